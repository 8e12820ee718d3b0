export const id = 1172;
export const ids = [1172,4268];
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

/***/ 1172:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   begunText: () => (/* binding */ begunText),
/* harmony export */   findingsText: () => (/* binding */ findingsText),
/* harmony export */   problemsIn: () => (/* binding */ problemsIn)
/* harmony export */ });
/* harmony import */ var _report_plain_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4268);

const TONES = { ok: 'good', note: 'dim', warning: 'change', error: 'bad' };
const WIDTH = 9;
/** The files that were written, and the next steps as commands. */
function begunText(files, next, paint) {
    const wrote = files.map((file) => `${paint('good', 'wrote'.padEnd(WIDTH))}${(0,_report_plain_js__WEBPACK_IMPORTED_MODULE_0__.plain)(file)}\n`);
    const steps = next.map((step, index) => `${(index === 0 ? 'next' : '').padEnd(WIDTH)}${paint('strong', (0,_report_plain_js__WEBPACK_IMPORTED_MODULE_0__.plain)(step))}\n`);
    return [...wrote, ...steps].join('');
}
/** A line for each finding, its fix below it, and how many there are of each. */
function findingsText(findings, quiet, paint) {
    const shown = findings.filter(({ severity }) => !quiet || severity === 'error');
    const lines = shown.map(({ severity, code, message, fix }) => {
        const head = `${paint(TONES[severity], severity.padEnd(WIDTH))}${(0,_report_plain_js__WEBPACK_IMPORTED_MODULE_0__.plain)(message)} ${paint('dim', `[${code}]`)}\n`;
        return fix === null ? head : `${head}${' '.repeat(WIDTH)}${paint('strong', 'fix:')} ${(0,_report_plain_js__WEBPACK_IMPORTED_MODULE_0__.plain)(fix)}\n`;
    });
    if (quiet)
        return lines.join('');
    const count = (severity, one, many) => {
        const number = findings.filter((found) => found.severity === severity).length;
        return `${number} ${number === 1 ? one : many}`;
    };
    return `${lines.join('')}${count('error', 'error', 'errors')}, ${count('warning', 'warning', 'warnings')}\n`;
}
/** The findings that are no `ok` and no `note`, in the form that every document has. */
function problemsIn(findings) {
    return findings.flatMap(({ severity, code, message, fix }) => severity === 'warning' || severity === 'error'
        ? [{ severity, code, message: fix === null ? message : `${message}: ${fix}` }]
        : []);
}


/***/ })

};
