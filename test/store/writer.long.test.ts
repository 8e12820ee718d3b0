// One writer a manifest (spec: "Never half, never twice"): who holds it, when it is taken over, when the second gives up.
import { type ChildProcess, spawn } from 'node:child_process'
import * as fs from 'node:fs'
import * as os from 'node:os'
import * as path from 'node:path'
import { describe, expect, test } from 'vitest'
import { findRepository } from '../../src/world/git.ts'
import { type StateFolder, stateFolder } from '../../src/world/state-folder.ts'
import { freshFolder, ourGit, tree } from './folder.ts'

const linux = process.platform === 'linux' ? test : test.skip

function open(folder: string): Promise<StateFolder> {
  return stateFolder(findRepository(folder), folder, 'images.yml', ourGit(folder))
}

/** A process that lives until it is told otherwise. */
async function living(): Promise<ChildProcess & { pid: number }> {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000); console.log("up")'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  await new Promise((resolve) => child.stdout?.once('data', resolve))
  return child as ChildProcess & { pid: number }
}

async function killed(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await gone
}

function heldBy(state: StateFolder, pid: number, more: object = {}): void {
  const holder = { pid, host: os.hostname(), start: '2026-11-01T00:00:00.000Z', ticks: null, ...more }
  fs.mkdirSync(state.path, { recursive: true, mode: 0o700 })
  fs.writeFileSync(path.join(state.path, 'writer.lock'), JSON.stringify(holder))
}

const holderOf = (state: StateFolder): unknown =>
  JSON.parse(fs.readFileSync(path.join(state.path, 'writer.lock'), 'utf8'))

test('writes down who holds it', async () => {
  const state = await open(freshFolder())
  const before = new Date().toISOString()
  await state.hold(new AbortController().signal)
  expect(holderOf(state)).toMatchObject({ pid: process.pid, host: os.hostname(), start: expect.any(String) })
  expect((holderOf(state) as { start: string }).start >= before).toBe(true)
  state.release()
})

test('a dead pid of this host is taken over at once', async () => {
  const state = await open(freshFolder())
  const child = await living()
  heldBy(state, child.pid)
  await killed(child)
  const begun = Date.now()
  await state.hold(new AbortController().signal)
  expect(Date.now() - begun).toBeLessThan(1000)
  expect(holderOf(state)).toMatchObject({ pid: process.pid })
  expect(tree(state.path)).toEqual(['writer.lock'])
  state.release()
})

linux('a pid that another process has by now is a dead one', async () => {
  const state = await open(freshFolder())
  const child = await living()
  heldBy(state, child.pid, { ticks: '1' })
  await state.hold(new AbortController().signal)
  expect(holderOf(state)).toMatchObject({ pid: process.pid })
  state.release()
  await killed(child)
})

test('a living one is waited for, and taken over when it dies', async () => {
  const state = await open(freshFolder())
  const child = await living()
  heldBy(state, child.pid)
  const held = state.hold(new AbortController().signal)
  await expect(Promise.race([held.then(() => 'held'), sleep(350).then(() => 'waiting')])).resolves.toBe('waiting')
  await killed(child)
  await held
  state.release()
})

test('of many at once each has it alone', async () => {
  const folder = freshFolder()
  let inside = 0
  const most: number[] = []
  await Promise.all(
    Array.from({ length: 5 }, async () => {
      const state = await open(folder)
      await state.hold(new AbortController().signal)
      most.push(++inside)
      await sleep(20)
      inside--
      state.release()
    }),
  )
  expect(most).toEqual([1, 1, 1, 1, 1])
  expect(tree(folder)).toEqual([])
})

test('of many that find a dead one each has it alone', async () => {
  const folder = freshFolder()
  const child = await living()
  await killed(child)
  heldBy(await open(folder), child.pid)
  fs.chmodSync(path.join(folder, '.imagelock'), 0o700)
  let inside = 0
  const most: number[] = []
  await Promise.all(
    Array.from({ length: 4 }, async () => {
      const state = await open(folder)
      await state.hold(new AbortController().signal)
      most.push(++inside)
      await sleep(10)
      inside--
      state.release()
    }),
  )
  expect(most).toEqual([1, 1, 1, 1])
})

describe.concurrent('after 10 s the second stops with who holds it, exit 2', () => {
  test.concurrent.each<[string, (state: StateFolder) => number | Promise<number>, (pid: number) => string]>([
    [
      'a run that lives',
      async (state) => {
        await state.hold(new AbortController().signal)
        return process.pid
      },
      (pid) => `process ${pid} on ${os.hostname()} since `,
    ],
    [
      'a pid of another host, of which nothing is known here',
      (state) => {
        heldBy(state, 2 ** 22 + 1, { host: 'elsewhere' })
        return 2 ** 22 + 1
      },
      (pid) => `process ${pid} on elsewhere since 2026-11-01T00:00:00.000Z`,
    ],
  ])('%s', async (_, take, who) => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'imagelock-test-'))
    try {
      const first = await open(folder)
      const pid = await take(first)
      const begun = Date.now()
      const second = (await open(folder)).hold(new AbortController().signal)
      await expect(second).rejects.toMatchObject({
        code: 'state/held',
        exit: 2,
        message: expect.stringContaining(who(pid)),
      })
      expect(Date.now() - begun).toBeGreaterThanOrEqual(10_000)
      expect(Date.now() - begun).toBeLessThan(12_000)
      expect(holderOf(first)).toMatchObject({ pid })
    } finally {
      fs.rmSync(folder, { recursive: true })
    }
  })
})

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
