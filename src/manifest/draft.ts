// What the manifest room gives to the next: every wanted image with all but its seed decided.
import type { ExtraValue, Format, Request } from '../lock/schema.ts'

/** A place in the manifest, counted from 1. */
export interface Place {
  readonly line: number
  readonly column: number
}

/** Where an effective value came from; `at` is an offset in the manifest's text. */
export type Origin =
  | { readonly from: 'image' | 'defaults' | 'top' | 'vars' | 'matrix'; readonly at: number }
  | { readonly from: 'lock' | 'derived' | 'provider' | 'spec' }

/** One image after matrix, defaults and variables. `{{ seed }}` alone is still open in its texts: see `bindSeed`. */
export interface Draft {
  readonly id: string
  /** Key under `images`; of a matrix, that of all its images. */
  readonly source: string
  readonly provider: string
  readonly model: string
  /** The seed that the manifest writes (image or defaults); null where it writes none. */
  readonly writtenSeed: number | null
  /** Whether the model takes a seed. */
  readonly takesSeed: boolean
  /** Texts split at each `{{ seed }}`; one part where there is none. */
  readonly promptParts: readonly string[]
  readonly pathParts: readonly string[]
  readonly altParts: readonly string[] | null
  readonly width: number | null
  readonly height: number | null
  /** Extension of the path, `jpg`, `png`, `webp`. */
  readonly format: Format
  /** What of the request does not depend on the seed or the texts; sent fields alone. */
  readonly fields: Omit<Request, 'prompt' | 'seed'>
  /** Offset of the image's key, for problems that are found later. */
  readonly at: number
  /** Offset of its path; of its key where the path comes from the format itself. */
  readonly pathAt: number
  /** Whether the image writes its path itself. */
  readonly ownPath: boolean
  /** For `explain`: effective key → where from. Keys as in the manifest, `width` and `height` for sizes. */
  readonly origins: () => Readonly<Record<string, Origin>>
  /** Keys of `defaults` that this model does not take and that were left out. */
  readonly leftOut: readonly string[]
}

/** A draft with its seed: what plan, lock and providers work with. */
export interface Image {
  readonly id: string
  readonly path: string
  readonly alt: string | null
  /** Null where the model takes none. */
  readonly seed: number | null
  readonly request: Request
}

export interface Budget {
  /** Whole millionths of a dollar. */
  readonly maxCost: number | null
  readonly maxImages: number | null
}

export interface Manifest {
  readonly drafts: readonly Draft[]
  readonly budget: Budget
}

export type { ExtraValue, Format, Request }
