// Webhook payloads and the environment that a workflow run of each trigger sees.
import { nodeId, userId } from './api-shapes.ts'
import type { Pull } from './pulls.ts'
import type { Repository } from './repository.ts'

export interface WorkflowEvent {
  readonly name: string
  readonly payload: Readonly<Record<string, unknown>>
  /** Of the `github` context: also `GITHUB_…` in the environment. */
  readonly env: {
    readonly repository: string
    readonly repository_id: string
    readonly ref: string
    readonly ref_name: string
    readonly ref_type: 'branch' | 'tag'
    readonly ref_protected: string
    readonly sha: string
    readonly head_ref: string
    readonly base_ref: string
    readonly actor: string
    readonly triggering_actor: string
    readonly workflow_ref: string
  }
}

const zero = '0'.repeat(40)

const account = (login: string) => ({
  login,
  id: userId(login),
  node_id: nodeId('User', login),
  type: login.endsWith('[bot]') ? 'Bot' : 'User',
})

function repositoryOf(repository: Repository): Record<string, unknown> {
  const { id, name, fullName, owner, url, defaultBranch } = repository
  return {
    id,
    node_id: nodeId('Repository', fullName),
    name,
    full_name: fullName,
    private: repository.private,
    owner: { ...account(owner), type: 'Organization' },
    html_url: url,
    clone_url: `${url}.git`,
    fork: repository.parent !== undefined,
    default_branch: defaultBranch,
  }
}

function make(
  name: string,
  repository: Repository,
  place: { ref: string; sha: string; headRef?: string; baseRef?: string; actor?: string },
  payload: Readonly<Record<string, unknown>>,
): WorkflowEvent {
  const { ref, sha, headRef = '', baseRef = '', actor = 'mona' } = place
  const tag = ref.startsWith('refs/tags/')
  const short = ref.replace(/^refs\/(heads|tags|pull)\//, '')
  const guarded = repository.protected.has(short) || repository.ruled.has(short)
  return {
    name,
    payload: { ...payload, repository: repositoryOf(repository), sender: account(actor) },
    env: {
      repository: repository.fullName,
      repository_id: String(repository.id),
      ref,
      ref_name: short,
      ref_type: tag ? 'tag' : 'branch',
      ref_protected: String(guarded),
      sha,
      head_ref: headRef,
      base_ref: baseRef,
      actor,
      triggering_actor: actor,
      workflow_ref: `${repository.fullName}/.github/workflows/images.yml@${ref}`,
    },
  }
}

async function head(repository: Repository, branch: string): Promise<string> {
  const sha = (await repository.branches())[branch]
  if (sha === undefined) throw new Error(`no branch ${branch}`)
  return sha
}

export async function pushEvent(repository: Repository, branch = repository.defaultBranch): Promise<WorkflowEvent> {
  const [now, before] = await repository.log(branch, 2)
  const sha = now?.sha ?? zero
  const ref = `refs/heads/${branch}`
  const commit = { id: sha, message: now?.message ?? '', author: now?.author, committer: now?.committer }
  return make(
    'push',
    repository,
    { ref, sha },
    {
      ref,
      before: before?.sha ?? zero,
      after: sha,
      created: before === undefined,
      deleted: false,
      forced: false,
      base_ref: null,
      head_commit: commit,
      commits: [commit],
      pusher: { name: 'mona', email: 'mona@example.com' },
    },
  )
}

export async function tagEvent(repository: Repository, tag: string): Promise<WorkflowEvent> {
  const [commit] = await repository.log(`refs/tags/${tag}`, 1)
  const sha = commit?.sha ?? zero
  const ref = `refs/tags/${tag}`
  const base = `refs/heads/${repository.defaultBranch}`
  return make('push', repository, { ref, sha }, { ref, before: zero, after: sha, created: true, base_ref: base })
}

async function onBranch(
  name: string,
  repository: Repository,
  branch: string,
  payload: Readonly<Record<string, unknown>>,
): Promise<WorkflowEvent> {
  return make(name, repository, { ref: `refs/heads/${branch}`, sha: await head(repository, branch) }, payload)
}

export const scheduleEvent = (repository: Repository): Promise<WorkflowEvent> =>
  onBranch('schedule', repository, repository.defaultBranch, { schedule: '0 4 * * 1' })

export const workflowDispatchEvent = (
  repository: Repository,
  branch = repository.defaultBranch,
): Promise<WorkflowEvent> =>
  onBranch('workflow_dispatch', repository, branch, {
    ref: `refs/heads/${branch}`,
    inputs: null,
    workflow: '.github/workflows/images.yml',
  })

export const repositoryDispatchEvent = (repository: Repository): Promise<WorkflowEvent> =>
  onBranch('repository_dispatch', repository, repository.defaultBranch, {
    action: 'images',
    branch: repository.defaultBranch,
    client_payload: {},
  })

function pullOf(pull: Pull): Record<string, unknown> {
  const side = (repository: Repository, ref: string, sha: string) => ({
    label: `${repository.owner}:${ref}`,
    ref,
    sha,
    repo: repositoryOf(repository),
    user: account(repository.owner),
  })
  return {
    number: pull.number,
    state: pull.state,
    title: pull.title,
    body: pull.body,
    draft: pull.draft,
    merged: pull.merged,
    user: account(pull.author),
    html_url: `${pull.base.url}/pull/${pull.number}`,
    head: side(pull.head, pull.headRef, pull.headSha),
    base: side(pull.base, pull.baseRef, pull.baseSha),
    merge_commit_sha: pull.mergeSha ?? null,
  }
}

/** `pull_request`: the run stands on the merge of head and base. A fork's and Dependabot's differ by the pull request. */
export function pullRequestEvent(pull: Pull, action = 'synchronize'): WorkflowEvent {
  const { base, number, headRef, baseRef, mergeSha = zero, author } = pull
  const place = { ref: `refs/pull/${number}/merge`, sha: mergeSha, headRef, baseRef, actor: author }
  return make('pull_request', base, place, { action, number, pull_request: pullOf(pull) })
}

/** `pull_request_target`: the run stands on the base. */
export function pullRequestTargetEvent(pull: Pull, action = 'synchronize'): WorkflowEvent {
  const { base, number, headRef, baseRef, baseSha, author } = pull
  const place = { ref: `refs/heads/${baseRef}`, sha: baseSha, headRef, baseRef, actor: author }
  return make('pull_request_target', base, place, { action, number, pull_request: pullOf(pull) })
}

/** `workflow_run` after a run of the pull request's head, which is a fork where the pull request's is. */
export async function workflowRunEvent(pull: Pull): Promise<WorkflowEvent> {
  return onBranch('workflow_run', pull.base, pull.base.defaultBranch, {
    action: 'completed',
    workflow: { name: 'Test', path: '.github/workflows/test.yml' },
    workflow_run: {
      id: 99,
      name: 'Test',
      event: 'pull_request',
      status: 'completed',
      conclusion: 'success',
      head_branch: pull.headRef,
      head_sha: pull.headSha,
      head_repository: repositoryOf(pull.head),
      repository: repositoryOf(pull.base),
      actor: account(pull.author),
      // Empty for forks, as at GitHub.
      pull_requests: pull.head === pull.base ? [{ number: pull.number }] : [],
    },
  })
}

/** `merge_group`: the run stands on a branch that the queue made. */
export async function mergeGroupEvent(pull: Pull): Promise<WorkflowEvent> {
  const { base, number, baseRef, baseSha, mergeSha = zero } = pull
  const ref = `refs/heads/gh-readonly-queue/${baseRef}/pr-${number}-${baseSha}`
  const group = { head_sha: mergeSha, head_ref: ref, base_sha: baseSha, base_ref: `refs/heads/${baseRef}` }
  await base.force(ref.replace('refs/heads/', ''), mergeSha)
  return make('merge_group', base, { ref, sha: mergeSha }, { action: 'checks_requested', merge_group: group })
}
