// What every delivery of the action stands on: the repository, its remote, GitHub, what a run proposes, how it is put on a branch.
import * as path from 'node:path'
import { EXIT, ImagelockError } from '../errors.ts'
import { lockAt } from '../deliver/compose.ts'
import type { Proposal } from '../deliver/proposal.ts'
import type { Delivered } from '../deliver/push.ts'
import type { Site } from '../deliver/review-table.ts'
import { readLock } from '../load.ts'
import { type ManifestFile, nameForReader } from '../manifest-file.ts'
import { named } from '../named.ts'
import { findRepository, gitIn, type Repository } from '../world/git.ts'
import { createGitHub, type GitHub } from '../world/github.ts'
import { defaultName } from '../world/manifests.ts'
import { openWorkbench, type Workbench } from '../world/workbench.ts'
import type { World } from '../world/world.ts'
import type { Inputs } from './inputs.ts'

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
  const { stdout, stderr, code } = await gitIn(repository.workTree, env).run(['rev-parse', '--verify', 'HEAD'])
  if (code !== 0 && /dubious ownership/.test(stderr)) {
    const message = `the checkout belongs to another user: run git config --global --add safe.directory ${repository.workTree} in a step before`
    throw new ImagelockError({ code: 'deliver/owner', message })
  }
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

/** Where the pictures of a proposal are shown from. */
export function siteOf(
  { server, owner, repo, runId }: Pick<Ground, 'server' | 'owner' | 'repo' | 'runId'>,
  { before, after, named: names = '' }: Pick<Site, 'before' | 'after' | 'named'>,
): Site {
  return { server, owner, repo, before, after, run: /^[1-9]/.test(runId) ? runId : null, named: names }
}

/** The manifests of the run as somebody names them who stands at the repository's root. */
export function namesFromRoot({
  inputs,
  world,
}: {
  readonly inputs: Pick<Inputs, 'manifests'>
  readonly world: Pick<World, 'cwd' | 'reader'>
}): string {
  const names = inputs.manifests.length === 0 ? [defaultName(world.cwd)] : inputs.manifests
  return named(names.map((name) => nameForReader(world, name)))
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
