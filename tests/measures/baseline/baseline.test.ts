/** Tests of the default baseline, comparability, data extent and notes. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayNumber, daysIn } from '../../../src/domain/day.ts'
import {
  incidentReach,
  notesWithin,
  seasonCaveatOf,
  usualBaseline,
} from '../../../src/measures/baseline/baseline.ts'
import { datasetOf, day, manifestWith, on, span, until } from '../invented-dataset.ts'

const REACH = span('2021-09-01', '2024-08-31')

describe('the default baseline', () => {
  it.each([
    ['2023-05-01', '2023-09-01', '2022-05-01', '2022-09-01'],
    ['2023-09-01', '2024-08-31', '2022-09-01', '2023-08-31'],
    ['2024-02-29', '2024-03-31', '2023-02-28', '2023-03-31'],
    ['2024-02-01', '2024-02-29', '2023-02-01', '2023-02-28'],
  ])('of %s to %s is the same days one year earlier', (from, to, first, last) => {
    expect(usualBaseline(span(from, to), REACH)).toEqual(span(first, last))
  })
  it('goes back several years for a window of more than one, where the data reach', () => {
    const window = span('2023-03-01', '2024-08-31')
    expect(usualBaseline(window, span('2020-01-01', '2024-08-31'))).toEqual(span('2021-03-01', '2022-08-31'))
  })
  it('is the equal period before where the data do not reach back a year, and null where they do not reach that', () => {
    expect(usualBaseline(span('2022-03-01', '2022-03-31'), REACH)).toEqual(span('2022-02-01', '2022-02-28'))
    expect(usualBaseline(span('2022-03-02', '2022-03-31'), REACH)).toEqual(span('2022-01-31', '2022-03-01'))
    expect(usualBaseline(span('2021-09-10', '2021-12-31'), REACH)).toBeNull()
    // Without incidents the other feeds are still compared.
    expect(usualBaseline(span('2021-09-10', '2021-12-31'), null)).toEqual(span('2020-09-10', '2020-12-31'))
  })
  it('has the length of the window and shares no day with it', () => {
    const days = fc.integer({ min: REACH.from, max: REACH.to })
    fc.assert(
      fc.property(days, days, (a, b) => {
        const window = { from: dayNumber(Math.min(a, b)), to: dayNumber(Math.max(a, b)) }
        const baseline = usualBaseline(window, REACH)
        if (!baseline) return
        expect(Math.abs(daysIn(baseline) - daysIn(window))).toBeLessThanOrEqual(3)
        expect(baseline.to).toBeLessThan(window.from)
        expect(baseline.from).toBeGreaterThanOrEqual(REACH.from)
      }),
    )
  })
})

describe('comparability of two periods', () => {
  const window = span('2023-05-01', '2023-09-01')
  it.each([
    ['same-season', '2022-05-01', '2022-09-01'],
    ['same-season', '2022-05-02', '2022-09-02'],
    ['other-season', '2022-12-28', '2023-04-30'],
    ['other-season', '2022-05-01', '2022-09-30'],
    ['overlapping', '2022-09-01', '2023-05-01'],
    ['out-of-reach', '2021-05-01', '2021-09-01'],
  ])('is %s for %s to %s', (comparability, from, to) => {
    expect(seasonCaveatOf({ window, baseline: span(from, to) }, REACH)).toBe(comparability)
  })
  it('is `unfinished` where the window ends after the data', () => {
    const late = span('2024-08-15', '2024-09-15')
    expect(seasonCaveatOf({ window: late, baseline: span('2023-08-15', '2023-09-15') }, REACH)).toBe(
      'unfinished',
    )
  })
  it('is `alone` without a baseline', () => {
    expect(seasonCaveatOf({ window, baseline: null }, REACH)).toBe('alone')
  })
})

describe('the days covered by the incidents', () => {
  it('run from the first incident to the as-of day', () => {
    const dataset = datasetOf([{ on: '2024-02-03' }, { on: '2024-08-29' }])
    expect(incidentReach(dataset)).toEqual(span('2024-02-03', '2024-08-31'))
    expect(incidentReach(datasetOf([]))).toBeNull()
  })
  it('end with the last incident where the feed has gone quiet', () => {
    const dataset = datasetOf([
      { on: '2024-01-01', times: 300 },
      { on: '2024-06-30', times: 300 },
    ])
    expect(incidentReach(dataset)).toEqual(span('2024-01-01', '2024-06-30'))
  })
  it('end with the last whole month where most incidents are known by month', () => {
    const firsts = ['2024-05-01', '2024-06-01', '2024-07-01']
    const rows = firsts.map((text) => ({ on: text, isMonth: true }))
    const midMonth = { manifest: { ...datasetOf([]).manifest, asOf: day('2024-08-15') } }
    expect(incidentReach({ ...datasetOf(rows), ...midMonth })).toEqual(span('2024-05-01', '2024-07-31'))
    expect(incidentReach(datasetOf(rows))).toEqual(span('2024-05-01', '2024-08-31'))
    const byDay = firsts.map((text) => ({ on: text }))
    expect(incidentReach({ ...datasetOf(byDay), ...midMonth })).toEqual(span('2024-05-01', '2024-08-15'))
  })
  it('include the whole month of an incident known by month', () => {
    const dataset = datasetOf([{ on: '2024-07-01', isMonth: true, times: 900 }])
    expect(incidentReach(dataset)).toEqual(span('2024-07-01', '2024-07-31'))
  })
})

describe('a change in how things are counted', () => {
  const [window, baseline] = [span('2023-05-01', '2023-09-01'), span('2022-05-01', '2022-09-01')]
  const placesOf = (from: string, to: string | null, compared: typeof baseline | null = baseline) => {
    const held = { from: on(from), to: to === null ? null : until(to) }
    const manifest = manifestWith({ notes: [{ ...held, categories: [], text: 'Twice.' }] })
    return notesWithin({ manifest }, { window, baseline: compared })
  }
  const within = ['A change in how things are counted falls into these days: Twice.']
  const before = ['A change in how things are counted falls into the days of the baseline: Twice.']
  const between = ['A change in how things are counted falls between the two periods: Twice.']
  it.each([
    ['2020-01-01', '2022-04-30', []],
    ['2020-01-01', null, []],
    ['2022-05-01', null, []],
    ['2022-05-02', null, before],
    ['2022-08-01', '2022-08-31', before],
    ['2022-12-01', null, between],
    ['2023-01-01', '2023-01-31', between],
    ['2020-01-01', '2023-01-31', between],
    ['2023-05-01', null, between],
    ['2023-05-02', null, within],
    ['2023-09-01', null, within],
    ['2023-09-02', null, []],
  ])('from %s to %s', (from, to, expected) => expect(placesOf(from, to)).toEqual(expected))
  it('lies between no two periods where nothing is compared', () => {
    expect(placesOf('2022-12-01', null, null)).toEqual([])
    expect(placesOf('2023-06-01', null, null)).toEqual(within)
  })
})
