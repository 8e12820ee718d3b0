// The short way of a run that finds nothing to do: an earlier one judged a manifest and a lock of these very bytes and found
// that they agree, so that only the files are left to look at.
import { createHash } from 'node:crypto'
import * as fs from 'node:fs'
import * as path from 'node:path'
import type { Done } from './commands/session.ts'
import { EXIT } from './errors.ts'
import type { Loaded } from './load.ts'
import type { Entry, Lock } from './lock/schema.ts'
import type { Options } from './options.ts'
import { hasBytes } from './plan/state.ts'
import { VERSION } from './version.ts'
import { filesBelow, readRegular } from './world/files.ts'
import { findRepository, gitIn } from './world/git.ts'
import { findManifests, lockFileOf, MANIFEST_BYTES } from './world/manifests.ts'
import { isLarge, LARGE_BYTES, LOCK_BYTES } from './world/scouts.ts'
import { openSight } from './world/sight.ts'
import { stateFolder } from './world/state-folder.ts'
import { convertedBy, viewGit, voucherOf } from './world/vouch.ts'
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
  const [by, agreement] = state.readAgreement().split(' ')
  // What `check` found right, `generate` may write in another order.
  if (agreement === undefined || (by !== options.command && by !== 'generate')) return null
  if (state.readJournal() !== '') return null
  // Git works while the lock is read.
  const asking = convertedBy(git)
  const files = filesBelow(folder)
  const bytes = files.read(lockFile, LOCK_BYTES)
  if (bytes === null || agreement !== agreementOf(readRegular(manifest, MANIFEST_BYTES), bytes)) return null

  // This very text was judged.
  const { images } = JSON.parse(new TextDecoder().decode(bytes)) as { readonly images: Record<string, Entry> }
  const lock: Lock = { version: 1, images: new Map(Object.entries(images)) }
  const view = viewGit(repository, folder)
  const converted = await asking
  const sight = openSight(files, converted ? voucherOf(view, converted, lock) : () => null)
  const entries = [...lock.images.values()]
  await sight.prepare(new Set(entries.map((entry) => entry.path)))
  return entries.every((entry) => hasBytes(sight.fact(entry.path), entry.file.sha256)) ? entries.length : null
}

/**
 * Leaves word for `countAgreed` where a run judged everything of one large lock and had nothing to do and nothing to say.
 * That depends on the bytes of manifest and lock alone then: each image is what and where its entry says, so that no
 * journal and no other file was asked for.
 */
export function noteAgreement(
  options: Options,
  loaded: readonly Loaded[],
  { exit, sheets }: Done,
  problems: number,
): void {
  const [one] = loaded
  if (!one || loaded.length > 1 || !isWhole(options) || exit !== EXIT.done || problems > 0) return
  const { file, lockBytes } = one
  if (!file.repository || lockBytes === null || lockBytes.length < LARGE_BYTES || file.promptFiles.length > 0) return
  const isSettled = sheets.every(({ items }) =>
    items.every(({ state, source }) => state === 'unchanged' && source.kind === 'nothing'),
  )
  if (!isSettled) return
  const agreement = agreementOf(Buffer.from(file.text), lockBytes)
  if (options.command === 'check' && file.state.readAgreement().endsWith(` ${agreement}`)) return
  file.state.writeAgreement(`${options.command} ${agreement}`)
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
