// `doctor` at GitHub: whether the token may push and open pull requests, asked as the action asks before it buys.
import { Secret } from '../secret.ts'
import { type Finding, finding } from '../setup/finding.ts'
import { remotePath } from '../setup/remote.ts'
import { checkBaseUrl } from '../world/address.ts'
import type { Git } from '../world/git.ts'
import { createGitHub } from '../world/github.ts'
import { createHttp } from '../world/http.ts'
import type { World } from '../world/world.ts'

const TIMEOUT_MS = 10_000
const FIX = 'give the token contents: write (in a workflow: permissions: { contents: write, pull-requests: write })'

/** Where a token is asked about. */
interface Asked {
  readonly server: URL
  readonly token: Secret
  /** `owner/name` */
  readonly path: string
}

/** Of the remote `origin`, with `GITHUB_TOKEN` or `GH_TOKEN`. */
export async function rightsFindings(git: Git, world: World): Promise<Finding[]> {
  const { env } = world
  const token = (env['GITHUB_TOKEN'] ?? env['GH_TOKEN'] ?? '').trim()
  const remote = (await git.run(['config', '--get', 'remote.origin.url'])).stdout.toString('utf8').trim()
  if (remote === '') return [finding('note', 'rights/no-remote', 'the repository has no remote origin')]
  const server = checkBaseUrl((env['GITHUB_SERVER_URL'] ?? 'https://github.com').replace(/\/+$/, ''))
  const path = server.kind === 'ok' ? remotePath(remote, server.url.hostname) : null
  // The token is GitHub's: it goes to no other host, whatever the remote says.
  if (server.kind !== 'ok' || path === null) {
    const message = 'the remote origin is not on GitHub: the right to push was not asked for'
    return [finding('note', 'rights/other-host', message)]
  }
  if (token === '') {
    const message = 'there is no GITHUB_TOKEN here: the rights to push and to open pull requests were not asked for'
    return [finding('note', 'rights/no-token', message)]
  }
  const asked = { server: server.url, token: new Secret(token), path }
  const pushing = await mayPush(asked, world)
  // Who may not push has that to mend first.
  return pushing?.severity === 'ok' ? [pushing, await mayPropose(asked, git, world)] : pushing ? [pushing] : []
}

/** Asks the remote for its `git-receive-pack` advertisement. */
async function mayPush({ server, token, path }: Asked, { env, stopping }: World): Promise<Finding | null> {
  const url = new URL(`${server.origin}/${path}/info/refs?service=git-receive-pack`)
  const http = await createHttp({ env }).catch(() => null)
  if (!http) return null
  try {
    const secret = { scheme: 'token' as const, value: token }
    const answer = await http.ask({ url, secret, timeoutMs: TIMEOUT_MS, signal: stopping })
    if (answer.kind === 'answer' && answer.status === 200)
      return finding('ok', 'rights/push', `the token may push to ${path}`)
    if (answer.kind === 'answer' && [401, 403, 404].includes(answer.status))
      return finding('error', 'rights/push', `the token may not push to ${path} (status ${answer.status})`, FIX)
    const why =
      answer.kind === 'failed'
        ? answer.message
        : answer.kind === 'redirect'
          ? 'the repository has moved'
          : `status ${answer.status}`
    const message = `whether the token may push to ${path} could not be learned: ${why}`
    return finding('warning', 'rights/unknown', message, 'git remote -v shows where origin is')
  } finally {
    await http.close()
  }
}

/** By the request that can make nothing (spec action.md, "Rights first, money second"). */
async function mayPropose({ server, token, path }: Asked, git: Git, world: World): Promise<Finding> {
  const [owner = '', repo = ''] = path.split('/')
  const head = await git.run(['symbolic-ref', '--short', '-q', 'HEAD'])
  const right = await probe(
    apiOf(server, world.env),
    { owner, repo, token },
    head.stdout.toString('utf8').trim(),
    world,
  )
  const code = 'rights/pull-request'
  if (right === 'yes') return finding('ok', code, `the token may open pull requests in ${path}`)
  if (right === 'unknown')
    return finding('note', code, `whether the token may open pull requests in ${path} could not be learned`)
  const fix = 'give the token pull-requests: write too; deliver: commit needs no such right'
  return finding('error', code, `the token may not open pull requests in ${path}`, fix)
}

/** `GITHUB_API_URL`, else where GitHub and GitHub Enterprise Server have it. */
function apiOf(server: URL, env: World['env']): string {
  const named = (env['GITHUB_API_URL'] ?? '').trim()
  if (named !== '') return named
  return server.hostname === 'github.com' ? 'https://api.github.com' : `${server.origin}/api/v3`
}

async function probe(
  apiUrl: string,
  place: { readonly owner: string; readonly repo: string; readonly token: Secret },
  branch: string,
  { clock, random, stopping }: World,
): Promise<'yes' | 'no' | 'unknown'> {
  if (checkBaseUrl(apiUrl).kind !== 'ok') return 'unknown'
  const signal = AbortSignal.any([stopping, AbortSignal.timeout(TIMEOUT_MS)])
  const asking = { apiUrl, graphqlUrl: apiUrl, userAgent: 'imagelock', clock, random, signal, tell: () => {} }
  try {
    return await (await createGitHub({ ...asking, ...place })).probePullRequests(branch || 'main')
  } catch {
    return 'unknown'
  }
}
