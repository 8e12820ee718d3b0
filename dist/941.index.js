export const id = 941;
export const ids = [941];
export const modules = {

/***/ 8941:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   plan: () => (/* binding */ plan)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7406);
/* harmony import */ var _endpoints_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7779);
/* harmony import */ var _plan_caps_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2336);
/* harmony import */ var _session_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5145);
/* harmony import */ var _warnings_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9603);
// `plan`: what `generate` would do, and what it would cost. Changes nothing, asks nobody.





async function plan(session) {
    const plans = await (0,_session_js__WEBPACK_IMPORTED_MODULE_3__/* .makePlans */ .$L)(session);
    const budgets = plans.map(({ loaded, items }) => ({
        manifest: loaded.file.name,
        items,
        budget: loaded.file.manifest.budget,
    }));
    const stops = [
        ...(0,_plan_caps_js__WEBPACK_IMPORTED_MODULE_2__/* .passedCaps */ .YJ)(budgets, session.options),
        ...(0,_endpoints_js__WEBPACK_IMPORTED_MODULE_1__/* .missingKeys */ .l)(plans.flatMap(({ items }) => items), session.world.env),
    ];
    return {
        exit: _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EXIT */ .d.done,
        sheets: plans.map((one) => (0,_session_js__WEBPACK_IMPORTED_MODULE_3__/* .sheetOf */ .RG)(one)),
        costs: _session_js__WEBPACK_IMPORTED_MODULE_3__/* .NO_COSTS */ .z_,
        // A plan is a plan also where `generate` would stop at once: then it says so.
        problems: [
            ...(0,_warnings_js__WEBPACK_IMPORTED_MODULE_4__/* .planWarnings */ .p)(plans),
            ...(0,_warnings_js__WEBPACK_IMPORTED_MODULE_4__/* .deadLinks */ .G)(plans),
            ...stops.map((stop) => ({ ...stop, severity: 'warning' })),
        ],
    };
}


/***/ }),

/***/ 9603:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ deadLinks),
/* harmony export */   p: () => (/* binding */ planWarnings)
/* harmony export */ });
/* harmony import */ var _store_journal_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9915);
/* harmony import */ var _plan_plan_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6977);
/* harmony import */ var _providers_table_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2608);



/** What may have been billed comes first. */
function planWarnings(plans) {
    const all = plans.flatMap(({ loaded, items }) => {
        const places = new Map(loaded.file.manifest.drafts.map(({ id, place }) => [id, place]));
        return items.map((item) => ({ item, place: { file: loaded.file.name, ...places.get(item.id) } }));
    });
    return [
        ...all.filter(({ item }) => item.billedBefore).map(({ item, place }) => ({ ...billedBefore(item), ...place })),
        ...all.flatMap(({ item, place }) => providerWarnings(item).map((problem) => ({ ...problem, ...place }))),
    ];
}
/** Links that the clock says are dead; `generate` tries each once and tells only then. */
function deadLinks(plans) {
    return plans.flatMap(({ items }) => items.flatMap(({ id, source }) => source.kind === 'link' && !source.alive ? [(0,_store_journal_js__WEBPACK_IMPORTED_MODULE_2__/* .lostWarning */ .f7)(id, source.purchase.requestId)] : []));
}
function billedBefore({ id }) {
    const message = `${id} may have been billed before: an earlier run asked for it and never learned the outcome. generate asks again`;
    return { severity: 'warning', code: 'journal/may-have-been-billed', message };
}
function providerWarnings(item) {
    if (!item.image || !(0,_plan_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .isPurchase */ .u7)(item.source))
        return [];
    const { request } = item.image;
    const warnings = (0,_providers_table_js__WEBPACK_IMPORTED_MODULE_1__/* .providerNamed */ .l)(request.provider)?.warnings(request) ?? [];
    return warnings.map(({ code, message }) => ({ severity: 'warning', code, message: `${item.id}: ${message}` }));
}


/***/ })

};
