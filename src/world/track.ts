// Follows where in a JSON document a scanner is, as far as finding the pictures needs it; JSON.parse judges the rest.

export interface Track {
  /** A byte outside strings; false where no JSON document could go on. */
  readonly token: (byte: number) => boolean
  /** A quote outside strings; false where no JSON document could go on. */
  readonly opensString: () => boolean
  /** The string that ended, without its quotes, escapes as they are. */
  readonly string: (raw: Buffer) => void
  /** The key of the string value that begins, where it is one that may hold a picture: `data[i].b64_json` or `.url`. */
  readonly pictureName: () => 'b64_json' | 'url' | null
  /** Whether the top value, an object or array, is closed. */
  readonly complete: () => boolean
}

const MAX_DEPTH = 64
const OPEN_OBJECT = 0x7b
const OPEN_ARRAY = 0x5b
const PICTURE_DEPTH = 3

/** A track that stands before a document. A byte order mark there is passed over. */
export function createTrack(): Track {
  /** True for an object, false for an array. */
  const containers: boolean[] = []
  let started = false
  let atKey = false
  let key = ''
  let topKey = ''

  const open = (byte: number): boolean => {
    const isObject = byte === OPEN_OBJECT
    if (containers.length === 0 ? started : containers.length >= MAX_DEPTH || atKey) return false
    containers.push(isObject)
    started = true
    atKey = isObject
    return true
  }
  const close = (isObject: boolean): boolean => {
    if (containers.pop() !== isObject) return false
    atKey = false
    return true
  }

  return {
    token(byte) {
      if (byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09) return true
      if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) return open(byte)
      if (containers.length === 0) return !started && (byte === 0xef || byte === 0xbb || byte === 0xbf)
      if (byte === 0x7d || byte === 0x5d) return close(byte === 0x7d)
      if (byte === 0x2c) atKey = containers[containers.length - 1] === true
      return true
    },
    opensString: () => containers.length > 0,
    string(raw) {
      if (!atKey) return
      key = raw.length > 64 ? '' : decodeKey(raw)
      if (containers.length === 1) topKey = key
      atKey = false
    },
    pictureName() {
      const there = containers.length === PICTURE_DEPTH && containers[0] && !containers[1] && containers[2]
      if (!there || atKey || topKey !== 'data') return null
      return key === 'b64_json' || key === 'url' ? key : null
    },
    complete: () => started && containers.length === 0,
  }
}

function decodeKey(raw: Buffer): string {
  const text = raw.toString('utf8')
  if (!text.includes('\\')) return text
  try {
    return String(JSON.parse(`"${text}"`))
  } catch {
    return ''
  }
}
