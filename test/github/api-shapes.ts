// The shapes of REST answers: accounts, repositories, commits, refs, labels.
import type { CommitFacts, Person } from './bare.ts'
import type { Repository } from './repository.ts'

const idOf = (text: string): number => [...text].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 2 ** 31, 7)

export const nodeId = (kind: string, key: string): string => Buffer.from(`${kind}:${key}`).toString('base64url')

/** Numeric id of an account; the bot of Actions has a well-known one that its mail address carries. */
export const userId = (login: string): number => (login === 'github-actions[bot]' ? 41898282 : idOf(login))

/** Who GitHub writes into commits that it makes for a login. */
export const noreply = (login: string): Person => ({
  name: login,
  email: `${userId(login)}+${login}@users.noreply.github.com`,
})

export const webFlow: Person = { name: 'GitHub', email: 'noreply@github.com' }

export function simpleUser(api: string, login: string, type?: 'User' | 'Organization'): Record<string, unknown> {
  const url = `${api}/users/${encodeURIComponent(login)}`
  return {
    login,
    id: userId(login),
    node_id: nodeId('User', login),
    avatar_url: `${url}/avatar`,
    gravatar_id: '',
    url,
    html_url: `${new URL(api).origin}/${login}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type: type ?? (login.endsWith('[bot]') ? 'Bot' : 'User'),
    user_view_type: 'public',
    site_admin: false,
  }
}

const links =
  'archive:/{archive_format}{/ref} assignees:/assignees{/user} blobs:/git/blobs{/sha} branches:/branches{/branch} collaborators:/collaborators{/collaborator} comments:/comments{/number} commits:/commits{/sha} compare:/compare/{base}...{head} contents:/contents/{+path} contributors:/contributors deployments:/deployments downloads:/downloads events:/events forks:/forks git_commits:/git/commits{/sha} git_refs:/git/refs{/sha} git_tags:/git/tags{/sha} hooks:/hooks issue_comment:/issues/comments{/number} issue_events:/issues/events{/number} issues:/issues{/number} keys:/keys{/key_id} labels:/labels{/name} languages:/languages merges:/merges milestones:/milestones{/number} notifications:/notifications{?since,all,participating} pulls:/pulls{/number} releases:/releases{/id} stargazers:/stargazers statuses:/statuses/{sha} subscribers:/subscribers subscription:/subscription tags:/tags teams:/teams trees:/git/trees{/sha}'
const created = '2026-01-01T00:00:00Z'

/** A repository; `rights` are those that the token is told. */
export function repositoryShape(api: string, repository: Repository, push: boolean): Record<string, unknown> {
  const { fullName, name, owner, id, url, parent } = repository
  const own = `${api}/repos/${fullName}`
  const counts =
    'forks_count stargazers_count watchers_count open_issues_count forks open_issues watchers size network_count subscribers_count'
  const flags =
    'has_issues has_projects has_wiki has_discussions allow_rebase_merge allow_merge_commit allow_squash_merge'
  return {
    id,
    node_id: nodeId('Repository', fullName),
    name,
    full_name: fullName,
    owner: simpleUser(api, owner, 'Organization'),
    private: repository.private,
    visibility: repository.private ? 'private' : 'public',
    html_url: url,
    description: null,
    homepage: null,
    language: null,
    license: null,
    mirror_url: null,
    fork: parent !== undefined,
    url: own,
    ...Object.fromEntries(
      links
        .split(' ')
        .map((link) => [`${link.slice(0, link.indexOf(':'))}_url`, own + link.slice(link.indexOf(':') + 1)]),
    ),
    git_url: `git://${new URL(url).host}/${fullName}.git`,
    ssh_url: `git@${new URL(url).host}:${fullName}.git`,
    clone_url: `${url}.git`,
    svn_url: url,
    ...Object.fromEntries(counts.split(' ').map((key) => [key, 0])),
    ...Object.fromEntries(flags.split(' ').map((key) => [key, true])),
    has_pages: false,
    has_downloads: true,
    is_template: false,
    topics: [],
    archived: false,
    disabled: false,
    allow_forking: true,
    web_commit_signoff_required: false,
    pushed_at: created,
    created_at: created,
    updated_at: created,
    default_branch: repository.defaultBranch,
    permissions: { admin: false, maintain: false, push, triage: push, pull: push },
    ...(parent === undefined
      ? {}
      : { parent: repositoryShape(api, parent, push), source: repositoryShape(api, parent, push) }),
  }
}

/** Whether a commit is shown as Verified. */
const verification = (repository: Repository, sha: string): Record<string, unknown> =>
  repository.verified.has(sha)
    ? {
        verified: true,
        reason: 'valid',
        signature: '-----BEGIN PGP SIGNATURE-----',
        payload: sha,
        verified_at: created,
      }
    : { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null }

export function gitCommitShape(api: string, repository: Repository, commit: CommitFacts): Record<string, unknown> {
  const own = `${api}/repos/${repository.fullName}/git`
  const parent = (sha: string) => ({ sha, url: `${own}/commits/${sha}`, html_url: `${repository.url}/commit/${sha}` })
  return {
    ...parent(commit.sha),
    node_id: nodeId('Commit', commit.sha),
    author: commit.author,
    committer: commit.committer,
    message: commit.message,
    tree: { sha: commit.tree, url: `${own}/trees/${commit.tree}` },
    parents: commit.parents.map(parent),
    verification: verification(repository, commit.sha),
  }
}

/** The login behind a commit's mail address, as far as GitHub could know it. */
const loginOf = (email: string): string | undefined => /^\d+\+(.+)@users\.noreply\.github\.com$/.exec(email)?.[1]

export function commitShape(api: string, repository: Repository, commit: CommitFacts): Record<string, unknown> {
  const own = `${api}/repos/${repository.fullName}`
  const at = (sha: string) => ({ sha, url: `${own}/commits/${sha}`, html_url: `${repository.url}/commit/${sha}` })
  const account = ({ email }: Person) => {
    const login = loginOf(email)
    return login === undefined ? null : simpleUser(api, login)
  }
  return {
    ...at(commit.sha),
    node_id: nodeId('Commit', commit.sha),
    comments_url: `${own}/commits/${commit.sha}/comments`,
    commit: {
      url: `${own}/git/commits/${commit.sha}`,
      author: commit.author,
      committer: commit.committer,
      message: commit.message,
      comment_count: 0,
      tree: { sha: commit.tree, url: `${own}/git/trees/${commit.tree}` },
      verification: verification(repository, commit.sha),
    },
    author: account(commit.author),
    committer: account(commit.committer),
    parents: commit.parents.map(at),
  }
}

export function refShape(api: string, repository: Repository, ref: string, sha: string, type: string): unknown {
  const own = `${api}/repos/${repository.fullName}/git`
  return {
    ref,
    node_id: nodeId('Ref', `${repository.fullName}:${ref}`),
    url: `${own}/${ref}`,
    object: { type, sha, url: `${own}/${type}s/${sha}` },
  }
}

export function labelShape(api: string, repository: Repository, name: string): Record<string, unknown> {
  return {
    id: idOf(name),
    node_id: nodeId('Label', name),
    url: `${api}/repos/${repository.fullName}/labels/${encodeURIComponent(name)}`,
    name,
    description: '',
    color: 'ededed',
    default: false,
  }
}
