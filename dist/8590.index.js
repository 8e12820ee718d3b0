export const id = 8590;
export const ids = [8590,4268];
export const modules = {

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

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   candidatesText: () => (/* binding */ candidatesText),
/* harmony export */   seedsText: () => (/* binding */ seedsText)
/* harmony export */ });
/* harmony import */ var _plain_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4268);
// What people read of seeds: those that were written, and the candidates with the words that take each. Pure.

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
 * @param manifests as the person named them; none for the default one
 * @param contactSheets where the pictures of all of them are
 */
function candidatesText(sheets, manifests, contactSheets, paint) {
    const rows = sheets.flatMap(({ manifest, items, results }) => items
        .filter((item) => results.get(item)?.entry)
        .map(({ id, image, path }) => {
        const which = manifests.length === 0 ? '' : ` -m ${quoted(manifest)}`;
        const folder = manifest.slice(0, manifest.lastIndexOf('/') + 1);
        return { command: (0,_plain_js__WEBPACK_IMPORTED_MODULE_0__.plain)(`imagelock pick ${id} ${image?.seed}${which}`), file: (0,_plain_js__WEBPACK_IMPORTED_MODULE_0__.plain)(folder + path) };
    }));
    if (rows.length === 0)
        return '';
    const width = Math.max(...rows.map(({ command }) => command.length));
    const lines = rows.map(({ command, file }) => `  ${command.padEnd(width)}  ${paint('dim', file)}\n`);
    const look = contactSheets.length === 0 ? 'the files' : contactSheets.map(_plain_js__WEBPACK_IMPORTED_MODULE_0__.plain).join(' and ');
    return `${paint('strong', 'Candidates')}: images and lock are as they were. Look at ${look}, then take one:\n${lines.join('')}`;
}
/** As a shell reads it. */
function quoted(text) {
    return /^[A-Za-z0-9._/-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw `'\''`)}'`;
}


/***/ })

};
