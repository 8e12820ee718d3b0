// Kills runs: at random moments, and at every operation in turn; what the next run makes of it is judged by the oracle.
import * as fs from 'node:fs'
import * as path from 'node:path'
import { expect } from 'vitest'
import type { Options } from '../../src/options.ts'
import type { Purchase } from '../simulator/gateway.ts'
import { type Ran, scene, type Scene, type SceneOptions } from './harness.ts'
import { type Inside, runInside } from './inside.ts'
import { alreadyBought, fingerprintsOf, judgeWhole } from './promises.ts'

/** A disk in memory where there is one: what is tested is what a process leaves, not what a power cut does. */
const PARENT = fs.existsSync('/dev/shm') ? { parent: '/dev/shm' } : {}
const AT_OPERATION = path.join(import.meta.dirname, 'at-operation.mjs')

/** A small generator of numbers from 0 to below 1, so that a run can be repeated (mulberry32). */
export function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** A scene that ends with the work in it. */
export async function inScene<T>(options: SceneOptions, work: (s: Scene) => Promise<T>): Promise<T> {
  const ends: (() => unknown)[] = []
  try {
    return await work(
      await scene(
        { onTestFinished: (end: unknown) => void ends.push(end as () => unknown) },
        { ...PARENT, ...options },
      ),
    )
  } finally {
    for (const end of ends) await end()
  }
}

/**
 * Runs and holds the run to what the journal knew before it: nothing of that is bought again.
 * @param isForced the run is told to make a picture anew that is there; one that was never seen is fetched all the same
 */
async function runAfterKill<T>(s: Scene, start: () => Promise<T>, isForced = false): Promise<T> {
  const { links, stored } = alreadyBought(s.root, s.state)
  const known = new Set(isForced ? links : [...links, ...stored])
  const from = s.gateway.purchases.length
  const ran = await start()
  const again = fingerprintsOf(s.gateway.purchases.slice(from)).filter((print) => known.has(print))
  expect(again).toEqual([])
  return ran
}

const IDS = Array.from({ length: 6 }, (_, n) => `i${n}`)
const MANIFEST = `defaults: { model: flux-2-klein-4b, size: 64x64, output_format: png }\nimages:
${IDS.map((id, n) => `  ${id}: { prompt: ${id}${n % 3 === 2 ? ', model: gpt-image-2-all' : ''} }\n`).join('')}`

/** What a storm came to, for the table in docs/reliability.md. */
export interface Storm {
  kills: number
  scenes: number
  purchases: number
  images: number
}

/** At most so many in one scene. */
const KILLS_A_SCENE = 8

/**
 * Kills processes at random moments until there were so many kills; each scene is brought to its end and judged. A scene's
 * last run is made in this process: the start of a program is most of what a run costs.
 */
export async function storm(kills: number, seed: number, beside: number): Promise<Storm> {
  const random = numbers(seed)
  const total: Storm = { kills: 0, scenes: 0, purchases: 0, images: 0 }
  // How long a whole run takes here and now; the moments are spread over it, but for the time in which node starts.
  let whole = 500
  /** @returns whether the run was killed before it came to its end */
  const killed = async (s: Scene): Promise<boolean> => {
    const began = Date.now()
    const asked = s.gateway.requests.length
    const running = s.start(['generate', '--concurrency', '2'])
    const timer = setTimeout(() => running.child.kill('SIGKILL'), whole * (0.4 + 0.6 * random()))
    const ran = await running.done.finally(() => clearTimeout(timer))
    if (ran.signal === null) {
      expect([ran.code, ran.stderr]).toEqual([0, ran.stderr])
      whole = (whole + Date.now() - began) / 2
      return false
    }
    total.kills += 1
    await s.gateway.idle()
    // On a busy machine a run takes longer than was thought.
    whole *= s.gateway.requests.length === asked ? 1.1 : 1.01
    return true
  }
  const one = async (): Promise<void> => {
    while (total.kills < kills) {
      await inScene({ git: random() < 0.5, latencyMs: { api: 10, delivery: 10 } }, async (s) => {
        s.manifest(MANIFEST)
        const most = 1 + Math.floor(random() * KILLS_A_SCENE)
        for (let count = 0; count < most && (await runAfterKill(s, () => killed(s))); count++);
        const last = await runAfterKill(s, () =>
          runInside(s, { concurrency: 2 }, { random: Math.random, realTime: true }),
        )
        expect([last.code, judgeWhole(s.root, IDS, s.gateway.purchases)]).toEqual([0, []])
        total.scenes += 1
        total.purchases += s.gateway.purchases.length
        total.images += IDS.length
      })
    }
  }
  await Promise.all(Array.from({ length: beside }, one))
  return total
}

/** One command on one starting state, to be killed at every operation. */
export interface Story {
  readonly name: string
  readonly options?: SceneOptions
  /** Brings the scene to where the command starts; done once, and copied. */
  readonly prepare: (s: Scene) => Promise<void>
  readonly args: readonly string[]
  /** The script of the gateway while the command runs. */
  readonly script?: Parameters<Scene['gateway']['script']>[0]
  /** What else the last run is told. */
  readonly resume?: Partial<Options>
  /** What must hold once the next run has come to its end. */
  readonly after: (s: Scene, ran: Inside, purchases: readonly Purchase[]) => void
}

/**
 * Kills the story's command at operation n = 1, 2, 3… until it runs through, and every fourth time the run after it too,
 * somewhere in its first operations; the next is left to end.
 * @param action `kill`, or `torn` for a kill in the middle of a write
 * @returns how many kills there were
 */
export async function killEverywhere(story: Story, action: 'kill' | 'torn', beside = 3): Promise<number> {
  const bought: Purchase[] = []
  const template = await inScene({ ...story.options, keeps: true }, async (s) => {
    await story.prepare(s)
    const copy = fs.mkdtempSync(path.join(path.dirname(path.dirname(s.root)), 'imagelock-template-'))
    fs.cpSync(s.root, copy, { recursive: true })
    bought.push(...s.gateway.purchases)
    return copy
  })
  const random = numbers(story.name.length)
  let next = 1
  let through = false
  let kills = 0
  const one = async (): Promise<void> => {
    while (!through) {
      const n = next++
      await inScene({ ...story.options }, async (s) => {
        fs.cpSync(template, s.root, { recursive: true })
        s.gateway.script(story.script ?? [])
        const killed = (at: number): Promise<Ran> =>
          s.start(story.args, { AT_OPERATION: `${at} ${action}${action === 'torn' ? ' write' : ''}` }, s.root, [
            AT_OPERATION,
          ]).done
        const first = await killed(n)
        await s.gateway.idle()
        if (first.signal === null) through = true
        else kills += 1
        // What a resumed run does can be cut short as well.
        if (n % 4 === 0) {
          const isForced = story.args.includes('--force')
          const second = await runAfterKill(s, () => killed(1 + Math.floor(random() * 30)), isForced)
          if (second.signal !== null) kills += 1
          await s.gateway.idle()
        }
        // In this process: the start of a program is most of what a run costs.
        const last = await runAfterKill(s, () =>
          runInside(s, story.resume ?? {}, { random: Math.random, realTime: true }),
        )
        story.after(s, last, [...bought, ...s.gateway.purchases])
      }).catch((error: unknown) => {
        throw new Error(
          `${story.name}, ${action} at operation ${n}: ${(error as Error).stack}\n${JSON.stringify((error as { actual?: unknown }).actual)}`,
          { cause: error },
        )
      })
    }
  }
  try {
    await Promise.all(Array.from({ length: beside }, one))
  } finally {
    fs.rmSync(template, { recursive: true, force: true })
  }
  return kills
}
