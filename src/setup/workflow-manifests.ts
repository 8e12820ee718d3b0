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
  const { folder, names } = namesOf(inputs)
  if ([folder, ...names].some(isExpression)) return true
  const meant = names.join() === DEFAULTS[0] ? DEFAULTS : names
  return meant.some((name) => globPattern(joined(folder, name)).test(manifest))
}

/** The manifests, or globs of them, that a step works on, from the repository's root; none that an expression says. */
export function manifestsOf({ inputs }: Use): readonly string[] {
  const { folder, names } = namesOf(inputs)
  return [folder, ...names].some(isExpression) ? [] : names.map((name) => joined(folder, name))
}

/**
 * What to write so that a step works on further manifests: its input replaces the default, so that all are named.
 * @param uses at least one, of which the one that makes images is meant
 * @param manifests their paths from the repository's root, with `/`
 */
export function howToAdd(uses: readonly [Use, ...Use[]], manifests: readonly string[]): string {
  const use = uses.find(({ command }) => command === 'generate') ?? uses[0]
  const { folder, names } = namesOf(use.inputs)
  const from = joined(folder, '')
  const up = from === '' ? '' : '../'.repeat(from.split('/').length)
  const inStep = [
    ...names,
    ...manifests.map((one) => (one.startsWith(`${from}/`) ? one.slice(from.length + 1) : up + one)),
  ]
  const all = inStep.length === 2 ? 'both' : `all ${inStep.length}`
  const paths = pushPaths(use.workflow).length > 0 ? manifests.filter((one) => !startsOnPush(use.workflow, one)) : []
  const push = paths.length > 0 ? `, and add ${inWords(paths)} to the paths of its push` : ''
  return `in ${use.where}, give the input manifest of its step ${all}, one a line: ${inWords(inStep)}${push}`
}

function inWords(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`
}

function namesOf(inputs: Mapping): { readonly folder: string; readonly names: readonly string[] } {
  const lines = word(inputs['manifest'])
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean)
  return { folder: word(inputs['working-directory']), names: lines.length === 0 ? DEFAULTS.slice(0, 1) : lines }
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
  const paths = pushPaths({ on })
  // Patterns of GitHub that are none of ours are taken for fitting.
  if (paths.length === 0 || paths.some((path) => /[!?+[\]]/.test(path))) return true
  return paths.some((path) => globPattern(path).test(manifest))
}

function pushPaths({ on }: Mapping): readonly string[] {
  return list(mapping(mapping(on)['push'])['paths']).map(word)
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
