// The texts that `init` writes: a first manifest, a workflow, a line for git. Pure.
import { plain } from '../report/plain.ts'
import type { Adopted } from './adopt.ts'
import type { Site } from './site.ts'

/** What editors read the format from (spec manifest.md); the file of the major version that the workflow runs too. */
const SCHEMA = 'https://raw.githubusercontent.com/imagelock/imagelock/v1/schema/images.schema.json'
const ACTION = 'imagelock/imagelock@v1'
/** Where the first workflow is written, from the repository's root. */
export const WORKFLOW = '.github/workflows/imagelock.yml'
/** Where it stands to be copied. */
export const WORKFLOW_PAGE = 'https://github.com/imagelock/imagelock/blob/v1/docs/action.md'

/**
 * A manifest with one example that is drawn for free.
 * @param path that of its picture
 * @param named what names the manifest in a command
 */
export function exampleManifest({ generator }: Site, path: string, named: string): string {
  const where = generator === null ? '' : `# The folder is where ${generator} serves images from.\n`
  return `${head(plain(named))}images:
  example:
    prompt: "A lighthouse at dawn, flat vector, navy #0B1F3A, coral #FF6B57 and sand #F2E3C6"
    size: 1280x640
${where.replace(/^/, where && '    ')}    path: ${quoted(path)}
    alt: "A lighthouse at dawn"
`
}

/** A manifest of pictures that are there already; `named` as above. */
export function adoptedManifest(adopted: readonly Adopted[], named: string): string {
  const which = plain(named)
  return `${head(which)}# Your own pictures: locked as they are, never bought, drawn or overwritten. A prompt says what one shows, should you
# ever want it made: then \`imagelock generate --force ID${which}\`. Where only the prompt was changed:
# \`imagelock accept ID${which}\`.
images:
${adopted.map(imageText).join('')}`
}

/** @param named in one line: it stands in comments */
function head(named: string): string {
  return `# yaml-language-server: $schema=${SCHEMA}
# Which pictures this repository holds. \`imagelock generate${named}\` makes what is missing,
# \`imagelock check${named}\` proves the rest.
version: 1
# Draws on this machine: free, no key, no network. \`apiyi\` has models make the pictures; its key is in APIYI_API_KEY.
provider: placeholder
`
}

function imageText({ id, path, provider, model, size }: Adopted): string {
  const lines = [
    `prompt: ${quoted(`TODO: describe ${path}`)}`,
    `provider: ${provider}`,
    ...(model === null ? [] : [`model: ${model}`]),
    ...(size === null ? [] : [`size: ${size}`]),
    `path: ${quoted(path)}`,
  ]
  return `  ${quoted(id)}:\n${lines.map((line) => `    ${line}\n`).join('')}`
}

/** A JSON string is a double-quoted scalar of YAML. */
function quoted(text: string): string {
  return /^[A-Za-z][A-Za-z0-9./_-]*$/.test(text) && !/^(?:true|false|null)$/i.test(text) ? text : JSON.stringify(text)
}

/**
 * A workflow that proposes missing and changed images in a pull request.
 * @param manifest its path from the repository's root
 * @param branch the branch whose changes start it
 */
export function firstWorkflow(manifest: string, branch: string): string {
  const input = manifest === 'images.yml' ? '' : `        with:\n          manifest: ${quoted(manifest)}\n`
  return `# Where the manifest changes, the missing and changed images come as a pull request.
name: Images
on:
  push:
    branches: [${quoted(branch)}]
    paths: [${quoted(literally(manifest))}]
  workflow_dispatch:

permissions:
  contents: write
  pull-requests: write

# Two runs at once could buy the same image twice.
concurrency:
  group: imagelock
  cancel-in-progress: false

jobs:
  images:
    runs-on: ubuntu-latest
    timeout-minutes: 30
    steps:
      - uses: actions/checkout@v7
        with:
          persist-credentials: false
      - uses: ${ACTION}
        env:
          # Not needed as long as every image is drawn by \`placeholder\`.
          APIYI_API_KEY: \${{ secrets.APIYI_API_KEY }}
${input}`
}

/** The line of \`.gitattributes\` that has git merge a lock image by image, once the driver is configured. */
export function attributesLine(lockName: string): string {
  return `${/^[\w.-]+$/.test(lockName) ? lockName : JSON.stringify(literally(lockName))} merge=imagelock`
}

/** What a pattern of GitHub or git has to be to mean just this name (`[slug]` is a folder of many a site). */
function literally(name: string): string {
  return name.replaceAll(/[*?+[\]\\]|^!/g, String.raw`\$&`)
}
