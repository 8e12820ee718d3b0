// What both doors ask the hall to do; each door reads its own inputs into this.

export const COMMANDS = [
  'plan',
  'generate',
  'check',
  'accept',
  'restore',
  'prune',
  'reroll',
  'pick',
  'explain',
  'gallery',
  'init',
  'merge',
  'merge-driver',
  'doctor',
] as const
export type Command = (typeof COMMANDS)[number]

/** Caps where the operator sets none (spec cli.md). */
export const DEFAULT_MAX_COST = 5_000_000
export const DEFAULT_MAX_IMAGES = 100

/** Jobs of one matrix (facts: github.md). */
export const MAX_SHARDS = 256

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
  /** How many variants of each named image `generate` makes beside the manifest; 0 where it makes the images. */
  readonly candidates: number
  /** Of `pick`: the seed of the candidate. */
  readonly seed: number | null
  /** Where `gallery` writes its page, or a shard's bundle goes; null for the default. */
  readonly out: string | null
  /** Folder of pictures by fingerprint; null for none. */
  readonly cache: string | null
  /** Of `plan`: how many shards are wanted; null for none. */
  readonly shards: number | 'auto' | null
  /** Of `generate`: the shard that is made alone; null for all. */
  readonly shard: Shard | null
  /** Of `merge`: folders that are bundles or hold them. Of `merge-driver`: three locks and the path of the merged one. */
  readonly operands: readonly string[]
}

/** One of several machines, counted from 1. */
export interface Shard {
  readonly index: number
  readonly of: number
}

/** What is meant where a door says nothing of it (spec cli.md, the table of options). */
export const DEFAULTS: Omit<Options, 'command'> = {
  ids: [],
  manifests: [],
  maxCost: DEFAULT_MAX_COST,
  maxImages: DEFAULT_MAX_IMAGES,
  allowsUnpriced: false,
  concurrency: 8,
  force: false,
  prune: false,
  placeholder: false,
  attempts: 4,
  timeoutMs: 180_000,
  paidRetries: 0,
  adopt: [],
  candidates: 0,
  seed: null,
  out: null,
  cache: null,
  shards: null,
  shard: null,
  operands: [],
}
