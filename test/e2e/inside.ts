// The engine in this process: the real disk, the real gateway, a clock that runs fast, and faults at any operation of the disk.
import { setTimeout as pause } from 'node:timers/promises'
import { explained } from '../../src/faults.ts'
import { DEFAULTS, type Options } from '../../src/options.ts'
import { jsonProblem, jsonText } from '../../src/report/json.ts'
import { type Ran as EngineRan, run } from '../../src/run.ts'
import type { World } from '../../src/world/world.ts'
import type { Env, Scene } from './harness.ts'
import { systemError, watchOperations } from './operations.mjs'
import { type Document, readDocument, refuseText, rowsOf } from './oracle.ts'

/** So many times as fast as the world's: half a minute without a byte is over in 1.2 s. */
const FASTER = 25
const ZERO = Date.now()

/** The clock of the engine and of its gateway; `off` is how far the gateway's is ahead, in ms. */
export const fastNow = (off = 0): number => ZERO + (Date.now() - ZERO) * FASTER + off

const pauseFor = (ms: number, signal?: AbortSignal): Promise<void> =>
  pause(ms, undefined, signal ? { signal } : {}).catch(() => {})
const FAST = { now: fastNow, sleep: (ms: number, signal?: AbortSignal) => pauseFor(ms / FASTER, signal) }
const REAL = { now: Date.now, sleep: pauseFor }

const OPTIONS: Options = { ...DEFAULTS, command: 'generate', attempts: 3, timeoutMs: 1500 }

export interface Inside {
  readonly code: number
  readonly document: Document
  readonly ran: EngineRan | null
  /** `id` → `state outcome` of every image of the document. */
  readonly rows: Readonly<Record<string, string>>
}

export interface Doing {
  readonly random: () => number
  readonly env?: Env
  readonly stopping?: AbortSignal
  readonly ending?: AbortSignal
  /** The disk fails: it may keep what should be removed. */
  readonly failing?: boolean
  /** The world's own clock, for what a real process left. */
  readonly realTime?: boolean
}

/** One run of the engine, held against the oracle as a run of the built command line is. */
export async function runInside(s: Scene, options: Partial<Options>, doing: Doing): Promise<Inside> {
  const all: Options = { ...OPTIONS, ...(doing.realTime ? { timeoutMs: DEFAULTS.timeoutMs } : {}), ...options }
  const never = new AbortController().signal
  const world: World = {
    cwd: s.root,
    env: s.env(doing.env),
    clock: doing.realTime ? REAL : FAST,
    random: doing.random,
    keepHeapSmall: () => {},
    stopping: doing.stopping ?? never,
    ending: doing.ending ?? never,
  }
  const door = {
    ready: async () => null,
    tell: () => {},
    planned: () => {},
    shown: () => {},
    confirm: async () => true,
  }
  const words = [
    all.command,
    '--json',
    ...['--max-cost', String(all.maxCost / 1_000_000), '--max-images', String(all.maxImages)],
    ...['--paid-retries', String(all.paidRetries)],
    ...(all.force ? ['--force', ...all.ids] : []),
  ]
  const end = s.begin(words)
  const { code, text, ran } = await run(all, world, door).then(
    (done) => ({
      code: done.exit,
      ran: done,
      text: jsonText({ ...done.report, problems: done.report.problems.map(jsonProblem) }),
    }),
    (error: unknown) => {
      const { exit, problems } = explained(error)
      if (exit === 70) throw error
      const rest = { version: 1, command: all.command, ok: false, problems: problems.map(jsonProblem) }
      return { code: exit, ran: null, text: jsonText(rest) }
    },
  )
  end({ code, signal: doing.failing ? 'SIGKILL' : null, stdout: text })
  refuseText('the report', text, [s.gateway.key])
  const document = readDocument(text, code)
  return { code, document, ran, rows: rowsOf(document) }
}

/** What part of the work an operation of the disk belongs to. */
export type Part = 'store' | 'lock' | 'journal' | 'writer'

/** A fault of the disk: at the n-th operation of a kind of a part, once or from then on. */
export interface DiskFault {
  readonly part: Part
  readonly kind: 'write' | 'sync' | 'rename' | 'open' | 'mkdir' | 'remove' | 'link'
  readonly n: number
  /** The code of a system error, or `short` for writes that take a few bytes at a time. */
  readonly what: string
  readonly lasts: boolean
}

const armed = new Map<
  string,
  { readonly faults: readonly DiskFault[]; readonly seen: Map<string, number>; struck: number }
>()

/** Faults for one folder; the result ends them and gives how often they struck. */
export function breakDisk(root: string, faults: readonly DiskFault[]): () => number {
  const state = { faults, seen: new Map<string, number>(), struck: 0 }
  armed.set(root, state)
  return () => {
    armed.delete(root)
    return state.struck
  }
}

function partOf(inside: string): Part {
  if (inside.includes('journal.jsonl')) return 'journal'
  if (/(^|\/)\.?imagelock\//.test(inside) || inside === '.imagelock' || inside.endsWith('/imagelock')) return 'writer'
  return inside.includes('/') || !inside.startsWith('.imagelock-') ? 'store' : 'lock'
}

/** Watches this process from now on; the result ends it. */
export function watchDisk(): Promise<() => void> {
  return watchOperations(({ kind, name, path }) => {
    for (const [root, state] of armed) {
      if (!path.startsWith(`${root}/`)) continue
      const part = partOf(path.slice(root.length + 1))
      const key = `${part} ${kind}`
      const n = (state.seen.get(key) ?? 0) + 1
      state.seen.set(key, n)
      const fault = state.faults.find(
        (one) => one.part === part && one.kind === kind && (one.lasts ? n >= one.n : n === one.n),
      )
      if (fault === undefined) return undefined
      state.struck += 1
      return fault.what === 'short' ? 7 : systemError(fault.what, name, path)
    }
    return undefined
  })
}
