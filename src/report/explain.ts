// What `explain` says to people. Pure.
import type { Explanation } from '../plan/explain.ts'
import { plain } from './plain.ts'
import type { Paint } from './text.ts'

/** Where a value comes from, as people say it. */
const FROM: Readonly<Record<Explanation['values'][number]['from'], string>> = {
  image: 'image',
  defaults: 'defaults',
  top: 'manifest',
  vars: 'vars',
  matrix: 'matrix',
  lock: 'kept from the lock',
  derived: 'made from the id',
  provider: "the provider's default",
  spec: 'default',
}

/** What is known of an explained image beside what `--json` has. */
export interface Explained {
  readonly manifest: string
  /** What names the manifest in a command that is offered. */
  readonly named: string
  readonly isAccepted: boolean
}

/** Every effective value and where it came from, then the request. */
export function explainText(known: Explained, explanation: Explanation, paint: Paint): string {
  const { id, state, fingerprint, values, left_out: leftOut } = explanation
  const width = Math.max(...values.map(({ key }) => key.length))
  const rows = values.map(({ key, value, from, line, column }) => {
    const place = line === undefined ? FROM[from] : `${FROM[from]}, ${plain(known.manifest)}:${line}:${column}`
    return `  ${key.padEnd(width)}  ${plain(typeof value === 'string' ? value : JSON.stringify(value))}  ${paint('dim', `(${place})`)}\n`
  })
  const left =
    leftOut.length === 0
      ? ''
      : `  left out of defaults, which this model does not take: ${leftOut.map(plain).join(', ')}\n`
  return `${paint('strong', plain(id))}  ${state}\n${rows.join('')}${left}  fingerprint  ${fingerprint}\n\n${standing(known, explanation)}${sentText(explanation)}`
}

/** What `generate` does not make as it makes others; empty for all else. */
function standing({ named, isAccepted }: Explained, { id, state }: Explanation): string {
  if (state === 'orphan')
    return `  not in the manifest any more; above is what the lock has. ${plain(`imagelock prune ${id}${named}`)} drops it\n`
  if (!isAccepted) return ''
  const force = plain(`imagelock generate --force ${id}${named}`)
  if (state === 'missing')
    return `  a person's own picture, its file gone: put it back where git does not have it; ${force} makes another:\n`
  if (state === 'update')
    return `  a person's own picture, its file gone and its request changed: put it back to keep it; generate makes another:\n`
  return `  a person's own picture: generate leaves it alone; ${force} makes another:\n`
}

function sentText({ state, request }: Explanation): string {
  if (state === 'orphan') return ''
  if (request === null) return '  drawn on this machine; nothing is sent\n'
  const headers = Object.entries(request.headers).map(([name, value]) => `  ${name}: ${plain(String(value))}\n`)
  return `  ${request.method} ${plain(request.url)}\n${headers.join('')}  ${plain(JSON.stringify(request.body))}\n`
}
