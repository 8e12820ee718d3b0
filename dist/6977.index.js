export const id = 6977;
export const ids = [6977];
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

/***/ 2512:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ bindSeed),
/* harmony export */   v: () => (/* binding */ bindAll)
/* harmony export */ });
/* harmony import */ var _collisions_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3158);
/* harmony import */ var _findings_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8665);


/** The image that a draft becomes with its seed; `null` only for a model that takes none. */
function bindSeed(draft, seed) {
    const text = seed === null ? '' : String(seed);
    return {
        id: draft.id,
        path: draft.pathParts.join(text),
        alt: draft.altParts === null ? null : draft.altParts.join(text),
        seed,
        request: requestOf(draft, draft.promptParts.join(text), seed),
    };
}
/** In the key order of the lock (spec: lockfile.md, "request"). */
function requestOf({ fields }, prompt, seed) {
    const { provider, model, width, height, ...rest } = fields;
    return {
        provider,
        model,
        prompt,
        ...(width !== undefined && { width }),
        ...(height !== undefined && { height }),
        ...(seed !== null && { seed }),
        ...rest,
    };
}
/**
 * Binds all drafts of a manifest and holds the final paths against the rules and each other.
 * @param seedOf the seed of a draft; not asked where the model takes none
 */
function bindAll(drafts, seedOf, source) {
    const images = drafts.map((draft) => bindSeed(draft, draft.takesSeed ? seedOf(draft) : null));
    // Paths without a seed in them were compared when the manifest was expanded.
    if (drafts.every(({ pathParts }) => pathParts.length === 1))
        return { images, problems: [] };
    const finals = drafts.map((draft, index) => ({ ...(0,_collisions_js__WEBPACK_IMPORTED_MODULE_0__/* .finalOf */ .u)(draft, ''), path: images[index].path }));
    const findings = [];
    (0,_collisions_js__WEBPACK_IMPORTED_MODULE_0__/* .collisions */ .e)(source, finals, findings);
    return { images, problems: (0,_findings_js__WEBPACK_IMPORTED_MODULE_1__/* .problemsOf */ .GW)(source, findings) };
}


/***/ }),

/***/ 3158:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ collisions),
/* harmony export */   u: () => (/* binding */ finalOf)
/* harmony export */ });
/* harmony import */ var _findings_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8665);
/* harmony import */ var _nodes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6858);
/* harmony import */ var _paths_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(255);
/* harmony import */ var _source_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3346);




/** The path of a draft with its seed put in. */
function finalOf({ id, at, pathAt, ownPath, pathParts }, seed) {
    const path = pathParts.length === 1 ? pathParts[0] : pathParts.join(seed);
    return { id, path, at, pathAt, ownPath };
}
/**
 * Every path against the rules and against the others, linear in their number. What comes later in the file is at
 * fault; both lines are named. Two lines are told of once, however many images they stand for.
 */
function collisions(source, finals, findings) {
    const told = new Set();
    const byKey = new Map();
    const clash = (code, a, b, what) => {
        const [first, second] = lineAt(b) < lineAt(a) ? [b, a] : [a, b];
        const pair = `${code} ${lineAt(first)} ${lineAt(second)}`;
        if (told.has(pair))
            return;
        told.add(pair);
        findings.push((0,_findings_js__WEBPACK_IMPORTED_MODULE_1__/* .errorAt */ .Os)(lineAt(second), code, () => what(first, second, source)));
    };
    for (const final of finals) {
        const reason = (0,_paths_js__WEBPACK_IMPORTED_MODULE_2__/* .checkPath */ .Cg)(final.path);
        if (reason !== null) {
            const message = `path ${(0,_nodes_js__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .TL)(final.path)} of ${final.id} cannot be written: ${reason}`;
            findings.push((0,_findings_js__WEBPACK_IMPORTED_MODULE_1__/* .errorAt */ .Os)(final.pathAt, 'manifest/path', message));
            continue;
        }
        const key = (0,_paths_js__WEBPACK_IMPORTED_MODULE_2__/* .pathKey */ .Pn)(final.path);
        const other = byKey.get(key);
        if (other === undefined)
            byKey.set(key, final);
        else
            clash('manifest/path-taken', other, final, sharedPath);
    }
    for (const [key, final] of byKey) {
        for (let slash = key.indexOf('/'); slash !== -1; slash = key.indexOf('/', slash + 1)) {
            const other = byKey.get(key.slice(0, slash));
            if (other !== undefined)
                clash('manifest/path-folder', other, final, (a, b) => folderPath(a, b, other, source));
        }
    }
}
function sharedPath(first, second, source) {
    const paths = first.path === second.path ? (0,_nodes_js__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .TL)(first.path) : `${(0,_nodes_js__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .TL)(first.path)} and ${(0,_nodes_js__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .TL)(second.path)}`;
    return `${named(first, source)} and ${named(second, source)} would be one file: ${paths}`;
}
function folderPath(first, second, file, source) {
    const folder = file === first ? second : first;
    return `${named(file, source)} has the path ${(0,_nodes_js__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .TL)(file.path)}, which ${named(folder, source)} needs as a folder`;
}
function named(final, source) {
    return `${final.id} (line ${(0,_source_js__WEBPACK_IMPORTED_MODULE_3__/* .placeOf */ .$t)(source, lineAt(final)).line})`;
}
/** Offset of what is at fault. */
function lineAt({ ownPath, at, pathAt }) {
    return ownPath ? pathAt : at;
}


/***/ }),

/***/ 8665:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bl: () => (/* binding */ MAX_LISTED),
/* harmony export */   GW: () => (/* binding */ problemsOf),
/* harmony export */   MK: () => (/* binding */ warningAt),
/* harmony export */   Os: () => (/* binding */ errorAt),
/* harmony export */   jQ: () => (/* binding */ moreProblem)
/* harmony export */ });
/* harmony import */ var _source_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3346);

/** At most so many are listed (spec: manifest.md, "What a person is told"). */
const MAX_LISTED = 200;
/** An error of the manifest at an offset of its text. */
function errorAt(at, code, message) {
    return { severity: 'error', code, at, message };
}
/** A warning at an offset of the manifest's text. */
function warningAt(at, code, message) {
    return { severity: 'warning', code, at, message };
}
/**
 * Findings as people read them: in the order of the file, none twice, at most 200 and then one `manifest/more` with
 * the count. Errors are never cut for the sake of warnings.
 */
function problemsOf(source, findings) {
    const sorted = distinct([...findings].sort((a, b) => a.at - b.at));
    const errors = sorted.filter((one) => one.severity === 'error');
    const warnings = sorted.filter((one) => one.severity === 'warning');
    const listed = errors.slice(0, MAX_LISTED);
    listed.push(...warnings.slice(0, MAX_LISTED - listed.length));
    listed.sort((a, b) => a.at - b.at);
    const problems = listed.map((one) => problemOf(source, one));
    const hidden = sorted.length - listed.length;
    if (hidden > 0)
        problems.push(moreProblem(source.file, hidden, errors.length > MAX_LISTED));
    return problems;
}
/** What stands for the problems that are not listed. */
function moreProblem(file, hidden, errors) {
    return {
        severity: errors ? 'error' : 'warning',
        code: 'manifest/more',
        message: `${hidden} more ${hidden === 1 ? 'problem is' : 'problems are'} not listed`,
        file,
    };
}
/** Drops what is said twice in one place; a message is made only where several findings share the place. */
function distinct(sorted) {
    const said = new Set();
    return sorted.filter((one, index) => {
        const shares = sorted[index - 1]?.at === one.at;
        if (!shares)
            said.clear();
        if (!shares && sorted[index + 1]?.at !== one.at)
            return true;
        const key = `${one.code} ${textOf(one)}`;
        if (said.has(key))
            return false;
        said.add(key);
        return true;
    });
}
function textOf({ message }) {
    return typeof message === 'string' ? message : message();
}
function problemOf(source, finding) {
    const place = (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .placeOf */ .$t)(source, finding.at);
    return {
        severity: finding.severity,
        code: finding.code,
        message: textOf(finding),
        file: source.file,
        ...place,
        source: (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .lineText */ .oZ)(source, place.line),
    };
}


/***/ }),

/***/ 6858:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   RP: () => (/* binding */ valueOf),
/* harmony export */   SP: () => (/* binding */ shown),
/* harmony export */   TL: () => (/* binding */ quoted)
/* harmony export */ });
/* harmony import */ var _scalar_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(543);
// The tree that a YAML document stands for, with the offset of each node in the text.

/** The value of a scalar under the core schema. */
function valueOf(node) {
    return node.plain ? (0,_scalar_js__WEBPACK_IMPORTED_MODULE_0__/* .resolvePlain */ .R)(node.text) : node.text;
}
const MAX_SHOWN = 60;
/** A node as a message shows it: text in quotes, numbers as written, cut after 60 characters. */
function shown(node) {
    if (node.kind === 'mapping')
        return 'a mapping';
    if (node.kind === 'sequence')
        return 'a list';
    if (node.kind === 'alias')
        return 'an alias';
    const value = valueOf(node);
    if (value === null)
        return node.text === '' ? 'nothing' : node.text;
    return typeof value === 'string' ? quoted(value) : cut(node.text);
}
/** Text in double quotes, cut after 60 characters. */
function quoted(text) {
    return JSON.stringify(cut(text));
}
function cut(text) {
    return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
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

/***/ 543:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ resolvePlain),
/* harmony export */   u: () => (/* binding */ isExact)
/* harmony export */ });
// What a scalar of YAML means: the core schema of YAML 1.2, with the text as it was written kept beside the value.
const WORDS = new Map([
    ...['', '~', 'null', 'Null', 'NULL'].map((word) => [word, null]),
    ...['true', 'True', 'TRUE'].map((word) => [word, true]),
    ...['false', 'False', 'FALSE'].map((word) => [word, false]),
]);
const INTEGER = /^(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$/;
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const SPECIAL = /^(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;
/**
 * The value of a plain scalar (YAML 1.2.2, 10.3.2). A number too large for a double is infinite, so that the rules on
 * ranges see it.
 */
function resolvePlain(text) {
    const word = WORDS.get(text);
    if (word !== undefined)
        return word;
    const first = text.charCodeAt(0);
    // Numbers begin with + - . or a digit: 0x2b to 0x39.
    if (first < 0x2b || first > 0x39)
        return text;
    if (INTEGER.test(text) || FLOAT.test(text))
        return Number(text);
    if (SPECIAL.test(text))
        return special(text);
    return text;
}
function special(text) {
    if (/nan/i.test(text))
        return Number.NaN;
    return text.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}
/** Whether a double holds the number with every digit that was written: `9007199254740993` and `1e999` are none. */
function isExact(text, value) {
    if (!Number.isFinite(value))
        return false;
    if (/^0[xo]/.test(text))
        return Number.isSafeInteger(value);
    return digitsOf(text) === digitsOf(String(value));
}
/** Sign-less significant digits and the power of ten, in one form for equal numbers. */
function digitsOf(text) {
    const [mantissa = '', exponent = '0'] = text.toLowerCase().replace(/^[-+]/, '').split('e');
    const [whole = '', fraction = ''] = mantissa.split('.');
    const digits = (whole + fraction).replace(/^0+/, '');
    const significant = digits.replace(/0+$/, '');
    if (significant === '')
        return '0';
    return `${significant}e${Number(exponent) - fraction.length + digits.length - significant.length}`;
}


/***/ }),

/***/ 3346:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $t: () => (/* binding */ placeOf),
/* harmony export */   oZ: () => (/* binding */ lineText),
/* harmony export */   vz: () => (/* binding */ sourceOf)
/* harmony export */ });
/** Lines end at LF or CRLF; at CR where the file has nothing else. */
function sourceOf(file, text) {
    const lineStarts = [0];
    const end = text.includes('\n') ? '\n' : '\r';
    for (let at = text.indexOf(end); at !== -1; at = text.indexOf(end, at + 1))
        lineStarts.push(at + 1);
    return { file, text, lineStarts };
}
/** Line and column of an offset, counted from 1; logarithmic in the number of lines. */
function placeOf(source, offset) {
    let low = 0;
    let high = source.lineStarts.length - 1;
    while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (source.lineStarts[middle] <= offset)
            low = middle;
        else
            high = middle - 1;
    }
    return { line: low + 1, column: offset - source.lineStarts[low] + 1 };
}
/** The text of a line, counted from 1, without its line break. */
function lineText(source, line) {
    const start = source.lineStarts[line - 1] ?? source.text.length;
    const end = source.lineStarts[line] ?? source.text.length;
    return source.text.slice(start, end).replace(/[\r\n]+$/, '');
}


/***/ }),

/***/ 2388:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ requestChanges),
/* harmony export */   h: () => (/* binding */ moveChanges)
/* harmony export */ });
/** Every parameter in which the wanted request differs from the locked one, then the path. */
function requestChanges(entry, image) {
    return [
        ...differences(flat(entry.request), flat(image.request)),
        ...differences({ path: entry.path }, { path: image.path }),
    ];
}
/** What a `move` changes: the id, the path or both. */
function moveChanges(from, image) {
    return differences({ id: from.id, path: from.entry.path }, { id: image.id, path: image.path });
}
function flat(request) {
    const { extra, ...fields } = request;
    const extras = Object.entries(extra ?? {}).map(([key, value]) => [`extra.${key}`, value]);
    return { ...fields, ...Object.fromEntries(extras) };
}
function differences(from, to) {
    const keys = new Set([...Object.keys(from), ...Object.keys(to)]);
    return [...keys]
        .filter((key) => from[key] !== to[key])
        .map((key) => ({ key, from: from[key] ?? null, to: to[key] ?? null }));
}


/***/ }),

/***/ 6977:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Gg: () => (/* binding */ buildPlan),
  k1: () => (/* binding */ decideAll),
  u7: () => (/* binding */ isPurchase),
  G6: () => (/* binding */ joinTwins),
  zX: () => (/* binding */ noPlace)
});

// EXTERNAL MODULE: ./build/src/lock/fingerprint.js
var fingerprint = __webpack_require__(7073);
// EXTERNAL MODULE: ./build/src/providers/table.js + 7 modules
var table = __webpack_require__(6157);
// EXTERNAL MODULE: ./build/src/plan/changes.js
var changes = __webpack_require__(2388);
;// CONCATENATED MODULE: ./build/src/plan/drawn.js

/** Side of a draft whose model chooses its own size. */
const UNSIZED = 1024;
/** The image with a request to the embedded painter; null for a format that it cannot draw (`webp`). */
function drawn(image) {
    const { prompt, width = UNSIZED, height = UNSIZED } = image.request;
    const output_format = formatOf(image.path);
    if (!output_format)
        return null;
    const seed = image.seed ?? (0,fingerprint/* derivedSeed */.f8)(image.id);
    const request = { provider: 'placeholder', model: 'placeholder', prompt, width, height, seed, output_format };
    return { ...image, seed, request };
}
function formatOf(path) {
    if (path.endsWith('.png'))
        return 'png';
    return /\.jpe?g$/.test(path) ? 'jpeg' : null;
}

// EXTERNAL MODULE: ./build/src/plan/seeds.js
var seeds = __webpack_require__(7175);
// EXTERNAL MODULE: ./build/src/plan/state.js
var plan_state = __webpack_require__(8988);
;// CONCATENATED MODULE: ./build/src/plan/source.js


/** The first source that fits, for one image looked at alone (twins are found by `buildPlan`). */
function chooseSource(wish, facts, known, copies, options) {
    if (!options.force) {
        if (wish.state === 'unchanged' || wish.state === 'edited')
            return { kind: 'nothing' };
        if (wish.state === 'move' && wish.from !== undefined) {
            return { kind: 'rename', from: wish.from, entry: facts.lock.images.get(wish.from) };
        }
        const kept = known.kept.get(wish.image.id);
        if (kept)
            return { kind: 'kept', code: kept.code, message: kept.message };
        const free = stored(wish, facts, known, copies);
        if (free)
            return free;
    }
    const accepted = !options.force && wish.state === 'missing' && isAccepted(wish, facts);
    const made = accepted || options.force ? undefined : known.candidates.get(wish.fingerprint);
    if (made)
        return { kind: 'candidate', ...made };
    const purchase = accepted ? undefined : known.purchases.get(wish.fingerprint);
    const link = purchase ? { kind: 'link', purchase, alive: purchase.deadline > known.now } : null;
    if (link?.alive)
        return link;
    if (options.force)
        return link ?? fresh(wish, options);
    // Of a missing image the locked bytes themselves; then the cache, which is looked in right after the journal.
    const own = known.own.get(wish.image.id);
    const cached = own || accepted ? undefined : known.cache.get(wish.fingerprint);
    if (cached)
        return { kind: 'cache', entry: cached };
    const find = own ?? (accepted ? undefined : known.history.get(wish.image.id));
    if (find)
        return { kind: 'git', ...find };
    if (accepted) {
        const force = `imagelock generate --force ${wish.image.id}${options.named ?? ''}`;
        const message = `the accepted picture is gone and git does not have it: put it back, or ${force} makes a new one`;
        return { kind: 'blocked', code: 'plan/accepted-gone', message };
    }
    const aside = known.asides.get(wish.fingerprint);
    if (aside)
        return { kind: 'blocked', ...aside };
    return link ?? fresh(wish, options);
}
/** Whether a person's own bytes are what is wanted: no other picture of the same request will do. */
function isAccepted({ image, fingerprint }, { lock }) {
    const own = lock.images.get(image.id);
    return own?.accepted === true && own.fingerprint === fingerprint;
}
/** What lies in the work tree already: noted by the journal, or an intact image of the same fingerprint. */
function stored(wish, facts, known, copies) {
    const { image, fingerprint } = wish;
    const note = facts.notes(image.id).findLast((candidate) => isNoted(candidate, fingerprint, facts));
    if (note)
        return { kind: 'noted', entry: note.entry };
    if (isAccepted(wish, facts))
        return null;
    // The locked bytes themselves are worth more than those of another image of the same request.
    const blob = wish.state === 'missing' ? known.own.get(image.id) : undefined;
    const copy = (copies.get(fingerprint) ?? []).find(({ id, entry }) => id !== image.id &&
        (!blob || entry.file.sha256 === blob.entry.file.sha256) &&
        (facts.files(entry.path).kind !== 'pointer' || known.lfs.has(image.path)));
    return copy ? { kind: 'copy', from: copy.id, entry: copy.entry } : null;
}
function isNoted(note, fingerprint, facts) {
    return note.entry.fingerprint === fingerprint && (0,plan_state/* hasBytes */.gI)(facts.files(note.entry.path), note.entry.file.sha256);
}
function fresh(wish, options) {
    if (wish.draw || !(0,table/* providerNamed */.l)(wish.image.request.provider)?.api)
        return { kind: 'draw' };
    if (!options.placeholder)
        return { kind: 'buy' };
    return { kind: 'left', warn: wish.state === 'create' };
}

;// CONCATENATED MODULE: ./build/src/plan/plan.js







/**
 * The state of every wanted image, selected or not, since moves of one depend on the others.
 * @param images those of the drafts, with the seeds of `seedOf`
 * @param isUsable whether a path that a taken-over seed would give is one that an image may have
 */
function decideAll(drafts, images, facts, placeholder, isUsable) {
    const { reseeded, moves } = (0,seeds/* settleSeeds */.E3)(drafts, images, facts, isUsable);
    return drafts.map((draft, index) => {
        const real = reseeded.get(draft.id) ?? images[index];
        const verdict = (image, draw) => {
            const print = (0,fingerprint/* fingerprintBeside */.xE)(image.request, facts.lock.images.get(image.id));
            const { state, from } = (0,plan_state/* decideState */.M)({ image, fingerprint: print }, facts, moves.get(draft.id));
            return { image, fingerprint: print, source: draft.source, state, from, draw };
        };
        const draft_ = placeholder && draft.provider !== 'placeholder' ? drawn(real) : null;
        if (!draft_)
            return verdict(real, false);
        const wasDrawn = facts.lock.images.get(draft.id)?.request.provider === 'placeholder';
        const found = wasDrawn ? verdict(draft_, true) : verdict(real, false);
        return found.state === 'create' ? { ...verdict(draft_, true), state: 'create' } : found;
    });
}
/** The rows of the selected images in the manifest's order, then the selected orphans by id. */
function buildPlan(verdicts, facts, known, options) {
    const chosen = [];
    const others = [];
    for (const verdict of verdicts)
        (options.selected(verdict.image.id, verdict.source) ? chosen : others).push(verdict);
    const unchosen = entriesOf(others);
    const isAtRest = !options.force && chosen.every(({ state }) => state === 'unchanged');
    const notes = isAtRest ? [] : verdicts.flatMap(({ image }) => facts.notes(image.id));
    const copies = isAtRest ? new Map() : indexCopies(facts.lock, facts, notes);
    const rows = chosen.map((verdict) => {
        const source = heldBack(verdict, facts, unchosen, options) ?? chooseSource(verdict, facts, known, copies, options);
        return row(verdict, source, facts, known);
    });
    return [...rows, ...orphanRows(verdicts, facts.lock, options)];
}
/**
 * Of images of one fingerprint that a run would make, in whichever manifest, the first by id is made and the others
 * are copies of it; one whose link from an earlier run lives goes before all others.
 * @param plans the rows of each manifest of the run
 */
function joinTwins(plans) {
    const firsts = new Map();
    const making = plans.flat().filter(({ source }) => isMaking(source));
    for (const item of making.toSorted((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))) {
        if (!firsts.has(item.fingerprint))
            firsts.set(item.fingerprint, item);
    }
    return plans.map((items) => items.map((item) => {
        const first = firsts.get(item.fingerprint);
        if (!first || first === item || !isMaking(item.source))
            return item;
        return { ...item, source: { kind: 'twin', of: first.id }, price: 0, billedBefore: false };
    }));
}
function isMaking({ kind }) {
    return kind === 'buy' || kind === 'draw' || kind === 'link';
}
function rank({ source }) {
    return source.kind === 'link' && source.alive ? 0 : 1;
}
/** Whether the source asks the provider, so that caps count it. */
function isPurchase(source) {
    return source.kind === 'buy' || (source.kind === 'link' && !source.alive);
}
/** Id of an entry → id of the image that it belongs to: the image's own, and one that moves to it. */
function entriesOf(verdicts) {
    return new Map(verdicts.flatMap(({ image, from }) => [image.id, from ?? image.id].map((entry) => [entry, image.id])));
}
/** An image whose path an image that was not selected still holds cannot be stored. */
function heldBack({ image, state }, facts, unchosen, options) {
    if (!options.force && (state === 'unchanged' || state === 'edited'))
        return null;
    if (facts.files(image.path).kind === 'other')
        return { kind: 'blocked', ...noPlace(image.path) };
    const holder = facts.entryAt(image.path);
    const owner = holder && unchosen.get(holder.id);
    if (!holder || holder.id === image.id || owner === undefined)
        return null;
    if (!(0,plan_state/* hasBytes */.gI)(facts.files(image.path), holder.entry.file.sha256))
        return null;
    const message = `the path ${image.path} still holds the picture of ${owner}, which was not selected: name both`;
    return { kind: 'blocked', code: 'plan/path-held', message };
}
/** What is said where something that is no file stands at a picture's path. */
function noPlace(path) {
    const message = `${path} is no place for a file (a folder stands there, or a file on the way to it): remove it first`;
    return { code: 'plan/no-place', message };
}
function indexCopies(lock, facts, notes) {
    const copies = new Map();
    const candidates = [...[...lock.images].map(([id, entry]) => ({ id, entry })), ...notes];
    for (const { id, entry } of candidates) {
        if (entry.accepted || !(0,plan_state/* isIntact */.kM)(entry, facts.files))
            continue;
        const known = copies.get(entry.fingerprint);
        if (known)
            known.push({ id, entry });
        else
            copies.set(entry.fingerprint, [{ id, entry }]);
    }
    return copies;
}
function row(verdict, source, facts, known) {
    const { image, fingerprint: print, state, from } = verdict;
    const entry = facts.lock.images.get(image.id) ?? null;
    const price = isPurchase(source) ? ((0,table/* providerNamed */.l)(image.request.provider)?.price(image.request.model) ?? null) : 0;
    const billedBefore = known.unsettled.has(print) && isPurchase(source);
    const common = {
        id: image.id,
        path: image.path,
        state,
        image,
        fingerprint: print,
        entry,
        source,
        price,
        billedBefore,
    };
    if (state === 'move') {
        const mover = { id: from, entry: facts.lock.images.get(from) };
        return { ...common, changes: (0,changes/* moveChanges */.h)(mover, image) };
    }
    return { ...common, changes: entry && entry.fingerprint !== print ? (0,changes/* requestChanges */.Z)(entry, image) : [] };
}
function orphanRows(verdicts, lock, options) {
    const used = new Set();
    for (const { image, from } of verdicts)
        used.add(image.id).add(from ?? image.id);
    const orphans = [];
    for (const [id, entry] of lock.images)
        if (!used.has(id) && options.selected(id, id))
            orphans.push([id, entry]);
    return orphans
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([id, entry]) => ({
        id,
        path: entry.path,
        state: 'orphan',
        image: null,
        fingerprint: entry.fingerprint,
        entry,
        changes: [],
        source: { kind: 'nothing' },
        price: 0,
        billedBefore: false,
    }));
}


/***/ }),

/***/ 7175:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E3: () => (/* binding */ settleSeeds),
/* harmony export */   n3: () => (/* binding */ seedOf),
/* harmony export */   y8: () => (/* binding */ movePaths)
/* harmony export */ });
/* harmony import */ var _manifest_bind_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2512);
/* harmony import */ var _lock_fingerprint_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7073);
/* harmony import */ var _state_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8988);
// Settles the seeds that the manifest leaves open, and which vanished entries move to new ids. Pure.



/** The seed of a draft without regard to renames: written, else that of its entry, else derived from the id. */
function seedOf(draft, lock) {
    if (!draft.takesSeed)
        return null;
    return draft.writtenSeed ?? lock.images.get(draft.id)?.request.seed ?? (0,_lock_fingerprint_js__WEBPACK_IMPORTED_MODULE_1__/* .derivedSeed */ .f8)(draft.id);
}
/** Paths that an image would have if it took over the seed of a vanished entry; only those with `{{ seed }}` differ. */
function movePaths(drafts, lock) {
    const open = drafts.filter((draft) => draft.pathParts.length > 1 && isOpen(draft, lock));
    if (open.length === 0)
        return [];
    const orphans = seedlessIndex(vanished(drafts, lock));
    return open.flatMap((draft) => matches(draft, orphans).map(({ entry }) => (0,_manifest_bind_js__WEBPACK_IMPORTED_MODULE_0__/* .bindSeed */ .N)(draft, entry.request.seed ?? null).path));
}
/**
 * Gives each new image at most one entry that the manifest no longer has: exact matches first, then the same request
 * but for a seed that the image does not write (the entry keeps its seed); ids in code-unit order on both sides.
 * @param images those of the drafts, with the seeds of `seedOf`
 * @param isUsable whether a path that a taken-over seed would give is one that an image may have
 */
function settleSeeds(drafts, images, facts, isUsable) {
    const { lock } = facts;
    const reseeded = new Map();
    const moves = new Map();
    const orphans = vanished(drafts, lock);
    if (orphans.length === 0)
        return { reseeded, moves };
    const taken = new Set();
    const fresh = drafts
        .map((draft, index) => ({ draft, image: images[index] }))
        .filter(({ draft }) => !lock.images.has(draft.id))
        .toSorted((a, b) => (a.draft.id < b.draft.id ? -1 : 1));
    const take = (draft, image, candidates) => {
        const found = candidates.find(({ id, entry }) => !taken.has(id) && (0,_state_js__WEBPACK_IMPORTED_MODULE_2__/* .canMove */ .Km)(entry, image.path, facts));
        if (!found)
            return false;
        taken.add(found.id);
        moves.set(draft.id, found.id);
        return true;
    };
    const exact = groupBy(orphans, (entry) => entry.fingerprint);
    for (const { draft, image } of fresh)
        take(draft, image, exact.get((0,_lock_fingerprint_js__WEBPACK_IMPORTED_MODULE_1__/* .fingerprint */ .Rj)(image.request)) ?? []);
    const index = seedlessIndex(orphans);
    for (const { draft } of fresh) {
        if (moves.has(draft.id) || !isOpen(draft, lock))
            continue;
        for (const candidate of matches(draft, index)) {
            const seed = candidate.entry.request.seed ?? null;
            const image = (0,_manifest_bind_js__WEBPACK_IMPORTED_MODULE_0__/* .bindSeed */ .N)(draft, seed);
            if (isUsable(image.path) && take(draft, image, [candidate])) {
                reseeded.set(draft.id, image);
                break;
            }
        }
    }
    return { reseeded, moves };
}
/** Entries that the manifest no longer has, in code-unit order; what a person accepted is a source for its own image alone. */
function vanished(drafts, lock) {
    const wanted = new Set();
    for (const { id } of drafts)
        wanted.add(id);
    const gone = [];
    for (const [id, entry] of lock.images)
        if (!wanted.has(id) && !entry.accepted)
            gone.push({ id, entry });
    return gone.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}
function groupBy(candidates, key) {
    const groups = new Map();
    for (const candidate of candidates) {
        const name = key(candidate.entry);
        const group = groups.get(name);
        if (group)
            group.push(candidate);
        else
            groups.set(name, [candidate]);
    }
    return groups;
}
function isOpen(draft, lock) {
    return draft.takesSeed && draft.writtenSeed === null && !lock.images.has(draft.id);
}
function seedlessIndex(candidates) {
    let promptless;
    return {
        whole: groupBy(candidates, (entry) => seedless(entry.request)),
        promptless: () => (promptless ??= groupBy(candidates, (entry) => seedless({ ...entry.request, prompt: '' }))),
    };
}
function matches(draft, index) {
    const { request } = (0,_manifest_bind_js__WEBPACK_IMPORTED_MODULE_0__/* .bindSeed */ .N)(draft, null);
    if (draft.promptParts.length === 1)
        return index.whole.get(seedless(request)) ?? [];
    const candidates = index.promptless().get(seedless({ ...request, prompt: '' })) ?? [];
    return candidates.filter(({ entry }) => draft.promptParts.join(String(entry.request.seed)) === entry.request.prompt);
}
function seedless(request) {
    const { seed: _, ...rest } = request;
    return (0,_lock_fingerprint_js__WEBPACK_IMPORTED_MODULE_1__/* .fingerprint */ .Rj)(rest);
}


/***/ }),

/***/ 8988:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Km: () => (/* binding */ canMove),
/* harmony export */   M: () => (/* binding */ decideState),
/* harmony export */   gI: () => (/* binding */ hasBytes),
/* harmony export */   kM: () => (/* binding */ isIntact),
/* harmony export */   xj: () => (/* binding */ STATES)
/* harmony export */ });
/** In the order of the spec's table; the first that fits is the state. */
const STATES = ['unchanged', 'move', 'edited', 'missing', 'update', 'create', 'orphan'];
/** Whether the file at the entry's own path, or at `path`, has the bytes that the entry locks. */
function isIntact(entry, files, path = entry.path) {
    return hasBytes(files(path), entry.file.sha256);
}
/**
 * Whether an entry could be renamed to `path`: its old file is intact or the new path already has its bytes; and at
 * the new path is nothing, those bytes, or the intact file of another entry.
 */
function canMove(entry, path, facts) {
    const there = facts.files(path);
    if (hasBytes(there, entry.file.sha256))
        return true;
    if (!isIntact(entry, facts.files))
        return false;
    if (there.kind === 'absent')
        return true;
    const holder = facts.entryAt(path);
    return holder !== undefined && isIntact(holder.entry, facts.files);
}
/**
 * The state of one wanted image.
 * @param adopted id of the entry that `settleSeeds` gave to this image, where it has none of its own
 */
function decideState(wanted, facts, adopted) {
    const { image, fingerprint } = wanted;
    const entry = facts.lock.images.get(image.id);
    const there = facts.files(image.path);
    const same = entry?.fingerprint === fingerprint;
    if (entry && same && entry.path === image.path && hasBytes(there, entry.file.sha256))
        return { state: 'unchanged' };
    if (entry && same && entry.path !== image.path && canMove(entry, image.path, facts)) {
        return { state: 'move', from: image.id };
    }
    if (!entry && adopted !== undefined)
        return { state: 'move', from: adopted };
    // A folder at the path is nobody's file: the image cannot be made there, which its source says.
    const isFile = there.kind === 'bytes' || there.kind === 'pointer';
    if (isFile && !isOurs(there, image, entry, facts))
        return { state: 'edited' };
    if (entry?.accepted && !same && facts.files(entry.path).kind !== 'absent')
        return { state: 'edited' };
    if (!entry)
        return { state: 'create' };
    return { state: same ? 'missing' : 'update' };
}
/** Whether the bytes at the image's path are locked by its own entry, noted by the journal for it, or locked for this path. */
function isOurs(there, image, entry, facts) {
    if (entry && hasBytes(there, entry.file.sha256))
        return true;
    if (facts.notes(image.id).some((note) => hasBytes(there, note.entry.file.sha256)))
        return true;
    const holder = facts.entryAt(image.path);
    return holder !== undefined && holder.id !== image.id && hasBytes(there, holder.entry.file.sha256);
}
/** Whether a file has the bytes of this SHA-256, itself or by an LFS pointer. */
function hasBytes(fact, sha256) {
    return (fact.kind === 'bytes' || fact.kind === 'pointer') && fact.sha256 === sha256;
}


/***/ })

};
