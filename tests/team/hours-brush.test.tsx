// @vitest-environment jsdom
/** Hours chosen by dragging over the week: every hour on the way filters at once, and a drag broken off restores them. */
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { StoreContext } from '../../src/state/context.tsx'
import type { Store } from '../../src/state/store.ts'
import { HoursFilter } from '../../src/team/places/HoursFilter.tsx'
import { datasetOf, span } from '../measures/invented-dataset.ts'
import { openStore } from '../state/open-store.ts'

let store: Store
let grid: SVGSVGElement

/** Middle of an hour in a grid drawn at its own size: 30 wide labels, 9.6 by 10 a cell, from 14 down. */
const at = (day: number, hour: number) => ({
  clientX: 30 + (hour + 0.5) * 9.6,
  clientY: 14 + (day + 0.5) * 10,
  pointerId: 1,
})
const hours = () => store.getState().view.hours

beforeEach(() => {
  store = openStore(datasetOf([{ on: '2024-05-03' }]), { window: span('2024-05-01', '2024-05-31') })
  const { container } = render(
    <div style={{ overflowY: 'auto' }} data-testid="panel">
      <StoreContext value={store}>
        <HoursFilter />
      </StoreContext>
    </div>,
  )
  const found = container.querySelector('svg')
  if (!found) throw new Error('no week is drawn')
  grid = found
  grid.setPointerCapture = () => {}
  grid.getBoundingClientRect = () => new DOMRect(0, 0, 30 + 24 * 9.6, 14 + 7 * 10)
})

afterEach(cleanup)

it('filters at every hour of a drag', () => {
  fireEvent.pointerDown(grid, at(4, 18))
  expect(hours()).toBe('fri:18-19')
  fireEvent.pointerMove(grid, at(4, 20))
  expect(hours()).toBe('fri:18-21')
  fireEvent.pointerMove(grid, at(5, 22))
  expect(hours()).toBe('fri-sat:18-23')
  fireEvent.pointerUp(grid, at(5, 22))
  expect(hours()).toBe('fri-sat:18-23')
  fireEvent.pointerMove(grid, at(0, 0))
  expect(hours()).toBe('fri-sat:18-23')
})

it('changes nothing while the pointer stays in an hour', () => {
  fireEvent.pointerDown(grid, at(4, 18))
  const { view } = store.getState()
  fireEvent.pointerMove(grid, { ...at(4, 18), clientX: at(4, 18).clientX + 2 })
  expect(store.getState().view).toBe(view)
})

it('gives back the hours from before a drag that is broken off', () => {
  fireEvent.click(screen.getByRole('button', { name: 'Monday' }))
  const before = hours()
  expect(before).toBe('mon:18-23')
  fireEvent.pointerDown(grid, at(4, 3))
  expect(hours()).toBe('fri:3-4')
  fireEvent.pointerCancel(grid, at(4, 3))
  expect(hours()).toBe(before)
})

it('keeps the grid under the pointer when something appears above it', () => {
  const panel = screen.getByTestId('panel')
  fireEvent.pointerDown(grid, at(4, 18))
  expect(panel.scrollTop).toBe(0)
  grid.getBoundingClientRect = () => new DOMRect(0, 36 - panel.scrollTop, 30 + 24 * 9.6, 14 + 7 * 10)
  fireEvent.pointerMove(grid, { ...at(4, 20), clientY: at(4, 20).clientY + 36 })
  expect(hours()).toBe('fri:18-21')
  expect(panel.scrollTop).toBe(36)
  fireEvent.pointerMove(grid, at(5, 22))
  expect(hours()).toBe('fri-sat:18-23')
  expect(panel.scrollTop).toBe(36)
  fireEvent.pointerUp(grid, at(5, 22))
  grid.getBoundingClientRect = () => new DOMRect(0, 90, 30 + 24 * 9.6, 14 + 7 * 10)
  fireEvent.click(screen.getByRole('button', { name: 'All hours' }))
  expect(panel.scrollTop).toBe(36)
})
