// What any model of a provider takes. Models come and go and what they take grows, and an older lock must stay readable:
// so a lock is held to what some model of its provider takes, not to what its own model takes today.
import type { ExtraRule, ExtraValue, Format, Parameter, ParameterRule } from '../providers/provider.ts'
import { providerNamed, providerNames } from '../providers/table.ts'

/** What some model of a provider takes. */
export interface Takes {
  readonly formats: ReadonlySet<Format>
  readonly sized: boolean
  readonly seed: boolean
  readonly parameter: (name: Parameter, value: number | boolean) => boolean
  readonly extra: (name: string, value: ExtraValue) => boolean
}

const TAKES: ReadonlyMap<string, Takes> = new Map(providerNames.map((name) => [name, takesOf(name)]))

/** What some model of that provider takes, undefined where there is no such provider. */
export function takesNamed(provider: string): Takes | undefined {
  return TAKES.get(provider)
}

function takesOf(name: string): Takes {
  const provider = providerNamed(name)
  const all = (provider?.models ?? []).flatMap((model) => provider?.rules(model) ?? [])
  return {
    formats: new Set(all.flatMap((rules) => rules.formats)),
    sized: all.some((rules) => rules.sized),
    seed: all.some((rules) => rules.seed),
    parameter: (key, value) => all.some((rules) => fitsParameter(rules.parameters[key], value)),
    extra: (key, value) => all.some(({ extra }) => Object.hasOwn(extra, key) && fitsExtra(extra[key], value)),
  }
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
