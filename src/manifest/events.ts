// Reads YAML as a stream of events; where the syntax is broken, those before the break are kept.
import { type Event, parseEvents, YAMLException } from 'js-yaml'
import { errorAt, type Finding } from './findings.ts'

/** Nesting of mappings and lists; deeper than any prompt, and far from the end of the stack. */
export const MAX_DEPTH = 100

/** Characters that may be read again in search of the part before a syntax error. */
const SALVAGE_BUDGET = 2 * 1024 * 1024

export interface Events {
  readonly events: readonly Event[]
  /** Null where the whole text was read. */
  readonly broken: Finding | null
}

/**
 * @param text decoded and free of control characters
 * @returns the events of the text; with a syntax error those of as many whole lines before it as can be read alone
 */
export function readEvents(text: string): Events {
  const whole = attempt(text)
  if (whole.error === null) return { events: whole.events, broken: null }
  const { reason, mark } = whole.error
  const at = Math.min(mark?.position ?? 0, text.length)
  const broken = reason.startsWith('nesting exceeded')
    ? errorAt(at, 'manifest/depth', `mappings and lists may be nested at most ${MAX_DEPTH} deep`)
    : errorAt(at, 'manifest/syntax', `this is not YAML: ${reason}`)
  return { events: salvage(text, at), broken }
}

/** Halves the text before the error until what is left can be read; a quote that is never closed shows at the end. */
function salvage(text: string, at: number): readonly Event[] {
  let best: readonly Event[] = []
  let budget = SALVAGE_BUDGET
  let good = 0
  let bad = at
  let cut = lineStart(text, at)
  while (cut > good && cut < bad && cut <= budget) {
    budget -= cut
    const part = attempt(text.slice(0, cut))
    if (part.error === null) {
      best = part.events
      good = cut
    } else {
      bad = cut
    }
    cut = lineStart(text, good + ((bad - good) >> 1))
  }
  return best
}

function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1
}

function attempt(text: string): { events: readonly Event[]; error: null } | { events: null; error: YAMLException } {
  try {
    return { events: parseEvents(text, { maxDepth: MAX_DEPTH }), error: null }
  } catch (error) {
    if (error instanceof YAMLException) return { events: null, error }
    throw error
  }
}
