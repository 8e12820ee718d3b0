// The seal of a shard's bundle comes back from another machine: what is none is refused, with the place.
import { describe, expect, test } from 'vitest'
import { cut, formatSeal, parseSeal, type Seal } from '../../src/lock/bundle.ts'

const HEX = '0123456789abcdef'.repeat(4)
const SEAL: Seal = {
  version: 1,
  shard: 2,
  of: 3,
  wants: HEX,
  work: [`sha256:${HEX}`],
  locks: ['images.lock.json'],
  images: [
    { manifest: 1, id: 'a', outcome: 'generated', request_id: 'r' },
    { manifest: 1, id: 'b', outcome: 'failed', error: { code: 'c', message: 'm' } },
  ],
  spent: 30_000,
  unknown: 0,
  files: [{ path: '1/images/a.png', sha256: HEX, bytes: 7 }],
}
const [IMAGE, FILE] = [SEAL.images[0], SEAL.files[0]]

test('what is written is read again', () => {
  expect(formatSeal(SEAL)).toMatch(/^\{\n[^]*\}\n$/)
  expect(parseSeal(formatSeal(SEAL), 'x')).toEqual(SEAL)
})

test.each<[string, object]>([
  ['the last of all shards', { shard: 3, of: 3 }],
  ['256 of them', { shard: 256, of: 256 }],
  ['nothing made', { work: [], images: [], files: [] }],
  ...(['generated', 'copied', 'restored', 'refused', 'failed', 'unknown', 'skipped'] as const).map(
    (outcome): [string, object] => [outcome, { images: [{ ...IMAGE, outcome }] }],
  ),
  ['long texts', { images: [{ ...IMAGE, error: { code: 'c'.repeat(200), message: 'm'.repeat(4000) } }] }],
  ['a long id', { images: [{ ...IMAGE, id: 'i'.repeat(200), request_id: 'r'.repeat(128) }] }],
  ['a long path', { files: [{ ...FILE, path: 'p'.repeat(1000) }] }],
])('a seal: %s', (_, change) => {
  const seal = { ...SEAL, ...change }
  expect(parseSeal(JSON.stringify(seal), 'x')).toEqual(seal)
})

describe('no seal', () => {
  const refusal = (text: string): unknown => {
    try {
      return parseSeal(text, 'imagelock-shard-2-of-3')
    } catch (error) {
      return error
    }
  }
  const refused = (where: string): object => ({
    code: 'merge/seal',
    exit: 2,
    message: `imagelock-shard-2-of-3 has a seal that is none${where}: make that shard again`,
  })

  test.each(['', '{', 'null', '[]', '7', '"x"', JSON.stringify(SEAL).slice(0, 100)])('%j', (text) => {
    expect(refusal(text)).toMatchObject(refused(''))
  })

  test.each<[string, object]>([
    ['', { more: 1 }],
    ['version', { version: 2 }],
    ['shard', { shard: 0 }],
    ['shard', { shard: 257 }],
    ['shard', { shard: 1.5 }],
    ['shard', { shard: '2' }],
    ['of', { of: 0 }],
    ['of', { of: 257 }],
    // A shard that is none of them.
    ['', { shard: 3, of: 2 }],
    ['wants', { wants: HEX.slice(1) }],
    ['wants', { wants: `${HEX}0` }],
    ['wants', { wants: HEX.toUpperCase() }],
    ['wants', { wants: `${HEX}\n` }],
    ['work.0', { work: [HEX] }],
    ['work.0', { work: [`sha256:${HEX}0`] }],
    ['work.0', { work: [`xsha256:${HEX}`] }],
    ['locks', { locks: [] }],
    ['locks', { locks: Array.from({ length: 10_001 }, () => 'x') }],
    ['images.0.manifest', { images: [{ ...IMAGE, manifest: 0 }] }],
    ['images.0.id', { images: [{ ...IMAGE, id: 'i'.repeat(201) }] }],
    ['images.0.id', { images: [{ ...IMAGE, id: undefined }] }],
    ['images.0.outcome', { images: [{ ...IMAGE, outcome: 'pruned' }] }],
    ['images.0.request_id', { images: [{ ...IMAGE, request_id: 'r'.repeat(129) }] }],
    ['images.0.error.code', { images: [{ ...IMAGE, error: { code: 'c'.repeat(201), message: 'm' } }] }],
    ['images.0.error.message', { images: [{ ...IMAGE, error: { code: 'c', message: 'm'.repeat(4001) } }] }],
    ['images.0.error', { images: [{ ...IMAGE, error: { code: 'c', message: 'm', more: 1 } }] }],
    ['images.0', { images: [{ ...IMAGE, more: 1 }] }],
    ['spent', { spent: -1 }],
    ['spent', { spent: 0.5 }],
    ['unknown', { unknown: 2 ** 53 }],
    ['files.0.path', { files: [{ ...FILE, path: 'p'.repeat(1001) }] }],
    ['files.0.sha256', { files: [{ ...FILE, sha256: HEX.slice(1) }] }],
    ['files.0.bytes', { files: [{ ...FILE, bytes: -1 }] }],
    ['files.0', { files: [{ ...FILE, mode: 0o755 }] }],
  ])('at %j: %j', (place, change) => {
    expect(refusal(JSON.stringify({ ...SEAL, ...change }))).toMatchObject(refused(place === '' ? '' : ` (${place})`))
  })
})

test('an error text is cut to what a seal may hold', () => {
  expect([cut('m'.repeat(4000)).length, cut(`${'m'.repeat(4000)}x`)]).toEqual([4000, 'm'.repeat(4000)])
})
