// Manifests as people lay them out, before and after a seed is written: each line that is added or changed shows.

/** The image `a` gets the seed 77. */
export interface Layout {
  readonly name: string
  readonly before: string
  readonly after: string
}

const V = 'version: 1\n'

export const LAYOUTS: readonly Layout[] = [
  // A seed that is there: its digits alone.
  [
    'block',
    `${V}images:\n  a:\n    prompt: A\n    seed: 42\n  b: B\n`,
    `${V}images:\n  a:\n    prompt: A\n    seed: 77\n  b: B\n`,
  ],
  [
    'comment and spaces',
    `${V}images:\n  a:\n    seed:   42   # the answer\n    prompt: A\n`,
    `${V}images:\n  a:\n    seed:   77   # the answer\n    prompt: A\n`,
  ],
  [
    'value below its key',
    `${V}images:\n  a:\n    prompt: A\n    seed:\n      # why\n      0\n`,
    `${V}images:\n  a:\n    prompt: A\n    seed:\n      # why\n      77\n`,
  ],
  [
    'quoted keys',
    `"version": 1\n'images':\n  "a":\n    "seed": 1\n    'prompt': A\n`,
    `"version": 1\n'images':\n  "a":\n    "seed": 77\n    'prompt': A\n`,
  ],
  [
    'explicit keys',
    `? version\n: 1\n? images\n: ? a\n  : ? seed\n    : 2147483647\n    ? prompt\n    : A\n`,
    `? version\n: 1\n? images\n: ? a\n  : ? seed\n    : 77\n    ? prompt\n    : A\n`,
  ],
  [
    'flow',
    `${V}images: { b: B, a: { prompt: A, seed: 1 } } # end\n`,
    `${V}images: { b: B, a: { prompt: A, seed: 77 } } # end\n`,
  ],
  [
    'JSON',
    `{"version":1,"images":{"a":{"seed":123456,"prompt":"A"}}}`,
    `{"version":1,"images":{"a":{"seed":77,"prompt":"A"}}}`,
  ],
  [
    'CRLF',
    `${V}images:\n  a:\n    seed: 1\n    prompt: A\n`.replaceAll('\n', '\r\n'),
    `${V}images:\n  a:\n    seed: 77\n    prompt: A\n`.replaceAll('\n', '\r\n'),
  ],
  [
    'no last line break',
    `${V}images:\n  a:\n    prompt: A\n    seed: 1`,
    `${V}images:\n  a:\n    prompt: A\n    seed: 77`,
  ],
  [
    'marks of a document',
    `---\n${V}images:\n  a:\n    prompt: A\n    seed: 1\n...\n`,
    `---\n${V}images:\n  a:\n    prompt: A\n    seed: 77\n...\n`,
  ],
  [
    'words that look like a seed',
    `${V}# seed: 1\nvars: { seed_of: 1 }\ndefaults: { seed: 5 }\nimages:\n  seed: seed\n  a: { prompt: "seed: 1", seed: 1 }\n`,
    `${V}# seed: 1\nvars: { seed_of: 1 }\ndefaults: { seed: 5 }\nimages:\n  seed: seed\n  a: { prompt: "seed: 1", seed: 77 }\n`,
  ],
  // None in a block mapping.
  [
    'behind the last value',
    `${V}images:\n  a:\n    prompt: A # one\n    alt: B # two\n    # three\n\n  b: B\n`,
    `${V}images:\n  a:\n    prompt: A # one\n    alt: B # two\n    seed: 77\n    # three\n\n  b: B\n`,
  ],
  [
    'no last line break, none yet',
    `${V}images:\n  a:\n      prompt: A`,
    `${V}images:\n  a:\n      prompt: A\n      seed: 77`,
  ],
  [
    'CRLF, none yet',
    `${V}images:\n  a:\n    prompt: A\n  b: B\n`.replaceAll('\n', '\r\n'),
    `${V}images:\n  a:\n    prompt: A\n    seed: 77\n  b: B\n`.replaceAll('\n', '\r\n'),
  ],
  [
    'CR',
    `${V}images:\n  a:\n    prompt: A\n  b: B\n`.replaceAll('\n', '\r'),
    `${V}images:\n  a:\n    prompt: A\n    seed: 77\n  b: B\n`.replaceAll('\n', '\r'),
  ],
  [
    'a literal at the end',
    `${V}images:\n  a:\n    size: 64x64\n    prompt: |+\n      A\n      # no comment\n\n\n  b: B\n`,
    `${V}images:\n  a:\n    size: 64x64\n    seed: 77\n    prompt: |+\n      A\n      # no comment\n\n\n  b: B\n`,
  ],
  [
    'nothing but a literal',
    `${V}images:\n  a:\n    # why\n    prompt: >-\n      A\n      B\n`,
    `${V}images:\n  a:\n    # why\n    seed: 77\n    prompt: >-\n      A\n      B\n`,
  ],
  [
    'several lines',
    `${V}images:\n  a:\n    prompt: "A\n      B" # c\n  b:\n    prompt: A\n      B\n`,
    `${V}images:\n  a:\n    prompt: "A\n      B" # c\n    seed: 77\n  b:\n    prompt: A\n      B\n`,
  ],
  [
    'a JSON prompt',
    `${V}images:\n  a:\n    prompt:\n      scene: x\n      seed: 3\n    path: a.png\n    matrix: { n: [1, 2] }\n`.replace(
      'a.png',
      'a-{{ n }}.png',
    ),
    `${V}images:\n  a:\n    prompt:\n      scene: x\n      seed: 3\n    path: a.png\n    seed: 77\n    matrix: { n: [1, 2] }\n`.replace(
      'a.png',
      'a-{{ n }}.png',
    ),
  ],
  [
    'nothing but a JSON prompt',
    `${V}images:\n a:\n  prompt:\n   scene: x\n`,
    `${V}images:\n a:\n  seed: 77\n  prompt:\n   scene: x\n`,
  ],
  [
    'quoted keys, none yet',
    `${V}images:\n  'a':\n    'prompt': A\n`,
    `${V}images:\n  'a':\n    'prompt': A\n    'seed': 77\n`,
  ],
  [
    'explicit keys, none yet',
    `${V}? images\n: ? a\n  : ? prompt\n    : A\n`,
    `${V}? images\n: ? a\n  : ? prompt\n    : A\n    seed: 77\n`,
  ],
  // None in a flow mapping.
  [
    'flow, none yet',
    `${V}images:\n  a: { prompt: A, size: 64x64 } # c\n`,
    `${V}images:\n  a: { prompt: A, size: 64x64, seed: 77 } # c\n`,
  ],
  ['flow, tight', `${V}images: {a: {prompt: A}, b: B}\n`, `${V}images: {a: {prompt: A, seed: 77}, b: B}\n`],
  ['flow, a comma at the end', `${V}images:\n  a: {prompt: "A", }\n`, `${V}images:\n  a: {prompt: "A", seed: 77, }\n`],
  [
    'flow, a mapping at the end',
    `${V}images:\n  a: {prompt: A, matrix: {n: [1]}}\n`,
    `${V}images:\n  a: {prompt: A, seed: 77, matrix: {n: [1]}}\n`,
  ],
  [
    'flow, nothing simple',
    `${V}images:\n  a: { prompt: { scene: x } }\n  b: {"prompt": {scene: x}}\n`,
    `${V}images:\n  a: { seed: 77, prompt: { scene: x } }\n  b: {"prompt": {scene: x}}\n`,
  ],
  [
    'JSON, none yet',
    `{"version":1,"images":{"a":{"prompt":"A"}}}`,
    `{"version":1,"images":{"a":{"prompt":"A","seed":77}}}`,
  ],
  [
    'JSON in lines',
    `{\n  "version": 1,\n  "images": {\n    "a": {\n      "prompt": "A",\n      "size": "64x64"\n    }\n  }\n}\n`,
    `{\n  "version": 1,\n  "images": {\n    "a": {\n      "prompt": "A",\n      "size": "64x64",\n      "seed": 77\n    }\n  }\n}\n`,
  ],
  [
    'flow in lines with comments',
    `${V}images:\n  a: {\n    prompt: A, # one\n    size: 64x64 # two\n  }\n`,
    `${V}images:\n  a: {\n    prompt: A, # one\n    size: 64x64, # two\n    seed: 77\n  }\n`,
  ],
  [
    'flow in lines, a comma at the end',
    `${V}images:\n  a: {\n    prompt: A,\n    size: 64x64, # two\n  }\n`,
    `${V}images:\n  a: {\n    prompt: A,\n    size: 64x64, # two\n    seed: 77,\n  }\n`,
  ],
  [
    'flow, the bracket not deeper than its key',
    `${V}images:\n  a: {\n    prompt: A\n  }\ndefaults: {\n  size: 64x64\n}\n`,
    `${V}images:\n  a: {\n    prompt: A,\n    seed: 77\n  }\ndefaults: {\n  size: 64x64\n}\n`,
  ],
  [
    'flow that goes on in its line',
    `${V}images:\n  a: {\n    prompt: A, size:\n    64x64, matrix: {\n    n: [1]} }\n`,
    `${V}images:\n  a: {\n    prompt: A, size:\n    64x64, seed: 77, matrix: {\n    n: [1]} }\n`,
  ],
  // A prompt that stands for an image.
  [
    'a text',
    `${V}images:\n  b: { prompt: B }\n  a: "A: a"   # text\n  # next\n  c: C\n`,
    `${V}images:\n  b: { prompt: B }\n  a:\n    prompt: "A: a"   # text\n    seed: 77\n  # next\n  c: C\n`,
  ],
  [
    'a plain text in the step of its neighbours',
    `${V}images:\n  b:\n      prompt: B\n  a: A`,
    `${V}images:\n  b:\n      prompt: B\n  a:\n      prompt: A\n      seed: 77`,
  ],
  [
    'a text of several lines',
    `${V}images:\n  a: A\n    B\n\n    C\n  b: B\n`,
    `${V}images:\n  a:\n    prompt: A\n      B\n\n      C\n    seed: 77\n  b: B\n`,
  ],
  [
    'a quoted text of several lines',
    `${V}images:\n    a: 'A\n\n      B' # c\n`,
    `${V}images:\n    a:\n        prompt: 'A\n\n          B' # c\n        seed: 77\n`,
  ],
  [
    'a literal',
    `${V}images:\n  a: |\n    A\n      B\n\n    C\n\n  b: B\n`,
    `${V}images:\n  a:\n    seed: 77\n    prompt: |\n      A\n        B\n\n      C\n\n  b: B\n`,
  ],
  [
    'a literal one deeper, with a number and a comment',
    `${V}images:\n  a: |1+ # c\n   A\n    B\n   \n`,
    `${V}images:\n  a:\n    seed: 77\n    prompt: |1+ # c\n     A\n      B\n     \n`,
  ],
  [
    'a text below its key',
    `${V}images:\n  a:\n    # why\n    A\n    B\n`,
    `${V}images:\n  a:\n    # why\n    prompt: A\n      B\n    seed: 77\n`,
  ],
  [
    'a text of an explicit key',
    `${V}images:\n  ? a\n  : A\n  ? b\n  : B\n`,
    `${V}images:\n  ? a\n  : prompt: A\n    seed: 77\n  ? b\n  : B\n`,
  ],
  [
    'a text in CRLF',
    `${V}images:\n  a: A\n  b: |\n    B\n`.replaceAll('\n', '\r\n'),
    `${V}images:\n  a:\n    prompt: A\n    seed: 77\n  b: |\n    B\n`.replaceAll('\n', '\r\n'),
  ],
  ['a text in flow', `${V}images: { a: A, b: B }\n`, `${V}images: { a: { prompt: A, seed: 77 }, b: B }\n`],
  ['a text in tight flow', `${V}images: {b: B, a: "A, a"}\n`, `${V}images: {b: B, a: {prompt: "A, a", seed: 77}}\n`],
  ['a text in JSON', `{"version":1,"images":{"a":"A"}}`, `{"version":1,"images":{"a":{"prompt":"A","seed":77}}}`],
  [
    'a text in JSON in lines',
    `{\n  "version": 1,\n  "images": {\n    "a": "A",\n    "b": "B"\n  }\n}\n`,
    `{\n  "version": 1,\n  "images": {\n    "a": {"prompt": "A", "seed": 77},\n    "b": "B"\n  }\n}\n`,
  ],
].map(([name = '', before = '', after = '']) => ({ name, before, after }))
