// The format of the manifest: one entry a key, with its rule, the words for it, and the help that editors show.
import { z } from 'zod'
import { DEFAULT_PROVIDER, extraRules, MAX_SEED, providers, widest } from './limits.ts'
import { providerNamed, providerNames } from '../providers/table.ts'
import { hint } from './near.ts'
import { quoted } from './nodes.ts'
import { checkTextPath } from './paths.ts'

/** A key of the manifest. `must` goes on after "<key> must be "; `code` is that of the problem where it is not. */
export interface Field<S extends z.ZodType = z.ZodType> {
  readonly schema: S
  readonly code: string
  readonly must: string
  /** Why a value of the right kind is refused all the same, as a whole sentence. */
  readonly check?: (value: string) => string | null
}

function field<S extends z.ZodType>(
  code: string,
  must: string,
  about: string,
  schema: S,
  check?: (value: string) => string | null,
): Field<S> {
  return { code: `manifest/${code}`, must, schema: schema.meta({ description: about }), ...(check && { check }) }
}

const scalar = z.union([z.string(), z.number(), z.boolean()])
const object = z.record(z.string(), z.unknown())
const text = z.string().min(1)
/** Whether a prompt is empty shows only when it is put together. */
const prompt = z.string().meta({ minLength: 1 })
const names = z.record(z.string(), scalar)

/** Names of variables and of the axes of a matrix. */
export const NAME = /^[\p{L}\p{N}_][\p{L}\p{M}\p{N}_.-]*$/u

const steps = widest('steps')
const guidance = widest('guidance')
const safety = widest('safety_tolerance')
const models = [...new Set(providers.flatMap((one) => one.models))]
const size = z.string().regex(/^[1-9][0-9]*x[1-9][0-9]*$/)

/** For editors: width and height are a pair, and stand for `size`. */
const oneSize = {
  dependencies: { width: ['height'], height: ['width'] },
  not: { required: ['size', 'width'] },
}

const extra = z.strictObject(
  Object.fromEntries(
    [...extraRules].map(([name, rule]) => [
      name,
      (rule.kind === 'choice' ? z.enum(rule.values) : whole(rule.min, rule.max)).optional(),
    ]),
  ),
)

/** The keys that stand in an image and in `defaults`. */
export const sharedFields = {
  model: field(
    'model',
    'the name of a model',
    "Model that draws the image. Default: the provider's. One that is not listed is allowed with a warning.",
    text.max(200).meta({ examples: models }),
    (name) => (/[\s\p{C}]/u.test(name) ? `model must be a name without white space (got ${quoted(name)})` : null),
  ),
  size: field('size', 'WxH, as 1024x1024', 'Width and height in pixels, as `1024x1024`. Default: 1024x1024.', size),
  width: field('width', 'a whole number from 1', 'Width in pixels; comes with `height`, instead of `size`.', whole(1)),
  height: field(
    'height',
    'a whole number from 1',
    'Height in pixels; comes with `width`, instead of `size`.',
    whole(1),
  ),
  seed: field(
    'seed-range',
    `a whole number from 0 to ${MAX_SEED}`,
    "Number that the picture grows from. Default: that of the lock's entry, else derived from the id.",
    whole(0, MAX_SEED),
  ),
  output_format: field(
    'output-format',
    'jpeg, png or webp',
    "File format. Default: the extension of the image's own `path`, else that of `defaults`, else the model's.",
    z.enum(['jpeg', 'png', 'webp']),
  ),
  safety_tolerance: field(
    'safety-tolerance-range',
    `a whole number from ${safety.min} to ${safety.max}`,
    'How much the moderation lets through: 0 is the strictest. Default: 2.',
    whole(safety.min, safety.max),
  ),
  prompt_upsampling: field(
    'prompt-upsampling',
    'true or false',
    'Whether the API rewrites the prompt before it draws. Default: false.',
    z.boolean(),
  ),
  steps: field(
    'steps-range',
    `a whole number from ${steps.min} to ${steps.max}`,
    'Steps of the drawing; flex models only. Default: 50.',
    whole(steps.min, steps.max),
  ),
  guidance: field(
    'guidance-range',
    `a number from ${guidance.min} to ${guidance.max}`,
    'How closely the prompt is followed; flex models only. Default: 4.5.',
    z.number().min(guidance.min).max(guidance.max),
  ),
  path: field(
    'path',
    'text',
    "File of the picture, relative to the manifest's folder. Default: `images/{{ id }}.{{ ext }}`.",
    text,
  ),
  extra: field('extra', 'a mapping', "Further fields of the model, as the provider's page lists them.", extra),
} as const

/** The keys of an image. */
export const imageFields = {
  prompt: field(
    'prompt',
    'text, or a mapping for a JSON prompt',
    'What the picture shows: text, or a mapping that is sent as canonical JSON. `{{ name }}` takes a variable.',
    z.union([prompt, object.meta({ minProperties: 1 })]),
  ),
  prompt_file: field(
    'prompt-file',
    'the path of a .txt or .md file',
    "File whose text is the prompt, relative to the manifest's folder; `.txt` or `.md`.",
    text.meta({ pattern: '\\.(?:txt|md)$' }),
    (path) => {
      const reason = checkTextPath(path)
      return reason === null ? null : `prompt_file ${quoted(path)} cannot be read: ${reason}`
    },
  ),
  provider: field(
    'provider',
    'the name of a provider',
    "Who draws the image. Default: the manifest's provider.",
    z.string().meta({ enum: [...providerNames] }),
    knownProvider,
  ),
  ...sharedFields,
  alt: field('alt', 'text', 'Text alternative for the gallery, the review and exports.', z.string()),
  matrix: field(
    'matrix',
    'a mapping of names to lists',
    'One image for each combination; `include` and `exclude` as in a workflow matrix.',
    z
      .object({ include: z.array(names).optional(), exclude: z.array(names).optional() })
      .catchall(z.array(scalar).min(1)),
  ),
} as const

/** The keys of `budget`. */
export const budgetFields = {
  max_cost: field('budget', 'a number of dollars from 0', 'Most US dollars that one run may spend.', z.number().min(0)),
  max_images: field('budget', 'a whole number from 0', 'Most images that one run may buy.', whole(0)),
} as const

const shape = <F extends Record<string, Field>>(fields: F): { [K in keyof F]: z.ZodOptional<F[K]['schema']> } =>
  Object.fromEntries(Object.entries(fields).map(([key, one]) => [key, one.schema.optional()])) as never

/** An image as a mapping. */
const image = z.strictObject(shape(imageFields)).meta({
  oneOf: [{ required: ['prompt'] }, { required: ['prompt_file'] }],
  ...oneSize,
})

/** The keys of the manifest itself. */
export const topFields = {
  version: field(
    'version',
    '1, the only version that is understood',
    'Format of this file; this tool understands version 1.',
    z.literal(1),
  ),
  provider: field(
    'provider',
    'the name of a provider',
    `Default provider of every image. Default: ${DEFAULT_PROVIDER}.`,
    z.string().meta({ enum: [...providerNames] }),
    knownProvider,
  ),
  vars: field('vars', 'a mapping', 'Values for `{{ name }}` in prompts, paths and alt texts.', names),
  defaults: field(
    'defaults',
    'a mapping',
    "Values under every image; an image's own value wins, key by key.",
    z.strictObject(shape(sharedFields)).meta(oneSize),
  ),
  budget: field(
    'budget',
    'a mapping',
    'Caps for one run; the lower one counts where the operator sets others.',
    z.strictObject(shape(budgetFields)),
  ),
  images: field(
    'images',
    'a mapping of ids to images',
    'The images by id. A text is a prompt.',
    z.record(z.string(), z.union([prompt, image])),
  ),
} as const

/** The whole manifest, for the JSON Schema. */
export const manifestSchema = z.strictObject({
  ...shape(topFields),
  version: topFields.version.schema,
  images: topFields.images.schema,
})

function knownProvider(name: string): string | null {
  if (providerNamed(name) !== undefined) return null
  const near = hint(name, providerNames)
  return `there is no provider ${quoted(name)}${near === '' ? `; there are ${providerNames.join(' and ')}` : near}`
}

function whole(min: number, max?: number): z.ZodInt {
  return max === undefined ? z.int().min(min) : z.int().min(min).max(max)
}
