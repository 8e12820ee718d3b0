// How many columns of a terminal a text takes, and a text cut to some. Pure.

/** Nothing wide: combining marks, marks of no width, joiners. */
const NONE = /[\p{Mn}\p{Me}\u200b-\u200d\u2060\ufeff]/u
/** East Asian wide and fullwidth, and what terminals may show as a picture: rather a column too many than one too few. */
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{16fe0}-\u{18fff}\u{1aff0}-\u{1b2ff}\u{1f000}-\u{1faff}\u{20000}-\u{3fffd}]|\p{Extended_Pictographic}/u

/** At most so many; a terminal of another Unicode version may take fewer. */
export function columns(text: string): number {
  let sum = 0
  for (const char of text) sum += widthOf(char)
  return sum
}

function widthOf(char: string): number {
  // The quick way for nearly all.
  if (char >= ' ' && char <= '~') return 1
  return NONE.test(char) ? 0 : WIDE.test(char) ? 2 : 1
}

/** The longest beginning that takes at most so many columns. */
export function cutTo(text: string, width: number): string {
  let used = 0
  let end = 0
  for (const char of text) {
    used += widthOf(char)
    if (used > width) break
    end += char.length
  }
  return text.slice(0, end)
}
