// Where pictures lie for who reads: rows and locks have paths from the manifest's folder. Pure.

/** A picture's path from the current folder; rows have it relative to the manifest's folder. */
export function fromHere(manifest: string, path: string): string {
  const parts: string[] = []
  for (const part of `${manifest}/../${path}`.split('/')) {
    const last = parts.at(-1)
    if (part === '..' && last !== undefined && last !== '..' && last !== '') parts.pop()
    else if (part !== '.') parts.push(part)
  }
  return parts.join('/')
}
