// The address rules as tables: who may be connected to, for a public base URL and for each private one.
import { describe, expect, test } from 'vitest'
import { addressAllowed, checkAnswerUrl, checkBaseUrl, nameIsEnough } from '../../src/world/address.ts'
import { MALFORMED, NOT_PUBLIC, PUBLIC } from './address-tables.ts'

describe('a public base URL', () => {
  test.each(NOT_PUBLIC)('refuses %s', (host) => {
    expect(checkAnswerUrl(`https://${host}/a.png?sig=x`, null)).toMatchObject({ kind: 'refused' })
    expect(checkAnswerUrl(`http://${host}/a.png`, null)).toMatchObject({ kind: 'refused' })
  })
  test.each(MALFORMED.map((url) => [url.slice(0, 60), url]))('refuses %s', (_, url) => {
    expect(checkAnswerUrl(url, null)).toMatchObject({ kind: 'refused' })
  })
  test.each(PUBLIC)('takes %s', (host) => {
    const rule = { public: true, range: null }
    expect(checkAnswerUrl(`https://${host}/a.png?sig=x`, null)).toMatchObject({ kind: 'ok', rule })
    expect(checkAnswerUrl(`https://${host}:443/a.png`, null)).toMatchObject({ kind: 'ok', rule })
    expect(checkAnswerUrl(`https://${host}:444/a.png`, null)).toMatchObject({ kind: 'refused' })
  })
  test.each([
    [`https://a.example/${'x'.repeat(8192)}`, 'longer than 8 kB'],
    ['x', 'not a URL'],
    ['ftp://a.example/', 'it is not https'],
    ['https://u@a.example/', 'names a user'],
    ['https://:p@a.example/', 'names a user'],
    ['http://a.example/', 'not https on port 443'],
    ['https://127.0.0.1/', 'its host is not public'],
    ['https://metadata/', 'its host is not public'],
  ])('refuses %s and says why: %s', (url, why) => {
    const message: unknown = expect.stringMatching(`^The picture's URL is refused: .*${why}\\.$`)
    expect(checkAnswerUrl(url, null)).toEqual({ kind: 'refused', message })
  })
  test('8 kB are not too long', () => {
    const url = `https://a.example/${'x'.repeat(8192 - 18)}`
    expect(url).toHaveLength(8192)
    expect(checkAnswerUrl(url, null).kind).toBe('ok')
  })
  test('a refusal does not repeat the URL, which may be signed', () => {
    expect(JSON.stringify(checkAnswerUrl('https://u:p@a.example/path?sig=x', null))).not.toMatch(/example|path|sig/)
  })
})

const RANGES = [
  [
    'http://127.0.0.1:8080/v1',
    'loopback',
    ['127.0.0.1', '127.9.9.9', '2130706433', '[::1]', '[::ffff:127.0.0.1]', 'localhost'],
  ],
  ['http://localhost/v1', 'loopback', ['localhost', 'a.localhost', '127.0.0.1']],
  ['https://[::1]:1/', 'loopback', ['127.0.0.1', '[::1]']],
  ['http://10.1.2.3', '10/8', ['10.0.0.1', '10.255.255.255', '[::ffff:10.0.0.1]', '167772161']],
  ['http://[::ffff:10.1.2.3]', '10/8', ['10.0.0.1']],
  ['http://172.20.1.1', '172.16/12', ['172.16.0.1', '172.31.255.255']],
  ['http://192.168.1.1', '192.168/16', ['192.168.255.1', '192.168.1']],
  ['http://[fd12::1]', 'fc00::/7', ['[fc00::1]', '[fd99::1]']],
] as const

describe('a private base URL', () => {
  test.each(RANGES)('%s allows its own range alone', (base, range, hosts) => {
    const check = checkBaseUrl(base)
    expect(check).toMatchObject({ kind: 'ok', range })
    for (const host of hosts) {
      for (const url of [`http://${host}/a`, `http://${host}:9000/a`, `https://${host}/a`, `https://${host}:1/a`]) {
        expect(checkAnswerUrl(url, range), url).toMatchObject({ kind: 'ok' })
      }
    }
    const others = RANGES.filter(([, other]) => other !== range).flatMap(([, , list]) => list)
    const never = ['169.254.169.254', '169.254.1.1', '[fe80::1]', '168.63.129.16', '100.100.100.200', '[fd00:ec2::254]']
    for (const host of [...others, ...never, '0.0.0.0', '[::]', '100.64.0.1', '8.8.8.8', '[64:ff9b::10.0.0.1]']) {
      // A name is judged by what it resolves to.
      if (!host.includes('localhost')) expect(checkAnswerUrl(`http://${host}:9000/a`, range).kind, host).toBe('refused')
    }
    expect(checkAnswerUrl('https://delivery.bfl.ai/a', range)).toMatchObject({
      kind: 'ok',
      rule: { public: true, range },
    })
    expect(checkAnswerUrl('http://delivery.bfl.ai/a', range)).toMatchObject({ rule: { public: false, range } })
    expect(checkAnswerUrl('https://u@localhost/a', range).kind).toBe('refused')
    expect(checkAnswerUrl('ftp://localhost/a', range).kind).toBe('refused')
  })
})

test.each([
  // Where a name of each kind may resolve to, by the rule that its URL got.
  ['https://a.example/', null, '8.8.8.8', true],
  ['https://a.example/', null, '2606:4700::1111', true],
  ['https://a.example/', null, '127.0.0.1', false],
  ['https://a.example/', null, '169.254.169.254', false],
  ['https://a.example/', null, '::1', false],
  ['https://a.example/', null, '::ffff:10.0.0.1', false],
  ['https://a.example/', null, '64:ff9b::a9fe:a9fe', false],
  ['https://a.example/', null, 'fe80::1%eth0', false],
  ['https://a.example/', null, '2606:4700::1%eth0', false],
  ['https://a.example/', null, 'a.example', false],
  ['https://a.example/', 'loopback', '127.0.0.1', true],
  ['https://a.example/', 'loopback', '10.0.0.1', false],
  ['https://a.example/', 'loopback', '8.8.8.8', true],
  ['http://a.example/', 'loopback', '8.8.8.8', false],
  ['http://minio:9000/', '172.16/12', '172.18.0.3', true],
  ['http://minio:9000/', '172.16/12', '169.254.169.254', false],
  ['https://localhost/', 'loopback', '8.8.8.8', false],
  ['http://x.internal/', 'fc00::/7', 'fd00:ec2::254', false],
] as const)('%s under %s may resolve to %s: %s', (url, allowed, address, expected) => {
  const check = checkAnswerUrl(url, allowed)
  expect(check.kind === 'ok' && addressAllowed(address, check.rule)).toBe(expected)
})

test.each([
  ['https://a.example/', null, true],
  ['https://8.8.8.8/', null, true],
  ['https://localhost/', 'loopback', true],
  ['http://127.0.0.1:1/', 'loopback', true],
  ['http://a.localhost/', 'loopback', true],
  ['http://localhost/', '10/8', false],
  ['http://minio:9000/', '172.16/12', false],
  ['http://a.example/', 'loopback', false],
] as const)('behind a proxy %s under %s can be vouched for: %s', (url, allowed, expected) => {
  const check = checkAnswerUrl(url, allowed)
  expect(check.kind === 'ok' && nameIsEnough(check.url, check.rule)).toBe(expected)
})

describe('checkBaseUrl', () => {
  test.each([
    ['https://api.apiyi.com/v1', null],
    ['https://gateway.internal:8443/v1/', null],
    ['https://127.0.0.1/', 'loopback'],
    ['https://169.254.1.1/', null],
    ['https://100.64.0.1/', null],
    ['http://localhost.:8080', 'loopback'],
    ['http://a.localhost:8080', 'loopback'],
  ])('takes %s', (text, range) => expect(checkBaseUrl(text)).toMatchObject({ kind: 'ok', range }))
  test.each([
    ...['ftp://127.0.0.1/', 'ws://localhost/', 'file://localhost/v1', 'http://localhost.example/'],
    ...['', 'api.apiyi.com', 'ftp://a.example', 'http://api.apiyi.com/v1', 'http://8.8.8.8', 'http://169.254.169.254'],
    ...['http://100.64.0.1', 'http://[fd00:ec2::254]', 'http://[fe80::1]', 'http://0.0.0.0', 'http://minio:9000'],
    ...[
      'https://u:hunter2@a.example',
      'https://hunter2@a.example',
      'https://a.example/v1?k=hunter2',
      'https://a.example/v1?',
    ],
    ...['https://a.example/v1#hunter2', 'http://localhost.example.com', 'http://[::ffff:169.254.169.254]', 'hunter2'],
  ])('refuses %s', (text) => {
    const check = checkBaseUrl(text)
    expect(check.kind).toBe('bad')
    expect(JSON.stringify(check)).not.toContain('hunter2')
  })
})

test.each([
  ['hunter2', 'it is not a URL such as https://host/v1'],
  ['https://u@a.example', 'it names a user; a key goes into the variable for keys alone'],
  ['https://:p@a.example', 'it names a user; a key goes into the variable for keys alone'],
  ['https://a.example?x', 'it has a query or a fragment (? or #)'],
  [
    'http://a.example:81/v1',
    'http://a.example:81 is not https; plain http is for loopback and private addresses alone',
  ],
])('of the base URL %s it is said: %s', (text, message) => {
  expect(checkBaseUrl(text)).toEqual({ kind: 'bad', message })
})

test('the tables are as large as they claim to be', () => {
  expect(new Set([...NOT_PUBLIC, ...PUBLIC, ...MALFORMED]).size).toBeGreaterThan(200)
})
