// The canonical text of a lock: what stands where, and that equal content gives equal bytes.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fingerprint } from '../../src/lock/fingerprint.ts'
import { formatLock } from '../../src/lock/format.ts'
import { parseLock } from '../../src/lock/parse.ts'
import type { Entry, Format } from '../../src/lock/schema.ts'
import { ACCEPTED, EXTRA, HERO, lockOf } from './sample.ts'

const TEXT = `{
  "version": 1,
  "images": {
    "10": {
      "path": "images/all.png",
      "fingerprint": "sha256:69f3b9aac93cdded5ba91124703d8abe12b5ee522de1845de79eef858df5e683",
      "request": {
        "provider": "apiyi",
        "model": "gpt-image-2-all",
        "prompt": "x"
      },
      "file": {
        "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "git_blob": "30d74d258442c7c65512eafab474568dd706c430",
        "bytes": 1843201,
        "format": "png",
        "width": 1920,
        "height": 1088,
        "provenance": "none"
      },
      "accepted": true
    },
    "9": {
      "path": "images/extra.webp",
      "fingerprint": "sha256:3c019dc248f0fad46fe99f283710348fe797e9efd03ca822a89dde3d0020525c",
      "request": {
        "provider": "apiyi",
        "model": "gpt-image-2",
        "prompt": "x",
        "width": 1024,
        "height": 1024,
        "output_format": "webp",
        "extra": {
          "background": "opaque",
          "output_compression": 80
        }
      },
      "file": {
        "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "git_blob": "30d74d258442c7c65512eafab474568dd706c430",
        "bytes": 1843201,
        "format": "webp",
        "width": 1920,
        "height": 1088,
        "provenance": "c2pa"
      },
      "receipt": {
        "cost_usd": null,
        "cost_source": "unknown"
      }
    },
    "Zoo": {
      "path": "docs/static/hero.png",
      "fingerprint": "sha256:168eb0756c4a7f8f243ff2e98a8a1e7de5e243c45087f08b23c76df8e203dd6c",
      "request": {
        "provider": "apiyi",
        "model": "flux-2-pro",
        "prompt": "A lighthouse at dawn",
        "width": 1920,
        "height": 1088,
        "seed": 42,
        "output_format": "png",
        "safety_tolerance": 2,
        "prompt_upsampling": false
      },
      "file": {
        "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "git_blob": "30d74d258442c7c65512eafab474568dd706c430",
        "bytes": 1843201,
        "format": "png",
        "width": 1920,
        "height": 1088,
        "provenance": "c2pa"
      },
      "receipt": {
        "request_id": "req_1.a:b-c",
        "cost_usd": 0.03,
        "cost_source": "price-list"
      }
    }
  }
}
`

describe('formatLock', () => {
  test('the text, ids in code-unit order also where they are numbers', () => {
    expect(formatLock(lockOf({ Zoo: HERO, '9': EXTRA, '10': ACCEPTED }))).toBe(TEXT)
  })

  test('no image', () => {
    expect(formatLock(lockOf({}))).toBe('{\n  "version": 1,\n  "images": {}\n}\n')
  })

  test('steps and guidance stand before extra, a prompt stays on its line', () => {
    const request = { ...HERO.request, prompt: 'a\n"b" 灯', guidance: 4.5, steps: 50 }
    const text = formatLock(lockOf({ a: { ...HERO, request } }))
    expect(text).toContain('"prompt": "a\\n\\"b\\" 灯",\n        "width"')
    expect(text).toContain('"prompt_upsampling": false,\n        "steps": 50,\n        "guidance": 4.5\n')
  })
})

const idPart = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,8}$/)
const id = fc.array(idPart, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/'))
const prompt = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  .map((text) => `p${text.replace(/[^\P{Cc}\n\t]/gu, '')}`.trim())
const hex = (digits: number) => fc.stringMatching(new RegExp(`^[0-9a-f]{${digits}}$`))
const whole = fc.integer({ min: 1, max: 4096 })
/** A legal side of FLUX.2. */
const side = fc.integer({ min: 4, max: 128 }).map((sixteenth) => 16 * sixteenth)

const entry: fc.Arbitrary<Entry> = fc
  .record({
    prompt,
    format: fc.constantFrom<Format>('jpeg', 'png'),
    sides: fc.tuple(side, side),
    seed: fc.nat(),
    steps: fc.option(fc.integer({ min: 1, max: 50 }), { nil: undefined }),
    guidance: fc.option(fc.double({ min: 1.5, max: 10, noNaN: true }), { nil: undefined }),
    sha256: hex(64),
    git_blob: hex(40),
    bytes: whole,
    micros: fc.nat({ max: 5_000_000 }),
    accepted: fc.boolean(),
  })
  .map(
    ({ prompt, format, sides: [width, height], seed, steps, guidance, sha256, git_blob, bytes, micros, accepted }) => {
      const request = {
        provider: 'apiyi',
        model: 'flux-2-flex',
        prompt,
        width,
        height,
        seed,
        output_format: format,
        ...(steps === undefined ? {} : { steps }),
        ...(guidance === undefined ? {} : { guidance }),
      }
      const file = { sha256, git_blob, bytes, format, width: height, height: width, provenance: 'none' as const }
      const receipt = { cost_usd: micros / 1e6, cost_source: 'provider' as const }
      return { path: '', fingerprint: fingerprint(request), request, file, ...(accepted ? { accepted } : { receipt }) }
    },
  )

const entries = fc
  .uniqueArray(fc.tuple(id, entry), { selector: ([one]) => one, maxLength: 8 })
  .map((all) =>
    all.map(([one, value], index): [string, Entry] => [one, { ...value, path: `p/${index}.${value.file.format}` }]),
  )

/** The same content with the keys of every mapping the other way round. */
function reversed<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value
  const turned = Object.entries(value).map(([key, inner]) => [key, reversed(inner as unknown)])
  return Object.fromEntries(turned.reverse()) as T
}

describe('format and parse', () => {
  test('what is written is read back, whatever the order it was put in', () => {
    fc.assert(
      fc.property(entries, (all) => {
        const text = formatLock({ version: 1, images: new Map(all) })
        const turned = all.map(([one, value]): [string, Entry] => [one, reversed(value)]).reverse()
        expect(formatLock({ version: 1, images: new Map(turned) })).toBe(text)
        const { lock } = parseLock(text, 'images.lock.json')
        expect(Object.fromEntries(lock.images)).toEqual(Object.fromEntries(all))
        expect([...lock.images.keys()]).toEqual([...lock.images.keys()].sort())
        expect(formatLock(lock)).toBe(text)
      }),
      { numRuns: 60 },
    )
  })
})
