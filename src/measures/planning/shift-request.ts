/**
 * Request for a shift plan with its defaults, derived times, and the faults of requests that cannot be
 * planned.
 */
import type { Break } from '../../analytics/planning/shift.ts'
import { BY_CAR, ON_FOOT, type TravelSpeed } from '../../analytics/planning/timetable.ts'
import {
  instant,
  londonDay,
  londonMinute,
  monthNumber,
  spanOfMonths,
  startOfDay,
  weekdayOf,
  type Day,
  type DaySpan,
  type Instant,
} from '../../domain/day.ts'
import type { Position } from '../../domain/geography.ts'
import { londonOffset } from '../../domain/time/london-clock.ts'
import type { AddedPlace } from '../../domain/places/saved-plan.ts'
import type { PlaceMeasure } from '../../domain/places/ranked-place.ts'
import { formatHours, WEEK_HOURS } from '../../domain/places/week-hours.ts'

export const SHIFT_MODES = ['foot', 'car'] as const
export type ShiftMode = (typeof SHIFT_MODES)[number]
/** Travel speeds by mode. */
export const TRAVEL_SPEEDS: Readonly<Record<ShiftMode, TravelSpeed>> = { foot: ON_FOOT, car: BY_CAR }
export const MODE_WORDS: Readonly<Record<ShiftMode, string>> = { foot: 'on foot', car: 'by car' }

/** Everything that determines a plan, given the data. */
export interface ShiftRequest {
  readonly day: Day
  /** Minutes since London midnight. */
  readonly startMinute: number
  readonly minutes: number
  readonly people: number
  readonly perCrew: 1 | 2
  readonly mode: ShiftMode
  readonly kilometresAnHour: number
  readonly visitMinutes: number
  /** In minutes of the shift. */
  readonly breaks: readonly Break[]
  readonly startAt: Position | null
  readonly endAt: Position | null
  readonly seed: number
  readonly measure: PlaceMeasure
  /** Days from which usual counts are taken. */
  readonly window: DaySpan
  readonly categories: readonly string[] | null
  readonly areas: readonly string[]
  /** Ids of places chosen by hand; null: by ranking. */
  readonly chosen: readonly string[] | null
  /** Places added by hand from the map or the ranking, chosen or not. */
  readonly added: readonly AddedPlace[]
}

/** Minutes. Visits of 10 to 16 minutes have the longest residual deterrence (Koper 1995). */
export const USUAL_VISIT_MINUTES = 15
/** Maximum length of a shift in hours. */
export const LONGEST_HOURS = 16

/** Reason why a request cannot be planned, as a sentence with what to do about it. */
export interface PlanFault {
  readonly kind: 'fault'
  readonly reason:
    | 'nobody'
    | 'one-of-a-pair'
    | 'no-reports'
    | 'start-outside'
    | 'too-far'
    | 'too-short'
    | 'no-places'
    | 'overlap'
    | 'unreadable'
  readonly text: string
}
/** Creates a fault. */
export const planFault = (reason: PlanFault['reason'], text: string): PlanFault => ({
  kind: 'fault',
  reason,
  text,
})

/** Number of crews; in pairs a person left over joins the last pair. */
export const crewsOf = ({ people, perCrew }: Pick<ShiftRequest, 'people' | 'perCrew'>) =>
  perCrew === 1 ? people : Math.floor(people / 2)

const NIGHT_FROM = 20 * 60
const NIGHT_TO = 6 * 60
const DAY_MINUTES = 24 * 60
const MINUTE = 60_000

/** Default: pairs where a shift overlaps 20:00 to 06:00. */
export function usualPerCrew(startMinute: number, minutes: number): 1 | 2 {
  const end = startMinute + minutes
  const isNight = startMinute < NIGHT_TO || end > NIGHT_FROM || startMinute >= NIGHT_FROM
  return isNight || end > DAY_MINUTES ? 2 : 1
}

/** Default: one break of 45 minutes in the middle of a shift of more than six hours, else none. */
export function usualBreaks(minutes: number): readonly Break[] {
  if (minutes <= 360) return []
  const from = Math.floor(minutes / 2 / 15) * 15
  return [{ from, to: from + 45 }]
}

/**
 * Start by the London wall clock; from there elapsed minutes, so a clock change within the shift does not
 * alter its length.
 */
export function startOf({ day, startMinute }: Pick<ShiftRequest, 'day' | 'startMinute'>): Instant {
  const midnight = startOfDay(day)
  const nominal = instant(midnight + startMinute * MINUTE)
  return instant(nominal - (londonOffset(nominal) - londonOffset(midnight)))
}

/** Sentence where the London clock skips the start, as it goes forward; null where that time exists. */
export function skippedStart(shift: Pick<ShiftRequest, 'day' | 'startMinute'>): string | null {
  const before = londonMinute(startOf(shift))
  if (before === shift.startMinute) return null
  return `The clocks go forward that night: there is no ${clockWords(shift.startMinute)}. Give a start before or after that hour.`
}

/** Hours of the week that a shift overlaps, in the format of `parseHours`. */
export function hoursOfShift(request: ShiftTimes): string {
  const chosen = new Uint8Array(WEEK_HOURS)
  const hourAt = hourOfWeekIn(request)
  for (let minute = 0; minute < Math.max(1, request.minutes); minute++) chosen[hourAt(minute)] = 1
  return formatHours(chosen)
}

/** Hour of the week by the London wall clock, Monday 00:00 being 0, at a minute of the shift. */
export function hourOfWeekIn(request: ShiftTimes): (minute: number) => number {
  const start = startOf(request)
  return (minute) => {
    const at = instant(start + minute * MINUTE)
    return weekdayOf(londonDay(at)) * 24 + Math.floor(londonMinute(at) / 60)
  }
}

/** The calendar month before that of the shift. */
export const monthBefore = (day: Day): DaySpan => spanOfMonths(monthNumber(day) - 1)

/** When a shift takes place. */
export type ShiftTimes = Pick<ShiftRequest, 'day' | 'startMinute' | 'minutes'>

/**
 * Times of a span in words: `17:00`. Where the clocks change within it an hour repeats or is missing, so each time
 * states its zone: `01:57 BST`, later `01:51 GMT`.
 */
export function clockIn({ from, to }: ShiftSpan): (at: Instant) => string {
  const hasChange = londonOffset(from) !== londonOffset(to)
  const zone = (at: Instant) => (londonOffset(at) === 0 ? ' GMT' : ' BST')
  return (at) => clockWords(londonMinute(at)) + (hasChange ? zone(at) : '')
}
interface ShiftSpan {
  readonly from: Instant
  readonly to: Instant
}

/** Times of a shift in words, as `clockIn`, by the minute of the shift. */
export function shiftClock(request: ShiftTimes): (minute: number) => string {
  const from = startOf(request)
  const at = (minute: number) => instant(from + minute * MINUTE)
  const clock = clockIn({ from, to: at(request.minutes) })
  return (minute) => clock(at(minute))
}

/**
 * Minute of the shift at which London's clock first shows a time, given in minutes since midnight; null where the
 * clock skips it. May lie after the shift's end.
 */
export function minuteOfShift(request: ShiftTimes, clockMinute: number): number | null {
  const start = startOf(request)
  const nominal = (clockMinute - request.startMinute + DAY_MINUTES) % DAY_MINUTES
  const shows = (minute: number) => londonMinute(instant(start + minute * MINUTE)) === clockMinute
  return [nominal, nominal + 60, nominal - 60].find((minute) => minute >= 0 && shows(minute)) ?? null
}

/** `17:00`. */
export const clockWords = (minute: number) => {
  const of = ((minute % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES
  return `${String(Math.floor(of / 60)).padStart(2, '0')}:${String(of % 60).padStart(2, '0')}`
}
/** Indexed as `weekdayOf`. */
export const WEEKDAYS = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const
