/** Series and verdict of a site since Clear: counts by hand, brute force, and false alarms without effect. */
import { describe, expect, it } from 'vitest'
import { addMonths, isoDay, dayNumber } from '../../../src/domain/day.ts'
import { PRECISIONS } from '../../../src/domain/incident.ts'
import type { Site } from '../../../src/domain/site.ts'
import type { Dataset } from '../../../src/domain/dataset.ts'
import { sinceClear } from '../../../src/measures/outcome/since-clear.ts'
import { siteOutcomes } from '../../../src/measures/outcome/site-outcome.ts'
import { usualSeries } from '../../../src/measures/outcome/usual-series.ts'
import { seededUniform } from '../../../src/analytics/seeded.ts'
import {
  columnsOf,
  datasetOf,
  day,
  EAST,
  IN_SITE,
  phase,
  siteWith,
  span,
  WEST,
  type Row,
} from '../invented-dataset.ts'

const CLEAR = '2023-05-01'
const ASB = 'anti-social-behaviour'
const SITE: Site = { ...siteWith([phase('clear', CLEAR)]), comparison: ['E'] }
const UNTIL = day('2024-08-31')

/** `times` incidents at a place on every seventh day of a span, from its first. */
function weekly(from: string, to: string, row: Omit<Row, 'on'>): readonly Row[] {
  const weeks = Math.floor((day(to) - day(from)) / 7) + 1
  return Array.from({ length: weeks }, (_, week) => ({ on: isoDay(dayNumber(day(from) + 7 * week)), ...row }))
}
const BEFORE = ['2021-09-06', '2023-04-30'] as const
const AFTER = ['2023-05-01', '2024-08-31'] as const

/** @param elsewhere incidents a week in the comparison area */
const halved = (elsewhere = 20) =>
  datasetOf(
    [
      ...weekly(...BEFORE, { at: IN_SITE, times: 6 }),
      ...weekly(...AFTER, { at: IN_SITE, times: 3 }),
      ...weekly(...BEFORE, { at: EAST, times: elsewhere }),
      ...weekly(...AFTER, { at: EAST, times: elsewhere }),
    ],
    { sites: [SITE] },
  )

describe('the change since Clear', () => {
  it('is the ratio of the site to that of its comparison, from Clear on', () => {
    const result = sinceClear(halved(), SITE, { measure: 'crimes-reported', until: UNTIL })
    if (result.kind === 'none') throw new Error(result.text)
    // 86 weeks before, 70 after.
    expect(result.site).toEqual({ before: 516, after: 210 })
    expect(result.comparison).toEqual({ before: 1720, after: 1400 })
    expect(result.ratio?.value).toBeCloseTo(0.5, 10)
    // exp(1.959964 sqrt(1/516 + 1/210 + 1/1720 + 1/1400)) = 1.19155
    expect(result.ratio?.high).toBeCloseTo(0.5 * 1.19155, 4)
    expect(result.verdict).toBe('down')
    expect(result.lately).toBe('down')
    // The last report: the feed is quiet after it.
    expect(isoDay(result.span.to)).toBe('2024-08-26')
    expect(isoDay(result.before.to)).toBe('2023-04-30')
  })
  it('judges crimes without what patrol finds, and ASB by itself', () => {
    const rows = [
      ...weekly(...BEFORE, { at: IN_SITE, times: 6 }),
      ...weekly(...AFTER, { at: IN_SITE, times: 6 }),
      ...weekly(...AFTER, { at: IN_SITE, times: 9, category: 'drugs' }),
      ...weekly(...BEFORE, { at: IN_SITE, times: 6, category: ASB }),
      ...weekly(...AFTER, { at: IN_SITE, times: 1, category: ASB }),
      ...weekly(...BEFORE, { at: EAST, times: 20, category: ASB }),
      ...weekly(...AFTER, { at: EAST, times: 20, category: ASB }),
      ...weekly(...BEFORE, { at: EAST, times: 20 }),
      ...weekly(...AFTER, { at: EAST, times: 20 }),
    ]
    const [outcome] = siteOutcomes(datasetOf(rows, { sites: [SITE] }), span('2023-09-01', '2024-08-31'))
    expect(outcome?.crimes.inside).toMatchObject({ verdict: 'could be chance' })
    expect(outcome?.asb.inside).toMatchObject({ verdict: 'down' })
  })
  it('says why it is not judged', () => {
    const reasonOf = (dataset: Dataset, site = SITE, until = UNTIL) => {
      const result = sinceClear(dataset, site, { measure: 'asb', until })
      return result.kind === 'none' ? result.reason : result.verdict
    }
    expect(reasonOf(halved(), siteWith([phase('clear', CLEAR)]))).toBe('no-comparison')
    expect(reasonOf(halved(), { ...SITE, comparison: ['Z'] })).toBe('not-known')
    expect(reasonOf(halved(), siteWith([]))).toBe('no-clear')
    expect(reasonOf(halved(), SITE, day('2023-05-27'))).toBe('too-early')
    expect(reasonOf(datasetOf([], { sites: [SITE] }))).toBe('not-known')
    expect(reasonOf(datasetOf(weekly('2023-03-01', '2024-08-31', { at: IN_SITE }), { sites: [SITE] }))).toBe(
      'short-before',
    )
    expect(reasonOf(halved())).toBe('too few to say')
  })
  it('leaves out days whose reports are still to come', () => {
    const dataset = halved()
    // Every report arrives within twenty days: the last ones are short of some.
    const { incidents } = dataset
    const reportedDay = Int32Array.from(incidents.day, (on, row) => on + (row % 20))
    const late = { ...dataset, incidents: { ...incidents, reportedDay } }
    const result = sinceClear(late, SITE, { measure: 'crimes-reported', until: UNTIL })
    if (result.kind === 'none') throw new Error(result.text)
    expect(result.span.to).toBeLessThan(UNTIL)
    const series = usualSeries(late, SITE, UNTIL)
    if (series.kind === 'none') throw new Error(series.text)
    expect(series.points.at(-1)?.span.to).toBeLessThanOrEqual(result.span.to)
  })
  it('gives a false verdict in about one of twenty sites without effect', () => {
    const random = seededUniform(7)
    const poisson = (mean: number) => {
      const limit = Math.exp(-mean)
      let [count, product] = [0, random()]
      while (product > limit) [count, product] = [count + 1, product * random()]
      return count
    }
    const series = (from: string, to: string, at: Row['at'], mean: number) =>
      weekly(from, to, { at: at ?? WEST }).map((row) => ({ ...row, times: poisson(mean) }))
    const trials = 80
    const base = halved()
    let alarms = 0
    for (let trial = 0; trial < trials; trial++) {
      const rows = [...series(BEFORE[0], AFTER[1], IN_SITE, 4.6), ...series(BEFORE[0], AFTER[1], EAST, 11)]
      const dataset = { ...base, incidents: columnsOf(rows.filter(({ times }) => times > 0)) }
      const result = sinceClear(dataset, SITE, { measure: 'crimes-reported', until: UNTIL })
      if (result.kind === 'known' && (result.verdict === 'down' || result.verdict === 'up')) alarms++
    }
    // Of 80 at 5 %, more than 8 in one case of fifty.
    expect(alarms).toBeLessThanOrEqual(8)
    expect(alarms).toBeGreaterThan(0)
  })
})

describe('the series', () => {
  const seriesOf = (dataset: Dataset, until = UNTIL) => {
    const series = usualSeries(dataset, SITE, until)
    if (series.kind === 'none') throw new Error(series.text)
    return series
  }
  it('is what was usual before Clear, and half of it after', () => {
    // Each calendar month has over 100 incidents, so that the season is known.
    const { points, usualWeek, isSeasonRemoved } = seriesOf(halved(40))
    expect(usualWeek).toBeCloseTo(6, 1)
    expect(isSeasonRemoved).toBe(true)
    const shareAt = (week: number) => {
      const point = points.find((one) => one.week === week)
      return point ? point.count / point.expected : NaN
    }
    expect(Math.abs(shareAt(0) - 1)).toBeLessThan(0.12)
    // Four of the eight weeks since Clear.
    expect(Math.abs(shareAt(4) - 0.75)).toBeLessThan(0.1)
    expect(Math.abs(shareAt(40) - 0.5)).toBeLessThan(0.06)
    expect(points.at(-1)?.week).toBe(69)
  })
  it('counts each eight weeks as a sum over the rows does', () => {
    const dataset = halved()
    const { incidents } = dataset
    for (const { span: days, count } of seriesOf(dataset).points) {
      let sum = 0
      for (let row = 0; row < incidents.count; row++) {
        const on = incidents.day[row] ?? 0
        if (incidents.longitude[row] === IN_SITE[0] && on >= days.from && on <= days.to) sum++
      }
      expect(count).toBe(sum)
      expect(days.to - days.from).toBe(55)
    }
  })
  it('counts pairs of calendar months where the incidents are known by month', () => {
    const months = Array.from({ length: 36 }, (_, month) => isoDay(addMonths(day('2021-09-01'), month)))
    const known = datasetOf(
      months.flatMap((on, month) => [
        { on, at: IN_SITE, times: month < 20 ? 24 : 12 },
        { on, at: EAST, times: 100 },
      ]),
      { sites: [{ ...SITE, phases: [phase('clear', '2023-05-10')] }] },
    )
    const { incidents } = known
    const byMonth = new Uint8Array(incidents.count).fill(PRECISIONS.indexOf('month'))
    const dataset = { ...known, incidents: { ...incidents, precision: byMonth } }
    const series = usualSeries(dataset, { ...SITE, phases: [phase('clear', '2023-05-10')] }, UNTIL)
    if (series.kind === 'none') throw new Error(series.text)
    expect(series.averaged).toBe('two months')
    // 20 whole months of 24 before; by weeks, those with no first of a month would seem empty.
    expect(series.usualWeek).toBeCloseTo((7 * 20 * 24) / 607, 0)
    expect(series.points.map(({ count }) => count)).toEqual([
      ...Array.from({ length: 19 }, () => 48),
      36,
      ...Array.from({ length: 15 }, () => 24),
    ])
    expect(
      series.points.map(({ span: { from, to } }) => `${isoDay(from)} ${isoDay(to)}`).slice(18, 20),
    ).toEqual(['2023-03-01 2023-04-30', '2023-04-01 2023-05-31'])
    for (const { count, expected } of series.points)
      expect([1, 0.75, 0.5]).toContain(Math.round((20 * count) / expected) / 20)
  })
  it('is not moved by what comes after Clear', () => {
    const more = datasetOf(
      [
        ...weekly(...BEFORE, { at: IN_SITE, times: 6 }),
        ...weekly(...BEFORE, { at: EAST, times: 20 }),
        ...weekly(...AFTER, { at: IN_SITE, times: 30 }),
      ],
      { sites: [SITE] },
    )
    expect(seriesOf(more).usualWeek).toBeCloseTo(seriesOf(halved()).usualWeek, 12)
  })
  it('takes the season of the borough out', () => {
    // Twice as much from May to October, in the site as everywhere.
    const seasonal = weekly(...BEFORE, {})
      .concat(weekly(...AFTER, {}))
      .flatMap(({ on: iso }) => {
        const month = Number(iso.slice(5, 7))
        const times = month >= 5 && month <= 10 ? 2 : 1
        return [
          { on: iso, at: IN_SITE, times: 3 * times },
          { on: iso, at: EAST, times: 30 * times },
        ]
      })
    const shares = seriesOf(datasetOf(seasonal, { sites: [SITE] })).points.map(
      ({ count, expected }) => count / expected,
    )
    expect(Math.max(...shares)).toBeLessThan(1.2)
    expect(Math.min(...shares)).toBeGreaterThan(0.8)
  })
  it('says why there is none', () => {
    const textOf = (dataset: Dataset, site = SITE) => {
      const series = usualSeries(dataset, site, UNTIL)
      return series.kind === 'none' ? series.text : ''
    }
    expect(textOf(halved(), siteWith([]))).toContain('no day 0')
    expect(textOf(datasetOf([]))).toContain('Not known: incidents.')
    expect(textOf(datasetOf(weekly('2023-04-20', '2024-08-31', { at: IN_SITE })))).toContain('eight weeks')
    expect(textOf(datasetOf([{ on: '2021-09-06' }, ...weekly(...AFTER, { at: IN_SITE })]))).toContain(
      'too few',
    )
  })
})
