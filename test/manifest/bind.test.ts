// Seeds go in, and with them the last paths are known.
import { expect, test } from 'vitest'
import { bindAll, bindSeed } from '../../src/manifest/bind.ts'
import { sourceOf } from '../../src/manifest/source.ts'
import { image, run } from './run.ts'

test('a seed goes into every text, and the request has the key order of the lock', () => {
  const text = image(
    'prompt: "{{ seed }}: p{{ seed }}", path: "{{ seed }}/a.png", alt: "{{ seed }}", model: flux-2-flex',
  )
  const bound = bindSeed(run(text).manifest!.drafts[0]!, 7)
  expect(bound).toMatchObject({ id: 'a', path: '7/a.png', alt: '7', seed: 7 })
  expect(JSON.stringify(bound.request)).toBe(
    '{"provider":"apiyi","model":"flux-2-flex","prompt":"7: p7","width":1024,"height":1024,"seed":7,' +
      '"output_format":"png","safety_tolerance":2,"prompt_upsampling":false,"steps":50,"guidance":4.5}',
  )
})

test('a model without a seed gets none', () => {
  const { drafts } = run(image('prompt: p, model: gpt-image-2, extra: {quality: high}')).manifest!
  const { images } = bindAll(drafts, () => 5, sourceOf('images.yml', ''))
  expect(images[0]).toMatchObject({ seed: null, alt: null, path: 'images/a.png' })
  expect(JSON.stringify(images[0]!.request)).toBe(
    '{"provider":"apiyi","model":"gpt-image-2","prompt":"p","width":1024,"height":1024,"output_format":"png","extra":{"quality":"high"}}',
  )
})

test('paths that only the seeds make equal are found', () => {
  const text = `version: 1
defaults: {path: "x/{{ seed }}.jpg"}
images:
  a: p
  b: p
  c: {prompt: p, path: x/9.jpg}
  d: {prompt: p, path: "x/9.jpg/{{ seed }}.jpg"}
`
  const { drafts } = run(text).manifest!
  const bind = (seeds: Record<string, number>) =>
    bindAll(drafts, ({ id }) => seeds[id]!, sourceOf('images.yml', text)).problems
  const told = (seeds: Record<string, number>) => bind(seeds).map(({ code, line, message }) => [code, line, message])
  expect(told({ a: 1, b: 2, c: 3, d: 4 })).toEqual([
    ['manifest/path-folder', 7, 'c (line 6) has the path "x/9.jpg", which d (line 7) needs as a folder'],
  ])
  expect(told({ a: 8, b: 8, c: 3, d: 4 })[0]).toEqual([
    'manifest/path-taken',
    5,
    'a (line 4) and b (line 5) would be one file: "x/8.jpg"',
  ])
})
