// Where a download may go: redirects are checked again, names by every address that they resolve to.
import type { LookupAddress } from 'node:dns'
import { describe, expect, test } from 'vitest'
import { download, fetchFrom, client, serve } from './http-downloads.ts'
import { response } from './http-servers.ts'

describe('redirects', () => {
  test('two are followed, a third is not', async () => {
    const server = await serve((socket, request) => {
      const left = Number(/\/r(\d)/.exec(request)?.[1] ?? 0)
      socket.write(left === 0 ? response(200, 'there') : response(302, '', { location: `/r${left - 1}?sig=S` }))
    })
    const http = await client()
    expect((await fetchFrom(http, `${server.url}/r2`)).body.toString()).toBe('there')
    const message = `GET ${server.url}/#HASH: it points on to nowhere, or too often.`
    const { result } = await fetchFrom(http, `${server.url}/r3`)
    const shown = { ...result, message: (result as { message: string }).message.replace(/#[0-9a-f]{8}:/, '#HASH:') }
    expect(shown).toEqual({ kind: 'failed', code: 'http/redirect', message })
  })

  test.each([301, 302, 303, 307, 308])('%i is one', async (status) => {
    const { result } = await download((socket, request) =>
      socket.write(request.startsWith('GET /b ') ? response(200, 'there') : response(status, '', { location: '/b' })),
    )
    expect(result).toEqual({ kind: 'done', bytes: 5 })
  })

  test.each([201, 300, 304, 305, 306, 404])('%i is none, whatever place it names', async (status) => {
    const { result, server } = await download((socket) => socket.write(response(status, '', { location: '/b' })))
    const message = expect.stringMatching(new RegExp(`^GET ${server.url}/#[0-9a-f]{8}: status ${status}\\.$`)) as string
    expect(result).toEqual({ kind: 'status', status, message })
    expect(server.requests).toHaveLength(1)
  })

  test.each([
    'http://169.254.169.254/latest',
    'http://10.0.0.1/',
    'file:///etc/passwd',
    'http://a@127.0.0.1/',
    'http://[::]/',
  ])('to %s is refused', async (location) => {
    const { result } = await download((socket) => socket.write(response(302, '', { location })))
    expect(result).toMatchObject({ kind: 'refused-address' })
  })

  test('without a place, or to no URL', async () => {
    expect((await download((socket) => socket.write(response(302, '')))).result).toMatchObject({
      kind: 'status',
      status: 302,
    })
    const broken = await download((socket) => socket.write(response(302, '', { location: 'http://[' })))
    expect(broken.result).toMatchObject({ kind: 'failed', code: 'http/redirect' })
  })
})

describe('addresses', () => {
  const to =
    (...addresses: string[]) =>
    async (): Promise<LookupAddress[]> =>
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))

  test.each([
    [['127.0.0.1']],
    [['10.0.0.1']],
    [['169.254.169.254']],
    [['8.8.8.8', '127.0.0.1']],
    [['::1']],
    [['::ffff:127.0.0.1']],
    [['64:ff9b::7f00:1']],
  ])('a public name that resolves to %j is not connected to', async (addresses) => {
    const server = await serve((socket) => socket.write(response(200, 'inside')))
    const http = await client({ resolve: to(...addresses) })
    const { result } = await fetchFrom(http, 'https://delivery.example/a', { allowed: null })
    expect(result).toMatchObject({ kind: 'refused-address' })
    expect(server.connections()).toBe(0)
  })

  test('a server on this machine is out of reach without a base URL there', async () => {
    const server = await serve((socket) => socket.write(response(200, 'inside')))
    const http = await client({ resolve: to('127.0.0.1') })
    for (const allowed of [null, '10/8'] as const) {
      for (const host of ['127.0.0.1', 'localhost', '[::1]', 'a.example']) {
        const { result } = await fetchFrom(http, `http://${host}:${server.port}/`, { allowed })
        expect(result, host).toMatchObject({ kind: 'refused-address' })
      }
    }
    expect(server.connections()).toBe(0)
  })

  test('the address that was checked is the one that is connected to', async () => {
    let asked = 0
    const server = await serve((socket) => socket.write(response(200, 'x')))
    const resolve = async () => [{ address: asked++ === 0 ? '127.0.0.1' : '10.0.0.1', family: 4 }]
    const { result } = await fetchFrom(await client({ resolve }), `http://rebind.example:${server.port}/`)
    expect(result).toMatchObject({ kind: 'done' })
    expect(asked).toBe(1)
  })

  test('a mix of public and own addresses is refused', async () => {
    const http = await client({ resolve: to('8.8.8.8', '127.0.0.1') })
    expect((await fetchFrom(http, 'https://a.example/')).result).toMatchObject({ kind: 'refused-address' })
  })

  test('behind a proxy, a name that only its addresses could clear is refused, and the proxy is not asked', async () => {
    const server = await serve((socket) => socket.write(response(200, 'inside')))
    const http = await client({ env: { HTTPS_PROXY: server.url, HTTP_PROXY: server.url } })
    for (const [url, allowed] of [
      ['http://minio:9000/a', '172.16/12'],
      ['https://minio/a', '10/8'],
      ['http://a.example/', 'loopback'],
    ] as const) {
      const { result } = await fetchFrom(http, url, { allowed })
      expect(result).toEqual({
        kind: 'refused-address',
        message: "The picture's URL is refused: its host is not public.",
      })
    }
    expect(server.connections()).toBe(0)
    const direct = await client({ env: { HTTP_PROXY: server.url, NO_PROXY: 'own.example' }, resolve: to('127.0.0.1') })
    const { result } = await fetchFrom(direct, `http://own.example:${server.port}/`)
    expect(result).toMatchObject({ kind: 'done' })
  })
})
