// A GitHub for tests on 127.0.0.1: git over smart HTTP, REST, GraphQL and LFS, at the addresses of an Enterprise Server.
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { certificate } from './certificate.ts'
import { authorizations, requestId, secretOf, send, type Exchange, type Hub } from './exchange.ts'
import { makeFaults, type Ordered } from './faults.ts'
import { serveGit } from './git-http.ts'
import { serveLfs, serveStorage } from './lfs.ts'
import { makeRepository, type Repository } from './repository.ts'
import { serveRest } from './rest.ts'
import type { Fault, GitHubOptions, Kind, Recorded, Seed, Token } from './types.ts'

export interface GitHub {
  /** `GITHUB_SERVER_URL`. */
  readonly url: string
  /** `GITHUB_API_URL` and `GITHUB_GRAPHQL_URL`. */
  readonly apiUrl: string
  readonly graphqlUrl: string
  /** The certificate's file where it speaks HTTPS. */
  readonly certificate: string | undefined
  readonly repository: (fullName: string) => Repository
  readonly addRepository: (seed: Seed) => Promise<Repository>
  readonly addToken: (token: Token) => void
  /** Every request, oldest first. */
  readonly requests: readonly Recorded[]
  /** The requests that could change something. */
  readonly writes: () => readonly Recorded[]
  /** What clients (or this server) did against the published descriptions: a test expects it to be empty. */
  readonly violations: string[]
  readonly fault: (fault: Fault) => Ordered
  /** The setting that forbids Actions to open pull requests; on from the start unless the options say otherwise. */
  readonly allowPullRequests: (allowed: boolean) => void
  readonly close: () => Promise<void>
  readonly [Symbol.asyncDispose]: () => Promise<void>
}

/** The token of a workflow run with everything that a delivery needs. */
export const runToken: Token = {
  token: 'ghs_0123456789abcdefghijklmnopqrstuvwxyz',
  kind: 'installation',
  contents: 'write',
  pullRequests: 'write',
  login: 'github-actions[bot]',
}

/** Starts it; an own folder below the system's temporary one holds the repositories until `close`. */
export async function startGitHub(options: GitHubOptions = {}): Promise<GitHub> {
  const root = await mkdtemp(join(tmpdir(), 'github-'))
  const tokens = [...(options.tokens ?? [runToken])]
  const repositories: Repository[] = []
  const requests: Recorded[] = []
  const violations: string[] = []
  const faults = makeFaults()
  const made = options.https === true ? await certificate() : undefined
  let allowed = options.actionsMayOpenPullRequests ?? true
  let origin = ''

  const find = (fullName: string): Repository | undefined =>
    repositories.find((one) => one.fullName.toLowerCase() === fullName.toLowerCase())
  const hub: Hub = {
    get origin() {
      return origin
    },
    tokens,
    violations,
    actionsMayOpenPullRequests: () => allowed,
    find,
    all: () => repositories,
  }

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', origin)
    const shown = authorizations(request)
    const secret = shown[0] === undefined ? undefined : secretOf(shown[0])
    const token = tokens.find((one) => one.token === secret)
    const method = request.method ?? 'GET'
    const { kind, fullName, rest } = locate(url.pathname)
    const recorded: Recorded = {
      method,
      path: url.pathname + url.search,
      kind,
      status: 0,
      write: kind === 'rest' && method !== 'GET' && method !== 'HEAD',
      login: token?.login,
      body: undefined,
    }
    requests.push(recorded)
    const stranger = shown.length > 0 && token === undefined
    const exchange: Exchange = { request, response, url, recorded, token, stranger }
    response.setHeader('x-github-request-id', requestId(requests.length))
    response.setHeader('server', 'GitHub.com')
    if (await faults.strike(exchange)) return
    if (shown.length > 1) {
      request.resume()
      return send(exchange, { status: 400, body: 'Duplicate header: "Authorization"\n' })
    }
    const used = requests.length
    const repository = fullName === undefined ? undefined : find(fullName)
    if (rest.startsWith('/lfs-storage/')) return serveStorage(exchange, repository, rest.split('/').at(-1) ?? '')
    if (kind === 'rest') return serveRest(hub, exchange, rest, used)
    if (kind === 'lfs') return serveLfs(hub, exchange, repository, rest)
    if (kind === 'git') return serveGit(exchange, repository, rest)
    const { serveGraphql } = await import('./graphql.ts')
    return serveGraphql(hub, exchange, used)
  }
  const listen = (request: IncomingMessage, response: ServerResponse): void => {
    answer(request, response).catch((error: unknown) => {
      violations.push(`the server failed: ${String(error)}`)
      response.destroy()
    })
  }

  const server = made === undefined ? createServer(listen) : createSecureServer(made, listen)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `${made === undefined ? 'http' : 'https'}://127.0.0.1:${(server.address() as AddressInfo).port}`
  const add = async (seed: Seed): Promise<Repository> => {
    const repository = await makeRepository({ root, origin, find }, seed, repositories.length + 1)
    repositories.push(repository)
    return repository
  }
  for (const seed of options.repositories ?? []) await add(seed)

  const close = async (): Promise<void> => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
    await rm(root, { recursive: true, force: true, maxRetries: 3 })
  }
  return {
    url: origin,
    apiUrl: `${origin}/api/v3`,
    graphqlUrl: `${origin}/api/graphql`,
    certificate: made?.file,
    repository: (fullName) => {
      const found = find(fullName)
      if (found === undefined) throw new Error(`no repository ${fullName}`)
      return found
    },
    addRepository: add,
    addToken: (token) => void tokens.push(token),
    requests,
    writes: () => requests.filter(({ write }) => write),
    violations,
    fault: faults.order,
    allowPullRequests: (value) => {
      allowed = value
    },
    close,
    [Symbol.asyncDispose]: close,
  }
}

/** Which door a path belongs to, the repository that it names and what is left of it. */
function locate(path: string): { readonly kind: Kind; readonly fullName: string | undefined; readonly rest: string } {
  if (path === '/api/graphql') return { kind: 'graphql', fullName: undefined, rest: '' }
  if (path.startsWith('/api/v3')) return { kind: 'rest', fullName: undefined, rest: path.slice('/api/v3'.length) }
  const storage = /^\/lfs-storage\/([^/]+\/[^/]+)\/[^/]+$/.exec(path)
  if (storage !== null) return { kind: 'lfs', fullName: storage[1], rest: path }
  const [, fullName, rest = ''] = /^\/([^/]+\/[^/]+?)(?:\.git)?(\/.*)?$/.exec(path) ?? []
  const lfs = rest.startsWith('/info/lfs/')
  return { kind: lfs ? 'lfs' : 'git', fullName, rest: lfs ? rest.slice('/info/lfs'.length) : rest }
}
