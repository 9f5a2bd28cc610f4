/** Hours of the week: selections of the 168 hours, their text form, and the hour of an incident. */
import { weekdayOf, type Day } from '../day.ts'

const DAY_HOURS = 24
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export const WEEK_HOURS = DAYS.length * DAY_HOURS
/** In place of an hour of the week where no time of day is recorded; fits a byte. */
export const NO_HOUR = 255

/** 168 flags, Monday 00:00 first: 1 for a chosen hour. */
export type ChosenHours = Uint8Array

/**
 * Parses `fri-sat:18-23,sun:0-2`: days, and half-open ranges of hours. Null for other text, or where no hour is chosen.
 */
export function parseHours(text: string): ChosenHours | null {
  const chosen = new Uint8Array(WEEK_HOURS)
  for (const part of text.split(',')) {
    const [, first = '', last = first, from = '', to = ''] =
      /^([a-z]{3})(?:-([a-z]{3}))?:(\d{1,2})-(\d{1,2})$/.exec(part) ?? []
    const days = daysBetween(first, last)
    const run = { from: Number(from), to: Number(to) }
    if (days.length === 0 || from === '' || run.from >= run.to || run.to > DAY_HOURS) return null
    for (const day of days) chosen.fill(1, day * DAY_HOURS + run.from, day * DAY_HOURS + run.to)
  }
  return chosen.includes(1) ? chosen : null
}

/** Weekdays from first to last, Monday being 0; wraps round the end of the week, as in Saturday to Monday. */
function daysBetween(first: string, last: string): readonly number[] {
  const [from, to] = [first, last].map((name) => DAYS.findIndex((day) => day === name))
  if (from === undefined || to === undefined || from < 0 || to < 0) return []
  const length = ((to - from + DAYS.length) % DAYS.length) + 1
  return Array.from({ length }, (_, i) => (from + i) % DAYS.length)
}

/** Time of an incident, to the precision recorded. */
interface RecordedTime {
  /** London day of occurrence, or of the start of the range. */
  readonly day: number
  /** Minutes since London midnight; -1 where the time of day is unknown. */
  readonly minute: number
  /** Minutes from the start to the latest possible time. */
  readonly rangeMinutes: number
}
const DAY_MINUTES = 24 * 60

/**
 * Hour of the week at the middle of the recorded time, Monday 00:00 being 0; -1 without a time of day or for a range
 * over a day. One hour an incident, so that filters by hours count whole incidents.
 */
export function middleHour({ day, minute, rangeMinutes }: RecordedTime): number {
  if (minute < 0 || rangeMinutes > DAY_MINUTES) return -1
  const hour = Math.floor((minute + rangeMinutes / 2) / 60)
  return (weekdayOf(day as Day) * DAY_HOURS + hour) % WEEK_HOURS
}

/** Half-open range of hours of one day. */
interface HourRun {
  readonly from: number
  readonly to: number
}

/** Formats a selection as `parseHours` parses it; adjacent days with equal hours are joined. */
export function formatHours(chosen: ChosenHours): string {
  const parts: string[] = []
  for (let day = 0; day < DAYS.length;) {
    const runs = runsOn(chosen, day)
    let last = day
    while (last + 1 < DAYS.length && isSame(runsOn(chosen, last + 1), runs)) last++
    const name = last === day ? DAYS[day] : `${DAYS[day]}-${DAYS[last]}`
    parts.push(...runs.map(({ from, to }) => `${name}:${from}-${to}`))
    day = last + 1
  }
  return parts.join(',')
}

/** Maximal runs of chosen hours on a day, Monday being 0. */
function runsOn(chosen: ChosenHours, day: number): readonly HourRun[] {
  const runs: HourRun[] = []
  for (let hour = 0; hour < DAY_HOURS; hour++) {
    if (chosen[day * DAY_HOURS + hour] !== 1) continue
    let to = hour + 1
    while (to < DAY_HOURS && chosen[day * DAY_HOURS + to] === 1) to++
    runs.push({ from: hour, to })
    hour = to
  }
  return runs
}

const isSame = (a: readonly HourRun[], b: readonly HourRun[]) =>
  a.length === b.length && a.every(({ from, to }, i) => from === b[i]?.from && to === b[i].to)

/** The same range of hours on several days, Monday being 0; past midnight where `to` is not after `from`. */
export interface HoursRange {
  readonly days: readonly number[]
  /** 0 to 23. */
  readonly from: number
  /** 1 to 24. */
  readonly to: number
}

/** Selected hours of a range; hours past midnight fall on the following day. */
export function hoursOf({ days, from, to }: HoursRange): ChosenHours {
  const chosen = new Uint8Array(WEEK_HOURS)
  const length = ((to - from + DAY_HOURS - 1) % DAY_HOURS) + 1
  for (const day of days)
    for (let hour = 0; hour < length; hour++) chosen[(day * DAY_HOURS + from + hour) % WEEK_HOURS] = 1
  return chosen
}

/** Range that describes a selection; null where none does, as with two ranges on one day. */
export function hoursRangeOf(chosen: ChosenHours): HoursRange | null {
  const starts = Array.from(chosen.keys()).filter(
    (hour) => chosen[hour] === 1 && chosen[(hour + WEEK_HOURS - 1) % WEEK_HOURS] !== 1,
  )
  // A selection of whole days or of the whole week has no start of a run: midnight is used.
  const from = (starts[0] ?? 0) % DAY_HOURS
  const days = DAYS.map((_, day) => day).filter((day) => chosen[day * DAY_HOURS + from] === 1)
  for (let length = 1; length <= DAY_HOURS; length++) {
    const range = { days, from, to: ((from + length - 1) % DAY_HOURS) + 1 }
    if (hoursOf(range).every((one, hour) => one === chosen[hour])) return range
  }
  return null
}
