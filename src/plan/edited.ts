// Why an `edited` image is left alone, and the commands that settle it. Pure.
import type { Item } from './plan.ts'

/**
 * Whether it is a person's own picture, accepted or adopted, whose request changed: then `restore` has nothing to bring
 * back. Else the file at its path is another than the locked one.
 */
export function isOwnChanged({ state, entry, fingerprint }: Item): boolean {
  return state === 'edited' && entry?.accepted === true && entry.fingerprint !== fingerprint
}

/** Whether `restore` settles it: it writes to the path of the lock, so that a file at another path stays in the way. */
export function isRestorable({ entry, path }: Item): boolean {
  return entry !== null && entry.path === path
}

/**
 * What keeps the file, and what does not.
 * @param named what names the manifest in a command
 */
export function settlingText(item: Item, named: string): string {
  const { id, path, entry } = item
  const keeps = `imagelock accept ${id}${named} keeps it`
  if (isOwnChanged(item)) {
    const moved = entry?.path === path ? '' : `, once it is at ${path}`
    return `${keeps}${moved}, imagelock generate --force ${id}${named} makes it anew`
  }
  const made = entry ? 'puts its picture there' : 'makes the picture'
  if (!isRestorable(item)) return `${keeps}; or remove it, and imagelock generate ${id}${named} ${made}`
  return `${keeps}, imagelock restore ${id}${named} brings the locked one back`
}
