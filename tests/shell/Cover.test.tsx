// @vitest-environment jsdom
/** The cover: Escape twice in a row within a second, and nothing else, hides the screen; its button alone shows it. */
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Cover } from '../../src/shell/Cover.tsx'
import { StoreContext } from '../../src/state/context.tsx'
import { makeStore } from '../../src/state/store.ts'
import { dialogsIn } from './native-dialogs.ts'

beforeEach(dialogsIn)
afterEach(cleanup)

function shown() {
  const store = makeStore()
  render(
    <StoreContext value={store}>
      <Cover />
      <button type="button">Open something</button>
    </StoreContext>,
  )
  return () => store.getState().isCovered
}

/** @param at in milliseconds of the page's clock; false where the key's own effect was prevented */
function press(key: string, at: number, rest: KeyboardEventInit = {}): boolean {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...rest })
  Object.defineProperty(event, 'timeStamp', { value: at })
  return fireEvent(document.body, event)
}
const something = () => screen.getByRole('button', { name: 'Open something' })

test('Escape twice within a second covers the screen, and closes nothing else the second time', () => {
  const isCovered = shown()
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
  ['a press of the mouse or a finger', () => fireEvent.pointerDown(something())],
  ['a press by assistive technology', () => fireEvent.click(something())],
])('%s between them: what is open closes, and the screen stays', (_name, act) => {
  const isCovered = shown()
  press('Escape', 5000)
  act()
  expect(press('Escape', 5300)).toBe(true)
  expect(isCovered()).toBe(false)
  // The two that follow each other count.
  press('Escape', 5400)
  expect(isCovered()).toBe(true)
})

test('a second apart, or one long press, covers nothing', () => {
  const isCovered = shown()
  press('Escape', 5000)
  press('Escape', 6000)
  press('Escape', 6100, { repeat: true })
  press('Escape', 6200, { repeat: true })
  expect(isCovered()).toBe(false)
})
