// Making images: time, memory and purchases beside a plain loop of `fetch`, the `openai` client and the AI SDK.
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CLI, measure, peer, startGateway } from './measure.mjs'
import { manifestOf, openFolder } from './scene.mjs'

const generateWords = (concurrency) => [
  CLI,
  'generate',
  '--quiet',
  '--concurrency',
  String(concurrency),
  '--max-images',
  '100000',
  '--max-cost',
  '100000',
]

async function once(name, { count, concurrency, gateway: options, killAt = null }) {
  const gateway = await startGateway(options)
  const { root, close } = openFolder()
  try {
    const isOurs = name === 'imagelock'
    if (isOurs) writeFileSync(join(root, 'images.yml'), manifestOf(count))
    const out = join(root, 'images')
    const words = isOurs
      ? generateWords(concurrency)
      : [peer(name), JSON.stringify({ origin: gateway.origin, count, concurrency, out })]
    const killAfter = killAt === null ? null : () => reached(gateway, count * killAt)
    const first = await measure(words, { cwd: root, env: gateway.env, killAfter })
    const again = killAt === null ? null : await measure(words, { cwd: root, env: gateway.env })
    const check = isOurs ? await measure([CLI, 'check'], { cwd: root }) : null
    const plan = isOurs ? await measure([CLI, 'plan', '--json'], { cwd: root }) : null
    return { ...first, again, check, plan, seen: await gateway.seen(), images: pictures(out), lock: lockBytes(root) }
  } finally {
    close()
    gateway.close()
  }
}

async function reached(gateway, purchases) {
  while ((await gateway.seen()).billed < purchases) await new Promise((resolve) => setTimeout(resolve, 20))
}

function pictures(folder) {
  if (!existsSync(folder)) return 0
  return readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.png') && !name.endsWith('.tmp'))
    .length
}

function lockBytes(root) {
  const lock = join(root, 'images.lock.json')
  return existsSync(lock) ? statSync(lock).size : 0
}

const PEERS = {
  'plain `fetch` loop': 'fetch-loop',
  '`openai` client': 'openai-client',
  'AI SDK `generateImage`': 'ai-sdk',
}

/** The same work for all, one after the other. */
export async function race(count, concurrency, delayMs, bytes) {
  const runs = {}
  for (const [name, program] of Object.entries({ imagelock: 'imagelock', ...PEERS })) {
    runs[name] = await once(program, { count, concurrency, gateway: { delayMs, bytes } })
  }
  return { runs, ideal: (count * delayMs) / 1000 / concurrency }
}

/** Each answer in twenty lost after it was billed, each purchase in fifteen refused with 429, each download in ten with 503. */
export async function faults(count, concurrency, delayMs, bytes) {
  const gateway = { delayMs, bytes, lost: 20, limited: 15, broken: 10 }
  const runs = {}
  for (const [name, program] of Object.entries({ imagelock: 'imagelock', ...PEERS })) {
    runs[name] = await once(program, { count, concurrency, gateway })
  }
  return runs
}

/** Stopped when half is bought, then started again. A process that is killed outright loses what is in flight, and says so. */
export function killed(count, concurrency, delayMs, bytes) {
  return once('imagelock', { count, concurrency, gateway: { delayMs, bytes }, killAt: 0.5 })
}

/** The same run at several sizes: what a single image costs should stay the same. */
export async function growth(counts, concurrency, bytes) {
  const rows = []
  for (const count of counts) {
    rows.push({ count, ...(await once('imagelock', { count, concurrency, gateway: { delayMs: 0, bytes } })) })
  }
  return rows
}

/** One size of picture after the other: memory should stay the same. */
export async function weights(count, concurrency, sizes) {
  const rows = []
  for (const bytes of sizes)
    rows.push({ bytes, ...(await once('imagelock', { count, concurrency, gateway: { delayMs: 20, bytes } })) })
  return rows
}
