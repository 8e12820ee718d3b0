// The entropy coding of a baseline JPEG with the tables of annex K.3.

interface Table {
  /** Codes by length, 1 to 16 bits. */
  readonly counts: readonly number[]
  readonly symbols: readonly number[]
}

/** The symbols of the AC tables: run of zeros in the high digit, size of the value in the low one. */
const hex = (text: string): number[] => [...Buffer.from(text, 'hex')]

const DC_SYMBOLS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]
const LUMA_DC: Table = { counts: [0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0], symbols: DC_SYMBOLS }
const CHROMA_DC: Table = { counts: [0, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0], symbols: DC_SYMBOLS }
const LUMA_AC: Table = {
  counts: [0, 2, 1, 3, 3, 2, 4, 3, 5, 5, 4, 4, 0, 0, 1, 0x7d],
  symbols: hex(
    '01020300041105122131410613516107227114328191a1082342b1c11552d1f02433627282090a161718191a25262728292a3435363738393a434445464748494a535455565758595a636465666768696a737475767778797a838485868788898a92939495969798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae1e2e3e4e5e6e7e8e9eaf1f2f3f4f5f6f7f8f9fa',
  ),
}
const CHROMA_AC: Table = {
  counts: [0, 2, 1, 2, 4, 4, 3, 4, 7, 5, 4, 4, 0, 1, 2, 0x77],
  symbols: hex(
    '000102031104052131061241510761711322328108144291a1b1c109233352f0156272d10a162434e125f11718191a262728292a35363738393a434445464748494a535455565758595a636465666768696a737475767778797a82838485868788898a92939495969798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae2e3e4e5e6e7e8e9eaf2f3f4f5f6f7f8f9fa',
  ),
}

/** The DHT segment of all four tables. */
export function writeTables(): number[] {
  const tables = [
    [0x00, LUMA_DC],
    [0x10, LUMA_AC],
    [0x01, CHROMA_DC],
    [0x11, CHROMA_AC],
  ] as const
  const body = tables.flatMap(([id, { counts, symbols }]) => [id, ...counts, ...symbols])
  return [0xff, 0xc4, (body.length + 2) >> 8, (body.length + 2) & 255, ...body]
}

/** Codes by symbol: the code in the high bits, its length in the low five (T.81, annex C). */
function codesOf({ counts, symbols }: Table): Uint32Array {
  const codes = new Uint32Array(256)
  let [code, next] = [0, 0]
  counts.forEach((count, at) => {
    for (let used = 0; used < count; used += 1) {
      codes[symbols[next] ?? 0] = (code << 5) | (at + 1)
      code += 1
      next += 1
    }
    code <<= 1
  })
  return codes
}

export interface Coder {
  /** @param flat true where only the first value is not 0 */
  readonly write: (block: Int32Array, component: number, flat: boolean) => void
  /** Bytes that are ready. */
  readonly length: () => number
  /** Gives the bytes that are ready and forgets them. */
  readonly take: () => Uint8Array
  /** Fills the last byte and writes the end-of-image marker. */
  readonly finish: () => void
}

const END_OF_BLOCK = 0x00
const SIXTEEN_ZEROS = 0xf0

/** Starts the coding of a scan. @param order places in a block in the order that they are written */
export function createCoder(order: Uint8Array): Coder {
  const dc = [codesOf(LUMA_DC), codesOf(CHROMA_DC)] as const
  const ac = [codesOf(LUMA_AC), codesOf(CHROMA_AC)] as const
  const last = [0, 0, 0]
  let bytes = new Uint8Array(64 * 1024)
  let length = 0
  let held = 0
  let bits = 0

  const put = (value: number, count: number): void => {
    held = (held << count) | value
    bits += count
    while (bits >= 8) {
      bits -= 8
      const byte = (held >> bits) & 255
      bytes[length++] = byte
      if (byte === 0xff) bytes[length++] = 0
    }
    held &= (1 << bits) - 1
  }
  const putSymbol = (codes: Uint32Array, symbol: number): void => {
    const code = codes[symbol] ?? 0
    put(code >>> 5, code & 31)
  }
  /** Writes a value after its symbol, which tells its size; negative ones as T.81, F.1.2.1 says. */
  const putValue = (codes: Uint32Array, run: number, value: number): void => {
    const size = 32 - Math.clz32(Math.abs(value))
    putSymbol(codes, (run << 4) | size)
    if (size > 0) put(value < 0 ? value + (1 << size) - 1 : value, size)
  }

  return {
    write: (block, component, flat) => {
      // A block needs at most 64 * 27 bits, twice that with every byte stuffed.
      if (length + 512 > bytes.length) {
        const larger = new Uint8Array(bytes.length * 2)
        larger.set(bytes)
        bytes = larger
      }
      const kind = component === 0 ? 0 : 1
      const value = block[0] ?? 0
      putValue(dc[kind], 0, value - (last[component] ?? 0))
      last[component] = value
      let run = 0
      for (let at = 1; at < 64 && !flat; at += 1) {
        const here = block[order[at] ?? 0] ?? 0
        if (here === 0) {
          run += 1
          continue
        }
        for (; run > 15; run -= 16) putSymbol(ac[kind], SIXTEEN_ZEROS)
        putValue(ac[kind], run, here)
        run = 0
      }
      if (flat || run > 0) putSymbol(ac[kind], END_OF_BLOCK)
    },
    length: () => length,
    take: () => {
      const ready = bytes.slice(0, length)
      length = 0
      return ready
    },
    finish: () => {
      if (bits > 0) put((1 << (8 - bits)) - 1, 8 - bits)
      bytes[length++] = 0xff
      bytes[length++] = 0xd9
    },
  }
}
