// What a lock holds (spec: lockfile.md).

export type Format = 'jpeg' | 'png' | 'webp'

/** A value of `extra`, as the provider lists it. */
export type ExtraValue = string | number | boolean

/**
 * Everything that decides a picture and nothing else, in the canonical key order of the lock.
 * A field that is not sent is absent.
 */
export interface Request {
  readonly provider: string
  readonly model: string
  /** Final text; a JSON prompt stands as its canonical text. */
  readonly prompt: string
  readonly width?: number
  readonly height?: number
  readonly seed?: number
  readonly output_format?: Format
  readonly safety_tolerance?: number
  readonly prompt_upsampling?: boolean
  readonly steps?: number
  readonly guidance?: number
  readonly extra?: Readonly<Record<string, ExtraValue>>
}

/** What was read from the bytes themselves. */
export interface FileFacts {
  /** Hex. */
  readonly sha256: string
  /** Hex SHA-1 that git gives these bytes as a blob. */
  readonly git_blob: string
  readonly bytes: number
  readonly format: Format
  readonly width: number
  readonly height: number
  readonly provenance: 'c2pa' | 'none'
}

export type CostSource = 'price-list' | 'provider' | 'none' | 'unknown'

export interface Receipt {
  /** `[A-Za-z0-9_.:-]{1,128}` or absent. */
  readonly request_id?: string
  /** USD with at most six decimals; null only with `unknown`. */
  readonly cost_usd: number | null
  readonly cost_source: CostSource
}

export interface Entry {
  readonly path: string
  readonly fingerprint: string
  readonly request: Request
  readonly file: FileFacts
  /** Absent only where a person's own bytes were accepted. */
  readonly receipt?: Receipt
  readonly accepted?: true
}

/** Entries by image id. */
export interface Lock {
  readonly version: 1
  readonly images: ReadonlyMap<string, Entry>
}
