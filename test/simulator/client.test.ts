// The gateway as its public clients see it: the openai package, plain HTTP, a person's shell.
import { execFile, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import OpenAI from 'openai'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startGateway, type Gateway } from './gateway.ts'

const sha = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')
let gateway: Gateway
let client: OpenAI
const open = async (options: Parameters<typeof startGateway>[0] = {}): Promise<void> => {
  gateway = await startGateway(options)
  client = new OpenAI({ apiKey: gateway.key, baseURL: gateway.baseUrl, maxRetries: 0 })
}
afterEach(() => gateway.close())

describe('the openai client', () => {
  beforeEach(() => open())

  test('buys a FLUX picture by URL; the ledger, the link and the bytes agree', async () => {
    const more = { seed: 7, output_format: 'png' as const, safety_tolerance: 2 }
    const { data: answer, response } = await client.images
      .generate({ model: 'flux-2-pro', prompt: 'a fox', size: '1536x1024', ...more })
      .withResponse()
    const url = answer.data?.[0]?.url ?? ''
    const picture = await fetch(url)
    const bytes = Buffer.from(await picture.arrayBuffer())
    expect(Object.keys(answer).toSorted()).toEqual(['created', 'data'])
    expect(new URL(url).origin).toBe(gateway.deliveryOrigin)
    expect(Date.parse(new URL(url).searchParams.get('se') ?? '') - Date.now()).toBeGreaterThan(595_000)
    expect(picture.headers.get('content-type')).toBe('image/png')
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1536, 1024])
    expect(gateway.purchases).toMatchObject([{ model: 'flux-2-pro', prompt: 'a fox', seed: 7, billed: true, url }])
    expect(gateway.purchases[0]?.sha256).toBe(sha(bytes))
    expect(gateway.purchases[0]?.requestId).toBe(response.headers.get('x-request-id'))
    expect([...gateway.deliveries]).toEqual([[url, 1]])
    expect(gateway.violations).toEqual([])
  })

  test.each(['png', 'jpeg', 'webp'] as const)('buys a gpt-image-2 %s as base64', async (output_format) => {
    const answer = await client.images.generate({
      model: 'gpt-image-2',
      prompt: 'a fox',
      quality: 'low',
      output_format,
    })
    const bytes = Buffer.from(answer.data?.[0]?.b64_json ?? '', 'base64')
    const start = { png: '89504e47', jpeg: 'ffd8ffe0', webp: '52494646' }[output_format]
    expect(bytes.toString('hex', 0, 4)).toBe(start)
    expect(gateway.purchases[0]?.sha256).toBe(sha(bytes))
    expect(gateway.violations).toEqual([])
  })

  test('lists the eleven models, and tells errors in the shape that the client reads', async () => {
    const models: string[] = []
    for await (const model of client.models.list()) models.push(model.id)
    expect(models).toHaveLength(11)
    const ask = { model: 'flux-2-pro', prompt: 'x' }
    const stranger = client.withOptions({ apiKey: 'sk-other' })
    await expect(stranger.images.generate(ask)).rejects.toMatchObject({ status: 401, code: 'invalid_api_key' })
    const gone = client.images.generate({ ...ask, model: 'sd-1' })
    await expect(gone).rejects.toMatchObject({ status: 503, code: 'model_not_found' })
    expect(gateway.purchases).toEqual([])
    expect(gateway.violations).toEqual([])
    await expect(client.images.generate({ ...ask, n: 1 })).rejects.toMatchObject({ status: 400, param: 'n' })
    expect(gateway.violations).toEqual(['POST /v1/images/generations: flux-2-pro does not take n'])
  })
})

describe('options', () => {
  test.each([
    ['base64', /^[A-Za-z0-9+/]+=*$/],
    ['data-url', /^data:image\/jpeg;base64,[A-Za-z0-9+/]+=*$/],
  ] as const)('FLUX as %s', async (fluxAnswer, form) => {
    await open({ fluxAnswer })
    const answer = await client.images.generate({ model: 'flux-dev', prompt: 'x' })
    const text = answer.data?.[0]?.b64_json ?? ''
    expect(text).toMatch(form)
    expect(gateway.purchases[0]?.sha256).toBe(sha(Buffer.from(text.replace(/^data:.*,/, ''), 'base64')))
  })

  test('a link dies by the given clock; a link that was changed is a violation', async () => {
    let now = 1_900_000_000_000
    await open({ now: () => now, linkLifeMs: 5000 })
    const { data, response } = await client.images.generate({ model: 'flux-2-pro', prompt: 'x' }).withResponse()
    const url = data.data?.[0]?.url ?? ''
    expect(response.headers.get('date')).toBe('Sun, 17 Mar 2030 17:46:40 GMT')
    expect(new URL(url).searchParams.get('se')).toBe('2030-03-17T17:46:45.000Z')
    now += 4999
    expect((await fetch(url)).status).toBe(200)
    now += 1
    const late = await fetch(url)
    expect([late.status, late.headers.get('content-type')]).toEqual([403, 'application/xml'])
    expect(await late.text()).toContain('<Error>')
    expect(gateway.violations).toEqual([])
    expect((await fetch(url.replace('2030', '2031'))).status).toBe(403)
    expect(gateway.violations).toHaveLength(1)
  })

  test('too many at once get 429', async () => {
    await open({ maxInFlight: 2, latencyMs: { api: 80 } })
    const buy = (): Promise<unknown> => client.images.generate({ model: 'flux-2-pro', prompt: 'x' })
    const settled = await Promise.allSettled([buy(), buy(), buy(), buy()])
    expect(settled.filter((one) => one.status === 'rejected').map((one) => one.reason.status)).toEqual([429, 429])
    expect(gateway.purchases).toHaveLength(2)
    await buy()
  })

  test('the high-water mark, the connections and the header names are seen', async () => {
    await open({ latencyMs: { api: 80 } })
    const buy = (): Promise<unknown> => client.images.generate({ model: 'flux-2-pro', prompt: 'x' })
    await Promise.all([buy(), buy(), buy(), buy()])
    expect(gateway.highWater.api).toBe(4)
    expect(new Set(gateway.requests.map((request) => request.connection)).size).toBe(4)
    expect(new Set(gateway.requests.map((request) => request.remotePort)).size).toBe(4)
    expect(gateway.requests[0]?.headerNames).toContain('authorization')
  })

  test('a model beside the eleven is taken where it is named', async () => {
    await open({ models: ['flux-3'] })
    await client.images.generate({ model: 'flux-3', prompt: 'x', size: '1024x1024' })
    expect(gateway.purchases).toMatchObject([{ model: 'flux-3', billed: true }])
  })

  test('the key at the delivery host is a violation', async () => {
    await open()
    const answer = await client.images.generate({ model: 'flux-2-pro', prompt: 'x' })
    await fetch(answer.data?.[0]?.url ?? '', { headers: { authorization: `Bearer ${gateway.key}` } })
    expect(gateway.violations).toEqual(['delivery: authorization was sent', 'delivery: the key was sent'])
  })
})

test('is built by tsc and started by node, and serves until it is told to stop', async () => {
  await open()
  const folder = await mkdtemp(join(tmpdir(), 'simulator-'))
  await writeFile(join(folder, 'package.json'), '{"type":"module"}')
  const tsc = join('node_modules', 'typescript', 'bin', 'tsc')
  await promisify(execFile)(process.execPath, [tsc, '-p', 'test/simulator', '--outDir', folder])
  const child = spawn(process.execPath, [join(folder, 'main.js'), '0', '0'], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.on('data', (part: Buffer) => (said += part.toString()))
  while (!said.includes('Ctrl-C')) await once(child.stdout, 'data')
  const baseURL = /APIYI_BASE_URL=(\S+)/.exec(said)?.[1] ?? ''
  const apiKey = /APIYI_API_KEY=(\S+)/.exec(said)?.[1] ?? ''
  await new OpenAI({ apiKey, baseURL }).images.generate({ model: 'flux-2-pro', prompt: 'a fox' })
  while (!said.includes('a fox')) await once(child.stdout, 'data')
  child.kill('SIGTERM')
  expect(await once(child, 'exit')).toEqual([0, null])
  expect(said).toMatch(/flux-2-pro {2}seed - {2}billed {2}"a fox"/)
  await rm(folder, { recursive: true })
})
