export const id = 766;
export const ids = [766,361];
export const modules = {

/***/ 8766:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  generate: () => (/* binding */ generate_generate)
});

// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(7406);
// EXTERNAL MODULE: ./build/src/endpoints.js
var src_endpoints = __webpack_require__(7779);
;// CONCATENATED MODULE: ./build/src/generate/budget.js
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

;// CONCATENATED MODULE: ./build/src/generate/gate.js
// Bounds what goes on at once, and holds back every new purchase of the run after a rate limit.
function openSlots(size) {
    let free = size;
    const waiting = [];
    const leave = () => {
        const next = waiting.shift();
        if (next)
            next();
        else
            free += 1;
    };
    return {
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

// EXTERNAL MODULE: ./build/src/money.js
var money = __webpack_require__(9181);
// EXTERNAL MODULE: ./build/src/plan/plan.js + 2 modules
var plan = __webpack_require__(6977);
// EXTERNAL MODULE: ./build/src/providers/table.js + 8 modules
var table = __webpack_require__(2608);
// EXTERNAL MODULE: ./build/src/store/place.js
var place = __webpack_require__(9260);
// EXTERNAL MODULE: ./build/src/store/journal.js
var journal = __webpack_require__(9915);
// EXTERNAL MODULE: ./build/src/generate/free.js
var free = __webpack_require__(1619);
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
    const message = 'It may have been billed and is not asked for again; --paid-retries allows that.';
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
// Fetches the picture behind one link, again and again until its deadline (spec: providers.md, "Answer" and "Errors").

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
                ? { kind: 'expired', code: 'download/expired', message: `${result.message} The link has expired.` }
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
        reservation ??= stop ? null : reserve(market.accounts(shelf), order.price);
        if (stop || !reservation) {
            reservation?.giveBack();
            const skipped = stop ?? (0,outcome/* without */.F)('skipped', 'run/cap', 'a cap of this run would be passed');
            return { result: last ?? skipped, spent: 0, lost };
        }
        const asked = await market.purchases.run(async () => {
            const step = await ask(order, market);
            const retry = next(step, attempt, paidRetriesLeft, market);
            // Before the slot is free: the next in line must find the gate closed.
            if (retry?.kind === 'again' && retry.holdRun)
                market.gate.hold(retry.afterMs);
            return { step, retry };
        });
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
        if (!retry.holdRun)
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
async function ask(order, market) {
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
    await shelf.journal.sync({ t: 'ask', n, id: image.id, fp: fingerprint, cost: price });
    const { path, body } = api.submit(image.request);
    let incoming;
    const buying = http.purchase({
        baseUrl,
        path,
        key,
        body: JSON.stringify(body),
        timeoutMs: market.limits.timeoutMs,
        signal: market.ending,
        onImage: async (chunk) => {
            incoming ??= await (0,place/* openIncoming */.Vq)(shelf, image.path);
            await incoming.write(chunk);
        },
    });
    const step = await buying.then((answer) => read(answer, n, order, market, incoming)).catch(unstored);
    if (step.kind !== 'received')
        await incoming?.discard();
    await note(step, n, shelf.journal);
    return step;
}
/** A living link needs no key; where it turns out dead, what would be bought instead does. */
function withoutKey(variable, market) {
    const message = `its link died, and there is no key to buy it anew: set ${variable} in the environment`;
    market.halt('key/missing', message);
    return { kind: 'over', result: (0,outcome/* without */.F)('failed', 'key/missing', message), billed: 'no' };
}
/** What the journal learns of the answer; what may have been billed stays open as `unknown`. */
async function note(step, n, journal) {
    if (step.kind === 'link') {
        const { url, deadline, requestId } = step;
        await journal.sync({ t: 'link', n, url, deadline, request_id: requestId ?? null });
    }
    else if (step.kind === 'over' || step.kind === 'again') {
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
    await shelf.journal.note({ t: 'end', n, as: 'unknown' });
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
    const painting = openSlots(1);
    await Promise.all(making.map(async (task) => {
        try {
            const made = task.item.source.kind === 'draw' ? await painting.run(() => draw(task, market, tell)) : await trade(task);
            spent += made.spent;
            unknown += made.lost;
            const result = made.received ? await storeOrClear(task, made, made.received, problems) : made.result;
            done(task, result, made.spent);
        }
        catch (error) {
            done(task, (0,free/* storeFailure */.Si)(error));
        }
    }));
    const firsts = new Map(making.map((task) => [`${task.item.fingerprint} ${task.item.id}`, task]));
    for (const task of all) {
        if (task.item.source.kind !== 'twin')
            continue;
        done(task, await copyTwin(task, firsts.get(`${task.item.fingerprint} ${task.item.source.of}`), results));
    }
    return { results, spent, unknown, problems };
    async function trade(task) {
        const order = {
            shelf: task.shelf,
            image: task.image,
            fingerprint: task.item.fingerprint,
            price: (0,table/* providerNamed */.l)(task.image.request.provider)?.price(task.image.request.model) ?? null,
            reserved: reserved.get(task) ?? null,
        };
        tell({ kind: 'started', item: task.item });
        if (task.item.source.kind !== 'link')
            return buy(order, market);
        const { purchase } = task.item.source;
        const fetched = await fetchBought(order, purchase, market);
        if (fetched)
            return fetched;
        problems.push((0,journal/* lostWarning */.f7)(task.item.id, purchase.requestId));
        return buy(order, market);
    }
}
/** The plan's purchases are reserved before the first request; a repetition has to find room beside them. */
function reserveFor({ shelf, item }, market) {
    return reserve(market.accounts(shelf), item.price);
}
/** Rows that are left as they are, each with its reason. */
function settleWithoutWork(task, done, problems) {
    const { source, state, id, path, entry } = task.item;
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
        const why = entry?.accepted
            ? `${id} is a person's own picture, and its request changed`
            : `${path} has bytes that imagelock did not write`;
        const message = `${why}; left alone. To settle it: accept, restore, or generate --force ${id}`;
        problems.push({ severity: 'warning', code: 'plan/edited', message });
        done(task, { outcome: 'kept' });
    }
}
async function draw(task, market, tell) {
    if (market.stopping.aborted)
        return { result: (0,outcome/* without */.F)('skipped', 'run/stopped', 'the run was stopped'), spent: 0, lost: 0 };
    tell({ kind: 'started', item: task.item });
    const { prompt, width = 0, height = 0, seed = 0, output_format } = task.image.request;
    const { paint } = await Promise.all(/* import() */[__webpack_require__.e(306), __webpack_require__.e(203)]).then(__webpack_require__.bind(__webpack_require__, 4203));
    const incoming = await (0,place/* openIncoming */.Vq)(task.shelf, task.image.path);
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
/** Where a picture cannot be stored, its temporary file goes; a living link stays in the journal. */
async function storeOrClear(task, made, received, problems) {
    try {
        return await store(task, made, received, problems);
    }
    catch (error) {
        task.shelf.files.remove(received.temporary);
        throw error;
    }
}
/** A whole picture goes to its place with its entry; one of another format than asked is set aside. */
async function store(task, made, received, problems) {
    const { shelf, image, item, planned } = task;
    const { inspection } = received;
    if (inspection.kind !== 'whole')
        throw new Error(inspection.message);
    const file = (0,place/* fileFacts */.AE)(received, inspection);
    const requestId = made.result.requestId;
    const rules = (0,table/* providerNamed */.l)(image.request.provider)?.rules(image.request.model);
    const asked = image.request.output_format ?? rules?.fixedFormat;
    const end = () => made.n === undefined ? Promise.resolve() : shelf.journal.note({ t: 'end', n: made.n, as: 'stored' });
    if (asked !== undefined && inspection.format !== asked) {
        const kept = await shelf.state.setAside((0,place/* asideName */.o1)({ file }), shelf.files.stream(received.temporary));
        const code = 'provider/wrong-format';
        const message = `a ${inspection.format} came where ${asked} was asked for; its bytes are kept at ${kept}, and only --force asks again`;
        await shelf.journal.sync({ t: 'aside', fp: item.fingerprint, file: kept, code, message });
        await end();
        shelf.files.remove(received.temporary);
        return (0,outcome/* without */.F)('failed', code, message, requestId);
    }
    const entry = {
        path: image.path,
        fingerprint: item.fingerprint,
        request: image.request,
        file,
        receipt: receipt(task, requestId),
    };
    if (!(await (0,place/* place */.ik)(shelf, image.id, entry, received.temporary, planned(image.path)))) {
        const kept = await shelf.state.setAside((0,place/* asideName */.o1)(entry), shelf.files.stream(received.temporary));
        await shelf.journal.sync({ t: 'kept', id: image.id, file: kept });
        await end();
        shelf.files.remove(received.temporary);
        return (0,free/* changedMeanwhile */.Fd)(image.path, kept);
    }
    await end();
    await (0,generate_task/* removeOldFile */.c)(task);
    const { width, height } = image.request;
    if (width !== undefined && (file.width !== width || file.height !== height)) {
        const message = `${item.id} was asked for in ${width}x${height} and came in ${file.width}x${file.height}; it is stored as it came`;
        problems.push({ severity: 'warning', code: 'image/size-differs', message });
    }
    return { outcome: 'generated', entry, ...(requestId === undefined ? {} : { requestId }) };
}
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

// EXTERNAL MODULE: ./build/src/manifest/paths.js
var paths = __webpack_require__(255);
// EXTERNAL MODULE: ./build/src/plan/caps.js
var plan_caps = __webpack_require__(2336);
// EXTERNAL MODULE: external "node:dns/promises"
var promises_ = __webpack_require__(1553);
// EXTERNAL MODULE: ./build/src/world/address.js
var world_address = __webpack_require__(2394);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
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
    const agentFor = (url, use, rule) => {
        const proxy = proxyFor(url);
        if (proxy === null)
            return agent(`${use} ${rule?.public}/${rule?.range}`, () => fitted(direct(rule)));
        return agent(`${use} ${proxy.href}`, () => fitted(createTunnel(proxy, tunnels, direct(null))));
    };
    return {
        fresh: (url) => agentFor(url, 'fresh', null),
        kept: (url, rule) => agentFor(url, 'kept', rule),
        async destroy() {
            await Promise.all([...agents.values()].map((agent) => agent.destroy()));
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
function createTunnel(proxy, tunnels, secure) {
    const headers = proxyHeaders(proxy);
    // Without it the proxy's certificate would be held against the target's name, which stands in `host`.
    const name = (0,external_node_net_.isIP)((0,world_address/* hostOf */.w4)(proxy)) === 0 ? { servername: (0,world_address/* hostOf */.w4)(proxy) } : {};
    return (target, callback) => {
        const host = (0,external_node_net_.isIP)(target.hostname) === 6 ? `[${target.hostname}]` : target.hostname;
        const path = `${host}:${target.port || (target.protocol === 'https:' ? 443 : 80)}`;
        const signal = AbortSignal.timeout(TUNNEL_MS);
        tunnels()
            .connect({ origin: proxy.origin, path, signal, headers: { ...headers, host: path }, ...name })
            .then(({ statusCode, socket }) => {
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
// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(8474);
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
            end({ kind: 'complete' });
        },
        onResponseError(_, error) {
            end({ kind: 'failed', error });
        },
    };
    call.dispatcher.dispatch(call.request, handler);
    return { done, stop: () => end({ kind: 'stopped' }), sent: () => controller !== null };
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
    const key = secret.reveal();
    if (key.length < SHORTEST_MASKED)
        return value;
    // Gateways of this kind keep a key without its prefix, and say it so.
    const bare = key.replace(/^sk-/i, '');
    const forms = [key, ...(bare.length < 2 * SHORTEST_MASKED ? [] : [bare])].flatMap(formsOf);
    return mask(value, new RegExp(forms.map(literal).join('|'), 'gi'));
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

;// CONCATENATED MODULE: ./build/src/world/proxy.js
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
        if (url.protocol === 'http:' && (0,world_address/* rangeOf */.be)((0,world_address/* hostOf */.w4)(url)) === 'loopback')
            return null;
        const proxy = url.protocol === 'https:' ? secure : plain;
        return proxy === null || bypassed(url) ? null : proxy;
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
    throw new errors/* ImagelockError */.L({ code: 'http/proxy', message });
}
function readNoProxy(text) {
    const entries = text.split(/[,\s]+/).filter((entry) => entry !== '');
    if (entries.includes('*'))
        return () => true;
    const tests = entries.map(readEntry);
    return (url) => {
        const port = url.port || (url.protocol === 'https:' ? '443' : '80');
        const host = (0,world_address/* hostOf */.w4)(url);
        return tests.some((test) => test(host, port));
    };
}
function readEntry(entry) {
    const bracketed = /^\[(.*)\](?::(\d+))?$/.exec(entry);
    const named = (0,external_node_net_.isIP)(entry) === 6 ? null : (bracketed ?? /^([^:]*)(?::(\d+))?$/.exec(entry));
    const wantedPort = named?.[2];
    const wanted = (named?.[1] ?? entry)
        .toLowerCase()
        .replace(/^\*?\./, '')
        .replace(/\.+$/, '');
    const holds = wanted.includes('/') ? readSubnet(wanted) : (host) => isOrBelow(host, wanted);
    return (host, port) => (wantedPort === undefined || wantedPort === port) && holds(host);
}
function isOrBelow(host, wanted) {
    return host === wanted || ((0,external_node_net_.isIP)(host) === 0 && host.endsWith(`.${wanted}`));
}
function readSubnet(text) {
    const [network = '', prefix = ''] = text.split('/');
    const family = (0,external_node_net_.isIP)(network);
    const bits = Number(prefix);
    if (family === 0 || !/^\d+$/.test(prefix) || bits > (family === 6 ? 128 : 32))
        return () => false;
    const list = new external_node_net_.BlockList();
    list.addSubnet(network, bits, family === 6 ? 'ipv6' : 'ipv4');
    return (host) => (0,external_node_net_.isIP)(host) !== 0 && list.check(host, (0,external_node_net_.isIP)(host) === 6 ? 'ipv6' : 'ipv4');
}

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
function parse(bytes) {
    try {
        return JSON.parse(new TextDecoder().decode(bytes));
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
    const proxyFor = readProxy(options.env);
    (0,debug_log/* silenceDebugLog */.z)();
    const undici = await __webpack_require__.e(/* import() */ 752).then(__webpack_require__.t.bind(__webpack_require__, 6752, 19));
    const resolve = options.resolve ?? ((hostname) => (0,promises_.lookup)(hostname, { all: true }));
    const connections = createConnections(undici, resolve, proxyFor);
    const limits = { ...DOWNLOAD_LIMITS, ...options.limits };
    const context = { connections, proxyFor, limits, now: options.now ?? Date.now };
    return {
        checkBaseUrl: world_address/* checkBaseUrl */.xd,
        purchase: (call) => purchase(connections, call, options.limits?.quietMs ?? QUIET_MS),
        get: (call) => get(context, call),
        close: connections.destroy,
    };
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
    const plans = await (0,commands_session/* makePlans */.$L)(session);
    const warnings = (0,commands_warnings/* planWarnings */.p)(plans);
    const sheets = plans.map((plan) => (0,commands_session/* sheetOf */.RG)(plan));
    const stopped = beforeMoney(plans, session);
    if (stopped)
        return { exit: stopped.exit, sheets, costs: commands_session/* NO_COSTS */.z_, problems: [...warnings, ...stopped.problems] };
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
    const caps = (0,plan_caps/* passedCaps */.YJ)(budgets, options);
    if (keys.length === 0 && caps.length === 0)
        return null;
    return { exit: keys.length > 0 ? errors/* EXIT */.d.invalid : errors/* EXIT */.d.capped, problems: [...keys, ...caps] };
}
async function carryOutPlans(plans, warnings, session) {
    const { options, world, door } = session;
    const shelves = plans.map(({ loaded }) => (0,commands_shelves/* openShelf */.n)(loaded, options.force));
    const gits = plans.map(({ loaded }) => lazily(() => (session.review ?? loaded.file.git).objects()));
    const market = openMarket(plans, shelves, session);
    try {
        const tasks = plans.map((plan, index) => tasksOf(plan, shelves[index], gits[index].get));
        const run = await generate(tasks, market.market, door.tell);
        const pruned = plans.map((plan, index) => (options.prune ? (0,prune.pruneShelf)(plan, shelves[index]) : null));
        const problems = [...warnings, ...run.problems, ...pruned.flatMap((one) => one?.problems ?? [])];
        for (const [index, shelf] of shelves.entries()) {
            const { loaded } = plans[index];
            problems.push(...(await (0,commands_shelves/* closeShelf */.P)(shelf, loaded, options.placeholder, world.clock.now()).catch(unlocked)));
        }
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
    if (market.halted())
        return errors/* EXIT */.d.invalid;
    const bad = [...results.values()].some(({ outcome, error }) => outcome === 'failed' ||
        outcome === 'refused' ||
        outcome === 'unknown' ||
        (outcome === 'skipped' && error?.code !== 'plan/draft-format'));
    return bad ? errors/* EXIT */.d.incomplete : errors/* EXIT */.d.done;
}
function tasksOf({ loaded, items }, shelf, objects) {
    const wantedPaths = new Set(loaded.verdicts.map(({ image }) => (0,paths/* pathKey */.Pn)(image.path)));
    const planned = loaded.facts.files;
    return items.flatMap((item) => item.image ? [{ shelf, item, image: item.image, wantedPaths, planned, objects }] : []);
}
/** The client is loaded, and a key looked at, only where something is bought or fetched. */
function openMarket(plans, shelves, session) {
    const { options, world } = session;
    const asks = plans.flatMap(({ items }) => items).filter(({ source }) => source.kind === 'link' || (0,plan/* isPurchase */.u7)(source));
    const endpoints = new Map(providersOf(asks).map((name) => [name, (0,src_endpoints/* endpointOf */.X)(name, world.env)]));
    const operator = openAccount(options);
    const accounts = new Map(shelves.map((shelf, index) => [shelf, [operator, openAccount(plans[index].loaded.file.manifest.budget)]]));
    const client = lazily(() => createHttp({ env: world.env, now: world.clock.now }));
    if (asks.length > 0)
        world.keepHeapSmall();
    // A proxy that is none is the operator's to mend, before anything is asked for.
    if (asks.length > 0)
        readProxy(world.env);
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
        gate: openGate(world.clock),
        purchases: openSlots(options.concurrency),
        // Downloads have slots of their own, so that a slow one keeps no purchase waiting.
        downloads: openSlots(options.concurrency),
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
        const shelf = (0,_shelves_js__WEBPACK_IMPORTED_MODULE_2__/* .openShelf */ .n)(plan.loaded);
        const done = pruneShelf(plan, shelf);
        problems.push(...done.problems, ...(await (0,_shelves_js__WEBPACK_IMPORTED_MODULE_2__/* .closeShelf */ .P)(shelf, plan.loaded, true, session.world.clock.now())));
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
        results.set(item, { outcome: 'pruned' });
        const { path, file } = item.entry;
        const fact = shelf.files.fact(path);
        if (wanted.has((0,_manifest_paths_js__WEBPACK_IMPORTED_MODULE_3__/* .pathKey */ .Pn)(path)) || fact.kind === 'absent')
            continue;
        if ((0,_plan_state_js__WEBPACK_IMPORTED_MODULE_4__/* .hasBytes */ .gI)(fact, file.sha256))
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

/***/ 361:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  P: () => (/* binding */ closeShelf),
  n: () => (/* binding */ openShelf),
  recoverFile: () => (/* binding */ recoverFile)
});

// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(7406);
// EXTERNAL MODULE: ./build/src/load.js + 26 modules
var load = __webpack_require__(7518);
// EXTERNAL MODULE: ./build/src/plan/state.js
var state = __webpack_require__(8988);
// EXTERNAL MODULE: ./build/src/store/journal.js
var store_journal = __webpack_require__(9915);
// EXTERNAL MODULE: ./build/src/store/recover.js
var recover = __webpack_require__(5119);
// EXTERNAL MODULE: ./build/src/lock/format.js
var format = __webpack_require__(830);
// EXTERNAL MODULE: ./build/src/lock/parse.js + 6 modules
var parse = __webpack_require__(7029);
// EXTERNAL MODULE: ./build/src/manifest/paths.js
var paths = __webpack_require__(255);
;// CONCATENATED MODULE: ./build/src/store/shelf.js
// One manifest's files, journal and lock while a run works on them.



const LOCK_BYTES = 64 * 1024 * 1024;
/**
 * @param name the lock's file name, beside the manifest
 * @param read the lock as it was read; `text` null where there is no file
 * @param note notes a temporary file's name before it is made
 */
function keepLock(files, name, read, note) {
    const entries = new Map(read.lock.images);
    const ids = new Map([...entries].map(([id, entry]) => [(0,paths/* pathKey */.Pn)(entry.path), id]));
    const changes = new Map();
    let onDisk = read.text;
    const put = (id, entry) => {
        const key = (0,paths/* pathKey */.Pn)(entry.path);
        const holder = ids.get(key);
        if (holder !== undefined && holder !== id)
            drop(holder);
        drop(id);
        entries.set(id, entry);
        ids.set(key, id);
        changes.set(id, entry);
    };
    const drop = (id) => {
        const entry = entries.get(id);
        if (!entry)
            return;
        entries.delete(id);
        if (ids.get((0,paths/* pathKey */.Pn)(entry.path)) === id)
            ids.delete((0,paths/* pathKey */.Pn)(entry.path));
        changes.set(id, null);
    };
    const save = async () => {
        takeOver();
        if (entries.size === 0 && onDisk === null)
            return;
        const text = (0,format/* formatLock */.X)({ version: 1, images: entries });
        if (text === onDisk)
            return;
        const temporary = files.temporaryName(name);
        await note(temporary);
        const file = await files.temporary(temporary);
        try {
            await file.write(Buffer.from(text));
            await file.close();
            await files.settle(temporary, name);
        }
        catch (error) {
            await file.discard();
            throw error;
        }
        onDisk = text;
    };
    /** Where somebody changed the lock meanwhile (a pull, a checkout), theirs is the base and our images go on top. */
    const takeOver = () => {
        const text = files.read(name, LOCK_BYTES)?.toString('utf8') ?? null;
        if (text === onDisk)
            return;
        const base = text === null ? new Map() : (0,parse/* parseLock */.P)(text, name).lock.images;
        onDisk = text;
        entries.clear();
        ids.clear();
        for (const [id, entry] of base) {
            entries.set(id, entry);
            ids.set((0,paths/* pathKey */.Pn)(entry.path), id);
        }
        // All of ours leave before any comes back: in a swap each has the path that the other has in the base.
        const ours = [...changes];
        for (const [id] of ours)
            drop(id);
        for (const [id, entry] of ours)
            if (entry)
                put(id, entry);
    };
    return {
        entries: () => entries,
        put,
        drop,
        at: (path) => {
            const id = ids.get((0,paths/* pathKey */.Pn)(path));
            const entry = id === undefined ? undefined : entries.get(id);
            return id === undefined || entry === undefined ? undefined : { id, entry };
        },
        write: save,
    };
}

;// CONCATENATED MODULE: ./build/src/commands/shelves.js
// Opens each manifest's files, journal and lock for writing, and closes them with what is still to be remembered.






/** Ends what an earlier run of this manifest was stopped in; gives the warnings about what it had to set aside. */
async function recoverFile(file) {
    const text = file.state.readJournal();
    if (text === '')
        return [];
    const view = (0,store_journal/* replay */.eZ)(text);
    const kept = await (0,recover/* recover */.lj)(view, (0,load/* readLock */.mF)(file).lock, file.files, file.state);
    const journal = (0,store_journal/* openJournal */._0)(file.state.journal, view.next);
    for (const { id, file: aside } of kept)
        await journal.sync({ t: 'kept', id, file: aside });
    return kept.map(({ id, file: aside }) => {
        const message = `a picture of ${id} that an earlier run bought is kept at ${aside}: its place is taken by bytes that imagelock did not write`;
        return { severity: 'warning', code: 'journal/kept', message };
    });
}
/** @param keepsOld whether what stands at a path is kept before it is replaced */
function openShelf({ file, view, lock, lockText }, keepsOld = false) {
    const { files, state } = file;
    const journal = (0,store_journal/* openJournal */._0)(state.journal, view.next);
    const keeper = keepLock(files, file.lockFile, { lock, text: lockText }, (temporary) => journal.note({ t: 'temp', path: temporary }));
    return { keepsOld, files, state, journal, view, lock: keeper };
}
/**
 * Writes the lock; only then does the journal forget what it vouched for.
 * @param keepAll whether outcomes of other fingerprints than the wanted ones are remembered too (a draft run)
 * @returns the warnings about purchases that nobody will fetch any more
 * @throws ImagelockError `store/lock` (exit 1) where the lock cannot be written: the journal still vouches
 */
async function closeShelf(shelf, loaded, keepAll, now) {
    try {
        await shelf.lock.write();
    }
    catch (error) {
        if (error instanceof errors/* ImagelockError */.L)
            throw error;
        const reason = error.message;
        const message = `${loaded.file.lockName} could not be written (${reason}); what was made is stored and noted: run generate again`;
        throw new errors/* ImagelockError */.L({ code: 'store/lock', message }, errors/* EXIT */.d.incomplete);
    }
    const read = (0,store_journal/* replay */.eZ)(shelf.state.readJournal());
    const kept = read.kept.filter(({ file }) => shelf.state.has(file));
    const view = { ...read, notes: stillNoted(read.notes, shelf, loaded), kept };
    const wanted = new Set(loaded.verdicts.filter((verdict) => !isMade(verdict, shelf)).map(({ fingerprint }) => fingerprint));
    const isWanted = (print) => keepAll || wanted.has(print);
    const forgotten = [...view.purchases].filter(([print, { deadline }]) => deadline <= now && !isWanted(print));
    await shelf.journal.close((0,recover/* remaining */.Tk)(view, isWanted, now));
    const before = new Set(loaded.view.kept.map(({ file }) => file));
    return [
        ...forgotten.map(([, { id, requestId }]) => (0,store_journal/* lostWarning */.f7)(id, requestId)),
        ...kept.filter(({ file }) => !before.has(file)).map(keptWarning),
    ];
}
function keptWarning({ id, file }) {
    const message = `bytes that made room for ${id} are kept at ${file}; remove them when nobody needs them`;
    return { severity: 'warning', code: 'store/kept', message };
}
/** Whether the lock has the picture by now, wherever it came from. */
function isMade({ image, fingerprint }, { lock }) {
    return lock.entries().get(image.id)?.fingerprint === fingerprint;
}
/** What an earlier run stored and this one did not lock, since it was not named or another command ran. */
function stillNoted(notes, { lock, files }, { verdicts }) {
    const paths = new Map(verdicts.map(({ image }) => [image.id, image.path]));
    const stands = ({ id, entry: { path, file } }) => 
    // One whose image left the manifest stays ours: it may come back.
    (paths.get(id) ?? path) === path &&
        lock.entries().get(id)?.file.sha256 !== file.sha256 &&
        (0,state/* hasBytes */.gI)(files.fact(path), file.sha256);
    return new Map([...notes].map(([id, all]) => [
        id,
        all
            .filter(stands)
            .slice(-1)
            .map((note) => ({ ...note, temp: null })),
    ]));
}


/***/ }),

/***/ 9603:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ deadLinks),
/* harmony export */   p: () => (/* binding */ planWarnings)
/* harmony export */ });
/* harmony import */ var _store_journal_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9915);
/* harmony import */ var _plan_plan_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6977);
/* harmony import */ var _providers_table_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2608);



/** What may have been billed comes first. */
function planWarnings(plans) {
    const all = plans.flatMap(({ loaded, items }) => {
        const places = new Map(loaded.file.manifest.drafts.map(({ id, place }) => [id, place]));
        return items.map((item) => ({ item, place: { file: loaded.file.name, ...places.get(item.id) } }));
    });
    return [
        ...all.filter(({ item }) => item.billedBefore).map(({ item, place }) => ({ ...billedBefore(item), ...place })),
        ...all.flatMap(({ item, place }) => providerWarnings(item).map((problem) => ({ ...problem, ...place }))),
    ];
}
/** Links that the clock says are dead; `generate` tries each once and tells only then. */
function deadLinks(plans) {
    return plans.flatMap(({ items }) => items.flatMap(({ id, source }) => source.kind === 'link' && !source.alive ? [(0,_store_journal_js__WEBPACK_IMPORTED_MODULE_2__/* .lostWarning */ .f7)(id, source.purchase.requestId)] : []));
}
function billedBefore({ id }) {
    const message = `${id} may have been billed before: an earlier run asked for it and never learned the outcome. generate asks again`;
    return { severity: 'warning', code: 'journal/may-have-been-billed', message };
}
function providerWarnings(item) {
    if (!item.image || !(0,_plan_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .isPurchase */ .u7)(item.source))
        return [];
    const { request } = item.image;
    const warnings = (0,_providers_table_js__WEBPACK_IMPORTED_MODULE_1__/* .providerNamed */ .l)(request.provider)?.warnings(request) ?? [];
    return warnings.map(({ code, message }) => ({ severity: 'warning', code, message: `${item.id}: ${message}` }));
}


/***/ }),

/***/ 1619:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fd: () => (/* binding */ changedMeanwhile),
/* harmony export */   K6: () => (/* binding */ FREE_RECEIPT),
/* harmony export */   Si: () => (/* binding */ storeFailure),
/* harmony export */   l9: () => (/* binding */ stageFromGit),
/* harmony export */   m3: () => (/* binding */ copyFile),
/* harmony export */   wX: () => (/* binding */ takeFree)
/* harmony export */ });
/* harmony import */ var _manifest_paths_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(255);
/* harmony import */ var _plan_state_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8988);
/* harmony import */ var _store_history_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2507);
/* harmony import */ var _store_place_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9260);
/* harmony import */ var _outcome_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4106);
/* harmony import */ var _task_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8872);






/** The receipt of a picture that cost nothing in this lock (spec lockfile.md). */
const FREE_RECEIPT = { cost_usd: 0, cost_source: 'none' };
/** Carries out the free rows of one manifest; a failure is that image's own. */
async function takeFree(tasks, done) {
    const staged = [];
    for (const task of of(tasks, 'copy'))
        await attempt(task, done, async () => void staged.push(await stageCopy(task)));
    for (const task of [...of(tasks, 'rename'), ...of(tasks, 'noted')]) {
        await attempt(task, done, async () => {
            const waiting = await move(task, done);
            if (waiting)
                staged.push(waiting);
        });
    }
    for (const one of staged)
        await attempt(one.task, done, async () => done(one.task, await land(one)));
    for (const task of of(tasks, 'git'))
        await attempt(task, done, async () => done(task, await restore(task)));
}
function of(tasks, kind) {
    return tasks.filter((task) => task.item.source.kind === kind);
}
async function attempt(task, done, action) {
    try {
        await action();
    }
    catch (error) {
        done(task, storeFailure(error));
    }
}
/** An error of the disk as the failure of one image. */
function storeFailure(error) {
    const { code = '', message } = error;
    return (0,_outcome_js__WEBPACK_IMPORTED_MODULE_3__/* .without */ .F)('failed', /^[a-z]+\//.test(code) ? code : 'store/failed', `could not be stored: ${message}`);
}
async function stageCopy(task) {
    const { image, item } = task;
    const { entry: original } = item.source;
    const temporary = await copyFile(task, original.path, original.file.sha256);
    const { fingerprint } = item;
    const entry = {
        path: image.path,
        fingerprint,
        request: image.request,
        file: original.file,
        receipt: FREE_RECEIPT,
    };
    return { task, entry, temporary, outcome: 'copied' };
}
/** Copies a file, pointer or picture, beside the image's place. */
function copyFile({ shelf, image }, from, sha256, source = shelf.files) {
    return (0,_store_place_js__WEBPACK_IMPORTED_MODULE_1__/* .stage */ .dw)(shelf, image.path, sha256, async (write) => {
        for await (const chunk of source.stream(from))
            await write(chunk);
    });
}
/** Renames at once where the new place is free; else by way of a temporary name, which is given back. */
async function move(task, done) {
    const { shelf, image, item, planned } = task;
    const { source } = item;
    const from = source.entry.path;
    const entry = { ...source.entry, path: image.path };
    const finish = () => {
        shelf.lock.put(image.id, entry);
        done(task, moved(task, entry));
    };
    if ((0,_plan_state_js__WEBPACK_IMPORTED_MODULE_4__/* .hasBytes */ .gI)(shelf.files.fact(image.path), entry.file.sha256)) {
        dropOld(task);
        removeSource(task, source.entry);
        finish();
        return null;
    }
    if (!(0,_plan_state_js__WEBPACK_IMPORTED_MODULE_4__/* .hasBytes */ .gI)(shelf.files.fact(from), entry.file.sha256))
        throw new Error(`${from} changed during the run`);
    if (planned(image.path).kind === 'absent' && shelf.files.find(image.path).kind === 'absent') {
        await shelf.journal.sync({ t: 'note', id: image.id, entry, temp: null });
        await shelf.files.settle(from, image.path);
        dropOld(task);
        finish();
        return null;
    }
    const temporary = shelf.files.temporaryName(image.path);
    await shelf.journal.sync({ t: 'moving', temp: temporary, from, to: image.path });
    await shelf.files.settle(from, temporary);
    return { task, entry, temporary, outcome: 'moved' };
}
async function land({ task, entry, temporary, outcome }) {
    const { shelf, image, planned } = task;
    try {
        if (await (0,_store_place_js__WEBPACK_IMPORTED_MODULE_1__/* .place */ .ik)(shelf, image.id, entry, temporary, planned(image.path))) {
            if (outcome === 'moved')
                dropOld(task);
            await (0,_task_js__WEBPACK_IMPORTED_MODULE_2__/* .removeOldFile */ .c)(task);
            return outcome === 'moved' ? moved(task, entry) : { outcome, entry };
        }
        await takeBack(task, temporary, outcome);
        return changedMeanwhile(image.path);
    }
    catch (error) {
        await takeBack(task, temporary, outcome);
        throw error;
    }
}
/** A copy is dropped; the bytes of a move go back to where they came from. */
async function takeBack({ shelf, item }, temporary, outcome) {
    const { source } = item;
    if (outcome === 'copied')
        shelf.files.remove(temporary);
    else if (source.kind === 'rename' || source.kind === 'noted') {
        const { path } = source.entry;
        if (shelf.files.find(path).kind === 'absent')
            await shelf.files.settle(temporary, path);
        else
            await shelf.state.setAside((0,_store_place_js__WEBPACK_IMPORTED_MODULE_1__/* .asideName */ .o1)(source.entry), shelf.files.stream(temporary));
    }
}
/** Somebody changed the file at an image's path after the run was planned: it is theirs. */
function changedMeanwhile(path, kept) {
    const where = kept === undefined ? '' : `; the new picture is kept at ${kept}`;
    return (0,_outcome_js__WEBPACK_IMPORTED_MODULE_3__/* .without */ .F)('failed', 'store/changed', `${path} was changed by somebody during the run and was left as it is${where}`);
}
function moved({ item }, entry) {
    const requestId = entry.receipt?.request_id;
    const outcome = item.source.kind === 'noted' ? 'generated' : 'moved';
    return { outcome, entry, ...(requestId === undefined ? {} : { requestId }) };
}
/** The entry moves: that of the old id goes. */
function dropOld({ shelf, item, image }) {
    if (item.source.kind === 'rename' && item.source.from !== image.id)
        shelf.lock.drop(item.source.from);
}
/** The new path had the bytes already: the old file goes, unless a wanted image has its path. */
function removeSource({ shelf, image, wantedPaths }, { path: from, file }) {
    if (from === image.path || wantedPaths.has((0,_manifest_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .pathKey */ .Pn)(from)))
        return;
    if ((0,_plan_state_js__WEBPACK_IMPORTED_MODULE_4__/* .hasBytes */ .gI)(shelf.files.fact(from), file.sha256))
        shelf.files.remove(from);
}
/** Bytes from git: a blob read and compared, or the pointer of an LFS path written anew. */
async function restore(task) {
    const { shelf, image, item } = task;
    const { entry: found, pointer } = item.source;
    const temporary = await stageFromGit(shelf, image.path, found, pointer, task.objects);
    const entry = { ...found, path: image.path };
    if (!(await (0,_store_place_js__WEBPACK_IMPORTED_MODULE_1__/* .place */ .ik)(shelf, image.id, entry, temporary, task.planned(image.path)))) {
        shelf.files.remove(temporary);
        return changedMeanwhile(image.path);
    }
    await (0,_task_js__WEBPACK_IMPORTED_MODULE_2__/* .removeOldFile */ .c)(task);
    const requestId = entry.receipt?.request_id;
    return { outcome: 'restored', entry, ...(requestId === undefined ? {} : { requestId }) };
}
/** Writes what git has for an entry to a temporary file beside `path`. */
function stageFromGit(shelf, path, { file }, pointer, objects) {
    return (0,_store_place_js__WEBPACK_IMPORTED_MODULE_1__/* .stage */ .dw)(shelf, path, file.sha256, async (write) => {
        if (pointer)
            await write(Buffer.from((0,_store_history_js__WEBPACK_IMPORTED_MODULE_0__/* .pointerText */ .po)(file)));
        else if (!(await objects().read(file.git_blob, write)))
            throw new Error('git does not have the bytes');
    });
}


/***/ }),

/***/ 8872:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ removeOldFile)
/* harmony export */ });
/* harmony import */ var _manifest_paths_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(255);
/* harmony import */ var _plan_state_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8988);
/* harmony import */ var _store_place_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9260);
// One row of the plan with all that is needed to carry it out.



/** Removes the old file of an image whose path changed, if its bytes are the locked ones and no wanted image has that path. */
async function removeOldFile({ shelf, item, wantedPaths }) {
    const { id, entry, path } = item;
    if (!entry || entry.path === path || wantedPaths.has((0,_manifest_paths_js__WEBPACK_IMPORTED_MODULE_1__/* .pathKey */ .Pn)(entry.path)))
        return;
    const fact = shelf.files.fact(entry.path);
    if (!(0,_plan_state_js__WEBPACK_IMPORTED_MODULE_2__/* .hasBytes */ .gI)(fact, entry.file.sha256))
        return;
    await (0,_store_place_js__WEBPACK_IMPORTED_MODULE_0__/* .keepOld */ .Vm)(shelf, id, entry.path, fact);
    shelf.files.remove(entry.path);
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


/***/ })

};
