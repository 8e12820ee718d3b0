// Two ways of writing flow collections that YAML in the wild has and the parser refuses: a closing bracket that stands
// no deeper than its key, and a tab between tokens.

/**
 * The text at equal length, so that offsets stay: a line that begins with a closing bracket is joined to the one
 * before, and tabs behind the indentation are spaces. Only for its structure: what scalars say is read from the
 * original.
 */
export function relax(text: string): string {
  const spaced = text.replace(
    /(^[ \t]*(?:[-?:][ \t]+)*)|\t/gm,
    (match, indentation?: string) => indentation ?? ' '.repeat(match.length),
  )
  const lines = spaced.match(/[^\r\n]*(?:\r\n?|\n)|[^\r\n]+$/g) ?? []
  for (const [index, line] of lines.entries()) {
    if (/^ *[\]}]/.test(line)) joinToBefore(lines, index)
  }
  return lines.join('')
}

/** Takes the line ends before a line away, and the comments that would swallow it then. */
function joinToBefore(lines: string[], index: number): void {
  for (let before = index - 1; before >= 0; before -= 1) {
    const content = uncommented(lines[before]!)
    lines[before] = content.padEnd(lines[before]!.length)
    if (content !== '') return
  }
}

/** A line without its comment and the white space at its end. */
function uncommented(line: string): string {
  let quote = ''
  for (let at = 0; at < line.length; at += 1) {
    const char = line[at]!
    if (quote !== '') {
      if (char === '\\' && quote === '"') at += 1
      else if (char === quote) quote = ''
    } else if (char === '#' && (at === 0 || line[at - 1] === ' ')) return line.slice(0, at).trimEnd()
    else if ((char === '"' || char === "'") && /^$|[\s,:[{]/.test(line[at - 1] ?? '')) quote = char
  }
  return line.trimEnd()
}
