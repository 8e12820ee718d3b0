export const id = 3699;
export const ids = [3699,4268];
export const modules = {

/***/ 3699:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   explainText: () => (/* binding */ explainText)
/* harmony export */ });
/* harmony import */ var _plain_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4268);

/** Where a value comes from, as people say it. */
const FROM = {
    image: 'image',
    defaults: 'defaults',
    top: 'manifest',
    vars: 'vars',
    matrix: 'matrix',
    lock: 'kept from the lock',
    derived: 'made from the id',
    provider: "the provider's default",
    spec: 'default',
};
/** Every effective value and where it came from, then the request. */
function explainText(known, explanation, paint) {
    const { id, state, fingerprint, values, left_out: leftOut } = explanation;
    const width = Math.max(...values.map(({ key }) => key.length));
    const rows = values.map(({ key, value, from, line, column }) => {
        const place = line === undefined ? FROM[from] : `${FROM[from]}, ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__.plain)(known.manifest)}:${line}:${column}`;
        return `  ${key.padEnd(width)}  ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__.plain)(typeof value === 'string' ? value : JSON.stringify(value))}  ${paint('dim', `(${place})`)}\n`;
    });
    const left = leftOut.length === 0
        ? ''
        : `  left out of defaults, which this model does not take: ${leftOut.map(_plain_js__WEBPACK_IMPORTED_MODULE_0__.plain).join(', ')}\n`;
    return `${paint('strong', (0,_plain_js__WEBPACK_IMPORTED_MODULE_0__.plain)(id))}  ${state}\n${rows.join('')}${left}  fingerprint  ${fingerprint}\n\n${standing(known, explanation)}${sentText(explanation)}`;
}
/** What `generate` does not make as it makes others; empty for all else. */
function standing({ named, isAccepted }, { id, state }) {
    if (state === 'orphan')
        return `  not in the manifest any more; above is what the lock has. ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__.plain)(`imagelock prune ${id}${named}`)} drops it\n`;
    if (!isAccepted)
        return '';
    const force = (0,_plain_js__WEBPACK_IMPORTED_MODULE_0__.plain)(`imagelock generate --force ${id}${named}`);
    if (state === 'missing')
        return `  a person's own picture, its file gone: put it back where git does not have it; ${force} makes another:\n`;
    if (state === 'update')
        return `  a person's own picture, its file gone and its request changed: put it back to keep it; generate makes another:\n`;
    return `  a person's own picture: generate leaves it alone; ${force} makes another:\n`;
}
function sentText({ state, request }) {
    if (state === 'orphan')
        return '';
    if (request === null)
        return '  drawn on this machine; nothing is sent\n';
    const headers = Object.entries(request.headers).map(([name, value]) => `  ${name}: ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__.plain)(String(value))}\n`);
    return `  ${request.method} ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__.plain)(request.url)}\n${headers.join('')}  ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__.plain)(JSON.stringify(request.body))}\n`;
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


/***/ })

};
