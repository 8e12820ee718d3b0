// Builds a commit without work tree, filters or hooks: blobs, a temporary index, a tree (facts: threats.md, "git").
import * as fs from 'node:fs'
import * as path from 'node:path'
import type { Edit, Identity } from '../deliver/proposal.ts'
import { EXIT, ImagelockError } from '../errors.ts'
import type { BenchGit } from './bench-git.ts'
import type { Lfs } from './lfs.ts'
import { changedFile, type WorkFiles } from './work-files.ts'

type ImageEdit = Extract<Edit, { readonly kind: 'image' }>

/** An edit, or a blob that is in the repository already. */
export type TreeEdit = Edit | { readonly kind: 'blob'; readonly path: string; readonly sha: string }

export interface CommitRequest {
  /** Commits that are here. */
  readonly parents: readonly [string, ...string[]]
  /** What the edits go onto; the first parent's where left out. */
  readonly tree?: string
  readonly edits: readonly TreeEdit[]
  readonly message: string
  readonly author: Identity
  readonly committer: Identity
  /** Seconds since the epoch; now where left out. */
  readonly date?: number
  /** The text that stands for an image where Git LFS keeps its path. */
  readonly pointer: (image: ImageEdit) => string
}

/** `changed` is false where the tree would be that of the first parent, which `commit` then is. */
export interface Committed {
  readonly commit: string
  readonly changed: boolean
}

export interface Committer {
  readonly commit: (request: CommitRequest) => Promise<Committed>
  /** The parents of a commit made here. */
  readonly parents: (commit: string) => readonly string[] | undefined
  /** The files that Git LFS needs before a commit made here is pushed. */
  readonly lfsFiles: (commit: string) => readonly ImageEdit[]
}

export function openCommitter(git: BenchGit, workFiles: WorkFiles, lfs: Lfs): Committer {
  const made = new Map<string, { readonly parents: readonly string[]; readonly lfsFiles: readonly ImageEdit[] }>()
  const blobs = blobWriter(git, workFiles)
  let count = 0
  const commit = async (request: CommitRequest): Promise<Committed> => {
    const [first] = request.parents
    const ground = request.tree ?? first
    const index = path.join(git.folder, `index-${(count += 1)}`)
    const env = { GIT_INDEX_FILE: index }
    try {
      await git.text(['read-tree', ground], { env, network: true })
      const images = request.edits.filter((edit) => edit.kind === 'image')
      const kept = await lfs.pathsInIndex(
        index,
        images.map(({ path: one }) => one),
      )
      const lines = await blobs(request, kept)
      await git.text(['update-index', '-z', '--index-info'], { env, input: lines.join('') })
      // What a partial clone lacks is not missing.
      const tree = (await git.text(['write-tree', '--missing-ok'], { env })).trim()
      const changed = await changedPaths(git, ground, tree)
      refuseOthers(changed, request.edits)
      if (request.parents.length === 1 && changed.length === 0) return { commit: first, changed: false }
      const id = await commitTree(git, tree, request)
      made.set(id, { parents: request.parents, lfsFiles: images.filter((image) => kept.has(image.path)) })
      return { commit: id, changed: true }
    } finally {
      fs.rmSync(index, { force: true })
    }
  }
  return {
    commit,
    parents: (id) => made.get(id)?.parents,
    lfsFiles: (id) => made.get(id)?.lfsFiles ?? [],
  }
}

async function changedPaths(git: BenchGit, from: string, to: string): Promise<string[]> {
  const text = await git.text(['diff-tree', '-r', '-z', '--no-renames', '--name-only', from, to], { network: true })
  return text.split('\0').filter((one) => one !== '')
}

/** An index drops a file for a folder of its name, and a folder for a file: nobody asked for that. */
function refuseOthers(changed: readonly string[], edits: readonly TreeEdit[]): void {
  const asked = new Set(edits.map(({ path: one }) => one))
  const other = changed.find((one) => !asked.has(one))
  if (other === undefined) return
  const message = `${other} stands on the branch where an image or its folder would have to be; move it`
  throw new ImagelockError({ code: 'deliver/in-the-way', message, file: other }, EXIT.undelivered)
}

async function commitTree(git: BenchGit, tree: string, request: CommitRequest): Promise<string> {
  const { author, committer, date, message, parents } = request
  const when = date === undefined ? undefined : `@${date} +0000`
  const text = await git.text(['commit-tree', tree, ...parents.flatMap((parent) => ['-p', parent]), '-F', '-'], {
    input: message,
    env: {
      GIT_AUTHOR_NAME: author.name,
      GIT_AUTHOR_EMAIL: author.email,
      GIT_COMMITTER_NAME: committer.name,
      GIT_COMMITTER_EMAIL: committer.email,
      ...(when === undefined ? {} : { GIT_AUTHOR_DATE: when, GIT_COMMITTER_DATE: when }),
    },
  })
  return text.trim()
}

/** Lines for `update-index --index-info`; blobs are written by one process, and only once however often a race is lost. */
function blobWriter(
  git: BenchGit,
  workFiles: WorkFiles,
): (request: CommitRequest, kept: ReadonlySet<string>) => Promise<string[]> {
  const written = new Set<string>()
  let texts = 0
  const textFile = (text: string): string => {
    const file = path.join(git.folder, 'texts', String((texts += 1)))
    fs.writeFileSync(file, text)
    return file
  }
  return async ({ edits, pointer }, kept) => {
    /** What is to be written, with the blob that has to come out of an image. */
    const jobs: { readonly edit: TreeEdit; readonly file: string; readonly blob: string | null }[] = []
    const lines: string[] = []
    for (const edit of edits) {
      if (edit.kind === 'remove') lines.push(`0 ${'0'.repeat(40)}\t${edit.path}\0`)
      else if (edit.kind === 'blob') lines.push(line(edit.sha, edit.path))
      else if (edit.kind === 'text') jobs.push({ edit, file: textFile(edit.text), blob: null })
      else {
        const found = await workFiles.expect(edit)
        if (kept.has(edit.path)) jobs.push({ edit, file: textFile(pointer(edit)), blob: null })
        else if (found.kind !== 'bytes') throw pointerAlone(edit.path)
        else if (written.has(found.blob)) lines.push(line(found.blob, edit.path))
        else jobs.push({ edit, file: workFiles.absolute(edit.path), blob: found.blob })
      }
    }
    const input = jobs.map(({ file }) => `${file}\n`).join('')
    const output = jobs.length === 0 ? '' : await git.text([...HASH_OBJECT], { input })
    const names = output.split('\n')
    for (const [at, { edit, blob }] of jobs.entries()) {
      const name = names[at] ?? ''
      // Git read the file after us: other bytes than the locked ones are in no commit.
      if (blob !== null && name !== blob) throw changedFile(edit.path)
      if (blob !== null) written.add(blob)
      lines.push(line(name, edit.path))
    }
    return lines
  }
}

const HASH_OBJECT = ['hash-object', '-w', '--no-filters', '--stdin-paths'] as const

function line(blob: string, file: string): string {
  return `100644 ${blob}\t${file}\0`
}

function pointerAlone(file: string): ImagelockError {
  const message = `${file} is a Git LFS pointer, but the branch does not keep that path with Git LFS`
  return new ImagelockError({ code: 'deliver/pointer', message, file }, EXIT.undelivered)
}
