// action.yml and the workflows, ours and the examples: valid by the platform's own language service, pinned, least rights.
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { parse } from 'yaml'

const ROOT = new URL('../../', import.meta.url)
const list = (folder: string): string[] => readdirSync(new URL(folder, ROOT)).map((name) => folder + name)
const read = (file: string): string => readFileSync(new URL(file, ROOT), 'utf8')
const own = list('.github/workflows/')
const examples = list('examples/workflows/')

interface Step {
  readonly uses?: string
  readonly run?: string
  readonly with?: Readonly<Record<string, unknown>>
}
interface Workflow {
  readonly on: unknown
  readonly permissions?: Readonly<Record<string, string>>
  readonly concurrency?: unknown
  readonly jobs: Readonly<
    Record<
      string,
      {
        readonly steps: readonly Step[]
        readonly 'timeout-minutes'?: number
        readonly permissions?: Record<string, string>
      }
    >
  >
}

/** What the language service has against each text. */
function complaints(texts: readonly { readonly content: string; readonly isAction?: boolean }[]): string[][] {
  const script = fileURLToPath(new URL('language-service.mjs', import.meta.url))
  const input = JSON.stringify(texts)
  return JSON.parse(
    execFileSync(process.execPath, ['--no-warnings', script], { input, encoding: 'utf8' }),
  ) as string[][]
}

test('action.yml and all workflows are valid, and a mistake would be seen', () => {
  const action = { content: read('action.yml'), isAction: true }
  const files = [...own, ...examples]
  const check = read('examples/workflows/check.yml')
  const broken = [
    { ...action, content: action.content.replace('post-if: always()', 'post-iff: always()') },
    { ...action, content: action.content.replace('node24', 'node11') },
    { content: check.replace('runs-on: ubuntu-latest', 'runs-om: ubuntu-latest') },
    { content: check.replace('github.ref', 'github.reff(') },
    { content: check.replace('contents: read', 'contents: maybe') },
  ]
  const found = complaints([action, ...files.map((file) => ({ content: read(file) })), ...broken])
  const good = Object.fromEntries(['action.yml', ...files].map((file, at) => [file, found[at]]))
  expect(good).toEqual(Object.fromEntries(Object.keys(good).map((file) => [file, []])))
  for (const [at, bad] of found.slice(-broken.length).entries()) expect([at, bad.length > 0]).toEqual([at, true])
})

/** Lines of scripts into which an expression is pasted: what stands in a branch's name would be run. */
function injections({ jobs }: Workflow): string[] {
  const scripts = Object.values(jobs).flatMap(({ steps }) =>
    steps.flatMap(({ run, with: given }) => [run, given?.['script']]),
  )
  return scripts.filter((script): script is string => typeof script === 'string' && script.includes('${{'))
}

test.each([...own, ...examples])('%s: least rights, one at a time, no credentials left, no pasted text', (file) => {
  const workflow = parse(read(file)) as Workflow
  expect(injections(workflow)).toEqual([])
  expect(read(file)).not.toMatch(/pull_request_target|write-all|secrets: inherit/)
  expect(workflow.concurrency).toBeDefined()
  expect(workflow.permissions).toBeDefined()
  const writes = [workflow, ...Object.values(workflow.jobs)].flatMap(({ permissions = {} }) =>
    Object.keys(permissions).filter((name) => permissions[name] === 'write'),
  )
  expect(['contents', 'contents,id-token', 'contents,pull-requests', 'security-events', '']).toContain(
    writes.toSorted().join(),
  )
  for (const { steps, 'timeout-minutes': minutes } of Object.values(workflow.jobs)) {
    expect(minutes).toBeGreaterThan(0)
    for (const step of steps)
      if (step.uses?.startsWith('actions/checkout@')) expect(step.with).toMatchObject({ 'persist-credentials': false })
  }
})

test('a pasted expression would be found', () => {
  const text = 'on: push\njobs:\n  a:\n    steps:\n      - run: echo ${{ github.head_ref }}\n'
  expect(injections(parse(text) as Workflow)).toHaveLength(1)
})

test.each(own)('%s: every action of others by its full commit and with its version beside it', (file) => {
  const uses = [...read(file).matchAll(/^\s*(?:- )?uses: (.*)$/gm)].map(([, one = '']) => one)
  for (const one of uses) expect(one).toMatch(/^(?:\.\/|[\w-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+)$/)
})

test.each(examples)('%s shows this action as its readers would use it', (file) => {
  expect(read(file)).toContain('uses: imagelock/imagelock@v1')
  const known = Object.keys((parse(read('action.yml')) as { inputs: object }).inputs)
  const steps = Object.values((parse(read(file)) as Workflow).jobs).flatMap((job) => job.steps)
  for (const { uses, with: given = {} } of steps)
    if (uses?.startsWith('imagelock/')) for (const name of Object.keys(given)) expect(known).toContain(name)
})
