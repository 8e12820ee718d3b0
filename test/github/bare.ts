// A bare repository on disk: the few commands of git that the GitHub for tests needs.
import { spawn } from 'node:child_process'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'

export interface Entry {
  readonly path: string
  /** The blob's or subtree's id; null removes the path. */
  readonly sha: string | null
  readonly mode: string
}

export interface Person {
  readonly name: string
  readonly email: string
  readonly date?: string
}

export interface CommitFacts {
  readonly sha: string
  readonly tree: string
  readonly parents: readonly string[]
  readonly author: Required<Person>
  readonly committer: Required<Person>
  readonly message: string
}

/** The environment of every git here: nobody's configuration, no question at a terminal. */
export const plainGitEnvironment = {
  PATH: process.env['PATH'] ?? '',
  HOME: '/nonexistent',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_TERMINAL_PROMPT: '0',
  LC_ALL: 'C',
}

/** Runs git in a folder; throws with its error text where it fails. */
export function gitBytes(
  cwd: string,
  args: readonly string[],
  options: { readonly input?: string | Uint8Array; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', args, { cwd, env: { ...plainGitEnvironment, ...options.env } })
    const out: Buffer[] = []
    const err: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk))
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0) resolve(Buffer.concat(out))
      else reject(new Error(`git ${args.join(' ')}: ${code}: ${Buffer.concat(err).toString()}`))
    })
    child.stdin.on('error', () => {})
    child.stdin.end(options.input ?? '')
  })
}

/** `gitBytes` as text without its last line end. */
export async function git(
  cwd: string,
  args: readonly string[],
  options: { readonly input?: string | Uint8Array; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<string> {
  return (await gitBytes(cwd, args, options)).toString().replace(/\n$/, '')
}

/** The id that a name stands for, or undefined. */
export async function resolveId(dir: string, name: string, kind = 'commit'): Promise<string | undefined> {
  if (name === '' || name.startsWith('-')) return undefined
  // A path after a colon cannot be followed by what is to be peeled.
  const peeled = name.includes(':') ? name : `${name}^{${kind}}`
  return git(dir, ['rev-parse', '--verify', '--quiet', peeled]).catch(() => undefined)
}

/** The head of a branch, read from the files of the refs: a process for each would be most of a test's time. */
export async function headOf(dir: string, branch: string): Promise<string | undefined> {
  const loose = await readFile(join(dir, 'refs/heads', branch), 'utf8').catch(() => '')
  if (/^[0-9a-f]{40}\n$/.test(loose)) return loose.trim()
  const packed = await readFile(join(dir, 'packed-refs'), 'utf8').catch(() => '')
  return packed
    .split('\n')
    .find((line) => line.endsWith(` refs/heads/${branch}`))
    ?.slice(0, 40)
}

export async function isAncestor(dir: string, older: string, newer: string): Promise<boolean> {
  return git(dir, ['merge-base', '--is-ancestor', older, newer]).then(
    () => true,
    () => false,
  )
}

export async function writeBlob(dir: string, bytes: string | Uint8Array): Promise<string> {
  return git(dir, ['hash-object', '-w', '--stdin'], { input: bytes })
}

/** A tree of `base` with some entries replaced. */
export async function writeTree(dir: string, base: string | undefined, entries: readonly Entry[]): Promise<string> {
  const index = `${dir}/index-${process.pid}-${Math.random().toString(36).slice(2)}`
  const env = { GIT_INDEX_FILE: index }
  await git(dir, base === undefined ? ['read-tree', '--empty'] : ['read-tree', base], { env })
  const lines = entries.map(({ path, sha, mode }) =>
    sha === null ? `0 ${'0'.repeat(40)}\t${path}\0` : `${mode} ${sha}\t${path}\0`,
  )
  await git(dir, ['update-index', '-z', '--index-info'], { env, input: lines.join('') })
  const tree = await git(dir, ['write-tree'], { env })
  await rm(index, { force: true })
  return tree
}

export async function writeCommit(
  dir: string,
  commit: { tree: string; parents: readonly string[]; message: string; author: Person; committer: Person },
): Promise<string> {
  const { author, committer } = commit
  const env = {
    GIT_AUTHOR_NAME: author.name,
    GIT_AUTHOR_EMAIL: author.email,
    GIT_COMMITTER_NAME: committer.name,
    GIT_COMMITTER_EMAIL: committer.email,
    ...(author.date === undefined ? {} : { GIT_AUTHOR_DATE: author.date }),
    ...(committer.date === undefined ? {} : { GIT_COMMITTER_DATE: committer.date }),
  }
  const parents = commit.parents.flatMap((parent) => ['-p', parent])
  return git(dir, ['commit-tree', commit.tree, ...parents, '-F', '-'], { env, input: commit.message })
}

/** Commits by rev-list arguments, newest first. */
export async function readCommits(dir: string, args: readonly string[]): Promise<CommitFacts[]> {
  const format = ['%H', '%T', '%P', '%an', '%ae', '%aI', '%cn', '%ce', '%cI', '%B'].join('%x1f')
  const text = await git(dir, ['log', `--format=${format}%x1e`, ...args])
  return text
    .split('\x1e')
    .map((part) => part.replace(/^\n/, '').split('\x1f'))
    .filter((fields) => fields.length === 10)
    .map((fields) => {
      const [sha = '', tree = '', parents = '', an = '', ae = '', ad = '', cn = '', ce = '', cd = '', body = ''] =
        fields
      return {
        sha,
        tree,
        parents: parents === '' ? [] : parents.split(' '),
        author: { name: an, email: ae, date: ad },
        committer: { name: cn, email: ce, date: cd },
        message: body.replace(/\n+$/, ''),
      }
    })
}

export async function readCommit(dir: string, sha: string): Promise<CommitFacts> {
  const [commit] = await readCommits(dir, ['-1', sha])
  if (commit === undefined) throw new Error(`no commit ${sha}`)
  return commit
}

/** Moves a ref from where it was last seen; false where it stands elsewhere by now. `old` of zeros: it must not exist. */
export async function moveRef(dir: string, ref: string, to: string, old: string): Promise<boolean> {
  return git(dir, ['update-ref', ref, to, old]).then(
    () => true,
    () => false,
  )
}

export const zeroId = '0'.repeat(40)
