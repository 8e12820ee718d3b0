// What is being done for one image right now, told while it goes on. Times are ms since the epoch.

export type Activity =
  | { readonly kind: 'drawing' }
  /** The request is out. */
  | { readonly kind: 'asking'; readonly attempt: number }
  /** The gateway asked to be left alone: no new request of the whole run starts before then. */
  | { readonly kind: 'held'; readonly until: number }
  /** The request came to nothing and is made again then. */
  | { readonly kind: 'pausing'; readonly until: number; readonly message: string }
  | { readonly kind: 'downloading'; readonly attempt: number }
  /** So many tries of the download failed; the next one starts then. */
  | { readonly kind: 'retrying'; readonly attempt: number; readonly until: number; readonly message: string }
