// @vitest-environment jsdom
/** The status line: its text is visible at once but announced only when the clock rests. */
import { act, cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ANNOUNCE_AFTER, StatusLine, statusSentence, type StatusFacts } from '../../src/clock/StatusLine.tsx'
import type { Scope } from '../../src/measures/scope.ts'
import { span } from './invented.ts'

const SCOPE: Scope = {
  window: span('2023-05-01', '2023-08-31'),
  baseline: null,
  hours: null,
  categories: null,
  areas: [],
  measure: 'Incidents',
  leavesOutFound: false,
}
const summer: StatusFacts = { scope: SCOPE, inView: 4812, inAll: 12_901, change: null, known: 'yes' }
const SENTENCE = '1 May 2023 to 31 August 2023: 4,812 incidents in view, 12,901 in all.'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

const announced = (container: HTMLElement) => container.querySelector('[aria-live="polite"]')?.textContent
const wait = (milliseconds: number) =>
  act(() => {
    vi.advanceTimersByTime(milliseconds)
  })

describe('StatusLine', () => {
  it('states the period, the incidents in view and in all', () => {
    expect(statusSentence(summer)).toBe(SENTENCE)
    const scope = { ...SCOPE, window: span('2023-08-31', '2023-08-31') }
    const one = { ...summer, scope, inView: 1, inAll: 1 }
    expect(statusSentence(one)).toBe('31 August 2023: 1 incident in view, 1 in all.')
  })

  it('does not show unknown counts as 0', () => {
    const unknown = { ...summer, inView: 0, inAll: 0, known: 'no' as const }
    expect(statusSentence(unknown)).toBe('1 May 2023 to 31 August 2023: incidents are not known.')
  })

  it('says the filters under the line, and the change with base, interval and verdict', () => {
    const facts: StatusFacts = {
      ...summer,
      scope: { ...SCOPE, hours: 'Fri, 18:00 to 23:00', categories: ['Drugs'], areas: ['Leigh South'] },
      change: {
        text: 'In all 184, was 153: between 6 % fewer and 53 % more',
        verdict: 'could be chance',
        details: 'Drugs, compared with 1 May 2022 to 31 August 2022.',
        notice: null,
      },
    }
    const { container } = render(<StatusLine {...facts} />)
    expect(screen.getByRole('status').textContent).toBe(SENTENCE)
    const filters = 'Fri, 18:00 to 23:00; only drugs; only in Leigh South.'
    expect(screen.getByText(filters).title).toBe(filters)
    expect(screen.getByText('could be chance')).toBeTruthy()
    wait(ANNOUNCE_AFTER)
    expect(announced(container)).toBe(statusSentence(facts))
    expect(statusSentence(facts)).toBe(
      `${SENTENCE} ${filters} In all 184, was 153: between 6 % fewer and 53 % more, could be chance. Drugs, compared with 1 May 2022 to 31 August 2022.`,
    )
  })

  it('says why nothing is compared although it was asked for', () => {
    const change = {
      text: 'There are no incidents to compare with.',
      verdict: null,
      details: '',
      notice: null,
    }
    expect(statusSentence({ ...summer, change })).toBe(`${SENTENCE} ${change.text}`)
  })

  it('shows every change at once', () => {
    const { rerender } = render(<StatusLine {...summer} />)
    expect(screen.getByRole('status').textContent).toBe(SENTENCE)
    rerender(<StatusLine {...summer} inView={0} />)
    expect(screen.getByRole('status').textContent).toContain('0 incidents in view')
  })

  it('announces the last of many changes once, then clears the announcement', () => {
    const { container, rerender } = render(<StatusLine {...summer} inView={1} />)
    for (const inView of [2, 3, 4812]) {
      wait(ANNOUNCE_AFTER / 2)
      rerender(<StatusLine {...summer} inView={inView} />)
      expect(announced(container)).toBe('')
    }
    wait(ANNOUNCE_AFTER)
    expect(announced(container)).toBe(SENTENCE)
    wait(10_000)
    expect(announced(container)).toBe('')
  })
})
