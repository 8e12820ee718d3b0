// The door of the action: reads inputs and event, runs the engine, delivers, writes outputs, report and summary.
import * as core from '@actions/core'
import * as fs from 'node:fs'
import * as os from 'node:os'
import * as path from 'node:path'
import { type Delivery, openCommit, type Outcome, openPullRequest } from './action/deliveries.ts'
import type { Plan } from './commands/session.ts'
import { baseBranch, headBranch, permit, type RunEvent } from './action/event.ts'
import { writeGallery } from './action/gallery-page.ts'
import { type Ground, openGround, proposalOf } from './action/ground.ts'
import { forget, handOver, takeOver, together } from './action/handover.ts'
import { type Inputs, readInputs } from './action/inputs.ts'
import { annotate, NO_REPORT, type Told, writeOutputs } from './action/outputs.ts'
import { rescue } from './action/rescue.ts'
import { commandOf, optionsOf, readEvent, withKeys, withoutConcurrency } from './action/settings.ts'
import { eventInInputs, problemsInInputs, reportInInputs } from './action/words.ts'
import { EXIT, type ExitCode, ImagelockError, type Problem } from './errors.ts'
import { beforeMoney, explained } from './faults.ts'
import type { Event } from './generate/generate.ts'
import { type ManifestFile, readManifests } from './manifest-file.ts'
import type { Options } from './options.ts'
import { openReporter, watched } from './progress.ts'
import { type Ran, run } from './run.ts'
import { findRepository } from './world/git.ts'
import { findManifests } from './world/manifests.ts'
import { openWorld } from './world/node.ts'
import { dropSnapshot, restoreSnapshot } from './world/snapshot.ts'
import { openTerminal, type Terminal } from './world/terminal.ts'
import type { World } from './world/world.ts'

const PRINTING = { json: false, quiet: false, verbose: false, color: false, yes: true } as const

/** The main step. */
export async function main(): Promise<void> {
  await step(false)
}

/** The post step: delivers what a main step that was stopped has stored. */
export async function post(): Promise<void> {
  if (core.getState('phase') !== 'running') return
  await step(true)
  forget()
}

async function step(isPost: boolean): Promise<void> {
  const terminal = openTerminal(PRINTING)
  const world = openWorld(terminal)
  let told: Told = NO_REPORT
  try {
    told = await carryOut(inPlace(world), terminal, isPost)
  } catch (error) {
    const { exit, problems } = explained(error)
    told = { ...NO_REPORT, exit, problems: problemsInInputs(problems) }
  } finally {
    world.close()
  }
  told = { ...told, command: commandOf(world.env) }
  annotate(told, terminal)
  await writeOutputs(told, process.env)
  // A stopped main step leaves the rest to the post step.
  if (!isPost && !world.stopping.aborted) core.saveState('phase', 'done')
  process.exitCode = world.stopping.aborted && !isPost ? (world.stopping.reason as ExitCode) : told.exit
}

/** The engine works in `working-directory`, with the key and the base URL of the inputs. */
function inPlace(world: World): World {
  const folder = path.resolve(
    process.env['GITHUB_WORKSPACE'] ?? world.cwd,
    process.env['INPUT_WORKING-DIRECTORY']?.trim() || '.',
  )
  if (!fs.existsSync(folder)) {
    throw new ImagelockError({ code: 'input/working-directory', message: `there is no folder ${folder}` })
  }
  const cwd = fs.realpathSync(folder)
  const workspace = process.env['GITHUB_WORKSPACE']
  const [first] = workspace ? path.relative(fs.realpathSync(workspace), cwd).split(path.sep) : []
  if (first === '..' || path.isAbsolute(first ?? ''))
    throw new ImagelockError({ code: 'input/working-directory', message: `${folder} is not in the workspace` })
  // Who reads the log has the repository before him.
  return { ...world, cwd, reader: findRepository(cwd)?.workTree ?? cwd }
}

async function carryOut(outer: World, terminal: Terminal, isPost: boolean): Promise<Told> {
  const read = readInputs(outer.env)
  if (read.kind === 'problems') return { ...NO_REPORT, exit: EXIT.invalid, problems: read.problems }
  const { inputs } = read
  const world: World = { ...outer, env: withKeys(inputs, outer.env) }
  const event = readEvent(outer.env)
  const permission = permit(event, inputs.command)
  if (permission.kind === 'refused') throw refused(permission.message)
  if (permission.kind === 'if-reachable' && writes(inputs.command) && !(await isReachable(inputs, world, terminal))) {
    throw refused(permission.message)
  }
  const isCheck = permission.kind === 'check' || permission.kind === 'report'
  const command = isCheck ? 'check' : inputs.command
  const options = optionsOf(inputs, command)
  if (!writes(command)) {
    const ran = await engine(options, world, terminal, null)
    const exit = permission.kind === 'report' && inputs.command !== 'check' ? EXIT.done : ran.exit
    return { ...NO_REPORT, exit, ran, problems: ran.report.problems }
  }
  if (!isPost) core.saveState('phase', 'running')
  const files = await readManifests(world, findManifests(world.cwd, inputs.manifests))
  if (inputs.deliver === 'none') {
    const ran = await worked(options, world, terminal, null, isPost)
    if (!isPost && world.stopping.aborted)
      handOver(world.env['RUNNER_TEMP'] ?? os.tmpdir(), { snapshot: null, report: ran.report })
    const exit = isPost ? EXIT.done : ran.exit
    return { ...NO_REPORT, exit, ran, problems: ran.report.problems, changed: hasChanges(ran) }
  }
  const ground = await openGround(inputs, world, (text) => terminal.err(`${text}\n`))
  try {
    return await deliverRun(ground, files, options, event, terminal, isPost)
  } finally {
    ground.close()
  }
}

/** Whether the command leaves images and a lock to be delivered. */
function writes(command: Options['command']): boolean {
  return command === 'generate' || command === 'merge'
}

function refused(message: string): ImagelockError {
  return new ImagelockError({ code: 'event/refused', message })
}

/** Whether the checked-out commit is on a branch of this repository: the head of one, or on the run's own or the base. */
async function isReachable(inputs: Inputs, world: World, terminal: Terminal): Promise<boolean> {
  const ground = await openGround(inputs, world, (text) => terminal.err(`${text}\n`))
  try {
    if ((await ground.bench.heads()).has(ground.head)) return true
    const github = await ground.github()
    for (const branch of new Set([baseBranch(readEvent(world.env)), inputs.base])) {
      const compared = branch === null ? null : await github.compare(branch, ground.head)
      if (compared?.ahead === 0) return true
    }
    return false
  } finally {
    ground.close()
  }
}

async function engine(options: Options, world: World, terminal: Terminal, delivery: Delivery | null): Promise<Ran> {
  const reporter = openReporter(options, PRINTING, terminal, world.stopping, true)
  try {
    const own = { ...reporter.door, tell: (event: Event) => reporter.door.tell(eventInInputs(event)) }
    const door = delivery ? { ...own, ready: delivery.ready } : own
    const done = await run(options, world, door, delivery?.review ?? null)
    const ran = { ...done, report: reportInInputs(done.report) }
    reporter.end()
    const text = await import('./report/text.ts')
    const { summaryText } = await import('./report/summary.ts')
    if (!writes(options.command)) terminal.out(text.planText(ran.done.sheets, false, terminal.outPaint))
    terminal.out(options.command === 'plan' ? text.totalText(ran.report) : summaryText(ran.report))
    return ran
  } finally {
    reporter.end()
  }
}

/** The engine's work; the post step's ends what is stored, fetches what is bought, and asks for nothing new. */
async function worked(
  options: Options,
  world: World,
  terminal: Terminal,
  delivery: Delivery | null,
  isPost: boolean,
): Promise<Ran> {
  if (!isPost) return engine(options, world, terminal, delivery)
  const earlier = takeOver()
  const doing = { ...world, stopping: AbortSignal.abort(EXIT.done) }
  const opened = delivery && {
    ...delivery,
    ready: async (plans: readonly Plan[]) => (await delivery.ready(plans), null),
  }
  const ran = await engine(options, doing, terminal, opened)
  return earlier ? { ...ran, report: together(earlier.report, ran.report) } : ran
}

function hasChanges({ report }: Ran): boolean {
  const { generated, copied, moved, restored, pruned } = report.totals
  return generated + copied + moved + restored + pruned > 0
}

async function deliverRun(
  ground: Ground,
  files: readonly ManifestFile[],
  options: Options,
  event: RunEvent,
  terminal: Terminal,
  isPost: boolean,
): Promise<Told> {
  const { inputs, world } = ground
  const base = inputs.base ?? baseBranch(event)
  if (base === null && (inputs.deliver === 'pull-request' || inputs.branch === null)) {
    throw new ImagelockError({
      code: 'input/base',
      message: 'this run is on no branch: name one by the input base or branch',
    })
  }
  const delivery =
    inputs.deliver === 'commit'
      ? openCommit(ground, inputs.branch ?? base ?? '')
      : await beforeMoney(
          openPullRequest(ground, base ?? '', inputs.branch ?? headBranch(base ?? '', firstManifest(ground, files))),
        )
  let isNeeded = false
  try {
    const told = await workAndDeliver(ground, files, options, delivery, terminal, isPost)
    isNeeded = (!isPost && world.stopping.aborted) || told.problems.some(({ code }) => code === LEFT)
    return told
  } finally {
    const snapshots = [delivery.snapshot(), isPost ? takeOver()?.snapshot : null]
    if (!isNeeded) for (const one of snapshots) if (one) dropSnapshot(one)
  }
}

async function workAndDeliver(
  ground: Ground,
  files: readonly ManifestFile[],
  options: Options,
  delivery: Delivery,
  terminal: Terminal,
  isPost: boolean,
): Promise<Told> {
  const { world } = ground
  const ran = await worked(options, world, terminal, delivery, isPost)
  const exit = isPost ? EXIT.done : ran.exit
  const problems = [...ran.report.problems, ...delivery.problems, ...withoutConcurrency(ground)]
  // A stopped main step has little time: the post step delivers.
  if (!isPost && world.stopping.aborted) {
    handOver(ground.temp, { snapshot: delivery.snapshot(), report: ran.report })
    return { ...NO_REPORT, exit, ran, problems }
  }
  try {
    const outcome = await watched(terminal, 'delivering', delivery.deliver(files, ran.report))
    const failed = outcome.problems.some(({ severity }) => severity === 'error')
    if (failed)
      return {
        ...NO_REPORT,
        exit: EXIT.undelivered,
        ran,
        problems: [...problems, ...outcome.problems],
        changed: outcome.changed,
        outcome,
        ground,
      }
    // After the post step nothing could keep them.
    const pages = isPost ? null : await watched(terminal, 'drawing the gallery', writeGallery(ground, outcome))
    const snapshot = (isPost ? takeOver()?.snapshot : undefined) ?? delivery.snapshot()
    const left = snapshot ? restoreSnapshot(snapshot).map(notRestored) : []
    return {
      ...NO_REPORT,
      exit,
      ran,
      problems: [...problems, ...outcome.problems, ...left],
      changed: outcome.changed,
      outcome,
      ground,
      pages,
    }
  } catch (error) {
    const failure = explained(error)
    const save = async (): Promise<Outcome | null> => rescue(ground, await proposalOf(ground, files))
    const rescued = isPost ? await save().catch(() => null) : null
    if (rescued) terminal.err(`what was bought is on the branch ${rescued.branch}\n`)
    const made = hasChanges(ran)
    const code = made && failure.exit !== EXIT.internal ? EXIT.undelivered : failure.exit
    return {
      ...NO_REPORT,
      exit: code,
      ran,
      problems: [...problems, ...failure.problems],
      outcome: rescued,
      ground,
      changed: rescued !== null,
    }
  }
}

const LEFT = 'workspace/left'

function notRestored(left: string): Problem {
  return { severity: 'warning', code: LEFT, message: `${left} in the workspace could not be put back` }
}

function firstManifest({ repository }: Ground, files: readonly ManifestFile[]): string {
  const [first] = files
  const root = findRepository(first?.files.root ?? repository.workTree)?.workTree ?? repository.workTree
  return path
    .relative(root, path.join(first?.files.root ?? root, path.basename(first?.name ?? 'images.yml')))
    .split(path.sep)
    .join('/')
}
