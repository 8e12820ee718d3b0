// `INPUT_…` of the runner → typed inputs with their defaults, or every problem in one go (spec action.md, "Inputs"). Pure.
import type { Identity } from '../deliver/proposal.ts'
import { MAX_OWN_BODY } from '../deliver/text.ts'
import { checkTemplate } from '../deliver/template.ts'
import type { Problem } from '../errors.ts'
import { parseUsd } from '../money.ts'
import { DEFAULT_MAX_COST, DEFAULT_MAX_IMAGES } from '../options.ts'
import { Secret } from '../secret.ts'
import { isBranchName } from './event.ts'

export const ACTION_COMMANDS = ['generate', 'plan', 'check', 'merge'] as const
export const DELIVERIES = ['pull-request', 'commit', 'none'] as const
const VIA = ['git', 'api'] as const

export interface Inputs {
  readonly command: (typeof ACTION_COMMANDS)[number]
  readonly bundles: readonly string[]
  readonly cache: string | null
  /** Empty: the default, `images.yml` or else `images.yaml`. */
  readonly manifests: readonly string[]
  readonly only: readonly string[]
  readonly deliver: (typeof DELIVERIES)[number]
  readonly provider: string
  /** Null: from the environment. */
  readonly apiKey: Secret | null
  readonly baseUrl: string | null
  /** Null where it is empty: nothing that needs GitHub can be done. */
  readonly token: Secret | null
  /** Null: the default name, which depends on the run. */
  readonly branch: string | null
  readonly base: string | null
  readonly commitVia: (typeof VIA)[number]
  /** Templates; null: the default. */
  readonly commitMessage: string | null
  readonly pullRequestTitle: string | null
  readonly pullRequestBody: string
  readonly author: Identity
  readonly committer: Identity
  readonly labels: readonly string[]
  readonly assignees: readonly string[]
  readonly reviewers: readonly string[]
  readonly teamReviewers: readonly string[]
  readonly draft: boolean
  /** Whole millionths of a dollar. */
  readonly maxCost: number
  readonly maxImages: number
  /** Whether `max-images` was given: only then is an unpriced model bought. */
  readonly allowsUnpriced: boolean
  readonly concurrency: number
  readonly prune: boolean
  readonly placeholder: boolean
  readonly paidRetries: number
  readonly workingDirectory: string
}

export type ReadInputs =
  | { readonly kind: 'inputs'; readonly inputs: Inputs }
  | { readonly kind: 'problems'; readonly problems: Problem[] }

/** The account of a workflow run. */
const ACTIONS_BOT: Identity = {
  name: 'github-actions[bot]',
  email: '41898282+github-actions[bot]@users.noreply.github.com',
}

/**
 * Reads all inputs; an empty one is one that was not given.
 * @param env `INPUT_<NAME>`, upper case, hyphens kept
 */
export function readInputs(env: Readonly<Record<string, string | undefined>>): ReadInputs {
  const problems: Problem[] = []
  const from = openReader(env, (input, message) =>
    problems.push({ severity: 'error', code: `input/${input}`, message: `${input} ${message}` }),
  )
  const maxImages = from.whole('max-images', 0, Number.MAX_SAFE_INTEGER, null)
  const inputs: Inputs = {
    command: from.oneOf('command', ACTION_COMMANDS),
    bundles: from.lines('bundles'),
    cache: from.text('cache'),
    manifests: manifestsOf(from.lines('manifest')),
    only: from.lines('only'),
    deliver: from.oneOf('deliver', DELIVERIES),
    provider: from.name('provider', 'apiyi'),
    apiKey: from.secret('api-key'),
    baseUrl: from.text('base-url'),
    token: from.secret('token'),
    branch: from.branch('branch'),
    base: from.branch('base'),
    commitVia: from.oneOf('commit-via', VIA),
    commitMessage: from.template('commit-message', false),
    pullRequestTitle: from.template('pull-request-title', true),
    pullRequestBody: from.body('pull-request-body'),
    author: from.identity('author'),
    committer: from.identity('committer'),
    labels: from.list('labels'),
    assignees: from.list('assignees'),
    reviewers: from.list('reviewers'),
    teamReviewers: from.list('team-reviewers'),
    draft: from.flag('draft'),
    maxCost: from.usd('max-cost', DEFAULT_MAX_COST),
    maxImages: maxImages ?? DEFAULT_MAX_IMAGES,
    allowsUnpriced: maxImages !== null,
    concurrency: from.whole('concurrency', 1, 256, 8) ?? 8,
    prune: from.flag('prune'),
    placeholder: from.flag('placeholder'),
    paidRetries: from.whole('paid-retries', 0, 100, 0) ?? 0,
    workingDirectory: from.text('working-directory') ?? '.',
  }
  if (inputs.bundles.length > 0 && inputs.command !== 'merge') from.bad('bundles', 'is for command: merge')
  if (inputs.bundles.length === 0 && inputs.command === 'merge')
    from.bad('bundles', 'is empty: merge wants the folders of the shards, one a line')
  return problems.length > 0 ? { kind: 'problems', problems } : { kind: 'inputs', inputs }
}

/** `action.yml` writes the default down, so that its users see it; it is still the default. */
function manifestsOf(lines: readonly string[]): readonly string[] {
  return lines.length === 1 && lines[0] === 'images.yml' ? [] : lines
}

type Bad = (input: string, message: string) => void

function openReader(env: Readonly<Record<string, string | undefined>>, bad: Bad) {
  const text = (name: string): string | null => (env[`INPUT_${name.toUpperCase()}`] ?? '').trim() || null
  const checked = <T>(name: string, read: (value: string) => T | null, otherwise: T, wants: string): T => {
    const value = text(name)
    if (value === null) return otherwise
    const found = read(value)
    if (found === null) bad(name, `wants ${wants} (got ${JSON.stringify(value.slice(0, 80))})`)
    return found ?? otherwise
  }
  return {
    bad,
    text,
    secret: (name: string): Secret | null => {
      const value = text(name)
      // What HTTP cannot carry; the value is not repeated.
      if (value !== null && /[^\u0021-\u007e]/.test(value)) bad(name, 'holds characters that no key or token has')
      return value === null ? null : new Secret(value)
    },
    name: (name: string, otherwise: string): string =>
      checked(name, (value) => (/^[a-z][a-z0-9-]*$/.test(value) ? value : null), otherwise, 'the name of a provider'),
    oneOf: <const T extends readonly [string, ...string[]]>(name: string, values: T): T[number] =>
      checked(name, (value) => values.find((one) => one === value) ?? null, values[0], `one of ${values.join(', ')}`),
    lines: (name: string): string[] => split(text(name), /\r?\n/),
    list: (name: string): string[] => split(text(name), /\r?\n|,/),
    flag: (name: string): boolean => checked(name, readFlag, false, 'true or false'),
    usd: (name: string, otherwise: number): number =>
      checked(name, parseUsd, otherwise, 'an amount in USD such as 2.50'),
    whole: (name: string, min: number, max: number, otherwise: number | null): number | null =>
      checked(
        name,
        (value) => (/^[0-9]{1,16}$/.test(value) && +value >= min && +value <= max ? +value : null),
        otherwise,
        max === Number.MAX_SAFE_INTEGER ? `a whole number of at least ${min}` : `a whole number from ${min} to ${max}`,
      ),
    branch: (name: string): string | null =>
      checked(
        name,
        (value) => (isBranchName(value) && !value.startsWith('refs/') ? value : null),
        null,
        'the name of a branch, such as main, without refs/heads/',
      ),
    template: (name: string, isTitle: boolean): string | null => {
      const value = text(name)
      const wrong = value === null ? null : checkTemplate(value, isTitle)
      if (wrong !== null) bad(name, wrong)
      return value
    },
    body: (name: string): string =>
      checked(name, (value) => (value.length <= MAX_OWN_BODY ? value : null), '', `at most ${MAX_OWN_BODY} characters`),
    identity: (name: string): Identity =>
      checked(name, readIdentity, ACTIONS_BOT, 'a name and an address: Mona Lisa <mona@example.com>'),
  }
}

/** The words that YAML 1.2 takes for booleans, as the runner's own toolkit does. */
function readFlag(value: string): boolean | null {
  if (/^(?:true|True|TRUE)$/.test(value)) return true
  return /^(?:false|False|FALSE)$/.test(value) ? false : null
}

function readIdentity(value: string): Identity | null {
  const [, name, email] = /^([^<>\p{C}]*[^<>\p{C}\s])\s*<([^<>\p{C}\s]+@[^<>\p{C}\s]+)>$/u.exec(value) ?? []
  return name === undefined || email === undefined ? null : { name, email }
}

function split(value: string | null, by: RegExp): string[] {
  const parts = (value ?? '').split(by).map((part) => part.trim())
  return [...new Set(parts.filter((part) => part !== ''))]
}
