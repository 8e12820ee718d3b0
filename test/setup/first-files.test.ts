// The texts of `init` stand whatever the manifest is called.
import { execFileSync } from 'node:child_process'
import * as fs from 'node:fs'
import * as os from 'node:os'
import * as path from 'node:path'
import { load } from 'js-yaml'
import { expect, test } from 'vitest'
import { named } from '../../src/named.ts'
import { adoptedManifest, attributesLine, exampleManifest, firstWorkflow } from '../../src/setup/first-files.ts'

test.each(["it's #1.yml", 'a\nprovider: x\n.yml', 'a\r\u2028b.yml'])('a manifest called %j', (name) => {
  const which = named([name])
  for (const text of [
    exampleManifest({ generator: null, images: 'images' }, 'images/a.png', which),
    adoptedManifest([], which),
  ])
    expect(load(text)).toMatchObject({ version: 1, provider: 'placeholder' })
})

test('a lock is merged whatever its name has that a pattern of git would read', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'imagelock-'))
  const git = (...args: string[]): string => execFileSync('git', args, { cwd: folder, encoding: 'utf8' })
  git('init', '-q')
  for (const name of ['a.json', '[slug].json', 'a[1].json', '!x.json', '#h.json', "it's ü.json", 'a+b?*.json']) {
    fs.writeFileSync(path.join(folder, '.gitattributes'), `${attributesLine(name)}\n`)
    expect(git('check-attr', '-z', 'merge', '--', name)).toBe(`${name}\0merge\0imagelock\0`)
  }
  fs.rmSync(folder, { recursive: true })
})

test.each([
  ['docs/images.yml', 'docs/images.yml'],
  ['app/[slug]/images.yml', String.raw`app/\[slug\]/images.yml`],
  ['c++/a?.yml', String.raw`c\+\+/a\?.yml`],
  ['!a.yml', String.raw`\!a.yml`],
])('a push of %s starts the workflow, a pattern in which nothing else may be read', (manifest, pattern) => {
  expect(load(firstWorkflow(manifest, 'main'))).toMatchObject({
    on: { push: { paths: [pattern] } },
    jobs: { images: { steps: [{}, { with: { manifest } }] } },
  })
})
