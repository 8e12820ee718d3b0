// Rights first, money second: what delivery needs is asked for before the first image is made (spec action.md, "Delivery").
import { ImagelockError, type Problem } from '../errors.ts'
import type { Plan } from '../commands/session.ts'
import { repositoryPath } from '../deliver/edits.ts'
import { folderOf, type Ground } from './ground.ts'

/**
 * Asks for the right to push, for Git LFS where paths need it and, with a base, for the right to open pull requests.
 * @returns warnings about what could not be known
 * @throws ImagelockError `rights/…` (exit 2)
 */
export async function askRights(
  ground: Ground,
  plans: readonly Plan[],
  branch: string,
  base: string | null,
): Promise<Problem[]> {
  const [pushing, proposing, lfs] = await Promise.all([
    mayPush(ground),
    mayPropose(ground, base),
    hasLfs(ground, plans),
    hasRoom(ground, branch),
  ])
  return [...pushing, ...proposing, ...lfs]
}

function refuse(code: string, message: string): never {
  throw new ImagelockError({ code: `rights/${code}`, message: `${message}. Nothing was bought` })
}

function unknown(code: string, message: string): Problem[] {
  return [{ severity: 'warning', code: `rights/${code}`, message }]
}

async function mayPush({ bench, owner, repo }: Ground): Promise<Problem[]> {
  const right = await bench.canPush()
  if (right.kind === 'no') {
    refuse(
      'push',
      `the token may not push to ${owner}/${repo} (${right.message}): give the job permissions: contents: write`,
    )
  }
  return right.kind === 'yes'
    ? []
    : unknown('push', `whether the token may push could not be learned: ${right.message}`)
}

/** What is unknown here the push will tell. */
async function hasRoom({ bench }: Ground, branch: string): Promise<void> {
  const other = await bench.clash(branch).catch(() => null)
  if (other !== null) {
    refuse(
      'branch',
      `git cannot keep ${branch} beside the branch ${other}: name another by the input branch, or rename it`,
    )
  }
}

async function mayPropose(ground: Ground, base: string | null): Promise<Problem[]> {
  if (base === null) return []
  const right = await (await ground.github()).probePullRequests(base)
  if (right === 'no')
    refuse('pull-request', 'the token may not open pull requests: give the job permissions: pull-requests: write')
  return right === 'yes' ? [] : unknown('pull-request', 'whether the token may open pull requests could not be learned')
}

async function hasLfs(ground: Ground, plans: readonly Plan[]): Promise<Problem[]> {
  const paths = plans.flatMap(({ loaded, items }) => {
    const folder = folderOf(ground, loaded.file)
    return items.filter(({ source }) => source.kind !== 'nothing').map(({ path }) => repositoryPath({ folder }, path))
  })
  const ready = await ground.bench.lfsReady(ground.head, paths)
  if (ready.kind === 'no') refuse('lfs', ready.message)
  await hasBytes(ground, plans)
  return []
}

/** A pointer whose picture is not here can go to no path that Git LFS does not keep. */
async function hasBytes(ground: Ground, plans: readonly Plan[]): Promise<void> {
  const pointers = plans.flatMap(({ loaded, items }) => {
    const at = { folder: folderOf(ground, loaded.file) }
    const isPointer = ({ source }: (typeof items)[number]): boolean =>
      source.kind === 'rename'
        ? loaded.facts.files(source.entry.path).kind === 'pointer'
        : source.kind === 'git' && source.pointer
    return items.filter(isPointer).map(({ path }) => repositoryPath(at, path))
  })
  if (pointers.length === 0) return
  const kept = await ground.bench.lfsPaths(ground.head, pointers)
  const bare = pointers.find((one) => !kept.has(one))
  if (bare !== undefined) {
    refuse(
      'lfs',
      `${bare} is not kept by Git LFS, and of its picture only the pointer is here: check out with lfs: true`,
    )
  }
}
