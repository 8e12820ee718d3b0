// What GitHub answered when it did not do what was asked, read into a few kinds. Holds no token and no request.

export type GitHubErrorCode =
  | 'github/unauthorised'
  | 'github/forbidden'
  | 'github/not-found'
  | 'github/refused'
  | 'github/limited'
  | 'github/trouble'
  | 'github/unreachable'
  | 'github/moved'
  | 'github/stopped'

export interface Failure {
  readonly code: GitHubErrorCode
  /** Null where there was no answer. */
  readonly status: number | null
  readonly requestId: string | null
  /** GitHub's own words, one line, at most 300 characters; text from outside. */
  readonly said: string
  /** Whether the request may have been carried out. */
  readonly uncertain: boolean
  /** How long GitHub asks to wait, in ms; null where it names no time. */
  readonly waitMs: number | null
}

/** A call that failed for good: what was being done, the status, GitHub's words, the request id. */
export class GitHubError extends Error {
  readonly code: GitHubErrorCode
  readonly status: number | null
  readonly requestId: string | null
  readonly said: string
  readonly uncertain: boolean

  /** @param doing what was being done, such as `opening the pull request` */
  constructor(doing: string, { code, status, requestId, said, uncertain }: Failure) {
    const answer = status === null ? '' : `GitHub answered ${status}: `
    super(`${doing} failed: ${answer}${said}${requestId === null ? '' : ` (request id ${requestId})`}`)
    this.name = 'GitHubError'
    this.code = code
    this.status = status
    this.requestId = requestId
    this.said = said
    this.uncertain = uncertain
  }
}

const MAX_SAID = 300

/** Faults of node:net, node:tls and undici after which not one byte of the request can have gone out. */
const NOT_SENT =
  /^(?:ENOTFOUND|EAI_\w+|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|ERR_TLS\w*|CERT_\w+|\w*SIGNATURE\w*|\w*SELF_SIGNED\w*|UNABLE_TO_\w+)$/

/**
 * Reads an error that octokit threw.
 * @param now ms since the epoch, for waits that are given as a time
 */
export function readFailure(error: unknown, now: number): Failure {
  const response = field(error, 'response')
  const status = field(response, 'status')
  if (typeof status !== 'number') return readFault(error)
  const headers = field(response, 'headers')
  const said = shortText(response)
  const common = { status, requestId: requestIdOf(headers), said }
  const waitMs = readWait(headers, now)
  const exhausted = text(headers, 'x-ratelimit-remaining') === '0'
  const isLimit = status === 429 || (status === 403 && (waitMs !== null || exhausted || /rate limit|abuse/i.test(said)))
  if (isLimit) return { ...common, code: 'github/limited', uncertain: false, waitMs }
  const code =
    status === 401
      ? 'github/unauthorised'
      : status === 403
        ? 'github/forbidden'
        : status === 404
          ? 'github/not-found'
          : status >= 500
            ? 'github/trouble'
            : 'github/refused'
  return { ...common, code, uncertain: status >= 500, waitMs }
}

/** A 3xx: the repository has another name or the address is another's; a token follows no redirect. */
export function redirected(response: unknown, status: number): Failure {
  const headers = field(response, 'headers')
  const target = text(headers, 'location')
  const host = target !== '' && URL.canParse(target) ? new URL(target).host : 'another address'
  const said = `it sends on to ${host}; the token goes nowhere else (was the repository renamed?)`
  return { code: 'github/moved', status, requestId: requestIdOf(headers), said, uncertain: false, waitMs: null }
}

/** A success that is no JSON: not GitHub's API. */
export function noJson(response: unknown, status: number): Failure {
  const said = `the answer is no JSON: ${shortText(response)}`
  const requestId = requestIdOf(field(response, 'headers'))
  return { code: 'github/trouble', status, requestId, said, uncertain: true, waitMs: null }
}

/** The request id of an answer's headers. */
export function requestIdOf(headers: unknown): string | null {
  const id = text(headers, 'x-github-request-id')
  return /^[\w:.-]{1,128}$/.test(id) ? id : null
}

/** No answer at all: refused, cut, or not in time. */
function readFault(error: unknown): Failure {
  const names = chain(error).flatMap((one) => [text(one, 'code'), text(one, 'name')])
  const code = names.find((name) => /^[A-Z][A-Z_\d]{2,}$|^TimeoutError$/.test(name)) ?? 'no answer'
  const said = `it could not be reached (${code})`
  const uncertain = !NOT_SENT.test(code)
  return { code: 'github/unreachable', status: null, requestId: null, said, uncertain, waitMs: null }
}

function chain(error: unknown): unknown[] {
  const found: unknown[] = []
  for (let one = error; one instanceof Error && found.length < 8; one = one.cause) found.push(one)
  return found.toReversed()
}

/** `Retry-After` in seconds or as a date, else the time at which a used-up limit begins anew. */
function readWait(headers: unknown, now: number): number | null {
  const after = text(headers, 'retry-after')
  if (/^\d{1,9}$/.test(after)) return Number(after) * 1000
  const date = /^[A-Z][a-z]{2,8},? .*\d/.test(after) ? Date.parse(after) : NaN
  if (!Number.isNaN(date)) return Math.max(0, date - now)
  const reset = text(headers, 'x-ratelimit-reset')
  const exhausted = text(headers, 'x-ratelimit-remaining') === '0'
  return exhausted && /^\d{1,12}$/.test(reset) ? Math.max(0, Number(reset) * 1000 - now) : null
}

/** The message of a JSON body with its errors, the title of an HTML page. */
function shortText(response: unknown): string {
  const data = field(response, 'data')
  const page = typeof data === 'string' ? (/<title>([^<]*)/i.exec(data)?.[1] ?? data) : ''
  const errors = field(data, 'errors')
  const details = Array.isArray(errors) ? errors.map(detail).filter((one) => one !== '') : []
  const said = [text(data, 'message') || page, ...details].join('; ')
  return oneLine(said) || 'no reason given'
}

function detail(error: unknown): string {
  if (typeof error === 'string') return error
  const message = text(error, 'message')
  return message || [text(error, 'field'), text(error, 'code')].filter(Boolean).join(' ')
}

/** Text from outside on one line, cut. */
export function oneLine(said: string): string {
  const line = said
    .slice(0, 4 * MAX_SAID)
    .replaceAll(/\s+/g, ' ')
    .trim()
  return line.length > MAX_SAID ? `${line.slice(0, MAX_SAID - 1)}…` : line
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined
}

function text(value: unknown, name: string): string {
  const found = field(value, name)
  return typeof found === 'string' || typeof found === 'number' ? String(found) : ''
}
