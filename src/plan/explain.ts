// Each effective value of an image, where it came from, and the request that would be sent. Pure.
import type { Draft, Image, Origin } from '../manifest/draft.ts'
import { placeOf, type Source } from '../manifest/source.ts'
import type { Entry, Lock } from '../lock/schema.ts'
import { providerNamed } from '../providers/table.ts'

export interface ExplainedValue {
  readonly key: string
  readonly value: unknown
  readonly from: Origin['from']
  /** Where `from` is a place of the manifest, counted from 1. */
  readonly line?: number
  readonly column?: number
}

export interface Explanation {
  readonly id: string
  readonly fingerprint: string
  readonly state: string
  readonly values: readonly ExplainedValue[]
  /** Keys of `defaults` that the model does not take. */
  readonly left_out: readonly string[]
  /** Null where the picture is drawn on this machine, and of an orphan. */
  readonly request: {
    readonly method: 'POST'
    readonly url: string
    readonly headers: object
    readonly body: object
  } | null
}

/** The values in the order of the lock's request, then path and alt. */
export function explainValues(draft: Draft, image: Image, lock: Lock, source: Source): ExplainedValue[] {
  const origins = draft.origins()
  return inOrder(image).map(([key, value]) => ({ key, value, ...where(key, origins, draft, lock, source) }))
}

/** What the lock has of an image that the manifest no longer has: nothing would be sent for it. */
export function explainOrphan(id: string, entry: Entry): Explanation {
  const values = inOrder({ ...entry, alt: null }).map(([key, value]) => ({ key, value, from: 'lock' as const }))
  return { id, fingerprint: entry.fingerprint, state: 'orphan', values, left_out: [], request: null }
}

function inOrder({ request, path, alt }: Pick<Image, 'request' | 'path' | 'alt'>): [string, unknown][] {
  const { provider, model, prompt, width, height, seed, ...rest } = request
  const values = { provider, model, prompt, width, height, seed, ...rest, path, alt }
  return Object.entries(values).filter(([, value]) => value !== undefined && value !== null)
}

function where(
  key: string,
  origins: Readonly<Record<string, Origin>>,
  draft: Draft,
  lock: Lock,
  source: Source,
): Pick<ExplainedValue, 'from' | 'line' | 'column'> {
  const origin = origins[key]
  if (key === 'seed' && draft.writtenSeed === null)
    return { from: lock.images.get(draft.id)?.request.seed === undefined ? 'derived' : 'lock' }
  if (!origin) return { from: 'spec' }
  return 'at' in origin ? { from: origin.from, ...placeOf(source, origin.at) } : { from: origin.from }
}

/** The purchase as it would go out; the key is never shown. */
export function explainRequest(image: Image, baseUrl: URL | null): Explanation['request'] {
  const api = providerNamed(image.request.provider)?.api
  if (!api || !baseUrl) return null
  const { path, body } = api.submit(image.request)
  const url = `${baseUrl.href.replace(/\/+$/, '')}${path}`
  return {
    method: 'POST',
    url,
    headers: { authorization: 'Bearer [secret]', 'content-type': 'application/json' },
    body,
  }
}
