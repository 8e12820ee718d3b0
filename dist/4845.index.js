export const id = 4845;
export const ids = [4845,2000];
export const modules = {

/***/ 4845:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   accept: () => (/* binding */ accept),
/* harmony export */   pictureAt: () => (/* binding */ pictureAt),
/* harmony export */   restore: () => (/* binding */ restore)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7406);
/* harmony import */ var _generate_free_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1619);
/* harmony import */ var _generate_outcome_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(4106);
/* harmony import */ var _image_inspect_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7689);
/* harmony import */ var _plan_edited_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(652);
/* harmony import */ var _plan_plan_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6977);
/* harmony import */ var _plan_state_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(8988);
/* harmony import */ var _report_here_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(2000);
/* harmony import */ var _store_history_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2507);
/* harmony import */ var _store_place_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9260);
/* harmony import */ var _session_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(5145);
/* harmony import */ var _shelves_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(361);
// `accept` and `restore`: a person settles an `edited` image (spec lockfile.md, cli.md).













const FORMATS = { jpg: 'jpeg', jpeg: 'jpeg', png: 'png', webp: 'webp' };
/** Locks the present bytes with the present request; every image is looked at before any is locked. */
async function accept(session) {
    const plans = (0,_session_js__WEBPACK_IMPORTED_MODULE_7__/* .stateRows */ .l5)(session);
    const entries = new Map();
    const problems = [];
    for (const { loaded, items } of plans) {
        for (const item of items.filter(({ state }) => state !== 'unchanged')) {
            const facts = item.image
                ? await pictureAt(loaded.file.files, item.image, (0,_report_here_js__WEBPACK_IMPORTED_MODULE_9__.fromHere)(loaded.file.name, item.path))
                : `it is in no manifest any more: imagelock prune${loaded.file.named} drops it`;
            if (typeof facts === 'string')
                problems.push(notAccepted(item, facts, loaded.file.named));
            else
                entries.set(item, entryOf(item, item.image, facts));
        }
    }
    if (problems[0])
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ImagelockError */ .L(problems[0], _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .EXIT */ .d.invalid, problems.slice(1));
    const done = await writing(plans, session, async ({ items }, shelf) => {
        const results = new Map();
        for (const item of items) {
            const entry = entries.get(item);
            if (!entry)
                continue;
            shelf.lock.put(item.id, entry);
            results.set(item, { outcome: 'accepted', entry });
        }
        return results;
    });
    return {
        ...done,
        problems: [
            ...done.problems,
            ...plans.flatMap((plan) => plan.items.flatMap((item) => (entries.has(item) ? fileLeft(item, plan) : []))),
        ],
    };
}
/** Where the path changed too, the old file is nobody's now. */
function fileLeft({ id, path, entry }, { loaded }) {
    if (!entry || entry.path === path)
        return [];
    const message = `${(0,_report_here_js__WEBPACK_IMPORTED_MODULE_9__.fromHere)(loaded.file.name, entry.path)}, where ${id} was before, is left as it is; remove it if nobody needs it`;
    return [{ severity: 'warning', code: 'accept/file-left', message }];
}
/** Brings the locked bytes back from git, over whatever stands there; it never buys. */
async function restore(session) {
    const plans = (0,_session_js__WEBPACK_IMPORTED_MODULE_7__/* .stateRows */ .l5)(session);
    const done = await writing(plans, session, async (plan, shelf) => {
        const { file, facts } = plan.loaded;
        const broken = plan.items.filter(({ entry, state }) => state === 'edited' || state === 'create' || (entry && !(0,_plan_state_js__WEBPACK_IMPORTED_MODULE_10__/* .isIntact */ .kM)(entry, facts.files)));
        const seekers = broken.flatMap(({ id, entry, fingerprint }) => entry ? [{ id, path: entry.path, fingerprint, entry }] : []);
        const own = seekers.length === 0 ? new Map() : (await (0,_store_history_js__WEBPACK_IMPORTED_MODULE_5__/* .searchHistory */ .T2)(file.git, file.lockFile, seekers)).own;
        const objects = file.git.objects();
        try {
            const results = new Map();
            for (const item of broken)
                results.set(item, await restoreOne(plan, item, shelf, own.get(item.id)?.pointer, () => objects));
            return results;
        }
        finally {
            objects.close();
        }
    });
    const restored = new Set(done.sheets.flatMap(({ results }) => [...results].flatMap(([item, { outcome }]) => (outcome === 'restored' ? [item] : []))));
    const elsewhere = plans.flatMap(({ loaded, items }) => items.flatMap((item) => (restored.has(item) ? oldPlace(item, loaded.file) : [])));
    return { ...done, problems: [...done.problems, ...plans.flatMap(wholeOrphans), ...elsewhere] };
}
/** The locked path is not the manifest's. */
function oldPlace({ id, path, entry, state }, { name, named }) {
    if (!entry || entry.path === path || state === 'orphan')
        return [];
    const message = `${id} is back at ${(0,_report_here_js__WEBPACK_IMPORTED_MODULE_9__.fromHere)(name, entry.path)}, where it was locked: imagelock generate ${id}${named} brings it to ${(0,_report_here_js__WEBPACK_IMPORTED_MODULE_9__.fromHere)(name, path)}`;
    return [{ severity: 'warning', code: 'restore/old-path', message }];
}
/** They are no longer wanted, but nothing is wrong with their files. */
function wholeOrphans({ loaded: { file, facts }, items }) {
    return items.flatMap(({ id, state, entry }) => {
        if (state !== 'orphan' || !entry || !(0,_plan_state_js__WEBPACK_IMPORTED_MODULE_10__/* .isIntact */ .kM)(entry, facts.files))
            return [];
        const message = `${id} has nothing to restore: it is not in the manifest any more, and its file is as locked. imagelock prune ${id}${file.named} drops both`;
        return [{ severity: 'warning', code: 'restore/orphan', message }];
    });
}
async function restoreOne({ loaded }, item, shelf, pointer, objects) {
    const { id, entry } = item;
    if (!entry)
        return (0,_generate_outcome_js__WEBPACK_IMPORTED_MODULE_11__/* .without */ .F)('failed', 'restore/not-locked', notLocked(item, loaded.file));
    if ((0,_plan_state_js__WEBPACK_IMPORTED_MODULE_10__/* .isIntact */ .kM)(entry, loaded.facts.files)) {
        return (0,_generate_outcome_js__WEBPACK_IMPORTED_MODULE_11__/* .without */ .F)('failed', 'restore/nothing', nothingToRestore(item, entry, loaded, shelf.named));
    }
    if (pointer === undefined) {
        const keeps = item.state === 'edited' ? `imagelock accept ${id}${shelf.named} keeps what is there, ` : '';
        const anew = item.state === 'orphan'
            ? `it is not in the manifest any more, and imagelock prune ${id}${shelf.named} drops it`
            : `imagelock generate --force ${id}${shelf.named} makes it anew`;
        const message = `git does not have the locked bytes of ${id}: ${keeps}${anew}`;
        return (0,_generate_outcome_js__WEBPACK_IMPORTED_MODULE_11__/* .without */ .F)('failed', 'restore/not-in-git', message);
    }
    if (loaded.facts.files(entry.path).kind === 'other') {
        const { code, message } = (0,_plan_plan_js__WEBPACK_IMPORTED_MODULE_4__/* .noPlace */ .zX)((0,_report_here_js__WEBPACK_IMPORTED_MODULE_9__.fromHere)(loaded.file.name, entry.path));
        return (0,_generate_outcome_js__WEBPACK_IMPORTED_MODULE_11__/* .without */ .F)('failed', code, message);
    }
    try {
        const temporary = await (0,_generate_free_js__WEBPACK_IMPORTED_MODULE_2__/* .stageFromGit */ .l9)(shelf, entry.path, entry, pointer, objects);
        if (await (0,_store_place_js__WEBPACK_IMPORTED_MODULE_6__/* .place */ .ik)(shelf, id, entry, temporary, loaded.facts.files(entry.path)))
            return { outcome: 'restored', entry };
        shelf.files.remove(temporary);
        return (0,_generate_outcome_js__WEBPACK_IMPORTED_MODULE_11__/* .without */ .F)('failed', 'store/changed', `${(0,_report_here_js__WEBPACK_IMPORTED_MODULE_9__.fromHere)(loaded.file.name, entry.path)} changed while it was restored: try again`);
    }
    catch (error) {
        return (0,_generate_free_js__WEBPACK_IMPORTED_MODULE_2__/* .storeFailure */ .Si)(error);
    }
}
function notLocked({ id, state, path }, { name, named }) {
    if (state === 'create')
        return `nothing is locked for ${id}: imagelock generate ${id}${named} makes it`;
    return `nothing is locked for ${id}: imagelock accept ${id}${named} keeps ${(0,_report_here_js__WEBPACK_IMPORTED_MODULE_9__.fromHere)(name, path)}, or remove it`;
}
/** The locked bytes are there: a file stands in their new place, or they are a person's own and their request changed. */
function nothingToRestore(item, entry, { facts, file }, named) {
    const { id, path } = item;
    const there = `the locked picture of ${id} stands at ${(0,_report_here_js__WEBPACK_IMPORTED_MODULE_9__.fromHere)(file.name, entry.path)} already`;
    if (entry.path !== path && facts.files(path).kind !== 'absent') {
        const other = (0,_plan_edited_js__WEBPACK_IMPORTED_MODULE_12__/* .isOwnChanged */ .XP)(item)
            ? `imagelock generate --force ${id}${named} makes it anew`
            : `or remove it, and imagelock generate ${id}${named} fills its place`;
        return `${there}, and at ${(0,_report_here_js__WEBPACK_IMPORTED_MODULE_9__.fromHere)(file.name, path)}, where it belongs now, is another file: imagelock accept ${id}${named} keeps that one, ${other}`;
    }
    return `${there}; it is a person's own, and its request changed: ${(0,_plan_edited_js__WEBPACK_IMPORTED_MODULE_12__/* .settlingText */ .yF)(item, named)}`;
}
async function writing(plans, session, work) {
    const sheets = [];
    const problems = [];
    let failed = false;
    for (const plan of plans) {
        const shelf = (0,_shelves_js__WEBPACK_IMPORTED_MODULE_8__/* .openShelf */ .nS)(plan.loaded);
        const results = await work(plan, shelf);
        problems.push(...(await (0,_shelves_js__WEBPACK_IMPORTED_MODULE_8__/* .closeShelf */ .PP)(shelf, plan.loaded, true, session.world.clock.now())));
        failed ||= [...results.values()].some(({ outcome }) => outcome === 'failed');
        sheets.push((0,_session_js__WEBPACK_IMPORTED_MODULE_7__/* .sheetOf */ .RG)(plan, results));
    }
    return { exit: failed ? _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .EXIT */ .d.incomplete : _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .EXIT */ .d.done, sheets, costs: _session_js__WEBPACK_IMPORTED_MODULE_7__/* .NO_COSTS */ .z_, problems };
}
function notAccepted(item, why, named) {
    const way = item.state === 'edited' && (0,_plan_edited_js__WEBPACK_IMPORTED_MODULE_12__/* .isRestorable */ .qX)(item)
        ? `; imagelock restore ${item.id}${named} brings the locked one back where git has it`
        : '';
    return { severity: 'error', code: 'accept/no-picture', message: `${item.id} cannot be accepted: ${why}${way}` };
}
function entryOf({ fingerprint }, { path, request }, file) {
    return { path, fingerprint, request, file, accepted: true };
}
/**
 * The facts of the whole picture that stands at an image's path, or why there is none.
 * @param shown the path as it is told
 */
async function pictureAt(files, { path }, shown = path) {
    const fact = files.fact(path);
    if (fact.kind === 'absent')
        return `there is no file at ${shown}`;
    if (fact.kind === 'other')
        return `${shown} is no regular file`;
    if (fact.kind === 'pointer')
        return `${shown} is a Git LFS pointer: fetch the picture with git lfs pull first`;
    // Of any size (spec cli.md): the cap is for what a provider delivers.
    const inspector = (0,_image_inspect_js__WEBPACK_IMPORTED_MODULE_3__/* .createInspector */ .Y)(Infinity);
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    let bytes = 0;
    for await (const chunk of files.stream(path)) {
        await inspector.write(Buffer.from(chunk));
        hash.update(chunk);
        bytes += chunk.length;
    }
    const seen = await inspector.end();
    if (seen.kind === 'broken')
        return `${shown} is no whole picture (${seen.message})`;
    if (seen.format !== FORMATS[path.slice(path.lastIndexOf('.') + 1)])
        return `${shown} holds a ${seen.format}`;
    const { format, width, height, provenance } = seen;
    return {
        sha256: hash.digest('hex'),
        git_blob: await (0,_store_place_js__WEBPACK_IMPORTED_MODULE_6__/* .gitBlob */ .WA)(files, path, bytes),
        bytes,
        format,
        width,
        height,
        provenance,
    };
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


/***/ })

};
