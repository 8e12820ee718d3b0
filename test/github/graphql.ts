// GraphQL: queries and mutations executed against GitHub's published schema.
import { readFileSync } from 'node:fs'
import { buildSchema, getOperationAST, graphql, GraphQLError, Kind, parse, validate, type GraphQLSchema } from 'graphql'
import { apiHeaders, failure, readBody, send, type Exchange, type Hub } from './exchange.ts'
import { createCommitOnBranch } from './graphql-commit.ts'
import { repositoryNode } from './graphql-nodes.ts'
import { updatePullRequest } from './graphql-pulls.ts'
import { Refusal } from './types.ts'

/** Requests above this are turned away unread; about 40 MB were seen to pass and 40 MiB not to. */
const bodyLimit = 40_000_000
/** GitHub names no number, but stops after ten seconds: as many files as this were seen to be too much. */
const filesLimit = 200
const docs = 'https://docs.github.com/graphql'

let built: GraphQLSchema | undefined

function schema(): GraphQLSchema {
  // Its entry parses megabytes of JSON that nobody needs here: only the text beside it is read.
  const file = new URL('schema.graphql', import.meta.resolve('@octokit/graphql-schema'))
  built ??= buildSchema(readFileSync(file, 'utf8'), { assumeValid: true })
  return built
}

/** Serves one GraphQL request. What the schema does not allow is a violation. */
export async function serveGraphql(hub: Hub, exchange: Exchange, used: number): Promise<void> {
  const { request, token, recorded } = exchange
  const headers = { ...apiHeaders(token, used), 'x-github-media-type': 'github.v4; format=json' }
  try {
    const body = await query(exchange)
    send(exchange, { status: 200, body: await run(hub, exchange, body) }, headers)
  } catch (error) {
    if (!(error instanceof Refusal)) hub.violations.push(`graphql: the server failed: ${String(error)}`)
    const answer = error instanceof Refusal ? error.answer : { status: 500, body: { message: 'Server Error' } }
    request.resume()
    send(exchange, answer, headers)
  }
  if (recorded.write) for (const repository of hub.all()) await repository.settle()
}

interface Query {
  readonly query: string
  readonly variables?: Record<string, unknown>
  readonly operationName?: string
}

async function query(exchange: Exchange): Promise<Query> {
  const { request, recorded, token, stranger } = exchange
  const bytes = await readBody(request, bodyLimit)
  if (recorded.method !== 'POST') throw failure(404, 'Not Found', docs)
  if (stranger) throw failure(401, 'Bad credentials', docs)
  if (token === undefined) throw failure(401, 'This endpoint requires you to be authenticated.', docs)
  if (bytes.length > bodyLimit) {
    throw new Refusal({
      status: 413,
      headers: { 'content-type': 'text/html' },
      body: '<html><h1>413 Payload Too Large</h1></html>',
    })
  }
  const body: unknown = JSON.parse(bytes.toString())
  if (typeof (body as Query).query !== 'string')
    throw failure(400, 'A query attribute must be specified and must be a string.', docs)
  recorded.body = body
  refuseLong(body as Query)
  return body as Query
}

function refuseLong({ variables = {} }: Query): void {
  const input = variables['input'] as { readonly fileChanges?: { readonly additions?: readonly unknown[] } } | undefined
  if ((input?.fileChanges?.additions?.length ?? 0) < filesLimit) return
  const message = 'Something went wrong while executing your query. This may be the result of a timeout.'
  throw new Refusal({ status: 502, body: { data: null, errors: [{ message }] } })
}

async function run(hub: Hub, exchange: Exchange, body: Query): Promise<unknown> {
  const { request, recorded, token } = exchange
  if (!request.headers['user-agent']) hub.violations.push('graphql: no user-agent header')
  let document
  try {
    document = parse(body.query)
  } catch (error) {
    hub.violations.push(`graphql request: ${String(error)}`)
    return { errors: [error instanceof GraphQLError ? error.toJSON() : { message: String(error) }] }
  }
  recorded.write = getOperationAST(document, body.operationName)?.operation === 'mutation'
  const wrong = validate(schema(), document)
  for (const error of wrong) hub.violations.push(`graphql request: ${error.message}`)
  if (wrong.length > 0) return { errors: wrong.map((error) => error.toJSON()) }

  const rootValue: Readonly<Record<string, unknown>> = {
    repository: ({ owner, name }: { owner: string; name: string }) => repositoryNode(hub, token, `${owner}/${name}`),
    viewer: () => ({ __typename: 'User', login: token?.login, id: token?.login }),
    createCommitOnBranch: ({ input }: { input: Record<string, unknown> }) => createCommitOnBranch(hub, token, input),
    updatePullRequest: ({ input }: { input: Record<string, unknown> }) => updatePullRequest(hub, token, input),
  }
  for (const { selectionSet } of document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION)) {
    for (const field of selectionSet.selections) {
      if (field.kind !== Kind.FIELD || field.name.value in rootValue || field.name.value === '__typename') continue
      // It would come out as null, as if nothing had been found.
      hub.violations.push(`graphql: this server knows no ${field.name.value}`)
    }
  }
  const result = await graphql({
    schema: schema(),
    source: body.query,
    variableValues: body.variables ?? {},
    operationName: body.operationName ?? null,
    rootValue,
  })
  const errors = result.errors?.map((error) => {
    const type = (error.originalError as { type?: string } | undefined)?.type
    if (type === undefined) hub.violations.push(`graphql: ${error.message}`)
    return { ...(type === undefined ? {} : { type }), ...error.toJSON() }
  })
  return { data: result.data, ...(errors === undefined ? {} : { errors }) }
}
