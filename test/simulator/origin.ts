// What both origins do to a request once the right answer and the fault are known.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { bodyOf, type Answer } from './body.ts'
import { errorHtml, errorJson, errorXml } from './errors.ts'
import type { StatusFault, WireFault } from './faults.ts'
import { dated, note, type State } from './state.ts'
import { pause, send, spoil } from './wire.ts'

const TYPES = { json: 'application/json', html: 'text/html', xml: 'application/xml', empty: '' } as const

/** An answer that is text. */
export function text(status: number, kind: keyof typeof TYPES, content: string, headers = {}): Answer {
  const type = TYPES[kind] === '' ? {} : { 'content-type': TYPES[kind] }
  return { status, headers: { ...type, ...headers }, body: bodyOf(content) }
}

/** The answer that a status fault stands for. */
function statusAnswer(fault: StatusFault): Answer {
  const { status, code, message } = fault
  const kind = fault.body ?? 'json'
  const content = {
    json: errorJson(status, { code, message }),
    html: errorHtml(status),
    xml: errorXml(status),
    empty: '',
  }[kind]
  return text(status, kind, content, fault.retryAfter === undefined ? {} : { 'retry-after': fault.retryAfter })
}

/**
 * Sends the answer under a fault of the wire, or as it is.
 * @param targets where the redirects to the same and to another host lead
 */
export async function respond(
  state: State,
  response: ServerResponse,
  plain: Answer,
  fault: WireFault | undefined,
  targets: { readonly 'same-host': string; readonly 'other-host': string },
): Promise<void> {
  const answer = dated(state, plain)
  const { socket } = response
  if (fault === undefined) return send(response, answer)
  const { 'x-request-id': id } = answer.headers
  const kept = id === undefined ? {} : { 'x-request-id': id }
  switch (fault.kind) {
    case 'status': {
      const other = statusAnswer(fault)
      return send(response, dated(state, { ...other, headers: { ...kept, ...other.headers } }))
    }
    case 'redirect': {
      const location = typeof fault.to === 'string' ? targets[fault.to] : fault.to.url
      return send(response, dated(state, text(fault.status ?? 307, 'empty', '', { ...kept, location })))
    }
    case 'header':
      return send(response, { ...answer, headers: { ...answer.headers, [fault.name.toLowerCase()]: fault.value } })
    case 'slow':
      return socket !== null && (await pause(socket, fault.ms)) ? send(response, answer) : undefined
    default:
      return spoil(response, answer, fault)
  }
}

/** Notes the request, counts it while it is in flight, and turns a fault of the simulator itself into a violation. */
export function serve(
  state: State,
  origin: 'api' | 'delivery',
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    note(state, origin, request)
    const { inFlight, highWater } = state
    inFlight[origin] += 1
    highWater[origin] = Math.max(highWater[origin], inFlight[origin])
    response.once('close', () => (inFlight[origin] -= 1))
    handle(request, response).catch((error: unknown) => {
      // A client that hangs up while it is read or written to is no fault of anybody.
      if (!request.socket.destroyed) state.violations.push(`simulator: ${String(error)}`)
      request.socket.destroy()
    })
  }
}
