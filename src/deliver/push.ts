// Puts a proposal on a branch by git, again and again until no other push came between (spec: action.md, "A race loses nothing").
import { ImagelockError } from '../errors.ts'
import type { Clock } from '../generate/gate.ts'
import { pointerText } from '../store/history.ts'
import type { CommitRequest } from '../world/bench-commit.ts'
import type { Lease } from '../world/bench-push.ts'
import type { Workbench } from '../world/workbench.ts'
import { compose, type Composed, type Left } from './compose.ts'
import { mergeBranch, type MergingBench } from './merge-branch.ts'
import type { Identity, Proposal, Pushed } from './proposal.ts'

/** How often trouble that is no race (a server's error, a lost connection) is tried again. */
const TROUBLES = 3
/** The longest pause before an attempt. */
const MAX_PAUSE_MS = 30_000
/** An attempt that failed faster counts as this long. */
const MIN_ATTEMPT_MS = 300

/** What a commit is built on, and what the branch has to be when it is pushed. */
export interface Ground {
  /**
   * The edits go onto the first. A second, the base of a branch, is merged into it; where people have to merge the two,
   * the commit goes onto the first alone and `unmerged` tells their files.
   */
  readonly parents: readonly [string] | readonly [string, string]
  readonly lease: Lease
}

export interface Target {
  readonly branch: string
  /** The branch's head as it was seen just now, null where it is missing: the first attempt does not ask again. */
  readonly seen?: string | null
  /**
   * Decides at every attempt, by the branch's head, null where it is missing; null refuses the branch. Asked only where
   * there is something to commit.
   */
  readonly ground: (tip: string | null) => Promise<Ground | null>
  readonly author: Identity
  readonly committer: Identity
  readonly message: string
  /** Pushes that may be lost to others, at least 1. */
  readonly attempts: number
  readonly signal: AbortSignal
}

export type Delivered =
  | {
      readonly kind: 'delivered'
      readonly commit: string
      readonly left: readonly Left[]
      readonly unmerged?: readonly string[]
    }
  /** The branch has all of it; `commit` is its head, or what it would have been made at. */
  | { readonly kind: 'unchanged'; readonly commit: string; readonly left: readonly Left[] }
  /** The branch is missing and is not to be made. */
  | { readonly kind: 'missing' }
  | { readonly kind: 'raced'; readonly attempts: number }
  | Extract<Pushed, { readonly kind: 'refused' }>

type PushBench = MergingBench & Pick<Workbench, 'tips' | 'commit' | 'push'>

/** A branch that commits are put on top of; one that is missing is made at `start`, where there is one. */
export function onTop(start: string | null): Target['ground'] {
  return (tip) => {
    if (tip !== null) return Promise.resolve({ parents: [tip], lease: { kind: 'from', commit: tip } })
    return Promise.resolve(start === null ? null : { parents: [start], lease: { kind: 'create' } })
  }
}

/**
 * Delivers by git.
 * @param random from 0 to below 1
 * @throws ImagelockError for what another attempt would not change: a lock that cannot be read, bytes that are not locked
 */
export async function deliverToBranch(
  bench: PushBench,
  proposal: Proposal,
  target: Target,
  clock: Clock,
  random: () => number,
): Promise<Delivered> {
  const made = new Set<string>()
  let troubles = 0
  for (let attempt = 1; ; attempt += 1) {
    const begun = clock.now()
    const ended = await attemptOnce(bench, proposal, target, made, attempt === 1 ? target.seen : undefined).catch(
      remoteTrouble,
    )
    if (ended.kind === 'refused' && ended.reason === 'other') {
      troubles += 1
      if (troubles > TROUBLES || attempt >= target.attempts) return ended
    } else if (ended.kind === 'moved') {
      if (attempt >= target.attempts) return { kind: 'raced', attempts: attempt }
    } else return ended
    if (target.signal.aborted) return ended.kind === 'moved' ? { kind: 'raced', attempts: attempt } : ended
    // Many writers make attempts long: pauses that grow with them, and with each one lost, let the others through.
    const took = Math.max(MIN_ATTEMPT_MS, clock.now() - begun)
    await clock.sleep(random() * Math.min(MAX_PAUSE_MS, took * 2 ** Math.min(attempt, 4)), target.signal)
  }
}

type Attempt = Delivered | { readonly kind: 'moved' }

async function attemptOnce(
  bench: PushBench,
  proposal: Proposal,
  target: Target,
  made: Set<string>,
  seen: string | null | undefined,
): Promise<Attempt> {
  const tip = seen === undefined ? ((await bench.tips([target.branch])).get(target.branch) ?? null) : seen
  const onTip = tip === null ? null : await composeOn(bench, proposal, tip)
  // An earlier push whose answer was lost.
  if (tip !== null && made.has(tip)) return { kind: 'delivered', commit: tip, left: onTip?.left ?? [] }
  if (tip !== null && onTip?.edits.length === 0) return { kind: 'unchanged', commit: tip, left: onTip.left }
  const ground = await target.ground(tip)
  if (ground === null) return { kind: 'missing' }
  const built = await build(bench, proposal, ground, tip === ground.parents[0] ? onTip : null)
  const { author, committer, message } = target
  const { left, unmerged, ...what } = built
  const committed = await bench.commit({ ...what, message, author, committer, pointer: pointerText })
  if (!committed.changed) return { kind: 'unchanged', commit: committed.commit, left }
  made.add(committed.commit)
  const pushed = await bench.push(committed.commit, target.branch, ground.lease)
  if (pushed.kind !== 'pushed') return pushed
  return { kind: 'delivered', commit: pushed.commit, left, ...(unmerged ? { unmerged } : {}) }
}

interface Built extends Pick<CommitRequest, 'parents' | 'tree' | 'edits'>, Pick<Composed, 'left'> {
  readonly unmerged?: readonly string[]
}

/** @param onFirst what `compose` said of the first parent, where it was asked already */
async function build(
  bench: PushBench,
  proposal: Proposal,
  { parents }: Ground,
  onFirst: Composed | null,
): Promise<Built> {
  const [first, second] = parents
  const merged = second === undefined ? null : await mergeBranch(bench, proposal, first, second)
  if (merged?.kind === 'merged') return { parents, tree: merged.tree, edits: merged.edits, left: merged.left }
  const { edits, left } = onFirst ?? (await composeOn(bench, proposal, first))
  return { parents: [first], edits, left, ...(merged?.kind === 'people' ? { unmerged: merged.paths } : {}) }
}

async function composeOn(bench: PushBench, proposal: Proposal, commit: string): Promise<Composed> {
  await bench.fetch([commit], { depth: 1 })
  return compose(bench, proposal, commit)
}

/** What the network may have caused can be tried again. */
function remoteTrouble(error: unknown): Attempt {
  if (!(error instanceof ImagelockError) || error.code !== 'deliver/remote') throw error
  return { kind: 'refused', reason: 'other', message: error.message }
}
