// One manifest's files, journal and lock while a run works on them.
import { formatLock } from '../lock/format.ts'
import { parseLock } from '../lock/parse.ts'
import type { Entry, Lock } from '../lock/schema.ts'
import { pathKey } from '../manifest/paths.ts'
import type { Files } from '../world/files.ts'
import type { StateFolder } from '../world/state-folder.ts'
import type { Journal, JournalView } from './journal.ts'

const LOCK_BYTES = 64 * 1024 * 1024
/** "At most once a second between" (spec lockfile.md). */
const WRITE_EVERY_MS = 1000

/** The lock as this run leaves it; the journal vouches for what is not written yet. */
export interface LockKeeper {
  readonly entries: () => ReadonlyMap<string, Entry>
  /** Puts the entry in; no path stands twice in a lock, so another entry of the same path goes. */
  readonly put: (id: string, entry: Entry) => void
  readonly drop: (id: string) => void
  /** Writes if something changed and the last write is a second old. */
  readonly writeSometimes: () => Promise<void>
  /** Writes the canonical text where the file differs; no empty lock is made where there was none. */
  readonly write: () => Promise<void>
}

export interface Shelf {
  readonly files: Files
  readonly state: StateFolder
  readonly journal: Journal
  /** What earlier runs left in the journal. */
  readonly view: JournalView
  readonly lock: LockKeeper
}

/**
 * @param name the lock's file name, beside the manifest
 * @param read the lock as it was read; `text` null where there is no file
 * @param note notes a temporary file's name before it is made
 */
export function keepLock(
  files: Files,
  name: string,
  read: { readonly lock: Lock; readonly text: string | null },
  note: (temporary: string) => Promise<void>,
): LockKeeper {
  const entries = new Map(read.lock.images)
  const ids = new Map([...entries].map(([id, entry]) => [pathKey(entry.path), id]))
  const changes = new Map<string, Entry | null>()
  let onDisk = read.text
  let changed = false
  let writtenAt = Date.now()
  let writing: Promise<void> = Promise.resolve()

  const put = (id: string, entry: Entry): void => {
    const key = pathKey(entry.path)
    const holder = ids.get(key)
    if (holder !== undefined && holder !== id) drop(holder)
    drop(id)
    entries.set(id, entry)
    ids.set(key, id)
    changes.set(id, entry)
    changed = true
  }
  const drop = (id: string): void => {
    const entry = entries.get(id)
    if (!entry) return
    entries.delete(id)
    if (ids.get(pathKey(entry.path)) === id) ids.delete(pathKey(entry.path))
    changes.set(id, null)
    changed = true
  }
  const save = async (): Promise<void> => {
    changed = false
    writtenAt = Date.now()
    takeOver()
    if (entries.size === 0 && onDisk === null) return
    const text = formatLock({ version: 1, images: entries })
    if (text === onDisk) return
    const temporary = files.temporaryName(name)
    await note(temporary)
    const file = await files.temporary(temporary)
    try {
      await file.write(Buffer.from(text))
      await file.close()
      await files.settle(temporary, name)
    } catch (error) {
      await file.discard()
      throw error
    }
    onDisk = text
  }
  /** Where somebody changed the lock meanwhile (a pull, a checkout), theirs is the base and our images go on top. */
  const takeOver = (): void => {
    const text = files.read(name, LOCK_BYTES)?.toString('utf8') ?? null
    if (text === onDisk) return
    const base = text === null ? new Map<string, Entry>() : parseLock(text, name).lock.images
    onDisk = text
    entries.clear()
    ids.clear()
    for (const [id, entry] of base) {
      entries.set(id, entry)
      ids.set(pathKey(entry.path), id)
    }
    // All of ours leave before any comes back: in a swap each has the path that the other has in the base.
    const ours = [...changes]
    for (const [id] of ours) drop(id)
    for (const [id, entry] of ours) if (entry) put(id, entry)
    changed = false
  }
  const queue = (): Promise<void> => {
    writing = writing.catch(() => {}).then(save)
    return writing
  }
  return {
    entries: () => entries,
    put,
    drop,
    writeSometimes: async () => {
      if (changed && Date.now() - writtenAt >= WRITE_EVERY_MS) await queue()
    },
    write: queue,
  }
}
