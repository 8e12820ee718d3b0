export const id = 2829;
export const ids = [2829];
export const modules = {

/***/ 7689:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Y: () => (/* binding */ createInspector)
});

// EXTERNAL MODULE: ./build/src/image/verdict.js
var verdict = __webpack_require__(6186);
// EXTERNAL MODULE: ./build/src/image/walk.js
var walk = __webpack_require__(154);
;// CONCATENATED MODULE: ./build/src/image/jpeg.js
// Reads a JPEG marker by marker: frame, tables, scans, and the end-of-image marker.


const JPEG_SIGNATURE = [0xff, 0xd8, 0xff];
const MARK = 0xff;
const EOI = 0xd9;
const SOS = 0xda;
const DQT = 0xdb;
const DHT = 0xc4;
const APP11 = 0xeb;
const FIND_MARK = { kind: 'find', byte: MARK };
const ONE_BYTE = { kind: 'take', bytes: 1 };
/** Baseline, extended sequential and progressive: the ones that browsers show (ITU T.81, table B.1). */
const SHOWN_FRAMES = new Set([0xc0, 0xc1, 0xc2]);
const isFrame = (marker) => marker >= 0xc0 && marker <= 0xcf && ![DHT, 0xc8, 0xcc].includes(marker);
const isRestart = (marker) => marker >= 0xd0 && marker <= 0xd7;
function readFrame(marker, data, mostPixels) {
    const unsupported = (what) => ({
        kind: 'fault',
        code: 'image/unsupported',
        message: `The JPEG is ${what}, which browsers do not show`,
    });
    if (!SHOWN_FRAMES.has(marker))
        return unsupported('arithmetic, lossless or hierarchical');
    const [precision = 0, h1 = 0, h0 = 0, w1 = 0, w0 = 0, count = 0] = data;
    if (data.length < 6 || data.length !== 6 + 3 * count || ![1, 3, 4].includes(count)) {
        return (0,verdict/* corrupt */.qb)('The JPEG frame header has an impossible length');
    }
    if (precision !== 8)
        return unsupported(`of ${precision} bits a sample`);
    const components = new Map();
    for (let at = 6; at < data.length; at += 3) {
        const [id = 0, sampling = 0, table = 0] = data.subarray(at, at + 3);
        const [across, down] = [sampling >> 4, sampling & 15];
        if (across < 1 || across > 4 || down < 1 || down > 4)
            return (0,verdict/* corrupt */.qb)('The JPEG has impossible sampling factors');
        components.set(id, table);
    }
    const [width, height] = [(w1 << 8) | w0, (h1 << 8) | h0];
    return (0,verdict/* checkPixels */.aD)(width, height, mostPixels) ?? { width, height, components };
}
/** Notes which tables a DQT or DHT segment defines; false where its lengths do not add up (B.2.4). */
function readTables(marker, data, seen) {
    let at = 0;
    while (at < data.length) {
        const id = data[at] ?? 0;
        at += 1;
        if (marker === DQT) {
            at += id >> 4 === 0 ? 64 : 128;
            seen.quantisation.add(id & 15);
        }
        else {
            at += 16 + data.subarray(at, at + 16).reduce((sum, codes) => sum + codes, 0);
            seen.huffman.add(id);
        }
    }
    return at === data.length;
}
/** The rules about a scan's header: what it names must have been defined. */
function checkScan(data, seen) {
    const { frame } = seen;
    if (frame === undefined)
        return (0,verdict/* corrupt */.qb)('The JPEG has a scan before its frame header');
    const count = data[0] ?? 0;
    if (count < 1 || count > 4 || data.length !== 4 + 2 * count)
        return (0,verdict/* corrupt */.qb)('A JPEG scan header has an impossible length');
    const [first = 0, last = 0, approximation = 0] = data.subarray(1 + 2 * count);
    for (let at = 1; at <= 2 * count; at += 2) {
        const [id = 0, tables = 0] = data.subarray(at, at + 2);
        const quantisation = frame.components.get(id);
        if (quantisation === undefined)
            return (0,verdict/* corrupt */.qb)('A JPEG scan names a component that the frame has not');
        if (!seen.quantisation.has(quantisation))
            return (0,verdict/* corrupt */.qb)('The JPEG lacks a quantisation table');
        const dcWanted = first === 0 && approximation >> 4 === 0;
        if (dcWanted && !seen.huffman.has(tables >> 4))
            return (0,verdict/* corrupt */.qb)('The JPEG lacks a Huffman table');
        if (last > 0 && !seen.huffman.has(0x10 | (tables & 15)))
            return (0,verdict/* corrupt */.qb)('The JPEG lacks a Huffman table');
        if (first === 0)
            seen.scanned.add(id);
    }
    return null;
}
/** C2PA rides in JUMBF boxes in APP11, which begin with `JP` (C2PA specification, "Embedding manifests into JPEG"). */
function carriesC2pa(data) {
    const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
    return bytes.subarray(0, 2).equals(Buffer.from('JP')) && bytes.includes('c2pa');
}
function readSegment(marker, data, seen, mostPixels) {
    if (isFrame(marker)) {
        if (seen.frame !== undefined)
            return (0,verdict/* corrupt */.qb)('The JPEG has two frame headers');
        const frame = readFrame(marker, data, mostPixels);
        if ('kind' in frame)
            return frame;
        seen.frame = frame;
        return null;
    }
    if (marker === DQT || marker === DHT) {
        return readTables(marker, data, seen) ? null : (0,verdict/* corrupt */.qb)('A JPEG table has an impossible length');
    }
    if (marker === APP11)
        seen.c2pa ||= carriesC2pa(data);
    return marker === SOS ? checkScan(data, seen) : null;
}
/** Runs over a scan's data. @returns the marker after it, or a fault */
function* skipScan() {
    let restarts = 0;
    let empty = true;
    let byte = (yield ONE_BYTE)[0];
    for (;;) {
        if (byte !== MARK) {
            empty = false;
            yield FIND_MARK;
        }
        let marker = (yield ONE_BYTE)[0] ?? 0;
        while (marker === MARK)
            marker = (yield ONE_BYTE)[0] ?? 0;
        if (isRestart(marker)) {
            if (marker !== 0xd0 + (restarts & 7))
                return (0,verdict/* corrupt */.qb)('The JPEG has a restart marker out of turn');
            restarts += 1;
        }
        else if (marker !== 0) {
            return empty ? (0,verdict/* corrupt */.qb)('The JPEG has a scan without data') : marker;
        }
        empty &&= marker !== 0;
        byte = undefined;
    }
}
function finish(seen) {
    const { frame } = seen;
    if (frame === undefined || seen.scanned.size < frame.components.size)
        return (0,verdict/* corrupt */.qb)('The JPEG ends before its picture');
    return { kind: 'facts', width: frame.width, height: frame.height, provenance: seen.c2pa ? 'c2pa' : 'none' };
}
/** A parser of the bytes after the start-of-image marker; its end is the end-of-image marker. */
function* readJpeg(mostPixels) {
    const seen = {
        frame: undefined,
        quantisation: new Set(),
        huffman: new Set(),
        scanned: new Set(),
        c2pa: false,
    };
    let marker;
    for (;;) {
        if (marker === undefined) {
            if ((yield ONE_BYTE)[0] !== MARK)
                return (0,verdict/* corrupt */.qb)('The JPEG has bytes between its segments');
            marker = (yield ONE_BYTE)[0] ?? 0;
            while (marker === MARK)
                marker = (yield ONE_BYTE)[0] ?? 0;
        }
        if (marker === EOI)
            return finish(seen);
        if (marker < 0xc0 || isRestart(marker) || marker === 0xd8)
            return (0,verdict/* corrupt */.qb)('The JPEG has a marker where none may be');
        const [high = 0, low = 0] = yield* (0,walk/* take */.s)(2);
        const length = (high << 8) | low;
        if (length < 2)
            return (0,verdict/* corrupt */.qb)('A JPEG segment has an impossible length');
        const fault = readSegment(marker, yield* (0,walk/* take */.s)(length - 2), seen, mostPixels);
        if (fault !== null)
            return fault;
        const next = marker === SOS ? yield* skipScan() : undefined;
        if (typeof next === 'object')
            return next;
        marker = next;
    }
}

;// CONCATENATED MODULE: ./build/src/image/looks-like.js
// Says what bytes that are no picture look like, so that a person knows what was delivered.
const STARTS = [
    ['GIF87a', 'a GIF'],
    ['GIF89a', 'a GIF'],
    ['BM', 'a BMP'],
    ['II*\0', 'a TIFF'],
    ['MM\0*', 'a TIFF'],
    ['\0\0\x01\0', 'an icon file'],
    ['%PDF', 'a PDF'],
    ['PK\x03\x04', 'a ZIP archive'],
    ['\x1f\x8b', 'gzip data'],
    ['version https://git-lfs', 'a Git LFS pointer'],
];
const TEXTS = [
    [/^<svg[\s/>]|^<\?xml[^]*<svg[\s/>]|^<!doctype svg/i, 'SVG'],
    [/^<!doctype html|^<html|^<(?:head|body|title|script|h1|p|div|center|pre)[\s>]/i, 'HTML'],
    [/^<\?xml|^<[a-z!]/i, 'XML'],
    [/^[[{]/, 'JSON'],
];
/** Control characters that no text has; tab to carriage return and escape it may have. */
const isBinary = (byte) => byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d) && byte !== 0x1b;
/**
 * A name for what these bytes seem to be, as the end of "looks like …".
 * @param head the first bytes, a few hundred are enough
 */
function looksLike(head) {
    const latin = Buffer.from(head).toString('latin1');
    const start = STARTS.find(([begin]) => latin.startsWith(begin));
    if (start !== undefined)
        return start[1];
    if (/^....ftyp/s.test(latin))
        return latin.startsWith('avi', 8) ? 'an AVIF' : 'an MP4 or HEIC file';
    if (latin.startsWith('RIFF'))
        return 'a RIFF file that is no WebP';
    const text = latin.replace(/^\xef\xbb\xbf/, '').replace(/^(?:\s|<!--[^]*?-->)+/, '');
    const known = TEXTS.find(([pattern]) => pattern.test(text));
    if (known !== undefined)
        return known[1];
    return head.some(isBinary) ? 'unknown binary data' : 'text';
}

// EXTERNAL MODULE: ./build/src/image/png.js
var png = __webpack_require__(5756);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
;// CONCATENATED MODULE: ./build/src/image/png-rows.js
// Inflates a PNG's image data to count its rows, keeping none of them.


/** Each of them is a round trip to another thread too; larger ones gain nothing and cost memory. */
const OUTPUT_CHUNK = 256 * 1024;
const MOST_UNDER_WAY = 64 * 1024;
/** Smaller parts are collected first: every write is a round trip to another thread. */
const SMALL_PART = 16 * 1024;
/** So much is inflated in one go where all of the data is small: a thread's round trips would cost more than the work. */
const MOST_AT_ONCE = 4 * 1024 * 1024;
/** A smaller one may lie in memory that it shares with others. */
const WORTH_FREEING = 256 * 1024;
let drain;
/** What is handed to it is gone. */
function closedPort() {
    const { port1 } = new MessageChannel();
    port1.close();
    return port1;
}
/**
 * Frees what was inflated at once. Left to the garbage collector, a run would hold hundreds of megabytes between two of
 * its looks, each of them memory that the system has to clear first.
 */
function free({ buffer, byteLength }) {
    if (byteLength < WORTH_FREEING || !(buffer instanceof ArrayBuffer))
        return;
    try {
        drain ??= closedPort();
        drain.postMessage(null, [buffer]);
    }
    catch {
        // A runtime that does not let go of it collects it later.
    }
}
/** Rows of an adaptive filter begin with 0 to 4 (PNG specification, 9.2). */
const LAST_FILTER = 4;
/** Counts inflated bytes against the passes. */
function createCounter(passes) {
    let pass = 0;
    let row = 0;
    let column = 0;
    const take = (bytes) => {
        let at = 0;
        while (at < bytes.length) {
            const current = passes[pass];
            if (current === undefined)
                return false;
            if (column === 0 && (bytes[at] ?? 0) > LAST_FILTER)
                return false;
            const step = Math.min(bytes.length - at, current.rowBytes - column);
            at += step;
            column += step;
            if (column < current.rowBytes)
                continue;
            column = 0;
            row += 1;
            if (row < current.rows)
                continue;
            row = 0;
            pass += 1;
        }
        return true;
    };
    const total = passes.reduce((sum, { rows, rowBytes }) => sum + rows * rowBytes, 0);
    return { take, complete: () => pass === passes.length, total };
}
/**
 * A sink for the image data of one PNG. Stops inflating at the first byte past the last row, so that a small file
 * cannot make much work.
 */
function createRows() {
    let inflate;
    let counter = createCounter([]);
    let underWay = 0;
    let over = false;
    let wrong = false;
    let torn = false;
    let wake;
    let small = new Uint8Array(0);
    let smallUsed = 0;
    const stop = () => {
        over = true;
        inflate?.destroy();
        wake?.();
    };
    const open = () => {
        const stream = (0,external_node_zlib_.createInflate)({ chunkSize: OUTPUT_CHUNK });
        stream.on('data', (bytes) => {
            if (over || counter.take(bytes))
                return;
            wrong = true;
            stop();
        });
        stream.on('error', () => {
            torn = true;
            stop();
        });
        // Bytes after the compressed stream's end leave their write unanswered, so the end counts as an answer too.
        stream.on('end', stop);
        return stream;
    };
    const send = (part) => {
        if (over)
            return;
        inflate ??= open();
        underWay += part.length;
        inflate.write(part, () => {
            underWay -= part.length;
            if (underWay <= MOST_UNDER_WAY)
                wake?.();
        });
    };
    /** All of the data in one call, up to one byte past the last row. */
    const inflateAtOnce = () => {
        const part = small.subarray(0, smallUsed);
        try {
            const most = counter.total + 1;
            const bytes = (0,external_node_zlib_.inflateSync)(part, { chunkSize: Math.max(most, 64), maxOutputLength: most });
            wrong = !counter.take(bytes);
            free(bytes);
        }
        catch (error) {
            if (error.code === 'ERR_BUFFER_TOO_LARGE')
                wrong = true;
            else
                torn = true;
        }
        stop();
    };
    const flush = () => {
        if (smallUsed > 0)
            send(small.subarray(0, smallUsed));
        small = new Uint8Array(0);
        smallUsed = 0;
    };
    const waitFor = () => new Promise((resolve) => {
        wake = () => {
            wake = undefined;
            resolve();
        };
    });
    return {
        expect: (passes) => {
            counter = createCounter(passes);
        },
        write: (part) => {
            if (over)
                return;
            if (smallUsed + part.length > 2 * SMALL_PART)
                flush();
            if (part.length > SMALL_PART) {
                flush();
                send(part);
                return;
            }
            if (small.length === 0)
                small = new Uint8Array(2 * SMALL_PART);
            small.set(part, smallUsed);
            smallUsed += part.length;
        },
        busy: () => (over || underWay <= MOST_UNDER_WAY ? undefined : waitFor()),
        end: async () => {
            if (!over && inflate === undefined && smallUsed > 0 && counter.total < MOST_AT_ONCE)
                inflateAtOnce();
            flush();
            if (!over && inflate !== undefined) {
                const ended = new Promise((resolve) => inflate?.once('close', resolve));
                inflate.end();
                await ended;
            }
            if (wrong)
                return (0,verdict/* corrupt */.qb)('The picture data does not fit the size in its header');
            if (torn)
                return (0,verdict/* corrupt */.qb)('The picture data cannot be decompressed');
            return counter.complete() ? null : (0,verdict/* corrupt */.qb)('The picture data ends before the last row');
        },
        close: stop,
    };
}

;// CONCATENATED MODULE: ./build/src/image/webp.js
// Reads a WebP chunk by chunk: the RIFF sizes and the size of the picture.


/** Bytes of the RIFF header, `RIFF`, size, `WEBP`, that tell the type. */
const WEBP_HEAD = 12;
/** Size of a lossy key frame (RFC 6386, 9.1). */
function lossySize(head, length) {
    const [t0 = 0, t1 = 0, t2 = 0, s0, s1, s2, w0 = 0, w1 = 0, h0 = 0, h1 = 0] = head;
    const firstPartition = (t0 | (t1 << 8) | (t2 << 16)) >> 5;
    const isKeyFrame = (t0 & 1) === 0 && s0 === 0x9d && s1 === 0x01 && s2 === 0x2a;
    if (!isKeyFrame || firstPartition > length - 10)
        return null;
    return { width: (w0 | (w1 << 8)) & 0x3fff, height: (h0 | (h1 << 8)) & 0x3fff };
}
/** Size of a lossless picture (RFC 9649, 3.4). */
function losslessSize(head) {
    const [signature, b0 = 0, b1 = 0, b2 = 0, b3 = 0] = head;
    if (signature !== 0x2f || b3 >> 5 !== 0)
        return null;
    return { width: 1 + (b0 | ((b1 & 0x3f) << 8)), height: 1 + ((b1 >> 6) | (b2 << 2) | ((b3 & 15) << 10)) };
}
/** Size of the canvas of an extended file (RFC 9649, 2.7). */
function canvasSize(head) {
    const [, , , , w0 = 0, w1 = 0, w2 = 0, h0 = 0, h1 = 0, h2 = 0] = head;
    return { width: 1 + (w0 | (w1 << 8) | (w2 << 16)), height: 1 + (h0 | (h1 << 8) | (h2 << 16)) };
}
const HEAD_BYTES = { 'VP8 ': 10, VP8L: 5, VP8X: 10 };
/** Reads a chunk's beginning where it tells a size; null where it does not. */
function* readSize(type, length, mostPixels) {
    const read = HEAD_BYTES[type];
    if (read === undefined)
        return null;
    if (length < read)
        return (0,verdict/* corrupt */.qb)(`The WebP chunk ${type.trim()} is too short`);
    const head = yield* (0,walk/* take */.s)(read);
    const size = type === 'VP8X' ? canvasSize(head) : type === 'VP8L' ? losslessSize(head) : lossySize(head, length);
    if (size === null)
        return (0,verdict/* corrupt */.qb)(`The WebP chunk ${type.trim()} does not begin as one`);
    return (0,verdict/* checkPixels */.aD)(size.width, size.height, mostPixels) ?? { ...size, read };
}
function riffSize(bytes) {
    return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(4, true);
}
/**
 * A parser of the bytes after the RIFF header; its end is where the RIFF size says.
 * @param head the twelve bytes of that header
 */
function* readWebp(head, mostPixels) {
    let left = riffSize(head) - 4;
    let canvas;
    let drawn;
    let c2pa = false;
    while (left > 0) {
        if (left < 8)
            return (0,verdict/* corrupt */.qb)('The sizes in the WebP do not agree');
        const chunk = yield* (0,walk/* take */.s)(8);
        const type = String.fromCharCode(...chunk.subarray(0, 4));
        const length = riffSize(chunk);
        const padded = length + (length & 1);
        left -= 8 + padded;
        if (left < 0)
            return (0,verdict/* corrupt */.qb)('The sizes in the WebP do not agree');
        const size = yield* readSize(type, length, mostPixels);
        if (size !== null && 'kind' in size)
            return size;
        if (canvas === undefined && size === null)
            return (0,verdict/* corrupt */.qb)('The WebP does not begin with a picture');
        if (type === 'VP8X' && canvas !== undefined)
            return (0,verdict/* corrupt */.qb)('The WebP has a second header');
        canvas ??= size ?? undefined;
        if (type === 'ANMF')
            drawn = canvas;
        else if (type !== 'VP8X')
            drawn ??= size ?? undefined;
        c2pa ||= type === 'C2PA';
        yield { kind: 'pass', bytes: padded - (size?.read ?? 0) };
    }
    if (canvas === undefined || drawn === undefined)
        return (0,verdict/* corrupt */.qb)('The WebP holds no picture');
    if (drawn.width !== canvas.width || drawn.height !== canvas.height) {
        return (0,verdict/* corrupt */.qb)('The picture in the WebP has another size than its header says');
    }
    return { kind: 'facts', width: canvas.width, height: canvas.height, provenance: c2pa ? 'c2pa' : 'none' };
}

;// CONCATENATED MODULE: ./build/src/image/inspect.js







/** Enough for the longest signature and for a look at a text. */
const inspect_HEAD_BYTES = 512;
const begins = (head, signature) => signature.every((byte, at) => at >= head.length || head[at] === byte);
const isWebp = (head) => begins(head, [...Buffer.from('RIFF')]) && begins(head.subarray(8), [...Buffer.from('WEBP')]);
/** The format whose signature these bytes have, as far as they go. */
function formatOf(head) {
    if (head.length === 0)
        return undefined;
    if (begins(head, png/* PNG_SIGNATURE */.$))
        return 'png';
    if (begins(head, JPEG_SIGNATURE))
        return 'jpeg';
    return isWebp(head) ? 'webp' : undefined;
}
/** Starts the reader of a format and gives it what came so far. */
function startReader(format, head, mostPixels) {
    const start = () => {
        if (format === 'jpeg')
            return { reader: { format, walk: (0,walk/* startWalk */.e)(readJpeg(mostPixels)) }, from: 2 };
        if (format === 'webp') {
            return { reader: { format, walk: (0,walk/* startWalk */.e)(readWebp(head.slice(0, WEBP_HEAD), mostPixels)) }, from: WEBP_HEAD };
        }
        const rows = createRows();
        return { reader: { format, walk: (0,walk/* startWalk */.e)((0,png/* readPng */.w)(rows, mostPixels)), rows }, from: png/* PNG_SIGNATURE */.$.length };
    };
    const { reader, from } = start();
    reader.walk.write(head.subarray(from));
    return reader;
}
const broken = (fault, format) => ({
    kind: 'broken',
    code: fault.code,
    message: fault.message,
    ...(format === undefined ? {} : { format }),
});
function noPicture(head) {
    const message = head.length === 0 ? 'There are no bytes' : `This is no JPEG, PNG or WebP: it looks like ${looksLike(head)}`;
    return broken({ code: 'image/not-an-image', message });
}
function cut(format) {
    return broken({ code: 'image/truncated', message: `The ${verdict/* FORMAT_NAMES */.BU[format]} ends before its end` }, format);
}
async function judge({ format, walk, rows }) {
    const result = walk.result();
    if (result === undefined || result.kind === 'fault') {
        rows?.close();
        return result === undefined ? cut(format) : broken(result, format);
    }
    const fault = (await rows?.end()) ?? null;
    if (fault !== null)
        return broken(fault, format);
    const extra = walk.extra();
    if (extra > 0) {
        const message = `The ${verdict/* FORMAT_NAMES */.BU[format]} is followed by ${extra} more ${extra === 1 ? 'byte' : 'bytes'}`;
        return broken({ code: 'image/trailing-bytes', message }, format);
    }
    const { width, height, provenance } = result;
    return { kind: 'whole', format, width, height, provenance };
}
/**
 * Starts an inspection. A picture is whole as providers.md says: PNG checksums, rows and end; JPEG markers to the end;
 * WebP sizes; nothing after. Its type is read from the bytes alone. It never throws, whatever the bytes are; the cap on
 * their number is the caller's.
 * @param mostPixels by the header; `Infinity` for a picture that a person put into the repository himself
 */
function createInspector(mostPixels = verdict/* MAX_PIXELS */.jg) {
    let head = new Uint8Array(0);
    let reader;
    const addToHead = (chunk) => {
        if (head.length >= inspect_HEAD_BYTES)
            return;
        const joined = head.length === 0 ? chunk : Buffer.concat([head, chunk]);
        const format = formatOf(joined);
        if (format !== undefined && joined.length >= WEBP_HEAD)
            reader = startReader(format, joined, mostPixels);
        else
            head = joined.slice(0, inspect_HEAD_BYTES);
    };
    return {
        write: (chunk) => {
            if (reader === undefined)
                addToHead(chunk);
            else
                reader.walk.write(chunk);
            return reader?.rows?.busy();
        },
        end: async () => {
            if (reader !== undefined)
                return judge(reader);
            const format = formatOf(head);
            return format === undefined ? noPicture(head) : cut(format);
        },
    };
}


/***/ }),

/***/ 5756:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ PNG_SIGNATURE),
/* harmony export */   w: () => (/* binding */ readPng)
/* harmony export */ });
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8522);
/* harmony import */ var _verdict_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6186);
/* harmony import */ var _walk_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(154);
// Reads a PNG chunk by chunk: order, checksums, size, and the rows in its image data.



const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const LONGEST_CHUNK = 0x7fff_ffff;
const LONGEST_PALETTE = 768;
const INDEXED = 3;
/** Channels by colour type, and the bit depths that go with it (PNG specification, 11.2.1). */
const COLOUR_TYPES = {
    0: { channels: 1, depths: [1, 2, 4, 8, 16] },
    2: { channels: 3, depths: [8, 16] },
    3: { channels: 1, depths: [1, 2, 4, 8] },
    4: { channels: 2, depths: [8, 16] },
    6: { channels: 4, depths: [8, 16] },
};
/** First column and row, and the distance between columns and rows, of each pass of Adam7 (8.2). */
const ADAM7 = [
    [0, 0, 8, 8],
    [4, 0, 8, 8],
    [0, 4, 4, 8],
    [2, 0, 4, 4],
    [0, 2, 2, 4],
    [1, 0, 2, 2],
    [0, 1, 1, 2],
];
function number32(bytes, at) {
    return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(at);
}
function passesOf(width, height, bitsPerPixel, interlaced) {
    const grids = interlaced ? ADAM7 : [[0, 0, 1, 1]];
    return grids
        .map(([x, y, dx, dy]) => ({ columns: Math.ceil((width - x) / dx), rows: Math.ceil((height - y) / dy) }))
        .filter(({ columns, rows }) => columns > 0 && rows > 0)
        .map(({ columns, rows }) => ({ rows, rowBytes: 1 + Math.ceil((columns * bitsPerPixel) / 8) }));
}
function readHeader(data, mostPixels) {
    const [width, height] = [number32(data, 0), number32(data, 4)];
    const [depth = 0, colourType = 0, compression, filter, interlace] = data.subarray(8);
    const colour = COLOUR_TYPES[colourType];
    if (colour === undefined || !colour.depths.includes(depth)) {
        return (0,_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .corrupt */ .qb)(`The PNG header names colour type ${colourType} with ${depth} bits, which there is not`);
    }
    if (compression !== 0 || filter !== 0 || (interlace !== 0 && interlace !== 1)) {
        return (0,_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .corrupt */ .qb)('The PNG header names a compression, filter or interlace method that there is not');
    }
    const fault = (0,_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .checkPixels */ .aD)(width, height, mostPixels);
    if (fault !== null)
        return fault;
    const passes = passesOf(width, height, colour.channels * depth, interlace === 1);
    return { kind: 'header', width, height, colourType, depth, passes };
}
/** The rules about the order and length of a chunk; anything that a decoder would stumble over. */
function checkChunk(type, length, seen) {
    const { colourType, depth } = seen.header;
    if (!/^[A-Za-z]{4}$/.test(type) || length > LONGEST_CHUNK)
        return (0,_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .corrupt */ .qb)('A PNG chunk has an impossible name or length');
    if (type !== 'IDAT' && seen.data === 'within')
        seen.data = 'after';
    switch (type) {
        case 'PLTE':
            if (seen.palette || seen.data !== 'before' || colourType === 0 || colourType === 4) {
                return (0,_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .corrupt */ .qb)('The PNG has a palette where none may be');
            }
            if (length === 0 || length % 3 !== 0 || length > (colourType === INDEXED ? 3 << depth : LONGEST_PALETTE)) {
                return (0,_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .corrupt */ .qb)(`The PNG has a palette of ${length} bytes`);
            }
            seen.palette = true;
            return null;
        case 'IDAT':
            if (seen.data === 'after')
                return (0,_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .corrupt */ .qb)('The PNG has other chunks between its image data');
            if (colourType === INDEXED && !seen.palette)
                return (0,_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .corrupt */ .qb)('The PNG has no palette before its image data');
            seen.data = 'within';
            return null;
        case 'IEND':
            if (seen.data === 'before')
                return (0,_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .corrupt */ .qb)('The PNG has no image data');
            return length === 0 ? null : (0,_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .corrupt */ .qb)('The PNG has data in its closing chunk');
        case 'caBX':
            seen.c2pa = true;
            return null;
        default:
            // A capital first letter says that nobody may skip what he does not know (5.4).
            return type < 'a'
                ? (0,_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .corrupt */ .qb)(`The PNG has the critical chunk ${type}, which is unknown or stands there twice`)
                : null;
    }
}
/**
 * A parser of the bytes after the signature; its end is the end of IEND.
 * @param rows gets the image data; what becomes of it is the caller's to ask
 */
function* readPng(rows, mostPixels) {
    let seen;
    for (;;) {
        const head = yield* (0,_walk_js__WEBPACK_IMPORTED_MODULE_2__/* .take */ .s)(8);
        const length = number32(head, 0);
        const type = String.fromCharCode(...head.subarray(4));
        let crc = (0,node_zlib__WEBPACK_IMPORTED_MODULE_0__.crc32)(head.subarray(4));
        if (seen === undefined) {
            if (type !== 'IHDR' || length !== 13)
                return (0,_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .corrupt */ .qb)('The PNG does not begin with its header');
            const data = (yield* (0,_walk_js__WEBPACK_IMPORTED_MODULE_2__/* .take */ .s)(length)).slice();
            if (number32(yield* (0,_walk_js__WEBPACK_IMPORTED_MODULE_2__/* .take */ .s)(4), 0) !== (0,node_zlib__WEBPACK_IMPORTED_MODULE_0__.crc32)(data, crc))
                return (0,_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .corrupt */ .qb)('The checksum of chunk IHDR is wrong');
            const header = readHeader(data, mostPixels);
            if (header.kind === 'fault')
                return header;
            rows.expect(header.passes);
            seen = { header, palette: false, data: 'before', c2pa: false };
            continue;
        }
        const fault = checkChunk(type, length, seen);
        if (fault !== null)
            return fault;
        const isData = type === 'IDAT';
        const to = (part) => {
            crc = (0,node_zlib__WEBPACK_IMPORTED_MODULE_0__.crc32)(part, crc);
            if (isData)
                rows.write(part);
        };
        yield { kind: 'pass', bytes: length, to };
        if (number32(yield* (0,_walk_js__WEBPACK_IMPORTED_MODULE_2__/* .take */ .s)(4), 0) !== crc)
            return (0,_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .corrupt */ .qb)(`The checksum of chunk ${type} is wrong`);
        if (type !== 'IEND')
            continue;
        const { width, height } = seen.header;
        return { kind: 'facts', width, height, provenance: seen.c2pa ? 'c2pa' : 'none' };
    }
}


/***/ }),

/***/ 6186:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BU: () => (/* binding */ FORMAT_NAMES),
/* harmony export */   aD: () => (/* binding */ checkPixels),
/* harmony export */   jg: () => (/* binding */ MAX_PIXELS),
/* harmony export */   qb: () => (/* binding */ corrupt)
/* harmony export */ });
/** Most pixels that a delivered picture may have by its header (threats.md, "Secrets and requests": 64 MP). */
const MAX_PIXELS = 64_000_000;
/** For a human sentence. */
const FORMAT_NAMES = { jpeg: 'JPEG', png: 'PNG', webp: 'WebP' };
/** @returns a fault of the picture's inner order, the most frequent one */
function corrupt(message) {
    return { kind: 'fault', code: 'image/corrupt', message };
}
/** @returns a fault where the picture has no pixels or more than `most`, else null */
function checkPixels(width, height, most) {
    if (width === 0 || height === 0)
        return corrupt(`The picture's header says ${width} x ${height} pixels`);
    if (width * height <= most)
        return null;
    const message = `The picture has ${width} x ${height} pixels, more than ${most / 1e6} megapixels`;
    return { kind: 'fault', code: 'image/too-large', message };
}


/***/ }),

/***/ 154:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ startWalk),
/* harmony export */   s: () => (/* binding */ take)
/* harmony export */ });
// Drives a parser that is written as straight code over bytes that arrive in pieces of any size.
const NOTHING = new Uint8Array(0);
function* take(bytes) {
    return yield { kind: 'take', bytes };
}
/**
 * Starts a parser. It holds back at most the bytes of one `take`.
 * @param steps asks for bytes until it returns its result
 */
function startWalk(steps) {
    let need;
    let result;
    let extra = 0;
    let left = 0;
    let held = NOTHING;
    const resume = (answer) => {
        const next = steps.next(answer);
        need = next.done === true ? undefined : next.value;
        if (next.done === true)
            result = next.value;
        left = need === undefined || need.kind === 'find' ? 0 : need.bytes;
    };
    const gather = (chunk, at, wanted) => {
        const end = Math.min(chunk.length, at + left);
        if (left === wanted && end - at === wanted) {
            resume(chunk.subarray(at, end));
            return end;
        }
        if (left === wanted)
            held = new Uint8Array(wanted);
        held.set(chunk.subarray(at, end), wanted - left);
        left -= end - at;
        if (left === 0)
            resume(held);
        return end;
    };
    const pass = (chunk, at, to) => {
        const end = Math.min(chunk.length, at + left);
        if (end > at)
            to?.(chunk.subarray(at, end));
        left -= end - at;
        if (left === 0)
            resume(NOTHING);
        return end;
    };
    const find = (chunk, at, byte) => {
        const found = chunk.indexOf(byte, at);
        if (found === -1)
            return chunk.length;
        resume(NOTHING);
        return found + 1;
    };
    resume(NOTHING);
    return {
        write: (chunk) => {
            let at = 0;
            while (need !== undefined && (at < chunk.length || (need.kind !== 'find' && left === 0))) {
                if (need.kind === 'take')
                    at = gather(chunk, at, need.bytes);
                else if (need.kind === 'pass')
                    at = pass(chunk, at, need.to);
                else
                    at = find(chunk, at, need.byte);
            }
            extra += chunk.length - at;
        },
        result: () => result,
        extra: () => extra,
    };
}


/***/ }),

/***/ 2829:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hh: () => (/* binding */ load),
/* harmony export */   Mk: () => (/* binding */ byPathOf),
/* harmony export */   mF: () => (/* binding */ readLock)
/* harmony export */ });
/* harmony import */ var _lock_parse_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4234);
/* harmony import */ var _manifest_bind_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2512);
/* harmony import */ var _manifest_findings_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(8665);
/* harmony import */ var _manifest_file_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9531);
/* harmony import */ var _plan_plan_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6977);
/* harmony import */ var _plan_seeds_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7175);
/* harmony import */ var _plan_state_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(8988);
/* harmony import */ var _store_journal_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9915);
/* harmony import */ var _store_recover_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5119);
/* harmony import */ var _world_scouts_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(4887);
/* harmony import */ var _world_sight_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(5822);
/* harmony import */ var _world_vouch_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(713);












const EMPTY = { version: 1, images: new Map() };
/**
 * Reads lock, journal and files and decides every state.
 * @throws ImagelockError (exit 2) for a lock that is refused, and for paths that links lead to or that two images share
 */
async function load(file, placeholder) {
    const { files, manifest } = file;
    // Git works while the lock is read.
    const asking = file.repository ? (0,_world_vouch_js__WEBPACK_IMPORTED_MODULE_9__/* .convertedBy */ .e2)(file.git) : null;
    const { lock, bytes } = readLock(file);
    const report = bytes && (await file.scouting);
    const scouted = report && bytes.equals(report.bytes) ? report : null;
    const { drafts } = manifest;
    const bound = (0,_manifest_bind_js__WEBPACK_IMPORTED_MODULE_1__/* .bindAll */ .v)(drafts, (draft) => (0,_plan_seeds_js__WEBPACK_IMPORTED_MODULE_4__/* .seedOf */ .n3)(draft, lock), file.source);
    (0,_manifest_file_js__WEBPACK_IMPORTED_MODULE_2__/* .throwIfAny */ .MI)(bound.problems);
    const converted = await asking;
    const journal = file.state.readJournal();
    // Where an earlier run was stopped, this one may have moved files since the thread saw them.
    const known = scouted && converted && journal === '' ? (0,_world_scouts_js__WEBPACK_IMPORTED_MODULE_7__/* .knownBy */ .NE)(scouted, lock, converted) : undefined;
    // The index is read only where the thread did not tell.
    let vouch = null;
    const vouchLate = (relative, stat) => {
        if (converted === null)
            return null;
        vouch ??= (0,_world_vouch_js__WEBPACK_IMPORTED_MODULE_9__/* .voucherOf */ .U5)((0,_world_vouch_js__WEBPACK_IMPORTED_MODULE_9__/* .viewGit */ .We)(file.repository, files.root), converted, [...lock.images.values()]);
        return vouch(relative, stat);
    };
    const sight = (0,_world_sight_js__WEBPACK_IMPORTED_MODULE_8__/* .openSight */ .w)(files, vouchLate, known);
    (0,_manifest_file_js__WEBPACK_IMPORTED_MODULE_2__/* .throwIfAny */ .MI)(linkProblems(drafts, bound.images, file, sight));
    await sight.prepare(pathsOf(bound.images, lock));
    const view = (0,_store_journal_js__WEBPACK_IMPORTED_MODULE_5__/* .replay */ .eZ)(journal);
    const facts = gatherFacts(lock, view, files, sight);
    for (const relative of (0,_plan_seeds_js__WEBPACK_IMPORTED_MODULE_4__/* .movePaths */ .y8)(drafts, lock))
        facts.files(relative);
    const verdicts = (0,_plan_plan_js__WEBPACK_IMPORTED_MODULE_3__/* .decideAll */ .k1)(drafts, bound.images, facts, placeholder, (relative) => sight.find(relative).kind !== 'link');
    if (verdicts.some(({ image }, index) => image.path !== bound.images[index]?.path)) {
        const seeds = new Map(verdicts.map(({ image }) => [image.id, image.seed]));
        (0,_manifest_file_js__WEBPACK_IMPORTED_MODULE_2__/* .throwIfAny */ .MI)((0,_manifest_bind_js__WEBPACK_IMPORTED_MODULE_1__/* .bindAll */ .v)(drafts, (draft) => seeds.get(draft.id) ?? null, file.source).problems);
    }
    return { file, lock, lockBytes: bytes, view, facts, verdicts };
}
/**
 * The lock beside a manifest; an empty one where there is no file.
 * @throws ImagelockError (exit 2) for a lock that is refused
 */
function readLock({ files, lockFile, lockName, named }) {
    const bytes = files.read(lockFile, _world_scouts_js__WEBPACK_IMPORTED_MODULE_7__/* .LOCK_BYTES */ ._B);
    if (bytes === null)
        return { lock: EMPTY, bytes };
    return { lock: (0,_lock_parse_js__WEBPACK_IMPORTED_MODULE_0__/* .parseLock */ .PG)(bytes, lockName, named).lock, bytes };
}
/** A path is no image's where a link is on the way to it. */
function linkProblems(drafts, images, { source }, sight) {
    const findings = drafts.flatMap((draft, index) => {
        const found = sight.find(images[index]?.path ?? '');
        if (found.kind !== 'link')
            return [];
        return [(0,_manifest_findings_js__WEBPACK_IMPORTED_MODULE_10__/* .errorAt */ .Os)(draft.pathAt, 'manifest/path-link', `path must not lead through a link (${found.at} is one)`)];
    });
    return (0,_manifest_findings_js__WEBPACK_IMPORTED_MODULE_10__/* .problemsOf */ .GW)(source, findings);
}
/** Each once. */
function pathsOf(images, lock) {
    const paths = new Set();
    for (const { path: relative } of images)
        paths.add(relative);
    for (const { path: relative } of lock.images.values())
        paths.add(relative);
    return paths;
}
function gatherFacts(lock, view, files, sight) {
    // What waits under a temporary name counts as if its rename had been done: `generate` does that first.
    const waiting = new Map((0,_store_recover_js__WEBPACK_IMPORTED_MODULE_6__/* .findWaiting */ .$b)(view, lock, files).map(({ path: place, sha256 }) => [place, sha256]));
    const lookUp = (relative) => {
        const sha256 = waiting.get(relative);
        return sha256 === undefined ? sight.fact(relative) : { kind: 'bytes', sha256 };
    };
    let byPath;
    return {
        lock,
        files: waiting.size === 0 ? sight.fact : lookUp,
        notes: (id) => (view.notes.get(id) ?? []).filter(({ entry }) => !isLocked(lock, id, entry.file.sha256)),
        entryAt: (relative) => (byPath ??= byPathOf(lock)).get(relative),
    };
}
/** The entries of a lock by the paths that they lock. */
function byPathOf(lock) {
    const byPath = new Map();
    for (const [id, entry] of lock.images)
        byPath.set(entry.path, { id, entry });
    return byPath;
}
function isLocked(lock, id, sha256) {
    const entry = lock.images.get(id);
    return entry !== undefined && (0,_plan_state_js__WEBPACK_IMPORTED_MODULE_11__/* .hasBytes */ .gI)({ kind: 'bytes', sha256: entry.file.sha256 }, sha256);
}


/***/ }),

/***/ 4234:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   PG: () => (/* binding */ parseLock),
/* harmony export */   Z8: () => (/* binding */ DRIVER_COMMAND),
/* harmony export */   pe: () => (/* binding */ MAX_LOCK_BYTES)
/* harmony export */ });
/* harmony import */ var node_buffer__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4573);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7406);
/* harmony import */ var _named_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(9828);
/* harmony import */ var _check_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4657);
/* harmony import */ var _places_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(7617);
/* harmony import */ var _plain_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3621);
/* harmony import */ var _plain_entry_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9856);
/* harmony import */ var _problems_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4725);
/* harmony import */ var _shape_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2368);
/* harmony import */ var _walk_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(5012);
// Reads a lock, a stranger's file: every problem with its place, and nothing repaired (spec: lockfile.md).










/** Largest lock in bytes: 10,000 images with long prompts stay well below. */
const MAX_LOCK_BYTES = 64 * 1024 * 1024;
/** Where looking for more problems stops: a hostile lock could hold millions. */
const MAX_FOUND = 200;
/** What tells git the driver; a repository cannot bring it along, each clone is told once. */
const DRIVER_COMMAND = "git config merge.imagelock.driver 'imagelock merge-driver %O %A %B %P'";
/** How git marks a conflict; no JSON has a line that begins so. */
const CONFLICT = /^(?:<{7}|\|{7}|={7}|>{7})(?=[ \r\n]|$)/m;
/**
 * Reads the text of a lock; white space, order of keys and a byte order mark do not matter.
 * @param text the file, as text or bytes; at most 64 MiB
 * @param file its name for problems
 * @param named what names its manifest in a command that is offered; empty for the default one
 * @returns the lock, its images in code-unit order of their ids
 * @throws ImagelockError exit 2, codes `lock/…`, every problem with its place, at most 20
 */
function parseLock(text, file, named = '') {
    const source = sourceOf(text, file);
    const plain = (0,_plain_js__WEBPACK_IMPORTED_MODULE_3__/* .takeApart */ .YF)(source);
    if (plain !== null && (0,_plain_js__WEBPACK_IMPORTED_MODULE_3__/* .isPlain */ .$i)(source, plain))
        return { lock: (0,_plain_js__WEBPACK_IMPORTED_MODULE_3__/* .lockOf */ .Vx)(plain) };
    const complaints = walkComplaints(source, file, named);
    const document = JSON.parse(source);
    const version = isMapping(document) ? versionComplaint(own(document, 'version')) : [];
    // What another version means by its keys is not known here.
    if (version.length > 0)
        throw (0,_problems_js__WEBPACK_IMPORTED_MODULE_5__/* .lockError */ .S)(source, file, version);
    const entries = readEntries(imagesOf(document, complaints), complaints);
    if (complaints.length > 0)
        throw (0,_problems_js__WEBPACK_IMPORTED_MODULE_5__/* .lockError */ .S)(source, file, complaints);
    return { lock: (0,_plain_js__WEBPACK_IMPORTED_MODULE_3__/* .lockOf */ .Vx)(entries) };
}
function sourceOf(text, file) {
    const bytes = typeof text === 'string' ? Buffer.byteLength(text) : text.byteLength;
    if (bytes > MAX_LOCK_BYTES) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ImagelockError */ .L({ code: 'lock/too-large', message: 'the lock is larger than 64 MiB', file });
    }
    if (typeof text === 'string')
        return text.replace(/^\uFEFF/, '');
    if ((0,node_buffer__WEBPACK_IMPORTED_MODULE_0__.isAscii)(text))
        return Buffer.from(text.buffer, text.byteOffset, text.byteLength).toString('latin1');
    try {
        return new TextDecoder('utf-8', { fatal: true }).decode(text);
    }
    catch {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ImagelockError */ .L({ code: 'lock/encoding', message: 'the lock is not UTF-8; take it back from git', file });
    }
}
/** What a reader of JSON would not see: keys that stand twice, and `__proto__`. Throws where the text is no JSON. */
function walkComplaints(source, file, named) {
    const found = [];
    const complain = (complaint) => {
        if (found.length < MAX_FOUND)
            found.push(complaint);
    };
    const broken = (0,_walk_js__WEBPACK_IMPORTED_MODULE_7__/* .walkJson */ .g)(source, {
        member: (path) => {
            // As an id it is no id; deeper, zod would pass over this one key.
            if (path.length > 2 && path.at(-1) === '__proto__')
                complain(unknownKey([...path]));
        },
        duplicate: (path) => complain({ code: 'lock/duplicate-key', says: 'stands twice', path: [...path], key: true }),
    });
    if (broken !== null)
        throw syntaxError(source, file, named, broken);
    return found;
}
function syntaxError(source, file, named, { at, reason }) {
    const conflict = CONFLICT.exec(source);
    if (conflict !== null) {
        const merge = `${DRIVER_COMMAND} and then git checkout --merge -- ${(0,_named_js__WEBPACK_IMPORTED_MODULE_8__/* .shellWord */ .r)(file)} merge it image by image (imagelock doctor${named} says where .gitattributes lacks its line for that)`;
        const side = `git checkout --ours -- ${(0,_named_js__WEBPACK_IMPORTED_MODULE_8__/* .shellWord */ .r)(file)} (or --theirs) takes one side: imagelock plan${named} then calls the pictures of the other edited; once the merge is committed, remove these files, and imagelock generate${named} takes them back from git for nothing`;
        const message = `the lock holds conflict markers of git. While git's merge is open, ${merge}; ${side}`;
        return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ImagelockError */ .L({ code: 'lock/conflict', message, file, ...(0,_places_js__WEBPACK_IMPORTED_MODULE_9__/* .whereAt */ .x)(source, conflict.index) });
    }
    const message = `the lock is no JSON: ${reason}; take it back from git`;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ImagelockError */ .L({ code: 'lock/syntax', message, file, ...(0,_places_js__WEBPACK_IMPORTED_MODULE_9__/* .whereAt */ .x)(source, at) });
}
function unknownKey(path) {
    return { code: 'lock/unknown-key', says: 'is no key that a lock has', path, key: true };
}
function isMapping(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function own(mapping, key) {
    return Object.hasOwn(mapping, key) ? mapping[key] : undefined;
}
function versionComplaint(version) {
    if (version === _plain_js__WEBPACK_IMPORTED_MODULE_3__/* .VERSION */ .xv)
        return [];
    const path = ['version'];
    if (typeof version === 'number' && Number.isInteger(version) && version > _plain_js__WEBPACK_IMPORTED_MODULE_3__/* .VERSION */ .xv) {
        const says = `is ${version}: a newer imagelock wrote it, this one reads version ${_plain_js__WEBPACK_IMPORTED_MODULE_3__/* .VERSION */ .xv}; update imagelock`;
        return [{ code: 'lock/newer-version', says, path }];
    }
    return [{ code: 'lock/version', says: `must be ${_plain_js__WEBPACK_IMPORTED_MODULE_3__/* .VERSION */ .xv}`, path }];
}
function imagesOf(document, complaints) {
    if (!isMapping(document)) {
        complaints.push({ code: 'lock/type', says: 'must be a mapping', path: [] });
        return {};
    }
    const unknown = Object.keys(document).filter((key) => key !== 'version' && key !== 'images');
    complaints.push(...unknown.slice(0, MAX_FOUND).map((key) => unknownKey([key])));
    const images = own(document, 'images');
    if (isMapping(images))
        return images;
    const says = images === undefined ? 'is missing' : 'must be a mapping';
    complaints.push({ code: 'lock/type', says, path: ['images'] });
    return {};
}
/** The entries; what is not right in them goes to the complaints. */
function readEntries(images, complaints) {
    const entries = [];
    for (const [id, value] of Object.entries(images)) {
        if (complaints.length >= MAX_FOUND)
            break;
        complaints.push(...(0,_check_js__WEBPACK_IMPORTED_MODULE_2__/* .checkEntryId */ .Gs)(id));
        const read = (0,_plain_entry_js__WEBPACK_IMPORTED_MODULE_4__/* .isPlainEntry */ .f)(value) ? { success: true, data: value } : _shape_js__WEBPACK_IMPORTED_MODULE_6__/* .entryShape */ .i.safeParse(value);
        const found = read.success
            ? (0,_check_js__WEBPACK_IMPORTED_MODULE_2__/* .checkEntry */ .Tr)(id, read.data)
            : read.error.issues.flatMap((issue) => shapeComplaints(id, issue));
        complaints.push(...found);
        if (read.success && !found.some(({ code }) => code === 'lock/path'))
            entries.push([id, read.data]);
    }
    complaints.push(...(0,_check_js__WEBPACK_IMPORTED_MODULE_2__/* .checkPaths */ .nn)(entries));
    return entries;
}
function shapeComplaints(id, issue) {
    const path = ['images', id, ...issue.path.map(String)];
    if (issue.code !== 'unrecognized_keys')
        return [{ code: 'lock/type', says: issue.message, path }];
    return issue.keys.slice(0, MAX_FOUND).map((key) => unknownKey([...path, key]));
}


/***/ }),

/***/ 9531:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $$: () => (/* binding */ bytesOf),
/* harmony export */   HD: () => (/* binding */ shownName),
/* harmony export */   MI: () => (/* binding */ throwIfAny),
/* harmony export */   PX: () => (/* binding */ readManifests),
/* harmony export */   VV: () => (/* binding */ placeIn),
/* harmony export */   Ws: () => (/* binding */ reread),
/* harmony export */   ij: () => (/* binding */ withText),
/* harmony export */   uz: () => (/* binding */ nameForReader)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7406);
/* harmony import */ var _manifest_expand_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1612);
/* harmony import */ var _manifest_limits_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2283);
/* harmony import */ var _manifest_parse_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8028);
/* harmony import */ var _manifest_paths_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(255);
/* harmony import */ var _manifest_source_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(3346);
/* harmony import */ var _named_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(9828);
/* harmony import */ var _world_files_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2845);
/* harmony import */ var _world_git_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9410);
/* harmony import */ var _world_manifests_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(2444);
/* harmony import */ var _world_scouts_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(4887);
/* harmony import */ var _world_state_folder_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(5585);
// The manifests of a run: read, checked, and written anew where a command does; each with its folder's git and state.













const NOBODY = Promise.resolve(null);
/**
 * Reads and checks all manifests; nothing else is done while one has a problem.
 * @param absolute the manifests' paths
 * @param looksAhead whether `load` follows at once, so that a second thread may look at locks and files meanwhile
 * @throws ImagelockError with every problem of every manifest (exit 2)
 */
async function readManifests(world, absolute, looksAhead = false) {
    const read = absolute.map((file) => readOne(world, file, looksAhead));
    const problems = [...read.flatMap(({ expanded }) => expanded.problems), ...sharedLocks(read)];
    throwIfAny(problems);
    return Promise.all(read.map(async ({ folder, base, lockFile, lockName, parsed, expanded, files, repository, scouting, ...names }) => {
        const git = (0,_world_git_js__WEBPACK_IMPORTED_MODULE_6__/* .gitIn */ .uM)(folder, world.env);
        const { text } = parsed;
        const { source } = parsed.contents;
        const promptFiles = parsed.promptFiles.map((one) => one.path);
        const manifest = expanded.manifest;
        const state = await (0,_world_state_folder_js__WEBPACK_IMPORTED_MODULE_9__/* .stateFolder */ .y)(repository, folder, base, git);
        const warnings = problems.filter((one) => one.file === names.name);
        return {
            ...names,
            base,
            lockFile,
            lockName,
            text,
            source,
            manifest,
            promptFiles,
            warnings,
            files,
            git,
            repository,
            state,
            scouting,
        };
    }));
}
function readOne(world, absolute, looksAhead) {
    const folder = node_path__WEBPACK_IMPORTED_MODULE_0__.dirname(absolute);
    const base = node_path__WEBPACK_IMPORTED_MODULE_0__.basename(absolute);
    const name = shownName(world, absolute);
    const lockFile = (0,_world_manifests_js__WEBPACK_IMPORTED_MODULE_7__/* .lockFileOf */ .LN)(base);
    const files = (0,_world_files_js__WEBPACK_IMPORTED_MODULE_5__/* .filesBelow */ .D)(folder);
    const repository = (0,_world_git_js__WEBPACK_IMPORTED_MODULE_6__/* .findRepository */ .W1)(folder);
    const scouting = looksAhead ? (0,_world_scouts_js__WEBPACK_IMPORTED_MODULE_8__/* .sendScout */ .hz)({ root: folder, lockFile, repository }) : NOBODY;
    const parsed = (0,_manifest_parse_js__WEBPACK_IMPORTED_MODULE_4__/* .parseManifest */ .N)((0,_world_files_js__WEBPACK_IMPORTED_MODULE_5__/* .readRegular */ .V)(absolute, _world_manifests_js__WEBPACK_IMPORTED_MODULE_7__/* .MANIFEST_BYTES */ .ms), name);
    const expanded = (0,_manifest_expand_js__WEBPACK_IMPORTED_MODULE_2__/* .expandManifest */ .k)(parsed, promptTexts(parsed, files));
    return {
        folder,
        base,
        name,
        named: (0,_world_manifests_js__WEBPACK_IMPORTED_MODULE_7__/* .isDefault */ .uP)(world.reader ?? world.cwd, absolute) ? '' : (0,_named_js__WEBPACK_IMPORTED_MODULE_10__/* .named */ .K)([nameForReader(world, absolute)]),
        lockFile,
        lockName: shownName(world, node_path__WEBPACK_IMPORTED_MODULE_0__.join(folder, lockFile)),
        files,
        parsed,
        expanded,
        repository,
        scouting,
    };
}
/**
 * The same manifest with another text, which nobody has written yet.
 * @throws ImagelockError with every problem of the text (exit 2)
 */
function withText(file, text) {
    const parsed = (0,_manifest_parse_js__WEBPACK_IMPORTED_MODULE_4__/* .parseManifest */ .N)(Buffer.from(text), file.name);
    const { manifest, problems } = (0,_manifest_expand_js__WEBPACK_IMPORTED_MODULE_2__/* .expandManifest */ .k)(parsed, promptTexts(parsed, file.files));
    throwIfAny(problems);
    const { source } = parsed.contents;
    // Files may have been moved since the thread saw them.
    return { ...file, text, source, manifest: manifest, warnings: problems, scouting: NOBODY };
}
/** The manifest's bytes as they are on the disk now; `isAsRead` says whether they are still what was read. */
function bytesOf({ files, base, text }) {
    const bytes = files.read(base, _world_manifests_js__WEBPACK_IMPORTED_MODULE_7__/* .MANIFEST_BYTES */ .ms) ?? Buffer.alloc(0);
    return { bytes, isAsRead: new TextDecoder().decode(bytes) === text };
}
/** Reads a manifest again, where somebody wrote it since. */
function reread(file) {
    const { bytes, isAsRead } = bytesOf(file);
    return isAsRead ? file : withText(file, new TextDecoder().decode(bytes));
}
/** Where an offset of a manifest's text is, for problems. */
function placeIn({ name, source }, at) {
    return { file: name, ...(0,_manifest_source_js__WEBPACK_IMPORTED_MODULE_11__/* .placeOf */ .$t)(source, at) };
}
/** A path or glob as it stands in a command that is offered: from where its reader stands, with `/`. */
function nameForReader({ reader, cwd }, name) {
    return node_path__WEBPACK_IMPORTED_MODULE_0__.relative(reader ?? cwd, node_path__WEBPACK_IMPORTED_MODULE_0__.resolve(cwd, name))
        .split(node_path__WEBPACK_IMPORTED_MODULE_0__.sep)
        .join('/');
}
/** A path as it is told: from the current folder, with `/`. */
function shownName(world, absolute) {
    return node_path__WEBPACK_IMPORTED_MODULE_0__.relative(world.cwd, absolute).split(node_path__WEBPACK_IMPORTED_MODULE_0__.sep).join('/');
}
function promptTexts({ promptFiles }, files) {
    return new Map(promptFiles.map(({ path: relative }) => [relative, promptText(relative, files)]));
}
function promptText(relative, files) {
    const problem = (code, message) => ({
        kind: 'problem',
        code: `manifest/${code}`,
        message,
    });
    const found = files.find(relative);
    if (found.kind === 'link')
        return problem('prompt-file-link', `${relative} cannot be read: ${found.at} is a link, and imagelock follows none`);
    if (found.kind === 'absent')
        return problem('prompt-file-missing', `there is no file ${relative}`);
    if (found.kind === 'other')
        return problem('prompt-file-irregular', `${relative} is no regular file`);
    try {
        const bytes = files.read(relative, _manifest_limits_js__WEBPACK_IMPORTED_MODULE_3__/* .MAX_PROMPT_BYTES */ .Os) ?? Buffer.alloc(0);
        return { kind: 'text', text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
    }
    catch (error) {
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ImagelockError */ .L)
            return problem('prompt-file-too-large', `${relative} is longer than ${_manifest_limits_js__WEBPACK_IMPORTED_MODULE_3__/* .MAX_PROMPT_BYTES */ .Os} bytes`);
        if (error instanceof TypeError)
            return problem('prompt-file-encoding', `${relative} is not UTF-8`);
        return problem('prompt-file-unreadable', `${relative} cannot be read (${error.code ?? 'unknown'})`);
    }
}
function sharedLocks(read) {
    const seen = new Map();
    return read.flatMap(({ name, lockName }) => {
        const other = seen.get((0,_manifest_paths_js__WEBPACK_IMPORTED_MODULE_12__/* .pathKey */ .Pn)(lockName));
        seen.set((0,_manifest_paths_js__WEBPACK_IMPORTED_MODULE_12__/* .pathKey */ .Pn)(lockName), name);
        if (other === undefined)
            return [];
        const message = `${other} and ${name} share the lock ${lockName}: give one of them another name`;
        return [{ severity: 'error', code: 'manifest/shared-lock', message, file: name }];
    });
}
/** Throws where one of them is an error, with all of them (exit 2). */
function throwIfAny(problems) {
    const first = problems.find(({ severity }) => severity === 'error');
    if (first)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ImagelockError */ .L(first, 2, problems.filter((problem) => problem !== first));
}


/***/ }),

/***/ 1612:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  k: () => (/* binding */ expandManifest)
});

// EXTERNAL MODULE: ./build/src/manifest/collisions.js
var collisions = __webpack_require__(3158);
// EXTERNAL MODULE: ./build/src/manifest/findings.js
var manifest_findings = __webpack_require__(8665);
// EXTERNAL MODULE: ./build/src/manifest/nodes.js
var nodes = __webpack_require__(6858);
// EXTERNAL MODULE: ./build/src/manifest/paths.js
var paths = __webpack_require__(255);
// EXTERNAL MODULE: ./build/src/manifest/source.js
var manifest_source = __webpack_require__(3346);
;// CONCATENATED MODULE: ./build/src/manifest/ids.js
// The id of each combination of a matrix, and that no two images share one.




/**
 * `<id>/<v1>-<v2>…` in the order of the axes; what an id cannot have becomes `-`. An image without a matrix keeps its id.
 * An id that cannot be or is taken is told.
 */
function idOf(source, image, combination, taken, findings) {
    const axes = combination?.axes ?? [];
    const id = combination === null ? image.id : `${image.id}/${axes.map(part).join('-')}`;
    const reason = combination === null || !image.usable ? null : (0,paths/* checkId */.ij)(id);
    if (reason !== null) {
        const at = atFault(image, combination, axes);
        findings.push((0,manifest_findings/* errorAt */.Os)(at, 'manifest/matrix-id', () => `this value gives the id ${(0,nodes/* quoted */.TL)(id)}: ${reason}`));
        return id;
    }
    if (!image.usable)
        return id;
    const other = taken.get(id);
    if (other === undefined) {
        taken.set(id, { image, axes });
        return id;
    }
    const { line } = (0,manifest_source/* placeOf */.$t)(source, other.image.key.at);
    const whose = other.image === image ? 'two combinations' : `this image and that of line ${line}`;
    const at = other.image === image ? differing(other.axes, axes, image) : image.key.at;
    findings.push((0,manifest_findings/* errorAt */.Os)(at, 'manifest/duplicate-id', () => `${whose} have the id ${(0,nodes/* quoted */.TL)(id)}`));
    return id;
}
function part({ text }) {
    return text.replace(/[^A-Za-z0-9._-]/gu, '-');
}
/** The first value begins the part; where it begins well the id is too long, and the longest value is at fault. */
function atFault(image, combination, axes) {
    const [first] = axes;
    if (first === undefined)
        return combination?.values.values().next().value?.at ?? image.key.at;
    if (!/^[A-Za-z0-9]/.test(part(first)))
        return first.at;
    return axes.reduce((longest, node) => (node.text.length > longest.text.length ? node : longest)).at;
}
/** The first value that is another node than in the combination before. */
function differing(before, axes, image) {
    return (axes.find((node, index) => node !== before[index]) ?? axes[0])?.at ?? image.key.at;
}

// EXTERNAL MODULE: ./build/src/manifest/limits.js
var limits = __webpack_require__(2283);
;// CONCATENATED MODULE: ./build/src/manifest/matrix.js

/** @returns null where there are more combinations than steps left or than `most` */
function combine(matrix, steps, most) {
    const size = matrix.axes.reduce((product, axis) => product * axis.values.length, 1);
    if (size > most && matrix.exclude.length === 0)
        return null;
    if (size * (matrix.axes.length + 1) > steps.left)
        return null;
    const numbers = matrix.axes.map(numbering);
    const originals = enumerate(matrix, numbers, steps, most);
    const added = originals === null ? null : include(matrix, numbers, originals, steps);
    if (originals === null || added === null)
        return null;
    return [...originals.map((one) => one.combination), ...added];
}
/** The kind and value, so that `1` and `1.0` are the same, `1` and `"1"` are not. */
function identity(node) {
    const value = (0,nodes/* valueOf */.RP)(node);
    return `${typeof value} ${value}`;
}
/** Values of an axis by identity, so that equal ones have one number. */
function numbering(axis) {
    const numbers = new Map();
    for (const node of axis.values) {
        const key = identity(node);
        if (!numbers.has(key))
            numbers.set(key, numbers.size);
    }
    return numbers;
}
function enumerate(matrix, numbers, steps, most) {
    const groups = grouped(matrix, numbers, matrix.exclude);
    const found = [];
    const places = matrix.axes.map(() => 0);
    const picked = matrix.axes.map((axis, index) => axis.values.map((node) => numbers[index].get(identity(node))));
    do {
        steps.left -= 1 + matrix.axes.length + groups.size;
        if (steps.left < 0)
            return null;
        const picks = places.map((place, index) => picked[index][place]);
        if (isExcluded(groups, picks))
            continue;
        if (found.length === most)
            return null;
        const axes = places.map((place, index) => matrix.axes[index].values[place]);
        const values = new Map(matrix.axes.map((axis, index) => [axis.name, axes[index]]));
        found.push({ picks, combination: { values, axes } });
    } while (advance(places, matrix.axes));
    return found;
}
/** The last axis runs fastest. */
function advance(places, axes) {
    for (let index = places.length - 1; index >= 0; index -= 1) {
        places[index] += 1;
        if (places[index] < axes[index].values.length)
            return true;
        places[index] = 0;
    }
    return false;
}
/** Which axes an entry names, and the numbers of its values there; null where an axis has no such value. */
function overlap(matrix, numbers, entry) {
    const axes = matrix.axes.flatMap((axis, index) => (entry.has(axis.name) ? index : []));
    const picks = axes.map((index) => numbers[index].get(identity(entry.get(matrix.axes[index].name))));
    return [axes.join(), picks.includes(undefined) ? null : picks.join()];
}
/** Entries by the axes that they name, so that one look-up for each group settles a combination. */
function grouped(matrix, numbers, entries) {
    const groups = new Map();
    for (const entry of entries) {
        const [axes, picks] = overlap(matrix, numbers, entry);
        if (picks !== null)
            groups.set(axes, (groups.get(axes) ?? new Set()).add(picks));
    }
    return groups;
}
function isExcluded(groups, picks) {
    for (const [axes, entries] of groups) {
        if (entries.has(project(axes, picks)))
            return true;
    }
    return false;
}
/** The numbers of a combination on some axes. */
function project(axes, picks) {
    if (axes === '')
        return '';
    return axes
        .split(',')
        .map((index) => picks[Number(index)])
        .join();
}
/**
 * An entry is added to each original combination of which it changes no axis, else it is a new one.
 * @returns the new ones, null where the steps do not suffice
 */
function include(matrix, numbers, originals, steps) {
    const indexes = new Map();
    const added = [];
    for (const entry of matrix.include) {
        const [axes, picks] = overlap(matrix, numbers, entry);
        if (!indexes.has(axes)) {
            steps.left -= originals.length;
            indexes.set(axes, indexed(axes, originals));
        }
        const matches = picks === null ? undefined : indexes.get(axes).get(picks);
        steps.left -= 1 + (matches?.length ?? 0) * entry.size;
        if (steps.left < 0)
            return null;
        if (matches === undefined)
            added.push(ownCombination(matrix, entry));
        else
            for (const { combination } of matches)
                addTo(combination.values, entry, matrix);
    }
    return added;
}
function indexed(axes, originals) {
    const index = new Map();
    for (const original of originals) {
        const key = project(axes, original.picks);
        const same = index.get(key);
        if (same === undefined)
            index.set(key, [original]);
        else
            same.push(original);
    }
    return index;
}
function addTo(values, entry, matrix) {
    for (const [name, value] of entry) {
        // An axis keeps its own way of writing the value.
        if (!matrix.axes.some((axis) => axis.name === name))
            values.set(name, value);
    }
}
function ownCombination(matrix, entry) {
    return { values: entry, axes: matrix.axes.flatMap((axis) => entry.get(axis.name) ?? []) };
}

// EXTERNAL MODULE: ./node_modules/canonicalize/lib/canonicalize.js
var canonicalize = __webpack_require__(8799);
// EXTERNAL MODULE: ./build/src/manifest/scalar.js
var scalar = __webpack_require__(543);
;// CONCATENATED MODULE: ./build/src/manifest/template.js
// `{{ name }}` in texts: taken apart once, put together for each image in one pass (spec: manifest.md, "Text").
/** The value of `{{ seed }}` where the seed is decided later. */
const LATER = { seed: true };
const NONE = [];
/** Takes a text apart, in linear time; `\{{` is a literal `{{`. */
function parseTemplate(text) {
    const first = text.indexOf('{{');
    if (first === -1)
        return { parts: [text], broken: null };
    const parts = [];
    let end = 0;
    for (let open = first; open !== -1; open = text.indexOf('{{', end)) {
        if (open > end && text[open - 1] === '\\') {
            parts.push(text.slice(end, open - 1), '{{');
            end = open + 2;
            continue;
        }
        const close = text.indexOf('}}', open + 2);
        const next = text.indexOf('{{', open + 2);
        if (close === -1 || (next !== -1 && next < close)) {
            return { parts: [text], broken: 'the braces {{ are not closed by }}' };
        }
        parts.push(text.slice(end, open), { name: text.slice(open + 2, close).trim() });
        end = close + 2;
    }
    parts.push(text.slice(end));
    return { parts, broken: null };
}
/** The names that a template takes values of. */
function namesIn(template) {
    if (template.parts.length === 1)
        return NONE;
    const names = [];
    for (const part of template.parts)
        if (typeof part !== 'string')
            names.push(part.name);
    return names;
}
/**
 * Puts a text together. Names without a value become nothing: they were told.
 * @param most characters; small texts can ask for large ones
 * @returns the text, split at each place where the seed goes in; null where it would be longer than `most`
 */
function render(template, lookup, most) {
    const parts = [''];
    let length = 0;
    for (const part of template.parts) {
        const value = typeof part === 'string' ? part : (lookup(part.name) ?? '');
        if (typeof value !== 'string') {
            parts.push('');
            continue;
        }
        length += value.length;
        if (length > most)
            return null;
        parts[parts.length - 1] += value;
    }
    return parts;
}

;// CONCATENATED MODULE: ./build/src/manifest/json-prompt.js
// A structured prompt: a mapping of the manifest that is sent as canonical JSON (RFC 8785).





/** CRLF becomes LF. */
function unixLines(text) {
    return text.includes('\r') ? text.replaceAll('\r\n', '\n') : text;
}
/** Stands for the seed inside the JSON text: DEL, which no prompt may hold and JSON does not escape. */
const SEED = '\x7f';
/**
 * The JSON of a node; its depth is bounded by that of the YAML.
 * @param names where the names that its strings use are put
 */
function parseJson(node, names, findings) {
    if (node.kind === 'sequence') {
        return { kind: 'list', items: node.items.map((item) => parseJson(item, names, findings)) };
    }
    if (node.kind === 'mapping') {
        const entries = node.entries.map(({ key, value }) => {
            return [unixLines(key.text), parseJson(value, names, findings)];
        });
        return { kind: 'object', entries };
    }
    return node.kind === 'scalar' ? scalarJson(node, names, findings) : { kind: 'value', value: null };
}
function scalarJson(node, names, findings) {
    const value = (0,nodes/* valueOf */.RP)(node);
    if (typeof value === 'string') {
        const template = parseTemplate(value);
        if (template.broken !== null)
            findings.push((0,manifest_findings/* errorAt */.Os)(node.at, 'manifest/braces', `in the prompt ${template.broken}`));
        for (const name of namesIn(template))
            names.add(name);
        return { kind: 'string', template };
    }
    if (typeof value === 'number' && !(0,scalar/* isExact */.u)(node.text, value)) {
        const message = () => `JSON cannot hold the number ${(0,nodes/* quoted */.TL)(node.text)} as it is; write it in quotes`;
        findings.push((0,manifest_findings/* errorAt */.Os)(node.at, 'manifest/prompt-number', message));
    }
    return { kind: 'value', value };
}
/** All texts of the JSON, keys among them, to be looked over; null where they are longer than `most` together. */
function jsonOf(json, lookup, most) {
    const texts = [];
    let left = most;
    const add = (parts) => {
        if (parts === null)
            return false;
        texts.push(...parts);
        left -= parts.reduce((sum, part) => sum + part.length, 0);
        return left >= 0;
    };
    const walk = (node) => {
        if (node.kind === 'string')
            return add(render(node.template, lookup, left));
        if (node.kind === 'list')
            return node.items.every(walk);
        if (node.kind === 'object')
            return node.entries.every(([key, value]) => add([key]) && walk(value));
        return true;
    };
    return walk(json) ? texts : null;
}
/** The canonical text, split where the seed goes in; its strings hold no control character. */
function canonical(json, lookup) {
    return ((0,canonicalize/* default */.A)(valueIn(json, lookup)) ?? '').split(SEED);
}
function valueIn(json, lookup) {
    if (json.kind === 'value')
        return json.value;
    if (json.kind === 'string') {
        const parts = render(json.template, lookup, Number.POSITIVE_INFINITY) ?? [];
        return unixLines(parts.join(SEED));
    }
    if (json.kind === 'list')
        return json.items.map((item) => valueIn(item, lookup));
    const object = Object.create(null);
    for (const [key, value] of json.entries) {
        // The first of two equal keys counts; the second was told.
        if (!(key in object))
            object[key] = valueIn(value, lookup);
    }
    return object;
}

;// CONCATENATED MODULE: ./build/src/manifest/prompt.js
// The prompt of an image: text, or a mapping that becomes canonical JSON; with its variables, clean and within its
// limit (spec: manifest.md, "Text").




/** White space at the ends is taken off only when all is put together. */
const MOST = 4 * limits/* MAX_PROMPT_BYTES */.Os;
// C0 but newline and tab, DEL, C1, surrogates without their other half.
/** Text in which nothing is a control character or more than a byte. */
const PRINTABLE = /^[\x20-\x7e]*$/;
const CONTROL = /[\0-\x08\x0b-\x1f\x7f-\x9f]|\p{Surrogate}/u;
/** Takes the prompt of the manifest apart; null where something is wrong with it, which was told. */
function readPrompt(node, findings) {
    if (node.kind === 'scalar') {
        return textPrompt(node.at, node.text, findings);
    }
    if (node.kind !== 'mapping')
        return null;
    if (node.entries.length === 0) {
        findings.push((0,manifest_findings/* errorAt */.Os)(node.at, 'manifest/prompt-empty', 'the prompt is empty'));
        return null;
    }
    const before = findings.length;
    const names = new Set();
    const json = parseJson(node, names, findings);
    return findings.length > before ? null : { at: node.at, content: { kind: 'json', json }, names: [...names] };
}
/** Takes a prompt apart that is text, from the manifest or from a file. */
function textPrompt(at, text, findings) {
    const template = parseTemplate(text);
    if (template.broken === null)
        return { at, content: { kind: 'text', template }, names: namesIn(template) };
    findings.push((0,manifest_findings/* errorAt */.Os)(at, 'manifest/braces', `in the prompt ${template.broken}`));
    return null;
}
/** Looks over what stands in the prompt itself, where its variables have no values. */
function checkLiterals({ at, content }, findings) {
    const nothing = () => '';
    const raw = content.kind === 'text' ? render(content.template, nothing, MOST) : jsonOf(content.json, nothing, MOST);
    const problem = raw === null ? tooLong(at) : problemWith(at, raw);
    if (problem !== null)
        findings.push(problem);
}
/** The final text, split where the seed goes in; null where it may not be sent, which was told. */
function renderPrompt(prompt, lookup, findings) {
    const { at, content } = prompt;
    const plain = content.kind === 'text' ? plainText(content.template) : null;
    if (plain !== null)
        return [plain];
    const raw = content.kind === 'text' ? render(content.template, lookup, MOST) : jsonOf(content.json, lookup, MOST);
    const problem = raw === null ? tooLong(at) : problemWith(at, raw);
    if (problem !== null)
        findings.push(problem);
    if (raw === null || problem !== null)
        return null;
    const parts = content.kind === 'text' ? trimmed(raw.map(unixLines)) : canonical(content.json, lookup);
    // A seed has at most ten digits, and which it will be is not known yet.
    const seeds = 10 * (parts.length - 1);
    const bytes = parts.reduce((sum, part) => sum + Buffer.byteLength(part), seeds);
    if (bytes === 0)
        findings.push((0,manifest_findings/* errorAt */.Os)(at, 'manifest/prompt-empty', 'the prompt is empty'));
    else if (bytes > limits/* MAX_PROMPT_BYTES */.Os)
        findings.push(tooLong(at));
    else
        return parts;
    return null;
}
/** A text as most are: without variables, and nothing in it that needs a closer look; null for all others. */
function plainText({ parts }) {
    const [text] = parts;
    if (parts.length > 1 || typeof text !== 'string' || !PRINTABLE.test(text))
        return null;
    const trim = text.trim();
    return trim === '' || trim.length > limits/* MAX_PROMPT_BYTES */.Os ? null : trim;
}
function problemWith(at, parts) {
    return parts.some((part) => CONTROL.test(unixLines(part))) ? controls(at) : null;
}
function controls(at) {
    return (0,manifest_findings/* errorAt */.Os)(at, 'manifest/control-character', 'the prompt holds a control character; only newlines and tabs may be');
}
function tooLong(at) {
    return (0,manifest_findings/* errorAt */.Os)(at, 'manifest/prompt-length', `the prompt has more than ${limits/* MAX_PROMPT_BYTES */.Os} bytes`);
}
/** Without white space and byte order mark at both ends; a seed at an end is neither. */
function trimmed(parts) {
    const last = parts.length - 1;
    return parts.map((part, index) => {
        const begun = index === 0 ? part.trimStart() : part;
        return index === last ? begun.trimEnd() : begun;
    });
}

// EXTERNAL MODULE: ./build/src/providers/table.js + 7 modules
var table = __webpack_require__(6157);
// EXTERNAL MODULE: ./build/src/manifest/near.js
var near = __webpack_require__(6033);
;// CONCATENATED MODULE: ./build/src/manifest/settling.js

/** The image's own value, else that of the defaults; null where there is none or one that was refused. */
function choose({ contents, image }, key) {
    const own = image.read.cells[key];
    if (own !== undefined)
        return { cell: own, own: true };
    if (image.read.bad.has(key))
        return null;
    const fallback = contents.defaults.cells[key];
    return fallback === undefined ? null : { cell: fallback, own: false };
}
/** Notes where an effective value came from. */
function note({ origins }, key, { cell, own }) {
    origins[key] = { from: own ? 'image' : 'defaults', at: cell.node.at };
}
/** What the model does not take: an error of the image that says it itself, else a default that is left out. */
function refuse(settling, key, chosen) {
    if (!chosen.own)
        settling.leftOut.push(key);
    else
        settling.findings.push(notTaken(settling.model, key, chosen.cell.node));
}
function notTaken(model, key, node) {
    return (0,manifest_findings/* errorAt */.Os)(node.at, 'manifest/not-taken', `${key} is not for ${model}, which takes none; leave it out`);
}

;// CONCATENATED MODULE: ./build/src/manifest/extra.js





/**
 * The image's own mapping replaces that of the defaults. A field of the defaults that this model lacks and another has
 * is left out; one that no model has is an error wherever it stands.
 * @returns null where nothing is to be sent
 */
function extraOf(settling) {
    const chosen = choose(settling, 'extra');
    if (chosen === null || chosen.cell.node.kind !== 'mapping')
        return null;
    const fields = [];
    for (const entry of chosen.cell.node.entries) {
        const value = extra_valueIn(settling, entry, chosen.own);
        if (value !== null && !entry.duplicate)
            fields.push([entry.key.text, value]);
    }
    if (fields.length === 0)
        return null;
    note(settling, 'extra', chosen);
    return Object.fromEntries(fields.sort(([a], [b]) => (a < b ? -1 : 1)));
}
function extra_valueIn({ model, rules, findings, leftOut }, entry, own) {
    const { key, value } = entry;
    const name = key.text;
    const rule = Object.hasOwn(rules.extra, name) ? rules.extra[name] : undefined;
    if (rule === undefined) {
        if (!own && limits/* extraRules */.m.has(name))
            leftOut.push(`extra.${name}`);
        else
            findings.push(unlistedField(model, Object.keys(rules.extra), entry));
        return null;
    }
    const right = checked(rule, value);
    if (right === null && value.kind !== 'alias') {
        const message = () => `extra.${name} must be ${words(rule)} (got ${(0,nodes/* shown */.SP)(value)})`;
        findings.push((0,manifest_findings/* errorAt */.Os)(value.at, 'manifest/extra-value', message));
    }
    return right;
}
function unlistedField(model, names, { key }) {
    const list = names.length === 0 ? 'takes no extra fields' : `takes ${names.join(', ')} in extra`;
    const message = () => `${model} ${list}, not ${(0,nodes/* quoted */.TL)(key.text)}${(0,near/* hint */.a)(key.text, names)}`;
    return (0,manifest_findings/* errorAt */.Os)(key.at, 'manifest/extra-field', message);
}
function checked(rule, node) {
    if (node.kind !== 'scalar')
        return null;
    const value = (0,nodes/* valueOf */.RP)(node);
    if (rule.kind === 'choice')
        return typeof value === 'string' && rule.values.includes(value) ? value : null;
    return Number.isInteger(value) && Number(value) >= rule.min && Number(value) <= rule.max ? value : null;
}
function words(rule) {
    if (rule.kind === 'choice')
        return `one of ${rule.values.join(', ')}`;
    return `a whole number from ${rule.min} to ${rule.max}`;
}

;// CONCATENATED MODULE: ./build/src/manifest/format.js



const FORMATS = new Map([
    ['jpg', 'jpeg'],
    ['jpeg', 'jpeg'],
    ['png', 'png'],
    ['webp', 'webp'],
]);
/** The extension that `ext` stands for. */
function extOf(format) {
    return format === 'jpeg' ? 'jpg' : format;
}
/** The format that an extension says, undefined for that of no image. */
function formatOfPath(path) {
    return FORMATS.get((0,paths/* extensionOf */.je)(path));
}
/**
 * The image's own `output_format`, else the literal extension of its own `path`, else that of the defaults, else the
 * model's. A default that the model does not take, or a default path whose literal extension it cannot have, is left
 * out.
 * @returns with it the path to use, null for the one of the format itself
 */
function formatOf(settling) {
    const { rules, origins } = settling;
    const possible = rules.formats.length > 0 ? rules.formats : [rules.fixedFormat ?? 'png'];
    const path = usablePath(settling, possible);
    const literal = path === null ? undefined : formatOfPath(path.cell.value);
    const written = choose(settling, 'output_format');
    if (written !== null && rules.formats.length === 0)
        refuse(settling, 'output_format', written);
    const takes = written !== null && rules.formats.includes(written.cell.value);
    if (path !== null)
        note(settling, 'path', path);
    else
        origins.path = { from: 'spec' };
    if (written?.own === true && rules.formats.length > 0) {
        if (!takes)
            refuseFormat(settling, written, possible);
        note(settling, 'output_format', written);
        return result(written.cell.value, path);
    }
    if (path?.own === true && literal !== undefined && rules.formats.length > 0) {
        note(settling, 'output_format', path);
        if (!possible.includes(literal))
            refuseFormat(settling, path, possible);
        return result(literal, path);
    }
    if (written !== null && takes) {
        note(settling, 'output_format', written);
        return result(written.cell.value, path);
    }
    if (written !== null && rules.formats.length > 0)
        settling.leftOut.push('output_format');
    if (rules.formats.length > 0)
        origins.output_format = { from: 'provider' };
    return result(possible[0], path);
}
function result(format, path) {
    return { format, path: path?.cell ?? null };
}
function refuseFormat({ model, findings }, { cell }, possible) {
    const message = `${model} makes ${possible.join(' and ')}, not ${formatOfPath(cell.value) ?? cell.value}`;
    findings.push((0,manifest_findings/* errorAt */.Os)(cell.node.at, 'manifest/output-format', message));
}
function usablePath(settling, possible) {
    const path = choose(settling, 'path');
    if (path === null || path.own)
        return path;
    const literal = formatOfPath(path.cell.value);
    if (literal === undefined || possible.includes(literal))
        return path;
    settling.leftOut.push('path');
    return null;
}

;// CONCATENATED MODULE: ./build/src/manifest/parameters.js


const PARAMETERS = ['safety_tolerance', 'prompt_upsampling', 'steps', 'guidance'];
/** The value of each parameter that the model takes: written, or the API's documented default. */
function parametersOf(settling) {
    const values = {};
    for (const key of PARAMETERS) {
        const value = parameterOf(settling, key);
        if (value !== null)
            values[key] = value;
    }
    // The rule of each key says the type of its value.
    return values;
}
function parameterOf(settling, key) {
    const { rules, findings, origins } = settling;
    const chosen = choose(settling, key);
    const rule = rules.parameters[key];
    if (chosen === null) {
        if (rule !== undefined)
            origins[key] = { from: 'provider' };
        return rule?.default ?? null;
    }
    const { node, value } = chosen.cell;
    const refused = rules.refuse?.[key];
    if (rule === undefined) {
        if (chosen.own && refused !== undefined) {
            const reason = refused(value);
            if (reason !== null)
                findings.push((0,manifest_findings/* errorAt */.Os)(node.at, 'manifest/not-taken', reason));
        }
        else
            refuse(settling, key, chosen);
        return null;
    }
    const reason = refused?.(value) ?? outOfRange(key, rule, value);
    if (reason !== null)
        findings.push((0,manifest_findings/* errorAt */.Os)(node.at, `manifest/${key.replace('_', '-')}-range`, reason));
    note(settling, key, chosen);
    return value;
}
function outOfRange(key, rule, value) {
    if (rule.kind === 'boolean' || typeof value === 'boolean')
        return null;
    if (value >= rule.min && value <= rule.max)
        return null;
    return `${key} must be a ${rule.kind === 'integer' ? 'whole number' : 'number'} from ${rule.min} to ${rule.max}`;
}

// EXTERNAL MODULE: ./build/src/manifest/rules.js
var manifest_rules = __webpack_require__(2976);
;// CONCATENATED MODULE: ./build/src/manifest/size.js




/** @returns null where the model chooses the size itself, or where what is written was refused */
function sizeOf(settling) {
    const { image, contents, rules, origins } = settling;
    const own = hasSize(image.read.cells);
    const broken = ['size', 'width', 'height'].some((key) => image.read.bad.has(key));
    if (!rules.sized) {
        refuseAll(settling, own ? image.read.cells : contents.defaults.cells, own);
        return null;
    }
    if (own || broken)
        return broken ? null : check(settling, written(image.read.cells, true));
    if (hasSize(contents.defaults.cells)) {
        const fallback = written(contents.defaults.cells, false);
        if (fallback === null || !isForOthers(settling, fallback.size))
            return check(settling, fallback);
        refuseAll(settling, contents.defaults.cells, false);
    }
    origins.width = { from: 'spec' };
    origins.height = { from: 'spec' };
    return limits/* DEFAULT_SIZE */._7;
}
/** A size that suits the model of the defaults and not this one is a default that the model does not take. */
function isForOthers({ contents, rules }, size) {
    return rules.checkSize(size) !== null && (0,manifest_rules/* rulesOfDefaults */.R)(contents)?.checkSize(size) === null;
}
function hasSize({ size, width, height }) {
    return size !== undefined || width !== undefined || height !== undefined;
}
/** Both forms at once and half a pair are told already. */
function written({ size, width, height }, own) {
    if (size !== undefined && width === undefined && height === undefined) {
        const [w, h] = size.value.split('x').map((side) => Math.min(Number(side), Number.MAX_SAFE_INTEGER));
        const chosen = { cell: size, own };
        return { width: chosen, height: chosen, size: { width: w, height: h } };
    }
    if (size !== undefined || width === undefined || height === undefined)
        return null;
    return {
        width: { cell: width, own },
        height: { cell: height, own },
        size: { width: width.value, height: height.value },
    };
}
function check(settling, value) {
    if (value === null)
        return null;
    note(settling, 'width', value.width);
    note(settling, 'height', value.height);
    const { rules, findings } = settling;
    const reason = rules.checkSize(value.size);
    if (reason === null)
        return value.size;
    findings.push((0,manifest_findings/* errorAt */.Os)(size_atFault(settling, value).at, 'manifest/size-range', reason));
    return null;
}
/** The height, where a square of the width would be taken. */
function size_atFault({ rules }, { width, height, size }) {
    const { node } = width.cell;
    if (node === height.cell.node)
        return node;
    return rules.checkSize({ width: size.width, height: size.width }) === null ? height.cell.node : node;
}
function refuseAll(settling, cells, own) {
    for (const key of ['size', 'width', 'height']) {
        const cell = cells[key];
        if (cell !== undefined)
            refuse(settling, key, { cell, own });
    }
}

;// CONCATENATED MODULE: ./build/src/manifest/settings.js











/** Settles one source; what the model does not take is told where the image itself says it, else left out. */
function settle(contents, image, findings) {
    const origins = {};
    const leftOut = [];
    const provider = providerOf(contents, image, origins);
    const model = provider === null ? null : modelOf(contents, image, provider, origins, leftOut, findings);
    if (provider === null || model === null)
        return null;
    const rules = (0,manifest_rules/* rulesOf */.f)(provider, model);
    const settling = { contents, image, model, rules, findings, origins, leftOut };
    const size = sizeOf(settling);
    const seed = seedOf(settling);
    const { format, path } = formatOf(settling);
    const parameters = parametersOf(settling);
    const extra = extraOf(settling);
    const fields = {
        provider: provider.name,
        model,
        ...size,
        ...(rules.formats.length > 0 && { output_format: format }),
        ...parameters,
        ...(extra !== null && { extra }),
    };
    return {
        provider: provider.name,
        model,
        takesSeed: rules.seed,
        sized: rules.sized,
        writtenSeed: seed,
        width: size?.width ?? null,
        height: size?.height ?? null,
        format,
        fields,
        path,
        origins,
        leftOut,
    };
}
function providerOf({ top }, image, origins) {
    if (image.read.bad.has('provider'))
        return null;
    const own = image.read.cells.provider;
    if (own === undefined && top.bad.has('provider'))
        return null;
    const cell = own ?? top.cells.provider;
    origins.provider =
        cell === undefined ? { from: 'spec' } : { from: own === undefined ? 'top' : 'image', at: cell.node.at };
    return (0,table/* providerNamed */.l)(cell?.value ?? limits/* DEFAULT_PROVIDER */.Gr) ?? null;
}
function modelOf({ top, defaults }, image, provider, origins, leftOut, findings) {
    if (image.read.bad.has('model'))
        return null;
    const own = image.read.cells.model;
    // A default model is one of the top provider.
    const holds = provider.name === (top.cells.provider?.value ?? limits/* DEFAULT_PROVIDER */.Gr);
    if (own === undefined && holds && defaults.bad.has('model'))
        return null;
    if (own === undefined && !holds && defaults.cells.model !== undefined)
        leftOut.push('model');
    const cell = own ?? (holds ? defaults.cells.model : undefined);
    if (cell === undefined) {
        origins.model = { from: 'provider' };
        return provider.defaultModel;
    }
    origins.model = { from: own === undefined ? 'defaults' : 'image', at: cell.node.at };
    if (!(0,manifest_rules/* rulesOf */.f)(provider, cell.value).listed)
        findings.push(unlisted(provider, cell));
    return cell.value;
}
function unlisted(provider, { node, value }) {
    const message = () => `${provider.name} does not list the model ${(0,nodes/* quoted */.TL)(value)}${(0,near/* hint */.a)(value, provider.models)}`;
    return (0,manifest_findings/* warningAt */.MK)(node.at, 'manifest/unlisted-model', message);
}
function seedOf(settling) {
    const chosen = choose(settling, 'seed');
    if (chosen !== null && !settling.rules.seed)
        refuse(settling, 'seed', chosen);
    if (!settling.rules.seed)
        return null;
    if (chosen === null)
        settling.origins.seed = { from: 'derived' };
    else
        note(settling, 'seed', chosen);
    return chosen?.cell.value ?? null;
}

;// CONCATENATED MODULE: ./build/src/manifest/texts.js







/** A path has at most 240 bytes, and its message shows less. */
const MAX_PATH_TEXT = 1000;
/** Takes the texts of a source apart; what is wrong with their braces is told. */
function textsOf(contents, image, settings, prompt, findings) {
    const { alt: ownAlt, path: ownPath } = image.read.cells;
    const cell = settings === null ? (ownPath ?? null) : settings.path;
    const path = textOf('path', cell?.node.at ?? image.key.at, cell?.value ?? limits/* DEFAULT_PATH */.OM, findings);
    const alt = ownAlt === undefined ? null : textOf('alt', ownAlt.node.at, ownAlt.value, findings);
    const broken = settings === null || prompt === null || path.template.broken !== null || (alt?.template.broken ?? null) !== null;
    return {
        contents,
        image,
        settings,
        prompt,
        path,
        alt,
        ownPath: settings !== null && cell !== null && cell === ownPath,
        broken,
    };
}
function textOf(key, at, text, findings) {
    const template = parseTemplate(text);
    if (template.broken !== null)
        findings.push((0,manifest_findings/* errorAt */.Os)(at, 'manifest/braces', `in ${key} ${template.broken}`));
    return { at, template, names: namesIn(template) };
}
function originsOf(texts, combination) {
    const { contents, image, settings } = texts;
    const { prompt, prompt_file: file, alt } = image.read.cells;
    const origins = { ...settings?.origins };
    const text = prompt ?? file;
    if (text !== undefined)
        origins.prompt = { from: 'image', at: text.node.at };
    if (alt !== undefined)
        origins.alt = { from: 'image', at: alt.node.at };
    for (const name of [texts.prompt, texts.path, texts.alt].flatMap((one) => one?.names ?? [])) {
        const node = contents.vars.get(name);
        if (node !== undefined)
            origins[`vars.${name}`] = { from: 'vars', at: node.at };
    }
    for (const [name, node] of combination?.values ?? []) {
        origins[`matrix.${name}`] = { from: 'matrix', at: node.at };
        delete origins[`vars.${name}`];
    }
    return origins;
}
/** One image; null where something is wrong with it, which was told. */
function draftOf(texts, id, combination, findings) {
    const { image, settings, prompt, path, alt } = texts;
    const before = findings.length;
    checkNames(texts, combination, findings);
    if (findings.length > before)
        return null;
    const lookup = lookupOf(texts, id, combination);
    const promptParts = prompt === null ? null : renderPrompt(prompt, lookup, findings);
    const pathParts = render(path.template, inPath(lookup, combination), MAX_PATH_TEXT);
    const altParts = alt === null ? null : render(alt.template, lookup, limits/* MAX_PROMPT_BYTES */.Os);
    if (pathParts === null)
        findings.push((0,manifest_findings/* errorAt */.Os)(path.at, 'manifest/path', `the path of ${id} is too long`));
    if (alt !== null && altParts === null) {
        findings.push((0,manifest_findings/* errorAt */.Os)(alt.at, 'manifest/alt', `alt of ${id} has more than ${limits/* MAX_PROMPT_BYTES */.Os} characters`));
    }
    if (settings !== null && pathParts !== null)
        checkExtension(texts, settings, pathParts, findings);
    if (settings === null || texts.broken || promptParts === null || pathParts === null)
        return null;
    return {
        id,
        source: image.id,
        provider: settings.provider,
        model: settings.model,
        writtenSeed: settings.writtenSeed,
        takesSeed: settings.takesSeed,
        promptParts,
        pathParts,
        altParts,
        width: settings.width,
        height: settings.height,
        format: settings.format,
        fields: settings.fields,
        at: image.key.at,
        pathAt: path.at,
        ownPath: texts.ownPath,
        origins: () => originsOf(texts, combination),
        leftOut: settings.leftOut,
    };
}
/** The path of an image that is no draft, where it is known all the same: it is held against the rules like all others. */
function pathAlone(texts, id, combination) {
    const { contents, image, settings, path, ownPath } = texts;
    const isKnown = (name) => {
        if (combination?.values.has(name) || contents.vars.has(name) || name === 'id')
            return true;
        const isReserved = limits/* RESERVED_NAMES */.gO.includes(name) && name !== 'seed';
        return isReserved && settings !== null && hasValue(settings, name);
    };
    if (path.template.broken !== null || !path.names.every(isKnown))
        return [];
    const parts = render(path.template, inPath(lookupOf(texts, id, combination), combination), MAX_PATH_TEXT);
    return parts === null ? [] : [{ id, path: parts.join(''), at: image.key.at, pathAt: path.at, ownPath }];
}
/** Every name in a text must have a value in this very combination. */
function checkNames(texts, combination, findings) {
    const { contents, settings, prompt, path, alt } = texts;
    for (const text of [prompt, path, alt]) {
        for (const name of text?.names ?? []) {
            if (combination?.values.has(name) || contents.vars.has(name))
                continue;
            if (!limits/* RESERVED_NAMES */.gO.includes(name)) {
                const message = () => `there is no variable ${(0,nodes/* quoted */.TL)(name)}${(0,near/* hint */.a)(name, known(contents, combination))}`;
                findings.push((0,manifest_findings/* errorAt */.Os)(text.at, 'manifest/unknown-variable', message));
            }
            else if (settings !== null && !hasValue(settings, name)) {
                const message = `{{ ${name} }} has no value: ${settings.model} takes none`;
                findings.push((0,manifest_findings/* errorAt */.Os)(text.at, 'manifest/unknown-variable', message));
            }
        }
    }
}
/** The nearest scope first; only the first of many are looked at. */
function* known({ vars }, combination) {
    if (combination !== null)
        yield* combination.values.keys();
    yield* limits/* RESERVED_NAMES */.gO;
    yield* vars.keys();
}
function hasValue({ takesSeed, sized }, name) {
    if (name === 'seed')
        return takesSeed;
    return (name !== 'width' && name !== 'height') || sized;
}
function lookupOf({ contents, settings }, id, combination) {
    return (name) => combination?.values.get(name)?.text ?? contents.vars.get(name)?.text ?? ownValue(name, id, settings);
}
/** Undefined for a name that is none of these. */
function ownValue(name, id, settings) {
    switch (name) {
        case 'id':
            return id;
        case 'seed':
            return LATER;
        case 'ext':
            return settings === null ? '' : extOf(settings.format);
        case 'width':
            return String(settings?.width ?? '');
        case 'height':
            return String(settings?.height ?? '');
        case 'model':
            return settings?.model ?? '';
    }
}
/** A `/` in a value of the matrix would open a folder. */
function inPath(lookup, combination) {
    if (combination === null)
        return lookup;
    return (name) => combination.values.get(name)?.text.replaceAll('/', '-') ?? lookup(name);
}
function checkExtension({ path }, { format }, pathParts, findings) {
    const said = formatOfPath(pathParts.join('0'));
    // Another extension than that of an image is told with the path's other rules.
    if (said === undefined || said === format)
        return;
    const message = `the path ends in .${extOf(said)}, but the format is ${format}: .${extOf(format)}`;
    findings.push((0,manifest_findings/* errorAt */.Os)(path.at, 'manifest/path-extension', message));
}

;// CONCATENATED MODULE: ./build/src/manifest/expand.js








/** Keys of an image that decide none of its settings. */
const TEXT_KEYS = new Set(['prompt', 'prompt_file', 'alt', 'matrix']);
/**
 * Expands a manifest.
 * @param promptTexts by path, for each of `parsed.promptFiles`
 * @returns all problems, those of parsing among them; the manifest is null while an error stands
 */
function expandManifest(parsed, promptTexts) {
    const { contents } = parsed;
    const findings = [...contents.findings];
    const expansion = {
        contents,
        promptTexts,
        findings,
        taken: new Map(),
        steps: { left: limits/* MAX_MATRIX_STEPS */.NZ },
        drafts: [],
        others: [],
        images: 0,
        common: null,
        textLeft: limits/* MAX_TOTAL_TEXT */.ko,
    };
    if (contents.complete) {
        for (const image of contents.images) {
            // Past a limit nothing can come of the file, and what follows would only cost time.
            if (expansion.images > limits/* MAX_IMAGES */.mC || expansion.textLeft < 0)
                break;
            expandImage(expansion, image);
        }
        (0,collisions/* collisions */.e)(contents.source, [...finals(expansion.drafts), ...expansion.others], findings);
    }
    const failed = findings.some((one) => one.severity === 'error');
    return {
        manifest: failed ? null : { drafts: expansion.drafts, budget: contents.budget },
        problems: (0,manifest_findings/* problemsOf */.GW)(contents.source, findings),
    };
}
/** Paths that no seed of the lock can change. */
function finals(drafts) {
    return drafts.flatMap((draft) => {
        if (draft.pathParts.length > 1 && draft.writtenSeed === null)
            return [];
        return (0,collisions/* finalOf */.u)(draft, String(draft.writtenSeed));
    });
}
function expandImage(expansion, image) {
    const { contents, findings } = expansion;
    const settings = settingsOf(expansion, image);
    const prompt = promptOf(expansion, image);
    const texts = textsOf(contents, image, settings, prompt, findings);
    const combinations = combinationsOf(expansion, image);
    if (combinations.length === 0 && prompt !== null)
        checkLiterals(prompt, findings);
    for (const combination of combinations) {
        const before = findings.length;
        const id = idOf(contents.source, image, combination, expansion.taken, findings);
        const usable = image.usable && findings.length === before;
        const draft = draftOf(texts, id, combination, findings);
        if (draft === null && usable)
            expansion.others.push(...pathAlone(texts, id, combination));
        if (draft === null || !usable)
            continue;
        expansion.textLeft -= draft.promptParts.reduce((sum, part) => sum + part.length, 0);
        if (expansion.textLeft < 0)
            return tooMuchText(texts, findings);
        expansion.drafts.push(draft);
    }
}
/** Images that say nothing but what they show have the same settings: these are settled once. */
function settingsOf(expansion, image) {
    const { contents, findings } = expansion;
    const { cells, bad } = image.read;
    if (bad.size > 0 || !Object.keys(cells).every((key) => TEXT_KEYS.has(key)))
        return settle(contents, image, findings);
    const before = findings.length;
    const settings = expansion.common ?? settle(contents, image, findings);
    // What is told is told for each image.
    if (findings.length === before)
        expansion.common = settings;
    return settings;
}
function tooMuchText({ image }, findings) {
    const message = `the prompts of all images have more than ${limits/* MAX_TOTAL_TEXT */.ko} characters together`;
    findings.push((0,manifest_findings/* errorAt */.Os)(image.key.at, 'manifest/too-much-text', message));
}
/** One null for an image without a matrix; none where the matrix cannot be expanded. */
function combinationsOf(expansion, image) {
    const { findings, steps } = expansion;
    if (image.matrix === 'bad')
        return [];
    const combinations = image.matrix === null ? [null] : combine(image.matrix, steps, limits/* MAX_IMAGES */.mC);
    expansion.images += combinations?.length ?? limits/* MAX_IMAGES */.mC + 1;
    if (combinations === null || expansion.images > limits/* MAX_IMAGES */.mC) {
        const at = image.matrix?.key.at ?? image.key.at;
        findings.push((0,manifest_findings/* errorAt */.Os)(at, 'manifest/too-many-images', `a manifest has at most ${limits/* MAX_IMAGES */.mC} images; here it passes them`));
        return [];
    }
    if (image.matrix !== null && combinations.length === 0) {
        findings.push((0,manifest_findings/* errorAt */.Os)(image.matrix.key.at, 'manifest/no-combination', 'exclude leaves no combination of the matrix'));
    }
    return combinations;
}
function promptOf({ promptTexts, findings }, image) {
    const { prompt, prompt_file: file } = image.read.cells;
    const text = file === undefined ? null : fileText(promptTexts, file, findings);
    if (prompt !== undefined)
        return readPrompt(prompt.node, findings);
    return file === undefined || text === null ? null : textPrompt(file.node.at, text, findings);
}
function fileText(texts, { node, value }, findings) {
    const found = texts.get(value);
    if (found?.kind === 'text')
        return found.text;
    const { code, message } = found ?? { code: 'manifest/prompt-file', message: `${value} was not read` };
    findings.push((0,manifest_findings/* errorAt */.Os)(node.at, code, message));
    return null;
}


/***/ }),

/***/ 8028:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  N: () => (/* binding */ parseManifest)
});

// EXTERNAL MODULE: ./build/src/money.js
var money = __webpack_require__(9181);
// EXTERNAL MODULE: ./build/src/manifest/findings.js
var manifest_findings = __webpack_require__(8665);
// EXTERNAL MODULE: ./build/src/manifest/near.js
var manifest_near = __webpack_require__(6033);
// EXTERNAL MODULE: ./build/src/manifest/nodes.js
var nodes = __webpack_require__(6858);
;// CONCATENATED MODULE: ./build/src/manifest/read.js



/** A whole number as JSON writes it: `007`, `0x10`, `1e3`, `-0` are none. */
const CANONICAL = /^(?:0|[1-9][0-9]*)$/;
const NONE = new Set();
const LISTS = Object.freeze([]);
const MAPPINGS = Object.freeze(Object.create(null));
/**
 * @param fields the keys that may stand there
 * @param where what the mapping is called in messages, e.g. `an image`
 */
function readFields(node, fields, where, findings) {
    const cells = Object.create(null);
    let bad = NONE;
    for (const { key, value, duplicate } of node.entries) {
        const name = key.text;
        const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
        if (field === undefined) {
            findings.push(unknownKey(key, Object.keys(fields), where));
            continue;
        }
        const result = field.schema.safeParse(shallow(value));
        const right = result.success && isWrittenRight(name, value);
        const reason = right ? (field.check?.(result.data) ?? null) : null;
        if (right && reason === null) {
            if (!duplicate)
                cells[name] = { key, node: value, value: result.data };
            continue;
        }
        if (!duplicate)
            bad = new Set(bad).add(name);
        if (value.kind === 'alias')
            continue;
        const message = () => reason ?? `${name} must be ${field.must} (got ${(0,nodes/* shown */.SP)(value)})`;
        findings.push((0,manifest_findings/* errorAt */.Os)(value.at, field.code, message));
    }
    return { cells: cells, bad };
}
function isWrittenRight(name, value) {
    return name !== 'seed' || (value.kind === 'scalar' && CANONICAL.test(value.text));
}
/** What the rules see: the value of a scalar, an empty mapping or list for others. */
function shallow(node) {
    if (node.kind === 'scalar')
        return (0,nodes/* valueOf */.RP)(node);
    if (node.kind === 'mapping')
        return MAPPINGS;
    return node.kind === 'sequence' ? LISTS : undefined;
}
function unknownKey(key, known, where) {
    if (key.text === 'references') {
        const message = 'references is reserved for a later version; leave it out';
        return (0,manifest_findings/* errorAt */.Os)(key.at, 'manifest/reserved-key', message);
    }
    const message = () => `${(0,nodes/* quoted */.TL)(key.text)} is no key of ${where}${(0,manifest_near/* hint */.a)(key.text, known)}`;
    return (0,manifest_findings/* errorAt */.Os)(key.at, 'manifest/unknown-key', message);
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 17 modules
var schemas = __webpack_require__(8816);
// EXTERNAL MODULE: ./build/src/manifest/limits.js
var limits = __webpack_require__(2283);
// EXTERNAL MODULE: ./build/src/providers/table.js + 7 modules
var table = __webpack_require__(6157);
// EXTERNAL MODULE: ./build/src/manifest/paths.js
var paths = __webpack_require__(255);
;// CONCATENATED MODULE: ./build/src/manifest/schema.js
// The format of the manifest: one entry a key, with its rule, the words for it, and the help that editors show.






function field(code, must, about, schema, check) {
    return { code: `manifest/${code}`, must, schema: schema.meta({ description: about }), ...(check && { check }) };
}
const scalar = schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* number */.aig(), schemas/* boolean */.zMY()]);
const object = schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J());
const schema_text = schemas/* string */.YjP().min(1);
/** Whether a prompt is empty shows only when it is put together. */
const schema_prompt = schemas/* string */.YjP().meta({ minLength: 1 });
const names = schemas/* record */.g1P(schemas/* string */.YjP(), scalar);
/** Names of variables and of the axes of a matrix. */
const NAME = /^[\p{L}\p{N}_][\p{L}\p{M}\p{N}_.-]*$/u;
const steps = (0,limits/* widest */.D3)('steps');
const guidance = (0,limits/* widest */.D3)('guidance');
const safety = (0,limits/* widest */.D3)('safety_tolerance');
const models = [...new Set(limits/* providers */.r5.flatMap((one) => one.models))];
const size = schemas/* string */.YjP().regex(/^[1-9][0-9]*x[1-9][0-9]*$/);
/** For editors: width and height are a pair, and stand for `size`. */
const oneSize = {
    dependencies: { width: ['height'], height: ['width'] },
    not: { required: ['size', 'width'] },
};
const extra = schemas/* strictObject */.rej(Object.fromEntries([...limits/* extraRules */.m].map(([name, rule]) => [
    name,
    (rule.kind === 'choice' ? schemas/* enum */.k5n(rule.values) : whole(rule.min, rule.max)).optional(),
])));
/** The keys that stand in an image and in `defaults`. */
const sharedFields = {
    model: field('model', 'the name of a model', "Model that draws the image. Default: the provider's. One that is not listed is allowed with a warning.", schema_text.max(200).meta({ examples: models }), (name) => (/[\s\p{C}]/u.test(name) ? `model must be a name without white space (got ${(0,nodes/* quoted */.TL)(name)})` : null)),
    size: field('size', 'WxH, as 1024x1024', 'Width and height in pixels, as `1024x1024`. Default: 1024x1024.', size),
    width: field('width', 'a whole number from 1', 'Width in pixels; comes with `height`, instead of `size`.', whole(1)),
    height: field('height', 'a whole number from 1', 'Height in pixels; comes with `width`, instead of `size`.', whole(1)),
    seed: field('seed-range', `a whole number from 0 to ${limits/* MAX_SEED */.He}`, "Number that the picture grows from. Default: that of the lock's entry, else derived from the id.", whole(0, limits/* MAX_SEED */.He)),
    output_format: field('output-format', 'jpeg, png or webp', "File format. Default: the extension of the image's own `path`, else that of `defaults`, else the model's.", schemas/* enum */.k5n(['jpeg', 'png', 'webp'])),
    safety_tolerance: field('safety-tolerance-range', `a whole number from ${safety.min} to ${safety.max}`, 'How much the moderation lets through: 0 is the strictest. Default: 2.', whole(safety.min, safety.max)),
    prompt_upsampling: field('prompt-upsampling', 'true or false', 'Whether the API rewrites the prompt before it draws. Default: false.', schemas/* boolean */.zMY()),
    steps: field('steps-range', `a whole number from ${steps.min} to ${steps.max}`, 'Steps of the drawing; flex models only. Default: 50.', whole(steps.min, steps.max)),
    guidance: field('guidance-range', `a number from ${guidance.min} to ${guidance.max}`, 'How closely the prompt is followed; flex models only. Default: 4.5.', schemas/* number */.aig().min(guidance.min).max(guidance.max)),
    path: field('path', 'text', "File of the picture, relative to the manifest's folder. Default: `images/{{ id }}.{{ ext }}`.", schema_text),
    extra: field('extra', 'a mapping', "Further fields of the model, as the provider's page lists them.", extra),
};
/** The keys of an image. */
const imageFields = {
    prompt: field('prompt', 'text, or a mapping for a JSON prompt', 'What the picture shows: text, or a mapping that is sent as canonical JSON. `{{ name }}` takes a variable.', schemas/* union */.KCZ([schema_prompt, object.meta({ minProperties: 1 })])),
    prompt_file: field('prompt-file', 'the path of a .txt or .md file', "File whose text is the prompt, relative to the manifest's folder; `.txt` or `.md`.", schema_text.meta({ pattern: '\\.(?:txt|md)$' }), (path) => {
        const reason = (0,paths/* checkTextPath */.V5)(path);
        return reason === null ? null : `prompt_file ${(0,nodes/* quoted */.TL)(path)} cannot be read: ${reason}`;
    }),
    provider: field('provider', 'the name of a provider', "Who draws the image. Default: the manifest's provider.", schemas/* string */.YjP().meta({ enum: [...table/* providerNames */.e] }), knownProvider),
    ...sharedFields,
    alt: field('alt', 'text', 'Text alternative for the gallery, the review and exports.', schemas/* string */.YjP()),
    matrix: field('matrix', 'a mapping of names to lists', 'One image for each combination; `include` and `exclude` as in a workflow matrix.', schemas/* object */.Ikc({ include: schemas/* array */.YOg(names).optional(), exclude: schemas/* array */.YOg(names).optional() })
        .catchall(schemas/* array */.YOg(scalar).min(1))),
};
/** The keys of `budget`. */
const budgetFields = {
    max_cost: field('budget', 'a number of dollars from 0', 'Most US dollars that one run may spend.', schemas/* number */.aig().min(0)),
    max_images: field('budget', 'a whole number from 0', 'Most images that one run may buy.', whole(0)),
};
const shape = (fields) => Object.fromEntries(Object.entries(fields).map(([key, one]) => [key, one.schema.optional()]));
/** An image as a mapping. */
const schema_image = schemas/* strictObject */.rej(shape(imageFields)).meta({
    oneOf: [{ required: ['prompt'] }, { required: ['prompt_file'] }],
    ...oneSize,
});
/** The keys of the manifest itself. */
const topFields = {
    version: field('version', '1, the only version that is understood', 'Format of this file; this tool understands version 1.', schemas/* literal */.euz(1)),
    provider: field('provider', 'the name of a provider', `Default provider of every image. Default: ${limits/* DEFAULT_PROVIDER */.Gr}.`, schemas/* string */.YjP().meta({ enum: [...table/* providerNames */.e] }), knownProvider),
    vars: field('vars', 'a mapping', 'Values for `{{ name }}` in prompts, paths and alt texts.', names),
    defaults: field('defaults', 'a mapping', "Values under every image; an image's own value wins, key by key.", schemas/* strictObject */.rej(shape(sharedFields)).meta(oneSize)),
    budget: field('budget', 'a mapping', 'Caps for one run; the lower one counts where the operator sets others.', schemas/* strictObject */.rej(shape(budgetFields))),
    images: field('images', 'a mapping of ids to images', 'The images by id. A text is a prompt.', schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* union */.KCZ([schema_prompt, schema_image]))),
};
/** The whole manifest, for the JSON Schema. */
const manifestSchema = schemas/* strictObject */.rej({
    ...shape(topFields),
    version: topFields.version.schema,
    images: topFields.images.schema,
});
function knownProvider(name) {
    if ((0,table/* providerNamed */.l)(name) !== undefined)
        return null;
    const near = (0,manifest_near/* hint */.a)(name, table/* providerNames */.e);
    return `there is no provider ${(0,nodes/* quoted */.TL)(name)}${near === '' ? `; there are ${table/* providerNames */.e.join(' and ')}` : near}`;
}
function whole(min, max) {
    return max === undefined ? schemas/* int */.Whr().min(min) : schemas/* int */.Whr().min(min).max(max);
}

;// CONCATENATED MODULE: ./build/src/manifest/budget.js
// `budget`: the manifest's own caps for one run.



/** Whole millionths of a dollar; a sum too large to count in them caps nothing. */
function readBudget(node, findings) {
    const { max_cost, max_images } = readFields(node, budgetFields, 'budget', findings).cells;
    return {
        maxCost: max_cost === undefined ? null : (0,money/* capToMicros */.hB)(max_cost.value),
        maxImages: max_images === undefined ? null : max_images.value,
    };
}

// EXTERNAL MODULE: ./build/src/manifest/source.js
var manifest_source = __webpack_require__(3346);
;// CONCATENATED MODULE: ./build/src/manifest/decode.js
// Bytes to text: UTF-8 within the size limit, or why not.



/** A file that is too large is not looked into; one that is no UTF-8 is read with marks in place of what is none. */
function decode(bytes, file) {
    if (bytes.length > limits/* MAX_FILE_BYTES */.gZ) {
        const message = `a manifest has at most ${limits/* MAX_FILE_BYTES */.gZ / 1024 / 1024} MiB (this one has ${bytes.length} bytes)`;
        const findings = [(0,manifest_findings/* errorAt */.Os)(0, 'manifest/file-size', message)];
        return { source: (0,manifest_source/* sourceOf */.vz)(file, ''), findings, readable: false };
    }
    const text = strictly(bytes);
    if (text !== null)
        return { source: (0,manifest_source/* sourceOf */.vz)(file, text), findings: [], readable: true };
    const at = invalidAt(bytes);
    const source = (0,manifest_source/* sourceOf */.vz)(file, new TextDecoder('utf-8').decode(bytes));
    return {
        source,
        findings: [(0,manifest_findings/* errorAt */.Os)(at, 'manifest/encoding', 'a manifest is UTF-8; these bytes are not')],
        readable: true,
    };
}
/** The text without a byte order mark, null where the bytes are no UTF-8. */
function strictly(bytes) {
    try {
        return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    }
    catch {
        return null;
    }
}
/** Offset in the text of the first bytes that are no UTF-8: the longest valid beginning, found by halving. */
function invalidAt(bytes) {
    let low = 0;
    let high = bytes.length;
    while (high - low > 1) {
        const middle = (low + high) >> 1;
        if (isBeginning(bytes.subarray(0, middle)))
            low = middle;
        else
            high = middle;
    }
    return strictBeginning(bytes.subarray(0, low)).length;
}
/** Whether bytes are UTF-8 that may end within a character. */
function isBeginning(bytes) {
    try {
        strictBeginning(bytes);
        return true;
    }
    catch {
        return false;
    }
}
function strictBeginning(bytes) {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
}

;// CONCATENATED MODULE: ./build/src/manifest/vars.js
// Names and the texts that stand for them: `vars` of the manifest, and one combination of a matrix.




const RESERVED = limits/* RESERVED_NAMES */.gO;
/** Reads a mapping of names to texts, numbers and booleans; what is none is told and left out. */
function readVars(node, findings) {
    const vars = new Map();
    for (const { key, value, duplicate } of node.entries) {
        const named = checkName(key, findings);
        const scalar = asVariable(key.text, value, findings);
        if (!duplicate && named && scalar !== null)
            vars.set(key.text, scalar);
    }
    return vars;
}
/** Whether a key may be the name of a variable. */
function checkName(key, findings) {
    if (RESERVED.includes(key.text)) {
        const message = `${key.text} is a name that every image has; nothing else may be called so`;
        findings.push((0,manifest_findings/* errorAt */.Os)(key.at, 'manifest/reserved-name', message));
        return false;
    }
    if (NAME.test(key.text))
        return true;
    const message = () => `a name is letters, digits, "_", "-" and "." (got ${(0,nodes/* quoted */.TL)(key.text)})`;
    findings.push((0,manifest_findings/* errorAt */.Os)(key.at, 'manifest/name', message));
    return false;
}
/** The node where it is text, a number or a boolean, else null. */
function asVariable(name, node, findings) {
    if (node.kind === 'scalar' && (0,nodes/* valueOf */.RP)(node) !== null)
        return node;
    if (node.kind !== 'alias') {
        const message = () => `${name} must be text, a number, true or false (got ${(0,nodes/* shown */.SP)(node)})`;
        findings.push((0,manifest_findings/* errorAt */.Os)(node.at, 'manifest/value', message));
    }
    return null;
}

;// CONCATENATED MODULE: ./build/src/manifest/matrix-read.js
// `matrix` as it is written: axes with their values, `include` and `exclude`.




const matrix_read_LISTS = ['include', 'exclude'];
/** @returns null where something is wrong with it, which was told */
function readMatrix(cell, findings) {
    if (cell.node.kind !== 'mapping')
        return null;
    const before = findings.length;
    const axes = [];
    const lists = { include: [], exclude: [] };
    const names = new Set(cell.node.entries.map(({ key }) => key.text).filter((name) => !matrix_read_LISTS.includes(name)));
    for (const { key, value, duplicate } of cell.node.entries) {
        const name = key.text;
        if (name === 'include' || name === 'exclude') {
            const entries = readEntries(name, value, name === 'exclude' ? names : null, findings);
            if (!duplicate)
                lists[name] = entries;
        }
        else {
            const axis = readAxis(key, value, findings);
            if (!duplicate && axis !== null)
                axes.push(axis);
        }
    }
    if (findings.length === before && axes.length === 0) {
        findings.push((0,manifest_findings/* errorAt */.Os)(cell.key.at, 'manifest/no-axis', 'a matrix must have at least one axis: a name with a list'));
    }
    return findings.length === before ? { key: cell.key, axes, ...lists } : null;
}
function readAxis(key, value, findings) {
    const named = checkName(key, findings);
    if (value.kind !== 'sequence') {
        if (value.kind !== 'alias') {
            const message = () => `the axis ${key.text} must be a list (got ${(0,nodes/* shown */.SP)(value)})`;
            findings.push((0,manifest_findings/* errorAt */.Os)(value.at, 'manifest/matrix', message));
        }
        return null;
    }
    if (value.items.length === 0) {
        findings.push((0,manifest_findings/* errorAt */.Os)(key.at, 'manifest/empty-axis', `the axis ${key.text} has no values`));
    }
    const values = value.items.flatMap((item) => asVariable(`a value of ${key.text}`, item, findings) ?? []);
    return named ? { name: key.text, key, values } : null;
}
function readEntries(name, value, axes, findings) {
    if (value.kind !== 'sequence') {
        if (value.kind !== 'alias') {
            const message = () => `${name} must be a list of mappings (got ${(0,nodes/* shown */.SP)(value)})`;
            findings.push((0,manifest_findings/* errorAt */.Os)(value.at, 'manifest/matrix', message));
        }
        return [];
    }
    return value.items.flatMap((item) => {
        if (item.kind === 'mapping' && item.entries.length > 0) {
            if (axes !== null)
                checkExcluded(item, axes, findings);
            return readVars(item, findings);
        }
        if (item.kind !== 'alias') {
            const message = () => `an entry of ${name} must be a mapping of names to values (got ${(0,nodes/* shown */.SP)(item)})`;
            findings.push((0,manifest_findings/* errorAt */.Os)(item.at, 'manifest/matrix', message));
        }
        return [];
    });
}
/** What is no axis can exclude nothing. */
function checkExcluded({ entries }, axes, findings) {
    for (const { key } of entries) {
        if (axes.has(key.text))
            continue;
        const message = () => `exclude names ${(0,nodes/* quoted */.TL)(key.text)}, which is no axis${(0,manifest_near/* hint */.a)(key.text, axes)}`;
        findings.push((0,manifest_findings/* errorAt */.Os)(key.at, 'manifest/matrix', message));
    }
}

;// CONCATENATED MODULE: ./build/src/manifest/images.js
// One image as it is written: its keys, the pairs that exclude or want each other, its matrix.






/**
 * @param whole false where a syntax error may hide the rest of the image
 * @returns null for what is no image
 */
function readImage({ key, value, duplicate }, findings, whole) {
    const reason = (0,paths/* checkId */.ij)(key.text);
    if (reason !== null) {
        findings.push((0,manifest_findings/* errorAt */.Os)(key.at, 'manifest/id', () => `${(0,nodes/* quoted */.TL)(key.text)} is no id: ${reason}`));
    }
    const read = readKeys(key, value, findings);
    if (read === null)
        return null;
    if (whole)
        checkPrompt(key, read, findings);
    checkSizes(key, read, findings, whole);
    const { matrix } = read.cells;
    const expandable = read.bad.has('matrix') ? 'bad' : null;
    const axes = matrix === undefined ? expandable : (readMatrix(matrix, findings) ?? 'bad');
    return { id: key.text, key, read, matrix: axes, usable: !duplicate && reason === null };
}
function readKeys(key, value, findings) {
    if (value.kind === 'mapping')
        return readFields(value, imageFields, 'an image', findings);
    if (value.kind === 'alias')
        return null;
    if (value.kind === 'scalar') {
        const text = (0,nodes/* valueOf */.RP)(value);
        // A string is a prompt.
        if (typeof text === 'string')
            return { cells: { prompt: { key, node: value, value: text } }, bad: new Set() };
    }
    const message = () => `an image must be a mapping, or text as its prompt (got ${(0,nodes/* shown */.SP)(value)})`;
    findings.push((0,manifest_findings/* errorAt */.Os)(value.at, 'manifest/type', message));
    return null;
}
function checkPrompt(key, { cells, bad }, findings) {
    const { prompt, prompt_file: file } = cells;
    if (prompt !== undefined && file !== undefined) {
        const later = prompt.key.at > file.key.at ? prompt.key : file.key;
        findings.push((0,manifest_findings/* errorAt */.Os)(later.at, 'manifest/two-prompts', 'an image has prompt or prompt_file, not both'));
    }
    if (prompt === undefined && file === undefined && !bad.has('prompt') && !bad.has('prompt_file')) {
        findings.push((0,manifest_findings/* errorAt */.Os)(key.at, 'manifest/missing-key', `${(0,nodes/* quoted */.TL)(key.text)} has neither prompt nor prompt_file`));
    }
}
/** The keys of `defaults`, held against the same rules as those of an image. */
function readDefaults(cell, findings, complete) {
    if (cell?.node.kind !== 'mapping')
        return { cells: {}, bad: new Set() };
    const read = readFields(cell.node, sharedFields, 'defaults', findings);
    checkSizes(cell.key, read, findings, complete);
    return read;
}
/** `size`, or `width` and `height` as a pair; never both forms. */
function checkSizes(key, read, findings, whole) {
    const { size, width, height } = read.cells;
    const side = width ?? height;
    if (size !== undefined && side !== undefined) {
        const later = size.key.at > side.key.at ? size.key : side.key;
        const message = 'a size is written as size, or as width and height, not as both';
        findings.push((0,manifest_findings/* errorAt */.Os)(later.at, 'manifest/two-sizes', message));
    }
    for (const [has, lacks] of [
        ['width', 'height'],
        ['height', 'width'],
    ]) {
        if (!whole || read.cells[has] === undefined || read.cells[lacks] !== undefined || read.bad.has(lacks))
            continue;
        const message = `${(0,nodes/* quoted */.TL)(key.text)} has ${has} without ${lacks}; they come as a pair`;
        findings.push((0,manifest_findings/* errorAt */.Os)(key.at, 'manifest/missing-key', message));
    }
}

// EXTERNAL MODULE: ./build/src/manifest/yaml.js + 3 modules
var yaml = __webpack_require__(5390);
;// CONCATENATED MODULE: ./build/src/manifest/parse.js









const EMPTY = { kind: 'mapping', at: 0, entries: [] };
/**
 * Reads a manifest. Never throws for what a file holds; time is linear in its length.
 * @param file the name that people know it by
 */
function parseManifest(bytes, file) {
    const { source, findings, readable } = decode(bytes, file);
    const { root, complete } = (0,yaml/* compose */.Z)(source, findings);
    const contents = readContents(source, root, findings, readable && complete);
    return {
        file,
        text: source.text,
        problems: (0,manifest_findings/* problemsOf */.GW)(source, findings),
        promptFiles: promptFilesOf(source, contents.images),
        contents,
    };
}
function readContents(source, root, findings, complete) {
    const mapping = topMapping(root, findings);
    const top = readFields(mapping ?? EMPTY, topFields, 'a manifest', findings);
    const { version, vars, defaults, budget, images } = top.cells;
    if (complete && mapping !== null) {
        if (version === undefined && !top.bad.has('version'))
            missing('version', 'version: 1', findings);
        if (images === undefined && !top.bad.has('images'))
            missing('images', 'images', findings);
    }
    const imagesNode = mappingOf(images?.node);
    if (images !== undefined && imagesNode.entries.length === 0 && complete) {
        findings.push((0,manifest_findings/* errorAt */.Os)(images.key.at, 'manifest/no-images', 'images must hold at least one image'));
    }
    return {
        source,
        findings,
        complete,
        top,
        vars: readVars(mappingOf(vars?.node), findings),
        defaults: readDefaults(defaults, findings, complete),
        images: readImages(imagesNode, findings, complete),
        budget: readBudget(mappingOf(budget?.node), findings),
    };
}
/** @returns null where the file is something else, which was told; an empty file is a mapping that lacks its keys */
function topMapping(root, findings) {
    if (root?.kind === 'mapping')
        return root;
    if (root === null || (root.kind === 'scalar' && root.plain && root.text === ''))
        return EMPTY;
    if (root.kind !== 'alias') {
        findings.push((0,manifest_findings/* errorAt */.Os)(root.at, 'manifest/type', 'a manifest must be a mapping with version and images'));
    }
    return null;
}
function missing(key, example, findings) {
    findings.push((0,manifest_findings/* errorAt */.Os)(0, 'manifest/missing-key', `${key} is missing; a manifest begins with ${example}`));
}
function mappingOf(node) {
    return node?.kind === 'mapping' ? node : EMPTY;
}
function readImages({ entries }, findings, complete) {
    return entries.flatMap((entry, index) => {
        // The last one before a syntax error may go on behind it.
        const whole = complete || index < entries.length - 1;
        return readImage(entry, findings, whole) ?? [];
    });
}
function promptFilesOf(source, images) {
    const places = new Map();
    for (const { read } of images) {
        const cell = read.cells.prompt_file;
        if (cell !== undefined && !places.has(cell.value))
            places.set(cell.value, (0,manifest_source/* placeOf */.$t)(source, cell.node.at));
    }
    return Array.from(places, ([path, place]) => ({ path, place }));
}


/***/ }),

/***/ 5390:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Z: () => (/* binding */ compose)
});

// EXTERNAL MODULE: ./node_modules/js-yaml/dist/js-yaml.mjs
var js_yaml = __webpack_require__(3243);
// EXTERNAL MODULE: ./build/src/manifest/findings.js
var manifest_findings = __webpack_require__(8665);
;// CONCATENATED MODULE: ./build/src/manifest/relax.js
// Two ways of writing flow collections that YAML in the wild has and the parser refuses: a closing bracket that stands
// no deeper than its key, and a tab between tokens.
/**
 * The text at equal length, so that offsets stay: a line that begins with a closing bracket is joined to the one
 * before, and tabs behind the indentation are spaces. Only for its structure: what scalars say is read from the
 * original.
 */
function relax(text) {
    const spaced = text.replace(/(^[ \t]*(?:[-?:][ \t]+)*)|\t/gm, (match, indentation) => indentation ?? ' '.repeat(match.length));
    const lines = spaced.match(/[^\r\n]*(?:\r\n?|\n)|[^\r\n]+$/g) ?? [];
    for (const [index, line] of lines.entries()) {
        if (/^ *[\]}]/.test(line))
            joinToBefore(lines, index);
    }
    return lines.join('');
}
/** Takes the line ends before a line away, and the comments that would swallow it then. */
function joinToBefore(lines, index) {
    for (let before = index - 1; before >= 0; before -= 1) {
        const content = uncommented(lines[before]);
        lines[before] = content.padEnd(lines[before].length);
        if (content !== '')
            return;
    }
}
/** A line without its comment and the white space at its end. */
function uncommented(line) {
    let quote = '';
    for (let at = 0; at < line.length; at += 1) {
        const char = line[at];
        if (quote !== '') {
            if (char === '\\' && quote === '"')
                at += 1;
            else if (char === quote)
                quote = '';
        }
        else if (char === '#' && (at === 0 || line[at - 1] === ' '))
            return line.slice(0, at).trimEnd();
        else if ((char === '"' || char === "'") && /^$|[\s,:[{]/.test(line[at - 1] ?? ''))
            quote = char;
    }
    return line.trimEnd();
}

;// CONCATENATED MODULE: ./build/src/manifest/events.js
// Reads YAML as a stream of events; where the syntax is broken, those before the break are kept.



/** Levels of the parser, about one for each mapping or list; deeper than any prompt, and far from the end of the stack. */
const MAX_DEPTH = 100;
/** Characters that may be read again in search of the part before a syntax error. */
const SALVAGE_BUDGET = 2 * 1024 * 1024;
/** What the parser says without telling a person where to look. */
const WORDS = {
    'deficient indentation': 'this line stands further left than it must; is a quote or a bracket before it not closed?',
};
/**
 * @param text decoded and free of control characters
 * @returns the events of the text; with a syntax error those of as many whole lines before it as can be read alone
 */
function readEvents(text) {
    const whole = attempt(text);
    if (whole.error === null)
        return { events: whole.events, relaxed: false, broken: null };
    if (whole.error.reason === 'deficient indentation') {
        const { events } = attempt(relax(text));
        if (events !== null)
            return { events, relaxed: true, broken: null };
    }
    const { reason, mark } = whole.error;
    const at = Math.min(mark?.position ?? 0, text.length);
    const broken = reason.startsWith('nesting exceeded')
        ? (0,manifest_findings/* errorAt */.Os)(at, 'manifest/depth', `mappings and lists are nested too deep here: more than ${MAX_DEPTH} levels`)
        : (conflictIn(text) ??
            (0,manifest_findings/* errorAt */.Os)(at, 'manifest/syntax', `this is not YAML: ${WORDS[reason] ?? reason}${wish(text, at, reason)}`));
    return { events: salvage(text, at), relaxed: false, broken };
}
/** What a person most likely meant where the parser only says that something goes on too long. */
function wish(text, at, reason) {
    const before = text.slice(Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf('\r', at - 1)) + 1, at);
    if (reason.startsWith('missed comma')) {
        if (text[at] === '#')
            return '; # begins a comment here: a colour wants quotes';
        return /\}\} *$/.test(before) ? '; a text that begins with {{ wants quotes' : '';
    }
    if (reason !== 'bad indentation of a mapping entry')
        return '';
    if (before.trim() === '')
        return '; a key stands right below the one before it';
    if (!before.includes(':'))
        return '; a key stands right below the one before it, a text with ": " in it wants quotes';
    const [, first = ''] = /^ *(?:- +)*(?:[^\s"'#][^:#]*:[ \t]+)?(\S)/.exec(text.slice(at - before.length, at + 1)) ?? [];
    if (first === '"' || first === "'")
        return '; a text that goes on after a quote wants quotes of the other kind around it';
    return /[{[*@`%]/.test(first)
        ? `; a text that begins with ${first} wants quotes`
        : '; a text with ": " in it wants quotes';
}
/** What git leaves where two branches changed the same lines. */
function conflictIn(text) {
    const at = text.search(/^<{7} /m);
    if (at === -1 || !/^>{7} /m.test(text))
        return null;
    return (0,manifest_findings/* errorAt */.Os)(at, 'manifest/syntax', 'conflict markers of git stand here: keep what is wanted of both sides, often all of it, and remove the markers');
}
/** As many whole lines as can be read alone, found by halving: a quote that is never closed shows at the end only. */
function salvage(text, at) {
    const starts = Array.from(text.slice(0, at).matchAll(/\r\n?|\n/g), (match) => match.index + match[0].length);
    let best = [];
    let budget = SALVAGE_BUDGET;
    let good = 0;
    let bad = starts.length + 1;
    // First all lines before the error.
    for (let lines = starts.length; lines > good && lines < bad; lines = (good + bad) >> 1) {
        const part = text.slice(0, starts[lines - 1]);
        budget -= part.length;
        if (budget < 0)
            break;
        const { events } = attempt(part);
        if (events === null)
            bad = lines;
        else {
            best = events;
            good = lines;
        }
    }
    return best;
}
function attempt(text) {
    try {
        return { events: (0,js_yaml/* parseEvents */.PH)(text, { maxDepth: MAX_DEPTH }), error: null };
    }
    catch (error) {
        if (error instanceof js_yaml/* YAMLException */.tB)
            return { events: null, error };
        throw error;
    }
}

// EXTERNAL MODULE: ./build/src/manifest/nodes.js
var nodes = __webpack_require__(6858);
// EXTERNAL MODULE: ./build/src/manifest/source.js
var manifest_source = __webpack_require__(3346);
;// CONCATENATED MODULE: ./build/src/manifest/stream.js
// What is looked for in the text of a YAML stream before and beside its parser, which stops at it or keeps no place.
/** What YAML 1.2 cannot print (YAML 1.2.2, 5.1), but surrogates, which UTF-8 cannot hold. */
const CONTROL = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]/g;
/** Where lines end in LF, a CR of its own is none of their ends: the parser would fold it away. */
const CONTROL_OR_CR = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]|\r(?!\n)/g;
function controlOf(text) {
    return text.includes('\r') && text.includes('\n') ? CONTROL_OR_CR : CONTROL;
}
/** Offsets of the control characters of a text; tab, line ends and NEL are none, a lone CR among LFs is one. */
function controlsIn(text) {
    return Array.from(text.matchAll(controlOf(text)), (match) => match.index);
}
/** The directives before the first document. */
function directivesIn(text) {
    const found = [];
    // Sticky: blank lines, comments and directives from the start on, and nothing else.
    const line = /(?:[ \t]*(?:#[^\r\n]*)?|%([^\r\n]*))(?:\r\n?|\n)/y;
    for (let match = line.exec(text); match !== null; match = line.exec(text)) {
        if (match[1] === undefined)
            continue;
        const name = /^[^ \t]*/.exec(match[1])?.[0] ?? '';
        found.push({ at: match.index, end: match.index + 1 + match[1].length, name });
    }
    return found;
}
/**
 * The text at equal length without what the parser would stop at. `%TAG` stays, so that the tags that it declares can
 * be told one by one.
 */
function without(text, controls, directives) {
    const clean = controls.length === 0 ? text : text.replace(controlOf(text), '\ufffd');
    const pieces = [];
    let end = 0;
    for (const directive of directives) {
        if (directive.name === 'TAG')
            continue;
        pieces.push(clean.slice(end, directive.at), ' '.repeat(directive.end - directive.at));
        end = directive.end;
    }
    return pieces.join('') + clean.slice(end);
}
/** Offset of the marker of the document after `from`, of `from` itself where there is none. */
function secondDocument(text, from) {
    const marker = /^---(?=[ \t\r\n]|$)/gm;
    marker.lastIndex = from;
    return marker.exec(text)?.index ?? from;
}

;// CONCATENATED MODULE: ./build/src/manifest/yaml.js
// Puts the tree of a manifest together from the events of its YAML, and tells what a manifest may not use of YAML.






/** A comment that begins as a colour does. */
const COLOUR = /[ \t]+#(?:[0-9a-f]{3}|[0-9a-f]{6}|[0-9a-f]{8})\b/iy;
/**
 * Reads one YAML document in time linear in its length. Tags, anchors and aliases, duplicate keys, merge keys,
 * directives, further documents and control characters are findings that hide no other problem
 * (spec: manifest.md, "What a person is told").
 */
function compose(source, findings) {
    const { text } = source;
    const controls = controlsIn(text);
    const directives = directivesIn(text);
    const clean = without(text, controls, directives);
    const { events, relaxed, broken } = readEvents(clean);
    const state = { frames: [], root: null, cursor: 0, passed: 0 };
    const composer = { source, text: clean, relaxed, findings, controls, ...state };
    const more = addDocument(composer, events);
    passControls(composer, text.length, null);
    for (const { at, name } of directives) {
        findings.push((0,manifest_findings/* errorAt */.Os)(at, 'manifest/directive', `a manifest has no directives (%${name})`));
    }
    if (more) {
        const at = secondDocument(clean, composer.cursor);
        findings.push((0,manifest_findings/* errorAt */.Os)(at, 'manifest/documents', 'a manifest is one document; a second one begins here'));
    }
    if (broken !== null) {
        findings.push(broken);
        forgetLast(composer.root);
    }
    return { root: composer.root, complete: broken === null };
}
/** What was still empty where the syntax broke may go on behind it: like an alias, nothing is said about it. */
function forgetLast(root) {
    let node = root;
    while (node?.kind === 'mapping') {
        const last = node.entries.at(-1);
        if (last?.value.kind === 'scalar' && last.value.plain && last.value.text === '') {
            node.entries[node.entries.length - 1] = { ...last, value: { kind: 'alias', at: last.value.at } };
        }
        node = last?.value ?? null;
    }
}
/** @returns whether there is a further document */
function addDocument(composer, events) {
    let documents = 0;
    for (const event of events) {
        if (event.type === js_yaml/* EVENT_ID */.hy.DOCUMENT)
            documents += 1;
        if (documents > 1)
            return true;
        if (event.type === js_yaml/* EVENT_ID */.hy.POP)
            composer.frames.pop();
        else if (event.type !== js_yaml/* EVENT_ID */.hy.DOCUMENT)
            addNode(composer, event);
    }
    return false;
}
function addNode(composer, event) {
    if (event.type === js_yaml/* EVENT_ID */.hy.ALIAS) {
        const at = event.anchorStart - 1;
        composer.cursor = event.anchorEnd;
        composer.findings.push((0,manifest_findings/* errorAt */.Os)(at, 'manifest/alias', 'a manifest has no aliases; write the value out'));
        return place(composer, { kind: 'alias', at });
    }
    reportProperties(composer, event);
    if (event.type === js_yaml/* EVENT_ID */.hy.SCALAR)
        return place(composer, scalarNode(composer, event));
    if (event.type === js_yaml/* EVENT_ID */.hy.SEQUENCE) {
        const node = { kind: 'sequence', at: event.start, items: [] };
        place(composer, node);
        composer.frames.push({ node });
    }
    else {
        const node = { kind: 'mapping', at: event.start, entries: [] };
        place(composer, node);
        composer.frames.push({ node, keys: new Map(), key: 'none' });
    }
}
function reportProperties({ text, findings }, event) {
    if (event.tagStart !== -1) {
        const tag = (0,nodes/* quoted */.TL)(text.slice(event.tagStart, event.tagEnd));
        findings.push((0,manifest_findings/* errorAt */.Os)(event.tagStart, 'manifest/tag', () => `a manifest has no tags (got ${tag})`));
    }
    if (event.anchorStart !== -1) {
        findings.push((0,manifest_findings/* errorAt */.Os)(event.anchorStart - 1, 'manifest/anchor', 'a manifest has no anchors'));
    }
}
function scalarNode(composer, event) {
    const plain = event.style === js_yaml/* SCALAR_STYLE */.jK.PLAIN;
    const properties = Math.max(composer.cursor, event.tagEnd, event.anchorEnd);
    if (event.valueStart === -1) {
        composer.cursor = properties;
        return { kind: 'scalar', at: emptyAt(composer), from: 0, end: 0, text: '', plain };
    }
    const at = scalarStart(composer, event, properties);
    const node = {
        kind: 'scalar',
        at,
        from: event.valueStart,
        end: event.valueEnd,
        text: (0,js_yaml/* getScalarValue */.KE)(composer.text, composer.relaxed ? { ...event, fast: false } : event),
        plain,
    };
    passControls(composer, event.valueEnd, node);
    composer.cursor = event.valueEnd;
    if (plain && /[ ,]/.test(node.text))
        warnOfColour(composer, node);
    return node;
}
/** A text without quotes ends before ` #`, and so before a colour. */
function warnOfColour({ text, findings }, { end }) {
    COLOUR.lastIndex = end;
    const [found] = COLOUR.exec(text) ?? [];
    if (found === undefined)
        return;
    const message = `YAML takes ${found.trim()} and what follows for a comment, no part of the text before it: put that in quotes`;
    findings.push((0,manifest_findings/* warningAt */.MK)(end + found.indexOf('#'), 'manifest/comment', message));
}
/** Where a quote, the header of a block or the first character stands. */
function scalarStart({ source, text }, { style, valueStart }, after) {
    if (style === js_yaml/* SCALAR_STYLE */.jK.PLAIN)
        return valueStart;
    if (style === js_yaml/* SCALAR_STYLE */.jK.SINGLE_QUOTED || style === js_yaml/* SCALAR_STYLE */.jK.DOUBLE_QUOTED)
        return valueStart - 1;
    // The header of a block ends the line before the text; only a key, properties or dashes stand before it.
    const { line } = (0,manifest_source/* placeOf */.$t)(source, valueStart - 1);
    const indicator = style === js_yaml/* SCALAR_STYLE */.jK.LITERAL_BLOCK ? '|' : '>';
    return text.indexOf(indicator, Math.max(after, source.lineStarts[line - 1]));
}
/** Nothing was written: the place is that of the key, else of the collection. */
function emptyAt({ frames }) {
    const frame = frames.at(-1);
    if (frame === undefined)
        return 0;
    return 'key' in frame && typeof frame.key !== 'string' ? frame.key.at : frame.node.at;
}
function place(composer, node) {
    const frame = composer.frames.at(-1);
    if (frame === undefined)
        composer.root = node;
    else if (!('key' in frame))
        frame.node.items.push(node);
    else if (frame.key === 'none')
        frame.key = asKey(composer, node);
    else {
        if (frame.key !== 'refused')
            frame.node.entries.push(entry(composer, frame, frame.key, node));
        frame.key = 'none';
    }
}
function asKey({ findings, text }, node) {
    if (node.kind === 'scalar' && node.plain && node.text === '<<') {
        findings.push((0,manifest_findings/* errorAt */.Os)(node.at, 'manifest/merge-key', 'a manifest has no merge keys (<<)'));
        return 'refused';
    }
    if (node.kind === 'scalar' && !(node.plain && node.text === ''))
        return node;
    // An alias is a finding already.
    const template = text.startsWith('{{', node.at - 1) ? '; a text that begins with {{ wants quotes' : '';
    if (node.kind !== 'alias')
        findings.push((0,manifest_findings/* errorAt */.Os)(node.at, 'manifest/key', `a key must be a text of its own${template}`));
    return 'refused';
}
function entry({ findings, source }, frame, key, value) {
    const first = frame.keys.get(key.text);
    if (first === undefined) {
        frame.keys.set(key.text, key);
        return { key, value, duplicate: false };
    }
    findings.push((0,manifest_findings/* errorAt */.Os)(key.at, 'manifest/duplicate-key', () => {
        return `${(0,nodes/* quoted */.TL)(key.text)} stands in this mapping already, in line ${(0,manifest_source/* placeOf */.$t)(source, first.at).line}`;
    }));
    return { key, value, duplicate: true };
}
/** Tells of the control characters up to `end`: once for the scalar that holds them, else each where it is. */
function passControls(composer, end, node) {
    const { controls, findings } = composer;
    let told = false;
    for (let at = controls[composer.passed]; at !== undefined && at < end; at = controls[++composer.passed]) {
        const inside = node !== null && at >= node.from;
        if (inside && told)
            continue;
        told = inside;
        const message = 'a control character stands here; only tabs and line ends may';
        findings.push((0,manifest_findings/* errorAt */.Os)(inside ? node.at : at, 'manifest/control-character', message));
    }
}


/***/ }),

/***/ 9828:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ named),
/* harmony export */   r: () => (/* binding */ shellWord)
/* harmony export */ });
// How manifests are named in the commands that people are offered: without it a command would mean others. Pure.
/** The one that is meant where none is named (spec cli.md, `--manifest`). */
const DEFAULT = 'images.yml';
const PLAIN_WORD = /^[A-Za-z0-9_./-]+$/;
/**
 * @param manifests paths or globs from the current folder, with `/`
 * @returns what follows a command: ` -m site/images.yml`; empty where the default is meant
 */
function named(manifests) {
    if (manifests.join('\n') === DEFAULT)
        return '';
    return manifests.map((name) => ` -m ${shellWord(name.startsWith('-') ? `./${name}` : name)}`).join('');
}
/** As a POSIX shell reads it. */
function shellWord(text) {
    return PLAIN_WORD.test(text) ? text : `'${text.replaceAll("'", String.raw `'\''`)}'`;
}


/***/ }),

/***/ 9915:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _0: () => (/* binding */ openJournal),
/* harmony export */   eZ: () => (/* binding */ replay),
/* harmony export */   f7: () => (/* binding */ lostWarning)
/* harmony export */ });
/** Reads a journal; a torn last line (a crash in the middle of it) is left out, and so is any line that is none. */
function replay(text) {
    const asks = new Map();
    const links = new Map();
    const unsettled = new Set();
    const stored = new Map();
    const notes = new Map();
    const asides = new Map();
    const candidates = new Map();
    const temporaries = [];
    const moving = [];
    const kept = [];
    let split = null;
    let next = 1;
    for (const record of records(text)) {
        if (record.t === 'ask') {
            asks.set(record.n, record);
            next = Math.max(next, record.n + 1);
        }
        else if (record.t === 'link')
            links.set(record.n, record);
        else if (record.t === 'end') {
            const print = asks.get(record.n)?.fp;
            if (print !== undefined && record.as === 'unknown')
                unsettled.add(print);
            if (print !== undefined && record.as === 'stored') {
                unsettled.delete(print);
                stored.set(print, record.n);
            }
            asks.delete(record.n);
            links.delete(record.n);
        }
        else if (record.t === 'temp')
            temporaries.push(record.path);
        else if (record.t === 'moving')
            moving.push(record);
        else if (record.t === 'note') {
            const { id, entry, temp } = record;
            notes.set(id, [...(notes.get(id) ?? []), { id, entry, temp }]);
            // A picture that could be stored settles the one that could not (`--force`), and all that was asked for before,
            // also where the run was killed before it said so.
            asides.delete(entry.fingerprint);
            unsettled.delete(entry.fingerprint);
            stored.set(entry.fingerprint, next);
        }
        else if (record.t === 'candidate') {
            const { id, file, temp, entry } = record;
            if (!isName(file) || !isName(temp))
                continue;
            candidates.set(entry.fingerprint, { id, file, temp, entry });
            unsettled.delete(entry.fingerprint);
            stored.set(entry.fingerprint, next);
        }
        else if (record.t === 'aside')
            asides.set(record.fp, record);
        else if (record.t === 'split')
            split = { of: record.of, wants: record.wants, work: record.work };
        // A run that was killed between this note and the bytes noted them again.
        else if (record.t === 'kept' && !kept.some(({ file }) => file === record.file))
            kept.push(record);
    }
    const purchases = new Map();
    for (const { n, id, fp, cost } of asks.values()) {
        // A later purchase of the same picture was stored: nobody waits for this one any more.
        if (n < (stored.get(fp) ?? 0))
            continue;
        const link = links.get(n);
        if (!link)
            unsettled.add(fp);
        else {
            const { url, deadline, request_id: requestId } = link;
            purchases.set(fp, { order: n, id, url, deadline, requestId, cost });
        }
    }
    return { notes, purchases, asides, unsettled, candidates, temporaries, moving, kept, split, next };
}
/** A file of the state folder itself: no name leads out of it. */
function isName(name) {
    return /^[A-Za-z0-9._-]+$/.test(name) && !/^\.{1,2}$/.test(name);
}
function* records(text) {
    for (const line of text.split('\n')) {
        if (!line.startsWith('{"t":'))
            continue;
        try {
            const record = JSON.parse(line);
            if (isRecord(record))
                yield record;
        }
        catch {
            // A line that a crash cut short says nothing that was relied on: what it announces had not begun.
        }
    }
}
/** The fields of each kind that are relied on. */
const FIELDS = {
    ask: { n: 'number', id: 'string', fp: 'string' },
    link: { n: 'number', url: 'string', deadline: 'number' },
    end: { n: 'number', as: 'string' },
    temp: { path: 'string' },
    moving: { temp: 'string', from: 'string', to: 'string' },
    note: { id: 'string' },
    aside: { fp: 'string', file: 'string', code: 'string', message: 'string' },
    kept: { id: 'string', file: 'string' },
    candidate: { id: 'string', file: 'string', temp: 'string' },
    split: { of: 'number', wants: 'string' },
};
/** Whether a line is a record: a disk that mixes up bytes, or another hand, must not end every later run. */
function isRecord(record) {
    if (!Object.hasOwn(FIELDS, record.t))
        return false;
    const given = new Map(Object.entries(record));
    if (!Object.entries(FIELDS[record.t]).every(([name, type]) => typeof given.get(name) === type))
        return false;
    if (record.t === 'split')
        return Array.isArray(record.work) && record.work.every((print) => typeof print === 'string');
    if (record.t !== 'note' && record.t !== 'candidate')
        return true;
    const entry = record.entry;
    return [entry?.path, entry?.fingerprint, entry?.file?.sha256].every((value) => typeof value === 'string');
}
/** Opens the journal for writing; `next` is the first free number (`JournalView.next`). */
function openJournal(file, next) {
    let pending = [];
    let writing = false;
    // Whether the file may end in a torn line: what is appended would be read as a part of it.
    let torn = true;
    let free = next;
    // What arrives while a write is under way goes out together with one sync: workers do not wait for each other's.
    async function drain() {
        writing = true;
        while (pending.length > 0) {
            const batch = pending;
            pending = [];
            try {
                const text = batch.map((record) => record.text).join('');
                await file.append(torn ? `\n${text}` : text, batch.some(({ sync }) => sync));
                torn = false;
                for (const { done } of batch)
                    done();
            }
            catch (error) {
                torn = true;
                for (const { failed } of batch)
                    failed(error);
            }
        }
        writing = false;
    }
    const add = (record, sync) => new Promise((done, failed) => {
        pending.push({ text: line(record), sync, done, failed });
        if (!writing)
            void drain();
    });
    return {
        sync: (record) => add(record, true),
        note: (record) => add(record, false),
        number: () => free++,
        close: async (remaining) => {
            if (remaining.length === 0)
                await file.remove();
            else
                await file.rewrite(remaining.map(line).join(''));
        },
    };
}
function line(record) {
    const { t, ...rest } = record;
    return `${JSON.stringify({ t, ...rest })}\n`;
}
/** The warning about a purchase of an earlier run whose link died. */
function lostWarning(id, requestId) {
    const which = requestId === null ? 'which left no request id' : `request id ${requestId}`;
    const message = `${id} was bought by an earlier run and its link died before the picture was stored (${which})`;
    return { severity: 'warning', code: 'journal/lost', message };
}


/***/ }),

/***/ 9260:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AE: () => (/* binding */ fileFacts),
/* harmony export */   Vm: () => (/* binding */ keepOld),
/* harmony export */   Vq: () => (/* binding */ openIncoming),
/* harmony export */   WA: () => (/* binding */ gitBlob),
/* harmony export */   dw: () => (/* binding */ stage),
/* harmony export */   ik: () => (/* binding */ place),
/* harmony export */   o1: () => (/* binding */ asideName)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _image_inspect_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7689);
/* harmony import */ var _plan_state_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8988);
// Brings one picture to its place: beside it, hashed on the way, synced, noted, renamed; then its entry is vouched for.



/** Of each picture under way: a smaller one is written whole, once it is known to be. */
const HELD_BYTES = 256 * 1024;
/**
 * Takes a picture in that will have its place at `path`. Its temporary file beside it is made once the picture is whole or
 * too large to be held, and the file's name is noted first, so that no crash leaves it unknown.
 */
function openIncoming(shelf, path) {
    const name = shelf.files.temporaryName(path);
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    const inspector = (0,_image_inspect_js__WEBPACK_IMPORTED_MODULE_1__/* .createInspector */ .Y)();
    let bytes = 0;
    let file;
    /** Null once there are too many. */
    let held = [];
    const discard = async () => {
        await inspector.end();
        await file?.discard();
    };
    const spill = async (chunks) => {
        if (file === undefined) {
            await shelf.journal.note({ t: 'temp', path: name });
            file = await shelf.files.temporary(name);
        }
        await file.write(chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks));
    };
    return {
        write: (chunk) => {
            bytes += chunk.length;
            hash.update(chunk);
            const looked = inspector.write(chunk);
            const before = held ?? [];
            held = held !== null && bytes <= HELD_BYTES ? held : null;
            held?.push(chunk);
            return held ? looked : Promise.all([spill([...before, chunk]), looked]).then(() => { });
        },
        finish: async () => {
            try {
                const inspection = await inspector.end();
                const sha256 = hash.digest('hex');
                if (inspection.kind === 'broken') {
                    await file?.discard();
                    return { temporary: name, inspection, sha256, git_blob: '', bytes };
                }
                if (held)
                    await spill(held);
                await file?.close();
                const git_blob = held ? blobOf(held, bytes) : await gitBlob(shelf.files, name, bytes);
                return { temporary: name, inspection, sha256, git_blob, bytes };
            }
            catch (error) {
                await discard();
                throw error;
            }
        },
        discard,
    };
}
/** Fills a temporary file beside `path` with bytes that are known already: compared by their SHA-256, and a whole picture. */
async function stage(shelf, path, sha256, fill) {
    const name = shelf.files.temporaryName(path);
    await shelf.journal.note({ t: 'temp', path: name });
    const file = await shelf.files.temporary(name);
    // What the lock or git has may be a person's own picture, which has no largest size.
    const inspector = (0,_image_inspect_js__WEBPACK_IMPORTED_MODULE_1__/* .createInspector */ .Y)(Infinity);
    try {
        await fill(async (chunk) => {
            // The chunk is the source's own, and the inspector may keep it for a while.
            await Promise.all([file.write(chunk), inspector.write(Buffer.from(chunk))]);
        });
        await file.close();
        const fact = shelf.files.fact(name);
        if (!(0,_plan_state_js__WEBPACK_IMPORTED_MODULE_2__/* .hasBytes */ .gI)(fact, sha256))
            throw new Error('the bytes are not the locked ones');
        const seen = await inspector.end();
        // A lock may name any bytes that git has: nothing but a picture, or its pointer, is ever written.
        if (fact.kind === 'bytes' && seen.kind === 'broken')
            throw new Error(`the locked bytes are no whole picture: ${seen.message}`);
        return name;
    }
    catch (error) {
        await inspector.end();
        await file.discard();
        throw error;
    }
}
function blobOf(chunks, bytes) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha1').update(`blob ${bytes}\0`);
    for (const chunk of chunks)
        hash.update(chunk);
    return hash.digest('hex');
}
/** The SHA-1 that git gives the bytes; it begins with their number, which is known only at their end. */
async function gitBlob(files, path, bytes) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha1').update(`blob ${bytes}\0`);
    for await (const chunk of files.stream(path))
        hash.update(chunk);
    return hash.digest('hex');
}
/** The facts that the lock keeps of a whole picture. */
function fileFacts(received, whole) {
    const { sha256, git_blob, bytes } = received;
    const { format, width, height, provenance } = whole;
    return { sha256, git_blob, bytes, format, width, height, provenance };
}
/** Whether what stands at a path now may be replaced: what stood there when the run was planned, or nothing. */
function mayReplace(now, planned) {
    if (now.kind === 'absent')
        return true;
    return ((planned.kind === 'bytes' || planned.kind === 'pointer') &&
        now.kind === planned.kind &&
        (0,_plan_state_js__WEBPACK_IMPORTED_MODULE_2__/* .hasBytes */ .gI)(now, planned.sha256));
}
/**
 * Keeps what is about to be replaced in the state folder: all of it with `--force`, and what a person accepted under
 * another id.
 */
async function keepOld(shelf, id, path, there) {
    const holder = shelf.lock.at(path);
    const isAccepted = holder?.entry.accepted === true && holder.id !== id;
    if (there.kind !== 'bytes' || !(shelf.keepsOld || isAccepted))
        return;
    const extension = path.slice(path.lastIndexOf('.') + 1);
    await shelf.state.setAside(`${there.sha256.slice(0, 16)}.${extension}`, shelf.files.stream(path), (file) => shelf.journal.sync({ t: 'kept', id, file }));
}
/** The name under which bytes are set aside in the state folder. */
function asideName({ file }) {
    return `${file.sha256.slice(0, 16)}.${file.format === 'jpeg' ? 'jpg' : file.format}`;
}
/**
 * Notes the entry and its temporary file, synced, then renames the file to the entry's path and puts the entry in. What is
 * kept of the old bytes is kept before the note, which lets the next run do the rename.
 * @param planned what stood at the path when the run was planned
 * @returns false where somebody changed the file at the path meanwhile: nothing is replaced
 */
async function place(shelf, id, entry, temporary, planned) {
    // Where nothing stood nothing is replaced, and so nothing kept.
    const isNew = planned.kind !== 'bytes' && planned.kind !== 'pointer';
    const before = isNew ? { kind: 'absent' } : shelf.files.fact(entry.path);
    if (mayReplace(before, planned))
        await keepOld(shelf, id, entry.path, before);
    await shelf.journal.sync({ t: 'note', id, entry, temp: temporary });
    const there = shelf.files.fact(entry.path);
    if (!mayReplace(there, planned))
        return false;
    if (there.kind !== before.kind)
        await keepOld(shelf, id, entry.path, there);
    await shelf.files.settle(temporary, entry.path);
    shelf.lock.put(id, entry);
    return true;
}


/***/ }),

/***/ 5119:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $b: () => (/* binding */ findWaiting),
/* harmony export */   RH: () => (/* binding */ candidateOf),
/* harmony export */   Tk: () => (/* binding */ remaining),
/* harmony export */   lj: () => (/* binding */ recover),
/* harmony export */   vB: () => (/* binding */ recoverCandidates)
/* harmony export */ });
/* harmony import */ var _manifest_paths_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(255);
/* harmony import */ var _plan_state_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8988);
/* harmony import */ var _place_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9260);



/** Noted files that were not renamed yet: their place is free, or has bytes that the lock or the journal knows. */
function findWaiting(view, lock, files) {
    if (view.notes.size === 0)
        return [];
    const known = knownBytes(view, lock);
    const waiting = new Map();
    for (const note of [...view.notes.values()].flat()) {
        const { path, file } = note.entry;
        if (note.temp === null || !files.isTemporary(note.temp) || (0,_manifest_paths_js__WEBPACK_IMPORTED_MODULE_1__/* .checkPath */ .Cg)(path) !== null)
            continue;
        if (!(0,_plan_state_js__WEBPACK_IMPORTED_MODULE_2__/* .hasBytes */ .gI)(files.fact(note.temp), file.sha256) || !isKnown(files.fact(path), known.get(path)))
            continue;
        waiting.set(path, { id: note.id, temporary: note.temp, path, sha256: file.sha256 });
    }
    return [...waiting.values()];
}
/**
 * Ends the renames, and removes the temporary files that the journal names. A paid picture whose place a person took
 * meanwhile is set aside in the state folder.
 * @param note notes what is about to be set aside, so that no crash leaves it unnamed
 * @returns what was set aside
 */
async function recover(view, lock, files, state, note) {
    await endMoves(view.moving, files);
    for (const { temporary, path } of findWaiting(view, lock, files))
        await files.settle(temporary, path);
    const kept = [];
    for (const { id, entry, temp } of [...view.notes.values()].flat()) {
        if (temp === null || !files.isTemporary(temp) || !(0,_plan_state_js__WEBPACK_IMPORTED_MODULE_2__/* .hasBytes */ .gI)(files.fact(temp), entry.file.sha256))
            continue;
        kept.push({ id, file: await state.setAside((0,_place_js__WEBPACK_IMPORTED_MODULE_0__/* .asideName */ .o1)(entry), files.stream(temp), (file) => note(id, file)) });
        files.remove(temp);
    }
    for (const temporary of view.temporaries)
        if (files.isTemporary(temporary))
            files.remove(temporary);
    for (const { temp, from } of view.moving) {
        const fact = files.isTemporary(temp) ? files.fact(temp) : { kind: 'other' };
        if (fact.kind !== 'bytes' && fact.kind !== 'pointer')
            continue;
        // Both places are taken: the only copy of a picture is never removed.
        const id = [...lock.images].find(([, entry]) => (0,_plan_state_js__WEBPACK_IMPORTED_MODULE_2__/* .hasBytes */ .gI)(fact, entry.file.sha256))?.[0] ?? from;
        const name = `${fact.sha256.slice(0, 16)}.${(0,_manifest_paths_js__WEBPACK_IMPORTED_MODULE_1__/* .extensionOf */ .je)(from)}`;
        kept.push({ id, file: await state.setAside(name, files.stream(temp), (file) => note(id, file)) });
        files.remove(temp);
    }
    return kept;
}
/**
 * Takes moves back to their old places, since what stands at a new place may be on its way too. First those whose old
 * place is taken by now go on to the new one, each of which may take the old place of another.
 */
async function endMoves(moving, files) {
    const isFree = (relative) => files.find(relative).kind === 'absent';
    let left = moving.filter(({ temp, from, to }) => files.isTemporary(temp) && (0,_manifest_paths_js__WEBPACK_IMPORTED_MODULE_1__/* .checkPath */ .Cg)(from) === null && (0,_manifest_paths_js__WEBPACK_IMPORTED_MODULE_1__/* .checkPath */ .Cg)(to) === null);
    left = left.filter(({ temp }) => files.find(temp).kind === 'file');
    for (;;) {
        const onward = left.find(({ from, to }) => !isFree(from) && isFree(to));
        if (!onward)
            break;
        await files.settle(onward.temp, onward.to);
        left = left.filter((step) => step !== onward);
    }
    for (const { temp, from } of left)
        if (isFree(from))
            await files.settle(temp, from);
}
/** Candidates that were noted and not renamed yet take their names. */
async function recoverCandidates(view, files) {
    for (const { file, temp, entry } of view.candidates.values()) {
        if ((0,_plan_state_js__WEBPACK_IMPORTED_MODULE_2__/* .hasBytes */ .gI)(files.fact(temp), entry.file.sha256))
            await files.settle(temp, file);
    }
}
/** The candidate of a fingerprint whose bytes are there, and whole. */
function candidateOf(view, fingerprint, files) {
    const candidate = view.candidates.get(fingerprint);
    if (!candidate)
        return null;
    return (0,_plan_state_js__WEBPACK_IMPORTED_MODULE_2__/* .hasBytes */ .gI)(files.fact(candidate.file), candidate.entry.file.sha256) ? candidate : null;
}
/**
 * What the journal still has to remember when a run ends: links that live and pictures set aside, as far as they are
 * wanted; outcomes that were never learned; what still has a temporary name; and whose bytes were kept for a person.
 * @param isWanted by fingerprint: the manifest wants the picture and the lock does not have it
 * @param mayBeBilled by fingerprint: an outcome that was never learned is still of interest
 */
function remaining(view, isWanted, mayBeBilled, now) {
    const records = [];
    let n = 1;
    for (const [fp, { id, url, deadline, requestId, cost }] of view.purchases) {
        if (deadline <= now && !isWanted(fp))
            continue;
        records.push({ t: 'ask', n, id, fp, cost }, { t: 'link', n, url, deadline, request_id: requestId });
        n++;
    }
    for (const fp of view.unsettled) {
        if (!mayBeBilled(fp))
            continue;
        records.push({ t: 'ask', n, id: '', fp, cost: null }, { t: 'end', n, as: 'unknown' });
        n++;
    }
    for (const [fp, { file, code, message }] of view.asides) {
        if (isWanted(fp))
            records.push({ t: 'aside', fp, file, code, message });
    }
    for (const note of [...view.notes.values()].flat())
        records.push({ t: 'note', id: note.id, entry: note.entry, temp: note.temp });
    for (const candidate of view.candidates.values())
        records.push({ t: 'candidate', ...candidate });
    for (const path of view.temporaries)
        records.push({ t: 'temp', path });
    for (const { temp, from, to } of view.moving)
        records.push({ t: 'moving', temp, from, to });
    if (view.split?.work.some(isWanted))
        records.push({ t: 'split', ...view.split });
    return [...records, ...view.kept.map((kept) => ({ t: 'kept', ...kept }))];
}
function knownBytes(view, lock) {
    const known = new Map();
    const entries = [...lock.images.values(), ...[...view.notes.values()].flat().map(({ entry }) => entry)];
    for (const { path, file } of entries)
        known.set(path, (known.get(path) ?? new Set()).add(file.sha256));
    return known;
}
function isKnown(fact, known) {
    if (fact.kind === 'absent')
        return true;
    return (fact.kind === 'bytes' || fact.kind === 'pointer') && known !== undefined && known.has(fact.sha256);
}


/***/ })

};
