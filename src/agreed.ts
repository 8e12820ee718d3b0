// The short way of a run that finds nothing to do: an earlier one judged a manifest and a lock of these very bytes and found
// that they agree, so that only the files are left to look at.
import { createHash } from 'node:crypto'
import * as fs from 'node:fs'
import * as path from 'node:path'
import { EXIT } from './errors.ts'
import type { Options } from './options.ts'
import { hasBytes } from './plan/state.ts'
import type { Ran } from './run.ts'
import { VERSION } from './version.ts'
import { filesBelow, readRegular } from './world/files.ts'
import { findRepository, gitIn } from './world/git.ts'
import { findManifests, lockFileOf, MANIFEST_BYTES } from './world/manifests.ts'
import { isLarge, LARGE_BYTES, LOCK_BYTES } from './world/scouts.ts'
import { openSight } from './world/sight.ts'
import { stateFolder } from './world/state-folder.ts'
import { convertedBy, type Locked, viewGit, voucherOf } from './world/vouch.ts'
import type { World } from './world/world.ts'

/** What all doors load: it is as old as the build. */
const BUNDLE = 'engine.js'

/**
 * How many images there are, where all are as manifest and lock say. Nothing is judged here: that an earlier run found
 * the two in agreement is read from the state folder, and every file is looked at as always.
 * @returns null where the long way has to tell
 * @throws ImagelockError as the long way does for a manifest that is not there or a state folder of a stranger
 */
export async function countAgreed(options: Options, world: World): Promise<number | null> {
  if (!isWhole(options)) return null
  const [manifest, ...others] = findManifests(world.cwd, options.manifests)
  if (manifest === undefined || others.length > 0) return null
  const folder = path.dirname(manifest)
  const base = path.basename(manifest)
  const lockFile = lockFileOf(base)
  const repository = findRepository(folder)
  if (!repository || !isLarge(path.join(folder, lockFile))) return null

  const git = gitIn(folder, world.env)
  const state = await stateFolder(repository, folder, base, git)
  const note = readNote(state.readAgreement())
  // What `check` found right, `generate` may write in another order.
  if (!note || (note.by !== options.command && note.by !== 'generate') || state.readJournal() !== '') return null
  // One writer a manifest: the long way waits for the other, and says who it is.
  if (options.command === 'generate' && state.isHeld()) return null
  // Git works while the files are looked at.
  const asking = convertedBy(git)
  const files = filesBelow(folder)
  const lock = files.read(lockFile, LOCK_BYTES)
  if (lock === null || note.agreement !== agreementOf(readRegular(manifest, MANIFEST_BYTES), lock)) return null

  const view = viewGit(repository, folder)
  const converted = await asking
  const sight = openSight(files, converted ? voucherOf(view, converted, note.files) : () => null)
  await sight.prepare(new Set(note.files.map((one) => one.path)))
  const isThere = note.files.every(({ path: place, file }) => hasBytes(sight.fact(place), file.sha256))
  return isThere ? note.files.length : null
}

/**
 * Leaves word for `countAgreed` where a run judged everything of one large lock and had nothing to do and nothing to say.
 * That depends on the bytes of manifest and lock alone then: each image is what and where its entry says, so that no
 * journal and no other file was asked for.
 */
export function noteAgreement(options: Options, { exit, done: { sheets }, loaded, report }: Ran): void {
  const [one] = loaded
  if (!one || loaded.length > 1 || !isWhole(options) || exit !== EXIT.done || report.problems.length > 0) return
  const { file, lockBytes } = one
  if (!file.repository || lockBytes === null || lockBytes.length < LARGE_BYTES || file.promptFiles.length > 0) return
  const isSettled = sheets.every(({ items }) =>
    items.every(({ state, source }) => state === 'unchanged' && source.kind === 'nothing'),
  )
  // `generate` may have put the lock into its own layout.
  if (!isSettled || file.files.read(file.lockFile, LOCK_BYTES)?.equals(lockBytes) !== true) return
  const agreement = agreementOf(Buffer.from(file.text), lockBytes)
  if (options.command === 'check' && readNote(file.state.readAgreement())?.agreement === agreement) return
  file.state.writeAgreement(noteText(options.command, agreement, [...one.lock.images.values()]))
}

/** What an earlier run left: who it was, which bytes it speaks of, and the files that these lock. */
interface Note {
  readonly by: string
  readonly agreement: string
  readonly files: readonly Locked[]
}

function noteText(by: string, agreement: string, files: readonly Locked[]): string {
  const lines = files.map(({ path: place, file }) => `${file.git_blob} ${file.sha256} ${file.bytes} ${place}`)
  return [`${by} ${agreement} ${files.length}`, ...lines].join('\n')
}

/** Null for what is none, or cut off: it is not synced. No path has a line break in it. */
function readNote(text: string): Note | null {
  const [head = '', ...lines] = text.split('\n')
  const [by = '', agreement = '', count] = head.split(' ')
  if (count !== String(lines.length)) return null
  const files = lines.map((line) => {
    const [git_blob = '', sha256 = '', bytes = '', ...place] = line.split(' ')
    return { path: place.join(' '), file: { git_blob, sha256, bytes: Number(bytes) } }
  })
  return { by, agreement, files }
}

/** Whether a run is about all images, and asks for nothing but that they be there. */
function isWhole({ command, ids, force, placeholder, candidates, shard, cache }: Options): boolean {
  const asksMore = force || placeholder || candidates > 0 || shard !== null || cache !== null
  return (command === 'check' || command === 'generate') && ids.length === 0 && !asksMore
}

/** Of which bytes it is said, and by which build: another one may judge otherwise. */
function agreementOf(manifest: Uint8Array, lock: Uint8Array): string {
  const build = fs.statSync(path.join(import.meta.dirname, BUNDLE), { throwIfNoEntry: false })
  const hash = createHash('sha256').update(`imagelock/agreement/1\n${VERSION}\n${build?.mtimeMs}\n${manifest.length}\n`)
  return hash.update(manifest).update(lock).digest('hex')
}
