// The table of events (spec action.md), each row with payloads as GitHub sends them.
import { execFileSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { baseBranch, headBranch, isBranchName, permit, type RunEvent } from '../../src/action/event.ts'

const repository = { full_name: 'octo/site' }
const fork = { full_name: 'mona/site' }
const env = { GITHUB_REPOSITORY: 'octo/site', GITHUB_REF: 'refs/heads/main' }
const event = (name: string, payload: object = {}, more: object = {}): RunEvent => ({
  name,
  payload: { repository, ...payload },
  env: { ...env, ...more },
})
const pull = (head: object | null, login = 'mona') => ({
  pull_request: { user: { login }, head: { ref: 'topic', repo: head }, base: { ref: 'main', repo: repository } },
})
const merge = { GITHUB_REF: 'refs/pull/1/merge', GITHUB_HEAD_REF: 'topic' }
const run = (head_repository: object | null) => ({ workflow_run: { event: 'pull_request', head_repository } })
const tag = { GITHUB_REF: 'refs/tags/v1' }

const TABLE: readonly [string, RunEvent, string][] = [
  ['push to a branch', event('push'), 'asked'],
  ['schedule', event('schedule'), 'asked'],
  ['workflow_dispatch', event('workflow_dispatch'), 'asked'],
  ['repository_dispatch', event('repository_dispatch'), 'asked'],
  ['pull_request from the same repository', event('pull_request', pull(repository), merge), 'asked'],
  ['the same, in other letters', event('pull_request', pull({ full_name: 'Octo/Site' }), merge), 'asked'],
  ['merge_group', event('merge_group', {}, { GITHUB_REF: 'refs/heads/gh-readonly-queue/main/pr-1-0' }), 'check'],
  ['push of a tag', event('push', {}, tag), 'check'],
  ['workflow_dispatch on a tag', event('workflow_dispatch', {}, tag), 'check'],
  ['release', event('release', {}, tag), 'check'],
  ['pull_request from a fork', event('pull_request', pull(fork), merge), 'report'],
  ['from a fork that was deleted', event('pull_request', pull(null), merge), 'report'],
  ['by Dependabot', event('pull_request', pull(repository, 'dependabot[bot]'), merge), 'report'],
  ['pull_request without a payload', { name: 'pull_request', payload: null, env }, 'report'],
  ['a person named nearly so', event('pull_request', pull(repository, 'dependabot'), merge), 'asked'],
  ['pull_request_target from a fork', event('pull_request_target', pull(fork)), 'refused'],
  ['pull_request_target from the same repository', event('pull_request_target', pull(repository)), 'refused'],
  ['workflow_run of a fork', event('workflow_run', run(fork)), 'refused'],
  ['workflow_run of a deleted fork', event('workflow_run', run(null)), 'refused'],
  ['workflow_run of the same repository', event('workflow_run', run(repository)), 'if-reachable'],
  ['issue_comment', event('issue_comment'), 'if-reachable'],
  ['pull_request_review', event('pull_request_review', pull(repository), merge), 'if-reachable'],
  ['deployment', event('deployment'), 'if-reachable'],
  ['none at all', { name: '', payload: undefined, env: {} }, 'if-reachable'],
]

test.each(TABLE)('%s', (_, given, kind) => {
  expect(permit(given, 'generate').kind).toBe(kind)
})

describe.each(['pull_request_target', 'workflow_run'])('%s of a stranger', (name) => {
  const given = event(name, { ...pull(fork), ...run(fork) })
  test.each([
    ['generate', 'refused'],
    ['merge', 'refused'],
    ['plan', 'asked'],
    ['check', 'asked'],
  ])('%s: %s', (command, kind) => {
    expect(permit(given, command).kind).toBe(kind)
  })
})

test.each<[string, RunEvent, string | null]>([
  ['push', event('push', {}, { GITHUB_REF: 'refs/heads/feature/x' }), 'feature/x'],
  ['pull_request: its head branch', event('pull_request', pull(repository), merge), 'topic'],
  ['pull_request_target', event('pull_request_target', pull(fork), { GITHUB_HEAD_REF: 'evil' }), 'main'],
  ['a tag', event('push', {}, tag), null],
  ['no ref', { name: 'push', payload: {}, env: {} }, null],
])('the branch of the run: %s', (_, given, branch) => {
  expect(baseBranch(given)).toBe(branch)
})

test.each([
  ['main', 'site/images.yml', 'imagelock/main/site/images'],
  ['main', 'images.yaml', 'imagelock/main/images'],
  ['release/1.x', 'a b/ü.yml', 'imagelock/release/1.x/a-b/-'],
  ['main', '.github/images.yml', 'imagelock/main/-github/images'],
  ['main', 'a..b/x.lock.yml', 'imagelock/main/a-.b/x-lock'],
  ['main', 'x..yml', 'imagelock/main/x-'],
])('the head branch of %s and %s is %s, and git takes it', (base, manifest, branch) => {
  expect(headBranch(base, manifest)).toBe(branch)
  expect(isBranchName(branch)).toBe(true)
  execFileSync('git', ['check-ref-format', '--branch', branch])
})

const NAMES = `main feature/x a.b a@b @ HEAD -x x- a..b a.lock a.lock/b a/.b .a a. a/ /a a//b a~b a^b a:b a?b a*b a[b a\\b a@{b é 日本 a\u0007b`
test.each([...NAMES.split(' '), 'a b', ''])('git and isBranchName agree on %j', (name) => {
  const git = (): boolean => {
    try {
      execFileSync('git', ['check-ref-format', `refs/heads/${name}`], { stdio: 'ignore' })
      return !name.startsWith('-') && !['@', 'HEAD'].includes(name)
    } catch {
      return false
    }
  }
  expect(isBranchName(name)).toBe(git())
})
