// The id of each combination of a matrix, and that no two images share one.
import { errorAt, type Finding } from './findings.ts'
import type { ImageSource } from './images.ts'
import type { Combination } from './matrix.ts'
import type { ScalarNode } from './nodes.ts'
import { quoted } from './nodes.ts'
import { checkId } from './paths.ts'
import { placeOf, type Source } from './source.ts'

/** Ids that are taken, with whose they are. */
export type Taken = Map<string, { readonly image: ImageSource; readonly axes: readonly ScalarNode[] }>

/**
 * `<id>/<v1>-<v2>…` in the order of the axes; what an id cannot have becomes `-`. An image without a matrix keeps its id.
 * An id that cannot be or is taken is told.
 */
export function idOf(
  source: Source,
  image: ImageSource,
  combination: Combination | null,
  taken: Taken,
  findings: Finding[],
): string {
  const axes = combination?.axes ?? []
  const id = combination === null ? image.id : `${image.id}/${axes.map(part).join('-')}`
  const reason = combination === null || !image.usable ? null : checkId(id)
  if (reason !== null) {
    const at = atFault(image, combination, axes)
    findings.push(errorAt(at, 'manifest/matrix-id', () => `this value gives the id ${quoted(id)}: ${reason}`))
    return id
  }
  if (!image.usable) return id
  const other = taken.get(id)
  if (other === undefined) {
    taken.set(id, { image, axes })
    return id
  }
  const { line } = placeOf(source, other.image.key.at)
  const whose = other.image === image ? 'two combinations' : `this image and that of line ${line}`
  const at = other.image === image ? differing(other.axes, axes, image) : image.key.at
  findings.push(errorAt(at, 'manifest/duplicate-id', () => `${whose} have the id ${quoted(id)}`))
  return id
}

function part({ text }: ScalarNode): string {
  return text.replace(/[^A-Za-z0-9._-]/gu, '-')
}

/** The first value begins the part; where it begins well the id is too long, and the longest value is at fault. */
function atFault(image: ImageSource, combination: Combination | null, axes: readonly ScalarNode[]): number {
  const [first] = axes
  if (first === undefined) return combination?.values.values().next().value?.at ?? image.key.at
  if (!/^[A-Za-z0-9]/.test(part(first))) return first.at
  return axes.reduce((longest, node) => (node.text.length > longest.text.length ? node : longest)).at
}

/** The first value that is another node than in the combination before. */
function differing(before: readonly ScalarNode[], axes: readonly ScalarNode[], image: ImageSource): number {
  return (axes.find((node, index) => node !== before[index]) ?? axes[0])?.at ?? image.key.at
}
