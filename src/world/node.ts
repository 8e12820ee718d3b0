// Puts the real world together: clock, randomness, environment, signals.
import { setMaxListeners } from 'node:events'
import { EXIT, type ExitCode } from '../errors.ts'
import type { Terminal } from './terminal.ts'
import type { World } from './world.ts'

/** Answers that were paid for may still come in this time after a signal (facts: the runner kills 10 s after the first). */
const GRACE_MS = 5000

/** The world of the command line; `close` gives the signals back. */
export function openWorld(terminal: Terminal): World & { readonly close: () => void } {
  const stopping = new AbortController()
  const ending = new AbortController()
  // Each purchase and download listens while it waits.
  setMaxListeners(0, stopping.signal, ending.signal)
  const onSignal = (exit: ExitCode): void => {
    if (stopping.signal.aborted) return ending.signal.aborted ? process.exit(exit) : ending.abort(exit)
    terminal.err('stopping: no new request; waiting up to 5 s for answers that are paid for (again: stop at once)\n')
    stopping.abort(exit)
    setTimeout(() => ending.abort(exit), GRACE_MS).unref()
  }
  const interrupt = (): void => onSignal(EXIT.interrupted)
  const terminate = (): void => onSignal(EXIT.terminated)
  process.on('SIGINT', interrupt)
  process.on('SIGTERM', terminate)
  return {
    cwd: process.cwd(),
    env: process.env,
    clock: { now: Date.now, sleep },
    random: Math.random,
    keepHeapSmall,
    stopping: stopping.signal,
    ending: ending.signal,
    close: () => {
      process.off('SIGINT', interrupt)
      process.off('SIGTERM', terminate)
    },
  }
}

/**
 * Keeps the heap of short-lived objects at its first size: what streams through a run is short-lived, and V8 would let
 * it grow to 48 MB before it looks. Called before many pictures are moved, not where much is parsed.
 */
function keepHeapSmall(): void {
  // Loaded here: most runs end without, and it is a part of what a start costs.
  process.getBuiltinModule('node:v8').setFlagsFromString('--semi-space-growth-factor=1')
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const end = (): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, ms)
    signal.addEventListener('abort', end)
  })
}
