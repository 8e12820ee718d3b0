// A lock is a stranger's file: what is refused, by which code, and at which place.
import { describe, expect, test } from 'vitest'
import { ImagelockError } from '../../src/errors.ts'
import { fingerprint } from '../../src/lock/fingerprint.ts'
import { formatLock } from '../../src/lock/format.ts'
import { MAX_LOCK_BYTES, parseLock } from '../../src/lock/parse.ts'
import type { Entry, Request } from '../../src/lock/schema.ts'
import { ACCEPTED, EXTRA, HERO, lockOf } from './sample.ts'

const FILE = 'images.lock.json'
const TEXT = formatLock(lockOf({ hero: HERO }))

function refusal(text: string | Uint8Array, file = FILE): ImagelockError {
  try {
    parseLock(text, file)
  } catch (error) {
    if (error instanceof ImagelockError) return error
    throw error
  }
  throw new Error('the lock was taken')
}

/** Code and place of every problem, as a person reads them. */
function places(text: string | Uint8Array): string[] {
  const { exit, problems } = refusal(text)
  expect(exit).toBe(2)
  return problems.map(({ code, file, line, column }) => `${code} ${file}:${line}:${column}`)
}

function withRequest(change: object, path = HERO.path): Entry {
  const request = { ...HERO.request, ...change } as Request
  return { ...HERO, path, request, fingerprint: fingerprint(request) }
}

/** Text of a lock of one image, whatever its type. */
function textOf(entry: object, id = 'hero'): string {
  return formatLock(lockOf({ [id]: entry as Entry }))
}

describe('what is taken', () => {
  test.each<[string, Record<string, Entry>]>([
    ['each kind of entry', { hero: HERO, 'a/b.c_d-e': ACCEPTED, '9': EXTRA }],
    ['none', {}],
    [
      '.jpeg',
      { hero: { ...withRequest({ output_format: 'jpeg' }, 'a.jpeg'), file: { ...HERO.file, format: 'jpeg' } } },
    ],
    ['a model that is not listed', { hero: withRequest({ model: 'flux-9' }) }],
    ['an entry from before its model took a parameter', { hero: withRequest({ model: 'flux-2-flex' }) }],
    ['a picture of another size than asked', { hero: { ...HERO, file: { ...HERO.file, width: 1 } } }],
    ['free', { hero: { ...HERO, receipt: { cost_usd: 0, cost_source: 'none' } } }],
    ['six decimals', { hero: { ...HERO, receipt: { cost_usd: 0.000001, cost_source: 'provider' } } }],
  ])('%s', (_, images) => {
    const { lock } = parseLock(formatLock(lockOf(images)), FILE)
    expect(Object.fromEntries(lock.images)).toEqual(images)
  })

  test.each([
    ['CRLF', TEXT.replaceAll('\n', '\r\n')],
    ['no white space', JSON.stringify(JSON.parse(TEXT))],
    ['a byte order mark', `\uFEFF${TEXT}`],
    ['bytes with one', Buffer.from(`\uFEFF${TEXT}`)],
    ['escapes', TEXT.replace('"hero"', String.raw`"\u0068ero"`)],
    [
      'another order of keys',
      TEXT.replace(/( *"version": 1),([^]*)\n\}/, (_, version, rest) => `${rest.slice(1)},\n${version}\n}`),
    ],
  ])('%s, and written canonically again', (_, text) => {
    expect(formatLock(parseLock(text, FILE).lock)).toBe(TEXT)
  })
})

describe('text that is no lock', () => {
  test.each([
    ['empty', '', 'lock/syntax images.lock.json:1:1'],
    ['cut', TEXT.slice(0, 40), 'lock/syntax images.lock.json:4:9'],
    ['a comma too many', TEXT.replace('"c2pa"\n', '"c2pa",\n'), 'lock/syntax images.lock.json:26:7'],
    ['a comment', `{\n  // no\n${TEXT.slice(2)}`, 'lock/syntax images.lock.json:2:3'],
    ['something behind', `${TEXT}x`, 'lock/syntax images.lock.json:35:1'],
    ['a bad escape', TEXT.replace('hero.png', String.raw`h\x65ro.png`), 'lock/syntax images.lock.json:5:29'],
    ['a line break in a text', TEXT.replace('at dawn', 'at\ndawn'), 'lock/syntax images.lock.json:10:35'],
    ['a number with a zero', TEXT.replace('42', '042'), 'lock/syntax images.lock.json:13:18'],
    ['depth', '['.repeat(100_000), 'lock/syntax images.lock.json:1:65'],
    ['a list', '[]', 'lock/type images.lock.json:1:1'],
    ['null', 'null', 'lock/type images.lock.json:1:1'],
    ['no images', '{\n  "version": 1\n}', 'lock/type images.lock.json:1:1'],
    ['images a list', '{"version": 1, "images": []}', 'lock/type images.lock.json:1:26'],
    ['no version', '{"images": {}}', 'lock/version images.lock.json:1:1'],
    ['version 0', '{"version": 0, "images": {}}', 'lock/version images.lock.json:1:13'],
    ['version as text', '{"version": "1", "images": {}}', 'lock/version images.lock.json:1:13'],
    ['a newer version', '{"images": {"x": 1}, "more": 1, "version": 2}', 'lock/newer-version images.lock.json:1:44'],
    ['no UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), 'lock/encoding images.lock.json:undefined:undefined'],
    ['too large', ' '.repeat(MAX_LOCK_BYTES + 1), 'lock/too-large images.lock.json:undefined:undefined'],
  ])('%s', (_, text, expected) => {
    expect(places(text)).toEqual([expected])
  })

  test('a newer version is named, with what to do', () => {
    expect(refusal('{"version": 2}').message).toMatch(/version.* 2\b.*update imagelock/)
  })

  test('conflict markers are named with the first line of them', () => {
    const marked = TEXT.replace(/ *"seed": 42,\n/, (line) => `<<<<<<< HEAD\n${line}=======\n${line}>>>>>>> main\n`)
    expect(places(marked)).toEqual(['lock/conflict images.lock.json:13:1'])
    // Without the line the driver is not asked, and the advice would lead in a circle.
    expect(refusal(marked).message).toContain('imagelock doctor says where .gitattributes lacks its line')
    expect(places(marked.replaceAll('\n', '\r\n'))).toEqual(['lock/conflict images.lock.json:13:1'])
  })

  test('the commands that mend a conflict take the name of the lock for one word', () => {
    const { message } = refusal('<<<<<<< HEAD\n', "it's a.lock.json")
    for (const command of ['--merge', '--ours'])
      expect(message).toContain(String.raw`git checkout ${command} -- 'it'\''s a.lock.json' `)
  })

  test('a prompt that speaks of conflict markers is a prompt', () => {
    const text = textOf(withRequest({ prompt: 'a\n<<<<<<< HEAD\n=======\n>>>>>>> b' }))
    expect(parseLock(text, FILE).lock.images.size).toBe(1)
  })
})

describe('keys', () => {
  test.each([
    ['missing in a file', TEXT.replace(/"bytes": .*/, ''), 'lock/type images.lock.json:18:7'],
    ['missing in an entry', TEXT.replace(/"path": .*/, ''), 'lock/type images.lock.json:4:5'],
    ['unknown at the top', TEXT.replace('"images"', '"host": 1,\n  "images"'), 'lock/unknown-key images.lock.json:3:3'],
    ['unknown in an entry', TEXT.replace('"path"', '"date": 1, "path"'), 'lock/unknown-key images.lock.json:5:7'],
    ['unknown in a request', TEXT.replace('"seed"', '"n": 10, "seed"'), 'lock/unknown-key images.lock.json:13:9'],
    ['unknown in a file', TEXT.replace('"bytes"', '"url": "x", "bytes"'), 'lock/unknown-key images.lock.json:21:9'],
    [
      'unknown in a receipt',
      TEXT.replace('"cost_usd"', '"at": 0, "cost_usd"'),
      'lock/unknown-key images.lock.json:29:9',
    ],
    ['an id twice', TEXT.replace('"images": {', '"images": { "hero": 0,'), 'lock/duplicate-key images.lock.json:4:5'],
    ['a key twice', TEXT.replace('"seed"', '"seed": 1, "seed"'), 'lock/duplicate-key images.lock.json:13:20'],
    [
      'a key twice, once escaped',
      TEXT.replace('"path"', String.raw`"p\u0061th": "a.png", "path"`),
      'lock/duplicate-key images.lock.json:5:29',
    ],
  ])('%s', (_, text, expected) => {
    expect(places(text)).toEqual([expected])
  })

  test.each([
    ['at the top', TEXT.replace('"images"', '"__proto__": {}, "images"')],
    ['as an id', TEXT.replace('"hero"', '"__proto__"')],
    ['in an entry', TEXT.replace('"path"', '"__proto__": {"accepted": true}, "path"')],
    ['in a request', TEXT.replace('"seed"', '"__proto__": {"steps": 1}, "seed"')],
    ['in extra', textOf(EXTRA).replace('"background"', '"__proto__": "x", "background"')],
  ])('__proto__ %s', (_, text) => {
    expect(refusal(text).code).toMatch(/^lock\/(unknown-key|id)$/)
  })
})

describe('an entry that no manifest could hold', () => {
  test.each<[string, object, string, number]>([
    ['path out of the folder', { ...HERO, path: '../hero.png' }, 'lock/path', 5],
    ['path absolute', { ...HERO, path: '/etc/hero.png' }, 'lock/path', 5],
    ['path of a workflow', { ...HERO, path: '.github/workflows/ci.yml' }, 'lock/path', 5],
    ['path of a text', { ...HERO, path: 'README.md' }, 'lock/path', 5],
    ['path not NFC', { ...HERO, path: 'e\u0301.png' }, 'lock/path', 5],
    ['path no text', { ...HERO, path: 1 }, 'lock/type', 5],
    ['extension', { ...HERO, path: 'hero.jpg' }, 'lock/extension', 5],
    ['fingerprint of another', { ...HERO, fingerprint: EXTRA.fingerprint }, 'lock/fingerprint', 6],
    ['fingerprint in capitals', { ...HERO, fingerprint: HERO.fingerprint.toUpperCase() }, 'lock/type', 6],
    ['request changed', { ...HERO, request: { ...HERO.request, seed: 43 } }, 'lock/fingerprint', 6],
    ['provider', withRequest({ provider: 'toString' }), 'lock/request', 8],
    ['model', withRequest({ model: '' }), 'lock/request', 9],
    ['model with half a character', { ...HERO, request: { ...HERO.request, model: 'a\ud800' } }, 'lock/request', 9],
    ['prompt empty', withRequest({ prompt: '' }), 'lock/request', 10],
    ['prompt with space at its end', withRequest({ prompt: 'a\n' }), 'lock/request', 10],
    ['prompt too long', withRequest({ prompt: 'é'.repeat(64_001) }), 'lock/request', 10],
    ['prompt with NUL', withRequest({ prompt: 'a\0' }), 'lock/request', 10],
    ['prompt with CR', withRequest({ prompt: 'a\r\nb' }), 'lock/request', 10],
    ['prompt with C1', withRequest({ prompt: 'a\u0085' }), 'lock/request', 10],
    ['prompt with half a character', { ...HERO, request: { ...HERO.request, prompt: 'a\ud800' } }, 'lock/request', 10],
    ['width 0', withRequest({ width: 0 }), 'lock/type', 11],
    ['width over any', withRequest({ width: 4097 }), 'lock/type', 11],
    ['width not whole', withRequest({ width: 1.5 }), 'lock/type', 11],
    ['width alone', withRequest({ height: undefined }), 'lock/request', 7],
    ['seed negative', withRequest({ seed: -1 }), 'lock/type', 13],
    ['seed over 2147483647', withRequest({ seed: 2_147_483_648 }), 'lock/type', 13],
    ['seed as text', withRequest({ seed: '42' }), 'lock/type', 13],
    ['format', withRequest({ output_format: 'gif' }), 'lock/type', 14],
    ['safety_tolerance', withRequest({ safety_tolerance: 7 }), 'lock/request', 15],
    ['safety_tolerance not whole', withRequest({ safety_tolerance: 1.5 }), 'lock/request', 15],
    ['prompt_upsampling', withRequest({ prompt_upsampling: 1 }), 'lock/type', 16],
    ['a size that the model does not take', withRequest({ width: 1000, height: 1000 }), 'lock/request', 11],
    ['steps of a model without', withRequest({ steps: 20 }), 'lock/request', 17],
    ['a model with white space', withRequest({ model: 'a b' }), 'lock/request', 9],
    ['steps', withRequest({ steps: 51 }), 'lock/request', 17],
    ['guidance', withRequest({ guidance: 1.4 }), 'lock/request', 17],
    ['extra with a webhook', withRequest({ extra: { webhook_url: 'https://x' } }), 'lock/request', 18],
    ['extra with a list', withRequest({ extra: { quality: ['low'] } }), 'lock/type', 18],
    ['extra out of range', withRequest({ extra: { output_compression: 101 } }), 'lock/request', 18],
    [
      'what the provider does not take',
      withRequest({ provider: 'placeholder', prompt_upsampling: undefined }),
      'lock/request',
      15,
    ],
    ['sha256', { ...HERO, file: { ...HERO.file, sha256: 'x' } }, 'lock/type', 19],
    ['git_blob', { ...HERO, file: { ...HERO.file, git_blob: HERO.file.sha256 } }, 'lock/type', 20],
    ['bytes', { ...HERO, file: { ...HERO.file, bytes: -1 } }, 'lock/type', 21],
    ['format of the file', { ...HERO, file: { ...HERO.file, format: 'svg' } }, 'lock/type', 22],
    ['provenance', { ...HERO, file: { ...HERO.file, provenance: 'x' } }, 'lock/type', 25],
    ['neither receipt nor accepted', { ...HERO, receipt: undefined }, 'lock/receipt', 4],
    ['both', { ...HERO, accepted: true }, 'lock/receipt', 32],
    ['accepted false', { ...ACCEPTED, accepted: false }, 'lock/type', 21],
    ['request_id', { ...HERO, receipt: { ...HERO.receipt, request_id: 'a b' } }, 'lock/type', 28],
    ['cost negative', { ...HERO, receipt: { cost_usd: -1, cost_source: 'provider' } }, 'lock/type', 28],
    ['cost null although known', { ...HERO, receipt: { cost_usd: null, cost_source: 'provider' } }, 'lock/receipt', 28],
    ['cost although unknown', { ...HERO, receipt: { cost_usd: 1, cost_source: 'unknown' } }, 'lock/receipt', 28],
    ['cost although free', { ...HERO, receipt: { cost_usd: 1, cost_source: 'none' } }, 'lock/receipt', 28],
    ['seven decimals', { ...HERO, receipt: { cost_usd: 0.0000001, cost_source: 'provider' } }, 'lock/receipt', 28],
  ])('%s', (_, entry, code, line) => {
    const [first, ...more] = refusal(textOf(entry)).problems
    expect([first?.code, first?.line, more]).toEqual([code, line, []])
  })

  test.each(['', '-a', 'a//b', '../a', 'a b', 'é', 'a/.b', 'x'.repeat(129)])('id %j', (id) => {
    expect(places(textOf(HERO, id))).toEqual(['lock/id images.lock.json:4:5'])
  })

  test('a number beyond all', () => {
    const text = TEXT.replace('"cost_usd": 0.03', '"cost_usd": 1e999')
    expect(places(text)).toEqual(['lock/type images.lock.json:29:21'])
  })
})

describe('paths against each other', () => {
  test.each([
    ['equal', 'a/b.png', 'a/b.png'],
    ['but for the case', 'a/B.png', 'A/b.png'],
    ['ß and SS', 'straße.png', 'STRASSE.png'],
    ['one below the other', 'a.png', 'A.PNG/b.png'],
  ])('%s', (_, one, other) => {
    const text = formatLock(lockOf({ a: { ...HERO, path: one }, b: { ...HERO, path: other } }))
    expect(places(text)).toEqual(['lock/path-taken images.lock.json:34:15'])
    expect(refusal(text).message).toContain('"a"')
  })
})

describe('what a person is told', () => {
  test('value and key are pointed at, with the line', () => {
    const [problem] = refusal(TEXT.replace('42', '"forty"')).problems
    expect(problem).toEqual({
      severity: 'error',
      code: 'lock/type',
      message: 'image "hero" of the lock: "request.seed" must be a whole number from 0 to 2147483647',
      file: FILE,
      line: 13,
      column: 17,
      source: '        "seed": "forty",',
    })
  })

  test('all problems at once, by place', () => {
    const text = textOf({ ...HERO, path: 'x', fingerprint: 'y', file: { ...HERO.file, bytes: 0 } })
    expect(places(text)).toEqual(['lock/type images.lock.json:6:22', 'lock/type images.lock.json:21:18'])
  })

  test('at most 20, and that there are more', () => {
    const images = Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`i${index}`, HERO]))
    const { problems } = refusal(formatLock(lockOf(images)).replaceAll('hero.png', 'hero.exe'))
    expect(problems.map(({ code }) => code)).toEqual([...Array<string>(20).fill('lock/path'), 'lock/more'])
  })

  test('a long line is not repeated, an odd id is escaped', () => {
    const [problem] = refusal(JSON.stringify({ version: 1, images: { '\u001b[31m\n::error::': HERO } })).problems
    expect(problem?.source).toBeUndefined()
    expect(problem?.message).toContain(String.raw`"\u001b[31m\n::error::"`)
  })
})

test('hostile texts of a megabyte are settled soon', () => {
  const texts = [
    `{"version":1,"images":{${'"a":0,'.repeat(150_000)}"b":1}}`,
    `{"version":1,"images":{${Array.from({ length: 100_000 }, (_, index) => `"${index}":0`).join()}}}`,
    `{"version":1,"images":{"a":{${Array.from({ length: 100_000 }, (_, index) => `"${index}":0`).join()}}}}`,
    `"${String.raw`\n`.repeat(500_000)}`,
    '\n'.repeat(1_000_000),
  ]
  for (const text of texts) {
    const start = performance.now()
    refusal(text)
    // Linear time takes a tenth of it; the square of the length would take minutes.
    expect(performance.now() - start).toBeLessThan(3_000)
  }
})
