// Commits on branches over GraphQL: the token's, signed by GitHub, shown as Verified.
import type { Branches } from './github-branches.ts'
import type { Caller } from './github-call.ts'
import { GitHubError, oneLine, requestIdOf } from './github-error.ts'
import type { Octokit, Place } from './github.ts'

/** One commit on top of a branch, its files in base64. */
export interface ApiCommit {
  readonly branch: string
  /** The tip that the branch must have. */
  readonly head: string
  readonly headline: string
  readonly body: string
  readonly additions: readonly { readonly path: string; readonly contents: string }[]
  readonly deletions: readonly { readonly path: string }[]
}

export type Committed =
  | { readonly kind: 'committed'; readonly commit: string }
  | { readonly kind: 'moved' }
  | { readonly kind: 'refused'; readonly reason: 'protected' | 'denied' | 'other'; readonly message: string }

/** Puts one commit on a branch, only where its tip is the one that was seen. */
export type CommitOnBranch = (commit: ApiCommit) => Promise<Committed>

/** What any GraphQL request answers. */
export interface GraphqlAnswer {
  readonly data?: Readonly<Record<string, unknown>> | null
  readonly errors?: readonly { readonly type?: string; readonly message?: string }[]
}

const MUTATION = `mutation($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid } }
}`
/** A request may hold 40 MB. */
const COMMIT_TIMEOUT_MS = 5 * 60_000

/** @param getBranch finds out what became of a commit whose answer was lost */
export function openCommits(
  octokit: Octokit,
  { owner, repo }: Place,
  graphqlUrl: string,
  call: Caller,
  getBranch: Branches['getBranch'],
): CommitOnBranch {
  return async ({ branch, head, headline, body, additions, deletions }) => {
    const input = {
      branch: { repositoryNameWithOwner: `${owner}/${repo}`, branchName: branch },
      expectedHeadOid: head,
      message: { headline, body },
      fileChanges: { additions, deletions },
    }
    const message = body === '' ? headline : `${headline}\n\n${body}`
    const landed = async (): Promise<Committed | null> => {
      const now = await getBranch(branch)
      if (now?.tip === head) return null
      const isOurs = now?.parents.length === 1 && now.parents[0] === head && now.message.trim() === message.trim()
      return isOurs ? { kind: 'committed', commit: now.tip } : { kind: 'moved' }
    }
    try {
      return await call<Committed>({
        doing: `committing onto ${branch}`,
        repeat: 'once',
        timeoutMs: COMMIT_TIMEOUT_MS,
        send: async (options) => {
          const answer = await octokit.request(`POST ${graphqlUrl}`, {
            query: MUTATION,
            variables: { input },
            ...options,
          })
          return { status: answer.status, data: readCommitted(answer) }
        },
        find: landed,
      })
    } catch (error) {
      if (!(error instanceof GitHubError) || error.code !== 'github/refused') throw error
      return { kind: 'refused', reason: 'other', message: error.message }
    }
  }
}

/** @throws what `readFailure` takes for a limit or for trouble */
function readCommitted(answer: {
  readonly headers: object
  readonly data: unknown
  readonly status: number
}): Committed {
  const { data, errors = [] } = answer.data as GraphqlAnswer
  const made = data?.['createCommitOnBranch'] as { readonly commit?: { readonly oid?: unknown } } | null | undefined
  if (typeof made?.commit?.oid === 'string') return { kind: 'committed', commit: made.commit.oid }
  const { type = '', message = '' } = errors[0] ?? {}
  const id = requestIdOf(answer.headers)
  const told = oneLine(message) || 'GitHub made no commit and gave no reason'
  const said = id === null ? told : `${told} (request id ${id})`
  switch (type) {
    case 'STALE_DATA':
    case 'NOT_FOUND':
      return { kind: 'moved' }
    case 'FORBIDDEN':
    case 'INSUFFICIENT_SCOPES':
      return { kind: 'refused', reason: 'denied', message: said }
    case 'BRANCH_PROTECTION_RULE_VIOLATION':
      return { kind: 'refused', reason: 'protected', message: said }
    case 'RATE_LIMITED':
      throw Object.assign(new Error(type), { response: { ...answer, status: 429, data: { message: told } } })
    case '':
    case 'INTERNAL':
      throw Object.assign(new Error('trouble'), { response: { ...answer, status: 502, data: { message: told } } })
    default: {
      const isRule = /protected branch|rule violations?/i.test(message)
      return { kind: 'refused', reason: isRule ? 'protected' : 'other', message: said }
    }
  }
}
