// Ids and globs that a person named → which images they select (spec cli.md). Pure.

import { globPattern } from '../glob.ts'

export interface Selection {
  readonly selected: (id: string, source: string) => boolean
  /** Names that selected nothing so far. */
  readonly unused: () => readonly string[]
}

/** What the names select: an id its image, the id of a matrix its images, a glob whatever it fits; all where none is named. */
export function selection(names: readonly string[]): Selection {
  if (names.length === 0) return { selected: () => true, unused: () => [] }
  const used = new Set<string>()
  const exact = new Set(names.filter((name) => !name.includes('*')))
  const globs = names.filter((name) => name.includes('*')).map((name) => ({ name, pattern: globPattern(name) }))
  const selected = (id: string, source: string): boolean => {
    const hits = [id, source].filter((name) => exact.has(name))
    hits.push(...globs.filter(({ pattern }) => pattern.test(id)).map(({ name }) => name))
    for (const hit of hits) used.add(hit)
    return hits.length > 0
  }
  return { selected, unused: () => names.filter((name) => !used.has(name)) }
}
