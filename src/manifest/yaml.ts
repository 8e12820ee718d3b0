// Puts the tree of a manifest together from the events of its YAML, and tells what a manifest may not use of YAML.
import { type Event, EVENT_ID, getScalarValue, SCALAR_STYLE, type ScalarEvent } from 'js-yaml'
import { readEvents } from './events.ts'
import { errorAt, type Finding, warningAt } from './findings.ts'
import { type MapEntry, type MappingNode, type Node, quoted, type ScalarNode, type SequenceNode } from './nodes.ts'
import { placeOf, type Source } from './source.ts'
import { controlsIn, directivesIn, secondDocument, without } from './stream.ts'

/** A comment that begins as a colour does. */
const COLOUR = /[ \t]+#(?:[0-9a-f]{3}|[0-9a-f]{6}|[0-9a-f]{8})\b/iy

export interface Composed {
  /** Null where the document is empty. */
  readonly root: Node | null
  /** False after a syntax error: what follows it is unknown, so nothing can be said to be missing. */
  readonly complete: boolean
}

/** A collection that is still open. */
type Frame = { readonly node: SequenceNode } | MappingFrame

interface MappingFrame {
  readonly node: MappingNode
  readonly keys: Map<string, ScalarNode>
  /** `none` before a key; `refused` after one that cannot be a key. */
  key: ScalarNode | 'none' | 'refused'
}

interface Composer {
  readonly source: Source
  /** The source at equal length, without what stops the parser. */
  readonly text: string
  readonly relaxed: boolean
  readonly findings: Finding[]
  readonly controls: readonly number[]
  /** How many of `controls` lie behind. */
  passed: number
  readonly frames: Frame[]
  root: Node | null
  /** End of the last thing that has an offset. */
  cursor: number
}

/**
 * Reads one YAML document in time linear in its length. Tags, anchors and aliases, duplicate keys, merge keys,
 * directives, further documents and control characters are findings that hide no other problem
 * (spec: manifest.md, "What a person is told").
 */
export function compose(source: Source, findings: Finding[]): Composed {
  const { text } = source
  const controls = controlsIn(text)
  const directives = directivesIn(text)
  const clean = without(text, controls, directives)
  const { events, relaxed, broken } = readEvents(clean)
  const state = { frames: [], root: null, cursor: 0, passed: 0 }
  const composer: Composer = { source, text: clean, relaxed, findings, controls, ...state }
  const more = addDocument(composer, events)
  passControls(composer, text.length, null)
  for (const { at, name } of directives) {
    findings.push(errorAt(at, 'manifest/directive', `a manifest has no directives (%${name})`))
  }
  if (more) {
    const at = secondDocument(clean, composer.cursor)
    findings.push(errorAt(at, 'manifest/documents', 'a manifest is one document; a second one begins here'))
  }
  if (broken !== null) {
    findings.push(broken)
    forgetLast(composer.root)
  }
  return { root: composer.root, complete: broken === null }
}

/** What was still empty where the syntax broke may go on behind it: like an alias, nothing is said about it. */
function forgetLast(root: Node | null): void {
  let node = root
  while (node?.kind === 'mapping') {
    const last: MapEntry | undefined = node.entries.at(-1)
    if (last?.value.kind === 'scalar' && last.value.plain && last.value.text === '') {
      node.entries[node.entries.length - 1] = { ...last, value: { kind: 'alias', at: last.value.at } }
    }
    node = last?.value ?? null
  }
}

/** @returns whether there is a further document */
function addDocument(composer: Composer, events: readonly Event[]): boolean {
  let documents = 0
  for (const event of events) {
    if (event.type === EVENT_ID.DOCUMENT) documents += 1
    if (documents > 1) return true
    if (event.type === EVENT_ID.POP) composer.frames.pop()
    else if (event.type !== EVENT_ID.DOCUMENT) addNode(composer, event)
  }
  return false
}

function addNode(composer: Composer, event: Exclude<Event, { type: 1 | 6 }>): void {
  if (event.type === EVENT_ID.ALIAS) {
    const at = event.anchorStart - 1
    composer.cursor = event.anchorEnd
    composer.findings.push(errorAt(at, 'manifest/alias', 'a manifest has no aliases; write the value out'))
    return place(composer, { kind: 'alias', at })
  }
  reportProperties(composer, event)
  if (event.type === EVENT_ID.SCALAR) return place(composer, scalarNode(composer, event))
  if (event.type === EVENT_ID.SEQUENCE) {
    const node: SequenceNode = { kind: 'sequence', at: event.start, items: [] }
    place(composer, node)
    composer.frames.push({ node })
  } else {
    const node: MappingNode = { kind: 'mapping', at: event.start, entries: [] }
    place(composer, node)
    composer.frames.push({ node, keys: new Map(), key: 'none' })
  }
}

function reportProperties({ text, findings }: Composer, event: Exclude<Event, { type: 1 | 5 | 6 }>): void {
  if (event.tagStart !== -1) {
    const tag = quoted(text.slice(event.tagStart, event.tagEnd))
    findings.push(errorAt(event.tagStart, 'manifest/tag', () => `a manifest has no tags (got ${tag})`))
  }
  if (event.anchorStart !== -1) {
    findings.push(errorAt(event.anchorStart - 1, 'manifest/anchor', 'a manifest has no anchors'))
  }
}

function scalarNode(composer: Composer, event: ScalarEvent): ScalarNode {
  const plain = event.style === SCALAR_STYLE.PLAIN
  const properties = Math.max(composer.cursor, event.tagEnd, event.anchorEnd)
  if (event.valueStart === -1) {
    composer.cursor = properties
    return { kind: 'scalar', at: emptyAt(composer), from: 0, end: 0, text: '', plain }
  }
  const at = scalarStart(composer, event, properties)
  const node: ScalarNode = {
    kind: 'scalar',
    at,
    from: event.valueStart,
    end: event.valueEnd,
    text: getScalarValue(composer.text, composer.relaxed ? { ...event, fast: false } : event),
    plain,
  }
  passControls(composer, event.valueEnd, node)
  composer.cursor = event.valueEnd
  if (plain && /[ ,]/.test(node.text)) warnOfColour(composer, node)
  return node
}

/** A text without quotes ends before ` #`, and so before a colour. */
function warnOfColour({ text, findings }: Composer, { end }: ScalarNode): void {
  COLOUR.lastIndex = end
  const [found] = COLOUR.exec(text) ?? []
  if (found === undefined) return
  const message = `YAML takes ${found.trim()} and what follows for a comment, no part of the text before it: put that in quotes`
  findings.push(warningAt(end + found.indexOf('#'), 'manifest/comment', message))
}

/** Where a quote, the header of a block or the first character stands. */
function scalarStart({ source, text }: Composer, { style, valueStart }: ScalarEvent, after: number): number {
  if (style === SCALAR_STYLE.PLAIN) return valueStart
  if (style === SCALAR_STYLE.SINGLE_QUOTED || style === SCALAR_STYLE.DOUBLE_QUOTED) return valueStart - 1
  // The header of a block ends the line before the text; only a key, properties or dashes stand before it.
  const { line } = placeOf(source, valueStart - 1)
  const indicator = style === SCALAR_STYLE.LITERAL_BLOCK ? '|' : '>'
  return text.indexOf(indicator, Math.max(after, source.lineStarts[line - 1]!))
}

/** Nothing was written: the place is that of the key, else of the collection. */
function emptyAt({ frames }: Composer): number {
  const frame = frames.at(-1)
  if (frame === undefined) return 0
  return 'key' in frame && typeof frame.key !== 'string' ? frame.key.at : frame.node.at
}

function place(composer: Composer, node: Node): void {
  const frame = composer.frames.at(-1)
  if (frame === undefined) composer.root = node
  else if (!('key' in frame)) frame.node.items.push(node)
  else if (frame.key === 'none') frame.key = asKey(composer, node)
  else {
    if (frame.key !== 'refused') frame.node.entries.push(entry(composer, frame, frame.key, node))
    frame.key = 'none'
  }
}

function asKey({ findings, text }: Composer, node: Node): ScalarNode | 'refused' {
  if (node.kind === 'scalar' && node.plain && node.text === '<<') {
    findings.push(errorAt(node.at, 'manifest/merge-key', 'a manifest has no merge keys (<<)'))
    return 'refused'
  }
  if (node.kind === 'scalar' && !(node.plain && node.text === '')) return node
  // An alias is a finding already.
  const template = text.startsWith('{{', node.at - 1) ? '; a text that begins with {{ wants quotes' : ''
  if (node.kind !== 'alias')
    findings.push(errorAt(node.at, 'manifest/key', `a key must be a text of its own${template}`))
  return 'refused'
}

function entry({ findings, source }: Composer, frame: MappingFrame, key: ScalarNode, value: Node): MapEntry {
  const first = frame.keys.get(key.text)
  if (first === undefined) {
    frame.keys.set(key.text, key)
    return { key, value, duplicate: false }
  }
  findings.push(
    errorAt(key.at, 'manifest/duplicate-key', () => {
      return `${quoted(key.text)} stands in this mapping already, in line ${placeOf(source, first.at).line}`
    }),
  )
  return { key, value, duplicate: true }
}

/** Tells of the control characters up to `end`: once for the scalar that holds them, else each where it is. */
function passControls(composer: Composer, end: number, node: ScalarNode | null): void {
  const { controls, findings } = composer
  let told = false
  for (let at = controls[composer.passed]; at !== undefined && at < end; at = controls[++composer.passed]) {
    const inside = node !== null && at >= node.from
    if (inside && told) continue
    told = inside
    const message = 'a control character stands here; only tabs and line ends may'
    findings.push(errorAt(inside ? node.at : at, 'manifest/control-character', message))
  }
}
