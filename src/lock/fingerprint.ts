// The two numbers that name a picture: the fingerprint of its request and the seed derived from its id.
import { createHash, hash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { Entry, Request } from './schema.ts'

/**
 * `sha256:` and 64 hex digits over the canonical JSON (RFC 8785) of the request; the order of its keys does not matter.
 * Never changes within a major version.
 */
export function fingerprint(request: Request): string {
  return `sha256:${hash('sha256', `imagelock/request/1\n${canonical(request)}`)}`
}

/** The fingerprint of a request, taken from an entry whose request is the same: most images are as they are locked. */
export function fingerprintBeside(request: Request, entry: Pick<Entry, 'request' | 'fingerprint'> | undefined): string {
  return entry !== undefined && isSame(request, entry.request) ? entry.fingerprint : fingerprint(request)
}

/** False also where it would have to look closer. */
function isSame(a: Request, b: Request): boolean {
  return (
    a.prompt === b.prompt &&
    a.seed === b.seed &&
    a.model === b.model &&
    a.provider === b.provider &&
    a.width === b.width &&
    a.height === b.height &&
    a.output_format === b.output_format &&
    a.safety_tolerance === b.safety_tolerance &&
    a.prompt_upsampling === b.prompt_upsampling &&
    a.steps === b.steps &&
    a.guidance === b.guidance &&
    a.extra === undefined &&
    b.extra === undefined
  )
}

/**
 * RFC 8785: `JSON.stringify` writes texts just so, and JavaScript writes finite numbers and truth values as JSON does; only
 * the keys have to be in order. `extra` may hold any.
 */
function canonical(request: Request): string | undefined {
  if (request.extra !== undefined) return canonicalize(request)
  const { guidance, height, model, output_format, prompt, prompt_upsampling, provider } = request
  const { safety_tolerance, seed, steps, width } = request
  let text = '{'
  if (guidance !== undefined) text += `"guidance":${guidance},`
  if (height !== undefined) text += `"height":${height},`
  text += `"model":${JSON.stringify(model)},`
  if (output_format !== undefined) text += `"output_format":"${output_format}",`
  text += `"prompt":${JSON.stringify(prompt)},`
  if (prompt_upsampling !== undefined) text += `"prompt_upsampling":${prompt_upsampling},`
  text += `"provider":${JSON.stringify(provider)}`
  if (safety_tolerance !== undefined) text += `,"safety_tolerance":${safety_tolerance}`
  if (seed !== undefined) text += `,"seed":${seed}`
  if (steps !== undefined) text += `,"steps":${steps}`
  if (width !== undefined) text += `,"width":${width}`
  return `${text}}`
}

/** The seed of an image that writes none: 0 to 2147483647, from its id alone. Never changes within a major version. */
export function derivedSeed(id: string): number {
  const digest = createHash('sha256').update(`imagelock/seed/1\n${id}`).digest()
  return digest.readUInt32BE(0) & 0x7fffffff
}
