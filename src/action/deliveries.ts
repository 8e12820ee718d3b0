// The two ways to deliver a run: onto a branch, or as a pull request (spec action.md, "Delivery").
import type { Door, Plan, Review, Skip } from '../commands/session.ts'
import { lockAt } from '../deliver/compose.ts'
import { repositoryPath } from '../deliver/edits.ts'
import type { Proposal } from '../deliver/proposal.ts'
import type { Decision } from '../deliver/pull-request.ts'
import { onTop, type Target } from '../deliver/push.ts'
import { reviewRows } from '../deliver/rows.ts'
import { messageText, titleText } from '../deliver/template.ts'
import { bodyText, DEFAULT_TOKEN_NOTE } from '../deliver/text.ts'
import { ImagelockError, type Problem } from '../errors.ts'
import type { ManifestFile } from '../load.ts'
import type { Report } from '../report/report.ts'
import type { OpenPull } from '../world/github-pulls.ts'
import { type Snapshot, takeSnapshot } from '../world/snapshot.ts'
import { delivered, folderOf, type Ground, lockPathOf, put, proposalOf } from './ground.ts'
import { decideNow, type Seen } from './observe.ts'
import { openReview } from './review.ts'
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
  return {
    branch,
    review: null,
    problems,
    snapshot: () => null,
    ready: async (plans) => {
      if (makes(plans)) problems.push(...(await askRights(ground, plans, null)))
      return null
    },
    deliver: async (files) => {
      const proposal = await proposalOf(ground, files)
      const message = messageText(ground.inputs.commitMessage, changedIds(proposal))
      const result = delivered(await put(ground, proposal, branch, onTop(ground.head), ground.head, message), branch)
      const changed = result.kind === 'delivered'
      const common = { branch, pull: null, operation: 'none', problems: [], proposal, before: ground.head } as const
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
  const waiting = [seen.tip, seen.open === null && seen.closed && !seen.closed.merged ? seen.closed.headSha : null]
  return {
    branch,
    review: openReview(
      ground,
      waiting.filter((commit) => commit !== null),
    ),
    problems,
    snapshot: () => snapshot,
    ready: async (plans) => {
      snapshot = takeSnapshot(ground.repository.workTree, touched(ground, plans), ground.temp)
      if (!hasWork(plans)) return null
      const skip = await wasRefused(ground, seen, plans)
      if (skip) return skip
      if (makes(plans)) problems.push(...(await askRights(ground, plans, base)))
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

async function propose(
  ground: Ground,
  base: string,
  branch: string,
  seen: Seen,
  files: readonly ManifestFile[],
  report: Report,
): Promise<Outcome> {
  const proposal = await proposalOf(ground, files)
  const decision = await decideNow(ground, base, branch, seen, proposal, isComplete(ground, report))
  const common = { branch, problems: [], proposal, before: seen.baseTip, changed: false, commit: null, after: seen.tip }
  switch (decision.kind) {
    case 'none':
    case 'skip':
      return { ...common, pull: null, operation: 'none' }
    case 'unchanged':
      return { ...common, pull: seen.open, operation: 'unchanged' }
    case 'close':
      return { ...common, ...(await close(ground, decision, branch, seen)) }
    case 'propose':
      return open(ground, base, branch, seen, proposal, decision, report)
  }
}

/** Whether all that the manifests want is there: then nothing can wait for review that the base does not have. */
function isComplete({ inputs }: Ground, { ok, manifests }: Report): boolean {
  const images = manifests.flatMap((one) => one.images)
  return ok && inputs.only.length === 0 && images.every(({ state }) => state === 'unchanged')
}

async function close(
  ground: Ground,
  { deleteBranch }: Extract<Decision, { kind: 'close' }>,
  branch: string,
  { open: pull, tip }: Seen,
): Promise<Pick<Outcome, 'pull' | 'operation' | 'problems'>> {
  if (!pull) return { pull: null, operation: 'none', problems: [] }
  await (await ground.github()).closePull(pull.number)
  const problems: Problem[] = []
  if (deleteBranch && tip !== null) {
    const gone = await ground.bench.deleteBranch(branch, tip)
    if (gone.kind === 'refused')
      problems.push({
        severity: 'warning',
        code: 'deliver/branch-left',
        message: `${branch} was left: ${gone.message}`,
      })
  }
  return { pull, operation: 'closed', problems }
}

async function open(
  ground: Ground,
  base: string,
  branch: string,
  { baseTip, tip, open: pull }: Seen,
  proposal: Proposal,
  { how }: Extract<Decision, { kind: 'propose' }>,
  report: Report,
): Promise<Outcome> {
  const ids = changedIds(proposal)
  const message = messageText(ground.inputs.commitMessage, ids)
  const { inputs } = ground
  const target: Target['ground'] = (now) => {
    // A branch that moved meanwhile is added to as it stands now.
    if (now === null || now !== tip) return onTop(baseTip)(now)
    // A selection does not know what else waits on the branch: nothing of it may be dropped.
    if (how === 'rebuild' && inputs.only.length === 0)
      return Promise.resolve({ parents: [baseTip], lease: { kind: 'replace', commit: now } })
    if (how === 'rebuild' || how === 'merge-base')
      return Promise.resolve({ parents: [now, baseTip], lease: { kind: 'from', commit: now } })
    return onTop(baseTip)(now)
  }
  const result = delivered(await put(ground, proposal, branch, target, baseTip, message, tip), branch)
  const github = await ground.github()
  const changed = result.kind === 'delivered'
  const { server, owner, repo } = ground
  const site = { server, owner, repo, before: baseTip, after: result.commit }
  const body = bodyText(inputs.pullRequestBody, {
    report,
    rows: proposal.manifests.flatMap(reviewRows),
    site,
    notes: [...noChecks(pull)],
  })
  const title = titleText(inputs.pullRequestTitle, ids)
  const common = {
    branch,
    changed,
    commit: changed ? result.commit : null,
    proposal,
    before: baseTip,
    after: result.commit,
  }
  const behind: Problem[] =
    inputs.commitVia === 'api' && (how === 'rebuild' || how === 'merge-base')
      ? [
          {
            severity: 'warning',
            code: 'deliver/behind',
            message: `${branch} is behind ${base}; commit-via: api adds to it as it stands`,
          },
        ]
      : []
  try {
    if (pull) {
      await github.updatePull(pull.number, { title, body })
      return { ...common, pull, operation: changed ? 'updated' : 'unchanged', problems: behind }
    }
    const made = await github.createPull({ head: branch, base, title, body, draft: inputs.draft })
    const adorned = await github.adornPull(made.pull.number, inputs)
    const said = noChecks(made.pull).map((message): Problem => ({
      severity: 'warning',
      code: 'pull-request/no-checks',
      message,
    }))
    return { ...common, pull: made.pull, operation: 'created', problems: [...made.warnings, ...adorned, ...said] }
  } catch (error) {
    // The commit is on the branch: the outputs say so.
    return { ...common, pull, operation: 'none', problems: [notProposed(ground, base, branch, pull, error as Error)] }
  }
}

/** What the token of the workflow run itself means for checks: whose it is shows in what it opened. */
function noChecks(pull: OpenPull | null): readonly string[] {
  return pull?.author === 'github-actions[bot]' ? [DEFAULT_TOKEN_NOTE] : []
}

/** The setting that forbids it cannot be read before: the branch is kept, and the person told where to go. */
function notProposed(
  { server, owner, repo }: Ground,
  base: string,
  branch: string,
  pull: OpenPull | null,
  { message: why }: Error,
): Problem {
  const at = pull
    ? `Its pull request is ${pull.url}`
    : `Open it at ${server}/${owner}/${repo}/compare/${base}...${branch}?expand=1`
  const setting = /not permitted/i.test(why)
    ? ', or allow it in Settings > Actions > General > Workflow permissions > Allow GitHub Actions to create and approve pull requests'
    : ''
  const message = `the branch ${branch} is pushed, but the pull request could not be ${pull ? 'updated' : 'opened'}: ${why}. ${at}${setting}`
  return { severity: 'error', code: 'deliver/pull-request', message }
}

/** Ids that the proposal adds, changes or drops. */
function changedIds({ manifests }: Proposal): string[] {
  return manifests.flatMap((manifest) => reviewRows(manifest).map(({ id }) => id))
}
