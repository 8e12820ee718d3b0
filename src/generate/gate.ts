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
  /** Resolves once no more than `most` tasks wait for a slot. */
  readonly room: (most: number) => Promise<void>
}

export function openSlots(size: number): Slots {
  let free = size
  const waiting: (() => void)[] = []
  let held: { readonly most: number; readonly go: () => void }[] = []
  const leave = (): void => {
    const next = waiting.shift()
    if (next) next()
    else free += 1
    if (held.length === 0) return
    const going = held.filter(({ most }) => waiting.length <= most)
    held = held.filter(({ most }) => waiting.length > most)
    for (const { go } of going) go()
  }
  return {
    room: async (most) => {
      if (waiting.length > most) await new Promise<void>((go) => held.push({ most, go }))
    },
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

/** What a task tells of itself: how the gateway took it. */
export interface Taken {
  /** The gateway asked for fewer: of the tasks that went out together only the first counts. */
  readonly tooMany: () => void
  readonly served: () => void
}

/** Slots whose number follows what the gateway takes. */
export interface ElasticSlots {
  readonly run: <T>(task: (taken: Taken) => Promise<T>) => Promise<T>
}

/** So much of a slot comes back for each picture that was served: doubled in about six rounds, a rate limit met again in as many. */
const GROWTH = 0.125

/** At most `size` at once; halved at a rate limit, down to one, and back up as pictures are served. */
export function openElasticSlots(size: number): ElasticSlots {
  let limit = size
  let busy = 0
  let round = 0
  const waiting: (() => void)[] = []
  const admit = (): void => {
    while (busy < Math.floor(limit) && waiting.length > 0) {
      busy += 1
      waiting.shift()?.()
    }
  }
  return {
    run: async (task) => {
      const entered = new Promise<void>((resolve) => waiting.push(resolve))
      admit()
      await entered
      const mine = round
      const taken: Taken = {
        tooMany: () => {
          if (mine !== round) return
          round += 1
          limit = Math.max(1, limit / 2)
        },
        served: () => {
          limit = Math.min(size, limit + GROWTH)
        },
      }
      try {
        return await task(taken)
      } finally {
        busy -= 1
        admit()
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
