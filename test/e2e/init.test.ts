// `init` in fresh repositories of several kinds: what it writes works at once, and nothing that exists is touched.
import { execFileSync } from 'node:child_process'
import * as fs from 'node:fs'
import * as path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { webp } from '../simulator/webp.ts'
import { type Scene, scene } from './harness.ts'
import { runInside } from './inside.ts'
import { sha256 } from './oracle.ts'

interface Read {
  readonly provider: string
  readonly images: Readonly<Record<string, Readonly<Record<string, string>>>>
}

const FREE = { APIYI_API_KEY: undefined, APIYI_BASE_URL: 'https://127.0.0.1:9' }
const WORKFLOW = '.github/workflows/imagelock.yml'
const manifestOf = (s: Scene, name = 'images.yml'): Read => parse(s.read(name).toString()) as Read

test.concurrent('five minutes: an empty repository, a first picture, a check that passes', async (t) => {
  const s = await scene(t)
  const begun = await s.runIn(FREE, 'init', '--json')
  expect([begun.code, begun.json.files, begun.codes]).toEqual([0, ['images.yml', WORKFLOW, '.gitattributes'], []])
  const drawn = await s.runIn(FREE, 'generate', '--placeholder', '--json')
  expect([drawn.code, drawn.rows]).toEqual([0, { example: 'create generated' }])
  const check = await s.runIn(FREE, 'check', '--json')
  expect([check.code, check.rows]).toEqual([0, { example: 'unchanged' }])
  // As `init` told it.
  const untold = await s.runIn(FREE, 'doctor', '--json')
  expect([untold.code, untold.codes, untold.json.problems[0]?.message]).toEqual([
    0,
    ['attributes/merge-driver'],
    expect.stringContaining("git config merge.imagelock.driver 'imagelock merge-driver %O %A %B %P'"),
  ])
  s.git('config', 'merge.imagelock.driver', `"${process.execPath}" cli.js merge-driver %O %A %B %P`)
  const doctor = await s.runIn(FREE, 'doctor', '--json')
  expect([doctor.code, doctor.json.problems]).toEqual([0, []])
  // The line that git reads names the driver; the first line of the manifest is what editors read.
  expect(s.read('images.yml').toString().split('\n')[0]).toBe(
    '# yaml-language-server: $schema=https://raw.githubusercontent.com/imagelock/imagelock/v1/schema/images.schema.json',
  )
  expect(s.git('check-attr', 'merge', 'docs/images.lock.json')).toContain('merge: imagelock')
  expect(s.gateway.requests).toEqual([])
})

/** Files of a fresh site → where its first picture goes. */
const KINDS: readonly (readonly [string, readonly string[], string])[] = [
  ['nothing', [], 'images/example.png'],
  ['a docs folder', ['docs/index.md'], 'docs/images/example.png'],
  ['an images folder', ['docs/a.md', 'assets/images/x.txt'], 'assets/images/example.png'],
  ['Docusaurus', ['docusaurus.config.js', 'static/img/x.svg'], 'static/img/example.png'],
  ['Docusaurus below website', ['website/docusaurus.config.ts', 'package.json'], 'website/static/img/example.png'],
  ['VitePress below docs', ['docs/.vitepress/config.mts', 'docs/public/x.txt'], 'docs/public/example.png'],
  ['MkDocs', ['mkdocs.yml', 'docs/index.md', 'docs/assets/x.css'], 'docs/assets/example.png'],
  ['Hugo', ['hugo.toml'], 'static/images/example.png'],
  ['Jekyll below docs', ['docs/_config.yml'], 'docs/assets/images/example.png'],
  ['Astro', ['astro.config.mjs', 'vite.config.ts'], 'public/images/example.png'],
  ['Next.js', ['next.config.mjs'], 'public/images/example.png'],
  ['Sphinx', ['docs/source/conf.py'], 'docs/source/_static/example.png'],
  ['mdBook', ['book.toml'], 'src/images/example.png'],
  ['a taken name', ['images/example.png'], 'images/example-2.png'],
]

test.concurrent.for(KINDS)('%s', async ([, files, expected], t) => {
  const s = await scene(t)
  for (const file of files) s.write(file, 'theirs')
  const { code } = await s.runIn(FREE, 'init')
  const { provider, images } = manifestOf(s)
  expect([code, provider, images['example']?.['path']]).toEqual([0, 'placeholder', expected])
  const { rows } = await runInside(s, { command: 'plan' }, { random: Math.random, env: FREE, realTime: true })
  expect(rows).toEqual({ example: 'create' })
  for (const file of files) expect(s.read(file).toString()).toBe('theirs')
})

test.concurrent('the workflow is valid, of least rights, and that of a manifest elsewhere names it', async (t) => {
  const s = await scene(t)
  s.git('checkout', '-q', '-b', 'trunk')
  expect((await s.runIn(FREE, 'init', '-m', 'site/pics/images.yml')).code).toBe(0)
  const text = s.read(WORKFLOW).toString()
  const script = fileURLToPath(new URL('../action/language-service.mjs', import.meta.url))
  const input = JSON.stringify([{ content: text }])
  expect(JSON.parse(execFileSync(process.execPath, ['--no-warnings', script], { input, encoding: 'utf8' }))).toEqual([
    [],
  ])
  const workflow = parse(text) as Record<string, never>
  expect(workflow).toMatchObject({
    on: { push: { branches: ['trunk'], paths: ['site/pics/images.yml'] } },
    permissions: { contents: 'write', 'pull-requests': 'write' },
    concurrency: { group: 'imagelock', 'cancel-in-progress': false },
  })
  const steps = (workflow['jobs'] as unknown as { images: { steps: readonly object[] } }).images.steps
  expect(steps).toMatchObject([
    { uses: 'actions/checkout@v7', with: { 'persist-credentials': false } },
    { uses: 'imagelock/imagelock@v1', with: { manifest: 'site/pics/images.yml' } },
  ])
  const doctor = await s.runIn(FREE, 'doctor', '-m', 'site/pics/images.yml', '--json')
  expect([doctor.code, doctor.codes]).toEqual([0, ['attributes/merge-driver']])
})

test.concurrent('without git all is written for later; a folder below writes the workflow at the root', async (t) => {
  const s = await scene(t, { git: false })
  expect((await s.runIn(FREE, 'init', '--json')).json.files).toEqual(['images.yml', WORKFLOW, '.gitattributes'])
  const g = await scene(t)
  g.write('web/x.txt', '')
  const begun = await g.start(['init', '--json'], FREE, path.join(g.root, 'web')).done
  expect(begun.json.files).toEqual(['images.yml', `../${WORKFLOW}`, '../.gitattributes'])
  expect(g.read(WORKFLOW).toString()).toContain('manifest: web/images.yml')
})

test.concurrent('what is there is left and told, whatever it is', async (t) => {
  const s = await scene(t)
  const outside = fs.mkdtempSync(`${s.root}-outside-`)
  t.onTestFinished(() => fs.rmSync(outside, { recursive: true }))
  s.write('images.yaml', 'version: 1\nimages: { a: A }\n')
  s.write('.gitattributes', '*.md text\n')
  s.write('.github/workflows/mine.yml', 'jobs: { a: { steps: [{ uses: imagelock/imagelock@v1 }] } }\n')
  const before = s.files().map((name) => [name, s.sha(name)])
  const told = await s.runIn(FREE, 'init', '--json')
  expect([told.code, told.json.files]).toEqual([0, []])
  expect(told.json.problems.map(({ code, severity }) => [code, severity])).toEqual(
    Array(3).fill(['init/exists', 'warning']),
  )
  expect(told.json.problems.map(({ message }) => message.split(' ')[0])).toEqual([
    'images.yaml',
    '.github/workflows/mine.yml',
    '.gitattributes',
  ])
  expect(told.json.problems[2]?.message).toContain('images.lock.json merge=imagelock')
  expect(s.files().map((name) => [name, s.sha(name)])).toEqual(before)

  // Links are left too, and nothing is written where they lead.
  const l = await scene(t)
  for (const name of ['images.yml', '.github', '.gitattributes'])
    fs.symlinkSync(path.join(outside, name), path.join(l.root, name))
  fs.mkdirSync(path.join(outside, '.github'))
  const linked = await l.runIn(FREE, 'init', '--json')
  expect([linked.code, linked.json.files, linked.json.problems.length]).toEqual([0, [], 3])
  expect(fs.readdirSync(outside)).toEqual(['.github'])
  expect(fs.readdirSync(path.join(outside, '.github'))).toEqual([])
})

async function withPictures(s: Scene): Promise<void> {
  s.manifest(
    [
      'provider: placeholder',
      'images:',
      '  a: { prompt: A, size: 801x333, path: docs/img/Team Photo.png }',
      '  b: { prompt: B, size: 64x48, path: docs/img/deep/logo.jpg }',
      '  c: { prompt: C, size: 20x10, path: docs/img/deep/logo.png }',
      '  d: { prompt: D, size: 11x12, path: docs/img/Über.jpeg }',
      '',
    ].join('\n'),
  )
  expect((await s.run('generate')).code).toBe(0)
  s.remove('images.yml')
  s.remove('images.lock.json')
  s.write(
    'docs/img/w.webp',
    webp({ width: 40, height: 30, colours: Buffer.from([9, 99, 199]), jumbf: Buffer.alloc(0) }, 0).before,
  )
}

test.concurrent('--adopt: own pictures are locked as they are, and never bought, drawn or overwritten', async (t) => {
  const s = await scene(t, { keeps: true })
  await withPictures(s)
  const bytes = Object.fromEntries(s.files().map((name) => [name, s.sha(name)]))
  const begun = await s.run('init', '--adopt', 'docs/**', '--json')
  expect([begun.code, begun.json.files, begun.codes]).toEqual([
    0,
    ['images.yml', 'images.lock.json', WORKFLOW, '.gitattributes'],
    [],
  ])
  const { images } = manifestOf(s)
  expect(Object.entries(images).map(([id, image]) => [id, image['path'], image['size']])).toEqual([
    ['Team-Photo', 'docs/img/Team Photo.png', '801x333'],
    ['Uber', 'docs/img/Über.jpeg', '11x12'],
    ['deep/logo', 'docs/img/deep/logo.jpg', '64x48'],
    ['deep/logo-2', 'docs/img/deep/logo.png', '20x10'],
    // No provider makes a WebP of this size: the manifest names none.
    ['w', 'docs/img/w.webp', undefined],
  ])
  for (const entry of Object.values(s.lock())) {
    expect([entry.accepted, entry.receipt, entry.file.sha256]).toEqual([true, undefined, bytes[entry.path]])
  }
  expect(s.lock()['w']?.file).toMatchObject({ width: 40, height: 30, format: 'webp' })
  expect((await s.run('check', '--json')).code).toBe(0)
  expect((await s.run('plan', '--json')).json.cost.estimated_usd).toBe(0)

  // Nobody has to have a key for them, although a WebP stands under a provider that wants one.
  expect(await s.runIn(FREE, 'doctor', '--json')).toMatchObject({ code: 0, codes: ['attributes/merge-driver'] })

  // A prompt that is written, another default provider, a file that is gone: no picture is made or replaced.
  const text = s.read('images.yml').toString()
  s.write(
    'images.yml',
    text.replace('TODO: describe docs/img/w.webp', 'A wave').replace(/^provider: placeholder$/m, 'provider: apiyi'),
  )
  s.remove('docs/img/deep/logo.png')
  const generated = await s.run('generate', '--max-images', '9', '--json')
  expect([generated.code, generated.rows['w'], generated.rows['deep/logo-2'], generated.rows['Team-Photo']]).toEqual([
    1,
    'edited kept',
    'missing failed',
    'unchanged',
  ])
  for (const [name, sum] of Object.entries(bytes)) if (s.has(name)) expect([name, s.sha(name)]).toEqual([name, sum])
  expect(s.asked().all).toBe(0)
})

test.concurrent('--adopt: what cannot be adopted is named with its reason, the rest is adopted', async (t) => {
  const s = await scene(t)
  await withPictures(s)
  const png = s.read('docs/img/deep/logo.png')
  const bad: Readonly<Record<string, Buffer | string>> = {
    "docs/bad/it's.png": png,
    'docs/bad/-dash.png': png,
    'docs/bad/upper.PNG': png,
    'docs/bad/lying.jpg': png,
    'docs/bad/cut.png': png.subarray(0, png.length - 20),
    'docs/bad/vector.svg': '<svg/>',
    'docs/bad/moving.gif': 'GIF89a',
    'docs/bad/notes.txt': 'x',
    'docs/bad/pointer.png': `version https://git-lfs.github.com/spec/v1\noid sha256:${sha256(png)}\nsize ${png.length}\n`,
    'node_modules/x/docs/no.png': png,
  }
  for (const [name, content] of Object.entries(bad)) s.write(name, content)
  fs.symlinkSync('deep/logo.png', path.join(s.root, 'docs/img/link.png'))
  fs.symlinkSync('docs', path.join(s.root, 'linked'))
  const away = await s.run('init', '--adopt', 'linked/img/*.png', '--json')
  expect([away.code, away.codes]).toEqual([2, ['init/nothing-adopted', 'init/not-adopted']])
  s.remove('linked')
  const large = fs.openSync(path.join(s.root, 'docs/bad/large.png'), 'w')
  fs.ftruncateSync(large, 50 * 1024 * 1024 + 1)
  fs.closeSync(large)
  const { code, json } = await s.run('init', '--adopt', '**', '--json')
  expect([code, Object.keys(s.lock()).length]).toEqual([0, 5])
  const reasons = Object.fromEntries(
    json.problems.map(({ message }) => message.split(' was not adopted: ') as [string, string]),
  )
  expect(Object.keys(reasons).toSorted()).toEqual(
    [
      ...Object.keys(bad).filter((name) => name.startsWith('docs/')),
      'docs/bad/large.png',
      'docs/img/link.png',
    ].toSorted(),
  )
  expect(reasons).toMatchObject({
    'docs/bad/vector.svg': expect.stringContaining('SVG') as string,
    'docs/bad/moving.gif': expect.stringContaining('GIF') as string,
    'docs/bad/lying.jpg': 'it holds a png',
    'docs/bad/pointer.png': expect.stringContaining('LFS') as string,
    'docs/bad/large.png': expect.stringContaining('52428801') as string,
    'docs/img/link.png': expect.stringContaining('link') as string,
  })
  expect((await s.run('check')).code).toBe(0)
})

test.concurrent('what the person must change is exit 2, and nothing is written', async (t) => {
  const s = await scene(t)
  await withPictures(s)
  const before = s.files()
  for (const [args, code] of [
    [['--adopt', 'nothing/**'], 'init/nothing-adopted'],
    [['--adopt', '../**'], 'option/value'],
    [['-m', 'images.json'], 'option/value'],
    [['-m', '*.yml'], 'option/value'],
    [['-m', '../images.yml'], 'option/value'],
    [['-m', 'a.yml', '-m', 'b.yml'], 'option/value'],
    [['hero'], 'option/ids'],
    [['--yes'], 'option/not-here'],
  ] as const) {
    const ran = await s.run('init', ...args, '--json')
    expect([args, ran.code, ran.codes[0]]).toEqual([args, 2, code])
  }
  expect(s.files()).toEqual(before)
  s.write('images.yml', 'version: 1\nimages: { a: A }\n')
  const ran = await s.run('init', '--adopt', 'docs/**', '--json')
  expect([ran.code, ran.codes, s.files()]).toEqual([2, ['init/exists'], [...before, 'images.yml'].toSorted()])
})
