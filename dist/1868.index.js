export const id = 1868;
export const ids = [1868,8799,1631,4268];
export const modules = {

/***/ 384:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ bytesText)
/* harmony export */ });
// How the size of a file is told: decimal units, as file managers show them.
/** A whole number with its unit: `512 kB`, `1.8 MB`. */
function bytesText(bytes) {
    if (bytes < 1000)
        return `${bytes} B`;
    return bytes < 999_500 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}


/***/ }),

/***/ 652:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   XP: () => (/* binding */ isOwnChanged),
/* harmony export */   qX: () => (/* binding */ isRestorable),
/* harmony export */   yF: () => (/* binding */ settlingText)
/* harmony export */ });
/**
 * Whether it is a person's own picture, accepted or adopted, whose request changed: then `restore` has nothing to bring
 * back. Else the file at its path is another than the locked one.
 */
function isOwnChanged({ state, entry, fingerprint }) {
    return state === 'edited' && entry?.accepted === true && entry.fingerprint !== fingerprint;
}
/** Whether `restore` settles it: it writes to the path of the lock, so that a file at another path stays in the way. */
function isRestorable({ entry, path }) {
    return entry !== null && entry.path === path;
}
/**
 * What keeps the file, and what does not.
 * @param named what names the manifest in a command
 */
function settlingText(item, named) {
    const { id, path, entry } = item;
    const keeps = `imagelock accept ${id}${named} keeps it`;
    if (isOwnChanged(item)) {
        const moved = entry?.path === path ? '' : `, once it is at ${path}`;
        return `${keeps}${moved}, imagelock generate --force ${id}${named} makes it anew`;
    }
    const made = entry ? 'puts its picture there' : 'makes the picture';
    if (!isRestorable(item))
        return `${keeps}; or remove it, and imagelock generate ${id}${named} ${made}`;
    return `${keeps}, imagelock restore ${id}${named} brings the locked one back`;
}


/***/ }),

/***/ 7123:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ columns),
/* harmony export */   y: () => (/* binding */ cutTo)
/* harmony export */ });
// How many columns of a terminal a text takes, and a text cut to some. Pure.
/** Nothing wide: combining marks, marks of no width, joiners. */
const NONE = /[\p{Mn}\p{Me}\u200b-\u200d\u2060\ufeff]/u;
/** East Asian wide and fullwidth, and what terminals may show as a picture: rather a column too many than one too few. */
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{16fe0}-\u{18fff}\u{1aff0}-\u{1b2ff}\u{1f000}-\u{1faff}\u{20000}-\u{3fffd}]|\p{Extended_Pictographic}/u;
/** At most so many; a terminal of another Unicode version may take fewer. */
function columns(text) {
    let sum = 0;
    for (const char of text)
        sum += widthOf(char);
    return sum;
}
function widthOf(char) {
    // The quick way for nearly all.
    if (char >= ' ' && char <= '~')
        return 1;
    return NONE.test(char) ? 0 : WIDE.test(char) ? 2 : 1;
}
/** The longest beginning that takes at most so many columns. */
function cutTo(text, width) {
    let used = 0;
    let end = 0;
    for (const char of text) {
        used += widthOf(char);
        if (used > width)
            break;
        end += char.length;
    }
    return text.slice(0, end);
}


/***/ }),

/***/ 4268:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   plain: () => (/* binding */ plain)
/* harmony export */ });
// Text from outside can put no control character and no workflow command into a log (facts: threats.md, "Logs").
/** Controls, formats (bidirectional and invisible marks, tags), line separators, halves of a pair. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
/** One line of text in which controls and invisible marks stand as escapes, and `::` and `##[` are broken up. */
function plain(text) {
    return text
        .replaceAll(UNSAFE, escaped)
        .replaceAll(/:(?=:)/g, ':\u200b')
        .replaceAll('##[', '#\u200b#[');
}
function escaped(char) {
    const hex = (char.codePointAt(0) ?? 0).toString(16).padStart(4, '0');
    return hex.length > 4 ? `\\u{${hex}}` : `\\u${hex}`;
}


/***/ }),

/***/ 5470:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   foldWarnings: () => (/* binding */ foldWarnings),
/* harmony export */   problemsText: () => (/* binding */ problemsText)
/* harmony export */ });
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4913);

/** Fewer warnings of one wording than this stand each with its place. */
const FOLD_FROM = 4;
/** Ids that stand for all. */
const SHOWN = 3;
/**
 * All problems in their order.
 * @param all whether nothing is folded
 */
function problemsText(problems, all, paint) {
    const shown = all ? problems : foldWarnings(problems, '; --verbose names each');
    return shown.map((problem) => (0,_text_js__WEBPACK_IMPORTED_MODULE_0__.problemText)(problem, paint)).join('');
}
/**
 * Warnings that say the same of several images of a manifest become one, in the place of the first.
 * @param more where each of them is found, as the end of a sentence
 */
function foldWarnings(problems, more) {
    const groups = new Map();
    for (const problem of problems) {
        const key = wordingOf(problem) ?? problem;
        const group = groups.get(key);
        if (group)
            group.push(problem);
        else
            groups.set(key, [problem]);
    }
    return [...groups.values()].flatMap((group) => (group.length < FOLD_FROM ? group : [foldedOne(group, more)]));
}
/** Null for what is about no image. */
function wordingOf({ severity, code, file, message, about }) {
    if (severity !== 'warning' || about === undefined)
        return null;
    return JSON.stringify([code, file, message.slice(about.length)]);
}
function foldedOne(group, more) {
    const [{ severity, code, file, message, about = '' }] = group;
    const ids = group.slice(0, SHOWN).map((one) => one.about);
    const said = `${ids.join(', ')} and ${group.length - SHOWN} more${message.slice(about.length)}`;
    return {
        severity,
        code,
        message: `${said} (${group.length} images${more})`,
        ...(file === undefined ? {} : { file }),
    };
}


/***/ }),

/***/ 4913:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   bundleText: () => (/* binding */ bundleText),
/* harmony export */   doneText: () => (/* binding */ doneText),
/* harmony export */   filesText: () => (/* binding */ filesText),
/* harmony export */   placeText: () => (/* binding */ placeText),
/* harmony export */   planText: () => (/* binding */ planText),
/* harmony export */   problemText: () => (/* binding */ problemText),
/* harmony export */   totalText: () => (/* binding */ totalText),
/* harmony export */   widthsOf: () => (/* binding */ widthsOf)
/* harmony export */ });
/* harmony import */ var _money_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9181);
/* harmony import */ var _plan_edited_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(652);
/* harmony import */ var _plan_plan_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6977);
/* harmony import */ var _bytes_text_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(384);
/* harmony import */ var _columns_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7123);
/* harmony import */ var _plain_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4268);
/* harmony import */ var _plan_state_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8988);







const STATE_TONES = {
    unchanged: 'dim',
    move: 'change',
    edited: 'bad',
    missing: 'change',
    update: 'change',
    create: 'good',
    orphan: 'dim',
};
const ID_WIDTH = 40;
/** The rows of a plan: state, id, price, reason; unchanged ones are counted unless all are asked for. */
function planText(sheets, all, paint) {
    return sheets.map((sheet) => sheetText(sheet, all, paint)).join('');
}
function sheetText({ manifest, items, areCandidates = false }, all, paint) {
    const rows = items.filter(({ state, source }) => all || state !== 'unchanged' || source.kind !== 'nothing');
    const hidden = items.length - rows.length;
    const width = Math.min(ID_WIDTH, Math.max(0, ...rows.map(({ id }) => id.length)));
    const lines = rows.map((item) => {
        const state = areCandidates ? paint('good', 'candidate') : paint(STATE_TONES[item.state], item.state.padEnd(9));
        return `  ${state}  ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_1__.plain)(item.id).padEnd(width)}  ${priceText(item).padStart(10)}  ${paint('dim', (0,_plain_js__WEBPACK_IMPORTED_MODULE_1__.plain)(areCandidates ? variant(item) : reason(item)))}`.trimEnd();
    });
    if (hidden > 0)
        lines.push(`  ${paint('dim', `unchanged  ${hidden} image${hidden === 1 ? '' : 's'}`)}`);
    return `${paint('strong', (0,_plain_js__WEBPACK_IMPORTED_MODULE_1__.plain)(manifest))}\n${lines.join('\n')}\n`;
}
function priceText({ price, source }) {
    if (!(0,_plan_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .isPurchase */ .u7)(source))
        return source.kind === 'nothing' ? '' : 'free';
    return price === null ? 'no price' : (0,_money_js__WEBPACK_IMPORTED_MODULE_2__/* .usd */ .dR)(price);
}
function variant({ image, source, billedBefore }) {
    const before = billedBefore ? 'may have been billed before; ' : '';
    const from = source.kind === 'candidate' ? 'there already' : sourceText(source, 'create');
    return before + [`seed ${image?.seed}`, from].filter(Boolean).join('; ');
}
/** Why an image is in its state, and where its bytes would come from. */
function reason(item) {
    const { state, changes, source, billedBefore, entry } = item;
    const before = billedBefore ? 'may have been billed before; ' : '';
    const why = {
        unchanged: source.kind === 'nothing' ? '' : 'made again, as --force says',
        move: changesText(changes),
        edited: source.kind === 'nothing' ? editedText(item) : 'made again, as --force says; the old bytes are kept',
        missing: entry ? 'its file is gone' : '',
        update: entry?.accepted ? ownGoneText(changes) : isDraft(changes) ? 'a draft so far' : changesText(changes),
        create: 'new',
        orphan: 'not in the manifest any more: prune drops it',
    }[state];
    // A person's own picture was never drawn before.
    const from = sourceText(source, entry?.accepted ? 'create' : state);
    return before + [why, from].filter(Boolean).join('; ');
}
function ownGoneText(changes) {
    const what = changesText(changes);
    return `a person's own picture, its file gone and its request changed${what === '' ? '' : ` (${what})`}: putting the file back keeps it`;
}
function editedText(item) {
    if (!(0,_plan_edited_js__WEBPACK_IMPORTED_MODULE_3__/* .isOwnChanged */ .XP)(item))
        return item.entry?.accepted
            ? 'its bytes are not those that were accepted: left alone'
            : 'its bytes are not those that imagelock wrote: left alone';
    const what = changesText(item.changes);
    return `a person's own picture, its request changed${what === '' ? '' : ` (${what})`}: accept keeps it, generate --force makes it anew`;
}
/** Drawn by `--placeholder`, or by another manifest, until a model makes it. */
function isDraft(changes) {
    return changes.some(({ key, from }) => key === 'provider' && from === 'placeholder');
}
function sourceText(source, state) {
    switch (source.kind) {
        case 'nothing':
        case 'buy':
        case 'rename':
            return '';
        case 'noted':
            return 'stored by an earlier run';
        case 'copy':
            return `same request as ${source.from}: copied`;
        case 'twin':
            return `same request as ${source.of}: made once, stored twice`;
        case 'candidate':
            return 'a candidate: taken from the state folder';
        case 'link':
            return source.alive
                ? 'bought by an earlier run: fetched'
                : 'bought by an earlier run, its link has expired: tried once, then bought again';
        case 'git':
            return 'taken back from git';
        case 'cache':
            return 'taken from the cache';
        case 'draw':
            return state === 'create' ? 'drawn here' : 'drawn again';
        case 'blocked':
        case 'kept':
            return source.message;
        case 'left':
            return source.warn ? 'the embedded painter cannot draw this format' : 'left for a run without placeholder';
    }
}
/** `seed 1 → 2, prompt`: short values whole, long ones by name. */
function changesText(changes) {
    const short = (value) => (value === null ? 'none' : String(value));
    return changes
        .map(({ key, from, to }) => `${short(from)}${short(to)}`.length > 60 || key === 'prompt' ? key : `${key} ${short(from)} → ${short(to)}`)
        .join(', ');
}
/**
 * The price of what a plan would buy, in one line.
 * @param areCandidates whether the images are candidates, which have no state of their own
 * @param isForced whether `--force` makes also those that `generate` leaves as they are
 */
function totalText({ totals, cost, matrix }, areCandidates = false, isForced = false) {
    const all = _plan_state_js__WEBPACK_IMPORTED_MODULE_4__/* .STATES */ .xj.reduce((sum, state) => sum + totals[state], 0);
    const counts = ['create', 'update', 'missing', 'move', 'edited', 'orphan', 'unchanged']
        .filter((state) => totals[state] > 0)
        .map((state) => `${totals[state]} ${state}${isForced && isLeftAlone(state) ? ' (made again)' : ''}`);
    const unpriced = cost.unpriced > 0 ? ` and ${cost.unpriced} without a known price` : '';
    const shards = matrix ? `Shards: ${matrix.shard.join(' ') || 'none'}\n` : '';
    const what = areCandidates ? `${all} candidate${all === 1 ? '' : 's'}` : counts.join(', ');
    return `${what || 'no images'}. Price: ${(0,_money_js__WEBPACK_IMPORTED_MODULE_2__/* .usd */ .dR)(Math.round(cost.estimated_usd * 1e6))}${unpriced}\n${shards}`;
}
/** Whether `generate` does nothing to such an image by itself. */
function isLeftAlone(state) {
    return state === 'unchanged' || state === 'edited';
}
/** The widths at which the rows of these images stand below each other. */
function widthsOf(items) {
    const [ids, paths] = [[0], [0]];
    for (const { id, path } of items) {
        ids.push((0,_plain_js__WEBPACK_IMPORTED_MODULE_1__.plain)(id).length);
        paths.push((0,_plain_js__WEBPACK_IMPORTED_MODULE_1__.plain)(path).length);
    }
    // No spreading: there may be ten thousand.
    const most = (all) => Math.min(ID_WIDTH, all.reduce((a, b) => Math.max(a, b), 0));
    return { idWidth: most(ids), pathWidth: most(paths) };
}
/**
 * One image that is done.
 * @param spent millionths of a dollar
 */
function doneText({ id, path }, { outcome, entry, error, requestId, leavesFile = false }, spent, paint, { ms = null, idWidth = 0, pathWidth = 0 } = {}) {
    if (outcome === undefined)
        return '';
    const bad = outcome === 'failed' || outcome === 'refused' || outcome === 'unknown';
    const word = paint(bad ? 'bad' : outcome === 'skipped' || outcome === 'kept' ? 'change' : 'good', outcome.padEnd(9));
    const file = entry ? `  ${entry.file.width}x${entry.file.height}  ${(0,_bytes_text_js__WEBPACK_IMPORTED_MODULE_5__/* .bytesText */ .p)(entry.file.bytes)}` : '';
    const time = ms === null ? '' : `  ${(ms / 1000).toFixed(1)} s`;
    const cost = spent > 0 ? `  ${(0,_money_js__WEBPACK_IMPORTED_MODULE_2__/* .usd */ .dR)(spent)}` : '';
    const which = requestId === undefined ? '' : ` (request id ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_1__.plain)(requestId)})`;
    const why = error ? `  ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_1__.plain)(error.message)}${which} [${(0,_plain_js__WEBPACK_IMPORTED_MODULE_1__.plain)(error.code)}]` : '';
    const where = leavesFile ? 'its entry alone' : (0,_plain_js__WEBPACK_IMPORTED_MODULE_1__.plain)(path);
    return `  ${word}  ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_1__.plain)(id).padEnd(idWidth)}  ${where.padEnd(file === '' ? 0 : pathWidth)}${file}${time}${cost}${why}\n`;
}
/** Where the bundle of a shard lies. */
function bundleText(files) {
    return files.map((file) => `Bundle: ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_1__.plain)(file)}\n`).join('');
}
/** What a command that writes pages wrote, and of how many images. */
function filesText(files, { manifests }) {
    const number = manifests.flatMap((one) => one.images).length;
    return files.map((file) => `${(0,_plain_js__WEBPACK_IMPORTED_MODULE_1__.plain)(file)}  ${number} image${number === 1 ? '' : 's'}\n`).join('');
}
const FRAME_WIDTH = 100;
/** A problem with its place, its line and a caret under it. */
function problemText(problem, paint) {
    const { file, message, code, severity } = problem;
    const word = severity === 'warning' ? paint('change', 'warning: ') : paint('bad', file === undefined ? 'error: ' : '');
    return `${placeOf(problem)}${word}${(0,_plain_js__WEBPACK_IMPORTED_MODULE_1__.plain)(message)} ${paint('dim', `[${code}]`)}\n${frameOf(problem, paint)}`;
}
/** The place alone, for where the message was said; empty where it is about no file. */
function placeText(problem, paint) {
    const place = placeOf(problem);
    return place === '' ? '' : `${place}${paint('dim', `[${problem.code}]`)}\n${frameOf(problem, paint)}`;
}
function placeOf({ file, line, column }) {
    return file === undefined ? '' : `${(0,_plain_js__WEBPACK_IMPORTED_MODULE_1__.plain)(file)}${line === undefined ? '' : `:${line}:${column ?? 1}`}  `;
}
function frameOf({ source, line, column }, paint) {
    return source === undefined || line === undefined ? '' : frame(source, line, column ?? 1, paint);
}
function frame(source, line, column, paint) {
    const start = Math.max(0, Math.min(column - 1 - FRAME_WIDTH / 2, source.length - FRAME_WIDTH));
    const shown = (0,_plain_js__WEBPACK_IMPORTED_MODULE_1__.plain)(source.slice(start, start + FRAME_WIDTH));
    const before = (0,_plain_js__WEBPACK_IMPORTED_MODULE_1__.plain)(source.slice(start, column - 1));
    const gutter = String(line).padStart(4);
    const lead = start > 0 ? '…' : '';
    return `${paint('dim', `${gutter} |`)} ${lead}${shown}\n${paint('dim', '     |')} ${' '.repeat(lead.length + (0,_columns_js__WEBPACK_IMPORTED_MODULE_6__/* .columns */ .Y)(before))}${paint('bad', '^')}\n`;
}


/***/ }),

/***/ 8799:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ canonicalize)
/* harmony export */ });
function hasLoneSurrogate (value) {
  for (let i = 0; i < value.length; i++) {
    const code = value.charCodeAt(i);

    if (code >= 0xD800 && code <= 0xDBFF) {
      if (i === value.length - 1) {
        return true;
      }
      const next = value.charCodeAt(i + 1);
      if (!(next >= 0xDC00 && next <= 0xDFFF)) {
        return true;
      }
      i++;
    } else if (code >= 0xDC00 && code <= 0xDFFF) {
      return true;
    }
  }

  return false;
}

function canonicalize (object, seen = new Set()) {
  if (typeof object === 'number' && isNaN(object)) {
    throw new Error('NaN is not allowed');
  }

  if (typeof object === 'number' && !isFinite(object)) {
    throw new Error('Infinity is not allowed');
  }

  if (typeof object === 'string' && hasLoneSurrogate(object)) {
    throw new Error('Lone surrogate is not allowed');
  }

  if (object === null || typeof object !== 'object') {
    return JSON.stringify(object);
  }

  if (typeof object.toJSON === 'function') {
    if (seen.has(object)) {
      throw new Error('Circular reference detected');
    }
    seen.add(object);
    const result = canonicalize(object.toJSON(), seen);
    seen.delete(object);
    return result;
  }

  if (seen.has(object)) {
    throw new Error('Circular reference detected');
  }
  seen.add(object);

  let result;
  if (Array.isArray(object)) {
    const values = object.map((cv) => {
      const value = cv === undefined || typeof cv === 'symbol' ? null : cv;
      return canonicalize(value, seen);
    });
    result = `[${values.join(',')}]`;
  } else {
    const parts = [];
    for (const key of Object.keys(object).sort()) {
      if (object[key] === undefined || typeof object[key] === 'symbol') {
        continue;
      }
      parts.push(`${canonicalize(key)}:${canonicalize(object[key], seen)}`);
    }
    result = `{${parts.join(',')}}`;
  }

  seen.delete(object);
  return result;
}


/***/ })

};
