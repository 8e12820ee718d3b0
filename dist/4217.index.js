export const id = 4217;
export const ids = [4217,4268];
export const modules = {

/***/ 4217:
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
// EXTERNAL MODULE: ./build/src/named.js
var named = __webpack_require__(9828);
// EXTERNAL MODULE: ./build/src/setup/finding.js
var finding = __webpack_require__(6630);
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
/**
 * Of the providers that the manifests buy from; without a manifest, of those that have a key.
 * @param manifests what names the manifests in a command
 */
async function gatewayFindings(world, loaded, manifests) {
    const named = buysFrom(loaded);
    const wanted = table/* providerNames */.e.filter((name) => {
        const api = (0,table/* providerNamed */.l)(name)?.api;
        return api && (loaded.length > 0 ? named.has(name) : (world.env[api.keyVariable] ?? '') !== '');
    });
    if (wanted.length === 0)
        return loaded.length === 0 ? [] : [(0,finding/* finding */.g)('ok', 'key/none-needed', 'no key is needed: no image is bought')];
    let http;
    try {
        http = await (0,world_http/* createHttp */.V)({ env: world.env });
    }
    catch (error) {
        return [fault(error, 'correct the variable in the environment')];
    }
    try {
        const found = await Promise.all(wanted.map((name) => examine(http, name, world, { isNamed: named.has(name), manifests })));
        return found.flat();
    }
    finally {
        await http.close();
    }
}
async function examine(http, name, world, { isNamed, manifests }) {
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
    const found = hasKey ? [(0,finding/* finding */.g)('ok', 'key/set', `${keyVariable} is set`)] : [noKey(name, keyVariable, isNamed)];
    const base = `set ${baseUrlVariable} to where the API is, its path with it, as in ${api.baseUrl}`;
    const reached = gateway(answer, name, url.origin, { variable: hasKey ? keyVariable : null, base, manifests });
    const balance = hasKey && api.balancePage !== undefined && url.origin === new URL(api.baseUrl).origin
        ? [
            (0,finding/* finding */.g)('note', 'key/balance', `the balance of ${name} cannot be asked with this key; it stands at ${api.balancePage}`),
        ]
        : [];
    return [...found, reached, ...balance];
}
function noKey(name, variable, isNamed) {
    const fix = `set ${variable} in the environment; in a workflow: env: { ${variable}: \${{ secrets.${variable} }} }`;
    return (0,finding/* finding */.g)(isNamed ? 'error' : 'note', 'key/missing', `there is no key for ${name}`, fix);
}
function gateway(answer, name, origin, { variable, base, manifests }) {
    if (answer.kind === 'failed') {
        const fix = 'look at the network, HTTPS_PROXY and NO_PROXY, and the base URL';
        return (0,finding/* finding */.g)('error', 'gateway/unreachable', `${name} cannot be reached: ${answer.message}`, fix);
    }
    if (answer.kind === 'redirect') {
        const message = `${name} at ${origin} points on to ${answer.host || 'nowhere'}; a key is never sent there`;
        return (0,finding/* finding */.g)('error', 'gateway/redirect', message, 'set the base URL to where the API is');
    }
    const { status } = answer;
    if (status === 404) {
        const message = `${name} at ${origin} has no such page (status 404): the base URL is most likely another one`;
        return (0,finding/* finding */.g)('warning', 'gateway/status', message, base);
    }
    if (variable === null)
        return (0,finding/* finding */.g)('ok', 'gateway/reachable', `${name} answers at ${origin}`);
    if (status === 200)
        return (0,finding/* finding */.g)('ok', 'gateway/reachable', `${name} answers at ${origin} and takes the key`);
    if (status === 401) {
        const fix = `look at ${variable}: it may be cut, expired, or of another provider`;
        return (0,finding/* finding */.g)('error', 'key/refused', `${name} does not take the key (status 401)`, fix);
    }
    const fix = `try again later; imagelock generate${manifests} says what the gateway answers to a purchase`;
    return (0,finding/* finding */.g)('warning', 'gateway/status', `${name} at ${origin} answers with status ${status}`, fix);
}
function fault(error, fix) {
    if (!(error instanceof src_errors/* ImagelockError */.L))
        throw error;
    return (0,finding/* finding */.g)('error', error.code, error.message, fix);
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
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
        return [(0,finding/* finding */.g)('error', code, message, `put ${lines} at the end of .gitattributes`)];
    });
}

// EXTERNAL MODULE: ./build/src/setup/first-files.js
var first_files = __webpack_require__(2539);
// EXTERNAL MODULE: ./build/src/setup/workflow-manifests.js
var workflow_manifests = __webpack_require__(8205);
// EXTERNAL MODULE: ./build/src/setup/workflows.js
var workflows = __webpack_require__(8797);
// EXTERNAL MODULE: ./build/src/world/files.js
var world_files = __webpack_require__(2845);
// EXTERNAL MODULE: ./build/src/world/git.js
var world_git = __webpack_require__(9410);
// EXTERNAL MODULE: ./build/src/world/tree.js
var tree = __webpack_require__(5556);
// EXTERNAL MODULE: ./build/src/lock/parse.js
var parse = __webpack_require__(4234);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
;// CONCATENATED MODULE: ./build/src/world/programs.js
// Whether a program would be found by its name, without starting it.


/** npm puts these before the PATH of what it starts, and nobody else has them. */
const OF_NPM = /[\\/]node_modules[\\/]\.bin[\\/]?$/;
/**
 * @param program a name that is looked for on the PATH, or a path
 * @param folder what a relative path starts from
 */
function isProgram(program, folder, env) {
    const isWindows = external_node_path_.sep === '\\';
    const ends = isWindows ? ['', ...(env['PATHEXT'] ?? '.COM;.EXE;.BAT;.CMD').split(';')] : [''];
    const isFile = (file) => ends.some((end) => external_node_fs_.statSync(file + end, { throwIfNoEntry: false })?.isFile() ?? false);
    if (/[\\/]/.test(program))
        return isFile(external_node_path_.resolve(folder, program));
    const folders = (env['PATH'] ?? env['Path'] ?? '').split(external_node_path_.delimiter).filter(Boolean);
    const isOwn = (one) => env['npm_config_user_agent'] !== undefined && OF_NPM.test(one);
    return folders.some((one) => !isOwn(one) && isFile(external_node_path_.join(one, program)));
}

;// CONCATENATED MODULE: ./build/src/commands/doctor-merge.js
// `doctor` on merges: whether git merges the locks of this clone image by image, and merges of them that are open.










/** What a shell runs itself. */
const BUILT_IN = new Set(['exec', 'command', 'eval', 'cd', 'if', 'for', 'set', 'export', '.']);
/** @param manifests absolute paths, also of those that cannot be read: their locks may be what is wrong */
async function mergeFindings(world, { workTree }, manifests) {
    const locks = await Promise.all(manifests.map(async (one) => lockOf(world, one)));
    const git = (0,world_git/* gitIn */.uM)(world.cwd, world.env);
    const driver = (await git.run(['config', '--get', 'merge.imagelock.driver'])).stdout.toString('utf8').trim();
    const lacking = locks.filter(({ isThere, hasDriver }) => isThere && !hasDriver);
    const used = locks.find(({ hasDriver }) => hasDriver);
    return [
        ...locks.filter(({ stages }) => stages.length > 0).map((lock) => unmerged(lock, driver)),
        ...lacking.map(({ name, line }) => (0,finding/* finding */.g)('note', 'attributes/merge', `git merges ${name} line by line: branches that both add images meet in a conflict`, `add the line "${line}" to .gitattributes; then, in each clone: ${parse/* DRIVER_COMMAND */.Z8}`)),
        ...(used ? [driving(used, driver, workTree, world)].flat() : []),
    ];
}
async function lockOf(world, manifest) {
    const folder = external_node_path_.dirname(manifest);
    const base = (0,world_manifests/* lockFileOf */.LN)(external_node_path_.basename(manifest));
    const git = (0,world_git/* gitIn */.uM)(folder, world.env);
    const attribute = await git.run(['check-attr', '-z', 'merge', '--', base]);
    const index = await git.run(['ls-files', '-u', '-z', '--', base]);
    return {
        name: (0,manifest_file/* shownName */.HD)(world, external_node_path_.join(folder, base)),
        line: (0,first_files/* attributesLine */.cW)(base),
        isThere: (0,tree/* isThere */.$B)(folder, base),
        hasDriver: attribute.stdout.toString('utf8').split('\0')[2] === 'imagelock',
        // `<mode> <object> <stage>\t<path>` (git-ls-files, "Output")
        stages: [...index.stdout.toString('utf8').matchAll(/ ([123])\t/g)].map(([, stage]) => stage ?? ''),
    };
}
function unmerged({ name, line, hasDriver, stages }, driver) {
    const message = `${name} is not merged: git's index has it as each side has it`;
    const word = (0,named/* shellWord */.r)(name);
    if (!stages.includes('2') || !stages.includes('3')) {
        const fix = `one side removed it: git add -- ${word} keeps it, git rm -- ${word} does not`;
        return (0,finding/* finding */.g)('warning', 'lock/unmerged', message, fix);
    }
    const first = [
        ...(hasDriver ? [] : [`add the line "${line}" to .gitattributes`]),
        ...(driver === '' ? [parse/* DRIVER_COMMAND */.Z8] : []),
        `git checkout --merge -- ${word}`,
    ];
    const fix = `${first.join(', then ')} merges it image by image; where you have settled it, git add -- ${word}`;
    return (0,finding/* finding */.g)('warning', 'lock/unmerged', message, fix);
}
/** A job's clone is gone before it merges anything. */
function driving({ name }, driver, workTree, { env }) {
    if (env['GITHUB_ACTIONS'] === 'true')
        return [];
    if (driver === '') {
        const message = `.gitattributes has git merge ${name} by imagelock, and this clone was not told how`;
        return [(0,finding/* finding */.g)('warning', 'attributes/merge-driver', message, parse/* DRIVER_COMMAND */.Z8)];
    }
    const program = programOf(driver);
    if (program !== null && !isProgram(program, workTree, env)) {
        const message = `git finds no ${program}, by which this clone merges ${name}: such a merge ends in a conflict`;
        const fix = `put it on the PATH, or name it by its path: git config merge.imagelock.driver '"/path/to/imagelock" merge-driver %O %A %B %P'`;
        return [(0,finding/* finding */.g)('warning', 'attributes/merge-program', message, fix)];
    }
    return [(0,finding/* finding */.g)('ok', 'attributes/merge-driver', `git merges ${name} image by image in this clone`)];
}
/** The first word of a shell's command; null where only the shell knows what that is. */
function programOf(command) {
    const [, single, double, plain] = /^(?:'([^']+)'|"([^"$`\\]+)"|([\w.,:@+/-]+))(?=\s|$)/.exec(command) ?? [];
    const word = single ?? double ?? plain ?? null;
    // Git for Windows has paths of its own.
    if (word === null || BUILT_IN.has(word) || (external_node_path_.sep === '\\' && word.startsWith('/')))
        return null;
    return word;
}

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
        return [(0,finding/* finding */.g)('note', 'rights/no-remote', 'the repository has no remote origin')];
    const server = (0,address/* checkBaseUrl */.xd)((env['GITHUB_SERVER_URL'] ?? 'https://github.com').replace(/\/+$/, ''));
    const path = server.kind === 'ok' ? remotePath(remote, server.url.hostname) : null;
    // The token is GitHub's: it goes to no other host, whatever the remote says.
    if (server.kind !== 'ok' || path === null) {
        const message = 'the remote origin is not on GitHub: the right to push was not asked for';
        return [(0,finding/* finding */.g)('note', 'rights/other-host', message)];
    }
    if (token === '') {
        const message = 'there is no GITHUB_TOKEN here: the rights to push and to open pull requests were not asked for';
        return [(0,finding/* finding */.g)('note', 'rights/no-token', message)];
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
            return (0,finding/* finding */.g)('ok', 'rights/push', `the token may push to ${path}`);
        if (answer.kind === 'answer' && [401, 403, 404].includes(answer.status))
            return (0,finding/* finding */.g)('error', 'rights/push', `the token may not push to ${path} (status ${answer.status})`, FIX);
        const why = answer.kind === 'failed'
            ? answer.message
            : answer.kind === 'redirect'
                ? 'the repository has moved'
                : `status ${answer.status}`;
        const message = `whether the token may push to ${path} could not be learned: ${why}`;
        return (0,finding/* finding */.g)('warning', 'rights/unknown', message, 'git remote -v shows where origin is');
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
        return (0,finding/* finding */.g)('ok', code, `the token may open pull requests in ${path}`);
    if (right === 'unknown')
        return (0,finding/* finding */.g)('note', code, `whether the token may open pull requests in ${path} could not be learned`);
    const fix = 'give the token pull-requests: write too; deliver: commit needs no such right';
    return (0,finding/* finding */.g)('error', code, `the token may not open pull requests in ${path}`, fix);
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
// `doctor` in the repository: git, Git LFS, attributes, workflows.














const WORKFLOW_BYTES = 1024 * 1024;
const WORKFLOWS = '.github/workflows';
/** @param manifests absolute paths of all, those that cannot be read too */
async function repositoryFindings(world, loaded, manifests) {
    const git = (0,world_git/* gitIn */.uM)(world.cwd, world.env);
    const { code, stdout } = await git.run(['--version']);
    if (code !== 0) {
        const message = 'git is not installed: pictures that were committed cannot be taken back from it';
        return [(0,finding/* finding */.g)('warning', 'git/missing', message, 'install git')];
    }
    const version = (0,finding/* finding */.g)('ok', 'git/version', stdout.toString('utf8').trim());
    const repository = (0,world_git/* findRepository */.W1)(world.cwd);
    if (!repository) {
        const message = 'this folder is in no git repository: nothing can be taken back from its history';
        return [version, (0,finding/* finding */.g)('warning', 'git/no-repository', message, 'git init')];
    }
    const shallow = await isShallow(git);
    const kept = await Promise.all(loaded.map((one) => bytesInGit(one)));
    const rights = await rightsFindings(git, world);
    const merges = await mergeFindings(world, repository, manifests);
    return [version, ...shallow, ...kept.flat(), ...merges, ...rights, ...doctor_repository_workflows(repository.workTree, loaded)];
}
async function isShallow(git) {
    const { stdout } = await git.run(['rev-parse', '--is-shallow-repository']);
    if (stdout.toString('latin1').trim() !== 'true')
        return [];
    const message = 'the clone is shallow: pictures that only older commits have are bought again';
    return [
        (0,finding/* finding */.g)('note', 'git/shallow', message, 'git fetch --unshallow; in a workflow, actions/checkout with fetch-depth: 100'),
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
    const fine = (0,finding/* finding */.g)('ok', 'attributes/fine', `.gitattributes leaves the bytes of the images of ${file.name} alone`);
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
            (0,finding/* finding */.g)('ok', 'lfs/installed', `Git LFS keeps ${paths.length} of the images: ${stdout.toString('utf8').trim()}`),
        ];
    const message = `${first} is kept by Git LFS, and git-lfs is not installed here`;
    return [(0,finding/* finding */.g)('error', 'lfs/missing', message, 'install git-lfs, then git lfs install')];
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
    return [(0,finding/* finding */.g)('warning', 'git/ignored', message, 'take them out of .gitignore, or give them another path')];
}
function doctor_repository_workflows(root, loaded) {
    const files = (0,world_files/* filesBelow */.D)(root);
    const needsKey = buysFrom(loaded).size > 0;
    const manifests = loaded.map(({ file }) => ({ file, place: fromRoot(root, file) }));
    const isOurs = (folder) => ['action.yml', 'action.yaml'].some((name) => (0,workflows/* isOurAction */.DM)(textAt(files, folder === '' ? name : `${folder}/${name}`)));
    const isMeant = (use) => manifests.length === 0 || manifests.some(({ place }) => (0,workflow_manifests/* isFor */.Gi)(use, place));
    const all = workflowsIn(files);
    const found = all.flatMap(({ where, text }) => (0,workflows/* workflowFindings */.gG)(where, text, needsKey, isOurs, isMeant));
    const [first, ...more] = all.flatMap(({ where, text }) => (0,workflows/* usesIn */.cS)(where, text, isOurs) ?? []);
    if (!first)
        return found.length > 0 ? found : [noWorkflow(root, loaded)];
    const left = manifests.filter(({ place }) => ![first, ...more].some((use) => (0,workflow_manifests/* isFor */.Gi)(use, place)));
    // One advice for all of them: to follow one a manifest would undo the one before.
    const fix = (0,workflow_manifests/* howToAdd */.$G)([first, ...more], left.map(({ place }) => place));
    return [...found, ...left.map(({ file }) => notNamed(file.name, first, fix))];
}
/** The workflows that may run imagelock. */
function workflowsIn(files) {
    return [...(0,tree/* leaves */.FQ)(files.root, WORKFLOWS)].flatMap(({ path: where, kind, bytes }) => {
        if (kind !== 'file' || bytes > WORKFLOW_BYTES || !/\.ya?ml$/.test(where))
            return [];
        const text = textAt(files, where);
        return (0,workflows/* mentionsAction */.AX)(text) ? [{ where, text }] : [];
    });
}
/** The manifests, or globs of them, that workflows of the repository name and that are there, from the current folder. */
function namedInWorkflows({ cwd }) {
    const root = (0,world_git/* findRepository */.W1)(cwd)?.workTree;
    if (root === undefined)
        return [];
    const uses = workflowsIn((0,world_files/* filesBelow */.D)(root)).flatMap(({ where, text }) => (0,workflows/* usesIn */.cS)(where, text) ?? []);
    const there = uses.flatMap(workflow_manifests/* manifestsOf */.oF).filter((name) => isFound(root, name));
    return [...new Set(there)].map((name) => external_node_path_.relative(cwd, external_node_path_.join(root, name)).split(external_node_path_.sep).join('/'));
}
function isFound(root, name) {
    try {
        return (0,world_manifests/* findManifests */.kD)(root, [name]).length > 0;
    }
    catch (error) {
        if (error instanceof src_errors/* ImagelockError */.L)
            return false;
        throw error;
    }
}
function fromRoot(root, { files, base }) {
    return external_node_path_.relative(root, external_node_path_.join(files.root, base)).split(external_node_path_.sep).join('/');
}
/** `init` overwrites nothing: it writes no workflow where another one has its name. */
function noWorkflow(root, [first]) {
    const writes = `imagelock init${first?.file.named ?? ''} writes one`;
    const fix = (0,tree/* isThere */.$B)(root, first_files/* WORKFLOW */.Ep)
        ? `${first_files/* WORKFLOW */.Ep} is another workflow: rename it, then ${writes}; or take the one of ${first_files/* WORKFLOW_PAGE */.W7}`
        : writes;
    return (0,finding/* finding */.g)('note', 'workflow/none', 'no workflow runs imagelock', fix);
}
function notNamed(name, { where }, fix) {
    const message = `no workflow names ${name}: ${where} runs imagelock for another manifest`;
    return (0,finding/* finding */.g)('warning', 'workflow/other-manifest', message, fix);
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
    const { names, loaded, found } = await readAll(options, world);
    const [repository, gateway] = await Promise.all([
        repositoryFindings(world, loaded, names),
        gatewayFindings(world, loaded, (0,named/* named */.K)(options.manifests)),
    ]);
    const findings = [runtime(nodeVersion), ...found, ...loaded.flatMap(leftovers), ...gateway, ...repository];
    return { exit: findings.some(({ severity }) => severity === 'error') ? src_errors/* EXIT */.d.invalid : src_errors/* EXIT */.d.done, findings };
}
function runtime(version) {
    const parts = version.split('.').map(Number);
    const at = NODE.findIndex((part, index) => parts[index] !== part);
    const old = at >= 0 && (parts[at] ?? 0) < (NODE[at] ?? 0);
    const wanted = NODE.join('.');
    if (old)
        return (0,finding/* finding */.g)('error', 'runtime/node', `Node ${version} is too old`, `install Node ${wanted} or later`);
    return (0,finding/* finding */.g)('ok', 'runtime/node', `Node ${version} (${wanted} or later is needed)`);
}
/** The manifests that can be read, and what is wrong with the others. */
async function readAll({ manifests }, world) {
    const loaded = [];
    const found = [];
    const isNamed = manifests.length > 0;
    let names = [];
    try {
        names = (0,world_manifests/* findManifests */.kD)(world.cwd, manifests);
    }
    catch (error) {
        if (isNamed || !(error instanceof src_errors/* ImagelockError */.L))
            throw error;
        return { names, loaded, found: [noManifest(world)] };
    }
    for (const name of names) {
        try {
            const [file] = await (0,manifest_file/* readManifests */.PX)(world, [name]);
            if (!file)
                continue;
            loaded.push(await (0,load/* load */.Hh)(file, false));
            const count = file.manifest.drafts.length;
            found.push((0,finding/* finding */.g)('ok', 'manifest/valid', `${file.name} and its lock can be read: ${count} image${count === 1 ? '' : 's'}`));
        }
        catch (error) {
            found.push(...broken(error, (0,named/* named */.K)(isNamed ? [(0,manifest_file/* shownName */.HD)(world, name)] : [])));
        }
    }
    return { names, loaded, found };
}
/** Where another one may be meant, a new one is not what is offered. */
function noManifest(world) {
    const above = (0,world_manifests/* manifestAbove */.VC)(world.cwd);
    const inWorkflows = above === null ? namedInWorkflows(world) : [];
    const fix = above !== null
        ? `imagelock doctor${(0,named/* named */.K)([above])} looks at the one above`
        : inWorkflows.length > 0
            ? `imagelock doctor${(0,named/* named */.K)(inWorkflows)} looks at what the workflow names`
            : 'imagelock init writes one; or name one with -m';
    return (0,finding/* finding */.g)('warning', 'manifest/not-found', 'there is no images.yml here', fix);
}
function broken(error, which) {
    if (!(error instanceof src_errors/* ImagelockError */.L))
        throw error;
    const errors = error.problems.filter(({ severity }) => severity === 'error');
    const [first] = errors;
    const place = first?.file === undefined ? '' : `${first.file}:${first.line ?? 1}:${first.column ?? 1}  `;
    const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : '';
    const fix = `imagelock plan${which} shows every problem with its line`;
    return [(0,finding/* finding */.g)('error', error.code, `${place}${error.message}${more}`, fix)];
}
/** What earlier runs left in the journal: purchases of unknown outcome, pictures that wait, bytes that were kept. */
function leftovers({ file, view, verdicts }) {
    const { unsettled, purchases, kept, asides } = view;
    const ids = verdicts.filter(({ fingerprint }) => unsettled.has(fingerprint)).map(({ image }) => image.id);
    const names = ids.length === 0 ? '' : ` (${ids.slice(0, 5).join(', ')}${ids.length > 5 ? ', …' : ''})`;
    const found = [];
    if (unsettled.size > 0) {
        const message = `${count(unsettled.size, 'purchase')} of ${file.name} may have been billed, and the outcome was never learned${names}`;
        const fix = `look at the provider's list of requests; imagelock generate${file.named} orders the images anew`;
        found.push((0,finding/* finding */.g)('warning', 'journal/unknown', message, fix));
    }
    if (purchases.size > 0) {
        const message = `${count(purchases.size, 'picture')} of ${file.name} ${purchases.size === 1 ? 'is' : 'are'} bought and not stored yet`;
        found.push((0,finding/* finding */.g)('warning', 'journal/waiting', message, `imagelock generate${file.named} fetches them while their links live: run it soon`));
    }
    const files = [...kept, ...asides.values()];
    if (files.length > 0) {
        const message = `bytes that imagelock set aside for you: ${files.map((one) => one.file).join(', ')}`;
        found.push((0,finding/* finding */.g)('note', 'journal/kept', message, 'take them or remove them'));
    }
    return found;
}
function count(number, what) {
    return `${number} ${what}${number === 1 ? '' : 's'}`;
}


/***/ }),

/***/ 4268:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   plain: () => (/* binding */ plain)
/* harmony export */ });
// Text from outside can put no control character and no workflow command into a log (facts: threats.md, "Logs").
/** Controls, formats (bidirectional and invisible marks, tags), line separators, halves of a pair. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
/** One line of text in which controls and invisible marks stand as escapes, and `::` and `##[` are broken up. */
function plain(text) {
    return text
        .replaceAll(UNSAFE, escaped)
        .replaceAll(/:(?=:)/g, ':\u200b')
        .replaceAll('##[', '#\u200b#[');
}
function escaped(char) {
    const hex = (char.codePointAt(0) ?? 0).toString(16).padStart(4, '0');
    return hex.length > 4 ? `\\u{${hex}}` : `\\u${hex}`;
}


/***/ }),

/***/ 6630:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ finding)
/* harmony export */ });
// What `doctor` found: a sentence a person can act on, with the way out. Pure.
/** A finding; without `fix` nothing has to be done. */
function finding(severity, code, message, fix = null) {
    return { severity, code, message, fix };
}


/***/ }),

/***/ 2539:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ep: () => (/* binding */ WORKFLOW),
/* harmony export */   Ll: () => (/* binding */ adoptedManifest),
/* harmony export */   MP: () => (/* binding */ firstWorkflow),
/* harmony export */   W7: () => (/* binding */ WORKFLOW_PAGE),
/* harmony export */   WK: () => (/* binding */ exampleManifest),
/* harmony export */   cW: () => (/* binding */ attributesLine)
/* harmony export */ });
/* harmony import */ var _report_plain_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4268);
// The texts that `init` writes: a first manifest, a workflow, a line for git. Pure.

/** What editors read the format from (spec manifest.md); the file of the major version that the workflow runs too. */
const SCHEMA = 'https://raw.githubusercontent.com/imagelock/imagelock/v1/schema/images.schema.json';
const ACTION = 'imagelock/imagelock@v1';
/** Where the first workflow is written, from the repository's root. */
const WORKFLOW = '.github/workflows/imagelock.yml';
/** Where it stands to be copied. */
const WORKFLOW_PAGE = 'https://github.com/imagelock/imagelock/blob/v1/docs/action.md';
/**
 * A manifest with one example that is drawn for free.
 * @param path that of its picture
 * @param named what names the manifest in a command
 */
function exampleManifest({ generator }, path, named) {
    const where = generator === null ? '' : `# The folder is where ${generator} serves images from.\n`;
    return `${head((0,_report_plain_js__WEBPACK_IMPORTED_MODULE_0__.plain)(named))}images:
  example:
    prompt: "A lighthouse at dawn, flat vector, navy #0B1F3A, coral #FF6B57 and sand #F2E3C6"
    size: 1280x640
${where.replace(/^/, where && '    ')}    path: ${quoted(path)}
    alt: "A lighthouse at dawn"
`;
}
/** A manifest of pictures that are there already; `named` as above. */
function adoptedManifest(adopted, named) {
    const which = (0,_report_plain_js__WEBPACK_IMPORTED_MODULE_0__.plain)(named);
    return `${head(which)}# Your own pictures: locked as they are, never bought, drawn or overwritten. A prompt says what one shows, should you
# ever want it made: then \`imagelock generate --force ID${which}\`. Where only the prompt was changed:
# \`imagelock accept ID${which}\`.
images:
${adopted.map(imageText).join('')}`;
}
/** @param named in one line: it stands in comments */
function head(named) {
    return `# yaml-language-server: $schema=${SCHEMA}
# Which pictures this repository holds. \`imagelock generate${named}\` makes what is missing,
# \`imagelock check${named}\` proves the rest.
version: 1
# Draws on this machine: free, no key, no network. \`apiyi\` has models make the pictures; its key is in APIYI_API_KEY.
provider: placeholder
`;
}
function imageText({ id, path, provider, model, size }) {
    const lines = [
        `prompt: ${quoted(`TODO: describe ${path}`)}`,
        `provider: ${provider}`,
        ...(model === null ? [] : [`model: ${model}`]),
        ...(size === null ? [] : [`size: ${size}`]),
        `path: ${quoted(path)}`,
    ];
    return `  ${quoted(id)}:\n${lines.map((line) => `    ${line}\n`).join('')}`;
}
/** A JSON string is a double-quoted scalar of YAML. */
function quoted(text) {
    return /^[A-Za-z][A-Za-z0-9./_-]*$/.test(text) && !/^(?:true|false|null)$/i.test(text) ? text : JSON.stringify(text);
}
/**
 * A workflow that proposes missing and changed images in a pull request.
 * @param manifest its path from the repository's root
 * @param branch the branch whose changes start it
 */
function firstWorkflow(manifest, branch) {
    const input = manifest === 'images.yml' ? '' : `        with:\n          manifest: ${quoted(manifest)}\n`;
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
${input}`;
}
/** The line of \`.gitattributes\` that has git merge a lock image by image, once the driver is configured. */
function attributesLine(lockName) {
    return `${/^[\w.-]+$/.test(lockName) ? lockName : JSON.stringify(literally(lockName))} merge=imagelock`;
}
/** What a pattern of GitHub or git has to be to mean just this name (`[slug]` is a folder of many a site). */
function literally(name) {
    return name.replaceAll(/[*?+[\]\\]|^!/g, String.raw `\$&`);
}


/***/ }),

/***/ 9837:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Vm: () => (/* binding */ word),
/* harmony export */   p_: () => (/* binding */ list),
/* harmony export */   pq: () => (/* binding */ mapping)
/* harmony export */ });
// Values of a document of nobody's shape, such as a workflow, as what is wanted of them. Pure.
/** Empty for what is no mapping. */
function mapping(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}
/** Empty for what is no list. */
function list(value) {
    return Array.isArray(value) ? value : [];
}
/** Without blanks around it; empty for what is no text. */
function word(value) {
    return typeof value === 'string' ? value.trim() : '';
}


/***/ }),

/***/ 8205:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $G: () => (/* binding */ howToAdd),
/* harmony export */   Gi: () => (/* binding */ isFor),
/* harmony export */   mx: () => (/* binding */ proposes),
/* harmony export */   oF: () => (/* binding */ manifestsOf)
/* harmony export */ });
/* harmony import */ var _glob_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7183);
/* harmony import */ var _loose_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9837);
// Which manifests a workflow's step works on, and whether a push of one starts it. Pure.


/** The input's default (spec action.md), and the name that stands in for it. */
const DEFAULTS = ['images.yml', 'images.yaml'];
/**
 * By the inputs `manifest` and `working-directory`. What an expression says shows only in a run: it counts as yes.
 * @param manifest its path from the repository's root, with `/`
 */
function isFor({ inputs }, manifest) {
    const { folder, names } = namesOf(inputs);
    if ([folder, ...names].some(isExpression))
        return true;
    const meant = names.join() === DEFAULTS[0] ? DEFAULTS : names;
    return meant.some((name) => (0,_glob_js__WEBPACK_IMPORTED_MODULE_0__/* .globPattern */ .h)(joined(folder, name)).test(manifest));
}
/** The manifests, or globs of them, that a step works on, from the repository's root; none that an expression says. */
function manifestsOf({ inputs }) {
    const { folder, names } = namesOf(inputs);
    return [folder, ...names].some(isExpression) ? [] : names.map((name) => joined(folder, name));
}
/**
 * What to write so that a step works on further manifests: its input replaces the default, so that all are named.
 * @param uses at least one, of which the one that makes images is meant
 * @param manifests their paths from the repository's root, with `/`
 */
function howToAdd(uses, manifests) {
    const use = uses.find(({ command }) => command === 'generate') ?? uses[0];
    const { folder, names } = namesOf(use.inputs);
    const from = joined(folder, '');
    const up = from === '' ? '' : '../'.repeat(from.split('/').length);
    const inStep = [
        ...names,
        ...manifests.map((one) => (one.startsWith(`${from}/`) ? one.slice(from.length + 1) : up + one)),
    ];
    const all = inStep.length === 2 ? 'both' : `all ${inStep.length}`;
    const paths = pushPaths(use.workflow).length > 0 ? manifests.filter((one) => !startsOnPush(use.workflow, one)) : [];
    const push = paths.length > 0 ? `, and add ${inWords(paths)} to the paths of its push` : '';
    return `in ${use.where}, give the input manifest of its step ${all}, one a line: ${inWords(inStep)}${push}`;
}
function inWords(names) {
    return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}
function namesOf(inputs) {
    const lines = (0,_loose_js__WEBPACK_IMPORTED_MODULE_1__/* .word */ .Vm)(inputs['manifest'])
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter(Boolean);
    return { folder: (0,_loose_js__WEBPACK_IMPORTED_MODULE_1__/* .word */ .Vm)(inputs['working-directory']), names: lines.length === 0 ? DEFAULTS.slice(0, 1) : lines };
}
/** Whether the step proposes a manifest's images in a pull request when somebody pushes that manifest. */
function proposes(use, manifest) {
    const deliver = (0,_loose_js__WEBPACK_IMPORTED_MODULE_1__/* .word */ .Vm)(use.inputs['deliver']);
    const isProposing = deliver === '' || deliver === 'pull-request' || isExpression(deliver);
    return use.command === 'generate' && isProposing && isFor(use, manifest) && startsOnPush(use.workflow, manifest);
}
/** `on` is a text, a list or a mapping. */
function startsOnPush({ on }, manifest) {
    if (on === 'push' || (0,_loose_js__WEBPACK_IMPORTED_MODULE_1__/* .list */ .p_)(on).includes('push'))
        return true;
    const events = (0,_loose_js__WEBPACK_IMPORTED_MODULE_1__/* .mapping */ .pq)(on);
    if (!Object.hasOwn(events, 'push'))
        return false;
    const push = (0,_loose_js__WEBPACK_IMPORTED_MODULE_1__/* .mapping */ .pq)(events['push']);
    // Tags alone: a push to a branch starts nothing.
    const isOfTags = ['tags', 'tags-ignore'].some((key) => Object.hasOwn(push, key));
    if (isOfTags && !['branches', 'branches-ignore'].some((key) => Object.hasOwn(push, key)))
        return false;
    const paths = pushPaths({ on });
    // Patterns of GitHub that are none of ours are taken for fitting.
    if (paths.length === 0 || paths.some((path) => /[!?+[\]]/.test(path)))
        return true;
    return paths.some((path) => (0,_glob_js__WEBPACK_IMPORTED_MODULE_0__/* .globPattern */ .h)(path).test(manifest));
}
function pushPaths({ on }) {
    return (0,_loose_js__WEBPACK_IMPORTED_MODULE_1__/* .list */ .p_)((0,_loose_js__WEBPACK_IMPORTED_MODULE_1__/* .mapping */ .pq)((0,_loose_js__WEBPACK_IMPORTED_MODULE_1__/* .mapping */ .pq)(on)['push'])['paths']).map(_loose_js__WEBPACK_IMPORTED_MODULE_1__/* .word */ .Vm);
}
function isExpression(text) {
    return text.includes('${{');
}
function joined(folder, name) {
    const parts = [];
    for (const part of `${folder}/${name}`.split('/')) {
        if (part === '..')
            parts.pop();
        else if (part !== '' && part !== '.')
            parts.push(part);
    }
    return parts.join('/');
}


/***/ }),

/***/ 8797:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AX: () => (/* binding */ mentionsAction),
/* harmony export */   DM: () => (/* binding */ isOurAction),
/* harmony export */   cS: () => (/* binding */ usesIn),
/* harmony export */   gG: () => (/* binding */ workflowFindings),
/* harmony export */   tc: () => (/* binding */ namesAction)
/* harmony export */ });
/* harmony import */ var js_yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3243);
/* harmony import */ var _loose_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9837);
/* harmony import */ var _finding_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6630);
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
/** Whether a text names this action or a fork of it. */
function namesAction(text) {
    return /\/imagelock@/i.test(text);
}
/** Whether the text of an `action.yml` is this action's, or that of a fork. */
function isOurAction(text) {
    return /^name: *["']?imagelock["']? *$/im.test(text);
}
/** The steps of a workflow that run imagelock; null where the text is no YAML. */
function usesIn(file, text, isOurs = () => false) {
    try {
        return stepsIn(file, (0,_loose_js__WEBPACK_IMPORTED_MODULE_1__/* .mapping */ .pq)((0,js_yaml__WEBPACK_IMPORTED_MODULE_0__/* .load */ .Hh)(text)), isOurs);
    }
    catch {
        return null;
    }
}
/**
 * @param file the workflow's path, for the sentences
 * @param needsKey whether some image is made by a provider that wants a key
 * @param isMeant whether a step works on the manifests that are looked at
 * @returns what is wrong, once; an `ok` for each job that runs imagelock where nothing is
 */
function workflowFindings(file, text, needsKey, isOurs = () => false, isMeant = () => true) {
    const uses = usesIn(file, text, isOurs);
    if (uses === null) {
        if (!namesAction(text))
            return [];
        const fix = 'correct the file; GitHub names the line under Actions';
        return [(0,_finding_js__WEBPACK_IMPORTED_MODULE_2__/* .finding */ .g)('warning', 'workflow/yaml', `${file} is no YAML that can be read`, fix)];
    }
    const all = uses.flatMap((use) => {
        const found = [
            ...rights(use),
            ...oneAtATime(use),
            ...trigger(use),
            ...key(use, needsKey && isMeant(use)),
            ...checkout(use),
            ...pin(use),
        ];
        const grave = found.some(({ severity }) => severity !== 'note');
        return grave || !isMeant(use)
            ? found
            : [(0,_finding_js__WEBPACK_IMPORTED_MODULE_2__/* .finding */ .g)('ok', 'workflow/fine', `${use.where} has what imagelock needs`), ...found];
    });
    // Two steps of one job may lack the same.
    return [...new Map(all.map((one) => [one.code + one.message, one])).values()];
}
function stepsIn(file, workflow, isOurs) {
    const runs = (uses) => ACTION.test(uses) || isOwn(uses, isOurs);
    return Object.entries((0,_loose_js__WEBPACK_IMPORTED_MODULE_1__/* .mapping */ .pq)(workflow['jobs'])).flatMap(([name, value]) => {
        const job = (0,_loose_js__WEBPACK_IMPORTED_MODULE_1__/* .mapping */ .pq)(value);
        const steps = (0,_loose_js__WEBPACK_IMPORTED_MODULE_1__/* .list */ .p_)(job['steps']).map(_loose_js__WEBPACK_IMPORTED_MODULE_1__/* .mapping */ .pq);
        return steps
            .filter((step) => runs((0,_loose_js__WEBPACK_IMPORTED_MODULE_1__/* .word */ .Vm)(step['uses'])))
            .map((step) => {
            const inputs = (0,_loose_js__WEBPACK_IMPORTED_MODULE_1__/* .mapping */ .pq)(step['with']);
            const command = (0,_loose_js__WEBPACK_IMPORTED_MODULE_1__/* .word */ .Vm)(inputs['command']) || 'generate';
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
    const needed = RIGHTS[(0,_loose_js__WEBPACK_IMPORTED_MODULE_1__/* .word */ .Vm)(inputs['deliver']) || 'pull-request'] ?? [];
    const token = (0,_loose_js__WEBPACK_IMPORTED_MODULE_1__/* .word */ .Vm)(inputs['token']);
    const own = token !== '' && !/github\.token|secrets\.GITHUB_TOKEN/.test(token);
    if (!writes(use) || own || needed.length === 0)
        return [];
    const fix = `give the job permissions: { ${needed.map((name) => `${name}: write`).join(', ')} }`;
    const permissions = job['permissions'] ?? workflow['permissions'];
    if (permissions === undefined) {
        const message = `${where} names no permissions: a setting of the repository decides whether it may deliver`;
        return [(0,_finding_js__WEBPACK_IMPORTED_MODULE_2__/* .finding */ .g)('warning', 'workflow/permissions', message, fix)];
    }
    const given = (name) => permissions === 'write-all' || (0,_loose_js__WEBPACK_IMPORTED_MODULE_1__/* .mapping */ .pq)(permissions)[name] === 'write';
    const lacking = needed.filter((name) => !given(name));
    if (lacking.length === 0)
        return [];
    return [(0,_finding_js__WEBPACK_IMPORTED_MODULE_2__/* .finding */ .g)('error', 'workflow/permissions', `${where} may not write ${lacking.join(' and ')}`, fix)];
}
function oneAtATime(use) {
    const { where, job, workflow } = use;
    const concurrency = job['concurrency'] ?? workflow['concurrency'];
    const fix = 'give it concurrency: { group: imagelock, cancel-in-progress: false }';
    if (!writes(use))
        return [];
    if (concurrency === undefined)
        return [(0,_finding_js__WEBPACK_IMPORTED_MODULE_2__/* .finding */ .g)('warning', 'workflow/no-concurrency', `two runs of ${where} at once may both buy`, fix)];
    if ((0,_loose_js__WEBPACK_IMPORTED_MODULE_1__/* .mapping */ .pq)(concurrency)['cancel-in-progress'] !== true)
        return [];
    const message = `${where} is cancelled by the next run, perhaps while it waits for pictures that are paid for`;
    return [(0,_finding_js__WEBPACK_IMPORTED_MODULE_2__/* .finding */ .g)('warning', 'workflow/cancels', message, fix)];
}
function trigger(use) {
    // `on` is a text, a list or a mapping.
    const on = use.workflow['on'];
    const names = typeof on === 'string' ? [on] : Array.isArray(on) ? on : Object.keys((0,_loose_js__WEBPACK_IMPORTED_MODULE_1__/* .mapping */ .pq)(on));
    if (!writes(use) || !names.includes('pull_request_target'))
        return [];
    const message = `${use.where} runs on pull_request_target, where generate is refused: the manifest is a stranger's`;
    return [(0,_finding_js__WEBPACK_IMPORTED_MODULE_2__/* .finding */ .g)('error', 'workflow/trigger', message, 'let it run on push, and command: check on pull_request')];
}
function key({ where, inputs, step, job, workflow, command }, needsKey) {
    if (!needsKey || command !== 'generate' || (0,_loose_js__WEBPACK_IMPORTED_MODULE_1__/* .word */ .Vm)(inputs['api-key']) !== '')
        return [];
    const names = [workflow, job, step].flatMap((one) => Object.keys((0,_loose_js__WEBPACK_IMPORTED_MODULE_1__/* .mapping */ .pq)(one['env'])));
    if (names.some((name) => name.endsWith('_API_KEY')))
        return [];
    const message = `${where} hands imagelock no key`;
    return [
        (0,_finding_js__WEBPACK_IMPORTED_MODULE_2__/* .finding */ .g)('warning', 'workflow/no-key', message, 'give the step env: { APIYI_API_KEY: ${{ secrets.APIYI_API_KEY }} }'),
    ];
}
function checkout({ where, steps }) {
    const kept = steps.some(({ uses, with: inputs }) => (0,_loose_js__WEBPACK_IMPORTED_MODULE_1__/* .word */ .Vm)(uses).startsWith('actions/checkout@') && (0,_loose_js__WEBPACK_IMPORTED_MODULE_1__/* .mapping */ .pq)(inputs)['persist-credentials'] !== false);
    if (!kept)
        return [];
    const message = `${where} leaves the token in the checkout, where every later step can read it; imagelock does not need it there`;
    return [
        (0,_finding_js__WEBPACK_IMPORTED_MODULE_2__/* .finding */ .g)('note', 'workflow/credentials', message, 'give actions/checkout with: { persist-credentials: false }'),
    ];
}
function pin({ where, step }) {
    const ref = ACTION.exec((0,_loose_js__WEBPACK_IMPORTED_MODULE_1__/* .word */ .Vm)(step['uses']))?.[1];
    // What lies in the same commit cannot change under it.
    if (ref === undefined || /^v\d|^[0-9a-f]{40}$/.test(ref))
        return [];
    const message = `${where} runs imagelock@${ref}, which may change under it`;
    return [
        (0,_finding_js__WEBPACK_IMPORTED_MODULE_2__/* .finding */ .g)('note', 'workflow/not-pinned', message, 'name a version such as imagelock/imagelock@v1, or a full commit'),
    ];
}


/***/ }),

/***/ 5556:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $B: () => (/* binding */ isThere),
/* harmony export */   FQ: () => (/* binding */ leaves),
/* harmony export */   nG: () => (/* binding */ filesIn)
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
/** The names of the regular files in a folder of `root`, of none that is there and of no link. */
function filesIn(root, folder) {
    if (!statOf(root, folder)?.isDirectory())
        return [];
    const entries = node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync(node_path__WEBPACK_IMPORTED_MODULE_1__.join(root, ...folder.split('/')), { withFileTypes: true });
    return entries.flatMap((entry) => (entry.isFile() ? [entry.name] : []));
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
