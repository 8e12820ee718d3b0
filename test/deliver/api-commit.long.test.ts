// Signed commits by the API over a strict GitHub: limits, chains, races, lost answers, refusals.
import { describe, expect, onTestFinished, test } from 'vitest'
import { commitByApi, splitEdits } from '../../src/deliver/api-commit.ts'
import type { Edit } from '../../src/deliver/proposal.ts'
import { Secret } from '../../src/secret.ts'
import { createGitHub } from '../../src/world/github.ts'
import { readToken, serve } from '../github/helpers.ts'
import { runToken, type GitHub as Server } from '../github/server.ts'

const image = (path: string, bytes: number): Edit => ({ kind: 'image', path, sha256: 'ab'.repeat(32), bytes })
const lock: Edit = { kind: 'text', path: 'images.lock.json', text: '{}\n' }
const remove = (path: string): Edit => ({ kind: 'remove', path })
const message = { headline: 'chore(images): update a', body: 'a' }
const paths = (parts: readonly (readonly Edit[])[]) => parts.map((part) => part.map(({ path }) => path).toSorted())

describe('splitting', () => {
  const nothing = () => false

  test('one commit where it fits; none where there is nothing', () => {
    const edits = [image('a.png', 20_000_000), lock, remove('b.png')]
    expect(paths(splitEdits(edits, nothing))).toEqual([['a.png', 'b.png', 'images.lock.json']])
    expect(splitEdits([], nothing)).toEqual([])
  })

  test('25 MB of images a commit; lock and removals are in the last', () => {
    const edits = [lock, remove('gone.png'), ...['a', 'b', 'c', 'd', 'e'].map((name) => image(name, 10_000_000))]
    const parts = splitEdits(edits, nothing)
    expect(parts.length).toBe(3)
    expect(parts.flat()).toHaveLength(edits.length)
    expect(parts.at(-1)).toEqual(expect.arrayContaining([lock, remove('gone.png')]))
    for (const part of parts) {
      const sum = part.reduce((total, edit) => total + (edit.kind === 'image' ? edit.bytes : 0), 0)
      expect(sum).toBeLessThanOrEqual(25_000_000)
    }
  })

  test('100 files a commit, the lock among them; what is removed counts for nothing', () => {
    const many = Array.from({ length: 250 }, (_, n) => image(`${n}.png`, 70))
    const gone = Array.from({ length: 300 }, (_, n) => remove(`gone/${n}.png`))
    const parts = splitEdits([...many, lock, ...gone], nothing)
    expect(parts.map((part) => part.filter(({ kind }) => kind !== 'remove').length)).toEqual([51, 100, 100])
    expect(parts.at(-1)).toEqual(expect.arrayContaining([lock, ...gone]))
    expect(new Set(parts.flat())).toEqual(new Set([...many, lock, ...gone]))
  })

  test('what replaces a file comes with the lock, so that no commit shows bytes that its lock does not name', () => {
    const edits = [image('old', 10_000_000), image('n1', 20_000_000), image('n2', 20_000_000), lock]
    expect(paths(splitEdits(edits, (path) => path === 'old')).at(-1)).toEqual(['images.lock.json', 'old'])
  })

  test('an image above the limit of a commit, below that of a request, goes alone', () => {
    expect(paths(splitEdits([image('big', 28_000_000), lock], nothing))).toEqual([['big'], ['images.lock.json']])
  })
})

async function connect(server: Server, token = runToken.token) {
  let now = 0
  const github = await createGitHub({
    apiUrl: server.apiUrl,
    graphqlUrl: server.graphqlUrl,
    token: new Secret(token),
    owner: 'octo',
    repo: 'site',
    userAgent: 'imagelock/test',
    clock: { now: () => now, sleep: async (ms) => void (now += ms) },
    random: () => 0.5,
    signal: new AbortController().signal,
    tell: () => {},
  })
  onTestFinished(() => expect(server.violations).toEqual([]))
  const site = server.repository('octo/site')
  const head = (await site.branches())['main'] ?? ''
  const bytes = Buffer.from([137, 80, 78, 71, 0, 255])
  const deliver = (edits: readonly Edit[], more: { head?: string; branch?: string } = {}) =>
    commitByApi(github.commitOnBranch, {
      branch: 'main',
      head,
      edits,
      message,
      isThere: (path) => path === 'a/b.txt',
      read: async (edit) => (edit.bytes > 100 ? Buffer.alloc(edit.bytes, 7) : bytes),
      ...more,
    })
  return { site, head, bytes, deliver }
}

test('additions, removals and renames in one signed commit of the token’s account', async () => {
  const server = await serve()
  const { site, head, bytes, deliver } = await connect(server)
  const done = await deliver([image('x/é 1.png', bytes.length), lock, remove('a/b.txt'), remove('never/there.png')])
  const [top] = await site.log('main', 1)
  expect(done).toEqual({ kind: 'pushed', commit: top?.sha })
  expect(top).toMatchObject({ parents: [head], message: 'chore(images): update a\n\na' })
  expect(top?.author.name).toBe('github-actions[bot]')
  expect(site.verified.has(top?.sha ?? '')).toBe(true)
  expect(Object.keys(await site.files('main')).toSorted()).toEqual(['images.lock.json', 'images.yml', 'x/é 1.png'])
  expect(await site.show('main', 'x/é 1.png')).toEqual(bytes)
})

test('a chain: each commit on the one before, the lock in the last alone', async () => {
  const server = await serve()
  const { site, head, deliver } = await connect(server)
  const done = await deliver([image('a.png', 18_000_000), image('b.png', 18_000_000), lock])
  const [last, first] = await site.log('main', 3)
  expect(done).toEqual({ kind: 'pushed', commit: last?.sha })
  expect([last?.parents, first?.parents]).toEqual([[first?.sha], [head]])
  expect(Object.keys(await site.files(first?.sha ?? ''))).not.toContain('images.lock.json')
  expect(first?.message).toContain('(1/2)')
})

test('many tiny images: no request asks for more than GitHub gets done in its time', async () => {
  const server = await serve()
  const { site, bytes, deliver } = await connect(server)
  const names = Array.from({ length: 250 }, (_, n) => `many/${n}.png`)
  const done = await deliver([...names.map((name) => image(name, bytes.length)), lock])
  const [last, ...before] = await site.log('main', 3)
  expect(done).toEqual({ kind: 'pushed', commit: last?.sha })
  expect([last, ...before].map((one) => /\(\d+\/\d+\)$/m.exec(one?.message ?? '')?.[0])).toEqual([
    '(3/3)',
    '(2/3)',
    '(1/3)',
  ])
  expect(
    Object.keys(await site.files('main'))
      .filter((name) => name.startsWith('many/'))
      .toSorted(),
  ).toEqual(names.toSorted())
  for (const { sha } of before) expect(Object.keys(await site.files(sha))).not.toContain('images.lock.json')
})

test('a branch that moved is `moved`, and nothing of the person is lost', async () => {
  const server = await serve()
  const { site, deliver } = await connect(server)
  const theirs = await site.commit('main', { theirs: 't' })
  expect(await deliver([lock])).toEqual({ kind: 'moved' })
  expect((await site.branches())['main']).toBe(theirs)
  expect(await deliver([lock], { branch: 'gone' })).toEqual({ kind: 'moved' })
})

test('a chain that another push interrupts ends there: the lock was not committed', async () => {
  const seen: string[][] = []
  const done = await commitByApi(
    async ({ additions, head }) => {
      seen.push([head, ...additions.map(({ path }) => path)])
      return seen.length === 1 ? { kind: 'committed', commit: 'one' } : { kind: 'moved' }
    },
    {
      branch: 'main',
      head: 'zero',
      edits: [lock, ...['a', 'b', 'c'].map((name) => image(name, 20_000_000))],
      message,
      isThere: () => false,
      read: async () => new Uint8Array(1),
    },
  )
  expect([done, seen]).toEqual([
    { kind: 'moved' },
    [
      ['zero', 'c'],
      ['one', 'b'],
    ],
  ])
})

test.each([
  ['nothing was done', 'before', 2],
  ['it was done and the answer lost', 'after', 1],
] as const)('a commit whose answer was cut is looked for, and made once: %s', async (_, when, requests) => {
  const server = await serve()
  const { site, head, deliver } = await connect(server)
  server.fault({ kind: 'reset', when, path: /graphql/ })
  const done = await deliver([lock])
  const [top, below] = await site.log('main', 2)
  expect([done, below?.sha]).toEqual([{ kind: 'pushed', commit: top?.sha }, head])
  expect(server.requests.filter(({ kind }) => kind === 'graphql')).toHaveLength(requests)
})

test('a lost answer and somebody else’s commit is `moved`, not ours', async () => {
  const server = await serve()
  const { site, deliver } = await connect(server)
  server.fault({ kind: 'call', run: async () => void (await site.commit('main', { t: 't' })), path: /graphql/ })
  server.fault({ kind: 'reset', when: 'before', path: /graphql/ })
  expect(await deliver([lock])).toEqual({ kind: 'moved' })
})

test.each([
  ['classic protection', 'protection', 'protected'],
  ['a ruleset', 'ruleset', 'protected'],
] as const)('%s refuses', async (_, by, reason) => {
  const server = await serve()
  const { site, deliver } = await connect(server)
  await site.protect('main', by)
  expect(await deliver([lock])).toMatchObject({
    kind: 'refused',
    reason,
    message: expect.stringContaining('pull request'),
  })
})

test('a token that may not write is denied; an image that no request can hold is refused before anything is sent', async () => {
  const server = await serve()
  const { deliver } = await connect(server, readToken.token)
  expect(await deliver([lock])).toMatchObject({ kind: 'refused', reason: 'denied' })
  const sent = server.requests.length
  expect(await deliver([image('huge.png', 30_000_000), lock])).toMatchObject({
    kind: 'refused',
    reason: 'other',
    message: expect.stringContaining('commit-via: git'),
  })
  expect(server.requests).toHaveLength(sent)
})

test('limits and trouble that GraphQL answers with 200 are waited out', async () => {
  const server = await serve()
  const { site, deliver } = await connect(server)
  const headers = { 'content-type': 'application/json' }
  for (const errors of [[{ type: 'RATE_LIMITED', message: 'limit' }], [{ message: 'Something went wrong' }]])
    server.fault({
      kind: 'answer',
      status: 200,
      headers,
      body: JSON.stringify({ data: null, errors }),
      path: /graphql/,
    })
  expect(await deliver([lock])).toEqual({ kind: 'pushed', commit: (await site.branches())['main'] })
})
