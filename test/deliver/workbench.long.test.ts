// The workbench against a real git server: what it leaves alone, what it commits, what it says of rights.
import * as fs from 'node:fs'
import * as os from 'node:os'
import * as path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { pointerText } from '../../src/store/history.ts'
import { git } from '../github/bare.ts'
import { runToken } from '../github/server.ts'
import { fill, freshFolder, realGit } from '../store/folder.ts'
import { picture } from './pictures.ts'
import { BOT, commit, deliver, draw, edit, gitDirOf, READER, site, stateOf, type Site } from './site.ts'

const HERO = picture('hero', { path: 'img/hero.png' })

describe('the user’s clone is the same afterwards, byte for byte, and so is the picture', () => {
  const canary = freshCanary()
  const hostile = {
    attributes: '*.png text eol=crlf ident filter=evil\n*.json text eol=crlf working-tree-encoding=UTF-16\n',
    config: [
      `[core]\n\thooksPath = .githooks\n\tfsmonitor = ${canary.command}\n\tattributesFile = .gitattributes\n\tautocrlf = true`,
      `[filter "evil"]\n\tclean = ${canary.command}\n\tsmudge = ${canary.command}\n\trequired = true`,
      '[url "https://elsewhere.invalid/"]\n\tinsteadOf = http://\n\tpushInsteadOf = http://',
      `[credential]\n\thelper = "!${canary.command}"\n[core]\n\taskPass = ${canary.command}\n\tsshCommand = ${canary.command}`,
      `[commit]\n\tgpgSign = true\n[push]\n\tgpgSign = true\n\tdefault = matching\n[gpg]\n\tprogram = ${canary.command}`,
      '[remote]\n\tpushDefault = elsewhere\n[http]\n\tproxy = http://elsewhere.invalid\n\textraHeader = X-Evil: 1',
      `[alias]\n\tcommit-tree = "!${canary.command}"\n[protocol "ext"]\n\tallow = always\n[trace2]\n\teventTarget = /dev/stderr`,
      '',
    ].join('\n'),
  }

  test.each<[string, (place: Site) => Promise<string>]>([
    ['checkout v4', (place) => place.clone({ version: 4 })],
    ['checkout v7', (place) => place.clone({ version: 7, runnerTemp: freshFolder() })],
    ['whole', (place) => place.clone({ depth: 0 })],
    ['detached', (place) => place.clone({ detached: place.head })],
    ['without credentials', (place) => place.clone({ persist: false })],
    [
      'a linked work tree',
      async (place) => {
        const folder = await place.clone()
        realGit(folder, ['worktree', 'add', '-q', '-b', 'linked', '../linked'])
        return path.join(folder, '../linked')
      },
    ],
    [
      'without blobs and trees',
      async (place) => {
        const folder = path.join(freshFolder(), 'clone')
        await git(path.dirname(folder), ['clone', '-q', '--filter=tree:0', place.repository.url, folder])
        return folder
      },
    ],
    [
      'sparse',
      async (place) => {
        const folder = await place.clone()
        realGit(folder, ['sparse-checkout', 'set', '--no-cone', '/README.md'])
        expect(fs.existsSync(path.join(folder, 'docs'))).toBe(false)
        return folder
      },
    ],
    [
      'hostile',
      async (place) => {
        const folder = await place.clone()
        const hooks = ['pre-push', 'reference-transaction', 'post-index-change', 'pre-commit', 'post-checkout']
        for (const folderOfHooks of ['.githooks', '.git/hooks']) {
          fill(
            folder,
            Object.fromEntries(hooks.map((name) => [`${folderOfHooks}/${name}`, `#!/bin/sh\n${canary.command}\n`])),
          )
          for (const name of hooks) fs.chmodSync(path.join(folder, folderOfHooks, name), 0o755)
        }
        fs.appendFileSync(path.join(folder, '.git/config'), hostile.config)
        fill(folder, { '.git/info/attributes': '*.png filter=evil\n' })
        return folder
      },
    ],
  ])('%s', async (name, prepare) => {
    const place = await site({ '.gitattributes': hostile.attributes, 'docs/a.txt': 'a\r\nb\n', 'b.txt': 'b\n' })
    const workTree = await prepare(place)
    fill(workTree, { 'b.txt': 'dirty\n', 'staged.txt': 'staged\n', 'untracked.txt': 'x\n' })
    if (name !== 'hostile') realGit(workTree, ['add', '--sparse', 'staged.txt'])
    draw(workTree, [HERO])
    const gitDir = path.resolve(gitDirOf(workTree).replace(/worktrees.*/, ''))
    const before = [stateOf(workTree), stateOf(gitDir)]
    const bench = await place.open({ workTree })
    const text = 'no\nCRLF\n'
    expect((await bench.tips(['main'])).get('main')).toBe(place.head)
    const other = await place.repository.commit('other', { 'docs/new.txt': 'new\n' })
    await bench.fetch(['other'], { depth: 1 })
    expect(await bench.readText(other, 'docs/new.txt', 100)).toBe('new\n')
    const made = await deliver({ bench, head: place.head }, [
      edit(HERO),
      { kind: 'text', path: 'images.lock.json', text },
    ])
    expect(await bench.lfsReady(made, [HERO.entry.path])).toEqual({ kind: 'yes' })
    bench.close()
    expect([stateOf(workTree), stateOf(gitDir)]).toEqual(before)
    expect(canary.ran()).toBe(false)

    const { repository } = place
    expect(await repository.show('main', HERO.entry.path)).toEqual(HERO.bytes)
    expect((await repository.show('main', 'images.lock.json')).toString()).toBe(text)
    const names = ['.gitattributes', 'README.md', 'b.txt', 'docs/a.txt', 'images.lock.json', 'img/hero.png']
    expect(Object.keys(await repository.files('main'))).toEqual(names)
    const [latest] = await repository.log('main', 1)
    expect(latest).toMatchObject({ sha: made, parents: [place.head], author: BOT, committer: BOT, message: 'x' })
    // The server answers a second Authorization header with 400, and records a wrong use as a violation.
    expect(place.github.violations).toEqual([])
    expect(place.github.requests.filter(({ status }) => status >= 400)).toEqual([])
  })
})

/** A program that must never run. */
function freshCanary(): { readonly command: string; readonly ran: () => boolean } {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'imagelock-canary-'))
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))
  const mark = path.join(folder, 'ran')
  return { command: `touch ${mark}`, ran: () => fs.existsSync(mark) }
}

describe('a commit', () => {
  test('that changes nothing is none', async () => {
    const { bench, head } = await site()
    const same = { kind: 'text', path: 'README.md', text: 'read me\n' } as const
    expect(await commit(bench, head, [same, { kind: 'remove', path: 'no/such.png' }])).toEqual({
      commit: head,
      changed: false,
    })
  })

  test('removes, replaces a file by a folder, keeps the modes of the rest', async () => {
    const place = await site({ img: 'a file', 'gone.png': 'x' })
    draw(place.workTree, [])
    fs.rmSync(path.join(place.workTree, 'img'))
    draw(place.workTree, [HERO])
    await deliver(place, [{ kind: 'remove', path: 'gone.png' }, { kind: 'remove', path: 'img' }, edit(HERO)])
    expect(await place.repository.files('main')).toEqual({ 'README.md': '100644', 'img/hero.png': '100644' })
  })

  test('never makes a file of somebody a folder', async () => {
    const { bench, head, workTree } = await site({ img: 'a file' })
    fs.rmSync(path.join(workTree, 'img'))
    draw(workTree, [HERO])
    await expect(commit(bench, head, [edit(HERO)])).rejects.toMatchObject({ code: 'deliver/in-the-way', exit: 5 })
  })

  test.each<[string, (file: string) => void]>([
    ['other bytes', (file) => fs.writeFileSync(file, 'other')],
    ['nothing', (file) => fs.rmSync(file)],
    [
      'a link to the bytes',
      (file) => {
        fs.renameSync(file, `${file}.moved`)
        fs.symlinkSync(`${file}.moved`, file)
      },
    ],
    [
      'a link on the way',
      (file) => {
        fs.renameSync(path.dirname(file), `${path.dirname(file)}.moved`)
        fs.symlinkSync(`${path.dirname(file)}.moved`, path.dirname(file))
      },
    ],
  ])('is not made where there is %s in the work tree', async (_, spoil) => {
    const { bench, head, workTree } = await site()
    draw(workTree, [HERO])
    expect(await bench.holds(HERO.entry.file && { path: HERO.entry.path, sha256: HERO.entry.file.sha256 })).toBe(true)
    spoil(path.join(workTree, HERO.entry.path))
    expect(await bench.holds({ path: HERO.entry.path, sha256: HERO.entry.file.sha256 })).toBe(false)
    await expect(commit(bench, head, [edit(HERO)])).rejects.toMatchObject({ code: 'deliver/changed', exit: 5 })
  })

  test('has the names and the second that were asked for', async () => {
    const { bench, head, repository } = await site()
    const author = { name: 'A <b>\nc', email: 'a@b' }
    const request = { parents: [head] as const, message: 'm\n\nbody', committer: BOT, pointer: pointerText }
    const edits = [{ kind: 'text', path: 'n', text: 'n' } as const]
    const { commit: id } = await bench.commit({ ...request, edits, author, date: 1_700_000_000 })
    await bench.push(id, 'imagelock/x', { kind: 'create' })
    const [latest] = await repository.log('imagelock/x', 1)
    const at = (iso: string | undefined): number => Date.parse(iso ?? '') / 1000
    expect([at(latest?.author.date), at(latest?.committer.date)]).toEqual([1_700_000_000, 1_700_000_000])
    expect(latest).toMatchObject({ author: { name: 'A bc', email: 'a@b' }, committer: BOT, message: 'm\n\nbody' })
  })
})

describe('reading', () => {
  test('brings one commit without its blobs, and those that are asked for in one go', async () => {
    const place = await site()
    const files = Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`p/${at}.png`, picture(`p${at}`).bytes]))
    const tip = await place.repository.commit('other', { ...files, 'images.lock.json': '{"é": 1}\n' })
    const { bench, github } = place
    expect(await bench.tips(['other', 'none', 'main'])).toEqual(
      new Map([
        ['other', tip],
        ['main', place.head],
      ]),
    )
    await bench.fetch(['other', place.head], { depth: 1 })
    const found = await bench.blobs(tip, [...Object.keys(files), 'p', 'none', '*.md'])
    expect(found.size).toBe(20)
    expect(found.get('p/3.png')).toEqual({ mode: '100644', sha: picture('p3').entry.file.git_blob })
    const many = Array.from({ length: 3000 }, (_, at) => `no/such/${at}.png`)
    expect([...(await bench.blobs(tip, [...many, 'p/1.png'])).keys()]).toEqual(['p/1.png'])
    expect(await bench.readText(tip, 'images.lock.json', 100)).toBe('{"é": 1}\n')
    expect(await bench.readText(tip, 'none', 100)).toBeNull()
    await expect(bench.readText(tip, 'images.lock.json', 4)).rejects.toMatchObject({ code: 'deliver/too-large' })

    await bench.fetchBlobs([...found.values()].map(({ sha }) => sha))
    const asked = github.requests.length
    for (const [name, { sha }] of found) {
      const chunks: Buffer[] = []
      expect(await bench.readBlob(sha, (chunk) => void chunks.push(Buffer.from(chunk)))).toBe(true)
      expect(Buffer.concat(chunks)).toEqual(files[name])
    }
    expect(github.requests.length).toBe(asked)
    expect(await bench.readBlob('1'.repeat(40), () => {})).toBe(false)
  })

  test('asks for nothing that is here', async () => {
    const { bench, head, github } = await site()
    const asked = github.requests.length
    await bench.fetch([head], { depth: 1 })
    expect(await bench.readText(head, 'README.md', 100)).toBe('read me\n')
    expect(github.requests.length).toBe(asked)
  })

  test('refuses what is no name of a branch', async () => {
    const { bench } = await site()
    for (const name of ['-x', 'a..b', '@{-1}', 'a b', 'x.lock', 'refs/heads/x:refs/heads/main', '', 'a\nb']) {
      await expect(bench.tips([name]), name).rejects.toMatchObject({ code: 'deliver/branch', exit: 2 })
      await expect(bench.deleteBranch(name, '1'.repeat(40)), name).rejects.toMatchObject({ code: 'deliver/branch' })
    }
  })

  test('a blob that cannot be had is no missing file, and hinders no other', async () => {
    const { bench, head, repository, github } = await site()
    const tip = await repository.commit('other', { 'a.txt': 'a', 'b.txt': 'b' })
    await bench.fetch([tip], { depth: 1 })
    github.fault({ kind: 'server-error', path: /octo/ })
    await expect(bench.readText(tip, 'a.txt', 9)).rejects.toMatchObject({ code: 'deliver/remote', exit: 5 })
    expect(await bench.readBlob('1'.repeat(40), () => {})).toBe(false)
    expect(await bench.readText(tip, 'b.txt', 9)).toBe('b')
    expect(await bench.readText(head, 'README.md', 9)).toBe('read me\n')
  })
})

describe('rights', () => {
  test('are asked of the remote, which is sent nothing', async () => {
    const place = await site()
    expect(await place.bench.canPush()).toEqual({ kind: 'yes' })
    const reader = await place.open({ token: READER })
    expect(await reader.canPush()).toMatchObject({ kind: 'no', message: expect.stringContaining('denied') })
    expect(await (await place.open({ token: null })).canPush()).toMatchObject({ kind: 'no' })
    place.github.fault({ kind: 'server-error', path: /receive-pack/, status: 502 })
    expect(await place.bench.canPush()).toMatchObject({ kind: 'unknown' })
    const nowhere = await place.open({ remoteUrl: 'http://127.0.0.1:1/octo/site' })
    expect(await nowhere.canPush()).toMatchObject({ kind: 'unknown' })
    await expect(nowhere.tips(['main'])).rejects.toMatchObject({ code: 'deliver/remote', exit: 5 })
    expect(place.github.writes()).toEqual([])
  })

  test('the token is in no file, argument or message', async () => {
    const place = await site()
    const folder = freshFolder()
    const log = path.join(folder, 'log')
    fs.writeFileSync(
      path.join(folder, 'git'),
      `#!/bin/sh\necho "$@" >> '${log}'\nPATH='${process.env['PATH']}' exec git "$@"\n`,
      { mode: 0o755 },
    )
    const bench = await place.open({ env: { PATH: `${folder}:${process.env['PATH']}` } })
    await bench.tips(['main'])
    await bench.canPush()
    place.github.fault({ kind: 'server-error', status: 500 })
    const error = await bench.tips(['main']).catch((reason: unknown) => reason)
    const seen = fs.readFileSync(log, 'utf8') + String(error) + JSON.stringify(error)
    for (const secret of [runToken.token, Buffer.from(`x-access-token:${runToken.token}`).toString('base64')]) {
      expect(seen).not.toContain(secret)
    }
  })

  test('only http, https and folders are remotes', async () => {
    const { open, repository, head } = await site()
    for (const remoteUrl of ['ssh://git@host/a/b', 'ext::sh -c x', 'https://user:pass@host/a', 'host:a/b']) {
      await expect(open({ remoteUrl }), remoteUrl).rejects.toMatchObject({ code: 'deliver/remote-url', exit: 2 })
    }
    const bench = await open({ remoteUrl: `file://${repository.dir}` })
    expect((await bench.tips(['main'])).get('main')).toBe(head)
  })
})
