// A lock is a stranger's file: whatever bytes it names, nothing but a picture is written; and --force keeps what it replaces.
import { crc32, deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { agrees, scene } from './harness.ts'

test('a lock that names a text of the repository brings no text back', async (context) => {
  const s = await scene(context)
  s.manifest('provider: placeholder\nimages:\n  a: { prompt: one, size: 64x64 }\n')
  await s.run('generate')
  s.write('secret.txt', 'TOP SECRET')
  s.commit()
  const [sha256, git_blob] = [s.sha('secret.txt'), s.git('rev-parse', 'HEAD:secret.txt').trim()]
  const text = s.read('images.lock.json').toString()
  const { file } = s.lock()['a'] ?? {}
  const forged = text
    .replace(String(file?.sha256), sha256)
    .replace(String(file?.['git_blob']), git_blob)
    .replace(/"bytes": \d+/, '"bytes": 10')
  s.write('images.lock.json', forged)
  s.remove('images/a.png')
  for (const command of [['generate'], ['restore', 'a']]) {
    const ran = await s.run(...command, '--json')
    expect([ran.code, ran.rows['a']]).toEqual([1, 'missing failed'])
    expect(s.has('images/a.png')).toBe(false)
  }
})

test('--force keeps the old bytes also where the path changes', async (context) => {
  const s = await scene(context, { keeps: true })
  s.manifest('provider: placeholder\nimages:\n  a: { prompt: one, size: 64x64 }\n')
  await s.run('generate')
  const before = s.sha('images/a.png')
  s.manifest('provider: placeholder\nimages:\n  a: { prompt: two, size: 64x64, path: images/b.png }\n')
  const ran = await s.run('generate', 'a', '--force', '--json')
  const kept = ran.json.problems.map(({ message }) => /kept at (\S+\.png)/.exec(message)?.[1]).find(Boolean) ?? ''
  expect(s.sha(kept.slice(s.root.length + 1))).toBe(before)
  expect(s.has('images/a.png')).toBe(false)
})

test.for([
  [false, 'generated'],
  [true, 'restored'],
] as const)(
  'a lock that names a blob of other bytes, git has the true ones: %s, the picture is %s',
  async ([known, how], context) => {
    const s = await scene(context)
    s.manifest('provider: placeholder\nimages:\n  a: { prompt: one, size: 64x64 }\n')
    await s.run('generate')
    s.write('other.txt', 'other')
    if (known) s.git('add', '-A')
    s.git('add', 'other.txt')
    s.git('commit', '-q', '-m', 'x')
    const honest = s.lock()['a']?.file
    const forged = s.git('rev-parse', 'HEAD:other.txt').trim()
    s.write('images.lock.json', s.read('images.lock.json').toString().replace(String(honest?.['git_blob']), forged))
    s.remove('images/a.png')
    const restored = await s.run('restore', 'a', '--json')
    expect([restored.code, restored.rows['a']]).toEqual([1, 'missing failed'])
    const made = await s.run('generate', '--json')
    expect([made.code, made.rows['a']]).toEqual([0, `missing ${how}`])
    expect(s.lock()['a']?.file).toEqual(honest)
    await agrees(s)
  },
)

test.for([
  ['a.yml', 'b.yml'],
  ['b.yml', 'a.yml'],
] as const)(
  "one manifest's picture where another's folder is: refused, nothing made (%s)",
  async ([first, second], context) => {
    const s = await scene(context)
    const yml = (path: string): string =>
      `version: 1\nprovider: placeholder\nimages: { x: { prompt: p, size: 64x64, path: ${path} } }\n`
    s.write(first, yml('art/Logo.png'))
    s.write(second, yml('art/logo.png/b.png'))
    const ran = await s.run('generate', '-m', 'a.yml', '-m', 'b.yml', '--json')
    expect([ran.code, ran.codes]).toEqual([2, ['manifest/path-folder']])
    expect(s.files()).toEqual(['a.yml', 'b.yml'])
  },
)

test("a person's own picture has no largest size: accepted, deleted and taken back from git", async (context) => {
  const s = await scene(context)
  s.manifest('provider: placeholder\nimages:\n  a: { prompt: one, size: 64x64 }\n')
  const huge = greyPng(9000, 9000)
  s.write('images/a.png', huge)
  const accepted = await s.run('accept', 'a', '--json')
  expect([accepted.code, accepted.rows['a']]).toEqual([0, 'edited accepted'])
  expect(s.lock()['a']?.file).toMatchObject({ width: 9000, height: 9000, bytes: huge.length })
  s.commit()
  s.remove('images/a.png')
  const ran = await s.run('generate', '--json')
  expect([ran.code, ran.rows['a']]).toEqual([0, 'missing restored'])
  await agrees(s)
})

/** A black picture of one bit a pixel. */
function greyPng(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    check.writeUInt32BE(crc32(named))
    return Buffer.concat([length, named, check])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.writeUInt8(1, 8)
  const rows = deflateSync(Buffer.alloc(height * (1 + Math.ceil(width / 8))))
  const signature = Buffer.from('89504e470d0a1a0a', 'hex')
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))])
}
