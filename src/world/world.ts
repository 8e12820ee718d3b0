// The narrow slice of the world that the hall is given by its door.
import type { Clock } from '../generate/gate.ts'

export interface World {
  /** Absolute. */
  readonly cwd: string
  /** Where those stand who repeat what is told, absolute; absent where that is `cwd`. In the action: the repository's root. */
  readonly reader?: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly clock: Clock
  /** From 0 to below 1. */
  readonly random: () => number
  /** Called once before many pictures are moved. */
  readonly keepHeapSmall: () => void
  /** Fires when no new request may start. */
  readonly stopping: AbortSignal
  /** Fires when what is under way must end. */
  readonly ending: AbortSignal
}
