// When a download has taken too long: idle, too slow, or past its deadline. A pure decision.

export interface DownloadLimits {
  /** Without a single byte. */
  readonly idleMs: number
  /** The least rate is judged over windows of this length, from the first byte on. */
  readonly windowMs: number
  readonly leastBytesPerSecond: number
  /** Past the deadline a download goes on only while bytes come at least this often, and only for `overtimeMs`. */
  readonly overtimeIdleMs: number
  readonly overtimeMs: number
  readonly tickMs: number
}

/** facts: "Secrets and requests", deadline in total, idle limit, least rate. A paid picture that flows may finish. */
export const DOWNLOAD_LIMITS: DownloadLimits = {
  idleMs: 30_000,
  windowMs: 30_000,
  leastBytesPerSecond: 1000,
  overtimeIdleMs: 10_000,
  overtimeMs: 60_000,
  tickMs: 1000,
}

/** Times are ms since the epoch. */
export interface Progress {
  readonly startedAt: number
  readonly lastByteAt: number
  readonly windowStart: number
  readonly windowBytes: number
  readonly deadline: number
}

export type Overdue = 'idle' | 'slow' | 'deadline'

/** @returns why the download is to be given up now, or null */
export function overdue(progress: Progress, now: number, limits: DownloadLimits): Overdue | null {
  const silent = now - progress.lastByteAt
  // A clock ahead of the server's makes the deadline pass before the start; the try has its overtime in any case.
  const end = Math.max(progress.deadline, progress.startedAt)
  if (now >= end + limits.overtimeMs || (now >= end && silent >= limits.overtimeIdleMs)) return 'deadline'
  if (silent >= limits.idleMs) return 'idle'
  const passed = now - progress.windowStart
  if (passed < limits.windowMs) return null
  return progress.windowBytes * 1000 < limits.leastBytesPerSecond * passed ? 'slow' : null
}
