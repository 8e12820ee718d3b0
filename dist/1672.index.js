export const id = 1672;
export const ids = [1672,361];
export const modules = {

/***/ 1672:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   reroll: () => (/* binding */ reroll)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7406);
/* harmony import */ var _manifest_file_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9531);
/* harmony import */ var _manifest_limits_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2283);
/* harmony import */ var _seeds_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4308);
/* harmony import */ var _session_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5145);
/* harmony import */ var _shelves_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(361);
// `reroll`: a new random seed for each named image, in the manifest; the next `generate` makes the pictures.






/** Every new text is checked before the first one is written. */
async function reroll(session) {
    const { options, world } = session;
    const plans = (0,_seeds_js__WEBPACK_IMPORTED_MODULE_3__/* .seededRows */ .UZ)(session);
    (0,_seeds_js__WEBPACK_IMPORTED_MODULE_3__/* .throwAll */ .Kx)(plans.flatMap((plan) => partsOfMatrices(plan, options.ids)));
    // All are read before the first is written.
    const rewritten = await Promise.all(plans.map(async ({ loaded, items }) => ({ loaded, items, after: await (0,_seeds_js__WEBPACK_IMPORTED_MODULE_3__/* .withSeeds */ .v1)(loaded, newSeeds(items, world)) })));
    const sheets = [];
    const problems = [];
    for (const { loaded, items, after } of rewritten) {
        const shelf = (0,_shelves_js__WEBPACK_IMPORTED_MODULE_5__/* .openShelf */ .nS)(loaded);
        await (0,_seeds_js__WEBPACK_IMPORTED_MODULE_3__/* .writeManifest */ .HN)(loaded, after, shelf, world.clock.now());
        problems.push(...(await (0,_shelves_js__WEBPACK_IMPORTED_MODULE_5__/* .closeJournal */ .ks)(shelf, loaded, true, world.clock.now())));
        const verdicts = new Map(after.verdicts.map((verdict) => [verdict.image.id, verdict]));
        const rows = items.flatMap(({ item }) => {
            const verdict = verdicts.get(item.id);
            if (!verdict)
                return [];
            if (verdict.state === 'edited')
                problems.push(leftAlone(item, loaded.file.named));
            return [(0,_seeds_js__WEBPACK_IMPORTED_MODULE_3__/* .reseeded */ .o5)(item, verdict.image)];
        });
        sheets.push((0,_session_js__WEBPACK_IMPORTED_MODULE_4__/* .sheetOf */ .RG)({ loaded, items: rows }));
    }
    return { exit: _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EXIT */ .d.done, sheets, costs: _session_js__WEBPACK_IMPORTED_MODULE_4__/* .NO_COSTS */ .z_, problems };
}
/** What `generate` leaves as it is keeps its picture, whatever its seed. */
function leftAlone({ id, path, entry }, named) {
    const why = entry?.accepted ? `${id} is a person's own picture` : `${path} has bytes that imagelock did not write`;
    const message = `${why}, which generate alone does not replace: imagelock generate --force ${id}${named} makes one with the new seed`;
    return { severity: 'warning', code: 'reroll/left-alone', message };
}
/** One seed for each key under `images`, another than that of any of its images. */
function newSeeds(items, { random }) {
    const present = new Map();
    for (const { item, draft } of items) {
        present.set(draft.source, (present.get(draft.source) ?? new Set()).add(item.image?.seed ?? null));
    }
    return new Map([...present].map(([source, old]) => {
        let seed = Math.floor(random() * (_manifest_limits_js__WEBPACK_IMPORTED_MODULE_2__/* .MAX_SEED */ .He + 1));
        while (old.has(seed))
            seed = (seed + 1) % (_manifest_limits_js__WEBPACK_IMPORTED_MODULE_2__/* .MAX_SEED */ .He + 1);
        return [source, seed];
    }));
}
/** A matrix has one seed for all of its images: it is named itself, or by a glob that leaves none of them out. */
function partsOfMatrices({ loaded, items }, names) {
    const { manifest } = loaded.file;
    const chosen = new Set(items.map(({ item }) => item.id));
    return items.flatMap(({ item: { id }, draft: { source, at } }) => {
        const isWhole = !names.includes(id) && manifest.drafts.every((draft) => draft.source !== source || chosen.has(draft.id));
        if (source === id || names.includes(source) || isWhole)
            return [];
        const message = `${id} is one image of the matrix ${source}, which has one seed for all: exclude it from the matrix and write it out as an image of its own with another seed, or reroll ${source}`;
        return [{ severity: 'error', code: 'seed/matrix', message, ...(0,_manifest_file_js__WEBPACK_IMPORTED_MODULE_1__/* .placeIn */ .VV)(loaded.file, at) }];
    });
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

/***/ 5145:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  GN: () => (/* binding */ NOTHING_KNOWN),
  z_: () => (/* binding */ NO_COSTS),
  i9: () => (/* binding */ estimateAll),
  VI: () => (/* binding */ lookInCache),
  $L: () => (/* binding */ makePlans),
  RG: () => (/* binding */ sheetOf),
  l5: () => (/* binding */ stateRows)
});

// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(7406);
// EXTERNAL MODULE: ./build/src/manifest/near.js
var manifest_near = __webpack_require__(6033);
// EXTERNAL MODULE: ./build/src/plan/caps.js
var caps = __webpack_require__(2336);
// EXTERNAL MODULE: ./build/src/plan/plan.js + 2 modules
var plan = __webpack_require__(6977);
// EXTERNAL MODULE: ./build/src/glob.js
var glob = __webpack_require__(7183);
;// CONCATENATED MODULE: ./build/src/plan/select.js
// Ids and globs that a person named → which images they select (spec cli.md). Pure.

/** What the names select: an id its image, the id of a matrix its images, a glob whatever it fits; all where none is named. */
function selection(names) {
    if (names.length === 0)
        return { selected: () => true, unused: () => [] };
    const used = new Set();
    const exact = new Set(names.filter((name) => !name.includes('*')));
    const globs = names.filter((name) => name.includes('*')).map((name) => ({ name, pattern: (0,glob/* globPattern */.h)(name) }));
    const selected = (id, source) => {
        const hits = [id, source].filter((name) => exact.has(name));
        hits.push(...globs.filter(({ pattern }) => pattern.test(id)).map(({ name }) => name));
        for (const hit of hits)
            used.add(hit);
        return hits.length > 0;
    };
    return { selected, unused: () => names.filter((name) => !used.has(name)) };
}

// EXTERNAL MODULE: ./build/src/plan/state.js
var state = __webpack_require__(8988);
// EXTERNAL MODULE: ./build/src/store/history.js
var store_history = __webpack_require__(2507);
// EXTERNAL MODULE: ./build/src/store/recover.js
var recover = __webpack_require__(5119);
;// CONCATENATED MODULE: ./build/src/commands/session.js
// What every command works with, and what it gives back to the hall.








const NOTHING_WAITS = { finds: new Map(), kept: new Map() };
const NOTHING_BOUGHT = {
    purchases: new Map(),
    asides: new Map(),
    candidates: new Map(),
    unsettled: new Set(),
};
/** Of commands that make nothing. */
const NOTHING_KNOWN = {
    ...NOTHING_BOUGHT,
    own: new Map(),
    history: new Map(),
    kept: new Map(),
    cache: new Map(),
    lfs: new Set(),
    now: 0,
};
const NO_COSTS = { spent: 0, unknown: 0 };
/**
 * Decides the rows of all manifests, git asked where bytes are wanted.
 * @param isShared whether several machines have to come to the same rows: then neither what waits in the journal of this
 * one nor its cache counts
 * @throws ImagelockError `select/nothing` (exit 2) for a name that selects nothing
 */
async function makePlans(session, isShared = false) {
    const { options, loaded } = session;
    const chosen = session_select(session);
    const plans = [];
    for (const one of loaded) {
        const known = await (isShared ? whatAllKnow(one, chosen, session) : whatIsKnown(one, chosen, session));
        plans.push((0,plan/* buildPlan */.Gg)(one.verdicts, one.facts, known, { ...options, named: one.file.named, selected: chosen.selected }));
    }
    return (0,plan/* joinTwins */.G6)(plans).map((items, index) => ({ loaded: loaded[index], items }));
}
/** The rows of all manifests by their states alone: for commands that make nothing. */
function stateRows(session) {
    const chosen = session_select(session);
    const options = { force: false, placeholder: false, selected: chosen.selected };
    return session.loaded.map((loaded) => ({
        loaded,
        items: (0,plan/* buildPlan */.Gg)(loaded.verdicts, loaded.facts, NOTHING_KNOWN, options).map(withoutSource),
    }));
}
/** These commands buy nothing, and do not look whether `generate` would have to. */
function withoutSource(item) {
    if (item.source.kind === 'nothing' && item.price === 0 && !item.billedBefore)
        return item;
    return { ...item, source: { kind: 'nothing' }, price: 0, billedBefore: false };
}
function session_select({ options, loaded, named }) {
    const chosen = selection(options.ids);
    if (options.ids.length === 0)
        return chosen;
    for (const { verdicts, lock } of loaded) {
        for (const { image, source } of verdicts)
            chosen.selected(image.id, source);
        const wanted = new Set(verdicts.map(({ image }) => image.id));
        for (const id of lock.images.keys())
            if (!wanted.has(id))
                chosen.selected(id, id);
    }
    const [name] = chosen.unused();
    if (name === undefined)
        return chosen;
    const ids = loaded.flatMap(({ verdicts, lock }) => [
        ...verdicts.flatMap(({ image, source }) => [image.id, source]),
        ...lock.images.keys(),
    ]);
    const what = name.includes('*') ? `${name} fits no image` : `${name} is the id of no image`;
    const below = ids.find((id) => id.endsWith(`/${name}`));
    const near = below === undefined ? (0,manifest_near/* hint */.a)(name, ids) : `; did you mean "${below}"?`;
    const message = `${what}${near === '' ? ':' : near} imagelock plan --verbose${named} lists them`;
    throw new errors/* ImagelockError */.L({ code: 'select/nothing', message });
}
async function whatIsKnown(one, { selected }, { options, world, review, cache }) {
    const { view, lock, verdicts, facts, file } = one;
    const seekers = verdicts
        .filter(({ image, source, state }) => !options.force && selected(image.id, source) && ['missing', 'create', 'update'].includes(state))
        .filter(({ image }) => !facts.notes(image.id).some(({ entry }) => (0,state/* hasBytes */.gI)(facts.files(image.path), entry.file.sha256)))
        .map(({ image, fingerprint, state }) => ({
        id: image.id,
        path: image.path,
        fingerprint,
        entry: state === 'missing' ? (lock.images.get(image.id) ?? null) : null,
    }));
    const nothing = { own: new Map(), history: new Map(), lfs: new Set() };
    const found = seekers.length === 0 || !file.repository ? nothing : await (0,store_history/* searchHistory */.T2)(file.git, file.lockFile, seekers);
    const waiting = review && seekers.length > 0 ? await review.find(file, seekers) : NOTHING_WAITS;
    const { purchases, asides, unsettled } = view;
    const history = new Map([...waiting.finds, ...found.history]);
    const candidates = candidatesFor(one, seekers);
    const lookers = seekers.filter(({ id }) => lock.images.get(id)?.accepted !== true);
    const cached = cache ? await lookInCache(cache, lookers) : new Map();
    const bought = { purchases, asides, candidates, unsettled };
    return { ...bought, ...found, history, kept: waiting.kept, cache: cached, now: world.clock.now() };
}
async function whatAllKnow(one, chosen, session) {
    const known = await whatIsKnown(one, chosen, { ...session, cache: null });
    return { ...known, ...NOTHING_BOUGHT };
}
/** A picture is looked for once, however many images want it. What a person accepted is not to be looked for. */
async function lookInCache(cache, wanted) {
    const found = new Map();
    const asked = new Set();
    for (const { path, fingerprint } of wanted) {
        if (asked.has(fingerprint))
            continue;
        asked.add(fingerprint);
        const entry = await cache.find({ fingerprint, path });
        if (entry)
            found.set(fingerprint, entry);
    }
    return found;
}
/** What is sought and waits in the state folder, its bytes read: one that is not whole is none. */
function candidatesFor({ view, file }, seekers) {
    return new Map(seekers.flatMap(({ fingerprint }) => {
        const made = (0,recover/* candidateOf */.RH)(view, fingerprint, file.state.files);
        return made ? [[fingerprint, { file: made.file, entry: made.entry }]] : [];
    }));
}
function sheetOf({ loaded, items }, results = new Map()) {
    const { name, lockName, named } = loaded.file;
    return { manifest: name, named, lockfile: lockName, items, results };
}
/** Purchases of a plan over all manifests. */
function estimateAll(plans) {
    return (0,caps/* estimate */.j)(plans.flatMap(({ items }) => items));
}


/***/ }),

/***/ 361:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Bx: () => (/* binding */ CONTACT_SHEET),
  ks: () => (/* binding */ closeJournal),
  PP: () => (/* binding */ closeShelf),
  nS: () => (/* binding */ openShelf),
  recoverFile: () => (/* binding */ recoverFile)
});

// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(7406);
// EXTERNAL MODULE: ./build/src/load.js
var load = __webpack_require__(2829);
// EXTERNAL MODULE: ./build/src/lock/fingerprint.js
var fingerprint = __webpack_require__(7073);
// EXTERNAL MODULE: ./build/src/manifest/bind.js
var bind = __webpack_require__(2512);
// EXTERNAL MODULE: ./build/src/plan/state.js
var state = __webpack_require__(8988);
// EXTERNAL MODULE: ./build/src/store/journal.js
var store_journal = __webpack_require__(9915);
// EXTERNAL MODULE: ./build/src/store/recover.js
var recover = __webpack_require__(5119);
// EXTERNAL MODULE: ./build/src/lock/format.js
var format = __webpack_require__(830);
// EXTERNAL MODULE: ./build/src/lock/parse.js
var parse = __webpack_require__(4234);
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
        const base = text === null ? new Map() : (0,parse/* parseLock */.PG)(text, name).lock.images;
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








/** In the state folder, beside the candidates that it shows. */
const CONTACT_SHEET = 'candidates.webp';
/** Ends what an earlier run of this manifest was stopped in; gives the warnings about what it had to set aside. */
async function recoverFile(file) {
    const text = file.state.readJournal();
    if (text === '')
        return [];
    const view = (0,store_journal/* replay */.eZ)(text);
    await (0,recover/* recoverCandidates */.vB)(view, file.state.files);
    const journal = (0,store_journal/* openJournal */._0)(file.state.journal, view.next);
    const kept = await (0,recover/* recover */.lj)(view, (0,load/* readLock */.mF)(file).lock, file.files, file.state, (id, aside) => journal.sync({ t: 'kept', id, file: aside }));
    return kept.map(({ id, file: aside }) => {
        const message = `a picture of ${id} that an earlier run bought is kept at ${aside}: its place is taken by bytes that imagelock did not write`;
        return { severity: 'warning', code: 'journal/kept', message };
    });
}
/** @param keepsOld whether what stands at a path is kept before it is replaced */
function openShelf({ file, view, lock, lockBytes }, keepsOld = false) {
    const { files, state, named } = file;
    const journal = (0,store_journal/* openJournal */._0)(state.journal, view.next);
    const keeper = keepLock(files, file.lockFile, { lock, text: lockBytes?.toString('utf8') ?? null }, (temporary) => journal.note({ t: 'temp', path: temporary }));
    return { keepsOld, named, files, state, journal, view, lock: keeper };
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
        const message = `${loaded.file.lockName} could not be written (${reason}); what was made is stored and noted: run imagelock generate${loaded.file.named} again`;
        throw new errors/* ImagelockError */.L({ code: 'store/lock', message }, errors/* EXIT */.d.incomplete);
    }
    return closeJournal(shelf, loaded, keepAll, now);
}
/**
 * Ends the journal where the lock was not touched; parameters and result are those of `closeShelf`.
 * Candidates stay, the one that was picked too, so that a choice can be changed for nothing: until the first `generate`
 * after one was picked, or after the image began to ask for something else than another seed.
 */
async function closeJournal(shelf, loaded, keepAll, now) {
    const read = (0,store_journal/* replay */.eZ)(shelf.state.readJournal());
    const kept = read.kept.filter(({ file }) => shelf.state.has(file));
    const notes = stillNoted(read.notes, shelf, loaded);
    const waiting = new Set([...notes.values()].flat().map(({ temp }) => temp));
    const view = {
        ...read,
        notes,
        kept,
        temporaries: read.temporaries.filter((name) => !waiting.has(name) && !isGone(name, shelf)),
        moving: read.moving.filter(({ temp }) => shelf.files.isTemporary(temp) && shelf.files.find(temp).kind === 'file'),
        candidates: stayingCandidates(read, shelf, loaded, keepAll),
    };
    const wanted = new Set(loaded.verdicts.filter((verdict) => !isMade(verdict, shelf)).map(({ fingerprint }) => fingerprint));
    const isWanted = (print) => keepAll || wanted.has(print);
    // Of a picture that is locked, and was asked for again (`--force`) without an answer, the old one is still there.
    const all = new Set(loaded.verdicts.map(({ fingerprint }) => fingerprint));
    const mayBeBilled = (print) => keepAll || all.has(print);
    const forgotten = [...view.purchases].filter(([print, { deadline }]) => deadline <= now && !isWanted(print));
    const left = await shelf.journal.close((0,recover/* remaining */.Tk)(view, isWanted, mayBeBilled, now)).then(() => [], journalLeft);
    const before = new Set(loaded.view.kept.map(({ file }) => file));
    return [
        ...left,
        ...forgotten.map(([, { id, requestId }]) => (0,store_journal/* lostWarning */.f7)(id, requestId)),
        ...kept.filter(({ file }) => !before.has(file)).map(keptWarning),
    ];
}
/** Removes a temporary file that a failing disk left; one that it still does not let go is not forgotten. */
function isGone(name, { files }) {
    if (!files.isTemporary(name) || files.find(name).kind !== 'file')
        return true;
    try {
        return files.remove(name);
    }
    catch {
        return false;
    }
}
/** Files go before their records: a record without a file is no candidate. */
function stayingCandidates({ candidates }, { lock, state }, { file }, keepAll) {
    const drafts = new Map(file.manifest.drafts.map((draft) => [draft.id, draft]));
    const stays = (print, { id, entry }) => {
        const draft = drafts.get(id);
        const seed = entry.request.seed ?? null;
        const isAsked = draft !== undefined && (0,fingerprint/* fingerprint */.Rj)((0,bind/* bindSeed */.N)(draft, seed).request) === print;
        return keepAll || (isAsked && !candidates.has(lock.entries().get(id)?.fingerprint ?? ''));
    };
    const staying = [...candidates].filter(([print, candidate]) => {
        if (!stays(print, candidate))
            state.files.remove(candidate.file);
        return [candidate.file, candidate.temp].some((name) => state.files.find(name).kind === 'file');
    });
    if (staying.length === 0)
        state.files.remove(CONTACT_SHEET);
    return new Map(staying);
}
/** The lock is written and the old journal still whole: all that is wrong is that it was not made shorter. */
function journalLeft(error) {
    const message = `the journal could not be put away (${error.message}); the next run reads it again`;
    return [{ severity: 'warning', code: 'journal/left', message }];
}
function keptWarning({ id, file }) {
    const message = `the earlier file of ${id} is kept at ${file}; remove it when nobody needs it`;
    return { severity: 'warning', code: 'store/kept', message };
}
/** Whether the lock has the picture by now, wherever it came from. */
function isMade({ image, fingerprint }, { lock }) {
    return lock.entries().get(image.id)?.fingerprint === fingerprint;
}
/** What an earlier run stored and this one did not lock, since it was not named or another command ran. */
function stillNoted(notes, { lock, files }, { verdicts }) {
    const paths = new Map(verdicts.map(({ image }) => [image.id, image.path]));
    const has = (path, { entry }) => (0,state/* hasBytes */.gI)(files.fact(path), entry.file.sha256);
    const waits = (note) => note.temp !== null && files.isTemporary(note.temp) && has(note.temp, note);
    const stays = (note) => 
    // One whose image left the manifest stays ours: it may come back.
    (paths.get(note.id) ?? note.entry.path) === note.entry.path &&
        lock.entries().get(note.id)?.file.sha256 !== note.entry.file.sha256 &&
        (has(note.entry.path, note) || waits(note));
    return new Map([...notes].map(([id, all]) => [
        id,
        all
            .filter(stays)
            .slice(-1)
            // One whose rename failed is brought to its place by the next run.
            .map((note) => ({ ...note, temp: waits(note) ? note.temp : null })),
    ]));
}


/***/ }),

/***/ 2336:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ passedCaps),
/* harmony export */   j: () => (/* binding */ estimate)
/* harmony export */ });
/* harmony import */ var _money_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9181);
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6977);


function estimate(items) {
    const purchases = items.filter(({ source }) => (0,_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .isPurchase */ .u7)(source));
    return {
        images: purchases.length,
        cost: purchases.reduce((sum, { price }) => sum + (price ?? 0), 0),
        unpriced: purchases.filter(({ price }) => price === null),
    };
}
/**
 * Every cap that the plan passes, as errors; nothing is bought while there is one.
 * @param so what comes of it, as the end of a sentence
 */
function passedCaps(plans, caps, so = 'nothing was bought') {
    const all = estimate(plans.flatMap(({ items }) => items));
    const problems = [
        ...over('this run', all, { maxCost: caps.maxCost, maxImages: caps.maxImages }, ['--max-cost', '--max-images'], so),
        ...plans.flatMap(({ manifest, items, budget }) => over(manifest, estimate(items), budget, ['budget.max_cost', 'budget.max_images'], so).map((problem) => ({
            ...problem,
            file: manifest,
        }))),
    ];
    if (all.unpriced.length > 0 && !caps.allowsUnpriced)
        problems.push(unpriced(all.unpriced));
    return problems;
}
function over(who, { cost, images }, caps, names, so) {
    const problems = [];
    if (caps.maxCost !== null && cost > caps.maxCost) {
        const message = `${who} would cost ${(0,_money_js__WEBPACK_IMPORTED_MODULE_1__/* .usd */ .dR)(cost)}, more than the cap of ${(0,_money_js__WEBPACK_IMPORTED_MODULE_1__/* .usd */ .dR)(caps.maxCost)}; ${so}. Raise ${names[0]}, or name fewer images`;
        problems.push({ severity: 'error', code: 'cap/cost', message });
    }
    if (caps.maxImages !== null && images > caps.maxImages) {
        const message = `${who} would buy ${images} image${images === 1 ? '' : 's'}, more than the cap of ${caps.maxImages}; ${so}. Raise ${names[1]}, or name fewer images`;
        problems.push({ severity: 'error', code: 'cap/images', message });
    }
    return problems;
}
function unpriced(items) {
    const models = [...new Set(items.map(({ image }) => image?.request.model ?? ''))].join(', ');
    const message = `no price is known for ${models}: set --max-images to say how many may be bought without one`;
    return { severity: 'error', code: 'cap/unpriced', message };
}


/***/ }),

/***/ 2507:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HE: () => (/* binding */ lockVersions),
/* harmony export */   LZ: () => (/* binding */ blobChecker),
/* harmony export */   T2: () => (/* binding */ searchHistory),
/* harmony export */   U1: () => (/* binding */ readAlone),
/* harmony export */   dO: () => (/* binding */ pointerBlob),
/* harmony export */   fW: () => (/* binding */ rawEntries),
/* harmony export */   gT: () => (/* binding */ existing),
/* harmony export */   po: () => (/* binding */ pointerText)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _lock_parse_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4234);
// Looks in local git for bytes that need not be bought: the lock's last 100 versions, and whose blobs are there. Nothing is fetched.


/** Versions of the lock that are looked at (spec lockfile.md). */
const VERSIONS = 100;
/**
 * @param git git in the manifest's folder
 * @param lockName the lock's file name there
 */
async function searchHistory(git, lockName, seekers) {
    const lfs = await lfsPaths(git, seekers);
    const past = await pastEntries(git, lockName, new Set(seekers.map(({ fingerprint }) => fingerprint)));
    const wishes = seekers.map((seeker) => ({
        seeker,
        own: seeker.entry ? [{ id: seeker.id, entry: seeker.entry }] : [],
        // What a person accepted is a source for its own image alone.
        past: (past.get(seeker.fingerprint) ?? []).filter(({ id, entry }) => !entry.accepted || id === seeker.id),
    }));
    const names = wishes.flatMap(({ own, past: older }) => [...own, ...older].flatMap(({ entry }) => [entry.file.git_blob, pointerBlob(entry.file)]));
    const there = await existing(git, [...new Set(names)]);
    const own = new Map();
    const history = new Map();
    if (there.size === 0)
        return { own, history, lfs };
    const objects = git.objects();
    const holds = blobChecker(objects.read);
    const pick = async (candidates, path) => {
        for (const { entry } of candidates) {
            if (lfs.has(path) && there.has(pointerBlob(entry.file)))
                return { entry, pointer: true };
            if (there.has(entry.file.git_blob) && (await holds(entry.file)))
                return { entry, pointer: false };
        }
        return null;
    };
    try {
        for (const wish of wishes) {
            const { id, path } = wish.seeker;
            const [mine, older] = [await pick(wish.own, path), await pick(wish.past, path)];
            if (mine)
                own.set(id, mine);
            if (older)
                history.set(id, older);
        }
    }
    finally {
        objects.close();
    }
    return { own, history, lfs };
}
/**
 * Answers whether a blob holds the bytes that a lock names beside it: a lock is a stranger's file, and one whose blob is
 * of other bytes must not keep its picture from being made. Each pair is read once.
 */
function blobChecker(read) {
    const known = new Map();
    const compare = async ({ git_blob, sha256 }) => {
        const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
        return (await read(git_blob, (chunk) => void hash.update(chunk))) && hash.digest('hex') === sha256;
    };
    return (file) => {
        const key = `${file.git_blob} ${file.sha256}`;
        const seen = known.get(key) ?? compare(file);
        known.set(key, seen);
        return seen;
    };
}
/** The pointer that Git LFS keeps for these bytes (git-lfs, docs/spec.md). */
function pointerText({ sha256, bytes }) {
    return `version https://git-lfs.github.com/spec/v1\noid sha256:${sha256}\nsize ${bytes}\n`;
}
/** The id that git gives the pointer as a blob. */
function pointerBlob(file) {
    const text = pointerText(file);
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha1').update(`blob ${text.length}\0${text}`).digest('hex');
}
async function lfsPaths(git, seekers) {
    const input = seekers.map(({ path }) => `${path}\0`).join('');
    const { code, stdout } = await git.run(['check-attr', '-z', '--stdin', 'filter'], input);
    if (code !== 0)
        return new Set();
    const fields = stdout.toString('utf8').split('\0');
    return new Set(fields.filter((_, index) => index % 3 === 0 && fields[index + 2] === 'lfs'));
}
/** Entries of the wanted fingerprints, the newest version first; each is read under the rules of a lock. */
async function pastEntries(git, lockName, wanted) {
    const found = new Map();
    for await (const text of lockVersions(git, lockName)) {
        for (const candidate of matching(text, wanted)) {
            const known = found.get(candidate.entry.fingerprint);
            if (known)
                known.push(candidate);
            else
                found.set(candidate.entry.fingerprint, [candidate]);
        }
    }
    return found;
}
/** The texts of the lock's last versions in local git, the newest first. */
async function* lockVersions(git, lockName) {
    const { code, stdout } = await git.run(['rev-list', '-n', String(VERSIONS), '--full-history', 'HEAD', '--', lockName]);
    const commits = code === 0 ? stdout.toString('latin1').split('\n').filter(Boolean) : [];
    if (commits.length === 0)
        return;
    const objects = git.objects();
    try {
        for (const commit of commits) {
            const chunks = [];
            if (!(await objects.read(`${commit}:./${lockName}`, (chunk) => void chunks.push(Buffer.from(chunk)))))
                continue;
            yield Buffer.concat(chunks).toString('utf8');
        }
    }
    finally {
        objects.close();
    }
}
function matching(text, wanted) {
    return rawEntries(text)
        .filter(([, entry]) => wanted.has(String(entry?.fingerprint)))
        .flatMap(([id, entry]) => readAlone(id, entry));
}
/** The images of a lock's text by id, not yet read under its rules; none where it cannot be read at all. */
function rawEntries(text) {
    let images;
    try {
        images = JSON.parse(text)?.images;
    }
    catch {
        return [];
    }
    return typeof images === 'object' && images !== null ? Object.entries(images) : [];
}
/** An old version may have been written by anybody: an entry that a lock of today would refuse is none. */
function readAlone(id, raw) {
    try {
        const { lock } = (0,_lock_parse_js__WEBPACK_IMPORTED_MODULE_1__/* .parseLock */ .PG)(JSON.stringify({ version: 1, images: { [id]: raw } }), 'history');
        return [...lock.images].map(([name, entry]) => ({ id: name, entry }));
    }
    catch {
        return [];
    }
}
/** Those of the names that are blobs in local git. */
async function existing(git, names) {
    if (names.length === 0)
        return new Set();
    let { code, stdout } = await git.run(['cat-file', '--batch-check'], `${names.join('\n')}\n`);
    if (code !== 0) {
        // In a partial clone git ends at the first object that it would have to fetch: all that are here are listed instead.
        ;
        ({ code, stdout } = await git.run(['cat-file', '--batch-check', '--batch-all-objects', '--unordered']));
        if (code !== 0)
            return new Set();
    }
    const wanted = new Set(names);
    const lines = stdout.toString('latin1').split('\n');
    const blobs = lines.map((line) => /^([0-9a-f]{40}) blob /.exec(line)?.[1] ?? '');
    return new Set(blobs.filter((name) => wanted.has(name)));
}


/***/ })

};
