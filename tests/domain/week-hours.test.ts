/** Hours of the week: text form, ranges, and the hour of an incident. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayOf } from '../../src/domain/day.ts'
import {
  hoursOf,
  formatHours,
  hoursRangeOf,
  parseHours,
  middleHour,
  WEEK_HOURS,
} from '../../src/domain/places/week-hours.ts'

test.each(['mon-sun:0-24', 'fri-sat:18-23', 'fri:18-24,sat:0-2,sat:18-24,sun:0-2', 'wed:3-4'])(
  '%s is parsed and formatted unchanged',
  (text) => {
    const chosen = parseHours(text)
    expect(chosen && formatHours(chosen)).toBe(text)
  },
)
test('a range of weekdays may wrap round the end of the week', () => {
  const chosen = parseHours('sun-mon:22-24')
  expect(chosen && formatHours(chosen)).toBe('mon:22-24,sun:22-24')
})
test.each(['', 'fri', 'fri:18', 'fri:23-18', 'fri:5-5', 'fri:20-25', 'friday:1-2', 'fri:1-2,', 'x'])(
  '"%s" parses to null',
  (text) => expect(parseHours(text)).toBeNull(),
)
test('any selection of hours survives formatting and parsing', () => {
  const some = fc.uint8Array({ min: 0, max: 1, minLength: WEEK_HOURS, maxLength: WEEK_HOURS })
  fc.assert(
    fc.property(some, (hours) => {
      fc.pre(hours.includes(1))
      expect(parseHours(formatHours(hours))).toEqual(hours)
    }),
  )
})
test('an incident belongs to the hour at the middle of its recorded time', () => {
  const friday = dayOf({ year: 2024, month: 8, day: 30 })
  const at = (minute: number, rangeMinutes = 0) => middleHour({ day: friday, minute, rangeMinutes })
  expect(at(18 * 60 + 59)).toBe(4 * 24 + 18)
  expect(at(23 * 60, 180)).toBe(5 * 24)
  expect(at(-1)).toBe(-1)
  expect(at(0, 24 * 60 + 1)).toBe(-1)
  expect(middleHour({ day: friday + 2, minute: 23 * 60, rangeMinutes: 120 })).toBe(0)
})

test.each([
  [{ days: [4, 5], from: 18, to: 23 }, 'fri-sat:18-23'],
  [{ days: [4, 5], from: 18, to: 2 }, 'fri:18-24,sat:0-2,sat:18-24,sun:0-2'],
  [{ days: [6], from: 22, to: 4 }, 'mon:0-4,sun:22-24'],
  [{ days: [4, 5], from: 0, to: 24 }, 'fri-sat:0-24'],
  [{ days: [0, 1, 2, 3, 4, 5, 6], from: 7, to: 8 }, 'mon-sun:7-8'],
])('%j formats as %s and is recovered', (range, text) => {
  expect(formatHours(hoursOf(range))).toBe(text)
  expect(hoursRangeOf(hoursOf(range))).toEqual(range)
})
test('two ranges on one day are not a single range', () => {
  const chosen = parseHours('fri:1-2,fri:18-20')
  expect(chosen && hoursRangeOf(chosen)).toBeNull()
})
