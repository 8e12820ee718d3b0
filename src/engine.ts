// The engine behind all doors: what a door needs is loaded when it is opened.

/** The command line; `words` is what stands behind the program's name. */
export async function commandLine(words: readonly string[]): Promise<void> {
  await (await import('./command-line.ts')).main(words)
}

/** The action's main step. */
export async function action(): Promise<void> {
  await (await import('./action.ts')).main()
}

/** The action's post step. */
export async function postAction(): Promise<void> {
  await (await import('./action.ts')).post()
}

/** A thread that makes thumbnails. */
export async function thumbnailer(): Promise<void> {
  ;(await import('./thumbnail-thread.ts')).serve()
}

/** A thread that looks ahead while the manifest is read. */
export async function scout(): Promise<void> {
  ;(await import('./scout-thread.ts')).lookAhead()
}
