export const id = 9718;
export const ids = [9718,2000,4268,4845];
export const modules = {

/***/ 9718:
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
// EXTERNAL MODULE: ./build/src/manifest/paths.js
var manifest_paths = __webpack_require__(255);
// EXTERNAL MODULE: ./build/src/manifest/parse.js + 7 modules
var manifest_parse = __webpack_require__(8028);
// EXTERNAL MODULE: ./build/src/named.js
var named = __webpack_require__(9828);
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

// EXTERNAL MODULE: ./build/src/setup/first-files.js
var first_files = __webpack_require__(2539);
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
// EXTERNAL MODULE: ./build/src/world/tree.js
var tree = __webpack_require__(5556);
// EXTERNAL MODULE: ./build/src/load.js
var load = __webpack_require__(2829);
// EXTERNAL MODULE: ./build/src/manifest-file.js
var manifest_file = __webpack_require__(9531);
// EXTERNAL MODULE: ./build/src/world/git.js
var world_git = __webpack_require__(9410);
// EXTERNAL MODULE: ./build/src/world/manifests.js
var world_manifests = __webpack_require__(2444);
;// CONCATENATED MODULE: ./build/src/commands/init-place.js
// Where everything of one `init` lies, and files that are made only where nothing is.












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
    const shown = (relative) => external_node_path_.relative(cwd, external_node_path_.join(root, ...relative.split('/')))
        .split(external_node_path_.sep)
        .join('/');
    return {
        files: (0,files/* filesBelow */.D)(root),
        inGit: repository !== null,
        manifest,
        lock: (0,world_manifests/* lockFileOf */.LN)(manifest),
        folder: manifest.slice(0, manifest.lastIndexOf('/') + 1),
        named: (0,named/* named */.K)([shown(manifest)]),
        shown,
    };
}
/** `images.yaml` is the default manifest too where there is no `images.yml`. */
function existingManifest({ files, manifest }) {
    const other = manifest.replace(/(^|\/)images\.yml$/, '$1images.yaml');
    return !(0,tree/* isThere */.$B)(files.root, manifest) && (0,tree/* isThere */.$B)(files.root, other) ? other : manifest;
}
/**
 * The paths that other manifests want in some folders: those that stand in them or above them, as far as they can be read.
 * @param folders from the root
 * @returns the manifest's path by the key of the picture's, both from the root
 */
async function wantedIn({ files, manifest }, folders, world) {
    const above = new Set(['', ...[...new Set(folders)].flatMap(upFrom)]);
    const names = [...above].flatMap((one) => (0,tree/* filesIn */.nG)(files.root, one).map((name) => one + name));
    const wanted = new Map();
    for (const name of names) {
        if (name === manifest || !/\.ya?ml$/.test(name))
            continue;
        for (const image of await imagesOf(files.root, name, world)) {
            wanted.set((0,manifest_paths/* pathKey */.Pn)(name.slice(0, name.lastIndexOf('/') + 1) + image), name);
        }
    }
    return wanted;
}
/** A folder and those above it, each with a last `/`; without the root. */
function upFrom(folder) {
    const parts = folder.split('/').filter(Boolean);
    return parts.map((_, index) => `${parts.slice(0, index + 1).join('/')}/`);
}
/** The paths of a manifest's images; none of what is no manifest. */
async function imagesOf(root, name, world) {
    try {
        const [file] = await (0,manifest_file/* readManifests */.PX)(world, [external_node_path_.join(root, ...name.split('/'))]);
        if (!file)
            return [];
        const seedOf = ({ writtenSeed, id }) => writtenSeed ?? (0,fingerprint/* derivedSeed */.f8)(id);
        return (0,bind/* bindAll */.v)(file.manifest.drafts, seedOf, file.source).images.map((image) => image.path);
    }
    catch (error) {
        const isUnreadable = error.code !== undefined;
        if (error instanceof errors/* ImagelockError */.L || isUnreadable)
            return [];
        throw error;
    }
}
/** What is to be said of the manifest that `init` leaves as it is. */
async function standing(place, world) {
    const name = existingManifest(place);
    const { root, find } = place.files;
    const found = find(name);
    const told = (kind, more = '') => ({ kind, problem: leftAlone(place.shown(name), more) });
    if (found.kind !== 'file') {
        const why = found.kind === 'link' ? 'imagelock follows no link' : 'it is no file';
        return told('none', `, and can be no manifest: ${why}. Move it away, or name another one with -m`);
    }
    try {
        const [file] = await (0,manifest_file/* readManifests */.PX)(world, [external_node_path_.join(root, ...name.split('/'))]);
        if (!file)
            return told('open');
        const { images } = (0,load/* readLock */.mF)(file).lock;
        return told(file.manifest.drafts.every(({ id }) => images.has(id)) ? 'whole' : 'open');
    }
    catch (error) {
        if (!(error instanceof errors/* ImagelockError */.L))
            throw error;
        const first = error.problems.find(({ severity }) => severity === 'error');
        const line = first?.file === undefined ? '' : `${first.file}:${first.line ?? 1}: `;
        return told('broken', `, and cannot be used as it is: ${line}${error.message}`);
    }
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
/** @param more why that matters, and what to do */
function leftAlone(shown, more = '') {
    const message = `${shown} is there already and was left as it is${more}`;
    return { severity: 'warning', code: 'init/exists', message };
}

// EXTERNAL MODULE: ./build/src/setup/workflow-manifests.js
var workflow_manifests = __webpack_require__(8205);
// EXTERNAL MODULE: ./build/src/setup/workflows.js
var workflows = __webpack_require__(8797);
;// CONCATENATED MODULE: ./build/src/commands/init-workflow.js
// `init` beside the manifest: a workflow that proposes its images, and a line for git. What exists is left and told.







const WORKFLOWS = '.github/workflows';
const ATTRIBUTES = '.gitattributes';
const TEXT_BYTES = 1024 * 1024;
/** Writes a workflow where none runs imagelock: a second one could buy the same images. */
async function proposing(place, create, world) {
    const manifest = existingManifest(place);
    const others = otherWorkflows(place);
    const [first] = others;
    if (first) {
        const uses = others.flatMap((one) => one.uses ?? []);
        // Where it cannot be read, nothing is known of it.
        const [use, ...further] = uses;
        const isNamed = !use || uses.some((one) => (0,workflow_manifests/* isFor */.Gi)(one, manifest));
        const more = isNamed
            ? ''
            : `: it runs imagelock for another manifest. To have it make this one too, ${(0,workflow_manifests/* howToAdd */.$G)([use, ...further], [manifest])}`;
        const told = others.find((one) => one.uses !== null) ?? first;
        const problem = leftAlone(place.shown(told.name), more);
        return { isProposed: uses.some((use) => (0,workflow_manifests/* proposes */.mx)(use, manifest)), problems: [problem] };
    }
    if (!isFree(place, first_files/* WORKFLOW */.Ep)) {
        const more = `: it does not run imagelock. Rename it and run imagelock init${place.named} again, or copy the workflow of ${first_files/* WORKFLOW_PAGE */.W7} into a file of another name`;
        return { isProposed: false, problems: [leftAlone(place.shown(first_files/* WORKFLOW */.Ep), more)] };
    }
    await create(first_files/* WORKFLOW */.Ep, (0,first_files/* firstWorkflow */.MP)(manifest, await branchOf(place, world)));
    return { isProposed: true, problems: [] };
}
/** Those that run imagelock, or may: no YAML, a link on the way to them. */
function otherWorkflows({ files }) {
    return [...(0,tree/* leaves */.FQ)(files.root, WORKFLOWS)].flatMap(({ path: name, kind, bytes }) => {
        if (kind === 'link' && WORKFLOWS.startsWith(name))
            return [{ name, uses: null }];
        if (kind !== 'file' || bytes > TEXT_BYTES || !/\.ya?ml$/.test(name))
            return [];
        const text = files.read(name, TEXT_BYTES)?.toString('utf8') ?? '';
        const uses = (0,workflows/* namesAction */.tc)(text) ? (0,workflows/* usesIn */.cS)(name, text) : [];
        // One that only speaks of it runs something else.
        return uses === null || uses.length > 0 ? [{ name, uses }] : [];
    });
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
/** Writes the line by which git merges the lock, or says that it is lacking. */
async function merging(place, create, world) {
    const line = (0,first_files/* attributesLine */.cW)(external_node_path_.posix.basename(place.lock));
    if (isFree(place, ATTRIBUTES)) {
        await create(ATTRIBUTES, `${line}\n`);
        return [];
    }
    if (await hasLine(place, line, world))
        return [];
    return [leftAlone(place.shown(ATTRIBUTES), `: add the line "${line}" so that git merges locks image by image`)];
}
async function hasLine({ files, inGit, lock }, line, { env }) {
    if (!inGit) {
        const text = files.find(ATTRIBUTES).kind === 'file' ? files.read(ATTRIBUTES, TEXT_BYTES)?.toString('utf8') : '';
        return (text ?? '').split(/\r?\n/).includes(line);
    }
    // Git reads more than one such file, and none that is a link.
    const { stdout } = await (0,world_git/* gitIn */.uM)(files.root, env).run(['check-attr', '-z', 'merge', '--', lock]);
    return stdout.toString('utf8').split('\0')[2] === 'imagelock';
}

// EXTERNAL MODULE: ./build/src/commands/settle.js
var settle = __webpack_require__(4845);
;// CONCATENATED MODULE: ./build/src/commands/init.js
// `init`: a first manifest, a workflow and a line for git. What exists is left and told (spec cli.md).





















/** Of one picture, as of one that is bought. */
const IMAGE_BYTES = 50 * 1024 * 1024;
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
    let state = 'open';
    if (options.adopt.length > 0) {
        const { text, lock, left } = await adoption(options.adopt, place, world);
        problems.push(...left);
        // The lock last: pictures that the manifest has and the lock has not are left alone by every command.
        await create(place.manifest, text);
        await create(place.lock, lock);
        state = 'whole';
    }
    else if (isFree(place, existingManifest(place)))
        await create(place.manifest, await exampleText(place, world));
    else {
        const found = await standing(place, world);
        problems.push(found.problem);
        state = found.kind;
    }
    const workflow = await proposing(place, create, world);
    problems.push(...workflow.problems);
    problems.push(...(await merging(place, create, world)));
    const pushed = workflow.isProposed ? '   # or commit and push: the workflow proposes it' : '';
    const next = [
        ...(place.inGit ? [] : ['git init   # the workflow runs in a repository on GitHub']),
        ...(state === 'whole' ? [`imagelock check${place.named}`] : []),
        ...(state === 'broken' ? [`imagelock plan${place.named}   # shows every problem with its line`] : []),
        ...(state === 'open' ? [`imagelock plan${place.named}`, `imagelock generate${place.named}${pushed}`] : []),
        '# once in each clone, so that git merges locks image by image:',
        parse/* DRIVER_COMMAND */.Z8,
    ];
    return { exit: errors/* EXIT */.d.done, files: written, problems, next };
}
/** With a picture of its own, at a path where nothing is and that no other manifest wants. */
async function exampleText(place, world) {
    const { files, folder, manifest } = place;
    const found = siteOf((name) => (0,tree/* isThere */.$B)(files.root, folder + name));
    const usable = refusedPath(`${found.images}/example.png`) === null && files.find(folder + found.images).kind !== 'link';
    const site = usable ? found : { ...found, generator: null, images: 'images' };
    const wanted = await wantedIn(place, [folder + site.images], world);
    for (let number = 1;; number += 1) {
        const picture = `${site.images}/example${number === 1 ? '' : `-${number}`}.png`;
        const isTaken = (0,tree/* isThere */.$B)(files.root, folder + picture) || wanted.has((0,manifest_paths/* pathKey */.Pn)(folder + picture));
        if (!isTaken)
            return (0,first_files/* exampleManifest */.WK)(site, picture, (0,named/* named */.K)([manifest]));
    }
}
/** Manifest and lock of the pictures that the globs name. */
async function adoption(globs, place, world) {
    for (const relative of [existingManifest(place), place.lock]) {
        if (isFree(place, relative))
            continue;
        const message = `${place.shown(relative)} is there already, and init overwrites nothing: add the images to the manifest and lock them with imagelock accept ID${place.named}`;
        throw new errors/* ImagelockError */.L({ code: 'init/exists', message });
    }
    const pictures = new Map();
    const left = [];
    const hits = matches(globs, place, world);
    const folders = hits.map((leaf) => external_node_path_.posix.dirname(leaf.path));
    const wanted = await wantedIn(place, folders, world);
    for (const leaf of hits) {
        const owner = wanted.get((0,manifest_paths/* pathKey */.Pn)(leaf.path));
        const why = owner === undefined ? await look(leaf, place, pictures) : `${place.shown(owner)} has it already`;
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
    const text = (0,first_files/* adoptedManifest */.Ll)(found.adopted, (0,named/* named */.K)([place.manifest]));
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
        for (const leaf of (0,tree/* leaves */.FQ)(files.root, start.join('/'))) {
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
/* harmony import */ var _generate_outcome_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(4106);
/* harmony import */ var _image_inspect_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7689);
/* harmony import */ var _plan_edited_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(652);
/* harmony import */ var _plan_plan_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6977);
/* harmony import */ var _plan_state_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(8988);
/* harmony import */ var _report_here_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(2000);
/* harmony import */ var _store_history_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2507);
/* harmony import */ var _store_place_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9260);
/* harmony import */ var _session_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(5145);
/* harmony import */ var _shelves_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(361);
// `accept` and `restore`: a person settles an `edited` image (spec lockfile.md, cli.md).













const FORMATS = { jpg: 'jpeg', jpeg: 'jpeg', png: 'png', webp: 'webp' };
/** Locks the present bytes with the present request; every image is looked at before any is locked. */
async function accept(session) {
    const plans = (0,_session_js__WEBPACK_IMPORTED_MODULE_7__/* .stateRows */ .l5)(session);
    const entries = new Map();
    const problems = [];
    for (const { loaded, items } of plans) {
        for (const item of items.filter(({ state }) => state !== 'unchanged')) {
            const facts = item.image
                ? await pictureAt(loaded.file.files, item.image, (0,_report_here_js__WEBPACK_IMPORTED_MODULE_9__.fromHere)(loaded.file.name, item.path))
                : `it is in no manifest any more: imagelock prune${loaded.file.named} drops it`;
            if (typeof facts === 'string')
                problems.push(notAccepted(item, facts, loaded.file.named));
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
    return {
        ...done,
        problems: [
            ...done.problems,
            ...plans.flatMap((plan) => plan.items.flatMap((item) => (entries.has(item) ? fileLeft(item, plan) : []))),
        ],
    };
}
/** Where the path changed too, the old file is nobody's now. */
function fileLeft({ id, path, entry }, { loaded }) {
    if (!entry || entry.path === path)
        return [];
    const message = `${(0,_report_here_js__WEBPACK_IMPORTED_MODULE_9__.fromHere)(loaded.file.name, entry.path)}, where ${id} was before, is left as it is; remove it if nobody needs it`;
    return [{ severity: 'warning', code: 'accept/file-left', message }];
}
/** Brings the locked bytes back from git, over whatever stands there; it never buys. */
async function restore(session) {
    const plans = (0,_session_js__WEBPACK_IMPORTED_MODULE_7__/* .stateRows */ .l5)(session);
    const done = await writing(plans, session, async (plan, shelf) => {
        const { file, facts } = plan.loaded;
        const broken = plan.items.filter(({ entry, state }) => state === 'edited' || state === 'create' || (entry && !(0,_plan_state_js__WEBPACK_IMPORTED_MODULE_10__/* .isIntact */ .kM)(entry, facts.files)));
        const seekers = broken.flatMap(({ id, entry, fingerprint }) => entry ? [{ id, path: entry.path, fingerprint, entry }] : []);
        const own = seekers.length === 0 ? new Map() : (await (0,_store_history_js__WEBPACK_IMPORTED_MODULE_5__/* .searchHistory */ .T2)(file.git, file.lockFile, seekers)).own;
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
    const restored = new Set(done.sheets.flatMap(({ results }) => [...results].flatMap(([item, { outcome }]) => (outcome === 'restored' ? [item] : []))));
    const elsewhere = plans.flatMap(({ loaded, items }) => items.flatMap((item) => (restored.has(item) ? oldPlace(item, loaded.file) : [])));
    return { ...done, problems: [...done.problems, ...plans.flatMap(wholeOrphans), ...elsewhere] };
}
/** The locked path is not the manifest's. */
function oldPlace({ id, path, entry, state }, { name, named }) {
    if (!entry || entry.path === path || state === 'orphan')
        return [];
    const message = `${id} is back at ${(0,_report_here_js__WEBPACK_IMPORTED_MODULE_9__.fromHere)(name, entry.path)}, where it was locked: imagelock generate ${id}${named} brings it to ${(0,_report_here_js__WEBPACK_IMPORTED_MODULE_9__.fromHere)(name, path)}`;
    return [{ severity: 'warning', code: 'restore/old-path', message }];
}
/** They are no longer wanted, but nothing is wrong with their files. */
function wholeOrphans({ loaded: { file, facts }, items }) {
    return items.flatMap(({ id, state, entry }) => {
        if (state !== 'orphan' || !entry || !(0,_plan_state_js__WEBPACK_IMPORTED_MODULE_10__/* .isIntact */ .kM)(entry, facts.files))
            return [];
        const message = `${id} has nothing to restore: it is not in the manifest any more, and its file is as locked. imagelock prune ${id}${file.named} drops both`;
        return [{ severity: 'warning', code: 'restore/orphan', message }];
    });
}
async function restoreOne({ loaded }, item, shelf, pointer, objects) {
    const { id, entry } = item;
    if (!entry)
        return (0,_generate_outcome_js__WEBPACK_IMPORTED_MODULE_11__/* .without */ .F)('failed', 'restore/not-locked', notLocked(item, loaded.file));
    if ((0,_plan_state_js__WEBPACK_IMPORTED_MODULE_10__/* .isIntact */ .kM)(entry, loaded.facts.files)) {
        return (0,_generate_outcome_js__WEBPACK_IMPORTED_MODULE_11__/* .without */ .F)('failed', 'restore/nothing', nothingToRestore(item, entry, loaded, shelf.named));
    }
    if (pointer === undefined) {
        const keeps = item.state === 'edited' ? `imagelock accept ${id}${shelf.named} keeps what is there, ` : '';
        const anew = item.state === 'orphan'
            ? `it is not in the manifest any more, and imagelock prune ${id}${shelf.named} drops it`
            : `imagelock generate --force ${id}${shelf.named} makes it anew`;
        const message = `git does not have the locked bytes of ${id}: ${keeps}${anew}`;
        return (0,_generate_outcome_js__WEBPACK_IMPORTED_MODULE_11__/* .without */ .F)('failed', 'restore/not-in-git', message);
    }
    if (loaded.facts.files(entry.path).kind === 'other') {
        const { code, message } = (0,_plan_plan_js__WEBPACK_IMPORTED_MODULE_4__/* .noPlace */ .zX)((0,_report_here_js__WEBPACK_IMPORTED_MODULE_9__.fromHere)(loaded.file.name, entry.path));
        return (0,_generate_outcome_js__WEBPACK_IMPORTED_MODULE_11__/* .without */ .F)('failed', code, message);
    }
    try {
        const temporary = await (0,_generate_free_js__WEBPACK_IMPORTED_MODULE_2__/* .stageFromGit */ .l9)(shelf, entry.path, entry, pointer, objects);
        if (await (0,_store_place_js__WEBPACK_IMPORTED_MODULE_6__/* .place */ .ik)(shelf, id, entry, temporary, loaded.facts.files(entry.path)))
            return { outcome: 'restored', entry };
        shelf.files.remove(temporary);
        return (0,_generate_outcome_js__WEBPACK_IMPORTED_MODULE_11__/* .without */ .F)('failed', 'store/changed', `${(0,_report_here_js__WEBPACK_IMPORTED_MODULE_9__.fromHere)(loaded.file.name, entry.path)} changed while it was restored: try again`);
    }
    catch (error) {
        return (0,_generate_free_js__WEBPACK_IMPORTED_MODULE_2__/* .storeFailure */ .Si)(error);
    }
}
function notLocked({ id, state, path }, { name, named }) {
    if (state === 'create')
        return `nothing is locked for ${id}: imagelock generate ${id}${named} makes it`;
    return `nothing is locked for ${id}: imagelock accept ${id}${named} keeps ${(0,_report_here_js__WEBPACK_IMPORTED_MODULE_9__.fromHere)(name, path)}, or remove it`;
}
/** The locked bytes are there: a file stands in their new place, or they are a person's own and their request changed. */
function nothingToRestore(item, entry, { facts, file }, named) {
    const { id, path } = item;
    const there = `the locked picture of ${id} stands at ${(0,_report_here_js__WEBPACK_IMPORTED_MODULE_9__.fromHere)(file.name, entry.path)} already`;
    if (entry.path !== path && facts.files(path).kind !== 'absent') {
        const other = (0,_plan_edited_js__WEBPACK_IMPORTED_MODULE_12__/* .isOwnChanged */ .XP)(item)
            ? `imagelock generate --force ${id}${named} makes it anew`
            : `or remove it, and imagelock generate ${id}${named} fills its place`;
        return `${there}, and at ${(0,_report_here_js__WEBPACK_IMPORTED_MODULE_9__.fromHere)(file.name, path)}, where it belongs now, is another file: imagelock accept ${id}${named} keeps that one, ${other}`;
    }
    return `${there}; it is a person's own, and its request changed: ${(0,_plan_edited_js__WEBPACK_IMPORTED_MODULE_12__/* .settlingText */ .yF)(item, named)}`;
}
async function writing(plans, session, work) {
    const sheets = [];
    const problems = [];
    let failed = false;
    for (const plan of plans) {
        const shelf = (0,_shelves_js__WEBPACK_IMPORTED_MODULE_8__/* .openShelf */ .nS)(plan.loaded);
        const results = await work(plan, shelf);
        problems.push(...(await (0,_shelves_js__WEBPACK_IMPORTED_MODULE_8__/* .closeShelf */ .PP)(shelf, plan.loaded, true, session.world.clock.now())));
        failed ||= [...results.values()].some(({ outcome }) => outcome === 'failed');
        sheets.push((0,_session_js__WEBPACK_IMPORTED_MODULE_7__/* .sheetOf */ .RG)(plan, results));
    }
    return { exit: failed ? _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .EXIT */ .d.incomplete : _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .EXIT */ .d.done, sheets, costs: _session_js__WEBPACK_IMPORTED_MODULE_7__/* .NO_COSTS */ .z_, problems };
}
function notAccepted(item, why, named) {
    const way = item.state === 'edited' && (0,_plan_edited_js__WEBPACK_IMPORTED_MODULE_12__/* .isRestorable */ .qX)(item)
        ? `; imagelock restore ${item.id}${named} brings the locked one back where git has it`
        : '';
    return { severity: 'error', code: 'accept/no-picture', message: `${item.id} cannot be accepted: ${why}${way}` };
}
function entryOf({ fingerprint }, { path, request }, file) {
    return { path, fingerprint, request, file, accepted: true };
}
/**
 * The facts of the whole picture that stands at an image's path, or why there is none.
 * @param shown the path as it is told
 */
async function pictureAt(files, { path }, shown = path) {
    const fact = files.fact(path);
    if (fact.kind === 'absent')
        return `there is no file at ${shown}`;
    if (fact.kind === 'other')
        return `${shown} is no regular file`;
    if (fact.kind === 'pointer')
        return `${shown} is a Git LFS pointer: fetch the picture with git lfs pull first`;
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
        return `${shown} is no whole picture (${seen.message})`;
    if (seen.format !== FORMATS[path.slice(path.lastIndexOf('.') + 1)])
        return `${shown} holds a ${seen.format}`;
    const { format, width, height, provenance } = seen;
    return {
        sha256: hash.digest('hex'),
        git_blob: await (0,_store_place_js__WEBPACK_IMPORTED_MODULE_6__/* .gitBlob */ .WA)(files, path, bytes),
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

/***/ 6630:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ finding)
/* harmony export */ });
// What `doctor` found: a sentence a person can act on, with the way out. Pure.
/** A finding; without `fix` nothing has to be done. */
function finding(severity, code, message, fix = null) {
    return { severity, code, message, fix };
}


/***/ }),

/***/ 2539:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ep: () => (/* binding */ WORKFLOW),
/* harmony export */   Ll: () => (/* binding */ adoptedManifest),
/* harmony export */   MP: () => (/* binding */ firstWorkflow),
/* harmony export */   W7: () => (/* binding */ WORKFLOW_PAGE),
/* harmony export */   WK: () => (/* binding */ exampleManifest),
/* harmony export */   cW: () => (/* binding */ attributesLine)
/* harmony export */ });
/* harmony import */ var _report_plain_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4268);
// The texts that `init` writes: a first manifest, a workflow, a line for git. Pure.

/** What editors read the format from (spec manifest.md); the file of the major version that the workflow runs too. */
const SCHEMA = 'https://raw.githubusercontent.com/imagelock/imagelock/v1/schema/images.schema.json';
const ACTION = 'imagelock/imagelock@v1';
/** Where the first workflow is written, from the repository's root. */
const WORKFLOW = '.github/workflows/imagelock.yml';
/** Where it stands to be copied. */
const WORKFLOW_PAGE = 'https://github.com/imagelock/imagelock/blob/v1/docs/action.md';
/**
 * A manifest with one example that is drawn for free.
 * @param path that of its picture
 * @param named what names the manifest in a command
 */
function exampleManifest({ generator }, path, named) {
    const where = generator === null ? '' : `# The folder is where ${generator} serves images from.\n`;
    return `${head((0,_report_plain_js__WEBPACK_IMPORTED_MODULE_0__.plain)(named))}images:
  example:
    prompt: "A lighthouse at dawn, flat vector, navy #0B1F3A, coral #FF6B57 and sand #F2E3C6"
    size: 1280x640
${where.replace(/^/, where && '    ')}    path: ${quoted(path)}
    alt: "A lighthouse at dawn"
`;
}
/** A manifest of pictures that are there already; `named` as above. */
function adoptedManifest(adopted, named) {
    const which = (0,_report_plain_js__WEBPACK_IMPORTED_MODULE_0__.plain)(named);
    return `${head(which)}# Your own pictures: locked as they are, never bought, drawn or overwritten. A prompt says what one shows, should you
# ever want it made: then \`imagelock generate --force ID${which}\`. Where only the prompt was changed:
# \`imagelock accept ID${which}\`.
images:
${adopted.map(imageText).join('')}`;
}
/** @param named in one line: it stands in comments */
function head(named) {
    return `# yaml-language-server: $schema=${SCHEMA}
# Which pictures this repository holds. \`imagelock generate${named}\` makes what is missing,
# \`imagelock check${named}\` proves the rest.
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
    paths: [${quoted(literally(manifest))}]
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
    return `${/^[\w.-]+$/.test(lockName) ? lockName : JSON.stringify(literally(lockName))} merge=imagelock`;
}
/** What a pattern of GitHub or git has to be to mean just this name (`[slug]` is a folder of many a site). */
function literally(name) {
    return name.replaceAll(/[*?+[\]\\]|^!/g, String.raw `\$&`);
}


/***/ }),

/***/ 9837:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Vm: () => (/* binding */ word),
/* harmony export */   p_: () => (/* binding */ list),
/* harmony export */   pq: () => (/* binding */ mapping)
/* harmony export */ });
// Values of a document of nobody's shape, such as a workflow, as what is wanted of them. Pure.
/** Empty for what is no mapping. */
function mapping(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}
/** Empty for what is no list. */
function list(value) {
    return Array.isArray(value) ? value : [];
}
/** Without blanks around it; empty for what is no text. */
function word(value) {
    return typeof value === 'string' ? value.trim() : '';
}


/***/ }),

/***/ 8205:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $G: () => (/* binding */ howToAdd),
/* harmony export */   Gi: () => (/* binding */ isFor),
/* harmony export */   mx: () => (/* binding */ proposes),
/* harmony export */   oF: () => (/* binding */ manifestsOf)
/* harmony export */ });
/* harmony import */ var _glob_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7183);
/* harmony import */ var _loose_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9837);
// Which manifests a workflow's step works on, and whether a push of one starts it. Pure.


/** The input's default (spec action.md), and the name that stands in for it. */
const DEFAULTS = ['images.yml', 'images.yaml'];
/**
 * By the inputs `manifest` and `working-directory`. What an expression says shows only in a run: it counts as yes.
 * @param manifest its path from the repository's root, with `/`
 */
function isFor({ inputs }, manifest) {
    const { folder, names } = namesOf(inputs);
    if ([folder, ...names].some(isExpression))
        return true;
    const meant = names.join() === DEFAULTS[0] ? DEFAULTS : names;
    return meant.some((name) => (0,_glob_js__WEBPACK_IMPORTED_MODULE_0__/* .globPattern */ .h)(joined(folder, name)).test(manifest));
}
/** The manifests, or globs of them, that a step works on, from the repository's root; none that an expression says. */
function manifestsOf({ inputs }) {
    const { folder, names } = namesOf(inputs);
    return [folder, ...names].some(isExpression) ? [] : names.map((name) => joined(folder, name));
}
/**
 * What to write so that a step works on further manifests: its input replaces the default, so that all are named.
 * @param uses at least one, of which the one that makes images is meant
 * @param manifests their paths from the repository's root, with `/`
 */
function howToAdd(uses, manifests) {
    const use = uses.find(({ command }) => command === 'generate') ?? uses[0];
    const { folder, names } = namesOf(use.inputs);
    const from = joined(folder, '');
    const up = from === '' ? '' : '../'.repeat(from.split('/').length);
    const inStep = [
        ...names,
        ...manifests.map((one) => (one.startsWith(`${from}/`) ? one.slice(from.length + 1) : up + one)),
    ];
    const all = inStep.length === 2 ? 'both' : `all ${inStep.length}`;
    const paths = pushPaths(use.workflow).length > 0 ? manifests.filter((one) => !startsOnPush(use.workflow, one)) : [];
    const push = paths.length > 0 ? `, and add ${inWords(paths)} to the paths of its push` : '';
    return `in ${use.where}, give the input manifest of its step ${all}, one a line: ${inWords(inStep)}${push}`;
}
function inWords(names) {
    return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}
function namesOf(inputs) {
    const lines = (0,_loose_js__WEBPACK_IMPORTED_MODULE_1__/* .word */ .Vm)(inputs['manifest'])
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter(Boolean);
    return { folder: (0,_loose_js__WEBPACK_IMPORTED_MODULE_1__/* .word */ .Vm)(inputs['working-directory']), names: lines.length === 0 ? DEFAULTS.slice(0, 1) : lines };
}
/** Whether the step proposes a manifest's images in a pull request when somebody pushes that manifest. */
function proposes(use, manifest) {
    const deliver = (0,_loose_js__WEBPACK_IMPORTED_MODULE_1__/* .word */ .Vm)(use.inputs['deliver']);
    const isProposing = deliver === '' || deliver === 'pull-request' || isExpression(deliver);
    return use.command === 'generate' && isProposing && isFor(use, manifest) && startsOnPush(use.workflow, manifest);
}
/** `on` is a text, a list or a mapping. */
function startsOnPush({ on }, manifest) {
    if (on === 'push' || (0,_loose_js__WEBPACK_IMPORTED_MODULE_1__/* .list */ .p_)(on).includes('push'))
        return true;
    const events = (0,_loose_js__WEBPACK_IMPORTED_MODULE_1__/* .mapping */ .pq)(on);
    if (!Object.hasOwn(events, 'push'))
        return false;
    const push = (0,_loose_js__WEBPACK_IMPORTED_MODULE_1__/* .mapping */ .pq)(events['push']);
    // Tags alone: a push to a branch starts nothing.
    const isOfTags = ['tags', 'tags-ignore'].some((key) => Object.hasOwn(push, key));
    if (isOfTags && !['branches', 'branches-ignore'].some((key) => Object.hasOwn(push, key)))
        return false;
    const paths = pushPaths({ on });
    // Patterns of GitHub that are none of ours are taken for fitting.
    if (paths.length === 0 || paths.some((path) => /[!?+[\]]/.test(path)))
        return true;
    return paths.some((path) => (0,_glob_js__WEBPACK_IMPORTED_MODULE_0__/* .globPattern */ .h)(path).test(manifest));
}
function pushPaths({ on }) {
    return (0,_loose_js__WEBPACK_IMPORTED_MODULE_1__/* .list */ .p_)((0,_loose_js__WEBPACK_IMPORTED_MODULE_1__/* .mapping */ .pq)((0,_loose_js__WEBPACK_IMPORTED_MODULE_1__/* .mapping */ .pq)(on)['push'])['paths']).map(_loose_js__WEBPACK_IMPORTED_MODULE_1__/* .word */ .Vm);
}
function isExpression(text) {
    return text.includes('${{');
}
function joined(folder, name) {
    const parts = [];
    for (const part of `${folder}/${name}`.split('/')) {
        if (part === '..')
            parts.pop();
        else if (part !== '' && part !== '.')
            parts.push(part);
    }
    return parts.join('/');
}


/***/ }),

/***/ 8797:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AX: () => (/* binding */ mentionsAction),
/* harmony export */   DM: () => (/* binding */ isOurAction),
/* harmony export */   cS: () => (/* binding */ usesIn),
/* harmony export */   gG: () => (/* binding */ workflowFindings),
/* harmony export */   tc: () => (/* binding */ namesAction)
/* harmony export */ });
/* harmony import */ var js_yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3243);
/* harmony import */ var _loose_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9837);
/* harmony import */ var _finding_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6630);
// What a workflow that runs imagelock lacks: rights, one run at a time, the key. Pure.



/** The action or a fork of it. */
const ACTION = /^[\w.-]+\/imagelock@(.*)$/i;
const RIGHTS = {
    'pull-request': ['contents', 'pull-requests'],
    commit: ['contents'],
};
/** Whether a text may be a workflow that runs imagelock. */
function mentionsAction(text) {
    return namesAction(text) || /\buses["']?:\s*["']?\.\//.test(text);
}
/** Whether a text names this action or a fork of it. */
function namesAction(text) {
    return /\/imagelock@/i.test(text);
}
/** Whether the text of an `action.yml` is this action's, or that of a fork. */
function isOurAction(text) {
    return /^name: *["']?imagelock["']? *$/im.test(text);
}
/** The steps of a workflow that run imagelock; null where the text is no YAML. */
function usesIn(file, text, isOurs = () => false) {
    try {
        return stepsIn(file, (0,_loose_js__WEBPACK_IMPORTED_MODULE_1__/* .mapping */ .pq)((0,js_yaml__WEBPACK_IMPORTED_MODULE_0__/* .load */ .Hh)(text)), isOurs);
    }
    catch {
        return null;
    }
}
/**
 * @param file the workflow's path, for the sentences
 * @param needsKey whether some image is made by a provider that wants a key
 * @param isMeant whether a step works on the manifests that are looked at
 * @returns what is wrong, once; an `ok` for each job that runs imagelock where nothing is
 */
function workflowFindings(file, text, needsKey, isOurs = () => false, isMeant = () => true) {
    const uses = usesIn(file, text, isOurs);
    if (uses === null) {
        if (!namesAction(text))
            return [];
        const fix = 'correct the file; GitHub names the line under Actions';
        return [(0,_finding_js__WEBPACK_IMPORTED_MODULE_2__/* .finding */ .g)('warning', 'workflow/yaml', `${file} is no YAML that can be read`, fix)];
    }
    const all = uses.flatMap((use) => {
        const found = [
            ...rights(use),
            ...oneAtATime(use),
            ...trigger(use),
            ...key(use, needsKey && isMeant(use)),
            ...checkout(use),
            ...pin(use),
        ];
        const grave = found.some(({ severity }) => severity !== 'note');
        return grave || !isMeant(use)
            ? found
            : [(0,_finding_js__WEBPACK_IMPORTED_MODULE_2__/* .finding */ .g)('ok', 'workflow/fine', `${use.where} has what imagelock needs`), ...found];
    });
    // Two steps of one job may lack the same.
    return [...new Map(all.map((one) => [one.code + one.message, one])).values()];
}
function stepsIn(file, workflow, isOurs) {
    const runs = (uses) => ACTION.test(uses) || isOwn(uses, isOurs);
    return Object.entries((0,_loose_js__WEBPACK_IMPORTED_MODULE_1__/* .mapping */ .pq)(workflow['jobs'])).flatMap(([name, value]) => {
        const job = (0,_loose_js__WEBPACK_IMPORTED_MODULE_1__/* .mapping */ .pq)(value);
        const steps = (0,_loose_js__WEBPACK_IMPORTED_MODULE_1__/* .list */ .p_)(job['steps']).map(_loose_js__WEBPACK_IMPORTED_MODULE_1__/* .mapping */ .pq);
        return steps
            .filter((step) => runs((0,_loose_js__WEBPACK_IMPORTED_MODULE_1__/* .word */ .Vm)(step['uses'])))
            .map((step) => {
            const inputs = (0,_loose_js__WEBPACK_IMPORTED_MODULE_1__/* .mapping */ .pq)(step['with']);
            const command = (0,_loose_js__WEBPACK_IMPORTED_MODULE_1__/* .word */ .Vm)(inputs['command']) || 'generate';
            return { workflow, job, steps, where: `the job ${name} of ${file}`, step, inputs, command };
        });
    });
}
/** `./` and a folder of the repository, as GitHub takes it. */
function isOwn(uses, isOurs) {
    if (!uses.startsWith('./'))
        return false;
    const folders = uses.slice(2).split('/').filter(Boolean);
    return folders.every((name) => /^[\w.-]+$/.test(name) && !/^\.+$/.test(name)) && isOurs(folders.join('/'));
}
const writes = ({ command }) => command === 'generate' || command === 'merge';
function rights(use) {
    const { where, inputs, job, workflow } = use;
    const needed = RIGHTS[(0,_loose_js__WEBPACK_IMPORTED_MODULE_1__/* .word */ .Vm)(inputs['deliver']) || 'pull-request'] ?? [];
    const token = (0,_loose_js__WEBPACK_IMPORTED_MODULE_1__/* .word */ .Vm)(inputs['token']);
    const own = token !== '' && !/github\.token|secrets\.GITHUB_TOKEN/.test(token);
    if (!writes(use) || own || needed.length === 0)
        return [];
    const fix = `give the job permissions: { ${needed.map((name) => `${name}: write`).join(', ')} }`;
    const permissions = job['permissions'] ?? workflow['permissions'];
    if (permissions === undefined) {
        const message = `${where} names no permissions: a setting of the repository decides whether it may deliver`;
        return [(0,_finding_js__WEBPACK_IMPORTED_MODULE_2__/* .finding */ .g)('warning', 'workflow/permissions', message, fix)];
    }
    const given = (name) => permissions === 'write-all' || (0,_loose_js__WEBPACK_IMPORTED_MODULE_1__/* .mapping */ .pq)(permissions)[name] === 'write';
    const lacking = needed.filter((name) => !given(name));
    if (lacking.length === 0)
        return [];
    return [(0,_finding_js__WEBPACK_IMPORTED_MODULE_2__/* .finding */ .g)('error', 'workflow/permissions', `${where} may not write ${lacking.join(' and ')}`, fix)];
}
function oneAtATime(use) {
    const { where, job, workflow } = use;
    const concurrency = job['concurrency'] ?? workflow['concurrency'];
    const fix = 'give it concurrency: { group: imagelock, cancel-in-progress: false }';
    if (!writes(use))
        return [];
    if (concurrency === undefined)
        return [(0,_finding_js__WEBPACK_IMPORTED_MODULE_2__/* .finding */ .g)('warning', 'workflow/no-concurrency', `two runs of ${where} at once may both buy`, fix)];
    if ((0,_loose_js__WEBPACK_IMPORTED_MODULE_1__/* .mapping */ .pq)(concurrency)['cancel-in-progress'] !== true)
        return [];
    const message = `${where} is cancelled by the next run, perhaps while it waits for pictures that are paid for`;
    return [(0,_finding_js__WEBPACK_IMPORTED_MODULE_2__/* .finding */ .g)('warning', 'workflow/cancels', message, fix)];
}
function trigger(use) {
    // `on` is a text, a list or a mapping.
    const on = use.workflow['on'];
    const names = typeof on === 'string' ? [on] : Array.isArray(on) ? on : Object.keys((0,_loose_js__WEBPACK_IMPORTED_MODULE_1__/* .mapping */ .pq)(on));
    if (!writes(use) || !names.includes('pull_request_target'))
        return [];
    const message = `${use.where} runs on pull_request_target, where generate is refused: the manifest is a stranger's`;
    return [(0,_finding_js__WEBPACK_IMPORTED_MODULE_2__/* .finding */ .g)('error', 'workflow/trigger', message, 'let it run on push, and command: check on pull_request')];
}
function key({ where, inputs, step, job, workflow, command }, needsKey) {
    if (!needsKey || command !== 'generate' || (0,_loose_js__WEBPACK_IMPORTED_MODULE_1__/* .word */ .Vm)(inputs['api-key']) !== '')
        return [];
    const names = [workflow, job, step].flatMap((one) => Object.keys((0,_loose_js__WEBPACK_IMPORTED_MODULE_1__/* .mapping */ .pq)(one['env'])));
    if (names.some((name) => name.endsWith('_API_KEY')))
        return [];
    const message = `${where} hands imagelock no key`;
    return [
        (0,_finding_js__WEBPACK_IMPORTED_MODULE_2__/* .finding */ .g)('warning', 'workflow/no-key', message, 'give the step env: { APIYI_API_KEY: ${{ secrets.APIYI_API_KEY }} }'),
    ];
}
function checkout({ where, steps }) {
    const kept = steps.some(({ uses, with: inputs }) => (0,_loose_js__WEBPACK_IMPORTED_MODULE_1__/* .word */ .Vm)(uses).startsWith('actions/checkout@') && (0,_loose_js__WEBPACK_IMPORTED_MODULE_1__/* .mapping */ .pq)(inputs)['persist-credentials'] !== false);
    if (!kept)
        return [];
    const message = `${where} leaves the token in the checkout, where every later step can read it; imagelock does not need it there`;
    return [
        (0,_finding_js__WEBPACK_IMPORTED_MODULE_2__/* .finding */ .g)('note', 'workflow/credentials', message, 'give actions/checkout with: { persist-credentials: false }'),
    ];
}
function pin({ where, step }) {
    const ref = ACTION.exec((0,_loose_js__WEBPACK_IMPORTED_MODULE_1__/* .word */ .Vm)(step['uses']))?.[1];
    // What lies in the same commit cannot change under it.
    if (ref === undefined || /^v\d|^[0-9a-f]{40}$/.test(ref))
        return [];
    const message = `${where} runs imagelock@${ref}, which may change under it`;
    return [
        (0,_finding_js__WEBPACK_IMPORTED_MODULE_2__/* .finding */ .g)('note', 'workflow/not-pinned', message, 'name a version such as imagelock/imagelock@v1, or a full commit'),
    ];
}


/***/ }),

/***/ 5556:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $B: () => (/* binding */ isThere),
/* harmony export */   FQ: () => (/* binding */ leaves),
/* harmony export */   nG: () => (/* binding */ filesIn)
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
/** The names of the regular files in a folder of `root`, of none that is there and of no link. */
function filesIn(root, folder) {
    if (!statOf(root, folder)?.isDirectory())
        return [];
    const entries = node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync(node_path__WEBPACK_IMPORTED_MODULE_1__.join(root, ...folder.split('/')), { withFileTypes: true });
    return entries.flatMap((entry) => (entry.isFile() ? [entry.name] : []));
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
