export const id = 1028;
export const ids = [1028];
export const modules = {

/***/ 1028:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  countAgreed: () => (/* binding */ countAgreed),
  noteAgreement: () => (/* binding */ noteAgreement)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(7406);
// EXTERNAL MODULE: ./build/src/plan/state.js
var plan_state = __webpack_require__(8988);
;// CONCATENATED MODULE: ./build/src/version.js
// The version of this release; a test holds it to package.json.
const VERSION = '0.1.0';

// EXTERNAL MODULE: ./build/src/world/files.js
var world_files = __webpack_require__(2845);
// EXTERNAL MODULE: ./build/src/world/git.js
var world_git = __webpack_require__(9410);
// EXTERNAL MODULE: ./build/src/world/manifests.js
var manifests = __webpack_require__(2444);
// EXTERNAL MODULE: ./build/src/world/scouts.js
var scouts = __webpack_require__(4887);
// EXTERNAL MODULE: ./build/src/world/sight.js + 1 modules
var world_sight = __webpack_require__(5822);
// EXTERNAL MODULE: ./build/src/world/state-folder.js + 1 modules
var state_folder = __webpack_require__(5585);
// EXTERNAL MODULE: ./build/src/world/vouch.js + 1 modules
var vouch = __webpack_require__(713);
;// CONCATENATED MODULE: ./build/src/agreed.js
// The short way of a run that finds nothing to do: an earlier one judged a manifest and a lock of these very bytes and found
// that they agree, so that only the files are left to look at.













/** What all doors load: it is as old as the build. */
const BUNDLE = 'engine.js';
/**
 * How many images there are, where all are as manifest and lock say. Nothing is judged here: that an earlier run found
 * the two in agreement is read from the state folder, and every file is looked at as always.
 * @returns null where the long way has to tell
 * @throws ImagelockError as the long way does for a manifest that is not there or a state folder of a stranger
 */
async function countAgreed(options, world) {
    if (!isWhole(options))
        return null;
    const [manifest, ...others] = (0,manifests/* findManifests */.kD)(world.cwd, options.manifests);
    if (manifest === undefined || others.length > 0)
        return null;
    const folder = external_node_path_.dirname(manifest);
    const base = external_node_path_.basename(manifest);
    const lockFile = (0,manifests/* lockFileOf */.LN)(base);
    const repository = (0,world_git/* findRepository */.W1)(folder);
    if (!repository || !(0,scouts/* isLarge */.sV)(external_node_path_.join(folder, lockFile)))
        return null;
    const git = (0,world_git/* gitIn */.uM)(folder, world.env);
    const state = await (0,state_folder/* stateFolder */.y)(repository, folder, base, git);
    const note = readNote(state.readAgreement());
    // What `check` found right, `generate` may write in another order.
    if (!note || (note.by !== options.command && note.by !== 'generate') || state.readJournal() !== '')
        return null;
    // One writer a manifest: the long way waits for the other, and says who it is.
    if (options.command === 'generate' && state.isHeld())
        return null;
    // Git works while the files are looked at.
    const asking = (0,vouch/* convertedBy */.e2)(git);
    const files = (0,world_files/* filesBelow */.D)(folder);
    const lock = files.read(lockFile, scouts/* LOCK_BYTES */._B);
    if (lock === null || note.agreement !== agreementOf((0,world_files/* readRegular */.V)(manifest, manifests/* MANIFEST_BYTES */.ms), lock))
        return null;
    const view = (0,vouch/* viewGit */.We)(repository, folder);
    const converted = await asking;
    const sight = (0,world_sight/* openSight */.w)(files, converted ? (0,vouch/* voucherOf */.U5)(view, converted, note.files) : () => null);
    await sight.prepare(new Set(note.files.map((one) => one.path)));
    const isThere = note.files.every(({ path: place, file }) => (0,plan_state/* hasBytes */.gI)(sight.fact(place), file.sha256));
    return isThere ? note.files.length : null;
}
/**
 * Leaves word for `countAgreed` where a run judged everything of one large lock and had nothing to do and nothing to say.
 * That depends on the bytes of manifest and lock alone then: each image is what and where its entry says, so that no
 * journal and no other file was asked for.
 */
function noteAgreement(options, { exit, done: { sheets }, loaded, report }) {
    const [one] = loaded;
    if (!one || loaded.length > 1 || !isWhole(options) || exit !== errors/* EXIT */.d.done || report.problems.length > 0)
        return;
    const { file, lockBytes } = one;
    if (!file.repository || lockBytes === null || lockBytes.length < scouts/* LARGE_BYTES */.cz || file.promptFiles.length > 0)
        return;
    const isSettled = sheets.every(({ items }) => items.every(({ state, source }) => state === 'unchanged' && source.kind === 'nothing'));
    // `generate` may have put the lock into its own layout.
    if (!isSettled || file.files.read(file.lockFile, scouts/* LOCK_BYTES */._B)?.equals(lockBytes) !== true)
        return;
    const agreement = agreementOf(Buffer.from(file.text), lockBytes);
    if (options.command === 'check' && readNote(file.state.readAgreement())?.agreement === agreement)
        return;
    file.state.writeAgreement(noteText(options.command, agreement, [...one.lock.images.values()]));
}
function noteText(by, agreement, files) {
    const lines = files.map(({ path: place, file }) => `${file.git_blob} ${file.sha256} ${file.bytes} ${place}`);
    return [`${by} ${agreement} ${files.length}`, ...lines].join('\n');
}
/** Null for what is none, or cut off: it is not synced. No path has a line break in it. */
function readNote(text) {
    const [head = '', ...lines] = text.split('\n');
    const [by = '', agreement = '', count] = head.split(' ');
    if (count !== String(lines.length))
        return null;
    const files = lines.map((line) => {
        const [git_blob = '', sha256 = '', bytes = '', ...place] = line.split(' ');
        return { path: place.join(' '), file: { git_blob, sha256, bytes: Number(bytes) } };
    });
    return { by, agreement, files };
}
/** Whether a run is about all images, and asks for nothing but that they be there. */
function isWhole({ command, ids, force, placeholder, candidates, shard, cache }) {
    const asksMore = force || placeholder || candidates > 0 || shard !== null || cache !== null;
    return (command === 'check' || command === 'generate') && ids.length === 0 && !asksMore;
}
/** Of which bytes it is said, and by which build: another one may judge otherwise. */
function agreementOf(manifest, lock) {
    const build = external_node_fs_.statSync(external_node_path_.join(import.meta.dirname, BUNDLE), { throwIfNoEntry: false });
    const hash = (0,external_node_crypto_.createHash)('sha256').update(`imagelock/agreement/1\n${VERSION}\n${build?.mtimeMs}\n${manifest.length}\n`);
    return hash.update(manifest).update(lock).digest('hex');
}


/***/ }),

/***/ 8988:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Km: () => (/* binding */ canMove),
/* harmony export */   M: () => (/* binding */ decideState),
/* harmony export */   gI: () => (/* binding */ hasBytes),
/* harmony export */   kM: () => (/* binding */ isIntact),
/* harmony export */   xj: () => (/* binding */ STATES)
/* harmony export */ });
/** In the order of the spec's table; the first that fits is the state. */
const STATES = ['unchanged', 'move', 'edited', 'missing', 'update', 'create', 'orphan'];
/** Whether the file at the entry's own path, or at `path`, has the bytes that the entry locks. */
function isIntact(entry, files, path = entry.path) {
    return hasBytes(files(path), entry.file.sha256);
}
/**
 * Whether an entry could be renamed to `path`: its old file is intact or the new path already has its bytes; and at
 * the new path is nothing, those bytes, or the intact file of another entry.
 */
function canMove(entry, path, facts) {
    const there = facts.files(path);
    if (hasBytes(there, entry.file.sha256))
        return true;
    if (!isIntact(entry, facts.files))
        return false;
    if (there.kind === 'absent')
        return true;
    const holder = facts.entryAt(path);
    return holder !== undefined && isIntact(holder.entry, facts.files);
}
/**
 * The state of one wanted image.
 * @param adopted id of the entry that `settleSeeds` gave to this image, where it has none of its own
 */
function decideState(wanted, facts, adopted) {
    const { image, fingerprint } = wanted;
    const entry = facts.lock.images.get(image.id);
    const there = facts.files(image.path);
    const same = entry?.fingerprint === fingerprint;
    if (entry && same && entry.path === image.path && hasBytes(there, entry.file.sha256))
        return { state: 'unchanged' };
    if (entry && same && entry.path !== image.path && canMove(entry, image.path, facts)) {
        return { state: 'move', from: image.id };
    }
    if (!entry && adopted !== undefined)
        return { state: 'move', from: adopted };
    // A folder at the path is nobody's file: the image cannot be made there, which its source says.
    const isFile = there.kind === 'bytes' || there.kind === 'pointer';
    if (isFile && !isOurs(there, image, entry, facts))
        return { state: 'edited' };
    if (entry?.accepted && !same && facts.files(entry.path).kind !== 'absent')
        return { state: 'edited' };
    if (!entry)
        return { state: 'create' };
    return { state: same ? 'missing' : 'update' };
}
/** Whether the bytes at the image's path are locked by its own entry, noted by the journal for it, or locked for this path. */
function isOurs(there, image, entry, facts) {
    if (entry && hasBytes(there, entry.file.sha256))
        return true;
    if (facts.notes(image.id).some((note) => hasBytes(there, note.entry.file.sha256)))
        return true;
    const holder = facts.entryAt(image.path);
    return holder !== undefined && holder.id !== image.id && hasBytes(there, holder.entry.file.sha256);
}
/** Whether a file has the bytes of this SHA-256, itself or by an LFS pointer. */
function hasBytes(fact, sha256) {
    return (fact.kind === 'bytes' || fact.kind === 'pointer') && fact.sha256 === sha256;
}


/***/ })

};
