export const id = 4367;
export const ids = [4367];
export const modules = {

/***/ 4367:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  explain: () => (/* binding */ explain)
});

// EXTERNAL MODULE: ./build/src/endpoints.js
var endpoints = __webpack_require__(7779);
// EXTERNAL MODULE: ./build/src/manifest/source.js
var manifest_source = __webpack_require__(3346);
// EXTERNAL MODULE: ./build/src/providers/table.js + 7 modules
var table = __webpack_require__(6157);
;// CONCATENATED MODULE: ./build/src/plan/explain.js


/** The values in the order of the lock's request, then path and alt. */
function explainValues(draft, image, lock, source) {
    const origins = draft.origins();
    return inOrder(image).map(([key, value]) => ({ key, value, ...where(key, origins, draft, lock, source) }));
}
/** What the lock has of an image that the manifest no longer has: nothing would be sent for it. */
function explainOrphan(id, entry) {
    const values = inOrder({ ...entry, alt: null }).map(([key, value]) => ({ key, value, from: 'lock' }));
    return { id, fingerprint: entry.fingerprint, state: 'orphan', values, left_out: [], request: null };
}
function inOrder({ request, path, alt }) {
    const { provider, model, prompt, width, height, seed, ...rest } = request;
    const values = { provider, model, prompt, width, height, seed, ...rest, path, alt };
    return Object.entries(values).filter(([, value]) => value !== undefined && value !== null);
}
function where(key, origins, draft, lock, source) {
    const origin = origins[key];
    if (key === 'seed' && draft.writtenSeed === null)
        return { from: lock.images.get(draft.id)?.request.seed === undefined ? 'derived' : 'lock' };
    if (!origin)
        return { from: 'spec' };
    return 'at' in origin ? { from: origin.from, ...(0,manifest_source/* placeOf */.$t)(source, origin.at) } : { from: origin.from };
}
/** The purchase as it would go out; the key is never shown. */
function explainRequest(image, baseUrl) {
    const api = (0,table/* providerNamed */.l)(image.request.provider)?.api;
    if (!api || !baseUrl)
        return null;
    const { path, body } = api.submit(image.request);
    const url = `${baseUrl.href.replace(/\/+$/, '')}${path}`;
    return {
        method: 'POST',
        url,
        headers: { authorization: 'Bearer [secret]', 'content-type': 'application/json' },
        body,
    };
}

// EXTERNAL MODULE: ./build/src/commands/session.js + 1 modules
var commands_session = __webpack_require__(5145);
;// CONCATENATED MODULE: ./build/src/commands/explain.js
// `explain`: where each effective value comes from, and the exact request. Changes nothing, asks nobody.




function explain(session) {
    return (0,commands_session/* stateRows */.l5)(session).map(({ loaded, items }) => {
        const { name, source, manifest } = loaded.file;
        const drafts = new Map(manifest.drafts.map((draft) => [draft.id, draft]));
        const images = items.flatMap((item) => {
            if (item.state === 'orphan' && item.entry)
                return [explainOrphan(item.id, item.entry)];
            const draft = drafts.get(item.id);
            if (!draft || !item.image)
                return [];
            const { provider } = item.image.request;
            const baseUrl = (0,table/* providerNamed */.l)(provider)?.api ? (0,endpoints/* endpointOf */.X)(provider, session.world.env).baseUrl : null;
            return [
                {
                    id: item.id,
                    fingerprint: item.fingerprint,
                    state: item.state,
                    values: explainValues(draft, item.image, loaded.lock, source),
                    left_out: draft.leftOut,
                    request: explainRequest(item.image, baseUrl),
                },
            ];
        });
        return { manifest: name, images };
    });
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

/***/ 7779:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ endpointOf),
/* harmony export */   l: () => (/* binding */ missingKeys)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7406);
/* harmony import */ var _plan_plan_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6977);
/* harmony import */ var _providers_table_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6157);
/* harmony import */ var _secret_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9029);
/* harmony import */ var _world_address_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2394);
// Where each provider is reached and with which key: the operator's word alone (spec providers.md).





/** One error for each provider that something must be bought from and that has no key. */
function missingKeys(items, env) {
    const names = new Set(items.filter(({ source }) => (0,_plan_plan_js__WEBPACK_IMPORTED_MODULE_1__/* .isPurchase */ .u7)(source)).map(({ image }) => image?.request.provider ?? ''));
    return [...names].flatMap((name) => {
        const variable = (0,_providers_table_js__WEBPACK_IMPORTED_MODULE_2__/* .providerNamed */ .l)(name)?.api?.keyVariable;
        if (variable === undefined || keyOf(variable, env) !== '')
            return [];
        const message = `no key for ${name}: set ${variable} in the environment, or draw free drafts with --placeholder`;
        return [{ severity: 'error', code: 'key/missing', message }];
    });
}
/**
 * The endpoint of a provider that pictures are bought or fetched from.
 * @throws ImagelockError `key/malformed`, `provider/base-url` (exit 2)
 */
function endpointOf(name, env) {
    const provider = (0,_providers_table_js__WEBPACK_IMPORTED_MODULE_2__/* .providerNamed */ .l)(name);
    const api = provider?.api;
    if (!provider || !api)
        throw new Error(`${name} has no API`);
    const base = (0,_world_address_js__WEBPACK_IMPORTED_MODULE_4__/* .checkBaseUrl */ .xd)(env[api.baseUrlVariable]?.trim() || api.baseUrl);
    if (base.kind === 'bad') {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ImagelockError */ .L({ code: 'provider/base-url', message: `${api.baseUrlVariable}: ${base.message}` });
    }
    const key = keyOf(api.keyVariable, env);
    if (!/^[\x21-\x7e]*$/.test(key)) {
        const message = `${api.keyVariable} holds characters that no key has: it was perhaps copied with a line break or a quote`;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ImagelockError */ .L({ code: 'key/malformed', message });
    }
    return { provider, baseUrl: base.url, range: base.range, key: new _secret_js__WEBPACK_IMPORTED_MODULE_3__/* .Secret */ .z(key) };
}
function keyOf(variable, env) {
    return env[variable]?.trim() ?? '';
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

/***/ 2394:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Yo: () => (/* binding */ checkAnswerUrl),
/* harmony export */   be: () => (/* binding */ rangeOf),
/* harmony export */   i5: () => (/* binding */ nameIsEnough),
/* harmony export */   lg: () => (/* binding */ addressAllowed),
/* harmony export */   w4: () => (/* binding */ hostOf),
/* harmony export */   xd: () => (/* binding */ checkBaseUrl)
/* harmony export */ });
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7030);
// Which addresses a request may go to: pure rules over URLs and IP addresses (facts: "Secrets and requests").

const MAX_URL_BYTES = 8192;
const RANGES = new Map([
    ['loopback', subnets('127.0.0.0/8', '::1/128')],
    ['10/8', subnets('10.0.0.0/8')],
    ['172.16/12', subnets('172.16.0.0/12')],
    ['192.168/16', subnets('192.168.0.0/16')],
    ['fc00::/7', subnets('fc00::/7')],
]);
/** Link-local addresses and where clouds keep their metadata: never, whatever the base URL is. */
const NEVER = subnets('169.254.0.0/16', 'fe80::/10', '168.63.129.16/32', '100.100.100.200/32', '192.0.0.192/32', 'fd00:ec2::/32', 'fd20:ce::254/128');
/** IANA's special-purpose registries, within what could be public. */
const SPECIAL = subnets(...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24'], ...['192.0.2.0/24', '192.31.196.0/24', '192.52.193.0/24', '192.88.99.0/24', '192.168.0.0/16', '192.175.48.0/24'], ...['198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4'], 
// Teredo, ORCHID and other protocol assignments; documentation; 6to4; AS112; documentation.
...['2001::/23', '2001:db8::/32', '2002::/16', '2620:4f:8000::/48', '3fff::/20']);
/** Everything else of IPv6 is loopback, mapped, translated, local, multicast or not assigned. */
const GLOBAL_UNICAST = subnets('2000::/3');
const MAPPED = subnets('::ffff:0:0/96');
const LOCAL_NAME = /^(?:[^.]*|(?:.*\.)?(?:localhost|localdomain|local|internal|intranet|lan|home|corp|private|home\.arpa))$/;
/**
 * Checks an operator's base URL: https, or http where its host is a loopback or private address (spec: providers.md).
 * @param text from the environment or the action's inputs, never from a manifest
 * @returns the URL and the private range its host lies in (null for any other host), or why it is none
 */
function checkBaseUrl(text) {
    const url = URL.canParse(text) ? new URL(text) : null;
    // The text itself is not repeated: it may hold a password.
    if (url === null)
        return { kind: 'bad', message: 'it is not a URL such as https://host/v1' };
    if (url.username !== '' || url.password !== '')
        return { kind: 'bad', message: 'it names a user; a key goes into the variable for keys alone' };
    if (/[?#]/.test(text))
        return { kind: 'bad', message: 'it has a query or a fragment (? or #)' };
    const range = rangeOf(hostOf(url));
    if (url.protocol === 'https:' || (url.protocol === 'http:' && range !== null))
        return { kind: 'ok', url, range };
    const message = `${url.protocol}//${url.host} is not https; plain http is for loopback and private addresses alone`;
    return { kind: 'bad', message };
}
/**
 * Checks a URL that came from outside (an answer, a redirect, the journal) before anything connects to it.
 * Literal addresses are judged here; the addresses of a name are to be judged by the returned rule when resolved.
 * @param text at most 8 kB
 * @param allowed the range of the operator's base URL, where that is a loopback or private address
 */
function checkAnswerUrl(text, allowed) {
    if (Buffer.byteLength(text) > MAX_URL_BYTES)
        return refused('it is longer than 8 kB');
    const url = URL.canParse(text) ? new URL(text) : null;
    if (url === null)
        return refused('it is not a URL');
    if (url.protocol !== 'https:' && url.protocol !== 'http:')
        return refused('it is not https');
    if (url.username !== '' || url.password !== '')
        return refused('it names a user');
    const standard = url.protocol === 'https:' && url.port === '';
    if (!standard && allowed === null)
        return refused('it is not https on port 443');
    const host = hostOf(url);
    const literal = (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(host) !== 0;
    const rule = { public: standard && (literal || !LOCAL_NAME.test(host)), range: allowed };
    if (literal ? !addressAllowed(host, rule) : !rule.public && allowed === null)
        return refused('its host is not public');
    return { kind: 'ok', url, rule };
}
/** Verdicts of this run: the pictures of a run come from few addresses, and each costs a walk of all lists. */
const verdicts = new Map();
const MOST_VERDICTS = 1000;
/** Whether an address that a name resolved to (or a literal) keeps the rule. Zone ids and other text never do. */
function addressAllowed(address, rule) {
    const question = `${rule.public} ${rule.range} ${address}`;
    const known = verdicts.get(question);
    if (known !== undefined)
        return known;
    if (verdicts.size >= MOST_VERDICTS)
        verdicts.clear();
    const verdict = judgeAddress(address, rule);
    verdicts.set(question, verdict);
    return verdict;
}
function judgeAddress(address, rule) {
    const family = (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(address);
    if (family === 0 || address.includes('%') || holds(NEVER, address))
        return false;
    if (rule.range !== null && holds(RANGES.get(rule.range), address))
        return true;
    if (!rule.public || holds(SPECIAL, address))
        return false;
    return family === 4 || holds(GLOBAL_UNICAST, address) || holds(MAPPED, address);
}
/**
 * Whether a checked URL's host can be vouched for without resolving it, which is all that is possible behind a proxy:
 * a literal, a public name, or `localhost` where loopback is allowed.
 */
function nameIsEnough(url, rule) {
    const host = hostOf(url);
    return (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(host) !== 0 || rule.public || (rule.range === 'loopback' && isLocalhost(host));
}
/** The host of a URL as an address or a name in lower case: no brackets, no final dots. */
function hostOf(url) {
    return url.hostname
        .replace(/^\[(.*)\]$/, '$1')
        .replace(/\.+$/, '')
        .toLowerCase();
}
/** The private range of a literal address or of `localhost`, else null. */
function rangeOf(host) {
    if (isLocalhost(host))
        return 'loopback';
    if ((0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(host) === 0 || holds(NEVER, host))
        return null;
    for (const [range, list] of RANGES)
        if (holds(list, host))
            return range;
    return null;
}
/** `localhost` and the names below it (RFC 6761). */
function isLocalhost(host) {
    return host === 'localhost' || host.endsWith('.localhost');
}
function refused(why) {
    return { kind: 'refused', message: `The picture's URL is refused: ${why}.` };
}
/** An IPv4-mapped IPv6 address is held by the IPv4 subnets too. */
function holds(list, address) {
    return list !== undefined && list().check(address, (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(address) === 6 ? 'ipv6' : 'ipv4');
}
function subnets(...texts) {
    let list;
    return () => (list ??= listOf(texts));
}
function listOf(texts) {
    const list = new node_net__WEBPACK_IMPORTED_MODULE_0__.BlockList();
    for (const text of texts) {
        const [network = '', prefix] = text.split('/');
        list.addSubnet(network, Number(prefix), network.includes(':') ? 'ipv6' : 'ipv4');
    }
    return list;
}


/***/ })

};
