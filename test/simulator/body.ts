// A body of known length that is made while it is sent, so that a big picture never stands in memory whole.

export interface Body {
  readonly length: number
  /** The same bytes at each call. */
  readonly parts: () => Iterable<Buffer>
}

/** What an origin wants to send, before any fault. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Body
}

/** A body that stands in memory. */
export function bodyOf(content: string | Buffer): Body {
  const bytes = Buffer.from(content as string)
  return { length: bytes.length, parts: () => (bytes.length === 0 ? [] : [bytes]) }
}

/** The first `bytes` bytes. */
export function head(body: Body, bytes: number): Body {
  function* parts(): Generator<Buffer> {
    let left = bytes
    for (const part of body.parts()) {
      if (left <= 0) return
      yield part.subarray(0, left)
      left -= part.length
    }
  }
  return { length: Math.min(bytes, body.length), parts }
}

/** One after the other. */
export function joined(...bodies: readonly Body[]): Body {
  function* parts(): Generator<Buffer> {
    for (const body of bodies) yield* body.parts()
  }
  return { length: bodies.reduce((sum, body) => sum + body.length, 0), parts }
}

/** The Base64 text of a body. */
export function base64(body: Body): Body {
  function* parts(): Generator<Buffer> {
    let rest: Buffer = Buffer.alloc(0)
    for (const part of body.parts()) {
      const all = rest.length === 0 ? part : Buffer.concat([rest, part])
      const whole = all.length - (all.length % 3)
      rest = all.subarray(whole)
      if (whole > 0) yield Buffer.from(all.toString('base64', 0, whole), 'latin1')
    }
    if (rest.length > 0) yield Buffer.from(rest.toString('base64'), 'latin1')
  }
  return { length: 4 * Math.ceil(body.length / 3), parts }
}

/** All of it in one buffer: for what is small, and for faults that need it. */
export function whole(body: Body): Buffer {
  return Buffer.concat([...body.parts()])
}
