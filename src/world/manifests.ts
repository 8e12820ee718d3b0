// Finds the manifests of a run: paths and globs below the current folder (spec cli.md, `--manifest`).
import * as fs from 'node:fs'
import * as path from 'node:path'
import { ImagelockError } from '../errors.ts'
import { globPattern } from '../plan/select.ts'

/** Tried in this order where none is named. */
const DEFAULTS = ['images.yml', 'images.yaml']
const SKIPPED: ReadonlySet<string> = new Set(['.git', 'node_modules'])

/**
 * @returns absolute paths, each once, in path order
 * @throws ImagelockError `manifest/not-found` (exit 2) for a path that is not there or a glob that finds nothing
 */
export function findManifests(cwd: string, names: readonly string[]): string[] {
  const found = names.length === 0 ? [defaultManifest(cwd)] : names.flatMap((name) => named(cwd, name))
  return [...new Set(found)].toSorted()
}

function defaultManifest(cwd: string): string {
  const name = DEFAULTS.find((candidate) => fs.existsSync(path.join(cwd, candidate)))
  if (name !== undefined) return path.join(cwd, name)
  throw notFound('there is no images.yml here: write one (see the README), or name a manifest with -m')
}

function named(cwd: string, name: string): string[] {
  const absolute = path.resolve(cwd, name)
  if (fs.lstatSync(absolute, { throwIfNoEntry: false })) return [absolute]
  if (!name.includes('*')) throw notFound(`there is no manifest ${name}`)
  const pattern = globPattern(name.split(path.sep).join('/').replace(/^\.\//, ''))
  const hits = walk(cwd, '').filter((relative) => pattern.test(relative))
  if (hits.length === 0) throw notFound(`no manifest fits ${name}`)
  return hits.map((relative) => path.join(cwd, ...relative.split('/')))
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
