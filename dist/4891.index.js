export const id = 4891;
export const ids = [4891,2000];
export const modules = {

/***/ 4891:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  candidates: () => (/* binding */ candidates)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(7406);
// EXTERNAL MODULE: ./build/src/plan/plan.js + 2 modules
var plan = __webpack_require__(6977);
// EXTERNAL MODULE: ./build/src/store/place.js
var place = __webpack_require__(9260);
// EXTERNAL MODULE: ./build/src/generate/budget.js
var budget = __webpack_require__(7252);
// EXTERNAL MODULE: ./build/src/generate/free.js
var free = __webpack_require__(1619);
// EXTERNAL MODULE: ./build/src/generate/gate.js
var gate = __webpack_require__(5306);
// EXTERNAL MODULE: ./build/src/generate/generate.js + 4 modules
var generate = __webpack_require__(5140);
// EXTERNAL MODULE: ./build/src/generate/outcome.js
var outcome = __webpack_require__(4106);
;// CONCATENATED MODULE: ./build/src/generate/candidates.js







/** Makes all variants; one that failed is a value, and what was bought is noted before it is waited for. */
async function makeCandidates(tasks, market, tell) {
    const results = new Map();
    const problems = [];
    let spent = 0;
    let unknown = 0;
    const done = (task, result, cost = 0) => {
        results.set(task.item, result);
        tell({ kind: 'done', item: task.item, result, spent: cost });
    };
    const painting = (0,gate/* openSlots */.Ct)(1);
    // All are reserved before the first request, as the plan was held against the caps.
    const reserved = new Map(tasks
        .filter(({ item }) => (0,plan/* isPurchase */.u7)(item.source))
        .map((task) => [task, (0,budget/* reserve */.v)(market.accounts(task.shelf), task.item.price)]));
    const make = async (task) => {
        const { source } = task.item;
        if (source.kind === 'nothing' || source.kind === 'twin')
            return;
        if (source.kind === 'candidate')
            return done(task, { entry: source.entry });
        if (source.kind === 'blocked')
            return done(task, (0,outcome/* without */.F)('failed', source.code, source.message));
        if (source.kind === 'copy')
            return done(task, await copy(task, source.entry, task.pictures, source.entry.path));
        const made = source.kind === 'draw' ? await painting.run(() => drawn(task)) : await traded(task);
        spent += made.spent;
        unknown += made.lost;
        done(task, made.received ? await keep(task, made, made.received) : made.result, made.spent);
    };
    await Promise.all(tasks.map((task) => make(task).catch((error) => done(task, (0,free/* storeFailure */.Si)(error)))));
    const firsts = new Map(tasks.filter(({ item }) => item.source.kind !== 'twin').map((task) => [task.item.fingerprint, task]));
    for (const task of tasks.filter(({ item }) => item.source.kind === 'twin')) {
        const first = firsts.get(task.item.fingerprint);
        done(task, await copyTwin(task, first, first && results.get(first.item)).catch(free/* storeFailure */.Si));
    }
    return { results, spent, unknown, problems };
    /** In the state folder a picture has the name of its candidate, whatever its place would be. */
    function inState(task) {
        return { ...task, image: { ...task.image, path: task.file } };
    }
    async function drawn(task) {
        return (0,generate/* draw */.$2)(inState(task), market, tell);
    }
    async function traded(task) {
        return (0,generate/* trade */.ZK)(inState(task), reserved.get(task) ?? null, market, tell, problems);
    }
    async function keep(task, made, received) {
        const { shelf, image, item } = task;
        const { requestId } = made.result;
        if (received.inspection.kind !== 'whole')
            throw new Error(received.inspection.message);
        const file = (0,place/* fileFacts */.AE)(received, received.inspection);
        const wrong = await (0,generate/* setWrongAside */.mC)(task, made, received, file, 'it is not asked for again');
        if (wrong)
            return wrong;
        const entry = {
            path: image.path,
            fingerprint: item.fingerprint,
            request: image.request,
            file,
            receipt: (0,generate/* receipt */.R9)(task, requestId),
        };
        await settle(task, entry, received.temporary);
        await (0,generate/* ended */.v6)(shelf, made);
        problems.push(...(0,generate/* sizeWarnings */.RW)(item.id, image.request, file));
        return { outcome: 'generated', entry, ...(requestId === undefined ? {} : { requestId }) };
    }
}
/** Noted, synced, and renamed: a crash between the two loses nothing, and the next run ends a rename that fails. */
async function settle({ shelf, item, file }, entry, temporary) {
    await shelf.journal.sync({ t: 'candidate', id: item.id, file, temp: temporary, entry });
    await shelf.files.settle(temporary, file);
}
async function copy(task, from, files, path) {
    const { shelf, image, item, file } = task;
    const temporary = await (0,place/* stage */.dw)(shelf, file, from.file.sha256, async (write) => {
        for await (const chunk of files.stream(path))
            await write(chunk);
    });
    const { fingerprint } = item;
    const entry = { path: image.path, fingerprint, request: image.request, file: from.file, receipt: free/* FREE_RECEIPT */.K6 };
    await settle(task, entry, temporary);
    return { outcome: 'copied', entry };
}
/** The variant of another image that this run made of the same request; where that failed, so did this. */
async function copyTwin(task, first, made) {
    if (!first || !made?.entry)
        return made ?? (0,outcome/* without */.F)('failed', 'store/failed', 'the picture it equals was not made');
    if (first.shelf === task.shelf)
        return { outcome: 'copied', entry: made.entry };
    return copy(task, made.entry, first.shelf.files, first.file);
}

// EXTERNAL MODULE: ./build/src/manifest-file.js
var manifest_file = __webpack_require__(9531);
// EXTERNAL MODULE: ./build/src/lock/fingerprint.js
var fingerprint = __webpack_require__(7073);
// EXTERNAL MODULE: ./build/src/manifest/bind.js
var bind = __webpack_require__(2512);
// EXTERNAL MODULE: ./build/src/manifest/limits.js
var limits = __webpack_require__(2283);
// EXTERNAL MODULE: ./build/src/plan/changes.js
var changes = __webpack_require__(2388);
// EXTERNAL MODULE: ./build/src/plan/state.js
var state = __webpack_require__(8988);
// EXTERNAL MODULE: ./build/src/providers/table.js + 7 modules
var table = __webpack_require__(6157);
// EXTERNAL MODULE: ./build/src/report/here.js
var here = __webpack_require__(2000);
// EXTERNAL MODULE: ./build/src/store/recover.js
var recover = __webpack_require__(5119);
// EXTERNAL MODULE: ./build/src/world/codec-files.js
var codec_files = __webpack_require__(5078);
// EXTERNAL MODULE: ./build/src/commands/generate.js + 1 modules
var commands_generate = __webpack_require__(8167);
// EXTERNAL MODULE: ./build/src/commands/seeds.js + 1 modules
var seeds = __webpack_require__(4308);
// EXTERNAL MODULE: ./build/src/commands/session.js + 1 modules
var commands_session = __webpack_require__(5145);
// EXTERNAL MODULE: ./build/src/commands/shelves.js + 1 modules
var commands_shelves = __webpack_require__(361);
// EXTERNAL MODULE: ./build/src/commands/warnings.js
var commands_warnings = __webpack_require__(9603);
;// CONCATENATED MODULE: ./build/src/commands/candidates.js
// `generate --candidates`: variants of images with the seeds after theirs, into the state folder; images and lock stay.



















/** Largest picture that is read; what is bought is no larger (threats.md). */
const MAX_BYTES = 50 * 1024 * 1024;
/** One row a candidate: `path` is where its file lies in the state folder, `seed` its own. */
async function candidates(session) {
    const { world, door } = session;
    const plans = candidatePlans(session);
    const refused = plans.map(unpickable);
    const warnings = [...(0,commands_warnings/* planWarnings */.p)(plans), ...refused.flatMap(({ problems }) => problems)];
    const sheets = plans.map((plan) => candidateSheet(plan));
    const stopped = (0,commands_generate.beforeMoney)(plans, session);
    if (stopped)
        return { exit: stopped.exit, sheets, costs: commands_session/* NO_COSTS */.z_, problems: [...warnings, ...stopped.problems] };
    door.planned(sheets, warnings);
    const { images, cost } = (0,commands_session/* estimateAll */.i9)(plans);
    if (images > 0 && !(await door.confirm(images, cost))) {
        const problem = { severity: 'warning', code: 'run/declined', message: 'nothing was done: you said no' };
        return { exit: errors/* EXIT */.d.incomplete, sheets, costs: commands_session/* NO_COSTS */.z_, problems: [...warnings, problem] };
    }
    const shelves = plans.map(({ loaded }) => (0,commands_shelves/* openShelf */.nS)(loaded));
    // What arrives is written below the state folder alone.
    const inState = shelves.map((shelf) => ({ ...shelf, files: shelf.state.files }));
    const market = (0,commands_generate.openMarket)(plans, inState, session);
    try {
        const tasks = plans.flatMap((plan, index) => tasksOf(plan, inState[index]));
        const run = await makeCandidates(tasks, market.market, door.tell);
        const problems = [...warnings, ...run.problems];
        const files = [];
        for (const [index, shelf] of shelves.entries()) {
            const drawn = await drawSheet(plans[index], shelf, run.results, world.cwd);
            if (typeof drawn === 'string')
                files.push(drawn);
            else
                problems.push(...drawn);
            problems.push(...(await (0,commands_shelves/* closeJournal */.ks)(shelf, plans[index].loaded, true, world.clock.now())));
        }
        return {
            exit: (0,commands_generate.exitOf)(run, market.market),
            sheets: plans.map((plan) => candidateSheet(plan, run.results)),
            costs: { spent: run.spent, unknown: run.unknown },
            problems,
            files,
            unpickable: new Set(refused.flatMap(({ rows }) => rows)),
        };
    }
    finally {
        await market.close();
    }
}
function candidateSheet(plan, results) {
    return { ...(0,commands_session/* sheetOf */.RG)(plan, results), areCandidates: true };
}
function tasksOf({ loaded, items }, shelf) {
    return items.flatMap((item) => {
        const file = item.path.slice(item.path.lastIndexOf('/') + 1);
        return item.image ? [{ shelf, pictures: loaded.file.files, item, image: item.image, file }] : [];
    });
}
/**
 * One picture of all the candidates of this run. They are made and noted by then: where it cannot be drawn, that is a
 * warning.
 * @returns the sheet's path from the current folder
 */
async function drawSheet({ items }, { state }, results, cwd) {
    const there = items.filter((item) => results.get(item)?.entry);
    if (there.length === 0)
        return [];
    try {
        const { contactSheet } = await __webpack_require__.e(/* import() */ 1436).then(__webpack_require__.bind(__webpack_require__, 1436));
        const { openCodecs } = await __webpack_require__.e(/* import() */ 9203).then(__webpack_require__.bind(__webpack_require__, 9203));
        const tiles = there.map(({ id, image, path: shown }) => ({
            label: `${id} ${image?.seed}`,
            read: async () => state.files.read(shown.slice(shown.lastIndexOf('/') + 1), MAX_BYTES),
        }));
        const { bytes } = await contactSheet(tiles, openCodecs(codec_files/* codecFile */.B));
        const file = await state.files.temporary(state.files.temporaryName(commands_shelves/* CONTACT_SHEET */.Bx));
        await file.write(bytes);
        await file.close();
        await state.files.settle(file.path, commands_shelves/* CONTACT_SHEET */.Bx);
        return shownPath(cwd, external_node_path_.join(state.path, commands_shelves/* CONTACT_SHEET */.Bx));
    }
    catch (error) {
        const message = `the contact sheet of the candidates could not be drawn (${error.message}); the candidates themselves are there`;
        return [{ severity: 'warning', code: 'candidates/sheet', message }];
    }
}
function candidatePlans(session) {
    const rows = (0,seeds/* seededRows */.UZ)(session);
    const plans = rows.map(({ loaded, items }) => {
        const copies = picturesOf(loaded);
        const names = new Map();
        return items.flatMap(({ item, draft }) => Array.from({ length: session.options.candidates }, (_, index) => {
            const seed = ((item.image?.seed ?? 0) + 1 + index) % (limits/* MAX_SEED */.He + 1);
            return candidateRow(item, (0,bind/* bindSeed */.N)(draft, seed), loaded, session, copies, names);
        }));
    });
    return (0,plan/* joinTwins */.G6)(plans).map((items, index) => ({ loaded: rows[index].loaded, items }));
}
/** @param names files by fingerprint: of equal requests the first gives the name */
function candidateRow(item, image, loaded, { world }, copies, names) {
    const { view, file } = loaded;
    const { provider, model } = image.request;
    const print = (0,fingerprint/* fingerprint */.Rj)(image.request);
    const made = (0,recover/* candidateOf */.RH)(view, print, file.state.files);
    const name = made?.file ?? names.get(print) ?? nameOf(image, print);
    names.set(print, name);
    const aside = view.asides.get(print);
    const purchase = view.purchases.get(print);
    const fresh = { kind: (0,table/* providerNamed */.l)(provider)?.api ? 'buy' : 'draw' };
    const source = made
        ? { kind: 'candidate', file: made.file, entry: made.entry }
        : (copies.get(print) ??
            (purchase && { kind: 'link', purchase, alive: purchase.deadline > world.clock.now() }) ??
            (aside && { kind: 'blocked', code: aside.code, message: aside.message }) ??
            fresh);
    return {
        ...item,
        image,
        path: shownPath(file.files.root, external_node_path_.join(file.state.path, name)),
        fingerprint: print,
        changes: item.entry && item.entry.fingerprint !== print ? (0,changes/* requestChanges */.Z)(item.entry, image) : [],
        source,
        price: (0,plan/* isPurchase */.u7)(source) ? ((0,table/* providerNamed */.l)(provider)?.price(model) ?? null) : 0,
        billedBefore: view.unsettled.has(print) && (0,plan/* isPurchase */.u7)(source),
    };
}
/** Pictures of the lock that are intact, by fingerprint; what a person accepted is a source for its own image alone. */
function picturesOf({ lock, facts }) {
    const isSource = (entry) => !entry.accepted && (0,state/* isIntact */.kM)(entry, facts.files) && facts.files(entry.path).kind === 'bytes';
    return new Map([...lock.images]
        .filter(([, entry]) => isSource(entry))
        .map(([id, entry]) => [entry.fingerprint, { kind: 'copy', from: id, entry }]));
}
/** A name that people can read, and that no two requests share. */
function nameOf({ id, seed, path: place }, print) {
    const extension = place.slice(place.lastIndexOf('.') + 1);
    return `${id.replaceAll('/', '-')}-${seed}-${print.slice('sha256:'.length, 'sha256:'.length + 8)}.${extension}`;
}
function shownPath(folder, absolute) {
    return external_node_path_.relative(folder, absolute).split(external_node_path_.sep).join('/');
}
/** What `pick` does not take, and what to do instead: said before money is spent. */
function unpickable({ loaded, items }) {
    const { file, facts } = loaded;
    const drafts = new Map(file.manifest.drafts.map((draft) => [draft.id, draft]));
    const ofMatrix = (item) => drafts.get(item.id)?.source !== item.id;
    const rows = items.filter((item) => ofMatrix(item) || isLeftAlone(item, facts));
    const ids = new Map(rows.map((item) => [item.id, item]));
    const places = new Map(loaded.verdicts.map(({ image }) => [image.id, image.path]));
    const matrices = new Map();
    const problems = [];
    for (const [id, item] of ids) {
        const draft = drafts.get(id);
        const matrix = matrices.get(draft.source);
        if (matrix)
            matrix.ids.push(id);
        else if (ofMatrix(item))
            matrices.set(draft.source, { draft, ids: [id] });
        else
            problems.push({ ...leftAlone(item, places.get(id) ?? item.path, file), ...(0,manifest_file/* placeIn */.VV)(file, draft.at) });
    }
    const told = [...matrices.values()].map((one) => ({
        ...matrixWarning(one, file.named),
        ...(0,manifest_file/* placeIn */.VV)(file, one.draft.at),
    }));
    return { rows, problems: [...told, ...problems] };
}
/** As `pick` sees it once the seed is another one: an edited file, or a person's own picture that is there. */
function isLeftAlone({ state, entry }, facts) {
    return state === 'edited' || (entry?.accepted === true && facts.files(entry.path).kind !== 'absent');
}
function leftAlone({ id, entry }, wanted, { name, named }) {
    const place = (0,here.fromHere)(name, entry?.accepted ? entry.path : wanted);
    const what = entry?.accepted ? `the picture of ${id} is a person's own` : `the file of ${id} was edited`;
    const undone = entry && !entry.accepted ? ` or undo it by imagelock restore ${id}${named}` : '';
    const message = `${what}, and pick leaves it alone: remove ${place}${undone} first, then imagelock pick ${id} SEED${named} takes a candidate`;
    return { severity: 'warning', code: 'candidates/left-alone', message };
}
function matrixWarning({ draft, ids }, named) {
    const more = ids.length === 1 ? ' is one image' : ` and ${ids.length - 1} more are images`;
    const message = `${ids[0]}${more} of the matrix ${draft.source}, of which pick takes none alone: exclude the one that you like from the matrix and write it out as an image of its own with the candidate's seed; imagelock generate${named} then takes its picture for nothing`;
    return { severity: 'warning', code: 'candidates/matrix', message };
}


/***/ }),

/***/ 4308:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  o5: () => (/* binding */ reseeded),
  UZ: () => (/* binding */ seededRows),
  Kx: () => (/* binding */ throwAll),
  v1: () => (/* binding */ withSeeds),
  HN: () => (/* binding */ writeManifest)
});

// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(7406);
// EXTERNAL MODULE: ./build/src/load.js
var load = __webpack_require__(2829);
// EXTERNAL MODULE: ./build/src/manifest-file.js
var manifest_file = __webpack_require__(9531);
// EXTERNAL MODULE: ./build/src/manifest/source.js
var source = __webpack_require__(3346);
// EXTERNAL MODULE: ./build/src/manifest/yaml.js + 3 modules
var yaml = __webpack_require__(5390);
;// CONCATENATED MODULE: ./build/src/manifest/edit.js


/**
 * Gives each named image its seed. Where an image writes a seed, its digits alone change; where it writes none, a `seed`
 * is put in, in the style of its mapping. A prompt that stands for an image becomes the `prompt` of a mapping.
 * @param text a valid manifest, without a byte order mark
 * @param seeds by key under `images`
 * @returns null where that cannot be done without changing what else the text says
 */
function writeSeeds(text, seeds) {
    const root = read(text);
    const images = root && imagesOf(root);
    if (!root || !images)
        return null;
    const step = stepOf(text, images);
    const edits = images.entries.flatMap((entry) => {
        const seed = seeds.get(entry.key.text);
        return seed === undefined ? [] : editsOf(text, images, entry, seed, step);
    });
    const written = apply(text, edits);
    const after = read(written);
    return after && differsInSeedsAlone(root, after, seeds) ? written : null;
}
/** Null where something is wrong with the text. */
function read(text) {
    const findings = [];
    const { root } = (0,yaml/* compose */.Z)((0,source/* sourceOf */.vz)('', text), findings);
    return findings.length === 0 && root?.kind === 'mapping' ? root : null;
}
function imagesOf(root) {
    const images = root.entries.find(({ key }) => key.text === 'images')?.value;
    return images?.kind === 'mapping' ? images : null;
}
function apply(text, edits) {
    const pieces = [];
    let end = 0;
    for (const { at, remove, insert } of edits.toSorted((a, b) => a.at - b.at)) {
        pieces.push(text.slice(end, at), insert);
        end = at + remove;
    }
    return pieces.join('') + text.slice(end);
}
function put(at, insert, remove = 0) {
    return { at, remove, insert };
}
function editsOf(text, images, { key, value }, seed, step) {
    if (value.kind === 'scalar') {
        return isFlow(text, images) ? wrapped(text, images, key, value, seed) : opened(text, images, value, seed, step);
    }
    if (value.kind !== 'mapping')
        return [];
    const own = value.entries.find((entry) => entry.key.text === 'seed')?.value;
    // A seed is a plain scalar without a leading zero: its text is what stands there.
    if (own?.kind === 'scalar')
        return [put(own.at, String(seed), own.text.length)];
    return isFlow(text, value) ? addedToFlow(text, value, seed) : [addedToBlock(text, value, seed)];
}
/** A line of its own behind the last value that ends with its line; else before all others. */
function addedToBlock(text, mapping, seed) {
    const indent = ' '.repeat(columnOf(text, mapping.at));
    const anchor = anchorOf(text, mapping);
    const line = `${nameLike(text, anchor?.key ?? mapping.entries[0]?.key)}: ${seed}`;
    if (!anchor)
        return put(mapping.at, `${line}${eolAt(text, mapping.at)}${indent}`);
    const end = lineEnd(text, anchor.end);
    return put(end, `${eolAt(text, end)}${indent}${line}`);
}
/** Behind the last simple value: on a line of its own where that has one, else beside it. */
function addedToFlow(text, mapping, seed) {
    const anchor = anchorOf(text, mapping);
    if (!anchor) {
        const pair = `${nameLike(text, mapping.entries[0]?.key)}: ${seed},`;
        return [put(mapping.at + 1, /\s/.test(text[mapping.at + 1] ?? '') ? ` ${pair}` : `${pair} `)];
    }
    const gap = isTight(text, anchor.key, anchor.value) ? '' : ' ';
    const pair = `${nameLike(text, anchor.key)}:${gap}${seed}`;
    const start = lineStart(text, anchor.key.at);
    const indent = text.slice(start, anchor.key.at);
    const end = lineEnd(text, anchor.end);
    const rest = /^([ \t]*,)?[ \t]*(?:#.*)?$/.exec(text.slice(anchor.end, end));
    if (!/^[ \t]*$/.test(indent) || !rest)
        return [put(anchor.end, `,${gap}${pair}`)];
    const eol = eolAt(text, end);
    if (rest[1] !== undefined)
        return [put(end, `${eol}${indent}${pair},`)];
    return [put(anchor.end, ','), put(end, `${eol}${indent}${pair}`)];
}
/** `id: prompt` in a flow mapping becomes `id: {prompt: prompt, seed: 1}`. */
function wrapped(text, images, key, value, seed) {
    const gap = isTight(text, key, value) ? '' : ' ';
    const pad = text[images.at + 1] === ' ' ? ' ' : '';
    const name = (word) => nameLike(text, key, word);
    return [
        put(value.at, `{${pad}${name('prompt')}:${gap}`),
        put(endOf(text, value), `,${gap}${name('seed')}:${gap}${seed}${pad}}`),
    ];
}
/**
 * `id: prompt` in a block mapping becomes a block mapping with `prompt` and `seed`; the lines of the prompt move to the
 * right with their key.
 */
function opened(text, images, value, seed, step) {
    const outer = columnOf(text, images.at);
    const before = text.slice(lineStart(text, value.at), value.at);
    const isAlone = /^ *(?:: +)?$/.test(before);
    const column = isAlone ? before.length : outer + step;
    const eol = eolAt(text, value.at);
    const indent = ' '.repeat(column);
    const line = `seed: ${seed}`;
    const isBlock = isBlockScalar(text, value);
    const end = lineEnd(text, endOf(text, value));
    const first = isBlock ? `${line}${eol}${indent}` : '';
    const gap = isAlone ? 0 : (/[ \t]*$/.exec(before)?.[0].length ?? 0);
    const name = isAlone ? `${first}prompt: ` : `${eol}${indent}${first}prompt:`;
    return [
        put(value.at - gap, name),
        ...linesWithin(text, value).map((at) => put(at, ' '.repeat(column - outer))),
        ...(isBlock ? [] : [put(end, `${eolAt(text, end)}${indent}${line}`)]),
    ];
}
/** Where the lines of a scalar begin that are not empty, but for the line that it begins in. */
function linesWithin(text, { at, end }) {
    const starts = Array.from(text.slice(at, end).matchAll(/(?:\r\n?|\n)(?=[^\r\n])/g), (match) => at + match.index + match[0].length);
    return starts.filter((start) => start < end);
}
/** The last entry whose value is written in one piece, and where that ends. */
function anchorOf(text, { entries }) {
    for (const { key, value } of entries.toReversed()) {
        if (value.kind !== 'scalar' || value.end === 0 || isBlockScalar(text, value))
            continue;
        return { key, value, end: endOf(text, value) };
    }
    return null;
}
/** A key in the quotes of a neighbour. */
function nameLike(text, neighbour, name = 'seed') {
    const quote = neighbour === undefined ? '' : quoteOf(text, neighbour);
    return `${quote}${name}${quote}`;
}
/** Whether a value follows its key as in `"a":1`. */
function isTight(text, key, value) {
    return text.slice(endOf(text, key), value.at) === ':';
}
function quoteOf(text, { at, plain }) {
    const first = text[at] ?? '';
    return !plain && (first === '"' || first === "'") ? first : '';
}
/** Behind a scalar, its closing quote included. */
function endOf(text, node) {
    return node.end + quoteOf(text, node).length;
}
function isBlockScalar(text, { at, plain }) {
    return !plain && (text[at] === '|' || text[at] === '>');
}
function isFlow(text, { at }) {
    return text[at] === '{';
}
/** How much further to the right the keys of an image stand than its id. */
function stepOf(text, images) {
    const outer = columnOf(text, images.at);
    for (const { value } of images.entries) {
        if (value.kind !== 'mapping' || isFlow(text, value))
            continue;
        const step = columnOf(text, value.at) - outer;
        if (step > 0)
            return step;
    }
    return outer > 0 ? outer : 2;
}
function lineStart(text, at) {
    let start = at;
    while (start > 0 && text[start - 1] !== '\n' && text[start - 1] !== '\r')
        start -= 1;
    return start;
}
/** Where the line that holds an offset ends, before its line break. */
function lineEnd(text, at) {
    const end = text.slice(at).search(/[\r\n]/);
    return end === -1 ? text.length : at + end;
}
/** The line break of the line that holds an offset, else that of the file. */
function eolAt(text, at) {
    const breaks = /\r\n?|\n/g;
    breaks.lastIndex = at;
    return breaks.exec(text)?.[0] ?? /\r\n?|\n/.exec(text)?.[0] ?? '\n';
}
function columnOf(text, at) {
    return at - lineStart(text, at);
}
/** Whether two manifests say the same but for the seeds that were written, each of them as it was asked for. */
function differsInSeedsAlone(before, after, seeds) {
    const left = new Set(seeds.keys());
    const sameImage = (one, other) => {
        const seed = seeds.get(one.key.text);
        if (seed === undefined)
            return same(one.value, other.value);
        left.delete(one.key.text);
        return other.value.kind === 'mapping' && hasSeed(one.value, other.value, seed);
    };
    const images = (one, other) => one.key.text === 'images' && one.value.kind === 'mapping' && other.value.kind === 'mapping'
        ? sameEntries(one.value.entries, other.value.entries, sameImage)
        : same(one.value, other.value);
    return sameEntries(before.entries, after.entries, images) && left.size === 0;
}
function hasSeed(before, after, seed) {
    const rest = after.entries.filter(({ key }) => key.text !== 'seed');
    const [own] = after.entries.filter(({ key }) => key.text === 'seed');
    if (own?.value.kind !== 'scalar' || !own.value.plain || own.value.text !== String(seed))
        return false;
    if (before.kind === 'mapping') {
        return sameEntries(before.entries.filter(({ key }) => key.text !== 'seed'), rest);
    }
    const [prompt] = rest;
    return rest.length === 1 && prompt?.key.text === 'prompt' && same(before, prompt.value);
}
function sameEntries(before, after, sameValue = (one, other) => same(one.value, other.value)) {
    return (before.length === after.length &&
        before.every((one, index) => {
            const other = after[index];
            return other !== undefined && one.key.text === other.key.text && sameValue(one, other);
        }));
}
function same(one, other) {
    if (one.kind === 'scalar')
        return other.kind === 'scalar' && one.text === other.text && one.plain === other.plain;
    if (one.kind === 'mapping')
        return other.kind === 'mapping' && sameEntries(one.entries, other.entries);
    if (one.kind === 'alias' || other.kind !== 'sequence')
        return false;
    return one.items.length === other.items.length && one.items.every((item, index) => same(item, other.items[index]));
}

// EXTERNAL MODULE: ./build/src/commands/session.js + 1 modules
var commands_session = __webpack_require__(5145);
// EXTERNAL MODULE: ./build/src/commands/shelves.js + 1 modules
var shelves = __webpack_require__(361);
;// CONCATENATED MODULE: ./build/src/commands/seeds.js
// Seeds that are written into manifests: for which images that can be, and how it is done without losing anything.






/**
 * The named images, each with a seed of its own.
 * @throws ImagelockError `seed/orphan`, `seed/not-taken` (exit 2) where one has none, every one of them told
 */
function seededRows(session) {
    const problems = [];
    const rows = (0,commands_session/* stateRows */.l5)(session).map(({ loaded, items }) => {
        const drafts = new Map(loaded.file.manifest.drafts.map((draft) => [draft.id, draft]));
        return {
            loaded,
            items: items.flatMap((item) => {
                const draft = drafts.get(item.id);
                const problem = unseeded(item, draft, loaded.file);
                if (problem)
                    problems.push(problem);
                return draft && !problem ? [{ item, draft }] : [];
            }),
        };
    });
    throwAll(problems);
    return rows;
}
function unseeded({ id, state }, draft, file) {
    if (!draft) {
        const message = `${id} is in no manifest any more, so that it has no seed: imagelock prune${file.named} drops it`;
        return { severity: 'error', code: 'seed/orphan', message };
    }
    if (draft.takesSeed)
        return null;
    const isLeftAlone = state === 'unchanged' || state === 'move' || state === 'edited';
    const make = isLeftAlone ? 'make it anew, use imagelock generate --force' : 'make it, use imagelock generate';
    const message = `${id} has no seed: ${draft.model} takes none. To ${make} ${id}${file.named}`;
    return { severity: 'error', code: 'seed/not-taken', message, ...(0,manifest_file/* placeIn */.VV)(file, draft.at) };
}
/** Throws where there is a problem, with all of them. */
function throwAll([first, ...more]) {
    if (first)
        throw new errors/* ImagelockError */.L(first, 2, more);
}
/**
 * A manifest as it is with other seeds, nothing of it written yet.
 * @param seeds by key under `images`
 * @throws ImagelockError (exit 2) where the text cannot be edited so, or would be no valid manifest
 */
async function withSeeds(loaded, seeds) {
    const { file } = loaded;
    const text = writeSeeds(file.text, seeds);
    if (text === null) {
        const [id, seed] = [...seeds][0] ?? [];
        const message = `a seed cannot be written into ${file.name} as it is laid out there without changing more: write seed: ${seed} for ${id} yourself`;
        throw new errors/* ImagelockError */.L({ code: 'manifest/not-editable', message, file: file.name });
    }
    return (0,load/* load */.Hh)((0,manifest_file/* withText */.ij)(file, text), false);
}
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);
/**
 * Writes a manifest's new text in the place of the old one, in one step. Where that fails nothing was changed, and the
 * journal is closed.
 * @throws ImagelockError `manifest/changed` (exit 2) where somebody wrote it since it was read; errors of the disk
 */
async function writeManifest(old, { file }, shelf, now) {
    if (old.file.text === file.text)
        return;
    const written = await replaceText(old.file, file, shelf).catch((error) => error);
    if (written === true)
        return;
    await (0,shelves/* closeJournal */.ks)(shelf, old, true, now);
    if (written !== false)
        throw written;
    const message = `${file.name} was changed by somebody during the run and was left as it is: try again`;
    throw new errors/* ImagelockError */.L({ code: 'manifest/changed', message, file: file.name });
}
/** False where somebody wrote the manifest since it was read. */
async function replaceText(old, { base, text }, shelf) {
    const { bytes, isAsRead } = (0,manifest_file/* bytesOf */.$$)(old);
    if (!isAsRead)
        return false;
    const next = Buffer.from(text);
    const temporary = shelf.files.temporaryName(base);
    await shelf.journal.note({ t: 'temp', path: temporary });
    const marked = bytes.subarray(0, 3).equals(BYTE_ORDER_MARK);
    return shelf.files.replace(base, temporary, bytes, marked ? Buffer.concat([BYTE_ORDER_MARK, next]) : next);
}
/** The row of an image whose seed was written: `state` is that before the run, `changes` names what the run changed. */
function reseeded(item, image) {
    const changes = [
        { key: 'seed', from: item.image?.seed ?? null, to: image.seed },
        { key: 'path', from: item.path, to: image.path },
    ];
    return { ...item, image, path: image.path, changes: changes.filter(({ from, to }) => from !== to) };
}


/***/ }),

/***/ 2000:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   fromHere: () => (/* binding */ fromHere)
/* harmony export */ });
// Where pictures lie for who reads: rows and locks have paths from the manifest's folder. Pure.
/** A picture's path from the current folder; rows have it relative to the manifest's folder. */
function fromHere(manifest, path) {
    const parts = [];
    for (const part of `${manifest}/../${path}`.split('/')) {
        const last = parts.at(-1);
        if (part === '..' && last !== undefined && last !== '..' && last !== '')
            parts.pop();
        else if (part !== '.')
            parts.push(part);
    }
    return parts.join('/');
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
