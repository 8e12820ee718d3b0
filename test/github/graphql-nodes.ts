// The objects behind GraphQL queries: repositories, refs, commits, trees, blobs, pull requests.
import { nodeId } from './api-shapes.ts'
import { git, gitBytes, readCommit, readCommits, resolveId, type CommitFacts, type Person } from './bare.ts'
import { reaches, type Hub } from './exchange.ts'
import { mergeTree, type Pull } from './pulls.ts'
import type { Repository } from './repository.ts'
import type { Token } from './types.ts'

type Node = Readonly<Record<string, unknown>>
interface Page {
  readonly first?: number
  readonly last?: number
}

/** An error of GitHub's own kind: its `type` stands beside the message. */
export class Complaint extends Error {
  readonly type: string
  constructor(type: string, message: string) {
    super(message)
    this.type = type
  }
}

const pageInfo = { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null }

function connection(items: readonly unknown[], { first, last }: Page): Node {
  const nodes = last === undefined ? items.slice(0, first) : items.slice(-last)
  return { nodes, edges: nodes.map((node) => ({ node, cursor: '' })), totalCount: items.length, pageInfo }
}

const reason = (fullName: string): Complaint =>
  new Complaint('NOT_FOUND', `Could not resolve to a Repository with the name '${fullName}'.`)

/** The repository that a token reaches by name. */
export function reachable(hub: Hub, token: Token | undefined, fullName: string): Repository {
  const repository = hub.find(fullName)
  if (repository === undefined || !reaches(token, repository)) throw reason(fullName)
  return repository
}

export function repositoryNode(hub: Hub, token: Token | undefined, fullName: string): Node {
  const repository = reachable(hub, token, fullName)
  const { dir, name, owner, url, defaultBranch } = repository
  const pullNodes = (): Pull[] => {
    if (repository.private && token?.pullRequests === 'none')
      throw new Complaint('FORBIDDEN', 'Resource not accessible by integration')
    return repository.pulls
  }
  return {
    __typename: 'Repository',
    id: nodeId('Repository', fullName),
    databaseId: repository.id,
    name,
    nameWithOwner: repository.fullName,
    owner: { __typename: 'Organization', login: owner, id: nodeId('User', owner) },
    url,
    isPrivate: repository.private,
    isFork: repository.parent !== undefined,
    defaultBranchRef: () => refNode(repository, `refs/heads/${defaultBranch}`),
    ref: ({ qualifiedName }: { qualifiedName: string }) => named(repository, qualifiedName),
    refs: async ({ refPrefix, ...page }: Page & { refPrefix: string }) => {
      const names = (await git(dir, ['for-each-ref', '--format=%(refname)', refPrefix])).split('\n').filter(Boolean)
      return connection(await Promise.all(names.map((ref) => refNode(repository, ref))), page)
    },
    object: async ({ expression, oid }: { expression?: string; oid?: string }) => {
      const wanted = oid ?? expression ?? 'HEAD'
      const id = await resolveId(dir, wanted, 'object')
      return id === undefined ? null : objectNode(repository, id)
    },
    pullRequest: ({ number }: { number: number }) => {
      const pull = pullNodes().find((one) => one.number === number)
      if (pull !== undefined) return pullNode(pull)
      throw new Complaint('NOT_FOUND', `Could not resolve to a PullRequest with the number of ${number}.`)
    },
    pullRequests: (args: Page & { states?: string[]; headRefName?: string; baseRefName?: string }) =>
      connection(
        pullNodes()
          .filter((pull) => args.states?.includes(stateOf(pull)) ?? true)
          .filter((pull) => (args.headRefName ?? pull.headRef) === pull.headRef)
          .filter((pull) => (args.baseRefName ?? pull.baseRef) === pull.baseRef)
          .map(pullNode),
        args,
      ),
  }
}

async function named(repository: Repository, name: string): Promise<Node | null> {
  for (const ref of name.startsWith('refs/') ? [name] : [`refs/heads/${name}`, `refs/tags/${name}`, `refs/${name}`]) {
    const node = await refNode(repository, ref)
    if (node !== null) return node
  }
  return null
}

/** A ref by its full name; null where there is none. */
export async function refNode(repository: Repository, ref: string): Promise<Node | null> {
  const sha = await resolveId(repository.dir, ref, 'object')
  if (sha === undefined) return null
  const prefix = /^refs\/(heads|tags)\//.exec(ref)?.[0] ?? 'refs/'
  return {
    __typename: 'Ref',
    id: nodeId('Ref', `${repository.fullName}:${ref}`),
    name: ref.slice(prefix.length),
    prefix,
    target: () => objectNode(repository, sha),
  }
}

async function objectNode(repository: Repository, oid: string): Promise<Node> {
  const { dir, url } = repository
  const type = await git(dir, ['cat-file', '-t', oid])
  if (type === 'commit') return commitNode(repository, await readCommit(dir, oid))
  const common = { id: nodeId('Object', oid), oid, abbreviatedOid: oid.slice(0, 7), commitUrl: `${url}/commit/${oid}` }
  if (type === 'blob') {
    const bytes = await gitBytes(dir, ['cat-file', 'blob', oid])
    const isBinary = bytes.includes(0)
    return {
      ...common,
      __typename: 'Blob',
      byteSize: bytes.length,
      isBinary,
      isTruncated: false,
      text: isBinary ? null : bytes.toString(),
    }
  }
  if (type === 'tag') return { ...common, __typename: 'Tag' }
  return { ...common, __typename: 'Tree', entries: () => treeEntries(repository, oid) }
}

async function treeEntries(repository: Repository, oid: string): Promise<Node[]> {
  const lines = (await git(repository.dir, ['ls-tree', '-l', '-z', oid])).split('\0').filter(Boolean)
  return lines.map((line) => {
    const [mode = '', type = '', id = '', size = ''] = line.slice(0, line.indexOf('\t')).split(/ +/)
    const path = line.slice(line.indexOf('\t') + 1)
    return {
      name: path,
      path,
      mode: Number.parseInt(mode, 8),
      type,
      oid: id,
      size: Number(size) || 0,
      object: () => objectNode(repository, id),
    }
  })
}

const actor = ({ name, email, date = '' }: Person): Node => ({ name, email, date, user: null })

/** A commit. Asking for a file above 10 MB fails, also right after it was committed. */
export function commitNode(repository: Repository, commit: CommitFacts): Node {
  const { dir, url } = repository
  const { sha, message } = commit
  const valid = repository.verified.has(sha)
  const signature = {
    __typename: 'GpgSignature',
    isValid: true,
    state: 'VALID',
    wasSignedByGitHub: true,
    email: 'noreply@github.com',
    payload: sha,
    signature: '-----BEGIN PGP SIGNATURE-----',
  }
  return {
    __typename: 'Commit',
    id: nodeId('Commit', sha),
    oid: sha,
    abbreviatedOid: sha.slice(0, 7),
    url: `${url}/commit/${sha}`,
    commitUrl: `${url}/commit/${sha}`,
    message,
    messageHeadline: message.split('\n')[0],
    messageBody: message.split('\n').slice(1).join('\n').trim(),
    author: actor(commit.author),
    committer: actor(commit.committer),
    authoredDate: commit.author.date,
    committedDate: commit.committer.date,
    committedViaWeb: valid,
    signature: valid ? signature : null,
    tree: () => objectNode(repository, commit.tree),
    parents: async (page: Page) =>
      connection(await Promise.all(commit.parents.map((parent) => objectNode(repository, parent))), page),
    history: async (page: Page) =>
      connection(
        (await readCommits(dir, [sha])).map((one) => commitNode(repository, one)),
        page,
      ),
    file: async ({ path }: { path: string }) => {
      const oid = await resolveId(dir, `${sha}:${path}`, 'object')
      if (oid === undefined) throw new Complaint('NOT_FOUND', `Could not resolve file for path '${path}'.`)
      const size = Number(await git(dir, ['cat-file', '-s', oid]))
      if (size > 10 * 2 ** 20) throw new Complaint('UNPROCESSABLE', 'Could not resolve file over 10mb.')
      return {
        name: path.split('/').at(-1),
        path,
        oid,
        size,
        mode: 0o100644,
        type: 'blob',
        object: () => objectNode(repository, oid),
      }
    },
  }
}

const stateOf = (pull: Pull): string => (pull.merged ? 'MERGED' : pull.state.toUpperCase())

/** A pull request. */
export function pullNode(pull: Pull): Node {
  const { base, head, number } = pull
  const list = (items: readonly Node[]) => (page: Page) => connection(items, page)
  return {
    __typename: 'PullRequest',
    id: nodeId('PullRequest', `${base.fullName}#${number}`),
    number,
    url: `${base.url}/pull/${number}`,
    title: pull.title,
    body: pull.body ?? '',
    state: stateOf(pull),
    closed: pull.state === 'closed',
    merged: pull.merged,
    isDraft: pull.draft,
    isCrossRepository: head !== base,
    author: { __typename: pull.author.endsWith('[bot]') ? 'Bot' : 'User', login: pull.author.replace('[bot]', '') },
    createdAt: pull.createdAt,
    updatedAt: pull.updatedAt,
    closedAt: pull.closedAt ?? null,
    mergedAt: pull.merged ? pull.closedAt : null,
    headRefName: pull.headRef,
    headRefOid: pull.headSha,
    headRef: () => refNode(head, `refs/heads/${pull.headRef}`),
    headRepositoryOwner: { __typename: 'Organization', login: head.owner },
    baseRefName: pull.baseRef,
    baseRefOid: pull.baseSha,
    baseRef: () => refNode(base, `refs/heads/${pull.baseRef}`),
    mergeable: async () =>
      pull.state === 'closed' ? 'UNKNOWN' : (await mergeTree(pull)) === undefined ? 'CONFLICTING' : 'MERGEABLE',
    labels: list(pull.labels.map((name) => ({ __typename: 'Label', name, id: nodeId('Label', name) }))),
    assignees: list(pull.assignees.map((login) => ({ __typename: 'User', login }))),
  }
}
