// Every limit of the manifest (spec: manifest.md), and those that the providers' tables give.
import type { ExtraRule, Parameter, Provider } from '../providers/provider.ts'
import { providerNamed, providerNames } from '../providers/table.ts'

export const MAX_FILE_BYTES = 10 * 1024 * 1024
export const MAX_IMAGES = 10_000
/** UTF-8 bytes; 32,000 tokens at 4 bytes each. */
export const MAX_PROMPT_BYTES = 128_000
export const MAX_SEED = 2_147_483_647
export const DEFAULT_PROVIDER = 'apiyi'
export const DEFAULT_SIZE = { width: 1024, height: 1024 } as const
export const DEFAULT_PATH = 'images/{{ id }}.{{ ext }}'

/** Combinations and additions of all matrices of a file that are looked at, those that are excluded again included. */
export const MAX_MATRIX_STEPS = 400_000
/** Characters of all prompts together after expansion: 10,000 images with 3,000 each. */
export const MAX_TOTAL_TEXT = 32 * 1024 * 1024

/** The names that a text may use beside those of `vars` and of the matrix. */
export const RESERVED_NAMES = ['id', 'ext', 'seed', 'width', 'height', 'model'] as const

/** All providers. */
export const providers: readonly Provider[] = providerNames.flatMap((name) => providerNamed(name) ?? [])

/** The widest range of a parameter over all models of all providers. */
export function widest(parameter: Parameter): { min: number; max: number } {
  const range = { min: Number.POSITIVE_INFINITY, max: Number.NEGATIVE_INFINITY }
  for (const rule of providers.flatMap((one) => one.models.map((model) => one.rules(model).parameters[parameter]))) {
    if (rule === undefined || rule.kind === 'boolean') continue
    range.min = Math.min(range.min, rule.min)
    range.max = Math.max(range.max, rule.max)
  }
  return range
}

/** All fields of `extra` that any model takes. */
export const extraRules: ReadonlyMap<string, ExtraRule> = new Map(
  providers.flatMap((one) => one.models.flatMap((model) => Object.entries(one.rules(model).extra))),
)
