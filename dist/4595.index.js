export const id = 4595;
export const ids = [4595,3320];
export const modules = {

/***/ 9244:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  main: () => (/* binding */ main),
  post: () => (/* binding */ post)
});

// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 14 modules
var core = __webpack_require__(6421);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(7406);
// EXTERNAL MODULE: ./build/src/lock/parse.js
var parse = __webpack_require__(4234);
// EXTERNAL MODULE: ./build/src/lock/format.js
var format = __webpack_require__(830);
// EXTERNAL MODULE: ./build/src/store/history.js
var store_history = __webpack_require__(2507);
// EXTERNAL MODULE: ./build/src/deliver/merge-lock.js
var merge_lock = __webpack_require__(6587);
;// CONCATENATED MODULE: ./build/src/deliver/edits.js
// From merged locks to the changes of a tree: which images, which removals, which lock (spec: action.md, "Delivery").



/** An entry's path in the repository. */
function repositoryPath({ folder }, path) {
    return folder === '' ? path : `${folder}/${path}`;
}
/**
 * The changes that make the tip hold the merged lock: images that the run made, with bytes from the work tree; removals
 * of files whose bytes the tip's lock vouches for and whose path no image has any more; the lock, where it says something
 * else. Removals come first.
 */
function editsFor(manifest, tip, merged) {
    const { base, ours, lockPath } = manifest;
    const made = [...merged.images].filter(([id, entry]) => {
        if (!(0,merge_lock/* sameEntry */.d)(entry, ours.images.get(id)) || (0,merge_lock/* sameEntry */.d)(entry, base.images.get(id)))
            return false;
        const blob = tip.has(repositoryPath(manifest, entry.path));
        // With the same entry at the tip, other bytes there are a person's.
        return blob === null || !(holds(blob, entry) || (0,merge_lock/* sameEntry */.d)(entry, tip.lock.images.get(id)));
    });
    const text = (0,format/* formatLock */.X)(merged);
    const lock = text === (0,format/* formatLock */.X)(tip.lock) ? [] : [{ kind: 'text', path: lockPath, text }];
    return [...removals(manifest, tip, merged), ...made.map(([, entry]) => imageEdit(manifest, entry)), ...lock];
}
/**
 * Images that the run left as they were and whose file the tip lacks: where the work tree holds the bytes, the run brought
 * them back, and they are delivered too.
 */
function lostImages(manifest, tip, merged) {
    const { base, ours } = manifest;
    return [...merged.images]
        .filter(([id, entry]) => (0,merge_lock/* sameEntry */.d)(entry, base.images.get(id)) && (0,merge_lock/* sameEntry */.d)(entry, ours.images.get(id)))
        .map(([, entry]) => imageEdit(manifest, entry))
        .filter(({ path }) => tip.has(path) === null);
}
/**
 * Images of the run at whose path somebody put a file of their own meanwhile: no lock vouches for it, and the checked-out
 * commit has it not. It is never overwritten.
 * @param head the blob at a path of the checked-out commit
 */
function foreignImages(manifest, tip, merged, head) {
    const vouched = new Map();
    for (const { images } of [manifest.base, manifest.ours, tip.lock]) {
        for (const { path, file } of images.values()) {
            const known = vouched.get(path) ?? new Set();
            vouched.set(path, known.add(file.git_blob).add((0,store_history/* pointerBlob */.dO)(file)));
        }
    }
    return [...merged.images].flatMap(([id, entry]) => {
        const mine = (0,merge_lock/* sameEntry */.d)(entry, manifest.ours.images.get(id)) && !(0,merge_lock/* sameEntry */.d)(entry, manifest.base.images.get(id));
        const path = repositoryPath(manifest, entry.path);
        const blob = tip.has(path);
        return mine && blob !== null && blob !== head(path) && !vouched.get(entry.path)?.has(blob) ? [id] : [];
    });
}
/** What the run made of these images is taken back: they are again as at the checked-out commit. */
function without(manifest, ids) {
    const images = new Map(manifest.ours.images);
    for (const id of ids) {
        const before = manifest.base.images.get(id);
        if (before === undefined)
            images.delete(id);
        else
            images.set(id, before);
    }
    return { ...manifest, ours: { version: 1, images } };
}
function removals(manifest, tip, merged) {
    const paths = new Set([...merged.images.values()].map(({ path }) => path));
    return [...tip.lock.images.values()].flatMap((entry) => {
        const path = repositoryPath(manifest, entry.path);
        const blob = tip.has(path);
        return !paths.has(entry.path) && blob !== null && holds(blob, entry) ? [{ kind: 'remove', path }] : [];
    });
}
function imageEdit(manifest, { path, file }) {
    const { sha256, bytes } = file;
    return { kind: 'image', path: repositoryPath(manifest, path), sha256, bytes };
}
/** Whether a blob is the locked bytes or their pointer. */
function holds(blob, { file }) {
    return blob === file.git_blob || blob === (0,store_history/* pointerBlob */.dO)(file);
}

;// CONCATENATED MODULE: ./build/src/deliver/compose.js
// What a run would change on a commit: locks merged with the commit's own, and the edits that follow from it.




/**
 * The edits that put a proposal on a commit, which has to be here; none where all of it is there.
 * @param tree a commit or a tree; `known` its locks, one a manifest, where they are not read from it
 * @throws ImagelockError `lock/…` for a lock of the commit that cannot be read
 */
async function compose(bench, proposal, tree, known) {
    const locks = known ?? (await locksAt(bench, proposal, tree));
    const has = await blobReader(bench, proposal, locks, tree);
    const head = () => blobReader(bench, proposal, locks, proposal.head);
    const parts = [];
    for (const [at, manifest] of proposal.manifests.entries()) {
        parts.push(await composeOne(bench, manifest, { lock: locks[at], has }, head));
    }
    return {
        edits: together(parts.flatMap(({ edits }) => edits)),
        left: parts.flatMap(({ left }) => left),
        locks: parts.map(({ merged }) => merged),
    };
}
async function locksAt(bench, { manifests }, commit) {
    const locks = [];
    for (const { lockPath } of manifests)
        locks.push(await lockAt(bench, commit, lockPath));
    return locks;
}
/**
 * The lock of a commit; an empty one where there is none.
 * @param name how people are told of the commit
 * @throws ImagelockError `lock/…` without a place: the file is not that of the checkout
 */
async function lockAt(bench, commit, lockPath, name = `commit ${commit.slice(0, 12)}`) {
    const text = await bench.readText(commit, lockPath, parse/* MAX_LOCK_BYTES */.pe);
    if (text === null)
        return { version: 1, images: new Map() };
    try {
        return (0,parse/* parseLock */.PG)(text, lockPath).lock;
    }
    catch (error) {
        if (!(error instanceof errors/* ImagelockError */.L))
            throw error;
        const [first = { code: 'lock/unreadable', message: 'it cannot be read' }, ...more] = error.problems.map(({ severity, code, message, line }) => ({
            severity,
            code,
            message: `${lockPath} on ${name}${line === undefined ? '' : `, line ${line}`}: ${message}`,
        }));
        throw new errors/* ImagelockError */.L(first, error.exit, more);
    }
}
async function composeOne(bench, proposed, tip, head) {
    const first = (0,merge_lock/* mergeLocks */.t)(proposed.base, proposed.ours, tip.lock);
    const suspects = foreignImages(proposed, tip, first.merged, () => null);
    const foreign = suspects.length === 0 ? [] : foreignImages(proposed, tip, first.merged, await head());
    const manifest = without(proposed, foreign);
    const { merged, dropped } = foreign.length === 0 ? first : (0,merge_lock/* mergeLocks */.t)(manifest.base, manifest.ours, tip.lock);
    const restored = [];
    for (const edit of lostImages(manifest, tip, merged))
        if (await bench.holds(edit))
            restored.push(edit);
    const name = proposed.manifest;
    return {
        merged,
        edits: [...editsFor(manifest, tip, merged), ...restored],
        left: [
            ...foreign.map((id) => ({ manifest: name, id, why: 'foreign' })),
            ...dropped.map((id) => ({ manifest: name, id, why: 'path' })),
        ],
    };
}
/** Removals first, so that a file may become a folder; what another manifest writes is not removed. */
function together(edits) {
    const written = new Set(edits.filter(({ kind }) => kind !== 'remove').map(({ path }) => path));
    const removals = edits.filter(({ kind, path }) => kind === 'remove' && !written.has(path));
    return [...removals, ...edits.filter(({ kind }) => kind !== 'remove')];
}
async function blobReader(bench, { manifests }, locks, commit) {
    const paths = manifests.flatMap((manifest, at) => [manifest.ours, manifest.base, locks[at]].flatMap((lock) => [...(lock?.images.values() ?? [])].map(({ path }) => repositoryPath(manifest, path))));
    const found = await bench.blobs(commit, [...new Set(paths)]);
    return (path) => found.get(path)?.sha ?? null;
}

;// CONCATENATED MODULE: ./build/src/deliver/merge-branch.js
// Brings the base into a branch that has commits by people: git merges the files, the lock is merged by image.




/** What a commit with both parents holds: git's merge of their trees, and the proposal on top of it. */
async function mergeBranch(bench, proposal, tip, base) {
    await bench.fetch([tip, base], { depth: 1 });
    const trees = await bench.mergeTrees(tip, base);
    if (trees === null)
        return { kind: 'people', paths: [] };
    if (trees.base === base)
        return { kind: 'contained' };
    const locks = [];
    for (const { lockPath } of proposal.manifests) {
        const [before, ours, theirs] = [
            await lockAt(bench, trees.base, lockPath),
            await lockAt(bench, tip, lockPath),
            await lockAt(bench, base, lockPath),
        ];
        locks.push((0,merge_lock/* mergeLocks */.t)(before, ours, theirs).merged);
    }
    const composed = await compose(bench, proposal, trees.tree, locks);
    const settled = await settle(bench, proposal, composed, trees, [tip, base]);
    if (settled.open.length > 0)
        return { kind: 'people', paths: settled.open };
    return { kind: 'merged', tree: trees.tree, edits: [...composed.edits, ...settled.edits], left: composed.left };
}
/** An edit for each path that git left in conflict and the proposal does not write; `open` are those that have none. */
async function settle(bench, { manifests }, { edits, locks }, { conflicts }, sides) {
    const written = new Set(edits.map(({ path }) => path));
    const open = conflicts.filter((path) => !written.has(path));
    const blobs = [];
    for (const side of sides)
        blobs.push(await bench.blobs(side, open));
    const entries = new Map(manifests.flatMap((manifest, at) => [...(locks[at]?.images.values() ?? [])].map((entry) => [repositoryPath(manifest, entry.path), entry])));
    const lockPaths = new Set(manifests.map(({ lockPath }) => lockPath));
    const settled = [];
    const left = [];
    for (const path of open.filter((one) => !lockPaths.has(one))) {
        const entry = entries.get(path);
        const blob = blobs.map((side) => side.get(path)?.sha).find((sha) => sha && entry && holds(sha, entry));
        if (blob === undefined)
            left.push(path);
        else
            settled.push({ kind: 'blob', path, sha: blob });
    }
    // Git merges a lock by lines: what it made of them is never taken.
    for (const [at, { lockPath: path }] of manifests.entries()) {
        const lock = locks[at];
        const there = lock && (lock.images.size > 0 || conflicts.includes(path));
        if (there && !written.has(path))
            settled.push({ kind: 'text', path, text: (0,format/* formatLock */.X)(lock) });
    }
    return { edits: settled, open: left };
}

;// CONCATENATED MODULE: ./build/src/deliver/push.js
// Puts a proposal on a branch by git, again and again until no other push came between (spec: action.md, "A race loses nothing").




/** How often trouble that is no race (a server's error, a lost connection) is tried again. */
const TROUBLES = 3;
/** The longest pause before an attempt. */
const MAX_PAUSE_MS = 30_000;
/** An attempt that failed faster counts as this long. */
const MIN_ATTEMPT_MS = 300;
/** A branch that commits are put on top of; one that is missing is made at `start`, where there is one. */
function onTop(start) {
    return (tip) => {
        if (tip !== null)
            return Promise.resolve({ parents: [tip], lease: { kind: 'from', commit: tip } });
        return Promise.resolve(start === null ? null : { parents: [start], lease: { kind: 'create' } });
    };
}
/**
 * Delivers by git.
 * @param random from 0 to below 1
 * @throws ImagelockError for what another attempt would not change: a lock that cannot be read, bytes that are not locked
 */
async function deliverToBranch(bench, proposal, target, clock, random) {
    const made = new Set();
    let troubles = 0;
    for (let attempt = 1;; attempt += 1) {
        const begun = clock.now();
        const ended = await attemptOnce(bench, proposal, target, made, attempt === 1 ? target.seen : undefined).catch(remoteTrouble);
        if (ended.kind === 'refused' && ended.reason === 'other') {
            troubles += 1;
            if (troubles > TROUBLES || attempt >= target.attempts)
                return ended;
        }
        else if (ended.kind === 'moved') {
            if (attempt >= target.attempts)
                return { kind: 'raced', attempts: attempt };
        }
        else
            return ended;
        if (target.signal.aborted)
            return ended.kind === 'moved' ? { kind: 'raced', attempts: attempt } : ended;
        // Many writers make attempts long: pauses that grow with them, and with each one lost, let the others through.
        const took = Math.max(MIN_ATTEMPT_MS, clock.now() - begun);
        await clock.sleep(random() * Math.min(MAX_PAUSE_MS, took * 2 ** Math.min(attempt, 4)), target.signal);
    }
}
async function attemptOnce(bench, proposal, target, made, seen) {
    const tip = seen === undefined ? ((await bench.tips([target.branch])).get(target.branch) ?? null) : seen;
    const onTip = tip === null ? null : await composeOn(bench, proposal, tip);
    // An earlier push whose answer was lost.
    if (tip !== null && made.has(tip))
        return { kind: 'delivered', commit: tip, left: onTip?.left ?? [] };
    if (tip !== null && onTip?.edits.length === 0)
        return { kind: 'unchanged', commit: tip, left: onTip.left };
    const ground = await target.ground(tip);
    if (ground === null)
        return { kind: 'missing' };
    const built = await build(bench, proposal, ground, tip === ground.parents[0] ? onTip : null);
    const { author, committer, message } = target;
    const { left, unmerged, ...what } = built;
    const committed = await bench.commit({ ...what, message, author, committer, pointer: store_history/* pointerText */.po });
    if (!committed.changed)
        return { kind: 'unchanged', commit: committed.commit, left };
    made.add(committed.commit);
    const pushed = await bench.push(committed.commit, target.branch, ground.lease);
    if (pushed.kind !== 'pushed')
        return pushed;
    return { kind: 'delivered', commit: pushed.commit, left, ...(unmerged ? { unmerged } : {}) };
}
/** @param onFirst what `compose` said of the first parent, where it was asked already */
async function build(bench, proposal, { parents }, onFirst) {
    const [first, second] = parents;
    const merged = second === undefined ? null : await mergeBranch(bench, proposal, first, second);
    if (merged?.kind === 'merged')
        return { parents, tree: merged.tree, edits: merged.edits, left: merged.left };
    const { edits, left } = onFirst ?? (await composeOn(bench, proposal, first));
    return { parents: [first], edits, left, ...(merged?.kind === 'people' ? { unmerged: merged.paths } : {}) };
}
async function composeOn(bench, proposal, commit) {
    await bench.fetch([commit], { depth: 1 });
    return compose(bench, proposal, commit);
}
/** What the network may have caused can be tried again. */
function remoteTrouble(error) {
    if (!(error instanceof errors/* ImagelockError */.L) || error.code !== 'deliver/remote')
        throw error;
    return { kind: 'refused', reason: 'other', message: error.message };
}

;// CONCATENATED MODULE: ./build/src/deliver/template.js
// Commit messages and titles from templates. They hold no text from outside but ids that can become nothing else. Pure.
const HOLE = /\{\{\s*([^{}]*?)\s*\}\}/g;
const NAMES = new Set(['count', 'ids']);
/** GitHub's limit of a title. */
const MAX_TITLE = 256;
const MAX_MESSAGE = 10_000;
/** Longer first lines are cut off in lists of commits. */
const GOOD_LINE = 72;
const SHOWN = 5;
/** What an id is (spec manifest.md): nothing in it can be a bracket, a colon, a blank, an `@` or a `#`. */
const ID = /^(?=.{1,128}$)[A-Za-z0-9][A-Za-z0-9._-]*(?:\/[A-Za-z0-9][A-Za-z0-9._-]*)*$/;
/** Ids that GitHub would still link: `GH-1` is issue 1, hex is a commit, `www.` a site. They are counted, not named. */
const LINKED = /(?:^|[^A-Za-z0-9])GH-\d|(?:^|[^A-Za-z0-9])[0-9a-f]{7,40}(?:$|[^A-Za-z0-9])|www\./i;
/**
 * Holds a template that an operator wrote against what is known.
 * @returns what is wrong with it, to stand behind the input's name; null where nothing is
 */
function checkTemplate(template, isTitle) {
    for (const [hole, name = ''] of template.matchAll(HOLE)) {
        if (!NAMES.has(name))
            return `knows {{ count }} and {{ ids }}, not ${JSON.stringify(hole)}`;
    }
    if (isTitle && /[\r\n]/.test(template))
        return 'is one line';
    if (/[^\P{C}\r\n\t\u200d]/u.test(template))
        return 'holds a control or invisible character';
    const max = isTitle ? MAX_TITLE : MAX_MESSAGE;
    return template.length > max ? `has at most ${max} characters` : null;
}
/** The title of the pull request. */
function titleText(template, ids) {
    const title = template === null ? headlineOf(ids) : fill(template, ids);
    return title.length > MAX_TITLE ? `${title.slice(0, MAX_TITLE - 1).replace(/[\ud800-\udbff]$/, '')}…` : title;
}
/** The commit's message. */
function messageText(template, ids) {
    if (template !== null) {
        const [headline = '', ...rest] = fill(template, ids).split(/\r?\n/);
        return { headline, body: rest.join('\n').trim() };
    }
    const headline = headlineOf(ids);
    const isNamed = headline.endsWith(namesOf(ids));
    return { headline, body: isNamed ? '' : namesOf(ids) };
}
/** Conventional Commits: names the images where they fit on a line, else counts them. */
function headlineOf(ids) {
    const named = `chore(images): update ${namesOf(ids)}`;
    return named.length <= GOOD_LINE ? named : `chore(images): update ${counted(ids.length)}`;
}
function fill(template, ids) {
    return template.replaceAll(HOLE, (_, name) => (name === 'count' ? String(ids.length) : namesOf(ids)));
}
/** Five ids and how many more there are. */
function namesOf(ids) {
    // Two manifests may have images of one id.
    const named = [...new Set(ids)].filter((id) => ID.test(id) && !LINKED.test(id)).slice(0, SHOWN);
    const more = ids.length - named.length;
    if (named.length === 0)
        return counted(ids.length);
    return more === 0 ? named.join(', ') : `${named.join(', ')} and ${more} more`;
}
function counted(count) {
    return `${count} image${count === 1 ? '' : 's'}`;
}

// EXTERNAL MODULE: ./build/src/world/files.js
var world_files = __webpack_require__(2845);
;// CONCATENATED MODULE: ./build/src/world/snapshot.js
// Remembers what a run may touch in the work tree, and puts it back: a run that ends in a pull request leaves nothing there.



/**
 * Remembers files and folders, given by their paths below `root`, with `/`; what is not there is remembered as such.
 * A file is kept by a hard link, where the disk has none by a copy. Links and the like are left alone, here and later.
 * @param temp an existing folder, absolute
 */
function takeSnapshot(root, paths, temp) {
    const store = external_node_fs_.mkdtempSync(external_node_path_.join(temp, 'imagelock-before-'));
    const files = [];
    const absent = new Set();
    const folders = new Set();
    const seen = new Set();
    const disk = (0,world_files/* filesBelow */.D)(root);
    const visit = (relative) => {
        if (seen.has(relative))
            return;
        seen.add(relative);
        const { kind } = disk.find(relative);
        if (kind === 'absent')
            for (const one of missing(disk, relative))
                absent.add(one);
        else if (kind === 'file')
            files.push(save(root, store, relative, files.length));
        else if (kind === 'other' && external_node_fs_.lstatSync(at(root, relative), { throwIfNoEntry: false })?.isDirectory()) {
            folders.add(relative);
            for (const name of external_node_fs_.readdirSync(at(root, relative)))
                visit(`${relative}/${name}`);
        }
    };
    for (const relative of paths)
        visit(relative);
    return { root, store, files, absent: [...absent], folders: [...folders] };
}
/**
 * Puts everything back: changed files with their bytes, times and, where the disk has links, inodes; new files and the
 * empty folders of the run go, and its temporary files beside them. A second call does nothing.
 * @returns paths that could not be put back, the reason with each
 */
function restoreSnapshot(snapshot) {
    const { root, store, files, absent, folders } = snapshot;
    if (!external_node_fs_.existsSync(store))
        return [];
    const failed = [];
    const trying = (relative, act) => {
        try {
            act();
        }
        catch (error) {
            failed.push(`${relative}: ${error.code ?? 'error'}`);
        }
    };
    const disk = (0,world_files/* filesBelow */.D)(root);
    const known = new Set(files.map((file) => file.path));
    for (const relative of temporaries(disk, [...known, ...absent]))
        trying(relative, () => disk.remove(relative));
    for (const relative of absent)
        trying(relative, () => disk.remove(relative));
    for (const folder of folders)
        trying(folder, () => sweep(disk, folder, known, new Set(folders)));
    for (const file of files)
        trying(file.path, () => putBack(disk, store, file));
    // The deepest first; one that somebody else put something into stays.
    for (const relative of [...absent].sort((a, b) => b.length - a.length))
        removeEmpty(disk, relative);
    if (failed.length === 0)
        dropSnapshot(snapshot);
    return failed;
}
/** Removes what was kept: the work tree stays as it is. */
function dropSnapshot({ store }) {
    external_node_fs_.rmSync(store, { recursive: true, force: true });
}
function at(root, relative) {
    return external_node_path_.join(root, ...relative.split('/'));
}
/** A path and those of the folders above it that do not exist. */
function missing(disk, relative) {
    const parts = relative.split('/');
    return parts.map((_, end) => parts.slice(0, end + 1).join('/')).filter((one) => disk.find(one).kind === 'absent');
}
function save(root, store, relative, count) {
    const name = String(count);
    const source = at(root, relative);
    const { mode, mtimeNs, ino, size } = external_node_fs_.lstatSync(source, { bigint: true });
    const facts = { path: relative, name, mode: Number(mode), mtime: String(mtimeNs), inode: String(ino) };
    let linked = true;
    try {
        external_node_fs_.linkSync(source, external_node_path_.join(store, name));
    }
    catch {
        // Another disk, or a system that forbids links to other people's files.
        linked = false;
        external_node_fs_.copyFileSync(source, external_node_path_.join(store, name), external_node_fs_.constants.COPYFILE_FICLONE);
    }
    return { ...facts, size: String(size), linked };
}
function putBack(disk, store, file) {
    const kept = external_node_path_.join(store, file.name);
    const target = at(disk.root, file.path);
    const now = external_node_fs_.lstatSync(target, { bigint: true, throwIfNoEntry: false });
    const untouched = now && String(now.ino) === file.inode && String(now.mtimeNs) === file.mtime && String(now.size) === file.size;
    if (untouched || !external_node_fs_.existsSync(kept))
        return;
    const found = disk.find(file.path);
    if (found.kind === 'link')
        throw Object.assign(new Error('a link stands there'), { code: 'ELINK' });
    external_node_fs_.mkdirSync(external_node_path_.dirname(target), { recursive: true });
    if (file.linked)
        external_node_fs_.renameSync(kept, target);
    else {
        const beside = external_node_path_.join(external_node_path_.dirname(target), external_node_path_.basename(disk.temporaryName(file.path)));
        external_node_fs_.copyFileSync(kept, beside, external_node_fs_.constants.COPYFILE_EXCL);
        external_node_fs_.chmodSync(beside, file.mode & 0o7777);
        const seconds = Number(file.mtime) / 1e9;
        external_node_fs_.utimesSync(beside, seconds, seconds);
        external_node_fs_.renameSync(beside, target);
    }
}
/** Removes what is new below a folder that was there. */
function sweep(disk, folder, files, folders) {
    if (disk.find(folder).kind === 'link')
        return;
    for (const entry of external_node_fs_.readdirSync(at(disk.root, folder), { withFileTypes: true })) {
        const relative = `${folder}/${entry.name}`;
        if (entry.isDirectory() && !folders.has(relative)) {
            sweep(disk, relative, files, folders);
            removeEmpty(disk, relative);
        }
        else if (entry.isFile() && !files.has(relative))
            disk.remove(relative);
    }
}
function removeEmpty(disk, relative) {
    if (disk.find(relative).kind !== 'other')
        return;
    try {
        external_node_fs_.rmdirSync(at(disk.root, relative));
    }
    catch {
        // Not empty, or no folder: not ours.
    }
}
/** The names of temporary files that a run which was killed left beside its files. */
function temporaries(disk, paths) {
    const folders = new Set(paths.map((relative) => external_node_path_.posix.dirname(relative)));
    return [...folders].flatMap((folder) => {
        if (folder !== '.' && disk.find(folder).kind !== 'other')
            return [];
        const absolute = folder === '.' ? disk.root : at(disk.root, folder);
        if (!external_node_fs_.lstatSync(absolute).isDirectory())
            return [];
        const names = external_node_fs_.readdirSync(absolute).map((name) => (folder === '.' ? name : `${folder}/${name}`));
        return names.filter((name) => disk.isTemporary(name));
    });
}

// EXTERNAL MODULE: ./build/src/load.js
var load = __webpack_require__(2829);
// EXTERNAL MODULE: ./build/src/manifest-file.js
var manifest_file = __webpack_require__(9531);
// EXTERNAL MODULE: ./build/src/named.js
var named = __webpack_require__(9828);
// EXTERNAL MODULE: ./build/src/world/git.js
var world_git = __webpack_require__(9410);
// EXTERNAL MODULE: ./build/src/world/github.js + 5 modules
var world_github = __webpack_require__(4487);
// EXTERNAL MODULE: ./build/src/world/manifests.js
var manifests = __webpack_require__(2444);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./build/src/world/work-files.js
// The work tree's pictures as a delivery sees them: both their hashes from one reading, none followed through a link.




/** The error of bytes that are not the locked ones any more. */
function changedFile(relative) {
    const message = `${relative} does not hold the locked bytes any more; nothing else is ever committed for it`;
    return new errors/* ImagelockError */.L({ code: 'deliver/changed', message, file: relative }, errors/* EXIT */.d.undelivered);
}
/** The files below the work tree's root. */
function openWorkFiles(files) {
    const known = new Map();
    const absolute = (relative) => external_node_path_.join(files.root, ...relative.split('/'));
    const read = async (relative) => {
        if (files.find(relative).kind !== 'file')
            return { kind: 'none' };
        const { ino, size, mtimeNs, ctimeNs } = external_node_fs_.lstatSync(absolute(relative), { bigint: true });
        const stamp = [ino, size, mtimeNs, ctimeNs].join();
        const before = known.get(relative);
        if (before?.stamp === stamp)
            return before.file;
        const file = await hash(files, relative, Number(size));
        known.set(relative, { stamp, file });
        return file;
    };
    const expect = async ({ path: relative, sha256 }) => {
        const file = await read(relative);
        if (file.kind === 'none' || file.sha256 !== sha256)
            throw changedFile(relative);
        return file;
    };
    return {
        absolute,
        read,
        expect,
        holds: async ({ path: relative, sha256 }) => {
            const file = await read(relative);
            return file.kind !== 'none' && file.sha256 === sha256;
        },
    };
}
async function hash(files, relative, size) {
    // Only a short file can be a pointer, and `fact` reads it whole.
    const fact = size < 1024 ? files.fact(relative) : null;
    if (fact?.kind === 'pointer')
        return { kind: 'pointer', sha256: fact.sha256 };
    const sha256 = (0,external_node_crypto_.createHash)('sha256');
    const blob = (0,external_node_crypto_.createHash)('sha1').update(`blob ${size}\0`);
    for await (const chunk of files.stream(relative)) {
        sha256.update(chunk);
        blob.update(chunk);
    }
    return { kind: 'bytes', sha256: sha256.digest('hex'), blob: blob.digest('hex') };
}

;// CONCATENATED MODULE: ./build/src/world/bench-commit.js
// Builds a commit without work tree, filters or hooks: blobs, a temporary index, a tree (facts: threats.md, "git").




function openCommitter(git, workFiles, lfs) {
    const made = new Map();
    const blobs = blobWriter(git, workFiles);
    let count = 0;
    const commit = async (request) => {
        const [first] = request.parents;
        const ground = request.tree ?? first;
        const index = external_node_path_.join(git.folder, `index-${(count += 1)}`);
        const env = { GIT_INDEX_FILE: index };
        try {
            await git.text(['read-tree', ground], { env, network: true });
            const images = request.edits.filter((edit) => edit.kind === 'image');
            const kept = await lfs.pathsInIndex(index, images.map(({ path: one }) => one));
            const lines = await blobs(request, kept);
            await git.text(['update-index', '-z', '--index-info'], { env, input: lines.join('') });
            // What a partial clone lacks is not missing.
            const tree = (await git.text(['write-tree', '--missing-ok'], { env })).trim();
            const changed = await changedPaths(git, ground, tree);
            refuseOthers(changed, request.edits);
            if (request.parents.length === 1 && changed.length === 0)
                return { commit: first, changed: false };
            const id = await commitTree(git, tree, request);
            made.set(id, { parents: request.parents, lfsFiles: images.filter((image) => kept.has(image.path)) });
            return { commit: id, changed: true };
        }
        finally {
            external_node_fs_.rmSync(index, { force: true });
        }
    };
    return {
        commit,
        parents: (id) => made.get(id)?.parents,
        lfsFiles: (id) => made.get(id)?.lfsFiles ?? [],
    };
}
async function changedPaths(git, from, to) {
    const text = await git.text(['diff-tree', '-r', '-z', '--no-renames', '--name-only', from, to], { network: true });
    return text.split('\0').filter((one) => one !== '');
}
/** An index drops a file for a folder of its name, and a folder for a file: nobody asked for that. */
function refuseOthers(changed, edits) {
    const asked = new Set(edits.map(({ path: one }) => one));
    const other = changed.find((one) => !asked.has(one));
    if (other === undefined)
        return;
    const message = `${other} stands on the branch where an image or its folder would have to be; move it`;
    throw new errors/* ImagelockError */.L({ code: 'deliver/in-the-way', message, file: other }, errors/* EXIT */.d.undelivered);
}
async function commitTree(git, tree, request) {
    const { author, committer, date, message, parents } = request;
    const when = date === undefined ? undefined : `@${date} +0000`;
    const text = await git.text(['commit-tree', tree, ...parents.flatMap((parent) => ['-p', parent]), '-F', '-'], {
        input: message,
        env: {
            GIT_AUTHOR_NAME: author.name,
            GIT_AUTHOR_EMAIL: author.email,
            GIT_COMMITTER_NAME: committer.name,
            GIT_COMMITTER_EMAIL: committer.email,
            ...(when === undefined ? {} : { GIT_AUTHOR_DATE: when, GIT_COMMITTER_DATE: when }),
        },
    });
    return text.trim();
}
/** Lines for `update-index --index-info`; blobs are written by one process, and only once however often a race is lost. */
function blobWriter(git, workFiles) {
    const written = new Set();
    let texts = 0;
    const textFile = (text) => {
        const file = external_node_path_.join(git.folder, 'texts', String((texts += 1)));
        external_node_fs_.writeFileSync(file, text);
        return file;
    };
    return async ({ edits, pointer }, kept) => {
        /** What is to be written, with the blob that has to come out of an image. */
        const jobs = [];
        const lines = [];
        for (const edit of edits) {
            if (edit.kind === 'remove')
                lines.push(`0 ${'0'.repeat(40)}\t${edit.path}\0`);
            else if (edit.kind === 'blob')
                lines.push(line(edit.sha, edit.path));
            else if (edit.kind === 'text')
                jobs.push({ edit, file: textFile(edit.text), blob: null });
            else {
                const found = await workFiles.expect(edit);
                if (kept.has(edit.path))
                    jobs.push({ edit, file: textFile(pointer(edit)), blob: null });
                else if (found.kind !== 'bytes')
                    throw pointerAlone(edit.path);
                else if (written.has(found.blob))
                    lines.push(line(found.blob, edit.path));
                else
                    jobs.push({ edit, file: workFiles.absolute(edit.path), blob: found.blob });
            }
        }
        const input = jobs.map(({ file }) => `${file}\n`).join('');
        const output = jobs.length === 0 ? '' : await git.text([...HASH_OBJECT], { input });
        const names = output.split('\n');
        for (const [at, { edit, blob }] of jobs.entries()) {
            const name = names[at] ?? '';
            // Git read the file after us: other bytes than the locked ones are in no commit.
            if (blob !== null && name !== blob)
                throw changedFile(edit.path);
            if (blob !== null)
                written.add(blob);
            lines.push(line(name, edit.path));
        }
        return lines;
    };
}
const HASH_OBJECT = ['hash-object', '-w', '--no-filters', '--stdin-paths'];
function line(blob, file) {
    return `100644 ${blob}\t${file}\0`;
}
function pointerAlone(file) {
    const message = `${file} is a Git LFS pointer, but the branch does not keep that path with Git LFS`;
    return new errors/* ImagelockError */.L({ code: 'deliver/pointer', message, file }, errors/* EXIT */.d.undelivered);
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
;// CONCATENATED MODULE: ./build/src/world/bench-git.js
// Git in the bare repository of a delivery: its own configuration alone, the token for one command (facts: threats.md, "git").



const FIXED = [
    '--no-pager',
    '--literal-pathspecs',
    '-c',
    'core.hooksPath=/dev/null',
    '-c',
    'core.fsmonitor=false',
    '-c',
    'protocol.ext.allow=never',
];
/** Blobs that nobody asks for stay at the remote. Commands without the network know nothing of it, and end where they lack one. */
const PARTIAL = ['-c', 'remote.origin.promisor=true', '-c', 'remote.origin.partialclonefilter=blob:none'];
/** The way out of a company's network, as git and git-lfs read it. */
const NETWORK = /^(?:https?_proxy|all_proxy|no_proxy|git_ssl_cainfo|git_ssl_capath|git_proxy_ssl_cainfo|ssl_cert_file|ssl_cert_dir)$/i;
/** Of what git says, this much is repeated. */
const bench_git_MAX_MESSAGE = 600;
/** Git in the bare repository `folder`, which speaks with `remoteUrl` alone. */
function benchGit(options) {
    const { folder } = options;
    const start = (args, call = {}) => {
        const env = { ...benchEnvironment(options, call.network === true), ...call.env };
        const fixed = call.network === true ? [...FIXED, ...PARTIAL] : FIXED;
        return (0,external_node_child_process_.spawn)('git', [...fixed, ...args], { cwd: folder, env, windowsHide: true });
    };
    const run = (args, call = {}) => (0,world_git/* outputOf */.jH)(start(args, call), call.input ?? '');
    const text = async (args, call = {}) => {
        const { code, stdout, stderr } = await run(args, call);
        if (code === 0)
            return stdout.toString('utf8');
        const remote = call.network === true;
        const message = remote
            ? `git could not reach the repository: ${said(stderr)}`
            : `git ${args[0] ?? ''} failed: ${said(stderr)}`;
        throw new errors/* ImagelockError */.L({ code: remote ? 'deliver/remote' : 'deliver/git', message }, errors/* EXIT */.d.undelivered);
    };
    return { folder, run, text, start };
}
/** What git and the server said, in one line and cut; from outside. */
function said(stderr) {
    const lines = stderr
        .split(/[\r\n]+/)
        .map((line) => line.replace(/^remote: ?/, '').trim())
        .filter((line) => line !== '' && !line.startsWith('hint: '));
    const text = lines.join('; ');
    return text.length > bench_git_MAX_MESSAGE ? `${text.slice(0, bench_git_MAX_MESSAGE)}…` : text || 'it said nothing';
}
function benchEnvironment({ folder, remoteUrl, token, env }, network) {
    const { GIT_NO_LAZY_FETCH: _, ...kept } = (0,world_git/* childEnvironment */.Qc)(env);
    const { origin, protocol } = new URL(remoteUrl);
    const own = {
        ...kept,
        GIT_DIR: folder,
        // No person's configuration, attributes or `.netrc` is found below it.
        HOME: folder,
        USERPROFILE: folder,
        GIT_CONFIG_GLOBAL: '/dev/null',
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_ATTR_NOSYSTEM: '1',
        LC_ALL: 'C',
        GIT_ALLOW_PROTOCOL: 'none',
    };
    delete own['GIT_CONFIG_SYSTEM'];
    if (!network)
        return own;
    for (const [name, value] of Object.entries(env)) {
        if (value !== undefined && NETWORK.test(name))
            own[name] = value;
    }
    // Git's own tests, and ours, push to folders.
    own['GIT_ALLOW_PROTOCOL'] = protocol === 'file:' ? 'file' : 'http:https';
    if (token === null || protocol === 'file:')
        return own;
    const key = `http.${origin}/.extraheader`;
    const basic = Buffer.from(`x-access-token:${token.reveal()}`).toString('base64');
    // The empty value takes back whatever another configuration may have put there: two headers are a 400.
    return {
        ...own,
        GIT_CONFIG_COUNT: '2',
        GIT_CONFIG_KEY_0: key,
        GIT_CONFIG_VALUE_0: '',
        GIT_CONFIG_KEY_1: key,
        GIT_CONFIG_VALUE_1: `AUTHORIZATION: basic ${basic}`,
    };
}

;// CONCATENATED MODULE: ./build/src/world/bench-merge.js
/** Commits of each side that are fetched to find where they parted. */
const DEPTHS = [50, 1000];
/** Null where no common history is found, or git is older than 2.38. */
async function mergeTrees(git, reader, ours, theirs) {
    let base = await mergeBase(git, ours, theirs);
    for (const depth of DEPTHS) {
        if (base !== null)
            break;
        await reader.fetch([ours, theirs], { depth });
        base = await mergeBase(git, ours, theirs);
    }
    if (base === null)
        return null;
    // To find renames, git would have to bring every picture that one side added or removed.
    const args = ['merge-tree', '--write-tree', '-z', '--name-only', '--no-messages', ours, theirs];
    const { code, stdout } = await git.run(['-c', 'merge.renames=false', ...args], { network: true });
    if (code !== 0 && code !== 1)
        return null;
    const [tree, ...conflicts] = stdout
        .toString('utf8')
        .split('\0')
        .filter((one) => one !== '');
    return tree === undefined ? null : { base, tree, conflicts: [...new Set(conflicts)] };
}
async function mergeBase(git, ours, theirs) {
    const { code, stdout } = await git.run(['merge-base', ours, theirs]);
    return code === 0 ? stdout.toString('utf8').trim() : null;
}

;// CONCATENATED MODULE: ./build/src/world/bench-read.js
// What a delivery reads: the remote's branches, commits as shallow as can be, and what stands in them.


/** The longest command line that every system takes has 32,767 characters. */
const ARGUMENT_CHARS = 20_000;
const OID = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;
function openReader(git) {
    const checked = new Set();
    let batch;
    const readBlob = (0,world_git/* inTurn */.lo)(async (sha, onChunk) => {
        batch ??= (0,world_git/* openObjects */.dV)(git.start(['cat-file', '--batch'], { network: true }));
        const found = await batch.read(sha, onChunk);
        // A process that could not fetch an object ends, and would say of every other that it is not there.
        if (!found) {
            batch.close();
            batch = undefined;
        }
        return found;
    });
    const blobs = async (tree, paths) => {
        if (paths.length === 0)
            return new Map();
        const few = paths.join(' ').length < ARGUMENT_CHARS;
        const text = await git.text(['ls-tree', '-r', '-z', tree, ...(few ? ['--', ...paths] : [])], { network: true });
        const wanted = new Set(paths);
        return new Map(text.split('\0').flatMap((line) => {
            const [, mode, sha, path] = /^(\d{6}) (?:blob|commit) ([0-9a-f]+)\t([^]+)$/.exec(line) ?? [];
            return mode && sha && path && wanted.has(path) ? [[path, { mode, sha }]] : [];
        }));
    };
    const checkBranch = async (branch) => {
        if (checked.has(branch))
            return;
        const { code, stdout } = await git.run(['check-ref-format', '--branch', branch]);
        // With `@{-1}` it would answer with another name.
        if (code !== 0 || stdout.toString('utf8') !== `${branch}\n`) {
            const message = `${JSON.stringify(branch)} is no name of a branch`;
            throw new errors/* ImagelockError */.L({ code: 'deliver/branch', message }, errors/* EXIT */.d.invalid);
        }
        checked.add(branch);
    };
    /** Learned with the tips: whether there is room for a branch costs no further request. */
    const clashes = new Map();
    const tips = async (branches) => {
        for (const branch of branches)
            await checkBranch(branch);
        const refs = branches
            .flatMap((branch) => [branch, ...above(branch), `${branch}/*`])
            .map((one) => `refs/heads/${one}`);
        const text = await git.text(['ls-remote', 'origin', ...refs], { network: true });
        // A pattern matches the end of a longer ref too.
        const found = new Map(text
            .split('\n')
            .map((line) => [line.slice(line.indexOf('\t') + 1).replace(/^refs\/heads\//, ''), line.split('\t')[0]]));
        for (const branch of branches) {
            const others = above(branch);
            clashes.set(branch, [...found.keys()].find((name) => others.includes(name) || name.startsWith(`${branch}/`)) ?? null);
        }
        return new Map(branches.flatMap((branch) => {
            const tip = found.get(branch);
            return tip && OID.test(tip) ? [[branch, tip]] : [];
        }));
    };
    return {
        checkBranch,
        tips,
        heads: async () => {
            const text = await git.text(['ls-remote', '--heads', 'origin'], { network: true });
            return new Set(text.split('\n').flatMap((line) => (line === '' ? [] : [line.slice(0, line.indexOf('\t'))])));
        },
        clash: async (branch) => {
            if (!clashes.has(branch))
                await tips([branch]);
            return clashes.get(branch) ?? null;
        },
        fetch: async (names, { depth }) => {
            const wanted = [];
            for (const name of names) {
                if (!OID.test(name))
                    await checkBranch(name);
                if (!OID.test(name))
                    wanted.push(`refs/heads/${name}`);
                else if (depth > 1 || !(await isHere(git, name)))
                    wanted.push(name);
            }
            if (wanted.length === 0)
                return;
            await git.text([...FETCH, `--depth=${depth}`, 'origin', ...wanted], { network: true });
        },
        fetchBlobs: async (shas) => {
            if (shas.length === 0)
                return;
            // As git itself asks for what a partial clone lacks: no negotiation, which could only be about commits.
            const args = ['-c', 'fetch.negotiationAlgorithm=noop', ...FETCH, '--stdin', 'origin'];
            await git.text(args, { network: true, input: shas.map((sha) => `${sha}\n`).join('') });
        },
        readText: async (commit, path, maxBytes) => {
            const file = (await blobs(commit, [path])).get(path);
            if (file === undefined)
                return null;
            const chunks = [];
            let bytes = 0;
            const found = await readBlob(file.sha, (chunk) => {
                bytes += chunk.length;
                if (bytes > maxBytes) {
                    const message = `${path} is larger than ${maxBytes} bytes on the branch`;
                    throw new errors/* ImagelockError */.L({ code: 'deliver/too-large', message }, errors/* EXIT */.d.invalid);
                }
                chunks.push(Buffer.from(chunk));
            });
            if (found)
                return Buffer.concat(chunks).toString('utf8');
            // Not the same as no file: a lock that could not be had would count as an empty one.
            const message = `git could not read ${path} of the branch`;
            throw new errors/* ImagelockError */.L({ code: 'deliver/remote', message }, errors/* EXIT */.d.undelivered);
        },
        readBlob,
        blobs,
        changedPaths: async (commit) => {
            const text = await git.text(['diff-tree', '--no-commit-id', '--name-only', '--no-renames', '-r', '-z', commit]);
            return text.split('\0').filter((one) => one !== '');
        },
        close: () => batch?.close(),
    };
}
/** Names that cannot be branches beside one: git keeps it in folders of those names. */
function above(branch) {
    const parts = branch.split('/');
    return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/'));
}
const FETCH = [
    'fetch',
    '--quiet',
    '--no-tags',
    '--no-write-fetch-head',
    '--no-auto-maintenance',
    '--recurse-submodules=no',
    '--filter=blob:none',
];
/** Asked without the network: what is not here would be fetched with all its history. */
async function isHere(git, commit) {
    return (await git.run(['cat-file', '-e', `${commit}^{tree}`])).code === 0;
}

;// CONCATENATED MODULE: ./build/src/world/bench-push.js

/** The branch is not what was seen, by git's own check or by the server's, which a racing push passes first. */
const MOVED = /\((?:non-fast-forward|fetch first|needs force|stale info|already exists|remote ref updated since checkout|reference already exists|incorrect old value provided|failed to update ref|cannot lock ref[^\n]*|failed to lock)[^\n]*\)|cannot lock ref|incorrect old value/i;
/** A branch `a` leaves no room for `a/b`, which no other attempt changes. */
const NO_ROOM = /' exists; cannot create|directory file conflict/i;
const PROTECTED = /GH006|GH013|protected branch|repository rule violations/i;
const DENIED = /returned error: 40[134]|Permission to .* denied|could not read (?:Username|Password)|Authentication failed|not granted|Repository not found|refusing to allow/i;
/** Pushes a commit. The lease is the server's too: it compares the branch with what was seen in the same step. */
async function push(git, commit, branch, lease) {
    return send(git, branch, commit, lease.kind === 'create' ? '' : lease.commit);
}
/** Removes a branch that stands at `commit`. */
async function deleteBranch(git, branch, commit) {
    return send(git, branch, '', commit);
}
/**
 * Whether the remote lets the token push. No local branch matches the pattern, so git asks for the `git-receive-pack`
 * advertisement and has nothing to send.
 */
async function mayPush(git) {
    const output = await git.run(['push', '--dry-run', '--porcelain', 'origin', 'refs/heads/*:refs/heads/*'], {
        network: true,
    });
    if (output.code === 0)
        return { kind: 'yes' };
    const message = said(output.stderr);
    return DENIED.test(output.stderr) ? { kind: 'no', message } : { kind: 'unknown', message };
}
/** Where nothing is sent the branch is removed; an empty `expected` means that it must not be there. */
async function send(git, branch, commit, expected) {
    const ref = `refs/heads/${branch}`;
    const args = ['push', '--porcelain', '--no-verify', '--no-signed', '--recurse-submodules=no', '--no-follow-tags'];
    const output = await git.run([...args, `--force-with-lease=${ref}:${expected}`, 'origin', `${commit}:${ref}`], {
        network: true,
    });
    return output.code === 0 ? { kind: 'pushed', commit: commit || expected } : refusal(output);
}
function refusal({ stdout, stderr }) {
    const status = stdout
        .toString('utf8')
        .split('\n')
        .filter((line) => line.startsWith('!'))
        .join('\n');
    const all = `${status}\n${stderr}`;
    // A server's hook may speak of anything: the rules are looked for first.
    if (PROTECTED.test(all))
        return { kind: 'refused', reason: 'protected', message: said(stderr) };
    if (MOVED.test(all) && !NO_ROOM.test(all))
        return { kind: 'moved' };
    return { kind: 'refused', reason: DENIED.test(all) ? 'denied' : 'other', message: said(stderr) };
}

// EXTERNAL MODULE: ./build/src/world/lfs-objects.js
var lfs_objects = __webpack_require__(6268);
;// CONCATENATED MODULE: ./build/src/world/lfs.js
// Git LFS for a delivery: which paths it keeps by the committed attributes, and the upload by git-lfs itself.




/** @param remote its `userStore` is the folder of objects that the user's git-lfs keeps */
function openLfs(git, workFiles, remote) {
    const storage = external_node_path_.join(git.folder, 'lfs');
    const uploaded = new Set();
    const pathsInIndex = async (index, paths) => {
        if (paths.length === 0)
            return new Set();
        // `--source` is younger than git 2.39; in a bare repository the index alone is read, and missing `.gitattributes` come.
        const text = await git.text(['check-attr', '--cached', '-z', '--stdin', 'filter'], {
            input: paths.map((one) => `${one}\0`).join(''),
            env: { GIT_INDEX_FILE: index },
            network: true,
        });
        const fields = text.split('\0');
        return new Set(fields.filter((_, at) => at % 3 === 0 && fields[at + 2] === 'lfs'));
    };
    const paths = async (commit, wanted) => {
        const index = external_node_path_.join(git.folder, 'index-attributes');
        try {
            await git.text(['read-tree', commit], { env: { GIT_INDEX_FILE: index }, network: true });
            return await pathsInIndex(index, wanted);
        }
        finally {
            external_node_fs_.rmSync(index, { force: true });
        }
    };
    const upload = async (files) => {
        const oids = [];
        for (const file of files) {
            if (!uploaded.has(file.sha256) && (await stage(storage, workFiles, remote.userStore, file)))
                oids.push(file.sha256);
        }
        if (oids.length === 0)
            return;
        const own = ['-c', `lfs.url=${remote.remoteUrl.replace(/\/$/, '')}/info/lfs`, '-c', `lfs.storage=${storage}`];
        const { code, stdout, stderr } = await git.run([...own, 'lfs', 'push', '--object-id', '--stdin', 'origin'], {
            input: oids.map((oid) => `${oid}\n`).join(''),
            network: true,
        });
        if (code !== 0) {
            const message = `Git LFS could not upload ${oids.length} files: ${said(stderr || stdout.toString('utf8'))}`;
            throw new errors/* ImagelockError */.L({ code: 'deliver/lfs', message }, errors/* EXIT */.d.undelivered);
        }
        for (const oid of oids)
            uploaded.add(oid);
    };
    return {
        paths,
        pathsInIndex,
        upload,
        ready: async (commit, wanted) => {
            const kept = await paths(commit, wanted);
            const [first] = kept;
            if (first === undefined || (await git.run(['lfs', 'version'])).code === 0)
                return { kind: 'yes' };
            const message = `${first} is kept by Git LFS, and git-lfs is not installed here: install it before this step`;
            return { kind: 'no', message };
        },
    };
}
/**
 * Puts a file where git-lfs looks for it.
 * @returns false where the work tree has only the pointer and the user's store not the bytes: the server has them already
 */
async function stage(storage, workFiles, userStore, file) {
    const { sha256 } = file;
    const found = await workFiles.expect(file);
    const name = external_node_path_.join(sha256.slice(0, 2), sha256.slice(2, 4), sha256);
    const source = found.kind === 'bytes' ? workFiles.absolute(file.path) : external_node_path_.join(userStore, name);
    if (!external_node_fs_.existsSync(source))
        return false;
    const target = external_node_path_.join(storage, 'objects', name);
    external_node_fs_.mkdirSync(external_node_path_.dirname(target), { recursive: true });
    if (!external_node_fs_.existsSync(target))
        external_node_fs_.copyFileSync(source, target, external_node_fs_.constants.COPYFILE_FICLONE);
    return true;
}

;// CONCATENATED MODULE: ./build/src/world/workbench.js
// A bare repository beside the user's, where a delivery is built: it borrows the user's objects and changes nothing there.













/** Makes the bare repository. Throws `deliver/remote-url` (exit 2) for a URL of another kind or with a user part. */
async function openWorkbench(options) {
    const { workTree, gitDir, remoteUrl, temp } = options;
    checkUrl(remoteUrl);
    const folder = external_node_fs_.mkdtempSync(external_node_path_.join(temp, 'imagelock-bench-'));
    layOut(folder, (0,world_git/* commonDir */.LQ)(gitDir), remoteUrl);
    const git = benchGit({ ...options, folder });
    const workFiles = openWorkFiles((0,world_files/* filesBelow */.D)(workTree));
    const reader = openReader(git);
    const lfs = openLfs(git, workFiles, { remoteUrl, userStore: (0,lfs_objects/* lfsFolder */.I)(gitDir) });
    const committer = openCommitter(git, workFiles, lfs);
    return {
        ...reader,
        canPush: () => mayPush(git),
        commit: committer.commit,
        holds: workFiles.holds,
        lfsPaths: lfs.paths,
        lfsReady: lfs.ready,
        uploadLfs: lfs.upload,
        mergeTrees: (ours, theirs) => mergeTrees(git, reader, ours, theirs),
        push: async (commit, branch, lease) => {
            await reader.checkBranch(branch);
            if (lease.kind === 'from' && !committer.parents(commit)?.includes(lease.commit)) {
                throw new Error('a commit that is not on top of the branch would drop commits');
            }
            try {
                await lfs.upload(committer.lfsFiles(commit));
            }
            catch (error) {
                if (!(error instanceof errors/* ImagelockError */.L) || error.code !== 'deliver/lfs')
                    throw error;
                return { kind: 'refused', reason: 'other', message: error.message };
            }
            return push(git, commit, branch, lease);
        },
        deleteBranch: async (branch, commit) => {
            await reader.checkBranch(branch);
            return deleteBranch(git, branch, commit);
        },
        close: () => {
            reader.close();
            external_node_fs_.rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
        },
    };
}
function checkUrl(remoteUrl) {
    const url = URL.canParse(remoteUrl) ? new URL(remoteUrl) : null;
    if (url && /^(?:https?|file):$/.test(url.protocol) && url.username === '' && url.password === '')
        return;
    const message = "the repository's URL must be http or https, without a user part";
    throw new errors/* ImagelockError */.L({ code: 'deliver/remote-url', message }, errors/* EXIT */.d.invalid);
}
/** Written by hand: `git init` would take a template's hooks and run for longer. */
function layOut(folder, userDir, remoteUrl) {
    for (const part of ['objects/info', 'objects/pack', 'refs/heads', 'texts', 'lfs']) {
        external_node_fs_.mkdirSync(external_node_path_.join(folder, part), { recursive: true });
    }
    external_node_fs_.writeFileSync(external_node_path_.join(folder, 'HEAD'), 'ref: refs/heads/none\n');
    const objects = external_node_path_.join(userDir, 'objects');
    // A quoted line is read with C's escapes; `#` would begin a comment.
    const quoted = objects.replace(/["\\]/g, '\\$&').replaceAll('\n', '\\n');
    external_node_fs_.writeFileSync(external_node_path_.join(folder, 'objects/info/alternates'), `"${quoted}"\n`);
    // Commits that the user's clone has without their parents have none here either.
    const shallow = external_node_path_.join(userDir, 'shallow');
    if (external_node_fs_.existsSync(shallow))
        external_node_fs_.copyFileSync(shallow, external_node_path_.join(folder, 'shallow'));
    external_node_fs_.writeFileSync(external_node_path_.join(folder, 'config'), config(remoteUrl));
}
function config(remoteUrl) {
    const quoted = `"${remoteUrl.replace(/["\\]/g, '\\$&')}"`;
    return [
        '[core]\n\trepositoryformatversion = 0\n\tbare = true\n\tlogAllRefUpdates = false',
        // Pictures are compressed already: trying again is most of the time of a push.
        '\tcompression = 0\n[pack]\n\tcompression = 0\n\twindow = 0',
        '[gc]\n\tauto = 0\n[maintenance]\n\tauto = false',
        // A server that stalls ends the command.
        '[http]\n\tfollowRedirects = false\n\tlowSpeedLimit = 1\n\tlowSpeedTime = 300',
        `[remote "origin"]\n\turl = ${quoted}`,
        '',
    ].join('\n');
}

;// CONCATENATED MODULE: ./build/src/action/ground.js
// What every delivery of the action stands on: the repository, its remote, GitHub, what a run proposes, how it is put on a branch.










const USER_AGENT = 'imagelock';
/**
 * Opens what delivers.
 * @throws ImagelockError `deliver/no-token`, `deliver/no-repository` (exit 2)
 */
async function openGround(inputs, world, tell) {
    const { env } = world;
    const { token } = inputs;
    if (!token)
        throw new errors/* ImagelockError */.L({ code: 'deliver/no-token', message: 'delivery needs a token: give the input token' });
    const repository = (0,world_git/* findRepository */.W1)(world.cwd);
    const [owner = '', repo = ''] = (env['GITHUB_REPOSITORY'] ?? '').split('/');
    if (!repository || owner === '' || repo === '') {
        const message = 'there is no checkout of a repository here: put actions/checkout before this step';
        throw new errors/* ImagelockError */.L({ code: 'deliver/no-repository', message });
    }
    const server = (env['GITHUB_SERVER_URL'] ?? 'https://github.com').replace(/\/+$/, '');
    const temp = env['RUNNER_TEMP'] ?? external_node_path_.join(repository.gitDir, '..');
    const { stdout, stderr, code } = await (0,world_git/* gitIn */.uM)(repository.workTree, env).run(['rev-parse', '--verify', 'HEAD']);
    if (code !== 0 && /dubious ownership/.test(stderr)) {
        const message = `the checkout belongs to another user: run git config --global --add safe.directory ${repository.workTree} in a step before`;
        throw new errors/* ImagelockError */.L({ code: 'deliver/owner', message });
    }
    if (code !== 0)
        throw new errors/* ImagelockError */.L({ code: 'deliver/no-commit', message: 'the checkout has no commit yet' }, errors/* EXIT */.d.invalid);
    const remoteUrl = `${server}/${owner}/${repo}`;
    const bench = await openWorkbench({
        workTree: repository.workTree,
        gitDir: repository.gitDir,
        remoteUrl,
        token,
        temp,
        env,
    });
    let github;
    const { clock, random } = world;
    return {
        inputs,
        world,
        repository,
        head: stdout.toString('latin1').trim(),
        server,
        owner,
        repo,
        temp,
        runId: (env['GITHUB_RUN_ID'] ?? '0').replaceAll(/[^0-9]/g, ''),
        bench,
        github: () => (github ??= (0,world_github/* createGitHub */.C)({
            apiUrl: env['GITHUB_API_URL'] ?? 'https://api.github.com',
            graphqlUrl: env['GITHUB_GRAPHQL_URL'] ?? 'https://api.github.com/graphql',
            token,
            owner,
            repo,
            userAgent: USER_AGENT,
            clock,
            random,
            signal: world.ending,
            tell,
        })),
        tell,
        close: bench.close,
    };
}
/** Where the pictures of a proposal are shown from. */
function siteOf({ server, owner, repo, runId }, { before, after, named: names = '' }) {
    return { server, owner, repo, before, after, run: /^[1-9]/.test(runId) ? runId : null, named: names };
}
/** The manifests of the run as somebody names them who stands at the repository's root. */
function namesFromRoot({ inputs, world, }) {
    const names = inputs.manifests.length === 0 ? [(0,manifests/* defaultName */.Z2)(world.cwd)] : inputs.manifests;
    return (0,named/* named */.K)(names.map((name) => (0,manifest_file/* nameForReader */.uz)(world, name)));
}
/** The manifests' folder in the repository, empty for its root. */
function folderOf({ repository }, { files }) {
    return external_node_path_.relative(repository.workTree, files.root).split(external_node_path_.sep).join('/');
}
function lockPathOf(ground, file) {
    const folder = folderOf(ground, file);
    return folder === '' ? file.lockFile : `${folder}/${file.lockFile}`;
}
/** What the work tree holds now against the checked-out commit. */
async function proposalOf(ground, files) {
    const manifests = [];
    for (const file of files) {
        const lockPath = lockPathOf(ground, file);
        const base = await lockAt(ground.bench, ground.head, lockPath);
        manifests.push({ manifest: file.name, lockPath, folder: folderOf(ground, file), base, ours: (0,load/* readLock */.mF)(file).lock });
    }
    return { manifests, head: ground.head };
}
/**
 * What a delivery that did not end well says.
 * @throws ImagelockError `deliver/…` (exit 5); everything is left in the work tree
 */
function delivered(result, branch) {
    const fail = (code, message) => {
        throw new errors/* ImagelockError */.L({ code, message: `${message}; the images and the lock are in the workspace` }, errors/* EXIT */.d.undelivered);
    };
    switch (result.kind) {
        case 'delivered':
        case 'unchanged':
            return result;
        case 'missing':
            return fail('deliver/no-branch', `there is no branch ${branch}`);
        case 'raced':
            return fail('deliver/raced', `${branch} was changed by others ${result.attempts} times while this run tried to add to it`);
        case 'refused':
            return fail(`deliver/${result.reason === 'other' ? 'refused' : result.reason}`, `${branch} did not take the commit: ${result.message}`);
    }
}

// EXTERNAL MODULE: ./build/src/plan/changes.js
var plan_changes = __webpack_require__(2388);
;// CONCATENATED MODULE: ./build/src/deliver/rows.js

/** By id in code-unit order; an image that only has another id or path now is one row. */
function reviewRows({ manifest, folder, base, ours }) {
    const side = (entry) => entry === undefined ? null : { path: folder === '' ? entry.path : `${folder}/${entry.path}`, entry };
    const gone = goneBySha(base, ours);
    const taken = new Set();
    const rows = [];
    for (const [id, entry] of ours.images) {
        const old = base.images.get(id);
        const moved = old === undefined ? gone.get(entry.file.sha256)?.find((one) => !taken.has(one)) : undefined;
        if (moved !== undefined)
            taken.add(moved);
        const from = old ?? (moved === undefined ? undefined : base.images.get(moved));
        if (old && isSame(old, entry))
            continue;
        const image = { id, path: entry.path, alt: null, seed: entry.request.seed ?? null, request: entry.request };
        const changes = !from
            ? []
            : moved === undefined
                ? (0,plan_changes/* requestChanges */.Z)(from, image)
                : (0,plan_changes/* moveChanges */.h)({ id: moved, entry: from }, image);
        rows.push({ manifest, id, before: side(from), after: side(entry), changes });
    }
    for (const [id, entry] of base.images) {
        if (ours.images.has(id) || taken.has(id))
            continue;
        rows.push({ manifest, id, before: side(entry), after: null, changes: [] });
    }
    return rows.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}
function goneBySha(base, ours) {
    const gone = new Map();
    for (const [id, { file }] of base.images) {
        if (!ours.images.has(id))
            gone.set(file.sha256, [...(gone.get(file.sha256) ?? []), id]);
    }
    return gone;
}
function isSame(a, b) {
    return (a.fingerprint === b.fingerprint && a.path === b.path && a.file.sha256 === b.file.sha256 && a.accepted === b.accepted);
}

// EXTERNAL MODULE: ./build/src/report/summary.js
var summary = __webpack_require__(3320);
// EXTERNAL MODULE: ./build/src/report/problems.js
var report_problems = __webpack_require__(5470);
;// CONCATENATED MODULE: ./build/src/deliver/fit.js
// Whole lines into a room that is bounded: what is kept, and how many are left out. Pure.
/** As many whole lines from the first one on as fit; the lines behind those are not even made. */
function within(lines, room, measure) {
    const kept = [];
    let used = 0;
    for (const line of lines) {
        const size = measure(line);
        if (used + size > room)
            break;
        used += size;
        kept.push(line);
    }
    return { text: kept.join(''), used, count: kept.length };
}

;// CONCATENATED MODULE: ./build/src/deliver/harmless.js
/** Controls, formats (bidirectional and invisible marks too), surrogates, private use, line separators. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu;
/** What GitHub makes a mention, a reference or a link of, wherever it stands; a mark of no width takes it apart. */
const ACTIVE = [
    [/@/g, '@\u200b'],
    [/#(?=\d)/g, '#\u200b'],
    [/(?<=\bGH)-(?=\d)/gi, '\u200b-'],
    [/:(?=\/\/)/g, ':\u200b'],
    [/(?<=\bwww)\./gi, '\u200b.'],
];
/** What Markdown, HTML and the formulas of GitHub read. An underscore inside a word is none of that. */
const MARKUP = /[&<>"'`*[\]\\|!~$^{}@#=+]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g;
const BREAK = ' ↵ ';
/**
 * Text as code in one line of Markdown, in a table or not. As an HTML element of entities, not between backticks: it
 * needs no fence that is longer than what it holds, and no bar that is escaped differently inside code.
 * @param max characters that are shown, the number of the others said
 */
function code(text, max = 400) {
    return `<code>${cut(text, max, literal) || '&#8203;'}</code>`;
}
/** One text that became another, as code: what went is struck out, what came is underlined, the rest is cut short. */
function changedCode(parts, max) {
    const shown = shortened(parts, max).filter(({ text }) => text !== '');
    const pieces = shown.map(({ kind, text }, at) => {
        const before = shown[at - 1];
        const touches = /\S$/.test(before?.text ?? '') && /^\S/.test(text);
        // Nothing is put together across the border of two elements, neither a mention nor an address; two words are told apart.
        const apart = touches ? (kind === 'new' && before?.kind === 'gone' ? ' ' : '\u200b') : '';
        return apart + (kind === 'same' ? inert(text) : `<${TAGS[kind]}>${inert(text)}</${TAGS[kind]}>`);
    });
    return `<code>${pieces.join('') || '&#8203;'}</code>`;
}
const TAGS = { gone: 'del', new: 'ins' };
/** Characters of what is equal that are shown beside a change. */
const CONTEXT = 60;
/** What is equal, but for the words beside a change, is left out; what changed is cut to an equal part of the room. */
function shortened(parts, max) {
    const changes = parts.filter(({ kind }) => kind !== 'same').length;
    const room = Math.max(40, Math.floor(max / Math.max(1, changes)));
    const shown = [];
    let left = 2 * max;
    for (const [at, part] of parts.entries()) {
        if (left <= 0)
            return [...shown, { kind: 'same', text: ' …' }];
        const text = part.kind === 'same' ? around(part.text, at > 0, at < parts.length - 1) : cut(part.text, room, (one) => one);
        left -= text.length;
        shown.push({ ...part, text });
    }
    return shown;
}
/** The ends of a text that stand beside a change. */
function around(text, after, before) {
    const keep = (after ? CONTEXT : 0) + (before ? CONTEXT : 0);
    if (text.length <= keep + CONTEXT / 2)
        return text;
    const head = after ? text.slice(0, CONTEXT).replace(/[\ud800-\udbff]$/, '') : '';
    const tail = before ? text.slice(-CONTEXT).replace(/^[\udc00-\udfff]/, '') : '';
    return `${head}…${tail}`;
}
/** The first characters of a text, each whole, and how many it has where that is not all. */
function cut(text, max, show) {
    // So many units hold more than `max` characters, or they are the whole text.
    const chars = [...text.slice(0, 2 * max + 2)];
    if (chars.length <= max)
        return show(text);
    return `${show(chars.slice(0, max).join(''))}… (${text.length} characters)`;
}
function literal(text) {
    return inert(text.trim());
}
/** Text in which nothing acts, for a place inside an element. */
function inert(text) {
    const lines = text.replaceAll(/\r\n?|\n/g, BREAK);
    const visible = lines.replaceAll(HIDDEN, (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`);
    const apart = ACTIVE.reduce((now, [pattern, by]) => now.replaceAll(pattern, by), visible);
    return apart.replaceAll(MARKUP, (char) => `&#${char.charCodeAt(0)};`);
}
/** A link's address from parts that may hold anything: escaped for HTML and Markdown. */
function pathUrl(path) {
    const escape = (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`;
    return path
        .split('/')
        .map((part) => encodeURIComponent(part.replaceAll(/\p{Cs}/gu, '\ufffd')).replaceAll(/[!'()*_~]/g, escape))
        .join('/');
}

;// CONCATENATED MODULE: ./build/src/deliver/next.js
/** What stands in a command for the manifest that the image is said to be of. */
const OTHER = ' -m MANIFEST';
const BY_CODE = {
    'deliver/closed-unmerged': 'Reopen the pull request that was closed, or change the manifest.',
    'key/malformed': 'Set the key of the provider anew (input `api-key`), then run again: what was made is kept.',
    'key/missing': 'Set the key of the provider (input `api-key`), then run again: what was made is kept.',
    'plan/draft-format': 'Drafts are drawn as PNG and JPEG: run without `placeholder` to make it.',
    'provider/invalid': 'Change what the message names in the manifest; `imagelock explain ID{m}` shows the request.',
    'provider/model-not-found': 'Name another `model` in the manifest, or ask the provider to open this one for the key.',
    'provider/out-of-credit': 'Top up the balance at the provider, then run again: what was made is kept.',
    'provider/rate-limit': 'Run again later, or with a lower `concurrency`: nothing was bought.',
    'provider/redirect': 'Check the `base-url` of the provider: nothing was sent to where it points.',
    'provider/unauthorised': 'Put a valid key behind the input `api-key`, then run again: what was made is kept.',
    'provider/wrong-format': 'Ask for the format that came by `output_format` and `path`, or for the picture again by `imagelock generate ID --force{m}`.',
    'run/cap': 'Raise `max-cost` or `max-images`, or the `budget` of the manifest, then run again.',
    'run/halted': 'Mend what stopped the run, as another image here says, then run again.',
    'run/stopped': 'The run was stopped: run again. What is bought already is fetched for nothing while its link lives.',
    'store/changed': 'Settle the file that somebody changed by `imagelock accept ID{m}`, `imagelock restore ID{m}` or `imagelock generate --force ID{m}`.',
};
const REFUSED = 'Change the prompt: the same one is refused again. Nothing was billed.';
const UNKNOWN = 'It may have been billed. Look for the request id at the provider; a further run asks for it anew, and pays again.';
const OTHERWISE = 'Run again: what was made is kept. Where it fails again, `imagelock explain ID{m}` shows the request.';
/**
 * Markdown without text from outside.
 * @param isDefault whether the manifest need not be named in a command
 */
function nextStep({ outcome, error }, isDefault) {
    if (outcome === 'refused')
        return REFUSED;
    if (outcome === 'unknown')
        return UNKNOWN;
    const code = error?.code ?? '';
    const step = (Object.hasOwn(BY_CODE, code) ? BY_CODE[code] : undefined) ?? OTHERWISE;
    return step.replaceAll('{m}', isDefault ? '' : OTHER);
}

;// CONCATENATED MODULE: ./build/src/deliver/failures.js





/** Outcomes of images that are not there although they were wanted; first what may have cost money. */
const FAILED = ['unknown', 'refused', 'failed', 'skipped'];
/** How many characters of a reason are shown: fewer where there are so many that they would take the room. */
const DETAIL = [300, 120, 50, 0];
/** The part of the room beyond which reasons are shortened; names may take all of it. */
const SHARE = 0.6;
const WARNING_SHARE = 0.15;
const SHOWN_WARNINGS = 20;
const SHOWN_CODES = 20;
function isFailure({ outcome }) {
    return FAILED.some((one) => one === outcome);
}
/** Failures and errors go before everything: shortened first, then counted by code where not even their names fit. */
function failuresText(report, room, measure) {
    const groups = grouped(report);
    const errors = report.problems.filter(({ severity }) => severity === 'error');
    const top = topText(groups, errors, room, measure);
    const warnings = warningsText(report.problems, Math.min(room * WARNING_SHARE, room - measure(top)), measure);
    return top + (top === '' || warnings === '' ? '' : '\n') + warnings;
}
function topText(groups, errors, room, measure) {
    for (const detail of DETAIL) {
        const text = linesOf(groups, errors, detail).join('');
        if (measure(text) <= room * (detail === 0 ? 1 : SHARE))
            return text;
    }
    return failures_counted(groups, errors, room, measure);
}
/** The failures of each next step, in the order of `FAILED`. */
function grouped({ manifests }) {
    // Where one has to be named in commands, each is named beside its images.
    const isDefault = manifests.every(({ manifest }) => (0,named/* named */.K)([manifest]) === '');
    const all = manifests.flatMap(({ manifest, images }) => images.filter(isFailure).map((image) => ({ manifest: isDefault ? null : manifest, image })));
    const groups = new Map();
    for (const outcome of FAILED) {
        for (const failure of all) {
            if (failure.image.outcome !== outcome)
                continue;
            const next = nextStep(failure.image, isDefault);
            const group = groups.get(next) ?? [];
            group.push(failure);
            groups.set(next, group);
        }
    }
    return groups;
}
function linesOf(groups, errors, detail) {
    const failures = [...groups].flatMap(([next, group]) => [
        `\n**${group.length} ${group[0]?.image.outcome ?? ''}.** ${next}\n\n`,
        ...group.map((failure) => failureLine(failure, detail)),
    ]);
    const problems = errors.map((problem) => problemLine(problem, detail));
    const gap = problems.length > 0 ? ['\n**Errors:**\n\n'] : [];
    return [...headOf(groups), ...failures, ...gap, ...problems];
}
function headOf(groups) {
    const count = [...groups.values()].reduce((sum, group) => sum + group.length, 0);
    return count === 0 ? [] : [`**${count === 1 ? '1 image' : `${count} images`} could not be made:**\n`];
}
function failureLine({ manifest, image: { outcome, id, error, request_id: requestId } }, detail) {
    const where = manifest === null ? '' : ` of ${code(manifest)}`;
    const why = detail === 0 || !error ? '' : `: ${code(error.message, detail)}`;
    const which = detail === 0 || requestId === undefined ? '' : `, request id ${code(requestId)}`;
    return `- **${outcome}** ${code(id)}${where}${why}${which}\n`;
}
function problemLine({ severity, code: name, message, file, line }, detail) {
    const place = file === undefined ? '' : ` ${code(line === undefined ? file : `${file}:${line}`)}`;
    const why = detail === 0 ? '' : `: ${code(message, detail)}`;
    return `- ${severity} ${code(name)}${place}${why}\n`;
}
/** As many names as fit, and behind them how many more there are of each code. */
function failures_counted(groups, errors, room, measure) {
    const lines = linesOf(groups, errors, 0);
    const all = [...groups.values()].flat();
    const summed = summedUp([...all.map(({ image }) => image.error?.code ?? 'other'), ...errors.map((one) => one.code)]);
    const sum = `\nNot all of them find room here; in all: ${summed}. The report and the log name each.\n`;
    return within(lines, room - measure(sum), measure).text + sum;
}
function summedUp(codes) {
    const counts = new Map();
    for (const one of codes)
        counts.set(one, (counts.get(one) ?? 0) + 1);
    const most = [...counts].toSorted(([, a], [, b]) => b - a);
    const shown = most.slice(0, SHOWN_CODES).map(([name, count]) => `${count} × ${code(name, 60)}`);
    const rest = most.slice(SHOWN_CODES).reduce((sum, [, count]) => sum + count, 0);
    return [...shown, ...(rest > 0 ? [`${rest} of other codes`] : [])].join(', ');
}
function warningsText(problems, room, measure) {
    const warnings = (0,report_problems.foldWarnings)(problems.filter(({ severity }) => severity === 'warning'), '');
    if (warnings.length === 0)
        return '';
    const shown = within(warnings.slice(0, SHOWN_WARNINGS).map((problem) => problemLine(problem, 300)), room, measure);
    const more = warnings.length - shown.count;
    const said = more > 0 ? `- ${more} more ${more === 1 ? 'warning is' : 'warnings are'} in the log\n` : '';
    return `**Warnings:**\n\n${shown.text}${said}`;
}

// EXTERNAL MODULE: ./build/src/bytes-text.js
var bytes_text = __webpack_require__(384);
// EXTERNAL MODULE: ./build/src/money.js
var money = __webpack_require__(9181);
// EXTERNAL MODULE: ./build/src/plan/words.js
var words = __webpack_require__(5940);
;// CONCATENATED MODULE: ./build/src/deliver/review-table.js
// A row an image: what it is, what changed, before and after side by side (spec action.md, "What a reviewer sees"). Pure.





/** CSS pixels; two of them and the words beside fit the column of a pull request's body. */
const THUMBNAIL = 220;
/** Without it the pictures, which GitHub lets shrink, would give way to a long text beside them. */
const SPACER = '&nbsp;'.repeat(38);
const REVIEW_HEAD = `| Image | Before${SPACER} | After${SPACER} |
| --- | --- | --- |
`;
const LINK_HEAD = `| Image | Before | After |
| --- | --- | --- |
`;
/** Characters of a parameter's value. */
const SHOWN_VALUE = 300;
/** @param pictures how many are shown; the row that would pass that number and all behind it have links */
function reviewTables({ rows, report, site }, pictures) {
    const several = new Set(rows.map(({ manifest }) => manifest)).size > 1;
    const outcomes = outcomesOf(report);
    const end = endOfPictures(rows, site, pictures);
    const line = (row, picture) => {
        const did = outcomes.get(row.manifest)?.get(row.id);
        const words = [...review_table_namesOf(row, several), factsText(row), whatText(row, did), ...changeLines(row)];
        return cells([
            words.filter((word) => word !== '').join('<br>'),
            picture(row.before, site.before, 'before', site),
            picture(row.after, site.after, 'after', site),
        ]);
    };
    const table = (head, part, picture) => ({
        head,
        count: part.length,
        lines: mapped(part, (row) => line(row, picture)),
    });
    return {
        shown: table(hasPictures(site) ? REVIEW_HEAD : LINK_HEAD, rows.slice(0, end), thumbnail),
        linked: table(LINK_HEAD, rows.slice(end), review_table_link),
    };
}
function* mapped(values, make) {
    for (const value of values)
        yield make(value);
}
function hasPictures({ before, after }) {
    return before !== null || after !== null;
}
/** How many rows, from the first, have pictures where so many pictures are shown. */
function endOfPictures(rows, site, pictures) {
    let count = 0;
    const end = rows.findIndex(({ before, after }) => {
        count += (before && site.before !== null ? 1 : 0) + (after && site.after !== null ? 1 : 0);
        return count > pictures;
    });
    return end < 0 ? rows.length : end;
}
function outcomesOf({ manifests }) {
    return new Map(manifests.map(({ manifest, images }) => [manifest, new Map(images.map(({ id, outcome }) => [id, outcome]))]));
}
function cells(texts) {
    return `| ${texts.join(' | ')} |\n`;
}
/** Shows for those who may see the repository, private ones too. */
const thumbnail = (side, commit, alt, site) => {
    if (!side || commit === null)
        return '';
    const url = addressOf(side, commit, site);
    return `<a href="${url}"><img alt="${alt}" width="${THUMBNAIL}" src="${url}"></a>`;
};
const review_table_link = (side, commit, alt, site) => !side || commit === null ? '' : `<a href="${addressOf(side, commit, site)}">${alt}</a>`;
function addressOf({ path }, commit, { server, owner, repo }) {
    return `${server}/${owner}/${repo}/blob/${commit}/${pathUrl(path)}?raw=true`;
}
function review_table_namesOf({ id, manifest, before, after }, several) {
    return [code(id), code((after ?? before)?.path ?? ''), ...(several ? [code(manifest)] : [])];
}
/** `seed 7 · 1024×512 · 1.8 MB · 0.03 USD` of the picture as it is afterwards. */
function factsText({ before, after }) {
    const shown = after ?? before;
    if (!shown)
        return '';
    const { request, file } = shown.entry;
    const asked = request.width !== undefined && (request.width !== file.width || request.height !== file.height);
    return [
        request.seed === undefined ? '' : `seed ${request.seed}`,
        `${file.width}×${file.height}`,
        after && asked ? `asked ${request.width}×${request.height}` : '',
        (0,bytes_text/* bytesText */.p)(file.bytes),
        after ? priceText(after) : '',
    ]
        .filter((text) => text !== '')
        .join(' · ');
}
function priceText({ entry: { receipt } }) {
    if (!receipt)
        return '';
    if (receipt.cost_usd === null)
        return 'price not known';
    return receipt.cost_usd === 0 ? 'free' : (0,money/* usd */.dR)((0,money/* usdToMicros */.$m)(receipt.cost_usd) ?? 0);
}
/** What happened to the image: what is there now against the base, and what this run did for it. */
function whatText({ before, after, changes }, did) {
    const what = !after
        ? 'removed'
        : !before
            ? 'new'
            : after.entry.accepted
                ? 'changed by a person'
                : changes.length > 0 && changes.every(({ key }) => key === 'id' || key === 'path')
                    ? 'moved'
                    : changes.length === 0
                        ? 'made again, same parameters'
                        : 'changed';
    const how = did === undefined || did === what || did === 'pruned' ? '' : `, ${did}`;
    const whose = after?.entry.accepted ? '; a person’s own picture' : '';
    return `**${what}**${how}${whose}`;
}
function changeLines({ before, after, changes }) {
    if (!before && after) {
        const { model, prompt } = after.entry.request;
        return [code(model, 80), code(prompt, SHOWN_VALUE)];
    }
    return changes.map(changeText);
}
function changeText({ key, from, to }) {
    if (key === 'prompt' && typeof from === 'string' && typeof to === 'string')
        return `${code(key)}: ${changedCode((0,words/* wordChanges */._)(from, to), SHOWN_VALUE)}`;
    const value = (one) => (one === null ? 'none' : code(String(one), SHOWN_VALUE));
    return `${code(key)}: ${value(from)} → ${value(to)}`;
}
const PLAN_HEAD = `| Image | State | What changed | Price |
| --- | --- | --- | --- |
`;
/** What a plan or a check found, and what a run did where nothing is proposed. */
function planTable({ manifests }) {
    const rows = manifests.flatMap(({ manifest, images }) => images
        .filter((image) => (image.state !== 'unchanged' || image.outcome !== undefined) && !isFailure(image))
        .map((image) => [manifest, image]));
    const line = ([manifest, image]) => planLine(manifest, image, manifests.length > 1);
    return { head: PLAN_HEAD, count: rows.length, lines: mapped(rows, line) };
}
function planLine(manifest, image, several) {
    const { id, path, state, outcome, changes, price_usd: price } = image;
    return cells([
        [code(id), code(path), ...(several ? [code(manifest)] : [])].join('<br>'),
        outcome === undefined ? state : `${state}, ${outcome}`,
        changes.map(changeText).join('<br>'),
        price === null ? 'not known' : price === 0 ? '' : (0,money/* usd */.dR)((0,money/* usdToMicros */.$m)(price) ?? 0),
    ]);
}

;// CONCATENATED MODULE: ./build/src/deliver/text.js





/** GitHub's limit of a body, in characters: those outside the first plane are counted twice here, to be safe. */
const MAX_BODY = 65_536;
/** Above 1 MiB GitHub drops the whole summary. */
const MAX_SUMMARY_BYTES = 900_000;
/** What a person may put above the report, so that the report always finds room. */
const MAX_OWN_BODY = 20_000;
/** GitHub renders no more pictures than this in one place (facts: threats.md). */
const MAX_PICTURES = 25;
/** What says that rows were left out, and the fold around rows without pictures. */
const NOTICES = 700;
/** Said in a pull request that is about to be opened: whose the token is shows only afterwards. */
const MAYBE_NO_CHECKS_NOTE = 'If no checks run here: a pull request that was opened with the default token of a workflow run starts no workflows. Close and open it again to start them, or give the action the token of a GitHub App by its input `token`.';
/** Said where the pull request is opened with the token of the workflow run itself. */
const DEFAULT_TOKEN_NOTE = 'This pull request was opened with the default token of the workflow run, so it starts no workflows. Close and open it again to start them, or give the action the token of a GitHub App by its input `token`.';
/** Whether every picture of the rows is shown in one text. */
function showsAll(rows, site) {
    return endOfPictures(rows, site, MAX_PICTURES) === rows.length;
}
/** @param own the input `pull-request-body`, put above the report as it is */
function bodyText(own, review) {
    const above = own.trim() === '' ? '' : `${own.trim()}\n\n`;
    return above + fitted(review, MAX_BODY - above.length, (text) => text.length);
}
/** The job summary; without rows to review it lists what a plan or a check found. */
function jobSummary(review) {
    const title = `### imagelock ${review.report.command}\n\n`;
    return title + fitted(review, MAX_SUMMARY_BYTES - title.length, (text) => Buffer.byteLength(text));
}
function fitted(review, limit, measure) {
    const { report, rows, notes, pages } = review;
    const tables = rows.length > 0
        ? reviewTables(review, MAX_PICTURES)
        : { shown: planTable(report), linked: { head: '', count: 0, lines: [] } };
    const { shown, linked } = tables;
    const more = linked.count > 0 ? [pages ? pagesNote(pages) : galleryNote(review.site)] : [];
    const tail = [totalsText(report), ...more, ...notes].join('\n\n');
    const room = limit - measure(tail) - measure(shown.head + linked.head) - NOTICES;
    const failures = failuresText(report, room, measure);
    let left = room - measure(failures);
    const kept = [];
    for (const table of [shown, linked]) {
        // What follows the first row that finds no room is left out with it.
        const isFull = kept.some(({ count }) => count < shown.count);
        const rowsOf = within(isFull ? [] : table.lines, left, measure);
        left -= rowsOf.used;
        kept.push(rowsOf);
    }
    const [pictures, links] = kept;
    const missing = shown.count + linked.count - pictures.count - links.count;
    return [
        failures,
        tableText(shown, pictures),
        folded(tableText(linked, links), links.count),
        missing === 0
            ? ''
            : `${missing} more ${missing === 1 ? 'image is' : 'images are'} left out here: the limit of this text is reached.\n`,
        restoredText(review, left, measure),
        tail,
    ]
        .filter((part) => part !== '')
        .join('\n');
}
const TOO_MANY = 'GitHub shows no more than 25 pictures here; the others are linked.';
function pagesNote({ pictures, left, sheets }) {
    const which = left === 0 ? `All ${pictures}` : `The first ${pictures}`;
    const sheet = sheets === 1
        ? 'the contact sheet `imagelock-contact-sheet.webp`'
        : `${sheets} contact sheets, \`imagelock-contact-sheet*.webp\``;
    const how = 'To keep them, add a step with `actions/upload-artifact` and the paths `${{ runner.temp }}/imagelock-gallery.html` and `${{ runner.temp }}/imagelock-contact-sheet*.webp`.';
    return `${TOO_MANY} ${which} lie in the runner’s temporary folder: side by side in \`imagelock-gallery.html\`, and on ${sheet}. ${how}`;
}
function galleryNote({ server, owner, repo, run, named = '' }) {
    const where = run === null ? 'the workflow run' : `[the workflow run](${server}/${owner}/${repo}/actions/runs/${run})`;
    return `${TOO_MANY} Where the workflow keeps them, all are in \`imagelock-gallery.html\` and on the contact sheet \`imagelock-contact-sheet.webp\` among the artifacts of ${where}; or check out this branch and run ${code(`imagelock gallery${named}`)}.`;
}
function tableText({ head }, { text }) {
    return text === '' ? '' : head + text;
}
function folded(table, count) {
    if (table === '')
        return '';
    const what = count === 1 ? '1 more image, its pictures' : `${count} more images, their pictures`;
    return `<details><summary>${what} as links</summary>\n\n${table}\n</details>\n`;
}
/** Files that came back although the lock did not change: the branch gets them, and no row of two locks tells. */
function restoredText({ report, rows }, room, measure) {
    if (rows.length === 0)
        return '';
    const told = new Set(rows.map(({ manifest, id }) => JSON.stringify([manifest, id])));
    const lines = report.manifests.flatMap(({ manifest, images }) => images
        .filter(({ id, outcome }) => outcome === 'restored' && !told.has(JSON.stringify([manifest, id])))
        .map(({ id, path }) => `- **restored** ${code(id)} ${code(path)}: its file was missing, the lock is as it was\n`));
    const { text, count } = within(lines, room, measure);
    return count === lines.length ? text : `${text}- ${lines.length - count} more restored\n`;
}
function totalsText(report) {
    return `**Totals**: ${(0,summary.summaryText)(report).trim()}`;
}

;// CONCATENATED MODULE: ./build/src/deliver/pull-request.js
/** The first rule that fits. */
function decide({ baseHasProposal, branch, open, closed }) {
    if (baseHasProposal) {
        if (open === null)
            return { kind: 'none' };
        return { kind: 'close', pull: open, deleteBranch: branch !== null && branch.allOurs };
    }
    if (open !== null && branch?.hasProposal)
        return { kind: 'unchanged', pull: open };
    if (open === null && closed && !closed.merged && closed.byPerson && closed.hasProposal)
        return { kind: 'skip', pull: closed.number };
    return { kind: 'propose', how: howOnto(branch), pull: open };
}
function howOnto(branch) {
    if (branch === null)
        return 'new';
    if (branch.hasProposal)
        return 'nothing';
    if (branch.behind === 0)
        return 'on-top';
    return branch.allOurs ? 'rebuild' : 'merge-base';
}
/** GitHub itself commits what its API and its site are asked for; the author is who asked. */
const WEB_FLOW = { name: 'GitHub', email: 'noreply@github.com' };
/**
 * Whether a commit is the tool's, so that it may be dropped. Told by who committed it and that it touches locks and
 * their images alone, never by a text that anybody can write; a merge never is. Where it errs, a commit is kept.
 */
function isToolsCommit({ parents, author, committer, paths }, ours) {
    const isOurs = (one) => ours.identities.some((own) => pull_request_isSame(own, one));
    const byUs = isOurs(committer) || (pull_request_isSame(committer, WEB_FLOW) && (isOurs(author) || isApp(author, ours.account)));
    return parents === 1 && byUs && paths.every((path) => ours.paths.has(path));
}
/** GitHub writes an app as `name[bot] <id+name[bot]@users.noreply.host>`. */
function isApp({ name, email }, account) {
    if (!account?.endsWith('[bot]') || name !== account)
        return false;
    const [user = '', host = ''] = email.split('@');
    return user.replace(/^\d+\+/, '') === account && host.startsWith('users.noreply.');
}
function pull_request_isSame(a, b) {
    return a.name === b.name && a.email === b.email;
}

;// CONCATENATED MODULE: ./build/src/action/observe.js
// What stands on the head branch and in pull requests, looked at for the decision of `deliver/pull-request.ts`.




/** What is to be done with the proposal, as things stand. */
async function decideNow(ground, base, branch, seen, proposal, isComplete) {
    const { bench } = ground;
    const has = async (commit) => {
        await bench.fetch([commit], { depth: 1 });
        return (await compose(bench, proposal, commit)).edits.length === 0;
    };
    const { baseTip, tip, open: pull, closed } = seen;
    const baseHasProposal = await has(baseTip);
    if (baseHasProposal && !pull)
        return { kind: 'none' };
    const isOnBranch = tip !== null && (await has(tip));
    // Whose commits the branch has is of no matter where nothing is done to it.
    if (pull && isOnBranch && !baseHasProposal)
        return { kind: 'unchanged', pull: pull.number };
    // A run that was stopped by a cap, a refusal or a selection knows nothing of what else waits for review.
    if (pull && baseHasProposal && !isComplete)
        return { kind: 'unchanged', pull: pull.number };
    const head = tip === null ? null : await headBranch(ground, base, branch, seen, proposal, isOnBranch);
    // Another manifest's images wait there too.
    if (pull && baseHasProposal && head?.hasOthers)
        return { kind: 'unchanged', pull: pull.number };
    const refused = pull === null && closed !== null && !closed.merged;
    return decide({
        baseHasProposal,
        branch: head,
        open: pull?.number ?? null,
        closed: refused
            ? {
                number: closed.number,
                merged: false,
                hasProposal: await has(closed.headSha).catch(() => false),
                byPerson: await (await ground.github()).wasClosedByPerson(closed.number),
            }
            : null,
    });
}
/** Most commits of a branch whose paths are looked at: a longer one is taken for a person's. */
const LOOKED_AT = 50;
async function headBranch(ground, base, branch, { tip }, proposal, hasProposal) {
    const { bench, inputs } = ground;
    const compared = await (await ground.github()).compare(base, branch);
    const commit = tip ?? '';
    if (!compared || !compared.complete || compared.commits.length > LOOKED_AT) {
        return { tip: commit, behind: compared?.behind ?? 1, allOurs: false, hasProposal, hasOthers: false };
    }
    await bench.fetch([commit], { depth: compared.commits.length + 1 });
    const known = await written(ground, [compared.mergeBase, commit, ...compared.commits.map(({ sha }) => sha)], proposal);
    // Only a commit by an app through the API needs to know whose the token is.
    const byApi = compared.commits.some(({ committer }) => committer.email !== inputs.committer.email);
    const account = byApi ? await (await ground.github()).whoAmI() : null;
    let allOurs = true;
    let hasOthers = false;
    for (const { sha, parents, author, committer } of compared.commits) {
        const paths = await bench.changedPaths(sha).catch(() => ['?']);
        hasOthers ||= paths.some((path) => path.endsWith('.lock.json') && !known.locks.has(path));
        const isWritten = await onlyWritten(ground, sha, paths, known);
        const one = { parents: parents.length, author, committer, paths };
        allOurs &&= isWritten && isToolsCommit(one, { identities: [inputs.committer], account, paths: known.paths });
    }
    return { tip: commit, behind: compared.behind, allOurs, hasProposal, hasOthers };
}
async function written({ bench }, commits, proposal) {
    const locks = new Set(proposal.manifests.map(({ lockPath }) => lockPath));
    const paths = new Set(locks);
    const blobs = new Set();
    for (const manifest of proposal.manifests) {
        for (const commit of new Set(commits)) {
            await bench.fetch([commit], { depth: 1 });
            const lock = await lockAt(bench, commit, manifest.lockPath).catch(() => null);
            for (const { path, file } of lock?.images.values() ?? []) {
                paths.add(repositoryPath(manifest, path));
                blobs.add(file.git_blob).add((0,store_history/* pointerBlob */.dO)(file));
            }
        }
    }
    return { locks, paths, blobs };
}
/** Whether a commit leaves no other bytes than locked ones at the paths of images: an optimiser's work is a person's. */
async function onlyWritten({ bench }, commit, paths, known) {
    const images = paths.filter((path) => known.paths.has(path) && !known.locks.has(path));
    const there = await bench.blobs(commit, images);
    return [...there.values()].every(({ sha }) => known.blobs.has(sha));
}

;// CONCATENATED MODULE: ./build/src/deliver/api-commit.js
/** 25 MB of images a commit, counted as they travel: in base64 (GitHub takes about 40 MB a request). */
const MAX_COMMIT = base64Length(25_000_000);
/**
 * GitHub ends a request that it has worked at for 10 s (docs.github.com, graphql/overview/rate-limits-and-query-limits,
 * "Timeouts") and names no number of files. Where others write as many by its API, about 200 time out and 150 do not
 * (ir-engine/ir-engine#647); create-pull-request writes 100 at once.
 */
const MAX_FILES = 100;
/** One image alone may fill a request: 40 MB but for paths, message and the lock's pointer to it. */
const MAX_IMAGE = 29_000_000;
/**
 * Commits onto a branch, in as many commits as the limit asks for. A chain that another push interrupts ends as `moved`;
 * what of it was committed are whole images that no lock names yet, and the next attempt finds them there.
 */
async function commitByApi(commit, { branch, head, edits, message, isThere, read }) {
    const tooLarge = edits.find((edit) => edit.kind === 'image' && edit.bytes > MAX_IMAGE);
    if (tooLarge) {
        const text = `${tooLarge.path} is larger than GitHub's API takes (29 MB): deliver with commit-via: git`;
        return { kind: 'refused', reason: 'other', message: text };
    }
    const present = edits.filter((edit) => edit.kind !== 'remove' || isThere(edit.path));
    const parts = splitEdits(present, isThere);
    let tip = head;
    for (const [index, part] of parts.entries()) {
        const count = parts.length > 1 ? ` (${index + 1}/${parts.length})` : '';
        const made = await commit({
            branch,
            head: tip,
            headline: message.headline + count,
            body: message.body,
            ...(await changesOf(part, read)),
        });
        if (made.kind !== 'committed')
            return made;
        tip = made.commit;
    }
    return { kind: 'pushed', commit: tip };
}
/**
 * Parts below the limits. The last has the locks and what is removed, and so far as they find room the images that take
 * another's place: an earlier one shows new files only, so that the lock of the branch lies in none of them. A removal
 * counts for nothing: GitHub writes no file for it.
 */
function splitEdits(edits, isThere) {
    const images = edits.filter((edit) => edit.kind === 'image');
    const last = edits.filter((edit) => edit.kind !== 'image');
    const parts = [last];
    let used = last.reduce((sum, edit) => sum + weightOf(edit), 0);
    let files = last.filter(({ kind }) => kind === 'text').length;
    // From the end: replaced images first, so that they are together with the lock.
    for (const image of [...images.filter(({ path }) => isThere(path)), ...images.filter(({ path }) => !isThere(path))]) {
        const weight = weightOf(image);
        if ((used + weight > MAX_COMMIT || files >= MAX_FILES) && (parts[0]?.length ?? 0) > 0) {
            parts.unshift([]);
            used = 0;
            files = 0;
        }
        parts[0]?.push(image);
        used += weight;
        files += 1;
    }
    return edits.length === 0 ? [] : parts;
}
function weightOf(edit) {
    switch (edit.kind) {
        case 'image':
            return base64Length(edit.bytes);
        case 'text':
            return base64Length(Buffer.byteLength(edit.text));
        case 'remove':
            return 0;
    }
}
function base64Length(bytes) {
    return 4 * Math.ceil(bytes / 3);
}
async function changesOf(edits, read) {
    const additions = [];
    for (const edit of edits) {
        if (edit.kind === 'remove')
            continue;
        const bytes = edit.kind === 'image' ? await read(edit) : edit.text;
        additions.push({ path: edit.path, contents: Buffer.from(bytes).toString('base64') });
    }
    const deletions = edits.flatMap((edit) => (edit.kind === 'remove' ? [{ path: edit.path }] : []));
    return { additions, deletions };
}

;// CONCATENATED MODULE: ./build/src/action/put.js
// Puts what a run proposes on a branch: by a push, or by commits that GitHub signs (spec action.md, `commit-via`).








/** Pushes that may be lost to others. */
const ATTEMPTS = 30;
/** Puts a proposal on a branch, by push or by the API; `target` says what it is built on. */
function put(ground, proposal, branch, target, message, seen) {
    const { inputs, world, bench } = ground;
    if (inputs.commitVia === 'api')
        return putByApi(ground, proposal, branch, target, message);
    const { author, committer } = inputs;
    const text = message.body === '' ? `${message.headline}\n` : `${message.headline}\n\n${message.body}\n`;
    const aim = {
        branch,
        ground: target,
        author,
        committer,
        message: text,
        attempts: ATTEMPTS,
        signal: world.ending,
        ...(seen === undefined ? {} : { seen }),
    };
    return deliverToBranch(bench, proposal, aim, world.clock, world.random);
}
async function putByApi(ground, proposal, branch, target, message) {
    const { bench, world } = ground;
    const github = await ground.github();
    let unmerged;
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
        const tip = (await bench.tips([branch])).get(branch) ?? null;
        if (tip !== null) {
            const there = await put_composeOn(ground, proposal, tip);
            if (there.edits.length === 0)
                return { kind: 'unchanged', commit: tip, left: there.left };
        }
        const aim = await target(tip);
        if (aim === null)
            return { kind: 'missing' };
        const based = await settleBase(ground, github, proposal, branch, aim, message);
        unmerged = based.kind === 'on' ? (based.unmerged ?? unmerged) : unmerged;
        const { edits, left } = based.kind === 'on' ? await put_composeOn(ground, proposal, based.commit) : { edits: [], left: [] };
        if (based.kind === 'on' && edits.length === 0)
            return { kind: 'unchanged', commit: based.commit, left };
        const pushed = based.kind === 'on' ? await commitEdits(ground, github, branch, based.commit, edits, message) : based;
        if (pushed.kind === 'pushed') {
            const told = unmerged ? { unmerged } : {};
            return { kind: 'delivered', commit: pushed.commit, left: based.kind === 'pushed' ? based.left : left, ...told };
        }
        if (pushed.kind === 'refused')
            return pushed;
        await world.clock.sleep(world.random() * 1000 * Math.min(8, attempt), world.ending);
        if (world.ending.aborted)
            return { kind: 'raced', attempts: attempt };
    }
    return { kind: 'raced', attempts: ATTEMPTS };
}
/** Makes the branch what the commits of the API can be put on: it adds to a branch, and can do nothing else. */
async function settleBase(ground, github, proposal, branch, { parents: [first, base], lease }, message) {
    if (lease.kind === 'create')
        return (await github.createBranch(branch, first)) ? { kind: 'on', commit: first } : { kind: 'moved' };
    if (lease.kind === 'replace')
        return rebuild(ground, github, proposal, branch, first, lease.commit, message);
    return base === undefined ? { kind: 'on', commit: first } : put_mergeBase(ground, proposal, branch, first, base);
}
/** The API knows no lease: the signed commits are made on a branch of their own, which then takes the other's place. */
async function rebuild(ground, github, proposal, branch, base, seen, message) {
    const { bench, runId, world } = ground;
    const temporary = `imagelock/tmp/${runId}-${Math.floor(world.random() * 2 ** 32).toString(36)}`;
    const { edits, left } = await put_composeOn(ground, proposal, base);
    const behind = { kind: 'on', commit: seen, unmerged: [] };
    if ((await bench.push(base, temporary, { kind: 'create' })).kind !== 'pushed')
        return behind;
    let tip = base;
    try {
        const made = await commitEdits(ground, github, temporary, base, edits, message);
        if (made.kind !== 'pushed')
            return behind;
        tip = made.commit;
        await bench.fetch([tip], { depth: 1 });
        const pushed = await bench.push(tip, branch, { kind: 'replace', commit: seen });
        if (pushed.kind === 'pushed')
            return { ...pushed, left };
        return pushed.kind === 'moved' ? { kind: 'moved' } : behind;
    }
    finally {
        await bench.deleteBranch(temporary, tip);
    }
}
/** The base comes in by a merge of git's: the lock by image, and nothing yet of what is proposed. */
async function put_mergeBase({ bench, inputs }, proposal, branch, tip, base) {
    const nothing = { ...proposal, manifests: proposal.manifests.map((one) => ({ ...one, ours: one.base })) };
    const merged = await mergeBranch(bench, nothing, tip, base);
    if (merged.kind === 'contained')
        return { kind: 'on', commit: tip };
    const behind = (paths) => ({ kind: 'on', commit: tip, unmerged: paths });
    if (merged.kind === 'people')
        return behind(merged.paths);
    const { author, committer } = inputs;
    const { tree, edits } = merged;
    const text = `Merge the base into ${branch}\n`;
    const common = { message: text, author, committer, pointer: store_history/* pointerText */.po };
    const { commit } = await bench.commit({ parents: [tip, base], tree, edits, ...common });
    const pushed = await bench.push(commit, branch, { kind: 'from', commit: tip });
    if (pushed.kind === 'pushed')
        return { kind: 'on', commit };
    return pushed.kind === 'moved' ? { kind: 'moved' } : behind([]);
}
async function put_composeOn({ bench }, proposal, commit) {
    await bench.fetch([commit], { depth: 1 });
    return compose(bench, proposal, commit);
}
async function commitEdits({ bench, repository }, github, branch, on, edits, message) {
    const images = edits.filter((edit) => edit.kind === 'image');
    const kept = await bench.lfsPaths(on, images.map((image) => image.path));
    await bench.uploadLfs(images.filter((image) => kept.has(image.path)));
    const there = await bench.blobs(on, edits.map((edit) => edit.path));
    const files = (0,world_files/* filesBelow */.D)(repository.workTree);
    return commitByApi(github.commitOnBranch, {
        branch,
        head: on,
        edits,
        message,
        isThere: (name) => there.has(name),
        read: (image) => Promise.resolve(kept.has(image.path) ? Buffer.from((0,store_history/* pointerText */.po)(image)) : readPicture(files, image)),
    });
}
const PICTURE_BYTES = 64 * 1024 * 1024;
function readPicture(files, { path: name, sha256 }) {
    const bytes = files.read(name, PICTURE_BYTES);
    if (bytes && (0,external_node_crypto_.createHash)('sha256').update(bytes).digest('hex') === sha256)
        return bytes;
    throw new errors/* ImagelockError */.L({ code: 'deliver/changed', message: `${name} has not the bytes that are locked` }, errors/* EXIT */.d.undelivered);
}

;// CONCATENATED MODULE: ./build/src/action/rescue.js






/** All of a proposal on `imagelock/rescue/<run id>`; null where that cannot be had either. */
async function rescue(ground, proposal) {
    const branch = `imagelock/rescue/${ground.runId}`;
    const ids = proposal.manifests.flatMap(({ ours }) => [...ours.images.keys()]);
    try {
        const result = delivered(await put(ground, proposal, branch, onTop(ground.head), messageText(null, ids)), branch);
        const common = { branch, pull: null, operation: 'none', problems: [], proposal, before: ground.head };
        return { ...common, changed: true, commit: result.commit, after: result.commit };
    }
    catch {
        return null;
    }
}
/** Tells which images the branch did not take, and where those are that this run made. */
async function leftBehind(ground, proposal, branch, left, { manifests }) {
    const made = new Set(manifests.flatMap(({ manifest, images }) => images.flatMap(({ id, outcome }) => (outcome === 'generated' ? [`${manifest}\n${id}`] : []))));
    const isMade = ({ manifest, id }) => made.has(`${manifest}\n${id}`);
    const rescued = left.some((one) => one.why === 'foreign' && isMade(one)) ? await rescue(ground, proposal) : null;
    const where = rescued ? `what this run made is on ${rescued.branch}` : 'what this run made could not be put anywhere';
    return left.map((one) => {
        const { manifest, id, why } = one;
        const kept = isMade(one)
            ? `somebody put a file of their own at its path meanwhile; ${where}`
            : `a file of somebody's own is at its path. To settle it there: imagelock accept ${id}${(0,named/* named */.K)([(0,manifest_file/* nameForReader */.uz)(ground.world, manifest)])}, or remove the file`;
        const message = why === 'foreign'
            ? `${id} was left out of ${branch}: ${kept}`
            : `${id} was dropped from the lock of ${branch}: an image of this run has its path now; its picture stays in the history`;
        return { severity: 'warning', code: 'deliver/left', message };
    });
}

;// CONCATENATED MODULE: ./build/src/action/propose.js








/** Delivers what the work tree holds now as the pull request from `branch` to `base`. */
async function propose(ground, base, branch, seen, files, report) {
    const proposal = await proposalOf(ground, files);
    const decision = await decideNow(ground, base, branch, seen, proposal, isComplete(ground, report));
    const common = { branch, problems: [], proposal, before: seen.baseTip, changed: false, commit: null, after: seen.tip };
    switch (decision.kind) {
        case 'none':
        case 'skip':
            return { ...common, pull: null, operation: 'none' };
        case 'unchanged':
            return { ...common, commit: seen.tip, pull: seen.open, operation: 'unchanged' };
        case 'close':
            return { ...common, ...(await propose_close(ground, decision, branch, seen)) };
        case 'propose':
            return propose_open(ground, base, branch, seen, proposal, decision, report);
    }
}
/** Whether all that the manifests want is there: then nothing can wait for review that the base does not have. */
function isComplete({ inputs }, { ok, manifests }) {
    const images = manifests.flatMap((one) => one.images);
    return ok && inputs.only.length === 0 && images.every(({ state }) => state === 'unchanged');
}
async function propose_close(ground, { deleteBranch }, branch, { open: pull, tip }) {
    if (!pull)
        return { pull: null, operation: 'none', problems: [] };
    await (await ground.github()).closePull(pull.number);
    const problems = [];
    if (deleteBranch && tip !== null) {
        const gone = await ground.bench.deleteBranch(branch, tip);
        if (gone.kind === 'refused')
            problems.push({
                severity: 'warning',
                code: 'deliver/branch-left',
                message: `${branch} was left: ${gone.message}`,
            });
    }
    return { pull, operation: 'closed', problems };
}
async function propose_open(ground, base, branch, { baseTip, tip, open: pull }, proposal, { how }, report) {
    const ids = changedIds(proposal);
    const message = messageText(ground.inputs.commitMessage, ids);
    const { inputs } = ground;
    const isBehind = how === 'rebuild' || how === 'merge-base';
    const target = (now) => {
        if (now === null || !isBehind)
            return onTop(baseTip)(now);
        // Neither a branch that moved meanwhile nor one of which a selection knows a part may lose what else is on it.
        return how === 'rebuild' && now === tip && inputs.only.length === 0
            ? Promise.resolve({ parents: [baseTip], lease: { kind: 'replace', commit: now } })
            : Promise.resolve({ parents: [now, baseTip], lease: { kind: 'from', commit: now } });
    };
    const result = delivered(await put(ground, proposal, branch, target, message, tip), branch);
    const github = await ground.github();
    const changed = result.kind === 'delivered';
    const site = siteOf(ground, { before: baseTip, after: result.commit, named: namesFromRoot(ground) });
    const body = bodyText(inputs.pullRequestBody, {
        report,
        rows: proposal.manifests.flatMap(reviewRows),
        site,
        notes: pull ? noChecks(pull) : [MAYBE_NO_CHECKS_NOTE],
    });
    const title = titleText(inputs.pullRequestTitle, ids);
    const common = {
        branch,
        changed,
        commit: result.commit,
        proposal,
        before: baseTip,
        after: result.commit,
    };
    const told = [...behind(base, branch, result), ...(await leftBehind(ground, proposal, branch, result.left, report))];
    try {
        // One that was closed or merged meanwhile takes nothing more: what is new on the branch wants another.
        if (pull && (await github.updatePull(pull.number, { title, body })))
            return { ...common, pull, operation: changed ? 'updated' : 'unchanged', problems: told };
        const made = await github.createPull({ head: branch, base, title, body, draft: inputs.draft });
        const adorned = await github.adornPull(made.pull.number, inputs);
        const said = noChecks(made.pull).map((message) => ({
            severity: 'warning',
            code: 'pull-request/no-checks',
            message,
        }));
        return {
            ...common,
            pull: made.pull,
            operation: 'created',
            problems: [...told, ...made.warnings, ...adorned, ...said],
        };
    }
    catch (error) {
        // The commit is on the branch: the outputs say so.
        return {
            ...common,
            pull,
            operation: 'none',
            problems: [...told, notProposed(ground, base, branch, pull, error)],
        };
    }
}
/** The commit lies on a branch that the base could not be brought into. */
function behind(base, branch, { kind, ...result }) {
    const paths = kind === 'delivered' && 'unmerged' in result ? result.unmerged : undefined;
    if (paths === undefined)
        return [];
    const which = paths.length === 0 ? '' : `, they conflict in ${paths.slice(0, 5).join(', ')}`;
    const message = `${branch} is behind ${base} and the two could not be merged${which}: the images went on top of it as it stands. Merge ${base} into it`;
    return [{ severity: 'warning', code: 'deliver/behind', message }];
}
/** What the token of the workflow run itself means for checks: whose it is shows in what it opened. */
function noChecks(pull) {
    return pull.author === 'github-actions[bot]' ? [DEFAULT_TOKEN_NOTE] : [];
}
/** The setting that forbids it cannot be read before: the branch is kept, and the person told where to go. */
function notProposed({ server, owner, repo }, base, branch, pull, { message: why }) {
    const at = pull
        ? `Its pull request is ${pull.url}`
        : `Open it at ${server}/${owner}/${repo}/compare/${base}...${branch}?expand=1`;
    const setting = /not permitted/i.test(why)
        ? ', or allow it in Settings > Actions > General > Workflow permissions > Allow GitHub Actions to create and approve pull requests'
        : '';
    const message = `the branch ${branch} is pushed, but the pull request could not be ${pull ? 'updated' : 'opened'}: ${why}. ${at}${setting}`;
    return { severity: 'error', code: 'deliver/pull-request', message };
}
/** Ids that the proposal adds, changes or drops. */
function changedIds({ manifests }) {
    return manifests.flatMap((manifest) => reviewRows(manifest).map(({ id }) => id));
}

;// CONCATENATED MODULE: ./build/src/action/review.js




/** @param places where to look, in this order; asked for, and fetched, when something is sought */
function openReview(ground, places) {
    const { bench } = ground;
    return {
        find: async (file, seekers) => {
            const finds = new Map();
            const kept = new Map();
            for (const place of await places()) {
                await bench.fetch([place.commit], { depth: 1 });
                const open = seekers.filter(({ id }) => !finds.has(id));
                const found = await findIn(ground, file, place, open);
                for (const [id, find] of found.finds)
                    finds.set(id, find);
                for (const [id, why] of found.kept)
                    kept.set(id, why);
            }
            return { finds, kept };
        },
        objects: () => ({ read: bench.readBlob, close: () => { } }),
    };
}
async function findIn(ground, file, place, seekers) {
    const { bench, head } = ground;
    const at = { folder: folderOf(ground, file) };
    const lock = await lockAt(bench, place.commit, lockPathOf(ground, file), place.name);
    const candidates = candidatesOf(lock, seekers);
    const paths = [...candidates.map(({ entry }) => entry.path), ...seekers.map((seeker) => seeker.path)];
    const blobs = await bench.blobs(place.commit, [...new Set(paths.map((one) => repositoryPath(at, one)))]);
    const blobAt = (path) => blobs.get(repositoryPath(at, path))?.sha;
    const finds = new Map();
    const replaced = [];
    for (const candidate of candidates) {
        const pointer = kindOf(blobAt(candidate.entry.path), candidate.entry);
        if (pointer !== null)
            finds.set(candidate.seeker.id, { entry: candidate.entry, pointer });
        else if (!candidate.entry.accepted)
            replaced.push(candidate);
    }
    await bench.fetchBlobs([...new Set([...finds.values()].flatMap(blobsOf))]);
    const isWhole = (0,store_history/* blobChecker */.LZ)(bench.readBlob);
    for (const [id, { entry, pointer }] of finds)
        if (!pointer && !(await isWhole(entry.file)))
            finds.delete(id);
    // A person put other bytes there, or took the file away: the paid ones are still in the branch's history.
    for (const { seeker, entry } of replaced) {
        if (finds.has(seeker.id))
            continue;
        if (await canBeHad(ground, entry, isWhole))
            finds.set(seeker.id, { entry, pointer: false });
    }
    if (!place.isTarget)
        return { finds, kept: new Map() };
    const strangers = seekers.filter(({ id, path }) => !finds.has(id) && isStranger(blobAt(path), path, lock));
    const own = strangers.length === 0 ? new Map() : await bench.blobs(head, [...blobs.keys()]);
    const kept = strangers
        .filter(({ path }) => own.get(repositoryPath(at, path))?.sha !== blobAt(path))
        .map(({ id, path }) => [id, keptAt(id, repositoryPath(at, path), place, file.named)]);
    return { finds, kept: new Map(kept) };
}
function candidatesOf(lock, seekers) {
    const byFingerprint = new Map();
    for (const [id, entry] of lock.images) {
        byFingerprint.set(entry.fingerprint, [...(byFingerprint.get(entry.fingerprint) ?? []), { id, entry }]);
    }
    return seekers.flatMap((seeker) => (byFingerprint.get(seeker.fingerprint) ?? [])
        // What a person accepted is a source for its own image alone.
        .filter(({ id, entry }) => !entry.accepted || id === seeker.id)
        .map(({ entry }) => ({ seeker, entry })));
}
/** Whether a blob is the pointer of a picture, false for the picture itself, null for neither. */
function kindOf(sha, { file }) {
    if (sha === file.git_blob)
        return false;
    return sha === (0,store_history/* pointerBlob */.dO)(file) ? true : null;
}
function blobsOf({ entry, pointer }) {
    return pointer ? [] : [entry.file.git_blob];
}
/** Whether the remote still has a blob that no tree at hand names. */
async function canBeHad({ bench }, { file }, isWhole) {
    try {
        await bench.fetchBlobs([file.git_blob]);
        return await isWhole(file);
    }
    catch {
        return false;
    }
}
function isStranger(blob, path, lock) {
    if (blob === undefined)
        return false;
    return ![...lock.images.values()].some((entry) => entry.path === path && holds(blob, entry));
}
function keptAt(id, path, { name }, named) {
    const message = `${id} is left alone: ${path} on ${name} has bytes that imagelock did not write. To settle it there: imagelock accept ${id}${named}, or remove the file`;
    return { code: 'deliver/kept', message };
}

;// CONCATENATED MODULE: ./build/src/action/rights.js
// Rights first, money second: what delivery needs is asked for before the first image is made (spec action.md, "Delivery").



/**
 * Asks for the right to push, for Git LFS where paths need it and, with a base, for the right to open pull requests.
 * @returns warnings about what could not be known
 * @throws ImagelockError `rights/…` (exit 2)
 */
async function askRights(ground, plans, branch, base) {
    const [pushing, proposing, lfs] = await Promise.all([
        rights_mayPush(ground),
        mayPropose(ground, base),
        hasLfs(ground, plans),
        hasRoom(ground, branch),
    ]);
    return [...pushing, ...proposing, ...lfs];
}
function refuse(code, message) {
    throw new errors/* ImagelockError */.L({ code: `rights/${code}`, message: `${message}. Nothing was bought` });
}
function unknown(code, message) {
    return [{ severity: 'warning', code: `rights/${code}`, message }];
}
async function rights_mayPush({ bench, owner, repo }) {
    const right = await bench.canPush();
    if (right.kind === 'no') {
        refuse('push', `the token may not push to ${owner}/${repo} (${right.message}): give the job permissions: contents: write`);
    }
    return right.kind === 'yes'
        ? []
        : unknown('push', `whether the token may push could not be learned: ${right.message}`);
}
/** What is unknown here the push will tell. */
async function hasRoom({ bench }, branch) {
    const other = await bench.clash(branch).catch(() => null);
    if (other !== null) {
        refuse('branch', `git cannot keep ${branch} beside the branch ${other}: name another by the input branch, or rename it`);
    }
}
async function mayPropose(ground, base) {
    if (base === null)
        return [];
    const right = await (await ground.github()).probePullRequests(base);
    if (right === 'no')
        refuse('pull-request', 'the token may not open pull requests: give the job permissions: pull-requests: write');
    return right === 'yes' ? [] : unknown('pull-request', 'whether the token may open pull requests could not be learned');
}
async function hasLfs(ground, plans) {
    const paths = plans.flatMap(({ loaded, items }) => {
        const folder = folderOf(ground, loaded.file);
        return items.filter(({ source }) => source.kind !== 'nothing').map(({ path }) => repositoryPath({ folder }, path));
    });
    const ready = await ground.bench.lfsReady(ground.head, paths);
    if (ready.kind === 'no')
        refuse('lfs', ready.message);
    await hasBytes(ground, plans);
    return [];
}
/** A pointer whose picture is not here can go to no path that Git LFS does not keep. */
async function hasBytes(ground, plans) {
    const pointers = plans.flatMap(({ loaded, items }) => {
        const at = { folder: folderOf(ground, loaded.file) };
        const isPointer = ({ source }) => source.kind === 'rename'
            ? loaded.facts.files(source.entry.path).kind === 'pointer'
            : source.kind === 'git' && source.pointer;
        return items.filter(isPointer).map(({ path }) => repositoryPath(at, path));
    });
    if (pointers.length === 0)
        return;
    const kept = await ground.bench.lfsPaths(ground.head, pointers);
    const bare = pointers.find((one) => !kept.has(one));
    if (bare !== undefined) {
        refuse('lfs', `${bare} is not kept by Git LFS, and of its picture only the pointer is here: check out with lfs: true`);
    }
}

;// CONCATENATED MODULE: ./build/src/action/deliveries.js












/** Onto the branch itself; one that is missing is made at the checked-out commit. */
function openCommit(ground, branch) {
    const problems = [];
    // Asked for where something is to be made: what stands there already, from another branch or since the checkout.
    const places = async () => {
        const tip = (await ground.bench.tips([branch])).get(branch);
        return tip === undefined || tip === ground.head
            ? []
            : [{ commit: tip, name: `the branch ${branch}`, isTarget: true }];
    };
    return {
        branch,
        review: openReview(ground, places),
        problems,
        snapshot: () => null,
        ready: async (plans) => {
            if (makes(plans))
                problems.push(...(await askRights(ground, plans, branch, null)));
            return null;
        },
        deliver: async (files, report) => {
            const proposal = await proposalOf(ground, files);
            const message = messageText(ground.inputs.commitMessage, changedIds(proposal));
            const result = delivered(await put(ground, proposal, branch, onTop(ground.head), message), branch);
            const changed = result.kind === 'delivered';
            const left = await leftBehind(ground, proposal, branch, result.left, report);
            const common = { branch, pull: null, operation: 'none', problems: left, proposal, before: ground.head };
            return { ...common, changed, commit: changed ? result.commit : null, after: result.commit };
        },
    };
}
/** As a pull request from `branch` to `base`. */
async function openPullRequest(ground, base, branch) {
    const { bench } = ground;
    if (branch === base) {
        const message = `the input branch names the base ${base} itself: a pull request needs another branch, and deliver: commit none`;
        throw new errors/* ImagelockError */.L({ code: 'input/branch', message });
    }
    const problems = [];
    let snapshot = null;
    const [tips, pulls] = await Promise.all([
        bench.tips([base, branch]),
        ground.github().then((github) => github.findPulls(branch, base)),
    ]);
    const baseTip = tips.get(base);
    if (baseTip === undefined) {
        const message = `there is no branch ${base} to propose to: name one by the input base. Nothing was bought`;
        throw new errors/* ImagelockError */.L({ code: 'rights/base', message });
    }
    const seen = { baseTip, tip: tips.get(branch) ?? null, ...pulls };
    const waiting = [];
    if (seen.tip !== null)
        waiting.push({ commit: seen.tip, name: `the branch ${branch}`, isTarget: true });
    if (seen.open === null && seen.closed && !seen.closed.merged)
        waiting.push({ commit: seen.closed.headSha, name: `pull request ${seen.closed.number}`, isTarget: false });
    return {
        branch,
        review: openReview(ground, () => Promise.resolve(waiting)),
        problems,
        snapshot: () => snapshot,
        ready: async (plans) => {
            snapshot = takeSnapshot(ground.repository.workTree, touched(ground, plans), ground.temp);
            if (!hasWork(plans))
                return null;
            const skip = await wasRefused(ground, seen, plans);
            if (skip)
                return skip;
            if (makes(plans))
                problems.push(...(await askRights(ground, plans, branch, base)));
            return null;
        },
        deliver: (files, report) => propose(ground, base, branch, seen, files, report),
    };
}
function hasWork(plans) {
    return plans.some(({ items }) => items.some(({ source }) => source.kind !== 'nothing'));
}
/** Whether an image is made: what is free needs no right before it is delivered. */
function makes(plans) {
    const made = (kind) => kind === 'buy' || kind === 'draw' || kind === 'link';
    return plans.some(({ items }) => items.some(({ source }) => made(source.kind)));
}
/** Every path that a run of these plans may write or remove. */
function touched(ground, plans) {
    return plans.flatMap(({ loaded }) => {
        const folder = folderOf(ground, loaded.file);
        const paths = [
            ...loaded.verdicts.map(({ image }) => image.path),
            ...[...loaded.lock.images.values()].map((entry) => entry.path),
        ];
        return [lockPathOf(ground, loaded.file), ...paths.map((one) => repositoryPath({ folder }, one))];
    });
}
/** Whether a person closed, unmerged, a pull request in which all that this run would propose stands. */
async function wasRefused(ground, { open, closed }, plans) {
    if (open !== null || closed === null || closed.merged)
        return null;
    for (const { loaded, items } of plans) {
        const lock = await lockAt(ground.bench, closed.headSha, lockPathOf(ground, loaded.file)).catch(() => null);
        const stands = items.every(({ image, state, fingerprint }) => {
            if (!image || state === 'unchanged' || state === 'edited')
                return true;
            const entry = lock?.images.get(image.id);
            return entry?.fingerprint === fingerprint && entry.path === image.path;
        });
        if (!stands)
            return null;
    }
    if (!(await (await ground.github()).wasClosedByPerson(closed.number)))
        return null;
    const message = `pull request ${closed.number} with the same images was closed unmerged: nothing is bought or opened until the content changes`;
    return { code: 'deliver/closed-unmerged', message };
}

;// CONCATENATED MODULE: ./build/src/action/event.js
// What a run may do by its trigger (spec action.md, the table of events), and on which branches. Pure.
const ASKED = new Set(['push', 'schedule', 'workflow_dispatch', 'repository_dispatch']);
const DEPENDABOT = 'dependabot[bot]';
/** Commands that neither spend nor write. */
const HARMLESS = new Set(['plan', 'check']);
/** @param command the input `command` */
function permit(event, command) {
    const { name, env } = event;
    if (name === 'pull_request_target')
        return ownSide(command, 'pull_request_target runs with the rights of the base');
    if (name === 'workflow_run' && isForkRun(event))
        return ownSide(command, 'this workflow_run came from a fork');
    if (name === 'pull_request')
        return isTrusted(event) ? { kind: 'asked' } : { kind: 'report' };
    if (name === 'merge_group' || (env['GITHUB_REF'] ?? '').startsWith('refs/tags/'))
        return { kind: 'check' };
    if (ASKED.has(name))
        return { kind: 'asked' };
    const message = `on ${name || 'an unknown event'} imagelock runs only where the checked-out commit is on a branch of this repository`;
    return { kind: 'if-reachable', message };
}
function ownSide(command, why) {
    if (HARMLESS.has(command))
        return { kind: 'asked' };
    const message = `${why}, and what it is shown may be a stranger's: ${command} is refused; run it on push or pull_request`;
    return { kind: 'refused', message };
}
/** A pull request of a branch of this repository whose author is not Dependabot; what cannot be read is no such one. */
function isTrusted({ payload, env }) {
    const pull = field(payload, 'pull_request');
    const own = repositoryOf(payload, env);
    return sameRepository(field(field(pull, 'head'), 'repo'), own) && login(field(pull, 'user')) !== DEPENDABOT;
}
function isForkRun({ payload, env }) {
    const head = field(field(payload, 'workflow_run'), 'head_repository');
    return !sameRepository(head, repositoryOf(payload, env));
}
function repositoryOf(payload, env) {
    return (env['GITHUB_REPOSITORY'] || event_text(field(payload, 'repository'), 'full_name')).toLowerCase();
}
/** A head whose repository was deleted has none: it was a fork. */
function sameRepository(repository, own) {
    return own !== '' && event_text(repository, 'full_name').toLowerCase() === own;
}
/** The logins of apps are compared without regard to case, as GitHub does. */
function login(user) {
    return event_text(user, 'login').toLowerCase();
}
/**
 * The branch of the run, on `pull_request` its head branch: the default of the input `base`.
 * @returns null where the run is on none
 */
function baseBranch({ name, env }) {
    if (name === 'pull_request')
        return env['GITHUB_HEAD_REF'] || null;
    const [, branch] = /^refs\/heads\/(.+)$/s.exec(env['GITHUB_REF'] ?? '') ?? [];
    return branch ?? null;
}
/**
 * The default head branch of a pull request: `imagelock/<base>/<first manifest's path without extension>`, other
 * characters than `A-Za-z0-9._/-` as `-`; so are the dots and the ending that git allows in no branch.
 * @param manifest path from the repository's root, with `/`
 */
function event_headBranch(base, manifest) {
    const name = `imagelock/${base}/${manifest.replace(/\.[^./]+$/, '')}`;
    return name
        .replaceAll(/[^A-Za-z0-9._/-]/gu, '-')
        .replaceAll(/(?<=^|\/)\.|\.(?=\.|\/|$)/g, '-')
        .replaceAll(/\.lock(?=\/|$)/g, '-lock');
}
/** Whether git would take it as the name of a branch (`git check-ref-format --branch`). */
function isBranchName(name) {
    return (name !== '' &&
        name !== '@' &&
        name !== 'HEAD' &&
        name.length <= 244 &&
        !/[\u0000-\u0020\u007f~^:?*[\\]|\.\.|@\{|\/\/|^[-/]|[/.]$|(?:^|\/)\.|\.lock(?:\/|$)|\p{Cs}/u.test(name));
}
function field(value, name) {
    return typeof value === 'object' && value !== null ? value[name] : undefined;
}
function event_text(value, name) {
    const found = field(value, name);
    return typeof found === 'string' ? found : '';
}

// EXTERNAL MODULE: ./build/src/options.js
var src_options = __webpack_require__(6067);
// EXTERNAL MODULE: ./build/src/run.js + 1 modules
var run = __webpack_require__(7834);
// EXTERNAL MODULE: ./build/src/world/codec-files.js
var codec_files = __webpack_require__(5078);
;// CONCATENATED MODULE: ./build/src/action/gallery-page.js
// Pages of many pictures: what a pull request cannot show is left in files for an artifact (docs/recipes.md).








const GALLERY_PAGE = 'imagelock-gallery.html';
const SHEET = 'imagelock-contact-sheet';
/** At a tenth of a second each: more would keep the job waiting. */
const MOST = 1000;
/** More would be too small to judge: a sheet of so many has tiles of 176 pixels and some 2500 pixels a side. */
const TILES = 150;
/**
 * Where a run proposes more pictures than a pull request shows: writes a gallery of them and contact sheets to
 * `$RUNNER_TEMP`, while they are in the workspace.
 * @returns null where nothing was written; pages that fail cost nothing else
 */
async function writeGallery(ground, outcome) {
    const { world, temp, inputs } = ground;
    const rows = outcome.proposal.manifests.flatMap(reviewRows);
    if (outcome.after === null || showsAll(rows, siteOf(ground, outcome)))
        return null;
    const ids = [...new Set(rows.filter(({ after }) => after !== null).map(({ id }) => id))];
    const tiles = [];
    const door = {
        ready: () => Promise.resolve(null),
        tell: () => { },
        planned: () => { },
        // Decoding a thumbnail again takes a fifth of the time that its picture took. Empty bytes cannot be shown.
        shown: ({ id }, picture) => void tiles.push({
            label: id,
            read: () => Promise.resolve(picture.kind === 'webp' ? picture.bytes : new Uint8Array()),
        }),
        confirm: () => Promise.resolve(false),
    };
    const options = { ...src_options/* DEFAULTS */.zY, command: 'gallery', manifests: inputs.manifests, ids: ids.slice(0, MOST) };
    try {
        const { exit } = await (0,run.run)({ ...options, out: external_node_path_.join(temp, GALLERY_PAGE) }, world, door);
        if (exit !== 0 || tiles.length === 0)
            return null;
        const sheets = await drawSheets(ground, tiles);
        return sheets === 0 ? null : { pictures: tiles.length, left: Math.max(0, ids.length - MOST), sheets };
    }
    catch {
        return null;
    }
}
/** @returns how many sheets were written, all of about as many tiles; a run that is stopped draws no other */
async function drawSheets({ temp, world }, tiles) {
    const { contactSheet } = await __webpack_require__.e(/* import() */ 1436).then(__webpack_require__.bind(__webpack_require__, 1436));
    const { openCodecs } = await __webpack_require__.e(/* import() */ 9203).then(__webpack_require__.bind(__webpack_require__, 9203));
    const files = (0,world_files/* filesBelow */.D)(temp);
    const codecs = openCodecs(codec_files/* codecFile */.B);
    const sheets = Math.ceil(tiles.length / TILES);
    const size = Math.ceil(tiles.length / sheets);
    for (let at = 0; at < sheets; at += 1) {
        if (world.stopping.aborted)
            return at;
        const { bytes } = await contactSheet(tiles.slice(at * size, (at + 1) * size), codecs);
        const name = `${SHEET}${at === 0 ? '' : `-${at + 1}`}.webp`;
        const file = await files.temporary(files.temporaryName(name));
        await file.write(bytes);
        await file.close();
        await files.settle(file.path, name);
    }
    return sheets;
}

// EXTERNAL MODULE: ./build/src/report/report.js
var report_report = __webpack_require__(8456);
;// CONCATENATED MODULE: ./build/src/action/handover.js
// What a main step that was stopped hands over to the post step: the workspace as it was, and what it did already.




/** State travels in the environment, where a line has its limits: it names a file. */
function handOver(temp, left) {
    const file = external_node_path_.join(external_node_fs_.mkdtempSync(external_node_path_.join(temp, 'imagelock-handover-')), 'left.json');
    external_node_fs_.writeFileSync(file, JSON.stringify(left), { mode: 0o600 });
    core/* saveState */.LZ('handover', file);
}
/** Null where the main step ended before it could hand anything over. */
function takeOver() {
    const file = core/* getState */.Gu('handover');
    if (file === '' || !external_node_fs_.existsSync(file))
        return null;
    return JSON.parse(external_node_fs_.readFileSync(file, 'utf8'));
}
/** Removes what was handed over: the post step has used it. */
function forget() {
    const file = core/* getState */.Gu('handover');
    if (file !== '')
        external_node_fs_.rmSync(external_node_path_.dirname(file), { recursive: true, force: true });
}
/** Both steps as one run: what the post step did to an image, else what the main step did; the costs of both. */
function handover_together(earlier, report) {
    const before = new Map(earlier.manifests.flatMap(({ manifest, images }) => images.map((one) => [`${manifest}\n${one.id}`, one])));
    const joined = (manifest, image) => {
        const first = before.get(`${manifest}\n${image.id}`);
        if (!first)
            return image;
        const { state, changes, price_usd } = first;
        // What the stop left out, the post step may have ended.
        const done = image.outcome === undefined && first.outcome !== 'skipped' ? { ...image, ...outcomeOf(first) } : image;
        const { outcome, file, request_id, error } = done;
        // In the order of the document (spec cli.md).
        return {
            id: image.id,
            path: image.path,
            state,
            ...(outcome ? { outcome } : {}),
            changes,
            provider: image.provider,
            model: image.model,
            seed: image.seed,
            price_usd,
            ...(file ? { file } : {}),
            ...(request_id ? { request_id } : {}),
            ...(error ? { error } : {}),
        };
    };
    const manifests = report.manifests.map(({ images, ...one }) => ({
        ...one,
        images: images.map((image) => joined(one.manifest, image)),
    }));
    const sum = (name) => Math.round((earlier.cost[name] + report.cost[name]) * 1e6) / 1e6;
    const cost = { ...earlier.cost, spent_usd: sum('spent_usd'), unknown_usd: sum('unknown_usd') };
    return { ...report, manifests, totals: (0,report_report/* countTotals */.H)(manifests.flatMap(({ images }) => images)), cost };
}
function outcomeOf({ outcome, error, request_id }) {
    return { ...(outcome ? { outcome } : {}), ...(error ? { error } : {}), ...(request_id ? { request_id } : {}) };
}

// EXTERNAL MODULE: ./build/src/secret.js
var secret = __webpack_require__(9029);
;// CONCATENATED MODULE: ./build/src/action/inputs.js






const ACTION_COMMANDS = ['generate', 'plan', 'check', 'merge'];
const DELIVERIES = ['pull-request', 'commit', 'none'];
const VIA = ['git', 'api'];
/** The account of a workflow run. */
const ACTIONS_BOT = {
    name: 'github-actions[bot]',
    email: '41898282+github-actions[bot]@users.noreply.github.com',
};
/**
 * Reads all inputs; an empty one is one that was not given.
 * @param env `INPUT_<NAME>`, upper case, hyphens kept
 */
function readInputs(env) {
    const problems = [];
    const from = inputs_openReader(env, (input, message) => problems.push({ severity: 'error', code: `input/${input}`, message: `${input} ${message}` }));
    const maxImages = from.whole('max-images', 0, Number.MAX_SAFE_INTEGER, null);
    const inputs = {
        command: from.oneOf('command', ACTION_COMMANDS),
        bundles: from.lines('bundles'),
        cache: from.text('cache'),
        manifests: manifestsOf(from.lines('manifest')),
        only: from.lines('only'),
        deliver: from.oneOf('deliver', DELIVERIES),
        provider: from.name('provider', 'apiyi'),
        apiKey: from.secret('api-key'),
        baseUrl: from.text('base-url'),
        token: from.secret('token'),
        branch: from.branch('branch'),
        base: from.branch('base'),
        commitVia: from.oneOf('commit-via', VIA),
        commitMessage: from.template('commit-message', false),
        pullRequestTitle: from.template('pull-request-title', true),
        pullRequestBody: from.body('pull-request-body'),
        author: from.identity('author'),
        committer: from.identity('committer'),
        labels: from.list('labels'),
        assignees: from.list('assignees'),
        reviewers: from.list('reviewers'),
        teamReviewers: from.list('team-reviewers'),
        draft: from.flag('draft'),
        maxCost: from.usd('max-cost', src_options/* DEFAULT_MAX_COST */.XZ),
        maxImages: maxImages ?? src_options/* DEFAULT_MAX_IMAGES */.yJ,
        allowsUnpriced: maxImages !== null,
        concurrency: from.whole('concurrency', 1, 256, 8) ?? 8,
        prune: from.flag('prune'),
        placeholder: from.flag('placeholder'),
        paidRetries: from.whole('paid-retries', 0, 100, 0) ?? 0,
        workingDirectory: from.text('working-directory') ?? '.',
    };
    if (inputs.bundles.length > 0 && inputs.command !== 'merge')
        from.bad('bundles', 'is for command: merge');
    if (inputs.bundles.length === 0 && inputs.command === 'merge')
        from.bad('bundles', 'is empty: merge wants the folders of the shards, one a line');
    return problems.length > 0 ? { kind: 'problems', problems } : { kind: 'inputs', inputs };
}
/** `action.yml` writes the default down, so that its users see it; it is still the default. */
function manifestsOf(lines) {
    return lines.length === 1 && lines[0] === 'images.yml' ? [] : lines;
}
function inputs_openReader(env, bad) {
    const text = (name) => (env[`INPUT_${name.toUpperCase()}`] ?? '').trim() || null;
    const checked = (name, read, otherwise, wants) => {
        const value = text(name);
        if (value === null)
            return otherwise;
        const found = read(value);
        if (found === null)
            bad(name, `wants ${wants} (got ${JSON.stringify(value.slice(0, 80))})`);
        return found ?? otherwise;
    };
    return {
        bad,
        text,
        secret: (name) => {
            const value = text(name);
            // What HTTP cannot carry; the value is not repeated.
            if (value !== null && /[^\u0021-\u007e]/.test(value))
                bad(name, 'holds characters that no key or token has');
            return value === null ? null : new secret/* Secret */.z(value);
        },
        name: (name, otherwise) => checked(name, (value) => (/^[a-z][a-z0-9-]*$/.test(value) ? value : null), otherwise, 'the name of a provider'),
        oneOf: (name, values) => checked(name, (value) => values.find((one) => one === value) ?? null, values[0], `one of ${values.join(', ')}`),
        lines: (name) => split(text(name), /\r?\n/),
        list: (name) => split(text(name), /\r?\n|,/),
        flag: (name) => checked(name, readFlag, false, 'true or false'),
        usd: (name, otherwise) => checked(name, money/* parseUsd */._e, otherwise, 'an amount in USD such as 2.50'),
        whole: (name, min, max, otherwise) => checked(name, (value) => (/^[0-9]{1,16}$/.test(value) && +value >= min && +value <= max ? +value : null), otherwise, max === Number.MAX_SAFE_INTEGER ? `a whole number of at least ${min}` : `a whole number from ${min} to ${max}`),
        branch: (name) => checked(name, (value) => (isBranchName(value) && !value.startsWith('refs/') ? value : null), null, 'the name of a branch, such as main, without refs/heads/'),
        template: (name, isTitle) => {
            const value = text(name);
            const wrong = value === null ? null : checkTemplate(value, isTitle);
            if (wrong !== null)
                bad(name, wrong);
            return value;
        },
        body: (name) => checked(name, (value) => (value.length <= MAX_OWN_BODY ? value : null), '', `at most ${MAX_OWN_BODY} characters`),
        identity: (name) => checked(name, readIdentity, ACTIONS_BOT, 'a name and an address: Mona Lisa <mona@example.com>'),
    };
}
/** The words that YAML 1.2 takes for booleans, as the runner's own toolkit does. */
function readFlag(value) {
    if (/^(?:true|True|TRUE)$/.test(value))
        return true;
    return /^(?:false|False|FALSE)$/.test(value) ? false : null;
}
function readIdentity(value) {
    const [, name, email] = /^([^<>\p{C}]*[^<>\p{C}\s])\s*<([^<>\p{C}\s]+@[^<>\p{C}\s]+)>$/u.exec(value) ?? [];
    return name === undefined || email === undefined ? null : { name, email };
}
function split(value, by) {
    const parts = (value ?? '').split(by).map((part) => part.trim());
    return [...new Set(parts.filter((part) => part !== ''))];
}

// EXTERNAL MODULE: ./build/src/report/json.js
var json = __webpack_require__(7912);
// EXTERNAL MODULE: ./build/src/report/plain.js
var plain = __webpack_require__(4268);
// EXTERNAL MODULE: ./build/src/report/text.js
var report_text = __webpack_require__(4913);
;// CONCATENATED MODULE: ./build/src/action/outputs.js
// Outputs, report, summary and annotations of the action, written in every case (spec action.md, "Outputs").











const NO_REPORT = {
    exit: 0,
    command: 'generate',
    ran: null,
    problems: [],
    changed: false,
    outcome: null,
    ground: null,
    pages: null,
};
/** GitHub shows 10 annotations a step and level; the rest stands in the log. */
const ANNOTATIONS = 10;
/** Outputs are bounded to 1 MB a job, counted in UTF-16. */
const IMAGES_CHARACTERS = 400_000;
/** Problems as annotations on their lines. The runner shows each in the log too, but for its place, which follows it. */
function annotate({ problems, ground }, terminal) {
    const root = ground?.repository.workTree ?? process.env['GITHUB_WORKSPACE'] ?? process.cwd();
    for (const level of ['error', 'warning']) {
        const all = (0,report_problems.foldWarnings)(problems.filter(({ severity }) => severity === level), '; the report names each');
        for (const problem of all.slice(0, ANNOTATIONS)) {
            const tell = level === 'error' ? core/* error */.z3 : core/* warning */.$e;
            tell((0,plain.plain)(problem.message), { title: (0,plain.plain)(problem.code), ...placeOf(problem, root) });
            terminal.out((0,report_text.placeText)(problem, terminal.outPaint));
        }
        for (const problem of all.slice(ANNOTATIONS))
            terminal.out((0,report_text.problemText)(problem, terminal.outPaint));
    }
}
function placeOf({ file, line, column }, root) {
    if (file === undefined)
        return {};
    const folder = external_node_path_.resolve(process.env['GITHUB_WORKSPACE'] ?? root, process.env['INPUT_WORKING-DIRECTORY']?.trim() || '.');
    const relative = external_node_path_.relative(root, external_node_path_.resolve(folder, file)).split(external_node_path_.sep).join('/');
    const place = {
        ...(line === undefined ? {} : { startLine: line }),
        ...(column === undefined ? {} : { startColumn: column }),
    };
    return { file: (0,plain.plain)(relative), ...place };
}
/** Every output has a value in every case. */
async function writeOutputs(told, env) {
    const { outcome, exit } = told;
    const report = reportOf(told);
    const file = external_node_path_.join(env['RUNNER_TEMP'] ?? '.', 'imagelock-report.json');
    external_node_fs_.writeFileSync(file, (0,json/* jsonText */.s)(documentOf(told, report)));
    const { totals, cost } = report;
    const capped = report.manifests
        .flatMap(({ images }) => images)
        .filter((image) => image.outcome === 'skipped' &&
        image.error?.code !== 'deliver/closed-unmerged' &&
        image.error?.code !== 'plan/draft-format');
    const outputs = {
        changed: told.changed,
        generated: totals.generated,
        failed: totals.failed + totals.refused + totals.unknown + capped.length,
        'cost-usd': Math.round((cost.spent_usd + cost.unknown_usd) * 1e6) / 1e6,
        report: file,
        images: imagesText(report),
        'pull-request-number': outcome?.pull?.number ?? '',
        'pull-request-url': outcome?.pull?.url ?? '',
        'pull-request-operation': outcome?.operation ?? 'none',
        branch: outcome?.branch ?? '',
        'commit-sha': outcome?.commit ?? '',
    };
    for (const [name, value] of Object.entries(outputs))
        core/* setOutput */.uH(name, value);
    if (env['GITHUB_STEP_SUMMARY'])
        await core/* summary */.z.addRaw(summaryOf(told, report)).write();
    if (exit !== 0)
        core/* debug */.Yz(`exit ${exit}`);
}
function reportOf({ ran, exit, command, problems }) {
    const none = (0,report_report/* makeReport */.d)(command, exit, [], { spent: 0, unknown: 0 }, problems);
    return ran ? { ...ran.report, ok: exit === 0, problems } : none;
}
/** The document of `--json`: problems alone where there is no plan. */
function documentOf({ ran }, report) {
    const { version, command, ok } = report;
    const problems = report.problems.map(json/* jsonProblem */.I);
    return ran ? { ...report, problems } : { version, command, ok, problems };
}
function imagesText({ manifests }) {
    const rows = manifests.flatMap(({ manifest, images }) => images.map(({ id, path: where, state, outcome, file }) => ({
        manifest,
        id,
        path: where,
        state,
        outcome,
        sha256: file?.sha256,
    })));
    const text = (0,json/* jsonText */.s)(rows).replaceAll(/\n */g, '');
    if (text.length <= IMAGES_CHARACTERS)
        return text;
    core/* warning */.$e(`the output images is left out: it has ${text.length} characters, and a job may have 1 MB of outputs`);
    return '';
}
function summaryOf({ outcome, ground, pages }, report) {
    const place = ground ?? { server: '', owner: '', repo: '', runId: '' };
    const named = ground ? namesFromRoot(ground) : '';
    const site = siteOf(place, { before: outcome?.before ?? null, after: outcome?.after ?? null, named });
    const rows = outcome ? outcome.proposal.manifests.flatMap(reviewRows) : [];
    return jobSummary({ report, rows, site, notes: [], pages });
}

;// CONCATENATED MODULE: ./build/src/action/settings.js
// What the action's inputs and surroundings come to for the engine: environment, event, options, a look at the workflow.





/** The key and the base URL of the inputs belong to the provider that the operator named, whatever a manifest says. */
function withKeys({ provider, apiKey, baseUrl }, env) {
    const name = provider.toUpperCase().replaceAll('-', '_');
    return {
        ...env,
        ...(apiKey === null ? {} : { [`${name}_API_KEY`]: apiKey.reveal() }),
        ...(baseUrl === null ? {} : { [`${name}_BASE_URL`]: baseUrl }),
    };
}
/** The trigger as the runner tells it. */
function readEvent(env) {
    const file = env['GITHUB_EVENT_PATH'];
    let payload = null;
    try {
        if (file)
            payload = JSON.parse(external_node_fs_.readFileSync(file, 'utf8'));
    }
    catch {
        // An event that cannot be read is one that nothing is known of: it is trusted with nothing.
    }
    return { name: env['GITHUB_EVENT_NAME'] ?? '', payload, env };
}
/** What a step is to run, told also where its inputs, its trigger or a manifest are refused. */
function commandOf(env) {
    const word = (env['INPUT_COMMAND'] ?? '').trim();
    const asked = ACTION_COMMANDS.find((one) => one === word) ?? 'generate';
    const { kind } = permit(readEvent(env), asked);
    return kind === 'check' || kind === 'report' ? 'check' : asked;
}
/** What the engine is asked to do. */
function optionsOf(inputs, command) {
    const { manifests, maxCost, maxImages, allowsUnpriced, concurrency, prune, placeholder, paidRetries } = inputs;
    const writes = command === 'generate' || command === 'merge';
    return {
        ...src_options/* DEFAULTS */.zY,
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
    };
}
/** Two runs at once may both buy: a workflow that does not say `concurrency` is told so. */
function withoutConcurrency({ world, repository }) {
    const [, file] = /^[^/]+\/[^/]+\/(.+)@/.exec(world.env['GITHUB_WORKFLOW_REF'] ?? '') ?? [];
    const absolute = file === undefined ? '' : external_node_path_.join(repository.workTree, ...file.split('/'));
    if (file === undefined || !external_node_fs_.lstatSync(absolute, { throwIfNoEntry: false })?.isFile())
        return [];
    if (/^\s*concurrency:/m.test(external_node_fs_.readFileSync(absolute, 'utf8')))
        return [];
    const message = 'two runs of this workflow at once may both buy: give it concurrency: { group: imagelock, cancel-in-progress: false }';
    return [{ severity: 'warning', code: 'workflow/no-concurrency', message }];
}

;// CONCATENATED MODULE: ./build/src/action/words.js
const OPTION = /--(cache|concurrency|max-cost|max-images|paid-retries|placeholder|prune)\b/g;
/** A sentence of the engine for somebody who has inputs. */
function inInputs(sentence) {
    return sentence.replaceAll(OPTION, 'the input $1');
}
function words_said(one) {
    return { ...one, message: inInputs(one.message) };
}
function problemsInInputs(problems) {
    return problems.map((one) => words_said(one));
}
/** Everything that a report says in sentences. */
function reportInInputs(report) {
    const manifests = report.manifests.map((one) => ({ ...one, images: one.images.map((image) => withError(image)) }));
    return { ...report, manifests, problems: problemsInInputs(report.problems) };
}
function eventInInputs(event) {
    return event.kind === 'done' ? { ...event, result: withError(event.result) } : event;
}
function withError(one) {
    return one.error === undefined ? one : { ...one, error: words_said(one.error) };
}

// EXTERNAL MODULE: ./build/src/faults.js
var faults = __webpack_require__(9852);
// EXTERNAL MODULE: ./build/src/progress.js + 1 modules
var progress = __webpack_require__(8897);
// EXTERNAL MODULE: ./build/src/world/node.js
var node = __webpack_require__(24);
// EXTERNAL MODULE: ./build/src/world/terminal.js
var world_terminal = __webpack_require__(6420);
;// CONCATENATED MODULE: ./build/src/action.js
// The door of the action: reads inputs and event, runs the engine, delivers, writes outputs, report and summary.
























const PRINTING = { json: false, quiet: false, verbose: false, color: false, yes: true };
/** The main step. */
async function main() {
    await step(false);
}
/** The post step: delivers what a main step that was stopped has stored. */
async function post() {
    if (core/* getState */.Gu('phase') !== 'running')
        return;
    await step(true);
    forget();
}
async function step(isPost) {
    const terminal = (0,world_terminal/* openTerminal */.j)(PRINTING);
    const world = (0,node/* openWorld */.H)(terminal);
    let told = NO_REPORT;
    try {
        told = await carryOut(inPlace(world), terminal, isPost);
    }
    catch (error) {
        const { exit, problems } = (0,faults/* explained */.t)(error);
        told = { ...NO_REPORT, exit, problems: problemsInInputs(problems) };
    }
    finally {
        world.close();
    }
    told = { ...told, command: commandOf(world.env) };
    annotate(told, terminal);
    await writeOutputs(told, process.env);
    // A stopped main step leaves the rest to the post step.
    if (!isPost && !world.stopping.aborted)
        core/* saveState */.LZ('phase', 'done');
    process.exitCode = world.stopping.aborted && !isPost ? world.stopping.reason : told.exit;
}
/** The engine works in `working-directory`, with the key and the base URL of the inputs. */
function inPlace(world) {
    const folder = external_node_path_.resolve(process.env['GITHUB_WORKSPACE'] ?? world.cwd, process.env['INPUT_WORKING-DIRECTORY']?.trim() || '.');
    if (!external_node_fs_.existsSync(folder)) {
        throw new errors/* ImagelockError */.L({ code: 'input/working-directory', message: `there is no folder ${folder}` });
    }
    const cwd = external_node_fs_.realpathSync(folder);
    const workspace = process.env['GITHUB_WORKSPACE'];
    const [first] = workspace ? external_node_path_.relative(external_node_fs_.realpathSync(workspace), cwd).split(external_node_path_.sep) : [];
    if (first === '..' || external_node_path_.isAbsolute(first ?? ''))
        throw new errors/* ImagelockError */.L({ code: 'input/working-directory', message: `${folder} is not in the workspace` });
    // Who reads the log has the repository before him.
    return { ...world, cwd, reader: (0,world_git/* findRepository */.W1)(cwd)?.workTree ?? cwd };
}
async function carryOut(outer, terminal, isPost) {
    const read = readInputs(outer.env);
    if (read.kind === 'problems')
        return { ...NO_REPORT, exit: errors/* EXIT */.d.invalid, problems: read.problems };
    const { inputs } = read;
    const world = { ...outer, env: withKeys(inputs, outer.env) };
    const event = readEvent(outer.env);
    const permission = permit(event, inputs.command);
    if (permission.kind === 'refused')
        throw refused(permission.message);
    if (permission.kind === 'if-reachable' && writes(inputs.command) && !(await isReachable(inputs, world, terminal))) {
        throw refused(permission.message);
    }
    const isCheck = permission.kind === 'check' || permission.kind === 'report';
    const command = isCheck ? 'check' : inputs.command;
    const options = optionsOf(inputs, command);
    if (!writes(command)) {
        const ran = await engine(options, world, terminal, null);
        const exit = permission.kind === 'report' && inputs.command !== 'check' ? errors/* EXIT */.d.done : ran.exit;
        return { ...NO_REPORT, exit, ran, problems: ran.report.problems };
    }
    if (!isPost)
        core/* saveState */.LZ('phase', 'running');
    const files = await (0,manifest_file/* readManifests */.PX)(world, (0,manifests/* findManifests */.kD)(world.cwd, inputs.manifests));
    if (inputs.deliver === 'none') {
        const ran = await worked(options, world, terminal, null, isPost);
        if (!isPost && world.stopping.aborted)
            handOver(world.env['RUNNER_TEMP'] ?? external_node_os_.tmpdir(), { snapshot: null, report: ran.report });
        const exit = isPost ? errors/* EXIT */.d.done : ran.exit;
        return { ...NO_REPORT, exit, ran, problems: ran.report.problems, changed: hasChanges(ran) };
    }
    const ground = await openGround(inputs, world, (text) => terminal.err(`${text}\n`));
    try {
        return await deliverRun(ground, files, options, event, terminal, isPost);
    }
    finally {
        ground.close();
    }
}
/** Whether the command leaves images and a lock to be delivered. */
function writes(command) {
    return command === 'generate' || command === 'merge';
}
function refused(message) {
    return new errors/* ImagelockError */.L({ code: 'event/refused', message });
}
/** Whether the checked-out commit is on a branch of this repository: the head of one, or on the run's own or the base. */
async function isReachable(inputs, world, terminal) {
    const ground = await openGround(inputs, world, (text) => terminal.err(`${text}\n`));
    try {
        if ((await ground.bench.heads()).has(ground.head))
            return true;
        const github = await ground.github();
        for (const branch of new Set([baseBranch(readEvent(world.env)), inputs.base])) {
            const compared = branch === null ? null : await github.compare(branch, ground.head);
            if (compared?.ahead === 0)
                return true;
        }
        return false;
    }
    finally {
        ground.close();
    }
}
async function engine(options, world, terminal, delivery) {
    const reporter = (0,progress.openReporter)(options, PRINTING, terminal, world.stopping, true);
    try {
        const own = { ...reporter.door, tell: (event) => reporter.door.tell(eventInInputs(event)) };
        const door = delivery ? { ...own, ready: delivery.ready } : own;
        const done = await (0,run.run)(options, world, door, delivery?.review ?? null);
        const ran = { ...done, report: reportInInputs(done.report) };
        reporter.end();
        const text = await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 4913));
        const { summaryText } = await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 3320));
        if (!writes(options.command))
            terminal.out(text.planText(ran.done.sheets, false, terminal.outPaint));
        terminal.out(options.command === 'plan' ? text.totalText(ran.report) : summaryText(ran.report));
        return ran;
    }
    finally {
        reporter.end();
    }
}
/** The engine's work; the post step's ends what is stored, fetches what is bought, and asks for nothing new. */
async function worked(options, world, terminal, delivery, isPost) {
    if (!isPost)
        return engine(options, world, terminal, delivery);
    const earlier = takeOver();
    const doing = { ...world, stopping: AbortSignal.abort(errors/* EXIT */.d.done) };
    const opened = delivery && {
        ...delivery,
        ready: async (plans) => (await delivery.ready(plans), null),
    };
    const ran = await engine(options, doing, terminal, opened);
    return earlier ? { ...ran, report: handover_together(earlier.report, ran.report) } : ran;
}
function hasChanges({ report }) {
    const { generated, copied, moved, restored, pruned } = report.totals;
    return generated + copied + moved + restored + pruned > 0;
}
async function deliverRun(ground, files, options, event, terminal, isPost) {
    const { inputs, world } = ground;
    const base = inputs.base ?? baseBranch(event);
    if (base === null && (inputs.deliver === 'pull-request' || inputs.branch === null)) {
        throw new errors/* ImagelockError */.L({
            code: 'input/base',
            message: 'this run is on no branch: name one by the input base or branch',
        });
    }
    const delivery = inputs.deliver === 'commit'
        ? openCommit(ground, inputs.branch ?? base ?? '')
        : await (0,faults/* beforeMoney */.s)(openPullRequest(ground, base ?? '', inputs.branch ?? event_headBranch(base ?? '', firstManifest(ground, files))));
    let isNeeded = false;
    try {
        const told = await workAndDeliver(ground, files, options, delivery, terminal, isPost);
        isNeeded = (!isPost && world.stopping.aborted) || told.problems.some(({ code }) => code === LEFT);
        return told;
    }
    finally {
        const snapshots = [delivery.snapshot(), isPost ? takeOver()?.snapshot : null];
        if (!isNeeded)
            for (const one of snapshots)
                if (one)
                    dropSnapshot(one);
    }
}
async function workAndDeliver(ground, files, options, delivery, terminal, isPost) {
    const { world } = ground;
    const ran = await worked(options, world, terminal, delivery, isPost);
    const exit = isPost ? errors/* EXIT */.d.done : ran.exit;
    const problems = [...ran.report.problems, ...delivery.problems, ...withoutConcurrency(ground)];
    // A stopped main step has little time: the post step delivers.
    if (!isPost && world.stopping.aborted) {
        handOver(ground.temp, { snapshot: delivery.snapshot(), report: ran.report });
        return { ...NO_REPORT, exit, ran, problems };
    }
    try {
        const outcome = await (0,progress/* watched */.V)(terminal, 'delivering', delivery.deliver(files, ran.report));
        const failed = outcome.problems.some(({ severity }) => severity === 'error');
        if (failed)
            return {
                ...NO_REPORT,
                exit: errors/* EXIT */.d.undelivered,
                ran,
                problems: [...problems, ...outcome.problems],
                changed: outcome.changed,
                outcome,
                ground,
            };
        // After the post step nothing could keep them.
        const pages = isPost ? null : await (0,progress/* watched */.V)(terminal, 'drawing the gallery', writeGallery(ground, outcome));
        const snapshot = (isPost ? takeOver()?.snapshot : undefined) ?? delivery.snapshot();
        const left = snapshot ? restoreSnapshot(snapshot).map(notRestored) : [];
        return {
            ...NO_REPORT,
            exit,
            ran,
            problems: [...problems, ...outcome.problems, ...left],
            changed: outcome.changed,
            outcome,
            ground,
            pages,
        };
    }
    catch (error) {
        const failure = (0,faults/* explained */.t)(error);
        const save = async () => rescue(ground, await proposalOf(ground, files));
        const rescued = isPost ? await save().catch(() => null) : null;
        if (rescued)
            terminal.err(`what was bought is on the branch ${rescued.branch}\n`);
        const made = hasChanges(ran);
        const code = made && failure.exit !== errors/* EXIT */.d.internal ? errors/* EXIT */.d.undelivered : failure.exit;
        return {
            ...NO_REPORT,
            exit: code,
            ran,
            problems: [...problems, ...failure.problems],
            outcome: rescued,
            ground,
            changed: rescued !== null,
        };
    }
}
const LEFT = 'workspace/left';
function notRestored(left) {
    return { severity: 'warning', code: LEFT, message: `${left} in the workspace could not be put back` };
}
function firstManifest({ repository }, files) {
    const [first] = files;
    const root = (0,world_git/* findRepository */.W1)(first?.files.root ?? repository.workTree)?.workTree ?? repository.workTree;
    return external_node_path_.relative(root, external_node_path_.join(first?.files.root ?? root, external_node_path_.basename(first?.name ?? 'images.yml')))
        .split(external_node_path_.sep)
        .join('/');
}


/***/ }),

/***/ 6587:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ sameEntry),
/* harmony export */   t: () => (/* binding */ mergeLocks)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7975);
/* harmony import */ var _lock_format_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(830);
/* harmony import */ var _manifest_paths_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(255);
// Merges locks image by image, so that two runs that touch different images never stand in each other's way.



/**
 * Three-way merge by image id.
 *
 * | ours | theirs | merged |
 * |---|---|---|
 * | unchanged | anything | theirs |
 * | anything | unchanged | ours |
 * | removed | changed or added | theirs: what was removed is not what stands there now |
 * | changed or added | removed | ours: what was paid for is not lost, `prune` can still drop it for nothing |
 * | changed | accepted by a person | theirs: a person's own picture is never replaced |
 * | changed | changed to the same request and path | theirs: it is delivered already |
 * | changed | changed otherwise | ours: the newer order; theirs stays in the history, from where it comes back for nothing |
 *
 * Where two images would have one path, or one would lie below the other, that of ours stays: theirs is in the history.
 */
function mergeLocks(base, ours, theirs) {
    const ids = [...new Set([...base.images.keys(), ...ours.images.keys(), ...theirs.images.keys()])].sort(_lock_format_js__WEBPACK_IMPORTED_MODULE_1__/* .byCodeUnits */ .C);
    const chosen = ids.map((id) => ({
        id,
        ...choose(base.images.get(id), ours.images.get(id), theirs.images.get(id)),
    }));
    const taken = openPaths();
    const kept = new Map();
    const dropped = [];
    // Neither ours among themselves nor theirs among themselves have a path twice: each was one lock.
    for (const { id, entry } of chosen.toSorted((a, b) => Number(b.own) - Number(a.own))) {
        if (entry === undefined)
            continue;
        if (taken.take(entry.path))
            kept.set(id, entry);
        else
            dropped.push(id);
    }
    const images = [...kept].toSorted(([a], [b]) => (0,_lock_format_js__WEBPACK_IMPORTED_MODULE_1__/* .byCodeUnits */ .C)(a, b));
    return { merged: { version: 1, images: new Map(images) }, dropped: dropped.toSorted(_lock_format_js__WEBPACK_IMPORTED_MODULE_1__/* .byCodeUnits */ .C) };
}
/** Whether two entries say the same, in whatever order; absent equals absent. */
function sameEntry(a, b) {
    return (0,node_util__WEBPACK_IMPORTED_MODULE_0__.isDeepStrictEqual)(a, b);
}
function choose(base, ours, theirs) {
    const taken = { entry: theirs, own: false };
    const kept = { entry: ours, own: true };
    if (sameEntry(ours, base))
        return taken;
    if (sameEntry(theirs, base))
        return kept;
    if (ours === undefined)
        return taken;
    if (theirs === undefined)
        return kept;
    if (theirs.accepted)
        return taken;
    return ours.fingerprint === theirs.fingerprint && ours.path === theirs.path ? taken : kept;
}
/** Paths that are in use, as a file system without case would see them. */
function openPaths() {
    const files = new Set();
    const folders = new Set();
    return {
        take: (path) => {
            const key = (0,_manifest_paths_js__WEBPACK_IMPORTED_MODULE_2__/* .pathKey */ .Pn)(path);
            const above = [...key.matchAll(/\//g)].map(({ index }) => key.slice(0, index));
            if (files.has(key) || folders.has(key) || above.some((folder) => files.has(folder)))
                return false;
            files.add(key);
            for (const folder of above)
                folders.add(folder);
            return true;
        },
    };
}


/***/ }),

/***/ 9852:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ beforeMoney),
/* harmony export */   t: () => (/* binding */ explained)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7406);
// Any error → what a person is told and the exit code, the same for both doors.

/** An error of the disk is the person's to mend, one of GitHub a delivery that failed; anything unknown is a fault of ours. */
function explained(error) {
    if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ImagelockError */ .L)
        return { exit: error.exit, problems: error.problems };
    const { code, message, syscall, name } = error;
    if (code !== undefined && name === 'GitHubError') {
        return { exit: _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EXIT */ .d.undelivered, problems: [{ severity: 'error', code, message }] };
    }
    if (code !== undefined && syscall !== undefined && /^E[A-Z]+$/.test(code)) {
        const exit = code === 'EACCES' || code === 'EPERM' || code === 'EROFS' ? _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EXIT */ .d.invalid : _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EXIT */ .d.incomplete;
        return { exit, problems: [{ severity: 'error', code: `system/${code.toLowerCase()}`, message }] };
    }
    const told = `imagelock met a fault of its own: ${error instanceof Error ? `${name}: ${message}` : String(error)}. Please report this line at https://github.com/imagelock/imagelock/issues`;
    return { exit: _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EXIT */ .d.internal, problems: [{ severity: 'error', code: 'internal/fault', message: told }] };
}
/** What goes wrong before anything is made is for the person to change (spec action.md, "Delivery"). */
async function beforeMoney(open) {
    try {
        return await open;
    }
    catch (error) {
        const { exit, problems } = explained(error);
        const [first, ...more] = problems;
        if (exit !== _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EXIT */ .d.undelivered || !first)
            throw error;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ImagelockError */ .L(first, _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EXIT */ .d.invalid, more);
    }
}


/***/ }),

/***/ 6033:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ hint),
/* harmony export */   p: () => (/* binding */ nearest)
/* harmony export */ });
// The name that a person probably meant.
const MAX_LENGTH = 64;
/** Candidates that are looked at: each costs time for each word that is misspelt. */
const MAX_CANDIDATES = 300;
/**
 * The candidate that differs from a misspelt word in the fewest letters (put in, left out, changed, or two neighbours
 * swapped); case counts for nothing. Null where none is near: at most a third of the letters, three at the most.
 */
function nearest(word, candidates) {
    if (word.length > MAX_LENGTH)
        return null;
    const limit = Math.min(3, Math.floor(word.length / 3));
    let best = null;
    let least = limit + 1;
    let left = MAX_CANDIDATES;
    for (const candidate of candidates) {
        left -= 1;
        if (left < 0)
            break;
        if (Math.abs(candidate.length - word.length) >= least)
            continue;
        const steps = distance(word.toLowerCase(), candidate.toLowerCase());
        if (steps < least) {
            best = candidate;
            least = steps;
        }
    }
    return best;
}
/** `; did you mean "x"?` or nothing. */
function hint(word, candidates) {
    const near = nearest(word, candidates);
    return near === null ? '' : `; did you mean "${near}"?`;
}
/** Optimal string alignment distance. */
function distance(a, b) {
    let before = [];
    let last = Array.from({ length: b.length + 1 }, (_, index) => index);
    for (let i = 1; i <= a.length; i += 1) {
        const row = [i];
        for (let j = 1; j <= b.length; j += 1) {
            const changed = last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
            const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? before[j - 2] + 1 : changed;
            row.push(Math.min(changed, swapped, last[j] + 1, row[j - 1] + 1));
        }
        before = last;
        last = row;
    }
    return last[b.length];
}


/***/ }),

/***/ 6067:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Lo: () => (/* binding */ COMMANDS),
/* harmony export */   XZ: () => (/* binding */ DEFAULT_MAX_COST),
/* harmony export */   hH: () => (/* binding */ MAX_SHARDS),
/* harmony export */   yJ: () => (/* binding */ DEFAULT_MAX_IMAGES),
/* harmony export */   zY: () => (/* binding */ DEFAULTS)
/* harmony export */ });
// What both doors ask the hall to do; each door reads its own inputs into this.
const COMMANDS = [
    'plan',
    'generate',
    'check',
    'accept',
    'restore',
    'prune',
    'reroll',
    'pick',
    'explain',
    'gallery',
    'init',
    'merge',
    'merge-driver',
    'doctor',
];
/** Caps where the operator sets none (spec cli.md). */
const DEFAULT_MAX_COST = 5_000_000;
const DEFAULT_MAX_IMAGES = 100;
/** Jobs of one matrix (facts: github.md). */
const MAX_SHARDS = 256;
/** What is meant where a door says nothing of it (spec cli.md, the table of options). */
const DEFAULTS = {
    ids: [],
    manifests: [],
    maxCost: DEFAULT_MAX_COST,
    maxImages: DEFAULT_MAX_IMAGES,
    allowsUnpriced: false,
    concurrency: 8,
    force: false,
    prune: false,
    placeholder: false,
    attempts: 4,
    timeoutMs: 180_000,
    paidRetries: 0,
    adopt: [],
    candidates: 0,
    seed: null,
    out: null,
    cache: null,
    shards: null,
    shard: null,
    operands: [],
};


/***/ }),

/***/ 5940:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ wordChanges)
/* harmony export */ });
// Two texts → what was taken out of the one and put in for the other, by words. Pure.
/** Words, runs of blanks, single other characters; scripts without blanks go by character. */
const TOKEN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}])[\p{L}\p{M}\p{N}_])+|\s+|./gsu;
/** Longer differences, and those that need more steps, are one replacement: what is shown stays cheap and readable. */
const MAX_TOKENS = 1000;
const MAX_STEPS = 100;
/** Texts with less in common than this part of the longer one are shown one after the other. */
const LEAST_COMMON = 0.25;
/** Linear in the texts' length: differences above the limits are one replacement of everything between the equal ends. */
function wordChanges(from, to) {
    const a = from.match(TOKEN) ?? [];
    const b = to.match(TOKEN) ?? [];
    let start = 0;
    while (start < a.length && start < b.length && a[start] === b[start])
        start += 1;
    let end = 0;
    while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end))
        end += 1;
    const middle = between(a.slice(start, a.length - end), b.slice(start, b.length - end));
    const same = (tokens) => ({ kind: 'same', text: tokens.join('') });
    const parts = grouped([same(a.slice(0, start)), ...middle, same(a.slice(a.length - end))]);
    const common = parts.reduce((sum, { kind, text }) => (kind === 'same' ? sum + text.trim().length : sum), 0);
    if (common < LEAST_COMMON * Math.max(from.length, to.length))
        return replaced(from, to);
    return parts;
}
function replaced(from, to) {
    return [{ kind: 'gone', text: from }, { kind: 'new', text: to }].filter(({ text }) => text !== '');
}
const MIDDLE = MAX_STEPS + 1;
/** The shortest edit script (Myers 1986), or one replacement where that is long. */
function between(a, b) {
    const whole = replaced(a.join(''), b.join(''));
    if (a.length === 0 || b.length === 0 || a.length > MAX_TOKENS || b.length > MAX_TOKENS)
        return whole;
    const words = new Set(a);
    if (!b.some((token) => token.trim() !== '' && words.has(token)))
        return whole;
    const trace = [];
    const reached = new Int32Array(2 * MIDDLE + 1);
    for (let step = 0; step <= MAX_STEPS; step += 1) {
        trace.push(reached.slice());
        for (let diagonal = -step; diagonal <= step; diagonal += 2) {
            let x = furthest(reached, diagonal, step);
            while (x < a.length && x - diagonal < b.length && a[x] === b[x - diagonal])
                x += 1;
            reached[MIDDLE + diagonal] = x;
            if (x >= a.length && x - diagonal >= b.length)
                return walkBack(a, b, trace);
        }
    }
    return whole;
}
function isDown(reached, diagonal, step) {
    return diagonal === -step || (diagonal !== step && at(reached, diagonal - 1) < at(reached, diagonal + 1));
}
function at(reached, diagonal) {
    return reached[MIDDLE + diagonal] ?? 0;
}
function furthest(reached, diagonal, step) {
    if (step === 0)
        return 0;
    return isDown(reached, diagonal, step) ? at(reached, diagonal + 1) : at(reached, diagonal - 1) + 1;
}
function walkBack(a, b, trace) {
    const parts = [];
    let x = a.length;
    let y = b.length;
    for (let step = trace.length - 1; step > 0; step -= 1) {
        const reached = trace[step];
        const down = isDown(reached, x - y, step);
        const fromX = at(reached, x - y + (down ? 1 : -1));
        for (const end = down ? fromX : fromX + 1; x > end; y -= 1)
            parts.push({ kind: 'same', text: a[(x -= 1)] });
        if (down)
            parts.push({ kind: 'new', text: b[(y -= 1)] });
        else
            parts.push({ kind: 'gone', text: a[(x -= 1)] });
    }
    while (x > 0)
        parts.push({ kind: 'same', text: a[(x -= 1)] });
    return parts.toReversed();
}
/** What is taken out before what is put in, a blank between two changes being part of both. */
function grouped(parts) {
    const groups = [{ same: '', gone: '', new: '' }];
    for (const { kind, text } of parts) {
        if (text === '')
            continue;
        const last = groups[groups.length - 1];
        if (kind !== 'same')
            last[kind] += text;
        else if (last.gone === '' && last.new === '')
            last.same += text;
        else
            groups.push({ same: text, gone: '', new: '' });
    }
    const joined = [];
    for (const group of groups) {
        const last = joined[joined.length - 1];
        const changes = group.gone !== '' || group.new !== '';
        if (last && changes && joined.length > 0 && group.same.trim() === '' && (last.gone !== '' || last.new !== '')) {
            last.gone += group.same + group.gone;
            last.new += group.same + group.new;
        }
        else
            joined.push(group);
    }
    return joined.flatMap((group) => ['same', 'gone', 'new'].map((kind) => ({ kind, text: group[kind] })).filter(({ text }) => text !== ''));
}


/***/ }),

/***/ 7912:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ jsonProblem),
/* harmony export */   s: () => (/* binding */ jsonText)
/* harmony export */ });
/** Text of a value in which `::`, `##[`, control and non-ASCII characters are escaped; ends with a newline. */
function jsonText(value) {
    const text = JSON.stringify(value, null, 2);
    const ascii = text.replaceAll(/[\u007f-\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
    return `${ascii.replaceAll('::', ':\\u003a').replaceAll('##[', '#\\u0023[')}\n`;
}
/** A problem without what is for people alone. */
function jsonProblem({ severity, code, message, file, line, column }) {
    return {
        severity,
        code,
        message,
        ...(file === undefined ? {} : { file }),
        ...(line === undefined ? {} : { line }),
        ...(column === undefined ? {} : { column }),
    };
}


/***/ }),

/***/ 3320:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   summaryText: () => (/* binding */ summaryText),
/* harmony export */   u: () => (/* binding */ spentText)
/* harmony export */ });
/* harmony import */ var _money_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9181);
// What a run did, in one line. Pure.

/** How many images of each outcome, and the money. */
function summaryText(report) {
    const { totals, command, manifests, ok } = report;
    const outcomes = [
        'generated',
        'copied',
        'moved',
        'restored',
        'accepted',
        'pruned',
        'kept',
        'failed',
        'refused',
        'unknown',
        'skipped',
    ]
        .filter((outcome) => totals[outcome] > 0)
        .map((outcome) => `${totals[outcome]} ${outcome}`);
    const images = manifests.flatMap((one) => one.images);
    // One that was made anew although unchanged is counted by what became of it.
    const unchanged = images.filter(({ state, outcome }) => state === 'unchanged' && outcome === undefined).length;
    if (unchanged > 0)
        outcomes.push(`${unchanged} unchanged`);
    const left = command === 'generate' ? images.filter(isLeft).length : 0;
    // A run that did nothing, for a cap or a key, leaves all; one that went well, what it could not draw.
    if (left > 0)
        outcomes.push(ok ? `${left} left for a run without placeholder` : `${left} not made`);
    return `${outcomes.join(', ') || 'nothing to do'}${spentText(report)}\n`;
}
/** What was spent, and what may have been, as the end of a sentence; empty for what spends nothing. */
function spentText({ totals, cost, command, manifests }) {
    if (command !== 'generate' && command !== 'merge')
        return '';
    const images = manifests.flatMap((one) => one.images);
    const amount = cost.unknown_usd > 0 ? (0,_money_js__WEBPACK_IMPORTED_MODULE_0__/* .usd */ .dR)(Math.round(cost.unknown_usd * 1e6)) : 'an amount without a known price';
    const maybe = totals.unknown > 0 || cost.unknown_usd > 0 ? `, ${amount} may have been billed` : '';
    const unpriced = images.filter((image) => image.outcome === 'generated' && image.price_usd === null).length;
    const more = unpriced > 0 ? ` and the price of ${unpriced} that is not known` : '';
    return `. Spent ${(0,_money_js__WEBPACK_IMPORTED_MODULE_0__/* .usd */ .dR)(Math.round(cost.spent_usd * 1e6))}${more}${maybe}`;
}
/** Wanted, and this run did nothing about it. */
function isLeft({ state, outcome }) {
    return outcome === undefined && (state === 'create' || state === 'update' || state === 'missing');
}


/***/ }),

/***/ 7834:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  run: () => (/* binding */ run)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/src/manifest-file.js
var manifest_file = __webpack_require__(9531);
// EXTERNAL MODULE: ./build/src/manifest/findings.js
var findings = __webpack_require__(8665);
// EXTERNAL MODULE: ./build/src/manifest/paths.js
var paths = __webpack_require__(255);
;// CONCATENATED MODULE: ./build/src/clashes.js
// Manifests of one run that stand in each other's way.




/** A path that images of two manifests share is nobody's, nor one that lies where the other's folder is; at most 200 are listed. */
function sharedPaths(world, all) {
    if (all.length === 1)
        return [];
    const places = all.flatMap(({ file, verdicts }) => verdicts.map(({ image }) => {
        const shown = (0,manifest_file/* shownName */.HD)(world, external_node_path_.join(file.files.root, ...image.path.split('/')));
        return { name: file.name, shown, key: (0,paths/* pathKey */.Pn)(shown) };
    }));
    const seen = new Map();
    const problems = [];
    const refuse = (file, code, message) => void problems.push({ severity: 'error', code, message: `${message}: give one of them another path`, file });
    for (const place of places) {
        const other = seen.get(place.key);
        seen.set(place.key, place);
        if (other === undefined || other.name === place.name)
            continue;
        refuse(place.name, 'manifest/shared-path', `${other.name} and ${place.name} both want ${place.shown}`);
    }
    for (const { name, shown, key } of places) {
        for (let slash = key.indexOf('/'); slash !== -1; slash = key.indexOf('/', slash + 1)) {
            const file = seen.get(key.slice(0, slash));
            if (file === undefined || file.name === name)
                continue;
            const message = `${file.name} has an image at ${file.shown}, which ${shown} of ${name} needs as a folder`;
            refuse(name, 'manifest/path-folder', message);
        }
    }
    const hidden = problems.splice(findings/* MAX_LISTED */.Bl);
    const [first] = hidden;
    return first?.file === undefined ? problems : [...problems, (0,findings/* moreProblem */.jQ)(first.file, hidden.length, true)];
}

// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(7406);
// EXTERNAL MODULE: ./build/src/load.js
var load = __webpack_require__(2829);
// EXTERNAL MODULE: ./build/src/named.js
var named = __webpack_require__(9828);
// EXTERNAL MODULE: ./build/src/report/report.js
var report_report = __webpack_require__(8456);
// EXTERNAL MODULE: ./build/src/world/manifests.js
var manifests = __webpack_require__(2444);
;// CONCATENATED MODULE: ./build/src/run.js
// The hall: the story of a run from top to bottom, for both doors.







/** Commands that hold the manifest's lock (spec lockfile.md: one writer a manifest). */
const WRITERS = new Set(['generate', 'accept', 'restore', 'prune', 'reroll', 'pick', 'merge']);
/** Commands that write the manifest: whoever had to wait for its lock reads what the one before him wrote. */
const EDITORS = new Set(['reroll', 'pick']);
/**
 * Runs one command over all its manifests.
 * @throws ImagelockError where an error stands before there is a plan
 */
async function run(options, world, door, review = null) {
    if (options.command === 'merge-driver')
        return runDriver(options, world);
    let files = await (0,manifest_file/* readManifests */.PX)(world, (0,manifests/* findManifests */.kD)(world.cwd, options.manifests), !WRITERS.has(options.command));
    const held = [];
    try {
        // A shard writes into its bundle alone.
        const writes = WRITERS.has(options.command) && options.shard === null;
        const recovered = writes ? await holdAll(files, held, world.stopping) : [];
        if (EDITORS.has(options.command))
            files = files.map(manifest_file/* reread */.Ws);
        const loaded = [];
        for (const file of files)
            loaded.push(await (0,load/* load */.Hh)(file, options.placeholder));
        const [shared, ...more] = sharedPaths(world, loaded);
        if (shared)
            throw new errors/* ImagelockError */.L(shared, errors/* EXIT */.d.invalid, more);
        const cache = options.cache === null ? null : await cacheAt(world.cwd, options.cache);
        const session = { options, world, loaded, named: namesOf(options, world, files), door, review, cache };
        const explained = options.command === 'explain' ? (await __webpack_require__.e(/* import() */ 4367).then(__webpack_require__.bind(__webpack_require__, 4367))).explain(session) : [];
        const done = await carryOut(session);
        const exit = world.stopping.aborted ? world.stopping.reason : done.exit;
        const problems = [
            ...files.flatMap(({ warnings }) => warnings),
            ...recovered,
            ...(cache?.problems ?? []),
            ...done.problems,
        ];
        const report = (0,report_report/* makeReport */.d)(options.command, exit, done.sheets, done.costs, problems);
        return { exit, done, explained, loaded, report: done.matrix ? { ...report, matrix: done.matrix } : report };
    }
    finally {
        for (const file of held)
            file.state.release();
    }
}
/** As the person named them, globs too; the default one where nobody did. */
function namesOf({ manifests }, world, [first]) {
    return manifests.length === 0 ? (first?.named ?? '') : (0,named/* named */.K)(manifests.map((name) => (0,manifest_file/* nameForReader */.uz)(world, name)));
}
/** Git asks for one lock, whatever the manifests say. */
async function runDriver({ command, operands }, world) {
    const done = await (await __webpack_require__.e(/* import() */ 8263).then(__webpack_require__.bind(__webpack_require__, 8263))).mergeDriver(operands, world);
    const report = (0,report_report/* makeReport */.d)(command, done.exit, [], done.costs, done.problems);
    return { exit: done.exit, done, explained: [], loaded: [], report };
}
async function cacheAt(cwd, folder) {
    const { openCacheFolder } = await __webpack_require__.e(/* import() */ 3665).then(__webpack_require__.bind(__webpack_require__, 3665));
    return (await __webpack_require__.e(/* import() */ 641).then(__webpack_require__.bind(__webpack_require__, 641))).openCache(openCacheFolder(cwd, folder));
}
/** Takes the manifests' locks in path order and ends what earlier runs were stopped in. */
async function holdAll(files, held, stopping) {
    const { recoverFile } = await __webpack_require__.e(/* import() */ 361).then(__webpack_require__.bind(__webpack_require__, 361));
    const problems = [];
    for (const file of files) {
        await file.state.hold(stopping);
        held.push(file);
        problems.push(...(await recoverFile(file)));
    }
    return problems;
}
async function carryOut(session) {
    switch (session.options.command) {
        case 'plan':
            return (await __webpack_require__.e(/* import() */ 8941).then(__webpack_require__.bind(__webpack_require__, 8941))).plan(session);
        case 'generate':
            if (session.options.candidates > 0)
                return (await Promise.all(/* import() */[__webpack_require__.e(3786), __webpack_require__.e(7385), __webpack_require__.e(8167), __webpack_require__.e(4891)]).then(__webpack_require__.bind(__webpack_require__, 4891))).candidates(session);
            return (await Promise.all(/* import() */[__webpack_require__.e(3786), __webpack_require__.e(7385), __webpack_require__.e(8167)]).then(__webpack_require__.bind(__webpack_require__, 8167))).generate(session);
        case 'check':
            return (await __webpack_require__.e(/* import() */ 636).then(__webpack_require__.bind(__webpack_require__, 636))).check(session);
        case 'accept':
            return (await Promise.all(/* import() */[__webpack_require__.e(3786), __webpack_require__.e(4845)]).then(__webpack_require__.bind(__webpack_require__, 4845))).accept(session);
        case 'restore':
            return (await Promise.all(/* import() */[__webpack_require__.e(3786), __webpack_require__.e(4845)]).then(__webpack_require__.bind(__webpack_require__, 4845))).restore(session);
        case 'prune':
            return (await __webpack_require__.e(/* import() */ 9676).then(__webpack_require__.bind(__webpack_require__, 9676))).prune(session);
        case 'init':
        case 'doctor':
            throw new Error(`${session.options.command} has no images`);
        case 'reroll':
            return (await __webpack_require__.e(/* import() */ 1672).then(__webpack_require__.bind(__webpack_require__, 1672))).reroll(session);
        case 'pick':
            return (await Promise.all(/* import() */[__webpack_require__.e(3786), __webpack_require__.e(1951)]).then(__webpack_require__.bind(__webpack_require__, 1951))).pick(session);
        case 'gallery':
            return (await __webpack_require__.e(/* import() */ 3792).then(__webpack_require__.bind(__webpack_require__, 3792))).gallery(session);
        case 'merge':
            return (await Promise.all(/* import() */[__webpack_require__.e(3786), __webpack_require__.e(7385), __webpack_require__.e(8167), __webpack_require__.e(372)]).then(__webpack_require__.bind(__webpack_require__, 372))).merge(session);
        case 'merge-driver':
        case 'explain':
            return { exit: errors/* EXIT */.d.done, sheets: [], costs: { spent: 0, unknown: 0 }, problems: [] };
    }
}


/***/ }),

/***/ 9029:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ Secret)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7975);
// A secret that prints as `[secret]` in every way of printing (facts: "Secrets and requests").

/** Holds a key; only `reveal` gives it, and only the HTTP client calls that. */
class Secret {
    #value;
    constructor(value) {
        this.#value = value;
    }
    /** The raw value, for the one request that needs it. */
    reveal() {
        return this.#value;
    }
    toString() {
        return '[secret]';
    }
    toJSON() {
        return '[secret]';
    }
    [node_util__WEBPACK_IMPORTED_MODULE_0__.inspect.custom]() {
        return '[secret]';
    }
}


/***/ }),

/***/ 2507:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HE: () => (/* binding */ lockVersions),
/* harmony export */   LZ: () => (/* binding */ blobChecker),
/* harmony export */   T2: () => (/* binding */ searchHistory),
/* harmony export */   U1: () => (/* binding */ readAlone),
/* harmony export */   dO: () => (/* binding */ pointerBlob),
/* harmony export */   fW: () => (/* binding */ rawEntries),
/* harmony export */   gT: () => (/* binding */ existing),
/* harmony export */   po: () => (/* binding */ pointerText)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _lock_parse_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4234);
// Looks in local git for bytes that need not be bought: the lock's last 100 versions, and whose blobs are there. Nothing is fetched.


/** Versions of the lock that are looked at (spec lockfile.md). */
const VERSIONS = 100;
/**
 * @param git git in the manifest's folder
 * @param lockName the lock's file name there
 */
async function searchHistory(git, lockName, seekers) {
    const lfs = await lfsPaths(git, seekers);
    const past = await pastEntries(git, lockName, new Set(seekers.map(({ fingerprint }) => fingerprint)));
    const wishes = seekers.map((seeker) => ({
        seeker,
        own: seeker.entry ? [{ id: seeker.id, entry: seeker.entry }] : [],
        // What a person accepted is a source for its own image alone.
        past: (past.get(seeker.fingerprint) ?? []).filter(({ id, entry }) => !entry.accepted || id === seeker.id),
    }));
    const names = wishes.flatMap(({ own, past: older }) => [...own, ...older].flatMap(({ entry }) => [entry.file.git_blob, pointerBlob(entry.file)]));
    const there = await existing(git, [...new Set(names)]);
    const own = new Map();
    const history = new Map();
    if (there.size === 0)
        return { own, history, lfs };
    const objects = git.objects();
    const holds = blobChecker(objects.read);
    const pick = async (candidates, path) => {
        for (const { entry } of candidates) {
            if (lfs.has(path) && there.has(pointerBlob(entry.file)))
                return { entry, pointer: true };
            if (there.has(entry.file.git_blob) && (await holds(entry.file)))
                return { entry, pointer: false };
        }
        return null;
    };
    try {
        for (const wish of wishes) {
            const { id, path } = wish.seeker;
            const [mine, older] = [await pick(wish.own, path), await pick(wish.past, path)];
            if (mine)
                own.set(id, mine);
            if (older)
                history.set(id, older);
        }
    }
    finally {
        objects.close();
    }
    return { own, history, lfs };
}
/**
 * Answers whether a blob holds the bytes that a lock names beside it: a lock is a stranger's file, and one whose blob is
 * of other bytes must not keep its picture from being made. Each pair is read once.
 */
function blobChecker(read) {
    const known = new Map();
    const compare = async ({ git_blob, sha256 }) => {
        const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
        return (await read(git_blob, (chunk) => void hash.update(chunk))) && hash.digest('hex') === sha256;
    };
    return (file) => {
        const key = `${file.git_blob} ${file.sha256}`;
        const seen = known.get(key) ?? compare(file);
        known.set(key, seen);
        return seen;
    };
}
/** The pointer that Git LFS keeps for these bytes (git-lfs, docs/spec.md). */
function pointerText({ sha256, bytes }) {
    return `version https://git-lfs.github.com/spec/v1\noid sha256:${sha256}\nsize ${bytes}\n`;
}
/** The id that git gives the pointer as a blob. */
function pointerBlob(file) {
    const text = pointerText(file);
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha1').update(`blob ${text.length}\0${text}`).digest('hex');
}
async function lfsPaths(git, seekers) {
    const input = seekers.map(({ path }) => `${path}\0`).join('');
    const { code, stdout } = await git.run(['check-attr', '-z', '--stdin', 'filter'], input);
    if (code !== 0)
        return new Set();
    const fields = stdout.toString('utf8').split('\0');
    return new Set(fields.filter((_, index) => index % 3 === 0 && fields[index + 2] === 'lfs'));
}
/** Entries of the wanted fingerprints, the newest version first; each is read under the rules of a lock. */
async function pastEntries(git, lockName, wanted) {
    const found = new Map();
    for await (const text of lockVersions(git, lockName)) {
        for (const candidate of matching(text, wanted)) {
            const known = found.get(candidate.entry.fingerprint);
            if (known)
                known.push(candidate);
            else
                found.set(candidate.entry.fingerprint, [candidate]);
        }
    }
    return found;
}
/** The texts of the lock's last versions in local git, the newest first. */
async function* lockVersions(git, lockName) {
    const { code, stdout } = await git.run(['rev-list', '-n', String(VERSIONS), '--full-history', 'HEAD', '--', lockName]);
    const commits = code === 0 ? stdout.toString('latin1').split('\n').filter(Boolean) : [];
    if (commits.length === 0)
        return;
    const objects = git.objects();
    try {
        for (const commit of commits) {
            const chunks = [];
            if (!(await objects.read(`${commit}:./${lockName}`, (chunk) => void chunks.push(Buffer.from(chunk)))))
                continue;
            yield Buffer.concat(chunks).toString('utf8');
        }
    }
    finally {
        objects.close();
    }
}
function matching(text, wanted) {
    return rawEntries(text)
        .filter(([, entry]) => wanted.has(String(entry?.fingerprint)))
        .flatMap(([id, entry]) => readAlone(id, entry));
}
/** The images of a lock's text by id, not yet read under its rules; none where it cannot be read at all. */
function rawEntries(text) {
    let images;
    try {
        images = JSON.parse(text)?.images;
    }
    catch {
        return [];
    }
    return typeof images === 'object' && images !== null ? Object.entries(images) : [];
}
/** An old version may have been written by anybody: an entry that a lock of today would refuse is none. */
function readAlone(id, raw) {
    try {
        const { lock } = (0,_lock_parse_js__WEBPACK_IMPORTED_MODULE_1__/* .parseLock */ .PG)(JSON.stringify({ version: 1, images: { [id]: raw } }), 'history');
        return [...lock.images].map(([name, entry]) => ({ id: name, entry }));
    }
    catch {
        return [];
    }
}
/** Those of the names that are blobs in local git. */
async function existing(git, names) {
    if (names.length === 0)
        return new Set();
    let { code, stdout } = await git.run(['cat-file', '--batch-check'], `${names.join('\n')}\n`);
    if (code !== 0) {
        // In a partial clone git ends at the first object that it would have to fetch: all that are here are listed instead.
        ;
        ({ code, stdout } = await git.run(['cat-file', '--batch-check', '--batch-all-objects', '--unordered']));
        if (code !== 0)
            return new Set();
    }
    const wanted = new Set(names);
    const lines = stdout.toString('latin1').split('\n');
    const blobs = lines.map((line) => /^([0-9a-f]{40}) blob /.exec(line)?.[1] ?? '');
    return new Set(blobs.filter((name) => wanted.has(name)));
}


/***/ }),

/***/ 5078:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ codecFile)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_module__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8995);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
// The codecs' files: beside the bundle, or in their packages where the sources run as they are.



function codecFile(file) {
    const beside = node_path__WEBPACK_IMPORTED_MODULE_2__.join(import.meta.dirname, node_path__WEBPACK_IMPORTED_MODULE_2__.posix.basename(file));
    return node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync(node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync(beside) ? beside : (0,node_module__WEBPACK_IMPORTED_MODULE_1__.createRequire)(import.meta.url).resolve(file));
}


/***/ }),

/***/ 6610:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ silenceDebugLog)
/* harmony export */ });
// Switches Node's debug log off: `NODE_DEBUG=undici` and its like print signed URLs and keys.
/**
 * Silences `NODE_DEBUG` for the rest of the process. Node reads that variable before any user code runs, so deleting it
 * is too late, and its own copy of undici listens to the same channels as ours; so what the log prints is dropped where
 * it prints: each entry is one write to stderr of `NAME pid: …`, in other versions one call of `process._rawDebug`.
 * To be called before a client is loaded; a second call does nothing.
 */
function silenceDebugLog() {
    if (!process.env['NODE_DEBUG'])
        return;
    delete process.env['NODE_DEBUG'];
    const entry = new RegExp(`^\\S+ (?:\\x1b\\[\\d+m)*${process.pid}(?:\\x1b\\[\\d+m)*: `);
    const write = process.stderr.write.bind(process.stderr);
    const filtered = (chunk, ...rest) => typeof chunk === 'string' && entry.test(chunk) ? true : write(chunk, ...rest);
    process.stderr.write = filtered;
    Object.defineProperty(process, '_rawDebug', { value: () => { }, configurable: true, writable: true });
}


/***/ }),

/***/ 6268:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ lfsFolder),
/* harmony export */   K: () => (/* binding */ openLfsObjects)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _files_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2845);
/* harmony import */ var _git_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9410);
// What git-lfs keeps in this clone: bytes by their SHA-256, where the work tree has only the pointer.




/** The folder in which git-lfs keeps objects, if it keeps any. */
function lfsFolder(gitDir) {
    return node_path__WEBPACK_IMPORTED_MODULE_1__.join((0,_git_js__WEBPACK_IMPORTED_MODULE_3__/* .commonDir */ .LQ)(gitDir), 'lfs', 'objects');
}
function openLfsObjects(gitDir) {
    const files = (0,_files_js__WEBPACK_IMPORTED_MODULE_2__/* .filesBelow */ .D)(lfsFolder(gitDir));
    const nameOf = (sha256) => `${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`;
    const has = (sha256) => /^[0-9a-f]{64}$/.test(sha256) && files.find(nameOf(sha256)).kind === 'file';
    return {
        has,
        read: (sha256, maxBytes) => {
            if (!has(sha256))
                return null;
            try {
                const bytes = files.read(nameOf(sha256), maxBytes);
                return bytes !== null && (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(bytes).digest('hex') === sha256 ? bytes : null;
            }
            catch {
                // Too large or unreadable: nothing that could be shown.
                return null;
            }
        },
    };
}


/***/ }),

/***/ 24:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ openWorld)
/* harmony export */ });
/* harmony import */ var node_events__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8474);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7406);
// Puts the real world together: clock, randomness, environment, signals.


/** Answers that were paid for may still come in this time after a signal (facts: the runner kills 10 s after the first). */
const GRACE_MS = 5000;
/** The world of the command line; `close` gives the signals back. */
function openWorld(terminal) {
    const stopping = new AbortController();
    const ending = new AbortController();
    // Each purchase and download listens while it waits.
    (0,node_events__WEBPACK_IMPORTED_MODULE_0__.setMaxListeners)(0, stopping.signal, ending.signal);
    const onSignal = (exit) => {
        if (stopping.signal.aborted)
            return ending.signal.aborted ? process.exit(exit) : ending.abort(exit);
        terminal.err('stopping: no new request; waiting up to 5 s for answers that are paid for (again: stop at once)\n');
        stopping.abort(exit);
        setTimeout(() => ending.abort(exit), GRACE_MS).unref();
    };
    const interrupt = () => onSignal(_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .EXIT */ .d.interrupted);
    const terminate = () => onSignal(_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .EXIT */ .d.terminated);
    process.on('SIGINT', interrupt);
    process.on('SIGTERM', terminate);
    return {
        cwd: process.cwd(),
        env: process.env,
        clock: { now: Date.now, sleep },
        random: Math.random,
        keepHeapSmall,
        stopping: stopping.signal,
        ending: ending.signal,
        close: () => {
            process.off('SIGINT', interrupt);
            process.off('SIGTERM', terminate);
        },
    };
}
/**
 * Keeps the heap of short-lived objects at its first size: what streams through a run is short-lived, and V8 would let
 * it grow to 48 MB before it looks. Called before many pictures are moved, not where much is parsed.
 */
function keepHeapSmall() {
    // Loaded here: most runs end without, and it is a part of what a start costs.
    process.getBuiltinModule('node:v8').setFlagsFromString('--semi-space-growth-factor=1');
}
function sleep(ms, signal) {
    return new Promise((resolve) => {
        if (signal.aborted)
            return resolve();
        const end = () => {
            clearTimeout(timer);
            signal.removeEventListener('abort', end);
            resolve();
        };
        const timer = setTimeout(end, ms);
        signal.addEventListener('abort', end);
    });
}


/***/ }),

/***/ 6420:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ openTerminal)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7406);
// The two streams: results and everything else; colour, width, a closed pipe, a question.

const CODES = {
    good: ['\u001b[32m', '\u001b[39m'],
    change: ['\u001b[33m', '\u001b[39m'],
    bad: ['\u001b[31m', '\u001b[39m'],
    dim: ['\u001b[2m', '\u001b[22m'],
    strong: ['\u001b[1m', '\u001b[22m'],
};
/** @param streams those of the process, but in tests */
function openTerminal({ color }, { stdout, stderr, stdin, env } = process) {
    const colours = color && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
    const paint = (on) => (tone, text) => on && colours ? CODES[tone][0] + text + CODES[tone][1] : text;
    const streams = aboveLine(stdout, stderr);
    return {
        ...streams,
        outPaint: paint(stdout.isTTY),
        errPaint: paint(stderr.isTTY),
        width: () => (stderr.isTTY && env['TERM'] !== 'dumb' ? (stderr.columns ?? 80) : 0),
        asks: stdin.isTTY && stderr.isTTY,
        ask: async (question, signal) => {
            const { createInterface } = await Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 6848, 19));
            const reader = createInterface({ input: stdin, output: stderr, terminal: false });
            const ended = new Promise((resolve) => reader.once('close', () => resolve('')));
            try {
                return await Promise.race([reader.question(question, { signal }).catch(() => ''), ended]);
            }
            finally {
                reader.close();
            }
        },
    };
}
/** Takes away what is below the cursor: the live line, also where a terminal that became narrower made two rows of it. */
const ERASE = '\r\u001b[J';
/**
 * What is printed stands above the live line, which is written anew below it. The line is drawn over itself in one
 * write, so that nothing flickers, and the cursor is never hidden: there is nothing to restore where the process is killed.
 * The cursor waits at the line's beginning: wherever a resize brings the end of the line, the whole of it lies behind.
 */
function aboveLine(stdout, stderr) {
    const out = writer(stdout);
    const err = writer(stderr);
    let shown = '';
    let width = stderr.columns;
    let watched = false;
    const live = (line) => {
        if (line === shown)
            return;
        err(line === '' ? ERASE : drawn(line));
        shown = line;
        width = stderr.columns;
        if (watched)
            return;
        watched = true;
        process.once('exit', () => live(''));
    };
    /** The line below what was printed; one that was made for another width is left to the next frame. */
    const again = () => {
        if (stderr.columns !== width)
            shown = '';
        return shown === '' ? '' : drawn(shown);
    };
    return {
        live,
        err: (text) => err(shown === '' || text === '' ? text : `${ERASE}${text}${again()}`),
        out: (text) => {
            if (shown === '' || text === '' || !stdout.isTTY)
                return out(text);
            err(ERASE);
            out(text);
            err(again());
        },
    };
}
function drawn(line) {
    return `\r${line}\u001b[J\r`;
}
const guarded = new WeakSet();
/** A reader that went away (`| head`) ends the printing, not the run. */
function writer(stream) {
    if (!guarded.has(stream)) {
        guarded.add(stream);
        stream.on('error', (error) => {
            if (error.code === 'EPIPE' || error.code === 'EOF')
                return;
            // A full disk behind `>`: the run goes on, since it may have bought, but it does not pass for done.
            if (stream !== process.stderr)
                process.stderr.write(`error: the output could not be written (${error.code})\n`);
            process.once('exit', (code) => {
                if (code === 0)
                    process.exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EXIT */ .d.incomplete;
            });
        });
    }
    return (text) => {
        if (text !== '' && !stream.destroyed && !stream.writableEnded)
            stream.write(text);
    };
}


/***/ })

};
