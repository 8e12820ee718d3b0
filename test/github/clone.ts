// Clones as actions/checkout leaves them, with its credentials where each of its versions keeps them.
import { mkdir, writeFile } from 'node:fs/promises'
import { randomUUID } from 'node:crypto'
import { basename, join } from 'node:path'
import { git, plainGitEnvironment } from './bare.ts'
import type { Repository } from './repository.ts'

export interface CheckoutOptions {
  /** 1 as checkout does; 0 for the whole history. */
  readonly depth?: number
  readonly branch?: string
  /** A detached HEAD at this commit, as for pull requests and tags. */
  readonly detached?: string
  readonly token?: string
  /** 4 and 5 keep the header in `.git/config`; 6 and 7 in a file below `runnerTemp`. */
  readonly version?: 4 | 5 | 6 | 7
  /** `persist-credentials`, true as checkout's default. */
  readonly persist?: boolean
  /** Needed by versions 6 and 7. */
  readonly runnerTemp?: string
  readonly lfs?: boolean
  /** For HTTPS: the file of the server's certificate. */
  readonly certificate?: string
}

export interface Clone {
  readonly dir: string
  /** Runs git there as a step of a workflow would. */
  readonly git: (...args: readonly string[]) => Promise<string>
}

/** The header that checkout configures. */
export function basicHeader(token: string): string {
  return `AUTHORIZATION: basic ${Buffer.from(`x-access-token:${token}`).toString('base64')}`
}

/** Clones as actions/checkout does: `init`, a fetch of one commit, a branch of the same name that follows it. */
export async function cloneLikeCheckout(repository: Repository, dir: string, options: CheckoutOptions): Promise<Clone> {
  const { depth = 1, branch = repository.defaultBranch, version = 7, persist = true, token } = options
  const origin = new URL(repository.url).origin
  const env: Record<string, string> = options.certificate === undefined ? {} : { GIT_SSL_CAINFO: options.certificate }
  const run = (...args: readonly string[]): Promise<string> => git(dir, args, { env })
  await mkdir(dir, { recursive: true })
  await run('init', '--quiet', `--initial-branch=${branch}`, '.')
  await run('remote', 'add', 'origin', repository.url)
  await run('config', '--local', 'gc.auto', '0')
  if (options.lfs === true) await run('lfs', 'install', '--local')

  const header = token === undefined ? [] : ['-c', `http.${origin}/.extraheader=${basicHeader(token)}`]
  const spec =
    options.detached === undefined
      ? `+refs/heads/${branch}:refs/remotes/origin/${branch}`
      : `+${options.detached}:refs/remotes/origin/detached`
  const shallow = depth === 0 ? ['--tags'] : ['--no-tags', `--depth=${depth}`]
  const all = depth === 0 ? ['+refs/heads/*:refs/remotes/origin/*'] : []
  await run(...header, '-c', 'protocol.version=2', 'fetch', '--quiet', '--prune', ...shallow, 'origin', ...all, spec)
  const target =
    options.detached === undefined
      ? ['-B', branch, `refs/remotes/origin/${branch}`]
      : ['--detach', 'refs/remotes/origin/detached']
  await run(...header, 'checkout', '--quiet', '--force', ...target)
  if (token !== undefined && persist) await keepCredentials(dir, run, origin, token, version, options.runnerTemp)
  return { dir, git: run }
}

async function keepCredentials(
  dir: string,
  run: (...args: readonly string[]) => Promise<string>,
  origin: string,
  token: string,
  version: 4 | 5 | 6 | 7,
  runnerTemp: string | undefined,
): Promise<void> {
  const key = `http.${origin}/.extraheader`
  if (version < 6) return void (await run('config', '--local', key, basicHeader(token)))
  if (runnerTemp === undefined) throw new Error('checkout 6 and 7 need runnerTemp')
  const file = join(runnerTemp, `git-credentials-${randomUUID()}.config`)
  await mkdir(runnerTemp, { recursive: true })
  await writeFile(file, '', { mode: 0o600 })
  await git(dir, ['config', '--file', file, key, basicHeader(token)], { env: plainGitEnvironment })
  const gitDir = join(dir, '.git')
  await run('config', '--local', `includeIf.gitdir:${gitDir}.path`, file)
  await run('config', '--local', `includeIf.gitdir:${gitDir}/worktrees/*.path`, file)
  // The same for actions that run in a container.
  const inside = `/github/runner_temp/${basename(file)}`
  await run('config', '--local', 'includeIf.gitdir:/github/workspace/.git.path', inside)
  await run('config', '--local', 'includeIf.gitdir:/github/workspace/.git/worktrees/*.path', inside)
}
