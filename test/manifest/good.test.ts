// What a manifest comes to: every image with all but its seed decided.
import { describe, expect, test } from 'vitest'
import type { Draft } from '../../src/manifest/draft.ts'
import { image, run } from './run.ts'

function drafts(text: string, files: Parameters<typeof run>[1] = {}): readonly Draft[] {
  const { manifest, problems } = run(text, files)
  expect(problems).toEqual([])
  return manifest!.drafts
}

function draft(text: string): Draft {
  return drafts(text)[0]!
}

const SPEC = `# yaml-language-server: $schema=https://example.org/images.schema.json
version: 1
provider: apiyi                      # default provider of every image; \`placeholder\` needs no key
vars:
  brand: "flat vector, navy #0B1F3A and coral #FF6B57, soft light"
defaults:
  model: flux-2-pro
  size: 1024x1024
  output_format: png
images:
  hero:
    prompt: "A lighthouse at dawn, 85mm lens. {{ brand }}"
    size: 1920x1088
    seed: 42
    path: docs/static/hero.png
    alt: "A lighthouse at dawn"
  about/team: "Six people around a workbench, seen from above. {{ brand }}"   # a string is a prompt
  icon:
    matrix: { name: [cloud, lock], theme: [light, dark] }
    prompt: "{{ name }} icon on a {{ theme }} background. {{ brand }}"
    path: docs/static/icons/{{ name }}-{{ theme }}.png
  palette:
    prompt:                          # a mapping is a structured JSON prompt, sent as canonical JSON text
      scene: "luxury eyeshadow palette, 6 pans"
      colors: ["#B76E79", "#E8D5B7", "#8B4789"]
`

test('the manifest of the format itself', () => {
  const all = drafts(SPEC)
  const brand = 'flat vector, navy #0B1F3A and coral #FF6B57, soft light'
  expect(all.map(({ id, pathParts, promptParts }) => [id, pathParts[0], promptParts[0]])).toEqual([
    ['hero', 'docs/static/hero.png', `A lighthouse at dawn, 85mm lens. ${brand}`],
    ['about/team', 'images/about/team.png', `Six people around a workbench, seen from above. ${brand}`],
    ['icon/cloud-light', 'docs/static/icons/cloud-light.png', `cloud icon on a light background. ${brand}`],
    ['icon/cloud-dark', 'docs/static/icons/cloud-dark.png', `cloud icon on a dark background. ${brand}`],
    ['icon/lock-light', 'docs/static/icons/lock-light.png', `lock icon on a light background. ${brand}`],
    ['icon/lock-dark', 'docs/static/icons/lock-dark.png', `lock icon on a dark background. ${brand}`],
    [
      'palette',
      'images/palette.png',
      '{"colors":["#B76E79","#E8D5B7","#8B4789"],"scene":"luxury eyeshadow palette, 6 pans"}',
    ],
  ])
  const lines = SPEC.split('\n')
  const offset = (line: number, column: number): number => lines.slice(0, line - 1).join('\n').length + column
  expect({ ...all[0], origins: all[0]?.origins() }).toEqual({
    id: 'hero',
    source: 'hero',
    provider: 'apiyi',
    model: 'flux-2-pro',
    writtenSeed: 42,
    takesSeed: true,
    promptParts: [`A lighthouse at dawn, 85mm lens. ${brand}`],
    pathParts: ['docs/static/hero.png'],
    altParts: ['A lighthouse at dawn'],
    width: 1920,
    height: 1088,
    format: 'png',
    fields: {
      provider: 'apiyi',
      model: 'flux-2-pro',
      width: 1920,
      height: 1088,
      output_format: 'png',
      safety_tolerance: 2,
      prompt_upsampling: false,
    },
    at: offset(11, 3),
    pathAt: offset(15, 11),
    ownPath: true,
    origins: {
      provider: { from: 'top', at: offset(3, 11) },
      model: { from: 'defaults', at: offset(7, 10) },
      width: { from: 'image', at: offset(13, 11) },
      height: { from: 'image', at: offset(13, 11) },
      seed: { from: 'image', at: offset(14, 11) },
      path: { from: 'image', at: offset(15, 11) },
      output_format: { from: 'image', at: offset(15, 11) },
      safety_tolerance: { from: 'provider' },
      prompt_upsampling: { from: 'provider' },
      prompt: { from: 'image', at: offset(12, 13) },
      alt: { from: 'image', at: offset(16, 10) },
      'vars.brand': { from: 'vars', at: offset(5, 10) },
    },
    leftOut: [],
  })
})

test.each<[string, Partial<Draft['fields']>, Partial<Draft>]>([
  // The format: own, own path, defaults, model.
  ['prompt: p', { output_format: 'jpeg', width: 1024, height: 1024 }, { pathParts: ['images/a.jpg'], format: 'jpeg' }],
  ['prompt: p, path: x.png', { output_format: 'png' }, { pathParts: ['x.png'] }],
  ['prompt: p, path: x.jpeg', { output_format: 'jpeg' }, { pathParts: ['x.jpeg'] }],
  ['prompt: p, path: "x.{{ ext }}", output_format: png', { output_format: 'png' }, { pathParts: ['x.png'] }],
  ['prompt: p, model: gpt-image-2, output_format: webp', { output_format: 'webp' }, { pathParts: ['images/a.webp'] }],
  // Parameters: what the model takes, always; what it does not, never.
  ['prompt: p, model: flux-2-flex, steps: 20', { steps: 20, guidance: 4.5, safety_tolerance: 2 }, {}],
  ['prompt: p, model: flux-2-klein-4b, prompt_upsampling: false', { safety_tolerance: 2 }, {}],
  ['prompt: p, width: 640, height: 480', { width: 640, height: 480 }, { width: 640 }],
  ['prompt: p, size: 1920x1080', { width: 1920, height: 1080 }, {}],
  ['prompt: p, seed: 0', {}, { writtenSeed: 0 }],
  ['prompt: p, seed: 2147483647', {}, { writtenSeed: 2_147_483_647 }],
  [
    'prompt: p, model: gpt-image-2, extra: {quality: low, background: auto}',
    { extra: { background: 'auto', quality: 'low' } },
    { takesSeed: false },
  ],
])('{%s}', (keys, fields, rest) => {
  const got = draft(image(keys))
  expect(got.fields).toMatchObject(fields)
  expect(got).toMatchObject(rest)
})

test('what the model does not take is not sent', () => {
  const fields = (model: string): object => draft(image(`prompt: p, model: ${model}`)).fields
  expect(fields('flux-2-klein-4b')).not.toHaveProperty('prompt_upsampling')
  expect(fields('gpt-image-2-all')).toEqual({ provider: 'apiyi', model: 'gpt-image-2-all' })
  expect(draft(image('prompt: p, provider: placeholder')).fields).toEqual({
    provider: 'placeholder',
    model: 'placeholder',
    width: 1024,
    height: 1024,
    output_format: 'png',
  })
})

describe('defaults', () => {
  test("an image's own value wins, and size and width/height replace each other", () => {
    const text = `version: 1
defaults: {size: 512x512, seed: 7, steps: 20, path: "out/{{ id }}.{{ ext }}", output_format: png}
images:
  a: {prompt: p, width: 640, height: 480, seed: 8}
  b: {prompt: p, path: b.jpg}
  c: {prompt: p, model: flux-2-flex, output_format: jpeg}
`
    const seen = drafts(text).map((one) => [one.width, one.height, one.writtenSeed, one.pathParts[0], one.fields.steps])
    expect(seen).toEqual([
      [640, 480, 8, 'out/a.png', undefined],
      [512, 512, 7, 'b.jpg', undefined],
      [512, 512, 7, 'out/c.jpg', 20],
    ])
    expect(drafts(text).map(({ leftOut }) => leftOut)).toEqual([['steps'], ['steps'], []])
  })

  test('what the model does not take is left out and named', () => {
    const text = `version: 1
defaults: {model: flux-2-flex, size: 512x512, seed: 7, safety_tolerance: 3, output_format: webp, path: "{{ id }}.webp", extra: {quality: low}}
images:
  a: {prompt: p, model: gpt-image-2-all}
  b: {prompt: p, provider: placeholder}
  c: {prompt: p, model: gpt-image-2}
`
    const seen = drafts(text).map((one) => [one.model, one.pathParts[0], one.fields.extra, one.leftOut])
    expect(seen).toEqual([
      [
        'gpt-image-2-all',
        'images/a.png',
        undefined,
        ['size', 'seed', 'path', 'output_format', 'safety_tolerance', 'extra.quality'],
      ],
      [
        'placeholder',
        'images/b.png',
        undefined,
        ['model', 'path', 'output_format', 'safety_tolerance', 'extra.quality'],
      ],
      ['gpt-image-2', 'c.webp', { quality: 'low' }, ['size', 'seed', 'safety_tolerance']],
    ])
  })

  test('a default model is one of the top provider', () => {
    const text =
      'version: 1\nprovider: placeholder\ndefaults: {model: placeholder}\nimages: {a: p, b: {prompt: p, provider: apiyi}}'
    expect(drafts(text).map(({ model }) => model)).toEqual(['placeholder', 'flux-2-pro'])
  })
})

test.each<[string, string, string[]]>([
  ['  white space\\r\\n and  more \\t\\n ', '', ['white space\n and  more']],
  ['\\uFEFFmark', '', ['mark']],
  ['{{n}}{{ n }}{{  n  }}', 'n: 1.50', ['1.501.501.50']],
  ['{{ a }} {{ b }} {{ c }}', 'a: True, b: 0x1F, c: "{{ a }}"', ['True 0x1F {{ a }}']],
  ['\\\\{{ a }} }} {', '', ['{{ a }} }} {']],
  ['{{ id }} {{ ext }} {{ width }}x{{ height }} {{ model }}', '', ['a jpg 1024x1024 flux-2-pro']],
  ['s {{ seed }} t {{seed}}', '', ['s ', ' t ', '']],
  ['{{ größe }} {{ a-b.c_1 }}', 'größe: L, a-b.c_1: x', ['L x']],
  ['{{ constructor }} {{ __proto__ }}', 'constructor: c, __proto__: d', ['c d']],
])('text %j', (prompt, vars, expected) => {
  expect(draft(image(`prompt: "${prompt}"`, `vars: {${vars}}`)).promptParts).toEqual(expected)
})

test('a JSON prompt is canonical, its strings are texts, its numbers exact', () => {
  const prompt = `{z: 1.50, a: [1e2, -0, 0.1, 1E-7, 12345678901234567890e0], "\\u20ac": ~, é: "{{ id }}-{{ seed }}", n: {b: true, a: "x\\r\\ny"}, 1: "1", __proto__: {c: "\\\\{{"}}`
  const text = image(`prompt: ${prompt.replace('12345678901234567890e0', '123456789012345680000')}`)
  expect(draft(text).promptParts).toEqual([
    '{"1":"1","__proto__":{"c":"{{"},"a":[100,0,0.1,1e-7,123456789012345680000],"n":{"a":"x\\ny","b":true},"z":1.5,"é":"a-',
    '","€":null}',
  ])
})

test('prompts from files are trimmed and take variables', () => {
  const text = 'version: 1\nimages: {a: {prompt_file: p/a.md}, b: {prompt_file: p/a.md}}'
  const files = { 'p/a.md': { kind: 'text', text: '\ufeff\r\n# {{ id }}\r\ntext\r\n' } } as const
  expect(drafts(text, files).map(({ promptParts }) => promptParts)).toEqual([['# a\ntext'], ['# b\ntext']])
})

test('128,000 bytes are allowed', () => {
  expect(draft(image(`prompt: " ${'é'.repeat(64_000)} "`)).promptParts[0]).toHaveLength(64_000)
})

test('an empty budget, a budget of nothing, a budget', () => {
  const budget = (text: string): unknown => run(image('prompt: p', text)).manifest?.budget
  expect(budget('')).toEqual({ maxCost: null, maxImages: null })
  expect(budget('budget: {}')).toEqual({ maxCost: null, maxImages: null })
  expect(budget('budget: {max_cost: 0, max_images: 0}')).toEqual({ maxCost: 0, maxImages: 0 })
  expect(budget('budget: {max_cost: 1.035, max_images: 7}')).toEqual({ maxCost: 1_035_000, maxImages: 7 })
})

test('flow collections may be laid out as in JSON', () => {
  const text =
    '{\n\t"version": 1,\n\t"images": {\n\t\t"a": {\n\t\t\t"prompt": "x # y",\n\t\t\t"seed": 3\n\t\t}\n\t}\n}\n'
  expect(draft(text)).toMatchObject({ promptParts: ['x # y'], writtenSeed: 3, at: text.indexOf('"a"') })
})
