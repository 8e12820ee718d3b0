// Names what differs between what is locked and what is wanted. Pure.
import type { Entry, ExtraValue, Request } from '../lock/schema.ts'
import type { Image } from '../manifest/draft.ts'

export type ChangeValue = ExtraValue | null

/** One parameter that differs; null where a side does not have it. */
export interface Change {
  /** A key of `request`, `extra.<field>`, `id` or `path`. */
  readonly key: string
  readonly from: ChangeValue
  readonly to: ChangeValue
}

/** Every parameter in which the wanted request differs from the locked one, then the path. */
export function requestChanges(entry: Entry, image: Image): Change[] {
  return [
    ...differences(flat(entry.request), flat(image.request)),
    ...differences({ path: entry.path }, { path: image.path }),
  ]
}

/** What a `move` changes: the id, the path or both. */
export function moveChanges(from: { readonly id: string; readonly entry: Entry }, image: Image): Change[] {
  return differences({ id: from.id, path: from.entry.path }, { id: image.id, path: image.path })
}

type Flat = Readonly<Record<string, ChangeValue | undefined>>

function flat(request: Request): Flat {
  const { extra, ...fields } = request
  const extras = Object.entries(extra ?? {}).map(([key, value]) => [`extra.${key}`, value] as const)
  return { ...fields, ...Object.fromEntries(extras) }
}

function differences(from: Flat, to: Flat): Change[] {
  const keys = new Set([...Object.keys(from), ...Object.keys(to)])
  return [...keys]
    .filter((key) => from[key] !== to[key])
    .map((key) => ({ key, from: from[key] ?? null, to: to[key] ?? null }))
}
