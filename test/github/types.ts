// The words of the GitHub for tests: what a test asks for and what it can look at afterwards.

/** A credential and its rights; `installation` is the token of a workflow run, `app` that of another GitHub App. */
export interface Token {
  readonly token: string
  readonly kind: 'installation' | 'user' | 'app'
  readonly contents: 'none' | 'read' | 'write'
  readonly pullRequests: 'none' | 'read' | 'write'
  readonly login: string
  /** The repositories that it reaches, as `owner/name`; all where left out. */
  readonly repositories?: readonly string[]
}

/** What a repository begins with. */
export interface Seed {
  /** `owner/name`. */
  readonly name: string
  readonly files?: Readonly<Record<string, string | Uint8Array>>
  readonly defaultBranch?: string
  readonly private?: boolean
  /** Branches of classic protection: changes only by pull requests (GH006). */
  readonly protected?: readonly string[]
  /** Branches under a ruleset of the same meaning (GH013). */
  readonly ruled?: readonly string[]
  /** `owner/name` of the repository that this one was forked from. */
  readonly forkOf?: string
  /** Logins that may review and be assigned; all where left out. */
  readonly collaborators?: readonly string[]
}

export interface GitHubOptions {
  readonly tokens?: readonly Token[]
  readonly repositories?: readonly Seed[]
  /** HTTPS by a certificate made for this process; its file is `github.certificate`. */
  readonly https?: boolean
  /** The setting "Allow GitHub Actions to create and approve pull requests"; it binds `installation` tokens. */
  readonly actionsMayOpenPullRequests?: boolean
}

export type Kind = 'rest' | 'graphql' | 'git' | 'lfs'

/** One line of the ledger. `status` is 0 while the answer is open, or where none was given. */
export interface Recorded {
  readonly method: string
  /** With its query. */
  readonly path: string
  readonly kind: Kind
  status: number
  /** Whether it could change something: a push, a mutation, an upload, any REST request but a read. */
  write: boolean
  login: string | undefined
  /** The parsed JSON body of REST and GraphQL requests. */
  body: unknown
}

/** Something that goes wrong. It is used up after `times` (1) requests that match, the first `after` (0) of them let through. */
export type Fault = {
  readonly method?: string
  readonly path?: RegExp
  readonly times?: number
  readonly after?: number
} & (
  | {
      readonly kind: 'secondary'
      readonly status?: 403 | 429
      readonly html?: boolean
      readonly retryAfter?: number | null
    }
  | { readonly kind: 'primary'; readonly status?: 403 | 429; readonly resetInSeconds?: number }
  | { readonly kind: 'server-error'; readonly status?: 500 | 502 | 503 | 504 }
  | {
      readonly kind: 'answer'
      readonly status: number
      readonly headers?: Record<string, string>
      readonly body: string
    }
  /** `before`: nothing was done. `after`: it was done and the answer is lost. */
  | { readonly kind: 'reset'; readonly when: 'before' | 'after' }
  | { readonly kind: 'slow'; readonly ms: number }
  /** A race: runs before the request is looked at, for example to move the branch that is being pushed. */
  | { readonly kind: 'call'; readonly run: () => void | Promise<void> }
)

/** An answer as GitHub would give it. */
export interface Answer {
  readonly status: number
  readonly headers?: Record<string, string>
  /** Sent as JSON where it is not text. */
  readonly body?: unknown
}

/** Thrown by a handler, sent as the answer. */
export class Refusal extends Error {
  readonly answer: Answer
  constructor(answer: Answer) {
    super(`HTTP ${answer.status}`)
    this.answer = answer
  }
}
