// Text from outside inside Markdown: it mentions nobody, refers to no issue, opens no tag, no link, no cell. Pure.
import type { Part } from '../plan/words.ts'

/** Controls, formats (bidirectional and invisible marks too), surrogates, private use, line separators. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu
/** What GitHub makes a mention, a reference or a link of, wherever it stands; a mark of no width takes it apart. */
const ACTIVE: readonly (readonly [RegExp, string])[] = [
  [/@/g, '@\u200b'],
  [/#(?=\d)/g, '#\u200b'],
  [/(?<=\bGH)-(?=\d)/gi, '\u200b-'],
  [/:(?=\/\/)/g, ':\u200b'],
  [/(?<=\bwww)\./gi, '\u200b.'],
]
/** What Markdown, HTML and the formulas of GitHub read. An underscore inside a word is none of that. */
const MARKUP = /[&<>"'`*[\]\\|!~$^{}@#=+]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g
const BREAK = ' ↵ '

/**
 * Text as code in one line of Markdown, in a table or not. As an HTML element of entities, not between backticks: it
 * needs no fence that is longer than what it holds, and no bar that is escaped differently inside code.
 * @param max characters that are shown, the number of the others said
 */
export function code(text: string, max = 400): string {
  return `<code>${cut(text, max, literal) || '&#8203;'}</code>`
}

/** One text that became another, as code: what went is struck out, what came is underlined, the rest is cut short. */
export function changedCode(parts: readonly Part[], max: number): string {
  const shown = shortened(parts, max).filter(({ text }) => text !== '')
  const pieces = shown.map(({ kind, text }, at) => {
    const before = shown[at - 1]
    const touches = /\S$/.test(before?.text ?? '') && /^\S/.test(text)
    // Nothing is put together across the border of two elements, neither a mention nor an address; two words are told apart.
    const apart = touches ? (kind === 'new' && before?.kind === 'gone' ? ' ' : '\u200b') : ''
    return apart + (kind === 'same' ? inert(text) : `<${TAGS[kind]}>${inert(text)}</${TAGS[kind]}>`)
  })
  return `<code>${pieces.join('') || '&#8203;'}</code>`
}

const TAGS = { gone: 'del', new: 'ins' } as const
/** Characters of what is equal that are shown beside a change. */
const CONTEXT = 60

/** What is equal, but for the words beside a change, is left out; what changed is cut to an equal part of the room. */
function shortened(parts: readonly Part[], max: number): Part[] {
  const changes = parts.filter(({ kind }) => kind !== 'same').length
  const room = Math.max(40, Math.floor(max / Math.max(1, changes)))
  const shown: Part[] = []
  let left = 2 * max
  for (const [at, part] of parts.entries()) {
    if (left <= 0) return [...shown, { kind: 'same', text: ' …' }]
    const text =
      part.kind === 'same' ? around(part.text, at > 0, at < parts.length - 1) : cut(part.text, room, (one) => one)
    left -= text.length
    shown.push({ ...part, text })
  }
  return shown
}

/** The ends of a text that stand beside a change. */
function around(text: string, after: boolean, before: boolean): string {
  const keep = (after ? CONTEXT : 0) + (before ? CONTEXT : 0)
  if (text.length <= keep + CONTEXT / 2) return text
  const head = after ? text.slice(0, CONTEXT).replace(/[\ud800-\udbff]$/, '') : ''
  const tail = before ? text.slice(-CONTEXT).replace(/^[\udc00-\udfff]/, '') : ''
  return `${head}…${tail}`
}

/** The first characters of a text, each whole, and how many it has where that is not all. */
function cut(text: string, max: number, show: (shown: string) => string): string {
  // So many units hold more than `max` characters, or they are the whole text.
  const chars = [...text.slice(0, 2 * max + 2)]
  if (chars.length <= max) return show(text)
  return `${show(chars.slice(0, max).join(''))}… (${text.length} characters)`
}

function literal(text: string): string {
  return inert(text.trim())
}

/** Text in which nothing acts, for a place inside an element. */
function inert(text: string): string {
  const lines = text.replaceAll(/\r\n?|\n/g, BREAK)
  const visible = lines.replaceAll(HIDDEN, (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`)
  const apart = ACTIVE.reduce((now, [pattern, by]) => now.replaceAll(pattern, by), visible)
  return apart.replaceAll(MARKUP, (char) => `&#${char.charCodeAt(0)};`)
}

/** A link's address from parts that may hold anything: escaped for HTML and Markdown. */
export function pathUrl(path: string): string {
  const escape = (char: string): string => `%${char.charCodeAt(0).toString(16).toUpperCase()}`
  return path
    .split('/')
    .map((part) => encodeURIComponent(part.replaceAll(/\p{Cs}/gu, '\ufffd')).replaceAll(/[!'()*_~]/g, escape))
    .join('/')
}
