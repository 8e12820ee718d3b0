// Pictures for the tests of delivery: bytes that no filter may touch, and their entry, hashed by the test itself.
import { createHash } from 'node:crypto'
import { fingerprint } from '../../src/lock/fingerprint.ts'
import type { Entry, Request } from '../../src/lock/schema.ts'

export interface Picture {
  readonly bytes: Buffer
  readonly entry: Entry
}

/** Bytes as a PNG begins, with line ends, keywords and NULs that a text filter would change; `size` at least 64. */
export function picture(name: string, options: { path?: string; size?: number } = {}): Picture {
  const { path = `${name}.png`, size = 200 } = options
  const head = Buffer.from(`\x89PNG\r\n\x1a\n$Id$\r\nline\nline\r\n\0${name}\n`, 'latin1')
  const seed = createHash('sha256').update(name).digest()
  const bytes = Buffer.concat([head, Buffer.alloc(Math.max(0, size - head.length), seed)])
  const request: Request = {
    provider: 'apiyi',
    model: 'flux-2-pro',
    prompt: name,
    width: 64,
    height: 64,
    output_format: 'png',
  }
  const entry: Entry = {
    path,
    fingerprint: fingerprint(request),
    request,
    file: {
      sha256: createHash('sha256').update(bytes).digest('hex'),
      git_blob: createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex'),
      bytes: bytes.length,
      format: 'png',
      width: 64,
      height: 64,
      provenance: 'none',
    },
    receipt: { cost_usd: 0.03, cost_source: 'price-list' },
  }
  return { bytes, entry }
}
