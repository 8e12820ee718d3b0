// The two numbers that name a picture: the fingerprint of its request and the seed derived from its id.
import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { Request } from './schema.ts'

/**
 * `sha256:` and 64 hex digits over the canonical JSON (RFC 8785) of the request; the order of its keys does not matter.
 * Never changes within a major version.
 */
export function fingerprint(request: Request): string {
  return `sha256:${createHash('sha256')
    .update(`imagelock/request/1\n${canonical(request)}`)
    .digest('hex')}`
}

/**
 * RFC 8785: `JSON.stringify` writes texts, finite numbers and truth values just so, and leaves out what is undefined; only
 * the keys have to be in order. `extra` may hold any.
 */
function canonical(request: Request): string | undefined {
  if (request.extra !== undefined) return canonicalize(request)
  return JSON.stringify({
    guidance: request.guidance,
    height: request.height,
    model: request.model,
    output_format: request.output_format,
    prompt: request.prompt,
    prompt_upsampling: request.prompt_upsampling,
    provider: request.provider,
    safety_tolerance: request.safety_tolerance,
    seed: request.seed,
    steps: request.steps,
    width: request.width,
  } satisfies Record<Exclude<keyof Request, 'extra'>, unknown>)
}

/** The seed of an image that writes none: 0 to 2147483647, from its id alone. Never changes within a major version. */
export function derivedSeed(id: string): number {
  const digest = createHash('sha256').update(`imagelock/seed/1\n${id}`).digest()
  return digest.readUInt32BE(0) & 0x7fffffff
}
