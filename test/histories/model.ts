// The table of spec lockfile.md, "States of an image", as a pure function over one provider, one model and one size; written from the spec alone.
import { createHash } from 'node:crypto'

export interface Wanted {
  readonly id: string
  readonly prompt: string
  /** Null where the manifest writes none. */
  readonly seed: number | null
  readonly path: string
}

export interface Locked {
  readonly path: string
  readonly fingerprint: string
  readonly request: { readonly prompt: string; readonly seed: number }
  readonly file: { readonly sha256: string }
  readonly accepted?: true
}

/** A file that the journal notes for an image. */
export interface Noted {
  readonly id: string
  readonly entry: Locked
}

/** Everything that decides what a run does, as it lies on the disk. */
export interface Ground {
  readonly manifest: readonly Wanted[]
  readonly lock: Readonly<Record<string, Locked>>
  /** SHA-256 by path. */
  readonly files: ReadonlyMap<string, string>
  readonly notes: readonly Noted[]
  /** Fingerprints whose links live. */
  readonly links: ReadonlySet<string>
  /** Locks of the commits that HEAD reaches, the newest first; the SHA-256 of every file that git has. */
  readonly past: readonly Readonly<Record<string, Locked>>[]
  readonly blobs: ReadonlySet<string>
}

export type State = 'unchanged' | 'move' | 'edited' | 'missing' | 'update' | 'create'

export interface Row {
  readonly id: string
  readonly path: string
  readonly fingerprint: string
  readonly state: State
  /** The entry that moves. */
  readonly from?: string
}

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest()

export function derivedSeed(id: string): number {
  return sha256(`imagelock/seed/1\n${id}`).readUInt32BE(0) & 0x7fffffff
}

export function fingerprintOf(prompt: string, seed: number): string {
  const request = {
    height: 64,
    model: 'flux-2-pro',
    output_format: 'png',
    prompt,
    prompt_upsampling: false,
    provider: 'apiyi',
    safety_tolerance: 2,
    seed,
    width: 64,
  }
  return `sha256:${sha256(`imagelock/request/1\n${JSON.stringify(request)}`).toString('hex')}`
}

const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1)

/** The rows of the wanted images, in the manifest's order. */
export function statesOf(ground: Ground): Row[] {
  const { manifest, lock, files, notes } = ground
  const at = (path: string): string | undefined => files.get(path)
  const isIntact = ({ path, file }: Locked): boolean => at(path) === file.sha256
  const holderOf = (path: string): Locked | undefined => Object.values(lock).find((entry) => entry.path === path)
  const canMove = (entry: Locked, path: string): boolean => {
    if (at(path) === entry.file.sha256) return true
    const holder = holderOf(path)
    return isIntact(entry) && (at(path) === undefined || (holder !== undefined && isIntact(holder)))
  }

  const seeds = new Map(manifest.map(({ id, seed }) => [id, seed ?? lock[id]?.request.seed ?? derivedSeed(id)]))
  const wantedIds = new Set(manifest.map(({ id }) => id))
  const gone = Object.entries(lock)
    .filter(([id, entry]) => !wantedIds.has(id) && !entry.accepted)
    .map(([id, entry]) => ({ id, entry }))
    .toSorted(byId)
  const moves = new Map<string, string>()
  const take = (image: Wanted, isOne: (entry: Locked) => boolean): void => {
    const found = gone.find(
      ({ id, entry }) => ![...moves.values()].includes(id) && isOne(entry) && canMove(entry, image.path),
    )
    if (!found) return
    moves.set(image.id, found.id)
    seeds.set(image.id, found.entry.request.seed)
  }
  const fresh = manifest.filter(({ id }) => lock[id] === undefined).toSorted(byId)
  for (const image of fresh) {
    const print = fingerprintOf(image.prompt, seeds.get(image.id) ?? 0)
    take(image, (entry) => entry.fingerprint === print)
  }
  for (const image of fresh) {
    if (!moves.has(image.id) && image.seed === null) take(image, (entry) => entry.request.prompt === image.prompt)
  }

  return manifest.map(({ id, prompt, path }): Row => {
    const fingerprint = fingerprintOf(prompt, seeds.get(id) ?? 0)
    const row = { id, path, fingerprint }
    const entry = lock[id]
    const there = at(path)
    const same = entry?.fingerprint === fingerprint
    if (entry && same && entry.path === path && there === entry.file.sha256) return { ...row, state: 'unchanged' }
    if (entry && same && entry.path !== path && canMove(entry, path)) return { ...row, state: 'move', from: id }
    const from = moves.get(id)
    if (from !== undefined) return { ...row, state: 'move', from }
    const ours = [
      ...(entry ? [entry.file.sha256] : []),
      ...notes.filter((note) => note.id === id).map((note) => note.entry.file.sha256),
      ...Object.entries(lock).flatMap(([other, { path: place, file }]) =>
        other !== id && place === path ? [file.sha256] : [],
      ),
    ]
    if (there !== undefined && !ours.includes(there)) return { ...row, state: 'edited' }
    if (entry?.accepted && !same && at(entry.path) !== undefined) return { ...row, state: 'edited' }
    return { ...row, state: !entry ? 'create' : same ? 'missing' : 'update' }
  })
}

/** Ids of entries without an image that no move takes. */
export function orphansOf(ground: Ground, rows: readonly Row[] = statesOf(ground)): string[] {
  const used = new Set(rows.flatMap(({ id, from }) => [id, from]))
  return Object.keys(ground.lock)
    .filter((id) => !used.has(id))
    .toSorted()
}

export type Source = 'nothing' | 'moved' | 'noted' | 'copied' | 'link' | 'restored' | 'bought' | 'failed'

/** Where `generate` takes each picture from, the free ones first, and what it has to buy, by fingerprint. */
export function sourcesOf(ground: Ground): {
  readonly sources: ReadonlyMap<string, Source>
  readonly bought: ReadonlySet<string>
} {
  const { lock, files, notes, links, past, blobs } = ground
  const rows = statesOf(ground)
  const isIntact = ({ path, file }: Locked): boolean => files.get(path) === file.sha256
  const pictures = [...Object.entries(lock).map(([id, entry]) => ({ id, entry })), ...notes].filter(({ entry }) =>
    isIntact(entry),
  )
  const sourceOf = ({ id, fingerprint, state }: Row): Source => {
    if (state === 'unchanged' || state === 'edited') return 'nothing'
    if (state === 'move') return 'moved'
    const isOwn = (note: Noted): boolean =>
      note.id === id && note.entry.fingerprint === fingerprint && isIntact(note.entry)
    if (notes.some(isOwn)) return 'noted'
    const entry = lock[id]
    const own = state === 'missing' && entry && blobs.has(entry.file.sha256) ? entry : undefined
    const accepted = state === 'missing' && entry?.accepted === true
    if (accepted) return own ? 'restored' : 'failed'
    const isCopy = (one: Noted): boolean =>
      one.id !== id &&
      one.entry.fingerprint === fingerprint &&
      !one.entry.accepted &&
      (!own || one.entry.file.sha256 === own.file.sha256)
    if (pictures.some(isCopy)) return 'copied'
    if (links.has(fingerprint)) return 'link'
    const isPast = ([name, one]: [string, Locked]): boolean =>
      one.fingerprint === fingerprint && (!one.accepted || name === id) && blobs.has(one.file.sha256)
    if (own || past.some((version) => Object.entries(version).some(isPast))) return 'restored'
    return 'bought'
  }
  const sources = new Map(rows.map((row) => [row.id, sourceOf(row)]))
  const bought = new Set(rows.flatMap(({ id, fingerprint }) => (sources.get(id) === 'bought' ? [fingerprint] : [])))
  return { sources, bought }
}
