// `extra`: fields that the provider lists for the model, each with its type and range, and nothing else.
import type { ExtraRule } from '../providers/provider.ts'
import type { ExtraValue } from './draft.ts'
import { errorAt } from './findings.ts'
import { extraRules } from './limits.ts'
import { hint } from './near.ts'
import { type MapEntry, type Node, quoted, shown, valueOf } from './nodes.ts'
import { choose, note, type Settling } from './settling.ts'

/**
 * The image's own mapping replaces that of the defaults. A field of the defaults that this model lacks and another has
 * is left out; one that no model has is an error wherever it stands.
 * @returns null where nothing is to be sent
 */
export function extraOf(settling: Settling): Readonly<Record<string, ExtraValue>> | null {
  const chosen = choose(settling, 'extra')
  if (chosen === null || chosen.cell.node.kind !== 'mapping') return null
  const fields: [string, ExtraValue][] = []
  for (const entry of chosen.cell.node.entries) {
    const value = valueIn(settling, entry, chosen.own)
    if (value !== null && !entry.duplicate) fields.push([entry.key.text, value])
  }
  if (fields.length === 0) return null
  note(settling, 'extra', chosen)
  return Object.fromEntries(fields.sort(([a], [b]) => (a < b ? -1 : 1)))
}

function valueIn({ model, rules, findings, leftOut }: Settling, entry: MapEntry, own: boolean): ExtraValue | null {
  const { key, value } = entry
  const name = key.text
  const rule = Object.hasOwn(rules.extra, name) ? rules.extra[name] : undefined
  if (rule === undefined) {
    if (!own && extraRules.has(name)) leftOut.push(`extra.${name}`)
    else findings.push(unlistedField(model, Object.keys(rules.extra), entry))
    return null
  }
  const right = checked(rule, value)
  if (right === null && value.kind !== 'alias') {
    const message = (): string => `extra.${name} must be ${words(rule)} (got ${shown(value)})`
    findings.push(errorAt(value.at, 'manifest/extra-value', message))
  }
  return right
}

function unlistedField(model: string, names: readonly string[], { key }: MapEntry): ReturnType<typeof errorAt> {
  const list = names.length === 0 ? 'takes no extra fields' : `takes ${names.join(', ')} in extra`
  const message = (): string => `${model} ${list}, not ${quoted(key.text)}${hint(key.text, names)}`
  return errorAt(key.at, 'manifest/extra-field', message)
}

function checked(rule: ExtraRule, node: Node): ExtraValue | null {
  if (node.kind !== 'scalar') return null
  const value = valueOf(node)
  if (rule.kind === 'choice') return typeof value === 'string' && rule.values.includes(value) ? value : null
  return Number.isInteger(value) && Number(value) >= rule.min && Number(value) <= rule.max ? value : null
}

function words(rule: ExtraRule): string {
  if (rule.kind === 'choice') return `one of ${rule.values.join(', ')}`
  return `a whole number from ${rule.min} to ${rule.max}`
}
