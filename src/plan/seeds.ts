// Settles the seeds that the manifest leaves open, and which vanished entries move to new ids. Pure.
import { bindSeed } from '../manifest/bind.ts'
import type { Draft, Image } from '../manifest/draft.ts'
import { derivedSeed, fingerprint } from '../lock/fingerprint.ts'
import type { Entry, Lock, Request } from '../lock/schema.ts'
import { canMove, type Facts } from './state.ts'

export interface Settled {
  /** By image id: images that took over the seed of a vanished entry. */
  readonly reseeded: ReadonlyMap<string, Image>
  /** Image id → id of the vanished entry that moves to it. */
  readonly moves: ReadonlyMap<string, string>
}

/** The seed of a draft without regard to renames: written, else that of its entry, else derived from the id. */
export function seedOf(draft: Draft, lock: Lock): number | null {
  if (!draft.takesSeed) return null
  return draft.writtenSeed ?? lock.images.get(draft.id)?.request.seed ?? derivedSeed(draft.id)
}

/** Paths that an image would have if it took over the seed of a vanished entry; only those with `{{ seed }}` differ. */
export function movePaths(drafts: readonly Draft[], lock: Lock): string[] {
  const open = drafts.filter((draft) => draft.pathParts.length > 1 && isOpen(draft, lock))
  if (open.length === 0) return []
  const orphans = seedlessIndex(vanished(drafts, lock))
  return open.flatMap((draft) =>
    matches(draft, orphans).map(({ entry }) => bindSeed(draft, entry.request.seed ?? null).path),
  )
}

/**
 * Gives each new image at most one entry that the manifest no longer has: exact matches first, then the same request
 * but for a seed that the image does not write (the entry keeps its seed); ids in code-unit order on both sides.
 * @param images those of the drafts, with the seeds of `seedOf`
 * @param isUsable whether a path that a taken-over seed would give is one that an image may have
 */
export function settleSeeds(
  drafts: readonly Draft[],
  images: readonly Image[],
  facts: Facts,
  isUsable: (path: string) => boolean,
): Settled {
  const { lock } = facts
  const reseeded = new Map<string, Image>()
  const moves = new Map<string, string>()
  const orphans = vanished(drafts, lock)
  if (orphans.length === 0) return { reseeded, moves }

  const taken = new Set<string>()
  const fresh = drafts
    .map((draft, index) => ({ draft, image: images[index] as Image }))
    .filter(({ draft }) => !lock.images.has(draft.id))
    .toSorted((a, b) => (a.draft.id < b.draft.id ? -1 : 1))
  const take = (draft: Draft, image: Image, candidates: readonly Candidate[]): boolean => {
    const found = candidates.find(({ id, entry }) => !taken.has(id) && canMove(entry, image.path, facts))
    if (!found) return false
    taken.add(found.id)
    moves.set(draft.id, found.id)
    return true
  }
  const exact = groupBy(orphans, (entry) => entry.fingerprint)
  for (const { draft, image } of fresh) take(draft, image, exact.get(fingerprint(image.request)) ?? [])
  const index = seedlessIndex(orphans)
  for (const { draft } of fresh) {
    if (moves.has(draft.id) || !isOpen(draft, lock)) continue
    for (const candidate of matches(draft, index)) {
      const seed = candidate.entry.request.seed ?? null
      const image = bindSeed(draft, seed)
      if (isUsable(image.path) && take(draft, image, [candidate])) {
        reseeded.set(draft.id, image)
        break
      }
    }
  }
  return { reseeded, moves }
}

interface Candidate {
  readonly id: string
  readonly entry: Entry
}

/** Entries that the manifest no longer has, in code-unit order; what a person accepted is a source for its own image alone. */
function vanished(drafts: readonly Draft[], lock: Lock): Candidate[] {
  const wanted = new Set<string>()
  for (const { id } of drafts) wanted.add(id)
  const gone: Candidate[] = []
  for (const [id, entry] of lock.images) if (!wanted.has(id) && !entry.accepted) gone.push({ id, entry })
  return gone.toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

function groupBy(candidates: readonly Candidate[], key: (entry: Entry) => string): Map<string, Candidate[]> {
  const groups = new Map<string, Candidate[]>()
  for (const candidate of candidates) {
    const name = key(candidate.entry)
    const group = groups.get(name)
    if (group) group.push(candidate)
    else groups.set(name, [candidate])
  }
  return groups
}

function isOpen(draft: Draft, lock: Lock): boolean {
  return draft.takesSeed && draft.writtenSeed === null && !lock.images.has(draft.id)
}

/** Vanished entries by their request without its seed; `promptless` without the prompt too, for prompts that name the seed. */
interface SeedlessIndex {
  readonly whole: ReadonlyMap<string, readonly Candidate[]>
  readonly promptless: () => ReadonlyMap<string, readonly Candidate[]>
}

function seedlessIndex(candidates: readonly Candidate[]): SeedlessIndex {
  let promptless: ReadonlyMap<string, readonly Candidate[]> | undefined
  return {
    whole: groupBy(candidates, (entry) => seedless(entry.request)),
    promptless: () => (promptless ??= groupBy(candidates, (entry) => seedless({ ...entry.request, prompt: '' }))),
  }
}

function matches(draft: Draft, index: SeedlessIndex): readonly Candidate[] {
  const { request } = bindSeed(draft, null)
  if (draft.promptParts.length === 1) return index.whole.get(seedless(request)) ?? []
  const candidates = index.promptless().get(seedless({ ...request, prompt: '' })) ?? []
  return candidates.filter(({ entry }) => draft.promptParts.join(String(entry.request.seed)) === entry.request.prompt)
}

function seedless(request: Request): string {
  const { seed: _, ...rest } = request
  return fingerprint(rest)
}
