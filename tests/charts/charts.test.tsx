// @vitest-environment jsdom
/** Charts: their text alternatives, and the numbers in their tables. */
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { BarList } from '../../src/charts/BarList.tsx'
import { classOf, HourMatrix } from '../../src/charts/HourMatrix.tsx'
import { HALF_TO_DOUBLE, positionOnScale, IntervalMark } from '../../src/charts/IntervalMark.tsx'
import { IntervalList } from '../../src/charts/IntervalList.tsx'
import { Sparkline } from '../../src/charts/Sparkline.tsx'

afterEach(cleanup)

const showTable = () => {
  fireEvent.click(screen.getByRole('button', { name: 'Show as table' }))
  return within(screen.getByRole('table'))
}
const numbersIn = (table: ReturnType<typeof showTable>) =>
  table
    .getAllByRole('row')
    .slice(1)
    .map((row) =>
      within(row)
        .getAllByRole('cell')
        .map((cell) => cell.textContent),
    )

describe('BarList', () => {
  const bars = [
    { id: 'a', label: 'Burglary', value: 1204 },
    { id: 'b', label: '<script>alert(1)</script>', value: 0 },
    { id: 'c', label: 'Robbery', value: 301 },
  ]
  const chart = <BarList label="By category" bars={bars} unit="Crimes" />

  it('draws lengths in proportion, with the number beside each', () => {
    const { container } = render(chart)
    const widths = [...container.querySelectorAll('li rect')].map((bar) => bar.getAttribute('width'))
    expect(widths).toEqual(['100%', '0%', '25%'])
    expect(screen.getByText('1,204')).toBeTruthy()
    expect(screen.getByText('<script>alert(1)</script>')).toBeTruthy()
  })
  it('has the same numbers in its table, and switches back', () => {
    render(chart)
    expect(numbersIn(showTable())).toEqual([['1,204'], ['0'], ['301']])
    fireEvent.click(screen.getByRole('button', { name: 'Show as table', pressed: true }))
    expect(screen.queryByRole('table')).toBeNull()
  })
  it('draws bars of no width if all values are zero', () => {
    const { container } = render(<BarList label="None" bars={bars.slice(1, 2)} unit="Crimes" />)
    expect(container.querySelector('li rect')?.getAttribute('width')).toBe('0%')
  })
})

describe('Sparkline', () => {
  it('has a text alternative', () => {
    render(<Sparkline values={[4, 9, 0, 1204]} window={{ from: 1, to: 2 }} label="Crimes a month" />)
    expect(screen.getByRole('img', { name: 'Crimes a month: from 0 to 1,204, last 1,204' })).toBeTruthy()
  })
  it('tints the window and keeps every point inside', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5000), { minLength: 1, maxLength: 40 }), (values) => {
        cleanup()
        const { container } = render(
          <Sparkline values={values} window={{ from: 0, to: values.length - 1 }} label="Crimes" />,
        )
        const points = container.querySelector('polyline')?.getAttribute('points')?.split(/[ ,]/).map(Number)
        expect(points).toHaveLength(2 * values.length)
        expect(points?.every((at, i) => at >= 0 && at <= (i % 2 ? 20 : 78))).toBe(true)
        expect(container.querySelector('rect')).not.toBeNull()
      }),
      { numRuns: 30 },
    )
  })
  it('tints nothing if the window contains none of its months', () => {
    const { container } = render(<Sparkline values={[1, 2]} window={{ from: 5, to: 1 }} label="Crimes" />)
    expect(container.querySelector('rect')).toBeNull()
  })
})

describe('HourMatrix', () => {
  const counts = Array.from({ length: 168 }, (_, hour) => (hour === 5 * 24 + 22 ? 14 : hour % 3))

  it('has a sentence above the drawing: the hour with most, and what is left out', () => {
    render(<HourMatrix label="ASB by hour" counts={counts} unknown={12} />)
    const sentence = 'Most on Saturday, 22:00 to 23:00: 14. 12 without a known hour are not in it.'
    expect(screen.getByText(sentence)).toBeTruthy()
    expect(screen.getByRole('img', { name: `ASB by hour. ${sentence}` })).toBeTruthy()
  })
  it('has all 168 numbers in its table', () => {
    render(<HourMatrix label="ASB by hour" counts={counts} unknown={0} />)
    const cells = numbersIn(showTable())
    expect(cells).toHaveLength(24)
    expect(cells[22]?.[5]).toBe('14')
    expect(cells.flat().reduce((sum, cell) => sum + Number(cell), 0)).toBe(counts.reduce((a, b) => a + b, 0))
  })
  it('says so if no hour is known', () => {
    render(<HourMatrix label="ASB by hour" counts={counts.map(() => 0)} unknown={7} />)
    expect(screen.getByText('None with a known hour. 7 without a known hour are not in it.')).toBeTruthy()
  })
  it('assigns classes with the bounds given in the legend', () => {
    const { container } = render(<HourMatrix label="ASB by hour" counts={counts} unknown={0} />)
    const keys = [...container.querySelectorAll('li')].map((key) => key.textContent)
    expect(keys).toEqual(['0', '1 to 2', '3 to 5', '6 to 8', '9 to 11', '12 to 14'])
    expect([0, 1, 2, 3, 5, 6, 8, 9, 11, 12, 14].map((count) => classOf(count, 14))).toEqual([
      0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5,
    ])
  })
})

describe('the interval', () => {
  const interval = { ratio: 0.53, low: 0.42, high: 0.67, verdict: 'down' } as const
  const shapes = (value: Parameters<typeof IntervalMark>[0]['interval']) => {
    const { container } = render(<IntervalMark interval={value} label="in words" />)
    return {
      diamond: container.querySelectorAll('path[stroke="none"]').length,
      ring: container.querySelectorAll('circle').length,
    }
  }

  it('is a diamond if significant and a ring if not', () => {
    expect(shapes(interval)).toEqual({ diamond: 1, ring: 0 })
    expect(shapes({ ...interval, high: 1.1, verdict: 'could be chance' })).toEqual({ diamond: 0, ring: 1 })
    expect(shapes({ ...interval, verdict: null })).toEqual({ diamond: 0, ring: 1 })
    expect(shapes({ ratio: null, low: 2.4, high: null, verdict: 'up' })).toEqual({ diamond: 0, ring: 0 })
  })
  it('puts halving and doubling equally far from no change, and never leaves the axis', () => {
    expect([0.5, 1, 2].map((ratio) => Math.round(positionOnScale(ratio, HALF_TO_DOUBLE)))).toEqual([
      0, 50, 100,
    ])
    expect([0, 0.01, 40, Infinity].map((ratio) => positionOnScale(ratio, HALF_TO_DOUBLE))).toEqual([
      0, 0, 100, 100,
    ])
  })
  it('has a list with counts and verdicts, and a table of the same', () => {
    const rows = [
      {
        id: 'b',
        label: 'Burglary',
        now: 110,
        count: '110',
        before: 207,
        interval,
        verdict: 'down' as const,
        change: '110, was 207. Down.',
        why: null,
      },
      {
        id: 'd',
        label: 'Drugs',
        now: 31,
        count: '31',
        before: null,
        interval: null,
        verdict: null,
        change: '31.',
        why: 'No verdict.',
      },
    ]
    render(<IntervalList label="Crimes" heading="Category" rows={rows} file={[]} />)
    expect(screen.getByRole('img', { name: '110, was 207. Down.' })).toBeTruthy()
    expect(screen.getByText('down')).toBeTruthy()
    expect(screen.getByText('No verdict.')).toBeTruthy()
    expect(numbersIn(showTable())).toEqual([
      ['110', '207', '110, was 207. Down.'],
      ['31', 'not known', '31.'],
    ])
  })
})
