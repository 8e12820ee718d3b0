// Pixels, and how a picture is made smaller: each pixel of the small one is the mean of the area that it covers. Pure.

/** Eight bits a channel: red, green, blue, opacity; rows from the top. */
export interface Pixels {
  readonly width: number
  readonly height: number
  readonly data: Uint8ClampedArray | Uint8Array
}

/**
 * The largest size of the same proportions within a box; a picture that fits already keeps its own.
 * @param box pixels of a side
 */
export function fitInto(
  width: number,
  height: number,
  box: number,
): { readonly width: number; readonly height: number } {
  const scale = Math.min(1, box / Math.max(width, height))
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}

/**
 * Makes a picture smaller by area averaging; transparent pixels give no colour.
 * @param width at most that of the picture; `height` too
 */
export function shrink(from: Pixels, width: number, height: number): Pixels {
  if (from.width === width && from.height === height) return from
  const columns = cover(from.width, width)
  const rows = cover(from.height, height)
  const data = new Uint8ClampedArray(width * height * 4)
  const sums = new Float64Array(width * 4)
  for (let y = 0; y < height; y += 1) {
    sums.fill(0)
    const row = rows[y] as Cover
    for (let at = row.first; at <= row.last; at += 1) addRow(from, at, weight(row, at), columns, sums)
    for (let x = 0; x < width; x += 1) {
      const alpha = sums[4 * x + 3] as number
      const to = 4 * (y * width + x)
      for (let channel = 0; channel < 3; channel += 1) {
        data[to + channel] = alpha === 0 ? 0 : (sums[4 * x + channel] as number) / alpha
      }
      data[to + 3] = alpha / (row.size * (columns[x] as Cover).size)
    }
  }
  return { width, height, data }
}

/** The pixels of a line that one pixel of the small line covers, the first and last of them in part. */
interface Cover {
  readonly first: number
  readonly last: number
  readonly head: number
  readonly tail: number
  readonly size: number
}

function cover(many: number, few: number): Cover[] {
  const size = many / few
  return Array.from({ length: few }, (_, at) => {
    const [start, end] = [at * size, Math.min(many, (at + 1) * size)]
    const first = Math.floor(start)
    const last = Math.max(first, Math.ceil(end) - 1)
    return { first, last, head: Math.min(first + 1, end) - start, tail: end - last, size: end - start }
  })
}

function weight({ first, last, head, tail }: Cover, at: number): number {
  return at === first ? head : at === last ? tail : 1
}

/** Adds one row, its columns gathered, to the sums: colours times opacity, and opacity. */
function addRow(from: Pixels, y: number, share: number, columns: readonly Cover[], sums: Float64Array): void {
  const { data } = from
  const start = 4 * y * from.width
  for (let x = 0; x < columns.length; x += 1) {
    const column = columns[x] as Cover
    let red = 0
    let green = 0
    let blue = 0
    let opacity = 0
    for (let at = column.first; at <= column.last; at += 1) {
      const pixel = start + 4 * at
      const alpha =
        (data[pixel + 3] as number) * (at === column.first ? column.head : at === column.last ? column.tail : 1)
      red += (data[pixel] as number) * alpha
      green += (data[pixel + 1] as number) * alpha
      blue += (data[pixel + 2] as number) * alpha
      opacity += alpha
    }
    sums[4 * x] = (sums[4 * x] as number) + red * share
    sums[4 * x + 1] = (sums[4 * x + 1] as number) + green * share
    sums[4 * x + 2] = (sums[4 * x + 2] as number) + blue * share
    sums[4 * x + 3] = (sums[4 * x + 3] as number) + opacity * share
  }
}
