// In what order a run writes, syncs and asks; a disk that is really full; equal input, equal bytes.
import { execFileSync } from 'node:child_process'
import * as fs from 'node:fs'
import * as os from 'node:os'
import * as path from 'node:path'
import { describe, expect, test } from 'vitest'
import { agrees, scene, type Scene, until } from './harness.ts'
import { fingerprintsOf } from './promises.ts'

const SMALL = 'defaults: { model: flux-2-klein-4b, size: 64x64, output_format: png }\n'
const AT_OPERATION = path.join(import.meta.dirname, 'at-operation.mjs')

interface Step {
  readonly kind: string
  readonly place: string
  /** What is written to the journal. */
  readonly records: readonly string[]
}

/** What a run of one image after the other does to disk and network, in order; the journal is `journal`. */
async function stepsOf(s: Scene): Promise<Step[]> {
  const log = path.join(s.root, '..', 'home', 'operations')
  const { code } = await s.start(['generate', '--concurrency', '1'], { OPERATIONS: log }, s.root, [AT_OPERATION]).done
  expect(code).toBe(0)
  const lines = fs.readFileSync(log, 'utf8').trimEnd().split('\n')
  fs.rmSync(log)
  return lines.map((line) => {
    const [, kind = '', file = '', records = ''] = line.split('\t')
    const place = file.endsWith('journal.jsonl') ? 'journal' : path.relative(s.root, file)
    return { kind, place, records: records.split(',') }
  })
}

describe.each(['url', 'base64'] as const)('order on the disk, answers with %s', (fluxAnswer) => {
  test('synced before it is asked for, synced before it is renamed, the folder after it', async (t) => {
    const s = await scene(t, { fluxAnswer })
    s.manifest(`${SMALL}images: { a: A, b: B }\n`)
    const steps = await stepsOf(s)
    const all = (fits: (step: Step) => boolean): number[] => steps.flatMap((step, at) => (fits(step) ? [at] : []))
    const noted = (kind: string): number[] => all(({ records }) => records.includes(kind))
    const requests = all(({ kind }) => kind === 'request')
    const opened = all(({ kind, place }) => kind === 'open' && place.startsWith('images/'))
    const renamed = all(({ kind, place }) => kind === 'rename' && place.endsWith('.tmp'))
    const isSynced = (place: string, from: number, to: number): boolean =>
      steps.slice(from, to).some((step) => step.kind === 'sync' && step.place === place)
    expect([noted('ask').length, noted('note').length, opened.length, renamed.length]).toEqual([2, 2, 2, 3])

    // The folder that the journal was made in, then each intent before the next byte that leaves the machine; beside
    // downloads the requests cannot be told apart.
    const first = requests[0] ?? 0
    expect(steps.slice(0, first).some(({ kind, place }) => kind === 'sync' && place.startsWith('.git/'))).toBe(true)
    for (const at of fluxAnswer === 'base64' ? noted('ask') : noted('ask').slice(0, 1))
      expect(isSynced('journal', at, requests.find((one) => one > at) ?? 0)).toBe(true)
    // Each link before the first byte of its picture.
    if (fluxAnswer === 'url')
      for (const [nth, at] of noted('link').entries()) expect(isSynced('journal', at, opened[nth] ?? 0)).toBe(true)
    const last = renamed.at(-1) ?? Infinity
    for (const at of renamed) {
      const { place = '' } = steps[at] ?? {}
      const isPicture = place.startsWith('images/')
      const written = steps.slice(0, at).findLastIndex((step) => step.kind === 'write' && step.place === place)
      expect(isSynced(place, written, at)).toBe(true)
      const note = noted('note').findLast((one) => one < at) ?? Infinity
      if (isPicture) expect([note > written, isSynced('journal', note, at)]).toEqual([true, true])
      expect(isSynced(isPicture ? 'images' : '', at, steps.length)).toBe(true)
    }
    // The journal goes once the lock is in its place.
    expect(all(({ kind, place }) => kind === 'remove' && place === 'journal').every((at) => at > last)).toBe(true)
  })
})

const TMPFS = process.platform === 'linux' && process.getuid?.() === 0

/** A small disk of its own; null where none may be mounted. */
function smallDisk(kilobytes: number): string | null {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'imagelock-disk-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', folder], { stdio: 'ignore' })
    return folder
  } catch {
    fs.rmdirSync(folder)
    return null
  }
}

test.runIf(TMPFS)(
  'a disk that is really full: no half of anything; with more room all is there, bought once',
  async (t) => {
    const disk = smallDisk(400)
    if (disk === null) return t.skip('nothing may be mounted here')
    try {
      const ends: (() => unknown)[] = []
      const s = await scene(
        { onTestFinished: (end: unknown) => void ends.push(end as () => unknown) },
        { parent: disk, pictureBytes: 100_000 },
      )
      s.manifest(`${SMALL}images: { a: A, b: B, c: C, d: D, e: E, f: F }\n`)
      const full = await s.run('generate', '--concurrency', '2', '--json')
      expect(full.code).not.toBe(0)
      expect(full.stdout).toContain('ENOSPC')
      const served = new Set(s.gateway.purchases.map(({ sha256 }) => sha256))
      const pictures = s.files().filter((name) => name.endsWith('.png'))
      expect(pictures.map((name) => served.has(s.sha(name)))).toEqual(pictures.map(() => true))
      expect(full.json.cost.spent_usd + full.json.cost.unknown_usd).toBeGreaterThanOrEqual(0.01 * s.billed() - 1e-9)

      execFileSync('mount', ['-o', 'remount,size=16m', disk])
      expect((await s.run('generate')).code).toBe(0)
      const prints = fingerprintsOf(s.gateway.purchases)
      expect([prints.length, new Set(prints).size]).toEqual([6, 6])
      await agrees(s)
      for (const end of ends) await end()
    } finally {
      execFileSync('umount', [disk])
      fs.rmdirSync(disk)
    }
  },
)

test('equal input: equal plans, requests, lock and pictures, in another folder and order', async (t) => {
  const seen = []
  for (const images of [
    'a: A, b: { prompt: B, model: gpt-image-2-all }, c: C',
    'c: C, b: { model: gpt-image-2-all, prompt: B }, a: A',
  ]) {
    const s = await scene(t, { repeatBytes: true })
    s.manifest(`${SMALL}images: { ${images} }\n`)
    const plan = await s.run('plan', '--json')
    const made = await s.run('generate', '--json')
    expect([plan.code, made.code]).toEqual([0, 0])
    const rows = (ran: typeof plan): unknown => ran.json.manifests[0]?.images.toSorted((x, y) => (x.id < y.id ? -1 : 1))
    const bodies = s.gateway.purchases.map(({ body }) => JSON.stringify(body)).toSorted()
    const pictures = s.files().filter((name) => name.endsWith('.png'))
    seen.push({
      plan: rows(plan),
      made: rows(made),
      bodies,
      lock: s.read('images.lock.json').toString(),
      pictures: pictures.map((name) => [name, s.sha(name)]),
    })
  }
  expect(seen[0]).toEqual(seen[1])
  expect(seen[0]?.pictures.length).toBe(3)
})

test('SIGTERM alone, and nothing answers: ended in its own time, what is open is remembered', async (t) => {
  const s = await scene(t, { keeps: true })
  s.manifest(`${SMALL}images: { a: A, b: B }\n`)
  s.gateway.script([{ on: 'purchase', fault: { kind: 'silence', billed: true } }])
  const running = s.start(['generate', '--concurrency', '1', '--json'])
  await until(() => s.gateway.purchases.length === 1)
  const began = Date.now()
  running.child.kill('SIGTERM')
  const ran = await running.done
  expect([ran.code, ran.rows, ran.json.cost.unknown_usd, Date.now() - began < 9000]).toEqual([
    143,
    { a: 'create unknown', b: 'create skipped' },
    0.01,
    true,
  ])
  expect((await s.run('plan', '--json')).codes).toEqual(['journal/may-have-been-billed'])
})
