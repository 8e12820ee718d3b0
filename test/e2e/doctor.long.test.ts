// `doctor` against the simulated gateway, a GitHub over real git HTTP, real git: each fault is found, with its fix.
import { execFileSync, spawnSync } from 'node:child_process'
import * as fs from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import * as path from 'node:path'
import { expect, test, type TestContext } from 'vitest'
import { runToken, startGitHub } from '../github/server.ts'
import { CLI, type Env, type Ran, type Scene, scene } from './harness.ts'
import { formsOf } from './oracle.ts'

const BOUGHT = 'images:\n  a: { prompt: A, path: pics/a.png }\n  b: { prompt: B, path: pics/b.jpg }\n'
const DRAWN = `provider: placeholder\n${BOUGHT}`
const GRAVE = ['warning', 'error']

/** `severity code` of what is no `ok`. */
const told = ({ json }: Ran): string[] =>
  (json.findings ?? []).filter(({ severity }) => severity !== 'ok').map(({ severity, code }) => `${severity} ${code}`)

async function examine(s: Scene, env: Env = {}): Promise<string[]> {
  const before = s.files().map((name) => [name, s.sha(name)])
  const ran = await s.runIn(env, 'doctor', '--json')
  const findings = ran.json.findings ?? []
  expect(ran.code).toBe(findings.some(({ severity }) => severity === 'error') ? 2 : 0)
  for (const { severity, fix } of findings) if (GRAVE.includes(severity)) expect(fix).toMatch(/\w/)
  expect(ran.codes).toEqual(findings.filter(({ severity }) => GRAVE.includes(severity)).map(({ code }) => code))
  // It looks and changes nothing, buys nothing.
  expect(s.files().map((name) => [name, s.sha(name)])).toEqual(before)
  expect(s.asked().all).toBe(0)
  return told(ran)
}

async function answering(
  t: TestContext,
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<string> {
  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

test.concurrent('where all is well it says so, exit 0, for people too', async (t) => {
  const s = await scene(t)
  s.manifest(BOUGHT)
  expect(await examine(s)).toEqual(['note rights/no-remote', 'note workflow/none'])
  expect(s.gateway.requests.map(({ method, path: at }) => `${method} ${at}`)).toEqual(['GET /v1/models'])
  const text = await s.run('doctor')
  expect([text.code, text.stderr]).toEqual([0, ''])
  expect(text.stdout).toContain('takes the key')
  expect(text.stdout).toContain('0 errors, 0 warnings')
})

test.concurrent('the key and the gateway', async (t) => {
  const s = await scene(t)
  s.manifest(BOUGHT)
  const rest = ['note rights/no-remote', 'note workflow/none']
  const { gateway } = s
  let stolen: string | undefined
  const thief = await answering(t, (request, response) => {
    stolen = request.headers.authorization
    response.end()
  })
  const moved = await answering(t, (_, response) => response.writeHead(307, { location: `${thief}/v1/models` }).end())
  const busy = await answering(t, (_, response) => response.writeHead(503).end('<html>'))
  const nothing = await answering(t, (_, response) => response.writeHead(404).end('<html>'))
  const silent = await answering(t, () => {})
  const cases: readonly (readonly [Env, readonly string[]])[] = [
    [{ APIYI_API_KEY: undefined }, ['error key/missing']],
    [{ APIYI_API_KEY: 'sk-wrong-key-0123456789' }, ['error key/refused']],
    [{ APIYI_API_KEY: 'two\nlines' }, ['error key/malformed']],
    [{ APIYI_BASE_URL: gateway.dead.refused }, ['error gateway/unreachable']],
    [{ APIYI_BASE_URL: gateway.dead.tls }, ['error gateway/unreachable']],
    [{ APIYI_BASE_URL: 'http://example.com/v1' }, ['error provider/base-url']],
    [{ APIYI_BASE_URL: moved }, ['error gateway/redirect']],
    [{ APIYI_BASE_URL: busy }, ['warning gateway/status']],
    [{ APIYI_BASE_URL: silent }, ['error gateway/unreachable']],
    [{ HTTPS_PROXY: 'ftp://x' }, ['error http/proxy']],
  ]
  await Promise.all(
    cases.map(async ([env, expected]) => {
      const ran = await s.runIn(env, 'doctor', '--json')
      expect([env, told(ran)]).toEqual([env, [...expected, ...rest]])
    }),
  )
  expect(stolen).toBeUndefined()
  // With or without a key: no time cures a wrong base URL.
  for (const env of [{}, { APIYI_API_KEY: undefined }]) {
    const { json } = await s.runIn({ APIYI_BASE_URL: nothing, ...env }, 'doctor', '--json')
    const fix = json.findings?.find(({ code }) => code === 'gateway/status')?.fix
    expect(fix).toMatch(/^set APIYI_BASE_URL .* https:\/\/api\.apiyi\.com\/v1$/)
  }
  const bought = await s.runIn({ APIYI_BASE_URL: nothing }, 'generate', 'a', '--max-cost', '1', '--json')
  const error = bought.json.manifests[0]?.images[0]?.error
  expect([bought.code, error?.code, error?.message]).toEqual([1, 'provider/invalid', expect.stringContaining('/v1')])
})

test.concurrent('a manifest that is drawn, wrong, not there', async (t) => {
  const s = await scene(t)
  s.manifest(DRAWN)
  const noKey = { APIYI_API_KEY: undefined }
  const rest = ['note rights/no-remote', 'note workflow/none']
  expect(await examine(s, noKey)).toEqual(rest)
  expect(s.gateway.requests).toEqual([])
  s.manifest(`${DRAWN}  c: { prompt: C, path: ../c.png }\n  d: { promt: D }\n`)
  expect(await examine(s, noKey)).toEqual(['error manifest/path', ...rest])
  s.manifest(DRAWN)
  s.write('images.lock.json', '{')
  expect((await examine(s, noKey))[0]).toMatch(/^error lock\//)
  s.remove('images.lock.json')
  s.remove('images.yml')
  expect(await examine(s, noKey)).toEqual(['warning manifest/not-found', ...rest])
  expect(await s.runIn(noKey, 'doctor', '-m', 'no.yml', '--json')).toMatchObject({
    code: 2,
    codes: ['manifest/not-found'],
  })
  const bare = await scene(t, { git: false })
  bare.manifest(DRAWN)
  expect(await examine(bare, noKey)).toEqual(['warning git/no-repository'])
})

test.concurrent('what git would do to the images, and what a workflow lacks', async (t) => {
  const s = await scene(t)
  s.manifest(BOUGHT)
  s.write('.gitattributes', '*.png text\n')
  s.write('.gitignore', '*.png\n')
  s.write('pics/a.png', 'mine')
  s.write('.github/workflows/pics.yml', 'on: push\njobs: { a: { steps: [{ uses: imagelock/imagelock@v1 }] } }\n')
  expect(await examine(s)).toEqual([
    'error attributes/text',
    'warning git/ignored',
    'note rights/no-remote',
    'warning workflow/permissions',
    'warning workflow/no-concurrency',
    'warning workflow/no-key',
  ])
})

test.concurrent('Git LFS: installed or not', async (t) => {
  const s = await scene(t)
  s.manifest(DRAWN)
  s.write('.gitattributes', '*.png filter=lfs diff=lfs merge=lfs -text\n')
  if (spawnSync('git-lfs', ['version']).status === 0) {
    expect(await examine(s)).toEqual(['note rights/no-remote', 'note workflow/none'])
  }
  // A PATH with git alone.
  const bin = fs.mkdtempSync(`${s.root}-bin-`)
  t.onTestFinished(() => fs.rmSync(bin, { recursive: true }))
  fs.symlinkSync(execFileSync('which', ['git'], { encoding: 'utf8' }).trim(), path.join(bin, 'git'))
  const core = execFileSync('git', ['--exec-path'], { encoding: 'utf8' }).trim()
  if (fs.existsSync(path.join(core, 'git-lfs'))) return t.skip()
  expect((await examine(s, { PATH: bin }))[0]).toBe('error lfs/missing')
  const ran = await s.runIn({ PATH: bin.replace('-bin-', '-none-') }, 'doctor', '--json')
  expect(told(ran)).toEqual(['warning git/missing'])
})

test.concurrent('workflows behind a link are not read', async (t) => {
  const s = await scene(t)
  s.manifest(DRAWN)
  s.write('elsewhere/workflows/a.yml', 'jobs: { a: { steps: [{ uses: imagelock/imagelock@v1 }] } }')
  fs.symlinkSync('elsewhere', path.join(s.root, '.github'))
  expect(await examine(s)).toEqual(['note rights/no-remote', 'note workflow/none'])
})

test.concurrent('the rights to push and to propose, asked of GitHub; the token goes there alone', async (t) => {
  const readOnly = { ...runToken, token: 'ghs_read_only_0123456789abcdefghij', contents: 'read' as const }
  const noPulls = { ...runToken, token: 'ghs_pushes_only_0123456789abcdefghi', pullRequests: 'read' as const }
  await using github = await startGitHub({
    tokens: [runToken, readOnly, noPulls],
    repositories: [{ name: 'octo/site' }],
  })
  const s = await scene(t)
  s.manifest(DRAWN)
  const none = 'note workflow/none'
  const at = { GITHUB_SERVER_URL: github.url, GITHUB_TOKEN: runToken.token }
  s.git('remote', 'add', 'origin', `${github.url}/octo/site.git`)
  expect(await examine(s, at)).toEqual([none])
  expect(await examine(s, { ...at, GITHUB_TOKEN: readOnly.token })).toEqual(['error rights/push', none])
  expect(await examine(s, { ...at, GITHUB_TOKEN: 'ghp_nobody_knows_this_one_0123456789' })).toEqual([
    'error rights/push',
    none,
  ])
  expect(await examine(s, { ...at, GITHUB_TOKEN: undefined })).toEqual(['note rights/no-token', none])
  expect(await examine(s, { ...at, GITHUB_TOKEN: noPulls.token })).toEqual(['error rights/pull-request', none])
  const nowhere = { ...at, GITHUB_API_URL: 'http://127.0.0.1:9/api/v3' }
  expect(await examine(s, nowhere)).toEqual(['note rights/pull-request', none])
  const asked = github.requests.length
  // Who may not push is not asked about pull requests; the question can make nothing.
  expect(github.writes().map(({ status }) => status)).toEqual([422, 403])
  expect([asked, github.repository('octo/site').pulls.length]).toEqual([7, 0])
  for (const remote of [
    'https://example.com/octo/site',
    `file://${s.root}`,
    'git@example.com:octo/site.git',
    `${github.url}/a/b/c`,
  ]) {
    s.git('remote', 'set-url', 'origin', remote)
    expect([remote, await examine(s, at)]).toEqual([remote, ['note rights/other-host', none]])
  }
  s.git('remote', 'set-url', 'origin', 'ssh://git@127.0.0.1:22/octo/site.git')
  expect(await examine(s, at)).toEqual([none])
  expect(github.requests.length).toBe(asked + 2)
  const { stdout } = await s.runIn(at, 'doctor')
  for (const form of formsOf(runToken.token)) expect(stdout).not.toContain(form)
})

test.concurrent('a purchase that nobody knows the outcome of is named', async (t) => {
  const s = await scene(t, { keeps: true })
  s.manifest(BOUGHT)
  s.gateway.script([{ on: 'purchase', fault: { kind: 'fin', billed: true } }])
  expect((await s.run('generate', '--max-cost', '1')).code).toBe(1)
  s.asked()
  const found = await examine(s)
  expect(found[0]).toBe('warning journal/unknown')
})

test.concurrent('merges of the lock: no line, no driver, no program, and one that is open', async (t) => {
  const s = await scene(t)
  const write = (id: string, prompt: string): void =>
    s.manifest(`provider: placeholder\nimages: { ${id}: { prompt: ${prompt}, size: 64x64 } }\n`)
  const rest = ['note rights/no-remote', 'note workflow/none']
  write('a', 'A')
  expect((await s.run('generate')).code).toBe(0)
  expect(await examine(s)).toEqual(['note attributes/merge', ...rest])
  s.write('.gitattributes', 'images.lock.json merge=imagelock\n')
  expect(await examine(s)).toEqual(['warning attributes/merge-driver', ...rest])
  expect(await examine(s, { GITHUB_ACTIONS: 'true' })).toEqual(rest)
  const CLI_COMMAND = `"${process.execPath}" "${CLI}" merge-driver %O %A %B %P`
  for (const [driver, isFound] of [
    ['no-such-program merge-driver %O', false],
    ['./no/such/program merge-driver %O', false],
    ["'/no such/program' merge-driver %O", false],
    // What only a shell knows is not judged.
    ['$HOME/no/such merge-driver %O', true],
    ['X=1 no-such-program %O', true],
    ['git no-such-command %O', true],
    [CLI_COMMAND, true],
  ] as const) {
    s.git('config', 'merge.imagelock.driver', driver)
    expect([driver, await examine(s)]).toEqual([
      driver,
      [...(isFound ? [] : ['warning attributes/merge-program']), ...rest],
    ])
  }
  // A program that npm alone has on its PATH is none that git finds.
  const bin = fs.mkdtempSync(`${s.root}-npm-`)
  t.onTestFinished(() => fs.rmSync(bin, { recursive: true }))
  fs.mkdirSync(path.join(bin, 'node_modules/.bin'), { recursive: true })
  fs.writeFileSync(path.join(bin, 'node_modules/.bin/of-npm-alone'), '')
  s.git('config', 'merge.imagelock.driver', 'of-npm-alone merge-driver %O')
  const PATH = `${process.env['PATH']}:${bin}/node_modules/.bin`
  expect(await examine(s, { PATH })).toEqual(rest)
  expect(await examine(s, { PATH, npm_config_user_agent: 'npm' })).toEqual([
    'warning attributes/merge-program',
    ...rest,
  ])

  // A merge before git was told, and the way out, word for word.
  s.git('config', '--unset', 'merge.imagelock.driver')
  s.commit()
  for (const [branch, id] of [
    ['left', 'b'],
    ['right', 'c'],
  ] as const) {
    s.git('checkout', '-q', '-b', branch, 'main')
    write(id, branch)
    expect((await s.run('generate')).code).toBe(0)
    s.commit()
  }
  expect(() => s.git('merge', '-q', 'left')).toThrow()
  s.write('images.yml', s.git('show', 'left:images.yml'))
  const open = ['error lock/conflict', 'warning lock/unmerged', 'warning attributes/merge-driver', ...rest]
  expect(await examine(s)).toEqual(open)
  const { json } = await s.run('doctor', '--json')
  const fix = json.findings?.find(({ code }) => code === 'lock/unmerged')?.fix ?? ''
  const [, driver = '', again = ''] =
    /^(git config \S+ '.*'), then git (checkout --merge -- \S+) merges/.exec(fix) ?? []
  expect(driver).toContain('imagelock merge-driver %O %A %B %P')
  s.git('config', 'merge.imagelock.driver', CLI_COMMAND)
  s.git(...again.split(' '))
  expect(Object.keys(s.lock())).toEqual(['a', 'b', 'c'])
  // Git's index has both sides until it is added.
  expect(await examine(s)).toEqual(['warning lock/unmerged', ...rest])
  s.git('add', 'images.lock.json')
  expect(await examine(s)).toEqual(rest)
})
