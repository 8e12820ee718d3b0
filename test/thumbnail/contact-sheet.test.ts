// Thumbnails and contact sheets from real files of every kind, read back by ImageMagick where it is there.
import { execFileSync } from 'node:child_process'
import * as fs from 'node:fs'
import * as os from 'node:os'
import * as path from 'node:path'
import { expect, test } from 'vitest'
import { openCodecs } from '../../src/thumbnail/codecs.ts'
import { contactSheet } from '../../src/thumbnail/contact-sheet.ts'
import { shrink } from '../../src/thumbnail/pixels.ts'
import { makeThumbnail } from '../../src/thumbnail/thumbnail.ts'
import { codecFile } from '../../src/world/codec-files.ts'

const FIXTURES = path.join(import.meta.dirname, '../image/fixtures')
const codecs = openCodecs(codecFile)
const fixture = (name: string): Buffer => fs.readFileSync(path.join(FIXTURES, name))

function magick(program: string, bytes: Uint8Array, ...args: string[]): string | null {
  const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'imagelock-thumb-')), 'x.webp')
  try {
    fs.writeFileSync(file, bytes)
    return execFileSync(
      program,
      args.map((arg) => (arg === 'FILE' ? file : arg)),
      { encoding: 'utf8' },
    )
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  } finally {
    fs.rmSync(path.dirname(file), { recursive: true })
  }
}

const sizeOf = (bytes: Uint8Array): string | null => magick('identify', bytes, '-format', '%m %wx%h', 'FILE')

test.each([
  ['alpha.png', 48, 32],
  ['baseline.jpg', 48, 32],
  ['grey.jpg', 48, 32],
  ['interlaced.png', 19, 11],
  ['lossless.webp', 48, 32],
  ['lossy.webp', 48, 32],
  ['palette.png', 48, 32],
  ['progressive.jpg', 48, 32],
  ['sixteen.png', 20, 13],
])('%s becomes a WebP of its size, or of half', async (name, width, height) => {
  for (const [box, size] of [
    [320, `${width}x${height}`],
    [width / 2, `${Math.round(width / 2)}x${Math.round(height / 2)}`],
  ] as const) {
    const small = await makeThumbnail(fixture(name), box, codecs)
    if (small.kind !== 'webp') throw new Error(small.why)
    expect([`WEBP ${size}`, null]).toContain(sizeOf(small.bytes))
    expect(`${small.width}x${small.height}`).toBe(size)
  }
})

test.each([
  ['a text', Buffer.from('hello')],
  ['nothing', Buffer.alloc(0)],
  ['a page', Buffer.from('<!doctype html><script>alert(1)</script>')],
  ['a header without its picture', fixture('rgb.png').subarray(0, 40)],
  ['a frame header alone', fixture('baseline.jpg').subarray(0, 10)],
  ['more pixels than are decoded', huge()],
])('%s has no thumbnail, and the next picture has one', async (_, bytes) => {
  expect((await makeThumbnail(bytes, 320, codecs)).kind).toBe('nothing')
  expect((await makeThumbnail(fixture('rgb.png'), 320, codecs)).kind).toBe('webp')
})

/** The header of a real picture made to say 60,000 by 60,000. */
function huge(): Buffer {
  const bytes = Buffer.from(fixture('rgb.png'))
  bytes.writeUInt32BE(60_000, 16)
  bytes.writeUInt32BE(60_000, 20)
  return bytes
}

test('every byte of a picture may be wrong', async () => {
  for (const name of ['rgb.png', 'progressive.jpg', 'lossy.webp', 'lossless.webp']) {
    const bytes = fixture(name)
    for (let at = 0; at < bytes.length; at += 23) {
      const wrong = Buffer.from(bytes)
      wrong[at] = 255 - (wrong[at] ?? 0)
      expect(['webp', 'nothing']).toContain((await makeThumbnail(wrong, 64, codecs)).kind)
    }
    expect((await makeThumbnail(bytes, 64, codecs)).kind).toBe('webp')
  }
})

test('a small picture is the mean of the large one, weighted by opacity', () => {
  const row = [255, 0, 0, 255, 0, 0, 255, 255, 0, 255, 0, 0]
  const data = new Uint8ClampedArray([...row, ...row, ...row])
  expect([...shrink({ width: 3, height: 3, data }, 1, 1).data]).toEqual([128, 0, 128, 170])
  // Half of the middle pixel belongs to each.
  expect([...shrink({ width: 3, height: 3, data }, 2, 1).data]).toEqual([170, 0, 85, 255, 0, 0, 255, 85])
})

test('a contact sheet has a tile and a label for each, also for what is no picture', async () => {
  const label = 'banner'
  const one = async (read: () => Promise<Uint8Array | null>, text = label) =>
    contactSheet([{ label: text, read }], codecs)
  const picture = await one(async () => fixture('rgb.png'))
  const gone = await one(async () => null)
  const broken = await one(async () => Buffer.from('abc'))
  const unlabelled = await one(async () => fixture('rgb.png'), '')
  const all = [picture, gone, broken, unlabelled]
  expect(new Set(all.map(({ bytes }) => Buffer.from(bytes).toString('base64'))).size).toBe(4)
  for (const { bytes, width, height } of all) expect([`WEBP ${width}x${height}`, null]).toContain(sizeOf(bytes))
})

test('thirty tiles stand in rows, and ten thousand are cut', async () => {
  const tiles = (count: number) =>
    Array.from({ length: count }, (_, at) => ({ label: `icon/${at} \u202e日本 seed ${at}`, read: async () => null }))
  const sheet = await contactSheet(tiles(30), codecs)
  expect([sheet.shown, sheet.width, sheet.height]).toEqual([30, 6 * 256 + 16, 5 * 282 + 16])
  const cut = await contactSheet(tiles(10_000), codecs)
  expect(cut.shown).toBe(600)
  expect(Math.max(cut.width, cut.height)).toBeLessThan(16_384)
})
