// A fresh folder, the built command line as a real process in it, real git, and the simulated gateway.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import * as fs from 'node:fs'
import * as os from 'node:os'
import * as path from 'node:path'
import { expect, type TestContext } from 'vitest'
import { type Gateway, type GatewayOptions, startGateway } from '../simulator/gateway.ts'
import { runInside } from './inside.ts'
import { type Document, readDocument, refuseLinks, refuseSecrets, refuseText, rowsOf, sha256 } from './oracle.ts'
import { type Before, before, filesBelow, judgeFiles, judgeMoney, unnoted } from './promises.ts'

const DIST = path.resolve(process.env['IMAGELOCK_DIST'] ?? path.join(import.meta.dirname, '../../dist'))
export const CLI = path.join(DIST, 'cli.js')

export interface Ran {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
  /** Of `--json`, held against the spec's shape; throws where there is none. */
  readonly json: Document
  /** `id` → `state outcome` of every image of the document. */
  readonly rows: Readonly<Record<string, string>>
  readonly codes: readonly string[]
}

export type Ended = Pick<Ran, 'code' | 'signal' | 'stdout'>

export interface Running {
  readonly child: ChildProcess
  readonly done: Promise<Ran>
}

export interface LockEntry {
  readonly path: string
  readonly fingerprint: string
  readonly request: Readonly<Record<string, unknown>>
  readonly file: Readonly<Record<string, unknown>> & { readonly sha256: string }
  readonly receipt?: { readonly request_id?: string; readonly cost_usd: number | null; readonly cost_source: string }
  readonly accepted?: true
}

export type Env = Readonly<Record<string, string | undefined>>

export interface Scene {
  readonly root: string
  /** Where the state folders are. */
  readonly state: string
  readonly gateway: Gateway
  readonly write: (name: string, content: string | Buffer) => void
  /** Writes `images.yml`; `version: 1` is put before it. */
  readonly manifest: (text: string) => void
  readonly read: (name: string) => Buffer
  readonly has: (name: string) => boolean
  readonly remove: (name: string) => void
  readonly sha: (name: string) => string
  readonly lock: (name?: string) => Record<string, LockEntry>
  /** Every file of the folder but git's own. */
  readonly files: () => string[]
  /** Whether a state folder is there. */
  readonly hasState: () => boolean
  readonly journal: () => string
  readonly git: (...args: string[]) => string
  readonly commit: () => void
  readonly env: (more?: Env) => NodeJS.ProcessEnv
  /** Tells the oracle that a run begins; the result is called at its end. `start` does so itself. */
  readonly begin: (args: readonly string[]) => (ended: Ended) => void
  /** `preload` are modules that node loads first. */
  readonly start: (args: readonly string[], env?: Env, cwd?: string, preload?: readonly string[]) => Running
  readonly run: (...args: string[]) => Promise<Ran>
  readonly runIn: (env: Env, ...args: string[]) => Promise<Ran>
  /** Purchases that reached the ledger since the last call: how many, and how many of them were billed. */
  readonly asked: () => { readonly all: number; readonly billed: number }
  /** How many purchases were billed since the last call. */
  readonly billed: () => number
}

export interface SceneOptions extends GatewayOptions {
  readonly git?: boolean
  /** The state folder may stay: something is left to be remembered. */
  readonly keeps?: boolean
  /** Where the scene's folder is made, where not in the system's own. */
  readonly parent?: string
}

const LIMIT_MS = 60_000

/** Minimal: nothing of the environment of the tests but where programs are. */
function environment(root: string, gateway: Gateway, more: Env): NodeJS.ProcessEnv {
  return {
    PATH: process.env['PATH'],
    HOME: path.join(root, '../home'),
    TMPDIR: path.join(root, '../home'),
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    APIYI_BASE_URL: gateway.baseUrl,
    APIYI_API_KEY: gateway.key,
    ...more,
  }
}

/** Opens a scene that ends with its test; then the gateway has seen no violation and nothing is left lying about. */
export async function scene(test: Pick<TestContext, 'onTestFinished'>, options: SceneOptions = {}): Promise<Scene> {
  const { git: wantsGit = true, keeps = false, parent = os.tmpdir(), ...rest } = options
  const outer = fs.realpathSync(fs.mkdtempSync(path.join(parent, 'imagelock-e2e-')))
  const root = path.join(outer, 'repository')
  for (const folder of [root, path.join(outer, 'home')]) fs.mkdirSync(folder)
  const state = path.join(root, wantsGit ? '.git/imagelock' : '.imagelock')
  const broken: string[] = []
  const gateway = await startGateway({
    key: `sk-CANARY/+&=${randomBytes(18).toString('hex')}`,
    provenanceBytes: 64,
    ...rest,
    onPurchase: (purchase) => {
      broken.push(...[unnoted(state, purchase)].filter((one) => one !== null))
      rest.onPurchase?.(purchase)
    },
  })
  const at = (name: string): string => path.join(root, ...name.split('/'))
  const git = (...args: string[]): string =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@t', ...args], {
      cwd: root,
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], HOME: root, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
  if (wantsGit) git('init', '-q', '-b', 'main', '--template=')
  let seen = 0
  const asked = (): { all: number; billed: number } => {
    const fresh = gateway.purchases.slice(seen)
    seen = gateway.purchases.length
    return { all: fresh.length, billed: fresh.filter(({ billed }) => billed).length }
  }
  const running = new Set<Before>()
  let overlapped = false
  const begin = (args: readonly string[]): ((ran: Ended) => void) => {
    const run = before(root, state, args, gateway.purchases.length)
    overlapped = running.size > 0
    running.add(run)
    return (ran) => {
      running.delete(run)
      // What two runs did at once cannot be told apart.
      if (overlapped) return
      const wrong = judgeMoney(args, gateway.purchases.slice(run.from), ran)
      expect([...wrong, ...judgeFiles(root, state, run, ran.signal !== 'SIGKILL')]).toEqual([])
    }
  }
  const start = (args: readonly string[], env: Env = {}, cwd = root, preload: readonly string[] = []): Running => {
    const end = begin(args)
    const child = spawn(process.execPath, [...preload.flatMap((one) => ['--import', one]), CLI, ...args], {
      cwd,
      env: environment(root, gateway, env),
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const done = finish(child, args, gateway).then((ran) => {
      end(ran)
      return ran
    })
    return { child, done }
  }
  /** What a test does to a file while a run goes on is no deed of the run. */
  const noticed = (name: string): void => {
    for (const { files: known } of running) {
      if (fs.existsSync(at(name))) known.set(name, sha256(fs.readFileSync(at(name))))
      else known.delete(name)
    }
  }
  const files = (): string[] => filesBelow(root).filter((name) => !name.startsWith('.git/'))
  const all: Scene = {
    root,
    state,
    gateway,
    write: (name, content) => {
      fs.mkdirSync(path.dirname(at(name)), { recursive: true })
      fs.writeFileSync(at(name), content)
      noticed(name)
    },
    manifest: (text) => all.write('images.yml', `version: 1\n${text}`),
    read: (name) => fs.readFileSync(at(name)),
    has: (name) => fs.existsSync(at(name)),
    remove: (name) => {
      fs.rmSync(at(name))
      noticed(name)
    },
    sha: (name) => sha256(fs.readFileSync(at(name))),
    lock: (name = 'images.lock.json') =>
      (JSON.parse(fs.readFileSync(at(name), 'utf8')) as { images: Record<string, LockEntry> }).images,
    files,
    hasState: () => fs.existsSync(state),
    journal: () => {
      const found = filesBelow(state).find((name) => name.endsWith('journal.jsonl'))
      return found === undefined ? '' : fs.readFileSync(path.join(state, found), 'utf8')
    },
    git,
    commit: () => {
      git('add', '-A')
      git('commit', '-q', '-m', 'x', '--allow-empty')
    },
    env: (more = {}) => environment(root, gateway, more),
    begin,
    start,
    run: (...args) => start(args).done,
    runIn: (env, ...args) => start(args, env).done,
    asked,
    billed: () => asked().billed,
  }
  test.onTestFinished(async () => {
    await gateway.close()
    const own = path.relative(root, state).split(path.sep).join('/')
    const left = [...new Set([...files(), ...filesBelow(state).map((name) => `${own}/${name}`)])]
    const contents = left.map((name) => [name, fs.readFileSync(at(name))] as const)
    const outside = filesBelow(outer).filter((name) => !name.startsWith('repository/'))
    fs.rmSync(outer, { recursive: true, force: true })
    expect([...gateway.violations, ...broken, ...outside]).toEqual([])
    expect(left.filter((name) => name.endsWith('.tmp') || name.endsWith('writer.lock'))).toEqual([])
    if (!keeps) expect(left.filter((name) => name.startsWith(`${own}/`))).toEqual([])
    for (const [name, bytes] of contents) {
      refuseSecrets(name, bytes, [gateway.key])
      if (!name.endsWith('journal.jsonl')) refuseLinks(name, bytes.toString('latin1'))
    }
  })
  return all
}

async function finish(child: ChildProcess, args: readonly string[], { key, purchases }: Gateway): Promise<Ran> {
  const out: Buffer[] = []
  const err: Buffer[] = []
  child.stdout?.on('data', (chunk: Buffer) => out.push(chunk))
  child.stderr?.on('data', (chunk: Buffer) => err.push(chunk))
  const timer = setTimeout(() => child.kill('SIGKILL'), LIMIT_MS)
  const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve) =>
    child.once('close', (...ended) => resolve(ended)),
  )
  clearTimeout(timer)
  const stdout = Buffer.concat(out).toString('utf8')
  const stderr = Buffer.concat(err).toString('utf8')
  const name = args.join(' ')
  const signatures = purchases.flatMap(({ url }) => new URL(url ?? 'x:').searchParams.get('sig') ?? [])
  refuseText(`stdout of ${name}`, stdout, [key, ...signatures])
  refuseText(`stderr of ${name}`, stderr, [key, ...signatures])
  const json = (): Document => readDocument(stdout, code)
  return {
    code,
    signal,
    stdout,
    stderr,
    get json() {
      return json()
    },
    get rows() {
      return rowsOf(json())
    },
    get codes() {
      return json().problems.map((one) => one.code)
    },
  }
}

/** How many times as long as on an idle machine a program takes to start here and now, from 1 to 4. */
export async function pace(): Promise<number> {
  const began = Date.now()
  await new Promise((resolve) =>
    spawn(process.execPath, [CLI, '--version'], { stdio: 'ignore' }).once('close', resolve),
  )
  return Math.min(4, Math.max(1, (Date.now() - began) / 250))
}

/** Waits until something holds. */
export async function until(holds: () => boolean, ms = 15_000): Promise<void> {
  for (const end = Date.now() + ms; !holds();) {
    if (Date.now() > end) throw new Error('it never came to that')
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

/** Files and lock agree: `check`, in this process, passes, and every entry's file has the bytes that it locks. */
export async function agrees(s: Scene): Promise<void> {
  const { code, rows } = await runInside(s, { command: 'check' }, { random: Math.random, realTime: true })
  expect([code, ...Object.values(rows).filter((row) => row !== 'unchanged')]).toEqual([0])
  for (const { path: name, file } of Object.values(s.lock())) expect(s.sha(name)).toBe(file.sha256)
}
