/** First day of an extension and the stages around it, for ends stated by day or by month. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { extensionBegins, lastDayOf, stageOn } from '../../src/domain/closure-order.ts'
import { asEnd, dayAfter, dayNumber, endMomentOfDay, isoDay, momentOfDay } from '../../src/domain/day.ts'
import { parseMoment } from '../../src/feeds/moments.ts'
import { day, order } from '../clock/invented.ts'

const end = (text: string) => asEnd(parseMoment(text) ?? expect.fail(text))
const made = { made: momentOfDay(day('2024-03-03')) }
const at = (text: string) => momentOfDay(day(text))

describe('the extension starts on the day after the original end', () => {
  test.each([
    ['2024-06', '2024-09-30', '2024-07-01'],
    ['2024-06-03', '2024-09', '2024-06-04'],
    ['2024-02', '2024-03', '2024-03-01'],
  ])('of %s, extended to %s: %s', (ends, extendedTo, begins) => {
    const extended = order('o', { ...made, ends: end(ends), extendedTo: end(extendedTo) })
    const first = extensionBegins(extended)
    expect(first && isoDay(first)).toBe(begins)
  })
  test('null without an extension, or where the order ended before', () => {
    const [ends, extendedTo] = [end('2024-06'), end('2024-09')]
    expect(extensionBegins(order('o', { ...made, ends }))).toBeNull()
    expect(extensionBegins(order('o', { ...made, extendedTo }))).toBeNull()
    expect(extensionBegins(order('o', { ...made, ends, extendedTo: end('2024-06-20') }))).toBeNull()
    const cut = { ...made, ends, extendedTo }
    expect(extensionBegins(order('o', { ...cut, discharged: at('2024-06-30') }))).toBeNull()
    expect(extensionBegins(order('o', { ...cut, discharged: at('2024-07-01') }))).toBeNull()
    expect(extensionBegins(order('o', { ...cut, quashed: at('2024-07-02') }))).toBe(day('2024-07-01'))
  })
})

test('an order is in force to its original end, extended from the next day, and ended after the last', () => {
  const day0 = day('2024-01-01')
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 1, max: 90 }), (first, more) => {
      const ends = dayNumber(day0 + first)
      const extendedTo = dayNumber(ends + more)
      const extended = order('o', {
        noticeServed: momentOfDay(day0),
        made: momentOfDay(day0),
        ends: endMomentOfDay(ends),
        extendedTo: endMomentOfDay(extendedTo),
      })
      expect(lastDayOf(extended)).toBe(extendedTo)
      expect(
        [ends, dayAfter(ends), extendedTo, dayAfter(extendedTo)].map((on) => stageOn(extended, on)),
      ).toEqual(['in-force', 'extended', 'extended', 'ended'])
    }),
  )
})
