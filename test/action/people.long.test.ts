// Where people and the tool meet: their pictures and commits stay, what was paid for is not bought again, what is left out is told.
import { createHash } from 'node:crypto'
import * as fs from 'node:fs'
import * as path from 'node:path'
import { describe, expect, test } from 'vitest'
import { picture } from '../deliver/pictures.ts'
import { actionScene, type ActionScene, MANIFEST } from './scene.ts'

const BRANCH = 'imagelock/main/images'
const MINE = picture('mine').bytes

const said = (ran: { stdout: string; stderr: string }): string => ran.stdout + ran.stderr
const operation = (ran: { code: number | null; outputs: Record<string, string> }): unknown[] => [
  ran.code,
  ran.outputs['pull-request-operation'],
]

describe("a person's own picture on the branch of the pull request", () => {
  test('is kept, and the one that was paid for is not bought again', { timeout: 90_000 }, async (context) => {
    const s = await actionScene(context)
    await s.act()
    await s.repository.commit(BRANCH, { 'images/a.png': MINE })
    s.billed()
    for (let run = 0; run < 2; run += 1) {
      const again = await s.act({}, { workspace: await s.checkout() })
      expect([...operation(again), s.billed()]).toEqual([0, 'unchanged', 0])
    }
    expect(await s.repository.show(BRANCH, 'images/a.png')).toEqual(MINE)
  })

  test('is kept where the prompt changed too: nothing is bought that could not be delivered', async (context) => {
    const s = await actionScene(context)
    await s.act()
    await s.repository.commit(BRANCH, { 'images/a.png': MINE })
    await s.repository.commit('main', { 'images.yml': MANIFEST.replace('first picture', 'another picture') })
    s.billed()
    const again = await s.act({}, { workspace: await s.checkout() })
    expect([again.code, s.billed()]).toEqual([0, 0])
    expect(said(again)).toContain('images/a.png on the branch imagelock/main/images')
    const report = JSON.parse(fs.readFileSync(again.outputs['report'] ?? '', 'utf8'))
    expect(report.manifests[0].images.map((one: { outcome?: string }) => one.outcome)).toEqual(['kept', 'restored'])
    expect(await s.repository.show(BRANCH, 'images/a.png')).toEqual(MINE)
  })

  test('comes while the run buys: left out, told, and what was paid for is on a rescue branch', async (context) => {
    const s = await actionScene(context)
    s.github.fault({
      kind: 'call',
      path: /service=git-receive-pack/,
      after: 1,
      run: async () => void (await s.repository.commit(BRANCH, { 'images/a.png': MINE })),
    })
    const ran = await s.act()
    expect(ran.code).toBe(0)
    expect(await s.repository.show(BRANCH, 'images/a.png')).toEqual(MINE)
    const rescue = Object.keys(await s.repository.branches()).find((name) => name.startsWith('imagelock/rescue/'))
    expect(said(ran)).toContain(rescue)
    const sum = createHash('sha256')
      .update(await s.repository.show(rescue ?? '', 'images/a.png'))
      .digest('hex')
    expect(s.gateway.purchases.map(({ sha256 }) => sha256)).toContain(sum)
  })
})

test('a commit onto another branch buys once, from however many fresh checkouts', async (context) => {
  const s = await actionScene(context)
  const inputs = { deliver: 'commit', branch: 'pictures' }
  const first = await s.act(inputs)
  expect([first.code, s.billed()]).toEqual([0, 2])
  const again = await s.act(inputs, { workspace: await s.checkout() })
  expect([again.code, again.outputs['changed'], s.billed()]).toEqual([0, 'false', 0])
})

describe.each(['git', 'api'])('a branch behind its base, by %s', (via) => {
  const update = async (s: ActionScene): Promise<ReturnType<ActionScene['act']>> => {
    await s.repository.commit('main', { 'images.yml': `${MANIFEST}  c: third picture\n`, 'new.txt': 'new\n' })
    return s.act({ 'commit-via': via }, { workspace: await s.checkout() })
  }

  test('is rebuilt where it has commits of the tool alone', { timeout: 90_000 }, async (context) => {
    const s = await actionScene(context)
    await s.act({ 'commit-via': via })
    const ran = await update(s)
    expect(operation(ran)).toEqual([0, 'updated'])
    const { [BRANCH]: tip, main } = await s.repository.branches()
    const [commit] = await s.repository.log(BRANCH, 1)
    expect([commit?.sha, commit?.parents]).toEqual([tip, [main]])
    expect(s.repository.verified.has(tip ?? '')).toBe(via === 'api')
    expect(Object.keys(await s.repository.branches()).toSorted()).toEqual([BRANCH, 'main'])
    expect(Object.keys(await s.repository.files(BRANCH))).toEqual(
      expect.arrayContaining(['images/a.png', 'images/b.png', 'images/c.png', 'new.txt']),
    )
    expect(s.billed()).toBe(3)
  })

  test('takes the base in where people have commits on it', { timeout: 90_000 }, async (context) => {
    const s = await actionScene(context)
    await s.act({ 'commit-via': via })
    await s.repository.commit(BRANCH, { 'note.txt': 'mine\n' })
    const ran = await update(s)
    expect(operation(ran)).toEqual([0, 'updated'])
    expect(said(ran)).not.toContain('deliver/behind')
    expect(Object.keys(await s.repository.files(BRANCH))).toEqual(
      expect.arrayContaining(['images/c.png', 'new.txt', 'note.txt']),
    )
    const lock = JSON.parse((await s.repository.show(BRANCH, 'images.lock.json')).toString())
    expect(Object.keys(lock.images)).toEqual(['a', 'b', 'c'])
  })

  test('says so where people have to merge the two', { timeout: 90_000 }, async (context) => {
    const s = await actionScene(context)
    await s.act({ 'commit-via': via })
    await s.repository.commit(BRANCH, { 'README.md': 'mine\n' })
    await s.repository.commit('main', { 'README.md': 'theirs\n' })
    const ran = await update(s)
    expect(operation(ran)).toEqual([0, 'updated'])
    expect(said(ran)).toMatch(/deliver\/behind/)
    expect(said(ran)).toContain('README.md')
    expect((await s.repository.show(BRANCH, 'README.md')).toString()).toBe('mine\n')
    expect(Object.keys(await s.repository.files(BRANCH))).toContain('images/c.png')
  })
})

test('a pull request that the tool itself closed does not stand in the way', { timeout: 90_000 }, async (context) => {
  const s = await actionScene(context)
  const before = (await s.repository.branches())['main'] ?? ''
  await s.act()
  const names = ['images.lock.json', 'images/a.png', 'images/b.png']
  const files = await Promise.all(names.map(async (name) => [name, await s.repository.show(BRANCH, name)] as const))
  await s.repository.commit('main', Object.fromEntries(files))
  const closed = await s.act({}, { workspace: await s.checkout() })
  expect(operation(closed)).toEqual([0, 'closed'])
  await s.repository.force('main', before)
  const again = await s.act({}, { workspace: await s.checkout() })
  expect([...operation(again), s.billed()]).toEqual([0, 'created', 2])
})

test('a page with a 200 where the API should be is waited out', async (context) => {
  const s = await actionScene(context)
  const body = '<html><title>Sign in</title></html>'
  s.github.fault({
    kind: 'answer',
    method: 'GET',
    path: /\/pulls\?/,
    status: 200,
    headers: { 'content-type': 'text/html' },
    body,
  })
  const ran = await s.act()
  expect(operation(ran)).toEqual([0, 'created'])
})

test('a lock on the branch that nobody can read is told with its branch', async (context) => {
  const s = await actionScene(context)
  await s.act()
  await s.repository.commit(BRANCH, { 'images.lock.json': '{"version":1,\n' })
  s.billed()
  const ran = await s.act({}, { workspace: await s.checkout() })
  expect([ran.code, s.billed()]).toEqual([2, 0])
  expect(said(ran)).toContain('images.lock.json on the branch imagelock/main/images')
  expect(ran.commands.filter(({ properties }) => properties['file'])).toEqual([])
})

test('a folder outside the workspace is refused', async (context) => {
  const s = await actionScene(context)
  fs.mkdirSync(path.join(s.workspace, '..', 'elsewhere'))
  const ran = await s.act({ 'working-directory': '../elsewhere' })
  expect([ran.code, said(ran)]).toEqual([2, expect.stringContaining('input/working-directory')])
})

test('the report of the post step tells what the main step made', { timeout: 60_000 }, async (context) => {
  const s = await actionScene(context)
  s.gateway.script([{ on: 'purchase', prompt: 'second picture', fault: { kind: 'slow', ms: 20_000 } }])
  const ran = await s.act({}, { cancel: { when: /generated/, scale: 0.3 } })
  const post = await ran.runPost()
  expect(post?.outputs).toMatchObject({ generated: '1', 'pull-request-operation': 'created' })
  const report = JSON.parse(fs.readFileSync(post?.outputs['report'] ?? '', 'utf8'))
  expect(report.manifests[0].images[0]).toMatchObject({ id: 'a', state: 'create', outcome: 'generated' })
  expect(report.cost.spent_usd).toBeGreaterThanOrEqual(0.01)
  expect(fs.existsSync(path.join(s.workspace, 'images'))).toBe(false)
})
