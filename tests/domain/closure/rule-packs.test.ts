/** Selection of the rule pack by the time of service; a pack without a commencement date never applies. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  rulePackFor,
  futureRulePacks,
  parseRulePacks,
  RULE_PACKS,
} from '../../../src/domain/closure/rule-packs.ts'
import { instant, isoDay, momentOfDay, parseDay, dayNumber } from '../../../src/domain/day.ts'
import shipped from '../../../data/rule-packs.json'

const day = (text: string) => parseDay(text) ?? dayNumber(NaN)
const served = (text: string) => ({ at: instant(Date.parse(text)), precision: 'instant' as const })
const withDate = (effectiveFrom: string) =>
  parseRulePacks({
    packs: shipped.packs.slice(0, 2).map((pack) => (pack.id === 'B' ? { ...pack, effectiveFrom } : pack)),
  })

describe('the shipped packs', () => {
  test('have the figures of the Acts', () => {
    const [a, b] = RULE_PACKS
    expect(a).toMatchObject({
      noticeHours: { usual: 24, senior: 48 },
      hearingHours: 48,
      continuedHours: 48,
      adjournmentDays: 14,
      orderMonths: 3,
      monthsInAll: 6,
      appealDays: 21,
      possessionMonths: 3,
      applicants: ['police', 'council'],
    })
    expect(b).toMatchObject({ hearingHours: 72, effectiveFrom: null })
    expect(b?.applicants).toContain('registered-provider')
    expect(b && isoDay(b.enacted)).toBe('2026-04-29')
  })
  test('pack A applies at any time of service while B has no date', () => {
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(2014, 9, 20), max: Date.UTC(2060, 0, 1) }), (at) => {
        expect(rulePackFor({ at: instant(at), precision: 'instant' })?.id).toBe('A')
      }),
    )
    expect(futureRulePacks(day('2030-01-01')).map(({ id }) => id)).toEqual(['B'])
  })
})

describe('with a commencement date for pack B', () => {
  const packs = withDate('2027-04-06')
  test('the time of service decides, by the London clock', () => {
    expect(rulePackFor(served('2027-04-05T23:59:00+01:00'), packs)?.id).toBe('A')
    expect(rulePackFor(served('2027-04-06T00:00:00+01:00'), packs)?.id).toBe('B')
    expect(rulePackFor(momentOfDay(day('2027-04-05')), packs)?.id).toBe('A')
    expect(rulePackFor(momentOfDay(day('2027-04-06')), packs)?.id).toBe('B')
  })
  test('B is listed as future until its day', () => {
    expect(futureRulePacks(day('2027-04-05'), packs)).toHaveLength(1)
    expect(futureRulePacks(day('2027-04-06'), packs)).toHaveLength(0)
  })
  test('the order of the file does not matter', () => {
    expect(rulePackFor(served('2028-01-01T09:00:00Z'), packs.toReversed())?.id).toBe('B')
  })
})

test('no pack applies before the first; an invalid date or applicant throws', () => {
  expect(rulePackFor(served('2014-10-19T12:00:00+01:00'))).toBeNull()
  expect(() => withDate('soon')).toThrow('rule pack B: "soon"')
  const [first] = shipped.packs
  expect(first && (() => parseRulePacks({ packs: [{ ...first, applicants: ['anybody'] }] }))).toThrow(
    'anybody',
  )
})
