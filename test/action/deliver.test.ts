// The action as the runner runs it: pull requests and commits from a real workflow step (spec action.md, "Delivery").
import * as fs from 'node:fs'
import * as path from 'node:path'
import { describe, expect, test } from 'vitest'
import { sha256 } from '../e2e/oracle.ts'
import { actionScene, type ActionScene, MANIFEST, untouched } from './scene.ts'

const BRANCH = 'imagelock/main/images'

/** The pictures on a branch are those that were served, and its lock agrees. */
async function holds(s: ActionScene, branch: string, ids: readonly string[]): Promise<void> {
  const lock = JSON.parse((await s.repository.show(branch, 'images.lock.json')).toString()) as {
    images: Record<string, { path: string; file: { sha256: string } }>
  }
  expect(Object.keys(lock.images)).toEqual(ids)
  const served = new Set(s.gateway.purchases.map((one) => one.sha256))
  for (const { path: name, file } of Object.values(lock.images)) {
    const sum = sha256(await s.repository.show(branch, name))
    expect(sum).toBe(file.sha256)
    expect(served.has(sum)).toBe(true)
  }
}

describe('pull request', () => {
  test('created, unchanged, updated, closed; the checkout is as it was', { timeout: 120_000 }, async (context) => {
    const s = await actionScene(context)
    const before = untouched(s.workspace)
    const first = await s.act()
    expect([first.code, first.stderr]).toEqual([0, first.stderr])
    expect(first.outputs).toMatchObject({
      changed: 'true',
      generated: '2',
      failed: '0',
      'cost-usd': '0.02',
      'pull-request-operation': 'created',
      'pull-request-number': '1',
      branch: BRANCH,
    })
    expect(untouched(s.workspace)).toBe(before)
    expect(s.billed()).toBe(2)
    await holds(s, BRANCH, ['a', 'b'])
    expect(Object.keys(await s.repository.files(BRANCH)).toSorted()).toEqual([
      'README.md',
      'images.lock.json',
      'images.yml',
      'images/a.png',
      'images/b.png',
    ])

    const writes = s.github.writes().length
    const again = await s.act()
    expect([again.code, again.outputs['pull-request-operation'], again.outputs['changed']]).toEqual([
      0,
      'unchanged',
      'false',
    ])
    expect(s.billed()).toBe(0)
    expect(
      s.github
        .writes()
        .slice(writes)
        .filter(({ path: one }) => !one.includes('receive-pack')),
    ).toEqual([])
    expect(untouched(s.workspace)).toBe(before)

    await s.repository.commit('main', { 'images.yml': MANIFEST.replace('second picture', 'another picture') })
    const changed = await s.checkout()
    const update = await s.act({}, { workspace: changed })
    expect([update.code, update.outputs['pull-request-operation']]).toEqual([0, 'updated'])
    expect(s.billed()).toBe(1)
    await holds(s, BRANCH, ['a', 'b'])

    const [pull] = s.repository.pulls
    await pull?.merge('squash')
    const merged = await s.checkout()
    const done = await s.act({}, { workspace: merged })
    expect([done.code, done.outputs['pull-request-operation']]).toEqual([0, 'none'])
    expect(s.billed()).toBe(0)
  })

  test(
    'closed unmerged: nothing is bought or opened until the content changes',
    { timeout: 120_000 },
    async (context) => {
      const s = await actionScene(context)
      await s.act()
      s.billed()
      await s.repository.pulls[0]?.close()
      const again = await s.act()
      expect([again.code, again.outputs['pull-request-operation']]).toEqual([0, 'none'])
      expect(s.billed()).toBe(0)
      expect(again.stdout).toContain('closed unmerged')

      await s.repository.commit('main', { 'images.yml': `${MANIFEST}  c: third picture\n` })
      const more = await s.act({}, { workspace: await s.checkout() })
      expect([more.code, more.outputs['pull-request-operation']]).toEqual([0, 'created'])
      expect(s.billed()).toBe(1)
      await holds(s, BRANCH, ['a', 'b', 'c'])
    },
  )

  test("a person's commit on the branch is kept", { timeout: 120_000 }, async (context) => {
    const s = await actionScene(context)
    await s.act()
    await s.repository.commit(BRANCH, { 'note.txt': 'mine\n' })
    await s.repository.commit('main', { 'images.yml': `${MANIFEST}  c: third picture\n` })
    const update = await s.act({}, { workspace: await s.checkout() })
    expect([update.code, update.outputs['pull-request-operation']]).toEqual([0, 'updated'])
    expect((await s.repository.files(BRANCH))['note.txt']).toBeDefined()
    await holds(s, BRANCH, ['a', 'b', 'c'])
  })

  test(
    'where actions may not open one, the branch is kept and the setting named',
    { timeout: 60_000 },
    async (context) => {
      const s = await actionScene(context, undefined, { github: { actionsMayOpenPullRequests: false } })
      const ran = await s.act()
      expect(ran.code).toBe(5)
      expect(ran.outputs).toMatchObject({ changed: 'true', branch: BRANCH })
      expect(ran.outputs['commit-sha']).toBe((await s.repository.branches())[BRANCH])
      expect(ran.stdout).toContain('Settings > Actions > General')
      expect(ran.stdout).toContain('/compare/main...imagelock/main/images')
      await holds(s, BRANCH, ['a', 'b'])
    },
  )
})

describe('commit', () => {
  test.each(['git', 'api'])('onto the checked-out branch, by %s', { timeout: 60_000 }, async (via) => {
    const ends: (() => unknown)[] = []
    const s = await actionScene({ onTestFinished: (end: () => unknown) => ends.push(end) } as never)
    const ran = await s.act({ deliver: 'commit', 'commit-via': via })
    expect([ran.code, ran.outputs['changed'], ran.outputs['branch']]).toEqual([0, 'true', 'main'])
    expect(ran.outputs['commit-sha']).toBe((await s.repository.branches())['main'])
    expect(fs.existsSync(path.join(s.workspace, 'images/a.png'))).toBe(true)
    await holds(s, 'main', ['a', 'b'])
    for (const end of ends) await end()
  })

  test('a protected branch is refused: exit 5, everything left in place', { timeout: 60_000 }, async (context) => {
    const s = await actionScene(context)
    await s.repository.protect('main', 'protection')
    const ran = await s.act({ deliver: 'commit' })
    expect([ran.code, ran.outputs['changed']]).toEqual([5, 'false'])
    expect(fs.existsSync(path.join(s.workspace, 'images/a.png'))).toBe(true)
    expect(fs.existsSync(path.join(s.workspace, 'images.lock.json'))).toBe(true)
  })
})

test('rights first, money second', { timeout: 60_000 }, async (context) => {
  const readOnly = {
    token: 'ghs_readonlyreadonlyreadonlyreadonly',
    kind: 'installation',
    contents: 'read',
    pullRequests: 'none',
    login: 'github-actions[bot]',
  } as const
  const s = await actionScene(context)
  s.github.addToken(readOnly)
  const ran = await s.act({ token: readOnly.token })
  expect([ran.code, s.gateway.requests.length]).toEqual([2, 0])
  expect(ran.stdout).toMatch(/contents: write|pull-requests: write/)
})

test(
  'cancelled in the middle of its purchases, the post step delivers what was bought',
  { timeout: 120_000 },
  async (context) => {
    const s = await actionScene(context, undefined, { gateway: { latencyMs: { api: 50, delivery: 0 } } })
    s.gateway.script([{ on: 'purchase', prompt: 'second picture', fault: { kind: 'slow', ms: 20_000 } }])
    const ran = await s.act({}, { cancel: { when: /generated/, scale: 0.3 } })
    expect(ran.code === 130 || ran.signal !== null).toBe(true)
    const post = await ran.runPost()
    expect(post?.code).toBe(0)
    await holds(s, BRANCH, ['a'])
  },
)
