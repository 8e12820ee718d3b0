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
  return statOf(root, relative) !== undefined
}

/** The names of the regular files in a folder of `root`, of none that is there and of no link. */
export function filesIn(root: string, folder: string): string[] {
  if (!statOf(root, folder)?.isDirectory()) return []
  const entries = fs.readdirSync(path.join(root, ...folder.split('/')), { withFileTypes: true })
  return entries.flatMap((entry) => (entry.isFile() ? [entry.name] : []))
}

/**
 * Files and links below `start`, a folder of `root` or one file; without `.git`, `node_modules` and `.imagelock`. Where a
 * link is on the way to `start`, that link alone.
 */
export function* leaves(root: string, start: string): Generator<Leaf, void> {
  const parts = start.split('/')
  for (const [index] of parts.entries()) {
    const here = parts.slice(0, index + 1).join('/')
    if (!statOf(root, here)?.isSymbolicLink()) continue
    yield { path: here, kind: 'link', bytes: 0 }
    return
  }
  yield* below(root, start)
}

function* below(root: string, start: string): Generator<Leaf, void> {
  const stat = statOf(root, start)
  if (stat?.isSymbolicLink()) yield { path: start, kind: 'link', bytes: 0 }
  else if (stat?.isFile()) yield { path: start, kind: 'file', bytes: stat.size }
  else if (stat?.isDirectory()) {
    const names = fs.readdirSync(path.join(root, ...start.split('/'))).toSorted()
    for (const name of names) if (!SKIPPED.has(name)) yield* below(root, start === '' ? name : `${start}/${name}`)
  }
}

function statOf(root: string, relative: string): fs.Stats | undefined {
  return fs.lstatSync(path.join(root, ...relative.split('/')), { throwIfNoEntry: false })
}
