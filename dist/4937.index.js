export const id = 4937;
export const ids = [4937,4845];
export const modules = {

/***/ 4937:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  init: () => (/* binding */ init)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(7406);
// EXTERNAL MODULE: ./build/src/glob.js
var src_glob = __webpack_require__(7183);
// EXTERNAL MODULE: ./build/src/lock/fingerprint.js
var fingerprint = __webpack_require__(7073);
// EXTERNAL MODULE: ./build/src/lock/format.js
var format = __webpack_require__(830);
// EXTERNAL MODULE: ./build/src/lock/parse.js
var parse = __webpack_require__(4234);
// EXTERNAL MODULE: ./build/src/manifest/bind.js
var bind = __webpack_require__(2512);
// EXTERNAL MODULE: ./build/src/manifest/expand.js + 12 modules
var expand = __webpack_require__(1612);
// EXTERNAL MODULE: ./build/src/manifest/limits.js
var limits = __webpack_require__(2283);
// EXTERNAL MODULE: ./build/src/manifest/parse.js + 7 modules
var manifest_parse = __webpack_require__(8028);
// EXTERNAL MODULE: ./build/src/manifest/paths.js
var manifest_paths = __webpack_require__(255);
// EXTERNAL MODULE: ./build/src/providers/table.js + 7 modules
var table = __webpack_require__(6157);
// EXTERNAL MODULE: ./build/src/providers/sizes.js
var sizes = __webpack_require__(2946);
;// CONCATENATED MODULE: ./build/src/setup/adopt.js




/** Whose request an own picture stands under: one that takes its format. Nothing is asked of it without `--force`. */
const BY_FORMAT = {
    png: { provider: 'placeholder', model: null },
    jpeg: { provider: 'placeholder', model: null },
    webp: { provider: 'apiyi', model: 'gpt-image-2' },
};
const VECTOR = 'svg';
const OTHERS = new Set(['gif', 'avif', 'bmp', 'ico', 'tif', 'tiff', 'heic', 'jxl']);
/** Why a path can be no image's, before its bytes are looked at; null where it can. */
function refusedPath(path) {
    const extension = (0,manifest_paths/* extensionOf */.je)(path).toLowerCase();
    if (extension === VECTOR)
        return 'an SVG is text that git keeps well; imagelock locks PNG, JPEG and WebP';
    if (OTHERS.has(extension))
        return `imagelock locks PNG, JPEG and WebP, not ${extension.toUpperCase()}`;
    return (0,manifest_paths/* checkPath */.Cg)(path);
}
/**
 * Gives every picture its id and request.
 * @param pictures paths that `refusedPath` has nothing against, and what their bytes say
 * @returns the adopted ones sorted by id, and those whose path another has too where case or Unicode form do not count
 */
function adopt(pictures) {
    const paths = [...pictures.keys()].toSorted(format/* byCodeUnits */.C);
    const folder = commonFolder(paths);
    const ids = new Set();
    const keys = new Map();
    const adopted = [];
    const left = [];
    for (const path of paths) {
        const other = keys.get((0,manifest_paths/* pathKey */.Pn)(path));
        if (other !== undefined) {
            left.push({ path, why: `${other} has the same name where case does not count` });
            continue;
        }
        keys.set((0,manifest_paths/* pathKey */.Pn)(path), path);
        const file = pictures.get(path);
        adopted.push({ id: freeId(idOf(path.slice(folder.length)), ids), path, file, ...requestFor(file) });
    }
    return { adopted: adopted.toSorted((a, b) => (0,format/* byCodeUnits */.C)(a.id, b.id)), left };
}
function requestFor({ format, width, height }) {
    const { provider, model } = BY_FORMAT[format];
    const { rules, defaultModel } = (0,table/* providerNamed */.l)(provider);
    const legal = rules(model ?? defaultModel).checkSize({ width, height }) === null;
    return { provider, model, size: legal ? (0,sizes/* sizeText */.lP)({ width, height }) : null };
}
/** The folders that all paths share, with the last `/`. */
function commonFolder(paths) {
    const [first = '', ...others] = paths.map((path) => path.slice(0, path.lastIndexOf('/') + 1));
    return others.reduce((shared, folder) => {
        let common = shared;
        while (!folder.startsWith(common))
            common = common.slice(0, common.lastIndexOf('/', common.length - 2) + 1);
        return common;
    }, first);
}
/** A path without its extension, in the characters of an id: letters lose their marks, others become `-`. */
function idOf(path) {
    const parts = path
        .slice(0, path.lastIndexOf('.'))
        .normalize('NFKD')
        .replaceAll(/\p{M}/gu, '')
        .split('/')
        .map((part) => part.replaceAll(/[^A-Za-z0-9._-]+/g, '-').replaceAll(/^[._-]+|[._-]+$/g, '') || 'image');
    return parts
        .join('/')
        .slice(0, manifest_paths/* MAX_ID_LENGTH */.Qx - 8)
        .replace(/[/._-]+$/, '');
}
/** The id, or it with the first number from 2 that is free. */
function freeId(id, taken) {
    let free = id;
    for (let number = 2; taken.has(free); number += 1)
        free = `${id}-${number}`;
    taken.add(free);
    return free;
}

;// CONCATENATED MODULE: ./build/src/setup/first-files.js
/** What editors read the format from (spec manifest.md); the file of the major version that the workflow runs too. */
const SCHEMA = 'https://raw.githubusercontent.com/imagelock/imagelock/v1/schema/images.schema.json';
const ACTION = 'imagelock/imagelock@v1';
/** A manifest with one example that is drawn for free. `path` is that of its picture. */
function exampleManifest({ generator }, path) {
    const where = generator === null ? '' : `# The folder is where ${generator} serves images from.\n`;
    return `${head()}images:
  example:
    prompt: "A lighthouse at dawn, flat vector, navy #0B1F3A, coral #FF6B57 and sand #F2E3C6"
    size: 1280x640
${where.replace(/^/, where && '    ')}    path: ${quoted(path)}
    alt: "A lighthouse at dawn"
`;
}
/** A manifest of pictures that are there already. */
function adoptedManifest(adopted) {
    return `${head()}# Your own pictures: locked as they are, never bought, drawn or overwritten. A prompt says what one shows, should you
# ever want it made: then \`imagelock generate --force ID\`. Where only the prompt was changed: \`imagelock accept ID\`.
images:
${adopted.map(imageText).join('')}`;
}
function head() {
    return `# yaml-language-server: $schema=${SCHEMA}
# Which pictures this repository holds. \`imagelock generate\` makes what is missing, \`imagelock check\` proves the rest.
version: 1
# Draws on this machine: free, no key, no network. \`apiyi\` has models make the pictures; its key is in APIYI_API_KEY.
provider: placeholder
`;
}
function imageText({ id, path, provider, model, size }) {
    const lines = [
        `prompt: ${quoted(`TODO: describe ${path}`)}`,
        `provider: ${provider}`,
        ...(model === null ? [] : [`model: ${model}`]),
        ...(size === null ? [] : [`size: ${size}`]),
        `path: ${quoted(path)}`,
    ];
    return `  ${quoted(id)}:\n${lines.map((line) => `    ${line}\n`).join('')}`;
}
/** A JSON string is a double-quoted scalar of YAML. */
function quoted(text) {
    return /^[A-Za-z][A-Za-z0-9./_-]*$/.test(text) && !/^(?:true|false|null)$/i.test(text) ? text : JSON.stringify(text);
}
/**
 * A workflow that proposes missing and changed images in a pull request.
 * @param manifest its path from the repository's root
 * @param branch the branch whose changes start it
 */
function firstWorkflow(manifest, branch) {
    const input = manifest === 'images.yml' ? '' : `        with:\n          manifest: ${quoted(manifest)}\n`;
    return `# Where the manifest changes, the missing and changed images come as a pull request.
name: Images
on:
  push:
    branches: [${quoted(branch)}]
    paths: [${quoted(manifest)}]
  workflow_dispatch:

permissions:
  contents: write
  pull-requests: write

# Two runs at once could buy the same image twice.
concurrency:
  group: imagelock
  cancel-in-progress: false

jobs:
  images:
    runs-on: ubuntu-latest
    timeout-minutes: 30
    steps:
      - uses: actions/checkout@v7
        with:
          persist-credentials: false
      - uses: ${ACTION}
        env:
          # Not needed as long as every image is drawn by \`placeholder\`.
          APIYI_API_KEY: \${{ secrets.APIYI_API_KEY }}
${input}`;
}
/** The line of \`.gitattributes\` that has git merge a lock image by image, once the driver is configured. */
function attributesLine(lockName) {
    return `${/^[\w.-]+$/.test(lockName) ? lockName : JSON.stringify(lockName)} merge=imagelock`;
}

;// CONCATENATED MODULE: ./build/src/setup/site.js
// Which site generator a folder is built with, and where its static images live. Pure: it asks for names.
const SCRIPTS = ['js', 'mjs', 'cjs', 'ts', 'mts', 'cts'];
/** In the order they are looked for: what a more general tool is the base of comes first. */
const GENERATORS = [
    { name: 'Docusaurus', marks: ['docusaurus.config.*'], images: ['static/img', 'static/images'] },
    { name: 'VitePress', marks: ['.vitepress/config.*'], images: ['public/images', 'public/img', 'public'] },
    { name: 'MkDocs', marks: ['mkdocs.yml', 'mkdocs.yaml'], images: ['docs/images', 'docs/img', 'docs/assets'] },
    {
        name: 'Hugo',
        marks: ['hugo.toml', 'hugo.yaml', 'hugo.yml', 'hugo.json', 'config/_default', 'archetypes/default.md'],
        images: ['static/images', 'static/img'],
    },
    { name: 'Jekyll', marks: ['_config.yml', '_config.yaml'], images: ['assets/images', 'assets/img', 'images'] },
    { name: 'Astro', marks: ['astro.config.*'], images: ['public/images', 'public/img', 'public'] },
    { name: 'Next.js', marks: ['next.config.*'], images: ['public/images', 'public/img', 'public'] },
    { name: 'Nuxt', marks: ['nuxt.config.*'], images: ['public/images', 'public/img', 'public'] },
    { name: 'Gatsby', marks: ['gatsby-config.*'], images: ['static/images', 'static/img', 'static'] },
    { name: 'SvelteKit', marks: ['svelte.config.*'], images: ['static/images', 'static/img', 'static'] },
    { name: 'Eleventy', marks: ['eleventy.config.*', '.eleventy.js'], images: ['public/img', 'src/img', 'img'] },
    { name: 'mdBook', marks: ['book.toml'], images: ['src/images', 'src/img'] },
    { name: 'Sphinx', marks: ['source/conf.py'], images: ['source/_static', 'source/_images'] },
    { name: 'Sphinx', marks: ['conf.py'], images: ['_static', '_images'] },
    { name: 'Vite', marks: ['vite.config.*'], images: ['public/images', 'public/img', 'public'] },
];
/** Where documentation is kept in a repository that holds more than it. */
const ROOTS = ['', 'docs/', 'website/', 'site/', 'documentation/', 'doc/', 'web/', 'www/'];
const PLAIN = ['docs/images', 'docs/img', 'docs/assets', 'assets/images', 'images', 'img'];
/**
 * @param has whether a file or folder is there, by its path relative to the folder that is looked at
 * @returns the first generator of the table in the first folder that has one; else `docs/images` where there is a
 *   `docs` folder, else `images`
 */
function siteOf(has) {
    for (const root of ROOTS) {
        const found = GENERATORS.find(({ marks }) => marks.some((mark) => spelled(mark).some((name) => has(root + name))));
        if (found)
            return { generator: found.name, images: root + firstThere(found.images, (name) => has(root + name)) };
    }
    const images = PLAIN.find((name) => has(name)) ?? (has('docs') ? 'docs/images' : 'images');
    return { generator: null, images };
}
function spelled(mark) {
    return mark.endsWith('.*') ? SCRIPTS.map((extension) => mark.slice(0, -1) + extension) : [mark];
}
function firstThere(names, has) {
    return names.find((name) => has(name)) ?? names[0] ?? 'images';
}

// EXTERNAL MODULE: ./build/src/world/files.js
var files = __webpack_require__(2845);
// EXTERNAL MODULE: ./build/src/world/git.js
var world_git = __webpack_require__(9410);
// EXTERNAL MODULE: ./build/src/world/tree.js
var tree = __webpack_require__(5556);
// EXTERNAL MODULE: ./build/src/commands/settle.js
var settle = __webpack_require__(4845);
;// CONCATENATED MODULE: ./build/src/commands/init.js
// `init`: a first manifest, a workflow and a line for git. What exists is left and told (spec cli.md).


















const WORKFLOWS = '.github/workflows';
const ATTRIBUTES = '.gitattributes';
/** Of one picture, as of one that is bought. */
const IMAGE_BYTES = 50 * 1024 * 1024;
const TEXT_BYTES = 1024 * 1024;
/** Files that are not adopted are named up to here; then their number is. */
const MAX_TOLD = 200;
/**
 * Writes what is missing of manifest, lock (with `--adopt`), workflow and `.gitattributes`.
 * @throws ImagelockError (exit 2) for `-m` that is no path in the repository, and where nothing can be adopted
 */
async function init(options, world) {
    const place = placeOf(options, world);
    const written = [];
    const problems = [];
    const create = async (relative, text) => {
        if (!isFree(place, relative))
            return void problems.push(leftAlone(place.shown(relative)));
        await createFile(place.files, relative, text);
        written.push(place.shown(relative));
    };
    if (options.adopt.length > 0) {
        const { text, lock, left } = await adoption(options.adopt, place, world);
        problems.push(...left);
        // The lock last: pictures that the manifest has and the lock has not are left alone by every command.
        await create(place.manifest, text);
        await create(place.lock, lock);
    }
    else if (existingManifest(place) !== place.manifest)
        problems.push(leftAlone(place.shown(existingManifest(place))));
    else
        await create(place.manifest, exampleText(place));
    const other = otherWorkflow(place);
    if (other === null) {
        await create(`${WORKFLOWS}/imagelock.yml`, firstWorkflow(place.manifest, await branchOf(place, world)));
    }
    else
        problems.push(leftAlone(place.shown(other)));
    if (place.inGit)
        problems.push(...(await attributes(place, create)));
    const draws = options.adopt.length === 0 && written.includes(place.shown(place.manifest));
    const next = [
        ...(place.inGit ? [] : ['git init   # the workflow runs in a repository on GitHub']),
        draws ? 'imagelock plan' : 'imagelock check',
        ...(draws ? ['imagelock generate   # or commit and push: the workflow proposes it'] : []),
        ...(place.inGit ? ['# once in each clone, so that git merges locks image by image:', parse/* DRIVER_COMMAND */.Z8] : []),
    ];
    return { exit: errors/* EXIT */.d.done, files: written, problems, next };
}
function placeOf({ manifests }, { cwd }) {
    const [name = 'images.yml', ...more] = manifests;
    const bad = (why) => {
        throw new errors/* ImagelockError */.L({ code: 'option/value', message: `init writes one manifest: ${why}` });
    };
    if (more.length > 0)
        bad('give -m once');
    if (!/\.ya?ml$/.test(name) || name.includes('*'))
        bad(`-m wants a path that ends in .yml or .yaml (got ${JSON.stringify(name)})`);
    const repository = (0,world_git/* findRepository */.W1)(cwd);
    const root = repository?.workTree ?? cwd;
    const manifest = external_node_path_.relative(root, external_node_path_.resolve(cwd, name)).split(external_node_path_.sep).join('/');
    if (manifest.startsWith('../') || external_node_path_.isAbsolute(manifest))
        bad(`${name} is outside of ${repository ? 'the repository' : 'this folder'}`);
    return {
        files: (0,files/* filesBelow */.D)(root),
        inGit: repository !== null,
        manifest,
        lock: manifest.replace(/\.ya?ml$/, '.lock.json'),
        folder: manifest.slice(0, manifest.lastIndexOf('/') + 1),
        shown: (relative) => external_node_path_.relative(cwd, external_node_path_.join(root, ...relative.split('/')))
            .split(external_node_path_.sep)
            .join('/'),
    };
}
/** `images.yaml` is the default manifest too where there is no `images.yml`. */
function existingManifest({ files, manifest }) {
    const other = manifest.replace(/(^|\/)images\.yml$/, '$1images.yaml');
    return !(0,tree/* isThere */.$)(files.root, manifest) && (0,tree/* isThere */.$)(files.root, other) ? other : manifest;
}
/** Whether a path can be written: nothing is there, and no link leads to it. */
function isFree({ files }, relative) {
    return files.find(relative).kind === 'absent';
}
/** Made exclusively: what somebody else puts there meanwhile is not overwritten. */
async function createFile(files, relative, text) {
    const file = await files.temporary(relative);
    try {
        await file.write(Buffer.from(text));
        await file.close();
    }
    catch (error) {
        await file.discard();
        throw error;
    }
}
function leftAlone(shown) {
    return { severity: 'warning', code: 'init/exists', message: `${shown} is there already and was left as it is` };
}
function exampleText(place) {
    const { files, folder } = place;
    const found = siteOf((name) => (0,tree/* isThere */.$)(files.root, folder + name));
    const usable = refusedPath(`${found.images}/example.png`) === null && files.find(folder + found.images).kind !== 'link';
    const site = usable ? found : { ...found, generator: null, images: 'images' };
    for (let number = 1;; number += 1) {
        const picture = `${site.images}/example${number === 1 ? '' : `-${number}`}.png`;
        if (!(0,tree/* isThere */.$)(files.root, folder + picture))
            return exampleManifest(site, picture);
    }
}
/** A workflow that runs imagelock already: a second one could buy the same images. */
function otherWorkflow({ files }) {
    for (const { path: relative, kind, bytes } of (0,tree/* leaves */.F)(files.root, WORKFLOWS)) {
        if (kind === 'link' && WORKFLOWS.startsWith(relative))
            return relative;
        if (kind !== 'file' || bytes > TEXT_BYTES || !/\.ya?ml$/.test(relative))
            continue;
        if (/\bimagelock\/imagelock@/.test(files.read(relative, TEXT_BYTES)?.toString('utf8') ?? ''))
            return relative;
    }
    return null;
}
/** The branch that the remote calls its own, else the one that is checked out, else `main`. */
async function branchOf({ files, inGit }, { env }) {
    if (!inGit)
        return 'main';
    const git = (0,world_git/* gitIn */.uM)(files.root, env);
    for (const ref of ['refs/remotes/origin/HEAD', 'HEAD']) {
        const { code, stdout } = await git.run(['symbolic-ref', '--quiet', '--short', ref]);
        const name = stdout
            .toString('utf8')
            .trim()
            .replace(/^origin\//, '');
        // Other characters would be a pattern in a workflow.
        if (code === 0 && /^[\w./-]+$/.test(name))
            return name;
    }
    return 'main';
}
async function attributes(place, create) {
    const line = attributesLine(external_node_path_.posix.basename(place.lock));
    if (isFree(place, ATTRIBUTES)) {
        await create(ATTRIBUTES, `${line}\n`);
        return [];
    }
    const text = place.files.find(ATTRIBUTES).kind === 'file' ? place.files.read(ATTRIBUTES, TEXT_BYTES)?.toString('utf8') : '';
    if (text?.includes('merge=imagelock'))
        return [];
    const message = `${place.shown(ATTRIBUTES)} is there already and was left as it is: add the line "${line}" so that git merges locks image by image`;
    return [{ severity: 'warning', code: 'init/exists', message }];
}
/** Manifest and lock of the pictures that the globs name. */
async function adoption(globs, place, world) {
    for (const relative of [existingManifest(place), place.lock]) {
        if (isFree(place, relative))
            continue;
        const message = `${place.shown(relative)} is there already, and init overwrites nothing: add the images to the manifest and lock them with imagelock accept ID`;
        throw new errors/* ImagelockError */.L({ code: 'init/exists', message });
    }
    const pictures = new Map();
    const left = [];
    for (const leaf of matches(globs, place, world)) {
        const why = await look(leaf, place, pictures);
        if (why !== null)
            left.push({ path: place.shown(leaf.path), why });
    }
    const found = adopt(pictures);
    const problems = told([
        ...left,
        ...found.left.map(({ path: one, why }) => ({ path: place.shown(place.folder + one), why })),
    ]);
    if (found.adopted.length === 0) {
        const message = `${globs.join(' and ')} names no picture that can be adopted`;
        throw new errors/* ImagelockError */.L({ code: 'init/nothing-adopted', message }, errors/* EXIT */.d.invalid, problems);
    }
    if (found.adopted.length > limits/* MAX_IMAGES */.mC) {
        const message = `${found.adopted.length} pictures are more than the ${limits/* MAX_IMAGES */.mC} that a manifest holds: adopt them by folder, each with its own -m`;
        throw new errors/* ImagelockError */.L({ code: 'init/too-many', message });
    }
    const text = adoptedManifest(found.adopted);
    return { text, lock: lockText(text, place, found.adopted), left: problems };
}
function matches(globs, { files }, { cwd }) {
    const found = new Map();
    for (const glob of globs) {
        const whole = external_node_path_.relative(files.root, external_node_path_.resolve(cwd, glob)).split(external_node_path_.sep);
        if (whole[0] === '..')
            throw new errors/* ImagelockError */.L({ code: 'option/value', message: `--adopt ${glob} leads out of the repository` });
        const star = whole.findIndex((part) => part.includes('*'));
        const pattern = (0,src_glob/* globPattern */.h)(whole.join('/'));
        const start = star < 0 ? whole : whole.slice(0, star);
        for (const leaf of (0,tree/* leaves */.F)(files.root, start.join('/'))) {
            // A link on the way to the files is named, since it is why they are not adopted.
            const onTheWay = leaf.kind === 'link' && start.join('/').startsWith(leaf.path);
            if (onTheWay || pattern.test(leaf.path))
                found.set(leaf.path, leaf);
        }
    }
    return [...found.values()];
}
/** Reads one picture into `pictures`, or says why it cannot be adopted. */
async function look({ path: whole, kind, bytes }, place, pictures) {
    if (!whole.startsWith(place.folder))
        return "it is outside of the manifest's folder";
    const relative = whole.slice(place.folder.length);
    if (kind === 'link')
        return 'it is a link, and imagelock follows none';
    const refused = refusedPath(relative);
    if (refused !== null)
        return refused;
    if (bytes > IMAGE_BYTES)
        return `it has ${bytes} bytes; a picture has at most ${IMAGE_BYTES}`;
    const facts = await (0,settle.pictureAt)((0,files/* filesBelow */.D)(external_node_path_.join(place.files.root, place.folder)), { path: relative });
    // The warning begins with the path.
    if (typeof facts === 'string')
        return facts.startsWith(`${relative} `) ? `it${facts.slice(relative.length)}` : facts;
    pictures.set(relative, facts);
    return null;
}
function told(left) {
    const problems = left.slice(0, MAX_TOLD).map(({ path: one, why }) => {
        return { severity: 'warning', code: 'init/not-adopted', message: `${one} was not adopted: ${why}` };
    });
    if (left.length <= MAX_TOLD)
        return problems;
    const message = `${left.length - MAX_TOLD} further files were not adopted`;
    return [...problems, { severity: 'warning', code: 'init/more', message }];
}
/** The lock that goes with a manifest of adopted pictures, its requests read from that manifest as any run reads them. */
function lockText(text, { manifest }, adopted) {
    const read = (0,manifest_parse/* parseManifest */.N)(Buffer.from(text), manifest);
    const parsed = (0,expand/* expandManifest */.k)(read, new Map());
    const errors = parsed.problems.filter(({ severity }) => severity === 'error');
    if (parsed.manifest === null || errors[0])
        throw new Error(`init wrote a manifest that is none: ${errors[0]?.message}`);
    const { images } = (0,bind/* bindAll */.v)(parsed.manifest.drafts, (draft) => draft.writtenSeed ?? (0,fingerprint/* derivedSeed */.f8)(draft.id), read.contents.source);
    const facts = new Map(adopted.map(({ id, file }) => [id, file]));
    const entries = images.map(({ id, path: relative, request }) => [
        id,
        { path: relative, fingerprint: (0,fingerprint/* fingerprint */.Rj)(request), request, file: facts.get(id), accepted: true },
    ]);
    return (0,format/* formatLock */.X)({ version: 1, images: new Map(entries) });
}


/***/ }),

/***/ 4845:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   accept: () => (/* binding */ accept),
/* harmony export */   pictureAt: () => (/* binding */ pictureAt),
/* harmony export */   restore: () => (/* binding */ restore)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7406);
/* harmony import */ var _generate_free_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1619);
/* harmony import */ var _generate_outcome_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(4106);
/* harmony import */ var _image_inspect_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7689);
/* harmony import */ var _plan_state_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(8988);
/* harmony import */ var _store_history_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2507);
/* harmony import */ var _store_place_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9260);
/* harmony import */ var _session_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5145);
/* harmony import */ var _shelves_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(361);
// `accept` and `restore`: a person settles an `edited` image (spec lockfile.md, cli.md).










const FORMATS = { jpg: 'jpeg', jpeg: 'jpeg', png: 'png', webp: 'webp' };
/** Locks the present bytes with the present request; every image is looked at before any is locked. */
async function accept(session) {
    const plans = (0,_session_js__WEBPACK_IMPORTED_MODULE_6__/* .stateRows */ .l5)(session);
    const entries = new Map();
    const problems = [];
    for (const { loaded, items } of plans) {
        for (const item of items.filter(({ state }) => state !== 'unchanged')) {
            const facts = item.image
                ? await pictureAt(loaded.file.files, item.image)
                : 'it is in no manifest any more: imagelock prune drops it';
            if (typeof facts === 'string')
                problems.push(notAccepted(item, facts));
            else
                entries.set(item, entryOf(item, item.image, facts));
        }
    }
    if (problems[0])
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ImagelockError */ .L(problems[0], _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .EXIT */ .d.invalid, problems.slice(1));
    const done = await writing(plans, session, async ({ items }, shelf) => {
        const results = new Map();
        for (const item of items) {
            const entry = entries.get(item);
            if (!entry)
                continue;
            shelf.lock.put(item.id, entry);
            results.set(item, { outcome: 'accepted', entry });
        }
        return results;
    });
    return { ...done, problems: [...done.problems, ...[...entries].flatMap(([item]) => fileLeft(item))] };
}
/** Where the path changed too, the old file is nobody's now. */
function fileLeft({ id, path, entry }) {
    if (!entry || entry.path === path)
        return [];
    const message = `${entry.path}, where ${id} was before, is left as it is; remove it if nobody needs it`;
    return [{ severity: 'warning', code: 'accept/file-left', message }];
}
/** Brings the locked bytes back from git, over whatever stands there; it never buys. */
async function restore(session) {
    return writing((0,_session_js__WEBPACK_IMPORTED_MODULE_6__/* .stateRows */ .l5)(session), session, async (plan, shelf) => {
        const { file, facts } = plan.loaded;
        const broken = plan.items.filter(({ entry, state }) => state === 'edited' || state === 'create' || (entry && !(0,_plan_state_js__WEBPACK_IMPORTED_MODULE_8__/* .isIntact */ .kM)(entry, facts.files)));
        const seekers = broken.flatMap(({ id, entry, fingerprint }) => entry ? [{ id, path: entry.path, fingerprint, entry }] : []);
        const own = seekers.length === 0 ? new Map() : (await (0,_store_history_js__WEBPACK_IMPORTED_MODULE_4__/* .searchHistory */ .T2)(file.git, file.lockFile, seekers)).own;
        const objects = file.git.objects();
        try {
            const results = new Map();
            for (const item of broken)
                results.set(item, await restoreOne(plan, item, shelf, own.get(item.id)?.pointer, () => objects));
            return results;
        }
        finally {
            objects.close();
        }
    });
}
async function restoreOne({ loaded }, { id, entry }, shelf, pointer, objects) {
    if (!entry)
        return (0,_generate_outcome_js__WEBPACK_IMPORTED_MODULE_9__/* .without */ .F)('failed', 'restore/not-locked', `nothing is locked for ${id}: accept the file, or remove it`);
    if ((0,_plan_state_js__WEBPACK_IMPORTED_MODULE_8__/* .isIntact */ .kM)(entry, loaded.facts.files)) {
        const message = `the locked picture of ${id} stands at ${entry.path} already; what the manifest wants now differs from it`;
        return (0,_generate_outcome_js__WEBPACK_IMPORTED_MODULE_9__/* .without */ .F)('failed', 'restore/nothing', message);
    }
    if (pointer === undefined) {
        return (0,_generate_outcome_js__WEBPACK_IMPORTED_MODULE_9__/* .without */ .F)('failed', 'restore/not-in-git', `git does not have the locked bytes of ${id}: imagelock generate --force ${id} makes it anew`);
    }
    try {
        const temporary = await (0,_generate_free_js__WEBPACK_IMPORTED_MODULE_2__/* .stageFromGit */ .l9)(shelf, entry.path, entry, pointer, objects);
        if (await (0,_store_place_js__WEBPACK_IMPORTED_MODULE_5__/* .place */ .ik)(shelf, id, entry, temporary, loaded.facts.files(entry.path)))
            return { outcome: 'restored', entry };
        shelf.files.remove(temporary);
        return (0,_generate_outcome_js__WEBPACK_IMPORTED_MODULE_9__/* .without */ .F)('failed', 'store/changed', `${entry.path} changed while it was restored: try again`);
    }
    catch (error) {
        return (0,_generate_free_js__WEBPACK_IMPORTED_MODULE_2__/* .storeFailure */ .Si)(error);
    }
}
async function writing(plans, session, work) {
    const sheets = [];
    const problems = [];
    let failed = false;
    for (const plan of plans) {
        const shelf = (0,_shelves_js__WEBPACK_IMPORTED_MODULE_7__/* .openShelf */ .nS)(plan.loaded);
        const results = await work(plan, shelf);
        problems.push(...(await (0,_shelves_js__WEBPACK_IMPORTED_MODULE_7__/* .closeShelf */ .PP)(shelf, plan.loaded, true, session.world.clock.now())));
        failed ||= [...results.values()].some(({ outcome }) => outcome === 'failed');
        sheets.push((0,_session_js__WEBPACK_IMPORTED_MODULE_6__/* .sheetOf */ .RG)(plan, results));
    }
    return { exit: failed ? _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .EXIT */ .d.incomplete : _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .EXIT */ .d.done, sheets, costs: _session_js__WEBPACK_IMPORTED_MODULE_6__/* .NO_COSTS */ .z_, problems };
}
function notAccepted({ id }, why) {
    return { severity: 'error', code: 'accept/no-picture', message: `${id} cannot be accepted: ${why}` };
}
function entryOf({ fingerprint }, { path, request }, file) {
    return { path, fingerprint, request, file, accepted: true };
}
/** The facts of the whole picture that stands at an image's path, or why there is none. */
async function pictureAt(files, { path }) {
    const fact = files.fact(path);
    if (fact.kind === 'absent')
        return `there is no file at ${path}`;
    if (fact.kind === 'other')
        return `${path} is no regular file`;
    if (fact.kind === 'pointer')
        return `${path} is a Git LFS pointer: fetch the picture with git lfs pull first`;
    // Of any size (spec cli.md): the cap is for what a provider delivers.
    const inspector = (0,_image_inspect_js__WEBPACK_IMPORTED_MODULE_3__/* .createInspector */ .Y)(Infinity);
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    let bytes = 0;
    for await (const chunk of files.stream(path)) {
        await inspector.write(Buffer.from(chunk));
        hash.update(chunk);
        bytes += chunk.length;
    }
    const seen = await inspector.end();
    if (seen.kind === 'broken')
        return `${path} is no whole picture (${seen.message})`;
    if (seen.format !== FORMATS[path.slice(path.lastIndexOf('.') + 1)])
        return `${path} holds a ${seen.format}`;
    const { format, width, height, provenance } = seen;
    return {
        sha256: hash.digest('hex'),
        git_blob: await (0,_store_place_js__WEBPACK_IMPORTED_MODULE_5__/* .gitBlob */ .WA)(files, path, bytes),
        bytes,
        format,
        width,
        height,
        provenance,
    };
}


/***/ }),

/***/ 4106:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ without),
/* harmony export */   i: () => (/* binding */ OUTCOMES)
/* harmony export */ });
const OUTCOMES = [
    'generated',
    'copied',
    'moved',
    'restored',
    'kept',
    'accepted',
    'pruned',
    'refused',
    'failed',
    'unknown',
    'skipped',
];
/** A result without an entry: the picture is not there. */
function without(outcome, code, message, requestId) {
    return { outcome, error: { code, message }, ...(requestId === undefined ? {} : { requestId }) };
}


/***/ }),

/***/ 5556:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ isThere),
/* harmony export */   F: () => (/* binding */ leaves)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
// Looks at what lies below a folder; follows no link.


/** Folders that hold nothing of a person's own. */
const SKIPPED = new Set(['.git', 'node_modules', '.imagelock']);
/** Whether anything is at a path below `root`, a link too. */
function isThere(root, relative) {
    return statOf(root, relative) !== undefined;
}
/**
 * Files and links below `start`, a folder of `root` or one file; without `.git`, `node_modules` and `.imagelock`. Where a
 * link is on the way to `start`, that link alone.
 */
function* leaves(root, start) {
    const parts = start.split('/');
    for (const [index] of parts.entries()) {
        const here = parts.slice(0, index + 1).join('/');
        if (!statOf(root, here)?.isSymbolicLink())
            continue;
        yield { path: here, kind: 'link', bytes: 0 };
        return;
    }
    yield* below(root, start);
}
function* below(root, start) {
    const stat = statOf(root, start);
    if (stat?.isSymbolicLink())
        yield { path: start, kind: 'link', bytes: 0 };
    else if (stat?.isFile())
        yield { path: start, kind: 'file', bytes: stat.size };
    else if (stat?.isDirectory()) {
        const names = node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync(node_path__WEBPACK_IMPORTED_MODULE_1__.join(root, ...start.split('/'))).toSorted();
        for (const name of names)
            if (!SKIPPED.has(name))
                yield* below(root, start === '' ? name : `${start}/${name}`);
    }
}
function statOf(root, relative) {
    return node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync(node_path__WEBPACK_IMPORTED_MODULE_1__.join(root, ...relative.split('/')), { throwIfNoEntry: false });
}


/***/ })

};
