// Decides where the bytes of an image come from: what is free first, a purchase last (spec lockfile.md). Pure.
import type { Entry } from '../lock/schema.ts'
import type { Image } from '../manifest/draft.ts'
import { providerNamed } from '../providers/table.ts'
import { type Facts, hasBytes, type Note, type State } from './state.ts'

/** A picture that an earlier run bought and did not store; its link may still live. */
export interface Purchase {
  /** Number of the purchase in the journal. */
  readonly order: number
  readonly id: string
  readonly url: string
  /** Milliseconds since the epoch. */
  readonly deadline: number
  readonly requestId: string | null
  /** Whole millionths of a dollar; null where no price was known. */
  readonly cost: number | null
}

/** A picture that was bought and cannot be stored under its path: another format than asked, set aside. */
export interface Aside {
  readonly code: string
  readonly message: string
}

/** An entry of the wanted fingerprint whose bytes local git has, as a blob or as the pointer of an LFS path. */
export interface GitFind {
  readonly entry: Entry
  readonly pointer: boolean
}

/** A variant of an image that an earlier run made beside the manifest, whole in the state folder. */
export interface Made {
  /** Its name there. */
  readonly file: string
  readonly entry: Entry
}

/** What journal and git know beyond the files. */
export interface Known {
  /** By fingerprint. */
  readonly purchases: ReadonlyMap<string, Purchase>
  /** By fingerprint. */
  readonly asides: ReadonlyMap<string, Aside>
  /** By fingerprint. */
  readonly candidates: ReadonlyMap<string, Made>
  /** Fingerprints that an earlier run asked for without learning the outcome. */
  readonly unsettled: ReadonlySet<string>
  /** By image id: the image's own entry, and the newest of its fingerprint in the history of the lock. */
  readonly own: ReadonlyMap<string, GitFind>
  readonly history: ReadonlyMap<string, GitFind>
  /** By image id: somebody's own file stands at its place on the branch that the run delivers to. */
  readonly kept: ReadonlyMap<string, Aside>
  /** By fingerprint: entries of the cache whose pictures were looked at. */
  readonly cache: ReadonlyMap<string, Entry>
  /** Paths that Git LFS keeps. */
  readonly lfs: ReadonlySet<string>
  /** Milliseconds since the epoch. */
  readonly now: number
}

export type Source =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'rename'; readonly from: string; readonly entry: Entry }
  /** Stored by an earlier run, its entry not yet written. */
  | { readonly kind: 'noted'; readonly entry: Entry }
  | { readonly kind: 'copy'; readonly from: string; readonly entry: Entry }
  /** Waits in the state folder. */
  | { readonly kind: 'candidate'; readonly file: string; readonly entry: Entry }
  | { readonly kind: 'link'; readonly purchase: Purchase; readonly alive: boolean }
  | { readonly kind: 'git'; readonly entry: Entry; readonly pointer: boolean }
  /** From the folder of `--cache`. */
  | { readonly kind: 'cache'; readonly entry: Entry }
  | { readonly kind: 'draw' }
  | { readonly kind: 'buy' }
  /** Made once in this run, for the image `of`. */
  | { readonly kind: 'twin'; readonly of: string }
  /** Cannot be made as things are: the image is `failed` without a request. */
  | { readonly kind: 'blocked'; readonly code: string; readonly message: string }
  /** Left alone with a warning, for a person to settle. */
  | { readonly kind: 'kept'; readonly code: string; readonly message: string }
  /** Left alone by `--placeholder`; `warn` where a draft was wanted and cannot be drawn. */
  | { readonly kind: 'left'; readonly warn: boolean }

export interface Wish {
  readonly image: Image
  readonly fingerprint: string
  readonly state: Exclude<State, 'orphan'>
  readonly from: string | undefined
  readonly draw: boolean
}

export interface SourceOptions {
  /** What names the manifest in a command that is offered; empty for the default one. */
  readonly named?: string
  readonly force: boolean
  readonly placeholder: boolean
}

/** Intact pictures by fingerprint, of this lock and of the journal's notes; what a person accepted is none. */
export type Copies = ReadonlyMap<string, readonly { readonly id: string; readonly entry: Entry }[]>

/** The first source that fits, for one image looked at alone (twins are found by `buildPlan`). */
export function chooseSource(wish: Wish, facts: Facts, known: Known, copies: Copies, options: SourceOptions): Source {
  if (!options.force) {
    if (wish.state === 'unchanged' || wish.state === 'edited') return { kind: 'nothing' }
    if (wish.state === 'move' && wish.from !== undefined) {
      return { kind: 'rename', from: wish.from, entry: facts.lock.images.get(wish.from) as Entry }
    }
    const kept = known.kept.get(wish.image.id)
    if (kept) return { kind: 'kept', code: kept.code, message: kept.message }
    const free = stored(wish, facts, known, copies)
    if (free) return free
  }
  const accepted = !options.force && wish.state === 'missing' && isAccepted(wish, facts)
  const made = accepted || options.force ? undefined : known.candidates.get(wish.fingerprint)
  if (made) return { kind: 'candidate', ...made }
  const purchase = accepted ? undefined : known.purchases.get(wish.fingerprint)
  const link: Source | null = purchase ? { kind: 'link', purchase, alive: purchase.deadline > known.now } : null
  if (link?.alive) return link
  if (options.force) return link ?? fresh(wish, options)

  // Of a missing image the locked bytes themselves; then the cache, which is looked in right after the journal.
  const own = known.own.get(wish.image.id)
  const cached = own || accepted ? undefined : known.cache.get(wish.fingerprint)
  if (cached) return { kind: 'cache', entry: cached }
  const find = own ?? (accepted ? undefined : known.history.get(wish.image.id))
  if (find) return { kind: 'git', ...find }
  if (accepted) {
    const force = `imagelock generate --force ${wish.image.id}${options.named ?? ''}`
    const message = `the accepted picture is gone and git does not have it: put it back, or ${force} makes a new one`
    return { kind: 'blocked', code: 'plan/accepted-gone', message }
  }
  const aside = known.asides.get(wish.fingerprint)
  if (aside) return { kind: 'blocked', ...aside }
  return link ?? fresh(wish, options)
}

/** Whether a person's own bytes are what is wanted: no other picture of the same request will do. */
function isAccepted({ image, fingerprint }: Wish, { lock }: Facts): boolean {
  const own = lock.images.get(image.id)
  return own?.accepted === true && own.fingerprint === fingerprint
}

/** What lies in the work tree already: noted by the journal, or an intact image of the same fingerprint. */
function stored(wish: Wish, facts: Facts, known: Known, copies: Copies): Source | null {
  const { image, fingerprint } = wish
  const note = facts.notes(image.id).findLast((candidate) => isNoted(candidate, fingerprint, facts))
  if (note) return { kind: 'noted', entry: note.entry }
  if (isAccepted(wish, facts)) return null
  // The locked bytes themselves are worth more than those of another image of the same request.
  const blob = wish.state === 'missing' ? known.own.get(image.id) : undefined
  const copy = (copies.get(fingerprint) ?? []).find(
    ({ id, entry }) =>
      id !== image.id &&
      (!blob || entry.file.sha256 === blob.entry.file.sha256) &&
      (facts.files(entry.path).kind !== 'pointer' || known.lfs.has(image.path)),
  )
  return copy ? { kind: 'copy', from: copy.id, entry: copy.entry } : null
}

function isNoted(note: Note, fingerprint: string, facts: Facts): boolean {
  return note.entry.fingerprint === fingerprint && hasBytes(facts.files(note.entry.path), note.entry.file.sha256)
}

function fresh(wish: Wish, options: SourceOptions): Source {
  if (wish.draw || !providerNamed(wish.image.request.provider)?.api) return { kind: 'draw' }
  if (!options.placeholder) return { kind: 'buy' }
  return { kind: 'left', warn: wish.state === 'create' }
}
