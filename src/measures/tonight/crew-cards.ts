/** The places of one crew's shift in the order of their first visit, with its breaks and a change of the clocks. */
import { instant, type Instant } from '../../domain/day.ts'
import { londonOffset } from '../../domain/time/london-clock.ts'
import type { PlannablePlace } from '../planning/places.ts'
import { breakWords, planClock, type CrewVisit, type ShiftPlan } from '../planning/shift-plan.ts'

/** A place of the shift with its number on the map, and when the crew is there. */
export interface PlaceCard {
  readonly kind: 'place'
  readonly number: number
  readonly place: PlannablePlace
  readonly arrive: Instant
  readonly minutes: number
  /** The way to the first visit: minutes, and the number of the place before it; null for the first of the shift. */
  readonly way: { readonly minutes: number; readonly from: number | null } | null
  /** Later visits. */
  readonly again: readonly Instant[]
  readonly isRandom: boolean
}
/** A line between two cards: a break, or the clocks that change. */
interface ShiftLine {
  readonly kind: 'line'
  readonly at: Instant
  readonly words: string
}

/** The most places a list shows; the rest is counted. */
export const MOST_CARDS = 5

/** Cards and lines in the order of time. */
export function shiftList(plan: ShiftPlan, crew: number): readonly (PlaceCard | ShiftLine)[] {
  const timeOf = (item: PlaceCard | ShiftLine) => (item.kind === 'place' ? item.arrive : item.at)
  return [...placeCards(plan, crew), ...shiftLines(plan, crew)].toSorted((a, b) => timeOf(a) - timeOf(b))
}

/** The first `MOST_CARDS` places that the crew visits. */
export function placeCards({ crews }: ShiftPlan, crew: number): readonly PlaceCard[] {
  const visits = crews[crew]?.visits ?? []
  const ids = [...new Set(visits.map(({ place }) => place.id))]
  return ids.slice(0, MOST_CARDS).flatMap((id, at) => {
    const [first, ...later] = visits.filter(({ place }) => place.id === id)
    if (!first) return []
    const { place, arrive, minutes, isRandom } = first
    return [
      {
        kind: 'place' as const,
        number: at + 1,
        place,
        arrive,
        minutes,
        way: wayTo(visits, first, ids),
        again: later.map((visit) => visit.arrive),
        isRandom,
      },
    ]
  })
}

function wayTo(visits: readonly CrewVisit[], visit: CrewVisit, ids: readonly string[]): PlaceCard['way'] {
  const before = visits[visits.indexOf(visit) - 1]
  if (!before) return null
  const number = ids.indexOf(before.place.id) + 1
  return { minutes: visit.travelMinutes, from: number > MOST_CARDS ? null : number }
}

/** Places beyond those that the list shows. */
export const placesBeyond = ({ crews }: ShiftPlan, crew: number) =>
  Math.max(0, new Set(crews[crew]?.visits.map(({ place }) => place.id)).size - MOST_CARDS)

function shiftLines(plan: ShiftPlan, crew: number): readonly ShiftLine[] {
  const clock = planClock(plan)
  const pauses = (plan.crews[crew]?.breaks ?? []).map((pause): ShiftLine => ({
    kind: 'line',
    at: pause.from,
    words: breakWords(pause, clock),
  }))
  const change = clockChange(plan)
  return change ? [...pauses, change] : pauses
}

const MINUTE = 60_000

/** `The clocks go back at 02:00 BST, to 01:00 GMT`; null where they do not change in the shift. */
function clockChange(plan: ShiftPlan): ShiftLine | null {
  const { start, result } = plan
  const end = instant(start + result.request.minutes * MINUTE)
  if (londonOffset(start) === londonOffset(end)) return null
  let at = start
  while (londonOffset(at) === londonOffset(start)) at = instant(at + MINUTE)
  const isBack = londonOffset(end) < londonOffset(start)
  const [before, after] = isBack ? ['02:00 BST', '01:00 GMT'] : ['01:00 GMT', '02:00 BST']
  return {
    kind: 'line',
    at,
    words: `The clocks go ${isBack ? 'back' : 'forward'} at ${before}, to ${after}`,
  }
}
