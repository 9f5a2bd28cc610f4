// @vitest-environment jsdom
/** A change of counting stands at every row, card and sheet that crosses it, with no verdict beside it. */
import { createElement, type ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, describe, expect, test } from 'vitest'
import { pageWriterWith } from '../../src/cli/publishing/public-files.ts'
import { FramePage, PublicPage, SheetPage } from '../../src/embed/page.tsx'
import { pictureSvg, pictureText } from '../../src/embed/frame/picture.ts'
import { releaseIn } from '../../src/embed/running/page-tables.ts'
import { fileClaims } from '../../src/publish/attack/file-claims.ts'
import { publicationOf, withClaims } from '../../src/publish/attack/publication.ts'
import { faultsOf } from '../../src/publish/attack/checks.ts'
import { rangeOf } from '../../src/summary/figures.ts'
import type { PublicSummary } from '../../src/summary/public-summary.ts'
import { inventedRelease } from './invented-release.ts'

/** Kinds without a missing or withheld cell, so that every sum can be compared; the totals are those of the cells. */
function comparableRelease(): PublicSummary {
  const { groups: all, cells: allCells, totals: _, ...rest } = inventedRelease()
  const groups = all.filter(({ id }) => ['anti-social-behaviour', 'public-order', 'theft'].includes(id))
  const cells = allCells.filter((cell) => groups.some(({ id }) => id === cell.group))
  const totals = groups.flatMap(({ id: group }) =>
    rest.quarters.flatMap((quarter) => {
      const range = rangeOf({ ...rest, groups, cells }, { quarter, group })
      return range ? [{ quarter, group, ...range }] : []
    }),
  )
  return { ...rest, groups, cells, totals }
}
const plain = comparableRelease()
const NOTE = {
  from: '2023Q4',
  to: null,
  groups: ['public-order'],
  both: ['2023Q4'],
  text: 'Changed. We make no comparison across it.',
}
const release: PublicSummary = { ...plain, notes: [NOTE] }
const [area = { code: '', name: '' }] = release.areas
const parsed = (page: ReactElement) =>
  new DOMParser().parseFromString(renderToStaticMarkup(page), 'text/html')
const WHY = 'counted another way since October to December 2023'
const changeIn = (page: ParentNode, selector: string) =>
  page.querySelector(`${selector} .change`)?.textContent.replaceAll(/\s+/g, ' ').trim()
let [page, sheet, frame] = [document, document, document]
beforeAll(() => {
  page = parsed(createElement(PublicPage, { summary: release }))
  sheet = parsed(createElement(SheetPage, { summary: release, area }))
  frame = parsed(createElement(FramePage, { summary: release }))
})

describe('a change of counting', () => {
  test('stands at its row and at the sum, on the page and on the sheet', () => {
    for (const shown of [page, sheet]) {
      expect(changeIn(shown, '#kinds [data-row="public-order"]')).toBe(`cannot be compared ${WHY}.`)
      expect(changeIn(shown, '#kinds [data-row="crimes"]')).toBe(`cannot be compared part is ${WHY}.`)
      expect(changeIn(shown, '#kinds [data-row="anti-social-behaviour"]')).not.toContain('counted')
      expect(shown.querySelector('#lead')?.textContent).toContain(
        'Crime as a whole cannot be compared: public order is counted another way.',
      )
      expect(shown.querySelector('#lead')?.textContent).not.toContain('For crime there is no comparison')
    }
  })
  test('stands at every area of the table of that kind, in its caption, and on no map in colour', () => {
    const selection = { area: null, group: 'public-order', quarter: '2024Q2' }
    const shown = parsed(createElement(PublicPage, { summary: release, selection }))
    const rows = [...shown.querySelectorAll('#areas tbody tr')]
    expect(rows).toHaveLength(release.areas.length)
    for (const row of rows) expect(row.querySelector('.why')?.textContent).toBe(WHY)
    expect(shown.querySelector('#areas caption')?.textContent).toBe(
      'Public order, April to June 2024, beside a year before. No area can be compared. Counted another way since October to December 2023.',
    )
    expect(shown.querySelector('#map-says')?.textContent).toContain(
      'beside a year before. No area can be compared. The table has every area.',
    )
    expect(shown.querySelectorAll('#map [data-change="lower"], #map [data-change="higher"]')).toHaveLength(0)
    expect([...shown.querySelectorAll('.key li')].map(({ textContent }) => textContent)).toContain(
      'cannot be compared',
    )
  })
  test('stands over the table of every quarter of that kind', () => {
    const over = [...page.querySelectorAll('#all .wide')].map((part) => [
      part.querySelector('table')?.dataset['kind'],
      [...part.querySelectorAll('p')].map(({ textContent }) => textContent),
    ])
    expect(Object.fromEntries(over)).toEqual({
      'anti-social-behaviour': [],
      theft: [],
      'public-order': ['Counted another way since October to December 2023.'],
    })
  })
  test('stands on the card and on its picture', () => {
    const line = [...frame.querySelectorAll('.card:first-child .kinds > li')].find((one) =>
      one.textContent.includes('Public order'),
    )
    expect(line?.querySelector('.why')?.textContent).toBe(WHY)
    document.body.innerHTML = frame.body.innerHTML
    const card = document.querySelector<HTMLElement>('.card')
    if (!card) throw new Error('no card')
    expect(pictureSvg(pictureText(card))).toContain(WHY)
  })
  test("reaches the page's script", () => {
    const [read] = releaseIn(page).notes
    expect(read).toMatchObject({ from: '2023Q4', to: null, groups: ['public-order'], both: ['2023Q4'] })
    const areas = [area.code]
    const note = { ...NOTE, to: '2024Q1', groups: [], areas, both: undefined }
    const other = parsed(createElement(PublicPage, { summary: { ...release, notes: [note] } }))
    expect(releaseIn(other).notes[0]).toMatchObject({ to: '2024Q1', groups: [], areas, both: undefined })
  })
  test('is what the attack expects: a verdict across it is a fault', async () => {
    const writePage = pageWriterWith(() => Promise.resolve([]))
    const files = await writePage(release)
    const faults = async (changed: typeof files) =>
      faultsOf([
        withClaims(publicationOf(release, 'it'), await fileClaims(changed, release, writePage)),
      ]).filter((fault) => !fault.includes('not what the product makes'))
    expect(await faults(files)).toEqual([])
    const comparing = await writePage(plain)
    expect(await faults(comparing)).toContainEqual(expect.stringMatching(/public-order.* cannot be compared/))
  })
})

test('a change that may be chance says so beside it', () => {
  const reasons = [...page.querySelectorAll('.figures .why')].map(({ textContent }) => textContent)
  expect(reasons).toContain('small numbers, may be chance')
  for (const row of page.querySelectorAll('.figures tbody tr')) {
    const bounds = [...row.querySelectorAll('td.number')].map((cell) =>
      (cell.firstChild?.textContent ?? '').replaceAll(',', '').split(' to ').map(Number),
    )
    const [[nowLow = 0, nowHigh = 0] = [], [low = 0, high = 0] = []] = bounds
    const isApart = nowHigh < low || nowLow > high
    const isUnclear = row.querySelector('.change')?.getAttribute('data-is') === 'no-clear-change'
    expect(row.querySelector('.why')?.textContent.endsWith('may be chance'), row.textContent).toBe(
      isApart && isUnclear,
    )
  }
})
