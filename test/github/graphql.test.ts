// GraphQL against the published schema: commits on branches, queries, refusals.
import { expect, test } from 'vitest'
import { octokit, readToken, serve } from './helpers.ts'
import { runToken, type GitHub } from './server.ts'

const mutation = `mutation($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid signature { isValid } author { email } } ref { name target { oid } } } }`

interface Made {
  readonly createCommitOnBranch: {
    readonly commit: {
      readonly oid: string
      readonly signature: { readonly isValid: boolean }
      readonly author: { readonly email: string }
    }
    readonly ref: { readonly name: string; readonly target: { readonly oid: string } }
  }
}

const commit = (github: GitHub, expectedHeadOid: string, changes: object = {}, branchName = 'main', token = runToken) =>
  octokit(github, token).graphql<Made>(mutation, {
    input: {
      branch: { repositoryNameWithOwner: 'octo/site', branchName },
      expectedHeadOid,
      message: { headline: 'Images', body: 'Two of them' },
      fileChanges: changes,
    },
  })

const errorOf = async (promise: Promise<unknown>) =>
  promise.then(
    () => expect.unreachable('no failure'),
    (error: { errors?: { type: string; message: string; path: string[] }[]; status?: number }) => error,
  )

test("a commit on a branch is the bot's, signed, with exactly these bytes", async () => {
  const github = await serve()
  const site = github.repository('octo/site')
  const head = (await site.branches())['main'] ?? ''
  const bytes = Buffer.from([137, 80, 0, 255])
  const changes = {
    additions: [{ path: 'x/a.png', contents: bytes.toString('base64') }],
    deletions: [{ path: 'a/b.txt' }],
  }
  const { createCommitOnBranch: made } = await commit(github, head, changes)
  const [top] = await site.log('main', 1)
  expect(made).toMatchObject({
    commit: { oid: top?.sha, signature: { isValid: true } },
    ref: { name: 'main', target: { oid: top?.sha } },
  })
  expect(top).toMatchObject({
    parents: [head],
    message: 'Images\n\nTwo of them',
    author: { email: '41898282+github-actions[bot]@users.noreply.github.com' },
    committer: { name: 'GitHub', email: 'noreply@github.com' },
  })
  expect(await site.files('main')).toEqual({ 'images.yml': '100644', 'x/a.png': '100644' })
  expect(await site.show('main', 'x/a.png')).toEqual(bytes)
  expect(github.requests).toMatchObject([{ kind: 'graphql', write: true, status: 200 }])
  expect(github.violations).toEqual([])
})

test("refusals carry GitHub's types and words", async () => {
  const github = await serve()
  const site = github.repository('octo/site')
  const head = (await site.branches())['main'] ?? ''
  const old = 'facd0e5854ab8106e300e3f2933e5afbb48d736a'
  const first = async (promise: Promise<unknown>) => (await errorOf(promise)).errors?.[0]
  expect(await first(commit(github, old))).toMatchObject({
    type: 'STALE_DATA',
    path: ['createCommitOnBranch'],
    message: `Expected branch to point to "${old}" but it did not.  Pull and try again.`,
  })
  expect(await first(commit(github, head, {}, 'main', readToken))).toMatchObject({
    type: 'FORBIDDEN',
    message: 'Resource not accessible by integration',
  })
  expect(await first(commit(github, head, {}, 'none'))).toMatchObject({ type: 'NOT_FOUND' })
  expect(await first(commit(github, head, { deletions: [{ path: 'none' }] }))).toMatchObject({ type: 'UNPROCESSABLE' })
  await site.protect('main')
  expect(await first(commit(github, head))).toMatchObject({
    type: 'BRANCH_PROTECTION_RULE_VIOLATION',
    message: "protected branch 'main' check failed:\n  Changes must be made through a pull request.",
  })
  await site.protect('main', 'ruleset')
  expect(await first(commit(github, head))).toMatchObject({
    type: 'UNPROCESSABLE',
    message: expect.stringContaining('Repository rule violations found') as string,
  })
  expect((await site.branches())['main']).toBe(head)
  expect(github.violations).toEqual([])
})

test('a request above 40 MB is turned away and commits nothing; its oid cannot be asked for above 10 MB', async () => {
  const github = await serve()
  const site = github.repository('octo/site')
  const head = (await site.branches())['main'] ?? ''
  const huge = 'A'.repeat(40_000_000)
  expect((await errorOf(commit(github, head, { additions: [{ path: 'huge', contents: huge }] }))).status).toBe(413)
  expect((await site.branches())['main']).toBe(head)
  await site.commit('main', { big: Buffer.alloc(11 * 2 ** 20) })
  const query = `query { repository(owner: "octo", name: "site") { object(expression: "main") { ... on Commit { file(path: "big") { oid } } } } }`
  expect((await errorOf(octokit(github).graphql(query))).errors?.[0]?.message).toBe('Could not resolve file over 10mb.')
})

test('queries read refs, objects and pull requests', async () => {
  const github = await serve()
  const site = github.repository('octo/site')
  const head = await site.commit('images', { 'lock.json': '{}' })
  await octokit(github).rest.pulls.create({ owner: 'octo', repo: 'site', head: 'images', base: 'main', title: 'T' })
  const query = `query($name: String!) { repository(owner: "octo", name: $name) {
    id defaultBranchRef { name } ref(qualifiedName: "refs/heads/images") { target { oid } } none: ref(qualifiedName: "none") { id }
    object(expression: "images:lock.json") { ... on Blob { text byteSize } }
    pullRequests(first: 5, states: [OPEN], headRefName: "images") { nodes { number state headRefOid mergeable author { login } } } } }`
  expect(await octokit(github).graphql(query, { name: 'site' })).toMatchObject({
    repository: {
      defaultBranchRef: { name: 'main' },
      ref: { target: { oid: head } },
      none: null,
      object: { text: '{}', byteSize: 2 },
      pullRequests: {
        nodes: [
          { number: 1, state: 'OPEN', headRefOid: head, mergeable: 'MERGEABLE', author: { login: 'github-actions' } },
        ],
      },
    },
  })
  expect(github.requests.at(-1)).toMatchObject({ write: false })
  expect(github.violations).toEqual([])
  await errorOf(octokit(github).graphql(query.replace('byteSize', 'size'), { name: 'site' }))
  expect(github.violations.join()).toContain('Cannot query field "size" on type "Blob"')
  github.violations.length = 0
  await octokit(github).graphql('{ rateLimit { cost } }')
  expect(github.violations).toEqual(['graphql: this server knows no rateLimit'])
})
