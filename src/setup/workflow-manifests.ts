// Which manifests a workflow's step works on, and whether a push of one starts it. Pure.
import { globPattern } from '../glob.ts'
import { list, type Mapping, mapping, word } from './loose.ts'
import type { Use } from './workflows.ts'

/** The input's default (spec action.md), and the name that stands in for it. */
const DEFAULTS = ['images.yml', 'images.yaml']

/**
 * By the inputs `manifest` and `working-directory`. What an expression says shows only in a run: it counts as yes.
 * @param manifest its path from the repository's root, with `/`
 */
export function isFor({ inputs }: Use, manifest: string): boolean {
  const folder = word(inputs['working-directory'])
  const lines = word(inputs['manifest'])
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean)
  const names = lines.length === 0 || lines.join() === DEFAULTS[0] ? DEFAULTS : lines
  if ([folder, ...names].some(isExpression)) return true
  return names.some((name) => globPattern(joined(folder, name)).test(manifest))
}

/** What has a step that is for other manifests work on this one too: without the input, the default would go for it. */
export function additionText({ inputs }: Use, manifest: string): string {
  const folder = joined(word(inputs['working-directory']), '')
  const up = folder.split('/').map(() => '../')
  const isBelow = folder === '' || manifest.startsWith(`${folder}/`)
  const name = isBelow ? manifest.slice(folder === '' ? 0 : folder.length + 1) : up.join('') + manifest
  const beside = word(inputs['manifest']) === '' ? ` beside ${DEFAULTS[0]}` : ''
  return `add ${name} to the input manifest of its step, one a line${beside}, and ${manifest} to the paths of its push`
}

/** Whether the step proposes a manifest's images in a pull request when somebody pushes that manifest. */
export function proposes(use: Use, manifest: string): boolean {
  const deliver = word(use.inputs['deliver'])
  const isProposing = deliver === '' || deliver === 'pull-request' || isExpression(deliver)
  return use.command === 'generate' && isProposing && isFor(use, manifest) && startsOnPush(use.workflow, manifest)
}

/** `on` is a text, a list or a mapping. */
function startsOnPush({ on }: Mapping, manifest: string): boolean {
  if (on === 'push' || list(on).includes('push')) return true
  const events = mapping(on)
  if (!Object.hasOwn(events, 'push')) return false
  const push = mapping(events['push'])
  // Tags alone: a push to a branch starts nothing.
  const isOfTags = ['tags', 'tags-ignore'].some((key) => Object.hasOwn(push, key))
  if (isOfTags && !['branches', 'branches-ignore'].some((key) => Object.hasOwn(push, key))) return false
  const paths = list(push['paths']).map(word)
  // Patterns of GitHub that are none of ours are taken for fitting.
  if (paths.length === 0 || paths.some((path) => /[!?+[\]]/.test(path))) return true
  return paths.some((path) => globPattern(path).test(manifest))
}

function isExpression(text: string): boolean {
  return text.includes('${{')
}

function joined(folder: string, name: string): string {
  const parts: string[] = []
  for (const part of `${folder}/${name}`.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return parts.join('/')
}
