// The text of a manifest and the places in it.
import type { Place } from './draft.ts'

/** A file as people know it, decoded. */
export interface Source {
  readonly file: string
  readonly text: string
  /** Offset of the first character of each line, in UTF-16 code units. */
  readonly lineStarts: readonly number[]
}

/** Lines end at LF or CRLF; at CR where the file has nothing else. */
export function sourceOf(file: string, text: string): Source {
  const lineStarts = [0]
  const end = text.includes('\n') ? '\n' : '\r'
  for (let at = text.indexOf(end); at !== -1; at = text.indexOf(end, at + 1)) lineStarts.push(at + 1)
  return { file, text, lineStarts }
}

/** Line and column of an offset, counted from 1; logarithmic in the number of lines. */
export function placeOf(source: Source, offset: number): Place {
  let low = 0
  let high = source.lineStarts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (source.lineStarts[middle]! <= offset) low = middle
    else high = middle - 1
  }
  return { line: low + 1, column: offset - source.lineStarts[low]! + 1 }
}

/** The text of a line, counted from 1, without its line break. */
export function lineText(source: Source, line: number): string {
  const start = source.lineStarts[line - 1] ?? source.text.length
  const end = source.lineStarts[line] ?? source.text.length
  return source.text.slice(start, end).replace(/[\r\n]+$/, '')
}
