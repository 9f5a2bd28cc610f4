/** Words of a shift for its heading and its opening sentence, and its reports by hour. */
import { daysIn, weekdayOf, type DaySpan } from '../../domain/day.ts'
import type { Knowledge } from '../figure.ts'
import { peopleOf, type ShiftPlan } from '../planning/shift-plan.ts'
import {
  hourOfWeekIn,
  MODE_WORDS,
  shiftClock,
  WEEKDAYS,
  type ShiftRequest,
  type ShiftTimes,
} from '../planning/shift-request.ts'
import { capital, countWords, dayWords, spanWords } from '../sentences.ts'
import { placeCards, type PlaceCard } from './crew-cards.ts'

/** `Saturday, 17:00 to 01:00`. */
export function shiftHeading(times: ShiftTimes): string {
  const clock = shiftClock(times)
  return `${WEEKDAYS[weekdayOf(times.day)] ?? ''}, ${clock(0)} to ${clock(times.minutes)}`
}

const NUMBERS = 'no one two three four five six seven eight nine ten'.split(' ')
/** `five`; figures from eleven on. */
const smallNumber = (count: number) => NUMBERS[count] ?? countWords(count)
const reportWords = (count: number) => `${countWords(count)} ${count === 1 ? 'report' : 'reports'}`

/** `Crew B, two on foot, on 31 August 2024.` */
export function crewSentence({ crews, result }: ShiftPlan, crew: number): string {
  const people = peopleOf(result.request)[crew] ?? 0
  const { mode, day } = result.request
  return `Crew ${crews[crew]?.crew ?? ''}, ${smallNumber(people)} ${MODE_WORDS[mode]}, on ${dayWords(day)}.`
}

/** Said once above the cards; the seed of the lot is under `How we know`. */
export const ORDER_BY_LOT = 'The order is drawn by lot for each shift.'

/** `27 reports`, `at least 27 reports`, `not counted`. */
export function placeCountWords({ reports }: PlaceCard['place'], known: Knowledge['known']): string {
  if (reports === null || known === 'no' || (known === 'part' && reports === 0)) return 'not known'
  return `${known === 'part' ? 'at least ' : ''}${reportWords(reports)}`
}

/**
 * `Five places held 80 reports`, or `The first five of 11 places`, where `beyond` more come later in the shift; with
 * `at least` where part of the window is not known.
 */
export function heldWords(cards: readonly PlaceCard[], known: Knowledge['known'], beyond = 0): string {
  if (cards.length === 0) return 'No place is left for this crew'
  const first = smallNumber(cards.length)
  const places =
    beyond > 0
      ? `The first ${first} of ${smallNumber(cards.length + beyond)} places`
      : `${capital(first)} ${cards.length === 1 ? 'place' : 'places'}`
  const counts = cards.map(({ place }) => place.reports)
  const sum = counts.reduce<number>((total, count) => total + (count ?? 0), 0)
  const isLeast = known !== 'yes' || counts.includes(null)
  if (isLeast && sum === 0) return `${places}; how many reports they held is not known`
  return `${places} held ${isLeast ? 'at least ' : ''}${reportWords(sum)}`
}

/** `in twelve months`, else the days of the window. */
export const windowWords = (window: DaySpan) =>
  isTwelveMonths(window) ? 'in twelve months' : `from ${spanWords(window)}`
/** A day may be missing at either end: a plan is made from the days before the shift. */
const isTwelveMonths = (window: DaySpan) => daysIn(window) >= 364 && daysIn(window) <= 366

/** Reports of one hour of the shift over the window; the first and last may be parts of an hour. */
export interface ShiftHour {
  /** `17:00`. */
  readonly words: string
  readonly count: number
}

/** Reports at the places of the cards by hour of the shift; a report with a range counts by shares. */
export function shiftHours(plan: ShiftPlan, crew: number): readonly ShiftHour[] {
  const { request } = plan.result
  const clock = shiftClock(request)
  const hourAt = hourOfWeekIn(request)
  const weeks = daysIn(request.window) / 7
  const cards = placeCards(plan, crew)
  return hourStarts(request).map((minute) => ({
    words: clock(minute),
    count: cards.reduce((sum, { place }) => sum + (place.perHour[hourAt(minute)] ?? 0) * weeks, 0),
  }))
}

/** Minutes of the shift at which an hour of the clock begins, and its start. */
function hourStarts({ startMinute, minutes }: ShiftTimes): readonly number[] {
  const first = (60 - (startMinute % 60)) % 60
  const starts: number[] = first === 0 ? [] : [0]
  for (let minute = first; minute < minutes; minute += 60) starts.push(minute)
  return starts
}

/** `Most come between 20:00 and 22:00.`, or which two hours are the busiest; null where none stands out. */
export function busiestSentence(hours: readonly ShiftHour[], request: ShiftRequest): string | null {
  const sums = hours.slice(0, -1).map(({ count }, at) => count + (hours[at + 1]?.count ?? 0))
  const most = Math.max(...sums)
  if (hours.length < 4 || most <= 0 || sums.every((sum) => sum === most)) return null
  const at = sums.indexOf(most)
  const from = hours[at]?.words ?? ''
  const to = hours[at + 2]?.words ?? shiftClock(request)(request.minutes)
  const all = hours.reduce((sum, { count }) => sum + count, 0)
  return most > all / 2 ? `Most come between ${from} and ${to}.` : `The busiest hours are ${from} to ${to}.`
}
