/** Parses dates and times as spreadsheets and exports write them into the time formats of feeds. */
import type { DateForm } from '../formats/recognised.ts'
import { type ClockForm, clockIn, isMidnight } from './cells/clock-text.ts'
import { DAY_AND_MONTH, YEAR_PAIR, type DateMatch, dateIn, dateOfYear, epochIn } from './cells/date-text.ts'

/** Excel serial days from 2000 to 2099. */
const FIRST_EXCEL_DAY = 36_526
const LAST_EXCEL_DAY = 73_050
const EXCEL_EPOCH = 25_569
const DAY_LENGTH = 86_400_000
/** Whether a number may be an Excel serial day. */
export const isExcelDay = (value: number) => value >= FIRST_EXCEL_DAY && value < LAST_EXCEL_DAY

/** Whether day and month could be exchanged and both dates exist. */
export function isEitherWay(text: string): boolean {
  const pair = DAY_AND_MONTH.exec(text)
  return pair !== null && pair[1] !== pair[3] && Number(pair[1]) <= 12 && Number(pair[3]) <= 12
}

/** How a column writes its dates, and what other columns add to them. */
export interface TimeFormat {
  readonly dates: DateForm | null
  /** Precision of a column that writes days as midnights, or months as their first days. */
  readonly coarse?: 'day' | 'month' | null
  /** A time of day from another column, used where the date has none. */
  readonly time?: string
  readonly clock?: ClockForm | null
  /** A year from another column. */
  readonly year?: string
}

/** A time as feeds write it. */
export interface SourceTime {
  /** `2023-05-04T21:15`, `2023-05-04` or `2023-05`, with an offset only where the text has one. */
  readonly iso: string
  /** End of a range of times or days; null where there is none. */
  readonly until: string | null
  /** The text of a time of day that cannot be read: the day alone is known. */
  readonly unread: string | null
}

/** Null where the text contains no date. */
export function sourceTime(text: string, format: TimeFormat): SourceTime | null {
  const { dates, time = '', clock = null, year = '' } = format
  if (dates === 'excel-day' && /^\d+(?:\.\d+)?$/.test(text)) return fromExcel(Number(text), format)
  const epoch = epochIn(text)
  if (epoch !== null) return plain(epoch)
  if (dates === 'financial-year' && YEAR_PAIR.test(text)) return null
  const date = dateIn(text, orderOf(dates)) ?? dateOfYear(text, year)
  if (date === null) return null
  const rest = text.slice(date.length).trim()
  if (date.iso.length !== ISO_DAY_LENGTH) return rest === '' ? plain(date.iso) : null
  if (format.coarse === 'month' && date.iso.endsWith('-01')) return plain(date.iso.slice(0, ISO_MONTH_LENGTH))
  const isDayOnly =
    rest === '' || DAY_REST.test(rest) || (isMidnight(rest) && (time !== '' || format.coarse === 'day'))
  if (!isDayOnly) return withOwnTime(date, rest, dates)
  return time === '' ? plain(date.iso) : withTime(date.iso, time, clock)
}
const ISO_DAY_LENGTH = 10
const ISO_MONTH_LENGTH = 7
/** What may follow a day without giving a time: the zone of a date, or a weekday. */
const DAY_REST = /^(?:Z|[+-]\d{2}:\d{2}|\(?(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\)?)$/i
/** What follows a day where its time is not known. */
const NO_TIME =
  /^(?:[(,]*\s*(?:time\s+)?(?:unknown|not known|n\/?k|tbc|\?+).*|(?:at\s+)?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?)$/i

/** `2023-05-04T21:15`, as `sourceTime` gives it; null where the text contains no date. */
export const feedTime = (text: string, form: DateForm | null, time = ''): string | null =>
  sourceTime(text, { dates: form, time })?.iso ?? null

const plain = (iso: string): SourceTime => ({ iso, until: null, unread: null })
const orderOf = (dates: DateForm | null) =>
  dates === 'month-first' || dates === 'american'
    ? 'month-first'
    : dates === 'year-first'
      ? dates
      : 'day-first'

function withOwnTime(date: DateMatch, rest: string, dates: DateForm | null): SourceTime | null {
  const clock = clockIn(rest, null, date.isIso)
  if (clock) return onDay(date.iso, clock)
  const until = /^(?:-|–|to|until)\s*(\S.*)$/i.exec(rest)?.[1]
  const end = until === undefined ? null : dateIn(until, orderOf(dates))
  if (end && end.length === until?.length) return { iso: date.iso, until: end.iso, unread: null }
  return NO_TIME.test(rest) ? { iso: date.iso, until: null, unread: rest } : null
}

function withTime(day: string, time: string, form: ClockForm | null): SourceTime {
  const clock = clockIn(time, form)
  return clock ? onDay(day, clock) : { iso: day, until: null, unread: time }
}

/** An end before the start is on the following day. */
function onDay(day: string, { from, to }: { readonly from: string; readonly to: string | null }): SourceTime {
  const until = to === null ? null : `${to < from ? dayAfter(day) : day}T${to}`
  return { iso: `${day}T${from}`, until, unread: null }
}

/** The following day; an invalid day unchanged, so that it is reported. */
export function dayAfter(day: string): string {
  const at = Date.parse(`${day}T00:00:00Z`)
  return Number.isNaN(at) ? day : new Date(at + DAY_LENGTH).toISOString().slice(0, ISO_DAY_LENGTH)
}

/** A whole serial number is a day; a fraction is the time of day. */
function fromExcel(value: number, { time = '', clock = null }: TimeFormat): SourceTime | null {
  if (!isExcelDay(value)) return null
  const at = new Date(Math.round((value - EXCEL_EPOCH) * 86_400) * 1000)
  const iso = at.toISOString()
  if (at.getTime() % DAY_LENGTH !== 0) return plain(iso.slice(0, 19))
  const day = iso.slice(0, ISO_DAY_LENGTH)
  return time === '' ? plain(day) : withTime(day, time, clock)
}
