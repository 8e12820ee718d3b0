// What is looked for in the text of a YAML stream before and beside its parser, which stops at it or keeps no place.

/** What YAML 1.2 cannot print (YAML 1.2.2, 5.1), but surrogates, which UTF-8 cannot hold. */
const CONTROL = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]/g
/** Where lines end in LF, a CR of its own is none of their ends: the parser would fold it away. */
const CONTROL_OR_CR = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]|\r(?!\n)/g

function controlOf(text: string): RegExp {
  return text.includes('\r') && text.includes('\n') ? CONTROL_OR_CR : CONTROL
}

/** Offsets of the control characters of a text; tab, line ends and NEL are none, a lone CR among LFs is one. */
export function controlsIn(text: string): readonly number[] {
  return Array.from(text.matchAll(controlOf(text)), (match) => match.index)
}

export interface Directive {
  readonly at: number
  readonly end: number
  readonly name: string
}

/** The directives before the first document. */
export function directivesIn(text: string): readonly Directive[] {
  const found: Directive[] = []
  // Sticky: blank lines, comments and directives from the start on, and nothing else.
  const line = /(?:[ \t]*(?:#[^\r\n]*)?|%([^\r\n]*))(?:\r\n?|\n)/y
  for (let match = line.exec(text); match !== null; match = line.exec(text)) {
    if (match[1] === undefined) continue
    const name = /^[^ \t]*/.exec(match[1])?.[0] ?? ''
    found.push({ at: match.index, end: match.index + 1 + match[1].length, name })
  }
  return found
}

/**
 * The text at equal length without what the parser would stop at. `%TAG` stays, so that the tags that it declares can
 * be told one by one.
 */
export function without(text: string, controls: readonly number[], directives: readonly Directive[]): string {
  const clean = controls.length === 0 ? text : text.replace(controlOf(text), '\ufffd')
  const pieces: string[] = []
  let end = 0
  for (const directive of directives) {
    if (directive.name === 'TAG') continue
    pieces.push(clean.slice(end, directive.at), ' '.repeat(directive.end - directive.at))
    end = directive.end
  }
  return pieces.join('') + clean.slice(end)
}

/** Offset of the marker of the document after `from`, of `from` itself where there is none. */
export function secondDocument(text: string, from: number): number {
  const marker = /^---(?=[ \t\r\n]|$)/gm
  marker.lastIndex = from
  return marker.exec(text)?.index ?? from
}
