// Recognises an entry of a lock that is right in its shape, in a small part of the time that the full rules take.
import { MAX_SEED } from '../manifest/limits.ts'
import { REQUEST_ID } from '../providers/request-id.ts'
import type { Entry } from './schema.ts'
import { MAX_SIDE } from './shape.ts'

type Mapping = Readonly<Record<string, unknown>>

const SHA256 = /^[0-9a-f]{64}$/
const GIT_BLOB = /^[0-9a-f]{40}$/
const FINGERPRINT = /^sha256:[0-9a-f]{64}$/

/** Whether a value from a JSON text is an entry; false too for the rare ones that only `entryShape` judges: `extra`, `accepted`. */
export function isPlainEntry(value: unknown): value is Entry {
  if (!isMapping(value)) return false
  for (const key in value) if (!isOfEntry(key, value[key])) return false
  const { path, fingerprint, request, file } = value
  return path !== undefined && fingerprint !== undefined && request !== undefined && file !== undefined
}

function isOfEntry(key: string, value: unknown): boolean {
  switch (key) {
    case 'path':
      return typeof value === 'string'
    case 'fingerprint':
      return typeof value === 'string' && FINGERPRINT.test(value)
    case 'request':
      return isRequest(value)
    case 'file':
      return isFile(value)
    case 'receipt':
      return isReceipt(value)
    default:
      return false
  }
}

function isRequest(value: unknown): boolean {
  if (!isMapping(value)) return false
  for (const key in value) if (!isOfRequest(key, value[key])) return false
  return value['provider'] !== undefined && value['model'] !== undefined && value['prompt'] !== undefined
}

function isOfRequest(key: string, value: unknown): boolean {
  switch (key) {
    case 'provider':
    case 'model':
    case 'prompt':
      return typeof value === 'string'
    case 'width':
    case 'height':
      return isWhole(value, 1, MAX_SIDE)
    case 'seed':
      return isWhole(value, 0, MAX_SEED)
    case 'output_format':
      return isFormat(value)
    case 'prompt_upsampling':
      return typeof value === 'boolean'
    case 'safety_tolerance':
    case 'steps':
    case 'guidance':
      return Number.isFinite(value)
    default:
      return false
  }
}

function isFile(value: unknown): boolean {
  if (!isMapping(value)) return false
  for (const key in value) if (!isOfFile(key, value[key])) return false
  const { sha256, git_blob, bytes, format, width, height, provenance } = value
  const hasNames = sha256 !== undefined && git_blob !== undefined && format !== undefined && provenance !== undefined
  return hasNames && bytes !== undefined && width !== undefined && height !== undefined
}

function isOfFile(key: string, value: unknown): boolean {
  switch (key) {
    case 'sha256':
      return typeof value === 'string' && SHA256.test(value)
    case 'git_blob':
      return typeof value === 'string' && GIT_BLOB.test(value)
    case 'bytes':
    case 'width':
    case 'height':
      return isWhole(value, 1, Number.MAX_SAFE_INTEGER)
    case 'format':
      return isFormat(value)
    case 'provenance':
      return value === 'c2pa' || value === 'none'
    default:
      return false
  }
}

function isReceipt(value: unknown): boolean {
  if (!isMapping(value)) return false
  for (const key in value) if (!isOfReceipt(key, value[key])) return false
  return value['cost_usd'] !== undefined && value['cost_source'] !== undefined
}

function isOfReceipt(key: string, value: unknown): boolean {
  switch (key) {
    case 'request_id':
      return typeof value === 'string' && REQUEST_ID.test(value)
    case 'cost_usd':
      return value === null || (Number.isFinite(value) && (value as number) >= 0)
    case 'cost_source':
      return value === 'price-list' || value === 'provider' || value === 'none' || value === 'unknown'
    default:
      return false
  }
}

function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isWhole(value: unknown, min: number, max: number): boolean {
  return Number.isSafeInteger(value) && (value as number) >= min && (value as number) <= max
}

function isFormat(value: unknown): boolean {
  return value === 'png' || value === 'jpeg' || value === 'webp'
}
