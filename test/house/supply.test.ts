// What a person installs: no other package, no script, a licence for each that the bundle holds, an npm lock that names no host.
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = resolve(import.meta.dirname, '../..')
const read = (name: string): string => readFileSync(join(ROOT, name), 'utf8')

interface Locked {
  readonly hasInstallScript?: true
  readonly resolved?: string
  readonly integrity?: string
  readonly link?: true
  readonly dev?: true
  readonly license?: string
}

const packages = Object.entries(
  (JSON.parse(read('package-lock.json')) as { packages: Record<string, Locked> }).packages,
)
const manifest = JSON.parse(read('package.json')) as Record<string, object>
const others = packages.filter(([place]) => place !== '')

/** Packages of which a file is in the bundle, as ncc names its modules. */
const bundled = [
  ...new Set(
    readdirSync(join(ROOT, 'dist'))
      .filter((name) => name.endsWith('.js'))
      .flatMap((name) =>
        [...read(`dist/${name}`).matchAll(/node_modules\/((?:@[\w.-]+\/)?[\w.-]+)/g)].map(([, one]) => one ?? ''),
      ),
  ),
].toSorted()

test('an installation brings no other package and runs nothing', () => {
  for (const kind of ['dependencies', 'optionalDependencies', 'peerDependencies', 'bundleDependencies']) {
    expect([kind, manifest[kind]]).toEqual([kind, undefined])
  }
  const hooks = ['preinstall', 'install', 'postinstall', 'prepare', 'prepublish', 'preprepare', 'postprepare']
  expect(Object.keys(manifest['scripts'] ?? {}).filter((name) => hooks.includes(name))).toEqual([])
  expect(others.length).toBeGreaterThan(50)
  expect(others.filter(([, { hasInstallScript }]) => hasInstallScript)).toEqual([])
  // All are for building and testing alone.
  expect(others.filter(([, { dev, link }]) => dev !== true && link !== true)).toEqual([])
})

test('each package of the lock is pinned by its content, and none by a host', () => {
  expect(others.filter(([, { resolved }]) => resolved !== undefined)).toEqual([])
  expect(others.filter(([, { integrity, link }]) => !link && integrity?.startsWith('sha512-') !== true)).toEqual([])
})

test('every package in the bundle stands in licenses.txt, with a licence that allows it', () => {
  const text = `\n\n${read('dist/licenses.txt')}`
  const allowed = ['MIT', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', '(MIT AND Zlib)']
  expect(bundled).toContain('undici')
  for (const name of bundled) {
    const at = text.indexOf(`\n\n${name}\n`)
    expect([name, at >= 0]).toEqual([name, true])
    const [, , , licence, ...words] = text.slice(at, at + 4000).split('\n')
    expect([name, allowed.includes(licence ?? '')]).toEqual([name, true])
    expect([name, words.join('\n').length > 200]).toEqual([name, true])
  }
})

test('SECURITY.md names every host that stands in the sources', () => {
  const security = read('SECURITY.md')
  const sources = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  )
  const hosts = sources.flatMap((name) =>
    read(join('src', name))
      .split('\n')
      // A comment, an example in a help text, and what git-lfs calls its format, are talked to by nobody.
      .filter((line) => !/^\s*(?:\/\/|\*|\/\*)/.test(line))
      .flatMap((line) => [...line.matchAll(/https?:\/\/([a-z0-9-]+(?:\.[a-z0-9-]+)+)/g)].map(([, host]) => host ?? '')),
  )
  const known = new Set([
    'git-lfs.github.com',
    'raw.githubusercontent.com',
    'imagelock.github.io',
    'www.w3.org',
    'json-schema.org',
  ])
  const unnamed = [...new Set(hosts)].filter((host) => !security.includes(host) && !known.has(host))
  expect(unnamed).toEqual([])
  expect(hosts).toContain('api.apiyi.com')
})
