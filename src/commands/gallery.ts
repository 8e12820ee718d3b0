// `gallery`: one page of all images with small pictures in it. Reads files and local git, asks nobody, writes one file.
import * as path from 'node:path'
import { EXIT, ImagelockError } from '../errors.ts'
import { type CardImage, cardHtml } from '../gallery/card.ts'
import { MARK, pageFoot, pageHead } from '../gallery/page.ts'
import type { Entry } from '../lock/schema.ts'
import type { Item } from '../plan/plan.ts'
import { isIntact } from '../plan/state.ts'
import { type Earlier, findEarlier } from '../store/earlier.ts'
import type { Thumbnail } from '../thumbnail/thumbnail.ts'
import { findRepository, gitIn } from '../world/git.ts'
import { openLfsObjects } from '../world/lfs-objects.ts'
import { openPageFile, type PageFile } from '../world/page-file.ts'
import { openThumbnailers, type Thumbnailers } from '../world/thumbnailers.ts'
import type { World } from '../world/world.ts'
import { type Done, NO_COSTS, type Plan, type Session, sheetOf, stateRows } from './session.ts'

const DEFAULT_PAGE = 'imagelock.html'
/** Largest picture that is read; what is bought is no larger (threats.md). */
const MAX_BYTES = 50 * 1024 * 1024

/** An image of the page before its picture is read. */
interface Row {
  readonly plan: Plan
  readonly item: Item
  /** Where its file stands: for an image that moves or is made anew elsewhere, still at the old path. */
  readonly path: string
  readonly earlier: Earlier | null
}

/** @throws ImagelockError (exit 2) where the page cannot be written */
export async function gallery(session: Session): Promise<Done> {
  const { world, options } = session
  const plans = stateRows(session)
  const page = await openPageFile(world.cwd, options.out ?? DEFAULT_PAGE, MARK)
  const open: { close: () => unknown }[] = []
  let isWhole = false
  try {
    const rows = await rowsOf(plans, open)
    const compared = rows.filter(({ earlier, item }) => earlier?.entries.has(item.id)).length
    const makers = openThumbnailers(rows.length + compared)
    open.push(makers)
    const manifests = plans.map(({ loaded }) => loaded.file.name)
    await page.write(pageHead({ manifests, items: rows.map(({ item }) => item), compared }))
    const named = manifests.length > 1
    const box = boxFor(rows.length + compared)
    for await (const image of inOrder(rows, makers.threads + 1, async (row) => look(row, named, box, page, makers))) {
      if (world.stopping.aborted) return stopped(plans)
      await page.write(cardHtml(image))
      session.door.shown(image.item, image.picture, rows.length)
    }
    await page.write(pageFoot())
    await page.settle()
    isWhole = true
  } finally {
    for (const one of open) await one.close()
    if (!isWhole) await page.discard()
  }
  const isOwnChoice = options.out !== null
  return { ...stopped(plans), files: [page.name], hints: isOwnChoice ? [] : await untoldToGit(page.name, world) }
}

/** The page is for looking: where git would take it along with the rest, that is said. Nothing is written for it unasked. */
async function untoldToGit(name: string, { cwd, env }: World): Promise<string[]> {
  if (!findRepository(cwd)) return []
  const { stdout } = await gitIn(cwd, env).run(['ls-files', '-z', '--others', '--exclude-standard', '--', name])
  if (stdout.length === 0) return []
  return [`${name} is for looking, and git add -A would take it: a line ${name} in .gitignore keeps it out`]
}

/** The door sets the exit code of a run that was stopped. */
function stopped(plans: readonly Plan[]): Done {
  return { exit: EXIT.done, sheets: plans.map((plan) => sheetOf(plan)), costs: NO_COSTS, problems: [] }
}

/** Few pictures can be larger ones: the page stays below some 20 MB. */
function boxFor(pictures: number): number {
  return pictures <= 100 ? 720 : pictures <= 400 ? 480 : 320
}

async function rowsOf(plans: readonly Plan[], open: { close: () => unknown }[]): Promise<Row[]> {
  const rows: Row[] = []
  for (const plan of plans) {
    const { file, facts } = plan.loaded
    const own = plan.items.map((item) => ({ plan, item, path: pathOf(plan, item) }))
    const present = own.flatMap(({ item, path: place }) => {
      const fact = facts.files(place)
      const isKnown = fact.kind === 'bytes' || fact.kind === 'pointer'
      return isKnown ? [{ id: item.id, sha256: fact.sha256, entry: item.entry }] : []
    })
    const earlier =
      file.repository && present.length > 0
        ? await findEarlier(file.git, file.lockFile, present, openLfsObjects(file.repository.gitDir))
        : null
    if (earlier) open.push(earlier)
    rows.push(...own.map((one) => ({ ...one, earlier })))
  }
  return rows
}

function pathOf({ loaded: { facts } }: Plan, { path: wanted, entry }: Item): string {
  if (!entry || facts.files(wanted).kind !== 'absent') return wanted
  return isIntact(entry, facts.files) ? entry.path : wanted
}

async function look(row: Row, named: boolean, box: number, page: PageFile, makers: Thumbnailers): Promise<CardImage> {
  const { plan, item, earlier } = row
  const { file, facts } = plan.loaded
  const fact = facts.files(row.path)
  const picture = await currentPicture(row, box, makers)
  const entry = earlier?.entries.get(item.id)
  return {
    item,
    manifest: named ? file.name : null,
    named: file.named,
    sha256: fact.kind === 'bytes' || fact.kind === 'pointer' ? fact.sha256 : null,
    picture,
    link: fact.kind === 'bytes' ? linkTo(page.folder, path.join(file.files.root, ...row.path.split('/'))) : null,
    before: entry && earlier ? { entry, picture: await pictureBefore(earlier, entry, box, makers) } : null,
  }
}

async function currentPicture({ plan, item, path: place }: Row, box: number, makers: Thumbnailers): Promise<Thumbnail> {
  const { file, facts } = plan.loaded
  const fact = facts.files(place)
  if (fact.kind === 'pointer') {
    const bytes = file.repository ? openLfsObjects(file.repository.gitDir).read(fact.sha256, MAX_BYTES) : null
    return bytes ? makers.make({ bytes, box }) : nothing('Kept by Git LFS: the bytes are not here (git lfs pull)')
  }
  if (fact.kind !== 'bytes') return nothing(item.state === 'create' ? 'Not made yet' : 'The file is not there')
  try {
    const bytes = file.files.read(place, MAX_BYTES)
    return bytes ? await makers.make({ bytes, box }) : nothing('The file is not there')
  } catch (error) {
    if (error instanceof ImagelockError) return nothing('The file cannot be shown')
    if ((error as NodeJS.ErrnoException).code !== undefined) return nothing('The file cannot be read')
    throw error
  }
}

async function pictureBefore(earlier: Earlier, entry: Entry, box: number, makers: Thumbnailers): Promise<Thumbnail> {
  const bytes = entry.file.bytes <= MAX_BYTES ? await earlier.read(entry) : null
  return bytes ? makers.make({ bytes, box }) : nothing('Not in git as it was locked')
}

function nothing(why: string): Thumbnail {
  return { kind: 'nothing', why }
}

/** Null where no relative path leads there: another drive. */
function linkTo(folder: string, file: string): string | null {
  const relative = path.relative(folder, file)
  return path.isAbsolute(relative) ? null : relative.split(path.sep).join('/')
}

/** Some at once, given in their order; no more than `most` are begun and not yet taken. */
async function* inOrder<T, U>(all: readonly T[], most: number, work: (one: T) => Promise<U>): AsyncGenerator<U> {
  const begun: Promise<U>[] = []
  for (const one of all) {
    const next = work(one)
    // It is awaited later, in its turn.
    next.catch(() => {})
    begun.push(next)
    if (begun.length >= most) yield begun.shift() as Promise<U>
  }
  while (begun.length > 0) yield begun.shift() as Promise<U>
}
