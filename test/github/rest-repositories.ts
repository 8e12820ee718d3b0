// REST operations on repositories, accounts and the API itself.
import { commitShape, repositoryShape, simpleUser } from './api-shapes.ts'
import { git, gitBytes, headOf, readCommit, readCommits, resolveId } from './bare.ts'
import { diffEntries } from './diff.ts'
import { mayWrite } from './exchange.ts'
import { page, type Call, type Operations } from './rest-call.ts'
import type { Answer } from './types.ts'

/** What GitHub tells a token of its rights; installation tokens hear of none, whatever they have. */
const told = (call: Call): boolean => call.token?.kind === 'user' && mayWrite(call.token, call.repository)

function guards(call: Call, branch: string): boolean {
  return call.repository.protected.has(branch) || call.repository.ruled.has(branch)
}

const protection = (on: boolean) => ({
  enabled: on,
  required_status_checks: { enforcement_level: 'off', contexts: [], checks: [] },
})

async function getBranch(call: Call): Promise<Answer> {
  const name = call.route.parameters['branch'] ?? ''
  const { dir, fullName, url } = call.repository
  const sha = await headOf(dir, name)
  if (sha === undefined) throw call.refuse(404, 'Branch not found')
  const self = `${call.api}/repos/${fullName}/branches/${name}`
  const body = {
    name,
    commit: commitShape(call.api, call.repository, await readCommit(dir, sha)),
    _links: { self, html: `${url}/tree/${name}` },
    protected: guards(call, name),
    protection: protection(guards(call, name)),
    protection_url: `${self}/protection`,
  }
  return { status: 200, body }
}

async function listBranches(call: Call): Promise<Answer> {
  const branches = Object.entries(await call.repository.branches())
  const own = `${call.api}/repos/${call.repository.fullName}`
  return page(
    call,
    branches.map(([name, sha]) => ({
      name,
      commit: { sha, url: `${own}/commits/${sha}` },
      protected: guards(call, name),
    })),
  )
}

async function compare(call: Call): Promise<Answer> {
  const { dir, url, fullName } = call.repository
  const own = `${call.api}/repos/${fullName}/compare`
  const names = [call.route.parameters['base'] ?? '', call.route.parameters['head'] ?? '']
  const [base, head] = await Promise.all(
    names.map((name) => resolveId(dir, name.includes(':') ? name.slice(name.indexOf(':') + 1) : name)),
  )
  if (base === undefined || head === undefined) throw call.refuse(404, 'Not Found')
  const middle = await git(dir, ['merge-base', base, head]).catch(() => undefined)
  if (middle === undefined)
    throw call.refuse(404, `No common ancestor between ${names[0] ?? ''} and ${names[1] ?? ''}.`)
  const commits = await readCommits(dir, ['--reverse', `${base}..${head}`])
  const behind = Number(await git(dir, ['rev-list', '--count', `${head}..${base}`]))
  const ahead = commits.length
  const status = ahead > 0 ? (behind > 0 ? 'diverged' : 'ahead') : behind > 0 ? 'behind' : 'identical'
  const html = `${url}/compare/${names.join('...')}`
  const shape = async (sha: string) => commitShape(call.api, call.repository, await readCommit(dir, sha))
  const body = {
    url: `${own}/${names.join('...')}`,
    html_url: html,
    permalink_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    base_commit: await shape(base),
    merge_base_commit: await shape(middle),
    status,
    ahead_by: ahead,
    behind_by: behind,
    total_commits: ahead,
    commits: commits.map((commit) => commitShape(call.api, call.repository, commit)),
    files: await diffEntries(call.api, call.repository, `${middle}..${head}`, head),
  }
  return { status: 200, body }
}

async function getContent(call: Call): Promise<Answer> {
  const { dir, defaultBranch } = call.repository
  const path = (call.route.parameters['path'] ?? '').replace(/^\/|\/$/g, '')
  const asked = call.query.get('ref')
  const ref = asked ?? defaultBranch
  const commit = await resolveId(dir, ref)
  if (commit === undefined)
    throw call.refuse(404, asked === null ? 'This repository is empty.' : `No commit found for the ref ${ref}`)
  const type = await git(dir, ['cat-file', '-t', `${commit}:${path}`]).catch(() => undefined)
  if (type === undefined) throw call.refuse(404, 'Not Found')
  if (type === 'tree') {
    const lines = (await git(dir, ['ls-tree', '-l', '-z', `${commit}:${path}`])).split('\0').filter(Boolean)
    const items = lines.map((line) => {
      const [, kind = '', sha = '', size = ''] = line.slice(0, line.indexOf('\t')).split(/ +/)
      const name = line.slice(line.indexOf('\t') + 1)
      const inside = path === '' ? name : `${path}/${name}`
      return item(call, inside, ref, sha, kind === 'tree' ? 'dir' : 'file', Number(size) || 0)
    })
    return { status: 200, body: items }
  }
  const sha = await git(dir, ['rev-parse', `${commit}:${path}`])
  const bytes = await gitBytes(dir, ['cat-file', 'blob', sha])
  if (call.accept.includes('raw')) return { status: 200, headers: { 'content-type': call.accept }, body: bytes }
  // Above 1 MB the content is left out and has to be asked for raw.
  const small = bytes.length <= 2 ** 20
  const content = small ? bytes.toString('base64').replace(/.{60}/g, '$&\n') : ''
  return {
    status: 200,
    body: { ...item(call, path, ref, sha, 'file', bytes.length), content, encoding: small ? 'base64' : 'none' },
  }
}

function item(call: Call, path: string, ref: string, sha: string, type: string, size: number): Record<string, unknown> {
  const { fullName, url } = call.repository
  const place = path.split('/').map(encodeURIComponent).join('/')
  const self = `${call.api}/repos/${fullName}/contents/${place}?ref=${ref}`
  const html = `${url}/${type === 'dir' ? 'tree' : 'blob'}/${ref}/${place}`
  const object = `${call.api}/repos/${fullName}/git/${type === 'dir' ? 'trees' : 'blobs'}/${sha}`
  const download = type === 'dir' ? null : `${url}/raw/${ref}/${place}`
  return {
    name: path.split('/').at(-1),
    path,
    sha,
    size,
    url: self,
    html_url: html,
    git_url: object,
    download_url: download,
    type,
    _links: { self, git: object, html },
  }
}

const created = '2026-01-01T00:00:00Z'
const counted = { public_repos: 0, public_gists: 0, followers: 0, following: 0 }
const blank = { name: null, company: null, blog: '', location: null, email: null, hireable: null, bio: null }

function account(call: Call, login: string): Answer {
  const body = { ...simpleUser(call.api, login), ...blank, ...counted, created_at: created, updated_at: created }
  return { status: 200, body }
}

export const repositoryOperations: Operations = {
  'repos/get': { run: (call) => ({ status: 200, body: repositoryShape(call.api, call.repository, told(call)) }) },
  'repos/get-branch': { run: getBranch },
  'repos/list-branches': { run: listBranches },
  'repos/compare-commits': { run: compare },
  'repos/get-content': { run: getContent },
  'repos/get-commit': {
    run: async (call) => {
      const ref = call.route.parameters['ref'] ?? ''
      const sha = await resolveId(call.repository.dir, ref)
      if (sha === undefined) throw call.refuse(422, `No commit found for SHA: ${ref}`)
      const facts = await readCommit(call.repository.dir, sha)
      const body = commitShape(call.api, call.repository, facts)
      const [parent] = facts.parents
      const files = parent === undefined ? [] : await diffEntries(call.api, call.repository, `${parent}..${sha}`, sha)
      return { status: 200, body: { ...body, stats: { additions: 0, deletions: 0, total: 0 }, files } }
    },
  },
  'users/get-by-username': { run: (call) => account(call, call.route.parameters['username'] ?? '') },
  'users/get-authenticated': {
    run: (call) => {
      if (call.token === undefined) throw call.refuse(401, 'Requires authentication')
      if (call.token.kind !== 'user') throw call.refuse(403, 'Resource not accessible by integration')
      return account(call, call.token.login)
    },
  },
  'apps/get-authenticated': {
    run: (call) => {
      throw call.refuse(401, 'A JSON web token could not be decoded')
    },
  },
  'apps/list-repos-accessible-to-installation': {
    run: (call) => {
      if (call.token === undefined || call.token.kind === 'user')
        throw call.refuse(
          403,
          'You must authenticate with an installation access token in order to list repositories for an installation.',
        )
      const all = call.hub.all().filter((one) => call.token?.repositories?.includes(one.fullName) ?? true)
      const repositories = all.map((one) => repositoryShape(call.api, one, false))
      return { status: 200, body: { total_count: all.length, repositories } }
    },
  },
  'meta/get': { run: () => ({ status: 200, body: { verifiable_password_authentication: false } }) },
  'rate-limit/get': {
    run: () => {
      const rate = { limit: 1000, used: 0, remaining: 1000, reset: Math.floor(Date.now() / 1000) + 3600 }
      return { status: 200, body: { resources: { core: rate, search: rate, graphql: rate }, rate } }
    },
  },
}
