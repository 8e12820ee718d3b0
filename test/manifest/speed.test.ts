// Large manifests are quick, and no text makes the tool slow: time is held against that of the parser alone.
import { load } from 'js-yaml'
import { expect, test } from 'vitest'
import { run } from './run.ts'

/** Characters of each text; what takes time is linear in them. */
const SIZE = 128 * 1024
/** Many times what is measured on a quiet machine. */
const LIMIT_MS = 2500

function fill(line: (index: number) => string, length = SIZE): string {
  const lines: string[] = []
  for (let index = 0, size = 0; size < length; index += 1) {
    lines.push(line(index))
    size += lines.at(-1)!.length
  }
  return lines.join('')
}

function time(work: () => unknown): number {
  const start = performance.now()
  work()
  return performance.now() - start
}

test('10,000 images', () => {
  const images = Array.from({ length: 10_000 }, (_, i) => {
    return `  img/${i}:\n    prompt: "Thing ${i} on a table, from above. {{ brand }}"\n    seed: ${i}\n    path: docs/pic-${i}.png\n    alt: Thing ${i}\n`
  })
  const text = `version: 1\nvars: {brand: flat}\ndefaults: {size: 512x512}\nimages:\n${images.join('')}`
  const parser = Math.min(...[1, 2, 3].map(() => time(() => load(text))))
  const whole = Math.min(...[1, 2].map(() => time(() => expect(run(text).manifest?.drafts).toHaveLength(10_000))))
  expect(whole / parser).toBeLessThan(10)
})

const head = 'version: 1\nimages:\n'
const numbers = (count: number): string => Array.from({ length: count }, (_, i) => i).join()

test.each<[string, () => string]>([
  ['nested lists', () => '['.repeat(SIZE)],
  ['nested dashes', () => '- '.repeat(SIZE / 2)],
  ['anchors', () => head + fill((i) => `  a${i}: &x${i} "b"\n`)],
  ['keys', () => fill((i) => `k${i}: p\n`)],
  ['equal keys', () => `${head}${fill(() => '  k: p\n')}`],
  ['a long line', () => `${head}  a: ${'x'.repeat(SIZE)}`],
  ['a quote that is never closed', () => `${head}${fill((i) => `  k${i}: p\n`)}  z: "`],
  ['directives', () => '%a\n'.repeat(SIZE / 3)],
  ['control characters', () => '\x01'.repeat(SIZE)],
  ['wrong seeds', () => head + fill((i) => `  k${i}: {prompt: p, seed: x}\n`)],
  [
    'unknown names',
    () =>
      `version: 1\nvars:\n${fill((i) => `  v${i}: 1\n`, SIZE / 2)}images:\n${fill((i) => `  k${i}: "{{ w${i} }}"\n`, SIZE / 2)}`,
  ],
  [
    'variables that grow',
    () => `version: 1\nvars: {v: "${'x'.repeat(SIZE / 2)}"}\nimages:\n  a: "${'{{v}}'.repeat(SIZE / 10)}"\n`,
  ],
  ['a matrix that grows', () => `${head}  a:\n    prompt: p\n    matrix:\n${fill((i) => `      a${i}: [1, 2]\n`)}`],
  [
    'a matrix with many excluded',
    () =>
      `${head}  a: {prompt: p, matrix: {a: [${numbers(300)}], b: [${numbers(300)}], exclude: [${fill((i) => `{a: ${i % 300}, b: ${(i * 7) % 300}}, `)}]}}`,
  ],
  [
    'a long prompt in a matrix',
    () => `${head}  a: {prompt: ${'p'.repeat(100_000)}, matrix: {a: [${numbers(9000)}]}}\n`,
  ],
  ['one path for all', () => head + fill((i) => `  k${i}: {prompt: p, path: a.png}\n`, SIZE / 4)],
])('%s', (_, text) => {
  const made = text()
  let problems = 0
  expect(time(() => (problems = run(made).problems.length))).toBeLessThan(LIMIT_MS)
  expect(problems).toBeGreaterThan(0)
  expect(problems).toBeLessThanOrEqual(201)
})
