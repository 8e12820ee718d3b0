export const id = 8093;
export const ids = [8093];
export const modules = {

/***/ 8093:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  doctor: () => (/* binding */ doctor)
});

// EXTERNAL MODULE: ./build/src/errors.js
var src_errors = __webpack_require__(7406);
// EXTERNAL MODULE: ./build/src/load.js
var load = __webpack_require__(2829);
// EXTERNAL MODULE: ./build/src/manifest-file.js
var manifest_file = __webpack_require__(9531);
;// CONCATENATED MODULE: ./build/src/setup/finding.js
// What `doctor` found: a sentence a person can act on, with the way out. Pure.
/** A finding; without `fix` nothing has to be done. */
function finding(severity, code, message, fix = null) {
    return { severity, code, message, fix };
}

// EXTERNAL MODULE: ./build/src/world/manifests.js
var world_manifests = __webpack_require__(2444);
// EXTERNAL MODULE: ./build/src/endpoints.js
var endpoints = __webpack_require__(7779);
// EXTERNAL MODULE: ./build/src/providers/table.js + 7 modules
var table = __webpack_require__(6157);
// EXTERNAL MODULE: ./build/src/world/http.js + 13 modules
var world_http = __webpack_require__(7411);
;// CONCATENATED MODULE: ./build/src/commands/doctor-gateway.js
// `doctor` at the providers: the key, whether the gateway answers and takes it. Asks nothing that costs.





const TIMEOUT_MS = 10_000;
/** The providers with a key that images are made by; a person's own pictures are made by nobody. */
function buysFrom(loaded) {
    const names = loaded.flatMap(({ verdicts, lock }) => verdicts.filter(({ image }) => !lock.images.get(image.id)?.accepted).map(({ image }) => image.request.provider));
    return new Set(names.filter((name) => (0,table/* providerNamed */.l)(name)?.api));
}
/** Of the providers that the manifests buy from; without a manifest, of those that have a key. */
async function gatewayFindings(world, loaded) {
    const named = buysFrom(loaded);
    const wanted = table/* providerNames */.e.filter((name) => {
        const api = (0,table/* providerNamed */.l)(name)?.api;
        return api && (loaded.length > 0 ? named.has(name) : (world.env[api.keyVariable] ?? '') !== '');
    });
    if (wanted.length === 0)
        return loaded.length === 0 ? [] : [finding('ok', 'key/none-needed', 'no key is needed: no image is bought')];
    let http;
    try {
        http = await (0,world_http/* createHttp */.V)({ env: world.env });
    }
    catch (error) {
        return [fault(error, 'correct the variable in the environment')];
    }
    try {
        const found = await Promise.all(wanted.map((name) => examine(http, name, world, named.has(name))));
        return found.flat();
    }
    finally {
        await http.close();
    }
}
async function examine(http, name, world, isNamed) {
    const api = (0,table/* providerNamed */.l)(name)?.api;
    if (!api)
        return [];
    const { keyVariable, baseUrlVariable } = api;
    let endpoint;
    try {
        endpoint = (0,endpoints/* endpointOf */.X)(name, world.env);
    }
    catch (error) {
        return [fault(error, `correct ${keyVariable} or ${baseUrlVariable} in the environment`)];
    }
    const { baseUrl, key } = endpoint;
    const hasKey = key.reveal() !== '';
    const url = new URL(baseUrl);
    url.pathname = baseUrl.pathname.replace(/\/+$/, '') + api.freePath;
    const secret = hasKey ? { scheme: 'bearer', value: key } : null;
    const answer = await http.ask({ url, secret, timeoutMs: TIMEOUT_MS, signal: world.stopping });
    const found = hasKey ? [finding('ok', 'key/set', `${keyVariable} is set`)] : [noKey(name, keyVariable, isNamed)];
    const reached = gateway(answer, name, url.origin, keyVariable, hasKey);
    const balance = hasKey && api.balancePage !== undefined && url.origin === new URL(api.baseUrl).origin
        ? [
            finding('note', 'key/balance', `the balance of ${name} cannot be asked with this key; it stands at ${api.balancePage}`),
        ]
        : [];
    return [...found, reached, ...balance];
}
function noKey(name, variable, isNamed) {
    const fix = `set ${variable} in the environment; in a workflow: env: { ${variable}: \${{ secrets.${variable} }} }`;
    return finding(isNamed ? 'error' : 'note', 'key/missing', `there is no key for ${name}`, fix);
}
function gateway(answer, name, origin, variable, hasKey) {
    if (answer.kind === 'failed') {
        const fix = 'look at the network, HTTPS_PROXY and NO_PROXY, and the base URL';
        return finding('error', 'gateway/unreachable', `${name} cannot be reached: ${answer.message}`, fix);
    }
    if (answer.kind === 'redirect') {
        const message = `${name} at ${origin} points on to ${answer.host || 'nowhere'}; a key is never sent there`;
        return finding('error', 'gateway/redirect', message, 'set the base URL to where the API is');
    }
    const { status } = answer;
    if (!hasKey)
        return finding('ok', 'gateway/reachable', `${name} answers at ${origin}`);
    if (status === 200)
        return finding('ok', 'gateway/reachable', `${name} answers at ${origin} and takes the key`);
    if (status === 401) {
        const fix = `look at ${variable}: it may be cut, expired, or of another provider`;
        return finding('error', 'key/refused', `${name} does not take the key (status 401)`, fix);
    }
    const fix = 'try again later; imagelock generate says what the gateway answers to a purchase';
    return finding('warning', 'gateway/status', `${name} at ${origin} answers with status ${status}`, fix);
}
function fault(error, fix) {
    if (!(error instanceof src_errors/* ImagelockError */.L))
        throw error;
    return finding('error', error.code, error.message, fix);
}

// EXTERNAL MODULE: ./build/src/manifest/paths.js
var manifest_paths = __webpack_require__(255);
;// CONCATENATED MODULE: ./build/src/setup/attributes.js
// What `.gitattributes` would do to the bytes of images (facts: a committed `*.png text` corrupts pictures). Pure.


/** The attributes that decide what git does to a file's bytes, as `git check-attr` is asked for them. */
const ATTRIBUTES = ['text', 'eol', 'filter', 'working-tree-encoding', 'ident'];
/** Attributes by path. @param output of `git check-attr -z` */
function readAttributes(output) {
    const fields = output.split('\0');
    const all = new Map();
    for (let at = 0; at + 2 < fields.length; at += 3) {
        const [path = '', name = '', value = ''] = fields.slice(at, at + 3);
        const known = all.get(path) ?? {};
        known[name] = value;
        all.set(path, known);
    }
    return all;
}
/** The paths that Git LFS keeps. */
function lfsPaths(attributes) {
    return [...attributes].flatMap(([path, { filter }]) => (filter === 'lfs' ? [path] : []));
}
const given = (value) => value !== undefined && value !== 'unspecified' && value !== 'unset';
/** What is wrong with each path, and the attribute that puts it right. */
const RULES = [
    {
        code: 'attributes/text',
        what: 'git changes the line ends in',
        cure: '-text',
        // `eol` alone makes a text of it; `text=auto` looks at the bytes and leaves pictures alone.
        holds: ({ text, eol }) => text === 'set' || (text === 'unspecified' && given(eol)),
    },
    {
        code: 'attributes/encoding',
        what: 'git changes the encoding of',
        cure: '!working-tree-encoding',
        holds: (values) => given(values['working-tree-encoding']),
    },
    { code: 'attributes/ident', what: 'git writes ids into', cure: '-ident', holds: ({ ident }) => given(ident) },
    {
        code: 'attributes/filter',
        what: 'git passes through a filter that is not Git LFS',
        cure: '!filter',
        holds: ({ filter }) => given(filter) && filter !== 'lfs',
    },
];
/** One error for each way in which git would change the bytes of images. */
function attributeFindings(attributes) {
    return RULES.flatMap(({ code, what, cure, holds }) => {
        const paths = [...attributes].flatMap(([path, values]) => (holds(values) ? [path] : []));
        const [first] = paths;
        if (first === undefined)
            return [];
        const more = paths.length === 1 ? '' : ` and ${paths.length - 1} more`;
        const kinds = [...new Set(paths.map((path) => `*.${(0,manifest_paths/* extensionOf */.je)(path)}`))];
        const lines = kinds.map((kind) => `${kind} ${cure}`).join(' and ');
        const message = `.gitattributes breaks images: ${what} ${first}${more}`;
        return [finding('error', code, message, `put ${lines} at the end of .gitattributes`)];
    });
}

// EXTERNAL MODULE: ./node_modules/js-yaml/dist/js-yaml.mjs
var js_yaml = __webpack_require__(3243);
;// CONCATENATED MODULE: ./build/src/setup/workflows.js
// What a workflow that runs imagelock lacks: rights, one run at a time, the key. Pure.


/** The action or a fork of it. */
const ACTION = /^[\w.-]+\/imagelock@(.*)$/i;
const RIGHTS = {
    'pull-request': ['contents', 'pull-requests'],
    commit: ['contents'],
};
/** Whether a text may be a workflow that runs imagelock. */
function mentionsAction(text) {
    return namesAction(text) || /\buses["']?:\s*["']?\.\//.test(text);
}
function namesAction(text) {
    return /\/imagelock@/i.test(text);
}
/** Whether the text of an `action.yml` is this action's, or that of a fork. */
function isOurAction(text) {
    return /^name: *["']?imagelock["']? *$/im.test(text);
}
/**
 * @param file the workflow's path, for the sentences
 * @param needsKey whether some image is made by a provider that wants a key
 * @param isOurs whether the folder of an action of this repository, from its root, holds imagelock
 * @returns what is wrong, once; an `ok` for each job that runs imagelock where nothing is
 */
function workflowFindings(file, text, needsKey, isOurs = () => false) {
    let workflow;
    try {
        workflow = mapping((0,js_yaml/* load */.Hh)(text));
    }
    catch {
        if (!namesAction(text))
            return [];
        const fix = 'correct the file; GitHub names the line under Actions';
        return [finding('warning', 'workflow/yaml', `${file} is no YAML that can be read`, fix)];
    }
    const all = usesIn(file, workflow, isOurs).flatMap((use) => {
        const found = [
            ...rights(use),
            ...oneAtATime(use),
            ...trigger(use),
            ...key(use, needsKey),
            ...checkout(use),
            ...pin(use),
        ];
        const grave = found.some(({ severity }) => severity !== 'note');
        return grave ? found : [finding('ok', 'workflow/fine', `${use.where} has what imagelock needs`), ...found];
    });
    // Two steps of one job may lack the same.
    return [...new Map(all.map((one) => [one.code + one.message, one])).values()];
}
function usesIn(file, workflow, isOurs) {
    const runs = (uses) => ACTION.test(uses) || isOwn(uses, isOurs);
    return Object.entries(mapping(workflow['jobs'])).flatMap(([name, value]) => {
        const job = mapping(value);
        const steps = list(job['steps']).map(mapping);
        return steps
            .filter((step) => runs(word(step['uses'])))
            .map((step) => {
            const inputs = mapping(step['with']);
            const command = word(inputs['command']) || 'generate';
            return { workflow, job, steps, where: `the job ${name} of ${file}`, step, inputs, command };
        });
    });
}
/** `./` and a folder of the repository, as GitHub takes it. */
function isOwn(uses, isOurs) {
    if (!uses.startsWith('./'))
        return false;
    const folders = uses.slice(2).split('/').filter(Boolean);
    return folders.every((name) => /^[\w.-]+$/.test(name) && !/^\.+$/.test(name)) && isOurs(folders.join('/'));
}
const writes = ({ command }) => command === 'generate' || command === 'merge';
function rights(use) {
    const { where, inputs, job, workflow } = use;
    const needed = RIGHTS[word(inputs['deliver']) || 'pull-request'] ?? [];
    const token = word(inputs['token']);
    const own = token !== '' && !/github\.token|secrets\.GITHUB_TOKEN/.test(token);
    if (!writes(use) || own || needed.length === 0)
        return [];
    const fix = `give the job permissions: { ${needed.map((name) => `${name}: write`).join(', ')} }`;
    const permissions = job['permissions'] ?? workflow['permissions'];
    if (permissions === undefined) {
        const message = `${where} names no permissions: a setting of the repository decides whether it may deliver`;
        return [finding('warning', 'workflow/permissions', message, fix)];
    }
    const given = (name) => permissions === 'write-all' || mapping(permissions)[name] === 'write';
    const lacking = needed.filter((name) => !given(name));
    if (lacking.length === 0)
        return [];
    return [finding('error', 'workflow/permissions', `${where} may not write ${lacking.join(' and ')}`, fix)];
}
function oneAtATime(use) {
    const { where, job, workflow } = use;
    const concurrency = job['concurrency'] ?? workflow['concurrency'];
    const fix = 'give it concurrency: { group: imagelock, cancel-in-progress: false }';
    if (!writes(use))
        return [];
    if (concurrency === undefined)
        return [finding('warning', 'workflow/no-concurrency', `two runs of ${where} at once may both buy`, fix)];
    if (mapping(concurrency)['cancel-in-progress'] !== true)
        return [];
    const message = `${where} is cancelled by the next run, perhaps while it waits for pictures that are paid for`;
    return [finding('warning', 'workflow/cancels', message, fix)];
}
function trigger(use) {
    // `on` is a text, a list or a mapping.
    const on = use.workflow['on'];
    const names = typeof on === 'string' ? [on] : Array.isArray(on) ? on : Object.keys(mapping(on));
    if (!writes(use) || !names.includes('pull_request_target'))
        return [];
    const message = `${use.where} runs on pull_request_target, where generate is refused: the manifest is a stranger's`;
    return [finding('error', 'workflow/trigger', message, 'let it run on push, and command: check on pull_request')];
}
function key({ where, inputs, step, job, workflow, command }, needsKey) {
    if (!needsKey || command !== 'generate' || word(inputs['api-key']) !== '')
        return [];
    const names = [workflow, job, step].flatMap((one) => Object.keys(mapping(one['env'])));
    if (names.some((name) => name.endsWith('_API_KEY')))
        return [];
    const message = `${where} hands imagelock no key`;
    return [
        finding('warning', 'workflow/no-key', message, 'give the step env: { APIYI_API_KEY: ${{ secrets.APIYI_API_KEY }} }'),
    ];
}
function checkout({ where, steps }) {
    const kept = steps.some(({ uses, with: inputs }) => word(uses).startsWith('actions/checkout@') && mapping(inputs)['persist-credentials'] !== false);
    if (!kept)
        return [];
    const message = `${where} leaves the token in the checkout, where every later step can read it; imagelock does not need it there`;
    return [
        finding('note', 'workflow/credentials', message, 'give actions/checkout with: { persist-credentials: false }'),
    ];
}
function pin({ where, step }) {
    const ref = ACTION.exec(word(step['uses']))?.[1];
    // What lies in the same commit cannot change under it.
    if (ref === undefined || /^v\d|^[0-9a-f]{40}$/.test(ref))
        return [];
    const message = `${where} runs imagelock@${ref}, which may change under it`;
    return [
        finding('note', 'workflow/not-pinned', message, 'name a version such as imagelock/imagelock@v1, or a full commit'),
    ];
}
function mapping(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}
function list(value) {
    return Array.isArray(value) ? value : [];
}
function word(value) {
    return typeof value === 'string' ? value.trim() : '';
}

// EXTERNAL MODULE: ./build/src/world/files.js
var world_files = __webpack_require__(2845);
// EXTERNAL MODULE: ./build/src/world/git.js
var world_git = __webpack_require__(9410);
// EXTERNAL MODULE: ./build/src/world/tree.js
var tree = __webpack_require__(5556);
// EXTERNAL MODULE: ./build/src/secret.js
var secret = __webpack_require__(9029);
;// CONCATENATED MODULE: ./build/src/setup/remote.js
// Which repository of a host a git remote names. Pure.
/**
 * @param url of a remote: `https://…`, `ssh://…` or `user@host:path`
 * @param host the only host that is meant
 * @returns `owner/name`, null for another host or what is none
 */
function remotePath(url, host) {
    const scp = /^(?:[\w.-]+@)?([\w.-]+):(?!\/\/)(.+)$/.exec(url);
    const parsed = scp || !URL.canParse(url) ? null : new URL(url);
    const there = scp?.[1] ?? parsed?.hostname;
    const path = (scp?.[2] ?? parsed?.pathname ?? '')
        .replace(/^\/+/, '')
        .replace(/\/+$/, '')
        .replace(/\.git$/, '');
    return there?.toLowerCase() === host && /^[\w.-]+\/[\w.-]+$/.test(path) ? path : null;
}

// EXTERNAL MODULE: ./build/src/world/address.js
var address = __webpack_require__(2394);
// EXTERNAL MODULE: ./build/src/world/github.js + 5 modules
var github = __webpack_require__(4487);
;// CONCATENATED MODULE: ./build/src/commands/doctor-rights.js
// `doctor` at GitHub: whether the token may push and open pull requests, asked as the action asks before it buys.






const doctor_rights_TIMEOUT_MS = 10_000;
const FIX = 'give the token contents: write (in a workflow: permissions: { contents: write, pull-requests: write })';
/** Of the remote `origin`, with `GITHUB_TOKEN` or `GH_TOKEN`. */
async function rightsFindings(git, world) {
    const { env } = world;
    const token = (env['GITHUB_TOKEN'] ?? env['GH_TOKEN'] ?? '').trim();
    const remote = (await git.run(['config', '--get', 'remote.origin.url'])).stdout.toString('utf8').trim();
    if (remote === '')
        return [finding('note', 'rights/no-remote', 'the repository has no remote origin')];
    const server = (0,address/* checkBaseUrl */.xd)((env['GITHUB_SERVER_URL'] ?? 'https://github.com').replace(/\/+$/, ''));
    const path = server.kind === 'ok' ? remotePath(remote, server.url.hostname) : null;
    // The token is GitHub's: it goes to no other host, whatever the remote says.
    if (server.kind !== 'ok' || path === null) {
        const message = 'the remote origin is not on GitHub: the right to push was not asked for';
        return [finding('note', 'rights/other-host', message)];
    }
    if (token === '') {
        const message = 'there is no GITHUB_TOKEN here: the rights to push and to open pull requests were not asked for';
        return [finding('note', 'rights/no-token', message)];
    }
    const asked = { server: server.url, token: new secret/* Secret */.z(token), path };
    const pushing = await mayPush(asked, world);
    // Who may not push has that to mend first.
    return pushing?.severity === 'ok' ? [pushing, await mayPropose(asked, git, world)] : pushing ? [pushing] : [];
}
/** Asks the remote for its `git-receive-pack` advertisement. */
async function mayPush({ server, token, path }, { env, stopping }) {
    const url = new URL(`${server.origin}/${path}/info/refs?service=git-receive-pack`);
    const http = await (0,world_http/* createHttp */.V)({ env }).catch(() => null);
    if (!http)
        return null;
    try {
        const secret = { scheme: 'token', value: token };
        const answer = await http.ask({ url, secret, timeoutMs: doctor_rights_TIMEOUT_MS, signal: stopping });
        if (answer.kind === 'answer' && answer.status === 200)
            return finding('ok', 'rights/push', `the token may push to ${path}`);
        if (answer.kind === 'answer' && [401, 403, 404].includes(answer.status))
            return finding('error', 'rights/push', `the token may not push to ${path} (status ${answer.status})`, FIX);
        const why = answer.kind === 'failed'
            ? answer.message
            : answer.kind === 'redirect'
                ? 'the repository has moved'
                : `status ${answer.status}`;
        const message = `whether the token may push to ${path} could not be learned: ${why}`;
        return finding('warning', 'rights/unknown', message, 'git remote -v shows where origin is');
    }
    finally {
        await http.close();
    }
}
/** By the request that can make nothing (spec action.md, "Rights first, money second"). */
async function mayPropose({ server, token, path }, git, world) {
    const [owner = '', repo = ''] = path.split('/');
    const head = await git.run(['symbolic-ref', '--short', '-q', 'HEAD']);
    const right = await probe(apiOf(server, world.env), { owner, repo, token }, head.stdout.toString('utf8').trim(), world);
    const code = 'rights/pull-request';
    if (right === 'yes')
        return finding('ok', code, `the token may open pull requests in ${path}`);
    if (right === 'unknown')
        return finding('note', code, `whether the token may open pull requests in ${path} could not be learned`);
    const fix = 'give the token pull-requests: write too; deliver: commit needs no such right';
    return finding('error', code, `the token may not open pull requests in ${path}`, fix);
}
/** `GITHUB_API_URL`, else where GitHub and GitHub Enterprise Server have it. */
function apiOf(server, env) {
    const named = (env['GITHUB_API_URL'] ?? '').trim();
    if (named !== '')
        return named;
    return server.hostname === 'github.com' ? 'https://api.github.com' : `${server.origin}/api/v3`;
}
async function probe(apiUrl, place, branch, { clock, random, stopping }) {
    if ((0,address/* checkBaseUrl */.xd)(apiUrl).kind !== 'ok')
        return 'unknown';
    const signal = AbortSignal.any([stopping, AbortSignal.timeout(doctor_rights_TIMEOUT_MS)]);
    const asking = { apiUrl, graphqlUrl: apiUrl, userAgent: 'imagelock', clock, random, signal, tell: () => { } };
    try {
        return await (await (0,github/* createGitHub */.C)({ ...asking, ...place })).probePullRequests(branch || 'main');
    }
    catch {
        return 'unknown';
    }
}

;// CONCATENATED MODULE: ./build/src/commands/doctor-repository.js








const WORKFLOW_BYTES = 1024 * 1024;
const WORKFLOWS = '.github/workflows';
async function repositoryFindings(world, loaded) {
    const git = (0,world_git/* gitIn */.uM)(world.cwd, world.env);
    const { code, stdout } = await git.run(['--version']);
    if (code !== 0) {
        const message = 'git is not installed: pictures that were committed cannot be taken back from it';
        return [finding('warning', 'git/missing', message, 'install git')];
    }
    const version = finding('ok', 'git/version', stdout.toString('utf8').trim());
    const repository = (0,world_git/* findRepository */.W1)(world.cwd);
    if (!repository) {
        const message = 'this folder is in no git repository: nothing can be taken back from its history';
        return [version, finding('warning', 'git/no-repository', message, 'git init')];
    }
    const shallow = await isShallow(git);
    const kept = await Promise.all(loaded.map((one) => bytesInGit(one)));
    const rights = await rightsFindings(git, world);
    return [version, ...shallow, ...kept.flat(), ...rights, ...workflows(repository.workTree, loaded)];
}
async function isShallow(git) {
    const { stdout } = await git.run(['rev-parse', '--is-shallow-repository']);
    if (stdout.toString('latin1').trim() !== 'true')
        return [];
    const message = 'the clone is shallow: pictures that only older commits have are bought again';
    return [
        finding('note', 'git/shallow', message, 'git fetch --unshallow; in a workflow, actions/checkout with fetch-depth: 100'),
    ];
}
/** What git does to the images' bytes: attributes, Git LFS, ignored paths. */
async function bytesInGit({ file, verdicts }) {
    if (!file.repository)
        return [];
    const paths = verdicts.map(({ image }) => image.path);
    const input = paths.map((path) => `${path}\0`).join('');
    const { code, stdout } = await file.git.run(['check-attr', '-z', '--stdin', ...ATTRIBUTES], input);
    if (code !== 0)
        return [];
    const attributes = readAttributes(stdout.toString('utf8'));
    const broken = attributeFindings(attributes);
    const fine = finding('ok', 'attributes/fine', `.gitattributes leaves the bytes of the images of ${file.name} alone`);
    return [
        ...(broken.length === 0 ? [fine] : broken),
        ...(await lfs(file.git, lfsPaths(attributes))),
        ...(await ignored(file.git, paths)),
    ];
}
async function lfs(git, paths) {
    const [first] = paths;
    if (first === undefined)
        return [];
    const { code, stdout } = await git.run(['lfs', 'version']);
    if (code === 0)
        return [
            finding('ok', 'lfs/installed', `Git LFS keeps ${paths.length} of the images: ${stdout.toString('utf8').trim()}`),
        ];
    const message = `${first} is kept by Git LFS, and git-lfs is not installed here`;
    return [finding('error', 'lfs/missing', message, 'install git-lfs, then git lfs install')];
}
/** Images that are there and that `.gitignore` names; `check-ignore` does not go with literal paths. */
async function ignored(git, paths) {
    const { stdout } = await git.run(['ls-files', '-z', '--others', '--ignored', '--exclude-standard', '--directory']);
    const left = stdout.toString('utf8').split('\0').filter(Boolean);
    const names = new Set(left);
    const folders = left.filter((name) => name.endsWith('/'));
    const [first, ...more] = paths.filter((one) => names.has(one) || folders.some((folder) => one.startsWith(folder)));
    if (first === undefined)
        return [];
    const message = `.gitignore names ${first}${more.length > 0 ? ` and ${more.length} more` : ''}: git add leaves them out`;
    return [finding('warning', 'git/ignored', message, 'take them out of .gitignore, or give them another path')];
}
function workflows(root, loaded) {
    const files = (0,world_files/* filesBelow */.D)(root);
    const needsKey = buysFrom(loaded).size > 0;
    const isOurs = (folder) => ['action.yml', 'action.yaml'].some((name) => isOurAction(textAt(files, folder === '' ? name : `${folder}/${name}`)));
    const found = [];
    for (const { path, kind, bytes } of (0,tree/* leaves */.F)(root, WORKFLOWS)) {
        if (kind !== 'file' || bytes > WORKFLOW_BYTES || !/\.ya?ml$/.test(path))
            continue;
        const text = textAt(files, path);
        if (mentionsAction(text))
            found.push(...workflowFindings(path, text, needsKey, isOurs));
    }
    if (found.length > 0)
        return found;
    return [finding('note', 'workflow/none', 'no workflow runs imagelock', 'imagelock init writes one')];
}
/** Empty where there is no such file. */
function textAt(files, place) {
    return files.find(place).kind === 'file' ? (files.read(place, WORKFLOW_BYTES)?.toString('utf8') ?? '') : '';
}

;// CONCATENATED MODULE: ./build/src/commands/doctor.js
// `doctor`: what this machine, repository and gateway lack, each with its fix. Changes nothing, costs nothing.







const NODE = [20, 18, 1];
/**
 * Looks at everything, whatever is wrong with the rest.
 * @param nodeVersion as `process.versions.node`
 * @throws ImagelockError `manifest/not-found` (exit 2) for `-m` that names nothing
 */
async function doctor(options, world, nodeVersion) {
    const { loaded, found } = await readAll(options, world);
    const [repository, gateway] = await Promise.all([repositoryFindings(world, loaded), gatewayFindings(world, loaded)]);
    const findings = [runtime(nodeVersion), ...found, ...loaded.flatMap(leftovers), ...gateway, ...repository];
    return { exit: findings.some(({ severity }) => severity === 'error') ? src_errors/* EXIT */.d.invalid : src_errors/* EXIT */.d.done, findings };
}
function runtime(version) {
    const parts = version.split('.').map(Number);
    const at = NODE.findIndex((part, index) => parts[index] !== part);
    const old = at >= 0 && (parts[at] ?? 0) < (NODE[at] ?? 0);
    const wanted = NODE.join('.');
    if (old)
        return finding('error', 'runtime/node', `Node ${version} is too old`, `install Node ${wanted} or later`);
    return finding('ok', 'runtime/node', `Node ${version} (${wanted} or later is needed)`);
}
/** The manifests that can be read, and what is wrong with the others. */
async function readAll({ manifests }, world) {
    const loaded = [];
    const found = [];
    let names = [];
    try {
        names = (0,world_manifests/* findManifests */.kD)(world.cwd, manifests);
    }
    catch (error) {
        if (manifests.length > 0 || !(error instanceof src_errors/* ImagelockError */.L))
            throw error;
        const message = 'there is no images.yml here';
        return {
            loaded,
            found: [finding('warning', 'manifest/not-found', message, 'imagelock init writes one; or name one with -m')],
        };
    }
    for (const name of names) {
        try {
            const [file] = await (0,manifest_file/* readManifests */.PX)(world, [name]);
            if (!file)
                continue;
            loaded.push(await (0,load/* load */.Hh)(file, false));
            const count = file.manifest.drafts.length;
            found.push(finding('ok', 'manifest/valid', `${file.name} and its lock can be read: ${count} image${count === 1 ? '' : 's'}`));
        }
        catch (error) {
            found.push(...broken(error));
        }
    }
    return { loaded, found };
}
function broken(error) {
    if (!(error instanceof src_errors/* ImagelockError */.L))
        throw error;
    const errors = error.problems.filter(({ severity }) => severity === 'error');
    const [first] = errors;
    const place = first?.file === undefined ? '' : `${first.file}:${first.line ?? 1}:${first.column ?? 1}  `;
    const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : '';
    const fix = 'imagelock plan shows every problem with its line';
    return [finding('error', error.code, `${place}${error.message}${more}`, fix)];
}
/** What earlier runs left in the journal: purchases of unknown outcome, pictures that wait, bytes that were kept. */
function leftovers({ file, view, verdicts }) {
    const { unsettled, purchases, kept, asides } = view;
    const ids = verdicts.filter(({ fingerprint }) => unsettled.has(fingerprint)).map(({ image }) => image.id);
    const names = ids.length === 0 ? '' : ` (${ids.slice(0, 5).join(', ')}${ids.length > 5 ? ', …' : ''})`;
    const found = [];
    if (unsettled.size > 0) {
        const message = `${count(unsettled.size, 'purchase')} of ${file.name} may have been billed, and the outcome was never learned${names}`;
        const fix = "look at the provider's list of requests; imagelock generate orders the images anew";
        found.push(finding('warning', 'journal/unknown', message, fix));
    }
    if (purchases.size > 0) {
        const message = `${count(purchases.size, 'picture')} of ${file.name} ${purchases.size === 1 ? 'is' : 'are'} bought and not stored yet`;
        found.push(finding('warning', 'journal/waiting', message, 'imagelock generate fetches them while their links live: run it soon'));
    }
    const files = [...kept, ...asides.values()];
    if (files.length > 0) {
        const message = `bytes that imagelock set aside for you: ${files.map((one) => one.file).join(', ')}`;
        found.push(finding('note', 'journal/kept', message, 'take them or remove them'));
    }
    return found;
}
function count(number, what) {
    return `${number} ${what}${number === 1 ? '' : 's'}`;
}


/***/ }),

/***/ 5556:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ isThere),
/* harmony export */   F: () => (/* binding */ leaves)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
// Looks at what lies below a folder; follows no link.


/** Folders that hold nothing of a person's own. */
const SKIPPED = new Set(['.git', 'node_modules', '.imagelock']);
/** Whether anything is at a path below `root`, a link too. */
function isThere(root, relative) {
    return statOf(root, relative) !== undefined;
}
/**
 * Files and links below `start`, a folder of `root` or one file; without `.git`, `node_modules` and `.imagelock`. Where a
 * link is on the way to `start`, that link alone.
 */
function* leaves(root, start) {
    const parts = start.split('/');
    for (const [index] of parts.entries()) {
        const here = parts.slice(0, index + 1).join('/');
        if (!statOf(root, here)?.isSymbolicLink())
            continue;
        yield { path: here, kind: 'link', bytes: 0 };
        return;
    }
    yield* below(root, start);
}
function* below(root, start) {
    const stat = statOf(root, start);
    if (stat?.isSymbolicLink())
        yield { path: start, kind: 'link', bytes: 0 };
    else if (stat?.isFile())
        yield { path: start, kind: 'file', bytes: stat.size };
    else if (stat?.isDirectory()) {
        const names = node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync(node_path__WEBPACK_IMPORTED_MODULE_1__.join(root, ...start.split('/'))).toSorted();
        for (const name of names)
            if (!SKIPPED.has(name))
                yield* below(root, start === '' ? name : `${start}/${name}`);
    }
}
function statOf(root, relative) {
    return node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync(node_path__WEBPACK_IMPORTED_MODULE_1__.join(root, ...relative.split('/')), { throwIfNoEntry: false });
}


/***/ })

};
