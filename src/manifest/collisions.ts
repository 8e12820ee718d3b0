// No two pictures share a path, none lies where another's folder is, and each path is one that may be written.
import type { Draft, Origin, Place } from './draft.ts'
import { errorAt, type Finding } from './findings.ts'
import { quoted } from './nodes.ts'
import { checkPath, pathKey } from './paths.ts'
import { offsetOf, type Source } from './source.ts'

/** An image's path as it will be written, and where it stands in the file. */
export interface Final {
  readonly id: string
  readonly path: string
  readonly place: Place
  readonly pathPlace: Place
  /** Where the path comes from; one that comes from the format itself has no origin. */
  readonly origin: Origin | undefined
}

/** The path of a draft with its seed put in. */
export function finalOf({ id, place, pathPlace, origins, pathParts }: Draft, seed: string): Final {
  return { id, path: pathParts.join(seed), place, pathPlace, origin: origins.path }
}

/**
 * Every path against the rules and against the others, linear in their number. What comes later in the file is at
 * fault; both lines are named. Two lines are told of once, however many images they stand for.
 */
export function collisions(source: Source, finals: readonly Final[], findings: Finding[]): void {
  const told = new Set<string>()
  const byKey = new Map<string, Final>()
  const clash = (code: string, a: Final, b: Final, what: (first: Final, second: Final) => string): void => {
    const [first, second] = before(lineOf(b), lineOf(a)) ? [b, a] : [a, b]
    const pair = `${code} ${at(first)} ${at(second)}`
    if (told.has(pair)) return
    told.add(pair)
    findings.push(errorAt(offsetOf(source, lineOf(second)), code, () => what(first, second)))
  }
  for (const final of finals) {
    const reason = checkPath(final.path)
    if (reason !== null) {
      const message = `path ${quoted(final.path)} of ${final.id} cannot be written: ${reason}`
      findings.push(errorAt(offsetOf(source, final.pathPlace), 'manifest/path', message))
      continue
    }
    const key = pathKey(final.path)
    const other = byKey.get(key)
    if (other === undefined) byKey.set(key, final)
    else clash('manifest/path-taken', other, final, sharedPath)
  }
  for (const [key, final] of byKey) {
    for (let slash = key.indexOf('/'); slash !== -1; slash = key.indexOf('/', slash + 1)) {
      const other = byKey.get(key.slice(0, slash))
      if (other !== undefined) clash('manifest/path-folder', other, final, (a, b) => folderPath(a, b, other))
    }
  }
}

function sharedPath(first: Final, second: Final): string {
  const paths = first.path === second.path ? quoted(first.path) : `${quoted(first.path)} and ${quoted(second.path)}`
  return `${named(first)} and ${named(second)} would be one file: ${paths}`
}

function folderPath(first: Final, second: Final, file: Final): string {
  const folder = file === first ? second : first
  return `${named(file)} has the path ${quoted(file.path)}, which ${named(folder)} needs as a folder`
}

function named(final: Final): string {
  return `${final.id} (line ${lineOf(final).line})`
}

/** A path of the defaults or of the format itself is that of many images: these are told apart by their own keys. */
function lineOf({ origin, place, pathPlace }: Final): Place {
  return origin?.from === 'image' ? pathPlace : place
}

function at(final: Final): string {
  const { line, column } = lineOf(final)
  return `${line}:${column}`
}

function before(a: Place, b: Place): boolean {
  return a.line < b.line || (a.line === b.line && a.column < b.column)
}
