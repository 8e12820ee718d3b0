// The seal of a shard's bundle: what it holds, to the byte, and what became of each of its images.
import { z } from 'zod'
import { ImagelockError } from '../errors.ts'

const hex64 = z.string().regex(/^[0-9a-f]{64}$/)
const micros = z.int().min(0)
const MAX_TEXT = 4000

const seal = z.strictObject({
  version: z.literal(1),
  shard: z.int().min(1).max(256),
  of: z.int().min(1).max(256),
  /** SHA-256 over all that the manifests want: a bundle of other manifests is none for these. */
  wants: hex64,
  /** Fingerprints of what all shards together make. */
  work: z.array(z.string().regex(/^sha256:[0-9a-f]{64}$/)).max(10_000_000),
  /** The locks' file names, by the number of their folder. */
  locks: z.array(z.string()).min(1).max(10_000),
  images: z.array(
    z.strictObject({
      /** Number of the manifest's folder, from 1. */
      manifest: z.int().min(1),
      id: z.string().max(200),
      outcome: z.enum(['generated', 'copied', 'restored', 'refused', 'failed', 'unknown', 'skipped']),
      error: z.strictObject({ code: z.string().max(200), message: z.string().max(MAX_TEXT) }).exactOptional(),
      request_id: z.string().max(128).exactOptional(),
    }),
  ),
  /** Whole millionths of a dollar. */
  spent: micros,
  unknown: micros,
  /** Every other file of the bundle. */
  files: z.array(z.strictObject({ path: z.string().max(1000), sha256: hex64, bytes: micros })),
})

export type Seal = z.infer<typeof seal>
export type SealedImage = Seal['images'][number]

/** Longest text of an error that goes into a seal. */
export function cut(text: string): string {
  return text.slice(0, MAX_TEXT)
}

/** The seal as text. */
export function formatSeal(value: Seal): string {
  return `${JSON.stringify(value, null, 1)}\n`
}

/**
 * @param name what the bundle is called in the error
 * @throws ImagelockError `merge/seal` (exit 2)
 */
export function parseSeal(text: string, name: string): Seal {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    // Nothing is no seal.
  }
  const read = seal.safeParse(value)
  if (read.success && read.data.shard <= read.data.of) return read.data
  const where = read.error?.issues[0]?.path.join('.') ?? ''
  const message = `${name} has a seal that is none${where === '' ? '' : ` (${where})`}: make that shard again`
  throw new ImagelockError({ code: 'merge/seal', message })
}
