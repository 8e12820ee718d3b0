// SHA-256 of many files with all cores.
import * as fs from 'node:fs'
import { Worker } from 'node:worker_threads'

const CHUNK = 1 << 20
/** No link is followed, and a pipe planted at the path cannot stop a worker; both are 0 where the system has none. */
const READ_FLAGS = fs.constants.O_RDONLY | (fs.constants.O_NOFOLLOW ?? 0) | (fs.constants.O_NONBLOCK ?? 0)

interface Job {
  readonly files: readonly string[]
  readonly flags: number
  readonly chunk: number
  /** The number of the next file that nobody took. */
  readonly next: Int32Array
}

/**
 * Hashes files, each of which is no link.
 * @param root absolute; the paths are relative to it, with `/`
 * @param cores how many files at once
 * @returns SHA-256 in hex by path; without those that could not be read
 */
export async function hashAll(root: string, paths: readonly string[], cores: number): Promise<Map<string, string>> {
  const job: Job = {
    files: paths.map((one) => `${root}/${one}`),
    flags: READ_FLAGS,
    chunk: CHUNK,
    next: new Int32Array(new SharedArrayBuffer(4)),
  }
  const count = Math.min(cores, paths.length)
  const parts = await Promise.all(Array.from({ length: count }, () => startWorker(job)))
  return new Map(parts.flat().map(([index, sha256]) => [paths[index] as string, sha256]))
}

/** A worker that cannot start leaves its share to the others, in the end to the caller. */
function startWorker(job: Job): Promise<readonly (readonly [number, string])[]> {
  return new Promise((resolve) => {
    const worker = new Worker(`(${hashShare.toString()})(require)`, { eval: true, workerData: job })
    worker.once('message', resolve)
    worker.once('error', () => resolve([]))
    worker.once('exit', () => resolve([]))
  })
}

/** What a worker does. Its text is all that the worker is given, so that the bundle needs no file for it: nothing from outside is used. */
function hashShare(load: NodeJS.Require): void {
  const { createHash } = load('node:crypto') as typeof import('node:crypto')
  const disk = load('node:fs') as typeof import('node:fs')
  const { parentPort, workerData } = load('node:worker_threads') as typeof import('node:worker_threads')
  const { files, flags, chunk, next } = workerData as Job
  const buffer = Buffer.allocUnsafeSlow(chunk)
  const hashed: [number, string][] = []
  for (let index = Atomics.add(next, 0, 1); index < files.length; index = Atomics.add(next, 0, 1)) {
    try {
      const fd = disk.openSync(files[index] as string, flags)
      try {
        const hash = createHash('sha256')
        for (let count = 1; count > 0;) {
          count = disk.readSync(fd, buffer, 0, chunk, null)
          hash.update(buffer.subarray(0, count))
        }
        hashed.push([index, hash.digest('hex')])
      } finally {
        disk.closeSync(fd)
      }
    } catch {
      // The caller reads it again, and says what is wrong with it.
    }
  }
  parentPort?.postMessage(hashed)
}
