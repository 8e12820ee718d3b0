// The closed list of what the simulated gateway can do wrong, and the script that says when.

/** A status that is no answer: what stands in its body, and which headers go with it. */
export interface StatusFault {
  readonly kind: 'status'
  readonly status: number
  /** `json` (default) is the OpenAI-shaped error; `xml` is what the delivery host says. */
  readonly body?: 'json' | 'html' | 'xml' | 'empty'
  /** Error code in the JSON, e.g. `insufficient_user_quota`; else the usual one of the status. */
  readonly code?: string
  readonly message?: string
  /** Sent as it is: seconds, a date, `0`, `-5`, garbage. Absent: no such header. */
  readonly retryAfter?: string
}

/** What the wire can do to any answer, of a purchase or of a download. */
export type WireFault =
  | StatusFault
  /** `read`: before any answer, the request was read; `headers`: after the head; `body`: in the middle of the body. */
  | { readonly kind: 'reset'; readonly when: 'read' | 'headers' | 'body' }
  /** FIN after the request, not one byte of an answer. */
  | { readonly kind: 'fin' }
  /** Nothing ever comes; the connection stays open. */
  | { readonly kind: 'silence' }
  /** One byte each `everyMs` from the first byte of the head, or of the body, on. */
  | { readonly kind: 'drip'; readonly part: 'headers' | 'body'; readonly everyMs: number }
  /** A head that promises all, `after` bytes of the body, then silence. */
  | { readonly kind: 'stall'; readonly after: number }
  /** Whole, in chunks and writes of one byte. */
  | { readonly kind: 'bytewise' }
  /** FIN after the part `keep` (0 to 1, default 0.5) of the body. With `close` and 1: a whole body without a length. */
  | { readonly kind: 'cut'; readonly framing: 'length' | 'chunked' | 'close'; readonly keep?: number }
  /** A body that goes on until the client hangs up; `length` promises a terabyte first. */
  | { readonly kind: 'endless'; readonly framing: 'length' | 'chunked' }
  /** `lie`: plain bytes called gzip; `real`: compressed unasked; `bomb`: 1 MB that becomes 1 GiB. */
  | { readonly kind: 'encoding'; readonly how: 'lie' | 'real' | 'bomb' }
  /** A first line that is no HTTP. */
  | { readonly kind: 'garbage' }
  /** The whole body in one chunk, never the last chunk; the connection stays open. */
  | { readonly kind: 'no-last-chunk' }
  /** The right answer, `ms` later. */
  | { readonly kind: 'slow'; readonly ms: number }
  /** The right answer with one header set to this, e.g. a hostile request id. */
  | { readonly kind: 'header'; readonly name: string; readonly value: string }
  /**
   * A 3xx (default 307). `other-host` of a purchase is the delivery origin, of a download the name `localhost`;
   * `hops` (downloads to `same-host` and `other-host`): how many in a row before the picture, default 1.
   */
  | {
      readonly kind: 'redirect'
      readonly to: 'same-host' | 'other-host' | { readonly url: string }
      readonly status?: 301 | 302 | 303 | 307 | 308
      readonly hops?: number
    }

/** A picture that is not what it should be. Of a purchase it is so for good, of a download that one time. */
export type PictureFault =
  | { readonly kind: 'picture'; readonly flaw: 'truncated' | 'html' | 'trailing' | 'corrupt' | 'empty' }
  | { readonly kind: 'picture'; readonly flaw: 'format'; readonly format: 'jpeg' | 'png' | 'webp' }
  | { readonly kind: 'picture'; readonly flaw: 'size'; readonly width: number; readonly height: number }

/** A 200 that holds no picture that can be taken. */
export type AnswerFault =
  | {
      readonly kind: 'answer'
      readonly what:
        | 'empty'
        | 'html'
        | 'other-schema'
        | 'no-pictures'
        | 'two-pictures'
        | 'moderated'
        | 'broken-base64'
        | 'truncated-json'
    }
  /** Any address in place of the picture's: a refused one, a dead one, one of an unknown name. */
  | { readonly kind: 'url'; readonly url: string }

/** Faults of a purchase. `billed` says what the ledger notes; without it `billsByDefault` does. */
export type PurchaseFault = (WireFault | PictureFault | AnswerFault) & { readonly billed?: boolean }

/** Faults of a download; `expired` is that of the delivery host, whatever the clock says. */
export type DownloadFault = WireFault | PictureFault | { readonly kind: 'expired'; readonly status: 403 | 404 | 410 }

/** Faults of a fresh connection, before one byte of a request is read. */
export type ConnectionFault = { readonly kind: 'reset'; readonly when: 'unread' } | { readonly kind: 'fin' }

export type Fault = PurchaseFault | DownloadFault | ConnectionFault

/** What a script is asked about. `n` counts all of the kind since the script was set, `nth` the equal ones; from 1. */
export type GatewayEvent =
  | { readonly kind: 'connection'; readonly n: number; readonly nth: number; readonly origin: 'api' | 'delivery' }
  /** Equal: the same body. */
  | {
      readonly kind: 'purchase'
      readonly n: number
      readonly nth: number
      readonly model: string
      readonly prompt: string
      readonly seed: number | null
    }
  /** Equal: the same link. */
  | {
      readonly kind: 'download'
      readonly n: number
      readonly nth: number
      readonly model: string
      readonly prompt: string
      readonly url: string
    }

/** Every condition that is written must hold; `nth` is a number or a range `[from, to]`. */
interface When {
  readonly n?: number | readonly [number, number]
  readonly nth?: number | readonly [number, number]
}
export type Rule =
  | (When & { readonly on: 'connection'; readonly origin?: 'api' | 'delivery'; readonly fault: ConnectionFault })
  | (When & {
      readonly on: 'purchase'
      readonly model?: string
      readonly prompt?: string
      readonly fault: PurchaseFault
    })
  | (When & {
      readonly on: 'download'
      readonly model?: string
      readonly prompt?: string
      readonly fault: DownloadFault
    })

export type Script = ((event: GatewayEvent) => Fault | undefined) | readonly Rule[]

function within(value: number, wanted: number | readonly [number, number] | undefined): boolean {
  if (wanted === undefined) return true
  return typeof wanted === 'number' ? value === wanted : value >= wanted[0] && value <= wanted[1]
}

function applies(rule: Rule, event: GatewayEvent): boolean {
  if (rule.on !== event.kind || !within(event.n, rule.n) || !within(event.nth, rule.nth)) return false
  if (event.kind === 'connection') return rule.on === 'connection' && (rule.origin ?? event.origin) === event.origin
  if (rule.on === 'connection') return false
  return (rule.model ?? event.model) === event.model && (rule.prompt ?? event.prompt) === event.prompt
}

/** The fault that a script has for an event; of a list, the first rule that applies. */
export function decide(script: Script, event: GatewayEvent): Fault | undefined {
  if (typeof script === 'function') return script(event)
  return script.find((rule) => applies(rule, event))?.fault
}

/** Whether a fault can befall an event of that kind. */
export function fits(kind: GatewayEvent['kind'], fault: Fault): boolean {
  const unread = fault.kind === 'reset' && fault.when === 'unread'
  if (kind === 'connection') return unread || fault.kind === 'fin'
  if (kind === 'purchase') return !unread && fault.kind !== 'expired'
  return !unread && fault.kind !== 'answer' && fault.kind !== 'url'
}

const UNBILLED: ReadonlySet<Fault['kind']> = new Set(['status', 'reset', 'fin', 'silence', 'redirect', 'garbage'])

/** What the gateway bills: an answer of 200 that was meant to hold a picture, and nothing else. */
export function billsByDefault(fault: PurchaseFault | undefined): boolean {
  if (fault === undefined) return true
  if (fault.billed !== undefined) return fault.billed
  if (fault.kind === 'answer') return fault.what === 'two-pictures' || fault.what === 'broken-base64'
  if (fault.kind === 'reset') return fault.when !== 'read'
  return !UNBILLED.has(fault.kind)
}
