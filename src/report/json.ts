// `--json`: one document in ASCII that no log reader takes for a command (spec cli.md, "Progress and errors"). Pure.
import type { Problem } from '../errors.ts'

/** Text of a value in which `::`, `##[`, control and non-ASCII characters are escaped; ends with a newline. */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value, null, 2)
  const ascii = text.replaceAll(/[\u007f-\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
  return `${ascii.replaceAll('::', ':\\u003a').replaceAll('##[', '#\\u0023[')}\n`
}

/** A problem without what is for people alone. */
export function jsonProblem({ severity, code, message, file, line, column }: Problem): object {
  return {
    severity,
    code,
    message,
    ...(file === undefined ? {} : { file }),
    ...(line === undefined ? {} : { line }),
    ...(column === undefined ? {} : { column }),
  }
}
