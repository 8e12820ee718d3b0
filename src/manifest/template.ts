// `{{ name }}` in texts: taken apart once, put together for each image in one pass (spec: manifest.md, "Text").

export interface Hole {
  readonly name: string
}

export interface Template {
  readonly parts: readonly (string | Hole)[]
  /** What is wrong with its braces, null where nothing is. */
  readonly broken: string | null
}

/** Value of a name; `seed` stands for the seed that is decided later, undefined for a name without a value. */
export type Lookup = (name: string) => string | { readonly seed: true } | undefined

/** The value of `{{ seed }}` where the seed is decided later. */
export const LATER = { seed: true } as const

const NONE: readonly string[] = []

/** Takes a text apart, in linear time; `\{{` is a literal `{{`. */
export function parseTemplate(text: string): Template {
  const first = text.indexOf('{{')
  if (first === -1) return { parts: [text], broken: null }
  const parts: (string | Hole)[] = []
  let end = 0
  for (let open = first; open !== -1; open = text.indexOf('{{', end)) {
    if (open > end && text[open - 1] === '\\') {
      parts.push(text.slice(end, open - 1), '{{')
      end = open + 2
      continue
    }
    const close = text.indexOf('}}', open + 2)
    const next = text.indexOf('{{', open + 2)
    if (close === -1 || (next !== -1 && next < close)) {
      return { parts: [text], broken: 'the braces {{ are not closed by }}' }
    }
    parts.push(text.slice(end, open), { name: text.slice(open + 2, close).trim() })
    end = close + 2
  }
  parts.push(text.slice(end))
  return { parts, broken: null }
}

/** The names that a template takes values of. */
export function namesIn(template: Template): readonly string[] {
  if (template.parts.length === 1) return NONE
  const names: string[] = []
  for (const part of template.parts) if (typeof part !== 'string') names.push(part.name)
  return names
}

/**
 * Puts a text together. Names without a value become nothing: they were told.
 * @param most characters; small texts can ask for large ones
 * @returns the text, split at each place where the seed goes in; null where it would be longer than `most`
 */
export function render(template: Template, lookup: Lookup, most: number): string[] | null {
  const parts = ['']
  let length = 0
  for (const part of template.parts) {
    const value = typeof part === 'string' ? part : (lookup(part.name) ?? '')
    if (typeof value !== 'string') {
      parts.push('')
      continue
    }
    length += value.length
    if (length > most) return null
    parts[parts.length - 1] += value
  }
  return parts
}
