export const id = 8263;
export const ids = [8263];
export const modules = {

/***/ 8263:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  mergeDriver: () => (/* binding */ mergeDriver)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __webpack_require__(4573);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: ./build/src/lock/check.js + 1 modules
var check = __webpack_require__(4657);
// EXTERNAL MODULE: ./build/src/lock/format.js
var format = __webpack_require__(830);
// EXTERNAL MODULE: ./build/src/lock/parse.js
var parse = __webpack_require__(4234);
// EXTERNAL MODULE: ./build/src/manifest/paths.js
var paths = __webpack_require__(255);
// EXTERNAL MODULE: ./build/src/deliver/merge-lock.js
var merge_lock = __webpack_require__(6587);
;// CONCATENATED MODULE: ./build/src/deliver/three-way.js
// Three locks → one, image by image, as git asks a merge driver: what two people did to one image stays for a person. Pure.







const NONE = { base: new Set(), sides: new Set() };
/**
 * | ours | theirs | merged |
 * |---|---|---|
 * | unchanged | anything | theirs |
 * | anything | unchanged | ours |
 * | both the same, or the same bytes for the same request | | that |
 * | another path only | another picture only | both |
 * | otherwise | | a conflict of that image |
 *
 * Two images that come to one path, or one below the other, are conflicts too.
 * @param contested of one that was in conflict in the base nobody knows what was there: no side is unchanged. One that is in
 * conflict on a side stays in conflict
 */
function mergeThree(base, ours, theirs, contested = NONE) {
    const ids = [...new Set([...base.images.keys(), ...ours.images.keys(), ...theirs.images.keys()])].sort(format/* byCodeUnits */.C);
    const merged = ids.flatMap((id) => {
        if (contested.sides.has(id))
            return [bySide(id, ours, theirs)];
        const before = contested.base.has(id) ? UNKNOWN : base.images.get(id);
        return mergeOne(id, before, ours.images.get(id), theirs.images.get(id));
    });
    const crowded = crowdedIds(merged);
    const all = merged.map((one) => (crowded.has(one.id) ? bySide(one.id, ours, theirs) : one));
    const conflicts = all.filter(({ kind }) => kind === 'conflict').map(({ id }) => id);
    const text = conflicts.length === 0 ? (0,format/* formatLock */.X)({ version: 1, images: new Map(merged.flatMap(entriesOf)) }) : markedText(all);
    return { text, conflicts };
}
const UNKNOWN = 'unknown';
function mergeOne(id, base, ours, theirs) {
    const clean = (entry) => (entry ? [{ kind: 'clean', id, entry }] : []);
    if ((0,merge_lock/* sameEntry */.d)(ours, theirs))
        return clean(ours);
    if (base !== UNKNOWN && (0,merge_lock/* sameEntry */.d)(ours, base))
        return clean(theirs);
    if (base !== UNKNOWN && (0,merge_lock/* sameEntry */.d)(theirs, base))
        return clean(ours);
    const both = ours && theirs && mergeFields(base === UNKNOWN ? undefined : base, ours, theirs);
    if (both && (0,check/* checkEntry */.Tr)(id, both).length === 0)
        return clean(both);
    return [{ kind: 'conflict', id, ...(ours ? { ours } : {}), ...(theirs ? { theirs } : {}) }];
}
/** Where an image lies and what its picture is are two things. */
function mergeFields(base, ours, theirs) {
    const path = pick(base?.path, ours.path, theirs.path);
    const picture = pick(base && pictureOf(base), pictureOf(ours), pictureOf(theirs)) ?? samePicture(ours, theirs);
    return path === null || picture === null ? null : { path, ...picture };
}
function pictureOf({ fingerprint, request, file, receipt, accepted }) {
    return { fingerprint, request, file, ...(receipt && { receipt }), ...(accepted && { accepted }) };
}
function pick(base, ours, theirs) {
    if ((0,external_node_util_.isDeepStrictEqual)(ours, theirs) || (0,external_node_util_.isDeepStrictEqual)(theirs, base))
        return ours;
    return (0,external_node_util_.isDeepStrictEqual)(ours, base) ? theirs : null;
}
/** The same bytes for the same request: the receipt of the one that was bought says more than that of a copy. */
function samePicture(ours, theirs) {
    const isSame = ours.fingerprint === theirs.fingerprint &&
        (0,external_node_util_.isDeepStrictEqual)(ours.file, theirs.file) &&
        ours.accepted === theirs.accepted;
    if (!isSame)
        return null;
    return pictureOf(ours.receipt?.cost_source === 'none' ? theirs : ours);
}
/** What may stand in the lock in the end: of a conflict either side. */
function entriesOf(one) {
    const entries = one.kind === 'clean' ? [one.entry] : [one.ours, one.theirs];
    return entries.flatMap((entry) => (entry ? [[one.id, entry]] : []));
}
/** Images that cannot stand in one lock: each was alone at its place on its side. */
function crowdedIds(merged) {
    const owners = new Map();
    const keyed = merged.flatMap(entriesOf).map(([id, { path }]) => ({ id, key: (0,paths/* pathKey */.Pn)(path) }));
    for (const { id, key } of keyed)
        owners.set(key, [...(owners.get(key) ?? []), id]);
    const groups = keyed.map(({ key }) => {
        const above = [...key.matchAll(/\//g)].flatMap(({ index }) => owners.get(key.slice(0, index)) ?? []);
        return [...above, ...(owners.get(key) ?? [])];
    });
    return new Set(groups.filter((ids) => new Set(ids).size > 1).flat());
}
function bySide(id, ours, theirs) {
    const [own, other] = [ours.images.get(id), theirs.images.get(id)];
    return { kind: 'conflict', id, ...(own ? { ours: own } : {}), ...(other ? { theirs: other } : {}) };
}
/**
 * Each side of a conflict ends with its comma, so that whichever is chosen leaves valid JSON: an image without a conflict
 * stands last, where there is one.
 */
/** The last has no comma, whichever side is taken of it and of those before: one that is there on both sides stands last. */
function markedText(all) {
    const last = all.findLast(({ kind }) => kind === 'clean') ??
        all.findLast((one) => one.kind === 'conflict' && one.ours !== undefined && one.theirs !== undefined);
    if (!last)
        return markedWhole(all);
    const ordered = [...all.filter((one) => one !== last), last];
    const blocks = ordered.map((one, index) => {
        const comma = index === ordered.length - 1 ? '' : ',';
        const side = (entry) => (entry ? `${entryText(one.id, entry)}${comma}\n` : '');
        if (one.kind === 'clean')
            return side(one.entry);
        return `<<<<<<< ours\n${side(one.ours)}=======\n${side(one.theirs)}>>>>>>> theirs\n`;
    });
    return `{\n  "version": 1,\n  "images": {\n${blocks.join('')}  }\n}\n`;
}
/** An entry with its id, as it stands in a lock. */
/** Each image is there on one side only: all of one side, or all of the other. */
function markedWhole(all) {
    const side = (of) => {
        const entries = all.flatMap((one) => (one.kind === 'conflict' && one[of] ? [entryText(one.id, one[of])] : []));
        return entries.length === 0 ? '' : `${entries.join(',\n')}\n`;
    };
    const blocks = `<<<<<<< ours\n${side('ours')}=======\n${side('theirs')}>>>>>>> theirs\n`;
    return `{\n  "version": 1,\n  "images": {\n${blocks}  }\n}\n`;
}
function entryText(id, entry) {
    const lines = (0,format/* formatLock */.X)({ version: 1, images: new Map([[id, entry]]) }).split('\n');
    return lines.slice(3, -3).join('\n');
}
/** The lines that a conflict has, by whose lines follow. */
const MARKERS = [
    ['<<<<<<<', 'ours'],
    ['=======', 'theirs'],
    ['>>>>>>>', null],
];
const ENTRY = /^ {4}("[^"]+"): \{$/;
/**
 * Reads a lock that may have conflicts as `mergeThree` writes them: git merges commits that have several in common by
 * merging those first, and gives what comes of it to the driver.
 * @throws ImagelockError as `parseLock` does; `lock/conflict` for conflicts of another kind
 */
function parseMarked(bytes, file) {
    const isMarked = bytes.includes('\n<<<<<<<') && (0,external_node_buffer_.isUtf8)(bytes);
    if (!isMarked)
        return { lock: (0,parse/* parseLock */.PG)(bytes, file).lock, contested: new Set() };
    const { ours, theirs, contested } = takeSides(bytes.toString('utf8').split('\n'));
    try {
        const images = new Map([...(0,parse/* parseLock */.PG)(theirs, file).lock.images, ...(0,parse/* parseLock */.PG)(ours, file).lock.images]);
        return { lock: { version: 1, images }, contested };
    }
    catch {
        return { lock: (0,parse/* parseLock */.PG)(bytes, file).lock, contested };
    }
}
/** Both sides of all conflicts as locks, and the images that differ in them. */
function takeSides(lines) {
    const texts = { ours: [], theirs: [] };
    const contested = new Set();
    let side = null;
    for (const line of lines) {
        const marker = MARKERS.find(([mark]) => line.startsWith(mark));
        if (marker) {
            side = marker[1];
            continue;
        }
        if (side !== 'theirs')
            texts.ours.push(line);
        if (side !== 'ours')
            texts.theirs.push(line);
        const [, id] = (side && ENTRY.exec(line)) ?? [];
        if (id !== undefined)
            contested.add(JSON.parse(id));
    }
    // The image that stood last may be one that this side does not have.
    const [ours, theirs] = [texts.ours, texts.theirs].map((all) => all.join('\n').replace(/,\n {2}\}\n\}\n$/, '\n  }\n}\n'));
    return { ours, theirs, contested };
}

// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(7406);
// EXTERNAL MODULE: ./build/src/world/files.js
var world_files = __webpack_require__(2845);
// EXTERNAL MODULE: ./build/src/commands/session.js + 1 modules
var session = __webpack_require__(5145);
;// CONCATENATED MODULE: ./build/src/commands/merge-driver.js
// `merge-driver BASE OURS THEIRS PATH`: git's own merge of a lock, image by image (gitattributes, "Defining a custom merge driver").





const LOCK_BYTES = 64 * 1024 * 1024;
const NOTHING = { lock: { version: 1, images: new Map() }, contested: new Set() };
/**
 * Writes the merged lock to OURS: exit 0, or 1 where images have conflicts, which git then leaves to a person.
 * @throws ImagelockError (exit 2) for a lock that cannot be read; OURS stays as it was, and git calls that a conflict too
 */
async function mergeDriver(operands, { cwd }) {
    const [base = '', ours = '', theirs = '', name = ''] = operands;
    const read = (file, side) => {
        try {
            return parseMarked((0,world_files/* readRegular */.V)(external_node_path_.resolve(cwd, file), LOCK_BYTES), `${name} (${side})`);
        }
        catch (error) {
            if (!(error instanceof errors/* ImagelockError */.L) || error.problems[0]?.code !== 'lock/conflict')
                throw error;
            // What `parseLock` offers is for a lock that a person has before him.
            const message = `${name} was committed with conflict markers by ${side}: mend it there, then merge again`;
            throw new errors/* ImagelockError */.L({ ...error.problems[0], message }, errors/* EXIT */.d.invalid);
        }
    };
    // An empty file where the branches have no lock in common.
    const common = (0,world_files/* readRegular */.V)(external_node_path_.resolve(cwd, base), LOCK_BYTES).length === 0 ? NOTHING : read(base, 'base');
    const [own, other] = [read(ours, 'ours'), read(theirs, 'theirs')];
    const { text, conflicts } = mergeThree(common.lock, own.lock, other.lock, {
        base: common.contested,
        sides: new Set([...own.contested, ...other.contested]),
    });
    const absolute = external_node_path_.resolve(cwd, ours);
    const files = (0,world_files/* filesBelow */.D)(external_node_path_.dirname(absolute));
    const temporary = await files.temporary(files.temporaryName(external_node_path_.basename(absolute)));
    try {
        await temporary.write(Buffer.from(text));
        await temporary.close();
        await files.settle(temporary.path, external_node_path_.basename(absolute));
    }
    catch (error) {
        await temporary.discard();
        throw error;
    }
    const problems = conflicts.map((id) => {
        const message = `both sides changed ${id}: keep one of its entries, and the picture of the same side`;
        return { severity: 'error', code: 'merge-driver/conflict', message, file: name };
    });
    return { exit: problems.length === 0 ? errors/* EXIT */.d.done : errors/* EXIT */.d.incomplete, sheets: [], costs: session/* NO_COSTS */.z_, problems };
}


/***/ }),

/***/ 5145:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  GN: () => (/* binding */ NOTHING_KNOWN),
  z_: () => (/* binding */ NO_COSTS),
  i9: () => (/* binding */ estimateAll),
  VI: () => (/* binding */ lookInCache),
  $L: () => (/* binding */ makePlans),
  RG: () => (/* binding */ sheetOf),
  l5: () => (/* binding */ stateRows)
});

// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(7406);
// EXTERNAL MODULE: ./build/src/manifest/near.js
var manifest_near = __webpack_require__(6033);
// EXTERNAL MODULE: ./build/src/plan/caps.js
var caps = __webpack_require__(2336);
// EXTERNAL MODULE: ./build/src/plan/plan.js + 2 modules
var plan = __webpack_require__(6977);
// EXTERNAL MODULE: ./build/src/glob.js
var glob = __webpack_require__(7183);
;// CONCATENATED MODULE: ./build/src/plan/select.js
// Ids and globs that a person named → which images they select (spec cli.md). Pure.

/** What the names select: an id its image, the id of a matrix its images, a glob whatever it fits; all where none is named. */
function selection(names) {
    if (names.length === 0)
        return { selected: () => true, unused: () => [] };
    const used = new Set();
    const exact = new Set(names.filter((name) => !name.includes('*')));
    const globs = names.filter((name) => name.includes('*')).map((name) => ({ name, pattern: (0,glob/* globPattern */.h)(name) }));
    const selected = (id, source) => {
        const hits = [id, source].filter((name) => exact.has(name));
        hits.push(...globs.filter(({ pattern }) => pattern.test(id)).map(({ name }) => name));
        for (const hit of hits)
            used.add(hit);
        return hits.length > 0;
    };
    return { selected, unused: () => names.filter((name) => !used.has(name)) };
}

// EXTERNAL MODULE: ./build/src/plan/state.js
var state = __webpack_require__(8988);
// EXTERNAL MODULE: ./build/src/store/history.js
var store_history = __webpack_require__(2507);
// EXTERNAL MODULE: ./build/src/store/recover.js
var recover = __webpack_require__(5119);
;// CONCATENATED MODULE: ./build/src/commands/session.js
// What every command works with, and what it gives back to the hall.








const NOTHING_WAITS = { finds: new Map(), kept: new Map() };
const NOTHING_BOUGHT = {
    purchases: new Map(),
    asides: new Map(),
    candidates: new Map(),
    unsettled: new Set(),
};
/** Of commands that make nothing. */
const NOTHING_KNOWN = {
    ...NOTHING_BOUGHT,
    own: new Map(),
    history: new Map(),
    kept: new Map(),
    cache: new Map(),
    lfs: new Set(),
    now: 0,
};
const NO_COSTS = { spent: 0, unknown: 0 };
/**
 * Decides the rows of all manifests, git asked where bytes are wanted.
 * @param isShared whether several machines have to come to the same rows: then neither what waits in the journal of this
 * one nor its cache counts
 * @throws ImagelockError `select/nothing` (exit 2) for a name that selects nothing
 */
async function makePlans(session, isShared = false) {
    const { options, loaded } = session;
    const chosen = session_select(session);
    const plans = [];
    for (const one of loaded) {
        const known = await (isShared ? whatAllKnow(one, chosen, session) : whatIsKnown(one, chosen, session));
        plans.push((0,plan/* buildPlan */.Gg)(one.verdicts, one.facts, known, { ...options, named: one.file.named, selected: chosen.selected }));
    }
    return (0,plan/* joinTwins */.G6)(plans).map((items, index) => ({ loaded: loaded[index], items }));
}
/** The rows of all manifests by their states alone: for commands that make nothing. */
function stateRows(session) {
    const chosen = session_select(session);
    const options = { force: false, placeholder: false, selected: chosen.selected };
    return session.loaded.map((loaded) => ({
        loaded,
        items: (0,plan/* buildPlan */.Gg)(loaded.verdicts, loaded.facts, NOTHING_KNOWN, options).map(withoutSource),
    }));
}
/** These commands buy nothing, and do not look whether `generate` would have to. */
function withoutSource(item) {
    if (item.source.kind === 'nothing' && item.price === 0 && !item.billedBefore)
        return item;
    return { ...item, source: { kind: 'nothing' }, price: 0, billedBefore: false };
}
function session_select({ options, loaded, named }) {
    const chosen = selection(options.ids);
    if (options.ids.length === 0)
        return chosen;
    for (const { verdicts, lock } of loaded) {
        for (const { image, source } of verdicts)
            chosen.selected(image.id, source);
        const wanted = new Set(verdicts.map(({ image }) => image.id));
        for (const id of lock.images.keys())
            if (!wanted.has(id))
                chosen.selected(id, id);
    }
    const [name] = chosen.unused();
    if (name === undefined)
        return chosen;
    const ids = loaded.flatMap(({ verdicts, lock }) => [
        ...verdicts.flatMap(({ image, source }) => [image.id, source]),
        ...lock.images.keys(),
    ]);
    const what = name.includes('*') ? `${name} fits no image` : `${name} is the id of no image`;
    const below = ids.find((id) => id.endsWith(`/${name}`));
    const near = below === undefined ? (0,manifest_near/* hint */.a)(name, ids) : `; did you mean "${below}"?`;
    const message = `${what}${near === '' ? ':' : near} imagelock plan --verbose${named} lists them`;
    throw new errors/* ImagelockError */.L({ code: 'select/nothing', message });
}
async function whatIsKnown(one, { selected }, { options, world, review, cache }) {
    const { view, lock, verdicts, facts, file } = one;
    const seekers = verdicts
        .filter(({ image, source, state }) => !options.force && selected(image.id, source) && ['missing', 'create', 'update'].includes(state))
        .filter(({ image }) => !facts.notes(image.id).some(({ entry }) => (0,state/* hasBytes */.gI)(facts.files(image.path), entry.file.sha256)))
        .map(({ image, fingerprint, state }) => ({
        id: image.id,
        path: image.path,
        fingerprint,
        entry: state === 'missing' ? (lock.images.get(image.id) ?? null) : null,
    }));
    const nothing = { own: new Map(), history: new Map(), lfs: new Set() };
    const found = seekers.length === 0 || !file.repository ? nothing : await (0,store_history/* searchHistory */.T2)(file.git, file.lockFile, seekers);
    const waiting = review && seekers.length > 0 ? await review.find(file, seekers) : NOTHING_WAITS;
    const { purchases, asides, unsettled } = view;
    const history = new Map([...waiting.finds, ...found.history]);
    const candidates = candidatesFor(one, seekers);
    const lookers = seekers.filter(({ id }) => lock.images.get(id)?.accepted !== true);
    const cached = cache ? await lookInCache(cache, lookers) : new Map();
    const bought = { purchases, asides, candidates, unsettled };
    return { ...bought, ...found, history, kept: waiting.kept, cache: cached, now: world.clock.now() };
}
async function whatAllKnow(one, chosen, session) {
    const known = await whatIsKnown(one, chosen, { ...session, cache: null });
    return { ...known, ...NOTHING_BOUGHT };
}
/** A picture is looked for once, however many images want it. What a person accepted is not to be looked for. */
async function lookInCache(cache, wanted) {
    const found = new Map();
    const asked = new Set();
    for (const { path, fingerprint } of wanted) {
        if (asked.has(fingerprint))
            continue;
        asked.add(fingerprint);
        const entry = await cache.find({ fingerprint, path });
        if (entry)
            found.set(fingerprint, entry);
    }
    return found;
}
/** What is sought and waits in the state folder, its bytes read: one that is not whole is none. */
function candidatesFor({ view, file }, seekers) {
    return new Map(seekers.flatMap(({ fingerprint }) => {
        const made = (0,recover/* candidateOf */.RH)(view, fingerprint, file.state.files);
        return made ? [[fingerprint, { file: made.file, entry: made.entry }]] : [];
    }));
}
function sheetOf({ loaded, items }, results = new Map()) {
    const { name, lockName, named } = loaded.file;
    return { manifest: name, named, lockfile: lockName, items, results };
}
/** Purchases of a plan over all manifests. */
function estimateAll(plans) {
    return (0,caps/* estimate */.j)(plans.flatMap(({ items }) => items));
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

/***/ 2336:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ passedCaps),
/* harmony export */   j: () => (/* binding */ estimate)
/* harmony export */ });
/* harmony import */ var _money_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9181);
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6977);


function estimate(items) {
    const purchases = items.filter(({ source }) => (0,_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .isPurchase */ .u7)(source));
    return {
        images: purchases.length,
        cost: purchases.reduce((sum, { price }) => sum + (price ?? 0), 0),
        unpriced: purchases.filter(({ price }) => price === null),
    };
}
/**
 * Every cap that the plan passes, as errors; nothing is bought while there is one.
 * @param so what comes of it, as the end of a sentence
 */
function passedCaps(plans, caps, so = 'nothing was bought') {
    const all = estimate(plans.flatMap(({ items }) => items));
    const problems = [
        ...over('this run', all, { maxCost: caps.maxCost, maxImages: caps.maxImages }, ['--max-cost', '--max-images'], so),
        ...plans.flatMap(({ manifest, items, budget }) => over(manifest, estimate(items), budget, ['budget.max_cost', 'budget.max_images'], so).map((problem) => ({
            ...problem,
            file: manifest,
        }))),
    ];
    if (all.unpriced.length > 0 && !caps.allowsUnpriced)
        problems.push(unpriced(all.unpriced));
    return problems;
}
function over(who, { cost, images }, caps, names, so) {
    const problems = [];
    if (caps.maxCost !== null && cost > caps.maxCost) {
        const message = `${who} would cost ${(0,_money_js__WEBPACK_IMPORTED_MODULE_1__/* .usd */ .dR)(cost)}, more than the cap of ${(0,_money_js__WEBPACK_IMPORTED_MODULE_1__/* .usd */ .dR)(caps.maxCost)}; ${so}. Raise ${names[0]}, or name fewer images`;
        problems.push({ severity: 'error', code: 'cap/cost', message });
    }
    if (caps.maxImages !== null && images > caps.maxImages) {
        const message = `${who} would buy ${images} image${images === 1 ? '' : 's'}, more than the cap of ${caps.maxImages}; ${so}. Raise ${names[1]}, or name fewer images`;
        problems.push({ severity: 'error', code: 'cap/images', message });
    }
    return problems;
}
function unpriced(items) {
    const models = [...new Set(items.map(({ image }) => image?.request.model ?? ''))].join(', ');
    const message = `no price is known for ${models}: set --max-images to say how many may be bought without one`;
    return { severity: 'error', code: 'cap/unpriced', message };
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


/***/ })

};
