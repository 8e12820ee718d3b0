// Delivery beside peter-evans/create-pull-request on one server: the same dirty checkout, the same GitHub, the same Node.
// BENCH_PEER names a folder with its action.yml and dist, BENCH_NODE a Node 24; both wanted.
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import * as fs from 'node:fs'
import * as os from 'node:os'
import * as path from 'node:path'
import { deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { pushEvent } from '../test/github/events.ts'
import { runAction } from '../test/github/runner.ts'
import { runToken, startGitHub } from '../test/github/server.ts'

const ROOT = path.join(import.meta.dirname, '..')
const DIST = path.resolve(process.env['IMAGELOCK_DIST'] ?? path.join(ROOT, 'dist'))
const PEER = process.env['BENCH_PEER'] ?? ''
const NODE = process.env['BENCH_NODE'] ?? process.execPath
const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 3)

interface Figures {
  readonly first: number
  readonly firstRequests: number
  readonly second: number
  readonly secondRequests: number
  readonly secondWrites: number
}

/** A folder with so many pictures of 300 kB that nothing compresses, their manifest and lock. */
async function prepare(count: number): Promise<string> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-delivery-'))
  const images = Array.from({ length: count }, (_, n) => `  p${n}: picture ${n}\n`).join('')
  const head = 'version: 1\ndefaults: { model: flux-2-klein-4b, size: 320x320, output_format: png }\nimages:\n'
  fs.writeFileSync(path.join(folder, 'images.yml'), head + images)
  fs.mkdirSync(path.join(folder, 'images'))
  for (let n = 0; n < count; n += 1) fs.writeFileSync(path.join(folder, 'images', `p${n}.png`), noise(320))
  const args = [path.join(DIST, 'cli.js'), 'accept', '**']
  const code = await new Promise((done) => spawn(NODE, args, { cwd: folder, stdio: 'ignore' }).on('exit', done))
  expect(code).toBe(0)
  return folder
}

/** A square PNG of random pixels. */
function noise(side: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const rows = Buffer.concat(
    Array.from({ length: side }, () => Buffer.concat([Buffer.alloc(1), randomBytes(side * 3)])),
  )
  const parts = [chunk('IHDR', header), chunk('IDAT', deflateSync(rows, { level: 0 })), chunk('IEND', Buffer.alloc(0))]
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...parts])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

function crc32(bytes: Buffer): number {
  let crc = ~0
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return ~crc >>> 0
}

async function measure(who: 'imagelock' | 'peer', via: 'git' | 'api', source: string): Promise<Figures> {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-run-'))
  const manifest = fs.readFileSync(path.join(source, 'images.yml'), 'utf8')
  const github = await startGitHub({
    https: true,
    repositories: [{ name: 'o/r', files: { 'README.md': 'r\n', 'images.yml': manifest } }],
  })
  const repository = github.repository('o/r')
  const actionDir = path.join(root, 'action')
  fs.mkdirSync(actionDir)
  const [yml, dist] =
    who === 'peer' ? [path.join(PEER, 'action.yml'), path.join(PEER, 'dist')] : [path.join(ROOT, 'action.yml'), DIST]
  fs.copyFileSync(yml, path.join(actionDir, 'action.yml'))
  fs.symlinkSync(dist, path.join(actionDir, 'dist'))
  const once = async (): Promise<{ ms: number; requests: number; writes: number }> => {
    const workspace = fs.mkdtempSync(path.join(root, 'checkout-'))
    const temp = fs.mkdtempSync(path.join(root, 'temp-'))
    const certificate = github.certificate === undefined ? {} : { certificate: github.certificate }
    await repository.clone(workspace, {
      branch: 'main',
      depth: 1,
      token: runToken.token,
      version: 7,
      runnerTemp: temp,
      ...certificate,
    })
    fs.cpSync(path.join(source, 'images'), path.join(workspace, 'images'), { recursive: true })
    fs.copyFileSync(path.join(source, 'images.lock.json'), path.join(workspace, 'images.lock.json'))
    const [requests, writes] = [github.requests.length, github.writes().length]
    const inputs =
      who === 'peer'
        ? { branch: 'pictures', 'sign-commits': String(via === 'api') }
        : { branch: 'pictures', 'commit-via': via }
    const begun = performance.now()
    const event = await pushEvent(repository)
    const ran = await runAction({
      actionDir,
      inputs,
      event,
      workspace,
      github,
      token: runToken.token,
      node: NODE,
      runnerTemp: temp,
    })
    const ms = performance.now() - begun
    if (ran.code !== 0) throw new Error(ran.stdout + ran.stderr)
    return { ms, requests: github.requests.length - requests, writes: github.writes().length - writes }
  }
  const first = await once()
  const second = await once()
  await github.close()
  fs.rmSync(root, { recursive: true, force: true })
  return {
    first: first.ms,
    firstRequests: first.requests,
    second: second.ms,
    secondRequests: second.requests,
    secondWrites: second.writes,
  }
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN

test.skipIf(PEER === '').each([
  ['git', Number(process.env['BENCH_PUSHED'] ?? 200)],
  ['api', 20],
] as const)('by %s, %i pictures', { timeout: 1_800_000 }, async (via, count) => {
  const source = await prepare(count)
  expect(fs.readdirSync(path.join(source, 'images'))).toHaveLength(count)
  const all: Record<'imagelock' | 'peer', Figures[]> = { imagelock: [], peer: [] }
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const who of ['imagelock', 'peer'] as const) all[who].push(await measure(who, via, source))
  }
  fs.rmSync(source, { recursive: true, force: true })
  for (const who of ['imagelock', 'peer'] as const) {
    const s = (key: 'first' | 'second'): string => (median(all[who].map((one) => one[key])) / 1000).toFixed(2)
    const [{ firstRequests, secondRequests, secondWrites } = { firstRequests: 0, secondRequests: 0, secondWrites: 0 }] =
      all[who]
    console.log(
      `| ${who} | ${via} | ${count} | ${s('first')} s | ${firstRequests} | ${s('second')} s | ${secondRequests} | ${secondWrites} |`,
    )
  }
})
