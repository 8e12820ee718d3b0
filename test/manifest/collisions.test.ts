// Two pictures in one place: both are named with their lines, and two lines are told of once.
import { expect, test } from 'vitest'
import { run } from './run.ts'

/** Images in block style from line 3 on, one a line. */
const paths = (...all: string[]): string =>
  `version: 1\nimages:\n${all.map((path, at) => `  ${'abcdef'[at]}: {prompt: p, path: ${path}}\n`).join('')}`

test.each<[string, string, string[]]>([
  ['the same path', paths('x.png', 'y.png', 'x.png'), ['5:24 a (line 3) and c (line 5) would be one file: "x.png"']],
  [
    'three of one path',
    paths('x.png', 'x.png', 'x.png'),
    [
      '4:24 a (line 3) and b (line 4) would be one file: "x.png"',
      '5:24 a (line 3) and c (line 5) would be one file: "x.png"',
    ],
  ],
  [
    'two spellings',
    paths('x/Ä.png', 'X/ä.png'),
    ['4:24 a (line 3) and b (line 4) would be one file: "x/Ä.png" and "X/ä.png"'],
  ],
  [
    'a folder of a later one',
    paths('x.png', 'x.png/y/z.png'),
    ['4:24 a (line 3) has the path "x.png", which b (line 4) needs as a folder'],
  ],
  [
    'a folder of an earlier one',
    paths('y/x.png/z.png', 'y/X.png'),
    ['4:24 b (line 4) has the path "y/X.png", which a (line 3) needs as a folder'],
  ],
  [
    'a folder of a folder',
    paths('x.png/y.png/z.png', 'x.png/y.png', 'x.png'),
    [
      '4:24 b (line 4) has the path "x.png/y.png", which a (line 3) needs as a folder',
      '5:24 c (line 5) has the path "x.png", which a (line 3) needs as a folder',
      '5:24 c (line 5) has the path "x.png", which b (line 4) needs as a folder',
    ],
  ],
  ['names that begin alike', paths('x.png', 'x.pngs/y.png', 'x', 'xx.png').replace('path: x}', 'path: x.jpeg}'), []],
  [
    'in one line',
    'version: 1\nimages: {a: {prompt: p, path: x.png}, b: {prompt: p, path: x.png}}\n',
    ['2:60 a (line 2) and b (line 2) would be one file: "x.png"'],
  ],
  [
    'in one line, the folder first',
    'version: 1\nimages: {a: {prompt: p, path: x.png/y.png}, b: {prompt: p, path: x.png}}\n',
    ['2:66 b (line 2) has the path "x.png", which a (line 2) needs as a folder'],
  ],
  [
    'all of a matrix, told once',
    'version: 1\nimages:\n  a: {prompt: p, path: x.png, matrix: {n: [1, 2, 3]}}\n  b: {prompt: p, path: x.png}\n',
    [
      '3:24 a/1 (line 3) and a/2 (line 3) would be one file: "x.png"',
      '4:24 a/1 (line 3) and b (line 4) would be one file: "x.png"',
    ],
  ],
  [
    'by the defaults: the images are named, not the line that they share',
    'version: 1\ndefaults: {path: x.png, output_format: png}\nimages:\n  a: p\n  b: p\n',
    ['5:3 a (line 4) and b (line 5) would be one file: "x.png"'],
  ],
  [
    'by the ids alone',
    'version: 1\nimages:\n  a: p\n  A: p\n',
    ['4:3 a (line 3) and A (line 4) would be one file: "images/a.jpg" and "images/A.jpg"'],
  ],
  [
    'what cannot be written is not compared too',
    paths('../x.png', '../x.png', 'y.png'),
    [
      '3:24 path "../x.png" of a cannot be written: it must stay inside the manifest\'s folder',
      '4:24 path "../x.png" of b cannot be written: it must stay inside the manifest\'s folder',
    ],
  ],
])('%s', (_, text, expected) => {
  const { problems } = run(text)
  expect(problems.map(({ line, column, message }) => `${line}:${column} ${message}`)).toEqual(expected)
  const codes = expected.map((one) =>
    one.includes('as a folder') ? 'path-folder' : one.includes('one file') ? 'path-taken' : 'path',
  )
  expect(problems.map(({ code }) => code)).toEqual(codes.map((code) => `manifest/${code}`))
})
