// The words of an answer: what a provider says in its body, made fit for one line.

/** Most characters of the provider's words that a message repeats. */
const MAX_WORDS = 300
/** Most characters of one word of the body that are looked at. */
const MAX_READ = 4_000
/** Most members of a list in the body that are looked at. */
const MAX_ITEMS = 5
const MAX_DEPTH = 4

/** Where bodies of this family say what went wrong, the plainest first. */
const KEYS = ['error', 'message', 'msg', 'detail', 'status', 'code', 'type'] as const

/** The own value of a key of a parsed document, undefined where the document is no object. */
export function ownValue(json: unknown, key: string): unknown {
  return typeof json === 'object' && json !== null && Object.hasOwn(json, key)
    ? (json as Record<string, unknown>)[key]
    : undefined
}

/**
 * All that a body says about a failure, the plainest first; prompts, links and pictures in it are no part of that.
 * A body may lie about every type: whatever is no text or number is passed over.
 */
export function wordsOf(json: unknown): readonly string[] {
  return collect(json, 0)
}

function collect(value: unknown, depth: number): string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [value.slice(0, MAX_READ)]
  if (typeof value === 'number') return [String(value)]
  if (typeof value !== 'object' || value === null || depth >= MAX_DEPTH) return []
  if (Array.isArray(value)) return value.slice(0, MAX_ITEMS).flatMap((one) => collect(one, depth + 1))
  return KEYS.flatMap((key) => collect(ownValue(value, key), depth + 1))
}

/** Whether one of the marks stands in the words, whatever the case and whether `_`, `-` or space joins them. */
export function saysOneOf(words: readonly string[], marks: readonly string[]): boolean {
  const plain = words.map((one) => one.toLowerCase().replace(/[\s_-]+/g, ' '))
  return marks.some((mark) => plain.some((one) => one.includes(mark)))
}

/**
 * The provider's words on one line of at most 300 characters: no control or invisible characters, and of a link no
 * query, since that is where signatures stand.
 */
export function oneLine(text: string): string {
  const line = text
    .slice(0, MAX_READ)
    .replace(/(https?:\/\/[^\s?#]*)[?#]\S*/gi, '$1')
    .replace(/[\p{C}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
  const characters = Array.from(line)
  return characters.length <= MAX_WORDS ? line : `${characters.slice(0, MAX_WORDS - 1).join('')}…`
}
