// Reads the JSON answer of a purchase while it comes in: pictures in it are decoded and passed on, never held.
import type { PurchaseResponse } from '../providers/provider.ts'
import { createPictureText, type PictureText } from './picture-text.ts'
import { createTrack } from './track.ts'

export interface AnswerReader {
  /** Takes the next bytes of the body, cut anywhere. Wait for a returned promise before the next. */
  readonly write: (chunk: Buffer) => void | Promise<void>
  /** Whether a whole JSON object or array has come and nothing but white space after it. */
  readonly complete: () => boolean
  /** What was read; base64 stands as `""` in `json`. */
  readonly end: () => Omit<PurchaseResponse, 'status'>
}

/** JSON besides base64. A longer one is no answer of an images API. */
const MAX_JSON_BYTES = 1 << 20
const TEXT_BYTES = 2048
const QUOTE = 0x22
const BACKSLASH = 0x5c
const DATA = Buffer.from('data:')

/**
 * A reader for one body. Pictures are the strings `data[i].b64_json` and, where they are `data:` URLs, `data[i].url`.
 * @param onImage gets the decoded bytes of the first picture; those of further ones are counted and dropped
 */
export function createAnswerReader(onImage: (chunk: Uint8Array) => void | Promise<void>): AnswerReader {
  const track = createTrack()
  const base64: { valid: boolean; bytes: number }[] = []
  let state: 'between' | 'string' | 'sniff' | 'picture' | 'ignore' = 'between'
  let json = Buffer.allocUnsafe(4096)
  let used = 0
  let head = Buffer.alloc(0)
  let escaped = false
  let stringStart = 0
  let isUrl = false
  let picture: PictureText | null = null
  let decoded: Buffer[] = []

  const keep = (chunk: Buffer, from: number, to: number): void => {
    const length = used + to - from
    if (length > MAX_JSON_BYTES) {
      state = 'ignore'
      return
    }
    if (length > json.length) json = Buffer.concat([json.subarray(0, used)], Math.max(length, 2 * json.length))
    chunk.copy(json, used, from, to)
    used = length
  }

  const between = (chunk: Buffer, from: number): number => {
    let i = from
    while (i < chunk.length && chunk[i] !== QUOTE && track.token(chunk[i] ?? 0)) i++
    const quote = i < chunk.length && chunk[i] === QUOTE && track.opensString()
    keep(chunk, from, quote ? i + 1 : i)
    if (i < chunk.length && !quote) state = 'ignore'
    if (!quote || state === 'ignore') return i
    stringStart = used
    const name = track.pictureName()
    isUrl = name === 'url'
    state = name === null ? 'string' : 'sniff'
    return i + 1
  }

  const string = (chunk: Buffer, from: number): number => {
    for (let i = from; i < chunk.length; i++) {
      if (escaped) escaped = false
      else if (chunk[i] === BACKSLASH) escaped = true
      else if (chunk[i] === QUOTE) {
        keep(chunk, from, i + 1)
        track.string(json.subarray(stringStart, used - 1))
        if (state !== 'ignore') state = 'between'
        return i + 1
      }
    }
    keep(chunk, from, chunk.length)
    return chunk.length
  }

  const take = (bytes: Buffer): void => {
    const current = base64[base64.length - 1]
    if (current !== undefined) current.bytes += bytes.length
    if (base64.length === 1 && bytes.length > 0) decoded.push(bytes)
  }

  /** Looks at the first letters of a value: `data:` is a data URL in either place; else a URL is text, the rest base64. */
  const sniff = (chunk: Buffer, from: number): number => {
    const seen = used - stringStart
    if (seen < DATA.length && ((chunk[from] ?? 0) | 0x20) === DATA[seen]) {
      keep(chunk, from, from + 1)
      return from + 1
    }
    if (isUrl && seen < DATA.length) {
      state = 'string'
      return from
    }
    picture = createPictureText(seen === DATA.length)
    base64.push({ valid: false, bytes: 0 })
    if (seen < DATA.length) take(picture.write(Buffer.from(json.subarray(stringStart, used)), 0).bytes)
    used = stringStart
    state = 'picture'
    return from
  }

  const readPicture = (chunk: Buffer, from: number): number => {
    if (picture === null) return chunk.length
    const { bytes, next, closed } = picture.write(chunk, from)
    take(bytes)
    if (!closed) return next
    const { rest, valid, empty } = picture.finish()
    take(rest)
    const current = base64[base64.length - 1]
    if (current !== undefined) current.valid = valid
    if (empty) base64.pop()
    picture = null
    state = 'string'
    // The closing quote is read again, as the end of the string "".
    return next - 1
  }

  const steps = { between, string, sniff, picture: readPicture, ignore: (chunk: Buffer) => chunk.length }

  return {
    write(chunk) {
      if (head.length < TEXT_BYTES) head = Buffer.concat([head, chunk.subarray(0, TEXT_BYTES - head.length)])
      for (let i = 0; i < chunk.length;) i = steps[state](chunk, i)
      const all = decoded
      if (all.length === 0) return undefined
      decoded = []
      return onImage(all.length === 1 && all[0] !== undefined ? all[0] : Buffer.concat(all))
    },
    complete: () => state === 'between' && track.complete(),
    end() {
      const value = state === 'between' && track.complete() ? parse(json.subarray(0, used)) : undefined
      const text = value === undefined ? new TextDecoder().decode(head, { stream: true }) : ''
      return { json: value, text, base64 }
    },
  }
}

const decoder = new TextDecoder()

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(decoder.decode(bytes)) as unknown
  } catch {
    return undefined
  }
}
