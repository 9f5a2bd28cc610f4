// @vitest-environment jsdom
/** The bar of messages: one at a time, each put away by itself, details on request. */
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { MessageBar, type BarMessage } from '../../src/shell/MessageBar.tsx'

afterEach(() => {
  cleanup()
  localStorage.clear()
})

const SCRIPT = '<script>alert(1)</script>'
const FAILED: BarMessage = { key: 'f', kind: 'error', title: 'Sites did not open', details: <p>{SCRIPT}</p> }
const OLD: BarMessage = { key: 'o', kind: 'stale', title: 'Old data: 9 days', details: <p>It is old.</p> }
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))
const titles = () =>
  screen.queryAllByText(/Sites did not open|Old data: 9 days|New here/).map(({ textContent }) => textContent)

test('shows one message, and the next on request, in turn', () => {
  render(<MessageBar messages={[FAILED, OLD]} />)
  expect(titles()).toEqual(['Sites did not open'])
  press('Message 1 of 2: show the next')
  expect(titles()).toEqual(['Old data: 9 days'])
  press('Message 2 of 2: show the next')
  expect(titles()).toEqual(['Sites did not open'])
})

test('announces errors alone', () => {
  render(<MessageBar messages={[FAILED, OLD]} />)
  expect(screen.getByRole('alert').textContent).toBe('Sites did not open')
  press('Message 1 of 2: show the next')
  expect(screen.queryByRole('alert')).toBeNull()
})

test('shows details on request, as text', () => {
  render(<MessageBar messages={[FAILED]} />)
  expect(screen.queryByText(SCRIPT)).toBeNull()
  press('Why')
  expect(screen.getByText(SCRIPT)).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Less' }).getAttribute('aria-expanded')).toBe('true')
  press('Less')
  expect(screen.queryByText(SCRIPT)).toBeNull()
})

test('shows the details of what a person has to decide at once', () => {
  render(<MessageBar messages={[{ ...FAILED, isOpen: true }]} />)
  expect(screen.getByText(SCRIPT)).toBeTruthy()
  press('Less')
  expect(screen.queryByText(SCRIPT)).toBeNull()
})

test('a message that is put away stays away until its key changes, and the others stay', () => {
  const { rerender, container } = render(<MessageBar messages={[FAILED, OLD]} />)
  press('Put away: Sites did not open')
  expect(titles()).toEqual(['Old data: 9 days'])
  rerender(<MessageBar messages={[FAILED, OLD]} />)
  expect(titles()).toEqual(['Old data: 9 days'])
  press('Put away: Old data: 9 days')
  expect(container.textContent).toBe('')
  rerender(<MessageBar messages={[{ ...FAILED, key: 'g' }, OLD]} />)
  expect(titles()).toEqual(['Sites did not open'])
})

test('a message that was put away stays away when the page is opened again, until its fact changes', () => {
  render(<MessageBar messages={[FAILED, OLD]} />)
  press('Put away: Sites did not open')
  cleanup()
  const { rerender } = render(<MessageBar messages={[FAILED, OLD]} />)
  expect(titles()).toEqual(['Old data: 9 days'])
  rerender(<MessageBar messages={[{ ...FAILED, key: 'g' }, OLD]} />)
  expect(titles()).toEqual(['Sites did not open'])
})

test.each(['{', '[1, null]', '"f"'])(
  'what else is stored in its place, as %s, puts nothing away',
  (stored) => {
    localStorage.setItem('holdfast:put-away', stored)
    render(<MessageBar messages={[FAILED]} />)
    expect(titles()).toEqual(['Sites did not open'])
  },
)

test('the most urgent message stays in place where a less urgent one goes', () => {
  const { rerender } = render(<MessageBar messages={[FAILED, OLD]} />)
  press('Message 1 of 2: show the next')
  rerender(<MessageBar messages={[FAILED]} />)
  expect(titles()).toEqual(['Sites did not open'])
})
