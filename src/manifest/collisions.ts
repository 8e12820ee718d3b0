// No two pictures share a path, none lies where another's folder is, and each path is one that may be written.
import type { Draft } from './draft.ts'
import { errorAt, type Finding } from './findings.ts'
import { quoted } from './nodes.ts'
import { checkPath, pathKey } from './paths.ts'
import { placeOf, type Source } from './source.ts'

/** An image's path as it will be written, and where it stands in the file. */
export interface Final {
  readonly id: string
  readonly path: string
  /** Offset of the image's key. */
  readonly at: number
  /** Offset of its path. */
  readonly pathAt: number
  /** A path of the defaults or of the format itself is that of many images: these are told apart by their own keys. */
  readonly ownPath: boolean
}

/** The path of a draft with its seed put in. */
export function finalOf({ id, at, pathAt, ownPath, pathParts }: Draft, seed: string): Final {
  const path = pathParts.length === 1 ? (pathParts[0] as string) : pathParts.join(seed)
  return { id, path, at, pathAt, ownPath }
}

type Words = (first: Final, second: Final, source: Source) => string

/**
 * Every path against the rules and against the others, linear in their number. What comes later in the file is at
 * fault; both lines are named. Two lines are told of once, however many images they stand for.
 */
export function collisions(source: Source, finals: readonly Final[], findings: Finding[]): void {
  const told = new Set<string>()
  const byKey = new Map<string, Final>()
  const clash = (code: string, a: Final, b: Final, what: Words): void => {
    const [first, second] = lineAt(b) < lineAt(a) ? [b, a] : [a, b]
    const pair = `${code} ${lineAt(first)} ${lineAt(second)}`
    if (told.has(pair)) return
    told.add(pair)
    findings.push(errorAt(lineAt(second), code, () => what(first, second, source)))
  }
  for (const final of finals) {
    const reason = checkPath(final.path)
    if (reason !== null) {
      const message = `path ${quoted(final.path)} of ${final.id} cannot be written: ${reason}`
      findings.push(errorAt(final.pathAt, 'manifest/path', message))
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
      if (other !== undefined) clash('manifest/path-folder', other, final, (a, b) => folderPath(a, b, other, source))
    }
  }
}

function sharedPath(first: Final, second: Final, source: Source): string {
  const paths = first.path === second.path ? quoted(first.path) : `${quoted(first.path)} and ${quoted(second.path)}`
  return `${named(first, source)} and ${named(second, source)} would be one file: ${paths}`
}

function folderPath(first: Final, second: Final, file: Final, source: Source): string {
  const folder = file === first ? second : first
  return `${named(file, source)} has the path ${quoted(file.path)}, which ${named(folder, source)} needs as a folder`
}

function named(final: Final, source: Source): string {
  return `${final.id} (line ${placeOf(source, lineAt(final)).line})`
}

/** Offset of what is at fault. */
function lineAt({ ownPath, at, pathAt }: Final): number {
  return ownPath ? pathAt : at
}
