// Pull requests: what GitHub stores of them, and how they follow the refs.
import { git, headOf, isAncestor, readCommit, writeCommit } from './bare.ts'
import type { Repository } from './repository.ts'

export interface Pull {
  readonly number: number
  readonly base: Repository
  readonly head: Repository
  readonly headRef: string
  readonly author: string
  readonly draft: boolean
  readonly createdAt: string
  baseRef: string
  title: string
  body: string | null
  state: 'open' | 'closed'
  merged: boolean
  mergeSha: string | undefined
  /** As last seen while it was open. */
  headSha: string
  baseSha: string
  updatedAt: string
  closedAt: string | undefined
  /** Login of who closed it; undefined where GitHub itself did. */
  closedBy: string | undefined
  readonly labels: string[]
  readonly assignees: string[]
  readonly reviewers: string[]
  readonly teams: string[]

  /** A person closes it unmerged. */
  readonly close: () => Promise<void>
  readonly merge: (method?: 'merge' | 'squash') => Promise<string>
}

export const now = (): string => new Date().toISOString().replace(/\.\d+/, '')

/** Opens a pull request whose refs were checked already. */
export async function openPull(facts: {
  readonly base: Repository
  readonly head: Repository
  readonly headRef: string
  readonly baseRef: string
  readonly headSha: string
  readonly baseSha: string
  readonly author: string
  readonly title: string
  readonly body: string | null
  readonly draft: boolean
}): Promise<Pull> {
  const at = now()
  const pull: Pull = {
    ...facts,
    number: facts.base.nextNumber++,
    state: 'open',
    merged: false,
    mergeSha: undefined,
    createdAt: at,
    updatedAt: at,
    closedAt: undefined,
    closedBy: undefined,
    labels: [],
    assignees: [],
    reviewers: [],
    teams: [],
    close: async () => setState(pull, 'closed', 'mona'),
    merge: (method = 'merge') => mergePull(pull, method),
  }
  facts.base.pulls.push(pull)
  await follow(pull)
  return pull
}

/** Closes or opens again; the heads stay as they were seen last. */
export function setState(pull: Pull, state: 'open' | 'closed', by?: string): void {
  pull.state = state
  pull.closedBy = state === 'closed' ? by : undefined
  pull.closedAt = state === 'closed' ? now() : undefined
  pull.updatedAt = now()
}

/** The tree of the merge, or undefined where it conflicts. */
export async function mergeTree(pull: Pull): Promise<string | undefined> {
  return git(pull.base.dir, ['merge-tree', '--write-tree', pull.baseSha, pull.headSha]).then(
    (out) => out.split('\n')[0],
    () => undefined,
  )
}

async function mergePull(pull: Pull, method: 'merge' | 'squash'): Promise<string> {
  const tree = await mergeTree(pull)
  if (tree === undefined) throw new Error(`#${pull.number} conflicts`)
  const person = { name: 'Mona Lisa', email: 'mona@example.com' }
  const { dir } = pull.base
  const sha = await writeCommit(dir, {
    tree,
    parents: method === 'merge' ? [pull.baseSha, pull.headSha] : [pull.baseSha],
    message: `${pull.title} (#${pull.number})`,
    author: person,
    committer: person,
  })
  await git(dir, ['update-ref', `refs/heads/${pull.baseRef}`, sha, pull.baseSha])
  markMerged(pull, sha)
  await pull.base.settle()
  return sha
}

function markMerged(pull: Pull, sha: string): void {
  setState(pull, 'closed')
  pull.merged = true
  pull.mergeSha = sha
}

/** `refs/pull/N/head` and, where it can be merged, `refs/pull/N/merge`. */
async function follow(pull: Pull): Promise<void> {
  const { dir } = pull.base
  if (pull.head !== pull.base) await git(dir, ['fetch', '--quiet', pull.head.dir, pull.headSha])
  await git(dir, ['update-ref', `refs/pull/${pull.number}/head`, pull.headSha])
  const tree = await mergeTree(pull)
  const ref = `refs/pull/${pull.number}/merge`
  if (tree === undefined) return void (await git(dir, ['update-ref', '-d', ref]).catch(() => ''))
  const { author } = await readCommit(dir, pull.headSha)
  const parents = [pull.baseSha, pull.headSha]
  const message = `Merge ${pull.headSha} into ${pull.baseSha}`
  pull.mergeSha = await writeCommit(dir, { tree, parents, message, author, committer: author })
  await git(dir, ['update-ref', ref, pull.mergeSha])
}

/**
 * What GitHub does after refs moved: a pull request whose head branch is gone is closed; one whose head was pushed
 * back into its base is closed; one whose base took in its head is merged.
 */
export async function settlePulls(repository: Repository): Promise<void> {
  for (const pull of repository.pulls) {
    if (pull.state !== 'open') continue
    const head = await headOf(pull.head.dir, pull.headRef)
    const base = await headOf(pull.base.dir, pull.baseRef)
    if (head === undefined || base === undefined) {
      setState(pull, 'closed')
      continue
    }
    if (head === pull.headSha && base === pull.baseSha) continue
    const headMoved = head !== pull.headSha
    Object.assign(pull, { headSha: head, baseSha: base, updatedAt: now() })
    await follow(pull)
    if (await isAncestor(pull.base.dir, head, base)) {
      if (headMoved) setState(pull, 'closed')
      else markMerged(pull, base)
    }
  }
}
