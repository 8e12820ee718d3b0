// The version of each picture before the present one, from local git: what a person compares with. Nothing is fetched.
import { createHash } from 'node:crypto'
import type { Entry } from '../lock/schema.ts'
import type { Git } from '../world/git.ts'
import type { LfsObjects } from '../world/lfs-objects.ts'
import { existing, lockVersions, rawEntries, readAlone } from './history.ts'

/** Other versions of one image that are looked for in git; the newest that is there is taken. */
const CANDIDATES = 5

/** An image whose file is there. */
export interface Present {
  readonly id: string
  /** Of the bytes at its path. */
  readonly sha256: string
  /** Its entry in the lock. */
  readonly entry: Entry | null
}

export interface Earlier {
  /** The entry of the version before, by image id. */
  readonly entries: ReadonlyMap<string, Entry>
  /** The bytes of an entry; null where neither git nor Git LFS has them here as locked. */
  readonly read: (entry: Entry) => Promise<Buffer | null>
  readonly close: () => void
}

/**
 * Finds the newest other version of each picture: the locked one where the file was edited, else the last versions of the lock.
 * @param lockName the lock's file name in git's folder
 * @param lfs what stands for pointers in git
 */
export async function findEarlier(
  git: Git,
  lockName: string,
  present: readonly Present[],
  lfs: LfsObjects,
): Promise<Earlier> {
  const found = new Map(present.map(({ id, entry }) => [id, entry ? [entry] : []]))
  const shas = new Map(present.map(({ id, sha256 }) => [id, sha256]))
  const isOther = ({ file }: Entry, id: string): boolean => file.sha256 !== shas.get(id)
  for (const [id, entries] of found)
    found.set(
      id,
      entries.filter((entry) => isOther(entry, id)),
    )
  for await (const text of lockVersions(git, lockName)) {
    for (const [id, raw] of rawEntries(text)) {
      const known = found.get(id)
      if (!known || known.length >= CANDIDATES || hasSha(raw, [shas.get(id), known.at(-1)?.file.sha256])) continue
      known.push(...readAlone(id, raw).map(({ entry }) => entry))
    }
  }
  const there = await existing(
    git,
    [...found.values()].flatMap((entries) => entries.map(({ file }) => file.git_blob)),
  )
  const newest = [...found].flatMap(([id, entries]) => {
    const entry = entries.find(({ file }) => there.has(file.git_blob) || lfs.has(file.sha256))
    return entry ? [[id, entry] as const] : []
  })
  return { entries: new Map(newest), ...reader(git, lfs) }
}

function hasSha(raw: unknown, shas: readonly (string | undefined)[]): boolean {
  return shas.includes((raw as { file?: { sha256?: string } } | null)?.file?.sha256)
}

/** Reads one blob after the other, whoever asks meanwhile. */
function reader(git: Git, lfs: LfsObjects): Pick<Earlier, 'read' | 'close'> {
  let objects: ReturnType<Git['objects']> | undefined
  let last: Promise<unknown> = Promise.resolve()
  const readNow = async ({ file }: Entry): Promise<Buffer | null> => {
    objects ??= git.objects()
    const chunks: Buffer[] = []
    let size = 0
    const take = (chunk: Buffer): void => {
      size += chunk.length
      // What is longer than locked is not what is locked.
      if (size <= file.bytes) chunks.push(Buffer.from(chunk))
    }
    if (!(await objects.read(file.git_blob, take)) || size !== file.bytes) return lfs.read(file.sha256, file.bytes)
    const bytes = Buffer.concat(chunks)
    return createHash('sha256').update(bytes).digest('hex') === file.sha256 ? bytes : null
  }
  return {
    read: (entry) => {
      const next = last.then(() => readNow(entry))
      last = next.catch(() => {})
      return next
    },
    close: () => objects?.close(),
  }
}
