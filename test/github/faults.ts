// Faults on order: limits, error pages, lost connections, delays and races.
import { send, type Exchange } from './exchange.ts'
import type { Answer, Fault } from './types.ts'

/** A fault that a test ordered, with the number of requests that it has hit. */
export interface Ordered {
  readonly fault: Fault
  hits: number
  seen: number
  /** Takes it back. */
  readonly stop: () => void
}

export interface Faults {
  readonly order: (fault: Fault) => Ordered
  /** Does what the faults that match want; true where the request is settled by that. */
  readonly strike: (exchange: Exchange) => Promise<boolean>
}

const unicorn = (title: string, text: string): string =>
  `<!DOCTYPE html>\n<html>\n  <head>\n    <title>${title} &middot; GitHub</title>\n  </head>\n  <body>\n    <p>${text}</p>\n  </body>\n</html>\n`

function limited(fault: Fault): Answer {
  if (fault.kind === 'primary') {
    const reset = Math.floor(Date.now() / 1000) + (fault.resetInSeconds ?? 60)
    return {
      status: fault.status ?? 403,
      headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(reset), 'x-ratelimit-resource': 'core' },
      body: {
        message: 'API rate limit exceeded for installation ID 1.',
        documentation_url:
          'https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api#primary-rate-limits',
        status: String(fault.status ?? 403),
      },
    }
  }
  const { status = 403, html = false, retryAfter = 60 } = fault as Fault & { kind: 'secondary' }
  const wait: Record<string, string> = retryAfter === null ? {} : { 'retry-after': String(retryAfter) }
  const message =
    'You have exceeded a secondary rate limit. Please wait a few minutes before you try again. If you reach out to GitHub Support for help, please include the request ID C001:1A2B3D.'
  if (html) {
    return { status, headers: { ...wait, 'content-type': 'text/html' }, body: unicorn('Rate limit', message) }
  }
  const documentation_url =
    'https://docs.github.com/free-pro-team@latest/rest/overview/rate-limits-for-the-rest-api#about-secondary-rate-limits'
  return { status, headers: wait, body: { documentation_url, message } }
}

/** An empty book of orders. */
export function makeFaults(): Faults {
  const book: Ordered[] = []
  const matches = ({ fault }: Ordered, { recorded }: Exchange): boolean =>
    (fault.method ?? recorded.method) === recorded.method && (fault.path ?? /./).test(recorded.path)

  return {
    order: (fault) => {
      const ordered: Ordered = {
        fault,
        hits: 0,
        seen: 0,
        stop: () => void (book.includes(ordered) && book.splice(book.indexOf(ordered), 1)),
      }
      book.push(ordered)
      return ordered
    },
    strike: async (exchange) => {
      for (const ordered of [...book]) {
        if (!matches(ordered, exchange) || ordered.hits >= (ordered.fault.times ?? 1)) continue
        if (ordered.seen++ < (ordered.fault.after ?? 0)) continue
        ordered.hits++
        if (await strikeWith(ordered.fault, exchange)) return true
      }
      return false
    },
  }
}

async function strikeWith(fault: Fault, exchange: Exchange): Promise<boolean> {
  switch (fault.kind) {
    case 'call':
      await fault.run()
      return false
    case 'slow':
      await new Promise((resolve) => setTimeout(resolve, fault.ms))
      return false
    case 'reset':
      if (fault.when === 'after') return loseAnswer(exchange)
      exchange.request.socket.destroy()
      return true
    case 'answer':
      return settle(exchange, fault)
    case 'server-error': {
      const text = 'We had issues producing the response to your request.'
      const headers = { 'content-type': 'text/html; charset=utf-8' }
      return settle(exchange, { status: fault.status ?? 502, headers, body: unicorn('Unicorn!', text) })
    }
    case 'primary':
    case 'secondary':
      return settle(exchange, limited(fault))
  }
}

async function settle(exchange: Exchange, answer: Answer): Promise<true> {
  exchange.request.resume()
  send(exchange, answer)
  return true
}

/** Lets the request be handled and drops its answer with the connection. */
function loseAnswer({ request, response }: Exchange): false {
  response.writeHead = () => response
  response.write = () => true
  response.end = () => {
    request.socket.destroy()
    return response
  }
  return false
}
