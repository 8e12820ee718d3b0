// Writes seeds into the text of a manifest: nothing else of it changes, in whatever style it is written.
import type { Finding } from './findings.ts'
import type { MapEntry, MappingNode, Node, ScalarNode } from './nodes.ts'
import { sourceOf } from './source.ts'
import { compose } from './yaml.ts'

/** Characters to put in at an offset, in the place of as many as `remove` says. */
interface Edit {
  readonly at: number
  readonly remove: number
  readonly insert: string
}

/**
 * Gives each named image its seed. Where an image writes a seed, its digits alone change; where it writes none, a `seed`
 * is put in, in the style of its mapping. A prompt that stands for an image becomes the `prompt` of a mapping.
 * @param text a valid manifest, without a byte order mark
 * @param seeds by key under `images`
 * @returns null where that cannot be done without changing what else the text says
 */
export function writeSeeds(text: string, seeds: ReadonlyMap<string, number>): string | null {
  const root = read(text)
  const images = root && imagesOf(root)
  if (!root || !images) return null
  const step = stepOf(text, images)
  const edits = images.entries.flatMap((entry) => {
    const seed = seeds.get(entry.key.text)
    return seed === undefined ? [] : editsOf(text, images, entry, seed, step)
  })
  const written = apply(text, edits)
  const after = read(written)
  return after && differsInSeedsAlone(root, after, seeds) ? written : null
}

/** Null where something is wrong with the text. */
function read(text: string): MappingNode | null {
  const findings: Finding[] = []
  const { root } = compose(sourceOf('', text), findings)
  return findings.length === 0 && root?.kind === 'mapping' ? root : null
}

function imagesOf(root: MappingNode): MappingNode | null {
  const images = root.entries.find(({ key }) => key.text === 'images')?.value
  return images?.kind === 'mapping' ? images : null
}

function apply(text: string, edits: readonly Edit[]): string {
  const pieces: string[] = []
  let end = 0
  for (const { at, remove, insert } of edits.toSorted((a, b) => a.at - b.at)) {
    pieces.push(text.slice(end, at), insert)
    end = at + remove
  }
  return pieces.join('') + text.slice(end)
}

function put(at: number, insert: string, remove = 0): Edit {
  return { at, remove, insert }
}

function editsOf(text: string, images: MappingNode, { key, value }: MapEntry, seed: number, step: number): Edit[] {
  if (value.kind === 'scalar') {
    return isFlow(text, images) ? wrapped(text, images, key, value, seed) : opened(text, images, value, seed, step)
  }
  if (value.kind !== 'mapping') return []
  const own = value.entries.find((entry) => entry.key.text === 'seed')?.value
  // A seed is a plain scalar without a leading zero: its text is what stands there.
  if (own?.kind === 'scalar') return [put(own.at, String(seed), own.text.length)]
  return isFlow(text, value) ? addedToFlow(text, value, seed) : [addedToBlock(text, value, seed)]
}

/** A line of its own behind the last value that ends with its line; else before all others. */
function addedToBlock(text: string, mapping: MappingNode, seed: number): Edit {
  const indent = ' '.repeat(columnOf(text, mapping.at))
  const anchor = anchorOf(text, mapping)
  const line = `${nameLike(text, anchor?.key ?? mapping.entries[0]?.key)}: ${seed}`
  if (!anchor) return put(mapping.at, `${line}${eolAt(text, mapping.at)}${indent}`)
  const end = lineEnd(text, anchor.end)
  return put(end, `${eolAt(text, end)}${indent}${line}`)
}

/** Behind the last simple value: on a line of its own where that has one, else beside it. */
function addedToFlow(text: string, mapping: MappingNode, seed: number): Edit[] {
  const anchor = anchorOf(text, mapping)
  if (!anchor) {
    const pair = `${nameLike(text, mapping.entries[0]?.key)}: ${seed},`
    return [put(mapping.at + 1, /\s/.test(text[mapping.at + 1] ?? '') ? ` ${pair}` : `${pair} `)]
  }
  const gap = isTight(text, anchor.key, anchor.value) ? '' : ' '
  const pair = `${nameLike(text, anchor.key)}:${gap}${seed}`
  const start = lineStart(text, anchor.key.at)
  const indent = text.slice(start, anchor.key.at)
  const end = lineEnd(text, anchor.end)
  const rest = /^([ \t]*,)?[ \t]*(?:#.*)?$/.exec(text.slice(anchor.end, end))
  if (!/^[ \t]*$/.test(indent) || !rest) return [put(anchor.end, `,${gap}${pair}`)]
  const eol = eolAt(text, end)
  if (rest[1] !== undefined) return [put(end, `${eol}${indent}${pair},`)]
  return [put(anchor.end, ','), put(end, `${eol}${indent}${pair}`)]
}

/** `id: prompt` in a flow mapping becomes `id: {prompt: prompt, seed: 1}`. */
function wrapped(text: string, images: MappingNode, key: ScalarNode, value: ScalarNode, seed: number): Edit[] {
  const gap = isTight(text, key, value) ? '' : ' '
  const pad = text[images.at + 1] === ' ' ? ' ' : ''
  const name = (word: string): string => nameLike(text, key, word)
  return [
    put(value.at, `{${pad}${name('prompt')}:${gap}`),
    put(endOf(text, value), `,${gap}${name('seed')}:${gap}${seed}${pad}}`),
  ]
}

/**
 * `id: prompt` in a block mapping becomes a block mapping with `prompt` and `seed`; the lines of the prompt move to the
 * right with their key.
 */
function opened(text: string, images: MappingNode, value: ScalarNode, seed: number, step: number): Edit[] {
  const outer = columnOf(text, images.at)
  const before = text.slice(lineStart(text, value.at), value.at)
  const isAlone = /^ *(?:: +)?$/.test(before)
  const column = isAlone ? before.length : outer + step
  const eol = eolAt(text, value.at)
  const indent = ' '.repeat(column)
  const line = `seed: ${seed}`
  const isBlock = isBlockScalar(text, value)
  const end = lineEnd(text, endOf(text, value))
  const first = isBlock ? `${line}${eol}${indent}` : ''
  const gap = isAlone ? 0 : (/[ \t]*$/.exec(before)?.[0].length ?? 0)
  const name = isAlone ? `${first}prompt: ` : `${eol}${indent}${first}prompt:`
  return [
    put(value.at - gap, name),
    ...linesWithin(text, value).map((at) => put(at, ' '.repeat(column - outer))),
    ...(isBlock ? [] : [put(end, `${eolAt(text, end)}${indent}${line}`)]),
  ]
}

/** Where the lines of a scalar begin that are not empty, but for the line that it begins in. */
function linesWithin(text: string, { at, end }: ScalarNode): number[] {
  const starts = Array.from(
    text.slice(at, end).matchAll(/(?:\r\n?|\n)(?=[^\r\n])/g),
    (match) => at + match.index + match[0].length,
  )
  return starts.filter((start) => start < end)
}

/** The last entry whose value is written in one piece, and where that ends. */
function anchorOf(text: string, { entries }: MappingNode): { key: ScalarNode; value: ScalarNode; end: number } | null {
  for (const { key, value } of entries.toReversed()) {
    if (value.kind !== 'scalar' || value.end === 0 || isBlockScalar(text, value)) continue
    return { key, value, end: endOf(text, value) }
  }
  return null
}

/** A key in the quotes of a neighbour. */
function nameLike(text: string, neighbour: ScalarNode | undefined, name = 'seed'): string {
  const quote = neighbour === undefined ? '' : quoteOf(text, neighbour)
  return `${quote}${name}${quote}`
}

/** Whether a value follows its key as in `"a":1`. */
function isTight(text: string, key: ScalarNode, value: ScalarNode): boolean {
  return text.slice(endOf(text, key), value.at) === ':'
}

function quoteOf(text: string, { at, plain }: ScalarNode): string {
  const first = text[at] ?? ''
  return !plain && (first === '"' || first === "'") ? first : ''
}

/** Behind a scalar, its closing quote included. */
function endOf(text: string, node: ScalarNode): number {
  return node.end + quoteOf(text, node).length
}

function isBlockScalar(text: string, { at, plain }: ScalarNode): boolean {
  return !plain && (text[at] === '|' || text[at] === '>')
}

function isFlow(text: string, { at }: MappingNode): boolean {
  return text[at] === '{'
}

/** How much further to the right the keys of an image stand than its id. */
function stepOf(text: string, images: MappingNode): number {
  const outer = columnOf(text, images.at)
  for (const { value } of images.entries) {
    if (value.kind !== 'mapping' || isFlow(text, value)) continue
    const step = columnOf(text, value.at) - outer
    if (step > 0) return step
  }
  return outer > 0 ? outer : 2
}

function lineStart(text: string, at: number): number {
  let start = at
  while (start > 0 && text[start - 1] !== '\n' && text[start - 1] !== '\r') start -= 1
  return start
}

/** Where the line that holds an offset ends, before its line break. */
function lineEnd(text: string, at: number): number {
  const end = text.slice(at).search(/[\r\n]/)
  return end === -1 ? text.length : at + end
}

/** The line break of the line that holds an offset, else that of the file. */
function eolAt(text: string, at: number): string {
  const breaks = /\r\n?|\n/g
  breaks.lastIndex = at
  return breaks.exec(text)?.[0] ?? /\r\n?|\n/.exec(text)?.[0] ?? '\n'
}

function columnOf(text: string, at: number): number {
  return at - lineStart(text, at)
}

/** Whether two manifests say the same but for the seeds that were written, each of them as it was asked for. */
function differsInSeedsAlone(before: MappingNode, after: MappingNode, seeds: ReadonlyMap<string, number>): boolean {
  const left = new Set(seeds.keys())
  const sameImage = (one: MapEntry, other: MapEntry): boolean => {
    const seed = seeds.get(one.key.text)
    if (seed === undefined) return same(one.value, other.value)
    left.delete(one.key.text)
    return other.value.kind === 'mapping' && hasSeed(one.value, other.value, seed)
  }
  const images = (one: MapEntry, other: MapEntry): boolean =>
    one.key.text === 'images' && one.value.kind === 'mapping' && other.value.kind === 'mapping'
      ? sameEntries(one.value.entries, other.value.entries, sameImage)
      : same(one.value, other.value)
  return sameEntries(before.entries, after.entries, images) && left.size === 0
}

function hasSeed(before: Node, after: MappingNode, seed: number): boolean {
  const rest = after.entries.filter(({ key }) => key.text !== 'seed')
  const [own] = after.entries.filter(({ key }) => key.text === 'seed')
  if (own?.value.kind !== 'scalar' || !own.value.plain || own.value.text !== String(seed)) return false
  if (before.kind === 'mapping') {
    return sameEntries(
      before.entries.filter(({ key }) => key.text !== 'seed'),
      rest,
    )
  }
  const [prompt] = rest
  return rest.length === 1 && prompt?.key.text === 'prompt' && same(before, prompt.value)
}

function sameEntries(
  before: readonly MapEntry[],
  after: readonly MapEntry[],
  sameValue = (one: MapEntry, other: MapEntry): boolean => same(one.value, other.value),
): boolean {
  return (
    before.length === after.length &&
    before.every((one, index) => {
      const other = after[index]
      return other !== undefined && one.key.text === other.key.text && sameValue(one, other)
    })
  )
}

function same(one: Node, other: Node): boolean {
  if (one.kind === 'scalar') return other.kind === 'scalar' && one.text === other.text && one.plain === other.plain
  if (one.kind === 'mapping') return other.kind === 'mapping' && sameEntries(one.entries, other.entries)
  if (one.kind === 'alias' || other.kind !== 'sequence') return false
  return one.items.length === other.items.length && one.items.every((item, index) => same(item, other.items[index]!))
}
