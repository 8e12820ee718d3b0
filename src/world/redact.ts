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
 * Masks a key in every string of a value, keys of objects excepted: as it is, URL- or JSON-escaped, in hex and in
 * base64, in whatever case.
 * @param value parsed JSON, at most 64 levels deep
 */
export function maskSecret(value: unknown, secret: Secret): unknown {
  const known = patterns.get(secret)
  const pattern = known === undefined ? patternOf(secret.reveal()) : known
  if (known === undefined) patterns.set(secret, pattern)
  return pattern === null ? value : mask(value, pattern)
}

/** Made once a secret: each answer of a run is searched for the same. Null where the key is too short. */
const patterns = new WeakMap<Secret, RegExp | null>()

function patternOf(key: string): RegExp | null {
  if (key.length < SHORTEST_MASKED) return null
  // Gateways of this kind keep a key without its prefix, and say it so.
  const bare = key.replace(/^sk-/i, '')
  const forms = [key, ...(bare.length < 2 * SHORTEST_MASKED ? [] : [bare])].flatMap(formsOf)
  return new RegExp([...new Set(forms)].map(literal).join('|'), 'gi')
}

function formsOf(key: string): string[] {
  const bytes = Buffer.from(key)
  const base64 = [0, 1, 2].map((offset) => {
    const whole = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64')
    // The first and last characters mix with what stands around the key.
    return whole.slice(offset === 0 ? 0 : offset + 1, Math.floor(((offset + bytes.length) * 8) / 6))
  })
  const base64url = base64.map((form) => form.replaceAll('+', '-').replaceAll('/', '_'))
  const escaped = [encodeURIComponent(key), JSON.stringify(key).slice(1, -1)]
  return [key, ...escaped, bytes.toString('hex'), ...base64, ...base64url]
}

function literal(text: string): string {
  return text.replaceAll(/[\\^$.|?+*()[\]{}/-]/g, '\\$&')
}

function mask(value: unknown, forms: RegExp): unknown {
  if (typeof value === 'string') return value.replaceAll(forms, MASK)
  if (Array.isArray(value)) return value.map((item) => mask(item, forms))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, mask(item, forms)]))
}
