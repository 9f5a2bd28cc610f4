// @vitest-environment jsdom
/** The public page's script: it parses the rendered tables, and updates them as the server would render them. */
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { PublicPage } from '../../src/embed/page.tsx'
import {
  defaultSelection,
  type PageSelection,
  selectionFrom,
  themeFrom,
} from '../../src/embed/reading/rows.ts'
import { tableCsv, countFrom, releaseIn } from '../../src/embed/running/page-tables.ts'
import { showSelection } from '../../src/embed/running/show.ts'
import { bandWords } from '../../src/summary/band.ts'
import { published } from '../summary/small-summary.ts'
import { smallerRelease } from './invented-release.ts'

const release = smallerRelease()
const [someArea = { code: '' }] = release.areas.slice(5)
const written = (look: PageSelection) =>
  renderToStaticMarkup(createElement(PublicPage, { summary: release, selection: look }))
const first = defaultSelection(release)
const pageOf = (look: PageSelection) => new DOMParser().parseFromString(written(look), 'text/html')

beforeAll(() => {
  // jsdom does not implement it.
  vi.stubGlobal('CSS', { escape: (text: string) => text })
  document.body.innerHTML = pageOf(first).body.innerHTML
})
afterAll(() => vi.unstubAllGlobals())

test('the tables give back every published cell, and no totals', () => {
  const read = releaseIn(document)
  const { areas, quarters, groups, cells } = release
  expect(read.areas).toEqual(areas)
  expect(read.quarters).toEqual(quarters)
  expect(read.groups).toEqual(groups)
  const lines = (listed: typeof cells) =>
    listed.map(({ area, quarter, group, count }) => `${area} ${quarter} ${group} ${String(count)}`).toSorted()
  expect(lines(read.cells)).toEqual(lines(cells))
})

test.each(['0-4', 5, 10, 1240, 'not-published'] as const)('the band %s is parsed from its text', (count) => {
  expect(countFrom(bandWords(published(count)))).toBe(count)
})
test.each(['no data', '7', '3 to 7', '', 'lower'])('"%s" is not a band', (words) =>
  expect(countFrom(words)).toBeNull(),
)

describe.each([
  ['another kind', { ...first, group: 'burglary' }],
  ['another quarter', { ...first, quarter: '2022Q4' }],
  ['the first year', { ...first, quarter: '2021Q4' }],
  ['an area', { ...first, area: someArea.code }],
  [
    'all crimes in an area of an earlier quarter',
    { area: someArea.code, group: 'crimes', quarter: '2023Q1' },
  ],
])('%s', (_what, look) => {
  test('a selection is shown as the server would render it', () => {
    showSelection(releaseIn(document), look, 'Wigan and Leigh')
    const other = pageOf(look)
    for (const id of ['lead', 'kinds', 'areas', 'map']) {
      const shown = document.getElementById(id)?.outerHTML.replaceAll(' data-chosen=""', '')
      expect(sorted(shown ?? '')).toEqual(sorted(other.getElementById(id)?.outerHTML ?? 'none'))
    }
    const doneIn = (page: ParentNode) =>
      [...page.querySelectorAll<HTMLElement>('[data-done-in]:not([hidden])')].map((done) => done.outerHTML)
    expect(doneIn(document)).toEqual(doneIn(other))
    expect(doneIn(document)).toHaveLength(1)
  })
})

/** Elements with sorted attributes, for comparison. */
const sorted = (html: string) =>
  html.replaceAll(/<(\w+)((?: [\w-]+="[^"]*")+)/g, (_, name: string, attributes: string) =>
    [`<${name}`, ...[...attributes.matchAll(/[\w-]+="[^"]*"/g)].map(([one]) => one).toSorted()].join(' '),
  )

test('the address selects area, group and quarter; invalid values are ignored', () => {
  const query = `?v=1&area=${someArea.code}&quarter=2023Q1&group=crimes&theme=dark`
  expect(selectionFrom(query, release)).toEqual({ area: someArea.code, quarter: '2023Q1', group: 'crimes' })
  expect(selectionFrom('?area=nowhere&quarter=2031Q1&group=', release)).toEqual(first)
  expect([themeFrom(query), themeFrom('?theme=pink'), themeFrom('')]).toEqual(['dark', 'auto', 'auto'])
})

test("the CSV contains the table's text without signs, and no formulas", () => {
  showSelection(release, first, 'Wigan and Leigh')
  const table = document.querySelector<HTMLTableElement>('#areas')
  if (!table) throw new Error('no table of areas')
  const head = table.querySelector('tbody th')
  if (head) head.textContent = '=1+1'
  const csv = tableCsv(table, ['Invented incidents'])
  expect(csv.split('\r\n')[0]).toBe('\u{FEFF}Area,April to June 2024,April to June 2023,Change')
  expect(csv).toContain(`'=1+1,`)
  expect(csv).not.toMatch(/[▲▼]/)
  expect(csv.trimEnd().split('\r\n').at(-1)).toBe('Invented incidents')
})
