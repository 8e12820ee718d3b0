// Where everything of one `init` lies, and files that are made only where nothing is.
import * as path from 'node:path'
import { ImagelockError, type Problem } from '../errors.ts'
import { readLock } from '../load.ts'
import { derivedSeed } from '../lock/fingerprint.ts'
import { bindAll } from '../manifest/bind.ts'
import type { Draft } from '../manifest/draft.ts'
import { pathKey } from '../manifest/paths.ts'
import { readManifests } from '../manifest-file.ts'
import { named } from '../named.ts'
import type { Options } from '../options.ts'
import { type Files, filesBelow } from '../world/files.ts'
import { findRepository } from '../world/git.ts'
import { lockFileOf } from '../world/manifests.ts'
import { filesIn, isThere } from '../world/tree.ts'
import type { World } from '../world/world.ts'

/** Where everything of one `init` lies; paths are relative to `files.root`, with `/`. */
export interface Place {
  /** The repository's root, else the current folder. */
  readonly files: Files
  readonly inGit: boolean
  readonly manifest: string
  readonly lock: string
  /** The manifest's folder, with a last `/`; empty for the root. */
  readonly folder: string
  /** What names the manifest in a command from the current folder. */
  readonly named: string
  /** A path as it is shown. */
  readonly shown: (relative: string) => string
}

export function placeOf({ manifests }: Options, { cwd }: World): Place {
  const [name = 'images.yml', ...more] = manifests
  const bad = (why: string): never => {
    throw new ImagelockError({ code: 'option/value', message: `init writes one manifest: ${why}` })
  }
  if (more.length > 0) bad('give -m once')
  if (!/\.ya?ml$/.test(name) || name.includes('*'))
    bad(`-m wants a path that ends in .yml or .yaml (got ${JSON.stringify(name)})`)
  const repository = findRepository(cwd)
  const root = repository?.workTree ?? cwd
  const manifest = path.relative(root, path.resolve(cwd, name)).split(path.sep).join('/')
  if (manifest.startsWith('../') || path.isAbsolute(manifest))
    bad(`${name} is outside of ${repository ? 'the repository' : 'this folder'}`)
  const shown = (relative: string): string =>
    path
      .relative(cwd, path.join(root, ...relative.split('/')))
      .split(path.sep)
      .join('/')
  return {
    files: filesBelow(root),
    inGit: repository !== null,
    manifest,
    lock: lockFileOf(manifest),
    folder: manifest.slice(0, manifest.lastIndexOf('/') + 1),
    named: named([shown(manifest)]),
    shown,
  }
}

/** `images.yaml` is the default manifest too where there is no `images.yml`. */
export function existingManifest({ files, manifest }: Place): string {
  const other = manifest.replace(/(^|\/)images\.yml$/, '$1images.yaml')
  return !isThere(files.root, manifest) && isThere(files.root, other) ? other : manifest
}

/**
 * The paths that other manifests want in some folders: those that stand in them or above them, as far as they can be read.
 * @param folders from the root
 * @returns the manifest's path by the key of the picture's, both from the root
 */
export async function wantedIn(
  { files, manifest }: Place,
  folders: readonly string[],
  world: World,
): Promise<ReadonlyMap<string, string>> {
  const above = new Set(['', ...[...new Set(folders)].flatMap(upFrom)])
  const names = [...above].flatMap((one) => filesIn(files.root, one).map((name) => one + name))
  const wanted = new Map<string, string>()
  for (const name of names) {
    if (name === manifest || !/\.ya?ml$/.test(name)) continue
    for (const image of await imagesOf(files.root, name, world)) {
      wanted.set(pathKey(name.slice(0, name.lastIndexOf('/') + 1) + image), name)
    }
  }
  return wanted
}

/** A folder and those above it, each with a last `/`; without the root. */
function upFrom(folder: string): string[] {
  const parts = folder.split('/').filter(Boolean)
  return parts.map((_, index) => `${parts.slice(0, index + 1).join('/')}/`)
}

/** The paths of a manifest's images; none of what is no manifest. */
async function imagesOf(root: string, name: string, world: World): Promise<string[]> {
  try {
    const [file] = await readManifests(world, [path.join(root, ...name.split('/'))])
    if (!file) return []
    const seedOf = ({ writtenSeed, id }: Draft): number => writtenSeed ?? derivedSeed(id)
    return bindAll(file.manifest.drafts, seedOf, file.source).images.map((image) => image.path)
  } catch (error) {
    const isUnreadable = (error as NodeJS.ErrnoException).code !== undefined
    if (error instanceof ImagelockError || isUnreadable) return []
    throw error
  }
}

/** A manifest that is there already. */
export interface Standing {
  /** `whole`: the lock has every image; `open`: it lacks some; `broken`: no valid manifest; `none`: nothing that can be one. */
  readonly kind: 'whole' | 'open' | 'broken' | 'none'
  readonly problem: Problem
}

/** What is to be said of the manifest that `init` leaves as it is. */
export async function standing(place: Place, world: World): Promise<Standing> {
  const name = existingManifest(place)
  const { root, find } = place.files
  const found = find(name)
  const told = (kind: Standing['kind'], more = ''): Standing => ({ kind, problem: leftAlone(place.shown(name), more) })
  if (found.kind !== 'file') {
    const why = found.kind === 'link' ? 'imagelock follows no link' : 'it is no file'
    return told('none', `, and can be no manifest: ${why}. Move it away, or name another one with -m`)
  }
  try {
    const [file] = await readManifests(world, [path.join(root, ...name.split('/'))])
    if (!file) return told('open')
    const { images } = readLock(file).lock
    return told(file.manifest.drafts.every(({ id }) => images.has(id)) ? 'whole' : 'open')
  } catch (error) {
    if (!(error instanceof ImagelockError)) throw error
    const first = error.problems.find(({ severity }) => severity === 'error')
    const line = first?.file === undefined ? '' : `${first.file}:${first.line ?? 1}: `
    return told('broken', `, and cannot be used as it is: ${line}${error.message}`)
  }
}

/** Whether a path can be written: nothing is there, and no link leads to it. */
export function isFree({ files }: Place, relative: string): boolean {
  return files.find(relative).kind === 'absent'
}

/** Made exclusively: what somebody else puts there meanwhile is not overwritten. */
export async function createFile(files: Files, relative: string, text: string): Promise<void> {
  const file = await files.temporary(relative)
  try {
    await file.write(Buffer.from(text))
    await file.close()
  } catch (error) {
    await file.discard()
    throw error
  }
}

/** @param more why that matters, and what to do */
export function leftAlone(shown: string, more = ''): Problem {
  const message = `${shown} is there already and was left as it is${more}`
  return { severity: 'warning', code: 'init/exists', message }
}
