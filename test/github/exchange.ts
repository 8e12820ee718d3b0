// One request of the GitHub for tests on its way through: body, credential, answer, ledger line.
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Repository } from './repository.ts'
import { Refusal, type Answer, type Recorded, type Token } from './types.ts'

export interface Exchange {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly url: URL
  readonly recorded: Recorded
  /** The credential that was shown and is known. */
  readonly token: Token | undefined
  /** A credential was shown that nobody issued. */
  readonly stranger: boolean
}

/** What the handlers of all protocols share. */
export interface Hub {
  readonly origin: string
  readonly tokens: readonly Token[]
  readonly violations: string[]
  readonly actionsMayOpenPullRequests: () => boolean
  readonly find: (fullName: string) => Repository | undefined
  readonly all: () => readonly Repository[]
}

/** Whole body of a request, at most `limit` bytes of it; one byte more says that there was more. */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    if (length <= limit) chunks.push(chunk)
    length += chunk.length
  }
  return Buffer.concat(chunks).subarray(0, limit + 1)
}

/** How many `Authorization` headers came: GitHub refuses more than one. */
export function authorizations(request: IncomingMessage): string[] {
  const found: string[] = []
  for (let at = 0; at < request.rawHeaders.length; at += 2) {
    if (request.rawHeaders[at]?.toLowerCase() === 'authorization') found.push(request.rawHeaders[at + 1] ?? '')
  }
  return found
}

/** The secret of a Basic, Bearer or token header; undefined for another scheme. */
export function secretOf(header: string): string | undefined {
  const [scheme = '', value = ''] = header.split(/ +/, 2)
  if (/^(bearer|token)$/i.test(scheme)) return value
  if (!/^basic$/i.test(scheme)) return undefined
  const text = Buffer.from(value, 'base64').toString()
  return text.slice(text.indexOf(':') + 1)
}

/** The headers that every answer of GitHub's API carries. */
export function apiHeaders(token: Token | undefined, used: number): Record<string, string> {
  const limit = token === undefined ? 60 : token.kind === 'installation' ? 1000 : 5000
  return {
    'x-github-media-type': 'github.v3; format=json',
    'x-github-api-version-selected': '2022-11-28',
    'x-ratelimit-limit': String(limit),
    'x-ratelimit-remaining': String(Math.max(0, limit - used)),
    'x-ratelimit-used': String(used),
    'x-ratelimit-reset': String(Math.floor(Date.now() / 1000) + 3600),
    'x-ratelimit-resource': 'core',
  }
}

/** Sends an answer and notes its status. */
export function send(exchange: Exchange, answer: Answer, headers: Readonly<Record<string, string>> = {}): void {
  const { response, recorded } = exchange
  const { status, body } = answer
  recorded.status = status
  const text = typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body)
  const type = typeof body === 'string' ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8'
  const lead = text === undefined ? {} : { 'content-type': type, 'content-length': String(Buffer.byteLength(text)) }
  response.writeHead(status, { ...lead, ...headers, ...answer.headers })
  response.end(exchange.request.method === 'HEAD' ? undefined : text)
}

/** Whether a credential reaches a repository at all. */
export function reaches(token: Token | undefined, repository: Repository): boolean {
  if (token === undefined) return !repository.private
  const named = token.repositories === undefined || token.repositories.includes(repository.fullName)
  return named ? token.contents !== 'none' || !repository.private : !repository.private
}

/** Whether it may push or commit there. */
export function mayWrite(token: Token | undefined, repository: Repository): boolean {
  if (token === undefined || token.contents !== 'write') return false
  return token.repositories === undefined || token.repositories.includes(repository.fullName)
}

/** The refusal of a credential that lacks a right, in GitHub's words for its kind. */
export function lacksRight(token: Token, documentation: string): Refusal {
  const message =
    token.kind === 'user'
      ? 'Resource not accessible by personal access token'
      : 'Resource not accessible by integration'
  return failure(403, message, documentation)
}

/** GitHub's error answer. */
export function failure(status: number, message: string, documentation: string, errors?: readonly unknown[]): Refusal {
  const body = { message, ...(errors === undefined ? {} : { errors }), documentation_url: documentation }
  return new Refusal({ status, body: { ...body, status: String(status) } })
}

/** An id as GitHub gives each answer. */
export function requestId(count: number): string {
  const hex = (value: number, width: number): string => value.toString(16).toUpperCase().padStart(width, '0')
  return `${hex(0xc000 + count, 4)}:${hex(0x1a2b3c + count, 6)}:${hex(count * 7919, 7)}:${hex(count * 104729, 7)}:${hex(Math.floor(Date.now() / 1000), 8)}`
}
