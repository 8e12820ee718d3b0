export const id = 7002;
export const ids = [7002,9203];
export const modules = {

/***/ 7002:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   serve: () => (/* binding */ serve)
/* harmony export */ });
/* harmony import */ var node_worker_threads__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5919);
/* harmony import */ var _thumbnail_codecs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9203);
/* harmony import */ var _thumbnail_thumbnail_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(907);
/* harmony import */ var _world_codec_files_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5078);
// A thread's work: the bytes of a picture in, its thumbnail out, one after the other.




function serve() {
    const codecs = (0,_thumbnail_codecs_js__WEBPACK_IMPORTED_MODULE_1__.openCodecs)(_world_codec_files_js__WEBPACK_IMPORTED_MODULE_2__/* .codecFile */ .B);
    const answer = async ({ bytes, box }) => {
        const thumbnail = await (0,_thumbnail_thumbnail_js__WEBPACK_IMPORTED_MODULE_3__/* .makeThumbnail */ .H)(bytes, box, codecs);
        node_worker_threads__WEBPACK_IMPORTED_MODULE_0__.parentPort?.postMessage(thumbnail);
    };
    // What goes wrong ends the thread, and its picture has no thumbnail.
    node_worker_threads__WEBPACK_IMPORTED_MODULE_0__.parentPort?.on('message', (order) => void answer(order));
}


/***/ }),

/***/ 9203:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   openCodecs: () => (/* binding */ openCodecs)
/* harmony export */ });
/** The files of the codecs, by package. */
const FILES = {
    jpeg: '@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm',
    png: '@jsquash/png/codec/pkg/squoosh_png_bg.wasm',
    webp: '@jsquash/webp/codec/dec/webp_dec.wasm',
    encoder: '@jsquash/webp/codec/enc/webp_enc.wasm',
};
/** Above this many pixels the memory of a decoder, which never shrinks, is given back after the picture. */
const LARGE = 8_000_000;
/** @param load reads one of the codecs' files; each is read once, when it is first needed */
function openCodecs(load) {
    const modules = new Map();
    const compiled = (file) => {
        const known = modules.get(file) ?? new WebAssembly.Module(load(file));
        modules.set(file, known);
        return known;
    };
    const decoders = {};
    let encoder;
    return {
        decode: async (format, bytes) => {
            const decode = await (decoders[format] ??= openDecoder(format, compiled(FILES[format])));
            const pixels = attempt(() => decode(bytes));
            // Whatever a broken picture left in its memory goes with it.
            if (!pixels || pixels.width * pixels.height > LARGE)
                delete decoders[format];
            return pixels;
        },
        encodeWebp: async ({ data, width, height }, quality) => {
            encoder ??= openEncoder(compiled(FILES.encoder));
            const encode = await encoder;
            const bytes = encode(data, width, height, { ...WEBP_OPTIONS, quality });
            if (!bytes)
                throw new Error('the thumbnail cannot be encoded');
            return bytes.slice();
        },
    };
}
/** Decoders say no in many ways: nothing, an error, a number, a trap. */
function attempt(decode) {
    try {
        return decode() ?? null;
    }
    catch {
        return null;
    }
}
async function openDecoder(format, module) {
    switch (format) {
        case 'jpeg': {
            const { default: factory } = await __webpack_require__.e(/* import() */ 5742).then(__webpack_require__.bind(__webpack_require__, 5742));
            const { decode } = await emscripten(factory, module);
            // Turned as its EXIF says, as browsers do.
            return (bytes) => decode(bytes, true);
        }
        case 'webp': {
            const { default: factory } = await __webpack_require__.e(/* import() */ 4508).then(__webpack_require__.bind(__webpack_require__, 4508));
            return (await emscripten(factory, module)).decode;
        }
        case 'png': {
            const { initSync, decode } = await __webpack_require__.e(/* import() */ 7550).then(__webpack_require__.bind(__webpack_require__, 7550));
            initSync(module);
            return decode;
        }
    }
}
async function openEncoder(module) {
    const { default: factory } = await __webpack_require__.e(/* import() */ 5200).then(__webpack_require__.bind(__webpack_require__, 5200));
    return (await emscripten(factory, module)).encode;
}
/** Starts an Emscripten module on what was compiled already, so that it looks for no file. */
async function emscripten(factory, module) {
    const quiet = () => { };
    const instantiateWasm = (imports, done) => {
        const instance = new WebAssembly.Instance(module, imports);
        done(instance);
        return instance.exports;
    };
    const options = { noInitialRun: true, print: quiet, printErr: quiet, instantiateWasm };
    return (await factory(options));
}
/** libwebp's `WebPConfig` for photographs; method 2 of 6 takes half the time of the default for a few bytes more. */
const WEBP_OPTIONS = {
    target_size: 0,
    target_PSNR: 0,
    method: 2,
    sns_strength: 50,
    filter_strength: 60,
    filter_sharpness: 0,
    filter_type: 1,
    partitions: 0,
    segments: 4,
    pass: 1,
    show_compressed: 0,
    preprocessing: 0,
    autofilter: 0,
    partition_limit: 0,
    alpha_compression: 1,
    alpha_filtering: 1,
    alpha_quality: 90,
    lossless: 0,
    exact: 0,
    image_hint: 0,
    emulate_jpeg_size: 0,
    thread_level: 0,
    low_memory: 0,
    near_lossless: 100,
    use_delta_palette: 0,
    use_sharp_yuv: 0,
};


/***/ }),

/***/ 907:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  W: () => (/* binding */ makeSmall),
  H: () => (/* binding */ makeThumbnail)
});

;// CONCATENATED MODULE: ./build/src/thumbnail/header.js
/** The header of a PNG, JPEG or WebP; null for anything else, and where it names no pixels. */
function readHeader(bytes) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    try {
        const found = pngHeader(view) ?? webpHeader(view) ?? jpegHeader(view);
        return found && found.width > 0 && found.height > 0 ? found : null;
    }
    catch (error) {
        // The bytes end within the header.
        if (error instanceof RangeError)
            return null;
        throw error;
    }
}
function header_name(view, at) {
    return String.fromCharCode(...[0, 1, 2, 3].map((byte) => view.getUint8(at + byte)));
}
function pngHeader(view) {
    if (view.getUint32(0) !== 0x89504e47 || view.getUint32(4) !== 0x0d0a1a0a || header_name(view, 12) !== 'IHDR')
        return null;
    return { format: 'png', width: view.getUint32(16), height: view.getUint32(20) };
}
/** WebP container specification: the size stands in the first chunk, in a form of its own for each kind. */
function webpHeader(view) {
    if (header_name(view, 0) !== 'RIFF' || header_name(view, 8) !== 'WEBP')
        return null;
    const size24 = (at) => 1 + view.getUint8(at) + (view.getUint16(at + 1, true) << 8);
    switch (header_name(view, 12)) {
        case 'VP8 ':
            return {
                format: 'webp',
                width: view.getUint16(26, true) & 0x3fff,
                height: view.getUint16(28, true) & 0x3fff,
            };
        case 'VP8L': {
            const bits = view.getUint32(21, true);
            return { format: 'webp', width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
        }
        case 'VP8X':
            return { format: 'webp', width: size24(24), height: size24(27) };
        default:
            return null;
    }
}
/** Walks the segments to the first frame header (ITU T.81, table B.1: C0 to CF but C4, C8 and CC). */
function jpegHeader(view) {
    if (view.getUint16(0) !== 0xffd8)
        return null;
    for (let at = 2;;) {
        if (view.getUint8(at) !== 0xff)
            return null;
        const marker = view.getUint8(at + 1);
        // A marker may be filled up with FF before it.
        if (marker === 0xff) {
            at += 1;
            continue;
        }
        if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
            return { format: 'jpeg', width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
        }
        if (marker === 0xda || marker === 0xd9)
            return null;
        at += 2 + view.getUint16(at + 2);
    }
}

;// CONCATENATED MODULE: ./build/src/thumbnail/pixels.js
// Pixels, and how a picture is made smaller: each pixel of the small one is the mean of the area that it covers. Pure.
/**
 * The largest size of the same proportions within a box; a picture that fits already keeps its own.
 * @param box pixels of a side
 */
function fitInto(width, height, box) {
    const scale = Math.min(1, box / Math.max(width, height));
    return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
/**
 * Makes a picture smaller by area averaging; transparent pixels give no colour.
 * @param width at most that of the picture; `height` too
 */
function shrink(from, width, height) {
    if (from.width === width && from.height === height)
        return from;
    const columns = cover(from.width, width);
    const rows = cover(from.height, height);
    const data = new Uint8ClampedArray(width * height * 4);
    const sums = new Float64Array(width * 4);
    for (let y = 0; y < height; y += 1) {
        sums.fill(0);
        const row = rows[y];
        for (let at = row.first; at <= row.last; at += 1)
            addRow(from, at, weight(row, at), columns, sums);
        for (let x = 0; x < width; x += 1) {
            const alpha = sums[4 * x + 3];
            const to = 4 * (y * width + x);
            for (let channel = 0; channel < 3; channel += 1) {
                data[to + channel] = alpha === 0 ? 0 : sums[4 * x + channel] / alpha;
            }
            data[to + 3] = alpha / (row.size * columns[x].size);
        }
    }
    return { width, height, data };
}
function cover(many, few) {
    const size = many / few;
    return Array.from({ length: few }, (_, at) => {
        const [start, end] = [at * size, Math.min(many, (at + 1) * size)];
        const first = Math.floor(start);
        const last = Math.max(first, Math.ceil(end) - 1);
        return { first, last, head: Math.min(first + 1, end) - start, tail: end - last, size: end - start };
    });
}
function weight({ first, last, head, tail }, at) {
    return at === first ? head : at === last ? tail : 1;
}
/** Adds one row, its columns gathered, to the sums: colours times opacity, and opacity. */
function addRow(from, y, share, columns, sums) {
    const { data } = from;
    const start = 4 * y * from.width;
    for (let x = 0; x < columns.length; x += 1) {
        const column = columns[x];
        let red = 0;
        let green = 0;
        let blue = 0;
        let opacity = 0;
        for (let at = column.first; at <= column.last; at += 1) {
            const pixel = start + 4 * at;
            const alpha = data[pixel + 3] * (at === column.first ? column.head : at === column.last ? column.tail : 1);
            red += data[pixel] * alpha;
            green += data[pixel + 1] * alpha;
            blue += data[pixel + 2] * alpha;
            opacity += alpha;
        }
        sums[4 * x] = sums[4 * x] + red * share;
        sums[4 * x + 1] = sums[4 * x + 1] + green * share;
        sums[4 * x + 2] = sums[4 * x + 2] + blue * share;
        sums[4 * x + 3] = sums[4 * x + 3] + opacity * share;
    }
}

;// CONCATENATED MODULE: ./build/src/thumbnail/thumbnail.js


/** Most pixels that are decoded (facts: threats.md: 64 MP). */
const MAX_PIXELS = 64_000_000;
/** libwebp's; a photograph of 320 pixels has about 10 kB. */
const QUALITY = 72;
/**
 * Decodes a picture and makes it small.
 * @param bytes a PNG, JPEG or WebP, by its content; anything else is `nothing`
 * @param box pixels of a side of the square that it must fit into
 */
async function makeSmall(bytes, box, codecs) {
    const header = readHeader(bytes);
    if (!header)
        return { kind: 'nothing', why: 'The file is no PNG, JPEG or WebP' };
    if (header.width * header.height > MAX_PIXELS) {
        return { kind: 'nothing', why: `The picture has ${header.width} x ${header.height} pixels, too many to show` };
    }
    const pixels = await codecs.decode(header.format, bytes);
    if (!pixels)
        return { kind: 'nothing', why: 'The picture cannot be decoded' };
    const { width, height } = fitInto(pixels.width, pixels.height, box);
    return { kind: 'pixels', pixels: shrink(pixels, width, height) };
}
/** The same as a WebP file. */
async function makeThumbnail(bytes, box, codecs) {
    const small = await makeSmall(bytes, box, codecs);
    if (small.kind === 'nothing')
        return small;
    const { pixels } = small;
    return {
        kind: 'webp',
        bytes: await codecs.encodeWebp(pixels, QUALITY),
        width: pixels.width,
        height: pixels.height,
    };
}


/***/ }),

/***/ 5078:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ codecFile)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_module__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8995);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
// The codecs' files: beside the bundle, or in their packages where the sources run as they are.



function codecFile(file) {
    const beside = node_path__WEBPACK_IMPORTED_MODULE_2__.join(import.meta.dirname, node_path__WEBPACK_IMPORTED_MODULE_2__.posix.basename(file));
    return node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync(node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync(beside) ? beside : (0,node_module__WEBPACK_IMPORTED_MODULE_1__.createRequire)(import.meta.url).resolve(file));
}


/***/ })

};
