// Commit messages and titles from templates. They hold no text from outside but ids that can become nothing else. Pure.

const HOLE = /\{\{\s*([^{}]*?)\s*\}\}/g
const NAMES: ReadonlySet<string> = new Set(['count', 'ids'])
/** GitHub's limit of a title. */
const MAX_TITLE = 256
const MAX_MESSAGE = 10_000
/** Longer first lines are cut off in lists of commits. */
const GOOD_LINE = 72
const SHOWN = 5

/** What an id is (spec manifest.md): nothing in it can be a bracket, a colon, a blank, an `@` or a `#`. */
const ID = /^(?=.{1,128}$)[A-Za-z0-9][A-Za-z0-9._-]*(?:\/[A-Za-z0-9][A-Za-z0-9._-]*)*$/
/** Ids that GitHub would still link: `GH-1` is issue 1, hex is a commit, `www.` a site. They are counted, not named. */
const LINKED = /(?:^|[^A-Za-z0-9])GH-\d|(?:^|[^A-Za-z0-9])[0-9a-f]{7,40}(?:$|[^A-Za-z0-9])|www\./i

/** A commit's message, as both git and the API want it. */
export interface Message {
  readonly headline: string
  /** Empty where there is none. */
  readonly body: string
}

/**
 * Holds a template that an operator wrote against what is known.
 * @returns what is wrong with it, to stand behind the input's name; null where nothing is
 */
export function checkTemplate(template: string, isTitle: boolean): string | null {
  for (const [hole, name = ''] of template.matchAll(HOLE)) {
    if (!NAMES.has(name)) return `knows {{ count }} and {{ ids }}, not ${JSON.stringify(hole)}`
  }
  if (isTitle && /[\r\n]/.test(template)) return 'is one line'
  if (/[^\P{C}\r\n\t\u200d]/u.test(template)) return 'holds a control or invisible character'
  const max = isTitle ? MAX_TITLE : MAX_MESSAGE
  return template.length > max ? `has at most ${max} characters` : null
}

/** The title of the pull request. */
export function titleText(template: string | null, ids: readonly string[]): string {
  const title = template === null ? headlineOf(ids) : fill(template, ids)
  return title.length > MAX_TITLE ? `${title.slice(0, MAX_TITLE - 1).replace(/[\ud800-\udbff]$/, '')}…` : title
}

/** The commit's message. */
export function messageText(template: string | null, ids: readonly string[]): Message {
  if (template !== null) {
    const [headline = '', ...rest] = fill(template, ids).split(/\r?\n/)
    return { headline, body: rest.join('\n').trim() }
  }
  const headline = headlineOf(ids)
  const isNamed = headline.endsWith(namesOf(ids))
  return { headline, body: isNamed ? '' : namesOf(ids) }
}

/** Conventional Commits: names the images where they fit on a line, else counts them. */
function headlineOf(ids: readonly string[]): string {
  const named = `chore(images): update ${namesOf(ids)}`
  return named.length <= GOOD_LINE ? named : `chore(images): update ${counted(ids.length)}`
}

function fill(template: string, ids: readonly string[]): string {
  return template.replaceAll(HOLE, (_, name: string) => (name === 'count' ? String(ids.length) : namesOf(ids)))
}

/** Five ids and how many more there are. */
function namesOf(ids: readonly string[]): string {
  // Two manifests may have images of one id.
  const named = [...new Set(ids)].filter((id) => ID.test(id) && !LINKED.test(id)).slice(0, SHOWN)
  const more = ids.length - named.length
  if (named.length === 0) return counted(ids.length)
  return more === 0 ? named.join(', ') : `${named.join(', ')} and ${more} more`
}

function counted(count: number): string {
  return `${count} image${count === 1 ? '' : 's'}`
}
