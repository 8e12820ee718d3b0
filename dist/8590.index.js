export const id = 8590;
export const ids = [8590,3320,2000,4268];
export const modules = {

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

/***/ 8590:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   candidatesSummary: () => (/* binding */ candidatesSummary),
/* harmony export */   candidatesText: () => (/* binding */ candidatesText),
/* harmony export */   pickedSummary: () => (/* binding */ pickedSummary),
/* harmony export */   seedsText: () => (/* binding */ seedsText)
/* harmony export */ });
/* harmony import */ var _here_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2000);
/* harmony import */ var _plain_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4268);
/* harmony import */ var _summary_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3320);



/** A line for each image whose seed stands in its manifest now. */
function seedsText(sheets, paint) {
    const lines = sheets.flatMap(({ manifest, items }) => items.map(({ id, image, changes }) => {
        const seed = changes.find(({ key }) => key === 'seed');
        const what = seed ? `seed ${seed.from ?? 'none'} → ${seed.to}` : `seed ${image?.seed ?? 'none'}, as it was`;
        return `  ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__.plain)(id)}  ${what}  ${paint('dim', (0,_plain_js__WEBPACK_IMPORTED_MODULE_0__.plain)(manifest))}\n`;
    }));
    return lines.join('');
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
        return { words: (0,_plain_js__WEBPACK_IMPORTED_MODULE_0__.plain)(words), file: (0,_plain_js__WEBPACK_IMPORTED_MODULE_0__.plain)((0,_here_js__WEBPACK_IMPORTED_MODULE_1__.fromHere)(manifest, path)), isTaken };
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
    return `${[first ?? 'no candidates', ...more].join(', ')}${(0,_summary_js__WEBPACK_IMPORTED_MODULE_2__/* .spentText */ .u)(report)}\n`;
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
