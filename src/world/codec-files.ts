// The codecs' files: beside the bundle, or in their packages where the sources run as they are.
import * as fs from 'node:fs'
import { createRequire } from 'node:module'
import * as path from 'node:path'
import type { CodecFile } from '../thumbnail/codecs.ts'

export function codecFile(file: CodecFile): Uint8Array {
  const beside = path.join(import.meta.dirname, path.posix.basename(file))
  return fs.readFileSync(fs.existsSync(beside) ? beside : createRequire(import.meta.url).resolve(file))
}
