/** Times of stated precision: a start means its first day, an end the last day of its precision. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  asEnd,
  dayAfter,
  dayNumber,
  dayOfMoment,
  earliestDayOf,
  endMomentOfDay,
  firstOfMonth,
  instant,
  isDayBetween,
  isInOrder,
  isoDay,
  lastDayOfMoment,
  lastInstantOf,
  latestDayOf,
  londonDay,
  momentOfDay,
  monthNumber,
  overlapsMoments,
  spanOfMoments,
  startOfDay,
  type Day,
  type EndMoment,
  type Moment,
} from '../../src/domain/day.ts'
import { parseMoment } from '../../src/feeds/moments.ts'
import { day, span } from '../clock/invented.ts'

const start = (text: string): Moment => parseMoment(text) ?? expect.fail(text)
const ending = (text: string): EndMoment => asEnd(start(text))

const anyDay = fc.integer({ min: 10_957, max: 25_567 }).map(dayNumber)
const anyMoment = fc.oneof(
  anyDay.map(momentOfDay),
  anyDay.map((on): Moment => ({ ...momentOfDay(firstOfMonth(monthNumber(on))), precision: 'month' })),
  fc
    .integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2040, 0, 1) })
    .map((at): Moment => ({ at: instant(at), precision: 'instant' })),
)

describe('an end', () => {
  test.each([
    ['2024-06', '2024-06-30'],
    ['2024-02', '2024-02-29'],
    ['2023-02', '2023-02-28'],
    ['2023-12', '2023-12-31'],
    ['2024-06-14', '2024-06-14'],
    ['2024-06-30T23:30:00+01:00', '2024-06-30'],
    ['2024-06-30T23:30:00Z', '2024-07-01'],
  ])('stated as %s has the last day %s', (text, last) => {
    expect(isoDay(lastDayOfMoment(ending(text)))).toBe(last)
  })

  test('is the last day of its precision, and its last instant that of the day', () => {
    fc.assert(
      fc.property(anyMoment, (moment) => {
        const end = asEnd(moment)
        const last = lastDayOfMoment(end)
        expect(last).toBeGreaterThanOrEqual(dayOfMoment(moment))
        expect(monthNumber(last)).toBe(monthNumber(dayOfMoment(moment)))
        if (moment.precision === 'month') expect(monthNumber(dayAfter(last))).toBe(monthNumber(last) + 1)
        else expect(last).toBe(londonDay(moment.at))
        expect(londonDay(lastInstantOf(end))).toBe(last)
        const isLast = lastInstantOf(end) + 1 === startOfDay(dayAfter(last))
        if (moment.precision !== 'instant') expect(isLast).toBe(true)
      }),
    )
  })

  test('stated as a day is that day, as a start is', () => {
    fc.assert(
      fc.property(anyDay, (on) => {
        expect(lastDayOfMoment(endMomentOfDay(on))).toBe(on)
        expect(dayOfMoment(momentOfDay(on))).toBe(on)
      }),
    )
  })
})

test('the first and last day that a time can mean are equal for a start and an end', () => {
  fc.assert(
    fc.property(anyMoment, (moment) => {
      expect(earliestDayOf(asEnd(moment))).toBe(earliestDayOf(moment))
      expect(latestDayOf(asEnd(moment))).toBe(latestDayOf(moment))
    }),
  )
})

describe('a period between two stated times', () => {
  test('may start within the month stated for its end', () => {
    expect(isInOrder(start('2024-06-15'), ending('2024-06'))).toBe(true)
    expect(isInOrder(start('2024-07-01'), ending('2024-06'))).toBe(false)
    expect(isInOrder(start('2024-07-01'), null)).toBe(true)
    expect(spanOfMoments(start('2024-06-15'), ending('2024-06'))).toEqual(span('2024-06-15', '2024-06-30'))
    expect(spanOfMoments(start('2024-07-01'), ending('2024-06'))).toBeNull()
  })

  test('includes the last day of its month and not the next day', () => {
    const on = (text: string) => isDayBetween(day(text), start('2024-05'), ending('2024-06'))
    expect(['2024-04-30', '2024-05-01', '2024-06-30', '2024-07-01'].map(on)).toEqual([
      false,
      true,
      true,
      false,
    ])
    expect(isDayBetween(day('1999-01-01'), null, ending('2024-06'))).toBe(true)
    expect(isDayBetween(day('2039-01-01'), start('2024-05'), null)).toBe(true)
  })

  test('overlaps another period exactly if they share a day', () => {
    fc.assert(
      fc.property(
        anyMoment,
        anyMoment,
        anyDay,
        fc.integer({ min: 0, max: 70 }),
        (from, to, first, length) => {
          const period = { from: first, to: dayNumber(first + length) }
          const days = Array.from({ length: length + 1 }, (_, i): Day => dayNumber(first + i))
          const isOrdered = dayOfMoment(from) <= lastDayOfMoment(asEnd(to))
          fc.pre(isOrdered)
          expect(overlapsMoments(period, from, asEnd(to))).toBe(
            days.some((one) => isDayBetween(one, from, asEnd(to))),
          )
        },
      ),
    )
  })
})

test('the types of a start and an end are not interchangeable', () => {
  const [from, to] = [start('2024-06'), ending('2024-06')]
  // @ts-expect-error -- a start has no last day
  expect(lastDayOfMoment(from)).toBe(day('2024-06-30'))
  // @ts-expect-error -- an end has no first day
  expect(dayOfMoment(to)).toBe(day('2024-06-01'))
  // @ts-expect-error -- the instant of an end is private
  expect(londonDay(to.at)).toBe(day('2024-06-01'))
  // @ts-expect-error -- the arguments cannot be swapped
  expect(isInOrder(to, from)).toBe(true)
})
