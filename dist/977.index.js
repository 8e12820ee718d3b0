export const id = 977;
export const ids = [977];
export const modules = {

/***/ 7073:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ fingerprint),
/* harmony export */   f: () => (/* binding */ derivedSeed)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var canonicalize__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8799);
// The two numbers that name a picture: the fingerprint of its request and the seed derived from its id.


/**
 * `sha256:` and 64 hex digits over the canonical JSON (RFC 8785) of the request; the order of its keys does not matter.
 * Never changes within a major version.
 */
function fingerprint(request) {
    return `sha256:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256')
        .update(`imagelock/request/1\n${(0,canonicalize__WEBPACK_IMPORTED_MODULE_1__/* ["default"] */ .A)(request)}`)
        .digest('hex')}`;
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
/* harmony import */ var _findings_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8665);
/* harmony import */ var _source_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3346);



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
 * @param file the manifest's name as people know it
 * @param text the manifest's text
 */
function bindAll(drafts, seedOf, file, text) {
    const images = drafts.map((draft) => bindSeed(draft, draft.takesSeed ? seedOf(draft) : null));
    const source = (0,_source_js__WEBPACK_IMPORTED_MODULE_1__/* .sourceOf */ .vz)(file, text);
    const finals = drafts.map((draft, index) => ({ ...(0,_collisions_js__WEBPACK_IMPORTED_MODULE_0__/* .finalOf */ .u)(draft, ''), path: images[index].path }));
    const findings = [];
    (0,_collisions_js__WEBPACK_IMPORTED_MODULE_0__/* .collisions */ .e)(source, finals, findings);
    return { images, problems: (0,_findings_js__WEBPACK_IMPORTED_MODULE_2__/* .problemsOf */ .GW)(source, findings) };
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
/* harmony import */ var _paths_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(255);
/* harmony import */ var _source_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3346);




/** The path of a draft with its seed put in. */
function finalOf({ id, place, pathPlace, origins, pathParts }, seed) {
    return { id, path: pathParts.join(seed), place, pathPlace, origin: origins.path };
}
/**
 * Every path against the rules and against the others, linear in their number. What comes later in the file is at
 * fault; both lines are named. Two lines are told of once, however many images they stand for.
 */
function collisions(source, finals, findings) {
    const told = new Set();
    const byKey = new Map();
    const clash = (code, a, b, what) => {
        const [first, second] = before(lineOf(b), lineOf(a)) ? [b, a] : [a, b];
        const pair = `${code} ${at(first)} ${at(second)}`;
        if (told.has(pair))
            return;
        told.add(pair);
        findings.push((0,_findings_js__WEBPACK_IMPORTED_MODULE_1__/* .errorAt */ .Os)((0,_source_js__WEBPACK_IMPORTED_MODULE_2__/* .offsetOf */ .b4)(source, lineOf(second)), code, () => what(first, second)));
    };
    for (const final of finals) {
        const reason = (0,_paths_js__WEBPACK_IMPORTED_MODULE_3__/* .checkPath */ .Cg)(final.path);
        if (reason !== null) {
            const message = `path ${(0,_nodes_js__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .TL)(final.path)} of ${final.id} cannot be written: ${reason}`;
            findings.push((0,_findings_js__WEBPACK_IMPORTED_MODULE_1__/* .errorAt */ .Os)((0,_source_js__WEBPACK_IMPORTED_MODULE_2__/* .offsetOf */ .b4)(source, final.pathPlace), 'manifest/path', message));
            continue;
        }
        const key = (0,_paths_js__WEBPACK_IMPORTED_MODULE_3__/* .pathKey */ .Pn)(final.path);
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
                clash('manifest/path-folder', other, final, (a, b) => folderPath(a, b, other));
        }
    }
}
function sharedPath(first, second) {
    const paths = first.path === second.path ? (0,_nodes_js__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .TL)(first.path) : `${(0,_nodes_js__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .TL)(first.path)} and ${(0,_nodes_js__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .TL)(second.path)}`;
    return `${named(first)} and ${named(second)} would be one file: ${paths}`;
}
function folderPath(first, second, file) {
    const folder = file === first ? second : first;
    return `${named(file)} has the path ${(0,_nodes_js__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .TL)(file.path)}, which ${named(folder)} needs as a folder`;
}
function named(final) {
    return `${final.id} (line ${lineOf(final).line})`;
}
/** A path of the defaults or of the format itself is that of many images: these are told apart by their own keys. */
function lineOf({ origin, place, pathPlace }) {
    return origin?.from === 'image' ? pathPlace : place;
}
function at(final) {
    const { line, column } = lineOf(final);
    return `${line}:${column}`;
}
function before(a, b) {
    return a.line < b.line || (a.line === b.line && a.column < b.column);
}


/***/ }),

/***/ 8665:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GW: () => (/* binding */ problemsOf),
/* harmony export */   MK: () => (/* binding */ warningAt),
/* harmony export */   Os: () => (/* binding */ errorAt)
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
/* harmony export */   V5: () => (/* binding */ checkTextPath),
/* harmony export */   ij: () => (/* binding */ checkId),
/* harmony export */   je: () => (/* binding */ extensionOf)
/* harmony export */ });
/* unused harmony exports MAX_ID_LENGTH, ID */
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
const ASCII = /^[\0-\x7f]*$/;
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
    return /[^/]\.([A-Za-z0-9]+)$/.exec(path)?.[1] ?? '';
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
    // What a file system may take the part for.
    const folded = ASCII.test(part) ? part : part.normalize('NFKC');
    if (/^[.\- ]/.test(part) || /^[.\- ]/.test(folded))
        return 'no part may begin with ".", "-" or a space';
    if (/[. ]$/.test(part) || /[. ]$/.test(folded))
        return 'no part may end with "." or a space';
    if (/[/\\:~]/.test(folded))
        return 'a part may not stand for another path';
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
/* harmony export */   b4: () => (/* binding */ offsetOf),
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
/** The offset of a place that was made by `placeOf`. */
function offsetOf(source, place) {
    return (source.lineStarts[place.line - 1] ?? 0) + place.column - 1;
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
  G6: () => (/* binding */ joinTwins)
});

// EXTERNAL MODULE: ./build/src/manifest/bind.js
var bind = __webpack_require__(2512);
// EXTERNAL MODULE: ./build/src/lock/fingerprint.js
var fingerprint = __webpack_require__(7073);
// EXTERNAL MODULE: ./build/src/providers/table.js + 8 modules
var table = __webpack_require__(2608);
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
    const seed = image.seed ?? (0,fingerprint/* derivedSeed */.f)(image.id);
    const request = { provider: 'placeholder', model: 'placeholder', prompt, width, height, seed, output_format };
    return { ...image, seed, request };
}
function formatOf(path) {
    if (path.endsWith('.png'))
        return 'png';
    return /\.jpe?g$/.test(path) ? 'jpeg' : null;
}

// EXTERNAL MODULE: ./build/src/plan/seeds.js
var plan_seeds = __webpack_require__(7175);
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
    const purchase = accepted ? undefined : known.purchases.get(wish.fingerprint);
    const link = purchase ? { kind: 'link', purchase, alive: purchase.deadline > known.now } : null;
    if (link?.alive)
        return link;
    if (options.force)
        return link ?? made(wish, options);
    const find = known.own.get(wish.image.id) ?? (accepted ? undefined : known.history.get(wish.image.id));
    if (find)
        return { kind: 'git', ...find };
    if (accepted) {
        const message = 'the accepted picture is gone and git does not have it: put it back, or make a new one with --force';
        return { kind: 'blocked', code: 'plan/accepted-gone', message };
    }
    const aside = known.asides.get(wish.fingerprint);
    if (aside)
        return { kind: 'blocked', ...aside };
    return link ?? made(wish, options);
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
function made(wish, options) {
    if (wish.draw || !(0,table/* providerNamed */.l)(wish.image.request.provider)?.api)
        return { kind: 'draw' };
    if (!options.placeholder)
        return { kind: 'buy' };
    return { kind: 'left', warn: wish.state === 'create' };
}

;// CONCATENATED MODULE: ./build/src/plan/plan.js
// Everything that is known → what `generate` would do to each image, and what it costs. Pure.








/**
 * The state of every wanted image, selected or not, since moves of one depend on the others.
 * @param isUsable whether a path that a taken-over seed would give is one that an image may have
 */
function decideAll(drafts, facts, placeholder, isUsable) {
    const { seeds, moves } = (0,plan_seeds/* settleSeeds */.E3)(drafts, facts, isUsable);
    return drafts.map((draft) => {
        const real = (0,bind/* bindSeed */.N)(draft, seeds.get(draft.id) ?? null);
        const verdict = (image, draw) => {
            const print = (0,fingerprint/* fingerprint */.R)(image.request);
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
    const chosen = verdicts.filter(({ image, source }) => options.selected(image.id, source));
    const unchosen = entriesOf(verdicts.filter(({ image, source }) => !options.selected(image.id, source)));
    const copies = indexCopies(facts.lock, facts, verdicts.flatMap(({ image }) => facts.notes(image.id)));
    const sources = chosen.map((verdict) => ({
        verdict,
        source: heldBack(verdict, facts, unchosen, options) ?? chooseSource(verdict, facts, known, copies, options),
    }));
    const rows = sources.map(({ verdict, source }) => row(verdict, source, facts, known));
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
    if (facts.files(image.path).kind === 'other') {
        const message = `${image.path} is no place for a file (a folder stands there, or a file on the way to it): remove it first`;
        return { kind: 'blocked', code: 'plan/no-place', message };
    }
    const holder = facts.entryAt(image.path);
    const owner = holder && unchosen.get(holder.id);
    if (!holder || holder.id === image.id || owner === undefined)
        return null;
    if (!(0,plan_state/* hasBytes */.gI)(facts.files(image.path), holder.entry.file.sha256))
        return null;
    const message = `the path ${image.path} still holds the picture of ${owner}, which was not selected: name both`;
    return { kind: 'blocked', code: 'plan/path-held', message };
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
    const used = new Set(verdicts.flatMap(({ image, from }) => [image.id, from]));
    return [...lock.images]
        .filter(([id]) => !used.has(id) && options.selected(id, id))
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
    return draft.writtenSeed ?? lock.images.get(draft.id)?.request.seed ?? (0,_lock_fingerprint_js__WEBPACK_IMPORTED_MODULE_1__/* .derivedSeed */ .f)(draft.id);
}
/** Paths that an image would have if it took over the seed of a vanished entry; only those with `{{ seed }}` differ. */
function movePaths(drafts, lock) {
    const orphans = seedlessIndex(vanished(drafts, lock));
    return drafts
        .filter((draft) => draft.pathParts.length > 1 && isOpen(draft, lock))
        .flatMap((draft) => matches(draft, orphans).map(({ entry }) => (0,_manifest_bind_js__WEBPACK_IMPORTED_MODULE_0__/* .bindSeed */ .N)(draft, entry.request.seed ?? null).path));
}
/**
 * Gives each new image at most one entry that the manifest no longer has: exact matches first, then the same request
 * but for a seed that the image does not write (the entry keeps its seed); ids in code-unit order on both sides.
 * @param isUsable whether a path that a taken-over seed would give is one that an image may have
 */
function settleSeeds(drafts, facts, isUsable = () => true) {
    const { lock } = facts;
    const seeds = new Map(drafts.map((draft) => [draft.id, seedOf(draft, lock)]));
    const moves = new Map();
    const orphans = vanished(drafts, lock);
    if (orphans.length === 0)
        return { seeds, moves };
    const taken = new Set();
    const fresh = drafts.filter((draft) => !lock.images.has(draft.id)).toSorted((a, b) => (a.id < b.id ? -1 : 1));
    const take = (draft, image, candidates) => {
        const found = candidates.find(({ id, entry }) => !taken.has(id) && (0,_state_js__WEBPACK_IMPORTED_MODULE_2__/* .canMove */ .Km)(entry, image.path, facts));
        if (!found)
            return false;
        taken.add(found.id);
        moves.set(draft.id, found.id);
        return true;
    };
    const exact = groupBy(orphans, (entry) => entry.fingerprint);
    for (const draft of fresh) {
        const image = (0,_manifest_bind_js__WEBPACK_IMPORTED_MODULE_0__/* .bindSeed */ .N)(draft, seeds.get(draft.id) ?? null);
        take(draft, image, exact.get((0,_lock_fingerprint_js__WEBPACK_IMPORTED_MODULE_1__/* .fingerprint */ .R)(image.request)) ?? []);
    }
    const index = seedlessIndex(orphans);
    for (const draft of fresh) {
        if (moves.has(draft.id) || !isOpen(draft, lock))
            continue;
        for (const candidate of matches(draft, index)) {
            const seed = candidate.entry.request.seed ?? null;
            const image = (0,_manifest_bind_js__WEBPACK_IMPORTED_MODULE_0__/* .bindSeed */ .N)(draft, seed);
            if (isUsable(image.path) && take(draft, image, [candidate])) {
                seeds.set(draft.id, seed);
                break;
            }
        }
    }
    return { seeds, moves };
}
/** Entries that the manifest no longer has, in code-unit order; what a person accepted is a source for its own image alone. */
function vanished(drafts, lock) {
    const wanted = new Set(drafts.map((draft) => draft.id));
    return [...lock.images]
        .filter(([id, entry]) => !wanted.has(id) && !entry.accepted)
        .map(([id, entry]) => ({ id, entry }))
        .toSorted((a, b) => (a.id < b.id ? -1 : 1));
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
    return (0,_lock_fingerprint_js__WEBPACK_IMPORTED_MODULE_1__/* .fingerprint */ .R)(rest);
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


/***/ }),

/***/ 2608:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  l: () => (/* binding */ providerNamed),
  e: () => (/* binding */ providerNames)
});

// EXTERNAL MODULE: ./build/src/money.js
var money = __webpack_require__(9181);
;// CONCATENATED MODULE: ./build/src/providers/words.js
// The words of an answer: what a provider says in its body, made fit for one line.
/** Most characters of the provider's words that a message repeats. */
const MAX_WORDS = 300;
/** Most characters of one word of the body that are looked at. */
const MAX_READ = 4_000;
/** Most members of a list in the body that are looked at. */
const MAX_ITEMS = 5;
const MAX_DEPTH = 4;
/** Where bodies of this family say what went wrong, the plainest first. */
const KEYS = ['error', 'message', 'msg', 'detail', 'status', 'code', 'type'];
/** The own value of a key of a parsed document, undefined where the document is no object. */
function ownValue(json, key) {
    return typeof json === 'object' && json !== null && Object.hasOwn(json, key)
        ? json[key]
        : undefined;
}
/**
 * All that a body says about a failure, the plainest first; prompts, links and pictures in it are no part of that.
 * A body may lie about every type: whatever is no text or number is passed over.
 */
function wordsOf(json) {
    return collect(json, 0);
}
function collect(value, depth) {
    if (typeof value === 'string')
        return value.trim() === '' ? [] : [value.slice(0, MAX_READ)];
    if (typeof value === 'number')
        return [String(value)];
    if (typeof value !== 'object' || value === null || depth >= MAX_DEPTH)
        return [];
    if (Array.isArray(value))
        return value.slice(0, MAX_ITEMS).flatMap((one) => collect(one, depth + 1));
    return KEYS.flatMap((key) => collect(ownValue(value, key), depth + 1));
}
/** Whether one of the marks stands in the words, whatever the case and whether `_`, `-` or space joins them. */
function saysOneOf(words, marks) {
    const plain = words.map((one) => one.toLowerCase().replace(/[\s_-]+/g, ' '));
    return marks.some((mark) => plain.some((one) => one.includes(mark)));
}
/**
 * The provider's words on one line of at most 300 characters: no control or invisible characters, and of a link no
 * query, since that is where signatures stand.
 */
function oneLine(text) {
    const line = text
        .slice(0, MAX_READ)
        .replace(/(https?:\/\/[^\s?#]*)[?#]\S*/gi, '$1')
        .replace(/[\p{C}\p{Zl}\p{Zp}\s]+/gu, ' ')
        .trim();
    const characters = Array.from(line);
    return characters.length <= MAX_WORDS ? line : `${characters.slice(0, MAX_WORDS - 1).join('')}…`;
}

;// CONCATENATED MODULE: ./build/src/providers/errors.js

// Marks are in lower case, with spaces for `_` and `-`: `insufficient_user_quota` and "Insufficient user quota" are one.
const MODERATED = ['content policy violation', 'moderation blocked', 'request moderated', 'content moderated'];
const NO_CREDIT = [
    'insufficient user quota',
    'insufficient quota',
    'insufficient balance',
    'insufficient credit',
    'quota is not enough',
    'pre consume token quota failed',
    'billing hard limit',
    '额度不足',
    '额度已用尽',
    '余额不足',
    '预扣费额度失败',
];
const NO_MODEL = ['model not found', 'no available channel', '无可用渠道'];
/** The gateway's own faults: it answered, and it bills a 200 with a picture alone. */
const OWN_FAULTS = [500, 502, 503];
function within(status, from, to) {
    return status >= from && status <= to;
}
/** Whether a mark in the body may decide: not where the status says that the answer was lost on the way. */
function bodyDecides({ status }) {
    return (within(status, 400, 499) && status !== 401 && status !== 408) || OWN_FAULTS.includes(status);
}
/**
 * The precedence, first match wins: moderation in the body whatever the status; then the statuses whose meaning no body
 * changes (200, 3xx, 401: "used up" of a key is said there in the words of a used up balance); then marks in the body;
 * then the status. What fits nowhere is `unknown`, which is never bought again by itself.
 */
const TABLE = [
    {
        kind: 'refused',
        code: 'provider/moderated',
        what: 'the provider refused the picture as moderated',
        next: 'change the prompt',
        told: ({ words }) => saysOneOf(words, MODERATED),
    },
    {
        kind: 'unknown',
        code: 'provider/no-picture',
        what: 'the provider answered without a picture',
        next: 'it may have been billed',
        told: ({ status }) => within(status, 200, 299),
    },
    {
        kind: 'invalid',
        code: 'provider/redirect',
        what: 'the provider sent the purchase elsewhere, which is never followed',
        next: 'check the base URL',
        told: ({ status }) => within(status, 300, 399),
    },
    {
        kind: 'unauthorised',
        code: 'provider/unauthorised',
        what: 'the provider does not accept the key: wrong, expired or used up',
        next: 'set a valid key',
        told: ({ status }) => status === 401,
    },
    {
        kind: 'out-of-credit',
        code: 'provider/out-of-credit',
        what: 'the balance at the provider is used up',
        next: 'top it up and run again',
        told: (failure) => failure.status === 402 || (bodyDecides(failure) && saysOneOf(failure.words, NO_CREDIT)),
    },
    {
        kind: 'invalid',
        code: 'provider/model-not-found',
        what: 'the provider does not have the model',
        next: 'name another model',
        told: (failure) => bodyDecides(failure) && saysOneOf(failure.words, NO_MODEL),
    },
    {
        kind: 'refused',
        code: 'provider/moderated',
        what: 'the provider refused the request, most likely as moderated',
        next: 'change the prompt',
        told: ({ status }) => status === 403,
    },
    {
        kind: 'wait',
        code: 'provider/rate-limit',
        what: 'the provider has had too many requests',
        next: 'run again later or with less concurrency',
        told: ({ status }) => status === 429,
    },
    {
        kind: 'unknown',
        code: 'provider/timeout',
        what: 'the provider gave up waiting for the request',
        next: 'it may have been billed',
        told: ({ status }) => status === 408,
    },
    {
        kind: 'invalid',
        code: 'provider/invalid',
        what: 'the provider does not accept the request',
        next: 'change the parameter that it names',
        told: ({ status }) => within(status, 400, 499),
    },
    {
        kind: 'trouble',
        code: 'provider/trouble',
        what: 'the provider has trouble of its own',
        next: 'run again later',
        told: ({ status, jsonError }) => jsonError && OWN_FAULTS.includes(status),
    },
];
const UNKNOWN = {
    kind: 'unknown',
    code: 'provider/no-answer',
    what: 'the answer of the provider was lost on the way',
    next: 'it may have been billed',
};
/** What a failure means; the message is one sentence with the status and the provider's words in it. */
function readFailure(failure) {
    const { kind, code, what, next } = TABLE.find((row) => row.told(failure)) ?? UNKNOWN;
    return { kind, code, message: `${what} (${saying(failure)}); ${next}` };
}
function saying({ status, words }) {
    const said = oneLine(words[0] ?? '');
    return said === '' ? `HTTP ${status}` : `HTTP ${status}: ${said}`;
}

;// CONCATENATED MODULE: ./build/src/providers/answer.js
// Reads what the gateway answered to a purchase (spec: providers.md, "apiyi").


/** Reads an answer: one picture, or what its absence means. The body is believed in nothing but its words. */
function readAnswer(response) {
    const failure = readFailure({
        status: response.status,
        jsonError: hasError(response.json),
        words: allWords(response),
    });
    const success = response.status >= 200 && response.status <= 299;
    return failure.kind === 'refused' || !success ? failure : (readPicture(response) ?? failure);
}
/** The picture of a 200, what is wrong with it, or undefined where there is none. */
function readPicture({ status, json, base64 }) {
    const links = linksOf(json, base64.length);
    const [bytes] = base64;
    const [url] = links;
    if (links.length + base64.length > 1) {
        const message = `the provider answered with ${links.length + base64.length} pictures instead of one`;
        return unknown('provider/several-pictures', message, status);
    }
    if (bytes !== undefined) {
        if (bytes.valid && bytes.bytes > 0)
            return { kind: 'bytes' };
        return unknown('provider/broken-base64', 'the picture in the answer of the provider is not whole base64', status);
    }
    return url === undefined ? undefined : { kind: 'url', url };
}
function unknown(code, what, status) {
    return { kind: 'unknown', code, message: `${what} (HTTP ${status}); it may have been billed` };
}
/** Links to pictures; one that stands beside the bytes of the same picture counts as these. */
function linksOf(json, decoded) {
    const links = [];
    let beside = decoded;
    for (const item of itemsOf(json)) {
        const url = ownValue(item, 'url');
        if (typeof url !== 'string' || url === '')
            continue;
        if (ownValue(item, 'b64_json') === '' && beside > 0)
            beside -= 1;
        else
            links.push(url);
    }
    return links;
}
function itemsOf(json) {
    const data = ownValue(json, 'data');
    return Array.isArray(data) ? data : [];
}
/** A JSON `error` is an object, an empty one too, or a text; `null` beside a picture is none. */
function hasError(json) {
    const error = ownValue(json, 'error');
    return typeof error === 'string' ? error !== '' : typeof error === 'object' && error !== null;
}
/** Words of the body; those beside a picture of `data` do not count, a web page's neither. */
function allWords({ json, text, base64 }) {
    if (json === undefined)
        return text.trimStart().startsWith('<') ? [] : wordsOf(text);
    const pictured = base64.length > 0 || linksOf(json, 0).length > 0;
    return pictured ? wordsOf(json) : [...wordsOf(json), ...wordsOf(itemsOf(json))];
}

;// CONCATENATED MODULE: ./build/src/providers/sizes.js
/** `WxH`, as a manifest writes a size. */
function sizeText(size) {
    return `${size.width}x${size.height}`;
}
/** Whether the pair is one of the sizes. */
function isOneOf(sizes, size) {
    return sizes.some((one) => one.width === size.width && one.height === size.height);
}
/**
 * Checks a size against the limits of a model.
 * @returns null where it is legal, else one sentence with the rules broken and the two nearest legal sizes
 */
function checkSizeOf(model, limits, size) {
    if (isOneOf(limits.documented, size))
        return null;
    const broken = brokenRules(limits, size);
    if (broken.length === 0)
        return null;
    const [first, second] = nearestSizes(limits, size);
    return (`size ${sizeText(size)} is not one that ${model} takes: ${broken.join(', ')}; ` +
        `the nearest legal sizes are ${first} and ${second}`);
}
function brokenRules({ step, min, max, area }, { width, height }) {
    const broken = [];
    const long = Math.max(width, height);
    const short = Math.min(width, height);
    if (width % step !== 0 || height % step !== 0) {
        broken.push(step === 1 ? 'width and height must be whole numbers' : `both must be multiples of ${step}`);
    }
    if (short < min)
        broken.push(`a side must be at least ${min}`);
    if (long > max)
        broken.push(`a side must be at most ${max}`);
    if (area === undefined)
        return broken;
    if (long > area.ratio * short)
        broken.push(`the sides must be at most ${area.ratio}:1`);
    if (width * height < area.minPixels)
        broken.push(`there must be at least ${area.minPixels} pixels`);
    if (width * height > area.maxPixels)
        broken.push(`there must be at most ${area.maxPixels} pixels`);
    return broken;
}
/** Near: least straight distance of the pair; then the shape that differs least; then the smaller picture. */
function nearestSizes(limits, asked) {
    // Far outside the limits the distance alone decides, and it stays exact below this.
    const far = limits.max * 16;
    const size = { width: Math.min(asked.width, far), height: Math.min(asked.height, far) };
    const rank = (one) => [
        (one.width - size.width) ** 2 + (one.height - size.height) ** 2,
        Math.abs(one.width * size.height - one.height * size.width),
        one.width * one.height,
    ];
    const nearer = (a, b) => {
        const [one, other] = [rank(a), rank(b)];
        const differs = one.findIndex((value, index) => value !== other[index]);
        return differs >= 0 && one[differs] < other[differs];
    };
    // The two best in one pass: a manifest may ask ten thousand times.
    let best;
    let second;
    for (const one of [...limits.documented, ...candidates(limits, size)]) {
        if (best !== undefined && isOneOf([best, ...(second ? [second] : [])], one))
            continue;
        if (best === undefined || nearer(one, best))
            [best, second] = [one, best];
        else if (second === undefined || nearer(one, second))
            second = one;
    }
    return [best, second].flatMap((one) => (one === undefined ? [] : [sizeText(one)]));
}
/** Legal sizes, the two nearest among them: for each width in question the nearest heights that go with it. */
function candidates({ step, min, max, area }, asked) {
    const found = [];
    // Without bounds that tie the sides together, the nearest width is so for every height.
    const widths = area === undefined ? around(asked.width, step, min, max) : multiples(step, min, max);
    for (const width of widths) {
        const low = area === undefined ? min : Math.max(min, width / area.ratio, area.minPixels / width);
        const high = area === undefined ? max : Math.min(max, width * area.ratio, area.maxPixels / width);
        for (const height of around(asked.height, step, low, high))
            found.push({ width, height });
    }
    return found;
}
/** The multiples of `step` within the bounds that are nearest to a length: at most three. */
function around(length, step, low, high) {
    const least = Math.ceil(low / step) * step;
    const most = Math.floor(high / step) * step;
    const middle = Math.min(Math.max(Math.round(length / step) * step, least), most);
    return [middle - step, middle, middle + step].filter((one) => one >= least && one <= most);
}
function multiples(step, min, max) {
    return Array.from({ length: (max - min) / step + 1 }, (_, index) => min + index * step);
}

;// CONCATENATED MODULE: ./build/src/providers/models.js
// What each model of the APIYI gateway takes (spec: providers.md, "apiyi").

/** Sizes that the gateway documents for FLUX: taken, and sent as `size`, whatever the limits say. */
const DOCUMENTED_SIZES = [
    { width: 1024, height: 1024 },
    { width: 1536, height: 1024 },
    { width: 1024, height: 1536 },
    { width: 1920, height: 1080 },
    { width: 1440, height: 2048 },
    { width: 2048, height: 2048 },
];
// That the product is at most 4,194,304 follows from the greatest side.
const FLUX_SIZES = { step: 16, min: 64, max: 2048, documented: DOCUMENTED_SIZES };
const GPT_SIZES = {
    step: 16,
    min: 16,
    max: 3840,
    area: { ratio: 3, minPixels: 655_360, maxPixels: 8_294_400 },
    documented: [],
};
/** What FLUX.2 pro takes, and every model that is not listed. */
function flux(model, listed = true) {
    return {
        listed,
        formats: ['jpeg', 'png'],
        sized: true,
        seed: true,
        parameters: {
            safety_tolerance: { kind: 'integer', min: 0, max: 6, default: 2 },
            prompt_upsampling: { kind: 'boolean', default: false },
        },
        extra: {},
        checkSize: (size) => checkSizeOf(model, FLUX_SIZES, size),
    };
}
function flex(model) {
    const rules = flux(model);
    return {
        ...rules,
        parameters: {
            ...rules.parameters,
            steps: { kind: 'integer', min: 1, max: 50, default: 50 },
            guidance: { kind: 'number', min: 1.5, max: 10, default: 4.5 },
        },
    };
}
function klein(model) {
    return {
        ...flux(model),
        parameters: { safety_tolerance: { kind: 'integer', min: 0, max: 6, default: 2 } },
        refuse: {
            prompt_upsampling: (value) => value === false
                ? null
                : `prompt_upsampling is not for ${model}: the gateway would ignore it in silence; leave it out or take flux-2-pro`,
        },
    };
}
const GPT_IMAGE_2 = {
    listed: true,
    formats: ['png', 'jpeg', 'webp'],
    sized: true,
    seed: false,
    parameters: {},
    extra: {
        background: { kind: 'choice', values: ['transparent', 'opaque', 'auto'] },
        moderation: { kind: 'choice', values: ['auto', 'low'] },
        output_compression: { kind: 'integer', min: 0, max: 100 },
        quality: { kind: 'choice', values: ['low', 'medium', 'high', 'auto'] },
    },
    checkSize: (size) => checkSizeOf('gpt-image-2', GPT_SIZES, size),
};
const GPT_IMAGE_2_ALL = {
    listed: true,
    formats: [],
    fixedFormat: 'png',
    sized: false,
    seed: false,
    parameters: {},
    extra: {},
    checkSize: () => 'gpt-image-2-all chooses the size of its pictures itself; leave the size out',
};
const MODELS = {
    'flux-2-max': flux('flux-2-max'),
    'flux-2-pro': flux('flux-2-pro'),
    'flux-2-flex': flex('flux-2-flex'),
    'flux-2-klein-9b': klein('flux-2-klein-9b'),
    'flux-2-klein-4b': klein('flux-2-klein-4b'),
    'flux-pro-1.1-ultra': flux('flux-pro-1.1-ultra'),
    'flux-pro-1.1': flux('flux-pro-1.1'),
    'flux-pro': flux('flux-pro'),
    'flux-dev': flux('flux-dev'),
    'gpt-image-2': GPT_IMAGE_2,
    'gpt-image-2-all': GPT_IMAGE_2_ALL,
};
/** Names of the listed models, the default's family first. */
const apiyiModels = Object.keys(MODELS);
/** What a model takes; one that is not listed takes what FLUX.2 pro does. */
function apiyiRules(model) {
    return Object.hasOwn(MODELS, model) ? MODELS[model] : flux(model, false);
}

;// CONCATENATED MODULE: ./build/src/providers/prices.json
const prices_namespaceObject = /*#__PURE__*/JSON.parse('{"d":{"flux-2-max":0.07,"flux-2-pro":0.03,"flux-2-flex":0.06,"flux-2-klein-9b":0.01,"flux-2-klein-4b":0.01,"flux-pro-1.1-ultra":0.05,"flux-pro-1.1":0.035,"flux-pro":0.04,"flux-dev":0.02,"gpt-image-2-all":0.03}}');
;// CONCATENATED MODULE: ./build/src/providers/apiyi.js





const USD = prices_namespaceObject.d;
/** FLUX models whose maker documents 256 to 1440 in multiples of 32. */
const NARROW = ['flux-pro-1.1', 'flux-pro', 'flux-dev'];
function price(model) {
    const usd = Object.hasOwn(USD, model) ? USD[model] : undefined;
    return usd === undefined ? null : (0,money/* usdToMicros */.$m)(usd);
}
/** The keys always come in the same order, so that equal requests give equal bytes. */
function apiyi_submit(request) {
    const { provider: _, model, prompt, width, height, extra, ...rest } = request;
    const sorted = Object.entries(extra ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
    const body = {
        model,
        prompt,
        ...sizeFields(model, width, height),
        seed: rest.seed,
        output_format: rest.output_format,
        safety_tolerance: rest.safety_tolerance,
        prompt_upsampling: rest.prompt_upsampling,
        steps: rest.steps,
        guidance: rest.guidance,
        ...Object.fromEntries(sorted),
    };
    return {
        path: '/images/generations',
        body: Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)),
    };
}
function sizeFields(model, width, height) {
    if (width === undefined || height === undefined)
        return {};
    const asText = model === 'gpt-image-2' || isOneOf(DOCUMENTED_SIZES, { width, height });
    return asText ? { size: sizeText({ width, height }) } : { width, height };
}
function warnings(request) {
    const found = [];
    const { model } = request;
    if (!apiyiRules(model).seed) {
        found.push(unreproducible(`${model} takes no seed, so this picture cannot be reproduced`));
    }
    if (model === 'flux-2-max') {
        const when = 'where the prompt speaks of current events';
        found.push(unreproducible(`flux-2-max may search the web ${when}; such a picture cannot be reproduced`));
    }
    const documented = documentedSizes(request);
    if (documented !== null) {
        found.push({ code: 'provider/undocumented-size', message: `${documented}; the picture may come in another size` });
    }
    return found;
}
function unreproducible(message) {
    return { code: 'provider/unreproducible', message };
}
/** What the model's maker documents, where the size is another; null where there is nothing to say. */
function documentedSizes({ model, width, height }) {
    if (width === undefined || height === undefined)
        return null;
    const size = sizeText({ width, height });
    if (model === 'flux-pro-1.1-ultra')
        return `${model} is documented for aspect ratios, not for a size as ${size}`;
    const outside = [width, height].some((side) => side < 256 || side > 1440 || side % 32 !== 0);
    if (!NARROW.includes(model) || !outside)
        return null;
    return `${model} is documented for sides of 256 to 1440 in multiples of 32, not for ${size}`;
}
/** The OpenAI-shaped images API of the APIYI gateway. */
const apiyi = {
    name: 'apiyi',
    defaultModel: 'flux-2-pro',
    models: apiyiModels,
    rules: apiyiRules,
    warnings,
    price,
    api: {
        keyVariable: 'APIYI_API_KEY',
        baseUrlVariable: 'APIYI_BASE_URL',
        baseUrl: 'https://api.apiyi.com/v1',
        submit: apiyi_submit,
        read: readAnswer,
        requestIdHeaders: ['x-request-id', 'request-id', 'x-oneapi-request-id'],
    },
};

;// CONCATENATED MODULE: ./build/src/providers/placeholder.js

const MODEL = 'placeholder';
// 4096 x 4096 = 16,777,216 pixels is the most that is drawn.
const SIZES = { step: 1, min: 1, max: 4096, documented: [] };
function rules(model) {
    return {
        listed: model === MODEL,
        formats: ['png', 'jpeg'],
        sized: true,
        seed: true,
        parameters: {},
        extra: {},
        checkSize: (size) => checkSizeOf(model, SIZES, size),
    };
}
/** Draws on this machine, deterministic to the byte; `src/image/paint.ts` does it. */
const placeholder = {
    name: 'placeholder',
    defaultModel: MODEL,
    models: [MODEL],
    rules,
    warnings: () => [],
    price: () => 0,
};

;// CONCATENATED MODULE: ./build/src/providers/table.js
// The table of all providers: the one place that a new one is entered.


const PROVIDERS = { apiyi: apiyi, placeholder: placeholder };
/** Names of all providers, the default one first. */
const providerNames = Object.keys(PROVIDERS);
/** The provider of that name, undefined where there is none. */
function providerNamed(name) {
    return Object.hasOwn(PROVIDERS, name) ? PROVIDERS[name] : undefined;
}


/***/ })

};
