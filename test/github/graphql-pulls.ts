// The mutation updatePullRequest, which some actions prefer to its REST counterpart.
import { nodeId } from './api-shapes.ts'
import type { Hub } from './exchange.ts'
import { Complaint, pullNode } from './graphql-nodes.ts'
import { now, setState } from './pulls.ts'
import type { Token } from './types.ts'

interface Input {
  readonly pullRequestId: string
  readonly title?: string | null
  readonly body?: string | null
  readonly state?: 'OPEN' | 'CLOSED' | null
}

/** Changes title, body or state of a pull request by its node id. */
export function updatePullRequest(hub: Hub, token: Token | undefined, raw: Readonly<Record<string, unknown>>): unknown {
  const input = raw as unknown as Input
  const pull = hub
    .all()
    .flatMap((repository) => repository.pulls)
    .find((one) => nodeId('PullRequest', `${one.base.fullName}#${one.number}`) === input.pullRequestId)
  if (pull === undefined) {
    throw new Complaint('NOT_FOUND', `Could not resolve to a node with the global id of '${input.pullRequestId}'`)
  }
  if (token?.pullRequests !== 'write') throw new Complaint('FORBIDDEN', 'Resource not accessible by integration')
  if (typeof input.title === 'string') pull.title = input.title
  if (typeof input.body === 'string') pull.body = input.body
  const state = input.state === 'OPEN' ? 'open' : input.state === 'CLOSED' ? 'closed' : pull.state
  if (state !== pull.state) setState(pull, state)
  pull.updatedAt = now()
  return { pullRequest: pullNode(pull) }
}
