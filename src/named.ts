// How manifests are named in the commands that people are offered: without it a command would mean others. Pure.

/** The one that is meant where none is named (spec cli.md, `--manifest`). */
const DEFAULT = 'images.yml'
const PLAIN_WORD = /^[A-Za-z0-9_./-]+$/

/**
 * @param manifests paths or globs from the current folder, with `/`
 * @returns what follows a command: ` -m site/images.yml`; empty where the default is meant
 */
export function named(manifests: readonly string[]): string {
  if (manifests.join('\n') === DEFAULT) return ''
  return manifests.map((name) => ` -m ${shellWord(name.startsWith('-') ? `./${name}` : name)}`).join('')
}

/** As a POSIX shell reads it. */
export function shellWord(text: string): string {
  return PLAIN_WORD.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`
}
