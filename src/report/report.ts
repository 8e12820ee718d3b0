// What a run found and did → one record that both text and `--json` are made from. Pure.
import { EXIT, type ExitCode, type Problem } from '../errors.ts'
import type { FileFacts } from '../lock/schema.ts'
import { OUTCOMES, type Outcome, type Result } from '../generate/outcome.ts'
import { microsToUsd } from '../money.ts'
import type { Change } from '../plan/changes.ts'
import { isPurchase, type Item } from '../plan/plan.ts'
import { STATES, type State } from '../plan/state.ts'

/** One manifest's rows with what was done to each. */
export interface Sheet {
  readonly manifest: string
  /** What names it in a command that is offered. */
  readonly named: string
  readonly lockfile: string
  readonly items: readonly Item[]
  readonly results: ReadonlyMap<Item, Result>
  /** Whether the rows are candidates: `state` is that of the image that they are variants of. */
  readonly areCandidates?: boolean
}

export interface ReportImage {
  readonly id: string
  readonly path: string
  readonly state: State
  readonly outcome?: Outcome
  readonly changes: readonly Change[]
  readonly provider: string
  readonly model: string
  readonly seed: number | null
  readonly price_usd: number | null
  readonly file?: Pick<FileFacts, 'sha256' | 'bytes' | 'format' | 'width' | 'height'>
  readonly request_id?: string
  readonly error?: { readonly code: string; readonly message: string }
}

/** The document of `--json` (spec cli.md), but for the fields of a problem that are not for programs. */
export interface Report {
  readonly version: 1
  readonly command: string
  readonly ok: boolean
  readonly manifests: readonly {
    readonly manifest: string
    readonly lockfile: string
    readonly images: readonly ReportImage[]
  }[]
  readonly totals: Readonly<Record<State | Outcome, number>>
  readonly cost: {
    readonly estimated_usd: number
    readonly spent_usd: number
    readonly unknown_usd: number
    /** How many purchases have no known price. */
    readonly unpriced: number
  }
  readonly problems: readonly Problem[]
  /** Of `plan --shards`: for `fromJSON` in a workflow. */
  readonly matrix?: { readonly shard: readonly string[] }
}

export interface Costs {
  /** Whole millionths of a dollar. */
  readonly spent: number
  readonly unknown: number
}

export function makeReport(
  command: string,
  exit: ExitCode,
  sheets: readonly Sheet[],
  costs: Costs,
  problems: readonly Problem[],
): Report {
  let manifests: Report['manifests'] | undefined
  const purchases = sheets.flatMap(({ items }) => items.filter(({ source }) => isPurchase(source)))
  return {
    version: 1,
    command,
    ok: exit === EXIT.done,
    // Thousands of rows are not made where nobody reads them.
    get manifests() {
      return (manifests ??= sheets.map(manifestRows))
    },
    totals: countTotals(sheets.flatMap(outcomesOf)),
    cost: {
      estimated_usd: microsToUsd(purchases.reduce((sum, { price }) => sum + (price ?? 0), 0)),
      spent_usd: microsToUsd(costs.spent),
      unknown_usd: microsToUsd(costs.unknown),
      unpriced: purchases.filter(({ price }) => price === null).length,
    },
    problems,
  }
}

function manifestRows({ manifest, lockfile, items, results }: Sheet): Report['manifests'][number] {
  return { manifest, lockfile, images: items.map((item) => imageRow(item, results.get(item))) }
}

function outcomesOf({ items, results }: Sheet): Counted[] {
  return items.map((item) => ({ state: item.state, outcome: results.get(item)?.outcome }))
}

function imageRow(item: Item, result: Result | undefined): ReportImage {
  const request = item.image?.request ?? item.entry?.request
  const entry = result?.entry ?? (isAsLocked(item, result) ? item.entry : null)
  const { sha256, bytes, format, width, height } = entry?.file ?? {}
  const requestId = result?.requestId ?? entry?.receipt?.request_id
  return {
    id: item.id,
    path: item.path,
    state: item.state,
    ...(result?.outcome === undefined ? {} : { outcome: result.outcome }),
    changes: item.changes,
    provider: request?.provider ?? '',
    model: request?.model ?? '',
    seed: request?.seed ?? null,
    price_usd: item.price === null ? null : microsToUsd(item.price),
    ...(sha256 !== undefined && bytes !== undefined && format && width !== undefined && height !== undefined
      ? { file: { sha256, bytes, format, width, height } }
      : {}),
    ...(requestId === undefined ? {} : { request_id: requestId }),
    ...(result?.error === undefined ? {} : { error: result.error }),
  }
}

/** Whether the file that the lock names stands at the image's path, nothing having been done to it. */
function isAsLocked({ state }: Item, result: Result | undefined): boolean {
  return state === 'unchanged' && result?.outcome === undefined
}

interface Counted {
  readonly state: State
  readonly outcome?: Outcome | undefined
}

/** How many images have each state and each outcome. */
export function countTotals(images: readonly Counted[]): Report['totals'] {
  const totals = Object.fromEntries([...STATES, ...OUTCOMES].map((name) => [name, 0])) as Record<
    State | Outcome,
    number
  >
  for (const { state, outcome } of images) {
    totals[state] += 1
    if (outcome) totals[outcome] += 1
  }
  return totals
}
