// The words of the command line: selection, manifests, options, streams, exit codes, the shape of `--json`.
import { spawnSync } from 'node:child_process'
import { openSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { CLI, scene } from './harness.ts'

const SMALL = 'provider: placeholder\ndefaults: { size: 64x64, output_format: png }\n'

test.concurrent('wrong words are exit 2 with one problem, before anything is done', async (t) => {
  const s = await scene(t)
  s.manifest(`${SMALL}images: { a: A, b: B }\n`)
  const cases: readonly (readonly string[])[] = [
    ['gnerate'],
    [],
    ['plan', '--jsn'],
    ['plan', '--concurrency', '3'],
    ['check', '--placeholder'],
    ['generate', '--max-cost', '-1'],
    ['generate', '--max-images', '1.5'],
    ['generate', '--timeout', '0'],
    ['generate', '--force'],
    ['accept'],
    ['restore'],
    ['explain'],
    ['generate', 'nobody'],
    ['generate', 'a', 'no/**'],
    ['plan', '-m', 'none.yml'],
    ['plan', '-m', 'sub/**/*.yml'],
    ['plan', '--json=1'],
    ['plan', '-m'],
  ]
  const all = await Promise.all(cases.map(async (words) => ({ words, ran: await s.run(...words, '--json') })))
  for (const { words, ran } of all) {
    const { command, problems, ...rest } = ran.json
    expect([words, ran.code, rest]).toEqual([words, 2, { version: 1, ok: false }])
    expect([words, command, ran.stderr]).toEqual([words, words[0] ?? '', ''])
    expect(problems.map(({ severity }) => severity)).toEqual(['error'])
  }
  const plain = await s.run('generate', 'nobody')
  expect([plain.code, plain.stdout, plain.stderr]).toEqual([
    2,
    '',
    expect.stringMatching(/^error: nobody .*\[select\/nothing\]\n$/),
  ])
  const before = await s.run('-m', 'images.yml', 'plan', '--jsn', '--json')
  expect(before.json.command).toBe('plan')
  expect(s.files()).toEqual(['images.yml'])
})

test.concurrent('version, help, no manifest, streams, colour, a pipe that closes', async (t) => {
  const s = await scene(t)
  const empty = await s.run('plan', '--json')
  expect([empty.code, empty.codes]).toEqual([2, ['manifest/not-found']])
  const [version, help, helpOf] = await Promise.all([s.run('--version'), s.run('--help'), s.run('generate', '--help')])
  expect([version.code, version.stdout, version.stderr]).toEqual([0, expect.stringMatching(/^\d+\.\d+\.\d+\n$/), ''])
  for (const { code, stdout, stderr } of [help, helpOf]) {
    expect([code, stderr]).toEqual([0, ''])
    for (const word of [
      'plan',
      'generate',
      'check',
      'accept',
      'restore',
      'prune',
      '--max-cost',
      '--paid-retries',
      '143',
    ])
      expect(stdout).toContain(word)
  }
  s.write(
    'images.yaml',
    `version: 1\n${SMALL}images:\n${Array.from({ length: 3000 }, (_, n) => `  i${n}: Image ${n}\n`).join('')}`,
  )
  const head = spawnSync('bash', ['--norc', '-o', 'pipefail', '-c', `"${process.execPath}" "${CLI}" plan | head -1`], {
    cwd: s.root,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], FORCE_COLOR: '1' },
  })
  expect([head.status, head.stdout, head.stderr]).toEqual([0, 'images.yaml\n', ''])
  const full = spawnSync(process.execPath, [CLI, 'plan'], {
    cwd: s.root,
    encoding: 'utf8',
    stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'],
  })
  expect([full.status, full.stderr]).toEqual([1, 'error: the output could not be written (ENOSPC)\n'])
  s.manifest(`${SMALL}images:\n  a: A\n  b: { prompt: B, sede: 1 }\n  c: { prompt: C, seed: x }\n`)
  const wrong = await s.run('plan', '--json')
  expect([wrong.code, wrong.json.problems.map(({ file, line, column }) => [file, line, column])]).toEqual([
    2,
    [
      ['images.yml', 6, 19],
      ['images.yml', 7, 25],
    ],
  ])
  const text = await s.run('generate')
  expect([text.code, text.stdout]).toEqual([2, ''])
  expect(text.stderr).toMatch(/^images\.yml:6:19 {2}.*\[manifest\/[a-z-]+\]\n *6 \|.*\n *\| +\^\n/)
})

test.concurrent('a terminal has colour and a question; NO_COLOR and --no-color take it away; no is no', async (t) => {
  const s = await scene(t)
  s.manifest('defaults: { size: 64x64 }\nimages: { a: A }\n')
  const onTerminal = (words: string, answer = '', env = {}): string => {
    const command = `"${process.execPath}" "${CLI}" ${words}; echo "exit $?"`
    return spawnSync('script', ['-qec', command, '/dev/null'], {
      cwd: s.root,
      encoding: 'utf8',
      input: answer,
      timeout: 20_000,
      env: {
        PATH: process.env['PATH'],
        TERM: 'xterm',
        APIYI_API_KEY: 'sk-none',
        APIYI_BASE_URL: s.gateway.dead.refused,
        ...env,
      },
    }).stdout
  }
  expect(onTerminal('plan')).toContain('\u001b[32m')
  expect(onTerminal('plan', '', { NO_COLOR: '1' }) + onTerminal('plan --no-color')).not.toContain('\u001b[')
  const said = onTerminal('generate', 'n\n')
  expect(said).toMatch(/Buy 1 image for 0\.03 USD\? \[y\/N\]/)
  expect(said).toMatch(/exit 1/)
  expect([s.asked().all, s.files()]).toEqual([0, ['images.yml']])
})

test.concurrent('ids, matrix ids, globs; only the selected stand in images and totals', async (t) => {
  const s = await scene(t)
  s.manifest(`${SMALL}images:
  a: A
  x/one: One
  x/y/two: Two
  icon: { matrix: { name: [cloud, lock], theme: [light, dark] }, prompt: "{{ name }} {{ theme }}" }
`)
  const cases: readonly (readonly [readonly string[], readonly string[]])[] = [
    [['a'], ['a']],
    [['icon'], ['icon/cloud-light', 'icon/cloud-dark', 'icon/lock-light', 'icon/lock-dark']],
    [
      ['icon/lock-dark', 'a'],
      ['a', 'icon/lock-dark'],
    ],
    [['x/*'], ['x/one']],
    [['x/**'], ['x/one', 'x/y/two']],
    [['*'], ['a']],
    [['**/*-dark'], ['icon/cloud-dark', 'icon/lock-dark']],
  ]
  for (const [names, ids] of cases) {
    const { code, json, rows } = await s.run('plan', ...names, '--json')
    expect([names, code, Object.keys(rows)]).toEqual([names, 0, ids])
    expect(json.totals['create']).toBe(ids.length)
  }
  const some = await s.run('generate', 'icon', '--json')
  expect([some.code, some.json.totals['generated'], s.files().length]).toEqual([0, 4, 6])
  expect([(await s.run('check', 'icon/**')).code, (await s.run('check', 'a')).code]).toEqual([0, 3])
})

test.concurrent('several manifests: own locks, globs, twins across them, shared paths and locks', async (t) => {
  const s = await scene(t)
  const manifest = (images: string): string =>
    `version: 1\ndefaults: { size: 64x64, output_format: png }\nimages: ${images}\n`
  s.write('one.yml', manifest('{ a: { prompt: Same, seed: 1 } }'))
  s.write('sub/two.yml', manifest('{ a: { prompt: Same, seed: 1 }, b: B }'))
  s.write('node_modules/three.yml', 'no manifest')
  const both = await s.run('generate', '-m', '**/*.yml', '--json')
  expect([
    both.code,
    both.json.manifests.map(({ manifest: name, lockfile, images }) => [
      name,
      lockfile,
      images.map((one) => `${one.path} ${one.outcome ?? ''}`),
    ]),
  ]).toEqual([
    0,
    [
      ['one.yml', 'one.lock.json', ['images/a.png generated']],
      ['sub/two.yml', 'sub/two.lock.json', ['images/a.png copied', 'images/b.png generated']],
    ],
  ])
  expect(s.billed()).toBe(2)
  expect(s.sha('images/a.png')).toBe(s.sha('sub/images/a.png'))
  expect([Object.keys(s.lock('one.lock.json')), Object.keys(s.lock('sub/two.lock.json'))]).toEqual([['a'], ['a', 'b']])
  const [check, one] = await Promise.all([
    s.run('check', '-m', 'one.yml', '-m', 'sub/two.yml'),
    s.run('plan', '-m', 'one.yml', '-m', './one.yml', '-m', 'sub/two.yml', 'b', '--json'),
  ])
  expect([check.code, one.json.manifests.map(({ images }) => images.length), one.json.totals['unchanged']]).toEqual([
    0,
    [0, 1],
    1,
  ])

  s.commit()
  const bytes = s.sha('sub/images/b.png')
  s.remove('sub/images/b.png')
  expect((await s.run('generate', '-m', 'sub/two.yml', '--json')).rows['b']).toBe('missing restored')
  expect([s.sha('sub/images/b.png'), s.asked().all]).toEqual([bytes, 0])

  s.write('clash.yml', manifest('{ z: { prompt: Z, path: sub/images/b.png } }'))
  const shared = await s.run('generate', '-m', 'clash.yml', '-m', 'sub/two.yml', '--json')
  expect([shared.code, shared.codes, Object.keys(shared.json)]).toEqual([
    2,
    ['manifest/shared-path'],
    ['version', 'command', 'ok', 'problems'],
  ])
  s.write('one.yaml', manifest('{ q: Q }'))
  expect((await s.run('plan', '-m', 'one.yml', '-m', 'one.yaml', '--json')).codes).toEqual(['manifest/shared-lock'])
  s.write('broken.yml', 'version: 1\nimages: { a: { prompt: 1, sede: 2 } }\n')
  const broken = await s.run('generate', '-m', 'one.yml', '-m', 'broken.yml', '--json')
  expect([broken.code, new Set(broken.json.problems.map(({ file }) => file)), s.asked().all]).toEqual([
    2,
    new Set(['broken.yml']),
    0,
  ])
})

const posix = process.platform === 'win32' ? test.skip : test.concurrent

posix('of what the disk or another manifest alone shows 200 are listed too, and the count of the others', async (t) => {
  const s = await scene(t, { git: false })
  const ids = Array.from({ length: 203 }, (_, n) => `  i${n}: x\n`).join('')
  for (const name of ['one.yml', 'two.yml']) s.write(name, `version: 1\n${SMALL}images:\n${ids}`)
  const shared = await s.run('check', '-m', 'one.yml', '-m', 'two.yml', '--json')
  symlinkSync('/tmp', join(s.root, 'images'))
  const linked = await s.run('check', '-m', 'one.yml', '--json')
  for (const [{ code, codes, json }, what] of [
    [shared, 'manifest/shared-path'],
    [linked, 'manifest/path-link'],
  ] as const) {
    expect([code, codes]).toEqual([2, [...Array.from({ length: 200 }, () => what), 'manifest/more']])
    expect(json.problems.at(-1)?.message).toContain('3 more problems')
  }
  rmSync(join(s.root, 'images'))
})

test.concurrent('locks that are refused: newer, with conflict markers, no JSON, a link', async (t) => {
  const s = await scene(t)
  s.manifest(`${SMALL}images: { a: A }\n`)
  await s.run('generate')
  const good = s.read('images.lock.json').toString()
  const cases: readonly (readonly [string, RegExp, number?])[] = [
    [good.replace('"version": 1', '"version": 2'), /version|newer/i],
    [good.replace('    "a": {', '<<<<<<< ours\n    "a": {\n=======\n>>>>>>> theirs'), /conflict/i, 4],
    ['{', /./],
    [good.replace('"hello"', '"other"').replace('"prompt": "A"', '"prompt": "B"'), /fingerprint/],
  ]
  for (const [text, says, line] of cases) {
    s.write('images.lock.json', text)
    const refused = await s.run('generate', '--json')
    const [problem] = refused.json.problems
    expect([refused.code, problem?.file, problem?.message]).toEqual([
      2,
      'images.lock.json',
      expect.stringMatching(says),
    ])
    if (line !== undefined) expect(problem?.line).toBe(line)
    expect(s.read('images.lock.json').toString()).toBe(text)
  }
})

test.concurrent('explain names each value, its line, and the exact request; quiet and verbose', async (t) => {
  const s = await scene(t)
  s.manifest('vars: { v: dawn }\ndefaults: { size: 64x64 }\nimages:\n  a:\n    prompt: "At {{ v }}"\n    seed: 7\n')
  const told = JSON.parse((await s.run('explain', 'a', '--json')).stdout) as {
    manifests: { images: { request: { url: string; body: object }; values: { key: string; line?: number }[] }[] }[]
  }
  const image = told.manifests[0]?.images[0]
  expect(image?.request.url).toBe(`${s.gateway.baseUrl}/images/generations`)
  expect(
    image?.values.filter(({ key }) => key === 'seed' || key === 'width').map(({ key, line }) => [key, line]),
  ).toEqual([
    ['width', 3],
    ['seed', 7],
  ])
  const text = await s.run('explain', 'a')
  expect(text.stdout).toMatch(/seed +7 +\(image, images\.yml:7:11\)/)
  expect(s.asked().all).toBe(0)
  expect((await s.run('generate', '--quiet')).stdout).toBe('')
  expect(s.gateway.purchases[0]?.body).toEqual(image?.request.body)
  const [plan, verbose] = await Promise.all([s.run('plan'), s.run('plan', '--verbose')])
  expect([plan, verbose].map(({ stdout }) => /^ +unchanged +a$/m.test(stdout))).toEqual([false, true])
  expect(readFileSync(join(s.root, 'images.lock.json'), 'utf8')).not.toContain('sig=')
})

test('check names the manifest in the command that mends it, where one was named', async (t) => {
  const s = await scene(t)
  const text = 'version: 1\nprovider: placeholder\ndefaults: { size: 64x64 }\nimages: { a: one }\n'
  s.write('art/site.yml', text)
  expect((await s.run('check', '-m', 'art/site.yml')).stderr).toContain('imagelock generate -m art/site.yml [')
  s.write('images.yml', text)
  expect((await s.run('check')).stderr).toContain('imagelock generate [')
})
