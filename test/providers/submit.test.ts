// What is sent for a request, field by field, and what the plan warns of.
import { describe, expect, test } from 'vitest'
import { apiyi } from '../../src/providers/apiyi.ts'
import type { Request } from '../../src/providers/provider.ts'

const PRO: Request = {
  provider: 'apiyi',
  model: 'flux-2-pro',
  prompt: 'A "lighthouse"\n灯',
  width: 1920,
  height: 1088,
  seed: 42,
  output_format: 'png',
  safety_tolerance: 2,
  prompt_upsampling: false,
}
const GPT: Request = {
  provider: 'apiyi',
  model: 'gpt-image-2',
  prompt: 'x',
  width: 1008,
  height: 1008,
  output_format: 'png',
}

function bodyOf(request: Request): string {
  return JSON.stringify(apiyi.api?.submit(request).body)
}

describe('the body', () => {
  test.each<[string, Request, string]>([
    [
      'width and height',
      PRO,
      String.raw`{"model":"flux-2-pro","prompt":"A \"lighthouse\"\n灯","width":1920,"height":1088,"seed":42,"output_format":"png","safety_tolerance":2,"prompt_upsampling":false}`,
    ],
    [
      'a documented size, and flex',
      { ...PRO, model: 'flux-2-flex', prompt: 'x', height: 1080, seed: 0, steps: 50, guidance: 4.5 },
      '{"model":"flux-2-flex","prompt":"x","size":"1920x1080","seed":0,"output_format":"png","safety_tolerance":2,"prompt_upsampling":false,"steps":50,"guidance":4.5}',
    ],
    [
      'gpt-image-2: always size, extra by name',
      { ...GPT, extra: { quality: 'low', background: 'opaque', output_compression: 0 } },
      '{"model":"gpt-image-2","prompt":"x","size":"1008x1008","output_format":"png","background":"opaque","output_compression":0,"quality":"low"}',
    ],
    [
      'gpt-image-2-all: nothing more',
      { provider: 'apiyi', model: 'gpt-image-2-all', prompt: 'x' },
      '{"model":"gpt-image-2-all","prompt":"x"}',
    ],
  ])('%s', (_, request, expected) => {
    expect(bodyOf(request)).toBe(expected)
    // The order of keys in the request does not matter.
    const turned = Object.fromEntries(Object.entries(request).reverse()) as unknown as Request
    expect(bodyOf(turned)).toBe(expected)
  })

  test('the path', () => {
    expect(apiyi.api?.submit(PRO).path).toBe('/images/generations')
  })

  test.each(['1024x1024', '1536x1024', '1024x1536', '1920x1080', '1440x2048', '2048x2048'])('%s is a size', (size) => {
    const [width = 0, height = 0] = size.split('x').map(Number)
    expect(bodyOf({ ...PRO, width, height })).toContain(`"size":"${size}"`)
    expect(bodyOf({ ...PRO, width, height })).not.toContain('"width"')
  })
})

describe('warnings', () => {
  const OUTSIDE = ['provider/undocumented-size']
  const AGAIN = ['provider/unreproducible']
  test.each<[string, number, number, string[]]>([
    ['flux-2-pro', 1920, 1088, []],
    ['flux-2-max', 1024, 1024, AGAIN],
    ['gpt-image-2', 1024, 1024, AGAIN],
    ['flux-pro-1.1', 1024, 1024, []],
    ['flux-pro-1.1', 1440, 256, []],
    ['flux-pro-1.1', 1472, 1024, OUTSIDE],
    ['flux-pro', 224, 1024, OUTSIDE],
    ['flux-dev', 1040, 1024, OUTSIDE],
    ['flux-pro-1.1-ultra', 1024, 1024, OUTSIDE],
    ['flux-3', 1040, 2048, []],
  ])('%s at %sx%s', (model, width, height, codes) => {
    expect(apiyi.warnings({ ...PRO, model, width, height }).map(({ code }) => code)).toEqual(codes)
  })

  test('a model without size and seed', () => {
    const found = apiyi.warnings({ provider: 'apiyi', model: 'gpt-image-2-all', prompt: 'x' })
    expect(found.map(({ code }) => code)).toEqual(AGAIN)
  })
})
