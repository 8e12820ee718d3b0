// What a manifest may not be, each with its code and its place.
import { expect, test } from 'vitest'
import { image, run } from './run.ts'

const P = 'prompt: p, '

test.each<[string, string[]]>([
  // The file.
  ['', ['missing-key:1:1', 'missing-key:1:1']],
  ['# nothing\n', ['missing-key:1:1', 'missing-key:1:1']],
  ['- a', ['type:1:1']],
  ['version: 1', ['missing-key:1:1']],
  ['images: {a: p}', ['missing-key:1:1']],
  ['version: 1\nimages: {}', ['no-images:2:1']],
  ['version: 1\nimages:', ['images:2:1']],
  ['version: 2\nimages: {a: p}', ['version:1:10']],
  ['version: "1"\nimages: {a: p}', ['version:1:10']],
  ['version: 1\nimages: {a: p}\nimage: 3', ['unknown-key:3:1']],
  ['version: 1\nimages: {a: p}\n__proto__: 3\nconstructor: {a: 1}', ['unknown-key:3:1', 'unknown-key:4:1']],
  ['version: 1\nimages: {a: p}\nimages: {b: 3}', ['duplicate-key:3:1']],
  ['version: 1\nprovider: apyi\nimages: {a: p}', ['provider:2:11']],
  ['version: 1\nprovider: 3\nimages: {a: p}', ['provider:2:11']],
  ['version: 1\nimages: {a: p}\nvars: [a]', ['vars:3:7']],
  ['version: 1\nimages: {a: p}\nvars: {a: [b], b: , c: ~}', ['value:3:11', 'value:3:16', 'value:3:24']],
  [
    'version: 1\nimages: {a: p}\nvars: {id: 1, seed: 2, "a b": 3}',
    ['reserved-name:3:8', 'reserved-name:3:15', 'name:3:24'],
  ],
  ['version: 1\nimages: {a: p}\nbudget: {max_cost: -1, max_images: 1.5}', ['budget:3:20', 'budget:3:36']],
  ['version: 1\nimages: {a: p}\nbudget: {max_cost: .inf, max_images: -1}', ['budget:3:20', 'budget:3:38']],
  ['version: 1\nimages: {a: p}\nbudget: {max_cost: .nan, max_image: 1}', ['budget:3:20', 'unknown-key:3:26']],
  ['version: 1\nimages: {a: p}\nbudget: {max_cost: 1e999}', ['budget:3:20']],
  [
    'version: 1\nimages: {a: p}\ndefaults: {prompt: x, alt: y, matrix: {}}',
    ['unknown-key:3:12', 'unknown-key:3:23', 'unknown-key:3:31'],
  ],
  ['version: 1\nimages: {a: p}\ndefaults: {seed: -1, width: 64}', ['missing-key:3:1', 'seed-range:3:18']],
  ['version: 1\nimages: {a: p}\ndefaults: {steps: 51, size: 1000x1000}', ['steps-range:3:19', 'size-range:3:29']],
  // Ids.
  ['version: 1\nimages: {-a: p, a//b: p, /c: p, "d ": p}', ['id:2:10', 'id:2:17', 'id:2:26', 'id:2:33']],
  [`version: 1\nimages: {${'a'.repeat(129)}: p, __proto__: q, é: r}`, ['id:2:10', 'id:2:144', 'id:2:158']],
  // Images.
  [
    'version: 1\nimages:\n  a:\n  b: 3\n  c: [x]\n  d: ""\n  e: "  "',
    ['type:3:3', 'type:4:6', 'type:5:6', 'prompt-empty:6:6', 'prompt-empty:7:6'],
  ],
  [image('size: 64x64'), ['missing-key:3:3']],
  [image('prompt: p, prompt_file: a.md'), ['two-prompts:3:18', 'prompt-file:3:31']],
  [image('prompt: 3'), ['prompt:3:15']],
  [image('prompt: {}'), ['prompt-empty:3:15']],
  [image(`${P}references: [a]`), ['reserved-key:3:18']],
  [image(`${P}sed: 3, seed: 3`), ['unknown-key:3:18']],
  [image(`${P}seed: "forty-two"`), ['seed-range:3:24']],
  ...['9007199254740993', '1e3', '.inf', '-0', '007', '"7"', '2147483648', '0x10', '+1', '1.0', '1_0', '', '[1]'].map(
    (seed): [string, string[]] => [image(`seed: ${seed}, prompt: p`), [`seed-range:3:${seed === '' ? 7 : 13}`]],
  ),
  [image(`${P}size: 1024`), ['size:3:24']],
  [image(`${P}size: 01x64`), ['size:3:24']],
  [image(`${P}size: 1000x1000`), ['size-range:3:24']],
  [image(`${P}size: 99999999999999999999x16`), ['size-range:3:24']],
  [image(`${P}width: 1024, height: 1000`), ['size-range:3:39']],
  [image(`${P}width: 1000, height: 1024`), ['size-range:3:25']],
  [image(`${P}width: 1024`), ['missing-key:3:3']],
  [image(`${P}width: 0, height: 1.5`), ['width:3:25', 'height:3:36']],
  [image(`${P}size: 64x64, width: 64, height: 64`), ['two-sizes:3:31']],
  [image(`${P}output_format: jpg`), ['output-format:3:33']],
  [image(`${P}output_format: webp`), ['output-format:3:33']],
  [image(`${P}path: a.webp`), ['output-format:3:24']],
  [image(`${P}path: a.jpg, output_format: png`), ['path-extension:3:24']],
  [image(`${P}safety_tolerance: 7`), ['safety-tolerance-range:3:36']],
  [image(`${P}safety_tolerance: 1.5`), ['safety-tolerance-range:3:36']],
  [image(`${P}prompt_upsampling: yes`), ['prompt-upsampling:3:37']],
  [image(`${P}model: flux-2-klein-9b, prompt_upsampling: true`), ['not-taken:3:61']],
  [image(`${P}steps: 20, guidance: 3`), ['not-taken:3:25', 'not-taken:3:39']],
  [image(`${P}model: flux-2-flex, steps: 0, guidance: 10.5`), ['steps-range:3:45', 'guidance-range:3:58']],
  [image(`${P}model: gpt-image-2, seed: 1`), ['not-taken:3:44']],
  [image(`${P}model: gpt-image-2-all, size: 1024x1024`), ['not-taken:3:48']],
  [image(`${P}model: gpt-image-2-all, path: a.jpg`), ['path-extension:3:48']],
  [image(`${P}model: gpt-image-2-all, output_format: png`), ['not-taken:3:57']],
  [image(`${P}extra: {webhook_url: x}`), ['extra-field:3:26']],
  [image(`${P}extra: 3`), ['extra:3:25']],
  [
    image(`${P}model: gpt-image-2, extra: {qualty: low, output_compression: 101, quality: 1, n: 2}`),
    ['extra-field:3:46', 'extra-value:3:79', 'extra-value:3:93', 'extra-field:3:96'],
  ],
  [image(P, 'defaults: {extra: {webhook_url: x}}'), ['extra-field:4:20']],
  [image(`${P}provider: apiy`), ['provider:3:28']],
  [image(`${P}model: "a b"`), ['model:3:25']],
  [image(`${P}alt: 3`), ['alt:3:23']],
  // Text.
  [image('prompt: "{{ brnd }} {{ x }}"', 'vars: {brand: 1}'), ['unknown-variable:3:15', 'unknown-variable:3:15']],
  [image('prompt: "{{ brand"'), ['braces:3:15']],
  [image('prompt: "{{ a {{ id }}"'), ['braces:3:15']],
  [
    image('prompt: {a: "{{ x }}", b: ["{{"], c: .inf, d: 9007199254740993, e: 0.1234567890123456789}'),
    ['braces:3:34', 'prompt-number:3:44', 'prompt-number:3:53', 'prompt-number:3:74'],
  ],
  [image('prompt: {a: "{{ x }}"}'), ['unknown-variable:3:15']],
  [image('prompt: p, path: "{{ x }}.png", alt: "{{ y }}"'), ['unknown-variable:3:24', 'unknown-variable:3:44']],
  // Nothing hides the rules of a path, not even that the image cannot be made for another reason.
  [image('path: ../x.png'), ['missing-key:3:3', 'path:3:13']],
  [image('prompt: "{{ x }}", path: ../x.png'), ['unknown-variable:3:15', 'path:3:32']],
  [image('path: "{{ id }}.gif"'), ['missing-key:3:3', 'path:3:13']],
  [
    image('prompt: "{{ width }} {{ seed }}", model: gpt-image-2-all'),
    ['unknown-variable:3:15', 'unknown-variable:3:15'],
  ],
  ...['\\0', '\\a', '\\e', '\\x7f', '\\x85', '\\r', '\\ud800', '\\udc00x'].map((escape): [string, string[]] => [
    image(`prompt: "a${escape}b"`),
    ['control-character:3:15'],
  ]),
  [image('prompt: {"a\\x7f": b}'), ['control-character:3:15']],
  [image('prompt: "a{{ v }}"', 'vars: {v: "\\a"}'), ['control-character:3:15']],
  ['version: 1\nimages:\n  a: "x\x07y"\n  b: "y\rz"\n', ['control-character:3:6', 'control-character:4:6']],
  [image(`prompt: "${'x'.repeat(128_001)}"`), ['prompt-length:3:15']],
  [image(`prompt: "${'é'.repeat(64_000)}{{ id }}"`), ['prompt-length:3:15']],
  // Paths.
  ...[
    '../a.png',
    '/a.png',
    '~/a.png',
    'C:a.png',
    'a//b.png',
    'a/./b.png',
    '.git/a.png',
    '-a.png',
    'a /b.png',
    'a./b.png',
    'con.png',
    'a.gif',
    'a',
    'a.png/',
  ].map((path): [string, string[]] => [image(`${P}path: ${path}`), ['path:3:24']]),
  ['version: 1\nimages:\n  a: {prompt: p, path: x/Ä.png}\n  b: {prompt: p, path: X/ä.png}', ['path-taken:4:24']],
  ['version: 1\nimages:\n  a: {prompt: p, path: ß.png}\n  b: {prompt: p, path: SS.png}', ['path-taken:4:24']],
  ['version: 1\nimages:\n  a: {prompt: p, path: b.png/c.png}\n  b: {prompt: p, path: B.png}', ['path-folder:4:24']],
  ['version: 1\nimages:\n  a: p\n  A: p\n  b: p', ['path-taken:4:3']],
  [
    'version: 1\ndefaults: {path: x.png}\nimages:\n  a: p\n  b: p\n  c: p',
    ['path-extension:2:18', 'path-taken:5:3', 'path-taken:6:3'],
  ],
  [
    'version: 1\ndefaults: {path: x.png, output_format: png}\nimages:\n  a: p\n  b: p\n  c: p',
    ['path-taken:5:3', 'path-taken:6:3'],
  ],
  [image(`${P}path: a.png, matrix: {x: [1, 2]}`), ['path-taken:3:24']],
  // Matrices.
  [image(`${P}matrix: {}`), ['no-axis:3:18']],
  [image(`${P}matrix: {include: [{a: 1}]}`), ['no-axis:3:18']],
  [image(`${P}matrix: [a]`), ['matrix:3:26']],
  [image(`${P}matrix: {x: a}`), ['matrix:3:30']],
  [image(`${P}matrix: {x: [], y: [1]}`), ['empty-axis:3:27']],
  [image(`${P}matrix: {x: [1, ~, [2]]}`), ['value:3:34', 'value:3:37']],
  [image(`${P}matrix: {seed: [1], "a b": [2]}`), ['reserved-name:3:27', 'name:3:38']],
  [image(`${P}matrix: {x: [1, 2, 1]}`), ['duplicate-id:3:37']],
  [image(`${P}matrix: {x: [a b, a-b]}`), ['duplicate-id:3:36']],
  [image(`${P}matrix: {x: [a], y: [.b, c]}`), []],
  [image(`${P}matrix: {x: [.a, b]}`), ['matrix-id:3:31']],
  [image(`${P}matrix: {x: [a, ${'b'.repeat(130)}]}`), ['matrix-id:3:34']],
  [image(`${P}matrix: {x: [1], exclude: [{x: 1}]}`), ['no-combination:3:18']],
  [
    image(`${P}matrix: {name: [1], exclude: [{nam: 1}], include: [3, {id: 1}]}`),
    ['matrix:3:49', 'matrix:3:69', 'reserved-name:3:73'],
  ],
  ['version: 1\nimages:\n  a: {prompt: p, matrix: {x: [b]}}\n  a/b: p', ['duplicate-id:4:3']],
  [image(`prompt: "{{ c }}", matrix: {x: [1, 2], include: [{x: 1, c: 3}]}`), ['unknown-variable:3:15']],
  [
    image(
      `${P}matrix: {x: [${Array.from({ length: 101 }, (_, i) => i).join()}], y: [${Array.from({ length: 100 }, (_, i) => i).join()}]}`,
    ),
    ['too-many-images:3:18'],
  ],
])('%j', (text, expected) => {
  const { told, manifest, problems } = run(text)
  expect(told).toEqual(expected.map((one) => one))
  expect(manifest === null).toBe(expected.length > 0)
  expect(problems.every(({ severity }) => severity === 'error')).toBe(true)
})

test('a message names what is wrong, the key, the value and what is near', () => {
  const text = `version: 3
provider: apyi
images:
  hero: {prompt: "{{ brnd }}", seed: "forty-two", sede: 1}
  b: {prompt: q, model: flux-2-por}
  b: {prompt: q, provider: apiyi, size: 1000x1000}
  c: {prompt: q, provider: apiyi, model: flux-2-por}
vars: {brand: x}
`
  expect(run(text).problems.map(({ message }) => message)).toEqual([
    'version must be 1, the only version that is understood (got 3)',
    'there is no provider "apyi"; did you mean "apiyi"?',
    'there is no variable "brnd"; did you mean "brand"?',
    'seed must be a whole number from 0 to 2147483647 (got "forty-two")',
    '"sede" is no key of an image; did you mean "seed"?',
    '"b" stands in this mapping already, in line 5',
    'size 1000x1000 is not one that flux-2-pro takes: both must be multiples of 16; the nearest legal sizes are 992x992 and 1008x1008',
    'apiyi does not list the model "flux-2-por"; did you mean "flux-2-pro"?',
  ])
  const [, , , seed] = run(text).problems
  const source = '  hero: {prompt: "{{ brnd }}", seed: "forty-two", sede: 1}'
  expect(seed).toMatchObject({
    severity: 'error',
    code: 'manifest/seed-range',
    file: 'images.yml',
    line: 4,
    column: 38,
    source,
  })
})

test('two images at one path are named with both lines', () => {
  const { problems } = run('version: 1\nimages:\n  b: {prompt: p, path: x.png}\n  a: {prompt: p, path: X.png}\n')
  expect(problems[0]?.message).toBe('b (line 3) and a (line 4) would be one file: "x.png" and "X.png"')
})

test('a model that is not listed is a warning, told once for the defaults', () => {
  const { told, manifest, problems } = run('version: 1\ndefaults: {model: flux-3}\nimages: {a: p, b: q}')
  expect(told).toEqual(['unlisted-model:2:19'])
  expect(problems[0]?.severity).toBe('warning')
  expect(manifest?.drafts.map(({ model }) => model)).toEqual(['flux-3', 'flux-3'])
})

test.each([
  ['  a: A lighthouse, navy #0B1F3A and coral', ['comment:3:25']],
  ['  a: { prompt: "p", alt: A sea at dawn  #fff, b }\n  }', ['comment:3:41']],
  ['  a: flat, #0B1F3A', ['comment:3:12']],
  // No colours, or in the text.
  ['  a: A lighthouse # 0B1F3A\n  b: A cat #12345 of all\n  c: A cat#0B1F3A', []],
  ['  a: "navy #0B1F3A"\n  b: |\n    sea #0B1F3A\n  c: { prompt: p, seed: 5 } #abc', []],
])('a colour that YAML takes for a comment is a warning: %s', (text, expected) => {
  const { told, problems } = run(`version: 1\nimages:\n${text}\n`)
  expect([told, problems.every(({ severity }) => severity === 'warning')]).toEqual([expected, true])
})

test.each([
  ['A lighthouse: at dawn', 'syntax:4:25', 'a text with ": " in it wants quotes'],
  ['{{ id }} boat', 'syntax:4:22', 'a text that begins with { wants quotes'],
  ['@home', 'syntax:4:13', 'a text that begins with @ wants quotes'],
  ['"Sunny" on a sign', 'syntax:4:21', 'a text that goes on after a quote wants quotes of the other kind around it'],
  ['{ sea: {{ id }} boat }', 'syntax:4:29', 'a text that begins with {{ wants quotes'],
  ['{ colors: [#B76E79, #E8D5B7] }', 'syntax:4:24', '# begins a comment here: a colour wants quotes'],
  ['A boat\n   alt: A boat', 'syntax:5:4', 'a key stands right below the one before it'],
  [
    'A boat\n      alt: A boat',
    'syntax:5:10',
    'a key stands right below the one before it, a text with ": " in it wants quotes',
  ],
])('no YAML: %j', (prompt, place, wish) => {
  const { told, problems } = run(`version: 1\nimages:\n  a:\n    prompt: ${prompt}\n`)
  expect([told, problems[0]?.message]).toEqual([[place], expect.stringMatching(/^this is not YAML: .*; /)])
  expect(problems[0]?.message.endsWith(`; ${wish}`)).toBe(true)
})

test('braces of a template without quotes are told as such', () => {
  const { problems } = run('version: 1\nimages:\n  a:\n    prompt: {{ id }}\n')
  expect(problems.map(({ message }) => message)).toContainEqual(expect.stringMatching(/begins with {{ wants quotes$/))
})

test('what is no UTF-8 or too large has a place too', () => {
  const bytes = Buffer.concat([Buffer.from('version: 1\nimages:\n  é: "'), Buffer.from([0xff, 0x22, 0x0a])])
  expect(run(bytes).told).toEqual(['id:3:3', 'encoding:3:7'])
  expect(run(Buffer.alloc(10 * 1024 * 1024 + 1, '#')).told).toEqual(['file-size:1:1'])
  expect(run(Buffer.concat([Buffer.from('\ufeffversion: 1\nimages: {a: p}\n'), Buffer.alloc(1000, '#')])).told).toEqual(
    [],
  )
})

test("git's conflict markers are named", () => {
  const text = 'version: 1\nimages:\n<<<<<<< HEAD\n  a: one\n=======\n  a: two\n>>>>>>> other\n'
  const { told, problems } = run(text)
  expect([told, problems[0]?.message]).toEqual([['syntax:3:1'], expect.stringContaining('conflict markers of git')])
})

test('a syntax error leaves what stands before it', () => {
  const text = 'version: 1\nvars: {id: 1}\nimages:\n  a: {prompt: p, seed: x}\n  b:\n    size: 64x64\n  c: "open\n'
  expect(run(text).told).toEqual(['reserved-name:2:8', 'seed-range:4:24', 'syntax:8:1'])
})

test('what was empty where the syntax broke is not said to be wrong', () => {
  expect(run('version: 1\nimages:\n  a:\n    prompt:\n      "x\n').told).toEqual(['syntax:6:1'])
  expect(run('version: 1\nimages:\n  a:\n  "x\n').told).toEqual(['syntax:5:1'])
  expect(run('version: 1\nimages: [').told).toEqual(['syntax:2:10'])
})

test('at most 200 are listed, errors before warnings, then their count', () => {
  const bad = Array.from({ length: 250 }, (_, i) => `  a${i}: {prompt: p, seed: x}\n`).join('')
  const { problems } = run(`version: 1\ndefaults: {model: flux-3}\nimages:\n  a: p\n${bad}`)
  expect(problems).toHaveLength(201)
  expect(problems.every(({ severity }) => severity === 'error')).toBe(true)
  expect(problems.at(-1)).toEqual({
    severity: 'error',
    code: 'manifest/more',
    message: '51 more problems are not listed',
    file: 'images.yml',
  })
})

test('prompts from files are held to the same rules', () => {
  const text = 'version: 1\nimages:\n  a: {prompt_file: p/a.md}\n  b: {prompt_file: b.txt}\n  c: {prompt_file: c.txt}\n'
  const problem = { kind: 'problem', code: 'manifest/prompt-file-link', message: 'b.txt is a link' } as const
  const files = { 'p/a.md': { kind: 'text', text: 'x\x07{{ y }}' }, 'b.txt': problem } as const
  expect(run(text, files).told).toEqual(['unknown-variable:3:20', 'prompt-file-link:4:20', 'prompt-file:5:20'])
})

test('more than 10,000 images are refused at the first that is too many', () => {
  const images = Array.from({ length: 10_001 }, (_, i) => `  a${i}: p\n`).join('')
  expect(run(`version: 1\nimages:\n${images}`).told).toEqual(['too-many-images:10003:3'])
})
