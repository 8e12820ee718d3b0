// Git as a program: fixed arguments, nothing of the user's or a stranger's configuration runs (facts: threats.md, "git").
import { spawn } from 'node:child_process'
import * as fs from 'node:fs'
import * as path from 'node:path'

/** Hooks, the file monitor, pagers and every transport are off: what is read here is local, nothing is fetched. */
const FIXED = [
  '--no-pager',
  '--literal-pathspecs',
  '-c',
  'core.hooksPath=/dev/null',
  '-c',
  'core.fsmonitor=false',
  '-c',
  'protocol.allow=never',
]
/** In a job's container the checkout belongs to the runner's user and the step is root: the operator trusts what he checked out. */
const ANY_OWNER = ['-c', 'safe.directory=*']
const PASSED =
  /^(?:PATH|HOME|USERPROFILE|SYSTEMROOT|TEMP|TMP|TMPDIR|LANG|LC_[A-Z]+|GIT_CONFIG_(?:GLOBAL|SYSTEM|NOSYSTEM)|GIT_CEILING_DIRECTORIES)$/i

export type Env = Readonly<Record<string, string | undefined>>

/** What a child sees of the environment: what it needs to start, and nothing of ours. */
export function childEnvironment(env: Env): Record<string, string> {
  // The last one also holds where a configuration allows one protocol by name, which goes before `protocol.allow`.
  const kept: Record<string, string> = {
    GIT_TERMINAL_PROMPT: '0',
    GIT_NO_LAZY_FETCH: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_ALLOW_PROTOCOL: 'none',
  }
  for (const [name, value] of Object.entries(env)) {
    if (value !== undefined && PASSED.test(name)) kept[name] = value
  }
  return kept
}

/** A repository on this machine that a folder lies in. */
export interface Repository {
  /** Absolute. */
  readonly gitDir: string
  /** Absolute. */
  readonly workTree: string
}

/** Finds the repository of a folder as git does, without starting it; null where there is none. */
export function findRepository(folder: string): Repository | null {
  for (let here = folder; ; here = path.dirname(here)) {
    const marker = path.join(here, '.git')
    const stat = fs.lstatSync(marker, { throwIfNoEntry: false })
    if (stat?.isDirectory() && fs.existsSync(path.join(marker, 'HEAD'))) return { gitDir: marker, workTree: here }
    if (stat?.isFile()) {
      const target = /^gitdir: (.+?)\r?\n?$/.exec(fs.readFileSync(marker, 'utf8').slice(0, 5000))?.[1]
      const gitDir = target && path.resolve(here, target)
      if (gitDir && fs.existsSync(gitDir)) return { gitDir, workTree: here }
    }
    if (here === path.dirname(here)) return null
  }
}

/** Where the objects of a linked work tree's repository are (git: gitrepository-layout, "commondir"). */
export function commonDir(gitDir: string): string {
  const file = path.join(gitDir, 'commondir')
  return fs.existsSync(file) ? path.resolve(gitDir, fs.readFileSync(file, 'utf8').trim()) : gitDir
}

export interface Output {
  readonly code: number
  readonly stdout: Buffer
  readonly stderr: string
}

/** Local git for one folder. */
export interface Git {
  /** Runs git to its end. A git that is not installed gives code 127. */
  readonly run: (args: readonly string[], input?: string) => Promise<Output>
  /** Reads objects one after the other from one process. */
  readonly objects: () => Objects
}

/** `git cat-file --batch`; must be closed. */
export interface Objects {
  /** The object's chunks go to `onChunk`, one object after the other; false where git does not have it, or not without fetching. */
  readonly read: (name: string, onChunk: (chunk: Buffer) => Promise<void> | void) => Promise<boolean>
  readonly close: () => void
}

/** Git in `folder`, an absolute path. */
export function gitIn(folder: string, env: Env): Git {
  const fixed = env['GITHUB_ACTIONS'] === 'true' ? [...FIXED, ...ANY_OWNER] : FIXED
  const start = (args: readonly string[]): ReturnType<typeof spawn> =>
    spawn('git', [...fixed, ...args], { cwd: folder, env: childEnvironment(env), windowsHide: true })
  return {
    run: (args, input = '') => outputOf(start(args), input),
    objects: () => openObjects(start(['cat-file', '--batch'])),
  }
}

/** Feeds a git that was started by the caller, and gives all it says when it has ended; 127 where there is none. */
export function outputOf(child: ReturnType<typeof spawn>, input: string | Uint8Array): Promise<Output> {
  return new Promise((resolve) => {
    const out: Buffer[] = []
    const err: Buffer[] = []
    child.stdout?.on('data', (chunk: Buffer) => out.push(chunk))
    child.stderr?.on('data', (chunk: Buffer) => err.push(chunk))
    child.on('error', () => resolve({ code: 127, stdout: Buffer.alloc(0), stderr: 'git is not installed' }))
    child.on('close', (code) =>
      resolve({ code: code ?? 1, stdout: Buffer.concat(out), stderr: Buffer.concat(err).toString('utf8') }),
    )
    child.stdin?.on('error', () => {})
    child.stdin?.end(input)
  })
}

/** Reads one object after the other, however many ask at once. */
export function inTurn(read: Objects['read']): Objects['read'] {
  let last: Promise<unknown> = Promise.resolve()
  return (name, onChunk) => {
    const answer = last.then(() => read(name, onChunk))
    last = answer.catch(() => {})
    return answer
  }
}

/** `git cat-file --batch` as it was started by the caller. */
export function openObjects(child: ReturnType<typeof spawn>): Objects {
  const { stdin, stdout, stderr } = child
  if (!stdin || !stdout) throw new Error('git was started without pipes')
  stderr?.resume()
  stdin.on('error', () => {})
  child.on('error', () => stdout.destroy())
  const source = stdout[Symbol.asyncIterator]() as AsyncIterator<Buffer>
  let rest: Buffer = Buffer.alloc(0)
  let over = false

  const more = async (): Promise<boolean> => {
    const next = await source.next().catch(() => ({ done: true as const, value: undefined }))
    over = next.done === true
    if (!over) rest = rest.length === 0 ? (next.value as Buffer) : Buffer.concat([rest, next.value as Buffer])
    return !over
  }
  const header = async (): Promise<string | null> => {
    for (;;) {
      const end = rest.indexOf(10)
      if (end >= 0) {
        const line = rest.toString('utf8', 0, end)
        rest = rest.subarray(end + 1)
        return line
      }
      if (!(await more())) return null
    }
  }
  const read: Objects['read'] = async (name, onChunk) => {
    if (over || name.includes('\n')) return false
    stdin.write(`${name}\n`)
    const [, type, size] = / (blob|tree|commit|tag) (\d+)$/.exec((await header()) ?? '') ?? []
    if (size === undefined) return false
    let left = Number(size)
    let failure: { readonly error: unknown } | undefined
    while (left > 0) {
      if (rest.length === 0 && !(await more())) return false
      const chunk = rest.subarray(0, left)
      rest = rest.subarray(chunk.length)
      left -= chunk.length
      if (type !== 'blob' || failure) continue
      try {
        await onChunk(chunk)
      } catch (error) {
        // The object is read to its end all the same, so that the next answer begins where it is looked for.
        failure = { error }
      }
    }
    if (rest.length === 0) await more()
    rest = rest.subarray(1)
    if (failure) throw failure.error
    return type === 'blob'
  }
  return {
    read: inTurn(read),
    close: () => {
      stdin.end()
      child.kill()
    },
  }
}
