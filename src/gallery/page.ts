// The gallery's page around its cards: one file, no network, nothing but its own style and script may act. Pure.
import { createHash } from 'node:crypto'
import type { Item } from '../plan/plan.ts'
import { STATES } from '../plan/state.ts'
import { count, dollars, escaped } from './markup.ts'
import { SCRIPT } from './script.ts'
import { STYLE } from './style.ts'

/** A file that does not begin so is a person's own and is never overwritten. */
export const MARK = '<!doctype html>\n<!-- imagelock gallery: made by a program, and overwritten by it -->\n'

export interface PageFacts {
  readonly manifests: readonly string[]
  readonly items: readonly Item[]
  /** Images with a version before the present one. */
  readonly compared: number
}

/** Everything before the first card. */
export function pageHead({ manifests, items, compared }: PageFacts): string {
  const [first = '', ...more] = manifests
  const title = more.length === 0 ? first : more.length < 3 ? manifests.join(', ') : `${manifests.length} manifests`
  const prices = items.map(({ entry }) => entry?.receipt?.cost_usd ?? 0)
  const total = Math.round(prices.reduce((sum, price) => sum + price * 1e6, 0)) / 1e6
  const parts = [
    count(items.length, 'image'),
    ...(compared > 0 ? [`${compared} with a version before`] : []),
    ...(total > 0 ? [`${dollars(total)} in the lock's receipts`] : []),
  ]
  return `${MARK}<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy()}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="imagelock gallery">
<title>${escaped(title)}: gallery</title>
<link rel="icon" href="data:,">
<style>${STYLE}</style>
</head>
<body>
<header class="top">
<h1>${escaped(title)}</h1>
<p>${parts.join(' · ')}</p>
</header>
${filters(items)}<main>
<ul class="grid">
`
}

/** Everything after the last card. */
export function pageFoot(): string {
  return `</ul>
<p class="none" id="none" hidden>No image fits the filter. <button type="button" id="clear">Show all</button></p>
</main>
<footer class="foot">
<p>Made by <code>imagelock gallery</code>: small copies of the pictures, as they were then. Keys: <kbd>/</kbd> filter, arrows move, <kbd>Enter</kbd> opens, <kbd>Esc</kbd> closes.</p>
</footer>
<dialog id="viewer" aria-labelledby="viewer-name">
<header>
<h2 id="viewer-name" aria-live="polite"></h2>
<span id="place"></span>
<button type="button" id="previous" aria-label="Previous image">←</button>
<button type="button" id="next" aria-label="Next image">→</button>
<button type="button" id="close">Close</button>
</header>
<div id="stage"></div>
<div id="facts" tabindex="0" role="region" aria-label="Details"></div>
</dialog>
<script>${SCRIPT}</script>
</body>
</html>
`
}

/** By their hashes, the page's own style and script alone; pictures only from the page itself. */
function policy(): string {
  const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
  const rules = [`default-src 'none'`, 'img-src data:', `style-src ${hash(STYLE)}`, `script-src ${hash(SCRIPT)}`]
  return [...rules, `base-uri 'none'`, `form-action 'none'`].join('; ')
}

function filters(items: readonly Item[]): string {
  const states = STATES.map((state) => [state, items.filter((item) => item.state === state).length] as const)
  const boxes = states
    .filter(([, number]) => number > 0)
    .map(
      ([state, number]) =>
        `<label><input type="checkbox" value="${state}"><span class="state ${state}">${state}</span><b>${number}</b></label>`,
    )
  const models = [
    ...new Set(items.map(({ image, entry }) => (image?.request ?? entry?.request)?.model ?? '')),
  ].toSorted()
  const choices = models.map((model) => `<option value="${escaped(model)}">${escaped(model)}</option>`)
  return `<form class="bar" id="filters" role="search" aria-label="Filter the images">
<label class="text"><span class="of">Filter by id, prompt or parameter</span><input type="search" id="text" placeholder="Filter by id, prompt, seed …" autocomplete="off" spellcheck="false"></label>
<fieldset class="states"><legend class="of">States</legend>${boxes.join('')}</fieldset>
<label><span class="of">Model</span><select id="model"><option value="">All models</option>${choices.join('')}</select></label>
<p id="shown" role="status"></p>
</form>
`
}
