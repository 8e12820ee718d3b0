// Recognises an entry of a lock that is right in its shape, in a tenth of the time that the full rules take.
import { MAX_SEED } from '../manifest/limits.ts'
import { REQUEST_ID } from '../providers/request-id.ts'
import type { Entry } from './schema.ts'
import { MAX_SIDE } from './shape.ts'

type Check = (value: unknown) => boolean
type Checks = Readonly<Record<string, Check>>
type Mapping = Readonly<Record<string, unknown>>

const isText: Check = (value) => typeof value === 'string'
const isFlag: Check = (value) => typeof value === 'boolean'
const isNumber: Check = (value) => Number.isFinite(value)
const whole =
  (min: number, max: number): Check =>
  (value) =>
    Number.isSafeInteger(value) && (value as number) >= min && (value as number) <= max
const matching =
  (pattern: RegExp): Check =>
  (value) =>
    typeof value === 'string' && pattern.test(value)
const oneOf =
  (...values: readonly string[]): Check =>
  (value) =>
    typeof value === 'string' && values.includes(value)
const isFormat = oneOf('jpeg', 'png', 'webp')
const isSide = whole(1, MAX_SIDE)
const isCount = whole(1, Number.MAX_SAFE_INTEGER)

const REQUEST: Checks = {
  provider: isText,
  model: isText,
  prompt: isText,
  width: isSide,
  height: isSide,
  seed: whole(0, MAX_SEED),
  output_format: isFormat,
  safety_tolerance: isNumber,
  prompt_upsampling: isFlag,
  steps: isNumber,
  guidance: isNumber,
}
const FILE: Checks = {
  sha256: matching(/^[0-9a-f]{64}$/),
  git_blob: matching(/^[0-9a-f]{40}$/),
  bytes: isCount,
  format: isFormat,
  width: isCount,
  height: isCount,
  provenance: oneOf('c2pa', 'none'),
}
const RECEIPT: Checks = {
  request_id: matching(REQUEST_ID),
  cost_usd: (value) => value === null || (Number.isFinite(value) && (value as number) >= 0),
  cost_source: oneOf('price-list', 'provider', 'none', 'unknown'),
}
const ENTRY: Checks = {
  path: isText,
  fingerprint: matching(/^sha256:[0-9a-f]{64}$/),
  request: (value) => isRight(value, REQUEST, ['provider', 'model', 'prompt']),
  file: (value) => isRight(value, FILE, Object.keys(FILE)),
  receipt: (value) => isRight(value, RECEIPT, ['cost_usd', 'cost_source']),
}
const ENTRY_NEEDS = ['path', 'fingerprint', 'request', 'file'] as const

/** Whether a value from a JSON text is an entry; false too for the rare ones that only `entryShape` judges: `extra`, `accepted`. */
export function isPlainEntry(value: unknown): value is Entry {
  return isRight(value, ENTRY, ENTRY_NEEDS)
}

function isRight(value: unknown, checks: Checks, needed: readonly string[]): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const mapping = value as Mapping
  for (const key of Object.keys(mapping)) {
    if (!Object.hasOwn(checks, key) || checks[key]?.(mapping[key]) !== true) return false
  }
  return needed.every((key) => Object.hasOwn(mapping, key))
}
