// How answers are read: every row of the error table, and bodies that lie.
import { describe, expect, test } from 'vitest'
import { apiyi } from '../../src/providers/apiyi.ts'
import type { Answer, PurchaseResponse } from '../../src/providers/provider.ts'

function read(response: Partial<PurchaseResponse>): Answer {
  const answer = apiyi.api?.read({ status: 200, json: undefined, text: '', base64: [], ...response })
  if (answer === undefined) throw new Error('apiyi has no API')
  return answer
}

function error(code: string | null, message = '', type = 'x'): object {
  return { error: { message, type, param: '', code } }
}

const URL = 'https://delivery.bfl.ai/a.png?se=1&sig=2'
const WHOLE = { valid: true, bytes: 9 }
const EMPTY = { json: undefined, text: '' }
const HTML = { json: undefined, text: '<html><title>Bad gateway</title></html>' }

describe('a picture', () => {
  const url = { kind: 'url', url: URL }
  const bytes = { kind: 'bytes' }
  test.each<[string, Partial<PurchaseResponse>, object]>([
    ['a link', { json: { created: 1, data: [{ url: URL }] } }, url],
    ['base64', { json: { created: 1, data: [{ b64_json: '' }] }, base64: [WHOLE] }, bytes],
    ['a data: URL', { json: { data: [{ url: '' }] }, base64: [WHOLE] }, bytes],
    ['a link beside empty base64', { json: { data: [{ url: URL, b64_json: '' }] } }, url],
    ['a link beside its bytes', { json: { data: [{ url: URL, b64_json: '' }] }, base64: [WHOLE] }, bytes],
    ['error: null beside it', { json: { error: null, data: [{ url: URL, b64_json: null }] } }, url],
    ['words of a prompt beside it', { json: { data: [{ url: URL, revised_prompt: 'request moderated' }] } }, url],
    ['201', { status: 201, json: { data: [{ url: URL }] } }, url],
  ])('%s', (_, response, expected) => {
    expect(read(response)).toEqual(expected)
  })
})

describe('a 200 without exactly one picture may have been billed', () => {
  test.each<[string, Partial<PurchaseResponse>]>([
    ['empty', EMPTY],
    ['HTML', HTML],
    ['null', { json: null }],
    ['a number', { json: 7 }],
    ['a list', { json: [] }],
    ['no data', { json: { created: 1 } }],
    ['data empty', { json: { data: [] } }],
    ['data a mapping', { json: { data: { url: URL } } }],
    ['data with null', { json: { data: [null] } }],
    ['url a number', { json: { data: [{ url: 7 }] } }],
    ['url empty', { json: { data: [{ url: '', b64_json: '' }] } }],
    ['an error', { json: error('server_error') }],
    ['no credit', { json: error('insufficient_user_quota') }],
    ['two links', { json: { data: [{ url: URL }, { url: URL }] } }],
    ['two in base64', { json: { data: [{ b64_json: '' }, { b64_json: '' }] }, base64: [WHOLE, WHOLE] }],
    ['one of each', { json: { data: [{ b64_json: '' }, { url: URL }] }, base64: [WHOLE] }],
    ['broken base64', { json: { data: [{ b64_json: '' }] }, base64: [{ valid: false, bytes: 9 }] }],
    ['base64 in what is no JSON', { json: undefined, text: '{"data":[{"b64_json":"', base64: [WHOLE] }],
    ['base64 of nothing', { json: { data: [{ b64_json: '' }] }, base64: [{ valid: true, bytes: 0 }] }],
  ])('%s', (_, response) => {
    expect(read(response).kind).toBe('unknown')
  })
})

describe('the error table', () => {
  test.each<[Answer['kind'], number, Partial<PurchaseResponse>]>([
    ...[400, 404, 409, 413, 422, 405, 418].map((status): [Answer['kind'], number, object] => [
      'invalid',
      status,
      { json: error('invalid_request', 'bad seed') },
    ]),
    ['invalid', 404, EMPTY],
    ['invalid', 413, HTML],
    ['unauthorised', 401, { json: error('invalid_api_key') }],
    ['unauthorised', 401, EMPTY],
    ['unauthorised', 401, { json: error(null, '该令牌额度已用尽') }],
    ['out-of-credit', 402, EMPTY],
    ['out-of-credit', 403, { json: error('insufficient_user_quota', '用户额度不足, 剩余额度: ＄0.000000') }],
    ['out-of-credit', 429, { json: error('insufficient_user_quota') }],
    ['out-of-credit', 403, { json: error(null, '用户额度不足') }],
    ['out-of-credit', 429, { json: error(null, '账户余额不足') }],
    ['out-of-credit', 403, { json: error(null, '', 'insufficient_user_quota') }],
    ['out-of-credit', 403, { json: { error: 'Insufficient user quota' } }],
    ['refused', 403, { json: error('forbidden', 'no') }],
    ['refused', 403, EMPTY],
    ['refused', 400, { json: error('content_policy_violation') }],
    ['refused', 400, { json: error('moderation_blocked') }],
    ['refused', 401, { json: error('content_policy_violation') }],
    ['refused', 429, { json: error(null, 'Request Moderated') }],
    ['refused', 500, { json: error(null, 'Content Moderated') }],
    ['refused', 504, { json: { status: 'Request Moderated' } }],
    ['refused', 200, { json: { status: 'Content Moderated', result: null } }],
    ['refused', 200, { json: { data: [], message: 'request moderated' } }],
    ['refused', 200, { json: { data: [{ error: { code: 'moderation_blocked' } }] } }],
    ['refused', 200, { json: { detail: [{ msg: 'Content Moderated' }] } }],
    ['refused', 422, { text: 'Request Moderated' }],
    ['invalid', 503, { json: error('model_not_found') }],
    ['invalid', 503, { json: error(null, 'There is no available channel for model flux-9') }],
    ['invalid', 503, { json: error(null, '当前分组 default 下对于模型 flux-9 无可用渠道') }],
    ['wait', 429, { json: error('rate_limit_exceeded', 'slow down') }],
    ['wait', 429, EMPTY],
    ['wait', 429, HTML],
    ['trouble', 500, { json: error('server_error') }],
    ['trouble', 502, { json: error(null) }],
    ['trouble', 503, { json: { error: {} } }],
    ['trouble', 500, { json: { error: 'upstream' } }],
    ['unknown', 500, { json: { error: null } }],
    ['unknown', 500, { json: { message: 'oops' } }],
    ['unknown', 502, HTML],
    ['unknown', 503, EMPTY],
    ['unknown', 501, { json: error('server_error') }],
    ...[408, 504, 520, 521, 522, 523, 524].map((status): [Answer['kind'], number, object] => [
      'unknown',
      status,
      { json: error('insufficient_user_quota') },
    ]),
    ['unknown', 599, EMPTY],
    ['unknown', 102, EMPTY],
    ['invalid', 302, EMPTY],
  ])('%s: %s %j', (kind, status, response) => {
    expect(read({ status, ...response }).kind).toBe(kind)
  })
})

describe('bodies that lie', () => {
  const deep = JSON.parse(`${'{"error":'.repeat(200)}1${'}'.repeat(200)}`) as unknown
  test.each<[string, unknown]>([
    ['an error of numbers', { error: { message: 1, code: {}, type: [] } }],
    ['depth', deep],
    ['a long list', { error: Array.from({ length: 100_000 }, () => ({ message: 'x' })) }],
    ['own toString', { error: { toString: 1, message: { toString: 1 } } }],
    ['__proto__', JSON.parse('{"error": {"__proto__": {"code": "insufficient_user_quota"}}}')],
  ])('%s', (_, json) => {
    expect(read({ status: 400, json }).kind).toBe('invalid')
  })
})

describe('the message', () => {
  function messageOf(said: string): string {
    const answer = read({ status: 400, json: error(null, said) })
    return 'message' in answer ? answer.message : ''
  }

  test('holds the status and the words', () => {
    expect(messageOf('seed must be an integer')).toContain('HTTP 400: seed must be an integer')
    expect(messageOf('')).toContain('HTTP 400')
  })

  test.each([
    ['line ends', 'a\r\n::error::b\u2028c\u0085d', 'a ::error::b c d'],
    ['escapes and marks', 'a\u001b[31mb\u202ec\0d', 'a [31mb c d'],
    ['half a character', 'a\ud800b', 'a b'],
    ['a signed link', 'see https://x.bfl.ai/a.png?se=1&sig=SECRET now', 'see https://x.bfl.ai/a.png now'],
  ])('%s', (_, said, expected) => {
    expect(messageOf(said)).toContain(`HTTP 400: ${expected})`)
  })

  test('is short', () => {
    expect(messageOf('🗼'.repeat(1_000_000)).length).toBeLessThan(800)
    expect(Array.from(messageOf('灯'.repeat(500))).filter((one) => one === '灯')).toHaveLength(299)
  })

  test('repeats no web page', () => {
    const answer = read({ status: 502, ...HTML })
    expect('message' in answer ? answer.message : '').not.toContain('<')
  })
})
