// The narrow slice of GitHub's API that delivery needs. The only place that loads @actions/github.
import type { Secret } from '../secret.ts'
import { silenceDebugLog } from './debug-log.ts'
import { type Branches, openBranches } from './github-branches.ts'
import { type CallerOptions, openCaller } from './github-call.ts'
import { type CommitOnBranch, openCommits } from './github-commit.ts'
import { openPulls, type Pulls } from './github-pulls.ts'

export type Octokit = ReturnType<typeof import('@actions/github').getOctokit>

export interface Place {
  readonly owner: string
  readonly repo: string
}

export interface GitHubOptions extends CallerOptions, Place {
  /** `GITHUB_API_URL`. */
  readonly apiUrl: string
  /** `GITHUB_GRAPHQL_URL`. */
  readonly graphqlUrl: string
  readonly token: Secret
  readonly userAgent: string
}

export type GitHub = Pulls & Branches & { readonly commitOnBranch: CommitOnBranch }

/**
 * Loads the client. Every function rejects with `GitHubError` where GitHub did not do what was asked: reads, and writes
 * that may be done twice, are tried again after limits, 5xx and lost connections; other writes only where it is certain,
 * or was looked up, that nothing came of them.
 */
export async function createGitHub(options: GitHubOptions): Promise<GitHub> {
  const { apiUrl, graphqlUrl, token, owner, repo, userAgent, random } = options
  silenceDebugLog()
  const { getOctokit } = await import('@actions/github')
  const octokit = getOctokit(token.reveal(), { baseUrl: apiUrl.replace(/\/+$/, ''), userAgent })
  const call = openCaller(options)
  const place = { owner, repo }
  const branches = openBranches(octokit, place, graphqlUrl, call)
  const commitOnBranch = openCommits(octokit, place, graphqlUrl, call, branches.getBranch)
  return { ...openPulls(octokit, place, call, random), ...branches, commitOnBranch }
}
