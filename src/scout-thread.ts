// A thread's work while another reads the manifest and the lock: which of the lock's files does git vouch for?
import { isAscii } from 'node:buffer'
import { parentPort, workerData } from 'node:worker_threads'
import { lockOf, type PlainEntries, takeApart } from './lock/plain.ts'
import { filesBelow } from './world/files.ts'
import { type Errand, LOCK_BYTES, type Report, UNTOUCHED } from './world/scouts.ts'
import { openSight } from './world/sight.ts'
import { viewGit, voucherOf } from './world/vouch.ts'

/**
 * Looks, and reads no picture. The lock is not judged here: what is said of one that the other thread refuses is said in
 * vain.
 * @throws where there is no lock, or one that cannot be taken apart: the thread ends, and nothing is said
 */
export function lookAhead(): void {
  const { root, lockFile, repository } = workerData as Errand
  const bytes = filesBelow(root).read(lockFile, LOCK_BYTES)
  const entries = bytes && takeApart(bytes.toString(isAscii(bytes) ? 'latin1' : 'utf8'))
  if (bytes === null || entries === null) throw new Error('this lock is for the other thread alone')
  const lock = lockOf(entries as PlainEntries)
  const sight = openSight(filesBelow(root), voucherOf(viewGit(repository, root), new Set(), [...lock.images.values()]))
  const looks = Uint8Array.from(lock.images.values(), ({ path, file }) => {
    const fact = sight.vouched(path)
    return fact !== null && 'sha256' in fact && fact.sha256 === file.sha256 ? UNTOUCHED[fact.kind] : 0
  })
  const own = new Uint8Array(bytes)
  parentPort?.postMessage({ bytes: own, looks } satisfies Report, [own.buffer, looks.buffer])
}
