// @vitest-environment jsdom
/** The parts Sites, Areas, Gaps and Changes: their content, and text instead of numbers where something is unknown. */
import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Area } from '../../src/domain/area.ts'
import type { ClosureOrder } from '../../src/domain/closure-order.ts'
import { addMonths, isoDay } from '../../src/domain/day.ts'
import type { Dataset } from '../../src/domain/dataset.ts'
import {
  action,
  commitment,
  datasetOf,
  day,
  EAST,
  IN_SITE,
  on,
  order,
  phase,
  siteWith,
  span,
  until,
  type Row,
} from '../measures/invented-dataset.ts'
import { renderBoard } from './board-in-store.tsx'

const WINDOW = span('2023-09-01', '2024-08-31')
const ASB = 'anti-social-behaviour'

const monthly = (rest: Partial<Row>): readonly Row[] =>
  Array.from({ length: 36 }, (_, month) => ({ on: isoDay(addMonths(day('2021-09-01'), month)), ...rest }))
const ROWS: readonly Row[] = [
  ...monthly({ times: 30 }),
  ...monthly({ at: EAST, times: 12 }),
  ...monthly({ at: IN_SITE, times: 8 }),
  ...monthly({ at: EAST, category: ASB, times: 4 }),
  { on: '2024-08-31', at: EAST },
]
const SITE = {
  ...siteWith([
    phase('clear', '2023-05-01', { to: until('2023-12-31'), decidedBy: 'The board' }),
    phase('hold', '2024-01-01', { review: until('2024-08-14') }),
  ]),
  comparison: ['E'],
}
const DATASET = datasetOf(ROWS, {
  sites: [SITE],
  orders: [order('2024-08-05', { made: on('2024-08-07'), ends: until('2024-11-06') })],
  actions: [action('engagement-event', '2023-10-01', { site: 'site' })],
  commitments: [commitment('2024-08-14', { text: '<b>Mend the lights</b>' })],
})
const lsoa = (of: Area, decile: number): Area => ({
  ...of,
  code: `L${of.code}`,
  level: 'lsoa',
  population: 1000,
  deprivationDecile: decile,
})
const WITH_LSOA: Dataset = {
  ...DATASET,
  areas: [...DATASET.areas, ...DATASET.areas.map((area, at) => lsoa(area, 1 + 6 * at))],
}

const region = (name: string | RegExp) => within(screen.getByRole('region', { name }))
const NOT_WORDS = /NaN|Infinity|undefined|null|\[object/

beforeEach(() => {
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }))
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

describe('the sites', () => {
  it('state who decided, on what evidence, and which review is overdue', () => {
    renderBoard(DATASET, { window: WINDOW, part: 'sites' })
    const phases = region('Phases: decisions and reviews').getAllByRole('listitem')
    expect(phases[0]?.textContent).toContain('Decided by The board, on what evidence is not recorded')
    expect(phases[1]?.textContent).toContain('Review overdue by 17 days')
    const chart = region(/which weeks stand out/).getByRole('group').textContent
    expect(chart).toContain('Before Clear')
    expect(chart).toMatch(
      /Of 100 sites with no change, about \d+ would show at least one such week in \d+ weeks\./,
    )
  })
  it('give one verdict on the inside, and state once that some fall is to be expected', () => {
    renderBoard(DATASET, { window: WINDOW, part: 'sites' })
    const moved = screen.getByRole('region', { name: 'Did it move away?' })
    expect(moved.textContent).toContain('This judges only whether it moved')
    expect(moved.textContent).not.toMatch(/Inside,|beyond chance/)
    // The inside is no row of the drawing, which would judge it by its colour.
    expect(moved.querySelectorAll('svg text').length).toBeGreaterThan(0)
    for (const text of moved.querySelectorAll('svg text'))
      expect(text.textContent).not.toMatch(/site itself|in all/i)
    expect(document.body.textContent.match(/some fall is to be expected/g)).toHaveLength(1)
  })
  it('show the site of the View, which the list changes', () => {
    const two = { ...DATASET, sites: [...DATASET.sites, { ...SITE, id: 'site-d', name: 'Site D' }] }
    const chosen = { kind: 'site', id: 'site-d' } as const
    const { store } = renderBoard(two, { window: WINDOW, part: 'sites', view: { chosen } })
    const list = screen.getByRole<HTMLSelectElement>('combobox', { name: 'Site' })
    expect(list.value).toBe('site-d')
    const first = DATASET.sites[0]?.id ?? ''
    fireEvent.change(list, { target: { value: first } })
    expect(store.getState().view.chosen).toEqual({ kind: 'site', id: first })
    expect(list.value).toBe(first)
  })
  it('state what became of the premises of orders that ended in the window, and of no others', () => {
    const ended = (notice: string, ends: string, rest: Partial<ClosureOrder>) =>
      order(notice, {
        shape: { type: 'Point', coordinates: IN_SITE },
        made: on(notice),
        ends: until(ends),
        ...rest,
      })
    const orders = [
      ended('2023-01-10', '2023-04-10', { afterwards: 'repossessed' }),
      ended('2023-10-10', '2024-01-10', { afterwards: 'returned' }),
      ended('2024-02-10', '2024-05-10', {}),
      ended('2024-08-01', '2024-11-01', {}),
    ]
    renderBoard({ ...DATASET, orders }, { window: WINDOW, part: 'sites' })
    expect(region('What was done here').getByText(/ made in the window/).textContent).toBe(
      '3 orders made in the window, 1 in force on its last day. 2 orders ended in the window; of the premises: 1 returned to the tenant, 1 not stated.',
    )
  })
  it('show every chart as a table as well', () => {
    renderBoard(DATASET, { window: WINDOW, part: 'sites' })
    for (const button of screen.getAllByRole('button', { name: 'Show as table' })) fireEvent.click(button)
    expect(screen.getAllByRole('table')).toHaveLength(3)
  })
})

describe('the areas', () => {
  it('count the comparisons and filter the table by name', () => {
    const { store } = renderBoard(WITH_LSOA, { window: WINDOW, part: 'areas' })
    expect(region(/^Wards: Crimes/).getByText(/Rates count the people who live there/)).toBeTruthy()
    const table = region('One by one')
    expect(table.getByText(/Crimes and ASB together: of 3 comparisons/)).toBeTruthy()
    const rows = () => table.getAllByRole('row').length - 1
    expect(rows()).toBe(2)
    fireEvent.change(table.getByLabelText('Name contains'), { target: { value: 'ward e' } })
    expect(rows()).toBe(1)
    expect(table.getByText('1 row of 2').getAttribute('role')).toBe('status')
    fireEvent.click(screen.getByRole('button', { name: 'Census areas (LSOA)' }))
    expect(screen.getByRole('heading', { name: /^Census areas \(LSOA\): Crimes/ })).toBeTruthy()
    expect(store.getState().view.level).toBe('lsoa')
  })
})

describe('the gaps', () => {
  it('state what missing reports mean, and list questions to copy', () => {
    const { container } = renderBoard(WITH_LSOA, { window: WINDOW, part: 'gaps' })
    expect(container.textContent).toContain('No reports is not no crime.')
    expect(container.textContent).toContain('who is in the room')
    const sites = region('Sites without engagement, or without a survey')
    expect(sites.getByText(/residents have not been asked/)).toBeTruthy()
    expect(sites.getAllByRole('button', { name: /^Copy question/ })).toHaveLength(1)
    expect(region(/^Fairness/).getByText(/it took place/)).toBeTruthy()
    expect(region(/^Fairness/).getAllByText('not known').length).toBeGreaterThan(0)
  })
})

describe('searches by outcome and ethnicity', () => {
  const fairnessOf = (...actions: readonly ReturnType<typeof action>[]) => {
    const { container } = renderBoard({ ...DATASET, actions }, { window: WINDOW, part: 'gaps' })
    for (const button of screen.queryAllByRole('button', { name: 'Show as table' })) fireEvent.click(button)
    return container
  }
  const search = (rest: Parameters<typeof action>[2]) => action('stop-search', '2024-02-01', rest)

  it('show the parts with their interval, markup as text, and say that rates are not known', () => {
    const container = fairnessOf(
      search({
        outcome: '<img src=x onerror=alert(1)>',
        ethnicity: '<b>Other</b> - x',
        count: 40,
        found: 12,
      }),
      search({ outcome: 'Arrest', ethnicity: 'W1', count: 60, found: 30 }),
    )
    const fairness = region(/^Fairness/)
    const table = within(fairness.getByRole('table', { name: /^Searches by outcome/ }))
    expect(table.getByRole('rowheader', { name: '<img src=x onerror=alert(1)>' })).toBeTruthy()
    expect(table.getAllByRole('row').map(({ textContent }) => textContent)[1]).toMatch(
      /^Arrest60 %\d+ %\d+ %60 of 100 searches$/,
    )
    expect(fairness.getByText(/rates for residents are not known/)).toBeTruthy()
    expect(container.querySelector('img, b')).toBeNull()
  })
  it('say which field is absent', () => {
    fairnessOf(search({ count: 60, found: 30 }))
    const fairness = region(/^Fairness/)
    expect(fairness.getByText('Not known: no search in the feeds states its outcome.')).toBeTruthy()
    expect(fairness.getByText(/no search in the feeds states its self-defined ethnicity/)).toBeTruthy()
    expect(fairness.queryByText(/Nothing under 10/)).toBeNull()
  })
})

describe('the changes since the last meeting', () => {
  it('list new and overdue items, with markup as text', () => {
    const view = { since: day('2024-07-31') }
    const { container } = renderBoard(DATASET, { window: WINDOW, part: 'changes', view })
    expect(container.textContent).toContain('After 31 July 2024, up to 31 August 2024.')
    expect(region('New: 1').getByText(/order 2024-08-05: closure order made$/)).toBeTruthy()
    expect(region('Became overdue: 1').getByText(/<b>Mend the lights<\/b>/)).toBeTruthy()
    expect(container.querySelector('b')).toBeNull()
  })
})

describe('incomplete or contradictory data', () => {
  const cases: readonly (readonly [string, Dataset])[] = [
    ['no incidents', datasetOf([])],
    ['a site without phases', { ...DATASET, sites: [{ ...SITE, phases: [] }] }],
    [
      'phases that overlap and go back',
      {
        ...DATASET,
        sites: [
          {
            ...SITE,
            phases: [phase('clear', '2023-05-01'), phase('hold', '2023-06-01'), phase('clear', '2024-01-01')],
          },
        ],
      },
    ],
    ['Clear before the data', { ...DATASET, sites: [{ ...SITE, phases: [phase('clear', '2020-05-01')] }] }],
    ['Clear on the first days', { ...DATASET, sites: [{ ...SITE, phases: [phase('clear', '2021-09-20')] }] }],
    ['Clear after today', { ...DATASET, sites: [{ ...SITE, phases: [phase('clear', '2025-01-01')] }] }],
    ['a comparison inside the site', { ...DATASET, sites: [{ ...SITE, comparison: ['I'] }] }],
    ['a comparison that is not there', { ...DATASET, sites: [{ ...SITE, comparison: ['nowhere'] }] }],
    [
      'areas without residents',
      { ...WITH_LSOA, areas: WITH_LSOA.areas.map((area) => ({ ...area, population: null })) },
    ],
    [
      'areas with 0 residents',
      { ...WITH_LSOA, areas: WITH_LSOA.areas.map((area) => ({ ...area, population: 0 })) },
    ],
    ['no areas', { ...DATASET, areas: [] }],
    ['no commitments and no feeds', { ...DATASET, commitments: [], reports: [] }],
  ]
  it.each(cases)('%s: shows text, never NaN', (_, dataset) => {
    for (const part of ['summary', 'sites', 'areas', 'gaps', 'changes'] as const) {
      const { container } = renderBoard(dataset, { window: WINDOW, part })
      for (const button of screen.queryAllByRole('button', { name: 'Show as table' })) fireEvent.click(button)
      expect([part, container.innerHTML.match(NOT_WORDS)?.[0]]).toEqual([part, undefined])
      expect(container.textContent.length).toBeGreaterThan(200)
      cleanup()
    }
  })
})
