// What `doctor` has against a workflow: rights, one run at a time, the key, the trigger.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { isOurAction, mentionsAction, workflowFindings } from '../../src/setup/workflows.ts'

const WORKFLOW = (job: string, top = '', on = 'push'): string =>
  `on: ${on}\n${top}jobs:\n  pics:\n    runs-on: ubuntu-latest\n${job}`
const FINE =
  'permissions: { contents: write, pull-requests: write }\nconcurrency: { group: imagelock, cancel-in-progress: false }\n'
const step = (more = '', ref = 'v1'): string => `    steps:\n      - uses: imagelock/imagelock@${ref}\n${more}`
const KEY = '        env: { APIYI_API_KEY: "${{ secrets.APIYI_API_KEY }}" }\n'

const WORKFLOWS: readonly (readonly [string, string, readonly string[]])[] = [
  ['all there', WORKFLOW(step(KEY), FINE), []],
  [
    'no permissions, no concurrency, no key',
    WORKFLOW(step()),
    ['warning workflow/permissions', 'warning workflow/no-concurrency', 'warning workflow/no-key'],
  ],
  [
    'no right to propose',
    WORKFLOW(step(KEY), FINE.replace(', pull-requests: write', '')),
    ['error workflow/permissions'],
  ],
  [
    'which a commit does not need',
    WORKFLOW(step(`${KEY}        with: { deliver: commit }\n`), FINE.replace(', pull-requests: write', '')),
    [],
  ],
  [
    'the job takes rights away',
    WORKFLOW(`    permissions: { contents: read }\n${step(KEY)}`, FINE),
    ['error workflow/permissions'],
  ],
  [
    'the token of an app',
    WORKFLOW(
      step(`${KEY}        with: { token: "\${{ steps.app.outputs.token }}" }\n`),
      FINE.replace(/permissions.*/, 'permissions: {}'),
    ),
    [],
  ],
  ['cancelled', WORKFLOW(step(KEY), FINE.replace('false', 'true')), ['warning workflow/cancels']],
  ['pull_request_target', WORKFLOW(step(KEY), FINE, '[push, pull_request_target]'), ['error workflow/trigger']],
  [
    'check alone',
    WORKFLOW(step('        with: { command: check }\n'), 'permissions: { contents: read }\n', 'pull_request_target'),
    [],
  ],
  ['a branch of the action', WORKFLOW(step(KEY, 'main'), FINE), ['note workflow/not-pinned']],
  [
    'a token left behind',
    WORKFLOW(`    steps:\n      - uses: actions/checkout@v7\n${step(KEY).replace('    steps:\n', '')}`, FINE),
    ['note workflow/credentials'],
  ],
  ['no YAML', 'jobs: [\n# imagelock/imagelock@v1\n', ['warning workflow/yaml']],
  ['a fork of it', WORKFLOW(step().replace('imagelock/', 'someone/'), FINE), ['warning workflow/no-key']],
  ['another action', 'jobs: { a: { steps: [{ uses: actions/checkout@v7 }] } }\n', []],
]

test.each(WORKFLOWS)('%s', (_, text, expected) => {
  expect(mentionsAction(text)).toBe(!text.includes('actions/checkout@v7 }]'))
  const found = workflowFindings('.github/workflows/pics.yml', text, true)
  expect(found.filter(({ severity }) => severity !== 'ok').map(({ severity, code }) => `${severity} ${code}`)).toEqual(
    expected,
  )
  for (const { severity, fix } of found) expect(fix === null).toBe(severity === 'ok')
  expect(workflowFindings('x', text, false).map(({ code }) => code)).not.toContain('workflow/no-key')
})

test('an action of the same repository is judged where its folder holds imagelock', () => {
  const text = (uses: string): string => WORKFLOW(step().replace(/imagelock.imagelock@v1/, uses), FINE)
  const found = (uses: string): unknown[] =>
    workflowFindings('x', text(uses), true, (folder) => ['', 'tools/imagelock'].includes(folder)).map(
      ({ code }) => code,
    )
  expect(mentionsAction(text('./'))).toBe(true)
  for (const uses of ['./', './tools/imagelock', './tools/imagelock/']) expect(found(uses)).toEqual(['workflow/no-key'])
  for (const uses of ['./tools', './tools/../', './..', './tools/./imagelock', '../imagelock', 'docker://x/imagelock'])
    expect([uses, found(uses)]).toEqual([uses, []])
  expect(workflowFindings('x', 'jobs: [\n - uses: ./\n', true, () => true)).toEqual([])
  const name = readFileSync(new URL('../../action.yml', import.meta.url), 'utf8')
  expect([isOurAction(name), isOurAction(name.replace('name: imagelock', 'name: other'))]).toEqual([true, false])
})

test('what two steps of a job lack is said once', () => {
  const two = WORKFLOW(`${step()}      - uses: imagelock/imagelock@v1\n`, FINE)
  expect(workflowFindings('x', two, true).map(({ code }) => code)).toEqual(['workflow/no-key'])
  expect(workflowFindings('x', two, false).map(({ code }) => code)).toEqual(['workflow/fine'])
})
