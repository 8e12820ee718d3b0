// A repository on the GitHub for tests, a checkout of it, the simulated gateway, and the built action in it.
import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import * as fs from 'node:fs'
import * as os from 'node:os'
import * as path from 'node:path'
import { expect, type TestContext } from 'vitest'
import { pushEvent } from '../github/events.ts'
import { runAction, type Step, type StepResult } from '../github/runner.ts'
import type { Repository } from '../github/repository.ts'
import { type GitHub, runToken, startGitHub } from '../github/server.ts'
import type { GitHubOptions } from '../github/types.ts'
import { type Gateway, type GatewayOptions, startGateway } from '../simulator/gateway.ts'
import { type Act, type Begun, begun, judgeStep, unnotedIn } from './judge.ts'

export const DIST = path.resolve(process.env['IMAGELOCK_DIST'] ?? path.join(import.meta.dirname, '../../dist'))

export const MANIFEST = `version: 1
defaults: { model: flux-2-klein-4b, size: 64x64, output_format: png }
images:
  a: first picture
  b: second picture
`

export interface ActionScene {
  readonly github: GitHub
  readonly gateway: Gateway
  readonly repository: Repository
  readonly workspace: string
  /** A fresh checkout in another folder. */
  readonly checkout: (branch?: string) => Promise<string>
  /** The main step with a key, in the workspace unless told otherwise. */
  readonly act: (inputs?: Readonly<Record<string, string>>, more?: Partial<Step>) => Promise<StepResult>
  /** How many purchases were billed since the last call. */
  readonly billed: () => number
}

/** Opens a scene that ends with its test; then GitHub and the gateway have seen no violation. */
export async function actionScene(
  test: TestContext,
  files: Readonly<Record<string, string>> = { 'images.yml': MANIFEST },
  options: { readonly github?: Partial<GitHubOptions>; readonly gateway?: GatewayOptions } = {},
): Promise<ActionScene> {
  const root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'imagelock-action-')))
  const github = await startGitHub({
    repositories: [{ name: 'o/r', files: { 'README.md': 'r\n', ...files } }],
    ...options.github,
  })
  const broken: string[] = []
  const gateway = await startGateway({
    key: `sk-CANARY/+&=${randomBytes(18).toString('hex')}`,
    provenanceBytes: 64,
    ...options.gateway,
    onPurchase: (purchase) => {
      broken.push(...[unnotedIn(root, purchase)].filter((one) => one !== null))
      options.gateway?.onPurchase?.(purchase)
    },
  })
  const repository = github.repository('o/r')
  const actionDir = path.join(root, 'action')
  const tmp = path.join(root, 'tmp')
  fs.mkdirSync(tmp)
  fs.mkdirSync(actionDir)
  fs.copyFileSync(path.join(import.meta.dirname, '../../action.yml'), path.join(actionDir, 'action.yml'))
  fs.symlinkSync(DIST, path.join(actionDir, 'dist'))
  let count = 0
  const checkout = async (branch = 'main'): Promise<string> => {
    const folder = path.join(root, `checkout-${(count += 1)}`)
    await repository.clone(folder, {
      branch,
      depth: 1,

      token: runToken.token,
      version: 7,
      persist: false,
      runnerTemp: root,
      ...(github.certificate === undefined ? {} : { certificate: github.certificate }),
    })
    return folder
  }
  const workspace = await checkout()
  const running = new Set<Begun>()
  const killed = new Set<string>()
  let overlapped = false
  const judged = async <T extends StepResult | undefined>(start: Begun, step: Promise<T>): Promise<T> => {
    overlapped = running.size > 0
    running.add(start)
    const ran = await step.finally(() => running.delete(start))
    if (ran !== undefined && ran.signal !== null) killed.add(start.act.workspace)
    if (ran !== undefined) expect(judgeStep(start, ran, gateway, github, !overlapped)).toEqual([])
    return ran
  }
  let temps = 0
  let seen = 0
  test.onTestFinished(async () => {
    await gateway.close()
    await github.close()
    const outside = fs.readdirSync(tmp)
    fs.rmSync(root, { recursive: true, force: true })
    expect(github.violations).toEqual([])
    expect([...gateway.violations, ...broken, ...outside]).toEqual([])
  })
  return {
    github,
    gateway,
    repository,
    workspace,
    checkout,
    act: async (inputs = {}, more = {}) => {
      const act: Act = { inputs, event: await pushEvent(repository), workspace, token: runToken.token, ...more }
      const start = begun(act, gateway.purchases.length, killed.has(act.workspace))
      const runnerTemp = path.join(root, `runner-temp-${(temps += 1)}`)
      fs.mkdirSync(runnerTemp)
      const env = { APIYI_API_KEY: gateway.key, APIYI_BASE_URL: gateway.baseUrl }
      const step = { actionDir, github, runnerTemp, ...act, ...more, env: { TMPDIR: tmp, ...(more.env ?? env) } }
      const ran = await judged(start, runAction(step))
      // What a step that was stopped has in the workspace is put back by its post step; a killed one could not say what.
      const runPost: StepResult['runPost'] = (changes) => {
        const from = gateway.purchases.length
        const later = ran.signal === null ? { ...start, from, isPost: true } : begun(act, from, true, runnerTemp)
        return judged(later, ran.runPost(changes))
      }
      return { ...ran, runPost }
    },
    billed: () => {
      const fresh = gateway.purchases.slice(seen).filter((one) => one.billed)
      seen = gateway.purchases.length
      return fresh.length
    },
  }
}

/** Everything of a checkout that a delivery must leave alone. */
export function untouched(workspace: string): string {
  const git = (...args: string[]): string => execFileSync('git', args, { cwd: workspace, encoding: 'utf8' })
  const config = fs.readFileSync(path.join(workspace, '.git/config'), 'utf8')
  const index = fs.readFileSync(path.join(workspace, '.git/index')).toString('base64')
  return [git('status', '--porcelain', '--ignored'), git('rev-parse', 'HEAD'), config, index].join('\n---\n')
}
