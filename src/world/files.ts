// The disk: nothing is followed through a link, nothing is written in place (facts: threats.md, "Paths").
import { createHash, randomBytes } from 'node:crypto'
import * as fs from 'node:fs'
import * as fsp from 'node:fs/promises'
import * as path from 'node:path'
import { EXIT, ImagelockError } from '../errors.ts'
import type { FileFact } from '../plan/state.ts'
import { syncFolder } from './sync-folder.ts'

/** Longer files are no Git LFS pointer (git-lfs: `blobSizeCutoff`). */
const POINTER_BYTES = 1024
const POINTER =
  /^version https:\/\/git-lfs\.github\.com\/spec\/v1\n(?:ext-.*\n)*oid sha256:([0-9a-f]{64})\nsize (\d+)\n$/
const CHUNK = 1 << 20
const STREAM_CHUNK = 1 << 18
/** `O_NONBLOCK` so that a pipe planted at the path cannot stop the run; both are 0 where the system has none. */
const READ_FLAGS = fs.constants.O_RDONLY | (fs.constants.O_NOFOLLOW ?? 0) | (fs.constants.O_NONBLOCK ?? 0)

/** What a path below a folder is, and the first link on the way to it, if any. */
export type Found = { readonly kind: 'absent' | 'file' | 'other' } | { readonly kind: 'link'; readonly at: string }

/** Bytes on their way to their place: written beside it, synced, then renamed by `settle`. */
export interface Temporary {
  /** Relative to the root, with `/`. */
  readonly path: string
  readonly write: (chunk: Uint8Array) => Promise<void>
  /** Syncs and closes. */
  readonly close: () => Promise<void>
  /** Closes and removes. */
  readonly discard: () => Promise<void>
}

/** The disk below one folder, the manifest's; every path is relative to it, with `/`. */
export interface Files {
  readonly root: string
  readonly find: (relative: string) => Found
  readonly fact: (relative: string) => FileFact
  /** A regular file's bytes; null where there is none. Throws `file/link`, `file/irregular`, `file/too-large`. */
  readonly read: (relative: string, maxBytes: number) => Buffer | null
  /** A file's bytes; each chunk holds only until the next is asked for. */
  readonly stream: (relative: string) => AsyncIterable<Uint8Array>
  /** A fresh name beside a path, to be noted before `temporary` makes it. */
  readonly temporaryName: (relative: string) => string
  /** Whether a path is one that `temporaryName` gives. */
  readonly isTemporary: (relative: string) => boolean
  /** Makes the file of a `temporaryName`. */
  readonly temporary: (name: string) => Promise<Temporary>
  /** Renames a temporary file, or another file of this root, to its place; the folder is checked again right before. */
  readonly settle: (from: string, to: string) => Promise<void>
  /**
   * Puts new bytes in the place of a regular file, whose mode stays, by way of a temporary file (`temporaryName`).
   * @returns false where the file has other bytes than the `old` ones: nothing is written then
   */
  readonly replace: (relative: string, temporaryName: string, old: Uint8Array, bytes: Uint8Array) => Promise<boolean>
  /** Removes a regular file; false where there is none. Folders that this leaves empty stay. */
  readonly remove: (relative: string) => boolean
}

/** The disk below `root`, an absolute path. */
export function filesBelow(root: string): Files {
  const at = (relative: string): string => path.join(root, ...relative.split('/'))
  return {
    root,
    find: (relative) => find(root, relative),
    fact: (relative) => fact(root, relative),
    read: (relative, maxBytes) => {
      refuseLinks(root, relative)
      return find(root, relative).kind === 'absent' ? null : readRegular(at(relative), maxBytes)
    },
    stream: (relative) => stream(root, relative),
    temporaryName,
    isTemporary,
    temporary: (name) => temporary(root, name),
    settle: (from, to) => settle(root, from, to),
    replace: (relative, name, old, bytes) => replace(root, relative, name, old, bytes),
    remove: (relative) => {
      if (find(root, relative).kind !== 'file') return false
      fs.rmSync(at(relative))
      return true
    },
  }
}

/** Whether a path is one that `temporaryName` gives: it may come from a journal, and leads nowhere outside. */
function isTemporary(relative: string): boolean {
  const [name = '', ...folders] = relative.split('/').toReversed()
  return /^\.imagelock-[0-9a-f]{12}\.tmp$/.test(name) && !folders.some((part) => /^\.{0,2}$/.test(part))
}

function temporaryName(relative: string): string {
  const name = `.imagelock-${randomBytes(6).toString('hex')}.tmp`
  const folder = path.posix.dirname(relative)
  return folder === '.' ? name : `${folder}/${name}`
}

/**
 * Reads a regular file that is no link.
 * @throws ImagelockError `file/link`, `file/irregular`, `file/too-large`, `file/unreadable`
 */
export function readRegular(absolute: string, maxBytes: number): Buffer {
  const name = path.basename(absolute)
  const fail = (code: string, what: string): never => {
    throw new ImagelockError({ code, message: `${name} ${what}` }, EXIT.invalid)
  }
  if (fs.lstatSync(absolute).isSymbolicLink()) fail('file/link', 'is a link; imagelock follows none')
  const fd = fs.openSync(absolute, READ_FLAGS)
  try {
    const stat = fs.fstatSync(fd)
    if (!stat.isFile()) fail('file/irregular', 'is no regular file')
    if (stat.size > maxBytes) fail('file/too-large', `has ${stat.size} bytes; at most ${maxBytes} are read`)
    return fs.readFileSync(fd)
  } finally {
    fs.closeSync(fd)
  }
}

/** One buffer a file, so that many files at once take little memory. */
async function* stream(root: string, relative: string): AsyncGenerator<Uint8Array> {
  refuseLinks(root, relative)
  const handle = await fsp.open(path.join(root, ...relative.split('/')), READ_FLAGS)
  try {
    const buffer = Buffer.allocUnsafeSlow(STREAM_CHUNK)
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, STREAM_CHUNK, null)
      if (bytesRead === 0) return
      yield buffer.subarray(0, bytesRead)
    }
  } finally {
    await handle.close()
  }
}

function find(root: string, relative: string): Found {
  const parts = relative.split('/')
  let here = root
  for (const [index, part] of parts.entries()) {
    here = `${here}${path.sep}${part}`
    const stat = fs.lstatSync(here, { throwIfNoEntry: false })
    if (!stat) return { kind: 'absent' }
    if (stat.isSymbolicLink()) return { kind: 'link', at: parts.slice(0, index + 1).join('/') }
    if (index === parts.length - 1 ? !stat.isFile() : !stat.isDirectory()) return { kind: 'other' }
  }
  return { kind: 'file' }
}

function refuseLinks(root: string, relative: string): void {
  const found = find(root, relative)
  if (found.kind === 'link') refuse(relative, found.at)
}

/** Where the folders above were looked at right before. */
function refuseLink(root: string, relative: string): void {
  const stat = fs.lstatSync(path.join(root, ...relative.split('/')), { throwIfNoEntry: false })
  if (stat?.isSymbolicLink()) refuse(relative, relative)
}

function refuse(relative: string, at: string): never {
  const message = `${relative} cannot be used: ${at} is a link, and imagelock follows none`
  throw new ImagelockError({ code: 'file/link', message }, EXIT.invalid)
}

function fact(root: string, relative: string): FileFact {
  const found = find(root, relative)
  if (found.kind === 'absent') return { kind: 'absent' }
  if (found.kind !== 'file') return { kind: 'other' }
  const fd = fs.openSync(path.join(root, ...relative.split('/')), READ_FLAGS)
  try {
    return hashOpen(fd)
  } finally {
    fs.closeSync(fd)
  }
}

let shared: Buffer | undefined

function hashOpen(fd: number): FileFact {
  shared ??= Buffer.allocUnsafe(CHUNK)
  const hash = createHash('sha256')
  let total = 0
  for (;;) {
    const count = fs.readSync(fd, shared, 0, CHUNK, null)
    if (count === 0) break
    const chunk = shared.subarray(0, count)
    if (total === 0 && count < POINTER_BYTES) {
      const pointer = POINTER.exec(chunk.toString('latin1'))
      if (pointer) return { kind: 'pointer', sha256: pointer[1] as string }
    }
    hash.update(chunk)
    total += count
  }
  return { kind: 'bytes', sha256: hash.digest('hex') }
}

async function settle(root: string, from: string, to: string): Promise<void> {
  makeParents(root, to)
  const place = path.join(root, ...to.split('/'))
  // The folders above both were just seen to be folders, one by one.
  if (path.posix.dirname(from) === path.posix.dirname(to)) for (const name of [from, to]) refuseLink(root, name)
  else for (const name of [from, to]) refuseLinks(root, name)
  await fsp.rename(path.join(root, ...from.split('/')), place)
  await syncFolder(path.dirname(place))
}

async function replace(root: string, to: string, name: string, old: Uint8Array, bytes: Uint8Array): Promise<boolean> {
  const absolute = path.join(root, ...to.split('/'))
  const isOld = (): fs.Stats | null => {
    refuseLinks(root, to)
    const stat = fs.lstatSync(absolute, { throwIfNoEntry: false })
    return stat?.size === old.length && readRegular(absolute, old.length).equals(old) ? stat : null
  }
  const stat = isOld()
  if (!stat) return false
  const file = await temporary(root, name)
  try {
    await file.write(bytes)
    await file.close()
    fs.chmodSync(path.join(root, ...name.split('/')), stat.mode & 0o7777)
    // Again right before the rename: what somebody saved meanwhile is not written over.
    if (isOld()) {
      await settle(root, name, to)
      return true
    }
    await file.discard()
    return false
  } catch (error) {
    await file.discard()
    throw error
  }
}

/** Makes the folders above a path one by one, so that none is made through a link. */
function makeParents(root: string, relative: string): void {
  const parts = relative.split('/').slice(0, -1)
  let here = root
  for (const [index, part] of parts.entries()) {
    here = `${here}${path.sep}${part}`
    const stat = fs.lstatSync(here, { throwIfNoEntry: false })
    if (stat?.isDirectory()) continue
    if (stat) {
      const what = stat.isSymbolicLink() ? 'a link, and imagelock follows none' : 'no folder'
      const message = `${relative} cannot be written: ${parts.slice(0, index + 1).join('/')} is ${what}`
      throw new ImagelockError({ code: stat.isSymbolicLink() ? 'file/link' : 'file/no-folder', message }, EXIT.invalid)
    }
    try {
      fs.mkdirSync(here)
    } catch (error) {
      // Another image of this run made it at the same time.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}

async function temporary(root: string, name: string): Promise<Temporary> {
  makeParents(root, name)
  const absolute = path.join(root, ...name.split('/'))
  const handle = await fsp.open(absolute, 'wx', 0o666)
  return {
    path: name,
    write: async (chunk) => {
      for (let start = 0; start < chunk.length;) {
        const { bytesWritten } = await handle.write(chunk, start)
        start += bytesWritten
      }
    },
    close: async () => {
      await handle.sync()
      await handle.close()
    },
    discard: async () => {
      // Nothing, where it is closed already.
      await handle.close()
      await fsp.rm(absolute, { force: true })
    },
  }
}
