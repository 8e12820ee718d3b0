// Two texts → what was taken out of the one and put in for the other, by words. Pure.

/** A piece of both texts, of the old or of the new one; in order, they make up both. */
export interface Part {
  readonly kind: 'same' | 'gone' | 'new'
  readonly text: string
}

/** Words, runs of blanks, single other characters; scripts without blanks go by character. */
const TOKEN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}])[\p{L}\p{M}\p{N}_])+|\s+|./gsu
/** Longer differences, and those that need more steps, are one replacement: what is shown stays cheap and readable. */
const MAX_TOKENS = 1000
const MAX_STEPS = 100
/** Texts with less in common than this part of the longer one are shown one after the other. */
const LEAST_COMMON = 0.25

/** Linear in the texts' length: differences above the limits are one replacement of everything between the equal ends. */
export function wordChanges(from: string, to: string): Part[] {
  const a = from.match(TOKEN) ?? []
  const b = to.match(TOKEN) ?? []
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1
  let end = 0
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end += 1
  const middle = between(a.slice(start, a.length - end), b.slice(start, b.length - end))
  const same = (tokens: readonly string[]): Part => ({ kind: 'same', text: tokens.join('') })
  const parts = grouped([same(a.slice(0, start)), ...middle, same(a.slice(a.length - end))])
  const common = parts.reduce((sum, { kind, text }) => (kind === 'same' ? sum + text.trim().length : sum), 0)
  if (common < LEAST_COMMON * Math.max(from.length, to.length)) return replaced(from, to)
  return parts
}

function replaced(from: string, to: string): Part[] {
  return [{ kind: 'gone', text: from } as const, { kind: 'new', text: to } as const].filter(({ text }) => text !== '')
}

/** How far each diagonal came, of which there are `MAX_STEPS` on either side and one beyond. */
type Reached = Int32Array
const MIDDLE = MAX_STEPS + 1

/** The shortest edit script (Myers 1986), or one replacement where that is long. */
function between(a: readonly string[], b: readonly string[]): Part[] {
  const whole = replaced(a.join(''), b.join(''))
  if (a.length === 0 || b.length === 0 || a.length > MAX_TOKENS || b.length > MAX_TOKENS) return whole
  const words = new Set(a)
  if (!b.some((token) => token.trim() !== '' && words.has(token))) return whole
  const trace: Reached[] = []
  const reached = new Int32Array(2 * MIDDLE + 1)
  for (let step = 0; step <= MAX_STEPS; step += 1) {
    trace.push(reached.slice())
    for (let diagonal = -step; diagonal <= step; diagonal += 2) {
      let x = furthest(reached, diagonal, step)
      while (x < a.length && x - diagonal < b.length && a[x] === b[x - diagonal]) x += 1
      reached[MIDDLE + diagonal] = x
      if (x >= a.length && x - diagonal >= b.length) return walkBack(a, b, trace)
    }
  }
  return whole
}

function isDown(reached: Reached, diagonal: number, step: number): boolean {
  return diagonal === -step || (diagonal !== step && at(reached, diagonal - 1) < at(reached, diagonal + 1))
}

function at(reached: Reached, diagonal: number): number {
  return reached[MIDDLE + diagonal] ?? 0
}

function furthest(reached: Reached, diagonal: number, step: number): number {
  if (step === 0) return 0
  return isDown(reached, diagonal, step) ? at(reached, diagonal + 1) : at(reached, diagonal - 1) + 1
}

function walkBack(a: readonly string[], b: readonly string[], trace: readonly Reached[]): Part[] {
  const parts: Part[] = []
  let x = a.length
  let y = b.length
  for (let step = trace.length - 1; step > 0; step -= 1) {
    const reached = trace[step] as Reached
    const down = isDown(reached, x - y, step)
    const fromX = at(reached, x - y + (down ? 1 : -1))
    for (const end = down ? fromX : fromX + 1; x > end; y -= 1)
      parts.push({ kind: 'same', text: a[(x -= 1)] as string })
    if (down) parts.push({ kind: 'new', text: b[(y -= 1)] as string })
    else parts.push({ kind: 'gone', text: a[(x -= 1)] as string })
  }
  while (x > 0) parts.push({ kind: 'same', text: a[(x -= 1)] as string })
  return parts.toReversed()
}

/** What is taken out before what is put in, a blank between two changes being part of both. */
function grouped(parts: readonly Part[]): Part[] {
  const groups: { same: string; gone: string; new: string }[] = [{ same: '', gone: '', new: '' }]
  for (const { kind, text } of parts) {
    if (text === '') continue
    const last = groups[groups.length - 1] as (typeof groups)[number]
    if (kind !== 'same') last[kind] += text
    else if (last.gone === '' && last.new === '') last.same += text
    else groups.push({ same: text, gone: '', new: '' })
  }
  const joined: typeof groups = []
  for (const group of groups) {
    const last = joined[joined.length - 1]
    const changes = group.gone !== '' || group.new !== ''
    if (last && changes && joined.length > 0 && group.same.trim() === '' && (last.gone !== '' || last.new !== '')) {
      last.gone += group.same + group.gone
      last.new += group.same + group.new
    } else joined.push(group)
  }
  return joined.flatMap((group) =>
    (['same', 'gone', 'new'] as const).map((kind) => ({ kind, text: group[kind] })).filter(({ text }) => text !== ''),
  )
}
