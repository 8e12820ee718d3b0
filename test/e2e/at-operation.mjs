// Preloaded by `node --import`: does what `AT_OPERATION` says at the n-th operation of the process, and writes what was
// done to the file `OPERATIONS`. `AT_OPERATION` is `<n> <action> [kinds]`: `kill`, `torn` (half of the write, then the
// kill) or the code of a system error; only operations of the kinds (all but `connect` where none is named) are counted.
import fs from 'node:fs'
import { systemError, watchOperations } from './operations.mjs'

const [at = '0', action = '', kinds = ''] = (process.env.AT_OPERATION ?? '').split(' ')
const { openSync, writeSync } = fs
const log = process.env.OPERATIONS === undefined ? null : openSync(process.env.OPERATIONS, 'a')
let n = 0

function die({ name, path, data, fd }) {
  const half = typeof data === 'string' || data instanceof Uint8Array ? Buffer.from(data) : null
  if (action === 'torn' && half !== null) {
    const part = half.subarray(0, Math.ceil(half.length / 2))
    if (fd !== undefined) writeSync(fd, part)
    else if (name === 'writeFileSync') writeSync(openSync(path, 'wx'), part)
  }
  process.kill(process.pid, 'SIGKILL')
}

await watchOperations((operation) => {
  const { kind, name, path } = operation
  if (kinds === '' ? kind === 'connect' : !kinds.split(',').includes(kind)) return undefined
  n += 1
  // With the kinds of the records that are written to the journal.
  const records = typeof operation.data === 'string' ? [...operation.data.matchAll(/^\{"t":"(\w+)"/gm)] : []
  const told = records.map(([, one]) => one).join()
  if (log !== null) writeSync(log, `${n}\t${kind}\t${path}\t${told}\n`)
  if (n !== Number(at)) return undefined
  return action === 'kill' || action === 'torn' ? die(operation) : systemError(action, name, path)
})
