// A crash in this process: from the n-th change of the disk below a folder on, none is made any more.
import * as fs from 'node:fs'
import * as fsp from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'

let below: string | null = null
let left = Infinity
let handles = new Set<fsp.FileHandle>()

/** What every change of the disk ends with after the crash. */
class Crash extends Error {}

function step(place: unknown): void {
  if (below === null || !String(place).startsWith(below)) return
  if (left <= 0) throw new Crash('the power is gone')
  left -= 1
}

type Call = (...args: never[]) => unknown

function wrap(target: Record<string, Call>, name: string, placeOf: (args: unknown[]) => unknown, late: boolean): void {
  const original = target[name] as Call
  target[name] = function (this: unknown, ...args: never[]): unknown {
    try {
      step(placeOf(args))
    } catch (error) {
      if (late) return Promise.reject(error as Error)
      throw error
    }
    return original.apply(this, args)
  }
}

const files = new WeakSet<fsp.FileHandle>()

/** Puts the switch into the disk's functions, once; without `crashAt` they do as before. */
async function install(): Promise<void> {
  const sync = (fs as unknown as { default: Record<string, Call> }).default
  const later = (fsp as unknown as { default: Record<string, Call> }).default
  for (const name of ['writeFileSync', 'renameSync', 'rmSync', 'mkdirSync', 'linkSync', 'rmdirSync'])
    wrap(sync, name, ([at]) => at, false)
  for (const name of ['rename', 'rm']) wrap(later, name, ([at]) => at, true)
  const open = later['open'] as unknown as typeof fsp.open
  const opened = async (...args: Parameters<typeof fsp.open>): Promise<fsp.FileHandle> => {
    if (/^[wa]/.test(String(args[1]))) step(args[0])
    const handle = await open(...args)
    if (below !== null && String(args[0]).startsWith(below)) {
      files.add(handle)
      handles.add(handle)
    }
    return handle
  }
  later['open'] = opened as unknown as Call
  const probe = await open(import.meta.filename)
  const prototype = Object.getPrototypeOf(probe) as Record<string, Call>
  await probe.close()
  for (const name of ['write', 'writeFile', 'appendFile', 'sync', 'datasync']) {
    const original = prototype[name] as Call
    prototype[name] = async function (this: fsp.FileHandle, ...args: never[]): Promise<unknown> {
      if (files.has(this)) step(below)
      return original.apply(this, args)
    }
  }
  syncBuiltinESMExports()
}

let installed: Promise<void> | undefined

/**
 * Does something of which only the first `changes` changes below `folder` reach the disk; ends when it ends.
 * @returns whether the crash came before the end
 */
export async function crashAt(folder: string, changes: number, work: () => Promise<unknown>): Promise<boolean> {
  await (installed ??= install())
  below = folder
  left = changes
  handles = new Set()
  await work().catch((error: unknown) => {
    if (left > 0) throw error
  })
  const crashed = left <= 0
  for (const handle of handles) await handle.close().catch(() => {})
  below = null
  left = Infinity
  return crashed
}
