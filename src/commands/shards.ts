// How several machines share one plan, each by itself: what the manifests want, what is to be made, who makes what.
import { createHash } from 'node:crypto'
import type { Problem } from '../errors.ts'
import type { Loaded } from '../load.ts'
import { isMade, shardsFor, splitWork, type Work, workOf } from '../plan/shards.ts'
import type { Plan } from './session.ts'

/** How the work is shared out; `shardOf` by fingerprint. */
export interface Sharing {
  readonly of: number
  readonly wants: string
  readonly work: readonly Work[]
  readonly shardOf: ReadonlyMap<string, number>
}

/** What all manifests of the run want, as one hash: the same wherever manifests and seeds are the same. */
export function wantsOf(loaded: readonly Loaded[]): string {
  const wants = loaded.map(({ file, verdicts }) => [
    file.lockFile,
    verdicts.map(({ image, fingerprint }) => [image.id, image.path, fingerprint]),
  ])
  return createHash('sha256')
    .update(`imagelock/wants/1\n${JSON.stringify(wants)}`)
    .digest('hex')
}

/**
 * Shares out what the plans make; where bundles of an earlier sharing of the same wants are still missing, as it was
 * shared out then.
 */
export function share(plans: readonly Plan[], of: number): Sharing {
  const loaded = plans.map((plan) => plan.loaded)
  const wants = wantsOf(loaded)
  const earlier = loaded.map(({ view }) => view.split).find((split) => split?.of === of && split.wants === wants)
  const work = earlier ? workNamed(loaded, earlier.work) : madeBy(plans)
  return { of, wants, work, shardOf: splitWork(work, of) }
}

/** The pictures of these fingerprints, as far as an image wants them. */
export function workNamed(loaded: readonly Loaded[], fingerprints: readonly string[]): Work[] {
  const named = new Set(fingerprints)
  return workOf(loaded.flatMap(({ verdicts }) => verdicts.filter(({ fingerprint }) => named.has(fingerprint))))
}

function madeBy(plans: readonly Plan[]): Work[] {
  return workOf(plans.flatMap(({ items }) => items.filter(isMade)))
}

/** The shards as a matrix of a workflow; none where there is nothing to make. */
export function matrixOf(
  plans: readonly Plan[],
  shards: number | 'auto',
): { readonly shard: readonly string[]; readonly problems: readonly Problem[] } {
  const work = madeBy(plans)
  const of = work.length === 0 ? 0 : shards === 'auto' ? shardsFor(work) : shards
  const shard = Array.from({ length: of }, (_, index) => `${index + 1}/${of}`)
  if (of > 0) return { shard, problems: [] }
  const message = 'nothing is to be made, so there are no shards: a workflow skips its matrix job then'
  return { shard, problems: [{ severity: 'warning', code: 'shards/none', message }] }
}
