export const id = 3320;
export const ids = [3320];
export const modules = {

/***/ 3320:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   summaryText: () => (/* binding */ summaryText),
/* harmony export */   u: () => (/* binding */ spentText)
/* harmony export */ });
/* harmony import */ var _money_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9181);
// What a run did, in one line. Pure.

/** How many images of each outcome, and the money. */
function summaryText(report) {
    const { totals, command, manifests, ok } = report;
    const outcomes = [
        'generated',
        'copied',
        'moved',
        'restored',
        'accepted',
        'pruned',
        'kept',
        'failed',
        'refused',
        'unknown',
        'skipped',
    ]
        .filter((outcome) => totals[outcome] > 0)
        .map((outcome) => `${totals[outcome]} ${outcome}`);
    const images = manifests.flatMap((one) => one.images);
    // One that was made anew although unchanged is counted by what became of it.
    const unchanged = images.filter(({ state, outcome }) => state === 'unchanged' && outcome === undefined).length;
    if (unchanged > 0)
        outcomes.push(`${unchanged} unchanged`);
    const left = command === 'generate' ? images.filter(isLeft).length : 0;
    // A run that did nothing, for a cap or a key, leaves all; one that went well, what it could not draw.
    if (left > 0)
        outcomes.push(ok ? `${left} left for a run without placeholder` : `${left} not made`);
    return `${outcomes.join(', ') || 'nothing to do'}${spentText(report)}\n`;
}
/** What was spent, and what may have been, as the end of a sentence; empty for what spends nothing. */
function spentText({ totals, cost, command, manifests }) {
    if (command !== 'generate' && command !== 'merge')
        return '';
    const images = manifests.flatMap((one) => one.images);
    const amount = cost.unknown_usd > 0 ? (0,_money_js__WEBPACK_IMPORTED_MODULE_0__/* .usd */ .dR)(Math.round(cost.unknown_usd * 1e6)) : 'an amount without a known price';
    const maybe = totals.unknown > 0 || cost.unknown_usd > 0 ? `, ${amount} may have been billed` : '';
    const unpriced = images.filter((image) => image.outcome === 'generated' && image.price_usd === null).length;
    const more = unpriced > 0 ? ` and the price of ${unpriced} that is not known` : '';
    return `. Spent ${(0,_money_js__WEBPACK_IMPORTED_MODULE_0__/* .usd */ .dR)(Math.round(cost.spent_usd * 1e6))}${more}${maybe}`;
}
/** Wanted, and this run did nothing about it. */
function isLeft({ state, outcome }) {
    return outcome === undefined && (state === 'create' || state === 'update' || state === 'missing');
}


/***/ })

};
