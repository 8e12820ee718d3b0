// Reads YAML as a stream of events; where the syntax is broken, those before the break are kept.
import { type Event, parseEvents, YAMLException } from 'js-yaml'
import { errorAt, type Finding } from './findings.ts'
import { relax } from './relax.ts'

/** Levels of the parser, about one for each mapping or list; deeper than any prompt, and far from the end of the stack. */
const MAX_DEPTH = 100

/** Characters that may be read again in search of the part before a syntax error. */
const SALVAGE_BUDGET = 2 * 1024 * 1024

/** What the parser says without telling a person where to look. */
const WORDS: Readonly<Record<string, string>> = {
  'deficient indentation': 'this line stands further left than it must; is a quote or a bracket before it not closed?',
}

export interface Events {
  readonly events: readonly Event[]
  /** Whether the structure is that of `relax(text)`: how simple a scalar is may then not be believed. */
  readonly relaxed: boolean
  /** Null where the whole text was read. */
  readonly broken: Finding | null
}

/**
 * @param text decoded and free of control characters
 * @returns the events of the text; with a syntax error those of as many whole lines before it as can be read alone
 */
export function readEvents(text: string): Events {
  const whole = attempt(text)
  if (whole.error === null) return { events: whole.events, relaxed: false, broken: null }
  if (whole.error.reason === 'deficient indentation') {
    const { events } = attempt(relax(text))
    if (events !== null) return { events, relaxed: true, broken: null }
  }
  const { reason, mark } = whole.error
  const at = Math.min(mark?.position ?? 0, text.length)
  const broken = reason.startsWith('nesting exceeded')
    ? errorAt(at, 'manifest/depth', `mappings and lists are nested too deep here: more than ${MAX_DEPTH} levels`)
    : (conflictIn(text) ??
      errorAt(at, 'manifest/syntax', `this is not YAML: ${WORDS[reason] ?? reason}${wish(text, at, reason)}`))
  return { events: salvage(text, at), relaxed: false, broken }
}

/** What a person most likely meant where the parser only says that something goes on too long. */
function wish(text: string, at: number, reason: string): string {
  const before = text.slice(Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf('\r', at - 1)) + 1, at)
  if (reason.startsWith('missed comma')) {
    if (text[at] === '#') return '; # begins a comment here: a colour wants quotes'
    return /\}\} *$/.test(before) ? '; a text that begins with {{ wants quotes' : ''
  }
  if (reason !== 'bad indentation of a mapping entry') return ''
  if (before.trim() === '') return '; a key stands right below the one before it'
  if (!before.includes(':')) return '; a key stands right below the one before it, a text with ": " in it wants quotes'
  const [, first = ''] = /^ *(?:- +)*(?:[^\s"'#][^:#]*:[ \t]+)?(\S)/.exec(text.slice(at - before.length, at + 1)) ?? []
  if (first === '"' || first === "'")
    return '; a text that goes on after a quote wants quotes of the other kind around it'
  return /[{[*@`%]/.test(first)
    ? `; a text that begins with ${first} wants quotes`
    : '; a text with ": " in it wants quotes'
}

/** What git leaves where two branches changed the same lines. */
function conflictIn(text: string): Finding | null {
  const at = text.search(/^<{7} /m)
  if (at === -1 || !/^>{7} /m.test(text)) return null
  return errorAt(
    at,
    'manifest/syntax',
    'conflict markers of git stand here: keep what is wanted of both sides, often all of it, and remove the markers',
  )
}

/** As many whole lines as can be read alone, found by halving: a quote that is never closed shows at the end only. */
function salvage(text: string, at: number): readonly Event[] {
  const starts = Array.from(text.slice(0, at).matchAll(/\r\n?|\n/g), (match) => match.index + match[0].length)
  let best: readonly Event[] = []
  let budget = SALVAGE_BUDGET
  let good = 0
  let bad = starts.length + 1
  // First all lines before the error.
  for (let lines = starts.length; lines > good && lines < bad; lines = (good + bad) >> 1) {
    const part = text.slice(0, starts[lines - 1])
    budget -= part.length
    if (budget < 0) break
    const { events } = attempt(part)
    if (events === null) bad = lines
    else {
      best = events
      good = lines
    }
  }
  return best
}

function attempt(text: string): { events: readonly Event[]; error: null } | { events: null; error: YAMLException } {
  try {
    return { events: parseEvents(text, { maxDepth: MAX_DEPTH }), error: null }
  } catch (error) {
    if (error instanceof YAMLException) return { events: null, error }
    throw error
  }
}
