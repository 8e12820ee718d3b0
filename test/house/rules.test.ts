// The linter holds the house's rules: planted violations are found, and the same lines are let through where they belong.
import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'

const ROOT = resolve(import.meta.dirname, '../..')
const IMPORTS = 'no-restricted-imports'
const GLOBALS = 'no-restricted-globals'
const PROPERTIES = 'no-restricted-properties'

/** Folder or file under src, a line, and the rule that refuses it there; null where it is let through. */
const CASES: readonly (readonly [place: string, line: string, rule: string | null])[] = [
  ['plan', "import 'node:fs'", IMPORTS],
  ['plan', "await import('node:fs/promises')", IMPORTS],
  ['plan', "await import('undici')", IMPORTS],
  ['plan', "export { x } from '../store/shelf.ts'", IMPORTS],
  ['plan', "import type { Files } from '../world/files.ts'", IMPORTS],
  ['plan', "await import('../run.ts')", IMPORTS],
  ['plan', "import '../lock/parse.ts'", null],
  ['plan', 'export const now = () => Date.now()', PROPERTIES],
  ['plan', 'export const now = () => new Date()', GLOBALS],
  ['plan', 'export const dice = () => Math.random()', PROPERTIES],
  ['plan', 'export const home = () => process.env', GLOBALS],
  ['plan', 'export const home = () => globalThis.process', GLOBALS],
  ['manifest', 'export const say = () => console.log(1)', GLOBALS],
  ['manifest', "import '../plan/plan.ts'", IMPORTS],
  ['manifest', "import '../lock/parse.ts'", IMPORTS],
  ['manifest', "export type { Request } from '../lock/schema.ts'", null],
  ['manifest', "import 'js-yaml'", null],
  ['lock', "import 'js-yaml'", IMPORTS],
  ['lock', "import 'node:crypto'", null],
  ['lock', "import '../plan/plan.ts'", IMPORTS],
  ['providers', "import 'undici'", IMPORTS],
  ['providers', "import '../manifest/parse.ts'", IMPORTS],
  ['image', "import 'node:zlib'", null],
  ['image', "import 'node:child_process'", IMPORTS],
  ['image', "import '../manifest/parse.ts'", IMPORTS],
  ['thumbnail', "import '@jsquash/jpeg'", null],
  ['thumbnail', "import 'node:fs'", IMPORTS],
  ['thumbnail', "import '../world/codec-files.ts'", IMPORTS],
  ['gallery', "import 'node:crypto'", null],
  ['gallery', "import 'node:fs'", IMPORTS],
  ['gallery', "import '../store/earlier.ts'", IMPORTS],
  ['store', "import '../generate/generate.ts'", IMPORTS],
  ['store', "import { openFiles } from '../world/files.ts'", IMPORTS],
  ['store', "export type { Files } from '../world/files.ts'", null],
  ['store', "import 'node:fs'", IMPORTS],
  ['generate', "import '../store/shelf.ts'", null],
  ['generate', "import '../report/text.ts'", IMPORTS],
  ['generate', "await import('undici')", IMPORTS],
  ['generate', 'setTimeout(() => {}, 1)', GLOBALS],
  ['report', "import '../generate/outcome.ts'", null],
  ['report', "import '../world/terminal.ts'", IMPORTS],
  ['report', "import 'node:os'", IMPORTS],
  ['commands', "import 'node:fs'", IMPORTS],
  ['commands', "import '../run.ts'", IMPORTS],
  ['commands', "import '../world/files.ts'", null],
  ['commands', 'export const home = () => process.env', GLOBALS],
  ['world', "import 'node:fs'", null],
  ['world', "import 'undici'", null],
  ['world', "import 'zod'", IMPORTS],
  ['world', "import '../plan/plan.ts'", IMPORTS],
  ['world', "export type { Plan } from '../plan/plan.ts'", null],
  ['world', 'console.log(1)', 'no-console'],
  ['run.ts', "import 'node:child_process'", IMPORTS],
  ['load.ts', "import './command-line.ts'", IMPORTS],
  ['errors.ts', "import './plan/plan.ts'", IMPORTS],
  ['command-line.ts', "import 'node:fs'", null],
  ['plan', 'export default 1', 'no-default-export'],
  ['report', `${'// a line\n'.repeat(300)}export {}`, 'max-lines'],
]

const placeOf = ([place]: (typeof CASES)[number], index: number): string =>
  place.endsWith('.ts') ? `src/${place}` : `src/${place}/case-${index}.ts`

const found = new Map<string, string[]>()
let folder: string

/** What the linter prints in the folder; it ends with 1 where it found something. */
async function lint(...files: readonly string[]): Promise<string> {
  const oxlint = join(ROOT, 'node_modules/oxlint/bin/oxlint')
  const run = promisify(execFile)(process.execPath, [oxlint, '--format', 'unix', ...files], { cwd: folder })
  return (await run.catch((error: { stdout: string }) => error)).stdout
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'imagelock-rules-'))
  // Without types: the planted imports lead nowhere.
  const config = JSON.parse(readFileSync(join(ROOT, '.oxlintrc.json'), 'utf8'))
  writeFileSync(join(folder, '.oxlintrc.json'), JSON.stringify({ ...config, options: {} }))
  for (const [index, one] of CASES.entries()) {
    const file = join(folder, placeOf(one, index))
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, `${one[1]}\n`)
  }
  for (const [, file = '', rule = ''] of (await lint()).matchAll(/^(\S+?):\d+:\d+: .*\((\S+?)\)\]$/gm)) {
    found.set(file, [...(found.get(file) ?? []), rule])
  }
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

test.each(CASES.map((one, index) => ({ one, index, title: `${one[0]}: ${one[1].slice(0, 70)}` })))(
  '$title',
  ({ one, index }) => {
    const rules = found.get(placeOf(one, index)) ?? []
    if (one[2] === null) expect(rules).toEqual([])
    else expect(rules).toContain(one[2])
  },
)

test('a loop of imports is found', async () => {
  for (const [name, other] of ['ab', 'ba']) {
    writeFileSync(
      join(folder, `src/plan/${name}.ts`),
      `import { ${other} } from './${other}.ts'\nexport const ${name} = () => ${other}\n`,
    )
  }
  expect(await lint('src/plan/a.ts', 'src/plan/b.ts')).toContain('import(no-cycle)')
})
