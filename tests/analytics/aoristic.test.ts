/** Hours of the week: shares by hand, shares that add up whatever the ranges, and midnights that are none. */
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
const sharesOf = (...spells: readonly TimeSpan[]) =>
  Object.fromEntries([...hoursOfWeek(spells).shares.entries()].filter(([, share]) => share > 0))

describe('hours of the week', () => {
  test('a time counts whole in its hour', () => {
    expect(sharesOf(at(MONDAY, 21, 59))).toEqual({ 21: 1 })
    expect(sharesOf(at(MONDAY + 2, 0, 0))).toEqual({ 48: 1 })
  })
  test('a range counts by equal shares in the hours that it touches, over midnight and over Sunday', () => {
    expect(sharesOf(at(MONDAY, 22, 30, 165))).toEqual({ 22: 0.25, 23: 0.25, 24: 0.25, 25: 0.25 })
    expect(sharesOf(at(SUNDAY, 23, 0, 120))).toEqual({ 167: 0.5, 0: 0.5 })
  })
  test('a range that ends on the hour does not touch that hour', () => {
    expect(sharesOf(at(MONDAY, 21, 0, 60))).toEqual({ 21: 1 })
    expect(sharesOf(at(MONDAY, 21, 0, 61))).toEqual({ 21: 0.5, 22: 0.5 })
  })
  test('24 hours are in, a minute more is out and counted, and so is what has no time', () => {
    const { shares, ...told } = hoursOfWeek([
      at(MONDAY, 10, 0, 1440),
      at(MONDAY, 10, 0, 1441),
      { day: MONDAY, minute: -1, rangeMinutes: 0 },
    ])
    expect(told).toEqual({ counted: 1, unknown: 1, tooLong: 1 })
    expect(shares.filter((share) => share > 0)).toEqual(Array<number>(24).fill(1 / 24))
  })
  test('every incident counts once in all, in whatever order they come', () => {
    const spell = fc.record({
      day: fc.integer({ min: 10_000, max: 30_000 }),
      minute: fc.integer({ min: -1, max: 1439 }),
      rangeMinutes: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 4000 })),
    })
    fc.assert(
      fc.property(fc.array(spell, { maxLength: 60 }), (spells) => {
        const hours = hoursOfWeek(spells)
        const sum = hours.shares.reduce((total, share) => total + share, 0)
        expect(sum).toBeCloseTo(hours.counted, 9)
        expect(hours.counted + hours.unknown + hours.tooLong).toBe(spells.length)
        const turned = hoursOfWeek(spells.toReversed()).shares
        for (const [hour, share] of hours.shares.entries()) expect(turned[hour]).toBeCloseTo(share, 9)
      }),
    )
  })
})

describe('likely default times', () => {
  const rows = (...counts: readonly (readonly [minute: number, count: number])[]) =>
    counts.flatMap(([minute, count]) => Array<number>(count).fill(minute))

  test('a pile at midnight is noticed above three times the hours beside it, not at three times', () => {
    const beside = [
      [23 * 60, 6],
      [60, 2],
    ] as const
    expect(likelyDefaultTimes(rows([0, 13], ...beside))).toEqual([{ minute: 0, count: 13 }])
    expect(likelyDefaultTimes(rows([0, 12], ...beside))).toEqual([])
  })
  test('00:01 is held against 23:01 and 01:01, not against full hours', () => {
    expect(likelyDefaultTimes(rows([1, 10], [23 * 60, 90], [60, 90]))).toEqual([{ minute: 1, count: 10 }])
    expect(likelyDefaultTimes(rows([1, 10], [23 * 60 + 1, 7]))).toEqual([])
  })
  test('a few rows say nothing, and rows without a time are no midnight', () => {
    expect(likelyDefaultTimes(rows([0, 9]))).toEqual([])
    expect(likelyDefaultTimes(rows([-1, 500]))).toEqual([])
  })
})
