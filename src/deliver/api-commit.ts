// Edits → signed commits by GitHub's API: split below its limit, chained, the lock last. Pure but for what it is given.
import type { ApiCommit, Committed } from '../world/github-commit.ts'
import type { Edit, Pushed } from './proposal.ts'
import type { Message } from './template.ts'

/** 25 MB of images a commit, counted as they travel: in base64 (GitHub takes about 40 MB a request). */
const MAX_COMMIT = base64Length(25_000_000)
/**
 * GitHub ends a request that it has worked at for 10 s (docs.github.com, graphql/overview/rate-limits-and-query-limits,
 * "Timeouts") and names no number of files. Where others write as many by its API, about 200 time out and 150 do not
 * (ir-engine/ir-engine#647); create-pull-request writes 100 at once.
 */
const MAX_FILES = 100
/** One image alone may fill a request: 40 MB but for paths, message and the lock's pointer to it. */
const MAX_IMAGE = 29_000_000

export interface ApiDelivery {
  readonly branch: string
  /** The tip that the branch must have. */
  readonly head: string
  readonly edits: readonly Edit[]
  readonly message: Message
  /** Whether the tip has a file at this path. */
  readonly isThere: (path: string) => boolean
  /** What is committed of an image: its bytes, or its pointer where Git LFS keeps the path and has the object. */
  readonly read: (image: Edit & { readonly kind: 'image' }) => Promise<Uint8Array>
}

/**
 * Commits onto a branch, in as many commits as the limit asks for. A chain that another push interrupts ends as `moved`;
 * what of it was committed are whole images that no lock names yet, and the next attempt finds them there.
 */
export async function commitByApi(
  commit: (commit: ApiCommit) => Promise<Committed>,
  { branch, head, edits, message, isThere, read }: ApiDelivery,
): Promise<Pushed> {
  const tooLarge = edits.find((edit) => edit.kind === 'image' && edit.bytes > MAX_IMAGE)
  if (tooLarge) {
    const text = `${tooLarge.path} is larger than GitHub's API takes (29 MB): deliver with commit-via: git`
    return { kind: 'refused', reason: 'other', message: text }
  }
  const present = edits.filter((edit) => edit.kind !== 'remove' || isThere(edit.path))
  const parts = splitEdits(present, isThere)
  let tip = head
  for (const [index, part] of parts.entries()) {
    const count = parts.length > 1 ? ` (${index + 1}/${parts.length})` : ''
    const made = await commit({
      branch,
      head: tip,
      headline: message.headline + count,
      body: message.body,
      ...(await changesOf(part, read)),
    })
    if (made.kind !== 'committed') return made
    tip = made.commit
  }
  return { kind: 'pushed', commit: tip }
}

/**
 * Parts below the limits. The last has the locks and what is removed, and so far as they find room the images that take
 * another's place: an earlier one shows new files only, so that the lock of the branch lies in none of them. A removal
 * counts for nothing: GitHub writes no file for it.
 */
export function splitEdits(edits: readonly Edit[], isThere: (path: string) => boolean): Edit[][] {
  const images = edits.filter((edit) => edit.kind === 'image')
  const last = edits.filter((edit) => edit.kind !== 'image')
  const parts: Edit[][] = [last]
  let used = last.reduce((sum, edit) => sum + weightOf(edit), 0)
  let files = last.filter(({ kind }) => kind === 'text').length
  // From the end: replaced images first, so that they are together with the lock.
  for (const image of [...images.filter(({ path }) => isThere(path)), ...images.filter(({ path }) => !isThere(path))]) {
    const weight = weightOf(image)
    if ((used + weight > MAX_COMMIT || files >= MAX_FILES) && (parts[0]?.length ?? 0) > 0) {
      parts.unshift([])
      used = 0
      files = 0
    }
    parts[0]?.push(image)
    used += weight
    files += 1
  }
  return edits.length === 0 ? [] : parts
}

function weightOf(edit: Edit): number {
  switch (edit.kind) {
    case 'image':
      return base64Length(edit.bytes)
    case 'text':
      return base64Length(Buffer.byteLength(edit.text))
    case 'remove':
      return 0
  }
}

function base64Length(bytes: number): number {
  return 4 * Math.ceil(bytes / 3)
}

async function changesOf(
  edits: readonly Edit[],
  read: ApiDelivery['read'],
): Promise<Pick<ApiCommit, 'additions' | 'deletions'>> {
  const additions: { path: string; contents: string }[] = []
  for (const edit of edits) {
    if (edit.kind === 'remove') continue
    const bytes = edit.kind === 'image' ? await read(edit) : edit.text
    additions.push({ path: edit.path, contents: Buffer.from(bytes).toString('base64') })
  }
  const deletions = edits.flatMap((edit) => (edit.kind === 'remove' ? [{ path: edit.path }] : []))
  return { additions, deletions }
}
