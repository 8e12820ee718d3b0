// Whether a program would be found by its name, without starting it.
import * as fs from 'node:fs'
import * as path from 'node:path'
import type { Env } from './git.ts'

/** npm puts these before the PATH of what it starts, and nobody else has them. */
const OF_NPM = /[\\/]node_modules[\\/]\.bin[\\/]?$/

/**
 * @param program a name that is looked for on the PATH, or a path
 * @param folder what a relative path starts from
 */
export function isProgram(program: string, folder: string, env: Env): boolean {
  const isWindows = path.sep === '\\'
  const ends = isWindows ? ['', ...(env['PATHEXT'] ?? '.COM;.EXE;.BAT;.CMD').split(';')] : ['']
  const isFile = (file: string): boolean =>
    ends.some((end) => fs.statSync(file + end, { throwIfNoEntry: false })?.isFile() ?? false)
  if (/[\\/]/.test(program)) return isFile(path.resolve(folder, program))
  const folders = (env['PATH'] ?? env['Path'] ?? '').split(path.delimiter).filter(Boolean)
  const isOwn = (one: string): boolean => env['npm_config_user_agent'] !== undefined && OF_NPM.test(one)
  return folders.some((one) => !isOwn(one) && isFile(path.join(one, program)))
}
