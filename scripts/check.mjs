// The gate before a commit: runs the steps beside each other and prints what failed. `npm run check -- types lint`
// runs only those that are named.
import { spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'

/** Name to npm script; the long ones first, so that the short ones fill the gaps. */
const STEPS = {
  tests: 'test:fast',
  dist: 'dist:check',
  types: 'types',
  lint: 'lint',
  'dead-code': 'dead-code',
  format: 'format:check',
  tables: 'tables:check',
}

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !Object.hasOwn(STEPS, name))
if (unknown.length > 0) {
  process.stderr.write(`no step is called ${unknown.join(', ')}: there are ${Object.keys(STEPS).join(', ')}\n`)
  process.exit(2)
}

const queue = Object.entries(STEPS).filter(([name]) => asked.length === 0 || asked.includes(name))
const failed = []
const seconds = (from) => `${((performance.now() - from) / 1000).toFixed(1)} s`
const began = performance.now()

/** Ends with the exit code, null where a signal ended it, and all that the step printed. */
function run(script) {
  return new Promise((resolve, reject) => {
    const shell = process.platform === 'win32'
    const child = spawn('npm', ['run', '--silent', script], { shell, stdio: ['ignore', 'pipe', 'pipe'] })
    const printed = []
    child.stdout.on('data', (chunk) => printed.push(chunk))
    child.stderr.on('data', (chunk) => printed.push(chunk))
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, printed: Buffer.concat(printed).toString() }))
  })
}

async function work() {
  for (let step = queue.shift(); step; step = queue.shift()) {
    const [name, script] = step
    const from = performance.now()
    const { code, printed } = await run(script)
    process.stdout.write(`${code === 0 ? 'ok    ' : 'FAILED'}  ${name}  ${seconds(from)}\n`)
    if (code === 0) continue
    failed.push(name)
    process.stdout.write(`${printed.trimEnd()}\n\n`)
  }
}

await Promise.all(Array.from({ length: Math.min(4, availableParallelism()) }, work))
process.stdout.write(failed.length === 0 ? `all good in ${seconds(began)}\n` : `failed: ${failed.join(', ')}\n`)
process.exitCode = failed.length === 0 ? 0 : 1
