export const id = 6830;
export const ids = [6830];
export const modules = {

/***/ 7406:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ ImagelockError),
/* harmony export */   d: () => (/* binding */ EXIT)
/* harmony export */ });
// The one vocabulary of what goes wrong: a code, a sentence, a place, a hint, an exit code.
/** Exit codes of both doors (spec: cli.md, "Exit codes"). */
const EXIT = {
    done: 0,
    incomplete: 1,
    invalid: 2,
    outdated: 3,
    capped: 4,
    undelivered: 5,
    internal: 70,
    interrupted: 130,
    terminated: 143,
};
/** A failure of the whole run. The failure of one image is a value instead. */
class ImagelockError extends Error {
    code;
    exit;
    problems;
    /**
     * @param problem what is said; its `code` becomes the error's
     * @param exit the exit code that this failure asks for
     * @param more further problems found in the same go
     */
    constructor(problem, exit = EXIT.invalid, more = []) {
        super(problem.message);
        this.name = 'ImagelockError';
        this.code = problem.code;
        this.exit = exit;
        this.problems = [{ severity: 'error', ...problem }, ...more];
    }
}


/***/ }),

/***/ 2283:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D3: () => (/* binding */ widest),
/* harmony export */   Gr: () => (/* binding */ DEFAULT_PROVIDER),
/* harmony export */   He: () => (/* binding */ MAX_SEED),
/* harmony export */   NZ: () => (/* binding */ MAX_MATRIX_STEPS),
/* harmony export */   OM: () => (/* binding */ DEFAULT_PATH),
/* harmony export */   Os: () => (/* binding */ MAX_PROMPT_BYTES),
/* harmony export */   _7: () => (/* binding */ DEFAULT_SIZE),
/* harmony export */   gO: () => (/* binding */ RESERVED_NAMES),
/* harmony export */   gZ: () => (/* binding */ MAX_FILE_BYTES),
/* harmony export */   ko: () => (/* binding */ MAX_TOTAL_TEXT),
/* harmony export */   m: () => (/* binding */ extraRules),
/* harmony export */   mC: () => (/* binding */ MAX_IMAGES),
/* harmony export */   r5: () => (/* binding */ providers)
/* harmony export */ });
/* harmony import */ var _providers_table_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6157);

const MAX_FILE_BYTES = 10 * 1024 * 1024;
const MAX_IMAGES = 10_000;
/** UTF-8 bytes; 32,000 tokens at 4 bytes each. */
const MAX_PROMPT_BYTES = 128_000;
const MAX_SEED = 2_147_483_647;
const DEFAULT_PROVIDER = 'apiyi';
const DEFAULT_SIZE = { width: 1024, height: 1024 };
const DEFAULT_PATH = 'images/{{ id }}.{{ ext }}';
/** Combinations and additions of all matrices of a file that are looked at, those that are excluded again included. */
const MAX_MATRIX_STEPS = 400_000;
/** Characters of all prompts together after expansion: 10,000 images with 3,000 each. */
const MAX_TOTAL_TEXT = 32 * 1024 * 1024;
/** The names that a text may use beside those of `vars` and of the matrix. */
const RESERVED_NAMES = ['id', 'ext', 'seed', 'width', 'height', 'model'];
/** All providers. */
const providers = _providers_table_js__WEBPACK_IMPORTED_MODULE_0__/* .providerNames */ .e.flatMap((name) => (0,_providers_table_js__WEBPACK_IMPORTED_MODULE_0__/* .providerNamed */ .l)(name) ?? []);
/** The widest range of a parameter over all models of all providers. */
function widest(parameter) {
    const range = { min: Number.POSITIVE_INFINITY, max: Number.NEGATIVE_INFINITY };
    for (const rule of providers.flatMap((one) => one.models.map((model) => one.rules(model).parameters[parameter]))) {
        if (rule === undefined || rule.kind === 'boolean')
            continue;
        range.min = Math.min(range.min, rule.min);
        range.max = Math.max(range.max, rule.max);
    }
    return range;
}
/** All fields of `extra` that any model takes. */
const extraRules = new Map(providers.flatMap((one) => one.models.flatMap((model) => Object.entries(one.rules(model).extra))));


/***/ }),

/***/ 9181:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $Y: () => (/* binding */ microsToUsd),
/* harmony export */   $m: () => (/* binding */ usdToMicros),
/* harmony export */   _e: () => (/* binding */ parseUsd),
/* harmony export */   dR: () => (/* binding */ usd),
/* harmony export */   hB: () => (/* binding */ capToMicros)
/* harmony export */ });
// Money, counted in whole millionths of a dollar so that sums are exact.
const MICROS = 1_000_000;
/** Above this the product with a million could be off by one. */
const MAX_USD = 1_000_000_000;
/**
 * Dollars to whole millionths, the nearest one where there are more than six decimals.
 * @returns null for what is not finite, below 0 or above a thousand million
 */
function usdToMicros(usd) {
    return usd >= 0 && usd <= MAX_USD ? Math.round(usd * MICROS) : null;
}
/**
 * Reads an amount that a person wrote, e.g. `5`, `0.035`.
 * @returns whole millionths, or null where it is no plain decimal or out of range
 */
function parseUsd(text) {
    const [, whole, decimals = ''] = /^([0-9]+)(?:\.([0-9]+))?$/.exec(text) ?? [];
    // A cap is never rounded up: what is below a millionth is cut off.
    return whole === undefined ? null : usdToMicros(Number(`${whole}.${decimals.slice(0, 6)}0`));
}
/**
 * A cap in dollars to whole millionths, never rounded up.
 * @returns null for what is too large to be counted in them: it caps nothing
 */
function capToMicros(usd) {
    // More decimals than are kept, so that 0.29 is not cut to 0.289999.
    return usd <= MAX_USD ? Math.floor(Number((usd * MICROS).toFixed(6))) : null;
}
/** Whole millionths to the dollars that JSON shows, with at most six decimals. */
function microsToUsd(micros) {
    return micros / MICROS;
}
/** An amount as people read it: at least two decimals, at most six. */
function usd(micros) {
    const text = microsToUsd(micros)
        .toFixed(6)
        .replace(/0{1,4}$/, '');
    return `${text} USD`;
}


/***/ }),

/***/ 2946:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EK: () => (/* binding */ isOneOf),
/* harmony export */   Le: () => (/* binding */ checkSizeOf),
/* harmony export */   lP: () => (/* binding */ sizeText)
/* harmony export */ });
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


/***/ }),

/***/ 6157:
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
        next: 'its list of requests tells more',
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
        next: 'its list of requests tells more',
        told: ({ status }) => status === 408,
    },
    {
        kind: 'invalid',
        code: 'provider/invalid',
        what: 'the provider has nothing where the purchase went',
        next: 'check the base URL, to which a path such as /v1 belongs',
        told: ({ status }) => status === 404,
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
    what: 'the provider sent no answer of its own',
    next: 'its list of requests tells more',
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
        if (json === undefined) {
            return unknown('provider/broken-json', 'the answer of the provider holds a picture and is no whole JSON', status);
        }
        if (bytes.valid && bytes.bytes > 0)
            return { kind: 'bytes' };
        return unknown('provider/broken-base64', 'the picture in the answer of the provider is not whole base64', status);
    }
    return url === undefined ? undefined : { kind: 'url', url };
}
function unknown(code, what, status) {
    return { kind: 'unknown', code, message: `${what} (HTTP ${status}); its list of requests tells more` };
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

// EXTERNAL MODULE: ./build/src/providers/sizes.js
var sizes = __webpack_require__(2946);
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
        checkSize: (size) => (0,sizes/* checkSizeOf */.Le)(model, FLUX_SIZES, size),
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
    checkSize: (size) => (0,sizes/* checkSizeOf */.Le)('gpt-image-2', GPT_SIZES, size),
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
    const asText = model === 'gpt-image-2' || (0,sizes/* isOneOf */.EK)(DOCUMENTED_SIZES, { width, height });
    return asText ? { size: (0,sizes/* sizeText */.lP)({ width, height }) } : { width, height };
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
    const size = (0,sizes/* sizeText */.lP)({ width, height });
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
        freePath: '/models',
        // The API for it wants a token of the account, which is more than the key of an image.
        balancePage: 'https://api.apiyi.com/account/profile',
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
        checkSize: (size) => (0,sizes/* checkSizeOf */.Le)(model, SIZES, size),
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
