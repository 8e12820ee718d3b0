// What a run would change on a commit: locks merged with the commit's own, and the edits that follow from it.
import { ImagelockError } from '../errors.ts'
import { parseLock, MAX_LOCK_BYTES } from '../lock/parse.ts'
import type { Lock } from '../lock/schema.ts'
import type { Workbench } from '../world/workbench.ts'
import { editsFor, foreignImages, lostImages, repositoryPath, type Tip, without } from './edits.ts'
import { mergeLocks } from './merge-lock.ts'
import type { Edit, Proposal, ProposedManifest } from './proposal.ts'

/** An image that is not delivered as the run made it. */
export interface Left {
  readonly manifest: string
  readonly id: string
  /** `foreign`: a person's own file stands at its path on the branch. `path`: an image of the run has its path now. */
  readonly why: 'foreign' | 'path'
}

export interface Composed {
  readonly edits: readonly Edit[]
  readonly left: readonly Left[]
  /** The merged lock of each manifest. */
  readonly locks: readonly Lock[]
}

/** What `Workbench` has to give for it. */
export type Bench = Pick<Workbench, 'readText' | 'blobs' | 'holds'>

/**
 * The edits that put a proposal on a commit, which has to be here; none where all of it is there.
 * @param tree a commit or a tree; `known` its locks, one a manifest, where they are not read from it
 * @throws ImagelockError `lock/…` for a lock of the commit that cannot be read
 */
export async function compose(
  bench: Bench,
  proposal: Proposal,
  tree: string,
  known?: readonly Lock[],
): Promise<Composed> {
  const locks = known ?? (await locksAt(bench, proposal, tree))
  const has = await blobReader(bench, proposal, locks, tree)
  const head = (): Promise<Tip['has']> => blobReader(bench, proposal, locks, proposal.head)
  const parts: Part[] = []
  for (const [at, manifest] of proposal.manifests.entries()) {
    parts.push(await composeOne(bench, manifest, { lock: locks[at] as Lock, has }, head))
  }
  return {
    edits: together(parts.flatMap(({ edits }) => edits)),
    left: parts.flatMap(({ left }) => left),
    locks: parts.map(({ merged }) => merged),
  }
}

async function locksAt(bench: Bench, { manifests }: Proposal, commit: string): Promise<Lock[]> {
  const locks: Lock[] = []
  for (const { lockPath } of manifests) locks.push(await lockAt(bench, commit, lockPath))
  return locks
}

/**
 * The lock of a commit; an empty one where there is none.
 * @param name how people are told of the commit
 * @throws ImagelockError `lock/…` without a place: the file is not that of the checkout
 */
export async function lockAt(
  bench: Pick<Bench, 'readText'>,
  commit: string,
  lockPath: string,
  name = `commit ${commit.slice(0, 12)}`,
): Promise<Lock> {
  const text = await bench.readText(commit, lockPath, MAX_LOCK_BYTES)
  if (text === null) return { version: 1, images: new Map() }
  try {
    return parseLock(text, lockPath).lock
  } catch (error) {
    if (!(error instanceof ImagelockError)) throw error
    const [first = { code: 'lock/unreadable', message: 'it cannot be read' }, ...more] = error.problems.map(
      ({ severity, code, message, line }) => ({
        severity,
        code,
        message: `${lockPath} on ${name}${line === undefined ? '' : `, line ${line}`}: ${message}`,
      }),
    )
    throw new ImagelockError(first, error.exit, more)
  }
}

interface Part extends Omit<Composed, 'locks'> {
  readonly merged: Lock
}

async function composeOne(
  bench: Bench,
  proposed: ProposedManifest,
  tip: Tip,
  head: () => Promise<Tip['has']>,
): Promise<Part> {
  const first = mergeLocks(proposed.base, proposed.ours, tip.lock)
  const suspects = foreignImages(proposed, tip, first.merged, () => null)
  const foreign = suspects.length === 0 ? [] : foreignImages(proposed, tip, first.merged, await head())
  const manifest = without(proposed, foreign)
  const { merged, dropped } = foreign.length === 0 ? first : mergeLocks(manifest.base, manifest.ours, tip.lock)
  const restored: Edit[] = []
  for (const edit of lostImages(manifest, tip, merged)) if (await bench.holds(edit)) restored.push(edit)
  const name = proposed.manifest
  return {
    merged,
    edits: [...editsFor(manifest, tip, merged), ...restored],
    left: [
      ...foreign.map((id) => ({ manifest: name, id, why: 'foreign' as const })),
      ...dropped.map((id) => ({ manifest: name, id, why: 'path' as const })),
    ],
  }
}

/** Removals first, so that a file may become a folder; what another manifest writes is not removed. */
function together(edits: readonly Edit[]): Edit[] {
  const written = new Set(edits.filter(({ kind }) => kind !== 'remove').map(({ path }) => path))
  const removals = edits.filter(({ kind, path }) => kind === 'remove' && !written.has(path))
  return [...removals, ...edits.filter(({ kind }) => kind !== 'remove')]
}

async function blobReader(
  bench: Bench,
  { manifests }: Proposal,
  locks: readonly Lock[],
  commit: string,
): Promise<Tip['has']> {
  const paths = manifests.flatMap((manifest, at) =>
    [manifest.ours, manifest.base, locks[at]].flatMap((lock) =>
      [...(lock?.images.values() ?? [])].map(({ path }) => repositoryPath(manifest, path)),
    ),
  )
  const found = await bench.blobs(commit, [...new Set(paths)])
  return (path) => found.get(path)?.sha ?? null
}
