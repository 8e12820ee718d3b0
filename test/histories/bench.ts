// The real side of a history: a folder, the engine in this process, the simulated gateway, git, and what lies on the disk.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import * as fs from 'node:fs'
import * as os from 'node:os'
import * as path from 'node:path'
import { crc32, deflateSync } from 'node:zlib'
import { ImagelockError } from '../../src/errors.ts'
import { type Command, DEFAULTS, type Options } from '../../src/options.ts'
import { run } from '../../src/run.ts'
import type { Gateway } from '../simulator/gateway.ts'
import type { Ground, Locked, Wanted } from './model.ts'

/** In memory where the system has such a place: thousands of syncs. */
const TEMP = fs.existsSync('/dev/shm') ? '/dev/shm' : os.tmpdir()
export const LOCK = 'images.lock.json'

export const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

/** What a command ended with; `rows` is `id` → `state outcome`. */
export interface Ended {
  readonly exit: number
  readonly rows: Readonly<Record<string, string>>
  readonly codes: readonly string[]
}

export interface Bench {
  readonly root: string
  readonly gateway: Gateway
  readonly isGit: boolean
  /** What a run sees of the environment. */
  readonly env: NodeJS.ProcessEnv
  /** Writes the manifest. */
  readonly want: (images: readonly Wanted[]) => void
  readonly write: (name: string, bytes: Buffer) => void
  readonly remove: (name: string) => void
  readonly files: () => Map<string, string>
  /** All that decides the next run; null where a rename by way of a temporary name was cut short. */
  readonly look: (images: readonly Wanted[]) => Omit<Ground, 'past' | 'blobs'> | null
  readonly run: (command: Command, options?: Partial<Options>, stop?: AbortController) => Promise<Ended>
  readonly git: (...args: string[]) => string
  /** The dead run's lock of the manifest is that of a process that is gone. */
  readonly bury: () => void
  /** Names of what must not be left when no run goes on. */
  readonly leftovers: () => string[]
  readonly close: () => void
}

const OPTIONS = {
  ...DEFAULTS,
  maxCost: 1_000_000_000,
  maxImages: 1000,
  concurrency: 2,
  attempts: 1,
  timeoutMs: 20_000,
}

export function openBench(gateway: Gateway, isGit: boolean): Bench {
  const root = fs.realpathSync(fs.mkdtempSync(path.join(TEMP, 'imagelock-history-')))
  const at = (name: string): string => path.join(root, ...name.split('/'))
  const env = { PATH: process.env['PATH'], HOME: root, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' }
  const git = (...args: string[]): string =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@t', '-c', 'gc.auto=0', ...args], {
      cwd: root,
      encoding: 'utf8',
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
  const runs = { ...env, APIYI_BASE_URL: gateway.baseUrl, APIYI_API_KEY: gateway.key }
  if (isGit) git('init', '-q', '-b', 'main')
  const state = at(isGit ? '.git/imagelock' : '.imagelock')
  const below = (folder: string): string[] =>
    fs.existsSync(folder)
      ? fs
          .readdirSync(folder, { recursive: true, withFileTypes: true })
          .filter((one) => one.isFile())
          .map((one) => path.join(one.parentPath, one.name))
      : []
  const all = (): string[] =>
    below(root).filter((one) => !one.startsWith(at('.git') + path.sep) && !one.startsWith(state + path.sep))
  const files = (): Map<string, string> =>
    new Map(
      all()
        .map((one) => [path.relative(root, one).split(path.sep).join('/'), one] as const)
        .filter(([name]) => /^[^.].*\.png$/.test(name) && !name.includes('/.'))
        .map(([name, one]) => [name, sha256(fs.readFileSync(one))]),
    )
  const journal = (): Line[] => {
    const file = below(state).find((one) => one.endsWith('journal.jsonl'))
    const lines = file === undefined ? [] : fs.readFileSync(file, 'utf8').split('\n')
    return lines.filter((line) => line.startsWith('{') && line.endsWith('}')).map((line) => JSON.parse(line) as Line)
  }
  return {
    root,
    gateway,
    isGit,
    env: runs,
    want: (images) => {
      const rows = images.map(
        ({ id, prompt, seed, path: place }) =>
          `  ${id}: { prompt: ${prompt}, path: ${place}${seed === null ? '' : `, seed: ${seed}`} }\n`,
      )
      fs.writeFileSync(
        at('images.yml'),
        `version: 1\ndefaults: { size: 64x64, output_format: png }\nimages:\n${rows.join('')}`,
      )
    },
    write: (name, bytes) => {
      fs.mkdirSync(path.dirname(at(name)), { recursive: true })
      fs.writeFileSync(at(name), bytes)
    },
    remove: (name) => fs.rmSync(at(name), { force: true }),
    files,
    look: (manifest) => {
      const lock = fs.existsSync(at(LOCK))
        ? (JSON.parse(fs.readFileSync(at(LOCK), 'utf8')) as { images: Record<string, Locked> }).images
        : {}
      return readJournal(journal(), { manifest, lock, files: files() }, (name) =>
        fs.existsSync(at(name)) ? sha256(fs.readFileSync(at(name))) : undefined,
      )
    },
    run: async (command, options = {}, stop = new AbortController()) => {
      const world = {
        cwd: root,
        env: runs,
        clock: {
          now: Date.now,
          sleep: (ms: number) => new Promise<void>((resolve) => void setTimeout(resolve, Math.min(ms, 5))),
        },
        random: () => 0,
        keepHeapSmall: () => {},
        stopping: stop.signal,
        ending: new AbortController().signal,
      }
      const door = {
        ready: async () => null,
        tell: () => {},
        planned: () => {},
        shown: () => {},
        confirm: async () => true,
      }
      try {
        const { exit, report } = await run({ ...OPTIONS, command, ids: [], ...options }, world, door)
        const images = report.manifests.flatMap((one) => one.images)
        const rows = Object.fromEntries(
          images.map(({ id, state: before, outcome }) => [id, outcome === undefined ? before : `${before} ${outcome}`]),
        )
        return { exit, rows, codes: report.problems.map(({ code }) => code) }
      } catch (error) {
        if (error instanceof ImagelockError)
          return { exit: error.exit, rows: {}, codes: error.problems.map(({ code }) => code) }
        throw error
      }
    },
    git,
    bury: () => {
      for (const file of below(state).filter((one) => one.endsWith('writer.lock'))) {
        const holder = JSON.parse(fs.readFileSync(file, 'utf8')) as object
        fs.writeFileSync(file, JSON.stringify({ ...holder, ticks: '0' }))
      }
    },
    leftovers: () => [...all(), ...below(state)].filter((one) => /\.tmp$|writer\.lock|journal\.jsonl\./.test(one)),
    close: () => fs.rmSync(root, { recursive: true, force: true }),
  }
}

interface Line {
  readonly t: string
  readonly n: number
  readonly fp: string
  readonly deadline: number
  readonly id: string
  readonly entry: Locked
  readonly temp: string | null
}

/** What the journal vouches for, and what waits under a temporary name for a place that is free or ours. */
function readJournal(
  lines: readonly Line[],
  { manifest, lock, files }: Pick<Ground, 'manifest' | 'lock' | 'files'>,
  shaOf: (name: string) => string | undefined,
): Omit<Ground, 'past' | 'blobs'> | null {
  const of = (kind: string): Line[] => lines.filter(({ t }) => t === kind)
  if (of('moving').some(({ temp }) => temp !== null && shaOf(temp) !== undefined)) return null
  const noted = of('note')
  const there = new Map(files)
  const known = (place: string): string[] =>
    [...Object.values(lock), ...noted.map(({ entry }) => entry)]
      .filter((one) => one.path === place)
      .map((one) => one.file.sha256)
  for (const { entry, temp } of noted) {
    const now = files.get(entry.path)
    if (temp === null || shaOf(temp) !== entry.file.sha256) continue
    if (now === undefined || known(entry.path).includes(now)) there.set(entry.path, entry.file.sha256)
  }
  const ended = new Set(of('end').map(({ n }) => n))
  const linked = new Set(
    of('link')
      .filter(({ deadline }) => deadline > Date.now())
      .map(({ n }) => n),
  )
  const links = of('ask').filter(
    ({ n, fp }) => linked.has(n) && !ended.has(n) && !noted.some(({ entry }) => entry.fingerprint === fp),
  )
  const notes = noted.filter(({ id, entry }) => lock[id]?.file.sha256 !== entry.file.sha256)
  return { manifest, lock, files: there, notes, links: new Set(links.map(({ fp }) => fp)) }
}

let drawn = 0

/** A whole picture that nobody else has. */
export function personsPicture(): Buffer {
  drawn += 1
  const chunk = (type: string, data: Buffer): Buffer => {
    const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    check.writeUInt32BE(crc32(named))
    return Buffer.concat([length, named, check])
  }
  const head = Buffer.from('0000000100000001080000000000'.slice(0, 26), 'hex')
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    chunk('tEXt', Buffer.from(`n\0${drawn}`)),
    chunk('IDAT', deflateSync(Buffer.from([0, 0]))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
