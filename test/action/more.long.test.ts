// Deliveries that are rarer and hurt more: Git LFS, a base that caught up, a race, a rescue, a workflow without concurrency.
import { execFileSync } from 'node:child_process'
import * as fs from 'node:fs'
import * as path from 'node:path'
import { expect, test } from 'vitest'
import { openCodecs } from '../../src/thumbnail/codecs.ts'
import { codecFile } from '../../src/world/codec-files.ts'
import { actionScene, MANIFEST, untouched } from './scene.ts'

/** One pixel of a hundred. */
function coloursOf(data: ArrayLike<number>): (readonly [number, number, number])[] {
  const at = (index: number): number => data[index] ?? 0
  return Array.from({ length: Math.floor(data.length / 400) }, (_, n) => [
    at(400 * n),
    at(400 * n + 1),
    at(400 * n + 2),
  ])
}

const BRANCH = 'imagelock/main/images'
const hasLfs = fs.existsSync('/usr/bin/git-lfs')

test.skipIf(!hasLfs).each(['git', 'api'])(
  'LFS paths: the pointer is committed, the object uploaded, by %s (needs git-lfs)',
  { timeout: 60_000 },
  async (via) => {
    const ends: (() => unknown)[] = []
    const context = { onTestFinished: (end: () => unknown) => ends.push(end) } as never
    const attributes = 'images/** filter=lfs diff=lfs merge=lfs -text\n'
    const s = await actionScene(context, { 'images.yml': MANIFEST, '.gitattributes': attributes })
    const before = untouched(s.workspace)
    const ran = await s.act({ 'commit-via': via })
    expect([ran.code, ran.outputs['pull-request-operation']]).toEqual([0, 'created'])
    expect(untouched(s.workspace)).toBe(before)
    const lock = JSON.parse((await s.repository.show(BRANCH, 'images.lock.json')).toString()) as {
      images: Record<string, { file: { sha256: string; bytes: number } }>
    }
    for (const id of ['a', 'b']) {
      const { sha256, bytes } = lock.images[id]?.file ?? { sha256: '', bytes: 0 }
      const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${sha256}\nsize ${bytes}\n`
      expect((await s.repository.show(BRANCH, `images/${id}.png`)).toString()).toBe(pointer)
      expect(s.repository.hasLfs(sha256)).toBe(true)
    }
    const again = await s.act({ 'commit-via': via })
    expect([again.code, again.outputs['pull-request-operation'], s.billed()]).toEqual([0, 'unchanged', 2])
    for (const end of ends) await end()
  },
)

test(
  'an Enterprise Server with a certificate of its own, a detached checkout',
  { timeout: 60_000 },
  async (context) => {
    const s = await actionScene(context, undefined, { github: { https: true } })
    execFileSync('git', ['checkout', '-q', '--detach'], { cwd: s.workspace })
    const before = untouched(s.workspace)
    const ran = await s.act()
    expect([ran.code, ran.outputs['pull-request-operation']]).toEqual([0, 'created'])
    expect(ran.outputs['pull-request-url']).toContain(s.github.url)
    expect(untouched(s.workspace)).toBe(before)
  },
)

test(
  'the base has caught up: the pull request is closed, the branch of our commits deleted',
  { timeout: 60_000 },
  async (context) => {
    const s = await actionScene(context)
    await s.act()
    await s.act({ deliver: 'commit', only: '**' }, { workspace: await s.checkout() })
    const files = Object.fromEntries(
      await Promise.all(
        ['images.lock.json', 'images/a.png', 'images/b.png'].map(
          async (name) => [name, await s.repository.show(BRANCH, name)] as const,
        ),
      ),
    )
    await s.repository.commit('main', files)
    const done = await s.act({}, { workspace: await s.checkout() })
    expect([done.code, done.outputs['pull-request-operation'], s.repository.pulls[0]?.state]).toEqual([
      0,
      'closed',
      'closed',
    ])
    expect((await s.repository.branches())[BRANCH]).toBeUndefined()
  },
)

test('runs that race for one branch lose nothing', { timeout: 120_000 }, async (context) => {
  const count = 6
  const manifests = Object.fromEntries(
    Array.from({ length: count }, (_, n) => [
      `site${n}/images.yml`,
      `version: 1\nprovider: placeholder\nimages:\n  p${n}: { prompt: "picture ${n}", size: 64x64 }\n`,
    ]),
  )
  const s = await actionScene(context, manifests)
  const checkouts = []
  for (let n = 0; n < count; n += 1) checkouts.push(await s.checkout())
  const runs = await Promise.all(
    checkouts.map((workspace, n) => s.act({ deliver: 'commit', manifest: `site${n}/images.yml` }, { workspace })),
  )
  expect(runs.map(({ code }) => code)).toEqual(Array.from({ length: count }, () => 0))
  const there = Object.keys(await s.repository.files('main'))
  for (let n = 0; n < count; n += 1) expect(there).toContain(`site${n}/images/p${n}.png`)
  expect((await s.repository.log('main', 20)).length).toBe(count + 1)
})

test(
  'where delivery cannot be had after a stop, what was bought is on a rescue branch',
  { timeout: 60_000 },
  async (context) => {
    const s = await actionScene(context)
    await s.repository.protect('main', 'protection')
    s.gateway.script([{ on: 'purchase', prompt: 'second picture', fault: { kind: 'slow', ms: 20_000 } }])
    const ran = await s.act({ deliver: 'commit' }, { cancel: { when: /generated/, scale: 0.3 } })
    const post = await ran.runPost()
    const rescued = Object.keys(await s.repository.branches()).find((name) => name.startsWith('imagelock/rescue/'))
    expect(rescued).toBeDefined()
    expect(post?.stdout + (post?.stderr ?? '')).toContain(rescued)
    expect(Object.keys(await s.repository.files(rescued ?? ''))).toContain('images/a.png')
  },
)

test(
  'a workflow without concurrency is told so; problems of the manifest are annotations on its lines',
  { timeout: 60_000 },
  async (context) => {
    const workflow = 'on: push\njobs: {}\n'
    const s = await actionScene(context, { 'images.yml': MANIFEST, '.github/workflows/images.yml': workflow })
    const ran = await s.act({ deliver: 'commit' })
    expect(ran.stdout).toContain('workflow/no-concurrency')
    fs.writeFileSync(path.join(s.workspace, 'images.yml'), MANIFEST.replace('first picture', '{ prompt: x, seed: no }'))
    const bad = await s.act()
    expect(bad.code).toBe(2)
    const annotation = bad.commands.find(({ command }) => command === 'error')
    expect(annotation?.properties).toMatchObject({ file: 'images.yml', line: '4' })
    expect(JSON.parse(fs.readFileSync(bad.outputs['report'] ?? '', 'utf8'))).toMatchObject({ version: 1, ok: false })
    execFileSync('git', ['checkout', '-q', '--', 'images.yml'], { cwd: s.workspace })
  },
)

test(
  'a run that was stopped by a cap, or chose some, closes nothing that waits for review',
  { timeout: 90_000 },
  async (context) => {
    const s = await actionScene(context)
    await s.act()
    await s.repository.commit('main', { 'images.yml': `${MANIFEST}  c: third picture\n` })
    const capped = await s.act({ 'max-images': '0' }, { workspace: await s.checkout() })
    expect([capped.code, capped.outputs['pull-request-operation'], s.repository.pulls[0]?.state]).toEqual([
      4,
      'unchanged',
      'open',
    ])
    const chosen = await s.act({ only: 'c' }, { workspace: await s.checkout() })
    expect([chosen.code, chosen.outputs['pull-request-operation']]).toEqual([0, 'updated'])
    expect(s.billed()).toBe(3)
    const there = Object.keys(await s.repository.files(BRANCH))
    expect(['a', 'b', 'c'].every((id) => there.includes(`images/${id}.png`))).toBe(true)
  },
)

test(
  'a pull request from the base to itself, and a wrong token, are refused before money',
  { timeout: 60_000 },
  async (context) => {
    const s = await actionScene(context)
    const own = await s.act({ branch: 'main' })
    const wrong = await s.act({ token: 'ghp_wrongwrongwrongwrongwrongwrongwrong' })
    expect([own.code, wrong.code, s.gateway.requests.length]).toEqual([2, 2, 0])
  },
)

test(
  'more pictures than a pull request shows: a gallery and contact sheets of them are kept for an artifact',
  { timeout: 180_000 },
  async (context) => {
    const rows = Array.from({ length: 151 }, (_, n) => `  p${n}: { prompt: "picture ${n}", size: 64x64 }\n`).join('')
    const s = await actionScene(context, { 'images.yml': `version: 1\nprovider: placeholder\nimages:\n${rows}` })
    const before = untouched(s.workspace)
    const ran = await s.act()
    expect([ran.code, ran.outputs['generated']]).toEqual([0, '151'])
    expect(untouched(s.workspace)).toBe(before)
    const page = fs.readFileSync(path.join(ran.runnerTemp, 'imagelock-gallery.html'), 'utf8')
    expect(page.match(/src="data:image\/webp/g)).toHaveLength(151)
    const left = fs.readdirSync(ran.runnerTemp).filter((name) => name.startsWith('imagelock-') || name.endsWith('.tmp'))
    const sheets = ['imagelock-contact-sheet-2.webp', 'imagelock-contact-sheet.webp']
    expect(left.toSorted()).toEqual([...sheets, 'imagelock-gallery.html', 'imagelock-report.json'])
    const codecs = openCodecs(codecFile)
    for (const name of sheets) {
      const sheet = await codecs.decode('webp', fs.readFileSync(path.join(ran.runnerTemp, name)))
      // Paper, empty tiles and letters are grey.
      const coloured = coloursOf(sheet?.data ?? []).filter(([r, g, b]) => Math.max(r, g, b) - Math.min(r, g, b) > 30)
      expect(coloured.length / (coloursOf(sheet?.data ?? []).length || 1)).toBeGreaterThan(0.02)
    }
    expect(ran.summary).toContain('All 151 lie in the runner’s temporary folder')
    expect(ran.summary).toMatch(/`imagelock-gallery\.html`, and on 2 contact sheets, `imagelock-contact-sheet\*\.webp`/)
    const body = s.repository.pulls[0]?.body ?? ''
    expect(body).toContain(`[the workflow run](${s.github.url}/o/r/actions/runs/1234567890)`)
    expect(body).toContain('`imagelock-contact-sheet.webp`')
  },
)
