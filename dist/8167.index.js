export const id = 8167;
export const ids = [8167];
export const modules = {

/***/ 8167:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  beforeMoney: () => (/* binding */ beforeMoney),
  exitFor: () => (/* binding */ exitFor),
  exitOf: () => (/* binding */ exitOf),
  generate: () => (/* binding */ generate_generate),
  lazily: () => (/* binding */ lazily),
  openMarket: () => (/* binding */ openMarket),
  proceed: () => (/* binding */ proceed),
  skipped: () => (/* binding */ skipped),
  tasksOf: () => (/* binding */ tasksOf),
  unlocked: () => (/* binding */ unlocked)
});

// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(7406);
// EXTERNAL MODULE: ./build/src/endpoints.js
var src_endpoints = __webpack_require__(7779);
// EXTERNAL MODULE: ./build/src/generate/budget.js
var budget = __webpack_require__(7252);
// EXTERNAL MODULE: ./build/src/generate/gate.js
var gate = __webpack_require__(5306);
// EXTERNAL MODULE: ./build/src/generate/generate.js + 4 modules
var generate = __webpack_require__(5140);
// EXTERNAL MODULE: ./build/src/generate/outcome.js
var outcome = __webpack_require__(4106);
// EXTERNAL MODULE: ./build/src/manifest/paths.js
var paths = __webpack_require__(255);
// EXTERNAL MODULE: ./build/src/plan/caps.js
var plan_caps = __webpack_require__(2336);
// EXTERNAL MODULE: ./build/src/plan/plan.js + 2 modules
var plan = __webpack_require__(6977);
// EXTERNAL MODULE: ./build/src/world/http.js + 13 modules
var http = __webpack_require__(7411);
// EXTERNAL MODULE: ./build/src/world/proxy.js
var proxy = __webpack_require__(9822);
// EXTERNAL MODULE: ./build/src/plan/state.js
var plan_state = __webpack_require__(8988);
;// CONCATENATED MODULE: ./build/src/commands/caching.js

/**
 * The pictures that a run of this plan replaces or drops, so that a change that is taken back costs nothing.
 * @param prunes whether orphans go
 */
async function keepReplaced(cache, { loaded, items }, { files }, prunes) {
    for (const { entry, state, source } of items) {
        const isReplaced = (state === 'orphan' && prunes) || (state === 'update' && source.kind !== 'nothing');
        if (!isReplaced || !entry)
            continue;
        const fact = loaded.facts.files(entry.path);
        if (fact.kind === 'bytes' && (0,plan_state/* hasBytes */.gI)(fact, entry.file.sha256))
            await cache.put(entry, files.stream(entry.path));
    }
}
/** The pictures that this run stored. */
async function keepMade(cache, results, tasks) {
    for (const { item, shelf } of tasks) {
        const { outcome, entry } = results.get(item) ?? {};
        if (outcome === 'generated' && entry)
            await cache.put(entry, shelf.files.stream(entry.path));
    }
    await cache.close();
}

// EXTERNAL MODULE: ./build/src/commands/prune.js
var prune = __webpack_require__(9676);
// EXTERNAL MODULE: ./build/src/commands/session.js + 1 modules
var commands_session = __webpack_require__(5145);
// EXTERNAL MODULE: ./build/src/commands/shelves.js + 1 modules
var commands_shelves = __webpack_require__(361);
// EXTERNAL MODULE: ./build/src/commands/warnings.js
var commands_warnings = __webpack_require__(9603);
;// CONCATENATED MODULE: ./build/src/commands/generate.js
// `generate`: prices, caps and the key first; then everything that is missing; the lock last.
















async function generate_generate(session) {
    if (session.options.shard)
        return (await __webpack_require__.e(/* import() */ 3208).then(__webpack_require__.bind(__webpack_require__, 3208))).generateShard(session, session.options.shard);
    const plans = await (0,commands_session/* makePlans */.$L)(session);
    const warnings = (0,commands_warnings/* planWarnings */.p)(plans);
    const stopped = beforeMoney(plans, session);
    if (stopped) {
        const sheets = plans.map((plan) => (0,commands_session/* sheetOf */.RG)(plan));
        return { exit: stopped.exit, sheets, costs: commands_session/* NO_COSTS */.z_, problems: [...warnings, ...stopped.problems] };
    }
    return proceed(plans, warnings, session);
}
/** Asks the door, then carries out the plans, whose price was held against the caps. */
async function proceed(plans, warnings, session) {
    const sheets = plans.map((plan) => (0,commands_session/* sheetOf */.RG)(plan));
    session.door.planned(sheets, warnings);
    const skip = await session.door.ready(plans);
    if (skip)
        return skipped(plans, skip, warnings);
    const { images, cost } = (0,commands_session/* estimateAll */.i9)(plans);
    if (images > 0 && !(await session.door.confirm(images, cost))) {
        const problem = { severity: 'warning', code: 'run/declined', message: 'nothing was done: you said no' };
        return { exit: errors/* EXIT */.d.incomplete, sheets, costs: commands_session/* NO_COSTS */.z_, problems: [...warnings, problem] };
    }
    return carryOutPlans(plans, warnings, session);
}
/** Every row that asks for something is left, with the reason. */
function skipped(plans, { code, message }, warnings) {
    const sheets = plans.map((plan) => {
        const rows = plan.items.filter(({ source }) => source.kind !== 'nothing');
        return (0,commands_session/* sheetOf */.RG)(plan, new Map(rows.map((item) => [item, (0,outcome/* without */.F)('skipped', code, message)])));
    });
    return { exit: errors/* EXIT */.d.done, sheets, costs: commands_session/* NO_COSTS */.z_, problems: [...warnings, { severity: 'warning', code, message }] };
}
/** What forbids the whole run: nothing is done then, free work included. */
function beforeMoney(plans, { options, world }) {
    const keys = (0,src_endpoints/* missingKeys */.l)(plans.flatMap(({ items }) => items), world.env);
    const budgets = plans.map(({ loaded, items }) => ({
        manifest: loaded.file.name,
        items,
        budget: loaded.file.manifest.budget,
    }));
    const caps = (0,plan_caps/* passedCaps */.Y)(budgets, options);
    if (keys.length === 0 && caps.length === 0)
        return null;
    return { exit: keys.length > 0 ? errors/* EXIT */.d.invalid : errors/* EXIT */.d.capped, problems: [...keys, ...caps] };
}
async function carryOutPlans(plans, warnings, session) {
    const { options, world, door } = session;
    const shelves = plans.map(({ loaded }) => (0,commands_shelves/* openShelf */.nS)(loaded, options.force));
    const gits = plans.map(({ loaded }) => lazily(() => (session.review ?? loaded.file.git).objects()));
    const market = openMarket(plans, shelves, session);
    try {
        if (session.cache)
            for (const [index, plan] of plans.entries())
                await keepReplaced(session.cache, plan, shelves[index], options.prune);
        const tasks = plans.map((plan, index) => tasksOf(plan, shelves[index], gits[index].get, session));
        const run = await (0,generate/* generate */.cM)(tasks, market.market, door.tell);
        const pruned = plans.map((plan, index) => (options.prune ? (0,prune.pruneShelf)(plan, shelves[index]) : null));
        for (const one of pruned)
            for (const [item, result] of one?.results ?? [])
                door.tell({ kind: 'done', item, result, spent: 0 });
        const problems = [...warnings, ...run.problems, ...pruned.flatMap((one) => one?.problems ?? [])];
        for (const [index, shelf] of shelves.entries()) {
            const { loaded } = plans[index];
            problems.push(...(await (0,commands_shelves/* closeShelf */.PP)(shelf, loaded, options.placeholder, world.clock.now()).catch(unlocked)));
        }
        if (session.cache && !world.stopping.aborted)
            await keepMade(session.cache, run.results, tasks.flat());
        const sheets = plans.map((plan, index) => (0,commands_session/* sheetOf */.RG)(plan, new Map([...run.results, ...(pruned[index]?.results ?? [])])));
        const exit = exitOf(run, market.market);
        const isLocked = problems.every(({ severity }) => severity === 'warning');
        return {
            exit: isLocked || exit !== errors/* EXIT */.d.done ? exit : errors/* EXIT */.d.incomplete,
            sheets,
            costs: { spent: run.spent, unknown: run.unknown },
            problems,
        };
    }
    finally {
        for (const git of gits)
            git.started()?.close();
        await market.close();
    }
}
/** What was made is told also where the lock could not be written. */
function unlocked(error) {
    if (error instanceof errors/* ImagelockError */.L)
        return error.problems;
    throw error;
}
function exitOf({ results }, market) {
    return market.halted() ? errors/* EXIT */.d.invalid : exitFor(results);
}
/** The exit code that what became of the images asks for. */
function exitFor(results) {
    const bad = [...results.values()].some(({ outcome, error }) => outcome === 'failed' ||
        outcome === 'refused' ||
        outcome === 'unknown' ||
        (outcome === 'skipped' && error?.code !== 'plan/draft-format'));
    return bad ? errors/* EXIT */.d.incomplete : errors/* EXIT */.d.done;
}
function tasksOf({ loaded, items }, shelf, objects, { cache }) {
    const wantedPaths = new Set(loaded.verdicts.map(({ image }) => (0,paths/* pathKey */.Pn)(image.path)));
    const planned = loaded.facts.files;
    const cached = (fingerprint) => {
        if (!cache)
            throw new Error('there is no cache');
        return cache.read(fingerprint);
    };
    return items.flatMap((item) => item.image ? [{ shelf, item, image: item.image, wantedPaths, planned, objects, cached }] : []);
}
/** The client is loaded, and a key looked at, only where something is bought or fetched. */
function openMarket(plans, shelves, session) {
    const { options, world } = session;
    const asks = plans.flatMap(({ items }) => items).filter(({ source }) => source.kind === 'link' || (0,plan/* isPurchase */.u7)(source));
    const endpoints = new Map(providersOf(asks).map((name) => [name, (0,src_endpoints/* endpointOf */.X)(name, world.env)]));
    const operator = (0,budget/* openAccount */.s)(options);
    const accounts = new Map(shelves.map((shelf, index) => [shelf, [operator, (0,budget/* openAccount */.s)(plans[index].loaded.file.manifest.budget)]]));
    const client = lazily(() => (0,http/* createHttp */.V)({ env: world.env, now: world.clock.now }));
    if (asks.length > 0)
        world.keepHeapSmall();
    // A proxy that is none is the operator's to mend, before anything is asked for.
    if (asks.length > 0)
        (0,proxy/* readProxy */.n)(world.env);
    if (asks.length > 0)
        void client.get().catch(() => { });
    let halt = null;
    const market = {
        http: client.get,
        endpoint: (name) => {
            const endpoint = endpoints.get(name);
            if (!endpoint)
                throw new errors/* ImagelockError */.L({ code: 'provider/unknown', message: `${name} is no provider of this run` });
            return endpoint;
        },
        accounts: (shelf) => accounts.get(shelf) ?? [operator],
        limits: options,
        clock: world.clock,
        random: world.random,
        gate: (0,gate/* openGate */.GN)(world.clock),
        purchases: (0,gate/* openElasticSlots */.NM)(options.concurrency),
        // Downloads have slots of their own, so that a slow one keeps no purchase waiting.
        downloads: (0,gate/* openSlots */.Ct)(options.concurrency),
        stopping: world.stopping,
        ending: world.ending,
        halt: (code, message) => {
            halt ??= { code, message };
        },
        halted: () => halt,
    };
    return { market, close: async () => (await client.started()?.catch(() => null))?.close() };
}
function providersOf(items) {
    return [...new Set(items.map(({ image }) => image?.request.provider ?? ''))];
}
function lazily(make) {
    let made;
    return { get: () => (made ??= { value: make() }).value, started: () => made?.value };
}


/***/ }),

/***/ 9676:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   prune: () => (/* binding */ prune),
/* harmony export */   pruneShelf: () => (/* binding */ pruneShelf)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7406);
/* harmony import */ var _manifest_paths_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(255);
/* harmony import */ var _plan_state_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8988);
/* harmony import */ var _session_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5145);
/* harmony import */ var _shelves_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(361);
// `prune`: drops the entries that the manifest no longer has, and their files where the bytes are the locked ones.





async function prune(session) {
    const plans = (0,_session_js__WEBPACK_IMPORTED_MODULE_1__/* .stateRows */ .l5)(session);
    const problems = [];
    const sheets = [];
    for (const plan of plans) {
        const shelf = (0,_shelves_js__WEBPACK_IMPORTED_MODULE_2__/* .openShelf */ .nS)(plan.loaded);
        const done = pruneShelf(plan, shelf);
        problems.push(...done.problems, ...(await (0,_shelves_js__WEBPACK_IMPORTED_MODULE_2__/* .closeShelf */ .PP)(shelf, plan.loaded, true, session.world.clock.now())));
        sheets.push((0,_session_js__WEBPACK_IMPORTED_MODULE_1__/* .sheetOf */ .RG)(plan, done.results));
    }
    return { exit: _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EXIT */ .d.done, sheets, costs: _session_js__WEBPACK_IMPORTED_MODULE_1__/* .NO_COSTS */ .z_, problems };
}
/** Drops the orphans among the rows; a file that stays is named in the problems. */
function pruneShelf({ loaded, items }, shelf) {
    const wanted = new Set(loaded.verdicts.map(({ image }) => (0,_manifest_paths_js__WEBPACK_IMPORTED_MODULE_3__/* .pathKey */ .Pn)(image.path)));
    const results = new Map();
    const problems = [];
    for (const item of items) {
        // A picture that this run stored at the orphan's path has dropped the entry already.
        if (item.state !== 'orphan' || !item.entry)
            continue;
        shelf.lock.drop(item.id);
        const { path, file } = item.entry;
        const fact = shelf.files.fact(path);
        const isWanted = wanted.has((0,_manifest_paths_js__WEBPACK_IMPORTED_MODULE_3__/* .pathKey */ .Pn)(path));
        const isLocked = (0,_plan_state_js__WEBPACK_IMPORTED_MODULE_4__/* .hasBytes */ .gI)(fact, file.sha256);
        const leavesFile = fact.kind !== 'absent' && (isWanted || !isLocked);
        results.set(item, { outcome: 'pruned', ...(leavesFile ? { leavesFile } : {}) });
        if (isWanted || fact.kind === 'absent')
            continue;
        if (isLocked)
            shelf.files.remove(path);
        else
            problems.push(fileLeft(path, item.id));
    }
    return { results, problems };
}
function fileLeft(path, id) {
    const message = `${path} was left: its bytes are not those that were locked for ${id}. Remove it yourself if nobody needs it`;
    return { severity: 'warning', code: 'prune/file-left', message };
}


/***/ }),

/***/ 9603:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ deadLinks),
/* harmony export */   p: () => (/* binding */ planWarnings)
/* harmony export */ });
/* harmony import */ var _store_journal_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9915);
/* harmony import */ var _plan_plan_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6977);
/* harmony import */ var _providers_table_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6157);
/* harmony import */ var _manifest_file_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9531);




/** What may have been billed comes first. */
function planWarnings(plans) {
    const all = plans.flatMap(({ loaded, items }) => {
        const { name, manifest } = loaded.file;
        const offsets = new Map(manifest.drafts.map(({ id, at }) => [id, at]));
        const placeOfItem = ({ id }) => {
            const at = offsets.get(id);
            return at === undefined ? { file: name } : (0,_manifest_file_js__WEBPACK_IMPORTED_MODULE_3__/* .placeIn */ .VV)(loaded.file, at);
        };
        return items.map((item) => ({ item, place: () => placeOfItem(item) }));
    });
    return [
        ...all.filter(({ item }) => item.billedBefore).map(({ item, place }) => ({ ...billedBefore(item), ...place() })),
        ...all.flatMap(({ item, place }) => providerWarnings(item).map((problem) => ({ ...problem, ...place() }))),
    ];
}
/** Links that the clock says are dead; `generate` tries each once and tells only then. */
function deadLinks(plans) {
    return plans.flatMap(({ items }) => items.flatMap(({ id, source }) => source.kind === 'link' && !source.alive ? [(0,_store_journal_js__WEBPACK_IMPORTED_MODULE_0__/* .lostWarning */ .f7)(id, source.purchase.requestId)] : []));
}
function billedBefore({ id }) {
    const message = `${id} may have been billed before: an earlier run asked for it and never learned the outcome. generate asks again`;
    return { severity: 'warning', code: 'journal/may-have-been-billed', message };
}
function providerWarnings(item) {
    if (!item.image || !(0,_plan_plan_js__WEBPACK_IMPORTED_MODULE_1__/* .isPurchase */ .u7)(item.source))
        return [];
    const { request } = item.image;
    const warnings = (0,_providers_table_js__WEBPACK_IMPORTED_MODULE_2__/* .providerNamed */ .l)(request.provider)?.warnings(request) ?? [];
    return warnings.map(({ code, message }) => ({
        severity: 'warning',
        code,
        message: `${item.id}: ${message}`,
        about: item.id,
    }));
}


/***/ }),

/***/ 7252:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ openAccount),
/* harmony export */   v: () => (/* binding */ reserve)
/* harmony export */ });
/** An unpriced purchase counts 0 USD and one image. */
function openAccount(caps) {
    let cost = 0;
    let images = 0;
    return {
        fits: (price) => cost + price <= (caps.maxCost ?? Infinity) && images + 1 <= (caps.maxImages ?? Infinity),
        add: (price) => {
            cost += price;
            images += 1;
        },
        takeBack: (price) => {
            cost -= price;
            images -= 1;
        },
    };
}
/** Reserves a purchase in all accounts or in none; null where a cap would be passed. */
function reserve(accounts, price) {
    const amount = price ?? 0;
    if (!accounts.every((account) => account.fits(amount)))
        return null;
    for (const account of accounts)
        account.add(amount);
    return {
        giveBack: () => {
            for (const account of accounts)
                account.takeBack(amount);
        },
    };
}


/***/ }),

/***/ 5306:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ct: () => (/* binding */ openSlots),
/* harmony export */   GN: () => (/* binding */ openGate),
/* harmony export */   NM: () => (/* binding */ openElasticSlots)
/* harmony export */ });
// Bounds what goes on at once, and holds back every new purchase of the run after a rate limit.
function openSlots(size) {
    let free = size;
    const waiting = [];
    let held = [];
    const leave = () => {
        const next = waiting.shift();
        if (next)
            next();
        else
            free += 1;
        if (held.length === 0)
            return;
        const going = held.filter(({ most }) => waiting.length <= most);
        held = held.filter(({ most }) => waiting.length > most);
        for (const { go } of going)
            go();
    };
    return {
        room: async (most) => {
            if (waiting.length > most)
                await new Promise((go) => held.push({ most, go }));
        },
        run: async (task) => {
            if (free > 0)
                free -= 1;
            else
                await new Promise((resolve) => waiting.push(resolve));
            try {
                return await task();
            }
            finally {
                leave();
            }
        },
    };
}
/** So much of a slot comes back for each picture that was served: doubled in about six rounds, a rate limit met again in as many. */
const GROWTH = 0.125;
/** At most `size` at once; halved at a rate limit, down to one, and back up as pictures are served. */
function openElasticSlots(size) {
    let limit = size;
    let busy = 0;
    let round = 0;
    const waiting = [];
    const admit = () => {
        while (busy < Math.floor(limit) && waiting.length > 0) {
            busy += 1;
            waiting.shift()?.();
        }
    };
    return {
        run: async (task) => {
            const entered = new Promise((resolve) => waiting.push(resolve));
            admit();
            await entered;
            const mine = round;
            const taken = {
                tooMany: () => {
                    if (mine !== round)
                        return;
                    round += 1;
                    limit = Math.max(1, limit / 2);
                },
                served: () => {
                    limit = Math.min(size, limit + GROWTH);
                },
            };
            try {
                return await task(taken);
            }
            finally {
                busy -= 1;
                admit();
            }
        },
    };
}
function openGate(clock) {
    let until = 0;
    return {
        hold: (ms) => {
            until = Math.max(until, clock.now() + ms);
        },
        pass: async (signal) => {
            for (let left = until - clock.now(); left > 0 && !signal.aborted; left = until - clock.now()) {
                await clock.sleep(left, signal);
            }
        },
    };
}


/***/ }),

/***/ 5140:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  $2: () => (/* binding */ draw),
  v6: () => (/* binding */ ended),
  cM: () => (/* binding */ generate),
  R9: () => (/* binding */ receipt),
  mC: () => (/* binding */ setWrongAside),
  zo: () => (/* binding */ settleWithoutWork),
  RW: () => (/* binding */ sizeWarnings),
  ZK: () => (/* binding */ trade)
});

// EXTERNAL MODULE: ./build/src/money.js
var money = __webpack_require__(9181);
// EXTERNAL MODULE: ./build/src/plan/edited.js
var edited = __webpack_require__(652);
// EXTERNAL MODULE: ./build/src/plan/plan.js + 2 modules
var plan = __webpack_require__(6977);
// EXTERNAL MODULE: ./build/src/providers/table.js + 7 modules
var table = __webpack_require__(6157);
// EXTERNAL MODULE: ./build/src/store/place.js
var place = __webpack_require__(9260);
// EXTERNAL MODULE: ./build/src/store/journal.js
var journal = __webpack_require__(9915);
// EXTERNAL MODULE: ./build/src/generate/budget.js
var budget = __webpack_require__(7252);
// EXTERNAL MODULE: ./build/src/generate/each.js
var each = __webpack_require__(1208);
// EXTERNAL MODULE: ./build/src/generate/free.js
var free = __webpack_require__(1619);
// EXTERNAL MODULE: ./build/src/generate/gate.js
var gate = __webpack_require__(5306);
// EXTERNAL MODULE: ./build/src/generate/outcome.js
var outcome = __webpack_require__(4106);
// EXTERNAL MODULE: ./build/src/providers/request-id.js
var request_id = __webpack_require__(9947);
;// CONCATENATED MODULE: ./build/src/generate/retry.js
// Whether a purchase is tried again, and when: a pure decision (spec: providers.md, "Errors"; cli.md, `--attempts`).
const MAX_WAIT_MS = 120_000;
const BASE_MS = 500;
const MAX_BACKOFF_MS = 30_000;
/** Decides after one failed try. */
function decideRetry(input) {
    if (input.kind === 'lost')
        return decideLost(input);
    const afterMs = readRetryAfter(input.retryAfter, input.now);
    if (input.kind === 'wait' && afterMs !== null && afterMs > MAX_WAIT_MS) {
        const message = `The provider asks to wait ${Math.ceil(afterMs / 1000)} s, until ${until(input.now + afterMs)}; try again then.`;
        return { kind: 'stop', reason: 'retry-after-too-long', message };
    }
    if (input.attempt >= input.attempts) {
        return { kind: 'stop', reason: 'attempts', message: `Tried ${times(input.attempt)}; nothing was bought.` };
    }
    if (input.kind === 'wait')
        return { kind: 'again', afterMs: afterMs ?? backoff(input), holdRun: true };
    return { kind: 'again', afterMs: backoff(input), holdRun: false };
}
/** Full jitter over a doubling span: from 0 to 1 s after the first try, at most 30 s. */
function backoff(input) {
    return Math.round(Math.min(MAX_BACKOFF_MS, BASE_MS * 2 ** input.attempt) * input.random);
}
/**
 * Reads `Retry-After` (RFC 9110, 10.2.3).
 * @returns ms from now, 0 for a date that has passed, null where there is none or it is neither form
 */
function readRetryAfter(header, now) {
    const text = header?.trim() ?? '';
    if (/^\d+$/.test(text))
        return Number(text) * 1000;
    if (!/^[A-Z][a-z]{2,8},? .*\d/.test(text))
        return null;
    const date = Date.parse(text);
    return Number.isNaN(date) ? null : Math.max(0, date - now);
}
function decideLost(input) {
    if (input.paidRetriesLeft > 0)
        return { kind: 'again', afterMs: backoff(input), holdRun: false };
    const message = 'It may have been billed, and is not asked for again in this run (--paid-retries allows that). The next run warns of it first, then asks again and pays for it.';
    return { kind: 'stop', reason: 'unknown', message };
}
function until(time) {
    const date = new Date(time);
    return Number.isNaN(date.getTime()) ? 'a time out of reach' : date.toISOString();
}
function times(count) {
    return count === 1 ? 'once' : `${count} times`;
}

;// CONCATENATED MODULE: ./build/src/generate/download.js

const LINK_MS = 600_000;
const MAX_EXPIRED = 5;
const LEAST_PAUSE_MS = 100;
const MAX_PAUSE_MS = 15_000;
/** A clock that stands still must not make it endless. */
const MAX_TRIES = 1000;
const EXPIRED = new Set([403, 404, 410]);
/**
 * When a link dies: at `se=` in its query (an ISO time) or 10 minutes after the answer, whichever is sooner.
 * @param answeredAt ms since the epoch
 */
function linkDeadline(url, answeredAt) {
    const latest = answeredAt + LINK_MS;
    const se = URL.canParse(url) ? new URL(url).searchParams.get('se') : null;
    // `+` in a query reads as a space: an offset written bare is put right again.
    const time = se !== null && /^\d{4}-\d\d-\d\d/.test(se) ? Date.parse(se.replace(/ (?=\d\d:?\d\d$)/, '+')) : NaN;
    return Number.isNaN(time) ? latest : Math.min(latest, time);
}
/**
 * Tries a link until a whole picture came, at least once whatever the clock says.
 * @throws what the sink threw: the disk's trouble is not the link's
 */
async function download(input) {
    const { clock, deadline, signal } = input;
    let expired = 0;
    for (let attempt = 1;; attempt++) {
        input.tell?.({ kind: 'downloading', attempt });
        const result = await tryOnce(input);
        if (result.kind === 'received' || result.kind === 'aborted' || result.kind === 'refused-address')
            return result;
        if (result.kind === 'expired')
            expired++;
        const remaining = deadline - clock.now();
        if (expired === MAX_EXPIRED || attempt === MAX_TRIES || remaining < LEAST_PAUSE_MS)
            return result;
        const jitter = Math.min(MAX_PAUSE_MS, backoff({ attempt, random: input.random() }));
        const pause = Math.max(LEAST_PAUSE_MS, Math.min(jitter, remaining / 2));
        input.tell?.({ kind: 'retrying', attempt, until: clock.now() + pause, message: result.message });
        await clock.sleep(pause, signal).catch((error) => {
            if (!signal.aborted)
                throw error;
        });
        if (signal.aborted)
            return { kind: 'aborted' };
    }
}
async function tryOnce(input) {
    const { url, deadline, signal } = input;
    if (signal.aborted)
        return { kind: 'aborted' };
    const sink = await input.open();
    let result;
    try {
        result = await input.get({ url, deadline, signal, onChunk: sink.write });
    }
    catch (error) {
        await sink.discard();
        throw error;
    }
    if (result.kind !== 'done')
        await sink.discard();
    if (result.kind === 'aborted')
        return { kind: 'aborted' };
    if (result.kind !== 'done')
        return judge(result);
    const received = await sink.finish();
    const { inspection } = received;
    if (inspection.kind === 'whole')
        return { kind: 'received', received };
    return { kind: 'gave-up', code: inspection.code, message: inspection.message };
}
function judge(result) {
    switch (result.kind) {
        case 'refused-address':
            return { kind: 'refused-address', code: 'download/refused-address', message: result.message };
        case 'failed':
            return { kind: 'gave-up', code: result.code, message: result.message };
        case 'status':
            return EXPIRED.has(result.status)
                ? {
                    kind: 'expired',
                    code: 'download/expired',
                    message: `${result.message} The link to the picture has expired.`,
                }
                : { kind: 'gave-up', code: 'download/status', message: result.message };
    }
}

;// CONCATENATED MODULE: ./build/src/generate/step.js

/** What it comes to where no answer came. */
function unanswered(answer) {
    if (answer.kind === 'redirect') {
        const message = `the gateway answered with a redirect to ${answer.host || 'nowhere'}, which is not followed: nothing was sent there`;
        return { kind: 'over', result: (0,outcome/* without */.F)('failed', 'provider/redirect', message), billed: 'no' };
    }
    if (answer.kind === 'aborted') {
        if (!answer.sent)
            return { kind: 'over', result: (0,outcome/* without */.F)('skipped', 'run/stopped', 'the run was stopped'), billed: 'no' };
        const message = 'the run was stopped while the answer was awaited: it may have been billed';
        return { kind: 'over', result: (0,outcome/* without */.F)('unknown', 'provider/unknown', message), billed: 'maybe' };
    }
    if (answer.kind === 'not-sent') {
        return {
            kind: 'again',
            reason: 'trouble',
            result: (0,outcome/* without */.F)('failed', answer.code, answer.message),
            retryAfter: null,
        };
    }
    return { kind: 'again', reason: 'lost', result: (0,outcome/* without */.F)('unknown', answer.code, answer.message), retryAfter: null };
}
/** What an answer without a link comes to; a key or a balance that is of no use stops the run. */
function step_judge(meaning, retryAfter, requestId, halt) {
    if (meaning.kind === 'bytes') {
        const result = (0,outcome/* without */.F)('unknown', 'provider/no-picture', 'the answer held no picture', requestId);
        return { kind: 'again', reason: 'lost', result, retryAfter: null };
    }
    const { kind, code, message } = meaning;
    switch (kind) {
        case 'unauthorised':
        case 'out-of-credit':
            halt(code, message);
            return { kind: 'over', result: (0,outcome/* without */.F)('failed', code, message, requestId), billed: 'no' };
        case 'invalid':
            return { kind: 'over', result: (0,outcome/* without */.F)('failed', code, message, requestId), billed: 'no' };
        case 'refused':
            return { kind: 'over', result: (0,outcome/* without */.F)('refused', code, message, requestId), billed: 'no' };
        case 'wait':
        case 'trouble':
            return { kind: 'again', reason: kind, result: (0,outcome/* without */.F)('failed', code, message, requestId), retryAfter };
        case 'unknown':
            return { kind: 'again', reason: 'lost', result: (0,outcome/* without */.F)('unknown', code, message, requestId), retryAfter: null };
    }
}
/** What may have been billed stays unknown, however its repetition ended. */
function afterLoss(result) {
    const { code = 'provider/unknown', message = '' } = result.error ?? {};
    return (0,outcome/* without */.F)('unknown', code, `${sentence(message)} An earlier request for it may have been billed.`, result.requestId);
}
function sentence(text) {
    return text.replace(/[.!]?$/, '.');
}
/** The result with why it was not tried again. */
function explained(result, retry) {
    if (retry?.kind !== 'stop' || !result.error)
        return result;
    const { code, message } = result.error;
    return { ...result, error: { code, message: `${sentence(message)} ${retry.message}` } };
}

;// CONCATENATED MODULE: ./build/src/generate/purchase.js








/** Bought pictures that wait for a slot to be downloaded: at a second each, well within the ten minutes of a link. */
const MOST_LINKS = 200;
/** Of one image (facts: "Secrets and requests"). */
const IMAGE_BYTES = 50 * 1024 * 1024;
/** Asks until there is a picture or a reason to stop. */
async function buy(order, market) {
    const { shelf } = order;
    const price = order.price ?? 0;
    let reservation = order.reserved;
    let lost = 0;
    let last = null;
    let paidRetriesLeft = market.limits.paidRetries;
    for (let attempt = 1;; attempt++) {
        await market.gate.pass(market.stopping);
        const stop = whyNot(market);
        reservation ??= stop ? null : (0,budget/* reserve */.v)(market.accounts(shelf), order.price);
        if (stop || !reservation) {
            reservation?.giveBack();
            const skipped = stop ?? (0,outcome/* without */.F)('skipped', 'run/cap', 'a cap of this run would be passed');
            return { result: last ?? skipped, spent: 0, lost };
        }
        const asked = await market.purchases.run(async (taken) => {
            // Links that nobody fetches die: where downloads fall far behind, nothing more is bought until they catch up.
            await market.downloads.room(MOST_LINKS);
            const step = await ask(order, market, attempt);
            const retry = next(step, attempt, paidRetriesLeft, market);
            if (step.kind === 'link' || step.kind === 'received')
                taken.served();
            if (step.kind === 'again' && step.reason === 'wait')
                taken.tooMany();
            // Before the slot is free: the next in line must find the gate closed.
            if (retry?.kind === 'again' && retry.holdRun) {
                market.gate.hold(retry.afterMs);
                order.tell?.({ kind: 'held', until: market.clock.now() + retry.afterMs });
            }
            return { step, retry };
        });
        // Before anything is fetched, and outside the slot: the next may be asked for while the disk works.
        if (asked.step.kind === 'link')
            await noteLink(asked.step, shelf.journal).catch(() => { });
        const step = await settle(asked.step, order, market);
        if (step.kind === 'received')
            return { ...taken(step), spent: price + lost, lost: 0 };
        if (step.kind === 'left')
            return { result: step.result, spent: price, lost };
        const billed = step.kind === 'again' ? (step.reason === 'lost' ? 'maybe' : 'no') : step.billed;
        if (billed === 'maybe')
            lost += price;
        const retry = asked.retry ?? next(step, attempt, paidRetriesLeft, market);
        if (step.kind === 'over' || retry?.kind !== 'again') {
            if (billed === 'no')
                reservation.giveBack();
            return { result: last ? afterLoss(step.result) : explained(step.result, retry), spent: 0, lost };
        }
        if (billed === 'maybe') {
            last = step.result;
            // What may have been billed stays counted; its repetition is reserved anew.
            reservation = null;
            paidRetriesLeft -= 1;
        }
        if (retry.holdRun)
            continue;
        const message = step.result.error?.message ?? '';
        order.tell?.({ kind: 'pausing', until: market.clock.now() + retry.afterMs, message });
        await market.clock.sleep(retry.afterMs, market.stopping);
    }
}
/** Fetches what an earlier run bought; null where its link is dead, which the journal then forgets. */
async function fetchBought(order, purchase, market) {
    const { order: n, url, deadline } = purchase;
    const requestId = purchase.requestId ?? undefined;
    const link = { kind: 'link', n, url, deadline, ...(requestId === undefined ? {} : { requestId }) };
    const step = await settle(link, order, market);
    if (step.kind === 'received')
        return { ...taken(step), spent: 0, lost: 0 };
    if (step.kind === 'left')
        return { result: step.result, spent: 0, lost: 0 };
    return null;
}
function taken(step) {
    const { requestId, received, n } = step;
    return { result: requestId === undefined ? {} : { requestId }, received, n };
}
/** Why no request may start now. */
function whyNot(market) {
    const halted = market.halted();
    if (halted)
        return (0,outcome/* without */.F)('skipped', 'run/halted', `not asked for: ${halted.message}`);
    return market.stopping.aborted ? (0,outcome/* without */.F)('skipped', 'run/stopped', 'not asked for: the run was stopped') : null;
}
function next(step, attempt, paidRetriesLeft, market) {
    if (step.kind !== 'again')
        return null;
    return decideRetry({
        kind: step.reason,
        attempt,
        attempts: market.limits.attempts,
        paidRetriesLeft,
        retryAfter: step.retryAfter,
        now: market.clock.now(),
        random: market.random(),
    });
}
/** One request: noted, sent, read. */
async function ask(order, market, attempt) {
    const { shelf, image, fingerprint, price } = order;
    // A stop or a rate limit may have come while this request waited for its slot.
    await market.gate.pass(market.stopping);
    const stop = whyNot(market);
    if (stop)
        return { kind: 'over', result: stop, billed: 'no' };
    const { provider, baseUrl, key } = market.endpoint(image.request.provider);
    const api = provider.api;
    if (!api)
        throw new Error(`${provider.name} is no API`);
    if (key.reveal() === '')
        return withoutKey(api.keyVariable, market);
    const http = await market.http();
    const n = shelf.journal.number();
    const asking = shelf.journal.sync({ t: 'ask', n, id: image.id, fp: fingerprint, cost: price });
    const unnoted = await asking.then(() => null, free/* storeFailure */.Si);
    // What is not noted is not asked for; what an earlier request of this image may have cost stays counted.
    if (unnoted)
        return { kind: 'over', result: unnoted, billed: 'no' };
    order.tell?.({ kind: 'asking', attempt });
    const { path, body } = api.submit(image.request);
    let incoming;
    const buying = http.purchase({
        baseUrl,
        path,
        key,
        body: JSON.stringify(body),
        timeoutMs: market.limits.timeoutMs,
        signal: market.ending,
        onImage: (chunk) => {
            incoming ??= (0,place/* openIncoming */.Vq)(shelf, image.path);
            return incoming.write(chunk);
        },
    });
    const step = await buying.then((answer) => read(answer, n, order, market, incoming)).catch(unstored);
    // A disk that fails now must not hide what the request may have cost. A temporary file that stays is noted, and a
    // purchase whose end is not stays open: the next run removes the one and says of the other that it may have been billed.
    if (step.kind !== 'received')
        await incoming?.discard().catch(() => { });
    await note(step, n, shelf.journal).catch(() => { });
    return step;
}
/** A living link needs no key; where it turns out dead, what would be bought instead does. */
function withoutKey(variable, market) {
    const message = `its link died, and there is no key to buy it anew: set ${variable} in the environment`;
    market.halt('key/missing', message);
    return { kind: 'over', result: (0,outcome/* without */.F)('failed', 'key/missing', message), billed: 'no' };
}
async function noteLink(step, journal) {
    const { n, url, deadline, requestId } = step;
    await journal.sync({ t: 'link', n, url, deadline, request_id: requestId ?? null });
}
/** What the journal learns of an answer without a link; what may have been billed stays open as `unknown`. */
async function note(step, n, journal) {
    if (step.kind === 'over' || step.kind === 'again') {
        const maybe = step.kind === 'over' ? step.billed === 'maybe' : step.reason === 'lost';
        await journal.note({ t: 'end', n, as: maybe ? 'unknown' : 'nothing' });
    }
}
/** The disk's trouble with a picture that came with its answer: that was bought, and cannot be fetched again. */
function unstored(error) {
    return { kind: 'over', result: { ...(0,free/* storeFailure */.Si)(error), outcome: 'unknown' }, billed: 'maybe' };
}
async function read(answer, n, order, market, incoming) {
    if (answer.kind !== 'answer')
        return unanswered(answer);
    const { provider, key } = market.endpoint(order.image.request.provider);
    const requestId = (0,request_id/* pickRequestId */.Q)(answer.headers, provider, [key.reveal()]);
    const meaning = provider.api?.read(answer.response);
    if (!meaning)
        throw new Error(`${provider.name} is no API`);
    if (meaning.kind === 'bytes' && incoming)
        return finish(incoming, n, requestId);
    if (meaning.kind === 'url') {
        const deadline = linkDeadline(meaning.url, market.clock.now());
        return { kind: 'link', n, url: meaning.url, deadline, ...(requestId === undefined ? {} : { requestId }) };
    }
    return step_judge(meaning, answer.headers['retry-after'] ?? null, requestId, market.halt);
}
/** A base64 picture cannot be fetched again: one that is not whole is a 200 without a picture. */
async function finish(incoming, n, requestId) {
    const received = await incoming.finish();
    if (received.inspection.kind === 'whole') {
        return { kind: 'received', n, received, ...(requestId === undefined ? {} : { requestId }) };
    }
    const result = (0,outcome/* without */.F)('unknown', received.inspection.code, received.inspection.message, requestId);
    return { kind: 'again', reason: 'lost', result, retryAfter: null };
}
/** Downloads the picture of a link, outside the slots of the purchases, so that a slow one holds up no other. */
async function settle(step, order, market) {
    if (step.kind !== 'link')
        return step;
    const { url, deadline, n, requestId } = step;
    const { shelf, image } = order;
    const { range } = market.endpoint(image.request.provider);
    const http = await market.http();
    const downloading = market.downloads.run(() => download({
        url,
        deadline,
        get: (call) => http.get({ ...call, allowed: range, maxBytes: IMAGE_BYTES }),
        open: () => (0,place/* openIncoming */.Vq)(shelf, image.path),
        clock: market.clock,
        random: market.random,
        signal: market.ending,
        ...(order.tell ? { tell: order.tell } : {}),
    }));
    // The disk's trouble is not the link's: the next run fetches the picture.
    const got = await downloading.catch((error) => ({ kind: 'unstored', result: (0,free/* storeFailure */.Si)(error) }));
    if (got.kind === 'unstored')
        return { kind: 'left', result: got.result };
    if (got.kind === 'received') {
        return { kind: 'received', n, received: got.received, ...(requestId === undefined ? {} : { requestId }) };
    }
    if (got.kind === 'aborted') {
        const message = 'bought, not downloaded yet: the next run fetches it while its link lives';
        return { kind: 'left', result: (0,outcome/* without */.F)('skipped', 'run/stopped', message, requestId) };
    }
    await shelf.journal.note({ t: 'end', n, as: 'unknown' }).catch(() => { });
    return {
        kind: 'again',
        reason: 'lost',
        result: (0,outcome/* without */.F)('unknown', got.code, got.message, requestId),
        retryAfter: null,
    };
}

// EXTERNAL MODULE: ./build/src/generate/task.js
var generate_task = __webpack_require__(8872);
;// CONCATENATED MODULE: ./build/src/generate/generate.js
// Carries out a plan: what is free first, then drawings and purchases side by side, then the copies of what was made once.













/**
 * Images that wait for a slot, for their download or for the next try; far more than there are slots, so that none is
 * ever free, and far fewer than a large run has: each takes some kilobytes.
 */
const MOST_UNDER_WAY = 1000;
/**
 * @param shelves the tasks of each manifest, in the manifests' order
 */
async function generate(shelves, market, tell) {
    const results = new Map();
    const problems = [];
    let spent = 0;
    let unknown = 0;
    const done = (task, result, cost = 0) => {
        results.set(task.item, result);
        tell({ kind: 'done', item: task.item, result, spent: cost });
    };
    for (const tasks of shelves)
        await (0,free/* takeFree */.wX)(tasks, done);
    const all = shelves.flat();
    for (const task of all)
        settleWithoutWork(task, done, problems);
    const making = all.filter(({ item }) => item.source.kind === 'draw' || item.source.kind === 'buy' || item.source.kind === 'link');
    const reserved = new Map(making.filter(({ item }) => (0,plan/* isPurchase */.u7)(item.source)).map((task) => [task, reserveFor(task, market)]));
    const make = async (task, bring) => {
        try {
            const made = await bring();
            spent += made.spent;
            unknown += made.lost;
            const result = made.received ? await store(task, made, made.received, problems) : made.result;
            done(task, result, made.spent);
        }
        catch (error) {
            done(task, (0,free/* storeFailure */.Si)(error));
        }
    };
    const painting = (0,gate/* openSlots */.Ct)(1);
    const drawings = making.filter(({ item }) => item.source.kind === 'draw');
    // What was bought already is fetched first, while its link lives (spec lockfile.md).
    const isLink = ({ item }) => (item.source.kind === 'link' ? 0 : 1);
    const trades = making.filter(({ item }) => item.source.kind !== 'draw').toSorted((a, b) => isLink(a) - isLink(b));
    await Promise.all([
        (0,each/* each */._)(drawings, MOST_UNDER_WAY, (task) => make(task, () => painting.run(() => draw(task, market, tell)))),
        (0,each/* each */._)(trades, MOST_UNDER_WAY, (task) => make(task, () => trade(task, reserved.get(task) ?? null, market, tell, problems))),
    ]);
    const firsts = new Map(making.map((task) => [`${task.item.fingerprint} ${task.item.id}`, task]));
    for (const task of all) {
        if (task.item.source.kind !== 'twin')
            continue;
        done(task, await copyTwin(task, firsts.get(`${task.item.fingerprint} ${task.item.source.of}`), results));
    }
    return { results, spent, unknown, problems };
}
/** Buys a picture, or fetches one that an earlier run bought; where its link is dead it is bought anew, with a warning. */
async function trade({ shelf, image, item }, reserved, market, tell, problems) {
    const { provider, model } = image.request;
    const order = {
        shelf,
        image,
        fingerprint: item.fingerprint,
        price: (0,table/* providerNamed */.l)(provider)?.price(model) ?? null,
        reserved,
        tell: (activity) => tell({ kind: 'doing', item, activity }),
    };
    if (item.source.kind !== 'link')
        return buy(order, market);
    const { purchase } = item.source;
    const fetched = await fetchBought(order, purchase, market);
    if (fetched)
        return fetched;
    problems.push((0,journal/* lostWarning */.f7)(item.id, purchase.requestId));
    return buy(order, market);
}
/** The plan's purchases are reserved before the first request; a repetition has to find room beside them. */
function reserveFor({ shelf, item }, market) {
    return (0,budget/* reserve */.v)(market.accounts(shelf), item.price);
}
/** Rows that are left as they are, each with its reason. */
function settleWithoutWork(task, done, problems) {
    const { source, state, id, path } = task.item;
    if (source.kind === 'blocked')
        done(task, (0,outcome/* without */.F)('failed', source.code, source.message));
    else if (source.kind === 'kept') {
        problems.push({ severity: 'warning', code: source.code, message: source.message });
        done(task, (0,outcome/* without */.F)('kept', source.code, source.message));
    }
    else if (source.kind === 'left' && source.warn) {
        const message = `${id} is left out: the embedded painter cannot draw a ${path.slice(path.lastIndexOf('.') + 1)}`;
        problems.push({ severity: 'warning', code: 'plan/draft-format', message });
        done(task, (0,outcome/* without */.F)('skipped', 'plan/draft-format', message));
    }
    else if (source.kind === 'nothing' && state === 'edited') {
        const why = (0,edited/* isOwnChanged */.XP)(task.item)
            ? `${id} is a person's own picture, and its request changed`
            : `${path} has bytes that imagelock did not write`;
        const message = `${why}; left alone. ${(0,edited/* settlingText */.yF)(task.item, task.shelf.named)}`;
        problems.push({ severity: 'warning', code: 'plan/edited', message });
        done(task, { outcome: 'kept' });
    }
}
/** Draws a picture into a temporary file. */
async function draw(task, market, tell) {
    if (market.stopping.aborted)
        return { result: (0,outcome/* without */.F)('skipped', 'run/stopped', 'the run was stopped'), spent: 0, lost: 0 };
    tell({ kind: 'doing', item: task.item, activity: { kind: 'drawing' } });
    const { prompt, width = 0, height = 0, seed = 0, output_format } = task.image.request;
    const { paint } = await Promise.all(/* import() */[__webpack_require__.e(1306), __webpack_require__.e(7323)]).then(__webpack_require__.bind(__webpack_require__, 7323));
    const incoming = (0,place/* openIncoming */.Vq)(task.shelf, task.image.path);
    try {
        const format = output_format === 'jpeg' ? 'jpeg' : 'png';
        for (const chunk of paint({ prompt, width, height, seed, format }))
            await incoming.write(chunk);
        return { result: {}, received: await incoming.finish(), spent: 0, lost: 0 };
    }
    catch (error) {
        await incoming.discard();
        throw error;
    }
}
/**
 * A whole picture goes to its place with its entry; one of another format than asked is set aside. What was noted and
 * cannot take its place waits under its temporary name for the next run; what was not is removed when the run ends.
 */
async function store(task, made, received, problems) {
    const { shelf, image, item, planned } = task;
    const { inspection } = received;
    if (inspection.kind !== 'whole')
        throw new Error(inspection.message);
    const file = (0,place/* fileFacts */.AE)(received, inspection);
    const requestId = made.result.requestId;
    const force = `only imagelock generate --force ${image.id}${shelf.named} asks again`;
    const wrong = await setWrongAside(task, made, received, file, force);
    if (wrong)
        return wrong;
    const entry = {
        path: image.path,
        fingerprint: item.fingerprint,
        request: image.request,
        file,
        receipt: receipt(task, requestId),
    };
    if (!(await (0,place/* place */.ik)(shelf, image.id, entry, received.temporary, planned(image.path)))) {
        const kept = await shelf.state.setAside((0,place/* asideName */.o1)(entry), shelf.files.stream(received.temporary), (file) => shelf.journal.sync({ t: 'kept', id: image.id, file }));
        await ended(shelf, made);
        shelf.files.remove(received.temporary);
        return (0,free/* changedMeanwhile */.Fd)(image.path, kept);
    }
    await ended(shelf, made);
    await (0,generate_task/* removeOldFile */.c)(task);
    problems.push(...sizeWarnings(item.id, image.request, file));
    return { outcome: 'generated', entry, ...(requestId === undefined ? {} : { requestId }) };
}
/** A picture of another size than asked is stored all the same. */
function sizeWarnings(id, { width, height }, file) {
    if (width === undefined || (file.width === width && file.height === height))
        return [];
    const message = `${id} was asked for in ${width}x${height} and came in ${file.width}x${file.height}; it is stored as it came`;
    return [{ severity: 'warning', code: 'image/size-differs', message }];
}
/** Notes that a purchase is stored; a drawing was none. */
async function ended(shelf, { n }) {
    if (n !== undefined)
        await shelf.journal.note({ t: 'end', n, as: 'stored' });
}
/**
 * A picture of another format than asked is set aside, so that it is not bought again; null where the format is right.
 * @param again how another one is had
 */
async function setWrongAside({ shelf, image, item }, made, { temporary }, file, again) {
    const rules = (0,table/* providerNamed */.l)(image.request.provider)?.rules(image.request.model);
    const asked = image.request.output_format ?? rules?.fixedFormat;
    if (asked === undefined || file.format === asked)
        return null;
    const kept = await shelf.state.setAside((0,place/* asideName */.o1)({ file }), shelf.files.stream(temporary));
    const code = 'provider/wrong-format';
    const message = `a ${file.format} came where ${asked} was asked for; its bytes are kept at ${kept}, and ${again}`;
    await shelf.journal.sync({ t: 'aside', fp: item.fingerprint, file: kept, code, message });
    await ended(shelf, made);
    shelf.files.remove(temporary);
    return (0,outcome/* without */.F)('failed', code, message, made.result.requestId);
}
/** What a picture cost, by the price list. */
function receipt({ item, image }, requestId) {
    if (item.source.kind === 'draw')
        return free/* FREE_RECEIPT */.K6;
    const price = (0,table/* providerNamed */.l)(image.request.provider)?.price(image.request.model) ?? null;
    const cost = price === null
        ? { cost_usd: null, cost_source: 'unknown' }
        : { cost_usd: (0,money/* microsToUsd */.$Y)(price), cost_source: 'price-list' };
    return { ...(requestId === undefined ? {} : { request_id: requestId }), ...cost };
}
/** The copy of a picture that this run made once; where that failed or is unknown, so is this. */
async function copyTwin(task, first, results) {
    const { shelf, image, item, planned } = task;
    const made = first && results.get(first.item);
    if (!first || !made?.entry)
        return made ?? (0,outcome/* without */.F)('failed', 'store/failed', 'the picture it equals was not made');
    try {
        const { file } = made.entry;
        const temporary = await (0,free/* copyFile */.m3)(task, first.image.path, file.sha256, first.shelf.files);
        const entry = {
            path: image.path,
            fingerprint: item.fingerprint,
            request: image.request,
            file,
            receipt: free/* FREE_RECEIPT */.K6,
        };
        if (!(await (0,place/* place */.ik)(shelf, image.id, entry, temporary, planned(image.path)))) {
            shelf.files.remove(temporary);
            return (0,free/* changedMeanwhile */.Fd)(image.path);
        }
        await (0,generate_task/* removeOldFile */.c)(task);
        return { outcome: 'copied', entry };
    }
    catch (error) {
        return (0,free/* storeFailure */.Si)(error);
    }
}


/***/ })

};
