// What each model of the APIYI gateway takes (spec: providers.md, "apiyi").
import { checkSizeOf, type SizeLimits } from './sizes.ts'
import type { ModelRules, Size } from './provider.ts'

/** Models that the gateway lists. */
export type ApiyiModel =
  | 'flux-2-max'
  | 'flux-2-pro'
  | 'flux-2-flex'
  | 'flux-2-klein-9b'
  | 'flux-2-klein-4b'
  | 'flux-pro-1.1-ultra'
  | 'flux-pro-1.1'
  | 'flux-pro'
  | 'flux-dev'
  | 'gpt-image-2'
  | 'gpt-image-2-all'

/** Sizes that the gateway documents for FLUX: taken, and sent as `size`, whatever the limits say. */
export const DOCUMENTED_SIZES: readonly Size[] = [
  { width: 1024, height: 1024 },
  { width: 1536, height: 1024 },
  { width: 1024, height: 1536 },
  { width: 1920, height: 1080 },
  { width: 1440, height: 2048 },
  { width: 2048, height: 2048 },
]

// That the product is at most 4,194,304 follows from the greatest side.
const FLUX_SIZES: SizeLimits = { step: 16, min: 64, max: 2048, documented: DOCUMENTED_SIZES }

const GPT_SIZES: SizeLimits = {
  step: 16,
  min: 16,
  max: 3840,
  area: { ratio: 3, minPixels: 655_360, maxPixels: 8_294_400 },
  documented: [],
}

/** What FLUX.2 pro takes, and every model that is not listed. */
function flux(model: string, listed = true): ModelRules {
  return {
    listed,
    formats: ['jpeg', 'png'],
    sized: true,
    seed: true,
    parameters: {
      safety_tolerance: { kind: 'integer', min: 0, max: 6, default: 2 },
      prompt_upsampling: { kind: 'boolean', default: false },
    },
    extra: {},
    checkSize: (size) => checkSizeOf(model, FLUX_SIZES, size),
  }
}

function flex(model: string): ModelRules {
  const rules = flux(model)
  return {
    ...rules,
    parameters: {
      ...rules.parameters,
      steps: { kind: 'integer', min: 1, max: 50, default: 50 },
      guidance: { kind: 'number', min: 1.5, max: 10, default: 4.5 },
    },
  }
}

function klein(model: string): ModelRules {
  return {
    ...flux(model),
    parameters: { safety_tolerance: { kind: 'integer', min: 0, max: 6, default: 2 } },
    refuse: {
      prompt_upsampling: (value) =>
        value === false
          ? null
          : `prompt_upsampling is not for ${model}: the gateway would ignore it in silence; leave it out or take flux-2-pro`,
    },
  }
}

const GPT_IMAGE_2: ModelRules = {
  listed: true,
  formats: ['png', 'jpeg', 'webp'],
  sized: true,
  seed: false,
  parameters: {},
  extra: {
    background: { kind: 'choice', values: ['transparent', 'opaque', 'auto'] },
    moderation: { kind: 'choice', values: ['auto', 'low'] },
    output_compression: { kind: 'integer', min: 0, max: 100 },
    quality: { kind: 'choice', values: ['low', 'medium', 'high', 'auto'] },
  },
  checkSize: (size) => checkSizeOf('gpt-image-2', GPT_SIZES, size),
}

const GPT_IMAGE_2_ALL: ModelRules = {
  listed: true,
  formats: [],
  fixedFormat: 'png',
  sized: false,
  seed: false,
  parameters: {},
  extra: {},
  checkSize: () => 'gpt-image-2-all chooses the size of its pictures itself; leave the size out',
}

const MODELS = {
  'flux-2-max': flux('flux-2-max'),
  'flux-2-pro': flux('flux-2-pro'),
  'flux-2-flex': flex('flux-2-flex'),
  'flux-2-klein-9b': klein('flux-2-klein-9b'),
  'flux-2-klein-4b': klein('flux-2-klein-4b'),
  'flux-pro-1.1-ultra': flux('flux-pro-1.1-ultra'),
  'flux-pro-1.1': flux('flux-pro-1.1'),
  'flux-pro': flux('flux-pro'),
  'flux-dev': flux('flux-dev'),
  'gpt-image-2': GPT_IMAGE_2,
  'gpt-image-2-all': GPT_IMAGE_2_ALL,
} satisfies Record<ApiyiModel, ModelRules>

/** Names of the listed models, the default's family first. */
export const apiyiModels: readonly string[] = Object.keys(MODELS)

/** What a model takes; one that is not listed takes what FLUX.2 pro does. */
export function apiyiRules(model: string): ModelRules {
  return Object.hasOwn(MODELS, model) ? MODELS[model as ApiyiModel] : flux(model, false)
}
