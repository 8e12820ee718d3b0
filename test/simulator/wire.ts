// Puts an answer on the wire, whole or in one of the ways in which networks and servers fail.
import type { ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { setImmediate } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { bodyOf, head, whole, type Answer, type Body } from './body.ts'
import type { WireFault } from './faults.ts'
import { NOISE } from './provenance.ts'

/** Those that need the bare socket; the rest is another answer or a later one. */
export type RawFault = Exclude<WireFault, { readonly kind: 'status' | 'redirect' | 'header' | 'slow' }>
type Framing = 'length' | 'chunked' | 'close'

const SMALL = 262_144
const ONE_WRITE = 4096
const TERABYTE = 1_000_000_000_000
/** Long enough for what was written to be read before a reset throws it away. */
const FLUSH_MS = 30

/** Waits; false where the connection ended before. */
export function pause(socket: Socket, ms: number): Promise<boolean> {
  if (socket.destroyed) return Promise.resolve(false)
  return new Promise((resolve) => {
    const ended = (): void => {
      clearTimeout(timer)
      resolve(false)
    }
    const timer = setTimeout(() => {
      socket.off('close', ended)
      resolve(true)
    }, ms)
    socket.once('close', ended)
  })
}

/** Waits until there is room again; false where the connection ended before. */
function drained(stream: Socket | ServerResponse, socket: Socket): Promise<boolean> {
  return new Promise((resolve) => {
    const settle = (): void => {
      stream.off('drain', settle)
      socket.off('close', settle)
      resolve(!socket.destroyed)
    }
    stream.once('drain', settle)
    socket.once('close', settle)
  })
}

/** The answer as it is, with its length. */
export async function send(response: ServerResponse, answer: Answer): Promise<void> {
  const { socket } = response
  if (socket === null || socket.destroyed) return
  response.writeHead(answer.status, { ...answer.headers, 'content-length': answer.body.length })
  if (answer.body.length <= SMALL) {
    const bytes = whole(answer.body)
    // A text goes out in one write with its head.
    if (bytes.length <= ONE_WRITE) response.end(bytes.toString('latin1'), 'latin1')
    else response.end(bytes)
    return
  }
  for (const part of answer.body.parts()) {
    if (!response.write(part) && !(await drained(response, socket))) return
  }
  response.end()
}

function headText(answer: Answer, framing: Framing, length = answer.body.length): string {
  const frame = {
    length: `content-length: ${length}`,
    chunked: 'transfer-encoding: chunked',
    close: 'connection: close',
  }
  const lines = Object.entries(answer.headers).map(([name, value]) => `${name}: ${value}\r\n`)
  return `HTTP/1.1 ${answer.status} Status\r\n${lines.join('')}${frame[framing]}\r\n\r\n`
}

async function write(socket: Socket, data: Buffer | string): Promise<boolean> {
  if (socket.destroyed) return false
  return socket.write(data) || drained(socket, socket)
}

function asChunk(part: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`${part.length.toString(16)}\r\n`), part, Buffer.from('\r\n')])
}

/** Head and body; of a chunked one without the last chunk. */
async function writeBody(socket: Socket, answer: Answer, framing: Framing, body: Body): Promise<void> {
  await write(socket, headText(answer, framing))
  for (const part of body.parts()) {
    if (!(await write(socket, framing === 'chunked' ? asChunk(part) : part))) return
  }
}

async function reset(socket: Socket, answer: Answer, when: 'read' | 'headers' | 'body'): Promise<void> {
  if (when !== 'read') {
    const part = head(answer.body, when === 'body' ? Math.ceil(answer.body.length / 2) : 0)
    await writeBody(socket, answer, 'length', part)
    await pause(socket, FLUSH_MS)
  }
  socket.resetAndDestroy()
}

async function drip(socket: Socket, answer: Answer, part: 'headers' | 'body', everyMs: number): Promise<void> {
  const start = Buffer.from(headText(answer, 'length'))
  if (part === 'body') await write(socket, start)
  for (const piece of part === 'body' ? answer.body.parts() : [start, ...answer.body.parts()]) {
    for (let at = 0; at < piece.length; at++) {
      if (!(await write(socket, piece.subarray(at, at + 1))) || !(await pause(socket, everyMs))) return
    }
  }
}

async function bytewise(socket: Socket, answer: Answer): Promise<void> {
  await write(socket, headText(answer, 'chunked'))
  for (const piece of answer.body.parts()) {
    for (let at = 0; at < piece.length; at++) {
      if (!(await write(socket, asChunk(piece.subarray(at, at + 1))))) return
      await setImmediate()
    }
  }
  await write(socket, '0\r\n\r\n')
}

/** Goes on until the client hangs up: in JSON a Base64 text, in a picture noise after its first part. */
async function endless(socket: Socket, answer: Answer, framing: 'length' | 'chunked'): Promise<void> {
  await write(socket, headText(answer, framing, TERABYTE))
  const json = answer.headers['content-type'] === 'application/json'
  const start = json ? Buffer.from('{"created":1,"data":[{"b64_json":"') : ([...answer.body.parts()][0] ?? NOISE)
  const more = json ? Buffer.alloc(NOISE.length, 'A') : NOISE
  let room = await write(socket, framing === 'chunked' ? asChunk(start) : start)
  const piece = framing === 'chunked' ? asChunk(more) : more
  while (room) {
    room = await write(socket, piece)
    // A client that reads as fast as this writes must still get its turn.
    await setImmediate()
  }
}

/** 1,024 gzip members of a mebibyte of spaces each: white space, so that even JSON stays JSON. */
function bomb(): Buffer {
  const member = gzipSync(Buffer.alloc(1_048_576, ' '), { level: 9 })
  return Buffer.concat(Array.from({ length: 1024 }, () => member))
}

async function encoded(response: ServerResponse, answer: Answer, how: 'lie' | 'real' | 'bomb'): Promise<void> {
  const body = how === 'lie' ? answer.body : bodyOf(how === 'real' ? gzipSync(whole(answer.body)) : bomb())
  await send(response, { ...answer, headers: { ...answer.headers, 'content-encoding': 'gzip' }, body })
}

/** Spoils the answer as the fault says. Where the fault leaves a connection open, the client has to end it. */
export async function spoil(response: ServerResponse, answer: Answer, fault: RawFault): Promise<void> {
  const { socket } = response
  if (socket === null || socket.destroyed) return
  switch (fault.kind) {
    case 'reset':
      return reset(socket, answer, fault.when)
    case 'fin':
      socket.end()
      return
    case 'silence':
      return
    case 'drip':
      return drip(socket, answer, fault.part, fault.everyMs)
    case 'stall':
      return writeBody(socket, answer, 'length', head(answer.body, fault.after))
    case 'bytewise':
      await bytewise(socket, answer)
      socket.end()
      return
    case 'cut': {
      const kept = Math.floor(answer.body.length * (fault.keep ?? 0.5))
      await writeBody(socket, answer, fault.framing, head(answer.body, kept))
      socket.end()
      return
    }
    case 'endless':
      return endless(socket, answer, fault.framing)
    case 'encoding':
      return encoded(response, answer, fault.how)
    case 'garbage':
      socket.end('NOTHTTP/9.9 what?\r\nneither: nor\r\n\r\n')
      return
    case 'no-last-chunk': {
      // One chunk for one body: the client sees it complete, and nothing after it.
      const body = bodyOf(whole(answer.body))
      return writeBody(socket, answer, 'chunked', body)
    }
  }
}
