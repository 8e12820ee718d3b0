// The door of the command line behind the quick way: reads the words, chooses how to print, sets the exit code.
import { commandMeant, type Printing, readArguments, wantsJson } from './arguments.ts'
import { EXIT, type ExitCode } from './errors.ts'
import { explained } from './faults.ts'
import type { Options } from './options.ts'
import { agreedText } from './report/agreed.ts'
import { jsonProblem, jsonText } from './report/json.ts'
import type { Ran } from './run.ts'
import { openTerminal, type Terminal } from './world/terminal.ts'
import { openWorld } from './world/node.ts'
import type { World } from './world/world.ts'

const DEFAULT_PRINTING: Printing = { json: false, quiet: false, verbose: false, color: true, yes: false }

/** Runs one command line to its end; the exit code is set, the process ends by itself. */
export async function main(words: readonly string[]): Promise<void> {
  let printing: Printing = { ...DEFAULT_PRINTING, json: wantsJson(words), color: !words.includes('--no-color') }
  let terminal = openTerminal(printing)
  let command = commandMeant(words)
  // What nobody awaited: a fault of ours too, told as any other.
  process.on('uncaughtException', (error) => {
    void fail(error, command, printing, terminal).then((exit) => process.exit(exit))
  })
  try {
    const parsed = readArguments(words)
    if (parsed.kind === 'help') {
      const { HELP } = await import('./help.ts')
      return terminal.out(HELP)
    }
    printing = parsed.printing
    command = parsed.options.command
    terminal = openTerminal(printing)
    process.exitCode = await carryOut(parsed.options, printing, terminal)
  } catch (error) {
    process.exitCode = await fail(error, command, printing, terminal)
  }
}

async function carryOut(options: Options, printing: Printing, terminal: Terminal): Promise<ExitCode> {
  const world = openWorld(terminal)
  try {
    if (options.command === 'init' || options.command === 'doctor')
      return await setUp(options, world, printing, terminal)
    const { countAgreed } = await import('./agreed.ts')
    const agreed = printing.json ? null : await countAgreed(options, world)
    if (agreed === null || world.stopping.aborted) return await runWhole(options, world, printing, terminal)
    if (!printing.quiet) terminal.out(agreedText(options.command, agreed))
    return EXIT.done
  } finally {
    world.close()
  }
}

async function runWhole(options: Options, world: World, printing: Printing, terminal: Terminal): Promise<ExitCode> {
  const { run } = await import('./run.ts')
  const { openReporter } = await import('./progress.ts')
  const reporter = openReporter(options, printing, terminal, world.stopping)
  try {
    const ran = await run(options, world, reporter.door)
    ;(await import('./agreed.ts')).noteAgreement(options, ran)
    reporter.end()
    await print(ran, options, printing, terminal)
    return ran.exit
  } catch (error) {
    if (!world.stopping.aborted) throw error
    reporter.end()
    await fail(error, options.command, printing, terminal)
    return world.stopping.reason as ExitCode
  } finally {
    reporter.end()
  }
}

/** The commands that look at a repository, not at the images of a manifest. */
async function setUp(options: Options, world: World, printing: Printing, terminal: Terminal): Promise<ExitCode> {
  const { begunText, findingsText, problemsIn } = await import('./setup/text.ts')
  const head = { version: 1, command: options.command }
  if (options.command === 'doctor') {
    const { doctor } = await import('./commands/doctor.ts')
    const { exit, findings } = await doctor(options, world, process.versions.node)
    const text = printing.json
      ? jsonText({ ...head, ok: exit === EXIT.done, findings, problems: problemsIn(findings) })
      : findingsText(findings, printing.quiet, terminal.outPaint)
    terminal.out(text)
    return exit
  }
  const { init } = await import('./commands/init.ts')
  const { exit, files, problems, next } = await init(options, world)
  if (printing.json) {
    terminal.out(jsonText({ ...head, ok: exit === EXIT.done, files, problems: problems.map(jsonProblem) }))
    return exit
  }
  if (printing.quiet) return exit
  const { problemText } = await import('./report/text.ts')
  terminal.err(problems.map((problem) => problemText(problem, terminal.errPaint)).join(''))
  terminal.out(begunText(files, next, terminal.outPaint))
  return exit
}

async function print(ran: Ran, options: Options, printing: Printing, terminal: Terminal): Promise<void> {
  const { report, explained } = ran
  if (printing.json) {
    const problems = report.problems.map(jsonProblem)
    const { version, command, ok } = report
    const own =
      options.command === 'explain'
        ? { manifests: explained }
        : options.command === 'gallery' && { files: ran.done.files ?? [] }
    terminal.out(jsonText(own ? { version, command, ok, ...own, problems } : { ...report, problems }))
    return
  }
  const text = await import('./report/text.ts')
  const { outPaint, errPaint } = terminal
  const worth = report.problems.filter(({ severity }) => severity === 'error' || !printing.quiet)
  terminal.err((await import('./report/problems.ts')).problemsText(worth, printing.verbose, errPaint))
  if (printing.quiet || options.command === 'merge-driver') return
  if (options.command === 'explain') {
    const { explainText } = await import('./report/explain.ts')
    terminal.out(
      explained
        .flatMap(({ manifest, images }, index) => {
          const { file, lock } = ran.loaded[index] as Ran['loaded'][number]
          const { named } = file
          return images.map((one) => {
            const isAccepted = lock.images.get(one.id)?.accepted === true
            return explainText({ manifest, named, isAccepted }, one, outPaint)
          })
        })
        .join('\n'),
    )
  } else if (options.command === 'plan') {
    terminal.out(text.planText(ran.done.sheets, printing.verbose, outPaint) + text.totalText(report))
  } else if (options.command === 'gallery') {
    terminal.out(text.filesText(ran.done.files ?? [], report))
    terminal.err((ran.done.hints ?? []).map((hint) => `note: ${hint}\n`).join(''))
  } else if (options.command === 'check') {
    terminal.out(
      ran.exit === EXIT.done
        ? agreedText(options.command, report.totals.unchanged)
        : text.planText(ran.done.sheets, printing.verbose, outPaint),
    )
  } else {
    // These two tell each row as it comes.
    if (options.command !== 'generate' && options.command !== 'merge')
      terminal.out(await resultsText(ran, text, terminal))
    if (options.command === 'reroll' || options.command === 'pick' || options.candidates > 0) {
      const { seedsText } = await import('./report/seeds.ts')
      if (options.candidates === 0) terminal.out(seedsText(ran.done.sheets, outPaint))
      if (options.command === 'reroll') return
    }
    const didNothing = ran.exit !== EXIT.done && ran.done.sheets.every(({ results }) => results.size === 0)
    terminal.out(
      didNothing
        ? text.planText(ran.done.sheets, printing.verbose, outPaint) +
            text.totalText(report, options.candidates > 0, options.force)
        : (await summaryOf(ran, options, terminal)) + text.bundleText(options.shard ? (ran.done.files ?? []) : []),
    )
  }
}

async function summaryOf({ report, done }: Ran, options: Options, { outPaint }: Terminal): Promise<string> {
  const { candidatesSummary, candidatesText, pickedSummary } = await import('./report/seeds.ts')
  const { summaryText } = await import('./report/summary.ts')
  if (options.candidates === 0)
    return (options.command === 'pick' ? pickedSummary(report) : null) ?? summaryText(report)
  const { sheets, files = [], unpickable = new Set() } = done
  return candidatesText(sheets, unpickable, files, outPaint) + candidatesSummary(sheets, report)
}

async function resultsText(
  { done }: Ran,
  text: typeof import('./report/text.ts'),
  { outPaint }: Terminal,
): Promise<string> {
  const { fromHere } = await import('./report/here.ts')
  const rows = done.sheets.flatMap(({ manifest, results }) =>
    // `restore` brings a picture to where it was locked.
    [...results].map(([item, result]) => {
      const path = fromHere(manifest, result.entry?.path ?? item.path)
      return [{ ...item, path }, result] as const
    }),
  )
  const widths = text.widthsOf(rows.flatMap(([item, { outcome }]) => (outcome === undefined ? [] : [item])))
  return rows.map(([item, result]) => text.doneText(item, result, 0, outPaint, widths)).join('')
}

async function fail(error: unknown, command: string, printing: Printing, terminal: Terminal): Promise<ExitCode> {
  const { exit, problems } = explained(error)
  if (printing.json) {
    terminal.out(jsonText({ version: 1, command, ok: false, problems: problems.map(jsonProblem) }))
  } else {
    const { problemText } = await import('./report/text.ts')
    terminal.err(problems.map((problem) => problemText(problem, terminal.errPaint)).join(''))
  }
  if (printing.verbose && error instanceof Error && exit === EXIT.internal) {
    const { plain } = await import('./report/plain.ts')
    terminal.err(
      (error.stack ?? '')
        .split('\n')
        .map((line) => `${plain(line)}\n`)
        .join(''),
    )
  }
  return exit
}
