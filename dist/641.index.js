export const id = 641;
export const ids = [641];
export const modules = {

/***/ 641:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CACHE_BYTES: () => (/* binding */ CACHE_BYTES),
/* harmony export */   openCache: () => (/* binding */ openCache)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7406);
/* harmony import */ var _lock_format_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(830);
/* harmony import */ var _lock_parse_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4234);
/* harmony import */ var _manifest_paths_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(255);
/* harmony import */ var _providers_table_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6157);
/* harmony import */ var _verify_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4450);
// Pictures by fingerprint in a folder that outlives checkouts. It is a stranger's: nothing in it is taken but whole pictures
// whose entry's request has the wanted fingerprint and whose bytes are those that the entry names.






/** Pictures and entries together; above it the least recently used go. */
const CACHE_BYTES = 1024 * 1024 * 1024;
/** An entry in one line: a prompt of 128,000 bytes may be escaped to six times as much. */
const ENTRY_BYTES = 1024 * 1024;
/** The id and the path's name that entries have in a cache; nothing there is named after images. */
const NAME = 'picture';
const EXTENSIONS = { jpeg: 'jpg', png: 'png', webp: 'webp' };
function openCache(folder) {
    const problems = [];
    let wrote = false;
    const warn = (name, why) => {
        problems.push({
            severity: 'warning',
            code: 'cache/ignored',
            message: `${name} in the cache is passed over: ${why}`,
        });
        return null;
    };
    const find = async ({ fingerprint, path }) => {
        const name = nameOf(fingerprint);
        try {
            const chunks = folder.read(name);
            if (!chunks)
                return null;
            const { entry, picture, close } = await open(chunks);
            const isOther = entry.fingerprint !== fingerprint;
            const wrong = isOther ? 'it holds the picture of another request' : await (0,_verify_js__WEBPACK_IMPORTED_MODULE_3__/* .judgePicture */ .s)(picture, entry.file);
            await close();
            if (wrong !== null)
                return warn(name, wrong);
            return formatAt(path) === entry.file.format ? entry : null;
        }
        catch (error) {
            return warn(name, error.message);
        }
    };
    return {
        problems,
        find,
        read: (fingerprint) => pictureOf(folder, nameOf(fingerprint)),
        put: async (entry, bytes) => {
            if (entry.accepted || entry.file.bytes > _verify_js__WEBPACK_IMPORTED_MODULE_3__/* .PICTURE_BYTES */ .l || !(0,_providers_table_js__WEBPACK_IMPORTED_MODULE_2__/* .providerNamed */ .l)(entry.request.provider)?.api)
                return;
            const name = nameOf(entry.fingerprint);
            try {
                await folder.write(name, withEntry(entry, bytes));
                wrote = true;
            }
            catch (error) {
                warn(name, `it could not be written (${error.message})`);
            }
        },
        close: async () => {
            if (!wrote)
                return;
            try {
                await folder.trim(CACHE_BYTES);
            }
            catch (error) {
                warn('the folder', `it could not be kept within its bound (${error.message})`);
            }
        },
    };
}
function nameOf(fingerprint) {
    const hex = fingerprint.slice('sha256:'.length);
    return `${hex.slice(0, 2)}/${hex}.picture`;
}
function formatAt(path) {
    const extension = (0,_manifest_paths_js__WEBPACK_IMPORTED_MODULE_4__/* .extensionOf */ .je)(path) === 'jpeg' ? 'jpg' : (0,_manifest_paths_js__WEBPACK_IMPORTED_MODULE_4__/* .extensionOf */ .je)(path);
    return Object.keys(EXTENSIONS).find((format) => EXTENSIONS[format] === extension);
}
/** One line that is a lock of one image, then the picture. */
async function* withEntry(entry, bytes) {
    const path = `${NAME}.${EXTENSIONS[entry.file.format]}`;
    const lock = (0,_lock_format_js__WEBPACK_IMPORTED_MODULE_5__/* .formatLock */ .X)({ version: 1, images: new Map([[NAME, { ...entry, path }]]) });
    yield Buffer.from(`${JSON.stringify(JSON.parse(lock))}\n`);
    yield* bytes;
}
async function* pictureOf(folder, name) {
    const chunks = folder.read(name);
    if (!chunks)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ImagelockError */ .L({ code: 'cache/gone', message: 'the cache lost the picture' }, _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EXIT */ .d.incomplete);
    const { picture } = await open(chunks);
    folder.touch(name);
    yield* picture;
}
/** @throws what is no entry of a lock, by the rules of a lock */
async function open(chunks) {
    const source = chunks[Symbol.asyncIterator]();
    const close = async () => void (await source.return?.());
    try {
        let head = Buffer.alloc(0);
        let end = -1;
        while (end < 0) {
            const { done, value } = await source.next();
            if (done || head.length > ENTRY_BYTES)
                throw new Error('it does not begin with an entry');
            const from = head.length;
            head = Buffer.concat([head, value]);
            end = head.indexOf(10, from);
        }
        const { lock } = (0,_lock_parse_js__WEBPACK_IMPORTED_MODULE_1__/* .parseLock */ .PG)(head.subarray(0, end), 'cache');
        const entry = lock.images.get(NAME);
        if (!entry || lock.images.size !== 1 || entry.accepted)
            throw new Error('its entry is none of a cache');
        return { entry, picture: following(head.subarray(end + 1), source, close), close };
    }
    catch (error) {
        await close();
        throw error;
    }
}
async function* following(rest, source, close) {
    try {
        yield rest;
        for (let next = await source.next(); !next.done; next = await source.next())
            yield next.value;
    }
    finally {
        await close();
    }
}


/***/ }),

/***/ 4450:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ PICTURE_BYTES),
/* harmony export */   s: () => (/* binding */ judgePicture)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _image_inspect_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7689);
// Whether bytes from a stranger are the picture that an entry speaks of: hashes, format, size and wholeness agree.


/** Longest picture that is taken from anywhere (facts: threats.md, "Secrets and requests"). */
const PICTURE_BYTES = 50 * 1024 * 1024;
/**
 * @param bytes each chunk is only good until the next is asked for
 * @returns what is wrong with them; null where they are the picture
 */
async function judgePicture(bytes, facts) {
    const sha256 = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    const blob = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha1').update(`blob ${facts.bytes}\0`);
    const inspector = (0,_image_inspect_js__WEBPACK_IMPORTED_MODULE_1__/* .createInspector */ .Y)();
    let length = 0;
    for await (const chunk of bytes) {
        length += chunk.length;
        if (length > Math.min(facts.bytes, PICTURE_BYTES))
            break;
        sha256.update(chunk);
        blob.update(chunk);
        await inspector.write(Buffer.from(chunk));
    }
    const seen = await inspector.end();
    if (length !== facts.bytes || sha256.digest('hex') !== facts.sha256)
        return 'its bytes are not those of its entry';
    if (seen.kind === 'broken')
        return `it is no whole picture (${seen.message})`;
    const { format, width, height, provenance } = seen;
    const agrees = blob.digest('hex') === facts.git_blob &&
        format === facts.format &&
        width === facts.width &&
        height === facts.height &&
        provenance === facts.provenance;
    return agrees ? null : 'its entry says something else than its bytes';
}


/***/ })

};
