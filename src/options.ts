// What both doors ask the hall to do; each door reads its own inputs into this.

export const COMMANDS = [
  'plan',
  'generate',
  'check',
  'accept',
  'restore',
  'prune',
  'explain',
  'init',
  'doctor',
] as const
export type Command = (typeof COMMANDS)[number]

/** Caps where the operator sets none (spec cli.md). */
export const DEFAULT_MAX_COST = 5_000_000
export const DEFAULT_MAX_IMAGES = 100

export interface Options {
  readonly command: Command
  /** Ids and globs; empty for all. */
  readonly ids: readonly string[]
  /** Paths and globs; empty for the default manifest. */
  readonly manifests: readonly string[]
  /** Whole millionths of a dollar. */
  readonly maxCost: number
  readonly maxImages: number
  /** Whether the operator set `maxImages` himself: only then is an unpriced model bought. */
  readonly allowsUnpriced: boolean
  readonly concurrency: number
  readonly force: boolean
  readonly prune: boolean
  readonly placeholder: boolean
  readonly attempts: number
  readonly timeoutMs: number
  readonly paidRetries: number
  /** Globs of `init`; empty for none. */
  readonly adopt: readonly string[]
}
