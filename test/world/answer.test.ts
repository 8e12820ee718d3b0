// The reader of a purchase's answer: any cut, any form of base64, bounded memory.
import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createAnswerReader } from '../../src/world/answer.ts'

type Cut = (body: Buffer) => Buffer[]
const whole: Cut = (body) => [body]
const single: Cut = (body) => [...body].map((byte) => Buffer.from([byte]))
const by =
  (size: number): Cut =>
  (body) =>
    Array.from({ length: Math.ceil(body.length / size) }, (_, i) => body.subarray(i * size, (i + 1) * size))

async function read(body: Buffer | string, cut: Cut = whole) {
  const image: Buffer[] = []
  const reader = createAnswerReader((chunk) => void image.push(Buffer.from(chunk)))
  for (const chunk of cut(Buffer.from(body))) await reader.write(chunk)
  return { complete: reader.complete(), ...reader.end(), image: Buffer.concat(image) }
}

const PICTURE = randomBytes(10_000)
const B64 = PICTURE.toString('base64')
const wrap = (value: string) => `{"created": 1, "data": [{"b64_json": "${value}", "x": "é\\n☃"}]}`
const unicodeEscaped = B64.replace(/[+/]/g, (c) => `\\u00${c.charCodeAt(0).toString(16)}`)

describe('a picture in the answer', () => {
  const forms: readonly (readonly [string, string])[] = [
    ['bare', wrap(B64)],
    ['data URL', wrap(`data:image/png;base64,${B64}`)],
    ['data URL in capitals, escaped', wrap(`DATA:image\\/jpeg;charset=utf-8;base64,${B64}`)],
    ['escaped slashes', wrap(B64.replaceAll('/', '\\/'))],
    ['escaped as \\u002b', wrap(unicodeEscaped)],
    ['lines of 76', wrap(B64.replace(/.{76}/g, '$&\\n'))],
    ['lines with CRLF', wrap(B64.replace(/.{76}/g, '$&\\r\\n'))],
    ['without padding', wrap(B64.replace(/=+$/, ''))],
    ['URL alphabet', wrap(PICTURE.toString('base64url'))],
    ['as a data URL in `url`', wrap(`data:image/png;base64,${B64}`).replace('b64_json', 'url')],
    ['under an escaped key', wrap(B64).replace('b64_json', 'b64\\u005fjson')],
    ['after a byte order mark', `\ufeff${wrap(B64)}`],
    ['beside other keys', wrap(B64).replace('"b64_json"', '"b64": {"b64_json": "no"}, "l": [1,[2]], "b64_json"')],
  ]
  const cuts: readonly (readonly [string, Cut])[] = [
    ['in one piece', whole],
    ['byte by byte', single],
    ['by 7', by(7)],
    ['by 4096', by(4096)],
  ]
  test.each(forms.flatMap((form) => cuts.map((cut) => [...form, ...cut] as const)))('%s', async (_, body, __, cut) => {
    const { image, base64, json, complete, text } = await read(body, cut)
    expect(image.equals(PICTURE)).toBe(true)
    expect(base64).toEqual([{ valid: true, bytes: PICTURE.length }])
    expect(complete).toBe(true)
    expect(text).toBe('')
    expect(json).toMatchObject({ created: 1, data: [{ x: 'é\n☃' }] })
    expect(JSON.stringify(json)).not.toContain(B64.slice(100, 120))
  })

  test('any bytes, any cut', async () => {
    const property = fc.asyncProperty(
      fc.uint8Array({ maxLength: 200 }),
      fc.integer({ min: 1, max: 50 }),
      async (a, n) => {
        const { image, base64 } = await read(wrap(Buffer.from(a).toString('base64')), by(n))
        expect(image).toEqual(Buffer.from(a))
        expect(base64).toEqual(a.length === 0 ? [] : [{ valid: true, bytes: a.length }])
      },
    )
    await fc.assert(property, { numRuns: 300 })
  })

  // The oracle is a grammar, not a decoder.
  const BASE64 = /^(?:[\w+/-]{4})*(?:[\w+/-]{2}(?:==)?|[\w+/-]{3}=?)?$/
  test('valid is said of base64 alone', async () => {
    const text = fc.string({ unit: fc.constantFrom(...'AZaz09+/=!é%~'), minLength: 1, maxLength: 12 })
    const property = fc.asyncProperty(text, fc.integer({ min: 1, max: 9 }), async (value, n) => {
      const { base64, complete } = await read(wrap(value), by(n))
      expect(base64.map(({ valid }) => valid)).toEqual([BASE64.test(value)])
      expect(complete).toBe(true)
    })
    await fc.assert(property, { numRuns: 1000 })
  })

  test.each([
    ['<html>', '!!'],
    ['a percent-encoded data URL', 'data:image/svg+xml,%3Csvg%3E'],
    ['a data URL without an end of its type', `data:${'x'.repeat(1000)}`],
    ['too long a media type', `data:${'x'.repeat(1000)};base64,AAAA`],
    ['nothing in a data URL', 'data:image/png;base64,'],
    ['an escaped quote inside', 'AAAA\\"AAAA'],
    ['an unknown escape', 'AAAA\\u2603AAAA'],
  ])('%s is no base64', async (_, value) => {
    for (const cut of [whole, single]) {
      const { base64, complete } = await read(wrap(value), cut)
      expect(base64).toMatchObject([{ valid: false }])
      expect(complete).toBe(true)
    }
  })

  test('a second picture is counted, its bytes are dropped', async () => {
    const { image, base64 } = await read(`{"data":[{"b64_json":"${B64}"},{"b64_json":"AAAA"}]}`, by(100))
    expect(image.equals(PICTURE)).toBe(true)
    expect(base64).toEqual([
      { valid: true, bytes: PICTURE.length },
      { valid: true, bytes: 3 },
    ])
  })

  test('an empty or null b64_json beside a URL is no picture', async () => {
    for (const value of ['""', 'null']) {
      const { base64, json } = await read(
        `{"data":[{"b64_json":${value},"url":"https://d.example/a?b=data:"}]}`,
        single,
      )
      expect(base64).toEqual([])
      expect(json).toMatchObject({ data: [{ url: 'https://d.example/a?b=data:' }] })
    }
  })

  test('elsewhere the same key is text', async () => {
    const { base64, json } = await read('{"b64_json":"AAAA","error":[{"b64_json":"BBBB"}],"data":{"b64_json":"CCCC"}}')
    expect(base64).toEqual([])
    expect(json).toEqual({ b64_json: 'AAAA', error: [{ b64_json: 'BBBB' }], data: { b64_json: 'CCCC' } })
  })
})

describe('what is no whole JSON', () => {
  test.each([
    ['', false],
    ['<html>bad gateway</html>', false],
    ['"text"', false],
    ['{"a":1', false],
    ['{"a":1}}', false],
    ['{"a":1} x', false],
    ['{"a":[1}', false],
    ['{"data":[{"b64_json":"AAAA', false],
    [`${'['.repeat(100)}${']'.repeat(100)}`, false],
    ['{"a":1}{"b":2}', false],
    // A scanner sees brackets only; the parser has the last word.
    ['{"a" 1}', true],
  ])('%s', async (body, complete) => {
    for (const cut of [whole, single]) {
      const result = await read(body, cut)
      expect(result).toMatchObject({ complete, json: undefined, text: body })
    }
  })

  test('its text is at most 2 kB and ends with a whole character', async () => {
    const { text, json } = await read(`x${'é'.repeat(5000)}`, by(3))
    expect(json).toBeUndefined()
    expect(text).toBe(`x${'é'.repeat(1023)}`)
  })

  test('JSON besides base64 is capped at 1 MiB', async () => {
    const fits = await read(`{"a":"${'x'.repeat(1_000_000)}"}`, by(65_536))
    expect(fits.complete).toBe(true)
    const over = await read(`{"a":"${'x'.repeat(1_048_576)}"}`, by(65_536))
    expect(over).toMatchObject({ complete: false, json: undefined })
  })
})

test('values equal what JSON.parse reads, for any JSON and any cut', async () => {
  const property = fc.asyncProperty(
    fc.jsonValue({ maxDepth: 5 }),
    fc.integer({ min: 1, max: 20 }),
    async (value, n) => {
      const body = JSON.stringify([value], null, 1)
      expect(await read(body, by(n))).toMatchObject({ json: JSON.parse(body), complete: true })
    },
  )
  await fc.assert(property, { numRuns: 300 })
})

test('a slow sink holds the body back, and its failure comes out', async () => {
  let taken = 0
  const reader = createAnswerReader(() => new Promise((resolve) => setTimeout(() => resolve(void taken++), 5)))
  await reader.write(Buffer.from(wrap(B64)))
  expect(taken).toBe(1)
  const broken = createAnswerReader(() => Promise.reject(new Error('disk full')))
  await expect(broken.write(Buffer.from(wrap(B64)))).rejects.toThrow('disk full')
})

test('16 MB of base64 are read in a time that grows with them', async () => {
  const time = async (quads: number): Promise<number> => {
    const body = Buffer.from(wrap('QUJD'.repeat(quads)))
    const { user } = process.cpuUsage()
    const { base64 } = await read(body, by(65_536))
    expect(base64).toEqual([{ valid: true, bytes: 3 * quads }])
    return process.cpuUsage().user - user
  }
  // The least of several: what else the process does is in the others.
  const least = async (quads: number): Promise<number> =>
    Math.min(await time(quads), await time(quads), await time(quads))
  const [quarter, whole] = [await least(1_000_000), await least(4_000_000)]
  // Read again for every chunk, it would be sixteen times, and seconds; below 25 ms it is other work that is measured.
  expect(whole).toBeLessThan(10 * Math.max(quarter, 25_000))
})
