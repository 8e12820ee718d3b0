// The embedded painter as a provider: free, no key, no API (spec: providers.md, "placeholder").
import type { ModelRules, Provider } from './provider.ts'
import { checkSizeOf, type SizeLimits } from './sizes.ts'

const MODEL = 'placeholder'

// 4096 x 4096 = 16,777,216 pixels is the most that is drawn.
const SIZES: SizeLimits = { step: 1, min: 1, max: 4096, documented: [] }

function rules(model: string): ModelRules {
  return {
    listed: model === MODEL,
    formats: ['png', 'jpeg'],
    sized: true,
    seed: true,
    parameters: {},
    extra: {},
    checkSize: (size) => checkSizeOf(model, SIZES, size),
  }
}

/** Draws on this machine, deterministic to the byte; `src/image/paint.ts` does it. */
export const placeholder: Provider = {
  name: 'placeholder',
  defaultModel: MODEL,
  models: [MODEL],
  rules,
  warnings: () => [],
  price: () => 0,
}
