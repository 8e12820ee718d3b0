// Takes secrets out where a value enters: signed URLs and keys that come back in an answer.
import { createHash } from 'node:crypto'
import type { Secret } from '../secret.ts'

/** A shorter key could stand in any word; masking it would break what it stands in. */
const SHORTEST_MASKED = 8
const MASK = '[secret]'

/** A URL as it may be shown: its origin and a short hash of path and query, which may be signed. */
export function redactUrl(url: URL): string {
  const hash = createHash('sha256')
    .update(url.pathname + url.search)
    .digest('hex')
  return `${url.origin}/#${hash.slice(0, 8)}`
}

/**
 * Masks a key in every string of a value, keys of objects excepted.
 * @param value parsed JSON, at most 64 levels deep
 */
export function maskSecret(value: unknown, secret: Secret): unknown {
  const key = secret.reveal()
  return key.length < SHORTEST_MASKED ? value : mask(value, key)
}

function mask(value: unknown, key: string): unknown {
  if (typeof value === 'string') return value.replaceAll(key, MASK)
  if (Array.isArray(value)) return value.map((item) => mask(item, key))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, mask(item, key)]))
}
