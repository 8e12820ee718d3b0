// Which URL goes through which proxy.
import { expect, test } from 'vitest'
import { readProxy } from '../../src/world/proxy.ts'

const P = 'http://proxy.example:3128'
test.each([
  [{}, 'https://a.example/', null],
  [{ HTTPS_PROXY: P }, 'https://a.example/', P],
  [{ https_proxy: P }, 'https://a.example/', P],
  [{ https_proxy: P, HTTPS_PROXY: 'http://other.example' }, 'https://a.example/', P],
  [{ HTTPS_PROXY: 'proxy.example:3128' }, 'https://a.example/', P],
  [{ HTTPS_PROXY: '' }, 'https://a.example/', null],
  [{ HTTP_PROXY: P }, 'https://a.example/', null],
  [{ HTTPS_PROXY: P }, 'http://10.0.0.1/', null],
  [{ HTTP_PROXY: P }, 'http://10.0.0.1/', P],
  [{ HTTP_PROXY: P }, 'http://127.0.0.1:8080/', null],
  [{ HTTP_PROXY: P }, 'http://localhost/', null],
  [{ HTTPS_PROXY: P }, 'https://127.0.0.1/', P],
  [{ HTTPS_PROXY: P, NO_PROXY: '*' }, 'https://a.example/', null],
  [{ HTTPS_PROXY: P, NO_PROXY: 'b.example, a.example' }, 'https://a.example/', null],
  [{ HTTPS_PROXY: P, no_proxy: 'example' }, 'https://a.example/', null],
  [{ HTTPS_PROXY: P, NO_PROXY: '.example' }, 'https://a.example/', null],
  [{ HTTPS_PROXY: P, NO_PROXY: '*.Example' }, 'https://A.example/', null],
  [{ HTTPS_PROXY: P, NO_PROXY: 'a.example' }, 'https://ba.example/', P],
  [{ HTTPS_PROXY: P, NO_PROXY: 'a.example:443' }, 'https://a.example/', null],
  [{ HTTPS_PROXY: P, NO_PROXY: 'a.example:8443' }, 'https://a.example/', P],
  [{ HTTPS_PROXY: P, NO_PROXY: '127.0.0.1' }, 'https://127.0.0.1:4/', null],
  [{ HTTPS_PROXY: P, NO_PROXY: '0.0.1' }, 'https://127.0.0.1:4/', P],
  [{ HTTPS_PROXY: P, NO_PROXY: '10.0.0.0/8' }, 'https://10.3.2.1/', null],
  [{ HTTPS_PROXY: P, NO_PROXY: '10.0.0.0/8' }, 'https://11.3.2.1/', P],
  [{ HTTPS_PROXY: P, NO_PROXY: '10.0.0.0/99,x/8' }, 'https://10.3.2.1/', P],
  [{ HTTPS_PROXY: P, NO_PROXY: '::1' }, 'https://[::1]/', null],
  [{ HTTPS_PROXY: P, NO_PROXY: '[::1]:443' }, 'https://[::1]/', null],
  [{ HTTPS_PROXY: P, NO_PROXY: 'fd00::/8' }, 'https://[fd00::5]/', null],
] as const)('%j sends %s to %s', (env, url, expected) => {
  expect(readProxy(env)(new URL(url))?.origin ?? null).toBe(expected)
})

test.each(['socks5://u:hunter2@p', 'ftp://hunter2', '://hunter2', 'http://'])('%s is no proxy', (value) => {
  expect(() => readProxy({ HTTPS_PROXY: value })).toThrow(/^HTTPS_PROXY is not(?!.*hunter2)/)
})
