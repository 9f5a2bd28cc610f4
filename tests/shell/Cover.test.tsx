// @vitest-environment jsdom
/** The cover: only two consecutive presses of Escape within a second cover the screen; only its button uncovers it. */
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Cover } from '../../src/shell/Cover.tsx'
import { StoreContext } from '../../src/state/context.tsx'
import { makeStore } from '../../src/state/store.ts'
import { stubDialogs } from './browser-stubs.ts'

beforeEach(stubDialogs)
afterEach(cleanup)

function renderCover() {
  const store = makeStore()
  render(
    <StoreContext value={store}>
      <Cover />
      <button type="button">Open something</button>
    </StoreContext>,
  )
  return () => store.getState().isCovered
}

/** @param at event time in milliseconds. Returns false where the default action was prevented. */
function press(key: string, at: number, rest: KeyboardEventInit = {}): boolean {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...rest })
  Object.defineProperty(event, 'timeStamp', { value: at })
  return fireEvent(document.body, event)
}
const otherButton = () => screen.getByRole('button', { name: 'Open something' })

test('Escape twice within a second covers the screen, and the second press has no other effect', () => {
  const isCovered = renderCover()
  expect(press('Escape', 5000)).toBe(true)
  expect(isCovered()).toBe(false)
  expect(press('Escape', 5999)).toBe(false)
  expect(isCovered()).toBe(true)
  expect(press('Escape', 9000)).toBe(false)
  fireEvent.click(screen.getByRole('button', { name: 'Show the screen' }))
  expect(isCovered()).toBe(false)
})

test.each<readonly [string, () => void]>([
  ['another key', () => press('Tab', 5200)],
  ['a press of the mouse or a finger', () => fireEvent.pointerDown(otherButton())],
  ['a press by assistive technology', () => fireEvent.click(otherButton())],
])('%s between two presses prevents the cover', (_name, act) => {
  const isCovered = renderCover()
  press('Escape', 5000)
  act()
  expect(press('Escape', 5300)).toBe(true)
  expect(isCovered()).toBe(false)
  // Two consecutive presses count again.
  press('Escape', 5400)
  expect(isCovered()).toBe(true)
})

test('presses a second apart, or one long press, do not cover the screen', () => {
  const isCovered = renderCover()
  press('Escape', 5000)
  press('Escape', 6000)
  press('Escape', 6100, { repeat: true })
  press('Escape', 6200, { repeat: true })
  expect(isCovered()).toBe(false)
})
