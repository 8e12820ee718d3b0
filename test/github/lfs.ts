// Git LFS: the batch API, the storage that it points to, verification and locks.
import { createHash, createHmac } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { authorizations, readBody, send, type Exchange, type Hub } from './exchange.ts'
import { gitRefusal } from './git-http.ts'
import type { Repository } from './repository.ts'

const media = { 'content-type': 'application/vnd.git-lfs+json; charset=utf-8' }
const storageKey = 'storage'

interface Batch {
  readonly operation?: unknown
  readonly objects?: readonly { readonly oid?: unknown; readonly size?: unknown }[]
}

function refuse(exchange: Exchange, status: number, message: string): void {
  send(exchange, { status, body: { message, documentation_url: 'https://github.com/contact' } }, media)
}

const signature = (method: string, path: string): string =>
  createHmac('sha256', storageKey).update(`${method} ${path}`).digest('hex')

/** Serves what lies below `/info/lfs`; `path` is the rest after it. */
export async function serveLfs(
  hub: Hub,
  exchange: Exchange,
  repository: Repository | undefined,
  path: string,
): Promise<void> {
  const body: unknown = JSON.parse((await readBody(exchange.request, 1 << 24)).toString() || '{}')
  const batch = body as Batch
  const write = path !== '/objects/batch' || batch.operation === 'upload'
  const refusal = gitRefusal(exchange, repository, write)
  if (refusal !== undefined || repository === undefined) {
    if (path === '/locks/verify')
      return refuse(exchange, refusal?.status ?? 404, 'You must have push access to verify locks')
    const text = typeof refusal?.body === 'string' ? refusal.body.trim() : 'Not found'
    return send(
      exchange,
      { status: refusal?.status ?? 404, headers: refusal?.headers ?? {}, body: { message: text } },
      media,
    )
  }
  if (path === '/locks/verify') return send(exchange, { status: 200, body: { ours: [], theirs: [] } }, media)
  if (path !== '/objects/batch') return refuse(exchange, 404, 'Not Found')
  if (!(exchange.request.headers.accept ?? '').startsWith('application/vnd.git-lfs+json')) {
    hub.violations.push(`lfs ${path}: Accept is not application/vnd.git-lfs+json`)
  }
  exchange.recorded.body = body
  const objects = (batch.objects ?? []).map((object) => describe(hub, repository, batch.operation, object))
  send(exchange, { status: 200, body: { transfer: 'basic', objects, hash_algo: 'sha256' } }, media)
}

function describe(
  hub: Hub,
  repository: Repository,
  operation: unknown,
  object: { readonly oid?: unknown; readonly size?: unknown },
): unknown {
  const { oid, size } = object
  if (typeof oid !== 'string' || !/^[0-9a-f]{64}$/.test(oid) || typeof size !== 'number') {
    hub.violations.push(`lfs batch: no object id and size: ${JSON.stringify(object)}`)
    return { oid, size, error: { code: 422, message: 'Object id or size is invalid' } }
  }
  const held = repository.hasLfs(oid)
  const known = { oid, size, authenticated: true }
  const path = `/lfs-storage/${repository.fullName}/${oid}`
  // Another host name than the API's, as at GitHub: a credential that is bound to the API must not come along.
  const storage = hub.origin.replace('127.0.0.1', 'localhost')
  const at = (method: string) => ({
    href: `${storage}${path}?X-Signature=${signature(method, path)}`,
    expires_in: 3600,
  })
  if (operation === 'download') {
    if (!held) return { oid, size, error: { code: 404, message: 'Object does not exist on the server' } }
    return { ...known, actions: { download: at('GET') } }
  }
  if (held) return known
  const header = { Authorization: `RemoteAuth ${signature('POST', path)}` }
  const verify = { href: storage + path, header, expires_in: 3600 }
  return { ...known, actions: { upload: at('PUT'), verify } }
}

/** Serves the storage. It knows its own signature alone and refuses a second way to authenticate, as S3 does. */
export async function serveStorage(exchange: Exchange, repository: Repository | undefined, oid: string): Promise<void> {
  const { request, url } = exchange
  const method = request.method ?? 'GET'
  const bytes = await readBody(request, 1 << 30)
  exchange.recorded.write = method === 'PUT'
  if (method === 'POST') return verify(exchange, repository, bytes)
  if (authorizations(request).length > 0) {
    return send(exchange, { status: 400, body: 'Only one auth mechanism allowed' })
  }
  if (repository === undefined || url.searchParams.get('X-Signature') !== signature(method, url.pathname)) {
    return send(exchange, { status: 403, body: 'SignatureDoesNotMatch' })
  }
  if (method === 'GET') {
    const held = await readFile(repository.lfsPath(oid)).catch(() => undefined)
    const type = { 'content-type': 'application/octet-stream' }
    return send(
      exchange,
      held === undefined ? { status: 404, body: 'NoSuchKey' } : { status: 200, body: held, headers: type },
    )
  }
  if (createHash('sha256').update(bytes).digest('hex') !== oid) {
    return send(exchange, { status: 400, body: 'XAmzContentSHA256Mismatch' })
  }
  await writeFile(repository.lfsPath(oid), bytes)
  send(exchange, { status: 200 })
}

/** The check after an upload, by the credential that the batch's answer gave out for it. */
async function verify(exchange: Exchange, repository: Repository | undefined, bytes: Buffer): Promise<void> {
  const { oid, size } = JSON.parse(bytes.toString()) as { oid?: unknown; size?: unknown }
  const [shown] = authorizations(exchange.request)
  if (repository === undefined || shown !== `RemoteAuth ${signature('POST', exchange.url.pathname)}`) {
    return refuse(exchange, 403, 'Forbidden')
  }
  const held = await readFile(repository.lfsPath(String(oid))).catch(() => undefined)
  if (held === undefined || held.length !== size) return refuse(exchange, 404, 'Object not found')
  send(exchange, { status: 200, body: {} }, media)
}
