// A lock is a stranger's file: whatever bytes it names, nothing but a picture is written; and --force keeps what it replaces.
import { expect, test } from 'vitest'
import { scene } from './harness.ts'

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
