export const id = 8897;
export const ids = [8897,2000,4268];
export const modules = {

/***/ 384:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ bytesText)
/* harmony export */ });
// How the size of a file is told: decimal units, as file managers show them.
/** A whole number with its unit: `512 kB`, `1.8 MB`. */
function bytesText(bytes) {
    if (bytes < 1000)
        return `${bytes} B`;
    return bytes < 999_500 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}


/***/ }),

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

/***/ 8897:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openReporter: () => (/* binding */ openReporter),
  V: () => (/* binding */ watched)
});

// EXTERNAL MODULE: ./build/src/money.js
var money = __webpack_require__(9181);
// EXTERNAL MODULE: ./build/src/report/plain.js
var plain = __webpack_require__(4268);
// EXTERNAL MODULE: ./build/src/report/report.js
var report_report = __webpack_require__(8456);
// EXTERNAL MODULE: ./build/src/report/here.js
var here = __webpack_require__(2000);
// EXTERNAL MODULE: ./build/src/report/columns.js
var columns = __webpack_require__(7123);
;// CONCATENATED MODULE: ./build/src/report/status.js



/** Columns that an id keeps where the line is short. */
const LEAST_ID = 12;
/** Done, left, spent, what is waited for, the slowest image; never wider than the terminal less one column. */
function liveLine(status, now, width) {
    const [slow, ...others] = status.doing;
    const head = [countsText(status), heldText(status, now)].filter((text) => text !== '').join('  ');
    const room = Math.max(0, width - 1);
    if (!slow)
        return (0,columns/* cutTo */.y)(head === '' || status.heldUntil <= now ? idleText(status, head, now) : head, room);
    const what = activityText(slow.activity, now);
    const more = others.length === 0 ? '' : ` and ${others.length} more`;
    const tail = ` ${seconds(now - slow.since)} s${what === '' ? '' : `, ${what}`}${more}`;
    const idRoom = Math.max(LEAST_ID, room - (0,columns/* columns */.Y)(head) - 2 - (0,columns/* columns */.Y)(tail));
    return (0,columns/* cutTo */.y)(`${head}  ${shortId(slow.id, idRoom)}${tail}`, room);
}
/** The same at length, as a line of a log: which image, since when, and why. */
function lifeSign(status, now) {
    const [slow, ...others] = status.doing;
    const held = heldText(status, now);
    if (!slow)
        return `  ... ${held === '' ? idleText(status, countsText(status), now) : `${countsText(status)}; ${held}`}\n`;
    const what = activityText(slow.activity, now) || 'the answer is awaited';
    const more = others.length === 0 ? '' : `; ${others.length} more under way`;
    return `  ... ${[countsText(status), held].filter(Boolean).join('; ')}; ${(0,plain.plain)(slow.id)} for ${seconds(now - slow.since)} s: ${what}${more}\n`;
}
/** What a person who watches a log is told at once. */
function heldLine(until, now) {
    return `  ... the gateway asks to wait ${seconds(until - now)} s: no new request until then\n`;
}
function countsText({ total, done, spent }) {
    if (total === null)
        return '';
    const cost = spent === null ? '' : `, ${(0,money/* usd */.dR)(spent)} spent`;
    return `${done}/${total} done, ${Math.max(0, total - done)} left${cost}`;
}
function heldText({ heldUntil }, now) {
    return heldUntil > now ? `the gateway asks to wait ${seconds(heldUntil - now)} s` : '';
}
function idleText({ phase, since }, head, now) {
    return `${head === '' ? '' : `${head}  `}${phase}, ${seconds(now - since)} s`;
}
function activityText(activity, now) {
    switch (activity.kind) {
        case 'drawing':
            return 'drawing';
        case 'asking':
            return activity.attempt === 1 ? '' : `try ${activity.attempt}`;
        case 'held':
            return 'waiting for the gateway';
        case 'pausing':
            return `asked again in ${seconds(activity.until - now)} s: ${(0,plain.plain)(activity.message)}`;
        case 'downloading':
            return activity.attempt === 1 ? 'downloading' : `downloading, try ${activity.attempt}`;
        case 'retrying': {
            const times = activity.attempt === 1 ? 'once' : `${activity.attempt} times`;
            return `download failed ${times}, again in ${seconds(activity.until - now)} s: ${(0,plain.plain)(activity.message)}`;
        }
    }
}
function seconds(ms) {
    return Math.max(0, Math.round(ms / 1000));
}
/** The end of an id tells more than its middle. */
function shortId(id, width) {
    const text = (0,plain.plain)(id);
    if ((0,columns/* columns */.Y)(text) <= width)
        return text;
    const half = Math.floor((width - 3) / 2);
    const chars = [...text];
    let end = '';
    while (chars.length > 0 && (0,columns/* columns */.Y)(chars[chars.length - 1] + end) <= half)
        end = `${chars.pop()}${end}`;
    return `${(0,columns/* cutTo */.y)(text, width - 3 - (0,columns/* columns */.Y)(end))}...${end}`;
}

// EXTERNAL MODULE: ./build/src/report/problems.js
var report_problems = __webpack_require__(5470);
// EXTERNAL MODULE: ./build/src/report/text.js
var report_text = __webpack_require__(4913);
;// CONCATENATED MODULE: ./build/src/progress.js







/** Ten frames a second at most; one is written only where something changed. */
const FRAME_MS = 100;
/** Quick commands show no live line. */
const FIRST_FRAME_MS = 700;
/** The longest silence of a log while something is under way. */
const SILENCE_MS = 30_000;
/** Shorter waits than this are not worth a line of a log. */
const LONG_WAIT_MS = 5000;
/**
 * @param stopping fires when a question is not waited for any more: the answer is then no
 * @param inActions whether the lines go into the groups of a workflow's log, one a manifest
 */
function openReporter(options, printing, terminal, stopping, inActions = false) {
    const run = { ...startOf(Date.now()), doing: new Map(), wanted: new Set(), manifests: new Map(), widths: {} };
    const groups = inActions && !printing.json ? openGroups(terminal) : null;
    const ticking = printing.quiet ? null : isLive(terminal) ? showLine(run, terminal) : showSigns(run, terminal);
    return {
        end: () => {
            ticking?.end();
            groups?.end();
        },
        door: {
            ready: async () => null,
            planned: (sheets, problems) => {
                plan(run, sheets);
                // Only what buys is shown with its price before.
                if (run.total === 0 ||
                    options.command === 'merge' ||
                    printing.quiet ||
                    !terminal.asks ||
                    printing.json ||
                    printing.yes)
                    return;
                const report = (0,report_report/* makeReport */.d)(options.command, 0, sheets, { spent: 0, unknown: 0 }, []);
                terminal.err((0,report_problems.problemsText)(problems, printing.verbose, terminal.errPaint));
                terminal.err((0,report_text.planText)(sheets, printing.verbose, terminal.errPaint) +
                    (0,report_text.totalText)(report, options.candidates > 0, options.force));
            },
            shown: (_item, _picture, total) => {
                if (run.total === null)
                    Object.assign(run, { phase: 'making thumbnails', since: Date.now(), total, spent: null });
                run.done += 1;
            },
            confirm: async (images, cost) => {
                if (printing.yes || !terminal.asks)
                    return true;
                ticking?.pause(true);
                const question = `Buy ${images} image${images === 1 ? '' : 's'} for ${(0,money/* usd */.dR)(cost)}? [y/N] `;
                const answer = await terminal.ask(question, stopping);
                ticking?.pause(false);
                return /^y(es)?$/i.test(answer.trim());
            },
            tell: (event) => {
                const now = Date.now();
                const began = run.doing.get(event.item)?.since;
                note(run, event, now);
                if (event.kind === 'doing') {
                    if (event.activity.kind === 'held')
                        ticking?.held(event.activity.until, now);
                    return;
                }
                const bad = event.result.error !== undefined;
                if (printing.json || (printing.quiet && !bad))
                    return;
                const print = printing.quiet ? terminal.err : terminal.out;
                const paint = printing.quiet ? terminal.errPaint : terminal.outPaint;
                const ms = began === undefined ? null : now - began;
                const line = (0,report_text.doneText)(shownItem(event.item, run), event.result, event.spent, paint, {
                    ms,
                    ...run.widths,
                });
                if (line !== '')
                    groups?.enter(run.manifests.get(event.item) ?? '');
                if (line !== '')
                    ticking?.printed(now);
                print(line);
            },
        },
    };
}
function startOf(now) {
    return { phase: 'reading manifests, locks and files', since: now, total: null, done: 0, spent: 0, heldUntil: 0 };
}
/** Where a picture lies is told from the current folder, as a person looks for it. */
function shownItem(item, { manifests }) {
    return { ...item, path: (0,here.fromHere)(manifests.get(item) ?? '', item.path) };
}
function plan(run, sheets) {
    for (const { manifest, items } of sheets) {
        for (const item of items) {
            run.manifests.set(item, manifest);
            if (item.source.kind !== 'nothing')
                run.wanted.add(item);
        }
    }
    run.total = run.wanted.size;
    run.widths = (0,report_text.widthsOf)([...run.wanted].map((item) => shownItem(item, run)));
    run.phase = 'getting ready';
    run.since = Date.now();
}
function note(run, event, now) {
    const { item } = event;
    if (event.kind === 'done') {
        run.doing.delete(item);
        if (run.wanted.has(item) && event.result.outcome !== undefined)
            run.done += 1;
        run.spent = (run.spent ?? 0) + event.spent;
        run.phase = run.done === run.total ? 'finishing' : 'going on';
        run.since = now;
        return;
    }
    const { activity } = event;
    if (activity.kind === 'held')
        run.heldUntil = Math.max(run.heldUntil, activity.until);
    run.doing.set(item, { id: item.id, since: run.doing.get(item)?.since ?? now, activity });
}
function statusOf(run) {
    return { ...run, doing: [...run.doing.values()] };
}
function isLive(terminal) {
    return terminal.width() > 0;
}
/** The terminal draws only what differs from what stands there; a new width is taken at the next frame. */
function showLine(run, terminal) {
    const began = Date.now();
    let paused = false;
    const timer = setInterval(() => {
        const now = Date.now();
        if (!paused && now - began >= FIRST_FRAME_MS)
            terminal.live(liveLine(statusOf(run), now, terminal.width()));
    }, FRAME_MS).unref();
    return {
        printed: () => { },
        held: () => { },
        pause: (on) => {
            paused = on;
            if (on)
                terminal.live('');
        },
        end: () => {
            clearInterval(timer);
            terminal.live('');
        },
    };
}
/** A line on stderr, whatever stdout is used for, whenever nothing was said for a while. */
function showSigns(run, terminal) {
    let last = Date.now();
    let told = 0;
    const say = (text, now) => {
        last = now;
        terminal.err(text);
    };
    const timer = setInterval(() => {
        const now = Date.now();
        if (now - last >= SILENCE_MS)
            say(lifeSign(statusOf(run), now), now);
    }, 1000).unref();
    return {
        printed: (now) => {
            last = now;
        },
        held: (until, now) => {
            if (until - now < LONG_WAIT_MS || until < told + LONG_WAIT_MS)
                return;
            told = until;
            say(heldLine(until, now), now);
        },
        pause: () => { },
        end: () => clearInterval(timer),
    };
}
/** A sign of life while something else than the making of images is waited for. */
async function watched(terminal, phase, work) {
    const since = Date.now();
    const status = { phase, since, total: null, done: 0, spent: 0, heldUntil: 0, doing: [] };
    const timer = setInterval(() => terminal.err(lifeSign(status, Date.now())), SILENCE_MS).unref();
    try {
        return await work;
    }
    finally {
        clearInterval(timer);
    }
}
/** Groups do not nest and lines of several manifests mingle: one that is come back to is opened again. */
function openGroups(terminal) {
    const seen = new Set();
    let open = null;
    const end = () => {
        if (open !== null)
            terminal.out('::endgroup::\n');
        open = null;
    };
    return {
        end,
        enter: (manifest) => {
            if (manifest === open)
                return;
            end();
            // The runner turns `%0A` of a command into a line end; nothing else may come of a name.
            const name = (0,plain.plain)(manifest).replaceAll('%', '%25');
            terminal.out(`::group::${name}${seen.has(manifest) ? ' (continued)' : ''}\n`);
            seen.add(manifest);
            open = manifest;
        },
    };
}


/***/ }),

/***/ 7123:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ columns),
/* harmony export */   y: () => (/* binding */ cutTo)
/* harmony export */ });
// How many columns of a terminal a text takes, and a text cut to some. Pure.
/** Nothing wide: combining marks, marks of no width, joiners. */
const NONE = /[\p{Mn}\p{Me}\u200b-\u200d\u2060\ufeff]/u;
/** East Asian wide and fullwidth, and what terminals may show as a picture: rather a column too many than one too few. */
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{16fe0}-\u{18fff}\u{1aff0}-\u{1b2ff}\u{1f000}-\u{1faff}\u{20000}-\u{3fffd}]|\p{Extended_Pictographic}/u;
/** At most so many; a terminal of another Unicode version may take fewer. */
function columns(text) {
    let sum = 0;
    for (const char of text)
        sum += widthOf(char);
    return sum;
}
function widthOf(char) {
    // The quick way for nearly all.
    if (char >= ' ' && char <= '~')
        return 1;
    return NONE.test(char) ? 0 : WIDE.test(char) ? 2 : 1;
}
/** The longest beginning that takes at most so many columns. */
function cutTo(text, width) {
    let used = 0;
    let end = 0;
    for (const char of text) {
        used += widthOf(char);
        if (used > width)
            break;
        end += char.length;
    }
    return text.slice(0, end);
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

/***/ 5470:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   foldWarnings: () => (/* binding */ foldWarnings),
/* harmony export */   problemsText: () => (/* binding */ problemsText)
/* harmony export */ });
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4913);

/** Fewer warnings of one wording than this stand each with its place. */
const FOLD_FROM = 4;
/** Ids that stand for all. */
const SHOWN = 3;
/**
 * All problems in their order.
 * @param all whether nothing is folded
 */
function problemsText(problems, all, paint) {
    const shown = all ? problems : foldWarnings(problems, '; --verbose names each');
    return shown.map((problem) => (0,_text_js__WEBPACK_IMPORTED_MODULE_0__.problemText)(problem, paint)).join('');
}
/**
 * Warnings that say the same of several images of a manifest become one, in the place of the first.
 * @param more where each of them is found, as the end of a sentence
 */
function foldWarnings(problems, more) {
    const groups = new Map();
    for (const problem of problems) {
        const key = wordingOf(problem) ?? problem;
        const group = groups.get(key);
        if (group)
            group.push(problem);
        else
            groups.set(key, [problem]);
    }
    return [...groups.values()].flatMap((group) => (group.length < FOLD_FROM ? group : [foldedOne(group, more)]));
}
/** Null for what is about no image. */
function wordingOf({ severity, code, file, message, about }) {
    if (severity !== 'warning' || about === undefined)
        return null;
    return JSON.stringify([code, file, message.slice(about.length)]);
}
function foldedOne(group, more) {
    const [{ severity, code, file, message, about = '' }] = group;
    const ids = group.slice(0, SHOWN).map((one) => one.about);
    const said = `${ids.join(', ')} and ${group.length - SHOWN} more${message.slice(about.length)}`;
    return {
        severity,
        code,
        message: `${said} (${group.length} images${more})`,
        ...(file === undefined ? {} : { file }),
    };
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

/***/ 4913:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   bundleText: () => (/* binding */ bundleText),
/* harmony export */   doneText: () => (/* binding */ doneText),
/* harmony export */   filesText: () => (/* binding */ filesText),
/* harmony export */   placeText: () => (/* binding */ placeText),
/* harmony export */   planText: () => (/* binding */ planText),
/* harmony export */   problemText: () => (/* binding */ problemText),
/* harmony export */   totalText: () => (/* binding */ totalText),
/* harmony export */   widthsOf: () => (/* binding */ widthsOf)
/* harmony export */ });
/* harmony import */ var _money_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9181);
/* harmony import */ var _plan_edited_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(652);
/* harmony import */ var _plan_plan_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6977);
/* harmony import */ var _bytes_text_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(384);
/* harmony import */ var _columns_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7123);
/* harmony import */ var _plain_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4268);
/* harmony import */ var _plan_state_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8988);







const STATE_TONES = {
    unchanged: 'dim',
    move: 'change',
    edited: 'bad',
    missing: 'change',
    update: 'change',
    create: 'good',
    orphan: 'dim',
};
const ID_WIDTH = 40;
/** The rows of a plan: state, id, price, reason; unchanged ones are counted unless all are asked for. */
function planText(sheets, all, paint) {
    return sheets.map((sheet) => sheetText(sheet, all, paint)).join('');
}
function sheetText({ manifest, items, areCandidates = false }, all, paint) {
    const rows = items.filter(({ state, source }) => all || state !== 'unchanged' || source.kind !== 'nothing');
    const hidden = items.length - rows.length;
    const width = Math.min(ID_WIDTH, Math.max(0, ...rows.map(({ id }) => id.length)));
    const lines = rows.map((item) => {
        const state = areCandidates ? paint('good', 'candidate') : paint(STATE_TONES[item.state], item.state.padEnd(9));
        return `  ${state}  ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_1__.plain)(item.id).padEnd(width)}  ${priceText(item).padStart(10)}  ${paint('dim', (0,_plain_js__WEBPACK_IMPORTED_MODULE_1__.plain)(areCandidates ? variant(item) : reason(item)))}`.trimEnd();
    });
    if (hidden > 0)
        lines.push(`  ${paint('dim', `unchanged  ${hidden} image${hidden === 1 ? '' : 's'}`)}`);
    return `${paint('strong', (0,_plain_js__WEBPACK_IMPORTED_MODULE_1__.plain)(manifest))}\n${lines.join('\n')}\n`;
}
function priceText({ price, source }) {
    if (!(0,_plan_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .isPurchase */ .u7)(source))
        return source.kind === 'nothing' ? '' : 'free';
    return price === null ? 'no price' : (0,_money_js__WEBPACK_IMPORTED_MODULE_2__/* .usd */ .dR)(price);
}
function variant({ image, source, billedBefore }) {
    const before = billedBefore ? 'may have been billed before; ' : '';
    const from = source.kind === 'candidate' ? 'there already' : sourceText(source, 'create');
    return before + [`seed ${image?.seed}`, from].filter(Boolean).join('; ');
}
/** Why an image is in its state, and where its bytes would come from. */
function reason(item) {
    const { state, changes, source, billedBefore, entry } = item;
    const before = billedBefore ? 'may have been billed before; ' : '';
    const why = {
        unchanged: source.kind === 'nothing' ? '' : 'made again, as --force says',
        move: changesText(changes),
        edited: source.kind === 'nothing' ? editedText(item) : 'made again, as --force says; the old bytes are kept',
        missing: entry ? 'its file is gone' : '',
        update: entry?.accepted ? ownGoneText(changes) : isDraft(changes) ? 'a draft so far' : changesText(changes),
        create: 'new',
        orphan: 'not in the manifest any more: prune drops it',
    }[state];
    // A person's own picture was never drawn before.
    const from = sourceText(source, entry?.accepted ? 'create' : state);
    return before + [why, from].filter(Boolean).join('; ');
}
function ownGoneText(changes) {
    const what = changesText(changes);
    return `a person's own picture, its file gone and its request changed${what === '' ? '' : ` (${what})`}: putting the file back keeps it`;
}
function editedText(item) {
    if (!(0,_plan_edited_js__WEBPACK_IMPORTED_MODULE_3__/* .isOwnChanged */ .XP)(item))
        return item.entry?.accepted
            ? 'its bytes are not those that were accepted: left alone'
            : 'its bytes are not those that imagelock wrote: left alone';
    const what = changesText(item.changes);
    return `a person's own picture, its request changed${what === '' ? '' : ` (${what})`}: accept keeps it, generate --force makes it anew`;
}
/** Drawn by `--placeholder`, or by another manifest, until a model makes it. */
function isDraft(changes) {
    return changes.some(({ key, from }) => key === 'provider' && from === 'placeholder');
}
function sourceText(source, state) {
    switch (source.kind) {
        case 'nothing':
        case 'buy':
        case 'rename':
            return '';
        case 'noted':
            return 'stored by an earlier run';
        case 'copy':
            return `same request as ${source.from}: copied`;
        case 'twin':
            return `same request as ${source.of}: made once, stored twice`;
        case 'candidate':
            return 'a candidate: taken from the state folder';
        case 'link':
            return source.alive
                ? 'bought by an earlier run: fetched'
                : 'bought by an earlier run, its link has expired: tried once, then bought again';
        case 'git':
            return 'taken back from git';
        case 'cache':
            return 'taken from the cache';
        case 'draw':
            return state === 'create' ? 'drawn here' : 'drawn again';
        case 'blocked':
        case 'kept':
            return source.message;
        case 'left':
            return source.warn ? 'the embedded painter cannot draw this format' : 'left for a run without placeholder';
    }
}
/** `seed 1 → 2, prompt`: short values whole, long ones by name. */
function changesText(changes) {
    const short = (value) => (value === null ? 'none' : String(value));
    return changes
        .map(({ key, from, to }) => `${short(from)}${short(to)}`.length > 60 || key === 'prompt' ? key : `${key} ${short(from)} → ${short(to)}`)
        .join(', ');
}
/**
 * The price of what a plan would buy, in one line.
 * @param areCandidates whether the images are candidates, which have no state of their own
 * @param isForced whether `--force` makes also those that `generate` leaves as they are
 */
function totalText({ totals, cost, matrix }, areCandidates = false, isForced = false) {
    const all = _plan_state_js__WEBPACK_IMPORTED_MODULE_4__/* .STATES */ .xj.reduce((sum, state) => sum + totals[state], 0);
    const counts = ['create', 'update', 'missing', 'move', 'edited', 'orphan', 'unchanged']
        .filter((state) => totals[state] > 0)
        .map((state) => `${totals[state]} ${state}${isForced && isLeftAlone(state) ? ' (made again)' : ''}`);
    const unpriced = cost.unpriced > 0 ? ` and ${cost.unpriced} without a known price` : '';
    const shards = matrix ? `Shards: ${matrix.shard.join(' ') || 'none'}\n` : '';
    const what = areCandidates ? `${all} candidate${all === 1 ? '' : 's'}` : counts.join(', ');
    return `${what || 'no images'}. Price: ${(0,_money_js__WEBPACK_IMPORTED_MODULE_2__/* .usd */ .dR)(Math.round(cost.estimated_usd * 1e6))}${unpriced}\n${shards}`;
}
/** Whether `generate` does nothing to such an image by itself. */
function isLeftAlone(state) {
    return state === 'unchanged' || state === 'edited';
}
/** The widths at which the rows of these images stand below each other. */
function widthsOf(items) {
    const [ids, paths] = [[0], [0]];
    for (const { id, path } of items) {
        ids.push((0,_plain_js__WEBPACK_IMPORTED_MODULE_1__.plain)(id).length);
        paths.push((0,_plain_js__WEBPACK_IMPORTED_MODULE_1__.plain)(path).length);
    }
    // No spreading: there may be ten thousand.
    const most = (all) => Math.min(ID_WIDTH, all.reduce((a, b) => Math.max(a, b), 0));
    return { idWidth: most(ids), pathWidth: most(paths) };
}
/**
 * One image that is done.
 * @param spent millionths of a dollar
 */
function doneText({ id, path }, { outcome, entry, error, requestId, leavesFile = false }, spent, paint, { ms = null, idWidth = 0, pathWidth = 0 } = {}) {
    if (outcome === undefined)
        return '';
    const bad = outcome === 'failed' || outcome === 'refused' || outcome === 'unknown';
    const word = paint(bad ? 'bad' : outcome === 'skipped' || outcome === 'kept' ? 'change' : 'good', outcome.padEnd(9));
    const file = entry ? `  ${entry.file.width}x${entry.file.height}  ${(0,_bytes_text_js__WEBPACK_IMPORTED_MODULE_5__/* .bytesText */ .p)(entry.file.bytes)}` : '';
    const time = ms === null ? '' : `  ${(ms / 1000).toFixed(1)} s`;
    const cost = spent > 0 ? `  ${(0,_money_js__WEBPACK_IMPORTED_MODULE_2__/* .usd */ .dR)(spent)}` : '';
    const which = requestId === undefined ? '' : ` (request id ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_1__.plain)(requestId)})`;
    const why = error ? `  ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_1__.plain)(error.message)}${which} [${(0,_plain_js__WEBPACK_IMPORTED_MODULE_1__.plain)(error.code)}]` : '';
    const where = leavesFile ? 'its entry alone' : (0,_plain_js__WEBPACK_IMPORTED_MODULE_1__.plain)(path);
    return `  ${word}  ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_1__.plain)(id).padEnd(idWidth)}  ${where.padEnd(file === '' ? 0 : pathWidth)}${file}${time}${cost}${why}\n`;
}
/** Where the bundle of a shard lies. */
function bundleText(files) {
    return files.map((file) => `Bundle: ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_1__.plain)(file)}\n`).join('');
}
/** What a command that writes pages wrote, and of how many images. */
function filesText(files, { manifests }) {
    const number = manifests.flatMap((one) => one.images).length;
    return files.map((file) => `${(0,_plain_js__WEBPACK_IMPORTED_MODULE_1__.plain)(file)}  ${number} image${number === 1 ? '' : 's'}\n`).join('');
}
const FRAME_WIDTH = 100;
/** A problem with its place, its line and a caret under it. */
function problemText(problem, paint) {
    const { file, message, code, severity } = problem;
    const word = severity === 'warning' ? paint('change', 'warning: ') : paint('bad', file === undefined ? 'error: ' : '');
    return `${placeOf(problem)}${word}${(0,_plain_js__WEBPACK_IMPORTED_MODULE_1__.plain)(message)} ${paint('dim', `[${code}]`)}\n${frameOf(problem, paint)}`;
}
/** The place alone, for where the message was said; empty where it is about no file. */
function placeText(problem, paint) {
    const place = placeOf(problem);
    return place === '' ? '' : `${place}${paint('dim', `[${problem.code}]`)}\n${frameOf(problem, paint)}`;
}
function placeOf({ file, line, column }) {
    return file === undefined ? '' : `${(0,_plain_js__WEBPACK_IMPORTED_MODULE_1__.plain)(file)}${line === undefined ? '' : `:${line}:${column ?? 1}`}  `;
}
function frameOf({ source, line, column }, paint) {
    return source === undefined || line === undefined ? '' : frame(source, line, column ?? 1, paint);
}
function frame(source, line, column, paint) {
    const start = Math.max(0, Math.min(column - 1 - FRAME_WIDTH / 2, source.length - FRAME_WIDTH));
    const shown = (0,_plain_js__WEBPACK_IMPORTED_MODULE_1__.plain)(source.slice(start, start + FRAME_WIDTH));
    const before = (0,_plain_js__WEBPACK_IMPORTED_MODULE_1__.plain)(source.slice(start, column - 1));
    const gutter = String(line).padStart(4);
    const lead = start > 0 ? '…' : '';
    return `${paint('dim', `${gutter} |`)} ${lead}${shown}\n${paint('dim', '     |')} ${' '.repeat(lead.length + (0,_columns_js__WEBPACK_IMPORTED_MODULE_6__/* .columns */ .Y)(before))}${paint('bad', '^')}\n`;
}


/***/ })

};
