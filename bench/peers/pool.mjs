// What all peers share: the arguments, a few workers over a list, and what is told at the end.
import { mkdirSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** @param make gives the picture's bytes for a prompt */
export async function runPool(make) {
  const { origin, count, concurrency, out } = JSON.parse(process.argv[2])
  mkdirSync(out, { recursive: true })
  let next = 0
  let failed = 0
  const worker = async () => {
    for (let index = next++; index < count; index = next++) {
      try {
        await writeFile(join(out, `i-${index}.png`), await make(`picture number ${index}`, origin))
      } catch {
        failed += 1
      }
    }
  }
  await Promise.all(Array.from({ length: concurrency }, worker))
  if (failed > 0) process.exitCode = 1
}
