// The folder of `--cache`: files by name, written beside and renamed, the least recently used removed above a bound.
import * as fs from 'node:fs'
import * as fsp from 'node:fs/promises'
import * as path from 'node:path'
import { EXIT, ImagelockError } from '../errors.ts'
import { filesBelow } from './files.ts'
import { foreignFolder } from './folders.ts'

/** A temporary file of this age belongs to a process that was killed. */
const STALE_MS = 3_600_000

/** Files of a folder that several processes may use at once; names are relative, with `/`. */
export interface CacheFolder {
  /** A regular file's bytes, each chunk only good until the next is asked for; null where there is none. Throws at links. */
  readonly read: (name: string) => AsyncIterable<Uint8Array> | null
  /** Writes beside the place and renames: who reads at the same time sees the old file or the new one. */
  readonly write: (name: string, chunks: AsyncIterable<Uint8Array>) => Promise<void>
  /** Marks a file as used now. */
  readonly touch: (name: string) => void
  /** Removes files, the least recently used first, until they have at most so many bytes. */
  readonly trim: (bytes: number) => Promise<void>
}

/**
 * Opens the folder; it is made where it is not there, for its owner alone.
 * @param folder relative to `cwd`, or absolute
 * @throws ImagelockError `cache/folder` (exit 2) for one that is a link, is reached by a link of the work tree, or no folder
 */
export function openCacheFolder(cwd: string, folder: string): CacheFolder {
  const root = path.resolve(cwd, folder)
  const foreign = foreignFolder(cwd, folder)
  if (foreign !== null)
    throw new ImagelockError({ code: 'cache/folder', message: `the cache ${folder} is ${foreign}` }, EXIT.invalid)
  const files = filesBelow(root)
  const at = (name: string): string => path.join(root, ...name.split('/'))
  return {
    read: (name) => {
      const found = files.find(name)
      if (found.kind === 'absent') return null
      if (found.kind !== 'file') throw new Error(`${name} is no regular file`)
      return files.stream(name)
    },
    write: async (name, chunks) => {
      makeFolder(root)
      const folderName = path.posix.dirname(name)
      if (!['absent', 'other'].includes(files.find(folderName).kind)) throw new Error(`${folderName} is no folder`)
      fs.mkdirSync(at(folderName), { recursive: true, mode: 0o700 })
      const temporary = at(files.temporaryName(name))
      try {
        // Nothing is synced: half a file is seen when it is read.
        await fsp.writeFile(temporary, chunks, { flag: 'wx', mode: 0o600 })
        await fsp.rename(temporary, at(name))
      } catch (error) {
        await fsp.rm(temporary, { force: true })
        throw error
      }
    },
    touch: (name) => {
      const now = new Date()
      fs.utimesSync(at(name), now, now)
    },
    trim: (bytes) => trim(root, bytes),
  }
}

/**
 * One that is new or empty ignores itself, so that inside a repository it is not committed with the images. A folder with
 * something in it is a person's, who may keep that in git (`--cache .` would ignore all of a repository): it is left as it is.
 */
function makeFolder(root: string): void {
  fs.mkdirSync(root, { recursive: true, mode: 0o700 })
  if (fs.readdirSync(root).length > 0) return
  try {
    fs.writeFileSync(path.join(root, '.gitignore'), '*\n', { flag: 'wx' })
  } catch (error) {
    // Another process was quicker.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}

async function trim(root: string, limit: number): Promise<void> {
  const files = await listFiles(root)
  let total = files.reduce((sum, { size }) => sum + size, 0)
  for (const { absolute, size, isStale } of files.toSorted((a, b) => a.used - b.used)) {
    if (!isStale && total <= limit) continue
    await fsp.rm(absolute, { force: true })
    total -= size
  }
}

async function listFiles(root: string) {
  const entries = await fsp.readdir(root, { recursive: true, withFileTypes: true })
  const files = []
  for (const entry of entries) {
    if (!entry.isFile()) continue
    const absolute = path.join(entry.parentPath, entry.name)
    const isTemporary = filesBelow(root).isTemporary(entry.name)
    // Another process may have removed it meanwhile.
    const stat = await fsp.lstat(absolute).catch(() => null)
    if (!stat || (!isTemporary && !entry.name.endsWith('.picture'))) continue
    const isStale = isTemporary && Date.now() - stat.mtimeMs > STALE_MS
    // What goes in any case goes first: no picture has to make room for it.
    if (!isTemporary || isStale) files.push({ absolute, size: stat.size, used: isStale ? 0 : stat.mtimeMs, isStale })
  }
  return files
}
