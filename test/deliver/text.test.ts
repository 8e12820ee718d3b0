// The pull request's body, the summary, titles and messages: right, safe, and cut by whole rows.
import { describe, expect, test } from 'vitest'
import type { ProposedManifest } from '../../src/deliver/proposal.ts'
import { reviewRows } from '../../src/deliver/rows.ts'
import { checkTemplate, messageText, titleText } from '../../src/deliver/template.ts'
import { bodyText, DEFAULT_TOKEN_NOTE, jobSummary, type Review, showsAll } from '../../src/deliver/text.ts'
import type { Entry, Lock } from '../../src/lock/schema.ts'
import { makeReport, type Report } from '../../src/report/report.ts'
import { HOSTILE } from './hostile.ts'

const entry = (
  change: { prompt?: string; seed?: number; sha?: string; path?: string; cost?: number | null } = {},
): Entry => ({
  path: change.path ?? 'docs/hero.png',
  fingerprint: `sha256:${change.prompt ?? 'p'}${change.seed ?? 1}`,
  request: {
    provider: 'apiyi',
    model: 'flux-2-pro',
    prompt: change.prompt ?? 'a lighthouse',
    width: 1024,
    height: 512,
    seed: change.seed ?? 1,
  },
  file: {
    sha256: change.sha ?? 'a1',
    git_blob: '00',
    bytes: 1_843_201,
    format: 'png',
    width: 1024,
    height: 512,
    provenance: 'c2pa',
  },
  receipt: { cost_usd: change.cost === undefined ? 0.03 : change.cost, cost_source: 'price-list' },
})
const lock = (images: Readonly<Record<string, Entry>>): Lock => ({
  version: 1,
  images: new Map(Object.entries(images)),
})
const manifest = (base: Record<string, Entry>, ours: Record<string, Entry>, folder = 'site'): ProposedManifest => ({
  manifest: 'site/images.yml',
  lockPath: 'site/images.lock.json',
  folder,
  base: lock(base),
  ours: lock(ours),
})

const empty = makeReport('generate', 0, [], { spent: 0, unknown: 0 }, [])
const site = {
  server: 'https://github.com',
  owner: 'octo',
  repo: 'site',
  before: 'b'.repeat(40),
  after: 'c'.repeat(40),
  run: '77',
}
const review = (more: Partial<Review> = {}): Review => ({ report: empty, rows: [], site, notes: [], ...more })

type Image = Report['manifests'][number]['images'][number]
const image = (more: Partial<Image>): Image => ({
  id: 'hero',
  path: 'hero.png',
  state: 'create',
  changes: [],
  provider: 'apiyi',
  model: 'flux-2-pro',
  seed: 1,
  price_usd: 0.03,
  ...more,
})
const report = (images: readonly Image[], more: Partial<Report> = {}): Report => ({
  ...empty,
  manifests: [{ manifest: 'images.yml', lockfile: 'images.lock.json', images }],
  ...more,
})

const lines = (text: string) => text.split('\n').filter((line) => line.startsWith('| <code>'))

test('next steps have a place for the manifest where it has to be named, and it stands beside the image', () => {
  const failed = report([image({ outcome: 'failed', error: { code: 'x/y', message: 'no' } })])
  const text = (name: string): string =>
    bodyText(
      '',
      review({ report: { ...failed, manifests: failed.manifests.map((one) => ({ ...one, manifest: name })) } }),
    )
  expect(text('images.yml')).toContain('`imagelock explain ID` shows the request')
  expect(text('images.yml')).toContain('- **failed** <code>hero</code>: ')
  expect(text('site/images.yml')).toContain('`imagelock explain ID -m MANIFEST` shows the request')
  expect(text('site/images.yml')).toContain('- **failed** <code>hero</code> of <code>site/images.yml</code>: ')
})

describe('rows from two locks', () => {
  test('new, changed, moved, dropped, and nothing for what is as it was', () => {
    const same = entry()
    const rows = reviewRows(
      manifest(
        { same, changed: entry({ sha: 'x1' }), old: entry({ sha: 'm1', path: 'old.png' }), gone: entry({ sha: 'g1' }) },
        {
          same,
          changed: entry({ sha: 'x2', seed: 2 }),
          new: entry({ sha: 'm1', path: 'new.png' }),
          fresh: entry({ sha: 'f1' }),
        },
      ),
    )
    expect(rows.map(({ id, before, after, changes }) => [id, before?.path, after?.path, changes])).toEqual([
      ['changed', 'site/docs/hero.png', 'site/docs/hero.png', [{ key: 'seed', from: 1, to: 2 }]],
      ['fresh', undefined, 'site/docs/hero.png', []],
      ['gone', 'site/docs/hero.png', undefined, []],
      [
        'new',
        'site/old.png',
        'site/new.png',
        [
          { key: 'id', from: 'old', to: 'new' },
          { key: 'path', from: 'old.png', to: 'new.png' },
        ],
      ],
    ])
  })

  test('a row shows before and after, what changed, seed, size and price', () => {
    const rows = reviewRows(
      manifest(
        { hero: entry({ sha: '1', prompt: 'a lighthouse at night' }) },
        { hero: entry({ sha: '2', prompt: 'a beacon at night', seed: 7 }) },
        '',
      ),
    )
    const [row = ''] = lines(bodyText('', review({ rows })))
    const cells = row.split(' | ')
    const url = (side: string) => `https://github.com/octo/site/blob/${side.repeat(40)}/docs/hero.png?raw=true`
    expect(cells[0]?.split('<br>')).toEqual([
      '| <code>hero</code>',
      '<code>docs/hero.png</code>',
      'seed 7 · 1024×512 · 1.8 MB · 0.03 USD',
      '**changed**',
      '<code>prompt</code>: <code>a <del>lighthouse</del> <ins>beacon</ins> at night</code>',
      '<code>seed</code>: <code>1</code> → <code>7</code>',
    ])
    expect(cells.slice(1)).toEqual([
      expect.stringMatching(/^<a .*<img alt="before" width="\d+" .*>$/),
      expect.stringMatching(/^<a .*<img alt="after" width="\d+" .*> \|$/),
    ])
    expect([cells[1], cells[2]]).toEqual([
      expect.stringContaining(`src="${url('b')}"`),
      expect.stringContaining(`src="${url('c')}"`),
    ])
  })

  test('every way an image can end up in a proposal has a word, and a moved one shows its old place', () => {
    const rows = reviewRows(
      manifest(
        {
          old: entry({ sha: 'm', path: 'old.png' }),
          gone: entry({ sha: 'g' }),
          mine: entry({ sha: 'i' }),
          again: entry(),
        },
        {
          moved: entry({ sha: 'm', path: 'new ü.png' }),
          fresh: entry({ sha: 'f', prompt: 'brand new' }),
          twin: entry({ sha: 'f', cost: 0 }),
          mine: { ...entry({ sha: 'j' }), accepted: true },
          again: entry({ sha: 'z' }),
        },
      ),
    )
    const did = { fresh: 'generated', twin: 'copied', moved: 'moved', mine: 'accepted', gone: 'pruned' } as const
    const images = Object.entries(did).map(([id, outcome]) => image({ id, outcome }))
    const back = image({ id: 'back', path: 'back.png', state: 'missing', outcome: 'restored' })
    const full = report([...images, back])
    const text = bodyText(
      '',
      review({ rows, report: { ...full, manifests: [{ ...full.manifests[0]!, manifest: 'site/images.yml' }] } }),
    )
    const words = Object.fromEntries(
      lines(text).map((line) => [/<code>([a-z]+)</.exec(line)?.[1], /\*\*.*?(?=<br>| \|)/.exec(line)?.[0]]),
    )
    expect(words).toEqual({
      fresh: '**new**, generated',
      twin: '**new**, copied',
      moved: '**moved**',
      mine: '**changed by a person**, accepted; a person’s own picture',
      gone: '**removed**',
      again: '**made again, same parameters**',
    })
    expect(text).toContain('- **restored** <code>back</code> <code>back.png</code>')
    expect(text).toContain(`blob/${'b'.repeat(40)}/site/old.png?raw=true"`)
    expect(text).toContain(`blob/${'c'.repeat(40)}/site/new%20%C3%BC.png?raw=true"`)
    expect(text).toContain('<code>brand new</code>')
  })

  test('without a commit to show it from there is no picture; an unknown price is not free', () => {
    const rows = reviewRows(manifest({}, { a: entry({ cost: null }), b: entry({ cost: 0, sha: 'b' }) }))
    const text = bodyText('', review({ rows, site: { ...site, after: null } }))
    expect(text).not.toMatch(/<img|<a /)
    expect(text.match(/price not known|free/g)).toEqual(['price not known', 'free'])
  })

  test('GitHub Enterprise: the addresses are those of its server', () => {
    const rows = reviewRows(manifest({}, { a: entry() }))
    const text = bodyText('', review({ rows, site: { ...site, server: 'https://git.example.org:8443' } }))
    expect(text).toContain(
      `src="https://git.example.org:8443/octo/site/blob/${'c'.repeat(40)}/site/docs/hero.png?raw=true"`,
    )
  })
})

test('failures stand on top, with reason and request id; then problems, the table, totals, notes', () => {
  const failed = image({ id: 'f', outcome: 'refused', error: { code: 'x', message: 'moderated' }, request_id: 'r-1' })
  const problem = { severity: 'warning', code: 'a/b', message: 'look', file: 'images.yml', line: 3 } as const
  const rows = reviewRows(manifest({}, { hero: entry() }))
  const text = bodyText(
    'Hello **team**',
    review({ report: report([failed], { problems: [problem] }), rows, notes: [DEFAULT_TOKEN_NOTE] }),
  )
  const places = [
    'Hello **team**',
    '1 image could not be made',
    'Change the prompt',
    '<code>moderated</code>, request id <code>r-1</code>',
    'images.yml:3',
    '| Image | Before',
    'Spent 0.00 USD',
    'starts no workflows',
  ]
  expect(places.map((part) => text.indexOf(part))).toEqual(
    places.map((part) => text.indexOf(part)).toSorted((a, b) => a - b),
  )
  expect(text).not.toContain('\u0000')
  for (const part of places) expect(text).toContain(part)
})

test('the summary of a plan lists states and prices', () => {
  const text = jobSummary(
    review({ report: { ...report([image({}), image({ id: 'u', state: 'unchanged' })]), command: 'plan' } }),
  )
  expect(text).toContain('| <code>hero</code><br><code>hero.png</code> | create |  | 0.03 USD |')
  expect(text).not.toContain('<code>u</code>')
})

describe('limits', () => {
  const many = (count: number) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, at) => [
        `image-${String(at).padStart(5, '0')}`,
        entry({ sha: `s${at}`, path: `${at}.png` }),
      ]),
    )

  test('the body keeps to 65,536 characters by whole rows and says how many are left out', () => {
    const rows = reviewRows(manifest({}, many(2000)))
    const failed = Array.from({ length: 100 }, (_, at) =>
      image({ id: `bad-${at}`, outcome: 'failed', error: { code: 'x', message: 'm'.repeat(500) } }),
    )
    const text = bodyText('x'.repeat(20_000), review({ rows, report: report(failed), notes: [DEFAULT_TOKEN_NOTE] }))
    expect(text.length).toBeLessThanOrEqual(65_536)
    const shown = lines(text)
    expect(shown.every((line) => line.endsWith(' |'))).toBe(true)
    expect(text).toContain(`${2000 - shown.length} more images are left out`)
    expect(text.match(/\*\*failed\*\*/g)).toHaveLength(100)
    expect(text).toContain('starts no workflows')
  })

  test('failures are shortened rather than left out, images go first', () => {
    const failed = Array.from({ length: 700 }, (_, at) =>
      image({ id: `bad-${at}`, outcome: 'failed', error: { code: 'x', message: 'm'.repeat(400) } }),
    )
    const text = bodyText('', review({ rows: reviewRows(manifest({}, many(500))), report: report(failed) }))
    expect(text.length).toBeLessThanOrEqual(65_536)
    expect(text.match(/\*\*failed\*\*/g)).toHaveLength(700)
    expect(lines(text).length + Number(/(\d+) more images are left out/.exec(text)?.[1] ?? 0)).toBe(500)
  })

  test('where not even their names fit, they are counted by code', () => {
    const failed = Array.from({ length: 9000 }, (_, at) =>
      image({
        id: `${'long-'.repeat(20)}${at}`,
        outcome: 'failed',
        error: { code: at % 3 === 0 ? 'provider/invalid' : 'provider/trouble', message: 'm' },
      }),
    )
    const text = bodyText('', review({ report: report(failed), rows: reviewRows(manifest({}, many(3))) }))
    expect(text.length).toBeLessThanOrEqual(65_536)
    expect(text.length).toBeGreaterThan(60_000)
    expect(text).toMatch(/\*\*9000 images could not be made/)
    expect(text).toContain('in all: 6000 × <code>provider/trouble</code>, 3000 × <code>provider/invalid</code>')
    expect(text).toContain('3 more images are left out')
  })

  test('no more than 25 pictures; the rows behind them are folded, with links, and the gallery is named', () => {
    const base = many(40)
    const ours = Object.fromEntries(
      Object.entries(base).map(([id, one]) => [id, { ...one, fingerprint: 'sha256:other' }]),
    )
    const text = bodyText('', review({ rows: reviewRows(manifest(base, ours)) }))
    expect(text.match(/<img /g)).toHaveLength(24)
    expect(lines(text)).toHaveLength(40)
    const fold = /<details><summary>28 more images, .*<\/summary>\n\n(.*)\n\n<\/details>/s.exec(text)?.[1] ?? ''
    expect(lines(fold)).toHaveLength(28)
    expect(
      lines(fold).every((line) => /<a href="[^"]+">before<\/a> \| <a href="[^"]+">after<\/a> \|$/.test(line)),
    ).toBe(true)
    expect(text).toContain('<code>imagelock gallery</code>')
    const other = bodyText(
      '',
      review({ rows: reviewRows(manifest(base, ours)), site: { ...site, named: ' -m a/b.yml' } }),
    )
    expect(other).toContain('<code>imagelock gallery -m a/b.yml</code>')
    const few = bodyText('', review({ rows: reviewRows(manifest({}, many(25))) }))
    expect([few.match(/<img /g)?.length, few.includes('details'), few.includes('gallery')]).toEqual([25, false, false])
  })

  test('pictures are counted, not images: thirteen changed ones are too many, and the text says where all are', () => {
    const changed = (count: number) => {
      const base = many(count)
      const ours = Object.entries(base).map(([id, one]) => [id, { ...one, fingerprint: 'sha256:other' }] as const)
      return reviewRows(manifest(base, Object.fromEntries(ours)))
    }
    expect([12, 13].map((count) => showsAll(changed(count), site))).toEqual([true, false])
    expect(showsAll(changed(13), { ...site, before: null })).toBe(true)
    const rows = changed(13)
    expect(bodyText('', review({ rows }))).toContain(
      'on the contact sheet `imagelock-contact-sheet.webp` among the artifacts of [the workflow run](https://github.com/octo/site/actions/runs/77)',
    )
    const kept = jobSummary(review({ rows, pages: { pictures: 13, left: 0, sheets: 1 } }))
    expect(kept).toContain('All 13 lie in the runner’s temporary folder')
    expect(kept).toContain('`imagelock-gallery.html`, and on the contact sheet `imagelock-contact-sheet.webp`')
    expect(kept).toContain('`${{ runner.temp }}/imagelock-contact-sheet*.webp`')
    expect(kept).not.toContain('check out this branch')
    const cut = jobSummary(review({ rows, pages: { pictures: 1000, left: 500, sheets: 7 } }))
    expect(cut).toContain('The first 1000 lie')
  })

  test.each([...Array.from({ length: 16 }, (_, at) => 7 * at), 100, 1000, 10_000])(
    'at the edge: %i more characters leave the text within its limits, whole rows counted',
    (filler) => {
      const some = reviewRows(manifest({}, many(filler > 105 ? filler : 400)))
      const notes = ['n'.repeat(filler % 500)]
      const text = bodyText('', review({ rows: some, notes }))
      const summary = jobSummary(review({ rows: some, notes }))
      for (const [whole, size, limit] of [
        [text, text.length, 65_536],
        [summary, Buffer.byteLength(summary), 900_000],
      ] as const) {
        const left = Number(/(\d+) more images? (?:is|are) left out/.exec(whole)?.[1] ?? 0)
        expect(size).toBeLessThanOrEqual(limit)
        expect(lines(whole).length + left).toBe(some.length)
        // What is left out would not have found room.
        if (left > 0) expect(size).toBeGreaterThan(limit - 1600)
        expect(whole.trim().endsWith(notes[0] ?? '')).toBe(true)
      }
    },
  )

  test('10,000 images take their time by number, not by its square', () => {
    const time = (count: number): number => {
      const rows = reviewRows(manifest(many(count), {}))
      const failed = Array.from({ length: count }, (_, at) => image({ id: `bad-${at}`, outcome: 'failed' }))
      const began = performance.now()
      bodyText('', review({ rows, report: report(failed) }))
      jobSummary(review({ rows, report: report(failed) }))
      return performance.now() - began
    }
    time(1000)
    const [small, large] = [time(1000), time(10_000)]
    expect(large).toBeLessThan(Math.max(4000, 40 * small))
  })

  test('the summary keeps to 900 kB of UTF-8', () => {
    const rows = reviewRows(manifest({}, many(10_000)))
    const prompts = rows.map((row) => ({
      ...row,
      changes: [{ key: 'prompt', from: '日'.repeat(300), to: '🙂'.repeat(300) }],
      before: row.after,
    }))
    const text = jobSummary(review({ rows: prompts }))
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(900_000)
    expect(Buffer.byteLength(text)).toBeGreaterThan(890_000)
    expect(text).toMatch(/\d+ more images are left out/)
  })
})

const ALLOWED =
  /<\/?(?:code|ins|del)>|<br>|<\/a>|<a href="https:\/\/github\.com\/octo\/site\/blob\/[0-9a-f]{40}\/[A-Za-z0-9%./-]+\?raw=true">|<img alt="(?:before|after)" width="\d+" src="https:\/\/github\.com\/octo\/site\/blob\/[0-9a-f]{40}\/[A-Za-z0-9%./-]+\?raw=true">/g

test('whatever stands in every field of the texts, the tables keep their shape and hold our tags alone', () => {
  for (const text of HOSTILE) {
    const hostile = entry({ prompt: text, path: `${text.slice(0, 200)}.png`, sha: 'z' })
    const rows = reviewRows({ ...manifest({ [text]: entry() }, { [text]: hostile }), manifest: text })
    const failed = image({ id: text, outcome: 'failed', error: { code: text, message: text }, request_id: text })
    const planned = image({ id: text, state: 'update', changes: [{ key: text, from: text, to: text }] })
    const problem = { severity: 'error', code: text, message: text, file: text, line: 1 } as const
    const full = report([failed, planned], { problems: [problem] })
    for (const whole of [bodyText('', review({ rows, report: full })), jobSummary(review({ report: full }))]) {
      const ours = whole.replaceAll(ALLOWED, '')
      expect(ours.replaceAll('`imagelock explain ID`', '')).not.toMatch(/[<>"'`\\]|@(?!\u200b)|https?:\/\/|\]\(/)
      const table = whole.split('\n').filter((line) => line.startsWith('| '))
      expect(table.length).toBeGreaterThan(2)
      expect(new Set(table.map((line) => line.split('|').length)).size).toBe(1)
      expect(whole).not.toMatch(/[^\P{C}\n\u200b]/u)
    }
  }
})

describe('titles and messages', () => {
  test.each([
    [['hero'], 'chore(images): update hero', ''],
    [['a', 'b/c'], 'chore(images): update a, b/c', ''],
    [[...'abcdefgh'], 'chore(images): update a, b, c, d, e and 3 more', ''],
    [
      ['very/long/name/of/an/image', 'very/long/name/of/another/image', 'third/of/them'],
      'chore(images): update 3 images',
      'very/long/name/of/an/image, very/long/name/of/another/image, third/of/them',
    ],
  ])('%j', (ids, headline, body) => {
    expect(messageText(null, ids)).toEqual({ headline, body })
    expect(titleText(null, ids)).toBe(headline)
  })

  test('templates take the count and five ids', () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f']
    expect(messageText('art: {{count}} images\n\nthese: {{ ids }}\n', ids)).toEqual({
      headline: 'art: 6 images',
      body: 'these: a, b, c, d, e and 1 more',
    })
    expect(
      titleText(
        '{{ ids }}',
        Array.from({ length: 9 }, (_, n) => n + 'x'.repeat(127)),
      ).length,
    ).toBe(256)
    expect(titleText('{{ ids }}: {{ count }}', ['a', 'b', 'a', 'b'])).toBe('a, b and 2 more: 4')
  })

  test.each(['{{ prompt }}', '{{}}', '{{ count | x }}', 'a\u0007b', 'a\u202eb'])('%j is no template', (template) => {
    expect(checkTemplate(template, false)).not.toBeNull()
  })
  test.each(['{{ count }}', 'feat: {{ids}}', 'no hole', '{ x }', 'a\n\nb'])('%j is one', (template) => {
    expect(checkTemplate(template, false)).toBeNull()
  })

  test.each(['GH-1', 'x/gh-12', 'abcdef1', 'deadbeef/x', 'www.evil.example', 'a.www.evil'])(
    'an id that GitHub would link is counted, not named: %s',
    (id) => {
      expect(titleText(null, ['hero', id])).toBe('chore(images): update hero and 1 more')
      expect(titleText(null, [id])).toBe('chore(images): update 1 image')
    },
  )

  test('nothing from outside gets into them', () => {
    for (const text of HOSTILE) {
      const { headline, body } = messageText('chore: {{ ids }}\n\n{{ ids }}', [text, 'hero'])
      expect(`${headline}\n${body}\n${titleText(null, [text])}`).toMatch(/^[\w.:,()/ \n-]*$/)
      expect(`${headline}\n${body}`).not.toMatch(/skip|\bgh-\d|www\./i)
    }
  })
})
