// REST operations on pull requests and their issue side.
import { commitShape, labelShape } from './api-shapes.ts'
import { git, headOf, isAncestor, readCommits } from './bare.ts'
import { diffEntries } from './diff.ts'
import { fullPull, issueShape, simplePull } from './pull-shapes.ts'
import { now, openPull, setState, type Pull } from './pulls.ts'
import type { Repository } from './repository.ts'
import { page, type Call, type Operations } from './rest-call.ts'
import type { Answer } from './types.ts'

const textLimits = { title: 256, body: 65_536 }

function pullOf(call: Call): Pull {
  const number = Number(call.route.parameters['pull_number'] ?? call.route.parameters['issue_number'])
  const pull = call.repository.pulls.find((one) => one.number === number)
  if (pull === undefined) throw call.refuse(404, 'Not Found')
  return pull
}

function checkTexts(call: Call): void {
  for (const [field, limit] of Object.entries(textLimits)) {
    const value = call.body[field]
    if (typeof value !== 'string' || [...value].length <= limit) continue
    const message = `${field} is too long (maximum is ${limit} characters)`
    throw call.refuse(422, 'Validation Failed', [{ resource: 'Issue', code: 'custom', field, message }])
  }
}

function list(call: Call): Answer {
  const state = call.query.get('state') ?? 'open'
  const head = call.query.get('head')
  const base = call.query.get('base')
  const by = call.query.get('sort') === 'updated' ? 'updatedAt' : 'createdAt'
  const ascending = (call.query.get('direction') ?? (call.query.get('sort') ? 'asc' : 'desc')) === 'asc'
  const found = call.repository.pulls
    .filter((pull) => state === 'all' || pull.state === state)
    // A head without an owner is no filter at all, as at GitHub.
    .filter((pull) => !head?.includes(':') || head === `${pull.head.owner}:${pull.headRef}`)
    .filter((pull) => base === null || base === pull.baseRef)
    .toSorted((a, b) => a[by].localeCompare(b[by]) || a.number - b.number)
  return page(
    call,
    (ascending ? found : found.toReversed()).map((pull) => simplePull(call.api, pull)),
  )
}

/** The repository and branch that `head` names: `branch`, or `owner:branch` of this network. */
function headNamed(call: Call): { readonly head: Repository; readonly headRef: string } | undefined {
  const [owner, ref] = String(call.body['head']).includes(':')
    ? String(call.body['head']).split(':', 2)
    : [call.repository.owner, String(call.body['head'])]
  const network = call.hub.all().filter((one) => one === call.repository || one.parent === call.repository)
  const wanted = call.body['head_repo']
  const head = network.find(
    (one) => one.owner === owner && (wanted === undefined || wanted === one.fullName || wanted === one.name),
  )
  return head === undefined || ref === undefined ? undefined : { head, headRef: ref }
}

async function create(call: Call): Promise<Answer> {
  const { repository, token, body } = call
  const invalid = (...errors: object[]) =>
    call.refuse(
      422,
      'Validation Failed',
      errors.map((error) => ({ resource: 'PullRequest', ...error })),
    )
  const named = headNamed(call)
  const headSha = named && (await headOf(named.head.dir, named.headRef))
  if (named === undefined || headSha === undefined) throw invalid({ field: 'head', code: 'invalid' })
  const baseRef = String(body['base'])
  const baseSha = await headOf(repository.dir, baseRef)
  if (baseSha === undefined) throw invalid({ field: 'base', code: 'invalid' })
  if (typeof body['title'] !== 'string' || body['title'] === '') {
    throw call.refuse(422, 'Validation Failed', [{ resource: 'Issue', code: 'missing_field', field: 'title' }])
  }
  checkTexts(call)
  const { head, headRef } = named
  if (head !== repository) await git(repository.dir, ['fetch', '--quiet', head.dir, headSha])
  if (await isAncestor(repository.dir, headSha, baseSha)) {
    throw invalid({ code: 'custom', message: `No commits between ${baseRef} and ${headRef}` })
  }
  const open = repository.pulls.find(
    (pull) => pull.state === 'open' && pull.head === head && pull.headRef === headRef && pull.baseRef === baseRef,
  )
  if (open !== undefined) {
    throw invalid({ code: 'custom', message: `A pull request already exists for ${head.owner}:${headRef}.` })
  }
  if (token?.kind === 'installation' && !call.hub.actionsMayOpenPullRequests()) {
    throw call.refuse(403, 'GitHub Actions is not permitted to create or approve pull requests.')
  }
  const pull = await openPull({
    base: repository,
    baseRef,
    baseSha,
    head,
    headRef,
    headSha,
    author: token?.login ?? '',
    title: body['title'],
    body: typeof body['body'] === 'string' ? body['body'] : null,
    draft: body['draft'] === true,
  })
  return { status: 201, body: await fullPull(call.api, pull) }
}

function change(call: Call, pull: Pull): void {
  checkTexts(call)
  const { title, body, state, base } = call.body
  if (typeof title === 'string') pull.title = title
  if (typeof body === 'string' || body === null) pull.body = body
  if (typeof base === 'string') pull.baseRef = base
  if ((state === 'open' || state === 'closed') && state !== pull.state) setState(pull, state, call.token?.login)
  pull.updatedAt = now()
}

/** A pull request is opened again only while its head branch is there and stands where it was, and no other is open. */
async function mayReopen(call: Call, pull: Pull): Promise<void> {
  if (call.body['state'] !== 'open' || pull.state === 'open') return
  const head = await headOf(pull.head.dir, pull.headRef)
  const rival = call.repository.pulls.some(
    (one) =>
      one.state === 'open' && one.head === pull.head && one.headRef === pull.headRef && one.baseRef === pull.baseRef,
  )
  const message = pull.merged
    ? 'The pull request cannot be reopened.'
    : head === undefined
      ? `state cannot be changed. The ${pull.headRef} branch has been deleted.`
      : head !== pull.headSha
        ? `state cannot be changed. The ${pull.headRef} branch was force-pushed or recreated.`
        : `state cannot be changed. There is already an open pull request from ${pull.head.owner}:${pull.headRef}.`
  if (!pull.merged && head === pull.headSha && !rival) return
  throw call.refuse(422, 'Validation Failed', [{ resource: 'PullRequest', code: 'invalid', field: 'state', message }])
}

function known(call: Call, logins: readonly string[]): boolean {
  const { collaborators } = call.repository
  return collaborators === undefined || logins.every((login) => collaborators.includes(login))
}

function addTo(list_: string[], items: readonly string[]): void {
  for (const item of items) if (!list_.includes(item)) list_.push(item)
}

function requestReviewers(call: Call): Answer {
  const pull = pullOf(call)
  const people = (call.body['reviewers'] ?? []) as string[]
  const teams = (call.body['team_reviewers'] ?? []) as string[]
  if (people.includes(pull.author)) throw call.refuse(422, 'Review cannot be requested from pull request author.')
  if (!known(call, people)) {
    throw call.refuse(
      422,
      `Reviews may only be requested from collaborators. One or more of the users or teams you specified is not a collaborator of the ${call.repository.fullName} repository.`,
    )
  }
  addTo(pull.reviewers, people)
  addTo(pull.teams, teams)
  return { status: 201, body: simplePull(call.api, pull) }
}

function addLabels(call: Call): Answer {
  const pull = pullOf(call)
  const given = Array.isArray(call.body) ? call.body : ((call.body['labels'] ?? []) as unknown[])
  addTo(
    pull.labels,
    given.map((label: unknown) => (typeof label === 'string' ? label : String((label as { name: string }).name))),
  )
  return { status: 200, body: pull.labels.map((name) => labelShape(call.api, call.repository, name)) }
}

export const pullOperations: Operations = {
  'pulls/list': { needs: 'pull-requests-read', run: list },
  'pulls/create': { needs: 'pull-requests', run: create },
  'pulls/get': {
    needs: 'pull-requests-read',
    run: async (call) => ({ status: 200, body: await fullPull(call.api, pullOf(call)) }),
  },
  'pulls/update': {
    needs: 'pull-requests',
    run: async (call) => {
      const pull = pullOf(call)
      await mayReopen(call, pull)
      change(call, pull)
      return { status: 200, body: await fullPull(call.api, pull) }
    },
  },
  'pulls/list-files': {
    needs: 'pull-requests-read',
    run: async (call) => {
      const { baseSha, headSha } = pullOf(call)
      return page(call, await diffEntries(call.api, call.repository, `${baseSha}...${headSha}`, headSha))
    },
  },
  'pulls/list-commits': {
    needs: 'pull-requests-read',
    run: async (call) => {
      const { baseSha, headSha } = pullOf(call)
      const commits = await readCommits(call.repository.dir, ['--reverse', `${baseSha}..${headSha}`])
      return page(
        call,
        commits.map((commit) => commitShape(call.api, call.repository, commit)),
      )
    },
  },
  'pulls/request-reviewers': { needs: 'pull-requests', run: requestReviewers },
  'issues/get': { run: (call) => ({ status: 200, body: issueShape(call.api, pullOf(call)) }) },
  'issues/update': {
    needs: 'pull-requests',
    run: (call) => {
      const pull = pullOf(call)
      change(call, pull)
      for (const key of ['labels', 'assignees'] as const) {
        if (Array.isArray(call.body[key])) pull[key].splice(0, Infinity, ...call.body[key].map(String))
      }
      return { status: 200, body: issueShape(call.api, pull) }
    },
  },
  'issues/add-labels': { needs: 'pull-requests', run: addLabels },
  'issues/list-labels-on-issue': {
    run: (call) =>
      page(
        call,
        pullOf(call).labels.map((name) => labelShape(call.api, call.repository, name)),
      ),
  },
  'issues/add-assignees': {
    needs: 'pull-requests',
    run: (call) => {
      const pull = pullOf(call)
      // Who cannot be assigned is left out without a word, as at GitHub.
      addTo(
        pull.assignees,
        ((call.body['assignees'] ?? []) as string[]).filter((login) => known(call, [login])),
      )
      return { status: 201, body: issueShape(call.api, pull) }
    },
  },
}
