// Reads a mapping of the manifest key by key: each value against its rule, each unknown or missing key told.
import type { z } from 'zod'
import { errorAt, type Finding } from './findings.ts'
import { hint } from './near.ts'
import { type MappingNode, type Node, quoted, type ScalarNode, shown, valueOf } from './nodes.ts'
import type { Field } from './schema.ts'

/** A value that its rule allows, with its place. Of a mapping or list only the kind is known. */
export interface Cell<T = unknown> {
  readonly key: ScalarNode
  readonly node: Node
  readonly value: T
}

type Cells<F extends Record<string, Field>> = {
  readonly [K in keyof F]?: Cell<z.infer<F[K]['schema']>>
}

export interface Read<F extends Record<string, Field>> {
  readonly cells: Cells<F>
  /** Keys that are there with a value that is refused: nothing more is said about them, and they are not missing. */
  readonly bad: ReadonlySet<string>
}

/** A whole number as JSON writes it: `007`, `0x10`, `1e3`, `-0` are none. */
const CANONICAL = /^(?:0|[1-9][0-9]*)$/

const NONE: ReadonlySet<string> = new Set()
const LISTS: readonly unknown[] = Object.freeze([])
const MAPPINGS: unknown = Object.freeze(Object.create(null))

/**
 * @param fields the keys that may stand there
 * @param where what the mapping is called in messages, e.g. `an image`
 */
export function readFields<F extends Record<string, Field>>(
  node: MappingNode,
  fields: F,
  where: string,
  findings: Finding[],
): Read<F> {
  const cells: Record<string, Cell> = Object.create(null)
  let bad = NONE
  for (const { key, value, duplicate } of node.entries) {
    const name = key.text
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined
    if (field === undefined) {
      findings.push(unknownKey(key, Object.keys(fields), where))
      continue
    }
    const result = field.schema.safeParse(shallow(value))
    const right = result.success && isWrittenRight(name, value)
    const reason = right ? (field.check?.(result.data as string) ?? null) : null
    if (right && reason === null) {
      if (!duplicate) cells[name] = { key, node: value, value: result.data }
      continue
    }
    if (!duplicate) bad = new Set(bad).add(name)
    if (value.kind === 'alias') continue
    const message = (): string => reason ?? `${name} must be ${field.must} (got ${shown(value)})`
    findings.push(errorAt(value.at, field.code, message))
  }
  return { cells: cells as Cells<F>, bad }
}

function isWrittenRight(name: string, value: Node): boolean {
  return name !== 'seed' || (value.kind === 'scalar' && CANONICAL.test(value.text))
}

/** What the rules see: the value of a scalar, an empty mapping or list for others. */
function shallow(node: Node): unknown {
  if (node.kind === 'scalar') return valueOf(node)
  if (node.kind === 'mapping') return MAPPINGS
  return node.kind === 'sequence' ? LISTS : undefined
}

function unknownKey(key: ScalarNode, known: readonly string[], where: string): Finding {
  if (key.text === 'references') {
    const message = 'references is reserved for a later version; leave it out'
    return errorAt(key.at, 'manifest/reserved-key', message)
  }
  const message = (): string => `${quoted(key.text)} is no key of ${where}${hint(key.text, known)}`
  return errorAt(key.at, 'manifest/unknown-key', message)
}
