// Tells a person what goes on: a live line on a terminal, a plain line an image elsewhere.
import type { Printing } from './arguments.ts'
import type { Door } from './commands/session.ts'
import type { Options } from './options.ts'
import { usd } from './plan/caps.ts'
import type { Item } from './plan/plan.ts'
import type { Terminal } from './world/terminal.ts'
import { plain } from './report/plain.ts'
import { makeReport } from './report/report.ts'
import { columns, doneText, planText, problemText, totalText } from './report/text.ts'

const REDRAW_MS = 120

export interface Reporter {
  readonly door: Door
  /** Takes the live line away. */
  readonly end: () => void
}

/** @param stopping fires when a question is not waited for any more: the answer is then no */
export function openReporter(
  options: Options,
  printing: Printing,
  terminal: Terminal,
  stopping: AbortSignal,
): Reporter {
  const started = new Map<Item, number>()
  let total = 0
  let done = 0
  let spent = 0
  let shown = false
  let timer: NodeJS.Timeout | undefined

  const clear = (): void => {
    if (shown) terminal.err('\r\u001b[K')
    shown = false
  }
  const draw = (): void => {
    const line = liveLine(done, total, spent, slowest(started), terminal.width())
    terminal.err(`\r${line}\u001b[K`)
    shown = true
  }
  const end = (): void => {
    clearInterval(timer)
    timer = undefined
    clear()
  }
  return {
    end,
    door: {
      ready: async () => null,
      planned: (sheets, problems) => {
        total = sheets.flatMap(({ items }) => items).filter(({ source }) => source.kind !== 'nothing').length
        if (total === 0 || printing.quiet) return
        if (terminal.asks && !printing.json && !printing.yes) {
          const report = makeReport(options.command, 0, sheets, { spent: 0, unknown: 0 }, [])
          terminal.err(problems.map((problem) => problemText(problem, terminal.errPaint)).join(''))
          terminal.err(planText(sheets, printing.verbose, terminal.errPaint) + totalText(report))
        }
        if (terminal.width() > 0) timer = setInterval(() => started.size > 0 && draw(), REDRAW_MS).unref()
      },
      confirm: async (images, cost) => {
        if (printing.yes || !terminal.asks) return true
        const question = `Buy ${images} image${images === 1 ? '' : 's'} for ${usd(cost)}? [y/N] `
        const answer = await terminal.ask(question, stopping)
        return /^y(es)?$/i.test(answer.trim())
      },
      tell: (event) => {
        if (event.kind === 'started') return void started.set(event.item, Date.now())
        started.delete(event.item)
        if (event.result.outcome !== undefined) done += 1
        spent += event.spent
        const bad = event.result.error !== undefined
        if (printing.json || (printing.quiet && !bad)) return
        clear()
        const print = printing.quiet ? terminal.err : terminal.out
        print(doneText(event.item, event.result, event.spent, printing.quiet ? terminal.errPaint : terminal.outPaint))
      },
    },
  }
}

function slowest(started: ReadonlyMap<Item, number>): { id: string; seconds: number; others: number } | null {
  const [first] = started
  if (!first) return null
  return { id: first[0].id, seconds: Math.floor((Date.now() - first[1]) / 1000), others: started.size - 1 }
}

/** Done of total, spent, the slowest in flight; cut to the terminal's width. */
export function liveLine(
  done: number,
  total: number,
  spent: number,
  slow: { readonly id: string; readonly seconds: number; readonly others: number } | null,
  width: number,
): string {
  const tail =
    slow === null ? '' : `  ${plain(slow.id)} ${slow.seconds} s${slow.others > 0 ? ` and ${slow.others} more` : ''}`
  const line = `${done}/${total} done  ${usd(spent)} spent${tail}`
  let cut = ''
  for (const char of line) {
    if (columns(cut + char) >= width) break
    cut += char
  }
  return cut
}
