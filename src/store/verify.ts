// Whether bytes from a stranger are the picture that an entry speaks of: hashes, format, size and wholeness agree.
import { createHash } from 'node:crypto'
import { createInspector } from '../image/inspect.ts'
import type { FileFacts } from '../lock/schema.ts'

/** Longest picture that is taken from anywhere (facts: threats.md, "Secrets and requests"). */
export const PICTURE_BYTES = 50 * 1024 * 1024

/**
 * @param bytes each chunk is only good until the next is asked for
 * @returns what is wrong with them; null where they are the picture
 */
export async function judgePicture(bytes: AsyncIterable<Uint8Array>, facts: FileFacts): Promise<string | null> {
  const sha256 = createHash('sha256')
  const blob = createHash('sha1').update(`blob ${facts.bytes}\0`)
  const inspector = createInspector()
  let length = 0
  for await (const chunk of bytes) {
    length += chunk.length
    if (length > Math.min(facts.bytes, PICTURE_BYTES)) break
    sha256.update(chunk)
    blob.update(chunk)
    await inspector.write(Buffer.from(chunk))
  }
  const seen = await inspector.end()
  if (length !== facts.bytes || sha256.digest('hex') !== facts.sha256) return 'its bytes are not those of its entry'
  if (seen.kind === 'broken') return `it is no whole picture (${seen.message})`
  const { format, width, height, provenance } = seen
  const agrees =
    blob.digest('hex') === facts.git_blob &&
    format === facts.format &&
    width === facts.width &&
    height === facts.height &&
    provenance === facts.provenance
  return agrees ? null : 'its entry says something else than its bytes'
}
