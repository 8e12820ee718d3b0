// A manifest that changes, or cannot be written, between reading and writing: it stays as it is, and says so.
import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { withSeeds, writeManifest } from '../../src/commands/seeds.ts'
import { closeJournal, openShelf } from '../../src/commands/shelves.ts'
import { load } from '../../src/load.ts'
import { readManifests } from '../../src/manifest-file.ts'
import type { World } from '../../src/world/world.ts'

const TEXT = 'version: 1\nimages:\n  a: A # text\n'

async function opened(root: string) {
  const signal = new AbortController().signal
  const clock = { now: () => 0, sleep: async () => {} }
  const world: World = {
    cwd: root,
    env: {},
    clock,
    random: () => 0,
    keepHeapSmall: () => {},
    stopping: signal,
    ending: signal,
  }
  const [file] = await readManifests(world, [join(root, 'images.yml')])
  if (!file) throw new Error('no manifest')
  await file.state.hold(signal)
  onTestFinished(() => file.state.release())
  return { before: await load(file, false), state: file.state }
}

function folder(): string {
  const root = fs.realpathSync(fs.mkdtempSync(join(tmpdir(), 'imagelock-seeds-')))
  onTestFinished(() => fs.rmSync(root, { recursive: true, force: true }))
  fs.writeFileSync(join(root, 'images.yml'), TEXT)
  return root
}

test.each<[string, (at: string) => void, string]>([
  ['somebody saved it', (at) => fs.appendFileSync(at, '  b: B\n'), 'manifest/changed'],
  ['somebody saved as many bytes', (at) => fs.writeFileSync(at, TEXT.replace('text', 'TEXT')), 'manifest/changed'],
  ['it is gone', (at) => fs.rmSync(at), 'manifest/changed'],
  ['a folder stands there', (at) => fs.rmSync(at) === undefined && fs.mkdirSync(at), 'file/irregular'],
])('%s: nothing is written', async (_, meanwhile, code) => {
  const root = folder()
  const { before, state } = await opened(root)
  const after = await withSeeds(before, new Map([['a', 7]]))
  const at = join(root, 'images.yml')
  meanwhile(at)
  const saved = fs.statSync(at, { throwIfNoEntry: false })?.isFile() ? fs.readFileSync(at, 'utf8') : null
  await expect(writeManifest(before, after, openShelf(before), 0)).rejects.toMatchObject({ code, exit: 2 })
  const now = fs.statSync(at, { throwIfNoEntry: false })?.isFile() ? fs.readFileSync(at, 'utf8') : null
  expect([now, fs.readdirSync(root).filter((name) => name.endsWith('.tmp'))]).toEqual([saved, []])
  state.release()
  expect(fs.existsSync(join(root, '.imagelock'))).toBe(false)
})

test('unchanged, it is written, and read again it says what was meant', async () => {
  const root = folder()
  const { before } = await opened(root)
  const after = await withSeeds(before, new Map([['a', 7]]))
  const shelf = openShelf(before)
  await writeManifest(before, after, shelf, 0)
  await closeJournal(shelf, before, true, 0)
  expect(fs.readFileSync(join(root, 'images.yml'), 'utf8')).toBe(
    'version: 1\nimages:\n  a:\n    prompt: A # text\n    seed: 7\n',
  )
  expect(after.verdicts.map(({ image }) => image.seed)).toEqual([7])
})
