// A block shaped like C2PA (JUMBF boxes, the label `c2pa`), different for each nonce, and the noise that fills it.
import { createHash } from 'node:crypto'

const NOISE_BYTES = 65_536
/** Does not compress, and is the same in every process: what repeats must repeat everywhere. */
export const NOISE: Buffer = createHash('shake256', { outputLength: NOISE_BYTES }).update('noise').digest()

/** The most that fits one JPEG segment with its heads. */
export const MOST_PROVENANCE = 60_000

function box(type: string, ...content: readonly Buffer[]): Buffer {
  const head = Buffer.alloc(8)
  head.writeUInt32BE(
    content.reduce((sum, part) => sum + part.length, 8),
    0,
  )
  head.write(type, 4, 'latin1')
  return Buffer.concat([head, ...content])
}

function description(fourCharacters: string, label: string): Buffer {
  const uuid = Buffer.from('00110010800000aa00389b71', 'hex')
  return box('jumd', Buffer.from(fourCharacters, 'latin1'), uuid, Buffer.from([3]), Buffer.from(`${label}\0`, 'latin1'))
}

/**
 * The JUMBF superbox of about `bytes` bytes (least 150, most 60,000), or none where `bytes` is 0.
 * @param nonce hex; equal nonces give equal blocks
 */
export function jumbf(nonce: string, bytes: number): Buffer {
  if (bytes === 0) return Buffer.alloc(0)
  const label = `urn:uuid:${nonce}`
  const heads = 8 + 8 + 17 + 5 + 8 + 8 + 17 + label.length + 1 + 8
  const fill = Buffer.from(NOISE.subarray(0, Math.max(16, bytes - heads)))
  // The nonce stands in the signature's place too, so that blocks differ beyond their label.
  fill.write(nonce, 0, 'hex')
  const manifest = box('jumb', description('c2ma', label), box('bidb', fill))
  return box('jumb', description('c2pa', 'c2pa'), manifest)
}
