// Seeds written into manifests: layouts by example, then any layout at all, against another parser.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Document, parseDocument, visit } from 'yaml'
import { writeSeeds } from '../../src/manifest/edit.ts'
import { LAYOUTS } from './edit-cases.ts'
import { run } from './run.ts'

type Data = Record<string, unknown> & { images: Record<string, unknown> }

function there(text: string): Data {
  const document = parseDocument(text, { version: '1.2', schema: 'core', logLevel: 'silent' })
  expect(document.errors).toEqual([])
  return document.toJS() as Data
}

/** What a manifest says once some images have these seeds, by the words of the spec. */
function withSeeds(data: Data, seeds: ReadonlyMap<string, number>): Data {
  const images = Object.entries(data.images).map(([id, image]) => {
    const mapping = typeof image === 'string' ? { prompt: image } : image
    return [id, seeds.has(id) ? { ...(mapping as object), seed: seeds.get(id) } : image]
  })
  return { ...data, images: Object.fromEntries(images) }
}

test.each(LAYOUTS)('$name', ({ before, after }) => {
  const seeds = new Map([['a', 77]])
  expect(writeSeeds(before, seeds)).toBe(after)
  // The tables themselves are right: both are manifests, and they differ in the seed alone.
  expect([run(before).told, run(after).told]).toEqual([[], []])
  // The other parser does not take a closing bracket that stands no deeper than its key, nor a lone CR.
  if (!before.includes('}\ndefaults') && !/\r(?!\n)/.test(before)) {
    expect(there(after)).toEqual(withSeeds(there(before), seeds))
  }
  // Written again, the seed alone changes: every byte around it is as it was.
  expect(writeSeeds(after, new Map([['a', 2147483647]]))).toBe(
    after.replace(/(seed["']?:\s*(?:# why\s*)?)77/, '$12147483647').replace(/(\? seed\n\s*: )77/, '$12147483647'),
  )
})

const TEXTS = [
  'A',
  'a: b',
  '# none',
  '{x}, [y]',
  "it's",
  'say "x"',
  'one\ntwo',
  'one\n\n  two\n',
  ' A',
  'été 😀',
  '- a',
  'seed: 1',
  'x'.repeat(120),
  'word '.repeat(40),
]
const text = fc.constantFrom(...TEXTS)
const image = fc.oneof(
  text,
  fc.record(
    {
      prompt: fc.oneof(text, fc.record({ scene: text, seed: fc.nat(9), colors: fc.array(text, { maxLength: 3 }) })),
      seed: fc.integer({ min: 0, max: 2147483647 }),
      size: fc.constant('64x64'),
      alt: text,
      matrix: fc.record({ n: fc.constant(0).map(() => [1, 2]) }),
    },
    { requiredKeys: ['prompt'] },
  ),
)

/** A manifest in one of the styles that the other parser's own printer can give it. */
const manifests = fc
  .record({
    images: fc.uniqueArray(
      fc.tuple(fc.constantFrom('a', 'b/c', 'd.e', '1', 'null', 'seed', 'images', 'x-1_y'), image),
      { minLength: 1, maxLength: 6, selector: ([id]) => id },
    ),
    seeds: fc.array(fc.integer({ min: 0, max: 2147483647 }), { minLength: 6, maxLength: 6 }),
    picked: fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
    dice: fc.array(fc.nat(99), { minLength: 40, maxLength: 40 }),
    indent: fc.integer({ min: 1, max: 6 }),
    eol: fc.constantFrom('\n', '\r\n'),
    endless: fc.boolean(),
  })
  .map(({ images, seeds, picked, dice, indent, eol, endless }) => {
    const document = new Document({ version: 1, defaults: { seed: 3 }, images: Object.fromEntries(images) })
    let roll = 0
    const next = (): number => dice[roll++ % dice.length] ?? 0
    visit(document, {
      Map: (_, node) => void (node.flow = next() < 15),
      Seq: (_, node) => void (node.flow = next() < 50),
      Scalar: (key, node) => {
        if (typeof node.value === 'string')
          node.type =
            (['PLAIN', 'QUOTE_SINGLE', 'QUOTE_DOUBLE', 'BLOCK_LITERAL', 'BLOCK_FOLDED'] as const)[next() % 5] ?? 'PLAIN'
        if (next() < 15) node.comment = ' seed: 1'
        if (key === 'key' && next() < 15) node.commentBefore = ` images: {`
        if (key === 'key' && next() < 15) node.spaceBefore = true
      },
    })
    const printed = document.toString({ indent, lineWidth: next() < 50 ? 0 : 40 })
    const lines = endless ? printed.trimEnd() : printed
    const chosen = images.flatMap(([id], index) =>
      picked[index] || index === 0 ? [[id, seeds[index] ?? 0] as const] : [],
    )
    return { text: lines.replaceAll('\n', eol), seeds: new Map(chosen) }
  })

/** Whether `part` comes of `whole` by leaving characters out. */
function isLeftOf(part: string, whole: string): boolean {
  let at = 0
  for (let index = 0; index < whole.length; index++) if (whole[index] === part[at]) at += 1
  return at === part.length
}

test('any layout: what the other parser reads differs in the seeds alone, and no byte is lost', () => {
  let written = 0
  let refused = 0
  fc.assert(
    fc.property(manifests, ({ text: before, seeds }) => {
      const other = parseDocument(before, { version: '1.2', schema: 'core', logLevel: 'silent' })
      if (other.errors.length > 0 || run(before).told.length > 0) return
      const after = writeSeeds(before, seeds)
      if (after === null) return void (refused += 1)
      written += 1
      expect(there(after)).toEqual(withSeeds(there(before), seeds))
      const bare = (one: string): string => one.replaceAll(/[0-9]+/g, '')
      expect(isLeftOf(bare(before), bare(after))).toBe(true)
      const own = [...seeds].every(([id]) => Object.hasOwn(Object(there(before).images[id]), 'seed'))
      if (own) expect(bare(after)).toBe(bare(before))
    }),
    { numRuns: 200, seed: 20261123 },
  )
  expect([written > 120, refused]).toEqual([true, 0])
})

test('images elsewhere, ids that are not there, broken texts: null, never a guess', () => {
  const seeds = new Map([['a', 1]])
  for (const text of [
    '',
    'images: {}',
    'images: [a]',
    'images: {b: B}',
    'a: A',
    'images: {a: [1]}',
    'images: {a: A',
    '%YAML 1.2\n---\nimages: {a: A}',
    'images: {a: &x A}',
  ]) {
    expect([text, writeSeeds(text, seeds)]).toEqual([text, null])
  }
})
