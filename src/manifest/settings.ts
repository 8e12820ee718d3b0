// What holds for all images of one source: provider, model and the values that are sent, from the image, the defaults
// or the API's own defaults (spec: manifest.md, "An image").
import type { Provider } from '../providers/provider.ts'
import { providerNamed } from '../providers/table.ts'
import type { Draft, Format, Origin } from './draft.ts'
import { extraOf } from './extra.ts'
import { type Finding, warningAt } from './findings.ts'
import { formatOf } from './format.ts'
import type { ImageSource } from './images.ts'
import { DEFAULT_PROVIDER } from './limits.ts'
import { hint } from './near.ts'
import { quoted } from './nodes.ts'
import { parametersOf } from './parameters.ts'
import type { Contents } from './parse.ts'
import type { Cell } from './read.ts'
import { choose, note, refuse, type Settling } from './settling.ts'
import { rulesOf } from './rules.ts'
import { sizeOf } from './size.ts'

export interface Settings {
  readonly provider: string
  readonly model: string
  readonly takesSeed: boolean
  /** Whether the size is the image's choice. */
  readonly sized: boolean
  readonly writtenSeed: number | null
  readonly width: number | null
  readonly height: number | null
  readonly format: Format
  readonly fields: Draft['fields']
  readonly path: Cell<string> | null
  /** What stands for all images of the source; the texts add theirs. */
  readonly origins: Readonly<Record<string, Origin>>
  readonly leftOut: readonly string[]
}

/** Settles one source; what the model does not take is told where the image itself says it, else left out. */
export function settle(contents: Contents, image: ImageSource, findings: Finding[]): Settings | null {
  const origins: Record<string, Origin> = {}
  const leftOut: string[] = []
  const provider = providerOf(contents, image, origins)
  const model = provider === null ? null : modelOf(contents, image, provider, origins, leftOut, findings)
  if (provider === null || model === null) return null
  const rules = rulesOf(provider, model)
  const settling: Settling = { contents, image, model, rules, findings, origins, leftOut }
  const size = sizeOf(settling)
  const seed = seedOf(settling)
  const { format, path } = formatOf(settling)
  const parameters = parametersOf(settling)
  const extra = extraOf(settling)
  const fields: Draft['fields'] = {
    provider: provider.name,
    model,
    ...size,
    ...(rules.formats.length > 0 && { output_format: format }),
    ...parameters,
    ...(extra !== null && { extra }),
  }
  return {
    provider: provider.name,
    model,
    takesSeed: rules.seed,
    sized: rules.sized,
    writtenSeed: seed,
    width: size?.width ?? null,
    height: size?.height ?? null,
    format,
    fields,
    path,
    origins,
    leftOut,
  }
}

function providerOf({ top }: Contents, image: ImageSource, origins: Record<string, Origin>): Provider | null {
  if (image.read.bad.has('provider')) return null
  const own = image.read.cells.provider
  if (own === undefined && top.bad.has('provider')) return null
  const cell = own ?? top.cells.provider
  origins.provider =
    cell === undefined ? { from: 'spec' } : { from: own === undefined ? 'top' : 'image', at: cell.node.at }
  return providerNamed(cell?.value ?? DEFAULT_PROVIDER) ?? null
}

function modelOf(
  { top, defaults }: Contents,
  image: ImageSource,
  provider: Provider,
  origins: Record<string, Origin>,
  leftOut: string[],
  findings: Finding[],
): string | null {
  if (image.read.bad.has('model')) return null
  const own = image.read.cells.model
  // A default model is one of the top provider.
  const holds = provider.name === (top.cells.provider?.value ?? DEFAULT_PROVIDER)
  if (own === undefined && holds && defaults.bad.has('model')) return null
  if (own === undefined && !holds && defaults.cells.model !== undefined) leftOut.push('model')
  const cell = own ?? (holds ? defaults.cells.model : undefined)
  if (cell === undefined) {
    origins.model = { from: 'provider' }
    return provider.defaultModel
  }
  origins.model = { from: own === undefined ? 'defaults' : 'image', at: cell.node.at }
  if (!rulesOf(provider, cell.value).listed) findings.push(unlisted(provider, cell))
  return cell.value
}

function unlisted(provider: Provider, { node, value }: Cell<string>): Finding {
  const message = (): string =>
    `${provider.name} does not list the model ${quoted(value)}${hint(value, provider.models)}`
  return warningAt(node.at, 'manifest/unlisted-model', message)
}

function seedOf(settling: Settling): number | null {
  const chosen = choose(settling, 'seed')
  if (chosen !== null && !settling.rules.seed) refuse(settling, 'seed', chosen)
  if (!settling.rules.seed) return null
  if (chosen === null) settling.origins.seed = { from: 'derived' }
  else note(settling, 'seed', chosen)
  return chosen?.cell.value ?? null
}
