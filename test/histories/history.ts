// Histories of one manifest: what people and runs do to it, step by step, each step held against the model of the spec's table.
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import * as fs from 'node:fs'
import * as path from 'node:path'
import fc from 'fast-check'
import { expect } from 'vitest'
import { CLI } from '../e2e/harness.ts'
import type { GatewayEvent, PurchaseFault } from '../simulator/faults.ts'
import type { Gateway } from '../simulator/gateway.ts'
import { type Bench, type Ended, LOCK, openBench, personsPicture, sha256 } from './bench.ts'
import { crashAt } from './crash.ts'
import {
  fingerprintOf,
  type Ground,
  type Locked,
  orphansOf,
  type Row,
  sourcesOf,
  statesOf,
  type Wanted,
} from './model.ts'

/** What the model remembers beyond what lies on the disk. */
interface Model {
  images: Wanted[]
  /** Earlier manifests, to come back to. */
  readonly manifests: Wanted[][]
  /** Locks of the commits that HEAD reaches, the newest first. */
  past: Record<string, Locked>[]
  readonly blobs: Set<string>
  /** SHA-256 of pictures that the person made and did not give up. */
  readonly persons: Set<string>
  /** Fingerprint by SHA-256 of everything that was ever delivered. */
  readonly bought: Map<string, string>
  /** Purchases that were looked at. */
  seen: number
}

type Step = fc.AsyncCommand<Model, Bench>

const IDS = ['a', 'b', 'c'] as const
const PATHS = ['images/a.png', 'images/b.png', 'images/c.png', 'x.png', 'y.png'] as const

const collide = (images: readonly Wanted[]): boolean => new Set(images.map((one) => one.path)).size < images.length
const anyId = fc.constantFrom(...IDS)
const anyPath = fc.constantFrom(...PATHS)

function step(
  name: string,
  run: (model: Model, bench: Bench) => Promise<void>,
  check?: (model: Model) => boolean,
): Step {
  return {
    check: (model) => check?.(model) ?? true,
    run: async (model, bench) => {
      await run(model, bench)
      judge(model, bench)
    },
    toString: () => name,
  }
}

// What a person does.

const want = (model: Model, bench: Bench, images: readonly Wanted[]): void => {
  model.manifests.push(model.images)
  model.images = [...images]
  bench.want(images)
}

const edited = (images: readonly Wanted[], image: Wanted): Wanted[] => [
  ...images.filter(({ id }) => id !== image.id),
  image,
]

const anyImage: fc.Arbitrary<Wanted> = fc
  .record({
    id: anyId,
    prompt: fc.constantFrom('P', 'Q'),
    seed: fc.constantFrom(null, null, 7),
    path: fc.option(fc.constantFrom('x.png', 'y.png', 'images/a.png'), { nil: null, freq: 2 }),
  })
  .map(({ id, prompt, seed, path: place }) => ({ id, prompt, seed, path: place ?? `images/${id}.png` }))

const editStep = (image: Wanted): Step =>
  step(
    `edit ${JSON.stringify(image)}`,
    async (model, bench) => want(model, bench, edited(model.images, image)),
    (model) => !collide(edited(model.images, image)),
  )

const dropStep = (id: string): Step =>
  step(
    `drop ${id}`,
    async (model, bench) =>
      want(
        model,
        bench,
        model.images.filter((one) => one.id !== id),
      ),
    (model) => model.images.length > 1 && model.images.some((one) => one.id === id),
  )

const renameStep = (from: string, to: string): Step =>
  step(
    `rename ${from} to ${to}`,
    async (model, bench) =>
      want(
        model,
        bench,
        model.images.map((one) => (one.id === from ? { ...one, id: to } : one)),
      ),
    (model) => model.images.some((one) => one.id === from) && !model.images.some((one) => one.id === to),
  )

const swapStep = step(
  'swap the paths of the first two',
  async (model, bench) => {
    const [one, two, ...rest] = model.images as [Wanted, Wanted, ...Wanted[]]
    want(model, bench, [{ ...one, path: two.path }, { ...two, path: one.path }, ...rest])
  },
  (model) => model.images.length > 1,
)

const revertStep = (back: number): Step =>
  step(
    `revert ${back}`,
    async (model, bench) => want(model, bench, model.manifests.at(-1 - back) ?? []),
    (model) => (model.manifests.at(-1 - back)?.length ?? 0) > 0,
  )

const paintStep = (place: string): Step =>
  step(`a person paints ${place}`, async (model, bench) => {
    giveUp(model, bench, bench.files().get(place))
    const bytes = personsPicture()
    bench.write(place, bytes)
    model.persons.add(sha256(bytes))
  })

const deleteStep = (place: string): Step =>
  step(`a person deletes ${place}`, async (model, bench) => {
    const gone = bench.files().get(place)
    bench.remove(place)
    if (gone !== undefined && ![...bench.files().values()].includes(gone)) model.persons.delete(gone)
  })

/** The person's own copy goes by his own word. */
function giveUp(model: Model, bench: Bench, sha: string | undefined): void {
  if (sha !== undefined && [...bench.files().values()].filter((one) => one === sha).length < 2)
    model.persons.delete(sha)
}

// What runs do.

function ground(model: Model, bench: Bench): Ground | null {
  const seen = bench.look(model.images)
  return seen && { ...seen, past: model.past, blobs: model.blobs }
}

interface Fault {
  readonly prompt: string
  readonly outcome: 'failed' | 'unknown'
}

const FAULTS = { failed: { kind: 'status', status: 400 }, unknown: { kind: 'fin', billed: true } } as const

function script(fault: Fault | null): (event: GatewayEvent) => PurchaseFault | undefined {
  return (event) =>
    fault && event.kind === 'purchase' && event.prompt === fault.prompt ? FAULTS[fault.outcome] : undefined
}

/** `id` → `state outcome` of every row, as a whole run would tell it. */
function told(at: Ground, fault: Fault | null, prune: boolean): Record<string, string> {
  const rows = statesOf(at)
  const { sources } = sourcesOf(at)
  const made = rows.filter(({ id }) => ['link', 'bought'].includes(sources.get(id) ?? ''))
  const rank = ({ id }: Row): number => (sources.get(id) === 'link' ? 0 : 1)
  const first = (print: string): string | undefined =>
    made.filter((row) => row.fingerprint === print).toSorted((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1))[0]
      ?.id
  const prompts = new Map(at.manifest.map(({ id, prompt }) => [id, prompt]))
  const outcome = ({ id, state, fingerprint }: Row): string | null => {
    const source = sources.get(id)
    if (source === 'nothing') return state === 'edited' ? 'kept' : null
    if (source === 'noted') return 'generated'
    if (source !== 'link' && source !== 'bought') return source ?? null
    const leader = first(fingerprint) ?? ''
    if (fault && sources.get(leader) === 'bought' && prompts.get(leader) === fault.prompt) return fault.outcome
    return leader === id ? 'generated' : 'copied'
  }
  const images = rows.map((row) => [row.id, [row.state, outcome(row)].filter(Boolean).join(' ')])
  const orphans = orphansOf(at, rows).map((id) => [id, prune ? 'orphan pruned' : 'orphan'])
  return Object.fromEntries([...images, ...orphans]) as Record<string, string>
}

/** Purchases since the last look, by fingerprint; their bytes are remembered. */
function asked(model: Model, { gateway }: Bench): string[] {
  const fresh = gateway.purchases.slice(model.seen)
  model.seen = gateway.purchases.length
  return fresh.map(({ prompt, seed, sha256: sha }) => {
    const print = fingerprintOf(prompt, seed ?? -1)
    if (sha !== null) model.bought.set(sha, print)
    return print
  })
}

const wantsBought = (at: Ground): string[] => [...sourcesOf(at).bought].toSorted()

const generateStep = (fault: Fault | null, prune: boolean): Step =>
  step(
    `generate${prune ? ' --prune' : ''}${fault ? ` (${fault.prompt} ${fault.outcome})` : ''}`,
    async (model, bench) => {
      const at = ground(model, bench)
      bench.gateway.script(script(fault))
      if (prune) giveUpOrphans(model, at)
      const ended = await bench.run('generate', { prune })
      if (at) expect(ended.rows).toEqual(told(at, fault, prune))
      const bought = asked(model, bench).toSorted()
      if (at) expect(bought).toEqual(wantsBought(at))
      expect(ended.exit).toBe(Object.values(ended.rows).some((row) => /failed|unknown/.test(row)) ? 1 : 0)
      await settled(model, bench, ended)
    },
  )

/** What the run says it did is so: entry, file and bytes of every image that it settled. */
async function settled(model: Model, bench: Bench, { rows }: Ended): Promise<void> {
  const lock = locked(bench)
  const files = bench.files()
  for (const image of model.images) {
    if (/failed|unknown|skipped|edited/.test(rows[image.id] ?? 'failed')) continue
    const entry = lock[image.id]
    expect([image.id, entry?.path, files.get(image.path)]).toEqual([image.id, image.path, entry?.file.sha256])
    expect(entry?.request).toMatchObject({ prompt: image.prompt, ...(image.seed === null ? {} : { seed: image.seed }) })
  }
  const { exit } = await bench.run('check')
  // An orphan whose path another image took is dropped on the way.
  const orphans = Object.keys(locked(bench)).filter((id) => !model.images.some((image) => image.id === id))
  const whole = model.images.every(({ id }) => !/failed|unknown|skipped|edited/.test(rows[id] ?? 'failed'))
  expect(exit).toBe(whole && orphans.length === 0 ? 0 : 3)
}

const crashStep = (changes: number, fault: Fault | null): Step =>
  step(`crash after ${changes} changes${fault ? ` (${fault.prompt} ${fault.outcome})` : ''}`, async (model, bench) => {
    const at = ground(model, bench)
    bench.gateway.script(script(fault))
    const crashed = await crashAt(bench.root, changes, () => bench.run('generate'))
    if (crashed) bench.bury()
    await resume(model, bench, at)
  })

/** The built command line as a real process, killed after so many milliseconds. */
const killStep = (ms: number): Step =>
  step(`SIGKILL after ${ms} ms`, async (model, bench) => {
    const at = ground(model, bench)
    bench.gateway.script([])
    const child = spawn(process.execPath, [CLI, 'generate', '--concurrency', '2'], {
      cwd: bench.root,
      env: bench.env,
      stdio: 'ignore',
    })
    const timer = setTimeout(() => child.kill('SIGKILL'), ms)
    await once(child, 'close')
    clearTimeout(timer)
    await resume(model, bench, at)
  })

/** What a killed run bought was allowed; the next run takes up all that the journal knows, and ends well. */
async function resume(model: Model, bench: Bench, at: Ground | null): Promise<void> {
  const most = at ? wantsBought(at) : null
  for (const print of asked(model, bench)) if (most) expect(most).toContain(print)
  const next = ground(model, bench)
  bench.gateway.script([])
  const resumed = await bench.run('generate')
  const bought = asked(model, bench).toSorted()
  if (next) expect(resumed.rows).toEqual(told(next, null, false))
  if (next) expect(bought).toEqual(wantsBought(next))
  await settled(model, bench, resumed)
}

const cancelStep = (events: number): Step =>
  step(`SIGINT at event ${events}`, async (model, bench) => {
    const at = ground(model, bench)
    const stop = new AbortController()
    let count = 0
    bench.gateway.script((event) => {
      if (event.kind !== 'connection' && ++count === events) stop.abort(130)
      return undefined
    })
    const ended = await bench.run('generate', {}, stop)
    const bought = asked(model, bench)
    if (at) {
      const all = told(at, null, false)
      for (const [id, row] of Object.entries(ended.rows))
        expect([all[id], `${row.split(' ')[0]} skipped`]).toContain(row)
      for (const print of bought) expect(wantsBought(at)).toContain(print)
    }
    if (stop.signal.aborted) expect(ended.exit).toBe(130)
    await settled(model, bench, ended)
  })

const twiceStep = step('two runs at once', async (model, bench) => {
  const at = ground(model, bench)
  bench.gateway.script([])
  const both = await Promise.all([bench.run('generate'), bench.run('generate')])
  const bought = asked(model, bench).toSorted()
  if (at) expect(both.map(({ rows }) => rows)).toContainEqual(told(at, null, false))
  if (at) expect(bought).toEqual(wantsBought(at))
  const after = ground(model, bench)
  if (after) expect(both.map(({ rows }) => rows)).toContainEqual(told(after, null, false))
})

const acceptStep = (id: string): Step =>
  step(
    `accept ${id}`,
    async (model, bench) => {
      const at = ground(model, bench)
      const row = at && statesOf(at).find((one) => one.id === id)
      const before = bench.files()
      const ended = await bench.run('accept', { ids: [id] })
      if (at && row) {
        const there = at.files.get(row.path)
        if (row.state === 'unchanged') expect([ended.exit, ended.rows]).toEqual([0, { [id]: 'unchanged' }])
        else if (there === undefined) expect([ended.exit, ended.codes]).toEqual([2, ['accept/no-picture']])
        else {
          expect([ended.exit, ended.rows]).toEqual([0, { [id]: `${row.state} accepted` }])
          const entry = locked(bench)[id]
          expect([entry?.accepted, entry?.file.sha256, entry?.fingerprint]).toEqual([true, there, row.fingerprint])
          expect(entry && 'receipt' in entry).toBe(false)
          model.persons.add(there)
        }
      }
      if (at) expect(new Map([...before].filter(([name]) => bench.files().has(name)))).toEqual(before)
      expect(asked(model, bench)).toEqual([])
    },
    (model) => model.images.some((one) => one.id === id),
  )

const restoreStep = (id: string): Step =>
  step(
    `restore ${id}`,
    async (model, bench) => {
      const at = ground(model, bench)
      const row = at && statesOf(at).find((one) => one.id === id)
      const entry = at?.lock[id]
      if (at && entry && at.files.get(entry.path) !== entry.file.sha256)
        giveUp(model, bench, bench.files().get(entry.path))
      const ended = await bench.run('restore', { ids: [id] })
      expect(asked(model, bench)).toEqual([])
      if (!at || !row) return
      const isIntact = entry !== undefined && at.files.get(entry.path) === entry.file.sha256
      const broken = row.state === 'edited' || row.state === 'create' || (entry && !isIntact)
      if (!broken) return expect([ended.exit, ended.rows]).toEqual([0, { [id]: row.state }])
      const back = entry !== undefined && !isIntact && model.blobs.has(entry.file.sha256)
      expect([ended.exit, ended.rows]).toEqual(
        back ? [0, { [id]: `${row.state} restored` }] : [1, { [id]: `${row.state} failed` }],
      )
      if (back) expect(bench.files().get(entry.path)).toBe(entry.file.sha256)
    },
    (model) => model.images.some((one) => one.id === id),
  )

const pruneStep = step('prune', async (model, bench) => {
  const at = ground(model, bench)
  giveUpOrphans(model, at)
  const ended = await bench.run('prune')
  expect([ended.exit, asked(model, bench)]).toEqual([0, []])
  if (!at) return
  const rows = statesOf(at)
  const gone = orphansOf(at, rows)
  expect(
    Object.entries(ended.rows)
      .filter(([, row]) => row === 'orphan pruned')
      .map(([id]) => id),
  ).toEqual(gone)
  const files = bench.files()
  for (const id of gone) {
    const { path: place, file } = at.lock[id] as Locked
    const stays = at.files.get(place) !== file.sha256 || rows.some((row) => row.path === place)
    expect([id, locked(bench)[id], files.has(place)]).toEqual([id, undefined, stays && at.files.has(place)])
  }
})

/** An accepted picture that is an orphan goes by the person's word. */
function giveUpOrphans(model: Model, at: Ground | null): void {
  if (!at) return
  for (const id of orphansOf(at)) model.persons.delete(at.lock[id]?.file.sha256 ?? '')
}

// What git does.

function commit(model: Model, bench: Bench): void {
  bench.git('add', '-A')
  bench.git('commit', '-q', '-m', 'x', '--allow-empty')
  model.past = [locked(bench), ...model.past]
  for (const sha of bench.files().values()) model.blobs.add(sha)
}

const commitStep = step('commit', async (model, bench) => {
  if (bench.isGit) commit(model, bench)
})

/** Two branches, an image edited and made on each, merged as people do: by hand where git cannot, our lock kept. */
const mergeStep = (ours: Wanted, theirs: Wanted): Step =>
  step(
    `merge ${JSON.stringify(theirs)} into ${JSON.stringify(ours)}`,
    async (model, bench) => {
      if (!bench.isGit) return
      bench.gateway.script([])
      commit(model, bench)
      const base = { images: model.images, past: model.past }
      const make = async (image: Wanted): Promise<void> => {
        if (!collide(edited(model.images, image))) want(model, bench, edited(model.images, image))
        await bench.run('generate')
        asked(model, bench)
        commit(model, bench)
      }
      bench.git('checkout', '-q', '-b', 'side')
      await make(theirs)
      const side = { images: model.images, past: model.past }
      bench.git('checkout', '-q', 'main')
      Object.assign(model, base)
      await make(ours)
      try {
        bench.git('merge', '-q', '-m', 'x', 'side')
      } catch {
        const stuck = await bench.run('generate')
        if (isStuck(bench.root)) expect(stuck.exit).toBe(2)
        expect(asked(model, bench).length === 0 || stuck.exit !== 2).toBe(true)
        takeOurs(bench)
      }
      bench.git('branch', '-q', '-D', 'side')
      const union = [...model.images, ...side.images.filter(({ id }) => !model.images.some((one) => one.id === id))]
      const merged = collide(union) ? model.images : union
      model.past = [...model.past, ...side.past]
      want(model, bench, merged)
      if ((await bench.run('plan')).exit === 2) bench.git('checkout', '-q', 'HEAD~1', '--', LOCK)
      commit(model, bench)
      for (const sha of [...model.persons]) if (![...bench.files().values()].includes(sha)) model.persons.delete(sha)
    },
    (model) => !collide(edited(model.images, ours)),
  )

/** Whether git left a conflict in the manifest or the lock; where only people's pictures were there, no lock is. */
const isStuck = (root: string): boolean =>
  ['images.yml', LOCK]
    .map((name) => path.join(root, name))
    .some((file) => fs.existsSync(file) && fs.readFileSync(file, 'utf8').includes('<<<<<<<'))

function takeOurs({ root, git }: Bench): void {
  for (const line of git('status', '--porcelain').split('\n')) {
    const [, code, name] = /^(DD|AU|UD|UA|DU|AA|UU) (.+)$/.exec(line) ?? []
    if (name === undefined) continue
    if (['DU', 'DD', 'UA'].includes(code ?? '')) git('rm', '-q', '--cached', '--ignore-unmatch', '--', name)
    else git('checkout', '-q', '--ours', '--', name)
  }
  git('add', '-A')
  git('commit', '-q', '-m', 'x')
  if (!fs.existsSync(path.join(root, 'images.yml'))) throw new Error('the manifest went')
}

// What holds after every step.

function locked(bench: Bench): Record<string, Locked> {
  const file = path.join(bench.root, LOCK)
  return fs.existsSync(file)
    ? (JSON.parse(fs.readFileSync(file, 'utf8')) as { images: Record<string, Locked> }).images
    : {}
}

function judge(model: Model, bench: Bench): void {
  expect(bench.leftovers()).toEqual([])
  expect(bench.gateway.violations).toEqual([])
  const file = path.join(bench.root, LOCK)
  const lock = locked(bench)
  if (fs.existsSync(file)) {
    const text = fs.readFileSync(file, 'utf8')
    expect(`${JSON.stringify(JSON.parse(text), null, 2)}\n`).toBe(text)
    expect(Object.keys(lock)).toEqual(Object.keys(lock).toSorted())
  }
  const entries = Object.entries(lock)
  expect(new Set(entries.map(([, one]) => one.path)).size).toBe(entries.length)
  for (const [id, { fingerprint, request, accepted, file: picture }] of entries) {
    expect([id, fingerprint]).toEqual([id, fingerprintOf(request.prompt, request.seed)])
    if (!accepted) expect([id, model.bought.get(picture.sha256)]).toEqual([id, fingerprint])
  }
  const there = new Set(bench.files().values())
  for (const sha of model.persons) if (!there.has(sha)) expect([sha, isKept(bench, sha)]).toEqual([sha, true])
}

/** Whether a person's bytes were set aside in the state folder. */
function isKept({ root, isGit }: Bench, sha: string): boolean {
  const state = path.join(root, isGit ? '.git/imagelock' : '.imagelock')
  if (!fs.existsSync(state)) return false
  return execFileSync('find', [state, '-name', `${sha.slice(0, 16)}.*`], { encoding: 'utf8' }) !== ''
}

const anyFault: fc.Arbitrary<Fault | null> = fc.option(
  fc.record({ prompt: fc.constantFrom('P', 'Q'), outcome: fc.constantFrom('failed', 'unknown') }),
  { nil: null, freq: 1 },
)
const noFault: fc.Arbitrary<null> = fc.constant(null)

const STEPS: readonly fc.Arbitrary<Step>[] = [
  anyImage.map(editStep),
  anyImage.map(editStep),
  anyId.map(dropStep),
  fc.tuple(anyId, anyId).map(([from, to]) => renameStep(from, to)),
  fc.constant(swapStep),
  fc.nat(3).map(revertStep),
  anyPath.map(paintStep),
  anyPath.map(deleteStep),
  fc.tuple(noFault, fc.boolean()).map(([fault, prune]) => generateStep(fault, prune)),
  fc.tuple(anyFault, fc.constant(false)).map(([fault, prune]) => generateStep(fault, prune)),
  fc.tuple(fc.nat(60), anyFault).map(([changes, fault]) => crashStep(changes, fault)),
  fc.integer({ min: 1, max: 6 }).map(cancelStep),
  fc.constant(twiceStep),
  anyId.map(acceptStep),
  anyId.map(restoreStep),
  fc.constant(pruneStep),
  fc.constant(commitStep),
  fc.tuple(anyImage, anyImage).map(([ours, theirs]) => mergeStep(ours, theirs)),
]

const KILLS = fc.integer({ min: 60, max: 700 }).map(killStep)

/** Histories of up to 14 steps, a quarter of them in git; the same for the same seed; with `kills` real processes
 * are killed too. */
export async function followHistories(gateway: Gateway, histories: number, seed: number, kills = false): Promise<void> {
  const all = kills ? [...STEPS, KILLS, KILLS, KILLS] : [...STEPS]
  const anySteps = fc.commands<Model, Bench, false>(all, { maxCommands: 14, size: 'max' })
  const inGit = fc.constantFrom(false, false, false, true)
  const property = fc.asyncProperty(inGit, anySteps, async (isGit, steps) => {
    const bench = openBench(gateway, isGit)
    try {
      const images: Wanted[] = [{ id: 'a', prompt: 'P', seed: null, path: 'images/a.png' }]
      const model: Model = {
        images,
        manifests: [],
        past: [],
        blobs: new Set(),
        persons: new Set(),
        bought: new Map(),
        seen: gateway.purchases.length,
      }
      bench.want(images)
      await fc.asyncModelRun(() => ({ model, real: bench }), steps)
    } finally {
      gateway.script([])
      bench.close()
    }
  })
  await fc.assert(property, { numRuns: histories, seed, endOnFailure: true })
}
