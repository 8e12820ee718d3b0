// Pages of many pictures: what a pull request cannot show is left as one file for an artifact (docs/recipes.md).
import * as path from 'node:path'
import type { Door } from '../commands/session.ts'
import { DEFAULTS } from '../options.ts'
import type { Report } from '../report/report.ts'
import { run } from '../run.ts'
import type { Ground } from './ground.ts'

/** GitHub shows no more rendered pictures in one text. */
const SHOWN = 25
/** At a tenth of a second each: more would keep the job waiting. */
const MOST = 1000
const GALLERY_PAGE = 'imagelock-gallery.html'

const MADE: ReadonlySet<string> = new Set(['generated', 'copied', 'restored', 'moved'])
const SILENT: Door = {
  ready: () => Promise.resolve(null),
  tell: () => {},
  planned: () => {},
  shown: () => {},
  confirm: () => Promise.resolve(false),
}

/**
 * Where a run brought more pictures than a pull request shows: writes the gallery of them to `$RUNNER_TEMP`, while they
 * are in the workspace.
 * @returns whether it was written; a page that fails costs nothing else
 */
export async function writeGallery({ world, temp, inputs }: Ground, report: Report): Promise<boolean> {
  const images = report.manifests.flatMap((one) => one.images)
  const ids = [...new Set(images.filter(({ outcome }) => MADE.has(outcome ?? '')).map(({ id }) => id))]
  if (ids.length <= SHOWN || ids.length > MOST) return false
  const options = { ...DEFAULTS, command: 'gallery', manifests: inputs.manifests, ids } as const
  try {
    const { exit } = await run({ ...options, out: path.join(temp, GALLERY_PAGE) }, world, SILENT)
    return exit === 0
  } catch {
    return false
  }
}
