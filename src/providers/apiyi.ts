// The APIYI gateway: which request to send and how to read the answer (spec: providers.md, "apiyi").
import type { Request } from '../lock/schema.ts'
import { usdToMicros } from '../money.ts'
import { readAnswer } from './answer.ts'
import { apiyiModels, apiyiRules, DOCUMENTED_SIZES } from './models.ts'
import prices from './prices.json' with { type: 'json' }
import type { Provider, RequestWarning, Submission } from './provider.ts'
import { isOneOf, sizeText } from './sizes.ts'

const USD: Readonly<Record<string, number>> = prices.usd

/** FLUX models whose maker documents 256 to 1440 in multiples of 32. */
const NARROW = ['flux-pro-1.1', 'flux-pro', 'flux-dev']

function price(model: string): number | null {
  const usd = Object.hasOwn(USD, model) ? USD[model] : undefined
  return usd === undefined ? null : usdToMicros(usd)
}

/** The keys always come in the same order, so that equal requests give equal bytes. */
function submit(request: Request): Submission {
  const { provider: _, model, prompt, width, height, extra, ...rest } = request
  const sorted = Object.entries(extra ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))
  const body = {
    model,
    prompt,
    ...sizeFields(model, width, height),
    seed: rest.seed,
    output_format: rest.output_format,
    safety_tolerance: rest.safety_tolerance,
    prompt_upsampling: rest.prompt_upsampling,
    steps: rest.steps,
    guidance: rest.guidance,
    ...Object.fromEntries(sorted),
  }
  return {
    path: '/images/generations',
    body: Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)),
  }
}

function sizeFields(model: string, width: number | undefined, height: number | undefined): Record<string, unknown> {
  if (width === undefined || height === undefined) return {}
  const asText = model === 'gpt-image-2' || isOneOf(DOCUMENTED_SIZES, { width, height })
  return asText ? { size: sizeText({ width, height }) } : { width, height }
}

function warnings(request: Request): readonly RequestWarning[] {
  const found: RequestWarning[] = []
  const { model } = request
  if (!apiyiRules(model).seed) {
    found.push(unreproducible(`${model} takes no seed, so this picture cannot be reproduced`))
  }
  if (model === 'flux-2-max') {
    const when = 'where the prompt speaks of current events'
    found.push(unreproducible(`flux-2-max may search the web ${when}; such a picture cannot be reproduced`))
  }
  const documented = documentedSizes(request)
  if (documented !== null) {
    found.push({ code: 'provider/undocumented-size', message: `${documented}; the picture may come in another size` })
  }
  return found
}

function unreproducible(message: string): RequestWarning {
  return { code: 'provider/unreproducible', message }
}

/** What the model's maker documents, where the size is another; null where there is nothing to say. */
function documentedSizes({ model, width, height }: Request): string | null {
  if (width === undefined || height === undefined) return null
  const size = sizeText({ width, height })
  if (model === 'flux-pro-1.1-ultra') return `${model} is documented for aspect ratios, not for a size as ${size}`
  const outside = [width, height].some((side) => side < 256 || side > 1440 || side % 32 !== 0)
  if (!NARROW.includes(model) || !outside) return null
  return `${model} is documented for sides of 256 to 1440 in multiples of 32, not for ${size}`
}

/** The OpenAI-shaped images API of the APIYI gateway. */
export const apiyi: Provider = {
  name: 'apiyi',
  defaultModel: 'flux-2-pro',
  models: apiyiModels,
  rules: apiyiRules,
  warnings,
  price,
  api: {
    keyVariable: 'APIYI_API_KEY',
    baseUrlVariable: 'APIYI_BASE_URL',
    baseUrl: 'https://api.apiyi.com/v1',
    freePath: '/models',
    // The API for it wants a token of the account, which is more than the key of an image.
    balancePage: 'https://api.apiyi.com/account/profile',
    submit,
    read: readAnswer,
    requestIdHeaders: ['x-request-id', 'request-id', 'x-oneapi-request-id'],
  },
}
