// Writes a lock as its canonical text: equal content gives equal bytes (spec: lockfile.md).
import type { Entry, ExtraValue, FileFacts, Lock, Receipt, Request } from './schema.ts'

/** Orders by code units, as `<` does: the order of ids in a lock. */
export function byCodeUnits(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

/** The whole text of a lock, with its final newline. The order in which the lock holds its entries does not matter. */
export function formatLock(lock: Lock): string {
  const entries = [...lock.images].sort(([a], [b]) => byCodeUnits(a, b))
  // An object puts keys that are numbers first, so ids stand behind a slash, with which none begins, until all is text.
  const images = Object.fromEntries(entries.map(([id, entry]) => [`/${id}`, orderedEntry(entry)]))
  const text = JSON.stringify({ version: lock.version, images }, null, 2)
  return `${text.replace(/^ {4}"\//gm, '    "')}\n`
}

// The order of keys at each level. What is undefined is left out of the text.

function orderedEntry({ path, fingerprint, request, file, receipt, accepted }: Entry): object {
  return {
    path,
    fingerprint,
    request: orderedRequest(request),
    file: orderedFile(file),
    receipt: receipt && orderedReceipt(receipt),
    accepted,
  } satisfies Record<keyof Entry, unknown>
}

function orderedRequest(request: Request): object {
  return {
    provider: request.provider,
    model: request.model,
    prompt: request.prompt,
    width: request.width,
    height: request.height,
    seed: request.seed,
    output_format: request.output_format,
    safety_tolerance: request.safety_tolerance,
    prompt_upsampling: request.prompt_upsampling,
    steps: request.steps,
    guidance: request.guidance,
    extra: request.extra && sorted(request.extra),
  } satisfies Record<keyof Request, unknown>
}

function orderedFile({ sha256, git_blob, bytes, format, width, height, provenance }: FileFacts): object {
  return { sha256, git_blob, bytes, format, width, height, provenance } satisfies Record<keyof FileFacts, unknown>
}

function orderedReceipt({ request_id, cost_usd, cost_source }: Receipt): object {
  return { request_id, cost_usd, cost_source } satisfies Record<keyof Receipt, unknown>
}

function sorted(extra: Readonly<Record<string, ExtraValue>>): object {
  return Object.fromEntries(Object.entries(extra).sort(([a], [b]) => byCodeUnits(a, b)))
}
