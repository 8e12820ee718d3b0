// What seldom happens and once cost money or a delivery: stops, closings and deletions meanwhile, names in the way, other owners.
import { execFileSync } from 'node:child_process'
import * as fs from 'node:fs'
import * as path from 'node:path'
import { expect, test } from 'vitest'
import { picture } from '../deliver/pictures.ts'
import { pushEvent } from '../github/events.ts'
import { actionScene, MANIFEST } from './scene.ts'

const BRANCH = 'imagelock/main/images'
const said = (ran: { stdout: string; stderr: string }): string => ran.stdout + ran.stderr

test('deliver: none, cancelled: the post step buys nothing more', { timeout: 60_000 }, async (context) => {
  const s = await actionScene(context)
  s.gateway.script([{ on: 'purchase', prompt: 'second picture', fault: { kind: 'slow', ms: 20_000 } }])
  const ran = await s.act({ deliver: 'none', concurrency: '1' }, { cancel: { when: /generated/, scale: 0.3 } })
  expect(ran.code === 130 || ran.signal !== null).toBe(true)
  const asked = s.gateway.requests.length
  const post = await ran.runPost()
  expect([post?.code, s.gateway.requests.length]).toEqual([0, asked])
  expect(post?.outputs).toMatchObject({ generated: '1', changed: 'true' })
  expect(fs.existsSync(path.join(s.workspace, 'images/a.png'))).toBe(true)
})

test('a comment: as asked on a branch of the repository, refused on the head of a fork', async (context) => {
  const s = await actionScene(context)
  await s.repository.commit('topic', { 'x.txt': 'x' })
  const fork = await s.github.addRepository({ name: 'stranger/r', files: {}, forkOf: 'o/r' })
  await fork.commit('theirs', { 'x.txt': 'x' })
  const { number } = await s.repository.openPull('theirs', { fork, author: 'stranger' })
  const event = { ...(await pushEvent(s.repository)), name: 'issue_comment' }
  const theirs = path.join(s.workspace, '../theirs')
  await s.repository.clone(theirs, { detached: `refs/pull/${number}/head`, persist: false })

  const refused = await s.act({ base: 'topic' }, { event, workspace: theirs })
  expect([refused.code, s.billed(), said(refused)]).toEqual([2, 0, expect.stringContaining('event/refused')])
  const ran = await s.act({ base: 'topic' }, { event, workspace: await s.checkout('topic') })
  expect([ran.code, ran.outputs['pull-request-operation'], s.billed()]).toEqual([0, 'created', 2])
})

test.skipIf(process.getuid?.() !== 0)(
  'a checkout of another user, as in the container of a job (needs root)',
  async (context) => {
    const s = await actionScene(context)
    execFileSync('chown', ['-R', '1234:1234', s.workspace])
    const ran = await s.act()
    expect([ran.code, ran.outputs['pull-request-operation']]).toEqual([0, 'created'])
  },
)

test.for(['imagelock', `${BRANCH}/more`])(
  'a branch %s leaves no room for ours: told before money',
  async (other, context) => {
    const s = await actionScene(context)
    await s.repository.commit(other, { 'x.txt': 'x' })
    const ran = await s.act()
    expect([ran.code, s.billed()]).toEqual([2, 0])
    expect(said(ran)).toContain(`beside the branch ${other}`)
  },
)

test('a branch that leaves no room and comes while the run buys is no race', { timeout: 60_000 }, async (context) => {
  const s = await actionScene(context)
  const run = async (): Promise<void> => void (await s.repository.commit('imagelock', { 'x.txt': 'x' }))
  s.github.fault({ kind: 'call', path: /service=git-receive-pack/, after: 1, run })
  const ran = await s.act()
  expect([ran.code, said(ran)]).toEqual([5, expect.stringContaining('deliver/refused')])
})

test('a pull request that is closed while the run buys: another is opened', { timeout: 60_000 }, async (context) => {
  const s = await actionScene(context)
  await s.act()
  await s.repository.commit('main', { 'images.yml': `${MANIFEST}  c: third picture\n` })
  const run = async (): Promise<void> => s.repository.deleteBranch(BRANCH)
  s.github.fault({ kind: 'call', path: /service=git-receive-pack/, after: 1, run })
  const ran = await s.act({}, { workspace: await s.checkout() })
  expect([ran.code, ran.outputs['pull-request-operation'], ran.outputs['pull-request-number']]).toEqual([
    0,
    'created',
    '2',
  ])
  expect(s.repository.pulls.map(({ state }) => state)).toEqual(['closed', 'open'])
})

test("beside a person's own picture others are delivered; what was not made is not rescued", async (context) => {
  const s = await actionScene(context)
  await s.act()
  const mine = picture('mine').bytes
  await s.repository.commit(BRANCH, { 'images/a.png': mine })
  await s.repository.commit('main', { 'images.yml': `${MANIFEST}  c: third picture\n` })
  const ran = await s.act({}, { workspace: await s.checkout() })
  expect([ran.code, ran.outputs['pull-request-operation'], s.billed()]).toEqual([0, 'updated', 3])
  expect(said(ran)).toContain('imagelock accept a, or remove the file')
  expect(Object.keys(await s.repository.branches()).toSorted()).toEqual([BRANCH, 'main'])
  expect(await s.repository.show(BRANCH, 'images/a.png')).toEqual(mine)
})

test.skipIf(!fs.existsSync('/usr/bin/git-lfs'))(
  'a pointer that is to leave Git LFS is told before money (needs git-lfs)',
  { timeout: 60_000 },
  async (context) => {
    const s = await actionScene(context, { 'images.yml': MANIFEST, '.gitattributes': 'images/** filter=lfs -text\n' })
    await s.act({ deliver: 'commit' })
    const moved = MANIFEST.replace('second picture', '{ prompt: second picture, path: plain/b.png }')
    await s.repository.commit('main', { 'images.yml': `${moved}  c: third picture\n` })
    s.billed()
    const ran = await s.act({}, { workspace: await s.checkout() })
    expect([ran.code, s.billed(), said(ran)]).toEqual([
      2,
      0,
      expect.stringContaining('plain/b.png is not kept by Git LFS'),
    ])
  },
)
