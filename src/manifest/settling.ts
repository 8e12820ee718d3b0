// The state while one source is settled, and the steps that every key shares.
import type { ModelRules } from '../providers/provider.ts'
import type { Origin } from './draft.ts'
import { errorAt, type Finding } from './findings.ts'
import type { ImageSource } from './images.ts'
import type { Node } from './nodes.ts'
import type { Contents } from './parse.ts'
import type { Cell } from './read.ts'
import type { sharedFields } from './schema.ts'

type SharedKey = keyof typeof sharedFields
type Value<K extends SharedKey> = NonNullable<ImageSource['read']['cells'][K]>['value']

/** A value and whose it is. */
export interface Chosen<T> {
  readonly cell: Cell<T>
  readonly own: boolean
}

/** The state while one source is settled. */
export interface Settling {
  readonly contents: Contents
  readonly image: ImageSource
  readonly model: string
  readonly rules: ModelRules
  readonly findings: Finding[]
  readonly origins: Record<string, Origin>
  readonly leftOut: string[]
}

/** The image's own value, else that of the defaults; null where there is none or one that was refused. */
export function choose<K extends SharedKey>({ contents, image }: Settling, key: K): Chosen<Value<K>> | null {
  const own = image.read.cells[key]
  if (own !== undefined) return { cell: own, own: true }
  if (image.read.bad.has(key)) return null
  const fallback = contents.defaults.cells[key]
  return fallback === undefined ? null : { cell: fallback, own: false }
}

/** Notes where an effective value came from. */
export function note({ origins }: Settling, key: string, { cell, own }: Chosen<unknown>): void {
  origins[key] = { from: own ? 'image' : 'defaults', at: cell.node.at }
}

/** What the model does not take: an error of the image that says it itself, else a default that is left out. */
export function refuse(settling: Settling, key: string, chosen: Chosen<unknown>): void {
  if (!chosen.own) settling.leftOut.push(key)
  else settling.findings.push(notTaken(settling.model, key, chosen.cell.node))
}

function notTaken(model: string, key: string, node: Node): Finding {
  return errorAt(node.at, 'manifest/not-taken', `${key} is not for ${model}, which takes none; leave it out`)
}
