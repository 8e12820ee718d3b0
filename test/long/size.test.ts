// Ten thousand images: a no-op reads none of them, costs grow with their number and no faster, few files are open at once.
import { spawn } from 'node:child_process'
import * as fs from 'node:fs'
import * as os from 'node:os'
import * as path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { agrees, CLI, scene, until } from '../e2e/harness.ts'
import { lockedClone } from '../e2e/locked-clone.ts'

interface Cost {
  readonly code: number | null
  readonly out: string
  /** Of all threads, ms. */
  readonly cpu: number
  /** MB. */
  readonly memory: number
  /** Bytes that it read, files and pipes alike; Linux alone counts them. */
  readonly read: number
}

const linux = process.platform === 'linux'
/** Runs the command line; what it cost is told by the process itself when it ends. */
async function costOf(cwd: string, words: readonly string[], more: NodeJS.ProcessEnv = {}): Promise<Cost> {
  const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'imagelock-cost-')), 'cost.json')
  onTestFinished(() => fs.rmSync(path.dirname(file), { recursive: true, force: true }))
  const tell = `import fs from 'node:fs'
    process.on('exit', () => {
      const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
      const io = ${linux} ? fs.readFileSync('/proc/self/io', 'latin1') : 'rchar: 0'
      const read = Number(/rchar: (\\d+)/.exec(io)[1])
      fs.writeFileSync(${JSON.stringify(file)}, JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1000, memory: maxRSS / 1024, read }))
    })`
  const hook = `data:text/javascript,${encodeURIComponent(tell)}`
  const child = spawn(process.execPath, ['--import', hook, CLI, ...words], {
    cwd,
    env: { PATH: process.env['PATH'], HOME: cwd, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', ...more },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let out = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (out += chunk.toString()))
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { code, out, ...(JSON.parse(fs.readFileSync(file, 'utf8')) as Omit<Cost, 'code' | 'out'>) }
}

test('a fresh clone of 10,000 images: none is read, one that changed is found, and ten times as many cost ten times as much', async () => {
  const few = lockedClone(1000, 20_000)
  const many = lockedClone(10_000, 20_000)
  const small = await costOf(few, ['check'])
  const large = await costOf(many, ['check'])
  expect([small.code, large.code]).toEqual([0, 0])
  expect(large.out).toContain('10000 images, all as locked')
  // Manifest, lock, index, the program: but of 200 MB of pictures at most those as young as the index.
  if (linux) expect(large.read).toBeLessThan(80_000_000)
  expect(large.memory).toBeLessThan(300)
  expect(large.cpu).toBeLessThan(15 * small.cpu)

  const plan = await costOf(many, ['plan', '--json'])
  expect(plan.code).toBe(0)
  expect(JSON.parse(plan.out)).toMatchObject({ ok: true, totals: { unchanged: 10_000 } })

  const changed = path.join(many, 'images/p34/i-1234.png')
  const { atime, mtime } = fs.statSync(changed)
  fs.writeFileSync(changed, Buffer.alloc(20_000, 'other'))
  fs.utimesSync(changed, atime, mtime)
  const wrong = await costOf(many, ['check'])
  expect(wrong.code).toBe(3)
  expect(wrong.out).toContain('p34/i-1234')

  // Without git every picture is hashed, all cores together.
  fs.writeFileSync(changed, Buffer.alloc(20_000, '1234 '))
  fs.rmSync(path.join(many, '.git'), { recursive: true })
  const bare = await costOf(many, ['check'])
  expect(bare.code).toBe(0)
  if (linux) expect(bare.read).toBeGreaterThan(200_000_000)
})

test('800 images with 256 open files at most, stopped in the middle and started again: none is bought twice', async (context) => {
  const s = await scene(context, { provenanceBytes: 64, latencyMs: { api: 30 } })
  const count = 800
  const lines = Array.from(
    { length: count },
    (_, index) => `  p${index % 7}/${index}: { prompt: "number ${index}", size: 64x64 }`,
  )
  s.manifest(`images:\n${lines.join('\n')}\n`)
  const words = ['generate', '--quiet', '--concurrency', '24', '--max-images', '5000', '--max-cost', '500']
  const env = { APIYI_BASE_URL: s.gateway.baseUrl, APIYI_API_KEY: s.gateway.key }
  const start = (): ReturnType<typeof spawn> =>
    spawn('sh', ['-c', `ulimit -n 256; exec "$0" "$@"`, process.execPath, CLI, ...words], {
      cwd: s.root,
      env: { PATH: process.env['PATH'], HOME: s.root, ...env },
      stdio: 'ignore',
    })
  const first = start()
  const ended = new Promise<number | null>((resolve) => first.once('close', resolve))
  await until(() => s.gateway.purchases.length > count / 2, 120_000)
  first.kill('SIGTERM')
  expect(await ended).toBe(143)
  const second = await new Promise<number | null>((resolve) => start().once('close', resolve))
  expect(second).toBe(0)
  expect(s.gateway.purchases.filter(({ billed }) => billed)).toHaveLength(count)
  expect(s.gateway.highWater.api).toBeLessThanOrEqual(24)
  await agrees(s)
})
