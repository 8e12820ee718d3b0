// The letters of the caption as strokes on a grid: Latin, Greek, Cyrillic, digits, signs.

/**
 * Strokes by letter, divided by `|`. A point is two digits of base 36, x and y, with the baseline at 4, small letters
 * up to c (12) and capitals up to g (16). A point with `~` is passed by, as in a TrueType outline: the curve bends towards it.
 * A stroke that ends in `z` is closed.
 */
const LATIN: Readonly<Record<string, string>> = {
  A: '04 4g 84|18 78',
  B: '04 0g 4g ~7g 7d ~7a 4a 0a|4a ~8a 87 ~84 44 04',
  C: '8e ~7g 5g ~0g 0a ~04 54 ~74 86',
  D: '04 0g 3g ~8g 8a ~84 34 04',
  E: '7g 0g 04 74|0a 6a',
  F: '7g 0g 04|0a 6a',
  G: '8e ~7g 5g ~0g 0a ~04 54 ~84 87 8a 5a',
  H: '04 0g|84 8g|0a 8a',
  I: '04 0g',
  J: '5g 57 ~54 24 ~04 06',
  K: '04 0g|8g 09|3b 84',
  L: '0g 04 74',
  M: '04 0g 58 ag a4',
  N: '04 0g 84 8g',
  O: '~9g ~94 ~04 ~0g z',
  P: '04 0g 4g ~8g 8c ~89 49 09',
  Q: '~9g ~94 ~04 ~0g z|68 a3',
  R: '04 0g 4g ~8g 8d ~89 49 09|49 84',
  S: '8e ~7g 4g ~0g 0d ~0a 4a ~8a 87 ~84 44 ~14 06',
  T: '0g 8g|4g 44',
  U: '0g 08 ~04 44 ~84 88 8g',
  V: '0g 44 8g',
  W: '0g 34 6e 94 cg',
  X: '04 8g|0g 84',
  Y: '0g 4a 8g|4a 44',
  Z: '0g 8g 04 84',
  a: '1b ~2c 3c ~6c 69 64|69 38 ~08 06 ~04 24 ~54 67',
  b: '0g 04|09 ~0c ~7c ~74 ~04 07',
  c: '6b ~5c 4c ~0c ~04 44 ~54 65',
  d: '7g 74|79 ~7c ~0c ~04 ~74 77',
  e: '08 78 ~7c ~0c ~04 44 ~64 75',
  f: '5g 4g ~2g 2d 24|0c 5c',
  g: '7c 73 ~70 40 ~20 11|79 ~7c ~0c ~04 ~74 77',
  h: '0g 04|08 ~0c 4c ~7c 79 74',
  i: '0c 04|0g 0g',
  j: '2c 22 ~20 00|2g 2g',
  k: '0g 04|6c 07|29 64',
  l: '0g 06 ~04 24',
  m: '0c 04|08 ~0c 3c ~6c 69 64|69 ~6c 9c ~cc c9 c4',
  n: '0c 04|08 ~0c 4c ~7c 79 74',
  o: '~7c ~74 ~04 ~0c z',
  p: '0c 00|09 ~0c ~7c ~74 ~04 07',
  q: '7c 70|79 ~7c ~0c ~04 ~74 77',
  r: '0c 04|08 ~0c 4c 5c',
  s: '6b ~5c 3c ~0c 0a ~08 38 ~68 66 ~64 34 ~14 05',
  t: '2f 26 ~24 54|0c 5c',
  u: '0c 07 ~04 34 ~74 78|7c 74',
  v: '0c 34 6c',
  w: '0c 24 5b 84 ac',
  x: '04 6c|0c 64',
  y: '0c 34|6c 34 ~20 00',
  z: '0c 6c 04 64',
  Ø: '~9g ~94 ~04 ~0g z|03 9h',
  ø: '~7c ~74 ~04 ~0c z|03 7d',
  Æ: '04 6g dg|6g 64 d4|6a ca|38 68',
  æ: '1b ~2c 3c ~6c 68 ~64 24 ~04 06 ~08 38 68 d8 ~dc ~6c ~64 a4 ~c4 d5',
  Œ: 'fg 9g ~0g ~04 94 f4|9g 94|9a ea',
  œ: '~7c ~74 ~04 ~0c z|78 e8 ~ec ~7c ~74 b4 ~d4 e5',
  ß: '04 0d ~0g 3g ~6g 6d ~6b 3a ~7a 77 ~74 44 34',
  Đ: '14 1g 4g ~9g 9a ~94 44 14|0a 4a',
  đ: '7g 74|79 ~7c ~0c ~04 ~74 77|4e 8e',
  ð: '79 ~7c ~0c ~04 ~74 79 ~7d 2g|2d 6g',
  Þ: '04 0g|0d 4d ~8d 8a ~87 47 07',
  þ: '0g 00|09 ~0c ~7c ~74 ~04 07',
  Ł: '1g 14 84|08 5c',
  ł: '1g 16 ~14 34|09 3c',
  ı: '0c 04',
}

const SIGNS: Readonly<Record<string, string>> = {
  0: '~7g ~74 ~04 ~0g z',
  1: '0d 3g 34',
  2: '0d ~0g 3g ~7g 7c ~7a 04 74',
  3: '0e ~1g 3g ~7g 7d ~7a 3a|3a ~7a 77 ~74 34 ~14 06',
  4: '54 5g 07 77',
  5: '6g 1g 0a ~1b 3b ~7b 77 ~74 34 ~14 06',
  6: '5g ~0d 08|~7b ~74 ~04 ~0b z',
  7: '0g 7g 24',
  8: '~7g ~7a ~0a ~0g z|~7a ~74 ~04 ~0a z',
  9: '7c ~77 24|~7g ~79 ~09 ~0g z',
  '!': '0g 08|04 04',
  '"': '0g 0d|3g 3d',
  '#': '14 3g|54 7g|08 88|0c 8c',
  $: '7d ~6e 4e ~0e 0c ~0a 4a ~8a 88 ~86 46 ~16 07|4h 43',
  '%': '04 8g|~3g ~3c ~0c ~0g z|~88 ~84 ~54 ~58 z',
  '&': '84 1d ~1g 3g ~5g 5e ~5c 2a ~08 07 ~04 34 ~74 89',
  "'": '0g 0d',
  '(': '3h ~0e 0a ~06 33',
  ')': '0h ~3e 3a ~36 03',
  '*': '3g 3a|0e 6c|6e 0c',
  '+': '4e 46|0a 8a',
  ',': '15 14 02',
  '-': '09 49',
  '.': '04 04',
  '/': '03 5h',
  ':': '04 04|0b 0b',
  ';': '15 14 02|1b 1b',
  '<': '7e 0a 76',
  '=': '0c 7c|08 78',
  '>': '0e 7a 06',
  '?': '0d ~0g 3g ~6g 6d ~6b 39 38|34 34',
  '@': '93 ~83 53 ~03 0a ~0g 5g ~ag aa ~a7 87 ~77 79 7d|7a ~7d ~37 ~77 7a',
  '[': '3h 0h 03 33',
  '\\': '0h 53',
  ']': '0h 3h 33 03',
  '^': '0c 3g 6c',
  _: '02 72',
  '`': '0g 2e',
  '{': '3h ~1h 1e ~1a 0a ~1a 16 ~13 33',
  '|': '0h 03',
  '}': '0h ~2h 2e ~2a 3a ~2a 26 ~23 03',
  '~': '09 ~1c 49 ~76 89',
  '–': '09 79',
  '×': '06 68|08 66',
  '°': '~3g ~3d ~0d ~0g z',
  '¿': '67 ~64 34 ~04 07 ~09 3b 3c|3g 3g',
  '¡': '0c 04|0g 0g',
  '«': '3b 08 35|7b 48 75',
  '»': '0b 38 05|4b 78 45',
}

const GREEK_AND_CYRILLIC: Readonly<Record<string, string>> = {
  Б: '7g 0g 04 44 ~84 87 ~8a 4a 0a',
  Г: '6g 0g 04',
  Ґ: '6j 6g 0g 04',
  ґ: '4f 4c 0c 04',
  Д: '02 04 84 82|14 ~2a 2g 7g 74',
  Ж: '5g 54|0g 5a ag|04 5a a4',
  З: '0e ~1g 3g ~7g 7d ~7a 3a|3a ~7a 77 ~74 34 ~14 06',
  И: '0g 04 8g 84',
  Л: '04 ~2a 2g 8g 84',
  П: '04 0g 8g 84',
  У: '0g 4a|8g 4a ~24 04',
  Ф: '5h 53|~ae ~a6 ~06 ~0e z',
  Ц: '0g 04 84 82|7g 74',
  Ч: '0g 0d ~09 49 7a|7g 74',
  Ш: '0g 04 a4 ag|5g 54',
  Щ: '0g 04 b4 b2|ag a4|5g 54',
  Ъ: '0g 2g 24 54 ~94 97 ~9a 5a 2a',
  Ы: '0g 04 34 ~64 67 ~6a 3a 0a|9g 94',
  Ь: '0g 04 44 ~84 87 ~8a 4a 0a',
  Э: '0e ~1g 3g ~8g 8a ~84 34 ~14 06|3a 8a',
  Є: '8e ~7g 5g ~0g 0a ~04 54 ~74 86|0a 5a',
  Ю: '0g 04|0a 3a|~bg ~b4 ~34 ~3g z',
  Я: '84 8g 4g ~0g 0d ~09 49 89|49 04',
  б: '7g ~0f 08|~7b ~74 ~04 ~0b z',
  ф: '5g 50|~ac ~a4 ~04 ~0c z',
  Δ: '04 4g 84 z',
  Θ: '~9g ~94 ~04 ~0g z|3a 6a',
  Λ: '04 4g 84',
  Ξ: '0g 7g|1a 6a|04 74',
  Σ: '8g 0g 4a 04 84',
  Ψ: '5g 54|0g 0c ~08 58 ~a8 ac ag',
  Ω: '04 34 ~0a 0c ~0g 4g ~8g 8c ~8a 54 84',
  α: '7c ~54 34 ~04 08 ~0c 3c ~5c 74',
  β: '00 0d ~0g 3g ~6g 6d ~6b 3a ~7a 77 ~74 34 ~14 06',
  γ: '0c 34 30|6c 34',
  δ: '6g 1g 5b|~7c ~74 ~04 ~0c z',
  ε: '6b ~5c 3c ~0c 0a ~08 38|38 ~08 06 ~04 34 ~54 65',
  ζ: '1g 6g ~08 06 ~04 44 ~64 62',
  η: '0c 04|08 ~0c 3c ~6c 69 60',
  θ: '~6g ~64 ~04 ~0g z|0a 6a',
  ι: '0c 06 ~04 24',
  λ: '0g 2g 74|4b 04',
  μ: '0c 00|07 ~04 34 ~74 78|7c 74',
  ν: '0c 34 6c',
  ξ: '0g 6g ~0f 0d ~0a 4a ~09 06 ~04 44 ~64 62',
  π: '0c 8c|2c 24|6c 64',
  ρ: '00 08 ~0c ~7c ~74 ~04 07',
  σ: '8c 4c ~0c ~04 ~74 ~7a 5c',
  ς: '6b ~5c 4c ~0c 08 ~04 44 ~64 62',
  τ: '0c 6c|3c 36 ~34 54',
  υ: '0c 07 ~04 34 ~74 78 7c',
  χ: '0c 70|7c 00',
  ψ: '5g 50|0c 08 ~04 54 ~a4 a8 ac',
  ω: '1c ~0c 08 ~04 34 ~54 57 59|57 ~54 74 ~a4 a8 ~ac 9c',
}

/** Letters that look like others, in pairs; and signs that may stand for others. */
const ALIKE =
  'АAВBЕEКKМMНHОOРPСCТTХXІIЈJЅSаaеeоoрpсcуyхxіiјjѕsΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXΓГΠПΦФοoκкφф‘\'’\'“"”"„"‚,—–−-‐-‑-µμ'

/** Small Cyrillic letters that are drawn as their capitals, less high. */
const SMALL_CAPITALS = 'вгджзиклмнптцчшщъыьэєюя'

/** Marks over and under letters: the middle at x 4, and 4 as the top of the letter (under it: the baseline). */
const MARKS: Readonly<Record<string, string>> = {
  '\u0300': '29 57',
  '\u0301': '37 69',
  '\u0302': '27 49 67',
  '\u0303': '17 ~2a 48 ~66 79',
  '\u0304': '28 68',
  '\u0306': '29 ~27 47 ~67 69',
  '\u0307': '48 48',
  '\u0308': '28 28|68 68',
  '\u030a': '~6a ~66 ~26 ~2a z',
  '\u030b': '27 49|57 79',
  '\u030c': '29 47 69',
}
const MARKS_UNDER: Readonly<Record<string, string>> = {
  '\u0327': '44 42 ~61 40 20',
  '\u0328': '54 ~31 60',
  '\u0323': '41 41',
  '\u0326': '42 30',
}

/** Points in the grid's units; `on` false where the curve only bends towards it. */
export interface GlyphPoint {
  readonly x: number
  readonly y: number
  readonly on: boolean
}
export interface GlyphStroke {
  readonly points: readonly GlyphPoint[]
  readonly closed: boolean
}

/** A letter with its marks. */
export interface Glyph {
  readonly strokes: readonly GlyphStroke[]
  /** From the first to the last upright, in the grid's units. */
  readonly width: number
}

export const BASELINE = 4
/** Height of capitals over the baseline. */
const CAPITAL = 12
const SMALL = 8

function readStrokes(text: string, place: (x: number, y: number) => readonly [number, number]): GlyphStroke[] {
  return text.split('|').map((stroke) => {
    const closed = stroke.endsWith(' z')
    const points = stroke
      .replace(/ z$/, '')
      .split(' ')
      .map((point) => {
        const on = !point.startsWith('~')
        const [x, y] = place(Number.parseInt(point.at(-2) ?? '0', 36), Number.parseInt(point.at(-1) ?? '0', 36))
        return { x, y, on }
      })
    return { points, closed }
  })
}

/** The letter that is drawn for this one. */
function alike(letter: string): string {
  const at = ALIKE.indexOf(letter)
  return at >= 0 && at % 2 === 0 ? (ALIKE[at + 1] ?? letter) : letter
}

function readLetter(letter: string): GlyphStroke[] | undefined {
  const shown = alike(letter)
  const strokes = LATIN[shown] ?? SIGNS[shown] ?? GREEK_AND_CYRILLIC[shown]
  if (strokes !== undefined) return readStrokes(strokes, (x, y) => [x, y])
  if (!SMALL_CAPITALS.includes(shown)) return undefined
  const capital = shown === 'к' ? 'K' : shown.toUpperCase()
  const known = readLetter(capital)
  return known?.map(({ points, closed }) => ({
    points: points.map(({ x, y, on }) => ({ x, y: BASELINE + Math.floor(((y - BASELINE) * SMALL) / CAPITAL), on })),
    closed,
  }))
}

/**
 * The strokes of a letter.
 * @param letter one base letter and the marks that combine with it (form NFD)
 * @returns undefined where it is not among those that are drawn
 */
export function readGlyph(letter: string): Glyph | undefined {
  const [base = '', ...marks] = letter
  const strokes = readLetter(marks.length > 0 && alike(base) === 'i' ? 'ı' : base)
  if (strokes === undefined) return undefined
  const points = strokes.flatMap((stroke) => stroke.points)
  const width = points.reduce((most, { x }) => Math.max(most, x), 0)
  const top = points.reduce((most, { y }) => Math.max(most, y), 0)
  const placed = marks.map((mark) => {
    const over = MARKS[mark]
    const under = MARKS_UNDER[mark]
    const shift = (width >> 1) - 4
    if (over !== undefined) return readStrokes(over, (x, y) => [x + shift, y + top - 4])
    return under === undefined ? undefined : readStrokes(under, (x, y) => [x + shift, y])
  })
  if (placed.includes(undefined)) return undefined
  return { strokes: [...strokes, ...placed.flatMap((mark) => mark ?? [])], width }
}
