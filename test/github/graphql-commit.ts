// The mutation createCommitOnBranch over a real bare repository.
import { noreply, webFlow } from './api-shapes.ts'
import { moveRef, readCommit, resolveId, writeBlob, writeCommit, writeTree, type Entry } from './bare.ts'
import { mayWrite, type Hub } from './exchange.ts'
import { commitNode, Complaint, reachable, refNode } from './graphql-nodes.ts'
import type { Repository } from './repository.ts'
import type { Token } from './types.ts'

interface Input {
  readonly clientMutationId?: string
  readonly branch: { readonly repositoryNameWithOwner?: string; readonly branchName?: string; readonly id?: string }
  readonly expectedHeadOid: string
  readonly message: { readonly headline: string; readonly body?: string }
  readonly fileChanges?: {
    readonly additions?: readonly { readonly path: string; readonly contents: string }[]
    readonly deletions?: readonly { readonly path: string }[]
  }
}

const mode = '100644'

/** The branch that an input names by repository and name, or by the node id of its ref. */
function branchOf(hub: Hub, token: Token | undefined, { branch }: Input): { repository: Repository; ref: string } {
  if (branch.id !== undefined) {
    const [, fullName = '', ref = ''] = Buffer.from(branch.id, 'base64url').toString().split(':')
    return { repository: reachable(hub, token, fullName), ref }
  }
  const name = branch.branchName ?? ''
  const repository = reachable(hub, token, branch.repositoryNameWithOwner ?? '')
  return { repository, ref: name.startsWith('refs/') ? name : `refs/heads/${name}` }
}

function guard(repository: Repository, ref: string): void {
  const branch = ref.replace('refs/heads/', '')
  const rule = 'Changes must be made through a pull request.'
  if (repository.ruled.has(branch)) {
    throw new Complaint('UNPROCESSABLE', `Repository rule violations found\n\n${rule}\n\n`)
  }
  if (repository.protected.has(branch)) {
    throw new Complaint('BRANCH_PROTECTION_RULE_VIOLATION', `protected branch '${branch}' check failed:\n  ${rule}`)
  }
}

async function changes(repository: Repository, head: string, input: Input): Promise<Entry[]> {
  const { additions = [], deletions = [] } = input.fileChanges ?? {}
  const files = await repository.files(head)
  const entries: Entry[] = []
  for (const { path, contents } of additions) {
    if (!/^[A-Za-z0-9+/]*={0,2}$/.test(contents) || contents.length % 4 !== 0) {
      throw new Complaint('UNPROCESSABLE', `The contents of '${path}' are not valid Base64.`)
    }
    if (path === '' || path.startsWith('/') || path.split('/').some((part) => /^(\.|\.\.|\.git)?$/i.test(part))) {
      throw new Complaint('UNPROCESSABLE', `A path was requested which is malformed: '${path}'`)
    }
    const sha = await writeBlob(repository.dir, Buffer.from(contents, 'base64'))
    entries.push({ path, sha, mode })
  }
  for (const { path } of deletions) {
    if (files[path] === undefined) {
      throw new Complaint(
        'UNPROCESSABLE',
        `A path was requested for deletion which does not exist as of commit oid \`${head}\`: ${path}`,
      )
    }
    entries.push({ path, sha: null, mode })
  }
  return entries
}

/** Commits as the token's login, signed by GitHub; an empty commit is made too. Modes are always 100644. */
export async function createCommitOnBranch(
  hub: Hub,
  token: Token | undefined,
  raw: Readonly<Record<string, unknown>>,
): Promise<unknown> {
  const input = raw as unknown as Input
  const { repository, ref } = branchOf(hub, token, input)
  const { dir } = repository
  if (!mayWrite(token, repository) || token === undefined) {
    const of = token?.kind === 'user' ? 'personal access token' : 'integration'
    throw new Complaint('FORBIDDEN', `Resource not accessible by ${of}`)
  }
  const head = await resolveId(dir, ref)
  if (head === undefined) {
    throw new Complaint(
      'NOT_FOUND',
      `No branch named "${ref.replace('refs/heads/', '')}" found on ${repository.fullName}`,
    )
  }
  const stale = (): Complaint =>
    new Complaint(
      'STALE_DATA',
      `Expected branch to point to "${input.expectedHeadOid}" but it did not.  Pull and try again.`,
    )
  if (head !== input.expectedHeadOid) throw stale()
  guard(repository, ref)
  const tree = await writeTree(dir, head, await changes(repository, head, input))
  const { headline, body } = input.message
  const message = body === undefined || body === '' ? headline : `${headline}\n\n${body}`
  const sha = await writeCommit(dir, {
    tree,
    parents: [head],
    message,
    author: noreply(token.login),
    committer: webFlow,
  })
  repository.verified.add(sha)
  if (!(await moveRef(dir, ref, sha, head))) throw stale()
  return {
    clientMutationId: input.clientMutationId ?? null,
    commit: commitNode(repository, await readCommit(dir, sha)),
    ref: await refNode(repository, ref),
  }
}
