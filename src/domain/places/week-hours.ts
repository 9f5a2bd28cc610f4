/** Hours of the week: which of the 168 are looked at, and in which one something happened. */

import { weekdayOf, type Day } from '../day.ts'

const DAY_HOURS = 24
export const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export const WEEK_HOURS = DAYS.length * DAY_HOURS

/** 1 for each hour that is chosen, from Monday 00:00 on: 168 of them. */
export type ChosenHours = Uint8Array

/**
 * `fri-sat:18-23,sun:0-2`: days, and hours from the first to before the last. Null for what says nothing of the kind,
 * or chooses no hour.
 */
export function hoursFrom(text: string): ChosenHours | null {
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

/** Round the end of the week where the first comes after the last: Saturday to Monday. */
function daysBetween(first: string, last: string): readonly number[] {
  const [from, to] = [first, last].map((name) => DAYS.findIndex((day) => day === name))
  if (from === undefined || to === undefined || from < 0 || to < 0) return []
  const length = ((to - from + DAYS.length) % DAYS.length) + 1
  return Array.from({ length }, (_, i) => (from + i) % DAYS.length)
}

/** When something happened as far as it was told. */
interface Told {
  /** London day on which it happened or began. */
  readonly day: number
  /** Minutes since London midnight; -1 where the time of day is not known. */
  readonly minute: number
  /** Minutes to the latest that it can have happened. */
  readonly rangeMinutes: number
}
const DAY_MINUTES = 24 * 60

/**
 * The hour of the week in the middle of what was told, from Monday 00:00; -1 where no time was told, or a range of
 * more than a day. So that one incident is one incident where hours are chosen.
 */
export function middleHour({ day, minute, rangeMinutes }: Told): number {
  if (minute < 0 || rangeMinutes > DAY_MINUTES) return -1
  const hour = Math.floor((minute + rangeMinutes / 2) / 60)
  return (weekdayOf(day as Day) * DAY_HOURS + hour) % WEEK_HOURS
}

/** Hours of the week as somebody chooses them, days and times, and as an address writes them. */

/** A run of hours of one day, from the first to before the last. */
interface Run {
  readonly from: number
  readonly to: number
}

/** What `hoursFrom` reads: days that stand together and have the same hours are named together. */
export function hoursText(chosen: ChosenHours): string {
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

/** The runs of chosen hours on a day, Monday being 0. */
function runsOn(chosen: ChosenHours, day: number): readonly Run[] {
  const runs: Run[] = []
  for (let hour = 0; hour < DAY_HOURS; hour++) {
    if (chosen[day * DAY_HOURS + hour] !== 1) continue
    let to = hour + 1
    while (to < DAY_HOURS && chosen[day * DAY_HOURS + to] === 1) to++
    runs.push({ from: hour, to })
    hour = to
  }
  return runs
}

const isSame = (a: readonly Run[], b: readonly Run[]) =>
  a.length === b.length && a.every(({ from, to }, i) => from === b[i]?.from && to === b[i].to)

/** The same hours on some days, Monday being 0; where they end no later than they begin, they run past midnight. */
export interface HoursRange {
  readonly days: readonly number[]
  /** 0 to 23. */
  readonly from: number
  /** 1 to 24. */
  readonly to: number
}

/** Hours past midnight fall on the day after. */
export function hoursOf({ days, from, to }: HoursRange): ChosenHours {
  const chosen = new Uint8Array(WEEK_HOURS)
  const length = ((to - from + DAY_HOURS - 1) % DAY_HOURS) + 1
  for (const day of days)
    for (let hour = 0; hour < length; hour++) chosen[(day * DAY_HOURS + from + hour) % WEEK_HOURS] = 1
  return chosen
}

/** The spell that a choice of hours is; null where it is none, such as two times of one day. */
export function hoursRangeOf(chosen: ChosenHours): HoursRange | null {
  const starts = Array.from(chosen.keys()).filter(
    (hour) => chosen[hour] === 1 && chosen[(hour + WEEK_HOURS - 1) % WEEK_HOURS] !== 1,
  )
  // Whole days run into each other, and the whole week begins nowhere.
  const from = (starts[0] ?? 0) % DAY_HOURS
  const days = DAYS.map((_, day) => day).filter((day) => chosen[day * DAY_HOURS + from] === 1)
  for (let length = 1; length <= DAY_HOURS; length++) {
    const spell = { days, from, to: ((from + length - 1) % DAY_HOURS) + 1 }
    if (hoursOf(spell).every((one, hour) => one === chosen[hour])) return spell
  }
  return null
}
