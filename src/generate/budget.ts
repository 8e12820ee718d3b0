// Caps hold at every moment: each purchase is reserved before it is asked for (spec cli.md, `--max-cost`).
import type { Budget } from '../manifest/draft.ts'

export interface Caps {
  /** Whole millionths of a dollar; null is no cap. */
  readonly maxCost: number | null
  readonly maxImages: number | null
}

/** One account of purchases under caps; a run has one, and each manifest with a `budget` one of its own. */
export interface Account {
  readonly fits: (price: number) => boolean
  readonly add: (price: number) => void
  readonly takeBack: (price: number) => void
}

/** An unpriced purchase counts 0 USD and one image. */
export function openAccount(caps: Caps | Budget): Account {
  let cost = 0
  let images = 0
  return {
    fits: (price) => cost + price <= (caps.maxCost ?? Infinity) && images + 1 <= (caps.maxImages ?? Infinity),
    add: (price) => {
      cost += price
      images += 1
    },
    takeBack: (price) => {
      cost -= price
      images -= 1
    },
  }
}

/** The right to ask once; `giveBack` where it is certain that nothing was bought. */
export interface Reservation {
  readonly giveBack: () => void
}

/** Reserves a purchase in all accounts or in none; null where a cap would be passed. */
export function reserve(accounts: readonly Account[], price: number | null): Reservation | null {
  const amount = price ?? 0
  if (!accounts.every((account) => account.fits(amount))) return null
  for (const account of accounts) account.add(amount)
  return {
    giveBack: () => {
      for (const account of accounts) account.takeBack(amount)
    },
  }
}
