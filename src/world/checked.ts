// What a check found, kept in git's own folder: a check of the same bytes need not take manifest and lock apart again.
import { createHash, randomBytes } from 'node:crypto'
import * as fs from 'node:fs'
import * as path from 'node:path'
import { VERSION } from '../version.ts'
import { readRegular } from './files.ts'
import type { Repository } from './git.ts'

/** What is smaller is read in less time than it takes to think about it. */
const WORTH_BYTES = 256 * 1024
const MOST_BYTES = 64 * 1024 * 1024
const DIGEST = 64

/** An image that was as locked: where its file is, and which bytes it has to have. */
export interface Checked {
  readonly path: string
  readonly file: { readonly sha256: string; readonly git_blob: string; readonly bytes: number }
}

/** Where the finding about one manifest is kept. */
export function checkedPlace({ gitDir, workTree }: Repository, manifest: string): string {
  const key = path.relative(workTree, manifest).split(path.sep).join('/')
  return path.join(gitDir, `imagelock-${createHash('sha256').update(key).digest('hex').slice(0, 16)}.checked`)
}

/**
 * The images of a manifest and a lock of which this version found, the files apart, that nothing is wrong with them: the
 * digest is over all their bytes and over the finding itself.
 * @param place from `checkedPlace`
 * @param inputs the bytes of the manifest and of the lock, as they are now
 * @returns null where nothing is known of these bytes, also for a file that we did not make for ourselves alone
 */
export function recallChecked(place: string, inputs: readonly Uint8Array[]): readonly Checked[] | null {
  try {
    if (!isOurs(fs.lstatSync(place))) return null
    const bytes = readRegular(place, MOST_BYTES)
    const finding = bytes.subarray(DIGEST + 1)
    if (bytes.toString('latin1', 0, DIGEST) !== digestOf(inputs, finding)) return null
    const rows = JSON.parse(finding.toString('utf8')) as readonly [string, string, string, number][]
    return rows.map(([place, sha256, git_blob, bytes]) => ({ path: place, file: { sha256, git_blob, bytes } }))
  } catch {
    return null
  }
}

/** Keeps a finding for `recallChecked`, where that is worth it. A folder that cannot be written to costs time, nothing else. */
export function keepChecked(place: string, inputs: readonly Uint8Array[], images: Iterable<Checked>): void {
  if (inputs.reduce((sum, { length }) => sum + length, 0) < WORTH_BYTES) return
  const rows = Array.from(images, ({ path, file }) => [path, file.sha256, file.git_blob, file.bytes])
  const finding = Buffer.from(JSON.stringify(rows))
  const next = `${place}.${randomBytes(4).toString('hex')}`
  try {
    fs.writeFileSync(next, `${digestOf(inputs, finding)}\n${finding.toString('utf8')}`, { mode: 0o600, flag: 'wx' })
    fs.renameSync(next, place)
  } catch {
    fs.rmSync(next, { force: true })
  }
}

/** A file that came with a download has not the mode that ours has. */
function isOurs(stat: fs.Stats): boolean {
  if (!stat.isFile()) return false
  if (process.platform === 'win32' || process.getuid === undefined) return true
  return (stat.mode & 0o077) === 0 && (process.getuid() === 0 || stat.uid === process.getuid())
}

/** Lengths keep the parts apart. */
function digestOf(inputs: readonly Uint8Array[], finding: Uint8Array): string {
  const hash = createHash('sha256').update(`imagelock/checked/1\n${VERSION}\n`)
  for (const part of [...inputs, finding]) hash.update(`${part.length}\n`).update(part)
  return hash.digest('hex')
}
