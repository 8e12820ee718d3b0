export const id = 3665;
export const ids = [3665];
export const modules = {

/***/ 3665:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   openCacheFolder: () => (/* binding */ openCacheFolder)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7406);
/* harmony import */ var _files_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2845);
/* harmony import */ var _folders_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5715);
// The folder of `--cache`: files by name, written beside and renamed, the least recently used removed above a bound.






/** A temporary file of this age belongs to a process that was killed. */
const STALE_MS = 3_600_000;
/**
 * Opens the folder; it is made where it is not there, for its owner alone.
 * @param folder relative to `cwd`, or absolute
 * @throws ImagelockError `cache/folder` (exit 2) for one that is a link, is reached by a link of the work tree, or no folder
 */
function openCacheFolder(cwd, folder) {
    const root = node_path__WEBPACK_IMPORTED_MODULE_2__.resolve(cwd, folder);
    const foreign = (0,_folders_js__WEBPACK_IMPORTED_MODULE_5__/* .foreignFolder */ .L)(cwd, folder);
    if (foreign !== null)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ImagelockError */ .L({ code: 'cache/folder', message: `the cache ${folder} is ${foreign}` }, _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .EXIT */ .d.invalid);
    const files = (0,_files_js__WEBPACK_IMPORTED_MODULE_4__/* .filesBelow */ .D)(root);
    const at = (name) => node_path__WEBPACK_IMPORTED_MODULE_2__.join(root, ...name.split('/'));
    return {
        read: (name) => {
            const found = files.find(name);
            if (found.kind === 'absent')
                return null;
            if (found.kind !== 'file')
                throw new Error(`${name} is no regular file`);
            return files.stream(name);
        },
        write: async (name, chunks) => {
            makeFolder(root);
            const folderName = node_path__WEBPACK_IMPORTED_MODULE_2__.posix.dirname(name);
            if (!['absent', 'other'].includes(files.find(folderName).kind))
                throw new Error(`${folderName} is no folder`);
            node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync(at(folderName), { recursive: true, mode: 0o700 });
            const temporary = at(files.temporaryName(name));
            try {
                // Nothing is synced: half a file is seen when it is read.
                await node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile(temporary, chunks, { flag: 'wx', mode: 0o600 });
                await node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename(temporary, at(name));
            }
            catch (error) {
                await node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm(temporary, { force: true });
                throw error;
            }
        },
        touch: (name) => {
            const now = new Date();
            node_fs__WEBPACK_IMPORTED_MODULE_0__.utimesSync(at(name), now, now);
        },
        trim: (bytes) => trim(root, bytes),
    };
}
/**
 * One that is new or empty ignores itself, so that inside a repository it is not committed with the images. A folder with
 * something in it is a person's, who may keep that in git (`--cache .` would ignore all of a repository): it is left as it is.
 */
function makeFolder(root) {
    node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync(root, { recursive: true, mode: 0o700 });
    if (node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync(root).length > 0)
        return;
    try {
        node_fs__WEBPACK_IMPORTED_MODULE_0__.writeFileSync(node_path__WEBPACK_IMPORTED_MODULE_2__.join(root, '.gitignore'), '*\n', { flag: 'wx' });
    }
    catch (error) {
        // Another process was quicker.
        if (error.code !== 'EEXIST')
            throw error;
    }
}
async function trim(root, limit) {
    const files = await listFiles(root);
    let total = files.reduce((sum, { size }) => sum + size, 0);
    for (const { absolute, size, isStale } of files.toSorted((a, b) => a.used - b.used)) {
        if (!isStale && total <= limit)
            continue;
        await node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm(absolute, { force: true });
        total -= size;
    }
}
async function listFiles(root) {
    const entries = await node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir(root, { recursive: true, withFileTypes: true });
    const files = [];
    for (const entry of entries) {
        if (!entry.isFile())
            continue;
        const absolute = node_path__WEBPACK_IMPORTED_MODULE_2__.join(entry.parentPath, entry.name);
        const isTemporary = (0,_files_js__WEBPACK_IMPORTED_MODULE_4__/* .filesBelow */ .D)(root).isTemporary(entry.name);
        // Another process may have removed it meanwhile.
        const stat = await node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat(absolute).catch(() => null);
        if (!stat || (!isTemporary && !entry.name.endsWith('.picture')))
            continue;
        const isStale = isTemporary && Date.now() - stat.mtimeMs > STALE_MS;
        // What goes in any case goes first: no picture has to make room for it.
        if (!isTemporary || isStale)
            files.push({ absolute, size: stat.size, used: isStale ? 0 : stat.mtimeMs, isStale });
    }
    return files;
}


/***/ }),

/***/ 5715:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ foreignFolder)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _files_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2845);
// Folders that a person named for the tool's own use: no link of the work tree leads to another place.



/**
 * @param cwd absolute; `folder` relative to it, or absolute
 * @returns why the folder cannot be used (`a link, …`, `no folder`); null where it can, also where it is not there yet
 */
function foreignFolder(cwd, folder) {
    const root = node_path__WEBPACK_IMPORTED_MODULE_1__.resolve(cwd, folder);
    const below = node_path__WEBPACK_IMPORTED_MODULE_1__.relative(cwd, root);
    const parts = below.split(node_path__WEBPACK_IMPORTED_MODULE_1__.sep);
    // Absolute where it is on another drive.
    const isInside = parts[0] !== '..' && !node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute(below);
    try {
        // A link on the way, in the work tree, came with somebody's commit.
        const isBehindLink = isInside && (0,_files_js__WEBPACK_IMPORTED_MODULE_2__/* .filesBelow */ .D)(cwd).find(parts.join('/')).kind === 'link';
        const stat = node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync(root, { throwIfNoEntry: false });
        if (isBehindLink || stat?.isSymbolicLink())
            return 'a link, and imagelock follows none';
        return stat === undefined || stat.isDirectory() ? null : 'no folder';
    }
    catch (error) {
        const { code } = error;
        // A file stands on the way.
        return code === 'ENOTDIR' ? 'no folder' : `no folder that can be used (${code})`;
    }
}


/***/ })

};
