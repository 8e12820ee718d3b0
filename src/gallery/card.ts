// One image of the gallery → its card: the picture, its name, and everything that is known of it. Pure.
import { bytesText } from '../bytes-text.ts'
import { type Change, type ChangeValue, requestChanges } from '../plan/changes.ts'
import { isOwnChanged, settlingText } from '../plan/edited.ts'
import type { Item } from '../plan/plan.ts'
import { wordChanges } from '../plan/words.ts'
import type { Entry, Request } from '../lock/schema.ts'
import type { Thumbnail } from '../thumbnail/thumbnail.ts'
import { dollars, escaped, relativeUrl } from './markup.ts'

export interface CardImage {
  readonly item: Item
  /** Named where the page shows several. */
  readonly manifest: string | null
  /** What names it in a command that is offered. */
  readonly named: string
  /** SHA-256 of the file at the path; null where there is none. */
  readonly sha256: string | null
  readonly picture: Thumbnail
  /** Path from the page's folder to the file; null where there is none. */
  readonly link: string | null
  /** The version before, from git. */
  readonly before: { readonly entry: Entry; readonly picture: Thumbnail } | null
}

/** What a state asks of a person. */
function saying({ item, named }: CardImage): string {
  const { id, state } = item
  const generate = `imagelock generate ${id}${named}`
  switch (state) {
    case 'unchanged':
      return 'As locked'
    case 'move':
      return `Renamed in the manifest: ${generate} moves the file`
    case 'edited': {
      const why = isOwnChanged(item)
        ? "A person's own picture, and its request changed"
        : 'The file is not the locked one'
      return `${why}: ${settlingText(item, named)}`
    }
    case 'missing':
      return `The file is not there: ${generate} brings it back`
    case 'update':
      return `The manifest wants another picture than this one: ${generate} makes it`
    case 'create':
      return `Not made yet: ${generate} makes it`
    case 'orphan':
      return `The manifest no longer has this image: imagelock prune ${id}${named} drops it`
  }
}

/** The card, an `li`. Its `details` is what the page's script shows in the viewer; without the script a person opens it. */
export function cardHtml(image: CardImage): string {
  const { item } = image
  const request = requestOf(item)
  const compare = image.before?.picture.kind === 'webp' && image.picture.kind === 'webp'
  const name = escaped(item.id)
  return `<li class="card" data-state="${item.state}" data-model="${escaped(request.model)}">
<button class="open" type="button">${pictureHtml(image.picture, altOf(image), 'now')}<span class="of">, ${name}</span></button>
<h2 class="name" title="${name}">${name}</h2>
<p class="meta"><span class="state ${item.state}">${item.state}</span> <span class="model">${escaped(request.model)}</span>${compare ? ' <span class="has">before and after</span>' : ''}</p>
<details><summary>Details<span class="of"> of ${name}</span></summary>
${beforeHtml(image)}<p class="says">${escaped(saying(image))}</p>
<p class="prompt">${escaped(request.prompt)}</p>
${sinceHtml(image)}${changesHtml(item.state === 'move' ? 'Moves' : 'What generate would change', item.changes)}<dl>${facts(image).map(factHtml).join('')}</dl>
${linkHtml(image)}</details>
</li>
`
}

/** What is wanted; of an orphan, what was. */
function requestOf(item: Item): Request {
  return (item.image?.request ?? item.entry?.request) as Request
}

function altOf({ item }: CardImage): string {
  const alt = item.image?.alt?.trim()
  return alt === undefined || alt === '' ? `no text alternative` : alt
}

function pictureHtml(picture: Thumbnail, alt: string, name: string): string {
  if (picture.kind === 'nothing') return `<span class="nothing">${escaped(picture.why)}</span>`
  const data = Buffer.from(picture.bytes).toString('base64')
  const size = `width="${picture.width}" height="${picture.height}"`
  return `<img class="${name}" alt="${escaped(alt)}" ${size} loading="lazy" decoding="async" src="data:image/webp;base64,${data}">`
}

function beforeHtml({ before, item }: CardImage): string {
  if (!before || before.picture.kind === 'nothing') return ''
  return `<figure class="earlier"><figcaption>Before</figcaption>${pictureHtml(before.picture, `${item.id} before`, 'before')}</figure>\n`
}

/** What differs between the version before and what is locked now. */
function sinceHtml({ before, item }: CardImage): string {
  if (!before || !item.image || item.state === 'update') return ''
  return changesHtml('Since the earlier version', requestChanges(before.entry, item.image))
}

function changesHtml(title: string, changes: readonly Change[]): string {
  if (changes.length === 0) return ''
  const rows = changes.map((change) => `<dt>${escaped(change.key)}</dt><dd>${changeHtml(change)}</dd>`)
  return `<section class="changes"><h3>${title}</h3><dl>${rows.join('')}</dl></section>\n`
}

/** A prompt by words, everything else by its value. */
function changeHtml({ key, from, to }: Change): string {
  if (key !== 'prompt' || typeof from !== 'string' || typeof to !== 'string')
    return `${changeValue(from, 'del')} ${changeValue(to, 'ins')}`
  const tags = { gone: 'del', new: 'ins' } as const
  const parts = wordChanges(from, to)
  return parts
    .map(({ kind, text }, at) => {
      if (kind === 'same') return escaped(text)
      const apart = kind === 'new' && parts[at - 1]?.kind === 'gone' ? ' ' : ''
      return `${apart}<${tags[kind]}>${escaped(text)}</${tags[kind]}>`
    })
    .join('')
}

function changeValue(value: ChangeValue, element: 'del' | 'ins'): string {
  return `<${element}>${value === null ? 'nothing' : escaped(String(value))}</${element}>`
}

type Fact = readonly [name: string, value: string]

function facts(image: CardImage): Fact[] {
  const { item, manifest } = image
  const { prompt: _, extra, ...parameters } = requestOf(item)
  const rest = Object.entries({ ...parameters, ...extra }).map(([name, value]): Fact => [name, String(value)])
  const alt = item.image?.alt
  return [
    ['path', item.path],
    ...(manifest === null ? [] : [['manifest', manifest] as const]),
    ['alt', alt?.trim() ? alt : 'none'],
    ...rest,
    ...(item.entry ? entryFacts(item.entry) : []),
    ...(image.sha256 !== null && image.sha256 !== item.entry?.file.sha256
      ? [['sha256 of the file', image.sha256] as const]
      : []),
  ]
}

function entryFacts({ file, receipt, accepted }: Entry): Fact[] {
  return [
    ['file', `${file.width} x ${file.height} ${file.format}, ${bytesText(file.bytes)}`],
    ['provenance', file.provenance === 'c2pa' ? 'C2PA mark' : 'none'],
    ['price', accepted ? "a person's own picture" : priceText(receipt)],
    ...(receipt?.request_id === undefined ? [] : [['request id', receipt.request_id] as const]),
    ['sha256', file.sha256],
  ]
}

function priceText(receipt: Entry['receipt']): string {
  if (!receipt || receipt.cost_usd === null) return 'not known'
  return receipt.cost_source === 'none' ? 'free' : dollars(receipt.cost_usd)
}

function factHtml([name, value]: Fact): string {
  return `<dt>${escaped(name)}</dt><dd>${escaped(value)}</dd>`
}

function linkHtml({ link, item }: CardImage): string {
  if (link === null) return ''
  return `<p><a class="file" href="${escaped(relativeUrl(link))}">Open the file<span class="of"> of ${escaped(item.id)}</span></a></p>\n`
}
