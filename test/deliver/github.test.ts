// GitHub's API over HTTP against a strict GitHub: what is sent, what is tried again, what never is.
import { inspect } from 'node:util'
import { onTestFinished, describe, expect, test } from 'vitest'
import { Secret } from '../../src/secret.ts'
import { createGitHub } from '../../src/world/github.ts'
import { serve, readToken } from '../github/helpers.ts'
import { runToken, type GitHub as Server } from '../github/server.ts'

const noted = (server: Server, kind: 'rest' | 'graphql' = 'rest') =>
  server.requests.filter((one) => one.kind === kind).map(({ method, status }) => `${method} ${status}`)

/** A client whose clock stands still but for its waits. */
async function connect(server: Server, token = runToken.token) {
  const waits: number[] = []
  const told: string[] = []
  const stop = new AbortController()
  let now = 1_800_000_000_000
  const github = await createGitHub({
    apiUrl: server.apiUrl,
    graphqlUrl: server.graphqlUrl,
    token: new Secret(token),
    owner: 'octo',
    repo: 'site',
    userAgent: 'imagelock/test',
    clock: {
      now: () => now,
      sleep: async (ms) => {
        waits.push(ms)
        now += ms
      },
    },
    random: () => 0.5,
    signal: stop.signal,
    tell: (text) => told.push(text),
  })
  onTestFinished(() => expect(server.violations).toEqual([]))
  return { github, waits, told, stop, site: server.repository('octo/site') }
}

const pull = { head: 'imagelock/main/images', base: 'main', title: 'T', body: 'B', draft: false }
const failing = async (promise: Promise<unknown>) =>
  promise.then(
    () => expect.unreachable('it did not fail'),
    (error: Error & { code: string; status: number; requestId: string; uncertain: boolean }) => error,
  )

describe('pull requests', () => {
  test('are opened, found, changed, closed, and found as closed', async () => {
    const server = await serve()
    const { github, site, waits } = await connect(server)
    expect(await github.findPulls(pull.head, 'main')).toEqual({ open: null, closed: null })
    const tip = await site.commit(pull.head, { x: '1' })
    const { pull: made, warnings } = await github.createPull(pull)
    expect([made, warnings]).toEqual([
      { number: 1, url: `${server.url}/octo/site/pull/1`, headSha: tip, author: 'github-actions[bot]' },
      [],
    ])
    expect((await github.findPulls(pull.head, 'main')).open).toEqual(made)
    expect((await github.findPulls(pull.head, 'other')).open).toBeNull()
    await github.updatePull(1, { body: 'C' })
    await github.closePull(1)
    expect(site.pulls[0]).toMatchObject({ title: 'T', body: 'C', state: 'closed' })
    const { open, closed } = await github.findPulls(pull.head, 'main')
    expect([open, closed]).toEqual([null, { number: 1, url: made.url, headSha: tip, merged: false }])
    expect(waits, 'writes are a second apart').toEqual([1000, 1000])
  })

  test('the closed one is the one closed last, not the newest; one from a fork is none of ours', async () => {
    const server = await serve()
    const { github, site } = await connect(server)
    for (const number of [1, 2]) {
      await site.commit(pull.head, { x: String(number) })
      if (number === 1) await github.createPull(pull)
      else site.pulls[0]!.state = 'closed'
    }
    await github.createPull({ ...pull, title: 'second' })
    Object.assign(site.pulls[0]!, { closedAt: '2026-03-01T00:00:00Z' })
    Object.assign(site.pulls[1]!, { state: 'closed', closedAt: '2026-02-01T00:00:00Z' })
    expect((await github.findPulls(pull.head, 'main')).closed?.number).toBe(1)
    const fork = await server.addRepository({ name: 'mona/site', forkOf: 'octo/site' })
    Object.assign(fork, { owner: 'octo' })
    await fork.commit(pull.head, { y: 'y' })
    expect((await github.findPulls(pull.head, 'main')).open).toBeNull()
  })

  test('one that is open already is taken, whoever opened it', async () => {
    const server = await serve()
    const { github, site } = await connect(server)
    await site.commit(pull.head, { x: '1' })
    await github.createPull(pull)
    expect((await github.createPull(pull)).pull.number).toBe(1)
    expect(site.pulls).toHaveLength(1)
  })

  test('labels, people and teams: each fails alone, and one wrong name costs no other', async () => {
    const repositories = [{ name: 'octo/site', files: { a: 'a' }, collaborators: ['mona', 'hubot'] }]
    const server = await serve({ repositories })
    const { github, site } = await connect(server)
    await site.commit(pull.head, { x: '1' })
    await github.createPull(pull)
    server.fault({ kind: 'answer', status: 404, body: '{"message":"Not Found"}', path: /labels/ })
    const warnings = await github.adornPull(1, {
      labels: ['images'],
      assignees: ['mona', 'stranger'],
      reviewers: ['mona', 'stranger', 'hubot'],
      teamReviewers: ['design'],
    })
    expect(site.pulls[0]).toMatchObject({ assignees: ['mona'], reviewers: ['mona', 'hubot'], teams: ['design'] })
    expect(warnings.map(({ code, message }) => [code, message])).toEqual([
      ['deliver/labels', expect.stringContaining('Not Found')],
      ['deliver/assignees', 'assignees: GitHub left stranger out'],
      ['deliver/reviewers', expect.stringMatching(/^reviewers stranger: .*not a collaborator/)],
    ])
  })

  test('a draft that the plan does not allow is opened as none, with a warning', async () => {
    const server = await serve()
    const { github, site } = await connect(server)
    await site.commit(pull.head, { x: '1' })
    const body = '{"message":"Draft pull requests are not supported in this repository."}'
    server.fault({ kind: 'answer', status: 422, headers: { 'content-type': 'application/json' }, body, method: 'POST' })
    const { warnings } = await github.createPull({ ...pull, draft: true })
    expect([warnings.map(({ code }) => code), site.pulls[0]?.draft]).toEqual([['deliver/draft'], false])
  })

  test.each([
    ['422 is a yes', runToken.token, undefined, 'yes'],
    ['403 is a no', readToken.token, undefined, 'no'],
    ['anything else is unknown', runToken.token, 404, 'unknown'],
  ])('the right to open them is probed by a request that can make nothing: %s', async (_, token, status, answer) => {
    const server = await serve()
    const { github, site } = await connect(server, token)
    if (status !== undefined) server.fault({ kind: 'answer', status, body: '' })
    expect(await github.probePullRequests('main')).toBe(answer)
    expect([site.pulls, server.requests.length]).toEqual([[], 1])
  })
})

describe('limits, trouble and lost answers', () => {
  test.each([
    ['secondary, JSON', { kind: 'secondary', retryAfter: 7 } as const, 7250],
    ['secondary, HTML', { kind: 'secondary', status: 429, html: true, retryAfter: 3 } as const, 3250],
    ['secondary without a time: a minute', { kind: 'secondary', retryAfter: null } as const, 63_000],
    ['a time that is none', { kind: 'secondary', retryAfter: -5 } as const, 63_000],
    ['trouble', { kind: 'server-error', status: 502 } as const, 750],
    ['a lost connection', { kind: 'reset', when: 'before' } as const, 750],
  ])('a read waits out: %s', async (_, fault, waited) => {
    const server = await serve()
    const { github, waits } = await connect(server)
    server.fault(fault)
    expect((await github.getBranch('main'))?.tip).toMatch(/^[0-9a-f]{40}$/)
    expect(waits).toEqual([waited])
  })

  test('a used-up limit is waited for until it begins anew, and a long wait is said', async () => {
    const server = await serve()
    const { github, waits, told } = await connect(server)
    const reset = String(1_800_000_000 + 300)
    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset }
    server.fault({ kind: 'answer', status: 403, headers, body: '{"message":"API rate limit exceeded"}' })
    await github.getBranch('main')
    expect([waits, told]).toEqual([[300_250], ['GitHub asks to wait: reading the branch main goes on in 301 s']])
  })

  test('one that lasts longer than a quarter of an hour fails and names the time', async () => {
    const server = await serve()
    const { github, waits } = await connect(server)
    server.fault({ kind: 'secondary', retryAfter: 3000 })
    const error = await failing(github.getBranch('main'))
    expect([error.code, waits]).toEqual(['github/limited', []])
    expect(error.message).toContain('until 2027-01-15T08:50:00')
  })

  test('a write that may be done twice is tried again after 5xx, and gives up after six tries', async () => {
    const server = await serve()
    const { github, site } = await connect(server)
    await site.commit(pull.head, { x: '1' })
    await github.createPull(pull)
    server.fault({ kind: 'server-error', method: 'PATCH' })
    await github.updatePull(1, { body: 'C' })
    expect(site.pulls[0]?.body).toBe('C')
    server.fault({ kind: 'server-error', method: 'PATCH', times: 100 })
    expect((await failing(github.closePull(1))).status).toBe(502)
    expect(noted(server).filter((one) => one === 'PATCH 502')).toHaveLength(7)
  })

  test.each([
    ['nothing was done', 'before'],
    ['it was done and the answer lost', 'after'],
  ] as const)('a pull request whose opening was cut is looked for, and opened once: %s', async (_, when) => {
    const server = await serve()
    const { github, site } = await connect(server)
    await site.commit(pull.head, { x: '1' })
    server.fault({ kind: 'reset', when, method: 'POST' })
    expect((await github.createPull(pull)).pull.number).toBe(1)
    expect(site.pulls).toHaveLength(1)
    const posts = server.requests.filter(({ method }) => method === 'POST')
    expect(posts).toHaveLength(when === 'before' ? 2 : 1)
  })

  test('the probe is never sent twice', async () => {
    const server = await serve()
    const { github } = await connect(server)
    server.fault({ kind: 'reset', when: 'after' })
    expect([await github.probePullRequests('main'), server.requests.length]).toEqual(['unknown', 1])
  })

  test('a stop ends the waiting', async () => {
    const server = await serve()
    const { github, stop } = await connect(server)
    server.fault({ kind: 'call', run: () => stop.abort(130) })
    server.fault({ kind: 'slow', ms: 300 })
    expect((await failing(github.getBranch('main'))).code).toBe('github/stopped')
  })
})

describe('errors', () => {
  test('carry status, request id and a short message, never the token', async () => {
    const server = await serve()
    const { github, site } = await connect(server, readToken.token)
    await site.commit(pull.head, { x: '1' })
    const error = await failing(github.createPull(pull))
    expect([error.code, error.status]).toEqual(['github/forbidden', 403])
    expect(error.requestId).toMatch(/^C\w{3}:/)
    expect(error.message).toBe(
      `opening the pull request of ${pull.head} failed: GitHub answered 403: Resource not accessible by integration (request id ${error.requestId})`,
    )
    const printed = inspect(error, { depth: 20, showHidden: true }) + JSON.stringify(error)
    expect(printed).not.toContain(readToken.token)
    server.fault({ kind: 'answer', status: 422, body: 'x'.repeat(100_000) })
    expect((await failing(github.closePull(1))).message.length).toBeLessThan(450)
  })

  test('the setting that forbids actions to open pull requests is told in GitHub’s words', async () => {
    const server = await serve({ actionsMayOpenPullRequests: false })
    const { github, site } = await connect(server)
    await site.commit(pull.head, { x: '1' })
    const error = await failing(github.createPull(pull))
    expect(error.message).toContain('GitHub Actions is not permitted to create or approve pull requests.')
  })

  test('a redirect is not followed: the token goes to no other host', async () => {
    const server = await serve()
    const other = await serve()
    const { github } = await connect(server)
    const location = `${other.apiUrl}/repos/octo/site/branches/main`
    server.fault({ kind: 'answer', status: 301, headers: { location }, body: '' })
    const error = await failing(github.getBranch('main'))
    expect([error.code, other.requests]).toEqual(['github/moved', []])
    expect(error.message).toContain(new URL(other.url).host)
  })

  test('nobody there', async () => {
    const server = await serve()
    const { github, waits } = await connect(server)
    await server.close()
    const error = await failing(github.getBranch('main'))
    expect([error.code, error.uncertain, waits.length]).toEqual(['github/unreachable', false, 5])
    expect(error.message).toContain('ECONNREFUSED')
  })
})

describe('branches', () => {
  test('are made once, deleted only where they stand as seen', async () => {
    const server = await serve()
    const { github, site } = await connect(server)
    const main = (await site.branches())['main'] ?? ''
    server.fault({ kind: 'reset', when: 'after', method: 'POST' })
    expect(await github.createBranch('imagelock/a', main)).toBe(true)
    const tip = await site.commit('imagelock/a', { y: '1' })
    expect(await github.createBranch('imagelock/a', main)).toBe(false)
    expect(await github.getBranch('imagelock/a')).toMatchObject({ tip, parents: [main], protected: false })
    expect(await github.deleteBranch('imagelock/a', main)).toBe(false)
    server.fault({ kind: 'reset', when: 'after', method: 'DELETE' })
    expect(await github.deleteBranch('imagelock/a', tip)).toBe(true)
    expect(await github.getBranch('imagelock/a')).toBeNull()
    expect(await github.deleteBranch('imagelock/a', tip)).toBe(true)
  })

  test('are compared: ahead, behind, whose commits', async () => {
    const server = await serve()
    const { github, site } = await connect(server)
    const bot = { name: 'github-actions[bot]', email: 'bot@example.com' }
    const first = await site.commit('side', { y: '1' }, { author: bot })
    await site.commit('side', { y: '2' })
    await site.commit('main', { z: '1' })
    const found = await github.compare('main', 'side')
    expect(found).toMatchObject({ ahead: 2, behind: 1, complete: true })
    expect(found?.commits.map(({ sha, author }) => [sha === first, author.name])).toEqual([
      [true, bot.name],
      [false, 'Mona Lisa'],
    ])
    expect(await github.compare('main', 'none')).toBeNull()
  })

  test('the account behind the token is told', async () => {
    const { github } = await connect(await serve())
    expect(await github.whoAmI()).toBe('github-actions[bot]')
  })
})
