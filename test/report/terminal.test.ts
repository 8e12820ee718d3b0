// What people see on a terminal of 80 and 120 columns: the live line, lines above it, and hostile text that stays text.
import { describe, expect, test, vi } from 'vitest'
import { openReporter } from '../../src/progress.ts'
import { columns, cutTo } from '../../src/report/columns.ts'
import { plain } from '../../src/report/plain.ts'
import type { Sheet } from '../../src/report/report.ts'
import { lifeSign, liveLine, type Status } from '../../src/report/status.ts'
import { explainText } from '../../src/report/explain.ts'
import { doneText, planText, problemText } from '../../src/report/text.ts'
import { HOSTILE } from '../deliver/hostile.ts'
import { onScreen, openScreen } from './screen.ts'

type Item = Parameters<typeof doneText>[0]
const itemOf = (id: string): Item =>
  ({
    id,
    path: `${id}.png`,
    state: 'update',
    source: { kind: 'buy' },
    changes: [{ key: id, from: id, to: `${id}2` }],
    price: 10_000,
    fingerprint: id,
  }) as unknown as Item
const sheetOf = (manifest: string, items: readonly Item[]): Sheet => ({
  manifest,
  named: '',
  lockfile: 'l',
  items,
  results: new Map(),
})
/** The terminal's own timers run on. */
const CLOCK = { now: 0, toFake: ['setInterval', 'clearInterval', 'Date'] } satisfies Parameters<
  typeof vi.useFakeTimers
>[0]
const bare = (_: string, text: string): string => text

/** What a reader sees of a line; a wide character that finds no room at the end of a row leaves a blank there. */
const seen = (text: string): string => text.replaceAll(/[\s\u200b]/g, '')

describe.each([80, 120])('at %i columns', (width) => {
  test(`${HOSTILE.length} hostile texts in every line stay text, in their place`, { timeout: 120_000 }, async () => {
    const screen = openScreen(width)
    const expected: string[] = []
    for (const text of HOSTILE) {
      const error = { code: text, message: text }
      const item = itemOf(text)
      const printed = [
        doneText(item, { outcome: 'failed', error, requestId: text }, 0, bare),
        planText([sheetOf(text, [item])], true, bare),
        problemText(
          { severity: 'error', code: 'a/b', message: text, file: text, line: 1, source: text.slice(0, 90) },
          bare,
        ),
        explainText(
          { manifest: text, named: text, isAccepted: true },
          {
            id: text,
            state: 'create',
            fingerprint: 'f',
            values: [{ key: 'prompt', value: text, from: 'image', line: 1, column: 1 }],
            left_out: [text],
            request: null,
          },
          bare,
        ),
        lifeSign(
          statusOf({
            doing: [{ id: text, since: 0, activity: { kind: 'retrying', attempt: 2, until: 9, message: text } }],
          }),
          5,
        ),
      ].join('')
      screen.write(printed)
      expected.push(...printed.split('\n').slice(0, -1))
      // Nothing but new lines may be a control character, and nothing wrote in a foreign place.
      expect(printed).not.toMatch(/[^\P{Cc}\n]|[\u200e\u200f\u202a-\u202e\u2066-\u2069]/u)
    }
    expect(await screen.acted()).toEqual([])
    expect((await screen.lines()).map(seen).join('\n').trimEnd()).toBe(expected.map(seen).join('\n').trimEnd())
  })

  test('the live line is one row, whatever it holds, and says what is waited for', async () => {
    for (const text of HOSTILE) {
      for (const message of [text, '日本語 '.repeat(40), '']) {
        const doing = [
          {
            id: `${text}/日本語の絵`,
            since: 0,
            activity: { kind: 'retrying', attempt: 3, until: 9000, message } as const,
          },
        ]
        const line = liveLine(statusOf({ doing, heldUntil: 30_000 }), 5000, width)
        expect(columns(line)).toBeLessThan(width)
        expect(line).toMatch(/^3\/10 done, 7 left, 0\.09 USD spent {2}the gateway asks to wait 25 s/)
      }
    }
    const screen = openScreen(width)
    screen.write(
      `above\n\r${liveLine(statusOf({ doing: [{ id: '日本語'.repeat(60), since: 0, activity: { kind: 'drawing' } }] }), 5000, width)}`,
    )
    expect(await screen.lines()).toHaveLength(2)
    expect(await screen.acted()).toEqual([])
  })

  test('lines above stay whole, frames are drawn over each other, nothing is left at the end', async () => {
    vi.useFakeTimers(CLOCK)
    try {
      const screen = openScreen(width)
      const size = { columns: width }
      const terminal = onScreen(screen, size)
      const reporter = reporterOn(terminal)
      const items = Array.from({ length: 12 }, (_, at) => itemOf(`image-${at}-${'x'.repeat(at * 9)}`))
      reporter.door.planned([sheetOf('images.yml', items)], [])
      vi.advanceTimersByTime(1000)
      expect(await screen.bottom()).toMatch(/^0\/12 done, 12 left, 0\.00 USD spent/)
      for (const item of items) reporter.door.tell({ kind: 'doing', item, activity: { kind: 'asking', attempt: 1 } })
      vi.advanceTimersByTime(10_000)
      expect(await screen.bottom()).toMatch(/^0\/12 done, 12 left, 0\.00 USD spent {2}image-0- 10 s and 11 more$/)
      for (const [at, item] of items.entries()) {
        reporter.door.tell({
          kind: 'done',
          item,
          result: { outcome: 'failed', error: { code: 'a/b', message: 'no' } },
          spent: 0,
        })
        terminal.err('a line on the other stream\n')
        vi.advanceTimersByTime(150)
        // The screen takes what was written when it comes to it.
        await screen.bottom()
        if (at === 4) {
          size.columns = 50
          screen.resize(50)
          vi.advanceTimersByTime(300)
          expect(columns(await screen.bottom())).toBeLessThan(50)
        }
        if (at === 8) {
          size.columns = width
          screen.resize(width)
        }
      }
      reporter.end()
      const lines = await screen.lines()
      expect(lines).toHaveLength(24)
      expect(lines.filter((line) => line === 'a line on the other stream')).toHaveLength(12)
      for (const [at, item] of items.entries())
        expect(lines[2 * at]).toMatch(
          new RegExp(`^  failed {5}${item.id} +${item.id}\\.png  1[0-9]\\.\\d s  no \\[a/b\\]$`),
        )
      expect(await screen.bottom()).toBe('')
      expect(await screen.acted()).toEqual([])
      // No cursor was hidden and no wrapping switched off: nothing has to be given back, whatever ends the process.
      expect(screen.writes.join('').replaceAll(/\u001b\[(?:J|3[0-9]m|2m|22m|1m)/g, '')).not.toContain('\u001b')
    } finally {
      vi.useRealTimers()
    }
  })

  test('a terminal that is made narrower and wider keeps nothing of a frame', async () => {
    vi.useFakeTimers(CLOCK)
    try {
      const screen = openScreen(width)
      const size = { columns: width }
      const terminal = onScreen(screen, size)
      const reporter = reporterOn(terminal)
      const item = itemOf(`image-${'x'.repeat(200)}`)
      reporter.door.planned([sheetOf('images.yml', [item])], [])
      reporter.door.tell({ kind: 'doing', item, activity: { kind: 'asking', attempt: 1 } })
      terminal.err('above\n')
      for (const columns of [60, 25, 41, width, 30]) {
        vi.advanceTimersByTime(1500)
        // What was written is on the screen before it gets another size.
        await screen.bottom()
        size.columns = columns
        screen.resize(columns)
        terminal.err(`now ${columns}\n`)
      }
      reporter.end()
      expect(await screen.lines()).toEqual(['above', 'now 60', 'now 25', 'now 41', `now ${width}`, 'now 30'])
      expect(await screen.acted()).toEqual([])
    } finally {
      vi.useRealTimers()
    }
  })

  test('a gallery says how many pictures are left, and no money; at the end it is gone', async () => {
    vi.useFakeTimers(CLOCK)
    try {
      const screen = openScreen(width)
      const reporter = reporterOn(onScreen(screen, { columns: width }), 'gallery')
      vi.advanceTimersByTime(2000)
      expect(await screen.bottom()).toBe('reading manifests, locks and files, 2 s')
      const nothing = { kind: 'nothing', why: 'Not made yet' } as const
      for (let at = 0; at < 300; at += 1) reporter.door.shown(itemOf(`image-${at}`), nothing, 1000)
      vi.advanceTimersByTime(3000)
      expect(await screen.bottom()).toBe('300/1000 done, 700 left  making thumbnails, 3 s')
      reporter.end()
      expect(await screen.lines()).toEqual([])
    } finally {
      vi.useRealTimers()
    }
  })

  test('a frame is one write, at most ten a second, and only where something changed', () => {
    vi.useFakeTimers(CLOCK)
    try {
      const screen = openScreen(width)
      const reporter = reporterOn(onScreen(screen, { columns: width }))
      const item = itemOf('a')
      reporter.door.planned([sheetOf('images.yml', [item])], [])
      reporter.door.tell({ kind: 'doing', item, activity: { kind: 'asking', attempt: 1 } })
      vi.advanceTimersByTime(700)
      const before = screen.writes.length
      vi.advanceTimersByTime(20_000)
      // Once a second, when the seconds change.
      expect(screen.writes.length - before).toBeGreaterThanOrEqual(19)
      expect(screen.writes.length - before).toBeLessThanOrEqual(21)
      const busy = screen.writes.length
      for (let at = 0; at < 1000; at += 1) {
        reporter.door.tell({ kind: 'doing', item, activity: { kind: 'asking', attempt: at } })
        vi.advanceTimersByTime(10)
      }
      expect(screen.writes.length - busy).toBeLessThanOrEqual(101)
      for (const write of screen.writes) expect(write).toMatch(/^\r[^\r\n]*\u001b\[J\r$/)
      reporter.end()
    } finally {
      vi.useRealTimers()
    }
  })
})

function reporterOn(terminal: ReturnType<typeof onScreen>, command = 'generate'): ReturnType<typeof openReporter> {
  const printing = { json: false, quiet: false, verbose: false, color: true, yes: true }
  return openReporter(
    { command } as Parameters<typeof openReporter>[0],
    printing,
    terminal,
    new AbortController().signal,
  )
}

function statusOf(more: Partial<Status>): Status {
  return { phase: 'getting ready', since: 0, total: 10, done: 3, spent: 90_000, heldUntil: 0, doing: [], ...more }
}

describe('where there is no terminal', () => {
  const quietly = (inActions: boolean, json = false) => {
    const out: string[] = []
    const err: string[] = []
    const terminal = {
      out: (text: string) => void out.push(text),
      err: (text: string) => void err.push(text),
      live: () => expect.unreachable(),
      outPaint: bare,
      errPaint: bare,
      width: () => 0,
      asks: false,
      ask: () => expect.unreachable(),
    }
    const printing = { json, quiet: false, verbose: false, color: false, yes: true }
    const options = { command: 'generate' } as Parameters<typeof openReporter>[0]
    return { out, err, reporter: openReporter(options, printing, terminal, new AbortController().signal, inActions) }
  }

  test('a sign of life at least every 30 s names the image, since when and why; stdout has results alone', () => {
    vi.useFakeTimers(CLOCK)
    try {
      const { out, err, reporter } = quietly(false, true)
      vi.advanceTimersByTime(31_000)
      expect(err).toEqual(['  ... reading manifests, locks and files, 30 s\n'])
      const [a, b] = [itemOf('a'), itemOf('b')]
      reporter.door.planned([sheetOf('images.yml', [a, b])], [])
      reporter.door.tell({ kind: 'doing', item: a, activity: { kind: 'asking', attempt: 1 } })
      reporter.door.tell({ kind: 'doing', item: b, activity: { kind: 'downloading', attempt: 1 } })
      vi.advanceTimersByTime(31_000)
      expect(err.at(-1)).toMatch(
        /^ {2}\.\.\. 0\/2 done, 2 left, 0\.00 USD spent; a for \d\d s: the answer is awaited; 1 more under way\n$/,
      )
      reporter.door.tell({ kind: 'done', item: a, result: { outcome: 'generated' }, spent: 30_000 })
      reporter.door.tell({
        kind: 'doing',
        item: b,
        activity: { kind: 'retrying', attempt: 7, until: Date.now() + 40_000, message: 'the host answered 503' },
      })
      for (let at = 0; at < 10; at += 1) {
        const before = err.length
        vi.advanceTimersByTime(31_000)
        expect(err.length).toBeGreaterThan(before)
      }
      expect(err.join('')).toContain('1/2 done, 1 left, 0.03 USD spent; b for')
      expect(err.join('')).toMatch(/download failed 7 times, again in \d+ s: the host answered 503/)
      reporter.end()
      vi.advanceTimersByTime(100_000)
      expect(out).toEqual([])
    } finally {
      vi.useRealTimers()
    }
  })

  test('a long wait that the gateway asks for is told once, at once', () => {
    vi.useFakeTimers(CLOCK)
    try {
      const { err, reporter } = quietly(false)
      const items = [itemOf('a'), itemOf('b')]
      reporter.door.planned([sheetOf('images.yml', items)], [])
      for (const item of items) reporter.door.tell({ kind: 'doing', item, activity: { kind: 'held', until: 30_000 } })
      expect(err).toEqual(['  ... the gateway asks to wait 30 s: no new request until then\n'])
      reporter.end()
    } finally {
      vi.useRealTimers()
    }
  })

  test('in Actions the lines stand in a group a manifest, which no name can break out of', () => {
    const { out, reporter } = quietly(true)
    const [a, b, c] = [itemOf('a'), itemOf('b'), itemOf('c')]
    const hostile = 'docs/%0A::error::x\n::stop-commands::y.yml'
    reporter.door.planned([sheetOf('images.yml', [a, c]), sheetOf(hostile, [b])], [])
    for (const item of [a, b, c]) reporter.door.tell({ kind: 'done', item, result: { outcome: 'copied' }, spent: 0 })
    reporter.end()
    reporter.end()
    const commands = out
      .join('')
      .split('\n')
      .filter((line) => line.startsWith('::'))
    expect(commands).toEqual([
      '::group::images.yml',
      '::endgroup::',
      expect.stringMatching(/^::group::docs\/%250A:\u200b:error:\u200b:x\\u000a:\u200b:stop-commands:\u200b:y\.yml$/),
      '::endgroup::',
      '::group::images.yml (continued)',
      '::endgroup::',
    ])
  })
})

test('columns: never fewer than a terminal takes', async () => {
  for (const text of [...HOSTILE, '𠀀𠀁', '🙂🇩🇪', '한국어', 'ﾊﾝｶｸ', 'e\u0301', '\u0e33x', '…→×']) {
    const shown = plain(text.slice(0, 200))
    const screen = openScreen(2000)
    screen.write(`${shown}|`)
    const row = (await screen.bottom()).trimEnd()
    expect(columns(shown)).toBeGreaterThanOrEqual(columnsBefore(row, shown))
    expect(columns(cutTo(shown, 10))).toBeLessThanOrEqual(10)
    expect(shown.startsWith(cutTo(shown, 10))).toBe(true)
  }
})

/** A second opinion for what is no wide character: its letters. */
function columnsBefore(row: string, shown: string): number {
  expect(seen(row.slice(0, -1))).toBe(seen(shown))
  return [...shown.replaceAll(/[\p{M}\u200b]/gu, '')].length
}
