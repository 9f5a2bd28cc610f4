/** Entry point of the frame's script: shows the card of the chosen area in place, and reports the frame's height. */
import { buttonOf } from '../running/controls.ts'
import { findField } from '../finding/find-field.ts'
import { findableNames } from '../finding/page-names.ts'
import { postHeight } from '../host/frame-height.ts'
import { themeFrom } from '../reading/rows.ts'
import { isQuarter } from '../../summary/quarter.ts'
import { setTheme } from '../running/theme.ts'
import { WHOLE_CARD, WHOLE_PAGE } from './cards.ts'
import { savePicture } from './picture.ts'

const cards = [...document.querySelectorAll<HTMLElement>('.card')]
const wholePage = document.querySelector<HTMLAnchorElement>('#whole-page')
/** Kept for the whole page, since the frame has the newest quarter alone. */
const quarter = new URLSearchParams(location.search).get('quarter')
const wholeQuery = quarter !== null && isQuarter(quarter) ? `?v=1&quarter=${quarter}` : '?v=1'
const nameOf = (card: HTMLElement) => card.querySelector('h2')?.textContent ?? ''

/** Shows one card; an unknown id shows that of all areas. */
function show(id: string) {
  const shown = cards.find((card) => card.id === id)?.id ?? WHOLE_CARD
  for (const card of cards) card.toggleAttribute('data-shown', card.id === shown)
  for (const path of document.querySelectorAll('[data-pick]'))
    path.toggleAttribute('data-chosen', path.getAttribute('data-pick') === shown)
  // A fragment, which reaches no log of the server.
  if (wholePage) wholePage.href = `${WHOLE_PAGE}${wholeQuery}${shown === WHOLE_CARD ? '' : `#${shown}`}`
}

/** A sandbox does not say whether it allows a file to be saved, so that the hint stands in every one. */
function save(card: HTMLElement) {
  savePicture(card)
  if (window.origin === 'null') savedHint(card).textContent = NOT_SAVED
}
const NOT_SAVED = 'No file came? Take a screenshot.'

function savedHint(card: HTMLElement): HTMLElement {
  const given = card.querySelector<HTMLElement>('.saved')
  const hint = given ?? document.createElement('p')
  hint.className = 'saved'
  hint.setAttribute('role', 'status')
  if (!given) card.querySelector('.card-foot')?.append(hint)
  return hint
}

/** Links to cards choose them in place: following an anchor would scroll the page that holds the frame. */
function chooseByLink(event: MouseEvent) {
  const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null
  const id = link?.getAttribute('href')?.slice(1)
  if (id === undefined || !cards.some((card) => card.id === id)) return
  event.preventDefault()
  show(id)
  link?.closest('details')?.removeAttribute('open')
}

document.documentElement.dataset['scripted'] = ''
const find = document.getElementById('find')
find?.append(
  findField({
    names: findableNames(document),
    place: document.body.dataset['place'] ?? '',
    postcodes: find.dataset['postcodes'] ?? null,
    onChoose: show,
    chosenWords: (name) => `${name} is shown.`,
    onElsewhere: () => show(WHOLE_CARD),
  }),
)
document.addEventListener('click', chooseByLink)
for (const card of cards)
  card
    .querySelector('.take')
    ?.append(buttonOf('Save picture', `Save picture of ${nameOf(card)}`, () => save(card)))
setTheme(themeFrom(location.search))
show(new URLSearchParams(location.search).get('area') ?? location.hash.slice(1))
postHeight()
