// @vitest-environment jsdom
/** The time dock's accessible names, drawing, and escaping of text from the data. */
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { timeScale, xOf } from '../../src/clock/scale.ts'
import { asEnd, endMomentOfDay, momentOfDay, type Day, type DaySpan } from '../../src/domain/day.ts'
import { parseMoment } from '../../src/feeds/moments.ts'
import { StatefulDock, SUMMER, type StatefulDockProps } from './StatefulDock.tsx'
import { DATA, action, day, order, phase, site, span } from './invented.ts'

const SCRIPT = '<script>alert(1)</script>'

const windows: DaySpan[] = []
beforeEach(() => {
  windows.length = 0
})
afterEach(cleanup)

const draw = (props: Omit<StatefulDockProps, 'windows'> = {}) =>
  render(<StatefulDock {...props} windows={windows} />)

describe('accessible names', () => {
  it.each([false, true])('on a wide screen and on a phone (%s)', (compact) => {
    draw({ compact })
    expect(screen.getByRole('region', { name: 'Time' })).toBeTruthy()
    for (const name of ['Play', 'Step back', 'Step forward', 'Show as table']) {
      expect(screen.getByRole('button', { name })).toBeTruthy()
    }
    expect(screen.getByLabelText('From').getAttribute('value')).toBe('2023-05-01')
    expect(screen.getByLabelText('To').getAttribute('value')).toBe('2023-08-31')
  })

  it('the sliders state the day, the count of its week and their limits', () => {
    draw()
    const start = screen.getByRole('slider', { name: 'Window start' })
    expect(start.getAttribute('aria-valuetext')).toBe('1 May 2023. Week of 1 May 2023: 21 incidents')
    expect(start.getAttribute('aria-valuenow')).toBe(String(SUMMER.from))
    expect(start.getAttribute('aria-valuemin')).toBe(String(DATA.from))
    expect(start.getAttribute('aria-valuemax')).toBe(String(DATA.to))
  })

  it('the drawing has a text alternative', () => {
    draw({ actions: [action('arrest', '2023-06-01')] })
    const picture = screen.getByText(/^1 September 2021 to 31 August 2024: 3,288 incidents\./).textContent
    expect(picture).toContain('Clear, 1 May 2023 to 20 November 2023; Hold, from 16 October 2023')
    expect(picture).toContain('0 closure orders made; 1 action.')
  })
})

describe('the bars', () => {
  it('are split exactly where the window and the baseline end', () => {
    const baseline = span('2022-05-01', '2022-08-31')
    const { container } = draw({ baseline })
    const scale = timeScale(DATA, 320, 1424)
    const cuts = [...container.querySelectorAll('[id$="-window"] > rect, [id$="-baseline"] > rect')].map(
      (rect) => ['x', 'width'].map((name) => Number(rect.getAttribute(name))),
    )
    const expected = [SUMMER, baseline].map(({ from, to }) => [
      xOf(scale, from),
      xOf(scale, to + 1) - xOf(scale, from),
    ])
    expect(cuts).toEqual(expected)
    const outlines = [...container.querySelectorAll('[clip-path]')].map((path) => path.getAttribute('d'))
    expect(new Set(outlines).size).toBe(1)
    expect(outlines).toHaveLength(2)
  })
})

it('marks a review on the last day of the month in which it is due', () => {
  const reviewed = {
    ...phase('clear', '2023-05-01'),
    review: asEnd(parseMoment('2024-06') ?? momentOfDay(DATA.from)),
  }
  const due = site([reviewed])
  const { container } = draw({ sites: [due], site: due })
  const titles = [...container.querySelectorAll('title')].map(({ textContent }) => textContent)
  expect(titles).toContain('Review was due 30 June 2024')
})

describe('text from the data', () => {
  const at = (text: string) => momentOfDay(day(text))
  const until = (text: string) => endMomentOfDay(day(text))
  it('is shown as text, including script tags', () => {
    const named = site([{ ...phase('clear', '2023-05-01'), decidedBy: SCRIPT }], SCRIPT)
    const note = { from: at('2023-03-01'), to: null, categories: [], text: SCRIPT }
    const { container } = draw({
      sites: [named],
      site: named,
      orders: [order(SCRIPT, { made: at('2023-05-04'), ends: until('2023-08-03') })],
      notes: [note],
    })
    fireEvent.focus(screen.getByRole('button', { name: `Note. From 1 March 2023: ${SCRIPT}` }))
    expect(screen.getByRole('option', { name: SCRIPT })).toBeTruthy()
    expect(container.textContent).toContain(
      `Premises, ${SCRIPT}: closure order made 4 May 2023, last day 3 August 2023`,
    )
    expect(container.querySelector('script')).toBeNull()
  })

  it('chooses another site, or none', () => {
    const onSite = vi.fn<(id: string | null) => void>()
    draw({ onSite })
    const choice = screen.getByLabelText('Site on the clock')
    fireEvent.change(choice, { target: { value: '' } })
    expect(onSite.mock.calls).toEqual([[null]])
  })

  it('draws nothing for dates outside the axis', () => {
    const outside: Day = day('2020-01-01')
    const note = { from: momentOfDay(outside), to: null, categories: [], text: 'too early' }
    draw({ notes: [note], actions: [action('arrest', '2020-01-01')] })
    expect(screen.queryByRole('button', { name: /too early/ })).toBeNull()
  })
})
