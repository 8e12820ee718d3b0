// The shapes of REST answers about pull requests and issues.
import { git } from './bare.ts'
import { labelShape, nodeId, repositoryShape, simpleUser } from './api-shapes.ts'
import { mergeTree, type Pull } from './pulls.ts'

const count = async (dir: string, range: string): Promise<number> =>
  Number(await git(dir, ['rev-list', '--count', range]))

function side(api: string, pull: Pull, which: 'head' | 'base'): Record<string, unknown> {
  const repository = which === 'head' ? pull.head : pull.base
  const ref = which === 'head' ? pull.headRef : pull.baseRef
  return {
    label: `${repository.owner}:${ref}`,
    ref,
    sha: which === 'head' ? pull.headSha : pull.baseSha,
    user: simpleUser(api, repository.owner, 'Organization'),
    repo: repositoryShape(api, repository, true),
  }
}

/** As in lists. */
export function simplePull(api: string, pull: Pull): Record<string, unknown> {
  const { base, number } = pull
  const own = `${api}/repos/${base.fullName}`
  const url = `${own}/pulls/${number}`
  const html = `${base.url}/pull/${number}`
  const closed = pull.closedAt ?? null
  const urls = {
    self: url,
    html,
    issue: `${own}/issues/${number}`,
    comments: `${own}/issues/${number}/comments`,
    review_comments: `${url}/comments`,
    review_comment: `${own}/pulls/comments{/number}`,
    commits: `${url}/commits`,
    statuses: `${own}/statuses/${pull.headSha}`,
  }
  return {
    url,
    id: base.id * 1000 + number,
    node_id: nodeId('PullRequest', `${base.fullName}#${number}`),
    html_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    issue_url: urls.issue,
    commits_url: urls.commits,
    review_comments_url: urls.review_comments,
    review_comment_url: urls.review_comment,
    comments_url: urls.comments,
    statuses_url: urls.statuses,
    number,
    state: pull.state,
    locked: false,
    title: pull.title,
    user: simpleUser(api, pull.author),
    body: pull.body,
    labels: pull.labels.map((name) => labelShape(api, base, name)),
    milestone: null,
    created_at: pull.createdAt,
    updated_at: pull.updatedAt,
    closed_at: closed,
    merged_at: pull.merged ? closed : null,
    merge_commit_sha: pull.mergeSha ?? null,
    assignee: pull.assignees[0] === undefined ? null : simpleUser(api, pull.assignees[0]),
    assignees: pull.assignees.map((login) => simpleUser(api, login)),
    requested_reviewers: pull.reviewers.map((login) => simpleUser(api, login)),
    requested_teams: pull.teams.map((slug) => teamShape(api, slug)),
    head: side(api, pull, 'head'),
    base: side(api, pull, 'base'),
    _links: Object.fromEntries(Object.entries(urls).map(([name, href]) => [name, { href }])),
    author_association: 'CONTRIBUTOR',
    auto_merge: null,
    draft: pull.draft,
  }
}

function teamShape(api: string, slug: string): Record<string, unknown> {
  const url = `${api}/teams/${slug}`
  return {
    id: 1,
    node_id: nodeId('Team', slug),
    name: slug,
    slug,
    type: 'organization',
    organization_id: 1,
    description: null,
    privacy: 'closed',
    permission: 'push',
    url,
    html_url: `${new URL(api).origin}/orgs/o/teams/${slug}`,
    members_url: `${url}/members{/member}`,
    repositories_url: `${url}/repos`,
    parent: null,
  }
}

/** As by itself: with what is counted and whether it merges. */
export async function fullPull(api: string, pull: Pull): Promise<Record<string, unknown>> {
  const { dir } = pull.base
  const range = `${pull.baseSha}..${pull.headSha}`
  const numbers = (await git(dir, ['diff', '--numstat', `${pull.baseSha}...${pull.headSha}`]))
    .split('\n')
    .filter(Boolean)
  const sum = (column: number): number =>
    numbers.reduce((total, line) => total + (Number(line.split('\t')[column]) || 0), 0)
  const mergeable = pull.state === 'closed' ? null : (await mergeTree(pull)) !== undefined
  return {
    ...simplePull(api, pull),
    merged: pull.merged,
    mergeable,
    rebaseable: mergeable,
    mergeable_state: mergeable === null ? 'unknown' : mergeable ? 'clean' : 'dirty',
    merged_by: pull.merged ? simpleUser(api, 'mona') : null,
    comments: 0,
    review_comments: 0,
    maintainer_can_modify: false,
    commits: await count(dir, range),
    additions: sum(0),
    deletions: sum(1),
    changed_files: numbers.length,
  }
}

/** A pull request as the issue that it is too. */
export function issueShape(api: string, pull: Pull): Record<string, unknown> {
  const { base, number } = pull
  const url = `${api}/repos/${base.fullName}/issues/${number}`
  const simple = simplePull(api, pull)
  const same =
    'node_id html_url number state locked title user body labels milestone created_at updated_at closed_at assignee assignees draft author_association'
  return {
    ...Object.fromEntries(same.split(' ').map((key) => [key, simple[key]])),
    id: simple['id'],
    url,
    repository_url: `${api}/repos/${base.fullName}`,
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    comments: 0,
    state_reason: null,
    closed_by: pull.closedBy === undefined ? null : simpleUser(api, pull.closedBy),
    pull_request: {
      url: simple['url'],
      html_url: simple['html_url'],
      diff_url: simple['diff_url'],
      patch_url: simple['patch_url'],
      merged_at: simple['merged_at'],
    },
  }
}
