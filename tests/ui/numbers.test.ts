/** Formats of numbers and days: the examples of the design, and properties that hold for any number. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  formatCount,
  formatDay,
  formatPercent,
  formatSpan,
  formatTightSpan,
  plural,
} from '../../src/ui/numbers.ts'

const day = (text: string) => Date.parse(`${text}T00:00Z`) / 86_400_000

describe('counts and percentages', () => {
  it.each([
    [12_901, '12,901'],
    [0, '0'],
    [-37, '−37'],
    [-0.4, '0'],
    [1_234_567, '1,234,567'],
  ])('%d is %s', (count, text) => expect(formatCount(count)).toBe(text))

  it.each([
    [0.47, '47 %'],
    [-0.09, '−9 %'],
    [-0.004, '0 %'],
    [12.5, '1,250 %'],
  ])('%d is %s', (ratio, text) => expect(formatPercent(ratio)).toBe(text))

  it('uses the singular for one', () => {
    expect(plural(1, 'incident')).toBe('1 incident')
    expect(plural(0, 'incident')).toBe('0 incidents')
    expect(plural(2, 'property', 'properties')).toBe('2 properties')
  })

  it('can be parsed back for any count', () => {
    fc.assert(
      fc.property(fc.integer(), (count) => {
        expect(Number(formatCount(count).replaceAll(',', '').replace('−', '-')) + 0).toBe(count)
      }),
    )
  })
})

describe('days', () => {
  it('formats a day long and short', () => {
    expect(formatDay(day('2023-08-31'))).toBe('31 August 2023')
    expect(formatDay(day('2023-08-31'), 'short')).toBe('31 Aug 2023')
    expect(formatDay(0)).toBe('1 January 1970')
    expect(formatDay(day('2024-02-29'))).toBe('29 February 2024')
  })

  it('formats a range, and a single day alone', () => {
    expect(formatSpan(day('2023-05-01'), day('2023-08-31'))).toBe('1 May 2023 to 31 August 2023')
    expect(formatSpan(day('2023-08-31'), day('2023-08-31'))).toBe('31 August 2023')
  })

  it.each([
    ['2024-08-04', '2024-08-31', '4 to 31 Aug 2024'],
    ['2023-05-01', '2023-08-31', '1 May to 31 Aug 2023'],
    ['2023-09-01', '2024-08-31', '1 Sept 2023 to 31 Aug 2024'],
    ['2022-08-31', '2023-08-31', '31 Aug 2022 to 31 Aug 2023'],
    ['2023-08-31', '2023-08-31', '31 Aug 2023'],
  ])('repeats no month or year from %s to %s', (from, to, text) => {
    expect(formatTightSpan(day(from), day(to))).toBe(text)
  })
})
