// Says what bytes that are no picture look like, so that a person knows what was delivered.

const STARTS: readonly (readonly [start: string, name: string])[] = [
  ['GIF87a', 'a GIF'],
  ['GIF89a', 'a GIF'],
  ['BM', 'a BMP'],
  ['II*\0', 'a TIFF'],
  ['MM\0*', 'a TIFF'],
  ['\0\0\x01\0', 'an icon file'],
  ['%PDF', 'a PDF'],
  ['PK\x03\x04', 'a ZIP archive'],
  ['\x1f\x8b', 'gzip data'],
  ['version https://git-lfs', 'a Git LFS pointer'],
]

const TEXTS: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/^<svg[\s/>]|^<\?xml[^]*<svg[\s/>]|^<!doctype svg/i, 'SVG'],
  [/^<!doctype html|^<html|^<(?:head|body|title|script|h1|p|div|center|pre)[\s>]/i, 'HTML'],
  [/^<\?xml|^<[a-z!]/i, 'XML'],
  [/^[[{]/, 'JSON'],
]

/** Control characters that no text has; tab to carriage return and escape it may have. */
const isBinary = (byte: number): boolean => byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d) && byte !== 0x1b

/**
 * A name for what these bytes seem to be, as the end of "looks like …".
 * @param head the first bytes, a few hundred are enough
 */
export function looksLike(head: Uint8Array): string {
  const latin = Buffer.from(head).toString('latin1')
  const start = STARTS.find(([begin]) => latin.startsWith(begin))
  if (start !== undefined) return start[1]
  if (/^....ftyp/s.test(latin)) return latin.startsWith('avi', 8) ? 'an AVIF' : 'an MP4 or HEIC file'
  if (latin.startsWith('RIFF')) return 'a RIFF file that is no WebP'
  const text = latin.replace(/^\xef\xbb\xbf/, '').replace(/^(?:\s|<!--[^]*?-->)+/, '')
  const known = TEXTS.find(([pattern]) => pattern.test(text))
  if (known !== undefined) return known[1]
  return head.some(isBinary) ? 'unknown binary data' : 'text'
}
