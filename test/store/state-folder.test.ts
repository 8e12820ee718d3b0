// The folder of a manifest's state: where it lies, which one is refused (spec: "Never half, never twice").
import * as fs from 'node:fs'
import * as path from 'node:path'
import { describe, expect, test } from 'vitest'
import { type StateFolder, stateFolder } from '../../src/world/state-folder.ts'
import { findRepository } from '../../src/world/git.ts'
import { fill, freshFolder, freshRepository, ourGit, posix, realGit, tree } from './folder.ts'

function open(folder: string, name = 'images.yml'): Promise<StateFolder> {
  return stateFolder(findRepository(folder), folder, name, ourGit(folder))
}

const mode = (file: string): string => (fs.lstatSync(file).mode & 0o777).toString(8)

/** Only root can have a folder be somebody else's. */
const asRoot = process.getuid?.() === 0 ? test : test.skip

describe('where it lies', () => {
  test('in the git dir, one for each manifest, the same whoever asks', async () => {
    const folder = freshRepository()
    fill(folder, { 'sub/x': '' })
    const all = await Promise.all([open(folder), open(folder, 'b.yml'), open(path.join(folder, 'sub')), open(folder)])
    const [one, other, below, again] = all.map((state) => path.relative(folder, state.path).split(path.sep).join('/'))
    expect(one).toMatch(/^\.git\/imagelock\/[0-9a-f]+$/)
    expect(new Set([one, other, below]).size).toBe(3)
    expect(again).toBe(one)
    expect(tree(folder)).not.toContain('.git/imagelock/')
  })

  test('in the git dir of a linked work tree', async () => {
    const folder = freshRepository()
    realGit(folder, ['commit', '-q', '--allow-empty', '-m', 'x'])
    realGit(folder, ['worktree', 'add', '-q', path.join(folder, 'linked')])
    const state = await open(path.join(folder, 'linked'))
    expect(state.path.startsWith(path.join(folder, '.git/worktrees/linked/imagelock/'))).toBe(true)
  })

  asRoot('a note is left in no repository of somebody else, who could not enter the folder', async () => {
    const folder = freshRepository()
    fs.chownSync(path.join(folder, '.git'), 65534, 65534)
    const state = await open(folder)
    state.writeAgreement('a')
    expect([state.readAgreement(), tree(folder).filter((name) => name.includes('imagelock'))]).toEqual(['', []])
    fs.chownSync(path.join(folder, '.git'), 0, 0)
    state.writeAgreement('a')
    expect(state.readAgreement()).toBe('a')
  })

  posix('without git beside the manifest, mode 0700, ignoring itself; gone when nothing is left in it', async () => {
    const folder = freshFolder()
    const state = await open(folder)
    await state.hold(new AbortController().signal)
    const parent = path.join(folder, '.imagelock')
    expect([mode(parent), mode(state.path), path.dirname(state.path)]).toEqual(['700', '700', parent])
    expect(fs.readFileSync(path.join(parent, '.gitignore'), 'utf8')).toBe('*\n')
    realGit(folder, ['init', '-q'])
    expect(realGit(folder, ['status', '--porcelain', '--untracked-files=all'])).toBe('')
    state.release()
    expect(tree(folder).filter((name) => !name.startsWith('.git/'))).toEqual([])
  })

  posix('in the git dir, mode 0700 and files 0600; gone when nothing is left in it', async () => {
    const folder = freshRepository()
    const state = await open(folder)
    await state.hold(new AbortController().signal)
    await state.journal.append('x\n', true)
    const aside = await state.setAside('kept.png', bytes('A'))
    expect(
      [state.path, path.join(state.path, 'journal.jsonl'), path.join(state.path, 'writer.lock'), aside].map(mode),
    ).toEqual(['700', '600', '600', '600'])
    await state.journal.remove()
    fs.rmSync(aside)
    state.release()
    expect(fs.existsSync(path.join(folder, '.git/imagelock'))).toBe(false)
  })

  test('stays while something is to be remembered, and then for that manifest alone', async () => {
    const folder = freshRepository()
    const [one, other] = [await open(folder), await open(folder, 'b.yml')]
    await one.hold(new AbortController().signal)
    await other.hold(new AbortController().signal)
    await one.journal.append('x\n', false)
    await one.journal.rewrite('remember\n')
    fill(one.path, { 'writer.lock.0badc0de': 'half', 'journal.jsonl.0badc0de': 'half' })
    other.release()
    one.release()
    expect(tree(path.join(folder, '.git/imagelock'))).toEqual([
      `${path.basename(one.path)}/`,
      `${path.basename(one.path)}/journal.jsonl`,
    ])
    expect((await open(folder)).readJournal()).toBe('remember\n')
  })
})

describe('what a stranger may have planted is refused', () => {
  const outside = (folder: string): string => {
    fs.mkdirSync(path.join(folder, 'elsewhere'), { mode: 0o700 })
    return path.join(folder, 'elsewhere')
  }
  posix.each<[string, () => string, (folder: string, own: string) => void, string]>([
    [
      'a linked .imagelock',
      freshFolder,
      (folder) => fs.symlinkSync(outside(folder), path.join(folder, '.imagelock')),
      'state/linked',
    ],
    [
      'a dangling .imagelock',
      freshFolder,
      (folder) => fs.symlinkSync('nowhere', path.join(folder, '.imagelock')),
      'state/linked',
    ],
    [
      'a linked folder in the git dir',
      freshRepository,
      (folder) => fs.symlinkSync(outside(folder), path.join(folder, '.git/imagelock')),
      'state/linked',
    ],
    [
      'a linked state',
      freshRepository,
      (folder, own) => {
        fs.mkdirSync(path.dirname(own), { mode: 0o700 })
        fs.symlinkSync(outside(folder), own)
      },
      'state/linked',
    ],
    [
      'a linked journal',
      freshFolder,
      (folder, own) => {
        fs.mkdirSync(own, { recursive: true, mode: 0o700 })
        fs.symlinkSync(path.join(outside(folder), 'x'), path.join(own, 'journal.jsonl'))
      },
      'state/linked',
    ],
    [
      'one of a mode that is not ours',
      freshFolder,
      (_, own) => fs.mkdirSync(own, { recursive: true, mode: 0o755 }),
      'state/foreign',
    ],
    ['a file in its place', freshFolder, (folder) => fill(folder, { '.imagelock': '' }), 'state/foreign'],
    [
      'one that git tracks',
      freshRepository,
      (folder) => {
        fill(folder, { '.imagelock/0/journal.jsonl': '{}' })
        realGit(folder, ['add', '-f', '.'])
      },
      'state/tracked',
    ],
  ])('%s', async (_, make, plant, code) => {
    const folder = make()
    const own = (await open(folder)).path
    const before = process.umask(0)
    plant(folder, own)
    process.umask(before)
    const planted = tree(folder)
    await expect(open(folder)).rejects.toMatchObject({ code, exit: 2 })
    expect(tree(folder)).toEqual(planted)
  })

  test('one of an earlier time without git, untracked, is left alone', async () => {
    const folder = freshRepository()
    fill(folder, { '.imagelock/0/journal.jsonl': '{}' })
    expect((await open(folder)).path).toContain(`${path.sep}.git${path.sep}`)
  })
})

describe('the journal on the disk', () => {
  test('is appended to, replaced as a whole, removed; and read by the next run', async () => {
    const folder = freshFolder()
    const state = await open(folder)
    expect(state.readJournal()).toBe('')
    await state.hold(new AbortController().signal)
    await state.journal.append('1\n', true)
    await state.journal.append('2\n', false)
    expect((await open(folder)).readJournal()).toBe('1\n2\n')
    await state.journal.rewrite('3\n')
    await state.journal.append('4\n', true)
    expect(state.readJournal()).toBe('3\n4\n')
    expect(tree(state.path)).toEqual(['journal.jsonl', 'writer.lock'])
    await state.journal.remove()
    expect(state.readJournal()).toBe('')
    state.release()
  })

  test('bytes of one name are set aside anew', async () => {
    const state = await open(freshFolder())
    await state.hold(new AbortController().signal)
    await state.setAside('a.png', bytes('longer'))
    const file = await state.setAside('a.png', bytes('new'))
    expect(fs.readFileSync(file, 'utf8')).toBe('new')
    expect(path.isAbsolute(file)).toBe(true)
    state.release()
  })
})

async function* bytes(text: string): AsyncGenerator<Uint8Array> {
  for (const letter of text) yield Buffer.from(letter)
}
