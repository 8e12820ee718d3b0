// What each model of the gateway takes, checked strictly: a purchase that it would refuse or ignore is told as such.
import type { PictureFormat } from './picture.ts'

/** A request that is legal: what its picture follows from. */
export interface Order {
  readonly model: string
  readonly prompt: string
  readonly seed: number | null
  readonly width: number
  readonly height: number
  readonly format: PictureFormat
  /** Whether the model answers base64 by nature. */
  readonly base64: boolean
  readonly body: Readonly<Record<string, unknown>>
}

/** The request as text, whatever the order of its keys. */
export function canonical(order: Order): string {
  return JSON.stringify(Object.entries(order.body).sort(([a], [b]) => (a < b ? -1 : 1)))
}

export type Judgement =
  | { readonly kind: 'order'; readonly order: Order }
  | { readonly kind: 'unknown-model'; readonly model: string }
  | { readonly kind: 'illegal'; readonly param: string | undefined; readonly message: string }

type Body = Readonly<Record<string, unknown>>
type Check = (value: unknown) => string | null

const FLUX = ['flux-2-max', 'flux-2-pro', 'flux-2-flex', 'flux-2-klein-9b', 'flux-2-klein-4b', 'flux-pro-1.1-ultra']
const OLDER = ['flux-pro-1.1', 'flux-pro', 'flux-dev']
const GPT = ['gpt-image-2', 'gpt-image-2-all']
/** All eleven models of the gateway. */
export const MODELS: readonly string[] = [...FLUX, ...OLDER, ...GPT]

const DOCUMENTED = ['1024x1024', '1536x1024', '1024x1536', '1920x1080', '1440x2048', '2048x2048']
const PROMPT_BYTES = 128_000

const integer =
  (min: number, max: number): Check =>
  (value) =>
    Number.isInteger(value) && (value as number) >= min && (value as number) <= max
      ? null
      : `must be an integer from ${min} to ${max}`
const number =
  (min: number, max: number): Check =>
  (value) =>
    typeof value === 'number' && value >= min && value <= max ? null : `must be a number from ${min} to ${max}`
const boolean: Check = (value) => (typeof value === 'boolean' ? null : 'must be a boolean')
const oneOf =
  (...values: readonly string[]): Check =>
  (value) =>
    values.includes(value as string) ? null : `must be one of ${values.join(', ')}`
const side: Check = (value) =>
  Number.isInteger(value) && (value as number) >= 64 && (value as number) <= 2048 && (value as number) % 16 === 0
    ? null
    : 'must be a multiple of 16 from 64 to 2048'

const prompt: Check = (value) => {
  if (typeof value !== 'string' || value.trim() === '') return 'must be a string that is not empty'
  return Buffer.byteLength(value) <= PROMPT_BYTES ? null : 'is too long'
}

function sides(text: unknown): readonly [number, number] | null {
  const found = typeof text === 'string' ? /^([1-9][0-9]*)x([1-9][0-9]*)$/.exec(text) : null
  return found === null ? null : [Number(found[1]), Number(found[2])]
}

const gptSize: Check = (value) => {
  const [width, height] = sides(value) ?? [0, 0]
  if (width < 1 || width % 16 !== 0 || height % 16 !== 0) return 'must be WxH in multiples of 16'
  if (Math.max(width, height) > 3840 || Math.max(width, height) > 3 * Math.min(width, height)) return 'is out of range'
  return width * height >= 655_360 && width * height <= 8_294_400 ? null : 'has too few or too many pixels'
}

const FLUX_FIELDS: Readonly<Record<string, Check>> = {
  prompt,
  size: oneOf(...DOCUMENTED),
  width: side,
  height: side,
  seed: integer(0, 2_147_483_647),
  output_format: oneOf('jpeg', 'png'),
  safety_tolerance: integer(0, 6),
}
const GPT_FIELDS: Readonly<Record<string, Check>> = {
  prompt,
  size: gptSize,
  output_format: oneOf('png', 'jpeg', 'webp'),
  quality: oneOf('low', 'medium', 'high', 'auto'),
  background: oneOf('transparent', 'opaque', 'auto'),
  output_compression: integer(0, 100),
  moderation: oneOf('auto', 'low'),
}

function fieldsOf(model: string): Readonly<Record<string, Check>> {
  if (model === 'gpt-image-2-all') return { prompt }
  if (model === 'gpt-image-2') return GPT_FIELDS
  if (model.startsWith('flux-2-klein')) return FLUX_FIELDS
  const pro = { ...FLUX_FIELDS, prompt_upsampling: boolean }
  return model === 'flux-2-flex' ? { ...pro, steps: integer(1, 50), guidance: number(1.5, 10) } : pro
}

function sizeProblem(body: Body): string | null {
  const pair = [body['width'], body['height']].filter((value) => value !== undefined).length
  if (body['size'] !== undefined && pair > 0) return 'size and width/height exclude each other'
  if (pair === 1) return 'width and height come as a pair'
  // 2048 x 2048 is the most that two legal sides give: the limit of the product needs no check of its own.
  return null
}

function orderOf(model: string, body: Body): Order {
  const free = ['1024x1024', '1536x1024', '1024x1536'][String(body['prompt']).length % 3]
  const [width, height] = sides(model === 'gpt-image-2-all' ? free : (body['size'] ?? '1024x1024')) ?? [1024, 1024]
  const gpt = GPT.includes(model)
  return {
    model,
    prompt: body['prompt'] as string,
    seed: (body['seed'] as number | undefined) ?? null,
    width: (body['width'] as number | undefined) ?? width,
    height: (body['height'] as number | undefined) ?? height,
    format: (body['output_format'] as PictureFormat | undefined) ?? (gpt ? 'png' : 'jpeg'),
    base64: gpt,
    body,
  }
}

/**
 * Judges the JSON of a purchase (spec: providers.md, table of fields).
 * @param known further models, which are taken as FLUX.2 pro is
 */
export function judge(json: unknown, known: readonly string[]): Judgement {
  const illegal = (param: string | undefined, message: string): Judgement => ({ kind: 'illegal', param, message })
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    return illegal(undefined, 'body must be an object')
  const body = json as Body
  const model = body['model']
  if (typeof model !== 'string' || model === '') return illegal('model', 'model is required')
  if (!Object.hasOwn(body, 'prompt')) return illegal('prompt', 'prompt is required')
  if (!MODELS.includes(model) && !known.includes(model)) return { kind: 'unknown-model', model }
  const fields = fieldsOf(model)
  for (const [name, value] of Object.entries(body)) {
    if (name === 'model') continue
    if (!Object.hasOwn(fields, name)) return illegal(name, `${model} does not take ${name}`)
    const problem = fields[name]?.(value) ?? null
    if (problem !== null) return illegal(name, `${name} ${problem}`)
  }
  const size = sizeProblem(body)
  return size === null ? { kind: 'order', order: orderOf(model, body) } : illegal('size', size)
}
