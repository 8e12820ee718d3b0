// A run's proposal becomes a pull request: created, updated, left, closed (spec action.md, "Delivery").
import type { Proposal } from '../deliver/proposal.ts'
import type { Decision } from '../deliver/pull-request.ts'
import { type Delivered, onTop, type Target } from '../deliver/push.ts'
import { reviewRows } from '../deliver/rows.ts'
import { messageText, titleText } from '../deliver/template.ts'
import { bodyText, DEFAULT_TOKEN_NOTE, MAYBE_NO_CHECKS_NOTE } from '../deliver/text.ts'
import type { Problem } from '../errors.ts'
import type { ManifestFile } from '../manifest-file.ts'
import type { Report } from '../report/report.ts'
import type { OpenPull } from '../world/github-pulls.ts'
import type { Outcome } from './deliveries.ts'
import { delivered, type Ground, namesFromRoot, proposalOf, siteOf } from './ground.ts'
import { decideNow, type Seen } from './observe.ts'
import { put } from './put.ts'
import { leftBehind } from './rescue.ts'

/** Delivers what the work tree holds now as the pull request from `branch` to `base`. */
export async function propose(
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
      return { ...common, commit: seen.tip, pull: seen.open, operation: 'unchanged' }
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
  const isBehind = how === 'rebuild' || how === 'merge-base'
  const target: Target['ground'] = (now) => {
    if (now === null || !isBehind) return onTop(baseTip)(now)
    // Neither a branch that moved meanwhile nor one of which a selection knows a part may lose what else is on it.
    return how === 'rebuild' && now === tip && inputs.only.length === 0
      ? Promise.resolve({ parents: [baseTip], lease: { kind: 'replace', commit: now } })
      : Promise.resolve({ parents: [now, baseTip], lease: { kind: 'from', commit: now } })
  }
  const result = delivered(await put(ground, proposal, branch, target, message, tip), branch)
  const github = await ground.github()
  const changed = result.kind === 'delivered'
  const site = siteOf(ground, { before: baseTip, after: result.commit, named: namesFromRoot(ground) })
  const body = bodyText(inputs.pullRequestBody, {
    report,
    rows: proposal.manifests.flatMap(reviewRows),
    site,
    notes: pull ? noChecks(pull) : [MAYBE_NO_CHECKS_NOTE],
  })
  const title = titleText(inputs.pullRequestTitle, ids)
  const common = {
    branch,
    changed,
    commit: result.commit,
    proposal,
    before: baseTip,
    after: result.commit,
  }
  const told = [...behind(base, branch, result), ...(await leftBehind(ground, proposal, branch, result.left, report))]
  try {
    // One that was closed or merged meanwhile takes nothing more: what is new on the branch wants another.
    if (pull && (await github.updatePull(pull.number, { title, body })))
      return { ...common, pull, operation: changed ? 'updated' : 'unchanged', problems: told }
    const made = await github.createPull({ head: branch, base, title, body, draft: inputs.draft })
    const adorned = await github.adornPull(made.pull.number, inputs)
    const said = noChecks(made.pull).map((message): Problem => ({
      severity: 'warning',
      code: 'pull-request/no-checks',
      message,
    }))
    return {
      ...common,
      pull: made.pull,
      operation: 'created',
      problems: [...told, ...made.warnings, ...adorned, ...said],
    }
  } catch (error) {
    // The commit is on the branch: the outputs say so.
    return {
      ...common,
      pull,
      operation: 'none',
      problems: [...told, notProposed(ground, base, branch, pull, error as Error)],
    }
  }
}

/** The commit lies on a branch that the base could not be brought into. */
function behind(base: string, branch: string, { kind, ...result }: Delivered): Problem[] {
  const paths = kind === 'delivered' && 'unmerged' in result ? result.unmerged : undefined
  if (paths === undefined) return []
  const which = paths.length === 0 ? '' : `, they conflict in ${paths.slice(0, 5).join(', ')}`
  const message = `${branch} is behind ${base} and the two could not be merged${which}: the images went on top of it as it stands. Merge ${base} into it`
  return [{ severity: 'warning', code: 'deliver/behind', message }]
}

/** What the token of the workflow run itself means for checks: whose it is shows in what it opened. */
function noChecks(pull: OpenPull): readonly string[] {
  return pull.author === 'github-actions[bot]' ? [DEFAULT_TOKEN_NOTE] : []
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
export function changedIds({ manifests }: Proposal): string[] {
  return manifests.flatMap((manifest) => reviewRows(manifest).map(({ id }) => id))
}
