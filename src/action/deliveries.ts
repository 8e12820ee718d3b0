// The two ways to deliver a run: onto a branch, or as a pull request (spec action.md, "Delivery").
import type { Door, Plan, Review, Skip } from '../commands/session.ts'
import { lockAt } from '../deliver/compose.ts'
import { repositoryPath } from '../deliver/edits.ts'
import type { Proposal } from '../deliver/proposal.ts'
import { onTop } from '../deliver/push.ts'
import { messageText } from '../deliver/template.ts'
import { ImagelockError, type Problem } from '../errors.ts'
import type { ManifestFile } from '../manifest-file.ts'
import type { Report } from '../report/report.ts'
import type { OpenPull } from '../world/github-pulls.ts'
import { type Snapshot, takeSnapshot } from '../world/snapshot.ts'
import { delivered, folderOf, type Ground, lockPathOf, proposalOf } from './ground.ts'
import type { Seen } from './observe.ts'
import { changedIds, propose } from './propose.ts'
import { put } from './put.ts'
import { leftBehind } from './rescue.ts'
import { openReview, type Place } from './review.ts'
import { askRights } from './rights.ts'

/** What a delivery gives to the outputs. */
export interface Outcome {
  /** Whether this run put a commit on a branch. */
  readonly changed: boolean
  readonly branch: string
  readonly commit: string | null
  readonly pull: OpenPull | { readonly number: number; readonly url: string } | null
  readonly operation: 'created' | 'updated' | 'unchanged' | 'closed' | 'none'
  readonly problems: readonly Problem[]
  readonly proposal: Proposal
  /** Commits that hold the two sides of what is shown. */
  readonly before: string | null
  readonly after: string | null
}

/** A delivery, opened before the run: the run is told what waits for review and asks before it makes anything. */
export interface Delivery {
  readonly branch: string
  readonly review: Review | null
  readonly ready: Door['ready']
  readonly problems: Problem[]
  /** What the run may touch in the work tree, remembered when it is known; null where it stays. */
  readonly snapshot: () => Snapshot | null
  readonly deliver: (files: readonly ManifestFile[], report: Report) => Promise<Outcome>
}

/** Onto the branch itself; one that is missing is made at the checked-out commit. */
export function openCommit(ground: Ground, branch: string): Delivery {
  const problems: Problem[] = []
  // Asked for where something is to be made: what stands there already, from another branch or since the checkout.
  const places = async (): Promise<Place[]> => {
    const tip = (await ground.bench.tips([branch])).get(branch)
    return tip === undefined || tip === ground.head
      ? []
      : [{ commit: tip, name: `the branch ${branch}`, isTarget: true }]
  }
  return {
    branch,
    review: openReview(ground, places),
    problems,
    snapshot: () => null,
    ready: async (plans) => {
      if (makes(plans)) problems.push(...(await askRights(ground, plans, branch, null)))
      return null
    },
    deliver: async (files, report) => {
      const proposal = await proposalOf(ground, files)
      const message = messageText(ground.inputs.commitMessage, changedIds(proposal))
      const result = delivered(await put(ground, proposal, branch, onTop(ground.head), message), branch)
      const changed = result.kind === 'delivered'
      const left = await leftBehind(ground, proposal, branch, result.left, report)
      const common = { branch, pull: null, operation: 'none', problems: left, proposal, before: ground.head } as const
      return { ...common, changed, commit: changed ? result.commit : null, after: result.commit }
    },
  }
}

/** As a pull request from `branch` to `base`. */
export async function openPullRequest(ground: Ground, base: string, branch: string): Promise<Delivery> {
  const { bench } = ground
  if (branch === base) {
    const message = `the input branch names the base ${base} itself: a pull request needs another branch, and deliver: commit none`
    throw new ImagelockError({ code: 'input/branch', message })
  }
  const problems: Problem[] = []
  let snapshot: Snapshot | null = null
  const [tips, pulls] = await Promise.all([
    bench.tips([base, branch]),
    ground.github().then((github) => github.findPulls(branch, base)),
  ])
  const baseTip = tips.get(base)
  if (baseTip === undefined) {
    const message = `there is no branch ${base} to propose to: name one by the input base. Nothing was bought`
    throw new ImagelockError({ code: 'rights/base', message })
  }
  const seen: Seen = { baseTip, tip: tips.get(branch) ?? null, ...pulls }
  const waiting: Place[] = []
  if (seen.tip !== null) waiting.push({ commit: seen.tip, name: `the branch ${branch}`, isTarget: true })
  if (seen.open === null && seen.closed && !seen.closed.merged)
    waiting.push({ commit: seen.closed.headSha, name: `pull request ${seen.closed.number}`, isTarget: false })
  return {
    branch,
    review: openReview(ground, () => Promise.resolve(waiting)),
    problems,
    snapshot: () => snapshot,
    ready: async (plans) => {
      snapshot = takeSnapshot(ground.repository.workTree, touched(ground, plans), ground.temp)
      if (!hasWork(plans)) return null
      const skip = await wasRefused(ground, seen, plans)
      if (skip) return skip
      if (makes(plans)) problems.push(...(await askRights(ground, plans, branch, base)))
      return null
    },
    deliver: (files, report) => propose(ground, base, branch, seen, files, report),
  }
}

function hasWork(plans: readonly Plan[]): boolean {
  return plans.some(({ items }) => items.some(({ source }) => source.kind !== 'nothing'))
}

/** Whether an image is made: what is free needs no right before it is delivered. */
function makes(plans: readonly Plan[]): boolean {
  const made = (kind: string): boolean => kind === 'buy' || kind === 'draw' || kind === 'link'
  return plans.some(({ items }) => items.some(({ source }) => made(source.kind)))
}

/** Every path that a run of these plans may write or remove. */
function touched(ground: Ground, plans: readonly Plan[]): string[] {
  return plans.flatMap(({ loaded }) => {
    const folder = folderOf(ground, loaded.file)
    const paths = [
      ...loaded.verdicts.map(({ image }) => image.path),
      ...[...loaded.lock.images.values()].map((entry) => entry.path),
    ]
    return [lockPathOf(ground, loaded.file), ...paths.map((one) => repositoryPath({ folder }, one))]
  })
}

/** Whether a person closed, unmerged, a pull request in which all that this run would propose stands. */
async function wasRefused(ground: Ground, { open, closed }: Seen, plans: readonly Plan[]): Promise<Skip | null> {
  if (open !== null || closed === null || closed.merged) return null
  for (const { loaded, items } of plans) {
    const lock = await lockAt(ground.bench, closed.headSha, lockPathOf(ground, loaded.file)).catch(() => null)
    const stands = items.every(({ image, state, fingerprint }) => {
      if (!image || state === 'unchanged' || state === 'edited') return true
      const entry = lock?.images.get(image.id)
      return entry?.fingerprint === fingerprint && entry.path === image.path
    })
    if (!stands) return null
  }
  if (!(await (await ground.github()).wasClosedByPerson(closed.number))) return null
  const message = `pull request ${closed.number} with the same images was closed unmerged: nothing is bought or opened until the content changes`
  return { code: 'deliver/closed-unmerged', message }
}
