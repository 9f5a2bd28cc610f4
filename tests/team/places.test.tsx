// @vitest-environment jsdom
/** Ranking and details of places: significant places first, reports and harm, history, statistics; filter by hours. */
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { buildClusterIndex } from '../../src/analytics/cluster-index.ts'
import { StoreContext } from '../../src/state/context.tsx'
import { currentOf } from '../../src/state/questions/reply.ts'
import type { View } from '../../src/state/view.ts'
import { HoursFilter } from '../../src/team/places/HoursFilter.tsx'
import { PlaceDetails } from '../../src/team/places/PlaceDetails.tsx'
import { RankingDetails } from '../../src/team/places/RankingDetails.tsx'
import { SMALL_BOROUGH } from '../feeds/small-borough.ts'
import { datasetOf, span, type Row } from '../measures/invented-dataset.ts'
import { repliesTo } from '../state/answered-store.ts'
import { openStore } from '../state/open-store.ts'

beforeEach(() => {
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }))
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const WINDOW = span('2023-09-01', '2024-08-31')
const STEPS = [-1, 0, 1]
/** Nine adjacent squares with one report per square in each of 24 months. */
const ROWS: readonly Row[] = [
  { on: '2021-01-01' },
  ...Array.from(
    { length: 24 },
    (_, i) => `${2022 + Math.floor((i + 8) / 12)}-${String(((i + 8) % 12) + 1).padStart(2, '0')}-10`,
  ).flatMap((on) =>
    STEPS.flatMap((x) =>
      STEPS.map((y) => ({ on, at: [-2.65 + x * 0.00226, 53.5201 + y * 0.00135] as const })),
    ),
  ),
  { on: '2024-05-02', at: [-2.56, 53.47], category: 'robbery', times: 5 },
  { on: '2024-05-02', at: [-2.56, 53.47], category: 'drugs' },
]

/** A store with the worker's replies to its View. */
function storeFor(view: Partial<View>, rows = ROWS) {
  const dataset = datasetOf(rows)
  const store = openStore(dataset, { window: WINDOW })
  store.dispatch({ kind: 'replace-view', view: { ...store.getState().view, ...WINDOW, ...view } })
  const index = buildClusterIndex(dataset.incidents, dataset.categories.length)
  const data = { dataset, index, borough: SMALL_BOROUGH }
  store.setState({ replies: repliesTo(store.getState(), data) })
  return store
}
const RANKING = { chosen: { kind: 'ranking', id: 'places' } } as const

/** Regression to the mean: stated once with a ranking and with a place of it. */
const CAUTION = /some fall is to be expected/g

describe('the ranking', () => {
  const show = (view: Partial<View> = {}, rows = ROWS) => {
    const store = storeFor({ ...RANKING, ...view }, rows)
    render(
      <StoreContext value={store}>
        <RankingDetails />
      </StoreContext>,
    )
    return store
  }
  it('names the significant place with its ward, reports and harm', () => {
    const store = show()
    const [best] = currentOf(store.getState().replies.places)?.ranking.places ?? []
    if (!best) throw new Error('nothing was ranked')
    const table = screen.getByRole('table', { name: /^More than chance would give/ })
    const [, first] = within(table).getAllByRole('row')
    expect(first?.textContent).toMatch(/^1Westby, middleWard W/)
    expect(within(table).getByRole('cell', { name: String(best.count) })).toBeTruthy()
    expect(within(table).getByRole('cell', { name: best.harm.toLocaleString('en-GB') })).toBeTruthy()
    expect(screen.getByRole('table', { name: /^Could be chance/ }).textContent).toMatch(/Eastby, south/)
  })
  it('states what is left out, and counts it on request', () => {
    const store = show()
    expect(screen.getByText('1 that patrol itself finds are left out.')).toBeTruthy()
    expect(document.body.textContent.match(CAUTION)).toHaveLength(1)
    fireEvent.click(screen.getByRole('checkbox', { name: 'Leave out what patrol itself finds' }))
    expect(store.getState().view.found).toBe(true)
    fireEvent.click(screen.getByRole('button', { name: 'harm' }))
    expect(store.getState().view.by).toBe('harm')
    // Earlier counts are not shown while the new question is pending.
    const earlier = currentOf(store.getState().replies.places)
    expect(earlier).not.toBeNull()
    act(() => store.setState({ replies: { places: { kind: 'waiting', earlier } } }))
    expect(screen.getByText('Ranking.')).toBeTruthy()
    expect(screen.queryAllByRole('table')).toHaveLength(0)
  })
  it('states why nothing can be ranked', () => {
    show({ hours: 'tue:3-4' })
    expect(screen.getByText(/No report in these hours\. 113 have no time of day/)).toBeTruthy()
  })
  it('chooses a place by its name', () => {
    const store = show()
    fireEvent.click(screen.getByRole('button', { name: 'Westby, middle' }))
    expect(store.getState().view.chosen).toMatchObject({ kind: 'place' })
  })
})

describe('a row of the ranking', () => {
  it('lights its place while pointed at or focused, and is lit by the map', () => {
    const store = storeFor(RANKING)
    render(
      <StoreContext value={store}>
        <RankingDetails />
      </StoreContext>,
    )
    const button = screen.getByRole('button', { name: 'Westby, middle' })
    const row = button.closest('tr')
    if (!row) throw new Error('the place has no row')
    const id = currentOf(store.getState().replies.places)?.ranking.places[0]?.id
    const isLit = () => row.dataset['lit'] === 'true'
    for (const [enter, leave] of [
      [() => fireEvent.pointerEnter(row), () => fireEvent.pointerLeave(row)],
      [() => fireEvent.focus(button), () => fireEvent.blur(button)],
    ] as const) {
      enter()
      expect(store.getState().litPlace).toBe(id)
      expect(isLit()).toBe(true)
      leave()
      expect(store.getState().litPlace).toBeNull()
      expect(isLit()).toBe(false)
    }
    act(() => store.setState({ litPlace: id ?? null }))
    expect(isLit()).toBe(true)
    cleanup()
    expect(store.getState().litPlace).toBeNull()
  })
})

describe('a place', () => {
  const show = (id: string) =>
    render(
      <StoreContext value={storeFor({ chosen: { kind: 'place', id } })}>
        <PlaceDetails id={id} />
      </StoreContext>,
    )
  const store = storeFor(RANKING)
  const [best] = currentOf(store.getState().replies.places)?.ranking.places ?? []
  const { id = '', count = 0 } = best ?? {}

  it('shows categories, hours, history, near repeats and statistics', () => {
    show(id)
    expect(screen.getByRole('heading', { name: 'Westby, middle' })).toBeTruthy()
    expect(
      screen.getByText(new RegExp(`: ${count} reports; .*\\. Number 1 of the ranking, more than chance`)),
    ).toBeTruthy()
    expect(screen.getByText('History: persistent')).toBeTruthy()
    expect(document.body.textContent.match(CAUTION)).toHaveLength(1)
    expect(screen.getByText(new RegExp(`12 reports of ${count} .+ stand on one point`))).toBeTruthy()
    expect(
      screen.getByText(/^Of its square that stands out most: Gi\* [\d.]+, p under \.001, q under \.001/),
    ).toBeTruthy()
  })
  it('with an unknown id is not in the data', () => {
    show('1-2-3')
    expect(screen.getByText('Not in the data')).toBeTruthy()
    expect(document.body.textContent).not.toMatch(CAUTION)
  })
})

describe('hours of the week', () => {
  it('are chosen by days and times, and reset', () => {
    const store = storeFor({})
    render(
      <StoreContext value={store}>
        <HoursFilter />
      </StoreContext>,
    )
    fireEvent.click(screen.getByRole('button', { name: 'Friday' }))
    expect(store.getState().view.hours).toBe('fri:18-23')
    fireEvent.change(screen.getByRole('combobox', { name: 'to' }), { target: { value: '2' } })
    expect(store.getState().view.hours).toBe('fri:18-24,sat:0-2')
    expect(screen.getByText(/^Fri, 18:00 to 02:00\./)).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'All hours' }))
    expect(store.getState().view.hours).toBeNull()
  })
  it('show their counts by size, as a sentence and as a table', async () => {
    const dataset = datasetOf([{ on: '2024-05-03', times: 3 }, { on: '2024-05-04' }, { on: '2021-01-01' }])
    const columns = { ...dataset.incidents, minute: Int16Array.from(dataset.incidents.day, () => 20 * 60) }
    const store = openStore({ ...dataset, incidents: columns }, { window: WINDOW })
    const { container } = render(
      <StoreContext value={store}>
        <HoursFilter />
      </StoreContext>,
    )
    expect(
      screen.getByText('A larger square: more incidents. Most on Friday, 20:00 to 21:00: 3.'),
    ).toBeTruthy()
    const sizes = [...container.querySelectorAll('rect[fill]')].map((rect) =>
      Number(rect.getAttribute('width')),
    )
    expect(sizes).toHaveLength(2)
    expect(sizes[0]).toBeGreaterThan((sizes[1] ?? 0) + 2)
    fireEvent.click(screen.getByText('Hours as a table'))
    const table = await screen.findByRole('table', {
      name: /^Incidents by weekday and hour, 1 September 2023/,
    })
    expect(within(table).getByRole('row', { name: /^20:00/ }).textContent).toBe('20:000000310')
  })
})
