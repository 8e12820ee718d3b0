// Values of a document of nobody's shape, such as a workflow, as what is wanted of them. Pure.

export type Mapping = Readonly<Record<string, unknown>>

/** Empty for what is no mapping. */
export function mapping(value: unknown): Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Mapping) : {}
}

/** Empty for what is no list. */
export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** Without blanks around it; empty for what is no text. */
export function word(value: unknown): string {
  return typeof value === 'string' ? value.trim() : ''
}
