// `doctor` in the repository: git, Git LFS, attributes, workflows.
import * as path from 'node:path'
import { ImagelockError } from '../errors.ts'
import type { Loaded } from '../load.ts'
import { ATTRIBUTES, attributeFindings, lfsPaths, readAttributes } from '../setup/attributes.ts'
import { type Finding, finding } from '../setup/finding.ts'
import { WORKFLOW, WORKFLOW_PAGE } from '../setup/first-files.ts'
import { howToAdd, isFor, manifestsOf } from '../setup/workflow-manifests.ts'
import { isOurAction, mentionsAction, type Use, usesIn, workflowFindings } from '../setup/workflows.ts'
import { type Files, filesBelow } from '../world/files.ts'
import { findRepository, type Git, gitIn } from '../world/git.ts'
import { findManifests } from '../world/manifests.ts'
import { isThere, leaves } from '../world/tree.ts'
import type { World } from '../world/world.ts'
import { buysFrom } from './doctor-gateway.ts'
import { mergeFindings } from './doctor-merge.ts'
import { rightsFindings } from './doctor-rights.ts'

const WORKFLOW_BYTES = 1024 * 1024
const WORKFLOWS = '.github/workflows'

/** @param manifests absolute paths of all, those that cannot be read too */
export async function repositoryFindings(
  world: World,
  loaded: readonly Loaded[],
  manifests: readonly string[],
): Promise<Finding[]> {
  const git = gitIn(world.cwd, world.env)
  const { code, stdout } = await git.run(['--version'])
  if (code !== 0) {
    const message = 'git is not installed: pictures that were committed cannot be taken back from it'
    return [finding('warning', 'git/missing', message, 'install git')]
  }
  const version = finding('ok', 'git/version', stdout.toString('utf8').trim())
  const repository = findRepository(world.cwd)
  if (!repository) {
    const message = 'this folder is in no git repository: nothing can be taken back from its history'
    return [version, finding('warning', 'git/no-repository', message, 'git init')]
  }
  const shallow = await isShallow(git)
  const kept = await Promise.all(loaded.map((one) => bytesInGit(one)))
  const rights = await rightsFindings(git, world)
  const merges = await mergeFindings(world, repository, manifests)
  return [version, ...shallow, ...kept.flat(), ...merges, ...rights, ...workflows(repository.workTree, loaded)]
}

async function isShallow(git: Git): Promise<Finding[]> {
  const { stdout } = await git.run(['rev-parse', '--is-shallow-repository'])
  if (stdout.toString('latin1').trim() !== 'true') return []
  const message = 'the clone is shallow: pictures that only older commits have are bought again'
  return [
    finding(
      'note',
      'git/shallow',
      message,
      'git fetch --unshallow; in a workflow, actions/checkout with fetch-depth: 100',
    ),
  ]
}

/** What git does to the images' bytes: attributes, Git LFS, ignored paths. */
async function bytesInGit({ file, verdicts }: Loaded): Promise<Finding[]> {
  if (!file.repository) return []
  const paths = verdicts.map(({ image }) => image.path)
  const input = paths.map((path) => `${path}\0`).join('')
  const { code, stdout } = await file.git.run(['check-attr', '-z', '--stdin', ...ATTRIBUTES], input)
  if (code !== 0) return []
  const attributes = readAttributes(stdout.toString('utf8'))
  const broken = attributeFindings(attributes)
  const fine = finding('ok', 'attributes/fine', `.gitattributes leaves the bytes of the images of ${file.name} alone`)
  return [
    ...(broken.length === 0 ? [fine] : broken),
    ...(await lfs(file.git, lfsPaths(attributes))),
    ...(await ignored(file.git, paths)),
  ]
}

async function lfs(git: Git, paths: readonly string[]): Promise<Finding[]> {
  const [first] = paths
  if (first === undefined) return []
  const { code, stdout } = await git.run(['lfs', 'version'])
  if (code === 0)
    return [
      finding('ok', 'lfs/installed', `Git LFS keeps ${paths.length} of the images: ${stdout.toString('utf8').trim()}`),
    ]
  const message = `${first} is kept by Git LFS, and git-lfs is not installed here`
  return [finding('error', 'lfs/missing', message, 'install git-lfs, then git lfs install')]
}

/** Images that are there and that `.gitignore` names; `check-ignore` does not go with literal paths. */
async function ignored(git: Git, paths: readonly string[]): Promise<Finding[]> {
  const { stdout } = await git.run(['ls-files', '-z', '--others', '--ignored', '--exclude-standard', '--directory'])
  const left = stdout.toString('utf8').split('\0').filter(Boolean)
  const names = new Set(left)
  const folders = left.filter((name) => name.endsWith('/'))
  const [first, ...more] = paths.filter((one) => names.has(one) || folders.some((folder) => one.startsWith(folder)))
  if (first === undefined) return []
  const message = `.gitignore names ${first}${more.length > 0 ? ` and ${more.length} more` : ''}: git add leaves them out`
  return [finding('warning', 'git/ignored', message, 'take them out of .gitignore, or give them another path')]
}

function workflows(root: string, loaded: readonly Loaded[]): Finding[] {
  const files = filesBelow(root)
  const needsKey = buysFrom(loaded).size > 0
  const manifests = loaded.map(({ file }) => ({ file, place: fromRoot(root, file) }))
  const isOurs = (folder: string): boolean =>
    ['action.yml', 'action.yaml'].some((name) => isOurAction(textAt(files, folder === '' ? name : `${folder}/${name}`)))
  const isMeant = (use: Use): boolean => manifests.length === 0 || manifests.some(({ place }) => isFor(use, place))
  const all = workflowsIn(files)
  const found = all.flatMap(({ where, text }) => workflowFindings(where, text, needsKey, isOurs, isMeant))
  const [first, ...more] = all.flatMap(({ where, text }) => usesIn(where, text, isOurs) ?? [])
  if (!first) return found.length > 0 ? found : [noWorkflow(root, loaded)]
  const left = manifests.filter(({ place }) => ![first, ...more].some((use) => isFor(use, place)))
  // One advice for all of them: to follow one a manifest would undo the one before.
  const fix = howToAdd(
    [first, ...more],
    left.map(({ place }) => place),
  )
  return [...found, ...left.map(({ file }) => notNamed(file.name, first, fix))]
}

/** The workflows that may run imagelock. */
function workflowsIn(files: Files): { readonly where: string; readonly text: string }[] {
  return [...leaves(files.root, WORKFLOWS)].flatMap(({ path: where, kind, bytes }) => {
    if (kind !== 'file' || bytes > WORKFLOW_BYTES || !/\.ya?ml$/.test(where)) return []
    const text = textAt(files, where)
    return mentionsAction(text) ? [{ where, text }] : []
  })
}

/** The manifests, or globs of them, that workflows of the repository name and that are there, from the current folder. */
export function namedInWorkflows({ cwd }: World): string[] {
  const root = findRepository(cwd)?.workTree
  if (root === undefined) return []
  const uses = workflowsIn(filesBelow(root)).flatMap(({ where, text }) => usesIn(where, text) ?? [])
  const there = uses.flatMap(manifestsOf).filter((name) => isFound(root, name))
  return [...new Set(there)].map((name) => path.relative(cwd, path.join(root, name)).split(path.sep).join('/'))
}

function isFound(root: string, name: string): boolean {
  try {
    return findManifests(root, [name]).length > 0
  } catch (error) {
    if (error instanceof ImagelockError) return false
    throw error
  }
}

function fromRoot(root: string, { files, base }: Loaded['file']): string {
  return path.relative(root, path.join(files.root, base)).split(path.sep).join('/')
}

/** `init` overwrites nothing: it writes no workflow where another one has its name. */
function noWorkflow(root: string, [first]: readonly Loaded[]): Finding {
  const writes = `imagelock init${first?.file.named ?? ''} writes one`
  const fix = isThere(root, WORKFLOW)
    ? `${WORKFLOW} is another workflow: rename it, then ${writes}; or take the one of ${WORKFLOW_PAGE}`
    : writes
  return finding('note', 'workflow/none', 'no workflow runs imagelock', fix)
}

function notNamed(name: string, { where }: Use, fix: string): Finding {
  const message = `no workflow names ${name}: ${where} runs imagelock for another manifest`
  return finding('warning', 'workflow/other-manifest', message, fix)
}

/** Empty where there is no such file. */
function textAt(files: Files, place: string): string {
  return files.find(place).kind === 'file' ? (files.read(place, WORKFLOW_BYTES)?.toString('utf8') ?? '') : ''
}
