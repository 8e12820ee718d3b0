// Back pressure on a connection, by not reading its socket.
import type { Socket } from 'node:net'

export interface Valve {
  /** Nothing is read from the socket any more, so that the sender must wait. */
  readonly hold: () => void
  readonly release: () => void
}

let reading: Valve | null = null

/**
 * Fits a valve to a connected socket before undici gets it. Its own way, pausing its parser, ends the whole process with
 * a failed assertion where the other side hangs up in a pause (7.30.2, `Parser.finish`); this way the parser never pauses.
 */
export function fitValve(socket: Socket): void {
  const read = socket.read.bind(socket)
  let held = false
  const valve: Valve = {
    hold() {
      held = true
    },
    release() {
      if (!held) return
      held = false
      socket.emit('readable')
    },
  }
  socket.read = (size?: number) => {
    // A size is asked for by the stream itself, to fill its small buffer.
    if (held && size === undefined) return null
    reading = valve
    return read(size) as unknown
  }
}

/** The valve of the socket whose bytes are being handled: undici parses what it has read before it reads on. */
export function currentValve(): Valve | null {
  return reading
}
