// Splits the pictures that a plan makes over several machines: by expected seconds and price, the same on every machine. Pure.
import type { Request } from '../lock/schema.ts'
import { MAX_SHARDS } from '../options.ts'
import type { Image } from '../manifest/draft.ts'
import { providerNamed } from '../providers/table.ts'
import type { Item } from './plan.ts'

/** Least expected seconds of a shard that `auto` makes, at the default concurrency: a job takes half a minute to start. */
const LEAST_SECONDS = 300
const CONCURRENCY = 8

/** One picture to make, for however many images. */
export interface Work {
  readonly fingerprint: string
  /** Expected; only the relations count. */
  readonly seconds: number
  /** Whole millionths of a dollar; 0 where it is not known. */
  readonly price: number
}

/** Rough seconds of an answer for a picture of one megapixel. */
const SECONDS: readonly (readonly [RegExp, number])[] = [
  [/^flux-2-klein/, 3],
  [/^(?:flux-2-max|flux-2-flex)/, 20],
  [/^gpt-image/, 40],
  [/^flux/, 10],
]
const DRAWING_SECONDS = 0.3
const OTHER_SECONDS = 15
const MEGAPIXEL = 1 << 20

/** Whether a picture is made, and not found: such rows are what shards share out, with their twins. */
export function isMade({ source }: Item): boolean {
  return source.kind === 'buy' || source.kind === 'draw' || source.kind === 'twin'
}

/** The pictures of these images, each once, in the order of their fingerprints. */
export function workOf(images: readonly { readonly fingerprint: string; readonly image: Image | null }[]): Work[] {
  const found = new Map<string, Work>()
  for (const { image, fingerprint } of images) {
    if (!image) continue
    const price = providerNamed(image.request.provider)?.price(image.request.model) ?? 0
    found.set(fingerprint, { fingerprint, seconds: expectedSeconds(image.request), price })
  }
  return [...found.values()].toSorted((a, b) => (a.fingerprint < b.fingerprint ? -1 : 1))
}

/** What the embedded painter or the API may take for a picture. */
function expectedSeconds({ provider, model, width = 1024, height = 1024 }: Request): number {
  const known = SECONDS.find(([pattern]) => pattern.test(model))?.[1] ?? OTHER_SECONDS
  const each = provider === 'placeholder' ? DRAWING_SECONDS : known
  return each * (0.5 + (0.5 * width * height) / MEGAPIXEL)
}

/** How many machines some work is worth: 0 for none. */
export function shardsFor(work: readonly Work[]): number {
  const seconds = work.reduce((sum, one) => sum + one.seconds, 0) / CONCURRENCY
  return Math.min(MAX_SHARDS, work.length, Math.ceil(seconds / LEAST_SECONDS))
}

/**
 * The number of each picture's shard, 1 to `shards`: longest first, each to the shard that has least. Seconds and price
 * weigh the same, each as its part of the whole; ties go by fingerprint and by number.
 */
export function splitWork(work: readonly Work[], shards: number): ReadonlyMap<string, number> {
  const total = (of: 'seconds' | 'price'): number => work.reduce((sum, one) => sum + one[of], 0) || 1
  const [seconds, price] = [total('seconds'), total('price')]
  const weighed = work
    .map((one) => ({ fingerprint: one.fingerprint, weight: one.seconds / seconds + one.price / price }))
    .toSorted((a, b) => b.weight - a.weight || (a.fingerprint < b.fingerprint ? -1 : 1))
  const loads = Array.from({ length: shards }, () => 0)
  return new Map(
    weighed.map(({ fingerprint, weight }) => {
      const least = loads.indexOf(Math.min(...loads))
      loads[least] = (loads[least] ?? 0) + weight
      return [fingerprint, least + 1]
    }),
  )
}

/** What one of several machines may buy: what the plan gives it, and its part of what the plan leaves of a cap. */
export function shareOf(cap: number, planned: { readonly all: number; readonly own: number }, shards: number): number {
  return planned.own + Math.max(0, Math.floor((cap - planned.all) / shards))
}
