export const id = 361;
export const ids = [361];
export const modules = {

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


/***/ })

};
