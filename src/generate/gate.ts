// Bounds what goes on at once, and holds back every new purchase of the run after a rate limit.

export interface Clock {
  /** Milliseconds since the epoch. */
  readonly now: () => number
  /** Ends early, without error, when the signal fires. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>
}

/** At most `size` tasks at once, in the order of their coming. */
export interface Slots {
  readonly run: <T>(task: () => Promise<T>) => Promise<T>
}

export function openSlots(size: number): Slots {
  let free = size
  const waiting: (() => void)[] = []
  const leave = (): void => {
    const next = waiting.shift()
    if (next) next()
    else free += 1
  }
  return {
    run: async (task) => {
      if (free > 0) free -= 1
      else await new Promise<void>((resolve) => waiting.push(resolve))
      try {
        return await task()
      } finally {
        leave()
      }
    },
  }
}

/** No new purchase starts before the latest time that a rate limit named. */
export interface Gate {
  readonly hold: (ms: number) => void
  readonly pass: (signal: AbortSignal) => Promise<void>
}

export function openGate(clock: Clock): Gate {
  let until = 0
  return {
    hold: (ms) => {
      until = Math.max(until, clock.now() + ms)
    },
    pass: async (signal) => {
      for (let left = until - clock.now(); left > 0 && !signal.aborted; left = until - clock.now()) {
        await clock.sleep(left, signal)
      }
    },
  }
}
