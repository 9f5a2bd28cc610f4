/** Calendar-month factors: known answers, and a brute-force sum. */
import { describe, expect, it } from 'vitest'
import { dayNumber, isoDay } from '../../../src/domain/day.ts'
import { monthFactors, seasonalDays } from '../../../src/measures/outcome/month-factors.ts'
import { datasetOf, day, span } from '../invented-dataset.ts'

const KINDS = [0, 2]
const YEAR = span('2022-01-01', '2022-12-31')

/** One incident on every day of the year, and a second one on every day of July. */
const daily = (extra: (iso: string) => number) =>
  Array.from({ length: 365 }, (_, at) => isoDay(dayNumber(day('2022-01-01') + at))).flatMap((iso) => [
    { on: iso, times: 1 + extra(iso) },
  ])

describe('month factors', () => {
  it('are the daily rate of the month over the mean of the twelve rates', () => {
    const dataset = datasetOf(daily((iso) => (iso.startsWith('2022-07') ? 1 : 0)))
    const { factors, isSeasonal } = monthFactors(dataset, KINDS, YEAR)
    expect(isSeasonal).toBe(true)
    // Eleven rates of 1 and one of 2: a mean of 13/12.
    expect(factors[6]).toBeCloseTo(24 / 13, 12)
    expect(factors[0]).toBeCloseTo(12 / 13, 12)
    expect(factors.reduce((sum, factor) => sum + factor, 0)).toBeCloseTo(12, 12)
  })
  it('count the given kinds alone', () => {
    const dataset = datasetOf([
      ...daily(() => 0),
      { on: '2022-07-04', category: 'drugs', times: 500 },
      { on: '2022-07-05', isFound: true, times: 500 },
    ])
    expect(monthFactors(dataset, KINDS, YEAR).factors.every((factor) => Math.abs(factor - 1) < 1e-12)).toBe(
      true,
    )
  })
  it('are all 1 within less than a year, and without incidents', () => {
    const short = monthFactors(datasetOf(daily(() => 0)), KINDS, span('2022-01-01', '2022-12-30'))
    expect(short).toEqual({ factors: Array.from({ length: 12 }, () => 1), isSeasonal: false })
    expect(monthFactors(datasetOf([]), KINDS, YEAR).isSeasonal).toBe(false)
  })
  it('learn nothing from days outside the given ones', () => {
    const after = { on: '2023-03-01', times: 900 }
    expect(monthFactors(datasetOf([...daily(() => 0), after]), KINDS, YEAR)).toEqual(
      monthFactors(datasetOf(daily(() => 0)), KINDS, YEAR),
    )
  })
  it('add up over the days of a period', () => {
    const season = monthFactors(datasetOf(daily((iso) => (iso.startsWith('2022-07') ? 1 : 0))), KINDS, YEAR)
    expect(seasonalDays(season, span('2023-06-29', '2023-07-03'))).toBeCloseTo((2 * 12 + 3 * 24) / 13, 12)
  })
})
