/** Entry point of the frame's script: shows the card of the chosen area in place, and reports the frame's height. */
import { buttonOf } from '../running/controls.ts'
import { findField } from '../finding/find-field.ts'
import { findableNames } from '../finding/page-names.ts'
import { postHeight } from '../host/frame-height.ts'
import { themeFrom } from '../reading/rows.ts'
import { setTheme } from '../running/theme.ts'
import { WHOLE_CARD } from './cards.ts'
import { savePicture } from './picture.ts'

const cards = [...document.querySelectorAll<HTMLElement>('.card')]
const wholePage = document.querySelector<HTMLAnchorElement>('#whole-page')
const nameOf = (card: HTMLElement) => card.querySelector('h2')?.textContent ?? ''

/** Shows one card; an unknown id shows that of all areas. */
function show(id: string) {
  const shown = cards.find((card) => card.id === id)?.id ?? WHOLE_CARD
  for (const card of cards) card.toggleAttribute('data-shown', card.id === shown)
  for (const path of document.querySelectorAll('[data-pick]'))
    path.toggleAttribute('data-chosen', path.getAttribute('data-pick') === shown)
  // A fragment, which reaches no log of the server.
  if (wholePage) wholePage.href = shown === WHOLE_CARD ? 'index.html' : `index.html?v=1#${shown}`
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
  }),
)
document.addEventListener('click', chooseByLink)
for (const card of cards)
  card
    .querySelector('.take')
    ?.append(buttonOf('Save picture', `Save picture of ${nameOf(card)}`, () => savePicture(card)))
setTheme(themeFrom(location.search))
show(new URLSearchParams(location.search).get('area') ?? location.hash.slice(1))
postHeight()
