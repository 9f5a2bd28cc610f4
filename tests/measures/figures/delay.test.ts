/** Verdicts on windows whose last days are still to rise: none without the correction for the delay. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ExposedCount } from '../../../src/analytics/small-numbers/rate-ratio.ts'
import { changeBetween } from '../../../src/analytics/small-numbers/verdict.ts'
import { dayNumber, daysIn, daysUpTo } from '../../../src/domain/day.ts'
import { arrivedShare, lateDays, type LateDays } from '../../../src/measures/feeds/freshness.ts'
import { verdictAllowingForDelay } from '../../../src/measures/figures/change.ts'
import { columnsOf, day, span } from '../invented-dataset.ts'

const AS_OF = day('2024-08-31')
const YEAR = span('2023-09-01', '2024-08-31')
const BEFORE = span('2022-09-01', '2023-08-31')
/** The last twelve days have nine tenths, then the last two half of their reports. */
const LATE: LateDays = {
  ...daysUpTo(AS_OF, 12),
  days: 12,
  within: 12,
  arrived: [0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.5, 0.5],
}

const verdictOf = (a: ExposedCount, b: ExposedCount) => changeBetween(a, b).verdict
const verdict = (now: number, before: number, late: LateDays | null) =>
  verdictAllowingForDelay({ window: YEAR, baseline: BEFORE, late }, verdictOf)(
    { count: now, exposure: daysIn(YEAR) },
    { count: before, exposure: daysIn(BEFORE) },
  )

describe('the share of reports that has arrived', () => {
  test('is the mean over the days of the window', () => {
    expect(arrivedShare(YEAR, LATE)).toBeCloseTo(1 - (10 * 0.1 + 2 * 0.5) / 366, 12)
    expect(arrivedShare(daysUpTo(AS_OF, 2), LATE)).toBeCloseTo(0.5, 12)
    expect(arrivedShare(BEFORE, LATE)).toBe(1)
    expect(arrivedShare(YEAR, null)).toBe(1)
  })
  test('is that of the delays: of reports of which one in ten comes four days later', () => {
    const rows = Array.from({ length: 6000 }, (_, i) => {
      const on = dayNumber(AS_OF - (i % 600))
      return { on, reported: on + (Math.floor(i / 600) === 0 ? 4 : 0) }
    }).filter(({ reported }) => reported <= AS_OF)
    const columns = {
      ...columnsOf(rows.map(() => ({ on: '2024-08-31' }))),
      day: Int32Array.from(rows, ({ on }) => on),
      reportedDay: Int32Array.from(rows, ({ reported }) => reported),
    }
    const late = lateDays(columns, AS_OF)
    expect(late).toMatchObject({ from: day('2024-08-28'), days: 4, within: 4 })
    expect(late?.arrived).toHaveLength(4)
    for (const arrived of late?.arrived ?? []) expect(arrived).toBeCloseTo(0.9, 2)
  })
  test('is none after the newest report', () => {
    const rows = Array.from({ length: 5000 }, (_, i) => dayNumber(AS_OF - 3 - (i % 500)))
    const columns = {
      ...columnsOf(rows.map(() => ({ on: '2024-08-31' }))),
      day: Int32Array.from(rows),
      reportedDay: Int32Array.from(rows),
    }
    expect(lateDays(columns, AS_OF)).toMatchObject({ days: 3, within: 0, arrived: [0, 0, 0] })
  })
})

describe('the verdict of a long window', () => {
  test('stays where the correction leaves it', () => {
    expect(verdict(5000, 6000, LATE)).toBe('down')
    expect(verdict(5000, 5000, LATE)).toBe('could be chance')
    expect(verdict(5600, 5000, LATE)).toBe('up')
  })
  test('is “still to rise” where the correction would take it away', () => {
    const rate = 40_000
    const [fall, none] = [rate - 580, rate + 450]
    expect([verdict(fall, rate, null), verdict(fall, rate, LATE)]).toEqual(['down', 'still to rise'])
    expect([verdict(none, rate, null), verdict(none, rate, LATE)]).toEqual([
      'could be chance',
      'still to rise',
    ])
  })
  test('is that of the corrected counts, or “still to rise”; a rise stays', () => {
    const counts = fc.integer({ min: 0, max: 60_000 })
    fc.assert(
      fc.property(counts, fc.double({ min: 0.97, max: 1.03, noNaN: true }), (before, ratio) => {
        const now = Math.round(before * ratio)
        const [plain, allowing] = [verdict(now, before, null), verdict(now, before, LATE)]
        const share = arrivedShare(YEAR, LATE)
        const corrected = changeBetween(
          { count: now, exposure: daysIn(YEAR) * share },
          { count: before, exposure: daysIn(BEFORE) },
        ).verdict
        expect([corrected, 'still to rise']).toContain(allowing)
        if (plain === 'up') expect(allowing).toBe('up')
        if (plain === corrected) expect(allowing).toBe(plain)
      }),
    )
  })
  test('of a window whose baseline is late is never a rise or no change', () => {
    const short = { window: daysUpTo(BEFORE.to, 28), baseline: daysUpTo(AS_OF, 28), late: LATE }
    const judge = (now: number, before: number) =>
      verdictAllowingForDelay(short, verdictOf)({ count: now, exposure: 28 }, { count: before, exposure: 28 })
    expect([judge(200, 100), judge(100, 100), judge(100, 200)]).toEqual([
      'still to rise',
      'still to rise',
      'down',
    ])
  })
})
