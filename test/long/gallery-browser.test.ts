// The gallery's page in a real browser: what a person can do with it, who can read it, and what hostile text can do (nothing).
import * as fs from 'node:fs'
import * as os from 'node:os'
import * as path from 'node:path'
import axe from 'axe-core'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CardImage, cardHtml } from '../../src/gallery/card.ts'
import { pageFoot, pageHead } from '../../src/gallery/page.ts'
import type { Entry } from '../../src/lock/schema.ts'
import type { Item } from '../../src/plan/plan.ts'
import { STATES } from '../../src/plan/state.ts'
import { openCodecs } from '../../src/thumbnail/codecs.ts'
import type { Thumbnail } from '../../src/thumbnail/thumbnail.ts'
import { codecFile } from '../../src/world/codec-files.ts'
import { HOSTILE } from '../deliver/hostile.ts'

const CHROMIUM = '/usr/bin/chromium'
const HAS_BROWSER = fs.existsSync(CHROMIUM)
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'imagelock-gallery-'))
const codecs = openCodecs(codecFile)
let browser: Browser

beforeAll(async () => {
  if (HAS_BROWSER) browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS })
})
afterAll(async () => {
  await browser?.close()
  fs.rmSync(folder, { recursive: true, force: true })
})

/** A picture of coloured noise, about as large as the thumbnail of a photograph. */
async function noise(seed: number, width = 320, height = 320): Promise<Thumbnail> {
  const data = new Uint8ClampedArray(width * height * 4)
  for (let at = 0, value = seed + 1; at < data.length; at += 4) {
    value = (Math.imul(value, 1_103_515_245) + 12_345) >>> 0
    const [x, y] = [(at >> 2) % width, Math.floor((at >> 2) / width)]
    data.set([x + (value >>> 28), y, (seed * 40 + x * y) >> 8, 255], at)
  }
  return { kind: 'webp', bytes: await codecs.encodeWebp({ width, height, data }, 80), width, height }
}

interface Texts {
  readonly id: string
  readonly prompt: string
  readonly model: string
  readonly alt: string
  readonly path: string
  readonly requestId: string
}

function imageOf(texts: Partial<Texts>, picture: Thumbnail, at = 0, before: Thumbnail | null = null): CardImage {
  const { id = 'one', prompt = 'a prompt', model = 'flux-2-pro', alt = 'an alt', path: place = 'a.png' } = texts
  const request = { provider: 'apiyi', model, prompt, width: 64, height: 64, seed: at }
  const sha256 = 'ab'.repeat(32)
  const entry: Entry = {
    path: place,
    fingerprint: `sha256:${sha256}`,
    request,
    file: { sha256, git_blob: 'cd'.repeat(20), bytes: 1e6, format: 'png', width: 64, height: 64, provenance: 'c2pa' },
    receipt: { request_id: texts.requestId ?? 'req-1', cost_usd: 0.03, cost_source: 'price-list' },
  }
  const state = STATES[at % STATES.length] ?? 'unchanged'
  const item: Item = {
    id,
    path: place,
    state,
    image: state === 'orphan' ? null : { id, path: place, alt, seed: at, request },
    fingerprint: entry.fingerprint,
    entry,
    changes: state === 'update' ? [{ key: 'prompt', from: prompt, to: `new ${prompt}` }] : [],
    source: { kind: 'nothing' },
    price: 0,
    billedBefore: false,
  }
  const older: Entry = { ...entry, request: { ...request, prompt: `old ${prompt}`, seed: 7 } }
  return {
    item,
    manifest: null,
    named: '',
    sha256,
    picture,
    link: place,
    before: before && { entry: older, picture: before },
  }
}

function write(name: string, images: readonly CardImage[]): string {
  const facts = { manifests: ['images.yml'], items: images.map(({ item }) => item), compared: 1 }
  const file = path.join(folder, name)
  fs.writeFileSync(file, pageHead(facts) + images.map(cardHtml).join('') + pageFoot())
  return `file://${file}`
}

/** Everything that a page must never do: ask for anything, open anything, say anything. */
interface Watched {
  readonly page: Page
  readonly seen: string[]
}

async function open(url: string, width = 1280, colorScheme: 'light' | 'dark' = 'light'): Promise<Watched> {
  const context = await browser.newContext({ viewport: { width, height: 860 }, colorScheme })
  const page = await context.newPage()
  const seen: string[] = []
  page.on('request', (request) => {
    if (request.url() !== url && !request.url().startsWith('data:')) seen.push(`request ${request.url()}`)
  })
  page.on('dialog', (dialog) => {
    seen.push(`dialog ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('popup', () => void seen.push('popup'))
  page.on('pageerror', (error) => void seen.push(`error ${error.message}`))
  page.on('console', (message) => void seen.push(`console ${message.text()}`))
  await page.goto(url)
  return { page, seen }
}

async function few(): Promise<readonly CardImage[]> {
  const [now, before, tall] = [await noise(1), await noise(2), await noise(3, 160, 320)]
  const nothing: Thumbnail = { kind: 'nothing', why: 'The file is not there' }
  return ['hero', 'about/team', 'icon/cloud', 'icon/lock', 'lake', 'wood', 'sea'].map((id, at) =>
    imageOf(
      { id, prompt: `A picture of ${id}\nin two lines`, model: at === 2 ? 'gpt-image-2' : 'flux-2-pro' },
      at === 3 ? nothing : at === 4 ? tall : now,
      at,
      at === 0 ? before : null,
    ),
  )
}

/** What axe finds, by rule and element. */
async function violations(page: Page): Promise<unknown> {
  await page.evaluate(axe.source)
  return page.evaluate(
    `axe.run(document).then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes[0].html.slice(0, 200), nodes[0].failureSummary]))`,
  )
}

test.runIf(HAS_BROWSER).each([
  ['light', 1280],
  ['light', 390],
  ['dark', 1280],
  ['dark', 390],
] as const)('axe finds nothing in the %s page at %i px, closed, open and empty', async (scheme, width) => {
  const { page, seen } = await open(write('axe.html', await few()), width, scheme)
  // The page's policy lets no other script in; axe comes by the debugger.
  expect(await violations(page)).toEqual([])
  await page.click('.open')
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.fill('#text', 'no such image')
  await page.waitForSelector('#none:not([hidden])')
  expect(await violations(page)).toEqual([])
  const wide = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
  expect([wide, seen]).toEqual([0, []])
  await page.context().close()
})

const shown = (page: Page): Promise<string[]> => page.locator('.card:visible .name').allTextContents()

test.runIf(HAS_BROWSER)('text, states and models filter, alone and together', async () => {
  const { page, seen } = await open(write('filter.html', await few()))
  const all = await shown(page)
  expect(all).toHaveLength(7)
  await page.keyboard.press('/')
  await page.keyboard.type('PICTURE icon')
  await expect.poll(async () => shown(page)).toEqual(['icon/cloud', 'icon/lock'])
  expect(await page.textContent('#shown')).toBe('2 of 7 shown')
  await page.selectOption('#model', 'gpt-image-2')
  expect(await shown(page)).toEqual(['icon/cloud'])
  await page.keyboard.press('Escape')
  await page.fill('#text', '')
  await page.selectOption('#model', '')
  await page.check('.states input[value=unchanged]')
  await page.check('.states input[value=orphan]')
  expect(await shown(page)).toEqual(['hero', 'sea'])
  await page.fill('#text', 'nothing has this')
  await page.click('#clear')
  expect([await shown(page), seen]).toEqual([all, []])
  await page.context().close()
})

const focused = (page: Page): Promise<unknown> =>
  page.evaluate(
    `document.activeElement.closest('.card')?.querySelector('.name').textContent ?? document.activeElement.id`,
  )

test.runIf(HAS_BROWSER)('everything is reached by keys, and the focus comes back', async () => {
  const { page, seen } = await open(write('keys.html', await few()))
  await page.keyboard.press('/')
  expect(await focused(page)).toBe('text')
  await page.keyboard.press('ArrowDown')
  expect(await focused(page)).toBe('hero')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowDown')
  expect(await focused(page)).toBe('wood')
  await page.keyboard.press('Home')
  await page.keyboard.press('Enter')
  expect(await page.textContent('#viewer-name')).toBe('hero')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  expect([await page.textContent('#viewer-name'), await page.textContent('#place')]).toEqual(['icon/cloud', '3 of 7'])
  expect(await page.textContent('#facts .prompt')).toBe('A picture of icon/cloud\nin two lines')
  await page.keyboard.press('Escape')
  // The browser tells of a closed dialog a little later.
  const after = async (): Promise<unknown> => [await focused(page), await page.locator('#viewer').isVisible()]
  await expect.poll(after).toEqual(['icon/cloud', false])
  expect(seen).toEqual([])
  await page.context().close()
})

test.runIf(HAS_BROWSER)('the slider goes between before and now, by keys and by hand', async () => {
  const { page, seen } = await open(write('slider.html', await few()))
  await page.click('.open')
  const slider = page.getByRole('slider', { name: 'Compare before and now' })
  const cut = (): Promise<unknown> =>
    page.evaluate(`getComputedStyle(document.querySelector('.pair .before')).clipPath`)
  expect(await cut()).toContain('50%')
  await slider.focus()
  await page.keyboard.press('ArrowRight')
  expect([await slider.inputValue(), await page.textContent('#viewer-name')]).toEqual(['51', 'hero'])
  await page.keyboard.press('Home')
  expect(await cut()).toContain('100%')
  const box = await slider.boundingBox()
  if (!box) throw new Error('the slider has no place')
  await page.mouse.click(box.x + box.width * 0.25, box.y + box.height / 2)
  expect(Math.abs(Number(await slider.inputValue()) - 25)).toBeLessThan(3)
  expect(await page.textContent('#facts .changes')).toContain('old A picture of hero')
  expect(seen).toEqual([])
  await page.context().close()
})

test.runIf(HAS_BROWSER)('without scripts the page is there to read', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(write('plain.html', await few()))
  await page.click('summary')
  expect(await page.locator('.prompt').first().innerText()).toBe('A picture of hero\nin two lines')
  expect(await page.locator('.bar').isVisible()).toBe(false)
  await context.close()
})

test.runIf(HAS_BROWSER)('on paper nothing but the pictures and their names is left', async () => {
  const { page } = await open(write('print.html', await few()))
  await page.emulateMedia({ media: 'print' })
  expect(await page.locator('.card .name:visible').count()).toBe(7)
  for (const one of ['.bar', '.foot', '#viewer']) expect(await page.locator(one).isVisible()).toBe(false)
  await page.context().close()
})

test.runIf(HAS_BROWSER)(`${HOSTILE.length} hostile texts in every place stay texts`, async () => {
  const picture = await noise(4, 64, 64)
  const more = [
    'javascript:alert(1)',
    '../../x"onmouseover=alert(1)',
    '</script><script>alert(1)</script>',
    '</style><img src=x onerror=alert(1)>',
  ]
  const texts = [...HOSTILE, ...more]
  const images = texts.map((text, at) =>
    imageOf({ id: text, prompt: text, model: text, alt: text, path: text, requestId: text }, picture, at),
  )
  const { page, seen } = await open(write('hostile.html', images))
  // The page's own script took the details out of the page: put back, so that what stands in them may act.
  const found = (await page.evaluate(`cards.map((card, at) => {
    card.append(details[at])
    details[at].open = true
    const all = [...card.querySelectorAll('*')]
    return {
      prompt: card.querySelector('.prompt').textContent,
      inside: card.querySelectorAll('.name *, .prompt *, .model *, dd :not(del, ins), dt *').length,
      tags: all.map((one) => one.localName).filter((name) => !/^(button|img|h2|h3|p|span|details|summary|section|dl|dt|dd|del|ins|a)$/.test(name)),
      attributes: all.flatMap((one) => one.getAttributeNames()).filter((name) => !/^(open|class|type|alt|width|height|loading|decoding|src|title|href)$/.test(name)),
      links: all.filter((one) => one.localName === 'a' && one.protocol !== 'file:').length,
    }
  })`)) as { prompt: string; inside: number; tags: string[]; attributes: string[]; links: number }[]
  expect(found).toHaveLength(texts.length)
  for (const [at, { prompt, inside, tags, attributes, links }] of found.entries()) {
    const text = texts[at] ?? ''
    expect([inside, tags, attributes, links]).toEqual([0, [], [], 0])
    expect(prompt).not.toMatch(/(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}]/u)
    if (/^[\n\t\u0020-\u007e\u00a1-\u00ac]*$/.test(text)) expect(prompt).toBe(text)
  }
  for (let at = 0; at < texts.length; at += 50) {
    await page.locator('.open').nth(at).dispatchEvent('click')
    await page.keyboard.press('Escape')
  }
  await page.fill('#text', '<script>')
  await expect.poll(async () => page.textContent('#shown')).not.toBe('')
  expect(await page.evaluate(`[document.scripts.length, document.styleSheets.length]`)).toEqual([1, 1])
  expect(seen).toEqual([])
  await page.context().close()
})

test.runIf(HAS_BROWSER)('a thousand images are there within two seconds, and scroll', async () => {
  const some = await Promise.all(Array.from({ length: 25 }, async (_, at) => noise(at)))
  const images = Array.from({ length: 1000 }, (_, at) => {
    const one = some[at % some.length]
    if (one?.kind !== 'webp') throw new Error('no picture')
    // Other bytes for each, behind the picture's end: a photograph's 10 kB, and the browser takes none for another.
    const picture = { ...one, bytes: Buffer.concat([one.bytes, Buffer.alloc(6000, `${at}.`)]) }
    return imageOf({ id: `photo/n${at}`, prompt: `A photograph, number ${at}. `.repeat(8) }, picture, at)
  })
  const url = write('thousand.html', images)
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 } })
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Performance.enable')
  const metric = async (wanted: string): Promise<number> =>
    (await session.send('Performance.getMetrics')).metrics.find(({ name }) => name === wanted)?.value ?? NaN
  // Seconds of the processor, not of the clock: other work on this machine is not the page's fault.
  const spent = async (work: string): Promise<number> => {
    const before = await metric('ProcessTime')
    await page.evaluate(
      `(async () => { ${work}; await new Promise((done) => requestAnimationFrame(() => setTimeout(done))) })()`,
    )
    return (await metric('ProcessTime')) - before
  }
  await page.goto(url)
  const firstPicture = await page.evaluate(
    `document.querySelector('.open img').decode().then(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? performance.now())`,
  )
  const figures = {
    megabytes: fs.statSync(url.slice('file://'.length)).size / 1e6,
    firstPaintMs: firstPicture,
    open: await metric('ProcessTime'),
    scroll: await spent(
      `for (let at = 0; at < 60; at += 1) { scrollBy(0, 400); await new Promise((done) => requestAnimationFrame(done)) }`,
    ),
    filter: await spent(`text.value = 'n77'; text.dispatchEvent(new Event('input'))`),
    all: await spent(`text.value = ''; text.dispatchEvent(new Event('input'))`),
    heap: (await metric('JSHeapUsedSize')) / 1e6,
    elements: await metric('Nodes'),
  }
  // Shown where a limit is passed.
  const told = JSON.stringify(figures)
  expect(figures.open, told).toBeLessThan(2)
  expect(figures.scroll, told).toBeLessThan(60 * 0.05)
  expect(Math.max(figures.filter, figures.all), told).toBeLessThan(0.5)
  expect(figures.heap, told).toBeLessThan(50)
  if (process.env['IMAGELOCK_FIGURES']) process.stderr.write(`${told}\n`)
  await context.close()
})
