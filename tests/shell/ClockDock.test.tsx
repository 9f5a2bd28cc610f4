// @vitest-environment jsdom
/** The site in the time dock, its orders and its actions, as My area and the chosen site decide. */
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { ClockDock } from '../../src/shell/ClockDock.tsx'
import { StoreContext } from '../../src/state/context.tsx'
import { action, datasetOf, on, order, siteWith, span } from '../measures/invented-dataset.ts'
import { openStore } from '../state/open-store.ts'

afterEach(cleanup)

const inWest = { type: 'Point', coordinates: [-2.605, 53.5] } as const
const inEast = { type: 'Point', coordinates: [-2.595, 53.5] } as const
const made = on('2024-06-03')

function renderDock() {
  // The site lies across the border of the wards W and E.
  const dataset = datasetOf([{ on: '2024-01-01' }], {
    sites: [siteWith()],
    orders: [
      order('2024-06-01', { id: 'a', shape: inWest, made }),
      order('2024-06-02', { id: 'b', shape: inWest, made }),
      order('2024-06-02', { id: 'c', shape: inEast, made }),
    ],
    actions: [
      action('warrant', '2024-06-05', { place: inEast }),
      action('warrant', '2024-06-06', { place: inWest }),
      action('injunction', '2024-06-07', { site: 'site' }),
    ],
  })
  const store = openStore(dataset, { window: span('2024-01-01', '2024-08-31') })
  store.setState({ isClockOpen: true })
  render(
    <StoreContext value={store}>
      <ClockDock isCompact={false} onTable={() => {}} />
    </StoreContext>,
  )
  return store
}
const sentence = () => screen.getByText(/Invented site: /).textContent

it('shows what belongs to My area of the site that it touches, and says so', () => {
  const store = renderDock()
  expect(sentence()).toContain('3 closure orders made; 3 actions.')
  act(() => store.dispatch({ kind: 'set-areas', codes: ['E'] }))
  expect(sentence()).toContain('1 closure order made; 2 actions in Ward E.')
  expect(screen.getByText('site on the clock, in Ward E')).toBeTruthy()
  act(() => store.dispatch({ kind: 'set-areas', codes: [] }))
  expect(sentence()).toContain('3 closure orders made; 3 actions.')
})

it('tells the map while the clock plays', () => {
  const store = renderDock()
  expect(store.getState().isClockMoving).toBe(false)
  fireEvent.click(screen.getByRole('button', { name: 'Play' }))
  expect(store.getState().isClockMoving).toBe(true)
  fireEvent.click(screen.getByRole('button', { name: 'Pause' }))
  expect(store.getState().isClockMoving).toBe(false)
})

it('shows a chosen site in full, and no site of elsewhere', () => {
  const store = renderDock()
  const far = { ...siteWith(), id: 'far', name: 'Far site', shape: farShape }
  act(() => {
    const { catalogue } = store.getState()
    if (catalogue) store.setState({ catalogue: { ...catalogue, sites: [far, ...catalogue.sites] } })
    store.dispatch({ kind: 'set-areas', codes: ['E'] })
  })
  expect(sentence()).toContain('1 closure order made; 2 actions in Ward E.')
  act(() => store.dispatch({ kind: 'choose', chosen: { kind: 'site', id: 'site' } }))
  expect(sentence()).toContain('3 closure orders made; 3 actions.')
})

const farShape = {
  type: 'Polygon',
  coordinates: [
    [
      [-2.3, 53.5],
      [-2.29, 53.5],
      [-2.29, 53.51],
      [-2.3, 53.5],
    ],
  ],
} as const
