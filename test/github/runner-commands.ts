// What the Actions runner makes of a step's output: a port of its command parser (ActionCommand.cs, runner 2.33x).

export interface Command {
  readonly command: string
  readonly properties: Readonly<Record<string, string>>
  readonly data: string
  /** `legacy` is the old form that is obeyed anywhere in a line. */
  readonly form: 'line' | 'legacy'
}

export interface Reading {
  readonly commands: readonly Command[]
  readonly masks: readonly string[]
  /** What the log shows: lines that were no commands, masked. */
  readonly log: readonly string[]
}

const names = [
  'set-env',
  'set-output',
  'save-state',
  'add-mask',
  'add-path',
  'add-matcher',
  'remove-matcher',
  'debug',
  'warning',
  'error',
  'notice',
  'group',
  'endgroup',
  'echo',
]
/** Char.IsWhiteSpace of .NET. */
const leading = /^[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/
type Escapes = readonly (readonly [string, string])[]
const lineEnds: Escapes = [
  ['%0D', '\r'],
  ['%0A', '\n'],
]
const escapes: Readonly<Record<'data' | 'property' | 'legacy', Escapes>> = {
  data: [...lineEnds, ['%25', '%']],
  property: [...lineEnds, ['%3A', ':'], ['%2C', ','], ['%25', '%']],
  legacy: [['%3B', ';'], ...lineEnds, ['%5D', ']'], ['%25', '%']],
}

function unescape(text: string, kind: keyof typeof escapes): string {
  return escapes[kind].reduce((result, [code, character]) => result.replaceAll(code, character), text)
}

function pairs(text: string, separator: string, kind: keyof typeof escapes): Record<string, string> {
  const found: Record<string, string> = {}
  for (const part of text.split(separator)) {
    const [key, ...rest] = part.replace(/^=+/, '').split('=')
    if (key && rest.join('=') !== '') found[key.toLowerCase()] = unescape(rest.join('='), kind)
  }
  return found
}

/** The command in a line, or undefined; `known` holds the names that are obeyed, in lower case. */
export function parseCommand(
  line: string,
  known: ReadonlySet<string> = new Set([...names, 'stop-commands']),
): Command | undefined {
  const text = line.replace(leading, '')
  const end = text.startsWith('::') ? text.indexOf('::', 2) : -1
  if (end >= 0) {
    const [command = '', ...rest] = text.slice(2, end).split(' ')
    if (known.has(command.toLowerCase())) {
      const properties = pairs(rest.join(' ').trim(), ',', 'property')
      return { command: command.toLowerCase(), properties, data: unescape(text.slice(end + 2), 'data'), form: 'line' }
    }
  }
  const start = line.indexOf('##[')
  const close = start < 0 ? -1 : line.indexOf(']', start)
  if (close < 0) return undefined
  const [command = '', ...rest] = line.slice(start + 3, close).split(' ')
  if (!known.has(command.toLowerCase())) return undefined
  const properties = pairs(rest.join(' '), ';', 'legacy')
  return { command: command.toLowerCase(), properties, data: unescape(line.slice(close + 1), 'legacy'), form: 'legacy' }
}

/** Reads whole output; lines end at a line feed, a carriage return or both, as .NET reads them. */
export function readOutput(output: string): Reading {
  const known = new Set([...names, 'stop-commands'])
  const commands: Command[] = []
  const masks: string[] = []
  const log: string[] = []
  let stopped: string | undefined
  for (const line of output.split(/\r\n|\r|\n/)) {
    const found = parseCommand(line, known)
    if (found === undefined || (stopped !== undefined && found.command !== stopped)) {
      log.push(masks.reduce((text, mask) => text.replaceAll(mask, '***'), line))
      continue
    }
    if (stopped !== undefined) {
      known.delete(stopped)
      stopped = undefined
      continue
    }
    commands.push(found)
    if (found.command === 'add-mask')
      masks.push(...[found.data, ...found.data.split(/\r?\n/)].filter((text) => text.trim() !== ''))
    if (found.command !== 'stop-commands') continue
    stopped = found.data.toLowerCase()
    known.add(stopped)
  }
  return { commands, masks, log }
}

/** The pairs of GITHUB_OUTPUT, GITHUB_STATE and GITHUB_ENV; throws where the runner would fail the step. */
export function readPairs(text: string): Record<string, string> {
  const found: Record<string, string> = {}
  const lines = text.split(/(?<=\r\n|\r(?!\n)|\n)/)
  const bare = (line: string): string => line.replace(/(\r\n|\r|\n)$/, '')
  for (let at = 0; at < lines.length; at++) {
    const line = bare(lines[at] ?? '')
    if (line === '') continue
    const equals = line.indexOf('=')
    const heredoc = line.indexOf('<<')
    if (equals >= 0 && (heredoc < 0 || equals < heredoc)) {
      found[line.slice(0, equals)] = line.slice(equals + 1)
      continue
    }
    const key = line.slice(0, heredoc)
    const delimiter = line.slice(heredoc + 2)
    if (heredoc <= 0 || delimiter === '') throw new Error(`Invalid format '${line}'`)
    const value: string[] = []
    while (bare(lines[++at] ?? '') !== delimiter) {
      if (at >= lines.length) throw new Error(`Invalid value. Matching delimiter not found '${delimiter}'`)
      value.push(lines[at] ?? '')
    }
    found[key] = bare(value.join(''))
  }
  return found
}
