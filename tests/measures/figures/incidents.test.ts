/** Tests of the figures of incidents against counts by hand, and by properties: parts sum to totals. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rateRatio } from '../../../src/analytics/small-numbers/rate-ratio.ts'
import { DEFAULT_CATEGORIES } from '../../../src/domain/category.ts'
import { addMonths, dayNumber, isoDay } from '../../../src/domain/day.ts'
import { areaTable } from '../../../src/measures/area-table.ts'
import { type Figure, figureOf } from '../../../src/measures/figure.ts'
import { figuresOf } from '../../../src/measures/figures-of.ts'
import {
  type Row,
  BEYOND,
  datasetOf,
  day,
  EAST,
  feedOf,
  IN_SITE,
  manifestWith,
  reportOf,
  span,
  WEST,
} from '../invented-dataset.ts'

const YEAR = span('2023-09-01', '2024-08-31')
const YEAR_BEFORE = span('2022-09-01', '2023-08-31')
const ask = { window: YEAR, baseline: YEAR_BEFORE }
const ASB = 'anti-social-behaviour'
/** One row on the first and one on the last day, so that the data cover both years. */
const ENDS: readonly Row[] = [{ on: '2022-09-01' }, { on: '2024-08-31' }]

describe('counts', () => {
  const dataset = datasetOf([
    ...ENDS,
    { on: '2023-08-31', times: 9 },
    { on: '2023-09-01', at: WEST, times: 4 },
    { on: '2023-09-01', at: EAST, times: 2, category: 'robbery' },
    { on: '2024-01-01', at: BEYOND, times: 3, isMonth: true },
    { on: '2024-01-02', at: IN_SITE, category: ASB, times: 5 },
    { on: '2024-01-02', category: 'drugs', times: 6 },
    { on: '2024-01-02', category: 'burglary', isFound: true },
  ])
  const figures = figuresOf(dataset, ask)
  const value = (id: string, part = {}) => figureOf(figures, id, part)?.value

  it('separate crimes from ASB, and police-generated from reported crimes', () => {
    expect(value('crimes')).toBe(1 + 4 + 2 + 3 + 6 + 1)
    expect(value('crimes-reported')).toBe(1 + 4 + 2 + 3)
    expect(value('asb')).toBe(5)
  })
  it('include both end days, in window and baseline', () => {
    expect(figureOf(figures, 'crimes')?.baselineValue).toBe(1 + 9)
  })
  it('find places with five incidents or more', () => {
    const rows = [
      { on: '2022-09-01', at: BEYOND },
      { on: '2023-10-01', times: 5 },
      { on: '2023-10-02', at: EAST, times: 4 },
      { on: '2022-10-01', at: EAST, times: 6 },
      { on: '2024-08-31', at: BEYOND },
    ]
    const repeats = figureOf(
      figuresOf(datasetOf(rows), {
        window: span('2023-09-01', '2024-08-31'),
        baseline: YEAR_BEFORE,
      }),
      'repeat-places',
    )
    expect([repeats?.value, repeats?.baselineValue, repeats?.verdict]).toEqual([1, 1, undefined])
  })
  it('weight harm by category', () => {
    // Burglary 60, robbery 120, ASB 5, drugs 20.
    expect(value('harm')).toBe(9 * 60 + 2 * 120 + 5 * 5 + 6 * 20)
  })
  it('are split by category, ward, site and outside the wards', () => {
    expect(value('crimes', { category: 'robbery' })).toBe(2)
    expect(value('crimes', { area: 'W' })).toBe(1 + 4 + 6 + 1)
    expect(value('crimes', { area: 'E' })).toBe(2)
    expect(value('crimes', { area: 'outside' })).toBe(3)
    expect(value('asb', { site: 'site' })).toBe(5)
    expect(value('crimes', { site: 'site' })).toBe(0)
  })
  it('have a rate only where the population is known', () => {
    expect(value('crimes.rate', { area: 'W' })).toBe(6)
    expect(value('crimes.rate', { area: 'E' })).toBeUndefined()
  })
  it('have no verdict for police-generated categories', () => {
    const drugs = figureOf(figures, 'crimes', { category: 'drugs' })
    const burglary = figureOf(figures, 'crimes', { category: 'burglary' })
    for (const figure of [drugs, burglary]) {
      expect(figure?.verdict).toBeUndefined()
      expect(figure?.caveat).toBe('Rises where police work more: no verdict.')
    }
  })
  it('are lower bounds without a change where one of their feeds did not open', () => {
    const feeds = [feedOf('police', 'incidents'), feedOf('council', 'incidents'), feedOf('sites', 'sites')]
    const failures = ['council', 'sites'].map((feed) => ({ feed, what: 'Gone.', toDo: 'Look.' }))
    const reports = [{ ...reportOf('incidents'), feed: 'police' }]
    const short = figuresOf({ ...dataset, manifest: manifestWith({ feeds }), reports, failures }, ask)
    expect(figureOf(short, 'crimes')).toMatchObject({
      known: 'part',
      value: 17,
      why: 'The feed council did not open: Gone.',
      feeds: ['council'],
    })
    expect(figureOf(figures, 'crimes')).toHaveProperty('verdict')
    expect(short.filter((figure) => figure.verdict !== undefined || figure.ratioLow !== undefined)).toEqual(
      [],
    )
  })
  it('are not known, not zero, where no incidents feed is open', () => {
    const closed = figuresOf({ ...dataset, reports: [reportOf('actions')] }, ask)
    const happened = closed.filter(({ id }) => /^(crimes|asb|harm|repeat-places)/.test(id))
    expect(happened.length).toBeGreaterThan(10)
    expect(new Set(happened.map((figure) => `${figure.known} ${figure.value}`))).toEqual(new Set(['no null']))
    expect(happened[0]?.why).toBe('The feed the incidents did not open.')
    expect(closed.filter(({ verdict, ratio }) => verdict !== undefined || ratio !== undefined)).toEqual([])
  })
})

/** A total of ASB incidents spread evenly over twelve months. */
const yearOf = (total: number, firstMonth: string): readonly Row[] =>
  Array.from({ length: 12 }, (_, month) => ({
    on: isoDay(addMonths(day(firstMonth), month)),
    category: ASB,
    times: Math.floor((total * (month + 1)) / 12) - Math.floor((total * month) / 12),
  }))

describe('changes', () => {
  const changed = (before: number, now: number, earlier: readonly Row[] = yearOf(before, '2021-09-15')) =>
    figureOf(
      figuresOf(
        datasetOf([
          { on: '2021-09-01' },
          ...earlier,
          ...yearOf(before, '2022-09-15'),
          ...yearOf(now, '2023-09-15'),
          { on: '2024-08-31' },
        ]),
        ask,
      ),
      'asb',
    )

  it.each([
    [207, 110, 'down'],
    [110, 207, 'up'],
    [91, 86, 'could be chance'],
    [1, 3, 'too few to say'],
    [0, 0, 'too few to say'],
  ])('%i to %i: %s', (before, now, verdict) => {
    expect(changed(before, now)).toMatchObject({ value: now, baselineValue: before, verdict })
  })
  it('have the interval of the daily rate ratio, widened by the stated overdispersion', () => {
    const figure = changed(207, 110, yearOf(300, '2021-09-15'))
    const phi = figure?.overdispersion ?? Number.NaN
    expect(phi).toBeGreaterThan(1.2)
    // A leap year has one day more than the year before it.
    const exact = rateRatio({ count: 110, exposure: 366 }, { count: 207, exposure: 365 }, { phi })
    expect(figure).toMatchObject({ ratio: exact?.ratio, ratioLow: exact?.low, ratioHigh: exact?.high })
  })
  it('omit infinite ratios and limits', () => {
    const figure = changed(0, 40)
    expect(figure?.ratioLow).toBeGreaterThan(1)
    expect(figure).not.toHaveProperty('ratio')
    expect(figure).not.toHaveProperty('ratioHigh')
    expect(figure?.verdict).toBe('up')
  })
  it('widen with overdispersion of the months before, not with the window itself', () => {
    const [calm, clumped] = [changed(207, 110), changed(207, 110, yearOf(400, '2021-09-15'))]
    expect(calm?.overdispersion).toBe(1)
    expect(clumped?.overdispersion).toBeGreaterThan(2)
    expect(clumped?.ratioHigh).toBeGreaterThan(calm?.ratioHigh ?? Number.NaN)
  })
  it('have the reason instead of a verdict where the data do not cover the baseline', () => {
    const dataset = datasetOf([{ on: '2022-09-02' }, ...yearOf(300, '2023-09-15')])
    const figure = figureOf(figuresOf(dataset, ask), 'asb')
    expect(figure).not.toHaveProperty('verdict')
    expect(figure).not.toHaveProperty('baselineValue')
    expect(figure?.caveat).toMatch(/do not reach/)
  })
  it('have the season caveat where the baseline is of another season', () => {
    const dataset = datasetOf([...ENDS, ...yearOf(400, '2022-09-15'), ...yearOf(100, '2023-09-15')])
    const question = { window: span('2023-09-01', '2024-02-29'), baseline: span('2023-03-01', '2023-08-31') }
    const figures = figuresOf(dataset, question)
    expect(figures.filter((figure) => figure.verdict !== undefined)).toEqual([])
    const asb = figureOf(figures, 'asb')
    expect(asb).toMatchObject({ value: 50, baselineValue: 200 })
    expect(asb?.ratioHigh).toBeLessThan(1)
    expect(asb?.caveat).toMatch(/^Season not removed/)
  })
  it('have neither ratio nor verdict without a baseline', () => {
    const figures = figuresOf(datasetOf(ENDS), { window: YEAR, baseline: null })
    expect(figureOf(figures, 'crimes')).not.toHaveProperty('baselineValue')
    expect(figures.some(({ caveat, category }) => caveat !== undefined && category === undefined)).toBe(false)
  })
})

const row = fc.record({
  on: fc.integer({ min: day('2022-09-01'), max: day('2024-08-31') }).map((n) => isoDay(dayNumber(n))),
  at: fc.constantFrom(WEST, EAST, IN_SITE, BEYOND),
  category: fc.constantFrom(...DEFAULT_CATEGORIES.map(({ id }) => id)),
  isFound: fc.boolean(),
})

describe('any incidents', () => {
  const sumOf = (figures: readonly Figure[], id: string, key: 'area' | 'category') =>
    figures
      .filter((figure) => figure.id === id && figure[key] !== undefined)
      .reduce((sum, figure) => sum + (figure.value ?? NaN), 0)

  it('sum over wards and outside, and over categories, to the total', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 60 }), (rows) => {
        const figures = figuresOf(datasetOf([...ENDS, ...rows]), ask)
        for (const id of ['crimes', 'crimes-reported', 'asb']) {
          expect(sumOf(figures, id, 'area')).toBe(figureOf(figures, id)?.value)
        }
        expect(sumOf(figures, 'crimes', 'category')).toBe(figureOf(figures, 'crimes')?.value)
      }),
      { numRuns: 40 },
    )
  })
  it('give figures with period, definition and finite numbers, independent of row order', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 60 }), (rows) => {
        const figures = figuresOf(datasetOf([...ENDS, ...rows]), ask)
        for (const figure of figures) {
          expect(figure.from <= figure.to).toBe(true)
          expect(figure.definition).toMatch(/\.$/)
          const numbers = Object.values(figure).filter((value) => typeof value === 'number')
          expect(numbers.every(Number.isFinite)).toBe(true)
        }
        const reversed = figuresOf(datasetOf([...ENDS, ...rows].toReversed()), ask)
        expect(reversed).toEqual(figures)
      }),
      { numRuns: 40 },
    )
  })
})

it('do not know repeat places where positions were made coarser', () => {
  const exact = datasetOf([...ENDS, { on: '2024-01-01', times: 9, at: EAST }])
  const feeds = exact.manifest.feeds.map((feed) => ({ ...feed, grain: { metres: 150 } }))
  const repeatsOf = (dataset: typeof exact) =>
    figuresOf(dataset, ask).filter(({ id }) => id === 'repeat-places')
  expect(repeatsOf(exact).map(({ value }) => value)).toContain(1)
  const coarse = repeatsOf({ ...exact, manifest: { ...exact.manifest, feeds } })
  expect(coarse.length).toBeGreaterThan(1)
  for (const { value, known, why } of coarse) {
    expect([value, known]).toEqual([null, 'no'])
    expect(why).toContain('Positions are known to 150 m only')
  }
})

describe('the ward table', () => {
  const dataset = datasetOf([
    ...ENDS,
    { on: '2024-01-01', times: 3, at: EAST },
    { on: '2023-01-01', at: BEYOND },
  ])
  const rows = areaTable(dataset, ask)

  it('has a row per ward by name, and one for outside where needed', () => {
    expect(rows.map(({ code }) => code)).toEqual(['E', 'W', 'outside'])
    const inside = areaTable(datasetOf(ENDS), ask)
    expect(inside.map(({ code }) => code)).toEqual(['E', 'W'])
  })
  it('reads its numbers from the figures', () => {
    const figures = figuresOf(dataset, ask)
    for (const { code, crimes, asb } of rows) {
      expect(crimes.figure).toEqual(figureOf(figures, 'crimes', { area: code }))
      expect(asb.figure).toEqual(figureOf(figures, 'asb', { area: code }))
    }
  })
  it('counts by month and marks the months of the window', () => {
    const [east] = rows
    expect(east?.crimes.monthly).toHaveLength(24)
    expect(east?.crimes.monthly[16]).toBe(3)
    expect(east?.months).toEqual({ first: day('2022-09-01'), windowFrom: 12, windowTo: 23, risingFrom: null })
  })
  it('has no rate without a population', () => {
    expect(rows.map(({ crimes }) => crimes.rate)).toEqual([null, 0.5, null])
  })
  it('is empty without wards, and not known without incidents', () => {
    expect(areaTable({ ...dataset, areas: [] }, ask)).toEqual([])
    const closed = areaTable({ ...dataset, reports: [] }, ask)
    expect(closed.flatMap(({ crimes, asb }) => [crimes.figure.value, crimes.rate, asb.figure.value])).toEqual(
      Array.from({ length: 3 * closed.length }, () => null),
    )
    expect(areaTable(datasetOf([]), ask)).toHaveLength(2)
  })
})
