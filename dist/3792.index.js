export const id = 3792;
export const ids = [3792];
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

/***/ 3792:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  gallery: () => (/* binding */ gallery)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(7406);
// EXTERNAL MODULE: ./build/src/bytes-text.js
var bytes_text = __webpack_require__(384);
// EXTERNAL MODULE: ./build/src/plan/changes.js
var changes = __webpack_require__(2388);
// EXTERNAL MODULE: ./build/src/plan/edited.js
var edited = __webpack_require__(652);
// EXTERNAL MODULE: ./build/src/plan/words.js
var words = __webpack_require__(5940);
;// CONCATENATED MODULE: ./build/src/gallery/markup.js
// Text from outside → HTML that shows it and nothing else. Pure.
/** Controls, formats (bidirectional and invisible marks too), surrogates, private use, line separators; not newline and tab. */
const HIDDEN = /(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu;
const MARKUP = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
/** Text for an element or a quoted attribute; what cannot be seen stands as an escape such as `\u{202e}`. */
function escaped(text) {
    return text
        .replaceAll(HIDDEN, (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`)
        .replaceAll(/[&<>"']/g, (char) => MARKUP[char]);
}
/** A relative address: every part encoded, and begun so that none is taken for a scheme. */
function relativeUrl(path) {
    const parts = path.split('/').map((part) => encodeURIComponent(part.replaceAll(/\p{Cs}/gu, '\ufffd')));
    return parts[0] === '..' ? parts.join('/') : `./${parts.join('/')}`;
}
/** Dollars without rounding: `$0.035`, `$1.20`. */
function dollars(usd) {
    const [whole = '0', decimals = ''] = usd.toFixed(6).replace(/0+$/, '').split('.');
    return `$${whole}.${decimals.padEnd(2, '0')}`;
}
function count(number, one, many = `${one}s`) {
    return `${number} ${number === 1 ? one : many}`;
}

;// CONCATENATED MODULE: ./build/src/gallery/card.js
// One image of the gallery → its card: the picture, its name, and everything that is known of it. Pure.





/** What a state asks of a person. */
function saying({ item, named }) {
    const { id, state } = item;
    const generate = `imagelock generate ${id}${named}`;
    switch (state) {
        case 'unchanged':
            return 'As locked';
        case 'move':
            return `Renamed in the manifest: ${generate} moves the file`;
        case 'edited': {
            const why = (0,edited/* isOwnChanged */.XP)(item)
                ? "A person's own picture, and its request changed"
                : 'The file is not the locked one';
            return `${why}: ${(0,edited/* settlingText */.yF)(item, named)}`;
        }
        case 'missing':
            return `The file is not there: ${generate} brings it back`;
        case 'update':
            return `The manifest wants another picture than this one: ${generate} makes it`;
        case 'create':
            return `Not made yet: ${generate} makes it`;
        case 'orphan':
            return `The manifest no longer has this image: imagelock prune ${id}${named} drops it`;
    }
}
/** The card, an `li`. Its `details` is what the page's script shows in the viewer; without the script a person opens it. */
function cardHtml(image) {
    const { item } = image;
    const request = requestOf(item);
    const compare = image.before?.picture.kind === 'webp' && image.picture.kind === 'webp';
    const name = escaped(item.id);
    return `<li class="card" data-state="${item.state}" data-model="${escaped(request.model)}">
<button class="open" type="button">${pictureHtml(image.picture, altOf(image), 'now')}<span class="of">, ${name}</span></button>
<h2 class="name" title="${name}">${name}</h2>
<p class="meta"><span class="state ${item.state}">${item.state}</span> <span class="model">${escaped(request.model)}</span>${compare ? ' <span class="has">before and after</span>' : ''}</p>
<details><summary>Details<span class="of"> of ${name}</span></summary>
${beforeHtml(image)}<p class="says">${escaped(saying(image))}</p>
<p class="prompt">${escaped(request.prompt)}</p>
${sinceHtml(image)}${changesHtml(item.state === 'move' ? 'Moves' : 'What generate would change', item.changes)}<dl>${facts(image).map(factHtml).join('')}</dl>
${linkHtml(image)}</details>
</li>
`;
}
/** What is wanted; of an orphan, what was. */
function requestOf(item) {
    return (item.image?.request ?? item.entry?.request);
}
function altOf({ item }) {
    const alt = item.image?.alt?.trim();
    return alt === undefined || alt === '' ? `no text alternative` : alt;
}
function pictureHtml(picture, alt, name) {
    if (picture.kind === 'nothing')
        return `<span class="nothing">${escaped(picture.why)}</span>`;
    const data = Buffer.from(picture.bytes).toString('base64');
    const size = `width="${picture.width}" height="${picture.height}"`;
    return `<img class="${name}" alt="${escaped(alt)}" ${size} loading="lazy" decoding="async" src="data:image/webp;base64,${data}">`;
}
function beforeHtml({ before, item }) {
    if (!before || before.picture.kind === 'nothing')
        return '';
    return `<figure class="earlier"><figcaption>Before</figcaption>${pictureHtml(before.picture, `${item.id} before`, 'before')}</figure>\n`;
}
/** What differs between the version before and what is locked now. */
function sinceHtml({ before, item }) {
    if (!before || !item.image || item.state === 'update')
        return '';
    return changesHtml('Since the earlier version', (0,changes/* requestChanges */.Z)(before.entry, item.image));
}
function changesHtml(title, changes) {
    if (changes.length === 0)
        return '';
    const rows = changes.map((change) => `<dt>${escaped(change.key)}</dt><dd>${changeHtml(change)}</dd>`);
    return `<section class="changes"><h3>${title}</h3><dl>${rows.join('')}</dl></section>\n`;
}
/** A prompt by words, everything else by its value. */
function changeHtml({ key, from, to }) {
    if (key !== 'prompt' || typeof from !== 'string' || typeof to !== 'string')
        return `${changeValue(from, 'del')} ${changeValue(to, 'ins')}`;
    const tags = { gone: 'del', new: 'ins' };
    const parts = (0,words/* wordChanges */._)(from, to);
    return parts
        .map(({ kind, text }, at) => {
        if (kind === 'same')
            return escaped(text);
        const apart = kind === 'new' && parts[at - 1]?.kind === 'gone' ? ' ' : '';
        return `${apart}<${tags[kind]}>${escaped(text)}</${tags[kind]}>`;
    })
        .join('');
}
function changeValue(value, element) {
    return `<${element}>${value === null ? 'nothing' : escaped(String(value))}</${element}>`;
}
function facts(image) {
    const { item, manifest } = image;
    const { prompt: _, extra, ...parameters } = requestOf(item);
    const rest = Object.entries({ ...parameters, ...extra }).map(([name, value]) => [name, String(value)]);
    const alt = item.image?.alt;
    return [
        ['path', item.path],
        ...(manifest === null ? [] : [['manifest', manifest]]),
        ['alt', alt?.trim() ? alt : 'none'],
        ...rest,
        ...(item.entry ? entryFacts(item.entry) : []),
        ...(image.sha256 !== null && image.sha256 !== item.entry?.file.sha256
            ? [['sha256 of the file', image.sha256]]
            : []),
    ];
}
function entryFacts({ file, receipt, accepted }) {
    return [
        ['file', `${file.width} x ${file.height} ${file.format}, ${(0,bytes_text/* bytesText */.p)(file.bytes)}`],
        ['provenance', file.provenance === 'c2pa' ? 'C2PA mark' : 'none'],
        ['price', accepted ? "a person's own picture" : priceText(receipt)],
        ...(receipt?.request_id === undefined ? [] : [['request id', receipt.request_id]]),
        ['sha256', file.sha256],
    ];
}
function priceText(receipt) {
    if (!receipt || receipt.cost_usd === null)
        return 'not known';
    return receipt.cost_source === 'none' ? 'free' : dollars(receipt.cost_usd);
}
function factHtml([name, value]) {
    return `<dt>${escaped(name)}</dt><dd>${escaped(value)}</dd>`;
}
function linkHtml({ link, item }) {
    if (link === null)
        return '';
    return `<p><a class="file" href="${escaped(relativeUrl(link))}">Open the file<span class="of"> of ${escaped(item.id)}</span></a></p>\n`;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./build/src/plan/state.js
var state = __webpack_require__(8988);
;// CONCATENATED MODULE: ./build/src/gallery/script.js
// What the gallery's page does in the browser: filter, keys, viewer, slider. It builds no markup: it moves what the page holds.
const SCRIPT = String.raw `
'use strict'
const byId = (id) => document.getElementById(id)
const [text, model, shown, none, viewer, stage, facts] = ['text', 'model', 'shown', 'none', 'viewer', 'stage', 'facts'].map(byId)
const cards = [...document.querySelectorAll('.card')]
const states = [...document.querySelectorAll('.states input')]
// What is shown in the viewer alone is taken out of the page: thousands of elements less to style.
const details = cards.map((card) => card.querySelector('details'))
for (const one of details) one.remove()
const isShown = (card) => !card.hidden
const grid = document.querySelector('.grid')
const buttonOf = (card) => card.querySelector('.open')
let words
let at = -1

document.documentElement.classList.add('js')

const wordsOf = (card, index) =>
  [card.querySelector('.name'), ...details[index].querySelectorAll('.prompt, dd')].map((part) => part.textContent).join('\n').toLowerCase()

function filter() {
  words ??= cards.map(wordsOf)
  const wanted = text.value.toLowerCase().split(/\s+/).filter(Boolean)
  const chosen = new Set(states.filter((one) => one.checked).map((one) => one.value))
  let count = 0
  // A card that is drawn when seen is slow to hide, since it is drawn first; within a grid that is away it is not.
  grid.hidden = true
  void grid.offsetHeight
  cards.forEach((card, index) => {
    const fits = (chosen.size === 0 || chosen.has(card.dataset.state)) && (!model.value || card.dataset.model === model.value) && wanted.every((word) => words[index].includes(word))
    card.hidden = !fits
    if (fits) count += 1
  })
  grid.hidden = false
  shown.textContent = count === cards.length ? '' : count + ' of ' + cards.length + ' shown'
  none.hidden = count > 0
}

let asked = 0
text.addEventListener('input', () => {
  cancelAnimationFrame(asked)
  asked = requestAnimationFrame(filter)
})
for (const one of [model, ...states]) one.addEventListener('change', filter)
byId('filters').addEventListener('submit', (event) => event.preventDefault())
byId('clear').addEventListener('click', () => {
  text.value = model.value = ''
  for (const one of states) one.checked = false
  filter()
  text.focus()
})

function compare(card, before, now) {
  const pair = document.createElement('div')
  pair.className = 'pair'
  const slider = Object.assign(document.createElement('input'), { type: 'range', min: 0, max: 100, step: 1, value: 50 })
  slider.setAttribute('aria-label', 'Compare before and now')
  const move = () => {
    pair.style.setProperty('--cut', slider.value + '%')
    slider.setAttribute('aria-valuetext', slider.value + ' % before')
  }
  slider.addEventListener('input', move)
  const label = (name, words) => Object.assign(document.createElement('span'), { className: name, textContent: words })
  pair.append(before.cloneNode(), now.cloneNode(), slider, document.createElement('i'), label('left', 'Before'), label('right', 'Now'))
  move()
  return pair
}

function size(element, picture) {
  const [width, height] = [Number(picture.getAttribute('width')), Number(picture.getAttribute('height'))]
  element.style.aspectRatio = width + ' / ' + height
  // No larger than the picture bears.
  element.style.width = 'min(100%, ' + Math.round(width * 1.7) + 'px, calc(var(--room) * ' + width / height + '))'
  element.style.height = 'auto'
}

function show(index) {
  at = index
  const card = cards[index]
  const visible = cards.filter(isShown)
  byId('viewer-name').textContent = card.querySelector('.name').textContent
  byId('place').textContent = visible.indexOf(card) + 1 + ' of ' + visible.length
  const now = buttonOf(card).firstElementChild
  const before = details[index].querySelector('img.before')
  const picture = before && now.matches('img') ? compare(card, before, now) : now.cloneNode(true)
  if (now.matches('img')) size(picture, now)
  stage.replaceChildren(picture)
  const state = card.querySelector('.state').cloneNode(true)
  const known = [...details[index].children].filter((part) => !part.matches('summary, .earlier'))
  facts.replaceChildren(state, ...known.map((part) => part.cloneNode(true)))
  facts.scrollTop = 0
  if (!viewer.open) viewer.showModal()
}

function step(by) {
  const visible = cards.filter(isShown)
  const next = visible[(visible.indexOf(cards[at]) + by + visible.length) % visible.length]
  if (next) show(cards.indexOf(next))
}

grid.addEventListener('click', (event) => {
  const button = event.target.closest('.open')
  if (button) show(cards.indexOf(button.parentElement))
})
byId('previous').addEventListener('click', () => step(-1))
byId('next').addEventListener('click', () => step(1))
byId('close').addEventListener('click', () => viewer.close())
viewer.addEventListener('click', (event) => {
  if (event.target === viewer) viewer.close()
})
viewer.addEventListener('close', () => {
  stage.replaceChildren()
  buttonOf(cards[at]).focus()
})

function walk(key, from) {
  const visible = cards.filter(isShown)
  const here = visible.indexOf(from)
  const top = visible[0].offsetTop
  const second = visible.findIndex((card) => card.offsetTop !== top)
  const columns = second < 0 ? visible.length : second
  const by = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns }[key]
  const next = key === 'Home' ? visible[0] : key === 'End' ? visible.at(-1) : visible[here + by]
  if (next) buttonOf(next).focus()
}

document.addEventListener('keydown', (event) => {
  const { key, target } = event
  if (event.ctrlKey || event.metaKey || event.altKey) return
  if (viewer.open) {
    if (target.type === 'range' || (key !== 'ArrowLeft' && key !== 'ArrowRight')) return
    event.preventDefault()
    step(key === 'ArrowLeft' ? -1 : 1)
  } else if (key === '/' && !target.matches('input, select')) {
    event.preventDefault()
    text.focus()
    text.select()
  } else if (key === 'Escape' && target === text) {
    text.value = ''
    filter()
  } else if (key === 'ArrowDown' && target === text) {
    event.preventDefault()
    const first = cards.find(isShown)
    if (first) buttonOf(first).focus()
  } else if (target.matches('.open') && /^(Arrow|Home$|End$)/.test(key)) {
    event.preventDefault()
    walk(key, target.parentElement)
  }
})
// A browser keeps what was typed when a page is loaded again.
if (text.value || model.value || states.some((one) => one.checked)) filter()
`;

;// CONCATENATED MODULE: ./build/src/gallery/style.js
// How the gallery looks: light and dark, wide and narrow, on paper.
const STYLE = `
:root{color-scheme:light dark;--paper:#fbfbf9;--mat:#f0f0ec;--card:#fff;--ink:#1b1d21;--soft:#5c6068;--line:#dddcd6;--accent:#2450c4;
--ok:#2f7d4f;--warn:#a86200;--bad:#c0322b;--new:#7247c4;--off:#787c84;--del:#a3271f;--ins:#1d6b3e}
@media (prefers-color-scheme:dark){:root{--paper:#131416;--mat:#1d1f22;--card:#18191c;--ink:#eceae6;--soft:#a6a9af;--line:#303338;--accent:#93b2ff;
--ok:#62c08a;--warn:#e3a347;--bad:#f0776d;--new:#b79bf5;--off:#8c9097;--del:#f19b94;--ins:#7fd3a2}}
*{box-sizing:border-box}
html{background:var(--paper);color:var(--ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;-webkit-text-size-adjust:100%}
body{margin:0}
h1,h2,h3,p,ul,dl,dd,figure,fieldset{margin:0;padding:0}
ul{list-style:none}
fieldset{border:0;min-width:0}
a{color:var(--accent);text-underline-offset:3px}
button,input,select{font:inherit;color:inherit}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.of{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
[hidden]{display:none!important}

.top{padding:32px clamp(16px,4vw,48px) 8px}
.top h1{font-size:clamp(22px,3vw,30px);line-height:1.2;font-weight:650;letter-spacing:-.015em;overflow-wrap:anywhere}
.top p{color:var(--soft);margin-top:6px}
.bar{display:none;position:sticky;top:0;z-index:2;gap:10px 12px;flex-wrap:wrap;align-items:center;padding:12px clamp(16px,4vw,48px);background:var(--paper);border-bottom:1px solid var(--line)}
.js .bar{display:flex}
.bar .text{flex:1 1 220px;max-width:380px}
.bar input[type=search]{width:100%;height:38px;padding:0 12px;border:1px solid var(--off);border-radius:9px;background:var(--card)}
.bar input::placeholder{color:var(--soft);opacity:1}
.bar select{height:38px;max-width:100%;padding:0 8px;border:1px solid var(--off);border-radius:9px;background:var(--card)}
.states{display:flex;flex-wrap:wrap;gap:6px}
.states label{position:relative;display:inline-flex;align-items:center;height:38px;padding:0 12px;border:1px solid var(--line);border-radius:19px;background:var(--card);cursor:pointer}
.states label:has(:checked){border-color:var(--accent);box-shadow:inset 0 0 0 1px var(--accent)}
.states label:has(:focus-visible){outline:3px solid var(--accent);outline-offset:2px}
.states input{position:absolute;inset:0;margin:0;opacity:0;cursor:pointer}
.states b{font-weight:500;color:var(--soft);margin-left:7px}
#shown{color:var(--soft);margin-left:auto;white-space:nowrap}

.grid{display:grid;grid-template-columns:repeat(auto-fill,minmax(244px,1fr));gap:14px 10px;padding:20px clamp(10px,calc(4vw - 6px),42px) 40px}
.card{min-width:0;padding:6px;content-visibility:auto;contain-intrinsic-size:auto 256px auto 322px}
.open{position:relative;display:grid;place-items:center;width:100%;aspect-ratio:1;padding:0;border:0;border-radius:12px;overflow:hidden;background:var(--mat);cursor:zoom-in;box-shadow:inset 0 0 0 1px var(--line)}
.open img{position:absolute;inset:0;width:100%;height:100%;object-fit:contain}
.open:hover{box-shadow:inset 0 0 0 1px var(--soft)}
.nothing{padding:24px;color:var(--soft);max-width:30ch;text-align:center;text-wrap:balance}
.name{margin-top:10px;font-size:15px;font-weight:600;line-height:1.35;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
.meta{display:flex;gap:0 10px;color:var(--soft);font-size:13px;white-space:nowrap;overflow:hidden}
.model{overflow:hidden;text-overflow:ellipsis}
.has{margin-left:auto}
.state{display:inline-flex;align-items:center;gap:6px}
.state::before{content:"";width:8px;height:8px;border-radius:4px;background:var(--off)}
.unchanged::before{background:var(--ok)}
.edited::before,.update::before,.move::before{background:var(--warn)}
.missing::before{background:var(--bad)}
.create::before{background:var(--new)}
.card summary{color:var(--soft);font-size:13px;cursor:pointer}
.none{padding:48px 20px;text-align:center;color:var(--soft)}
.none button{margin-left:8px;padding:6px 14px;border:1px solid var(--off);border-radius:9px;background:var(--card);cursor:pointer}
.foot{padding:20px clamp(16px,4vw,48px) 36px;color:var(--soft);font-size:13px;border-top:1px solid var(--line)}
kbd{font:inherit;padding:1px 6px;border:1px solid var(--line);border-radius:5px;background:var(--card);color:var(--ink)}

.says{color:var(--soft);font-size:13.5px}
.prompt{margin:12px 0 16px;font-size:16px;line-height:1.55;white-space:pre-wrap;overflow-wrap:anywhere}
details dl,#facts dl{display:grid;grid-template-columns:minmax(84px,max-content) minmax(0,1fr);gap:5px 16px;font-size:13.5px}
dt{color:var(--soft)}
dd{overflow-wrap:anywhere;white-space:pre-wrap}
.changes{margin:0 0 16px;padding:12px 14px;border-radius:10px;background:var(--mat)}
.changes h3{font-size:13.5px;font-weight:600;margin-bottom:6px}
del{color:var(--del)}
ins{color:var(--ins);text-decoration:none}
.file{display:inline-block;margin-top:14px}
.earlier figcaption{color:var(--soft);font-size:13px}
.earlier img,.card details img{max-width:100%;height:auto}

dialog{width:min(1240px,calc(100vw - 32px));height:min(860px,calc(100dvh - 32px));max-width:none;max-height:none;padding:0;border:1px solid var(--line);border-radius:16px;background:var(--card);color:var(--ink);overflow:hidden}
dialog::backdrop{background:rgb(10 11 13/.62)}
dialog[open]{display:grid;grid-template:auto minmax(0,1fr)/minmax(0,1fr) minmax(300px,380px)}
dialog header{grid-column:1/-1;display:flex;align-items:center;gap:8px;padding:10px 12px 10px 20px;border-bottom:1px solid var(--line)}
dialog h2{flex:1;min-width:0;font-size:16px;font-weight:600;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
#place{color:var(--soft);font-size:13.5px;margin-right:6px;white-space:nowrap}
dialog header button{min-width:38px;height:38px;padding:0 10px;border:1px solid var(--line);border-radius:9px;background:var(--card);cursor:pointer}
dialog header button:hover{border-color:var(--soft)}
#stage{--room:100cqh;container-type:size;position:relative;display:grid;place-items:center;min-height:0;padding:20px;background:var(--mat);overflow:hidden}
#stage>img{max-width:100%;max-height:100%;min-height:0;object-fit:contain;border-radius:6px}
.pair{position:relative;max-width:100%;max-height:100%;min-height:0;display:grid;overflow:hidden;border-radius:6px;--cut:50%}
.pair img{grid-area:1/1;display:block;width:100%;height:100%;min-height:0;object-fit:contain}
.pair .now{clip-path:inset(0 0 0 var(--cut))}
.pair .before{clip-path:inset(0 calc(100% - var(--cut)) 0 0)}
.pair input{position:absolute;inset:0;z-index:1;width:100%;height:100%;margin:0;opacity:0;cursor:ew-resize;touch-action:pan-y}
.pair i{position:absolute;inset:0 auto 0 var(--cut);width:2px;margin-left:-1px;background:#fff;box-shadow:0 0 0 1px rgb(0 0 0/.45);pointer-events:none}
.pair i::after{content:"";position:absolute;left:50%;top:50%;width:34px;height:34px;margin:-17px;border-radius:50%;background:#fff;box-shadow:0 1px 6px rgb(0 0 0/.5);background-image:linear-gradient(90deg,transparent 10px,#333 10px 12px,transparent 12px 22px,#333 22px 24px,transparent 24px);background-size:100% 12px;background-position:center;background-repeat:no-repeat}
.pair :focus-visible~i::after{outline:3px solid var(--accent);outline-offset:2px}
.pair span{position:absolute;top:10px;padding:2px 9px;border-radius:6px;background:rgb(0 0 0/.72);color:#fff;font-size:13px;pointer-events:none}
.pair .left{left:10px}
.pair .right{right:10px}
#facts{min-height:0;overflow:auto;padding:18px 20px 24px;border-left:1px solid var(--line)}
@media (max-width:760px){
.top{padding-top:22px}
.grid{grid-template-columns:repeat(auto-fill,minmax(150px,1fr));gap:8px 2px}
.card{contain-intrinsic-size:auto 172px auto 236px}
.name{font-size:14px}
.has{display:none}
.bar{position:static}
.bar .text{flex-basis:100%;max-width:none}
#shown{margin-left:0}
.states label{height:34px;padding:0 10px}
dialog{width:100vw;height:100dvh;border:0;border-radius:0}
dialog[open]{display:flex;flex-direction:column;overflow:auto}
dialog header{position:sticky;top:0;z-index:3;background:var(--card);padding-left:16px}
#stage{--room:72vh;container-type:normal;flex:none;padding:0}
#stage>img,.pair{max-height:72vh;border-radius:0}
#facts{overflow:visible;border:0;padding:16px}
}
@media (prefers-reduced-motion:no-preference){.open{transition:box-shadow .15s}}
@media print{
.bar,.foot,dialog,.none{display:none!important}
.grid{display:block;padding:0}
.card{display:inline-block;width:24%;content-visibility:visible;break-inside:avoid;vertical-align:top}
.open{background:none}
.top{padding:0 6px 10px}
}
`;

;// CONCATENATED MODULE: ./build/src/gallery/page.js
// The gallery's page around its cards: one file, no network, nothing but its own style and script may act. Pure.





/** A file that does not begin so is a person's own and is never overwritten. */
const MARK = '<!doctype html>\n<!-- imagelock gallery: made by a program, and overwritten by it -->\n';
/** Everything before the first card. */
function pageHead({ manifests, items, compared }) {
    const [first = '', ...more] = manifests;
    const title = more.length === 0 ? first : more.length < 3 ? manifests.join(', ') : `${manifests.length} manifests`;
    const prices = items.map(({ entry }) => entry?.receipt?.cost_usd ?? 0);
    const total = Math.round(prices.reduce((sum, price) => sum + price * 1e6, 0)) / 1e6;
    const parts = [
        count(items.length, 'image'),
        ...(compared > 0 ? [`${compared} with an earlier version`] : []),
        ...(total > 0 ? [`${dollars(total)} in the lock's receipts`] : []),
    ];
    return `${MARK}<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy()}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="imagelock gallery">
<title>${escaped(title)}: gallery</title>
<link rel="icon" href="data:,">
<style>${STYLE}</style>
</head>
<body>
<header class="top">
<h1>${escaped(title)}</h1>
<p>${parts.join(' · ')}</p>
</header>
${filters(items)}<main>
<ul class="grid">
`;
}
/** Everything after the last card. */
function pageFoot() {
    return `</ul>
<p class="none" id="none" hidden>No image fits the filter. <button type="button" id="clear">Show all</button></p>
</main>
<footer class="foot">
<p>Made by <code>imagelock gallery</code>: small copies of the pictures, as they were then. Keys: <kbd>/</kbd> filter, arrows move, <kbd>Enter</kbd> opens, <kbd>Esc</kbd> closes.</p>
</footer>
<dialog id="viewer" aria-labelledby="viewer-name">
<header>
<h2 id="viewer-name" aria-live="polite"></h2>
<span id="place"></span>
<button type="button" id="previous" aria-label="Previous image">←</button>
<button type="button" id="next" aria-label="Next image">→</button>
<button type="button" id="close">Close</button>
</header>
<div id="stage"></div>
<div id="facts" tabindex="0" role="region" aria-label="Details"></div>
</dialog>
<script>${SCRIPT}</script>
</body>
</html>
`;
}
/** By their hashes, the page's own style and script alone; pictures only from the page itself. */
function policy() {
    const hash = (text) => `'sha256-${(0,external_node_crypto_.createHash)('sha256').update(text).digest('base64')}'`;
    const rules = [`default-src 'none'`, 'img-src data:', `style-src ${hash(STYLE)}`, `script-src ${hash(SCRIPT)}`];
    return [...rules, `base-uri 'none'`, `form-action 'none'`].join('; ');
}
function filters(items) {
    const states = state/* STATES */.xj.map((state) => [state, items.filter((item) => item.state === state).length]);
    const boxes = states
        .filter(([, number]) => number > 0)
        .map(([state, number]) => `<label><input type="checkbox" value="${state}"><span class="state ${state}">${state}</span><b>${number}</b></label>`);
    const models = [
        ...new Set(items.map(({ image, entry }) => (image?.request ?? entry?.request)?.model ?? '')),
    ].toSorted();
    const choices = models.map((model) => `<option value="${escaped(model)}">${escaped(model)}</option>`);
    return `<form class="bar" id="filters" role="search" aria-label="Filter the images">
<label class="text"><span class="of">Filter by id, prompt or parameter</span><input type="search" id="text" placeholder="Filter by id, prompt, seed …" autocomplete="off" spellcheck="false"></label>
<fieldset class="states"><legend class="of">States</legend>${boxes.join('')}</fieldset>
<label${choices.length > 1 ? '' : ' hidden'}><span class="of">Model</span><select id="model"><option value="">All models</option>${choices.join('')}</select></label>
<p id="shown" role="status"></p>
</form>
`;
}

// EXTERNAL MODULE: ./build/src/store/history.js
var store_history = __webpack_require__(2507);
;// CONCATENATED MODULE: ./build/src/store/earlier.js
// The version of each picture before the present one, from local git: what a person compares with. Nothing is fetched.


/** Other versions of one image that are looked for in git; the newest that is there is taken. */
const CANDIDATES = 5;
/**
 * Finds the newest other version of each picture: the locked one where the file was edited, else the last versions of the lock.
 * @param lockName the lock's file name in git's folder
 * @param lfs what stands for pointers in git
 */
async function findEarlier(git, lockName, present, lfs) {
    const found = new Map(present.map(({ id, entry }) => [id, entry ? [entry] : []]));
    const shas = new Map(present.map(({ id, sha256 }) => [id, sha256]));
    const isOther = ({ file }, id) => file.sha256 !== shas.get(id);
    for (const [id, entries] of found)
        found.set(id, entries.filter((entry) => isOther(entry, id)));
    for await (const text of (0,store_history/* lockVersions */.HE)(git, lockName)) {
        for (const [id, raw] of (0,store_history/* rawEntries */.fW)(text)) {
            const known = found.get(id);
            if (!known || known.length >= CANDIDATES || hasSha(raw, [shas.get(id), known.at(-1)?.file.sha256]))
                continue;
            known.push(...(0,store_history/* readAlone */.U1)(id, raw).map(({ entry }) => entry));
        }
    }
    const there = await (0,store_history/* existing */.gT)(git, [...found.values()].flatMap((entries) => entries.map(({ file }) => file.git_blob)));
    const newest = [...found].flatMap(([id, entries]) => {
        const entry = entries.find(({ file }) => there.has(file.git_blob) || lfs.has(file.sha256));
        return entry ? [[id, entry]] : [];
    });
    return { entries: new Map(newest), ...reader(git, lfs) };
}
function hasSha(raw, shas) {
    return shas.includes(raw?.file?.sha256);
}
/** Reads one blob after the other, whoever asks meanwhile. */
function reader(git, lfs) {
    let objects;
    let last = Promise.resolve();
    const readNow = async ({ file }) => {
        objects ??= git.objects();
        const chunks = [];
        let size = 0;
        const take = (chunk) => {
            size += chunk.length;
            // What is longer than locked is not what is locked.
            if (size <= file.bytes)
                chunks.push(Buffer.from(chunk));
        };
        if (!(await objects.read(file.git_blob, take)) || size !== file.bytes)
            return lfs.read(file.sha256, file.bytes);
        const bytes = Buffer.concat(chunks);
        return (0,external_node_crypto_.createHash)('sha256').update(bytes).digest('hex') === file.sha256 ? bytes : null;
    };
    return {
        read: (entry) => {
            const next = last.then(() => readNow(entry));
            last = next.catch(() => { });
            return next;
        },
        close: () => objects?.close(),
    };
}

// EXTERNAL MODULE: ./build/src/world/git.js
var git = __webpack_require__(9410);
// EXTERNAL MODULE: ./build/src/world/lfs-objects.js
var lfs_objects = __webpack_require__(6268);
// EXTERNAL MODULE: ./build/src/world/files.js
var world_files = __webpack_require__(2845);
;// CONCATENATED MODULE: ./build/src/world/page-file.js
// A page that a person asked for by its path: written piece by piece beside its place, and over nothing but a page of ours.



/**
 * Begins the page. Below the current folder no link is followed; a folder outside it must be there.
 * @param mark how a page of ours begins
 * @throws ImagelockError (exit 2) `page/name`, `page/not-ours`, `page/no-folder`, `file/link`
 */
async function openPageFile(cwd, wanted, mark) {
    const absolute = external_node_path_.resolve(cwd, wanted);
    const name = external_node_path_.relative(cwd, absolute).split(external_node_path_.sep).join('/');
    const refuse = (code, message) => {
        throw new errors/* ImagelockError */.L({ code, message }, errors/* EXIT */.d.invalid);
    };
    if (!/\.html?$/i.test(absolute))
        refuse('page/name', `${wanted} is no name for a page: it must end in .html`);
    const isInside = !external_node_path_.isAbsolute(name) && name.split('/')[0] !== '..';
    const files = (0,world_files/* filesBelow */.D)(isInside ? cwd : external_node_path_.dirname(absolute));
    const relative = isInside ? name : external_node_path_.basename(absolute);
    const found = files.find(relative);
    const other = 'imagelock overwrites only its own pages: name another one with --out';
    if (found.kind === 'link')
        refuse('file/link', `${name} cannot be written: ${found.at} is a link, and imagelock follows none`);
    if (found.kind === 'other')
        refuse('page/not-ours', `${name} is no place for a file; ${other}`);
    if (found.kind === 'file' && !(await beginsWith(files.stream(relative), mark)))
        refuse('page/not-ours', `${name} is there and is no gallery. ${other}`);
    let temporary;
    try {
        temporary = await files.temporary(files.temporaryName(relative));
    }
    catch (error) {
        if (error.code !== 'ENOENT')
            throw error;
        return refuse('page/no-folder', `there is no folder ${external_node_path_.dirname(wanted)}: make it first`);
    }
    return {
        name,
        folder: external_node_path_.dirname(absolute),
        write: async (text) => temporary.write(Buffer.from(text)),
        settle: async () => {
            await temporary.close();
            await files.settle(temporary.path, relative);
        },
        discard: async () => temporary.discard(),
    };
}
async function beginsWith(stream, mark) {
    for await (const chunk of stream)
        return Buffer.from(chunk).toString('utf8').startsWith(mark);
    return false;
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:worker_threads"
var external_node_worker_threads_ = __webpack_require__(5919);
;// CONCATENATED MODULE: ./build/src/world/thumbnailers.js
// Threads that make thumbnails: decoding is work for a processor, and a picture that breaks its decoder breaks a thread alone.



/** More threads would hold more pictures at once than they are worth. */
const MOST_THREADS = 6;
/** A 64 megapixel picture takes about ten seconds on a slow machine. */
const LIMIT_MS = 60_000;
/** @param pictures how many there will be */
function openThumbnailers(pictures) {
    const threads = Math.max(1, Math.min(MOST_THREADS, (0,external_node_os_.availableParallelism)(), Math.ceil(pictures / 4)));
    const all = new Set();
    const idle = [];
    const waiting = [];
    let closed = false;
    const start = () => {
        const worker = new external_node_worker_threads_.Worker(external_node_path_.join(import.meta.dirname, 'thumbnailer.js'));
        // Also where nobody waits for it.
        worker.on('error', () => { });
        all.add(worker);
        return worker;
    };
    const take = () => idle.pop() ?? (all.size < threads ? start() : new Promise((resolve) => waiting.push(resolve)));
    const giveBack = (worker) => {
        const next = waiting.shift();
        if (next)
            next(worker);
        else
            idle.push(worker);
    };
    const drop = (worker) => {
        all.delete(worker);
        void worker.terminate();
        if (!closed)
            waiting.shift()?.(start());
    };
    return {
        threads,
        make: async (order) => {
            const worker = await take();
            const thumbnail = await ask(worker, order);
            if (thumbnail)
                giveBack(worker);
            else
                drop(worker);
            return thumbnail ?? { kind: 'nothing', why: 'The picture cannot be decoded' };
        },
        close: async () => {
            closed = true;
            await Promise.all([...all].map((worker) => worker.terminate()));
        },
    };
}
/** Null where the thread ended, had not memory enough, or took too long; any other failure is a fault of ours. */
async function ask(worker, { bytes, box }) {
    return new Promise((resolve, reject) => {
        const end = (thumbnail) => {
            clearTimeout(timer);
            worker.off('message', end).off('error', broken).off('exit', fail);
            resolve(thumbnail);
        };
        const fail = () => end(null);
        const broken = (error) => {
            if (error.code !== 'ERR_WORKER_OUT_OF_MEMORY' && !(error instanceof RangeError))
                reject(error);
            fail();
        };
        const timer = setTimeout(fail, LIMIT_MS);
        worker.on('message', end).on('error', broken).on('exit', fail);
        // A buffer of its own is handed over; a part of a shared one is copied.
        const own = bytes.byteLength === bytes.buffer.byteLength && bytes.buffer instanceof ArrayBuffer;
        worker.postMessage({ bytes, box }, own ? [bytes.buffer] : []);
    });
}

// EXTERNAL MODULE: ./build/src/commands/session.js + 1 modules
var commands_session = __webpack_require__(5145);
;// CONCATENATED MODULE: ./build/src/commands/gallery.js
// `gallery`: one page of all images with small pictures in it. Reads files and local git, asks nobody, writes one file.











const DEFAULT_PAGE = 'imagelock.html';
/** Largest picture that is read; what is bought is no larger (threats.md). */
const MAX_BYTES = 50 * 1024 * 1024;
/** @throws ImagelockError (exit 2) where the page cannot be written */
async function gallery(session) {
    const { world, options } = session;
    const plans = (0,commands_session/* stateRows */.l5)(session);
    const page = await openPageFile(world.cwd, options.out ?? DEFAULT_PAGE, MARK);
    const open = [];
    let isWhole = false;
    try {
        const rows = await rowsOf(plans, open);
        const compared = rows.filter(({ earlier, item }) => earlier?.entries.has(item.id)).length;
        const makers = openThumbnailers(rows.length + compared);
        open.push(makers);
        const manifests = plans.map(({ loaded }) => loaded.file.name);
        await page.write(pageHead({ manifests, items: rows.map(({ item }) => item), compared }));
        const named = manifests.length > 1;
        const box = boxFor(rows.length + compared);
        for await (const image of inOrder(rows, makers.threads + 1, async (row) => look(row, named, box, page, makers))) {
            if (world.stopping.aborted)
                return stopped(plans);
            await page.write(cardHtml(image));
            session.door.shown(image.item, image.picture, rows.length);
        }
        await page.write(pageFoot());
        await page.settle();
        isWhole = true;
    }
    finally {
        for (const one of open)
            await one.close();
        if (!isWhole)
            await page.discard();
    }
    const isOwnChoice = options.out !== null;
    return { ...stopped(plans), files: [page.name], hints: isOwnChoice ? [] : await untoldToGit(page.name, world) };
}
/** The page is for looking: where git would take it along with the rest, that is said. Nothing is written for it unasked. */
async function untoldToGit(name, { cwd, env }) {
    if (!(0,git/* findRepository */.W1)(cwd))
        return [];
    const { stdout } = await (0,git/* gitIn */.uM)(cwd, env).run(['ls-files', '-z', '--others', '--exclude-standard', '--', name]);
    if (stdout.length === 0)
        return [];
    return [`${name} is for looking, and git add -A would take it: a line ${name} in .gitignore keeps it out`];
}
/** The door sets the exit code of a run that was stopped. */
function stopped(plans) {
    return { exit: errors/* EXIT */.d.done, sheets: plans.map((plan) => (0,commands_session/* sheetOf */.RG)(plan)), costs: commands_session/* NO_COSTS */.z_, problems: [] };
}
/** Few pictures can be larger ones: the page stays below some 20 MB. */
function boxFor(pictures) {
    return pictures <= 100 ? 720 : pictures <= 400 ? 480 : 320;
}
async function rowsOf(plans, open) {
    const rows = [];
    for (const plan of plans) {
        const { file, facts } = plan.loaded;
        const own = plan.items.map((item) => ({ plan, item, path: pathOf(plan, item) }));
        const present = own.flatMap(({ item, path: place }) => {
            const fact = facts.files(place);
            const isKnown = fact.kind === 'bytes' || fact.kind === 'pointer';
            return isKnown ? [{ id: item.id, sha256: fact.sha256, entry: item.entry }] : [];
        });
        const earlier = file.repository && present.length > 0
            ? await findEarlier(file.git, file.lockFile, present, (0,lfs_objects/* openLfsObjects */.K)(file.repository.gitDir))
            : null;
        if (earlier)
            open.push(earlier);
        rows.push(...own.map((one) => ({ ...one, earlier })));
    }
    return rows;
}
function pathOf({ loaded: { facts } }, { path: wanted, entry }) {
    if (!entry || facts.files(wanted).kind !== 'absent')
        return wanted;
    return (0,state/* isIntact */.kM)(entry, facts.files) ? entry.path : wanted;
}
async function look(row, named, box, page, makers) {
    const { plan, item, earlier } = row;
    const { file, facts } = plan.loaded;
    const fact = facts.files(row.path);
    const picture = await currentPicture(row, box, makers);
    const entry = earlier?.entries.get(item.id);
    return {
        item,
        manifest: named ? file.name : null,
        named: file.named,
        sha256: fact.kind === 'bytes' || fact.kind === 'pointer' ? fact.sha256 : null,
        picture,
        link: fact.kind === 'bytes' ? linkTo(page.folder, external_node_path_.join(file.files.root, ...row.path.split('/'))) : null,
        before: entry && earlier ? { entry, picture: await pictureBefore(earlier, entry, box, makers) } : null,
    };
}
async function currentPicture({ plan, item, path: place }, box, makers) {
    const { file, facts } = plan.loaded;
    const fact = facts.files(place);
    if (fact.kind === 'pointer') {
        const bytes = file.repository ? (0,lfs_objects/* openLfsObjects */.K)(file.repository.gitDir).read(fact.sha256, MAX_BYTES) : null;
        return bytes ? makers.make({ bytes, box }) : nothing('Kept by Git LFS: the bytes are not here (git lfs pull)');
    }
    if (fact.kind !== 'bytes')
        return nothing(item.state === 'create' ? 'Not made yet' : 'The file is not there');
    try {
        const bytes = file.files.read(place, MAX_BYTES);
        return bytes ? await makers.make({ bytes, box }) : nothing('The file is not there');
    }
    catch (error) {
        if (error instanceof errors/* ImagelockError */.L)
            return nothing('The file cannot be shown');
        if (error.code !== undefined)
            return nothing('The file cannot be read');
        throw error;
    }
}
async function pictureBefore(earlier, entry, box, makers) {
    const bytes = entry.file.bytes <= MAX_BYTES ? await earlier.read(entry) : null;
    return bytes ? makers.make({ bytes, box }) : nothing('Not in git as it was locked');
}
function nothing(why) {
    return { kind: 'nothing', why };
}
/** Null where no relative path leads there: another drive. */
function linkTo(folder, file) {
    const relative = external_node_path_.relative(folder, file);
    return external_node_path_.isAbsolute(relative) ? null : relative.split(external_node_path_.sep).join('/');
}
/** Some at once, given in their order; no more than `most` are begun and not yet taken. */
async function* inOrder(all, most, work) {
    const begun = [];
    for (const one of all) {
        const next = work(one);
        // It is awaited later, in its turn.
        next.catch(() => { });
        begun.push(next);
        if (begun.length >= most)
            yield begun.shift();
    }
    while (begun.length > 0)
        yield begun.shift();
}


/***/ }),

/***/ 5145:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  GN: () => (/* binding */ NOTHING_KNOWN),
  z_: () => (/* binding */ NO_COSTS),
  i9: () => (/* binding */ estimateAll),
  VI: () => (/* binding */ lookInCache),
  $L: () => (/* binding */ makePlans),
  RG: () => (/* binding */ sheetOf),
  l5: () => (/* binding */ stateRows)
});

// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(7406);
// EXTERNAL MODULE: ./build/src/manifest/near.js
var manifest_near = __webpack_require__(6033);
// EXTERNAL MODULE: ./build/src/plan/caps.js
var caps = __webpack_require__(2336);
// EXTERNAL MODULE: ./build/src/plan/plan.js + 2 modules
var plan = __webpack_require__(6977);
// EXTERNAL MODULE: ./build/src/glob.js
var glob = __webpack_require__(7183);
;// CONCATENATED MODULE: ./build/src/plan/select.js
// Ids and globs that a person named → which images they select (spec cli.md). Pure.

/** What the names select: an id its image, the id of a matrix its images, a glob whatever it fits; all where none is named. */
function selection(names) {
    if (names.length === 0)
        return { selected: () => true, unused: () => [] };
    const used = new Set();
    const exact = new Set(names.filter((name) => !name.includes('*')));
    const globs = names.filter((name) => name.includes('*')).map((name) => ({ name, pattern: (0,glob/* globPattern */.h)(name) }));
    const selected = (id, source) => {
        const hits = [id, source].filter((name) => exact.has(name));
        hits.push(...globs.filter(({ pattern }) => pattern.test(id)).map(({ name }) => name));
        for (const hit of hits)
            used.add(hit);
        return hits.length > 0;
    };
    return { selected, unused: () => names.filter((name) => !used.has(name)) };
}

// EXTERNAL MODULE: ./build/src/plan/state.js
var state = __webpack_require__(8988);
// EXTERNAL MODULE: ./build/src/store/history.js
var store_history = __webpack_require__(2507);
// EXTERNAL MODULE: ./build/src/store/recover.js
var recover = __webpack_require__(5119);
;// CONCATENATED MODULE: ./build/src/commands/session.js
// What every command works with, and what it gives back to the hall.








const NOTHING_WAITS = { finds: new Map(), kept: new Map() };
const NOTHING_BOUGHT = {
    purchases: new Map(),
    asides: new Map(),
    candidates: new Map(),
    unsettled: new Set(),
};
/** Of commands that make nothing. */
const NOTHING_KNOWN = {
    ...NOTHING_BOUGHT,
    own: new Map(),
    history: new Map(),
    kept: new Map(),
    cache: new Map(),
    lfs: new Set(),
    now: 0,
};
const NO_COSTS = { spent: 0, unknown: 0 };
/**
 * Decides the rows of all manifests, git asked where bytes are wanted.
 * @param isShared whether several machines have to come to the same rows: then neither what waits in the journal of this
 * one nor its cache counts
 * @throws ImagelockError `select/nothing` (exit 2) for a name that selects nothing
 */
async function makePlans(session, isShared = false) {
    const { options, loaded } = session;
    const chosen = session_select(session);
    const plans = [];
    for (const one of loaded) {
        const known = await (isShared ? whatAllKnow(one, chosen, session) : whatIsKnown(one, chosen, session));
        plans.push((0,plan/* buildPlan */.Gg)(one.verdicts, one.facts, known, { ...options, named: one.file.named, selected: chosen.selected }));
    }
    return (0,plan/* joinTwins */.G6)(plans).map((items, index) => ({ loaded: loaded[index], items }));
}
/** The rows of all manifests by their states alone: for commands that make nothing. */
function stateRows(session) {
    const chosen = session_select(session);
    const options = { force: false, placeholder: false, selected: chosen.selected };
    return session.loaded.map((loaded) => ({
        loaded,
        items: (0,plan/* buildPlan */.Gg)(loaded.verdicts, loaded.facts, NOTHING_KNOWN, options).map(withoutSource),
    }));
}
/** These commands buy nothing, and do not look whether `generate` would have to. */
function withoutSource(item) {
    if (item.source.kind === 'nothing' && item.price === 0 && !item.billedBefore)
        return item;
    return { ...item, source: { kind: 'nothing' }, price: 0, billedBefore: false };
}
function session_select({ options, loaded, named }) {
    const chosen = selection(options.ids);
    if (options.ids.length === 0)
        return chosen;
    for (const { verdicts, lock } of loaded) {
        for (const { image, source } of verdicts)
            chosen.selected(image.id, source);
        const wanted = new Set(verdicts.map(({ image }) => image.id));
        for (const id of lock.images.keys())
            if (!wanted.has(id))
                chosen.selected(id, id);
    }
    const [name] = chosen.unused();
    if (name === undefined)
        return chosen;
    const ids = loaded.flatMap(({ verdicts, lock }) => [
        ...verdicts.flatMap(({ image, source }) => [image.id, source]),
        ...lock.images.keys(),
    ]);
    const what = name.includes('*') ? `${name} fits no image` : `${name} is the id of no image`;
    const below = ids.find((id) => id.endsWith(`/${name}`));
    const near = below === undefined ? (0,manifest_near/* hint */.a)(name, ids) : `; did you mean "${below}"?`;
    const message = `${what}${near === '' ? ':' : near} imagelock plan --verbose${named} lists them`;
    throw new errors/* ImagelockError */.L({ code: 'select/nothing', message });
}
async function whatIsKnown(one, { selected }, { options, world, review, cache }) {
    const { view, lock, verdicts, facts, file } = one;
    const seekers = verdicts
        .filter(({ image, source, state }) => !options.force && selected(image.id, source) && ['missing', 'create', 'update'].includes(state))
        .filter(({ image }) => !facts.notes(image.id).some(({ entry }) => (0,state/* hasBytes */.gI)(facts.files(image.path), entry.file.sha256)))
        .map(({ image, fingerprint, state }) => ({
        id: image.id,
        path: image.path,
        fingerprint,
        entry: state === 'missing' ? (lock.images.get(image.id) ?? null) : null,
    }));
    const nothing = { own: new Map(), history: new Map(), lfs: new Set() };
    const found = seekers.length === 0 || !file.repository ? nothing : await (0,store_history/* searchHistory */.T2)(file.git, file.lockFile, seekers);
    const waiting = review && seekers.length > 0 ? await review.find(file, seekers) : NOTHING_WAITS;
    const { purchases, asides, unsettled } = view;
    const history = new Map([...waiting.finds, ...found.history]);
    const candidates = candidatesFor(one, seekers);
    const lookers = seekers.filter(({ id }) => lock.images.get(id)?.accepted !== true);
    const cached = cache ? await lookInCache(cache, lookers) : new Map();
    const bought = { purchases, asides, candidates, unsettled };
    return { ...bought, ...found, history, kept: waiting.kept, cache: cached, now: world.clock.now() };
}
async function whatAllKnow(one, chosen, session) {
    const known = await whatIsKnown(one, chosen, { ...session, cache: null });
    return { ...known, ...NOTHING_BOUGHT };
}
/** A picture is looked for once, however many images want it. What a person accepted is not to be looked for. */
async function lookInCache(cache, wanted) {
    const found = new Map();
    const asked = new Set();
    for (const { path, fingerprint } of wanted) {
        if (asked.has(fingerprint))
            continue;
        asked.add(fingerprint);
        const entry = await cache.find({ fingerprint, path });
        if (entry)
            found.set(fingerprint, entry);
    }
    return found;
}
/** What is sought and waits in the state folder, its bytes read: one that is not whole is none. */
function candidatesFor({ view, file }, seekers) {
    return new Map(seekers.flatMap(({ fingerprint }) => {
        const made = (0,recover/* candidateOf */.RH)(view, fingerprint, file.state.files);
        return made ? [[fingerprint, { file: made.file, entry: made.entry }]] : [];
    }));
}
function sheetOf({ loaded, items }, results = new Map()) {
    const { name, lockName, named } = loaded.file;
    return { manifest: name, named, lockfile: lockName, items, results };
}
/** Purchases of a plan over all manifests. */
function estimateAll(plans) {
    return (0,caps/* estimate */.j)(plans.flatMap(({ items }) => items));
}


/***/ }),

/***/ 2336:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ passedCaps),
/* harmony export */   j: () => (/* binding */ estimate)
/* harmony export */ });
/* harmony import */ var _money_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9181);
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6977);


function estimate(items) {
    const purchases = items.filter(({ source }) => (0,_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .isPurchase */ .u7)(source));
    return {
        images: purchases.length,
        cost: purchases.reduce((sum, { price }) => sum + (price ?? 0), 0),
        unpriced: purchases.filter(({ price }) => price === null),
    };
}
/**
 * Every cap that the plan passes, as errors; nothing is bought while there is one.
 * @param so what comes of it, as the end of a sentence
 */
function passedCaps(plans, caps, so = 'nothing was bought') {
    const all = estimate(plans.flatMap(({ items }) => items));
    const problems = [
        ...over('this run', all, { maxCost: caps.maxCost, maxImages: caps.maxImages }, ['--max-cost', '--max-images'], so),
        ...plans.flatMap(({ manifest, items, budget }) => over(manifest, estimate(items), budget, ['budget.max_cost', 'budget.max_images'], so).map((problem) => ({
            ...problem,
            file: manifest,
        }))),
    ];
    if (all.unpriced.length > 0 && !caps.allowsUnpriced)
        problems.push(unpriced(all.unpriced));
    return problems;
}
function over(who, { cost, images }, caps, names, so) {
    const problems = [];
    if (caps.maxCost !== null && cost > caps.maxCost) {
        const message = `${who} would cost ${(0,_money_js__WEBPACK_IMPORTED_MODULE_1__/* .usd */ .dR)(cost)}, more than the cap of ${(0,_money_js__WEBPACK_IMPORTED_MODULE_1__/* .usd */ .dR)(caps.maxCost)}; ${so}. Raise ${names[0]}, or name fewer images`;
        problems.push({ severity: 'error', code: 'cap/cost', message });
    }
    if (caps.maxImages !== null && images > caps.maxImages) {
        const message = `${who} would buy ${images} image${images === 1 ? '' : 's'}, more than the cap of ${caps.maxImages}; ${so}. Raise ${names[1]}, or name fewer images`;
        problems.push({ severity: 'error', code: 'cap/images', message });
    }
    return problems;
}
function unpriced(items) {
    const models = [...new Set(items.map(({ image }) => image?.request.model ?? ''))].join(', ');
    const message = `no price is known for ${models}: set --max-images to say how many may be bought without one`;
    return { severity: 'error', code: 'cap/unpriced', message };
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

/***/ 5940:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ wordChanges)
/* harmony export */ });
// Two texts → what was taken out of the one and put in for the other, by words. Pure.
/** Words, runs of blanks, single other characters; scripts without blanks go by character. */
const TOKEN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}])[\p{L}\p{M}\p{N}_])+|\s+|./gsu;
/** Longer differences, and those that need more steps, are one replacement: what is shown stays cheap and readable. */
const MAX_TOKENS = 1000;
const MAX_STEPS = 100;
/** Texts with less in common than this part of the longer one are shown one after the other. */
const LEAST_COMMON = 0.25;
/** Linear in the texts' length: differences above the limits are one replacement of everything between the equal ends. */
function wordChanges(from, to) {
    const a = from.match(TOKEN) ?? [];
    const b = to.match(TOKEN) ?? [];
    let start = 0;
    while (start < a.length && start < b.length && a[start] === b[start])
        start += 1;
    let end = 0;
    while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end))
        end += 1;
    const middle = between(a.slice(start, a.length - end), b.slice(start, b.length - end));
    const same = (tokens) => ({ kind: 'same', text: tokens.join('') });
    const parts = grouped([same(a.slice(0, start)), ...middle, same(a.slice(a.length - end))]);
    const common = parts.reduce((sum, { kind, text }) => (kind === 'same' ? sum + text.trim().length : sum), 0);
    if (common < LEAST_COMMON * Math.max(from.length, to.length))
        return replaced(from, to);
    return parts;
}
function replaced(from, to) {
    return [{ kind: 'gone', text: from }, { kind: 'new', text: to }].filter(({ text }) => text !== '');
}
const MIDDLE = MAX_STEPS + 1;
/** The shortest edit script (Myers 1986), or one replacement where that is long. */
function between(a, b) {
    const whole = replaced(a.join(''), b.join(''));
    if (a.length === 0 || b.length === 0 || a.length > MAX_TOKENS || b.length > MAX_TOKENS)
        return whole;
    const words = new Set(a);
    if (!b.some((token) => token.trim() !== '' && words.has(token)))
        return whole;
    const trace = [];
    const reached = new Int32Array(2 * MIDDLE + 1);
    for (let step = 0; step <= MAX_STEPS; step += 1) {
        trace.push(reached.slice());
        for (let diagonal = -step; diagonal <= step; diagonal += 2) {
            let x = furthest(reached, diagonal, step);
            while (x < a.length && x - diagonal < b.length && a[x] === b[x - diagonal])
                x += 1;
            reached[MIDDLE + diagonal] = x;
            if (x >= a.length && x - diagonal >= b.length)
                return walkBack(a, b, trace);
        }
    }
    return whole;
}
function isDown(reached, diagonal, step) {
    return diagonal === -step || (diagonal !== step && at(reached, diagonal - 1) < at(reached, diagonal + 1));
}
function at(reached, diagonal) {
    return reached[MIDDLE + diagonal] ?? 0;
}
function furthest(reached, diagonal, step) {
    if (step === 0)
        return 0;
    return isDown(reached, diagonal, step) ? at(reached, diagonal + 1) : at(reached, diagonal - 1) + 1;
}
function walkBack(a, b, trace) {
    const parts = [];
    let x = a.length;
    let y = b.length;
    for (let step = trace.length - 1; step > 0; step -= 1) {
        const reached = trace[step];
        const down = isDown(reached, x - y, step);
        const fromX = at(reached, x - y + (down ? 1 : -1));
        for (const end = down ? fromX : fromX + 1; x > end; y -= 1)
            parts.push({ kind: 'same', text: a[(x -= 1)] });
        if (down)
            parts.push({ kind: 'new', text: b[(y -= 1)] });
        else
            parts.push({ kind: 'gone', text: a[(x -= 1)] });
    }
    while (x > 0)
        parts.push({ kind: 'same', text: a[(x -= 1)] });
    return parts.toReversed();
}
/** What is taken out before what is put in, a blank between two changes being part of both. */
function grouped(parts) {
    const groups = [{ same: '', gone: '', new: '' }];
    for (const { kind, text } of parts) {
        if (text === '')
            continue;
        const last = groups[groups.length - 1];
        if (kind !== 'same')
            last[kind] += text;
        else if (last.gone === '' && last.new === '')
            last.same += text;
        else
            groups.push({ same: text, gone: '', new: '' });
    }
    const joined = [];
    for (const group of groups) {
        const last = joined[joined.length - 1];
        const changes = group.gone !== '' || group.new !== '';
        if (last && changes && joined.length > 0 && group.same.trim() === '' && (last.gone !== '' || last.new !== '')) {
            last.gone += group.same + group.gone;
            last.new += group.same + group.new;
        }
        else
            joined.push(group);
    }
    return joined.flatMap((group) => ['same', 'gone', 'new'].map((kind) => ({ kind, text: group[kind] })).filter(({ text }) => text !== ''));
}


/***/ }),

/***/ 2507:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HE: () => (/* binding */ lockVersions),
/* harmony export */   LZ: () => (/* binding */ blobChecker),
/* harmony export */   T2: () => (/* binding */ searchHistory),
/* harmony export */   U1: () => (/* binding */ readAlone),
/* harmony export */   dO: () => (/* binding */ pointerBlob),
/* harmony export */   fW: () => (/* binding */ rawEntries),
/* harmony export */   gT: () => (/* binding */ existing),
/* harmony export */   po: () => (/* binding */ pointerText)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _lock_parse_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4234);
// Looks in local git for bytes that need not be bought: the lock's last 100 versions, and whose blobs are there. Nothing is fetched.


/** Versions of the lock that are looked at (spec lockfile.md). */
const VERSIONS = 100;
/**
 * @param git git in the manifest's folder
 * @param lockName the lock's file name there
 */
async function searchHistory(git, lockName, seekers) {
    const lfs = await lfsPaths(git, seekers);
    const past = await pastEntries(git, lockName, new Set(seekers.map(({ fingerprint }) => fingerprint)));
    const wishes = seekers.map((seeker) => ({
        seeker,
        own: seeker.entry ? [{ id: seeker.id, entry: seeker.entry }] : [],
        // What a person accepted is a source for its own image alone.
        past: (past.get(seeker.fingerprint) ?? []).filter(({ id, entry }) => !entry.accepted || id === seeker.id),
    }));
    const names = wishes.flatMap(({ own, past: older }) => [...own, ...older].flatMap(({ entry }) => [entry.file.git_blob, pointerBlob(entry.file)]));
    const there = await existing(git, [...new Set(names)]);
    const own = new Map();
    const history = new Map();
    if (there.size === 0)
        return { own, history, lfs };
    const objects = git.objects();
    const holds = blobChecker(objects.read);
    const pick = async (candidates, path) => {
        for (const { entry } of candidates) {
            if (lfs.has(path) && there.has(pointerBlob(entry.file)))
                return { entry, pointer: true };
            if (there.has(entry.file.git_blob) && (await holds(entry.file)))
                return { entry, pointer: false };
        }
        return null;
    };
    try {
        for (const wish of wishes) {
            const { id, path } = wish.seeker;
            const [mine, older] = [await pick(wish.own, path), await pick(wish.past, path)];
            if (mine)
                own.set(id, mine);
            if (older)
                history.set(id, older);
        }
    }
    finally {
        objects.close();
    }
    return { own, history, lfs };
}
/**
 * Answers whether a blob holds the bytes that a lock names beside it: a lock is a stranger's file, and one whose blob is
 * of other bytes must not keep its picture from being made. Each pair is read once.
 */
function blobChecker(read) {
    const known = new Map();
    const compare = async ({ git_blob, sha256 }) => {
        const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
        return (await read(git_blob, (chunk) => void hash.update(chunk))) && hash.digest('hex') === sha256;
    };
    return (file) => {
        const key = `${file.git_blob} ${file.sha256}`;
        const seen = known.get(key) ?? compare(file);
        known.set(key, seen);
        return seen;
    };
}
/** The pointer that Git LFS keeps for these bytes (git-lfs, docs/spec.md). */
function pointerText({ sha256, bytes }) {
    return `version https://git-lfs.github.com/spec/v1\noid sha256:${sha256}\nsize ${bytes}\n`;
}
/** The id that git gives the pointer as a blob. */
function pointerBlob(file) {
    const text = pointerText(file);
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha1').update(`blob ${text.length}\0${text}`).digest('hex');
}
async function lfsPaths(git, seekers) {
    const input = seekers.map(({ path }) => `${path}\0`).join('');
    const { code, stdout } = await git.run(['check-attr', '-z', '--stdin', 'filter'], input);
    if (code !== 0)
        return new Set();
    const fields = stdout.toString('utf8').split('\0');
    return new Set(fields.filter((_, index) => index % 3 === 0 && fields[index + 2] === 'lfs'));
}
/** Entries of the wanted fingerprints, the newest version first; each is read under the rules of a lock. */
async function pastEntries(git, lockName, wanted) {
    const found = new Map();
    for await (const text of lockVersions(git, lockName)) {
        for (const candidate of matching(text, wanted)) {
            const known = found.get(candidate.entry.fingerprint);
            if (known)
                known.push(candidate);
            else
                found.set(candidate.entry.fingerprint, [candidate]);
        }
    }
    return found;
}
/** The texts of the lock's last versions in local git, the newest first. */
async function* lockVersions(git, lockName) {
    const { code, stdout } = await git.run(['rev-list', '-n', String(VERSIONS), '--full-history', 'HEAD', '--', lockName]);
    const commits = code === 0 ? stdout.toString('latin1').split('\n').filter(Boolean) : [];
    if (commits.length === 0)
        return;
    const objects = git.objects();
    try {
        for (const commit of commits) {
            const chunks = [];
            if (!(await objects.read(`${commit}:./${lockName}`, (chunk) => void chunks.push(Buffer.from(chunk)))))
                continue;
            yield Buffer.concat(chunks).toString('utf8');
        }
    }
    finally {
        objects.close();
    }
}
function matching(text, wanted) {
    return rawEntries(text)
        .filter(([, entry]) => wanted.has(String(entry?.fingerprint)))
        .flatMap(([id, entry]) => readAlone(id, entry));
}
/** The images of a lock's text by id, not yet read under its rules; none where it cannot be read at all. */
function rawEntries(text) {
    let images;
    try {
        images = JSON.parse(text)?.images;
    }
    catch {
        return [];
    }
    return typeof images === 'object' && images !== null ? Object.entries(images) : [];
}
/** An old version may have been written by anybody: an entry that a lock of today would refuse is none. */
function readAlone(id, raw) {
    try {
        const { lock } = (0,_lock_parse_js__WEBPACK_IMPORTED_MODULE_1__/* .parseLock */ .PG)(JSON.stringify({ version: 1, images: { [id]: raw } }), 'history');
        return [...lock.images].map(([name, entry]) => ({ id: name, entry }));
    }
    catch {
        return [];
    }
}
/** Those of the names that are blobs in local git. */
async function existing(git, names) {
    if (names.length === 0)
        return new Set();
    let { code, stdout } = await git.run(['cat-file', '--batch-check'], `${names.join('\n')}\n`);
    if (code !== 0) {
        // In a partial clone git ends at the first object that it would have to fetch: all that are here are listed instead.
        ;
        ({ code, stdout } = await git.run(['cat-file', '--batch-check', '--batch-all-objects', '--unordered']));
        if (code !== 0)
            return new Set();
    }
    const wanted = new Set(names);
    const lines = stdout.toString('latin1').split('\n');
    const blobs = lines.map((line) => /^([0-9a-f]{40}) blob /.exec(line)?.[1] ?? '');
    return new Set(blobs.filter((name) => wanted.has(name)));
}


/***/ }),

/***/ 6268:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ lfsFolder),
/* harmony export */   K: () => (/* binding */ openLfsObjects)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _files_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2845);
/* harmony import */ var _git_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9410);
// What git-lfs keeps in this clone: bytes by their SHA-256, where the work tree has only the pointer.




/** The folder in which git-lfs keeps objects, if it keeps any. */
function lfsFolder(gitDir) {
    return node_path__WEBPACK_IMPORTED_MODULE_1__.join((0,_git_js__WEBPACK_IMPORTED_MODULE_3__/* .commonDir */ .LQ)(gitDir), 'lfs', 'objects');
}
function openLfsObjects(gitDir) {
    const files = (0,_files_js__WEBPACK_IMPORTED_MODULE_2__/* .filesBelow */ .D)(lfsFolder(gitDir));
    const nameOf = (sha256) => `${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`;
    const has = (sha256) => /^[0-9a-f]{64}$/.test(sha256) && files.find(nameOf(sha256)).kind === 'file';
    return {
        has,
        read: (sha256, maxBytes) => {
            if (!has(sha256))
                return null;
            try {
                const bytes = files.read(nameOf(sha256), maxBytes);
                return bytes !== null && (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(bytes).digest('hex') === sha256 ? bytes : null;
            }
            catch {
                // Too large or unreadable: nothing that could be shown.
                return null;
            }
        },
    };
}


/***/ })

};
