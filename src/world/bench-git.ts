// Git in the bare repository of a delivery: its own configuration alone, the token for one command (facts: threats.md, "git").
import { spawn, type ChildProcess } from 'node:child_process'
import { EXIT, ImagelockError } from '../errors.ts'
import type { Secret } from '../secret.ts'
import { childEnvironment, type Env, type Output, outputOf } from './git.ts'

const FIXED = [
  '--no-pager',
  '--literal-pathspecs',
  '-c',
  'core.hooksPath=/dev/null',
  '-c',
  'core.fsmonitor=false',
  '-c',
  'protocol.ext.allow=never',
]
/** Blobs that nobody asks for stay at the remote. Commands without the network know nothing of it, and end where they lack one. */
const PARTIAL = ['-c', 'remote.origin.promisor=true', '-c', 'remote.origin.partialclonefilter=blob:none']
/** The way out of a company's network, as git and git-lfs read it. */
const NETWORK =
  /^(?:https?_proxy|all_proxy|no_proxy|git_ssl_cainfo|git_ssl_capath|git_proxy_ssl_cainfo|ssl_cert_file|ssl_cert_dir)$/i
/** Of what git says, this much is repeated. */
const MAX_MESSAGE = 600

export interface BenchOptions {
  /** The bare repository, absolute. */
  readonly folder: string
  readonly remoteUrl: string
  readonly token: Secret | null
  readonly env: Env
}

export interface Call {
  readonly input?: string
  /** Whether the command may speak with the remote. */
  readonly network?: boolean
  readonly env?: Readonly<Record<string, string>>
}

/** Git in one bare repository. */
export interface BenchGit {
  readonly folder: string
  /** Runs git to its end, whatever its code. */
  readonly run: (args: readonly string[], call?: Call) => Promise<Output>
  /** The same, and its output as text. Throws `deliver/git` or, of a command that speaks with the remote, `deliver/remote`. */
  readonly text: (args: readonly string[], call?: Call) => Promise<string>
  readonly start: (args: readonly string[], call?: Call) => ChildProcess
}

/** Git in the bare repository `folder`, which speaks with `remoteUrl` alone. */
export function benchGit(options: BenchOptions): BenchGit {
  const { folder } = options
  const start = (args: readonly string[], call: Call = {}): ChildProcess => {
    const env = { ...benchEnvironment(options, call.network === true), ...call.env }
    const fixed = call.network === true ? [...FIXED, ...PARTIAL] : FIXED
    return spawn('git', [...fixed, ...args], { cwd: folder, env, windowsHide: true })
  }
  const run = (args: readonly string[], call: Call = {}): Promise<Output> =>
    outputOf(start(args, call), call.input ?? '')
  const text = async (args: readonly string[], call: Call = {}): Promise<string> => {
    const { code, stdout, stderr } = await run(args, call)
    if (code === 0) return stdout.toString('utf8')
    const remote = call.network === true
    const message = remote
      ? `git could not reach the repository: ${said(stderr)}`
      : `git ${args[0] ?? ''} failed: ${said(stderr)}`
    throw new ImagelockError({ code: remote ? 'deliver/remote' : 'deliver/git', message }, EXIT.undelivered)
  }
  return { folder, run, text, start }
}

/** What git and the server said, in one line and cut; from outside. */
export function said(stderr: string): string {
  const lines = stderr
    .split(/[\r\n]+/)
    .map((line) => line.replace(/^remote: ?/, '').trim())
    .filter((line) => line !== '' && !line.startsWith('hint: '))
  const text = lines.join('; ')
  return text.length > MAX_MESSAGE ? `${text.slice(0, MAX_MESSAGE)}…` : text || 'it said nothing'
}

function benchEnvironment({ folder, remoteUrl, token, env }: BenchOptions, network: boolean): Record<string, string> {
  const { GIT_NO_LAZY_FETCH: _, ...kept } = childEnvironment(env)
  const { origin, protocol } = new URL(remoteUrl)
  const own: Record<string, string> = {
    ...kept,
    GIT_DIR: folder,
    // No person's configuration, attributes or `.netrc` is found below it.
    HOME: folder,
    USERPROFILE: folder,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_ATTR_NOSYSTEM: '1',
    LC_ALL: 'C',
    GIT_ALLOW_PROTOCOL: 'none',
  }
  delete own['GIT_CONFIG_SYSTEM']
  if (!network) return own
  for (const [name, value] of Object.entries(env)) {
    if (value !== undefined && NETWORK.test(name)) own[name] = value
  }
  // Git's own tests, and ours, push to folders.
  own['GIT_ALLOW_PROTOCOL'] = protocol === 'file:' ? 'file' : 'http:https'
  if (token === null || protocol === 'file:') return own
  const key = `http.${origin}/.extraheader`
  const basic = Buffer.from(`x-access-token:${token.reveal()}`).toString('base64')
  // The empty value takes back whatever another configuration may have put there: two headers are a 400.
  return {
    ...own,
    GIT_CONFIG_COUNT: '2',
    GIT_CONFIG_KEY_0: key,
    GIT_CONFIG_VALUE_0: '',
    GIT_CONFIG_KEY_1: key,
    GIT_CONFIG_VALUE_1: `AUTHORIZATION: basic ${basic}`,
  }
}
