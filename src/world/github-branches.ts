// Branches over REST: read, compared, made, deleted; whose the token is.
import type { Caller } from './github-call.ts'
import { GitHubError } from './github-error.ts'
import type { GraphqlAnswer } from './github-commit.ts'
import type { Octokit, Place } from './github.ts'

interface Person {
  readonly name: string
  readonly email: string
}

export interface Branch {
  readonly tip: string
  readonly message: string
  readonly parents: readonly string[]
  readonly protected: boolean
}

export interface ComparedCommit {
  readonly sha: string
  readonly parents: readonly string[]
  readonly author: Person
  readonly committer: Person
}

export interface Comparison {
  readonly ahead: number
  readonly behind: number
  readonly mergeBase: string
  /** What the head has and the base has not, oldest first. */
  readonly commits: readonly ComparedCommit[]
  /** Whether `commits` are all: GitHub gives 250. */
  readonly complete: boolean
}

export interface Branches {
  /** Null where there is none. */
  readonly getBranch: (branch: string) => Promise<Branch | null>
  /** Null where one of them is not there or they have nothing in common. */
  readonly compare: (base: string, head: string) => Promise<Comparison | null>
  /** Makes a branch at a commit that GitHub has; false where there is one of that name elsewhere. */
  readonly createBranch: (branch: string, sha: string) => Promise<boolean>
  /** Deletes a branch that stands at `sha`; false where it stands elsewhere. There is no lease: a push by git has one. */
  readonly deleteBranch: (branch: string, sha: string) => Promise<boolean>
  /** Login behind the token, `github-actions[bot]` for that of a workflow run; null where it is not told. */
  readonly whoAmI: () => Promise<string | null>
}

export function openBranches(octokit: Octokit, place: Place, graphqlUrl: string, call: Caller): Branches {
  const getBranch = getBranchIn(octokit, place, call)
  return {
    getBranch,
    compare: compareIn(octokit, place, call),
    createBranch: async (branch, sha) => {
      const standsThere = async (): Promise<true | null> => ((await getBranch(branch))?.tip === sha ? true : null)
      try {
        return await call({
          doing: `making the branch ${branch}`,
          repeat: 'once',
          send: async (options) => {
            const ref = `refs/heads/${branch}`
            const answer = await octokit.request('POST /repos/{owner}/{repo}/git/refs', {
              ...place,
              ref,
              sha,
              ...options,
            })
            return { ...answer, data: true }
          },
          find: standsThere,
        })
      } catch (error) {
        if (error instanceof GitHubError && /already exists/i.test(error.said)) return (await standsThere()) ?? false
        throw error
      }
    },
    deleteBranch: async (branch, sha) => {
      const there = await getBranch(branch)
      if (there === null) return true
      if (there.tip !== sha) return false
      try {
        await call({
          doing: `deleting the branch ${branch}`,
          repeat: 'again',
          send: (options) =>
            octokit.request('DELETE /repos/{owner}/{repo}/git/refs/{ref}', {
              ...place,
              ref: `heads/${branch}`,
              ...options,
            }),
        })
        return true
      } catch (error) {
        // Gone already: by an earlier try whose answer was lost, or by the setting that deletes merged branches.
        if (error instanceof GitHubError && (error.status === 404 || /does not exist/i.test(error.said))) return true
        throw error
      }
    },
    whoAmI: async () => {
      const send = { repeat: 'read', doing: 'asking whose the token is' } as const
      const query = 'query { viewer { login } }'
      try {
        const data = await call<GraphqlAnswer>({
          ...send,
          send: (options) => octokit.request(`POST ${graphqlUrl}`, { query, ...options }),
        })
        const viewer = data.data?.['viewer'] as { readonly login?: unknown } | null | undefined
        return typeof viewer?.login === 'string' ? viewer.login : null
      } catch (error) {
        if (error instanceof GitHubError && error.code !== 'github/stopped') return null
        throw error
      }
    },
  }
}

function getBranchIn(octokit: Octokit, place: Place, call: Caller): Branches['getBranch'] {
  return async (branch) => {
    try {
      const { commit, protected: guarded } = await call({
        doing: `reading the branch ${branch}`,
        repeat: 'read',
        send: (options) =>
          octokit.request('GET /repos/{owner}/{repo}/branches/{branch}', { ...place, branch, ...options }),
      })
      const parents = commit.parents.map(({ sha }) => sha)
      return { tip: commit.sha, message: commit.commit.message, parents, protected: guarded }
    } catch (error) {
      if (error instanceof GitHubError && error.status === 404) return null
      throw error
    }
  }
}

const PAGE = 100
const MOST_COMMITS = 250

function compareIn(octokit: Octokit, place: Place, call: Caller): Branches['compare'] {
  return async (base, head) => {
    const pageOf = (page: number) =>
      call({
        doing: `comparing ${head} with ${base}`,
        repeat: 'read',
        send: (options) =>
          octokit.request('GET /repos/{owner}/{repo}/compare/{base}...{head}', {
            ...place,
            base,
            head,
            per_page: PAGE,
            page,
            ...options,
          }),
      })
    try {
      const first = await pageOf(1)
      const commits = [...first.commits]
      while (commits.length < Math.min(first.total_commits, MOST_COMMITS)) {
        const more = await pageOf(Math.floor(commits.length / PAGE) + 1)
        if (more.commits.length === 0) break
        commits.push(...more.commits)
      }
      return {
        ahead: first.ahead_by,
        behind: first.behind_by,
        mergeBase: first.merge_base_commit.sha,
        commits: commits.map(({ sha, parents, commit: { author, committer } }) => ({
          sha,
          parents: parents.map((parent) => parent.sha),
          author: person(author),
          committer: person(committer),
        })),
        complete: commits.length >= first.total_commits,
      }
    } catch (error) {
      if (error instanceof GitHubError && error.status === 404) return null
      throw error
    }
  }
}

function person(one: { readonly name?: string; readonly email?: string } | null): Person {
  return { name: one?.name ?? '', email: one?.email ?? '' }
}
