// Reads the bundles of shards for `merge`: each a stranger's, held to its seal, to the manifests and to the others.
import * as path from 'node:path'
import { EXIT, ImagelockError, type Problem } from '../errors.ts'
import { parseSeal, type Seal, type SealedImage } from '../lock/bundle.ts'
import { parseLock } from '../lock/parse.ts'
import type { Entry } from '../lock/schema.ts'
import { splitWork } from '../plan/shards.ts'
import type { Item } from '../plan/plan.ts'
import { filesBelow, type Files } from '../world/files.ts'
import { findBundles, type FoundBundle, missingFolders, REPORT } from '../world/bundles.ts'
import type { Loaded } from '../load.ts'
import type { Session } from './session.ts'
import { wantsOf, workNamed } from './shards.ts'

/** Of a lock, and of any other file of a bundle: a made picture has 50 MiB at most. */
const LOCK_BYTES = 64 * 1024 * 1024

/** The images of one manifest in a bundle. */
interface Part {
  readonly files: Files
  /** Entries of what was made, by id. */
  readonly entries: ReadonlyMap<string, Entry>
  /** What became of each image, by id. */
  readonly images: ReadonlyMap<string, SealedImage>
}

export interface Bundle {
  readonly name: string
  readonly seal: Seal
  /** In the order of the manifests. */
  readonly parts: readonly Part[]
}

/** The bundles that are there, and how the work was shared out between them. */
export interface Together {
  readonly bundles: readonly Bundle[]
  /** 0 where there is no bundle. */
  readonly of: number
  readonly wants: string
  readonly work: readonly string[]
  /** By fingerprint. */
  readonly shardOf: ReadonlyMap<string, number>
  readonly problems: readonly Problem[]
}

/**
 * Reads and verifies all bundles before anything is written.
 * @throws ImagelockError `merge/…` (exit 2) for one that was changed, is of other manifests or another sharing, or comes twice
 */
export async function readBundles({ loaded, options, world }: Session): Promise<Together> {
  const found = findBundles(world.cwd, options.operands)
  const wants = wantsOf(loaded)
  const absent = missingFolders(world.cwd, options.operands).map(absentFolder)
  const problems = [...absent, ...found.filter(({ seal }) => seal === null).map(unsealed)]
  const all: Bundle[] = []
  for (const one of found) if (one.seal !== null) all.push(await readBundle(one, one.seal, wants, loaded))
  // Those whose images are all in the lock say nothing new, so that another sharing may have followed.
  const open = all.filter((bundle) => !isMerged(bundle, loaded))
  const first = open[0] ?? all[0]
  if (!first) return { bundles: [], of: 0, wants, work: [], shardOf: new Map(), problems }
  const { of, work } = first.seal
  const bundles = all.filter(({ seal }) => isShared(seal, first.seal))
  const foreign = open.find((bundle) => !bundles.includes(bundle))
  if (foreign)
    refuse('merge/foreign', `${foreign.name} and ${first.name} are not of one plan: merge those of one plan alone`)
  refuseTwice(bundles)
  const shardOf = splitWork(workNamed(loaded, work), of)
  for (const bundle of bundles) refuseStrange(bundle, shardOf)
  return { bundles, of, wants, work, shardOf, problems }
}

/** A bundle whose picture cannot be taken, since a file of somebody's own stands in its place. */
export function bundleBehind({ bundles }: Together, manifest: number, { id, state, entry }: Item): Bundle | undefined {
  if (state !== 'edited') return undefined
  // A picture that was merged before, and that somebody changed since, is in the lock.
  const isNew = (made: Entry | undefined): boolean => made !== undefined && made.file.sha256 !== entry?.file.sha256
  return bundles.find(({ parts }) => isNew(parts[manifest]?.entries.get(id)))
}

/** The bundle that says what became of an image that is to be made, or could be had otherwise. */
export function bundleFor({ bundles, shardOf }: Together, manifest: number, item: Item): Bundle | undefined {
  if (item.source.kind === 'nothing' || item.source.kind === 'rename' || item.source.kind === 'blocked')
    return undefined
  const shard = shardOf.get(item.fingerprint)
  return bundles.find(({ seal, parts }) => seal.shard === shard && parts[manifest]?.images.has(item.id))
}

function refuse(code: string, message: string): never {
  throw new ImagelockError({ code, message }, EXIT.invalid)
}

function absentFolder(folder: string): Problem {
  const message = `there is no folder ${folder}: is that where the bundles are?`
  return { severity: 'warning', code: 'merge/folder', message }
}

function unsealed({ name }: FoundBundle): Problem {
  const message = `${name} has no seal: that shard was stopped, or its upload was; make it again`
  return { severity: 'warning', code: 'merge/unsealed', message }
}

async function readBundle(found: FoundBundle, text: string, wants: string, loaded: readonly Loaded[]): Promise<Bundle> {
  const { name } = found
  const seal = parseSeal(text, name)
  // Their sizes first: what is too large is not read to its end.
  const sizes = found.sizes()
  refuseChanged(name, seal, sizes, (one, sealed) => one.path === sealed.path && one.bytes === sealed.bytes)
  const large = sizes.find(({ bytes }) => bytes > LOCK_BYTES)
  if (large) refuse('merge/tampered', `${name} holds ${large.path}, which is too large for a picture or a lock`)
  const files = await found.files()
  refuseChanged(name, seal, files, (one, sealed) => one.sha256 === sealed.sha256)
  if (seal.wants !== wants || seal.locks.length !== loaded.length) {
    const message = `${name} was made for other manifests than these: check out the commit that it was made from, with the same manifests named, and merge it there; what it holds is paid for`
    refuse('merge/foreign', message)
  }
  const parts = loaded.map((one, index) => readPart(found, seal, one, index))
  const expected = new Set([
    REPORT,
    ...parts.flatMap(({ entries }, index) => [...entries.values()].map((entry) => `${index + 1}/${entry.path}`)),
    ...loaded.map(({ file }, index) => `${index + 1}/${file.lockFile}`),
  ])
  const stranger = files.find((one) => !expected.has(one.path))
  if (stranger) refuse('merge/tampered', `${name} holds ${stranger.path}, which is no picture of its lock`)
  return { name, seal, parts }
}

function readPart({ name, root }: FoundBundle, seal: Seal, { file, verdicts }: Loaded, index: number): Part {
  const files = filesBelow(path.join(root, String(index + 1)))
  const bytes = files.read(file.lockFile, LOCK_BYTES)
  const { images: entries } = bytes
    ? parseLock(bytes, `${name}/${index + 1}/${file.lockFile}`).lock
    : { images: new Map<string, Entry>() }
  const wanted = new Map(verdicts.map((verdict) => [verdict.image.id, verdict]))
  for (const [id, entry] of entries) {
    const want = wanted.get(id)
    if (!want || entry.accepted || want.fingerprint !== entry.fingerprint || want.image.path !== entry.path)
      refuse('merge/foreign', `${name} holds a picture of ${id} that the manifest does not ask for`)
  }
  const images = new Map(seal.images.filter((one) => one.manifest === index + 1).map((one) => [one.id, one]))
  return { files, entries, images }
}

type Sized = Omit<Seal['files'][number], 'sha256'>

/** @param isSame whether a file is the one that the seal has in its place */
function refuseChanged<T extends Sized>(
  name: string,
  seal: Seal,
  files: readonly T[],
  isSame: (one: T, sealed: Seal['files'][number]) => boolean,
): void {
  const isAsSealed = (one: T, index: number): boolean => {
    const sealed = seal.files[index]
    return sealed !== undefined && isSame(one, sealed)
  }
  if (files.length === seal.files.length && files.every(isAsSealed)) return
  const index = files.findIndex((one, at) => !isAsSealed(one, at))
  const which = files[index]?.path ?? seal.files[files.length]?.path ?? ''
  refuse('merge/tampered', `${name} is not as it was sealed (${which}): take it again from where it was made`)
}

function isShared(a: Seal, b: Seal): boolean {
  return a.of === b.of && a.work.length === b.work.length && a.work.every((one, index) => one === b.work[index])
}

/** Whether the lock has all that the bundle made. */
function isMerged({ parts }: Bundle, loaded: readonly Loaded[]): boolean {
  return parts.every(({ entries }, index) =>
    [...entries].every(([id, { file }]) => loaded[index]?.lock.images.get(id)?.file.sha256 === file.sha256),
  )
}

function refuseTwice(bundles: readonly Bundle[]): void {
  const seen = new Map<number, string>()
  for (const { name, seal } of bundles) {
    const other = seen.get(seal.shard)
    if (other !== undefined)
      refuse('merge/twice', `${other} and ${name} are both shard ${seal.shard}/${seal.of}: remove one of them`)
    seen.set(seal.shard, name)
  }
}

/** A shard makes its own part alone: else a picture could come from two. */
function refuseStrange({ name, seal, parts }: Bundle, shardOf: ReadonlyMap<string, number>): void {
  for (const { entries } of parts) {
    for (const [id, { fingerprint }] of entries) {
      if (shardOf.get(fingerprint) !== seal.shard)
        refuse('merge/foreign', `${name} holds ${id}, which is not of shard ${seal.shard}/${seal.of}`)
    }
  }
}
