// Decodes base64 piece by piece, and tells whether it was base64 to its end.

export interface Base64Decoder {
  /** Takes the next characters (ASCII), gives the bytes that are certain so far. */
  readonly push: (characters: Buffer) => Buffer
  /** The last bytes, and whether everything was base64; white space between is not counted, padding may be left out. */
  readonly finish: () => { readonly rest: Buffer; readonly valid: boolean }
  /** Whether any character came. */
  readonly empty: () => boolean
}

const EMPTY = Buffer.alloc(0)
const PAD = 0x3d

/** 1: a digit (both alphabets of RFC 4648), 2: white space, 3: padding, 0: none of these. */
const KIND = new Uint8Array(256)
for (const c of Buffer.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_')) KIND[c] = 1
for (const c of Buffer.from(' \t\r\n')) KIND[c] = 2
KIND[PAD] = 3

/** A decoder for one text. Its memory does not grow with the text. */
export function createBase64Decoder(): Base64Decoder {
  /** At most three digits. */
  let carry: Buffer = EMPTY
  let padding = 0
  let valid = true
  let empty = true

  const clean = (characters: Buffer): Buffer => {
    const digits = Buffer.allocUnsafe(characters.length)
    let length = 0
    for (const c of characters) {
      const kind = KIND[c]
      if (kind === 1 && padding === 0) digits[length++] = c
      else if (kind === 3) padding++
      else if (kind !== 2) valid = false
    }
    return digits.subarray(0, length)
  }

  /** Node drops what is no digit in silence, which shows in the number of bytes. */
  const decode = (digits: Buffer, whole: number): Buffer | null => {
    const bytes = Buffer.from(digits.toString('latin1', 0, whole), 'base64')
    return bytes.length === (whole / 4) * 3 ? bytes : null
  }

  const push = (characters: Buffer): Buffer => {
    if (characters.length === 0) return EMPTY
    empty = false
    if (padding === 0) {
      const joined = carry.length === 0 ? characters : Buffer.concat([carry, characters])
      const whole = joined.length & ~3
      const bytes = decode(joined, whole)
      if (bytes !== null) {
        carry = clean(joined.subarray(whole))
        return bytes
      }
    }
    const digits = Buffer.concat([carry, clean(characters)])
    const whole = digits.length & ~3
    carry = Buffer.from(digits.subarray(whole))
    return decode(digits, whole) ?? EMPTY
  }

  return {
    push,
    empty: () => empty,
    finish() {
      const padded = padding === 0 || padding === ((4 - carry.length) & 3)
      return { rest: Buffer.from(carry.toString('latin1'), 'base64'), valid: valid && padded && carry.length !== 1 }
    },
  }
}
