// The Actions runner as far as a JavaScript action can tell: inputs, files, environment, post step, cancelling.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { WorkflowEvent } from './events.ts'
import { readOutput, readPairs, type Reading } from './runner-commands.ts'
import type { GitHub } from './server.ts'

export interface Step {
  /** Folder with `action.yml`. */
  readonly actionDir: string
  readonly inputs?: Readonly<Record<string, string>>
  readonly event: WorkflowEvent
  /** `GITHUB_WORKSPACE`, and the step's working directory. */
  readonly workspace: string
  readonly github: GitHub
  readonly token: string
  readonly env?: Readonly<Record<string, string>>
  /** The node that runs it; this one where left out. */
  readonly node?: string
  /** Kept from step to step of a job; made where left out. */
  readonly runnerTemp?: string
  /** Cancels: SIGINT, then SIGTERM after 7.5 s, then SIGKILL after 2.5 s more, all times `scale` (1). */
  readonly cancel?: { readonly when: RegExp | number; readonly scale?: number }
}

export interface StepResult extends Reading {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
  readonly outputs: Readonly<Record<string, string>>
  readonly state: Readonly<Record<string, string>>
  /** Additions to the environment of later steps. */
  readonly env: Readonly<Record<string, string>>
  readonly summary: string
  readonly runnerTemp: string
  /** Runs the post step as the runner would at the end of the job; undefined where the action has none. */
  readonly runPost: (changes?: Pick<Step, 'cancel' | 'env' | 'node'>) => Promise<StepResult | undefined>
}

interface ActionFile {
  readonly inputs?: Readonly<Record<string, { readonly default?: string | number | boolean | null }>>
  readonly runs: { readonly main: string; readonly post?: string }
}

/** Runs the main step of an action. Nothing of this process's environment reaches it but `PATH`. */
export async function runAction(step: Step): Promise<StepResult> {
  const action = parse(readFileSync(join(step.actionDir, 'action.yml'), 'utf8')) as ActionFile
  return run(step, action, action.runs.main, {})
}

async function run(
  step: Step,
  action: ActionFile,
  entry: string,
  state: Readonly<Record<string, string>>,
): Promise<StepResult> {
  const runnerTemp = step.runnerTemp ?? (await mkdtemp(join(tmpdir(), 'runner-temp-')))
  const files = await mkdtemp(join(runnerTemp, '_runner_file_commands_'))
  const file = (name: string): string => join(files, name)
  for (const name of ['output', 'state', 'summary', 'env', 'path']) await writeFile(file(name), '')
  await writeFile(file('event.json'), JSON.stringify(step.event.payload))
  const home = join(runnerTemp, '_home')
  await mkdir(home, { recursive: true })
  const github = context(step, file('event.json'))
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: home,
    LANG: 'C.UTF-8',
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    RUNNER_OS: 'Linux',
    RUNNER_ARCH: 'X64',
    RUNNER_NAME: 'test',
    RUNNER_TEMP: runnerTemp,
    RUNNER_TOOL_CACHE: join(runnerTemp, '_tools'),
    ...Object.fromEntries(Object.entries(github).map(([name, value]) => [`GITHUB_${name.toUpperCase()}`, value])),
    GITHUB_OUTPUT: file('output'),
    GITHUB_STATE: file('state'),
    GITHUB_STEP_SUMMARY: file('summary'),
    GITHUB_ENV: file('env'),
    GITHUB_PATH: file('path'),
    ...(step.github.certificate === undefined
      ? {}
      : { NODE_EXTRA_CA_CERTS: step.github.certificate, GIT_SSL_CAINFO: step.github.certificate }),
    ...inputs(step, action, { ...github, token: step.token }, runnerTemp),
    ...Object.fromEntries(Object.entries(state).map(([name, value]) => [`STATE_${name}`, value])),
    ...step.env,
  }
  const done = await execute(step, join(step.actionDir, entry), env)
  const reading = readOutput(`${done.stdout}\n${done.stderr}`)
  const legacy = (command: string): Record<string, string> =>
    Object.fromEntries(
      reading.commands.filter((one) => one.command === command).map((one) => [one.properties['name'] ?? '', one.data]),
    )
  const pairs = async (name: string): Promise<Record<string, string>> => readPairs(await readFile(file(name), 'utf8'))
  const kept = { ...state, ...legacy('save-state'), ...(await pairs('state')) }
  const added = await pairs('env')
  return {
    ...done,
    ...reading,
    outputs: { ...legacy('set-output'), ...(await pairs('output')) },
    state: kept,
    env: added,
    summary: await readFile(file('summary'), 'utf8'),
    runnerTemp,
    runPost: async (changes = {}) => {
      const { post } = action.runs
      const { cancel: _, ...same } = step
      const later = { ...same, ...changes, runnerTemp, env: { ...step.env, ...added, ...changes.env } }
      return post === undefined ? undefined : run(later, action, post, kept)
    },
  }
}

/** The `github` context, as far as it is also the environment. */
function context(step: Step, eventPath: string): Record<string, string> {
  const { github, event, workspace } = step
  return {
    server_url: github.url,
    api_url: github.apiUrl,
    graphql_url: github.graphqlUrl,
    event_name: event.name,
    event_path: eventPath,
    workspace,
    run_id: '1234567890',
    run_number: '7',
    run_attempt: '1',
    workflow: 'Images',
    job: 'images',
    action: '__self',
    actor_id: '1001',
    repository_owner: event.env.repository.split('/')[0] ?? '',
    retention_days: '90',
    ...event.env,
  }
}

function inputs(
  step: Step,
  action: ActionFile,
  github: Readonly<Record<string, string>>,
  runnerTemp: string,
): Record<string, string> {
  const evaluate = (text: string): string =>
    text.replace(/\$\{\{\s*(.+?)\s*\}\}/g, (whole, expression: string) => {
      const name = /^github\.(\w+)$/.exec(expression)?.[1]
      if (expression === 'runner.temp') return runnerTemp
      const value = name === undefined ? undefined : github[name]
      if (value === undefined) throw new Error(`no value for ${whole}`)
      return value
    })
  const known = Object.entries(action.inputs ?? {})
  for (const name of Object.keys(step.inputs ?? {})) {
    if (!known.some(([one]) => one === name)) throw new Error(`action.yml has no input ${name}`)
  }
  return Object.fromEntries(
    known.map(([name, { default: value }]) => [
      `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
      step.inputs?.[name] ?? evaluate(String(value ?? '')),
    ]),
  )
}

/** The runner ends with the whole tree of processes. */
function killGroup(pid: number | undefined): void {
  try {
    process.kill(-(pid ?? Infinity), 'SIGKILL')
  } catch {
    // All of them are gone already.
  }
}

function execute(
  step: Step,
  entry: string,
  env: Record<string, string>,
): Promise<Pick<StepResult, 'code' | 'signal' | 'stdout' | 'stderr'>> {
  return new Promise((resolve, reject) => {
    const child = spawn(step.node ?? process.execPath, [entry], { cwd: step.workspace, env, detached: true })
    const out = { stdout: '', stderr: '' }
    const timers: NodeJS.Timeout[] = []
    const cancel = (): void => {
      if (timers.length > 0) return
      const scale = step.cancel?.scale ?? 1
      child.kill('SIGINT')
      timers.push(setTimeout(() => child.kill('SIGTERM'), 7500 * scale))
      timers.push(setTimeout(() => killGroup(child.pid), 10_000 * scale))
    }
    const when = step.cancel?.when
    const clock = typeof when === 'number' ? setTimeout(cancel, when) : undefined
    for (const name of ['stdout', 'stderr'] as const) {
      child[name].setEncoding('utf8').on('data', (chunk: string) => {
        out[name] += chunk
        if (when instanceof RegExp && when.test(out[name])) cancel()
      })
    }
    child.on('error', reject)
    child.on('close', (code, signal) => {
      for (const timer of [clock, ...timers]) clearTimeout(timer)
      resolve({ code, signal, ...out })
    })
  })
}
