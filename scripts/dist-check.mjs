// Fails unless `dist` is, byte for byte, what a clean build gives that is made of a copy of the sources in another folder.
import { execFileSync } from 'node:child_process'
import { copyFileSync, cpSync, linkSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '..')
const temporary = mkdtempSync(join(tmpdir(), 'imagelock-dist-'))
/** All that a build reads. */
const SOURCES = ['src', 'scripts', 'package.json', 'tsconfig.json']

/** Name to bytes of each file of a folder; empty where there is no such folder. */
function bytesIn(folder) {
  try {
    return new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]))
  } catch (error) {
    if (error.code === 'ENOENT') return new Map()
    throw error
  }
}

/** A tree of hard links, which the bundler takes for the copy's own files; of copies where the folders lie on two disks. */
function linkTree(from, to) {
  mkdirSync(to)
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)]
    if (entry.isDirectory()) linkTree(source, target)
    else if (entry.isFile()) {
      try {
        linkSync(source, target)
      } catch {
        copyFileSync(source, target)
      }
    }
  }
}

try {
  const copy = join(temporary, 'copy')
  mkdirSync(copy)
  for (const name of SOURCES) cpSync(join(root, name), join(copy, name), { recursive: true })
  linkTree(join(root, 'node_modules'), join(copy, 'node_modules'))
  const built = join(temporary, 'built')
  execFileSync(process.execPath, [join(copy, 'scripts', 'build.mjs'), built], { stdio: ['ignore', 2, 2] })
  const have = bytesIn(join(root, 'dist'))
  const want = bytesIn(built)
  const names = [...new Set([...have.keys(), ...want.keys()])]
  const stale = names.filter((name) => !want.get(name)?.equals(have.get(name) ?? Buffer.alloc(0)))
  for (const name of stale) process.stdout.write(`dist/${name} is not what the sources give\n`)
  if (stale.length > 0) process.stdout.write('mend it with: npm run build\n')
  process.exitCode = stale.length === 0 ? 0 : 1
} finally {
  rmSync(temporary, { recursive: true, force: true })
}
