/** Tests of the baseline values of the URL, the days they resolve to, and the notices. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  baselineAtGrain,
  chosenBaseline,
  isBaseline,
  typedDates,
  writtenDates,
} from '../../../src/measures/baseline/chosen-baseline.ts'
import { monthsTouched, previousPeriod, spanOfMonths } from '../../../src/domain/day.ts'
import { usualBaseline } from '../../../src/measures/baseline/baseline.ts'
import { anySpan, span, windowInBounds } from '../../clock/invented.ts'

const DATA = span('2021-09-01', '2024-08-31')
const SUMMER = span('2023-05-01', '2023-08-31')

describe('the format', () => {
  test.each(['year', 'before', '2022-05-01..2022-08-31', '2022-05-01..2022-05-01'])('accepts %s', (text) => {
    expect(isBaseline(text)).toBe(true)
  })
  test.each([
    '',
    'YEAR',
    '2022-05-01',
    '2022-05-02..2022-05-01',
    '2022-02-30..2022-03-01',
    'a..b',
    '1..2..3',
  ])('rejects %s', (text) => {
    expect(isBaseline(text)).toBe(false)
  })
  test('parses what it writes', () => {
    fc.assert(
      fc.property(anySpan, (days) => {
        expect(typedDates(writtenDates(days))).toEqual(days)
      }),
    )
  })
})

describe('the resolved days', () => {
  test('are the same days a year earlier', () => {
    expect(chosenBaseline('year', SUMMER, DATA)).toEqual({
      span: span('2022-05-01', '2022-08-31'),
      notice: null,
    })
  })
  test('are two years earlier for a window of more than one', () => {
    const long = span('2023-06-01', '2024-08-31')
    expect(chosenBaseline('year', long, span('2020-01-01', '2024-08-31')).span).toEqual(
      span('2021-06-01', '2022-08-31'),
    )
  })
  test('are the equal period before: whole months before whole months, else as many days', () => {
    expect(chosenBaseline('before', span('2023-05-02', '2023-08-31'), DATA).span).toEqual(
      span('2022-12-31', '2023-05-01'),
    )
    expect(chosenBaseline('before', SUMMER, DATA).span).toEqual(span('2023-01-01', '2023-04-30'))
  })
  test('are the period before, with a notice, where the data do not reach back a year', () => {
    const { span: days, notice } = chosenBaseline('year', span('2022-03-01', '2022-05-31'), DATA)
    expect(days).toEqual(span('2021-12-01', '2022-02-28'))
    expect(notice).toContain('do not reach back a year')
  })
  test('are null without data, before them or after them', () => {
    for (const [text, reach] of [
      ['year', null],
      ['before', span('2023-05-01', '2023-08-31')],
      ['2019-01-01..2019-12-31', DATA],
      ['2024-08-01..2024-09-30', DATA],
    ] as const) {
      const { span: days, notice } = chosenBaseline(text, SUMMER, reach)
      expect(days).toBeNull()
      expect(notice).not.toBeNull()
    }
  })
  test('of a following baseline lie before the window and within the data, or are null with a notice', () => {
    fc.assert(
      fc.property(windowInBounds, fc.constantFrom('year', 'before'), ({ window, bounds }, text) => {
        const { span: days, notice } = chosenBaseline(text, window, bounds)
        if (days === null) {
          expect(notice).not.toBeNull()
          return
        }
        expect(days.from).toBeGreaterThanOrEqual(bounds.from)
        expect(days.to).toBeLessThan(window.from)
        expect(days.to).toBeLessThanOrEqual(bounds.to)
        if (text === 'before') expect(days).toEqual(previousPeriod(window))
      }),
    )
  })
})

describe('the default baseline and the chosen one', () => {
  const anyWindow = windowInBounds.map(({ window, bounds }) => ({ window, reach: bounds }))
  const months = fc
    .tuple(fc.integer({ min: 24_240, max: 24_290 }), fc.integer({ min: 0, max: 14 }))
    .map(([first, more]) => ({ window: spanOfMonths(first, first + more), reach: DATA }))
  test('agree for every window', () => {
    fc.assert(
      fc.property(fc.oneof(anyWindow, months), ({ window, reach }) => {
        const usual = usualBaseline(window, reach)
        expect(chosenBaseline('year', window, reach).span).toEqual(usual)
        const before = chosenBaseline('before', window, reach).span
        const sameDays = usualBaseline(window, null)
        // Without a year of data the default is the equal period before. The same days of a year ago may end there too,
        // and are a day longer where the leap day is theirs.
        if (usual && usual.to + 1 === window.from && before) expect([before, sameDays]).toContainEqual(usual)
        expect(sameDays?.to).toBeLessThan(window.from)
      }),
      {
        examples: [[{ window: span('2024-12-10', '2025-12-09'), reach: span('2022-08-06', '2025-12-19') }]],
      },
    )
  })
})

describe('custom days with monthly data', () => {
  test('become the months that they overlap; following baselines are unchanged', () => {
    expect(baselineAtGrain('2022-05-10..2022-06-02', 'month')).toBe('2022-05-01..2022-06-30')
    expect(baselineAtGrain('2022-05-10..2022-06-02', 'day')).toBe('2022-05-10..2022-06-02')
    expect(['year', 'before'].map((text) => baselineAtGrain(text, 'month'))).toEqual(['year', 'before'])
  })
  test('are still a valid baseline of whole months', () => {
    fc.assert(
      fc.property(anySpan, (days) => {
        expect(typedDates(baselineAtGrain(writtenDates(days), 'month'))).toEqual(monthsTouched(days))
      }),
    )
  })
})
