// A page that a person asked for by its path: written piece by piece beside its place, and over nothing but a page of ours.
import * as path from 'node:path'
import { EXIT, ImagelockError } from '../errors.ts'
import { filesBelow, type Temporary } from './files.ts'

export interface PageFile {
  /** Relative to the current folder, with `/`. */
  readonly name: string
  /** Absolute. */
  readonly folder: string
  readonly write: (text: string) => Promise<void>
  /** Brings it to its place. */
  readonly settle: () => Promise<void>
  /** Removes what is not settled. */
  readonly discard: () => Promise<void>
}

/**
 * Begins the page. Below the current folder no link is followed; a folder outside it must be there.
 * @param mark how a page of ours begins
 * @throws ImagelockError (exit 2) `page/name`, `page/not-ours`, `page/no-folder`, `file/link`
 */
export async function openPageFile(cwd: string, wanted: string, mark: string): Promise<PageFile> {
  const absolute = path.resolve(cwd, wanted)
  const name = path.relative(cwd, absolute).split(path.sep).join('/')
  const refuse = (code: string, message: string): never => {
    throw new ImagelockError({ code, message }, EXIT.invalid)
  }
  if (!/\.html?$/i.test(absolute)) refuse('page/name', `${wanted} is no name for a page: it must end in .html`)
  const isInside = !path.isAbsolute(name) && name.split('/')[0] !== '..'
  const files = filesBelow(isInside ? cwd : path.dirname(absolute))
  const relative = isInside ? name : path.basename(absolute)
  const found = files.find(relative)
  const other = 'imagelock overwrites only its own pages: name another one with --out'
  if (found.kind === 'link')
    refuse('file/link', `${name} cannot be written: ${found.at} is a link, and imagelock follows none`)
  if (found.kind === 'other') refuse('page/not-ours', `${name} is no place for a file; ${other}`)
  if (found.kind === 'file' && !(await beginsWith(files.stream(relative), mark)))
    refuse('page/not-ours', `${name} is there and is no gallery. ${other}`)
  let temporary: Temporary
  try {
    temporary = await files.temporary(files.temporaryName(relative))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    return refuse('page/no-folder', `there is no folder ${path.dirname(wanted)}: make it first`)
  }
  return {
    name,
    folder: path.dirname(absolute),
    write: async (text) => temporary.write(Buffer.from(text)),
    settle: async () => {
      await temporary.close()
      await files.settle(temporary.path, relative)
    },
    discard: async () => temporary.discard(),
  }
}

async function beginsWith(stream: AsyncIterable<Uint8Array>, mark: string): Promise<boolean> {
  for await (const chunk of stream) return Buffer.from(chunk).toString('utf8').startsWith(mark)
  return false
}
