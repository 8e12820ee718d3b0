// Folders of shards on the disk: where one is made, sealed by a rename, and where several are looked for.
import { createHash } from 'node:crypto'
import * as fs from 'node:fs'
import * as fsp from 'node:fs/promises'
import * as path from 'node:path'
import { EXIT, ImagelockError } from '../errors.ts'
import { filesBelow } from './files.ts'
import { syncFolder } from './sync-folder.ts'
import { foreignFolder } from './folders.ts'

const SEAL = 'bundle.json'
export const REPORT = 'report.json'
/** A plan of 10,000 images has a seal of some megabytes. */
const SEAL_BYTES = 256 * 1024 * 1024
/** Folders that are looked into: the one that is named, its folders, and theirs (an artifact in a folder of its own). */
const DEPTH = 2

export interface SealedFile {
  readonly path: string
  readonly sha256: string
  readonly bytes: number
}

/** The folder of a shard while it is made. */
export interface Stage {
  /** Absolute. */
  readonly root: string
  /** Makes a folder in it; gives its absolute path. */
  readonly folder: (name: string) => string
  /** The seal of a bundle that this shard was before; null where there is none. */
  readonly earlier: string | null
  /** Every file with its hash, by path. */
  readonly files: () => Promise<SealedFile[]>
  readonly write: (name: string, text: string) => Promise<void>
  /** Removes what is none of these. */
  readonly keep: (names: ReadonlySet<string>) => void
  /** Writes the seal and gives the folder its name. */
  readonly seal: (text: string) => Promise<void>
}

/** The name of a shard's bundle (spec cli.md, `--out`). */
export function bundleName(shard: number, of: number): string {
  return `imagelock-shard-${shard}-of-${of}`
}

/**
 * Opens the folder that a shard is made in, under a name of its own beside the bundle's; what a stopped run of the same
 * plan left in it, or a bundle that stands there already, is gone on with.
 * @param plan a short name of the plan
 * @param mayReopen judges the seal of a bundle that stands there
 * @throws ImagelockError `shard/folder`, `shard/exists` (exit 2)
 */
export async function openStage(
  cwd: string,
  out: string,
  name: string,
  plan: string,
  mayReopen: (seal: string) => boolean,
): Promise<Stage> {
  const [root, last] = [`.${name}-${plan}`, name].map((one) => path.resolve(cwd, out, one)) as [string, string]
  for (const one of [root, last]) {
    const foreign = foreignFolder(cwd, one)
    if (foreign !== null) refuse('shard/folder', `${one} is ${foreign}`)
  }
  await fsp.mkdir(path.dirname(root), { recursive: true })
  if (fs.existsSync(last)) {
    const seal = filesBelow(last).read(SEAL, SEAL_BYTES)?.toString('utf8')
    if (seal === undefined || !mayReopen(seal) || fs.existsSync(root)) {
      refuse('shard/exists', `${last} is there already and is not of this plan: merge it or remove it first`)
    }
    await fsp.rename(last, root)
  }
  await fsp.mkdir(root, { recursive: true })
  const earlier = filesBelow(root).read(SEAL, SEAL_BYTES)?.toString('utf8') ?? null
  const write = async (name_: string, text: string): Promise<void> => {
    const handle = await fsp.open(path.join(root, name_), 'w', 0o666)
    await handle.writeFile(text)
    await handle.sync()
    await handle.close()
  }
  return {
    root,
    folder: (name_) => {
      const absolute = path.join(root, name_)
      if (filesBelow(root).find(name_).kind === 'absent') fs.mkdirSync(absolute)
      return absolute
    },
    earlier: earlier !== null && mayReopen(earlier) ? earlier : null,
    files: () => hashAll(root),
    write,
    keep: (names) => {
      for (const one of listFiles(root)) if (!names.has(one)) filesBelow(root).remove(one)
    },
    seal: async (text) => {
      await write(SEAL, text)
      await fsp.rename(root, last)
      await syncFolder(path.dirname(root))
    },
  }
}

function refuse(code: string, message: string): never {
  throw new ImagelockError({ code, message }, EXIT.invalid)
}

async function hashAll(root: string): Promise<SealedFile[]> {
  const files = []
  for (const name of listFiles(root)) {
    if (name === SEAL) continue
    const hash = createHash('sha256')
    let bytes = 0
    for await (const chunk of filesBelow(root).stream(name)) {
      hash.update(chunk)
      bytes += chunk.length
    }
    files.push({ path: name, sha256: hash.digest('hex'), bytes })
  }
  return files
}

function sizesIn(root: string): Omit<SealedFile, 'sha256'>[] {
  const names = listFiles(root).filter((name) => name !== SEAL)
  return names.map((name) => ({ path: name, bytes: fs.lstatSync(path.join(root, ...name.split('/'))).size }))
}

/** A folder that says it is a shard's; `seal` is null where it has none. */
export interface FoundBundle {
  /** Absolute. */
  readonly root: string
  /** As a person would say it. */
  readonly name: string
  readonly seal: string | null
  /** What the folder holds but for its seal, with the size of each, by path. */
  readonly sizes: () => Omit<SealedFile, 'sha256'>[]
  readonly files: () => Promise<SealedFile[]>
}

/** Those of the folders that are not there. */
export function missingFolders(cwd: string, folders: readonly string[]): string[] {
  return folders.filter((folder) => !fs.existsSync(path.resolve(cwd, folder)))
}

/** Bundles that are one of the folders, or stand in them; a folder that is not there has none. */
export function findBundles(cwd: string, folders: readonly string[]): FoundBundle[] {
  const found = new Map<string, FoundBundle>()
  for (const folder of folders) {
    const foreign = foreignFolder(cwd, folder)
    if (foreign !== null) refuse('merge/folder', `${folder} is ${foreign}`)
    look(cwd, path.resolve(cwd, folder), DEPTH, found)
  }
  return [...found.values()].toSorted((a, b) => (a.root < b.root ? -1 : 1))
}

function look(cwd: string, folder: string, depth: number, found: Map<string, FoundBundle>): void {
  if (!fs.lstatSync(folder, { throwIfNoEntry: false })?.isDirectory()) return
  const seal = filesBelow(folder).find(SEAL).kind === 'file'
  if (seal || /^imagelock-shard-\d+-of-\d+$/.test(path.basename(folder))) {
    const name = path.relative(cwd, folder).split(path.sep).join('/')
    const text = seal ? filesBelow(folder).read(SEAL, SEAL_BYTES) : null
    // An artifact is often unpacked into a folder of the same name as the bundle in it.
    if (seal || depth === 0 || !hasFolders(folder)) {
      found.set(folder, {
        root: folder,
        name,
        seal: text?.toString('utf8') ?? null,
        sizes: () => sizesIn(folder),
        files: () => hashAll(folder),
      })
      return
    }
  }
  if (depth === 0) return
  for (const name of fs.readdirSync(folder)) {
    if (!name.startsWith('.')) look(cwd, path.join(folder, name), depth - 1, found)
  }
}

function hasFolders(folder: string): boolean {
  return fs.readdirSync(folder).some((name) => name.startsWith('imagelock-shard-'))
}

/** Every file of a folder, by path. Throws `merge/link` (exit 2) where something is neither file nor folder. */
function listFiles(root: string): string[] {
  const names: string[] = []
  for (const entry of fs.readdirSync(root, { recursive: true, withFileTypes: true })) {
    if (entry.isDirectory()) continue
    const name = path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/')
    if (!entry.isFile()) refuse('merge/link', `${name} of ${path.basename(root)} is no regular file`)
    names.push(name)
  }
  return names.toSorted()
}
