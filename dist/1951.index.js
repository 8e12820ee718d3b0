export const id = 1951;
export const ids = [1951,2000];
export const modules = {

/***/ 1951:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   pick: () => (/* binding */ pick)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7406);
/* harmony import */ var _generate_free_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1619);
/* harmony import */ var _manifest_file_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9531);
/* harmony import */ var _lock_fingerprint_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7073);
/* harmony import */ var _manifest_bind_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2512);
/* harmony import */ var _manifest_paths_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(255);
/* harmony import */ var _plan_changes_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(2388);
/* harmony import */ var _plan_edited_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(652);
/* harmony import */ var _plan_plan_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6977);
/* harmony import */ var _report_here_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(2000);
/* harmony import */ var _store_recover_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5119);
/* harmony import */ var _seeds_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(4308);
/* harmony import */ var _session_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(5145);
/* harmony import */ var _shelves_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(361);
// `pick`: a candidate becomes the image: its seed into the manifest, its file and entry into place, nothing bought.














/**
 * The manifest is written first: after a crash the image asks for what waits in the state folder, and any next
 * `generate` or `pick` puts it into place for nothing.
 */
async function pick(session) {
    const seed = session.options.seed ?? 0;
    const plans = (0,_seeds_js__WEBPACK_IMPORTED_MODULE_7__/* .seededRows */ .UZ)(session);
    const { loaded, item, draft } = theOne(plans.flatMap(({ loaded, items }) => items.map((one) => ({ loaded, ...one }))));
    const made = (0,_store_recover_js__WEBPACK_IMPORTED_MODULE_6__/* .candidateOf */ .RH)(loaded.view, (0,_lock_fingerprint_js__WEBPACK_IMPORTED_MODULE_3__/* .fingerprint */ .Rj)((0,_manifest_bind_js__WEBPACK_IMPORTED_MODULE_4__/* .bindSeed */ .N)(draft, seed).request), loaded.file.state.files);
    if (!made)
        throw noCandidate(loaded, draft, seed);
    const after = await (0,_seeds_js__WEBPACK_IMPORTED_MODULE_7__/* .withSeeds */ .v1)(loaded, new Map([[item.id, seed]]));
    const row = placeable(after, item.id, made);
    const shelf = (0,_shelves_js__WEBPACK_IMPORTED_MODULE_9__/* .openShelf */ .nS)(loaded);
    await (0,_seeds_js__WEBPACK_IMPORTED_MODULE_7__/* .writeManifest */ .HN)(loaded, after, shelf, session.world.clock.now());
    const wantedPaths = new Set(after.verdicts.map(({ image }) => (0,_manifest_paths_js__WEBPACK_IMPORTED_MODULE_10__/* .pathKey */ .Pn)(image.path)));
    const image = (0,_manifest_bind_js__WEBPACK_IMPORTED_MODULE_4__/* .bindSeed */ .N)(draft, seed);
    const source = { kind: 'candidate', file: made.file, entry: made.entry };
    const task = { shelf, image, wantedPaths, planned: after.facts.files };
    const result = row.state === 'unchanged' ? {} : await (0,_generate_free_js__WEBPACK_IMPORTED_MODULE_1__/* .takeCandidate */ .bg)({ ...task, item: { ...row, source } }).catch(_generate_free_js__WEBPACK_IMPORTED_MODULE_1__/* .storeFailure */ .Si);
    const problems = await (0,_shelves_js__WEBPACK_IMPORTED_MODULE_9__/* .closeShelf */ .PP)(shelf, after, true, session.world.clock.now());
    const shown = (0,_seeds_js__WEBPACK_IMPORTED_MODULE_7__/* .reseeded */ .o5)(item, image);
    return {
        exit: result.outcome === 'failed' ? _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EXIT */ .d.incomplete : _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EXIT */ .d.done,
        sheets: plans.map((plan) => plan.loaded === loaded
            ? (0,_session_js__WEBPACK_IMPORTED_MODULE_8__/* .sheetOf */ .RG)({ loaded, items: [shown] }, new Map([[shown, result]]))
            : (0,_session_js__WEBPACK_IMPORTED_MODULE_8__/* .sheetOf */ .RG)({ loaded: plan.loaded, items: [] })),
        costs: _session_js__WEBPACK_IMPORTED_MODULE_8__/* .NO_COSTS */ .z_,
        problems,
    };
}
/** One image that is none of a matrix, in one manifest. */
function theOne(chosen) {
    const [one, other] = chosen;
    const { id, source, at } = one.draft;
    if (source !== id) {
        const message = `${id} is one image of the matrix ${source}, which has one seed for all: exclude it from the matrix and write it out as an image of its own with the candidate's seed; imagelock generate${one.loaded.file.named} then takes its picture for nothing`;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ImagelockError */ .L({ code: 'seed/matrix', message, ...(0,_manifest_file_js__WEBPACK_IMPORTED_MODULE_2__/* .placeIn */ .VV)(one.loaded.file, at) });
    }
    if (!other)
        return one;
    const message = `${id} stands in ${one.loaded.file.name} and in ${other.loaded.file.name}: say with -m which one is meant`;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ImagelockError */ .L({ code: 'pick/several', message });
}
/** Exit 2, with those that are there. */
function noCandidate({ view, file }, draft, seed) {
    const asked = ({ entry }) => (0,_manifest_bind_js__WEBPACK_IMPORTED_MODULE_4__/* .bindSeed */ .N)(draft, entry.request.seed ?? null);
    const there = [...view.candidates.values()].filter(({ entry }) => (0,_store_recover_js__WEBPACK_IMPORTED_MODULE_6__/* .candidateOf */ .RH)(view, entry.fingerprint, file.state.files)?.entry === entry);
    const fitting = there.filter((one) => one.entry.fingerprint === (0,_lock_fingerprint_js__WEBPACK_IMPORTED_MODULE_3__/* .fingerprint */ .Rj)(asked(one).request));
    const others = there.filter((one) => one.id === draft.id && !fitting.includes(one));
    const makes = `imagelock generate ${draft.id} --candidates 4${file.named} makes four`;
    const none = others.length === 0
        ? `${draft.id} has no candidates yet: ${makes}`
        : `${draft.id} has no candidates of its present request: those with the seeds ${seedsOf(others)} were made for another one (${changedSince(others, asked)} changed since). Undo that to pick one of them, or ${makes}`;
    const message = fitting.length === 0 ? none : `${draft.id} has no candidate with the seed ${seed}; pick one of ${seedsOf(fitting)}`;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ImagelockError */ .L({ code: 'pick/no-candidate', message, ...(0,_manifest_file_js__WEBPACK_IMPORTED_MODULE_2__/* .placeIn */ .VV)(file, draft.at) });
}
function seedsOf(candidates) {
    const seeds = new Set(candidates.map(({ entry }) => entry.request.seed ?? 0));
    return [...seeds].toSorted((a, b) => a - b).join(', ');
}
/** Which parameters of the request differ from those of the candidates. */
function changedSince(candidates, asked) {
    const keys = candidates.flatMap((one) => (0,_plan_changes_js__WEBPACK_IMPORTED_MODULE_11__/* .requestChanges */ .Z)(one.entry, asked(one)).map(({ key }) => key));
    return [...new Set(keys)].filter((key) => key !== 'path').join(', ');
}
/** The row of the image as it asks for its candidate; refused where a person's picture, or another's, is in its place. */
function placeable(after, id, { file, entry }) {
    const candidates = new Map([[entry.fingerprint, { file, entry }]]);
    const known = { ..._session_js__WEBPACK_IMPORTED_MODULE_8__/* .NOTHING_KNOWN */ .GN, candidates };
    const options = { force: false, placeholder: false, selected: (one) => one === id };
    const [row] = (0,_plan_plan_js__WEBPACK_IMPORTED_MODULE_5__/* .buildPlan */ .Gg)(after.verdicts, after.facts, known, options);
    if (row.source.kind === 'blocked')
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ImagelockError */ .L({ code: row.source.code, message: row.source.message });
    if (row.state !== 'edited')
        return row;
    const why = row.entry?.accepted
        ? `the picture of ${id} is a person's own: remove ${(0,_report_here_js__WEBPACK_IMPORTED_MODULE_12__.fromHere)(after.file.name, row.entry.path)} first if the candidate is to replace it`
        : `${(0,_report_here_js__WEBPACK_IMPORTED_MODULE_12__.fromHere)(after.file.name, row.path)} has bytes that imagelock did not write: remove it first if the candidate is to replace it, else ${(0,_plan_edited_js__WEBPACK_IMPORTED_MODULE_13__/* .settlingText */ .yF)(row, after.file.named)}`;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ImagelockError */ .L({ code: 'pick/edited', message: `${why}. Nothing was changed` });
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


/***/ })

};
