// The platform's language service in a process of its own: texts on stdin, what it has against each on stdout.
// Its packages import JSON as bundlers do; a hook makes modules of it.
import { register } from 'node:module'
import { text } from 'node:stream/consumers'

const hook = `
import { readFile } from 'node:fs/promises'
export async function load(url, context, next) {
  if (!url.endsWith('.json')) return next(url, context)
  return { format: 'module', shortCircuit: true, source: 'export default ' + (await readFile(new URL(url), 'utf8')) }
}`
register(`data:text/javascript,${encodeURIComponent(hook)}`)

const { validate } = await import('@actions/languageservice')
const asked = JSON.parse(await text(process.stdin))
const answers = []
for (const [at, { isAction, content }] of asked.entries()) {
  // A fresh address for each, since answers are kept by address; it also tells an action from a workflow.
  const uri = isAction ? `file:///${at}/action.yml` : `file:///${at}/.github/workflows/x.yml`
  const starts = [0, ...[...content.matchAll(/\n/g)].map(({ index }) => index + 1)]
  const document = {
    uri,
    languageId: 'yaml',
    version: 1,
    lineCount: starts.length,
    getText: () => content,
    positionAt: (offset) => {
      const line = starts.findLastIndex((start) => start <= offset)
      return { line, character: offset - starts[line] }
    },
    offsetAt: ({ line, character }) => starts[line] + character,
  }
  const found = await validate(document)
  answers.push(
    found.map(
      ({ message, range }) => `${range.start.line + 1}: ${typeof message === 'string' ? message : message.value}`,
    ),
  )
}
process.stdout.write(JSON.stringify(answers))
