export const id = 7834;
export const ids = [7834];
export const modules = {

/***/ 4106:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ without),
/* harmony export */   i: () => (/* binding */ OUTCOMES)
/* harmony export */ });
const OUTCOMES = [
    'generated',
    'copied',
    'moved',
    'restored',
    'kept',
    'accepted',
    'pruned',
    'refused',
    'failed',
    'unknown',
    'skipped',
];
/** A result without an entry: the picture is not there. */
function without(outcome, code, message, requestId) {
    return { outcome, error: { code, message }, ...(requestId === undefined ? {} : { requestId }) };
}


/***/ }),

/***/ 8456:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ countTotals),
/* harmony export */   d: () => (/* binding */ makeReport)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7406);
/* harmony import */ var _generate_outcome_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4106);
/* harmony import */ var _money_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9181);
/* harmony import */ var _plan_plan_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6977);
/* harmony import */ var _plan_state_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8988);
// What a run found and did → one record that both text and `--json` are made from. Pure.





function makeReport(command, exit, sheets, costs, problems) {
    let manifests;
    const purchases = sheets.flatMap(({ items }) => items.filter(({ source }) => (0,_plan_plan_js__WEBPACK_IMPORTED_MODULE_1__/* .isPurchase */ .u7)(source)));
    return {
        version: 1,
        command,
        ok: exit === _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EXIT */ .d.done,
        // Thousands of rows are not made where nobody reads them.
        get manifests() {
            return (manifests ??= sheets.map(manifestRows));
        },
        totals: countTotals(sheets.flatMap(outcomesOf)),
        cost: {
            estimated_usd: (0,_money_js__WEBPACK_IMPORTED_MODULE_2__/* .microsToUsd */ .$Y)(purchases.reduce((sum, { price }) => sum + (price ?? 0), 0)),
            spent_usd: (0,_money_js__WEBPACK_IMPORTED_MODULE_2__/* .microsToUsd */ .$Y)(costs.spent),
            unknown_usd: (0,_money_js__WEBPACK_IMPORTED_MODULE_2__/* .microsToUsd */ .$Y)(costs.unknown),
            unpriced: purchases.filter(({ price }) => price === null).length,
        },
        problems,
    };
}
function manifestRows({ manifest, lockfile, items, results }) {
    return { manifest, lockfile, images: items.map((item) => imageRow(item, results.get(item))) };
}
function outcomesOf({ items, results }) {
    return items.map((item) => ({ state: item.state, outcome: results.get(item)?.outcome }));
}
function imageRow(item, result) {
    const request = item.image?.request ?? item.entry?.request;
    const entry = result?.entry ?? (isAsLocked(item, result) ? item.entry : null);
    const { sha256, bytes, format, width, height } = entry?.file ?? {};
    const requestId = result?.requestId ?? entry?.receipt?.request_id;
    return {
        id: item.id,
        path: item.path,
        state: item.state,
        ...(result?.outcome === undefined ? {} : { outcome: result.outcome }),
        changes: item.changes,
        provider: request?.provider ?? '',
        model: request?.model ?? '',
        seed: request?.seed ?? null,
        price_usd: item.price === null ? null : (0,_money_js__WEBPACK_IMPORTED_MODULE_2__/* .microsToUsd */ .$Y)(item.price),
        ...(sha256 !== undefined && bytes !== undefined && format && width !== undefined && height !== undefined
            ? { file: { sha256, bytes, format, width, height } }
            : {}),
        ...(requestId === undefined ? {} : { request_id: requestId }),
        ...(result?.error === undefined ? {} : { error: result.error }),
    };
}
/** Whether the file that the lock names stands at the image's path, nothing having been done to it. */
function isAsLocked({ state }, result) {
    return state === 'unchanged' && result?.outcome === undefined;
}
/** How many images have each state and each outcome. */
function countTotals(images) {
    const totals = Object.fromEntries([..._plan_state_js__WEBPACK_IMPORTED_MODULE_3__/* .STATES */ .xj, ..._generate_outcome_js__WEBPACK_IMPORTED_MODULE_4__/* .OUTCOMES */ .i].map((name) => [name, 0]));
    for (const { state, outcome } of images) {
        totals[state] += 1;
        if (outcome)
            totals[outcome] += 1;
    }
    return totals;
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


/***/ })

};
