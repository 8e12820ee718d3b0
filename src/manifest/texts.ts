// The texts of an image with their variables put in: prompt, path, alternative text.
import type { Final } from './collisions.ts'
import type { Draft, Origin } from './draft.ts'
import { errorAt, type Finding } from './findings.ts'
import { extOf, formatOfPath } from './format.ts'
import type { ImageSource } from './images.ts'
import { DEFAULT_PATH, MAX_PROMPT_BYTES, RESERVED_NAMES } from './limits.ts'
import type { Combination } from './matrix.ts'
import { hint } from './near.ts'
import { quoted } from './nodes.ts'
import type { Contents } from './parse.ts'
import { type Prompt, renderPrompt } from './prompt.ts'
import type { Settings } from './settings.ts'
import { LATER, type Lookup, namesIn, parseTemplate, render, type Template } from './template.ts'

interface Text {
  readonly at: number
  readonly template: Template
  readonly names: readonly string[]
}

/** The texts of one source, taken apart once for all its combinations. */
export interface Texts {
  readonly contents: Contents
  readonly image: ImageSource
  /** Null where provider or model is refused: the texts are looked over all the same. */
  readonly settings: Settings | null
  readonly prompt: Prompt | null
  readonly path: Text
  readonly alt: Text | null
  /** Whether the image writes its path itself. */
  readonly ownPath: boolean
  /** Whether a text is broken, so that no draft can come of it. */
  readonly broken: boolean
}

/** A path has at most 240 bytes, and its message shows less. */
const MAX_PATH_TEXT = 1000

/** Takes the texts of a source apart; what is wrong with their braces is told. */
export function textsOf(
  contents: Contents,
  image: ImageSource,
  settings: Settings | null,
  prompt: Prompt | null,
  findings: Finding[],
): Texts {
  const { alt: ownAlt, path: ownPath } = image.read.cells
  const cell = settings === null ? (ownPath ?? null) : settings.path
  const path = textOf('path', cell?.node.at ?? image.key.at, cell?.value ?? DEFAULT_PATH, findings)
  const alt = ownAlt === undefined ? null : textOf('alt', ownAlt.node.at, ownAlt.value, findings)
  const broken =
    settings === null || prompt === null || path.template.broken !== null || (alt?.template.broken ?? null) !== null
  return {
    contents,
    image,
    settings,
    prompt,
    path,
    alt,
    ownPath: settings !== null && cell !== null && cell === ownPath,
    broken,
  }
}

function textOf(key: string, at: number, text: string, findings: Finding[]): Text {
  const template = parseTemplate(text)
  if (template.broken !== null) findings.push(errorAt(at, 'manifest/braces', `in ${key} ${template.broken}`))
  return { at, template, names: namesIn(template) }
}

function originsOf(texts: Texts, combination: Combination | null): Record<string, Origin> {
  const { contents, image, settings } = texts
  const { prompt, prompt_file: file, alt } = image.read.cells
  const origins: Record<string, Origin> = { ...settings?.origins }
  const text = prompt ?? file
  if (text !== undefined) origins.prompt = { from: 'image', at: text.node.at }
  if (alt !== undefined) origins.alt = { from: 'image', at: alt.node.at }
  for (const name of [texts.prompt, texts.path, texts.alt].flatMap((one) => one?.names ?? [])) {
    const node = contents.vars.get(name)
    if (node !== undefined) origins[`vars.${name}`] = { from: 'vars', at: node.at }
  }
  for (const [name, node] of combination?.values ?? []) {
    origins[`matrix.${name}`] = { from: 'matrix', at: node.at }
    delete origins[`vars.${name}`]
  }
  return origins
}

/** One image; null where something is wrong with it, which was told. */
export function draftOf(texts: Texts, id: string, combination: Combination | null, findings: Finding[]): Draft | null {
  const { image, settings, prompt, path, alt } = texts
  const before = findings.length
  checkNames(texts, combination, findings)
  if (findings.length > before) return null
  const lookup = lookupOf(texts, id, combination)
  const promptParts = prompt === null ? null : renderPrompt(prompt, lookup, findings)
  const pathParts = render(path.template, inPath(lookup, combination), MAX_PATH_TEXT)
  const altParts = alt === null ? null : render(alt.template, lookup, MAX_PROMPT_BYTES)
  if (pathParts === null) findings.push(errorAt(path.at, 'manifest/path', `the path of ${id} is too long`))
  if (alt !== null && altParts === null) {
    findings.push(errorAt(alt.at, 'manifest/alt', `alt of ${id} has more than ${MAX_PROMPT_BYTES} characters`))
  }
  if (settings !== null && pathParts !== null) checkExtension(texts, settings, pathParts, findings)
  if (settings === null || texts.broken || promptParts === null || pathParts === null) return null
  return {
    id,
    source: image.id,
    provider: settings.provider,
    model: settings.model,
    writtenSeed: settings.writtenSeed,
    takesSeed: settings.takesSeed,
    promptParts,
    pathParts,
    altParts,
    width: settings.width,
    height: settings.height,
    format: settings.format,
    fields: settings.fields,
    at: image.key.at,
    pathAt: path.at,
    ownPath: texts.ownPath,
    origins: () => originsOf(texts, combination),
    leftOut: settings.leftOut,
  }
}

/** The path of an image that is no draft, where it is known all the same: it is held against the rules like all others. */
export function pathAlone(texts: Texts, id: string, combination: Combination | null): Final[] {
  const { contents, image, settings, path, ownPath } = texts
  const isKnown = (name: string): boolean => {
    if (combination?.values.has(name) || contents.vars.has(name) || name === 'id') return true
    const isReserved = (RESERVED_NAMES as readonly string[]).includes(name) && name !== 'seed'
    return isReserved && settings !== null && hasValue(settings, name)
  }
  if (path.template.broken !== null || !path.names.every(isKnown)) return []
  const parts = render(path.template, inPath(lookupOf(texts, id, combination), combination), MAX_PATH_TEXT)
  return parts === null ? [] : [{ id, path: parts.join(''), at: image.key.at, pathAt: path.at, ownPath }]
}

/** Every name in a text must have a value in this very combination. */
function checkNames(texts: Texts, combination: Combination | null, findings: Finding[]): void {
  const { contents, settings, prompt, path, alt } = texts
  for (const text of [prompt, path, alt]) {
    for (const name of text?.names ?? []) {
      if (combination?.values.has(name) || contents.vars.has(name)) continue
      if (!(RESERVED_NAMES as readonly string[]).includes(name)) {
        const message = (): string => `there is no variable ${quoted(name)}${hint(name, known(contents, combination))}`
        findings.push(errorAt(text!.at, 'manifest/unknown-variable', message))
      } else if (settings !== null && !hasValue(settings, name)) {
        const message = `{{ ${name} }} has no value: ${settings.model} takes none`
        findings.push(errorAt(text!.at, 'manifest/unknown-variable', message))
      }
    }
  }
}

/** The nearest scope first; only the first of many are looked at. */
function* known({ vars }: Contents, combination: Combination | null): Iterable<string> {
  if (combination !== null) yield* combination.values.keys()
  yield* RESERVED_NAMES
  yield* vars.keys()
}

function hasValue({ takesSeed, sized }: Settings, name: string): boolean {
  if (name === 'seed') return takesSeed
  return (name !== 'width' && name !== 'height') || sized
}

function lookupOf({ contents, settings }: Texts, id: string, combination: Combination | null): Lookup {
  return (name) =>
    combination?.values.get(name)?.text ?? contents.vars.get(name)?.text ?? ownValue(name as Reserved, id, settings)
}

type Reserved = (typeof RESERVED_NAMES)[number]

/** Undefined for a name that is none of these. */
function ownValue(name: Reserved, id: string, settings: Settings | null): ReturnType<Lookup> {
  switch (name) {
    case 'id':
      return id
    case 'seed':
      return LATER
    case 'ext':
      return settings === null ? '' : extOf(settings.format)
    case 'width':
      return String(settings?.width ?? '')
    case 'height':
      return String(settings?.height ?? '')
    case 'model':
      return settings?.model ?? ''
  }
}

/** A `/` in a value of the matrix would open a folder. */
function inPath(lookup: Lookup, combination: Combination | null): Lookup {
  if (combination === null) return lookup
  return (name) => combination.values.get(name)?.text.replaceAll('/', '-') ?? lookup(name)
}

function checkExtension(
  { path }: Texts,
  { format }: Settings,
  pathParts: readonly string[],
  findings: Finding[],
): void {
  const said = formatOfPath(pathParts.join('0'))
  // Another extension than that of an image is told with the path's other rules.
  if (said === undefined || said === format) return
  const message = `the path ends in .${extOf(said)}, but the format is ${format}: .${extOf(format)}`
  findings.push(errorAt(path.at, 'manifest/path-extension', message))
}
