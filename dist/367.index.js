export const id = 367;
export const ids = [367];
export const modules = {

/***/ 4367:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  explain: () => (/* binding */ explain)
});

// EXTERNAL MODULE: ./build/src/endpoints.js
var endpoints = __webpack_require__(7779);
// EXTERNAL MODULE: ./build/src/providers/table.js + 8 modules
var table = __webpack_require__(2608);
;// CONCATENATED MODULE: ./build/src/plan/explain.js

/** The values in the order of the lock's request, then path and alt. */
function explainValues(draft, image, lock) {
    const { provider, model, prompt, width, height, seed, ...rest } = image.request;
    const values = Object.entries({
        provider,
        model,
        prompt,
        width,
        height,
        seed,
        ...rest,
        path: image.path,
        alt: image.alt,
    });
    return values
        .filter(([, value]) => value !== undefined && value !== null)
        .map(([key, value]) => ({ key, value, ...where(key, draft, lock) }));
}
function where(key, draft, lock) {
    const origin = draft.origins[key];
    if (key === 'seed' && draft.writtenSeed === null)
        return { from: lock.images.get(draft.id)?.request.seed === undefined ? 'derived' : 'lock' };
    if (!origin)
        return { from: 'spec' };
    return 'place' in origin ? { from: origin.from, ...origin.place } : { from: origin.from };
}
/** The purchase as it would go out; the key is never shown. */
function explainRequest(image, baseUrl) {
    const api = (0,table/* providerNamed */.l)(image.request.provider)?.api;
    if (!api || !baseUrl)
        return null;
    const { path, body } = api.submit(image.request);
    const url = `${baseUrl.href.replace(/\/+$/, '')}${path}`;
    return {
        method: 'POST',
        url,
        headers: { authorization: 'Bearer [secret]', 'content-type': 'application/json' },
        body,
    };
}

// EXTERNAL MODULE: ./build/src/commands/session.js + 1 modules
var commands_session = __webpack_require__(5145);
;// CONCATENATED MODULE: ./build/src/commands/explain.js
// `explain`: where each effective value comes from, and the exact request. Changes nothing, asks nobody.




function explain(session) {
    return (0,commands_session/* stateRows */.l5)(session).map(({ loaded, items }) => ({
        manifest: loaded.file.name,
        images: items.flatMap((item) => {
            const draft = loaded.file.manifest.drafts.find(({ id }) => id === item.id);
            if (!draft || !item.image)
                return [];
            const { provider } = item.image.request;
            const baseUrl = (0,table/* providerNamed */.l)(provider)?.api ? (0,endpoints/* endpointOf */.X)(provider, session.world.env).baseUrl : null;
            return [
                {
                    id: item.id,
                    fingerprint: item.fingerprint,
                    state: item.state,
                    values: explainValues(draft, item.image, loaded.lock),
                    left_out: draft.leftOut,
                    request: explainRequest(item.image, baseUrl),
                },
            ];
        }),
    }));
}


/***/ })

};
