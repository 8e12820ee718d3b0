// A thread's work while another reads the manifest: is the lock right, and which of its files does git vouch for?
import { isAscii } from 'node:buffer'
import { parentPort, workerData } from 'node:worker_threads'
import { isPlain, lockOf, takeApart } from './lock/plain.ts'
import type { Lock } from './lock/schema.ts'
import { filesBelow } from './world/files.ts'
import { type Errand, LOCK_BYTES, type Report, UNTOUCHED } from './world/scouts.ts'
import { openSight } from './world/sight.ts'
import { viewGit, voucherOf } from './world/vouch.ts'

/** Says nothing of a lock that is not plain: the thread that asked reads it with all that is wrong. */
export function lookAhead(): void {
  const { root, lockFile, repository } = workerData as Errand
  const bytes = filesBelow(root).read(lockFile, LOCK_BYTES)
  const lock = bytes === null ? null : plainLock(bytes)
  if (bytes === null || lock === null) return parentPort?.postMessage(null)
  const sight = openSight(filesBelow(root), voucherOf(viewGit(repository, root), new Set(), lock))
  const looks = Uint8Array.from(lock.images.values(), ({ path, file }) => {
    const fact = sight.vouched(path)
    return fact !== null && 'sha256' in fact && fact.sha256 === file.sha256 ? UNTOUCHED[fact.kind] : 0
  })
  const own = new Uint8Array(bytes)
  parentPort?.postMessage({ bytes: own, looks } satisfies Report, [own.buffer, looks.buffer])
}

function plainLock(bytes: Buffer): Lock | null {
  const source = bytes.toString(isAscii(bytes) ? 'latin1' : 'utf8')
  const entries = takeApart(source)
  return entries !== null && isPlain(source, entries) ? lockOf(entries) : null
}
