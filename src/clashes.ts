// Manifests of one run that stand in each other's way.
import * as path from 'node:path'
import type { Problem } from './errors.ts'
import type { Loaded } from './load.ts'
import { shownName } from './manifest-file.ts'
import { MAX_LISTED, moreProblem } from './manifest/findings.ts'
import { pathKey } from './manifest/paths.ts'
import type { World } from './world/world.ts'

/** A path that images of two manifests share is nobody's, nor one that lies where the other's folder is; at most 200 are listed. */
export function sharedPaths(world: World, all: readonly Loaded[]): Problem[] {
  if (all.length === 1) return []
  const places = all.flatMap(({ file, verdicts }) =>
    verdicts.map(({ image }) => {
      const shown = shownName(world, path.join(file.files.root, ...image.path.split('/')))
      return { name: file.name, shown, key: pathKey(shown) }
    }),
  )
  const seen = new Map<string, (typeof places)[number]>()
  const problems: Problem[] = []
  const refuse = (file: string, code: string, message: string): void =>
    void problems.push({ severity: 'error', code, message: `${message}: give one of them another path`, file })
  for (const place of places) {
    const other = seen.get(place.key)
    seen.set(place.key, place)
    if (other === undefined || other.name === place.name) continue
    refuse(place.name, 'manifest/shared-path', `${other.name} and ${place.name} both want ${place.shown}`)
  }
  for (const { name, shown, key } of places) {
    for (let slash = key.indexOf('/'); slash !== -1; slash = key.indexOf('/', slash + 1)) {
      const file = seen.get(key.slice(0, slash))
      if (file === undefined || file.name === name) continue
      const message = `${file.name} has an image at ${file.shown}, which ${shown} of ${name} needs as a folder`
      refuse(name, 'manifest/path-folder', message)
    }
  }
  const hidden = problems.splice(MAX_LISTED)
  const [first] = hidden
  return first?.file === undefined ? problems : [...problems, moreProblem(first.file, hidden.length, true)]
}
