// Reads a JPEG marker by marker: frame, tables, scans, and the end-of-image marker.
import { checkPixels, corrupt, type Facts, type Fault } from './verdict.ts'
import { take, type Need, type Steps } from './walk.ts'

export const JPEG_SIGNATURE = [0xff, 0xd8, 0xff] as const

const MARK = 0xff
const EOI = 0xd9
const SOS = 0xda
const DQT = 0xdb
const DHT = 0xc4
const APP11 = 0xeb
const FIND_MARK: Need = { kind: 'find', byte: MARK }
const ONE_BYTE: Need = { kind: 'take', bytes: 1 }

/** Baseline, extended sequential and progressive: the ones that browsers show (ITU T.81, table B.1). */
const SHOWN_FRAMES = new Set([0xc0, 0xc1, 0xc2])
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![DHT, 0xc8, 0xcc].includes(marker)
const isRestart = (marker: number): boolean => marker >= 0xd0 && marker <= 0xd7

interface Frame {
  readonly width: number
  readonly height: number
  /** Component id to the number of its quantisation table. */
  readonly components: ReadonlyMap<number, number>
}

interface Progress {
  frame: Frame | undefined
  readonly quantisation: Set<number>
  readonly huffman: Set<number>
  /** Components that some scan has brought. */
  readonly scanned: Set<number>
  c2pa: boolean
}

function readFrame(marker: number, data: Uint8Array, mostPixels: number): Frame | Fault {
  const unsupported = (what: string): Fault => ({
    kind: 'fault',
    code: 'image/unsupported',
    message: `The JPEG is ${what}, which browsers do not show`,
  })
  if (!SHOWN_FRAMES.has(marker)) return unsupported('arithmetic, lossless or hierarchical')
  const [precision = 0, h1 = 0, h0 = 0, w1 = 0, w0 = 0, count = 0] = data
  if (data.length < 6 || data.length !== 6 + 3 * count || ![1, 3, 4].includes(count)) {
    return corrupt('The JPEG frame header has an impossible length')
  }
  if (precision !== 8) return unsupported(`of ${precision} bits a sample`)
  const components = new Map<number, number>()
  for (let at = 6; at < data.length; at += 3) {
    const [id = 0, sampling = 0, table = 0] = data.subarray(at, at + 3)
    const [across, down] = [sampling >> 4, sampling & 15]
    if (across < 1 || across > 4 || down < 1 || down > 4) return corrupt('The JPEG has impossible sampling factors')
    components.set(id, table)
  }
  const [width, height] = [(w1 << 8) | w0, (h1 << 8) | h0]
  return checkPixels(width, height, mostPixels) ?? { width, height, components }
}

/** Notes which tables a DQT or DHT segment defines; false where its lengths do not add up (B.2.4). */
function readTables(marker: number, data: Uint8Array, seen: Progress): boolean {
  let at = 0
  while (at < data.length) {
    const id = data[at] ?? 0
    at += 1
    if (marker === DQT) {
      at += id >> 4 === 0 ? 64 : 128
      seen.quantisation.add(id & 15)
    } else {
      at += 16 + data.subarray(at, at + 16).reduce((sum, codes) => sum + codes, 0)
      seen.huffman.add(id)
    }
  }
  return at === data.length
}

/** The rules about a scan's header: what it names must have been defined. */
function checkScan(data: Uint8Array, seen: Progress): Fault | null {
  const { frame } = seen
  if (frame === undefined) return corrupt('The JPEG has a scan before its frame header')
  const count = data[0] ?? 0
  if (count < 1 || count > 4 || data.length !== 4 + 2 * count)
    return corrupt('A JPEG scan header has an impossible length')
  const [first = 0, last = 0, approximation = 0] = data.subarray(1 + 2 * count)
  for (let at = 1; at <= 2 * count; at += 2) {
    const [id = 0, tables = 0] = data.subarray(at, at + 2)
    const quantisation = frame.components.get(id)
    if (quantisation === undefined) return corrupt('A JPEG scan names a component that the frame has not')
    if (!seen.quantisation.has(quantisation)) return corrupt('The JPEG lacks a quantisation table')
    const dcWanted = first === 0 && approximation >> 4 === 0
    if (dcWanted && !seen.huffman.has(tables >> 4)) return corrupt('The JPEG lacks a Huffman table')
    if (last > 0 && !seen.huffman.has(0x10 | (tables & 15))) return corrupt('The JPEG lacks a Huffman table')
    if (first === 0) seen.scanned.add(id)
  }
  return null
}

/** C2PA rides in JUMBF boxes in APP11, which begin with `JP` (C2PA specification, "Embedding manifests into JPEG"). */
function carriesC2pa(data: Uint8Array): boolean {
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength)
  return bytes.subarray(0, 2).equals(Buffer.from('JP')) && bytes.includes('c2pa')
}

function readSegment(marker: number, data: Uint8Array, seen: Progress, mostPixels: number): Fault | null {
  if (isFrame(marker)) {
    if (seen.frame !== undefined) return corrupt('The JPEG has two frame headers')
    const frame = readFrame(marker, data, mostPixels)
    if ('kind' in frame) return frame
    seen.frame = frame
    return null
  }
  if (marker === DQT || marker === DHT) {
    return readTables(marker, data, seen) ? null : corrupt('A JPEG table has an impossible length')
  }
  if (marker === APP11) seen.c2pa ||= carriesC2pa(data)
  return marker === SOS ? checkScan(data, seen) : null
}

/** Runs over a scan's data. @returns the marker after it, or a fault */
function* skipScan(): Steps<number | Fault> {
  let restarts = 0
  let empty = true
  let byte = (yield ONE_BYTE)[0]
  for (;;) {
    if (byte !== MARK) {
      empty = false
      yield FIND_MARK
    }
    let marker = (yield ONE_BYTE)[0] ?? 0
    while (marker === MARK) marker = (yield ONE_BYTE)[0] ?? 0
    if (isRestart(marker)) {
      if (marker !== 0xd0 + (restarts & 7)) return corrupt('The JPEG has a restart marker out of turn')
      restarts += 1
    } else if (marker !== 0) {
      return empty ? corrupt('The JPEG has a scan without data') : marker
    }
    empty &&= marker !== 0
    byte = undefined
  }
}

function finish(seen: Progress): Facts | Fault {
  const { frame } = seen
  if (frame === undefined || seen.scanned.size < frame.components.size)
    return corrupt('The JPEG ends before its picture')
  return { kind: 'facts', width: frame.width, height: frame.height, provenance: seen.c2pa ? 'c2pa' : 'none' }
}

/** A parser of the bytes after the start-of-image marker; its end is the end-of-image marker. */
export function* readJpeg(mostPixels: number): Steps<Facts | Fault> {
  const seen: Progress = {
    frame: undefined,
    quantisation: new Set(),
    huffman: new Set(),
    scanned: new Set(),
    c2pa: false,
  }
  let marker: number | undefined
  for (;;) {
    if (marker === undefined) {
      if ((yield ONE_BYTE)[0] !== MARK) return corrupt('The JPEG has bytes between its segments')
      marker = (yield ONE_BYTE)[0] ?? 0
      while (marker === MARK) marker = (yield ONE_BYTE)[0] ?? 0
    }
    if (marker === EOI) return finish(seen)
    if (marker < 0xc0 || isRestart(marker) || marker === 0xd8) return corrupt('The JPEG has a marker where none may be')
    const [high = 0, low = 0] = yield* take(2)
    const length = (high << 8) | low
    if (length < 2) return corrupt('A JPEG segment has an impossible length')
    const fault = readSegment(marker, yield* take(length - 2), seen, mostPixels)
    if (fault !== null) return fault
    const next: number | Fault | undefined = marker === SOS ? yield* skipScan() : undefined
    if (typeof next === 'object') return next
    marker = next
  }
}
