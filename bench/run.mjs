// Measures imagelock beside others and writes the tables of docs/performance.md: `npm run bench`, with `-- --small` in a
// minute or two. Needs `npm ci --prefix bench`; ratios are between programs of the same run.
import { execFileSync } from 'node:child_process'
import { cpus, totalmem } from 'node:os'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { faults, growth, killed, race, weights } from './generation.mjs'
import { noop } from './noop.mjs'

const small = process.argv.includes('--small')
const SIZE = small
  ? { many: 1000, rounds: 3, made: 500, faults: 200, counts: [10, 100, 500] }
  : { many: 10_000, rounds: 5, made: 10_000, faults: 1000, counts: [10, 100, 1000, 10_000] }
const CONCURRENCY = 24
const IMAGE_BYTES = 200_000
const DELAY_MS = 50
const PICTURE_BYTES = 20_000
const PAGE = join(import.meta.dirname, '../docs/performance.md')

const say = (text) => process.stderr.write(`${text}\n`)
const times = (a, b) => `${(a / b).toFixed(2)}x`
const seconds = (value) => `${value.toFixed(2)} s`
const megabytes = (value) => (value === null ? '-' : `${Math.round(value)} MB`)
const table = (head, rows) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')

function noopTable(count, found) {
  const ours = found['`imagelock check`']
  const rows = Object.entries(found).map(([name, value]) => [name, seconds(value), times(ours, value)])
  return `${table([`${count.toLocaleString('en')} images of ${IMAGE_BYTES / 1000} kB`, 'median', '`imagelock check` takes'], rows)}\n`
}

function raceTable({ runs, ideal }) {
  const floor = Math.max(ideal, runs['plain `fetch` loop'].seconds)
  const rows = Object.entries(runs).map(([name, { seconds: took, peak, seen, images }]) => [
    name,
    seconds(took),
    times(took, floor),
    megabytes(peak),
    seen.billed,
    seen.highWater,
    images,
  ])
  return `${table(['', 'time', 'over the larger of ideal and `fetch` loop', 'peak memory', 'purchases', 'at once', 'images'], rows)}\n`
}

function faultTable(runs) {
  const rows = Object.entries(runs).map(([name, { seconds: took, seen, images, code }]) => [
    name,
    seconds(took),
    images,
    seen.billed,
    seen.twice,
    code,
  ])
  return `${table(['', 'time', 'images on disk', 'purchases billed', 'of them bought twice', 'exit code'], rows)}\n`
}

function growthTable(rows) {
  const each = (value, count) => `${((value * 1000) / count).toFixed(2)} ms`
  return `${table(
    ['images', '`generate`, a gateway without delay', 'each', '`plan --json`', '`check`', 'lock, each', 'peak memory'],
    rows.map(({ count, seconds: took, peak, plan, check, lock }) => [
      count,
      seconds(took),
      each(took, count),
      seconds(plan.seconds),
      seconds(check.seconds),
      `${Math.round(lock / count)} bytes`,
      megabytes(peak),
    ]),
  )}\n`
}

const parts = []
const part = async (title, run) => {
  say(title)
  parts.push(`## ${title}\n\n${await run()}`)
}

await part('Nothing to do', async () => {
  const few = noopTable(100, await noop(100, IMAGE_BYTES, SIZE.rounds))
  return `${few}\n${noopTable(SIZE.many, await noop(SIZE.many, IMAGE_BYTES, SIZE.rounds))}`
})
await part(
  `${SIZE.made.toLocaleString('en')} images, ${CONCURRENCY} at once, a gateway that takes ${DELAY_MS} ms`,
  async () => raceTable(await race(SIZE.made, CONCURRENCY, DELAY_MS, PICTURE_BYTES)),
)
await part(`${SIZE.faults.toLocaleString('en')} images, and the same faults for all`, async () =>
  faultTable(await faults(SIZE.faults, CONCURRENCY, DELAY_MS, PICTURE_BYTES)),
)
await part('Stopped when half is bought (SIGTERM), and started again', async () => {
  const { again, seen, images } = await killed(SIZE.made, CONCURRENCY, DELAY_MS, PICTURE_BYTES)
  const rows = [
    [seconds(again.seconds), seconds((SIZE.made * DELAY_MS) / 2000 / CONCURRENCY), images, seen.billed, seen.twice],
  ]
  return `${table(['the second run', 'ideal for its half', 'images', 'purchases', 'bought twice'], rows)}\n`
})
await part('As the work grows', async () => growthTable(await growth(SIZE.counts, CONCURRENCY, PICTURE_BYTES)))
await part('As the pictures grow', async () => {
  const rows = await weights(100, CONCURRENCY, [20_000, 200_000, 2_000_000])
  return `${table(
    ['bytes of a picture', '100 images', 'peak memory'],
    rows.map(({ bytes, seconds: took, peak }) => [bytes.toLocaleString('en'), seconds(took), megabytes(peak)]),
  )}\n`
})

await part('Delivery, beside create-pull-request', async () => {
  if (!process.env.BENCH_PEER) {
    return 'Not measured in this run: it wants `BENCH_PEER`, a folder with the `action.yml` and `dist` of create-pull-request.\n'
  }
  const root = join(import.meta.dirname, '..')
  const words = ['vitest', 'run', '--config', 'bench/vitest.config.ts', 'bench/delivery.test.ts']
  // Its rows are among what vitest prints.
  const printed = execFileSync('npx', words, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })
  const rows = printed.split('\n').filter((line) => line.startsWith('|'))
  const head = ['', 'by', 'pictures', 'first', 'requests', 'nothing new', 'requests', 'of them writes']
  return `${table(head, [])}\n${rows.join('\n')}\n`
})

const machine = `${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform} ${process.arch}, Node ${process.versions.node}`
const MARK = '<!-- Below is written by `npm run bench`. -->'
const [head] = readFileSync(PAGE, 'utf8').split(MARK)
writeFileSync(
  PAGE,
  `${head}${MARK}\n\nMeasured on ${machine}${small ? ', at small sizes' : ''}.\n\n${parts.join('\n')}`,
)
say(`written to ${PAGE}`)
