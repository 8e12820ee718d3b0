// Which images of a repository can be a person's own in a first manifest, and under which ids. Pure.
import type { FileFacts, Format } from '../lock/schema.ts'
import { byCodeUnits } from '../lock/format.ts'
import { checkPath, extensionOf, MAX_ID_LENGTH, pathKey } from '../manifest/paths.ts'
import type { Provider } from '../providers/provider.ts'
import { providerNamed } from '../providers/table.ts'
import { sizeText } from '../providers/sizes.ts'

/** One picture of `--adopt` as the manifest says it. */
export interface Adopted {
  readonly id: string
  /** Relative to the manifest's folder, with `/`. */
  readonly path: string
  readonly provider: string
  /** Null for the provider's default. */
  readonly model: string | null
  /** `WxH` of the picture where the provider draws such a size; else null. */
  readonly size: string | null
  readonly file: FileFacts
}

/** A file that the glob names and that cannot be adopted. */
export interface Left {
  readonly path: string
  readonly why: string
}

/** Whose request an own picture stands under: one that takes its format. Nothing is asked of it without `--force`. */
const BY_FORMAT: Readonly<Record<Format, { readonly provider: string; readonly model: string | null }>> = {
  png: { provider: 'placeholder', model: null },
  jpeg: { provider: 'placeholder', model: null },
  webp: { provider: 'apiyi', model: 'gpt-image-2' },
}
const VECTOR = 'svg'
const OTHERS: ReadonlySet<string> = new Set(['gif', 'avif', 'bmp', 'ico', 'tif', 'tiff', 'heic', 'jxl'])

/** Why a path can be no image's, before its bytes are looked at; null where it can. */
export function refusedPath(path: string): string | null {
  const extension = extensionOf(path).toLowerCase()
  if (extension === VECTOR) return 'an SVG is text that git keeps well; imagelock locks PNG, JPEG and WebP'
  if (OTHERS.has(extension)) return `imagelock locks PNG, JPEG and WebP, not ${extension.toUpperCase()}`
  return checkPath(path)
}

/**
 * Gives every picture its id and request.
 * @param pictures paths that `refusedPath` has nothing against, and what their bytes say
 * @returns the adopted ones sorted by id, and those whose path another has too where case or Unicode form do not count
 */
export function adopt(pictures: ReadonlyMap<string, FileFacts>): {
  readonly adopted: readonly Adopted[]
  readonly left: readonly Left[]
} {
  const paths = [...pictures.keys()].toSorted(byCodeUnits)
  const folder = commonFolder(paths)
  const ids = new Set<string>()
  const keys = new Map<string, string>()
  const adopted: Adopted[] = []
  const left: Left[] = []
  for (const path of paths) {
    const other = keys.get(pathKey(path))
    if (other !== undefined) {
      left.push({ path, why: `${other} has the same name where case does not count` })
      continue
    }
    keys.set(pathKey(path), path)
    const file = pictures.get(path) as FileFacts
    adopted.push({ id: freeId(idOf(path.slice(folder.length)), ids), path, file, ...requestFor(file) })
  }
  return { adopted: adopted.toSorted((a, b) => byCodeUnits(a.id, b.id)), left }
}

function requestFor({ format, width, height }: FileFacts): Pick<Adopted, 'provider' | 'model' | 'size'> {
  const { provider, model } = BY_FORMAT[format]
  const { rules, defaultModel } = providerNamed(provider) as Provider
  const legal = rules(model ?? defaultModel).checkSize({ width, height }) === null
  return { provider, model, size: legal ? sizeText({ width, height }) : null }
}

/** The folders that all paths share, with the last `/`. */
function commonFolder(paths: readonly string[]): string {
  const [first = '', ...others] = paths.map((path) => path.slice(0, path.lastIndexOf('/') + 1))
  return others.reduce((shared, folder) => {
    let common = shared
    while (!folder.startsWith(common)) common = common.slice(0, common.lastIndexOf('/', common.length - 2) + 1)
    return common
  }, first)
}

/** A path without its extension, in the characters of an id: letters lose their marks, others become `-`. */
function idOf(path: string): string {
  const parts = path
    .slice(0, path.lastIndexOf('.'))
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .split('/')
    .map((part) => part.replaceAll(/[^A-Za-z0-9._-]+/g, '-').replaceAll(/^[._-]+|[._-]+$/g, '') || 'image')
  return parts
    .join('/')
    .slice(0, MAX_ID_LENGTH - 8)
    .replace(/[/._-]+$/, '')
}

/** The id, or it with the first number from 2 that is free. */
function freeId(id: string, taken: Set<string>): string {
  let free = id
  for (let number = 2; taken.has(free); number += 1) free = `${id}-${number}`
  taken.add(free)
  return free
}
