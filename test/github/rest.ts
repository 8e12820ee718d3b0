// The REST API: finds the operation, holds request and answer against the description, asks for rights.
import {
  apiHeaders,
  failure,
  lacksRight,
  mayWrite,
  reaches,
  readBody,
  send,
  type Exchange,
  type Hub,
} from './exchange.ts'
import { describeApi, type Route } from './openapi.ts'
import type { Repository } from './repository.ts'
import type { Call, Operation, Operations } from './rest-call.ts'
import { gitOperations } from './rest-git.ts'
import { pullOperations } from './rest-pulls.ts'
import { repositoryOperations } from './rest-repositories.ts'
import { Refusal, type Answer, type Token } from './types.ts'

const operations: Operations = { ...gitOperations, ...pullOperations, ...repositoryOperations }
const home = 'https://docs.github.com/rest'
const versions = ['2022-11-28', '2026-03-10']
const bodyLimit = 60 * 2 ** 20

/** Serves one REST request; `path` is the part after the API's base. */
export async function serveRest(hub: Hub, exchange: Exchange, path: string, used: number): Promise<void> {
  const { request, recorded } = exchange
  const label = `${recorded.method} ${path}`
  const answer = await answerTo(hub, exchange, path, label).catch((error: unknown) => {
    if (error instanceof Refusal) return error.answer
    hub.violations.push(`${label}: the server failed: ${String(error)}`)
    return { status: 500, body: { message: 'Server Error' } }
  })
  request.resume()
  const description = describeApi()
  const route = description.route(recorded.method, path)
  if (route !== undefined && (answer.body === undefined || isJson(answer))) {
    // 401 and the limits can come from any operation and are described for none.
    const everywhere = answer.status === 401 || answer.status === 403 || answer.status >= 500 || answer.status === 400
    if (!everywhere || describes(route, answer.status)) {
      for (const wrong of description.answer(route, answer.status, answer.body)) {
        hub.violations.push(`answer to ${label} (${route.id} ${answer.status}): ${wrong}`)
      }
    }
  }
  send(exchange, answer, apiHeaders(exchange.token, used))
}

const isJson = (answer: Answer): boolean => typeof answer.body === 'object' && !(answer.body instanceof Uint8Array)
const describes = (route: Route, status: number): boolean =>
  !describeApi().answer(route, status, undefined).includes(`status ${status} is not described`)

async function answerTo(hub: Hub, exchange: Exchange, path: string, label: string): Promise<Answer> {
  const { request, recorded, token } = exchange
  const complain = (text: string): void => void hub.violations.push(`request ${label}: ${text}`)
  if (!request.headers['user-agent']) {
    complain('no user-agent header')
    const body = 'Request forbidden by administrative rules. Please make sure your request has a User-Agent header.\n'
    return { status: 403, headers: { 'content-type': 'text/html' }, body }
  }
  const version = request.headers['x-github-api-version']
  if (version !== undefined && !versions.includes(String(version))) {
    complain(`api version ${String(version)}`)
    throw failure(400, `"${String(version)}" is not a supported version.`, `${home}/about-the-rest-api/api-versions`)
  }
  if (!/^(\*\/\*|application\/(json|vnd\.github\.))/.test(request.headers.accept ?? '*/*')) {
    complain(`accept ${request.headers.accept ?? ''}`)
    throw failure(415, "Unsupported 'Accept' header", home)
  }
  if (exchange.stranger) throw failure(401, 'Bad credentials', home)
  const route = describeApi().route(recorded.method, path)
  if (route === undefined) {
    complain('no such operation in the description (as cut)')
    throw failure(404, 'Not Found', home)
  }
  const body = await jsonBody(exchange, complain)
  for (const wrong of describeApi().request(route, exchange.url.searchParams, body)) complain(`${route.id}: ${wrong}`)
  const operation = operations[route.id]
  if (operation === undefined) throw new Error(`${route.id} has no handler`)
  const { owner, repo } = route.parameters
  const repository = owner === undefined ? undefined : hub.find(`${owner}/${repo ?? ''}`)
  if (owner !== undefined && (repository === undefined || !reaches(token, repository))) {
    throw failure(404, 'Not Found', route.docs)
  }
  const call = {
    hub,
    api: `${hub.origin}/api/v3`,
    address: `${hub.origin}/api/v3${path}`,
    route,
    token,
    query: exchange.url.searchParams,
    accept: request.headers.accept ?? '',
    body: (body ?? {}) as Record<string, unknown>,
    repository: repository as Repository,
    refuse: (status: number, message: string, errors?: readonly unknown[]) =>
      failure(status, message, route.docs, errors),
  }
  if (operation.needs !== undefined) demand(operation.needs, call)
  const answer = await operation.run(call)
  if (recorded.write) await repository?.settle()
  return answer
}

async function jsonBody(exchange: Exchange, complain: (text: string) => void): Promise<unknown> {
  const bytes = await readBody(exchange.request, bodyLimit)
  if (bytes.length === 0) return undefined
  if (!/^application\/([\w.+-]+\+)?json/.test(exchange.request.headers['content-type'] ?? '')) {
    complain(`content-type ${exchange.request.headers['content-type'] ?? 'is missing'}`)
  }
  try {
    exchange.recorded.body = JSON.parse(bytes.toString())
  } catch {
    complain('the body is not JSON')
    throw failure(400, 'Problems parsing JSON', home)
  }
  return exchange.recorded.body
}

function demand(needs: NonNullable<Operation['needs']>, call: Call): void {
  const { token, repository, route } = call
  if (needs === 'pull-requests-read') {
    if (repository.private && (token === undefined || token.pullRequests === 'none')) throw refusal(token, route)
    return
  }
  const has = needs === 'contents' ? mayWrite(token, repository) : token?.pullRequests === 'write'
  if (!has) throw refusal(token, route)
}

function refusal(token: Token | undefined, route: Route): Refusal {
  return token === undefined ? failure(401, 'Requires authentication', route.docs) : lacksRight(token, route.docs)
}
