// One call of GitHub's API: spaced, timed, waited for and tried again as far as that can do no harm.
import type { Clock } from '../generate/gate.ts'
import { type Failure, GitHubError, noJson, readFailure, redirected } from './github-error.ts'

/** What octokit is handed beside the parameters of a call. */
export interface CallOptions {
  readonly headers: { readonly 'x-github-api-version': string }
  readonly request: { readonly redirect: 'manual'; readonly signal: AbortSignal; readonly log: object }
}

export interface Call<T> {
  /** What is being done, such as `opening the pull request`: begins the message of an error. */
  readonly doing: string
  /** `read` changes nothing; `again` may be done twice to the same end; `once` may not. */
  readonly repeat: 'read' | 'again' | 'once'
  readonly send: (options: CallOptions) => Promise<Answer<T>>
  /** Of `once`: looks, by calls of `read`, whether what may have been done was done; null where it was not. */
  readonly find?: () => Promise<T | null>
  /** Ms for one try; a minute where nothing is said. */
  readonly timeoutMs?: number
}

interface Answer<T> {
  readonly status: number
  readonly data: T
}

export type Caller = <T>(call: Call<T>) => Promise<T>

export interface CallerOptions {
  readonly clock: Clock
  /** From 0 to below 1. */
  readonly random: () => number
  /** Fires when nothing may be waited for any more. */
  readonly signal: AbortSignal
  /** Told of each longer wait, as a sentence. */
  readonly tell: (text: string) => void
}

/** GitHub's advice for requests that create content. */
const WRITE_GAP_MS = 1000
const TIMEOUT_MS = 60_000
const TRIES = 6
/** GitHub's advice for a limit that names no time. */
const LIMIT_MS = 60_000
const MAX_WAIT_MS = 15 * 60_000
const TOLD_FROM_MS = 5000
const API_VERSION = '2022-11-28'

/** octokit prints deprecations with addresses; nothing prints past the log. */
const SILENT = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }

/** Reads go out at once, writes one after the other in the order of their coming. */
export function openCaller(options: CallerOptions): Caller {
  let lastWrite = -Infinity
  let writes: Promise<unknown> = Promise.resolve()
  const spaced = async <T>(call: Call<T>): Promise<T> => {
    if (call.repeat === 'read') return attempt(call, options)
    const early = lastWrite + WRITE_GAP_MS - options.clock.now()
    if (early > 0) await options.clock.sleep(early, options.signal)
    try {
      return await attempt(call, options)
    } finally {
      lastWrite = options.clock.now()
    }
  }
  const persist = async <T>(call: Call<T>): Promise<T> => {
    for (let tries = 1; ; tries++) {
      try {
        return await spaced(call)
      } catch (error) {
        const failure = await pause(call, error, tries, options)
        // What may have been done is looked for before it is asked for again.
        const found = failure.uncertain && call.find !== undefined ? await call.find() : null
        if (found !== null) return found
      }
    }
  }
  return (call) => {
    if (call.repeat === 'read') return persist(call)
    const turn = writes.then(() => persist(call))
    writes = turn.catch(() => {})
    return turn
  }
}

/** What octokit hands over as an answer like any other: a redirect, a page. */
class NoAnswer extends Error {
  readonly failure: Failure
  constructor(failure: Failure) {
    super(failure.said)
    this.failure = failure
  }
}

async function attempt<T>({ send, timeoutMs = TIMEOUT_MS }: Call<T>, { signal }: CallerOptions): Promise<T> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)])
  const answer = await send({
    headers: { 'x-github-api-version': API_VERSION },
    request: { redirect: 'manual', signal: limit, log: SILENT },
  })
  if (answer.status >= 300) throw new NoAnswer(redirected(answer, answer.status))
  // A proxy's or a sign-in page with a 200: what was asked may have been done or not.
  if (typeof answer.data === 'string' && answer.data !== '') throw new NoAnswer(noJson(answer, answer.status))
  return answer.data
}

/** Waits before the next try; throws where there is none. */
async function pause<T>(call: Call<T>, error: unknown, tries: number, options: CallerOptions): Promise<Failure> {
  const { clock, signal, tell } = options
  if (error instanceof GitHubError) throw error
  const failure = error instanceof NoAnswer ? error.failure : readFailure(error, clock.now())
  if (signal.aborted) throw new GitHubError(call.doing, { ...failure, code: 'github/stopped', said: 'it was stopped' })
  if (!mayTryAgain(call, failure) || tries >= TRIES) throw new GitHubError(call.doing, failure)
  const ms = waitBefore(failure, tries, options.random())
  if (ms > MAX_WAIT_MS) {
    const until = new Date(clock.now() + ms).toISOString()
    throw new GitHubError(call.doing, { ...failure, said: `${failure.said} (a limit until ${until}; try again then)` })
  }
  if (ms >= TOLD_FROM_MS) tell(`GitHub asks to wait: ${call.doing} goes on in ${Math.ceil(ms / 1000)} s`)
  await clock.sleep(ms, signal)
  return failure
}

function mayTryAgain<T>({ repeat, find }: Call<T>, { code, uncertain }: Failure): boolean {
  if (code === 'github/limited') return true
  if (code !== 'github/trouble' && code !== 'github/unreachable') return false
  return repeat !== 'once' || !uncertain || find !== undefined
}

/** Ms before the try after this one: as GitHub says and a little more, else doubling with jitter. */
function waitBefore({ code, waitMs }: Failure, tries: number, random: number): number {
  const doubled = (first: number): number => first * 2 ** (tries - 1)
  if (code !== 'github/limited') return Math.round(Math.max(waitMs ?? 0, doubled(1000) * (0.5 + random / 2)))
  return Math.round(waitMs === null ? doubled(LIMIT_MS) * (1 + random / 10) : Math.max(1000, waitMs) + 500 * random)
}
