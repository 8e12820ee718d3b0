// Reads what a run needs to know of each manifest: the file itself, its lock, its journal, the files, git. Changes nothing.
import * as path from 'node:path'
import { ImagelockError, type Problem } from './errors.ts'
import { parseLock } from './lock/parse.ts'
import type { Entry, Lock } from './lock/schema.ts'
import { bindAll } from './manifest/bind.ts'
import type { Draft, Image, Manifest } from './manifest/draft.ts'
import { expandManifest } from './manifest/expand.ts'
import { MAX_PROMPT_BYTES } from './manifest/limits.ts'
import { type Parsed, parseManifest } from './manifest/parse.ts'
import { pathKey } from './manifest/paths.ts'
import { lineText, placeOf, type Source } from './manifest/source.ts'
import { decideAll, type Verdict } from './plan/plan.ts'
import { movePaths, seedOf } from './plan/seeds.ts'
import { type Facts, type FileFact, hasBytes } from './plan/state.ts'
import { type JournalView, replay } from './store/journal.ts'
import { findWaiting } from './store/recover.ts'
import { type Files, filesBelow, readRegular } from './world/files.ts'
import { findRepository, type Git, gitIn, type Repository } from './world/git.ts'
import { openSight, type Sight } from './world/sight.ts'
import { type StateFolder, stateFolder } from './world/state-folder.ts'
import { viewGit, voucherOf } from './world/vouch.ts'
import type { World } from './world/world.ts'

const LOCK_BYTES = 64 * 1024 * 1024
/** More than a manifest may have, so that the manifest room says what is wrong with it. */
const READ_BYTES = 64 * 1024 * 1024

/** A manifest that is valid as far as it can be judged alone. */
export interface ManifestFile {
  /** Relative to the current folder, with `/`. */
  readonly name: string
  /** Its file name in its folder. */
  readonly base: string
  readonly lockName: string
  /** The lock's file name beside the manifest. */
  readonly lockFile: string
  readonly text: string
  /** Its text and lines, for places that are told. */
  readonly source: Source
  readonly manifest: Manifest
  readonly warnings: readonly Problem[]
  readonly files: Files
  readonly git: Git
  /** The git repository that the manifest lies in. */
  readonly repository: Repository | null
  readonly state: StateFolder
}

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
 * Reads and checks all manifests; nothing else is done while one has a problem.
 * @param absolute the manifests' paths
 * @throws ImagelockError with every problem of every manifest (exit 2)
 */
export async function readManifests(world: World, absolute: readonly string[]): Promise<ManifestFile[]> {
  const read = absolute.map((file) => readOne(world, file))
  const problems = [...read.flatMap(({ expanded }) => expanded.problems), ...sharedLocks(read)]
  const errors = problems.filter(({ severity }) => severity === 'error')
  if (errors[0])
    throw new ImagelockError(
      errors[0],
      2,
      problems.filter((problem) => problem !== errors[0]),
    )
  return Promise.all(
    read.map(async ({ folder, base, name, lockFile, lockName, parsed, expanded, files }) => {
      const git = gitIn(folder, world.env)
      const { text } = parsed
      const { source } = parsed.contents
      const manifest = expanded.manifest as Manifest
      const repository = findRepository(folder)
      const state = await stateFolder(repository, folder, base, git)
      const warnings = problems.filter((one) => one.file === name)
      return { name, base, lockFile, lockName, text, source, manifest, warnings, files, git, repository, state }
    }),
  )
}

function readOne(world: World, absolute: string) {
  const folder = path.dirname(absolute)
  const base = path.basename(absolute)
  const name = shownName(world, absolute)
  const lockFile = `${base.slice(0, base.length - path.extname(base).length)}.lock.json`
  const files = filesBelow(folder)
  const parsed = parseManifest(readRegular(absolute, READ_BYTES), name)
  const expanded = expandManifest(parsed, promptTexts(parsed, files))
  return {
    folder,
    base,
    name,
    lockFile,
    lockName: shownName(world, path.join(folder, lockFile)),
    files,
    parsed,
    expanded,
  }
}

/**
 * The same manifest with another text, which nobody has written yet.
 * @throws ImagelockError with every problem of the text (exit 2)
 */
export function withText(file: ManifestFile, text: string): ManifestFile {
  const parsed = parseManifest(Buffer.from(text), file.name)
  const { manifest, problems } = expandManifest(parsed, promptTexts(parsed, file.files))
  throwIfAny(problems)
  const { source } = parsed.contents
  return { ...file, text, source, manifest: manifest as Manifest, warnings: problems }
}

/** The manifest's bytes as they are on the disk now; `isAsRead` says whether they are still what was read. */
export function bytesOf({ files, base, text }: ManifestFile): { readonly bytes: Buffer; readonly isAsRead: boolean } {
  const bytes = files.read(base, READ_BYTES) ?? Buffer.alloc(0)
  return { bytes, isAsRead: new TextDecoder().decode(bytes) === text }
}

/** Reads a manifest again, where somebody wrote it since. */
export function reread(file: ManifestFile): ManifestFile {
  const { bytes, isAsRead } = bytesOf(file)
  return isAsRead ? file : withText(file, new TextDecoder().decode(bytes))
}

/** Where an offset of a manifest's text is, for problems. */
export function placeIn({ name, source }: ManifestFile, at: number): { file: string; line: number; column: number } {
  return { file: name, ...placeOf(source, at) }
}

/** A path as it is told: from the current folder, with `/`. */
export function shownName(world: World, absolute: string): string {
  return path.relative(world.cwd, absolute).split(path.sep).join('/')
}

type PromptText = { kind: 'text'; text: string } | { kind: 'problem'; code: string; message: string }

function promptTexts({ promptFiles }: Parsed, files: Files): Map<string, PromptText> {
  return new Map(promptFiles.map(({ path: relative }) => [relative, promptText(relative, files)]))
}

function promptText(relative: string, files: Files): PromptText {
  const problem = (code: string, message: string): PromptText => ({
    kind: 'problem',
    code: `manifest/${code}`,
    message,
  })
  const found = files.find(relative)
  if (found.kind === 'link')
    return problem('prompt-file-link', `${relative} cannot be read: ${found.at} is a link, and imagelock follows none`)
  if (found.kind === 'absent') return problem('prompt-file-missing', `there is no file ${relative}`)
  if (found.kind === 'other') return problem('prompt-file-irregular', `${relative} is no regular file`)
  try {
    const bytes = files.read(relative, MAX_PROMPT_BYTES) ?? Buffer.alloc(0)
    return { kind: 'text', text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) }
  } catch (error) {
    if (error instanceof ImagelockError)
      return problem('prompt-file-too-large', `${relative} is longer than ${MAX_PROMPT_BYTES} bytes`)
    if (error instanceof TypeError) return problem('prompt-file-encoding', `${relative} is not UTF-8`)
    return problem(
      'prompt-file-unreadable',
      `${relative} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`,
    )
  }
}

function sharedLocks(read: readonly { name: string; lockName: string }[]): Problem[] {
  const seen = new Map<string, string>()
  return read.flatMap(({ name, lockName }): Problem[] => {
    const other = seen.get(pathKey(lockName))
    seen.set(pathKey(lockName), name)
    if (other === undefined) return []
    const message = `${other} and ${name} share the lock ${lockName}: give one of them another name`
    return [{ severity: 'error', code: 'manifest/shared-lock', message, file: name }]
  })
}

/**
 * Reads lock, journal and files and decides every state.
 * @throws ImagelockError (exit 2) for a lock that is refused, and for paths that links lead to or that two images share
 */
export async function load(file: ManifestFile, placeholder: boolean): Promise<Loaded> {
  const { files, manifest } = file
  // Git works while the lock is read.
  const viewing = viewGit(file.repository, files.root, file.git)
  const { lock, bytes } = readLock(file)
  const { drafts } = manifest
  const bound = bindAll(drafts, (draft) => seedOf(draft, lock), file.source)
  throwIfAny(bound.problems)
  const sight = openSight(files, voucherOf(await viewing, lock))
  throwIfAny(linkProblems(drafts, bound.images, file, sight))

  await sight.prepare(pathsOf(bound.images, lock))
  const view = replay(file.state.readJournal())
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
export function readLock({ files, lockFile, lockName }: ManifestFile): {
  readonly lock: Lock
  readonly bytes: Buffer | null
} {
  const bytes = files.read(lockFile, LOCK_BYTES)
  if (bytes === null) return { lock: { version: 1, images: new Map() }, bytes }
  return { lock: parseLock(bytes, lockName).lock, bytes }
}

function throwIfAny(problems: readonly Problem[]): void {
  const first = problems.find(({ severity }) => severity === 'error')
  if (first)
    throw new ImagelockError(
      first,
      2,
      problems.filter((problem) => problem !== first),
    )
}

/** A path is no image's where a link is on the way to it. */
function linkProblems(
  drafts: readonly Draft[],
  images: readonly Image[],
  { name, source }: ManifestFile,
  sight: Sight,
): Problem[] {
  const problems: Problem[] = []
  for (const [index, draft] of drafts.entries()) {
    const found = sight.find(images[index]?.path ?? '')
    if (found.kind !== 'link') continue
    const place = placeOf(source, draft.pathAt)
    const message = `path must not lead through a link (${found.at} is one)`
    const told = { severity: 'error', code: 'manifest/path-link', message } as const
    problems.push({ ...told, file: name, ...place, source: lineText(source, place.line) })
  }
  return problems
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

function byPathOf(lock: Lock): Map<string, { id: string; entry: Entry }> {
  const byPath = new Map<string, { id: string; entry: Entry }>()
  for (const [id, entry] of lock.images) byPath.set(entry.path, { id, entry })
  return byPath
}

function isLocked(lock: Lock, id: string, sha256: string): boolean {
  const entry = lock.images.get(id)
  return entry !== undefined && hasBytes({ kind: 'bytes', sha256: entry.file.sha256 }, sha256)
}
