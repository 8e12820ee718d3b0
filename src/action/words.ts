// The engine names options of the command line; who reads the action's log and report has inputs of the same names. Pure.
import type { Event } from '../generate/generate.ts'
import type { ImageError } from '../generate/outcome.ts'
import type { Report } from '../report/report.ts'

const OPTION = /--(cache|concurrency|max-cost|max-images|paid-retries|placeholder|prune)\b/g

/** A sentence of the engine for somebody who has inputs. */
function inInputs(sentence: string): string {
  return sentence.replaceAll(OPTION, 'the input $1')
}

/** What may say something. */
interface Saying {
  readonly message: string
}

function said<T extends Saying>(one: T): T {
  return { ...one, message: inInputs(one.message) }
}

export function problemsInInputs<T extends Saying>(problems: readonly T[]): T[] {
  return problems.map((one) => said(one))
}

/** Everything that a report says in sentences. */
export function reportInInputs(report: Report): Report {
  const manifests = report.manifests.map((one) => ({ ...one, images: one.images.map((image) => withError(image)) }))
  return { ...report, manifests, problems: problemsInInputs(report.problems) }
}

export function eventInInputs(event: Event): Event {
  return event.kind === 'done' ? { ...event, result: withError(event.result) } : event
}

function withError<T extends { readonly error?: ImageError }>(one: T): T {
  return one.error === undefined ? one : { ...one, error: said(one.error) }
}
