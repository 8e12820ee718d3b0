// Runs the whole room over a text, as its callers do.
import { expandManifest, type PromptText } from '../../src/manifest/expand.ts'
import { parseManifest } from '../../src/manifest/parse.ts'
import type { Manifest } from '../../src/manifest/draft.ts'
import type { Problem } from '../../src/errors.ts'

export interface Ran {
  readonly manifest: Manifest | null
  readonly problems: readonly Problem[]
  /** `code:line:column` of each problem, without `manifest/`. */
  readonly told: readonly string[]
}

export function run(text: string | Uint8Array, files: Readonly<Record<string, PromptText>> = {}): Ran {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text
  const parsed = parseManifest(bytes, 'images.yml')
  const { manifest, problems } = expandManifest(parsed, new Map(Object.entries(files)))
  const told = problems.map(({ code, line, column }) => `${code.replace('manifest/', '')}:${line}:${column}`)
  return { manifest, problems, told }
}

/** One image in flow style, where what is wrong stands in line 3 behind `  a: {p: …`. */
export function image(keys: string, top = ''): string {
  return `version: 1\nimages:\n  a: {${keys}}\n${top}`
}
