// Fails unless `dist` is, byte for byte, what a build of the sources gives.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const dist = resolve(import.meta.dirname, '..', 'dist')
const temporary = mkdtempSync(join(tmpdir(), 'imagelock-dist-'))
const built = join(temporary, 'dist')

/** Name to bytes of each file of a folder; empty where there is no such folder. */
function bytesIn(folder) {
  try {
    return new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]))
  } catch (error) {
    if (error.code === 'ENOENT') return new Map()
    throw error
  }
}

try {
  execFileSync(process.execPath, [join(import.meta.dirname, 'build.mjs'), built], { stdio: ['ignore', 2, 2] })
  const have = bytesIn(dist)
  const want = bytesIn(built)
  const names = [...new Set([...have.keys(), ...want.keys()])]
  const stale = names.filter((name) => !want.get(name)?.equals(have.get(name) ?? Buffer.alloc(0)))
  for (const name of stale) process.stdout.write(`dist/${name} is not what the sources give\n`)
  if (stale.length > 0) process.stdout.write('mend it with: npm run build\n')
  process.exitCode = stale.length === 0 ? 0 : 1
} finally {
  rmSync(temporary, { recursive: true, force: true })
}
