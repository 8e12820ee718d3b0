export const id = 7323;
export const ids = [7323];
export const modules = {

/***/ 7323:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  paint: () => (/* binding */ paint)
});

;// CONCATENATED MODULE: ./build/src/image/raster.js
// Fills polygons row by row with exact, anti-aliased coverage, in whole numbers alone.
/** One pixel in the raster's units. */
const ONE = 256;
/** Whole-number `a * b / c`, rounded down; exact while the product stays below 2^53. */
const mulDiv = (a, b, c) => Math.floor((a * b) / c);
function sidesOf(outlines) {
    const sides = [];
    for (const points of outlines) {
        let [x, y] = [points.at(-2) ?? 0, points.at(-1) ?? 0];
        for (let at = 0; at < points.length; at += 2) {
            const [nextX = 0, nextY = 0] = [points[at], points[at + 1]];
            if (y < nextY)
                sides.push({ x0: x, y0: y, x1: nextX, y1: nextY, wind: 1 });
            else if (y > nextY)
                sides.push({ x0: nextX, y0: nextY, x1: x, y1: y, wind: -1 });
            [x, y] = [nextX, nextY];
        }
    }
    return sides.sort((a, b) => a.y0 - b.y0 || a.x0 - b.x0);
}
/** Notes a part of a side that lies within one pixel: its height and the sum of its two x within the pixel. */
function note(cells, pixel, height, twoX) {
    const at = pixel < cells.width ? pixel : cells.width;
    cells.cover[at] += height;
    cells.area[at] += height * twoX;
    const word = at >> 5;
    cells.noted[word] |= 1 << (at & 31);
    if (word < cells.low)
        cells.low = word;
    if (word > cells.high)
        cells.high = word;
}
/** Notes a part of a side that lies within one row, from (xa, ya) down to (xb, yb), pixel by pixel. */
function notePart(cells, xa, ya, xb, yb, wind) {
    const limit = cells.width * ONE;
    if (xa <= 0 && xb <= 0)
        return note(cells, 0, (yb - ya) * wind, 0);
    if (xa >= limit && xb >= limit)
        return note(cells, cells.width, (yb - ya) * wind, 0);
    let x = xa;
    let y = ya;
    const right = xb >= xa;
    for (;;) {
        const pixel = right ? x >> 8 : (x - 1) >> 8;
        const border = right ? (pixel + 1) * ONE : pixel * ONE;
        const last = right ? xb <= border : xb >= border;
        const nextX = last ? xb : border;
        const nextY = last ? yb : ya + mulDiv(border - xa, yb - ya, xb - xa);
        if (pixel < 0)
            note(cells, 0, (nextY - y) * wind, 0);
        else
            note(cells, pixel, (nextY - y) * wind, pixel * ONE >= limit ? 0 : x + nextX - 2 * pixel * ONE);
        if (last)
            return;
        x = nextX;
        y = nextY;
    }
}
/** Turns the cells into stretches of equal coverage and empties them. Overlaps of one sense stay covered once. */
function sweep(cells, span) {
    const { cover, area, noted, width } = cells;
    let sum = 0;
    let done = 0;
    for (let word = cells.low; word <= cells.high; word += 1) {
        for (let bits = noted[word]; bits !== 0; bits &= bits - 1) {
            const x = word * 32 + 31 - Math.clz32(bits & -bits);
            const between = Math.min(ONE, Math.abs(sum));
            if (between > 0 && x > done)
                span(done, x, between);
            sum += cover[x];
            const here = Math.min(ONE, Math.abs(sum * 2 * ONE - area[x]) >> 9);
            if (here > 0 && x < width)
                span(x, x + 1, here);
            cover[x] = 0;
            area[x] = 0;
            done = x + 1;
        }
        noted[word] = 0;
    }
    cells.low = noted.length;
    cells.high = -1;
}
/** Room for the cells of one row; the shapes of a picture share it. @param width pixels */
function createCells(width) {
    const words = (width >> 5) + 1;
    const [cover, area, noted] = [new Int32Array(width + 1), new Int32Array(width + 1), new Int32Array(words)];
    return { width, cover, area, noted, low: words, high: -1 };
}
/**
 * A shape of one or more outlines: those of one sense add up, of opposite senses cut out.
 * @param cells what lies right of their width, or left of 0, is outside the picture
 */
function createShape(outlines, cells) {
    const sides = sidesOf(outlines);
    const lowest = sides.reduce((low, side) => Math.max(low, side.y1), -1);
    let active = [];
    let next = 0;
    return {
        top: (sides[0]?.y0 ?? 0) >> 8,
        bottom: (lowest - 1) >> 8,
        row: (y, span) => {
            const upper = y * ONE;
            const lower = upper + ONE;
            if (active.some((side) => side.y1 <= upper))
                active = active.filter((side) => side.y1 > upper);
            for (let side = sides[next]; side !== undefined && side.y0 < lower; side = sides[next]) {
                if (side.y1 > upper)
                    active.push(side);
                next += 1;
            }
            if (active.length === 0)
                return;
            for (const { x0, y0, x1, y1, wind } of active) {
                const ya = Math.max(y0, upper);
                const yb = Math.min(y1, lower);
                const xa = ya === y0 ? x0 : x0 + mulDiv(ya - y0, x1 - x0, y1 - y0);
                const xb = yb === y1 ? x1 : x0 + mulDiv(yb - y0, x1 - x0, y1 - y0);
                notePart(cells, xa, ya, xb, yb, wind);
            }
            sweep(cells, span);
        },
    };
}

;// CONCATENATED MODULE: ./build/src/image/shapes.js
// Outlines that the compositions are made of, in the raster's units.

/** Steps of a full turn in the tables below. */
const TURN = 1024;
const SCALE = 16_384;
/** Sines of 1024 steps, by adding one step's angle again and again: only products and sums, equal everywhere. */
const SINES = (() => {
    const [stepSine, stepCosine] = [0.006135884649154475, 0.9999811752826011];
    const table = new Int32Array(TURN);
    let [sine, cosine] = [0, 1];
    for (let at = 0; at < TURN; at += 1) {
        table[at] = Math.floor(sine * SCALE + 0.5);
        [sine, cosine] = [sine * stepCosine + cosine * stepSine, cosine * stepCosine - sine * stepSine];
    }
    return table;
})();
/** `length * sin(angle)`, rounded down. @param angle 1024ths of a turn, any whole number */
function sine(angle, length) {
    return Math.floor(((SINES[angle & (TURN - 1)] ?? 0) * length) / SCALE);
}
function rectangle(x, y, width, height) {
    return [x, y, x + width, y, x + width, y + height, x, y + height];
}
/** A part of a circle's edge, clockwise from `from` to `to` in 1024ths of a turn (0 is right, 256 is down). */
function arc(x, y, radius, from, to) {
    const points = [];
    const step = radius < 60 * ONE ? 16 : 4;
    for (let angle = from; angle <= to; angle += step)
        points.push(x + sine(angle + 256, radius), y + sine(angle, radius));
    return points;
}
function circle(x, y, radius) {
    return arc(x, y, radius, 0, TURN - 1);
}
/** The same points in the other sense, which cuts out. */
function reversed(outline) {
    const points = [];
    for (let at = outline.length - 2; at >= 0; at -= 2)
        points.push(outline[at] ?? 0, outline[at + 1] ?? 0);
    return points;
}
function ring(x, y, radius, thickness) {
    return [circle(x, y, radius), reversed(circle(x, y, radius - thickness))];
}
function roundedRectangle(x, y, width, height, radius) {
    const [right, bottom] = [x + width - radius, y + height - radius];
    return [
        ...arc(right, bottom, radius, 0, 256),
        ...arc(x + radius, bottom, radius, 256, 512),
        ...arc(x + radius, y + radius, radius, 512, 768),
        ...arc(right, y + radius, radius, 768, TURN),
    ];
}
/**
 * All below a line that runs across the picture.
 * @param level height of the line at a column, both in the raster's units
 */
function ground(width, height, level) {
    const [right, bottom] = [width * ONE, height * ONE];
    const step = Math.max(ONE, Math.floor(right / 512));
    const points = [right + ONE, bottom, -ONE, bottom];
    for (let x = -ONE; x < right; x += step)
        points.push(x, level(x));
    return [...points, right + ONE, level(right + ONE)];
}

// EXTERNAL MODULE: ./build/src/image/text.js + 1 modules
var image_text = __webpack_require__(8769);
;// CONCATENATED MODULE: ./build/src/image/caption.js



/** Grid units of the text from one baseline to the next, and from the last to the size's. */
const LINE = 22;
const MOST_LINES = 3;
/** Most width of a line in the text's grid units: about 34 letters. */
const LONGEST_LINE = 360;
const OPACITY = 240;
/** The first string of a JSON prompt, else the prompt itself. */
function wordsSource(prompt) {
    const firstString = (value) => {
        if (typeof value === 'string')
            return value.trim() === '' ? undefined : value;
        if (typeof value !== 'object' || value === null)
            return undefined;
        for (const inner of Object.values(value)) {
            const found = firstString(inner);
            if (found !== undefined)
                return found;
        }
        return undefined;
    };
    if (!prompt.startsWith('{'))
        return prompt;
    try {
        return firstString(JSON.parse(prompt)) ?? '';
    }
    catch {
        return prompt;
    }
}
/** Punctuation, symbols and pictographs, named by range for the same reason as in `text.ts`. */
const SIGN = /[\ufe00-\ufe0f\u0080-\u00bf\u00f7\u2000-\u2bff\u3000-\u303f\uff00-\uff0f\u{1f000}-\u{1faff}]/u;
const LETTER = /[A-Za-z\u00c0-\u024f\u0370-\u052f]/;
/** The first words that can be drawn; signs that cannot are left out of them, hex codes where there are words. */
function wordsOf(prompt) {
    const start = wordsSource(prompt).slice(0, 2000).replaceAll('…', '...');
    const words = start
        .split(/\s+/u)
        .map((word) => [...word].filter((sign) => !SIGN.test(sign) || (0,image_text/* canDraw */.xt)(sign)).join(''))
        .filter((word) => word !== '' && (0,image_text/* canDraw */.xt)(word));
    const named = words.filter((word) => LETTER.test(word) && !/^#[0-9a-f]+\W*$/i.test(word));
    return named.length === 0 ? [] : words;
}
/** Breaks words into lines no wider than `most` pixels; what does not fit ends in an ellipsis. */
function breakLines(words, size, most, limit) {
    const lines = [];
    const fits = (text) => (0,image_text/* textWidth */.sc)(text, size) <= most;
    const dotted = (text) => `${text.replace(/[\s,;:.-]{1,9}$/, '')}...`;
    const shorten = (text) => {
        let kept = text.slice(0, LONGEST_LINE);
        while (kept.length > 1 && !fits(dotted(kept)))
            kept = kept.slice(0, -1);
        return dotted(kept);
    };
    let line = '';
    for (const word of words) {
        const longer = line === '' ? word : `${line} ${word}`;
        if (fits(longer)) {
            line = longer;
        }
        else if (lines.length + 1 < limit && line !== '') {
            lines.push(line);
            line = fits(word) ? word : shorten(word);
        }
        else {
            // Cut after a whole word, unless that leaves much of the line empty.
            const full = (0,image_text/* textWidth */.sc)(line, size) * 5 > most * 3 && fits(dotted(line));
            return [...lines, full ? dotted(line) : shorten(longer)];
        }
    }
    return line === '' ? lines : [...lines, line];
}
const pixels = (units, size) => Math.ceil((units * size) / 16);
/** Sizes that are drawn sharp, near to what is wished. */
function textSize(wished) {
    if (wished < 12)
        return 8;
    return wished < 40 ? wished - (wished % 4) : wished;
}
/** Finds the place of the caption; null where not even the size would be readable. */
function layOut(prompt, width, height, seed) {
    const unit = Math.min(width, Math.floor((height * 5) / 4), 2600);
    const size = textSize(Math.floor((unit * 33) / 1000));
    const small = textSize(Math.floor((size * 13) / 16));
    const tiny = unit < 160;
    const margin = tiny ? 0 : pixels(20, size);
    const padding = tiny ? 3 : pixels(13, size);
    const bar = tiny ? 0 : Math.max(2, pixels(3, size));
    const sizeLine = `${width} x ${height}`;
    const inner = width - 2 * margin - 2 * padding - (bar === 0 ? 0 : bar + padding);
    if ((0,image_text/* textWidth */.sc)(sizeLine, small) > inner)
        return null;
    const heightOf = (lines) => 2 * padding + pixels(12, small) + (lines === 0 ? 0 : pixels(LINE * lines, size) + pixels(1, size));
    const room = Math.floor((height * 46) / 100);
    if (heightOf(0) > Math.max(room, height - 2))
        return null;
    const limit = [3, 2, 1].find((lines) => lines <= MOST_LINES && heightOf(lines) <= room) ?? 0;
    const words = wordsOf(prompt);
    const longest = Math.min(inner, pixels(LONGEST_LINE, size));
    const wanted = words.length === 0 ? [`seed ${seed}`] : words;
    const lines = limit === 0 ? [] : breakLines(wanted, size, longest, limit);
    const textSpace = Math.max((0,image_text/* textWidth */.sc)(sizeLine, small), ...lines.map((line) => (0,image_text/* textWidth */.sc)(line, size)));
    const needed = 2 * padding + (bar === 0 ? 0 : bar + padding) + textSpace;
    const panel = tiny && needed * 3 > width * 2 ? width : needed;
    const tall = heightOf(lines.length);
    return {
        size,
        small,
        lines,
        sizeLine,
        left: margin,
        top: height - margin - tall,
        width: panel,
        height: tall,
        padding,
        bar,
    };
}
function drawMasks(layout) {
    const { width, height, size, small, padding, bar, lines } = layout;
    const left = padding + (bar === 0 ? 0 : bar + padding);
    const empty = () => ({ width, height, coverage: new Uint8Array(width * height) });
    const [text, quiet] = [empty(), empty()];
    lines.forEach((line, at) => (0,image_text/* drawText */.m)(text, line, left, padding + pixels(12 + LINE * at, size), size));
    (0,image_text/* drawText */.m)(quiet, layout.sizeLine, left, height - padding - ((0,image_text/* strokeRadius */.HS)(small) > 16 ? 1 : 0), small);
    return [text, quiet];
}
/** Lays the colour over a row where the mask covers it. */
function paintMask(row, y, mask, left, colour) {
    const parts = [colour >> 16, (colour >> 8) & 255, colour & 255];
    for (let x = 0; x < mask.width; x += 1) {
        const coverage = mask.coverage[y * mask.width + x] ?? 0;
        if (coverage === 0)
            continue;
        const place = (left + x) * 3;
        for (let channel = 0; channel < 3; channel += 1) {
            const old = row[place + channel] ?? 0;
            row[place + channel] = old + Math.floor((((parts[channel] ?? 0) - old) * coverage + 127) / 255);
        }
    }
}
/**
 * Lays the panel on a sketch and gives the painter of its rows with the text.
 * @param seed is shown where no word of the prompt can be drawn
 */
function addCaption(sketch, palette, prompt, seed) {
    const layout = layOut(prompt, sketch.width, sketch.height, seed);
    if (layout === null)
        return sketch.paintRow;
    const { left, top, width, height, padding, bar } = layout;
    const [x, y, wide, high] = [left * ONE, top * ONE, width * ONE, height * ONE];
    const panel = bar === 0 ? rectangle(x, y, wide, high) : roundedRectangle(x, y, wide, high, Math.min(high >> 2, padding * 192));
    sketch.fill([panel], palette.paper, OPACITY);
    if (bar > 0) {
        const [barHigh, round] = [(height - 2 * padding) * ONE, bar * 128];
        sketch.fill([roundedRectangle(x + padding * ONE, y + padding * ONE, bar * ONE, barHigh, round)], palette.mark);
    }
    const [text, quiet] = drawMasks(layout);
    return (row, at) => {
        sketch.paintRow(row, at);
        if (at < top || at >= top + height)
            return;
        paintMask(row, at - top, text, left, palette.ink);
        paintMask(row, at - top, quiet, left, palette.quiet);
    };
}

;// CONCATENATED MODULE: ./build/src/image/dice.js
// Numbers that look random and are the same for the same seed everywhere.
/** Starts a row of numbers (mulberry32, 32-bit whole-number arithmetic). */
function createDice(seed) {
    let state = seed | 0;
    const next = () => {
        state = (state + 0x6d2b79f5) | 0;
        let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
        mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
        return (mixed ^ (mixed >>> 14)) >>> 0;
    };
    const between = (least, most) => least + (next() % (most - least + 1));
    return { between, pick: (items) => items[between(0, items.length - 1)] ?? items[0] };
}

;// CONCATENATED MODULE: ./build/src/image/palette.js
const WHITE = 0xffffff;
const NIGHT = 0x12141f;
/** Five tones from light to dark, and an accent. */
const SETS = [
    [[0xfbe8d3, 0xf4b393, 0xe07a5f, 0x81465e, 0x3d2c4a], 0xfff3d0],
    [[0xe9f1f2, 0xb8d4d8, 0x6fa3a8, 0x36676f, 0x173b45], 0xf2a65a],
    [[0xf4f3de, 0xcfd8a6, 0x8bad70, 0x4a7a5c, 0x1f423c], 0xf0b94f],
    [[0xe6f4f8, 0xa9d6e5, 0x4f9fc4, 0x2a6f97, 0x0f3a57], 0xffb26b],
    [[0xfff1dc, 0xf2cfa5, 0xd99a6c, 0xa65e4e, 0x4f2f3a], 0x3e8e8c],
    [[0xf4eefa, 0xd3c3ec, 0x9f8bcb, 0x65548f, 0x2f2950], 0xf6a6b2],
    [[0xfdedef, 0xf3b8c0, 0xd9748a, 0x95406b, 0x3f1f45], 0xf7c873],
    [[0xf1f3f6, 0xc6cfdb, 0x8798ae, 0x4c5d78, 0x1f2b40], 0xff7f5c],
    [[0xedf8f1, 0xb7e0cb, 0x73bba0, 0x37806f, 0x14463f], 0xf27c6a],
    [[0xfbf5e1, 0xf1dda0, 0xddb04f, 0x8e6b3a, 0x3e3326], 0x2f6f8f],
    [[0xdce3f5, 0x93a5d6, 0x5468a8, 0x2e3b72, 0x141b3c], 0xffd479],
    [[0xf7eee8, 0xe0c3b3, 0xb98c78, 0x7c5a51, 0x38292b], 0x5b8e7d],
];
const channels = (colour) => [colour >> 16, (colour >> 8) & 255, colour & 255];
const join = (red, green, blue) => (red << 16) | (green << 8) | blue;
/** Brightness as the eye sees it, 0 to 255 (weights of ITU-R BT.601 in 256ths). */
function brightness(colour) {
    const [red, green, blue] = channels(colour);
    return (red * 77 + green * 150 + blue * 29) >> 8;
}
function vividness(colour) {
    const all = channels(colour);
    return Math.max(...all) - Math.min(...all);
}
/** @param share 256ths of the second colour */
function mix(first, second, share) {
    const other = channels(second);
    const [red, green, blue] = channels(first).map((value, at) => value + ((((other[at] ?? 0) - value) * share) >> 8));
    return join(red ?? 0, green ?? 0, blue ?? 0);
}
/** The opposite on the colour wheel, as bright as before. */
function opposite(colour) {
    const all = channels(colour);
    const span = Math.max(...all) + Math.min(...all);
    const [red, green, blue] = all;
    return join(span - red, span - green, span - blue);
}
/** `#RGB` and `#RRGGBB` in a text, each once, in their order; at most eight. */
function hexCodes(text) {
    const codes = text.matchAll(/#([0-9a-f]{6}|[0-9a-f]{3})(?![0-9a-z_])/gi);
    const found = new Set();
    for (const [, digits = ''] of codes) {
        found.add(Number.parseInt(digits.length === 3 ? digits.replace(/./g, '$&$&') : digits, 16));
        if (found.size === 8)
            break;
    }
    return [...found];
}
/** Makes tones of the given colours: sorted by brightness, with a light and a dark end where they have none. */
function tonesOf(colours) {
    const sorted = colours.toSorted((a, b) => brightness(b) - brightness(a));
    const [lightest, darkest] = [sorted[0] ?? WHITE, sorted.at(-1) ?? NIGHT];
    const light = brightness(lightest) < 215 ? [mix(lightest, WHITE, 208)] : [];
    const dark = brightness(darkest) > 70 ? [mix(darkest, NIGHT, 176)] : [];
    return [...light, ...sorted, ...dark];
}
function glide(tones, depth) {
    const place = Math.max(0, Math.min(256, depth)) * (tones.length - 1);
    const [first = tones[0], second = first] = tones.slice(place >> 8);
    return mix(first, second, place & 255);
}
/**
 * The palette of a picture.
 * @param prompt its hex codes decide
 * @param dice else the seed does; thrown once in any case, so that the composition is the same
 */
function choosePalette(prompt, dice) {
    const set = dice.pick(SETS);
    const colours = hexCodes(prompt);
    const tones = colours.length === 0 ? set[0] : tonesOf(colours);
    const vivid = colours.toSorted((a, b) => vividness(b) - vividness(a))[0];
    const accent = vivid === undefined ? set[1] : colours.length === 1 ? mix(opposite(vivid), WHITE, 64) : vivid;
    const tone = (depth) => glide(tones, depth);
    const paper = mix(tone(0), WHITE, 160);
    const ink = mix(tone(256), NIGHT, 144);
    const mark = brightness(accent) > 215 ? tone(150) : accent;
    return { tone, accent, paper, mark, ink, quiet: mix(ink, paper, 72) };
}

;// CONCATENATED MODULE: ./build/src/image/geometry.js



/** A share of a length, in thousandths. */
const part = (length, thousandths) => Math.floor((length * thousandths) / 1000);
function measure(sketch) {
    const [wide, high] = [sketch.width * ONE, sketch.height * ONE];
    return { wide, high, unit: Math.min(wide, high) };
}
function paintGround(sketch, from, to) {
    const { wide, high } = measure(sketch);
    sketch.fill([rectangle(0, 0, wide, high)], { from, to, line: [0, 0, wide, high] });
}
/** Large soft discs that overlap, with a ring and a field of dots. */
function drawDiscs(sketch, palette, dice) {
    const { wide, high, unit } = measure(sketch);
    const { tone, accent } = palette;
    paintGround(sketch, tone(0), tone(44));
    const discs = 6;
    for (let disc = 0; disc < discs; disc += 1) {
        const x = part(wide, Math.floor(((2 * disc + 1) * 500) / discs) + dice.between(-90, 90));
        const y = part(high, dice.between(180, 720));
        const radius = part(unit, dice.between(150, 370));
        const deep = tone(84 + dice.between(0, 3) * 36);
        const from = disc % 3 === 2 ? accent : deep;
        const to = mix(from, tone(0), 120);
        sketch.fill([circle(x, y, radius)], { from, to, line: [x - radius, y - radius, x + radius, y + radius] }, 214);
    }
    const [x, y] = [part(wide, dice.between(250, 750)), part(high, dice.between(250, 550))];
    sketch.fill(ring(x, y, part(unit, dice.between(260, 330)), part(unit, 9)), tone(236));
    const [left, top] = [part(wide, dice.between(60, 700)), part(high, dice.between(60, 180))];
    const dots = Array.from({ length: 24 }, (_, at) => circle(left + part(unit, 32 * (at % 6)), top + part(unit, 32 * Math.floor(at / 6)), part(unit, 6)));
    sketch.fill(dots, tone(200));
}
/** Slanted bands of changing width behind one disc. */
function drawBands(sketch, palette, dice) {
    const { wide, high, unit } = measure(sketch);
    const { tone, accent } = palette;
    paintGround(sketch, tone(0), tone(30));
    const lean = part(high, dice.between(350, 800)) * dice.pick([1, -1]);
    const [start, end] = [Math.min(0, lean), wide + Math.max(0, lean)];
    const band = (x, thickness) => [
        x,
        0,
        x + thickness,
        0,
        x + thickness - lean,
        high,
        x - lean,
        high,
    ];
    const disc = {
        x: part(wide, dice.between(300, 700)),
        y: part(high, dice.between(330, 480)),
        radius: part(unit, dice.between(210, 280)),
    };
    // A very long or high picture would else have thousands of bands.
    const scale = Math.max(unit, Math.floor((end - start) / 8));
    let step = 0;
    for (let x = start; x < end; step += 1) {
        const thickness = part(scale, dice.between(40, 210));
        const depth = [40, 110, 180, 75, 225][step % 5] ?? 0;
        const colour = step % 6 === 4 ? accent : tone(depth);
        const line = [0, 0, 0, high];
        sketch.fill([band(x, thickness)], {
            from: colour,
            to: mix(colour, tone(step % 6 === 4 ? 0 : depth + 60), 110),
            line,
        });
        x += thickness + (step % 3 === 2 ? part(scale, dice.between(30, 120)) : 0);
    }
    const { x, y, radius } = disc;
    sketch.fill([circle(x, y, part(radius, 1090))], tone(0), 90);
    const to = mix(tone(0), accent, 90);
    sketch.fill([circle(x, y, radius)], { from: tone(0), to, line: [0, y - radius, 0, y + radius] });
}
/** Three faces of a block: its top corner, half width, height. */
function drawBlock(sketch, x, y, half, tall, colours) {
    const slope = half >> 1;
    const [top, left, right] = colours;
    const [shoulder, bottom] = [y + slope, y + 2 * slope + tall];
    // The sides reach under the top, whose edges would else be fringed with their colours.
    const corner = [x + half, shoulder, x + half, bottom - slope, x, bottom];
    sketch.fill([[...corner, x - half, bottom - slope, x - half, shoulder]], left);
    sketch.fill([[...corner, x, shoulder]], right);
    sketch.fill([[x, y, x + half, shoulder, x, y + 2 * slope, x - half, shoulder]], top);
}
/** A field of blocks of many heights, seen from above a corner. */
function drawBlocks(sketch, palette, dice) {
    const { wide, high, unit } = measure(sketch);
    const { tone, accent } = palette;
    paintGround(sketch, tone(6), tone(50));
    const half = Math.max(ONE, part(unit, dice.between(84, 112)), Math.floor(Math.max(wide, 4 * high) / 160));
    const rows = Math.ceil((high * 2) / half);
    const columns = Math.ceil(wide / (2 * half)) + 1;
    const shift = dice.between(0, 999);
    for (let row = 0; row < rows; row += 1) {
        const y = part(high, 300) + row * (half >> 1);
        for (let column = -1; column < columns; column += 1) {
            const x = (2 * column + (row & 1)) * half + part(half, shift);
            const tall = part(half, dice.between(0, 5) * 300);
            const bright = dice.between(0, 13) === 0;
            const depth = 34 + dice.between(0, 3) * 22;
            const top = bright ? mix(accent, 0xffffff, 40) : tone(depth);
            const sides = bright ? [accent, mix(accent, tone(256), 120)] : [tone(depth + 74), tone(depth + 132)];
            if (y - tall < high)
                drawBlock(sketch, x, y - tall, half, tall + 2 * half, [top, sides[0] ?? 0, sides[1] ?? 0]);
        }
    }
}
/** What may stand in a tile; each is given the tile's corner and size. */
const TILES = [
    (x, y, size) => [[x, y, ...arc(x, y, size, 0, 256)]],
    (x, y, size) => [[x + size, y + size, ...arc(x + size, y + size, size, 512, 768)]],
    (x, y, size) => [[x, y + size, ...arc(x, y + size, size, 768, 1024)]],
    (x, y, size) => [[x + size, y, ...arc(x + size, y, size, 256, 512)]],
    (x, y, size) => [
        arc(x + (size >> 1), y, size >> 1, 0, 512),
        arc(x + (size >> 1), y + (size >> 1), size >> 1, 0, 512),
    ],
    (x, y, size) => [circle(x + (size >> 1), y + (size >> 1), part(size, 360))],
    (x, y, size) => [[...arc(x, y, size, 0, 256), ...arc(x + size, y + size, size, 512, 768)]],
    (x, y, size) => [[x, y, x + size, y + size, x, y + size]],
    (x, y, size) => ring(x + (size >> 1), y + (size >> 1), part(size, 400), part(size, 160)),
];
/** A quilt of tiles with a shape in each. */
function drawTiles(sketch, palette, dice) {
    const { wide, high, unit } = measure(sketch);
    const { tone, accent } = palette;
    const least = Math.ceil(Math.max(wide, high) / (64 * ONE));
    const size = Math.max(least, Math.ceil(unit / ONE / dice.between(4, 6))) * ONE;
    const [columns, rows] = [Math.ceil(wide / size), Math.ceil(high / size)];
    const colours = [tone(10), tone(70), tone(130), tone(190), tone(246), accent];
    paintGround(sketch, tone(10), tone(10));
    for (let row = 0; row < rows; row += 1) {
        for (let column = 0; column < columns; column += 1) {
            const [x, y] = [column * size, row * size];
            const back = dice.between(0, 5);
            const front = (back + dice.between(2, 4)) % 6;
            sketch.fill([rectangle(x, y, size, size)], colours[back] ?? 0);
            sketch.fill(dice.pick(TILES)(x, y, size), colours[front] ?? 0);
        }
    }
}

;// CONCATENATED MODULE: ./build/src/image/jpeg-huffman.js
// The entropy coding of a baseline JPEG with the tables of annex K.3.
/** The symbols of the AC tables: run of zeros in the high digit, size of the value in the low one. */
const hex = (text) => [...Buffer.from(text, 'hex')];
const DC_SYMBOLS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
const LUMA_DC = { counts: [0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0], symbols: DC_SYMBOLS };
const CHROMA_DC = { counts: [0, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0], symbols: DC_SYMBOLS };
const LUMA_AC = {
    counts: [0, 2, 1, 3, 3, 2, 4, 3, 5, 5, 4, 4, 0, 0, 1, 0x7d],
    symbols: hex('01020300041105122131410613516107227114328191a1082342b1c11552d1f02433627282090a161718191a25262728292a3435363738393a434445464748494a535455565758595a636465666768696a737475767778797a838485868788898a92939495969798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae1e2e3e4e5e6e7e8e9eaf1f2f3f4f5f6f7f8f9fa'),
};
const CHROMA_AC = {
    counts: [0, 2, 1, 2, 4, 4, 3, 4, 7, 5, 4, 4, 0, 1, 2, 0x77],
    symbols: hex('000102031104052131061241510761711322328108144291a1b1c109233352f0156272d10a162434e125f11718191a262728292a35363738393a434445464748494a535455565758595a636465666768696a737475767778797a82838485868788898a92939495969798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae2e3e4e5e6e7e8e9eaf2f3f4f5f6f7f8f9fa'),
};
/** The DHT segment of all four tables. */
function writeTables() {
    const tables = [
        [0x00, LUMA_DC],
        [0x10, LUMA_AC],
        [0x01, CHROMA_DC],
        [0x11, CHROMA_AC],
    ];
    const body = tables.flatMap(([id, { counts, symbols }]) => [id, ...counts, ...symbols]);
    return [0xff, 0xc4, (body.length + 2) >> 8, (body.length + 2) & 255, ...body];
}
/** Codes by symbol: the code in the high bits, its length in the low five (T.81, annex C). */
function codesOf({ counts, symbols }) {
    const codes = new Uint32Array(256);
    let [code, next] = [0, 0];
    counts.forEach((count, at) => {
        for (let used = 0; used < count; used += 1) {
            codes[symbols[next] ?? 0] = (code << 5) | (at + 1);
            code += 1;
            next += 1;
        }
        code <<= 1;
    });
    return codes;
}
const END_OF_BLOCK = 0x00;
const SIXTEEN_ZEROS = 0xf0;
/** Starts the coding of a scan. @param order places in a block in the order that they are written */
function createCoder(order) {
    const dc = [codesOf(LUMA_DC), codesOf(CHROMA_DC)];
    const ac = [codesOf(LUMA_AC), codesOf(CHROMA_AC)];
    const last = [0, 0, 0];
    let bytes = new Uint8Array(64 * 1024);
    let length = 0;
    let held = 0;
    let bits = 0;
    const put = (value, count) => {
        held = (held << count) | value;
        bits += count;
        while (bits >= 8) {
            bits -= 8;
            const byte = (held >> bits) & 255;
            bytes[length++] = byte;
            if (byte === 0xff)
                bytes[length++] = 0;
        }
        held &= (1 << bits) - 1;
    };
    const putSymbol = (codes, symbol) => {
        const code = codes[symbol] ?? 0;
        put(code >>> 5, code & 31);
    };
    /** Writes a value after its symbol, which tells its size; negative ones as T.81, F.1.2.1 says. */
    const putValue = (codes, run, value) => {
        const size = 32 - Math.clz32(Math.abs(value));
        putSymbol(codes, (run << 4) | size);
        if (size > 0)
            put(value < 0 ? value + (1 << size) - 1 : value, size);
    };
    return {
        write: (block, component, flat) => {
            // A block needs at most 64 * 27 bits, twice that with every byte stuffed.
            if (length + 512 > bytes.length) {
                const larger = new Uint8Array(bytes.length * 2);
                larger.set(bytes);
                bytes = larger;
            }
            const kind = component === 0 ? 0 : 1;
            const value = block[0] ?? 0;
            putValue(dc[kind], 0, value - (last[component] ?? 0));
            last[component] = value;
            let run = 0;
            for (let at = 1; at < 64 && !flat; at += 1) {
                const here = block[order[at] ?? 0] ?? 0;
                if (here === 0) {
                    run += 1;
                    continue;
                }
                for (; run > 15; run -= 16)
                    putSymbol(ac[kind], SIXTEEN_ZEROS);
                putValue(ac[kind], run, here);
                run = 0;
            }
            if (flat || run > 0)
                putSymbol(ac[kind], END_OF_BLOCK);
        },
        length: () => length,
        take: () => {
            const ready = bytes.slice(0, length);
            length = 0;
            return ready;
        },
        finish: () => {
            if (bits > 0)
                put((1 << (8 - bits)) - 1, 8 - bits);
            bytes[length++] = 0xff;
            bytes[length++] = 0xd9;
        },
    };
}

;// CONCATENATED MODULE: ./build/src/image/jpeg-dct.js
// The forward transform of a JPEG block with its quantisation, in whole numbers.
/** cos(k * pi / 16) * sqrt(2) in 8192ths, for k = 1 to 7 (the sums of T.81, A.3.3, split into even and odd). */
const [C1, C2, C3, C4, C5, C6, C7] = [11_363, 10_703, 9633, 8192, 6437, 4433, 2260];
const BITS = 13;
/** Bits of precision kept between the two passes. */
const KEPT = 2;
/** One pass over eight values that are `step` apart: the transform times the square root of 8, shifted right by `shift`. */
function transform(values, at, step, shift) {
    const [v0, v1, v2, v3] = [values[at], values[at + step], values[at + 2 * step], values[at + 3 * step]];
    const [v4, v5, v6, v7] = [
        values[at + 4 * step],
        values[at + 5 * step],
        values[at + 6 * step],
        values[at + 7 * step],
    ];
    const [s0, s1, s2, s3] = [v0 + v7, v1 + v6, v2 + v5, v3 + v4];
    const [d0, d1, d2, d3] = [v0 - v7, v1 - v6, v2 - v5, v3 - v4];
    const half = 1 << (shift - 1);
    values[at] = ((s0 + s1 + s2 + s3) * C4 + half) >> shift;
    values[at + 4 * step] = ((s0 - s1 - s2 + s3) * C4 + half) >> shift;
    values[at + 2 * step] = ((s0 - s3) * C2 + (s1 - s2) * C6 + half) >> shift;
    values[at + 6 * step] = ((s0 - s3) * C6 - (s1 - s2) * C2 + half) >> shift;
    values[at + step] = (d0 * C1 + d1 * C3 + d2 * C5 + d3 * C7 + half) >> shift;
    values[at + 3 * step] = (d0 * C3 - d1 * C7 - d2 * C1 - d3 * C5 + half) >> shift;
    values[at + 5 * step] = (d0 * C5 - d1 * C1 + d2 * C7 + d3 * C3 + half) >> shift;
    values[at + 7 * step] = (d0 * C7 - d1 * C5 + d2 * C3 - d3 * C1 + half) >> shift;
}
/** The quotient, rounded to the nearest, halves away from 0. */
function quotient(value, by) {
    return value < 0 ? -Math.floor((-value + (by >> 1)) / by) : Math.floor((value + (by >> 1)) / by);
}
/**
 * Transforms a block.
 * @param plane samples from -128 to 127
 * @param left where in the plane the block begins
 * @param stride samples of a row of the plane
 * @param table quantisation, in the order of rows
 * @param block gets the 64 quantised values, in the order of rows
 * @returns true where all samples were equal, so that only the first value is not 0
 */
function forwardDct(plane, left, stride, table, block) {
    const first = plane[left];
    let flat = true;
    for (let y = 0; y < 8; y += 1) {
        for (let x = 0; x < 8; x += 1) {
            const sample = plane[left + y * stride + x];
            flat &&= sample === first;
            block[y * 8 + x] = sample;
        }
    }
    if (flat) {
        block.fill(0);
        block[0] = quotient(first * 8, table[0]);
        return true;
    }
    for (let y = 0; y < 8; y += 1)
        transform(block, y * 8, 1, BITS - KEPT);
    for (let x = 0; x < 8; x += 1)
        transform(block, x, 8, BITS + KEPT);
    for (let at = 0; at < 64; at += 1)
        block[at] = quotient(block[at], table[at] * 8);
    return false;
}

;// CONCATENATED MODULE: ./build/src/image/jpeg-encode.js
// Writes a baseline JPEG from rows, eight at a time, in whole numbers alone (ITU T.81).


const SIDE = 8;
const PIECE = 32 * 1024;
/** Quantisation of annex K.1 and K.2 at quality 90, in the order of the picture's rows. */
const LUMA = scaled([
    16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29, 51,
    87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103, 121, 120, 101,
    72, 92, 95, 98, 112, 100, 103, 99,
]);
const CHROMA = scaled([
    17,
    18,
    24,
    47,
    99,
    99,
    99,
    99,
    18,
    21,
    26,
    66,
    99,
    99,
    99,
    99,
    24,
    26,
    56,
    99,
    99,
    99,
    99,
    99,
    47,
    66,
    99,
    99,
    99,
    99,
    99,
    99,
    ...Array(32).fill(99),
]);
function scaled(table) {
    return Int32Array.from(table, (value) => Math.max(1, Math.floor((value * 20 + 50) / 100)));
}
/** Order of the 64 values of a block: column + 8 * row by place in the zigzag. */
const ZIGZAG = Uint8Array.from([
    0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21, 28,
    35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47,
    55, 62, 63,
]);
function header(width, height) {
    const quantisation = (id, table) => [
        0xff,
        0xdb,
        0,
        67,
        id,
        ...[...ZIGZAG].map((at) => table[at] ?? 0),
    ];
    const jfif = [0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0];
    const frame = [0xff, 0xc0, 0, 17, 8, height >> 8, height & 255, width >> 8, width & 255, 3];
    const components = [1, 0x11, 0, 2, 0x11, 1, 3, 0x11, 1];
    const scan = [0xff, 0xda, 0, 12, 3, 1, 0x00, 2, 0x11, 3, 0x11, 0, 63, 0];
    return [
        0xff,
        0xd8,
        ...jfif,
        ...quantisation(0, LUMA),
        ...quantisation(1, CHROMA),
        ...frame,
        ...components,
        ...writeTables(),
        ...scan,
    ];
}
/** Turns a row of RGB into three rows of samples around 0 (JFIF 1.02), the last pixel repeated to full blocks. */
function convertRow(row, width, planes, start, stride) {
    const [luma, blue, red] = planes;
    for (let x = 0, at = 0; x < stride; x += 1, at += x < width ? 3 : 0) {
        const [r, g, b] = [row[at], row[at + 1], row[at + 2]];
        luma[start + x] = ((19_595 * r + 38_470 * g + 7_471 * b + 32_768) >> 16) - 128;
        blue[start + x] = (-11_059 * r - 21_709 * g + 32_768 * b + 32_767) >> 16;
        red[start + x] = (32_768 * r - 27_439 * g - 5_329 * b + 32_767) >> 16;
    }
}
/**
 * Encodes a picture without subsampling, which keeps the edges of text and flat colours clean; holds eight rows of it.
 * @param width pixels, to 65,535
 * @param height pixels, to 65,535
 * @param paintRow is asked for each row once, from the top
 * @returns the file's bytes, piece by piece
 */
function* encodeJpeg(width, height, paintRow) {
    const coder = createCoder(ZIGZAG);
    const stride = Math.ceil(width / SIDE) * SIDE;
    const row = new Uint8Array(width * 3);
    const planes = [0, 1, 2].map(() => new Int16Array(stride * SIDE));
    const block = new Int32Array(64);
    yield Uint8Array.from(header(width, height));
    for (let top = 0; top < height; top += SIDE) {
        for (let line = 0; line < SIDE; line += 1) {
            if (top + line < height)
                paintRow(row, top + line);
            convertRow(row, width, planes, line * stride, stride);
        }
        for (let left = 0; left < stride; left += SIDE) {
            for (const [component, plane] of planes.entries()) {
                const flat = forwardDct(plane, left, stride, component === 0 ? LUMA : CHROMA, block);
                coder.write(block, component, flat);
            }
        }
        if (coder.length() >= PIECE)
            yield coder.take();
    }
    coder.finish();
    yield coder.take();
}

;// CONCATENATED MODULE: ./build/src/image/landscapes.js



/** A share of a length, in thousandths. */
const landscapes_part = (length, thousandths) => Math.floor((length * thousandths) / 1000);
/** Sides of the picture in the raster's units, and the length that things are measured by. */
function landscapes_measure(sketch) {
    const [wide, high] = [sketch.width * ONE, sketch.height * ONE];
    return { wide, high, unit: Math.min(wide, high) };
}
function paintSky(sketch, { tone }, top, bottom) {
    const { wide, high } = landscapes_measure(sketch);
    sketch.fill([rectangle(0, 0, wide, high)], { from: tone(top), to: tone(bottom), line: [0, 0, 0, landscapes_part(high, 750)] });
}
/** A disc with a few faint rings of light around it. */
function paintSun(sketch, { accent, tone }, x, y, radius) {
    for (const [share, opacity] of [
        [2300, 22],
        [1780, 30],
        [1360, 44],
    ]) {
        sketch.fill([circle(x, y, landscapes_part(radius, share))], mix(accent, tone(0), 96), opacity);
    }
    const line = [0, y - radius, 0, y + radius];
    sketch.fill([circle(x, y, radius)], { from: mix(accent, 0xffffff, 56), to: accent, line });
}
/** A ridge with peaks: straight lines through points that fold again and again. */
function peaks(dice, high) {
    let points = [dice.between(-400, 400), dice.between(-1000, 0), dice.between(-400, 400), dice.between(-1000, 0), 0];
    for (let reach = 420; reach > 20; reach = landscapes_part(reach, 520)) {
        points = points.flatMap((point, at) => {
            const next = points[at + 1];
            return next === undefined ? [point] : [point, ((point + next) >> 1) + dice.between(-reach, reach)];
        });
    }
    return (x, step) => {
        const place = Math.max(0, Math.min((points.length - 1) * 4096 - 1, Math.floor((x * 4096) / step)));
        const [first = 0, second = first] = points.slice(place >> 12, (place >> 12) + 2);
        return Math.floor((high * (first * 4096 + (second - first) * (place & 4095))) / 4_096_000);
    };
}
/** A rolling line: two waves of different length. */
function rolling(dice, unit, lift) {
    const lengths = [dice.between(900, 1500), dice.between(380, 620)];
    const starts = [dice.between(0, TURN), dice.between(0, TURN)];
    const wave = (x, which) => Math.floor((x * TURN) / landscapes_part(unit, lengths[which] ?? 1000)) + (starts[which] ?? 0);
    return (x) => sine(wave(x, 0), lift) + sine(wave(x, 1), landscapes_part(lift, 360));
}
/** A fir of three tiers that stands on a point. */
function fir(x, y, size) {
    return [0, 1, 2].map((tier) => {
        const [top, half] = [y - landscapes_part(size, 1000 - tier * 240), landscapes_part(size, 130 + tier * 70)];
        return [x, top, x + half, top + landscapes_part(size, 440), x - half, top + landscapes_part(size, 440)];
    });
}
/** Hills one behind the other, paler with distance, under a sun. */
function drawHills(sketch, palette, dice) {
    const { wide, high, unit } = landscapes_measure(sketch);
    const { tone } = palette;
    paintSky(sketch, palette, dice.between(60, 90), 0);
    paintSun(sketch, palette, landscapes_part(wide, dice.between(220, 780)), landscapes_part(high, dice.between(230, 360)), landscapes_part(unit, dice.between(80, 120)));
    const layers = 6;
    for (let layer = 0; layer < layers; layer += 1) {
        const base = landscapes_part(high, 470 + layer * 88);
        const depth = 62 + layer * 38;
        const ridge = peaks(dice, landscapes_part(unit, 190 - layer * 30));
        const roll = rolling(dice, unit, landscapes_part(unit, 30 + layer * 5));
        const step = Math.floor(Math.max(wide, unit) / (layer === 0 ? 64 : 48));
        const level = (x) => (layer < 2 ? base + ridge(x, step) : base + roll(x));
        const paint = {
            from: tone(depth),
            to: tone(depth - 44),
            line: [0, base - landscapes_part(unit, 60), 0, base + landscapes_part(high, 260)],
        };
        if (layer === layers - 2) {
            const firs = Array.from({ length: dice.between(7, 12) }, () => {
                const x = landscapes_part(wide, dice.between(0, 1000));
                return fir(x, level(x) + landscapes_part(unit, 16), landscapes_part(unit, dice.between(60, 110)));
            });
            sketch.fill(firs.flat(), tone(depth + 14));
        }
        sketch.fill([ground(sketch.width, sketch.height, level)], paint);
    }
}
/** Rows of waves that roll in under a moon. */
function drawWaves(sketch, palette, dice) {
    const { wide, high, unit } = landscapes_measure(sketch);
    const { tone } = palette;
    paintSky(sketch, palette, dice.between(24, 48), 0);
    const [x, y] = [landscapes_part(wide, dice.between(250, 750)), landscapes_part(high, dice.between(290, 380))];
    paintSun(sketch, palette, x, y, landscapes_part(unit, dice.between(130, 190)));
    const rows = 7;
    const length = landscapes_part(unit, dice.between(380, 620));
    for (let row = 0; row < rows; row += 1) {
        const base = landscapes_part(high, 440 + row * 88);
        const start = dice.between(0, TURN);
        const lift = landscapes_part(unit, 18 + row * 4);
        const level = (at) => {
            const angle = Math.floor((at * TURN) / (length + landscapes_part(length, row * 90))) + start;
            return base + sine(angle, lift) + sine(angle * 2 + 128, landscapes_part(lift, 300));
        };
        const depth = 50 + row * 34;
        const foam = mix(tone(depth), tone(0), 110);
        sketch.fill([ground(sketch.width, sketch.height, (at) => level(at) - landscapes_part(unit, 9))], foam);
        const line = [0, base - lift, 0, base + landscapes_part(high, 200)];
        sketch.fill([ground(sketch.width, sketch.height, level)], { from: tone(depth), to: tone(depth + 26), line });
    }
}
/** Nested arches that stand side by side on a plain. */
function drawArches(sketch, palette, dice) {
    const { wide, high, unit } = landscapes_measure(sketch);
    const { tone, accent } = palette;
    paintSky(sketch, palette, 4, 40);
    paintSun(sketch, palette, landscapes_part(wide, dice.between(180, 820)), landscapes_part(high, dice.between(170, 260)), landscapes_part(unit, dice.between(70, 100)));
    const floor = landscapes_part(high, 800);
    const count = Math.max(2, Math.floor((wide * 2) / unit) + dice.between(0, 1));
    for (let arch = 0; arch < count; arch += 1) {
        const x = Math.floor((wide * (2 * arch + 1)) / (2 * count)) + landscapes_part(unit, dice.between(-50, 50));
        const radius = landscapes_part(unit, dice.between(230, 340));
        const y = floor - landscapes_part(unit, dice.between(20, 180));
        const rings = 5;
        const start = dice.between(0, 40);
        for (let at = 0; at < rings; at += 1) {
            const size = Math.floor((radius * (rings - at)) / rings);
            const colour = at === 2 ? accent : at % 2 === 1 ? tone(18 + start) : tone(225 - start - at * 36);
            sketch.fill([[...circle(x, y, size)], rectangle(x - size, y, 2 * size, floor - y + ONE)], colour);
        }
    }
    sketch.fill([rectangle(0, floor, wide, high)], { from: tone(190), to: tone(236), line: [0, floor, 0, high] });
}

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
// EXTERNAL MODULE: ./node_modules/fflate/esm/index.mjs
var esm = __webpack_require__(1306);
// EXTERNAL MODULE: ./build/src/image/png.js
var png = __webpack_require__(5756);
;// CONCATENATED MODULE: ./build/src/image/png-encode.js
// Writes a PNG: 8-bit RGB, deflated in JavaScript so that its bytes are the same everywhere.



const PIXEL = 3;
/** Compressed bytes of one chunk of the file. */
const png_encode_PIECE = 64 * 1024;
function chunk(type, data) {
    const bytes = new Uint8Array(12 + data.length);
    const view = new DataView(bytes.buffer);
    view.setUint32(0, data.length);
    bytes.set(Buffer.from(type), 4);
    bytes.set(data, 8);
    view.setUint32(8 + data.length, (0,external_node_zlib_.crc32)(bytes.subarray(4, 8 + data.length)));
    return bytes;
}
function png_encode_header(width, height) {
    const data = new Uint8Array(13);
    const view = new DataView(data.buffer);
    view.setUint32(0, width);
    view.setUint32(4, height);
    data.set([8, 2], 8);
    return chunk('IHDR', data);
}
/** How large a difference is, taken as a signed byte. */
const size = (difference) => (difference < 128 ? difference : 256 - difference);
/** Writes the row as differences from the row above (filter 2), gives their sum. */
function filterUp(row, above, to) {
    let sum = 0;
    to[0] = 2;
    for (let at = 0; at < row.length; at += 1) {
        const difference = (row[at] - above[at]) & 255;
        to[at + 1] = difference;
        sum += size(difference);
    }
    return sum;
}
/** Writes the row as differences from the pixel to the left (filter 1), gives their sum. */
function filterLeft(row, to) {
    let sum = 0;
    to[0] = 1;
    to.set(row.subarray(0, PIXEL), 1);
    for (let at = PIXEL; at < row.length; at += 1) {
        const difference = (row[at] - row[at - PIXEL]) & 255;
        to[at + 1] = difference;
        sum += size(difference);
    }
    return sum;
}
/** Filters rows one after the other, each as differences from the left or from above, whichever are smaller. */
function createFilter(width) {
    const above = new Uint8Array(width * PIXEL);
    const other = new Uint8Array(width * PIXEL + 1);
    return (row, to) => {
        if (filterUp(row, above, other) < filterLeft(row, to))
            to.set(other);
        above.set(row);
    };
}
/**
 * Encodes a picture. The filtered rows are compressed in one go: fflate's streaming compressor can refer to bytes before
 * the beginning (0.8.3), which no decoder takes; it holds the picture and its compressed form for that.
 * @param width pixels
 * @param height pixels
 * @param paintRow is asked for each row once, from the top
 * @returns the file's bytes, piece by piece
 */
function* encodePng(width, height, paintRow) {
    yield Buffer.concat([new Uint8Array(png/* PNG_SIGNATURE */.$), png_encode_header(width, height)]);
    const data = (0,esm/* zlibSync */.$)(filtered(width, height, paintRow), { level: 6 });
    for (let at = 0; at < data.length; at += png_encode_PIECE)
        yield chunk('IDAT', data.subarray(at, at + png_encode_PIECE));
    yield chunk('IEND', new Uint8Array(0));
}
function filtered(width, height, paintRow) {
    const applyFilter = createFilter(width);
    const row = new Uint8Array(width * PIXEL);
    const line = width * PIXEL + 1;
    const lines = new Uint8Array(height * line);
    for (let at = 0; at < height; at += 1) {
        paintRow(row, at);
        applyFilter(row, lines.subarray(at * line, (at + 1) * line));
    }
    return lines;
}

;// CONCATENATED MODULE: ./build/src/image/sketch.js
// A picture as a list of filled shapes, and how they are painted into its rows.


function bytesOf(colour) {
    return [colour >> 16, (colour >> 8) & 255, colour & 255];
}
function createLayer(shape, paint, opacity) {
    if (typeof paint === 'number') {
        return { shape, opacity, colours: Uint8Array.from(bytesOf(paint)), across: 0, down: 0, start: 0 };
    }
    const [x0, y0, x1, y1] = paint.line;
    const length = Math.max(1, (x1 - x0) * (x1 - x0) + (y1 - y0) * (y1 - y0));
    const step = (distance) => Math.floor((distance * ONE * 256 * 65_536) / length);
    const [across, down] = [step(x1 - x0), step(y1 - y0)];
    const colours = new Uint8Array(768);
    for (let at = 0; at < 256; at += 1)
        colours.set(bytesOf(mix(paint.from, paint.to, at === 255 ? 256 : at)), at * 3);
    return { shape, opacity, colours, across, down, start: -Math.floor((across * x0 + down * y0) / ONE) };
}
/** Where in its colours a layer is at a pixel. */
function place(layer, x, y) {
    const at = Math.floor((layer.start + layer.across * x + layer.down * y) / 65_536);
    return 3 * Math.max(0, Math.min(layer.colours.length / 3 - 1, at));
}
/** Sets or lays over one pixel. */
function paintPixel(row, at, colours, colour, share) {
    for (let channel = 0; channel < 3; channel += 1) {
        const old = row[at + channel];
        row[at + channel] = old + (((colours[colour + channel] - old) * share + 128) >> 8);
    }
}
/** Sets all pixels from `from` to `to` to one colour, by doubling what is there. */
function fillRun(row, from, to, colours, colour) {
    const [start, end] = [from * 3, to * 3];
    row[start] = colours[colour];
    row[start + 1] = colours[colour + 1];
    row[start + 2] = colours[colour + 2];
    for (let done = start + 3; done < end; done += done - start)
        row.copyWithin(done, start, Math.min(done, start + end - done));
}
/** Paints the spans of one layer in one row. */
function spanPainter(row, y, layer) {
    const { across, opacity, colours } = layer;
    return (from, to, coverage) => {
        const share = (coverage * opacity) >> 8;
        const first = place(layer, from, y);
        if (across === 0 && share === 256)
            return fillRun(row, from, to, colours, first);
        for (let x = from; x < to; x += 1) {
            const colour = across === 0 ? first : place(layer, x, y);
            paintPixel(row, x * 3, colours, colour, share);
        }
    };
}
/** Starts a picture with nothing on it. */
function createSketch(width, height) {
    const cells = createCells(width);
    const layers = [];
    return {
        width,
        height,
        fill: (outlines, paint, opacity = 256) => {
            layers.push(createLayer(createShape(outlines, cells), paint, opacity));
        },
        paintRow: (row, y) => {
            for (const layer of layers) {
                if (y < layer.shape.top || y > layer.shape.bottom)
                    continue;
                layer.shape.row(y, spanPainter(row, y, layer));
            }
        },
    };
}

;// CONCATENATED MODULE: ./build/src/image/paint.js
// The embedded painter: a picture from a prompt, a size and a seed, the same bytes everywhere.








/**
 * Paints a picture (providers.md, `placeholder`): composition from the seed, colours from the prompt's hex codes where
 * there are any, its first words and the size readable on it. Whole numbers, sums, products and quotients alone decide,
 * so the bytes are equal on every platform. A few rows are held at a time.
 * @returns the file's bytes, piece by piece
 */
function* paint({ prompt, width, height, seed, format }) {
    const dice = createDice(seed);
    const draw = dice.pick([drawHills, drawDiscs, drawWaves, drawBlocks, drawArches, drawBands, drawTiles]);
    const palette = choosePalette(prompt, dice);
    const sketch = createSketch(width, height);
    draw(sketch, palette, dice);
    const paintRow = addCaption(sketch, palette, prompt, seed);
    yield* format === 'png' ? encodePng(width, height, paintRow) : encodeJpeg(width, height, paintRow);
}


/***/ }),

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


/***/ })

};
