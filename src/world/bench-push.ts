// Pushes one branch by its full ref under a lease, and tells from git's words how it ended.
import type { Pushed } from '../deliver/proposal.ts'
import { said, type BenchGit } from './bench-git.ts'
import type { Output } from './git.ts'

/** What a branch has to be for a push: not there; at a commit that stays in its history; at a commit that is replaced. */
export type Lease =
  | { readonly kind: 'create' }
  | { readonly kind: 'from'; readonly commit: string }
  | { readonly kind: 'replace'; readonly commit: string }

export type PushRight =
  | { readonly kind: 'yes' }
  | { readonly kind: 'no'; readonly message: string }
  | { readonly kind: 'unknown'; readonly message: string }

/** The branch is not what was seen, by git's own check or by the server's, which a racing push passes first. */
const MOVED =
  /\((?:non-fast-forward|fetch first|needs force|stale info|already exists|remote ref updated since checkout|reference already exists|incorrect old value provided|failed to update ref|cannot lock ref[^\n]*|failed to lock)[^\n]*\)|cannot lock ref|incorrect old value/i
/** A branch `a` leaves no room for `a/b`, which no other attempt changes. */
const NO_ROOM = /' exists; cannot create|directory file conflict/i
const PROTECTED = /GH006|GH013|protected branch|repository rule violations/i
const DENIED =
  /returned error: 40[134]|Permission to .* denied|could not read (?:Username|Password)|Authentication failed|not granted|Repository not found|refusing to allow/i

/** Pushes a commit. The lease is the server's too: it compares the branch with what was seen in the same step. */
export async function push(git: BenchGit, commit: string, branch: string, lease: Lease): Promise<Pushed> {
  return send(git, branch, commit, lease.kind === 'create' ? '' : lease.commit)
}

/** Removes a branch that stands at `commit`. */
export async function deleteBranch(git: BenchGit, branch: string, commit: string): Promise<Pushed> {
  return send(git, branch, '', commit)
}

/**
 * Whether the remote lets the token push. No local branch matches the pattern, so git asks for the `git-receive-pack`
 * advertisement and has nothing to send.
 */
export async function mayPush(git: BenchGit): Promise<PushRight> {
  const output = await git.run(['push', '--dry-run', '--porcelain', 'origin', 'refs/heads/*:refs/heads/*'], {
    network: true,
  })
  if (output.code === 0) return { kind: 'yes' }
  const message = said(output.stderr)
  return DENIED.test(output.stderr) ? { kind: 'no', message } : { kind: 'unknown', message }
}

/** Where nothing is sent the branch is removed; an empty `expected` means that it must not be there. */
async function send(git: BenchGit, branch: string, commit: string, expected: string): Promise<Pushed> {
  const ref = `refs/heads/${branch}`
  const args = ['push', '--porcelain', '--no-verify', '--no-signed', '--recurse-submodules=no', '--no-follow-tags']
  const output = await git.run([...args, `--force-with-lease=${ref}:${expected}`, 'origin', `${commit}:${ref}`], {
    network: true,
  })
  return output.code === 0 ? { kind: 'pushed', commit: commit || expected } : refusal(output)
}

function refusal({ stdout, stderr }: Output): Pushed {
  const status = stdout
    .toString('utf8')
    .split('\n')
    .filter((line) => line.startsWith('!'))
    .join('\n')
  const all = `${status}\n${stderr}`
  // A server's hook may speak of anything: the rules are looked for first.
  if (PROTECTED.test(all)) return { kind: 'refused', reason: 'protected', message: said(stderr) }
  if (MOVED.test(all) && !NO_ROOM.test(all)) return { kind: 'moved' }
  return { kind: 'refused', reason: DENIED.test(all) ? 'denied' : 'other', message: said(stderr) }
}
