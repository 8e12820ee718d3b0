// One writer a manifest: a file with who holds it (spec: "Never half, never twice").
import { randomBytes } from 'node:crypto'
import * as fs from 'node:fs'
import * as os from 'node:os'
import { EXIT, ImagelockError } from '../errors.ts'

/** How long the second writer waits for the first (spec lockfile.md). */
const WAIT_MS = 10_000
const POLL_MS = 100

interface Holder {
  readonly pid: number
  readonly host: string
  /** When the run began, ISO 8601. */
  readonly start: string
  /** The process's start as the system counts it (Linux), so that a pid used again is told apart. */
  readonly ticks: string | null
}

/**
 * Takes the lock, waiting for up to 10 s; one of a dead process of this host is taken over.
 * @param file the lock
 * @param makeFolder makes its folder, which a run that ends may remove at any moment
 * @throws ImagelockError `state/held` (exit 2) with who holds it
 */
export async function takeWriterLock(file: string, makeFolder: () => void, stopping: AbortSignal): Promise<void> {
  const me: Holder = {
    pid: process.pid,
    host: os.hostname(),
    start: new Date().toISOString(),
    ticks: startTicks(process.pid),
  }
  for (const end = Date.now() + WAIT_MS; ;) {
    makeFolder()
    if (claim(file, JSON.stringify(me))) return
    const holder = readHolder(file)
    if (holder && isDead(holder)) takeOver(file, holder)
    else if (Date.now() >= end || stopping.aborted) refuseHeld(file, holder)
    else await new Promise((resolve) => setTimeout(resolve, POLL_MS))
  }
}

/** Makes the lock with its content in one step, so that a crash leaves no lock without a name. */
function claim(file: string, text: string): boolean {
  const next = `${file}.${randomBytes(4).toString('hex')}`
  try {
    fs.writeFileSync(next, text, { flag: 'wx', mode: 0o600 })
    fs.linkSync(next, file)
    return true
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    // ENOENT: another run that ended just now removed the folder or our half.
    if (code === 'EEXIST' || code === 'ENOENT') return false
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'EMLINK') throw error
    return claimWithoutLinks(file, text)
  } finally {
    removeHalf(next)
  }
}

/** One that stays is removed with the lock. */
function removeHalf(file: string): void {
  try {
    fs.rmSync(file, { force: true })
  } catch {
    // The lock itself is what counts.
  }
}

/** For file systems without hard links. */
function claimWithoutLinks(file: string, text: string): boolean {
  try {
    fs.writeFileSync(file, text, { flag: 'wx', mode: 0o600 })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

function refuseHeld(file: string, holder: Holder | null): never {
  const who = holder ? `process ${holder.pid} on ${holder.host} since ${holder.start}` : 'a run that left no name'
  const message = `another run holds this manifest: ${who}. Wait for it, or remove ${file} if it is gone`
  throw new ImagelockError({ code: 'state/held', message }, EXIT.invalid)
}

function readHolder(file: string): Holder | null {
  try {
    const holder = JSON.parse(fs.readFileSync(file, 'utf8')) as Partial<Holder>
    return typeof holder.pid === 'number' && typeof holder.host === 'string' ? (holder as Holder) : null
  } catch {
    return null
  }
}

function isDead(holder: Holder): boolean {
  if (holder.host !== os.hostname()) return false
  try {
    process.kill(holder.pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH'
  }
  return holder.ticks !== null && holder.ticks !== undefined && startTicks(holder.pid) !== holder.ticks
}

/** Field 22 of `/proc/<pid>/stat`; null where there is none. */
function startTicks(pid: number): string | null {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'latin1')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null
  } catch {
    return null
  }
}

/** Moves a dead run's lock out of the way; where another run was quicker and we took its fresh one, puts that back. */
function takeOver(file: string, dead: Holder): void {
  const away = `${file}.${randomBytes(4).toString('hex')}`
  try {
    fs.renameSync(file, away)
  } catch {
    return
  }
  const taken = readHolder(away)
  if (taken && (taken.pid !== dead.pid || taken.start !== dead.start)) {
    try {
      fs.linkSync(away, file)
    } catch {
      // A third run holds it by now.
    }
  }
  removeHalf(away)
}
