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
  const counted = 'Crimes and ASB together'
  return shortChange({ change, comparability, now, before, window: WINDOW, baseline, counted, notice: null })
}

describe('the overall change as short text', () => {
  test.each([
    [110, 207, 'In all 110, was 207: 47 % fewer, between 33 and 58 % fewer', 'down'],
    [90, 40, 'In all 90, was 40: 125 % more, between 53 and 235 % more', 'up'],
    [67, 91, 'In all 67, was 91: between 47 % fewer and 2 % more', 'could be chance'],
    [8, 17, 'In all 8, was 17: between 0.2 and 1.2 times as many', 'could be chance'],
    [3, 1, 'In all 3, was 1', 'too few to say'],
    [7, 0, 'In all 7, was 0: at least 1.4 times as many', 'up'],
  ] as const)('%i, was %i: %s', (now, before, text, verdict) => {
    expect(shortOf(now, before)).toMatchObject({ text, verdict })
  })

  test('details state what is compared, and the interval allows for overdispersion', () => {
    const { text, details: behind, verdict } = shortOf(110, 207, { phi: 4 })
    expect(text).toBe('In all 110, was 207: 47 % fewer, between 15 and 67 % fewer')
    expect(verdict).toBe('down')
    expect(behind).toBe('Crimes and ASB together, compared with 1 May 2022 to 31 August 2022.')
  })

  test('has no verdict where the season is not removed', () => {
    const { text, verdict } = shortOf(110, 207, { baseline: span('2022-12-29', '2023-04-30') })
    expect(verdict).toBeNull()
    expect(text).toBe('In all 110, was 207: 47 % fewer, between 33 and 58 % fewer, season not removed')
  })

  test('is counts alone where the two periods overlap', () => {
    const { text, verdict } = shortOf(110, 207, { baseline: span('2023-04-01', '2023-05-31') })
    expect([text, verdict]).toEqual(['In all 110, was 207, window and baseline share days', null])
  })
})

describe('the rings of many clusters', () => {
  const compare = (others: number) => {
    const counted = (window: DaySpan, first: number) => ({
      window,
      total: first + 50 * others,
      counts: [first, ...Array.from({ length: others }, () => 50)],
    })
    return besideBaseline(counted(WINDOW, 40), counted(YEAR, 66), {
      reach: DATA,
      overdispersion: { place: 1, borough: 1 },
      isPart: false,
      late: null,
    })
  }
  test('have a colour only where it holds among all that are shown', () => {
    expect(compare(0).verdicts).toEqual(['down'])
    expect(new Set(compare(30).verdicts)).toEqual(new Set(['could be chance']))
  })
  test('say what was found, and what chance alone would give', () => {
    expect(compare(30).clustersNote()).toBe(
      'Of 31 comparisons, 0 are up, 0 down; for 31 the change could be chance. One by one 1 would be up or down, where chance alone would give about 2 false alarms; with their number allowed for, chance gives any in 5 of 100 such tables.',
    )
  })
})
