// The work tree's pictures as a delivery sees them: both their hashes from one reading, none followed through a link.
import { createHash } from 'node:crypto'
import * as fs from 'node:fs'
import * as path from 'node:path'
import { EXIT, ImagelockError } from '../errors.ts'
import type { Files } from './files.ts'

/** What stands at a path. */
export type WorkFile =
  | { readonly kind: 'bytes'; readonly sha256: string; readonly blob: string }
  /** A Git LFS pointer to bytes of that SHA-256. */
  | { readonly kind: 'pointer'; readonly sha256: string }
  | { readonly kind: 'none' }

export interface WorkFiles {
  readonly absolute: (relative: string) => string
  /** Reads a file; again only where it changed since. */
  readonly read: (relative: string) => Promise<WorkFile>
  /** The file, which has to hold these bytes or their pointer. Throws `deliver/changed` (exit 5). */
  readonly expect: (file: { readonly path: string; readonly sha256: string }) => Promise<WorkFile>
  readonly holds: (file: { readonly path: string; readonly sha256: string }) => Promise<boolean>
}

/** The error of bytes that are not the locked ones any more. */
export function changedFile(relative: string): ImagelockError {
  const message = `${relative} does not hold the locked bytes any more; nothing else is ever committed for it`
  return new ImagelockError({ code: 'deliver/changed', message, file: relative }, EXIT.undelivered)
}

/** The files below the work tree's root. */
export function openWorkFiles(files: Files): WorkFiles {
  const known = new Map<string, { readonly stamp: string; readonly file: WorkFile }>()
  const absolute = (relative: string): string => path.join(files.root, ...relative.split('/'))
  const read = async (relative: string): Promise<WorkFile> => {
    if (files.find(relative).kind !== 'file') return { kind: 'none' }
    const { ino, size, mtimeNs, ctimeNs } = fs.lstatSync(absolute(relative), { bigint: true })
    const stamp = [ino, size, mtimeNs, ctimeNs].join()
    const before = known.get(relative)
    if (before?.stamp === stamp) return before.file
    const file = await hash(files, relative, Number(size))
    known.set(relative, { stamp, file })
    return file
  }
  const expect = async ({ path: relative, sha256 }: { path: string; sha256: string }): Promise<WorkFile> => {
    const file = await read(relative)
    if (file.kind === 'none' || file.sha256 !== sha256) throw changedFile(relative)
    return file
  }
  return {
    absolute,
    read,
    expect,
    holds: async ({ path: relative, sha256 }) => {
      const file = await read(relative)
      return file.kind !== 'none' && file.sha256 === sha256
    },
  }
}

async function hash(files: Files, relative: string, size: number): Promise<WorkFile> {
  // Only a short file can be a pointer, and `fact` reads it whole.
  const fact = size < 1024 ? files.fact(relative) : null
  if (fact?.kind === 'pointer') return { kind: 'pointer', sha256: fact.sha256 }
  const sha256 = createHash('sha256')
  const blob = createHash('sha1').update(`blob ${size}\0`)
  for await (const chunk of files.stream(relative)) {
    sha256.update(chunk)
    blob.update(chunk)
  }
  return { kind: 'bytes', sha256: sha256.digest('hex'), blob: blob.digest('hex') }
}
