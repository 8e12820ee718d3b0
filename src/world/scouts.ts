// A second thread looks at the files of a lock while this one reads manifest and lock, where there are enough to be worth it.
import * as fs from 'node:fs'
import { availableParallelism } from 'node:os'
import * as path from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Lock } from '../lock/schema.ts'
import type { FileFact } from '../plan/state.ts'
import type { Repository } from './git.ts'

/** Largest lock that is read, in bytes. */
export const LOCK_BYTES = 64 * 1024 * 1024
/** A smaller lock, of some thousand images, is read before a thread has begun. */
export const LARGE_BYTES = 2 * 1024 * 1024

/** What a file is that has the bytes of its own entry and was not touched since git saw it: as a number, 0 for all others. */
export const UNTOUCHED = { bytes: 1, pointer: 2 } as const

export interface Errand {
  /** Absolute, the manifest's folder. */
  readonly root: string
  readonly lockFile: string
  readonly repository: Repository | null
}

/** What the thread saw. */
export interface Report {
  /** The lock's. */
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Of each entry, in code-unit order of the ids: one of `UNTOUCHED`, or 0. */
  readonly looks: Uint8Array<ArrayBuffer>
}

/** Sends a thread; null where it is not worth it, or where it could tell nothing. It ends by itself. Never rejects. */
export async function sendScout(errand: Errand): Promise<Report | null> {
  try {
    if (!isLarge(path.join(errand.root, errand.lockFile)) || availableParallelism() === 1) return null
    const worker = new Worker(path.join(import.meta.dirname, 'scout.js'), { workerData: errand })
    return await new Promise((resolve) => {
      worker.once('message', resolve)
      worker.once('error', () => resolve(null))
      worker.once('exit', () => resolve(null))
    })
  } catch {
    // What a thread cannot do is done without it.
    return null
  }
}

/** Whether this is a lock that is worth a thread, or a note that it was judged. */
export function isLarge(lockFile: string): boolean {
  const stat = fs.lstatSync(lockFile, { throwIfNoEntry: false })
  return stat?.isFile() === true && stat.size >= LARGE_BYTES
}

/**
 * What a report says of the files of a lock that was read from the same bytes.
 * @param converted paths whose blobs say nothing of their bytes
 */
export function knownBy({ looks }: Report, lock: Lock, converted: ReadonlySet<string>): ReadonlyMap<string, FileFact> {
  const known = new Map<string, FileFact>()
  if (looks.length !== lock.images.size) return known
  let index = 0
  for (const { path: place, file } of lock.images.values()) {
    const look = looks[index++]
    if (converted.has(place)) continue
    if (look === UNTOUCHED.bytes) known.set(place, { kind: 'bytes', sha256: file.sha256 })
    else if (look === UNTOUCHED.pointer) known.set(place, { kind: 'pointer', sha256: file.sha256 })
  }
  return known
}
