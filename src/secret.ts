// A secret that prints as `[secret]` in every way of printing (facts: "Secrets and requests").
import { inspect } from 'node:util'

/** Holds a key; only `reveal` gives it, and only the HTTP client calls that. */
export class Secret {
  readonly #value: string
  constructor(value: string) {
    this.#value = value
  }
  /** The raw value, for the one request that needs it. */
  reveal(): string {
    return this.#value
  }
  toString(): string {
    return '[secret]'
  }
  toJSON(): string {
    return '[secret]'
  }
  [inspect.custom](): string {
    return '[secret]'
  }
}
