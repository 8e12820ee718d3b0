export const id = 3621;
export const ids = [3621];
export const modules = {

/***/ 4657:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Tr: () => (/* binding */ checkEntry),
  Gs: () => (/* binding */ checkEntryId),
  nn: () => (/* binding */ checkPaths)
});

// EXTERNAL MODULE: ./build/src/manifest/limits.js
var limits = __webpack_require__(2283);
// EXTERNAL MODULE: ./build/src/manifest/paths.js
var paths = __webpack_require__(255);
// EXTERNAL MODULE: ./build/src/money.js
var money = __webpack_require__(9181);
// EXTERNAL MODULE: ./build/src/lock/fingerprint.js
var fingerprint = __webpack_require__(7073);
// EXTERNAL MODULE: ./build/src/lock/problems.js
var problems = __webpack_require__(4725);
// EXTERNAL MODULE: ./build/src/manifest/rules.js
var rules = __webpack_require__(2976);
// EXTERNAL MODULE: ./build/src/providers/table.js + 7 modules
var table = __webpack_require__(6157);
;// CONCATENATED MODULE: ./build/src/lock/takes.js
// What the model of a locked request takes: an entry that no manifest could hold is refused (spec lockfile.md). Fields that
// are absent are let be, so that a lock stays readable where a model comes to take more.


/** The rules of a model, undefined where there is no such provider. */
function rulesNamed(provider, model) {
    const known = (0,table/* providerNamed */.l)(provider);
    return known && (0,rules/* rulesOf */.f)(known, model);
}
/** Whether the model takes this value of a parameter. */
function takesParameter(rules, name, value) {
    const refused = rules.refuse?.[name]?.(value) ?? null;
    return refused === null && fitsParameter(rules.parameters[name], value);
}
/** Whether the model takes this field of `extra`. */
function takesExtra({ extra }, name, value) {
    return Object.hasOwn(extra, name) && fitsExtra(extra[name], value);
}
function fitsParameter(rule, value) {
    if (rule === undefined)
        return false;
    if (rule.kind === 'boolean')
        return typeof value === 'boolean';
    return typeof value === 'number' && fitsRange(rule, value) && (rule.kind === 'number' || Number.isInteger(value));
}
function fitsExtra(rule, value) {
    if (rule === undefined)
        return false;
    if (rule.kind === 'choice')
        return typeof value === 'string' && rule.values.includes(value);
    return typeof value === 'number' && Number.isInteger(value) && fitsRange(rule, value);
}
function fitsRange({ min, max }, value) {
    return value >= min && value <= max;
}

;// CONCATENATED MODULE: ./build/src/lock/check.js
// What the values of a lock's entries mean together: a lock is a stranger's file, held to what a manifest could say.






/** What no prompt holds: C0 but newline and tab, DEL, C1, lone surrogates. */
const NOT_IN_PROMPT = /[^\P{Cc}\n\t]|\p{Cs}/u;
/** As most prompts are: printable ASCII, no space at either end. */
const PLAIN_PROMPT = /^[!-~](?:[ -~]*[!-~])?$/;
/** White space, controls and the like (spec manifest.md: a model is a name). */
const NOT_IN_MODEL = /[\s\p{C}]/u;
const PARAMETERS = ['safety_tolerance', 'prompt_upsampling', 'steps', 'guidance'];
const NONE = [];
/** Checks one entry, whose shape is right already. */
function checkEntry(id, entry) {
    const pathReason = (0,paths/* checkPath */.Cg)(entry.path);
    const inRequest = requestComplaints(entry.request);
    const inReceipt = receiptComplaints(entry);
    const { format } = entry.file;
    const asked = entry.request.output_format ?? format;
    const isPrinted = inRequest.length === 0 && entry.fingerprint === (0,fingerprint/* fingerprint */.Rj)(entry.request);
    const isNamed = pathReason === null && formatOf(entry.path) === format && asked === format;
    if (isPrinted && isNamed && inReceipt.length === 0)
        return NONE;
    const below = (code, says, ...path) => ({
        code,
        says,
        path: ['images', id, ...path],
    });
    const found = inRequest.map(([says, ...path]) => below('lock/request', says, 'request', ...path));
    if (pathReason !== null)
        found.push(below('lock/path', `is no path that a manifest may name: ${pathReason}`, 'path'));
    else if (formatOf(entry.path) !== format) {
        found.push(below('lock/extension', `has another extension than its file's format, ${format}`, 'path'));
    }
    // A request that no manifest could hold has no fingerprint to compare.
    if (inRequest.length === 0 && !isPrinted) {
        found.push(below('lock/fingerprint', 'is not that of the request: one of them was changed by hand', 'fingerprint'));
    }
    if (asked !== format) {
        found.push(below('lock/extension', 'is another format than that of the file', 'request', 'output_format'));
    }
    return [...found, ...inReceipt.map(([says, ...path]) => below('lock/receipt', says, ...path))];
}
/** Checks the id of an image; the key itself is at fault. */
function checkEntryId(id) {
    const reason = (0,paths/* checkId */.ij)(id);
    return reason === null ? NONE : [{ code: 'lock/id', says: `is no id: ${reason}`, path: ['images', id], key: true }];
}
/**
 * Checks the paths of all images against each other: none stands twice, on no file system, and none is another's folder.
 * @param entries those whose paths are right in themselves
 */
function checkPaths(entries) {
    const found = [];
    const owners = new Map();
    const keyed = entries.map(([id, { path }]) => ({ id, key: (0,paths/* pathKey */.Pn)(path) }));
    const complain = (id, says) => {
        found.push({ code: 'lock/path-taken', says, path: ['images', id, 'path'] });
    };
    for (const { id, key } of keyed) {
        const owner = owners.get(key);
        if (owner === undefined)
            owners.set(key, id);
        else
            complain(id, `is also that of image ${(0,problems/* quoted */.T)(owner)}`);
    }
    for (const { id, key } of keyed) {
        for (let slash = key.indexOf('/'); slash !== -1; slash = key.indexOf('/', slash + 1)) {
            const owner = owners.get(key.slice(0, slash));
            if (owner !== undefined)
                complain(id, `lies below the path of image ${(0,problems/* quoted */.T)(owner)}, which is no folder`);
        }
    }
    return found;
}
function requestComplaints(request) {
    const { provider, model, width, height, seed, output_format, extra } = request;
    const rules = rulesNamed(provider, model);
    if (rules === undefined)
        return [['is no provider that this version knows', 'provider']];
    const found = promptComplaints(request.prompt);
    const not = `is nothing that ${provider} takes with this model`;
    if (model === '' || NOT_IN_MODEL.test(model))
        found.push(['must be the name of a model', 'model']);
    if ((width === undefined) !== (height === undefined))
        found.push(['must hold width and height, or neither']);
    if (width !== undefined && height !== undefined && !(rules.sized && rules.checkSize({ width, height }) === null)) {
        found.push([not, 'width']);
    }
    if (seed !== undefined && !rules.seed)
        found.push([not, 'seed']);
    if (output_format !== undefined && !rules.formats.includes(output_format))
        found.push([not, 'output_format']);
    for (const name of PARAMETERS) {
        const value = request[name];
        if (value !== undefined && !takesParameter(rules, name, value))
            found.push([not, name]);
    }
    for (const name in extra) {
        if (!takesExtra(rules, name, extra[name]))
            found.push([not, 'extra', name]);
    }
    return found;
}
function promptComplaints(prompt) {
    if (PLAIN_PROMPT.test(prompt) && prompt.length <= limits/* MAX_PROMPT_BYTES */.Os)
        return [];
    if (prompt === '')
        return [['must not be empty', 'prompt']];
    if (prompt.trim() !== prompt)
        return [['must not begin or end with white space', 'prompt']];
    if (Buffer.byteLength(prompt) > limits/* MAX_PROMPT_BYTES */.Os)
        return [[`must be at most ${limits/* MAX_PROMPT_BYTES */.Os} bytes`, 'prompt']];
    return NOT_IN_PROMPT.test(prompt) ? [['holds a control character that no prompt may hold', 'prompt']] : [];
}
function receiptComplaints({ receipt, accepted }) {
    if (receipt === undefined) {
        return accepted ? NONE : [['has no receipt, and is not accepted']];
    }
    if (accepted)
        return [['stands beside a receipt; an accepted image has none', 'accepted']];
    return costComplaints(receipt);
}
function costComplaints({ cost_usd, cost_source }) {
    const place = ['receipt', 'cost_usd'];
    if ((cost_usd === null) !== (cost_source === 'unknown')) {
        return [['is null where cost_source is unknown, and only there', ...place]];
    }
    if (cost_usd === null)
        return NONE;
    if (cost_source === 'none' && cost_usd !== 0)
        return [['is 0 where cost_source is none', ...place]];
    const micros = (0,money/* usdToMicros */.$m)(cost_usd);
    if (micros === null || (0,money/* microsToUsd */.$Y)(micros) !== cost_usd)
        return [['has at most six decimals', ...place]];
    return NONE;
}
/** Format that the extension of a path stands for; `.jpeg` counts as `.jpg`. */
function formatOf(path) {
    switch ((0,paths/* extensionOf */.je)(path)) {
        case 'jpg':
        case 'jpeg':
            return 'jpeg';
        case 'png':
            return 'png';
        case 'webp':
            return 'webp';
        default:
            return null;
    }
}


/***/ }),

/***/ 830:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ byCodeUnits),
/* harmony export */   X: () => (/* binding */ formatLock)
/* harmony export */ });
/** Orders by code units, as `<` does: the order of ids in a lock. */
function byCodeUnits(a, b) {
    if (a === b)
        return 0;
    return a < b ? -1 : 1;
}
/** The whole text of a lock, with its final newline. The order in which the lock holds its entries does not matter. */
function formatLock(lock) {
    const entries = [...lock.images].sort(([a], [b]) => byCodeUnits(a, b));
    // An object puts keys that are numbers first, so ids stand behind a slash, with which none begins, until all is text.
    const images = Object.fromEntries(entries.map(([id, entry]) => [`/${id}`, orderedEntry(entry)]));
    const text = JSON.stringify({ version: lock.version, images }, null, 2);
    return `${text.replace(/^ {4}"\//gm, '    "')}\n`;
}
// The order of keys at each level. What is undefined is left out of the text.
function orderedEntry({ path, fingerprint, request, file, receipt, accepted }) {
    return {
        path,
        fingerprint,
        request: orderedRequest(request),
        file: orderedFile(file),
        receipt: receipt && orderedReceipt(receipt),
        accepted,
    };
}
function orderedRequest(request) {
    return {
        provider: request.provider,
        model: request.model,
        prompt: request.prompt,
        width: request.width,
        height: request.height,
        seed: request.seed,
        output_format: request.output_format,
        safety_tolerance: request.safety_tolerance,
        prompt_upsampling: request.prompt_upsampling,
        steps: request.steps,
        guidance: request.guidance,
        extra: request.extra && sorted(request.extra),
    };
}
function orderedFile({ sha256, git_blob, bytes, format, width, height, provenance }) {
    return { sha256, git_blob, bytes, format, width, height, provenance };
}
function orderedReceipt({ request_id, cost_usd, cost_source }) {
    return { request_id, cost_usd, cost_source };
}
function sorted(extra) {
    return Object.fromEntries(Object.entries(extra).sort(([a], [b]) => byCodeUnits(a, b)));
}


/***/ }),

/***/ 7617:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ offsetsOf),
/* harmony export */   x: () => (/* binding */ whereAt)
/* harmony export */ });
/* harmony import */ var _walk_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5012);

/** Longest line that is shown under a message. */
const MAX_SOURCE = 200;
/**
 * Offsets of the members, in the order asked for; of the last where a key stands twice. For one that is not in the
 * text, that of the key of the mapping that should hold it, 0 for the document.
 */
function offsetsOf(text, wanted) {
    const found = new Map();
    const names = new Set(wanted.flatMap(({ path }) => path.map((_, index) => nameOf(path.slice(0, index + 1)))));
    (0,_walk_js__WEBPACK_IMPORTED_MODULE_0__/* .walkJson */ .g)(text, {
        member: (path, key, value) => {
            const name = nameOf(path);
            if (names.has(name))
                found.set(name, { key, value });
        },
        duplicate: () => { },
    });
    return wanted.map(({ path, key }) => {
        for (let length = path.length; length > 0; length -= 1) {
            const at = found.get(nameOf(path.slice(0, length)));
            if (at !== undefined)
                return key || length < path.length ? at.key : at.value;
        }
        return 0;
    });
}
/** Line and column of an offset, counted from 1, and the line itself where it is not long. */
function whereAt(text, offset) {
    let line = 1;
    let start = 0;
    for (let next = text.indexOf('\n'); next !== -1 && next < offset; next = text.indexOf('\n', start)) {
        line += 1;
        start = next + 1;
    }
    const end = text.indexOf('\n', start);
    const source = text.slice(start, end === -1 ? undefined : end).replace(/\r$/, '');
    const place = { line, column: offset - start + 1 };
    return source.length <= MAX_SOURCE ? { ...place, source } : place;
}
/** One text for a path. A forged NUL in a key could name a wrong place, nothing else. */
function nameOf(path) {
    return path.join('\u0000');
}


/***/ }),

/***/ 9856:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ isPlainEntry)
/* harmony export */ });
/* harmony import */ var _manifest_limits_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2283);
/* harmony import */ var _providers_request_id_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9947);
/* harmony import */ var _shape_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2368);
// Recognises an entry of a lock that is right in its shape, in a small part of the time that the full rules take.



const SHA256 = /^[0-9a-f]{64}$/;
const GIT_BLOB = /^[0-9a-f]{40}$/;
const FINGERPRINT = /^sha256:[0-9a-f]{64}$/;
/** Whether a value from a JSON text is an entry; false too for the rare ones that only `entryShape` judges: `extra`, `accepted`. */
function isPlainEntry(value) {
    if (!isMapping(value))
        return false;
    for (const key in value)
        if (!isOfEntry(key, value[key]))
            return false;
    const { path, fingerprint, request, file } = value;
    return path !== undefined && fingerprint !== undefined && request !== undefined && file !== undefined;
}
function isOfEntry(key, value) {
    switch (key) {
        case 'path':
            return typeof value === 'string';
        case 'fingerprint':
            return typeof value === 'string' && FINGERPRINT.test(value);
        case 'request':
            return isRequest(value);
        case 'file':
            return isFile(value);
        case 'receipt':
            return isReceipt(value);
        default:
            return false;
    }
}
function isRequest(value) {
    if (!isMapping(value))
        return false;
    for (const key in value)
        if (!isOfRequest(key, value[key]))
            return false;
    return value['provider'] !== undefined && value['model'] !== undefined && value['prompt'] !== undefined;
}
function isOfRequest(key, value) {
    switch (key) {
        case 'provider':
        case 'model':
        case 'prompt':
            return typeof value === 'string';
        case 'width':
        case 'height':
            return isWhole(value, 1, _shape_js__WEBPACK_IMPORTED_MODULE_2__/* .MAX_SIDE */ .V);
        case 'seed':
            return isWhole(value, 0, _manifest_limits_js__WEBPACK_IMPORTED_MODULE_0__/* .MAX_SEED */ .He);
        case 'output_format':
            return isFormat(value);
        case 'prompt_upsampling':
            return typeof value === 'boolean';
        case 'safety_tolerance':
        case 'steps':
        case 'guidance':
            return Number.isFinite(value);
        default:
            return false;
    }
}
function isFile(value) {
    if (!isMapping(value))
        return false;
    for (const key in value)
        if (!isOfFile(key, value[key]))
            return false;
    const { sha256, git_blob, bytes, format, width, height, provenance } = value;
    const hasNames = sha256 !== undefined && git_blob !== undefined && format !== undefined && provenance !== undefined;
    return hasNames && bytes !== undefined && width !== undefined && height !== undefined;
}
function isOfFile(key, value) {
    switch (key) {
        case 'sha256':
            return typeof value === 'string' && SHA256.test(value);
        case 'git_blob':
            return typeof value === 'string' && GIT_BLOB.test(value);
        case 'bytes':
        case 'width':
        case 'height':
            return isWhole(value, 1, Number.MAX_SAFE_INTEGER);
        case 'format':
            return isFormat(value);
        case 'provenance':
            return value === 'c2pa' || value === 'none';
        default:
            return false;
    }
}
function isReceipt(value) {
    if (!isMapping(value))
        return false;
    for (const key in value)
        if (!isOfReceipt(key, value[key]))
            return false;
    return value['cost_usd'] !== undefined && value['cost_source'] !== undefined;
}
function isOfReceipt(key, value) {
    switch (key) {
        case 'request_id':
            return typeof value === 'string' && _providers_request_id_js__WEBPACK_IMPORTED_MODULE_1__/* .REQUEST_ID */ .A.test(value);
        case 'cost_usd':
            return value === null || (Number.isFinite(value) && value >= 0);
        case 'cost_source':
            return value === 'price-list' || value === 'provider' || value === 'none' || value === 'unknown';
        default:
            return false;
    }
}
function isMapping(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function isWhole(value, min, max) {
    return Number.isSafeInteger(value) && value >= min && value <= max;
}
function isFormat(value) {
    return value === 'png' || value === 'jpeg' || value === 'webp';
}


/***/ }),

/***/ 3621:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $i: () => (/* binding */ isPlain),
/* harmony export */   Vx: () => (/* binding */ lockOf),
/* harmony export */   YF: () => (/* binding */ takeApart),
/* harmony export */   xv: () => (/* binding */ VERSION)
/* harmony export */ });
/* harmony import */ var _check_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4657);
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(830);
/* harmony import */ var _plain_entry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9856);
// Locks as nearly all are: nothing is wrong with them and nothing in them is rare. These are told from others in a small
// part of the time that it takes to say what is wrong with one.



/** The version of the format (spec: lockfile.md). */
const VERSION = 1;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
/** What stands under `images` in the text of a lock, none of it judged; null for what is no lock in its outermost shape. */
function takeApart(source) {
    const document = parsedOrNull(source);
    if (!isMapping(document) || Object.keys(document).join() !== 'version,images')
        return null;
    const { version, images } = document;
    return version === VERSION && isMapping(images) ? Object.entries(images) : null;
}
/**
 * Whether nothing is wrong with a lock; false too where something is rare in it.
 *
 * Keys that stand twice show by their number: each member of a JSON text has a quote and a colon, and what `JSON.parse`
 * dropped is missing in the tree. A quote behind a backslash is passed over, so that the end of a key in a backslash is not
 * counted; none of the keys that are right ends so, and those that were dropped with a whole mapping cannot make up for
 * the key of that mapping.
 * @param entries what `takeApart` made of the source
 */
function isPlain(source, entries) {
    let members = 2;
    for (const [id, value] of entries) {
        if (!(0,_plain_entry_js__WEBPACK_IMPORTED_MODULE_1__/* .isPlainEntry */ .f)(value) || (0,_check_js__WEBPACK_IMPORTED_MODULE_0__/* .checkEntryId */ .Gs)(id).length > 0 || (0,_check_js__WEBPACK_IMPORTED_MODULE_0__/* .checkEntry */ .Tr)(id, value).length > 0)
            return false;
        members += 1 + membersIn(value) + membersIn(value.request) + membersIn(value.file) + membersIn(value.receipt);
    }
    return members === membersOf(source) && (0,_check_js__WEBPACK_IMPORTED_MODULE_0__/* .checkPaths */ .nn)(entries).length === 0;
}
/** A lock of these entries, in code-unit order of their ids. */
function lockOf(entries) {
    return { version: VERSION, images: new Map(entries.toSorted(([a], [b]) => (0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .byCodeUnits */ .C)(a, b))) };
}
function parsedOrNull(source) {
    try {
        return JSON.parse(source);
    }
    catch {
        return null;
    }
}
function membersIn(mapping) {
    let members = 0;
    for (const _ in mapping)
        members += 1;
    return members;
}
/** How many colons stand behind the quote that ends a key. */
function membersOf(source) {
    let members = 0;
    for (let at = source.indexOf(':'); at !== -1; at = source.indexOf(':', at + 1)) {
        let quote = at - 1;
        while (isSpace(source.charCodeAt(quote)))
            quote -= 1;
        if (source.charCodeAt(quote) === QUOTE && source.charCodeAt(quote - 1) !== BACKSLASH)
            members += 1;
    }
    return members;
}
/** White space of JSON. */
function isSpace(code) {
    return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}
function isMapping(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}


/***/ }),

/***/ 4725:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ lockError),
/* harmony export */   T: () => (/* binding */ quoted)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7406);
/* harmony import */ var _places_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7617);
// Turns what is wrong with a lock into one failure that lists every problem with its place.


/** Most problems that are listed. */
const MAX_PROBLEMS = 20;
/** The failure of a lock with these problems, at least one, in the order of their places; those over 20 are counted. */
function lockError(source, file, complaints) {
    const offsets = (0,_places_js__WEBPACK_IMPORTED_MODULE_1__/* .offsetsOf */ .w)(source, complaints);
    const problems = complaints
        .map((complaint, index) => ({ complaint, offset: offsets[index] ?? 0 }))
        .sort((a, b) => a.offset - b.offset)
        .slice(0, MAX_PROBLEMS)
        .map(({ complaint, offset }) => ({
        severity: 'error',
        code: complaint.code,
        message: sentenceOf(complaint),
        file,
        ...(0,_places_js__WEBPACK_IMPORTED_MODULE_1__/* .whereAt */ .x)(source, offset),
    }));
    const over = complaints.length - problems.length;
    const message = `the lock has ${over} further problems or more; take it back from git`;
    const more = over > 0 ? [{ severity: 'error', code: 'lock/more', message, file }] : [];
    const [first = { code: 'lock/more', message, file }, ...others] = problems;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ImagelockError */ .L(first, undefined, [...others, ...more]);
}
/** A text from the lock in a message: in quotes, escaped, not long. */
function quoted(text) {
    return JSON.stringify(text.length > 128 ? `${text.slice(0, 128)}…` : text);
}
function sentenceOf({ path, says }) {
    const [top, id, ...rest] = path;
    if (top === undefined)
        return `the lock ${says}`;
    if (top !== 'images' || id === undefined)
        return `${quoted(path.join('.'))} of the lock ${says}`;
    const member = rest.length === 0 ? '' : ` ${quoted(rest.join('.'))}`;
    return `image ${quoted(id)} of the lock:${member} ${says}`;
}


/***/ }),

/***/ 2368:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ MAX_SIDE),
/* harmony export */   i: () => (/* binding */ entryShape)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8816);
/* harmony import */ var _manifest_limits_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2283);
/* harmony import */ var _providers_request_id_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9947);
// The shape of a lock's entry as zod sees it: which keys there are and what type each value has. What the values mean
// together is in `check.ts`.



/** Most pixels of a side of any provider. */
const MAX_SIDE = 4096;
function must(be) {
    return { error: ({ input }) => (input === undefined ? 'is missing' : `must be ${be}`) };
}
const text = zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(must('a text'));
const whole = (min, max) => {
    const range = max === Number.MAX_SAFE_INTEGER ? `of at least ${min}` : `from ${min} to ${max}`;
    const message = must(`a whole number ${range}`);
    return zod__WEBPACK_IMPORTED_MODULE_2__/* .int */ .Whr(message).min(min, message).max(max, message);
};
const hex = (digits) => {
    const message = must(`${digits} hex digits in lower case`);
    return zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(message).regex(new RegExp(`^[0-9a-f]{${digits}}$`), message);
};
const oneOf = (values) => zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(values, must(`one of ${values.join(', ')}`));
const format = oneOf(['jpeg', 'png', 'webp']);
const number = zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig(must('a number'));
const request = zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    provider: text,
    model: text,
    prompt: text,
    width: whole(1, MAX_SIDE).exactOptional(),
    height: whole(1, MAX_SIDE).exactOptional(),
    seed: whole(0, _manifest_limits_js__WEBPACK_IMPORTED_MODULE_0__/* .MAX_SEED */ .He).exactOptional(),
    output_format: format.exactOptional(),
    safety_tolerance: number.exactOptional(),
    prompt_upsampling: zod__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zMY(must('true or false')).exactOptional(),
    steps: number.exactOptional(),
    guidance: number.exactOptional(),
    extra: zod__WEBPACK_IMPORTED_MODULE_2__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_2__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig(), zod__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zMY()], must('a text, a number, true or false')), {
        error: 'must be a mapping',
    })
        .exactOptional(),
}, must('a mapping'));
const file = zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    sha256: hex(64),
    git_blob: hex(40),
    bytes: whole(1, Number.MAX_SAFE_INTEGER),
    format,
    width: whole(1, Number.MAX_SAFE_INTEGER),
    height: whole(1, Number.MAX_SAFE_INTEGER),
    provenance: oneOf(['c2pa', 'none']),
}, must('a mapping'));
const cost = must('an amount in USD of at least 0, or null');
const requestId = must('1 to 128 characters of A-Z a-z 0-9 _ . : -');
const receipt = zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    request_id: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(requestId).regex(_providers_request_id_js__WEBPACK_IMPORTED_MODULE_1__/* .REQUEST_ID */ .A, requestId).exactOptional(),
    cost_usd: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig(cost).min(0, cost).nullable(),
    cost_source: oneOf(['price-list', 'provider', 'none', 'unknown']),
}, must('a mapping'));
/** One image of a lock. */
const entryShape = zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    path: text,
    fingerprint: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(must('a text'))
        .regex(/^sha256:[0-9a-f]{64}$/, must('sha256: and 64 hex digits in lower case')),
    request,
    file,
    receipt: receipt.exactOptional(),
    accepted: zod__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz(true, must('true')).exactOptional(),
}, must('a mapping'));


/***/ }),

/***/ 5012:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ walkJson)
/* harmony export */ });
// Walks a JSON text strictly: where it breaks, where each member stands, and which keys come twice. `JSON.parse` tells
// neither, and takes any depth.
/** A lock has five levels; far deeper is an attack on the memory of whoever reads on. */
const MAX_DEPTH = 64;
const SPACE = /[ \t\n\r]*/y;
const SCALAR = /true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
/** A string as nearly all are, without an escape. */
const PLAIN_STRING = /"[^"\\\0-\x1f]*"/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
/** Walks the whole text; null where it is JSON, else where and why it is not. */
function walkJson(text, visitor) {
    const walk = { text, visitor, path: [], at: 0 };
    return value(walk) ?? expectEnd(walk);
}
function expectEnd(walk) {
    space(walk);
    return walk.at === walk.text.length ? null : broken(walk, 'something follows the end of the document');
}
function broken(walk, reason) {
    return { at: walk.at, reason: walk.at >= walk.text.length ? 'the text ends too early' : reason };
}
function space(walk) {
    const code = walk.text.charCodeAt(walk.at);
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09)
        return;
    SPACE.lastIndex = walk.at;
    SPACE.test(walk.text);
    walk.at = SPACE.lastIndex;
}
function value(walk) {
    space(walk);
    const first = walk.text[walk.at];
    if (first === '"')
        return string(walk);
    if (first !== '{' && first !== '[')
        return scalar(walk);
    if (walk.path.length >= MAX_DEPTH)
        return broken(walk, `there are more than ${MAX_DEPTH} levels`);
    return list(walk, first === '{' ? '}' : ']');
}
function scalar(walk) {
    SCALAR.lastIndex = walk.at;
    if (!SCALAR.test(walk.text))
        return broken(walk, 'a value should stand here');
    walk.at = SCALAR.lastIndex;
    return null;
}
/** Reads a string up to behind its closing quote. */
function string(walk) {
    const { text } = walk;
    PLAIN_STRING.lastIndex = walk.at;
    if (PLAIN_STRING.test(text)) {
        walk.at = PLAIN_STRING.lastIndex;
        return null;
    }
    for (let at = walk.at + 1; at < text.length; at += 1) {
        const code = text.charCodeAt(at);
        if (code === 0x22) {
            walk.at = at + 1;
            return null;
        }
        if (code < 0x20)
            return { at, reason: 'a control character stands in a string' };
        if (code !== 0x5c)
            continue;
        ESCAPE.lastIndex = at;
        if (!ESCAPE.test(text))
            return { at, reason: 'there is no such escape' };
        at = ESCAPE.lastIndex - 1;
    }
    return { at: text.length, reason: 'the text ends too early' };
}
/** What stands between the brackets, with commas between. */
function list(walk, close) {
    const seen = new Set();
    walk.at += 1;
    space(walk);
    if (walk.text[walk.at] === close) {
        walk.at += 1;
        return null;
    }
    for (let index = 0;; index += 1) {
        const failed = close === '}' ? member(walk, seen) : item(walk, index);
        if (failed !== null)
            return failed;
        space(walk);
        const next = walk.text[walk.at];
        if (next !== ',' && next !== close)
            return broken(walk, `a comma or ${close} should stand here`);
        walk.at += 1;
        if (next === close)
            return null;
    }
}
function item(walk, index) {
    walk.path.push(String(index));
    const failed = value(walk);
    walk.path.pop();
    return failed;
}
function member(walk, seen) {
    space(walk);
    const keyAt = walk.at;
    if (walk.text[keyAt] !== '"')
        return broken(walk, 'a key in double quotes should stand here');
    const failed = string(walk);
    if (failed !== null)
        return failed;
    const key = decoded(walk.text, keyAt, walk.at);
    space(walk);
    if (walk.text[walk.at] !== ':')
        return broken(walk, 'a colon should stand here');
    walk.at += 1;
    space(walk);
    walk.path.push(key);
    if (seen.has(key))
        walk.visitor.duplicate(walk.path, keyAt);
    else
        seen.add(key);
    walk.visitor.member(walk.path, keyAt, walk.at);
    const inner = value(walk);
    walk.path.pop();
    return inner;
}
function decoded(text, from, to) {
    const key = text.slice(from + 1, to - 1);
    return key.includes('\\') ? JSON.parse(`"${key}"`) : key;
}


/***/ }),

/***/ 2976:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ rulesOfDefaults),
/* harmony export */   f: () => (/* binding */ rulesOf)
/* harmony export */ });
/* harmony import */ var _providers_table_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6157);
/* harmony import */ var _limits_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2283);


const cache = new WeakMap();
/** Of models that a manifest makes up no more than this are kept. */
const MAX_CACHED = 1000;
/** The rules of a model; a provider makes them anew at each call. */
function rulesOf(provider, model) {
    const known = cache.get(provider) ?? new Map();
    cache.set(provider, known);
    const rules = known.get(model) ?? provider.rules(model);
    if (known.size < MAX_CACHED)
        known.set(model, rules);
    return rules;
}
/** The rules of the model that `defaults` are written for: theirs, else that of the top provider. */
function rulesOfDefaults({ top, defaults }) {
    if (top.bad.has('provider') || defaults.bad.has('model'))
        return null;
    const provider = (0,_providers_table_js__WEBPACK_IMPORTED_MODULE_0__/* .providerNamed */ .l)(top.cells.provider?.value ?? _limits_js__WEBPACK_IMPORTED_MODULE_1__/* .DEFAULT_PROVIDER */ .Gr);
    return provider === undefined ? null : rulesOf(provider, defaults.cells.model?.value ?? provider.defaultModel);
}


/***/ }),

/***/ 9947:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ REQUEST_ID),
/* harmony export */   Q: () => (/* binding */ pickRequestId)
/* harmony export */ });
/** What a request id may be, in a lock as in a header. */
const REQUEST_ID = /^[A-Za-z0-9_.:-]{1,128}$/;
/**
 * The first header of the provider's list that holds a request id; one that is none, or that holds a secret as it is,
 * in hex or in base64, is dropped.
 */
function pickRequestId(headers, provider, secrets) {
    const forms = secrets.filter((secret) => secret !== '').flatMap(formsKnown);
    for (const name of provider.api?.requestIdHeaders ?? []) {
        const value = headers[name];
        if (typeof value !== 'string' || !REQUEST_ID.test(value))
            continue;
        const lower = value.toLowerCase();
        if (!forms.some((form) => lower.includes(form)))
            return value;
    }
    return undefined;
}
const known = new Map();
/** Made once a secret: each answer of a run is searched for the same. */
function formsKnown(secret) {
    const forms = known.get(secret) ?? formsOf(secret);
    known.set(secret, forms);
    return forms;
}
/** A secret in lower case: itself, hex, and the middle of its base64 at each of three offsets. */
function formsOf(secret) {
    const bytes = Buffer.from(secret);
    const base64 = [0, 1, 2].map((offset) => {
        const whole = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64url');
        // The first and last characters mix with what stands around the secret.
        return whole.slice(offset === 0 ? 0 : offset + 1, Math.floor(((offset + bytes.length) * 8) / 6));
    });
    return [secret, bytes.toString('hex'), ...base64.filter((form) => form.length >= 8)].map((form) => form.toLowerCase());
}


/***/ })

};
