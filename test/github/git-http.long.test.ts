// Real git against the server: clones, pushes, credentials, protection, races, faults.
import { randomBytes } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { basicHeader } from './clone.ts'
import { appToken, commitIn, folder, readToken, serve, tryGit, userToken } from './helpers.ts'
import { runToken } from './server.ts'

const bearing = (token: string) => ['-c', `http.extraheader=Authorization: ${token}`]

test.each([4, 7] as const)('a clone as checkout v%i leaves it is shallow and pushes', async (version) => {
  const github = await serve()
  const site = github.repository('octo/site')
  await site.commit('main', { 'c.txt': 'c' })
  const dir = await folder()
  const runnerTemp = await folder()
  const clone = await site.clone(dir, { token: runToken.token, version, runnerTemp })
  expect(await clone.git('rev-parse', '--is-shallow-repository')).toBe('true')
  expect((await clone.git('config', '--file', '.git/config', '--list')).includes('extraheader=')).toBe(version < 6)
  await writeFile(join(dir, 'pushed.txt'), 'pushed')
  const sha = await commitIn(dir)
  await clone.git('push', '--quiet', 'origin', 'HEAD:refs/heads/images')
  expect((await site.branches())['images']).toBe(sha)
  expect((await site.show('images', 'pushed.txt')).toString()).toBe('pushed')
  expect(github.writes().map(({ kind, status, login }) => [kind, status, login])).toEqual([
    ['git', 200, 'github-actions[bot]'],
  ])
  expect(github.violations).toEqual([])
})

test('persist-credentials false leaves a clone that cannot push', async () => {
  const github = await serve()
  const dir = await folder()
  const clone = await github.repository('octo/site').clone(dir, { token: runToken.token, persist: false })
  expect(await clone.git('config', '--list', '--includes')).not.toContain('extraheader')
  expect((await tryGit(dir, ['push', 'origin', 'HEAD:refs/heads/x'])).text).toContain('could not read Username')
})

test('credentials are answered as GitHub answers them', async () => {
  const github = await serve()
  await github.addRepository({ name: 'octo/hidden', files: { a: 'a' }, private: true })
  const dir = await folder()
  const at = (name: string) => `${github.url}/octo/${name}`
  const table: [string, string[], RegExp][] = [
    ['site', ['ls-remote'], /refs\/heads\/main/],
    ['hidden', ['ls-remote'], /could not read Username/],
    ['hidden', [...bearing(`Bearer ${runToken.token}`), 'ls-remote'], /refs\/heads\/main/],
    ['nothing', [...bearing(`Bearer ${runToken.token}`), 'ls-remote'], /remote: Repository not found\.\n.*not found/],
    ['site', [...bearing('Bearer wrong'), 'ls-remote'], /could not read Username/],
  ]
  for (const [name, args, expected] of table) expect((await tryGit(dir, [...args, at(name)])).text).toMatch(expected)
  const asked = at('hidden').replace('://', '://x-access-token:wrong@')
  expect((await tryGit(dir, ['ls-remote', asked])).text).toMatch(
    /remote: Invalid username or token\. .*\n.*Authentication failed/,
  )
})

test.each([
  [readToken, /remote: Permission to octo\/site\.git denied to github-actions\[bot\]\.\n.* error: 403/],
  [{ ...appToken, contents: 'read' as const }, /remote: Write access to repository not granted\.\n.* error: 403/],
])('a push without the right is refused before anything is sent', async (token, expected) => {
  const github = await serve({ tokens: [token] })
  const dir = await folder()
  const site = github.repository('octo/site')
  await site.clone(dir, { token: token.token, version: 4 })
  expect((await tryGit(dir, ['push', 'origin', 'HEAD:refs/heads/x'])).text).toMatch(expected)
  expect(github.writes()).toEqual([])
})

test('two Authorization headers are refused', async () => {
  const github = await serve()
  const dir = await folder()
  await github.repository('octo/site').clone(dir, { token: runToken.token, version: 4 })
  const same = await tryGit(dir, ['-c', `http.${github.url}/.extraheader=${basicHeader('other')}`, 'fetch'])
  expect(same.text).toMatch(/remote: Duplicate header: "Authorization"\n.* error: 400/)
})

test.each([
  [
    'protection',
    /remote: error: GH006: Protected branch update failed for refs\/heads\/main\..*\n(.*\n)*.*! \[remote rejected\] HEAD -> main \(protected branch hook declined\)/,
  ],
  [
    'ruleset',
    /remote: error: GH013: Repository rule violations found for refs\/heads\/main\..*\nremote: Review all repository rules at http:\S+\/octo\/site\/rules\?ref=refs%2Fheads%2Fmain(.*\n)*.*\(push declined due to repository rule violations\)/,
  ],
] as const)('a branch under a %s refuses pushes, another beside it takes them', async (by, expected) => {
  const github = await serve()
  const site = github.repository('octo/site')
  await site.protect('main', by)
  const before = await site.branches()
  const dir = await folder()
  await site.clone(dir, { token: runToken.token, version: 4 })
  await commitIn(dir)
  expect((await tryGit(dir, ['push', 'origin', 'HEAD:main', 'HEAD:refs/heads/free'])).text).toMatch(expected)
  expect((await site.branches())['main']).toBe(before['main'])
  expect((await site.branches())['free']).not.toBe(undefined)
  await site.protect('main', 'nothing')
  expect((await tryGit(dir, ['push', 'origin', 'HEAD:main'])).ok).toBe(true)
})

test('a branch that moves between the advertisement and the push makes the push fail', async () => {
  const github = await serve()
  const site = github.repository('octo/site')
  const dir = await folder()
  await site.clone(dir, { token: runToken.token, version: 4 })
  await commitIn(dir)
  const race = github.fault({
    kind: 'call',
    method: 'POST',
    path: /receive-pack$/,
    run: async () => void (await site.commit('main', { r: 'r' })),
  })
  const pushed = await tryGit(dir, ['push', 'origin', 'HEAD:main'])
  expect(pushed.text).toMatch(
    /\[remote rejected\] HEAD -> main \((cannot lock ref|failed to update ref|incorrect old value)/,
  )
  expect(race.hits).toBe(1)
  expect(Object.keys(await site.files('main'))).toContain('r')
})

test('an answer that is lost leaves the push done', async () => {
  const github = await serve()
  const site = github.repository('octo/site')
  const dir = await folder()
  await site.clone(dir, { token: runToken.token, version: 4 })
  const sha = await commitIn(dir)
  github.fault({ kind: 'reset', when: 'after', method: 'POST', path: /receive-pack$/ })
  expect((await tryGit(dir, ['push', 'origin', 'HEAD:main'])).ok).toBe(false)
  await expect.poll(async () => (await site.branches())['main']).toBe(sha)
})

test('big packs come chunked, packs may be compressed, filters and single commits are served', async () => {
  const github = await serve()
  const site = github.repository('octo/site')
  const dir = await folder()
  await site.clone(dir, { token: userToken.token, version: 4 })
  const noise = randomBytes(1_500_000)
  await writeFile(join(dir, 'big.bin'), noise)
  const sha = await commitIn(dir)
  expect((await tryGit(dir, ['push', 'origin', 'HEAD:main'])).ok).toBe(true)
  expect((await site.show('main', 'big.bin')).equals(noise)).toBe(true)
  const other = await folder()
  expect((await tryGit(other, ['clone', '--quiet', '--filter=blob:none', '--no-checkout', site.url, '.'])).ok).toBe(
    true,
  )
  expect((await tryGit(other, ['fetch', '--quiet', '--depth=1', 'origin', sha])).ok).toBe(true)
})

test('an unknown LFS object is refused by name', async () => {
  const github = await serve()
  const dir = await folder()
  const site = github.repository('octo/site')
  await site.clone(dir, { token: runToken.token, version: 4 })
  const oid = 'ab'.repeat(32)
  await writeFile(join(dir, 'x.png'), `version https://git-lfs.github.com/spec/v1\noid sha256:${oid}\nsize 5\n`)
  await commitIn(dir)
  const pushed = await tryGit(dir, ['push', 'origin', 'HEAD:main'])
  expect(pushed.text).toMatch(
    new RegExp(`GH008: .*unknown Git LFS object:(.*\\n)*.*${oid}(.*\\n)*.*pre-receive hook declined`),
  )
})

test('a lone request with two credentials gets 400 from every door', async () => {
  const github = await serve()
  const { port } = new URL(github.url)
  for (const path of ['/api/v3/meta', '/api/graphql', '/octo/site/info/refs?service=git-upload-pack']) {
    const status = await new Promise((resolve, reject) => {
      const headers = ['host', 'x', 'user-agent', 't', 'authorization', 'token a', 'authorization', 'token b']
      request({ port, host: '127.0.0.1', path, headers }, (response) => resolve(response.statusCode))
        .on('error', reject)
        .end()
    })
    expect(status).toBe(400)
  }
})
