// What was bought and could not be delivered goes to a branch of its own (spec action.md, "Paid work survives").
import type { Left } from '../deliver/compose.ts'
import type { Proposal } from '../deliver/proposal.ts'
import { onTop } from '../deliver/push.ts'
import { messageText } from '../deliver/template.ts'
import type { Problem } from '../errors.ts'
import { nameForReader } from '../manifest-file.ts'
import { named } from '../named.ts'
import type { Report } from '../report/report.ts'
import type { Outcome } from './deliveries.ts'
import { delivered, type Ground } from './ground.ts'
import { put } from './put.ts'

/** All of a proposal on `imagelock/rescue/<run id>`; null where that cannot be had either. */
export async function rescue(ground: Ground, proposal: Proposal): Promise<Outcome | null> {
  const branch = `imagelock/rescue/${ground.runId}`
  const ids = proposal.manifests.flatMap(({ ours }) => [...ours.images.keys()])
  try {
    const result = delivered(await put(ground, proposal, branch, onTop(ground.head), messageText(null, ids)), branch)
    const common = { branch, pull: null, operation: 'none', problems: [], proposal, before: ground.head } as const
    return { ...common, changed: true, commit: result.commit, after: result.commit }
  } catch {
    return null
  }
}

/** Tells which images the branch did not take, and where those are that this run made. */
export async function leftBehind(
  ground: Ground,
  proposal: Proposal,
  branch: string,
  left: readonly Left[],
  { manifests }: Report,
): Promise<Problem[]> {
  const made = new Set(
    manifests.flatMap(({ manifest, images }) =>
      images.flatMap(({ id, outcome }) => (outcome === 'generated' ? [`${manifest}\n${id}`] : [])),
    ),
  )
  const isMade = ({ manifest, id }: Left): boolean => made.has(`${manifest}\n${id}`)
  const rescued = left.some((one) => one.why === 'foreign' && isMade(one)) ? await rescue(ground, proposal) : null
  const where = rescued ? `what this run made is on ${rescued.branch}` : 'what this run made could not be put anywhere'
  return left.map((one): Problem => {
    const { manifest, id, why } = one
    const kept = isMade(one)
      ? `somebody put a file of their own at its path meanwhile; ${where}`
      : `a file of somebody's own is at its path. To settle it there: imagelock accept ${id}${named([nameForReader(ground.world, manifest)])}, or remove the file`
    const message =
      why === 'foreign'
        ? `${id} was left out of ${branch}: ${kept}`
        : `${id} was dropped from the lock of ${branch}: an image of this run has its path now; its picture stays in the history`
    return { severity: 'warning', code: 'deliver/left', message }
  })
}
