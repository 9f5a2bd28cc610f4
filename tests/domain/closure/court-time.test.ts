/** Hours with Christmas Day disregarded: the known values, and what must hold of any service under both packs. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { courtHoursAfter, hoursAfter } from '../../../src/domain/closure/court-time.ts'
import { RULE_PACKS } from '../../../src/domain/closure/rule-packs.ts'
import {
  dayNumber,
  daysFrom,
  HOUR,
  instant,
  isoDay,
  isoInstant,
  londonDay,
  parseDay,
  startOfDay,
} from '../../../src/domain/day.ts'

const at = (text: string) => instant(Date.parse(text))
const isChristmas = (moment: number) => isoDay(londonDay(instant(moment))).endsWith('-12-25')
const minutes = (from: number, to: number) => fc.integer({ min: from / 60_000, max: to / 60_000 })
const anyService = fc
  .oneof(
    minutes(Date.UTC(2014, 9, 20), Date.UTC(2060, 0, 1)),
    // As often as any other day: the days round Christmas, and those on which the clocks change.
    fc
      .tuple(
        fc.integer({ min: 2014, max: 2060 }),
        fc.constantFrom(2, 9, 11),
        fc.integer({ min: 0, max: 12_000 }),
      )
      .map(([year, month, minute]) => Date.UTC(year, month, month === 11 ? 21 : 24) / 60_000 + minute),
  )
  .map((minute) => instant(minute * 60_000))
const anyPeriod = fc.constantFrom(...RULE_PACKS.flatMap((p) => [p.hearingHours, p.noticeHours.senior]))

describe('hours from service', () => {
  test.each([
    ['2023-12-24T10:00:00Z', 48, '2023-12-27T10:00:00+00:00'],
    ['2023-12-24T10:00:00Z', 72, '2023-12-28T10:00:00+00:00'],
    // The end of the 27th is the first instant of the 28th.
    ['2023-12-25T08:00:00Z', 48, '2023-12-28T00:00:00+00:00'],
    ['2023-12-25T08:00:00Z', 72, '2023-12-29T00:00:00+00:00'],
    ['2023-12-23T00:00:00Z', 48, '2023-12-25T00:00:00+00:00'],
    ['2023-12-26T00:00:00Z', 48, '2023-12-28T00:00:00+00:00'],
    ['2024-08-31T10:00:00+01:00', 48, '2024-09-02T10:00:00+01:00'],
    // Hours as they pass: the clocks went forward, then back, in the night between.
    ['2024-03-30T10:00:00Z', 48, '2024-04-01T11:00:00+01:00'],
    ['2024-10-26T10:00:00+01:00', 48, '2024-10-28T09:00:00+00:00'],
    ['2024-02-28T10:00:00Z', 48, '2024-03-01T10:00:00+00:00'],
  ])('%s and %i hours: %s', (served, hours, end) => {
    expect(isoInstant(courtHoursAfter(at(served), hours))).toBe(end)
  })

  test('whatever the service, a limit holds exactly its hours outside Christmas Day, and ends outside it', () => {
    fc.assert(
      fc.property(anyService, anyPeriod, (served, hours) => {
        const end = courtHoursAfter(served, hours)
        expect(end).toBeGreaterThan(served)
        // The last instant that is in time.
        expect(isChristmas(end - 1)).toBe(false)
        let counted = 0
        for (let minute: number = served; minute < end; minute += 60_000) if (!isChristmas(minute)) counted++
        expect(counted * 60_000).toBe(hours * HOUR)
      }),
      { numRuns: 100 },
    )
  })

  test('served later is due no earlier', () => {
    fc.assert(
      fc.property(anyService, anyPeriod, fc.integer({ min: 0, max: 96 * 60 }), (served, hours, later) => {
        const after = instant(served + later * 60_000)
        expect(courtHoursAfter(after, hours)).toBeGreaterThanOrEqual(courtHoursAfter(served, hours))
      }),
    )
  })

  test('a notice of 24 hours counts Christmas Day', () => {
    expect(isoInstant(hoursAfter(at('2023-12-24T10:00:00Z'), 24))).toBe('2023-12-25T10:00:00+00:00')
  })
})

test('21 days beginning with the decision end on the twentieth day after it', () => {
  const decision = parseDay('2024-02-09') ?? dayNumber(0)
  expect(isoDay(daysFrom(decision, 21).to)).toBe('2024-02-29')
  expect(startOfDay(daysFrom(decision, 1).to)).toBe(startOfDay(decision))
})
