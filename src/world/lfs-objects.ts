// What git-lfs keeps in this clone: bytes by their SHA-256, where the work tree has only the pointer.
import { createHash } from 'node:crypto'
import * as path from 'node:path'
import { filesBelow } from './files.ts'
import { commonDir } from './git.ts'

/** The folder in which git-lfs keeps objects, if it keeps any. */
export function lfsFolder(gitDir: string): string {
  return path.join(commonDir(gitDir), 'lfs', 'objects')
}

export interface LfsObjects {
  readonly has: (sha256: string) => boolean
  /** The bytes of an object; null where they are not here, not those that its name says, or too many. */
  readonly read: (sha256: string, maxBytes: number) => Buffer | null
}

export function openLfsObjects(gitDir: string): LfsObjects {
  const files = filesBelow(lfsFolder(gitDir))
  const nameOf = (sha256: string): string => `${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`
  const has = (sha256: string): boolean => /^[0-9a-f]{64}$/.test(sha256) && files.find(nameOf(sha256)).kind === 'file'
  return {
    has,
    read: (sha256, maxBytes) => {
      if (!has(sha256)) return null
      try {
        const bytes = files.read(nameOf(sha256), maxBytes)
        return bytes !== null && createHash('sha256').update(bytes).digest('hex') === sha256 ? bytes : null
      } catch {
        // Too large or unreadable: nothing that could be shown.
        return null
      }
    },
  }
}
