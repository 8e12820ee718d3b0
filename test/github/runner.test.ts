// The runner harness: commands as the runner reads them, files, environment, post step, cancelling, events.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import {
  mergeGroupEvent,
  pullRequestEvent,
  pullRequestTargetEvent,
  pushEvent,
  scheduleEvent,
  workflowRunEvent,
} from './events.ts'
import { folder, serve } from './helpers.ts'
import { parseCommand, readOutput, readPairs } from './runner-commands.ts'
import { runAction } from './runner.ts'
import { runToken } from './server.ts'

// Expected values are read off the runner's source, ActionCommand.cs.
test.each([
  [
    '::warning file=a.yml,line=3::x%0Ay%25',
    { command: 'warning', properties: { file: 'a.yml', line: '3' }, data: 'x\ny%' },
  ],
  ['\u3000\t ::error::x', { command: 'error', data: 'x', form: 'line' }],
  ['text ::error::x', undefined],
  ['::nothing::x', undefined],
  ['::set-output name=a%3Ab%2C::v', { command: 'set-output', properties: { name: 'a:b,' }, data: 'v' }],
  ['any text ##[add-mask]secret', { command: 'add-mask', data: 'secret', form: 'legacy' }],
  ['##[set-env name=A%3B;x=1]v%5D', { command: 'set-env', properties: { name: 'A;', x: '1' }, data: 'v]' }],
  ['::WARNING::x', { command: 'warning', data: 'x' }],
])('command in %j', (line, expected) => {
  const found = parseCommand(line)
  if (expected === undefined) expect(found).toBe(undefined)
  else expect(found).toMatchObject(expected)
})

test('masks, stopped commands and carriage returns', () => {
  const read = readOutput(
    '::add-mask::hush\nsay hush\r::warning::w\n::stop-commands::t0ken\n::error::e\n::t0ken::\n::notice::n',
  )
  expect(read.commands.map(({ command }) => command)).toEqual(['add-mask', 'warning', 'stop-commands', 'notice'])
  expect(read.log).toEqual(['say ***', '::error::e'])
})

test('pairs of output files', () => {
  expect(readPairs('a=1\nb<<E\nx\ny\nE\nc=p=q\n')).toEqual({ a: '1', b: 'x\ny', c: 'p=q' })
  expect(() => readPairs('b<<E\nx\n')).toThrow('delimiter')
})

async function action(main: string, post?: string): Promise<string> {
  const dir = await folder()
  const yml = `inputs:\n  token: { default: '\${{ github.token }}' }\n  two words: { default: b }\nruns:\n  using: node24\n  main: main.mjs\n${post === undefined ? '' : '  post: post.mjs\n'}`
  await writeFile(join(dir, 'action.yml'), yml)
  await writeFile(join(dir, 'main.mjs'), main)
  if (post !== undefined) await writeFile(join(dir, 'post.mjs'), post)
  return dir
}

test('an action sees inputs, defaults, event and nothing else; its post step sees its state', async () => {
  const github = await serve()
  process.env['LEAK_CANARY'] = 'x'
  const actionDir = await action(
    `import { appendFileSync, readFileSync } from 'node:fs'
     const e = process.env
     appendFileSync(e.GITHUB_OUTPUT, 'seen=' + JSON.stringify([e.INPUT_TOKEN, e.INPUT_TWO_WORDS, e.GITHUB_REF, e.LEAK_CANARY ?? null, JSON.parse(readFileSync(e.GITHUB_EVENT_PATH)).repository.full_name]) + '\\n')
     appendFileSync(e.GITHUB_STATE, 'kept=k\\n')
     appendFileSync(e.GITHUB_STEP_SUMMARY, '# S')
     console.log('::save-state name=old::o')
     process.exitCode = 3`,
    `console.log('::notice::' + process.env.STATE_kept + process.env.STATE_old)`,
  )
  const event = await pushEvent(github.repository('octo/site'))
  const step = {
    actionDir,
    event,
    workspace: await folder(),
    github,
    token: runToken.token,
    runnerTemp: await folder(),
  }
  const done = await runAction(step)
  expect([done.code, done.summary]).toEqual([3, '# S'])
  expect(JSON.parse(done.outputs['seen'] ?? '')).toEqual([runToken.token, 'b', 'refs/heads/main', null, 'octo/site'])
  expect((await done.runPost())?.commands).toMatchObject([{ command: 'notice', data: 'ko' }])
  await expect(runAction({ ...step, inputs: { none: '' } })).rejects.toThrow('no input none')
})

test('cancelling sends SIGINT, SIGTERM and SIGKILL in turn', async () => {
  const github = await serve()
  const stubborn = `process.on('SIGINT', () => console.log('int')); process.on('SIGTERM', () => console.log('term')); console.log('ready'); setInterval(() => {}, 1000)`
  const event = await pushEvent(github.repository('octo/site'))
  const step = { event, workspace: await folder(), github, token: runToken.token, runnerTemp: await folder() }
  const done = await runAction({ ...step, actionDir: await action(stubborn), cancel: { when: /ready/, scale: 0.02 } })
  expect([done.signal, done.stdout]).toEqual(['SIGKILL', 'ready\nint\nterm\n'])
})

test('events stand where GitHub lets their runs stand', async () => {
  const github = await serve()
  const site = github.repository('octo/site')
  const main = (await site.branches())['main']
  const fork = await github.addRepository({ name: 'mona/site', forkOf: 'octo/site' })
  await fork.commit('images', { a: 'a' })
  const pull = await site.openPull('images', { fork, author: 'dependabot[bot]' })
  expect(pullRequestEvent(pull).env).toMatchObject({
    actor: 'dependabot[bot]',
    ref: 'refs/pull/1/merge',
    ref_name: '1/merge',
    head_ref: 'images',
    base_ref: 'main',
    sha: pull.mergeSha,
  })
  expect(pullRequestEvent(pull).payload).toMatchObject({
    pull_request: { head: { repo: { full_name: 'mona/site', fork: true } } },
  })
  expect(pullRequestTargetEvent(pull).env).toMatchObject({ ref: 'refs/heads/main', sha: main })
  expect((await workflowRunEvent(pull)).payload).toMatchObject({
    workflow_run: { head_repository: { full_name: 'mona/site' } },
  })
  expect((await mergeGroupEvent(pull)).env.ref).toMatch(/^refs\/heads\/gh-readonly-queue\/main\/pr-1-/)
  expect((await scheduleEvent(site)).env).toMatchObject({ ref: 'refs/heads/main', sha: main, ref_type: 'branch' })
})
