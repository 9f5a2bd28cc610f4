/**
 * Entry point of the public page's script: adds selection controls, themes, a download and the frame height to a page
 * that is complete without it.
 */
import '../ui/tokens.css'
import '../ui/base.css'
import './styles/page.css'
import './styles/head.css'
import './styles/figures.css'
import './styles/sentences.css'
import './styles/map.css'
import './styles/find.css'
import './styles/frame.css'
import './styles/widths.css'
import './styles/paper.css'
import { quarterWords } from '../summary/quarter.ts'
import {
  type PageSelection,
  defaultSelection,
  kindsOfReport,
  selectionFrom,
  themeFrom,
} from './reading/rows.ts'
import { tableSentence } from './reading/sentences.ts'
import { buttonOf, selectControl, stepperControl } from './running/controls.ts'
import { downloadText, tableCsv, releaseIn } from './running/page-tables.ts'
import { findField } from './finding/find-field.ts'
import { findableNames } from './finding/page-names.ts'
import { postHeight } from './host/frame-height.ts'
import { markChosen, showSelection } from './running/show.ts'
import { setTheme } from './running/theme.ts'

const release = releaseIn(document)
const place = document.body.dataset['place'] ?? ''
let selection = selectionFrom(location.search, release, location.hash)

const announcement = document.createElement('p')
announcement.setAttribute('role', 'status')
announcement.className = 'visually-hidden'

const quarters = stepperControl(
  'Quarter',
  release.quarters.map((value) => ({ value, label: quarterWords(value) })),
  (quarter) => choose({ ...selection, quarter }),
)
const areas = selectControl(
  'Area',
  [
    { value: '', label: `All of ${place}` },
    ...release.areas.map(({ code, name }) => ({ value: code, label: name })),
  ],
  (area) => choose({ ...selection, area: area === '' ? null : area }),
)
const kinds = selectControl(
  'Kind of report',
  kindsOfReport(release).map(({ id, label }) => ({ value: id, label })),
  (group) => choose({ ...selection, group }),
)

function choose(next: PageSelection) {
  const isAnotherKind = next.group !== selection.group
  selection = next
  render()
  announcement.textContent = isAnotherKind
    ? tableSentence(release, selection)
    : (document.getElementById('lead')?.textContent ?? '')
}

/** The page is rendered with the default selection, for which nothing has to be updated. */
function render(isRendered = false) {
  if (!isRendered) showSelection(release, selection, place)
  markChosen(selection)
  quarters.show(selection.quarter)
  areas.list.value = selection.area ?? ''
  kinds.list.value = selection.group
}

function download() {
  const table = document.querySelector<HTMLTableElement>('#areas')
  // What it shows, what kind of data it is, and where they come from, so that the file speaks for itself.
  const lines = [...document.querySelectorAll('#areas caption, header .whose strong, [data-source]')].map(
    ({ textContent }) => textContent,
  )
  if (table) downloadText(`holdfast-${selection.quarter}-${selection.group}.csv`, tableCsv(table, lines))
}

function chooseOnMap({ target }: Event) {
  const area = target instanceof Element ? target.closest('.area')?.getAttribute('data-area') : null
  if (area) choose({ ...selection, area: area === selection.area ? null : area })
}

/** A link to an area leads to its row, and chooses it. */
function chooseByLink({ target }: Event) {
  const link = target instanceof Element ? target.closest('a') : null
  const area = link?.getAttribute('href')?.slice(1)
  if (release.areas.some(({ code }) => code === area)) choose({ ...selection, area: area ?? null })
}

function start() {
  const themes = selectControl(
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
  const find = document.getElementById('find')
  find?.append(
    findField({
      names: findableNames(document),
      place,
      postcodes: find.dataset['postcodes'] ?? null,
      onChoose: (area) => choose({ ...selection, area }),
      chosenWords: () => '',
      onElsewhere: () => choose({ ...selection, area: null }),
    }),
  )
  document.querySelector('.names')?.addEventListener('click', chooseByLink)
  document.getElementById('when-and-where')?.append(quarters.element, areas.element, announcement)
  document.getElementById('which-kind')?.append(kinds.element)
  document.querySelector('.files')?.append(buttonOf('Download the table of areas (CSV)', null, download))
  document.querySelector('footer')?.append(themes.element)
  document.getElementById('map')?.addEventListener('click', chooseOnMap)
  render(isSame(selection, defaultSelection(release)))
}

const isSame = (a: PageSelection, b: PageSelection) =>
  a.area === b.area && a.group === b.group && a.quarter === b.quarter

if (release.quarters.length > 0) start()
postHeight()
