// The hall: the story of a run from top to bottom, for both doors.
import { sharedPaths } from './clashes.ts'
import type { Done, Door, Review, Session } from './commands/session.ts'
import { EXIT, type ExitCode, ImagelockError, type Problem } from './errors.ts'
import { load, type Loaded } from './load.ts'
import { type ManifestFile, nameForReader, readManifests, reread } from './manifest-file.ts'
import { named } from './named.ts'
import type { Command, Options } from './options.ts'
import type { Explanation } from './plan/explain.ts'
import { makeReport, type Report } from './report/report.ts'
import type { Cache } from './store/cache.ts'
import { findManifests } from './world/manifests.ts'
import type { World } from './world/world.ts'

/** Commands that hold the manifest's lock (spec lockfile.md: one writer a manifest). */
const WRITERS: ReadonlySet<Command> = new Set(['generate', 'accept', 'restore', 'prune', 'reroll', 'pick', 'merge'])
/** Commands that write the manifest: whoever had to wait for its lock reads what the one before him wrote. */
const EDITORS: ReadonlySet<Command> = new Set(['reroll', 'pick'])

export interface Ran {
  readonly exit: ExitCode
  readonly report: Report
  readonly done: Done
  /** What was judged, as it was before the command. */
  readonly loaded: readonly Loaded[]
  /** Of `explain` alone. */
  readonly explained: readonly { readonly manifest: string; readonly images: readonly Explanation[] }[]
}

/**
 * Runs one command over all its manifests.
 * @throws ImagelockError where an error stands before there is a plan
 */
export async function run(options: Options, world: World, door: Door, review: Review | null = null): Promise<Ran> {
  if (options.command === 'merge-driver') return runDriver(options, world)
  let files = await readManifests(world, findManifests(world.cwd, options.manifests), !WRITERS.has(options.command))
  const held: ManifestFile[] = []
  try {
    // A shard writes into its bundle alone.
    const writes = WRITERS.has(options.command) && options.shard === null
    const recovered = writes ? await holdAll(files, held, world.stopping) : []
    if (EDITORS.has(options.command)) files = files.map(reread)
    const loaded: Loaded[] = []
    for (const file of files) loaded.push(await load(file, options.placeholder))
    const [shared, ...more] = sharedPaths(world, loaded)
    if (shared) throw new ImagelockError(shared, EXIT.invalid, more)

    const cache = options.cache === null ? null : await cacheAt(world.cwd, options.cache)
    const session: Session = { options, world, loaded, named: namesOf(options, world, files), door, review, cache }
    const explained = options.command === 'explain' ? (await import('./commands/explain.ts')).explain(session) : []
    const done = await carryOut(session)
    const exit = world.stopping.aborted ? (world.stopping.reason as ExitCode) : done.exit
    const problems = [
      ...files.flatMap(({ warnings }) => warnings),
      ...recovered,
      ...(cache?.problems ?? []),
      ...done.problems,
    ]
    const report = makeReport(options.command, exit, done.sheets, done.costs, problems)
    return { exit, done, explained, loaded, report: done.matrix ? { ...report, matrix: done.matrix } : report }
  } finally {
    for (const file of held) file.state.release()
  }
}

/** As the person named them, globs too; the default one where nobody did. */
function namesOf({ manifests }: Options, world: World, [first]: readonly ManifestFile[]): string {
  return manifests.length === 0 ? (first?.named ?? '') : named(manifests.map((name) => nameForReader(world, name)))
}

/** Git asks for one lock, whatever the manifests say. */
async function runDriver({ command, operands }: Options, world: World): Promise<Ran> {
  const done = await (await import('./commands/merge-driver.ts')).mergeDriver(operands, world)
  const report = makeReport(command, done.exit, [], done.costs, done.problems)
  return { exit: done.exit, done, explained: [], loaded: [], report }
}

async function cacheAt(cwd: string, folder: string): Promise<Cache> {
  const { openCacheFolder } = await import('./world/cache-folder.ts')
  return (await import('./store/cache.ts')).openCache(openCacheFolder(cwd, folder))
}

/** Takes the manifests' locks in path order and ends what earlier runs were stopped in. */
async function holdAll(
  files: readonly ManifestFile[],
  held: ManifestFile[],
  stopping: AbortSignal,
): Promise<Problem[]> {
  const { recoverFile } = await import('./commands/shelves.ts')
  const problems: Problem[] = []
  for (const file of files) {
    await file.state.hold(stopping)
    held.push(file)
    problems.push(...(await recoverFile(file)))
  }
  return problems
}

async function carryOut(session: Session): Promise<Done> {
  switch (session.options.command) {
    case 'plan':
      return (await import('./commands/plan.ts')).plan(session)
    case 'generate':
      if (session.options.candidates > 0) return (await import('./commands/candidates.ts')).candidates(session)
      return (await import('./commands/generate.ts')).generate(session)
    case 'check':
      return (await import('./commands/check.ts')).check(session)
    case 'accept':
      return (await import('./commands/settle.ts')).accept(session)
    case 'restore':
      return (await import('./commands/settle.ts')).restore(session)
    case 'prune':
      return (await import('./commands/prune.ts')).prune(session)
    case 'init':
    case 'doctor':
      throw new Error(`${session.options.command} has no images`)
    case 'reroll':
      return (await import('./commands/reroll.ts')).reroll(session)
    case 'pick':
      return (await import('./commands/pick.ts')).pick(session)
    case 'gallery':
      return (await import('./commands/gallery.ts')).gallery(session)
    case 'merge':
      return (await import('./commands/merge.ts')).merge(session)
    case 'merge-driver':
    case 'explain':
      return { exit: EXIT.done, sheets: [], costs: { spent: 0, unknown: 0 }, problems: [] }
  }
}
