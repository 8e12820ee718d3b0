// The prompt of an image: text, or a mapping that becomes canonical JSON; with its variables, clean and within its
// limit (spec: manifest.md, "Text").
import { errorAt, type Finding } from './findings.ts'
import { MAX_PROMPT_BYTES } from './limits.ts'
import { canonical, type Json, jsonOf, parseJson, unixLines } from './json-prompt.ts'
import type { Node } from './nodes.ts'
import { type Lookup, namesIn, parseTemplate, render, type Template } from './template.ts'

/** A prompt before its variables; `at` is where its problems are told. */
export interface Prompt {
  readonly at: number
  readonly content:
    | { readonly kind: 'text'; readonly template: Template }
    | { readonly kind: 'json'; readonly json: Json }
  readonly names: readonly string[]
}

/** White space at the ends is taken off only when all is put together. */
const MOST = 4 * MAX_PROMPT_BYTES

// C0 but newline and tab, DEL, C1, surrogates without their other half.
/** Text in which nothing is a control character or more than a byte. */
const PRINTABLE = /^[\x20-\x7e]*$/
const CONTROL = /[\0-\x08\x0b-\x1f\x7f-\x9f]|\p{Surrogate}/u

/** Takes the prompt of the manifest apart; null where something is wrong with it, which was told. */
export function readPrompt(node: Node, findings: Finding[]): Prompt | null {
  if (node.kind === 'scalar') {
    return textPrompt(node.at, node.text, findings)
  }
  if (node.kind !== 'mapping') return null
  if (node.entries.length === 0) {
    findings.push(errorAt(node.at, 'manifest/prompt-empty', 'the prompt is empty'))
    return null
  }
  const before = findings.length
  const names = new Set<string>()
  const json = parseJson(node, names, findings)
  return findings.length > before ? null : { at: node.at, content: { kind: 'json', json }, names: [...names] }
}

/** Takes a prompt apart that is text, from the manifest or from a file. */
export function textPrompt(at: number, text: string, findings: Finding[]): Prompt | null {
  const template = parseTemplate(text)
  if (template.broken === null) return { at, content: { kind: 'text', template }, names: namesIn(template) }
  findings.push(errorAt(at, 'manifest/braces', `in the prompt ${template.broken}`))
  return null
}

/** Looks over what stands in the prompt itself, where its variables have no values. */
export function checkLiterals({ at, content }: Prompt, findings: Finding[]): void {
  const nothing: Lookup = () => ''
  const raw = content.kind === 'text' ? render(content.template, nothing, MOST) : jsonOf(content.json, nothing, MOST)
  const problem = raw === null ? tooLong(at) : problemWith(at, raw)
  if (problem !== null) findings.push(problem)
}

/** The final text, split where the seed goes in; null where it may not be sent, which was told. */
export function renderPrompt(prompt: Prompt, lookup: Lookup, findings: Finding[]): string[] | null {
  const { at, content } = prompt
  const plain = content.kind === 'text' ? plainText(content.template) : null
  if (plain !== null) return [plain]
  const raw = content.kind === 'text' ? render(content.template, lookup, MOST) : jsonOf(content.json, lookup, MOST)
  const problem = raw === null ? tooLong(at) : problemWith(at, raw)
  if (problem !== null) findings.push(problem)
  if (raw === null || problem !== null) return null
  const parts = content.kind === 'text' ? trimmed(raw.map(unixLines)) : canonical(content.json, lookup)
  // A seed has at most ten digits, and which it will be is not known yet.
  const seeds = 10 * (parts.length - 1)
  const bytes = parts.reduce((sum, part) => sum + Buffer.byteLength(part), seeds)
  if (bytes === 0) findings.push(errorAt(at, 'manifest/prompt-empty', 'the prompt is empty'))
  else if (bytes > MAX_PROMPT_BYTES) findings.push(tooLong(at))
  else return parts
  return null
}

/** A text as most are: without variables, and nothing in it that needs a closer look; null for all others. */
function plainText({ parts }: Template): string | null {
  const [text] = parts
  if (parts.length > 1 || typeof text !== 'string' || !PRINTABLE.test(text)) return null
  const trim = text.trim()
  return trim === '' || trim.length > MAX_PROMPT_BYTES ? null : trim
}

function problemWith(at: number, parts: readonly string[]): Finding | null {
  return parts.some((part) => CONTROL.test(unixLines(part))) ? controls(at) : null
}

function controls(at: number): Finding {
  return errorAt(
    at,
    'manifest/control-character',
    'the prompt holds a control character; only newlines and tabs may be',
  )
}

function tooLong(at: number): Finding {
  return errorAt(at, 'manifest/prompt-length', `the prompt has more than ${MAX_PROMPT_BYTES} bytes`)
}

/** Without white space and byte order mark at both ends; a seed at an end is neither. */
function trimmed(parts: readonly string[]): string[] {
  const last = parts.length - 1
  return parts.map((part, index) => {
    const begun = index === 0 ? part.trimStart() : part
    return index === last ? begun.trimEnd() : begun
  })
}
