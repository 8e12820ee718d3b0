// Bytes to a manifest whose every value is known to be of its kind, or to problems with their places.
import type { Problem } from '../errors.ts'
import type { Budget, Place } from './draft.ts'
import { readBudget } from './budget.ts'
import { decode } from './decode.ts'
import { errorAt, type Finding, problemsOf } from './findings.ts'
import { type ImageSource, readDefaults, readImage } from './images.ts'
import type { MappingNode, Node } from './nodes.ts'
import { type Read, readFields } from './read.ts'
import { type sharedFields, topFields } from './schema.ts'
import { placeOf, type Source } from './source.ts'
import { readVars, type Vars } from './vars.ts'
import { compose } from './yaml.ts'

export interface Parsed {
  readonly file: string
  /** The decoded text, for the frames of later problems. */
  readonly text: string
  /** What is wrong so far; `expandManifest` tells these again among its own. */
  readonly problems: Problem[]
  /** Legal paths of prompts' texts, each once; `expandManifest` wants their contents. */
  readonly promptFiles: readonly { readonly path: string; readonly place: Place }[]
  readonly contents: Contents
}

/** What the next step works with; nothing here is final while a problem stands. */
export interface Contents {
  readonly source: Source
  readonly findings: readonly Finding[]
  /** False after a syntax error or where the file cannot be read at all: expanding would tell what is not so. */
  readonly complete: boolean
  readonly top: Read<typeof topFields>
  readonly vars: Vars
  readonly defaults: Read<typeof sharedFields>
  readonly images: readonly ImageSource[]
  readonly budget: Budget
}

const EMPTY: MappingNode = { kind: 'mapping', at: 0, entries: [] }

/**
 * Reads a manifest. Never throws for what a file holds; time is linear in its length.
 * @param file the name that people know it by
 */
export function parseManifest(bytes: Uint8Array, file: string): Parsed {
  const { source, findings, readable } = decode(bytes, file)
  const { root, complete } = compose(source, findings)
  const contents = readContents(source, root, findings, readable && complete)
  return {
    file,
    text: source.text,
    problems: problemsOf(source, findings),
    promptFiles: promptFilesOf(source, contents.images),
    contents,
  }
}

function readContents(source: Source, root: Node | null, findings: Finding[], complete: boolean): Contents {
  const mapping = topMapping(root, findings)
  const top = readFields(mapping ?? EMPTY, topFields, 'a manifest', findings)
  const { version, vars, defaults, budget, images } = top.cells
  if (complete && mapping !== null) {
    if (version === undefined && !top.bad.has('version')) missing('version', 'version: 1', findings)
    if (images === undefined && !top.bad.has('images')) missing('images', 'images', findings)
  }
  const imagesNode = mappingOf(images?.node)
  if (images !== undefined && imagesNode.entries.length === 0 && complete) {
    findings.push(errorAt(images.key.at, 'manifest/no-images', 'images must hold at least one image'))
  }
  return {
    source,
    findings,
    complete,
    top,
    vars: readVars(mappingOf(vars?.node), findings),
    defaults: readDefaults(defaults, findings, complete),
    images: readImages(imagesNode, findings, complete),
    budget: readBudget(mappingOf(budget?.node), findings),
  }
}

/** @returns null where the file is something else, which was told; an empty file is a mapping that lacks its keys */
function topMapping(root: Node | null, findings: Finding[]): MappingNode | null {
  if (root?.kind === 'mapping') return root
  if (root === null || (root.kind === 'scalar' && root.plain && root.text === '')) return EMPTY
  if (root.kind !== 'alias') {
    findings.push(errorAt(root.at, 'manifest/type', 'a manifest must be a mapping with version and images'))
  }
  return null
}

function missing(key: string, example: string, findings: Finding[]): void {
  findings.push(errorAt(0, 'manifest/missing-key', `${key} is missing; a manifest begins with ${example}`))
}

function mappingOf(node: Node | undefined): MappingNode {
  return node?.kind === 'mapping' ? node : EMPTY
}

function readImages({ entries }: MappingNode, findings: Finding[], complete: boolean): ImageSource[] {
  return entries.flatMap((entry, index) => {
    // The last one before a syntax error may go on behind it.
    const whole = complete || index < entries.length - 1
    return readImage(entry, findings, whole) ?? []
  })
}

function promptFilesOf(source: Source, images: readonly ImageSource[]): Parsed['promptFiles'] {
  const places = new Map<string, Place>()
  for (const { read } of images) {
    const cell = read.cells.prompt_file
    if (cell !== undefined && !places.has(cell.value)) places.set(cell.value, placeOf(source, cell.node.at))
  }
  return Array.from(places, ([path, place]) => ({ path, place }))
}
