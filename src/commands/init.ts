// `init`: a first manifest, a workflow and a line for git. What exists is left and told (spec cli.md).
import * as path from 'node:path'
import { EXIT, type ExitCode, ImagelockError, type Problem } from '../errors.ts'
import { globPattern } from '../glob.ts'
import { fingerprint } from '../lock/fingerprint.ts'
import { derivedSeed } from '../lock/fingerprint.ts'
import { formatLock } from '../lock/format.ts'
import { DRIVER_COMMAND } from '../lock/parse.ts'
import type { Entry, FileFacts } from '../lock/schema.ts'
import { bindAll } from '../manifest/bind.ts'
import { expandManifest } from '../manifest/expand.ts'
import { MAX_IMAGES } from '../manifest/limits.ts'
import { pathKey } from '../manifest/paths.ts'
import { parseManifest } from '../manifest/parse.ts'
import { named } from '../named.ts'
import type { Options } from '../options.ts'
import { adopt, type Adopted, type Left, refusedPath } from '../setup/adopt.ts'
import { adoptedManifest, exampleManifest } from '../setup/first-files.ts'
import { siteOf } from '../setup/site.ts'
import { filesBelow } from '../world/files.ts'
import { isThere, type Leaf, leaves } from '../world/tree.ts'
import type { World } from '../world/world.ts'
import {
  createFile,
  existingManifest,
  isFree,
  leftAlone,
  type Place,
  placeOf,
  type Standing,
  standing,
  wantedIn,
} from './init-place.ts'
import { merging, proposing } from './init-workflow.ts'
import { pictureAt } from './settle.ts'

/** Of one picture, as of one that is bought. */
const IMAGE_BYTES = 50 * 1024 * 1024
/** Files that are not adopted are named up to here; then their number is. */
const MAX_TOLD = 200

export interface Begun {
  readonly exit: ExitCode
  /** What was written, relative to the current folder, with `/`. */
  readonly files: readonly string[]
  readonly problems: readonly Problem[]
  /** What to do next, as commands. */
  readonly next: readonly string[]
}

/**
 * Writes what is missing of manifest, lock (with `--adopt`), workflow and `.gitattributes`.
 * @throws ImagelockError (exit 2) for `-m` that is no path in the repository, and where nothing can be adopted
 */
export async function init(options: Options, world: World): Promise<Begun> {
  const place = placeOf(options, world)
  const written: string[] = []
  const problems: Problem[] = []
  const create = async (relative: string, text: string): Promise<void> => {
    if (!isFree(place, relative)) return void problems.push(leftAlone(place.shown(relative)))
    await createFile(place.files, relative, text)
    written.push(place.shown(relative))
  }
  let state: Standing['kind'] = 'open'
  if (options.adopt.length > 0) {
    const { text, lock, left } = await adoption(options.adopt, place, world)
    problems.push(...left)
    // The lock last: pictures that the manifest has and the lock has not are left alone by every command.
    await create(place.manifest, text)
    await create(place.lock, lock)
    state = 'whole'
  } else if (isFree(place, existingManifest(place))) await create(place.manifest, await exampleText(place, world))
  else {
    const found = await standing(place, world)
    problems.push(found.problem)
    state = found.kind
  }

  const workflow = await proposing(place, create, world)
  problems.push(...workflow.problems)
  problems.push(...(await merging(place, create, world)))
  const pushed = workflow.isProposed ? '   # or commit and push: the workflow proposes it' : ''
  const next = [
    ...(place.inGit ? [] : ['git init   # the workflow runs in a repository on GitHub']),
    ...(state === 'whole' ? [`imagelock check${place.named}`] : []),
    ...(state === 'broken' ? [`imagelock plan${place.named}   # shows every problem with its line`] : []),
    ...(state === 'open' ? [`imagelock plan${place.named}`, `imagelock generate${place.named}${pushed}`] : []),
    '# once in each clone, so that git merges locks image by image:',
    DRIVER_COMMAND,
  ]
  return { exit: EXIT.done, files: written, problems, next }
}

/** With a picture of its own, at a path where nothing is and that no other manifest wants. */
async function exampleText(place: Place, world: World): Promise<string> {
  const { files, folder, manifest } = place
  const found = siteOf((name) => isThere(files.root, folder + name))
  const usable =
    refusedPath(`${found.images}/example.png`) === null && files.find(folder + found.images).kind !== 'link'
  const site = usable ? found : { ...found, generator: null, images: 'images' }
  const wanted = await wantedIn(place, [folder + site.images], world)
  for (let number = 1; ; number += 1) {
    const picture = `${site.images}/example${number === 1 ? '' : `-${number}`}.png`
    const isTaken = isThere(files.root, folder + picture) || wanted.has(pathKey(folder + picture))
    if (!isTaken) return exampleManifest(site, picture, named([manifest]))
  }
}

/** Manifest and lock of the pictures that the globs name. */
async function adoption(
  globs: readonly string[],
  place: Place,
  world: World,
): Promise<{ readonly text: string; readonly lock: string; readonly left: readonly Problem[] }> {
  for (const relative of [existingManifest(place), place.lock]) {
    if (isFree(place, relative)) continue
    const message = `${place.shown(relative)} is there already, and init overwrites nothing: add the images to the manifest and lock them with imagelock accept ID${place.named}`
    throw new ImagelockError({ code: 'init/exists', message })
  }
  const pictures = new Map<string, FileFacts>()
  const left: Left[] = []
  const hits = matches(globs, place, world)
  const folders = hits.map((leaf) => path.posix.dirname(leaf.path))
  const wanted = await wantedIn(place, folders, world)
  for (const leaf of hits) {
    const owner = wanted.get(pathKey(leaf.path))
    const why = owner === undefined ? await look(leaf, place, pictures) : `${place.shown(owner)} has it already`
    if (why !== null) left.push({ path: place.shown(leaf.path), why })
  }
  const found = adopt(pictures)
  const problems = told([
    ...left,
    ...found.left.map(({ path: one, why }) => ({ path: place.shown(place.folder + one), why })),
  ])
  if (found.adopted.length === 0) {
    const message = `${globs.join(' and ')} names no picture that can be adopted`
    throw new ImagelockError({ code: 'init/nothing-adopted', message }, EXIT.invalid, problems)
  }
  if (found.adopted.length > MAX_IMAGES) {
    const message = `${found.adopted.length} pictures are more than the ${MAX_IMAGES} that a manifest holds: adopt them by folder, each with its own -m`
    throw new ImagelockError({ code: 'init/too-many', message })
  }
  const text = adoptedManifest(found.adopted, named([place.manifest]))
  return { text, lock: lockText(text, place, found.adopted), left: problems }
}

function matches(globs: readonly string[], { files }: Place, { cwd }: World): Leaf[] {
  const found = new Map<string, Leaf>()
  for (const glob of globs) {
    const whole = path.relative(files.root, path.resolve(cwd, glob)).split(path.sep)
    if (whole[0] === '..')
      throw new ImagelockError({ code: 'option/value', message: `--adopt ${glob} leads out of the repository` })
    const star = whole.findIndex((part) => part.includes('*'))
    const pattern = globPattern(whole.join('/'))
    const start = star < 0 ? whole : whole.slice(0, star)
    for (const leaf of leaves(files.root, start.join('/'))) {
      // A link on the way to the files is named, since it is why they are not adopted.
      const onTheWay = leaf.kind === 'link' && start.join('/').startsWith(leaf.path)
      if (onTheWay || pattern.test(leaf.path)) found.set(leaf.path, leaf)
    }
  }
  return [...found.values()]
}

/** Reads one picture into `pictures`, or says why it cannot be adopted. */
async function look(
  { path: whole, kind, bytes }: Leaf,
  place: Place,
  pictures: Map<string, FileFacts>,
): Promise<string | null> {
  if (!whole.startsWith(place.folder)) return "it is outside of the manifest's folder"
  const relative = whole.slice(place.folder.length)
  if (kind === 'link') return 'it is a link, and imagelock follows none'
  const refused = refusedPath(relative)
  if (refused !== null) return refused
  if (bytes > IMAGE_BYTES) return `it has ${bytes} bytes; a picture has at most ${IMAGE_BYTES}`
  const facts = await pictureAt(filesBelow(path.join(place.files.root, place.folder)), { path: relative })
  // The warning begins with the path.
  if (typeof facts === 'string') return facts.startsWith(`${relative} `) ? `it${facts.slice(relative.length)}` : facts
  pictures.set(relative, facts)
  return null
}

function told(left: readonly Left[]): Problem[] {
  const problems = left.slice(0, MAX_TOLD).map(({ path: one, why }): Problem => {
    return { severity: 'warning', code: 'init/not-adopted', message: `${one} was not adopted: ${why}` }
  })
  if (left.length <= MAX_TOLD) return problems
  const message = `${left.length - MAX_TOLD} further files were not adopted`
  return [...problems, { severity: 'warning', code: 'init/more', message }]
}

/** The lock that goes with a manifest of adopted pictures, its requests read from that manifest as any run reads them. */
function lockText(text: string, { manifest }: Place, adopted: readonly Adopted[]): string {
  const read = parseManifest(Buffer.from(text), manifest)
  const parsed = expandManifest(read, new Map())
  const errors = parsed.problems.filter(({ severity }) => severity === 'error')
  if (parsed.manifest === null || errors[0])
    throw new Error(`init wrote a manifest that is none: ${errors[0]?.message}`)
  const { images } = bindAll(
    parsed.manifest.drafts,
    (draft) => draft.writtenSeed ?? derivedSeed(draft.id),
    read.contents.source,
  )
  const facts = new Map(adopted.map(({ id, file }) => [id, file]))
  const entries = images.map(({ id, path: relative, request }): [string, Entry] => [
    id,
    { path: relative, fingerprint: fingerprint(request), request, file: facts.get(id) as FileFacts, accepted: true },
  ])
  return formatLock({ version: 1, images: new Map(entries) })
}
