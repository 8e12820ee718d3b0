// What a run proposes to commit, as values: the room's common words.
import type { Lock } from '../lock/schema.ts'

/** One manifest's part of a run. Paths are relative to the repository's root, with `/`. */
export interface ProposedManifest {
  readonly manifest: string
  readonly lockPath: string
  /** The manifest's folder, empty for the root; an entry's path is relative to it. */
  readonly folder: string
  /** The lock at the checked-out commit; an empty one where there is none. */
  readonly base: Lock
  /** The lock that the run left in the work tree. */
  readonly ours: Lock
}

/** Everything that a run may commit: nothing else of the work tree ever is. */
export interface Proposal {
  readonly manifests: readonly ProposedManifest[]
  /** The checked-out commit. */
  readonly head: string
}

/** Who a commit is by. */
export interface Identity {
  readonly name: string
  readonly email: string
}

/** A change of a tree: what stands at a path after it. */
export type Edit =
  /** The work tree's file of these bytes; a pointer is committed and the object uploaded where Git LFS keeps the path. */
  | { readonly kind: 'image'; readonly path: string; readonly sha256: string; readonly bytes: number }
  | { readonly kind: 'text'; readonly path: string; readonly text: string }
  | { readonly kind: 'remove'; readonly path: string }

/** How a push ended. `moved`: the branch has other commits than those that were seen. */
export type Pushed =
  | { readonly kind: 'pushed'; readonly commit: string }
  | { readonly kind: 'moved' }
  | { readonly kind: 'refused'; readonly reason: 'protected' | 'denied' | 'other'; readonly message: string }
