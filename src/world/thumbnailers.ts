// Threads that make thumbnails: decoding is work for a processor, and a picture that breaks its decoder breaks a thread alone.
import { availableParallelism } from 'node:os'
import * as path from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Thumbnail } from '../thumbnail/thumbnail.ts'

/** More threads would hold more pictures at once than they are worth. */
const MOST_THREADS = 6
/** A 64 megapixel picture takes about ten seconds on a slow machine. */
const LIMIT_MS = 60_000

export interface Order {
  readonly bytes: Uint8Array
  /** Pixels of a side of the square that the thumbnail must fit into. */
  readonly box: number
}

/** Must be closed. */
export interface Thumbnailers {
  /** How many work at once. */
  readonly threads: number
  /** Takes the bytes away from the caller. */
  readonly make: (order: Order) => Promise<Thumbnail>
  readonly close: () => Promise<void>
}

/** @param pictures how many there will be */
export function openThumbnailers(pictures: number): Thumbnailers {
  const threads = Math.max(1, Math.min(MOST_THREADS, availableParallelism(), Math.ceil(pictures / 4)))
  const all = new Set<Worker>()
  const idle: Worker[] = []
  const waiting: ((worker: Worker) => void)[] = []
  let closed = false

  const start = (): Worker => {
    const worker = new Worker(path.join(import.meta.dirname, 'thumbnailer.js'))
    // Also where nobody waits for it.
    worker.on('error', () => {})
    all.add(worker)
    return worker
  }
  const take = (): Worker | Promise<Worker> =>
    idle.pop() ?? (all.size < threads ? start() : new Promise<Worker>((resolve) => waiting.push(resolve)))
  const giveBack = (worker: Worker): void => {
    const next = waiting.shift()
    if (next) next(worker)
    else idle.push(worker)
  }
  const drop = (worker: Worker): void => {
    all.delete(worker)
    void worker.terminate()
    if (!closed) waiting.shift()?.(start())
  }
  return {
    threads,
    make: async (order) => {
      const worker = await take()
      const thumbnail = await ask(worker, order)
      if (thumbnail) giveBack(worker)
      else drop(worker)
      return thumbnail ?? { kind: 'nothing', why: 'The picture cannot be decoded' }
    },
    close: async () => {
      closed = true
      await Promise.all([...all].map((worker) => worker.terminate()))
    },
  }
}

/** Null where the thread ended, had not memory enough, or took too long; any other failure is a fault of ours. */
async function ask(worker: Worker, { bytes, box }: Order): Promise<Thumbnail | null> {
  return new Promise((resolve, reject) => {
    const end = (thumbnail: Thumbnail | null): void => {
      clearTimeout(timer)
      worker.off('message', end).off('error', broken).off('exit', fail)
      resolve(thumbnail)
    }
    const fail = (): void => end(null)
    const broken = (error: NodeJS.ErrnoException): void => {
      if (error.code !== 'ERR_WORKER_OUT_OF_MEMORY' && !(error instanceof RangeError)) reject(error)
      fail()
    }
    const timer = setTimeout(fail, LIMIT_MS)
    worker.on('message', end).on('error', broken).on('exit', fail)
    // A buffer of its own is handed over; a part of a shared one is copied.
    const own = bytes.byteLength === bytes.buffer.byteLength && bytes.buffer instanceof ArrayBuffer
    worker.postMessage({ bytes, box } satisfies Order, own ? [bytes.buffer] : [])
  })
}
