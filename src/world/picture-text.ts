// Reads a JSON string that holds a picture, bare base64 or a `data:` URL: takes out the escapes, decodes the rest.
import { createBase64Decoder } from './base64.ts'

export interface PictureText {
  /** Reads from a place in a chunk to the closing quote or the chunk's end; `next` is the place after what was read. */
  readonly write: (
    chunk: Buffer,
    from: number,
  ) => { readonly bytes: Buffer; readonly next: number; readonly closed: boolean }
  /** The last bytes; `empty` for the string `""`, which is no picture. */
  readonly finish: () => { readonly rest: Buffer; readonly valid: boolean; readonly empty: boolean }
}

const EMPTY = Buffer.alloc(0)
const QUOTE = 0x22
const BACKSLASH = 0x5c
const COMMA = 0x2c
const MAX_MEDIA_TYPE = 256
/** What an escape stands for, where that may be in base64 at all; anything else becomes a byte that never is. */
const ESCAPES: Readonly<Record<string, number>> = { '/': 0x2f, n: 0x0a, r: 0x0d, t: 0x09 }

/** @param isDataUrl whether `data:` was read before; what follows it, to the comma, must then end with `;base64` */
export function createPictureText(isDataUrl: boolean): PictureText {
  const decoder = createBase64Decoder()
  let media: string | null = isDataUrl ? '' : null
  let mediaValid = true
  /** The characters of an escape that the chunk's end cut, its backslash among them. */
  let escape = ''

  /** The byte of a whole escape, or null while more of it must come. */
  const unescape = (): number | null => {
    if (escape[1] === 'u') return escape.length < 6 ? null : hex(escape.slice(2))
    return escape.length < 2 ? null : (ESCAPES[escape[1] ?? ''] ?? 0)
  }

  /** Everything to the closing quote with the escapes taken out; the chunk itself where there are none. */
  const plain = (chunk: Buffer, from: number): { text: Buffer; next: number; closed: boolean } => {
    let quote = endOf(chunk, QUOTE, from)
    let backslash = endOf(chunk, BACKSLASH, from)
    if (escape === '' && backslash > quote) {
      return {
        text: chunk.subarray(from, quote),
        next: Math.min(quote + 1, chunk.length),
        closed: quote < chunk.length,
      }
    }
    const text = Buffer.allocUnsafe(chunk.length - from)
    let length = 0
    let i = from
    while (i < chunk.length) {
      if (escape !== '') {
        escape += String.fromCharCode(chunk[i++] ?? 0)
        const byte = unescape()
        if (byte === null) continue
        text[length++] = byte
        escape = ''
        continue
      }
      if (quote < i) quote = endOf(chunk, QUOTE, i)
      if (backslash < i) backslash = endOf(chunk, BACKSLASH, i)
      const stop = Math.min(quote, backslash)
      length += chunk.copy(text, length, i, stop)
      i = stop + 1
      if (stop === chunk.length) break
      if (stop === quote) return { text: text.subarray(0, length), next: i, closed: true }
      escape = '\\'
    }
    return { text: text.subarray(0, length), next: chunk.length, closed: false }
  }

  /** Takes the media type of a data URL off the front. */
  const payload = (text: Buffer): Buffer => {
    if (media === null) return text
    const comma = text.indexOf(COMMA)
    media += text.toString('latin1', 0, Math.min(comma < 0 ? text.length : comma, MAX_MEDIA_TYPE))
    if (comma < 0 && media.length <= MAX_MEDIA_TYPE) return EMPTY
    mediaValid = comma >= 0 && /;base64$/i.test(media)
    media = null
    return mediaValid ? text.subarray(comma + 1) : EMPTY
  }

  return {
    write(chunk, from) {
      const { text, next, closed } = plain(chunk, from)
      const part = payload(text)
      return { bytes: mediaValid ? decoder.push(part) : EMPTY, next, closed }
    },
    finish() {
      const { rest, valid } = decoder.finish()
      const empty = decoder.empty()
      return { rest, valid: valid && mediaValid && media === null && !empty, empty: empty && !isDataUrl }
    },
  }
}

function endOf(chunk: Buffer, byte: number, from: number): number {
  const found = chunk.indexOf(byte, from)
  return found < 0 ? chunk.length : found
}

function hex(digits: string): number {
  const code = /^[0-9a-f]{4}$/i.test(digits) ? parseInt(digits, 16) : 0
  return code < 128 ? code : 0
}
