// What a run may do by its trigger (spec action.md, the table of events), and on which branches. Pure.

/** The trigger as the runner tells it; everything of it may be a stranger's. */
export interface RunEvent {
  /** `GITHUB_EVENT_NAME`. */
  readonly name: string
  /** The parsed file of `GITHUB_EVENT_PATH`; null where there is none. */
  readonly payload: unknown
  /** `GITHUB_REF`, `GITHUB_HEAD_REF`, `GITHUB_REPOSITORY` are read. */
  readonly env: Readonly<Record<string, string | undefined>>
}

export type Permission =
  | { readonly kind: 'asked' }
  /** `check` runs, whatever was asked. */
  | { readonly kind: 'check' }
  /** Reports as `check` and spends nothing; exit 0 unless `check` was asked for. */
  | { readonly kind: 'report' }
  /** Exit 2. */
  | { readonly kind: 'refused'; readonly message: string }
  /** As asked where HEAD is reachable from a branch of this repository, else `refused` with this message. */
  | { readonly kind: 'if-reachable'; readonly message: string }

const ASKED: ReadonlySet<string> = new Set(['push', 'schedule', 'workflow_dispatch', 'repository_dispatch'])
const DEPENDABOT = 'dependabot[bot]'
/** Commands that neither spend nor write. */
const HARMLESS: ReadonlySet<string> = new Set(['plan', 'check'])

/** @param command the input `command` */
export function permit(event: RunEvent, command: string): Permission {
  const { name, env } = event
  if (name === 'pull_request_target') return ownSide(command, 'pull_request_target runs with the rights of the base')
  if (name === 'workflow_run' && isForkRun(event)) return ownSide(command, 'this workflow_run came from a fork')
  if (name === 'pull_request') return isTrusted(event) ? { kind: 'asked' } : { kind: 'report' }
  if (name === 'merge_group' || (env['GITHUB_REF'] ?? '').startsWith('refs/tags/')) return { kind: 'check' }
  if (ASKED.has(name)) return { kind: 'asked' }
  const message = `on ${name || 'an unknown event'} imagelock runs only where the checked-out commit is on a branch of this repository`
  return { kind: 'if-reachable', message }
}

function ownSide(command: string, why: string): Permission {
  if (HARMLESS.has(command)) return { kind: 'asked' }
  const message = `${why}, and what it is shown may be a stranger's: ${command} is refused; run it on push or pull_request`
  return { kind: 'refused', message }
}

/** A pull request of a branch of this repository whose author is not Dependabot; what cannot be read is no such one. */
function isTrusted({ payload, env }: RunEvent): boolean {
  const pull = field(payload, 'pull_request')
  const own = repositoryOf(payload, env)
  return sameRepository(field(field(pull, 'head'), 'repo'), own) && login(field(pull, 'user')) !== DEPENDABOT
}

function isForkRun({ payload, env }: RunEvent): boolean {
  const head = field(field(payload, 'workflow_run'), 'head_repository')
  return !sameRepository(head, repositoryOf(payload, env))
}

function repositoryOf(payload: unknown, env: RunEvent['env']): string {
  return (env['GITHUB_REPOSITORY'] || text(field(payload, 'repository'), 'full_name')).toLowerCase()
}

/** A head whose repository was deleted has none: it was a fork. */
function sameRepository(repository: unknown, own: string): boolean {
  return own !== '' && text(repository, 'full_name').toLowerCase() === own
}

/** The logins of apps are compared without regard to case, as GitHub does. */
function login(user: unknown): string {
  return text(user, 'login').toLowerCase()
}

/**
 * The branch of the run, on `pull_request` its head branch: the default of the input `base`.
 * @returns null where the run is on none
 */
export function baseBranch({ name, env }: RunEvent): string | null {
  if (name === 'pull_request') return env['GITHUB_HEAD_REF'] || null
  const [, branch] = /^refs\/heads\/(.+)$/s.exec(env['GITHUB_REF'] ?? '') ?? []
  return branch ?? null
}

/**
 * The default head branch of a pull request: `imagelock/<base>/<first manifest's path without extension>`, other
 * characters than `A-Za-z0-9._/-` as `-`; so are the dots and the ending that git allows in no branch.
 * @param manifest path from the repository's root, with `/`
 */
export function headBranch(base: string, manifest: string): string {
  const name = `imagelock/${base}/${manifest.replace(/\.[^./]+$/, '')}`
  return name
    .replaceAll(/[^A-Za-z0-9._/-]/gu, '-')
    .replaceAll(/(?<=^|\/)\.|\.(?=\.|\/|$)/g, '-')
    .replaceAll(/\.lock(?=\/|$)/g, '-lock')
}

/** Whether git would take it as the name of a branch (`git check-ref-format --branch`). */
export function isBranchName(name: string): boolean {
  return (
    name !== '' &&
    name !== '@' &&
    name !== 'HEAD' &&
    name.length <= 244 &&
    !/[\u0000-\u0020\u007f~^:?*[\\]|\.\.|@\{|\/\/|^[-/]|[/.]$|(?:^|\/)\.|\.lock(?:\/|$)|\p{Cs}/u.test(name)
  )
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined
}

function text(value: unknown, name: string): string {
  const found = field(value, name)
  return typeof found === 'string' ? found : ''
}
