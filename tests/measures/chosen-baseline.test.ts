/** What the address may ask to compare with, where it lies, and what is said where it cannot. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  chosenBaseline,
  isBaseline,
  ownDates,
  writtenDates,
} from '../../src/measures/baseline/chosen-baseline.ts'
import { daysIn } from '../../src/domain/day.ts'
import { anySpan, span, windowInBounds } from '../clock/invented.ts'

const DATA = span('2021-09-01', '2024-08-31')
const SUMMER = span('2023-05-01', '2023-08-31')

describe('the grammar', () => {
  test.each(['year', 'before', '2022-05-01..2022-08-31', '2022-05-01..2022-05-01'])('knows %s', (text) => {
    expect(isBaseline(text)).toBe(true)
  })
  test.each([
    '',
    'YEAR',
    '2022-05-01',
    '2022-05-02..2022-05-01',
    '2022-02-30..2022-03-01',
    'a..b',
    '1..2..3',
  ])('refuses %s', (text) => {
    expect(isBaseline(text)).toBe(false)
  })
  test('reads what it writes', () => {
    fc.assert(
      fc.property(anySpan, (days) => {
        expect(ownDates(writtenDates(days))).toEqual(days)
      }),
    )
  })
})

describe('where it lies', () => {
  test('the same days a year earlier', () => {
    expect(chosenBaseline('year', SUMMER, DATA)).toEqual({
      span: span('2022-05-01', '2022-08-31'),
      notice: null,
    })
  })
  test('two years earlier for a window of more than one', () => {
    const long = span('2023-06-01', '2024-08-31')
    expect(chosenBaseline('year', long, span('2020-01-01', '2024-08-31')).span).toEqual(
      span('2021-06-01', '2022-08-31'),
    )
  })
  test('the equal period just before', () => {
    expect(chosenBaseline('before', SUMMER, DATA).span).toEqual(span('2022-12-29', '2023-04-30'))
  })
  test('the period before stands in where the data do not reach back a year, and it is said', () => {
    const { span: days, notice } = chosenBaseline('year', span('2022-03-01', '2022-05-31'), DATA)
    expect(days).toEqual(span('2021-11-29', '2022-02-28'))
    expect(notice).toContain('do not reach back a year')
  })
  test('nowhere without data, before them or after them', () => {
    for (const [text, reach] of [
      ['year', null],
      ['before', span('2023-05-01', '2023-08-31')],
      ['2019-01-01..2019-12-31', DATA],
      ['2024-08-01..2024-09-30', DATA],
    ] as const) {
      const { span: days, notice } = chosenBaseline(text, SUMMER, reach)
      expect(days).toBeNull()
      expect(notice).not.toBeNull()
    }
  })
  test('the period before is as long as the window and ends where it begins; all lies within the data', () => {
    fc.assert(
      fc.property(windowInBounds, fc.constantFrom('year', 'before'), ({ window, bounds }, text) => {
        const { span: days, notice } = chosenBaseline(text, window, bounds)
        if (days === null) {
          expect(notice).not.toBeNull()
          return
        }
        expect(days.from).toBeGreaterThanOrEqual(bounds.from)
        expect(days.to).toBeLessThan(window.from)
        if (text === 'before') expect([daysIn(days), days.to]).toEqual([daysIn(window), window.from - 1])
      }),
    )
  })
})
