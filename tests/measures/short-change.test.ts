/** The change in one breath: true signs, no percentage where there may be none, no word where season is not removed. */
import { describe, expect, test } from 'vitest'
import { besideBaseline } from '../../src/measures/baseline/beside-baseline.ts'
import { shortChange } from '../../src/measures/baseline/short-change.ts'
import type { DaySpan } from '../../src/domain/day.ts'
import { span } from '../clock/invented.ts'

const WINDOW = span('2023-05-01', '2023-08-31')
const YEAR = span('2022-05-01', '2022-08-31')
const DATA = span('2021-09-01', '2024-08-31')

function shortOf(now: number, before: number, { baseline = YEAR, phi = 1 } = {}) {
  const counted = (window: DaySpan, total: number) => ({ window, total, counts: [] })
  const { change, standing } = besideBaseline(counted(WINDOW, now), counted(baseline, before), {
    reach: DATA,
    clumping: { place: 1, whole: phi },
    isPart: false,
  })
  return shortChange({ change, standing, now, before, baseline })
}

describe('the change in all', () => {
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

  test('says what is compared, and the clumping that was allowed for', () => {
    const { text, behind, verdict } = shortOf(110, 207, { phi: 4 })
    expect(text).toBe('In all −47 % (−67 to −15)')
    expect(verdict).toBe('down')
    expect(behind).toBe(
      'Crimes and ASB together, compared with 1 May 2022 to 31 August 2022: 110, was 207. Clumping allowed for: 4.0.',
    )
  })

  test('has no word of up or down where season is not removed', () => {
    const { text, verdict } = shortOf(110, 207, { baseline: span('2022-12-29', '2023-04-30') })
    expect(verdict).toBeNull()
    expect(text).toBe('In all −47 % (−58 to −33), season not removed')
  })

  test('is counts alone where the two share days', () => {
    const { text, verdict } = shortOf(110, 207, { baseline: span('2023-04-01', '2023-05-31') })
    expect([text, verdict]).toEqual(['In all 110, was 207, window and baseline share days', null])
  })
})
