// Starts the simulated gateway: an API origin and a delivery origin on two ports of 127.0.0.1.
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { api } from './api.ts'
import { delivery } from './delivery.ts'
import type { ConnectionFault, Script } from './faults.ts'
import { MOST_PROVENANCE } from './provenance.ts'
import { ask, newState, type GatewayOptions, type Purchase, type SeenRequest, type State } from './state.ts'

export type { GatewayOptions, Purchase }

export interface Gateway {
  /** What `APIYI_BASE_URL` is set to, with `/v1`. */
  readonly baseUrl: string
  readonly key: string
  readonly deliveryOrigin: string
  /** Base URLs at which nobody listens, and at which TLS cannot succeed. */
  readonly dead: { readonly refused: string; readonly tls: string }
  /** In the order in which they came. */
  readonly purchases: readonly Purchase[]
  readonly requests: readonly SeenRequest[]
  /** What no correct client does; empty after every good test. */
  readonly violations: readonly string[]
  /** How often each link was asked for, redirects counted once. */
  readonly deliveries: ReadonlyMap<string, number>
  /** Most requests at once. */
  readonly highWater: { readonly api: number; readonly delivery: number }
  /** Sets the faults from now on; counting starts anew. An empty list ends them. */
  readonly script: (script: Script) => void
  /**
   * Ends when every connection that was opened until now is over: what a killed client had sent already is in the ledger
   * then. For where no other client has one open.
   */
  readonly idle: () => Promise<void>
  /** Ends both origins and every connection; safe to call twice. */
  readonly close: () => Promise<void>
  readonly [Symbol.asyncDispose]: () => Promise<void>
}

interface Origin {
  readonly port: number
  readonly idle: () => Promise<void>
  readonly close: () => Promise<void>
}

function welcome(state: State, name: 'api' | 'delivery', socket: Socket): void {
  state.accepted += 1
  state.connections.set(socket, state.accepted)
  try {
    const fault = ask(state, { kind: 'connection', origin: name }, name) as ConnectionFault | undefined
    if (fault?.kind === 'reset') socket.resetAndDestroy()
    // Not `end`: the request would still be read.
    if (fault?.kind === 'fin') socket.destroy()
  } catch (error) {
    state.violations.push(`simulator: ${String(error)}`)
    socket.destroy()
  }
}

async function listen(server: Server, port: number, onSocket: (socket: Socket) => void): Promise<Origin> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
    onSocket(socket)
  })
  // Clients decide about patience, not this server.
  server.requestTimeout = 0
  server.listen(port, '127.0.0.1', 4096)
  await once(server, 'listening')
  const close = async (): Promise<void> => {
    if (!server.listening) return
    const closed = once(server, 'close')
    server.close()
    for (const socket of sockets) socket.destroy()
    await closed
  }
  const own = (server.address() as AddressInfo).port
  const idle = async (): Promise<void> => {
    // Connections are accepted in the order in which they come: those before this one are known when it is.
    const probe = connect(own, '127.0.0.1').on('error', () => {})
    await once(probe, 'connect')
    const { localPort } = probe
    while (![...sockets].some(({ remotePort }) => remotePort === localPort)) await pause(1)
    probe.destroy()
    while (sockets.size > 0) await pause(1)
  }
  return { port: own, idle, close }
}

/** A port of 127.0.0.1 that was free a moment ago. */
async function freePort(): Promise<number> {
  const origin = await listen(createServer(), 0, () => {})
  await origin.close()
  return origin.port
}

function checked(options: GatewayOptions): GatewayOptions {
  const sizes = [options.provenanceBytes ?? 0].flat()
  if (sizes.some((size) => !Number.isInteger(size) || size < 0 || size > MOST_PROVENANCE)) {
    throw new RangeError(`provenanceBytes must be from 0 to ${MOST_PROVENANCE}`)
  }
  return options
}

/**
 * Starts the gateway. Without options: key `sk-simulator`, free ports, links of 10 minutes, no latency, provenance
 * blocks of 1 to 24 kB, FLUX answers URLs, the system's clock.
 */
export async function startGateway(options: GatewayOptions = {}): Promise<Gateway> {
  const state = newState(checked(options))
  const refused = await freePort()
  const ports = options.ports ?? { api: 0, delivery: 0 }
  const first = await listen(createServer(api(state)), ports.api, (socket) => welcome(state, 'api', socket))
  const second = await listen(createServer(delivery(state)), ports.delivery, (socket) =>
    welcome(state, 'delivery', socket),
  )
  state.origins.api = `http://127.0.0.1:${first.port}`
  state.origins.delivery = `http://127.0.0.1:${second.port}`
  const close = async (): Promise<void> => {
    await Promise.all([first.close(), second.close()])
  }
  return {
    baseUrl: `${state.origins.api}/v1`,
    key: state.key,
    deliveryOrigin: state.origins.delivery,
    dead: { refused: `http://127.0.0.1:${refused}/v1`, tls: `https://127.0.0.1:${first.port}/v1` },
    purchases: state.purchases,
    requests: state.requests,
    violations: state.violations,
    deliveries: state.deliveries,
    highWater: state.highWater,
    script: (script) => {
      state.script = script
      state.counts.clear()
    },
    idle: async () => {
      await Promise.all([first.idle(), second.idle()])
    },
    close,
    [Symbol.asyncDispose]: close,
  }
}
