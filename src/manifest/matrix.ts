// Combinations of a matrix, with `include` and `exclude` as in a workflow matrix.
import type { Axis, Matrix } from './matrix-read.ts'
import { type ScalarNode, valueOf } from './nodes.ts'
import type { Vars } from './vars.ts'

export interface Combination {
  /** Values by name, those that `include` adds among them. */
  readonly values: Vars
  /** The values of the axes, in their order: what the id is made of. */
  readonly axes: readonly ScalarNode[]
}

/** Steps that may still be taken for all matrices of a file, so that small texts cannot ask for large work. */
export interface Steps {
  left: number
}

interface Original {
  readonly picks: readonly number[]
  readonly combination: { readonly values: Map<string, ScalarNode>; readonly axes: readonly ScalarNode[] }
}

/** @returns null where there are more combinations than steps left or than `most` */
export function combine(matrix: Matrix, steps: Steps, most: number): readonly Combination[] | null {
  const size = matrix.axes.reduce((product, axis) => product * axis.values.length, 1)
  if (size > most && matrix.exclude.length === 0) return null
  if (size * (matrix.axes.length + 1) > steps.left) return null
  const numbers = matrix.axes.map(numbering)
  const originals = enumerate(matrix, numbers, steps, most)
  const added = originals === null ? null : include(matrix, numbers, originals, steps)
  if (originals === null || added === null) return null
  return [...originals.map((one) => one.combination), ...added]
}

/** The kind and value, so that `1` and `1.0` are the same, `1` and `"1"` are not. */
function identity(node: ScalarNode): string {
  const value = valueOf(node)
  return `${typeof value} ${value}`
}

/** Values of an axis by identity, so that equal ones have one number. */
function numbering(axis: Axis): Map<string, number> {
  const numbers = new Map<string, number>()
  for (const node of axis.values) {
    const key = identity(node)
    if (!numbers.has(key)) numbers.set(key, numbers.size)
  }
  return numbers
}

function enumerate(
  matrix: Matrix,
  numbers: readonly Map<string, number>[],
  steps: Steps,
  most: number,
): Original[] | null {
  const groups = grouped(matrix, numbers, matrix.exclude)
  const found: Original[] = []
  const places = matrix.axes.map(() => 0)
  const picked = matrix.axes.map((axis, index) => axis.values.map((node) => numbers[index]!.get(identity(node))!))
  do {
    steps.left -= 1 + matrix.axes.length + groups.size
    if (steps.left < 0) return null
    const picks = places.map((place, index) => picked[index]![place]!)
    if (isExcluded(groups, picks)) continue
    if (found.length === most) return null
    const axes = places.map((place, index) => matrix.axes[index]!.values[place]!)
    const values = new Map(matrix.axes.map((axis, index) => [axis.name, axes[index]!]))
    found.push({ picks, combination: { values, axes } })
  } while (advance(places, matrix.axes))
  return found
}

/** The last axis runs fastest. */
function advance(places: number[], axes: readonly Axis[]): boolean {
  for (let index = places.length - 1; index >= 0; index -= 1) {
    places[index]! += 1
    if (places[index]! < axes[index]!.values.length) return true
    places[index] = 0
  }
  return false
}

/** Which axes an entry names, and the numbers of its values there; null where an axis has no such value. */
function overlap(matrix: Matrix, numbers: readonly Map<string, number>[], entry: Vars): [string, string | null] {
  const axes = matrix.axes.flatMap((axis, index) => (entry.has(axis.name) ? index : []))
  const picks = axes.map((index) => numbers[index]!.get(identity(entry.get(matrix.axes[index]!.name)!)))
  return [axes.join(), picks.includes(undefined) ? null : picks.join()]
}

/** Entries by the axes that they name, so that one look-up for each group settles a combination. */
function grouped(
  matrix: Matrix,
  numbers: readonly Map<string, number>[],
  entries: readonly Vars[],
): Map<string, Set<string>> {
  const groups = new Map<string, Set<string>>()
  for (const entry of entries) {
    const [axes, picks] = overlap(matrix, numbers, entry)
    if (picks !== null) groups.set(axes, (groups.get(axes) ?? new Set()).add(picks))
  }
  return groups
}

function isExcluded(groups: Map<string, Set<string>>, picks: readonly number[]): boolean {
  for (const [axes, entries] of groups) {
    if (entries.has(project(axes, picks))) return true
  }
  return false
}

/** The numbers of a combination on some axes. */
function project(axes: string, picks: readonly number[]): string {
  if (axes === '') return ''
  return axes
    .split(',')
    .map((index) => picks[Number(index)])
    .join()
}

/**
 * An entry is added to each original combination of which it changes no axis, else it is a new one.
 * @returns the new ones, null where the steps do not suffice
 */
function include(
  matrix: Matrix,
  numbers: readonly Map<string, number>[],
  originals: readonly Original[],
  steps: Steps,
): Combination[] | null {
  const indexes = new Map<string, Map<string, Original[]>>()
  const added: Combination[] = []
  for (const entry of matrix.include) {
    const [axes, picks] = overlap(matrix, numbers, entry)
    if (!indexes.has(axes)) {
      steps.left -= originals.length
      indexes.set(axes, indexed(axes, originals))
    }
    const matches = picks === null ? undefined : indexes.get(axes)!.get(picks)
    steps.left -= 1 + (matches?.length ?? 0) * entry.size
    if (steps.left < 0) return null
    if (matches === undefined) added.push(ownCombination(matrix, entry))
    else for (const { combination } of matches) addTo(combination.values, entry, matrix)
  }
  return added
}

function indexed(axes: string, originals: readonly Original[]): Map<string, Original[]> {
  const index = new Map<string, Original[]>()
  for (const original of originals) {
    const key = project(axes, original.picks)
    const same = index.get(key)
    if (same === undefined) index.set(key, [original])
    else same.push(original)
  }
  return index
}

function addTo(values: Map<string, ScalarNode>, entry: Vars, matrix: Matrix): void {
  for (const [name, value] of entry) {
    // An axis keeps its own way of writing the value.
    if (!matrix.axes.some((axis) => axis.name === name)) values.set(name, value)
  }
}

function ownCombination(matrix: Matrix, entry: Vars): Combination {
  return { values: entry, axes: matrix.axes.flatMap((axis) => entry.get(axis.name) ?? []) }
}
