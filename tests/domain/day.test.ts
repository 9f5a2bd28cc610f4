/** London's calendar against the platform's Intl.DateTimeFormat. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addMonths,
  civilDate,
  dayNumber,
  dayOf,
  instant,
  isoDay,
  isoInstant,
  londonDay,
  londonInstant,
  londonMinute,
  parseDay,
  startOfDay,
  weekdayOf,
} from '../../src/domain/day.ts'

const platform = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  weekday: 'short',
  hourCycle: 'h23',
})
const platformParts = (at: number) =>
  Object.fromEntries(platform.formatToParts(at).map(({ type, value }) => [type, value]))
const anyInstant = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2040, 0, 1) }).map(instant)
const anyDay = fc.integer({ min: 10_957, max: 25_567 }).map(dayNumber)
const day = (text: string) => parseDay(text) ?? dayNumber(NaN)

describe('London time', () => {
  test('agrees with the platform for any instant from 2000 to 2040', () => {
    fc.assert(
      fc.property(anyInstant, (at) => {
        const parts = platformParts(at)
        expect(isoDay(londonDay(at))).toBe(`${parts['year']}-${parts['month']}-${parts['day']}`)
        expect(londonMinute(at)).toBe(Number(parts['hour']) * 60 + Number(parts['minute']))
        expect(['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'][weekdayOf(londonDay(at))]).toBe(
          parts['weekday'],
        )
        expect(Date.parse(isoInstant(at))).toBe(Math.floor(at / 1000) * 1000)
      }),
      { numRuns: 500 },
    )
  })

  test('a day starts at its London midnight', () => {
    fc.assert(
      fc.property(anyDay, (d) => {
        expect(londonDay(startOfDay(d))).toBe(d)
        expect(londonMinute(startOfDay(d))).toBe(0)
        expect(londonDay(instant(startOfDay(d) - 1))).toBe(d - 1)
      }),
    )
  })

  test('a repeated hour is its first occurrence; a skipped one is read as winter time', () => {
    expect(londonInstant(Date.UTC(2023, 9, 29, 1, 30))).toBe(Date.UTC(2023, 9, 29, 0, 30))
    expect(londonInstant(Date.UTC(2023, 2, 26, 1, 30))).toBe(Date.UTC(2023, 2, 26, 1, 30))
  })
})

describe('the calendar', () => {
  test('days and dates convert in both directions', () => {
    fc.assert(
      fc.property(anyDay, (d) => {
        expect(dayOf(civilDate(d))).toBe(d)
        expect(parseDay(isoDay(d))).toBe(d)
      }),
    )
  })

  test.each(['2023-02-31', '2023-13-01', '2023-1-1', '', '2023-05-04T00:00', '1/5/2023'])(
    'refuses %j',
    (text) => {
      expect(parseDay(text)).toBeNull()
    },
  )

  test('three months on, the last day of a month stays a last day (STATISTICS, closure orders)', () => {
    expect(isoDay(addMonths(day('2023-08-31'), 3))).toBe('2023-11-30')
    expect(isoDay(addMonths(day('2023-11-30'), 3))).toBe('2024-02-29')
    expect(isoDay(addMonths(day('2024-02-29'), 3))).toBe('2024-05-29')
    expect(isoDay(addMonths(day('2024-01-31'), -12))).toBe('2023-01-31')
  })
})
