// Looks in local git for bytes that need not be bought: the lock's last 100 versions, and whose blobs are there. Nothing is fetched.
import { createHash } from 'node:crypto'
import { parseLock } from '../lock/parse.ts'
import type { Entry, FileFacts } from '../lock/schema.ts'
import type { GitFind } from '../plan/source.ts'
import type { Git, Objects } from '../world/git.ts'

/** Versions of the lock that are looked at (spec lockfile.md). */
const VERSIONS = 100

/** An image whose bytes are sought. */
export interface Seeker {
  readonly id: string
  readonly path: string
  readonly fingerprint: string
  /** Its entry in the lock, where that has the wanted fingerprint. */
  readonly entry: Entry | null
}

export interface History {
  /** By image id. */
  readonly own: ReadonlyMap<string, GitFind>
  readonly history: ReadonlyMap<string, GitFind>
  /** Of the sought paths, those that Git LFS keeps. */
  readonly lfs: ReadonlySet<string>
}

interface Candidate {
  readonly entry: Entry
  /** The id that it had. */
  readonly id: string
}

/**
 * @param git git in the manifest's folder
 * @param lockName the lock's file name there
 */
export async function searchHistory(git: Git, lockName: string, seekers: readonly Seeker[]): Promise<History> {
  const lfs = await lfsPaths(git, seekers)
  const past = await pastEntries(git, lockName, new Set(seekers.map(({ fingerprint }) => fingerprint)))
  const wishes = seekers.map((seeker) => ({
    seeker,
    own: seeker.entry ? [{ id: seeker.id, entry: seeker.entry }] : [],
    // What a person accepted is a source for its own image alone.
    past: (past.get(seeker.fingerprint) ?? []).filter(({ id, entry }) => !entry.accepted || id === seeker.id),
  }))
  const names = wishes.flatMap(({ own, past: older }) =>
    [...own, ...older].flatMap(({ entry }) => [entry.file.git_blob, pointerBlob(entry.file)]),
  )
  const there = await existing(git, [...new Set(names)])
  const own = new Map<string, GitFind>()
  const history = new Map<string, GitFind>()
  if (there.size === 0) return { own, history, lfs }
  const objects = git.objects()
  const holds = blobChecker(objects.read)
  const pick = async (candidates: readonly Candidate[], path: string): Promise<GitFind | null> => {
    for (const { entry } of candidates) {
      if (lfs.has(path) && there.has(pointerBlob(entry.file))) return { entry, pointer: true }
      if (there.has(entry.file.git_blob) && (await holds(entry.file))) return { entry, pointer: false }
    }
    return null
  }
  try {
    for (const wish of wishes) {
      const { id, path } = wish.seeker
      const [mine, older] = [await pick(wish.own, path), await pick(wish.past, path)]
      if (mine) own.set(id, mine)
      if (older) history.set(id, older)
    }
  } finally {
    objects.close()
  }
  return { own, history, lfs }
}

/**
 * Answers whether a blob holds the bytes that a lock names beside it: a lock is a stranger's file, and one whose blob is
 * of other bytes must not keep its picture from being made. Each pair is read once.
 */
export function blobChecker(read: Objects['read']): (file: FileFacts) => Promise<boolean> {
  const known = new Map<string, Promise<boolean>>()
  const compare = async ({ git_blob, sha256 }: FileFacts): Promise<boolean> => {
    const hash = createHash('sha256')
    return (await read(git_blob, (chunk) => void hash.update(chunk))) && hash.digest('hex') === sha256
  }
  return (file) => {
    const key = `${file.git_blob} ${file.sha256}`
    const seen = known.get(key) ?? compare(file)
    known.set(key, seen)
    return seen
  }
}

/** The pointer that Git LFS keeps for these bytes (git-lfs, docs/spec.md). */
export function pointerText({ sha256, bytes }: Pick<FileFacts, 'sha256' | 'bytes'>): string {
  return `version https://git-lfs.github.com/spec/v1\noid sha256:${sha256}\nsize ${bytes}\n`
}

/** The id that git gives the pointer as a blob. */
export function pointerBlob(file: Pick<FileFacts, 'sha256' | 'bytes'>): string {
  const text = pointerText(file)
  return createHash('sha1').update(`blob ${text.length}\0${text}`).digest('hex')
}

async function lfsPaths(git: Git, seekers: readonly Seeker[]): Promise<Set<string>> {
  const input = seekers.map(({ path }) => `${path}\0`).join('')
  const { code, stdout } = await git.run(['check-attr', '-z', '--stdin', 'filter'], input)
  if (code !== 0) return new Set()
  const fields = stdout.toString('utf8').split('\0')
  return new Set(fields.filter((_, index) => index % 3 === 0 && fields[index + 2] === 'lfs'))
}

/** Entries of the wanted fingerprints, the newest version first; each is read under the rules of a lock. */
async function pastEntries(git: Git, lockName: string, wanted: ReadonlySet<string>): Promise<Map<string, Candidate[]>> {
  const found = new Map<string, Candidate[]>()
  for await (const text of lockVersions(git, lockName)) {
    for (const candidate of matching(text, wanted)) {
      const known = found.get(candidate.entry.fingerprint)
      if (known) known.push(candidate)
      else found.set(candidate.entry.fingerprint, [candidate])
    }
  }
  return found
}

/** The texts of the lock's last versions in local git, the newest first. */
export async function* lockVersions(git: Git, lockName: string): AsyncGenerator<string> {
  const { code, stdout } = await git.run(['rev-list', '-n', String(VERSIONS), '--full-history', 'HEAD', '--', lockName])
  const commits = code === 0 ? stdout.toString('latin1').split('\n').filter(Boolean) : []
  if (commits.length === 0) return
  const objects = git.objects()
  try {
    for (const commit of commits) {
      const chunks: Buffer[] = []
      if (!(await objects.read(`${commit}:./${lockName}`, (chunk) => void chunks.push(Buffer.from(chunk))))) continue
      yield Buffer.concat(chunks).toString('utf8')
    }
  } finally {
    objects.close()
  }
}

function matching(text: string, wanted: ReadonlySet<string>): Candidate[] {
  return rawEntries(text)
    .filter(([, entry]) => wanted.has(String((entry as Partial<Entry> | null)?.fingerprint)))
    .flatMap(([id, entry]) => readAlone(id, entry))
}

/** The images of a lock's text by id, not yet read under its rules; none where it cannot be read at all. */
export function rawEntries(text: string): [string, unknown][] {
  let images: unknown
  try {
    images = (JSON.parse(text) as { images?: unknown } | null)?.images
  } catch {
    return []
  }
  return typeof images === 'object' && images !== null ? Object.entries(images) : []
}

/** An old version may have been written by anybody: an entry that a lock of today would refuse is none. */
export function readAlone(id: string, raw: unknown): Candidate[] {
  try {
    const { lock } = parseLock(JSON.stringify({ version: 1, images: { [id]: raw } }), 'history')
    return [...lock.images].map(([name, entry]) => ({ id: name, entry }))
  } catch {
    return []
  }
}

/** Those of the names that are blobs in local git. */
export async function existing(git: Git, names: readonly string[]): Promise<Set<string>> {
  if (names.length === 0) return new Set()
  let { code, stdout } = await git.run(['cat-file', '--batch-check'], `${names.join('\n')}\n`)
  if (code !== 0) {
    // In a partial clone git ends at the first object that it would have to fetch: all that are here are listed instead.
    ;({ code, stdout } = await git.run(['cat-file', '--batch-check', '--batch-all-objects', '--unordered']))
    if (code !== 0) return new Set()
  }
  const wanted = new Set(names)
  const lines = stdout.toString('latin1').split('\n')
  const blobs = lines.map((line) => /^([0-9a-f]{40}) blob /.exec(line)?.[1] ?? '')
  return new Set(blobs.filter((name) => wanted.has(name)))
}
