// Finds the manifests of a run: paths and globs below the current folder (spec cli.md, `--manifest`).
import * as fs from 'node:fs'
import * as path from 'node:path'
import { ImagelockError } from '../errors.ts'
import { globPattern } from '../glob.ts'
import { findRepository } from './git.ts'

/** Tried in this order where none is named. */
const DEFAULTS = ['images.yml', 'images.yaml']
/** More than a manifest may have, so that the manifest room says what is wrong with it. */
export const MANIFEST_BYTES = 64 * 1024 * 1024
const SKIPPED: ReadonlySet<string> = new Set(['.git', 'node_modules'])

/**
 * @returns absolute paths, each once, in path order
 * @throws ImagelockError `manifest/not-found` (exit 2) for a path that is not there or a glob that finds nothing
 */
export function findManifests(cwd: string, names: readonly string[]): string[] {
  const found = names.length === 0 ? [defaultManifest(cwd)] : names.flatMap((name) => named(cwd, name))
  return [...new Set(found)].toSorted()
}

/** The file name of a manifest's lock, beside it (spec lockfile.md). */
export function lockFileOf(base: string): string {
  return `${base.slice(0, base.length - path.extname(base).length)}.lock.json`
}

/** Whether a manifest is the one that is meant where none is named. */
export function isDefault(cwd: string, absolute: string): boolean {
  return presentDefault(cwd) === absolute
}

function presentDefault(cwd: string): string | undefined {
  const name = DEFAULTS.find((candidate) => fs.existsSync(path.join(cwd, candidate)))
  return name === undefined ? undefined : path.join(cwd, name)
}

/** The name of the default manifest that is there, else of the one that is looked for first. */
export function defaultName(cwd: string): string {
  return path.basename(presentDefault(cwd) ?? DEFAULTS[0] ?? '')
}

function defaultManifest(cwd: string): string {
  const present = presentDefault(cwd)
  if (present !== undefined) return present
  const above = manifestAbove(cwd)
  if (above === null)
    throw notFound('there is no images.yml here: imagelock init writes a first one, or name a manifest with -m')
  throw notFound(`there is no images.yml here: name the one above with -m ${above}, or go to its folder`)
}

/** The default manifest of the nearest folder above within the repository, from `cwd`, with `/`; null where there is none. */
export function manifestAbove(cwd: string): string | null {
  const root = findRepository(cwd)?.workTree ?? cwd
  for (let here = cwd; here !== root;) {
    here = path.dirname(here)
    const present = presentDefault(here)
    if (present !== undefined) return path.relative(cwd, present).split(path.sep).join('/')
  }
  return null
}

function named(cwd: string, name: string): string[] {
  const absolute = path.resolve(cwd, name)
  if (statOf(absolute)) return [absolute]
  if (!name.includes('*'))
    throw notFound(`there is no manifest ${name}: look at -m, which is read from the current folder`)
  const parts = path.relative(cwd, absolute).split(path.sep)
  const first = parts.findIndex((part) => part.includes('*'))
  const pattern = globPattern(parts.slice(first).join('/'))
  const start = startOf(cwd, parts.slice(0, first))
  const hits = start === null ? [] : walk(start, '').filter((relative) => pattern.test(relative))
  if (start === null || hits.length === 0)
    throw notFound(`no manifest fits ${name}: look at -m, and put a glob in quotes`)
  return hits.map((relative) => path.join(start, ...relative.split('/')))
}

/** The folder of the parts before the first star, which may lead up; null where it is none that a glob goes into. */
function startOf(cwd: string, parts: readonly string[]): string | null {
  let here = cwd
  for (const part of parts) {
    here = path.join(here, part)
    if (part === '..') continue
    if (SKIPPED.has(part) || !statOf(here)?.isDirectory()) return null
  }
  return here
}

/** Undefined where there is nothing, also where a file stands on the way. */
function statOf(absolute: string): fs.Stats | undefined {
  try {
    return fs.lstatSync(absolute)
  } catch {
    return undefined
  }
}

function notFound(message: string): ImagelockError {
  return new ImagelockError({ code: 'manifest/not-found', message })
}

function walk(cwd: string, folder: string): string[] {
  return fs.readdirSync(path.join(cwd, folder), { withFileTypes: true }).flatMap((entry) => {
    const relative = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : walk(cwd, relative)
    return entry.isFile() ? [relative] : []
  })
}
