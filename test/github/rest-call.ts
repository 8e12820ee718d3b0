// One call of a REST operation, as its handler gets it, and the paging of lists.
import type { Hub } from './exchange.ts'
import type { Route } from './openapi.ts'
import type { Repository } from './repository.ts'
import type { Answer, Refusal, Token } from './types.ts'

/** One call of an operation whose request was read. */
export interface Call {
  readonly hub: Hub
  /** Base address of the API. */
  readonly api: string
  /** Address of this call without its query. */
  readonly address: string
  readonly route: Route
  readonly token: Token | undefined
  readonly query: URLSearchParams
  readonly accept: string
  readonly body: Readonly<Record<string, unknown>>
  /** The repository of the path; refused before where it cannot be reached. */
  readonly repository: Repository
  /** The refusal of this call in GitHub's shape. */
  readonly refuse: (status: number, message: string, errors?: readonly unknown[]) => Refusal
}

/** What one operation needs and does. */
export interface Operation {
  readonly needs?: 'contents' | 'pull-requests' | 'pull-requests-read'
  readonly run: (call: Call) => Answer | Promise<Answer>
}
export type Operations = Readonly<Record<string, Operation>>

/** One page of a list, with GitHub's Link header. */
export function page(call: Call, items: readonly unknown[]): Answer {
  const size = Math.min(100, Number(call.query.get('per_page') ?? 30))
  const at = Number(call.query.get('page') ?? 1)
  const last = Math.max(1, Math.ceil(items.length / size))
  const link = (number: number, rel: string): string => {
    const query = new URLSearchParams(call.query)
    query.set('page', String(number))
    return `<${call.address}?${query.toString()}>; rel="${rel}"`
  }
  const headers: Record<string, string> = at < last ? { link: `${link(at + 1, 'next')}, ${link(last, 'last')}` } : {}
  return { status: 200, headers, body: items.slice((at - 1) * size, at * size) }
}
