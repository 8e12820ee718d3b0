// The contract of a provider: data about an API, values in and values out, no I/O (spec: providers.md).
import type { ExtraValue, Format, Request } from '../lock/schema.ts'

/** The parameters beside the size, the seed and the format that some models take. */
export type Parameter = 'safety_tolerance' | 'prompt_upsampling' | 'steps' | 'guidance'

/** A whole number or number within limits, or a boolean, with the API's documented default. */
export type ParameterRule =
  | { readonly kind: 'integer' | 'number'; readonly min: number; readonly max: number; readonly default: number }
  | { readonly kind: 'boolean'; readonly default: boolean }

/** A field of `extra`: never sent unless the manifest names it. */
export type ExtraRule =
  | { readonly kind: 'choice'; readonly values: readonly string[] }
  | { readonly kind: 'integer'; readonly min: number; readonly max: number }

export interface Size {
  readonly width: number
  readonly height: number
}

/** What a model takes. What is not listed here is not sent, and an image's own value for it is an error. */
export interface ModelRules {
  /** False for a model that the provider does not list: allowed, with a warning. */
  readonly listed: boolean
  /** The first is the default; empty where the API takes no format (its pictures are then PNG). */
  readonly formats: readonly Format[]
  /** Format of what is delivered where `formats` is empty. */
  readonly fixedFormat?: Format
  /** Whether the image's size is the caller's choice. */
  readonly sized: boolean
  readonly seed: boolean
  readonly parameters: Readonly<Partial<Record<Parameter, ParameterRule>>>
  readonly extra: Readonly<Record<string, ExtraRule>>
  /** Null where the size is legal, else one sentence that names the rule broken and the two nearest legal sizes. */
  readonly checkSize: (size: Size) => string | null
  /** Reasons beyond the general form why a parameter's value is refused, e.g. klein with `prompt_upsampling: true`. */
  readonly refuse?: Readonly<Partial<Record<Parameter, (value: number | boolean) => string | null>>>
}

/** A warning of the plan about one request. */
export interface RequestWarning {
  readonly code: string
  readonly message: string
}

/** The purchase as the API wants it: a POST of this JSON to this path below the base URL. */
export interface Submission {
  readonly path: string
  readonly body: Readonly<Record<string, unknown>>
}

/** What came back for a purchase, already read: base64 pictures were decoded to disk and stand as "" in `json`. */
export interface PurchaseResponse {
  readonly status: number
  /** The JSON document without its base64; undefined where the body is none (empty, HTML, cut). */
  readonly json: unknown
  /** The beginning of the body where it is no JSON; at most 2 kB. */
  readonly text: string
  /** How many base64 pictures were decoded, and whether each was base64 to its end. */
  readonly base64: readonly { readonly valid: boolean; readonly bytes: number }[]
}

/** What an answer means; the caller acts on `kind` alone. `message` is one sentence with the provider's words in it. */
export type Answer =
  | { readonly kind: 'bytes' }
  | { readonly kind: 'url'; readonly url: string }
  | {
      readonly kind: 'refused' | 'invalid' | 'unauthorised' | 'out-of-credit' | 'wait' | 'trouble' | 'unknown'
      /** Stable, e.g. `provider/moderated`. */
      readonly code: string
      readonly message: string
    }

export interface Provider {
  readonly name: string
  readonly defaultModel: string
  /** Models that the provider lists, for near names and the schema. */
  readonly models: readonly string[]
  readonly rules: (model: string) => ModelRules
  readonly warnings: (request: Request) => readonly RequestWarning[]
  /** Whole millionths of a dollar, null where the model has no price; 0 for a free provider. */
  readonly price: (model: string) => number | null
  /** Absent for the embedded painter. */
  readonly api?: {
    /** Name of the environment variable of the key, e.g. `APIYI_API_KEY`. */
    readonly keyVariable: string
    readonly baseUrlVariable: string
    readonly baseUrl: string
    /** A GET below the base URL that costs nothing, with a leading `/`: 200 where the key is taken, 401 where not. */
    readonly freePath: string
    /** Where a person sees the balance; absent where there is no such page. */
    readonly balancePage?: string
    readonly submit: (request: Request) => Submission
    readonly read: (response: PurchaseResponse) => Answer
    /** Headers that may carry the request id, in order of preference. */
    readonly requestIdHeaders: readonly string[]
  }
}

export type { ExtraValue, Format, Request }
