// @vitest-environment jsdom
/** Bar charts of months and days: their sentences, and the numbers in their tables. */
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { DayBars, type DayBar } from '../../src/charts/DayBars.tsx'
import { MonthBars } from '../../src/charts/MonthBars.tsx'

afterEach(cleanup)

function tableRows() {
  fireEvent.click(screen.getByRole('button', { name: 'Show as table' }))
  return within(screen.getByRole('table'))
    .getAllByRole('row')
    .slice(1)
    .map((row) => row.textContent)
}

describe('MonthBars', () => {
  const chart = (
    <MonthBars
      label="By month"
      first={{ year: 2023, month: 10 }}
      counts={[3, 0, 12, 5]}
      window={{ from: 1, to: 2 }}
    />
  )
  it('states maximum and mean, and draws heights in proportion', () => {
    const { container } = render(chart)
    expect(screen.getByText('Most in January 2024: 12. 5.0 a month on average.')).toBeDefined()
    const heights = [...container.querySelectorAll('rect')]
      .filter((bar) => bar.querySelector('title'))
      .map((bar) => Number(bar.getAttribute('height')))
    expect(heights.map((height) => height / (heights[2] ?? NaN))).toEqual([0.25, 0, 1, 5 / 12])
  })
  it('names months across the turn of the year, and marks those in the window', () => {
    render(chart)
    expect(tableRows()).toEqual([
      'November 20233no',
      'December 20230yes',
      'January 202412yes',
      'February 20245no',
    ])
  })
})

describe('DayBars', () => {
  const day = (number: number, value: number, kind: DayBar['kind']): DayBar => ({
    day: 19_900 + number,
    value,
    plan: kind ? 45 : 0,
    visits: 2,
    kind,
  })
  const days = [day(0, 10, 'under'), day(1, 45, 'met'), day(2, 60, 'over'), day(3, 0, null)]
  it('states how many days met the plan, and in its table which', () => {
    render(<DayBars label="Patrol" days={days} />)
    expect(screen.getByText('Of 3 days with a plan 1 met it, 1 fell short, 1 went over.')).toBeDefined()
    expect(tableRows().map((row) => /(short|met|over|none planned)$/.exec(row)?.[1])).toEqual([
      'short',
      'met',
      'over',
      'none planned',
    ])
  })
  it('distinguishes a short day from a full one by more than colour', () => {
    const { container } = render(<DayBars label="Patrol" days={days} />)
    const dashed = [...container.querySelectorAll('[role=img] rect[stroke-dasharray]')]
    expect(dashed).toHaveLength(2)
  })
})
