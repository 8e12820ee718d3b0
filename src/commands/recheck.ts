// `check` where an earlier one found manifest and lock right, byte for byte: only the files are held against them anew.
import * as path from 'node:path'
import type { ManifestFile } from '../load.ts'
import type { Entry } from '../lock/schema.ts'
import type { Options } from '../options.ts'
import { hasBytes } from '../plan/state.ts'
import { checkedPlace, keepChecked, recallChecked } from '../world/checked.ts'
import { filesBelow } from '../world/files.ts'
import { findRepository, gitIn } from '../world/git.ts'
import { findManifests } from '../world/manifests.ts'
import { openSight } from '../world/sight.ts'
import { stateFolder } from '../world/state-folder.ts'
import { viewGit, voucherOf } from '../world/vouch.ts'
import type { World } from '../world/world.ts'

const MOST_BYTES = 64 * 1024 * 1024

/**
 * @returns how many images there are, all as locked; null where that is not certain: then `check` looks into everything,
 *   and says what is wrong
 * @throws ImagelockError as `check` does for a manifest that is not there and a state folder that is not ours
 */
export async function recheck({ ids, manifests, cache }: Options, world: World): Promise<number | null> {
  const [absolute, ...more] = findManifests(world.cwd, manifests)
  if (absolute === undefined || more.length > 0 || ids.length > 0 || cache !== null) return null
  const folder = path.dirname(absolute)
  const base = path.basename(absolute)
  const repository = findRepository(folder)
  if (!repository) return null
  const files = filesBelow(folder)
  const inputs = [base, lockNameOf(base)].map((name) => readOrNull(() => files.read(name, MOST_BYTES)))
  const images = inputs.includes(null)
    ? null
    : recallChecked(checkedPlace(repository, absolute), inputs as readonly Buffer[])
  if (!images) return null
  const git = gitIn(folder, world.env)
  const viewing = viewGit(repository, folder, git)
  const state = await stateFolder(repository, folder, base, git)
  const sight = openSight(files, voucherOf(await viewing, { images }))
  // A journal may say that a file is on its way.
  if (state.readJournal() !== '') return null
  await sight.prepare(images.map((one) => one.path))
  return images.every((one) => hasBytes(sight.fact(one.path), one.file.sha256)) ? images.length : null
}

/** Remembers that nothing is wrong with a manifest and its lock; one that reads prompts from files is read each time. */
export function remember(
  { repository, files, base, text, warnings, readsPrompts, state }: ManifestFile,
  lockText: string | null,
  entries: Iterable<Entry>,
): void {
  if (!repository || lockText === null || readsPrompts || warnings.length > 0 || state.readJournal() !== '') return
  const place = checkedPlace(repository, path.join(files.root, base))
  keepChecked(place, [Buffer.from(text), Buffer.from(lockText)], entries)
}

function lockNameOf(base: string): string {
  return `${base.slice(0, base.length - path.extname(base).length)}.lock.json`
}

/** What cannot be read is told by `check` itself. */
function readOrNull(read: () => Buffer | null): Buffer | null {
  try {
    return read()
  } catch {
    return null
  }
}
