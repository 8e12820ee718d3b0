// The shape of a lock's entry as zod sees it: which keys there are and what type each value has. What the values mean
// together is in `check.ts`.
import { z } from 'zod'
import { MAX_SEED } from '../manifest/limits.ts'
import { REQUEST_ID } from '../providers/request-id.ts'
import type { Entry } from './schema.ts'

/** Most pixels of a side of any provider. */
export const MAX_SIDE = 4096

function must(be: string): { error: (issue: { readonly input?: unknown }) => string } {
  return { error: ({ input }) => (input === undefined ? 'is missing' : `must be ${be}`) }
}

const text = z.string(must('a text'))
const whole = (min: number, max: number) => {
  const range = max === Number.MAX_SAFE_INTEGER ? `of at least ${min}` : `from ${min} to ${max}`
  const message = must(`a whole number ${range}`)
  return z.int(message).min(min, message).max(max, message)
}
const hex = (digits: number) => {
  const message = must(`${digits} hex digits in lower case`)
  return z.string(message).regex(new RegExp(`^[0-9a-f]{${digits}}$`), message)
}
const oneOf = <const T extends readonly string[]>(values: T) => z.enum(values, must(`one of ${values.join(', ')}`))
const format = oneOf(['jpeg', 'png', 'webp'])
const number = z.number(must('a number'))

const request = z.strictObject(
  {
    provider: text,
    model: text,
    prompt: text,
    width: whole(1, MAX_SIDE).exactOptional(),
    height: whole(1, MAX_SIDE).exactOptional(),
    seed: whole(0, MAX_SEED).exactOptional(),
    output_format: format.exactOptional(),
    safety_tolerance: number.exactOptional(),
    prompt_upsampling: z.boolean(must('true or false')).exactOptional(),
    steps: number.exactOptional(),
    guidance: number.exactOptional(),
    extra: z
      .record(z.string(), z.union([z.string(), z.number(), z.boolean()], must('a text, a number, true or false')), {
        error: 'must be a mapping',
      })
      .exactOptional(),
  },
  must('a mapping'),
)

const file = z.strictObject(
  {
    sha256: hex(64),
    git_blob: hex(40),
    bytes: whole(1, Number.MAX_SAFE_INTEGER),
    format,
    width: whole(1, Number.MAX_SAFE_INTEGER),
    height: whole(1, Number.MAX_SAFE_INTEGER),
    provenance: oneOf(['c2pa', 'none']),
  },
  must('a mapping'),
)

const cost = must('an amount in USD of at least 0, or null')
const requestId = must('1 to 128 characters of A-Z a-z 0-9 _ . : -')

const receipt = z.strictObject(
  {
    request_id: z.string(requestId).regex(REQUEST_ID, requestId).exactOptional(),
    cost_usd: z.number(cost).min(0, cost).nullable(),
    cost_source: oneOf(['price-list', 'provider', 'none', 'unknown']),
  },
  must('a mapping'),
)

/** One image of a lock. */
export const entryShape = z.strictObject(
  {
    path: text,
    fingerprint: z
      .string(must('a text'))
      .regex(/^sha256:[0-9a-f]{64}$/, must('sha256: and 64 hex digits in lower case')),
    request,
    file,
    receipt: receipt.exactOptional(),
    accepted: z.literal(true, must('true')).exactOptional(),
  },
  must('a mapping'),
) satisfies z.ZodType<Entry>
