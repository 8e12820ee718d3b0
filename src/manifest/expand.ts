// A parsed manifest to all its images but for their seeds: defaults, variables, matrices, ids, paths.
import type { Problem } from '../errors.ts'
import { collisions, type Final, finalOf } from './collisions.ts'
import type { Draft, Manifest } from './draft.ts'
import { errorAt, type Finding, problemsOf } from './findings.ts'
import { idOf, type Taken } from './ids.ts'
import type { ImageSource } from './images.ts'
import { MAX_IMAGES, MAX_MATRIX_STEPS, MAX_TOTAL_TEXT } from './limits.ts'
import { type Combination, combine, type Steps } from './matrix.ts'
import type { Contents, Parsed } from './parse.ts'
import { checkLiterals, type Prompt, readPrompt, textPrompt } from './prompt.ts'
import type { Cell } from './read.ts'
import { type Settings, settle } from './settings.ts'
import { draftOf, pathAlone, type Texts, textsOf } from './texts.ts'

/** What the caller found at the path of a prompt's text. */
export type PromptText =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'problem'; readonly code: string; readonly message: string }

/** Keys of an image that decide none of its settings. */
const TEXT_KEYS: ReadonlySet<string> = new Set(['prompt', 'prompt_file', 'alt', 'matrix'])

/** What is shared by all images of a file. */
interface Expansion {
  readonly contents: Contents
  readonly promptTexts: ReadonlyMap<string, PromptText>
  readonly findings: Finding[]
  readonly taken: Taken
  readonly steps: Steps
  readonly drafts: Draft[]
  /** Paths of images that something else is wrong with: no problem hides behind another. */
  readonly others: Final[]
  /** Images so far, those that come to nothing included. */
  images: number
  /** Of the images that leave all settings to the defaults; null before the first. */
  common: Settings | null
  /** Characters that all prompts may still have together. */
  textLeft: number
}

/**
 * Expands a manifest.
 * @param promptTexts by path, for each of `parsed.promptFiles`
 * @returns all problems, those of parsing among them; the manifest is null while an error stands
 */
export function expandManifest(
  parsed: Parsed,
  promptTexts: ReadonlyMap<string, PromptText>,
): { manifest: Manifest | null; problems: Problem[] } {
  const { contents } = parsed
  const findings = [...contents.findings]
  const expansion: Expansion = {
    contents,
    promptTexts,
    findings,
    taken: new Map(),
    steps: { left: MAX_MATRIX_STEPS },
    drafts: [],
    others: [],
    images: 0,
    common: null,
    textLeft: MAX_TOTAL_TEXT,
  }
  if (contents.complete) {
    for (const image of contents.images) {
      // Past a limit nothing can come of the file, and what follows would only cost time.
      if (expansion.images > MAX_IMAGES || expansion.textLeft < 0) break
      expandImage(expansion, image)
    }
    collisions(contents.source, [...finals(expansion.drafts), ...expansion.others], findings)
  }
  const failed = findings.some((one) => one.severity === 'error')
  return {
    manifest: failed ? null : { drafts: expansion.drafts, budget: contents.budget },
    problems: problemsOf(contents.source, findings),
  }
}

/** Paths that no seed of the lock can change. */
function finals(drafts: readonly Draft[]): Final[] {
  return drafts.flatMap((draft) => {
    if (draft.pathParts.length > 1 && draft.writtenSeed === null) return []
    return finalOf(draft, String(draft.writtenSeed))
  })
}

function expandImage(expansion: Expansion, image: ImageSource): void {
  const { contents, findings } = expansion
  const settings = settingsOf(expansion, image)
  const prompt = promptOf(expansion, image)
  const texts = textsOf(contents, image, settings, prompt, findings)
  const combinations = combinationsOf(expansion, image)
  if (combinations.length === 0 && prompt !== null) checkLiterals(prompt, findings)
  for (const combination of combinations) {
    const before = findings.length
    const id = idOf(contents.source, image, combination, expansion.taken, findings)
    const usable = image.usable && findings.length === before
    const draft = draftOf(texts, id, combination, findings)
    if (draft === null && usable) expansion.others.push(...pathAlone(texts, id, combination))
    if (draft === null || !usable) continue
    expansion.textLeft -= draft.promptParts.reduce((sum, part) => sum + part.length, 0)
    if (expansion.textLeft < 0) return tooMuchText(texts, findings)
    expansion.drafts.push(draft)
  }
}

/** Images that say nothing but what they show have the same settings: these are settled once. */
function settingsOf(expansion: Expansion, image: ImageSource): Settings | null {
  const { contents, findings } = expansion
  const { cells, bad } = image.read
  if (bad.size > 0 || !Object.keys(cells).every((key) => TEXT_KEYS.has(key))) return settle(contents, image, findings)
  const before = findings.length
  const settings = expansion.common ?? settle(contents, image, findings)
  // What is told is told for each image.
  if (findings.length === before) expansion.common = settings
  return settings
}

function tooMuchText({ image }: Texts, findings: Finding[]): void {
  const message = `the prompts of all images have more than ${MAX_TOTAL_TEXT} characters together`
  findings.push(errorAt(image.key.at, 'manifest/too-much-text', message))
}

/** One null for an image without a matrix; none where the matrix cannot be expanded. */
function combinationsOf(expansion: Expansion, image: ImageSource): readonly (Combination | null)[] {
  const { findings, steps } = expansion
  if (image.matrix === 'bad') return []
  const combinations = image.matrix === null ? [null] : combine(image.matrix, steps, MAX_IMAGES)
  expansion.images += combinations?.length ?? MAX_IMAGES + 1
  if (combinations === null || expansion.images > MAX_IMAGES) {
    const at = image.matrix?.key.at ?? image.key.at
    findings.push(
      errorAt(at, 'manifest/too-many-images', `a manifest has at most ${MAX_IMAGES} images; here it passes them`),
    )
    return []
  }
  if (image.matrix !== null && combinations.length === 0) {
    findings.push(
      errorAt(image.matrix.key.at, 'manifest/no-combination', 'exclude leaves no combination of the matrix'),
    )
  }
  return combinations
}

function promptOf({ promptTexts, findings }: Expansion, image: ImageSource): Prompt | null {
  const { prompt, prompt_file: file } = image.read.cells
  const text = file === undefined ? null : fileText(promptTexts, file, findings)
  if (prompt !== undefined) return readPrompt(prompt.node, findings)
  return file === undefined || text === null ? null : textPrompt(file.node.at, text, findings)
}

function fileText(texts: Expansion['promptTexts'], { node, value }: Cell<string>, findings: Finding[]): string | null {
  const found = texts.get(value)
  if (found?.kind === 'text') return found.text
  const { code, message } = found ?? { code: 'manifest/prompt-file', message: `${value} was not read` }
  findings.push(errorAt(node.at, code, message))
  return null
}
