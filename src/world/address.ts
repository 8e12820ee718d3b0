// Which addresses a request may go to: pure rules over URLs and IP addresses (facts: "Secrets and requests").
import { BlockList, isIP } from 'node:net'

/** The private ranges that an operator's own server may lie in; `loopback` is 127/8, ::1 and the name `localhost`. */
export type AddressRange = 'loopback' | '10/8' | '172.16/12' | '192.168/16' | 'fc00::/7'

/** What an address must be: a public one, or one of this range, or either. */
export interface AddressRule {
  readonly public: boolean
  readonly range: AddressRange | null
}

export type BaseUrlCheck =
  | { readonly kind: 'ok'; readonly url: URL; readonly range: AddressRange | null }
  | { readonly kind: 'bad'; readonly message: string }

export type AnswerUrlCheck =
  | { readonly kind: 'ok'; readonly url: URL; readonly rule: AddressRule }
  | { readonly kind: 'refused'; readonly message: string }

const MAX_URL_BYTES = 8192

/** Made when it is first asked: most commands of most runs never ask, and starting is what they take their time for. */
type Subnets = () => BlockList

const RANGES: ReadonlyMap<AddressRange, Subnets> = new Map<AddressRange, Subnets>([
  ['loopback', subnets('127.0.0.0/8', '::1/128')],
  ['10/8', subnets('10.0.0.0/8')],
  ['172.16/12', subnets('172.16.0.0/12')],
  ['192.168/16', subnets('192.168.0.0/16')],
  ['fc00::/7', subnets('fc00::/7')],
])

/** Link-local addresses and where clouds keep their metadata: never, whatever the base URL is. */
const NEVER = subnets(
  '169.254.0.0/16',
  'fe80::/10',
  '168.63.129.16/32',
  '100.100.100.200/32',
  '192.0.0.192/32',
  'fd00:ec2::/32',
  'fd20:ce::254/128',
)

/** IANA's special-purpose registries, within what could be public. */
const SPECIAL = subnets(
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24'],
  ...['192.0.2.0/24', '192.31.196.0/24', '192.52.193.0/24', '192.88.99.0/24', '192.168.0.0/16', '192.175.48.0/24'],
  ...['198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4'],
  // Teredo, ORCHID and other protocol assignments; documentation; 6to4; AS112; documentation.
  ...['2001::/23', '2001:db8::/32', '2002::/16', '2620:4f:8000::/48', '3fff::/20'],
)

/** Everything else of IPv6 is loopback, mapped, translated, local, multicast or not assigned. */
const GLOBAL_UNICAST = subnets('2000::/3')
const MAPPED = subnets('::ffff:0:0/96')

const LOCAL_NAME =
  /^(?:[^.]*|(?:.*\.)?(?:localhost|localdomain|local|internal|intranet|lan|home|corp|private|home\.arpa))$/

/**
 * Checks an operator's base URL: https, or http where its host is a loopback or private address (spec: providers.md).
 * @param text from the environment or the action's inputs, never from a manifest
 * @returns the URL and the private range its host lies in (null for any other host), or why it is none
 */
export function checkBaseUrl(text: string): BaseUrlCheck {
  const url = URL.canParse(text) ? new URL(text) : null
  // The text itself is not repeated: it may hold a password.
  if (url === null) return { kind: 'bad', message: 'it is not a URL such as https://host/v1' }
  if (url.username !== '' || url.password !== '')
    return { kind: 'bad', message: 'it names a user; a key goes into the variable for keys alone' }
  if (/[?#]/.test(text)) return { kind: 'bad', message: 'it has a query or a fragment (? or #)' }
  const range = rangeOf(hostOf(url))
  if (url.protocol === 'https:' || (url.protocol === 'http:' && range !== null)) return { kind: 'ok', url, range }
  const message = `${url.protocol}//${url.host} is not https; plain http is for loopback and private addresses alone`
  return { kind: 'bad', message }
}

/**
 * Checks a URL that came from outside (an answer, a redirect, the journal) before anything connects to it.
 * Literal addresses are judged here; the addresses of a name are to be judged by the returned rule when resolved.
 * @param text at most 8 kB
 * @param allowed the range of the operator's base URL, where that is a loopback or private address
 */
export function checkAnswerUrl(text: string, allowed: AddressRange | null): AnswerUrlCheck {
  if (Buffer.byteLength(text) > MAX_URL_BYTES) return refused('it is longer than 8 kB')
  const url = URL.canParse(text) ? new URL(text) : null
  if (url === null) return refused('it is not a URL')
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return refused('it is not https')
  if (url.username !== '' || url.password !== '') return refused('it names a user')
  const standard = url.protocol === 'https:' && url.port === ''
  if (!standard && allowed === null) return refused('it is not https on port 443')
  const host = hostOf(url)
  const literal = isIP(host) !== 0
  const rule: AddressRule = { public: standard && (literal || !LOCAL_NAME.test(host)), range: allowed }
  if (literal ? !addressAllowed(host, rule) : !rule.public && allowed === null) return refused('its host is not public')
  return { kind: 'ok', url, rule }
}

/** Verdicts of this run: the pictures of a run come from few addresses, and each costs a walk of all lists. */
const verdicts = new Map<string, boolean>()
const MOST_VERDICTS = 1000

/** Whether an address that a name resolved to (or a literal) keeps the rule. Zone ids and other text never do. */
export function addressAllowed(address: string, rule: AddressRule): boolean {
  const question = `${rule.public} ${rule.range} ${address}`
  const known = verdicts.get(question)
  if (known !== undefined) return known
  if (verdicts.size >= MOST_VERDICTS) verdicts.clear()
  const verdict = judgeAddress(address, rule)
  verdicts.set(question, verdict)
  return verdict
}

function judgeAddress(address: string, rule: AddressRule): boolean {
  const family = isIP(address)
  if (family === 0 || address.includes('%') || holds(NEVER, address)) return false
  if (rule.range !== null && holds(RANGES.get(rule.range), address)) return true
  if (!rule.public || holds(SPECIAL, address)) return false
  return family === 4 || holds(GLOBAL_UNICAST, address) || holds(MAPPED, address)
}

/**
 * Whether a checked URL's host can be vouched for without resolving it, which is all that is possible behind a proxy:
 * a literal, a public name, or `localhost` where loopback is allowed.
 */
export function nameIsEnough(url: URL, rule: AddressRule): boolean {
  const host = hostOf(url)
  return isIP(host) !== 0 || rule.public || (rule.range === 'loopback' && isLocalhost(host))
}

/** The host of a URL as an address or a name in lower case: no brackets, no final dots. */
export function hostOf(url: URL): string {
  return url.hostname
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/\.+$/, '')
    .toLowerCase()
}

/** The private range of a literal address or of `localhost`, else null. */
export function rangeOf(host: string): AddressRange | null {
  if (isLocalhost(host)) return 'loopback'
  if (isIP(host) === 0 || holds(NEVER, host)) return null
  for (const [range, list] of RANGES) if (holds(list, host)) return range
  return null
}

/** `localhost` and the names below it (RFC 6761). */
function isLocalhost(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost')
}

function refused(why: string): AnswerUrlCheck {
  return { kind: 'refused', message: `The picture's URL is refused: ${why}.` }
}

/** An IPv4-mapped IPv6 address is held by the IPv4 subnets too. */
function holds(list: Subnets | undefined, address: string): boolean {
  return list !== undefined && list().check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
}

function subnets(...texts: readonly string[]): Subnets {
  let list: BlockList | undefined
  return () => (list ??= listOf(texts))
}

function listOf(texts: readonly string[]): BlockList {
  const list = new BlockList()
  for (const text of texts) {
    const [network = '', prefix] = text.split('/')
    list.addSubnet(network, Number(prefix), network.includes(':') ? 'ipv6' : 'ipv4')
  }
  return list
}
