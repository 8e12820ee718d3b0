// Text from outside inside Markdown: it mentions nobody, refers to no issue, opens no tag, no link, no cell. Pure.

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
  return `<code>${literal(text, max)}</code>`
}

/** The same without the element, for a place inside one. */
function literal(text: string, max: number): string {
  const chars = [...text.slice(0, 2 * max + 2)]
  const whole = chars.length <= max && text.length <= 2 * max + 2
  const shown = whole ? text : chars.slice(0, max).join('')
  const lines = shown.trim().replaceAll(/\r\n?|\n/g, BREAK)
  const visible = lines.replaceAll(HIDDEN, (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`)
  const apart = ACTIVE.reduce((now, [pattern, by]) => now.replaceAll(pattern, by), visible)
  const safe = apart.replaceAll(MARKUP, (char) => `&#${char.charCodeAt(0)};`)
  return whole ? safe || '&#8203;' : `${safe}… (${text.length} characters)`
}

/** A link's address from parts that may hold anything: escaped for HTML and Markdown. */
export function pathUrl(path: string): string {
  const escape = (char: string): string => `%${char.charCodeAt(0).toString(16).toUpperCase()}`
  return path
    .split('/')
    .map((part) => encodeURIComponent(part.replaceAll(/\p{Cs}/gu, '\ufffd')).replaceAll(/[!'()*_~]/g, escape))
    .join('/')
}
