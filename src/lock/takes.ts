// What the model of a locked request takes: an entry that no manifest could hold is refused (spec lockfile.md). Fields that
// are absent are let be, so that a lock stays readable where a model comes to take more.
import { rulesOf } from '../manifest/rules.ts'
import type { ExtraRule, ExtraValue, ModelRules, Parameter, ParameterRule } from '../providers/provider.ts'
import { providerNamed } from '../providers/table.ts'

/** The rules of a model, undefined where there is no such provider. */
export function rulesNamed(provider: string, model: string): ModelRules | undefined {
  const known = providerNamed(provider)
  return known && rulesOf(known, model)
}

/** Whether the model takes this value of a parameter. */
export function takesParameter(rules: ModelRules, name: Parameter, value: number | boolean): boolean {
  const refused = rules.refuse?.[name]?.(value) ?? null
  return refused === null && fitsParameter(rules.parameters[name], value)
}

/** Whether the model takes this field of `extra`. */
export function takesExtra({ extra }: ModelRules, name: string, value: ExtraValue): boolean {
  return Object.hasOwn(extra, name) && fitsExtra(extra[name], value)
}

function fitsParameter(rule: ParameterRule | undefined, value: number | boolean): boolean {
  if (rule === undefined) return false
  if (rule.kind === 'boolean') return typeof value === 'boolean'
  return typeof value === 'number' && fitsRange(rule, value) && (rule.kind === 'number' || Number.isInteger(value))
}

function fitsExtra(rule: ExtraRule | undefined, value: ExtraValue): boolean {
  if (rule === undefined) return false
  if (rule.kind === 'choice') return typeof value === 'string' && rule.values.includes(value)
  return typeof value === 'number' && Number.isInteger(value) && fitsRange(rule, value)
}

function fitsRange({ min, max }: { readonly min: number; readonly max: number }, value: number): boolean {
  return value >= min && value <= max
}
