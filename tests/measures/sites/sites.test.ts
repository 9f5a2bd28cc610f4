/** Tests of a site's sides, control chart, phases and displacement, against counts by hand. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { poissonLimits, THREE_SIGMA_TAIL } from '../../../src/analytics/process-control/poisson-limits.ts'
import { contains, metresToSurface } from '../../../src/analytics/geometry.ts'
import type { Dataset } from '../../../src/domain/dataset.ts'
import { addMonths, dayNumber, isoDay } from '../../../src/domain/day.ts'
import type { Position } from '../../../src/domain/geography.ts'
import type { Site } from '../../../src/domain/site.ts'
import { MEASURES } from '../../../src/measures/figures/tally.ts'
import { periodOf } from '../../../src/measures/baseline/baseline.ts'
import { siteFigures } from '../../../src/measures/sites/site-figures.ts'
import { siteChart } from '../../../src/measures/sites/site-chart.ts'
import { siteDisplacement } from '../../../src/measures/sites/site-displacement.ts'
import { siteSidesOf, SIDES } from '../../../src/measures/sites/site-sides.ts'
import { phaseCounts } from '../../../src/measures/sites/site-phases.ts'
import { countOnSide, siteTally } from '../../../src/measures/sites/site-tally.ts'
import { betweenWords, displacementSentence, phaseSentence } from '../../../src/measures/sites/site-words.ts'
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

/** Far from the site, in its comparison ward. */
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
/** About 130 m west of the boundary of the site, and of its comparison. */
const IN_RING: Position = [-2.612, 53.5]
const IN_COMPARISON_RING: Position = [-2.552, 53.5]

const site: Site = {
  ...siteWith([phase('clear', '2023-05-01', { to: until('2023-12-31') }), phase('hold', '2024-01-01')]),
  comparison: ['C'],
}

/** Rows on the first of every month of three years. */
const monthly = (at: Position, many: (month: number) => number): readonly Row[] =>
  Array.from({ length: 36 }, (_, month) => ({
    on: isoDay(addMonths(day('2021-09-01'), month)),
    at,
    times: many(month),
  }))
const CLEAR_MONTH = 20
const fallen = (before: number, after: number) => (month: number) => (month < CLEAR_MONTH ? before : after)

function datasetWith(rows: readonly Row[], of: Site = site): Dataset {
  const base = datasetOf(rows, { sites: [of] })
  return { ...base, areas: [...base.areas, COMPARED] }
}
const STEADY = [
  ...monthly(IN_SITE, fallen(20, 10)),
  ...monthly(IN_RING, fallen(8, 12)),
  ...monthly(IN_COMPARISON, () => 15),
  ...monthly(IN_COMPARISON_RING, () => 6),
  ...monthly(WEST, () => 40),
  // Prevents the last month from counting as a quiet feed.
  { on: '2024-08-31', at: WEST },
]

describe('the sides of a site', () => {
  test('contain each incident once, by brute force', () => {
    const place = fc.tuple(
      fc.double({ min: -2.63, max: -2.51, noNaN: true }),
      fc.double({ min: 53.48, max: 53.52, noNaN: true }),
    )
    fc.assert(
      fc.property(fc.array(place, { minLength: 1, maxLength: 40 }), (places) => {
        const dataset = datasetWith(places.map((at) => ({ on: '2023-01-01', at })))
        const { sideOf } = siteSidesOf(dataset, site)
        expect([...sideOf].map((side) => SIDES[side])).toEqual(places.map(sideByHand))
      }),
      { numRuns: 40 },
    )
  })

  test('have the areas of the boundary and the ring around it', () => {
    const { squareMetres, fault } = siteSidesOf(datasetWith(STEADY), site)
    // 0.02 degrees each way at 53.5° N; the ring adds 200 m on each side and a quarter circle at each corner.
    const [width, height] = [0.02 * 111_195 * Math.cos((53.5 * Math.PI) / 180), 0.02 * 111_195]
    expect(fault).toBeNull()
    expect((squareMetres[1] ?? 0) / (width * height)).toBeCloseTo(1, 1)
    expect((squareMetres[2] ?? 0) / (400 * (width + height) + Math.PI * 200 ** 2)).toBeCloseTo(1, 1)
    expect((squareMetres[3] ?? 0) / (squareMetres[1] ?? 1)).toBeCloseTo(1, 1)
  })

  test.each([
    [[], 'no-comparison'],
    [['nowhere'], 'comparison-unknown'],
  ])('with comparison %j: %s', (comparison, fault) => {
    expect(siteSidesOf(datasetWith(STEADY), { ...site, id: fault, comparison }).fault).toBe(fault)
  })

  test('a comparison inside the site is a fault and is not counted', () => {
    const inside = { ...COMPARED, shape: siteWith().shape }
    const dataset = { ...datasetWith(STEADY), areas: [inside] }
    expect(siteSidesOf(dataset, site).fault).toBe('comparison-inside')
    expect(siteDisplacement(dataset, site, { ...REPORTED, until: UNTIL })).toEqual({
      kind: 'none',
      text: expect.stringContaining('inside the site'),
    })
  })
})

function sideByHand(at: Position): (typeof SIDES)[number] {
  if (contains(site.shape, at[0], at[1])) return 'site'
  if (metresToSurface(site.shape, at) <= site.ringMetres) return 'ring'
  if (contains(COMPARED.shape, at[0], at[1])) return 'comparison'
  return metresToSurface(COMPARED.shape, at) <= site.ringMetres ? 'comparison-ring' : 'elsewhere'
}

test('counts of any span equal those of the rows', () => {
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
      const spans = { measure, span: { from: dayNumber(from), to: dayNumber(to) } }
      expect(countOnSide(tally, 'site', spans)).toBe(byHand)
    }),
  )
})

describe('the control chart of a site', () => {
  test('by month: limits from before Clear, signals after it', () => {
    const chart = siteChart(datasetWith(STEADY), site, { ...REPORTED, interval: 'month' })
    if (chart.kind === 'none') throw new Error(chart.text)
    expect(chart.points.filter(({ isBaseline }) => isBaseline)).toHaveLength(CLEAR_MONTH)
    expect(chart.points.at(-1)?.signals).toContainEqual({ rule: 'run', direction: 'below' })
  })

  test('has limits independent of the data after Clear', () => {
    const [few, many] = [10, 90].map((after) =>
      siteChart(datasetWith([...monthly(IN_SITE, fallen(20, after))]), site, {
        ...REPORTED,
        interval: 'month',
      }),
    )
    if (few?.kind !== 'chart' || many?.kind !== 'chart') throw new Error('no chart')
    const limits = (chart: typeof few) => chart.points.map(({ low, high, expected }) => [low, high, expected])
    expect(limits(few)).toEqual(limits(many))
  })

  test('has weeks that start from Clear, so that none spans it', () => {
    const chart = siteChart(datasetWith(STEADY), site, { ...REPORTED, interval: 'week' })
    if (chart.kind === 'none') throw new Error(chart.text)
    expect(chart.points.find(({ isBaseline }) => !isBaseline)?.span.from).toBe(day('2023-05-01'))
    expect(chart.points.every(({ span: { from, to } }) => to - from === 6)).toBe(true)
  })

  test.each([
    ['without Clear', siteWith([phase('hold', '2023-05-01')]), 'No Clear phase'],
    ['with Clear at the beginning of the data', siteWith([phase('clear', '2021-10-01')]), 'fewer than eight'],
    ['without phases', siteWith(), 'No Clear phase'],
  ])('a site %s: reason instead of a chart', (_, of, text) => {
    const chart = siteChart(datasetWith(STEADY, of), of, { ...REPORTED, interval: 'month' })
    expect(chart).toEqual({ kind: 'none', text: expect.stringContaining(text) })
  })
})

describe('displacement', () => {
  const displacement = siteDisplacement(datasetWith(STEADY), site, { ...REPORTED, until: UNTIL })
  if (displacement.kind === 'none') throw new Error(displacement.text)

  test('compares twelve months after Clear with the same days a year before', () => {
    expect(displacement.after).toEqual(span('2023-05-01', '2024-04-30'))
    expect(displacement.before).toEqual(span('2022-05-01', '2023-04-30'))
    expect(displacement.counts).toEqual({
      site: { before: 240, after: 120 },
      ring: { before: 96, after: 144 },
      comparison: { before: 180, after: 180 },
      comparisonRing: { before: 72, after: 72 },
    })
    expect(displacement.local.value).toBeCloseTo(-120, 6)
    expect(displacement.displacement.value).toBeCloseTo(48, 6)
  })

  test('is stated for the streets round it alone', () => {
    expect(displacementSentence(displacement)).toMatch(
      /^In the streets round it, 48 more than its comparison would suggest, .*: as if some had moved there\.$/,
    )
    const ring = (low: number, high: number) =>
      displacementSentence({
        ...displacement,
        displacement: { ...displacement.displacement, value: (low + high) / 2, low, high },
      })
    expect(ring(-30, 12.4)).toBe(
      'Nothing shows that it moved to the streets round it, though up to 12 more there cannot be ruled out.',
    )
    expect(ring(-30, 0.2)).toBe('Nothing shows that it moved to the streets round it.')
    expect(ring(-30, -10)).toBe(
      'Nothing shows that it moved to the streets round it: there, 20 fewer than its comparison would suggest, between 10 and 30 fewer.',
    )
    const inside = (value: number) =>
      displacementSentence({ ...displacement, local: { ...displacement.local, value } })
    expect(inside(-30)).toMatch(/more: as if some had moved there, though not all: inside it is 30 fewer\.$/)
    expect(inside(2)).toMatch(/more: but nothing fell inside that could have moved there\.$/)
    expect(betweenWords({ low: -9, high: 4 })).toBe('between 9 fewer and 4 more')
  })

  test('gives the inside no second verdict in the figures', () => {
    const dataset = datasetWith(STEADY)
    const period = periodOf(dataset, { window: span('2023-09-01', '2024-08-31'), baseline: null })
    const verdictOf = (id: string) => siteFigures(dataset, period).filter((figure) => figure.id === id)
    expect(verdictOf('displacement.ring')).toMatchObject([{ verdict: 'up' }])
    for (const id of ['displacement.local', 'displacement.wdd']) {
      expect(verdictOf(id)).toHaveLength(1)
      expect(verdictOf(id)[0]).not.toHaveProperty('verdict')
      expect(verdictOf(id)[0]?.caveat).toContain('judged by the phases')
    }
    expect(verdictOf('phase.clear')).toMatchObject([{ verdict: 'down' }])
    // Neither is compared with the baseline of the board.
    for (const id of ['phase.clear', 'displacement.ring', 'displacement.wdq'])
      expect(verdictOf(id)[0]).toMatchObject({ baselineFrom: '2022-05-01' })
  })

  test('ends with the window, and has a reason where the period is too short', () => {
    const early = siteDisplacement(datasetWith(STEADY), site, { ...REPORTED, until: day('2023-08-31') })
    expect(early).toMatchObject({
      after: span('2023-05-01', '2023-08-31'),
      before: span('2022-05-01', '2022-08-31'),
    })
    const tooEarly = siteDisplacement(datasetWith(STEADY), site, { ...REPORTED, until: day('2023-05-20') })
    expect(tooEarly).toEqual({ kind: 'none', text: expect.stringContaining('too early') })
  })
})

test('phases are compared with the same days of a year before Clear, and with the comparison', () => {
  const [clear, hold] = phaseCounts(datasetWith(STEADY), site, { ...REPORTED, until: UNTIL })
  expect(clear?.span).toEqual(span('2023-05-01', '2023-12-31'))
  expect(clear?.baseline).toEqual(span('2022-05-01', '2022-12-31'))
  expect(clear?.site).toMatchObject({ now: 80, before: 160 })
  expect(clear?.against?.value).toBeCloseTo(0.5, 6)
  // January to August: one year earlier overlaps Clear, two years earlier does not.
  expect(hold?.baseline).toEqual(span('2022-01-01', '2022-08-31'))
  expect(hold?.site).toMatchObject({ now: 80, before: 160 })
})

test('a site that returns to Clear has all its phases, and only finite figures', () => {
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

test.each(['week', 'month'] as const)(
  'one series has one overdispersion, in its phases, displacement and chart by the %s',
  (interval) => {
    // The same calendar months of two years before Clear: a dispersion of 1.2.
    const uneven = (month: number) => (month < 12 ? 24 : 17)
    const dataset = datasetWith([...monthly(IN_SITE, uneven), ...monthly(IN_COMPARISON, uneven)], site)
    const chart = siteChart(dataset, site, { ...REPORTED, interval })
    const moved = siteDisplacement(dataset, site, { ...REPORTED, until: UNTIL })
    if (chart.kind === 'none' || moved.kind === 'none') throw new Error('not known')
    const [first] = phaseCounts(dataset, site, { ...REPORTED, until: UNTIL })
    expect(chart.phi).toBeCloseTo((2 * 3.5 ** 2) / 20.5, 9)
    expect([moved.phi, first?.phi]).toEqual([chart.phi, chart.phi])
    const [point] = chart.points
    const exact = poissonLimits(point?.expected ?? 0, THREE_SIGMA_TAIL, chart.phi)
    expect(point?.high).toBeCloseTo(exact.high, 9)
  },
)

test('the figures of displacement state the overdispersion that their intervals allow for', () => {
  const dataset = datasetWith(STEADY, site)
  const period = periodOf(dataset, { window: span('2023-09-01', '2024-08-31'), baseline: null })
  const figures = siteFigures(dataset, period).filter(({ id }) => id.startsWith('displacement.'))
  expect(figures.length).toBeGreaterThan(0)
  for (const { overdispersion } of figures) expect(overdispersion).toBeGreaterThanOrEqual(1)
})

describe('days of which reports are still to come', () => {
  const AS_OF = day('2024-08-31')
  // Every tenth report comes twelve days late.
  const rows = Array.from({ length: 1000 }, (_, age) => dayNumber(AS_OF - age))
    .flatMap((on) => [IN_SITE, IN_RING, IN_COMPARISON, IN_COMPARISON_RING].map((at) => [on, at] as const))
    .map(([on, at], row) => ({ on, at, reported: on + (row % 10 === 0 ? 12 : 0) }))
    .filter(({ reported }) => reported <= AS_OF)
  const of: Site = { ...siteWith([phase('clear', '2024-02-01')]), comparison: ['C'] }
  const plain = datasetWith(
    rows.map(({ on, at }) => ({ on: isoDay(on), at })),
    of,
  )
  const dataset: Dataset = {
    ...plain,
    incidents: { ...plain.incidents, reportedDay: Int32Array.from(rows, ({ reported }) => reported) },
  }

  test('are no part of the displacement, whose counts would grow with them', () => {
    const moved = siteDisplacement(dataset, of, { ...REPORTED, until: AS_OF })
    // The last twelve days are late.
    expect(moved).toMatchObject({ after: span('2024-02-01', '2024-08-19') })
    expect(moved).toMatchObject({ before: span('2023-02-01', '2023-08-19') })
  })

  test('are said with the count of a phase, whose ratio has them on both sides', () => {
    const [late] = phaseCounts(dataset, of, { ...REPORTED, until: AS_OF })
    const [whole] = phaseCounts(dataset, of, { ...REPORTED, until: day('2024-06-30') })
    if (!late || !whole) throw new Error('no phase')
    expect([late.isStillToRise, whole.isStillToRise]).toEqual([true, false])
    expect(phaseSentence(late)).toMatch(
      /^\d+ in these days, still to rise here as in its comparison, \d+ from /,
    )
    expect(phaseSentence(whole)).toMatch(/^\d+ in these days, \d+ from 1 February 2023 to 30 June 2023\. /)
  })
})
