// @vitest-environment jsdom
/** Bar charts of months and days: their sentences, and the numbers in their tables. */
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { DayBars, type DayBar } from '../../src/charts/DayBars.tsx'
import type { Known } from '../../src/charts/known-counts.ts'
import { MonthBars } from '../../src/charts/MonthBars.tsx'
import { PatrolCalendar } from '../../src/charts/PatrolCalendar.tsx'

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

describe('MonthBars of months that are not wholly known', () => {
  const chart = (counts: readonly number[], known: readonly Known[]) =>
    render(
      <MonthBars
        label="By month"
        first={{ year: 2023, month: 10 }}
        counts={counts}
        window={{ from: 1, to: 2 }}
        known={known}
      />,
    )
  it('takes maximum and mean from the months that are known', () => {
    chart([3, 0, 12, 5], ['yes', 'no', 'part', 'yes'])
    expect(
      screen.getByText(
        'Most in February 2024: 5. 4.0 a month on average of those known. 2 months are not wholly known.',
      ),
    ).toBeDefined()
    expect(tableRows().map((row) => row.replace(/(?:yes|no)$/, ''))).toEqual([
      'November 20233',
      'December 2023not known',
      'January 2024at least 12',
      'February 20245',
    ])
  })
  it('says none of no month that is not known', () => {
    const { container } = chart([0, 0], ['no', 'part'])
    expect(screen.getByText('Not wholly known in any month.')).toBeDefined()
    expect([...container.querySelectorAll('title')].map(({ textContent }) => textContent)).toEqual([
      'November 2023: not known',
      'December 2023: not known',
    ])
    cleanup()
    chart([0, 0], ['yes', 'no'])
    expect(screen.getByText('None in the months that are known. 1 month is not wholly known.')).toBeDefined()
  })
})

describe('DayBars', () => {
  const day = (number: number, value: number, kind: DayBar['kind']): DayBar => ({
    day: 19_900 + number,
    value,
    plan: kind ? 45 : 0,
    visits: 2,
    kind,
    known: 'yes',
  })
  it('counts and draws as short no day whose value is not known', () => {
    const days: readonly DayBar[] = [
      day(0, 60, 'over'),
      { ...day(1, 11, 'under'), known: 'part' },
      { ...day(2, 0, 'under'), known: 'no' },
    ]
    const { container } = render(<DayBars label="Patrol" days={days} />)
    expect(
      screen.getByText(
        'Of 1 days with a plan 0 met it, 0 fell short, 1 went over. 2 more days are not known.',
      ),
    ).toBeDefined()
    expect(container.textContent).toContain('at least 11 of 45 minutes, not known')
    expect(container.textContent).toContain('not known of 45 minutes, not known')
    expect(container.textContent).not.toContain('minutes, short')
    cleanup()
    render(<PatrolCalendar label="Patrol" days={days} />)
    expect(screen.getByText('0 days short, 0 met, 1 over, 2 not known.')).toBeDefined()
  })
  it('says that no day is known where none is', () => {
    const days = [{ ...day(0, 0, 'under'), known: 'no' as const }]
    render(<DayBars label="Patrol" days={days} />)
    expect(screen.getByText('Not known on any day with a plan.')).toBeDefined()
    cleanup()
    render(<PatrolCalendar label="Patrol" days={days} />)
    expect(screen.getByText('Not known on any day.')).toBeDefined()
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
