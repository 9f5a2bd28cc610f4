/** Aoristic hours of the week and likely default times: cases by hand, and invariants for any ranges. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hoursOfWeek, type TimeSpan } from '../../src/analytics/aoristic.ts'
import { likelyDefaultTimes } from '../../src/domain/incident.ts'
import { parseDay } from '../../src/domain/day.ts'

const MONDAY = parseDay('2024-07-01') ?? NaN
const SUNDAY = MONDAY + 6
const at = (day: number, hours: number, minutes: number, rangeMinutes = 0): TimeSpan => ({
  day,
  minute: hours * 60 + minutes,
  rangeMinutes,
})
const sharesOf = (...times: readonly TimeSpan[]) =>
  Object.fromEntries([...hoursOfWeek(times).shares.entries()].filter(([, share]) => share > 0))

describe('hours of the week', () => {
  test('a time without a range counts wholly in its hour', () => {
    expect(sharesOf(at(MONDAY, 21, 59))).toEqual({ 21: 1 })
    expect(sharesOf(at(MONDAY + 2, 0, 0))).toEqual({ 48: 1 })
  })
  test('a range counts by equal shares in the hours that it touches, across midnight and the end of the week', () => {
    expect(sharesOf(at(MONDAY, 22, 30, 165))).toEqual({ 22: 0.25, 23: 0.25, 24: 0.25, 25: 0.25 })
    expect(sharesOf(at(SUNDAY, 23, 0, 120))).toEqual({ 167: 0.5, 0: 0.5 })
  })
  test('a range that ends on the hour does not touch that hour', () => {
    expect(sharesOf(at(MONDAY, 21, 0, 60))).toEqual({ 21: 1 })
    expect(sharesOf(at(MONDAY, 21, 0, 61))).toEqual({ 21: 0.5, 22: 0.5 })
  })
  test('a range of 24 hours is included; a longer one, and an incident without a time, are excluded and counted', () => {
    const { shares, ...counts } = hoursOfWeek([
      at(MONDAY, 10, 0, 1440),
      at(MONDAY, 10, 0, 1441),
      { day: MONDAY, minute: -1, rangeMinutes: 0 },
    ])
    expect(counts).toEqual({ counted: 1, unknown: 1, tooLong: 1 })
    expect(shares.filter((share) => share > 0)).toEqual(Array<number>(24).fill(1 / 24))
  })
  test('each incident counts once in total, in any order', () => {
    const time = fc.record({
      day: fc.integer({ min: 10_000, max: 30_000 }),
      minute: fc.integer({ min: -1, max: 1439 }),
      rangeMinutes: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 4000 })),
    })
    fc.assert(
      fc.property(fc.array(time, { maxLength: 60 }), (times) => {
        const hours = hoursOfWeek(times)
        const sum = hours.shares.reduce((total, share) => total + share, 0)
        expect(sum).toBeCloseTo(hours.counted, 9)
        expect(hours.counted + hours.unknown + hours.tooLong).toBe(times.length)
        const turned = hoursOfWeek(times.toReversed()).shares
        for (const [hour, share] of hours.shares.entries()) expect(turned[hour]).toBeCloseTo(share, 9)
      }),
    )
  })
})

describe('likely default times', () => {
  const rows = (...counts: readonly (readonly [minute: number, count: number])[]) =>
    counts.flatMap(([minute, count]) => Array<number>(count).fill(minute))

  test('midnight is reported above three times the neighbouring hours, not at three times', () => {
    const beside = [
      [23 * 60, 6],
      [60, 2],
    ] as const
    expect(likelyDefaultTimes(rows([0, 13], ...beside))).toEqual([{ minute: 0, count: 13 }])
    expect(likelyDefaultTimes(rows([0, 12], ...beside))).toEqual([])
  })
  test('00:01 is compared with 23:01 and 01:01, not with full hours', () => {
    expect(likelyDefaultTimes(rows([1, 10], [23 * 60, 90], [60, 90]))).toEqual([{ minute: 1, count: 10 }])
    expect(likelyDefaultTimes(rows([1, 10], [23 * 60 + 1, 7]))).toEqual([])
  })
  test('fewer than ten rows are not reported, and rows without a time do not count as midnight', () => {
    expect(likelyDefaultTimes(rows([0, 9]))).toEqual([])
    expect(likelyDefaultTimes(rows([-1, 500]))).toEqual([])
  })
})
