// A person's file written anew: in one step, its mode kept, and never over what somebody saved meanwhile.
import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { filesBelow } from '../../src/world/files.ts'

function folder(content: string): string {
  const root = fs.mkdtempSync(join(tmpdir(), 'imagelock-replace-'))
  onTestFinished(() => fs.rmSync(root, { recursive: true, force: true }))
  fs.writeFileSync(join(root, 'm.yml'), content, { mode: 0o750 })
  return root
}

const bytes = (text: string): Buffer => Buffer.from(text)

test('the new bytes stand there, with the old mode, and nothing beside them', async () => {
  const root = folder('old')
  const files = filesBelow(root)
  expect(await files.replace('m.yml', files.temporaryName('m.yml'), bytes('old'), bytes('new one'))).toBe(true)
  expect([fs.readFileSync(join(root, 'm.yml'), 'utf8'), fs.readdirSync(root)]).toEqual(['new one', ['m.yml']])
  if (process.platform !== 'win32') expect(fs.statSync(join(root, 'm.yml')).mode & 0o777).toBe(0o750)
})

test.each(['older', 'ol', 'odd', '', null])('what somebody saved meanwhile stays: %j', async (saved) => {
  const root = folder('old')
  const files = filesBelow(root)
  if (saved === null) fs.rmSync(join(root, 'm.yml'))
  else fs.writeFileSync(join(root, 'm.yml'), saved)
  expect(await files.replace('m.yml', files.temporaryName('m.yml'), bytes('old'), bytes('new'))).toBe(false)
  expect(fs.readdirSync(root)).toEqual(saved === null ? [] : ['m.yml'])
  if (saved !== null) expect(fs.readFileSync(join(root, 'm.yml'), 'utf8')).toBe(saved)
})

test.skipIf(process.platform === 'win32')('a link is followed nowhere', async () => {
  const root = folder('old')
  const files = filesBelow(root)
  fs.symlinkSync('m.yml', join(root, 'link.yml'))
  const writing = files.replace('link.yml', files.temporaryName('link.yml'), bytes('old'), bytes('new'))
  await expect(writing).rejects.toMatchObject({ code: 'file/link' })
  expect([fs.readFileSync(join(root, 'm.yml'), 'utf8'), fs.readdirSync(root)]).toEqual(['old', ['link.yml', 'm.yml']])
})

test.each(['odd', 'longer', null])(
  'what somebody saves while the new bytes are written stays too: %j',
  async (saved) => {
    const root = folder('old')
    const files = filesBelow(root)
    const writing = files.replace('m.yml', files.temporaryName('m.yml'), bytes('old'), bytes('new'))
    if (saved === null) fs.rmSync(join(root, 'm.yml'))
    else fs.writeFileSync(join(root, 'm.yml'), saved)
    expect(await writing).toBe(false)
    expect(fs.readdirSync(root)).toEqual(saved === null ? [] : ['m.yml'])
    if (saved !== null) expect(fs.readFileSync(join(root, 'm.yml'), 'utf8')).toBe(saved)
  },
)

test('a write that fails leaves the old bytes, and nothing beside them', async () => {
  const root = folder('old')
  const files = filesBelow(root)
  const broken = { length: 3 } as Uint8Array
  const writing = files.replace('m.yml', files.temporaryName('m.yml'), bytes('old'), broken)
  await expect(writing).rejects.toMatchObject({ code: 'ERR_INVALID_ARG_TYPE' })
  expect([fs.readFileSync(join(root, 'm.yml'), 'utf8'), fs.readdirSync(root)]).toEqual(['old', ['m.yml']])
})
