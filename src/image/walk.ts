// Drives a parser that is written as straight code over bytes that arrive in pieces of any size.

/** What a parser asks for next. Exactly that many bytes, a stretch that is only passed on, or all up to a byte. */
export type Need =
  | { readonly kind: 'take'; readonly bytes: number }
  | { readonly kind: 'pass'; readonly bytes: number; readonly to?: (part: Uint8Array) => void }
  | { readonly kind: 'find'; readonly byte: number }

/** A parser: `take` is answered with the bytes, valid until the next request; the others with none. */
export type Steps<Result> = Generator<Need, Result, Uint8Array>

const NOTHING = new Uint8Array(0)

export function* take(bytes: number): Steps<Uint8Array> {
  return yield { kind: 'take', bytes }
}

export interface Walk<Result> {
  /** Moves the parser on as far as these bytes go; those after its end are counted and dropped. */
  readonly write: (chunk: Uint8Array) => void
  /** Undefined while the parser wants more. */
  readonly result: () => Result | undefined
  /** Bytes that came after the parser's end. */
  readonly extra: () => number
}

/**
 * Starts a parser. It holds back at most the bytes of one `take`.
 * @param steps asks for bytes until it returns its result
 */
export function startWalk<Result>(steps: Steps<Result>): Walk<Result> {
  let need: Need | undefined
  let result: Result | undefined
  let extra = 0
  let left = 0
  let held = NOTHING

  const resume = (answer: Uint8Array): void => {
    const next = steps.next(answer)
    need = next.done === true ? undefined : next.value
    if (next.done === true) result = next.value
    left = need === undefined || need.kind === 'find' ? 0 : need.bytes
  }
  const gather = (chunk: Uint8Array, at: number, wanted: number): number => {
    const end = Math.min(chunk.length, at + left)
    if (left === wanted && end - at === wanted) {
      resume(chunk.subarray(at, end))
      return end
    }
    if (left === wanted) held = new Uint8Array(wanted)
    held.set(chunk.subarray(at, end), wanted - left)
    left -= end - at
    if (left === 0) resume(held)
    return end
  }
  const pass = (chunk: Uint8Array, at: number, to?: (part: Uint8Array) => void): number => {
    const end = Math.min(chunk.length, at + left)
    if (end > at) to?.(chunk.subarray(at, end))
    left -= end - at
    if (left === 0) resume(NOTHING)
    return end
  }
  const find = (chunk: Uint8Array, at: number, byte: number): number => {
    const found = chunk.indexOf(byte, at)
    if (found === -1) return chunk.length
    resume(NOTHING)
    return found + 1
  }

  resume(NOTHING)
  return {
    write: (chunk) => {
      let at = 0
      while (need !== undefined && (at < chunk.length || (need.kind !== 'find' && left === 0))) {
        if (need.kind === 'take') at = gather(chunk, at, need.bytes)
        else if (need.kind === 'pass') at = pass(chunk, at, need.to)
        else at = find(chunk, at, need.byte)
      }
      extra += chunk.length - at
    },
    result: () => result,
    extra: () => extra,
  }
}
