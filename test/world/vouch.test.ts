// What git vouches for is not read, and everything that git might be wrong about is: real git, real files, real stat data.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import * as fs from 'node:fs'
import * as os from 'node:os'
import * as path from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { Entry } from '../../src/lock/schema.ts'
import type { FileFact } from '../../src/plan/state.ts'
import { filesBelow } from '../../src/world/files.ts'
import { findRepository, gitIn } from '../../src/world/git.ts'
import { openSight } from '../../src/world/sight.ts'
import { convertedBy, viewGit, voucherOf } from '../../src/world/vouch.ts'
import { HERO, lockOf } from '../lock/sample.ts'

const LOCKED = Buffer.from('\x89PNG locked bytes\n with two lines\n', 'latin1')
/** As long as the locked ones. */
const OTHER = Buffer.from('\x89PNG foreign byte\n with two lines\n', 'latin1')
const NAME = 'pictures/a.png'

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

interface Ground {
  readonly root: string
  readonly file: string
  readonly index: string
  readonly git: (...args: string[]) => string
  readonly write: (bytes: Buffer) => void
}

/** Long enough for the clock of the file system to move on. */
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 30))

async function ground(prepare: (one: Ground) => void = () => {}, init: readonly string[] = []): Promise<Ground> {
  const root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'imagelock-vouch-')))
  onTestFinished(() => fs.rmSync(root, { recursive: true, force: true }))
  const env = { PATH: process.env['PATH'], HOME: root, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' }
  const git = (...args: string[]): string =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@t', ...args], {
      cwd: root,
      env,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    })
  const file = path.join(root, NAME)
  const one: Ground = {
    root,
    file,
    index: path.join(root, '.git/index'),
    git,
    write: (bytes) => fs.writeFileSync(file, bytes),
  }
  git('init', '-q', ...init)
  fs.mkdirSync(path.dirname(file))
  one.write(LOCKED)
  prepare(one)
  await pause()
  git('add', '-A')
  await pause()
  return one
}

/** The entry of a lock for these bytes, both hashes from other programs than the one that is tested. */
function entryOf(bytes: Buffer, place = NAME): Entry {
  const blob = execFileSync('git', ['hash-object', '--no-filters', '--stdin'], {
    input: bytes,
    encoding: 'utf8',
  }).trim()
  const file = { ...HERO.file, sha256: sha256(bytes), git_blob: blob, bytes: bytes.length }
  return { ...HERO, path: place, file }
}

async function look(
  { root }: { readonly root: string },
  entries: readonly Entry[] = [entryOf(LOCKED)],
  name = NAME,
  folder = root,
): Promise<{ fact: FileFact; read: boolean }> {
  const files = filesBelow(folder)
  const asked: string[] = []
  const counting = {
    ...files,
    fact: (one: string): FileFact => {
      asked.push(one)
      return files.fact(one)
    },
  }
  const env = { ...process.env, HOME: root, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' }
  const lock = lockOf(Object.fromEntries(entries.map((entry, index) => [`i${index}`, entry])))
  const converted = await convertedBy(gitIn(folder, env))
  const view = converted && viewGit(findRepository(folder), folder)
  const fact = openSight(counting, voucherOf(view, converted ?? new Set(), [...lock.images.values()])).fact(name)
  return { fact, read: asked.length > 0 }
}

const LOCKED_FACT = { kind: 'bytes', sha256: sha256(LOCKED) }
const OTHER_FACT = { kind: 'bytes', sha256: sha256(OTHER) }

describe('is not read', () => {
  const trusted: readonly [
    name: string,
    prepare?: ((one: Ground) => void) | undefined,
    then?: (one: Ground) => void,
  ][] = [
    ['a staged file'],
    [
      'a checked out file',
      undefined,
      (one) => {
        one.git('commit', '-qm', 'x')
        fs.rmSync(one.file)
        one.git('checkout', '--', '.')
        // As if the index had been written a little later than the file.
        fs.utimesSync(one.index, new Date(), new Date(Date.now() + 1000))
      },
    ],
    [
      'an index of version 4',
      ({ git, root }) => {
        for (const more of ['pictures/a.pnf', 'pictures/ä.png', 'pictures/b/c.png']) {
          fs.mkdirSync(path.dirname(path.join(root, more)), { recursive: true })
          fs.writeFileSync(path.join(root, more), more)
        }
        git('config', 'index.version', '4')
      },
    ],
    [
      'an index of version 3',
      ({ root, git }) => {
        fs.writeFileSync(path.join(root, 'later'), 'x')
        git('add', '-N', 'later')
      },
    ],
    ['an index without a checksum', ({ git }) => git('config', 'index.skipHash', 'true')],
    [
      'line ends that git leaves alone',
      ({ root }) => fs.writeFileSync(path.join(root, '.gitattributes'), '*.png -text\n'),
    ],
    [
      'a conversion of line ends that changed nothing',
      ({ root }) => fs.writeFileSync(path.join(root, '.gitattributes'), '*.png text\n'),
    ],
    ['a filter for other files', ({ root }) => fs.writeFileSync(path.join(root, '.gitattributes'), '*.txt filter=x\n')],
  ]
  test.for(trusted)('%s', async ([, prepare, then]) => {
    const one = await ground(prepare)
    then?.(one)
    expect(await look(one)).toEqual({ fact: LOCKED_FACT, read: false })
  })

  test('a file below a manifest in a folder, and one whose bytes another entry locks', async () => {
    const one = await ground()
    expect(await look(one, [entryOf(LOCKED, 'a.png')], 'a.png', path.join(one.root, 'pictures'))).toEqual({
      fact: LOCKED_FACT,
      read: false,
    })
    expect(await look(one, [entryOf(LOCKED, 'old/place.png')])).toEqual({ fact: LOCKED_FACT, read: false })
  })
})

describe('is read, and told as it is', () => {
  const keepTimes = (file: string, act: () => void): void => {
    const { atime, mtime } = fs.statSync(file)
    act()
    fs.utimesSync(file, atime, mtime)
  }
  const distrusted: readonly [name: string, act: (one: Ground) => void | Promise<void>, fact?: FileFact | object][] = [
    ['touched', ({ file }) => fs.utimesSync(file, new Date(), new Date()), LOCKED_FACT],
    ['edited within the second, as long as before', ({ write }) => write(OTHER)],
    ['edited, its time put back', ({ file, write }) => keepTimes(file, () => write(OTHER))],
    [
      'edited, its time put back to the nanosecond',
      ({ root, file, write }) => {
        const reference = path.join(root, 'reference')
        execFileSync('touch', ['-r', file, reference])
        write(OTHER)
        execFileSync('touch', ['-r', reference, file])
      },
    ],
    [
      'edited, while git is told to trust no ctime and little else',
      ({ git, index, file, write }) => {
        git('config', 'core.trustctime', 'false')
        git('config', 'core.checkStat', 'minimal')
        keepTimes(file, () => write(OTHER))
        // Git itself is taken in, once the index is no more from the same second.
        fs.utimesSync(index, new Date(), new Date(Date.now() + 2000))
        expect(git('status', '--porcelain', '--', NAME)).toMatch(/^A /)
      },
    ],
    [
      'edited before the index was refreshed',
      ({ git, file, write }) => {
        git('config', 'core.trustctime', 'false')
        keepTimes(file, () => write(OTHER))
        git('update-index', '-q', '--refresh')
      },
    ],
    [
      'edited and restored',
      ({ write }) => {
        write(OTHER)
        write(LOCKED)
      },
      LOCKED_FACT,
    ],
    [
      'replaced by a rename',
      ({ root, file }) =>
        keepTimes(file, () => {
          fs.writeFileSync(path.join(root, 'new'), OTHER)
          fs.renameSync(path.join(root, 'new'), file)
        }),
    ],
    [
      'edited through a hard link',
      ({ root, file }) =>
        keepTimes(file, () => {
          fs.linkSync(file, path.join(root, 'second'))
          fs.writeFileSync(path.join(root, 'second'), OTHER)
        }),
    ],
    [
      'edited and assumed unchanged',
      ({ git, write }) => {
        git('update-index', '--assume-unchanged', NAME)
        write(OTHER)
      },
    ],
    ['assumed unchanged', ({ git }) => git('update-index', '--assume-unchanged', NAME), LOCKED_FACT],
    ['out of the sparse checkout', ({ git }) => git('update-index', '--skip-worktree', NAME), LOCKED_FACT],
    [
      'announced only',
      ({ git }) => {
        git('rm', '-q', '--cached', NAME)
        git('add', '-N', NAME)
      },
      LOCKED_FACT,
    ],
    ['untracked', ({ git }) => git('rm', '-q', '--cached', NAME), LOCKED_FACT],
    [
      'in conflict',
      ({ git }) => {
        const blob = git('hash-object', NAME).trim()
        const lines = [1, 2, 3].map((stage) => `100644 ${blob} ${stage}\t${NAME}\n`).join('')
        git('rm', '-q', '--cached', NAME)
        execFileSync('git', ['update-index', '--index-info'], {
          cwd: path.dirname(path.dirname(path.resolve(git('rev-parse', '--absolute-git-dir').trim(), 'x'))),
          input: lines,
        })
      },
      LOCKED_FACT,
    ],
    [
      'racily clean: changed as late as the index was written',
      ({ file, index }) => {
        // A whole millisecond at or before the file's own time, whose nanoseconds no call here can set.
        const at = Math.floor(fs.statSync(file).mtimeMs) / 1000
        fs.utimesSync(index, at, at)
      },
      LOCKED_FACT,
    ],
    [
      'staged with other bytes',
      async ({ git, write }) => {
        write(OTHER)
        git('add', NAME)
        await pause()
      },
    ],
    ['a split index', ({ git }) => git('update-index', '--split-index'), LOCKED_FACT],
    ['an index that is cut short', ({ index }) => fs.truncateSync(index, fs.statSync(index).size - 30), LOCKED_FACT],
    [
      'an index of another version',
      ({ index }) => {
        const bytes = fs.readFileSync(index)
        bytes.writeUInt32BE(5, 4)
        fs.writeFileSync(index, bytes)
      },
      LOCKED_FACT,
    ],
    ['no index', ({ index }) => fs.rmSync(index), LOCKED_FACT],
    [
      'a repository that git refuses',
      ({ root }) => fs.writeFileSync(path.join(root, '.git/config'), '[broken'),
      LOCKED_FACT,
    ],
    [
      'a link',
      ({ root, file }) => {
        fs.renameSync(file, path.join(root, 'away'))
        fs.symlinkSync('../away', file)
      },
      { kind: 'other' },
    ],
    [
      'a link on the way',
      ({ root }) => {
        fs.renameSync(path.join(root, 'pictures'), path.join(root, 'away'))
        fs.symlinkSync('away', path.join(root, 'pictures'))
      },
      { kind: 'other' },
    ],
    ['gone', ({ file }) => fs.rmSync(file), { kind: 'absent' }],
  ]
  test.for(distrusted)('%s', async ([, act, fact = OTHER_FACT]) => {
    const one = await ground()
    await act(one)
    const seen = await look(one)
    expect(seen.fact).toEqual(fact)
    expect(seen.read).toBe('sha256' in fact)
  })

  test('bytes that git converts: a filter, an encoding, line ends, an id', async () => {
    const rot = ['config', 'filter.rot.clean', 'tr a-y b-z'] as const
    const cases: readonly [attributes: string, file: Buffer, blob: Buffer][] = [
      [
        '*.png filter=rot',
        LOCKED,
        Buffer.from(
          LOCKED.toString('latin1').replace(/[a-y]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 1)),
          'latin1',
        ),
      ],
      ['*.png working-tree-encoding=ISO-8859-1', LOCKED, Buffer.from(LOCKED.toString('latin1'), 'utf8')],
      ['*.png text eol=crlf', Buffer.from('a\r\nb\r\n'), Buffer.from('a\nb\n')],
      ['*.png ident', Buffer.from('$Id: abc $'), Buffer.from('$Id$')],
      ['[attr]mine filter=rot\n*.png mine', Buffer.from('aaa'), Buffer.from('bbb')],
    ]
    for (const [attributes, bytes, blob] of cases) {
      const one = await ground(({ root, git, write }) => {
        git(...rot)
        write(bytes)
        fs.writeFileSync(path.join(root, '.gitattributes'), `${attributes}\n`)
      })
      // The lock holds what git holds, and the file is something else.
      expect(one.git('ls-files', '-s', NAME)).toContain(entryOf(blob).file.git_blob)
      expect(await look(one, [entryOf(blob)])).toEqual({ fact: { kind: 'bytes', sha256: sha256(bytes) }, read: true })
    }
  })

  test('attributes from outside the work tree', async () => {
    const one = await ground(({ root, git }) => {
      git('config', 'filter.rot.clean', 'cat')
      fs.writeFileSync(path.join(root, '.git/info/attributes'), '*.png filter=rot\n')
    })
    expect(await look(one)).toEqual({ fact: LOCKED_FACT, read: true })
  })

  test('a lock whose entries contradict each other, or tell another size', async () => {
    const one = await ground()
    const entry = entryOf(LOCKED)
    const liar = { ...entry, path: 'b.png', file: { ...entry.file, sha256: sha256(OTHER) } }
    expect(await look(one, [entry, liar])).toEqual({ fact: LOCKED_FACT, read: true })
    const longer = { ...entry, file: { ...entry.file, bytes: entry.file.bytes + 1 } }
    expect(await look(one, [longer])).toEqual({ fact: LOCKED_FACT, read: true })
  })

  test('a repository with SHA-256', async () => {
    const one = await ground(undefined, ['--object-format=sha256'])
    expect(await look(one)).toEqual({ fact: LOCKED_FACT, read: true })
  })
})

describe('Git LFS', () => {
  const pointer = Buffer.from(
    `version https://git-lfs.github.com/spec/v1\noid sha256:${sha256(LOCKED)}\nsize ${LOCKED.length}\n`,
  )
  /** What git-lfs does when a file is added, in the shell. */
  const clean = `sh -c 'f=$(mktemp); cat >"$f"; if head -c 7 "$f" | grep -q version; then cat "$f"; else printf "version https://git-lfs.github.com/spec/v1\\noid sha256:%s\\nsize %s\\n" "$(sha256sum <"$f" | cut -c1-64)" "$(wc -c <"$f" | tr -d " ")"; fi; rm "$f"'`
  const lfs = ({ root, git }: Ground): void => {
    git('config', 'filter.lfs.clean', clean)
    fs.writeFileSync(path.join(root, '.gitattributes'), '*.png filter=lfs diff=lfs merge=lfs -text\n')
  }

  test('a picture whose pointer git has, and the pointer itself, are not read; another picture is', async () => {
    const one = await ground(lfs)
    expect(one.git('show', `:${NAME}`)).toBe(pointer.toString())
    expect(await look(one)).toEqual({ fact: LOCKED_FACT, read: false })
    one.write(OTHER)
    expect(await look(one)).toEqual({ fact: OTHER_FACT, read: true })

    const bare = await ground((ground) => {
      lfs(ground)
      ground.write(pointer)
    })
    expect(await look(bare)).toEqual({ fact: { kind: 'pointer', sha256: sha256(LOCKED) }, read: false })
  })
})

test('many files are hashed by all cores, to the same facts; what cannot be read is left to the caller', async () => {
  const root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'imagelock-vouch-')))
  onTestFinished(() => fs.rmSync(root, { recursive: true, force: true }))
  const { hashAll } = await import('../../src/world/hash-workers.ts')
  const names = Array.from({ length: 40 }, (_, index) => `${index}.png`)
  for (const [index, name] of names.entries())
    fs.writeFileSync(path.join(root, name), Buffer.alloc(index * 70_000, index))
  fs.symlinkSync('3.png', path.join(root, 'link.png'))
  const hashed = await hashAll(root, [...names, 'link.png', 'none.png'], 3)
  const sums = execFileSync('sha256sum', names, { cwd: root, encoding: 'utf8' }).trim().split('\n')
  expect(Object.fromEntries(hashed)).toEqual(
    Object.fromEntries(sums.map((line) => [line.slice(66), line.slice(0, 64)])),
  )
})
