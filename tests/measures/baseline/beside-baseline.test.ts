/** Tests of the short text of the overall change. */
import { describe, expect, test } from 'vitest'
import { besideBaseline, shortChange } from '../../../src/measures/baseline/beside-baseline.ts'
import type { DaySpan } from '../../../src/domain/day.ts'
import { span } from '../../clock/invented.ts'

const WINDOW = span('2023-05-01', '2023-08-31')
const YEAR = span('2022-05-01', '2022-08-31')
const DATA = span('2021-09-01', '2024-08-31')

function shortOf(now: number, before: number, { baseline = YEAR, phi = 1 } = {}) {
  const countedSpan = (window: DaySpan, total: number) => ({ window, total, counts: [] })
  const { change, comparability } = besideBaseline(countedSpan(WINDOW, now), countedSpan(baseline, before), {
    reach: DATA,
    overdispersion: { place: 1, borough: phi },
    isPart: false,
    late: null,
  })
  return shortChange({ change, comparability, now, before, baseline })
}

describe('the overall change as short text', () => {
  test.each([
    [110, 207, 'In all −47 % (−58 to −33)', 'down'],
    [90, 40, 'In all +125 % (+53 to +235)', 'up'],
    [67, 91, 'In all −47 to +2 %', 'could be chance'],
    [8, 17, 'In all 8, was 17', 'could be chance'],
    [3, 1, 'In all 3, was 1', 'too few to say'],
    [7, 0, 'In all 7, was 0', 'up'],
  ] as const)('%i, was %i: %s', (now, before, text, verdict) => {
    expect(shortOf(now, before)).toMatchObject({ text, verdict })
  })

  test('details state what is compared and the overdispersion', () => {
    const { text, details: behind, verdict } = shortOf(110, 207, { phi: 4 })
    expect(text).toBe('In all −47 % (−67 to −15)')
    expect(verdict).toBe('down')
    expect(behind).toBe(
      'Crimes and ASB together, compared with 1 May 2022 to 31 August 2022: 110, was 207. Clumping allowed for: 4.0.',
    )
  })

  test('has no verdict where the season is not removed', () => {
    const { text, verdict } = shortOf(110, 207, { baseline: span('2022-12-29', '2023-04-30') })
    expect(verdict).toBeNull()
    expect(text).toBe('In all −47 % (−58 to −33), season not removed')
  })

  test('is counts alone where the two periods overlap', () => {
    const { text, verdict } = shortOf(110, 207, { baseline: span('2023-04-01', '2023-05-31') })
    expect([text, verdict]).toEqual(['In all 110, was 207, window and baseline share days', null])
  })
})
