// @vitest-environment jsdom
/** The status line: its words, and that it is seen at once but spoken only when the clock rests. */
import { act, cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ANNOUNCE_AFTER, StatusLine, statusSentence } from '../../src/clock/StatusLine.tsx'
import { span } from './invented.ts'

const summer = { window: span('2023-05-01', '2023-08-31'), inView: 4812, inAll: 12_901 }
const SENTENCE = '1 May 2023 to 31 August 2023: 4,812 incidents in view, 12,901 in all.'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

const spoken = (container: HTMLElement) => container.querySelector('[aria-live="polite"]')?.textContent
const wait = (milliseconds: number) =>
  act(() => {
    vi.advanceTimersByTime(milliseconds)
  })

describe('StatusLine', () => {
  it('says period, in view and in all', () => {
    expect(statusSentence(summer)).toBe(SENTENCE)
    const one = { window: span('2023-08-31', '2023-08-31'), inView: 1, inAll: 1 }
    expect(statusSentence(one)).toBe('31 August 2023: 1 incident in view, 1 in all.')
  })

  it('does not tell as nought what is not known', () => {
    const unknown = { ...summer, inView: 0, inAll: 0, isUnknown: true }
    expect(statusSentence(unknown)).toBe('1 May 2023 to 31 August 2023: incidents are not known.')
  })

  it('shows at once', () => {
    const { rerender } = render(<StatusLine {...summer} />)
    expect(screen.getByRole('status').textContent).toBe(SENTENCE)
    rerender(<StatusLine {...summer} inView={0} />)
    expect(screen.getByRole('status').textContent).toContain('0 incidents in view')
  })

  it('speaks the last of many changes once, and falls silent again', () => {
    const { container, rerender } = render(<StatusLine {...summer} inView={1} />)
    for (const inView of [2, 3, 4812]) {
      wait(ANNOUNCE_AFTER / 2)
      rerender(<StatusLine {...summer} inView={inView} />)
      expect(spoken(container)).toBe('')
    }
    wait(ANNOUNCE_AFTER)
    expect(spoken(container)).toBe(SENTENCE)
    wait(10_000)
    expect(spoken(container)).toBe('')
  })
})
