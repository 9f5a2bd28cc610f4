/** Periods of days: preceding period, whole months, earlier years, and periods of a given length. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addMonths,
  civilDate,
  dayAfter,
  dayBefore,
  daysFrom,
  daysIn,
  daysInMonth,
  daysUpTo,
  firstOfMonth,
  isSameSpan,
  isWithin,
  lastOfMonth,
  lastWholeMonth,
  monthNumber,
  monthsFrom,
  monthsTouched,
  monthsUpTo,
  parseSpan,
  previousPeriod,
  snappedToGrain,
  spanOfMonths,
  spanWithin,
  wholeMonthsIn,
  yearsBefore,
  type DaySpan,
} from '../../src/domain/day.ts'
import { anyDay, anySpan, day, span } from '../clock/invented.ts'

const anyMonths = fc
  .tuple(fc.integer({ min: 24_000, max: 24_400 }), fc.integer({ min: 0, max: 30 }))
  .map(([first, more]) => spanOfMonths(first, first + more))
const monthsOf = ({ from, to }: DaySpan) => monthNumber(to) - monthNumber(from) + 1
const grains = fc.constantFrom('day' as const, 'month' as const)

test('dayBefore inverts dayAfter, also across months', () => {
  expect(dayAfter(day('2024-02-29'))).toBe(day('2024-03-01'))
  fc.assert(
    fc.property(anyDay, (on) => {
      expect(dayBefore(dayAfter(on))).toBe(on)
      expect(dayAfter(on)).toBeGreaterThan(on)
    }),
  )
})

describe('the preceding period', () => {
  test.each([
    ['2024-02-01', '2024-02-29', '2024-01-01', '2024-01-31'],
    ['2023-03-01', '2023-03-31', '2023-02-01', '2023-02-28'],
    ['2023-05-01', '2023-08-31', '2023-01-01', '2023-04-30'],
    ['2023-09-01', '2024-08-31', '2022-09-01', '2023-08-31'],
    ['2024-02-02', '2024-02-29', '2024-01-05', '2024-02-01'],
    ['2024-05-04', '2024-05-04', '2024-05-03', '2024-05-03'],
  ])('of %s to %s is %s to %s', (from, to, first, last) => {
    expect(previousPeriod(span(from, to))).toEqual(span(first, last))
  })

  test('ends on the day before and has equal length, in whole months or else in days', () => {
    fc.assert(
      fc.property(fc.oneof(anySpan, anyMonths), (period) => {
        const before = previousPeriod(period)
        expect(dayAfter(before.to)).toBe(period.from)
        if (isSameSpan(monthsTouched(period), period)) {
          expect(monthsTouched(before)).toEqual(before)
          expect(monthsOf(before)).toBe(monthsOf(period))
        } else expect(daysIn(before)).toBe(daysIn(period))
      }),
    )
  })

  test('repeated is contiguous and disjoint', () => {
    fc.assert(
      fc.property(anyMonths, fc.integer({ min: 1, max: 12 }), (period, times) => {
        let [days, first] = [daysIn(period), period]
        for (let time = 0; time < times; time++) {
          first = previousPeriod(first)
          days += daysIn(first)
        }
        expect(daysIn({ from: first.from, to: period.to })).toBe(days)
      }),
    )
  })
})

describe('rounding to the grain', () => {
  test('extends a period to whole months, and leaves days unchanged', () => {
    expect(snappedToGrain(span('2018-06-10', '2018-07-02'), 'month')).toEqual(
      span('2018-06-01', '2018-07-31'),
    )
    expect(snappedToGrain(span('2018-06-10', '2018-07-02'), 'day')).toEqual(span('2018-06-10', '2018-07-02'))
  })

  test('is idempotent, contains the period, and ends on the last day of a month', () => {
    fc.assert(
      fc.property(anySpan, grains, (period, grain) => {
        const once = snappedToGrain(period, grain)
        expect(snappedToGrain(once, grain)).toEqual(once)
        expect(once.from).toBeLessThanOrEqual(period.from)
        expect(once.to).toBeGreaterThanOrEqual(period.to)
        if (grain === 'month') {
          expect([civilDate(once.from).day, civilDate(dayAfter(once.to)).day]).toEqual([1, 1])
          expect(monthsOf(once)).toBe(monthsOf(period))
        }
      }),
    )
  })
})

describe('months', () => {
  test('are numbered consecutively and convert to their first and last day', () => {
    expect(monthNumber(day('2024-01-31')) - monthNumber(day('2021-09-01'))).toBe(28)
    expect(firstOfMonth(monthNumber(day('2023-12-25')))).toBe(day('2023-12-01'))
    expect(lastOfMonth(monthNumber(day('2024-02-01')))).toBe(day('2024-02-29'))
    fc.assert(
      fc.property(anyDay, (on) => {
        const month = monthNumber(on)
        const { year, month: ofYear } = civilDate(on)
        expect(isWithin(on, spanOfMonths(month))).toBe(true)
        expect(daysIn(spanOfMonths(month))).toBe(daysInMonth(year, ofYear))
        expect(daysInMonth(year, ofYear)).toBe(new Date(Date.UTC(year, ofYear, 0)).getUTCDate())
        expect(dayAfter(lastOfMonth(month))).toBe(firstOfMonth(month + 1))
      }),
    )
  })

  test('that lie wholly in a period are those of which every day does', () => {
    expect(wholeMonthsIn(span('2024-01-02', '2024-03-30'))).toEqual({
      first: monthNumber(day('2024-02-01')),
      length: 1,
    })
    fc.assert(
      fc.property(anySpan, (period) => {
        const { first, length } = wholeMonthsIn(period)
        const touched = Array.from({ length: monthsOf(period) }, (_, i) => monthNumber(period.from) + i)
        const whole = touched.filter((month) => {
          const { from, to } = spanOfMonths(month)
          return from >= period.from && to <= period.to
        })
        expect(length).toBe(whole.length)
        if (length > 0) expect(first).toBe(whole[0])
      }),
    )
  })

  test('the last whole one may end on the given day', () => {
    expect(lastWholeMonth(day('2024-08-31'))).toEqual(span('2024-08-01', '2024-08-31'))
    expect(lastWholeMonth(day('2024-03-30'))).toEqual(span('2024-02-01', '2024-02-29'))
  })
})

describe('the period some years earlier', () => {
  test.each([
    ['2023-05-01', '2023-09-01', '2022-05-01', '2022-09-01'],
    ['2024-02-01', '2024-02-29', '2023-02-01', '2023-02-28'],
    ['2025-02-01', '2025-02-28', '2024-02-01', '2024-02-29'],
    ['2024-02-29', '2024-02-29', '2023-02-28', '2023-02-28'],
    ['2025-02-10', '2025-02-28', '2024-02-10', '2024-02-28'],
  ])('of %s to %s is %s to %s', (from, to, first, last) => {
    expect(yearsBefore(span(from, to), 1)).toEqual(span(first, last))
  })

  test('consists of the same whole months for whole months', () => {
    fc.assert(
      fc.property(anyMonths, fc.integer({ min: 1, max: 5 }), (period, years) => {
        const before = yearsBefore(period, years)
        expect(monthsTouched(before)).toEqual(before)
        expect(monthNumber(period.from) - monthNumber(before.from)).toBe(12 * years)
        expect(monthsOf(before)).toBe(monthsOf(period))
      }),
    )
  })
})

describe('a period of given length', () => {
  test('in days has that length, from its first or up to its last day', () => {
    expect(daysUpTo(day('2024-08-31'), 28)).toEqual(span('2024-08-04', '2024-08-31'))
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 800 }), (on, days) => {
        expect([daysIn(daysFrom(on, days)), daysFrom(on, days).from]).toEqual([days, on])
        expect([daysIn(daysUpTo(on, days)), daysUpTo(on, days).to]).toEqual([days, on])
        expect(daysUpTo(daysFrom(on, days).to, days).from).toBe(on)
      }),
    )
  })

  test('in months is counted back from the day after the last', () => {
    expect(monthsUpTo(day('2024-06-30'), 3)).toEqual(span('2024-04-01', '2024-06-30'))
    expect(monthsUpTo(day('2024-02-29'), 12)).toEqual(span('2023-03-01', '2024-02-29'))
    expect(monthsFrom(day('2024-05-15'), 1)).toEqual(span('2024-05-15', '2024-06-14'))
    fc.assert(
      fc.property(
        fc.integer({ min: 24_000, max: 24_400 }),
        fc.integer({ min: 1, max: 30 }),
        (first, months) => {
          const whole = spanOfMonths(first, first + months - 1)
          expect(monthsFrom(whole.from, months)).toEqual(whole)
          expect(monthsUpTo(whole.to, months)).toEqual(whole)
          expect(dayAfter(whole.to)).toBe(addMonths(whole.from, months))
        },
      ),
    )
  })
})

test('clamping gives an ordered period within bounds, and leaves one within unchanged', () => {
  fc.assert(
    fc.property(anySpan, anySpan, ({ from, to }, bounds) => {
      const within = spanWithin({ from: to, to: from }, bounds)
      expect(within).toEqual(spanWithin({ from, to }, bounds))
      expect(isWithin(within.from, bounds) && isWithin(within.to, bounds)).toBe(true)
      expect(within.from).toBeLessThanOrEqual(within.to)
      expect(spanWithin(within, bounds)).toEqual(within)
    }),
  )
})

test('two days parse to a period unless the first is after the last', () => {
  expect(parseSpan('2024-02-01', '2024-02-29')).toEqual(span('2024-02-01', '2024-02-29'))
  expect(parseSpan('2024-02-02', '2024-02-01')).toBeNull()
  expect(parseSpan('2024-02-01', '2024-02-30')).toBeNull()
})
