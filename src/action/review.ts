// What waits for review is not bought again: the locks on the head branch and of the last closed pull request (spec action.md).
import type { Review, Waiting } from '../commands/session.ts'
import { lockAt } from '../deliver/compose.ts'
import { holds, repositoryPath } from '../deliver/edits.ts'
import type { Entry, Lock } from '../lock/schema.ts'
import type { ManifestFile } from '../manifest-file.ts'
import type { Aside, GitFind } from '../plan/source.ts'
import { blobChecker, pointerBlob, type Seeker } from '../store/history.ts'
import type { TreeFile } from '../world/bench-read.ts'
import { folderOf, type Ground, lockPathOf } from './ground.ts'

/** A commit whose lock may hold what is wanted. */
export interface Place {
  readonly commit: string
  /** How people are told of it, such as `the branch x`. */
  readonly name: string
  /** Whether the run delivers onto it, so that a person's own files there stand in its way. */
  readonly isTarget: boolean
}

/** @param places where to look, in this order; asked for, and fetched, when something is sought */
export function openReview(ground: Ground, places: () => Promise<readonly Place[]>): Review {
  const { bench } = ground
  return {
    find: async (file, seekers) => {
      const finds = new Map<string, GitFind>()
      const kept = new Map<string, Aside>()
      for (const place of await places()) {
        await bench.fetch([place.commit], { depth: 1 })
        const open = seekers.filter(({ id }) => !finds.has(id))
        const found = await findIn(ground, file, place, open)
        for (const [id, find] of found.finds) finds.set(id, find)
        for (const [id, why] of found.kept) kept.set(id, why)
      }
      return { finds, kept }
    },
    objects: () => ({ read: bench.readBlob, close: () => {} }),
  }
}

async function findIn(ground: Ground, file: ManifestFile, place: Place, seekers: readonly Seeker[]): Promise<Waiting> {
  const { bench, head } = ground
  const at = { folder: folderOf(ground, file) }
  const lock = await lockAt(bench, place.commit, lockPathOf(ground, file), place.name)
  const candidates = candidatesOf(lock, seekers)
  const paths = [...candidates.map(({ entry }) => entry.path), ...seekers.map((seeker) => seeker.path)]
  const blobs = await bench.blobs(place.commit, [...new Set(paths.map((one) => repositoryPath(at, one)))])
  const blobAt = (path: string): string | undefined => blobs.get(repositoryPath(at, path))?.sha

  const finds = new Map<string, GitFind>()
  const replaced: typeof candidates = []
  for (const candidate of candidates) {
    const pointer = kindOf(blobAt(candidate.entry.path), candidate.entry)
    if (pointer !== null) finds.set(candidate.seeker.id, { entry: candidate.entry, pointer })
    else if (!candidate.entry.accepted) replaced.push(candidate)
  }
  await bench.fetchBlobs([...new Set([...finds.values()].flatMap(blobsOf))])
  const isWhole = blobChecker(bench.readBlob)
  for (const [id, { entry, pointer }] of finds) if (!pointer && !(await isWhole(entry.file))) finds.delete(id)
  // A person put other bytes there, or took the file away: the paid ones are still in the branch's history.
  for (const { seeker, entry } of replaced) {
    if (finds.has(seeker.id)) continue
    if (await canBeHad(ground, entry, isWhole)) finds.set(seeker.id, { entry, pointer: false })
  }
  if (!place.isTarget) return { finds, kept: new Map() }
  const strangers = seekers.filter(({ id, path }) => !finds.has(id) && isStranger(blobAt(path), path, lock))
  const own = strangers.length === 0 ? new Map<string, TreeFile>() : await bench.blobs(head, [...blobs.keys()])
  const kept = strangers
    .filter(({ path }) => own.get(repositoryPath(at, path))?.sha !== blobAt(path))
    .map(({ id, path }) => [id, keptAt(id, repositoryPath(at, path), place, file.named)] as const)
  return { finds, kept: new Map(kept) }
}

function candidatesOf(lock: Lock, seekers: readonly Seeker[]): { readonly seeker: Seeker; readonly entry: Entry }[] {
  const byFingerprint = new Map<string, { id: string; entry: Entry }[]>()
  for (const [id, entry] of lock.images) {
    byFingerprint.set(entry.fingerprint, [...(byFingerprint.get(entry.fingerprint) ?? []), { id, entry }])
  }
  return seekers.flatMap((seeker) =>
    (byFingerprint.get(seeker.fingerprint) ?? [])
      // What a person accepted is a source for its own image alone.
      .filter(({ id, entry }) => !entry.accepted || id === seeker.id)
      .map(({ entry }) => ({ seeker, entry })),
  )
}

/** Whether a blob is the pointer of a picture, false for the picture itself, null for neither. */
function kindOf(sha: string | undefined, { file }: Entry): boolean | null {
  if (sha === file.git_blob) return false
  return sha === pointerBlob(file) ? true : null
}

function blobsOf({ entry, pointer }: GitFind): string[] {
  return pointer ? [] : [entry.file.git_blob]
}

/** Whether the remote still has a blob that no tree at hand names. */
async function canBeHad({ bench }: Ground, { file }: Entry, isWhole: ReturnType<typeof blobChecker>): Promise<boolean> {
  try {
    await bench.fetchBlobs([file.git_blob])
    return await isWhole(file)
  } catch {
    return false
  }
}

function isStranger(blob: string | undefined, path: string, lock: Lock): boolean {
  if (blob === undefined) return false
  return ![...lock.images.values()].some((entry) => entry.path === path && holds(blob, entry))
}

function keptAt(id: string, path: string, { name }: Place, named: string): Aside {
  const message = `${id} is left alone: ${path} on ${name} has bytes that imagelock did not write. To settle it there: imagelock accept ${id}${named}, or remove the file`
  return { code: 'deliver/kept', message }
}
