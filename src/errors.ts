// The one vocabulary of what goes wrong: a code, a sentence, a place, a hint, an exit code.

/** Exit codes of both doors (spec: cli.md, "Exit codes"). */
export const EXIT = {
  done: 0,
  incomplete: 1,
  invalid: 2,
  outdated: 3,
  capped: 4,
  undelivered: 5,
  internal: 70,
  interrupted: 130,
  terminated: 143,
} as const
export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

/** Something a person is told, with a stable code and, where it is about a file, the place in it. */
export interface Problem {
  readonly severity: 'error' | 'warning'
  /** Stable, `room/what`, e.g. `manifest/seed-range`. */
  readonly code: string
  /** One sentence: what happened and what to do next. */
  readonly message: string
  /** Relative to the current folder for manifests and locks, with `/`. */
  readonly file?: string
  /** Counted from 1. */
  readonly line?: number
  /** Counted from 1, in UTF-16 code units. */
  readonly column?: number
  /** The line itself, for the frame under the message; never in `--json`. */
  readonly source?: string
  /** Id of the image, where the same may be said of many: the message begins with it and a colon; never in `--json`. */
  readonly about?: string
}

/** A failure of the whole run. The failure of one image is a value instead. */
export class ImagelockError extends Error {
  readonly code: string
  readonly exit: ExitCode
  readonly problems: readonly Problem[]

  /**
   * @param problem what is said; its `code` becomes the error's
   * @param exit the exit code that this failure asks for
   * @param more further problems found in the same go
   */
  constructor(problem: Omit<Problem, 'severity'>, exit: ExitCode = EXIT.invalid, more: readonly Problem[] = []) {
    super(problem.message)
    this.name = 'ImagelockError'
    this.code = problem.code
    this.exit = exit
    this.problems = [{ severity: 'error', ...problem }, ...more]
  }
}
