// @vitest-environment jsdom
/** A menu: disclosed by its button, moved through by keys, closed by Escape, by an action and from outside. */
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { Menu, MenuItem } from '../../src/ui/menu/Menu.tsx'

afterEach(cleanup)

function renderMenu() {
  const pressed = vi.fn<(name: string) => void>()
  const focusThen = (name: string) => pressed(`${name} after ${document.activeElement?.textContent ?? ''}`)
  render(
    <>
      <Menu label="Share">
        <MenuItem icon="link" onPress={() => focusThen('link')}>
          Copy link
        </MenuItem>
        <MenuItem icon="keyboard" shortcut="?" onPress={() => pressed('keys')}>
          Keys
        </MenuItem>
      </Menu>
      <button type="button">Elsewhere</button>
    </>,
  )
  return pressed
}
const opener = () => screen.getByRole('button', { name: 'Share' })
const names = () => screen.queryAllByRole('button').map(({ textContent }) => textContent)
const key = (name: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key: name })
const focusedText = () => document.activeElement?.textContent

test('its actions are shown once its button is pressed, and are named by their words alone', () => {
  renderMenu()
  expect(names()).toEqual(['Share', 'Elsewhere'])
  fireEvent.click(opener())
  expect(opener().getAttribute('aria-expanded')).toBe('true')
  expect(screen.getByRole('button', { name: 'Keys' })).toBeTruthy()
  fireEvent.click(opener())
  expect(names()).toEqual(['Share', 'Elsewhere'])
})

test('the arrow keys open it, move through the actions and wrap round; Escape closes it and returns the focus', () => {
  renderMenu()
  const onKey = vi.fn<() => void>()
  document.addEventListener('keydown', onKey)
  opener().focus()
  key('ArrowDown')
  expect(focusedText()).toBe('Copy link')
  key('ArrowDown')
  expect(focusedText()).toBe('Keys?')
  key('ArrowDown')
  expect(focusedText()).toBe('Copy link')
  key('End')
  expect(focusedText()).toBe('Keys?')
  onKey.mockClear()
  key('Escape')
  expect(focusedText()).toBe('Share')
  expect(opener().getAttribute('aria-expanded')).toBe('false')
  // What else Escape closes stays open.
  expect(onKey).not.toHaveBeenCalled()
  document.removeEventListener('keydown', onKey)
})

test('an action closes it, and finds the focus on the button, to which dialogs return it', () => {
  const pressed = renderMenu()
  fireEvent.click(opener())
  fireEvent.click(screen.getByRole('button', { name: 'Copy link' }))
  expect(pressed).toHaveBeenCalledWith('link after Share')
  expect(names()).toEqual(['Share', 'Elsewhere'])
})

test.each([
  ['a press', (element: HTMLElement) => fireEvent.pointerDown(element)],
  ['the focus', (element: HTMLElement) => fireEvent.focusIn(element)],
])('%s elsewhere closes it, and one within does not', (_name, act) => {
  renderMenu()
  fireEvent.click(opener())
  act(screen.getByRole('button', { name: 'Keys' }))
  expect(names()).toHaveLength(4)
  act(screen.getByRole('button', { name: 'Elsewhere' }))
  expect(names()).toEqual(['Share', 'Elsewhere'])
})
