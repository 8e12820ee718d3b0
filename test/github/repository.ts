// One repository of the GitHub for tests: a bare repository on disk, its settings and its pull requests.
import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { git, gitBytes, headOf, readCommits, resolveId } from './bare.ts'
import type { CommitFacts, Person } from './bare.ts'
import { cloneLikeCheckout, type CheckoutOptions, type Clone } from './clone.ts'
import { installHooks, protect } from './hooks.ts'
import { openPull, settlePulls, type Pull } from './pulls.ts'
import type { Seed } from './types.ts'

export interface Repository {
  readonly id: number
  readonly owner: string
  readonly name: string
  readonly fullName: string
  readonly dir: string
  /** Where clients reach it, without `.git`. */
  readonly url: string
  readonly defaultBranch: string
  readonly private: boolean
  readonly parent: Repository | undefined
  readonly collaborators: readonly string[] | undefined
  readonly protected: Set<string>
  readonly ruled: Set<string>
  readonly pulls: Pull[]
  /** Commits that GitHub itself signed. */
  readonly verified: Set<string>
  /** Pull requests and issues share their numbers. */
  nextNumber: number

  /** Commits files onto a branch (made where it is missing) as a person would by a push; null removes a file. */
  readonly commit: (
    branch: string,
    files: Readonly<Record<string, string | Uint8Array | null>>,
    options?: { readonly author?: Person; readonly message?: string; readonly from?: string },
  ) => Promise<string>
  readonly show: (ref: string, path: string) => Promise<Buffer>
  /** Paths of a commit, with their modes. */
  readonly files: (ref: string) => Promise<Record<string, string>>
  /** Commits that a ref reaches, newest first, as far as `count`. */
  readonly log: (ref: string, count?: number) => Promise<CommitFacts[]>
  /** Branch name to head. */
  readonly branches: () => Promise<Record<string, string>>
  readonly deleteBranch: (branch: string) => Promise<void>
  /** Points a branch elsewhere, as a forced push by somebody would. */
  readonly force: (branch: string, to: string) => Promise<void>
  /** A pull request by somebody, without a token: `head` is a branch here or of `fork`. */
  readonly openPull: (head: string, options?: PullOptions) => Promise<Pull>
  readonly protect: (branch: string, by?: 'protection' | 'ruleset' | 'nothing') => Promise<void>
  readonly clone: (dir: string, options?: CheckoutOptions) => Promise<Clone>
  /** Brings pull requests in line with the refs; the server calls it after every write. */
  readonly settle: () => Promise<void>
  /** An object that is stored for LFS, by its id. */
  readonly lfsPath: (oid: string) => string
  readonly hasLfs: (oid: string) => boolean
}

export interface PullOptions {
  readonly fork?: Repository
  readonly base?: string
  readonly author?: string
  readonly title?: string
  readonly body?: string
}

const somebody: Person = { name: 'Mona Lisa', email: 'mona@example.com' }

export interface World {
  readonly root: string
  readonly origin: string
  readonly find: (fullName: string) => Repository | undefined
}

/** Makes the bare repository of a seed. */
export async function makeRepository(world: World, seed: Seed, id: number): Promise<Repository> {
  const [owner = '', name = ''] = seed.name.split('/')
  const dir = join(world.root, owner, `${name}.git`)
  const parent = seed.forkOf === undefined ? undefined : world.find(seed.forkOf)
  const defaultBranch = seed.defaultBranch ?? parent?.defaultBranch ?? 'main'
  await makeBare(dir, defaultBranch)
  if (parent !== undefined) await git(dir, ['fetch', '--quiet', parent.dir, '+refs/heads/*:refs/heads/*'])
  await installHooks(dir, world.origin)

  const repository: Repository = {
    id,
    owner,
    name,
    fullName: `${owner}/${name}`,
    dir,
    url: `${world.origin}/${owner}/${name}`,
    defaultBranch,
    private: seed.private ?? false,
    parent,
    collaborators: seed.collaborators,
    protected: new Set(seed.protected),
    ruled: new Set(seed.ruled),
    pulls: [],
    verified: new Set(),
    nextNumber: 1,
    commit: (branch, files, options = {}) => commit(repository, branch, files, options),
    show: (ref, path) => gitBytes(dir, ['cat-file', 'blob', `${ref}:${path}`]),
    files: async (ref) => {
      const lines = (await git(dir, ['ls-tree', '-r', '-z', ref])).split('\0').filter((line) => line !== '')
      return Object.fromEntries(lines.map((line) => [line.slice(line.indexOf('\t') + 1), line.slice(0, 6)]))
    },
    log: (ref, count = 1000) => readCommits(dir, [`-${count}`, ref]),
    branches: async () => {
      const lines = await git(dir, ['for-each-ref', '--format=%(refname:lstrip=2) %(objectname)', 'refs/heads'])
      return Object.fromEntries(lines.split('\n').flatMap((line) => (line === '' ? [] : [line.split(' ')])))
    },
    deleteBranch: async (branch) => {
      await git(dir, ['update-ref', '-d', `refs/heads/${branch}`])
      await repository.settle()
    },
    force: async (branch, to) => {
      await git(dir, ['update-ref', `refs/heads/${branch}`, to])
      await repository.settle()
    },
    openPull: async (headRef, options = {}) => {
      const head = options.fork ?? repository
      const baseRef = options.base ?? defaultBranch
      const [headSha, baseSha] = [await headOf(head.dir, headRef), await headOf(dir, baseRef)]
      if (headSha === undefined || baseSha === undefined) throw new Error(`no branch ${headRef} or ${baseRef}`)
      const { author = 'mona', title = headRef, body = null } = options
      return openPull({ base: repository, baseRef, baseSha, head, headRef, headSha, author, title, body, draft: false })
    },
    protect: async (branch, by = 'protection') => {
      repository.protected.delete(branch)
      repository.ruled.delete(branch)
      if (by !== 'nothing') repository[by === 'ruleset' ? 'ruled' : 'protected'].add(branch)
      await writeProtection(repository)
    },
    clone: (target, options = {}) => cloneLikeCheckout(repository, target, options),
    settle: () => settlePulls(repository),
    lfsPath: (oid) => join(dir, 'lfs-objects', oid),
    hasLfs: (oid) => existsSync(join(dir, 'lfs-objects', oid)),
  }
  if (seed.files !== undefined) await repository.commit(defaultBranch, seed.files, { message: 'Begin' })
  await writeProtection(repository)
  return repository
}

async function writeProtection(repository: Repository): Promise<void> {
  const { fullName, protected: guarded, ruled } = repository
  await protect(repository.dir, { name: fullName, protected: [...guarded], ruled: [...ruled] })
}

/** Written by hand, not by `git init` and ten times `git config`: a test suite makes hundreds. */
async function makeBare(dir: string, branch: string): Promise<void> {
  for (const part of ['objects/info', 'objects/pack', 'refs/heads', 'refs/tags', 'info']) {
    await mkdir(join(dir, part), { recursive: true })
  }
  await writeFile(join(dir, 'HEAD'), `ref: refs/heads/${branch}\n`)
  const config = [
    '[core]\nrepositoryformatversion = 0\nfilemode = true\nbare = true',
    '[http]\nreceivepack = true',
    '[uploadpack]\nallowFilter = true\nallowAnySHA1InWant = true',
    '[receive]\nhideRefs = refs/pull\nfsckObjects = true',
    '[gc]\nauto = 0',
  ]
  await writeFile(join(dir, 'config'), `${config.join('\n')}\n[include]\npath = protection.config\n`)
}

async function commit(
  repository: Repository,
  branch: string,
  files: Readonly<Record<string, string | Uint8Array | null>>,
  options: { readonly author?: Person; readonly message?: string; readonly from?: string },
): Promise<string> {
  const { dir, defaultBranch } = repository
  const from = options.from === undefined ? headOf(dir, defaultBranch) : resolveId(dir, options.from)
  const parent = (await headOf(dir, branch)) ?? (await from)
  const { name, email } = options.author ?? somebody
  const data = (bytes: string | Uint8Array): Uint8Array[] => [
    Buffer.from(`data ${Buffer.byteLength(bytes)}\n`),
    Buffer.from(bytes),
    Buffer.from('\n'),
  ]
  const script = [
    Buffer.from(`commit refs/heads/${branch}\nmark :1\ncommitter ${name} <${email}> now\n`),
    ...data(options.message ?? `Change ${Object.keys(files).join(', ')}`),
    Buffer.from(parent === undefined ? '' : `from ${parent}\n`),
    ...Object.entries(files).flatMap(([path, content]) => [
      Buffer.from(content === null ? `D ${JSON.stringify(path)}\n` : `M 100644 inline ${JSON.stringify(path)}\n`),
      ...(content === null ? [] : data(content)),
    ]),
    Buffer.from('\nget-mark :1\n'),
  ]
  const sha = await git(dir, ['fast-import', '--quiet', '--date-format=now'], { input: Buffer.concat(script) })
  await repository.settle()
  return sha
}
