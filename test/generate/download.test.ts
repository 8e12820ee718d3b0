// One link until its deadline, with a clock that only moves when something sleeps.
import { describe, expect, test } from 'vitest'
import { download, type Fetch, linkDeadline } from '../../src/generate/download.ts'

type Outcome = Awaited<ReturnType<Fetch>> | 'broken'
const DONE: Outcome = { kind: 'done' }
const CUT: Outcome = { kind: 'failed', code: 'http/cut', message: 'cut' }
const status = (code: number): Outcome => ({ kind: 'status', status: code, message: `status ${code}.` })

/** Plays outcomes, the last one for ever; each try costs `tryMs`. */
async function play(
  outcomes: readonly Outcome[],
  deadline: number,
  options: { tryMs?: number; abortAt?: number } = {},
) {
  let now = 0
  let tries = 0
  const events: string[] = []
  const pauses: number[] = []
  const controller = new AbortController()
  const result = await download({
    url: 'https://d.example/a.png',
    deadline,
    signal: controller.signal,
    random: () => 1,
    clock: {
      now: () => now,
      async sleep(ms) {
        pauses.push(ms)
        now += ms
        if (now >= (options.abortAt ?? Infinity)) controller.abort()
      },
    },
    async get({ onChunk }) {
      now += options.tryMs ?? 0
      const outcome = outcomes[Math.min(tries++, outcomes.length - 1)]!
      await onChunk(Buffer.from(`try ${tries}`))
      return outcome === 'broken' ? { kind: 'done' } : outcome
    },
    async open() {
      let bytes = ''
      events.push('open')
      return {
        write: (chunk) => void (bytes += Buffer.from(chunk).toString()),
        async discard() {
          events.push('discard')
        },
        async finish() {
          events.push('finish')
          const broken = outcomes[Math.min(tries, outcomes.length) - 1] === 'broken'
          const inspection = broken
            ? ({ kind: 'broken', code: 'image/cut', message: 'no end' } as const)
            : ({ kind: 'whole' } as const)
          return { inspection, bytes }
        },
      }
    },
  })
  return { result, tries, events, now, pauses }
}

test('each try has a sink of its own', async () => {
  const { result, events } = await play([CUT, 'broken', status(500), DONE], 600_000)
  expect(result).toEqual({ kind: 'received', received: { inspection: { kind: 'whole' }, bytes: 'try 4' } })
  expect(events).toEqual(['open', 'discard', 'open', 'finish', 'open', 'discard', 'open', 'finish'])
})

test.each([403, 404, 410])('%i is expired and tried five times', async (code) => {
  const { result, tries } = await play([status(code)], 600_000)
  expect(result).toMatchObject({ kind: 'expired', code: 'download/expired' })
  expect(tries).toBe(5)
})

test('expired, then there after all', async () => {
  expect((await play([status(404), status(404), DONE], 600_000)).result.kind).toBe('received')
})

describe('whatever the clock says', () => {
  test.each([
    ['a whole picture', DONE, 'received'],
    ['expired', status(403), 'expired'],
    ['trouble', CUT, 'gave-up'],
  ] as const)('one try is made past the deadline: %s', async (_, outcome, kind) => {
    const { result, tries } = await play([outcome], -3_600_000)
    expect(result.kind).toBe(kind)
    expect(tries).toBe(1)
  })
})

test('other trouble is tried until the deadline, with pauses of at most 15 s', async () => {
  for (const outcome of [CUT, 'broken', status(500), status(200)] as const) {
    const { result, now, tries, pauses } = await play([outcome], 600_000, { tryMs: 10 })
    expect(result.kind).toBe('gave-up')
    expect(now).toBeGreaterThan(590_000)
    expect(now).toBeLessThanOrEqual(600_000)
    expect(tries).toBeLessThan(80)
    expect(Math.max(...pauses)).toBe(15_000)
  }
})

test('what was wrong last is what is told', async () => {
  expect((await play(['broken'], 0)).result).toEqual({ kind: 'gave-up', code: 'image/cut', message: 'no end' })
})

test('a refused address is not tried again', async () => {
  const { result, tries } = await play([{ kind: 'refused-address', message: 'private' }], 600_000)
  expect(result).toMatchObject({ kind: 'refused-address', message: 'private' })
  expect(tries).toBe(1)
})

test('an abort ends it, in a try and in a pause', async () => {
  expect((await play([CUT, { kind: 'aborted' }], 600_000)).result).toEqual({ kind: 'aborted' })
  const paused = await play([CUT], 600_000, { abortAt: 5000 })
  expect(paused.result).toEqual({ kind: 'aborted' })
  expect(paused.events.filter((event) => event === 'open')).toHaveLength(paused.tries)
})

test("the disk's failure is thrown, and the sink discarded", async () => {
  const events: string[] = []
  const full = download({
    url: 'https://d.example/a.png',
    deadline: 600_000,
    signal: new AbortController().signal,
    random: () => 0,
    clock: { now: () => 0, sleep: async () => {} },
    get: async ({ onChunk }) => {
      await onChunk(Buffer.from('x'))
      return { kind: 'done' }
    },
    open: async () => ({
      write: () => Promise.reject(new Error('ENOSPC')),
      finish: async () => ({ inspection: { kind: 'whole' } as const }),
      discard: async () => void events.push('discard'),
    }),
  })
  await expect(full).rejects.toThrow('ENOSPC')
  expect(events).toEqual(['discard'])
})

describe('linkDeadline', () => {
  const at = Date.parse('2026-11-20T10:00:00Z')
  test.each([
    ['https://d.example/a?se=2026-11-20T10%3A05%3A00Z&sig=x', '2026-11-20T10:05:00Z'],
    ['https://d.example/a?sig=x&se=2026-11-20T10:05:00Z', '2026-11-20T10:05:00Z'],
    ['https://d.example/a?se=2026-11-20T10%3A05Z', '2026-11-20T10:05:00Z'],
    ['https://d.example/a?se=2026-11-20T12%3A05%3A00%2B02%3A00', '2026-11-20T10:05:00Z'],
    ['https://d.example/a?se=2026-11-20T12:05:00+02:00', '2026-11-20T10:05:00Z'],
    ['https://d.example/a?se=2026-11-20T09%3A00%3A00Z', '2026-11-20T09:00:00Z'],
    ['https://d.example/a?se=2026-11-20T11%3A00%3A00Z', '2026-11-20T10:10:00Z'],
    ['https://d.example/a?se=soon', '2026-11-20T10:10:00Z'],
    ['https://d.example/a?se=1', '2026-11-20T10:10:00Z'],
    ['https://d.example/a', '2026-11-20T10:10:00Z'],
    ['no URL', '2026-11-20T10:10:00Z'],
  ])('%s', (url, expected) => {
    expect(new Date(linkDeadline(url, at)).toISOString()).toBe(expected.replace('Z', '.000Z'))
  })
})
