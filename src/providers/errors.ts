// What an answer without a picture means: the error table of the gateway (spec: providers.md, "Errors").
import type { Answer } from './provider.ts'
import { oneLine, saysOneOf } from './words.ts'

/** An answer without a picture, as far as the table looks at it. */
export interface Failure {
  readonly status: number
  /** Whether the body is JSON with an `error` in it. */
  readonly jsonError: boolean
  /** What the body says, the plainest first. */
  readonly words: readonly string[]
}

type Kind = Exclude<Answer['kind'], 'bytes' | 'url'>

interface Row {
  readonly kind: Kind
  readonly code: string
  /** What happened, and what to do next. */
  readonly what: string
  readonly next: string
  readonly told: (failure: Failure) => boolean
}

// Marks are in lower case, with spaces for `_` and `-`: `insufficient_user_quota` and "Insufficient user quota" are one.
const MODERATED = ['content policy violation', 'moderation blocked', 'request moderated', 'content moderated']
const NO_CREDIT = [
  'insufficient user quota',
  'insufficient quota',
  'insufficient balance',
  'insufficient credit',
  'quota is not enough',
  'pre consume token quota failed',
  'billing hard limit',
  '额度不足',
  '额度已用尽',
  '余额不足',
  '预扣费额度失败',
]
const NO_MODEL = ['model not found', 'no available channel', '无可用渠道']

/** The gateway's own faults: it answered, and it bills a 200 with a picture alone. */
const OWN_FAULTS = [500, 502, 503]

function within(status: number, from: number, to: number): boolean {
  return status >= from && status <= to
}

/** Whether a mark in the body may decide: not where the status says that the answer was lost on the way. */
function bodyDecides({ status }: Failure): boolean {
  return (within(status, 400, 499) && status !== 401 && status !== 408) || OWN_FAULTS.includes(status)
}

/**
 * The precedence, first match wins: moderation in the body whatever the status; then the statuses whose meaning no body
 * changes (200, 3xx, 401: "used up" of a key is said there in the words of a used up balance); then marks in the body;
 * then the status. What fits nowhere is `unknown`, which is never bought again by itself.
 */
const TABLE: readonly Row[] = [
  {
    kind: 'refused',
    code: 'provider/moderated',
    what: 'the provider refused the picture as moderated',
    next: 'change the prompt',
    told: ({ words }) => saysOneOf(words, MODERATED),
  },
  {
    kind: 'unknown',
    code: 'provider/no-picture',
    what: 'the provider answered without a picture',
    next: 'its list of requests tells more',
    told: ({ status }) => within(status, 200, 299),
  },
  {
    kind: 'invalid',
    code: 'provider/redirect',
    what: 'the provider sent the purchase elsewhere, which is never followed',
    next: 'check the base URL',
    told: ({ status }) => within(status, 300, 399),
  },
  {
    kind: 'unauthorised',
    code: 'provider/unauthorised',
    what: 'the provider does not accept the key: wrong, expired or used up',
    next: 'set a valid key',
    told: ({ status }) => status === 401,
  },
  {
    kind: 'out-of-credit',
    code: 'provider/out-of-credit',
    what: 'the balance at the provider is used up',
    next: 'top it up and run again',
    told: (failure) => failure.status === 402 || (bodyDecides(failure) && saysOneOf(failure.words, NO_CREDIT)),
  },
  {
    kind: 'invalid',
    code: 'provider/model-not-found',
    what: 'the provider does not have the model',
    next: 'name another model',
    told: (failure) => bodyDecides(failure) && saysOneOf(failure.words, NO_MODEL),
  },
  {
    kind: 'refused',
    code: 'provider/moderated',
    what: 'the provider refused the request, most likely as moderated',
    next: 'change the prompt',
    told: ({ status }) => status === 403,
  },
  {
    kind: 'wait',
    code: 'provider/rate-limit',
    what: 'the provider has had too many requests',
    next: 'run again later or with less concurrency',
    told: ({ status }) => status === 429,
  },
  {
    kind: 'unknown',
    code: 'provider/timeout',
    what: 'the provider gave up waiting for the request',
    next: 'its list of requests tells more',
    told: ({ status }) => status === 408,
  },
  {
    kind: 'invalid',
    code: 'provider/invalid',
    what: 'the provider has nothing where the purchase went',
    next: 'check the base URL, to which a path such as /v1 belongs',
    told: ({ status }) => status === 404,
  },
  {
    kind: 'invalid',
    code: 'provider/invalid',
    what: 'the provider does not accept the request',
    next: 'change the parameter that it names',
    told: ({ status }) => within(status, 400, 499),
  },
  {
    kind: 'trouble',
    code: 'provider/trouble',
    what: 'the provider has trouble of its own',
    next: 'run again later',
    told: ({ status, jsonError }) => jsonError && OWN_FAULTS.includes(status),
  },
]

const UNKNOWN: Omit<Row, 'told'> = {
  kind: 'unknown',
  code: 'provider/no-answer',
  what: 'the provider sent no answer of its own',
  next: 'its list of requests tells more',
}

/** What a failure means; the message is one sentence with the status and the provider's words in it. */
export function readFailure(failure: Failure): Answer {
  const { kind, code, what, next } = TABLE.find((row) => row.told(failure)) ?? UNKNOWN
  return { kind, code, message: `${what} (${saying(failure)}); ${next}` }
}

function saying({ status, words }: Failure): string {
  const said = oneLine(words[0] ?? '')
  return said === '' ? `HTTP ${status}` : `HTTP ${status}: ${said}`
}
