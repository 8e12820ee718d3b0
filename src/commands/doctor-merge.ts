// `doctor` on merges: whether git merges the locks of this clone image by image, and merges of them that are open.
import * as path from 'node:path'
import { DRIVER_COMMAND } from '../lock/parse.ts'
import { shownName } from '../manifest-file.ts'
import { shellWord } from '../named.ts'
import { type Finding, finding } from '../setup/finding.ts'
import { attributesLine } from '../setup/first-files.ts'
import { gitIn, type Repository } from '../world/git.ts'
import { lockFileOf } from '../world/manifests.ts'
import { isProgram } from '../world/programs.ts'
import { isThere } from '../world/tree.ts'
import type { World } from '../world/world.ts'

/** What a shell runs itself. */
const BUILT_IN: ReadonlySet<string> = new Set(['exec', 'command', 'eval', 'cd', 'if', 'for', 'set', 'export', '.'])

interface Lock {
  /** From the current folder, with `/`. */
  readonly name: string
  /** The line of `.gitattributes` that it wants. */
  readonly line: string
  readonly isThere: boolean
  readonly hasDriver: boolean
  /** The stages that git's index has of it; none where it is merged. */
  readonly stages: readonly string[]
}

/** @param manifests absolute paths, also of those that cannot be read: their locks may be what is wrong */
export async function mergeFindings(
  world: World,
  { workTree }: Repository,
  manifests: readonly string[],
): Promise<Finding[]> {
  const locks = await Promise.all(manifests.map(async (one) => lockOf(world, one)))
  const git = gitIn(world.cwd, world.env)
  const driver = (await git.run(['config', '--get', 'merge.imagelock.driver'])).stdout.toString('utf8').trim()
  const lacking = locks.filter(({ isThere, hasDriver }) => isThere && !hasDriver)
  const used = locks.find(({ hasDriver }) => hasDriver)
  return [
    ...locks.filter(({ stages }) => stages.length > 0).map((lock) => unmerged(lock, driver)),
    ...lacking.map(({ name, line }) =>
      finding(
        'note',
        'attributes/merge',
        `git merges ${name} line by line: branches that both add images meet in a conflict`,
        `add the line "${line}" to .gitattributes; then, in each clone: ${DRIVER_COMMAND}`,
      ),
    ),
    ...(used ? [driving(used, driver, workTree, world)].flat() : []),
  ]
}

async function lockOf(world: World, manifest: string): Promise<Lock> {
  const folder = path.dirname(manifest)
  const base = lockFileOf(path.basename(manifest))
  const git = gitIn(folder, world.env)
  const attribute = await git.run(['check-attr', '-z', 'merge', '--', base])
  const index = await git.run(['ls-files', '-u', '-z', '--', base])
  return {
    name: shownName(world, path.join(folder, base)),
    line: attributesLine(base),
    isThere: isThere(folder, base),
    hasDriver: attribute.stdout.toString('utf8').split('\0')[2] === 'imagelock',
    // `<mode> <object> <stage>\t<path>` (git-ls-files, "Output")
    stages: [...index.stdout.toString('utf8').matchAll(/ ([123])\t/g)].map(([, stage]) => stage ?? ''),
  }
}

function unmerged({ name, line, hasDriver, stages }: Lock, driver: string): Finding {
  const message = `${name} is not merged: git's index has it as each side has it`
  const word = shellWord(name)
  if (!stages.includes('2') || !stages.includes('3')) {
    const fix = `one side removed it: git add -- ${word} keeps it, git rm -- ${word} does not`
    return finding('warning', 'lock/unmerged', message, fix)
  }
  const first = [
    ...(hasDriver ? [] : [`add the line "${line}" to .gitattributes`]),
    ...(driver === '' ? [DRIVER_COMMAND] : []),
    `git checkout --merge -- ${word}`,
  ]
  const fix = `${first.join(', then ')} merges it image by image; where you have settled it, git add -- ${word}`
  return finding('warning', 'lock/unmerged', message, fix)
}

/** A job's clone is gone before it merges anything. */
function driving({ name }: Lock, driver: string, workTree: string, { env }: World): Finding[] {
  if (env['GITHUB_ACTIONS'] === 'true') return []
  if (driver === '') {
    const message = `.gitattributes has git merge ${name} by imagelock, and this clone was not told how`
    return [finding('warning', 'attributes/merge-driver', message, DRIVER_COMMAND)]
  }
  const program = programOf(driver)
  if (program !== null && !isProgram(program, workTree, env)) {
    const message = `git finds no ${program}, by which this clone merges ${name}: such a merge ends in a conflict`
    const fix = `put it on the PATH, or name it by its path: git config merge.imagelock.driver '"/path/to/imagelock" merge-driver %O %A %B %P'`
    return [finding('warning', 'attributes/merge-program', message, fix)]
  }
  return [finding('ok', 'attributes/merge-driver', `git merges ${name} image by image in this clone`)]
}

/** The first word of a shell's command; null where only the shell knows what that is. */
function programOf(command: string): string | null {
  const [, single, double, plain] = /^(?:'([^']+)'|"([^"$`\\]+)"|([\w.,:@+/-]+))(?=\s|$)/.exec(command) ?? []
  const word = single ?? double ?? plain ?? null
  // Git for Windows has paths of its own.
  if (word === null || BUILT_IN.has(word) || (path.sep === '\\' && word.startsWith('/'))) return null
  return word
}
