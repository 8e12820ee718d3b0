// `doctor` in the repository: git, Git LFS, attributes, the right to push, workflows.
import type { Loaded } from '../load.ts'
import { providerNamed } from '../providers/table.ts'
import { Secret } from '../secret.ts'
import { ATTRIBUTES, attributeFindings, lfsPaths, readAttributes } from '../setup/attributes.ts'
import { type Finding, finding } from '../setup/finding.ts'
import { remotePath } from '../setup/remote.ts'
import { mentionsAction, workflowFindings } from '../setup/workflows.ts'
import { checkBaseUrl } from '../world/address.ts'
import { filesBelow } from '../world/files.ts'
import { findRepository, type Git, gitIn } from '../world/git.ts'
import { createHttp } from '../world/http.ts'
import { leaves } from '../world/tree.ts'
import type { World } from '../world/world.ts'

const TIMEOUT_MS = 10_000
const WORKFLOW_BYTES = 1024 * 1024
const WORKFLOWS = '.github/workflows'

export async function repositoryFindings(world: World, loaded: readonly Loaded[]): Promise<Finding[]> {
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
  const rights = await pushRight(git, world)
  return [version, ...shallow, ...kept.flat(), ...rights, ...workflows(repository.workTree, loaded)]
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

/** Asks the remote for its `git-receive-pack` advertisement, as the action does before it buys. */
async function pushRight(git: Git, world: World): Promise<Finding[]> {
  const { env } = world
  const token = (env['GITHUB_TOKEN'] ?? env['GH_TOKEN'] ?? '').trim()
  const remote = (await git.run(['config', '--get', 'remote.origin.url'])).stdout.toString('utf8').trim()
  if (remote === '') return [finding('note', 'rights/no-remote', 'the repository has no remote origin')]
  const server = checkBaseUrl((env['GITHUB_SERVER_URL'] ?? 'https://github.com').replace(/\/+$/, ''))
  const path = server.kind === 'ok' ? remotePath(remote, server.url.hostname) : null
  // The token is GitHub's: it goes to no other host, whatever the remote says.
  if (server.kind !== 'ok' || path === null)
    return [
      finding('note', 'rights/other-host', 'the remote origin is not on GitHub: the right to push was not asked for'),
    ]
  if (token === '')
    return [finding('note', 'rights/no-token', 'there is no GITHUB_TOKEN here: the right to push was not asked for')]
  const url = new URL(`${server.url.origin}/${path}/info/refs?service=git-receive-pack`)
  const http = await createHttp({ env }).catch(() => null)
  if (!http) return []
  try {
    const secret = { scheme: 'token' as const, value: new Secret(token) }
    const answer = await http.ask({ url, secret, timeoutMs: TIMEOUT_MS, signal: world.stopping })
    if (answer.kind === 'answer' && answer.status === 200)
      return [finding('ok', 'rights/push', `the token may push to ${path}`)]
    if (answer.kind === 'answer' && [401, 403, 404].includes(answer.status)) {
      const fix =
        'give the token contents: write (in a workflow: permissions: { contents: write, pull-requests: write })'
      return [finding('error', 'rights/push', `the token may not push to ${path} (status ${answer.status})`, fix)]
    }
    const why =
      answer.kind === 'failed'
        ? answer.message
        : answer.kind === 'redirect'
          ? 'the repository has moved'
          : `status ${answer.status}`
    return [
      finding(
        'warning',
        'rights/unknown',
        `whether the token may push to ${path} could not be learned: ${why}`,
        'git remote -v shows where origin is',
      ),
    ]
  } finally {
    await http.close()
  }
}

function workflows(root: string, loaded: readonly Loaded[]): Finding[] {
  const files = filesBelow(root)
  const needsKey = loaded.some(({ verdicts }) =>
    verdicts.some(({ image }) => providerNamed(image.request.provider)?.api),
  )
  const found: Finding[] = []
  for (const { path, kind, bytes } of leaves(root, WORKFLOWS)) {
    if (kind !== 'file' || bytes > WORKFLOW_BYTES || !/\.ya?ml$/.test(path)) continue
    const text = files.read(path, WORKFLOW_BYTES)?.toString('utf8') ?? ''
    if (mentionsAction(text)) found.push(...workflowFindings(path, text, needsKey))
  }
  if (found.length > 0) return found
  return [finding('note', 'workflow/none', 'no workflow runs imagelock', 'imagelock init writes one')]
}
