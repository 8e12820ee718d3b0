// The API origin: checks a purchase, notes it in the ledger, answers as the gateway does.
import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { base64, bodyOf, joined, type Answer, type Body } from './body.ts'
import { errorHtml, errorJson, type ErrorWords } from './errors.ts'
import { billsByDefault, type AnswerFault, type PictureFault, type PurchaseFault } from './faults.ts'
import { respond, serve, text } from './origin.ts'
import { pictureOf, sha256, type Recipe } from './picture.ts'
import { canonical, judge, MODELS, type Order } from './rules.ts'
import { ask, newLink, newRecipe, type Purchase, type State } from './state.ts'
import { pause } from './wire.ts'

/** Longer than any legal purchase: a prompt has at most 128,000 bytes, six characters each when escaped. */
const MOST_BODY = 2_097_152

type Handler = (request: IncomingMessage, response: ServerResponse) => void

function error(status: number, words: ErrorWords = {}): Answer {
  return text(status, 'json', errorJson(status, words))
}

/** The body, or null where it is longer than any legal one; by events, which cost a third of an iterator. */
function read(request: IncomingMessage): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = []
    let length = 0
    request.on('data', (part: Buffer) => {
      length += part.length
      if (length > MOST_BODY) resolve(null)
      else parts.push(part)
    })
    request.once('end', () => resolve(Buffer.concat(parts)))
    request.once('error', reject)
  })
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return undefined
  }
}

/** The order in a request, or the refusal of it. */
async function orderOf(state: State, request: IncomingMessage): Promise<Order | Answer> {
  const violate = (status: number, message: string, param?: string): Answer => {
    state.violations.push(`POST ${request.url ?? ''}: ${message}`)
    return error(status, { message, param })
  }
  const bytes = await read(request)
  if (bytes === null) return violate(413, 'the body is too large')
  const type = request.headers['content-type'] ?? ''
  if (!/^application\/json\s*(;\s*charset=utf-8\s*)?$/i.test(type)) return violate(400, `content type is "${type}"`)
  const json = parsed(bytes)
  if (json === undefined) return violate(400, 'the body is no JSON')
  const judgement = judge(json, state.options.models ?? [])
  if (judgement.kind === 'unknown-model') return error(503, { code: 'model_not_found' })
  return judgement.kind === 'order' ? judgement.order : violate(400, judgement.message, judgement.param)
}

/** One member of `data`. */
function member(state: State, recipe: Recipe, flaw: PictureFault | undefined): { item: Body; url: string | null } {
  const form = recipe.order.base64 ? 'base64' : (state.options.fluxAnswer ?? 'url')
  if (form === 'url') {
    const url = newLink(state, recipe, flaw)
    return { item: bodyOf(JSON.stringify({ url })), url }
  }
  const prefix = form === 'data-url' ? `data:image/${recipe.order.format};base64,` : ''
  const item = joined(bodyOf(`{"b64_json":"${prefix}`), base64(pictureOf(recipe, flaw)), bodyOf('"}'))
  return { item, url: null }
}

function withData(state: State, ...items: readonly Body[]): Answer {
  const created = Math.floor(state.now() / 1000)
  const commas = items.flatMap((item, at) => (at === 0 ? [item] : [bodyOf(','), item]))
  const body = joined(bodyOf(`{"created":${created},"data":[`), ...commas, bodyOf(']}'))
  return { status: 200, headers: { 'content-type': 'application/json' }, body }
}

function spoilt(state: State, recipe: Recipe, fault: AnswerFault): Answer {
  if (fault.kind === 'url') return withData(state, bodyOf(JSON.stringify({ url: fault.url })))
  switch (fault.what) {
    case 'empty':
      return text(200, 'empty', '')
    case 'html':
      return text(200, 'html', errorHtml(200))
    case 'other-schema':
      return text(200, 'json', '{"id":"task-1","status":"queued","choices":[]}')
    case 'no-pictures':
      return withData(state)
    case 'two-pictures':
      return withData(state, member(state, recipe, undefined).item, member(state, recipe, undefined).item)
    case 'moderated':
      return text(200, 'json', errorJson(403, { code: 'content_policy_violation' }))
    case 'broken-base64':
      return withData(state, bodyOf(JSON.stringify({ b64_json: 'iVBORw0KGgo=!! no base64 !!' })))
    case 'truncated-json':
      return text(200, 'json', '{"created":1760000000,"data":[{"url":"http')
  }
}

/** Notes the purchase at the moment of its decision: what is made is billed, whether or not the client waits for it. */
function enter(state: State, order: Order, requestId: string, recipe: Recipe, fault: PurchaseFault | undefined) {
  const billed = billsByDefault(fault)
  const none = !billed || fault?.kind === 'url' || (fault?.kind === 'answer' && fault.what !== 'two-pictures')
  const flaw = fault?.kind === 'picture' ? fault : undefined
  let sum: string | null = null
  const purchase = {
    at: state.now(),
    model: order.model,
    prompt: order.prompt,
    seed: order.seed,
    body: order.body,
    requestId,
    billed,
    url: null as string | null,
    fault: fault ?? null,
    get sha256(): string | null {
      if (!none) sum ??= sha256(pictureOf(recipe, flaw))
      return sum
    },
  } satisfies Purchase
  state.purchases.push(purchase)
  state.options.onPurchase?.(purchase)
  return purchase
}

function identified(answer: Answer, id: string): Answer {
  return { ...answer, headers: { ...answer.headers, 'x-request-id': id } }
}

async function buy(state: State, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const targets = {
    'same-host': `${state.origins.api}/v1/images/moved`,
    'other-host': `${state.origins.delivery}/moved`,
  }
  const refuse = (answer: Answer): Promise<void> =>
    respond(state, response, identified(answer, randomUUID()), undefined, targets)
  const order = await orderOf(state, request)
  if ('status' in order) return refuse(order)
  if (state.buying >= (state.options.maxInFlight ?? Infinity)) return refuse(error(429))
  state.buying += 1
  response.once('close', () => (state.buying -= 1))
  const { model, prompt, seed } = order
  const event = { kind: 'purchase', model, prompt, seed } as const
  const fault = ask(state, event, canonical(order)) as PurchaseFault | undefined
  const { requestId, recipe } = newRecipe(state, order)
  const purchase = enter(state, order, requestId, recipe, fault)
  const latency = state.options.latencyMs?.api ?? 0
  if (latency > 0 && !(await pause(request.socket, latency))) return
  const answer = answerOf(state, recipe, fault, (url) => (purchase.url = url))
  const wire = fault === undefined || isAnswer(fault) ? undefined : fault
  return respond(state, response, identified(answer, requestId), wire, targets)
}

function isAnswer(fault: PurchaseFault): fault is AnswerFault | PictureFault {
  return fault.kind === 'answer' || fault.kind === 'url' || fault.kind === 'picture'
}

function answerOf(state: State, recipe: Recipe, fault: PurchaseFault | undefined, link: (url: string) => void): Answer {
  if (fault?.kind === 'answer' || fault?.kind === 'url') return spoilt(state, recipe, fault)
  const { item, url } = member(state, recipe, fault?.kind === 'picture' ? fault : undefined)
  if (url !== null) link(url)
  return withData(state, item)
}

function models(state: State): Answer {
  const data = [...MODELS, ...(state.options.models ?? [])].map((id) => ({ id, object: 'model', owned_by: 'custom' }))
  return text(200, 'json', JSON.stringify({ object: 'list', data }))
}

/** Handler of the API origin. */
export function api(state: State): Handler {
  return serve(state, 'api', async (request, response) => {
    const route = `${request.method ?? ''} ${request.url ?? ''}`
    const plain = (answer: Answer): Promise<void> =>
      respond(state, response, identified(answer, randomUUID()), undefined, { 'same-host': '', 'other-host': '' })
    if (route !== 'POST /v1/images/generations' && route !== 'GET /v1/models') {
      state.violations.push(`${route}: unknown method or path`)
      return plain(error(404))
    }
    if (request.headers.authorization !== `Bearer ${state.key}`) return plain(error(401))
    return route === 'GET /v1/models' ? plain(models(state)) : buy(state, request, response)
  })
}
