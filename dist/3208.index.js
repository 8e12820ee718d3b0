export const id = 3208;
export const ids = [3208];
export const modules = {

/***/ 3208:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   generateShard: () => (/* binding */ generateShard)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7406);
/* harmony import */ var _lock_format_js__WEBPACK_IMPORTED_MODULE_20__ = __webpack_require__(830);
/* harmony import */ var _lock_bundle_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1489);
/* harmony import */ var _load_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2829);
/* harmony import */ var _money_js__WEBPACK_IMPORTED_MODULE_21__ = __webpack_require__(9181);
/* harmony import */ var _plan_caps_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2336);
/* harmony import */ var _plan_plan_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6977);
/* harmony import */ var _plan_shards_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8940);
/* harmony import */ var _plan_state_js__WEBPACK_IMPORTED_MODULE_18__ = __webpack_require__(8988);
/* harmony import */ var _report_json_js__WEBPACK_IMPORTED_MODULE_19__ = __webpack_require__(7912);
/* harmony import */ var _report_report_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(8456);
/* harmony import */ var _store_journal_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(9915);
/* harmony import */ var _world_bundles_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(975);
/* harmony import */ var _world_files_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(2845);
/* harmony import */ var _world_git_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(9410);
/* harmony import */ var _world_state_folder_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(5585);
/* harmony import */ var _generate_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(8167);
/* harmony import */ var _session_js__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(5145);
/* harmony import */ var _shelves_js__WEBPACK_IMPORTED_MODULE_15__ = __webpack_require__(361);
/* harmony import */ var _shards_js__WEBPACK_IMPORTED_MODULE_16__ = __webpack_require__(5719);
/* harmony import */ var _warnings_js__WEBPACK_IMPORTED_MODULE_17__ = __webpack_require__(9603);
// `generate --shard I/N`: makes one machine's part of the plan into a sealed bundle and touches nothing else.






















async function generateShard(session, shard) {
    const all = await (0,_session_js__WEBPACK_IMPORTED_MODULE_14__/* .makePlans */ .$L)(session, true);
    const stopped = (0,_generate_js__WEBPACK_IMPORTED_MODULE_13__.beforeMoney)(all, session);
    if (stopped) {
        const sheets = all.map((plan) => (0,_session_js__WEBPACK_IMPORTED_MODULE_14__/* .sheetOf */ .RG)(plan));
        return { exit: stopped.exit, sheets, costs: _session_js__WEBPACK_IMPORTED_MODULE_14__/* .NO_COSTS */ .z_, problems: [...(0,_warnings_js__WEBPACK_IMPORTED_MODULE_17__/* .planWarnings */ .p)(all), ...stopped.problems] };
    }
    refuseUnfinished(session);
    const sharing = (0,_shards_js__WEBPACK_IMPORTED_MODULE_16__/* .share */ .uM)(all, shard.of);
    const isOwn = (item) => (0,_plan_shards_js__WEBPACK_IMPORTED_MODULE_6__/* .isMade */ .sX)(item) && sharing.shardOf.get(item.fingerprint) === shard.index;
    const held = [];
    try {
        const problems = [];
        const name = (0,_world_bundles_js__WEBPACK_IMPORTED_MODULE_9__/* .bundleName */ .u1)(shard.index, shard.of);
        for (const { loaded } of all)
            held.push(await holdShard(loaded.file, session, name));
        const { wants } = sharing;
        const stage = await (0,_world_bundles_js__WEBPACK_IMPORTED_MODULE_9__/* .openStage */ .j$)(session.world.cwd, session.options.out ?? '.', name, wants.slice(0, 12), (seal) => isSame(seal, name, wants));
        const own = [];
        for (const [index, plan] of all.entries()) {
            const file = staged(held[index], stage, index, budgetOf(plan, isOwn, shard.of));
            problems.push(...(await (0,_shelves_js__WEBPACK_IMPORTED_MODULE_15__.recoverFile)(file)));
            own.push(await ownRows(file, { ...plan, items: plan.items.filter(isOwn) }, session));
        }
        const joined = (0,_plan_plan_js__WEBPACK_IMPORTED_MODULE_5__/* .joinTwins */ .G6)(own.map(({ items }) => items));
        const plans = own.map(({ loaded }, index) => ({ loaded, items: joined[index] ?? [] }));
        const options = shareOfCaps(session.options, all, isOwn, shard.of);
        const done = await (0,_generate_js__WEBPACK_IMPORTED_MODULE_13__.proceed)(plans, [...problems, ...(0,_warnings_js__WEBPACK_IMPORTED_MODULE_17__/* .planWarnings */ .p)(plans)], { ...session, options, review: null });
        return await seal(stage, done, plans, { shard, sharing, session });
    }
    finally {
        for (const { state } of held)
            state.release();
    }
}
/** What an earlier run on this machine bought and did not store is its own to end: a shard would buy it again. */
function refuseUnfinished({ loaded, named, world }) {
    const waits = loaded.some(({ view, verdicts }) => verdicts.some(({ fingerprint }) => (view.purchases.get(fingerprint)?.deadline ?? 0) > world.clock.now()));
    if (!waits)
        return;
    const message = `an earlier run on this machine bought pictures that it has not stored: imagelock generate${named} fetches them`;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ImagelockError */ .L({ code: 'shard/unfinished', message });
}
/** The shard's own journal and lock of the folder, so that shards beside each other do not wait for each other. */
async function holdShard(file, { world }, name) {
    const { root } = file.files;
    const state = await (0,_world_state_folder_js__WEBPACK_IMPORTED_MODULE_12__/* .stateFolder */ .y)((0,_world_git_js__WEBPACK_IMPORTED_MODULE_11__/* .findRepository */ .W1)(root), root, `${node_path__WEBPACK_IMPORTED_MODULE_0__.basename(file.name)}#${name}`, file.git);
    await state.hold(world.stopping);
    return { ...file, state };
}
function isSame(text, name, wants) {
    try {
        const seal = (0,_lock_bundle_js__WEBPACK_IMPORTED_MODULE_2__/* .parseSeal */ .T7)(text, name);
        return seal.wants === wants && (0,_world_bundles_js__WEBPACK_IMPORTED_MODULE_9__/* .bundleName */ .u1)(seal.shard, seal.of) === name;
    }
    catch {
        return false;
    }
}
/** The manifest as if its images belonged into the bundle. */
function staged(file, stage, index, budget) {
    return {
        ...file,
        files: (0,_world_files_js__WEBPACK_IMPORTED_MODULE_10__/* .filesBelow */ .D)(stage.folder(String(index + 1))),
        repository: null,
        manifest: { ...file.manifest, budget },
    };
}
function shareOfCaps(options, all, isOwn, of) {
    const items = all.flatMap((plan) => plan.items);
    const caps = capsOf(options, items, isOwn, of);
    return { ...options, maxCost: caps.maxCost ?? options.maxCost, maxImages: caps.maxImages ?? options.maxImages };
}
function budgetOf({ loaded, items }, isOwn, of) {
    return capsOf(loaded.file.manifest.budget, items, isOwn, of);
}
/** The parts of all shards together are never more than the caps, repetitions included. */
function capsOf({ maxCost, maxImages }, items, isOwn, of) {
    const [all, own] = [(0,_plan_caps_js__WEBPACK_IMPORTED_MODULE_4__/* .estimate */ .j)(items), (0,_plan_caps_js__WEBPACK_IMPORTED_MODULE_4__/* .estimate */ .j)(items.filter(isOwn))];
    return {
        maxCost: maxCost === null ? null : (0,_plan_shards_js__WEBPACK_IMPORTED_MODULE_6__/* .shareOf */ .tC)(maxCost, { all: all.cost, own: own.cost }, of),
        maxImages: maxImages === null ? null : (0,_plan_shards_js__WEBPACK_IMPORTED_MODULE_6__/* .shareOf */ .tC)(maxImages, { all: all.images, own: own.images }, of),
    };
}
/** The rows of this machine as the bundle stands: what an earlier start has stored in it, or bought, is not bought again. */
async function ownRows(file, { loaded, items }, session) {
    const { lock, bytes } = (0,_load_js__WEBPACK_IMPORTED_MODULE_3__/* .readLock */ .mF)(file);
    const view = (0,_store_journal_js__WEBPACK_IMPORTED_MODULE_8__/* .replay */ .eZ)(file.state.readJournal());
    const facts = factsOf(file, lock, view);
    const rows = new Map(items.map((item) => [item.id, item]));
    const verdicts = loaded.verdicts
        .filter(({ image }) => rows.has(image.id))
        .map((verdict) => {
        const { state } = (0,_plan_state_js__WEBPACK_IMPORTED_MODULE_18__/* .decideState */ .M)(verdict, facts, undefined);
        return { ...verdict, state: state === 'unchanged' ? state : 'create', from: undefined };
    });
    const sought = verdicts.filter(({ state }) => state === 'create');
    const cache = session.cache
        ? await (0,_session_js__WEBPACK_IMPORTED_MODULE_14__/* .lookInCache */ .VI)(session.cache, sought.map(({ image, fingerprint }) => ({ path: image.path, fingerprint })))
        : new Map();
    const { purchases, asides, unsettled } = view;
    const known = { ..._session_js__WEBPACK_IMPORTED_MODULE_14__/* .NOTHING_KNOWN */ .GN, purchases, asides, unsettled, cache, now: session.world.clock.now() };
    const options = { force: false, placeholder: false, selected: () => true };
    const own = (0,_plan_plan_js__WEBPACK_IMPORTED_MODULE_5__/* .buildPlan */ .Gg)(verdicts, facts, known, options).flatMap((row) => {
        const item = rows.get(row.id);
        return row.image && item ? [{ ...row, state: item.state, entry: item.entry, changes: item.changes }] : [];
    });
    return { loaded: { file, lock, lockBytes: bytes, view, facts, verdicts }, items: own };
}
function factsOf({ files }, lock, view) {
    const byPath = (0,_load_js__WEBPACK_IMPORTED_MODULE_3__/* .byPathOf */ .Mk)(lock);
    return {
        lock,
        files: files.fact,
        notes: (id) => (view.notes.get(id) ?? []).filter(({ entry }) => !lock.images.get(id) || entry.file.sha256 !== lock.images.get(id)?.file.sha256),
        entryAt: (place) => byPath.get(place),
    };
}
/** Writes report and seal; what an earlier start of this shard made and paid is in them too. */
async function seal(stage, done, plans, { shard, sharing, session }) {
    // What an earlier start paid is the bundle's, and none of this run's.
    const earlier = stage.earlier === null ? null : (0,_lock_bundle_js__WEBPACK_IMPORTED_MODULE_2__/* .parseSeal */ .T7)(stage.earlier, 'the earlier bundle');
    const sealed = new Map((earlier?.images ?? []).map((one) => [keyOf(one.manifest, one.id), one]));
    const sheets = done.sheets.map((sheet, index) => withEarlier(sheet, plans[index], index + 1, sealed));
    const unsealed = sheets.flatMap((sheet, index) => unsealedCosts(sheet, done.sheets[index], index + 1, sealed));
    const costs = {
        spent: done.costs.spent + (earlier?.spent ?? 0) + unsealed.reduce((sum, cost) => sum + cost, 0),
        unknown: done.costs.unknown + (earlier?.unknown ?? 0),
    };
    const exit = session.world.stopping.aborted ? session.world.stopping.reason : done.exit;
    const report = (0,_report_report_js__WEBPACK_IMPORTED_MODULE_7__/* .makeReport */ .d)('generate', exit, sheets, costs, done.problems);
    await stage.write(_world_bundles_js__WEBPACK_IMPORTED_MODULE_9__/* .REPORT */ .ri, (0,_report_json_js__WEBPACK_IMPORTED_MODULE_19__/* .jsonText */ .s)({ ...report, problems: done.problems.map(_report_json_js__WEBPACK_IMPORTED_MODULE_19__/* .jsonProblem */ .I) }));
    await tidy(stage, plans, (print) => sharing.shardOf.get(print) === shard.index);
    const images = sheets.flatMap((sheet, index) => sheet.items.map((item) => sealedImage(item, sheet, index + 1)));
    // What was merged since is no row of this plan any more; the bundle still holds it.
    const rows = new Set(images.map(({ manifest, id }) => keyOf(manifest, id)));
    const before = [...sealed].flatMap(([key, one]) => (rows.has(key) ? [] : [one]));
    await stage.seal((0,_lock_bundle_js__WEBPACK_IMPORTED_MODULE_2__/* .formatSeal */ .Z3)({
        version: 1,
        shard: shard.index,
        of: shard.of,
        wants: sharing.wants,
        work: sharing.work.map(({ fingerprint }) => fingerprint),
        locks: plans.map(({ loaded }) => loaded.file.lockFile),
        images: [...images, ...before],
        spent: costs.spent,
        unknown: costs.unknown,
        files: await stage.files(),
    }));
    const folder = node_path__WEBPACK_IMPORTED_MODULE_0__.posix.join(session.options.out ?? '.', (0,_world_bundles_js__WEBPACK_IMPORTED_MODULE_9__/* .bundleName */ .u1)(shard.index, shard.of));
    return { ...done, sheets, files: [folder] };
}
/** What an earlier start left and this sharing gives to nobody, or to another shard, is no part of the bundle. */
async function tidy(stage, plans, isOwn) {
    const names = new Set([_world_bundles_js__WEBPACK_IMPORTED_MODULE_9__/* .REPORT */ .ri]);
    for (const [index, { loaded }] of plans.entries()) {
        const { lock } = (0,_load_js__WEBPACK_IMPORTED_MODULE_3__/* .readLock */ .mF)(loaded.file);
        const own = [...lock.images].filter(([, { fingerprint }]) => isOwn(fingerprint));
        const lockName = `${index + 1}/${loaded.file.lockFile}`;
        if (own.length > 0)
            names.add(lockName);
        if (own.length < lock.images.size)
            await stage.write(lockName, (0,_lock_format_js__WEBPACK_IMPORTED_MODULE_20__/* .formatLock */ .X)({ version: 1, images: new Map(own) }));
        for (const [, { path: place }] of own)
            names.add(`${index + 1}/${place}`);
    }
    stage.keep(names);
}
function keyOf(manifest, id) {
    return `${manifest} ${id}`;
}
function withEarlier(sheet, { loaded }, manifest, sealed) {
    const results = new Map(sheet.results);
    for (const item of sheet.items) {
        const entry = loaded.lock.images.get(item.id);
        if (results.has(item) || item.source.kind !== 'nothing' || !entry)
            continue;
        const before = sealed.get(keyOf(manifest, item.id))?.outcome;
        const outcome = before === 'copied' || before === 'restored' ? before : 'generated';
        const requestId = entry.receipt?.request_id;
        results.set(item, { outcome, entry, ...(requestId === undefined ? {} : { requestId }) });
    }
    return { ...sheet, results };
}
/** What a start that was killed before its seal paid: only the receipts tell. */
function unsealedCosts({ items, results }, now, manifest, sealed) {
    return items.flatMap((item) => {
        const { outcome, entry } = results.get(item) ?? {};
        const isOfNow = now.results.has(item) && item.source.kind !== 'noted' && item.source.kind !== 'link';
        return sealed.has(keyOf(manifest, item.id)) || isOfNow || outcome !== 'generated'
            ? []
            : [(0,_money_js__WEBPACK_IMPORTED_MODULE_21__/* .usdToMicros */ .$m)(entry?.receipt?.cost_usd ?? 0) ?? 0];
    });
}
function sealedImage(item, { results }, manifest) {
    const result = results.get(item) ?? {};
    const { outcome, error, requestId } = result;
    const isKnown = outcome === 'generated' ||
        outcome === 'copied' ||
        outcome === 'restored' ||
        outcome === 'refused' ||
        outcome === 'failed' ||
        outcome === 'unknown';
    return {
        manifest,
        id: item.id,
        outcome: isKnown ? outcome : 'skipped',
        ...(error === undefined ? {} : { error: { code: error.code, message: (0,_lock_bundle_js__WEBPACK_IMPORTED_MODULE_2__/* .cut */ .Jj)(error.message) } }),
        ...(requestId === undefined ? {} : { request_id: requestId }),
    };
}


/***/ }),

/***/ 5719:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   dY: () => (/* binding */ wantsOf),
/* harmony export */   f$: () => (/* binding */ workNamed),
/* harmony export */   lQ: () => (/* binding */ matrixOf),
/* harmony export */   uM: () => (/* binding */ share)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _plan_shards_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8940);
// How several machines share one plan, each by itself: what the manifests want, what is to be made, who makes what.


/** What all manifests of the run want, as one hash: the same wherever manifests and seeds are the same. */
function wantsOf(loaded) {
    const wants = loaded.map(({ file, verdicts }) => [
        file.lockFile,
        verdicts.map(({ image, fingerprint }) => [image.id, image.path, fingerprint]),
    ]);
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256')
        .update(`imagelock/wants/1\n${JSON.stringify(wants)}`)
        .digest('hex');
}
/**
 * Shares out what the plans make; where bundles of an earlier sharing of the same wants are still missing, as it was
 * shared out then.
 */
function share(plans, of) {
    const loaded = plans.map((plan) => plan.loaded);
    const wants = wantsOf(loaded);
    const earlier = loaded.map(({ view }) => view.split).find((split) => split?.of === of && split.wants === wants);
    const work = earlier ? workNamed(loaded, earlier.work) : madeBy(plans);
    return { of, wants, work, shardOf: (0,_plan_shards_js__WEBPACK_IMPORTED_MODULE_1__/* .splitWork */ .GV)(work, of) };
}
/** The pictures of these fingerprints, as far as an image wants them. */
function workNamed(loaded, fingerprints) {
    const named = new Set(fingerprints);
    return (0,_plan_shards_js__WEBPACK_IMPORTED_MODULE_1__/* .workOf */ .LT)(loaded.flatMap(({ verdicts }) => verdicts.filter(({ fingerprint }) => named.has(fingerprint))));
}
function madeBy(plans) {
    return (0,_plan_shards_js__WEBPACK_IMPORTED_MODULE_1__/* .workOf */ .LT)(plans.flatMap(({ items }) => items.filter(_plan_shards_js__WEBPACK_IMPORTED_MODULE_1__/* .isMade */ .sX)));
}
/** The shards as a matrix of a workflow; none where there is nothing to make. */
function matrixOf(plans, shards) {
    const work = madeBy(plans);
    const of = work.length === 0 ? 0 : shards === 'auto' ? (0,_plan_shards_js__WEBPACK_IMPORTED_MODULE_1__/* .shardsFor */ .h9)(work) : shards;
    const shard = Array.from({ length: of }, (_, index) => `${index + 1}/${of}`);
    if (of > 0)
        return { shard, problems: [] };
    const message = 'nothing is to be made, so there are no shards: a workflow skips its matrix job then';
    return { shard, problems: [{ severity: 'warning', code: 'shards/none', message }] };
}


/***/ }),

/***/ 1489:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Jj: () => (/* binding */ cut),
/* harmony export */   T7: () => (/* binding */ parseSeal),
/* harmony export */   Z3: () => (/* binding */ formatSeal)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8816);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7406);
// The seal of a shard's bundle: what it holds, to the byte, and what became of each of its images.


const hex64 = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().regex(/^[0-9a-f]{64}$/);
const micros = zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().min(0);
const MAX_TEXT = 4000;
const seal = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    version: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz(1),
    shard: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().min(1).max(256),
    of: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().min(1).max(256),
    /** SHA-256 over all that the manifests want: a bundle of other manifests is none for these. */
    wants: hex64,
    /** Fingerprints of what all shards together make. */
    work: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().regex(/^sha256:[0-9a-f]{64}$/)).max(10_000_000),
    /** The locks' file names, by the number of their folder. */
    locks: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()).min(1).max(10_000),
    images: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
        /** Number of the manifest's folder, from 1. */
        manifest: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().min(1),
        id: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().max(200),
        outcome: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(['generated', 'copied', 'restored', 'refused', 'failed', 'unknown', 'skipped']),
        error: zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({ code: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().max(200), message: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().max(MAX_TEXT) }).exactOptional(),
        request_id: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().max(128).exactOptional(),
    })),
    /** Whole millionths of a dollar. */
    spent: micros,
    unknown: micros,
    /** Every other file of the bundle. */
    files: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({ path: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().max(1000), sha256: hex64, bytes: micros })),
});
/** Longest text of an error that goes into a seal. */
function cut(text) {
    return text.slice(0, MAX_TEXT);
}
/** The seal as text. */
function formatSeal(value) {
    return `${JSON.stringify(value, null, 1)}\n`;
}
/**
 * @param name what the bundle is called in the error
 * @throws ImagelockError `merge/seal` (exit 2)
 */
function parseSeal(text, name) {
    let value;
    try {
        value = JSON.parse(text);
    }
    catch {
        // Nothing is no seal.
    }
    const read = seal.safeParse(value);
    if (read.success && read.data.shard <= read.data.of)
        return read.data;
    const where = read.error?.issues[0]?.path.join('.') ?? '';
    const message = `${name} has a seal that is none${where === '' ? '' : ` (${where})`}: make that shard again`;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ImagelockError */ .L({ code: 'merge/seal', message });
}


/***/ }),

/***/ 8940:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GV: () => (/* binding */ splitWork),
/* harmony export */   LT: () => (/* binding */ workOf),
/* harmony export */   h9: () => (/* binding */ shardsFor),
/* harmony export */   sX: () => (/* binding */ isMade),
/* harmony export */   tC: () => (/* binding */ shareOf)
/* harmony export */ });
/* harmony import */ var _options_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6067);
/* harmony import */ var _providers_table_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6157);


/** Least expected seconds of a shard that `auto` makes, at the default concurrency: a job takes half a minute to start. */
const LEAST_SECONDS = 300;
const CONCURRENCY = 8;
/** Rough seconds of an answer for a picture of one megapixel. */
const SECONDS = [
    [/^flux-2-klein/, 3],
    [/^(?:flux-2-max|flux-2-flex)/, 20],
    [/^gpt-image/, 40],
    [/^flux/, 10],
];
const DRAWING_SECONDS = 0.3;
const OTHER_SECONDS = 15;
const MEGAPIXEL = 1 << 20;
/** Whether a picture is made, and not found: such rows are what shards share out, with their twins. */
function isMade({ source }) {
    return source.kind === 'buy' || source.kind === 'draw' || source.kind === 'twin';
}
/** The pictures of these images, each once, in the order of their fingerprints. */
function workOf(images) {
    const found = new Map();
    for (const { image, fingerprint } of images) {
        if (!image)
            continue;
        const price = (0,_providers_table_js__WEBPACK_IMPORTED_MODULE_1__/* .providerNamed */ .l)(image.request.provider)?.price(image.request.model) ?? 0;
        found.set(fingerprint, { fingerprint, seconds: expectedSeconds(image.request), price });
    }
    return [...found.values()].toSorted((a, b) => (a.fingerprint < b.fingerprint ? -1 : 1));
}
/** What the embedded painter or the API may take for a picture. */
function expectedSeconds({ provider, model, width = 1024, height = 1024 }) {
    const known = SECONDS.find(([pattern]) => pattern.test(model))?.[1] ?? OTHER_SECONDS;
    const each = provider === 'placeholder' ? DRAWING_SECONDS : known;
    return each * (0.5 + (0.5 * width * height) / MEGAPIXEL);
}
/** How many machines some work is worth: 0 for none. */
function shardsFor(work) {
    const seconds = work.reduce((sum, one) => sum + one.seconds, 0) / CONCURRENCY;
    return Math.min(_options_js__WEBPACK_IMPORTED_MODULE_0__/* .MAX_SHARDS */ .hH, work.length, Math.ceil(seconds / LEAST_SECONDS));
}
/**
 * The number of each picture's shard, 1 to `shards`: longest first, each to the shard that has least. Seconds and price
 * weigh the same, each as its part of the whole; ties go by fingerprint and by number.
 */
function splitWork(work, shards) {
    const total = (of) => work.reduce((sum, one) => sum + one[of], 0) || 1;
    const [seconds, price] = [total('seconds'), total('price')];
    const weighed = work
        .map((one) => ({ fingerprint: one.fingerprint, weight: one.seconds / seconds + one.price / price }))
        .toSorted((a, b) => b.weight - a.weight || (a.fingerprint < b.fingerprint ? -1 : 1));
    const loads = Array.from({ length: shards }, () => 0);
    return new Map(weighed.map(({ fingerprint, weight }) => {
        const least = loads.indexOf(Math.min(...loads));
        loads[least] = (loads[least] ?? 0) + weight;
        return [fingerprint, least + 1];
    }));
}
/** What one of several machines may buy: what the plan gives it, and its part of what the plan leaves of a cap. */
function shareOf(cap, planned, shards) {
    return planned.own + Math.max(0, Math.floor((cap - planned.all) / shards));
}


/***/ }),

/***/ 975:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KY: () => (/* binding */ missingFolders),
/* harmony export */   j$: () => (/* binding */ openStage),
/* harmony export */   nc: () => (/* binding */ findBundles),
/* harmony export */   ri: () => (/* binding */ REPORT),
/* harmony export */   u1: () => (/* binding */ bundleName)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7406);
/* harmony import */ var _files_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2845);
/* harmony import */ var _sync_folder_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9052);
/* harmony import */ var _folders_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(5715);
// Folders of shards on the disk: where one is made, sealed by a rename, and where several are looked for.








const SEAL = 'bundle.json';
const REPORT = 'report.json';
/** A plan of 10,000 images has a seal of some megabytes. */
const SEAL_BYTES = 256 * 1024 * 1024;
/** Folders that are looked into: the one that is named, its folders, and theirs (an artifact in a folder of its own). */
const DEPTH = 2;
/** The name of a shard's bundle (spec cli.md, `--out`). */
function bundleName(shard, of) {
    return `imagelock-shard-${shard}-of-${of}`;
}
/**
 * Opens the folder that a shard is made in, under a name of its own beside the bundle's; what a stopped run of the same
 * plan left in it, or a bundle that stands there already, is gone on with.
 * @param plan a short name of the plan
 * @param mayReopen judges the seal of a bundle that stands there
 * @throws ImagelockError `shard/folder`, `shard/exists` (exit 2)
 */
async function openStage(cwd, out, name, plan, mayReopen) {
    const [root, last] = [`.${name}-${plan}`, name].map((one) => node_path__WEBPACK_IMPORTED_MODULE_3__.resolve(cwd, out, one));
    for (const one of [root, last]) {
        const foreign = (0,_folders_js__WEBPACK_IMPORTED_MODULE_7__/* .foreignFolder */ .L)(cwd, one);
        if (foreign !== null)
            refuse('shard/folder', `${one} is ${foreign}`);
    }
    await node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.mkdir(node_path__WEBPACK_IMPORTED_MODULE_3__.dirname(root), { recursive: true });
    if (node_fs__WEBPACK_IMPORTED_MODULE_1__.existsSync(last)) {
        const seal = (0,_files_js__WEBPACK_IMPORTED_MODULE_5__/* .filesBelow */ .D)(last).read(SEAL, SEAL_BYTES)?.toString('utf8');
        if (seal === undefined || !mayReopen(seal) || node_fs__WEBPACK_IMPORTED_MODULE_1__.existsSync(root)) {
            refuse('shard/exists', `${last} is there already and is not of this plan: merge it or remove it first`);
        }
        await node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rename(last, root);
    }
    await node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.mkdir(root, { recursive: true });
    const earlier = (0,_files_js__WEBPACK_IMPORTED_MODULE_5__/* .filesBelow */ .D)(root).read(SEAL, SEAL_BYTES)?.toString('utf8') ?? null;
    const write = async (name_, text) => {
        const handle = await node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.open(node_path__WEBPACK_IMPORTED_MODULE_3__.join(root, name_), 'w', 0o666);
        await handle.writeFile(text);
        await handle.sync();
        await handle.close();
    };
    return {
        root,
        folder: (name_) => {
            const absolute = node_path__WEBPACK_IMPORTED_MODULE_3__.join(root, name_);
            if ((0,_files_js__WEBPACK_IMPORTED_MODULE_5__/* .filesBelow */ .D)(root).find(name_).kind === 'absent')
                node_fs__WEBPACK_IMPORTED_MODULE_1__.mkdirSync(absolute);
            return absolute;
        },
        earlier: earlier !== null && mayReopen(earlier) ? earlier : null,
        files: () => hashAll(root),
        write,
        keep: (names) => {
            for (const one of listFiles(root))
                if (!names.has(one))
                    (0,_files_js__WEBPACK_IMPORTED_MODULE_5__/* .filesBelow */ .D)(root).remove(one);
        },
        seal: async (text) => {
            await write(SEAL, text);
            await node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rename(root, last);
            await (0,_sync_folder_js__WEBPACK_IMPORTED_MODULE_6__/* .syncFolder */ .Y)(node_path__WEBPACK_IMPORTED_MODULE_3__.dirname(root));
        },
    };
}
function refuse(code, message) {
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .ImagelockError */ .L({ code, message }, _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .EXIT */ .d.invalid);
}
async function hashAll(root) {
    const files = [];
    for (const name of listFiles(root)) {
        if (name === SEAL)
            continue;
        const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
        let bytes = 0;
        for await (const chunk of (0,_files_js__WEBPACK_IMPORTED_MODULE_5__/* .filesBelow */ .D)(root).stream(name)) {
            hash.update(chunk);
            bytes += chunk.length;
        }
        files.push({ path: name, sha256: hash.digest('hex'), bytes });
    }
    return files;
}
function sizesIn(root) {
    const names = listFiles(root).filter((name) => name !== SEAL);
    return names.map((name) => ({ path: name, bytes: node_fs__WEBPACK_IMPORTED_MODULE_1__.lstatSync(node_path__WEBPACK_IMPORTED_MODULE_3__.join(root, ...name.split('/'))).size }));
}
/** Those of the folders that are not there. */
function missingFolders(cwd, folders) {
    return folders.filter((folder) => !node_fs__WEBPACK_IMPORTED_MODULE_1__.existsSync(node_path__WEBPACK_IMPORTED_MODULE_3__.resolve(cwd, folder)));
}
/** Bundles that are one of the folders, or stand in them; a folder that is not there has none. */
function findBundles(cwd, folders) {
    const found = new Map();
    for (const folder of folders) {
        const foreign = (0,_folders_js__WEBPACK_IMPORTED_MODULE_7__/* .foreignFolder */ .L)(cwd, folder);
        if (foreign !== null)
            refuse('merge/folder', `${folder} is ${foreign}`);
        look(cwd, node_path__WEBPACK_IMPORTED_MODULE_3__.resolve(cwd, folder), DEPTH, found);
    }
    return [...found.values()].toSorted((a, b) => (a.root < b.root ? -1 : 1));
}
function look(cwd, folder, depth, found) {
    if (!node_fs__WEBPACK_IMPORTED_MODULE_1__.lstatSync(folder, { throwIfNoEntry: false })?.isDirectory())
        return;
    const seal = (0,_files_js__WEBPACK_IMPORTED_MODULE_5__/* .filesBelow */ .D)(folder).find(SEAL).kind === 'file';
    if (seal || /^imagelock-shard-\d+-of-\d+$/.test(node_path__WEBPACK_IMPORTED_MODULE_3__.basename(folder))) {
        const name = node_path__WEBPACK_IMPORTED_MODULE_3__.relative(cwd, folder).split(node_path__WEBPACK_IMPORTED_MODULE_3__.sep).join('/');
        const text = seal ? (0,_files_js__WEBPACK_IMPORTED_MODULE_5__/* .filesBelow */ .D)(folder).read(SEAL, SEAL_BYTES) : null;
        // An artifact is often unpacked into a folder of the same name as the bundle in it.
        if (seal || depth === 0 || !hasFolders(folder)) {
            found.set(folder, {
                root: folder,
                name,
                seal: text?.toString('utf8') ?? null,
                sizes: () => sizesIn(folder),
                files: () => hashAll(folder),
            });
            return;
        }
    }
    if (depth === 0)
        return;
    for (const name of node_fs__WEBPACK_IMPORTED_MODULE_1__.readdirSync(folder)) {
        if (!name.startsWith('.'))
            look(cwd, node_path__WEBPACK_IMPORTED_MODULE_3__.join(folder, name), depth - 1, found);
    }
}
function hasFolders(folder) {
    return node_fs__WEBPACK_IMPORTED_MODULE_1__.readdirSync(folder).some((name) => name.startsWith('imagelock-shard-'));
}
/** Every file of a folder, by path. Throws `merge/link` (exit 2) where something is neither file nor folder. */
function listFiles(root) {
    const names = [];
    for (const entry of node_fs__WEBPACK_IMPORTED_MODULE_1__.readdirSync(root, { recursive: true, withFileTypes: true })) {
        if (entry.isDirectory())
            continue;
        const name = node_path__WEBPACK_IMPORTED_MODULE_3__.relative(root, node_path__WEBPACK_IMPORTED_MODULE_3__.join(entry.parentPath, entry.name)).split(node_path__WEBPACK_IMPORTED_MODULE_3__.sep).join('/');
        if (!entry.isFile())
            refuse('merge/link', `${name} of ${node_path__WEBPACK_IMPORTED_MODULE_3__.basename(root)} is no regular file`);
        names.push(name);
    }
    return names.toSorted();
}


/***/ }),

/***/ 5715:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ foreignFolder)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _files_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2845);
// Folders that a person named for the tool's own use: no link of the work tree leads to another place.



/**
 * @param cwd absolute; `folder` relative to it, or absolute
 * @returns why the folder cannot be used (`a link, …`, `no folder`); null where it can, also where it is not there yet
 */
function foreignFolder(cwd, folder) {
    const root = node_path__WEBPACK_IMPORTED_MODULE_1__.resolve(cwd, folder);
    const below = node_path__WEBPACK_IMPORTED_MODULE_1__.relative(cwd, root);
    const parts = below.split(node_path__WEBPACK_IMPORTED_MODULE_1__.sep);
    // Absolute where it is on another drive.
    const isInside = parts[0] !== '..' && !node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute(below);
    try {
        // A link on the way, in the work tree, came with somebody's commit.
        const isBehindLink = isInside && (0,_files_js__WEBPACK_IMPORTED_MODULE_2__/* .filesBelow */ .D)(cwd).find(parts.join('/')).kind === 'link';
        const stat = node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync(root, { throwIfNoEntry: false });
        if (isBehindLink || stat?.isSymbolicLink())
            return 'a link, and imagelock follows none';
        return stat === undefined || stat.isDirectory() ? null : 'no folder';
    }
    catch (error) {
        const { code } = error;
        // A file stands on the way.
        return code === 'ENOTDIR' ? 'no folder' : `no folder that can be used (${code})`;
    }
}


/***/ })

};
