// Cuts the operations that the GitHub for tests serves out of GitHub's OpenAPI description into openapi.json.
// Usage: node test/github/cut-openapi.mjs <folder of an installed @octokit/openapi>
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const operations = [
  'apps/get-authenticated',
  'apps/list-repos-accessible-to-installation',
  'git/create-blob',
  'git/create-commit',
  'git/create-ref',
  'git/create-tree',
  'git/delete-ref',
  'git/get-blob',
  'git/get-commit',
  'git/get-ref',
  'git/get-tree',
  'git/list-matching-refs',
  'git/update-ref',
  'issues/add-assignees',
  'issues/add-labels',
  'issues/get',
  'issues/list-labels-on-issue',
  'issues/update',
  'meta/get',
  'pulls/create',
  'pulls/get',
  'pulls/list',
  'pulls/list-commits',
  'pulls/list-files',
  'pulls/request-reviewers',
  'pulls/update',
  'rate-limit/get',
  'repos/compare-commits',
  'repos/get',
  'repos/get-branch',
  'repos/get-commit',
  'repos/get-content',
  'repos/list-branches',
  'users/get-authenticated',
  'users/get-by-username',
]
const prose = new Set(['description', 'example', 'examples', 'externalDocs', 'summary', 'tags', 'title', 'headers'])

const folder = process.argv[2]
if (!folder) throw new Error('Name the folder of @octokit/openapi.')
const source = JSON.parse(readFileSync(join(folder, 'generated/api.github.com.json'), 'utf8'))
const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))

/** Prose and extensions are dropped; a property that is called like a prose key is kept. */
function bare(value, names = false) {
  if (Array.isArray(value)) return value.map((item) => bare(item))
  if (typeof value !== 'object' || value === null) return value
  const kept = Object.entries(value).filter(([key]) => names || (!prose.has(key) && !key.startsWith('x-')))
  return Object.fromEntries(kept.map(([key, item]) => [key, bare(item, key === 'properties' && !names)]))
}

const components = {}
function collect(value) {
  if (typeof value !== 'object' || value === null) return
  const reference = value.$ref
  if (typeof reference === 'string') {
    const [, , group, name] = reference.split('/')
    components[group] ??= {}
    if (!(name in components[group])) {
      components[group][name] = bare(source.components[group][name])
      collect(components[group][name])
    }
  }
  for (const item of Object.values(value)) collect(item)
}

const paths = {}
for (const [path, methods] of Object.entries(source.paths)) {
  for (const [method, operation] of Object.entries(methods)) {
    if (!operations.includes(operation.operationId)) continue
    paths[path] ??= {}
    paths[path][method] = { ...bare(operation), docs: operation.externalDocs.url }
  }
}
collect(paths)
const found = Object.values(paths).flatMap((methods) =>
  Object.values(methods).map((operation) => operation.operationId),
)
const missing = operations.filter((id) => !found.includes(id))
if (missing.length > 0) throw new Error(`Not in the description: ${missing.join(', ')}`)

const text = JSON.stringify({ info: { source: `@octokit/openapi ${version}, api.github.com` }, paths, components })
writeFileSync(new URL('openapi.json', import.meta.url), `${text}\n`)
console.log(`${operations.length} operations, ${text.length} bytes`)
