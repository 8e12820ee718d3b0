// A gateway as small as can be, for the benchmark alone: a purchase takes a fixed time and gives a link, the picture is a PNG.
// One JSON line with its addresses on stdout; `GET /seen` tells what it sold. Faults come from the number of the purchase.
import { createServer } from 'node:http'
import { crc32, deflateSync } from 'node:zlib'

const { delayMs = 50, bytes = 20_000, lost = 0, limited = 0, broken = 0 } = JSON.parse(process.argv[2] ?? '{}')

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(sumOf(body))
  return Buffer.concat([length, body, sum])
}

/** `zlib.crc32` came with Node 20.15 and 22.2. */
function sumOf(data) {
  return crc32(data) >>> 0
}

const header = Buffer.from([0, 0, 4, 0, 0, 0, 4, 0, 8, 0, 0, 0, 0])
/** All pictures are equal but for one small chunk; a long one of text makes them as big as is wanted. */
const before = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', header)])
const after = Buffer.concat([
  chunk('tEXt', Buffer.concat([Buffer.from('Comment\0'), Buffer.alloc(Math.max(0, bytes - 3000), 0x2e)])),
  chunk('IDAT', deflateSync(Buffer.alloc(1024 * 1025))),
  chunk('IEND', Buffer.alloc(0)),
])
const pictureOf = (name) => Buffer.concat([before, chunk('tEXt', Buffer.from(`Title\0${name}`)), after])

const sold = new Map()
const seen = { purchases: 0, billed: 0, limited: 0, downloads: 0, inFlight: 0, highWater: 0 }
const every = (n, number) => n > 0 && number % n === 0

async function purchase(request, response) {
  const parts = []
  for await (const part of request) parts.push(part)
  const { prompt, response_format: format } = JSON.parse(Buffer.concat(parts).toString())
  const number = ++seen.purchases
  seen.inFlight += 1
  seen.highWater = Math.max(seen.highWater, seen.inFlight)
  await new Promise((resolve) => setTimeout(resolve, delayMs))
  seen.inFlight -= 1
  const headers = { 'content-type': 'application/json', 'x-request-id': `req-${number}` }
  if (every(limited, number)) {
    seen.limited += 1
    return response.writeHead(429, { ...headers, 'retry-after': '0' }).end('{"error":{"message":"slow down"}}')
  }
  seen.billed += 1
  sold.set(prompt, (sold.get(prompt) ?? 0) + 1)
  // Made and billed, and the answer is lost on the way.
  if (every(lost, number)) return request.socket.destroy()
  const picture =
    format === 'b64_json'
      ? { b64_json: pictureOf(prompt).toString('base64') }
      : { url: `${origin}/p/${encodeURIComponent(prompt)}?n=${number}` }
  response.writeHead(200, headers).end(JSON.stringify({ created: 1, data: [picture] }))
}

const failed = new Set()
function download(url, response) {
  const number = ++seen.downloads
  // Each time once: whoever tries the link again has the picture.
  if (every(broken, number) && !failed.has(url.pathname)) {
    failed.add(url.pathname)
    return response.writeHead(503).end()
  }
  const picture = pictureOf(decodeURIComponent(url.pathname.slice(3)))
  response.writeHead(200, { 'content-type': 'image/png', 'content-length': picture.length }).end(picture)
}

const server = createServer((request, response) => {
  const url = new URL(request.url, 'http://gateway')
  if (request.method === 'POST') return void purchase(request, response).catch(() => response.destroy())
  if (url.pathname.startsWith('/p/')) return download(url, response)
  if (url.pathname === '/seen') {
    const twice = [...sold.values()].reduce((sum, count) => sum + count - 1, 0)
    return response.end(JSON.stringify({ ...seen, pictures: sold.size, twice }))
  }
  return response.writeHead(404).end()
})
server.keepAliveTimeout = 60_000
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
const origin = `http://127.0.0.1:${server.address().port}`
console.log(JSON.stringify({ origin, baseUrl: `${origin}/v1` }))
