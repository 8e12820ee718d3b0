// One look at the disk for one plan: every folder and file is looked up once, and read only where git does not vouch for it.
import * as fs from 'node:fs'
import { availableParallelism } from 'node:os'
import type { FileFact } from '../plan/state.ts'
import type { Files, Found } from './files.ts'
import { hashAll } from './hash-workers.ts'
import type { Voucher } from './vouch.ts'

/** From here on other cores help: to start them costs about as much as hashing this. */
const SHARED_BYTES = 64 * 1024 * 1024
/** Shorter files may be pointers of Git LFS, which `Files.fact` tells. */
const POINTER_BYTES = 1024n

/** The disk as it was when it was looked at. */
export interface Sight {
  readonly find: Files['find']
  readonly fact: Files['fact']
  /** What is known without reading the file; null where that cannot be told. */
  readonly vouched: (relative: string) => FileFact | null
  /** Hashes those of the files that nobody vouches for with all cores, where they are many. */
  readonly prepare: (paths: ReadonlySet<string>) => Promise<void>
}

const NOTHING: ReadonlyMap<string, FileFact> = new Map()
const FILE: Found = { kind: 'file' }

interface Seen {
  readonly found: Found
  /** Of a file. */
  readonly stat: fs.BigIntStats | null
}

/**
 * @param vouch what need not be read
 * @param known regular files that were looked at already, and what they hold
 */
export function openSight(files: Files, vouch: Voucher, known: ReadonlyMap<string, FileFact> = NOTHING): Sight {
  const folders = new Map<string, Found | null>([['', null]])
  const seen = new Map<string, Seen>()
  const facts = new Map<string, FileFact>(known)

  /** Null for a folder, else what stands in the way. */
  const folder = (relative: string): Found | null => {
    const before = folders.get(relative)
    if (before !== undefined) return before
    const found = folder(parentOf(relative)) ?? inTheWay(files.root, relative)
    folders.set(relative, found)
    return found
  }
  const look = (relative: string): Seen => {
    const before = seen.get(relative)
    if (before) return before
    const blocked = folder(parentOf(relative))
    const now = blocked ? { found: blocked, stat: null } : lookAt(files.root, relative)
    seen.set(relative, now)
    return now
  }
  const vouched = (relative: string): FileFact | null => {
    const told = facts.get(relative)
    if (told) return told
    const { found, stat } = look(relative)
    const fact = stat ? vouch(relative, stat) : ({ kind: found.kind === 'absent' ? 'absent' : 'other' } as const)
    if (fact) facts.set(relative, fact)
    return fact
  }
  return {
    find: (relative) => (known.has(relative) ? FILE : look(relative).found),
    vouched,
    fact: (relative) => {
      const told = vouched(relative)
      if (told) return told
      const fact = files.fact(relative)
      facts.set(relative, fact)
      return fact
    },
    prepare: async (paths) => {
      const cores = availableParallelism()
      const long: string[] = []
      let bytes = 0
      for (const one of paths) {
        if (vouched(one)) continue
        const size = look(one).stat?.size ?? 0n
        if (size < POINTER_BYTES) continue
        long.push(one)
        bytes += Number(size)
      }
      if (cores === 1 || bytes < SHARED_BYTES) return
      for (const [one, sha256] of await hashAll(files.root, long, cores)) facts.set(one, { kind: 'bytes', sha256 })
    },
  }
}

function parentOf(relative: string): string {
  return relative.slice(0, Math.max(0, relative.lastIndexOf('/')))
}

function inTheWay(root: string, relative: string): Found | null {
  const stat = fs.lstatSync(`${root}/${relative}`, { throwIfNoEntry: false })
  if (!stat) return { kind: 'absent' }
  if (stat.isSymbolicLink()) return { kind: 'link', at: relative }
  return stat.isDirectory() ? null : { kind: 'other' }
}

function lookAt(root: string, relative: string): Seen {
  const stat = fs.lstatSync(`${root}/${relative}`, { throwIfNoEntry: false, bigint: true })
  if (!stat) return { found: { kind: 'absent' }, stat: null }
  if (stat.isSymbolicLink()) return { found: { kind: 'link', at: relative }, stat: null }
  return stat.isFile() ? { found: { kind: 'file' }, stat } : { found: { kind: 'other' }, stat: null }
}
