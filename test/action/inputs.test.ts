// Inputs: defaults as the spec writes them, lists, strict booleans and numbers, every problem in one go.
import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { readInputs } from '../../src/action/inputs.ts'

const env = (inputs: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]))

function good(inputs: Readonly<Record<string, string>>) {
  const read = readInputs(env(inputs))
  return read.kind === 'inputs' ? read.inputs : expect.unreachable(JSON.stringify(read.problems))
}

function bad(inputs: Readonly<Record<string, string>>) {
  const read = readInputs(env(inputs))
  return read.kind === 'problems' ? read.problems : expect.unreachable('it was taken')
}

const bot = { name: 'github-actions[bot]', email: '41898282+github-actions[bot]@users.noreply.github.com' }

test('the defaults are those of the table', () => {
  const defaults = {
    command: 'generate',
    bundles: [],
    cache: null,
    manifests: [],
    only: [],
    deliver: 'pull-request',
    provider: 'apiyi',
    apiKey: null,
    baseUrl: null,
    token: null,
    branch: null,
    base: null,
    commitVia: 'git',
    commitMessage: null,
    pullRequestTitle: null,
    pullRequestBody: '',
    author: bot,
    committer: bot,
    labels: [],
    assignees: [],
    reviewers: [],
    teamReviewers: [],
    draft: false,
    maxCost: 5_000_000,
    maxImages: 100,
    allowsUnpriced: false,
    concurrency: 8,
    prune: false,
    placeholder: false,
    paidRetries: 0,
    workingDirectory: '.',
  }
  expect(good({})).toEqual(defaults)
  expect(good({ manifest: 'images.yml', command: ' ', 'max-cost': '', draft: '' })).toEqual(defaults)
})

test('lists are by line; people and labels by commas too', () => {
  const read = good({
    manifest: 'site/*.yml\r\n  docs/a, b.yml \n\nsite/*.yml',
    only: 'hero\nicon/**',
    labels: 'images, needs review\nbot',
    reviewers: 'mona,hubot',
  })
  expect(read.manifests).toEqual(['site/*.yml', 'docs/a, b.yml'])
  expect(read.only).toEqual(['hero', 'icon/**'])
  expect(read.labels).toEqual(['images', 'needs review', 'bot'])
  expect(read.reviewers).toEqual(['mona', 'hubot'])
})

test('values are read whole', () => {
  const read = good({
    command: 'merge',
    bundles: 'a\nb',
    deliver: 'commit',
    'commit-via': 'api',
    draft: 'True',
    prune: 'false',
    'max-cost': '0.35',
    'max-images': '0',
    concurrency: '256',
    'paid-retries': '2',
    branch: 'images/next',
    author: 'Mona Lisa <mona@example.com>',
    'commit-message': 'Images: {{ids}}\n\n{{ count }} of them',
    token: 'ghs_x',
    'api-key': 'sk-y',
  })
  expect(read).toMatchObject({
    command: 'merge',
    bundles: ['a', 'b'],
    deliver: 'commit',
    commitVia: 'api',
    draft: true,
    prune: false,
    maxCost: 350_000,
    maxImages: 0,
    allowsUnpriced: true,
    concurrency: 256,
    paidRetries: 2,
    branch: 'images/next',
    author: { name: 'Mona Lisa', email: 'mona@example.com' },
  })
  expect([read.token?.reveal(), read.apiKey?.reveal()]).toEqual(['ghs_x', 'sk-y'])
  expect(inspect(read, { depth: 9, showHidden: true }) + JSON.stringify(read)).not.toMatch(/ghs_x|sk-y/)
})

test.each([
  ['command', 'accept'],
  ['command', 'Generate'],
  ['deliver', 'push'],
  ['commit-via', 'graphql'],
  ['draft', 'yes'],
  ['draft', '1'],
  ['prune', 'tRue'],
  ['max-cost', '-1'],
  ['max-cost', '1e3'],
  ['max-cost', 'NaN'],
  ['max-cost', '5 USD'],
  ['max-images', '1.5'],
  ['max-images', '-0'],
  ['concurrency', '0'],
  ['concurrency', '257'],
  ['paid-retries', '0x1'],
  ['provider', '../x'],
  ['branch', 'a..b'],
  ['branch', '-x'],
  ['base', 'refs/heads/main'],
  ['author', 'Mona'],
  ['author', 'Mona <x>\nSigned-off-by: y'],
  ['author', 'a <b@c> <d@e>'],
  ['committer', '<a@b>'],
  ['commit-message', 'x {{ prompt }}'],
  ['pull-request-title', 'two\nlines'],
  ['pull-request-title', 'x'.repeat(257)],
  ['pull-request-body', 'x'.repeat(20_001)],
  ['token', 'ghs_\nx'],
  ['api-key', 'ключ'],
  ['bundles', 'a'],
])('%s: %j is refused by name', (name, value) => {
  expect(bad({ [name]: value })).toMatchObject([{ severity: 'error', code: `input/${name}` }])
})

test('merge wants bundles; secrets that are refused are not repeated; all problems come at once', () => {
  expect(bad({ command: 'merge' })).toMatchObject([{ code: 'input/bundles' }])
  expect(JSON.stringify(bad({ token: 'ghs_secret\u0000' }))).not.toContain('ghs_secret')
  expect(bad({ draft: 'no', 'max-cost': 'x', base: '..' }).map(({ code }) => code)).toEqual([
    'input/base',
    'input/draft',
    'input/max-cost',
  ])
})
