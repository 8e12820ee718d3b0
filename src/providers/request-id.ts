// Picks the provider's request id from the headers of an answer (spec: providers.md, "apiyi").
import type { Provider } from './provider.ts'

/** What a request id may be, in a lock as in a header. */
export const REQUEST_ID = /^[A-Za-z0-9_.:-]{1,128}$/

/** Headers of an answer, names in lower case; a header that came several times is a list. */
export type Headers = Readonly<Record<string, string | readonly string[] | undefined>>

/**
 * The first header of the provider's list that holds a request id; one that is none, or that holds a secret as it is,
 * in hex or in base64, is dropped.
 */
export function pickRequestId(headers: Headers, provider: Provider, secrets: readonly string[]): string | undefined {
  const forms = secrets.filter((secret) => secret !== '').flatMap(formsKnown)
  for (const name of provider.api?.requestIdHeaders ?? []) {
    const value = headers[name]
    if (typeof value !== 'string' || !REQUEST_ID.test(value)) continue
    const lower = value.toLowerCase()
    if (!forms.some((form) => lower.includes(form))) return value
  }
  return undefined
}

const known = new Map<string, readonly string[]>()

/** Made once a secret: each answer of a run is searched for the same. */
function formsKnown(secret: string): readonly string[] {
  const forms = known.get(secret) ?? formsOf(secret)
  known.set(secret, forms)
  return forms
}

/** A secret in lower case: itself, hex, and the middle of its base64 at each of three offsets. */
function formsOf(secret: string): string[] {
  const bytes = Buffer.from(secret)
  const base64 = [0, 1, 2].map((offset) => {
    const whole = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64url')
    // The first and last characters mix with what stands around the secret.
    return whole.slice(offset === 0 ? 0 : offset + 1, Math.floor(((offset + bytes.length) * 8) / 6))
  })
  return [secret, bytes.toString('hex'), ...base64.filter((form) => form.length >= 8)].map((form) => form.toLowerCase())
}
