/** Hours of the week as somebody chooses them, days and times, and as an address writes them. */
import { DAY_HOURS, DAYS, WEEK_HOURS, type ChosenHours } from './week-hours.ts'

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
