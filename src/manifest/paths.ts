// Which paths and ids a manifest, or a lock, may hold (spec: manifest.md, "Paths"; the lock is read under the same).

/** UTF-8 bytes: the name of a temporary file beside the picture needs the rest. */
const MAX_PART_BYTES = 200
const MAX_PATH_BYTES = 240
/** Characters of an id. */
export const MAX_ID_LENGTH = 128

const IMAGE_EXTENSIONS = ['png', 'jpg', 'jpeg', 'webp'] as const
const TEXT_EXTENSIONS = ['txt', 'md'] as const

/** The form of an id. */
export const ID = /^[A-Za-z0-9][A-Za-z0-9._-]*(?:\/[A-Za-z0-9][A-Za-z0-9._-]*)*$/
const ALPHANUMERIC = /^[A-Za-z0-9]+$/
const ASCII = /^[\0-\x7f]*$/
/** Paths as nearly all are: nothing in them needs a closer look, but for the names that Windows reserves. */
const PLAIN = /^[A-Za-z0-9_]+(?:[._-]+[A-Za-z0-9_]+)*(?:\/[A-Za-z0-9_]+(?:[._-]+[A-Za-z0-9_]+)*)*$/
const MAYBE_RESERVED = /(?:^|\/)(?:con|prn|aux|nul|com|lpt)/i
const ALLOWED = /^[\p{L}\p{M}\p{Nd}._ -]*$/u
const IGNORABLE = /\p{Default_Ignorable_Code_Point}/u
const IGNORABLES = /\p{Default_Ignorable_Code_Point}/gu
/** Names of devices, with any extension. */
const RESERVED = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9]) *(?:\.|$)/i

/** @returns null for an id of an image, else why it is none */
export function checkId(id: string): string | null {
  if (id.length > MAX_ID_LENGTH) return `an id has at most ${MAX_ID_LENGTH} characters`
  if (ID.test(id)) return null
  return 'an id is parts joined by "/", each of A-Z, a-z, 0-9, ".", "_", "-", that begin with a letter or digit'
}

/** @returns null for the path of a picture that may be written, relative to the manifest's folder, else why not */
export function checkPath(path: string): string | null {
  return checkForm(path) ?? checkExtension(path, IMAGE_EXTENSIONS)
}

/** @returns null for the path of a prompt's text that may be read, else why not */
export function checkTextPath(path: string): string | null {
  return checkForm(path) ?? checkExtension(path, TEXT_EXTENSIONS)
}

/** Extension of a path as it is written, without its dot, empty where it has none. */
export function extensionOf(path: string): string {
  const dot = path.lastIndexOf('.')
  if (path.endsWith('.png') && dot > 0 && path[dot - 1] !== '/') return 'png'
  if (dot < 1 || path[dot - 1] === '/') return ''
  const extension = path.slice(dot + 1)
  return ALPHANUMERIC.test(extension) ? extension : ''
}

/**
 * What two paths share that are one file where case, Unicode form or ignorable code points do not count. `ß` and `SS`
 * are the same.
 */
export function pathKey(path: string): string {
  if (ASCII.test(path)) return path.toUpperCase()
  return path.normalize('NFKC').replace(IGNORABLES, '').toLowerCase().toUpperCase().normalize('NFKC')
}

function checkExtension(path: string, extensions: readonly string[]): string | null {
  if (extensions.includes(extensionOf(path))) return null
  return `it must end in ${extensions.map((one) => `.${one}`).join(', ')}`
}

function checkForm(path: string): string | null {
  if (path.length <= MAX_PART_BYTES && PLAIN.test(path) && !MAYBE_RESERVED.test(path)) return null
  if (path === '') return 'it is empty'
  if (Buffer.byteLength(path) > MAX_PATH_BYTES) return `it has more than ${MAX_PATH_BYTES} bytes`
  if (!ASCII.test(path) && path !== path.normalize('NFC')) return 'it is not in Unicode form NFC'
  for (const part of path.split('/')) {
    const reason = checkPart(part)
    if (reason !== null) return reason
  }
  return null
}

function checkPart(part: string): string | null {
  if (part === '') return 'it must be relative, without empty parts'
  if (part === '.' || part === '..') return "it must stay inside the manifest's folder"
  if (!ALLOWED.test(part) || IGNORABLE.test(part)) {
    return 'only letters, marks and digits of any script, ".", "_", "-" and spaces inside a part are allowed'
  }
  // What a file system may take the part for: no character that is allowed folds to one that ends or parts a name.
  const folded = ASCII.test(part) ? part : part.normalize('NFKC')
  if (/^[.\- ]/.test(part) || /^[.\- ]/.test(folded)) return 'no part may begin with ".", "-" or a space'
  if (/[. ]$/.test(part)) return 'no part may end with "." or a space'
  if (RESERVED.test(folded)) return 'Windows reserves the name of a part'
  if (Buffer.byteLength(part) > MAX_PART_BYTES) return `a part has more than ${MAX_PART_BYTES} bytes`
  return null
}
