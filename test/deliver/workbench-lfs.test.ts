// Git LFS in a delivery, with git-lfs itself and a server that checks what it is sent.
import * as fs from 'node:fs'
import * as path from 'node:path'
import { describe, expect, test } from 'vitest'
import { pointerText } from '../../src/store/history.ts'
import { fill, freshFolder } from '../store/folder.ts'
import { picture } from './pictures.ts'
import { commit, deliver, draw, edit, site } from './site.ts'

const HERO = picture('hero', { path: 'img/hero.png' })

describe('Git LFS', () => {
  const attributes = { '.gitattributes': 'img/** filter=lfs diff=lfs merge=lfs -text\nimg/raw/** !filter\n' }
  const RAW = picture('raw', { path: 'img/raw/a.png' })

  test('the pointer is committed and the object is at the server before the push', async () => {
    const evil = { '.lfsconfig': '[lfs]\n\turl = http://elsewhere.invalid/\n' }
    const place = await site({ ...attributes, ...evil })
    draw(place.workTree, [HERO, RAW])
    const paths = [HERO.entry.path, RAW.entry.path, 'a.png']
    expect(await place.bench.lfsPaths(place.head, paths)).toEqual(new Set([HERO.entry.path]))
    expect(await place.bench.lfsReady(place.head, paths)).toEqual({ kind: 'yes' })
    await deliver(place, [edit(HERO), edit(RAW)])
    const { sha256, bytes } = HERO.entry.file
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${sha256}\nsize ${bytes}\n`
    expect((await place.repository.show('main', HERO.entry.path)).toString()).toBe(pointer)
    expect(await place.repository.show('main', RAW.entry.path)).toEqual(RAW.bytes)
    expect(fs.readFileSync(place.repository.lfsPath(sha256))).toEqual(HERO.bytes)
    expect(place.github.violations).toEqual([])
  })

  test('over https with an own certificate', async () => {
    const place = await site(attributes, { github: { https: true } })
    draw(place.workTree, [HERO])
    const bench = await place.open({ env: { GIT_SSL_CAINFO: place.github.certificate ?? '' } })
    await deliver({ bench, head: place.head }, [edit(HERO)])
    expect(fs.readFileSync(place.repository.lfsPath(HERO.entry.file.sha256))).toEqual(HERO.bytes)
    const without = await place.open()
    await expect(without.tips(['main'])).rejects.toMatchObject({ code: 'deliver/remote' })
  })

  test('a pointer in the work tree is committed as it is, and nothing is uploaded', async () => {
    const place = await site(attributes)
    const { file, path: name } = HERO.entry
    fs.writeFileSync(place.repository.lfsPath(file.sha256), HERO.bytes)
    fill(place.workTree, { [name]: pointerText(file), 'plain.png': pointerText(file) })
    await deliver(place, [edit(HERO)])
    expect((await place.repository.show('main', name)).toString()).toBe(pointerText(file))
    expect(place.github.requests.filter(({ kind }) => kind === 'lfs')).toEqual([])
    const plain = { ...HERO.entry, path: 'plain.png' }
    await expect(commit(place.bench, place.head, [edit({ ...HERO, entry: plain })])).rejects.toMatchObject({
      code: 'deliver/pointer',
    })
  })

  test('without git-lfs it is said before anything is made', async () => {
    const place = await site(attributes)
    const folder = freshFolder()
    fs.symlinkSync('/usr/bin/git', path.join(folder, 'git'))
    const bench = await place.open({ env: { PATH: folder } })
    expect(await bench.lfsReady(place.head, ['a.png'])).toEqual({ kind: 'yes' })
    expect(await bench.lfsReady(place.head, [HERO.entry.path])).toMatchObject({
      kind: 'no',
      message: expect.stringContaining('git-lfs'),
    })
  })

  test('an upload that fails is no push', async () => {
    const place = await site(attributes)
    draw(place.workTree, [HERO])
    place.github.fault({
      kind: 'answer',
      path: /objects\/batch/,
      status: 403,
      body: '{"message":"no quota"}',
      times: 9,
    })
    const made = await commit(place.bench, place.head, [edit(HERO)])
    const pushed = await place.bench.push(made.commit, 'main', { kind: 'from', commit: place.head })
    expect(pushed).toMatchObject({ kind: 'refused', message: expect.stringContaining('Git LFS') })
    expect((await place.repository.branches())['main']).toBe(place.head)
  })
})
