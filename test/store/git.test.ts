// Git as a program: what a child sees and runs, and that answers stay with their questions.
import * as fs from 'node:fs'
import * as path from 'node:path'
import { describe, expect, test } from 'vitest'
import { childEnvironment, findRepository, gitIn, type Objects } from '../../src/world/git.ts'
import { fill, freshFolder, freshRepository, GIT_ENV, ourGit, posix, realGit, tree } from './folder.ts'

describe('a child', () => {
  const secrets = {
    APIYI_API_KEY: 'canary',
    GITHUB_TOKEN: 'canary',
    INPUT_TOKEN: 'canary',
    NODE_OPTIONS: '--require canary',
    GIT_DIR: '/canary',
    GIT_SSH_COMMAND: 'canary',
    GIT_CONFIG_COUNT: '1',
    GIT_EXTERNAL_DIFF: 'canary',
    LD_PRELOAD: 'canary',
    XPATH: 'canary',
  }

  posix('sees what it needs to start, and nothing of ours', async () => {
    const folder = freshFolder()
    fill(folder, { 'bin/git': '#!/bin/sh\n/usr/bin/env\necho "$@"\ncat >&2\n' })
    fs.chmodSync(path.join(folder, 'bin/git'), 0o755)
    const env = {
      ...secrets,
      PATH: path.join(folder, 'bin') + path.delimiter + (process.env['PATH'] ?? ''),
      HOME: '/h',
      LC_ALL: 'C',
    }
    const { stdout, stderr } = await gitIn(folder, env).run(['ls-files'], 'input')
    expect(stdout.toString()).not.toContain('canary')
    // `PWD` and the like are the shell's own.
    const names = [...stdout.toString().matchAll(/^([A-Za-z_]+)=/gm)]
      .map(([, name]) => name)
      .filter((name) => !/^(?:PWD|OLDPWD|SHLVL|_)$/.test(name ?? ''))
    const always = ['GIT_ALLOW_PROTOCOL', 'GIT_NO_LAZY_FETCH', 'GIT_OPTIONAL_LOCKS', 'GIT_TERMINAL_PROMPT']
    expect(new Set(names)).toEqual(new Set([...always, 'HOME', 'LC_ALL', 'PATH']))
    expect(stdout.toString()).toContain(' ls-files\n')
    expect(stderr).toBe('input')
  })

  test('keeps what Windows needs, in whatever case', () => {
    const kept = childEnvironment({ Path: 'p', SystemRoot: 's', UserProfile: 'u', none: undefined, ...secrets })
    expect(Object.keys(kept).filter((name) => !name.startsWith('GIT_'))).toEqual(['Path', 'SystemRoot', 'UserProfile'])
  })

  test('that is not installed is an answer, not a crash', async () => {
    const git = gitIn(freshFolder(), { PATH: '/nonexistent' })
    expect((await git.run(['status'], 'x')).code).toBe(127)
    const objects = git.objects()
    expect(await objects.read('HEAD', () => {})).toBe(false)
    objects.close()
  })
})

describe('a hostile configuration', () => {
  /** A repository whose configuration would run `canary` in many ways. */
  function hostile(): { folder: string; ran: () => boolean } {
    const folder = freshRepository()
    const mark = path.join(folder, 'ran')
    const canary = path.join(folder, 'canary.sh')
    fill(folder, {
      'canary.sh': `#!/bin/sh\ntouch ${mark}\n`,
      'hooks/pre-commit': `#!/bin/sh\ntouch ${mark}\n`,
      file: '1',
    })
    for (const name of ['canary.sh', 'hooks/pre-commit']) fs.chmodSync(path.join(folder, name), 0o755)
    realGit(folder, ['add', 'file'])
    const settings = {
      'core.fsmonitor': canary,
      'core.hooksPath': path.join(folder, 'hooks'),
      'core.pager': canary,
      'pager.status': canary,
      'alias.status': `!${canary}`,
      'alias.cat-file': `!${canary}`,
      'protocol.file.allow': 'always',
      'protocol.ext.allow': 'always',
    }
    for (const [key, value] of Object.entries(settings)) realGit(folder, ['config', key, value])
    return { folder, ran: () => fs.existsSync(mark) }
  }
  const who = ['-c', 'user.name=a', '-c', 'user.email=a@b']

  posix.each<[string, (folder: string) => string[]]>([
    ['core.fsmonitor', () => ['status', '--porcelain']],
    ['core.hooksPath', () => [...who, 'commit', '-q', '-m', 'x']],
    ['protocol.ext.allow', (folder) => ['ls-remote', `ext::${path.join(folder, 'canary.sh')}`]],
  ])('%s runs nothing', async (_, args) => {
    const { folder, ran } = hostile()
    await ourGit(folder).run(args(folder))
    expect(ran()).toBe(false)
    // The same command as people run it does: the trap is armed.
    try {
      realGit(folder, undone(args(folder)))
    } catch {
      // The canary speaks no git.
    }
    expect(ran()).toBe(true)
  })

  posix('protocol.file.allow fetches nothing', async () => {
    const { folder } = hostile()
    expect(realGit(folder, ['ls-remote', `file://${folder}`])).toBe('')
    const { code, stderr } = await ourGit(folder).run(['ls-remote', `file://${folder}`])
    expect([code, stderr]).toEqual([128, expect.stringContaining("transport 'file' not allowed")])
  })

  posix('reading objects runs nothing', async () => {
    const { folder, ran } = hostile()
    const objects = ourGit(folder).objects()
    expect(await content(objects, ':file')).toBe('1')
    objects.close()
    expect(ran()).toBe(false)
  })

  /** A commit that was made has nothing to commit any more. */
  function undone(args: string[]): string[] {
    return args.includes('commit') ? [...args, '--allow-empty'] : args
  }
})

describe('objects', () => {
  test('each answer belongs to its question', async () => {
    const folder = freshRepository()
    const big = Buffer.alloc(3_000_000, 'no header blob 17\n')
    fill(folder, { 'a.txt': 'A', 'empty.txt': '', 'big.txt': big, 'sub/b.txt': 'B\n' })
    realGit(folder, ['add', '.'])
    realGit(folder, ['commit', '-q', '-m', 'x'])
    const objects = ourGit(path.join(folder, 'sub')).objects()
    const blob = realGit(folder, ['hash-object', 'a.txt'])
    const found: [string, string | null][] = []
    for (const name of [
      blob,
      '0'.repeat(40),
      'HEAD^{tree}',
      'HEAD',
      'HEAD:./b.txt',
      'HEAD:big.txt',
      'HEAD:./none blob 5',
      'HEAD:empty.txt',
      `${blob}\n${blob}`,
      'not a name',
      '',
      blob.slice(0, 12),
    ]) {
      found.push([name, await content(objects, name)])
    }
    objects.close()
    expect(found.map(([, text]) => ((text?.length ?? 0) > 10 ? text?.length : text))).toEqual([
      'A',
      null,
      null,
      null,
      'B\n',
      big.length,
      null,
      '',
      null,
      null,
      null,
      'A',
    ])
  })

  test('after a writer failed in the middle, the next answer is the next question’s', async () => {
    const folder = freshRepository()
    fill(folder, { 'big.txt': Buffer.alloc(1_000_000, 'x blob 3\n'), 'a.txt': 'A' })
    realGit(folder, ['add', '.'])
    const objects = ourGit(folder).objects()
    const full = async (): Promise<void> => {
      throw new Error('ENOSPC')
    }
    await expect(objects.read(':big.txt', full)).rejects.toThrow('ENOSPC')
    expect(await content(objects, ':a.txt')).toBe('A')
    objects.close()
  })

  test('closed, and outside a repository, there are none', async () => {
    const nowhere = gitIn(freshFolder(), { ...GIT_ENV, GIT_CEILING_DIRECTORIES: '/' }).objects()
    expect(await content(nowhere, 'HEAD')).toBeNull()
    nowhere.close()
    const folder = freshRepository()
    const objects = ourGit(folder).objects()
    objects.close()
    expect(await content(objects, 'HEAD')).toBeNull()
  })
})

describe('the repository of a folder', () => {
  test('as git says, in a work tree, a linked one and none', () => {
    const folder = freshRepository()
    fill(folder, { 'sub/deep/x': '' })
    realGit(folder, ['commit', '-q', '--allow-empty', '-m', 'x'])
    realGit(folder, ['worktree', 'add', '-q', path.join(folder, 'trees/linked')])
    for (const inside of ['.', 'sub/deep', 'trees/linked']) {
      const here = path.join(folder, inside)
      const found = findRepository(here)
      expect(found).toEqual({
        gitDir: realGit(here, ['rev-parse', '--absolute-git-dir']),
        workTree: realGit(here, ['rev-parse', '--show-toplevel']),
      })
    }
    const none = freshFolder()
    fill(none, { '.git/not-a-repository': '' })
    expect(findRepository(none)).toBeNull()
    expect(tree(none)).toEqual(['.git/', '.git/not-a-repository'])
  })
})

async function content(objects: Objects, name: string): Promise<string | null> {
  const chunks: Buffer[] = []
  const there = await objects.read(name, (chunk) => void chunks.push(Buffer.from(chunk)))
  return there ? Buffer.concat(chunks).toString() : null
}
