/** Counts how the cells of a column write dates and times, and judges the form of the whole column by them. */
import type { ColumnSigns, DateForm } from '../../formats/recognised.ts'
import { type ClockForm, isMidnight } from '../cells/clock-text.ts'
import { DAY_AND_MONTH, YEAR_PAIR, dateIn, epochIn } from '../cells/date-text.ts'
import { type SignCounts, isMostly } from './counts.ts'

/** Counts of dates and times of day in a column. */
export interface TimeTally {
  /** Dates at midnight, without a time at all, and on the first day of a month (without a time, or at midnight). */
  midnights: number
  bare: number
  firstDays: number
  readonly months: Set<string>
  /** Pairs such as `2023-05`: all, years in sequence that cannot be a month (`2023-24`), and those with a slash. */
  yearPairs: number
  noMonths: number
  successive: number
  /** Dates of three numbers below 100, and those of them that can be read year first. */
  short: number
  shortYearFirst: number
  readonly firstNumbers: Set<string>
  readonly secondNumbers: Set<string>
  readonly thirdNumbers: Set<string>
  /** Dates with AM or PM. */
  halfDays: number
  /** Numbers from 0 to below 1, whole hours, and whole numbers that are hours and minutes. */
  fractions: number
  hours: number
  clockDigits: number
}

export const noTimes = (): TimeTally => ({
  midnights: 0,
  bare: 0,
  firstDays: 0,
  months: new Set(),
  yearPairs: 0,
  noMonths: 0,
  successive: 0,
  short: 0,
  shortYearFirst: 0,
  firstNumbers: new Set(),
  secondNumbers: new Set(),
  thirdNumbers: new Set(),
  halfDays: 0,
  fractions: 0,
  hours: 0,
  clockDigits: 0,
})

interface Counts {
  readonly signs: SignCounts
  readonly times: TimeTally
}

/** Numbers that may be times of day, days without separators, or milliseconds since 1970. */
export function tallyNumberAsTime(text: string, value: number, { signs, times }: Counts): void {
  if (value >= 0 && value < 1) times.fractions += 1
  if (/^\d{1,2}$/.test(text) && value < 24) times.hours += 1
  if (/^\d{1,4}$/.test(text) && value < 2400 && value % 100 < 60) times.clockDigits += 1
  if ((text.length === 8 || text.length >= 12) && isNumberedTime(text)) signs.dates += 1
}

function isNumberedTime(text: string): boolean {
  const day = dateIn(text, 'day-first')
  const isDay = day !== null && day.iso.length === 10 && !Number.isNaN(Date.parse(day.iso))
  return isDay || epochIn(text) !== null
}

/** Counts a text that begins with a date. */
export function tallyDate(text: string, { signs, times }: Counts): void {
  signs.dates += 1
  tallyRest(text, times)
  const years = YEAR_PAIR.exec(text)
  if (years) tallyYears(years, times)
  const pair = DAY_AND_MONTH.exec(text)
  if (!pair) return
  const [, first = '', , second = '', third = ''] = pair
  signs.numbered += 1
  if (Number(first) > 12) signs.firstOver12 += 1
  if (Number(second) > 12) signs.secondOver12 += 1
  times.firstNumbers.add(first)
  times.secondNumbers.add(second)
  times.thirdNumbers.add(third)
  if (/[ap]\.?m\.?$/i.test(text)) times.halfDays += 1
  if (third.length > 2) return
  times.short += 1
  const isYearFirst = first.length === 2 && Number(second) <= 12 && Number(third) <= 31 && Number(third) > 0
  if (isYearFirst) times.shortYearFirst += 1
}

function tallyRest(text: string, times: TimeTally): void {
  const date = dateIn(text, 'day-first')
  if (!date) return
  const rest = text.slice(date.length).trim()
  const isAtMidnight = isMidnight(rest)
  if (isAtMidnight) times.midnights += 1
  if (rest === '') times.bare += 1
  if (date.iso.endsWith('-01') && date.iso.length === 10 && (rest === '' || isAtMidnight)) {
    times.firstDays += 1
    times.months.add(date.iso)
  }
}

function tallyYears([, year = '', sign, next = '']: RegExpExecArray, times: TimeTally): void {
  const isSuccessive = (Number(year) + 1) % 100 === Number(next)
  times.yearPairs += 1
  if (isSuccessive && Number(next) > 12) times.noMonths += 1
  if (isSuccessive && sign === '/') times.successive += 1
}

const DATE_NAME = /date|day|time|when|occur|report|served|made|ends|due|agreed/i

/** Date form of a whole column; day first where both orders occur, as in Britain. */
export function dateFormOf(name: string, signs: ColumnSigns, times: TimeTally): DateForm | null {
  if (DATE_NAME.test(name) && signs.numbers > 0 && isMostly(signs.excelDays, signs.filled)) return 'excel-day'
  if (signs.dates === 0) return null
  const { yearPairs, noMonths, successive } = times
  if (yearPairs > 0 && (noMonths > 0 || successive === yearPairs)) return 'financial-year'
  if (signs.numbered === 0) return 'iso'
  const { firstOver12, secondOver12 } = signs
  if (isYearFirst(signs, times)) return 'year-first'
  if (firstOver12 === 0 && secondOver12 === 0) return isAmerican(signs, times) ? 'american' : 'either-first'
  return secondOver12 > 0 && firstOver12 === 0 ? 'month-first' : 'day-first'
}

/** Years vary less than days: of `23-05-14` and `23-06-15` the first number is the year. */
const isYearFirst = ({ numbered }: ColumnSigns, times: TimeTally) =>
  times.short === numbered &&
  times.shortYearFirst === numbered &&
  times.firstNumbers.size < times.thirdNumbers.size

/** Months vary less than days. */
const isAmerican = ({ numbered }: ColumnSigns, times: TimeTally) =>
  times.halfDays === numbered && times.firstNumbers.size < times.secondNumbers.size

/** Fewest rows by which a column of first days shows that it holds months. */
const FEWEST_MONTHS = 5

/** Days written as midnights, or months written as their first days; null for all other columns. */
export function coarsenessOf(name: string, signs: ColumnSigns, times: TimeTally): 'day' | 'month' | null {
  const { midnights, bare, firstDays, months } = times
  if (signs.dates === 0) return null
  const isNamed = /month|period/i.test(name)
  if (firstDays === signs.dates && (isNamed || (firstDays >= FEWEST_MONTHS && months.size > 1)))
    return 'month'
  return midnights > 0 && midnights + bare === signs.dates ? 'day' : null
}

/** How a column of numbers writes times of day; null where its numbers leave it open. */
export function clockFormOf(name: string, signs: ColumnSigns, times: TimeTally): ClockForm | null {
  const { numbers } = signs
  if (numbers === 0) return null
  if (times.fractions === numbers) return 'fraction'
  const isHour = /hour/i.test(name)
  if (times.hours === numbers) return isHour ? 'hour' : null
  return isHour ? null : 'digits'
}
