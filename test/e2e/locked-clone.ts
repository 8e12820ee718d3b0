// A clone of a repository in which many images are locked, the lock written by hand after the spec.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import * as fs from 'node:fs'
import * as os from 'node:os'
import * as path from 'node:path'
import { onTestFinished } from 'vitest'

const hex = (algorithm: string, ...parts: (string | Buffer)[]): string =>
  parts.reduce((hash, part) => hash.update(part), createHash(algorithm)).digest('hex')

/**
 * `p<n % 100>/i-<n>` for each n below `count`; the folder goes with the test.
 * @param more what stands at the end of each prompt
 */
export function lockedClone(count: number, bytes: number, more = ''): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'imagelock-size-'))
  onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }))
  const root = path.join(folder, 'first')
  const git = (cwd: string, ...args: string[]): void => {
    const own = ['-c', 'user.name=t', '-c', 'user.email=t@t', '-c', 'core.compression=0', '-c', 'gc.auto=0']
    execFileSync('git', [...own, ...args], { cwd, stdio: 'pipe' })
  }
  fs.mkdirSync(root)
  const images: Record<string, unknown> = {}
  const lines: string[] = []
  for (let index = 0; index < count; index++) {
    const id = `p${index % 100}/i-${index}`
    const content = Buffer.alloc(bytes, `${index} `)
    fs.mkdirSync(path.join(root, `images/p${index % 100}`), { recursive: true })
    fs.writeFileSync(path.join(root, `images/${id}.png`), content)
    const prompt = `picture number ${index}${more}`
    const [seed, width, height] = [index, 1024, 1024]
    const rest = { prompt_upsampling: false, provider: 'apiyi', safety_tolerance: 2, seed, width }
    const request = { height, model: 'flux-2-pro', output_format: 'png', prompt, ...rest }
    lines.push(`  ${id}: { prompt: ${prompt}, seed: ${seed} }`)
    images[id] = {
      path: `images/${id}.png`,
      fingerprint: `sha256:${hex('sha256', `imagelock/request/1\n${JSON.stringify(request)}`)}`,
      request,
      file: {
        ...{ sha256: hex('sha256', content), git_blob: hex('sha1', `blob ${bytes}\0`, content), bytes },
        ...{ format: 'png', width, height, provenance: 'none' },
      },
      receipt: { cost_usd: 0.03, cost_source: 'price-list' },
    }
  }
  const head = 'version: 1\ndefaults: { model: flux-2-pro, output_format: png }\nimages:\n'
  fs.writeFileSync(path.join(root, 'images.yml'), `${head}${lines.join('\n')}\n`)
  fs.writeFileSync(path.join(root, 'images.lock.json'), JSON.stringify({ version: 1, images }))
  git(root, 'init', '-q')
  git(root, 'add', '-A')
  git(root, 'commit', '-qm', 'all')
  git(folder, 'clone', '-q', 'first', 'second')
  return path.join(folder, 'second')
}
