// Runs programs and measures them: seconds, peak memory, exit code; medians of rounds in which all take turns.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const here = import.meta.dirname
export const CLI = join(resolve(process.env.IMAGELOCK_DIST ?? join(here, '../dist')), 'cli.js')
export const peer = (name) => join(here, 'peers', `${name}.mjs`)
const MEMORY = peer('memory')

export const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1]

/** One run of a program; `words` without a program's name are for Node, whose memory is told then. */
export async function measure(words, { cwd, env = {}, program = null, killAfter = null } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'imagelock-memory-'))
  const memory = join(folder, 'kb')
  const all = program ? words : ['--import', MEMORY, ...words]
  const began = performance.now()
  const child = spawn(program ?? process.execPath, all, {
    cwd,
    env: { ...process.env, BENCH_MEMORY: memory, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const out = []
  child.stdout.on('data', (chunk) => out.push(chunk))
  let errors = ''
  child.stderr.on('data', (chunk) => (errors = (errors + chunk).slice(-2000)))
  const ended = new Promise((done) => child.once('close', done))
  if (killAfter) void killAfter().then(() => child.kill('SIGTERM'))
  const code = await ended
  const seconds = (performance.now() - began) / 1000
  let peak = null
  try {
    peak = Number(readFileSync(memory, 'utf8')) / 1024
  } catch {
    // Killed, or no Node.
  }
  rmSync(folder, { recursive: true, force: true })
  return { code, seconds, peak, stdout: Buffer.concat(out).toString(), errors }
}

/** Lets all take turns, so that what else the machine does hits all alike; the median of each. */
export async function takeTurns(runs, rounds) {
  const seconds = Object.fromEntries(Object.keys(runs).map((name) => [name, []]))
  for (let round = 0; round < rounds; round++) {
    for (const [name, run] of Object.entries(runs)) seconds[name].push((await run()).seconds)
  }
  return Object.fromEntries(Object.entries(seconds).map(([name, all]) => [name, median(all)]))
}

/** The gateway of the benchmark as a process of its own. */
export async function startGateway(options) {
  const child = spawn(process.execPath, [join(here, 'gateway.mjs'), JSON.stringify(options)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const { origin, baseUrl } = JSON.parse(
    await new Promise((done) => child.stdout.once('data', (text) => done(String(text)))),
  )
  return {
    origin,
    env: { APIYI_BASE_URL: baseUrl, APIYI_API_KEY: 'sk-bench' },
    seen: async () => (await fetch(`${origin}/seen`)).json(),
    close: () => child.kill(),
  }
}
