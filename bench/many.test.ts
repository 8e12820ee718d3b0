// Thousands of images in one run of the action, delivered by git: all of them there, and a second run changes nothing.
// IMAGES says how many; small pictures by the embedded painter, so that delivery is most of the time.
import { execFileSync } from 'node:child_process'
import * as fs from 'node:fs'
import * as path from 'node:path'
import { expect, test } from 'vitest'
import { actionScene } from '../test/action/scene.ts'

const IMAGES = Number(process.env['IMAGES'] ?? 10_000)
const BRANCH = 'imagelock/main/images'
const MANIFEST = `version: 1
provider: placeholder
defaults: { size: 64x64 }
images:
${Array.from({ length: IMAGES }, (_, n) => `  p${n % 100}/i${n}: picture ${n}\n`).join('')}`

test('many images in one run', { timeout: 1_800_000 }, async (context) => {
  const s = await actionScene(context, { 'images.yml': MANIFEST })
  const timed = async (): Promise<readonly [seconds: string, requests: number]> => {
    const [begun, requests] = [performance.now(), s.github.requests.length]
    const { code, stderr } = await s.act()
    expect([code, stderr]).toEqual([0, stderr])
    return [((performance.now() - begun) / 1000).toFixed(1), s.github.requests.length - requests]
  }
  const first = await timed()
  const folder = await s.checkout(BRANCH)
  const files = execFileSync('git', ['ls-files', 'images'], { cwd: folder, encoding: 'utf8' }).trim().split('\n')
  expect(files.length).toBe(IMAGES)
  const { images } = JSON.parse(fs.readFileSync(path.join(folder, 'images.lock.json'), 'utf8')) as { images: object }
  expect(Object.keys(images).length).toBe(IMAGES)
  const second = await timed()
  console.log(
    `${IMAGES} images: first run ${first[0]} s, ${first[1]} requests; second ${second[0]} s, ${second[1]} requests`,
  )
  expect(s.repository.pulls.length).toBe(1)
})
