// Progress as it is seen: on a real terminal, in a log, beside `--json` (spec cli.md, "Progress and errors").
import { spawn, spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { openScreen } from '../report/screen.ts'
import { CLI, scene, type Scene } from './harness.ts'

const hasTmux = spawnSync('tmux', ['-V']).status === 0
const hasScript = spawnSync('script', ['--version']).status === 0

const MANIFEST = `defaults: { model: flux-2-klein-4b, size: 64x64, output_format: png }
images:
  slow: a slow one
  held: one that has to wait
  lost: one whose download fails at first
  quick: a quick one
`
/** The gateway takes its time, asks to wait, and its delivery host fails five times. */
function faults(s: Scene, waitSeconds: number): void {
  s.gateway.script([
    { on: 'purchase', prompt: 'a slow one', fault: { kind: 'slow', ms: 3000 } },
    {
      on: 'purchase',
      prompt: 'one that has to wait',
      nth: 1,
      fault: { kind: 'status', status: 429, retryAfter: String(waitSeconds) },
    },
    {
      on: 'download',
      prompt: 'one whose download fails at first',
      nth: [1, 5],
      fault: { kind: 'status', status: 503 },
    },
  ])
}

/** Runs on a terminal of so many columns: `script` of util-linux gives it one. */
function onTerminal(s: Scene, columns: number, args: string): { child: ReturnType<typeof spawn>; chunks: string[] } {
  const command = `stty cols ${columns} rows 24; exec ${process.execPath} ${CLI} ${args}`
  const env = {
    PATH: process.env['PATH'],
    HOME: s.root,
    TERM: 'xterm',
    APIYI_BASE_URL: s.gateway.baseUrl,
    APIYI_API_KEY: s.gateway.key,
  }
  const child = spawn('script', ['-qefc', command, '/dev/null'], {
    cwd: s.root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const chunks: string[] = []
  child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk.toString('utf8')))
  return { child, chunks }
}

test.skipIf(!hasScript).for([80, 120])(
  'on a terminal of %i columns',
  { timeout: 120_000 },
  async (columns, context) => {
    const s = await scene(context)
    s.manifest(MANIFEST)
    faults(s, 2)
    const { child, chunks } = onTerminal(s, columns, 'generate --yes')
    const screen = openScreen(columns)
    const bottoms = new Set<string>()
    const watching = setInterval(() => {
      for (const chunk of chunks.splice(0)) screen.write(chunk.replaceAll('\r\n', '\n'))
      void screen.bottom().then((row) => bottoms.add(row))
    }, 50)
    const code = await new Promise((resolve) => child.once('close', resolve))
    clearInterval(watching)
    for (const chunk of chunks.splice(0)) screen.write(chunk.replaceAll('\r\n', '\n'))
    const lines = await screen.lines()
    expect([code, lines]).toEqual([0, lines])
    const seen = [...bottoms].join('\n')
    expect(seen).toMatch(/^[0-3]\/4 done, [1-4] left, 0\.0\d USD spent /m)
    expect(seen).toMatch(/slow \d s/)
    expect(seen).toMatch(/the gateway asks to wait \d s/)
    expect([...bottoms].every((row) => row.length < columns)).toBe(true)
    // Four whole lines and the total stay, no frame among them.
    expect(
      lines.filter((line) =>
        /^ {2}generated {2}(slow|held|lost|quick) +images\/\w+\.png +64x64 .* \d+\.\d s {2}0\.01 USD$/.test(line),
      ),
    ).toHaveLength(4)
    expect(lines.at(-1)).toBe('4 generated. Spent 0.04 USD')
    expect(lines).toHaveLength(5)
    expect(await screen.acted()).toEqual([])
  },
)

test.skipIf(!hasScript)('a gallery of many pictures tells how far it is', { timeout: 120_000 }, async (context) => {
  const s = await scene(context)
  s.manifest('provider: placeholder\nimages:\n  one: { prompt: one, size: 1536x1536 }\n')
  await s.run('generate')
  for (let at = 0; at < 24; at += 1) s.write(`pics/p${at}.png`, s.read('images/one.png'))
  s.remove('images.yml')
  s.remove('images.lock.json')
  s.write('.gitignore', 'imagelock.html\n')
  expect((await s.run('init', '--adopt', 'pics/*.png')).code).toBe(0)
  const { child, chunks } = onTerminal(s, 80, 'gallery')
  const code = await new Promise((resolve) => child.once('close', resolve))
  const screen = openScreen(80)
  const seen: string[] = []
  for (const chunk of chunks) {
    screen.write(chunk.replaceAll('\r\n', '\n'))
    seen.push(await screen.bottom())
  }
  expect(code).toBe(0)
  expect(seen.join('\n')).toMatch(/^\d+\/2\d done, \d+ left {2}making thumbnails, \d+ s$/m)
  expect(await screen.lines()).toEqual([expect.stringMatching(/^imagelock\.html {2}2\d images$/)])
  expect(await screen.acted()).toEqual([])
})

test.skipIf(!hasScript)('an interrupt leaves no frame on the terminal', { timeout: 120_000 }, async (context) => {
  const s = await scene(context, { keeps: true })
  s.manifest(MANIFEST)
  s.gateway.script([{ on: 'purchase', fault: { kind: 'silence' } }])
  const { child, chunks } = onTerminal(s, 80, 'generate --yes')
  const text = (): string => chunks.join('')
  await expect.poll(text, { timeout: 30_000 }).toContain('0/4 done')
  const pid = spawnSync('pgrep', ['-P', String(child.pid)], { encoding: 'utf8' })
    .stdout.trim()
    .split('\n')[0]
  process.kill(Number(pid), 'SIGINT')
  process.kill(Number(pid), 'SIGINT')
  await new Promise((resolve) => child.once('close', resolve))
  const screen = openScreen(80)
  screen.write(text().replaceAll('\r\n', '\n'))
  const lines = await screen.lines()
  expect(lines[0]).toMatch(/^stopping: no new request/)
  expect(lines.join('\n')).not.toMatch(/\d\/4 done/)
  expect(await screen.bottom()).toBe('')
  expect(await screen.acted()).toEqual([])
})

test.skipIf(!hasTmux)(
  'a terminal that wraps its rows anew keeps no frame when it is resized (needs tmux)',
  { timeout: 120_000 },
  async (context) => {
    const s = await scene(context)
    const ids = ['one', 'two', 'three', 'four', 'five', 'six', 'seven']
    const images = ids.map((id) => `  ${id}: picture ${id}\n`).join('')
    s.manifest(`defaults: { model: flux-2-klein-4b, size: 64x64, output_format: png }\nimages:\n${images}`)
    s.gateway.script(
      ids.map((id, at) => ({ on: 'purchase', prompt: `picture ${id}`, fault: { kind: 'slow', ms: 1500 * (at + 1) } })),
    )
    const env = { APIYI_BASE_URL: s.gateway.baseUrl, APIYI_API_KEY: s.gateway.key, TERM: 'xterm', LANG: 'C.UTF-8' }
    const options = { cwd: s.root, env: { ...process.env, ...env }, encoding: 'utf8' } as const
    const tmux = (...args: string[]): string => spawnSync('tmux', ['-S', `${s.root}-tmux`, ...args], options).stdout
    context.onTestFinished(() => void tmux('kill-server'))
    // In a window with empty rows tmux itself loses the cursor's row.
    const command = `seq 100 140; '${process.execPath}' '${CLI}' generate --yes; sleep 60`
    tmux('new-session', '-d', '-x', '100', '-y', '24', command)
    await expect.poll(() => tmux('capture-pane', '-p'), { timeout: 30_000 }).toMatch(/^\d\/7 done/m)
    for (const columns of ['60', '25', '100', '30', '80', '20', '70', '25', '60', '30', '100', '40', '120']) {
      tmux('resize-window', '-x', columns, '-y', '24')
      await new Promise((resolve) => setTimeout(resolve, 500))
    }
    const all = (): string => tmux('capture-pane', '-p', '-J', '-S', '-').trimEnd()
    await expect.poll(all, { timeout: 30_000 }).toContain('7 generated. Spent')
    const words = all()
      .split('\n')
      .map((line) => line.trim().split(/ +/)[0])
    expect(words.slice(41)).toEqual([...Array<string>(7).fill('generated'), '7'])
  },
)

test('in a log: a line an image, a long wait is told, no frame', { timeout: 120_000 }, async (context) => {
  const s = await scene(context)
  s.manifest(MANIFEST)
  faults(s, 6)
  const ran = await s.run('generate')
  expect(ran.code).toBe(0)
  expect(ran.stdout.split('\n').filter((line) => line.startsWith('  generated  '))).toHaveLength(4)
  expect(ran.stdout).toMatch(
    / {2}generated {2}slow {3}images\/slow\.png {3}64x64 {2}[\d.]+ k?B {2}\d+\.\d s {2}0\.01 USD\n/,
  )
  expect(ran.stderr).toBe('  ... the gateway asks to wait 6 s: no new request until then\n')
})

test('a download that goes on failing is seen before it is given up', { timeout: 120_000 }, async (context) => {
  const s = await scene(context, { keeps: true })
  s.manifest('images:\n  lost: { prompt: x, model: flux-2-klein-4b, size: 64x64, output_format: png }\n')
  s.gateway.script([{ on: 'download', fault: { kind: 'status', status: 503 } }])
  const { child, done } = s.start(['generate', '--json'])
  let err = ''
  child.stderr?.on('data', (chunk: Buffer) => (err += chunk.toString('utf8')))
  await expect
    .poll(() => err, { timeout: 45_000 })
    .toMatch(
      / {2}\.\.\. 0\/1 done, 1 left, 0\.00 USD spent; lost for \d\d s: (?:download failed \d+ times, again in \d+ s: .*503|downloading, try \d+)/,
    )
  child.kill('SIGINT')
  const ran = await done
  expect(ran.json.manifests[0]?.images[0]?.outcome).toBe('skipped')
})
