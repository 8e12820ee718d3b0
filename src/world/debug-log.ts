// Switches Node's debug log off: `NODE_DEBUG=undici` and its like print signed URLs and keys.

/**
 * Silences `NODE_DEBUG` for the rest of the process. Node reads that variable before any user code runs, so deleting it
 * is too late, and its own copy of undici listens to the same channels as ours; so what the log prints is dropped where
 * it prints: each entry is one write to stderr of `NAME pid: …`, in other versions one call of `process._rawDebug`.
 * To be called before a client is loaded; a second call does nothing.
 */
export function silenceDebugLog(): void {
  if (!process.env['NODE_DEBUG']) return
  delete process.env['NODE_DEBUG']
  const entry = new RegExp(`^\\S+ (?:\\x1b\\[\\d+m)*${process.pid}(?:\\x1b\\[\\d+m)*: `)
  const write = process.stderr.write.bind(process.stderr) as (...all: readonly unknown[]) => boolean
  const filtered = (chunk: unknown, ...rest: readonly unknown[]): boolean =>
    typeof chunk === 'string' && entry.test(chunk) ? true : write(chunk, ...rest)
  process.stderr.write = filtered
  Object.defineProperty(process, '_rawDebug', { value: () => {}, configurable: true, writable: true })
}
