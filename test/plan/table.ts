// Runs a table of rows, each a sentence of the spec with a repository in which it decides.
import { describe, expect, test } from 'vitest'
import type { Options, Repository } from './builder.ts'

export interface Row {
  readonly says: string
  readonly given: Repository
  readonly options?: Options
  /** By id, in the order of the plan: the state, an arrow, where the bytes come from. */
  readonly then: Readonly<Record<string, string>>
}

/** Rows by the state or the rule that they are about. */
export type Tables = Readonly<Record<string, readonly Row[]>>

/** flux-2-pro costs 0.03 USD (spec providers.md); everything but a purchase costs nothing. */
const FLUX_2_PRO = 30_000

/** One test a row; beside what the row says, that nothing but a purchase has a price. */
export function testRows(tables: Tables): void {
  for (const [part, rows] of Object.entries(tables)) {
    describe(part, () => {
      test.each(rows)('$says', ({ given, options, then }) => {
        const items = given.plan(options)
        const found = items.map(({ id, state, source }) => [id, `${state} → ${spoken(source)}`])
        expect(found).toEqual(Object.entries(then))
        const prices = Object.entries(then).map(([id, what]) => [id, / (?:buy|dead link)$/.test(what) ? FLUX_2_PRO : 0])
        expect(items.map(({ id, price }) => [id, price])).toEqual(prices)
      })
    })
  }
}

type Source = ReturnType<Repository['plan']>[number]['source']

function spoken(source: Source): string {
  switch (source.kind) {
    case 'rename':
    case 'copy':
      return `${source.kind} ${source.from}`
    case 'twin':
      return `twin ${source.of}`
    case 'blocked':
      return `blocked ${source.code}`
    case 'git':
      return source.pointer ? 'git pointer' : 'git'
    case 'link':
      return source.alive ? 'link' : 'dead link'
    case 'left':
      return source.warn ? 'left with a warning' : 'left'
    default:
      return source.kind
  }
}
