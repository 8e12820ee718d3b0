// Remembers what a run may touch in the work tree, and puts it back: a run that ends in a pull request leaves nothing there.
import * as fs from 'node:fs'
import * as path from 'node:path'
import { filesBelow, type Files } from './files.ts'

/** Kept as JSON between the main and the post step. */
export interface Snapshot {
  /** The work tree, absolute. */
  readonly root: string
  /** The folder that holds what was there, absolute; it is gone once the snapshot was put back. */
  readonly store: string
  readonly files: readonly SavedFile[]
  /** Folders that did not exist, or were given as such: what stands below them and was not there goes. */
  readonly absent: readonly string[]
  readonly folders: readonly string[]
}

interface SavedFile {
  /** Relative to the root, with `/`. */
  readonly path: string
  /** Its name in the store. */
  readonly name: string
  readonly linked: boolean
  readonly mode: number
  /** Nanoseconds. */
  readonly mtime: string
  readonly inode: string
  readonly size: string
}

/**
 * Remembers files and folders, given by their paths below `root`, with `/`; what is not there is remembered as such.
 * A file is kept by a hard link, where the disk has none by a copy. Links and the like are left alone, here and later.
 * @param temp an existing folder, absolute
 */
export function takeSnapshot(root: string, paths: readonly string[], temp: string): Snapshot {
  const store = fs.mkdtempSync(path.join(temp, 'imagelock-before-'))
  const files: SavedFile[] = []
  const absent = new Set<string>()
  const folders = new Set<string>()
  const seen = new Set<string>()
  const disk = filesBelow(root)
  const visit = (relative: string): void => {
    if (seen.has(relative)) return
    seen.add(relative)
    const { kind } = disk.find(relative)
    if (kind === 'absent') for (const one of missing(disk, relative)) absent.add(one)
    else if (kind === 'file') files.push(save(root, store, relative, files.length))
    else if (kind === 'other' && fs.lstatSync(at(root, relative), { throwIfNoEntry: false })?.isDirectory()) {
      folders.add(relative)
      for (const name of fs.readdirSync(at(root, relative))) visit(`${relative}/${name}`)
    }
  }
  for (const relative of paths) visit(relative)
  return { root, store, files, absent: [...absent], folders: [...folders] }
}

/**
 * Puts everything back: changed files with their bytes, times and, where the disk has links, inodes; new files and the
 * empty folders of the run go, and its temporary files beside them. A second call does nothing.
 * @returns paths that could not be put back, the reason with each
 */
export function restoreSnapshot(snapshot: Snapshot): readonly string[] {
  const { root, store, files, absent, folders } = snapshot
  if (!fs.existsSync(store)) return []
  const failed: string[] = []
  const trying = (relative: string, act: () => void): void => {
    try {
      act()
    } catch (error) {
      failed.push(`${relative}: ${(error as NodeJS.ErrnoException).code ?? 'error'}`)
    }
  }
  const disk = filesBelow(root)
  const known = new Set(files.map((file) => file.path))
  for (const relative of temporaries(disk, [...known, ...absent])) trying(relative, () => disk.remove(relative))
  for (const relative of absent) trying(relative, () => disk.remove(relative))
  for (const folder of folders) trying(folder, () => sweep(disk, folder, known, new Set(folders)))
  for (const file of files) trying(file.path, () => putBack(disk, store, file))
  // The deepest first; one that somebody else put something into stays.
  for (const relative of [...absent].sort((a, b) => b.length - a.length)) removeEmpty(disk, relative)
  if (failed.length === 0) dropSnapshot(snapshot)
  return failed
}

/** Removes what was kept: the work tree stays as it is. */
export function dropSnapshot({ store }: Snapshot): void {
  fs.rmSync(store, { recursive: true, force: true })
}

function at(root: string, relative: string): string {
  return path.join(root, ...relative.split('/'))
}

/** A path and those of the folders above it that do not exist. */
function missing(disk: Files, relative: string): string[] {
  const parts = relative.split('/')
  return parts.map((_, end) => parts.slice(0, end + 1).join('/')).filter((one) => disk.find(one).kind === 'absent')
}

function save(root: string, store: string, relative: string, count: number): SavedFile {
  const name = String(count)
  const source = at(root, relative)
  const { mode, mtimeNs, ino, size } = fs.lstatSync(source, { bigint: true })
  const facts = { path: relative, name, mode: Number(mode), mtime: String(mtimeNs), inode: String(ino) }
  let linked = true
  try {
    fs.linkSync(source, path.join(store, name))
  } catch {
    // Another disk, or a system that forbids links to other people's files.
    linked = false
    fs.copyFileSync(source, path.join(store, name), fs.constants.COPYFILE_FICLONE)
  }
  return { ...facts, size: String(size), linked }
}

function putBack(disk: Files, store: string, file: SavedFile): void {
  const kept = path.join(store, file.name)
  const target = at(disk.root, file.path)
  const now = fs.lstatSync(target, { bigint: true, throwIfNoEntry: false })
  const untouched =
    now && String(now.ino) === file.inode && String(now.mtimeNs) === file.mtime && String(now.size) === file.size
  if (untouched || !fs.existsSync(kept)) return
  const found = disk.find(file.path)
  if (found.kind === 'link') throw Object.assign(new Error('a link stands there'), { code: 'ELINK' })
  fs.mkdirSync(path.dirname(target), { recursive: true })
  if (file.linked) fs.renameSync(kept, target)
  else {
    const beside = path.join(path.dirname(target), path.basename(disk.temporaryName(file.path)))
    fs.copyFileSync(kept, beside, fs.constants.COPYFILE_EXCL)
    fs.chmodSync(beside, file.mode & 0o7777)
    const seconds = Number(file.mtime) / 1e9
    fs.utimesSync(beside, seconds, seconds)
    fs.renameSync(beside, target)
  }
}

/** Removes what is new below a folder that was there. */
function sweep(disk: Files, folder: string, files: ReadonlySet<string>, folders: ReadonlySet<string>): void {
  if (disk.find(folder).kind === 'link') return
  for (const entry of fs.readdirSync(at(disk.root, folder), { withFileTypes: true })) {
    const relative = `${folder}/${entry.name}`
    if (entry.isDirectory() && !folders.has(relative)) {
      sweep(disk, relative, files, folders)
      removeEmpty(disk, relative)
    } else if (entry.isFile() && !files.has(relative)) disk.remove(relative)
  }
}

function removeEmpty(disk: Files, relative: string): void {
  if (disk.find(relative).kind !== 'other') return
  try {
    fs.rmdirSync(at(disk.root, relative))
  } catch {
    // Not empty, or no folder: not ours.
  }
}

/** The names of temporary files that a run which was killed left beside its files. */
function temporaries(disk: Files, paths: readonly string[]): string[] {
  const folders = new Set(paths.map((relative) => path.posix.dirname(relative)))
  return [...folders].flatMap((folder) => {
    if (folder !== '.' && disk.find(folder).kind !== 'other') return []
    const absolute = folder === '.' ? disk.root : at(disk.root, folder)
    if (!fs.lstatSync(absolute).isDirectory()) return []
    const names = fs.readdirSync(absolute).map((name) => (folder === '.' ? name : `${folder}/${name}`))
    return names.filter((name) => disk.isTemporary(name))
  })
}
