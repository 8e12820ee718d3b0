// Pages of many pictures: what a pull request cannot show is left in files for an artifact (docs/recipes.md).
import * as path from 'node:path'
import type { Door } from '../commands/session.ts'
import { reviewRows } from '../deliver/rows.ts'
import { type Pages, showsAll } from '../deliver/text.ts'
import { DEFAULTS } from '../options.ts'
import { run } from '../run.ts'
import type { Tile } from '../thumbnail/contact-sheet.ts'
import { codecFile } from '../world/codec-files.ts'
import { filesBelow } from '../world/files.ts'
import type { Outcome } from './deliveries.ts'
import { type Ground, siteOf } from './ground.ts'

const GALLERY_PAGE = 'imagelock-gallery.html'
const SHEET = 'imagelock-contact-sheet'
/** At a tenth of a second each: more would keep the job waiting. */
const MOST = 1000
/** More would be too small to judge: a sheet of so many has tiles of 176 pixels and some 2500 pixels a side. */
const TILES = 150

/**
 * Where a run proposes more pictures than a pull request shows: writes a gallery of them and contact sheets to
 * `$RUNNER_TEMP`, while they are in the workspace.
 * @returns null where nothing was written; pages that fail cost nothing else
 */
export async function writeGallery(ground: Ground, outcome: Outcome): Promise<Pages | null> {
  const { world, temp, inputs } = ground
  const rows = outcome.proposal.manifests.flatMap(reviewRows)
  if (outcome.after === null || showsAll(rows, siteOf(ground, outcome))) return null
  const ids = [...new Set(rows.filter(({ after }) => after !== null).map(({ id }) => id))]
  const tiles: Tile[] = []
  const door: Door = {
    ready: () => Promise.resolve(null),
    tell: () => {},
    planned: () => {},
    // Decoding a thumbnail again takes a fifth of the time that its picture took. Empty bytes cannot be shown.
    shown: ({ id }, picture) =>
      void tiles.push({
        label: id,
        read: () => Promise.resolve(picture.kind === 'webp' ? picture.bytes : new Uint8Array()),
      }),
    confirm: () => Promise.resolve(false),
  }
  const options = { ...DEFAULTS, command: 'gallery', manifests: inputs.manifests, ids: ids.slice(0, MOST) } as const
  try {
    const { exit } = await run({ ...options, out: path.join(temp, GALLERY_PAGE) }, world, door)
    if (exit !== 0 || tiles.length === 0) return null
    const sheets = await drawSheets(ground, tiles)
    return sheets === 0 ? null : { pictures: tiles.length, left: Math.max(0, ids.length - MOST), sheets }
  } catch {
    return null
  }
}

/** @returns how many sheets were written, all of about as many tiles; a run that is stopped draws no other */
async function drawSheets({ temp, world }: Ground, tiles: readonly Tile[]): Promise<number> {
  const { contactSheet } = await import('../thumbnail/contact-sheet.ts')
  const { openCodecs } = await import('../thumbnail/codecs.ts')
  const files = filesBelow(temp)
  const codecs = openCodecs(codecFile)
  const sheets = Math.ceil(tiles.length / TILES)
  const size = Math.ceil(tiles.length / sheets)
  for (let at = 0; at < sheets; at += 1) {
    if (world.stopping.aborted) return at
    const { bytes } = await contactSheet(tiles.slice(at * size, (at + 1) * size), codecs)
    const name = `${SHEET}${at === 0 ? '' : `-${at + 1}`}.webp`
    const file = await files.temporary(files.temporaryName(name))
    await file.write(bytes)
    await file.close()
    await files.settle(file.path, name)
  }
  return sheets
}
