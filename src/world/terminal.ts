// The two streams: results and everything else; colour, width, a closed pipe, a question.
import { EXIT } from '../errors.ts'
import type { Paint, Tone } from '../report/text.ts'

const CODES: Readonly<Record<Tone, readonly [string, string]>> = {
  good: ['\u001b[32m', '\u001b[39m'],
  change: ['\u001b[33m', '\u001b[39m'],
  bad: ['\u001b[31m', '\u001b[39m'],
  dim: ['\u001b[2m', '\u001b[22m'],
  strong: ['\u001b[1m', '\u001b[22m'],
}

export interface Terminal {
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  readonly outPaint: Paint
  readonly errPaint: Paint
  /** Columns of the live line's terminal; 0 where it is none. */
  readonly width: () => number
  /** The line at the bottom of the terminal of stderr, below whatever is printed; empty takes it away. */
  readonly live: (line: string) => void
  /** Whether a person can be asked. */
  readonly asks: boolean
  /** The answer to a question; empty where the signal fired or the input ended. */
  readonly ask: (question: string, signal: AbortSignal) => Promise<string>
}

/** @param streams those of the process, but in tests */
export function openTerminal(
  { color }: { readonly color: boolean },
  { stdout, stderr, stdin, env }: Pick<NodeJS.Process, 'stdout' | 'stderr' | 'stdin' | 'env'> = process,
): Terminal {
  const colours = color && !env['NO_COLOR'] && env['TERM'] !== 'dumb'
  const paint =
    (on: boolean): Paint =>
    (tone, text) =>
      on && colours ? CODES[tone][0] + text + CODES[tone][1] : text
  const streams = aboveLine(stdout, stderr)
  return {
    ...streams,
    outPaint: paint(stdout.isTTY),
    errPaint: paint(stderr.isTTY),
    width: () => (stderr.isTTY && env['TERM'] !== 'dumb' ? (stderr.columns ?? 80) : 0),
    asks: stdin.isTTY && stderr.isTTY,
    ask: async (question, signal) => {
      const { createInterface } = await import('node:readline/promises')
      const reader = createInterface({ input: stdin, output: stderr, terminal: false })
      const ended = new Promise<string>((resolve) => reader.once('close', () => resolve('')))
      try {
        return await Promise.race([reader.question(question, { signal }).catch(() => ''), ended])
      } finally {
        reader.close()
      }
    },
  }
}

/** Takes away what is below the cursor: the live line, also where a terminal that became narrower made two rows of it. */
const ERASE = '\r\u001b[J'

/**
 * What is printed stands above the live line, which is written anew below it. The line is drawn over itself in one
 * write, so that nothing flickers, and the cursor is never hidden: there is nothing to restore where the process is killed.
 * The cursor waits at the line's beginning: wherever a resize brings the end of the line, the whole of it lies behind.
 */
function aboveLine(stdout: NodeJS.WriteStream, stderr: NodeJS.WriteStream): Pick<Terminal, 'out' | 'err' | 'live'> {
  const out = writer(stdout)
  const err = writer(stderr)
  let shown = ''
  let width = stderr.columns
  let watched = false
  const live = (line: string): void => {
    if (line === shown) return
    err(line === '' ? ERASE : drawn(line))
    shown = line
    width = stderr.columns
    if (watched) return
    watched = true
    process.once('exit', () => live(''))
  }
  /** The line below what was printed; one that was made for another width is left to the next frame. */
  const again = (): string => {
    if (stderr.columns !== width) shown = ''
    return shown === '' ? '' : drawn(shown)
  }
  return {
    live,
    err: (text) => err(shown === '' || text === '' ? text : `${ERASE}${text}${again()}`),
    out: (text) => {
      if (shown === '' || text === '' || !stdout.isTTY) return out(text)
      err(ERASE)
      out(text)
      err(again())
    },
  }
}

function drawn(line: string): string {
  return `\r${line}\u001b[J\r`
}

const guarded = new WeakSet<NodeJS.WriteStream>()

/** A reader that went away (`| head`) ends the printing, not the run. */
function writer(stream: NodeJS.WriteStream): (text: string) => void {
  if (!guarded.has(stream)) {
    guarded.add(stream)
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE' || error.code === 'EOF') return
      // A full disk behind `>`: the run goes on, since it may have bought, but it does not pass for done.
      if (stream !== process.stderr) process.stderr.write(`error: the output could not be written (${error.code})\n`)
      process.once('exit', (code) => {
        if (code === 0) process.exitCode = EXIT.incomplete
      })
    })
  }
  return (text) => {
    if (text !== '' && !stream.destroyed && !stream.writableEnded) stream.write(text)
  }
}
