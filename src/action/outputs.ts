// Outputs, report, summary and annotations of the action, written in every case (spec action.md, "Outputs").
import * as core from '@actions/core'
import * as fs from 'node:fs'
import * as path from 'node:path'
import { jobSummary, type Pages } from '../deliver/text.ts'
import { reviewRows } from '../deliver/rows.ts'
import type { ExitCode, Problem } from '../errors.ts'
import { jsonProblem, jsonText } from '../report/json.ts'
import { plain } from '../report/plain.ts'
import { makeReport, type Report } from '../report/report.ts'
import { foldWarnings } from '../report/problems.ts'
import { placeText, problemText } from '../report/text.ts'
import type { Ran } from '../run.ts'
import type { Terminal } from '../world/terminal.ts'
import type { Outcome } from './deliveries.ts'
import { type Ground, namesFromRoot, siteOf } from './ground.ts'

/** What a step has to tell. */
export interface Told {
  readonly exit: ExitCode
  /** The command that was to run; what ran says so itself. */
  readonly command: string
  /** Null where an error stood before there was a plan. */
  readonly ran: Ran | null
  readonly problems: readonly Problem[]
  readonly changed: boolean
  readonly outcome: Outcome | null
  readonly ground: Ground | null
  /** Pages of the run's pictures in `$RUNNER_TEMP`. */
  readonly pages: Pages | null
}

export const NO_REPORT: Told = {
  exit: 0,
  command: 'generate',
  ran: null,
  problems: [],
  changed: false,
  outcome: null,
  ground: null,
  pages: null,
}

/** GitHub shows 10 annotations a step and level; the rest stands in the log. */
const ANNOTATIONS = 10
/** Outputs are bounded to 1 MB a job, counted in UTF-16. */
const IMAGES_CHARACTERS = 400_000

/** Problems as annotations on their lines. The runner shows each in the log too, but for its place, which follows it. */
export function annotate({ problems, ground }: Told, terminal: Terminal): void {
  const root = ground?.repository.workTree ?? process.env['GITHUB_WORKSPACE'] ?? process.cwd()
  for (const level of ['error', 'warning'] as const) {
    const all = foldWarnings(
      problems.filter(({ severity }) => severity === level),
      '; the report names each',
    )
    for (const problem of all.slice(0, ANNOTATIONS)) {
      const tell = level === 'error' ? core.error : core.warning
      tell(plain(problem.message), { title: plain(problem.code), ...placeOf(problem, root) })
      terminal.out(placeText(problem, terminal.outPaint))
    }
    for (const problem of all.slice(ANNOTATIONS)) terminal.out(problemText(problem, terminal.outPaint))
  }
}

function placeOf({ file, line, column }: Problem, root: string): core.AnnotationProperties {
  if (file === undefined) return {}
  const folder = path.resolve(
    process.env['GITHUB_WORKSPACE'] ?? root,
    process.env['INPUT_WORKING-DIRECTORY']?.trim() || '.',
  )
  const relative = path.relative(root, path.resolve(folder, file)).split(path.sep).join('/')
  const place = {
    ...(line === undefined ? {} : { startLine: line }),
    ...(column === undefined ? {} : { startColumn: column }),
  }
  return { file: plain(relative), ...place }
}

/** Every output has a value in every case. */
export async function writeOutputs(told: Told, env: NodeJS.ProcessEnv): Promise<void> {
  const { outcome, exit } = told
  const report = reportOf(told)
  const file = path.join(env['RUNNER_TEMP'] ?? '.', 'imagelock-report.json')
  fs.writeFileSync(file, jsonText(documentOf(told, report)))
  const { totals, cost } = report
  const capped = report.manifests
    .flatMap(({ images }) => images)
    .filter(
      (image) =>
        image.outcome === 'skipped' &&
        image.error?.code !== 'deliver/closed-unmerged' &&
        image.error?.code !== 'plan/draft-format',
    )
  const outputs: Readonly<Record<string, string | number | boolean>> = {
    changed: told.changed,
    generated: totals.generated,
    failed: totals.failed + totals.refused + totals.unknown + capped.length,
    'cost-usd': Math.round((cost.spent_usd + cost.unknown_usd) * 1e6) / 1e6,
    report: file,
    images: imagesText(report),
    'pull-request-number': outcome?.pull?.number ?? '',
    'pull-request-url': outcome?.pull?.url ?? '',
    'pull-request-operation': outcome?.operation ?? 'none',
    branch: outcome?.branch ?? '',
    'commit-sha': outcome?.commit ?? '',
  }
  for (const [name, value] of Object.entries(outputs)) core.setOutput(name, value)
  if (env['GITHUB_STEP_SUMMARY']) await core.summary.addRaw(summaryOf(told, report)).write()
  if (exit !== 0) core.debug(`exit ${exit}`)
}

function reportOf({ ran, exit, command, problems }: Told): Report {
  const none = makeReport(command, exit, [], { spent: 0, unknown: 0 }, problems)
  return ran ? { ...ran.report, ok: exit === 0, problems } : none
}

/** The document of `--json`: problems alone where there is no plan. */
function documentOf({ ran }: Told, report: Report): object {
  const { version, command, ok } = report
  const problems = report.problems.map(jsonProblem)
  return ran ? { ...report, problems } : { version, command, ok, problems }
}

function imagesText({ manifests }: Report): string {
  const rows = manifests.flatMap(({ manifest, images }) =>
    images.map(({ id, path: where, state, outcome, file }) => ({
      manifest,
      id,
      path: where,
      state,
      outcome,
      sha256: file?.sha256,
    })),
  )
  const text = jsonText(rows).replaceAll(/\n */g, '')
  if (text.length <= IMAGES_CHARACTERS) return text
  core.warning(`the output images is left out: it has ${text.length} characters, and a job may have 1 MB of outputs`)
  return ''
}

function summaryOf({ outcome, ground, pages }: Told, report: Report): string {
  const place = ground ?? { server: '', owner: '', repo: '', runId: '' }
  const named = ground ? namesFromRoot(ground) : ''
  const site = siteOf(place, { before: outcome?.before ?? null, after: outcome?.after ?? null, named })
  const rows = outcome ? outcome.proposal.manifests.flatMap(reviewRows) : []
  return jobSummary({ report, rows, site, notes: [], pages })
}
