export const id = 372;
export const ids = [372];
export const modules = {

/***/ 372:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  merge: () => (/* binding */ merge)
});

// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(7406);
// EXTERNAL MODULE: ./build/src/generate/free.js
var free = __webpack_require__(1619);
// EXTERNAL MODULE: ./build/src/generate/generate.js + 4 modules
var generate = __webpack_require__(5140);
// EXTERNAL MODULE: ./build/src/generate/outcome.js
var generate_outcome = __webpack_require__(4106);
// EXTERNAL MODULE: ./build/src/plan/shards.js
var shards = __webpack_require__(8940);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/src/lock/bundle.js
var bundle = __webpack_require__(1489);
// EXTERNAL MODULE: ./build/src/lock/parse.js
var parse = __webpack_require__(4234);
// EXTERNAL MODULE: ./build/src/world/files.js
var world_files = __webpack_require__(2845);
// EXTERNAL MODULE: ./build/src/world/bundles.js
var world_bundles = __webpack_require__(975);
// EXTERNAL MODULE: ./build/src/commands/shards.js
var commands_shards = __webpack_require__(5719);
;// CONCATENATED MODULE: ./build/src/commands/bundles.js
// Reads the bundles of shards for `merge`: each a stranger's, held to its seal, to the manifests and to the others.








/** Of a lock, and of any other file of a bundle: a made picture has 50 MiB at most. */
const LOCK_BYTES = 64 * 1024 * 1024;
/**
 * Reads and verifies all bundles before anything is written.
 * @throws ImagelockError `merge/…` (exit 2) for one that was changed, is of other manifests or another sharing, or comes twice
 */
async function readBundles({ loaded, options, world }) {
    const found = (0,world_bundles/* findBundles */.nc)(world.cwd, options.operands);
    const wants = (0,commands_shards/* wantsOf */.dY)(loaded);
    const absent = (0,world_bundles/* missingFolders */.KY)(world.cwd, options.operands).map(absentFolder);
    const problems = [...absent, ...found.filter(({ seal }) => seal === null).map(unsealed)];
    const all = [];
    for (const one of found)
        if (one.seal !== null)
            all.push(await readBundle(one, one.seal, wants, loaded));
    // Those whose images are all in the lock say nothing new, so that another sharing may have followed.
    const open = all.filter((bundle) => !isMerged(bundle, loaded));
    const first = open[0] ?? all[0];
    if (!first)
        return { bundles: [], of: 0, wants, work: [], shardOf: new Map(), problems };
    const { of, work } = first.seal;
    const bundles = all.filter(({ seal }) => isShared(seal, first.seal));
    const foreign = open.find((bundle) => !bundles.includes(bundle));
    if (foreign)
        refuse('merge/foreign', `${foreign.name} and ${first.name} are not of one plan: merge those of one plan alone`);
    refuseTwice(bundles);
    const shardOf = (0,shards/* splitWork */.GV)((0,commands_shards/* workNamed */.f$)(loaded, work), of);
    for (const bundle of bundles)
        refuseStrange(bundle, shardOf);
    return { bundles, of, wants, work, shardOf, problems };
}
/** A bundle whose picture cannot be taken, since a file of somebody's own stands in its place. */
function bundleBehind({ bundles }, manifest, { id, state, entry }) {
    if (state !== 'edited')
        return undefined;
    // A picture that was merged before, and that somebody changed since, is in the lock.
    const isNew = (made) => made !== undefined && made.file.sha256 !== entry?.file.sha256;
    return bundles.find(({ parts }) => isNew(parts[manifest]?.entries.get(id)));
}
/** The bundle that says what became of an image that is to be made, or could be had otherwise. */
function bundleFor({ bundles, shardOf }, manifest, item) {
    if (item.source.kind === 'nothing' || item.source.kind === 'rename' || item.source.kind === 'blocked')
        return undefined;
    const shard = shardOf.get(item.fingerprint);
    return bundles.find(({ seal, parts }) => seal.shard === shard && parts[manifest]?.images.has(item.id));
}
function refuse(code, message) {
    throw new errors/* ImagelockError */.L({ code, message }, errors/* EXIT */.d.invalid);
}
function absentFolder(folder) {
    const message = `there is no folder ${folder}: is that where the bundles are?`;
    return { severity: 'warning', code: 'merge/folder', message };
}
function unsealed({ name }) {
    const message = `${name} has no seal: that shard was stopped, or its upload was; make it again`;
    return { severity: 'warning', code: 'merge/unsealed', message };
}
async function readBundle(found, text, wants, loaded) {
    const { name } = found;
    const seal = (0,bundle/* parseSeal */.T7)(text, name);
    // Their sizes first: what is too large is not read to its end.
    const sizes = found.sizes();
    refuseChanged(name, seal, sizes, (one, sealed) => one.path === sealed.path && one.bytes === sealed.bytes);
    const large = sizes.find(({ bytes }) => bytes > LOCK_BYTES);
    if (large)
        refuse('merge/tampered', `${name} holds ${large.path}, which is too large for a picture or a lock`);
    const files = await found.files();
    refuseChanged(name, seal, files, (one, sealed) => one.sha256 === sealed.sha256);
    if (seal.wants !== wants || seal.locks.length !== loaded.length) {
        const message = `${name} was made for other manifests than these: check out the commit that it was made from, with the same manifests named, and merge it there; what it holds is paid for`;
        refuse('merge/foreign', message);
    }
    const parts = loaded.map((one, index) => readPart(found, seal, one, index));
    const expected = new Set([
        world_bundles/* REPORT */.ri,
        ...parts.flatMap(({ entries }, index) => [...entries.values()].map((entry) => `${index + 1}/${entry.path}`)),
        ...loaded.map(({ file }, index) => `${index + 1}/${file.lockFile}`),
    ]);
    const stranger = files.find((one) => !expected.has(one.path));
    if (stranger)
        refuse('merge/tampered', `${name} holds ${stranger.path}, which is no picture of its lock`);
    return { name, seal, parts };
}
function readPart({ name, root }, seal, { file, verdicts }, index) {
    const files = (0,world_files/* filesBelow */.D)(external_node_path_.join(root, String(index + 1)));
    const bytes = files.read(file.lockFile, LOCK_BYTES);
    const { images: entries } = bytes
        ? (0,parse/* parseLock */.PG)(bytes, `${name}/${index + 1}/${file.lockFile}`).lock
        : { images: new Map() };
    const wanted = new Map(verdicts.map((verdict) => [verdict.image.id, verdict]));
    for (const [id, entry] of entries) {
        const want = wanted.get(id);
        if (!want || entry.accepted || want.fingerprint !== entry.fingerprint || want.image.path !== entry.path)
            refuse('merge/foreign', `${name} holds a picture of ${id} that the manifest does not ask for`);
    }
    const images = new Map(seal.images.filter((one) => one.manifest === index + 1).map((one) => [one.id, one]));
    return { files, entries, images };
}
/** @param isSame whether a file is the one that the seal has in its place */
function refuseChanged(name, seal, files, isSame) {
    const isAsSealed = (one, index) => {
        const sealed = seal.files[index];
        return sealed !== undefined && isSame(one, sealed);
    };
    if (files.length === seal.files.length && files.every(isAsSealed))
        return;
    const index = files.findIndex((one, at) => !isAsSealed(one, at));
    const which = files[index]?.path ?? seal.files[files.length]?.path ?? '';
    refuse('merge/tampered', `${name} is not as it was sealed (${which}): take it again from where it was made`);
}
function isShared(a, b) {
    return a.of === b.of && a.work.length === b.work.length && a.work.every((one, index) => one === b.work[index]);
}
/** Whether the lock has all that the bundle made. */
function isMerged({ parts }, loaded) {
    return parts.every(({ entries }, index) => [...entries].every(([id, { file }]) => loaded[index]?.lock.images.get(id)?.file.sha256 === file.sha256));
}
function refuseTwice(bundles) {
    const seen = new Map();
    for (const { name, seal } of bundles) {
        const other = seen.get(seal.shard);
        if (other !== undefined)
            refuse('merge/twice', `${other} and ${name} are both shard ${seal.shard}/${seal.of}: remove one of them`);
        seen.set(seal.shard, name);
    }
}
/** A shard makes its own part alone: else a picture could come from two. */
function refuseStrange({ name, seal, parts }, shardOf) {
    for (const { entries } of parts) {
        for (const [id, { fingerprint }] of entries) {
            if (shardOf.get(fingerprint) !== seal.shard)
                refuse('merge/foreign', `${name} holds ${id}, which is not of shard ${seal.shard}/${seal.of}`);
        }
    }
}

// EXTERNAL MODULE: ./build/src/commands/generate.js + 1 modules
var commands_generate = __webpack_require__(8167);
// EXTERNAL MODULE: ./build/src/generate/task.js
var generate_task = __webpack_require__(8872);
// EXTERNAL MODULE: ./build/src/store/place.js
var place = __webpack_require__(9260);
// EXTERNAL MODULE: ./build/src/store/verify.js
var verify = __webpack_require__(4450);
;// CONCATENATED MODULE: ./build/src/commands/place-bundled.js
// Brings one picture of a bundle to its place: looked at once more on its way, stored as any other.





/** @param manifest number of the manifest, from 0 */
async function placeBundled(task, { name, seal, parts }, manifest) {
    const { shelf, image, planned } = task;
    const part = parts[manifest];
    const told = part?.images.get(image.id);
    const entry = part?.entries.get(image.id);
    if (!part || !told)
        throw new Error(`${name} says nothing of ${image.id}`);
    const requestId = entry ? entry.receipt?.request_id : told.request_id;
    const with_ = requestId === undefined ? {} : { requestId };
    if (!entry) {
        const error = told.error ?? { code: 'merge/no-picture', message: `shard ${seal.shard}/${seal.of} did not make it` };
        const outcome = told.outcome === 'refused' || told.outcome === 'unknown' || told.outcome === 'skipped' ? told.outcome : 'failed';
        return { outcome, error, ...with_ };
    }
    try {
        const wrong = await (0,verify/* judgePicture */.s)(part.files.stream(entry.path), entry.file);
        if (wrong !== null)
            return (0,generate_outcome/* without */.F)('failed', 'merge/no-picture', `its picture in ${name} cannot be taken: ${wrong}`);
        const temporary = await (0,free/* copyFile */.m3)(task, entry.path, entry.file.sha256, part.files);
        if (!(await (0,place/* place */.ik)(shelf, image.id, entry, temporary, planned(image.path)))) {
            shelf.files.remove(temporary);
            return (0,free/* changedMeanwhile */.Fd)(image.path);
        }
        await (0,generate_task/* removeOldFile */.c)(task);
        const outcome = told.outcome === 'copied' || told.outcome === 'restored' ? told.outcome : 'generated';
        return { outcome, entry, ...with_ };
    }
    catch (error) {
        return (0,free/* storeFailure */.Si)(error);
    }
}

// EXTERNAL MODULE: ./build/src/commands/prune.js
var prune = __webpack_require__(9676);
// EXTERNAL MODULE: ./build/src/commands/session.js + 1 modules
var commands_session = __webpack_require__(5145);
// EXTERNAL MODULE: ./build/src/commands/shelves.js + 1 modules
var commands_shelves = __webpack_require__(361);
;// CONCATENATED MODULE: ./build/src/commands/merge.js
// `merge DIR…`: puts the bundles of shards together. The only writer of many machines: it buys nothing, and does what is free.











async function merge(session) {
    const { door, world, options } = session;
    const plans = await (0,commands_session/* makePlans */.$L)(session, true);
    const together = await readBundles(session);
    door.planned(plans.map((plan) => (0,commands_session/* sheetOf */.RG)(plan)), together.problems);
    const skip = await door.ready(plans);
    if (skip)
        return (0,commands_generate.skipped)(plans, skip, together.problems);
    const shelves = plans.map(({ loaded }) => (0,commands_shelves/* openShelf */.nS)(loaded));
    const gits = plans.map(({ loaded }) => (0,commands_generate.lazily)(() => (session.review ?? loaded.file.git).objects()));
    const results = new Map();
    const problems = [...together.problems];
    const done = (task, result) => {
        results.set(task.item, result);
        door.tell({ kind: 'done', item: task.item, result, spent: 0 });
    };
    const used = new Set();
    try {
        for (const [index, plan] of plans.entries()) {
            const shelf = shelves[index];
            const tasks = (0,commands_generate.tasksOf)(plan, shelf, () => gits[index].get(), session);
            const bundled = tasks.map((task) => ({ task, bundle: bundleFor(together, index, task.item) }));
            const others = bundled.filter(({ bundle }) => !bundle).map(({ task }) => task);
            await (0,free/* takeFree */.wX)(others, done);
            for (const task of others)
                (0,generate/* settleWithoutWork */.zo)(task, done, problems);
            for (const { task, bundle } of bundled) {
                if (bundle)
                    used.add(bundle);
                const behind = bundleBehind(together, index, task.item);
                if (behind) {
                    used.add(behind);
                    problems.push(leftBehind(task.item, behind));
                }
                if (world.stopping.aborted) {
                    if (bundle || (0,shards/* isMade */.sX)(task.item))
                        done(task, (0,generate_outcome/* without */.F)('skipped', 'run/stopped', 'the run was stopped'));
                }
                else if (bundle) {
                    const result = await placeBundled(task, bundle, index);
                    if (result.outcome === 'unknown')
                        await noteUnknown(task);
                    done(task, result);
                }
                else if ((0,shards/* isMade */.sX)(task.item))
                    done(task, missing(task.item, together));
            }
            if (options.prune) {
                const pruned = (0,prune.pruneShelf)(plan, shelf);
                problems.push(...pruned.problems);
                for (const [item, result] of pruned.results)
                    results.set(item, result);
            }
        }
        problems.push(...missingShards(plans, together, results, session.named));
        // Who makes what is still missing has to be known to the shards that follow here.
        const isOpen = [...results.values()].some(({ error }) => error !== undefined);
        for (const [index, shelf] of shelves.entries()) {
            const { of, wants, work } = together;
            if (of > 0 && isOpen)
                await shelf.journal.sync({ t: 'split', of, wants, work });
            const { loaded } = plans[index];
            problems.push(...(await (0,commands_shelves/* closeShelf */.PP)(shelf, loaded, false, world.clock.now()).catch(commands_generate.unlocked)));
        }
    }
    finally {
        for (const git of gits)
            git.started()?.close();
    }
    const isWhole = problems.every(({ severity }) => severity === 'warning');
    const sum = (of) => [...used].reduce((all, { seal }) => all + seal[of], 0);
    return {
        exit: isWhole ? (0,commands_generate.exitFor)(results) : errors/* EXIT */.d.incomplete,
        sheets: plans.map((plan) => (0,commands_session/* sheetOf */.RG)(plan, results)),
        costs: { spent: sum('spent'), unknown: sum('unknown') },
        problems,
    };
}
/** So that the next plan says that it may have been billed before. */
async function noteUnknown({ shelf, image, item }) {
    const n = shelf.journal.number();
    await shelf.journal.note({ t: 'ask', n, id: image.id, fp: item.fingerprint, cost: item.price });
    await shelf.journal.note({ t: 'end', n, as: 'unknown' });
}
function leftBehind({ id, path }, { name }) {
    const message = `${name} holds a picture of ${id}, which was made, but ${path} is a file of somebody's own: to have the picture, move that file away and merge again`;
    return { severity: 'warning', code: 'merge/kept', message };
}
function missing({ fingerprint }, { shardOf, of }) {
    const shard = shardOf.get(fingerprint);
    const message = shard === undefined
        ? 'no bundle holds it, and merge buys nothing'
        : `shard ${shard}/${of}, which makes it, is missing`;
    return (0,generate_outcome/* without */.F)('skipped', 'merge/missing', message);
}
/** Names the shards that had images to make and whose bundles are not there. */
function missingShards(plans, together, results, named) {
    const items = plans.flatMap((plan) => plan.items).filter((item) => results.get(item)?.error?.code === 'merge/missing');
    if (items.length === 0)
        return [];
    const counts = new Map();
    for (const { fingerprint } of items) {
        const shard = together.shardOf.get(fingerprint) ?? 0;
        counts.set(shard, (counts.get(shard) ?? 0) + 1);
    }
    return [...counts]
        .toSorted(([a], [b]) => a - b)
        .map(([shard, count]) => {
        const images = `${count} image${count === 1 ? '' : 's'}`;
        const message = shard === 0
            ? `no bundle makes ${images} of the plan: are all folders named? Else run its shards, or imagelock generate${named}`
            : `the bundle of shard ${shard}/${together.of} is missing (${images}): make it with imagelock generate --shard ${shard}/${together.of}${named}, then merge again`;
        return { severity: 'error', code: 'merge/missing', message };
    });
}


/***/ }),

/***/ 5719:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   dY: () => (/* binding */ wantsOf),
/* harmony export */   f$: () => (/* binding */ workNamed),
/* harmony export */   lQ: () => (/* binding */ matrixOf),
/* harmony export */   uM: () => (/* binding */ share)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _plan_shards_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8940);
// How several machines share one plan, each by itself: what the manifests want, what is to be made, who makes what.


/** What all manifests of the run want, as one hash: the same wherever manifests and seeds are the same. */
function wantsOf(loaded) {
    const wants = loaded.map(({ file, verdicts }) => [
        file.lockFile,
        verdicts.map(({ image, fingerprint }) => [image.id, image.path, fingerprint]),
    ]);
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256')
        .update(`imagelock/wants/1\n${JSON.stringify(wants)}`)
        .digest('hex');
}
/**
 * Shares out what the plans make; where bundles of an earlier sharing of the same wants are still missing, as it was
 * shared out then.
 */
function share(plans, of) {
    const loaded = plans.map((plan) => plan.loaded);
    const wants = wantsOf(loaded);
    const earlier = loaded.map(({ view }) => view.split).find((split) => split?.of === of && split.wants === wants);
    const work = earlier ? workNamed(loaded, earlier.work) : madeBy(plans);
    return { of, wants, work, shardOf: (0,_plan_shards_js__WEBPACK_IMPORTED_MODULE_1__/* .splitWork */ .GV)(work, of) };
}
/** The pictures of these fingerprints, as far as an image wants them. */
function workNamed(loaded, fingerprints) {
    const named = new Set(fingerprints);
    return (0,_plan_shards_js__WEBPACK_IMPORTED_MODULE_1__/* .workOf */ .LT)(loaded.flatMap(({ verdicts }) => verdicts.filter(({ fingerprint }) => named.has(fingerprint))));
}
function madeBy(plans) {
    return (0,_plan_shards_js__WEBPACK_IMPORTED_MODULE_1__/* .workOf */ .LT)(plans.flatMap(({ items }) => items.filter(_plan_shards_js__WEBPACK_IMPORTED_MODULE_1__/* .isMade */ .sX)));
}
/** The shards as a matrix of a workflow; none where there is nothing to make. */
function matrixOf(plans, shards) {
    const work = madeBy(plans);
    const of = work.length === 0 ? 0 : shards === 'auto' ? (0,_plan_shards_js__WEBPACK_IMPORTED_MODULE_1__/* .shardsFor */ .h9)(work) : shards;
    const shard = Array.from({ length: of }, (_, index) => `${index + 1}/${of}`);
    if (of > 0)
        return { shard, problems: [] };
    const message = 'nothing is to be made, so there are no shards: a workflow skips its matrix job then';
    return { shard, problems: [{ severity: 'warning', code: 'shards/none', message }] };
}


/***/ }),

/***/ 1489:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Jj: () => (/* binding */ cut),
/* harmony export */   T7: () => (/* binding */ parseSeal),
/* harmony export */   Z3: () => (/* binding */ formatSeal)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8816);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7406);
// The seal of a shard's bundle: what it holds, to the byte, and what became of each of its images.


const hex64 = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().regex(/^[0-9a-f]{64}$/);
const micros = zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().min(0);
const MAX_TEXT = 4000;
const seal = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    version: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz(1),
    shard: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().min(1).max(256),
    of: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().min(1).max(256),
    /** SHA-256 over all that the manifests want: a bundle of other manifests is none for these. */
    wants: hex64,
    /** Fingerprints of what all shards together make. */
    work: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().regex(/^sha256:[0-9a-f]{64}$/)).max(10_000_000),
    /** The locks' file names, by the number of their folder. */
    locks: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()).min(1).max(10_000),
    images: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
        /** Number of the manifest's folder, from 1. */
        manifest: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().min(1),
        id: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().max(200),
        outcome: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(['generated', 'copied', 'restored', 'refused', 'failed', 'unknown', 'skipped']),
        error: zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({ code: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().max(200), message: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().max(MAX_TEXT) }).exactOptional(),
        request_id: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().max(128).exactOptional(),
    })),
    /** Whole millionths of a dollar. */
    spent: micros,
    unknown: micros,
    /** Every other file of the bundle. */
    files: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({ path: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().max(1000), sha256: hex64, bytes: micros })),
});
/** Longest text of an error that goes into a seal. */
function cut(text) {
    return text.slice(0, MAX_TEXT);
}
/** The seal as text. */
function formatSeal(value) {
    return `${JSON.stringify(value, null, 1)}\n`;
}
/**
 * @param name what the bundle is called in the error
 * @throws ImagelockError `merge/seal` (exit 2)
 */
function parseSeal(text, name) {
    let value;
    try {
        value = JSON.parse(text);
    }
    catch {
        // Nothing is no seal.
    }
    const read = seal.safeParse(value);
    if (read.success && read.data.shard <= read.data.of)
        return read.data;
    const where = read.error?.issues[0]?.path.join('.') ?? '';
    const message = `${name} has a seal that is none${where === '' ? '' : ` (${where})`}: make that shard again`;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ImagelockError */ .L({ code: 'merge/seal', message });
}


/***/ }),

/***/ 8940:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GV: () => (/* binding */ splitWork),
/* harmony export */   LT: () => (/* binding */ workOf),
/* harmony export */   h9: () => (/* binding */ shardsFor),
/* harmony export */   sX: () => (/* binding */ isMade),
/* harmony export */   tC: () => (/* binding */ shareOf)
/* harmony export */ });
/* harmony import */ var _options_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6067);
/* harmony import */ var _providers_table_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6157);


/** Least expected seconds of a shard that `auto` makes, at the default concurrency: a job takes half a minute to start. */
const LEAST_SECONDS = 300;
const CONCURRENCY = 8;
/** Rough seconds of an answer for a picture of one megapixel. */
const SECONDS = [
    [/^flux-2-klein/, 3],
    [/^(?:flux-2-max|flux-2-flex)/, 20],
    [/^gpt-image/, 40],
    [/^flux/, 10],
];
const DRAWING_SECONDS = 0.3;
const OTHER_SECONDS = 15;
const MEGAPIXEL = 1 << 20;
/** Whether a picture is made, and not found: such rows are what shards share out, with their twins. */
function isMade({ source }) {
    return source.kind === 'buy' || source.kind === 'draw' || source.kind === 'twin';
}
/** The pictures of these images, each once, in the order of their fingerprints. */
function workOf(images) {
    const found = new Map();
    for (const { image, fingerprint } of images) {
        if (!image)
            continue;
        const price = (0,_providers_table_js__WEBPACK_IMPORTED_MODULE_1__/* .providerNamed */ .l)(image.request.provider)?.price(image.request.model) ?? 0;
        found.set(fingerprint, { fingerprint, seconds: expectedSeconds(image.request), price });
    }
    return [...found.values()].toSorted((a, b) => (a.fingerprint < b.fingerprint ? -1 : 1));
}
/** What the embedded painter or the API may take for a picture. */
function expectedSeconds({ provider, model, width = 1024, height = 1024 }) {
    const known = SECONDS.find(([pattern]) => pattern.test(model))?.[1] ?? OTHER_SECONDS;
    const each = provider === 'placeholder' ? DRAWING_SECONDS : known;
    return each * (0.5 + (0.5 * width * height) / MEGAPIXEL);
}
/** How many machines some work is worth: 0 for none. */
function shardsFor(work) {
    const seconds = work.reduce((sum, one) => sum + one.seconds, 0) / CONCURRENCY;
    return Math.min(_options_js__WEBPACK_IMPORTED_MODULE_0__/* .MAX_SHARDS */ .hH, work.length, Math.ceil(seconds / LEAST_SECONDS));
}
/**
 * The number of each picture's shard, 1 to `shards`: longest first, each to the shard that has least. Seconds and price
 * weigh the same, each as its part of the whole; ties go by fingerprint and by number.
 */
function splitWork(work, shards) {
    const total = (of) => work.reduce((sum, one) => sum + one[of], 0) || 1;
    const [seconds, price] = [total('seconds'), total('price')];
    const weighed = work
        .map((one) => ({ fingerprint: one.fingerprint, weight: one.seconds / seconds + one.price / price }))
        .toSorted((a, b) => b.weight - a.weight || (a.fingerprint < b.fingerprint ? -1 : 1));
    const loads = Array.from({ length: shards }, () => 0);
    return new Map(weighed.map(({ fingerprint, weight }) => {
        const least = loads.indexOf(Math.min(...loads));
        loads[least] = (loads[least] ?? 0) + weight;
        return [fingerprint, least + 1];
    }));
}
/** What one of several machines may buy: what the plan gives it, and its part of what the plan leaves of a cap. */
function shareOf(cap, planned, shards) {
    return planned.own + Math.max(0, Math.floor((cap - planned.all) / shards));
}


/***/ }),

/***/ 4450:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ PICTURE_BYTES),
/* harmony export */   s: () => (/* binding */ judgePicture)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _image_inspect_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7689);
// Whether bytes from a stranger are the picture that an entry speaks of: hashes, format, size and wholeness agree.


/** Longest picture that is taken from anywhere (facts: threats.md, "Secrets and requests"). */
const PICTURE_BYTES = 50 * 1024 * 1024;
/**
 * @param bytes each chunk is only good until the next is asked for
 * @returns what is wrong with them; null where they are the picture
 */
async function judgePicture(bytes, facts) {
    const sha256 = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    const blob = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha1').update(`blob ${facts.bytes}\0`);
    const inspector = (0,_image_inspect_js__WEBPACK_IMPORTED_MODULE_1__/* .createInspector */ .Y)();
    let length = 0;
    for await (const chunk of bytes) {
        length += chunk.length;
        if (length > Math.min(facts.bytes, PICTURE_BYTES))
            break;
        sha256.update(chunk);
        blob.update(chunk);
        await inspector.write(Buffer.from(chunk));
    }
    const seen = await inspector.end();
    if (length !== facts.bytes || sha256.digest('hex') !== facts.sha256)
        return 'its bytes are not those of its entry';
    if (seen.kind === 'broken')
        return `it is no whole picture (${seen.message})`;
    const { format, width, height, provenance } = seen;
    const agrees = blob.digest('hex') === facts.git_blob &&
        format === facts.format &&
        width === facts.width &&
        height === facts.height &&
        provenance === facts.provenance;
    return agrees ? null : 'its entry says something else than its bytes';
}


/***/ }),

/***/ 975:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KY: () => (/* binding */ missingFolders),
/* harmony export */   j$: () => (/* binding */ openStage),
/* harmony export */   nc: () => (/* binding */ findBundles),
/* harmony export */   ri: () => (/* binding */ REPORT),
/* harmony export */   u1: () => (/* binding */ bundleName)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7406);
/* harmony import */ var _files_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2845);
/* harmony import */ var _sync_folder_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9052);
/* harmony import */ var _folders_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(5715);
// Folders of shards on the disk: where one is made, sealed by a rename, and where several are looked for.








const SEAL = 'bundle.json';
const REPORT = 'report.json';
/** A plan of 10,000 images has a seal of some megabytes. */
const SEAL_BYTES = 256 * 1024 * 1024;
/** Folders that are looked into: the one that is named, its folders, and theirs (an artifact in a folder of its own). */
const DEPTH = 2;
/** The name of a shard's bundle (spec cli.md, `--out`). */
function bundleName(shard, of) {
    return `imagelock-shard-${shard}-of-${of}`;
}
/**
 * Opens the folder that a shard is made in, under a name of its own beside the bundle's; what a stopped run of the same
 * plan left in it, or a bundle that stands there already, is gone on with.
 * @param plan a short name of the plan
 * @param mayReopen judges the seal of a bundle that stands there
 * @throws ImagelockError `shard/folder`, `shard/exists` (exit 2)
 */
async function openStage(cwd, out, name, plan, mayReopen) {
    const [root, last] = [`.${name}-${plan}`, name].map((one) => node_path__WEBPACK_IMPORTED_MODULE_3__.resolve(cwd, out, one));
    for (const one of [root, last]) {
        const foreign = (0,_folders_js__WEBPACK_IMPORTED_MODULE_7__/* .foreignFolder */ .L)(cwd, one);
        if (foreign !== null)
            refuse('shard/folder', `${one} is ${foreign}`);
    }
    await node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.mkdir(node_path__WEBPACK_IMPORTED_MODULE_3__.dirname(root), { recursive: true });
    if (node_fs__WEBPACK_IMPORTED_MODULE_1__.existsSync(last)) {
        const seal = (0,_files_js__WEBPACK_IMPORTED_MODULE_5__/* .filesBelow */ .D)(last).read(SEAL, SEAL_BYTES)?.toString('utf8');
        if (seal === undefined || !mayReopen(seal) || node_fs__WEBPACK_IMPORTED_MODULE_1__.existsSync(root)) {
            refuse('shard/exists', `${last} is there already and is not of this plan: merge it or remove it first`);
        }
        await node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rename(last, root);
    }
    await node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.mkdir(root, { recursive: true });
    const earlier = (0,_files_js__WEBPACK_IMPORTED_MODULE_5__/* .filesBelow */ .D)(root).read(SEAL, SEAL_BYTES)?.toString('utf8') ?? null;
    const write = async (name_, text) => {
        const handle = await node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.open(node_path__WEBPACK_IMPORTED_MODULE_3__.join(root, name_), 'w', 0o666);
        await handle.writeFile(text);
        await handle.sync();
        await handle.close();
    };
    return {
        root,
        folder: (name_) => {
            const absolute = node_path__WEBPACK_IMPORTED_MODULE_3__.join(root, name_);
            if ((0,_files_js__WEBPACK_IMPORTED_MODULE_5__/* .filesBelow */ .D)(root).find(name_).kind === 'absent')
                node_fs__WEBPACK_IMPORTED_MODULE_1__.mkdirSync(absolute);
            return absolute;
        },
        earlier: earlier !== null && mayReopen(earlier) ? earlier : null,
        files: () => hashAll(root),
        write,
        keep: (names) => {
            for (const one of listFiles(root))
                if (!names.has(one))
                    (0,_files_js__WEBPACK_IMPORTED_MODULE_5__/* .filesBelow */ .D)(root).remove(one);
        },
        seal: async (text) => {
            await write(SEAL, text);
            await node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rename(root, last);
            await (0,_sync_folder_js__WEBPACK_IMPORTED_MODULE_6__/* .syncFolder */ .Y)(node_path__WEBPACK_IMPORTED_MODULE_3__.dirname(root));
        },
    };
}
function refuse(code, message) {
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .ImagelockError */ .L({ code, message }, _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .EXIT */ .d.invalid);
}
async function hashAll(root) {
    const files = [];
    for (const name of listFiles(root)) {
        if (name === SEAL)
            continue;
        const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
        let bytes = 0;
        for await (const chunk of (0,_files_js__WEBPACK_IMPORTED_MODULE_5__/* .filesBelow */ .D)(root).stream(name)) {
            hash.update(chunk);
            bytes += chunk.length;
        }
        files.push({ path: name, sha256: hash.digest('hex'), bytes });
    }
    return files;
}
function sizesIn(root) {
    const names = listFiles(root).filter((name) => name !== SEAL);
    return names.map((name) => ({ path: name, bytes: node_fs__WEBPACK_IMPORTED_MODULE_1__.lstatSync(node_path__WEBPACK_IMPORTED_MODULE_3__.join(root, ...name.split('/'))).size }));
}
/** Those of the folders that are not there. */
function missingFolders(cwd, folders) {
    return folders.filter((folder) => !node_fs__WEBPACK_IMPORTED_MODULE_1__.existsSync(node_path__WEBPACK_IMPORTED_MODULE_3__.resolve(cwd, folder)));
}
/** Bundles that are one of the folders, or stand in them; a folder that is not there has none. */
function findBundles(cwd, folders) {
    const found = new Map();
    for (const folder of folders) {
        const foreign = (0,_folders_js__WEBPACK_IMPORTED_MODULE_7__/* .foreignFolder */ .L)(cwd, folder);
        if (foreign !== null)
            refuse('merge/folder', `${folder} is ${foreign}`);
        look(cwd, node_path__WEBPACK_IMPORTED_MODULE_3__.resolve(cwd, folder), DEPTH, found);
    }
    return [...found.values()].toSorted((a, b) => (a.root < b.root ? -1 : 1));
}
function look(cwd, folder, depth, found) {
    if (!node_fs__WEBPACK_IMPORTED_MODULE_1__.lstatSync(folder, { throwIfNoEntry: false })?.isDirectory())
        return;
    const seal = (0,_files_js__WEBPACK_IMPORTED_MODULE_5__/* .filesBelow */ .D)(folder).find(SEAL).kind === 'file';
    if (seal || /^imagelock-shard-\d+-of-\d+$/.test(node_path__WEBPACK_IMPORTED_MODULE_3__.basename(folder))) {
        const name = node_path__WEBPACK_IMPORTED_MODULE_3__.relative(cwd, folder).split(node_path__WEBPACK_IMPORTED_MODULE_3__.sep).join('/');
        const text = seal ? (0,_files_js__WEBPACK_IMPORTED_MODULE_5__/* .filesBelow */ .D)(folder).read(SEAL, SEAL_BYTES) : null;
        // An artifact is often unpacked into a folder of the same name as the bundle in it.
        if (seal || depth === 0 || !hasFolders(folder)) {
            found.set(folder, {
                root: folder,
                name,
                seal: text?.toString('utf8') ?? null,
                sizes: () => sizesIn(folder),
                files: () => hashAll(folder),
            });
            return;
        }
    }
    if (depth === 0)
        return;
    for (const name of node_fs__WEBPACK_IMPORTED_MODULE_1__.readdirSync(folder)) {
        if (!name.startsWith('.'))
            look(cwd, node_path__WEBPACK_IMPORTED_MODULE_3__.join(folder, name), depth - 1, found);
    }
}
function hasFolders(folder) {
    return node_fs__WEBPACK_IMPORTED_MODULE_1__.readdirSync(folder).some((name) => name.startsWith('imagelock-shard-'));
}
/** Every file of a folder, by path. Throws `merge/link` (exit 2) where something is neither file nor folder. */
function listFiles(root) {
    const names = [];
    for (const entry of node_fs__WEBPACK_IMPORTED_MODULE_1__.readdirSync(root, { recursive: true, withFileTypes: true })) {
        if (entry.isDirectory())
            continue;
        const name = node_path__WEBPACK_IMPORTED_MODULE_3__.relative(root, node_path__WEBPACK_IMPORTED_MODULE_3__.join(entry.parentPath, entry.name)).split(node_path__WEBPACK_IMPORTED_MODULE_3__.sep).join('/');
        if (!entry.isFile())
            refuse('merge/link', `${name} of ${node_path__WEBPACK_IMPORTED_MODULE_3__.basename(root)} is no regular file`);
        names.push(name);
    }
    return names.toSorted();
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
