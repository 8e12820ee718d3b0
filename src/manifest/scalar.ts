// What a scalar of YAML means: the core schema of YAML 1.2, with the text as it was written kept beside the value.

/** A value of the core schema. */
export type ScalarValue = string | number | boolean | null

const WORDS: ReadonlyMap<string, boolean | null> = new Map([
  ...['', '~', 'null', 'Null', 'NULL'].map((word) => [word, null] as const),
  ...['true', 'True', 'TRUE'].map((word) => [word, true] as const),
  ...['false', 'False', 'FALSE'].map((word) => [word, false] as const),
])

const INTEGER = /^(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$/
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/
const SPECIAL = /^(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/

/**
 * The value of a plain scalar (YAML 1.2.2, 10.3.2). A number too large for a double is infinite, so that the rules on
 * ranges see it.
 */
export function resolvePlain(text: string): ScalarValue {
  const word = WORDS.get(text)
  if (word !== undefined) return word
  const first = text.charCodeAt(0)
  // Numbers begin with + - . or a digit: 0x2b to 0x39.
  if (first < 0x2b || first > 0x39) return text
  if (INTEGER.test(text) || FLOAT.test(text)) return Number(text)
  if (SPECIAL.test(text)) return special(text)
  return text
}

function special(text: string): number {
  if (/nan/i.test(text)) return Number.NaN
  return text.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY
}

/** Whether a double holds the number with every digit that was written: `9007199254740993` and `1e999` are none. */
export function isExact(text: string, value: number): boolean {
  if (!Number.isFinite(value)) return false
  if (/^0[xo]/.test(text)) return Number.isSafeInteger(value)
  return digitsOf(text) === digitsOf(String(value))
}

/** Sign-less significant digits and the power of ten, in one form for equal numbers. */
function digitsOf(text: string): string {
  const [mantissa = '', exponent = '0'] = text.toLowerCase().replace(/^[-+]/, '').split('e')
  const [whole = '', fraction = ''] = mantissa.split('.')
  const digits = (whole + fraction).replace(/^0+/, '')
  const significant = digits.replace(/0+$/, '')
  if (significant === '') return '0'
  return `${significant}e${Number(exponent) - fraction.length + digits.length - significant.length}`
}
