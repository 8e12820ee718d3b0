export const id = 9676;
export const ids = [9676,361];
export const modules = {

/***/ 9676:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   prune: () => (/* binding */ prune),
/* harmony export */   pruneShelf: () => (/* binding */ pruneShelf)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7406);
/* harmony import */ var _manifest_paths_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(255);
/* harmony import */ var _plan_state_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8988);
/* harmony import */ var _session_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5145);
/* harmony import */ var _shelves_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(361);
// `prune`: drops the entries that the manifest no longer has, and their files where the bytes are the locked ones.





async function prune(session) {
    const plans = (0,_session_js__WEBPACK_IMPORTED_MODULE_1__/* .stateRows */ .l5)(session);
    const problems = [];
    const sheets = [];
    for (const plan of plans) {
        const shelf = (0,_shelves_js__WEBPACK_IMPORTED_MODULE_2__/* .openShelf */ .nS)(plan.loaded);
        const done = pruneShelf(plan, shelf);
        problems.push(...done.problems, ...(await (0,_shelves_js__WEBPACK_IMPORTED_MODULE_2__/* .closeShelf */ .PP)(shelf, plan.loaded, true, session.world.clock.now())));
        sheets.push((0,_session_js__WEBPACK_IMPORTED_MODULE_1__/* .sheetOf */ .RG)(plan, done.results));
    }
    return { exit: _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EXIT */ .d.done, sheets, costs: _session_js__WEBPACK_IMPORTED_MODULE_1__/* .NO_COSTS */ .z_, problems };
}
/** Drops the orphans among the rows; a file that stays is named in the problems. */
function pruneShelf({ loaded, items }, shelf) {
    const wanted = new Set(loaded.verdicts.map(({ image }) => (0,_manifest_paths_js__WEBPACK_IMPORTED_MODULE_3__/* .pathKey */ .Pn)(image.path)));
    const results = new Map();
    const problems = [];
    for (const item of items) {
        // A picture that this run stored at the orphan's path has dropped the entry already.
        if (item.state !== 'orphan' || !item.entry)
            continue;
        shelf.lock.drop(item.id);
        const { path, file } = item.entry;
        const fact = shelf.files.fact(path);
        const isWanted = wanted.has((0,_manifest_paths_js__WEBPACK_IMPORTED_MODULE_3__/* .pathKey */ .Pn)(path));
        const isLocked = (0,_plan_state_js__WEBPACK_IMPORTED_MODULE_4__/* .hasBytes */ .gI)(fact, file.sha256);
        const leavesFile = fact.kind !== 'absent' && (isWanted || !isLocked);
        results.set(item, { outcome: 'pruned', ...(leavesFile ? { leavesFile } : {}) });
        if (isWanted || fact.kind === 'absent')
            continue;
        if (isLocked)
            shelf.files.remove(path);
        else
            problems.push(fileLeft(path, item.id));
    }
    return { results, problems };
}
function fileLeft(path, id) {
    const message = `${path} was left: its bytes are not those that were locked for ${id}. Remove it yourself if nobody needs it`;
    return { severity: 'warning', code: 'prune/file-left', message };
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

/***/ 361:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Bx: () => (/* binding */ CONTACT_SHEET),
  ks: () => (/* binding */ closeJournal),
  PP: () => (/* binding */ closeShelf),
  nS: () => (/* binding */ openShelf),
  recoverFile: () => (/* binding */ recoverFile)
});

// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(7406);
// EXTERNAL MODULE: ./build/src/load.js
var load = __webpack_require__(2829);
// EXTERNAL MODULE: ./build/src/lock/fingerprint.js
var fingerprint = __webpack_require__(7073);
// EXTERNAL MODULE: ./build/src/manifest/bind.js
var bind = __webpack_require__(2512);
// EXTERNAL MODULE: ./build/src/plan/state.js
var state = __webpack_require__(8988);
// EXTERNAL MODULE: ./build/src/store/journal.js
var store_journal = __webpack_require__(9915);
// EXTERNAL MODULE: ./build/src/store/recover.js
var recover = __webpack_require__(5119);
// EXTERNAL MODULE: ./build/src/lock/format.js
var format = __webpack_require__(830);
// EXTERNAL MODULE: ./build/src/lock/parse.js
var parse = __webpack_require__(4234);
// EXTERNAL MODULE: ./build/src/manifest/paths.js
var paths = __webpack_require__(255);
;// CONCATENATED MODULE: ./build/src/store/shelf.js
// One manifest's files, journal and lock while a run works on them.



const LOCK_BYTES = 64 * 1024 * 1024;
/**
 * @param name the lock's file name, beside the manifest
 * @param read the lock as it was read; `text` null where there is no file
 * @param note notes a temporary file's name before it is made
 */
function keepLock(files, name, read, note) {
    const entries = new Map(read.lock.images);
    const ids = new Map([...entries].map(([id, entry]) => [(0,paths/* pathKey */.Pn)(entry.path), id]));
    const changes = new Map();
    let onDisk = read.text;
    const put = (id, entry) => {
        const key = (0,paths/* pathKey */.Pn)(entry.path);
        const holder = ids.get(key);
        if (holder !== undefined && holder !== id)
            drop(holder);
        drop(id);
        entries.set(id, entry);
        ids.set(key, id);
        changes.set(id, entry);
    };
    const drop = (id) => {
        const entry = entries.get(id);
        if (!entry)
            return;
        entries.delete(id);
        if (ids.get((0,paths/* pathKey */.Pn)(entry.path)) === id)
            ids.delete((0,paths/* pathKey */.Pn)(entry.path));
        changes.set(id, null);
    };
    const save = async () => {
        takeOver();
        if (entries.size === 0 && onDisk === null)
            return;
        const text = (0,format/* formatLock */.X)({ version: 1, images: entries });
        if (text === onDisk)
            return;
        const temporary = files.temporaryName(name);
        await note(temporary);
        const file = await files.temporary(temporary);
        try {
            await file.write(Buffer.from(text));
            await file.close();
            await files.settle(temporary, name);
        }
        catch (error) {
            await file.discard();
            throw error;
        }
        onDisk = text;
    };
    /** Where somebody changed the lock meanwhile (a pull, a checkout), theirs is the base and our images go on top. */
    const takeOver = () => {
        const text = files.read(name, LOCK_BYTES)?.toString('utf8') ?? null;
        if (text === onDisk)
            return;
        const base = text === null ? new Map() : (0,parse/* parseLock */.PG)(text, name).lock.images;
        onDisk = text;
        entries.clear();
        ids.clear();
        for (const [id, entry] of base) {
            entries.set(id, entry);
            ids.set((0,paths/* pathKey */.Pn)(entry.path), id);
        }
        // All of ours leave before any comes back: in a swap each has the path that the other has in the base.
        const ours = [...changes];
        for (const [id] of ours)
            drop(id);
        for (const [id, entry] of ours)
            if (entry)
                put(id, entry);
    };
    return {
        entries: () => entries,
        put,
        drop,
        at: (path) => {
            const id = ids.get((0,paths/* pathKey */.Pn)(path));
            const entry = id === undefined ? undefined : entries.get(id);
            return id === undefined || entry === undefined ? undefined : { id, entry };
        },
        write: save,
    };
}

;// CONCATENATED MODULE: ./build/src/commands/shelves.js
// Opens each manifest's files, journal and lock for writing, and closes them with what is still to be remembered.








/** In the state folder, beside the candidates that it shows. */
const CONTACT_SHEET = 'candidates.webp';
/** Ends what an earlier run of this manifest was stopped in; gives the warnings about what it had to set aside. */
async function recoverFile(file) {
    const text = file.state.readJournal();
    if (text === '')
        return [];
    const view = (0,store_journal/* replay */.eZ)(text);
    await (0,recover/* recoverCandidates */.vB)(view, file.state.files);
    const journal = (0,store_journal/* openJournal */._0)(file.state.journal, view.next);
    const kept = await (0,recover/* recover */.lj)(view, (0,load/* readLock */.mF)(file).lock, file.files, file.state, (id, aside) => journal.sync({ t: 'kept', id, file: aside }));
    return kept.map(({ id, file: aside }) => {
        const message = `a picture of ${id} that an earlier run bought is kept at ${aside}: its place is taken by bytes that imagelock did not write`;
        return { severity: 'warning', code: 'journal/kept', message };
    });
}
/** @param keepsOld whether what stands at a path is kept before it is replaced */
function openShelf({ file, view, lock, lockBytes }, keepsOld = false) {
    const { files, state, named } = file;
    const journal = (0,store_journal/* openJournal */._0)(state.journal, view.next);
    const keeper = keepLock(files, file.lockFile, { lock, text: lockBytes?.toString('utf8') ?? null }, (temporary) => journal.note({ t: 'temp', path: temporary }));
    return { keepsOld, named, files, state, journal, view, lock: keeper };
}
/**
 * Writes the lock; only then does the journal forget what it vouched for.
 * @param keepAll whether outcomes of other fingerprints than the wanted ones are remembered too (a draft run)
 * @returns the warnings about purchases that nobody will fetch any more
 * @throws ImagelockError `store/lock` (exit 1) where the lock cannot be written: the journal still vouches
 */
async function closeShelf(shelf, loaded, keepAll, now) {
    try {
        await shelf.lock.write();
    }
    catch (error) {
        if (error instanceof errors/* ImagelockError */.L)
            throw error;
        const reason = error.message;
        const message = `${loaded.file.lockName} could not be written (${reason}); what was made is stored and noted: run imagelock generate${loaded.file.named} again`;
        throw new errors/* ImagelockError */.L({ code: 'store/lock', message }, errors/* EXIT */.d.incomplete);
    }
    return closeJournal(shelf, loaded, keepAll, now);
}
/**
 * Ends the journal where the lock was not touched; parameters and result are those of `closeShelf`.
 * Candidates stay, the one that was picked too, so that a choice can be changed for nothing: until the first `generate`
 * after one was picked, or after the image began to ask for something else than another seed.
 */
async function closeJournal(shelf, loaded, keepAll, now) {
    const read = (0,store_journal/* replay */.eZ)(shelf.state.readJournal());
    const kept = read.kept.filter(({ file }) => shelf.state.has(file));
    const notes = stillNoted(read.notes, shelf, loaded);
    const waiting = new Set([...notes.values()].flat().map(({ temp }) => temp));
    const view = {
        ...read,
        notes,
        kept,
        temporaries: read.temporaries.filter((name) => !waiting.has(name) && !isGone(name, shelf)),
        moving: read.moving.filter(({ temp }) => shelf.files.isTemporary(temp) && shelf.files.find(temp).kind === 'file'),
        candidates: stayingCandidates(read, shelf, loaded, keepAll),
    };
    const wanted = new Set(loaded.verdicts.filter((verdict) => !isMade(verdict, shelf)).map(({ fingerprint }) => fingerprint));
    const isWanted = (print) => keepAll || wanted.has(print);
    // Of a picture that is locked, and was asked for again (`--force`) without an answer, the old one is still there.
    const all = new Set(loaded.verdicts.map(({ fingerprint }) => fingerprint));
    const mayBeBilled = (print) => keepAll || all.has(print);
    const forgotten = [...view.purchases].filter(([print, { deadline }]) => deadline <= now && !isWanted(print));
    const left = await shelf.journal.close((0,recover/* remaining */.Tk)(view, isWanted, mayBeBilled, now)).then(() => [], journalLeft);
    const before = new Set(loaded.view.kept.map(({ file }) => file));
    return [
        ...left,
        ...forgotten.map(([, { id, requestId }]) => (0,store_journal/* lostWarning */.f7)(id, requestId)),
        ...kept.filter(({ file }) => !before.has(file)).map(keptWarning),
    ];
}
/** Removes a temporary file that a failing disk left; one that it still does not let go is not forgotten. */
function isGone(name, { files }) {
    if (!files.isTemporary(name) || files.find(name).kind !== 'file')
        return true;
    try {
        return files.remove(name);
    }
    catch {
        return false;
    }
}
/** Files go before their records: a record without a file is no candidate. */
function stayingCandidates({ candidates }, { lock, state }, { file }, keepAll) {
    const drafts = new Map(file.manifest.drafts.map((draft) => [draft.id, draft]));
    const stays = (print, { id, entry }) => {
        const draft = drafts.get(id);
        const seed = entry.request.seed ?? null;
        const isAsked = draft !== undefined && (0,fingerprint/* fingerprint */.Rj)((0,bind/* bindSeed */.N)(draft, seed).request) === print;
        return keepAll || (isAsked && !candidates.has(lock.entries().get(id)?.fingerprint ?? ''));
    };
    const staying = [...candidates].filter(([print, candidate]) => {
        if (!stays(print, candidate))
            state.files.remove(candidate.file);
        return [candidate.file, candidate.temp].some((name) => state.files.find(name).kind === 'file');
    });
    if (staying.length === 0)
        state.files.remove(CONTACT_SHEET);
    return new Map(staying);
}
/** The lock is written and the old journal still whole: all that is wrong is that it was not made shorter. */
function journalLeft(error) {
    const message = `the journal could not be put away (${error.message}); the next run reads it again`;
    return [{ severity: 'warning', code: 'journal/left', message }];
}
function keptWarning({ id, file }) {
    const message = `the earlier file of ${id} is kept at ${file}; remove it when nobody needs it`;
    return { severity: 'warning', code: 'store/kept', message };
}
/** Whether the lock has the picture by now, wherever it came from. */
function isMade({ image, fingerprint }, { lock }) {
    return lock.entries().get(image.id)?.fingerprint === fingerprint;
}
/** What an earlier run stored and this one did not lock, since it was not named or another command ran. */
function stillNoted(notes, { lock, files }, { verdicts }) {
    const paths = new Map(verdicts.map(({ image }) => [image.id, image.path]));
    const has = (path, { entry }) => (0,state/* hasBytes */.gI)(files.fact(path), entry.file.sha256);
    const waits = (note) => note.temp !== null && files.isTemporary(note.temp) && has(note.temp, note);
    const stays = (note) => 
    // One whose image left the manifest stays ours: it may come back.
    (paths.get(note.id) ?? note.entry.path) === note.entry.path &&
        lock.entries().get(note.id)?.file.sha256 !== note.entry.file.sha256 &&
        (has(note.entry.path, note) || waits(note));
    return new Map([...notes].map(([id, all]) => [
        id,
        all
            .filter(stays)
            .slice(-1)
            // One whose rename failed is brought to its place by the next run.
            .map((note) => ({ ...note, temp: waits(note) ? note.temp : null })),
    ]));
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
