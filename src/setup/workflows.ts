// What a workflow that runs imagelock lacks: rights, one run at a time, the key. Pure.
import { load } from 'js-yaml'
import { list, type Mapping, mapping, word } from './loose.ts'
import { type Finding, finding } from './finding.ts'

interface Job {
  readonly workflow: Mapping
  readonly job: Mapping
  readonly steps: readonly Mapping[]
}

/** A step that runs imagelock. */
export interface Use extends Job {
  /** `deploy in .github/workflows/x.yml` */
  readonly where: string
  readonly step: Mapping
  readonly inputs: Mapping
  readonly command: string
}

/** The action or a fork of it. */
const ACTION = /^[\w.-]+\/imagelock@(.*)$/i
const RIGHTS: Readonly<Record<string, readonly string[]>> = {
  'pull-request': ['contents', 'pull-requests'],
  commit: ['contents'],
}

/** Whether a text may be a workflow that runs imagelock. */
export function mentionsAction(text: string): boolean {
  return namesAction(text) || /\buses["']?:\s*["']?\.\//.test(text)
}

/** Whether a text names this action or a fork of it. */
export function namesAction(text: string): boolean {
  return /\/imagelock@/i.test(text)
}

/** Whether the text of an `action.yml` is this action's, or that of a fork. */
export function isOurAction(text: string): boolean {
  return /^name: *["']?imagelock["']? *$/im.test(text)
}

/** Whether the folder of an action of this repository, from its root, holds imagelock. */
export type IsOurs = (folder: string) => boolean

/** The steps of a workflow that run imagelock; null where the text is no YAML. */
export function usesIn(file: string, text: string, isOurs: IsOurs = () => false): readonly Use[] | null {
  try {
    return stepsIn(file, mapping(load(text)), isOurs)
  } catch {
    return null
  }
}

/**
 * @param file the workflow's path, for the sentences
 * @param needsKey whether some image is made by a provider that wants a key
 * @param isMeant whether a step works on the manifests that are looked at
 * @returns what is wrong, once; an `ok` for each job that runs imagelock where nothing is
 */
export function workflowFindings(
  file: string,
  text: string,
  needsKey: boolean,
  isOurs: IsOurs = () => false,
  isMeant: (use: Use) => boolean = () => true,
): Finding[] {
  const uses = usesIn(file, text, isOurs)
  if (uses === null) {
    if (!namesAction(text)) return []
    const fix = 'correct the file; GitHub names the line under Actions'
    return [finding('warning', 'workflow/yaml', `${file} is no YAML that can be read`, fix)]
  }
  const all = uses.flatMap((use) => {
    const found = [
      ...rights(use),
      ...oneAtATime(use),
      ...trigger(use),
      ...key(use, needsKey && isMeant(use)),
      ...checkout(use),
      ...pin(use),
    ]
    const grave = found.some(({ severity }) => severity !== 'note')
    return grave || !isMeant(use)
      ? found
      : [finding('ok', 'workflow/fine', `${use.where} has what imagelock needs`), ...found]
  })
  // Two steps of one job may lack the same.
  return [...new Map(all.map((one) => [one.code + one.message, one])).values()]
}

function stepsIn(file: string, workflow: Mapping, isOurs: IsOurs): Use[] {
  const runs = (uses: string): boolean => ACTION.test(uses) || isOwn(uses, isOurs)
  return Object.entries(mapping(workflow['jobs'])).flatMap(([name, value]) => {
    const job = mapping(value)
    const steps = list(job['steps']).map(mapping)
    return steps
      .filter((step) => runs(word(step['uses'])))
      .map((step): Use => {
        const inputs = mapping(step['with'])
        const command = word(inputs['command']) || 'generate'
        return { workflow, job, steps, where: `the job ${name} of ${file}`, step, inputs, command }
      })
  })
}

/** `./` and a folder of the repository, as GitHub takes it. */
function isOwn(uses: string, isOurs: IsOurs): boolean {
  if (!uses.startsWith('./')) return false
  const folders = uses.slice(2).split('/').filter(Boolean)
  return folders.every((name) => /^[\w.-]+$/.test(name) && !/^\.+$/.test(name)) && isOurs(folders.join('/'))
}

const writes = ({ command }: Use): boolean => command === 'generate' || command === 'merge'

function rights(use: Use): Finding[] {
  const { where, inputs, job, workflow } = use
  const needed = RIGHTS[word(inputs['deliver']) || 'pull-request'] ?? []
  const token = word(inputs['token'])
  const own = token !== '' && !/github\.token|secrets\.GITHUB_TOKEN/.test(token)
  if (!writes(use) || own || needed.length === 0) return []
  const fix = `give the job permissions: { ${needed.map((name) => `${name}: write`).join(', ')} }`
  const permissions = job['permissions'] ?? workflow['permissions']
  if (permissions === undefined) {
    const message = `${where} names no permissions: a setting of the repository decides whether it may deliver`
    return [finding('warning', 'workflow/permissions', message, fix)]
  }
  const given = (name: string): boolean => permissions === 'write-all' || mapping(permissions)[name] === 'write'
  const lacking = needed.filter((name) => !given(name))
  if (lacking.length === 0) return []
  return [finding('error', 'workflow/permissions', `${where} may not write ${lacking.join(' and ')}`, fix)]
}

function oneAtATime(use: Use): Finding[] {
  const { where, job, workflow } = use
  const concurrency = job['concurrency'] ?? workflow['concurrency']
  const fix = 'give it concurrency: { group: imagelock, cancel-in-progress: false }'
  if (!writes(use)) return []
  if (concurrency === undefined)
    return [finding('warning', 'workflow/no-concurrency', `two runs of ${where} at once may both buy`, fix)]
  if (mapping(concurrency)['cancel-in-progress'] !== true) return []
  const message = `${where} is cancelled by the next run, perhaps while it waits for pictures that are paid for`
  return [finding('warning', 'workflow/cancels', message, fix)]
}

function trigger(use: Use): Finding[] {
  // `on` is a text, a list or a mapping.
  const on = use.workflow['on']
  const names = typeof on === 'string' ? [on] : Array.isArray(on) ? on : Object.keys(mapping(on))
  if (!writes(use) || !names.includes('pull_request_target')) return []
  const message = `${use.where} runs on pull_request_target, where generate is refused: the manifest is a stranger's`
  return [finding('error', 'workflow/trigger', message, 'let it run on push, and command: check on pull_request')]
}

function key({ where, inputs, step, job, workflow, command }: Use, needsKey: boolean): Finding[] {
  if (!needsKey || command !== 'generate' || word(inputs['api-key']) !== '') return []
  const names = [workflow, job, step].flatMap((one) => Object.keys(mapping(one['env'])))
  if (names.some((name) => name.endsWith('_API_KEY'))) return []
  const message = `${where} hands imagelock no key`
  return [
    finding(
      'warning',
      'workflow/no-key',
      message,
      'give the step env: { APIYI_API_KEY: ${{ secrets.APIYI_API_KEY }} }',
    ),
  ]
}

function checkout({ where, steps }: Use): Finding[] {
  const kept = steps.some(
    ({ uses, with: inputs }) =>
      word(uses).startsWith('actions/checkout@') && mapping(inputs)['persist-credentials'] !== false,
  )
  if (!kept) return []
  const message = `${where} leaves the token in the checkout, where every later step can read it; imagelock does not need it there`
  return [
    finding('note', 'workflow/credentials', message, 'give actions/checkout with: { persist-credentials: false }'),
  ]
}

function pin({ where, step }: Use): Finding[] {
  const ref = ACTION.exec(word(step['uses']))?.[1]
  // What lies in the same commit cannot change under it.
  if (ref === undefined || /^v\d|^[0-9a-f]{40}$/.test(ref)) return []
  const message = `${where} runs imagelock@${ref}, which may change under it`
  return [
    finding('note', 'workflow/not-pinned', message, 'name a version such as imagelock/imagelock@v1, or a full commit'),
  ]
}
