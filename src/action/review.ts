// What waits for review is not bought again: the locks on the head branch and of the last closed pull request (spec action.md).
import type { Review } from '../commands/session.ts'
import { lockAt } from '../deliver/compose.ts'
import { repositoryPath } from '../deliver/edits.ts'
import type { Entry } from '../lock/schema.ts'
import type { ManifestFile } from '../load.ts'
import type { GitFind } from '../plan/source.ts'
import { blobChecker, pointerBlob, type Seeker } from '../store/history.ts'
import type { Workbench } from '../world/workbench.ts'
import { folderOf, type Ground, lockPathOf } from './ground.ts'

/** @param commits where to look, in this order; they are fetched when something is sought */
export function openReview(ground: Ground, commits: readonly string[]): Review {
  const { bench } = ground
  return {
    find: async (file, seekers) => {
      const found = new Map<string, GitFind>()
      for (const commit of commits) {
        await bench.fetch([commit], { depth: 1 })
        const open = seekers.filter(({ id }) => !found.has(id))
        for (const [id, find] of await findIn(ground, file, commit, open)) found.set(id, find)
      }
      return found
    },
    objects: () => ({ read: bench.readBlob, close: () => {} }),
  }
}

async function findIn(
  ground: Ground,
  file: ManifestFile,
  commit: string,
  seekers: readonly Seeker[],
): Promise<[string, GitFind][]> {
  const { bench } = ground
  const lock = await lockAt(bench, commit, lockPathOf(ground, file))
  const folder = folderOf(ground, file)
  const byFingerprint = new Map<string, { id: string; entry: Entry }[]>()
  for (const [id, entry] of lock.images) {
    byFingerprint.set(entry.fingerprint, [...(byFingerprint.get(entry.fingerprint) ?? []), { id, entry }])
  }
  const candidates = seekers.flatMap((seeker) =>
    (byFingerprint.get(seeker.fingerprint) ?? [])
      // What a person accepted is a source for its own image alone.
      .filter(({ id, entry }) => !entry.accepted || id === seeker.id)
      .map(({ entry }) => ({ seeker, entry, path: repositoryPath({ folder }, entry.path) })),
  )
  const blobs = await bench.blobs(commit, [...new Set(candidates.map(({ path }) => path))])
  const finds = candidates.flatMap(({ seeker, entry, path }) => {
    const pointer = kindOf(blobs.get(path)?.sha, entry)
    return pointer === null ? [] : [[seeker.id, { entry, pointer }] as [string, GitFind]]
  })
  await fetchThem(
    bench,
    finds.flatMap(([, { entry, pointer }]) => (pointer ? [] : [entry])),
  )
  const holds = blobChecker(bench.readBlob)
  const kept: typeof finds = []
  for (const one of finds) if (one[1].pointer || (await holds(one[1].entry.file))) kept.push(one)
  return kept
}

/** Whether a blob is the pointer of a picture, false for the picture itself, null for neither. */
function kindOf(sha: string | undefined, { file }: Entry): boolean | null {
  if (sha === file.git_blob) return false
  return sha === pointerBlob(file) ? true : null
}

async function fetchThem(bench: Workbench, entries: readonly Entry[]): Promise<void> {
  await bench.fetchBlobs([...new Set(entries.map(({ file }) => file.git_blob))])
}
