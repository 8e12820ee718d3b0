// A real folder for one test, and real git in it with nobody's configuration.
import { execFileSync } from 'node:child_process'
import * as fs from 'node:fs'
import * as os from 'node:os'
import * as path from 'node:path'
import { onTestFinished, test } from 'vitest'
import { type Git, gitIn } from '../../src/world/git.ts'

/** For what Windows has not: links, pipes, modes, scripts. */
export const posix = process.platform === 'win32' ? test.skip : test

/** A fresh folder, its path without links; gone after the test. */
export function freshFolder(): string {
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'imagelock-test-')))
  onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Writes files below a folder, their parents made. */
export function fill(folder: string, files: Readonly<Record<string, string | Buffer>>): void {
  for (const [name, content] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
    fs.writeFileSync(path.join(folder, name), content)
  }
}

/** Every file, folder (with a final slash) and link (with a final @) below a folder, sorted. */
export function tree(folder: string): string[] {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .map((entry) => {
      const name = path.relative(folder, path.join(entry.parentPath, entry.name))
      return entry.isSymbolicLink() ? `${name}@` : entry.isDirectory() ? `${name}/` : name
    })
    .toSorted()
}

export const GIT_ENV = {
  PATH: process.env['PATH'],
  HOME: '/nonexistent',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
}

/** The git that people use, for preparing and for looking. */
export function realGit(folder: string, args: readonly string[], input: string | Buffer = ''): string {
  const who = { GIT_AUTHOR_NAME: 'a', GIT_AUTHOR_EMAIL: 'a@b', GIT_COMMITTER_NAME: 'a', GIT_COMMITTER_EMAIL: 'a@b' }
  return execFileSync('git', args, { cwd: folder, input, env: { ...GIT_ENV, ...who }, stdio: 'pipe' })
    .toString()
    .trim()
}

/** The git of the code under test. */
export function ourGit(folder: string): Git {
  return gitIn(folder, GIT_ENV)
}

/** A fresh repository. */
export function freshRepository(): string {
  const folder = freshFolder()
  realGit(folder, ['init', '-q', '-b', 'main'])
  return folder
}
