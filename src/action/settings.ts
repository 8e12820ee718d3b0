// What the action's inputs and surroundings come to for the engine: environment, event, options, a look at the workflow.
import * as fs from 'node:fs'
import * as path from 'node:path'
import type { Problem } from '../errors.ts'
import { DEFAULTS, type Options } from '../options.ts'
import type { World } from '../world/world.ts'
import { permit, type RunEvent } from './event.ts'
import type { Ground } from './ground.ts'
import { ACTION_COMMANDS, type Inputs } from './inputs.ts'

/** The key and the base URL of the inputs belong to the provider that the operator named, whatever a manifest says. */
export function withKeys({ provider, apiKey, baseUrl }: Inputs, env: World['env']): World['env'] {
  const name = provider.toUpperCase().replaceAll('-', '_')
  return {
    ...env,
    ...(apiKey === null ? {} : { [`${name}_API_KEY`]: apiKey.reveal() }),
    ...(baseUrl === null ? {} : { [`${name}_BASE_URL`]: baseUrl }),
  }
}

/** The trigger as the runner tells it. */
export function readEvent(env: World['env']): RunEvent {
  const file = env['GITHUB_EVENT_PATH']
  let payload: unknown = null
  try {
    if (file) payload = JSON.parse(fs.readFileSync(file, 'utf8'))
  } catch {
    // An event that cannot be read is one that nothing is known of: it is trusted with nothing.
  }
  return { name: env['GITHUB_EVENT_NAME'] ?? '', payload, env }
}

/** What a step is to run, told also where its inputs, its trigger or a manifest are refused. */
export function commandOf(env: World['env']): string {
  const word = (env['INPUT_COMMAND'] ?? '').trim()
  const asked = ACTION_COMMANDS.find((one) => one === word) ?? 'generate'
  const { kind } = permit(readEvent(env), asked)
  return kind === 'check' || kind === 'report' ? 'check' : asked
}

/** What the engine is asked to do. */
export function optionsOf(inputs: Inputs, command: Options['command']): Options {
  const { manifests, maxCost, maxImages, allowsUnpriced, concurrency, prune, placeholder, paidRetries } = inputs
  const writes = command === 'generate' || command === 'merge'
  return {
    ...DEFAULTS,
    command,
    ids: inputs.only,
    manifests,
    maxCost,
    maxImages,
    allowsUnpriced,
    concurrency,
    paidRetries,
    prune: prune && writes,
    placeholder: placeholder && (command === 'generate' || command === 'plan'),
    cache: command === 'generate' || command === 'plan' ? inputs.cache : null,
    operands: inputs.bundles,
  }
}

/** Two runs at once may both buy: a workflow that does not say `concurrency` is told so. */
export function withoutConcurrency({ world, repository }: Ground): Problem[] {
  const [, file] = /^[^/]+\/[^/]+\/(.+)@/.exec(world.env['GITHUB_WORKFLOW_REF'] ?? '') ?? []
  const absolute = file === undefined ? '' : path.join(repository.workTree, ...file.split('/'))
  if (file === undefined || !fs.lstatSync(absolute, { throwIfNoEntry: false })?.isFile()) return []
  if (/^\s*concurrency:/m.test(fs.readFileSync(absolute, 'utf8'))) return []
  const message =
    'two runs of this workflow at once may both buy: give it concurrency: { group: imagelock, cancel-in-progress: false }'
  return [{ severity: 'warning', code: 'workflow/no-concurrency', message }]
}
