// What the REST door lets nobody get away with, and the faults that it shows on order.
import { describe, expect, test } from 'vitest'
import { failing, octokit, repo, serve } from './helpers.ts'
import { runToken } from './server.ts'

describe('strictness', () => {
  const ask = (url: string, method = 'GET', body?: unknown, headers: Record<string, string> = {}) =>
    fetch(url, {
      method,
      headers: {
        authorization: `Bearer ${runToken.token}`,
        'user-agent': 'test',
        'content-type': 'application/json',
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })

  test.each([
    [
      'an unknown key of a body',
      'POST',
      '/repos/octo/site/pulls',
      { head: 'x', base: 'main', title: 't', labels: [] },
      'unknown key labels',
    ],
    [
      'a wrong type in a body',
      'POST',
      '/repos/octo/site/pulls',
      { head: 'x', base: 'main', title: 't', draft: 'yes' },
      'must be boolean',
    ],
    [
      'a missing key of a body',
      'POST',
      '/repos/octo/site/git/refs',
      { ref: 'refs/heads/x' },
      "must have required property 'sha'",
    ],
    [
      'a nested unknown key',
      'POST',
      '/repos/octo/site/git/trees',
      { tree: [{ path: 'a', content: 'a', size: 1 }] },
      'unknown key size',
    ],
    [
      'an unknown parameter',
      'GET',
      '/repos/octo/site/pulls?branch=x',
      undefined,
      'must NOT have additional properties',
    ],
    [
      'a wrong value of a parameter',
      'GET',
      '/repos/octo/site/pulls?state=merged',
      undefined,
      'must be equal to one of the allowed values',
    ],
    ['a body of a read', 'PATCH', '/repos/octo/site/pulls/1', '{', 'the body is not JSON'],
    ['an address that does not exist', 'GET', '/repos/octo/site/pull/1', undefined, 'no such operation'],
    ['a number that is none', 'GET', '/repos/octo/site/pulls/first', undefined, 'must be integer'],
  ])('%s is recorded', async (_, method, path, body, expected) => {
    const github = await serve()
    await ask(github.apiUrl + path, method, body)
    expect(github.violations.join('\n')).toContain(expected)
  })

  test('no user agent, a wrong version and a wrong token are refused', async () => {
    const github = await serve()
    expect((await ask(`${github.apiUrl}/meta`, 'GET', undefined, { 'user-agent': '' })).status).toBe(403)
    expect(
      (await ask(`${github.apiUrl}/meta`, 'GET', undefined, { 'x-github-api-version': '2020-01-01' })).status,
    ).toBe(400)
    expect(github.violations).toHaveLength(2)
    const wrong = await ask(`${github.apiUrl}/meta`, 'GET', undefined, { authorization: 'Bearer wrong' })
    expect([wrong.status, ((await wrong.json()) as { message: string }).message]).toEqual([401, 'Bad credentials'])
  })
})

test.each([
  [{ kind: 'secondary', retryAfter: 7 } as const, 403, 'application/json; charset=utf-8', '7'],
  [{ kind: 'secondary', status: 429, html: true } as const, 429, 'text/html', '60'],
  [{ kind: 'primary' } as const, 403, 'application/json; charset=utf-8', undefined],
  [{ kind: 'server-error', status: 502 } as const, 502, 'text/html; charset=utf-8', undefined],
])('fault %o once, then as before', async (fault, status, type, retryAfter) => {
  const github = await serve()
  const order = github.fault({ ...fault, path: /\/pulls/ })
  const { rest } = octokit(github)
  await rest.repos.get(repo)
  const error = (await failing(rest.pulls.list(repo))) as unknown as {
    status: number
    response: { headers: Record<string, string> }
  }
  expect([error.status, error.response.headers['content-type'], error.response.headers['retry-after']]).toEqual([
    status,
    type,
    retryAfter,
  ])
  expect((await rest.pulls.list(repo)).status).toBe(200)
  expect([order.hits, github.requests.map((one) => one.status)]).toEqual([1, [200, status, 200]])
})
