// Text from outside → HTML that shows it and nothing else. Pure.

/** Controls, formats (bidirectional and invisible marks too), surrogates, private use, line separators; not newline and tab. */
const HIDDEN = /(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu
const MARKUP: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Text for an element or a quoted attribute; what cannot be seen stands as an escape such as `\u{202e}`. */
export function escaped(text: string): string {
  return text
    .replaceAll(HIDDEN, (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`)
    .replaceAll(/[&<>"']/g, (char) => MARKUP[char] as string)
}

/** A relative address: every part encoded, and begun so that none is taken for a scheme. */
export function relativeUrl(path: string): string {
  const parts = path.split('/').map((part) => encodeURIComponent(part.replaceAll(/\p{Cs}/gu, '\ufffd')))
  return parts[0] === '..' ? parts.join('/') : `./${parts.join('/')}`
}

/** Dollars without rounding: `$0.035`, `$1.20`. */
export function dollars(usd: number): string {
  const [whole = '0', decimals = ''] = usd.toFixed(6).replace(/0+$/, '').split('.')
  return `$${whole}.${decimals.padEnd(2, '0')}`
}

export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`
}
