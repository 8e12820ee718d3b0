// How the action names manifests in the commands that it tells: for somebody at the repository's root.
import * as fs from 'node:fs'
import * as os from 'node:os'
import * as path from 'node:path'
import { expect, test } from 'vitest'
import { namesFromRoot } from '../../src/action/ground.ts'

test.each([
  [[], 'images.yml', ' -m site/images.yml'],
  // The default that is there, not the one that is looked for first.
  [[], 'images.yaml', ' -m site/images.yaml'],
  [['../a b.yml', '**/x.yml'], 'images.yml', " -m 'a b.yml' -m 'site/**/x.yml'"],
])('%j beside %s in a folder below', (manifests, there, words) => {
  const reader = fs.mkdtempSync(path.join(os.tmpdir(), 'imagelock-'))
  const cwd = path.join(reader, 'site')
  fs.mkdirSync(cwd)
  fs.writeFileSync(path.join(cwd, there), '')
  expect(namesFromRoot({ inputs: { manifests }, world: { cwd, reader } })).toBe(words)
  fs.rmSync(reader, { recursive: true })
})
