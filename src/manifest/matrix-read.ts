// `matrix` as it is written: axes with their values, `include` and `exclude`.
import { errorAt, type Finding } from './findings.ts'
import { hint } from './near.ts'
import { type MappingNode, type Node, quoted, type ScalarNode, shown } from './nodes.ts'
import type { Cell } from './read.ts'
import { asVariable, checkName, readVars, type Vars } from './vars.ts'

export interface Axis {
  readonly name: string
  readonly key: ScalarNode
  readonly values: readonly ScalarNode[]
}

export interface Matrix {
  /** The key `matrix`. */
  readonly key: ScalarNode
  readonly axes: readonly Axis[]
  readonly include: readonly Vars[]
  readonly exclude: readonly Vars[]
}

const LISTS: readonly string[] = ['include', 'exclude']

/** @returns null where something is wrong with it, which was told */
export function readMatrix(cell: Cell, findings: Finding[]): Matrix | null {
  if (cell.node.kind !== 'mapping') return null
  const before = findings.length
  const axes: Axis[] = []
  const lists = { include: [] as Vars[], exclude: [] as Vars[] }
  const names = new Set(cell.node.entries.map(({ key }) => key.text).filter((name) => !LISTS.includes(name)))
  for (const { key, value, duplicate } of cell.node.entries) {
    const name = key.text
    if (name === 'include' || name === 'exclude') {
      const entries = readEntries(name, value, name === 'exclude' ? names : null, findings)
      if (!duplicate) lists[name] = entries
    } else {
      const axis = readAxis(key, value, findings)
      if (!duplicate && axis !== null) axes.push(axis)
    }
  }
  if (findings.length === before && axes.length === 0) {
    findings.push(errorAt(cell.key.at, 'manifest/no-axis', 'a matrix must have at least one axis: a name with a list'))
  }
  return findings.length === before ? { key: cell.key, axes, ...lists } : null
}

function readAxis(key: ScalarNode, value: Node, findings: Finding[]): Axis | null {
  const named = checkName(key, findings)
  if (value.kind !== 'sequence') {
    if (value.kind !== 'alias') {
      const message = (): string => `the axis ${key.text} must be a list (got ${shown(value)})`
      findings.push(errorAt(value.at, 'manifest/matrix', message))
    }
    return null
  }
  if (value.items.length === 0) {
    findings.push(errorAt(key.at, 'manifest/empty-axis', `the axis ${key.text} has no values`))
  }
  const values = value.items.flatMap((item) => asVariable(`a value of ${key.text}`, item, findings) ?? [])
  return named ? { name: key.text, key, values } : null
}

function readEntries(name: string, value: Node, axes: ReadonlySet<string> | null, findings: Finding[]): Vars[] {
  if (value.kind !== 'sequence') {
    if (value.kind !== 'alias') {
      const message = (): string => `${name} must be a list of mappings (got ${shown(value)})`
      findings.push(errorAt(value.at, 'manifest/matrix', message))
    }
    return []
  }
  return value.items.flatMap((item) => {
    if (item.kind === 'mapping' && item.entries.length > 0) {
      if (axes !== null) checkExcluded(item, axes, findings)
      return readVars(item, findings)
    }
    if (item.kind !== 'alias') {
      const message = (): string => `an entry of ${name} must be a mapping of names to values (got ${shown(item)})`
      findings.push(errorAt(item.at, 'manifest/matrix', message))
    }
    return []
  })
}

/** What is no axis can exclude nothing. */
function checkExcluded({ entries }: MappingNode, axes: ReadonlySet<string>, findings: Finding[]): void {
  for (const { key } of entries) {
    if (axes.has(key.text)) continue
    const message = (): string => `exclude names ${quoted(key.text)}, which is no axis${hint(key.text, axes)}`
    findings.push(errorAt(key.at, 'manifest/matrix', message))
  }
}
