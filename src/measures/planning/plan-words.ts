/** Sentences on a shift plan: size, captured harm, worth, omitted places, overlaps and random order. */
import { instant, weekdayOf } from '../../domain/day.ts'
import { holidaysIn } from '../../domain/time/bank-holidays.ts'
import { dayWords, spanWords } from '../sentences.ts'
import { WEEKDAYS } from './shift-request.ts'
import { planClock, type LeftOut, type ShiftPlan } from './shift-plan.ts'

const countWords = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`

/** `2 crews, 9 places, 33 visits, seed 4127.` */
export function planSentence({ crews, result }: ShiftPlan): string {
  const visits = crews.flatMap((crew) => crew.visits)
  const places = new Set(visits.map(({ place }) => place.id)).size
  return `${countWords(crews.length, 'crew')}, ${countWords(places, 'place')}, ${countWords(visits.length, 'visit')}, seed ${result.request.seed}.`
}

/** `Its places held 9 % of July's harm.` */
export function caughtSentence({ caught, result }: ShiftPlan): string {
  const month = spanWords(result.lastMonth.span)
  if (caught === null) return `No harm was reported from ${month}, so no share of it can be given.`
  return `Its places held ${Math.round(caught * 100)} % of the harm reported from ${month}, at any hour.`
}

/** `Worth: 2.8 reports usual in the two hours after its visits.` */
export const worthSentence = ({ worth, result }: ShiftPlan) =>
  `In the two hours after its visits ${worth >= 10 ? Math.round(worth) : worth.toFixed(1)} ${result.request.measure === 'harm' ? 'of harm is' : 'reports are'} usual there.`

const MOST_NAMED = 4
/** `Left out: Upper Town, middle (too far on foot) and 8 more.`; null where nothing is. */
export function leftOutSentence({ leftOut, result }: ShiftPlan): string | null {
  if (leftOut.length === 0) return null
  const reasonTexts: Readonly<Record<LeftOut['reason'], string>> = {
    'too far': result.request.mode === 'foot' ? 'too far on foot' : 'too far',
    'no time': 'no time left',
    'nothing reported': 'nothing reported in these hours',
  }
  const named = leftOut
    .slice(0, MOST_NAMED)
    .map(({ place, reason }) => `${place.name} (${reasonTexts[reason]})`)
  const more = leftOut.length - named.length
  return `Left out: ${named.join('; ')}${more > 0 ? ` and ${more} more` : ''}.`
}

/** Places excluded by the random assignment of a test on that day; null: none. */
export function offTodaySentence({ result }: ShiftPlan): string | null {
  if (result.offToday.length === 0) return null
  const named = result.offToday.map(({ name, testDay }) => `${name} (seed ${testDay?.seed ?? 0})`)
  return `Not on this day, by the draw of a test: ${named.join('; ')}.`
}

/** That the shift is on a holiday, which the hours of ordinary days do not know; null on any other day. */
export function holidaySentence({ result }: ShiftPlan): string | null {
  const { day } = result.request
  const [holiday] = holidaysIn({ from: day, to: day })
  if (!holiday) return null
  const weekday = WEEKDAYS[weekdayOf(day)] ?? ''
  return `${weekday} ${dayWords(day)} is a holiday (${holiday.name}): what is counted is of all ${weekday}s alike.`
}

/** Overlapping visits of two crews at one place, within one plan or between two; null: none. */
export function overlapSentence(one: ShiftPlan, other: ShiftPlan = one): string | null {
  const visitsWithCrew = ({ crews }: ShiftPlan) =>
    crews.flatMap(({ crew, visits }) => visits.map((visit) => ({ crew, ...visit })))
  const isOne = one === other
  const overlaps = visitsWithCrew(one).flatMap((a) =>
    visitsWithCrew(other)
      .filter((b) => a.place.id === b.place.id && a.arrive < b.leave && b.arrive < a.leave)
      .filter((b) => !isOne || a.crew < b.crew)
      .map((b) => ({ a, b, at: planClock(one)(instant(Math.max(a.arrive, b.arrive))) })),
  )
  const [first] = overlaps
  if (!first) return null
  const more = overlaps.length > 1 ? ` It happens ${overlaps.length} times.` : ''
  const { a, b, at } = first
  return isOne
    ? `Visits overlap: crews ${a.crew} and ${b.crew} are both at ${a.place.name} at ${at}.${more}`
    : `Visits overlap: by this plan crew ${a.crew}, by the one before crew ${b.crew} is at ${a.place.name} at ${at}.${more}`
}

/** Explains the random choice between near-equal plans and the randomly placed visits. */
export function randomOrderSentence({ crews, result }: ShiftPlan): string {
  const randomCount = crews.flatMap(({ visits }) => visits.filter(({ isRandom }) => isRandom)).length
  const drawn =
    randomCount === 0
      ? ''
      : ` ${countWords(randomCount, 'visit')} drawn by lot, so that we do not look only where we have always looked.`
  return `Order drawn by lot among plans nearly as good as the best, seed ${result.request.seed}.${drawn}`
}
