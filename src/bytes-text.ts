// How the size of a file is told: decimal units, as file managers show them.

/** A whole number with its unit: `512 kB`, `1.8 MB`. */
export function bytesText(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  return bytes < 999_500 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`
}
