/**
 * Statutory limits of a closure order under both packs, and hours with Christmas Day disregarded: known cases and
 * invariants.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ClosureOrder } from '../../../src/domain/closure-order.ts'
import { type LimitKind, courtHoursAfter, hoursAfter, limitsOf } from '../../../src/domain/closure/limits.ts'
import { RULE_PACKS } from '../../../src/domain/closure/rule-packs.ts'
import {
  addMonths,
  civilDate,
  dayNumber,
  dayOf,
  daysFrom,
  HOUR,
  instant,
  isoDay,
  isoInstant,
  londonDay,
  momentOfDay,
  parseDay,
  startOfDay,
} from '../../../src/domain/day.ts'
import { on, order } from '../../measures/invented-dataset.ts'

const [A, B] = RULE_PACKS
if (!A || !B) throw new Error(`${RULE_PACKS.length} rule packs: two are needed`)

const at = (text: string) => ({ at: instant(Date.parse(text)), precision: 'instant' as const })
const limit = (of: ClosureOrder, kind: LimitKind, pack = A) =>
  limitsOf(of, pack).find((one) => one.kind === kind)
const last = (of: ClosureOrder, kind: LimitKind, pack = A) => {
  const entry = limit(of, kind, pack)
  return entry ? isoDay(entry.lastDay) : null
}

describe('known cases', () => {
  test.each([
    ['2023-08-31', '2023-11-30', '2024-02-29'],
    ['2023-11-30', '2024-02-29', '2024-05-30'],
    ['2024-02-29', '2024-05-29', '2024-08-29'],
  ])('made %s: three months to %s, six in all to %s', (made, three, six) => {
    const one = order(made, { made: on(made) })
    expect([last(one, 'order'), last(one, 'in-all'), last(one, 'possession')]).toEqual([three, six, three])
  })
  test('the limit of the hearing over Christmas, under each pack', () => {
    const eve = order('2023-12-24', { noticeServed: at('2023-12-24T10:00:00Z'), noticeHours: 48 })
    expect(isoInstant(limit(eve, 'hearing')?.end ?? instant(0))).toBe('2023-12-27T10:00:00+00:00')
    expect(isoInstant(limit(eve, 'hearing', B)?.end ?? instant(0))).toBe('2023-12-28T10:00:00+00:00')
    const day = { ...eve, noticeServed: at('2023-12-25T08:00:00Z') }
    expect([last(day, 'hearing'), last(day, 'hearing', B)]).toEqual(['2023-12-27', '2023-12-28'])
    // With senior authority Christmas Day is disregarded for the notice as well; without, it counts.
    expect(last(eve, 'notice')).toBe('2023-12-27')
    expect(last({ ...eve, noticeHours: 24 }, 'notice')).toBe('2023-12-25')
  })
  test('an appeal is due within 21 days, the day of the order or refusal being the first', () => {
    expect(last(order('2024-01-01', { made: on('2024-02-09') }), 'appeal')).toBe('2024-02-29')
    expect(last(order('2024-01-01', { refused: on('2024-02-09') }), 'appeal')).toBe('2024-02-29')
    expect(last(order('2024-01-01', { refused: on('2024-02-09') }), 'order')).toBeNull()
  })
  test('after a hearing without a decision the notice may continue two days and the adjournment last fourteen', () => {
    const heard = order('2024-08-27', { hearing: at('2024-08-29T10:00:00+01:00') })
    expect([last(heard, 'continued'), last(heard, 'adjournment')]).toEqual(['2024-08-31', '2024-09-12'])
    expect(last({ ...heard, made: on('2024-08-29') }, 'adjournment')).toBeNull()
    expect(last({ ...heard, made: on('2024-09-10') }, 'adjournment')).toBe('2024-09-12')
  })
  test('the possession period starts with the order or the end of an appeal, and not for a quashed order', () => {
    const made = order('2024-05-30', { made: on('2024-06-01') })
    expect(last({ ...made, appeal: on('2024-07-10') }, 'possession')).toBe('2024-10-10')
    expect(last({ ...made, quashed: on('2024-07-10') }, 'possession')).toBeNull()
  })
  test('a time known by month gives no limit, one known by day a limit from midnight that is marked so', () => {
    const month = { at: instant(Date.parse('2024-06-01T00:00:00+01:00')), precision: 'month' as const }
    expect(limitsOf(order('2024-06-01', { noticeServed: month, made: month }), A)).toEqual([])
    const hearing = limit(order('2024-06-03'), 'hearing')
    expect(hearing).toMatchObject({ isFromMidnight: true })
    expect(hearing && isoDay(hearing.lastDay)).toBe('2024-06-04')
  })
})

describe('any order under both packs', () => {
  const anyDay = fc.integer({ min: 16_363, max: 32_000 }).map(dayNumber)
  const anyPack = fc.constantFrom(A, B)

  test('a limit in months falls on the same day of the month, or on its last day', () => {
    fc.assert(
      fc.property(anyDay, anyPack, (made, pack) => {
        for (const entry of limitsOf(order('2020-01-01', { made: momentOfDay(made) }), pack)) {
          if (entry.kind !== 'order' && entry.kind !== 'in-all') continue
          const months = entry.kind === 'order' ? pack.orderMonths : pack.monthsInAll
          const [from, to] = [civilDate(made), civilDate(entry.lastDay)]
          expect((to.year - from.year) * 12 + to.month - from.month).toBe(months)
          expect(to.day).toBe(Math.min(from.day, lengthOf(to)))
        }
      }),
    )
  })
  test('no limit lies before its start, and a later start never gives an earlier limit', () => {
    fc.assert(
      fc.property(anyDay, fc.nat(40), anyPack, (first, later, pack) => {
        const orderServedOn = (day: number) => {
          const served = dayNumber(day)
          const decided = momentOfDay(dayNumber(day + 2))
          return order('2020-01-01', { noticeServed: momentOfDay(served), made: decided, hearing: decided })
        }
        const [one, other] = [
          limitsOf(orderServedOn(first), pack),
          limitsOf(orderServedOn(first + later), pack),
        ]
        expect(one.map(({ kind }) => kind)).toEqual(other.map(({ kind }) => kind))
        for (const [index, entry] of one.entries()) {
          expect(entry.end).toBeGreaterThan(momentOfDay(first).at)
          expect(entry.lastDay).toBeLessThanOrEqual(other[index]?.lastDay ?? -1)
          if (entry.kind === 'hearing') expect(isoDay(entry.lastDay)).not.toMatch(/-12-25$/)
        }
        const end = (kind: LimitKind) => one.find((entry) => entry.kind === kind)?.lastDay ?? NaN
        expect(end('order')).toBeLessThan(end('in-all'))
        expect(end('in-all')).toBe(addMonths(dayNumber(first + 2), 6))
      }),
    )
  })
})

/** Days of a month, from the first of the next. */
function lengthOf({ year, month }: { readonly year: number; readonly month: number }): number {
  const first = dayOf({ year, month, day: 1 })
  return (
    dayOf(month === 12 ? { year: year + 1, month: 1, day: 1 } : { year, month: month + 1, day: 1 }) - first
  )
}

const instantAt = (text: string) => instant(Date.parse(text))
const isChristmas = (moment: number) => isoDay(londonDay(instant(moment))).endsWith('-12-25')
const minutes = (from: number, to: number) => fc.integer({ min: from / 60_000, max: to / 60_000 })
const anyService = fc
  .oneof(
    minutes(Date.UTC(2014, 9, 20), Date.UTC(2060, 0, 1)),
    // Half of the cases are near Christmas or a clock change.
    fc
      .tuple(
        fc.integer({ min: 2014, max: 2060 }),
        fc.constantFrom(2, 9, 11),
        fc.integer({ min: 0, max: 12_000 }),
      )
      .map(([year, month, minute]) => Date.UTC(year, month, month === 11 ? 21 : 24) / 60_000 + minute),
  )
  .map((minute) => instant(minute * 60_000))
const anyPeriod = fc.constantFrom(
  ...RULE_PACKS.flatMap((p) => [p.hearingHours ?? [], p.noticeHours?.senior ?? []].flat()),
)

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
    // Elapsed hours: the clocks went forward, then back, in the night between.
    ['2024-03-30T10:00:00Z', 48, '2024-04-01T11:00:00+01:00'],
    ['2024-10-26T10:00:00+01:00', 48, '2024-10-28T09:00:00+00:00'],
    ['2024-02-28T10:00:00Z', 48, '2024-03-01T10:00:00+00:00'],
  ])('%s and %i hours: %s', (served, hours, end) => {
    expect(isoInstant(courtHoursAfter(instantAt(served), hours))).toBe(end)
  })

  test('any limit contains exactly its hours outside Christmas Day, and ends outside it', () => {
    fc.assert(
      fc.property(anyService, anyPeriod, (served, hours) => {
        const end = courtHoursAfter(served, hours)
        expect(end).toBeGreaterThan(served)
        // Last instant in time.
        expect(isChristmas(end - 1)).toBe(false)
        let counted = 0
        for (let minute: number = served; minute < end; minute += 60_000) if (!isChristmas(minute)) counted++
        expect(counted * 60_000).toBe(hours * HOUR)
      }),
      { numRuns: 100 },
    )
  })

  test('later service never gives an earlier limit', () => {
    fc.assert(
      fc.property(anyService, anyPeriod, fc.integer({ min: 0, max: 96 * 60 }), (served, hours, later) => {
        const after = instant(served + later * 60_000)
        expect(courtHoursAfter(after, hours)).toBeGreaterThanOrEqual(courtHoursAfter(served, hours))
      }),
    )
  })

  test('a notice of 24 hours counts Christmas Day', () => {
    expect(isoInstant(hoursAfter(instantAt('2023-12-24T10:00:00Z'), 24))).toBe('2023-12-25T10:00:00+00:00')
  })
})

test('21 days beginning with the decision end on the twentieth day after it', () => {
  const decision = parseDay('2024-02-09') ?? dayNumber(0)
  expect(isoDay(daysFrom(decision, 21).to)).toBe('2024-02-29')
  expect(startOfDay(daysFrom(decision, 1).to)).toBe(startOfDay(decision))
})
