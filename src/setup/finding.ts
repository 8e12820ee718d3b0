// What `doctor` found: a sentence a person can act on, with the way out. Pure.

export type Severity = 'ok' | 'note' | 'warning' | 'error'

/** One line of `doctor`; its document is described in docs/command-line.md. */
export interface Finding {
  /** `error`: something will not work until a person changes it; `note`: nothing to do, worth knowing. */
  readonly severity: Severity
  /** Stable, `subject/what`. */
  readonly code: string
  readonly message: string
  /** What to do; null where there is nothing to do. */
  readonly fix: string | null
}

/** A finding; without `fix` nothing has to be done. */
export function finding(severity: Severity, code: string, message: string, fix: string | null = null): Finding {
  return { severity, code, message, fix }
}
