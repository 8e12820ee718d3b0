// The oracle over disk, journal and ledger: what must hold after every run and at every purchase, whatever went wrong.
import * as fs from 'node:fs'
import * as path from 'node:path'
import type { Purchase } from '../simulator/gateway.ts'
import { readDocument, sha256 } from './oracle.ts'

/** Spec providers.md, "Prices", in millionths of a dollar; what is not here has no price. */
const PRICES: Readonly<Record<string, number>> = {
  'flux-2-max': 70_000,
  'flux-2-pro': 30_000,
  'flux-2-flex': 60_000,
  'flux-2-klein-9b': 10_000,
  'flux-2-klein-4b': 10_000,
  'flux-pro-1.1-ultra': 50_000,
  'flux-pro-1.1': 35_000,
  'flux-pro': 40_000,
  'flux-dev': 20_000,
  'gpt-image-2-all': 30_000,
}
const EXTRA = ['quality', 'background', 'output_compression', 'moderation']

/** In millionths of a dollar; what has no price counts nothing. */
export function priceOf(purchases: readonly Pick<Purchase, 'model'>[]): number {
  return purchases.reduce((sum, { model }) => sum + (PRICES[model] ?? 0), 0)
}

type Fields = Readonly<Record<string, unknown>>

/** RFC 8785 for what a request holds: strings, numbers, booleans and one level of more. */
function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const pairs = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return `{${pairs.map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`).join()}}`
}

/** Spec lockfile.md, `fingerprint`. */
function fingerprintOf(request: Fields): string {
  return `sha256:${sha256(`imagelock/request/1\n${canonical(request)}`)}`
}

/** The lock's request, from the body that was sent for it. */
function requestOf({ size, ...body }: Fields): Fields {
  const [width, height] = typeof size === 'string' ? size.split('x').map(Number) : []
  const extra = Object.fromEntries(Object.entries(body).filter(([key]) => EXTRA.includes(key)))
  const rest = Object.fromEntries(Object.entries(body).filter(([key]) => !EXTRA.includes(key)))
  return {
    provider: 'apiyi',
    ...rest,
    ...(width === undefined ? {} : { width, height }),
    ...(Object.keys(extra).length === 0 ? {} : { extra }),
  }
}

const printOf = ({ body }: Purchase): string => fingerprintOf(requestOf(body))

/** The fingerprints of what was bought (spec lockfile.md). */
export function fingerprintsOf(purchases: readonly Purchase[]): string[] {
  return purchases.map(printOf)
}

interface Line {
  readonly t: string
  /** The journal and the number in it: each journal counts its own. */
  readonly key: string
  readonly fp: string
  readonly as?: string
  readonly cost: number | null
  readonly url?: string
  readonly deadline: number
  readonly temp: string | null
  readonly entry: { readonly path: string; readonly fingerprint: string; readonly file: { readonly sha256: string } }
}

/** Every whole line of the journals below a state folder: several manifests, and shards, have their own. */
export function journalLines(state: string): Line[] {
  return filesBelow(state)
    .filter((name) => name.endsWith('journal.jsonl'))
    .flatMap((name) => {
      const lines = fs.readFileSync(path.join(state, name), 'utf8').split('\n')
      return lines.filter((line) => line.startsWith('{') && line.endsWith('}')).map((line) => readLine(name, line))
    })
}

function readLine(name: string, text: string): Line {
  const line = JSON.parse(text) as Line & { readonly n: number }
  return { ...line, key: `${name} ${line.n}` }
}

/** Files below a folder, with `/`; none where there is no folder. */
export function filesBelow(folder: string): string[] {
  if (!fs.existsSync(folder)) return []
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .toSorted()
}

/** What the journal says of the money at this moment: asked for, and not known to have cost nothing. */
export function reserved(state: string): number {
  const lines = journalLines(state)
  const free = new Set(lines.filter(({ t, as }) => t === 'end' && as === 'nothing').map(({ key }) => key))
  return lines.filter(({ t, key }) => t === 'ask' && !free.has(key)).reduce((sum, { cost }) => sum + (cost ?? 0), 0)
}

/** Called at the moment a purchase reaches the ledger: its note is on the disk, and its outcome is not known. */
export function unnoted(state: string, purchase: Purchase): string | null {
  const lines = journalLines(state)
  const settled = new Set(
    lines.filter(({ t, as }) => t === 'link' || (t === 'end' && as !== 'unknown')).map(({ key }) => key),
  )
  const print = printOf(purchase)
  const noted = lines.some(({ t, key, fp }) => t === 'ask' && fp === print && !settled.has(key))
  return noted ? null : `${purchase.prompt} was asked for without a note in the journal`
}

/** What a run must not buy, by fingerprint: the journal has its link for a while yet, or its bytes. */
export function alreadyBought(
  root: string,
  state: string,
  now = Date.now(),
): { readonly links: readonly string[]; readonly stored: readonly string[] } {
  const lines = journalLines(state)
  const asks = new Map(lines.filter(({ t }) => t === 'ask').map(({ key, fp }) => [key, fp]))
  const ended = new Set(lines.filter(({ t }) => t === 'end').map(({ key }) => key))
  const links = lines.filter(({ t, key, deadline }) => t === 'link' && !ended.has(key) && deadline > now + 2000)
  const has = (name: string | null, sum: string): boolean =>
    name !== null && isFile(path.join(root, name)) && sha256(fs.readFileSync(path.join(root, name))) === sum
  const notes = lines.filter(
    ({ t, temp, entry }) => t === 'note' && (has(temp, entry.file.sha256) || has(entry.path, entry.file.sha256)),
  )
  return { links: links.flatMap(({ key }) => asks.get(key) ?? []), stored: notes.map(({ entry }) => entry.fingerprint) }
}

function isFile(name: string): boolean {
  return fs.lstatSync(name, { throwIfNoEntry: false })?.isFile() === true
}

function photo(root: string): Map<string, string> {
  return new Map(filesBelow(root).map((name) => [name, sha256(fs.readFileSync(path.join(root, name)))]))
}

interface Entry {
  readonly path: string
  readonly fingerprint: string
  readonly request: Fields
  readonly file: { readonly sha256: string; readonly git_blob: string; readonly bytes: number }
  readonly receipt?: { readonly request_id?: string }
}

/** Paths with the bytes that the locks of the folder and the journals vouch for; a lock that is none vouches for nothing. */
function vouched(root: string, state: string): Map<string, Set<string>> {
  const known = new Map<string, Set<string>>()
  const add = (name: string, sum: string): void => void known.set(name, (known.get(name) ?? new Set()).add(sum))
  for (const lock of filesBelow(root).filter((name) => name.endsWith('.lock.json') && !name.startsWith('.git/'))) {
    const folder = path.posix.dirname(lock)
    for (const { path: name, file } of Object.values(entriesOf(path.join(root, lock)) ?? {}))
      add(path.posix.join(folder, name), file.sha256)
  }
  for (const { t, entry } of journalLines(state)) if (t === 'note') add(entry.path, entry.file.sha256)
  return known
}

function entriesOf(file: string): Record<string, Entry> | null {
  try {
    return (JSON.parse(fs.readFileSync(file, 'utf8')) as { images: Record<string, Entry> }).images
  } catch {
    return null
  }
}

/** A run as the oracle saw it begin. */
export interface Before {
  readonly args: readonly string[]
  /** Purchases of the ledger until then. */
  readonly from: number
  /** Changed by what a test writes meanwhile. */
  readonly files: Map<string, string>
  readonly known: ReadonlyMap<string, ReadonlySet<string>>
}

export function before(root: string, state: string, args: readonly string[], from: number): Before {
  return { args, from, files: photo(root), known: vouched(root, state) }
}

const WRITERS = new Set(['generate', 'merge', 'accept', 'restore', 'prune', 'reroll', 'pick', 'init', 'gallery'])
/** What a command may write beside images and locks: a manifest that it edits, files that were not there, its page. */
function mayWrite(args: readonly string[], name: string, isNew: boolean): boolean {
  if (args.includes('reroll') || args.includes('pick')) return !isNew && /\.ya?ml$/.test(name)
  if (args.includes('init')) return isNew && /(^|\/)\.gitattributes$|\.ya?ml$/.test(name)
  return args.includes('gallery') && /\.html?$/.test(name)
}
const isOwn = (name: string): boolean => /(^|\/)\.imagelock\/|^\.git\/imagelock\//.test(name)
const isTemporary = (name: string): boolean => /(^|\/)\.imagelock-[0-9a-f]{12}\.tmp$/.test(name)

/** What a run did to the folder that it must not do; git's own files and a person's are part of it. */
export function judgeFiles(root: string, state: string, { args, files, known }: Before, ended: boolean): string[] {
  const now = photo(root)
  const after = vouched(root, state)
  const wrong: string[] = []
  const isWriter = args.some((word) => WRITERS.has(word))
  const isTold = args.includes('--force') || args.includes('restore')
  const given = ['--cache', '--out'].flatMap((name) =>
    args.includes(name) ? [`${args[args.indexOf(name) + 1]}/`] : [],
  )
  const outside = new Set(
    [...files.keys(), ...now.keys()].filter((name) => !isOwn(name) && !given.some((folder) => name.startsWith(folder))),
  )
  for (const name of outside) {
    const [old, fresh] = [files.get(name), now.get(name)]
    if (old === fresh) continue
    if (!isWriter || name.startsWith('.git/')) wrong.push(`${name} was changed by ${args.join(' ')}`)
    else if (name.endsWith('.lock.json') || mayWrite(args, name, old === undefined)) continue
    else if (isTemporary(name)) {
      if (ended && fresh !== undefined) wrong.push(`${name} is left`)
    } else if (old !== undefined && !isTold && known.get(name)?.has(old) !== true)
      wrong.push(`${name}, which nobody vouched for, was ${fresh === undefined ? 'removed' : 'replaced'}`)
    else if (fresh !== undefined && after.get(name)?.has(fresh) !== true)
      wrong.push(`${name} was written, and nobody vouches for it`)
  }
  for (const name of now.keys())
    if (name.endsWith('.lock.json') && now.get(name) !== files.get(name))
      wrong.push(...judgeLock(path.join(root, name)))
  return wrong
}

/** Whether a lock is canonical and says of each file what is true (spec lockfile.md). */
function judgeLock(file: string): string[] {
  const text = fs.readFileSync(file, 'utf8')
  const entries = Object.entries(entriesOf(file) ?? {})
  const ids = entries.map(([id]) => id)
  const paths = entries.map(([, entry]) => entry.path)
  const wrong: string[] = []
  if (text !== `${JSON.stringify(JSON.parse(text), null, 2)}\n`) wrong.push('the lock is not canonical')
  // Integer-like ids would be sorted by JSON.parse itself.
  if (ids.join('\n') !== ids.toSorted().join('\n')) wrong.push('the lock is not sorted')
  if (new Set(paths).size !== paths.length) wrong.push('a path stands twice in the lock')
  for (const [id, { request, fingerprint }] of entries)
    if (fingerprintOf(request) !== fingerprint) wrong.push(`${id} has not the fingerprint of its request`)
  return wrong
}

function option(args: readonly string[], name: string): number | undefined {
  const at = args.indexOf(name)
  return at < 0 ? undefined : Number(args[at + 1])
}

/**
 * What a run spent that it must not: more than its caps, a picture more often than it was allowed, or money that it does
 * not tell.
 * @param bought what the ledger has of this run
 */
export function judgeMoney(
  args: readonly string[],
  bought: readonly Purchase[],
  ended?: { stdout: string; code: number | null },
): string[] {
  const billed = bought.filter((one) => one.billed)
  const wrong: string[] = []
  if (bought.length > 0 && !args.includes('generate')) wrong.push(`${args.join(' ')} bought`)
  if (priceOf(billed) > (option(args, '--max-cost') ?? 5) * 1_000_000 + 0.5) wrong.push('--max-cost was passed')
  if (billed.length > (option(args, '--max-images') ?? 100)) wrong.push('--max-images was passed')
  const times = new Map<string, number>()
  for (const one of billed) times.set(printOf(one), (times.get(printOf(one)) ?? 0) + 1)
  for (const [print, count] of times) {
    if (count > 1 + (option(args, '--paid-retries') ?? 0)) wrong.push(`${print} was bought ${count} times in one run`)
  }
  if (ended !== undefined && ended.code !== null && args.includes('--json')) {
    const { cost } = readDocument(ended.stdout, ended.code)
    const told = Math.round(((cost?.spent_usd ?? 0) + (cost?.unknown_usd ?? 0)) * 1_000_000)
    if (told < priceOf(billed)) wrong.push(`${priceOf(billed)} were billed and ${told} told`)
  }
  return wrong
}

/**
 * That all is there, once: exactly the manifest, the lock and the wanted pictures, each one that was bought and served
 * under its request id; no state, nothing temporary.
 * @param others files that a person has there
 */
export function judgeWhole(
  root: string,
  ids: readonly string[],
  purchases: readonly Purchase[],
  others: readonly string[] = [],
): string[] {
  const entries = entriesOf(path.join(root, 'images.lock.json')) ?? {}
  const wrong = judgeLock(path.join(root, 'images.lock.json'))
  if (Object.keys(entries).join() !== ids.toSorted().join()) wrong.push(`the lock has ${Object.keys(entries).join()}`)
  const served = new Map(purchases.map((one) => [one.requestId, one]))
  for (const [id, { path: name, file, receipt, request }] of Object.entries(entries)) {
    if (!isFile(path.join(root, name))) {
      wrong.push(`${id} is not there`)
      continue
    }
    const bytes = fs.readFileSync(path.join(root, name))
    if (sha256(bytes) !== file.sha256 || bytes.length !== file.bytes) wrong.push(`${id} has not the locked bytes`)
    if (receipt?.request_id === undefined) continue
    const bought = served.get(receipt.request_id)
    if (bought?.sha256 !== file.sha256) wrong.push(`${id} has not the bytes that were served for it`)
    if (bought && fingerprintOf(requestOf(bought.body)) !== fingerprintOf(request))
      wrong.push(`${id} is another's picture`)
  }
  const wanted = ['images.yml', 'images.lock.json', ...Object.values(entries).map((one) => one.path), ...others]
  const there = filesBelow(root).filter((name) => !name.startsWith('.git/') || isOwn(name))
  const unwanted = there.filter((name) => !wanted.includes(name))
  if (unwanted.length > 0) wrong.push(`left behind: ${unwanted.join()}`)
  return wrong
}
