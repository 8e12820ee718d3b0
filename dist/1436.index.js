export const id = 1436;
export const ids = [1436];
export const modules = {

/***/ 8769:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  xt: () => (/* binding */ canDraw),
  m: () => (/* binding */ drawText),
  HS: () => (/* binding */ strokeRadius),
  sc: () => (/* binding */ textWidth)
});

;// CONCATENATED MODULE: ./build/src/image/glyphs.js
// The letters of the caption as strokes on a grid: Latin, Greek, Cyrillic, digits, signs.
/**
 * Strokes by letter, divided by `|`. A point is two digits of base 36, x and y, with the baseline at 4, small letters
 * up to c (12) and capitals up to g (16). A point with `~` is passed by, as in a TrueType outline: the curve bends towards it.
 * A stroke that ends in `z` is closed.
 */
const LATIN = {
    A: '04 4g 84|18 78',
    B: '04 0g 4g ~7g 7d ~7a 4a 0a|4a ~8a 87 ~84 44 04',
    C: '8e ~7g 5g ~0g 0a ~04 54 ~74 86',
    D: '04 0g 3g ~8g 8a ~84 34 04',
    E: '7g 0g 04 74|0a 6a',
    F: '7g 0g 04|0a 6a',
    G: '8e ~7g 5g ~0g 0a ~04 54 ~84 87 8a 5a',
    H: '04 0g|84 8g|0a 8a',
    I: '04 0g',
    J: '5g 57 ~54 24 ~04 06',
    K: '04 0g|8g 09|3b 84',
    L: '0g 04 74',
    M: '04 0g 58 ag a4',
    N: '04 0g 84 8g',
    O: '~9g ~94 ~04 ~0g z',
    P: '04 0g 4g ~8g 8c ~89 49 09',
    Q: '~9g ~94 ~04 ~0g z|68 a3',
    R: '04 0g 4g ~8g 8d ~89 49 09|49 84',
    S: '8e ~7g 4g ~0g 0d ~0a 4a ~8a 87 ~84 44 ~14 06',
    T: '0g 8g|4g 44',
    U: '0g 08 ~04 44 ~84 88 8g',
    V: '0g 44 8g',
    W: '0g 34 6e 94 cg',
    X: '04 8g|0g 84',
    Y: '0g 4a 8g|4a 44',
    Z: '0g 8g 04 84',
    a: '1b ~2c 3c ~6c 69 64|69 38 ~08 06 ~04 24 ~54 67',
    b: '0g 04|09 ~0c ~7c ~74 ~04 07',
    c: '6b ~5c 4c ~0c ~04 44 ~54 65',
    d: '7g 74|79 ~7c ~0c ~04 ~74 77',
    e: '08 78 ~7c ~0c ~04 44 ~64 75',
    f: '5g 4g ~2g 2d 24|0c 5c',
    g: '7c 73 ~70 40 ~20 11|79 ~7c ~0c ~04 ~74 77',
    h: '0g 04|08 ~0c 4c ~7c 79 74',
    i: '0c 04|0g 0g',
    j: '2c 22 ~20 00|2g 2g',
    k: '0g 04|6c 07|29 64',
    l: '0g 06 ~04 24',
    m: '0c 04|08 ~0c 3c ~6c 69 64|69 ~6c 9c ~cc c9 c4',
    n: '0c 04|08 ~0c 4c ~7c 79 74',
    o: '~7c ~74 ~04 ~0c z',
    p: '0c 00|09 ~0c ~7c ~74 ~04 07',
    q: '7c 70|79 ~7c ~0c ~04 ~74 77',
    r: '0c 04|08 ~0c 4c 5c',
    s: '6b ~5c 3c ~0c 0a ~08 38 ~68 66 ~64 34 ~14 05',
    t: '2f 26 ~24 54|0c 5c',
    u: '0c 07 ~04 34 ~74 78|7c 74',
    v: '0c 34 6c',
    w: '0c 24 5b 84 ac',
    x: '04 6c|0c 64',
    y: '0c 34|6c 34 ~20 00',
    z: '0c 6c 04 64',
    Ø: '~9g ~94 ~04 ~0g z|03 9h',
    ø: '~7c ~74 ~04 ~0c z|03 7d',
    Æ: '04 6g dg|6g 64 d4|6a ca|38 68',
    æ: '1b ~2c 3c ~6c 68 ~64 24 ~04 06 ~08 38 68 d8 ~dc ~6c ~64 a4 ~c4 d5',
    Œ: 'fg 9g ~0g ~04 94 f4|9g 94|9a ea',
    œ: '~7c ~74 ~04 ~0c z|78 e8 ~ec ~7c ~74 b4 ~d4 e5',
    ß: '04 0d ~0g 3g ~6g 6d ~6b 3a ~7a 77 ~74 44 34',
    Đ: '14 1g 4g ~9g 9a ~94 44 14|0a 4a',
    đ: '7g 74|79 ~7c ~0c ~04 ~74 77|4e 8e',
    ð: '79 ~7c ~0c ~04 ~74 79 ~7d 2g|2d 6g',
    Þ: '04 0g|0d 4d ~8d 8a ~87 47 07',
    þ: '0g 00|09 ~0c ~7c ~74 ~04 07',
    Ł: '1g 14 84|08 5c',
    ł: '1g 16 ~14 34|09 3c',
    ı: '0c 04',
};
const SIGNS = {
    0: '~7g ~74 ~04 ~0g z',
    1: '0d 3g 34',
    2: '0d ~0g 3g ~7g 7c ~7a 04 74',
    3: '0e ~1g 3g ~7g 7d ~7a 3a|3a ~7a 77 ~74 34 ~14 06',
    4: '54 5g 07 77',
    5: '6g 1g 0a ~1b 3b ~7b 77 ~74 34 ~14 06',
    6: '5g ~0d 08|~7b ~74 ~04 ~0b z',
    7: '0g 7g 24',
    8: '~7g ~7a ~0a ~0g z|~7a ~74 ~04 ~0a z',
    9: '7c ~77 24|~7g ~79 ~09 ~0g z',
    '!': '0g 08|04 04',
    '"': '0g 0d|3g 3d',
    '#': '14 3g|54 7g|08 88|0c 8c',
    $: '7d ~6e 4e ~0e 0c ~0a 4a ~8a 88 ~86 46 ~16 07|4h 43',
    '%': '04 8g|~3g ~3c ~0c ~0g z|~88 ~84 ~54 ~58 z',
    '&': '84 1d ~1g 3g ~5g 5e ~5c 2a ~08 07 ~04 34 ~74 89',
    "'": '0g 0d',
    '(': '3h ~0e 0a ~06 33',
    ')': '0h ~3e 3a ~36 03',
    '*': '3g 3a|0e 6c|6e 0c',
    '+': '4e 46|0a 8a',
    ',': '15 14 02',
    '-': '09 49',
    '.': '04 04',
    '/': '03 5h',
    ':': '04 04|0b 0b',
    ';': '15 14 02|1b 1b',
    '<': '7e 0a 76',
    '=': '0c 7c|08 78',
    '>': '0e 7a 06',
    '?': '0d ~0g 3g ~6g 6d ~6b 39 38|34 34',
    '@': '93 ~83 53 ~03 0a ~0g 5g ~ag aa ~a7 87 ~77 79 7d|7a ~7d ~37 ~77 7a',
    '[': '3h 0h 03 33',
    '\\': '0h 53',
    ']': '0h 3h 33 03',
    '^': '0c 3g 6c',
    _: '02 72',
    '`': '0g 2e',
    '{': '3h ~1h 1e ~1a 0a ~1a 16 ~13 33',
    '|': '0h 03',
    '}': '0h ~2h 2e ~2a 3a ~2a 26 ~23 03',
    '~': '09 ~1c 49 ~76 89',
    '–': '09 79',
    '×': '06 68|08 66',
    '°': '~3g ~3d ~0d ~0g z',
    '¿': '67 ~64 34 ~04 07 ~09 3b 3c|3g 3g',
    '¡': '0c 04|0g 0g',
    '«': '3b 08 35|7b 48 75',
    '»': '0b 38 05|4b 78 45',
};
const GREEK_AND_CYRILLIC = {
    Б: '7g 0g 04 44 ~84 87 ~8a 4a 0a',
    Г: '6g 0g 04',
    Ґ: '6j 6g 0g 04',
    ґ: '4f 4c 0c 04',
    Д: '02 04 84 82|14 ~2a 2g 7g 74',
    Ж: '5g 54|0g 5a ag|04 5a a4',
    З: '0e ~1g 3g ~7g 7d ~7a 3a|3a ~7a 77 ~74 34 ~14 06',
    И: '0g 04 8g 84',
    Л: '04 ~2a 2g 8g 84',
    П: '04 0g 8g 84',
    У: '0g 4a|8g 4a ~24 04',
    Ф: '5h 53|~ae ~a6 ~06 ~0e z',
    Ц: '0g 04 84 82|7g 74',
    Ч: '0g 0d ~09 49 7a|7g 74',
    Ш: '0g 04 a4 ag|5g 54',
    Щ: '0g 04 b4 b2|ag a4|5g 54',
    Ъ: '0g 2g 24 54 ~94 97 ~9a 5a 2a',
    Ы: '0g 04 34 ~64 67 ~6a 3a 0a|9g 94',
    Ь: '0g 04 44 ~84 87 ~8a 4a 0a',
    Э: '0e ~1g 3g ~8g 8a ~84 34 ~14 06|3a 8a',
    Є: '8e ~7g 5g ~0g 0a ~04 54 ~74 86|0a 5a',
    Ю: '0g 04|0a 3a|~bg ~b4 ~34 ~3g z',
    Я: '84 8g 4g ~0g 0d ~09 49 89|49 04',
    б: '7g ~0f 08|~7b ~74 ~04 ~0b z',
    ф: '5g 50|~ac ~a4 ~04 ~0c z',
    Δ: '04 4g 84 z',
    Θ: '~9g ~94 ~04 ~0g z|3a 6a',
    Λ: '04 4g 84',
    Ξ: '0g 7g|1a 6a|04 74',
    Σ: '8g 0g 4a 04 84',
    Ψ: '5g 54|0g 0c ~08 58 ~a8 ac ag',
    Ω: '04 34 ~0a 0c ~0g 4g ~8g 8c ~8a 54 84',
    α: '7c ~54 34 ~04 08 ~0c 3c ~5c 74',
    β: '00 0d ~0g 3g ~6g 6d ~6b 3a ~7a 77 ~74 34 ~14 06',
    γ: '0c 34 30|6c 34',
    δ: '6g 1g 5b|~7c ~74 ~04 ~0c z',
    ε: '6b ~5c 3c ~0c 0a ~08 38|38 ~08 06 ~04 34 ~54 65',
    ζ: '1g 6g ~08 06 ~04 44 ~64 62',
    η: '0c 04|08 ~0c 3c ~6c 69 60',
    θ: '~6g ~64 ~04 ~0g z|0a 6a',
    ι: '0c 06 ~04 24',
    λ: '0g 2g 74|4b 04',
    μ: '0c 00|07 ~04 34 ~74 78|7c 74',
    ν: '0c 34 6c',
    ξ: '0g 6g ~0f 0d ~0a 4a ~09 06 ~04 44 ~64 62',
    π: '0c 8c|2c 24|6c 64',
    ρ: '00 08 ~0c ~7c ~74 ~04 07',
    σ: '8c 4c ~0c ~04 ~74 ~7a 5c',
    ς: '6b ~5c 4c ~0c 08 ~04 44 ~64 62',
    τ: '0c 6c|3c 36 ~34 54',
    υ: '0c 07 ~04 34 ~74 78 7c',
    χ: '0c 70|7c 00',
    ψ: '5g 50|0c 08 ~04 54 ~a4 a8 ac',
    ω: '1c ~0c 08 ~04 34 ~54 57 59|57 ~54 74 ~a4 a8 ~ac 9c',
};
/** Letters that look like others, in pairs; and signs that may stand for others. */
const ALIKE = 'АAВBЕEКKМMНHОOРPСCТTХXІIЈJЅSаaеeоoрpсcуyхxіiјjѕsΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXΓГΠПΦФοoκкφф‘\'’\'“"”"„"‚,—–−-‐-‑-µμ';
/** Small Cyrillic letters that are drawn as their capitals, less high. */
const SMALL_CAPITALS = 'вгджзиклмнптцчшщъыьэєюя';
/** Marks over and under letters: the middle at x 4, and 4 as the top of the letter (under it: the baseline). */
const MARKS = {
    '\u0300': '29 57',
    '\u0301': '37 69',
    '\u0302': '27 49 67',
    '\u0303': '17 ~2a 48 ~66 79',
    '\u0304': '28 68',
    '\u0306': '29 ~27 47 ~67 69',
    '\u0307': '48 48',
    '\u0308': '28 28|68 68',
    '\u030a': '~6a ~66 ~26 ~2a z',
    '\u030b': '27 49|57 79',
    '\u030c': '29 47 69',
};
const MARKS_UNDER = {
    '\u0327': '44 42 ~61 40 20',
    '\u0328': '54 ~31 60',
    '\u0323': '41 41',
    '\u0326': '42 30',
};
const BASELINE = 4;
/** Height of capitals over the baseline. */
const CAPITAL = 12;
const SMALL = 8;
function readStrokes(text, place) {
    return text.split('|').map((stroke) => {
        const closed = stroke.endsWith(' z');
        const points = stroke
            .replace(/ z$/, '')
            .split(' ')
            .map((point) => {
            const on = !point.startsWith('~');
            const [x, y] = place(Number.parseInt(point.at(-2) ?? '0', 36), Number.parseInt(point.at(-1) ?? '0', 36));
            return { x, y, on };
        });
        return { points, closed };
    });
}
/** The letter that is drawn for this one. */
function alike(letter) {
    const at = ALIKE.indexOf(letter);
    return at >= 0 && at % 2 === 0 ? (ALIKE[at + 1] ?? letter) : letter;
}
function readLetter(letter) {
    const shown = alike(letter);
    const strokes = LATIN[shown] ?? SIGNS[shown] ?? GREEK_AND_CYRILLIC[shown];
    if (strokes !== undefined)
        return readStrokes(strokes, (x, y) => [x, y]);
    if (!SMALL_CAPITALS.includes(shown))
        return undefined;
    const capital = shown === 'к' ? 'K' : shown.toUpperCase();
    const known = readLetter(capital);
    return known?.map(({ points, closed }) => ({
        points: points.map(({ x, y, on }) => ({ x, y: BASELINE + Math.floor(((y - BASELINE) * SMALL) / CAPITAL), on })),
        closed,
    }));
}
/**
 * The strokes of a letter.
 * @param letter one base letter and the marks that combine with it (form NFD)
 * @returns undefined where it is not among those that are drawn
 */
function readGlyph(letter) {
    const [base = '', ...marks] = letter;
    const strokes = readLetter(marks.length > 0 && alike(base) === 'i' ? 'ı' : base);
    if (strokes === undefined)
        return undefined;
    const points = strokes.flatMap((stroke) => stroke.points);
    const width = points.reduce((most, { x }) => Math.max(most, x), 0);
    const top = points.reduce((most, { y }) => Math.max(most, y), 0);
    const placed = marks.map((mark) => {
        const over = MARKS[mark];
        const under = MARKS_UNDER[mark];
        const shift = (width >> 1) - 4;
        if (over !== undefined)
            return readStrokes(over, (x, y) => [x + shift, y + top - 4]);
        return under === undefined ? undefined : readStrokes(under, (x, y) => [x + shift, y]);
    });
    if (placed.includes(undefined))
        return undefined;
    return { strokes: [...strokes, ...placed.flatMap((mark) => mark ?? [])], width };
}

;// CONCATENATED MODULE: ./build/src/image/text.js
// Draws lines of text into a mask of coverage, with round strokes.

/** Sixteenths of a pixel, in which letters are placed. */
const FINE = 16;
/** Between two letters, and of a space, in the grid's units. */
const GAP = 4;
const SPACE = 6;
/** Below this size letters are put on whole pixels, so that uprights stay sharp. */
const HINTED_BELOW = 40;
/**
 * Letters with their marks, of a text in any form. Marks are named by range: the classes of characters grow with each
 * version of the runtime, and a picture must not change with it.
 */
function lettersOf(text) {
    return text.normalize('NFD').match(/[^\u0300-\u036f][\u0300-\u036f]*/gu) ?? [];
}
const isSpace = (letter) => letter === ' ';
/** Whether every letter of the text can be drawn. */
function canDraw(text) {
    return lettersOf(text).every((letter) => isSpace(letter) || readGlyph(letter) !== undefined);
}
const advance = (glyph, size) => {
    const exact = ((glyph === undefined ? SPACE - GAP : glyph.width) + GAP) * size;
    return size < HINTED_BELOW ? Math.ceil(exact / FINE) * FINE : exact;
};
/** Pixels that a line takes, with the thickness of its strokes. */
function textWidth(text, size) {
    const all = lettersOf(text).reduce((sum, letter) => sum + advance(readGlyph(letter), size), 0);
    return Math.max(0, Math.ceil((all - GAP * size) / FINE)) + 2 * Math.ceil(strokeRadius(size) / FINE);
}
/** Half the thickness of the strokes in sixteenths of a pixel; small text has bolder ones. */
function strokeRadius(size) {
    return size < 12 ? 9 : size < 16 ? 12 : (size * 27) >> 5;
}
/** Square roots, rounded down, of whole numbers below the square of `most`. */
function rootsBelow(most) {
    const roots = new Uint16Array(most * most);
    for (let root = 0; root < most; root += 1)
        roots.fill(root, root * root, (root + 1) * (root + 1));
    return roots;
}
/** Gives the ends of the straight pieces of a stroke, its curves cut up as in a TrueType outline. */
function flatten({ points, closed }, pieces) {
    const middle = (a, b) => ({
        x: (a.x + b.x) / 2,
        y: (a.y + b.y) / 2,
    });
    const first = points[0] ?? { x: 0, y: 0, on: true };
    const start = first.on ? first : middle(first, points.at(-1) ?? first);
    const line = [[start.x, start.y]];
    let from = start;
    const rest = first.on ? points.slice(1) : points;
    rest.forEach((point, at) => {
        if (point.on) {
            line.push([point.x, point.y]);
            from = point;
            return;
        }
        const after = rest[at + 1];
        const to = after === undefined ? start : after.on ? after : middle(point, after);
        for (let piece = 1; piece <= pieces; piece += 1) {
            const [a, b, c] = [(pieces - piece) * (pieces - piece), 2 * piece * (pieces - piece), piece * piece];
            const along = (axis) => (from[axis] * a + point[axis] * b + to[axis] * c) / (pieces * pieces);
            line.push([along('x'), along('y')]);
        }
        from = to;
    });
    if (closed)
        line.push([start.x, start.y]);
    return line;
}
/** Raises the coverage of the pixels near a piece of a stroke; all lengths in sixteenths of a pixel. */
function drawPiece(mask, [ax, ay], [bx, by], radius, roots) {
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = [ax, ay, bx, by];
    const [dx, dy] = [x1 - x0, y1 - y0];
    const length = dx * dx + dy * dy;
    const reach = radius + FINE / 2;
    const low = (a, b) => Math.max(0, Math.floor((Math.min(a, b) - reach) / FINE));
    const high = (a, b, most) => Math.min(most - 1, Math.floor((Math.max(a, b) + reach) / FINE));
    for (let y = low(y0, y1); y <= high(y0, y1, mask.height); y += 1) {
        for (let x = low(x0, x1); x <= high(x0, x1, mask.width); x += 1) {
            const [px, py] = [x * FINE + FINE / 2 - x0, y * FINE + FINE / 2 - y0];
            const along = px * dx + py * dy;
            const across = px * dy - py * dx;
            const [ex, ey] = [px - dx, py - dy];
            const square = along <= 0 ? px * px + py * py : along >= length ? ex * ex + ey * ey : Math.floor((across * across) / length);
            if (square >= reach * reach)
                continue;
            const coverage = Math.min(255, (reach - (roots[square] ?? 0)) * 16);
            const at = y * mask.width + x;
            if (coverage > (mask.coverage[at] ?? 0))
                mask.coverage[at] = coverage;
        }
    }
}
/**
 * Draws a line of text.
 * @param x left end, pixels
 * @param baseline pixels from the mask's top
 */
function drawText(mask, text, x, baseline, size) {
    const radius = strokeRadius(size);
    const roots = rootsBelow(radius + FINE / 2);
    const hinted = size < HINTED_BELOW;
    const nudge = Math.floor((radius + FINE / 4) / (FINE / 2)) % 2 === 1 ? FINE / 2 : 0;
    const fit = (length) => (hinted ? Math.floor(length / FINE + 0.5) * FINE : Math.floor(length));
    let pen = x * FINE + radius;
    if (hinted)
        pen = Math.floor(pen / FINE) * FINE;
    for (const letter of lettersOf(text)) {
        const glyph = readGlyph(letter);
        for (const stroke of glyph?.strokes ?? []) {
            const snapped = {
                ...stroke,
                points: stroke.points.map((point) => ({
                    ...point,
                    x: fit(point.x * size),
                    y: fit((point.y - BASELINE) * size),
                })),
            };
            const line = flatten(snapped, size < 24 ? 5 : 10).map(([px, py]) => [
                Math.floor(px) + pen + nudge,
                baseline * FINE - nudge - Math.floor(py),
            ]);
            for (let at = 1; at < line.length; at += 1)
                drawPiece(mask, line[at - 1] ?? [], line[at] ?? [], radius, roots);
        }
        pen += advance(glyph, size);
    }
}


/***/ }),

/***/ 1436:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   contactSheet: () => (/* binding */ contactSheet)
/* harmony export */ });
/* harmony import */ var _image_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8769);
/* harmony import */ var _thumbnail_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(907);
// One picture made of many: small pictures in rows, each with its label under it.


/** More tiles are left out: the sheet's side stays below the 16,383 pixels of WebP, its memory below 100 MB. */
const MAX_TILES = 600;
const QUALITY = 78;
const GAP = 16;
const LABEL = 26;
/** Sixteenths of a pixel for one unit of the letters, of which a capital has 12. */
const LETTERS = 13;
const PAPER = [0xf6, 0xf6, 0xf4];
const EMPTY = [0xe2, 0xe2, 0xde];
const INK = [0x2a, 0x2c, 0x30];
const FAINT = [0x76, 0x78, 0x7c];
/**
 * Draws a contact sheet; a picture that is missing or cannot be decoded is a neutral tile that says so.
 * One picture at a time is in memory.
 * @param tiles at least one
 */
async function contactSheet(tiles, codecs) {
    const shown = Math.min(tiles.length, MAX_TILES);
    const { columns, box } = grid(shown);
    const [stepX, stepY] = [box + GAP, box + LABEL + GAP];
    const width = columns * stepX + GAP;
    const height = Math.ceil(shown / columns) * stepY + GAP;
    const sheet = { width, height, data: new Uint8ClampedArray(width * height * 4) };
    fill(sheet, 0, 0, width, height, PAPER);
    for (const [index, { label, read }] of tiles.slice(0, shown).entries()) {
        const x = GAP + (index % columns) * stepX;
        const y = GAP + Math.floor(index / columns) * stepY;
        const bytes = await read();
        drawTile(sheet, x, y, box, bytes ? await (0,_thumbnail_js__WEBPACK_IMPORTED_MODULE_1__/* .makeSmall */ .W)(bytes, box, codecs) : { kind: 'nothing', why: 'no file' });
        write(sheet, cutText(label, box), x, y + box + LABEL - 9, box, INK);
    }
    return { bytes: await codecs.encodeWebp(sheet, QUALITY), width, height, shown };
}
/** Few pictures are shown large, many small; a sheet is a little higher than wide. */
function grid(count) {
    const box = count <= 12 ? 320 : count <= 48 ? 240 : count <= 150 ? 176 : 128;
    return { columns: Math.max(1, Math.min(count, Math.round(Math.sqrt(count * 1.1)))), box };
}
function drawTile(sheet, x, y, box, small) {
    fill(sheet, x, y, box, box, EMPTY);
    if (small.kind === 'pixels') {
        const { pixels } = small;
        place(sheet, pixels, x + ((box - pixels.width) >> 1), y + ((box - pixels.height) >> 1));
        return;
    }
    const text = small.why === 'no file' ? 'no file' : 'not shown';
    write(sheet, text, x + ((box - (0,_image_text_js__WEBPACK_IMPORTED_MODULE_0__/* .textWidth */ .sc)(text, LETTERS)) >> 1), y + (box >> 1) + 5, box, FAINT);
}
function fill(sheet, x, y, width, height, [red, green, blue]) {
    for (let row = y; row < y + height; row += 1) {
        for (let at = 4 * (row * sheet.width + x), end = at + 4 * width; at < end; at += 4) {
            sheet.data[at] = red;
            sheet.data[at + 1] = green;
            sheet.data[at + 2] = blue;
            sheet.data[at + 3] = 255;
        }
    }
}
/** Lays a picture on the sheet, as far as it is opaque. */
function place(sheet, picture, x, y) {
    for (let row = 0; row < picture.height; row += 1) {
        for (let column = 0; column < picture.width; column += 1) {
            const from = 4 * (row * picture.width + column);
            blend(sheet, x + column, y + row, picture.data.subarray(from, from + 3), picture.data[from + 3]);
        }
    }
}
function blend(sheet, x, y, colour, opacity) {
    const at = 4 * (y * sheet.width + x);
    for (let channel = 0; channel < 3; channel += 1) {
        const [under, over] = [sheet.data[at + channel], colour[channel]];
        sheet.data[at + channel] = under + Math.round(((over - under) * opacity) / 255);
    }
}
/** The end of an id tells more than its beginning. */
function cutText(label, box) {
    const drawable = [...label].map((letter) => ((0,_image_text_js__WEBPACK_IMPORTED_MODULE_0__/* .canDraw */ .xt)(letter) ? letter : '?')).join('');
    if ((0,_image_text_js__WEBPACK_IMPORTED_MODULE_0__/* .textWidth */ .sc)(drawable, LETTERS) <= box)
        return drawable;
    let from = 1;
    while (from < drawable.length && (0,_image_text_js__WEBPACK_IMPORTED_MODULE_0__/* .textWidth */ .sc)(`...${drawable.slice(from)}`, LETTERS) > box)
        from += 1;
    return `...${drawable.slice(from)}`;
}
function write(sheet, text, x, baseline, box, ink) {
    const mask = { width: box, height: LABEL, coverage: new Uint8Array(box * LABEL) };
    const top = baseline - 18;
    (0,_image_text_js__WEBPACK_IMPORTED_MODULE_0__/* .drawText */ .m)(mask, text, Math.ceil((0,_image_text_js__WEBPACK_IMPORTED_MODULE_0__/* .strokeRadius */ .HS)(LETTERS) / 16), 18, LETTERS);
    for (let row = 0; row < LABEL; row += 1) {
        for (let column = 0; column < box && x + column < sheet.width; column += 1) {
            const coverage = mask.coverage[row * box + column];
            if (coverage > 0)
                blend(sheet, x + column, top + row, ink, coverage);
        }
    }
}


/***/ }),

/***/ 907:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  W: () => (/* binding */ makeSmall),
  H: () => (/* binding */ makeThumbnail)
});

;// CONCATENATED MODULE: ./build/src/thumbnail/header.js
/** The header of a PNG, JPEG or WebP; null for anything else, and where it names no pixels. */
function readHeader(bytes) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    try {
        const found = pngHeader(view) ?? webpHeader(view) ?? jpegHeader(view);
        return found && found.width > 0 && found.height > 0 ? found : null;
    }
    catch (error) {
        // The bytes end within the header.
        if (error instanceof RangeError)
            return null;
        throw error;
    }
}
function header_name(view, at) {
    return String.fromCharCode(...[0, 1, 2, 3].map((byte) => view.getUint8(at + byte)));
}
function pngHeader(view) {
    if (view.getUint32(0) !== 0x89504e47 || view.getUint32(4) !== 0x0d0a1a0a || header_name(view, 12) !== 'IHDR')
        return null;
    return { format: 'png', width: view.getUint32(16), height: view.getUint32(20) };
}
/** WebP container specification: the size stands in the first chunk, in a form of its own for each kind. */
function webpHeader(view) {
    if (header_name(view, 0) !== 'RIFF' || header_name(view, 8) !== 'WEBP')
        return null;
    const size24 = (at) => 1 + view.getUint8(at) + (view.getUint16(at + 1, true) << 8);
    switch (header_name(view, 12)) {
        case 'VP8 ':
            return {
                format: 'webp',
                width: view.getUint16(26, true) & 0x3fff,
                height: view.getUint16(28, true) & 0x3fff,
            };
        case 'VP8L': {
            const bits = view.getUint32(21, true);
            return { format: 'webp', width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
        }
        case 'VP8X':
            return { format: 'webp', width: size24(24), height: size24(27) };
        default:
            return null;
    }
}
/** Walks the segments to the first frame header (ITU T.81, table B.1: C0 to CF but C4, C8 and CC). */
function jpegHeader(view) {
    if (view.getUint16(0) !== 0xffd8)
        return null;
    for (let at = 2;;) {
        if (view.getUint8(at) !== 0xff)
            return null;
        const marker = view.getUint8(at + 1);
        // A marker may be filled up with FF before it.
        if (marker === 0xff) {
            at += 1;
            continue;
        }
        if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
            return { format: 'jpeg', width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
        }
        if (marker === 0xda || marker === 0xd9)
            return null;
        at += 2 + view.getUint16(at + 2);
    }
}

;// CONCATENATED MODULE: ./build/src/thumbnail/pixels.js
// Pixels, and how a picture is made smaller: each pixel of the small one is the mean of the area that it covers. Pure.
/**
 * The largest size of the same proportions within a box; a picture that fits already keeps its own.
 * @param box pixels of a side
 */
function fitInto(width, height, box) {
    const scale = Math.min(1, box / Math.max(width, height));
    return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
/**
 * Makes a picture smaller by area averaging; transparent pixels give no colour.
 * @param width at most that of the picture; `height` too
 */
function shrink(from, width, height) {
    if (from.width === width && from.height === height)
        return from;
    const columns = cover(from.width, width);
    const rows = cover(from.height, height);
    const data = new Uint8ClampedArray(width * height * 4);
    const sums = new Float64Array(width * 4);
    for (let y = 0; y < height; y += 1) {
        sums.fill(0);
        const row = rows[y];
        for (let at = row.first; at <= row.last; at += 1)
            addRow(from, at, weight(row, at), columns, sums);
        for (let x = 0; x < width; x += 1) {
            const alpha = sums[4 * x + 3];
            const to = 4 * (y * width + x);
            for (let channel = 0; channel < 3; channel += 1) {
                data[to + channel] = alpha === 0 ? 0 : sums[4 * x + channel] / alpha;
            }
            data[to + 3] = alpha / (row.size * columns[x].size);
        }
    }
    return { width, height, data };
}
function cover(many, few) {
    const size = many / few;
    return Array.from({ length: few }, (_, at) => {
        const [start, end] = [at * size, Math.min(many, (at + 1) * size)];
        const first = Math.floor(start);
        const last = Math.max(first, Math.ceil(end) - 1);
        return { first, last, head: Math.min(first + 1, end) - start, tail: end - last, size: end - start };
    });
}
function weight({ first, last, head, tail }, at) {
    return at === first ? head : at === last ? tail : 1;
}
/** Adds one row, its columns gathered, to the sums: colours times opacity, and opacity. */
function addRow(from, y, share, columns, sums) {
    const { data } = from;
    const start = 4 * y * from.width;
    for (let x = 0; x < columns.length; x += 1) {
        const column = columns[x];
        let red = 0;
        let green = 0;
        let blue = 0;
        let opacity = 0;
        for (let at = column.first; at <= column.last; at += 1) {
            const pixel = start + 4 * at;
            const alpha = data[pixel + 3] * (at === column.first ? column.head : at === column.last ? column.tail : 1);
            red += data[pixel] * alpha;
            green += data[pixel + 1] * alpha;
            blue += data[pixel + 2] * alpha;
            opacity += alpha;
        }
        sums[4 * x] = sums[4 * x] + red * share;
        sums[4 * x + 1] = sums[4 * x + 1] + green * share;
        sums[4 * x + 2] = sums[4 * x + 2] + blue * share;
        sums[4 * x + 3] = sums[4 * x + 3] + opacity * share;
    }
}

;// CONCATENATED MODULE: ./build/src/thumbnail/thumbnail.js


/** Most pixels that are decoded (facts: threats.md: 64 MP). */
const MAX_PIXELS = 64_000_000;
/** libwebp's; a photograph of 320 pixels has about 10 kB. */
const QUALITY = 72;
/**
 * Decodes a picture and makes it small.
 * @param bytes a PNG, JPEG or WebP, by its content; anything else is `nothing`
 * @param box pixels of a side of the square that it must fit into
 */
async function makeSmall(bytes, box, codecs) {
    const header = readHeader(bytes);
    if (!header)
        return { kind: 'nothing', why: 'The file is no PNG, JPEG or WebP' };
    if (header.width * header.height > MAX_PIXELS) {
        return { kind: 'nothing', why: `The picture has ${header.width} x ${header.height} pixels, too many to show` };
    }
    const pixels = await codecs.decode(header.format, bytes);
    if (!pixels)
        return { kind: 'nothing', why: 'The picture cannot be decoded' };
    const { width, height } = fitInto(pixels.width, pixels.height, box);
    return { kind: 'pixels', pixels: shrink(pixels, width, height) };
}
/** The same as a WebP file. */
async function makeThumbnail(bytes, box, codecs) {
    const small = await makeSmall(bytes, box, codecs);
    if (small.kind === 'nothing')
        return small;
    const { pixels } = small;
    return {
        kind: 'webp',
        bytes: await codecs.encodeWebp(pixels, QUALITY),
        width: pixels.width,
        height: pixels.height,
    };
}


/***/ })

};
