// The tree that a YAML document stands for, with the offset of each node in the text.
import { resolvePlain, type ScalarValue } from './scalar.ts'

/** A scalar; `text` is what it says, quotes, escapes and folding undone. */
export interface ScalarNode {
  readonly kind: 'scalar'
  readonly at: number
  /** Where the source of its text begins, behind a quote or header. */
  readonly from: number
  /** Where the source of its text ends, before a closing quote; 0 where nothing was written. */
  readonly end: number
  readonly text: string
  /** Only a plain scalar can be a number, a boolean or null. */
  readonly plain: boolean
}

export interface MapEntry {
  readonly key: ScalarNode
  readonly value: Node
  /** The key stands earlier in the mapping already; that entry counts. */
  readonly duplicate: boolean
}

export interface MappingNode {
  readonly kind: 'mapping'
  readonly at: number
  readonly entries: MapEntry[]
}

export interface SequenceNode {
  readonly kind: 'sequence'
  readonly at: number
  readonly items: Node[]
}

/** An alias: an error that was told, so nothing is said about its value. */
export interface AliasNode {
  readonly kind: 'alias'
  readonly at: number
}

export type Node = ScalarNode | MappingNode | SequenceNode | AliasNode

/** The value of a scalar under the core schema. */
export function valueOf(node: ScalarNode): ScalarValue {
  return node.plain ? resolvePlain(node.text) : node.text
}

const MAX_SHOWN = 60

/** A node as a message shows it: text in quotes, numbers as written, cut after 60 characters. */
export function shown(node: Node): string {
  if (node.kind === 'mapping') return 'a mapping'
  if (node.kind === 'sequence') return 'a list'
  if (node.kind === 'alias') return 'an alias'
  const value = valueOf(node)
  if (value === null) return node.text === '' ? 'nothing' : node.text
  return typeof value === 'string' ? quoted(value) : cut(node.text)
}

/** Text in double quotes, cut after 60 characters. */
export function quoted(text: string): string {
  return JSON.stringify(cut(text))
}

function cut(text: string): string {
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text
}
