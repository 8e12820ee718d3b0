// The colours of a drawn picture: from the hex codes in its prompt, else one of a few by seed.
import type { Dice } from './dice.ts'

/** `0xRRGGBB`. */
export type Colour = number

export interface Palette {
  /** From light (0) to dark (256), between which it glides. */
  readonly tone: (depth: number) => Colour
  readonly accent: Colour
  /** Of the caption: ground, mark beside the text, text, quiet text. */
  readonly paper: Colour
  readonly mark: Colour
  readonly ink: Colour
  readonly quiet: Colour
}

type Tones = readonly [Colour, ...Colour[]]

const WHITE = 0xffffff
const NIGHT = 0x12141f

/** Five tones from light to dark, and an accent. */
const SETS: readonly [readonly [Tones, Colour], ...(readonly [Tones, Colour])[]] = [
  [[0xfbe8d3, 0xf4b393, 0xe07a5f, 0x81465e, 0x3d2c4a], 0xfff3d0],
  [[0xe9f1f2, 0xb8d4d8, 0x6fa3a8, 0x36676f, 0x173b45], 0xf2a65a],
  [[0xf4f3de, 0xcfd8a6, 0x8bad70, 0x4a7a5c, 0x1f423c], 0xf0b94f],
  [[0xe6f4f8, 0xa9d6e5, 0x4f9fc4, 0x2a6f97, 0x0f3a57], 0xffb26b],
  [[0xfff1dc, 0xf2cfa5, 0xd99a6c, 0xa65e4e, 0x4f2f3a], 0x3e8e8c],
  [[0xf4eefa, 0xd3c3ec, 0x9f8bcb, 0x65548f, 0x2f2950], 0xf6a6b2],
  [[0xfdedef, 0xf3b8c0, 0xd9748a, 0x95406b, 0x3f1f45], 0xf7c873],
  [[0xf1f3f6, 0xc6cfdb, 0x8798ae, 0x4c5d78, 0x1f2b40], 0xff7f5c],
  [[0xedf8f1, 0xb7e0cb, 0x73bba0, 0x37806f, 0x14463f], 0xf27c6a],
  [[0xfbf5e1, 0xf1dda0, 0xddb04f, 0x8e6b3a, 0x3e3326], 0x2f6f8f],
  [[0xdce3f5, 0x93a5d6, 0x5468a8, 0x2e3b72, 0x141b3c], 0xffd479],
  [[0xf7eee8, 0xe0c3b3, 0xb98c78, 0x7c5a51, 0x38292b], 0x5b8e7d],
]

const channels = (colour: Colour): [number, number, number] => [colour >> 16, (colour >> 8) & 255, colour & 255]
const join = (red: number, green: number, blue: number): Colour => (red << 16) | (green << 8) | blue

/** Brightness as the eye sees it, 0 to 255 (weights of ITU-R BT.601 in 256ths). */
function brightness(colour: Colour): number {
  const [red, green, blue] = channels(colour)
  return (red * 77 + green * 150 + blue * 29) >> 8
}

function vividness(colour: Colour): number {
  const all = channels(colour)
  return Math.max(...all) - Math.min(...all)
}

/** @param share 256ths of the second colour */
export function mix(first: Colour, second: Colour, share: number): Colour {
  const other = channels(second)
  const [red, green, blue] = channels(first).map((value, at) => value + ((((other[at] ?? 0) - value) * share) >> 8))
  return join(red ?? 0, green ?? 0, blue ?? 0)
}

/** The opposite on the colour wheel, as bright as before. */
function opposite(colour: Colour): Colour {
  const all = channels(colour)
  const span = Math.max(...all) + Math.min(...all)
  const [red, green, blue] = all
  return join(span - red, span - green, span - blue)
}

/** `#RGB` and `#RRGGBB` in a text, each once, in their order; at most eight. */
function hexCodes(text: string): Colour[] {
  const codes = text.matchAll(/#([0-9a-f]{6}|[0-9a-f]{3})(?![0-9a-z_])/gi)
  const found = new Set<Colour>()
  for (const [, digits = ''] of codes) {
    found.add(Number.parseInt(digits.length === 3 ? digits.replace(/./g, '$&$&') : digits, 16))
    if (found.size === 8) break
  }
  return [...found]
}

/** Makes tones of the given colours: sorted by brightness, with a light and a dark end where they have none. */
function tonesOf(colours: readonly Colour[]): Tones {
  const sorted = colours.toSorted((a, b) => brightness(b) - brightness(a))
  const [lightest, darkest] = [sorted[0] ?? WHITE, sorted.at(-1) ?? NIGHT]
  const light = brightness(lightest) < 215 ? [mix(lightest, WHITE, 208)] : []
  const dark = brightness(darkest) > 70 ? [mix(darkest, NIGHT, 176)] : []
  return [...light, ...sorted, ...dark] as unknown as Tones
}

function glide(tones: Tones, depth: number): Colour {
  const place = Math.max(0, Math.min(256, depth)) * (tones.length - 1)
  const [first = tones[0], second = first] = tones.slice(place >> 8)
  return mix(first, second, place & 255)
}

/**
 * The palette of a picture.
 * @param prompt its hex codes decide
 * @param dice else the seed does; thrown once in any case, so that the composition is the same
 */
export function choosePalette(prompt: string, dice: Dice): Palette {
  const set = dice.pick(SETS)
  const colours = hexCodes(prompt)
  const tones = colours.length === 0 ? set[0] : tonesOf(colours)
  const vivid = colours.toSorted((a, b) => vividness(b) - vividness(a))[0]
  const accent = vivid === undefined ? set[1] : colours.length === 1 ? mix(opposite(vivid), WHITE, 64) : vivid
  const tone = (depth: number): Colour => glide(tones, depth)
  const paper = mix(tone(0), WHITE, 160)
  const ink = mix(tone(256), NIGHT, 144)
  const mark = brightness(accent) > 215 ? tone(150) : accent
  return { tone, accent, paper, mark, ink, quiet: mix(ink, paper, 72) }
}
