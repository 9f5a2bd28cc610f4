/** The public door: adds stepping, choosing, colours, a download and the height to a page that is whole without it. */
import '../ui/tokens.css'
import '../ui/base.css'
import './styles/ground.css'
import './styles/head.css'
import './styles/figures.css'
import './styles/map.css'
import './styles/widths.css'
import './styles/paper.css'
import { quarterWords } from '../summary/quarter.ts'
import {
  type PageSelection,
  defaultSelection,
  kindsOf,
  type Theme,
  selectionFrom,
  themeFrom,
} from './reading/rows.ts'
import { leadSentence, tableSentence } from './reading/sentences.ts'
import { buttonOf, listOf, stepperOf } from './running/controls.ts'
import { save, tableCsv, releaseIn } from './running/page-tables.ts'
import { postHeight } from './host/frame-height.ts'
import { markChosen, show } from './running/show.ts'

const release = releaseIn(document)
const place = document.body.dataset['place'] ?? ''
let look = selectionFrom(location.search, release)

const said = document.createElement('p')
said.setAttribute('role', 'status')
said.className = 'visually-hidden'

const quarters = stepperOf(
  'Quarter',
  release.quarters.map((value) => ({ value, label: quarterWords(value) })),
  (quarter) => choose({ ...look, quarter }),
)
const areas = listOf(
  'Area',
  [
    { value: '', label: `All of ${place}` },
    ...release.areas.map(({ code, name }) => ({ value: code, label: name })),
  ],
  (area) => choose({ ...look, area: area === '' ? null : area }),
)
const kinds = listOf(
  'Kind of report',
  kindsOf(release).map(({ id, label }) => ({ value: id, label })),
  (group) => choose({ ...look, group }),
)

function choose(next: PageSelection) {
  const isAnotherKind = next.group !== look.group
  look = next
  put()
  said.textContent = isAnotherKind ? tableSentence(release, look) : leadSentence(release, look, place)
}

/** The page is written as it first looks: until something else is asked for there is nothing to work out. */
function put(isWritten = false) {
  if (!isWritten) show(release, look, place)
  markChosen(look)
  quarters.show(look.quarter)
  areas.list.value = look.area ?? ''
  kinds.list.value = look.group
}

function setTheme(theme: Theme) {
  const root = document.documentElement
  if (theme === 'auto') delete root.dataset['theme']
  else root.dataset['theme'] = theme === 'dark' ? 'night' : 'day'
}

function download() {
  const table = document.querySelector<HTMLTableElement>('#areas')
  const lines = [...document.querySelectorAll('[data-source]')].map(({ textContent }) => textContent)
  if (table) save(`holdfast-${look.quarter}-${look.group}.csv`, tableCsv(table, lines))
}

function chooseOnMap({ target }: Event) {
  const area = target instanceof Element ? target.closest('.area')?.getAttribute('data-area') : null
  if (area) choose({ ...look, area: area === look.area ? null : area })
}

function start() {
  const themes = listOf(
    'Colours',
    [
      { value: 'auto', label: 'As on this device' },
      { value: 'light', label: 'Light' },
      { value: 'dark', label: 'Dark' },
    ],
    (theme) => setTheme(themeFrom(`theme=${theme}`)),
  )
  themes.list.value = themeFrom(location.search)
  setTheme(themeFrom(location.search))
  document.getElementById('when-and-where')?.append(quarters.whole, areas.whole, said)
  document.getElementById('which-kind')?.append(kinds.whole)
  document.querySelector('.files')?.append(buttonOf('Download the table of areas (CSV)', null, download))
  document.querySelector('footer')?.append(themes.whole)
  document.getElementById('map')?.addEventListener('click', chooseOnMap)
  put(isSame(look, defaultSelection(release)))
}

const isSame = (a: PageSelection, b: PageSelection) =>
  a.area === b.area && a.group === b.group && a.quarter === b.quarter

if (release.quarters.length > 0) start()
postHeight()
