// Any error → what a person is told and the exit code, the same for both doors.
import { EXIT, type ExitCode, ImagelockError, type Problem } from './errors.ts'

/** An error of the disk is the person's to mend, one of GitHub a delivery that failed; anything unknown is a fault of ours. */
export function explained(error: unknown): { readonly exit: ExitCode; readonly problems: readonly Problem[] } {
  if (error instanceof ImagelockError) return { exit: error.exit, problems: error.problems }
  const { code, message, syscall, name } = error as NodeJS.ErrnoException
  if (code !== undefined && name === 'GitHubError') {
    return { exit: EXIT.undelivered, problems: [{ severity: 'error', code, message }] }
  }
  if (code !== undefined && syscall !== undefined && /^E[A-Z]+$/.test(code)) {
    const exit = code === 'EACCES' || code === 'EPERM' || code === 'EROFS' ? EXIT.invalid : EXIT.incomplete
    return { exit, problems: [{ severity: 'error', code: `system/${code.toLowerCase()}`, message }] }
  }
  const told = `imagelock met a fault of its own: ${error instanceof Error ? `${name}: ${message}` : String(error)}. Please report this line at https://github.com/imagelock/imagelock/issues`
  return { exit: EXIT.internal, problems: [{ severity: 'error', code: 'internal/fault', message: told }] }
}

/** What goes wrong before anything is made is for the person to change (spec action.md, "Delivery"). */
export async function beforeMoney<T>(open: Promise<T>): Promise<T> {
  try {
    return await open
  } catch (error) {
    const { exit, problems } = explained(error)
    const [first, ...more] = problems
    if (exit !== EXIT.undelivered || !first) throw error
    throw new ImagelockError(first, EXIT.invalid, more)
  }
}
