// Builds `dist` (or the folder that is named) from `src`: tsc to JavaScript, then one bundle, `engine.js`, whose heavy
// rooms are chunks that load when needed; the doors stand beside it as they are. Equal sources give equal bytes, in whatever folder the repository lies.
import { execFileSync } from 'node:child_process'
import { appendFileSync, chmodSync, cpSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '..')
const out = resolve(process.argv[2] ?? join(root, 'dist'))
// The bundle names its modules by these paths, so they are the same for every target.
const compiled = join(root, 'build', 'src')
const bundle = join(root, 'build', 'bundle')
/** Small files that are not bundled, and what they import beside the engine. */
const DOORS = ['cli.js', 'index.js', 'post.js', 'scout.js', 'thumbnailer.js', 'version.js']
/** Of `src/thumbnail/codecs.ts`. */
const CODECS = [
  '@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm',
  '@jsquash/png/codec/pkg/squoosh_png_bg.wasm',
  '@jsquash/webp/codec/dec/webp_dec.wasm',
  '@jsquash/webp/codec/enc/webp_enc.wasm',
]

function run(script, ...args) {
  execFileSync(process.execPath, [join(root, 'node_modules', script), ...args], { cwd: root, stdio: ['ignore', 2, 2] })
}

for (const folder of [compiled, bundle]) rmSync(folder, { recursive: true, force: true })
run('typescript/bin/tsc', '-p', 'tsconfig.json', '--outDir', compiled)
run(
  '@vercel/ncc/dist/ncc/cli.js',
  'build',
  join(compiled, 'engine.js'),
  '--out',
  bundle,
  '--license',
  'licenses.txt',
  '--quiet',
)
renameSync(join(bundle, 'index.js'), join(bundle, 'engine.js'))
for (const door of DOORS) cpSync(join(compiled, door), join(bundle, door))
chmodSync(join(bundle, 'cli.js'), 0o755)

// The codecs' files by their own names, as `src/world/codec-files.ts` looks for them; ncc knows but some of them.
for (const name of readdirSync(bundle)) if (name.endsWith('.wasm')) rmSync(join(bundle, name))
for (const file of CODECS) cpSync(join(root, 'node_modules', file), join(bundle, basename(file)))
// What they were compiled from has licences of its own.
for (const name of ['jpeg', 'png', 'webp']) {
  const codec = readFileSync(join(root, 'node_modules/@jsquash', name, 'codec/LICENSE.codec.md'), 'utf8')
  appendFileSync(join(bundle, 'licenses.txt'), `\n\n@jsquash/${name}, codec\n${codec}`)
}

const { type } = JSON.parse(readFileSync(join(bundle, 'package.json'), 'utf8'))
if (type !== 'module') throw new Error('the bundle does not say that it is a module')
rmSync(out, { recursive: true, force: true })
cpSync(bundle, out, { recursive: true })
