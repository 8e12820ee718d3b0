// Git's index as git wrote it: what each path's blob is, and how its file looked when git last compared the two.

/** An entry of stage 0 of a regular file that no flag takes out of git's sight. */
export interface IndexEntry {
  /** Hex SHA-1 of the blob. */
  readonly blob: string
  /** Of the file in the work tree, in nanoseconds. */
  readonly mtimeNs: bigint
  readonly ctimeNs: bigint
  /** The low 32 bits, as git keeps them. */
  readonly inode: number
  /** The low 32 bits of the file's size; 0 where git itself distrusts the entry. */
  readonly size: number
  readonly executable: boolean
}

const HEADER_BYTES = 12
const CHECKSUM_BYTES = 20
/** What stands before an entry's path: ten numbers, the blob, the flags. */
const FIXED_BYTES = 62
/** `REG` and the rights 0644 or 0755: the only modes of regular files. */
const PLAIN = 0o100644
const EXECUTABLE = 0o100755
/** Of the flags: assume-valid, and the stage. A longer entry's second flags: skip-worktree, intent-to-add, and what is not known. */
const DISTRUSTED = 0x8000 | 0x3000
const EXTENDED = 0x4000
const BEYOND_ASCII = /[\x80-\xff]/

/**
 * Reads an index of version 2, 3 or 4 of a repository with SHA-1 (gitformat-index).
 * @param bytes the whole file
 * @param nameOf what a path from the work tree's root is called by who asks; null for one that is not asked for
 * @returns by that name; null where the file is none that can be judged by itself: another version or
 *   hash, a split or sparse index, an extension that must be understood, a wrong end
 */
export function readIndex(bytes: Buffer, nameOf: (path: string) => string | null): Map<string, IndexEntry> | null {
  if (bytes.length < HEADER_BYTES + CHECKSUM_BYTES || bytes.toString('latin1', 0, 4) !== 'DIRC') return null
  const version = bytes.readUInt32BE(4)
  if (version < 2 || version > 4) return null
  const entries = new Map<string, IndexEntry>()
  const end = bytes.length - CHECKSUM_BYTES
  let at = HEADER_BYTES
  let path = ''
  for (let left = bytes.readUInt32BE(8); left > 0; left--) {
    if (at + FIXED_BYTES > end) return null
    const flags = bytes.readUInt16BE(at + 60)
    const isLong = (flags & EXTENDED) !== 0
    const more = isLong && version > 2 ? bytes.readUInt16BE(at + FIXED_BYTES) : 0
    const name = readName(bytes, at + FIXED_BYTES + (isLong ? 2 : 0), version, path)
    if (name === null || name.end > end || (isLong && version === 2)) return null
    path = name.path
    const mode = bytes.readUInt32BE(at + 24)
    const isFile = mode === PLAIN || mode === EXECUTABLE
    if (isFile && (flags & DISTRUSTED) === 0 && more === 0) {
      const called = nameOf(decoded(path))
      if (called !== null) entries.set(called, readEntry(bytes, at, mode))
    }
    // Until version 4 entries end on a multiple of eight from their start, with one NUL at least.
    at = version === 4 ? name.end : at + ((name.end - 1 - at + 8) & ~7)
  }
  return hasKnownExtensions(bytes, at, end) ? entries : null
}

function readEntry(bytes: Buffer, at: number, mode: number): IndexEntry {
  const time = (start: number): bigint =>
    BigInt(bytes.readUInt32BE(start)) * 1_000_000_000n + BigInt(bytes.readUInt32BE(start + 4))
  return {
    ctimeNs: time(at),
    mtimeNs: time(at + 8),
    inode: bytes.readUInt32BE(at + 20),
    size: bytes.readUInt32BE(at + 36),
    blob: bytes.toString('hex', at + 40, at + 60),
    executable: mode === EXECUTABLE,
  }
}

/** @returns the path's bytes, one a character, and where those after its NUL begin */
function readName(bytes: Buffer, start: number, version: number, before: string): { path: string; end: number } | null {
  let from = start
  let kept = ''
  if (version === 4) {
    // How many bytes of the path before are left out at its end, as in offsets of a pack.
    let byte = bytes[from++] ?? 0
    let strip = byte & 127
    while ((byte & 128) !== 0 && from < bytes.length) {
      byte = bytes[from++] ?? 0
      strip = (strip + 1) * 128 + (byte & 127)
    }
    if (strip > before.length) return null
    kept = before.slice(0, before.length - strip)
  }
  const end = bytes.indexOf(0, from)
  return end === -1 ? null : { path: kept + bytes.toString('latin1', from, end), end: end + 1 }
}

function decoded(path: string): string {
  return BEYOND_ASCII.test(path) ? Buffer.from(path, 'latin1').toString('utf8') : path
}

/** An extension whose name begins with a capital may be passed over; `link` (a split index) and `sdir` (a sparse one) may not. */
function hasKnownExtensions(bytes: Buffer, start: number, end: number): boolean {
  let at = start
  while (at + 8 <= end) {
    const first = bytes[at] ?? 0
    if (first < 0x41 || first > 0x5a) return false
    at += 8 + bytes.readUInt32BE(at + 4)
  }
  return at === end
}
