// @vitest-environment jsdom
/** Control chart: mark, colour and table follow the side of the signal, not of the point. */
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ControlChart } from '../../src/charts/process/ControlChart.tsx'
import type { ChartPoint } from '../../src/charts/process/control-points.ts'

beforeEach(() => {
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }))
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const point = (name: string, count: number, rest: Partial<ChartPoint> = {}): ChartPoint => ({
  name,
  count,
  expected: 10,
  low: 2,
  high: 20,
  isBaseline: false,
  isInWindow: false,
  isLate: false,
  average: 10,
  signals: [],
  rules: [],
  side: null,
  ...rest,
})
const signal = (side: ChartPoint['side'], rule: string) => ({ side, signals: [rule], rules: [rule] })
const POINTS = [
  point('May 2023', 9),
  // Improvement at a point above the line, and the reverse.
  point('June 2023', 12, signal('below', 'moving average below its limits')),
  point('July 2023', 8, signal('above', 'moving average above its limits')),
  point('August 2023', 25, signal('both', 'above its limits')),
]
const chart = (points: readonly ChartPoint[], isSeasonal = true) => (
  <ControlChart
    label="Crimes"
    sentence="A sentence."
    axis="Crimes a month"
    points={points}
    bands={[]}
    notes={[]}
    ticks={[]}
    period="that month"
    isSeasonal={isSeasonal}
  />
)

test.each([
  ['June 2023', 'below', 'var(--patrol)'],
  ['July 2023', 'above', 'var(--alarm)'],
  ['August 2023', 'both', 'var(--ink)'],
])('the mark of %s is that of a signal %s', (name, side, fill) => {
  const { container } = render(chart(POINTS))
  const marks = [...container.querySelectorAll('[data-side]')]
  expect(marks).toHaveLength(3)
  const mark = marks.find((each) => each.textContent.startsWith(name))
  expect(mark?.getAttribute('data-side')).toBe(side)
  expect(mark?.getAttribute('fill')).toBe(fill)
  // Shapes differ, so that the side reads without colour.
  expect(new Set(marks.map((each) => each.getAttribute('d')?.replace(/^M[^m]*/, '')))).toHaveProperty(
    'size',
    3,
  )
})

test('the key names the marks that occur, and the season', () => {
  render(chart(POINTS.slice(0, 2)))
  expect(screen.getByText(/^What stands out: a triangle that points down, fewer than usual\. /)).toBeDefined()
  expect(screen.getByText(/by the season of the whole place/)).toBeDefined()
  cleanup()
  render(chart(POINTS.slice(0, 1), false))
  expect(screen.getByText(/^Solid line: what was usual before\. /)).toBeDefined()
})

test('the table says each rule with its side', () => {
  render(chart(POINTS))
  fireEvent.click(screen.getByRole('button', { name: 'Show as table' }))
  const row = screen.getByRole('row', { name: /June 2023/ })
  expect(within(row).getByText('moving average below its limits')).toBeDefined()
})
