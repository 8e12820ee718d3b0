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
  const parts = below.split(path.sep)
  // Absolute where it is on another drive.
  const isInside = parts[0] !== '..' && !path.isAbsolute(below)
  try {
    // A link on the way, in the work tree, came with somebody's commit.
    const isBehindLink = isInside && filesBelow(cwd).find(parts.join('/')).kind === 'link'
    const stat = fs.lstatSync(root, { throwIfNoEntry: false })
    if (isBehindLink || stat?.isSymbolicLink()) return 'a link, and imagelock follows none'
    return stat === undefined || stat.isDirectory() ? null : 'no folder'
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    // A file stands on the way.
    return code === 'ENOTDIR' ? 'no folder' : `no folder that can be used (${code})`
  }
}
