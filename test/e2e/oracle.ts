// Judges everything that a run prints or leaves: no key, no signed link, no workflow command, no control character.
import { createHash } from 'node:crypto'
import { execFileSync } from 'node:child_process'
import { readOutput } from '../github/runner-commands.ts'

/** Spec cli.md, `--json`: every state and every outcome, each a key of `totals`. */
const STATES = ['unchanged', 'move', 'edited', 'missing', 'update', 'create', 'orphan'] as const
const OUTCOMES = [
  'generated',
  'copied',
  'moved',
  'restored',
  'kept',
  'accepted',
  'pruned',
  'refused',
  'failed',
  'unknown',
  'skipped',
] as const

const ROW = [
  'id',
  'path',
  'state',
  'outcome',
  'changes',
  'provider',
  'model',
  'seed',
  'price_usd',
  'file',
  'request_id',
  'error',
]
const OPTIONAL = new Set(['outcome', 'file', 'request_id', 'error'])

export interface Row {
  readonly id: string
  readonly path: string
  readonly state: string
  readonly outcome?: string
  readonly changes: readonly { readonly key: string; readonly from: unknown; readonly to: unknown }[]
  readonly provider: string
  readonly model: string
  readonly seed: number | null
  readonly price_usd: number | null
  readonly file?: {
    readonly sha256: string
    readonly bytes: number
    readonly format: string
    readonly width: number
    readonly height: number
  }
  readonly request_id?: string
  readonly error?: { readonly code: string; readonly message: string }
}

export interface Told {
  readonly severity: string
  readonly code: string
  readonly message: string
  readonly file?: string
  readonly line?: number
  readonly column?: number
}

/** The document of `--json`; before a plan only the first three and `problems` are there. */
export interface Document {
  readonly version: number
  readonly command: string
  readonly ok: boolean
  readonly manifests: readonly {
    readonly manifest: string
    readonly lockfile: string
    readonly images: readonly Row[]
  }[]
  readonly totals: Readonly<Record<string, number>>
  readonly cost: {
    readonly estimated_usd: number
    readonly spent_usd: number
    readonly unknown_usd: number
    readonly unpriced: number
  }
  readonly problems: readonly Told[]
  /** Of `init`: what was written. */
  readonly files?: readonly string[]
  /** Of `doctor` (docs/command-line.md). */
  readonly findings?: readonly {
    readonly severity: string
    readonly code: string
    readonly message: string
    readonly fix: string | null
  }[]
  readonly matrix?: { readonly shard: readonly string[] }
}

/** `id` → `state outcome` of every image; `state` alone where nothing was done. */
export function rowsOf({ manifests = [] }: Partial<Document>): Record<string, string> {
  return Object.fromEntries(
    manifests
      .flatMap(({ images }) => images)
      .map(({ id, state, outcome }) => [id, outcome === undefined ? state : `${state} ${outcome}`]),
  )
}

function fail(what: string, text: string): never {
  throw new Error(`${what}: ${JSON.stringify(text.slice(0, 600))}`)
}

/** Every way in which a secret may stand in a text: raw, escaped, hex, base64 at the three offsets. */
export function formsOf(secret: string): string[] {
  const bytes = Buffer.from(secret)
  const base64 = [0, 1, 2].flatMap((offset) => {
    const padded = Buffer.concat([Buffer.alloc(offset), bytes])
    // Without the characters that are mixed with what stands around it.
    const cut = (text: string): string => text.slice(offset === 0 ? 0 : offset + 1, Math.floor((padded.length * 8) / 6))
    return [cut(padded.toString('base64')), cut(padded.toString('base64url'))]
  })
  const hex = bytes.toString('hex')
  const all = [
    secret,
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
    hex,
    hex.toUpperCase(),
    ...base64,
  ]
  return [...new Set(all)]
}

/** Throws where one of the secrets stands in the bytes in any form. */
export function refuseSecrets(where: string, bytes: string | Buffer, secrets: readonly string[]): void {
  const text = typeof bytes === 'string' ? bytes : bytes.toString('latin1')
  for (const form of secrets.flatMap(formsOf)) if (text.includes(form)) fail(`${where} holds a secret`, form)
}

/**
 * Reads a log as the Actions runner does: `::name` at the start of a line after white space, `##[name]` anywhere, lines
 * ended by a bare CR too (facts github.md and threats.md, "Logs"). Nothing but a new line may be a control character.
 */
export function refuseCommands(where: string, text: string): void {
  const control = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/.exec(text)
  if (control)
    fail(`${where} holds a control character`, text.slice(Math.max(0, control.index - 40), control.index + 20))
  if (text.includes('##[')) fail(`${where} holds ##[`, text.slice(text.indexOf('##[')))
  const line = text.split(/\r\n|\r|\n/).find((one) => /^[\s\u0085\u180e\u200b\ufeff]*::/u.test(one))
  if (line !== undefined) fail(`${where} holds a workflow command`, line)
  for (const { command } of readOutput(text).commands) fail(`${where} holds a workflow command`, command)
}

/** Signed links are shown nowhere: neither their query nor their path. */
export function refuseLinks(where: string, text: string): void {
  const found = /sig=|[?&]se=|\/results\/[0-9a-f-]{36}/.exec(text)
  if (found) fail(`${where} holds a signed link`, text.slice(Math.max(0, found.index - 80)))
}

/** Throws for anything in a text for people that must not be there. */
export function refuseText(where: string, text: string, secrets: readonly string[]): void {
  refuseSecrets(where, text, secrets)
  refuseCommands(where, text)
  refuseLinks(where, text)
}

/** Holds a document against the shape of cli.md, and against the exit code; gives it back. */
export function readDocument(text: string, code: number | null): Document {
  if (/[^\n\u0020-\u007e]/.test(text) || text.includes('::')) fail('--json is not plain ASCII', text)
  const document = JSON.parse(text) as Document
  const keys = Object.keys(document).join()
  for (const one of document.problems) judgeProblem(one)
  if (document.ok !== (code === 0)) fail('ok and the exit code differ', `${document.ok} ${code}`)
  if (keys === 'version,command,ok,problems') {
    if (document.ok || !document.problems.some(({ severity }) => severity === 'error'))
      fail('no plan and no error', text)
    return document
  }
  if (document.command === 'explain') return document
  const own: Readonly<Record<string, string>> = { init: 'files', gallery: 'files', doctor: 'findings' }
  if (Object.hasOwn(own, document.command)) {
    if (keys !== `version,command,ok,${own[document.command]},problems`) fail('keys of the document', keys)
    return document
  }
  const matrix = document.matrix === undefined ? '' : ',matrix'
  if (keys !== `version,command,ok,manifests,totals,cost,problems${matrix}` || document.version !== 1)
    fail('keys of the document', keys)
  if (Object.keys(document.cost).toSorted().join() !== 'estimated_usd,spent_usd,unknown_usd,unpriced')
    fail('keys of cost', text)
  const rows = document.manifests.flatMap((one) => {
    if (Object.keys(one).join() !== 'manifest,lockfile,images') fail('keys of a manifest', Object.keys(one).join())
    return one.images
  })
  for (const row of rows) judgeRow(row)
  const names = [...STATES, ...OUTCOMES]
  if (Object.keys(document.totals).length !== names.length) fail('keys of totals', JSON.stringify(document.totals))
  for (const name of names) {
    const count = rows.filter(({ state, outcome }) => state === name || outcome === name).length
    if (document.totals[name] !== count) fail(`the total of ${name}`, JSON.stringify(document.totals))
  }
  return document
}

function judgeProblem(one: Told): void {
  const extra = Object.keys(one).filter(
    (key) => !['severity', 'code', 'message', 'file', 'line', 'column'].includes(key),
  )
  const sound =
    ['error', 'warning'].includes(one.severity) && /^[a-z-]+\/[a-z0-9-]+$/.test(one.code) && one.message.length > 10
  if (extra.length > 0 || !sound) fail('a problem', JSON.stringify(one))
}

function judgeRow(row: Row): void {
  const keys = Object.keys(row)
  const wanted = ROW.filter((key) => keys.includes(key) || !OPTIONAL.has(key))
  if (keys.join() !== wanted.join()) fail('keys of an image', keys.join())
  if (row.changes.some((change) => Object.keys(change).join() !== 'key,from,to')) fail('changes', JSON.stringify(row))
  if (row.file && Object.keys(row.file).join() !== 'sha256,bytes,format,width,height') fail('file', JSON.stringify(row))
  if (row.error && Object.keys(row.error).join() !== 'code,message') fail('error', JSON.stringify(row))
}

/** What coreutils, git and ImageMagick say of a file, in the lock's words. */
export function fileFacts(absolute: string, bytes: Buffer): object {
  const shell = (program: string, ...args: string[]): string => execFileSync(program, args, { encoding: 'utf8' }).trim()
  const [format = '', width, height] = shell('identify', '-format', '%m %w %h', absolute).split(' ')
  return {
    sha256: shell('sha256sum', absolute).split(' ')[0],
    git_blob: shell('git', 'hash-object', '--no-filters', absolute),
    bytes: bytes.length,
    format: format.toLowerCase(),
    width: Number(width),
    height: Number(height),
  }
}

export const sha256 = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex')
