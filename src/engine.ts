// The engine behind all doors: what a door needs is loaded when it is opened.

/** The command line; `words` is what stands behind the program's name. */
export async function commandLine(words: readonly string[]): Promise<void> {
  await (await import('./command-line.ts')).main(words)
}
