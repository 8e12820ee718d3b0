// Which request id is taken from the headers of an answer, and that none can carry a secret into the lock.
import { expect, test } from 'vitest'
import { apiyi } from '../../src/providers/apiyi.ts'
import { placeholder } from '../../src/providers/placeholder.ts'
import { pickRequestId, type Headers } from '../../src/providers/request-id.ts'

const SECRET = 'sk-Abcdefgh12345678'

test.each<[string, Headers, string | undefined]>([
  ['none', {}, undefined],
  ['the first', { 'request-id': 'b', 'x-request-id': 'a', 'x-oneapi-request-id': 'c' }, 'a'],
  ['the second', { 'x-oneapi-request-id': 'c', 'request-id': 'b' }, 'b'],
  ['the third', { 'x-oneapi-request-id': '2026:a_B.c-1' }, '2026:a_B.c-1'],
  ['another header', { 'cf-ray': 'a' }, undefined],
  ['not of the form', { 'x-request-id': 'a b' }, undefined],
  ['not of the form, the next is', { 'x-request-id': 'a,b', 'request-id': 'b' }, 'b'],
  ['a line end', { 'x-request-id': 'a\n' }, undefined],
  ['empty', { 'x-request-id': '' }, undefined],
  ['128 characters', { 'x-request-id': 'a'.repeat(128) }, 'a'.repeat(128)],
  ['129 characters', { 'x-request-id': 'a'.repeat(129) }, undefined],
  ['several', { 'x-request-id': ['a', 'b'] }, undefined],
  ['the secret in it', { 'x-request-id': `r-${SECRET}-1` }, undefined],
  ['the secret in another case', { 'x-request-id': SECRET.toUpperCase() }, undefined],
  ['the secret in hex', { 'x-request-id': `a${Buffer.from(SECRET).toString('hex')}` }, undefined],
  ...[0, 1, 2].map((offset): [string, Headers, undefined] => [
    `the secret in base64, ${offset} bytes in`,
    { 'x-request-id': Buffer.from(`${'x'.repeat(offset)}${SECRET}yy`).toString('base64url') },
    undefined,
  ]),
])('%s', (_, headers, expected) => {
  expect(pickRequestId(headers, apiyi, ['', SECRET])).toBe(expected)
})

test('a provider without an API has none', () => {
  expect(pickRequestId({ 'x-request-id': 'a' }, placeholder, [])).toBeUndefined()
})
