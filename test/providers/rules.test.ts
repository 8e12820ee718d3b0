// What each model takes, against the tables of the spec, and the sizes that are named where one is refused.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ModelRules, Size } from '../../src/providers/provider.ts'
import { providerNamed, providerNames } from '../../src/providers/table.ts'

const TOLERANCE = { kind: 'integer', min: 0, max: 6, default: 2 }
const UPSAMPLING = { kind: 'boolean', default: false }
const PRO = { safety_tolerance: TOLERANCE, prompt_upsampling: UPSAMPLING }
const KLEIN = { safety_tolerance: TOLERANCE }
const FLEX = {
  ...PRO,
  steps: { kind: 'integer', min: 1, max: 50, default: 50 },
  guidance: { kind: 'number', min: 1.5, max: 10, default: 4.5 },
}
const EXTRA = {
  quality: { kind: 'choice', values: ['low', 'medium', 'high', 'auto'] },
  background: { kind: 'choice', values: ['transparent', 'opaque', 'auto'] },
  output_compression: { kind: 'integer', min: 0, max: 100 },
  moderation: { kind: 'choice', values: ['auto', 'low'] },
}
const FLUX_FORMATS = ['jpeg', 'png']

function rulesOf(model: string, provider = 'apiyi'): ModelRules {
  const found = providerNamed(provider)
  if (found === undefined) throw new Error(`there is no ${provider}`)
  return found.rules(model)
}

function size(text: string): Size {
  const [width = 0, height = 0] = text.split('x').map(Number)
  return { width, height }
}

describe('the table', () => {
  test('names', () => {
    expect(providerNames).toEqual(['apiyi', 'placeholder'])
    for (const name of ['toString', '__proto__', 'Apiyi', '']) expect(providerNamed(name)).toBeUndefined()
  })

  test('apiyi', () => {
    const { defaultModel, models, api } = providerNamed('apiyi') ?? {}
    expect(defaultModel).toBe('flux-2-pro')
    expect(models).toHaveLength(11)
    expect([api?.keyVariable, api?.baseUrlVariable, api?.baseUrl]).toEqual([
      'APIYI_API_KEY',
      'APIYI_BASE_URL',
      'https://api.apiyi.com/v1',
    ])
  })
})

describe('parameters, formats, seed, extra', () => {
  test.each([
    ['flux-2-max', true, FLUX_FORMATS, true, PRO, {}],
    ['flux-2-pro', true, FLUX_FORMATS, true, PRO, {}],
    ['flux-2-flex', true, FLUX_FORMATS, true, FLEX, {}],
    ['flux-2-klein-9b', true, FLUX_FORMATS, true, KLEIN, {}],
    ['flux-2-klein-4b', true, FLUX_FORMATS, true, KLEIN, {}],
    ['flux-pro-1.1-ultra', true, FLUX_FORMATS, true, PRO, {}],
    ['flux-pro-1.1', true, FLUX_FORMATS, true, PRO, {}],
    ['flux-pro', true, FLUX_FORMATS, true, PRO, {}],
    ['flux-dev', true, FLUX_FORMATS, true, PRO, {}],
    ['gpt-image-2', true, ['png', 'jpeg', 'webp'], false, {}, EXTRA],
    ['gpt-image-2-all', true, [], false, {}, {}],
    ['flux-3', false, FLUX_FORMATS, true, PRO, {}],
    ['constructor', false, FLUX_FORMATS, true, PRO, {}],
  ])('%s', (model, listed, formats, seed, parameters, extra) => {
    const rules = rulesOf(model)
    expect(providerNamed('apiyi')?.models.includes(model)).toBe(listed)
    expect([rules.listed, rules.formats, rules.seed, rules.parameters, rules.extra]).toEqual([
      listed,
      formats,
      seed,
      parameters,
      extra,
    ])
    expect([rules.sized, rules.fixedFormat]).toEqual(model === 'gpt-image-2-all' ? [false, 'png'] : [true, undefined])
  })

  test('the placeholder', () => {
    const rules = rulesOf('placeholder', 'placeholder')
    expect([rules.listed, rules.seed, rules.sized, rules.parameters, rules.extra]).toEqual([true, true, true, {}, {}])
    expect([...rules.formats].sort()).toEqual(FLUX_FORMATS)
    expect(rulesOf('flux-2-pro', 'placeholder').listed).toBe(false)
  })

  test('klein refuses prompt_upsampling: true with a sentence of its own', () => {
    const refuse = rulesOf('flux-2-klein-4b').refuse?.prompt_upsampling
    expect(refuse?.(true)).toContain('flux-2-klein-4b')
    expect(refuse?.(false)).toBeNull()
  })
})

describe('sizes', () => {
  test.each([
    ['flux-2-pro', ['64x64', '2048x2048', '1920x1088', '64x2048', '1920x1080', '1440x2048', '1536x1024', '1024x1536']],
    ['flux-9', ['1920x1080']],
    ['gpt-image-2', ['3840x2160', '2160x3840', '3840x1280', '1024x640', '1536x1024', '2880x2880', '1408x480']],
  ])('%s takes', (model, sizes) => {
    for (const one of sizes) expect(rulesOf(model).checkSize(size(one)), one).toBeNull()
  })

  test('the placeholder takes', () => {
    for (const one of ['1x1', '4096x4096', '1x4096', '333x777']) {
      expect(rulesOf('placeholder', 'placeholder').checkSize(size(one)), one).toBeNull()
    }
  })

  // The two nearest by the straight distance of the pair, worked out by hand.
  test.each([
    ['flux-2-pro', '1000x1000', 'multiples of 16', '992x992', '1008x1008'],
    ['flux-2-pro', '1920x1081', 'multiples of 16', '1920x1080', '1920x1088'],
    ['flux-2-pro', '1080x1920', 'multiples of 16', '1072x1920', '1088x1920'],
    ['flux-2-pro', '1024x48', 'at least 64', '1024x64', '1040x64'],
    ['flux-2-pro', '2064x2048', 'at most 2048', '2048x2048', '2048x2032'],
    ['flux-2-pro', '99999x64', 'at most 2048', '2048x64', '2048x80'],
    ['flux-2-pro', '9007199254740991x9007199254740991', 'at most 2048', '2048x2048', '2032x2048'],
    ['flux-2-pro', '1e300x1024', 'at most 2048', '2048x1024', '2048x1008'],
    ['gpt-image-2', '3856x2160', 'at most 3840', '3840x2160', '3840x2144'],
    ['gpt-image-2', '3840x1264', 'at most 3:1', '3824x1280', '3840x1280'],
    ['gpt-image-2', '3840x2176', 'at most 8294400 pixels', '3840x2160', '3824x2160'],
    ['gpt-image-2', '1024x624', 'at least 655360 pixels', '1024x640', '1040x640'],
    ['placeholder', '4097x10', 'at most 4096', '4096x10', '4096x9'],
    ['placeholder', '0x10', 'at least 1', '1x10', '1x9'],
  ])('%s at %s', (model, asked, rule, first, second) => {
    const said = rulesOf(model, model === 'placeholder' ? model : 'apiyi').checkSize(size(asked)) ?? ''
    expect(said).toContain(rule)
    const named = said.slice(said.indexOf('nearest')).match(/[0-9]+x[0-9]+/g)
    expect(named?.sort()).toEqual([first, second].sort())
  })

  test('what is named is legal, and no legal size of a full search is nearer', () => {
    const legal: Size[] = []
    for (let width = 16; width <= 3840; width += 16) {
      for (let height = 16; height <= 3840; height += 16) {
        const pixels = width * height
        if (pixels < 655_360 || pixels > 8_294_400 || width > 3 * height || height > 3 * width) continue
        legal.push({ width, height })
      }
    }
    const side = fc.integer({ min: 1, max: 6000 })
    fc.assert(
      fc.property(fc.record({ width: side, height: side }), (asked) => {
        const distance = (one: Size) => (one.width - asked.width) ** 2 + (one.height - asked.height) ** 2
        const said = rulesOf('gpt-image-2').checkSize(asked)
        const near = legal.map(distance).sort((a, b) => a - b)
        if (said === null) return expect(near[0]).toBe(0)
        const named = (said.slice(said.indexOf('nearest')).match(/[0-9]+x[0-9]+/g) ?? []).map(size)
        expect(named.map(distance)).toEqual(near.slice(0, 2))
        for (const one of named) expect(rulesOf('gpt-image-2').checkSize(one)).toBeNull()
      }),
      { numRuns: 15 },
    )
  })
})

describe('prices', () => {
  test.each([
    ['flux-2-max', 70_000],
    ['flux-2-pro', 30_000],
    ['flux-2-flex', 60_000],
    ['flux-2-klein-9b', 10_000],
    ['flux-2-klein-4b', 10_000],
    ['flux-pro-1.1-ultra', 50_000],
    ['flux-pro-1.1', 35_000],
    ['flux-pro', 40_000],
    ['flux-dev', 20_000],
    ['gpt-image-2-all', 30_000],
    ['gpt-image-2', null],
    ['flux-3', null],
    ['toString', null],
  ])('%s: %s millionths', (model, micros) => {
    expect(providerNamed('apiyi')?.price(model)).toBe(micros)
  })

  test('the placeholder is free', () => {
    expect(providerNamed('placeholder')?.price('anything')).toBe(0)
  })
})
