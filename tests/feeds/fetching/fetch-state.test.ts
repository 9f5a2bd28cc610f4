/** Pauses between requests: pace, back-off and Retry-After. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { limitsFor } from '../../../src/feeds/fetching/limits.ts'
import {
  pauseAfterFailure,
  pauseAfterSuccess,
  retryAfterInstant,
} from '../../../src/feeds/fetching/fetch-state.ts'

const limits = limitsFor(1)
const NOW = Date.UTC(2024, 5, 30, 12)
const share = fc.double({ min: 0, max: 1, noNaN: true })

describe('the next request', () => {
  test('comes at the feed’s pace, with a small random spread, and never at once', () => {
    expect(pauseAfterSuccess(60, limits, 0.5)).toBe(3_600_000)
    expect(pauseAfterSuccess(60, limits, 0)).toBe(3_420_000)
    expect(pauseAfterSuccess(0, limits, 0.5)).toBe(limits.leastPause)
  })
  test('comes later after each failure, up to a limit, with full jitter', () => {
    const atMost = [1, 2, 3, 4, 5, 6, 7, 20, 2000].map((failures) => pauseAfterFailure(failures, limits, 1))
    expect(atMost.slice(0, 4)).toEqual([15_000, 30_000, 60_000, 120_000])
    expect(atMost.slice(-3)).toEqual([900_000, 900_000, 900_000])
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), share, (failures, random) => {
        const pause = pauseAfterFailure(failures, limits, random)
        return pause >= limits.leastPause && pause <= limits.longestBackOff
      }),
    )
  })
  test('obeys Retry-After, in seconds or as a date, for a day at most', () => {
    const at = (header: string | null) => retryAfterInstant(header, NOW, limits)
    expect(at('120')).toBe(NOW + 120_000)
    expect(at(new Date(NOW + 60_000).toUTCString())).toBe(NOW + 60_000)
    expect(at(new Date(NOW - 60_000).toUTCString())).toBe(NOW)
    expect(at('99999999999')).toBe(NOW + limits.longestRetryAfter)
    for (const nonsense of [null, '', 'soon', '-5', '1e3', '12;']) expect(at(nonsense)).toBeNull()
  })
  test('scales time limits by patience, within bounds', () => {
    expect(limitsFor(0.5).firstByte).toBe(15_000)
    expect(limitsFor(NaN)).toEqual(limits)
    expect(limitsFor(-1)).toEqual(limitsFor(0.001))
    expect(limitsFor(1e9)).toEqual(limitsFor(20))
    expect(limitsFor(0.01).minBytesPerSecond).toBe(limits.minBytesPerSecond)
  })
})
