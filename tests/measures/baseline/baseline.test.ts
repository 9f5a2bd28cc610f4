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
    expect(usualBaseline(span('2021-09-10', '2021-12-31'), null)).toBeNull()
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

it('notes are those that overlap window, baseline or the days between', () => {
  const note = (text: string, from: string, to: string | null) => ({
    from: on(from),
    to: to === null ? null : until(to),
    categories: [],
    text,
  })
  const notes = [
    note('before', '2020-01-01', '2022-04-30'),
    note('between', '2023-01-01', '2023-01-31'),
    note('since', '2022-12-01', null),
    note('after', '2023-09-02', null),
  ]
  const period = { window: span('2023-05-01', '2023-09-01'), baseline: span('2022-05-01', '2022-09-01') }
  expect(notesWithin({ manifest: manifestWith({ notes }) }, period)).toEqual(['between', 'since'])
  expect(notesWithin({ manifest: manifestWith({ notes }) }, { ...period, baseline: null })).toEqual(['since'])
})
