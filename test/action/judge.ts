// The oracle over a step of the action: what must hold after each, whatever it was told and whatever went wrong.
import * as fs from 'node:fs'
import * as path from 'node:path'
import { type Document, readDocument, refuseLinks, refuseSecrets, refuseText } from '../e2e/oracle.ts'
import { type Before, before, filesBelow, judgeFiles, judgeMoney, unnoted } from '../e2e/promises.ts'
import type { WorkflowEvent } from '../github/events.ts'
import { parseCommand } from '../github/runner-commands.ts'
import type { StepResult } from '../github/runner.ts'
import type { GitHub } from '../github/server.ts'
import type { Gateway, Purchase } from '../simulator/gateway.ts'

type Inputs = Readonly<Record<string, string>>

/** What a step was told. */
export interface Act {
  readonly inputs: Inputs
  readonly event: WorkflowEvent
  readonly token: string
  readonly workspace: string
}

/** A step as the oracle saw it begin. */
export interface Begun extends Before {
  readonly act: Act
  readonly isPost: boolean
  /** What a step that was killed left in `$RUNNER_TEMP`, which the runner empties. */
  readonly abandoned: ReadonlySet<string>
  /** A step was killed in this workspace before. */
  readonly afterKill: boolean
}

/** Spec action.md, "Outputs". */
const OUTPUTS = [
  ...['changed', 'generated', 'failed', 'cost-usd', 'report', 'images', 'pull-request-number', 'pull-request-url'],
  ...['pull-request-operation', 'branch', 'commit-sha'],
]
const ANNOTATIONS = 10
/** The step was stopped, and the rest is the post step's. */
const STOPPED = new Set<number | null>([130, 143, null])
const UNDELIVERED = 5

const stateOf = (workspace: string): string => path.join(workspace, '.git/imagelock')

/** The words of the command line that the oracle knows the same run by (spec action.md, "Inputs" and the table of events). */
function wordsOf({ inputs, event }: Act): string[] {
  const given = ['max-cost', 'max-images', 'paid-retries', 'cache'].flatMap((name) =>
    inputs[name] ? [`--${name}`, inputs[name]] : [],
  )
  const asked = inputs['command'] ?? 'generate'
  return [mayBuy(event) || asked !== 'generate' ? asked : 'check', ...given]
}

interface Opened {
  readonly head: { readonly repo: { readonly full_name: string } }
  readonly base: { readonly repo: { readonly full_name: string } }
  readonly user: { readonly login: string }
}

/** Whether what triggered the run may spend: no stranger may, and what only looks does not. */
function mayBuy({ name, payload, env }: WorkflowEvent): boolean {
  if (name === 'merge_group' || name === 'pull_request_target' || env.ref_type === 'tag') return false
  const run = payload['workflow_run'] as { head_repository?: { full_name: string } } | undefined
  if (run?.head_repository && run.head_repository.full_name !== env.repository) return false
  const pull = payload['pull_request'] as Opened | undefined
  if (name !== 'pull_request' || pull === undefined) return true
  return pull.head.repo.full_name === pull.base.repo.full_name && pull.user.login !== 'dependabot[bot]'
}

/**
 * @param runnerTemp of a post step whose main step was killed
 * @param afterKill whether a step was killed in this workspace before
 */
export function begun(act: Act, from: number, afterKill: boolean, runnerTemp?: string): Begun {
  const isPost = runnerTemp !== undefined
  const abandoned = new Set(isPost ? filesBelow(runnerTemp) : [])
  return { ...before(act.workspace, stateOf(act.workspace), wordsOf(act), from), act, isPost, abandoned, afterKill }
}

/** Called at the moment a purchase reaches the ledger: its note is on the disk of one of the checkouts. */
export function unnotedIn(root: string, purchase: Purchase): string | null {
  const checkouts = fs.readdirSync(root).map((name) => path.join(root, name))
  const found = checkouts.map((folder) => unnoted(stateOf(folder), purchase))
  return found.includes(null) ? null : (found[0] ?? 'there is no checkout')
}

/** What a step did that it must not. `alone` is false where others did something at the same time. */
export function judgeStep(start: Begun, ran: StepResult, gateway: Gateway, github: GitHub, alone: boolean): string[] {
  const { act, isPost } = start
  const isStopped = ran.signal !== null || (!isPost && STOPPED.has(ran.code))
  refuseLeaks(act, ran, gateway, github)
  const wrong = ran.signal === null ? [...judgeOutputs(ran), ...judgeCommands(act, ran)] : []
  wrong.push(...leftIn(ran.runnerTemp, isStopped, start.abandoned))
  if (!alone) return wrong
  wrong.push(...judgeMoney(start.args, gateway.purchases.slice(start.from)))
  // After a pull request the workspace is as it was; else it holds what was made (spec action.md, "Delivery").
  const delivers = (act.inputs['deliver'] ?? 'pull-request') === 'pull-request'
  const isRestored = delivers && !isStopped && ran.code !== UNDELIVERED
  const files = isRestored ? { ...start, args: ['deliver'] } : start
  const changed = judgeFiles(act.workspace, stateOf(act.workspace), files, !isStopped)
  // What a killed step leaves of its pictures, whole or half, is ended or removed later; git's files are as they were.
  const isKilled = start.afterKill || ran.signal !== null
  wrong.push(...(isKilled ? changed.filter((one) => one.startsWith('.git/')) : changed))
  return wrong
}

/** Throws where a key, a token, a signed link or a control character stands in anything that a step tells or leaves. */
function refuseLeaks(act: Act, ran: StepResult, gateway: Gateway, github: GitHub): void {
  const signatures = gateway.purchases.flatMap(({ url }) => new URL(url ?? 'x:').searchParams.get('sig') ?? [])
  const keys = [gateway.key, act.token]
  const secrets = [...keys, ...signatures]
  const told = Object.entries({ ...ran.outputs, ...ran.state, ...ran.env, summary: ran.summary })
  const pulls = github.repository(act.event.env.repository).pulls.flatMap(({ title, body }) => [title, body ?? ''])
  for (const [name, text] of [...told, ...pulls.map((text) => ['the pull request', text] as const)]) {
    refuseSecrets(name, text, secrets)
    refuseLinks(name, text)
  }
  for (const folder of [ran.runnerTemp, act.workspace]) {
    for (const name of filesBelow(folder)) {
      const bytes = fs.readFileSync(path.join(folder, name))
      // The journal alone remembers links: what was paid for is fetched by them.
      const isJournal = name.endsWith('journal.jsonl')
      refuseSecrets(name, bytes, isJournal ? keys : secrets)
      if (!isJournal) refuseLinks(name, bytes.toString('latin1'))
    }
  }
  for (const [name, text] of Object.entries({ stdout: ran.stdout, stderr: ran.stderr })) {
    const lines = text.split('\n').filter((line) => name === 'stderr' || parseCommand(line)?.form !== 'line')
    refuseText(name, lines.join('\n'), secrets)
    refuseSecrets(name, text, secrets)
    refuseLinks(name, text)
  }
}

/** Every output has its value, and agrees with the report. */
function judgeOutputs({ code, outputs, env, state, runnerTemp }: StepResult): string[] {
  const file = path.join(runnerTemp, 'imagelock-report.json')
  // Before a plan there are neither costs nor totals.
  const { cost, totals }: Partial<Document> = readDocument(fs.readFileSync(file, 'utf8'), STOPPED.has(code) ? 1 : code)
  const spent = (cost?.spent_usd ?? 0) + (cost?.unknown_usd ?? 0)
  const wrong: string[] = []
  const same = (name: string, told: unknown, wanted: unknown): void => {
    if (told !== wanted) wrong.push(`${name} is ${String(told)} and not ${String(wanted)}`)
  }
  same('outputs', Object.keys(outputs).toSorted().join(), OUTPUTS.toSorted().join())
  same('report', outputs['report'], file)
  same('generated', outputs['generated'], String(totals?.['generated'] ?? 0))
  same('cost-usd', outputs['cost-usd'], String(Math.round(spent * 1e6) / 1e6))
  same('the environment of later steps', Object.keys(env).join(), '')
  same(
    'state',
    Object.keys(state)
      .filter((name) => !['phase', 'handover'].includes(name))
      .join(),
    '',
  )
  return wrong
}

/** Without what makes text harmless, and without what it is made of. */
const bare = (text: string): string => text.replaceAll(/\\u\{?[0-9a-f]{4,6}\}?|[^!-~]/g, '')

/** Only commands that are meant: a group a manifest, the report's problems as annotations, the exit code. */
function judgeCommands({ workspace, inputs }: Act, { stdout, runnerTemp }: StepResult): string[] {
  const text = fs.readFileSync(path.join(runnerTemp, 'imagelock-report.json'), 'utf8')
  const { problems } = JSON.parse(text) as { problems: { severity: string; code: string; message: string }[] }
  const known = new Set(problems.map(({ severity, code, message }) => bare(`${severity} ${code} ${message}`)))
  const folder = path.join(workspace, inputs['working-directory'] ?? '.')
  const counts: Record<string, number> = {}
  const wrong: string[] = []
  for (const line of stdout.split('\n')) {
    const found = parseCommand(line)
    if (found === undefined) continue
    const { command, properties, data, form } = found
    counts[command] = (counts[command] ?? 0) + 1
    const isMeant =
      form === 'line' &&
      ((command === 'group' && fs.existsSync(path.join(folder, data.replace(/ \(continued\)$/, '')))) ||
        (command === 'endgroup' && data === '') ||
        (command === 'debug' && /^exit \d+$/.test(data)) ||
        (['error', 'warning'].includes(command) &&
          known.has(bare(`${command} ${properties['title']} ${data}`)) &&
          (properties['file'] === undefined || fs.existsSync(path.join(workspace, properties['file'])))))
    if (!isMeant) wrong.push(`the command ${line}`)
  }
  if (counts['group'] !== counts['endgroup']) wrong.push('a group is left open')
  for (const name of ['error', 'warning'])
    if ((counts[name] ?? 0) > ANNOTATIONS) wrong.push(`${counts[name]} annotations of the level ${name}`)
  return wrong
}

/** What lies in `$RUNNER_TEMP` that nobody needs any more. */
function leftIn(runnerTemp: string, isStopped: boolean, abandoned: ReadonlySet<string>): string[] {
  const meant = /^(?:imagelock-report\.json|imagelock-(?:gallery|contact-sheet).*|_runner_file_commands_.*\/[^/]+)$/
  const left = filesBelow(runnerTemp).filter((name) => !meant.test(name) && !abandoned.has(name))
  return isStopped ? left.filter((name) => name.startsWith('_home/')) : left.map((name) => `${name} is left`)
}
