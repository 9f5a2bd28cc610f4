/** A plan in words: how much it is, what it would have caught, what it leaves out, why its order is what it is. */
import { instant, londonMinute } from '../../domain/day.ts'
import { spanWords } from '../sentences.ts'
import { clockWords } from './shift-request.ts'
import type { LeftOut, ShiftPlan } from './shift-plan.ts'

const counted = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`

/** `2 crews, 9 places, 33 visits, seed 4127.` */
export function planSentence({ crews, made }: ShiftPlan): string {
  const visits = crews.flatMap((crew) => crew.visits)
  const places = new Set(visits.map(({ place }) => place.id)).size
  return `${counted(crews.length, 'crew')}, ${counted(places, 'place')}, ${counted(visits.length, 'visit')}, seed ${made.asked.seed}.`
}

/** `Its places held 9 % of July's harm.` */
export function caughtSentence({ caught, made }: ShiftPlan): string {
  const month = spanWords(made.lastMonth.span)
  if (caught === null) return `No harm was reported from ${month}, so there is nothing to have caught.`
  return `Its places held ${Math.round(caught * 100)} % of the harm reported from ${month}, at any hour.`
}

/** `Worth: 2.8 reports usual in the two hours after its visits.` */
export const worthSentence = ({ worth, made }: ShiftPlan) =>
  `In the two hours after its visits ${worth >= 10 ? Math.round(worth) : worth.toFixed(1)} ${made.asked.measure === 'harm' ? 'of harm is' : 'reports are'} usual there.`

const MOST_NAMED = 4
/** `Left out: Upper Town, middle (too far on foot) and 8 more.`; null where nothing is. */
export function leftOutSentence({ leftOut, made }: ShiftPlan): string | null {
  if (leftOut.length === 0) return null
  const words: Readonly<Record<LeftOut['reason'], string>> = {
    'too far': made.asked.mode === 'foot' ? 'too far on foot' : 'too far',
    'no time': 'no time left',
    'nothing reported': 'nothing reported in these hours',
  }
  const named = leftOut.slice(0, MOST_NAMED).map(({ place, reason }) => `${place.name} (${words[reason]})`)
  const more = leftOut.length - named.length
  return `Left out: ${named.join('; ')}${more > 0 ? ` and ${more} more` : ''}.`
}

/** Null where no test leaves a place alone on that day. */
export function offTodaySentence({ made }: ShiftPlan): string | null {
  if (made.offToday.length === 0) return null
  const named = made.offToday.map(({ name, testDay }) => `${name} (seed ${testDay?.seed ?? 0})`)
  return `Not on this day, by the draw of a test: ${named.join('; ')}.`
}

/** Crews that are at one place at the same time, of one plan or of two; null where none are. */
export function togetherSentence(one: ShiftPlan, other: ShiftPlan = one): string | null {
  const calls = ({ crews }: ShiftPlan) =>
    crews.flatMap(({ crew, visits }) => visits.map((visit) => ({ crew, ...visit })))
  const isOne = one === other
  const met = calls(one).flatMap((a) =>
    calls(other)
      .filter((b) => a.place.id === b.place.id && a.arrive < b.leave && b.arrive < a.leave)
      .filter((b) => !isOne || a.crew < b.crew)
      .map((b) => ({ a, b, at: clockWords(londonMinute(instant(Math.max(a.arrive, b.arrive)))) })),
  )
  const [first] = met
  if (!first) return null
  const more = met.length > 1 ? ` It happens ${met.length} times.` : ''
  const { a, b, at } = first
  return isOne
    ? `Visits overlap: crews ${a.crew} and ${b.crew} are both at ${a.place.name} at ${at}.${more}`
    : `Visits overlap: by this plan crew ${a.crew}, by the one before crew ${b.crew} is at ${a.place.name} at ${at}.${more}`
}

/** What the lot did, so that nobody takes it for a mistake. */
export function lotSentence({ crews, made }: ShiftPlan): string {
  const lots = crews.flatMap(({ visits }) => visits.filter(({ isLot }) => isLot)).length
  const drawn =
    lots === 0 ? '' : ` ${counted(lots, 'visit')} drawn by lot, so that looking is not only where we looked.`
  return `Order drawn by lot among plans nearly as good as the best, seed ${made.asked.seed}.${drawn}`
}
