// Every fenced block of the pages is run: manifests are planned, workflows judged by the platform's language service,
// commands carried out in order in a scratch repository beside the simulated gateway, what they print compared.
//
// Comments before a block: `<!-- fresh -->` a new empty repository; `<!-- file: PATH -->` the block is written there;
// `<!-- pictures: PATH… -->` pictures that are there; `<!-- error: CODE -->` the manifest is refused with it.
// A command ends with `# exit N` where N is not 0; lines under it stand in its output in this order.
// Needs a Unix shell.
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import * as fs from 'node:fs'
import * as os from 'node:os'
import * as path from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { expect, test, type TestContext } from 'vitest'
import { parse } from 'yaml'
import { workflowFindings } from '../../src/setup/workflows.ts'
import { CLI, type Scene, scene } from '../e2e/harness.ts'

/** Programs that a line may begin with to be run; others (npm, export) are for the reader's own machine. */
const RUN = /^(?:imagelock|node dist\/cli\.js|git|cp|rm|mkdir|touch|echo|cmp|printf)(?: |$)/
const LANGUAGES = ['yaml', 'console', 'sh', 'json', 'text']
const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const PAGES = ['README.md', ...fs.readdirSync(path.join(ROOT, 'docs')).map((name) => `docs/${name}`)].filter((name) =>
  name.endsWith('.md'),
)

interface Block {
  readonly page: string
  readonly line: number
  readonly language: string
  readonly text: string
  /** Comments right before it, by name. */
  readonly marks: ReadonlyMap<string, string>
}

const read = (page: string): string => fs.readFileSync(path.join(ROOT, page), 'utf8')

function blocksOf(page: string): Block[] {
  const blocks: Block[] = []
  let marks = new Map<string, string>()
  let open: { language: string; line: number; lines: string[] } | null = null
  for (const [index, line] of read(page).split('\n').entries()) {
    if (open && line.trimEnd() === '```') {
      blocks.push({ page, line: open.line, language: open.language, text: `${open.lines.join('\n')}\n`, marks })
      open = null
      marks = new Map()
    } else if (open) open.lines.push(line)
    else if (line.startsWith('```')) open = { language: line.slice(3).trim(), line: index + 1, lines: [] }
    else {
      const [, name, value = ''] = /^<!-- (fresh|file|pictures|error)(?:: (.*))? -->$/.exec(line) ?? []
      if (name !== undefined) marks.set(name, value)
      else if (line !== '') marks = new Map()
    }
  }
  expect([page, open]).toEqual([page, null])
  return blocks
}

const ALL = PAGES.flatMap(blocksOf)
const at = ({ page, line }: Block): string => `${page}:${line}`
const isWorkflow = ({ language, text }: Block): boolean => language === 'yaml' && /^jobs:/m.test(text)
const MANIFESTS = ALL.filter((block) => block.language === 'yaml' && !isWorkflow(block))

test('every block has a language that is run or read', () => {
  const unknown = ALL.filter(({ page, language }) => page !== 'docs/design.md' && !LANGUAGES.includes(language))
  expect(unknown.map(at)).toEqual([])
  for (const block of ALL.filter(({ language }) => language === 'json'))
    expect(() => void JSON.parse(block.text), at(block)).not.toThrow()
})

test('manifests are planned, or refused with the code that is said', async (t) => {
  const s = await scene(t)
  const good = MANIFESTS.filter(({ marks }) => !marks.has('error'))
  const names = new Map(MANIFESTS.map((block, index) => [block, `m${index}/images.yml`]))
  for (const [{ text }, name] of names) {
    s.write(name, text)
    for (const [, file] of text.matchAll(/prompt_file: (\S+)/g))
      s.write(`${path.posix.dirname(name)}/${file}`, 'An essay.')
  }
  expect(good.length).toBeGreaterThan(8)
  const planned = await s.run(
    'plan',
    '--json',
    '--max-images',
    '99',
    ...good.flatMap((block) => ['-m', names.get(block) ?? '']),
  )
  expect(planned.json.problems.filter(({ severity }) => severity === 'error')).toEqual([])
  expect([planned.code, planned.json.manifests.length]).toEqual([0, good.length])
  for (const block of MANIFESTS.filter(({ marks }) => marks.has('error'))) {
    const { code, codes } = await s.run('plan', '--json', '-m', names.get(block) ?? '')
    expect([at(block), code, codes]).toEqual([at(block), 2, [block.marks.get('error')]])
  }
})

test('the page of the manifest shows every key by example', () => {
  const shown = MANIFESTS.filter(({ page }) => page === 'docs/manifest.md').map(({ text }) => text)
  type Keys = Readonly<Record<string, never>>
  const { properties: top } = JSON.parse(read('schema/images.schema.json')) as {
    properties: Record<string, { properties: Keys }>
  }
  const image = (
    top['images'] as unknown as { additionalProperties: { anyOf: readonly { properties?: Keys }[] } }
  ).additionalProperties.anyOf.find(({ properties }) => properties)
  const keys = [
    ...Object.keys(top),
    ...Object.keys(top['budget']?.properties ?? {}),
    ...Object.keys(image?.properties ?? {}),
  ]
  const extra = Object.keys(
    (image?.properties as Readonly<Record<string, { properties: Keys }>> | undefined)?.['extra']?.properties ?? {},
  )
  expect(keys.length + extra.length).toBeGreaterThan(25)
  expect(
    [...keys, ...extra].filter((key) => !shown.some((text) => new RegExp(`(?:^|[ {,])${key}:`, 'm').test(text))),
  ).toEqual([])
})

test('workflows are valid, take inputs that there are, and lack nothing that doctor looks for', () => {
  const workflows = ALL.filter(isWorkflow)
  expect(workflows.length).toBeGreaterThan(5)
  const script = path.join(ROOT, 'test/action/language-service.mjs')
  const input = JSON.stringify(workflows.map(({ text }) => ({ content: text })))
  const complaints = JSON.parse(
    execFileSync(process.execPath, ['--no-warnings', script], { input, encoding: 'utf8' }),
  ) as unknown[]
  expect(workflows.map((block, index) => [at(block), complaints[index]])).toEqual(
    workflows.map((block) => [at(block), []]),
  )
  const known = Object.keys((parse(read('action.yml')) as { inputs: object }).inputs)
  for (const block of workflows) {
    const { jobs } = parse(block.text) as { jobs: Record<string, { steps: { uses?: string; with?: object }[] }> }
    for (const { uses, with: given } of Object.values(jobs).flatMap(({ steps }) => steps)) {
      if (uses?.startsWith('imagelock/'))
        expect(known, at(block)).toEqual(expect.arrayContaining(Object.keys(given ?? {})))
    }
    const grave = workflowFindings(at(block), block.text, true).filter(
      ({ severity }) => severity === 'error' || severity === 'warning',
    )
    expect(grave).toEqual([])
  }
})

test('links lead to pages and headings that there are', () => {
  const anchors = (page: string): string[] =>
    [...read(page).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
    )
  const dead = PAGES.flatMap((page) =>
    [...read(page).matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)/g)].filter(([, file = '', anchor]) => {
      const target = file === '' ? page : path.posix.join(path.posix.dirname(page), file)
      if (!fs.existsSync(path.join(ROOT, target))) return true
      return anchor !== undefined && target.endsWith('.md') && !anchors(target).includes(anchor)
    }),
  )
  expect(dead.map(([link]) => link)).toEqual([])
})

interface Step {
  readonly where: string
  readonly command: string
  readonly exit: number
  readonly output: readonly string[]
}

function stepsOf(block: Block): Step[] {
  const steps: (Step & { output: string[] })[] = []
  for (const line of block.text.trimEnd().split('\n')) {
    const command = block.language === 'sh' ? line : /^\$ (.*)$/.exec(line)?.[1]
    const exit = Number(/# exit (\d+)$/.exec(command ?? '')?.[1] ?? 0)
    if (command !== undefined) steps.push({ where: `${at(block)} ${command}`, command, exit, output: [] })
    else steps.at(-1)?.output.push(line)
  }
  return steps
}

/** Carries one line out in the scratch repository, as a reader would. */
async function carryOut(s: Scene, bin: string, { where, command, exit, output }: Step): Promise<void> {
  const child = spawn('sh', ['-c', command], {
    cwd: s.root,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 120_000,
    env: {
      PATH: `${bin}${path.delimiter}${process.env['PATH'] ?? ''}`,
      HOME: s.root,
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_AUTHOR_NAME: 't',
      GIT_AUTHOR_EMAIL: 't@t',
      GIT_COMMITTER_NAME: 't',
      GIT_COMMITTER_EMAIL: 't@t',
      APIYI_BASE_URL: s.gateway.baseUrl,
      APIYI_API_KEY: s.gateway.key,
    },
  })
  const [stdout, stderr, [status]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close') as Promise<[number | null]>,
  ])
  expect([where, status, status === exit ? '' : stdout + stderr]).toEqual([where, exit, ''])
  const flat = (words: string): string => words.replaceAll(/\s+/g, ' ')
  const printed = flat(stdout + stderr)
  let from = 0
  for (const line of output.map((one) => flat(one).trim()).filter((one) => one !== '…' && one !== '')) {
    const found = printed.indexOf(line, from)
    expect([where, line, found >= 0 ? '' : printed]).toEqual([where, line, ''])
    from = found + line.length
  }
}

async function withPictures(s: Scene, names: readonly string[]): Promise<void> {
  const drawn = names.filter((name) => /\.(?:png|jpg)$/.test(name))
  s.manifest(
    `provider: placeholder\nimages:\n${drawn.map((name, index) => `  p${index}: { prompt: P, size: 320x200, path: ${name} }\n`).join('')}`,
  )
  expect((await s.run('generate')).code).toBe(0)
  s.remove('images.yml')
  s.remove('images.lock.json')
  for (const name of names.filter((one) => !drawn.includes(one))) s.write(name, 'GIF89a')
}

/** What the quick start of the README stands on: a clone of this repository. */
function likeClone(s: Scene): void {
  fs.cpSync(path.join(ROOT, 'examples'), path.join(s.root, 'examples'), { recursive: true })
  fs.symlinkSync(path.dirname(CLI), path.join(s.root, 'dist'))
  s.write('images.yml', 'version: 1\nprovider: placeholder\nimages: { a: A harbour }\n')
}

async function follow(t: TestContext, page: string): Promise<number> {
  const bin = fs.mkdtempSync(path.join(os.tmpdir(), 'imagelock-bin-'))
  t.onTestFinished(() => fs.rmSync(bin, { recursive: true }))
  fs.writeFileSync(path.join(bin, 'imagelock'), `#!/bin/sh\nexec "${process.execPath}" "${CLI}" "$@"\n`, {
    mode: 0o755,
  })
  const start = (): Promise<Scene> => scene(t, { keeps: true })
  let s = await start()
  if (page === 'README.md') likeClone(s)
  let done = 0
  for (const block of blocksOf(page)) {
    const { marks, language } = block
    if (marks.has('fresh')) s = await start()
    const pictures = marks.get('pictures')
    if (pictures !== undefined) await withPictures(s, pictures.split(' '))
    const file = marks.get('file')
    if (file !== undefined) s.write(file, block.text)
    if (language !== 'console' && language !== 'sh') continue
    for (const step of stepsOf(block).filter(({ command }) => RUN.test(command))) {
      await carryOut(s, bin, step)
      done += 1
    }
  }
  return done
}

const FOLLOWED = PAGES.filter((page) =>
  blocksOf(page).some(({ language }) => language === 'console' || language === 'sh'),
)

test.runIf(process.platform !== 'win32').for(FOLLOWED)(
  '%s can be followed word by word',
  { timeout: 600_000 },
  async (page, t) => {
    expect(await follow(t, page)).toBeGreaterThan(0)
  },
)
