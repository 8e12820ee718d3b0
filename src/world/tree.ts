// Looks at what lies below a folder; follows no link.
import * as fs from 'node:fs'
import * as path from 'node:path'

/** Folders that hold nothing of a person's own. */
const SKIPPED: ReadonlySet<string> = new Set(['.git', 'node_modules', '.imagelock'])

export interface Leaf {
  /** Relative to the root, with `/`. */
  readonly path: string
  readonly kind: 'file' | 'link'
  /** 0 of a link. */
  readonly bytes: number
}

/** Whether anything is at a path below `root`, a link too. */
export function isThere(root: string, relative: string): boolean {
  return fs.lstatSync(path.join(root, ...relative.split('/')), { throwIfNoEntry: false }) !== undefined
}

/** Files and links below `start`, a folder of `root` or one file; without `.git`, `node_modules` and `.imagelock`. */
export function* leaves(root: string, start: string): Generator<Leaf> {
  const stat = fs.lstatSync(path.join(root, ...start.split('/')), { throwIfNoEntry: false })
  if (stat?.isSymbolicLink()) yield { path: start, kind: 'link', bytes: 0 }
  else if (stat?.isFile()) yield { path: start, kind: 'file', bytes: stat.size }
  else if (stat?.isDirectory()) {
    const names = fs.readdirSync(path.join(root, ...start.split('/'))).toSorted()
    for (const name of names) if (!SKIPPED.has(name)) yield* leaves(root, start === '' ? name : `${start}/${name}`)
  }
}
