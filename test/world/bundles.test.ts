// Folders of shards: made under a name of their own, sealed by a rename, found again where artifacts are unpacked.
import * as fs from 'node:fs'
import * as path from 'node:path'
import { describe, expect, test } from 'vitest'
import { bundleName, findBundles, openStage } from '../../src/world/bundles.ts'
import { sha256 } from '../plan/builder.ts'
import { fill, freshFolder, posix, tree } from '../store/folder.ts'

const NAME = 'imagelock-shard-2-of-3'
const WORK = `.${NAME}-plan`
const stage = (cwd: string, mayReopen = (_seal: string): boolean => true) =>
  openStage(cwd, 'out/deep', NAME, 'plan', mayReopen)

test('a bundle is called after its shard', () => {
  expect(bundleName(2, 3)).toBe(NAME)
})

describe('making one', () => {
  test('nothing has its name before the seal; the seal and all files are in it then', async () => {
    const cwd = freshFolder()
    const here = await stage(cwd)
    expect([here.root, here.earlier]).toEqual([path.join(cwd, 'out/deep', WORK), null])
    expect(here.folder('1')).toBe(path.join(here.root, '1'))
    expect(tree(here.root)).toEqual(['1/'])
    fill(here.root, { '1/images/b.png': 'B', '1/images/a.png': 'A' })
    // Twice is once.
    expect(here.folder('1')).toBe(path.join(here.root, '1'))
    await here.write('report.json', '{}')
    expect(await here.files()).toEqual([
      { path: '1/images/a.png', sha256: sha256('A'), bytes: 1 },
      { path: '1/images/b.png', sha256: sha256('B'), bytes: 1 },
      { path: 'report.json', sha256: sha256('{}'), bytes: 2 },
    ])
    here.keep(new Set(['1/images/a.png', 'report.json']))
    expect(tree(path.join(cwd, 'out/deep'))).not.toContain(`${NAME}/`)
    await here.seal('SEAL')
    expect(tree(path.join(cwd, 'out/deep'))).toEqual(
      ['', '1/', '1/images/', '1/images/a.png', 'bundle.json', 'report.json'].map((name) => `${NAME}/${name}`),
    )
    expect(fs.readFileSync(path.join(cwd, 'out/deep', NAME, 'bundle.json'), 'utf8')).toBe('SEAL')
  })

  test('what a stopped run of the same plan left is gone on with', async () => {
    const cwd = freshFolder()
    fill(cwd, { [`out/deep/${WORK}/1/a.png`]: 'A', [`out/deep/.${NAME}-other/1/b.png`]: 'B' })
    const here = await stage(cwd, () => expect.unreachable('there is no seal'))
    expect([(await here.files()).map((file) => file.path), here.earlier]).toEqual([['1/a.png'], null])
  })

  test('a bundle of this plan is opened again, its seal is no file of it', async () => {
    const cwd = freshFolder()
    fill(cwd, { [`out/deep/${NAME}/bundle.json`]: 'OLD', [`out/deep/${NAME}/1/a.png`]: 'A' })
    const asked: string[] = []
    const here = await stage(cwd, (seal) => (asked.push(seal), true))
    expect([here.earlier, new Set(asked)]).toEqual(['OLD', new Set(['OLD'])])
    expect((await here.files()).map((file) => file.path)).toEqual(['1/a.png'])
    expect(tree(path.join(cwd, 'out/deep'))).toContain(`${WORK}/bundle.json`)
    expect(fs.existsSync(path.join(cwd, 'out/deep', NAME))).toBe(false)
    await here.seal('NEW')
    expect(fs.readFileSync(path.join(cwd, 'out/deep', NAME, 'bundle.json'), 'utf8')).toBe('NEW')
  })

  test('a seal of another plan that a stopped run left is none', async () => {
    const cwd = freshFolder()
    fill(cwd, { [`out/deep/${WORK}/bundle.json`]: 'OLD' })
    expect((await stage(cwd, () => false)).earlier).toBeNull()
  })

  test.each<[string, Readonly<Record<string, string>>, boolean]>([
    ['of another plan', { [`${NAME}/bundle.json`]: 'OLD' }, false],
    ['without a seal', { [`${NAME}/1/a.png`]: 'A' }, true],
    ['beside one that is being made', { [`${NAME}/bundle.json`]: 'OLD', [`${WORK}/1/a.png`]: 'A' }, true],
  ])('a bundle %s stays as it is', async (_, files, mayReopen) => {
    const cwd = freshFolder()
    fill(path.join(cwd, 'out/deep'), files)
    const before = tree(cwd)
    const last = path.join(cwd, 'out/deep', NAME)
    await expect(stage(cwd, () => mayReopen)).rejects.toMatchObject({
      code: 'shard/exists',
      exit: 2,
      message: `${last} is there already and is not of this plan: merge it or remove it first`,
    })
    expect(tree(cwd)).toEqual(before)
  })

  posix.each([
    ['out', 'a link, and imagelock follows none'],
    ['out/deep', 'a link, and imagelock follows none'],
    [`out/deep/${NAME}`, 'a link, and imagelock follows none'],
    [`out/deep/${WORK}`, 'a link, and imagelock follows none'],
  ])('nothing is made through a link at %s', async (link, what) => {
    const cwd = freshFolder()
    fill(cwd, { 'outside/deep/x': '' })
    fs.mkdirSync(path.dirname(path.join(cwd, link)), { recursive: true })
    fs.symlinkSync(path.join(cwd, 'outside'), path.join(cwd, link))
    const message = expect.stringMatching(new RegExp(` is ${what}$`)) as string
    await expect(stage(cwd)).rejects.toMatchObject({ code: 'shard/folder', exit: 2, message })
    expect(tree(path.join(cwd, 'outside'))).toEqual(['deep/', 'deep/x'])
  })

  test('a file in its place', async () => {
    const cwd = freshFolder()
    fill(cwd, { [`out/deep/${NAME}`]: '' })
    await expect(stage(cwd)).rejects.toMatchObject({ code: 'shard/folder' })
  })
})

describe('finding them', () => {
  const found = (cwd: string, ...folders: string[]) =>
    findBundles(cwd, folders).map(({ name, seal }) => [name, seal] as const)

  test.each<[string, string[], string[], (readonly [string, string | null])[]]>([
    ['the folder itself', ['b/bundle.json'], ['b'], [['b', 'b/bundle.json']]],
    [
      'its folders, and theirs',
      ['in/z/bundle.json', `in/${NAME}/${NAME}/bundle.json`, 'in/a/b/c/bundle.json'],
      ['in'],
      [
        [`in/${NAME}/${NAME}`, `in/${NAME}/${NAME}/bundle.json`],
        ['in/z', 'in/z/bundle.json'],
      ],
    ],
    ['nothing in a bundle is another', ['b/bundle.json', 'b/c/bundle.json'], ['b'], [['b', 'b/bundle.json']]],
    ['one that was not sealed, by its name', [`in/${NAME}/1/a.png`], ['in'], [[`in/${NAME}`, null]]],
    ['not by a name like it', [`in/x${NAME}/a`, `in/${NAME}x/a`, 'in/imagelock-shard-x-of-3/a'], ['in'], []],
    ['not one that is being made', [`in/${WORK}/bundle.json`], ['in'], []],
    [
      'one that is named twice is one',
      ['in/b/bundle.json'],
      ['in', 'in/b', './in/../in'],
      [['in/b', 'in/b/bundle.json']],
    ],
    [
      'in the order of their places, however they are named',
      ['z/bundle.json', 'a/bundle.json'],
      ['z', 'a'],
      [
        ['a', 'a/bundle.json'],
        ['z', 'z/bundle.json'],
      ],
    ],
    ['one of many shards', ['in/imagelock-shard-12-of-256/1/a.png'], ['in'], [['in/imagelock-shard-12-of-256', null]]],
    [
      'the one in a folder of its name, whatever lies beside it',
      [`in/${NAME}/${NAME}/bundle.json`, `in/${NAME}/notes.txt`],
      ['in'],
      [[`in/${NAME}/${NAME}`, `in/${NAME}/${NAME}/bundle.json`]],
    ],
    // It is named as one without a seal; passed over, its pictures would be missing without a word.
    ['one that lies too deep, by its folder', [`in/a/${NAME}/${NAME}/bundle.json`], ['in'], [[`in/a/${NAME}`, null]]],
    ['none where there is no folder', ['a/b/c'], ['none', 'a/none', 'none/b'], []],
    ['in the folder that everything is in', ['bundle.json'], ['.'], [['', 'bundle.json']]],
  ])('%s', (_, files, folders, expected) => {
    const cwd = freshFolder()
    fill(cwd, Object.fromEntries(files.map((name) => [name, name])))
    expect(found(cwd, ...folders)).toEqual(expected)
  })

  test.each(['a', 'a/b', 'in/../a/b/c'])('%s where a is a file: no folder', (folder) => {
    const cwd = freshFolder()
    fill(cwd, { a: '' })
    const refusal = { code: 'merge/folder', exit: 2, message: `${folder} is no folder` }
    expect(() => findBundles(cwd, [folder])).toThrow(expect.objectContaining(refusal))
    expect(() => findBundles('/', [path.join(cwd, folder)])).toThrow(expect.objectContaining({ code: 'merge/folder' }))
    expect(() => findBundles(path.join(cwd, 'in'), [path.join(cwd, folder)])).toThrow(
      expect.objectContaining({ code: 'merge/folder' }),
    )
  })

  test('their files, with hashes; the seal is none of them', async () => {
    const cwd = freshFolder()
    fill(cwd, { 'b/bundle.json': 'SEAL', 'b/1/z.png': 'Z', 'b/1/in/a.png': 'A', 'b/1/bundle.json': 'x', 'b/0': '' })
    const [bundle] = findBundles(cwd, ['b'])
    expect(bundle?.root).toBe(path.join(cwd, 'b'))
    expect(await bundle?.files()).toEqual([
      { path: '0', sha256: sha256(''), bytes: 0 },
      { path: '1/bundle.json', sha256: sha256('x'), bytes: 1 },
      { path: '1/in/a.png', sha256: sha256('A'), bytes: 1 },
      { path: '1/z.png', sha256: sha256('Z'), bytes: 1 },
    ])
  })

  posix('no link is followed: not to a bundle, not in one', async () => {
    const cwd = freshFolder()
    fill(cwd, { 'real/bundle.json': 'SEAL', 'in/b/bundle.json': 'SEAL', 'in/b/1/a.png': 'A', secret: 'S' })
    fs.symlinkSync(path.join(cwd, 'real'), path.join(cwd, 'in/link'))
    fs.symlinkSync(path.join(cwd, 'real'), path.join(cwd, 'link'))
    expect(found(cwd, 'in')).toEqual([['in/b', 'SEAL']])
    const refusal = { code: 'merge/folder', exit: 2, message: 'link is a link, and imagelock follows none' }
    expect(() => findBundles(cwd, ['link'])).toThrow(expect.objectContaining(refusal))
    fs.symlinkSync(path.join(cwd, 'secret'), path.join(cwd, 'in/b/1/b.png'))
    await expect(findBundles(cwd, ['in'])[0]?.files()).rejects.toMatchObject({
      code: 'merge/link',
      exit: 2,
      message: '1/b.png of b is no regular file',
    })
    fs.rmSync(path.join(cwd, 'in/b/bundle.json'))
    fs.symlinkSync(path.join(cwd, 'secret'), path.join(cwd, 'in/b/bundle.json'))
    expect(found(cwd, 'in')).toEqual([])
    fill(cwd, { [`in/${NAME}/1/a.png`]: 'A' })
    fs.symlinkSync(path.join(cwd, 'secret'), path.join(cwd, 'in', NAME, 'bundle.json'))
    expect(found(cwd, 'in')).toEqual([[`in/${NAME}`, null]])
  })

  test('a seal of many pictures is longer than a page', async () => {
    const cwd = freshFolder()
    const seal = 'x'.repeat(2 << 20)
    fill(cwd, { 'b/bundle.json': seal, [`out/deep/${NAME}/bundle.json`]: seal })
    expect(findBundles(cwd, ['b'])[0]?.seal?.length).toBe(seal.length)
    expect((await stage(cwd)).earlier?.length).toBe(seal.length)
  })
})
