/** A site's ground, chart, phases and displacement, on small invented data where every number can be counted by hand. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contains, metresToSurface } from '../../../src/analytics/geometry.ts'
import type { Dataset } from '../../../src/domain/dataset.ts'
import { addMonths, dayNumber, isoDay } from '../../../src/domain/day.ts'
import type { Position } from '../../../src/domain/geography.ts'
import type { Site } from '../../../src/domain/site.ts'
import { MEASURES } from '../../../src/measures/figures/tally.ts'
import { periodOf } from '../../../src/measures/figures/period.ts'
import { siteFigures } from '../../../src/measures/sites/site-figures.ts'
import { siteChart } from '../../../src/measures/sites/site-chart.ts'
import { siteDisplacement } from '../../../src/measures/sites/site-displacement.ts'
import { groundOf, SIDES } from '../../../src/measures/sites/site-ground.ts'
import { phaseCounts } from '../../../src/measures/sites/site-phases.ts'
import { countOn, siteTally } from '../../../src/measures/sites/site-tally.ts'
import { betweenWords, displacementSentences, signalWords } from '../../../src/measures/sites/site-words.ts'
import {
  datasetOf,
  day,
  IN_SITE,
  phase,
  siteWith,
  span,
  until,
  ward,
  WEST,
  type Row,
} from '../invented-dataset.ts'

const REPORTED = { measure: 'crimes-reported' } as const
const UNTIL = day('2024-08-31')

/** Far from the site, in the ward that it is compared with. */
const IN_COMPARISON: Position = [-2.545, 53.5]
const COMPARED = ward(
  'C',
  {
    type: 'Polygon',
    coordinates: [
      [
        [-2.55, 53.49],
        [-2.53, 53.49],
        [-2.53, 53.51],
        [-2.55, 53.51],
        [-2.55, 53.49],
      ],
    ],
  },
  900,
)
/** Some 130 m west of the boundary of the site, and of its comparison. */
const IN_RING: Position = [-2.612, 53.5]
const IN_COMPARISON_RING: Position = [-2.552, 53.5]

const site: Site = {
  ...siteWith([phase('clear', '2023-05-01', { to: until('2023-12-31') }), phase('hold', '2024-01-01')]),
  comparison: ['C'],
}

/** Some rows on the first of every month of three years. */
const monthly = (at: Position, many: (month: number) => number): readonly Row[] =>
  Array.from({ length: 36 }, (_, month) => ({
    on: isoDay(addMonths(day('2021-09-01'), month)),
    at,
    times: many(month),
  }))
const CLEAR_MONTH = 20
const fallen = (before: number, after: number) => (month: number) => (month < CLEAR_MONTH ? before : after)

function datasetWith(rows: readonly Row[], of: Site = site): Dataset {
  const plain = datasetOf(rows, { sites: [of] })
  return { ...plain, areas: [...plain.areas, COMPARED] }
}
const STEADY = [
  ...monthly(IN_SITE, fallen(20, 10)),
  ...monthly(IN_RING, fallen(8, 12)),
  ...monthly(IN_COMPARISON, () => 15),
  ...monthly(IN_COMPARISON_RING, () => 6),
  ...monthly(WEST, () => 40),
  // So that the last month is not taken for a feed gone quiet.
  { on: '2024-08-31', at: WEST },
]

describe('the ground of a site', () => {
  test('each incident is on one side, by brute force', () => {
    const place = fc.tuple(
      fc.double({ min: -2.63, max: -2.51, noNaN: true }),
      fc.double({ min: 53.48, max: 53.52, noNaN: true }),
    )
    fc.assert(
      fc.property(fc.array(place, { minLength: 1, maxLength: 40 }), (places) => {
        const dataset = datasetWith(places.map((at) => ({ on: '2023-01-01', at })))
        const { sideOf } = groundOf(dataset, site)
        expect([...sideOf].map((side) => SIDES[side])).toEqual(places.map(sideByHand))
      }),
      { numRuns: 40 },
    )
  })

  test('sizes are those of the boundary and of the ring round it', () => {
    const { squareMetres, fault } = groundOf(datasetWith(STEADY), site)
    // 0.02 degrees each way at 53.5 north; the ring adds 200 m on each side and a quarter of a circle at each corner.
    const [width, height] = [0.02 * 111_195 * Math.cos((53.5 * Math.PI) / 180), 0.02 * 111_195]
    expect(fault).toBeNull()
    expect((squareMetres[1] ?? 0) / (width * height)).toBeCloseTo(1, 1)
    expect((squareMetres[2] ?? 0) / (400 * (width + height) + Math.PI * 200 ** 2)).toBeCloseTo(1, 1)
    expect((squareMetres[3] ?? 0) / (squareMetres[1] ?? 1)).toBeCloseTo(1, 1)
  })

  test.each([
    [[], 'no-comparison'],
    [['nowhere'], 'comparison-unknown'],
  ])('compared with %j: %s', (comparison, fault) => {
    expect(groundOf(datasetWith(STEADY), { ...site, id: fault, comparison }).fault).toBe(fault)
  })

  test('a comparison inside the site is said, never counted', () => {
    const inside = { ...COMPARED, shape: siteWith().shape }
    const dataset = { ...datasetWith(STEADY), areas: [inside] }
    expect(groundOf(dataset, site).fault).toBe('comparison-inside')
    expect(siteDisplacement(dataset, site, { ...REPORTED, until: UNTIL })).toEqual({
      kind: 'none',
      words: expect.stringContaining('inside the site'),
    })
  })
})

function sideByHand(at: Position): (typeof SIDES)[number] {
  if (contains(site.shape, at[0], at[1])) return 'site'
  if (metresToSurface(site.shape, at) <= site.ringMetres) return 'ring'
  if (contains(COMPARED.shape, at[0], at[1])) return 'comparison'
  return metresToSurface(COMPARED.shape, at) <= site.ringMetres ? 'comparison-ring' : 'elsewhere'
}

test('counts of any days are those of the rows', () => {
  const dataset = datasetWith(STEADY)
  const tally = siteTally(dataset, site)
  const [, measure] = MEASURES
  if (!measure) throw new Error('no measure')
  const days = fc.integer({ min: day('2021-06-01'), max: day('2024-12-31') })
  fc.assert(
    fc.property(days, days, (a, b) => {
      const [from, to] = [Math.min(a, b), Math.max(a, b)]
      const byHand = [...dataset.incidents.day].filter(
        (when, row) => when >= from && when <= to && dataset.incidents.longitude[row] === IN_SITE[0],
      ).length
      const asked = { measure, span: { from: dayNumber(from), to: dayNumber(to) } }
      expect(countOn(tally, 'site', asked)).toBe(byHand)
    }),
  )
})

describe('the chart of a site', () => {
  test('by month: limits from before Clear, signals after it', () => {
    const chart = siteChart(datasetWith(STEADY), site, { ...REPORTED, pace: 'month' })
    if (chart.kind === 'none') throw new Error(chart.words)
    expect(chart.points.filter(({ isBaseline }) => isBaseline)).toHaveLength(CLEAR_MONTH)
    expect(chart.points.at(-1)?.signals).toContainEqual({ rule: 'run', direction: 'below' })
    const [signal] = chart.points.at(-1)?.signals ?? []
    const last = chart.points.at(-1)
    expect(signal && last && signalWords(signal, last)).toMatch(
      /^10 in the month from 1 August 2024, below the usual \d\d\.\d: /,
    )
  })

  test('what comes after Clear moves no limit', () => {
    const [few, many] = [10, 90].map((after) =>
      siteChart(datasetWith([...monthly(IN_SITE, fallen(20, after))]), site, { ...REPORTED, pace: 'month' }),
    )
    if (few?.kind !== 'chart' || many?.kind !== 'chart') throw new Error('no chart')
    const limits = (chart: typeof few) => chart.points.map(({ low, high, expected }) => [low, high, expected])
    expect(limits(few)).toEqual(limits(many))
  })

  test('weeks begin with Clear, so that none holds days of before and after', () => {
    const chart = siteChart(datasetWith(STEADY), site, { ...REPORTED, pace: 'week' })
    if (chart.kind === 'none') throw new Error(chart.words)
    expect(chart.points.find(({ isBaseline }) => !isBaseline)?.span.from).toBe(day('2023-05-01'))
    expect(chart.points.every(({ span: { from, to } }) => to - from === 6)).toBe(true)
  })

  test.each([
    ['without Clear', siteWith([phase('hold', '2023-05-01')]), 'No Clear phase'],
    ['with Clear at the beginning of the data', siteWith([phase('clear', '2021-10-01')]), 'fewer than eight'],
    ['without phases', siteWith(), 'No Clear phase'],
  ])('a site %s: words, no chart', (_, of, words) => {
    const chart = siteChart(datasetWith(STEADY, of), of, { ...REPORTED, pace: 'month' })
    expect(chart).toEqual({ kind: 'none', words: expect.stringContaining(words) })
  })
})

describe('displacement', () => {
  const found = siteDisplacement(datasetWith(STEADY), site, { ...REPORTED, until: UNTIL })
  if (found.kind === 'none') throw new Error(found.words)

  test('twelve months after Clear against the same days a year before', () => {
    expect(found.after).toEqual(span('2023-05-01', '2024-04-30'))
    expect(found.before).toEqual(span('2022-05-01', '2023-04-30'))
    expect(found.counts).toEqual({
      site: { before: 240, after: 120 },
      ring: { before: 96, after: 144 },
      comparison: { before: 180, after: 180 },
      comparisonRing: { before: 72, after: 72 },
    })
    expect(found.local.value).toBeCloseTo(-120, 6)
    expect(found.displacement.value).toBeCloseTo(48, 6)
  })

  test('in words', () => {
    const [inside, ring] = displacementSentences(found)
    expect(inside).toMatch(
      /^Inside, 120 fewer than its comparison would suggest, between \d+ and \d+ fewer\.$/,
    )
    expect(ring).toMatch(/^In the ring, 48 more .*: some of it may have moved there\.$/)
    expect(betweenWords({ low: -9, high: 4 })).toBe('between 9 fewer and 4 more')
  })

  test('the window’s end cuts the days after, and too few of them say nothing', () => {
    const early = siteDisplacement(datasetWith(STEADY), site, { ...REPORTED, until: day('2023-08-31') })
    expect(early).toMatchObject({
      after: span('2023-05-01', '2023-08-31'),
      before: span('2022-05-01', '2022-08-31'),
    })
    const tooEarly = siteDisplacement(datasetWith(STEADY), site, { ...REPORTED, until: day('2023-05-20') })
    expect(tooEarly).toEqual({ kind: 'none', words: expect.stringContaining('too early') })
  })
})

test('phases are set against the same days of a year before Clear, and against the comparison', () => {
  const [clear, hold] = phaseCounts(datasetWith(STEADY), site, { ...REPORTED, until: UNTIL })
  expect(clear?.span).toEqual(span('2023-05-01', '2023-12-31'))
  expect(clear?.baseline).toEqual(span('2022-05-01', '2022-12-31'))
  expect(clear?.site).toMatchObject({ now: 80, before: 160 })
  expect(clear?.against?.value).toBeCloseTo(0.5, 6)
  // From January to August: a year before lies within Clear, two years before do not.
  expect(hold?.baseline).toEqual(span('2022-01-01', '2022-08-31'))
  expect(hold?.site).toMatchObject({ now: 80, before: 160 })
})

test('a site that goes back to Clear is told as it is, and no figure of it is not a number', () => {
  const back = {
    ...site,
    phases: [
      phase('clear', '2023-05-01'),
      phase('hold', '2023-10-01'),
      phase('clear', '2024-02-01'),
      phase('build', '2030-01-01'),
    ],
  }
  const dataset = datasetWith(STEADY, back)
  const period = periodOf(dataset, { window: span('2023-09-01', '2024-08-31'), baseline: null })
  const figures = siteFigures(dataset, period)
  const ofSite = figures.filter((figure) => figure.site === site.id)
  expect(ofSite.filter(({ id }) => id === 'phase.clear')).toHaveLength(2)
  expect(ofSite.some(({ id }) => id === 'phase.build')).toBe(false)
  for (const figure of figures)
    for (const value of Object.values(figure))
      expect(typeof value === 'number' ? Number.isFinite(value) : true).toBe(true)
})
