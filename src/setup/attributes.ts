// What `.gitattributes` would do to the bytes of images (facts: a committed `*.png text` corrupts pictures). Pure.
import { extensionOf } from '../manifest/paths.ts'
import { type Finding, finding } from './finding.ts'

/** The attributes that decide what git does to a file's bytes, as `git check-attr` is asked for them. */
export const ATTRIBUTES = ['text', 'eol', 'filter', 'working-tree-encoding', 'ident'] as const

type Values = Readonly<Record<string, string>>

/** Attributes by path. @param output of `git check-attr -z` */
export function readAttributes(output: string): ReadonlyMap<string, Values> {
  const fields = output.split('\0')
  const all = new Map<string, Record<string, string>>()
  for (let at = 0; at + 2 < fields.length; at += 3) {
    const [path = '', name = '', value = ''] = fields.slice(at, at + 3)
    const known = all.get(path) ?? {}
    known[name] = value
    all.set(path, known)
  }
  return all
}

/** The paths that Git LFS keeps. */
export function lfsPaths(attributes: ReadonlyMap<string, Values>): string[] {
  return [...attributes].flatMap(([path, { filter }]) => (filter === 'lfs' ? [path] : []))
}

const given = (value: string | undefined): boolean =>
  value !== undefined && value !== 'unspecified' && value !== 'unset'

/** What is wrong with each path, and the attribute that puts it right. */
const RULES: readonly {
  readonly code: string
  readonly what: string
  readonly cure: string
  readonly holds: (values: Values) => boolean
}[] = [
  {
    code: 'attributes/text',
    what: 'git changes the line ends in',
    cure: '-text',
    // `eol` alone makes a text of it; `text=auto` looks at the bytes and leaves pictures alone.
    holds: ({ text, eol }) => text === 'set' || (text === 'unspecified' && given(eol)),
  },
  {
    code: 'attributes/encoding',
    what: 'git changes the encoding of',
    cure: '!working-tree-encoding',
    holds: (values) => given(values['working-tree-encoding']),
  },
  { code: 'attributes/ident', what: 'git writes ids into', cure: '-ident', holds: ({ ident }) => given(ident) },
  {
    code: 'attributes/filter',
    what: 'git passes through a filter that is not Git LFS',
    cure: '!filter',
    holds: ({ filter }) => given(filter) && filter !== 'lfs',
  },
]

/** One error for each way in which git would change the bytes of images. */
export function attributeFindings(attributes: ReadonlyMap<string, Values>): Finding[] {
  return RULES.flatMap(({ code, what, cure, holds }): Finding[] => {
    const paths = [...attributes].flatMap(([path, values]) => (holds(values) ? [path] : []))
    const [first] = paths
    if (first === undefined) return []
    const more = paths.length === 1 ? '' : ` and ${paths.length - 1} more`
    const kinds = [...new Set(paths.map((path) => `*.${extensionOf(path)}`))]
    const lines = kinds.map((kind) => `${kind} ${cure}`).join(' and ')
    const message = `.gitattributes breaks images: ${what} ${first}${more}`
    return [finding('error', code, message, `put ${lines} at the end of .gitattributes`)]
  })
}
