// Watches what a process does to the disk, the network and other programs, and lets a test kill it or fail it right there.
import fs from 'node:fs'
import { createRequire, syncBuiltinESMExports } from 'node:module'
import net from 'node:net'

const programs = createRequire(import.meta.url)('node:child_process')
const SYNC = {
  writeFileSync: 'write',
  mkdirSync: 'mkdir',
  rmSync: 'remove',
  rmdirSync: 'remove',
  renameSync: 'rename',
  linkSync: 'link',
}
const PROMISES = { rename: 'rename', rm: 'remove' }
const HANDLE = { write: 'write', writeFile: 'write', appendFile: 'write', sync: 'sync', datasync: 'sync' }
const PROGRAMS = ['spawn', 'spawnSync', 'execFile', 'execFileSync']

/** A system error as Node makes it. */
export function systemError(code, syscall, path) {
  const message = `${code}: injected fault, ${syscall} '${path}'`
  return Object.assign(new Error(message), { code, errno: -1, syscall, path })
}

/**
 * Calls `before` before every operation; what it returns is thrown instead of the operation, a number of bytes makes a
 * `FileHandle.write` a short one. `data` are the bytes of a write and `fd` where they go, where there is one.
 * @param {(operation: { kind: string, name: string, path: string, data?: unknown, fd?: number }) => Error | number | undefined} before
 * @returns {Promise<() => void>} what ends it
 */
export async function watchOperations(before) {
  const undo = []
  const paths = new WeakMap()
  const replace = (object, name, make) => {
    const real = object[name]
    object[name] = make(real)
    undo.push(() => (object[name] = real))
  }
  const judged = (operation) => {
    const verdict = before(operation)
    if (verdict instanceof Error) throw verdict
    return verdict
  }
  const probe = await fs.promises.open(process.execPath, 'r')
  const handles = Object.getPrototypeOf(probe)
  await probe.close()

  for (const [name, kind] of Object.entries(SYNC)) {
    replace(
      fs,
      name,
      (real) =>
        function (...args) {
          judged({ kind, name, path: String(args[0]), data: args[1] })
          return real.apply(this, args)
        },
    )
  }
  for (const [name, kind] of Object.entries(PROMISES)) {
    replace(
      fs.promises,
      name,
      (real) =>
        async function (...args) {
          judged({ kind, name, path: String(args[0]) })
          return real.apply(this, args)
        },
    )
  }
  replace(
    fs.promises,
    'open',
    (real) =>
      async function (path, flags = 'r', ...more) {
        const writes = typeof flags === 'string' && flags !== 'r'
        if (writes) judged({ kind: 'open', name: 'open', path: String(path) })
        const handle = await real.call(this, path, flags, ...more)
        paths.set(handle, String(path))
        return handle
      },
  )
  for (const [name, kind] of Object.entries(HANDLE)) {
    replace(
      handles,
      name,
      (real) =>
        async function (...args) {
          const verdict = judged({ kind, name, path: paths.get(this) ?? '', data: args[0], fd: this.fd })
          if (name !== 'write' || typeof verdict !== 'number') return real.apply(this, args)
          const [chunk, offset = 0] = args
          return real.call(this, chunk, offset, Math.max(1, Math.min(verdict, chunk.length - offset)))
        },
    )
  }
  replace(
    net.Socket.prototype,
    'connect',
    (real) =>
      function (...args) {
        judged({ kind: 'connect', name: 'connect', path: '' })
        return real.apply(this, args)
      },
  )
  replace(
    net.Socket.prototype,
    'write',
    (real) =>
      function (...args) {
        const isOurs = this === process.stdout || this === process.stderr || this.remotePort === undefined
        if (!isOurs) judged({ kind: 'request', name: 'write', path: '' })
        return real.apply(this, args)
      },
  )
  for (const name of PROGRAMS) {
    replace(
      programs,
      name,
      (real) =>
        function (...args) {
          judged({ kind: 'program', name, path: String(args[0]) })
          return real.apply(this, args)
        },
    )
  }
  syncBuiltinESMExports()
  return () => {
    for (const back of undo.toReversed()) back()
    syncBuiltinESMExports()
  }
}
