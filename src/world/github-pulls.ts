// Pull requests over REST: found by their head branch, opened, changed, closed, adorned.
import type { Problem } from '../errors.ts'
import type { Caller } from './github-call.ts'
import { GitHubError } from './github-error.ts'
import type { Octokit, Place } from './github.ts'

export interface OpenPull {
  readonly number: number
  readonly url: string
  readonly headSha: string
  /** Login of who opened it. */
  readonly author: string
}

export interface ClosedPull {
  readonly number: number
  readonly url: string
  /** The head that it had when it was closed; its commits stay reachable as `refs/pull/<number>/head`. */
  readonly headSha: string
  readonly merged: boolean
}

export interface NewPull {
  readonly head: string
  readonly base: string
  readonly title: string
  readonly body: string
  readonly draft: boolean
}

/** Who and what is put to a pull request. */
export interface Adornment {
  readonly labels: readonly string[]
  readonly assignees: readonly string[]
  readonly reviewers: readonly string[]
  readonly teamReviewers: readonly string[]
}

export interface Pulls {
  /** The open pull request of a head and base branch of this repository, and the one that was closed last. */
  readonly findPulls: (head: string, base: string) => Promise<{ open: OpenPull | null; closed: ClosedPull | null }>
  /** Whether a person closed it; a closing by a bot or an app is none, one by nobody known is. */
  readonly wasClosedByPerson: (number: number) => Promise<boolean>
  /** Opens one, or gives the one that is open already. `draft` is dropped with a warning where it cannot be had. */
  readonly createPull: (pull: NewPull) => Promise<{ pull: OpenPull; warnings: readonly Problem[] }>
  /** False where it is no longer open. */
  readonly updatePull: (number: number, change: { readonly title?: string; readonly body?: string }) => Promise<boolean>
  readonly closePull: (number: number) => Promise<void>
  /** Each part fails alone, as a warning. */
  readonly adornPull: (number: number, adornment: Adornment) => Promise<readonly Problem[]>
  /** Asks for a pull request that cannot come to be: 422 is a yes, 403 a no (spec action.md, "Rights first"). */
  readonly probePullRequests: (base: string) => Promise<'yes' | 'no' | 'unknown'>
}

/** @param random for a name that no branch has */
export function openPulls(octokit: Octokit, place: Place, call: Caller, random: () => number): Pulls {
  const findPulls = findIn(octokit, place, call)
  return {
    findPulls,
    wasClosedByPerson: async (issue_number) => {
      const issue = await call({
        doing: `reading who closed pull request ${issue_number}`,
        repeat: 'read',
        send: (options) =>
          octokit.request('GET /repos/{owner}/{repo}/issues/{issue_number}', { ...place, issue_number, ...options }),
      })
      return issue.closed_by?.type !== 'Bot'
    },
    createPull: createIn(octokit, place, call, findPulls),
    updatePull: async (pull_number, change) => {
      const { state } = await call({
        doing: `changing pull request ${pull_number}`,
        repeat: 'again',
        send: (options) =>
          octokit.request('PATCH /repos/{owner}/{repo}/pulls/{pull_number}', {
            ...place,
            pull_number,
            ...change,
            ...options,
          }),
      })
      return state === 'open'
    },
    closePull: async (pull_number) => {
      await call({
        doing: `closing pull request ${pull_number}`,
        repeat: 'again',
        send: (options) =>
          octokit.request('PATCH /repos/{owner}/{repo}/pulls/{pull_number}', {
            ...place,
            pull_number,
            state: 'closed',
            ...options,
          }),
      })
    },
    adornPull: adornIn(octokit, place, call),
    probePullRequests: async (base) => {
      const head = `imagelock/probe-${Math.floor(random() * 2 ** 48).toString(36)}`
      try {
        await call({
          doing: 'asking whether pull requests may be opened',
          repeat: 'once',
          send: (options) =>
            octokit.request('POST /repos/{owner}/{repo}/pulls', {
              ...place,
              head,
              base,
              title: 'imagelock',
              ...options,
            }),
        })
        return 'unknown'
      } catch (error) {
        if (!(error instanceof GitHubError) || error.code === 'github/stopped') throw error
        return error.status === 422 ? 'yes' : error.code === 'github/forbidden' ? 'no' : 'unknown'
      }
    },
  }
}

interface ListedPull {
  readonly number: number
  readonly html_url: string
  readonly state: string
  readonly merged_at: string | null
  readonly closed_at: string | null
  readonly user: { readonly login: string } | null
  readonly head: { readonly sha: string; readonly repo: { readonly full_name: string } | null }
}

function findIn(octokit: Octokit, place: Place, call: Caller): Pulls['findPulls'] {
  return async (head, base) => {
    const listed: readonly ListedPull[] = await call({
      doing: `looking for the pull request of ${head}`,
      repeat: 'read',
      send: (options) =>
        octokit.request('GET /repos/{owner}/{repo}/pulls', {
          ...place,
          head: `${place.owner}:${head}`,
          base,
          state: 'all',
          sort: 'created',
          direction: 'desc',
          per_page: 100,
          ...options,
        }),
    })
    // A fork of the same owner has the same `owner:branch`.
    const own = `${place.owner}/${place.repo}`.toLowerCase()
    const ours = listed.filter((one) => one.head.repo?.full_name.toLowerCase() === own)
    const open = ours.find(({ state }) => state === 'open')
    const [closed] = ours
      .filter(({ state }) => state === 'closed')
      .toSorted((a, b) => (b.closed_at ?? '').localeCompare(a.closed_at ?? '') || b.number - a.number)
    return {
      open: open === undefined ? null : openPull(open),
      closed:
        closed === undefined
          ? null
          : {
              number: closed.number,
              url: closed.html_url,
              headSha: closed.head.sha,
              merged: closed.merged_at !== null,
            },
    }
  }
}

function openPull({ number, html_url, head, user }: Omit<ListedPull, 'state' | 'merged_at' | 'closed_at'>): OpenPull {
  return { number, url: html_url, headSha: head.sha, author: user?.login ?? '' }
}

function createIn(octokit: Octokit, place: Place, call: Caller, find: Pulls['findPulls']): Pulls['createPull'] {
  const create = async (pull: NewPull): Promise<OpenPull> => {
    const present = async (): Promise<OpenPull | null> => (await find(pull.head, pull.base)).open
    try {
      return await call({
        doing: `opening the pull request of ${pull.head}`,
        repeat: 'once',
        send: async (options) => {
          const answer = await octokit.request('POST /repos/{owner}/{repo}/pulls', { ...place, ...pull, ...options })
          return { ...answer, data: openPull(answer.data) }
        },
        find: present,
      })
    } catch (error) {
      if (!(error instanceof GitHubError) || !/already exists/i.test(error.said)) throw error
      const open = await present()
      if (open === null) throw error
      return open
    }
  }
  return async (pull) => {
    try {
      return { pull: await create(pull), warnings: [] }
    } catch (error) {
      if (!(error instanceof GitHubError) || !pull.draft || !/draft/i.test(error.said)) throw error
      const opened = await create({ ...pull, draft: false })
      return { pull: opened, warnings: [warning('draft', `the pull request is no draft: ${error.message}`)] }
    }
  }
}

function adornIn(octokit: Octokit, place: Place, call: Caller): Pulls['adornPull'] {
  return async (number, { labels, assignees, reviewers, teamReviewers }) => {
    const repeat = 'again'
    const label = async (names: string[]): Promise<string[]> => {
      await call({
        doing: `putting labels on pull request ${number}`,
        repeat,
        send: (options) =>
          octokit.request('POST /repos/{owner}/{repo}/issues/{issue_number}/labels', {
            ...place,
            issue_number: number,
            labels: names,
            ...options,
          }),
      })
      return []
    }
    const assign = async (logins: string[]): Promise<string[]> => {
      const issue = await call({
        doing: `assigning pull request ${number}`,
        repeat,
        send: (options) =>
          octokit.request('POST /repos/{owner}/{repo}/issues/{issue_number}/assignees', {
            ...place,
            issue_number: number,
            assignees: logins,
            ...options,
          }),
      })
      // Who cannot be assigned is left out without a word.
      const there = new Set((issue.assignees ?? []).map(({ login }) => login.toLowerCase()))
      return logins.filter((login) => !there.has(login.toLowerCase()))
    }
    const request =
      (field: 'reviewers' | 'team_reviewers') =>
      async (names: string[]): Promise<string[]> => {
        await call({
          doing: `asking for a review of pull request ${number}`,
          repeat,
          send: (options) =>
            octokit.request('POST /repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers', {
              ...place,
              pull_number: number,
              [field]: names,
              ...options,
            }),
        })
        return []
      }
    return [
      ...(await eachAlone('labels', labels, label)),
      ...(await eachAlone('assignees', assignees, assign)),
      ...(await eachAlone('reviewers', reviewers, request('reviewers'))),
      ...(await eachAlone('team-reviewers', teamReviewers, request('team_reviewers'))),
    ]
  }
}

/** All at once; where GitHub refuses that, one by one, so that one wrong name costs no other. Gives a warning a name. */
async function eachAlone(
  input: string,
  names: readonly string[],
  put: (names: string[]) => Promise<readonly string[]>,
): Promise<Problem[]> {
  if (names.length === 0) return []
  try {
    const left = await put([...names])
    return left.map((name) => warning(input, `${input}: GitHub left ${name} out`))
  } catch (error) {
    if (!(error instanceof GitHubError) || error.code === 'github/stopped') throw error
    if (error.status !== 422 || names.length === 1)
      return [warning(input, `${input} ${names.join(', ')}: ${error.message}`)]
  }
  const found: Problem[] = []
  for (const name of names) found.push(...(await eachAlone(input, [name], put)))
  return found
}

function warning(what: string, message: string): Problem {
  return { severity: 'warning', code: `deliver/${what}`, message }
}
