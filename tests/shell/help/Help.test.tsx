// @vitest-environment jsdom
/** The help dialog: opened by its key and by the links of panels at their page, with all pages in one text. */
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { HelpLink } from '../../../src/clock/controls/HelpLink.tsx'
import { Help } from '../../../src/shell/help/Help.tsx'
import { StoreContext } from '../../../src/state/context.tsx'
import { HELP_PAGES } from '../../../src/state/help/help-page.ts'
import { makeStore } from '../../../src/state/store.ts'
import { INITIAL_VIEW } from '../../../src/state/view.ts'
import { stubDialogs } from '../browser-stubs.ts'

// jsdom has no layout, and so nothing to scroll.
const scrolled = vi.fn()
beforeEach(() => {
  stubDialogs()
  scrolled.mockClear()
  Element.prototype.scrollIntoView = scrolled
})
afterEach(cleanup)

function renderHelp() {
  const store = makeStore({ view: { ...INITIAL_VIEW, tab: 'board', part: 'areas' } })
  render(
    <StoreContext value={store}>
      <HelpLink page="plan" />
      <Help />
    </StoreContext>,
  )
  return store
}
const focused = () => document.activeElement?.textContent

test('the key opens the page on what is on screen, and closing it closes it in the state', async () => {
  const store = renderHelp()
  expect(screen.queryByRole('dialog')).toBeNull()
  fireEvent.keyDown(document.body, { key: '?' })
  await screen.findByRole('heading', { name: 'Board: areas' })
  await waitFor(() => expect(focused()).toBe('Board: areas'))
  fireEvent.click(screen.getByRole('button', { name: 'Close the help' }))
  expect(store.getState().help).toBeNull()
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('the link of a panel opens its page; the list of pages leads to the others', async () => {
  renderHelp()
  fireEvent.click(screen.getByRole('button', { name: 'Help: Plan of a shift' }))
  await screen.findByRole('heading', { name: 'Plan of a shift' })
  await waitFor(() => expect(focused()).toBe('Plan of a shift'))
  const list = within(screen.getByRole('navigation', { name: 'Pages of the help' }))
  expect(list.getByRole('button', { current: 'page' }).textContent).toBe('Plan of a shift')
  fireEvent.click(list.getByRole('button', { name: 'What the words mean' }))
  expect(focused()).toBe('What the words mean')
  expect(scrolled).toHaveBeenCalledTimes(2)
})

test('every page stands in the one text, with names in bold and no mark of ours', async () => {
  renderHelp()
  fireEvent.click(screen.getByRole('button', { name: 'Help: Plan of a shift' }))
  await screen.findByRole('heading', { name: 'Plan of a shift' })
  for (const { title } of HELP_PAGES) screen.getByRole('heading', { name: title, level: 3 })
  expect(screen.getByText('Plan this shift').tagName).toBe('STRONG')
  expect(screen.getByRole('dialog').textContent).not.toContain('`')
})

test('the box shows the passages on what is asked, and leads to their pages; script is text', async () => {
  renderHelp()
  fireEvent.keyDown(document.body, { key: '?' })
  await screen.findByRole('heading', { name: 'Board: areas', level: 3 })
  fireEvent.keyDown(document.body, { key: '/' })
  const box = screen.getByRole('searchbox', { name: 'Search the help' })
  expect(document.activeElement).toBe(box)
  fireEvent.change(box, { target: { value: 'harm' } })
  expect(screen.getByText(/^\d+ passages on “harm”\.$/)).toBeTruthy()
  expect(screen.queryByRole('heading', { name: 'Board: areas', level: 3 })).toBeNull()
  fireEvent.change(box, { target: { value: '<img src=x onerror=alert(1)>' } })
  expect(
    screen.getByText('Nothing in the help on “<img src=x onerror=alert(1)>”. Try another word.'),
  ).toBeTruthy()
  expect(document.querySelector('dialog img')).toBeNull()
  // Escape empties the box, and the help stays.
  fireEvent.keyDown(box, { key: 'Escape' })
  screen.getByRole('heading', { name: 'Board: areas', level: 3 })
  fireEvent.change(box, { target: { value: 'harm' } })
  const results = within(screen.getAllByRole('list').at(-1) ?? document.body)
  fireEvent.click(results.getAllByRole('button', { name: 'What the words mean' })[0] ?? document.body)
  await waitFor(() => expect(focused()).toBe('What the words mean'))
})
