// git-lfs itself, and single requests, against the LFS doors.
import { execFileSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { commitIn, folder, readToken, serve, tryGit } from './helpers.ts'
import { runToken } from './server.ts'

function installed(): boolean {
  try {
    execFileSync('git', ['lfs', 'version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

test.skipIf(!installed())('git-lfs pushes and fetches (skipped where git-lfs is not installed)', async () => {
  const github = await serve({
    repositories: [{ name: 'octo/site', files: { '.gitattributes': '*.png filter=lfs diff=lfs merge=lfs -text\n' } }],
  })
  const site = github.repository('octo/site')
  const dir = await folder()
  const clone = await site.clone(dir, { token: runToken.token, version: 4, lfs: true })
  const bytes = Buffer.from(Array.from({ length: 5000 }, (_, at) => at % 251))
  const oid = createHash('sha256').update(bytes).digest('hex')
  await writeFile(join(dir, 'a.png'), bytes)
  await commitIn(dir)
  await clone.git('push', '--quiet', 'origin', 'HEAD:main')
  expect((await site.show('main', 'a.png')).toString()).toContain(`oid sha256:${oid}`)
  expect(site.hasLfs(oid)).toBe(true)
  const other = await site.clone(await folder(), { token: runToken.token, version: 4, lfs: true })
  expect(await other.git('hash-object', '--no-filters', 'a.png')).toBe(
    await clone.git('hash-object', '--no-filters', 'a.png'),
  )
  expect(github.writes().map(({ kind, method }) => `${kind} ${method}`)).toContain('lfs PUT')
  expect(github.violations).toEqual([])
  const reader = await folder()
  await site.clone(reader, { token: readToken.token, version: 4, lfs: true })
  await writeFile(join(reader, 'b.png'), 'b')
  await commitIn(reader)
  expect((await tryGit(reader, ['push', 'origin', 'HEAD:main'])).ok).toBe(false)
})

test('the storage refuses a second credential, wrong bytes and an unsigned address', async () => {
  const github = await serve()
  const bytes = Buffer.from('picture')
  const oid = createHash('sha256').update(bytes).digest('hex')
  const type = 'application/vnd.git-lfs+json'
  const authorization = `Basic ${Buffer.from(`x-access-token:${runToken.token}`).toString('base64')}`
  const batch = await fetch(`${github.url}/octo/site.git/info/lfs/objects/batch`, {
    method: 'POST',
    headers: { authorization, accept: type, 'content-type': type },
    body: JSON.stringify({ operation: 'upload', transfers: ['basic'], objects: [{ oid, size: bytes.length }] }),
  })
  const { objects } = (await batch.json()) as {
    objects: { actions: Record<'upload' | 'verify', { href: string; header?: Record<string, string> }> }[]
  }
  const { upload, verify } = objects[0]?.actions ?? expect.unreachable('no actions')
  const put = (url: string, body: Uint8Array, headers: Record<string, string> = {}) =>
    fetch(url, { method: 'PUT', body, headers })
  expect((await put(upload.href, bytes, { authorization })).status).toBe(400)
  expect((await put(upload.href, Buffer.from('other'))).status).toBe(400)
  expect((await put(upload.href.split('?')[0] ?? '', bytes)).status).toBe(403)
  const check = () =>
    fetch(verify.href, {
      method: 'POST',
      headers: { ...verify.header, accept: type, 'content-type': type },
      body: JSON.stringify({ oid, size: bytes.length }),
    })
  expect((await check()).status).toBe(404)
  expect((await put(upload.href, bytes)).status).toBe(200)
  expect((await check()).status).toBe(200)
})
