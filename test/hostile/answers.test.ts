// 2,000 answers of a gateway with something wrong in them, cut anywhere: read without a throw, and a picture is taken only where JSON says that there is exactly one.
import { expect, test } from 'vitest'
import { apiyi } from '../../src/providers/apiyi.ts'
import { plain } from '../../src/report/plain.ts'
import { createAnswerReader } from '../../src/world/answer.ts'
import { refuseCommands } from '../e2e/oracle.ts'
import { dice } from './numbers.ts'

const LINK = 'https://delivery-eu.bfl.ai/results/a.png?se=2026-01-01T00%3A00%3A00Z&sig=x'
const BASE64 = Buffer.from('not a picture, but bytes all the same').toString('base64')
const BODIES = [
  `{"created":1,"data":[{"url":"${LINK}"}]}`,
  `{"created":1,"data":[{"b64_json":"${BASE64}"}]}`,
  `{"created":1,"data":[{"url":"data:image/png;base64,${BASE64}"}]}`,
  `{"data":[{"url":"${LINK}"},{"url":"${LINK}"}]}`,
  `{"error":{"message":"no \\u001b[31m ::error:: \\r\\n##[group]","type":"x","param":"","code":"content_policy_violation"}}`,
]
const PIECES = [
  ...[
    '"',
    '\\',
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '\\u0000',
    '\\ud800',
    'null',
    'true',
    '1e999',
    '-0',
    '"data"',
    '"b64_json":',
  ],
  ...[
    '"url":',
    '"url":"file:///etc/passwd",',
    '"__proto__":{"x":1},',
    '"data":[],',
    '\0',
    '\n',
    '\ufeff',
    ' ',
    '=',
    '%',
  ],
  ...[
    '\x1b[2J',
    '::set-output name=a::b',
    '##[error]',
    '"error":{"code":"insufficient_user_quota"},',
    '[[[[[[[[',
    '{"a":'.repeat(100),
  ],
]

/** What a body says in plain JSON: its one link, its one base64, or neither. Line breaks in base64 do no harm. */
function pictureIn(body: Buffer): { readonly url?: unknown; readonly b64_json?: unknown } | null {
  try {
    const { data } = JSON.parse(new TextDecoder().decode(body).replaceAll('\n', '')) as { data?: unknown }
    const items = (Array.isArray(data) ? data : []) as ({ url?: unknown; b64_json?: unknown } | null)[]
    const isText = (value: unknown): boolean => typeof value === 'string' && value !== ''
    const pictures = items.filter((item) => isText(item?.url) || isText(item?.b64_json))
    return pictures.length === 1 ? (pictures[0] ?? null) : null
  } catch {
    return null
  }
}

test('2,000 mutations', async () => {
  const { pick, roll } = dice(9)
  const kinds = new Map<string, number>()
  for (let n = 0; n < 2000; n++) {
    let text = pick(BODIES)
    for (let edits = roll(4); edits > 0; edits--) {
      const at = roll(text.length)
      text = text.slice(0, at) + (roll(3) === 0 ? '' : pick(PIECES)) + text.slice(at + (roll(2) === 0 ? roll(9) : 0))
    }
    const body = Buffer.from(text)
    const image: Buffer[] = []
    const reader = createAnswerReader((chunk) => void image.push(Buffer.from(chunk)))
    const step = pick([1, 3, 17, body.length || 1])
    for (let at = 0; at < body.length; at += step) await reader.write(body.subarray(at, at + step))
    const status = pick([200, 200, 200, 400, 403, 429, 500])
    const answer = apiyi.api?.read({ status, ...reader.end() })
    if (!answer) throw new Error('no API')
    kinds.set(answer.kind, (kinds.get(answer.kind) ?? 0) + 1)
    const picture = pictureIn(body)
    if (answer.kind === 'url') expect([text, status, picture?.url]).toEqual([text, 200, answer.url])
    else if (answer.kind === 'bytes') {
      const given = String(picture?.b64_json ?? picture?.url).replace(/^data:[^,]*,/, '')
      expect([text, Buffer.concat(image).toString('hex')]).toEqual([text, Buffer.from(given, 'base64').toString('hex')])
    } else {
      expect(['refused', 'invalid', 'unauthorised', 'out-of-credit', 'wait', 'trouble', 'unknown']).toContain(
        answer.kind,
      )
      refuseCommands('an answer', plain(answer.message))
      expect(answer.message.length).toBeLessThan(4000)
    }
  }
  expect([...kinds].filter(([, count]) => count > 20).map(([kind]) => kind)).toEqual(
    expect.arrayContaining(['url', 'bytes', 'unknown', 'refused']),
  )
  expect(({} as Record<string, unknown>)['x']).toBeUndefined()
})

test('bodies without an end are held to a bound, whatever stands in them', async () => {
  for (const chunk of ['[', '{"a":', '"', '\\"', 'x', ' ', '"a",', '{"data":[{"url":"', '\0']) {
    const reader = createAnswerReader(() => {})
    const bytes = Buffer.from(chunk.repeat(Math.ceil(65_536 / chunk.length)))
    const before = process.memoryUsage().rss
    const began = performance.now()
    for (let n = 0; n < 256; n++) await reader.write(bytes)
    const { json, text } = reader.end()
    expect([chunk, json, text.length <= 2048]).toEqual([chunk, undefined, true])
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1024 * 1024)
    expect(performance.now() - began).toBeLessThan(10_000)
  }
})
