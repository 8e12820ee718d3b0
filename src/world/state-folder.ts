// The folder of a manifest's state: in the git dir, else `.imagelock/` beside the manifest (spec: "Never half, never twice").
import { createHash, randomBytes } from 'node:crypto'
import * as fs from 'node:fs'
import * as fsp from 'node:fs/promises'
import * as os from 'node:os'
import * as path from 'node:path'
import { EXIT, ImagelockError } from '../errors.ts'
import type { JournalFile } from '../store/journal.ts'
import type { Git, Repository } from './git.ts'
import { type Files, filesBelow, syncFolder } from './files.ts'

const JOURNAL = 'journal.jsonl'
const WRITER = 'writer.lock'
const JOURNAL_BYTES = 256 * 1024 * 1024
/** How long the second writer waits for the first (spec lockfile.md). */
const WAIT_MS = 10_000
const POLL_MS = 100

export interface StateFolder {
  /** Absolute. */
  readonly path: string
  /** The disk below the folder, for candidates. */
  readonly files: Files
  readonly journal: JournalFile
  /** The journal's text; empty where there is none. */
  readonly readJournal: () => string
  /** Takes the manifest's lock, waiting for up to 10 s. Throws `state/held` (exit 2) with who holds it. */
  readonly hold: (stopping: AbortSignal) => Promise<void>
  /** Copies bytes into the folder; gives the absolute path. */
  readonly setAside: (name: string, bytes: AsyncIterable<Uint8Array>) => Promise<string>
  /** Whether bytes that were set aside are still there: a person may have taken or removed them. */
  readonly has: (file: string) => boolean
  /** Gives the lock back; removes the folder where nothing is left in it. */
  readonly release: () => void
}

/**
 * Finds the state folder of a manifest without making it.
 * @param folder the manifest's, absolute; `name` its file name
 * @throws ImagelockError `state/linked`, `state/foreign`, `state/tracked` (exit 2) for one that a stranger may have planted
 */
export async function stateFolder(
  repository: Repository | null,
  folder: string,
  name: string,
  git: Git,
): Promise<StateFolder> {
  const beside = path.join(folder, '.imagelock')
  if (repository && fs.lstatSync(beside, { throwIfNoEntry: false })) await refuseTracked(git)
  const parent = repository ? path.join(repository.gitDir, 'imagelock') : beside
  const key = repository ? path.relative(repository.workTree, path.join(folder, name)).split(path.sep).join('/') : name
  const own = path.join(parent, createHash('sha256').update(key).digest('hex').slice(0, 16))
  refuseForeign(parent, repository === null)
  refuseForeign(own, true)
  for (const file of [JOURNAL, WRITER]) refuseForeign(path.join(own, file), false)
  return openFolder(parent, own, repository === null)
}

function refuse(code: string, message: string): never {
  throw new ImagelockError({ code, message }, EXIT.invalid)
}

async function refuseTracked(git: Git): Promise<void> {
  const { code, stdout } = await git.run(['ls-files', '-z', '--', '.imagelock'])
  if (code !== 0 || stdout.length === 0) return
  refuse('state/tracked', '.imagelock is tracked by git, so that anybody may have written it: git rm -r .imagelock')
}

/** A folder that came with a download has not the mode that ours has. */
function refuseForeign(absolute: string, isPrivate: boolean): void {
  const stat = fs.lstatSync(absolute, { throwIfNoEntry: false })
  if (!stat) return
  if (stat.isSymbolicLink()) refuse('state/linked', `${absolute} is a link: remove it, imagelock follows none`)
  if (!isPrivate) return
  const others = process.platform !== 'win32' && (stat.mode & 0o077) !== 0
  const foreign = process.getuid !== undefined && process.getuid() !== 0 && stat.uid !== process.getuid()
  if (!stat.isDirectory() || others || foreign) {
    refuse('state/foreign', `${absolute} was not made by imagelock for you alone: look at it, then remove it`)
  }
}

function openFolder(parent: string, own: string, ignoring: boolean): StateFolder {
  const journal = path.join(own, JOURNAL)
  let handle: fsp.FileHandle | undefined
  let held = false
  const closeJournal = async (): Promise<void> => {
    await handle?.close()
    handle = undefined
  }
  return {
    path: own,
    files: filesBelow(own),
    readJournal: () => {
      const stat = fs.lstatSync(journal, { throwIfNoEntry: false })
      if (!stat?.isFile()) return ''
      if (stat.size > JOURNAL_BYTES)
        refuse('state/journal', `${journal} has ${stat.size} bytes: look at it, then remove it`)
      return fs.readFileSync(journal, 'utf8')
    },
    hold: async (stopping) => {
      await takeWriterLock(parent, own, ignoring, stopping)
      held = true
    },
    setAside: async (name, bytes) => {
      const file = path.join(own, name)
      fs.rmSync(file, { force: true })
      const out = await fsp.open(file, 'wx', 0o600)
      try {
        for await (const chunk of bytes) await out.writeFile(chunk)
        await out.sync()
      } finally {
        await out.close()
      }
      return file
    },
    has: (file) => fs.existsSync(file),
    release: () => {
      if (!held) return
      held = false
      // Halves that a killed run left of a lock, a journal or a candidate.
      for (const name of fs.readdirSync(own)) {
        if (name.startsWith(`${WRITER}.`) || name.startsWith(`${JOURNAL}.`) || name.endsWith('.tmp'))
          fs.rmSync(path.join(own, name))
      }
      fs.rmSync(path.join(own, WRITER), { force: true })
      removeEmpty(own)
      if (ignoring && fs.existsSync(parent) && fs.readdirSync(parent).every((name) => name === '.gitignore')) {
        fs.rmSync(path.join(parent, '.gitignore'), { force: true })
      }
      removeEmpty(parent)
    },
    journal: {
      append: async (text, sync) => {
        if (!handle) {
          handle = await fsp.open(journal, 'a', 0o600)
          await syncFolder(own)
        }
        await handle.appendFile(text)
        if (sync) await handle.datasync()
      },
      rewrite: async (text) => {
        await closeJournal()
        const next = `${journal}.${randomBytes(4).toString('hex')}`
        const out = await fsp.open(next, 'wx', 0o600)
        await out.writeFile(text)
        await out.sync()
        await out.close()
        await fsp.rename(next, journal)
        await syncFolder(own)
      },
      remove: async () => {
        await closeJournal()
        await fsp.rm(journal, { force: true })
      },
    },
  }
}

function removeEmpty(folder: string): void {
  try {
    fs.rmdirSync(folder)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code !== 'ENOTEMPTY' && code !== 'ENOENT' && code !== 'EEXIST') throw error
  }
}

interface Holder {
  readonly pid: number
  readonly host: string
  /** When the run began, ISO 8601. */
  readonly start: string
  /** The process's start as the system counts it (Linux), so that a pid used again is told apart. */
  readonly ticks: string | null
}

async function takeWriterLock(parent: string, own: string, ignoring: boolean, stopping: AbortSignal): Promise<void> {
  const file = path.join(own, WRITER)
  const me: Holder = {
    pid: process.pid,
    host: os.hostname(),
    start: new Date().toISOString(),
    ticks: startTicks(process.pid),
  }
  for (const end = Date.now() + WAIT_MS; ;) {
    makeFolder(parent, own, ignoring)
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
    fs.rmSync(next, { force: true })
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
  refuse('state/held', `another run holds this manifest: ${who}. Wait for it, or remove ${file} if it is gone`)
}

function makeFolder(parent: string, own: string, ignoring: boolean): void {
  makePrivate(parent)
  try {
    if (ignoring) fs.writeFileSync(path.join(parent, '.gitignore'), '*\n')
    makePrivate(own)
  } catch (error) {
    // ENOENT: another run that ended just now removed the empty parent; the next round makes it again.
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
}

function makePrivate(folder: string): void {
  try {
    fs.mkdirSync(folder, { mode: 0o700 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
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
  fs.rmSync(away, { force: true })
}
