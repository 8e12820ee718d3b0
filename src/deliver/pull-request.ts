// What was observed of branch and pull requests → what delivery does (spec action.md, "Delivery"). Pure.
import type { Identity } from './proposal.ts'

/** The head branch as it stands at the remote. */
export interface HeadBranch {
  readonly tip: string
  /** How many commits the base has and it has not. */
  readonly behind: number
  /** Whether each commit that the base has not is the tool's: see `isToolsCommit`. True where there is none. */
  readonly allOurs: boolean
  /** Whether it already holds what the run proposes: the images and the locks of this run. */
  readonly hasProposal: boolean
}

export interface Observed {
  /** Whether the base already holds what the run proposes: there is nothing to review. */
  readonly baseHasProposal: boolean
  readonly branch: HeadBranch | null
  /** Number of the open pull request of this head and base. */
  readonly open: number | null
  readonly closed: {
    readonly number: number
    readonly merged: boolean
    readonly byPerson: boolean
    /** Whether its last head holds what the run proposes. */
    readonly hasProposal: boolean
  } | null
}

/** How the commit gets onto the branch. */
export type How =
  /** It is there already. */
  | 'nothing'
  /** A new branch on the base. */
  | 'new'
  /** One commit on top of the tip. */
  | 'on-top'
  /** Anew on the base, by a lease on the tip: the branch has the tool's commits alone. */
  | 'rebuild'
  /** The base is merged in, the lock by image, and the proposal with it. */
  | 'merge-base'

export type Decision =
  | { readonly kind: 'none' }
  | { readonly kind: 'unchanged'; readonly pull: number }
  /** A person closed a pull request of the same content unmerged. */
  | { readonly kind: 'skip'; readonly pull: number }
  | { readonly kind: 'close'; readonly pull: number; readonly deleteBranch: boolean }
  /** `pull` null: one is opened. */
  | { readonly kind: 'propose'; readonly how: How; readonly pull: number | null }

/** The first rule that fits. */
export function decide({ baseHasProposal, branch, open, closed }: Observed): Decision {
  if (baseHasProposal) {
    if (open === null) return { kind: 'none' }
    return { kind: 'close', pull: open, deleteBranch: branch !== null && branch.allOurs }
  }
  if (open !== null && branch?.hasProposal) return { kind: 'unchanged', pull: open }
  if (open === null && closed && !closed.merged && closed.byPerson && closed.hasProposal)
    return { kind: 'skip', pull: closed.number }
  return { kind: 'propose', how: howOnto(branch), pull: open }
}

function howOnto(branch: HeadBranch | null): How {
  if (branch === null) return 'new'
  if (branch.hasProposal) return 'nothing'
  if (branch.behind === 0) return 'on-top'
  return branch.allOurs ? 'rebuild' : 'merge-base'
}

/** A commit of the head branch that the base has not. */
export interface BranchCommit {
  readonly parents: number
  readonly author: Identity
  readonly committer: Identity
  /** Every path in which it differs from its parent, from the repository's root. */
  readonly paths: readonly string[]
}

/** How the tool's own commits look. */
export interface Ours {
  /** The run's committer. */
  readonly identities: readonly Identity[]
  /**
   * Login behind the token, for commits by the API. Counts only where it is an app's, `name[bot]`: what a person's token
   * commits looks like what that person does on GitHub's pages.
   */
  readonly account?: string | null
  /** Locks of the run's manifests, and every image that a version of them from the merge base to the tip names. */
  readonly paths: ReadonlySet<string>
}

/** GitHub itself commits what its API and its site are asked for; the author is who asked. */
const WEB_FLOW: Identity = { name: 'GitHub', email: 'noreply@github.com' }

/**
 * Whether a commit is the tool's, so that it may be dropped. Told by who committed it and that it touches locks and
 * their images alone, never by a text that anybody can write; a merge never is. Where it errs, a commit is kept.
 */
export function isToolsCommit({ parents, author, committer, paths }: BranchCommit, ours: Ours): boolean {
  const isOurs = (one: Identity): boolean => ours.identities.some((own) => isSame(own, one))
  const byUs = isOurs(committer) || (isSame(committer, WEB_FLOW) && (isOurs(author) || isApp(author, ours.account)))
  return parents === 1 && byUs && paths.every((path) => ours.paths.has(path))
}

/** GitHub writes an app as `name[bot] <id+name[bot]@users.noreply.host>`. */
function isApp({ name, email }: Identity, account: string | null | undefined): boolean {
  if (!account?.endsWith('[bot]') || name !== account) return false
  const [user = '', host = ''] = email.split('@')
  return user.replace(/^\d+\+/, '') === account && host.startsWith('users.noreply.')
}

function isSame(a: Identity, b: Identity): boolean {
  return a.name === b.name && a.email === b.email
}
