// Pictures by fingerprint in a folder that outlives checkouts. It is a stranger's: nothing in it is taken but whole pictures
// whose entry's request has the wanted fingerprint and whose bytes are those that the entry names.
import { EXIT, ImagelockError, type Problem } from '../errors.ts'
import { formatLock } from '../lock/format.ts'
import { parseLock } from '../lock/parse.ts'
import type { Entry, Format } from '../lock/schema.ts'
import { extensionOf } from '../manifest/paths.ts'
import { providerNamed } from '../providers/table.ts'
import type { CacheFolder } from '../world/cache-folder.ts'
import { judgePicture, PICTURE_BYTES } from './verify.ts'

/** Pictures and entries together; above it the least recently used go. */
export const CACHE_BYTES = 1024 * 1024 * 1024
/** An entry in one line: a prompt of 128,000 bytes may be escaped to six times as much. */
const ENTRY_BYTES = 1024 * 1024
/** The id and the path's name that entries have in a cache; nothing there is named after images. */
const NAME = 'picture'
const EXTENSIONS: Readonly<Record<Format, string>> = { jpeg: 'jpg', png: 'png', webp: 'webp' }

export interface Wanted {
  readonly fingerprint: string
  /** The image's path: a picture of another format is none for it. */
  readonly path: string
}

export interface Cache {
  /** The entry of a picture that was looked at and is whole; its `path` is the cache's own. */
  readonly find: (wanted: Wanted) => Promise<Entry | null>
  /** The picture's bytes, to be compared again by whoever stores them. */
  readonly read: (fingerprint: string) => AsyncIterable<Uint8Array>
  /** Puts a bought picture in; pictures drawn here or accepted from a person are left out. */
  readonly put: (entry: Entry, bytes: AsyncIterable<Uint8Array>) => Promise<void>
  /** Keeps the folder within its bound. */
  readonly close: () => Promise<void>
  /** What was passed over, with the reason. */
  readonly problems: readonly Problem[]
}

export function openCache(folder: CacheFolder): Cache {
  const problems: Problem[] = []
  let wrote = false
  const warn = (name: string, why: string): null => {
    problems.push({
      severity: 'warning',
      code: 'cache/ignored',
      message: `${name} in the cache is passed over: ${why}`,
    })
    return null
  }
  const find = async ({ fingerprint, path }: Wanted): Promise<Entry | null> => {
    const name = nameOf(fingerprint)
    try {
      const chunks = folder.read(name)
      if (!chunks) return null
      const { entry, picture, close } = await open(chunks)
      const isOther = entry.fingerprint !== fingerprint
      const wrong = isOther ? 'it holds the picture of another request' : await judgePicture(picture, entry.file)
      await close()
      if (wrong !== null) return warn(name, wrong)
      return formatAt(path) === entry.file.format ? entry : null
    } catch (error) {
      return warn(name, (error as Error).message)
    }
  }
  return {
    problems,
    find,
    read: (fingerprint) => pictureOf(folder, nameOf(fingerprint)),
    put: async (entry, bytes) => {
      if (entry.accepted || entry.file.bytes > PICTURE_BYTES || !providerNamed(entry.request.provider)?.api) return
      const name = nameOf(entry.fingerprint)
      try {
        await folder.write(name, withEntry(entry, bytes))
        wrote = true
      } catch (error) {
        warn(name, `it could not be written (${(error as Error).message})`)
      }
    },
    close: async () => {
      if (!wrote) return
      try {
        await folder.trim(CACHE_BYTES)
      } catch (error) {
        warn('the folder', `it could not be kept within its bound (${(error as Error).message})`)
      }
    },
  }
}

function nameOf(fingerprint: string): string {
  const hex = fingerprint.slice('sha256:'.length)
  return `${hex.slice(0, 2)}/${hex}.picture`
}

function formatAt(path: string): Format | undefined {
  const extension = extensionOf(path) === 'jpeg' ? 'jpg' : extensionOf(path)
  return (Object.keys(EXTENSIONS) as Format[]).find((format) => EXTENSIONS[format] === extension)
}

/** One line that is a lock of one image, then the picture. */
async function* withEntry(entry: Entry, bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const path = `${NAME}.${EXTENSIONS[entry.file.format]}`
  const lock = formatLock({ version: 1, images: new Map([[NAME, { ...entry, path }]]) })
  yield Buffer.from(`${JSON.stringify(JSON.parse(lock))}\n`)
  yield* bytes
}

async function* pictureOf(folder: CacheFolder, name: string): AsyncGenerator<Uint8Array> {
  const chunks = folder.read(name)
  if (!chunks) throw new ImagelockError({ code: 'cache/gone', message: 'the cache lost the picture' }, EXIT.incomplete)
  const { picture } = await open(chunks)
  folder.touch(name)
  yield* picture
}

interface Opened {
  readonly entry: Entry
  readonly picture: AsyncIterable<Uint8Array>
  /** For who does not read to the end. */
  readonly close: () => Promise<void>
}

/** @throws what is no entry of a lock, by the rules of a lock */
async function open(chunks: AsyncIterable<Uint8Array>): Promise<Opened> {
  const source = chunks[Symbol.asyncIterator]()
  const close = async (): Promise<void> => void (await source.return?.())
  try {
    let head: Buffer = Buffer.alloc(0)
    let end = -1
    while (end < 0) {
      const { done, value } = await source.next()
      if (done || head.length > ENTRY_BYTES) throw new Error('it does not begin with an entry')
      const from = head.length
      head = Buffer.concat([head, value])
      end = head.indexOf(10, from)
    }
    const { lock } = parseLock(head.subarray(0, end), 'cache')
    const entry = lock.images.get(NAME)
    if (!entry || lock.images.size !== 1 || entry.accepted) throw new Error('its entry is none of a cache')
    return { entry, picture: following(head.subarray(end + 1), source, close), close }
  } catch (error) {
    await close()
    throw error
  }
}

async function* following(
  rest: Uint8Array,
  source: AsyncIterator<Uint8Array>,
  close: () => Promise<void>,
): AsyncGenerator<Uint8Array> {
  try {
    yield rest
    for (let next = await source.next(); !next.done; next = await source.next()) yield next.value
  } finally {
    await close()
  }
}
