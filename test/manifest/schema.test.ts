// The JSON Schema that editors use is that of the code.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { manifestJsonSchema } from '../../src/manifest/json-schema.ts'
import { image, run } from './run.ts'

const FILE = new URL('../../schema/images.schema.json', import.meta.url)
const committed = JSON.parse(readFileSync(FILE, 'utf8'))

test('schema/images.schema.json is what the code makes', () => {
  expect(committed).toEqual(manifestJsonSchema())
})

interface Schema {
  readonly description?: string
  readonly properties?: Readonly<Record<string, Schema>>
  readonly additionalProperties?: unknown
}

test('every key of the manifest has its help, and no other is allowed', () => {
  const [, mapping] = committed.properties.images.additionalProperties.anyOf
  const { defaults, budget } = committed.properties
  const objects: Schema[] = [committed, mapping, defaults, budget]
  for (const { properties, additionalProperties } of objects) {
    expect(additionalProperties).toBe(false)
    expect(Object.entries(properties!).filter(([, { description }]) => (description ?? '').length < 10)).toEqual([])
  }
  const keys =
    'prompt prompt_file provider model size width height seed output_format safety_tolerance prompt_upsampling steps guidance path extra alt matrix'
  expect(Object.keys(mapping.properties)).toEqual(keys.split(' '))
  const pairs = { width: ['height'], height: ['width'] }
  expect(mapping).toMatchObject({
    oneOf: [{ required: ['prompt'] }, { required: ['prompt_file'] }],
    dependencies: pairs,
  })
  expect(defaults).toMatchObject({ dependencies: pairs, not: { required: ['size', 'width'] } })
  expect(Object.keys(committed.properties)).toEqual('version provider vars defaults budget images'.split(' '))
})

// What the schema can say is judged alike by the schema, read back but for what that reader lacks, and by the code.
const LACKS = ['not', 'dependencies', 'oneOf']
const readable = JSON.stringify(committed, (key, value) => (LACKS.includes(key) ? undefined : value))
const schema = z.fromJSONSchema(JSON.parse(readable))

test.each<[boolean, string]>([
  [true, image('prompt: p')],
  [true, image('prompt: {a: [1, {b: ~}]}, matrix: {x: [1, a, true], include: [{y: 1}]}')],
  [
    true,
    image('prompt: p, seed: 0, size: 64x64, alt: x, path: a.png', 'vars: {a: 1, b: x, c: true}\nbudget: {max_cost: 0}'),
  ],
  [true, image('prompt: p, model: flux-2-flex, steps: 50, guidance: 1.5, safety_tolerance: 6')],
  [true, image('prompt: p, model: gpt-image-2, extra: {quality: low}', 'defaults: {width: 1024, height: 1024}')],
  [false, image('prompt: p, seed: -1')],
  [false, image('prompt: p, seed: 2147483648')],
  [false, image('prompt: p, seed: "1"')],
  [false, image('prompt: p, sede: 1')],
  [false, image('prompt: p, size: 1024')],
  [false, image('prompt: p, output_format: gif')],
  [false, image('prompt: p, extra: {n: 2}')],
  [false, image('prompt: p, matrix: {x: []}')],
  [false, image('prompt: p, provider: other')],
  [false, image('prompt: p', 'budget: {max_cost: -1}')],
  [false, image('prompt: p', 'vars: {a: [1]}')],
  [false, image('prompt: p', 'other: 1')],
  [false, 'version: 2\nimages: {a: p}'],
  [false, 'version: 1'],
  [false, 'version: 1\nimages: {-a: p}'],
])('%j for %s', (good, text) => {
  expect(run(text).manifest !== null).toBe(good)
  expect(schema.safeParse(parse(text)).success).toBe(good)
})
