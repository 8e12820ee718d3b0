// What all purchases of a run share: where, with which key, how often, how many at once, until when.
import type { Provider } from '../providers/provider.ts'
import type { Secret } from '../secret.ts'
import type { Shelf } from '../store/shelf.ts'
import type { AddressRange } from '../world/address.ts'
import type { Http } from '../world/http.ts'
import type { Account } from './budget.ts'
import type { Clock, ElasticSlots, Gate, Slots } from './gate.ts'

/** Where one provider is reached, and with which key. */
export interface Endpoint {
  readonly provider: Provider
  readonly baseUrl: URL
  readonly range: AddressRange | null
  readonly key: Secret
}

export interface BuyLimits {
  /** Tries in all where nothing was bought. */
  readonly attempts: number
  readonly timeoutMs: number
  /** How often an image may be asked for again after an answer was lost. */
  readonly paidRetries: number
}

/** What all purchases of a run share. */
export interface Market {
  readonly http: () => Promise<Http>
  readonly endpoint: (provider: string) => Endpoint
  readonly accounts: (shelf: Shelf) => readonly Account[]
  readonly limits: BuyLimits
  readonly clock: Clock
  readonly random: () => number
  readonly gate: Gate
  readonly purchases: ElasticSlots
  readonly downloads: Slots
  /** Fires when no new request may start. */
  readonly stopping: AbortSignal
  /** Fires when what is under way must end. */
  readonly ending: AbortSignal
  /** Stops the whole run: the key or the balance is of no use. */
  readonly halt: (code: string, message: string) => void
  readonly halted: () => { readonly code: string; readonly message: string } | null
}
