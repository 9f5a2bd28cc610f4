/** The change between published bands: against SciPy, by brute force over all counts, and by properties. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lowerRateP, rateRatioP } from '../../src/analytics/small-numbers/rate-ratio.ts'
import { changeBetween, percentageRange } from '../../src/summary/change.ts'
import { quarterDays } from '../../src/summary/quarter.ts'

type Row = readonly [
  nowLow: number,
  nowHigh: number,
  nowDays: number,
  beforeLow: number,
  beforeHigh: number,
  beforeDays: number,
  lowerP: number,
  higherP: number,
  verdict: string,
]
const golden = JSON.parse(readFileSync('tests/golden/public-changes.json', 'utf8')) as {
  readonly changes: readonly Row[]
}

const band = (low: number, days = 91) => ({ low, high: low + 4, days })
const bandLow = fc.nat(60).map((at) => at * 5)

describe('the change between two bands', () => {
  test.each(golden.changes)('of %i to %i in %i days, was %i to %i in %i, is as in SciPy', (...row) => {
    const [nowLow, nowHigh, nowDays, beforeLow, beforeHigh, beforeDays, lowerP, higherP, verdict] = row
    const now = { low: nowLow, high: nowHigh, days: nowDays }
    const before = { low: beforeLow, high: beforeHigh, days: beforeDays }
    expect(changeBetween(now, before)).toBe(verdict)
    const exposed = (count: number, exposure: number) => ({ count, exposure })
    const p = lowerRateP(exposed(nowHigh, nowDays), exposed(beforeLow, beforeDays), 1.5)
    // At .5 and above the deviate is not divided; no verdict is there.
    if (lowerP < 0.5) expect(p / lowerP).toBeCloseTo(1, 6)
    const reverse = lowerRateP(exposed(beforeHigh, beforeDays), exposed(nowLow, nowDays), 1.5)
    if (higherP < 0.5) expect(reverse / higherP).toBeCloseTo(1, 6)
  })
  test('is never said of bands that touch, and turns round with time', () => {
    const turned = { lower: 'higher', higher: 'lower', 'no-clear-change': 'no-clear-change' } as const
    fc.assert(
      fc.property(bandLow, bandLow, (a, b) => {
        const change = changeBetween(band(a), band(b))
        if (change === 'not-comparable') throw new Error('two bands can be compared')
        expect(changeBetween(band(b), band(a))).toBe(turned[change])
        if (Math.abs(a - b) <= 5) expect(change).toBe('no-clear-change')
      }),
    )
  })
  test('holds for every pair of counts that the two bands allow', () => {
    for (const [a, b] of [
      [0, 20],
      [75, 150],
      [150, 75],
      [85, 150],
    ] as const) {
      const change = changeBetween(band(a), band(b))
      expect(change).not.toBe('no-clear-change')
      for (let now = a; now <= a + 4; now++)
        for (let before = b; before <= b + 4; before++) {
          const [less, more] = change === 'lower' ? [now, before] : [before, now]
          const exposure = 91
          expect(lowerRateP({ count: less, exposure }, { count: more, exposure }, 1.5)).toBeLessThan(0.005)
        }
    }
  })
  test('has a one-sided p of half the two-sided one', () => {
    const [low, high] = [
      { count: 40, exposure: 91 },
      { count: 80, exposure: 90 },
    ]
    for (const phi of [1, 1.5, 3])
      expect(lowerRateP(low, high, phi)).toBeCloseTo(rateRatioP(low, high, phi) / 2, 12)
    expect(lowerRateP(high, low)).toBeGreaterThan(0.99)
  })
})

describe('the range in percentages', () => {
  test.each([
    [75, 150, '47\u{a0}% to 52\u{a0}% fewer'],
    [150, 75, '89\u{a0}% to 106\u{a0}% more'],
    [100, 100, '4\u{a0}% fewer to 4\u{a0}% more'],
    [0, 20, '80\u{a0}% to 100\u{a0}% fewer'],
    [25, 20, '4\u{a0}% to 45\u{a0}% more'],
    [20, 25, '4\u{a0}% to 32\u{a0}% fewer'],
  ])('of %i and %i', (now, before, words) => {
    expect(percentageRange(band(now), band(before))).toBe(words)
  })
  test('is not given where the old band begins below 20', () => {
    expect(percentageRange(band(100), band(15))).toBeNull()
    expect(percentageRange(band(100), band(20))).not.toBeNull()
  })
  test('holds every pair of counts, and no whole percent more at either end', () => {
    fc.assert(
      fc.property(bandLow, fc.integer({ min: 4, max: 60 }), (a, at) => {
        const b = at * 5
        const words = percentageRange(band(a), band(b)) ?? ''
        const changes = [0, 1, 2, 3, 4].flatMap((now) =>
          [0, 1, 2, 3, 4].map((before) => (100 * (a + now - b - before)) / (b + before)),
        )
        const [least, most] = limitsIn(words)
        expect(least).toBe(Math.floor(Math.min(...changes)) + 0)
        expect(most).toBe(Math.ceil(Math.max(...changes)) + 0)
      }),
    )
  })
})

/** The limits of a sentence in percent, fewer as negative. */
function limitsIn(words: string): readonly [number, number] {
  const [, first = '', firstWord, second = '', secondWord = ''] =
    /^(\d+)\s%(?: (fewer|more))? to (\d+)\s% (fewer|more)$/.exec(words) ?? []
  const signed = (number: string, word: string) =>
    (word === 'fewer' ? 0 - Number(number) : Number(number)) + 0
  const ends = [signed(first, firstWord ?? secondWord), signed(second, secondWord)].toSorted((a, b) => a - b)
  return [ends[0] ?? NaN, ends[1] ?? NaN]
}

test.each([
  ['2024Q1', 91],
  ['2023Q1', 90],
  ['2024Q2', 91],
  ['2024Q3', 92],
  ['2024Q4', 92],
])('the quarter %s has %i days', (quarter, days) => expect(quarterDays(quarter)).toBe(days))
