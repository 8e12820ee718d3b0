export const id = 7385;
export const ids = [7385];
export const modules = {

/***/ 7779:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ endpointOf),
/* harmony export */   l: () => (/* binding */ missingKeys)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7406);
/* harmony import */ var _plan_plan_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6977);
/* harmony import */ var _providers_table_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6157);
/* harmony import */ var _secret_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9029);
/* harmony import */ var _world_address_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2394);
// Where each provider is reached and with which key: the operator's word alone (spec providers.md).





/** One error for each provider that something must be bought from and that has no key. */
function missingKeys(items, env) {
    const names = new Set(items.filter(({ source }) => (0,_plan_plan_js__WEBPACK_IMPORTED_MODULE_1__/* .isPurchase */ .u7)(source)).map(({ image }) => image?.request.provider ?? ''));
    return [...names].flatMap((name) => {
        const variable = (0,_providers_table_js__WEBPACK_IMPORTED_MODULE_2__/* .providerNamed */ .l)(name)?.api?.keyVariable;
        if (variable === undefined || keyOf(variable, env) !== '')
            return [];
        const message = `no key for ${name}: set ${variable} in the environment, or draw free drafts with --placeholder`;
        return [{ severity: 'error', code: 'key/missing', message }];
    });
}
/**
 * The endpoint of a provider that pictures are bought or fetched from.
 * @throws ImagelockError `key/malformed`, `provider/base-url` (exit 2)
 */
function endpointOf(name, env) {
    const provider = (0,_providers_table_js__WEBPACK_IMPORTED_MODULE_2__/* .providerNamed */ .l)(name);
    const api = provider?.api;
    if (!provider || !api)
        throw new Error(`${name} has no API`);
    const base = (0,_world_address_js__WEBPACK_IMPORTED_MODULE_4__/* .checkBaseUrl */ .xd)(env[api.baseUrlVariable]?.trim() || api.baseUrl);
    if (base.kind === 'bad') {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ImagelockError */ .L({ code: 'provider/base-url', message: `${api.baseUrlVariable}: ${base.message}` });
    }
    const key = keyOf(api.keyVariable, env);
    if (!/^[\x21-\x7e]*$/.test(key)) {
        const message = `${api.keyVariable} holds characters that no key has: it was perhaps copied with a line break or a quote`;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ImagelockError */ .L({ code: 'key/malformed', message });
    }
    return { provider, baseUrl: base.url, range: base.range, key: new _secret_js__WEBPACK_IMPORTED_MODULE_3__/* .Secret */ .z(key) };
}
function keyOf(variable, env) {
    return env[variable]?.trim() ?? '';
}


/***/ }),

/***/ 9029:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ Secret)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7975);
// A secret that prints as `[secret]` in every way of printing (facts: "Secrets and requests").

/** Holds a key; only `reveal` gives it, and only the HTTP client calls that. */
class Secret {
    #value;
    constructor(value) {
        this.#value = value;
    }
    /** The raw value, for the one request that needs it. */
    reveal() {
        return this.#value;
    }
    toString() {
        return '[secret]';
    }
    toJSON() {
        return '[secret]';
    }
    [node_util__WEBPACK_IMPORTED_MODULE_0__.inspect.custom]() {
        return '[secret]';
    }
}


/***/ }),

/***/ 2394:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Yo: () => (/* binding */ checkAnswerUrl),
/* harmony export */   be: () => (/* binding */ rangeOf),
/* harmony export */   i5: () => (/* binding */ nameIsEnough),
/* harmony export */   lg: () => (/* binding */ addressAllowed),
/* harmony export */   w4: () => (/* binding */ hostOf),
/* harmony export */   xd: () => (/* binding */ checkBaseUrl)
/* harmony export */ });
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7030);
// Which addresses a request may go to: pure rules over URLs and IP addresses (facts: "Secrets and requests").

const MAX_URL_BYTES = 8192;
const RANGES = new Map([
    ['loopback', subnets('127.0.0.0/8', '::1/128')],
    ['10/8', subnets('10.0.0.0/8')],
    ['172.16/12', subnets('172.16.0.0/12')],
    ['192.168/16', subnets('192.168.0.0/16')],
    ['fc00::/7', subnets('fc00::/7')],
]);
/** Link-local addresses and where clouds keep their metadata: never, whatever the base URL is. */
const NEVER = subnets('169.254.0.0/16', 'fe80::/10', '168.63.129.16/32', '100.100.100.200/32', '192.0.0.192/32', 'fd00:ec2::/32', 'fd20:ce::254/128');
/** IANA's special-purpose registries, within what could be public. */
const SPECIAL = subnets(...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24'], ...['192.0.2.0/24', '192.31.196.0/24', '192.52.193.0/24', '192.88.99.0/24', '192.168.0.0/16', '192.175.48.0/24'], ...['198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4'], 
// Teredo, ORCHID and other protocol assignments; documentation; 6to4; AS112; documentation.
...['2001::/23', '2001:db8::/32', '2002::/16', '2620:4f:8000::/48', '3fff::/20']);
/** Everything else of IPv6 is loopback, mapped, translated, local, multicast or not assigned. */
const GLOBAL_UNICAST = subnets('2000::/3');
const MAPPED = subnets('::ffff:0:0/96');
const LOCAL_NAME = /^(?:[^.]*|(?:.*\.)?(?:localhost|localdomain|local|internal|intranet|lan|home|corp|private|home\.arpa))$/;
/**
 * Checks an operator's base URL: https, or http where its host is a loopback or private address (spec: providers.md).
 * @param text from the environment or the action's inputs, never from a manifest
 * @returns the URL and the private range its host lies in (null for any other host), or why it is none
 */
function checkBaseUrl(text) {
    const url = URL.canParse(text) ? new URL(text) : null;
    // The text itself is not repeated: it may hold a password.
    if (url === null)
        return { kind: 'bad', message: 'it is not a URL such as https://host/v1' };
    if (url.username !== '' || url.password !== '')
        return { kind: 'bad', message: 'it names a user; a key goes into the variable for keys alone' };
    if (/[?#]/.test(text))
        return { kind: 'bad', message: 'it has a query or a fragment (? or #)' };
    const range = rangeOf(hostOf(url));
    if (url.protocol === 'https:' || (url.protocol === 'http:' && range !== null))
        return { kind: 'ok', url, range };
    const message = `${url.protocol}//${url.host} is not https; plain http is for loopback and private addresses alone`;
    return { kind: 'bad', message };
}
/**
 * Checks a URL that came from outside (an answer, a redirect, the journal) before anything connects to it.
 * Literal addresses are judged here; the addresses of a name are to be judged by the returned rule when resolved.
 * @param text at most 8 kB
 * @param allowed the range of the operator's base URL, where that is a loopback or private address
 */
function checkAnswerUrl(text, allowed) {
    if (Buffer.byteLength(text) > MAX_URL_BYTES)
        return refused('it is longer than 8 kB');
    const url = URL.canParse(text) ? new URL(text) : null;
    if (url === null)
        return refused('it is not a URL');
    if (url.protocol !== 'https:' && url.protocol !== 'http:')
        return refused('it is not https');
    if (url.username !== '' || url.password !== '')
        return refused('it names a user');
    const standard = url.protocol === 'https:' && url.port === '';
    if (!standard && allowed === null)
        return refused('it is not https on port 443');
    const host = hostOf(url);
    const literal = (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(host) !== 0;
    const rule = { public: standard && (literal || !LOCAL_NAME.test(host)), range: allowed };
    if (literal ? !addressAllowed(host, rule) : !rule.public && allowed === null)
        return refused('its host is not public');
    return { kind: 'ok', url, rule };
}
/** Verdicts of this run: the pictures of a run come from few addresses, and each costs a walk of all lists. */
const verdicts = new Map();
const MOST_VERDICTS = 1000;
/** Whether an address that a name resolved to (or a literal) keeps the rule. Zone ids and other text never do. */
function addressAllowed(address, rule) {
    const question = `${rule.public} ${rule.range} ${address}`;
    const known = verdicts.get(question);
    if (known !== undefined)
        return known;
    if (verdicts.size >= MOST_VERDICTS)
        verdicts.clear();
    const verdict = judgeAddress(address, rule);
    verdicts.set(question, verdict);
    return verdict;
}
function judgeAddress(address, rule) {
    const family = (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(address);
    if (family === 0 || address.includes('%') || holds(NEVER, address))
        return false;
    if (rule.range !== null && holds(RANGES.get(rule.range), address))
        return true;
    if (!rule.public || holds(SPECIAL, address))
        return false;
    return family === 4 || holds(GLOBAL_UNICAST, address) || holds(MAPPED, address);
}
/**
 * Whether a checked URL's host can be vouched for without resolving it, which is all that is possible behind a proxy:
 * a literal, a public name, or `localhost` where loopback is allowed.
 */
function nameIsEnough(url, rule) {
    const host = hostOf(url);
    return (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(host) !== 0 || rule.public || (rule.range === 'loopback' && isLocalhost(host));
}
/** The host of a URL as an address or a name in lower case: no brackets, no final dots. */
function hostOf(url) {
    return url.hostname
        .replace(/^\[(.*)\]$/, '$1')
        .replace(/\.+$/, '')
        .toLowerCase();
}
/** The private range of a literal address or of `localhost`, else null. */
function rangeOf(host) {
    if (isLocalhost(host))
        return 'loopback';
    if ((0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(host) === 0 || holds(NEVER, host))
        return null;
    for (const [range, list] of RANGES)
        if (holds(list, host))
            return range;
    return null;
}
/** `localhost` and the names below it (RFC 6761). */
function isLocalhost(host) {
    return host === 'localhost' || host.endsWith('.localhost');
}
function refused(why) {
    return { kind: 'refused', message: `The picture's URL is refused: ${why}.` };
}
/** An IPv4-mapped IPv6 address is held by the IPv4 subnets too. */
function holds(list, address) {
    return list !== undefined && list().check(address, (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(address) === 6 ? 'ipv6' : 'ipv4');
}
function subnets(...texts) {
    let list;
    return () => (list ??= listOf(texts));
}
function listOf(texts) {
    const list = new node_net__WEBPACK_IMPORTED_MODULE_0__.BlockList();
    for (const text of texts) {
        const [network = '', prefix] = text.split('/');
        list.addSubnet(network, Number(prefix), network.includes(':') ? 'ipv6' : 'ipv4');
    }
    return list;
}


/***/ }),

/***/ 6610:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ silenceDebugLog)
/* harmony export */ });
// Switches Node's debug log off: `NODE_DEBUG=undici` and its like print signed URLs and keys.
/**
 * Silences `NODE_DEBUG` for the rest of the process. Node reads that variable before any user code runs, so deleting it
 * is too late, and its own copy of undici listens to the same channels as ours; so what the log prints is dropped where
 * it prints: each entry is one write to stderr of `NAME pid: …`, in other versions one call of `process._rawDebug`.
 * To be called before a client is loaded; a second call does nothing.
 */
function silenceDebugLog() {
    if (!process.env['NODE_DEBUG'])
        return;
    delete process.env['NODE_DEBUG'];
    const entry = new RegExp(`^\\S+ (?:\\x1b\\[\\d+m)*${process.pid}(?:\\x1b\\[\\d+m)*: `);
    const write = process.stderr.write.bind(process.stderr);
    const filtered = (chunk, ...rest) => typeof chunk === 'string' && entry.test(chunk) ? true : write(chunk, ...rest);
    process.stderr.write = filtered;
    Object.defineProperty(process, '_rawDebug', { value: () => { }, configurable: true, writable: true });
}


/***/ }),

/***/ 7411:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  V: () => (/* binding */ createHttp)
});

// EXTERNAL MODULE: external "node:dns/promises"
var promises_ = __webpack_require__(1553);
// EXTERNAL MODULE: ./build/src/world/address.js
var world_address = __webpack_require__(2394);
// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(8474);
;// CONCATENATED MODULE: ./build/src/world/valve.js
let reading = null;
/**
 * Fits a valve to a connected socket before undici gets it. Its own way, pausing its parser, ends the whole process with
 * a failed assertion where the other side hangs up in a pause (7.30.2, `Parser.finish`); this way the parser never pauses.
 */
function fitValve(socket) {
    const read = socket.read.bind(socket);
    let held = false;
    const valve = {
        hold() {
            held = true;
        },
        release() {
            if (!held)
                return;
            held = false;
            socket.emit('readable');
        },
    };
    socket.read = (size) => {
        // A size is asked for by the stream itself, to fill its small buffer.
        if (held && size === undefined)
            return null;
        reading = valve;
        return read(size);
    };
}
/** The valve of the socket whose bytes are being handled: undici parses what it has read before it reads on. */
function currentValve() {
    return reading;
}

;// CONCATENATED MODULE: ./build/src/world/exchange.js
// One request and its answer over undici, with back pressure, a stop at any time, and whether it was sent.


/** Starts one exchange. Time limits are the caller's, by `stop`. */
function exchange(call) {
    let controller = null;
    let ended = false;
    let last = undefined;
    let waiting = 0;
    let settle;
    const done = new Promise((resolve) => (settle = resolve));
    const end = (ending) => {
        if (ended)
            return;
        ended = true;
        if (ending.kind !== 'complete' && ending.kind !== 'failed')
            controller?.abort(new Error('stopped'));
        if (last === undefined)
            settle(ending);
        else
            last.then(() => settle(ending), (error) => settle({ kind: 'thrown', error }));
    };
    const guarded = (body) => {
        try {
            return body();
        }
        catch (error) {
            end({ kind: 'thrown', error });
            return undefined;
        }
    };
    /** One read may hold several chunks: they are handed on one after the other, and the next read waits for the last. */
    const hand = (chunk) => last === undefined ? call.onChunk(chunk) : last.then(() => call.onChunk(chunk));
    const wait = (waited) => {
        const valve = currentValve();
        valve?.hold();
        waiting++;
        last = waited.finally(() => {
            if (--waiting > 0)
                return;
            last = undefined;
            valve?.release();
        });
        last.catch((error) => end({ kind: 'thrown', error }));
    };
    const handler = {
        onRequestStart(started) {
            // undici sends a request again in rare cases; one that may cost money goes out once.
            if (ended || controller !== null)
                return started.abort(new Error('stopped'));
            controller = started;
        },
        onResponseStart(_, status, headers) {
            if (!ended && status >= 200)
                guarded(() => call.onHead(status, flatten(headers)));
        },
        onResponseData(_, chunk) {
            if (ended)
                return;
            const waited = guarded(() => hand(chunk));
            if (waited !== undefined)
                wait(waited);
        },
        onResponseEnd() {
            withoutTraces();
            end({ kind: 'complete' });
        },
        onResponseError(_, error) {
            end({ kind: 'failed', error });
        },
    };
    call.dispatcher.dispatch(call.request, handler);
    return { done, stop: () => end({ kind: 'stopped' }), sent: () => controller !== null };
}
/**
 * Where a connection serves one request, undici ends it next by an error that only its own listeners see: until it has,
 * errors have no stack trace, which would cost more than the request's bytes.
 */
function withoutTraces() {
    const limit = Error.stackTraceLimit;
    if (limit === 0)
        return;
    Error.stackTraceLimit = 0;
    queueMicrotask(() => (Error.stackTraceLimit = limit));
}
/** Calls back once when a signal fires; many requests may listen to one. @returns what ends it */
function onAbort(signal, body) {
    (0,external_node_events_.setMaxListeners)(0, signal);
    signal.addEventListener('abort', body, { once: true });
    return () => signal.removeEventListener('abort', body);
}
function flatten(headers) {
    const flat = Object.create(null);
    for (const name of Object.keys(headers)) {
        const value = headers[name];
        if (value !== undefined)
            flat[name] = typeof value === 'string' ? value : value.join(', ');
    }
    return flat;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./build/src/world/redact.js
// Takes secrets out where a value enters: signed URLs and keys that come back in an answer.

/** A shorter key could stand in any word; masking it would break what it stands in. */
const SHORTEST_MASKED = 8;
const MASK = '[secret]';
/** A URL as it may be shown: its origin and a short hash of path and query, which may be signed. */
function redactUrl(url) {
    const hash = (0,external_node_crypto_.createHash)('sha256')
        .update(url.pathname + url.search)
        .digest('hex');
    return `${url.origin}/#${hash.slice(0, 8)}`;
}
/**
 * Masks a key in every string of a value, keys of objects excepted: as it is, URL- or JSON-escaped, in hex and in
 * base64, in whatever case.
 * @param value parsed JSON, at most 64 levels deep
 */
function maskSecret(value, secret) {
    const known = patterns.get(secret);
    const pattern = known === undefined ? patternOf(secret.reveal()) : known;
    if (known === undefined)
        patterns.set(secret, pattern);
    return pattern === null ? value : mask(value, pattern);
}
/** Made once a secret: each answer of a run is searched for the same. Null where the key is too short. */
const patterns = new WeakMap();
function patternOf(key) {
    if (key.length < SHORTEST_MASKED)
        return null;
    // Gateways of this kind keep a key without its prefix, and say it so.
    const bare = key.replace(/^sk-/i, '');
    const forms = [key, ...(bare.length < 2 * SHORTEST_MASKED ? [] : [bare])].flatMap(formsOf);
    return new RegExp([...new Set(forms)].map(literal).join('|'), 'gi');
}
function formsOf(key) {
    const bytes = Buffer.from(key);
    const base64 = [0, 1, 2].map((offset) => {
        const whole = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
        // The first and last characters mix with what stands around the key.
        return whole.slice(offset === 0 ? 0 : offset + 1, Math.floor(((offset + bytes.length) * 8) / 6));
    });
    const base64url = base64.map((form) => form.replaceAll('+', '-').replaceAll('/', '_'));
    const escaped = [encodeURIComponent(key), JSON.stringify(key).slice(1, -1)];
    return [key, ...escaped, bytes.toString('hex'), ...base64, ...base64url];
}
function literal(text) {
    return text.replaceAll(/[\\^$.|?+*()[\]{}/-]/g, '\\$&');
}
function mask(value, forms) {
    if (typeof value === 'string')
        return value.replaceAll(forms, MASK);
    if (Array.isArray(value))
        return value.map((item) => mask(item, forms));
    if (value === null || typeof value !== 'object')
        return value;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, mask(item, forms)]));
}

;// CONCATENATED MODULE: ./build/src/world/trouble.js
// What a socket's or parser's error means, as a stable code and words; never built from what was sent.
const MEANINGS = [
    [/^(ENOTFOUND|EAI_|ENODATA)/, 'http/dns', 'the name could not be resolved'],
    [/^ECONNREFUSED$/, 'http/refused', 'the connection was refused'],
    [/^(UND_ERR_CONNECT_TIMEOUT|ETIMEDOUT)$/, 'http/connect-timeout', 'the connection timed out'],
    [/^E(HOST|NET)UNREACH$|^EADDRNOTAVAIL$/, 'http/unreachable', 'there is no way to the host'],
    [/^HTTP_REFUSED_ADDRESS$/, 'http/refused-address', 'the address is not public'],
    [/^HTTP_PROXY$/, 'http/proxy', 'the proxy did not open the way'],
    [/^(ECONNRESET|EPIPE|ECONNABORTED|UND_ERR_SOCKET|UND_ERR_CLOSED)$/, 'http/reset', 'the connection was lost'],
    [/^UND_ERR_RES_CONTENT_LENGTH_MISMATCH$/, 'http/cut', 'the body was cut'],
    [/^(HPE_|UND_ERR_HEADERS_OVERFLOW)/, 'http/garbled', 'the answer is not HTTP'],
    [/^(EPROTO|ERR_TLS|ERR_SSL|CERT_|UNABLE_TO_|DEPTH_ZERO|SELF_SIGNED|HOSTNAME_MISMATCH)/, 'http/tls', 'TLS failed'],
    [/^UND_ERR_INVALID_ARG$/, 'http/invalid-request', 'the request or the key holds characters that HTTP cannot carry'],
];
/** Reads an error of node:net, node:tls or undici. */
function readTrouble(error) {
    const raw = codeOf(error);
    const found = MEANINGS.find(([pattern]) => pattern.test(raw));
    if (found === undefined)
        return { code: 'http/failed', words: raw === '' ? 'it failed' : `it failed (${raw})` };
    return { code: found[1], words: `${found[2]} (${raw})` };
}
function codeOf(error) {
    // undici's parser error has no code for most of its reasons.
    if (error instanceof Error && error.name === 'HTTPParserError')
        return 'HPE_INVALID';
    if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string')
        return '';
    return /^\w{1,64}$/.test(error.code) ? error.code : '';
}

;// CONCATENATED MODULE: ./build/src/world/ask.js




/** Never throws. */
async function ask(connections, { url, secret, timeoutMs, signal }) {
    let result = null;
    let late = false;
    const running = exchange({
        dispatcher: connections.fresh(url),
        request: {
            origin: url.origin,
            path: url.pathname + url.search,
            method: 'GET',
            reset: true,
            headers: { accept: '*/*', 'accept-encoding': 'identity', ...authorization(secret) },
        },
        onHead(status, headers) {
            const location = headers['location'] ?? '';
            const known = location !== '' && URL.canParse(location, url.href);
            if (status >= 300 && status < 400)
                result = { kind: 'redirect', host: known ? (0,world_address/* hostOf */.w4)(new URL(location, url)) : '' };
            else
                result = { kind: 'answer', status, type: headers['content-type'] ?? '' };
            running.stop();
        },
        onChunk() { },
    });
    const ignore = onAbort(signal, running.stop);
    const timer = setTimeout(() => {
        late = true;
        running.stop();
    }, timeoutMs);
    const ending = await running.done;
    clearTimeout(timer);
    ignore();
    if (result !== null)
        return result;
    const trouble = late
        ? { code: 'http/timeout', words: `no answer came within ${timeoutMs / 1000} s` }
        : readTrouble(ending.kind === 'failed' ? ending.error : null);
    return { kind: 'failed', code: trouble.code, message: `GET ${redactUrl(url)}: ${trouble.words}` };
}
function authorization(secret) {
    if (secret === null)
        return {};
    const { scheme, value } = secret;
    if (scheme === 'bearer')
        return { authorization: `Bearer ${value.reveal()}` };
    const pair = Buffer.from(`x-access-token:${value.reveal()}`).toString('base64');
    return { authorization: `Basic ${pair}` };
}

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
;// CONCATENATED MODULE: ./build/src/world/connections.js



/** Long enough for one of several addresses to answer from another continent; Node's 250 ms is not. */
const ATTEMPT_MS = 2500;
const CONNECT_MS = 15_000;
/** Time limits are the caller's, but for connecting. */
const LIMITS = { allowH2: false, headersTimeout: 0, bodyTimeout: 0 };
const TUNNEL_MS = 15_000;
/** @param undici loaded by the caller, since loading it costs */
function createConnections(undici, resolve, proxyFor) {
    const agents = new Map();
    const direct = (rule) => undici.buildConnector({
        timeout: CONNECT_MS,
        autoSelectFamilyAttemptTimeout: ATTEMPT_MS,
        lookup: createLookup(resolve, rule),
    });
    const agent = (name, connector) => {
        const known = agents.get(name);
        if (known !== undefined)
            return known;
        const made = new undici.Agent({ ...LIMITS, connect: connector() });
        agents.set(name, made);
        return made;
    };
    const tunnels = () => agent('tunnels', () => direct(null));
    const connectorFor = (proxy, rule) => fitted(proxy === null ? direct(rule) : createTunnel(proxy, (call) => undici.connect.call(tunnels(), call), direct(null)));
    const singles = new Map();
    const singlesFor = (url) => {
        const proxy = proxyFor(url);
        const name = `${url.origin} ${proxy?.href}`;
        const known = singles.get(name);
        if (known !== undefined)
            return known;
        const made = createSingles(undici, url.origin, connectorFor(proxy, null));
        singles.set(name, made);
        return made;
    };
    return {
        fresh: singlesFor,
        kept: (url, rule) => {
            const proxy = proxyFor(url);
            return agent(proxy?.href ?? `${rule.public}/${rule.range}`, () => connectorFor(proxy, rule));
        },
        async destroy() {
            const all = [...agents.values(), ...singles.values()];
            await Promise.all(all.map((one) => one.destroy()));
        },
    };
}
/**
 * undici's pool of clients does as much, at twice the cost where no connection is kept: it tells all its listeners of
 * each. A client whose request failed is not used again.
 */
function createSingles(undici, origin, connect) {
    const idle = [];
    const busy = new Set();
    const take = () => {
        const client = idle.pop() ?? new undici.Client(origin, { ...LIMITS, connect });
        busy.add(client);
        return client;
    };
    return {
        dispatch(options, handler) {
            const client = take();
            return client.dispatch(options, {
                onRequestStart: (...all) => handler.onRequestStart?.(...all),
                onResponseStart: (...all) => handler.onResponseStart?.(...all),
                onResponseData: (...all) => handler.onResponseData?.(...all),
                onResponseEnd(...all) {
                    if (busy.delete(client))
                        idle.push(client);
                    handler.onResponseEnd?.(...all);
                },
                onResponseError(...all) {
                    busy.delete(client);
                    client.destroy().catch(() => { });
                    handler.onResponseError?.(...all);
                },
            });
        },
        async destroy() {
            await Promise.all([...idle, ...busy].map((client) => client.destroy()));
        },
    };
}
/** A lookup for node:net that gives no address at all where one of them breaks the rule. */
function createLookup(resolve, rule) {
    return (hostname, options, callback) => {
        resolve(hostname).then((found) => {
            const first = found[0];
            if (first === undefined)
                return callback(failure('ENOTFOUND'), '');
            if (rule !== null && !keeps(found, rule))
                return callback(failure('HTTP_REFUSED_ADDRESS'), '');
            return options.all === true ? callback(null, [...found]) : callback(null, first.address, first.family);
        }, (error) => callback(error, ''));
    };
}
/** All public, or all of the range: a name that mixes the two is somebody's trick. */
function keeps(found, { public: isPublic, range }) {
    const all = (rule) => found.every(({ address }) => (0,world_address/* addressAllowed */.lg)(address, rule));
    return all({ public: isPublic, range: null }) || all({ public: false, range });
}
function fitted(connector) {
    return (target, callback) => connector(target, (...[error, socket]) => {
        if (error !== null)
            return callback(error, null);
        fitValve(socket);
        return callback(null, socket);
    });
}
/** A connector that asks a proxy for a tunnel. undici's own tries for ever where a proxy hangs up. */
function createTunnel(proxy, connect, secure) {
    const headers = proxyHeaders(proxy);
    // Without it the proxy's certificate would be held against the target's name, which stands in `host`.
    const name = (0,external_node_net_.isIP)((0,world_address/* hostOf */.w4)(proxy)) === 0 ? { servername: (0,world_address/* hostOf */.w4)(proxy) } : {};
    return (target, callback) => {
        const host = (0,external_node_net_.isIP)(target.hostname) === 6 ? `[${target.hostname}]` : target.hostname;
        const path = `${host}:${target.port || (target.protocol === 'https:' ? 443 : 80)}`;
        const signal = AbortSignal.timeout(TUNNEL_MS);
        connect({ origin: proxy.origin, path, signal, headers: { ...headers, host: path }, ...name }).then(({ statusCode, socket }) => {
            if (statusCode === 200 && target.protocol !== 'https:')
                return callback(null, socket);
            if (statusCode === 200)
                return secure({ ...target, httpSocket: socket }, callback);
            socket.on('error', () => { }).destroy();
            return callback(failure('HTTP_PROXY'), null);
        }, () => callback(failure('HTTP_PROXY'), null));
    };
}
function proxyHeaders(proxy) {
    if (proxy.username === '')
        return {};
    const user = `${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`;
    return { 'proxy-authorization': `Basic ${Buffer.from(user).toString('base64')}` };
}
function failure(code) {
    return Object.assign(new Error(code), { code });
}

// EXTERNAL MODULE: ./build/src/world/debug-log.js
var debug_log = __webpack_require__(6610);
;// CONCATENATED MODULE: ./build/src/world/watch.js
// When a download has taken too long: idle, too slow, or past its deadline. A pure decision.
/** facts: "Secrets and requests", deadline in total, idle limit, least rate. A paid picture that flows may finish. */
const DOWNLOAD_LIMITS = {
    idleMs: 30_000,
    windowMs: 30_000,
    leastBytesPerSecond: 1000,
    overtimeIdleMs: 10_000,
    overtimeMs: 60_000,
    tickMs: 1000,
};
/** @returns why the download is to be given up now, or null */
function overdue(progress, now, limits) {
    const silent = now - progress.lastByteAt;
    // A clock ahead of the server's makes the deadline pass before the start; the try has its overtime in any case.
    const end = Math.max(progress.deadline, progress.startedAt);
    if (now >= end + limits.overtimeMs || (now >= end && silent >= limits.overtimeIdleMs))
        return 'deadline';
    if (silent >= limits.idleMs)
        return 'idle';
    const passed = now - progress.windowStart;
    if (passed < limits.windowMs)
        return null;
    return progress.windowBytes * 1000 < limits.leastBytesPerSecond * passed ? 'slow' : null;
}

;// CONCATENATED MODULE: ./build/src/world/get.js
// Fetches one picture from a URL of an answer: no key, every address checked, everything counted and timed.





const MAX_REDIRECTS = 2;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const STOPS = {
    idle: { code: 'http/idle', words: 'no byte came for too long' },
    slow: { code: 'http/slow', words: 'the bytes came too slowly' },
    deadline: { code: 'http/deadline', words: 'it was not there by its deadline' },
    'too-large': { code: 'http/too-large', words: 'it is larger than a picture may be' },
    encoding: { code: 'http/encoding', words: 'it has a content encoding' },
};
/** @throws what `onChunk` threw */
async function get(context, call) {
    const startedAt = context.now();
    let text = call.url;
    for (let redirects = 0;; redirects++) {
        const check = (0,world_address/* checkAnswerUrl */.Yo)(text, call.allowed);
        if (check.kind === 'refused')
            return { kind: 'refused-address', message: check.message };
        if (context.proxyFor(check.url) !== null && !(0,world_address/* nameIsEnough */.i5)(check.url, check.rule)) {
            return { kind: 'refused-address', message: "The picture's URL is refused: its host is not public." };
        }
        const hop = await once(context, call, check.url, check.rule, startedAt);
        if (hop.kind !== 'redirect')
            return hop;
        const message = `GET ${redactUrl(check.url)}: it points on to nowhere, or too often.`;
        if (redirects === MAX_REDIRECTS || !URL.canParse(hop.location, check.url.href)) {
            return { kind: 'failed', code: 'http/redirect', message };
        }
        text = new URL(hop.location, check.url).href;
    }
}
async function once(context, call, url, rule, startedAt) {
    if (call.signal.aborted)
        return { kind: 'aborted' };
    const { now, limits } = context;
    const progress = { startedAt, deadline: call.deadline, lastByteAt: now(), windowStart: Infinity, windowBytes: 0 };
    let head = null;
    let why = null;
    let bytes = 0;
    let waiting = 0;
    const stop = (reason) => {
        why ??= reason;
        running.stop();
    };
    const restart = () => {
        progress.windowStart = now();
        progress.windowBytes = 0;
    };
    const running = exchange({
        dispatcher: context.connections.kept(url, rule),
        request: {
            origin: url.origin,
            path: url.pathname + url.search,
            method: 'GET',
            headers: { accept: 'image/*', 'accept-encoding': 'identity' },
        },
        onHead(status, headers) {
            head = { status, headers };
            progress.lastByteAt = now();
            restart();
            if (status !== 200)
                stop('head-only');
            else if ((headers['content-encoding'] ?? 'identity').toLowerCase() !== 'identity')
                stop('encoding');
            else if (Number(headers['content-length'] ?? 0) > call.maxBytes)
                stop('too-large');
        },
        onChunk(chunk) {
            bytes += chunk.length;
            if (bytes > call.maxBytes)
                return stop('too-large');
            progress.lastByteAt = now();
            progress.windowBytes += chunk.length;
            const waited = call.onChunk(chunk);
            if (waited === undefined)
                return undefined;
            waiting++;
            return waited.finally(() => waiting--);
        },
    });
    // A slow disk is not the server's fault: while the sink is waited for, no time counts.
    const tick = () => {
        if (waiting > 0) {
            progress.lastByteAt = now();
            return restart();
        }
        const reason = overdue(progress, now(), limits);
        if (reason !== null)
            return stop(reason);
        if (now() - progress.windowStart >= limits.windowMs)
            restart();
    };
    const timer = setInterval(tick, limits.tickMs);
    const ignore = onAbort(call.signal, () => stop('aborted'));
    const ending = await running.done;
    clearInterval(timer);
    ignore();
    if (ending.kind === 'thrown')
        throw ending.error;
    if (ending.kind === 'complete')
        return { kind: 'done', bytes };
    if (why === 'aborted')
        return { kind: 'aborted' };
    if (why === 'head-only' && head !== null)
        return judgeHead(url, head.status, head.headers);
    return failed(url, ending, why);
}
function judgeHead(url, status, headers) {
    const location = headers['location'];
    if (REDIRECTS.has(status) && location !== undefined)
        return { kind: 'redirect', location };
    return { kind: 'status', status, message: `GET ${redactUrl(url)}: status ${status}.` };
}
function failed(url, ending, why) {
    const stopped = why === null ? undefined : STOPS[why];
    const { code, words } = stopped ?? readTrouble(ending.kind === 'failed' ? ending.error : null);
    const message = `GET ${redactUrl(url)}: ${words}.`;
    return code === 'http/refused-address' ? { kind: 'refused-address', message } : { kind: 'failed', code, message };
}

// EXTERNAL MODULE: ./build/src/world/proxy.js
var proxy = __webpack_require__(9822);
;// CONCATENATED MODULE: ./build/src/world/base64.js
// Decodes base64 piece by piece, and tells whether it was base64 to its end.
const EMPTY = Buffer.alloc(0);
const PAD = 0x3d;
/** 1: a digit (both alphabets of RFC 4648), 2: white space, 3: padding, 0: none of these. */
const KIND = new Uint8Array(256);
for (const c of Buffer.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_'))
    KIND[c] = 1;
for (const c of Buffer.from(' \t\r\n'))
    KIND[c] = 2;
KIND[PAD] = 3;
/** A decoder for one text. Its memory does not grow with the text. */
function createBase64Decoder() {
    /** At most three digits. */
    let carry = EMPTY;
    let padding = 0;
    let valid = true;
    let empty = true;
    const clean = (characters) => {
        const digits = Buffer.allocUnsafe(characters.length);
        let length = 0;
        for (const c of characters) {
            const kind = KIND[c];
            if (kind === 1 && padding === 0)
                digits[length++] = c;
            else if (kind === 3)
                padding++;
            else if (kind !== 2)
                valid = false;
        }
        return digits.subarray(0, length);
    };
    /** Node drops what is no digit in silence, which shows in the number of bytes. */
    const decode = (digits, whole) => {
        const bytes = Buffer.from(digits.toString('latin1', 0, whole), 'base64');
        return bytes.length === (whole / 4) * 3 ? bytes : null;
    };
    const push = (characters) => {
        if (characters.length === 0)
            return EMPTY;
        empty = false;
        if (padding === 0) {
            const joined = carry.length === 0 ? characters : Buffer.concat([carry, characters]);
            const whole = joined.length & ~3;
            const bytes = decode(joined, whole);
            if (bytes !== null) {
                carry = clean(joined.subarray(whole));
                return bytes;
            }
        }
        const digits = Buffer.concat([carry, clean(characters)]);
        const whole = digits.length & ~3;
        carry = Buffer.from(digits.subarray(whole));
        return decode(digits, whole) ?? EMPTY;
    };
    return {
        push,
        empty: () => empty,
        finish() {
            const padded = padding === 0 || padding === ((4 - carry.length) & 3);
            return { rest: Buffer.from(carry.toString('latin1'), 'base64'), valid: valid && padded && carry.length !== 1 };
        },
    };
}

;// CONCATENATED MODULE: ./build/src/world/picture-text.js
// Reads a JSON string that holds a picture, bare base64 or a `data:` URL: takes out the escapes, decodes the rest.

const picture_text_EMPTY = Buffer.alloc(0);
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const MAX_MEDIA_TYPE = 256;
/** What an escape stands for, where that may be in base64 at all; anything else becomes a byte that never is. */
const ESCAPES = { '/': 0x2f, n: 0x0a, r: 0x0d, t: 0x09 };
/** @param isDataUrl whether `data:` was read before; what follows it, to the comma, must then end with `;base64` */
function createPictureText(isDataUrl) {
    const decoder = createBase64Decoder();
    let media = isDataUrl ? '' : null;
    let mediaValid = true;
    /** The characters of an escape that the chunk's end cut, its backslash among them. */
    let escape = '';
    /** The byte of a whole escape, or null while more of it must come. */
    const unescape = () => {
        if (escape[1] === 'u')
            return escape.length < 6 ? null : hex(escape.slice(2));
        return escape.length < 2 ? null : (ESCAPES[escape[1] ?? ''] ?? 0);
    };
    /** Everything to the closing quote with the escapes taken out; the chunk itself where there are none. */
    const plain = (chunk, from) => {
        let quote = endOf(chunk, QUOTE, from);
        let backslash = endOf(chunk, BACKSLASH, from);
        if (escape === '' && backslash > quote) {
            return {
                text: chunk.subarray(from, quote),
                next: Math.min(quote + 1, chunk.length),
                closed: quote < chunk.length,
            };
        }
        const text = Buffer.allocUnsafe(chunk.length - from);
        let length = 0;
        let i = from;
        while (i < chunk.length) {
            if (escape !== '') {
                escape += String.fromCharCode(chunk[i++] ?? 0);
                const byte = unescape();
                if (byte === null)
                    continue;
                text[length++] = byte;
                escape = '';
                continue;
            }
            if (quote < i)
                quote = endOf(chunk, QUOTE, i);
            if (backslash < i)
                backslash = endOf(chunk, BACKSLASH, i);
            const stop = Math.min(quote, backslash);
            length += chunk.copy(text, length, i, stop);
            i = stop + 1;
            if (stop === chunk.length)
                break;
            if (stop === quote)
                return { text: text.subarray(0, length), next: i, closed: true };
            escape = '\\';
        }
        return { text: text.subarray(0, length), next: chunk.length, closed: false };
    };
    /** Takes the media type of a data URL off the front. */
    const payload = (text) => {
        if (media === null)
            return text;
        const comma = text.indexOf(COMMA);
        media += text.toString('latin1', 0, Math.min(comma < 0 ? text.length : comma, MAX_MEDIA_TYPE));
        if (comma < 0 && media.length <= MAX_MEDIA_TYPE)
            return picture_text_EMPTY;
        mediaValid = comma >= 0 && /;base64$/i.test(media);
        media = null;
        return mediaValid ? text.subarray(comma + 1) : picture_text_EMPTY;
    };
    return {
        write(chunk, from) {
            const { text, next, closed } = plain(chunk, from);
            const part = payload(text);
            return { bytes: mediaValid ? decoder.push(part) : picture_text_EMPTY, next, closed };
        },
        finish() {
            const { rest, valid } = decoder.finish();
            const empty = decoder.empty();
            return { rest, valid: valid && mediaValid && media === null && !empty, empty: empty && !isDataUrl };
        },
    };
}
function endOf(chunk, byte, from) {
    const found = chunk.indexOf(byte, from);
    return found < 0 ? chunk.length : found;
}
function hex(digits) {
    const code = /^[0-9a-f]{4}$/i.test(digits) ? parseInt(digits, 16) : 0;
    return code < 128 ? code : 0;
}

;// CONCATENATED MODULE: ./build/src/world/track.js
// Follows where in a JSON document a scanner is, as far as finding the pictures needs it; JSON.parse judges the rest.
const MAX_DEPTH = 64;
const OPEN_OBJECT = 0x7b;
const OPEN_ARRAY = 0x5b;
const PICTURE_DEPTH = 3;
/** A track that stands before a document. A byte order mark there is passed over. */
function createTrack() {
    /** True for an object, false for an array. */
    const containers = [];
    let started = false;
    let atKey = false;
    let key = '';
    let topKey = '';
    const open = (byte) => {
        const isObject = byte === OPEN_OBJECT;
        if (containers.length === 0 ? started : containers.length >= MAX_DEPTH || atKey)
            return false;
        containers.push(isObject);
        started = true;
        atKey = isObject;
        return true;
    };
    const close = (isObject) => {
        if (containers.pop() !== isObject)
            return false;
        atKey = false;
        return true;
    };
    return {
        token(byte) {
            if (byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09)
                return true;
            if (byte === OPEN_OBJECT || byte === OPEN_ARRAY)
                return open(byte);
            if (containers.length === 0)
                return !started && (byte === 0xef || byte === 0xbb || byte === 0xbf);
            if (byte === 0x7d || byte === 0x5d)
                return close(byte === 0x7d);
            if (byte === 0x2c)
                atKey = containers[containers.length - 1] === true;
            return true;
        },
        opensString: () => containers.length > 0,
        string(raw) {
            if (!atKey)
                return;
            key = raw.length > 64 ? '' : decodeKey(raw);
            if (containers.length === 1)
                topKey = key;
            atKey = false;
        },
        pictureName() {
            const there = containers.length === PICTURE_DEPTH && containers[0] && !containers[1] && containers[2];
            if (!there || atKey || topKey !== 'data')
                return null;
            return key === 'b64_json' || key === 'url' ? key : null;
        },
        complete: () => started && containers.length === 0,
    };
}
function decodeKey(raw) {
    const text = raw.toString('utf8');
    if (!text.includes('\\'))
        return text;
    try {
        return String(JSON.parse(`"${text}"`));
    }
    catch {
        return '';
    }
}

;// CONCATENATED MODULE: ./build/src/world/answer.js


/** JSON besides base64. A longer one is no answer of an images API. */
const MAX_JSON_BYTES = 1 << 20;
const TEXT_BYTES = 2048;
const answer_QUOTE = 0x22;
const answer_BACKSLASH = 0x5c;
const DATA = Buffer.from('data:');
/**
 * A reader for one body. Pictures are the strings `data[i].b64_json` and, where they are `data:` URLs, `data[i].url`.
 * @param onImage gets the decoded bytes of the first picture; those of further ones are counted and dropped
 */
function createAnswerReader(onImage) {
    const track = createTrack();
    const base64 = [];
    let state = 'between';
    let json = Buffer.allocUnsafe(4096);
    let used = 0;
    let head = Buffer.alloc(0);
    let escaped = false;
    let stringStart = 0;
    let isUrl = false;
    let picture = null;
    let decoded = [];
    const keep = (chunk, from, to) => {
        const length = used + to - from;
        if (length > MAX_JSON_BYTES) {
            state = 'ignore';
            return;
        }
        if (length > json.length)
            json = Buffer.concat([json.subarray(0, used)], Math.max(length, 2 * json.length));
        chunk.copy(json, used, from, to);
        used = length;
    };
    const between = (chunk, from) => {
        let i = from;
        while (i < chunk.length && chunk[i] !== answer_QUOTE && track.token(chunk[i] ?? 0))
            i++;
        const quote = i < chunk.length && chunk[i] === answer_QUOTE && track.opensString();
        keep(chunk, from, quote ? i + 1 : i);
        if (i < chunk.length && !quote)
            state = 'ignore';
        if (!quote || state === 'ignore')
            return i;
        stringStart = used;
        const name = track.pictureName();
        isUrl = name === 'url';
        state = name === null ? 'string' : 'sniff';
        return i + 1;
    };
    const string = (chunk, from) => {
        for (let i = from; i < chunk.length; i++) {
            if (escaped)
                escaped = false;
            else if (chunk[i] === answer_BACKSLASH)
                escaped = true;
            else if (chunk[i] === answer_QUOTE) {
                keep(chunk, from, i + 1);
                track.string(json.subarray(stringStart, used - 1));
                if (state !== 'ignore')
                    state = 'between';
                return i + 1;
            }
        }
        keep(chunk, from, chunk.length);
        return chunk.length;
    };
    const take = (bytes) => {
        const current = base64[base64.length - 1];
        if (current !== undefined)
            current.bytes += bytes.length;
        if (base64.length === 1 && bytes.length > 0)
            decoded.push(bytes);
    };
    /** Looks at the first letters of a value: `data:` is a data URL in either place; else a URL is text, the rest base64. */
    const sniff = (chunk, from) => {
        const seen = used - stringStart;
        if (seen < DATA.length && ((chunk[from] ?? 0) | 0x20) === DATA[seen]) {
            keep(chunk, from, from + 1);
            return from + 1;
        }
        if (isUrl && seen < DATA.length) {
            state = 'string';
            return from;
        }
        picture = createPictureText(seen === DATA.length);
        base64.push({ valid: false, bytes: 0 });
        if (seen < DATA.length)
            take(picture.write(Buffer.from(json.subarray(stringStart, used)), 0).bytes);
        used = stringStart;
        state = 'picture';
        return from;
    };
    const readPicture = (chunk, from) => {
        if (picture === null)
            return chunk.length;
        const { bytes, next, closed } = picture.write(chunk, from);
        take(bytes);
        if (!closed)
            return next;
        const { rest, valid, empty } = picture.finish();
        take(rest);
        const current = base64[base64.length - 1];
        if (current !== undefined)
            current.valid = valid;
        if (empty)
            base64.pop();
        picture = null;
        state = 'string';
        // The closing quote is read again, as the end of the string "".
        return next - 1;
    };
    const steps = { between, string, sniff, picture: readPicture, ignore: (chunk) => chunk.length };
    return {
        write(chunk) {
            if (head.length < TEXT_BYTES)
                head = Buffer.concat([head, chunk.subarray(0, TEXT_BYTES - head.length)]);
            for (let i = 0; i < chunk.length;)
                i = steps[state](chunk, i);
            const all = decoded;
            if (all.length === 0)
                return undefined;
            decoded = [];
            return onImage(all.length === 1 && all[0] !== undefined ? all[0] : Buffer.concat(all));
        },
        complete: () => state === 'between' && track.complete(),
        end() {
            const value = state === 'between' && track.complete() ? parse(json.subarray(0, used)) : undefined;
            const text = value === undefined ? new TextDecoder().decode(head, { stream: true }) : '';
            return { json: value, text, base64 };
        },
    };
}
const decoder = new TextDecoder();
function parse(bytes) {
    try {
        return JSON.parse(decoder.decode(bytes));
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./build/src/world/purchase.js
// Buys one picture: a POST that goes out at most once, over a connection of its own, and what is certain afterwards.





/** Of the whole body, base64 included (facts: "Secrets and requests"). */
const MAX_BODY_BYTES = 64 << 20;
/** A timer with more fires at once. */
const MAX_TIMER_MS = 2 ** 31 - 1;
const purchase_STOPS = {
    timeout: { code: 'http/timeout', words: 'no whole answer came in time' },
    'too-large': { code: 'http/too-large', words: 'the answer is longer than 64 MiB' },
    encoding: { code: 'http/encoding', words: 'the answer has a content encoding that was not asked for' },
};
/**
 * @param quietMs how long a whole JSON document may stand without its body's end before it is taken
 * @throws what `onImage` threw; the purchase may then have been billed
 */
async function purchase(connections, call, quietMs) {
    if (call.signal.aborted)
        return { kind: 'aborted', sent: false };
    const url = new URL(call.baseUrl);
    url.pathname = call.baseUrl.pathname.replace(/\/+$/, '') + call.path;
    const reader = createAnswerReader(call.onImage);
    let head = null;
    let why = null;
    let received = 0;
    let quiet;
    const stop = (reason) => {
        why ??= reason;
        running.stop();
    };
    const running = exchange({
        dispatcher: connections.fresh(url),
        request: {
            origin: url.origin,
            path: url.pathname,
            method: 'POST',
            reset: true,
            body: call.body,
            headers: headersOf(call),
        },
        onHead(status, headers) {
            head = { status, headers };
            const reason = purchase_judgeHead(head);
            if (reason !== null)
                stop(reason);
        },
        onChunk(chunk) {
            received += chunk.length;
            if (received > MAX_BODY_BYTES)
                return stop('too-large');
            const waited = reader.write(chunk);
            clearTimeout(quiet);
            if (reader.complete())
                quiet = setTimeout(stop, quietMs, 'quiet');
            return waited;
        },
    });
    const ignore = onAbort(call.signal, () => stop('aborted'));
    const timer = setTimeout(stop, Math.min(call.timeoutMs, MAX_TIMER_MS), 'timeout');
    const ending = await running.done;
    clearTimeout(timer);
    clearTimeout(quiet);
    ignore();
    if (ending.kind === 'thrown')
        throw ending.error;
    if (!running.sent())
        return why === 'aborted' ? { kind: 'aborted', sent: false } : purchase_failed('not-sent', url, ending, why);
    if (head !== null && head.status >= 300 && head.status < 400)
        return redirected(head.headers, url);
    if (head !== null) {
        const response = { status: head.status, ...reader.end() };
        const refused = why === 'too-large' || why === 'encoding';
        if (!refused && (ending.kind === 'complete' || why === 'head-only' || response.json !== undefined)) {
            return maskSecret({ kind: 'answer', ...head, response }, call.key);
        }
    }
    if (why === 'aborted')
        return { kind: 'aborted', sent: true };
    return maskSecret({ ...purchase_failed('lost', url, ending, why), headers: head?.headers ?? {} }, call.key);
}
function headersOf(call) {
    return {
        authorization: `Bearer ${call.key.reveal()}`,
        'content-type': 'application/json',
        accept: 'application/json',
        'accept-encoding': 'identity',
    };
}
/** A redirect's body is not wanted; an encoded one is not decoded, and of an error the status says enough. */
function purchase_judgeHead({ status, headers }) {
    if (status >= 300 && status < 400)
        return 'head-only';
    if ((headers['content-encoding'] ?? 'identity').toLowerCase() === 'identity')
        return null;
    return status < 300 ? 'encoding' : 'head-only';
}
function redirected(headers, url) {
    const location = headers['location'] ?? '';
    const known = location !== '' && URL.canParse(location, url.href);
    return { kind: 'redirect', host: known ? (0,world_address/* hostOf */.w4)(new URL(location, url)) : '' };
}
function purchase_failed(kind, url, ending, why) {
    const stopped = why === null ? undefined : purchase_STOPS[why];
    const { code, words } = stopped ?? readTrouble(ending.kind === 'failed' ? ending.error : null);
    return { kind, code, message: `POST ${redactUrl(url)}: ${words}.` };
}

;// CONCATENATED MODULE: ./build/src/world/http.js
// The HTTP client: purchases with a key, downloads without one. The only place that loads undici.









/** spec: providers.md, "A full answer whose last chunk never comes". */
const QUIET_MS = 5000;
/**
 * Loads the client. From here on `NODE_DEBUG` prints nothing.
 * @throws ImagelockError `http/proxy` for a proxy variable that is no URL
 */
async function createHttp(options) {
    const proxyFor = (0,proxy/* readProxy */.n)(options.env);
    (0,debug_log/* silenceDebugLog */.z)();
    const undici = await loadUndici();
    const resolve = options.resolve ?? ((hostname) => (0,promises_.lookup)(hostname, { all: true }));
    const connections = createConnections(undici, resolve, proxyFor);
    const limits = { ...DOWNLOAD_LIMITS, ...options.limits };
    const context = { connections, proxyFor, limits, now: options.now ?? Date.now };
    return {
        checkBaseUrl: world_address/* checkBaseUrl */.xd,
        purchase: (call) => purchase(connections, call, options.limits?.quietMs ?? QUIET_MS),
        get: (call) => get(context, call),
        ask: (call) => ask(connections, call),
        close: connections.destroy,
    };
}
/** Its parts by name: the whole brings a fetch, caches and mocks, and takes thrice the time to load. */
async function loadUndici() {
    const [agent, client, connector, connect] = await Promise.all([
        Promise.all(/* import() */[__webpack_require__.e(3440), __webpack_require__.e(3701), __webpack_require__.e(7405)]).then(__webpack_require__.t.bind(__webpack_require__, 7405, 19)),
        Promise.all(/* import() */[__webpack_require__.e(3440), __webpack_require__.e(3701)]).then(__webpack_require__.t.bind(__webpack_require__, 3701, 19)),
        Promise.all(/* import() */[__webpack_require__.e(3440), __webpack_require__.e(9136)]).then(__webpack_require__.t.bind(__webpack_require__, 9136, 19)),
        Promise.all(/* import() */[__webpack_require__.e(3440), __webpack_require__.e(4660)]).then(__webpack_require__.t.bind(__webpack_require__, 2279, 19)),
    ]);
    return { Agent: agent.default, Client: client.default, buildConnector: connector.default, connect: connect.default };
}


/***/ }),

/***/ 9822:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ readProxy)
/* harmony export */ });
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7030);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7406);
/* harmony import */ var _address_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2394);
// Which proxy a URL goes through, by the environment: `HTTPS_PROXY`, `HTTP_PROXY`, `NO_PROXY`, either case.



/**
 * Reads the proxy settings. Lower case wins, as in curl. `https` URLs go through `HTTPS_PROXY`, `http` ones through
 * `HTTP_PROXY`; plain http to loopback never does, since a key in clear text would leave this machine.
 * `NO_PROXY` holds names (with all below them), addresses, `address/prefix`, each with an optional port, or `*`.
 * @throws ImagelockError `http/proxy` for a value that is no http or https URL; the value itself is not repeated
 */
function readProxy(env) {
    const secure = proxyUrl(env, 'https_proxy');
    const plain = proxyUrl(env, 'http_proxy');
    const bypassed = readNoProxy(env['no_proxy'] ?? env['NO_PROXY'] ?? '');
    return (url) => {
        const proxy = url.protocol === 'https:' ? secure : plain;
        if (proxy === null || (url.protocol === 'http:' && (0,_address_js__WEBPACK_IMPORTED_MODULE_2__/* .rangeOf */ .be)((0,_address_js__WEBPACK_IMPORTED_MODULE_2__/* .hostOf */ .w4)(url)) === 'loopback'))
            return null;
        return bypassed(url) ? null : proxy;
    };
}
function proxyUrl(env, name) {
    const value = (env[name] ?? env[name.toUpperCase()] ?? '').trim();
    if (value === '')
        return null;
    const text = value.includes('://') ? value : `http://${value}`;
    const url = URL.canParse(text) ? new URL(text) : null;
    if (url !== null && (url.protocol === 'http:' || url.protocol === 'https:'))
        return url;
    const message = `${name.toUpperCase()} is not a proxy's http or https URL; correct or remove it.`;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ImagelockError */ .L({ code: 'http/proxy', message });
}
function readNoProxy(text) {
    const entries = text.split(/[,\s]+/).filter((entry) => entry !== '');
    if (entries.includes('*'))
        return () => true;
    const tests = entries.map(readEntry);
    return (url) => {
        const port = url.port || (url.protocol === 'https:' ? '443' : '80');
        const host = (0,_address_js__WEBPACK_IMPORTED_MODULE_2__/* .hostOf */ .w4)(url);
        return tests.some((test) => test(host, port));
    };
}
function readEntry(entry) {
    const bracketed = /^\[(.*)\](?::(\d+))?$/.exec(entry);
    const named = (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(entry) === 6 ? null : (bracketed ?? /^([^:]*)(?::(\d+))?$/.exec(entry));
    const wantedPort = named?.[2];
    const wanted = (named?.[1] ?? entry)
        .toLowerCase()
        .replace(/^\*?\./, '')
        .replace(/\.+$/, '');
    const holds = wanted.includes('/') ? readSubnet(wanted) : (host) => isOrBelow(host, wanted);
    return (host, port) => (wantedPort === undefined || wantedPort === port) && holds(host);
}
function isOrBelow(host, wanted) {
    return host === wanted || ((0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(host) === 0 && host.endsWith(`.${wanted}`));
}
function readSubnet(text) {
    const [network = '', prefix = ''] = text.split('/');
    const family = (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(network);
    const bits = Number(prefix);
    if (family === 0 || !/^\d+$/.test(prefix) || bits > (family === 6 ? 128 : 32))
        return () => false;
    const list = new node_net__WEBPACK_IMPORTED_MODULE_0__.BlockList();
    list.addSubnet(network, bits, family === 6 ? 'ipv6' : 'ipv4');
    return (host) => (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(host) !== 0 && list.check(host, (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(host) === 6 ? 'ipv6' : 'ipv4');
}


/***/ })

};
