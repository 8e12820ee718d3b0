// The folder of a manifest's state: in the git dir, else `.imagelock/` beside the manifest (spec: "Never half, never twice").
import { createHash, randomBytes } from 'node:crypto'
import * as fs from 'node:fs'
import * as fsp from 'node:fs/promises'
import * as path from 'node:path'
import { EXIT, ImagelockError } from '../errors.ts'
import type { JournalFile } from '../store/journal.ts'
import type { Git, Repository } from './git.ts'
import { type Files, filesBelow } from './files.ts'
import { syncFolder } from './sync-folder.ts'
import { takeWriterLock } from './writer-lock.ts'

const JOURNAL = 'journal.jsonl'
const WRITER = 'writer.lock'
/** What an earlier run found right. */
const AGREEMENT = 'agreement'
/** Bytes on their way to being set aside. */
const ASIDE = 'aside'
const JOURNAL_BYTES = 256 * 1024 * 1024
const AGREEMENT_BYTES = 64 * 1024 * 1024

export interface StateFolder {
  /** Absolute. */
  readonly path: string
  /** The disk below the folder, for candidates. */
  readonly files: Files
  readonly journal: JournalFile
  /** The journal's text; empty where there is none. */
  readonly readJournal: () => string
  /** What `writeAgreement` wrote last; empty where there is none. */
  readonly readAgreement: () => string
  /** Remembers a text as far as the disk allows it: nothing is lost with it. */
  readonly writeAgreement: (text: string) => void
  /** Whether a run holds the manifest's lock, or died with it. */
  readonly isHeld: () => boolean
  /** Takes the manifest's lock, waiting for up to 10 s. Throws `state/held` (exit 2) with who holds it. */
  readonly hold: (stopping: AbortSignal) => Promise<void>
  /**
   * Copies bytes into the folder; gives the absolute path. There is never half of them under that name, and `note` has
   * resolved before they are there at all.
   */
  readonly setAside: (
    name: string,
    bytes: AsyncIterable<Uint8Array>,
    note?: (file: string) => Promise<void>,
  ) => Promise<string>
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
  for (const file of [JOURNAL, WRITER, AGREEMENT]) refuseForeign(path.join(own, file), false)
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
  const foreign = process.getuid?.() !== 0 && !isOwn(absolute)
  if (!stat.isDirectory() || others || foreign) {
    refuse('state/foreign', `${absolute} was not made by imagelock for you alone: look at it, then remove it`)
  }
}

/** Whether it belongs to who runs this; everything does where the system knows no owners. */
function isOwn(absolute: string): boolean {
  return process.getuid === undefined || fs.lstatSync(absolute).uid === process.getuid()
}

function openFolder(parent: string, own: string, ignoring: boolean): StateFolder {
  const journal = path.join(own, JOURNAL)
  const agreement = path.join(own, AGREEMENT)
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
    readAgreement: () => {
      try {
        const stat = fs.lstatSync(agreement, { throwIfNoEntry: false })
        return stat?.isFile() && stat.size <= AGREEMENT_BYTES ? fs.readFileSync(agreement, 'utf8') : ''
      } catch {
        // Somebody else's: the long way tells it all.
        return ''
      }
    },
    writeAgreement: (text) => {
      try {
        // A folder of ours that stays in another's repository would lock its owner out.
        if (!isOwn(path.dirname(parent))) return
        makeFolder(parent, own, ignoring)
        const half = `${agreement}.${randomBytes(4).toString('hex')}`
        fs.writeFileSync(half, text, { flag: 'wx', mode: 0o600 })
        fs.renameSync(half, agreement)
      } catch {
        // The next run takes the long way again.
      }
    },
    isHeld: () => fs.existsSync(path.join(own, WRITER)),
    hold: async (stopping) => {
      await takeWriterLock(path.join(own, WRITER), () => makeFolder(parent, own, ignoring), stopping)
      held = true
    },
    setAside: async (name, bytes, note) => {
      const file = path.join(own, name)
      const half = path.join(own, `${ASIDE}.${randomBytes(4).toString('hex')}`)
      const out = await fsp.open(half, 'wx', 0o600)
      try {
        for await (const chunk of bytes) await out.writeFile(chunk)
        await out.sync()
      } finally {
        await out.close()
      }
      await note?.(file)
      await fsp.rename(half, file)
      await syncFolder(own)
      return file
    },
    has: (file) => fs.existsSync(file),
    release: () => {
      if (!held) return
      held = false
      void closeJournal().catch(() => {})
      try {
        tidy(parent, own, ignoring)
      } catch {
        // What was done is told whatever the disk does now. The next run takes a lock that stays over.
      }
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
        try {
          await out.writeFile(text)
          await out.sync()
        } finally {
          await out.close()
        }
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

/** Gives the lock back and removes what is empty, and halves that a killed run left. */
function tidy(parent: string, own: string, ignoring: boolean): void {
  const journal = path.join(own, JOURNAL)
  const told = fs.existsSync(journal) ? fs.readFileSync(journal, 'utf8') : ''
  for (const name of fs.readdirSync(own)) {
    // Halves that a killed run left of a lock, a journal, a picture or a candidate. A whole candidate that could not be
    // renamed is in the journal.
    const isHalf =
      (name.endsWith('.tmp') && !told.includes(`"${name}"`)) ||
      [WRITER, JOURNAL, ASIDE, AGREEMENT].some((whole) => name.startsWith(`${whole}.`))
    if (isHalf) fs.rmSync(path.join(own, name))
  }
  // What was said of other bytes is of no use any more; who finds nothing to do says it again.
  for (const name of [WRITER, AGREEMENT]) fs.rmSync(path.join(own, name), { force: true })
  removeEmpty(own)
  if (ignoring && fs.existsSync(parent) && fs.readdirSync(parent).every((name) => name === '.gitignore')) {
    fs.rmSync(path.join(parent, '.gitignore'), { force: true })
  }
  removeEmpty(parent)
}

function removeEmpty(folder: string): void {
  try {
    fs.rmdirSync(folder)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code !== 'ENOTEMPTY' && code !== 'ENOENT' && code !== 'EEXIST') throw error
  }
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
