/** Season, direction, overdispersion and chance of the signals of a site's control chart, and their words. */
import { describe, expect, test } from 'vitest'
import type { Signal } from '../../../src/analytics/process-control/control-chart.ts'
import type { Dataset } from '../../../src/domain/dataset.ts'
import { addMonths, dayNumber, daysIn, isoDay } from '../../../src/domain/day.ts'
import type { Position } from '../../../src/domain/geography.ts'
import type { Site } from '../../../src/domain/site.ts'
import { MEASURES } from '../../../src/measures/figures/tally.ts'
import { siteAccounts } from '../../../src/measures/sites/site-account.ts'
import { boroughSeason, siteOverdispersion } from '../../../src/measures/sites/site-baseline.ts'
import {
  siteChart,
  signalChance,
  signalSide,
  type SitePoint,
} from '../../../src/measures/sites/site-chart.ts'
import { chartSentence, ruleWords, signalWords } from '../../../src/measures/sites/site-words.ts'
import { datasetOf, day, EAST, IN_SITE, phase, siteWith, span, WEST, type Row } from '../invented-dataset.ts'

const BY_MONTH = { measure: 'crimes-reported', interval: 'month' } as const
const CLEAR = day('2023-05-01')
const site: Site = siteWith([phase('clear', '2023-05-01')])
const reported = MEASURES.find(({ id }) => id === 'crimes-reported')
if (!reported) throw new Error('no measure')

/** Rows on the tenth of every month of three years from September 2021; `month` is 0 for January. */
const monthly = (at: Position, many: (month: number, index: number) => number): readonly Row[] =>
  Array.from({ length: 36 }, (_, index) => ({
    on: isoDay(addMonths(day('2021-09-10'), index)),
    at,
    times: many((8 + index) % 12, index),
  }))
/** Days at the ends of the reach, so that every month is whole. */
const ENDS: readonly Row[] = [
  { on: '2021-09-01', at: EAST },
  { on: '2024-08-31', at: EAST },
]
/** A winter with half as many as the summer. */
const swing = (month: number) => 1 + 0.5 * Math.cos((2 * Math.PI * (month - 6)) / 12)
const seasonal = (many: number) => (month: number) => Math.round(many * swing(month))

function datasetWith(rows: readonly Row[], of: Site = site): Dataset {
  return datasetOf([...rows, ...ENDS], { sites: [of] })
}
const chartOf = (dataset: Dataset, of: Site = site) => {
  const chart = siteChart(dataset, of, BY_MONTH)
  if (chart.kind === 'none') throw new Error(chart.text)
  return chart
}

describe('the season of the borough', () => {
  const SEASONAL = [...monthly(WEST, seasonal(200)), ...monthly(IN_SITE, seasonal(30))]

  test('is carried by the expected counts, so that an ordinary year is no signal', () => {
    const chart = chartOf(datasetWith(SEASONAL))
    expect(chart.season).toBe('removed')
    expect(chart.points.flatMap(({ signals }) => signals)).toEqual([])
    const expectedIn = (from: string) => chart.points.find((point) => point.span.from === day(from))?.expected
    expect(expectedIn('2023-07-01')).toBeGreaterThan(2.5 * (expectedIn('2024-01-01') ?? 0))
    for (const { count, expected } of chart.points) expect(Math.abs(count - expected)).toBeLessThan(2)
  })

  test('leaves out the site itself', () => {
    const ofSite = [seasonal(90), () => 90].map((many) => {
      const dataset = datasetWith([...monthly(WEST, () => 200), ...monthly(IN_SITE, many)])
      return boroughSeason(dataset, site, reported)
    })
    expect(ofSite[0]).toEqual(ofSite[1])
    // As many in each month: the factor is that of its days.
    expect(ofSite[0]).toMatchObject({ kind: 'known' })
    if (ofSite[0]?.kind !== 'known') throw new Error('no season')
    expect(Math.max(...ofSite[0].factors) / Math.min(...ofSite[0].factors)).toBeLessThan(32 / 28)
  })

  test('and the limits are those of the months before Clear, whatever comes later', () => {
    const [one, other] = [seasonal(200), (month: number) => 400 - seasonal(200)(month)].map((later) =>
      chartOf(
        datasetWith([
          ...monthly(WEST, (month, index) => (index < 20 ? seasonal(200)(month) : later(month))),
          ...monthly(IN_SITE, (month, index) => (index < 20 ? seasonal(30)(month) : later(month) / 10)),
        ]),
      ),
    )
    const limits = (chart: typeof one) =>
      chart?.points.map(({ low, high, expected }) => [low, high, expected])
    expect(limits(one)).toEqual(limits(other))
    expect(one?.phi).toBe(other?.phi)
  })

  test.each([
    ['fewer than twelve months', siteWith([phase('clear', '2022-06-01')]), 200, 'short-baseline', 'twelve'],
    ['few incidents', site, 20, 'few-counts', 'too few incidents'],
  ])('is not removed with %s before Clear, and that is said', (_, of, many, season, words) => {
    const dataset = datasetWith([...monthly(WEST, seasonal(many)), ...monthly(IN_SITE, () => 20)], of)
    const chart = chartOf(dataset, of)
    expect(chart.season).toBe(season)
    const perDay = chart.points.map((point) => point.expected / daysIn(point.span))
    for (const rate of perDay) expect(rate).toBeCloseTo(perDay[0] ?? 0, 9)
    expect(chartSentence({ ...chart, signalChance: 0.4 })).toContain(words)
  })
})

describe('overdispersion before Clear', () => {
  const uneven = (month: number, index: number) => 60 + 25 * ((index * 7 + month) % 5)

  test.each(['2022-06-01', '2022-12-01'])('with Clear on %s is not moved by later months', (clear) => {
    const of = siteWith([phase('clear', clear)])
    const phiWith = (later: number) =>
      siteOverdispersion(
        datasetWith(
          [
            ...monthly(WEST, (month, index) =>
              index < 15 ? uneven(month, index) : later * (1 + (index % 2)),
            ),
            ...monthly(EAST, () => 50),
            ...monthly(IN_SITE, () => 20),
          ],
          of,
        ),
        of,
        reported,
      )
    expect(phiWith(10)).toBeGreaterThan(1)
    expect(phiWith(10)).toBe(phiWith(300))
  })
})

describe('the direction of a signal', () => {
  const point = (count: number, rest: Partial<SitePoint> = {}): SitePoint => ({
    count,
    exposure: 31,
    expected: 14.2,
    low: 4,
    high: 26,
    isBaseline: false,
    ewma: { value: 8.1, low: 9, high: 19 },
    signals: [],
    span: span('2023-05-01', '2023-05-31'),
    isStillToRise: false,
    ...rest,
  })
  const low: Signal = { rule: 'average', direction: 'below' }
  const out: Signal = { rule: 'outside', direction: 'above' }
  const run: Signal = { rule: 'run', direction: 'below' }

  test('is the side of its rules, also for a point on the other side of the line', () => {
    expect(signalSide(point(15, { signals: [low] }))).toBe('below')
    expect(signalSide(point(30, { signals: [out] }))).toBe('above')
    expect(signalSide(point(30, { signals: [out, low] }))).toBe('both')
    expect(signalSide(point(14, { signals: [run, low] }))).toBe('below')
    expect(signalSide(point(30))).toBeNull()
  })

  test('is that of the words', () => {
    expect(signalWords(out, point(30))).toBe(
      '30 in the month from 1 May 2023, above the usual 14.2: beyond its limits',
    )
    expect(signalWords(run, point(14))).toBe(
      '14 in the month from 1 May 2023, below the usual 14.2: eight or more in a row on that side',
    )
    expect(signalWords(low, point(15))).toBe(
      'moving average 8.1 in the month from 1 May 2023, below the usual 14.2 and beyond its limits; the month itself had 15',
    )
    expect([out, run, low].map(ruleWords)).toEqual([
      'above its limits',
      'eight or more in a row below the line',
      'moving average below its limits',
    ])
  })

  test('is counted in the sentence of the chart, with the chance of all rules together', () => {
    const fallen = (_: number, index: number) => (index < 20 ? 24 : 9)
    const dataset = datasetWith([...monthly(WEST, () => 200), ...monthly(IN_SITE, fallen)])
    const [account] = siteAccounts(dataset, span('2023-09-01', '2024-08-31'))
    const chart = account?.measured[0]?.charts.month
    if (chart?.kind !== 'chart') throw new Error('no chart')
    const chance = Math.round(100 * signalChance(dataset, site, chart))
    expect(chart.points.filter((each) => each.span.from >= CLEAR)).toHaveLength(16)
    expect(chance).toBeGreaterThan(3)
    expect(chance).toBeLessThan(40)
    expect(chartSentence(chart)).toMatch(
      /^Before Clear 24\.0 a month were usual\. Since then 16 of 16 months were below what is usual at that time of year, and 16 stand out, all by fewer than usual\. /,
    )
    expect(chartSentence(chart)).toContain(
      `Of 100 sites with no change, about ${chance} would show at least one such month in 16 months.`,
    )
  })
})

describe('incidents known only by month', () => {
  const weekOf = (dataset: Dataset) => siteChart(dataset, site, { ...BY_MONTH, interval: 'week' })
  const daily: readonly Row[] = Array.from({ length: 1095 }, (_, at) => ({
    on: isoDay(dayNumber(day('2021-09-01') + at)),
    at: IN_SITE,
  }))
  const byMonth = monthly(IN_SITE, () => 40).map((row) => ({
    ...row,
    on: `${row.on.slice(0, 7)}-01`,
    isMonth: true,
  }))

  test('are in no week, and are counted in the sentence', () => {
    const [plain, mixed] = [daily, [...daily, ...byMonth]].map((rows) => weekOf(datasetWith(rows)))
    if (plain?.kind !== 'chart' || mixed?.kind !== 'chart') throw new Error('no chart')
    expect(mixed.points.map(({ count }) => count)).toEqual(plain.points.map(({ count }) => count))
    // The first of September 2021 lies before the first whole week.
    expect([plain.knownByMonth, mixed.knownByMonth]).toEqual([0, 35 * 40])
    expect(chartSentence({ ...mixed, signalChance: 0.4 })).toContain(
      '1,400 known only by month are left out.',
    )
    expect(chartSentence({ ...plain, signalChance: 0.4 })).not.toContain('known only by month')
  })

  test('are in the months', () => {
    const chart = chartOf(datasetWith([...daily, ...byMonth]))
    expect(chart.knownByMonth).toBe(0)
    expect(chart.points[0]?.count).toBe(30 + 40)
  })

  test('give a reason in place of the weeks where there are no others', () => {
    expect(weekOf(datasetWith(byMonth))).toEqual({
      kind: 'none',
      text: expect.stringContaining('known only by month'),
    })
  })
})
