// Brings the base into a branch that has commits by people: git merges the files, the lock is merged by image.
import { formatLock } from '../lock/format.ts'
import type { Lock } from '../lock/schema.ts'
import type { TreeEdit } from '../world/bench-commit.ts'
import type { MergedTrees } from '../world/bench-merge.ts'
import type { Workbench } from '../world/workbench.ts'
import { type Bench, compose, type Composed, lockAt } from './compose.ts'
import { holds, repositoryPath } from './edits.ts'
import { mergeLocks } from './merge-lock.ts'
import type { Proposal } from './proposal.ts'

export type MergingBench = Bench & Pick<Workbench, 'fetch' | 'mergeTrees'>

export type MergedBranch =
  | {
      readonly kind: 'merged'
      readonly tree: string
      readonly edits: readonly TreeEdit[]
      readonly left: Composed['left']
    }
  /** The branch has the base already. */
  | { readonly kind: 'contained' }
  /** People have to merge these files; none where no common history was found. */
  | { readonly kind: 'people'; readonly paths: readonly string[] }

/** What a commit with both parents holds: git's merge of their trees, and the proposal on top of it. */
export async function mergeBranch(
  bench: MergingBench,
  proposal: Proposal,
  tip: string,
  base: string,
): Promise<MergedBranch> {
  await bench.fetch([tip, base], { depth: 1 })
  const trees = await bench.mergeTrees(tip, base)
  if (trees === null) return { kind: 'people', paths: [] }
  if (trees.base === base) return { kind: 'contained' }
  const locks: Lock[] = []
  for (const { lockPath } of proposal.manifests) {
    const [before, ours, theirs] = [
      await lockAt(bench, trees.base, lockPath),
      await lockAt(bench, tip, lockPath),
      await lockAt(bench, base, lockPath),
    ]
    locks.push(mergeLocks(before, ours, theirs).merged)
  }
  const composed = await compose(bench, proposal, trees.tree, locks)
  const settled = await settle(bench, proposal, composed, trees, [tip, base])
  if (settled.open.length > 0) return { kind: 'people', paths: settled.open }
  return { kind: 'merged', tree: trees.tree, edits: [...composed.edits, ...settled.edits], left: composed.left }
}

/** An edit for each path that git left in conflict and the proposal does not write; `open` are those that have none. */
async function settle(
  bench: Bench,
  { manifests }: Proposal,
  { edits, locks }: Composed,
  { conflicts }: MergedTrees,
  sides: readonly string[],
): Promise<{ readonly edits: readonly TreeEdit[]; readonly open: readonly string[] }> {
  const written = new Set(edits.map(({ path }) => path))
  const open = conflicts.filter((path) => !written.has(path))
  const blobs = []
  for (const side of sides) blobs.push(await bench.blobs(side, open))
  const entries = new Map(
    manifests.flatMap((manifest, at) =>
      [...(locks[at]?.images.values() ?? [])].map((entry) => [repositoryPath(manifest, entry.path), entry] as const),
    ),
  )
  const lockPaths = new Set(manifests.map(({ lockPath }) => lockPath))
  const settled: TreeEdit[] = []
  const left: string[] = []
  for (const path of open.filter((one) => !lockPaths.has(one))) {
    const entry = entries.get(path)
    const blob = blobs.map((side) => side.get(path)?.sha).find((sha) => sha && entry && holds(sha, entry))
    if (blob === undefined) left.push(path)
    else settled.push({ kind: 'blob', path, sha: blob })
  }
  // Git merges a lock by lines: what it made of them is never taken.
  for (const [at, { lockPath: path }] of manifests.entries()) {
    const lock = locks[at]
    const there = lock && (lock.images.size > 0 || conflicts.includes(path))
    if (there && !written.has(path)) settled.push({ kind: 'text', path, text: formatLock(lock) })
  }
  return { edits: settled, open: left }
}
