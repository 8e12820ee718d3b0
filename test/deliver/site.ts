// A repository on the GitHub for tests, a clone of it as a workflow has it, and a workbench beside the clone.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import * as fs from 'node:fs'
import * as path from 'node:path'
import { expect, onTestFinished } from 'vitest'
import type { Edit, Identity, Proposal } from '../../src/deliver/proposal.ts'
import type { Target } from '../../src/deliver/push.ts'
import { onTop } from '../../src/deliver/push.ts'
import type { Clock } from '../../src/generate/gate.ts'
import type { Entry } from '../../src/lock/schema.ts'
import { pointerText } from '../../src/store/history.ts'
import { Secret } from '../../src/secret.ts'
import { findRepository } from '../../src/world/git.ts'
import { openWorkbench, type Workbench } from '../../src/world/workbench.ts'
import type { CheckoutOptions } from '../github/clone.ts'
import { readToken, serve } from '../github/helpers.ts'
import type { Repository } from '../github/repository.ts'
import { runToken, type GitHub } from '../github/server.ts'
import type { GitHubOptions } from '../github/types.ts'
import { lockOf } from '../lock/sample.ts'
import { freshFolder } from '../store/folder.ts'
import type { Picture } from './pictures.ts'

export const BOT: Identity = { name: 'github-actions[bot]', email: 'bot@example.com' }
export const READER = new Secret(readToken.token)

export interface Site {
  readonly github: GitHub
  readonly repository: Repository
  /** The checked-out commit. */
  readonly head: string
  readonly workTree: string
  readonly bench: Workbench
  /** Another workbench on the same clone. */
  readonly open: (options?: BenchChoice) => Promise<Workbench>
  readonly clone: (options?: CheckoutOptions) => Promise<string>
}

export interface BenchChoice {
  readonly workTree?: string
  readonly token?: Secret | null
  readonly env?: Readonly<Record<string, string>>
  readonly remoteUrl?: string
}

/** `files` go onto `main`, with a `README.md`. */
export async function site(
  files: Readonly<Record<string, string | Buffer>> = {},
  options: { readonly checkout?: CheckoutOptions; readonly github?: GitHubOptions } = {},
): Promise<Site> {
  const github = await serve({
    repositories: [{ name: 'octo/site', files: { 'README.md': 'read me\n', ...files } }],
    ...options.github,
  })
  const repository = github.repository('octo/site')
  const secure = github.certificate === undefined ? {} : { certificate: github.certificate }
  const clone = async (checkout: CheckoutOptions = {}): Promise<string> => {
    const folder = path.join(freshFolder(), 'work tree "é')
    await repository.clone(folder, { token: runToken.token, version: 4, ...secure, ...checkout })
    return folder
  }
  const workTree = await clone(options.checkout)
  const open = async (choice: BenchChoice = {}): Promise<Workbench> => {
    const tree = choice.workTree ?? workTree
    const bench = await openWorkbench({
      workTree: tree,
      gitDir: gitDirOf(tree),
      remoteUrl: choice.remoteUrl ?? repository.url,
      token: choice.token === undefined ? new Secret(runToken.token) : choice.token,
      temp: freshFolder(),
      env: { PATH: process.env['PATH'] ?? '', ...choice.env },
    })
    onTestFinished(bench.close)
    return bench
  }
  const head = (await repository.branches())['main'] ?? ''
  return { github, repository, head, workTree, bench: await open(), open, clone }
}

export function gitDirOf(workTree: string): string {
  const found = findRepository(workTree)
  if (found === null) throw new Error('no repository')
  return found.gitDir
}

/** The image's edit. */
export function edit({ entry }: Picture): Edit {
  return { kind: 'image', path: entry.path, sha256: entry.file.sha256, bytes: entry.file.bytes }
}

/** A commit of edits on a parent. */
export function commit(bench: Workbench, parent: string, edits: readonly Edit[]): ReturnType<Workbench['commit']> {
  return bench.commit({ parents: [parent], edits, message: 'x', author: BOT, committer: BOT, pointer: pointerText })
}

/** Commits edits on the checked-out commit and pushes them to `main`. */
export async function deliver({ bench, head }: Pick<Site, 'bench' | 'head'>, edits: readonly Edit[]): Promise<string> {
  await bench.fetch([head], { depth: 1 })
  const made = await commit(bench, head, edits)
  expect(await bench.push(made.commit, 'main', { kind: 'from', commit: head })).toEqual({
    kind: 'pushed',
    commit: made.commit,
  })
  return made.commit
}

/** Writes pictures to the work tree. */
export function draw(workTree: string, pictures: readonly Picture[], folder = ''): void {
  for (const { bytes, entry } of pictures) {
    const file = path.join(workTree, folder, entry.path)
    fs.mkdirSync(path.dirname(file), { recursive: true })
    fs.writeFileSync(file, bytes)
  }
}

/** A run that made these pictures, their ids their paths without `.png`, where `base` was locked. */
export function proposal(head: string, made: readonly Picture[], base: Readonly<Record<string, Entry>> = {}): Proposal {
  const own = Object.fromEntries(made.map(({ entry }) => [entry.path.replace(/\.png$/, ''), entry]))
  const part = { manifest: 'images.yml', lockPath: 'images.lock.json', folder: '', base: lockOf(base) }
  return { head, manifests: [{ ...part, ours: lockOf({ ...base, ...own }) }] }
}

export function target(options: Partial<Target> = {}): Target {
  const never = new AbortController().signal
  const who = { author: BOT, committer: BOT, message: 'feat: pictures' }
  return { branch: 'main', ground: onTop(null), ...who, attempts: 20, signal: never, ...options }
}

/** Pauses are real. */
export const clock: Clock = {
  now: () => Date.now(),
  sleep: (ms) => new Promise((resolve) => void setTimeout(resolve, ms)),
}

/** One hash over all below a folder: names, modes, inodes, and files' bytes and times. */
export function stateOf(folder: string): string {
  const hash = createHash('sha256')
  for (const name of fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted()) {
    const file = path.join(folder, name)
    const stat = fs.lstatSync(file)
    hash.update(`${name}\0${stat.mode}\0${stat.ino}\0`)
    if (stat.isFile()) hash.update(`${stat.mtimeMs}\0`).update(fs.readFileSync(file))
  }
  return hash.digest('hex')
}

/** A `git` first on `PATH` that writes a line for each start. */
export function countingGit(): { readonly env: Record<string, string>; readonly starts: () => readonly string[] } {
  const folder = freshFolder()
  const real = execFileSync('which', ['git']).toString().trim()
  const log = path.join(folder, 'log')
  fs.writeFileSync(log, '')
  fs.writeFileSync(path.join(folder, 'git'), `#!/bin/sh\necho "$*" >> '${log}'\nexec '${real}' "$@"\n`, { mode: 0o755 })
  return {
    env: { PATH: `${folder}:${process.env['PATH'] ?? ''}` },
    starts: () => fs.readFileSync(log, 'utf8').split('\n').filter(Boolean),
  }
}
