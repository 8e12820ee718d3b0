// What the embedded painter draws: the same bytes everywhere, exact size, colours and words of the prompt.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { createInspector } from '../../src/image/inspect.ts'
import { paint, type Commission } from '../../src/image/paint.ts'

const PROMPT = 'A lighthouse at dawn, 85mm lens'
const draw = (commission: Partial<Commission>): Buffer =>
  Buffer.concat([...paint({ prompt: PROMPT, width: 320, height: 200, seed: 1, format: 'png', ...commission })])
const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** Pixels of a PNG as this painter writes it (8-bit RGB, filters 1 and 2), by Node's own inflate. */
function pixelsOf(png: Buffer): { row: (y: number) => Buffer; has: (colour: string) => boolean } {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)]
  const data: Buffer[] = []
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      data.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)))
  }
  const raw = inflateSync(Buffer.concat(data))
  const line = width * 3
  const pixels = Buffer.alloc(line * height)
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (line + 1)]
    for (let x = 0; x < line; x += 1) {
      const at = y * line + x
      const reference = filter === 2 ? (y === 0 ? 0 : pixels[at - line]) : x < 3 ? 0 : pixels[at - 3]
      pixels[at] = (raw[y * (line + 1) + 1 + x] ?? 0) + (reference ?? 0)
    }
  }
  const has = (colour: string): boolean => {
    const wanted = Buffer.from(colour.slice(1), 'hex')
    for (let at = pixels.indexOf(wanted); at >= 0; at = pixels.indexOf(wanted, at + 1)) if (at % 3 === 0) return true
    return false
  }
  return { row: (y) => pixels.subarray(y * line, (y + 1) * line), has }
}

/** One for each composition: tiles, blocks, bands, hills, discs, arches, waves. */
const SEEDS = [1, 2, 3, 6, 11, 24, 26] as const

/** These bytes may change with a major version only. */
const PINS: readonly (readonly [Partial<Commission>, string])[] = [
  [{}, '408d248c3e6a9ac97e0b9af23de26f410d5ff21c126b005894a94148f1dfaba0'],
  [{ seed: 2 }, '8b296552629e5424bf7b363fe816e20b50cf25a2cf0847908f96fa8d031e2655'],
  [{ seed: 3 }, 'c728926fab7030a13a1d771f32117b34a59119e75187d515df1493f055bc7fb5'],
  [{ seed: 6 }, '09100a9f99d2a7349d38a9b36eb2ffb2d6411345b6f68ea32048ec62e99b63a0'],
  [{ seed: 11 }, 'f4406885f7e23ea8701f0c59e730c58d19504b83c749e0f37943d33949dfeb54'],
  [{ seed: 24 }, '8b33c805556a99716ac07c6c0457adfbf84df0ab06a3869028d88357831f852e'],
  [{ seed: 26 }, '94d88880707fe894b8a895cf3bae12d78a7fbd892a79e8c233643d346209b05a'],
  [{ seed: 2, format: 'jpeg' }, '0ea0903b6fed977a75d0beb80dc5575dcdb4d9feb1c7ce0a928d484895550f49'],
  [
    { seed: 6, format: 'jpeg', width: 333, height: 517 },
    '18620f71b5cbdc062db04b3533cab81ed6ae9859acb5f6056d542f26d538b8a4',
  ],
  [
    { seed: 2_147_483_647, width: 64, height: 64, prompt: 'navy #0B1F3A, coral #f65' },
    '1f8d6ca6826e0f2de013794dba7628739f4e30ea5fa24a335afcab34f881b03f',
  ],
  [
    { seed: 0, width: 1024, height: 1024, prompt: 'Съешь ещё; façade, Ελλάδα' },
    '323ac1c4618a8d4dfa0d97122f5f1b9159de92bb45962788cd97de0ef291dcfd',
  ],
]

test('no picture refers to bytes before its beginning', { timeout: 60_000 }, () => {
  // Each of these was refused by every decoder when fflate's streaming compressor made it.
  for (const seed of [720_629, 1_280_946_782]) {
    const png = draw({ prompt: 'P 7 18', width: 64, height: 64, seed })
    expect(pixelsOf(png).row(63)).toHaveLength(192)
  }
  for (let seed = 0; seed < 600; seed += 1) {
    expect(() => pixelsOf(draw({ prompt: `p${seed}`, width: 64, height: 64, seed: seed * 7919 }))).not.toThrow()
  }
})

test.each(PINS)('%o has these bytes', (commission, sha256) => {
  expect(hash(draw(commission))).toBe(sha256)
})

const SIZES = [
  [1, 1],
  [1, 300],
  [300, 1],
  [7, 9],
  [16, 16],
  [64, 64],
  [65, 33],
  [96, 300],
  [3000, 16],
  [16, 3000],
  [500, 375],
] as const

test.each(SIZES)('%i x %i is whole and of that size, for every composition', async (width, height) => {
  for (const format of ['png', 'jpeg'] as const) {
    for (const seed of format === 'png' ? SEEDS : [3]) {
      const inspector = createInspector()
      for (const piece of paint({ prompt: PROMPT, width, height, seed, format })) await inspector.write(piece)
      expect(await inspector.end()).toEqual({ kind: 'whole', format, width, height, provenance: 'none' })
    }
  }
})

describe('the prompt', () => {
  test.each(SEEDS)('seed %i: other words change the caption alone', (seed) => {
    const [one, other] = [draw({ seed }), draw({ seed, prompt: 'Something else, quite long, for more than one line' })]
    expect(one.equals(other)).toBe(false)
    const [pixels, otherPixels] = [pixelsOf(one), pixelsOf(other)]
    for (let y = 0; y < 100; y += 1) expect(pixels.row(y).equals(otherPixels.row(y)), `row ${y}`).toBe(true)
  })
  test.each([
    ['a coral house #FF6B57 on black #000', '#FF6B57'],
    ['#f65, navy #0B1F3A', '#FF6655'],
    ['#123456 #ff6b57', '#FF6B57'],
  ])('%s: the most vivid of its colours is there to the letter', (prompt, colour) => {
    for (const seed of SEEDS) {
      expect(pixelsOf(draw({ seed, prompt })).has(colour)).toBe(true)
      expect(pixelsOf(draw({ seed })).has(colour)).toBe(false)
    }
  })
  test('hex codes count in either case and not inside longer words', () => {
    expect(draw({ prompt: 'a #0B1F3A' })).not.toEqual(draw({ prompt: 'a #3A1F0B' }))
    expect(hash(draw({ prompt: '一 #ABCDEF' }))).toBe(hash(draw({ prompt: '一 #abcdef' })))
    expect(hash(draw({ prompt: '一 #abc' }))).toBe(hash(draw({ prompt: '一 #AABBCC' })))
    expect(pixelsOf(draw({ prompt: 'a #abcdefg' })).row(9)).toEqual(pixelsOf(draw({ prompt: 'a' })).row(9))
  })
  test('of a JSON prompt the first string is shown', () => {
    const prompt = '{"steps":3,"scene":{"subject":"A lighthouse at dawn, 85mm lens"},"mood":"calm"}'
    expect(hash(draw({ prompt }))).toBe(hash(draw({})))
    expect(hash(draw({ prompt: '{not json' }))).not.toBe(hash(draw({})))
  })
  test('words in other scripts are left out, accents in either form are equal', () => {
    expect(hash(draw({ prompt: '灯塔 A lighthouse 黎明 at dawn, 🌅 85mm lens' }))).toBe(hash(draw({})))
    expect(hash(draw({ prompt: 'e\u0301te\u0301' }))).toBe(hash(draw({ prompt: 'été' })))
    expect(hash(draw({ prompt: 'ete' }))).not.toBe(hash(draw({ prompt: 'été' })))
  })
})

test('pictures stay modest in bytes and pieces', () => {
  for (const seed of [2, 11]) {
    const pieces = [...paint({ prompt: PROMPT, width: 1024, height: 1024, seed, format: 'png' })]
    expect(pieces.reduce((sum, piece) => sum + piece.length, 0)).toBeLessThan(250_000)
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThan(200_000)
  }
})

const hasTools = spawnSync('compare', ['-version']).status === 0 && spawnSync('identify', ['-version']).status === 0

test.skipIf(!hasTools)('ImageMagick reads the size, and both formats show the same picture', () => {
  const folder = mkdtempSync(join(tmpdir(), 'paint-'))
  const file = (format: string): string => join(folder, `picture.${format}`)
  try {
    for (const seed of [2, 11]) {
      for (const format of ['png', 'jpeg'] as const)
        writeFileSync(file(format), draw({ seed, format, width: 301, height: 203 }))
      const { stdout, stderr } = spawnSync('identify', ['-format', '%m %w %h\n', file('png'), file('jpeg')], {
        encoding: 'utf8',
      })
      expect([stdout, stderr]).toEqual(['PNG 301 203\nJPEG 301 203\n', ''])
      const psnr = spawnSync('compare', ['-metric', 'PSNR', file('png'), file('jpeg'), 'null:'], {
        encoding: 'utf8',
      }).stderr
      expect(Number.parseFloat(psnr)).toBeGreaterThan(34)
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
})
