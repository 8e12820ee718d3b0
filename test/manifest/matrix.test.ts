// Combinations, as the documentation of GitHub's workflow matrix has them.
import { expect, test } from 'vitest'
import { image, run } from './run.ts'

function expand(matrix: string, prompt = 'p'): [string, string][] {
  const { manifest, problems } = run(image(`prompt: "${prompt}", path: "{{ id }}.png", matrix: ${matrix}`))
  expect(problems).toEqual([])
  return manifest!.drafts.map(({ id, promptParts }) => [id, promptParts.join()])
}

const ids = (matrix: string): string[] => expand(matrix).map(([id]) => id)

test('axes in the order they are written, the last one fastest', () => {
  expect(ids('{b: [1, 2], a: [x, y]}')).toEqual(['a/1-x', 'a/1-y', 'a/2-x', 'a/2-y'])
})

test('include extends what it does not change, and else adds', () => {
  const include = `[{color: green}, {color: pink, animal: cat}, {fruit: apple, shape: circle}, {fruit: banana}, {fruit: banana, animal: cat}]`
  const text = image(
    `prompt: p, alt: "{{ id }}", path: "{{ id }}.png", matrix: {fruit: [apple, pear], animal: [cat, dog], include: ${include}}`,
  )
  const { manifest } = run(text)
  const seen = manifest!.drafts.map(({ id, origins }) => [
    id,
    Object.keys(origins()).filter((key) => key.startsWith('matrix.')),
  ])
  expect(seen).toEqual([
    ['a/apple-cat', ['matrix.fruit', 'matrix.animal', 'matrix.color', 'matrix.shape']],
    ['a/apple-dog', ['matrix.fruit', 'matrix.animal', 'matrix.color', 'matrix.shape']],
    ['a/pear-cat', ['matrix.fruit', 'matrix.animal', 'matrix.color']],
    ['a/pear-dog', ['matrix.fruit', 'matrix.animal', 'matrix.color']],
    ['a/banana', ['matrix.fruit']],
    ['a/banana-cat', ['matrix.fruit', 'matrix.animal']],
  ])
})

test('an added value may be changed by a later entry, that of an axis never', () => {
  const matrix = '{x: [1, 2], include: [{c: green}, {x: 2, c: pink}]}'
  expect(expand(matrix, '{{ x }}{{ c }}')).toEqual([
    ['a/1', '1green'],
    ['a/2', '2pink'],
  ])
})

test.each<[string, string[]]>([
  ['{x: [1, 2], y: [a, b], exclude: [{x: 1}]}', ['a/2-a', 'a/2-b']],
  ['{x: [1, 2], y: [a, b], exclude: [{x: 1, y: b}, {x: 2, y: a}]}', ['a/1-a', 'a/2-b']],
  ['{x: [1, 2], exclude: [{x: "1"}, {x: 3}]}', ['a/1', 'a/2']],
  ['{x: [1, 2], exclude: [{x: 1.0}]}', ['a/2']],
  ['{x: [1, 2], exclude: [{x: 1}, {x: 2}], include: [{x: 3}]}', ['a/3']],
  ['{x: [1, 2], exclude: [{x: 1}], include: [{x: 1}]}', ['a/2', 'a/1']],
  ['{x: [1.50, true, "a b/ü", 0x1F, a_b.c-d]}', ['a/1.50', 'a/true', 'a/a-b--', 'a/0x1F', 'a/a_b.c-d']],
])('%s', (matrix, expected) => {
  expect(ids(matrix)).toEqual(expected)
})

test('a slash of a value opens no folder, and the matrix comes before vars', () => {
  const text = image(
    'prompt: "{{ x }} {{ y }}", path: "{{ x }}/{{ y }}.png", matrix: {x: [a/b]}',
    'vars: {x: no, y: c/d}',
  )
  const draft = run(text).manifest!.drafts[0]
  expect(draft).toMatchObject({ id: 'a/a-b', promptParts: ['a/b c/d'], pathParts: ['a-b/c/d.png'], source: 'a' })
})

test('10,000 combinations are allowed, and many that are excluded', () => {
  const list = (n: number): string => `[${Array.from({ length: n }, (_, i) => i).join()}]`
  expect(ids(`{x: ${list(100)}, y: ${list(100)}}`)).toHaveLength(10_000)
  expect(ids(`{x: ${list(101)}, y: ${list(100)}, exclude: [{x: 100}]}`)).toHaveLength(10_000)
})
