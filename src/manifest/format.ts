// The file format of an image, and the path that goes with it.
import type { Format } from './draft.ts'
import { errorAt } from './findings.ts'
import { extensionOf } from './paths.ts'
import type { Cell } from './read.ts'
import { choose, type Chosen, note, refuse, type Settling } from './settling.ts'

const FORMATS: ReadonlyMap<string, Format> = new Map([
  ['jpg', 'jpeg'],
  ['jpeg', 'jpeg'],
  ['png', 'png'],
  ['webp', 'webp'],
])

/** The extension that `ext` stands for. */
export function extOf(format: Format): string {
  return format === 'jpeg' ? 'jpg' : format
}

/** The format that an extension says, undefined for that of no image. */
export function formatOfPath(path: string): Format | undefined {
  return FORMATS.get(extensionOf(path))
}

/**
 * The image's own `output_format`, else the literal extension of its own `path`, else that of the defaults, else the
 * model's. A default that the model does not take, or a default path whose literal extension it cannot have, is left
 * out.
 * @returns with it the path to use, null for the one of the format itself
 */
export function formatOf(settling: Settling): { format: Format; path: Cell<string> | null } {
  const { rules, origins } = settling
  const possible = rules.formats.length > 0 ? rules.formats : [rules.fixedFormat ?? 'png']
  const path = usablePath(settling, possible)
  const literal = path === null ? undefined : formatOfPath(path.cell.value)
  const written = choose(settling, 'output_format')
  if (written !== null && rules.formats.length === 0) refuse(settling, 'output_format', written)
  const takes = written !== null && rules.formats.includes(written.cell.value)
  if (path !== null) note(settling, 'path', path)
  else origins.path = { from: 'spec' }
  if (written?.own === true && rules.formats.length > 0) {
    if (!takes) refuseFormat(settling, written, possible)
    note(settling, 'output_format', written)
    return result(written.cell.value, path)
  }
  if (path?.own === true && literal !== undefined && rules.formats.length > 0) {
    note(settling, 'output_format', path)
    if (!possible.includes(literal)) refuseFormat(settling, path, possible)
    return result(literal, path)
  }
  if (written !== null && takes) {
    note(settling, 'output_format', written)
    return result(written.cell.value, path)
  }
  if (written !== null && rules.formats.length > 0) settling.leftOut.push('output_format')
  if (rules.formats.length > 0) origins.output_format = { from: 'provider' }
  return result(possible[0]!, path)
}

function result(format: Format, path: Chosen<string> | null): { format: Format; path: Cell<string> | null } {
  return { format, path: path?.cell ?? null }
}

function refuseFormat({ model, findings }: Settling, { cell }: Chosen<string>, possible: readonly Format[]): void {
  const message = `${model} makes ${possible.join(' and ')}, not ${formatOfPath(cell.value) ?? cell.value}`
  findings.push(errorAt(cell.node.at, 'manifest/output-format', message))
}

function usablePath(settling: Settling, possible: readonly Format[]): Chosen<string> | null {
  const path = choose(settling, 'path')
  if (path === null || path.own) return path
  const literal = formatOfPath(path.cell.value)
  if (literal === undefined || possible.includes(literal)) return path
  settling.leftOut.push('path')
  return null
}
