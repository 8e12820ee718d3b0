// Text from outside can put no control character and no workflow command into a log (facts: threats.md, "Logs").

/** Bidirectional and invisible marks that make a line read as what it is not. */
const INVISIBLE = /[\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/
const UNSAFE = new RegExp(`[\\u0000-\\u001f\\u007f-\\u009f]|${INVISIBLE.source}|[\\ud800-\\udfff]`, 'gu')

/** One line of text in which controls and invisible marks stand as escapes, and `::` and `##[` are broken up. */
export function plain(text: string): string {
  return text
    .replaceAll(UNSAFE, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replaceAll(/:(?=:)/g, ':\u200b')
    .replaceAll('##[', '#\u200b#[')
}
