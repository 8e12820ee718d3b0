// The action killed at operations of its delivery, and GitHub failing in it: the next run delivers, and buys nothing again.
import { execFileSync } from 'node:child_process'
import * as fs from 'node:fs'
import * as path from 'node:path'
import { expect, test, type TestContext } from 'vitest'
import { actionScene, type ActionScene, untouched } from '../action/scene.ts'
import type { Fault } from '../github/types.ts'

const BRANCH = 'imagelock/main/images'
const AT_OPERATION = path.join(import.meta.dirname, '../e2e/at-operation.mjs')
/** Kills, spread over what a run does from its first purchase on. */
const KILLS = 16

const FAULTS: readonly Fault[] = [
  ...(['before', 'after'] as const).flatMap((when): Fault[] => [
    { kind: 'reset', when, path: /git-receive-pack$/, method: 'POST' },
    { kind: 'reset', when, path: /pulls$/, method: 'POST' },
  ]),
  ...([500, 502, 503] as const).map((status): Fault => ({ kind: 'server-error', status, path: /git-receive-pack/ })),
  { kind: 'server-error', path: /pulls/, times: 100 },
  { kind: 'answer', status: 401, body: '{"message":"Bad credentials"}', path: /git-receive-pack/ },
  {
    kind: 'answer',
    status: 403,
    body: '{"message":"Resource not accessible by integration"}',
    path: /pulls/,
    method: 'POST',
  },
  { kind: 'answer', status: 422, body: '{"message":"Validation Failed"}', path: /pulls/, method: 'POST' },
  { kind: 'secondary', retryAfter: 1, path: /pulls/ },
]

/** The action's own words for node, so that it is killed at an operation or tells them. */
const preloaded = (s: ActionScene, more: Readonly<Record<string, string>>): Record<string, string> => ({
  APIYI_API_KEY: s.gateway.key,
  APIYI_BASE_URL: s.gateway.baseUrl,
  NODE_OPTIONS: `--import ${AT_OPERATION}`,
  ...more,
})

/** What git knows of the checkout; a killed run leaves its pictures in the work tree. */
const known = (workspace: string): string => untouched(workspace).split('---').slice(1).join()

/** A whole run, delivered once: both pictures as served, one pull request, the checkout as it was. */
async function delivered(s: ActionScene, before: string): Promise<void> {
  const last = await s.act()
  expect([last.code, last.stderr]).toEqual([0, last.stderr])
  const folder = await s.checkout(BRANCH)
  const { images } = JSON.parse(fs.readFileSync(path.join(folder, 'images.lock.json'), 'utf8')) as {
    images: Record<string, { path: string; file: { sha256: string }; receipt: { request_id: string } }>
  }
  expect(Object.keys(images)).toEqual(['a', 'b'])
  const served = new Map(s.gateway.purchases.map((one) => [one.requestId, one.sha256]))
  for (const { path: name, file, receipt } of Object.values(images)) {
    const sum = execFileSync('sha256sum', [name], { cwd: folder, encoding: 'utf8' }).slice(0, 64)
    expect([sum, served.get(receipt.request_id)]).toEqual([file.sha256, file.sha256])
  }
  expect(s.repository.pulls.length).toBe(1)
  expect(known(s.workspace)).toBe(before)
}

test(
  `killed at ${KILLS} moments of buying and delivering, with the post step and the next run`,
  { timeout: 600_000 },
  async (t) => {
    const log = path.join((await ops(t)).folder, 'operations')
    const lines = fs.readFileSync(log, 'utf8').trimEnd().split('\n')
    const first = lines.findIndex((line) => line.split('\t')[3] === 'ask')
    expect(first).toBeGreaterThan(0)
    let kills = 0
    let purchases = 0
    const one = async (nth: number): Promise<void> => {
      const n = first + 1 + Math.round(((lines.length - first) * (nth + 0.5)) / KILLS)
      const s = await actionScene(t)
      const before = known(s.workspace)
      const killed = await s.act({}, { env: preloaded(s, { AT_OPERATION: `${n} kill` }) })
      if (killed.signal === 'SIGKILL') kills += 1
      // The runner goes on with the post step where the main step has ended.
      if (nth % 2 === 0) await killed.runPost({ env: { NODE_OPTIONS: '', AT_OPERATION: '' } })
      await delivered(s, before)
      // One that was asked for at that moment may have to be asked for again.
      expect(s.gateway.purchases.length).toBeLessThanOrEqual(4)
      purchases += s.gateway.purchases.length
    }
    const next = Array.from({ length: KILLS }, (_, nth) => nth)
    await Promise.all(
      [0, 1, 2].map(async () => {
        for (let nth = next.shift(); nth !== undefined; nth = next.shift()) await one(nth)
      }),
    )
    console.log(`${kills} kills of ${lines.length} operations: ${2 * KILLS} pictures delivered, ${purchases} purchases`)
    expect(kills).toBeGreaterThan(KILLS - 3)
  },
)

/** A run that tells its operations. */
async function ops(t: TestContext): Promise<{ readonly folder: string }> {
  const s = await actionScene(t)
  const folder = fs.mkdtempSync(path.join(path.dirname(s.workspace), 'operations-'))
  const { code } = await s.act({}, { env: preloaded(s, { OPERATIONS: path.join(folder, 'operations') }) })
  expect(code).toBe(0)
  return { folder }
}

test(
  `${FAULTS.length} faults of GitHub while it is delivered: the next run delivers what was bought`,
  { timeout: 600_000 },
  async (t) => {
    const next = [...FAULTS]
    await Promise.all(
      [0, 1, 2].map(async () => {
        for (let fault = next.shift(); fault !== undefined; fault = next.shift()) {
          const s = await actionScene(t)
          const before = known(s.workspace)
          const order = s.github.fault(fault)
          const ran = await s.act()
          expect([JSON.stringify(fault), order.hits > 0, ran.signal === null]).toEqual([
            JSON.stringify(fault),
            true,
            true,
          ])
          order.stop()
          await delivered(s, before)
          expect([JSON.stringify(fault), s.gateway.purchases.length]).toEqual([JSON.stringify(fault), 2])
        }
      }),
    )
  },
)
