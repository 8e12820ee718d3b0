export const id = 9203;
export const ids = [9203];
export const modules = {

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


/***/ })

};
