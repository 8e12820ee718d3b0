// What a delivery reads: the remote's branches, commits as shallow as can be, and what stands in them.
import { EXIT, ImagelockError } from '../errors.ts'
import type { BenchGit } from './bench-git.ts'
import { inTurn, type Objects, openObjects } from './git.ts'

/** The longest command line that every system takes has 32,767 characters. */
const ARGUMENT_CHARS = 20_000
const OID = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/

/** An entry of a tree that is no folder. */
export interface TreeFile {
  readonly mode: string
  readonly sha: string
}

export interface Reader {
  /** The heads of those branches that there are, by name. Throws `deliver/branch`, `deliver/remote`. */
  readonly tips: (branches: readonly string[]) => Promise<Map<string, string>>
  /** The heads of all branches. Throws `deliver/remote`. */
  readonly heads: () => Promise<ReadonlySet<string>>
  /** A branch that leaves no room for this one: git keeps no `a` beside `a/b`. Throws `deliver/branch`, `deliver/remote`. */
  readonly clash: (branch: string) => Promise<string | null>
  /** Brings commits, or branches by name, without their blobs; nothing where a single commit is here already. */
  readonly fetch: (names: readonly string[], options: { readonly depth: number }) => Promise<void>
  /** Brings blobs in one go, which would else come one by one when they are read. */
  readonly fetchBlobs: (shas: readonly string[]) => Promise<void>
  /** A file of a commit; null where there is none. Throws `deliver/too-large` above `maxBytes`, `deliver/remote`. */
  readonly readText: (commit: string, path: string, maxBytes: number) => Promise<string | null>
  /** Chunks go to `onChunk`, each valid only until the next; false where neither git nor the remote has the blob. */
  readonly readBlob: (sha: string, onChunk: (chunk: Buffer) => Promise<void> | void) => Promise<boolean>
  /** Those of the paths that are files of a commit or tree. */
  readonly blobs: (commit: string, paths: readonly string[]) => Promise<Map<string, TreeFile>>
  /** The paths in which a commit that is here differs from its first parent, which is here too. */
  readonly changedPaths: (commit: string) => Promise<string[]>
  /** Throws `deliver/branch` (exit 2) for a name that git does not take. */
  readonly checkBranch: (branch: string) => Promise<void>
  readonly close: () => void
}

export function openReader(git: BenchGit): Reader {
  const checked = new Set<string>()
  let batch: Objects | undefined
  const readBlob: Reader['readBlob'] = inTurn(async (sha, onChunk) => {
    batch ??= openObjects(git.start(['cat-file', '--batch'], { network: true }))
    const found = await batch.read(sha, onChunk)
    // A process that could not fetch an object ends, and would say of every other that it is not there.
    if (!found) {
      batch.close()
      batch = undefined
    }
    return found
  })
  const blobs: Reader['blobs'] = async (tree, paths) => {
    if (paths.length === 0) return new Map()
    const few = paths.join(' ').length < ARGUMENT_CHARS
    const text = await git.text(['ls-tree', '-r', '-z', tree, ...(few ? ['--', ...paths] : [])], { network: true })
    const wanted = new Set(paths)
    return new Map(
      text.split('\0').flatMap((line) => {
        const [, mode, sha, path] = /^(\d{6}) (?:blob|commit) ([0-9a-f]+)\t([^]+)$/.exec(line) ?? []
        return mode && sha && path && wanted.has(path) ? [[path, { mode, sha }] as const] : []
      }),
    )
  }
  const checkBranch = async (branch: string): Promise<void> => {
    if (checked.has(branch)) return
    const { code, stdout } = await git.run(['check-ref-format', '--branch', branch])
    // With `@{-1}` it would answer with another name.
    if (code !== 0 || stdout.toString('utf8') !== `${branch}\n`) {
      const message = `${JSON.stringify(branch)} is no name of a branch`
      throw new ImagelockError({ code: 'deliver/branch', message }, EXIT.invalid)
    }
    checked.add(branch)
  }
  /** Learned with the tips: whether there is room for a branch costs no further request. */
  const clashes = new Map<string, string | null>()
  const tips: Reader['tips'] = async (branches) => {
    for (const branch of branches) await checkBranch(branch)
    const refs = branches
      .flatMap((branch) => [branch, ...above(branch), `${branch}/*`])
      .map((one) => `refs/heads/${one}`)
    const text = await git.text(['ls-remote', 'origin', ...refs], { network: true })
    // A pattern matches the end of a longer ref too.
    const found = new Map(
      text
        .split('\n')
        .map((line) => [line.slice(line.indexOf('\t') + 1).replace(/^refs\/heads\//, ''), line.split('\t')[0]]),
    )
    for (const branch of branches) {
      const others = above(branch)
      clashes.set(
        branch,
        [...found.keys()].find((name) => others.includes(name) || name.startsWith(`${branch}/`)) ?? null,
      )
    }
    return new Map(
      branches.flatMap((branch) => {
        const tip = found.get(branch)
        return tip && OID.test(tip) ? [[branch, tip] as const] : []
      }),
    )
  }
  return {
    checkBranch,
    tips,
    heads: async () => {
      const text = await git.text(['ls-remote', '--heads', 'origin'], { network: true })
      return new Set(text.split('\n').flatMap((line) => (line === '' ? [] : [line.slice(0, line.indexOf('\t'))])))
    },
    clash: async (branch) => {
      if (!clashes.has(branch)) await tips([branch])
      return clashes.get(branch) ?? null
    },
    fetch: async (names, { depth }) => {
      const wanted: string[] = []
      for (const name of names) {
        if (!OID.test(name)) await checkBranch(name)
        if (!OID.test(name)) wanted.push(`refs/heads/${name}`)
        else if (depth > 1 || !(await isHere(git, name))) wanted.push(name)
      }
      if (wanted.length === 0) return
      await git.text([...FETCH, `--depth=${depth}`, 'origin', ...wanted], { network: true })
    },
    fetchBlobs: async (shas) => {
      if (shas.length === 0) return
      // As git itself asks for what a partial clone lacks: no negotiation, which could only be about commits.
      const args = ['-c', 'fetch.negotiationAlgorithm=noop', ...FETCH, '--stdin', 'origin']
      await git.text(args, { network: true, input: shas.map((sha) => `${sha}\n`).join('') })
    },
    readText: async (commit, path, maxBytes) => {
      const file = (await blobs(commit, [path])).get(path)
      if (file === undefined) return null
      const chunks: Buffer[] = []
      let bytes = 0
      const found = await readBlob(file.sha, (chunk) => {
        bytes += chunk.length
        if (bytes > maxBytes) {
          const message = `${path} is larger than ${maxBytes} bytes on the branch`
          throw new ImagelockError({ code: 'deliver/too-large', message }, EXIT.invalid)
        }
        chunks.push(Buffer.from(chunk))
      })
      if (found) return Buffer.concat(chunks).toString('utf8')
      // Not the same as no file: a lock that could not be had would count as an empty one.
      const message = `git could not read ${path} of the branch`
      throw new ImagelockError({ code: 'deliver/remote', message }, EXIT.undelivered)
    },
    readBlob,
    blobs,
    changedPaths: async (commit) => {
      const text = await git.text(['diff-tree', '--no-commit-id', '--name-only', '--no-renames', '-r', '-z', commit])
      return text.split('\0').filter((one) => one !== '')
    },
    close: () => batch?.close(),
  }
}

/** Names that cannot be branches beside one: git keeps it in folders of those names. */
function above(branch: string): string[] {
  const parts = branch.split('/')
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/'))
}

const FETCH = [
  'fetch',
  '--quiet',
  '--no-tags',
  '--no-write-fetch-head',
  '--no-auto-maintenance',
  '--recurse-submodules=no',
  '--filter=blob:none',
]

/** Asked without the network: what is not here would be fetched with all its history. */
async function isHere(git: BenchGit, commit: string): Promise<boolean> {
  return (await git.run(['cat-file', '-e', `${commit}^{tree}`])).code === 0
}
