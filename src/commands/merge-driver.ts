// `merge-driver BASE OURS THEIRS PATH`: git's own merge of a lock, image by image (gitattributes, "Defining a custom merge driver").
import * as path from 'node:path'
import { mergeThree } from '../deliver/three-way.ts'
import { EXIT, type Problem } from '../errors.ts'
import { parseLock } from '../lock/parse.ts'
import type { Lock } from '../lock/schema.ts'
import { filesBelow, readRegular } from '../world/files.ts'
import type { World } from '../world/world.ts'
import { type Done, NO_COSTS } from './session.ts'

const LOCK_BYTES = 64 * 1024 * 1024

/**
 * Writes the merged lock to OURS: exit 0, or 1 where images have conflicts, which git then leaves to a person.
 * @throws ImagelockError (exit 2) for a lock that cannot be read; OURS stays as it was, and git calls that a conflict too
 */
export async function mergeDriver(operands: readonly string[], { cwd }: World): Promise<Done> {
  const [base = '', ours = '', theirs = '', name = ''] = operands
  const read = (file: string, side: string): Lock =>
    parseLock(readRegular(path.resolve(cwd, file), LOCK_BYTES), `${name} (${side})`).lock
  const { text, conflicts } = mergeThree(
    readBase(path.resolve(cwd, base), name),
    read(ours, 'ours'),
    read(theirs, 'theirs'),
  )
  const absolute = path.resolve(cwd, ours)
  const files = filesBelow(path.dirname(absolute))
  const temporary = await files.temporary(files.temporaryName(path.basename(absolute)))
  try {
    await temporary.write(Buffer.from(text))
    await temporary.close()
    await files.settle(temporary.path, path.basename(absolute))
  } catch (error) {
    await temporary.discard()
    throw error
  }
  const problems = conflicts.map((id): Problem => {
    const message = `both sides changed ${id}: keep one of its entries, and the picture of the same side`
    return { severity: 'error', code: 'merge-driver/conflict', message, file: name }
  })
  return { exit: problems.length === 0 ? EXIT.done : EXIT.incomplete, sheets: [], costs: NO_COSTS, problems }
}

/** A conflict as `mergeThree` writes it. */
const CONFLICT = /^<{7}[^\n]*\n[^]*?^>{7}[^\n]*\n/gm

/**
 * An empty file where the branches have no lock in common. Where they merged each other before, git merges their common
 * commits first: what was in conflict there is in no base, so that only where the sides differ now is a conflict.
 */
function readBase(absolute: string, name: string): Lock {
  const text = readRegular(absolute, LOCK_BYTES).toString('utf8')
  return text === ''
    ? { version: 1, images: new Map() }
    : parseLock(text.replaceAll(CONFLICT, ''), `${name} (base)`).lock
}
