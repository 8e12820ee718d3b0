// Tiny servers for the HTTP tests: raw TCP that answers exactly what a test says, and counts.
import { createServer, type Socket } from 'node:net'

export interface RawServer {
  readonly port: number
  readonly url: string
  /** Whole requests as text, in the order in which they came. */
  readonly requests: string[]
  readonly connections: () => number
  readonly open: () => number
  readonly close: () => Promise<void>
}

/** Calls `answer` for each whole request (its body by content-length), several on one connection. */
export async function rawServer(answer: (socket: Socket, request: string) => void): Promise<RawServer> {
  const sockets = new Set<Socket>()
  const requests: string[] = []
  let connections = 0
  const server = createServer((socket) => {
    connections++
    sockets.add(socket)
    let pending = ''
    socket.on('error', () => {})
    socket.on('close', () => sockets.delete(socket))
    socket.on('data', (chunk) => {
      pending += chunk.toString('latin1')
      const end = pending.indexOf('\r\n\r\n')
      const length = Number(/content-length: (\d+)/i.exec(pending)?.[1] ?? 0)
      if (end < 0 || pending.length < end + 4 + length) return
      requests.push(pending)
      const request = pending
      pending = ''
      answer(socket, request)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    requests,
    connections: () => connections,
    open: () => sockets.size,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => resolve())
      }),
  }
}

/** A response with a length. */
export function response(
  status: number,
  body: string | Buffer,
  headers: Readonly<Record<string, string>> = {},
): Buffer {
  const fields = Object.entries({ 'content-length': String(Buffer.byteLength(body)), ...headers })
  const head = `HTTP/1.1 ${status} X\r\n${fields.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`
  return Buffer.concat([Buffer.from(head, 'latin1'), Buffer.from(body)])
}

/** A response in chunks, without the last one where `open`. */
export function chunked(parts: readonly string[], open = false): string {
  const body = parts.map((part) => `${Buffer.byteLength(part).toString(16)}\r\n${part}\r\n`).join('')
  return `HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n${body}${open ? '' : '0\r\n\r\n'}`
}
