// What git vouches for: files that need not be read, since git compared their bytes with a blob and nothing touched them since.
import { createHash } from 'node:crypto'
import * as fs from 'node:fs'
import * as path from 'node:path'
import type { FileFacts } from '../lock/schema.ts'
import type { FileFact } from '../plan/state.ts'
import { type IndexEntry, readIndex } from './git-index.ts'
import type { Git, Repository } from './git.ts'

/** More than a repository of a million paths has. */
const INDEX_BYTES = 256 * 1024 * 1024
/**
 * Paths whose bytes are not those of the blob, but by Git LFS, whose pointers we can tell. A conversion of line ends or of
 * `$Id$` always changes the size, and so is seen without asking.
 */
const CONVERTED = [
  ':(exclude,attr:!filter !working-tree-encoding)',
  ':(exclude,attr:filter=lfs !working-tree-encoding)',
] as const

/** Git's index below one folder. */
export interface GitView {
  /** When the index was written, in nanoseconds: what changed then or later, git itself would read again. */
  readonly writtenNs: bigint
  /** Relative to the folder, with `/`. */
  readonly entries: ReadonlyMap<string, IndexEntry>
}

/** What is known of one file: which bytes a blob is. */
export interface Locked {
  readonly path: string
  readonly file: Pick<FileFacts, 'sha256' | 'git_blob' | 'bytes'>
}

/** Tells what a file holds without reading it; null where that cannot be told. */
export type Voucher = (relative: string, stat: fs.BigIntStats) => FileFact | null

/**
 * Asks git which paths it converts, so that their bytes are not those of the blobs.
 * @returns relative to git's folder, with `/`; null where that cannot be known
 */
export async function convertedBy(git: Git): Promise<ReadonlySet<string> | null> {
  const { code, stdout } = await git.run(['--no-literal-pathspecs', 'ls-files', '-z', '--', '.', ...CONVERTED])
  return code === 0 ? new Set(stdout.toString('utf8').split('\0')) : null
}

/**
 * Reads git's index.
 * @param folder absolute, the manifest's
 * @returns null where there is no git, or nothing that can be relied on: then the files are read
 */
export function viewGit(repository: Repository | null, folder: string): GitView | null {
  if (!repository) return null
  const below = path.relative(repository.workTree, folder).split(path.sep).join('/')
  const prefix = below === '' ? '' : `${below}/`
  try {
    const fd = fs.openSync(path.join(repository.gitDir, 'index'), 'r')
    try {
      const stat = fs.fstatSync(fd, { bigint: true })
      if (!stat.isFile() || stat.size > INDEX_BYTES) return null
      const entries = readIndex(fs.readFileSync(fd), (one) =>
        one.startsWith(prefix) ? one.slice(prefix.length) : null,
      )
      return entries && entries.size > 0 ? { writtenNs: stat.mtimeNs, entries } : null
    } finally {
      fs.closeSync(fd)
    }
  } catch {
    return null
  }
}

/**
 * @param converted paths whose blobs say nothing of their bytes
 * @param locked which bytes a blob is, by both their names; where two of them contradict each other, neither counts
 */
export function voucherOf(view: GitView | null, converted: ReadonlySet<string>, locked: readonly Locked[]): Voucher {
  if (!view) return () => null
  const byBlob = new Map<string, { sha256: string; bytes: number } | null>()
  let byPath: Map<string, { sha256: string; bytes: number }> | undefined
  for (const { file } of locked) {
    const known = byBlob.get(file.git_blob)
    const differs = known !== undefined && (known?.sha256 !== file.sha256 || known.bytes !== file.bytes)
    byBlob.set(file.git_blob, differs ? null : file)
  }
  return (relative, stat) => {
    const entry = view.entries.get(relative)
    if (!entry || converted.has(relative) || !isUntouched(entry, stat, view.writtenNs)) return null
    const file = byBlob.get(entry.blob)
    if (file) return stat.size === BigInt(file.bytes) ? { kind: 'bytes', sha256: file.sha256 } : null
    byPath ??= new Map(locked.map(({ path: place, file: own }) => [place, own]))
    const own = byPath.get(relative)
    return own && file === undefined ? pointerFact(entry, stat, own) : null
  }
}

/** A path of Git LFS: the blob is the pointer, the file the picture, or the pointer itself where it was not fetched. */
function pointerFact(
  { blob }: IndexEntry,
  { size }: fs.BigIntStats,
  { sha256, bytes }: { sha256: string; bytes: number },
): FileFact | null {
  const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${sha256}\nsize ${bytes}\n`
  if (bytes === pointer.length) return null
  if (createHash('sha1').update(`blob ${pointer.length}\0${pointer}`).digest('hex') !== blob) return null
  if (size === BigInt(bytes)) return { kind: 'bytes', sha256 }
  return size === BigInt(pointer.length) ? { kind: 'pointer', sha256 } : null
}

/**
 * Whether a file is the one that git compared, and as it was then. Stricter than git, which may compare whole seconds and
 * may be told to leave out `ctime` and inode: every nanosecond counts here, and a file that changed as late as the index
 * was written may have changed after git looked.
 */
function isUntouched(entry: IndexEntry, stat: fs.BigIntStats, writtenNs: bigint): boolean {
  return (
    stat.isFile() &&
    stat.mtimeNs === entry.mtimeNs &&
    stat.ctimeNs === entry.ctimeNs &&
    stat.mtimeNs < writtenNs &&
    stat.ctimeNs < writtenNs &&
    BigInt.asUintN(32, stat.ino) === BigInt(entry.inode) &&
    BigInt.asUintN(32, stat.size) === BigInt(entry.size) &&
    ((stat.mode & 0o100n) !== 0n) === entry.executable
  )
}
