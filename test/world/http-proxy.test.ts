// A real CONNECT proxy and TLS servers, and NODE_DEBUG: run in a child, since both need settings from the start.
import { execFile, execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServer as createTls } from 'node:tls'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const KEY = 'sk-canary-0123456789'
const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const dir = mkdtempSync(join(tmpdir(), 'imagelock-proxy-'))
const seen: string[] = []
const tunnels: string[] = []
let runs = 0
let mode: 'open' | 'refuse' | 'hang up' = 'open'
let gateway: Server
let proxy: Server

beforeAll(async () => {
  // Node 20 runs no TypeScript.
  const sources = ['src/world/http.ts', 'src/secret.ts'].map((file) => join(ROOT, file))
  const flags = [
    '--ignoreConfig',
    '--noCheck',
    '--module',
    'nodenext',
    '--target',
    'es2023',
    '--rewriteRelativeImportExtensions',
  ]
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc')
  execFileSync(
    process.execPath,
    [tsc, ...sources, ...flags, '--types', 'node', '--rootDir', join(ROOT, 'src'), '--outDir', dir],
    { cwd: ROOT },
  )
  symlinkSync(join(ROOT, 'node_modules'), join(dir, 'node_modules'))
  writeFileSync(join(dir, 'package.json'), '{"type":"module"}')
  const [key, cert] = [join(dir, 'key.pem'), join(dir, 'cert.pem')]
  const subject = ['-subj', '/CN=gateway.test', '-addext', 'subjectAltName=DNS:gateway.test,IP:127.0.0.1']
  const form = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2']
  execFileSync('openssl', [...form, ...subject, '-keyout', key, '-out', cert], { stdio: 'ignore' })
  gateway = createTls({ key: readFileSync(key), cert: readFileSync(cert) }, (socket) => {
    socket
      .on('error', () => {})
      .on('data', (chunk) => {
        seen.push(chunk.toString('latin1'))
        const body = '{"data":[]}'
        socket.write(`HTTP/1.1 200 OK\r\ncontent-length: ${body.length}\r\n\r\n${body}`)
      })
  })
  proxy = createServer((socket) => {
    socket.on('error', () => {}).once('data', (chunk) => answerProxy(socket, chunk.toString('latin1')))
  })
  for (const server of [gateway, proxy]) await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})

afterAll(() => {
  rmSync(dir, { recursive: true })
  gateway.close()
  proxy.close()
})

const portOf = (server: Server): number => (server.address() as { port: number }).port

function answerProxy(socket: Socket, request: string): void {
  tunnels.push(request)
  if (mode === 'hang up') return void socket.end()
  if (mode === 'refuse') return void socket.end('HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n')
  const target = connect(portOf(gateway), '127.0.0.1', () => {
    socket.write('HTTP/1.1 200 OK\r\n\r\n')
    socket.pipe(target).pipe(socket)
  })
  target.on('error', () => {})
}

/** Runs a purchase, or a download of the same URL, in a child; gives what it printed. */
async function child(call: string, env: Record<string, string>): Promise<{ out: string; err: string }> {
  const script = `
    import { createHttp } from './world/http.js'
    import { Secret } from './secret.js'
    const http = await createHttp({ env: process.env })
    const signal = new AbortController().signal
    const key = new Secret(process.env.KEY)
    const timeoutMs = 4000
    const buy = (base) => http.purchase({ baseUrl: new URL(base), path: '/signed', key, body: '{}', timeoutMs, signal, onImage() {} })
    const get = (url, allowed) => http.get({ url, allowed, maxBytes: 100, deadline: Date.now() + 4000, signal, onChunk() {} })
    console.log(JSON.stringify(await ${call}))
    await http.close()`
  const file = join(dir, `${++runs}.mjs`)
  writeFileSync(file, script)
  const all = { PATH: process.env['PATH'] ?? '', KEY, NODE_EXTRA_CA_CERTS: join(dir, 'cert.pem'), ...env }
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [file], { env: all }, (error, out, err) =>
      error ? reject(error) : resolve({ out, err }),
    )
  })
}

/** Its result, and what proxy and gateway saw of it. */
async function run(call: string, env: Record<string, string>) {
  seen.length = 0
  tunnels.length = 0
  const { out, err } = await child(call, env)
  return { result: JSON.parse(out) as unknown, out, err }
}

const proxied = (): Record<string, string> => ({ HTTPS_PROXY: `http://user:p%40ss@127.0.0.1:${portOf(proxy)}` })

describe('HTTPS_PROXY', () => {
  test('a purchase goes through a tunnel that never sees the key', async () => {
    mode = 'open'
    const { result } = await run(`buy('https://gateway.test:9443/v1')`, proxied())
    expect(result).toMatchObject({ kind: 'answer', status: 200 })
    expect(tunnels).toHaveLength(1)
    expect(tunnels[0]).toMatch(/^CONNECT gateway\.test:9443 HTTP\/1\.1\r\n/)
    expect(tunnels[0]).toContain(`Basic ${Buffer.from('user:p@ss').toString('base64')}`)
    expect(tunnels[0]).not.toContain(KEY)
    expect(seen[0]).toMatch(/^POST \/v1\/signed HTTP\/1\.1\r\nhost: gateway\.test:9443\r\n/)
    expect(seen[0]).toContain(KEY)
    expect(seen[0]).not.toContain('Basic')
  })

  test.each(['refuse', 'hang up'] as const)('a proxy that says no (%s): nothing was sent', async (how) => {
    mode = how
    const { result } = await run(`buy('https://gateway.test/v1')`, proxied())
    expect(result).toMatchObject({ kind: 'not-sent', code: 'http/proxy' })
    expect(tunnels).toHaveLength(1)
    expect(seen).toEqual([])
  })

  test('a download goes by its name, which is checked; local names and private addresses are refused', async () => {
    mode = 'open'
    const { result } = await run(`get('https://gateway.test/a', null)`, proxied())
    expect(result).toEqual({ kind: 'done', bytes: 11 })
    expect(tunnels[0]).toMatch(/^CONNECT gateway\.test:443 /)
    const local = ['https://169.254.169.254/', 'https://localhost/', 'https://metadata/', 'https://x.internal/']
    const refused = await run(`Promise.all(${JSON.stringify(local)}.map((url) => get(url, null)))`, proxied())
    expect(refused.result).toMatchObject(local.map(() => ({ kind: 'refused-address' })))
    expect(tunnels).toEqual([])
  })

  test('NO_PROXY: straight to the gateway, whose certificate is checked', async () => {
    const base = `https://127.0.0.1:${portOf(gateway)}`
    const env = { ...proxied(), NO_PROXY: '127.0.0.1' }
    const { result } = await run(`Promise.all([buy('${base}'), get('${base}/a', 'loopback')])`, env)
    expect(result).toMatchObject([{ kind: 'answer' }, { kind: 'done' }])
    expect(tunnels).toEqual([])
    const untrusted = await run(`buy('${base}')`, { ...env, NODE_EXTRA_CA_CERTS: '' })
    expect(untrusted.result).toMatchObject({ kind: 'not-sent', code: 'http/tls' })
    expect(seen).toEqual([])
  })
})

test('NODE_DEBUG prints neither the key nor a signed path', async () => {
  mode = 'open'
  const base = `https://127.0.0.1:${portOf(gateway)}`
  // The runtime's own fetch brings a second undici, which listens to the same channels.
  const calls = `Promise.all([buy('${base}'), get('${base}/signed?sig=1', 'loopback'), fetch('data:,x')])`
  const [direct, tunnelled] = [
    { NODE_DEBUG: '*', NO_PROXY: '*' },
    { NODE_DEBUG: 'undici,http,fetch,net,tls', ...proxied() },
  ]
  for (const env of [direct, tunnelled]) {
    const { out, err } = await run(calls, env)
    expect(out).toContain('"kind":"answer"')
    expect(err).not.toMatch(/canary|signed|sig=|p@ss|p%40ss|dXNlcjp/)
  }
})
