// Many machines under the action: a plan, shards as processes in checkouts of their own, and one step that delivers.
import { execFile } from 'node:child_process'
import * as fs from 'node:fs'
import * as path from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { actionScene, type ActionScene, DIST, untouched } from './scene.ts'

const MANIFEST = `version: 1
defaults: { model: flux-2-klein-4b, size: 64x64, output_format: png }
images:
  n: { matrix: { n: [1, 2, 3, 4, 5] }, prompt: "number {{ n }}" }
`
const BRANCH = 'imagelock/main/images'

/** One job: the command line in a fresh checkout. */
async function job(s: ActionScene, ...words: string[]): Promise<string> {
  const cwd = await s.checkout()
  const env = { PATH: process.env['PATH'], HOME: cwd, APIYI_API_KEY: s.gateway.key, APIYI_BASE_URL: s.gateway.baseUrl }
  const { stdout } = await promisify(execFile)(process.execPath, [path.join(DIST, 'cli.js'), ...words, '--json'], {
    cwd,
    env,
  })
  return stdout
}

test(
  'plan, shards, merge: one pull request, also where a shard is missing, until all is there',
  { timeout: 400_000 },
  async (t) => {
    const s = await actionScene(t, { 'images.yml': MANIFEST })
    const bundles = path.join(path.dirname(s.workspace), 'bundles')
    const { matrix } = JSON.parse(await job(s, 'plan', '--shards', '3')) as { matrix: { shard: string[] } }
    expect(matrix).toEqual({ shard: ['1/3', '2/3', '3/3'] })
    const make = (shard: string) => job(s, 'generate', '--shard', shard, '--out', bundles)
    await Promise.all(['1/3', '2/3'].map(make))

    const before = untouched(s.workspace)
    const part = await s.act({ command: 'merge', bundles })
    const bought = s.billed()
    expect([
      part.code,
      part.outputs['pull-request-operation'],
      part.outputs['generated'],
      part.outputs['branch'],
    ]).toEqual([1, 'created', String(bought), BRANCH])
    expect(part.stdout).toContain('3/3')
    expect(untouched(s.workspace)).toBe(before)

    await make('3/3')
    const all = await s.act({ command: 'merge', bundles })
    expect([all.code, all.outputs['pull-request-operation'], all.outputs['cost-usd']]).toEqual([0, 'updated', '0.05'])
    expect(bought + s.billed()).toBe(5)
    const folder = await s.checkout(BRANCH)
    const lock = JSON.parse(fs.readFileSync(path.join(folder, 'images.lock.json'), 'utf8')) as { images: object }
    expect(Object.keys(lock.images)).toEqual(['n/1', 'n/2', 'n/3', 'n/4', 'n/5'])
    expect(fs.readdirSync(path.join(folder, 'images/n'))).toHaveLength(5)

    const again = await s.act({ command: 'merge', bundles })
    expect([again.code, again.outputs['pull-request-operation'], s.billed()]).toEqual([0, 'unchanged', 0])
  },
)

test(
  'onto a branch; a bundle that was changed is refused, and nothing of it is delivered',
  { timeout: 400_000 },
  async (t) => {
    const s = await actionScene(t, { 'images.yml': MANIFEST })
    const bundles = path.join(path.dirname(s.workspace), 'bundles')
    await job(s, 'generate', '--shard', '1/1', '--out', bundles)
    const main = await s.act({ command: 'merge', bundles, deliver: 'commit', branch: 'other' })
    expect([main.code, main.outputs['changed'], main.outputs['branch']]).toEqual([0, 'true', 'other'])
    fs.writeFileSync(path.join(bundles, 'imagelock-shard-1-of-1/1/more.yml'), 'on: push\n')
    const workspace = await s.checkout()
    const clean = untouched(workspace)
    const refused = await s.act({ command: 'merge', bundles }, { workspace })
    expect([refused.code, refused.outputs['pull-request-operation'] ?? '', untouched(workspace)]).toEqual([
      2,
      'none',
      clean,
    ])
    expect(refused.stdout).toContain('more.yml')
  },
)
