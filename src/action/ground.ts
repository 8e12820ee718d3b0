// What every delivery of the action stands on: the repository, its remote, GitHub, what a run proposes, how it is put on a branch.
import { createHash } from 'node:crypto'
import * as path from 'node:path'
import { EXIT, ImagelockError } from '../errors.ts'
import { commitByApi } from '../deliver/api-commit.ts'
import { compose, lockAt } from '../deliver/compose.ts'
import type { Edit, Proposal, Pushed } from '../deliver/proposal.ts'
import { deliverToBranch, type Delivered, type Target } from '../deliver/push.ts'
import { type Message } from '../deliver/template.ts'
import { readLock, type ManifestFile } from '../load.ts'
import { pointerText } from '../store/history.ts'
import { filesBelow } from '../world/files.ts'
import { findRepository, gitIn, type Repository } from '../world/git.ts'
import { createGitHub, type GitHub } from '../world/github.ts'
import { openWorkbench, type Workbench } from '../world/workbench.ts'
import type { World } from '../world/world.ts'
import type { Inputs } from './inputs.ts'

/** Pushes that may be lost to others. */
const ATTEMPTS = 30
const USER_AGENT = 'imagelock'

export interface Ground {
  readonly inputs: Inputs
  readonly world: World
  readonly repository: Repository
  /** The checked-out commit. */
  readonly head: string
  readonly server: string
  readonly owner: string
  readonly repo: string
  readonly temp: string
  readonly runId: string
  readonly bench: Workbench
  readonly github: () => Promise<GitHub>
  readonly tell: (text: string) => void
  readonly close: () => void
}

/**
 * Opens what delivers.
 * @throws ImagelockError `deliver/no-token`, `deliver/no-repository` (exit 2)
 */
export async function openGround(inputs: Inputs, world: World, tell: (text: string) => void): Promise<Ground> {
  const { env } = world
  const { token } = inputs
  if (!token)
    throw new ImagelockError({ code: 'deliver/no-token', message: 'delivery needs a token: give the input token' })
  const repository = findRepository(world.cwd)
  const [owner = '', repo = ''] = (env['GITHUB_REPOSITORY'] ?? '').split('/')
  if (!repository || owner === '' || repo === '') {
    const message = 'there is no checkout of a repository here: put actions/checkout before this step'
    throw new ImagelockError({ code: 'deliver/no-repository', message })
  }
  const server = (env['GITHUB_SERVER_URL'] ?? 'https://github.com').replace(/\/+$/, '')
  const temp = env['RUNNER_TEMP'] ?? path.join(repository.gitDir, '..')
  const { stdout, code } = await gitIn(repository.workTree, env).run(['rev-parse', '--verify', 'HEAD'])
  if (code !== 0)
    throw new ImagelockError({ code: 'deliver/no-commit', message: 'the checkout has no commit yet' }, EXIT.invalid)
  const remoteUrl = `${server}/${owner}/${repo}`
  const bench = await openWorkbench({
    workTree: repository.workTree,
    gitDir: repository.gitDir,
    remoteUrl,
    token,
    temp,
    env,
  })
  let github: Promise<GitHub> | undefined
  const { clock, random } = world
  return {
    inputs,
    world,
    repository,
    head: stdout.toString('latin1').trim(),
    server,
    owner,
    repo,
    temp,
    runId: (env['GITHUB_RUN_ID'] ?? '0').replaceAll(/[^0-9]/g, ''),
    bench,
    github: () =>
      (github ??= createGitHub({
        apiUrl: env['GITHUB_API_URL'] ?? 'https://api.github.com',
        graphqlUrl: env['GITHUB_GRAPHQL_URL'] ?? 'https://api.github.com/graphql',
        token,
        owner,
        repo,
        userAgent: USER_AGENT,
        clock,
        random,
        signal: world.ending,
        tell,
      })),
    tell,
    close: bench.close,
  }
}

/** The manifests' folder in the repository, empty for its root. */
export function folderOf({ repository }: Pick<Ground, 'repository'>, { files }: Pick<ManifestFile, 'files'>): string {
  return path.relative(repository.workTree, files.root).split(path.sep).join('/')
}

export function lockPathOf(ground: Pick<Ground, 'repository'>, file: ManifestFile): string {
  const folder = folderOf(ground, file)
  return folder === '' ? file.lockFile : `${folder}/${file.lockFile}`
}

/** What the work tree holds now against the checked-out commit. */
export async function proposalOf(ground: Ground, files: readonly ManifestFile[]): Promise<Proposal> {
  const manifests = []
  for (const file of files) {
    const lockPath = lockPathOf(ground, file)
    const base = await lockAt(ground.bench, ground.head, lockPath)
    manifests.push({ manifest: file.name, lockPath, folder: folderOf(ground, file), base, ours: readLock(file).lock })
  }
  return { manifests, head: ground.head }
}

/** Puts a proposal on a branch, by push or by the API; a branch that is missing is made at `start`. */
export function put(
  ground: Ground,
  proposal: Proposal,
  branch: string,
  target: Target['ground'],
  start: string | null,
  message: Message,
  seen?: string | null,
): Promise<Delivered> {
  const { inputs, world, bench } = ground
  if (inputs.commitVia === 'api') return putByApi(ground, proposal, branch, start, message)
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
  start: string | null,
  message: Message,
): Promise<Delivered> {
  const { bench, world } = ground
  const github = await ground.github()
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const tip = (await bench.tips([branch])).get(branch) ?? null
    const on = tip ?? start
    if (on === null) return { kind: 'missing' }
    await bench.fetch([on], { depth: 1 })
    const { edits, left } = await compose(bench, proposal, on)
    if (edits.length === 0) return { kind: 'unchanged', commit: on, left }
    const made = tip !== null || (await github.createBranch(branch, on))
    const pushed: Pushed = made ? await commitEdits(ground, github, branch, on, edits, message) : { kind: 'moved' }
    if (pushed.kind === 'pushed') return { kind: 'delivered', commit: pushed.commit, left }
    if (pushed.kind === 'refused') return pushed
    await world.clock.sleep(world.random() * 1000 * Math.min(8, attempt), world.ending)
    if (world.ending.aborted) return { kind: 'raced', attempts: attempt }
  }
  return { kind: 'raced', attempts: ATTEMPTS }
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

/**
 * What a delivery that did not end well says.
 * @throws ImagelockError `deliver/…` (exit 5); everything is left in the work tree
 */
export function delivered(
  result: Delivered,
  branch: string,
): Extract<Delivered, { readonly kind: 'delivered' | 'unchanged' }> {
  const fail = (code: string, message: string): never => {
    throw new ImagelockError(
      { code, message: `${message}; the images and the lock are in the workspace` },
      EXIT.undelivered,
    )
  }
  switch (result.kind) {
    case 'delivered':
    case 'unchanged':
      return result
    case 'missing':
      return fail('deliver/no-branch', `there is no branch ${branch}`)
    case 'raced':
      return fail(
        'deliver/raced',
        `${branch} was changed by others ${result.attempts} times while this run tried to add to it`,
      )
    case 'refused':
      return fail(
        `deliver/${result.reason === 'other' ? 'refused' : result.reason}`,
        `${branch} did not take the commit: ${result.message}`,
      )
  }
}
