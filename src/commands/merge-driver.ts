// `merge-driver BASE OURS THEIRS PATH`: git's own merge of a lock, image by image (gitattributes, "Defining a custom merge driver").
import * as path from 'node:path'
import { type Marked, mergeThree, parseMarked } from '../deliver/three-way.ts'
import { EXIT, ImagelockError, type Problem } from '../errors.ts'
import { filesBelow, readRegular } from '../world/files.ts'
import type { World } from '../world/world.ts'
import { type Done, NO_COSTS } from './session.ts'

const LOCK_BYTES = 64 * 1024 * 1024
const NOTHING: Marked = { lock: { version: 1, images: new Map() }, contested: new Set() }

/**
 * Writes the merged lock to OURS: exit 0, or 1 where images have conflicts, which git then leaves to a person.
 * @throws ImagelockError (exit 2) for a lock that cannot be read; OURS stays as it was, and git calls that a conflict too
 */
export async function mergeDriver(operands: readonly string[], { cwd }: World): Promise<Done> {
  const [base = '', ours = '', theirs = '', name = ''] = operands
  const read = (file: string, side: string): Marked => {
    try {
      return parseMarked(readRegular(path.resolve(cwd, file), LOCK_BYTES), `${name} (${side})`)
    } catch (error) {
      if (!(error instanceof ImagelockError) || error.problems[0]?.code !== 'lock/conflict') throw error
      // What `parseLock` offers is for a lock that a person has before him.
      const message = `${name} was committed with conflict markers by ${side}: mend it there, then merge again`
      throw new ImagelockError({ ...error.problems[0], message }, EXIT.invalid)
    }
  }
  // An empty file where the branches have no lock in common.
  const common = readRegular(path.resolve(cwd, base), LOCK_BYTES).length === 0 ? NOTHING : read(base, 'base')
  const [own, other] = [read(ours, 'ours'), read(theirs, 'theirs')]
  const { text, conflicts } = mergeThree(common.lock, own.lock, other.lock, {
    base: common.contested,
    sides: new Set([...own.contested, ...other.contested]),
  })
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
