// Changes the guards of paths, logs, journal, caps and URLs in every small way, and says how many of the changes a test sees.
// `node scripts/mutation.mjs [folder] [module…]`: works in a copy of the repository (default: a folder of the system's for
// temporary files), where it installs Stryker, which the repository itself does not need. Fails below 85 %.
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const LEAST = 85
/** Stryker 9 is the last for Node 20. */
const STRYKER = ['@stryker-mutator/core@9.6.1', '@stryker-mutator/vitest-runner@9.6.1']

/** Module to the quick tests that it answers to. */
const MODULES = {
  'src/generate/budget.ts': ['test/plan/caps.test.ts'],
  'src/plan/caps.ts': ['test/plan/caps.test.ts'],
  'src/report/plain.ts': ['test/report/text.test.ts'],
  'src/secret.ts': ['test/world/redact.test.ts'],
  'src/world/redact.ts': ['test/world/redact.test.ts'],
  'src/manifest/paths.ts': ['test/manifest/paths.test.ts'],
  'src/world/address.ts': ['test/world/address.test.ts'],
  'src/store/journal.ts': ['test/store/journal.test.ts'],
  'src/store/cache.ts': ['test/store/cache.test.ts'],
  'src/world/cache-folder.ts': ['test/store/cache.test.ts'],
  'src/lock/bundle.ts': ['test/lock/bundle.test.ts'],
  'src/world/bundles.ts': ['test/world/bundles.test.ts'],
  'src/world/folders.ts': ['test/world/bundles.test.ts', 'test/store/cache.test.ts'],
  'src/manifest/collisions.ts': ['test/manifest/collisions.test.ts', 'test/manifest/bind.test.ts'],
  'src/deliver/harmless.ts': ['test/deliver/harmless.test.ts'],
  'src/world/files.ts': ['test/store/files.test.ts', 'test/store/replace.test.ts'],
  'src/world/sync-folder.ts': ['test/store/files.test.ts'],
  'src/world/get.ts': ['test/world/http-get.test.ts', 'test/world/http-get-address.test.ts'],
}

const root = resolve(import.meta.dirname, '..')
const [folder = join(tmpdir(), 'imagelock-mutation'), ...asked] = process.argv.slice(2)
const copy = resolve(folder)
mkdirSync(copy, { recursive: true })
for (const name of [
  'src',
  'test',
  'scripts',
  'schema',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'vitest.mutation.config.ts',
]) {
  rmSync(join(copy, name), { recursive: true, force: true })
  cpSync(join(root, name), join(copy, name), { recursive: true })
}
if (!existsSync(join(copy, 'node_modules', '@stryker-mutator', 'vitest-runner'))) {
  const words = ['install', '--no-save', '--no-audit', '--no-fund', '--ignore-scripts', ...STRYKER]
  execFileSync('npm', words, { cwd: copy, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' })
}

/** Runs the mutants of one module; gives how many there are by status, and those that lived. */
function mutate(module) {
  const report = join(copy, 'mutation.json')
  const config = {
    testRunner: 'vitest',
    plugins: ['@stryker-mutator/vitest-runner'],
    vitest: { configFile: 'vitest.mutation.config.ts', related: false },
    mutate: [module],
    reporters: ['json', 'progress-append-only'],
    jsonReporter: { fileName: report },
    coverageAnalysis: 'perTest',
    // A busy machine is not what a test saw.
    timeoutMS: 60_000,
    concurrency: availableParallelism(),
    // Neither TypeScript 7's configuration nor its checks are known to Stryker.
    tsconfigFile: 'none.json',
    disableTypeChecks: false,
    warnings: { slow: false },
    tempDirName: 'mutants',
    ignorePatterns: ['mutation.json'],
  }
  writeFileSync(join(copy, 'stryker.json'), JSON.stringify(config))
  rmSync(report, { force: true })
  // A file of tests that cannot be loaded has no test that Stryker could count as failed; this one can be loaded.
  const loads = `import { test } from 'vitest'\ntest('loads', async () => void (await import('../${module}')))\n`
  writeFileSync(join(copy, 'test', 'loads.test.ts'), loads)
  const env = { ...process.env, MUTATION_TESTS: [...MODULES[module], 'test/loads.test.ts'].join(' ') }
  const stryker = join(copy, 'node_modules', '@stryker-mutator', 'core', 'bin', 'stryker.js')
  execFileSync(process.execPath, [stryker, 'run', 'stryker.json'], { cwd: copy, env, stdio: ['ignore', 2, 2] })
  return JSON.parse(readFileSync(report, 'utf8')).files[module].mutants
}

const KILLED = ['Killed', 'Timeout']
const ALIVE = ['Survived', 'NoCoverage']
const total = { killed: 0, alive: 0 }
const line = (name, killed, alive) =>
  process.stdout.write(
    `${((100 * killed) / (killed + alive)).toFixed(1).padStart(5)} %  ${killed} of ${killed + alive}  ${name}\n`,
  )

for (const module of Object.keys(MODULES).filter(
  (name) => asked.length === 0 || asked.some((one) => name.includes(one)),
)) {
  const mutants = mutate(module)
  const alive = mutants.filter(({ status }) => ALIVE.includes(status))
  const killed = mutants.filter(({ status }) => KILLED.includes(status)).length
  line(module, killed, alive.length)
  for (const { location, mutatorName, replacement } of alive) {
    const { line: row, column } = location.start
    process.stdout.write(
      `         ${row}:${column} ${mutatorName}: ${(replacement ?? '').replaceAll(/\s+/g, ' ').slice(0, 100)}\n`,
    )
  }
  total.killed += killed
  total.alive += alive.length
}
line('in all', total.killed, total.alive)
process.exitCode = total.killed / (total.killed + total.alive) < LEAST / 100 ? 1 : 0
