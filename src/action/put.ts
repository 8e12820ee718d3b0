// Puts what a run proposes on a branch: by a push, or by commits that GitHub signs (spec action.md, `commit-via`).
import { createHash } from 'node:crypto'
import { commitByApi } from '../deliver/api-commit.ts'
import { compose } from '../deliver/compose.ts'
import { mergeBranch } from '../deliver/merge-branch.ts'
import type { Edit, Proposal, Pushed } from '../deliver/proposal.ts'
import { deliverToBranch, type Delivered, type Ground as Aim, type Target } from '../deliver/push.ts'
import type { Message } from '../deliver/template.ts'
import { EXIT, ImagelockError } from '../errors.ts'
import { pointerText } from '../store/history.ts'
import { filesBelow } from '../world/files.ts'
import type { GitHub } from '../world/github.ts'
import type { Ground } from './ground.ts'

/** Pushes that may be lost to others. */
const ATTEMPTS = 30

/** Puts a proposal on a branch, by push or by the API; `target` says what it is built on. */
export function put(
  ground: Ground,
  proposal: Proposal,
  branch: string,
  target: Target['ground'],
  message: Message,
  seen?: string | null,
): Promise<Delivered> {
  const { inputs, world, bench } = ground
  if (inputs.commitVia === 'api') return putByApi(ground, proposal, branch, target, message)
  const { author, committer } = inputs
  const text = message.body === '' ? `${message.headline}\n` : `${message.headline}\n\n${message.body}\n`
  const aim: Target = {
    branch,
    ground: target,
    author,
    committer,
    message: text,
    attempts: ATTEMPTS,
    signal: world.ending,
    ...(seen === undefined ? {} : { seen }),
  }
  return deliverToBranch(bench, proposal, aim, world.clock, world.random)
}

async function putByApi(
  ground: Ground,
  proposal: Proposal,
  branch: string,
  target: Target['ground'],
  message: Message,
): Promise<Delivered> {
  const { bench, world } = ground
  const github = await ground.github()
  let unmerged: readonly string[] | undefined
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const tip = (await bench.tips([branch])).get(branch) ?? null
    if (tip !== null) {
      const there = await composeOn(ground, proposal, tip)
      if (there.edits.length === 0) return { kind: 'unchanged', commit: tip, left: there.left }
    }
    const aim = await target(tip)
    if (aim === null) return { kind: 'missing' }
    const based = await settleBase(ground, github, proposal, branch, aim, message)
    unmerged = based.kind === 'on' ? (based.unmerged ?? unmerged) : unmerged
    const { edits, left } =
      based.kind === 'on' ? await composeOn(ground, proposal, based.commit) : { edits: [], left: [] }
    if (based.kind === 'on' && edits.length === 0) return { kind: 'unchanged', commit: based.commit, left }
    const pushed = based.kind === 'on' ? await commitEdits(ground, github, branch, based.commit, edits, message) : based
    if (pushed.kind === 'pushed') {
      const told = unmerged ? { unmerged } : {}
      return { kind: 'delivered', commit: pushed.commit, left: based.kind === 'pushed' ? based.left : left, ...told }
    }
    if (pushed.kind === 'refused') return pushed
    await world.clock.sleep(world.random() * 1000 * Math.min(8, attempt), world.ending)
    if (world.ending.aborted) return { kind: 'raced', attempts: attempt }
  }
  return { kind: 'raced', attempts: ATTEMPTS }
}

type Based =
  /** The branch stands at this commit, and what is proposed goes on top. */
  | { readonly kind: 'on'; readonly commit: string; readonly unmerged?: readonly string[] }
  /** The branch was rebuilt, what is proposed on it. */
  | (Extract<Pushed, { kind: 'pushed' }> & Pick<Extract<Delivered, { kind: 'delivered' }>, 'left'>)
  | { readonly kind: 'moved' }

/** Makes the branch what the commits of the API can be put on: it adds to a branch, and can do nothing else. */
async function settleBase(
  ground: Ground,
  github: GitHub,
  proposal: Proposal,
  branch: string,
  { parents: [first, base], lease }: Aim,
  message: Message,
): Promise<Based> {
  if (lease.kind === 'create')
    return (await github.createBranch(branch, first)) ? { kind: 'on', commit: first } : { kind: 'moved' }
  if (lease.kind === 'replace') return rebuild(ground, github, proposal, branch, first, lease.commit, message)
  return base === undefined ? { kind: 'on', commit: first } : mergeBase(ground, proposal, branch, first, base)
}

/** The API knows no lease: the signed commits are made on a branch of their own, which then takes the other's place. */
async function rebuild(
  ground: Ground,
  github: GitHub,
  proposal: Proposal,
  branch: string,
  base: string,
  seen: string,
  message: Message,
): Promise<Based> {
  const { bench, runId, world } = ground
  const temporary = `imagelock/tmp/${runId}-${Math.floor(world.random() * 2 ** 32).toString(36)}`
  const { edits, left } = await composeOn(ground, proposal, base)
  const behind: Based = { kind: 'on', commit: seen, unmerged: [] }
  if ((await bench.push(base, temporary, { kind: 'create' })).kind !== 'pushed') return behind
  let tip = base
  try {
    const made = await commitEdits(ground, github, temporary, base, edits, message)
    if (made.kind !== 'pushed') return behind
    tip = made.commit
    await bench.fetch([tip], { depth: 1 })
    const pushed = await bench.push(tip, branch, { kind: 'replace', commit: seen })
    if (pushed.kind === 'pushed') return { ...pushed, left }
    return pushed.kind === 'moved' ? { kind: 'moved' } : behind
  } finally {
    await bench.deleteBranch(temporary, tip)
  }
}

/** The base comes in by a merge of git's: the lock by image, and nothing yet of what is proposed. */
async function mergeBase(
  { bench, inputs }: Ground,
  proposal: Proposal,
  branch: string,
  tip: string,
  base: string,
): Promise<Based> {
  const nothing = { ...proposal, manifests: proposal.manifests.map((one) => ({ ...one, ours: one.base })) }
  const merged = await mergeBranch(bench, nothing, tip, base)
  if (merged.kind === 'contained') return { kind: 'on', commit: tip }
  const behind = (paths: readonly string[]): Based => ({ kind: 'on', commit: tip, unmerged: paths })
  if (merged.kind === 'people') return behind(merged.paths)
  const { author, committer } = inputs
  const { tree, edits } = merged
  const text = `Merge the base into ${branch}\n`
  const common = { message: text, author, committer, pointer: pointerText }
  const { commit } = await bench.commit({ parents: [tip, base], tree, edits, ...common })
  const pushed = await bench.push(commit, branch, { kind: 'from', commit: tip })
  if (pushed.kind === 'pushed') return { kind: 'on', commit }
  return pushed.kind === 'moved' ? { kind: 'moved' } : behind([])
}

async function composeOn({ bench }: Ground, proposal: Proposal, commit: string): ReturnType<typeof compose> {
  await bench.fetch([commit], { depth: 1 })
  return compose(bench, proposal, commit)
}

async function commitEdits(
  { bench, repository }: Ground,
  github: GitHub,
  branch: string,
  on: string,
  edits: readonly Edit[],
  message: Message,
): Promise<Pushed> {
  const images = edits.filter((edit) => edit.kind === 'image')
  const kept = await bench.lfsPaths(
    on,
    images.map((image) => image.path),
  )
  await bench.uploadLfs(images.filter((image) => kept.has(image.path)))
  const there = await bench.blobs(
    on,
    edits.map((edit) => edit.path),
  )
  const files = filesBelow(repository.workTree)
  return commitByApi(github.commitOnBranch, {
    branch,
    head: on,
    edits,
    message,
    isThere: (name) => there.has(name),
    read: (image) =>
      Promise.resolve(kept.has(image.path) ? Buffer.from(pointerText(image)) : readPicture(files, image)),
  })
}

const PICTURE_BYTES = 64 * 1024 * 1024

function readPicture(
  files: ReturnType<typeof filesBelow>,
  { path: name, sha256 }: Edit & { readonly kind: 'image' },
): Buffer {
  const bytes = files.read(name, PICTURE_BYTES)
  if (bytes && createHash('sha256').update(bytes).digest('hex') === sha256) return bytes
  throw new ImagelockError(
    { code: 'deliver/changed', message: `${name} has not the bytes that are locked` },
    EXIT.undelivered,
  )
}
