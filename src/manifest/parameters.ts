// The parameters that some models take: always sent where they are, never where they are not.
import type { Parameter, ParameterRule } from '../providers/provider.ts'
import { errorAt } from './findings.ts'
import { choose, note, refuse, type Settling } from './settling.ts'

const PARAMETERS: readonly Parameter[] = ['safety_tolerance', 'prompt_upsampling', 'steps', 'guidance']

/** In the key order of the lock. */
export type Parameters = { readonly [K in Parameter]?: K extends 'prompt_upsampling' ? boolean : number }

/** The value of each parameter that the model takes: written, or the API's documented default. */
export function parametersOf(settling: Settling): Parameters {
  const values: Partial<Record<Parameter, number | boolean>> = {}
  for (const key of PARAMETERS) {
    const value = parameterOf(settling, key)
    if (value !== null) values[key] = value
  }
  // The rule of each key says the type of its value.
  return values as Parameters
}

function parameterOf(settling: Settling, key: Parameter): number | boolean | null {
  const { rules, findings, origins } = settling
  const chosen = choose(settling, key)
  const rule = rules.parameters[key]
  if (chosen === null) {
    if (rule !== undefined) origins[key] = { from: 'provider' }
    return rule?.default ?? null
  }
  const { node, value } = chosen.cell
  const refused = rules.refuse?.[key]
  if (rule === undefined) {
    if (chosen.own && refused !== undefined) {
      const reason = refused(value)
      if (reason !== null) findings.push(errorAt(node.at, 'manifest/not-taken', reason))
    } else refuse(settling, key, chosen)
    return null
  }
  const reason = refused?.(value) ?? outOfRange(key, rule, value)
  if (reason !== null) findings.push(errorAt(node.at, `manifest/${key.replace('_', '-')}-range`, reason))
  note(settling, key, chosen)
  return value
}

function outOfRange(key: string, rule: ParameterRule, value: number | boolean): string | null {
  if (rule.kind === 'boolean' || typeof value === 'boolean') return null
  if (value >= rule.min && value <= rule.max) return null
  return `${key} must be a ${rule.kind === 'integer' ? 'whole number' : 'number'} from ${rule.min} to ${rule.max}`
}
