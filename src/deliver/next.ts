// What a reviewer does about an image that could not be made: one constant sentence for each kind of failure. Pure.
import type { ReportImage } from '../report/report.ts'

/** What stands in a command for the manifest that the image is said to be of. */
const OTHER = ' -m MANIFEST'

const BY_CODE: Readonly<Record<string, string>> = {
  'deliver/closed-unmerged': 'Reopen the pull request that was closed, or change the manifest.',
  'key/malformed': 'Set the key of the provider anew (input `api-key`), then run again: what was made is kept.',
  'key/missing': 'Set the key of the provider (input `api-key`), then run again: what was made is kept.',
  'plan/draft-format': 'Drafts are drawn as PNG and JPEG: run without `placeholder` to make it.',
  'provider/invalid': 'Change what the message names in the manifest; `imagelock explain ID{m}` shows the request.',
  'provider/model-not-found': 'Name another `model` in the manifest, or ask the provider to open this one for the key.',
  'provider/out-of-credit': 'Top up the balance at the provider, then run again: what was made is kept.',
  'provider/rate-limit': 'Run again later, or with a lower `concurrency`: nothing was bought.',
  'provider/redirect': 'Check the `base-url` of the provider: nothing was sent to where it points.',
  'provider/unauthorised': 'Put a valid key behind the input `api-key`, then run again: what was made is kept.',
  'provider/wrong-format':
    'Ask for the format that came by `output_format` and `path`, or for the picture again by `imagelock generate ID --force{m}`.',
  'run/cap': 'Raise `max-cost` or `max-images`, or the `budget` of the manifest, then run again.',
  'run/halted': 'Mend what stopped the run, as another image here says, then run again.',
  'run/stopped': 'The run was stopped: run again. What is bought already is fetched for nothing while its link lives.',
  'store/changed':
    'Settle the file that somebody changed by `imagelock accept ID{m}`, `imagelock restore ID{m}` or `imagelock generate --force ID{m}`.',
}
const REFUSED = 'Change the prompt: the same one is refused again. Nothing was billed.'
const UNKNOWN =
  'It may have been billed. Look for the request id at the provider; a further run asks for it anew, and pays again.'
const OTHERWISE = 'Run again: what was made is kept. Where it fails again, `imagelock explain ID{m}` shows the request.'

/**
 * Markdown without text from outside.
 * @param isDefault whether the manifest need not be named in a command
 */
export function nextStep({ outcome, error }: Pick<ReportImage, 'outcome' | 'error'>, isDefault: boolean): string {
  if (outcome === 'refused') return REFUSED
  if (outcome === 'unknown') return UNKNOWN
  const code = error?.code ?? ''
  const step = (Object.hasOwn(BY_CODE, code) ? BY_CODE[code] : undefined) ?? OTHERWISE
  return step.replaceAll('{m}', isDefault ? '' : OTHER)
}
