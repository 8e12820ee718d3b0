// Tells a person what goes on: a live line on a terminal, elsewhere a plain line an image and a sign of life while nothing ends.
import type { Printing } from './arguments.ts'
import type { Door } from './commands/session.ts'
import type { Event } from './generate/generate.ts'
import type { Options } from './options.ts'
import { usd } from './money.ts'
import type { Item } from './plan/plan.ts'
import { plain } from './report/plain.ts'
import { makeReport, type Sheet } from './report/report.ts'
import { fromHere } from './report/here.ts'
import { type Doing, heldLine, lifeSign, liveLine, type Status } from './report/status.ts'
import { problemsText } from './report/problems.ts'
import { doneText, planText, type Row, totalText, widthsOf } from './report/text.ts'
import type { Terminal } from './world/terminal.ts'

/** Ten frames a second at most; one is written only where something changed. */
const FRAME_MS = 100
/** Quick commands show no live line. */
const FIRST_FRAME_MS = 700
/** The longest silence of a log while something is under way. */
const SILENCE_MS = 30_000
/** Shorter waits than this are not worth a line of a log. */
const LONG_WAIT_MS = 5000

export interface Reporter {
  readonly door: Door
  /** Takes the live line away and closes what is open. */
  readonly end: () => void
}

/** What is known while a run goes on. */
interface Run {
  phase: string
  since: number
  total: number | null
  done: number
  spent: number | null
  heldUntil: number
  /** In the order in which they began: the slowest first. */
  readonly doing: Map<Item, Doing>
  readonly wanted: Set<Item>
  readonly manifests: Map<Item, string>
  widths: Pick<Row, 'idWidth' | 'pathWidth'>
}

/**
 * @param stopping fires when a question is not waited for any more: the answer is then no
 * @param inActions whether the lines go into the groups of a workflow's log, one a manifest
 */
export function openReporter(
  options: Options,
  printing: Printing,
  terminal: Terminal,
  stopping: AbortSignal,
  inActions = false,
): Reporter {
  const run: Run = { ...startOf(Date.now()), doing: new Map(), wanted: new Set(), manifests: new Map(), widths: {} }
  const groups = inActions && !printing.json ? openGroups(terminal) : null
  const ticking = printing.quiet ? null : isLive(terminal) ? showLine(run, terminal) : showSigns(run, terminal)
  return {
    end: () => {
      ticking?.end()
      groups?.end()
    },
    door: {
      ready: async () => null,
      planned: (sheets, problems) => {
        plan(run, sheets)
        // Only what buys is shown with its price before.
        if (
          run.total === 0 ||
          options.command === 'merge' ||
          printing.quiet ||
          !terminal.asks ||
          printing.json ||
          printing.yes
        )
          return
        const report = makeReport(options.command, 0, sheets, { spent: 0, unknown: 0 }, [])
        terminal.err(problemsText(problems, printing.verbose, terminal.errPaint))
        terminal.err(
          planText(sheets, printing.verbose, terminal.errPaint) +
            totalText(report, options.candidates > 0, options.force),
        )
      },
      shown: (_item, _picture, total) => {
        if (run.total === null)
          Object.assign(run, { phase: 'making thumbnails', since: Date.now(), total, spent: null })
        run.done += 1
      },
      confirm: async (images, cost) => {
        if (printing.yes || !terminal.asks) return true
        ticking?.pause(true)
        const question = `Buy ${images} image${images === 1 ? '' : 's'} for ${usd(cost)}? [y/N] `
        const answer = await terminal.ask(question, stopping)
        ticking?.pause(false)
        return /^y(es)?$/i.test(answer.trim())
      },
      tell: (event) => {
        const now = Date.now()
        const began = run.doing.get(event.item)?.since
        note(run, event, now)
        if (event.kind === 'doing') {
          if (event.activity.kind === 'held') ticking?.held(event.activity.until, now)
          return
        }
        const bad = event.result.error !== undefined
        if (printing.json || (printing.quiet && !bad)) return
        const print = printing.quiet ? terminal.err : terminal.out
        const paint = printing.quiet ? terminal.errPaint : terminal.outPaint
        const ms = began === undefined ? null : now - began
        const line = doneText(shownItem(event.item, run), event.result, event.spent, paint, {
          ms,
          ...run.widths,
        })
        if (line !== '') groups?.enter(run.manifests.get(event.item) ?? '')
        if (line !== '') ticking?.printed(now)
        print(line)
      },
    },
  }
}

function startOf(now: number): Omit<Run, 'doing' | 'wanted' | 'manifests' | 'widths'> {
  return { phase: 'reading manifests, locks and files', since: now, total: null, done: 0, spent: 0, heldUntil: 0 }
}

/** Where a picture lies is told from the current folder, as a person looks for it. */
function shownItem(item: Item, { manifests }: Run): Item {
  return { ...item, path: fromHere(manifests.get(item) ?? '', item.path) }
}

function plan(run: Run, sheets: readonly Sheet[]): void {
  for (const { manifest, items } of sheets) {
    for (const item of items) {
      run.manifests.set(item, manifest)
      if (item.source.kind !== 'nothing') run.wanted.add(item)
    }
  }
  run.total = run.wanted.size
  run.widths = widthsOf([...run.wanted].map((item) => shownItem(item, run)))
  run.phase = 'getting ready'
  run.since = Date.now()
}

function note(run: Run, event: Event, now: number): void {
  const { item } = event
  if (event.kind === 'done') {
    run.doing.delete(item)
    if (run.wanted.has(item) && event.result.outcome !== undefined) run.done += 1
    run.spent = (run.spent ?? 0) + event.spent
    run.phase = run.done === run.total ? 'finishing' : 'going on'
    run.since = now
    return
  }
  const { activity } = event
  if (activity.kind === 'held') run.heldUntil = Math.max(run.heldUntil, activity.until)
  run.doing.set(item, { id: item.id, since: run.doing.get(item)?.since ?? now, activity })
}

function statusOf(run: Run): Status {
  return { ...run, doing: [...run.doing.values()] }
}

/** What runs beside the work, by the clock. */
interface Ticking {
  readonly printed: (now: number) => void
  readonly held: (until: number, now: number) => void
  /** While a question stands. */
  readonly pause: (on: boolean) => void
  readonly end: () => void
}

function isLive(terminal: Terminal): boolean {
  return terminal.width() > 0
}

/** The terminal draws only what differs from what stands there; a new width is taken at the next frame. */
function showLine(run: Run, terminal: Terminal): Ticking {
  const began = Date.now()
  let paused = false
  const timer = setInterval(() => {
    const now = Date.now()
    if (!paused && now - began >= FIRST_FRAME_MS) terminal.live(liveLine(statusOf(run), now, terminal.width()))
  }, FRAME_MS).unref()
  return {
    printed: () => {},
    held: () => {},
    pause: (on) => {
      paused = on
      if (on) terminal.live('')
    },
    end: () => {
      clearInterval(timer)
      terminal.live('')
    },
  }
}

/** A line on stderr, whatever stdout is used for, whenever nothing was said for a while. */
function showSigns(run: Run, terminal: Terminal): Ticking {
  let last = Date.now()
  let told = 0
  const say = (text: string, now: number): void => {
    last = now
    terminal.err(text)
  }
  const timer = setInterval(() => {
    const now = Date.now()
    if (now - last >= SILENCE_MS) say(lifeSign(statusOf(run), now), now)
  }, 1000).unref()
  return {
    printed: (now) => {
      last = now
    },
    held: (until, now) => {
      if (until - now < LONG_WAIT_MS || until < told + LONG_WAIT_MS) return
      told = until
      say(heldLine(until, now), now)
    },
    pause: () => {},
    end: () => clearInterval(timer),
  }
}

/** A sign of life while something else than the making of images is waited for. */
export async function watched<T>(terminal: Terminal, phase: string, work: Promise<T>): Promise<T> {
  const since = Date.now()
  const status: Status = { phase, since, total: null, done: 0, spent: 0, heldUntil: 0, doing: [] }
  const timer = setInterval(() => terminal.err(lifeSign(status, Date.now())), SILENCE_MS).unref()
  try {
    return await work
  } finally {
    clearInterval(timer)
  }
}

/** Groups do not nest and lines of several manifests mingle: one that is come back to is opened again. */
function openGroups(terminal: Terminal): { readonly enter: (manifest: string) => void; readonly end: () => void } {
  const seen = new Set<string>()
  let open: string | null = null
  const end = (): void => {
    if (open !== null) terminal.out('::endgroup::\n')
    open = null
  }
  return {
    end,
    enter: (manifest) => {
      if (manifest === open) return
      end()
      // The runner turns `%0A` of a command into a line end; nothing else may come of a name.
      const name = plain(manifest).replaceAll('%', '%25')
      terminal.out(`::group::${name}${seen.has(manifest) ? ' (continued)' : ''}\n`)
      seen.add(manifest)
      open = manifest
    },
  }
}
