// Walks a JSON text strictly: where it breaks, where each member stands, and which keys come twice. `JSON.parse` tells
// neither, and takes any depth.

/** What is met on the way, with offsets in UTF-16 code units. */
export interface Visitor {
  /** `path` is reused from call to call: copy what is kept. */
  readonly member: (path: readonly string[], keyAt: number, valueAt: number) => void
  readonly duplicate: (path: readonly string[], keyAt: number) => void
}

/** The first place where a text is no JSON. */
export interface Break {
  readonly at: number
  readonly reason: string
}

/** A lock has five levels; far deeper is an attack on the memory of whoever reads on. */
const MAX_DEPTH = 64

const SPACE = /[ \t\n\r]*/y
const SCALAR = /true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y
/** A string as nearly all are, without an escape. */
const PLAIN_STRING = /"[^"\\\0-\x1f]*"/y
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y

/** Walks the whole text; null where it is JSON, else where and why it is not. */
export function walkJson(text: string, visitor: Visitor): Break | null {
  const walk: Walk = { text, visitor, path: [], at: 0 }
  return value(walk) ?? expectEnd(walk)
}

interface Walk {
  readonly text: string
  readonly visitor: Visitor
  readonly path: string[]
  at: number
}

function expectEnd(walk: Walk): Break | null {
  space(walk)
  return walk.at === walk.text.length ? null : broken(walk, 'something follows the end of the document')
}

function broken(walk: Walk, reason: string): Break {
  return { at: walk.at, reason: walk.at >= walk.text.length ? 'the text ends too early' : reason }
}

function space(walk: Walk): void {
  const code = walk.text.charCodeAt(walk.at)
  if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return
  SPACE.lastIndex = walk.at
  SPACE.test(walk.text)
  walk.at = SPACE.lastIndex
}

function value(walk: Walk): Break | null {
  space(walk)
  const first = walk.text[walk.at]
  if (first === '"') return string(walk)
  if (first !== '{' && first !== '[') return scalar(walk)
  if (walk.path.length >= MAX_DEPTH) return broken(walk, `there are more than ${MAX_DEPTH} levels`)
  return list(walk, first === '{' ? '}' : ']')
}

function scalar(walk: Walk): Break | null {
  SCALAR.lastIndex = walk.at
  if (!SCALAR.test(walk.text)) return broken(walk, 'a value should stand here')
  walk.at = SCALAR.lastIndex
  return null
}

/** Reads a string up to behind its closing quote. */
function string(walk: Walk): Break | null {
  const { text } = walk
  PLAIN_STRING.lastIndex = walk.at
  if (PLAIN_STRING.test(text)) {
    walk.at = PLAIN_STRING.lastIndex
    return null
  }
  for (let at = walk.at + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === 0x22) {
      walk.at = at + 1
      return null
    }
    if (code < 0x20) return { at, reason: 'a control character stands in a string' }
    if (code !== 0x5c) continue
    ESCAPE.lastIndex = at
    if (!ESCAPE.test(text)) return { at, reason: 'there is no such escape' }
    at = ESCAPE.lastIndex - 1
  }
  return { at: text.length, reason: 'the text ends too early' }
}

/** What stands between the brackets, with commas between. */
function list(walk: Walk, close: ']' | '}'): Break | null {
  const seen = new Set<string>()
  walk.at += 1
  space(walk)
  if (walk.text[walk.at] === close) {
    walk.at += 1
    return null
  }
  for (let index = 0; ; index += 1) {
    const failed = close === '}' ? member(walk, seen) : item(walk, index)
    if (failed !== null) return failed
    space(walk)
    const next = walk.text[walk.at]
    if (next !== ',' && next !== close) return broken(walk, `a comma or ${close} should stand here`)
    walk.at += 1
    if (next === close) return null
  }
}

function item(walk: Walk, index: number): Break | null {
  walk.path.push(String(index))
  const failed = value(walk)
  walk.path.pop()
  return failed
}

function member(walk: Walk, seen: Set<string>): Break | null {
  space(walk)
  const keyAt = walk.at
  if (walk.text[keyAt] !== '"') return broken(walk, 'a key in double quotes should stand here')
  const failed = string(walk)
  if (failed !== null) return failed
  const key = decoded(walk.text, keyAt, walk.at)
  space(walk)
  if (walk.text[walk.at] !== ':') return broken(walk, 'a colon should stand here')
  walk.at += 1
  space(walk)
  walk.path.push(key)
  if (seen.has(key)) walk.visitor.duplicate(walk.path, keyAt)
  else seen.add(key)
  walk.visitor.member(walk.path, keyAt, walk.at)
  const inner = value(walk)
  walk.path.pop()
  return inner
}

function decoded(text: string, from: number, to: number): string {
  const key = text.slice(from + 1, to - 1)
  return key.includes('\\') ? (JSON.parse(`"${key}"`) as string) : key
}
