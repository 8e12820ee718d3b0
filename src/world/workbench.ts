// A bare repository beside the user's, where a delivery is built: it borrows the user's objects and changes nothing there.
import * as fs from 'node:fs'
import * as path from 'node:path'
import { EXIT, ImagelockError } from '../errors.ts'
import type { Pushed } from '../deliver/proposal.ts'
import type { Secret } from '../secret.ts'
import { type CommitRequest, type Committed, openCommitter } from './bench-commit.ts'
import { benchGit } from './bench-git.ts'
import { mergeTrees, type MergedTrees } from './bench-merge.ts'
import { openReader, type Reader } from './bench-read.ts'
import { deleteBranch, type Lease, mayPush, push, type PushRight } from './bench-push.ts'
import { filesBelow } from './files.ts'
import { commonDir, type Env } from './git.ts'
import { lfsFolder } from './lfs-objects.ts'
import { type LfsReady, openLfs } from './lfs.ts'
import { openWorkFiles } from './work-files.ts'

export interface WorkbenchOptions {
  /** The user's, absolute. */
  readonly workTree: string
  /** The user's git dir, absolute; that of a linked work tree too. */
  readonly gitDir: string
  /** `http`, `https` or `file`, without a user part. */
  readonly remoteUrl: string
  readonly token: Secret | null
  /** An existing folder, absolute; the workbench makes one of its own in it. */
  readonly temp: string
  readonly env: Env
}

/** Must be closed. Commits are full hexadecimal ids, branches are names without `refs/heads/`. */
export interface Workbench extends Omit<Reader, 'close'> {
  /** Whether the remote lets this token push; asks for its `git-receive-pack` advertisement, sends nothing. */
  readonly canPush: () => Promise<PushRight>
  /** Makes a commit of edits on the first parent's tree; none where nothing changes. Throws `deliver/changed`. */
  readonly commit: (request: CommitRequest) => Promise<Committed>
  /** Whether the work tree holds these bytes, or their Git LFS pointer, at a path. */
  readonly holds: (file: { readonly path: string; readonly sha256: string }) => Promise<boolean>
  /** Of the paths, those that Git LFS keeps by the attributes of that commit. */
  readonly lfsPaths: (commit: string, paths: readonly string[]) => Promise<ReadonlySet<string>>
  /** Whether what Git LFS keeps among the paths can be uploaded. */
  readonly lfsReady: (commit: string, paths: readonly string[]) => Promise<LfsReady>
  /** Uploads work tree files to Git LFS; `push` does it for commits made here. Throws `deliver/lfs`, `deliver/changed`. */
  readonly uploadLfs: (files: readonly { readonly path: string; readonly sha256: string }[]) => Promise<void>
  /** Git's merge of two commits, which have to be here. */
  readonly mergeTrees: (ours: string, theirs: string) => Promise<MergedTrees | null>
  readonly push: (commit: string, branch: string, lease: Lease) => Promise<Pushed>
  /** Removes a branch that stands at `commit`. */
  readonly deleteBranch: (branch: string, commit: string) => Promise<Pushed>
  /** Removes the folder. */
  readonly close: () => void
}

/** Makes the bare repository. Throws `deliver/remote-url` (exit 2) for a URL of another kind or with a user part. */
export async function openWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const { workTree, gitDir, remoteUrl, temp } = options
  checkUrl(remoteUrl)
  const folder = fs.mkdtempSync(path.join(temp, 'imagelock-bench-'))
  layOut(folder, commonDir(gitDir), remoteUrl)
  const git = benchGit({ ...options, folder })
  const workFiles = openWorkFiles(filesBelow(workTree))
  const reader = openReader(git)
  const lfs = openLfs(git, workFiles, { remoteUrl, userStore: lfsFolder(gitDir) })
  const committer = openCommitter(git, workFiles, lfs)
  return {
    ...reader,
    canPush: () => mayPush(git),
    commit: committer.commit,
    holds: workFiles.holds,
    lfsPaths: lfs.paths,
    lfsReady: lfs.ready,
    uploadLfs: lfs.upload,
    mergeTrees: (ours, theirs) => mergeTrees(git, reader, ours, theirs),
    push: async (commit, branch, lease) => {
      await reader.checkBranch(branch)
      if (lease.kind === 'from' && !committer.parents(commit)?.includes(lease.commit)) {
        throw new Error('a commit that is not on top of the branch would drop commits')
      }
      try {
        await lfs.upload(committer.lfsFiles(commit))
      } catch (error) {
        if (!(error instanceof ImagelockError) || error.code !== 'deliver/lfs') throw error
        return { kind: 'refused', reason: 'other', message: error.message }
      }
      return push(git, commit, branch, lease)
    },
    deleteBranch: async (branch, commit) => {
      await reader.checkBranch(branch)
      return deleteBranch(git, branch, commit)
    },
    close: () => {
      reader.close()
      fs.rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
    },
  }
}

function checkUrl(remoteUrl: string): void {
  const url = URL.canParse(remoteUrl) ? new URL(remoteUrl) : null
  if (url && /^(?:https?|file):$/.test(url.protocol) && url.username === '' && url.password === '') return
  const message = "the repository's URL must be http or https, without a user part"
  throw new ImagelockError({ code: 'deliver/remote-url', message }, EXIT.invalid)
}

/** Written by hand: `git init` would take a template's hooks and run for longer. */
function layOut(folder: string, userDir: string, remoteUrl: string): void {
  for (const part of ['objects/info', 'objects/pack', 'refs/heads', 'texts', 'lfs']) {
    fs.mkdirSync(path.join(folder, part), { recursive: true })
  }
  fs.writeFileSync(path.join(folder, 'HEAD'), 'ref: refs/heads/none\n')
  const objects = path.join(userDir, 'objects')
  // A quoted line is read with C's escapes; `#` would begin a comment.
  const quoted = objects.replace(/["\\]/g, '\\$&').replaceAll('\n', '\\n')
  fs.writeFileSync(path.join(folder, 'objects/info/alternates'), `"${quoted}"\n`)
  // Commits that the user's clone has without their parents have none here either.
  const shallow = path.join(userDir, 'shallow')
  if (fs.existsSync(shallow)) fs.copyFileSync(shallow, path.join(folder, 'shallow'))
  fs.writeFileSync(path.join(folder, 'config'), config(remoteUrl))
}

function config(remoteUrl: string): string {
  const quoted = `"${remoteUrl.replace(/["\\]/g, '\\$&')}"`
  return [
    '[core]\n\trepositoryformatversion = 0\n\tbare = true\n\tlogAllRefUpdates = false',
    // Pictures are compressed already: trying again is most of the time of a push.
    '\tcompression = 0\n[pack]\n\tcompression = 0\n\twindow = 0',
    '[gc]\n\tauto = 0\n[maintenance]\n\tauto = false',
    // A server that stalls ends the command.
    '[http]\n\tfollowRedirects = false\n\tlowSpeedLimit = 1\n\tlowSpeedTime = 300',
    `[remote "origin"]\n\turl = ${quoted}`,
    '',
  ].join('\n')
}
