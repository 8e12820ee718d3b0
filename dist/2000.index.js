export const id = 2000;
export const ids = [2000];
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


/***/ })

};
