export const id = 1520;
export const ids = [1520];
export const modules = {

/***/ 1520:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  main: () => (/* binding */ main)
});

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(7406);
// EXTERNAL MODULE: ./build/src/manifest/limits.js
var limits = __webpack_require__(2283);
// EXTERNAL MODULE: ./build/src/manifest/near.js
var manifest_near = __webpack_require__(6033);
// EXTERNAL MODULE: ./build/src/money.js
var money = __webpack_require__(9181);
// EXTERNAL MODULE: ./build/src/options.js
var options = __webpack_require__(6067);
;// CONCATENATED MODULE: ./build/src/arguments.js
// Words of the command line → options, or an error that says what to write instead (spec cli.md).






const OPTIONS = {
    manifest: { type: 'string', short: 'm', multiple: true },
    json: { type: 'boolean' },
    'max-cost': { type: 'string', of: ['generate', 'plan'] },
    'max-images': { type: 'string', of: ['generate', 'plan'] },
    concurrency: { type: 'string', of: ['generate'] },
    force: { type: 'boolean', of: ['generate'] },
    prune: { type: 'boolean', of: ['generate'] },
    attempts: { type: 'string', of: ['generate'] },
    timeout: { type: 'string', of: ['generate'] },
    'paid-retries': { type: 'string', of: ['generate'] },
    placeholder: { type: 'boolean', of: ['generate', 'plan'] },
    adopt: { type: 'string', multiple: true, of: ['init'] },
    candidates: { type: 'string', of: ['generate'] },
    cache: { type: 'string', of: ['generate', 'plan'] },
    shards: { type: 'string', of: ['plan'] },
    shard: { type: 'string', of: ['generate'] },
    out: { type: 'string', of: ['generate', 'gallery'] },
    yes: { type: 'boolean', of: ['generate'] },
    quiet: { type: 'boolean' },
    verbose: { type: 'boolean' },
    'no-color': { type: 'boolean' },
    help: { type: 'boolean' },
    version: { type: 'boolean' },
};
/** Commands that want the ids of what they act on. */
const WITH_IDS = new Set(['accept', 'restore', 'reroll', 'explain']);
/** Commands that look at no image by its id. */
const WITHOUT_IDS = new Set(['init', 'doctor']);
const MAX_CONCURRENCY = 256;
const MAX_TIMEOUT_S = 86_400;
const MAX_CANDIDATES = 100;
/** What stands for a picture in its place has nothing to do with candidates, which go to no place. */
const NOT_WITH_CANDIDATES = ['force', 'placeholder', 'prune'];
/**
 * @param words what stands behind the program's name
 * @throws ImagelockError `option/…` (exit 2)
 */
function readArguments(words) {
    const tokens = tokensOf(words);
    const given = tokens.flatMap((token) => (token.kind === 'option' ? [token] : []));
    const [name, ...ids] = positionalsOf(tokens);
    if (given.some((option) => option.name === 'help'))
        return { kind: 'help', command: options/* COMMANDS */.Lo.find((one) => one === name) ?? null };
    const command = commandNamed(name);
    const values = new Map();
    for (const { name: option, rawName, value, inlineValue } of given) {
        const spec = specOf(option, rawName, command);
        // Another option in its value's place was swallowed by mistake; what is meant so is written with `=`.
        const swallowed = !inlineValue && value?.startsWith('-');
        if (spec.type === 'string' && (value === undefined || value === '' || swallowed))
            bad('option/value', `${rawName} wants a value`);
        if (spec.type === 'boolean' && value !== undefined)
            bad('option/value', `${rawName} takes no value`);
        if (values.has(option) && !spec.multiple && spec.type === 'string')
            bad('option/twice', `${rawName} stands twice`);
        values.set(option, [...(values.get(option) ?? []), value ?? '']);
    }
    return { kind: 'run', options: optionsOf(command, ids, values), printing: printingOf(values) };
}
/** The first word that is no option nor an option's value: the command that was meant; empty where there is none. */
function commandMeant(words) {
    return positionalsOf(tokensOf(words))[0] ?? '';
}
/** Whether one JSON document is owed even if the words are not understood. */
function wantsJson(words) {
    const end = words.indexOf('--');
    return words.slice(0, end < 0 ? undefined : end).includes('--json');
}
function tokensOf(words) {
    const options = OPTIONS;
    return (0,external_node_util_.parseArgs)({ args: [...words], options, strict: false, allowPositionals: true, tokens: true }).tokens;
}
function positionalsOf(tokens) {
    return tokens.flatMap((token) => (token.kind === 'positional' ? [token.value] : []));
}
function bad(code, message) {
    throw new errors/* ImagelockError */.L({ code, message });
}
function commandNamed(name) {
    if (name === undefined)
        bad('command/missing', 'name a command, such as init or plan: imagelock --help tells what each does');
    const command = options/* COMMANDS */.Lo.find((one) => one === name);
    if (command)
        return command;
    const near = (0,manifest_near/* nearest */.p)(name, options/* COMMANDS */.Lo);
    return bad('command/unknown', `there is no command ${JSON.stringify(name)}${near === null ? '' : `; did you mean ${near}?`}`);
}
function specOf(option, rawName, command) {
    const spec = Object.hasOwn(OPTIONS, option) ? OPTIONS[option] : undefined;
    if (!spec) {
        const near = (0,manifest_near/* nearest */.p)(option, Object.keys(OPTIONS));
        bad('option/unknown', `there is no option ${rawName}${near === null ? '' : `; did you mean --${near}?`}`);
    }
    if (spec.of && !spec.of.includes(command))
        bad('option/not-here', `${rawName} is an option of ${spec.of.join(' and ')}, not of ${command}`);
    return spec;
}
function optionsOf(command, words, values) {
    const { ids, seed } = command === 'pick' ? picked(words) : { ids: words, seed: null };
    const force = values.has('force');
    const placeholder = values.has('placeholder');
    if (WITH_IDS.has(command) && ids.length === 0)
        bad('option/ids', `${command} wants the id of at least one image`);
    if (WITHOUT_IDS.has(command) && ids.length > 0)
        bad('option/ids', `${command} takes no ids`);
    if (force && ids.length === 0)
        bad('option/ids', '--force wants the ids of the images to make again');
    if (command === 'merge' && ids.length === 0)
        bad('option/bundles', 'merge wants at least one folder of bundles');
    if (command === 'merge-driver' && ids.length !== 4)
        bad('option/locks', 'merge-driver wants BASE OURS THEIRS PATH: set merge.imagelock.driver to imagelock merge-driver %O %A %B %P');
    const withOperands = command === 'merge' || command === 'merge-driver';
    const shard = shardOf(values);
    if (shard && (force || placeholder || values.has('prune')))
        bad('option/together', '--shard goes with none of --force, --placeholder and --prune');
    if (values.has('shards') && placeholder)
        bad('option/together', '--shards and --placeholder do not go together');
    if (values.has('out') && command === 'generate' && !shard)
        bad('option/together', '--out is for --shard');
    if (force && placeholder)
        bad('option/together', '--force and --placeholder do not go together: a draft never replaces a picture');
    const candidates = whole(values, 'candidates', 1, MAX_CANDIDATES, 0);
    if (candidates > 0)
        checkCandidates(ids, values);
    if (candidates > 0 && shard)
        bad('option/together', '--candidates and --shard do not go together');
    return {
        command,
        ids: withOperands ? [] : ids,
        manifests: values.get('manifest') ?? [],
        maxCost: cost(values),
        maxImages: whole(values, 'max-images', 0, Number.MAX_SAFE_INTEGER, options/* DEFAULT_MAX_IMAGES */.yJ),
        allowsUnpriced: values.has('max-images'),
        concurrency: whole(values, 'concurrency', 1, MAX_CONCURRENCY, 8),
        force,
        prune: values.has('prune'),
        placeholder,
        attempts: whole(values, 'attempts', 1, 100, 4),
        timeoutMs: 1000 * whole(values, 'timeout', 1, MAX_TIMEOUT_S, 180),
        paidRetries: whole(values, 'paid-retries', 0, 100, 0),
        adopt: values.get('adopt') ?? [],
        candidates,
        seed,
        out: values.get('out')?.[0] ?? null,
        cache: values.get('cache')?.[0] ?? null,
        shards: values.get('shards')?.[0] === 'auto' ? 'auto' : whole(values, 'shards', 1, options/* MAX_SHARDS */.hH, 0) || null,
        shard,
        operands: withOperands ? ids : [],
    };
}
function checkCandidates(ids, values) {
    if (ids.length === 0)
        bad('option/ids', '--candidates wants the ids of the images to make variants of');
    const other = NOT_WITH_CANDIDATES.find((name) => values.has(name));
    if (other === undefined)
        return;
    bad('option/together', `--candidates and --${other} do not go together: candidates leave images and lock as they are`);
}
/** `pick ID SEED`: one image, and a seed as a manifest writes it. */
function picked(words) {
    const [id, seed, ...more] = words;
    if (id === undefined || seed === undefined || more.length > 0 || id.includes('*'))
        bad('option/ids', 'pick wants the id of one image and the seed of its candidate: imagelock pick ID SEED');
    const number = /^(?:0|[1-9][0-9]{0,9})$/.test(seed) ? Number(seed) : Infinity;
    if (number > limits/* MAX_SEED */.He)
        bad('option/value', `pick wants a seed, a whole number from 0 to ${limits/* MAX_SEED */.He} (got ${JSON.stringify(seed)})`);
    return { ids: [id], seed: number };
}
function shardOf(values) {
    const text = values.get('shard')?.[0];
    if (text === undefined)
        return null;
    const [, index = 0, of = 0] = (/^([1-9][0-9]{0,2})\/([1-9][0-9]{0,2})$/.exec(text) ?? []).map(Number);
    if (index >= 1 && index <= of && of <= options/* MAX_SHARDS */.hH)
        return { index, of };
    return bad('option/value', `--shard wants I/N with N up to ${options/* MAX_SHARDS */.hH}, such as 1/4 (got ${JSON.stringify(text)})`);
}
function printingOf(values) {
    return {
        json: values.has('json'),
        quiet: values.has('quiet'),
        verbose: values.has('verbose'),
        color: !values.has('no-color'),
        yes: values.has('yes'),
    };
}
function cost(values) {
    const text = values.get('max-cost')?.[0];
    if (text === undefined)
        return options/* DEFAULT_MAX_COST */.XZ;
    return ((0,money/* parseUsd */._e)(text) ??
        bad('option/value', `--max-cost wants an amount in USD such as 2.50 (got ${JSON.stringify(text)})`));
}
function whole(values, name, min, max, otherwise) {
    const text = values.get(name)?.[0];
    if (text === undefined)
        return otherwise;
    const number = /^[0-9]{1,16}$/.test(text) ? Number(text) : NaN;
    if (number >= min && number <= max)
        return number;
    const range = max === Number.MAX_SAFE_INTEGER ? `of at least ${min}` : `from ${min} to ${max}`;
    return bad('option/value', `--${name} wants a whole number ${range} (got ${JSON.stringify(text)})`);
}

// EXTERNAL MODULE: ./build/src/faults.js
var faults = __webpack_require__(9852);
;// CONCATENATED MODULE: ./build/src/report/agreed.js
// What is told of a run that found every image as it is locked. Apart from the other words, which load what they speak of.

/** In one line. */
function agreedText(command, images) {
    if (command === 'generate')
        return `${images} unchanged. Spent ${(0,money/* usd */.dR)(0)}\n`;
    return `${images} image${images === 1 ? '' : 's'}, all as locked\n`;
}

// EXTERNAL MODULE: ./build/src/report/json.js
var json = __webpack_require__(7912);
// EXTERNAL MODULE: ./build/src/world/terminal.js
var world_terminal = __webpack_require__(6420);
// EXTERNAL MODULE: ./build/src/world/node.js
var node = __webpack_require__(24);
;// CONCATENATED MODULE: ./build/src/command-line.js
// The door of the command line behind the quick way: reads the words, chooses how to print, sets the exit code.







const DEFAULT_PRINTING = { json: false, quiet: false, verbose: false, color: true, yes: false };
/** Runs one command line to its end; the exit code is set, the process ends by itself. */
async function main(words) {
    let printing = { ...DEFAULT_PRINTING, json: wantsJson(words), color: !words.includes('--no-color') };
    let terminal = (0,world_terminal/* openTerminal */.j)(printing);
    let command = commandMeant(words);
    // What nobody awaited: a fault of ours too, told as any other.
    process.on('uncaughtException', (error) => {
        void fail(error, command, printing, terminal).then((exit) => process.exit(exit));
    });
    try {
        const parsed = readArguments(words);
        if (parsed.kind === 'help') {
            const { HELP } = await __webpack_require__.e(/* import() */ 9342).then(__webpack_require__.bind(__webpack_require__, 9342));
            return terminal.out(HELP);
        }
        printing = parsed.printing;
        command = parsed.options.command;
        terminal = (0,world_terminal/* openTerminal */.j)(printing);
        process.exitCode = await carryOut(parsed.options, printing, terminal);
    }
    catch (error) {
        process.exitCode = await fail(error, command, printing, terminal);
    }
}
async function carryOut(options, printing, terminal) {
    const world = (0,node/* openWorld */.H)(terminal);
    try {
        if (options.command === 'init' || options.command === 'doctor')
            return await setUp(options, world, printing, terminal);
        const { countAgreed } = await Promise.all(/* import() */[__webpack_require__.e(8084), __webpack_require__.e(4878), __webpack_require__.e(1028)]).then(__webpack_require__.bind(__webpack_require__, 1028));
        const agreed = printing.json ? null : await countAgreed(options, world);
        if (agreed === null || world.stopping.aborted)
            return await runWhole(options, world, printing, terminal);
        if (!printing.quiet)
            terminal.out(agreedText(options.command, agreed));
        return errors/* EXIT */.d.done;
    }
    finally {
        world.close();
    }
}
async function runWhole(options, world, printing, terminal) {
    const { run } = await Promise.all(/* import() */[__webpack_require__.e(5702), __webpack_require__.e(3243), __webpack_require__.e(6977), __webpack_require__.e(8084), __webpack_require__.e(3621), __webpack_require__.e(4878), __webpack_require__.e(2829), __webpack_require__.e(7834)]).then(__webpack_require__.bind(__webpack_require__, 7834));
    const { openReporter } = await Promise.all(/* import() */[__webpack_require__.e(6977), __webpack_require__.e(8897), __webpack_require__.e(8799)]).then(__webpack_require__.bind(__webpack_require__, 8897));
    const reporter = openReporter(options, printing, terminal, world.stopping);
    try {
        const ran = await run(options, world, reporter.door);
        (await Promise.all(/* import() */[__webpack_require__.e(8084), __webpack_require__.e(4878), __webpack_require__.e(1028)]).then(__webpack_require__.bind(__webpack_require__, 1028))).noteAgreement(options, ran);
        reporter.end();
        await print(ran, options, printing, terminal);
        return ran.exit;
    }
    catch (error) {
        if (!world.stopping.aborted)
            throw error;
        reporter.end();
        await fail(error, options.command, printing, terminal);
        return world.stopping.reason;
    }
    finally {
        reporter.end();
    }
}
/** The commands that look at a repository, not at the images of a manifest. */
async function setUp(options, world, printing, terminal) {
    const { begunText, findingsText, problemsIn } = await __webpack_require__.e(/* import() */ 1172).then(__webpack_require__.bind(__webpack_require__, 1172));
    const head = { version: 1, command: options.command };
    if (options.command === 'doctor') {
        const { doctor } = await Promise.all(/* import() */[__webpack_require__.e(5702), __webpack_require__.e(3243), __webpack_require__.e(6977), __webpack_require__.e(8084), __webpack_require__.e(3621), __webpack_require__.e(4878), __webpack_require__.e(2829), __webpack_require__.e(7385), __webpack_require__.e(4487), __webpack_require__.e(4217)]).then(__webpack_require__.bind(__webpack_require__, 4217));
        const { exit, findings } = await doctor(options, world, process.versions.node);
        const text = printing.json
            ? (0,json/* jsonText */.s)({ ...head, ok: exit === errors/* EXIT */.d.done, findings, problems: problemsIn(findings) })
            : findingsText(findings, printing.quiet, terminal.outPaint);
        terminal.out(text);
        return exit;
    }
    const { init } = await Promise.all(/* import() */[__webpack_require__.e(5702), __webpack_require__.e(3243), __webpack_require__.e(6977), __webpack_require__.e(3786), __webpack_require__.e(8084), __webpack_require__.e(3621), __webpack_require__.e(4878), __webpack_require__.e(2829), __webpack_require__.e(9718)]).then(__webpack_require__.bind(__webpack_require__, 9718));
    const { exit, files, problems, next } = await init(options, world);
    if (printing.json) {
        terminal.out((0,json/* jsonText */.s)({ ...head, ok: exit === errors/* EXIT */.d.done, files, problems: problems.map(json/* jsonProblem */.I) }));
        return exit;
    }
    if (printing.quiet)
        return exit;
    const { problemText } = await Promise.all(/* import() */[__webpack_require__.e(6977), __webpack_require__.e(1631)]).then(__webpack_require__.bind(__webpack_require__, 4913));
    terminal.err(problems.map((problem) => problemText(problem, terminal.errPaint)).join(''));
    terminal.out(begunText(files, next, terminal.outPaint));
    return exit;
}
async function print(ran, options, printing, terminal) {
    const { report, explained } = ran;
    if (printing.json) {
        const problems = report.problems.map(json/* jsonProblem */.I);
        const { version, command, ok } = report;
        const own = options.command === 'explain'
            ? { manifests: explained }
            : options.command === 'gallery' && { files: ran.done.files ?? [] };
        terminal.out((0,json/* jsonText */.s)(own ? { version, command, ok, ...own, problems } : { ...report, problems }));
        return;
    }
    const text = await Promise.all(/* import() */[__webpack_require__.e(6977), __webpack_require__.e(1631)]).then(__webpack_require__.bind(__webpack_require__, 4913));
    const { outPaint, errPaint } = terminal;
    const worth = report.problems.filter(({ severity }) => severity === 'error' || !printing.quiet);
    terminal.err((await Promise.all(/* import() */[__webpack_require__.e(6977), __webpack_require__.e(1868)]).then(__webpack_require__.bind(__webpack_require__, 5470))).problemsText(worth, printing.verbose, errPaint));
    if (printing.quiet || options.command === 'merge-driver')
        return;
    if (options.command === 'explain') {
        const { explainText } = await __webpack_require__.e(/* import() */ 3699).then(__webpack_require__.bind(__webpack_require__, 3699));
        terminal.out(explained
            .flatMap(({ manifest, images }, index) => {
            const { file, lock } = ran.loaded[index];
            const { named } = file;
            return images.map((one) => {
                const isAccepted = lock.images.get(one.id)?.accepted === true;
                return explainText({ manifest, named, isAccepted }, one, outPaint);
            });
        })
            .join('\n'));
    }
    else if (options.command === 'plan') {
        terminal.out(text.planText(ran.done.sheets, printing.verbose, outPaint) + text.totalText(report));
    }
    else if (options.command === 'gallery') {
        terminal.out(text.filesText(ran.done.files ?? [], report));
        terminal.err((ran.done.hints ?? []).map((hint) => `note: ${hint}\n`).join(''));
    }
    else if (options.command === 'check') {
        terminal.out(ran.exit === errors/* EXIT */.d.done
            ? agreedText(options.command, report.totals.unchanged)
            : text.planText(ran.done.sheets, printing.verbose, outPaint));
    }
    else {
        // These two tell each row as it comes.
        if (options.command !== 'generate' && options.command !== 'merge')
            terminal.out(await resultsText(ran, text, terminal));
        if (options.command === 'reroll' || options.command === 'pick' || options.candidates > 0) {
            const { seedsText } = await __webpack_require__.e(/* import() */ 8590).then(__webpack_require__.bind(__webpack_require__, 8590));
            if (options.candidates === 0)
                terminal.out(seedsText(ran.done.sheets, outPaint));
            if (options.command === 'reroll')
                return;
        }
        const didNothing = ran.exit !== errors/* EXIT */.d.done && ran.done.sheets.every(({ results }) => results.size === 0);
        terminal.out(didNothing
            ? text.planText(ran.done.sheets, printing.verbose, outPaint) +
                text.totalText(report, options.candidates > 0, options.force)
            : (await summaryOf(ran, options, terminal)) + text.bundleText(options.shard ? (ran.done.files ?? []) : []));
    }
}
async function summaryOf({ report, done }, options, { outPaint }) {
    const { candidatesSummary, candidatesText, pickedSummary } = await __webpack_require__.e(/* import() */ 8590).then(__webpack_require__.bind(__webpack_require__, 8590));
    const { summaryText } = await __webpack_require__.e(/* import() */ 3320).then(__webpack_require__.bind(__webpack_require__, 3320));
    if (options.candidates === 0)
        return (options.command === 'pick' ? pickedSummary(report) : null) ?? summaryText(report);
    const { sheets, files = [], unpickable = new Set() } = done;
    return candidatesText(sheets, unpickable, files, outPaint) + candidatesSummary(sheets, report);
}
async function resultsText({ done }, text, { outPaint }) {
    const { fromHere } = await __webpack_require__.e(/* import() */ 2000).then(__webpack_require__.bind(__webpack_require__, 2000));
    const rows = done.sheets.flatMap(({ manifest, results }) => 
    // `restore` brings a picture to where it was locked.
    [...results].map(([item, result]) => {
        const path = fromHere(manifest, result.entry?.path ?? item.path);
        return [{ ...item, path }, result];
    }));
    const widths = text.widthsOf(rows.flatMap(([item, { outcome }]) => (outcome === undefined ? [] : [item])));
    return rows.map(([item, result]) => text.doneText(item, result, 0, outPaint, widths)).join('');
}
async function fail(error, command, printing, terminal) {
    const { exit, problems } = (0,faults/* explained */.t)(error);
    if (printing.json) {
        terminal.out((0,json/* jsonText */.s)({ version: 1, command, ok: false, problems: problems.map(json/* jsonProblem */.I) }));
    }
    else {
        const { problemText } = await Promise.all(/* import() */[__webpack_require__.e(6977), __webpack_require__.e(1631)]).then(__webpack_require__.bind(__webpack_require__, 4913));
        terminal.err(problems.map((problem) => problemText(problem, terminal.errPaint)).join(''));
    }
    if (printing.verbose && error instanceof Error && exit === errors/* EXIT */.d.internal) {
        const { plain } = await __webpack_require__.e(/* import() */ 4268).then(__webpack_require__.bind(__webpack_require__, 4268));
        terminal.err((error.stack ?? '')
            .split('\n')
            .map((line) => `${plain(line)}\n`)
            .join(''));
    }
    return exit;
}


/***/ }),

/***/ 9852:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ beforeMoney),
/* harmony export */   t: () => (/* binding */ explained)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7406);
// Any error → what a person is told and the exit code, the same for both doors.

/** An error of the disk is the person's to mend, one of GitHub a delivery that failed; anything unknown is a fault of ours. */
function explained(error) {
    if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ImagelockError */ .L)
        return { exit: error.exit, problems: error.problems };
    const { code, message, syscall, name } = error;
    if (code !== undefined && name === 'GitHubError') {
        return { exit: _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EXIT */ .d.undelivered, problems: [{ severity: 'error', code, message }] };
    }
    if (code !== undefined && syscall !== undefined && /^E[A-Z]+$/.test(code)) {
        const exit = code === 'EACCES' || code === 'EPERM' || code === 'EROFS' ? _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EXIT */ .d.invalid : _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EXIT */ .d.incomplete;
        return { exit, problems: [{ severity: 'error', code: `system/${code.toLowerCase()}`, message }] };
    }
    const told = `imagelock met a fault of its own: ${error instanceof Error ? `${name}: ${message}` : String(error)}. Please report this line at https://github.com/imagelock/imagelock/issues`;
    return { exit: _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EXIT */ .d.internal, problems: [{ severity: 'error', code: 'internal/fault', message: told }] };
}
/** What goes wrong before anything is made is for the person to change (spec action.md, "Delivery"). */
async function beforeMoney(open) {
    try {
        return await open;
    }
    catch (error) {
        const { exit, problems } = explained(error);
        const [first, ...more] = problems;
        if (exit !== _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EXIT */ .d.undelivered || !first)
            throw error;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ImagelockError */ .L(first, _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EXIT */ .d.invalid, more);
    }
}


/***/ }),

/***/ 6033:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ hint),
/* harmony export */   p: () => (/* binding */ nearest)
/* harmony export */ });
// The name that a person probably meant.
const MAX_LENGTH = 64;
/** Candidates that are looked at: each costs time for each word that is misspelt. */
const MAX_CANDIDATES = 300;
/**
 * The candidate that differs from a misspelt word in the fewest letters (put in, left out, changed, or two neighbours
 * swapped); case counts for nothing. Null where none is near: at most a third of the letters, three at the most.
 */
function nearest(word, candidates) {
    if (word.length > MAX_LENGTH)
        return null;
    const limit = Math.min(3, Math.floor(word.length / 3));
    let best = null;
    let least = limit + 1;
    let left = MAX_CANDIDATES;
    for (const candidate of candidates) {
        left -= 1;
        if (left < 0)
            break;
        if (Math.abs(candidate.length - word.length) >= least)
            continue;
        const steps = distance(word.toLowerCase(), candidate.toLowerCase());
        if (steps < least) {
            best = candidate;
            least = steps;
        }
    }
    return best;
}
/** `; did you mean "x"?` or nothing. */
function hint(word, candidates) {
    const near = nearest(word, candidates);
    return near === null ? '' : `; did you mean "${near}"?`;
}
/** Optimal string alignment distance. */
function distance(a, b) {
    let before = [];
    let last = Array.from({ length: b.length + 1 }, (_, index) => index);
    for (let i = 1; i <= a.length; i += 1) {
        const row = [i];
        for (let j = 1; j <= b.length; j += 1) {
            const changed = last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
            const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? before[j - 2] + 1 : changed;
            row.push(Math.min(changed, swapped, last[j] + 1, row[j - 1] + 1));
        }
        before = last;
        last = row;
    }
    return last[b.length];
}


/***/ }),

/***/ 6067:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Lo: () => (/* binding */ COMMANDS),
/* harmony export */   XZ: () => (/* binding */ DEFAULT_MAX_COST),
/* harmony export */   hH: () => (/* binding */ MAX_SHARDS),
/* harmony export */   yJ: () => (/* binding */ DEFAULT_MAX_IMAGES),
/* harmony export */   zY: () => (/* binding */ DEFAULTS)
/* harmony export */ });
// What both doors ask the hall to do; each door reads its own inputs into this.
const COMMANDS = [
    'plan',
    'generate',
    'check',
    'accept',
    'restore',
    'prune',
    'reroll',
    'pick',
    'explain',
    'gallery',
    'init',
    'merge',
    'merge-driver',
    'doctor',
];
/** Caps where the operator sets none (spec cli.md). */
const DEFAULT_MAX_COST = 5_000_000;
const DEFAULT_MAX_IMAGES = 100;
/** Jobs of one matrix (facts: github.md). */
const MAX_SHARDS = 256;
/** What is meant where a door says nothing of it (spec cli.md, the table of options). */
const DEFAULTS = {
    ids: [],
    manifests: [],
    maxCost: DEFAULT_MAX_COST,
    maxImages: DEFAULT_MAX_IMAGES,
    allowsUnpriced: false,
    concurrency: 8,
    force: false,
    prune: false,
    placeholder: false,
    attempts: 4,
    timeoutMs: 180_000,
    paidRetries: 0,
    adopt: [],
    candidates: 0,
    seed: null,
    out: null,
    cache: null,
    shards: null,
    shard: null,
    operands: [],
};


/***/ }),

/***/ 7912:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ jsonProblem),
/* harmony export */   s: () => (/* binding */ jsonText)
/* harmony export */ });
/** Text of a value in which `::`, `##[`, control and non-ASCII characters are escaped; ends with a newline. */
function jsonText(value) {
    const text = JSON.stringify(value, null, 2);
    const ascii = text.replaceAll(/[\u007f-\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
    return `${ascii.replaceAll('::', ':\\u003a').replaceAll('##[', '#\\u0023[')}\n`;
}
/** A problem without what is for people alone. */
function jsonProblem({ severity, code, message, file, line, column }) {
    return {
        severity,
        code,
        message,
        ...(file === undefined ? {} : { file }),
        ...(line === undefined ? {} : { line }),
        ...(column === undefined ? {} : { column }),
    };
}


/***/ }),

/***/ 24:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ openWorld)
/* harmony export */ });
/* harmony import */ var node_events__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8474);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7406);
// Puts the real world together: clock, randomness, environment, signals.


/** Answers that were paid for may still come in this time after a signal (facts: the runner kills 10 s after the first). */
const GRACE_MS = 5000;
/** The world of the command line; `close` gives the signals back. */
function openWorld(terminal) {
    const stopping = new AbortController();
    const ending = new AbortController();
    // Each purchase and download listens while it waits.
    (0,node_events__WEBPACK_IMPORTED_MODULE_0__.setMaxListeners)(0, stopping.signal, ending.signal);
    const onSignal = (exit) => {
        if (stopping.signal.aborted)
            return ending.signal.aborted ? process.exit(exit) : ending.abort(exit);
        terminal.err('stopping: no new request; waiting up to 5 s for answers that are paid for (again: stop at once)\n');
        stopping.abort(exit);
        setTimeout(() => ending.abort(exit), GRACE_MS).unref();
    };
    const interrupt = () => onSignal(_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .EXIT */ .d.interrupted);
    const terminate = () => onSignal(_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .EXIT */ .d.terminated);
    process.on('SIGINT', interrupt);
    process.on('SIGTERM', terminate);
    return {
        cwd: process.cwd(),
        env: process.env,
        clock: { now: Date.now, sleep },
        random: Math.random,
        keepHeapSmall,
        stopping: stopping.signal,
        ending: ending.signal,
        close: () => {
            process.off('SIGINT', interrupt);
            process.off('SIGTERM', terminate);
        },
    };
}
/**
 * Keeps the heap of short-lived objects at its first size: what streams through a run is short-lived, and V8 would let
 * it grow to 48 MB before it looks. Called before many pictures are moved, not where much is parsed.
 */
function keepHeapSmall() {
    // Loaded here: most runs end without, and it is a part of what a start costs.
    process.getBuiltinModule('node:v8').setFlagsFromString('--semi-space-growth-factor=1');
}
function sleep(ms, signal) {
    return new Promise((resolve) => {
        if (signal.aborted)
            return resolve();
        const end = () => {
            clearTimeout(timer);
            signal.removeEventListener('abort', end);
            resolve();
        };
        const timer = setTimeout(end, ms);
        signal.addEventListener('abort', end);
    });
}


/***/ }),

/***/ 6420:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ openTerminal)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7406);
// The two streams: results and everything else; colour, width, a closed pipe, a question.

const CODES = {
    good: ['\u001b[32m', '\u001b[39m'],
    change: ['\u001b[33m', '\u001b[39m'],
    bad: ['\u001b[31m', '\u001b[39m'],
    dim: ['\u001b[2m', '\u001b[22m'],
    strong: ['\u001b[1m', '\u001b[22m'],
};
/** @param streams those of the process, but in tests */
function openTerminal({ color }, { stdout, stderr, stdin, env } = process) {
    const colours = color && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
    const paint = (on) => (tone, text) => on && colours ? CODES[tone][0] + text + CODES[tone][1] : text;
    const streams = aboveLine(stdout, stderr);
    return {
        ...streams,
        outPaint: paint(stdout.isTTY),
        errPaint: paint(stderr.isTTY),
        width: () => (stderr.isTTY && env['TERM'] !== 'dumb' ? (stderr.columns ?? 80) : 0),
        asks: stdin.isTTY && stderr.isTTY,
        ask: async (question, signal) => {
            const { createInterface } = await Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 6848, 19));
            const reader = createInterface({ input: stdin, output: stderr, terminal: false });
            const ended = new Promise((resolve) => reader.once('close', () => resolve('')));
            try {
                return await Promise.race([reader.question(question, { signal }).catch(() => ''), ended]);
            }
            finally {
                reader.close();
            }
        },
    };
}
/** Takes away what is below the cursor: the live line, also where a terminal that became narrower made two rows of it. */
const ERASE = '\r\u001b[J';
/**
 * What is printed stands above the live line, which is written anew below it. The line is drawn over itself in one
 * write, so that nothing flickers, and the cursor is never hidden: there is nothing to restore where the process is killed.
 * The cursor waits at the line's beginning: wherever a resize brings the end of the line, the whole of it lies behind.
 */
function aboveLine(stdout, stderr) {
    const out = writer(stdout);
    const err = writer(stderr);
    let shown = '';
    let width = stderr.columns;
    let watched = false;
    const live = (line) => {
        if (line === shown)
            return;
        err(line === '' ? ERASE : drawn(line));
        shown = line;
        width = stderr.columns;
        if (watched)
            return;
        watched = true;
        process.once('exit', () => live(''));
    };
    /** The line below what was printed; one that was made for another width is left to the next frame. */
    const again = () => {
        if (stderr.columns !== width)
            shown = '';
        return shown === '' ? '' : drawn(shown);
    };
    return {
        live,
        err: (text) => err(shown === '' || text === '' ? text : `${ERASE}${text}${again()}`),
        out: (text) => {
            if (shown === '' || text === '' || !stdout.isTTY)
                return out(text);
            err(ERASE);
            out(text);
            err(again());
        },
    };
}
function drawn(line) {
    return `\r${line}\u001b[J\r`;
}
const guarded = new WeakSet();
/** A reader that went away (`| head`) ends the printing, not the run. */
function writer(stream) {
    if (!guarded.has(stream)) {
        guarded.add(stream);
        stream.on('error', (error) => {
            if (error.code === 'EPIPE' || error.code === 'EOF')
                return;
            // A full disk behind `>`: the run goes on, since it may have bought, but it does not pass for done.
            if (stream !== process.stderr)
                process.stderr.write(`error: the output could not be written (${error.code})\n`);
            process.once('exit', (code) => {
                if (code === 0)
                    process.exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EXIT */ .d.incomplete;
            });
        });
    }
    return (text) => {
        if (text !== '' && !stream.destroyed && !stream.writableEnded)
            stream.write(text);
    };
}


/***/ })

};
