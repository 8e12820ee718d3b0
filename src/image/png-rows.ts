// Inflates a PNG's image data to count its rows, keeping none of them.
import { createInflate, inflateSync, type Inflate } from 'node:zlib'
import { corrupt, type Fault } from './verdict.ts'

/** One pass of an interlaced picture, or the whole of another. */
export interface Pass {
  readonly rows: number
  /** Bytes of a row with its filter byte. */
  readonly rowBytes: number
}

export interface Rows {
  /** Says what is to come; before the first `write`. */
  readonly expect: (passes: readonly Pass[]) => void
  /** Takes compressed bytes, which nobody may alter afterwards. */
  readonly write: (part: Uint8Array) => void
  /** A promise to wait for before more is written, where much is under way. */
  readonly busy: () => Promise<void> | undefined
  /** Null where the data ended with the last row. */
  readonly end: () => Promise<Fault | null>
  /** Frees what is held. */
  readonly close: () => void
}

/** Each of them is a round trip to another thread too; larger ones gain nothing and cost memory. */
const OUTPUT_CHUNK = 256 * 1024
const MOST_UNDER_WAY = 64 * 1024
/** Smaller parts are collected first: every write is a round trip to another thread. */
const SMALL_PART = 16 * 1024

/** So much is inflated in one go where all of the data is small: a thread's round trips would cost more than the work. */
const MOST_AT_ONCE = 4 * 1024 * 1024

/** A smaller one may lie in memory that it shares with others. */
const WORTH_FREEING = 256 * 1024

let drain: ReturnType<typeof closedPort> | undefined

/** What is handed to it is gone. */
function closedPort() {
  const { port1 } = new MessageChannel()
  port1.close()
  return port1
}

/**
 * Frees what was inflated at once. Left to the garbage collector, a run would hold hundreds of megabytes between two of
 * its looks, each of them memory that the system has to clear first.
 */
function free({ buffer, byteLength }: Uint8Array): void {
  if (byteLength < WORTH_FREEING || !(buffer instanceof ArrayBuffer)) return
  try {
    drain ??= closedPort()
    drain.postMessage(null, [buffer])
  } catch {
    // A runtime that does not let go of it collects it later.
  }
}

/** Rows of an adaptive filter begin with 0 to 4 (PNG specification, 9.2). */
const LAST_FILTER = 4

interface Counter {
  /** False at the first byte that is wrong or too much. */
  readonly take: (bytes: Uint8Array) => boolean
  readonly complete: () => boolean
  /** Bytes of all rows. */
  readonly total: number
}

/** Counts inflated bytes against the passes. */
function createCounter(passes: readonly Pass[]): Counter {
  let pass = 0
  let row = 0
  let column = 0
  const take = (bytes: Uint8Array): boolean => {
    let at = 0
    while (at < bytes.length) {
      const current = passes[pass]
      if (current === undefined) return false
      if (column === 0 && (bytes[at] ?? 0) > LAST_FILTER) return false
      const step = Math.min(bytes.length - at, current.rowBytes - column)
      at += step
      column += step
      if (column < current.rowBytes) continue
      column = 0
      row += 1
      if (row < current.rows) continue
      row = 0
      pass += 1
    }
    return true
  }
  const total = passes.reduce((sum, { rows, rowBytes }) => sum + rows * rowBytes, 0)
  return { take, complete: () => pass === passes.length, total }
}

/**
 * A sink for the image data of one PNG. Stops inflating at the first byte past the last row, so that a small file
 * cannot make much work.
 */
export function createRows(): Rows {
  let inflate: Inflate | undefined
  let counter = createCounter([])
  let underWay = 0
  let over = false
  let wrong = false
  let torn = false
  let wake: (() => void) | undefined
  let small: Uint8Array = new Uint8Array(0)
  let smallUsed = 0

  const stop = (): void => {
    over = true
    inflate?.destroy()
    wake?.()
  }
  const open = (): Inflate => {
    const stream = createInflate({ chunkSize: OUTPUT_CHUNK })
    stream.on('data', (bytes: Uint8Array) => {
      if (over || counter.take(bytes)) return
      wrong = true
      stop()
    })
    stream.on('error', () => {
      torn = true
      stop()
    })
    // Bytes after the compressed stream's end leave their write unanswered, so the end counts as an answer too.
    stream.on('end', stop)
    return stream
  }
  const send = (part: Uint8Array): void => {
    if (over) return
    inflate ??= open()
    underWay += part.length
    inflate.write(part, () => {
      underWay -= part.length
      if (underWay <= MOST_UNDER_WAY) wake?.()
    })
  }
  /** All of the data in one call, up to one byte past the last row. */
  const inflateAtOnce = (): void => {
    const part = small.subarray(0, smallUsed)
    try {
      const most = counter.total + 1
      const bytes = inflateSync(part, { chunkSize: Math.max(most, 64), maxOutputLength: most })
      wrong = !counter.take(bytes)
      free(bytes)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') wrong = true
      else torn = true
    }
    stop()
  }
  const flush = (): void => {
    if (smallUsed > 0) send(small.subarray(0, smallUsed))
    small = new Uint8Array(0)
    smallUsed = 0
  }
  const waitFor = (): Promise<void> =>
    new Promise((resolve) => {
      wake = () => {
        wake = undefined
        resolve()
      }
    })

  return {
    expect: (passes) => {
      counter = createCounter(passes)
    },
    write: (part) => {
      if (over) return
      if (smallUsed + part.length > 2 * SMALL_PART) flush()
      if (part.length > SMALL_PART) {
        flush()
        send(part)
        return
      }
      if (small.length === 0) small = new Uint8Array(2 * SMALL_PART)
      small.set(part, smallUsed)
      smallUsed += part.length
    },
    busy: () => (over || underWay <= MOST_UNDER_WAY ? undefined : waitFor()),
    end: async () => {
      if (!over && inflate === undefined && smallUsed > 0 && counter.total < MOST_AT_ONCE) inflateAtOnce()
      flush()
      if (!over && inflate !== undefined) {
        const ended = new Promise<void>((resolve) => inflate?.once('close', resolve))
        inflate.end()
        await ended
      }
      if (wrong) return corrupt('The picture data does not fit the size in its header')
      if (torn) return corrupt('The picture data cannot be decompressed')
      return counter.complete() ? null : corrupt('The picture data ends before the last row')
    },
    close: stop,
  }
}
