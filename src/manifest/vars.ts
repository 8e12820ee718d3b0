// Names and the texts that stand for them: `vars` of the manifest, and one combination of a matrix.
import { errorAt, type Finding } from './findings.ts'
import { RESERVED_NAMES } from './limits.ts'
import { type MappingNode, type Node, quoted, type ScalarNode, shown, valueOf } from './nodes.ts'
import { NAME } from './schema.ts'

/** A variable: its node says its text as it is written, its kind and its place. */
export type Vars = ReadonlyMap<string, ScalarNode>

const RESERVED: readonly string[] = RESERVED_NAMES

/** Reads a mapping of names to texts, numbers and booleans; what is none is told and left out. */
export function readVars(node: MappingNode, findings: Finding[]): Vars {
  const vars = new Map<string, ScalarNode>()
  for (const { key, value, duplicate } of node.entries) {
    const named = checkName(key, findings)
    const scalar = asVariable(key.text, value, findings)
    if (!duplicate && named && scalar !== null) vars.set(key.text, scalar)
  }
  return vars
}

/** Whether a key may be the name of a variable. */
export function checkName(key: ScalarNode, findings: Finding[]): boolean {
  if (RESERVED.includes(key.text)) {
    const message = `${key.text} is a name that every image has; nothing else may be called so`
    findings.push(errorAt(key.at, 'manifest/reserved-name', message))
    return false
  }
  if (NAME.test(key.text)) return true
  const message = (): string => `a name is letters, digits, "_", "-" and "." (got ${quoted(key.text)})`
  findings.push(errorAt(key.at, 'manifest/name', message))
  return false
}

/** The node where it is text, a number or a boolean, else null. */
export function asVariable(name: string, node: Node, findings: Finding[]): ScalarNode | null {
  if (node.kind === 'scalar' && valueOf(node) !== null) return node
  if (node.kind !== 'alias') {
    const message = (): string => `${name} must be text, a number, true or false (got ${shown(node)})`
    findings.push(errorAt(node.at, 'manifest/value', message))
  }
  return null
}
