// Released actions, unchanged, against the server. They are not kept here: REAL_ACTIONS names a folder that holds
// checkout, checkout-v4, checkout-v6, create-pull-request and changesets (each with action.yml and dist).
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { git } from './bare.ts'
import { pullRequestEvent, pushEvent, tagEvent } from './events.ts'
import { folder, serve } from './helpers.ts'
import { runAction, type Step } from './runner.ts'
import { runToken, type GitHub } from './server.ts'

const actions = process.env['REAL_ACTIONS'] ?? ''
const has = (name: string): boolean => actions !== '' && existsSync(join(actions, name, 'action.yml'))
const node = process.env['REAL_ACTIONS_NODE'] ?? process.execPath

async function job(github: GitHub, event: Step['event']): Promise<Omit<Step, 'actionDir'>> {
  return { event, github, workspace: await folder(), runnerTemp: await folder(), token: runToken.token, node }
}

async function succeed(step: Omit<Step, 'actionDir'>, name: string, inputs: Record<string, string> = {}) {
  const done = await runAction({ ...step, inputs, actionDir: join(actions, name) })
  expect(done.code, done.log.join('\n')).toBe(0)
  return done
}

describe.skipIf(actions === '')('real actions (skipped where REAL_ACTIONS is not set)', { timeout: 120_000 }, () => {
  test.skipIf(!has('checkout')).each(['branch', 'tag', 'pull request'])('checkout of a %s', async (kind) => {
    const github = await serve()
    const site = github.repository('octo/site')
    await site.commit('images', { a: 'a' })
    const pull = await site.openPull('images')
    await git(site.dir, ['update-ref', 'refs/tags/v1', pull.headSha])
    const events = { branch: pushEvent(site), tag: tagEvent(site, 'v1'), 'pull request': pullRequestEvent(pull) }
    const step = await job(github, await events[kind as keyof typeof events])
    await succeed(step, 'checkout', kind === 'tag' ? { 'fetch-depth': '0' } : {})
    expect(await git(step.workspace, ['rev-parse', 'HEAD'])).toBe(step.event.env.sha)
    expect(github.violations).toEqual([])
  })

  test.skipIf(!has('checkout-v4') || !has('checkout-v6')).each([
    ['checkout-v4', 4],
    ['checkout-v6', 6],
    ['checkout', 7],
  ] as const)('%s leaves the configuration that our clones copy', async (name, version) => {
    const github = await serve()
    const site = github.repository('octo/site')
    const [real, copy] = [
      await job(github, await pushEvent(site)),
      { workspace: await folder(), runnerTemp: await folder() },
    ]
    await succeed(real, name)
    await site.clone(copy.workspace, { token: runToken.token, version, runnerTemp: copy.runnerTemp })
    const lines = async ({ workspace, runnerTemp = '' }: { workspace: string; runnerTemp?: string }) =>
      (await readFile(join(workspace, '.git/config'), 'utf8'))
        .replaceAll(workspace, '')
        .replaceAll(runnerTemp, '')
        .replace(/git-credentials-[0-9a-f-]+/g, '')
        .split('\n')
        .toSorted()
    expect(await lines(copy)).toEqual(await lines(real))
  })

  test.skipIf(!has('create-pull-request')).each(['false', 'true'])('create-pull-request, signed: %s', async (sign) => {
    const github = await serve({ https: true })
    const site = github.repository('octo/site')
    const step = await job(github, await pushEvent(site))
    await succeed(step, 'checkout')
    const run = async (text: string) => {
      await writeFile(join(step.workspace, 'images.yml'), text)
      const inputs = { 'sign-commits': sign, branch: 'patch', labels: 'images', 'delete-branch': 'true' }
      return (await succeed(step, 'create-pull-request', inputs)).outputs['pull-request-operation']
    }
    const before = (await site.show('main', 'images.yml')).toString()
    expect([await run('one'), await run('two'), await run(before)]).toEqual(['created', 'updated', 'closed'])
    expect(Object.keys(await site.branches())).toEqual(['main'])
    expect(github.violations).toEqual([])
  })

  test.skipIf(!has('changesets')).each(['false', 'true'])('changesets/action, pushing with git: %s', async (cli) => {
    const files = {
      'package.json': '{"name":"site","version":"1.0.0"}',
      'package-lock.json': '{}',
      '.changeset/config.json': '{"changelog":false,"commit":false,"access":"public","baseBranch":"main"}',
      '.changeset/one.md': '---\nsite: minor\n---\n\nMore pictures\n',
      'bump.mjs': `import { writeFileSync, rmSync } from 'node:fs'
        writeFileSync('package.json', '{"name":"site","version":"1.1.0"}')
        writeFileSync('CHANGELOG.md', '# site\\n\\n## 1.1.0\\n\\n- More pictures\\n')
        rmSync('.changeset/one.md')`,
    }
    const github = await serve({ repositories: [{ name: 'octo/site', files }] })
    const site = github.repository('octo/site')
    for (const round of ['one', 'two']) {
      await site.commit('main', { round })
      const step = await job(github, await pushEvent(site))
      await succeed(step, 'checkout', { 'fetch-depth': '0' })
      await succeed(step, 'changesets', { 'version-script': 'node bump.mjs', 'push-with-git-cli': cli })
    }
    expect(site.pulls.map(({ title, state }) => [title, state])).toEqual([['Version Packages', 'open']])
    const [top] = await site.log('changeset-release/main', 1)
    expect([top?.parents, site.verified.has(top?.sha ?? '')]).toEqual([
      [(await site.branches())['main']],
      cli === 'false',
    ])
    expect(github.violations).toEqual([])
  })
})
