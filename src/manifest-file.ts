// The manifests of a run: read, checked, and written anew where a command does; each with its folder's git and state.
import * as path from 'node:path'
import { ImagelockError, type Problem } from './errors.ts'
import type { Manifest } from './manifest/draft.ts'
import { expandManifest } from './manifest/expand.ts'
import { MAX_PROMPT_BYTES } from './manifest/limits.ts'
import { type Parsed, parseManifest } from './manifest/parse.ts'
import { pathKey } from './manifest/paths.ts'
import { placeOf, type Source } from './manifest/source.ts'
import { named } from './named.ts'
import { type Files, filesBelow, readRegular } from './world/files.ts'
import { findRepository, type Git, gitIn, type Repository } from './world/git.ts'
import { isDefault, lockFileOf, MANIFEST_BYTES } from './world/manifests.ts'
import { type Report, sendScout } from './world/scouts.ts'
import { type StateFolder, stateFolder } from './world/state-folder.ts'
import type { World } from './world/world.ts'

const NOBODY = Promise.resolve(null)

/** A manifest that is valid as far as it can be judged alone. */
export interface ManifestFile {
  /** Relative to the current folder, with `/`. */
  readonly name: string
  /** What names it in a command that is offered; empty for the default one. */
  readonly named: string
  /** Its file name in its folder. */
  readonly base: string
  readonly lockName: string
  /** The lock's file name beside the manifest. */
  readonly lockFile: string
  readonly text: string
  /** Its text and lines, for places that are told. */
  readonly source: Source
  readonly manifest: Manifest
  /** Files that its prompts come from, beside it. */
  readonly promptFiles: readonly string[]
  readonly warnings: readonly Problem[]
  readonly files: Files
  readonly git: Git
  /** The git repository that the manifest lies in. */
  readonly repository: Repository | null
  readonly state: StateFolder
  /** What a second thread saw of lock and files meanwhile; null where none was sent. */
  readonly scouting: Promise<Report | null>
}

/**
 * Reads and checks all manifests; nothing else is done while one has a problem.
 * @param absolute the manifests' paths
 * @param looksAhead whether `load` follows at once, so that a second thread may look at locks and files meanwhile
 * @throws ImagelockError with every problem of every manifest (exit 2)
 */
export async function readManifests(
  world: World,
  absolute: readonly string[],
  looksAhead = false,
): Promise<ManifestFile[]> {
  const read = absolute.map((file) => readOne(world, file, looksAhead))
  const problems = [...read.flatMap(({ expanded }) => expanded.problems), ...sharedLocks(read)]
  throwIfAny(problems)
  return Promise.all(
    read.map(async ({ folder, base, lockFile, lockName, parsed, expanded, files, repository, scouting, ...names }) => {
      const git = gitIn(folder, world.env)
      const { text } = parsed
      const { source } = parsed.contents
      const promptFiles = parsed.promptFiles.map((one) => one.path)
      const manifest = expanded.manifest as Manifest
      const state = await stateFolder(repository, folder, base, git)
      const warnings = problems.filter((one) => one.file === names.name)
      return {
        ...names,
        base,
        lockFile,
        lockName,
        text,
        source,
        manifest,
        promptFiles,
        warnings,
        files,
        git,
        repository,
        state,
        scouting,
      }
    }),
  )
}

function readOne(world: World, absolute: string, looksAhead: boolean) {
  const folder = path.dirname(absolute)
  const base = path.basename(absolute)
  const name = shownName(world, absolute)
  const lockFile = lockFileOf(base)
  const files = filesBelow(folder)
  const repository = findRepository(folder)
  const scouting = looksAhead ? sendScout({ root: folder, lockFile, repository }) : NOBODY
  const parsed = parseManifest(readRegular(absolute, MANIFEST_BYTES), name)
  const expanded = expandManifest(parsed, promptTexts(parsed, files))
  return {
    folder,
    base,
    name,
    named: isDefault(world.reader ?? world.cwd, absolute) ? '' : named([nameForReader(world, absolute)]),
    lockFile,
    lockName: shownName(world, path.join(folder, lockFile)),
    files,
    parsed,
    expanded,
    repository,
    scouting,
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
  // Files may have been moved since the thread saw them.
  return { ...file, text, source, manifest: manifest as Manifest, warnings: problems, scouting: NOBODY }
}

/** The manifest's bytes as they are on the disk now; `isAsRead` says whether they are still what was read. */
export function bytesOf({ files, base, text }: ManifestFile): { readonly bytes: Buffer; readonly isAsRead: boolean } {
  const bytes = files.read(base, MANIFEST_BYTES) ?? Buffer.alloc(0)
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

/** A path or glob as it stands in a command that is offered: from where its reader stands, with `/`. */
export function nameForReader({ reader, cwd }: Pick<World, 'cwd' | 'reader'>, name: string): string {
  return path
    .relative(reader ?? cwd, path.resolve(cwd, name))
    .split(path.sep)
    .join('/')
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

/** Throws where one of them is an error, with all of them (exit 2). */
export function throwIfAny(problems: readonly Problem[]): void {
  const first = problems.find(({ severity }) => severity === 'error')
  if (first)
    throw new ImagelockError(
      first,
      2,
      problems.filter((problem) => problem !== first),
    )
}
