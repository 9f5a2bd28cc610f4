// @vitest-environment jsdom
/** Every tab of the table of what is in view, and the tables of details, as files read back. */
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { buildClusterIndex } from '../../src/analytics/cluster-index.ts'
import { startCountingLoop } from '../../src/state/counting-loop.ts'
import { StoreContext } from '../../src/state/context.tsx'
import type { View } from '../../src/state/view.ts'
import { Details } from '../../src/team/Details.tsx'
import { AreaPicker } from '../../src/team/layers/AreaPicker.tsx'
import { CategoryFilter } from '../../src/team/layers/CategoryFilter.tsx'
import { ViewTable } from '../../src/team/table/ViewTable.tsx'
import { SMALL_BOROUGH } from '../feeds/small-borough.ts'
import {
  datasetOf,
  IN_SITE,
  on,
  order,
  phase,
  siteWith,
  span,
  until,
  type Row,
} from '../measures/invented-dataset.ts'
import { repliesTo } from '../state/answered-store.ts'
import { openStore } from '../state/open-store.ts'
import { catchSavedFiles, savedTable } from '../ui/saved-files.ts'

let lastFile: ReturnType<typeof catchSavedFiles>
beforeEach(() => {
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }))
  lastFile = catchSavedFiles()
  Element.prototype.scrollIntoView = () => {}
})
afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

const WINDOW = span('2024-01-01', '2024-06-30')
const ROWS: readonly Row[] = [
  { on: '2022-01-01' },
  { on: '2023-02-01', times: 30 },
  { on: '2024-02-01', times: 60 },
  { on: '2024-03-01', times: 7, category: 'drugs', at: IN_SITE },
  { on: '2024-08-30' },
]
const DATASET = datasetOf(ROWS, {
  sites: [siteWith([phase('clear', '2024-02-01', { evidence: '=cmd()' })])],
  orders: [
    order('2024-01-10', { id: '=co-1', made: on('2024-01-12'), ends: until('2024-07-10') }),
    order('2024-02-10', {
      id: 'co-2',
      hearing: on('2024-08-01'),
      shape: { type: 'Point', coordinates: IN_SITE },
    }),
  ],
})

/** A street at every incident. */
const STREETS = Array.from(DATASET.incidents.longitude, (longitude, row) => ({
  name: 'Invented Street',
  at: [longitude, DATASET.incidents.latitude[row] ?? 0] as const,
}))

async function storeFor(view: Partial<View>) {
  const store = openStore(DATASET, { window: WINDOW })
  store.dispatch({ kind: 'replace-view', view: { ...store.getState().view, ...WINDOW, ...view } })
  const frames: (() => void)[] = []
  const stop = startCountingLoop(store, {
    requestFrame: (callback) => void frames.push(callback),
    now: () => 0,
    measure: () => {},
    flush: (update) => update(),
  })
  await vi.dynamicImportSettled()
  while (frames.length > 0) for (const run of frames.splice(0)) run()
  stop()
  const index = buildClusterIndex(DATASET.incidents, DATASET.categories.length)
  store.setState({
    replies: repliesTo(store.getState(), {
      dataset: DATASET,
      index,
      borough: SMALL_BOROUGH,
      streets: STREETS,
    }),
  })
  return store
}

const buttonOf = (region = document.body) => within(region).getByRole('button', { name: /^Download CSV/ })

describe('a tab of the table of what is in view', () => {
  async function saved(tab: string, view: Partial<View> = {}) {
    const store = await storeFor(view)
    render(
      <StoreContext value={store}>
        <ViewTable request={{ table: 'categories', grain: 'month' }} onClose={() => {}} />
      </StoreContext>,
    )
    fireEvent.click(screen.getByRole('button', { name: tab }))
    await screen.findByRole('table')
    return savedTable(buttonOf(), lastFile)
  }

  it('holds base, ratio, interval and verdict of each category, unrounded, where a baseline is compared with', async () => {
    const { name, head, header, rows } = await saved('Categories', { base: 'year' })
    expect(name).toBe('incidents-by-category-2024-01-01-to-2024-06-30.csv')
    expect(head).toMatchObject({
      Counted: 'Incidents',
      From: '2024-01-01',
      To: '2024-06-30',
      'Compared with': '2023-01-01 to 2023-06-30',
      'As of': '2024-08-31',
      Handling: 'official',
      Demonstration: 'Invented incidents',
      Source: 'invented',
    })
    expect(header).toEqual([
      'Category',
      'In view',
      'Was',
      'Ratio',
      'Ratio low',
      'Ratio high',
      'Verdict',
      'Why no verdict',
      'p',
      'Comparison',
      'handling',
      'demonstration',
    ])
    expect(rows).toHaveLength(DATASET.categories.length)
    const [label, now, was, ratio = '', low = '', high = '', verdict] = rows[0] ?? []
    expect([label, now, was]).toEqual(['Burglary', '60', '30'])
    // The rates of 182 and 181 days.
    expect(Number(ratio)).toBeCloseTo((60 / 182) * (181 / 30), 12)
    expect(ratio.length).toBeGreaterThan(12)
    expect(Number(low)).toBeLessThan(Number(ratio))
    expect(Number(high)).toBeGreaterThan(Number(ratio))
    // The counts of this borough clump on one day, which widens the interval.
    expect(verdict).toBe('could be chance')
    expect(rows.find(([category]) => category === 'Drugs')?.slice(1, 6)).toEqual([
      '7',
      '0',
      'infinite',
      expect.stringMatching(/^\d/),
      'infinite',
    ])
  })

  it('says the filters, and has no change where nothing is compared', async () => {
    const { name, head, header, rows } = await saved('Categories', {
      categories: ['drugs'],
      areas: ['W'],
    })
    expect(name).toBe('incidents-by-category-2024-01-01-to-2024-06-30-filtered.csv')
    expect(head).toMatchObject({ Categories: 'Drugs', Areas: 'Ward W', 'Compared with': 'nothing' })
    expect(header.slice(0, 2)).toEqual(['Category', 'In view'])
    expect(rows.map(([category]) => category)).toEqual(['Drugs'])
  })

  it('holds clusters with their change', async () => {
    const { header, rows } = await saved('Clusters', { base: 'year' })
    expect(header.slice(1, 7)).toEqual(['Incidents', 'Was', 'Ratio', 'Ratio low', 'Ratio high', 'Verdict'])
    expect(rows.reduce((sum, row) => sum + Number(row[1]), 0)).toBe(67)
  })

  it('disarms formulas, leaves what does not apply empty, and names no filter that does not apply', async () => {
    const { name, head, header, rows } = await saved('Closure orders', {
      base: 'year',
      categories: ['drugs'],
    })
    expect(name).toBe('closure-orders-2024-01-01-to-2024-06-30.csv')
    expect(head).toMatchObject({ Counted: 'Closure orders', Categories: 'all', 'Compared with': 'nothing' })
    expect(header.slice(0, 4)).toEqual(['Order', 'Stage', 'Days left', 'Premises'])
    expect(rows.map((row) => row.slice(0, 4))).toEqual([
      ["'=co-1", 'In force', '10', '1'],
      ['co-2', expect.any(String), '', '1'],
    ])
  })

  it('holds hotspots and sites', async () => {
    expect((await saved('Patrol hotspots')).header[1]).toBe('Visits a day')
    cleanup()
    expect((await saved('Sites')).rows.map((row) => row.slice(0, 2))).toEqual([['Invented site', 'Clear']])
  })

  it('holds days as ISO dates, and nothing where a bar lies outside the window', async () => {
    const { header, rows } = await saved('Over time', { base: 'year' })
    expect(header.slice(0, 5)).toEqual(['From', 'To', 'Incidents', 'In the window', 'In the baseline'])
    const of = (month: string) => rows.find(([from]) => from?.startsWith(month))?.slice(0, 5)
    expect(of('2024-02')).toEqual(['2024-02-01', '2024-02-29', '60', '60', ''])
    expect(of('2024-01')).toEqual(['2024-01-01', '2024-01-31', '0', '0', ''])
    expect(of('2022-05')).toEqual(['2022-05-01', '2022-05-31', '0', '', ''])
  })
})

describe('details', () => {
  async function show(view: Partial<View>) {
    const store = await storeFor(view)
    render(
      <StoreContext value={store}>
        <Details />
      </StoreContext>,
    )
  }
  const named = (name: RegExp) => screen.getByRole('button', { name })

  it('of a site have its counts with their change, its phases and its orders, whatever is filtered', async () => {
    await show({ chosen: { kind: 'site', id: 'site' }, base: 'year', categories: ['burglary'], areas: ['W'] })
    const counts = await savedTable(named(/^Download CSV: Crimes and ASB inside/), lastFile)
    expect(counts.head).toMatchObject({
      Categories: 'all',
      Areas: 'the whole borough',
      'Compared with': '2023-01-01 to 2023-06-30',
    })
    expect(counts.header).toEqual(expect.arrayContaining(['Window: known', 'Was', 'Ratio low', 'Verdict']))
    const phases = await savedTable(named(/^Download CSV: Phases/), lastFile)
    expect(phases.rows.map((row) => row.slice(0, 6))).toEqual([
      ['Clear', '2024-02-01', 'no end yet', 'not known', "'=cmd()", 'none set'],
    ])
    const orders = await savedTable(named(/^Download CSV: Closure orders in the site/), lastFile)
    expect(orders.rows.map(([id]) => id)).toEqual(['co-2'])
  })

  it('of the ranking have every place with both measures and its statistics', async () => {
    await show({ chosen: { kind: 'ranking', id: 'places' }, by: 'harm' })
    const { name, head, header, rows } = await savedTable(named(/^Download CSV: Ranked places/), lastFile)
    expect(name).toMatch(/^ranked-places-.*-filtered\.csv$/)
    expect(head).toMatchObject({ Counted: 'Harm', 'Found by patrol': 'left out' })
    expect(header.slice(0, 7)).toEqual([
      'Rank',
      'Place',
      'Ward',
      'More than chance',
      'History',
      'Reports',
      'Harm',
    ])
    expect(rows[0]?.[5]).toBe('60')
    expect(rows[0]?.[6]).toBe('3600')
    expect(rows[0]?.[1]).toMatch(/, (middle|north|south|east|west)/)
  })
  it('of the ranking name no street, which the page does', async () => {
    await show({ chosen: { kind: 'ranking', id: 'places' } })
    const { head, rows } = await savedTable(named(/^Download CSV: Ranked places/), lastFile)
    expect(screen.getAllByRole('button', { name: /^Invented Street/ }).length).toBeGreaterThan(0)
    expect(JSON.stringify([head, rows])).not.toContain('Invented Street')
  })

  it('of a ward have the whole ward, with its days in every file', async () => {
    await show({ chosen: { kind: 'ward', id: 'W' }, base: 'year' })
    const { rows } = await savedTable(named(/^Download CSV: Crimes and ASB in Ward W/), lastFile)
    expect(rows.map((row) => row.slice(0, 3))).toEqual([
      ['Crimes without what patrol itself finds', '60', 'yes'],
      ['ASB', '0', 'yes'],
    ])
    fireEvent.click(screen.getAllByRole('button', { name: 'Show as table' })[0] ?? document.body)
    const months = await savedTable(
      named(/^Download CSV: Crimes without what patrol itself finds in Ward W by month/),
      lastFile,
    )
    expect(months.head).toMatchObject({ From: '2022-01-01' })
    expect(months.rows.find(([month]) => month === '2024-02')?.slice(0, 3)).toEqual(['2024-02', '60', 'yes'])
  })
})

describe('one press', () => {
  it('chooses one group of categories alone', async () => {
    const store = await storeFor({})
    render(
      <StoreContext value={store}>
        <CategoryFilter />
      </StoreContext>,
    )
    fireEvent.click(screen.getByRole('button', { name: 'Only Anti-social behaviour' }))
    expect(store.getState().view.categories).toEqual(['anti-social-behaviour'])
  })

  it('chooses every area of a name, and keeps those chosen before', async () => {
    const store = await storeFor({ areas: ['site'] })
    render(
      <StoreContext value={store}>
        <AreaPicker />
      </StoreContext>,
    )
    fireEvent.click(screen.getByRole('button', { name: /^My area/ }))
    fireEvent.change(await screen.findByLabelText('Name contains'), { target: { value: ' WARD ' } })
    expect(screen.getAllByRole('option').map(({ textContent }) => textContent)).toEqual(['Ward E', 'Ward W'])
    fireEvent.click(screen.getByRole('button', { name: 'Choose all 2' }))
    expect(store.getState().view.areas).toEqual(['site', 'E', 'W'])
    fireEvent.change(screen.getByLabelText('Name contains'), { target: { value: '<b>' } })
    expect(screen.getByRole('button', { name: 'None' }).hasAttribute('disabled')).toBe(true)
  })
})
