// `gallery` as a person starts it: the page it writes, what it never overwrites, and images that cannot be shown.
import * as fs from 'node:fs'
import * as path from 'node:path'
import { expect, test } from 'vitest'
import { type Scene, scene } from './harness.ts'

const TWO =
  'provider: placeholder\nimages:\n  a: { prompt: one, size: 64x64, alt: "An <b>alt</b>" }\n  b: { prompt: two, size: 128x64 }\n'

/** The cards of a page by the image's id. */
function cards(s: Scene, name = 'imagelock.html'): Record<string, string> {
  const all = s.read(name).toString().split('<li class="card"').slice(1)
  return Object.fromEntries(all.map((card) => [/<h2 class="name" title="(.*?)"/.exec(card)?.[1] ?? '', card]))
}

function pictures(card = ''): Buffer[] {
  const found = [...card.matchAll(/<img class="\w+" [^>]*src="data:image\/webp;base64,([^"]*)"/g)]
  return found.map(([, data = '']) => Buffer.from(data, 'base64'))
}

test('the page holds every image, and is said in the shape of the spec', async (context) => {
  const s = await scene(context)
  s.manifest(TWO)
  await s.run('generate')
  const ran = await s.run('gallery', '--json')
  expect([ran.code, JSON.parse(ran.stdout)]).toEqual([
    0,
    { version: 1, command: 'gallery', ok: true, files: ['imagelock.html'], problems: [] },
  ])
  const { a = '', b = '' } = cards(s)
  for (const [card, size] of [
    [a, 'width="64" height="64"'],
    [b, 'width="128" height="64"'],
  ] as const) {
    const [picture, ...more] = pictures(card)
    expect([picture?.toString('latin1', 0, 4), more, card.includes(size)]).toEqual(['RIFF', [], true])
  }
  expect(a).toContain('alt="An &lt;b&gt;alt&lt;/b&gt;"')
  expect(a).toContain(`<dd>${s.sha('images/a.png')}</dd>`)
  expect(a).toContain('href="./images/a.png"')
  expect(s.read('imagelock.html').toString()).not.toMatch(/(?:src|href)="(?!data:|\.\/images\/)/)
  const again = await s.run('gallery')
  expect([again.code, again.stdout]).toEqual([0, 'imagelock.html  2 images\n'])

  // What git would take along is told, until somebody has said what it shall do.
  const hint = 'a line imagelock.html in .gitignore keeps it out\n'
  expect(again.stderr).toContain(hint)
  expect((await s.run('gallery', '--out', 'own.html')).stderr).not.toContain('gitignore')
  s.write('.gitignore', 'imagelock.html\n')
  expect((await s.run('gallery')).stderr).not.toContain('gitignore')
  s.remove('.gitignore')
  s.git('add', 'imagelock.html')
  expect((await s.run('gallery')).stderr).not.toContain('gitignore')
})

test('ids choose, --out names the file, and links lead from its folder', async (context) => {
  const s = await scene(context)
  s.manifest(TWO)
  await s.run('generate')
  const ran = await s.run('gallery', 'b', '--out', 'site/deep/page.html', '--json')
  expect(JSON.parse(ran.stdout)).toMatchObject({ ok: true, files: ['site/deep/page.html'] })
  expect(Object.keys(cards(s, 'site/deep/page.html'))).toEqual(['b'])
  expect(cards(s, 'site/deep/page.html')['b']).toContain('href="../../images/b.png"')
  expect((await s.run('gallery', 'nobody', '--json')).codes).toEqual(['select/nothing'])
  s.manifest('provider: placeholder\nimages:\n  docs/icons/logo: { prompt: one, size: 64x64 }\n')
  const near = await s.run('plan', 'logo', '--json')
  expect(near.json.problems[0]?.message).toContain('did you mean "docs/icons/logo"?')
  expect(s.has('imagelock.html')).toBe(false)
})

test.runIf(process.platform !== 'win32')('nothing but a page of its own is overwritten', async (context) => {
  const s = await scene(context)
  s.manifest(TWO)
  s.write('imagelock.html', '<!doctype html>\n<p>mine')
  s.write('outside.html', 'kept')
  fs.symlinkSync('outside.html', path.join(s.root, 'link.html'))
  fs.symlinkSync('.git', path.join(s.root, 'linked'))
  fs.mkdirSync(path.join(s.root, 'folder.html'))
  const refused = async (...args: string[]) => {
    const { code, json } = await s.run('gallery', '--json', ...args)
    return [code, json.problems[0]?.code]
  }
  expect(await refused()).toEqual([2, 'page/not-ours'])
  expect(await refused('--out', 'link.html')).toEqual([2, 'file/link'])
  expect(await refused('--out', 'linked/page.html')).toEqual([2, 'file/link'])
  expect(await refused('--out', 'folder.html')).toEqual([2, 'page/not-ours'])
  expect(await refused('--out', 'images.yml')).toEqual([2, 'page/name'])
  expect(await refused('--out', '../no-such-folder/page.html')).toEqual([2, 'page/no-folder'])
  expect(s.read('imagelock.html').toString()).toBe('<!doctype html>\n<p>mine')
  expect(s.read('outside.html').toString()).toBe('kept')
})

test('pointers of Git LFS are shown where this clone has their bytes, before and now, as far as they are those', async (context) => {
  const s = await scene(context)
  const manifest = (seed: number) =>
    `provider: placeholder\ndefaults: { seed: ${seed}, size: 64x64 }\nimages: { there: one, wrong: two, none: three }\n`
  const point = (): void => {
    for (const [id, entry] of Object.entries(s.lock())) {
      const { sha256, bytes } = entry.file
      const kept = id === 'wrong' ? Buffer.from('other bytes') : s.read(`images/${id}.png`)
      if (id !== 'none') s.write(`.git/lfs/objects/${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`, kept)
      const head = 'version https://git-lfs.github.com/spec/v1\n'
      s.write(`images/${id}.png`, `${head}oid sha256:${sha256}\nsize ${String(bytes)}\n`)
    }
  }
  s.manifest(manifest(1))
  await s.run('generate')
  point()
  s.commit()
  s.manifest(manifest(2))
  for (const id of ['there', 'wrong', 'none']) s.remove(`images/${id}.png`)
  await s.run('generate')
  point()
  expect((await s.run('gallery')).code).toBe(0)
  const shown = cards(s)
  expect(['there', 'wrong', 'none'].map((id) => pictures(shown[id]).length)).toEqual([2, 0, 0])
  const [now, before] = pictures(shown['there'])
  expect(before?.equals(now ?? Buffer.alloc(0))).toBe(false)
  for (const id of ['wrong', 'none']) expect(shown[id]).toContain('git lfs pull')
})

test('what cannot be shown is a tile with a sentence; what git has of before stands beside it', async (context) => {
  const s = await scene(context)
  const image = (name: string, more = '', prompt = name) => `  ${name}: { prompt: "${prompt}", size: 64x64${more} }\n`
  const names = ['same', 'edited', 'gone', 'pointer', 'text', 'orphan']
  s.manifest(
    `provider: placeholder\nimages:\n${names.map((name) => image(name)).join('')}${image('again', ', seed: 1', 'a <b> at dawn')}`,
  )
  await s.run('generate')
  s.commit()
  const left = names.filter((name) => name !== 'orphan').map((name) => image(name))
  s.manifest(
    `provider: placeholder\nimages:\n${left.join('')}${image('again', ', seed: 2', 'a <b> at night')}${image('never')}`,
  )
  await s.run('generate', 'again')
  s.write('images/edited.png', s.read('images/same.png'))
  s.remove('images/gone.png')
  const locked = s.lock()['pointer']?.file
  s.write(
    'images/pointer.png',
    `version https://git-lfs.github.com/spec/v1\noid sha256:${locked?.sha256}\nsize ${String(locked?.['bytes'])}\n`,
  )
  s.write('images/text.png', 'no picture at all')

  expect((await s.run('gallery')).code).toBe(0)
  const shown = cards(s)
  const states = Object.entries(shown).map(([id, card]) => [
    id,
    /data-state="(\w+)"/.exec(card)?.[1],
    pictures(card).length,
  ])
  expect(states).toEqual([
    ['same', 'unchanged', 1],
    ['edited', 'edited', 2],
    ['gone', 'missing', 0],
    ['pointer', 'unchanged', 0],
    ['text', 'edited', 1],
    ['again', 'unchanged', 2],
    ['never', 'create', 0],
    ['orphan', 'orphan', 1],
  ])
  expect(shown['gone']).toContain('The file is not there')
  expect(shown['pointer']).toContain('Kept by Git LFS')
  expect(shown['text']).toContain('no PNG, JPEG or WebP')
  expect(shown['again']).toContain('<dt>seed</dt><dd><del>1</del> <ins>2</ins></dd>')
  expect(shown['again']).toContain('<dt>prompt</dt><dd>a &lt;b&gt; at <del>dawn</del> <ins>night</ins></dd>')
  const [now, before] = pictures(shown['edited'])
  const [same] = pictures(shown['same'])
  expect([now?.equals(same ?? Buffer.alloc(0)), before?.equals(same ?? Buffer.alloc(0))]).toEqual([true, false])
})

test('every format is decoded by the bundle, in more threads than one', async (context) => {
  const s = await scene(context)
  const fixtures = path.join(import.meta.dirname, '../image/fixtures')
  const files = [
    'rgb.png',
    'progressive.jpg',
    'baseline.jpg',
    'lossy.webp',
    'lossless.webp',
    'alpha.png',
    'cmyk.jpg',
    'palette.png',
  ]
  const image = (_: string, at: number) => `  i${at}: { prompt: x, path: p/${at}.png }\n`
  s.manifest(`provider: placeholder\nimages:\n${files.map(image).join('')}`)
  for (const [at, file] of files.entries()) s.write(`p/${at}.png`, fs.readFileSync(path.join(fixtures, file)))
  expect((await s.run('gallery')).code).toBe(0)
  const counts = Object.values(cards(s)).map((card) => pictures(card).length)
  expect(counts).toEqual(files.map((file) => (file === 'cmyk.jpg' ? 0 : 1)))
})
