// Makes docs/pictures/*.png from real runs: the command line on a terminal, the gallery's page, and the body that the
// action writes into a pull request. `node scripts/readme-pictures.mjs [terminal] [gallery] [pull-request]`; all without a name.
//
// The pictures come from a small gateway on this machine that draws with the embedded painter; the rest is the built
// product (dist, or IMAGELOCK_DIST). Needs a Unix, util-linux `script`, Debian's chromium and fonts, ImageMagick.
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import * as fs from 'node:fs'
import { createServer } from 'node:http'
import * as os from 'node:os'
import * as path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { json } from 'node:stream/consumers'
import { pathToFileURL } from 'node:url'
import headless from '@xterm/headless'
import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'
import { chromium } from 'playwright-core'

const ROOT = path.resolve(import.meta.dirname, '..')
const DIST = path.resolve(process.env['IMAGELOCK_DIST'] ?? path.join(ROOT, 'dist'))
const BUILD = path.join(ROOT, 'build/pictures')
const OUT = path.join(ROOT, 'docs/pictures')
const KEY = 'sk-pictures'
const COLUMNS = 96
const MOST_BYTES = 300_000

const BRAND = 'flat vector, navy #0B1F3A, coral #FF6B57 and sand #F2E3C6'
const BEFORE = `version: 1
provider: apiyi
vars: { brand: "${BRAND}" }
defaults: { model: flux-2-pro, output_format: png }
images:
  hero:
    prompt: "A lighthouse at dawn. {{ brand }}"
    size: 1024x512
    seed: 42
    path: docs/static/hero.png
    alt: "A lighthouse on a cliff"
  about/team: { prompt: "Six people around a workbench. {{ brand }}", size: 768x512, path: docs/static/team.png }
  harbour: { prompt: "A harbour from above. {{ brand }}", size: 768x512, path: docs/static/harbour.png }
`
const AFTER = `${BEFORE.replace('A lighthouse at dawn.', 'A lighthouse in a storm at night.')
  .replace('coral #FF6B57', 'teal #1FA39A')
  .replace('seed: 42', 'seed: 8')
  .replaceAll('Six people around a workbench. {{ brand }}', `Six people around a workbench. ${BRAND}`)
  .replaceAll('A harbour from above. {{ brand }}', `A harbour from above. ${BRAND}`)
  .replace('docs/static/harbour.png', 'docs/static/port.png')}  icon:
    matrix: { name: [cloud, lock] }
    prompt: "A {{ name }}. {{ brand }}"
    size: 512x256
    model: flux-2-klein-9b
    path: docs/static/{{ name }}.png
`
const REFUSED = `  mascot: { prompt: "A mascot that looks like a famous mouse", size: 512x512, path: docs/static/mascot.png }\n`

/** Compiles the painter and the GitHub for tests. */
function compile() {
  fs.rmSync(BUILD, { recursive: true, force: true })
  fs.mkdirSync(BUILD, { recursive: true })
  const config = (name, rootDir, include, exclude = []) => {
    const file = path.join(BUILD, `${name}.json`)
    const compilerOptions = {
      rootDir,
      outDir: path.join(BUILD, name),
      typeRoots: [path.join(ROOT, 'node_modules/@types')],
    }
    fs.writeFileSync(
      file,
      JSON.stringify({ extends: path.join(ROOT, 'tsconfig.json'), compilerOptions, include, exclude }),
    )
    execFileSync(path.join(ROOT, 'node_modules/.bin/tsc'), ['-p', file], { stdio: 'inherit' })
  }
  config('src', path.join(ROOT, 'src'), [path.join(ROOT, 'src/image/paint.ts')])
  const hub = path.join(ROOT, 'test/github')
  config('github', hub, [hub], [path.join(hub, '*.test.ts'), path.join(hub, 'helpers.ts')])
  fs.copyFileSync(path.join(hub, 'openapi.json'), path.join(BUILD, 'github/openapi.json'))
}

const built = (name) => import(pathToFileURL(path.join(BUILD, name)).href)

/** An images API that draws what it is asked for, refuses one prompt, and takes its time. */
async function startGateway() {
  const { paint } = await built('src/image/paint.js')
  const serve = async (request, response) => {
    const answer = (status, body) => {
      response.writeHead(status, { 'content-type': 'application/json', 'x-request-id': 'req_2b61f0c9' })
      response.end(JSON.stringify(body))
    }
    const { prompt, size, seed, ...order } = await json(request)
    const [width, height] = size?.split('x').map(Number) ?? [order.width, order.height]
    await sleep(400 + (seed % 900))
    if (/famous/.test(prompt))
      return answer(400, { error: { code: 'moderation_blocked', message: 'Content Moderated' } })
    const bytes = Buffer.concat([...paint({ prompt, width, height, seed, format: 'png' })])
    answer(200, { created: 0, data: [{ b64_json: bytes.toString('base64') }] })
  }
  const server = createServer((request, response) => void serve(request, response)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address()
  return { env: { APIYI_API_KEY: KEY, APIYI_BASE_URL: `http://127.0.0.1:${port}/v1` }, close: () => server.close() }
}

const PERSON = {
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'mona',
  GIT_AUTHOR_EMAIL: 'm@example.com',
  GIT_COMMITTER_NAME: 'mona',
  GIT_COMMITTER_EMAIL: 'm@example.com',
}

/** A repository in which the first three images are made and committed. */
async function openSite(root, gateway) {
  const folder = path.join(root, 'site')
  fs.mkdirSync(folder)
  const env = { PATH: process.env['PATH'], HOME: root, ...PERSON, ...gateway.env }
  const run = async (program, ...args) => {
    const child = spawn(program, args, { cwd: folder, env, stdio: ['ignore', 'ignore', 'inherit'] })
    const [code] = await once(child, 'close')
    if (code !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${code}`)
  }
  const imagelock = (...args) => run(process.execPath, path.join(DIST, 'cli.js'), ...args)
  fs.writeFileSync(path.join(folder, 'images.yml'), BEFORE)
  await run('git', 'init', '-q')
  await imagelock('generate')
  await run('git', 'add', '-A')
  await run('git', 'commit', '-qm', 'Images as code')
  return { folder, env, imagelock }
}

/** Colours of a terminal in the order of its palette, as GitHub's dark theme has them. */
const PALETTE = [
  '#484f58',
  '#ff7b72',
  '#3fb950',
  '#d29922',
  '#58a6ff',
  '#bc8cff',
  '#39c5cf',
  '#b1bac4',
  '#6e7681',
  '#ffa198',
  '#56d364',
  '#e3b341',
  '#79c0ff',
  '#d2a8ff',
  '#56d4dd',
  '#f0f6fc',
]
const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

function cellStyle(cell) {
  const colour = cell.isFgDefault() ? '' : `color:${PALETTE[cell.getFgColor()] ?? 'inherit'};`
  return `${colour}${cell.isBold() ? 'font-weight:bold;' : ''}${cell.isDim() ? 'opacity:.6;' : ''}`
}

function lineHtml(line) {
  const length = line.translateToString(true).length
  const spans = []
  for (let at = 0; at < length; at += 1) {
    const cell = line.getCell(at)
    const style = cellStyle(cell)
    if (spans.at(-1)?.style !== style) spans.push({ style, text: '' })
    spans.at(-1).text += cell.getChars() || ' '
  }
  return spans.map(({ style, text }) => `<span style="${style}">${escaped(text)}</span>`).join('')
}

/** Types a command on the screen and runs it on a terminal. */
async function typeOn(screen, site, args) {
  await new Promise((resolve) => screen.write(`\x1b[1;32m$\x1b[0m \x1b[1mimagelock ${args}\x1b[0m\r\n`, resolve))
  const command = `stty cols ${COLUMNS} rows 30; exec ${process.execPath} ${path.join(DIST, 'cli.js')} ${args}`
  const child = spawn('script', ['-qefc', command, '/dev/null'], {
    cwd: site.folder,
    env: { ...site.env, TERM: 'xterm-256color' },
  })
  child.stdout.on('data', (chunk) => screen.write(chunk))
  await once(child, 'close')
  await new Promise((resolve) => screen.write('', resolve))
}

async function terminal(browser, root, site) {
  const screen = new headless.Terminal({ cols: COLUMNS, rows: 30, allowProposedApi: true })
  await typeOn(screen, site, 'plan')
  screen.write('\r\n')
  await typeOn(screen, site, 'generate --yes')
  const buffer = screen.buffer.active
  const lines = Array.from({ length: buffer.length }, (_, at) => lineHtml(buffer.getLine(at)))
  while (lines.at(-1) === '') lines.pop()
  const html = `<!doctype html><meta charset="utf-8"><style>
body { margin: 0; background: #fff; } main { display: inline-block; background: #0d1117; border-radius: 8px; margin: 2px; }
pre { margin: 0; padding: 14px 18px 18px; color: #c9d1d9; font: 13px/1.5 'DejaVu Sans Mono', monospace; }
i { display: inline-block; width: 11px; height: 11px; border-radius: 50%; background: #30363d; margin: 12px 0 0 8px; } i:first-child { margin-left: 16px; }
</style><main><i></i><i></i><i></i><pre>${lines.join('\n')}</pre></main>`
  await shoot(browser, root, 'terminal', html, { width: 1200, height: 800 }, 'main', async () => {})
}

async function gallery(browser, root, site) {
  await site.imagelock('gallery')
  const html = fs.readFileSync(path.join(site.folder, 'imagelock.html'), 'utf8')
  await shoot(browser, root, 'gallery', html, { width: 1100, height: 700 }, null, async (page) => {
    await page.click('button.open')
    await page.waitForSelector('input[type=range]')
  })
}

const GITHUB_CSS = `
body { margin: 0; background: #fff; } main { margin: 16px; border: 1px solid #d1d9e0; border-radius: 6px; max-width: 860px; color: #1f2328;
  font: 14px/1.5 -apple-system, 'Noto Sans', 'DejaVu Sans', sans-serif; } h1 { font-size: 24px; font-weight: 400; margin: 16px 16px 0; } h1 span { color: #59636e; }
header { padding: 8px 16px; background: #f6f8fa; border-bottom: 1px solid #d1d9e0; border-radius: 6px 6px 0 0; color: #59636e; } header b { color: #1f2328; }
article { padding: 16px; } article > :first-child { margin-top: 0; } article > :last-child { margin-bottom: 0; } p, ul, table { margin: 0 0 16px; } h3 { font-size: 17px; margin: 20px 0 12px; }
table { border-collapse: collapse; display: block; max-width: 100%; overflow: auto; } th, td { border: 1px solid #d1d9e0; padding: 6px 13px; text-align: left; }
img { max-width: 100%; background: #fff; } code { background: #818b981f; border-radius: 6px; padding: .2em .4em; font: 85% 'DejaVu Sans Mono', monospace; }
del { color: #82071e; background: #ffebe9; } ins { color: #116329; background: #dafbe1; text-decoration: none; } a { color: #0969da; } summary { cursor: pointer; } hr { border: 0; border-top: 2px solid #d1d9e0; }`

/** The action in a checkout of a repository on the GitHub for tests; then the body of the pull request that it opened. */
async function pullRequest(browser, root, site, gateway) {
  const { runToken, startGitHub } = await built('github/server.js')
  const { runAction } = await built('github/runner.js')
  const { pushEvent } = await built('github/events.js')
  const tracked = execFileSync('git', ['ls-files', '-z'], { cwd: site.folder, encoding: 'utf8' })
    .split('\0')
    .filter(Boolean)
  const show = (name) => execFileSync('git', ['show', `HEAD:${name}`], { cwd: site.folder, maxBuffer: 1 << 26 })
  const github = await startGitHub({
    repositories: [{ name: 'octo/site', files: Object.fromEntries(tracked.map((name) => [name, show(name)])) }],
  })
  const repository = github.repository('octo/site')
  await repository.commit('main', { 'images.yml': AFTER + REFUSED }, { message: 'A storm, and two icons' })
  const actionDir = path.join(root, 'action')
  fs.mkdirSync(actionDir)
  fs.copyFileSync(path.join(ROOT, 'action.yml'), path.join(actionDir, 'action.yml'))
  fs.symlinkSync(DIST, path.join(actionDir, 'dist'))
  const workspace = path.join(root, 'workspace')
  await repository.clone(workspace, {
    branch: 'main',
    depth: 1,
    token: runToken.token,
    version: 7,
    persist: false,
    runnerTemp: root,
  })
  const { token } = runToken
  const event = await pushEvent(repository)
  const done = await runAction({ actionDir, event, workspace, github, token, env: gateway.env, runnerTemp: root })
  const [pull] = repository.pulls
  if (!pull) throw new Error(`no pull request: ${done.stdout}${done.stderr}`)
  let body = micromark(pull.body, { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] })
  for (const [whole, sha, name] of body.matchAll(/src="[^"]*\/blob\/(\w+)\/([^"]*)\?raw=true"/g)) {
    const bytes = await repository.show(sha, decodeURIComponent(name))
    body = body.replace(whole, `src="data:image/png;base64,${bytes.toString('base64')}"`)
  }
  const html = `<!doctype html><meta charset="utf-8"><style>${GITHUB_CSS}</style><h1>${escaped(pull.title)} <span>#${pull.number}</span></h1>
<main><header><b>github-actions</b> bot commented now</header><article>${body}</article></main>`
  await shoot(browser, root, 'pull-request', html, { width: 892, height: 600 }, 'html', async () => {})
  await github.close()
}

/** A picture of the page at twice its size, in few colours; `selector` is what of it, null for the window. */
async function shoot(browser, root, name, html, viewport, selector, prepare) {
  const page = await browser.newPage({ viewport, deviceScaleFactor: 2, colorScheme: 'light' })
  const file = path.join(root, `${name}.html`)
  fs.writeFileSync(file, html)
  await page.goto(pathToFileURL(file).href)
  await prepare(page)
  await sleep(300)
  const raw = path.join(root, `${name}.png`)
  await (selector === null ? page : page.locator(selector)).screenshot({ path: raw })
  await page.close()
  const out = path.join(OUT, `${name}.png`)
  execFileSync('convert', [
    raw,
    '+dither',
    '-colors',
    '256',
    '-strip',
    '-define',
    'png:compression-level=9',
    `PNG8:${out}`,
  ])
  const { size } = fs.statSync(out)
  console.log(`${path.relative(ROOT, out)}  ${size} bytes`)
  if (size > MOST_BYTES) throw new Error(`${name}.png has more than ${MOST_BYTES} bytes`)
}

const wanted = process.argv.slice(2)
const isWanted = (name) => wanted.length === 0 || wanted.includes(name)
compile()
const root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'imagelock-pictures-')))
const gateway = await startGateway()
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
})
try {
  const site = await openSite(root, gateway)
  fs.writeFileSync(path.join(site.folder, 'images.yml'), AFTER)
  if (isWanted('terminal') || isWanted('gallery')) await terminal(browser, root, site)
  if (isWanted('gallery')) await gallery(browser, root, site)
  if (isWanted('pull-request')) await pullRequest(browser, root, site, gateway)
} finally {
  await browser.close()
  gateway.close()
  fs.rmSync(root, { recursive: true, force: true })
}
