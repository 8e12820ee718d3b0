// The error bodies of the gateway and of its delivery host.

const CODES: Readonly<Record<number, readonly [type: string, code: string, message: string]>> = {
  400: ['invalid_request_error', 'invalid_parameter', 'The request is not valid.'],
  401: ['invalid_request_error', 'invalid_api_key', 'Incorrect API key provided.'],
  402: ['insufficient_quota', 'insufficient_balance', 'Your balance is used up.'],
  403: ['invalid_request_error', 'content_policy_violation', 'Request Moderated'],
  404: ['invalid_request_error', 'not_found', 'Unknown request URL.'],
  408: ['request_timeout', 'request_timeout', 'The request took too long.'],
  409: ['conflict', 'conflict', 'The request conflicts with another one.'],
  413: ['invalid_request_error', 'payload_too_large', 'The request is too large.'],
  422: ['invalid_request_error', 'unprocessable', 'The request cannot be processed.'],
  429: ['rate_limit_error', 'rate_limit_exceeded', 'Too many requests.'],
}

const BY_CODE: Readonly<Record<string, readonly [type: string, message: string]>> = {
  insufficient_user_quota: ['new_api_error', '用户额度不足, 剩余额度: 0.000000'],
  model_not_found: ['new_api_error', 'No available channel for the model under group default'],
  content_policy_violation: ['invalid_request_error', 'Request Moderated'],
  moderation_blocked: ['image_generation_user_error', 'Content Moderated'],
}

export interface ErrorWords {
  readonly code?: string | undefined
  readonly message?: string | undefined
  readonly param?: string | undefined
}

/** The OpenAI-shaped body of an error (spec: providers.md, "Errors"). */
export function errorJson(status: number, words: ErrorWords = {}): string {
  const [type, code, message] = CODES[status] ?? ['server_error', 'server_error', 'The server had an error.']
  const known = words.code === undefined ? undefined : BY_CODE[words.code]
  return JSON.stringify({
    error: {
      message: words.message ?? known?.[1] ?? message,
      type: known?.[0] ?? type,
      param: words.param ?? null,
      code: words.code ?? code,
    },
  })
}

/** A page as a proxy in front of the gateway makes it. */
export function errorHtml(status: number): string {
  return `<!DOCTYPE html><html><head><title>${status}</title></head><body><h1>${status}</h1><hr>nginx</body></html>`
}

/** What a blob store says of a link: expired, unknown, gone. */
export function errorXml(status: number): string {
  const code = status === 403 ? 'AuthenticationFailed' : status === 404 ? 'BlobNotFound' : 'ResourceGone'
  return `\uFEFF<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code><Message>The link is not valid.</Message></Error>`
}
