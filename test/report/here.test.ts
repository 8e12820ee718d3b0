// Where a picture lies, from the current folder.
import * as path from 'node:path'
import { expect, test } from 'vitest'
import { fromHere } from '../../src/report/here.ts'

test.each([
  ['images.yml', '.git/imagelock/x/a.png'],
  ['site/images.yml', '../.git/imagelock/x/a.png'],
  ['../site/images.yml', '../.git/imagelock/x/a.png'],
  ['../../images.yml', '.git/imagelock/x/a.png'],
  ['a/b/c.yml', '.imagelock/x/a.png'],
  ['/elsewhere/site/images.yml', '../.git/a.png'],
])('beside %s, %s', (manifest, relative) => {
  expect(fromHere(manifest, relative)).toBe(path.posix.join(path.posix.dirname(manifest), relative))
})
