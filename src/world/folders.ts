// Folders that a person named for the tool's own use: no link of the work tree leads to another place.
import * as fs from 'node:fs'
import * as path from 'node:path'
import { filesBelow } from './files.ts'

/**
 * @param cwd absolute; `folder` relative to it, or absolute
 * @returns why the folder cannot be used (`a link, …`, `no folder`); null where it can, also where it is not there yet
 */
export function foreignFolder(cwd: string, folder: string): string | null {
  const root = path.resolve(cwd, folder)
  const below = path.relative(cwd, root)
  const isInside = below !== '' && !path.isAbsolute(below) && below.split(path.sep)[0] !== '..'
  // A link on the way, in the work tree, came with somebody's commit.
  const isBehindLink = isInside && filesBelow(cwd).find(below.split(path.sep).join('/')).kind === 'link'
  const kind = isBehindLink ? 'link' : kindAt(root)
  if (kind === 'link') return 'a link, and imagelock follows none'
  return kind === 'other' ? 'no folder' : null
}

function kindAt(absolute: string): 'absent' | 'folder' | 'link' | 'other' {
  try {
    const stat = fs.lstatSync(absolute, { throwIfNoEntry: false })
    if (!stat) return 'absent'
    if (stat.isSymbolicLink()) return 'link'
    return stat.isDirectory() ? 'folder' : 'other'
  } catch (error) {
    // A file stands on the way.
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return 'other'
    throw error
  }
}
