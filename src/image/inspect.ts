// Reads a picture's type, size and wholeness from its bytes while they arrive.
import type { Format } from '../lock/schema.ts'
import { JPEG_SIGNATURE, readJpeg } from './jpeg.ts'
import { looksLike } from './looks-like.ts'
import { PNG_SIGNATURE, readPng } from './png.ts'
import { createRows, type Rows } from './png-rows.ts'
import { FORMAT_NAMES, type Facts, type Fault, type FaultCode, MAX_PIXELS } from './verdict.ts'
import { startWalk, type Walk } from './walk.ts'
import { readWebp, WEBP_HEAD } from './webp.ts'

export type Inspection =
  | {
      readonly kind: 'whole'
      readonly format: Format
      readonly width: number
      readonly height: number
      readonly provenance: 'c2pa' | 'none'
    }
  | { readonly kind: 'broken'; readonly code: FaultCode; readonly message: string; readonly format?: Format }

export interface Inspector {
  /**
   * Takes the next bytes, which nobody may alter afterwards. Where it gives a promise, wait for it before the next
   * call: that bounds what is held, to about 450 kB.
   */
  readonly write: (chunk: Uint8Array) => void | Promise<void>
  /** Ends the picture and says what it is; also frees what is held, so call it after a cut too. */
  readonly end: () => Promise<Inspection>
}

/** Enough for the longest signature and for a look at a text. */
const HEAD_BYTES = 512

interface Reader {
  readonly format: Format
  readonly walk: Walk<Facts | Fault>
  readonly rows?: Rows
}

const begins = (head: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, at) => at >= head.length || head[at] === byte)

const isWebp = (head: Uint8Array): boolean =>
  begins(head, [...Buffer.from('RIFF')]) && begins(head.subarray(8), [...Buffer.from('WEBP')])

/** The format whose signature these bytes have, as far as they go. */
function formatOf(head: Uint8Array): Format | undefined {
  if (head.length === 0) return undefined
  if (begins(head, PNG_SIGNATURE)) return 'png'
  if (begins(head, JPEG_SIGNATURE)) return 'jpeg'
  return isWebp(head) ? 'webp' : undefined
}

/** Starts the reader of a format and gives it what came so far. */
function startReader(format: Format, head: Uint8Array, mostPixels: number): Reader {
  const start = (): { reader: Reader; from: number } => {
    if (format === 'jpeg') return { reader: { format, walk: startWalk(readJpeg(mostPixels)) }, from: 2 }
    if (format === 'webp') {
      return { reader: { format, walk: startWalk(readWebp(head.slice(0, WEBP_HEAD), mostPixels)) }, from: WEBP_HEAD }
    }
    const rows = createRows()
    return { reader: { format, walk: startWalk(readPng(rows, mostPixels)), rows }, from: PNG_SIGNATURE.length }
  }
  const { reader, from } = start()
  reader.walk.write(head.subarray(from))
  return reader
}

const broken = (fault: Omit<Fault, 'kind'>, format?: Format): Inspection => ({
  kind: 'broken',
  code: fault.code,
  message: fault.message,
  ...(format === undefined ? {} : { format }),
})

function noPicture(head: Uint8Array): Inspection {
  const message =
    head.length === 0 ? 'There are no bytes' : `This is no JPEG, PNG or WebP: it looks like ${looksLike(head)}`
  return broken({ code: 'image/not-an-image', message })
}

function cut(format: Format): Inspection {
  return broken({ code: 'image/truncated', message: `The ${FORMAT_NAMES[format]} ends before its end` }, format)
}

async function judge({ format, walk, rows }: Reader): Promise<Inspection> {
  const result = walk.result()
  if (result === undefined || result.kind === 'fault') {
    rows?.close()
    return result === undefined ? cut(format) : broken(result, format)
  }
  const fault = (await rows?.end()) ?? null
  if (fault !== null) return broken(fault, format)
  const extra = walk.extra()
  if (extra > 0) {
    const message = `The ${FORMAT_NAMES[format]} is followed by ${extra} more ${extra === 1 ? 'byte' : 'bytes'}`
    return broken({ code: 'image/trailing-bytes', message }, format)
  }
  const { width, height, provenance } = result
  return { kind: 'whole', format, width, height, provenance }
}

/**
 * Starts an inspection. A picture is whole as providers.md says: PNG checksums, rows and end; JPEG markers to the end;
 * WebP sizes; nothing after. Its type is read from the bytes alone. It never throws, whatever the bytes are; the cap on
 * their number is the caller's.
 * @param mostPixels by the header; `Infinity` for a picture that a person put into the repository himself
 */
export function createInspector(mostPixels: number = MAX_PIXELS): Inspector {
  let head: Uint8Array = new Uint8Array(0)
  let reader: Reader | undefined
  const addToHead = (chunk: Uint8Array): void => {
    if (head.length >= HEAD_BYTES) return
    const joined = head.length === 0 ? chunk : Buffer.concat([head, chunk])
    const format = formatOf(joined)
    if (format !== undefined && joined.length >= WEBP_HEAD) reader = startReader(format, joined, mostPixels)
    else head = joined.slice(0, HEAD_BYTES)
  }
  return {
    write: (chunk) => {
      if (reader === undefined) addToHead(chunk)
      else reader.walk.write(chunk)
      return reader?.rows?.busy()
    },
    end: async () => {
      if (reader !== undefined) return judge(reader)
      const format = formatOf(head)
      return format === undefined ? noPicture(head) : cut(format)
    },
  }
}
