// `init` beside the manifest: a workflow that proposes its images, and a line for git. What exists is left and told.
import * as path from 'node:path'
import type { Problem } from '../errors.ts'
import { attributesLine, firstWorkflow, WORKFLOW, WORKFLOW_PAGE } from '../setup/first-files.ts'
import { howToAdd, isFor, proposes } from '../setup/workflow-manifests.ts'
import { namesAction, type Use, usesIn } from '../setup/workflows.ts'
import { gitIn } from '../world/git.ts'
import { leaves } from '../world/tree.ts'
import type { World } from '../world/world.ts'
import { existingManifest, isFree, leftAlone, type Place } from './init-place.ts'

const WORKFLOWS = '.github/workflows'
const ATTRIBUTES = '.gitattributes'
const TEXT_BYTES = 1024 * 1024

type Create = (relative: string, text: string) => Promise<void>

export interface Proposing {
  /** Whether a push of the manifest has a workflow propose its images. */
  readonly isProposed: boolean
  readonly problems: readonly Problem[]
}

/** Writes a workflow where none runs imagelock: a second one could buy the same images. */
export async function proposing(place: Place, create: Create, world: World): Promise<Proposing> {
  const manifest = existingManifest(place)
  const others = otherWorkflows(place)
  const [first] = others
  if (first) {
    const uses = others.flatMap((one) => one.uses ?? [])
    // Where it cannot be read, nothing is known of it.
    const [use, ...further] = uses
    const isNamed = !use || uses.some((one) => isFor(one, manifest))
    const more = isNamed
      ? ''
      : `: it runs imagelock for another manifest. To have it make this one too, ${howToAdd([use, ...further], [manifest])}`
    const told = others.find((one) => one.uses !== null) ?? first
    const problem = leftAlone(place.shown(told.name), more)
    return { isProposed: uses.some((use) => proposes(use, manifest)), problems: [problem] }
  }
  if (!isFree(place, WORKFLOW)) {
    const more = `: it does not run imagelock. Rename it and run imagelock init${place.named} again, or copy the workflow of ${WORKFLOW_PAGE} into a file of another name`
    return { isProposed: false, problems: [leftAlone(place.shown(WORKFLOW), more)] }
  }
  await create(WORKFLOW, firstWorkflow(manifest, await branchOf(place, world)))
  return { isProposed: true, problems: [] }
}

/** Those that run imagelock, or may: no YAML, a link on the way to them. */
function otherWorkflows({ files }: Place): { readonly name: string; readonly uses: readonly Use[] | null }[] {
  return [...leaves(files.root, WORKFLOWS)].flatMap(({ path: name, kind, bytes }) => {
    if (kind === 'link' && WORKFLOWS.startsWith(name)) return [{ name, uses: null }]
    if (kind !== 'file' || bytes > TEXT_BYTES || !/\.ya?ml$/.test(name)) return []
    const text = files.read(name, TEXT_BYTES)?.toString('utf8') ?? ''
    const uses = namesAction(text) ? usesIn(name, text) : []
    // One that only speaks of it runs something else.
    return uses === null || uses.length > 0 ? [{ name, uses }] : []
  })
}

/** The branch that the remote calls its own, else the one that is checked out, else `main`. */
async function branchOf({ files, inGit }: Place, { env }: World): Promise<string> {
  if (!inGit) return 'main'
  const git = gitIn(files.root, env)
  for (const ref of ['refs/remotes/origin/HEAD', 'HEAD']) {
    const { code, stdout } = await git.run(['symbolic-ref', '--quiet', '--short', ref])
    const name = stdout
      .toString('utf8')
      .trim()
      .replace(/^origin\//, '')
    // Other characters would be a pattern in a workflow.
    if (code === 0 && /^[\w./-]+$/.test(name)) return name
  }
  return 'main'
}

/** Writes the line by which git merges the lock, or says that it is lacking. */
export async function merging(place: Place, create: Create, world: World): Promise<readonly Problem[]> {
  const line = attributesLine(path.posix.basename(place.lock))
  if (isFree(place, ATTRIBUTES)) {
    await create(ATTRIBUTES, `${line}\n`)
    return []
  }
  if (await hasLine(place, line, world)) return []
  return [leftAlone(place.shown(ATTRIBUTES), `: add the line "${line}" so that git merges locks image by image`)]
}

async function hasLine({ files, inGit, lock }: Place, line: string, { env }: World): Promise<boolean> {
  if (!inGit) {
    const text = files.find(ATTRIBUTES).kind === 'file' ? files.read(ATTRIBUTES, TEXT_BYTES)?.toString('utf8') : ''
    return (text ?? '').split(/\r?\n/).includes(line)
  }
  // Git reads more than one such file, and none that is a link.
  const { stdout } = await gitIn(files.root, env).run(['check-attr', '-z', 'merge', '--', lock])
  return stdout.toString('utf8').split('\0')[2] === 'imagelock'
}
