/** The quick verdict equals the verdict from the widened interval. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { quickVerdict, changeBetween } from '../../../src/analytics/small-numbers/verdict.ts'

const at = (count: number, exposure = 1) => ({ count, exposure })

describe('the quick verdict', () => {
  test.each([
    [110, 207, 'down'],
    [31, 20, 'could be chance'],
    [20, 10, 'could be chance'],
    [40, 15, 'up'],
    [0, 4, 'too few to say'],
    [0, 5, 'could be chance'],
    [0, 6, 'down'],
    [0, 0, 'too few to say'],
  ] as const)('on %i, was %i: %s', (now, before, verdict) => {
    expect(quickVerdict(at(now), at(before))).toBe(verdict)
    expect(changeBetween(at(now), at(before)).verdict).toBe(verdict)
  })

  test('equals that of the widened interval for all counts up to 60', () => {
    const wrong: string[] = []
    for (const phi of [1, 1.6, 3])
      for (let now = 0; now <= 60; now++)
        for (let before = 0; before <= 60; before++)
          if (quickVerdict(at(now), at(before), phi) !== changeBetween(at(now), at(before), phi).verdict)
            wrong.push(`${now}, was ${before}, phi ${phi}`)
    expect(wrong).toEqual([])
  })

  test('equals that of the widened interval for any counts, periods and overdispersion', () => {
    const count = fc.oneof(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 20_000 }))
    const days = fc.integer({ min: 1, max: 1200 })
    const phi = fc.double({ min: 1, max: 6, noNaN: true })
    fc.assert(
      fc.property(count, count, days, days, phi, (a, b, now, before, overdispersion) => {
        const expected = changeBetween(at(a, now), at(b, before), overdispersion).verdict
        expect(quickVerdict(at(a, now), at(b, before), overdispersion)).toBe(expected)
      }),
      { numRuns: 400 },
    )
  })
})
