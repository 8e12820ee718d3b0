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
  const link = isInside ? filesBelow(cwd).find(below.split(path.sep).join('/')) : null
  const stat = fs.lstatSync(root, { throwIfNoEntry: false })
  if (link?.kind !== 'link' && (!stat || stat.isDirectory())) return null
  return link?.kind === 'link' || stat?.isSymbolicLink() ? 'a link, and imagelock follows none' : 'no folder'
}
