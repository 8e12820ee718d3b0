// What the gallery's page does in the browser: filter, keys, viewer, slider. It builds no markup: it moves what the page holds.

export const SCRIPT = String.raw`
'use strict'
const byId = (id) => document.getElementById(id)
const [text, model, shown, none, viewer, stage, facts] = ['text', 'model', 'shown', 'none', 'viewer', 'stage', 'facts'].map(byId)
const cards = [...document.querySelectorAll('.card')]
const states = [...document.querySelectorAll('.states input')]
const isShown = (card) => !card.hidden
const buttonOf = (card) => card.querySelector('.open')
let words
let at = -1

document.documentElement.classList.add('js')

const wordsOf = (card) => [...card.querySelectorAll('.name, .prompt, dd')].map((part) => part.textContent).join('\n').toLowerCase()

function filter() {
  words ??= cards.map(wordsOf)
  const wanted = text.value.toLowerCase().split(/\s+/).filter(Boolean)
  const chosen = new Set(states.filter((one) => one.checked).map((one) => one.value))
  let count = 0
  cards.forEach((card, index) => {
    const fits = (chosen.size === 0 || chosen.has(card.dataset.state)) && (!model.value || card.dataset.model === model.value) && wanted.every((word) => words[index].includes(word))
    card.hidden = !fits
    if (fits) count += 1
  })
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
  element.style.width = 'min(100%, ' + Math.round(width * 1.7) + 'px)'
  element.style.height = 'auto'
}

function show(index) {
  at = index
  const card = cards[index]
  const visible = cards.filter(isShown)
  byId('viewer-name').textContent = card.querySelector('.name').textContent
  byId('place').textContent = visible.indexOf(card) + 1 + ' of ' + visible.length
  const now = buttonOf(card).firstElementChild
  const before = card.querySelector('img.before')
  const picture = before && now.matches('img') ? compare(card, before, now) : now.cloneNode(true)
  if (now.matches('img')) size(picture, now)
  stage.replaceChildren(picture)
  const state = card.querySelector('.state').cloneNode(true)
  const known = [...card.querySelector('details').children].filter((part) => !part.matches('summary, .earlier'))
  facts.replaceChildren(state, ...known.map((part) => part.cloneNode(true)))
  facts.scrollTop = 0
  if (!viewer.open) viewer.showModal()
}

function step(by) {
  const visible = cards.filter(isShown)
  const next = visible[(visible.indexOf(cards[at]) + by + visible.length) % visible.length]
  if (next) show(cards.indexOf(next))
}

document.querySelector('.grid').addEventListener('click', (event) => {
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
`
