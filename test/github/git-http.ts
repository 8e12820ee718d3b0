// Git's smart HTTP: GitHub's answers to credentials in front of the real `git http-backend`.
import { spawn } from 'node:child_process'
import { dirname } from 'node:path'
import { plainGitEnvironment } from './bare.ts'
import { mayWrite, reaches, send, type Exchange } from './exchange.ts'
import type { Repository } from './repository.ts'
import type { Answer } from './types.ts'

const challenge = { 'www-authenticate': 'Basic realm="GitHub"' }
const wrongToken = 'Invalid username or token. Password authentication is not supported for Git operations.\n'

/** Why a git or LFS request gets no further, or undefined where it does. */
export function gitRefusal(exchange: Exchange, repository: Repository | undefined, write: boolean): Answer | undefined {
  const { token, stranger } = exchange
  if (stranger) return { status: 401, headers: challenge, body: wrongToken }
  if (repository === undefined || !reaches(token, repository)) {
    if (token === undefined) return { status: 401, headers: challenge, body: 'Repository not found.\n' }
    return { status: 404, body: 'Repository not found.\n' }
  }
  if (!write || mayWrite(token, repository)) return undefined
  if (token === undefined) return { status: 401, headers: challenge, body: 'No anonymous write access.\n' }
  const body =
    token.kind === 'app'
      ? 'Write access to repository not granted.\n'
      : `Permission to ${repository.fullName}.git denied to ${token.login}.\n`
  return { status: 403, body }
}

/** Serves one request of fetch or push. `service` is the part of the path after the repository. */
export async function serveGit(exchange: Exchange, repository: Repository | undefined, service: string): Promise<void> {
  const asked = service === '/info/refs' ? exchange.url.searchParams.get('service') : service.slice(1)
  if (asked !== 'git-upload-pack' && asked !== 'git-receive-pack') {
    return send(exchange, { status: 403, body: 'Please upgrade your git client.\n' })
  }
  const write = asked === 'git-receive-pack'
  exchange.recorded.write = write && service !== '/info/refs'
  const refusal = gitRefusal(exchange, repository, write)
  if (refusal !== undefined || repository === undefined) {
    exchange.request.resume()
    return send(exchange, refusal ?? { status: 404, body: 'Repository not found.\n' })
  }
  await backend(exchange, repository, service)
  if (exchange.recorded.write) await repository.settle()
}

function backend(exchange: Exchange, repository: Repository, service: string): Promise<void> {
  const { request, response, recorded, url, token } = exchange
  const header = (name: string): string | undefined => {
    const value = request.headers[name]
    return typeof value === 'string' ? value : undefined
  }
  const optional = {
    CONTENT_TYPE: header('content-type'),
    // Left out where the body is chunked: the backend then reads to the end.
    CONTENT_LENGTH: header('transfer-encoding') === undefined ? header('content-length') : undefined,
    HTTP_CONTENT_ENCODING: header('content-encoding'),
    GIT_PROTOCOL: header('git-protocol'),
    REMOTE_USER: token?.login,
  }
  const child = spawn('git', ['http-backend'], {
    env: {
      ...plainGitEnvironment,
      ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
      GIT_PROJECT_ROOT: dirname(dirname(repository.dir)),
      GIT_HTTP_EXPORT_ALL: '1',
      PATH_INFO: `/${repository.owner}/${repository.name}.git${service}`,
      QUERY_STRING: url.search.slice(1),
      REQUEST_METHOD: request.method ?? 'GET',
      REMOTE_ADDR: '127.0.0.1',
    },
  })
  request.pipe(child.stdin)
  child.stdin.on('error', () => {})
  child.stderr.resume()
  return new Promise((resolve, reject) => {
    let head: Buffer | undefined = Buffer.alloc(0)
    child.stdout.on('data', (chunk: Buffer) => {
      if (head === undefined) return void response.write(chunk)
      head = Buffer.concat([head, chunk])
      const end = head.indexOf('\r\n\r\n')
      if (end < 0) return
      const headers: [string, string][] = head
        .subarray(0, end)
        .toString('latin1')
        .split('\r\n')
        .map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()])
      recorded.status = Number(headers.find(([name]) => name === 'status')?.[1]?.slice(0, 3) ?? 200)
      response.writeHead(recorded.status, Object.fromEntries(headers.filter(([name]) => name !== 'status')))
      response.write(head.subarray(end + 4))
      head = undefined
    })
    child.on('error', reject)
    child.on('close', () => {
      response.end()
      resolve()
    })
  })
}
