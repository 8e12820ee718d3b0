// A kill at every write, sync, rename, removal and request of six commands.
import * as fs from 'node:fs'
import * as path from 'node:path'
import { describe, expect, test } from 'vitest'
import { filesBelow, journalLines, judgeWhole } from '../e2e/promises.ts'
import { killEverywhere, type Story } from '../e2e/storm.ts'
import type { Scene } from '../e2e/harness.ts'
import { sha256 } from '../e2e/oracle.ts'

const DEFAULTS = 'defaults: { model: flux-2-klein-4b, size: 64x64, output_format: png }\n'
const MINE = Buffer.from('drawn by a person')

const whole =
  (...ids: string[]): Story['after'] =>
  (s, ran, purchases) =>
    expect([ran.code, judgeWhole(s.root, ids, purchases)]).toEqual([0, []])

/** Where the bytes are, or a file that the journal says was kept. */
function isSomewhere(s: Scene, bytes: Buffer): boolean {
  const files = [...filesBelow(s.root).map((name) => path.join(s.root, name))]
  return files.some((name) => sha256(fs.readFileSync(name)) === sha256(bytes))
}

const STORIES: readonly Story[] = [
  {
    name: 'two new pictures, without git',
    options: { git: false },
    prepare: async (s) => s.manifest(`${DEFAULTS}images: { a: A, b: B }\n`),
    args: ['generate', '--concurrency', '1'],
    after: whole('a', 'b'),
  },
  {
    name: 'a picture that comes with its answer, and its twin',
    options: { fluxAnswer: 'base64' },
    prepare: async (s) => s.manifest(`${DEFAULTS}images: { a: { prompt: A, seed: 1 }, b: { prompt: A, seed: 1 } }\n`),
    args: ['generate'],
    after: whole('a', 'b'),
  },
  {
    name: 'a swap, a move, an update elsewhere, a copy, an orphan',
    prepare: async (s) => {
      const at = (id: string, file: string, more = ''): string =>
        `  ${id}: { prompt: ${id}, seed: 1, path: ${file}.png${more} }\n`
      const manifest = (...images: string[]): void => s.manifest(`${DEFAULTS}images:\n${images.join('')}`)
      manifest(at('a', 'x/a'), at('b', 'x/b'), at('c', 'x/c'), at('d', 'x/d'), at('e', 'x/e'))
      expect((await s.run('generate')).code).toBe(0)
      s.commit()
      const copy = at('f', 'y/f').replace('prompt: f', 'prompt: a')
      manifest(at('a', 'x/b'), at('b', 'x/a'), at('c', 'y/c'), at('d', 'y/d').replace('prompt: d', 'prompt: D'), copy)
    },
    args: ['generate', '--prune'],
    resume: { prune: true },
    after: whole('a', 'b', 'c', 'd', 'f'),
  },
  {
    name: "--force over a person's own bytes",
    options: { keeps: true },
    prepare: async (s) => {
      s.manifest(`${DEFAULTS}images: { a: A }\n`)
      expect((await s.run('generate')).code).toBe(0)
      s.write('images/a.png', MINE)
    },
    args: ['generate', '--force', 'a'],
    after: (s, ran) => {
      expect(ran.code).toBe(0)
      expect(isSomewhere(s, MINE)).toBe(true)
      const kept = filesBelow(s.state).filter((name) => !name.endsWith('journal.jsonl'))
      const told = journalLines(s.state).flatMap((line) => ('file' in line ? [path.basename(String(line.file))] : []))
      expect(kept.map((name) => path.basename(name)).filter((name) => !told.includes(name))).toEqual([])
    },
  },
  {
    name: 'a picture of another format than asked',
    options: { keeps: true },
    prepare: async (s) => s.manifest(`${DEFAULTS}images: { a: A }\n`),
    script: [{ on: 'purchase', fault: { kind: 'picture', flaw: 'format', format: 'jpeg' } }],
    args: ['generate'],
    after: (s, ran) => {
      expect([ran.code, ran.rows]).toEqual([1, { a: 'create failed' }])
      expect(s.files()).toEqual(['images.yml'])
      const kept = filesBelow(s.state).filter((name) => !name.endsWith('journal.jsonl'))
      expect(kept.length).toBe(1)
    },
  },
  {
    name: 'accepted and restored',
    prepare: async (s) => {
      s.manifest(`${DEFAULTS}images: { a: A, b: B, c: C }\n`)
      expect((await s.run('generate')).code).toBe(0)
      s.commit()
      s.remove('images/a.png')
      s.remove('images/b.png')
      s.remove('images/c.png')
    },
    args: ['restore', 'a', 'b', 'c'],
    after: whole('a', 'b', 'c'),
  },
]

describe.each(STORIES)('$name', (story) => {
  test.each(['kill', 'torn'] as const)('%s at every operation', { timeout: 300_000 }, async (action) => {
    const kills = await killEverywhere(story, action)
    console.log(`${story.name}: ${kills} ${action}`)
    expect(kills).toBeGreaterThan(3)
  })
})
