// What the gateway refuses: each row is one request that no correct client sends, beside its legal neighbours.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { startGateway, type Gateway } from './gateway.ts'

let gateway: Gateway
let seen = 0
beforeAll(async () => {
  gateway = await startGateway()
})
afterAll(() => gateway.close())
afterEach(() => {
  seen = gateway.violations.length
})

async function send(
  body: unknown,
  headers: Record<string, string> = {},
  path = '/images/generations',
  method = 'POST',
) {
  return fetch(`${gateway.baseUrl}${path}`, {
    method,
    headers: { authorization: `Bearer ${gateway.key}`, 'content-type': 'application/json', ...headers },
    ...(method === 'GET' ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
}

const pro = { model: 'flux-2-pro', prompt: 'x' }
const flex = { model: 'flux-2-flex', prompt: 'x' }
const klein = { model: 'flux-2-klein-4b', prompt: 'x' }
const gpt = { model: 'gpt-image-2', prompt: 'x' }
const all = { model: 'gpt-image-2-all', prompt: 'x' }

describe('taken', () => {
  test.each<object>([
    pro,
    { ...pro, width: 64, height: 2048 },
    { ...pro, size: '1920x1080', seed: 0, output_format: 'jpeg', safety_tolerance: 0, prompt_upsampling: false },
    { ...pro, seed: 2147483647, safety_tolerance: 6, width: 2048, height: 2048 },
    { ...flex, steps: 1, guidance: 1.5 },
    { ...flex, steps: 50, guidance: 10 },
    { ...klein, size: '2048x2048', seed: 1, output_format: 'png', safety_tolerance: 2 },
    { ...pro, model: 'flux-pro-1.1-ultra', width: 80, height: 64 },
    { ...gpt, size: '3840x2160', quality: 'auto', background: 'opaque', moderation: 'low', output_compression: 100 },
    { ...gpt, size: '1024x640', output_format: 'webp', output_compression: 0 },
    { ...gpt, size: '2160x720' },
    all,
    { ...pro, prompt: 'é'.repeat(64_000) },
  ])('%j', async (body) => {
    const answer = await send(body)
    expect(answer.status).toBe(200)
    expect(gateway.violations.slice(seen)).toEqual([])
  })
})

describe('refused', () => {
  test.each<readonly [string | undefined, unknown]>([
    ['model', { prompt: 'x' }],
    ['model', { ...pro, model: 7 }],
    ['prompt', { model: 'flux-2-pro' }],
    ['prompt', { ...pro, prompt: ' ' }],
    ['prompt', { ...pro, prompt: { scene: 'x' } }],
    ['prompt', { ...pro, prompt: 'é'.repeat(64_001) }],
    ['n', { ...pro, n: 1 }],
    ['n', { ...gpt, n: 1 }],
    ['response_format', { ...pro, response_format: 'url' }],
    ['webhook_url', { ...pro, webhook_url: 'https://example.com' }],
    ['__proto__', '{"model":"flux-2-pro","prompt":"x","__proto__":{}}'],
    ['size', { ...pro, size: '1024x1024', width: 1024, height: 1024 }],
    ['size', { ...pro, width: 1024 }],
    ['size', { ...pro, size: '1024x1040' }],
    ['size', { ...pro, size: '1024X1024' }],
    ['width', { ...pro, width: 48, height: 64 }],
    ['height', { ...pro, width: 1920, height: 1080 }],
    ['height', { ...pro, width: 64, height: 2064 }],
    ['width', { ...pro, width: '1024', height: 1024 }],
    ['seed', { ...pro, seed: -1 }],
    ['seed', { ...pro, seed: 2147483648 }],
    ['seed', { ...pro, seed: 1.5 }],
    ['seed', { ...pro, seed: null }],
    ['output_format', { ...pro, output_format: 'webp' }],
    ['output_format', { ...pro, output_format: 'jpg' }],
    ['safety_tolerance', { ...pro, safety_tolerance: 7 }],
    ['prompt_upsampling', { ...pro, prompt_upsampling: 'false' }],
    ['prompt_upsampling', { ...klein, prompt_upsampling: false }],
    ['steps', { ...pro, steps: 50 }],
    ['steps', { ...flex, steps: 51 }],
    ['guidance', { ...flex, guidance: 1.4 }],
    ['seed', { ...gpt, seed: 1 }],
    ['safety_tolerance', { ...gpt, safety_tolerance: 2 }],
    ['width', { ...gpt, width: 1024, height: 1024 }],
    ['size', { ...gpt, size: '3856x2160' }],
    ['size', { ...gpt, size: '1024x624' }],
    ['size', { ...gpt, size: '2176x720' }],
    ['size', { ...gpt, size: '3840x2176' }],
    ['size', { ...gpt, size: '1000x1000' }],
    ['output_compression', { ...gpt, output_compression: 101 }],
    ['quality', { ...gpt, quality: 'hd' }],
    ['size', { ...all, size: '1024x1024' }],
    ['output_format', { ...all, output_format: 'png' }],
    [undefined, [pro]],
    [undefined, 'not json'],
  ])('param %s: %j', async (param, body) => {
    const bought = gateway.purchases.length
    const answer = await send(body)
    const { error } = (await answer.json()) as { error: Record<string, unknown> }
    expect(answer.status).toBe(400)
    expect(Object.keys(error)).toEqual(['message', 'type', 'param', 'code'])
    expect(error['param']).toBe(param ?? null)
    expect(gateway.violations.length).toBe(seen + 1)
    expect(gateway.purchases.length).toBe(bought)
  })

  test.each([
    ['wrong content type', 400, () => send(pro, { 'content-type': 'text/plain' })],
    ['another method', 404, () => send(pro, {}, '/images/generations', 'GET')],
    ['another path', 404, () => send(pro, {}, '/images/edits')],
    ['a query', 404, () => send(pro, {}, '/images/generations?a=1')],
    ['a body of 3 MB', 413, () => send({ ...pro, prompt: 'x'.repeat(3_000_000) })],
  ] as const)('%s', async (_, status, act) => {
    expect((await act()).status).toBe(status)
    expect(gateway.violations.length).toBe(seen + 1)
  })
})
