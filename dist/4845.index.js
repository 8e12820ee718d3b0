export const id = 4845;
export const ids = [4845,8590,3320,4268];
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
/* harmony import */ var _report_seeds_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(8590);
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
                ? await pictureAt(loaded.file.files, item.image, (0,_report_seeds_js__WEBPACK_IMPORTED_MODULE_9__.fromHere)(loaded.file.name, item.path))
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
    const message = `${(0,_report_seeds_js__WEBPACK_IMPORTED_MODULE_9__.fromHere)(loaded.file.name, entry.path)}, where ${id} was before, is left as it is; remove it if nobody needs it`;
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
    const message = `${id} is back at ${(0,_report_seeds_js__WEBPACK_IMPORTED_MODULE_9__.fromHere)(name, entry.path)}, where it was locked: imagelock generate ${id}${named} brings it to ${(0,_report_seeds_js__WEBPACK_IMPORTED_MODULE_9__.fromHere)(name, path)}`;
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
        const { code, message } = (0,_plan_plan_js__WEBPACK_IMPORTED_MODULE_4__/* .noPlace */ .zX)((0,_report_seeds_js__WEBPACK_IMPORTED_MODULE_9__.fromHere)(loaded.file.name, entry.path));
        return (0,_generate_outcome_js__WEBPACK_IMPORTED_MODULE_11__/* .without */ .F)('failed', code, message);
    }
    try {
        const temporary = await (0,_generate_free_js__WEBPACK_IMPORTED_MODULE_2__/* .stageFromGit */ .l9)(shelf, entry.path, entry, pointer, objects);
        if (await (0,_store_place_js__WEBPACK_IMPORTED_MODULE_6__/* .place */ .ik)(shelf, id, entry, temporary, loaded.facts.files(entry.path)))
            return { outcome: 'restored', entry };
        shelf.files.remove(temporary);
        return (0,_generate_outcome_js__WEBPACK_IMPORTED_MODULE_11__/* .without */ .F)('failed', 'store/changed', `${(0,_report_seeds_js__WEBPACK_IMPORTED_MODULE_9__.fromHere)(loaded.file.name, entry.path)} changed while it was restored: try again`);
    }
    catch (error) {
        return (0,_generate_free_js__WEBPACK_IMPORTED_MODULE_2__/* .storeFailure */ .Si)(error);
    }
}
function notLocked({ id, state, path }, { name, named }) {
    if (state === 'create')
        return `nothing is locked for ${id}: imagelock generate ${id}${named} makes it`;
    return `nothing is locked for ${id}: imagelock accept ${id}${named} keeps ${(0,_report_seeds_js__WEBPACK_IMPORTED_MODULE_9__.fromHere)(name, path)}, or remove it`;
}
/** The locked bytes are there: a file stands in their new place, or they are a person's own and their request changed. */
function nothingToRestore(item, entry, { facts, file }, named) {
    const { id, path } = item;
    const there = `the locked picture of ${id} stands at ${(0,_report_seeds_js__WEBPACK_IMPORTED_MODULE_9__.fromHere)(file.name, entry.path)} already`;
    if (entry.path !== path && facts.files(path).kind !== 'absent') {
        const other = (0,_plan_edited_js__WEBPACK_IMPORTED_MODULE_12__/* .isOwnChanged */ .XP)(item)
            ? `imagelock generate --force ${id}${named} makes it anew`
            : `or remove it, and imagelock generate ${id}${named} fills its place`;
        return `${there}, and at ${(0,_report_seeds_js__WEBPACK_IMPORTED_MODULE_9__.fromHere)(file.name, path)}, where it belongs now, is another file: imagelock accept ${id}${named} keeps that one, ${other}`;
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

/***/ 4268:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   plain: () => (/* binding */ plain)
/* harmony export */ });
// Text from outside can put no control character and no workflow command into a log (facts: threats.md, "Logs").
/** Controls, formats (bidirectional and invisible marks, tags), line separators, halves of a pair. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
/** One line of text in which controls and invisible marks stand as escapes, and `::` and `##[` are broken up. */
function plain(text) {
    return text
        .replaceAll(UNSAFE, escaped)
        .replaceAll(/:(?=:)/g, ':\u200b')
        .replaceAll('##[', '#\u200b#[');
}
function escaped(char) {
    const hex = (char.codePointAt(0) ?? 0).toString(16).padStart(4, '0');
    return hex.length > 4 ? `\\u{${hex}}` : `\\u${hex}`;
}


/***/ }),

/***/ 8590:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   candidatesSummary: () => (/* binding */ candidatesSummary),
/* harmony export */   candidatesText: () => (/* binding */ candidatesText),
/* harmony export */   fromHere: () => (/* binding */ fromHere),
/* harmony export */   pickedSummary: () => (/* binding */ pickedSummary),
/* harmony export */   seedsText: () => (/* binding */ seedsText)
/* harmony export */ });
/* harmony import */ var _plain_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4268);
/* harmony import */ var _summary_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3320);


/** A line for each image whose seed stands in its manifest now. */
function seedsText(sheets, paint) {
    const lines = sheets.flatMap(({ manifest, items }) => items.map(({ id, image, changes }) => {
        const seed = changes.find(({ key }) => key === 'seed');
        const what = seed ? `seed ${seed.from ?? 'none'} → ${seed.to}` : `seed ${image?.seed ?? 'none'}, as it was`;
        return `  ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__.plain)(id)}  ${what}  ${paint('dim', (0,_plain_js__WEBPACK_IMPORTED_MODULE_0__.plain)(manifest))}\n`;
    }));
    return lines.join('');
}
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
/**
 * A line for each candidate that is there: what takes it, and where its file lies.
 * @param refused the rows that `pick` does not take: a warning says what to do about each
 * @param contactSheets where the pictures of all of them are
 */
function candidatesText(sheets, refused, contactSheets, paint) {
    const rows = sheets.flatMap(({ manifest, named, items, results }) => items
        .filter((item) => results.get(item)?.entry)
        .map((item) => {
        const { id, image, path } = item;
        const isTaken = !refused.has(item);
        const words = isTaken ? `imagelock pick ${id} ${image?.seed}${named}` : `${id}  seed ${image?.seed}`;
        return { words: (0,_plain_js__WEBPACK_IMPORTED_MODULE_0__.plain)(words), file: (0,_plain_js__WEBPACK_IMPORTED_MODULE_0__.plain)(fromHere(manifest, path)), isTaken };
    }));
    if (rows.length === 0)
        return '';
    const width = Math.max(...rows.map(({ words }) => words.length));
    const linesOf = (isTaken) => rows
        .filter((row) => row.isTaken === isTaken)
        .map(({ words, file }) => `  ${words.padEnd(width)}  ${paint('dim', file)}\n`)
        .join('');
    const look = contactSheets.length === 0 ? 'the files' : contactSheets.map(_plain_js__WEBPACK_IMPORTED_MODULE_0__.plain).join(' and ');
    const head = `${paint('strong', 'Candidates')}: images and lock are as they were. Look at ${look}`;
    const [taken, others] = [linesOf(true), linesOf(false)];
    const first = taken === '' ? `${head}.\n` : `${head}, then take one:\n${taken}`;
    return others === '' ? first : `${first}Not taken by pick; the warning says what to do instead:\n${others}`;
}
/** What became of the candidates, in one line. */
function candidatesSummary(sheets, report) {
    // The results of a run are those of all its sheets.
    const results = sheets.flatMap(({ items, results: all }) => items.flatMap((item) => all.get(item) ?? []));
    const count = (of) => results.filter(of).length;
    const made = count(({ outcome }) => outcome === 'generated' || outcome === 'copied');
    const there = count(({ outcome, entry }) => outcome === undefined && entry !== undefined);
    const bad = ['failed', 'refused', 'unknown', 'skipped'].map((name) => [count(({ outcome }) => outcome === name), name]);
    const told = [[made, 'made'], [there, 'there already'], ...bad];
    const parts = told.filter(([number]) => number > 0);
    const [first, ...more] = parts.map(([number, what], index) => index > 0 ? `${number} ${what}` : `${number} candidate${number === 1 ? '' : 's'} ${what}`);
    return `${[first ?? 'no candidates', ...more].join(', ')}${(0,_summary_js__WEBPACK_IMPORTED_MODULE_1__/* .spentText */ .u)(report)}\n`;
}
/** What `pick` did, in one line; null where its rows say all. */
function pickedSummary({ totals }) {
    if (totals.failed > 0)
        return null;
    return totals.generated > 0 ? '1 candidate taken, nothing bought\n' : 'the candidate was taken already\n';
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


/***/ })

};
