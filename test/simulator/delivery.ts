// The delivery origin: signed links that expire, and pictures that are made while they are sent.
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Answer } from './body.ts'
import { errorXml } from './errors.ts'
import type { DownloadFault } from './faults.ts'
import { respond, serve, text } from './origin.ts'
import { pictureOf } from './picture.ts'
import { ask, signature, type Link, type State } from './state.ts'
import { pause } from './wire.ts'

/** Whatever of the operator's comes to a delivery host was sent where it must not go. */
function watch(state: State, request: IncomingMessage): void {
  for (const name of ['authorization', 'x-api-key', 'x-key', 'cookie', 'proxy-authorization']) {
    if (request.headers[name] !== undefined) state.violations.push(`delivery: ${name} was sent`)
  }
  const all = `${request.url ?? ''}\n${request.rawHeaders.join('\n')}`
  if (all.includes(state.key)) state.violations.push('delivery: the key was sent')
}

interface Found {
  readonly link: Link
  readonly sound: boolean
  readonly hop: number
  /** The address without its hop: what was given out. */
  readonly url: string
}

function find(state: State, request: IncomingMessage): Found | null {
  const address = new URL(request.url ?? '/', state.origins.delivery)
  const link = state.links.get(address.pathname)
  if (link === undefined || request.method !== 'GET') return null
  const hop = Number(address.searchParams.get('hop') ?? 0)
  const { searchParams: query, pathname } = address
  const sound = query.get('sig') === signature(state, pathname, query.get('se') ?? '')
  return { link, sound, hop, url: `${state.origins.delivery}${(request.url ?? '').replace(/&hop=.*$/, '')}` }
}

function pictureAnswer(link: Link, fault: DownloadFault | undefined): Answer {
  const body = pictureOf(link.recipe, fault?.kind === 'picture' ? fault : link.flaw)
  const type = `image/${link.recipe.order.format}`
  return { status: 200, headers: { 'content-type': type, 'accept-ranges': 'none' }, body }
}

/** The two redirects lead to the same picture; `left` counts those that still follow. */
function hopTargets(url: string, left: number): { 'same-host': string; 'other-host': string } {
  const next = `${url}&hop=${left}`
  return { 'same-host': next, 'other-host': next.replace('127.0.0.1', 'localhost') }
}

async function download(state: State, request: IncomingMessage, response: ServerResponse): Promise<void> {
  watch(state, request)
  const plain = (answer: Answer): Promise<void> => respond(state, response, answer, undefined, hopTargets('', 0))
  const found = find(state, request)
  if (found === null || !found.sound) {
    state.violations.push(`delivery: ${request.method ?? ''} of an address that was never given out`)
    return plain(text(found === null ? 404 : 403, 'xml', errorXml(found === null ? 404 : 403)))
  }
  const { link, url, hop } = found
  if (hop > 1) return redirectOn(state, response, url, hop - 1)
  if (hop === 0) state.deliveries.set(url, (state.deliveries.get(url) ?? 0) + 1)
  const latency = state.options.latencyMs?.delivery ?? 0
  if (latency > 0 && !(await pause(request.socket, latency))) return
  if (state.now() >= link.expires) return plain(text(403, 'xml', errorXml(403)))
  const { model, prompt } = link.recipe.order
  const event = { kind: 'download', model, prompt, url } as const
  const fault = hop > 0 ? undefined : (ask(state, event, url) as DownloadFault | undefined)
  if (fault?.kind === 'expired') return plain(text(fault.status, 'xml', errorXml(fault.status)))
  const hops = fault?.kind === 'redirect' ? (fault.hops ?? 1) : 0
  const wire = fault === undefined || fault.kind === 'picture' ? undefined : fault
  return respond(state, response, pictureAnswer(link, fault), wire, hopTargets(url, hops))
}

function redirectOn(state: State, response: ServerResponse, url: string, left: number): Promise<void> {
  const answer = text(307, 'empty', '', { location: `${url}&hop=${left}` })
  return respond(state, response, answer, undefined, hopTargets(url, left))
}

/** Handler of the delivery origin. */
export function delivery(state: State): (request: IncomingMessage, response: ServerResponse) => void {
  return serve(state, 'delivery', (request, response) => download(state, request, response))
}
