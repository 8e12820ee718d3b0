// What stands on the head branch and in pull requests, looked at for the decision of `deliver/pull-request.ts`.
import { compose, lockAt } from '../deliver/compose.ts'
import { repositoryPath } from '../deliver/edits.ts'
import type { Proposal } from '../deliver/proposal.ts'
import { decide, type Decision, type HeadBranch, isToolsCommit } from '../deliver/pull-request.ts'
import { pointerBlob } from '../store/history.ts'
import type { ClosedPull, OpenPull } from '../world/github-pulls.ts'
import type { Ground } from './ground.ts'

/** What was there before the run. */
export interface Seen {
  readonly baseTip: string
  readonly tip: string | null
  readonly open: OpenPull | null
  readonly closed: ClosedPull | null
}

/** What is to be done with the proposal, as things stand. */
export async function decideNow(
  ground: Ground,
  base: string,
  branch: string,
  seen: Seen,
  proposal: Proposal,
  isComplete: boolean,
): Promise<Decision> {
  const { bench } = ground
  const has = async (commit: string): Promise<boolean> => {
    await bench.fetch([commit], { depth: 1 })
    return (await compose(bench, proposal, commit)).edits.length === 0
  }
  const { baseTip, tip, open: pull, closed } = seen
  const baseHasProposal = await has(baseTip)
  if (baseHasProposal && !pull) return { kind: 'none' }
  const isOnBranch = tip !== null && (await has(tip))
  // Whose commits the branch has is of no matter where nothing is done to it.
  if (pull && isOnBranch && !baseHasProposal) return { kind: 'unchanged', pull: pull.number }
  // A run that was stopped by a cap, a refusal or a selection knows nothing of what else waits for review.
  if (pull && baseHasProposal && !isComplete) return { kind: 'unchanged', pull: pull.number }
  const head: (HeadBranch & { readonly hasOthers: boolean }) | null =
    tip === null ? null : await headBranch(ground, base, branch, seen, proposal, isOnBranch)
  // Another manifest's images wait there too.
  if (pull && baseHasProposal && head?.hasOthers) return { kind: 'unchanged', pull: pull.number }
  const refused = pull === null && closed !== null && !closed.merged
  return decide({
    baseHasProposal,
    branch: head,
    open: pull?.number ?? null,
    closed: refused
      ? {
          number: closed.number,
          merged: false,
          hasProposal: await has(closed.headSha).catch(() => false),
          byPerson: await (await ground.github()).wasClosedByPerson(closed.number),
        }
      : null,
  })
}

/** Most commits of a branch whose paths are looked at: a longer one is taken for a person's. */
const LOOKED_AT = 50

async function headBranch(
  ground: Ground,
  base: string,
  branch: string,
  { tip }: Seen,
  proposal: Proposal,
  hasProposal: boolean,
): Promise<HeadBranch & { readonly hasOthers: boolean }> {
  const { bench, inputs } = ground
  const compared = await (await ground.github()).compare(base, branch)
  const commit = tip ?? ''
  if (!compared || !compared.complete || compared.commits.length > LOOKED_AT) {
    return { tip: commit, behind: compared?.behind ?? 1, allOurs: false, hasProposal, hasOthers: false }
  }
  await bench.fetch([commit], { depth: compared.commits.length + 1 })
  const known = await written(ground, [compared.mergeBase, commit, ...compared.commits.map(({ sha }) => sha)], proposal)
  // Only a commit by an app through the API needs to know whose the token is.
  const byApi = compared.commits.some(({ committer }) => committer.email !== inputs.committer.email)
  const account = byApi ? await (await ground.github()).whoAmI() : null
  let allOurs = true
  let hasOthers = false
  for (const { sha, parents, author, committer } of compared.commits) {
    const paths = await bench.changedPaths(sha).catch(() => ['?'])
    hasOthers ||= paths.some((path) => path.endsWith('.lock.json') && !known.locks.has(path))
    const isWritten = await onlyWritten(ground, sha, paths, known)
    const one = { parents: parents.length, author, committer, paths }
    allOurs &&= isWritten && isToolsCommit(one, { identities: [inputs.committer], account, paths: known.paths })
  }
  return { tip: commit, behind: compared.behind, allOurs, hasProposal, hasOthers }
}

/** What the tool may have written on a branch: the locks, the images that a version of them names, and their bytes. */
interface Written {
  readonly locks: ReadonlySet<string>
  readonly paths: ReadonlySet<string>
  /** Blobs of images, and of their Git LFS pointers. */
  readonly blobs: ReadonlySet<string>
}

async function written({ bench }: Ground, commits: readonly string[], proposal: Proposal): Promise<Written> {
  const locks = new Set(proposal.manifests.map(({ lockPath }) => lockPath))
  const paths = new Set(locks)
  const blobs = new Set<string>()
  for (const manifest of proposal.manifests) {
    for (const commit of new Set(commits)) {
      await bench.fetch([commit], { depth: 1 })
      const lock = await lockAt(bench, commit, manifest.lockPath).catch(() => null)
      for (const { path, file } of lock?.images.values() ?? []) {
        paths.add(repositoryPath(manifest, path))
        blobs.add(file.git_blob).add(pointerBlob(file))
      }
    }
  }
  return { locks, paths, blobs }
}

/** Whether a commit leaves no other bytes than locked ones at the paths of images: an optimiser's work is a person's. */
async function onlyWritten(
  { bench }: Ground,
  commit: string,
  paths: readonly string[],
  known: Written,
): Promise<boolean> {
  const images = paths.filter((path) => known.paths.has(path) && !known.locks.has(path))
  const there = await bench.blobs(commit, images)
  return [...there.values()].every(({ sha }) => known.blobs.has(sha))
}
