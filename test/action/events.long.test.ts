// The table of events, each row with and without a key (spec action.md): what a stranger may trigger spends nothing.
import { expect, test } from 'vitest'
import {
  mergeGroupEvent,
  pullRequestEvent,
  pullRequestTargetEvent,
  pushEvent,
  repositoryDispatchEvent,
  scheduleEvent,
  tagEvent,
  type WorkflowEvent,
  workflowDispatchEvent,
  workflowRunEvent,
} from '../github/events.ts'
import { actionScene, type ActionScene } from './scene.ts'

type Row = readonly [
  name: string,
  event: (s: ActionScene) => Promise<WorkflowEvent>,
  inputs: Readonly<Record<string, string>>,
  code: number,
  bought: number,
]

async function fork(s: ActionScene) {
  const own = await s.github.addRepository({ name: 'stranger/r', files: {}, forkOf: 'o/r' })
  await own.commit('theirs', { 'x.txt': 'x' })
  return s.repository.openPull('theirs', { fork: own, author: 'stranger' })
}

async function same(s: ActionScene, author = 'mona') {
  await s.repository.commit('topic', { 'x.txt': 'x' })
  return s.repository.openPull('topic', { author })
}

const ROWS: readonly Row[] = [
  ['push to a branch', (s) => pushEvent(s.repository), {}, 0, 2],
  ['schedule', (s) => scheduleEvent(s.repository), {}, 0, 2],
  ['workflow_dispatch', (s) => workflowDispatchEvent(s.repository), {}, 0, 2],
  ['repository_dispatch', (s) => repositoryDispatchEvent(s.repository), {}, 0, 2],
  ['pull_request of the same repository', async (s) => pullRequestEvent(await same(s)), {}, 0, 2],
  ['pull_request from a fork', async (s) => pullRequestEvent(await fork(s)), {}, 0, 0],
  [
    'pull_request from a fork, check asked for',
    async (s) => pullRequestEvent(await fork(s)),
    { command: 'check' },
    3,
    0,
  ],
  ['pull_request by Dependabot', async (s) => pullRequestEvent(await same(s, 'dependabot[bot]')), {}, 0, 0],
  ['pull_request_target', async (s) => pullRequestTargetEvent(await fork(s)), {}, 2, 0],
  ['pull_request_target, plan', async (s) => pullRequestTargetEvent(await fork(s)), { command: 'plan' }, 0, 0],
  ['workflow_run of a fork', async (s) => workflowRunEvent(await fork(s)), {}, 2, 0],
  ['merge_group', async (s) => mergeGroupEvent(await same(s)), {}, 3, 0],
  ['a tag', async (s) => (await tagged(s), tagEvent(s.repository, 'v1')), {}, 3, 0],
]

async function tagged(s: ActionScene): Promise<void> {
  const { execFileSync } = await import('node:child_process')
  execFileSync('git', ['tag', 'v1', 'main'], { cwd: s.repository.dir })
}

test.each(ROWS)('%s', { timeout: 60_000 }, async (_, event, inputs, code, bought) => {
  const ends: (() => unknown)[] = []
  const s = await actionScene({ onTestFinished: (end: () => unknown) => ends.push(end) } as never)
  const trigger = await event(s)
  const keyless = await s.act(inputs, { event: trigger, env: {} })
  expect([keyless.code, s.billed()]).toEqual([bought > 0 ? 2 : code, 0])
  const ran = await s.act(inputs, { event: trigger })
  expect([ran.code, s.billed()]).toEqual([code, bought])
  for (const name of ['changed', 'generated', 'failed', 'cost-usd', 'report', 'pull-request-operation']) {
    expect(ran.outputs[name], name).toBeDefined()
  }
  for (const end of ends) await end()
})
