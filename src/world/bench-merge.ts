// Merges two commits without a work tree, by git's own merge; missing history is fetched as far as it takes.
import type { BenchGit } from './bench-git.ts'
import type { Reader } from './bench-read.ts'

/** Commits of each side that are fetched to find where they parted. */
const DEPTHS = [50, 1000] as const

export interface MergedTrees {
  /** Where the two parted. */
  readonly base: string
  /** In conflicts it holds the first side's file, or git's markers. */
  readonly tree: string
  /** Paths that git could not merge. */
  readonly conflicts: readonly string[]
}

/** Null where no common history is found, or git is older than 2.38. */
export async function mergeTrees(
  git: BenchGit,
  reader: Pick<Reader, 'fetch'>,
  ours: string,
  theirs: string,
): Promise<MergedTrees | null> {
  let base = await mergeBase(git, ours, theirs)
  for (const depth of DEPTHS) {
    if (base !== null) break
    await reader.fetch([ours, theirs], { depth })
    base = await mergeBase(git, ours, theirs)
  }
  if (base === null) return null
  // To find renames, git would have to bring every picture that one side added or removed.
  const args = ['merge-tree', '--write-tree', '-z', '--name-only', '--no-messages', ours, theirs]
  const { code, stdout } = await git.run(['-c', 'merge.renames=false', ...args], { network: true })
  if (code !== 0 && code !== 1) return null
  const [tree, ...conflicts] = stdout
    .toString('utf8')
    .split('\0')
    .filter((one) => one !== '')
  return tree === undefined ? null : { base, tree, conflicts: [...new Set(conflicts)] }
}

async function mergeBase(git: BenchGit, ours: string, theirs: string): Promise<string | null> {
  const { code, stdout } = await git.run(['merge-base', ours, theirs])
  return code === 0 ? stdout.toString('utf8').trim() : null
}
