// Gives problems of a lock their line and column. Places are looked up in a walk of their own, since a lock seldom has a
// problem and holds a quarter of a million members.
import type { Problem } from '../errors.ts'
import { walkJson } from './walk.ts'

/** Longest line that is shown under a message. */
const MAX_SOURCE = 200

/** A member to look for: keys from the top, and whether its key is meant or its value. */
export interface Wanted {
  readonly path: readonly string[]
  readonly key?: boolean
}

/** Where a place is said in a problem. */
export type Where = Required<Pick<Problem, 'line' | 'column'>> & Pick<Problem, 'source'>

/**
 * Offsets of the members, in the order asked for; of the last where a key stands twice. For one that is not in the
 * text, that of the key of the mapping that should hold it, 0 for the document.
 */
export function offsetsOf(text: string, wanted: readonly Wanted[]): readonly number[] {
  const found = new Map<string, { readonly key: number; readonly value: number }>()
  const names = new Set(wanted.flatMap(({ path }) => path.map((_, index) => nameOf(path.slice(0, index + 1)))))
  walkJson(text, {
    member: (path, key, value) => {
      const name = nameOf(path)
      if (names.has(name)) found.set(name, { key, value })
    },
    duplicate: () => {},
  })
  return wanted.map(({ path, key }) => {
    for (let length = path.length; length > 0; length -= 1) {
      const at = found.get(nameOf(path.slice(0, length)))
      if (at !== undefined) return key || length < path.length ? at.key : at.value
    }
    return 0
  })
}

/** Line and column of an offset, counted from 1, and the line itself where it is not long. */
export function whereAt(text: string, offset: number): Where {
  let line = 1
  let start = 0
  for (let next = text.indexOf('\n'); next !== -1 && next < offset; next = text.indexOf('\n', start)) {
    line += 1
    start = next + 1
  }
  const end = text.indexOf('\n', start)
  const source = text.slice(start, end === -1 ? undefined : end).replace(/\r$/, '')
  const place = { line, column: offset - start + 1 }
  return source.length <= MAX_SOURCE ? { ...place, source } : place
}

/** One text for a path. A forged NUL in a key could name a wrong place, nothing else. */
function nameOf(path: readonly string[]): string {
  return path.join('\u0000')
}
