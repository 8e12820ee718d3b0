// Builds `dist` from `src`: tsc to JavaScript, then one bundle whose heavy rooms are chunks that load when needed.
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '..')
const out = resolve(process.argv[2] ?? join(root, 'dist'))
const run = (script, ...args) => execFileSync(process.execPath, [join(root, 'node_modules', script), ...args], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })

const build = join(root, 'build', 'src')
rmSync(build, { recursive: true, force: true })
run('typescript/bin/tsc', '-p', 'tsconfig.json', '--outDir', build)

const bundle = join(root, 'build', 'bundle')
rmSync(bundle, { recursive: true, force: true })
run('@vercel/ncc/dist/ncc/cli.js', 'build', join(build, 'cli.js'), '--out', bundle, '--license', 'licenses.txt', '--quiet')
const entry = readdirSync(bundle).find((name) => /^index\.m?js$/.test(name))
renameSync(join(bundle, entry), join(bundle, 'cli.js'))
rmSync(out, { recursive: true, force: true })
cpSync(bundle, out, { recursive: true })
