// Everything that is known → what `generate` would do to each image, and what it costs. Pure.
import type { Draft, Image } from '../manifest/draft.ts'
import { fingerprintBeside } from '../lock/fingerprint.ts'
import type { Entry, Lock } from '../lock/schema.ts'
import { providerNamed } from '../providers/table.ts'
import { type Change, moveChanges, requestChanges } from './changes.ts'
import { drawn } from './drawn.ts'
import { settleSeeds } from './seeds.ts'
import { chooseSource, type Copies, type Known, type Source, type SourceOptions, type Wish } from './source.ts'
import { decideState, type Facts, hasBytes, isIntact, type Note, type State } from './state.ts'

export interface PlanOptions extends SourceOptions {
  /** Whether the person named this id (or its matrix); true for all where no id was named. */
  readonly selected: (id: string, source: string) => boolean
}

/** One row of the plan: an image of the manifest, or an orphan (`image` is null). */
export interface Item {
  readonly id: string
  readonly path: string
  readonly state: State
  readonly image: Image | null
  readonly fingerprint: string
  /** The image's own entry in the lock as it was read. */
  readonly entry: Entry | null
  readonly changes: readonly Change[]
  readonly source: Source
  /** Whole millionths of a dollar: 0 where nothing would be bought, null where the price is not known. */
  readonly price: number | null
  /** Whether an earlier run asked for this picture and never learned the outcome. */
  readonly billedBefore: boolean
}

/** A wanted image with its state; `source` is its key under `images` in the manifest. */
export interface Verdict extends Wish {
  readonly source: string
}

/**
 * The state of every wanted image, selected or not, since moves of one depend on the others.
 * @param images those of the drafts, with the seeds of `seedOf`
 * @param isUsable whether a path that a taken-over seed would give is one that an image may have
 */
export function decideAll(
  drafts: readonly Draft[],
  images: readonly Image[],
  facts: Facts,
  placeholder: boolean,
  isUsable: (path: string) => boolean,
): Verdict[] {
  const { reseeded, moves } = settleSeeds(drafts, images, facts, isUsable)
  return drafts.map((draft, index): Verdict => {
    const real: Image = reseeded.get(draft.id) ?? images[index]!
    const verdict = (image: Image, draw: boolean): Verdict => {
      const print = fingerprintBeside(image.request, facts.lock.images.get(image.id))
      const { state, from } = decideState({ image, fingerprint: print }, facts, moves.get(draft.id))
      return { image, fingerprint: print, source: draft.source, state, from, draw }
    }
    const draft_ = placeholder && draft.provider !== 'placeholder' ? drawn(real) : null
    if (!draft_) return verdict(real, false)
    const wasDrawn = facts.lock.images.get(draft.id)?.request.provider === 'placeholder'
    const found = wasDrawn ? verdict(draft_, true) : verdict(real, false)
    return found.state === 'create' ? { ...verdict(draft_, true), state: 'create' } : found
  })
}

/** The rows of the selected images in the manifest's order, then the selected orphans by id. */
export function buildPlan(verdicts: readonly Verdict[], facts: Facts, known: Known, options: PlanOptions): Item[] {
  const chosen: Verdict[] = []
  const others: Verdict[] = []
  for (const verdict of verdicts) (options.selected(verdict.image.id, verdict.source) ? chosen : others).push(verdict)
  const unchosen = entriesOf(others)
  const isAtRest = !options.force && chosen.every(({ state }) => state === 'unchanged')
  const notes = isAtRest ? [] : verdicts.flatMap(({ image }) => facts.notes(image.id))
  const copies: Copies = isAtRest ? new Map() : indexCopies(facts.lock, facts, notes)
  const rows = chosen.map((verdict) => {
    const source = heldBack(verdict, facts, unchosen, options) ?? chooseSource(verdict, facts, known, copies, options)
    return row(verdict, source, facts, known)
  })
  return [...rows, ...orphanRows(verdicts, facts.lock, options)]
}

/**
 * Of images of one fingerprint that a run would make, in whichever manifest, the first by id is made and the others
 * are copies of it; one whose link from an earlier run lives goes before all others.
 * @param plans the rows of each manifest of the run
 */
export function joinTwins(plans: readonly (readonly Item[])[]): Item[][] {
  const firsts = new Map<string, Item>()
  const making = plans.flat().filter(({ source }) => isMaking(source))
  for (const item of making.toSorted((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))) {
    if (!firsts.has(item.fingerprint)) firsts.set(item.fingerprint, item)
  }
  return plans.map((items) =>
    items.map((item) => {
      const first = firsts.get(item.fingerprint)
      if (!first || first === item || !isMaking(item.source)) return item
      return { ...item, source: { kind: 'twin', of: first.id }, price: 0, billedBefore: false }
    }),
  )
}

function isMaking({ kind }: Source): boolean {
  return kind === 'buy' || kind === 'draw' || kind === 'link'
}

function rank({ source }: Item): number {
  return source.kind === 'link' && source.alive ? 0 : 1
}

/** Whether the source asks the provider, so that caps count it. */
export function isPurchase(source: Source): boolean {
  return source.kind === 'buy' || (source.kind === 'link' && !source.alive)
}

/** Id of an entry → id of the image that it belongs to: the image's own, and one that moves to it. */
function entriesOf(verdicts: readonly Verdict[]): Map<string, string> {
  return new Map(
    verdicts.flatMap(({ image, from }) => [image.id, from ?? image.id].map((entry) => [entry, image.id] as const)),
  )
}

/** An image whose path an image that was not selected still holds cannot be stored. */
function heldBack(
  { image, state }: Verdict,
  facts: Facts,
  unchosen: ReadonlyMap<string, string>,
  options: SourceOptions,
): Source | null {
  if (!options.force && (state === 'unchanged' || state === 'edited')) return null
  if (facts.files(image.path).kind === 'other') return { kind: 'blocked', ...noPlace(image.path) }
  const holder = facts.entryAt(image.path)
  const owner = holder && unchosen.get(holder.id)
  if (!holder || holder.id === image.id || owner === undefined) return null
  if (!hasBytes(facts.files(image.path), holder.entry.file.sha256)) return null
  const message = `the path ${image.path} still holds the picture of ${owner}, which was not selected: name both`
  return { kind: 'blocked', code: 'plan/path-held', message }
}

/** What is said where something that is no file stands at a picture's path. */
export function noPlace(path: string): { readonly code: string; readonly message: string } {
  const message = `${path} is no place for a file (a folder stands there, or a file on the way to it): remove it first`
  return { code: 'plan/no-place', message }
}

function indexCopies(lock: Lock, facts: Facts, notes: readonly Note[]): Copies {
  const copies = new Map<string, { id: string; entry: Entry }[]>()
  const candidates = [...[...lock.images].map(([id, entry]) => ({ id, entry })), ...notes]
  for (const { id, entry } of candidates) {
    if (entry.accepted || !isIntact(entry, facts.files)) continue
    const known = copies.get(entry.fingerprint)
    if (known) known.push({ id, entry })
    else copies.set(entry.fingerprint, [{ id, entry }])
  }
  return copies
}

function row(verdict: Verdict, source: Source, facts: Facts, known: Known): Item {
  const { image, fingerprint: print, state, from } = verdict
  const entry = facts.lock.images.get(image.id) ?? null
  const price = isPurchase(source) ? (providerNamed(image.request.provider)?.price(image.request.model) ?? null) : 0
  const billedBefore = known.unsettled.has(print) && isPurchase(source)
  const common = {
    id: image.id,
    path: image.path,
    state,
    image,
    fingerprint: print,
    entry,
    source,
    price,
    billedBefore,
  }
  if (state === 'move') {
    const mover = { id: from as string, entry: facts.lock.images.get(from as string) as Entry }
    return { ...common, changes: moveChanges(mover, image) }
  }
  return { ...common, changes: entry && entry.fingerprint !== print ? requestChanges(entry, image) : [] }
}

function orphanRows(verdicts: readonly Verdict[], lock: Lock, options: PlanOptions): Item[] {
  const used = new Set<string>()
  for (const { image, from } of verdicts) used.add(image.id).add(from ?? image.id)
  const orphans: [string, Entry][] = []
  for (const [id, entry] of lock.images) if (!used.has(id) && options.selected(id, id)) orphans.push([id, entry])
  return orphans
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, entry]) => ({
      id,
      path: entry.path,
      state: 'orphan',
      image: null,
      fingerprint: entry.fingerprint,
      entry,
      changes: [],
      source: { kind: 'nothing' },
      price: 0,
      billedBefore: false,
    }))
}
