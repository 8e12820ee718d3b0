// Reads what the gateway answered to a purchase (spec: providers.md, "apiyi").
import { readFailure } from './errors.ts'
import type { Answer, PurchaseResponse } from './provider.ts'
import { ownValue, wordsOf } from './words.ts'

/** Reads an answer: one picture, or what its absence means. The body is believed in nothing but its words. */
export function readAnswer(response: PurchaseResponse): Answer {
  const failure = readFailure({
    status: response.status,
    jsonError: hasError(response.json),
    words: allWords(response),
  })
  const success = response.status >= 200 && response.status <= 299
  return failure.kind === 'refused' || !success ? failure : (readPicture(response) ?? failure)
}

/** The picture of a 200, what is wrong with it, or undefined where there is none. */
function readPicture({ status, json, base64 }: PurchaseResponse): Answer | undefined {
  const links = linksOf(json, base64.length)
  const [bytes] = base64
  const [url] = links
  if (links.length + base64.length > 1) {
    const message = `the provider answered with ${links.length + base64.length} pictures instead of one`
    return unknown('provider/several-pictures', message, status)
  }
  if (bytes !== undefined) {
    if (json === undefined) {
      return unknown('provider/broken-json', 'the answer of the provider holds a picture and is no whole JSON', status)
    }
    if (bytes.valid && bytes.bytes > 0) return { kind: 'bytes' }
    return unknown('provider/broken-base64', 'the picture in the answer of the provider is not whole base64', status)
  }
  return url === undefined ? undefined : { kind: 'url', url }
}

function unknown(code: string, what: string, status: number): Answer {
  return { kind: 'unknown', code, message: `${what} (HTTP ${status}); its list of requests tells more` }
}

/** Links to pictures; one that stands beside the bytes of the same picture counts as these. */
function linksOf(json: unknown, decoded: number): readonly string[] {
  const links: string[] = []
  let beside = decoded
  for (const item of itemsOf(json)) {
    const url = ownValue(item, 'url')
    if (typeof url !== 'string' || url === '') continue
    if (ownValue(item, 'b64_json') === '' && beside > 0) beside -= 1
    else links.push(url)
  }
  return links
}

function itemsOf(json: unknown): readonly unknown[] {
  const data = ownValue(json, 'data')
  return Array.isArray(data) ? data : []
}

/** A JSON `error` is an object, an empty one too, or a text; `null` beside a picture is none. */
function hasError(json: unknown): boolean {
  const error = ownValue(json, 'error')
  return typeof error === 'string' ? error !== '' : typeof error === 'object' && error !== null
}

/** Words of the body; those beside a picture of `data` do not count, a web page's neither. */
function allWords({ json, text, base64 }: PurchaseResponse): readonly string[] {
  if (json === undefined) return text.trimStart().startsWith('<') ? [] : wordsOf(text)
  const pictured = base64.length > 0 || linksOf(json, 0).length > 0
  return pictured ? wordsOf(json) : [...wordsOf(json), ...wordsOf(itemsOf(json))]
}
