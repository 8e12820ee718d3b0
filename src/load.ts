// Reads what decides the states of a manifest's images: its lock, its journal, the files, git. Changes nothing.
import type { Problem } from './errors.ts'
import { parseLock } from './lock/parse.ts'
import type { Entry, Lock } from './lock/schema.ts'
import { bindAll } from './manifest/bind.ts'
import type { Draft, Image } from './manifest/draft.ts'
import { errorAt, problemsOf } from './manifest/findings.ts'
import { type ManifestFile, throwIfAny } from './manifest-file.ts'
import { decideAll, type Verdict } from './plan/plan.ts'
import { movePaths, seedOf } from './plan/seeds.ts'
import { type Facts, type FileFact, hasBytes } from './plan/state.ts'
import { type JournalView, replay } from './store/journal.ts'
import { findWaiting } from './store/recover.ts'
import type { Files } from './world/files.ts'
import { knownBy, LOCK_BYTES } from './world/scouts.ts'
import { openSight, type Sight } from './world/sight.ts'
import { convertedBy, viewGit, type Voucher, voucherOf } from './world/vouch.ts'

const EMPTY: Lock = { version: 1, images: new Map() }

/** All that decides the states of a manifest's images. */
export interface Loaded {
  readonly file: ManifestFile
  readonly lock: Lock
  /** The lock as it was read; null where there is none. */
  readonly lockBytes: Buffer | null
  readonly view: JournalView
  readonly facts: Facts
  readonly verdicts: readonly Verdict[]
}

/**
 * Reads lock, journal and files and decides every state.
 * @throws ImagelockError (exit 2) for a lock that is refused, and for paths that links lead to or that two images share
 */
export async function load(file: ManifestFile, placeholder: boolean): Promise<Loaded> {
  const { files, manifest } = file
  // Git works while the lock is read.
  const asking = file.repository ? convertedBy(file.git) : null
  const { lock, bytes } = readLock(file)
  const report = bytes && (await file.scouting)
  const scouted = report && bytes.equals(report.bytes) ? report : null
  const { drafts } = manifest
  const bound = bindAll(drafts, (draft) => seedOf(draft, lock), file.source)
  throwIfAny(bound.problems)
  const converted = await asking
  const journal = file.state.readJournal()
  // Where an earlier run was stopped, this one may have moved files since the thread saw them.
  const known = scouted && converted && journal === '' ? knownBy(scouted, lock, converted) : undefined
  // The index is read only where the thread did not tell.
  let vouch: Voucher | null = null
  const vouchLate: Voucher = (relative, stat) => {
    if (converted === null) return null
    vouch ??= voucherOf(viewGit(file.repository, files.root), converted, [...lock.images.values()])
    return vouch(relative, stat)
  }
  const sight = openSight(files, vouchLate, known)
  throwIfAny(linkProblems(drafts, bound.images, file, sight))

  await sight.prepare(pathsOf(bound.images, lock))
  const view = replay(journal)
  const facts = gatherFacts(lock, view, files, sight)
  for (const relative of movePaths(drafts, lock)) facts.files(relative)
  const verdicts = decideAll(
    drafts,
    bound.images,
    facts,
    placeholder,
    (relative) => sight.find(relative).kind !== 'link',
  )
  if (verdicts.some(({ image }, index) => image.path !== bound.images[index]?.path)) {
    const seeds = new Map(verdicts.map(({ image }) => [image.id, image.seed]))
    throwIfAny(bindAll(drafts, (draft) => seeds.get(draft.id) ?? null, file.source).problems)
  }
  return { file, lock, lockBytes: bytes, view, facts, verdicts }
}

/**
 * The lock beside a manifest; an empty one where there is no file.
 * @throws ImagelockError (exit 2) for a lock that is refused
 */
export function readLock({ files, lockFile, lockName, named }: ManifestFile): {
  readonly lock: Lock
  readonly bytes: Buffer | null
} {
  const bytes = files.read(lockFile, LOCK_BYTES)
  if (bytes === null) return { lock: EMPTY, bytes }
  return { lock: parseLock(bytes, lockName, named).lock, bytes }
}

/** A path is no image's where a link is on the way to it. */
function linkProblems(
  drafts: readonly Draft[],
  images: readonly Image[],
  { source }: ManifestFile,
  sight: Sight,
): Problem[] {
  const findings = drafts.flatMap((draft, index) => {
    const found = sight.find(images[index]?.path ?? '')
    if (found.kind !== 'link') return []
    return [errorAt(draft.pathAt, 'manifest/path-link', `path must not lead through a link (${found.at} is one)`)]
  })
  return problemsOf(source, findings)
}

/** Each once. */
function pathsOf(images: readonly Image[], lock: Lock): Set<string> {
  const paths = new Set<string>()
  for (const { path: relative } of images) paths.add(relative)
  for (const { path: relative } of lock.images.values()) paths.add(relative)
  return paths
}

function gatherFacts(lock: Lock, view: JournalView, files: Files, sight: Sight): Facts {
  // What waits under a temporary name counts as if its rename had been done: `generate` does that first.
  const waiting = new Map(findWaiting(view, lock, files).map(({ path: place, sha256 }) => [place, sha256]))
  const lookUp = (relative: string): FileFact => {
    const sha256 = waiting.get(relative)
    return sha256 === undefined ? sight.fact(relative) : { kind: 'bytes', sha256 }
  }
  let byPath: Map<string, { id: string; entry: Entry }> | undefined
  return {
    lock,
    files: waiting.size === 0 ? sight.fact : lookUp,
    notes: (id) => (view.notes.get(id) ?? []).filter(({ entry }) => !isLocked(lock, id, entry.file.sha256)),
    entryAt: (relative) => (byPath ??= byPathOf(lock)).get(relative),
  }
}

/** The entries of a lock by the paths that they lock. */
export function byPathOf(lock: Lock): Map<string, { id: string; entry: Entry }> {
  const byPath = new Map<string, { id: string; entry: Entry }>()
  for (const [id, entry] of lock.images) byPath.set(entry.path, { id, entry })
  return byPath
}

function isLocked(lock: Lock, id: string, sha256: string): boolean {
  const entry = lock.images.get(id)
  return entry !== undefined && hasBytes({ kind: 'bytes', sha256: entry.file.sha256 }, sha256)
}
