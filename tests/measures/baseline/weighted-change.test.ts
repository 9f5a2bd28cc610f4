/** Ratio of weighted sums: by hand, against simulation, and on the figure of harm. */
import { describe, expect, it } from 'vitest'
import { weightedRatio, weightedSum } from '../../../src/measures/baseline/weighted-change.ts'
import { figureOf } from '../../../src/measures/figure.ts'
import { summaryFigures } from '../../../src/measures/figures-of.ts'
import { seededUniform } from '../../../src/analytics/seeded.ts'
import { addMonths, dayNumber, isoDay, type DaySpan } from '../../../src/domain/day.ts'
import { datasetOf, day, span, type Row } from '../invented-dataset.ts'

describe('the ratio of weighted sums', () => {
  it('has the interval of the delta method', () => {
    const now = weightedSum([1, 10], [100, 20])
    const before = weightedSum([1, 10], [200, 20])
    expect([now, before]).toEqual([
      { sum: 300, variance: 2100 },
      { sum: 400, variance: 2200 },
    ])
    // 1.959964 sqrt(2100/90000 + 2200/160000) = 0.37743
    const ratio = weightedRatio(now, before)
    expect(ratio?.ratio).toBe(0.75)
    expect(Math.log((ratio?.high ?? 0) / 0.75)).toBeCloseTo(0.37743, 5)
    expect(Math.log(0.75 / (ratio?.low ?? 1))).toBeCloseTo(0.37743, 5)
  })
  it('is by the day, and wider by the root of phi', () => {
    const sums = [weightedSum([2], [50]), weightedSum([2], [100])] as const
    expect(weightedRatio(...sums, { exposures: 2 })?.ratio).toBe(1)
    const reach = (phi: number) => Math.log(weightedRatio(...sums, { phi })?.high ?? 0) - Math.log(0.5)
    expect(reach(4) / reach(1)).toBeCloseTo(2, 10)
  })
  it('is none where either sum is 0', () => {
    expect(weightedRatio(weightedSum([1], [0]), weightedSum([1], [9]))).toBeNull()
    expect(weightedRatio(weightedSum([1], [9]), weightedSum([0], [9]))).toBeNull()
  })
  it('leaves out no change in about one of twenty cases without one', () => {
    const uniform = seededUniform(11)
    const poisson = (mean: number) => {
      const limit = Math.exp(-mean)
      let [count, product] = [0, uniform()]
      while (product > limit) [count, product] = [count + 1, product * uniform()]
      return count
    }
    const weights = [1, 5, 60, 120]
    const drawn = () => weightedSum(weights, [poisson(200), poisson(100), poisson(60), poisson(20)])
    const trials = 2000
    let missed = 0
    for (let trial = 0; trial < trials; trial++) {
      const ratio = weightedRatio(drawn(), drawn())
      if (ratio && (ratio.low > 1 || ratio.high < 1)) missed++
    }
    expect(missed / trials).toBeGreaterThan(0.03)
    expect(missed / trials).toBeLessThan(0.065)
  })
})

describe('the figure of harm', () => {
  const monthly = (from: string, times: number) =>
    Array.from({ length: 12 }, (_, month) => ({ on: isoDay(addMonths(day(from), month)), times }))
  const window = span('2023-09-01', '2024-08-31')
  const rows = [
    ...monthly('2021-09-01', 20),
    ...monthly('2022-09-01', 20),
    ...monthly('2023-09-01', 10),
    { on: '2024-08-31', times: 1 },
  ]
  const harmOf = (baseline: typeof window | null) =>
    figureOf(summaryFigures(datasetOf(rows), { window, baseline }), 'harm')
  it('has its change and interval beside the same days a year before, and no verdict', () => {
    const harm = harmOf(span('2022-09-01', '2023-08-31'))
    expect(harm?.ratio).toBeCloseTo((121 / 240) * (365 / 366), 10)
    expect(harm?.ratioHigh).toBeLessThan(0.7)
    expect(harm?.verdict).toBeUndefined()
  })
  it('has none without a baseline of its season', () => {
    expect(harmOf(null)?.ratio).toBeUndefined()
    expect(harmOf(span('2022-03-01', '2023-02-28'))?.ratio).toBeUndefined()
  })
})

describe('harm in short windows, as counts', () => {
  const rows = [
    ...Array.from({ length: 14 }, (_, at) => ({ on: isoDay(dayNumber(day('2024-05-06') + at)), times: 20 })),
    ...Array.from({ length: 14 }, (_, at) => ({ on: isoDay(dayNumber(day('2023-05-08') + at)), times: 40 })),
    { on: '2022-01-01', times: 1 },
    { on: '2024-08-31', times: 1 },
  ]
  const harmOf = (window: DaySpan, before: DaySpan, more: readonly Row[] = []) =>
    figureOf(summaryFigures(datasetOf([...rows, ...more]), { window, baseline: before }), 'harm')
  const [twoWeeks, yearBefore] = [span('2024-05-06', '2024-05-19'), span('2023-05-08', '2023-05-21')]
  it('under 7 days is too short to say', () => {
    const harm = harmOf(span('2024-05-06', '2024-05-11'), span('2023-05-08', '2023-05-13'))
    expect([harm?.ratio, harm?.ratioLow, harm?.verdict]).toEqual([undefined, undefined, undefined])
    expect(harm?.comparisonNote).toBe('Too short to say whether it changed.')
    expect(harm?.baselineValue).toBeGreaterThan(0)
  })
  it('of 7 to 27 days leaves out what is known by month alone, and says so', () => {
    const whole = harmOf(twoWeeks, yearBefore)
    expect(whole?.ratio).toBeCloseTo(0.5, 10)
    expect(whole?.comparisonNote).toBeUndefined()
    const byMonth = harmOf(twoWeeks, yearBefore, [{ on: '2024-05-10', times: 500, isMonth: true }])
    expect(byMonth?.ratio).toBeCloseTo(0.5, 10)
    expect(byMonth?.value).toBeGreaterThan(whole?.value ?? Infinity)
    expect(byMonth?.comparisonNote).toBe(
      'Known by month alone and left out of the comparison: 500 of these, 0 of the baseline.',
    )
  })
})

describe('repeat places of a ward', () => {
  it('add up to those of the borough, each in its own ward', () => {
    const figures = summaryFigures(
      datasetOf([
        { on: '2024-01-01', at: [-2.65, 53.5], times: 5 },
        { on: '2024-01-01', at: [-2.66, 53.5], times: 4 },
        { on: '2024-01-01', at: [-2.66, 53.5], category: 'anti-social-behaviour' },
        { on: '2024-01-01', at: [-2.55, 53.5], times: 9 },
        { on: '2022-01-01', at: [-2.56, 53.5], times: 9 },
      ]),
      { window: span('2023-09-01', '2024-08-31'), baseline: null },
    )
    const places = (area?: string) =>
      figureOf(figures, 'repeat-places', area === undefined ? {} : { area })?.value
    expect([places(), places('W'), places('E')]).toEqual([3, 2, 1])
  })
})
