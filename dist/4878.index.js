export const id = 4878;
export const ids = [4878];
export const modules = {

/***/ 7183:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ globPattern)
/* harmony export */ });
// Globs of ids and of manifests (spec cli.md).
/** `*` stays within a part of an id and `**` crosses parts; everything else stands for itself. */
function globPattern(glob) {
    const body = glob
        .split(/((?<![^/])\*\*\/|\*\*|\*)/)
        .map((part) => {
        if (part === '**/')
            return '(?:.*/)?';
        if (part === '**')
            return '.*';
        if (part === '*')
            return '[^/]*';
        return part.replaceAll(/[\\^$.|?+()[\]{}]/g, '\\$&');
    })
        .join('');
    return new RegExp(`^${body}$`, 'u');
}


/***/ }),

/***/ 9410:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LQ: () => (/* binding */ commonDir),
/* harmony export */   Qc: () => (/* binding */ childEnvironment),
/* harmony export */   W1: () => (/* binding */ findRepository),
/* harmony export */   dV: () => (/* binding */ openObjects),
/* harmony export */   jH: () => (/* binding */ outputOf),
/* harmony export */   lo: () => (/* binding */ inTurn),
/* harmony export */   uM: () => (/* binding */ gitIn)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1421);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
// Git as a program: fixed arguments, nothing of the user's or a stranger's configuration runs (facts: threats.md, "git").



/** Hooks, the file monitor, pagers and every transport are off: what is read here is local, nothing is fetched. */
const FIXED = [
    '--no-pager',
    '--literal-pathspecs',
    '-c',
    'core.hooksPath=/dev/null',
    '-c',
    'core.fsmonitor=false',
    '-c',
    'protocol.allow=never',
];
/** In a job's container the checkout belongs to the runner's user and the step is root: the operator trusts what he checked out. */
const ANY_OWNER = ['-c', 'safe.directory=*'];
const PASSED = /^(?:PATH|HOME|USERPROFILE|SYSTEMROOT|TEMP|TMP|TMPDIR|LANG|LC_[A-Z]+|GIT_CONFIG_(?:GLOBAL|SYSTEM|NOSYSTEM)|GIT_CEILING_DIRECTORIES)$/i;
/** What a child sees of the environment: what it needs to start, and nothing of ours. */
function childEnvironment(env) {
    // The last one also holds where a configuration allows one protocol by name, which goes before `protocol.allow`.
    const kept = {
        GIT_TERMINAL_PROMPT: '0',
        GIT_NO_LAZY_FETCH: '1',
        GIT_OPTIONAL_LOCKS: '0',
        GIT_ALLOW_PROTOCOL: 'none',
    };
    for (const [name, value] of Object.entries(env)) {
        if (value !== undefined && PASSED.test(name))
            kept[name] = value;
    }
    return kept;
}
/** Finds the repository of a folder as git does, without starting it; null where there is none. */
function findRepository(folder) {
    for (let here = folder;; here = node_path__WEBPACK_IMPORTED_MODULE_2__.dirname(here)) {
        const marker = node_path__WEBPACK_IMPORTED_MODULE_2__.join(here, '.git');
        const stat = node_fs__WEBPACK_IMPORTED_MODULE_1__.lstatSync(marker, { throwIfNoEntry: false });
        if (stat?.isDirectory() && node_fs__WEBPACK_IMPORTED_MODULE_1__.existsSync(node_path__WEBPACK_IMPORTED_MODULE_2__.join(marker, 'HEAD')))
            return { gitDir: marker, workTree: here };
        if (stat?.isFile()) {
            const target = /^gitdir: (.+?)\r?\n?$/.exec(node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync(marker, 'utf8').slice(0, 5000))?.[1];
            const gitDir = target && node_path__WEBPACK_IMPORTED_MODULE_2__.resolve(here, target);
            if (gitDir && node_fs__WEBPACK_IMPORTED_MODULE_1__.existsSync(gitDir))
                return { gitDir, workTree: here };
        }
        if (here === node_path__WEBPACK_IMPORTED_MODULE_2__.dirname(here))
            return null;
    }
}
/** Where the objects of a linked work tree's repository are (git: gitrepository-layout, "commondir"). */
function commonDir(gitDir) {
    const file = node_path__WEBPACK_IMPORTED_MODULE_2__.join(gitDir, 'commondir');
    return node_fs__WEBPACK_IMPORTED_MODULE_1__.existsSync(file) ? node_path__WEBPACK_IMPORTED_MODULE_2__.resolve(gitDir, node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync(file, 'utf8').trim()) : gitDir;
}
/** Git in `folder`, an absolute path. */
function gitIn(folder, env) {
    const fixed = env['GITHUB_ACTIONS'] === 'true' ? [...FIXED, ...ANY_OWNER] : FIXED;
    const start = (args) => (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)('git', [...fixed, ...args], { cwd: folder, env: childEnvironment(env), windowsHide: true });
    return {
        run: (args, input = '') => outputOf(start(args), input),
        objects: () => openObjects(start(['cat-file', '--batch'])),
    };
}
/** Feeds a git that was started by the caller, and gives all it says when it has ended; 127 where there is none. */
function outputOf(child, input) {
    return new Promise((resolve) => {
        const out = [];
        const err = [];
        child.stdout?.on('data', (chunk) => out.push(chunk));
        child.stderr?.on('data', (chunk) => err.push(chunk));
        child.on('error', () => resolve({ code: 127, stdout: Buffer.alloc(0), stderr: 'git is not installed' }));
        child.on('close', (code) => resolve({ code: code ?? 1, stdout: Buffer.concat(out), stderr: Buffer.concat(err).toString('utf8') }));
        child.stdin?.on('error', () => { });
        child.stdin?.end(input);
    });
}
/** Reads one object after the other, however many ask at once. */
function inTurn(read) {
    let last = Promise.resolve();
    return (name, onChunk) => {
        const answer = last.then(() => read(name, onChunk));
        last = answer.catch(() => { });
        return answer;
    };
}
/** `git cat-file --batch` as it was started by the caller. */
function openObjects(child) {
    const { stdin, stdout, stderr } = child;
    if (!stdin || !stdout)
        throw new Error('git was started without pipes');
    stderr?.resume();
    stdin.on('error', () => { });
    child.on('error', () => stdout.destroy());
    const source = stdout[Symbol.asyncIterator]();
    let rest = Buffer.alloc(0);
    let over = false;
    const more = async () => {
        const next = await source.next().catch(() => ({ done: true, value: undefined }));
        over = next.done === true;
        if (!over)
            rest = rest.length === 0 ? next.value : Buffer.concat([rest, next.value]);
        return !over;
    };
    const header = async () => {
        for (;;) {
            const end = rest.indexOf(10);
            if (end >= 0) {
                const line = rest.toString('utf8', 0, end);
                rest = rest.subarray(end + 1);
                return line;
            }
            if (!(await more()))
                return null;
        }
    };
    const read = async (name, onChunk) => {
        if (over || name.includes('\n'))
            return false;
        stdin.write(`${name}\n`);
        const [, type, size] = / (blob|tree|commit|tag) (\d+)$/.exec((await header()) ?? '') ?? [];
        if (size === undefined)
            return false;
        let left = Number(size);
        let failure;
        while (left > 0) {
            if (rest.length === 0 && !(await more()))
                return false;
            const chunk = rest.subarray(0, left);
            rest = rest.subarray(chunk.length);
            left -= chunk.length;
            if (type !== 'blob' || failure)
                continue;
            try {
                await onChunk(chunk);
            }
            catch (error) {
                // The object is read to its end all the same, so that the next answer begins where it is looked for.
                failure = { error };
            }
        }
        if (rest.length === 0)
            await more();
        rest = rest.subarray(1);
        if (failure)
            throw failure.error;
        return type === 'blob';
    };
    return {
        read: inTurn(read),
        close: () => {
            stdin.end();
            child.kill();
        },
    };
}


/***/ }),

/***/ 2444:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LN: () => (/* binding */ lockFileOf),
/* harmony export */   VC: () => (/* binding */ manifestAbove),
/* harmony export */   Z2: () => (/* binding */ defaultName),
/* harmony export */   kD: () => (/* binding */ findManifests),
/* harmony export */   ms: () => (/* binding */ MANIFEST_BYTES),
/* harmony export */   uP: () => (/* binding */ isDefault)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7406);
/* harmony import */ var _glob_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7183);
/* harmony import */ var _git_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9410);
// Finds the manifests of a run: paths and globs below the current folder (spec cli.md, `--manifest`).





/** Tried in this order where none is named. */
const DEFAULTS = ['images.yml', 'images.yaml'];
/** More than a manifest may have, so that the manifest room says what is wrong with it. */
const MANIFEST_BYTES = 64 * 1024 * 1024;
const SKIPPED = new Set(['.git', 'node_modules']);
/**
 * @returns absolute paths, each once, in path order
 * @throws ImagelockError `manifest/not-found` (exit 2) for a path that is not there or a glob that finds nothing
 */
function findManifests(cwd, names) {
    const found = names.length === 0 ? [defaultManifest(cwd)] : names.flatMap((name) => named(cwd, name));
    return [...new Set(found)].toSorted();
}
/** The file name of a manifest's lock, beside it (spec lockfile.md). */
function lockFileOf(base) {
    return `${base.slice(0, base.length - node_path__WEBPACK_IMPORTED_MODULE_1__.extname(base).length)}.lock.json`;
}
/** Whether a manifest is the one that is meant where none is named. */
function isDefault(cwd, absolute) {
    return presentDefault(cwd) === absolute;
}
function presentDefault(cwd) {
    const name = DEFAULTS.find((candidate) => node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync(node_path__WEBPACK_IMPORTED_MODULE_1__.join(cwd, candidate)));
    return name === undefined ? undefined : node_path__WEBPACK_IMPORTED_MODULE_1__.join(cwd, name);
}
/** The name of the default manifest that is there, else of the one that is looked for first. */
function defaultName(cwd) {
    return node_path__WEBPACK_IMPORTED_MODULE_1__.basename(presentDefault(cwd) ?? DEFAULTS[0] ?? '');
}
function defaultManifest(cwd) {
    const present = presentDefault(cwd);
    if (present !== undefined)
        return present;
    const above = manifestAbove(cwd);
    if (above === null)
        throw notFound('there is no images.yml here: imagelock init writes a first one, or name a manifest with -m');
    throw notFound(`there is no images.yml here: name the one above with -m ${above}, or go to its folder`);
}
/** The default manifest of the nearest folder above within the repository, from `cwd`, with `/`; null where there is none. */
function manifestAbove(cwd) {
    const root = (0,_git_js__WEBPACK_IMPORTED_MODULE_3__/* .findRepository */ .W1)(cwd)?.workTree ?? cwd;
    for (let here = cwd; here !== root;) {
        here = node_path__WEBPACK_IMPORTED_MODULE_1__.dirname(here);
        const present = presentDefault(here);
        if (present !== undefined)
            return node_path__WEBPACK_IMPORTED_MODULE_1__.relative(cwd, present).split(node_path__WEBPACK_IMPORTED_MODULE_1__.sep).join('/');
    }
    return null;
}
function named(cwd, name) {
    const absolute = node_path__WEBPACK_IMPORTED_MODULE_1__.resolve(cwd, name);
    if (statOf(absolute))
        return [absolute];
    if (!name.includes('*'))
        throw notFound(`there is no manifest ${name}: look at -m, which is read from the current folder`);
    const parts = node_path__WEBPACK_IMPORTED_MODULE_1__.relative(cwd, absolute).split(node_path__WEBPACK_IMPORTED_MODULE_1__.sep);
    const first = parts.findIndex((part) => part.includes('*'));
    const pattern = (0,_glob_js__WEBPACK_IMPORTED_MODULE_4__/* .globPattern */ .h)(parts.slice(first).join('/'));
    const start = startOf(cwd, parts.slice(0, first));
    const hits = start === null ? [] : walk(start, '').filter((relative) => pattern.test(relative));
    if (start === null || hits.length === 0)
        throw notFound(`no manifest fits ${name}: look at -m, and put a glob in quotes`);
    return hits.map((relative) => node_path__WEBPACK_IMPORTED_MODULE_1__.join(start, ...relative.split('/')));
}
/** The folder of the parts before the first star, which may lead up; null where it is none that a glob goes into. */
function startOf(cwd, parts) {
    let here = cwd;
    for (const part of parts) {
        here = node_path__WEBPACK_IMPORTED_MODULE_1__.join(here, part);
        if (part === '..')
            continue;
        if (SKIPPED.has(part) || !statOf(here)?.isDirectory())
            return null;
    }
    return here;
}
/** Undefined where there is nothing, also where a file stands on the way. */
function statOf(absolute) {
    try {
        return node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync(absolute);
    }
    catch {
        return undefined;
    }
}
function notFound(message) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ImagelockError */ .L({ code: 'manifest/not-found', message });
}
function walk(cwd, folder) {
    return node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync(node_path__WEBPACK_IMPORTED_MODULE_1__.join(cwd, folder), { withFileTypes: true }).flatMap((entry) => {
        const relative = folder === '' ? entry.name : `${folder}/${entry.name}`;
        if (entry.isDirectory())
            return SKIPPED.has(entry.name) ? [] : walk(cwd, relative);
        return entry.isFile() ? [relative] : [];
    });
}


/***/ }),

/***/ 5585:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  y: () => (/* binding */ stateFolder)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(7406);
// EXTERNAL MODULE: ./build/src/world/files.js
var files = __webpack_require__(2845);
// EXTERNAL MODULE: ./build/src/world/sync-folder.js
var sync_folder = __webpack_require__(9052);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
;// CONCATENATED MODULE: ./build/src/world/writer-lock.js
// One writer a manifest: a file with who holds it (spec: "Never half, never twice").




/** How long the second writer waits for the first (spec lockfile.md). */
const WAIT_MS = 10_000;
const POLL_MS = 100;
/**
 * Takes the lock, waiting for up to 10 s; one of a dead process of this host is taken over.
 * @param file the lock
 * @param makeFolder makes its folder, which a run that ends may remove at any moment
 * @throws ImagelockError `state/held` (exit 2) with who holds it
 */
async function takeWriterLock(file, makeFolder, stopping) {
    const me = {
        pid: process.pid,
        host: external_node_os_.hostname(),
        start: new Date().toISOString(),
        ticks: startTicks(process.pid),
    };
    for (const end = Date.now() + WAIT_MS;;) {
        makeFolder();
        if (claim(file, JSON.stringify(me)))
            return;
        const holder = readHolder(file);
        if (holder && isDead(holder))
            takeOver(file, holder);
        else if (Date.now() >= end || stopping.aborted)
            refuseHeld(file, holder);
        else
            await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
}
/** Makes the lock with its content in one step, so that a crash leaves no lock without a name. */
function claim(file, text) {
    const next = `${file}.${(0,external_node_crypto_.randomBytes)(4).toString('hex')}`;
    try {
        external_node_fs_.writeFileSync(next, text, { flag: 'wx', mode: 0o600 });
        external_node_fs_.linkSync(next, file);
        return true;
    }
    catch (error) {
        const { code } = error;
        // ENOENT: another run that ended just now removed the folder or our half.
        if (code === 'EEXIST' || code === 'ENOENT')
            return false;
        if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'EMLINK')
            throw error;
        return claimWithoutLinks(file, text);
    }
    finally {
        removeHalf(next);
    }
}
/** One that stays is removed with the lock. */
function removeHalf(file) {
    try {
        external_node_fs_.rmSync(file, { force: true });
    }
    catch {
        // The lock itself is what counts.
    }
}
/** For file systems without hard links. */
function claimWithoutLinks(file, text) {
    try {
        external_node_fs_.writeFileSync(file, text, { flag: 'wx', mode: 0o600 });
        return true;
    }
    catch (error) {
        if (error.code === 'EEXIST')
            return false;
        throw error;
    }
}
function refuseHeld(file, holder) {
    const who = holder ? `process ${holder.pid} on ${holder.host} since ${holder.start}` : 'a run that left no name';
    const message = `another run holds this manifest: ${who}. Wait for it, or remove ${file} if it is gone`;
    throw new errors/* ImagelockError */.L({ code: 'state/held', message }, errors/* EXIT */.d.invalid);
}
function readHolder(file) {
    try {
        const holder = JSON.parse(external_node_fs_.readFileSync(file, 'utf8'));
        return typeof holder.pid === 'number' && typeof holder.host === 'string' ? holder : null;
    }
    catch {
        return null;
    }
}
function isDead(holder) {
    if (holder.host !== external_node_os_.hostname())
        return false;
    try {
        process.kill(holder.pid, 0);
    }
    catch (error) {
        return error.code === 'ESRCH';
    }
    return holder.ticks !== null && holder.ticks !== undefined && startTicks(holder.pid) !== holder.ticks;
}
/** Field 22 of `/proc/<pid>/stat`; null where there is none. */
function startTicks(pid) {
    try {
        const stat = external_node_fs_.readFileSync(`/proc/${pid}/stat`, 'latin1');
        return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
    }
    catch {
        return null;
    }
}
/** Moves a dead run's lock out of the way; where another run was quicker and we took its fresh one, puts that back. */
function takeOver(file, dead) {
    const away = `${file}.${(0,external_node_crypto_.randomBytes)(4).toString('hex')}`;
    try {
        external_node_fs_.renameSync(file, away);
    }
    catch {
        return;
    }
    const taken = readHolder(away);
    if (taken && (taken.pid !== dead.pid || taken.start !== dead.start)) {
        try {
            external_node_fs_.linkSync(away, file);
        }
        catch {
            // A third run holds it by now.
        }
    }
    removeHalf(away);
}

;// CONCATENATED MODULE: ./build/src/world/state-folder.js
// The folder of a manifest's state: in the git dir, else `.imagelock/` beside the manifest (spec: "Never half, never twice").








const JOURNAL = 'journal.jsonl';
const WRITER = 'writer.lock';
/** What an earlier run found right. */
const AGREEMENT = 'agreement';
/** Bytes on their way to being set aside. */
const ASIDE = 'aside';
const JOURNAL_BYTES = 256 * 1024 * 1024;
const AGREEMENT_BYTES = 64 * 1024 * 1024;
/**
 * Finds the state folder of a manifest without making it.
 * @param folder the manifest's, absolute; `name` its file name
 * @throws ImagelockError `state/linked`, `state/foreign`, `state/tracked` (exit 2) for one that a stranger may have planted
 */
async function stateFolder(repository, folder, name, git) {
    const beside = external_node_path_.join(folder, '.imagelock');
    if (repository && external_node_fs_.lstatSync(beside, { throwIfNoEntry: false }))
        await refuseTracked(git);
    const parent = repository ? external_node_path_.join(repository.gitDir, 'imagelock') : beside;
    const key = repository ? external_node_path_.relative(repository.workTree, external_node_path_.join(folder, name)).split(external_node_path_.sep).join('/') : name;
    const own = external_node_path_.join(parent, (0,external_node_crypto_.createHash)('sha256').update(key).digest('hex').slice(0, 16));
    refuseForeign(parent, repository === null);
    refuseForeign(own, true);
    for (const file of [JOURNAL, WRITER, AGREEMENT])
        refuseForeign(external_node_path_.join(own, file), false);
    return openFolder(parent, own, repository === null);
}
function refuse(code, message) {
    throw new errors/* ImagelockError */.L({ code, message }, errors/* EXIT */.d.invalid);
}
async function refuseTracked(git) {
    const { code, stdout } = await git.run(['ls-files', '-z', '--', '.imagelock']);
    if (code !== 0 || stdout.length === 0)
        return;
    refuse('state/tracked', '.imagelock is tracked by git, so that anybody may have written it: git rm -r .imagelock');
}
/** A folder that came with a download has not the mode that ours has. */
function refuseForeign(absolute, isPrivate) {
    const stat = external_node_fs_.lstatSync(absolute, { throwIfNoEntry: false });
    if (!stat)
        return;
    if (stat.isSymbolicLink())
        refuse('state/linked', `${absolute} is a link: remove it, imagelock follows none`);
    if (!isPrivate)
        return;
    const others = process.platform !== 'win32' && (stat.mode & 0o077) !== 0;
    const foreign = process.getuid?.() !== 0 && !isOwn(absolute);
    if (!stat.isDirectory() || others || foreign) {
        refuse('state/foreign', `${absolute} was not made by imagelock for you alone: look at it, then remove it`);
    }
}
/** Whether it belongs to who runs this; everything does where the system knows no owners. */
function isOwn(absolute) {
    return process.getuid === undefined || external_node_fs_.lstatSync(absolute).uid === process.getuid();
}
function openFolder(parent, own, ignoring) {
    const journal = external_node_path_.join(own, JOURNAL);
    const agreement = external_node_path_.join(own, AGREEMENT);
    let handle;
    let held = false;
    const closeJournal = async () => {
        await handle?.close();
        handle = undefined;
    };
    return {
        path: own,
        files: (0,files/* filesBelow */.D)(own),
        readJournal: () => {
            const stat = external_node_fs_.lstatSync(journal, { throwIfNoEntry: false });
            if (!stat?.isFile())
                return '';
            if (stat.size > JOURNAL_BYTES)
                refuse('state/journal', `${journal} has ${stat.size} bytes: look at it, then remove it`);
            return external_node_fs_.readFileSync(journal, 'utf8');
        },
        readAgreement: () => {
            try {
                const stat = external_node_fs_.lstatSync(agreement, { throwIfNoEntry: false });
                return stat?.isFile() && stat.size <= AGREEMENT_BYTES ? external_node_fs_.readFileSync(agreement, 'utf8') : '';
            }
            catch {
                // Somebody else's: the long way tells it all.
                return '';
            }
        },
        writeAgreement: (text) => {
            try {
                // A folder of ours that stays in another's repository would lock its owner out.
                if (!isOwn(external_node_path_.dirname(parent)))
                    return;
                makeFolder(parent, own, ignoring);
                const half = `${agreement}.${(0,external_node_crypto_.randomBytes)(4).toString('hex')}`;
                external_node_fs_.writeFileSync(half, text, { flag: 'wx', mode: 0o600 });
                external_node_fs_.renameSync(half, agreement);
            }
            catch {
                // The next run takes the long way again.
            }
        },
        isHeld: () => external_node_fs_.existsSync(external_node_path_.join(own, WRITER)),
        hold: async (stopping) => {
            await takeWriterLock(external_node_path_.join(own, WRITER), () => makeFolder(parent, own, ignoring), stopping);
            held = true;
        },
        setAside: async (name, bytes, note) => {
            const file = external_node_path_.join(own, name);
            const half = external_node_path_.join(own, `${ASIDE}.${(0,external_node_crypto_.randomBytes)(4).toString('hex')}`);
            const out = await promises_.open(half, 'wx', 0o600);
            try {
                for await (const chunk of bytes)
                    await out.writeFile(chunk);
                await out.sync();
            }
            finally {
                await out.close();
            }
            await note?.(file);
            await promises_.rename(half, file);
            await (0,sync_folder/* syncFolder */.Y)(own);
            return file;
        },
        has: (file) => external_node_fs_.existsSync(file),
        release: () => {
            if (!held)
                return;
            held = false;
            void closeJournal().catch(() => { });
            try {
                tidy(parent, own, ignoring);
            }
            catch {
                // What was done is told whatever the disk does now. The next run takes a lock that stays over.
            }
        },
        journal: {
            append: async (text, sync) => {
                if (!handle) {
                    handle = await promises_.open(journal, 'a', 0o600);
                    await (0,sync_folder/* syncFolder */.Y)(own);
                }
                await handle.appendFile(text);
                if (sync)
                    await handle.datasync();
            },
            rewrite: async (text) => {
                await closeJournal();
                const next = `${journal}.${(0,external_node_crypto_.randomBytes)(4).toString('hex')}`;
                const out = await promises_.open(next, 'wx', 0o600);
                try {
                    await out.writeFile(text);
                    await out.sync();
                }
                finally {
                    await out.close();
                }
                await promises_.rename(next, journal);
                await (0,sync_folder/* syncFolder */.Y)(own);
            },
            remove: async () => {
                await closeJournal();
                await promises_.rm(journal, { force: true });
            },
        },
    };
}
/** Gives the lock back and removes what is empty, and halves that a killed run left. */
function tidy(parent, own, ignoring) {
    const journal = external_node_path_.join(own, JOURNAL);
    const told = external_node_fs_.existsSync(journal) ? external_node_fs_.readFileSync(journal, 'utf8') : '';
    for (const name of external_node_fs_.readdirSync(own)) {
        // Halves that a killed run left of a lock, a journal, a picture or a candidate. A whole candidate that could not be
        // renamed is in the journal.
        const isHalf = (name.endsWith('.tmp') && !told.includes(`"${name}"`)) ||
            [WRITER, JOURNAL, ASIDE, AGREEMENT].some((whole) => name.startsWith(`${whole}.`));
        if (isHalf)
            external_node_fs_.rmSync(external_node_path_.join(own, name));
    }
    // What was said of other bytes is of no use any more; who finds nothing to do says it again.
    for (const name of [WRITER, AGREEMENT])
        external_node_fs_.rmSync(external_node_path_.join(own, name), { force: true });
    removeEmpty(own);
    if (ignoring && external_node_fs_.existsSync(parent) && external_node_fs_.readdirSync(parent).every((name) => name === '.gitignore')) {
        external_node_fs_.rmSync(external_node_path_.join(parent, '.gitignore'), { force: true });
    }
    removeEmpty(parent);
}
function removeEmpty(folder) {
    try {
        external_node_fs_.rmdirSync(folder);
    }
    catch (error) {
        const { code } = error;
        if (code !== 'ENOTEMPTY' && code !== 'ENOENT' && code !== 'EEXIST')
            throw error;
    }
}
function makeFolder(parent, own, ignoring) {
    makePrivate(parent);
    try {
        if (ignoring)
            external_node_fs_.writeFileSync(external_node_path_.join(parent, '.gitignore'), '*\n');
        makePrivate(own);
    }
    catch (error) {
        // ENOENT: another run that ended just now removed the empty parent; the next round makes it again.
        if (error.code !== 'ENOENT')
            throw error;
    }
}
function makePrivate(folder) {
    try {
        external_node_fs_.mkdirSync(folder, { mode: 0o700 });
    }
    catch (error) {
        if (error.code !== 'EEXIST')
            throw error;
    }
}


/***/ })

};
