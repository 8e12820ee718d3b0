// Folders to measure in: a manifest of many images, and a repository in which all of them are locked.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const hex = (algorithm, ...parts) =>
  parts.reduce((hash, part) => hash.update(part), createHash(algorithm)).digest('hex')

export function git(cwd, ...args) {
  execFileSync('git', ['-c', 'user.name=bench', '-c', 'user.email=bench@localhost', ...args], { cwd, stdio: 'ignore' })
}

export function openFolder() {
  const root = mkdtempSync(join(tmpdir(), 'imagelock-bench-'))
  git(root, 'init', '-q', '-b', 'main')
  return { root, close: () => rmSync(root, { recursive: true, force: true }) }
}

const idOf = (index) => `p${index % 100}/i-${index}`

export function manifestOf(count) {
  const lines = Array.from({ length: count }, (_, index) => `  ${idOf(index)}: "picture number ${index}"`)
  return `version: 1\ndefaults: { model: flux-2-pro, output_format: png }\nimages:\n${lines.join('\n')}\n`
}

/** A clone of a repository with `count` locked images; the lock is written by hand, by the rules of the format. */
export function lockedClone(count, bytes) {
  const { root, close } = openFolder()
  const images = {}
  for (let index = 0; index < count; index++) {
    const id = idOf(index)
    const path = `images/${id}.png`
    const content = Buffer.alloc(bytes, `${index} `)
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), content)
    // In the order of RFC 8785, so that the fingerprint is that of the text.
    const request = {
      height: 1024,
      model: 'flux-2-pro',
      output_format: 'png',
      prompt: `picture number ${index}`,
      prompt_upsampling: false,
      provider: 'apiyi',
      safety_tolerance: 2,
      seed: Number.parseInt(hex('sha256', `imagelock/seed/1\n${id}`).slice(0, 8), 16) & 0x7fffffff,
      width: 1024,
    }
    images[id] = {
      path,
      fingerprint: `sha256:${hex('sha256', `imagelock/request/1\n${JSON.stringify(request)}`)}`,
      request,
      file: {
        sha256: hex('sha256', content),
        git_blob: hex('sha1', `blob ${bytes}\0`, content),
        bytes,
        format: 'png',
        width: 1024,
        height: 1024,
        provenance: 'none',
      },
      receipt: { request_id: `req-${index}`, cost_usd: 0.03, cost_source: 'price-list' },
    }
  }
  writeFileSync(join(root, 'images.yml'), manifestOf(count))
  writeFileSync(join(root, 'images.lock.json'), `${JSON.stringify({ version: 1, images }, null, 2)}\n`)
  git(root, '-c', 'core.compression=1', 'add', '-A')
  git(root, 'commit', '-q', '-m', 'all')
  const clone = mkdtempSync(join(tmpdir(), 'imagelock-bench-'))
  git(clone, 'clone', '-q', root, 'repository')
  close()
  return { root: join(clone, 'repository'), close: () => rmSync(clone, { recursive: true, force: true }) }
}
