// Git LFS for a delivery: which paths it keeps by the committed attributes, and the upload by git-lfs itself.
import * as fs from 'node:fs'
import * as path from 'node:path'
import { EXIT, ImagelockError } from '../errors.ts'
import { said, type BenchGit } from './bench-git.ts'
import type { WorkFiles } from './work-files.ts'

export type LfsReady = { readonly kind: 'yes' } | { readonly kind: 'no'; readonly message: string }

interface LfsFile {
  readonly path: string
  readonly sha256: string
}

export interface Lfs {
  readonly paths: (commit: string, paths: readonly string[]) => Promise<ReadonlySet<string>>
  /** The same of a tree that an index file holds. */
  readonly pathsInIndex: (index: string, paths: readonly string[]) => Promise<ReadonlySet<string>>
  readonly ready: (commit: string, paths: readonly string[]) => Promise<LfsReady>
  readonly upload: (files: readonly LfsFile[]) => Promise<void>
}

/** @param remote its `userStore` is the folder of objects that the user's git-lfs keeps */
export function openLfs(
  git: BenchGit,
  workFiles: WorkFiles,
  remote: { readonly remoteUrl: string; readonly userStore: string },
): Lfs {
  const storage = path.join(git.folder, 'lfs')
  const uploaded = new Set<string>()

  const pathsInIndex = async (index: string, paths: readonly string[]): Promise<ReadonlySet<string>> => {
    if (paths.length === 0) return new Set()
    // `--source` is younger than git 2.39; in a bare repository the index alone is read, and missing `.gitattributes` come.
    const text = await git.text(['check-attr', '--cached', '-z', '--stdin', 'filter'], {
      input: paths.map((one) => `${one}\0`).join(''),
      env: { GIT_INDEX_FILE: index },
      network: true,
    })
    const fields = text.split('\0')
    return new Set(fields.filter((_, at) => at % 3 === 0 && fields[at + 2] === 'lfs'))
  }
  const paths = async (commit: string, wanted: readonly string[]): Promise<ReadonlySet<string>> => {
    const index = path.join(git.folder, 'index-attributes')
    try {
      await git.text(['read-tree', commit], { env: { GIT_INDEX_FILE: index }, network: true })
      return await pathsInIndex(index, wanted)
    } finally {
      fs.rmSync(index, { force: true })
    }
  }
  const upload = async (files: readonly LfsFile[]): Promise<void> => {
    const oids: string[] = []
    for (const file of files) {
      if (!uploaded.has(file.sha256) && (await stage(storage, workFiles, remote.userStore, file)))
        oids.push(file.sha256)
    }
    if (oids.length === 0) return
    const own = ['-c', `lfs.url=${remote.remoteUrl.replace(/\/$/, '')}/info/lfs`, '-c', `lfs.storage=${storage}`]
    const { code, stdout, stderr } = await git.run([...own, 'lfs', 'push', '--object-id', '--stdin', 'origin'], {
      input: oids.map((oid) => `${oid}\n`).join(''),
      network: true,
    })
    if (code !== 0) {
      const message = `Git LFS could not upload ${oids.length} files: ${said(stderr || stdout.toString('utf8'))}`
      throw new ImagelockError({ code: 'deliver/lfs', message }, EXIT.undelivered)
    }
    for (const oid of oids) uploaded.add(oid)
  }
  return {
    paths,
    pathsInIndex,
    upload,
    ready: async (commit, wanted) => {
      const kept = await paths(commit, wanted)
      const [first] = kept
      if (first === undefined || (await git.run(['lfs', 'version'])).code === 0) return { kind: 'yes' }
      const message = `${first} is kept by Git LFS, and git-lfs is not installed here: install it before this step`
      return { kind: 'no', message }
    },
  }
}

/**
 * Puts a file where git-lfs looks for it.
 * @returns false where the work tree has only the pointer and the user's store not the bytes: the server has them already
 */
async function stage(storage: string, workFiles: WorkFiles, userStore: string, file: LfsFile): Promise<boolean> {
  const { sha256 } = file
  const found = await workFiles.expect(file)
  const name = path.join(sha256.slice(0, 2), sha256.slice(2, 4), sha256)
  const source = found.kind === 'bytes' ? workFiles.absolute(file.path) : path.join(userStore, name)
  if (!fs.existsSync(source)) return false
  const target = path.join(storage, 'objects', name)
  fs.mkdirSync(path.dirname(target), { recursive: true })
  if (!fs.existsSync(target)) fs.copyFileSync(source, target, fs.constants.COPYFILE_FICLONE)
  return true
}
