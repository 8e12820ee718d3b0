export const id = 8084;
export const ids = [8084];
export const modules = {

/***/ 2845:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ filesBelow),
/* harmony export */   V: () => (/* binding */ readRegular)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7406);
/* harmony import */ var _sync_folder_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9052);
// The disk: nothing is followed through a link, nothing is written in place (facts: threats.md, "Paths").






/** Longer files are no Git LFS pointer (git-lfs: `blobSizeCutoff`). */
const POINTER_BYTES = 1024;
const POINTER = /^version https:\/\/git-lfs\.github\.com\/spec\/v1\n(?:ext-.*\n)*oid sha256:([0-9a-f]{64})\nsize (\d+)\n$/;
const CHUNK = 1 << 20;
const STREAM_CHUNK = 1 << 18;
/** `O_NONBLOCK` so that a pipe planted at the path cannot stop the run; both are 0 where the system has none. */
const READ_FLAGS = node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_RDONLY | (node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_NOFOLLOW ?? 0) | (node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_NONBLOCK ?? 0);
/** The disk below `root`, an absolute path. */
function filesBelow(root) {
    const at = (relative) => node_path__WEBPACK_IMPORTED_MODULE_3__.join(root, ...relative.split('/'));
    return {
        root,
        find: (relative) => find(root, relative),
        fact: (relative) => fact(root, relative),
        read: (relative, maxBytes) => {
            refuseLinks(root, relative);
            return find(root, relative).kind === 'absent' ? null : readRegular(at(relative), maxBytes);
        },
        stream: (relative) => stream(root, relative),
        temporaryName,
        isTemporary,
        temporary: (name) => temporary(root, name),
        settle: (from, to) => settle(root, from, to),
        replace: (relative, name, old, bytes) => replace(root, relative, name, old, bytes),
        remove: (relative) => {
            if (find(root, relative).kind !== 'file')
                return false;
            node_fs__WEBPACK_IMPORTED_MODULE_1__.rmSync(at(relative));
            return true;
        },
    };
}
/** Whether a path is one that `temporaryName` gives: it may come from a journal, and leads nowhere outside. */
function isTemporary(relative) {
    const [name = '', ...folders] = relative.split('/').toReversed();
    return /^\.imagelock-[0-9a-f]{12}\.tmp$/.test(name) && !folders.some((part) => /^\.{0,2}$/.test(part));
}
function temporaryName(relative) {
    const name = `.imagelock-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(6).toString('hex')}.tmp`;
    const folder = node_path__WEBPACK_IMPORTED_MODULE_3__.posix.dirname(relative);
    return folder === '.' ? name : `${folder}/${name}`;
}
/**
 * Reads a regular file that is no link.
 * @throws ImagelockError `file/link`, `file/irregular`, `file/too-large`, `file/unreadable`
 */
function readRegular(absolute, maxBytes) {
    const name = node_path__WEBPACK_IMPORTED_MODULE_3__.basename(absolute);
    const fail = (code, what) => {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .ImagelockError */ .L({ code, message: `${name} ${what}` }, _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .EXIT */ .d.invalid);
    };
    if (node_fs__WEBPACK_IMPORTED_MODULE_1__.lstatSync(absolute).isSymbolicLink())
        fail('file/link', 'is a link; imagelock follows none');
    const fd = node_fs__WEBPACK_IMPORTED_MODULE_1__.openSync(absolute, READ_FLAGS);
    try {
        const stat = node_fs__WEBPACK_IMPORTED_MODULE_1__.fstatSync(fd);
        if (!stat.isFile())
            fail('file/irregular', 'is no regular file');
        if (stat.size > maxBytes)
            fail('file/too-large', `has ${stat.size} bytes; at most ${maxBytes} are read`);
        return node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync(fd);
    }
    finally {
        node_fs__WEBPACK_IMPORTED_MODULE_1__.closeSync(fd);
    }
}
/** One buffer a file, so that many files at once take little memory. */
async function* stream(root, relative) {
    refuseLinks(root, relative);
    const handle = await node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.open(node_path__WEBPACK_IMPORTED_MODULE_3__.join(root, ...relative.split('/')), READ_FLAGS);
    try {
        const buffer = Buffer.allocUnsafeSlow(STREAM_CHUNK);
        for (;;) {
            const { bytesRead } = await handle.read(buffer, 0, STREAM_CHUNK, null);
            if (bytesRead === 0)
                return;
            yield buffer.subarray(0, bytesRead);
        }
    }
    finally {
        await handle.close();
    }
}
function find(root, relative) {
    const parts = relative.split('/');
    let here = root;
    for (const [index, part] of parts.entries()) {
        here = `${here}${node_path__WEBPACK_IMPORTED_MODULE_3__.sep}${part}`;
        const stat = node_fs__WEBPACK_IMPORTED_MODULE_1__.lstatSync(here, { throwIfNoEntry: false });
        if (!stat)
            return { kind: 'absent' };
        if (stat.isSymbolicLink())
            return { kind: 'link', at: parts.slice(0, index + 1).join('/') };
        if (index === parts.length - 1 ? !stat.isFile() : !stat.isDirectory())
            return { kind: 'other' };
    }
    return { kind: 'file' };
}
function refuseLinks(root, relative) {
    const found = find(root, relative);
    if (found.kind === 'link')
        refuse(relative, found.at);
}
/** Where the folders above were looked at right before. */
function refuseLink(root, relative) {
    const stat = node_fs__WEBPACK_IMPORTED_MODULE_1__.lstatSync(node_path__WEBPACK_IMPORTED_MODULE_3__.join(root, ...relative.split('/')), { throwIfNoEntry: false });
    if (stat?.isSymbolicLink())
        refuse(relative, relative);
}
function refuse(relative, at) {
    const message = `${relative} cannot be used: ${at} is a link, and imagelock follows none`;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .ImagelockError */ .L({ code: 'file/link', message }, _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .EXIT */ .d.invalid);
}
function fact(root, relative) {
    const found = find(root, relative);
    if (found.kind === 'absent')
        return { kind: 'absent' };
    if (found.kind !== 'file')
        return { kind: 'other' };
    const fd = node_fs__WEBPACK_IMPORTED_MODULE_1__.openSync(node_path__WEBPACK_IMPORTED_MODULE_3__.join(root, ...relative.split('/')), READ_FLAGS);
    try {
        return hashOpen(fd);
    }
    finally {
        node_fs__WEBPACK_IMPORTED_MODULE_1__.closeSync(fd);
    }
}
let shared;
function hashOpen(fd) {
    shared ??= Buffer.allocUnsafe(CHUNK);
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    let total = 0;
    for (;;) {
        const count = node_fs__WEBPACK_IMPORTED_MODULE_1__.readSync(fd, shared, 0, CHUNK, null);
        if (count === 0)
            break;
        const chunk = shared.subarray(0, count);
        if (total === 0 && count < POINTER_BYTES) {
            const pointer = POINTER.exec(chunk.toString('latin1'));
            if (pointer)
                return { kind: 'pointer', sha256: pointer[1] };
        }
        hash.update(chunk);
        total += count;
    }
    return { kind: 'bytes', sha256: hash.digest('hex') };
}
async function settle(root, from, to) {
    makeParents(root, to);
    const place = node_path__WEBPACK_IMPORTED_MODULE_3__.join(root, ...to.split('/'));
    // The folders above both were just seen to be folders, one by one.
    if (node_path__WEBPACK_IMPORTED_MODULE_3__.posix.dirname(from) === node_path__WEBPACK_IMPORTED_MODULE_3__.posix.dirname(to))
        for (const name of [from, to])
            refuseLink(root, name);
    else
        for (const name of [from, to])
            refuseLinks(root, name);
    await node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rename(node_path__WEBPACK_IMPORTED_MODULE_3__.join(root, ...from.split('/')), place);
    await (0,_sync_folder_js__WEBPACK_IMPORTED_MODULE_5__/* .syncFolder */ .Y)(node_path__WEBPACK_IMPORTED_MODULE_3__.dirname(place));
}
async function replace(root, to, name, old, bytes) {
    const absolute = node_path__WEBPACK_IMPORTED_MODULE_3__.join(root, ...to.split('/'));
    const isOld = () => {
        refuseLinks(root, to);
        const stat = node_fs__WEBPACK_IMPORTED_MODULE_1__.lstatSync(absolute, { throwIfNoEntry: false });
        return stat?.size === old.length && readRegular(absolute, old.length).equals(old) ? stat : null;
    };
    const stat = isOld();
    if (!stat)
        return false;
    const file = await temporary(root, name);
    try {
        await file.write(bytes);
        await file.close();
        node_fs__WEBPACK_IMPORTED_MODULE_1__.chmodSync(node_path__WEBPACK_IMPORTED_MODULE_3__.join(root, ...name.split('/')), stat.mode & 0o7777);
        // Again right before the rename: what somebody saved meanwhile is not written over.
        if (isOld()) {
            await settle(root, name, to);
            return true;
        }
        await file.discard();
        return false;
    }
    catch (error) {
        await file.discard();
        throw error;
    }
}
/** Makes the folders above a path one by one, so that none is made through a link. */
function makeParents(root, relative) {
    const parts = relative.split('/').slice(0, -1);
    let here = root;
    for (const [index, part] of parts.entries()) {
        here = `${here}${node_path__WEBPACK_IMPORTED_MODULE_3__.sep}${part}`;
        const stat = node_fs__WEBPACK_IMPORTED_MODULE_1__.lstatSync(here, { throwIfNoEntry: false });
        if (stat?.isDirectory())
            continue;
        if (stat) {
            const what = stat.isSymbolicLink() ? 'a link, and imagelock follows none' : 'no folder';
            const message = `${relative} cannot be written: ${parts.slice(0, index + 1).join('/')} is ${what}`;
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .ImagelockError */ .L({ code: stat.isSymbolicLink() ? 'file/link' : 'file/no-folder', message }, _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .EXIT */ .d.invalid);
        }
        try {
            node_fs__WEBPACK_IMPORTED_MODULE_1__.mkdirSync(here);
        }
        catch (error) {
            // Another image of this run made it at the same time.
            if (error.code !== 'EEXIST')
                throw error;
        }
    }
}
async function temporary(root, name) {
    makeParents(root, name);
    const absolute = node_path__WEBPACK_IMPORTED_MODULE_3__.join(root, ...name.split('/'));
    const handle = await node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.open(absolute, 'wx', 0o666);
    return {
        path: name,
        write: async (chunk) => {
            for (let start = 0; start < chunk.length;) {
                const { bytesWritten } = await handle.write(chunk, start);
                start += bytesWritten;
            }
        },
        close: async () => {
            await handle.sync();
            await handle.close();
        },
        discard: async () => {
            // Nothing, where it is closed already.
            await handle.close();
            await node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm(absolute, { force: true });
        },
    };
}


/***/ }),

/***/ 4887:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NE: () => (/* binding */ knownBy),
/* harmony export */   _B: () => (/* binding */ LOCK_BYTES),
/* harmony export */   _m: () => (/* binding */ UNTOUCHED),
/* harmony export */   cz: () => (/* binding */ LARGE_BYTES),
/* harmony export */   hz: () => (/* binding */ sendScout),
/* harmony export */   sV: () => (/* binding */ isLarge)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var node_worker_threads__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5919);
// A second thread looks at the files of a lock while this one reads manifest and lock, where there are enough to be worth it.




/** Largest lock that is read, in bytes. */
const LOCK_BYTES = 64 * 1024 * 1024;
/** A smaller lock, of some thousand images, is read before a thread has begun. */
const LARGE_BYTES = 2 * 1024 * 1024;
/** What a file is that has the bytes of its own entry and was not touched since git saw it: as a number, 0 for all others. */
const UNTOUCHED = { bytes: 1, pointer: 2 };
/** Sends a thread; null where it is not worth it, or where it could tell nothing. It ends by itself. Never rejects. */
async function sendScout(errand) {
    try {
        if (!isLarge(node_path__WEBPACK_IMPORTED_MODULE_2__.join(errand.root, errand.lockFile)) || (0,node_os__WEBPACK_IMPORTED_MODULE_1__.availableParallelism)() === 1)
            return null;
        const worker = new node_worker_threads__WEBPACK_IMPORTED_MODULE_3__.Worker(node_path__WEBPACK_IMPORTED_MODULE_2__.join(import.meta.dirname, 'scout.js'), { workerData: errand });
        return await new Promise((resolve) => {
            worker.once('message', resolve);
            worker.once('error', () => resolve(null));
            worker.once('exit', () => resolve(null));
        });
    }
    catch {
        // What a thread cannot do is done without it.
        return null;
    }
}
/** Whether this is a lock that is worth a thread, or a note that it was judged. */
function isLarge(lockFile) {
    const stat = node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync(lockFile, { throwIfNoEntry: false });
    return stat?.isFile() === true && stat.size >= LARGE_BYTES;
}
/**
 * What a report says of the files of a lock that was read from the same bytes.
 * @param converted paths whose blobs say nothing of their bytes
 */
function knownBy({ looks }, lock, converted) {
    const known = new Map();
    if (looks.length !== lock.images.size)
        return known;
    let index = 0;
    for (const { path: place, file } of lock.images.values()) {
        const look = looks[index++];
        if (converted.has(place))
            continue;
        if (look === UNTOUCHED.bytes)
            known.set(place, { kind: 'bytes', sha256: file.sha256 });
        else if (look === UNTOUCHED.pointer)
            known.set(place, { kind: 'pointer', sha256: file.sha256 });
    }
    return known;
}


/***/ }),

/***/ 5822:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  w: () => (/* binding */ openSight)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:worker_threads"
var external_node_worker_threads_ = __webpack_require__(5919);
;// CONCATENATED MODULE: ./build/src/world/hash-workers.js
// SHA-256 of many files with all cores.


const CHUNK = 1 << 20;
/** No link is followed, and a pipe planted at the path cannot stop a worker; both are 0 where the system has none. */
const READ_FLAGS = external_node_fs_.constants.O_RDONLY | (external_node_fs_.constants.O_NOFOLLOW ?? 0) | (external_node_fs_.constants.O_NONBLOCK ?? 0);
/**
 * Hashes files, each of which is no link.
 * @param root absolute; the paths are relative to it, with `/`
 * @param cores how many files at once
 * @returns SHA-256 in hex by path; without those that could not be read
 */
async function hashAll(root, paths, cores) {
    const job = {
        files: paths.map((one) => `${root}/${one}`),
        flags: READ_FLAGS,
        chunk: CHUNK,
        next: new Int32Array(new SharedArrayBuffer(4)),
    };
    const count = Math.min(cores, paths.length);
    const parts = await Promise.all(Array.from({ length: count }, () => startWorker(job)));
    return new Map(parts.flat().map(([index, sha256]) => [paths[index], sha256]));
}
/** A worker that cannot start leaves its share to the others, in the end to the caller. */
function startWorker(job) {
    return new Promise((resolve) => {
        const worker = new external_node_worker_threads_.Worker(`(${hashShare.toString()})(require)`, { eval: true, workerData: job });
        worker.once('message', resolve);
        worker.once('error', () => resolve([]));
        worker.once('exit', () => resolve([]));
    });
}
/** What a worker does. Its text is all that the worker is given, so that the bundle needs no file for it: nothing from outside is used. */
function hashShare(load) {
    const { createHash } = load('node:crypto');
    const disk = load('node:fs');
    const { parentPort, workerData } = load('node:worker_threads');
    const { files, flags, chunk, next } = workerData;
    const buffer = Buffer.allocUnsafeSlow(chunk);
    const hashed = [];
    for (let index = Atomics.add(next, 0, 1); index < files.length; index = Atomics.add(next, 0, 1)) {
        try {
            const fd = disk.openSync(files[index], flags);
            try {
                const hash = createHash('sha256');
                for (let count = 1; count > 0;) {
                    count = disk.readSync(fd, buffer, 0, chunk, null);
                    hash.update(buffer.subarray(0, count));
                }
                hashed.push([index, hash.digest('hex')]);
            }
            finally {
                disk.closeSync(fd);
            }
        }
        catch {
            // The caller reads it again, and says what is wrong with it.
        }
    }
    parentPort?.postMessage(hashed);
}

;// CONCATENATED MODULE: ./build/src/world/sight.js
// One look at the disk for one plan: every folder and file is looked up once, and read only where git does not vouch for it.



/** From here on other cores help: to start them costs about as much as hashing this. */
const SHARED_BYTES = 64 * 1024 * 1024;
/** Shorter files may be pointers of Git LFS, which `Files.fact` tells. */
const POINTER_BYTES = 1024n;
const NOTHING = new Map();
const FILE = { kind: 'file' };
/**
 * @param vouch what need not be read
 * @param known regular files that were looked at already, and what they hold
 */
function openSight(files, vouch, known = NOTHING) {
    const folders = new Map([['', null]]);
    const seen = new Map();
    const facts = new Map(known);
    /** Null for a folder, else what stands in the way. */
    const folder = (relative) => {
        const before = folders.get(relative);
        if (before !== undefined)
            return before;
        const found = folder(parentOf(relative)) ?? inTheWay(files.root, relative);
        folders.set(relative, found);
        return found;
    };
    const look = (relative) => {
        const before = seen.get(relative);
        if (before)
            return before;
        const blocked = folder(parentOf(relative));
        const now = blocked ? { found: blocked, stat: null } : lookAt(files.root, relative);
        seen.set(relative, now);
        return now;
    };
    const vouched = (relative) => {
        const told = facts.get(relative);
        if (told)
            return told;
        const { found, stat } = look(relative);
        const fact = stat ? vouch(relative, stat) : { kind: found.kind === 'absent' ? 'absent' : 'other' };
        if (fact)
            facts.set(relative, fact);
        return fact;
    };
    return {
        find: (relative) => (known.has(relative) ? FILE : look(relative).found),
        vouched,
        fact: (relative) => {
            const told = vouched(relative);
            if (told)
                return told;
            const fact = files.fact(relative);
            facts.set(relative, fact);
            return fact;
        },
        prepare: async (paths) => {
            const cores = (0,external_node_os_.availableParallelism)();
            const long = [];
            let bytes = 0;
            for (const one of paths) {
                if (vouched(one))
                    continue;
                const size = look(one).stat?.size ?? 0n;
                if (size < POINTER_BYTES)
                    continue;
                long.push(one);
                bytes += Number(size);
            }
            if (cores === 1 || bytes < SHARED_BYTES)
                return;
            for (const [one, sha256] of await hashAll(files.root, long, cores))
                facts.set(one, { kind: 'bytes', sha256 });
        },
    };
}
function parentOf(relative) {
    return relative.slice(0, Math.max(0, relative.lastIndexOf('/')));
}
function inTheWay(root, relative) {
    const stat = external_node_fs_.lstatSync(`${root}/${relative}`, { throwIfNoEntry: false });
    if (!stat)
        return { kind: 'absent' };
    if (stat.isSymbolicLink())
        return { kind: 'link', at: relative };
    return stat.isDirectory() ? null : { kind: 'other' };
}
function lookAt(root, relative) {
    const stat = external_node_fs_.lstatSync(`${root}/${relative}`, { throwIfNoEntry: false, bigint: true });
    if (!stat)
        return { found: { kind: 'absent' }, stat: null };
    if (stat.isSymbolicLink())
        return { found: { kind: 'link', at: relative }, stat: null };
    return stat.isFile() ? { found: { kind: 'file' }, stat } : { found: { kind: 'other' }, stat: null };
}


/***/ }),

/***/ 9052:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ syncFolder)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
// Makes renames in a folder durable, for all who ask at once.

/** Folders that are being synced, with the sync that comes after it for those who came meanwhile. */
const syncing = new Map();
/**
 * So that the rename itself survives a power cut; Windows has no such call. Who comes while a folder is being synced shares
 * the next sync with all others who do: hundreds of pictures of one folder need no sync, and no open file, each.
 */
function syncFolder(folder) {
    if (process.platform === 'win32')
        return Promise.resolve();
    const running = syncing.get(folder);
    if (running) {
        running.next ??= running.now.catch(() => { }).then(() => startSync(folder));
        return running.next;
    }
    return startSync(folder);
}
function startSync(folder) {
    const now = sync(folder).finally(() => syncing.delete(folder));
    syncing.set(folder, { now, next: null });
    return now;
}
async function sync(folder) {
    const handle = await node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.open(folder, 'r');
    try {
        await handle.sync();
    }
    finally {
        await handle.close();
    }
}


/***/ }),

/***/ 713:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  e2: () => (/* binding */ convertedBy),
  We: () => (/* binding */ viewGit),
  U5: () => (/* binding */ voucherOf)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./build/src/world/git-index.js
// Git's index as git wrote it: what each path's blob is, and how its file looked when git last compared the two.
const HEADER_BYTES = 12;
const CHECKSUM_BYTES = 20;
/** What stands before an entry's path: ten numbers, the blob, the flags. */
const FIXED_BYTES = 62;
/** `REG` and the rights 0644 or 0755: the only modes of regular files. */
const PLAIN = 0o100644;
const EXECUTABLE = 0o100755;
/** Of the flags: assume-valid, and the stage. A longer entry's second flags: skip-worktree, intent-to-add, and what is not known. */
const DISTRUSTED = 0x8000 | 0x3000;
const EXTENDED = 0x4000;
const BEYOND_ASCII = /[\x80-\xff]/;
/**
 * Reads an index of version 2, 3 or 4 of a repository with SHA-1 (gitformat-index).
 * @param bytes the whole file
 * @param nameOf what a path from the work tree's root is called by who asks; null for one that is not asked for
 * @returns by that name; null where the file is none that can be judged by itself: another version or
 *   hash, a split or sparse index, an extension that must be understood, a wrong end
 */
function readIndex(bytes, nameOf) {
    if (bytes.length < HEADER_BYTES + CHECKSUM_BYTES || bytes.toString('latin1', 0, 4) !== 'DIRC')
        return null;
    const version = bytes.readUInt32BE(4);
    if (version < 2 || version > 4)
        return null;
    const entries = new Map();
    const end = bytes.length - CHECKSUM_BYTES;
    let at = HEADER_BYTES;
    let path = '';
    for (let left = bytes.readUInt32BE(8); left > 0; left--) {
        if (at + FIXED_BYTES > end)
            return null;
        const flags = bytes.readUInt16BE(at + 60);
        const isLong = (flags & EXTENDED) !== 0;
        const more = isLong && version > 2 ? bytes.readUInt16BE(at + FIXED_BYTES) : 0;
        const name = readName(bytes, at + FIXED_BYTES + (isLong ? 2 : 0), version, path);
        if (name === null || name.end > end || (isLong && version === 2))
            return null;
        path = name.path;
        const mode = bytes.readUInt32BE(at + 24);
        const isFile = mode === PLAIN || mode === EXECUTABLE;
        if (isFile && (flags & DISTRUSTED) === 0 && more === 0) {
            const called = nameOf(decoded(path));
            if (called !== null)
                entries.set(called, readEntry(bytes, at, mode));
        }
        // Until version 4 entries end on a multiple of eight from their start, with one NUL at least.
        at = version === 4 ? name.end : at + ((name.end - 1 - at + 8) & ~7);
    }
    return hasKnownExtensions(bytes, at, end) ? entries : null;
}
function readEntry(bytes, at, mode) {
    const time = (start) => BigInt(bytes.readUInt32BE(start)) * 1000000000n + BigInt(bytes.readUInt32BE(start + 4));
    return {
        ctimeNs: time(at),
        mtimeNs: time(at + 8),
        inode: bytes.readUInt32BE(at + 20),
        size: bytes.readUInt32BE(at + 36),
        blob: bytes.toString('hex', at + 40, at + 60),
        executable: mode === EXECUTABLE,
    };
}
/** @returns the path's bytes, one a character, and where those after its NUL begin */
function readName(bytes, start, version, before) {
    let from = start;
    let kept = '';
    if (version === 4) {
        // How many bytes of the path before are left out at its end, as in offsets of a pack.
        let byte = bytes[from++] ?? 0;
        let strip = byte & 127;
        while ((byte & 128) !== 0 && from < bytes.length) {
            byte = bytes[from++] ?? 0;
            strip = (strip + 1) * 128 + (byte & 127);
        }
        if (strip > before.length)
            return null;
        kept = before.slice(0, before.length - strip);
    }
    const end = bytes.indexOf(0, from);
    return end === -1 ? null : { path: kept + bytes.toString('latin1', from, end), end: end + 1 };
}
function decoded(path) {
    return BEYOND_ASCII.test(path) ? Buffer.from(path, 'latin1').toString('utf8') : path;
}
/** An extension whose name begins with a capital may be passed over; `link` (a split index) and `sdir` (a sparse one) may not. */
function hasKnownExtensions(bytes, start, end) {
    let at = start;
    while (at + 8 <= end) {
        const first = bytes[at] ?? 0;
        if (first < 0x41 || first > 0x5a)
            return false;
        at += 8 + bytes.readUInt32BE(at + 4);
    }
    return at === end;
}

;// CONCATENATED MODULE: ./build/src/world/vouch.js
// What git vouches for: files that need not be read, since git compared their bytes with a blob and nothing touched them since.




/** More than a repository of a million paths has. */
const INDEX_BYTES = 256 * 1024 * 1024;
/**
 * Paths whose bytes are not those of the blob, but by Git LFS, whose pointers we can tell. A conversion of line ends or of
 * `$Id$` always changes the size, and so is seen without asking.
 */
const CONVERTED = [
    ':(exclude,attr:!filter !working-tree-encoding)',
    ':(exclude,attr:filter=lfs !working-tree-encoding)',
];
/**
 * Asks git which paths it converts, so that their bytes are not those of the blobs.
 * @returns relative to git's folder, with `/`; null where that cannot be known
 */
async function convertedBy(git) {
    const { code, stdout } = await git.run(['--no-literal-pathspecs', 'ls-files', '-z', '--', '.', ...CONVERTED]);
    return code === 0 ? new Set(stdout.toString('utf8').split('\0')) : null;
}
/**
 * Reads git's index.
 * @param folder absolute, the manifest's
 * @returns null where there is no git, or nothing that can be relied on: then the files are read
 */
function viewGit(repository, folder) {
    if (!repository)
        return null;
    const below = external_node_path_.relative(repository.workTree, folder).split(external_node_path_.sep).join('/');
    const prefix = below === '' ? '' : `${below}/`;
    try {
        const fd = external_node_fs_.openSync(external_node_path_.join(repository.gitDir, 'index'), 'r');
        try {
            const stat = external_node_fs_.fstatSync(fd, { bigint: true });
            if (!stat.isFile() || stat.size > INDEX_BYTES)
                return null;
            const entries = readIndex(external_node_fs_.readFileSync(fd), (one) => one.startsWith(prefix) ? one.slice(prefix.length) : null);
            return entries && entries.size > 0 ? { writtenNs: stat.mtimeNs, entries } : null;
        }
        finally {
            external_node_fs_.closeSync(fd);
        }
    }
    catch {
        return null;
    }
}
/**
 * @param converted paths whose blobs say nothing of their bytes
 * @param locked which bytes a blob is, by both their names; where two of them contradict each other, neither counts
 */
function voucherOf(view, converted, locked) {
    if (!view)
        return () => null;
    const byBlob = new Map();
    let byPath;
    for (const { file } of locked) {
        const known = byBlob.get(file.git_blob);
        const differs = known !== undefined && (known?.sha256 !== file.sha256 || known.bytes !== file.bytes);
        byBlob.set(file.git_blob, differs ? null : file);
    }
    return (relative, stat) => {
        const entry = view.entries.get(relative);
        if (!entry || converted.has(relative) || !isUntouched(entry, stat, view.writtenNs))
            return null;
        const file = byBlob.get(entry.blob);
        if (file)
            return stat.size === BigInt(file.bytes) ? { kind: 'bytes', sha256: file.sha256 } : null;
        byPath ??= new Map(locked.map(({ path: place, file: own }) => [place, own]));
        const own = byPath.get(relative);
        return own && file === undefined ? pointerFact(entry, stat, own) : null;
    };
}
/** A path of Git LFS: the blob is the pointer, the file the picture, or the pointer itself where it was not fetched. */
function pointerFact({ blob }, { size }, { sha256, bytes }) {
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${sha256}\nsize ${bytes}\n`;
    if (bytes === pointer.length)
        return null;
    if ((0,external_node_crypto_.createHash)('sha1').update(`blob ${pointer.length}\0${pointer}`).digest('hex') !== blob)
        return null;
    if (size === BigInt(bytes))
        return { kind: 'bytes', sha256 };
    return size === BigInt(pointer.length) ? { kind: 'pointer', sha256 } : null;
}
/**
 * Whether a file is the one that git compared, and as it was then. Stricter than git, which may compare whole seconds and
 * may be told to leave out `ctime` and inode: every nanosecond counts here, and a file that changed as late as the index
 * was written may have changed after git looked.
 */
function isUntouched(entry, stat, writtenNs) {
    return (stat.isFile() &&
        stat.mtimeNs === entry.mtimeNs &&
        stat.ctimeNs === entry.ctimeNs &&
        stat.mtimeNs < writtenNs &&
        stat.ctimeNs < writtenNs &&
        BigInt.asUintN(32, stat.ino) === BigInt(entry.inode) &&
        BigInt.asUintN(32, stat.size) === BigInt(entry.size) &&
        ((stat.mode & 64n) !== 0n) === entry.executable);
}


/***/ })

};
