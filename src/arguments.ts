// Words of the command line → options, or an error that says what to write instead (spec cli.md).
import { parseArgs, type ParseArgsConfig } from 'node:util'
import { ImagelockError } from './errors.ts'
import { MAX_SEED } from './manifest/limits.ts'
import { nearest } from './manifest/near.ts'
import { parseUsd } from './money.ts'
import {
  type Command,
  COMMANDS,
  DEFAULT_MAX_COST,
  DEFAULT_MAX_IMAGES,
  MAX_SHARDS,
  type Options,
  type Shard,
} from './options.ts'

/** How the command line prints. */
export interface Printing {
  readonly json: boolean
  readonly quiet: boolean
  readonly verbose: boolean
  readonly color: boolean
  readonly yes: boolean
}

export type Parsed =
  | { readonly kind: 'help'; readonly command: Command | null }
  | { readonly kind: 'run'; readonly options: Options; readonly printing: Printing }

interface Spec {
  readonly type: 'string' | 'boolean'
  readonly short?: string
  readonly multiple?: boolean
  /** The commands that take it; all where absent. */
  readonly of?: readonly Command[]
}

const OPTIONS: Readonly<Record<string, Spec>> = {
  manifest: { type: 'string', short: 'm', multiple: true },
  json: { type: 'boolean' },
  'max-cost': { type: 'string', of: ['generate', 'plan'] },
  'max-images': { type: 'string', of: ['generate', 'plan'] },
  concurrency: { type: 'string', of: ['generate'] },
  force: { type: 'boolean', of: ['generate'] },
  prune: { type: 'boolean', of: ['generate'] },
  attempts: { type: 'string', of: ['generate'] },
  timeout: { type: 'string', of: ['generate'] },
  'paid-retries': { type: 'string', of: ['generate'] },
  placeholder: { type: 'boolean', of: ['generate', 'plan'] },
  adopt: { type: 'string', multiple: true, of: ['init'] },
  candidates: { type: 'string', of: ['generate'] },
  cache: { type: 'string', of: ['generate', 'plan'] },
  shards: { type: 'string', of: ['plan'] },
  shard: { type: 'string', of: ['generate'] },
  out: { type: 'string', of: ['generate', 'gallery'] },
  yes: { type: 'boolean', of: ['generate'] },
  quiet: { type: 'boolean' },
  verbose: { type: 'boolean' },
  'no-color': { type: 'boolean' },
  help: { type: 'boolean' },
  version: { type: 'boolean' },
}

/** Commands that want the ids of what they act on. */
const WITH_IDS: ReadonlySet<Command> = new Set(['accept', 'restore', 'reroll', 'explain'])
/** Commands that look at no image by its id. */
const WITHOUT_IDS: ReadonlySet<Command> = new Set(['init', 'doctor'])
const MAX_CONCURRENCY = 256
const MAX_TIMEOUT_S = 86_400
const MAX_CANDIDATES = 100
/** What stands for a picture in its place has nothing to do with candidates, which go to no place. */
const NOT_WITH_CANDIDATES = ['force', 'placeholder', 'prune']

/**
 * @param words what stands behind the program's name
 * @throws ImagelockError `option/…` (exit 2)
 */
export function readArguments(words: readonly string[]): Parsed {
  const tokens = tokensOf(words)
  const given = tokens.flatMap((token) => (token.kind === 'option' ? [token] : []))
  const [name, ...ids] = positionalsOf(tokens)
  if (given.some((option) => option.name === 'help'))
    return { kind: 'help', command: COMMANDS.find((one) => one === name) ?? null }
  const command = commandNamed(name)
  const values = new Map<string, string[]>()
  for (const { name: option, rawName, value, inlineValue } of given) {
    const spec = specOf(option, rawName, command)
    // Another option in its value's place was swallowed by mistake; what is meant so is written with `=`.
    const swallowed = !inlineValue && value?.startsWith('-')
    if (spec.type === 'string' && (value === undefined || value === '' || swallowed))
      bad('option/value', `${rawName} wants a value`)
    if (spec.type === 'boolean' && value !== undefined) bad('option/value', `${rawName} takes no value`)
    if (values.has(option) && !spec.multiple && spec.type === 'string') bad('option/twice', `${rawName} stands twice`)
    values.set(option, [...(values.get(option) ?? []), value ?? ''])
  }
  return { kind: 'run', options: optionsOf(command, ids, values), printing: printingOf(values) }
}

/** The first word that is no option nor an option's value: the command that was meant; empty where there is none. */
export function commandMeant(words: readonly string[]): string {
  return positionalsOf(tokensOf(words))[0] ?? ''
}

/** Whether one JSON document is owed even if the words are not understood. */
export function wantsJson(words: readonly string[]): boolean {
  const end = words.indexOf('--')
  return words.slice(0, end < 0 ? undefined : end).includes('--json')
}

function tokensOf(words: readonly string[]) {
  const options = OPTIONS as ParseArgsConfig['options'] & {}
  return parseArgs({ args: [...words], options, strict: false, allowPositionals: true, tokens: true }).tokens
}

function positionalsOf(tokens: ReturnType<typeof tokensOf>): string[] {
  return tokens.flatMap((token) => (token.kind === 'positional' ? [token.value] : []))
}

function bad(code: string, message: string): never {
  throw new ImagelockError({ code, message })
}

function commandNamed(name: string | undefined): Command {
  if (name === undefined)
    bad('command/missing', 'name a command, such as init or plan: imagelock --help tells what each does')
  const command = COMMANDS.find((one) => one === name)
  if (command) return command
  const near = nearest(name, COMMANDS)
  return bad(
    'command/unknown',
    `there is no command ${JSON.stringify(name)}${near === null ? '' : `; did you mean ${near}?`}`,
  )
}

function specOf(option: string, rawName: string, command: Command): Spec {
  const spec = Object.hasOwn(OPTIONS, option) ? OPTIONS[option] : undefined
  if (!spec) {
    const near = nearest(option, Object.keys(OPTIONS))
    bad('option/unknown', `there is no option ${rawName}${near === null ? '' : `; did you mean --${near}?`}`)
  }
  if (spec.of && !spec.of.includes(command))
    bad('option/not-here', `${rawName} is an option of ${spec.of.join(' and ')}, not of ${command}`)
  return spec
}

function optionsOf(
  command: Command,
  words: readonly string[],
  values: ReadonlyMap<string, readonly string[]>,
): Options {
  const { ids, seed } = command === 'pick' ? picked(words) : { ids: words, seed: null }
  const force = values.has('force')
  const placeholder = values.has('placeholder')
  if (WITH_IDS.has(command) && ids.length === 0) bad('option/ids', `${command} wants the id of at least one image`)
  if (WITHOUT_IDS.has(command) && ids.length > 0) bad('option/ids', `${command} takes no ids`)
  if (force && ids.length === 0) bad('option/ids', '--force wants the ids of the images to make again')
  if (command === 'merge' && ids.length === 0) bad('option/bundles', 'merge wants at least one folder of bundles')
  if (command === 'merge-driver' && ids.length !== 4)
    bad(
      'option/locks',
      'merge-driver wants BASE OURS THEIRS PATH: set merge.imagelock.driver to imagelock merge-driver %O %A %B %P',
    )
  const withOperands = command === 'merge' || command === 'merge-driver'
  const shard = shardOf(values)
  if (shard && (force || placeholder || values.has('prune')))
    bad('option/together', '--shard goes with none of --force, --placeholder and --prune')
  if (values.has('shards') && placeholder) bad('option/together', '--shards and --placeholder do not go together')
  if (values.has('out') && command === 'generate' && !shard) bad('option/together', '--out is for --shard')
  if (force && placeholder)
    bad('option/together', '--force and --placeholder do not go together: a draft never replaces a picture')
  const candidates = whole(values, 'candidates', 1, MAX_CANDIDATES, 0)
  if (candidates > 0) checkCandidates(ids, values)
  if (candidates > 0 && shard) bad('option/together', '--candidates and --shard do not go together')
  return {
    command,
    ids: withOperands ? [] : ids,
    manifests: values.get('manifest') ?? [],
    maxCost: cost(values),
    maxImages: whole(values, 'max-images', 0, Number.MAX_SAFE_INTEGER, DEFAULT_MAX_IMAGES),
    allowsUnpriced: values.has('max-images'),
    concurrency: whole(values, 'concurrency', 1, MAX_CONCURRENCY, 8),
    force,
    prune: values.has('prune'),
    placeholder,
    attempts: whole(values, 'attempts', 1, 100, 4),
    timeoutMs: 1000 * whole(values, 'timeout', 1, MAX_TIMEOUT_S, 180),
    paidRetries: whole(values, 'paid-retries', 0, 100, 0),
    adopt: values.get('adopt') ?? [],
    candidates,
    seed,
    out: values.get('out')?.[0] ?? null,
    cache: values.get('cache')?.[0] ?? null,
    shards: values.get('shards')?.[0] === 'auto' ? 'auto' : whole(values, 'shards', 1, MAX_SHARDS, 0) || null,
    shard,
    operands: withOperands ? ids : [],
  }
}

function checkCandidates(ids: readonly string[], values: ReadonlyMap<string, readonly string[]>): void {
  if (ids.length === 0) bad('option/ids', '--candidates wants the ids of the images to make variants of')
  const other = NOT_WITH_CANDIDATES.find((name) => values.has(name))
  if (other === undefined) return
  bad('option/together', `--candidates and --${other} do not go together: candidates leave images and lock as they are`)
}

/** `pick ID SEED`: one image, and a seed as a manifest writes it. */
function picked(words: readonly string[]): { ids: readonly string[]; seed: number } {
  const [id, seed, ...more] = words
  if (id === undefined || seed === undefined || more.length > 0 || id.includes('*'))
    bad('option/ids', 'pick wants the id of one image and the seed of its candidate: imagelock pick ID SEED')
  const number = /^(?:0|[1-9][0-9]{0,9})$/.test(seed) ? Number(seed) : Infinity
  if (number > MAX_SEED)
    bad('option/value', `pick wants a seed, a whole number from 0 to ${MAX_SEED} (got ${JSON.stringify(seed)})`)
  return { ids: [id], seed: number }
}

function shardOf(values: ReadonlyMap<string, readonly string[]>): Shard | null {
  const text = values.get('shard')?.[0]
  if (text === undefined) return null
  const [, index = 0, of = 0] = (/^([1-9][0-9]{0,2})\/([1-9][0-9]{0,2})$/.exec(text) ?? []).map(Number)
  if (index >= 1 && index <= of && of <= MAX_SHARDS) return { index, of }
  return bad('option/value', `--shard wants I/N with N up to ${MAX_SHARDS}, such as 1/4 (got ${JSON.stringify(text)})`)
}

function printingOf(values: ReadonlyMap<string, readonly string[]>): Printing {
  return {
    json: values.has('json'),
    quiet: values.has('quiet'),
    verbose: values.has('verbose'),
    color: !values.has('no-color'),
    yes: values.has('yes'),
  }
}

function cost(values: ReadonlyMap<string, readonly string[]>): number {
  const text = values.get('max-cost')?.[0]
  if (text === undefined) return DEFAULT_MAX_COST
  return (
    parseUsd(text) ??
    bad('option/value', `--max-cost wants an amount in USD such as 2.50 (got ${JSON.stringify(text)})`)
  )
}

function whole(
  values: ReadonlyMap<string, readonly string[]>,
  name: string,
  min: number,
  max: number,
  otherwise: number,
): number {
  const text = values.get(name)?.[0]
  if (text === undefined) return otherwise
  const number = /^[0-9]{1,16}$/.test(text) ? Number(text) : NaN
  if (number >= min && number <= max) return number
  const range = max === Number.MAX_SAFE_INTEGER ? `of at least ${min}` : `from ${min} to ${max}`
  return bad('option/value', `--${name} wants a whole number ${range} (got ${JSON.stringify(text)})`)
}
