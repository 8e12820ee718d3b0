// What the values of a lock's entries mean together: a lock is a stranger's file, held to what a manifest could say.
import { MAX_PROMPT_BYTES } from '../manifest/limits.ts'
import { checkId, checkPath, extensionOf, pathKey } from '../manifest/paths.ts'
import { microsToUsd, usdToMicros } from '../money.ts'
import type { Parameter } from '../providers/provider.ts'
import { fingerprint } from './fingerprint.ts'
import { quoted, type Complaint } from './problems.ts'
import type { Entry, ExtraValue, Format, Receipt, Request } from './schema.ts'
import { rulesNamed, takesExtra, takesParameter } from './takes.ts'

/** What no prompt holds: C0 but newline and tab, DEL, C1, lone surrogates. */
const NOT_IN_PROMPT = /[^\P{Cc}\n\t]|\p{Cs}/u
/** As most prompts are: printable ASCII, no space at either end. */
const PLAIN_PROMPT = /^[!-~](?:[ -~]*[!-~])?$/
/** White space, controls and the like (spec manifest.md: a model is a name). */
const NOT_IN_MODEL = /[\s\p{C}]/u

const PARAMETERS: readonly Parameter[] = ['safety_tolerance', 'prompt_upsampling', 'steps', 'guidance']

const NONE: readonly [] = []

/** Checks one entry, whose shape is right already. */
export function checkEntry(id: string, entry: Entry): readonly Complaint[] {
  const pathReason = checkPath(entry.path)
  const inRequest = requestComplaints(entry.request)
  const inReceipt = receiptComplaints(entry)
  const { format } = entry.file
  const asked = entry.request.output_format ?? format
  const isPrinted = inRequest.length === 0 && entry.fingerprint === fingerprint(entry.request)
  const isNamed = pathReason === null && formatOf(entry.path) === format && asked === format
  if (isPrinted && isNamed && inReceipt.length === 0) return NONE

  const below = (code: string, says: string, ...path: string[]): Complaint => ({
    code,
    says,
    path: ['images', id, ...path],
  })
  const found = inRequest.map(([says, ...path]) => below('lock/request', says, 'request', ...path))
  if (pathReason !== null) found.push(below('lock/path', `is no path that a manifest may name: ${pathReason}`, 'path'))
  else if (formatOf(entry.path) !== format) {
    found.push(below('lock/extension', `has another extension than its file's format, ${format}`, 'path'))
  }
  // A request that no manifest could hold has no fingerprint to compare.
  if (inRequest.length === 0 && !isPrinted) {
    found.push(below('lock/fingerprint', 'is not that of the request: one of them was changed by hand', 'fingerprint'))
  }
  if (asked !== format) {
    found.push(below('lock/extension', 'is another format than that of the file', 'request', 'output_format'))
  }
  return [...found, ...inReceipt.map(([says, ...path]) => below('lock/receipt', says, ...path))]
}

/** Checks the id of an image; the key itself is at fault. */
export function checkEntryId(id: string): readonly Complaint[] {
  const reason = checkId(id)
  return reason === null ? NONE : [{ code: 'lock/id', says: `is no id: ${reason}`, path: ['images', id], key: true }]
}

/**
 * Checks the paths of all images against each other: none stands twice, on no file system, and none is another's folder.
 * @param entries those whose paths are right in themselves
 */
export function checkPaths(entries: readonly (readonly [id: string, entry: Entry])[]): readonly Complaint[] {
  const found: Complaint[] = []
  const owners = new Map<string, string>()
  const keyed = entries.map(([id, { path }]) => ({ id, key: pathKey(path) }))
  const complain = (id: string, says: string): void => {
    found.push({ code: 'lock/path-taken', says, path: ['images', id, 'path'] })
  }
  for (const { id, key } of keyed) {
    const owner = owners.get(key)
    if (owner === undefined) owners.set(key, id)
    else complain(id, `is also that of image ${quoted(owner)}`)
  }
  for (const { id, key } of keyed) {
    for (let slash = key.indexOf('/'); slash !== -1; slash = key.indexOf('/', slash + 1)) {
      const owner = owners.get(key.slice(0, slash))
      if (owner !== undefined) complain(id, `lies below the path of image ${quoted(owner)}, which is no folder`)
    }
  }
  return found
}

type Said = readonly [says: string, ...path: string[]]

function requestComplaints(request: Request): readonly Said[] {
  const { provider, model, width, height, seed, output_format, extra } = request
  const rules = rulesNamed(provider, model)
  if (rules === undefined) return [['is no provider that this version knows', 'provider']]
  const found = promptComplaints(request.prompt)
  const not = `is nothing that ${provider} takes with this model`
  if (model === '' || NOT_IN_MODEL.test(model)) found.push(['must be the name of a model', 'model'])
  if ((width === undefined) !== (height === undefined)) found.push(['must hold width and height, or neither'])
  if (width !== undefined && height !== undefined && !(rules.sized && rules.checkSize({ width, height }) === null)) {
    found.push([not, 'width'])
  }
  if (seed !== undefined && !rules.seed) found.push([not, 'seed'])
  if (output_format !== undefined && !rules.formats.includes(output_format)) found.push([not, 'output_format'])
  for (const name of PARAMETERS) {
    const value = request[name]
    if (value !== undefined && !takesParameter(rules, name, value)) found.push([not, name])
  }
  for (const name in extra) {
    if (!takesExtra(rules, name, extra[name] as ExtraValue)) found.push([not, 'extra', name])
  }
  return found
}

function promptComplaints(prompt: string): Said[] {
  if (PLAIN_PROMPT.test(prompt) && prompt.length <= MAX_PROMPT_BYTES) return []
  if (prompt === '') return [['must not be empty', 'prompt']]
  if (prompt.trim() !== prompt) return [['must not begin or end with white space', 'prompt']]
  if (Buffer.byteLength(prompt) > MAX_PROMPT_BYTES) return [[`must be at most ${MAX_PROMPT_BYTES} bytes`, 'prompt']]
  return NOT_IN_PROMPT.test(prompt) ? [['holds a control character that no prompt may hold', 'prompt']] : []
}

function receiptComplaints({ receipt, accepted }: Entry): readonly Said[] {
  if (receipt === undefined) {
    return accepted ? NONE : [['has no receipt, and is not accepted']]
  }
  if (accepted) return [['stands beside a receipt; an accepted image has none', 'accepted']]
  return costComplaints(receipt)
}

function costComplaints({ cost_usd, cost_source }: Receipt): readonly Said[] {
  const place = ['receipt', 'cost_usd'] as const
  if ((cost_usd === null) !== (cost_source === 'unknown')) {
    return [['is null where cost_source is unknown, and only there', ...place]]
  }
  if (cost_usd === null) return NONE
  if (cost_source === 'none' && cost_usd !== 0) return [['is 0 where cost_source is none', ...place]]
  const micros = usdToMicros(cost_usd)
  if (micros === null || microsToUsd(micros) !== cost_usd) return [['has at most six decimals', ...place]]
  return NONE
}

/** Format that the extension of a path stands for; `.jpeg` counts as `.jpg`. */
function formatOf(path: string): Format | null {
  switch (extensionOf(path)) {
    case 'jpg':
    case 'jpeg':
      return 'jpeg'
    case 'png':
      return 'png'
    case 'webp':
      return 'webp'
    default:
      return null
  }
}
