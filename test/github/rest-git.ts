// REST operations on git's own objects: refs, commits, trees, blobs.
import { noreply, gitCommitShape, nodeId, refShape, webFlow } from './api-shapes.ts'
import {
  git,
  gitBytes,
  isAncestor,
  moveRef,
  readCommit,
  resolveId,
  writeBlob,
  writeCommit,
  writeTree,
  zeroId,
  type Entry,
  type Person,
} from './bare.ts'
import type { Call, Operations } from './rest-call.ts'
import type { Answer, Refusal } from './types.ts'

/** Largest blob that the API takes. */
const blobLimit = 40 * 2 ** 20

async function refAnswer(call: Call, ref: string, status: number): Promise<Answer> {
  const { dir } = call.repository
  const sha = await git(dir, ['rev-parse', '--verify', '--quiet', ref])
  const type = await git(dir, ['cat-file', '-t', sha])
  return { status, body: refShape(call.api, call.repository, ref, sha, type) }
}

async function refExists(call: Call, ref: string): Promise<string | undefined> {
  return git(call.repository.dir, ['rev-parse', '--verify', '--quiet', ref]).catch(() => undefined)
}

/** GitHub's refusal of a change to a protected branch, or undefined. */
function guarded(call: Call, ref: string): Refusal | undefined {
  const branch = ref.replace('refs/heads/', '')
  if (call.repository.ruled.has(branch)) {
    return call.refuse(422, 'Repository rule violations found\n\nChanges must be made through a pull request.\n\n')
  }
  return call.repository.protected.has(branch)
    ? call.refuse(422, 'Changes must be made through a pull request.')
    : undefined
}

async function createRef(call: Call): Promise<Answer> {
  const { dir } = call.repository
  const ref = String(call.body['ref'])
  const sha = String(call.body['sha'])
  if (!ref.startsWith('refs/')) throw call.refuse(422, "Reference name must start with 'refs/'.")
  if (ref.split('/').length < 3) {
    throw call.refuse(422, 'Reference name must contain at least three slash-separated components.')
  }
  const type = await git(dir, ['cat-file', '-t', sha]).catch(() => undefined)
  if (type === undefined) throw call.refuse(422, 'Object does not exist')
  if (ref.startsWith('refs/heads/') && type !== 'commit') throw call.refuse(422, 'Reference update failed')
  if ((await refExists(call, ref)) !== undefined) throw call.refuse(422, 'Reference already exists')
  if (!(await moveRef(dir, ref, sha, zeroId))) throw call.refuse(422, 'Reference update failed')
  return refAnswer(call, ref, 201)
}

async function updateRef(call: Call): Promise<Answer> {
  const { dir } = call.repository
  const ref = `refs/${call.route.parameters['ref'] ?? ''}`
  const sha = String(call.body['sha'])
  const old = await refExists(call, ref)
  if (old === undefined) throw call.refuse(422, 'Reference does not exist')
  if ((await resolveId(dir, sha, 'object')) === undefined) throw call.refuse(422, 'Object does not exist')
  const refusal = old === sha ? undefined : guarded(call, ref)
  if (refusal !== undefined) throw refusal
  if (call.body['force'] !== true && !(await isAncestor(dir, old, sha))) {
    throw call.refuse(422, 'Update is not a fast forward')
  }
  if (!(await moveRef(dir, ref, sha, old))) throw call.refuse(422, 'Reference update failed')
  return refAnswer(call, ref, 200)
}

async function deleteRef(call: Call): Promise<Answer> {
  const { dir, defaultBranch } = call.repository
  const ref = `refs/${call.route.parameters['ref'] ?? ''}`
  if ((await refExists(call, ref)) === undefined) throw call.refuse(422, 'Reference does not exist')
  if (guarded(call, ref) !== undefined || ref === `refs/heads/${defaultBranch}`) {
    throw call.refuse(422, 'Cannot delete this branch')
  }
  await git(dir, ['update-ref', '-d', ref])
  return { status: 204 }
}

async function matchingRefs(call: Call): Promise<Answer> {
  const prefix = `refs/${call.route.parameters['ref'] ?? ''}`
  const lines = await git(call.repository.dir, ['for-each-ref', '--format=%(refname) %(objectname) %(objecttype)'])
  const body = lines
    .split('\n')
    .filter((line) => line.startsWith(prefix))
    .map((line) => {
      const [ref = '', sha = '', type = ''] = line.split(' ')
      return refShape(call.api, call.repository, ref, sha, type)
    })
  return { status: 200, body }
}

async function createBlob(call: Call): Promise<Answer> {
  const { content, encoding } = call.body
  const bytes = Buffer.from(String(content), encoding === 'base64' ? 'base64' : 'utf8')
  if (bytes.length > blobLimit) {
    const error = { resource: 'Blob', code: 'custom', field: 'content', message: 'content is too large' }
    throw call.refuse(422, 'Validation Failed', [error])
  }
  const sha = await writeBlob(call.repository.dir, bytes)
  return { status: 201, body: { sha, url: `${call.api}/repos/${call.repository.fullName}/git/blobs/${sha}` } }
}

async function getBlob(call: Call): Promise<Answer> {
  const { dir, fullName } = call.repository
  const sha = call.route.parameters['file_sha'] ?? ''
  const bytes = await gitBytes(dir, ['cat-file', 'blob', sha]).catch(() => undefined)
  if (bytes === undefined) throw call.refuse(404, 'Not Found')
  if (call.accept.includes('raw'))
    return { status: 200, headers: { 'content-type': 'application/octet-stream' }, body: bytes }
  const url = `${call.api}/repos/${fullName}/git/blobs/${sha}`
  const content = bytes.toString('base64')
  return {
    status: 200,
    body: { sha, node_id: nodeId('Blob', sha), size: bytes.length, url, content, encoding: 'base64' },
  }
}

async function treeAnswer(call: Call, sha: string, status: number, recursive: boolean): Promise<Answer> {
  const { dir, fullName } = call.repository
  const own = `${call.api}/repos/${fullName}/git`
  const lines = await git(dir, ['ls-tree', '-l', '-z', ...(recursive ? ['-r', '-t'] : []), sha])
  const tree = lines
    .split('\0')
    .filter(Boolean)
    .map((line) => {
      const [mode = '', type = '', id = '', size = ''] = line.slice(0, line.indexOf('\t')).split(/ +/)
      const path = line.slice(line.indexOf('\t') + 1)
      return {
        path,
        mode,
        type,
        sha: id,
        url: `${own}/${type}s/${id}`,
        ...(type === 'blob' ? { size: Number(size) } : {}),
      }
    })
  return { status, body: { sha, url: `${own}/trees/${sha}`, tree, truncated: false } }
}

async function createTree(call: Call): Promise<Answer> {
  const { dir } = call.repository
  const asked = call.body['base_tree'] as string | undefined
  const base = asked === undefined ? undefined : await resolveId(dir, asked, 'tree')
  if (asked !== undefined && base === undefined) throw call.refuse(422, `base_tree ${asked} is not a valid tree oid`)
  const entries: Entry[] = []
  for (const item of call.body['tree'] as readonly Record<string, unknown>[]) {
    const { path, mode = '100644', sha, content } = item
    const id = typeof content === 'string' ? await writeBlob(dir, content) : (sha as string | null)
    const gitlink = mode === '160000'
    if (id !== null && !gitlink && (await resolveId(dir, id, 'object')) === undefined) {
      throw call.refuse(422, `tree.sha ${id} is not a valid blob`)
    }
    if (
      id === null &&
      (await git(dir, ['cat-file', '-e', `${base ?? ''}:${String(path)}`]).catch(() => null)) === null
    ) {
      throw call.refuse(422, 'GitRPC::BadObjectState')
    }
    entries.push({ path: String(path), mode: String(mode), sha: id })
  }
  return treeAnswer(call, await writeTree(dir, base, entries), 201, false)
}

async function createCommit(call: Call): Promise<Answer> {
  const { repository, token, body } = call
  const { dir } = repository
  const parents = (body['parents'] ?? []) as string[]
  const tree = String(body['tree'])
  if ((await resolveId(dir, tree, 'tree')) === undefined) throw call.refuse(422, 'Tree SHA does not exist')
  for (const parent of parents) {
    if ((await resolveId(dir, parent)) === undefined)
      throw call.refuse(422, 'Parent SHA does not exist or is not a commit object')
  }
  const given = (key: string): Person | undefined => body[key] as Person | undefined
  const author = given('author') ?? noreply(token?.login ?? '')
  // A bot's commit that names nobody is GitHub's own: signed, shown as Verified.
  const own = given('author') === undefined && given('committer') === undefined && token?.kind !== 'user'
  const committer = given('committer') ?? (own ? webFlow : author)
  const sha = await writeCommit(dir, { tree, parents, message: String(body['message']), author, committer })
  if (own) repository.verified.add(sha)
  return { status: 201, body: gitCommitShape(call.api, repository, await readCommit(dir, sha)) }
}

export const gitOperations: Operations = {
  'git/get-ref': {
    run: async (call) => {
      const ref = `refs/${call.route.parameters['ref'] ?? ''}`
      if ((await refExists(call, ref)) === undefined) throw call.refuse(404, 'Not Found')
      return refAnswer(call, ref, 200)
    },
  },
  'git/list-matching-refs': { run: matchingRefs },
  'git/create-ref': { needs: 'contents', run: createRef },
  'git/update-ref': { needs: 'contents', run: updateRef },
  'git/delete-ref': { needs: 'contents', run: deleteRef },
  'git/create-blob': { needs: 'contents', run: createBlob },
  'git/get-blob': { run: getBlob },
  'git/create-tree': { needs: 'contents', run: createTree },
  'git/get-tree': {
    run: async (call) => {
      const sha = await resolveId(call.repository.dir, call.route.parameters['tree_sha'] ?? '', 'tree')
      if (sha === undefined) throw call.refuse(404, 'Not Found')
      return treeAnswer(call, sha, 200, call.query.has('recursive'))
    },
  },
  'git/create-commit': { needs: 'contents', run: createCommit },
  'git/get-commit': {
    run: async (call) => {
      const sha = await resolveId(call.repository.dir, call.route.parameters['commit_sha'] ?? '')
      if (sha === undefined) throw call.refuse(404, 'Not Found')
      return {
        status: 200,
        body: gitCommitShape(call.api, call.repository, await readCommit(call.repository.dir, sha)),
      }
    },
  },
}
