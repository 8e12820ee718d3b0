// Brings one picture to its place: beside it, hashed on the way, synced, noted, renamed; then its entry is vouched for.
import { createHash } from 'node:crypto'
import { type Inspection, createInspector } from '../image/inspect.ts'
import type { Entry, FileFacts } from '../lock/schema.ts'
import { type FileFact, hasBytes } from '../plan/state.ts'
import type { Files, Temporary } from '../world/files.ts'
import type { Shelf } from './shelf.ts'

/** Of each picture under way: a smaller one is written whole, once it is known to be. */
const HELD_BYTES = 256 * 1024

/** What arrived: the facts of its bytes, and what the inspector says of them. */
export interface Received {
  /** The temporary file, relative to the manifest's folder; gone where the picture is not whole. */
  readonly temporary: string
  readonly inspection: Inspection
  readonly sha256: string
  readonly git_blob: string
  readonly bytes: number
}

/** Bytes on their way to an image's place. */
export interface Incoming {
  /** The next bytes, which nobody may alter afterwards; wait for a returned promise before the next. */
  readonly write: (chunk: Uint8Array) => void | Promise<void>
  readonly finish: () => Promise<Received>
  readonly discard: () => Promise<void>
}

/**
 * Takes a picture in that will have its place at `path`. Its temporary file beside it is made once the picture is whole or
 * too large to be held, and the file's name is noted first, so that no crash leaves it unknown.
 */
export function openIncoming(shelf: Shelf, path: string): Incoming {
  const name = shelf.files.temporaryName(path)
  const hash = createHash('sha256')
  const inspector = createInspector()
  let bytes = 0
  let file: Temporary | undefined
  /** Null once there are too many. */
  let held: Uint8Array[] | null = []
  const discard = async (): Promise<void> => {
    await inspector.end()
    await file?.discard()
  }
  const spill = async (chunks: readonly Uint8Array[]): Promise<void> => {
    if (file === undefined) {
      await shelf.journal.note({ t: 'temp', path: name })
      file = await shelf.files.temporary(name)
    }
    await file.write(chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks))
  }
  return {
    write: (chunk) => {
      bytes += chunk.length
      hash.update(chunk)
      const looked = inspector.write(chunk)
      const before: readonly Uint8Array[] = held ?? []
      held = held !== null && bytes <= HELD_BYTES ? held : null
      held?.push(chunk)
      return held ? looked : Promise.all([spill([...before, chunk]), looked]).then(() => {})
    },
    finish: async () => {
      try {
        const inspection = await inspector.end()
        const sha256 = hash.digest('hex')
        if (inspection.kind === 'broken') {
          await file?.discard()
          return { temporary: name, inspection, sha256, git_blob: '', bytes }
        }
        if (held) await spill(held)
        await file?.close()
        const git_blob = held ? blobOf(held, bytes) : await gitBlob(shelf.files, name, bytes)
        return { temporary: name, inspection, sha256, git_blob, bytes }
      } catch (error) {
        await discard()
        throw error
      }
    },
    discard,
  }
}

/** Fills a temporary file beside `path` with bytes that are known already: compared by their SHA-256, and a whole picture. */
export async function stage(
  shelf: Shelf,
  path: string,
  sha256: string,
  fill: (write: (chunk: Uint8Array) => Promise<void>) => Promise<void>,
): Promise<string> {
  const name = shelf.files.temporaryName(path)
  await shelf.journal.note({ t: 'temp', path: name })
  const file = await shelf.files.temporary(name)
  // What the lock or git has may be a person's own picture, which has no largest size.
  const inspector = createInspector(Infinity)
  try {
    await fill(async (chunk) => {
      // The chunk is the source's own, and the inspector may keep it for a while.
      await Promise.all([file.write(chunk), inspector.write(Buffer.from(chunk))])
    })
    await file.close()
    const fact = shelf.files.fact(name)
    if (!hasBytes(fact, sha256)) throw new Error('the bytes are not the locked ones')
    const seen = await inspector.end()
    // A lock may name any bytes that git has: nothing but a picture, or its pointer, is ever written.
    if (fact.kind === 'bytes' && seen.kind === 'broken')
      throw new Error(`the locked bytes are no whole picture: ${seen.message}`)
    return name
  } catch (error) {
    await inspector.end()
    await file.discard()
    throw error
  }
}

function blobOf(chunks: readonly Uint8Array[], bytes: number): string {
  const hash = createHash('sha1').update(`blob ${bytes}\0`)
  for (const chunk of chunks) hash.update(chunk)
  return hash.digest('hex')
}

/** The SHA-1 that git gives the bytes; it begins with their number, which is known only at their end. */
export async function gitBlob(files: Files, path: string, bytes: number): Promise<string> {
  const hash = createHash('sha1').update(`blob ${bytes}\0`)
  for await (const chunk of files.stream(path)) hash.update(chunk)
  return hash.digest('hex')
}

/** The facts that the lock keeps of a whole picture. */
export function fileFacts(received: Received, whole: Extract<Inspection, { kind: 'whole' }>): FileFacts {
  const { sha256, git_blob, bytes } = received
  const { format, width, height, provenance } = whole
  return { sha256, git_blob, bytes, format, width, height, provenance }
}

/** Whether what stands at a path now may be replaced: what stood there when the run was planned, or nothing. */
function mayReplace(now: FileFact, planned: FileFact): boolean {
  if (now.kind === 'absent') return true
  return (
    (planned.kind === 'bytes' || planned.kind === 'pointer') &&
    now.kind === planned.kind &&
    hasBytes(now, planned.sha256)
  )
}

/**
 * Keeps what is about to be replaced in the state folder: all of it with `--force`, and what a person accepted under
 * another id.
 */
export async function keepOld(shelf: Shelf, id: string, path: string, there: FileFact): Promise<void> {
  const holder = shelf.lock.at(path)
  const isAccepted = holder?.entry.accepted === true && holder.id !== id
  if (there.kind !== 'bytes' || !(shelf.keepsOld || isAccepted)) return
  const extension = path.slice(path.lastIndexOf('.') + 1)
  await shelf.state.setAside(`${there.sha256.slice(0, 16)}.${extension}`, shelf.files.stream(path), (file) =>
    shelf.journal.sync({ t: 'kept', id, file }),
  )
}

/** The name under which bytes are set aside in the state folder. */
export function asideName({ file }: Pick<Entry, 'file'>): string {
  return `${file.sha256.slice(0, 16)}.${file.format === 'jpeg' ? 'jpg' : file.format}`
}

/**
 * Notes the entry and its temporary file, synced, then renames the file to the entry's path and puts the entry in. What is
 * kept of the old bytes is kept before the note, which lets the next run do the rename.
 * @param planned what stood at the path when the run was planned
 * @returns false where somebody changed the file at the path meanwhile: nothing is replaced
 */
export async function place(
  shelf: Shelf,
  id: string,
  entry: Entry,
  temporary: string,
  planned: FileFact,
): Promise<boolean> {
  // Where nothing stood nothing is replaced, and so nothing kept.
  const isNew = planned.kind !== 'bytes' && planned.kind !== 'pointer'
  const before: FileFact = isNew ? { kind: 'absent' } : shelf.files.fact(entry.path)
  if (mayReplace(before, planned)) await keepOld(shelf, id, entry.path, before)
  await shelf.journal.sync({ t: 'note', id, entry, temp: temporary })
  const there = shelf.files.fact(entry.path)
  if (!mayReplace(there, planned)) return false
  if (there.kind !== before.kind) await keepOld(shelf, id, entry.path, there)
  await shelf.files.settle(temporary, entry.path)
  shelf.lock.put(id, entry)
  return true
}
