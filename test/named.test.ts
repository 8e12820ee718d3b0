// How manifests are named in commands that are offered: a POSIX shell reads the words back as they were meant.
import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { named } from '../src/named.ts'

test.each([
  [[], ''],
  [['images.yml'], ''],
  [['site/images.yml'], ' -m site/images.yml'],
  [['images.yml', 'b.yml'], ' -m images.yml -m b.yml'],
  [['site/*/images.yml'], " -m 'site/*/images.yml'"],
  // An option would be read as one.
  [['-m.yml'], ' -m ./-m.yml'],
])('%j', (manifests, words) => {
  expect(named(manifests)).toBe(words)
})

test.skipIf(process.platform === 'win32')('whatever a name holds, a shell takes it for one word', () => {
  const names = ["it's.yml", 'a b.yml', '$(x).yml', '`x`.yml', '"q".yml', 'é;&|<>.yml', '*.yml', String.raw`\n.yml`]
  const words = execFileSync('sh', ['-c', String.raw`printf '%s\0'${named(names)}`], { encoding: 'utf8' })
  expect(words.split('\0').slice(0, -1)).toEqual(names.flatMap((name) => ['-m', name]))
})
