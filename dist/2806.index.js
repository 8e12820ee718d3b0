export const id = 2806;
export const ids = [2806];
export const modules = {

/***/ 7073:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Rj: () => (/* binding */ fingerprint),
/* harmony export */   f8: () => (/* binding */ derivedSeed),
/* harmony export */   xE: () => (/* binding */ fingerprintBeside)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var canonicalize__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8799);
// The two numbers that name a picture: the fingerprint of its request and the seed derived from its id.


/**
 * `sha256:` and 64 hex digits over the canonical JSON (RFC 8785) of the request; the order of its keys does not matter.
 * Never changes within a major version.
 */
function fingerprint(request) {
    return `sha256:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.hash)('sha256', `imagelock/request/1\n${canonical(request)}`)}`;
}
/** The fingerprint of a request, taken from an entry whose request is the same: most images are as they are locked. */
function fingerprintBeside(request, entry) {
    return entry !== undefined && isSame(request, entry.request) ? entry.fingerprint : fingerprint(request);
}
/** False also where it would have to look closer. */
function isSame(a, b) {
    return (a.prompt === b.prompt &&
        a.seed === b.seed &&
        a.model === b.model &&
        a.provider === b.provider &&
        a.width === b.width &&
        a.height === b.height &&
        a.output_format === b.output_format &&
        a.safety_tolerance === b.safety_tolerance &&
        a.prompt_upsampling === b.prompt_upsampling &&
        a.steps === b.steps &&
        a.guidance === b.guidance &&
        a.extra === undefined &&
        b.extra === undefined);
}
/**
 * RFC 8785: `JSON.stringify` writes texts just so, and JavaScript writes finite numbers and truth values as JSON does; only
 * the keys have to be in order. `extra` may hold any.
 */
function canonical(request) {
    if (request.extra !== undefined)
        return (0,canonicalize__WEBPACK_IMPORTED_MODULE_1__/* ["default"] */ .A)(request);
    const { guidance, height, model, output_format, prompt, prompt_upsampling, provider } = request;
    const { safety_tolerance, seed, steps, width } = request;
    let text = '{';
    if (guidance !== undefined)
        text += `"guidance":${guidance},`;
    if (height !== undefined)
        text += `"height":${height},`;
    text += `"model":${JSON.stringify(model)},`;
    if (output_format !== undefined)
        text += `"output_format":"${output_format}",`;
    text += `"prompt":${JSON.stringify(prompt)},`;
    if (prompt_upsampling !== undefined)
        text += `"prompt_upsampling":${prompt_upsampling},`;
    text += `"provider":${JSON.stringify(provider)}`;
    if (safety_tolerance !== undefined)
        text += `,"safety_tolerance":${safety_tolerance}`;
    if (seed !== undefined)
        text += `,"seed":${seed}`;
    if (steps !== undefined)
        text += `,"steps":${steps}`;
    if (width !== undefined)
        text += `,"width":${width}`;
    return `${text}}`;
}
/** The seed of an image that writes none: 0 to 2147483647, from its id alone. Never changes within a major version. */
function derivedSeed(id) {
    const digest = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(`imagelock/seed/1\n${id}`).digest();
    return digest.readUInt32BE(0) & 0x7fffffff;
}


/***/ }),

/***/ 255:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cg: () => (/* binding */ checkPath),
/* harmony export */   Pn: () => (/* binding */ pathKey),
/* harmony export */   Qx: () => (/* binding */ MAX_ID_LENGTH),
/* harmony export */   V5: () => (/* binding */ checkTextPath),
/* harmony export */   ij: () => (/* binding */ checkId),
/* harmony export */   je: () => (/* binding */ extensionOf)
/* harmony export */ });
/* unused harmony export ID */
// Which paths and ids a manifest, or a lock, may hold (spec: manifest.md, "Paths"; the lock is read under the same).
/** UTF-8 bytes: the name of a temporary file beside the picture needs the rest. */
const MAX_PART_BYTES = 200;
const MAX_PATH_BYTES = 240;
/** Characters of an id. */
const MAX_ID_LENGTH = 128;
const IMAGE_EXTENSIONS = ['png', 'jpg', 'jpeg', 'webp'];
const TEXT_EXTENSIONS = ['txt', 'md'];
/** The form of an id. */
const ID = /^[A-Za-z0-9][A-Za-z0-9._-]*(?:\/[A-Za-z0-9][A-Za-z0-9._-]*)*$/;
const ALPHANUMERIC = /^[A-Za-z0-9]+$/;
const ASCII = /^[\0-\x7f]*$/;
/** Paths as nearly all are: nothing in them needs a closer look, but for the names that Windows reserves. */
const PLAIN = /^[A-Za-z0-9_]+(?:[._-]+[A-Za-z0-9_]+)*(?:\/[A-Za-z0-9_]+(?:[._-]+[A-Za-z0-9_]+)*)*$/;
const MAYBE_RESERVED = /(?:^|\/)(?:con|prn|aux|nul|com|lpt)/i;
const ALLOWED = /^[\p{L}\p{M}\p{Nd}._ -]*$/u;
const IGNORABLE = /\p{Default_Ignorable_Code_Point}/u;
const IGNORABLES = /\p{Default_Ignorable_Code_Point}/gu;
/** Names of devices, with any extension. */
const RESERVED = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9]) *(?:\.|$)/i;
/** @returns null for an id of an image, else why it is none */
function checkId(id) {
    if (id.length > MAX_ID_LENGTH)
        return `an id has at most ${MAX_ID_LENGTH} characters`;
    if (ID.test(id))
        return null;
    return 'an id is parts joined by "/", each of A-Z, a-z, 0-9, ".", "_", "-", that begin with a letter or digit';
}
/** @returns null for the path of a picture that may be written, relative to the manifest's folder, else why not */
function checkPath(path) {
    return checkForm(path) ?? checkExtension(path, IMAGE_EXTENSIONS);
}
/** @returns null for the path of a prompt's text that may be read, else why not */
function checkTextPath(path) {
    return checkForm(path) ?? checkExtension(path, TEXT_EXTENSIONS);
}
/** Extension of a path as it is written, without its dot, empty where it has none. */
function extensionOf(path) {
    const dot = path.lastIndexOf('.');
    if (path.endsWith('.png') && dot > 0 && path[dot - 1] !== '/')
        return 'png';
    if (dot < 1 || path[dot - 1] === '/')
        return '';
    const extension = path.slice(dot + 1);
    return ALPHANUMERIC.test(extension) ? extension : '';
}
/**
 * What two paths share that are one file where case, Unicode form or ignorable code points do not count. `ß` and `SS`
 * are the same.
 */
function pathKey(path) {
    if (ASCII.test(path))
        return path.toUpperCase();
    return path.normalize('NFKC').replace(IGNORABLES, '').toLowerCase().toUpperCase().normalize('NFKC');
}
function checkExtension(path, extensions) {
    if (extensions.includes(extensionOf(path)))
        return null;
    return `it must end in ${extensions.map((one) => `.${one}`).join(', ')}`;
}
function checkForm(path) {
    if (path.length <= MAX_PART_BYTES && PLAIN.test(path) && !MAYBE_RESERVED.test(path))
        return null;
    if (path === '')
        return 'it is empty';
    if (Buffer.byteLength(path) > MAX_PATH_BYTES)
        return `it has more than ${MAX_PATH_BYTES} bytes`;
    if (!ASCII.test(path) && path !== path.normalize('NFC'))
        return 'it is not in Unicode form NFC';
    for (const part of path.split('/')) {
        const reason = checkPart(part);
        if (reason !== null)
            return reason;
    }
    return null;
}
function checkPart(part) {
    if (part === '')
        return 'it must be relative, without empty parts';
    if (part === '.' || part === '..')
        return "it must stay inside the manifest's folder";
    if (!ALLOWED.test(part) || IGNORABLE.test(part)) {
        return 'only letters, marks and digits of any script, ".", "_", "-" and spaces inside a part are allowed';
    }
    // What a file system may take the part for: no character that is allowed folds to one that ends or parts a name.
    const folded = ASCII.test(part) ? part : part.normalize('NFKC');
    if (/^[.\- ]/.test(part) || /^[.\- ]/.test(folded))
        return 'no part may begin with ".", "-" or a space';
    if (/[. ]$/.test(part))
        return 'no part may end with "." or a space';
    if (RESERVED.test(folded))
        return 'Windows reserves the name of a part';
    if (Buffer.byteLength(part) > MAX_PART_BYTES)
        return `a part has more than ${MAX_PART_BYTES} bytes`;
    return null;
}


/***/ }),

/***/ 7400:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   lookAhead: () => (/* binding */ lookAhead)
/* harmony export */ });
/* harmony import */ var node_buffer__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4573);
/* harmony import */ var node_worker_threads__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5919);
/* harmony import */ var _lock_plain_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3621);
/* harmony import */ var _world_files_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2845);
/* harmony import */ var _world_scouts_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4887);
/* harmony import */ var _world_sight_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5822);
/* harmony import */ var _world_vouch_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(713);
// A thread's work while another reads the manifest and the lock: which of the lock's files does git vouch for?







/**
 * Looks, and reads no picture. The lock is not judged here: what is said of one that the other thread refuses is said in
 * vain.
 * @throws where there is no lock, or one that cannot be taken apart: the thread ends, and nothing is said
 */
function lookAhead() {
    const { root, lockFile, repository } = node_worker_threads__WEBPACK_IMPORTED_MODULE_1__.workerData;
    const bytes = (0,_world_files_js__WEBPACK_IMPORTED_MODULE_3__/* .filesBelow */ .D)(root).read(lockFile, _world_scouts_js__WEBPACK_IMPORTED_MODULE_4__/* .LOCK_BYTES */ ._B);
    const entries = bytes && (0,_lock_plain_js__WEBPACK_IMPORTED_MODULE_2__/* .takeApart */ .YF)(bytes.toString((0,node_buffer__WEBPACK_IMPORTED_MODULE_0__.isAscii)(bytes) ? 'latin1' : 'utf8'));
    if (bytes === null || entries === null)
        throw new Error('this lock is for the other thread alone');
    const lock = (0,_lock_plain_js__WEBPACK_IMPORTED_MODULE_2__/* .lockOf */ .Vx)(entries);
    const sight = (0,_world_sight_js__WEBPACK_IMPORTED_MODULE_5__/* .openSight */ .w)((0,_world_files_js__WEBPACK_IMPORTED_MODULE_3__/* .filesBelow */ .D)(root), (0,_world_vouch_js__WEBPACK_IMPORTED_MODULE_6__/* .voucherOf */ .U5)((0,_world_vouch_js__WEBPACK_IMPORTED_MODULE_6__/* .viewGit */ .We)(repository, root), new Set(), [...lock.images.values()]));
    const looks = Uint8Array.from(lock.images.values(), ({ path, file }) => {
        const fact = sight.vouched(path);
        return fact !== null && 'sha256' in fact && fact.sha256 === file.sha256 ? _world_scouts_js__WEBPACK_IMPORTED_MODULE_4__/* .UNTOUCHED */ ._m[fact.kind] : 0;
    });
    const own = new Uint8Array(bytes);
    node_worker_threads__WEBPACK_IMPORTED_MODULE_1__.parentPort?.postMessage({ bytes: own, looks }, [own.buffer, looks.buffer]);
}


/***/ })

};
