// Which repository a remote names, and that no other host passes for GitHub.
import { expect, test } from 'vitest'
import { remotePath } from '../../src/setup/remote.ts'

test.each([
  ['https://github.com/octo/site', 'octo/site'],
  ['https://github.com/octo/site.git/', 'octo/site'],
  ['https://x-access-token:secret@github.com/octo/site.git', 'octo/site'],
  ['git@github.com:octo/site.git', 'octo/site'],
  ['ssh://git@github.com:22/octo/site.git', 'octo/site'],
  ['https://GITHUB.com/octo/site.js', 'octo/site.js'],
  ['https://github.com.evil.example/octo/site', null],
  ['https://evil.example/github.com/octo', null],
  ['https://github.com@evil.example/octo/site', null],
  ['git@evil.example:octo/site.git', null],
  ['github.com:../octo/site', null],
  ['https://github.com/octo', null],
  ['https://github.com/a/b/c', null],
  ['/srv/git/site.git', null],
  ['../site', null],
  ['', null],
] as const)('%s', (url, expected) => {
  expect(remotePath(url, 'github.com')).toBe(expected)
})
