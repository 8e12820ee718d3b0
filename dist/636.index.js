export const id = 636;
export const ids = [636,2000];
export const modules = {

/***/ 636:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   check: () => (/* binding */ check)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7406);
/* harmony import */ var _plan_edited_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(652);
/* harmony import */ var _report_here_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2000);
/* harmony import */ var _session_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5145);
// `check`: fails where manifest, lock and files do not agree (spec lockfile.md: every image `unchanged`, no orphan).




/** Ids, paths, and manifests with images to settle, that commands are spelt out with. */
const MAX_NAMED = 3;
function check(session) {
    const plans = (0,_session_js__WEBPACK_IMPORTED_MODULE_1__/* .stateRows */ .l5)(session);
    const wrong = plans.flatMap(({ items }) => items).filter(({ state }) => state !== 'unchanged');
    return {
        exit: wrong.length === 0 ? _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EXIT */ .d.done : _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EXIT */ .d.outdated,
        sheets: plans.map((plan) => (0,_session_js__WEBPACK_IMPORTED_MODULE_1__/* .sheetOf */ .RG)(plan)),
        costs: _session_js__WEBPACK_IMPORTED_MODULE_1__/* .NO_COSTS */ .z_,
        problems: wrong.length === 0 ? [] : [outOfDate(plans, wrong, session.named)],
    };
}
function outOfDate(plans, wrong, named) {
    const blocked = plans.flatMap(({ loaded, items }) => items
        .filter((item) => isBlocked(item, loaded))
        .map((item) => ({ item, place: (0,_report_here_js__WEBPACK_IMPORTED_MODULE_2__.fromHere)(loaded.file.name, item.path) })));
    const inTheWay = new Set(blocked.map(({ item }) => item));
    const makes = (item) => inTheWay.has(item) || !['unchanged', 'edited', 'orphan'].includes(item.state);
    const commands = [
        ...(blocked.length > 0 ? [clearing(blocked.map(({ place }) => place))] : []),
        ...(wrong.some(makes) ? [`imagelock generate${named}`] : []),
        ...settled(plans, isOwnGone, takingBack),
        ...(wrong.some(({ state }) => state === 'orphan') ? [`imagelock prune${named}`] : []),
        ...settled(plans, (item) => item.state === 'edited' && !inTheWay.has(item), settling),
    ];
    const count = wrong.length === 1 ? '1 image does' : `${wrong.length} images do`;
    const message = `${count} not agree with manifest and lock. To mend it: ${commands.join('; ')}`;
    return { severity: 'error', code: 'check/out-of-date', message };
}
/** `generate` writes over a file alone. */
function isBlocked({ image, path }, { facts }) {
    return image !== null && facts.files(path).kind === 'other';
}
function clearing(places) {
    const which = places.length <= MAX_NAMED ? places.join(', ') : `${places[0]} and ${places.length - 1} more`;
    return `remove first what stands in the way of ${which} (a folder there, or a file on the way to it)`;
}
/** A person's own picture that is not there, so that `generate` does not leave it alone. */
function isOwnGone({ state, entry }) {
    return entry?.accepted === true && (state === 'missing' || state === 'update');
}
function takingBack(items, named) {
    const same = idsOf(items.filter(({ state }) => state === 'missing'));
    const other = idsOf(items.filter(({ state }) => state === 'update'));
    const back = `it takes ${same} (a person's own) back where git has it, else put the file back, or imagelock generate --force ${same}${named} makes it anew`;
    const anew = `it makes ${other} (a person's own) anew, the file gone and the request changed: put the file back first to keep it`;
    return [...(same === '' ? [] : [back]), ...(other === '' ? [] : [anew])];
}
/** The commands for some images of each manifest: an id of one may be that of another image elsewhere. */
function settled(plans, isMeant, commands) {
    const meant = plans
        .map(({ loaded, items }) => ({ named: loaded.file.named, items: items.filter(isMeant) }))
        .filter(({ items }) => items.length > 0);
    if (meant.length <= MAX_NAMED)
        return meant.flatMap(({ items, named }) => commands(items, named));
    return commands(meant.flatMap(({ items }) => items), ' -m MANIFEST');
}
function settling(items, named) {
    const own = items.filter(_plan_edited_js__WEBPACK_IMPORTED_MODULE_3__/* .isOwnChanged */ .XP);
    const edited = items.filter((item) => !(0,_plan_edited_js__WEBPACK_IMPORTED_MODULE_3__/* .isOwnChanged */ .XP)(item));
    const locked = edited.filter(_plan_edited_js__WEBPACK_IMPORTED_MODULE_3__/* .isRestorable */ .qX);
    const others = edited.filter((item) => !(0,_plan_edited_js__WEBPACK_IMPORTED_MODULE_3__/* .isRestorable */ .qX)(item));
    const moved = own.some(({ entry, path }) => entry?.path !== path) ? ', once it is at its new path' : '';
    const which = locked.length > 0 ? ` of ${idsOf(others)}` : '';
    const undoes = [
        ...(locked.length > 0 ? [`imagelock restore ${idsOf(locked)}${named} undoes it`] : []),
        ...(others.length > 0
            ? [`or remove the file${which}, and imagelock generate ${idsOf(others)}${named} fills its place`]
            : []),
    ].join(', ');
    return [
        ...(edited.length > 0 ? [`imagelock accept ${idsOf(edited)}${named} keeps what was edited, ${undoes}`] : []),
        ...(own.length > 0
            ? [
                `imagelock accept ${idsOf(own)}${named} keeps a person's own picture whose request changed${moved}, imagelock generate --force ${idsOf(own)}${named} makes it anew`,
            ]
            : []),
    ];
}
function idsOf(items) {
    return items.length <= MAX_NAMED ? items.map(({ id }) => id).join(' ') : 'ID';
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

/***/ 652:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   XP: () => (/* binding */ isOwnChanged),
/* harmony export */   qX: () => (/* binding */ isRestorable),
/* harmony export */   yF: () => (/* binding */ settlingText)
/* harmony export */ });
/**
 * Whether it is a person's own picture, accepted or adopted, whose request changed: then `restore` has nothing to bring
 * back. Else the file at its path is another than the locked one.
 */
function isOwnChanged({ state, entry, fingerprint }) {
    return state === 'edited' && entry?.accepted === true && entry.fingerprint !== fingerprint;
}
/** Whether `restore` settles it: it writes to the path of the lock, so that a file at another path stays in the way. */
function isRestorable({ entry, path }) {
    return entry !== null && entry.path === path;
}
/**
 * What keeps the file, and what does not.
 * @param named what names the manifest in a command
 */
function settlingText(item, named) {
    const { id, path, entry } = item;
    const keeps = `imagelock accept ${id}${named} keeps it`;
    if (isOwnChanged(item)) {
        const moved = entry?.path === path ? '' : `, once it is at ${path}`;
        return `${keeps}${moved}, imagelock generate --force ${id}${named} makes it anew`;
    }
    const made = entry ? 'puts its picture there' : 'makes the picture';
    if (!isRestorable(item))
        return `${keeps}; or remove it, and imagelock generate ${id}${named} ${made}`;
    return `${keeps}, imagelock restore ${id}${named} brings the locked one back`;
}


/***/ }),

/***/ 2000:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   fromHere: () => (/* binding */ fromHere)
/* harmony export */ });
// Where pictures lie for who reads: rows and locks have paths from the manifest's folder. Pure.
/** A picture's path from the current folder; rows have it relative to the manifest's folder. */
function fromHere(manifest, path) {
    const parts = [];
    for (const part of `${manifest}/../${path}`.split('/')) {
        const last = parts.at(-1);
        if (part === '..' && last !== undefined && last !== '..' && last !== '')
            parts.pop();
        else if (part !== '.')
            parts.push(part);
    }
    return parts.join('/');
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
