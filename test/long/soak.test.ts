// 1,632 images through the whole pipeline against a gateway that fails in every way: what was bought is stored, once.
import { execFileSync, spawn } from 'node:child_process'
import * as fs from 'node:fs'
import * as path from 'node:path'
import { expect, test } from 'vitest'
import { CLI, scene } from '../e2e/harness.ts'
import type { Document } from '../e2e/oracle.ts'
import type { DownloadFault, Fault, GatewayEvent, PurchaseFault } from '../simulator/faults.ts'

const IMAGES = 1632
const MOST_RUNS = 12

const PURCHASE: readonly PurchaseFault[] = [
  ...[400, 409, 422, 500, 502, 503, 504, 520, 524, 408].map((status): PurchaseFault => ({ kind: 'status', status })),
  ...[500, 502, 503].map((status): PurchaseFault => ({ kind: 'status', status, body: 'html' })),
  { kind: 'status', status: 429, retryAfter: '0' },
  { kind: 'status', status: 429, body: 'empty' },
  { kind: 'status', status: 429, retryAfter: 'Sat, 01 Jan 2000 00:00:00 GMT' },
  { kind: 'status', status: 429, retryAfter: '-5' },
  { kind: 'reset', when: 'read', billed: true },
  { kind: 'reset', when: 'headers' },
  { kind: 'reset', when: 'body' },
  { kind: 'fin', billed: true },
  { kind: 'silence', billed: true },
  { kind: 'bytewise' },
  { kind: 'cut', framing: 'length' },
  { kind: 'cut', framing: 'chunked' },
  { kind: 'garbage', billed: true },
  { kind: 'encoding', how: 'real' },
  { kind: 'redirect', to: 'other-host' },
  { kind: 'answer', what: 'empty' },
  { kind: 'answer', what: 'html' },
  { kind: 'answer', what: 'two-pictures' },
  { kind: 'answer', what: 'moderated' },
  { kind: 'picture', flaw: 'truncated' },
  { kind: 'url', url: 'http://169.254.169.254/latest/meta-data' },
]
const DOWNLOAD: readonly DownloadFault[] = [
  ...[403, 404, 410].map((status) => ({ kind: 'expired', status }) as DownloadFault),
  ...[500, 503].map((status): DownloadFault => ({ kind: 'status', status })),
  { kind: 'reset', when: 'body' },
  { kind: 'cut', framing: 'length' },
  { kind: 'cut', framing: 'close' },
  { kind: 'encoding', how: 'bomb' },
  { kind: 'picture', flaw: 'html' },
  { kind: 'picture', flaw: 'trailing' },
  { kind: 'redirect', to: 'same-host', hops: 2 },
  { kind: 'garbage' },
]

/** A small generator of numbers, so that a run can be repeated (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

function generate(root: string, env: NodeJS.ProcessEnv): Promise<{ code: number | null; json: Document }> {
  const args = [
    CLI,
    'generate',
    '--json',
    '--concurrency',
    '16',
    '--max-cost',
    '1000',
    '--max-images',
    '5000',
    '--timeout',
    '3',
  ]
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] })
    const out: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
    child.on('close', (code) => resolve({ code, json: JSON.parse(Buffer.concat(out).toString()) as Document }))
  })
}

test(
  `${IMAGES} images, every third request failing: stored once, equal to the served bytes`,
  { timeout: 600_000 },
  async (context) => {
    const s = await scene(context, { provenanceBytes: [64, 2000], linkLifeMs: 8000 })
    const random = numbers(20261122)
    const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
    s.gateway.script((event: GatewayEvent): Fault | undefined => {
      if (event.kind === 'purchase' && random() < 0.3) return pick(PURCHASE)
      return event.kind === 'download' && random() < 0.3 ? pick(DOWNLOAD) : undefined
    })
    const images = Array.from({ length: IMAGES }, (_, index) => {
      const model = ['flux-2-klein-4b', 'flux-2-pro', 'gpt-image-2-all', 'flux-dev'][index % 4]
      const size = model === 'gpt-image-2-all' ? '' : `, size: ${64 + 16 * (index % 5)}x64`
      return `  p/${index}: { prompt: "prompt number ${index}, with some words", model: ${model}${size} }`
    })
    s.manifest(`images:\n${images.join('\n')}\n`)
    const env = {
      PATH: process.env['PATH'],
      HOME: s.root,
      APIYI_BASE_URL: s.gateway.baseUrl,
      APIYI_API_KEY: s.gateway.key,
    }
    const reports: Document[] = []
    for (let runs = 1; runs <= MOST_RUNS; runs++) {
      const { code, json } = await generate(s.root, env)
      reports.push(json)
      if (process.env['SOAK_TRACE'])
        console.log(Date.now(), code, JSON.stringify(json.totals), JSON.stringify(json.cost))
      if (code === 0) break
      expect(code).toBe(1)
    }
    const total = (name: string): number => reports.reduce((sum, { totals }) => sum + (totals[name] ?? 0), 0)
    const entries = Object.values(s.lock())
    const served = new Set(s.gateway.purchases.map(({ sha256 }) => sha256))
    const listed = execFileSync(
      'sha256sum',
      entries.map((entry) => entry.path),
      { cwd: s.root, encoding: 'utf8', maxBuffer: 1 << 26 },
    )
    const sums = new Map(
      listed
        .trim()
        .split('\n')
        .map((line) => [line.slice(66), line.slice(0, 64)]),
    )
    const billed = s.gateway.purchases.filter((one) => one.billed).length
    console.log(
      `${reports.length} runs, ${s.gateway.purchases.length} requests, ${billed} billed, ${total('generated')} stored, ${total('unknown')} unknown`,
    )

    expect(entries).toHaveLength(IMAGES)
    expect(total('generated')).toBe(IMAGES)
    for (const entry of entries) {
      expect(sums.get(entry.path)).toBe(entry.file.sha256)
      expect(served.has(entry.file.sha256)).toBe(true)
    }
    // Every purchase that was billed is stored, or was told to be unknown.
    expect(billed - total('generated')).toBeLessThanOrEqual(total('unknown'))
    const spent = reports.reduce((sum, { cost }) => sum + cost.spent_usd + cost.unknown_usd, 0)
    const price = (model: string): number =>
      ({ 'flux-2-klein-4b': 0.01, 'flux-2-pro': 0.03, 'gpt-image-2-all': 0.03, 'flux-dev': 0.02 })[model] ?? NaN
    const real = s.gateway.purchases.filter((one) => one.billed).reduce((sum, { model }) => sum + price(model), 0)
    expect(spent).toBeGreaterThanOrEqual(real - 1e-6)
    if (fs.existsSync('/usr/bin/identify')) {
      const files = entries.map((entry) => path.join(s.root, entry.path))
      for (let start = 0; start < files.length; start += 200) {
        execFileSync('/usr/bin/identify', ['-regard-warnings', ...files.slice(start, start + 200)], {
          maxBuffer: 1 << 26,
        })
      }
    }
  },
)
