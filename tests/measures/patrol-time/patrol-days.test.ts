/** Tests of patrol by day, shares, surveys and ward deprivation. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { shareOf } from '../../../src/analytics/small-numbers/exact-intervals.ts'
import type { SurveyResult } from '../../../src/domain/commitment.ts'
import {
  dayNumber,
  endMomentOfDay,
  instant,
  momentOfDay,
  parseDay,
  startOfDay,
} from '../../../src/domain/day.ts'
import type { PatrolHotspot, PatrolVisit } from '../../../src/domain/patrol.ts'
import { deliveryOf, lastDays, patrolDays } from '../../../src/measures/patrol-time/patrol-days.ts'
import { surveySentence } from '../../../src/measures/on-site.ts'
import { deprivationWords } from '../../../src/measures/areas/wards.ts'
import { untilMonth } from '../invented-dataset.ts'

const day = (text: string) => parseDay(text) ?? dayNumber(NaN)
const SQUARE = {
  type: 'Polygon',
  coordinates: [
    [
      [-2.6, 53.5],
      [-2.5, 53.5],
      [-2.5, 53.6],
      [-2.6, 53.5],
    ],
  ],
} as const
const hotspot: PatrolHotspot = {
  id: 'h',
  name: 'H',
  shape: SQUARE,
  from: momentOfDay(day('2024-03-30')),
  to: endMomentOfDay(day('2024-04-02')),
  visitsPerDay: 2,
  minutesPerVisit: 15,
  hours: null,
  why: null,
  doThere: null,
  testDays: null,
}
const visit = (on: string, hour: number, minutes: number, of = 'h'): PatrolVisit => {
  const start = instant(startOfDay(day(on)) + hour * 3_600_000)
  return {
    id: `${on} ${hour}`,
    shape: null,
    hotspot: of,
    place: null,
    start,
    end: instant(start + minutes * 60_000),
    agency: null,
    mode: null,
    officers: null,
    did: null,
  }
}

describe('patrol by day', () => {
  const visits = [
    visit('2024-03-30', 20, 15),
    visit('2024-03-30', 23, 15),
    // Starts at 23:45 London time on the day of the clock change.
    visit('2024-03-31', 22.75, 40),
    visit('2024-04-01', 12, 10),
    visit('2024-04-01', 12, 500, 'another'),
  ]
  test("sums a day's visits, rates them under, met or over, and plans nothing when not active", () => {
    const days = patrolDays(hotspot, visits, { from: day('2024-03-29'), to: day('2024-04-02') })
    expect(
      days.map(({ delivered, planned, visits: count, delivery }) => [delivered, planned, count, delivery]),
    ).toEqual([
      [0, 0, 0, null],
      [30, 30, 2, 'met'],
      [40, 30, 1, 'over'],
      [10, 30, 1, 'under'],
      [0, 30, 0, 'under'],
    ])
  })
  test('treats 80 and 120 % themselves as met', () => {
    expect([23, 24, 36, 37].map((delivered) => deliveryOf({ delivered, planned: 30 }))).toEqual([
      'under',
      'met',
      'met',
      'over',
    ])
  })
  test("ends with the hotspot's last day and begins no earlier than its first", () => {
    const window = { from: day('2024-01-01'), to: day('2024-08-31') }
    expect(lastDays(hotspot, window, 28)).toEqual({ from: day('2024-03-30'), to: day('2024-04-02') })
    expect(lastDays({ ...hotspot, to: untilMonth('2024-05') }, window, 3)).toEqual({
      from: day('2024-05-29'),
      to: day('2024-05-31'),
    })
    expect(lastDays(hotspot, { from: day('2024-04-03'), to: day('2024-08-31') }, 28)).toBeNull()
    expect(lastDays({ ...hotspot, to: null }, window, 28)).toEqual({
      from: day('2024-08-04'),
      to: day('2024-08-31'),
    })
  })
})

describe('shares', () => {
  // scipy 1.17.1: stats.beta.ppf(.025, part, whole - part + 1) and stats.beta.ppf(.975, part + 1, whole - part)
  test.each([
    [15, 30, 0.31297029, 0.68702971],
    [61, 187, 0.25958366, 0.39843589],
    [0, 30, 0, 0.11570331],
    [30, 30, 0.88429669, 1],
  ])('%d of %d', (part, whole, low, high) => {
    const share = shareOf(part, whole)
    expect(share?.low).toBeCloseTo(low, 8)
    expect(share?.high).toBeCloseTo(high, 8)
  })
  test('contain the share and are symmetric', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 0, max: 400 }), (whole, some) => {
        const part = Math.min(some, whole)
        const [yes, no] = [shareOf(part, whole), shareOf(whole - part, whole)]
        if (!yes || !no) throw new Error('nobody answered')
        expect(yes.low).toBeLessThanOrEqual(yes.share)
        expect(yes.high).toBeGreaterThanOrEqual(yes.share)
        expect(yes.low).toBeCloseTo(1 - no.high, 9)
      }),
    )
  })
  test('are null for a total of 0, and throw on a part above the total', () => {
    expect(shareOf(0, 0)).toBeNull()
    expect(() => shareOf(3, 2)).toThrow('3 of 2')
  })
})

describe('surveys', () => {
  const result = (answered: number, agreed: number): SurveyResult => ({
    id: 's',
    site: 'a',
    area: null,
    from: momentOfDay(day('2024-03-01')),
    to: endMomentOfDay(day('2024-03-20')),
    question: 'I feel safe',
    answered,
    agreed,
  })
  test('state the share with its interval from thirty answers on', () => {
    expect(surveySentence(result(30, 15))).toBe('30 answered. 50 % agreed, between 31 and 69 %.')
    expect(surveySentence(result(29, 15))).toBe('29 answered. Too few to say.')
    expect(surveySentence(result(0, 0))).toBe('0 answered. Too few to say.')
  })
})

describe('deprivation of a ward', () => {
  const ward = {
    code: 'W',
    name: 'Ward',
    level: 'ward',
    shape: SQUARE,
    population: 1,
    deprivationDecile: null,
    from: null,
    to: null,
  } as const
  const areas = (...deciles: readonly number[]) =>
    deciles.map((deprivationDecile) => ({ ward: 'W', population: 1, deprivationDecile }))
  test.each([
    [areas(1, 2, 3), 'Of its 3 census areas (LSOAs), 2 are in the most deprived fifth of England.'],
    [areas(1, 9), 'Of its 2 census areas (LSOAs), 1 is in the most deprived fifth of England.'],
    [areas(8, 9), 'Of its 2 census areas (LSOAs), none are in the most deprived fifth of England.'],
    [areas(1, 2), 'Of its 2 census areas (LSOAs), all are in the most deprived fifth of England.'],
    [areas(2), 'Its one census area is in the most deprived fifth of England.'],
  ])('by its census areas: %#', (small, text) => {
    expect(deprivationWords(ward, small)).toBe(text)
  })
  test('uses its own decile where the feed gives one, and is null where nothing is known', () => {
    expect(deprivationWords({ ...ward, deprivationDecile: 1 }, areas(9))).toBe(
      'It is in the most deprived tenth of England.',
    )
    expect(deprivationWords(ward, [])).toBeNull()
  })
})
