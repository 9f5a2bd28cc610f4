/** The bank holidays of the three jurisdictions against the rules of the Act of 1971, with the days proclaimed apart. */
import { afterEach, describe, expect, test } from 'vitest'
import shipped from '../../data/bank-holidays.json'
import { dayNumber, dayOf, isoDay, parseDay, weekdayOf, type Day } from '../../src/domain/day.ts'
import type { Jurisdiction } from '../../src/domain/place/jurisdiction.ts'
import { servePlace } from '../../src/domain/place/served-place.ts'
import { areHolidaysKnown, HOLIDAY_YEARS, holidaysIn } from '../../src/domain/time/bank-holidays.ts'
import { holidayDifference } from '../../src/measures/baseline/holiday-words.ts'
import { PLACE } from './shipped-place.ts'

afterEach(() => servePlace(PLACE))
const serve = (jurisdiction: Jurisdiction, localHolidays = {}) =>
  servePlace({ ...PLACE, jurisdiction, localHolidays })
const day = (text: string) => parseDay(text) ?? dayNumber(Number.NaN)
const span = (from: string, to = from) => ({ from: day(from), to: day(to) })

/** Easter Sunday of the Gregorian calendar (Meeus 1991, after the anonymous computation of 1876). */
function easter(year: number): Day {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100]
  const g = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 19 * l) / 433)
  const month = Math.floor((h + l - 7 * m + 90) / 25)
  return dayOf({ year, month, day: (h + l - 7 * m + 33 * month + 19) % 32 })
}
const firstMonday = (year: number, month: number) => {
  const first = dayOf({ year, month, day: 1 })
  return dayNumber(first + ((7 - weekdayOf(first)) % 7))
}
const lastMonday = (year: number, month: number) => {
  const last = dayNumber(dayOf({ year, month: month + 1, day: 1 }) - 1)
  return dayNumber(last - weekdayOf(last))
}
/** Each day, or the first working day after it that no other of them is. */
function withSubstitutes(days: readonly Day[]): readonly Day[] {
  const taken = new Set<Day>(days.filter((one) => weekdayOf(one) < 5))
  for (const one of days.filter((each) => weekdayOf(each) >= 5).toSorted((a, b) => a - b)) {
    let next = one
    while (weekdayOf(next) >= 5 || taken.has(next)) next = dayNumber(next + 1)
    taken.add(next)
  }
  return [...taken]
}

/** Days moved or added by proclamation. */
const PROCLAIMED: Readonly<Record<string, string>> = {
  '2020-05-04': '2020-05-08',
  '2022-05-30': '2022-06-02',
}
const ADDED = ['2022-06-03', '2022-09-19', '2023-05-08']

function byTheRules(jurisdiction: Jurisdiction, year: number): readonly string[] {
  const on = (month: number, date: number) => dayOf({ year, month, day: date })
  const isScottish = jurisdiction === 'scotland'
  const fixed = [
    withSubstitutes([on(1, 1), ...(isScottish ? [on(1, 2)] : [])]),
    withSubstitutes([on(12, 25), on(12, 26)]),
    ...(isScottish ? [withSubstitutes([on(11, 30)])] : []),
    ...(jurisdiction === 'northern-ireland'
      ? [on(3, 17), on(7, 12)].map((one) => withSubstitutes([one]))
      : []),
  ].flat()
  const moving = [
    dayNumber(easter(year) - 2),
    ...(isScottish ? [] : [dayNumber(easter(year) + 1)]),
    firstMonday(year, 5),
    lastMonday(year, 5),
    isScottish ? firstMonday(year, 8) : lastMonday(year, 8),
  ]
  const rule = [...fixed, ...moving].map(isoDay).map((text) => PROCLAIMED[text] ?? text)
  const added = [...ADDED, ...(isScottish ? ['2026-06-15'] : [])].filter((text) => text.startsWith(`${year}`))
  return [...rule, ...added].toSorted()
}

describe.each(['england-and-wales', 'scotland', 'northern-ireland'] as const)('%s', (jurisdiction) => {
  test.each(
    Array.from({ length: HOLIDAY_YEARS.to - HOLIDAY_YEARS.from + 1 }, (_, at) => HOLIDAY_YEARS.from + at),
  )('has the bank holidays of %i', (year) => {
    serve(jurisdiction)
    const listed = holidaysIn(span(`${year}-01-01`, `${year}-12-31`))
    expect(listed.map((one) => isoDay(one.day))).toEqual(byTheRules(jurisdiction, year))
  })
})

test('a source is given', () => expect(shipped.source).toBe('https://www.gov.uk/bank-holidays'))
test('years beyond the list are not known', () => {
  expect(areHolidaysKnown(span('2027-12-31'))).toBe(true)
  expect(areHolidaysKnown(span('2027-12-31', '2028-01-01'))).toBe(false)
  expect(areHolidaysKnown(span('2017-12-31'))).toBe(false)
  expect(holidayDifference(span('2028-01-03', '2028-01-09'), span('2027-01-04', '2027-01-10'))).toBe(
    'bank holidays of these days not known',
  )
})
test('a local holiday is one of its place', () => {
  serve('scotland', { 'Glasgow Fair': ['2024-07-15'] })
  expect(holidaysIn(span('2024-07-01', '2024-07-31'))).toEqual([
    { name: 'Glasgow Fair', day: day('2024-07-15') },
  ])
})
test.each([
  ['2024-08-23', '2024-08-29', 'england-and-wales', null],
  ['2024-03-25', '2024-03-31', 'england-and-wales', 'bank holidays only now: Good Friday'],
  [
    '2024-04-01',
    '2024-04-07',
    'england-and-wales',
    'bank holidays only now: Easter Monday; only then: Good Friday',
  ],
  ['2024-04-01', '2024-04-07', 'scotland', 'bank holidays only then: Good Friday'],
  [
    '2024-07-08',
    '2024-07-14',
    'northern-ireland',
    'bank holidays only now: Battle of the Boyne (Orangemen’s Day); only then: Battle of the Boyne (Orangemen’s Day)',
  ],
  ['2024-06-03', '2024-06-09', 'england-and-wales', null],
] as const)('%s to %s in %s: %s', (from, to, jurisdiction, words) => {
  serve(jurisdiction)
  const window = span(from, to)
  const before = { from: dayNumber(window.from - 364), to: dayNumber(window.to - 364) }
  expect(holidayDifference(window, before)).toBe(words)
})
