// A structured prompt: a mapping of the manifest that is sent as canonical JSON (RFC 8785).
import canonicalize from 'canonicalize'
import { errorAt, type Finding } from './findings.ts'
import { type Node, quoted, type ScalarNode, valueOf } from './nodes.ts'
import { isExact } from './scalar.ts'
import { type Lookup, namesIn, parseTemplate, render, type Template } from './template.ts'

/** JSON with templates for its strings. */
export type Json =
  | { readonly kind: 'string'; readonly template: Template }
  | { readonly kind: 'value'; readonly value: number | boolean | null }
  | { readonly kind: 'list'; readonly items: readonly Json[] }
  | { readonly kind: 'object'; readonly entries: readonly (readonly [string, Json])[] }

/** CRLF becomes LF. */
export function unixLines(text: string): string {
  return text.includes('\r') ? text.replaceAll('\r\n', '\n') : text
}

/** Stands for the seed inside the JSON text: DEL, which no prompt may hold and JSON does not escape. */
const SEED = '\x7f'

/**
 * The JSON of a node; its depth is bounded by that of the YAML.
 * @param names where the names that its strings use are put
 */
export function parseJson(node: Node, names: Set<string>, findings: Finding[]): Json {
  if (node.kind === 'sequence') {
    return { kind: 'list', items: node.items.map((item) => parseJson(item, names, findings)) }
  }
  if (node.kind === 'mapping') {
    const entries = node.entries.map(({ key, value }) => {
      return [unixLines(key.text), parseJson(value, names, findings)] as const
    })
    return { kind: 'object', entries }
  }
  return node.kind === 'scalar' ? scalarJson(node, names, findings) : { kind: 'value', value: null }
}

function scalarJson(node: ScalarNode, names: Set<string>, findings: Finding[]): Json {
  const value = valueOf(node)
  if (typeof value === 'string') {
    const template = parseTemplate(value)
    if (template.broken !== null) findings.push(errorAt(node.at, 'manifest/braces', `in the prompt ${template.broken}`))
    for (const name of namesIn(template)) names.add(name)
    return { kind: 'string', template }
  }
  if (typeof value === 'number' && !isExact(node.text, value)) {
    const message = (): string => `JSON cannot hold the number ${quoted(node.text)} as it is; write it in quotes`
    findings.push(errorAt(node.at, 'manifest/prompt-number', message))
  }
  return { kind: 'value', value }
}

/** All texts of the JSON, keys among them, to be looked over; null where they are longer than `most` together. */
export function jsonOf(json: Json, lookup: Lookup, most: number): string[] | null {
  const texts: string[] = []
  let left = most
  const add = (parts: readonly string[] | null): boolean => {
    if (parts === null) return false
    texts.push(...parts)
    left -= parts.reduce((sum, part) => sum + part.length, 0)
    return left >= 0
  }
  const walk = (node: Json): boolean => {
    if (node.kind === 'string') return add(render(node.template, lookup, left))
    if (node.kind === 'list') return node.items.every(walk)
    if (node.kind === 'object') return node.entries.every(([key, value]) => add([key]) && walk(value))
    return true
  }
  return walk(json) ? texts : null
}

/** The canonical text, split where the seed goes in; its strings hold no control character. */
export function canonical(json: Json, lookup: Lookup): string[] {
  return (canonicalize(valueIn(json, lookup)) ?? '').split(SEED)
}

function valueIn(json: Json, lookup: Lookup): unknown {
  if (json.kind === 'value') return json.value
  if (json.kind === 'string') {
    const parts = render(json.template, lookup, Number.POSITIVE_INFINITY) ?? []
    return unixLines(parts.join(SEED))
  }
  if (json.kind === 'list') return json.items.map((item) => valueIn(item, lookup))
  const object: Record<string, unknown> = Object.create(null)
  for (const [key, value] of json.entries) {
    // The first of two equal keys counts; the second was told.
    if (!(key in object)) object[key] = valueIn(value, lookup)
  }
  return object
}
