// @vitest-environment jsdom
/** Bars of the last days, whose reports are incomplete: stippled, named in slider and table. */
import { cleanup, render, screen } from '@testing-library/react'
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { barParts, binsOf, binWords, type BarGrain } from '../../src/clock/histogram.ts'
import { timeScale, xOf } from '../../src/clock/scale.ts'
import { dayNumber } from '../../src/domain/day.ts'
import { StatefulDock, SUMMER } from './StatefulDock.tsx'
import { DATA, day, span, windowInBounds } from './invented.ts'

afterEach(cleanup)

const LATE = { from: day('2024-08-20'), days: 12, within: 12, arrived: Array.from({ length: 12 }, () => 0.9) }
const SENTENCE = 'The last 12 days will still rise: 95 % of reports arrive within 12 days.'

describe('bars of incomplete days', () => {
  it.each([false, true])(
    'are stippled from the first such day on, with a sentence (phone: %s)',
    (compact) => {
      const { container } = render(<StatefulDock windows={[]} late={LATE} compact={compact} />)
      const stipple = container.querySelector('[data-rising]')
      const [, cut] = /url\(#(.+)\)/.exec(stipple?.getAttribute('clip-path') ?? '') ?? []
      const rect = document.getElementById(cut ?? '')?.querySelector('rect')
      const scale = compact ? timeScale(DATA, 16, 344) : timeScale(DATA, 320, 1424)
      expect(Number(rect?.getAttribute('x'))).toBeCloseTo(xOf(scale, LATE.from), 6)
      expect(Number(rect?.getAttribute('width'))).toBeCloseTo(12 * scale.dayWidth, 6)
      expect(stipple?.getAttribute('d')).toBe(
        container.querySelector('[clip-path$="-window)"]')?.getAttribute('d'),
      )
      expect(screen.getByText(new RegExp(SENTENCE))).toBeTruthy()
      expect(screen.getByTitle(SENTENCE).textContent).toBe('still to rise')
    },
  )

  it('are named by a slider on such a day', () => {
    render(<StatefulDock windows={[]} late={LATE} window={span('2024-08-01', '2024-08-31')} />)
    const valueText = (name: string) => screen.getByRole('slider', { name }).getAttribute('aria-valuetext')
    expect(valueText('Window end')).toMatch(/incidents, still to rise$/)
    expect(valueText('Window start')).toMatch(/incidents$/)
  })

  it('do not exist if delays are unknown', () => {
    const { container } = render(<StatefulDock windows={[]} />)
    expect(container.querySelector('[data-rising]')).toBeNull()
    expect(container.textContent).not.toContain('still to rise')
  })
})

it('the text of a bar states whether it is incomplete', () => {
  const bar = { from: day('2024-08-19'), to: day('2024-08-25'), count: 1 }
  expect(binWords(bar, 'week', LATE)).toBe('Week of 19 August 2024: 1 incident, still to rise')
  expect(binWords({ ...bar, to: day('2024-08-19') }, 'day', LATE)).toBe('19 August 2024: 1 incident')
})

describe('parts of bars', () => {
  const grains = fc.constantFrom<BarGrain>('day', 'week', 'month')
  it('count the days inside the window; a bar outside it has none', () => {
    fc.assert(
      fc.property(windowInBounds, grains, fc.nat(50), ({ bounds, window }, grain, seed) => {
        const length = Math.min(400, bounds.to - bounds.from + 1)
        const daily = Uint32Array.from({ length }, (_, i) => (i * 7 + seed) % 11)
        const input = { daily, firstDay: bounds.from, grain }
        const parts = barParts(input, { window, baseline: null })
        expect(parts.map(({ from, to, count }) => ({ from, to, count }))).toEqual(
          binsOf(daily, bounds.from, grain),
        )
        let inWindow = 0
        for (let on = window.from; on <= window.to; on = dayNumber(on + 1))
          inWindow += daily[on - bounds.from] ?? 0
        expect(parts.reduce((sum, part) => sum + (part.inWindow ?? 0), 0)).toBe(inWindow)
        for (const part of parts) {
          expect(part.inBaseline).toBeNull()
          expect(part.inWindow === null).toBe(part.to < window.from || part.from > window.to)
        }
      }),
      { numRuns: 100 },
    )
  })
  it('count the baseline separately from the window', () => {
    const daily = new Uint32Array(DATA.to - DATA.from + 1).fill(2)
    const parts = barParts(
      { daily, firstDay: DATA.from, grain: 'month' },
      { window: SUMMER, baseline: span('2022-05-01', '2022-05-10') },
    )
    expect(parts.find(({ from }) => from === day('2022-05-01'))).toMatchObject({
      count: 62,
      inWindow: null,
      inBaseline: 20,
    })
  })
})
