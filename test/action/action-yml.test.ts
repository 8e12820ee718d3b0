// action.yml says what the spec says, and nothing that the reader of inputs does not read.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { readInputs } from '../../src/action/inputs.ts'

interface Action {
  readonly inputs: Readonly<
    Record<string, { readonly description: string; readonly default?: string; readonly required?: boolean }>
  >
  readonly outputs: Readonly<Record<string, { readonly description: string }>>
  readonly runs: unknown
}
const action = parse(readFileSync(new URL('../../action.yml', import.meta.url), 'utf8')) as Action

/** Name and default, as the table of the spec has them; empty where a sentence stands there. */
const INPUTS = {
  command: 'generate',
  bundles: '',
  cache: '',
  manifest: 'images.yml',
  only: '',
  deliver: 'pull-request',
  provider: 'apiyi',
  'api-key': '',
  'base-url': '',
  token: '${{ github.token }}',
  branch: '',
  base: '',
  'commit-via': 'git',
  'commit-message': '',
  author: 'github-actions[bot] <41898282+github-actions[bot]@users.noreply.github.com>',
  committer: 'github-actions[bot] <41898282+github-actions[bot]@users.noreply.github.com>',
  'pull-request-title': '',
  'pull-request-body': '',
  labels: '',
  assignees: '',
  reviewers: '',
  'team-reviewers': '',
  draft: 'false',
  'max-cost': '5',
  'max-images': '',
  concurrency: '8',
  prune: 'false',
  placeholder: 'false',
  'paid-retries': '0',
  'working-directory': '.',
}
const OUTPUTS =
  'changed generated failed cost-usd report images pull-request-number pull-request-url pull-request-operation branch commit-sha'

test('the inputs, their defaults, the outputs and what is run', () => {
  const defaults = Object.entries(action.inputs).map(([name, { default: value = '' }]) => [name, value])
  expect(Object.fromEntries(defaults)).toEqual(INPUTS)
  expect(Object.keys(action.outputs)).toEqual(OUTPUTS.split(' '))
  expect(action.runs).toEqual({ using: 'node24', main: 'dist/index.js', post: 'dist/post.js', 'post-if': 'always()' })
  for (const one of [...Object.values(action.inputs), ...Object.values(action.outputs)]) {
    expect(one.description.length).toBeGreaterThan(15)
    expect(one).not.toHaveProperty('required')
  }
})

test('the reader reads every input, no other, and has the same defaults', () => {
  const asked = new Set<string>()
  const env = new Proxy<Record<string, string>>({}, { get: (_, name) => void asked.add(String(name)) })
  const without = readInputs(env)
  expect([...asked].toSorted()).toEqual(
    Object.keys(INPUTS)
      .map((name) => `INPUT_${name.toUpperCase()}`)
      .toSorted(),
  )
  const written = Object.entries(INPUTS).filter(([name]) => name !== 'token')
  expect(
    readInputs(Object.fromEntries(written.map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]))),
  ).toEqual(without)
})
