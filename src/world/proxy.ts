// Which proxy a URL goes through, by the environment: `HTTPS_PROXY`, `HTTP_PROXY`, `NO_PROXY`, either case.
import { BlockList, isIP } from 'node:net'
import { ImagelockError } from '../errors.ts'
import { hostOf, rangeOf } from './address.ts'

export type Environment = Readonly<Record<string, string | undefined>>

/** Says for a URL which proxy it goes through; null for a direct connection. */
export type ProxyFor = (url: URL) => URL | null

/**
 * Reads the proxy settings. Lower case wins, as in curl. `https` URLs go through `HTTPS_PROXY`, `http` ones through
 * `HTTP_PROXY`; plain http to loopback never does, since a key in clear text would leave this machine.
 * `NO_PROXY` holds names (with all below them), addresses, `address/prefix`, each with an optional port, or `*`.
 * @throws ImagelockError `http/proxy` for a value that is no http or https URL; the value itself is not repeated
 */
export function readProxy(env: Environment): ProxyFor {
  const secure = proxyUrl(env, 'https_proxy')
  const plain = proxyUrl(env, 'http_proxy')
  const bypassed = readNoProxy(env['no_proxy'] ?? env['NO_PROXY'] ?? '')
  return (url) => {
    const proxy = url.protocol === 'https:' ? secure : plain
    if (proxy === null || (url.protocol === 'http:' && rangeOf(hostOf(url)) === 'loopback')) return null
    return bypassed(url) ? null : proxy
  }
}

function proxyUrl(env: Environment, name: string): URL | null {
  const value = (env[name] ?? env[name.toUpperCase()] ?? '').trim()
  if (value === '') return null
  const text = value.includes('://') ? value : `http://${value}`
  const url = URL.canParse(text) ? new URL(text) : null
  if (url !== null && (url.protocol === 'http:' || url.protocol === 'https:')) return url
  const message = `${name.toUpperCase()} is not a proxy's http or https URL; correct or remove it.`
  throw new ImagelockError({ code: 'http/proxy', message })
}

function readNoProxy(text: string): (url: URL) => boolean {
  const entries = text.split(/[,\s]+/).filter((entry) => entry !== '')
  if (entries.includes('*')) return () => true
  const tests = entries.map(readEntry)
  return (url) => {
    const port = url.port || (url.protocol === 'https:' ? '443' : '80')
    const host = hostOf(url)
    return tests.some((test) => test(host, port))
  }
}

function readEntry(entry: string): (host: string, port: string) => boolean {
  const bracketed = /^\[(.*)\](?::(\d+))?$/.exec(entry)
  const named = isIP(entry) === 6 ? null : (bracketed ?? /^([^:]*)(?::(\d+))?$/.exec(entry))
  const wantedPort = named?.[2]
  const wanted = (named?.[1] ?? entry)
    .toLowerCase()
    .replace(/^\*?\./, '')
    .replace(/\.+$/, '')
  const holds = wanted.includes('/') ? readSubnet(wanted) : (host: string) => isOrBelow(host, wanted)
  return (host, port) => (wantedPort === undefined || wantedPort === port) && holds(host)
}

function isOrBelow(host: string, wanted: string): boolean {
  return host === wanted || (isIP(host) === 0 && host.endsWith(`.${wanted}`))
}

function readSubnet(text: string): (host: string) => boolean {
  const [network = '', prefix = ''] = text.split('/')
  const family = isIP(network)
  const bits = Number(prefix)
  if (family === 0 || !/^\d+$/.test(prefix) || bits > (family === 6 ? 128 : 32)) return () => false
  const list = new BlockList()
  list.addSubnet(network, bits, family === 6 ? 'ipv6' : 'ipv4')
  return (host) => isIP(host) !== 0 && list.check(host, isIP(host) === 6 ? 'ipv6' : 'ipv4')
}
