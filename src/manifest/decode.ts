// Bytes to text: UTF-8 within the size limit, or why not.
import { errorAt, type Finding } from './findings.ts'
import { MAX_FILE_BYTES } from './limits.ts'
import { type Source, sourceOf } from './source.ts'

export interface Decoded {
  readonly source: Source
  readonly findings: Finding[]
  /** False where the text is not what the bytes say. */
  readonly readable: boolean
}

/** A file that is too large is not looked into; one that is no UTF-8 is read with marks in place of what is none. */
export function decode(bytes: Uint8Array, file: string): Decoded {
  if (bytes.length > MAX_FILE_BYTES) {
    const message = `a manifest has at most ${MAX_FILE_BYTES / 1024 / 1024} MiB (this one has ${bytes.length} bytes)`
    const findings = [errorAt(0, 'manifest/file-size', message)]
    return { source: sourceOf(file, ''), findings, readable: false }
  }
  const text = strictly(bytes)
  if (text !== null) return { source: sourceOf(file, text), findings: [], readable: true }
  const at = invalidAt(bytes)
  const source = sourceOf(file, new TextDecoder('utf-8').decode(bytes))
  return {
    source,
    findings: [errorAt(at, 'manifest/encoding', 'a manifest is UTF-8; these bytes are not')],
    readable: true,
  }
}

/** The text without a byte order mark, null where the bytes are no UTF-8. */
function strictly(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** Offset in the text of the first bytes that are no UTF-8: the longest valid beginning, found by halving. */
function invalidAt(bytes: Uint8Array): number {
  let low = 0
  let high = bytes.length
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (isBeginning(bytes.subarray(0, middle))) low = middle
    else high = middle
  }
  return strictBeginning(bytes.subarray(0, low)).length
}

/** Whether bytes are UTF-8 that may end within a character. */
function isBeginning(bytes: Uint8Array): boolean {
  try {
    strictBeginning(bytes)
    return true
  } catch {
    return false
  }
}

function strictBeginning(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
}
