// One manifest's files, journal and lock while a run works on them.
import { formatLock } from '../lock/format.ts'
import { parseLock } from '../lock/parse.ts'
import type { Entry, Lock } from '../lock/schema.ts'
import { pathKey } from '../manifest/paths.ts'
import type { Files } from '../world/files.ts'
import type { StateFolder } from '../world/state-folder.ts'
import type { Journal, JournalView } from './journal.ts'

const LOCK_BYTES = 64 * 1024 * 1024

/** The lock as this run leaves it; it is written once at the end, and until then the journal vouches. */
export interface LockKeeper {
  readonly entries: () => ReadonlyMap<string, Entry>
  /** Puts the entry in; no path stands twice in a lock, so another entry of the same path goes. */
  readonly put: (id: string, entry: Entry) => void
  readonly drop: (id: string) => void
  /** The entry that has a path now. */
  readonly at: (path: string) => { readonly id: string; readonly entry: Entry } | undefined
  /** Writes the canonical text where the file differs; no empty lock is made where there was none. */
  readonly write: () => Promise<void>
}

export interface Shelf {
  /** Whether what stands at a path is kept for the person before it is replaced (`--force`). */
  readonly keepsOld: boolean
  /** What names the manifest in a command that is offered. */
  readonly named: string
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

  const put = (id: string, entry: Entry): void => {
    const key = pathKey(entry.path)
    const holder = ids.get(key)
    if (holder !== undefined && holder !== id) drop(holder)
    drop(id)
    entries.set(id, entry)
    ids.set(key, id)
    changes.set(id, entry)
  }
  const drop = (id: string): void => {
    const entry = entries.get(id)
    if (!entry) return
    entries.delete(id)
    if (ids.get(pathKey(entry.path)) === id) ids.delete(pathKey(entry.path))
    changes.set(id, null)
  }
  const save = async (): Promise<void> => {
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
  }
  return {
    entries: () => entries,
    put,
    drop,
    at: (path) => {
      const id = ids.get(pathKey(path))
      const entry = id === undefined ? undefined : entries.get(id)
      return id === undefined || entry === undefined ? undefined : { id, entry }
    },
    write: save,
  }
}
