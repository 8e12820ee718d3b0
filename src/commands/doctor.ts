// `doctor`: what this machine, repository and gateway lack, each with its fix. Changes nothing, costs nothing.
import { EXIT, type ExitCode, ImagelockError } from '../errors.ts'
import { type Loaded, load } from '../load.ts'
import { readManifests, shownName } from '../manifest-file.ts'
import { named } from '../named.ts'
import type { Options } from '../options.ts'
import { type Finding, finding } from '../setup/finding.ts'
import { findManifests, manifestAbove } from '../world/manifests.ts'
import type { World } from '../world/world.ts'
import { gatewayFindings } from './doctor-gateway.ts'
import { namedInWorkflows, repositoryFindings } from './doctor-repository.ts'

const NODE = [20, 18, 1] as const

export interface Examined {
  readonly exit: ExitCode
  readonly findings: readonly Finding[]
}

/**
 * Looks at everything, whatever is wrong with the rest.
 * @param nodeVersion as `process.versions.node`
 * @throws ImagelockError `manifest/not-found` (exit 2) for `-m` that names nothing
 */
export async function doctor(options: Options, world: World, nodeVersion: string): Promise<Examined> {
  const { names, loaded, found } = await readAll(options, world)
  const [repository, gateway] = await Promise.all([
    repositoryFindings(world, loaded, names),
    gatewayFindings(world, loaded, named(options.manifests)),
  ])
  const findings = [runtime(nodeVersion), ...found, ...loaded.flatMap(leftovers), ...gateway, ...repository]
  return { exit: findings.some(({ severity }) => severity === 'error') ? EXIT.invalid : EXIT.done, findings }
}

function runtime(version: string): Finding {
  const parts = version.split('.').map(Number)
  const at = NODE.findIndex((part, index) => parts[index] !== part)
  const old = at >= 0 && (parts[at] ?? 0) < (NODE[at] ?? 0)
  const wanted = NODE.join('.')
  if (old) return finding('error', 'runtime/node', `Node ${version} is too old`, `install Node ${wanted} or later`)
  return finding('ok', 'runtime/node', `Node ${version} (${wanted} or later is needed)`)
}

/** The manifests that can be read, and what is wrong with the others. */
async function readAll(
  { manifests }: Options,
  world: World,
): Promise<{
  readonly names: readonly string[]
  readonly loaded: readonly Loaded[]
  readonly found: readonly Finding[]
}> {
  const loaded: Loaded[] = []
  const found: Finding[] = []
  const isNamed = manifests.length > 0
  let names: readonly string[] = []
  try {
    names = findManifests(world.cwd, manifests)
  } catch (error) {
    if (isNamed || !(error instanceof ImagelockError)) throw error
    return { names, loaded, found: [noManifest(world)] }
  }
  for (const name of names) {
    try {
      const [file] = await readManifests(world, [name])
      if (!file) continue
      loaded.push(await load(file, false))
      const count = file.manifest.drafts.length
      found.push(
        finding(
          'ok',
          'manifest/valid',
          `${file.name} and its lock can be read: ${count} image${count === 1 ? '' : 's'}`,
        ),
      )
    } catch (error) {
      found.push(...broken(error, named(isNamed ? [shownName(world, name)] : [])))
    }
  }
  return { names, loaded, found }
}

/** Where another one may be meant, a new one is not what is offered. */
function noManifest(world: World): Finding {
  const above = manifestAbove(world.cwd)
  const inWorkflows = above === null ? namedInWorkflows(world) : []
  const fix =
    above !== null
      ? `imagelock doctor${named([above])} looks at the one above`
      : inWorkflows.length > 0
        ? `imagelock doctor${named(inWorkflows)} looks at what the workflow names`
        : 'imagelock init writes one; or name one with -m'
  return finding('warning', 'manifest/not-found', 'there is no images.yml here', fix)
}

function broken(error: unknown, which: string): Finding[] {
  if (!(error instanceof ImagelockError)) throw error
  const errors = error.problems.filter(({ severity }) => severity === 'error')
  const [first] = errors
  const place = first?.file === undefined ? '' : `${first.file}:${first.line ?? 1}:${first.column ?? 1}  `
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : ''
  const fix = `imagelock plan${which} shows every problem with its line`
  return [finding('error', error.code, `${place}${error.message}${more}`, fix)]
}

/** What earlier runs left in the journal: purchases of unknown outcome, pictures that wait, bytes that were kept. */
function leftovers({ file, view, verdicts }: Loaded): Finding[] {
  const { unsettled, purchases, kept, asides } = view
  const ids = verdicts.filter(({ fingerprint }) => unsettled.has(fingerprint)).map(({ image }) => image.id)
  const names = ids.length === 0 ? '' : ` (${ids.slice(0, 5).join(', ')}${ids.length > 5 ? ', …' : ''})`
  const found: Finding[] = []
  if (unsettled.size > 0) {
    const message = `${count(unsettled.size, 'purchase')} of ${file.name} may have been billed, and the outcome was never learned${names}`
    const fix = `look at the provider's list of requests; imagelock generate${file.named} orders the images anew`
    found.push(finding('warning', 'journal/unknown', message, fix))
  }
  if (purchases.size > 0) {
    const message = `${count(purchases.size, 'picture')} of ${file.name} ${purchases.size === 1 ? 'is' : 'are'} bought and not stored yet`
    found.push(
      finding(
        'warning',
        'journal/waiting',
        message,
        `imagelock generate${file.named} fetches them while their links live: run it soon`,
      ),
    )
  }
  const files = [...kept, ...asides.values()]
  if (files.length > 0) {
    const message = `bytes that imagelock set aside for you: ${files.map((one) => one.file).join(', ')}`
    found.push(finding('note', 'journal/kept', message, 'take them or remove them'))
  }
  return found
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`
}
