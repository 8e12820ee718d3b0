// REST through @actions/github's client: the life of pull requests, git objects, rights.
import { describe, expect, test } from 'vitest'
import { appToken, failing, octokit, readToken, repo, serve, userToken } from './helpers.ts'
import { runToken } from './server.ts'

describe('pull requests', () => {
  test('open, list, change, label, review, close, open again, merge', async () => {
    const github = await serve()
    const site = github.repository('octo/site')
    const { rest } = octokit(github)
    const base = (await site.branches())['main']
    const head = await site.commit('images', { 'images/a.png': 'a' })
    const { data: made } = await rest.pulls.create({ ...repo, head: 'images', base: 'main', title: 'T', body: 'B' })
    expect(made).toMatchObject({
      number: 1,
      state: 'open',
      head: { sha: head },
      base: { sha: base },
      mergeable: true,
      commits: 1,
    })
    expect(made.user.login).toBe('github-actions[bot]')
    const listed = await rest.pulls.list({ ...repo, head: 'octo:images', base: 'main', state: 'open' })
    expect(listed.data.map(({ number }) => number)).toEqual([1])
    expect((await rest.pulls.list({ ...repo, head: 'octo:other' })).data).toEqual([])
    await rest.pulls.update({ ...repo, pull_number: 1, title: 'T2', body: 'B2' })
    await rest.issues.addLabels({ ...repo, issue_number: 1, labels: ['images'] })
    await rest.issues.addAssignees({ ...repo, issue_number: 1, assignees: ['mona'] })
    await rest.pulls.requestReviewers({ ...repo, pull_number: 1, reviewers: ['hubot'], team_reviewers: ['design'] })
    expect((await rest.pulls.listFiles({ ...repo, pull_number: 1 })).data.map(({ filename }) => filename)).toEqual([
      'images/a.png',
    ])
    expect((await rest.pulls.listCommits({ ...repo, pull_number: 1 })).data.map(({ sha }) => sha)).toEqual([head])

    const next = await site.commit('images', { 'images/b.png': 'b' })
    const { data: seen } = await rest.pulls.get({ ...repo, pull_number: 1 })
    expect(seen).toMatchObject({ title: 'T2', body: 'B2', head: { sha: next }, commits: 2, changed_files: 2 })
    expect(seen.labels.map(({ name }) => name)).toEqual(['images'])
    expect([seen.requested_reviewers?.length, seen.requested_teams?.length, seen.assignees?.length]).toEqual([1, 1, 1])

    await rest.pulls.update({ ...repo, pull_number: 1, state: 'closed' })
    await rest.pulls.update({ ...repo, pull_number: 1, state: 'open' })
    const merge = await site.pulls[0]?.merge()
    expect((await rest.pulls.get({ ...repo, pull_number: 1 })).data).toMatchObject({
      state: 'closed',
      merged: true,
      merge_commit_sha: merge,
    })
    expect((await site.log('main', 1))[0]?.parents).toEqual([base, next])
    expect(github.violations).toEqual([])
  })

  test('a pull request follows its branches: conflict, deletion, being pushed into the base, going back to it', async () => {
    const github = await serve()
    const site = github.repository('octo/site')
    const { rest } = octokit(github)
    const open = async (head: string) =>
      (await rest.pulls.create({ ...repo, head, base: 'main', title: head })).data.number
    for (const name of ['one', 'two', 'three']) await site.commit(name, { 'images.yml': name })
    const [one, two, three] = [await open('one'), await open('two'), await open('three')]
    await site.force('main', (await site.branches())['one'] ?? '')
    const states = async () =>
      Promise.all([one, two, three].map(async (pull_number) => (await rest.pulls.get({ ...repo, pull_number })).data))
    expect((await states()).map((pull) => [pull.state, pull.merged, pull.mergeable])).toEqual([
      ['closed', true, null],
      ['open', false, false],
      ['open', false, false],
    ])
    await rest.git.deleteRef({ ...repo, ref: 'heads/two' })
    await site.force('three', (await site.branches())['main'] ?? '')
    expect((await states()).map((pull) => [pull.state, pull.merged])).toEqual([
      ['closed', true],
      ['closed', false],
      ['closed', false],
    ])
    const again = await failing(rest.pulls.update({ ...repo, pull_number: two, state: 'open' }))
    expect([again.status, again.message]).toEqual([422, expect.stringContaining('branch has been deleted')])
    expect(github.violations).toEqual([])
  })

  test("what cannot be opened is refused in GitHub's shape", async () => {
    const github = await serve({ actionsMayOpenPullRequests: false })
    const site = github.repository('octo/site')
    const create = async (head: string, base = 'main', token = runToken, body = '') =>
      failing(octokit(github, token).rest.pulls.create({ ...repo, head, base, title: 'T', body }))
    expect((await create('missing')).response?.data.errors).toEqual([
      { resource: 'PullRequest', field: 'head', code: 'invalid' },
    ])
    expect((await create('main', 'missing')).response?.data.errors).toEqual([
      { resource: 'PullRequest', field: 'base', code: 'invalid' },
    ])
    await site.commit('same', {})
    await site.force('same', (await site.branches())['main'] ?? '')
    expect((await create('same')).message).toContain('No commits between main and same')
    await site.commit('images', { a: 'a' })
    const forbidden = await create('images')
    expect([forbidden.status, forbidden.response?.data.message]).toEqual([
      403,
      'GitHub Actions is not permitted to create or approve pull requests.',
    ])
    const reader = await create('missing', 'main', readToken)
    expect([reader.status, reader.response?.data.message]).toEqual([403, 'Resource not accessible by integration'])
    expect((await create('images', 'main', appToken, 'x'.repeat(65_537))).message).toContain(
      'body is too long (maximum is 65536 characters)',
    )
    // The setting binds the token of Actions alone.
    await octokit(github, appToken).rest.pulls.create({ ...repo, head: 'octo:images', base: 'main', title: 'T' })
    expect((await create('images', 'main', appToken)).message).toContain(
      'A pull request already exists for octo:images.',
    )
    expect(github.violations).toEqual([])
  })

  test("a fork's head, its refs and the rights of its owner", async () => {
    const github = await serve()
    const fork = await github.addRepository({ name: 'mona/site', forkOf: 'octo/site' })
    const head = await fork.commit('images', { a: 'a' })
    const { rest } = octokit(github, userToken)
    await rest.pulls.create({ ...repo, head: 'mona:images', base: 'main', title: 'T' })
    const { data } = await rest.pulls.list({ ...repo, head: 'mona:images' })
    expect([data[0]?.head.repo?.fork, data[0]?.head.sha]).toEqual([true, head])
    expect((await github.repository('octo/site').log('refs/pull/1/merge', 1))[0]?.parents[1]).toBe(head)
    expect(github.violations).toEqual([])
  })
})

test('lists come in pages', async () => {
  const github = await serve()
  const site = github.repository('octo/site')
  for (const name of ['one', 'two', 'three']) await site.commit(name, { [name]: name })
  for (const name of ['one', 'two', 'three']) await site.openPull(name)
  const client = octokit(github)
  const titles = await client.paginate(client.rest.pulls.list, { ...repo, per_page: 2 }, ({ data }) =>
    data.map(({ title }) => title),
  )
  expect(titles).toEqual(['three', 'two', 'one'])
  expect(github.requests).toHaveLength(2)
  expect(github.violations).toEqual([])
})

describe('git objects', () => {
  test('blob, tree, commit and ref make a commit that is Verified for a bot that names nobody', async () => {
    const github = await serve()
    const site = github.repository('octo/site')
    const { rest } = octokit(github)
    const parent = (await site.branches())['main'] ?? ''
    const bytes = Buffer.from([0, 255, 128, 10])
    const blob = await rest.git.createBlob({ ...repo, content: bytes.toString('base64'), encoding: 'base64' })
    const entry = { path: 'x/y.png', mode: '100644' as const, type: 'blob' as const, sha: blob.data.sha }
    const gone = { path: 'a/b.txt', mode: '100644' as const, type: 'blob' as const, sha: null }
    const tree = await rest.git.createTree({ ...repo, base_tree: parent, tree: [entry, gone] })
    const commit = await rest.git.createCommit({ ...repo, message: 'm', tree: tree.data.sha, parents: [parent] })
    expect([commit.data.verification.verified, commit.data.author.name]).toEqual([true, 'github-actions[bot]'])
    await rest.git.createRef({ ...repo, ref: 'refs/heads/x', sha: commit.data.sha })
    expect(Object.keys(await site.files('x'))).toEqual(['images.yml', 'x/y.png'])
    expect(await site.show('x', 'x/y.png')).toEqual(bytes)
    const { data } = await rest.repos.getContent({ ...repo, path: 'x/y.png', ref: 'x' })
    expect(data).toMatchObject({ type: 'file', size: 4, content: bytes.toString('base64') })
    expect((await rest.git.listMatchingRefs({ ...repo, ref: 'heads/' })).data.map(({ ref }) => ref)).toEqual([
      'refs/heads/main',
      'refs/heads/x',
    ])
    expect((await rest.repos.compareCommits({ ...repo, base: 'main', head: 'x' })).data).toMatchObject({
      status: 'ahead',
      ahead_by: 1,
    })
    expect((await rest.repos.getBranch({ ...repo, branch: 'x' })).data.commit.sha).toBe(commit.data.sha)
    expect(github.violations).toEqual([])
  })

  test("refs refuse in GitHub's words", async () => {
    const github = await serve()
    const site = github.repository('octo/site')
    const { rest } = octokit(github)
    const sha = (await site.branches())['main'] ?? ''
    const side = await site.commit('side', { s: 's' })
    await site.commit('main', { t: 't' })
    const table: [() => Promise<unknown>, string][] = [
      [() => rest.git.createRef({ ...repo, ref: 'refs/heads/main', sha }), 'Reference already exists'],
      [() => rest.git.createRef({ ...repo, ref: 'refs/heads/new', sha: 'e'.repeat(40) }), 'Object does not exist'],
      [() => rest.git.createRef({ ...repo, ref: 'refs/new', sha }), 'three slash-separated components'],
      [() => rest.git.updateRef({ ...repo, ref: 'heads/main', sha: side }), 'Update is not a fast forward'],
      [() => rest.git.updateRef({ ...repo, ref: 'heads/none', sha }), 'Reference does not exist'],
      [() => rest.git.deleteRef({ ...repo, ref: 'heads/none' }), 'Reference does not exist'],
      [() => rest.git.deleteRef({ ...repo, ref: 'heads/main' }), 'Cannot delete this branch'],
    ]
    for (const [call, text] of table) {
      const error = await failing(call())
      expect([error.status, error.message]).toEqual([422, expect.stringContaining(text)])
    }
    await site.protect('main')
    expect(
      (await failing(rest.git.updateRef({ ...repo, ref: 'heads/main', sha: side, force: true }))).message,
    ).toContain('Changes must be made through a pull request.')
    expect(
      (await failing(octokit(github, readToken).rest.git.createRef({ ...repo, ref: 'refs/heads/q', sha }))).status,
    ).toBe(403)
    expect(github.violations).toEqual([])
  })
})

test('rights are told as GitHub tells them, private repositories are not found', async () => {
  const github = await serve()
  await github.addRepository({ name: 'octo/hidden', files: { a: 'a' }, private: true })
  github.addToken({ ...readToken, token: 'ghs_elsewhere', repositories: ['octo/site'] })
  const pushes = async (token = runToken) => (await octokit(github, token).rest.repos.get(repo)).data.permissions?.push
  expect([await pushes(), await pushes(userToken)]).toEqual([false, true])
  const hidden = octokit(github, { ...readToken, token: 'ghs_elsewhere' }).rest.repos.get({ ...repo, repo: 'hidden' })
  expect((await failing(hidden)).status).toBe(404)
  expect((await octokit(github).rest.users.getByUsername({ username: 'github-actions[bot]' })).data.id).toBe(41898282)
  expect((await failing(octokit(github).rest.users.getAuthenticated())).status).toBe(403)
  expect(github.violations).toEqual([])
})
