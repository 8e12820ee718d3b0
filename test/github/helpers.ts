// What the tests of the GitHub for tests share: tokens, folders, a client.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getOctokit } from '@actions/github'
import { expect, onTestFinished } from 'vitest'
import { git, plainGitEnvironment } from './bare.ts'
import { runToken, startGitHub, type GitHub } from './server.ts'
import type { GitHubOptions, Token } from './types.ts'

export const readToken: Token = { ...runToken, token: 'ghs_reader', contents: 'read', pullRequests: 'read' }
export const appToken: Token = { ...runToken, token: 'ghs_app', kind: 'app', login: 'my-app[bot]' }
export const userToken: Token = { ...runToken, token: 'ghp_user', kind: 'user', login: 'mona' }

/** A server for one test, with one repository `octo/site`. */
export async function serve(options: GitHubOptions = {}): Promise<GitHub> {
  const github = await startGitHub({
    tokens: [runToken, readToken, appToken, userToken],
    repositories: [{ name: 'octo/site', files: { 'images.yml': 'version: 1\n', 'a/b.txt': 'b\n' } }],
    ...options,
  })
  onTestFinished(github.close)
  return github
}

export async function folder(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'github-test-'))
  onTestFinished(() => rm(dir, { recursive: true, force: true }))
  return dir
}

export const octokit = (github: GitHub, token: Token = runToken) => getOctokit(token.token, { baseUrl: github.apiUrl })

/** Runs git and gives what it said and how it ended. */
export async function tryGit(
  cwd: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<{ readonly ok: boolean; readonly text: string }> {
  return git(cwd, args, { env: { ...plainGitEnvironment, ...env } }).then(
    (text) => ({ ok: true, text }),
    (error: unknown) => ({ ok: false, text: String(error) }),
  )
}

/** Commits a file in a clone. */
export async function commitIn(dir: string, message = 'Change'): Promise<string> {
  const who = ['-c', 'user.name=Mona', '-c', 'user.email=mona@example.com']
  await git(dir, ['add', '--all'])
  await git(dir, [...who, 'commit', '--quiet', '--allow-empty', '-m', message])
  return git(dir, ['rev-parse', 'HEAD'])
}

export const repo = { owner: 'octo', repo: 'site' }

/** The failure of a call through the client. */
export const failing = (promise: Promise<unknown>) =>
  promise.then(
    () => expect.unreachable('no failure'),
    (error: { status: number; message: string; response?: { data: { errors?: unknown; message?: string } } }) => error,
  )
