// A repository as the plan sees it, built sentence by sentence: what the manifest wants, what is locked, what lies where.
import { createHash } from 'node:crypto'
import { derivedSeed, fingerprint } from '../../src/lock/fingerprint.ts'
import type { Entry, FileFacts } from '../../src/lock/schema.ts'
import { bindSeed } from '../../src/manifest/bind.ts'
import type { Draft } from '../../src/manifest/draft.ts'
import { expandManifest } from '../../src/manifest/expand.ts'
import { parseManifest } from '../../src/manifest/parse.ts'
import { buildPlan, decideAll, type Item, joinTwins, type Verdict } from '../../src/plan/plan.ts'
import { seedOf } from '../../src/plan/seeds.ts'
import { selection } from '../../src/plan/select.ts'
import type { GitFind, Known, Made } from '../../src/plan/source.ts'
import type { Facts, FileFact, Note } from '../../src/plan/state.ts'

/** The keys of an image as a manifest writes them; without `prompt` all images have the same one. */
export type Asked = Readonly<Record<string, unknown>>

export interface Options {
  readonly force?: boolean
  readonly placeholder?: boolean
  /** Ids and globs that the person named; none selects all. */
  readonly named?: readonly string[]
}

/** The clock of every plan here, milliseconds since the epoch. */
const NOW = 1_800_000_000_000

/** SHA-256 of the bytes that a letter stands for. */
export function sha256(bytes: string | Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** What a manifest with these images asks for. */
function draftsOf(images: Readonly<Record<string, Asked>>): readonly Draft[] {
  const withPrompts = Object.entries(images).map(([id, asked]) => [id, { prompt: 'A lighthouse', ...asked }])
  const text = JSON.stringify({ version: 1, images: Object.fromEntries(withPrompts) })
  const { manifest, problems } = expandManifest(parseManifest(Buffer.from(text), 'images.yml'), new Map())
  if (!manifest) throw new Error(problems.map(({ message }) => message).join('\n'))
  return manifest.drafts
}

/** The entry that `generate` writes for an image of these keys whose picture has these bytes. */
export function entryOf(id: string, bytes: string, asked: Asked = {}): Entry {
  const draft = draftsOf({ [id]: asked })[0] as Draft
  const { path, request } = bindSeed(draft, draft.takesSeed ? (draft.writtenSeed ?? derivedSeed(id)) : null)
  const blob = createHash('sha1').update(`blob ${bytes.length}\0${bytes}`).digest('hex')
  const size = { bytes: bytes.length, format: draft.format, width: 1024, height: 1024, provenance: 'none' } as const
  const file: FileFacts = { sha256: sha256(bytes), git_blob: blob, ...size }
  return {
    path,
    fingerprint: fingerprint(request),
    request,
    file,
    receipt: { cost_usd: 0.03, cost_source: 'price-list' },
  }
}

/** Everything by letters: `file('images/a.jpg', 'A')` puts the bytes "A" there, `locks('a', 'A')` locks them. */
export class Repository {
  readonly #images: Record<string, Asked> = {}
  readonly #lock = new Map<string, Entry>()
  readonly #files = new Map<string, FileFact>()
  readonly #notes = new Map<string, Note[]>()
  readonly #own = new Map<string, GitFind>()
  readonly #history = new Map<string, GitFind>()
  readonly #cache = new Map<string, Entry>()
  readonly #lfs = new Set<string>()
  readonly #links: { id: string; order: number; deadline: number }[] = []
  readonly #unsettled: string[] = []
  readonly #asides: string[] = []
  readonly #candidates: string[] = []

  /** The manifest wants this image. */
  wants(id: string, asked: Asked = {}): this {
    this.#images[id] = asked
    return this
  }

  /** The lock has this entry, made when the manifest asked for these keys. */
  locks(id: string, bytes: string, asked: Asked = {}): this {
    this.#lock.set(id, entryOf(id, bytes, asked))
    return this
  }

  /** The lock has this entry, whose bytes a person made and accepted. */
  accepts(id: string, bytes: string, asked: Asked = {}): this {
    const { receipt: _, ...entry } = entryOf(id, bytes, asked)
    this.#lock.set(id, { ...entry, accepted: true })
    return this
  }

  file(path: string, bytes: string): this {
    this.#files.set(path, { kind: 'bytes', sha256: sha256(bytes) })
    return this
  }

  /** A Git LFS pointer that names these bytes. */
  pointer(path: string, bytes: string): this {
    this.#files.set(path, { kind: 'pointer', sha256: sha256(bytes) })
    return this
  }

  folder(path: string): this {
    this.#files.set(path, { kind: 'other' })
    return this
  }

  /** The journal notes that a run stored these bytes for the image. */
  notes(id: string, bytes: string, asked: Asked = {}): this {
    this.#notes.set(id, [...(this.#notes.get(id) ?? []), { id, entry: entryOf(id, bytes, asked) }])
    return this
  }

  /** The image and a picture of it that lies where the lock says: wanted, locked, there. */
  has(id: string, bytes: string, asked: Asked = {}): this {
    return this.wants(id, asked)
      .locks(id, bytes, asked)
      .file(entryOf(id, bytes, asked).path, bytes)
  }

  /** The journal knows a purchase of what this image wants now; its link lives for so many milliseconds yet. */
  bought(id: string, leftMs: number): this {
    this.#links.push({ id, order: this.#links.length + 1, deadline: NOW + leftMs })
    return this
  }

  /** An earlier run asked for what this image wants now and never learned the outcome. */
  maybeBilled(id: string): this {
    this.#unsettled.push(id)
    return this
  }

  /** What this image wants now was bought and came in another format. */
  cameWrong(id: string): this {
    this.#asides.push(id)
    return this
  }

  /** What this image wants now waits as a candidate. */
  candidate(id: string): this {
    this.#candidates.push(id)
    return this
  }

  /** Local git has the blob of the image's own entry. */
  committed(id: string, pointer = false): this {
    this.#own.set(id, { entry: this.#lock.get(id) as Entry, pointer })
    return this
  }

  /** An older lock in local git has an entry of what this image wants, and its blob is there. */
  hadOnce(id: string, bytes: string, asked: Asked = {}): this {
    this.#history.set(id, { entry: entryOf(id, bytes, asked), pointer: false })
    return this
  }

  /** The folder of `--cache` has a whole picture of what an image of these keys wants. */
  cached(id: string, bytes: string, asked: Asked = {}): this {
    const entry = entryOf(id, bytes, asked)
    this.#cache.set(entry.fingerprint, entry)
    return this
  }

  lfs(path: string): this {
    this.#lfs.add(path)
    return this
  }

  facts(): Facts {
    const lock = { version: 1, images: this.#lock } as const
    return {
      lock,
      files: (path) => this.#files.get(path) ?? { kind: 'absent' },
      notes: (id) => this.#notes.get(id) ?? [],
      entryAt: (path) => {
        const [id, entry] = [...this.#lock].find(([, locked]) => locked.path === path) ?? []
        return id !== undefined && entry ? { id, entry } : undefined
      },
    }
  }

  /** The rows of `imagelock plan`, twins not joined yet. */
  rows({ force = false, placeholder = false, named = [] }: Options = {}): Item[] {
    const facts = this.facts()
    const drafts = draftsOf(this.#images)
    const images = drafts.map((draft) => bindSeed(draft, seedOf(draft, facts.lock)))
    const verdicts = decideAll(drafts, images, facts, placeholder, () => true)
    const { selected } = selection(named)
    return buildPlan(verdicts, facts, this.#known(verdicts), { force, placeholder, selected })
  }

  plan(options: Options = {}): Item[] {
    return joinTwins([this.rows(options)])[0] as Item[]
  }

  #known(verdicts: readonly Verdict[]): Known {
    const prints = new Map(verdicts.map(({ image, fingerprint: print }) => [image.id, print]))
    const printOf = (id: string): string => prints.get(id) as string
    const link = { url: 'https://delivery.example/a?se=1', requestId: 'req-1', cost: 30_000 }
    const made = (id: string): Made => ({ file: `${id}.png`, entry: entryOf(id, 'C', this.#images[id]) })
    const aside = { code: 'provider/wrong-format', message: 'it came as a png' }
    return {
      purchases: new Map(this.#links.map(({ id, order, deadline }) => [printOf(id), { order, id, deadline, ...link }])),
      asides: new Map(this.#asides.map((id) => [printOf(id), aside])),
      candidates: new Map(this.#candidates.map((id) => [printOf(id), made(id)])),
      unsettled: new Set(this.#unsettled.map(printOf)),
      own: this.#own,
      history: this.#history,
      kept: new Map(),
      cache: this.#cache,
      lfs: this.#lfs,
      now: NOW,
    }
  }
}

export function repository(): Repository {
  return new Repository()
}
