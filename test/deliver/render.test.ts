// Body and summary as two renderers of GitHub's Markdown show them: nothing from outside comes alive (facts: threats.md).
import { execFileSync } from 'node:child_process'
import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'
import { describe, expect, test } from 'vitest'
import { reviewRows } from '../../src/deliver/rows.ts'
import { messageText, titleText } from '../../src/deliver/template.ts'
import { bodyText, jobSummary, type Review } from '../../src/deliver/text.ts'
import type { Entry } from '../../src/lock/schema.ts'
import { makeReport, type ReportImage } from '../../src/report/report.ts'
import { HOSTILE } from './hostile.ts'

const SITE = {
  server: 'https://github.com',
  owner: 'octo',
  repo: 'site',
  before: 'b'.repeat(40),
  after: 'c'.repeat(40),
  run: '77',
}
const URL = String.raw`https:\/\/github\.com\/octo\/site\/blob\/[bc]{40}\/[A-Za-z0-9%./-]*\?raw=true`
/** Every tag that either renderer may put out: ours, and those of our own headings, lists and tables. */
const TAGS = new RegExp(
  String.raw`<\/?(?:p|ul|li|strong|code|ins|del|table|thead|tbody|tr|th|td|details|summary|h3)>|<br ?\/?>|<hr ?\/>|<\/a>|<a href="${URL}">|<img alt="(?:before|after)" width="\d+" src="${URL}">`,
  'g',
)

function entryWith(text: string, sha: string, prompt: string): Entry {
  const request = { provider: text, model: text, prompt, seed: 1, extra: { [text]: text } }
  const file = { sha256: sha, git_blob: '0', bytes: 1, format: 'png', width: 1, height: 1, provenance: 'none' } as const
  return {
    path: `${text.slice(0, 200)}.png`,
    fingerprint: sha,
    request,
    file,
    receipt: { cost_usd: 1, cost_source: 'price-list' },
  }
}

/** A review in which every field that comes from outside is that text, the prompt's change in three ways. */
function hostileReview(text: string): Review {
  const image = (more: Partial<ReportImage>): ReportImage => ({
    id: text,
    path: text,
    state: 'update',
    changes: [
      { key: text, from: text, to: text },
      { key: 'prompt', from: `calm ${text} sea`, to: `calm sea ${text}` },
    ],
    provider: text,
    model: text,
    seed: 1,
    price_usd: 1,
    ...more,
  })
  const failures = (['unknown', 'refused', 'failed', 'skipped'] as const).map((outcome) =>
    image({ outcome, error: { code: text, message: text }, request_id: text }),
  )
  const problems = (['error', 'warning'] as const).map((severity) => ({
    severity,
    code: text,
    message: text,
    file: text,
    line: 1,
  }))
  const report = makeReport('generate', 1, [], { spent: 0, unknown: 0 }, problems)
  const rows = (
    [
      ['', text],
      [text, ''],
      [`the ${text} old lamp`, `the old ${text} lamp`],
    ] as const
  ).flatMap(([from, to], at) =>
    reviewRows({
      manifest: text,
      lockPath: text,
      folder: text.slice(0, 100),
      base: { version: 1, images: new Map([[`${text}${at}`, entryWith(text, '1', from)]]) },
      ours: {
        version: 1,
        images: new Map([
          [`${text}${at}`, entryWith(text, '2', to)],
          [`x${text}`, entryWith(text, '3', to)],
        ]),
      },
    }),
  )
  return {
    report: { ...report, manifests: [{ manifest: text, lockfile: text, images: [...failures, image({})] }] },
    rows,
    site: SITE,
    notes: [],
  }
}

function textsOf(text: string): string[] {
  const review = hostileReview(text)
  return [bodyText('', review), jobSummary({ ...review, rows: [] })]
}

/** The same in a few fields, each once: the slower renderer is asked about all texts too. */
function leanOf(text: string): string {
  const review = hostileReview(text)
  const { manifests } = review.report
  const images = manifests.flatMap((one) => one.images).slice(1, 2)
  const report = { ...review.report, problems: [], manifests: [{ manifest: text, lockfile: text, images }] }
  const row = review.rows.find(({ changes }) => changes.some(({ from }) => String(from).startsWith('the ')))
  return bodyText('', { ...review, report, rows: row ? [row] : [] })
}

function decode(html: string): string {
  const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' }
  return html
    .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll(/&([a-z]+);/g, (whole, name: string) => named[name] ?? whole)
}

/** What GitHub's own filters make of a text node: mentions, references, addresses; inside code they do not even look. */
const ALIVE = /@[a-z0-9_]|#\d|\bGH-\d|:\/\/|\bwww\.|(?:fix|close|resolve)[a-z]*:?\s+(?:[\w./-]*#\d|GH-\d|https?:\/\/)/i
const ALIVE_OUTSIDE = /@|\b[0-9a-f]{7,40}\b|\[(?:skip|no|ci)/i

function judge(html: string, source: string): void {
  const tags = html.match(/<[^>]*>?/g) ?? []
  const strange = tags.filter((tag) => tag.replace(TAGS, '') !== '')
  expect(strange, source.slice(0, 300)).toEqual([])
  const count = (pattern: RegExp): number => html.match(pattern)?.length ?? 0
  const open = ['code', 'ins', 'del', 'table', 'details', 'a'].filter(
    (tag) => count(new RegExp(`<${tag}[ >]`, 'g')) !== count(new RegExp(`</${tag}>`, 'g')),
  )
  expect(open).toEqual([])
  const outside = decode(html.replaceAll(/<code>.*?<\/code>/gs, ' ').replaceAll(/<[^>]*>/g, ' '))
  expect(outside).not.toMatch(ALIVE_OUTSIDE)
  // One call of `expect` for all of them: they are a million.
  const alive = html
    .replaceAll(TAGS, '\u0001')
    .split('\u0001')
    .map(decode)
    .filter((node) => ALIVE.test(node))
  expect(alive).toEqual([])
  // As a reader or an editor copies it, the elements gone.
  expect(decode(html.replaceAll(TAGS, ''))).not.toMatch(/@[a-z0-9_]|\bGH-\d|:\/\//i)
}

describe(`${HOSTILE.length} hostile texts in every field`, () => {
  test('there are enough of them', () => expect(HOSTILE.length).toBeGreaterThanOrEqual(500))

  test('as micromark renders them', { timeout: 240_000 }, () => {
    const options = { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] }
    for (const text of HOSTILE) {
      const source = leanOf(text)
      expect(source).toContain('| Image |')
      judge(micromark(source, options), source)
    }
  })

  test.skipIf(!has('cmark-gfm'))('as GitHub’s own renderer does', { timeout: 240_000 }, () => {
    const mark = '\n\nnext0next0next\n\n'
    const sources = HOSTILE.flatMap(textsOf)
    const extensions = ['table', 'autolink', 'strikethrough', 'tasklist', 'tagfilter'].flatMap((name) => ['-e', name])
    const html = execFileSync('cmark-gfm', ['--unsafe', ...extensions], {
      input: sources.join(mark),
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    })
    const pages = html.split('<p>next0next0next</p>')
    expect(pages).toHaveLength(sources.length)
    for (const [at, page] of pages.entries()) judge(page, sources[at] ?? '')
  })

  test('the judge sees what does come alive', () => {
    const options = { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] }
    for (const text of [
      '@octocat',
      'see #1',
      'GH-2',
      'https://evil.example',
      'www.evil.example',
      'a@b.cd',
      '<b>',
      '![x](y)',
    ])
      expect(() => judge(micromark(text, options), text), text).toThrow()
  })

  test('titles and commit messages hold none of it', () => {
    for (const text of HOSTILE) {
      const { headline, body } = messageText(null, [text, 'hero', `a/${text}`])
      const whole = `${headline}\n\n${body}\n${titleText(null, [text])}`
      expect(whole).toMatch(/^[\w.:,()/ \n-]*$/)
      expect(whole).not.toMatch(/\bGH-\d|\bwww\.|\b[0-9a-f]{7,40}\b/i)
      // No trailer, and no line that git or GitHub reads: `Name: value`, `[skip ci]`.
      expect(whole.replaceAll('chore(images): ', '')).not.toMatch(/^[A-Za-z-]+:|\[|skip-checks/m)
    }
  })
})

function has(program: string): boolean {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
