// What a socket's or parser's error means, as a stable code and words; never built from what was sent.

export interface Trouble {
  /** Stable, e.g. `http/refused`. */
  readonly code: string
  /** A clause without a full stop. */
  readonly words: string
}

const MEANINGS: readonly (readonly [RegExp, string, string])[] = [
  [/^(ENOTFOUND|EAI_|ENODATA)/, 'http/dns', 'the name could not be resolved'],
  [/^ECONNREFUSED$/, 'http/refused', 'the connection was refused'],
  [/^(UND_ERR_CONNECT_TIMEOUT|ETIMEDOUT)$/, 'http/connect-timeout', 'the connection timed out'],
  [/^E(HOST|NET)UNREACH$|^EADDRNOTAVAIL$/, 'http/unreachable', 'there is no way to the host'],
  [/^HTTP_REFUSED_ADDRESS$/, 'http/refused-address', 'the address is not public'],
  [/^HTTP_PROXY$/, 'http/proxy', 'the proxy did not open the way'],
  [/^(ECONNRESET|EPIPE|ECONNABORTED|UND_ERR_SOCKET|UND_ERR_CLOSED)$/, 'http/reset', 'the connection was lost'],
  [/^UND_ERR_RES_CONTENT_LENGTH_MISMATCH$/, 'http/cut', 'the body was cut'],
  [/^(HPE_|UND_ERR_HEADERS_OVERFLOW)/, 'http/garbled', 'the answer is not HTTP'],
  [/^(EPROTO|ERR_TLS|ERR_SSL|CERT_|UNABLE_TO_|DEPTH_ZERO|SELF_SIGNED|HOSTNAME_MISMATCH)/, 'http/tls', 'TLS failed'],
  [/^UND_ERR_INVALID_ARG$/, 'http/invalid-request', 'the request or the key holds characters that HTTP cannot carry'],
]

/** Reads an error of node:net, node:tls or undici. */
export function readTrouble(error: unknown): Trouble {
  const raw = codeOf(error)
  const found = MEANINGS.find(([pattern]) => pattern.test(raw))
  if (found === undefined) return { code: 'http/failed', words: raw === '' ? 'it failed' : `it failed (${raw})` }
  return { code: found[1], words: `${found[2]} (${raw})` }
}

function codeOf(error: unknown): string {
  // undici's parser error has no code for most of its reasons.
  if (error instanceof Error && error.name === 'HTTPParserError') return 'HPE_INVALID'
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return ''
  return /^\w{1,64}$/.test(error.code) ? error.code : ''
}
