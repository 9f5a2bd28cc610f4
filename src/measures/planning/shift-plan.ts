/**
 * Shift plan for display and export: crews with visits and times, worth, captured harm and omitted places.
 */
import { plansFor } from '../../analytics/planning/planner.ts'
import {
  COVER_MINUTES,
  type Break,
  type Route,
  type Routes,
  type ShiftProblem,
} from '../../analytics/planning/shift.ts'
import { timetable } from '../../analytics/planning/timetable.ts'
import { coveredReports } from '../../analytics/planning/worth.ts'
import { instant, type DaySpan, type Instant } from '../../domain/day.ts'
import type { CrewShiftBreak } from '../../domain/places/crew-shift.ts'
import { clockIn, crewsOf, startOf, type ShiftRequest } from './shift-request.ts'
import { isReachable, problemOf } from './problem.ts'
import type { PlannablePlaces, PlannablePlace } from './places.ts'

/** How well such a choice of places predicted later months; null while being computed. */
export interface PlanChoice {
  readonly choice: string | null
  /** The indices of accuracy, which only an explanation names; null: none either. */
  readonly accuracy: string | null
}

/** Complete input of a plan, from which it can be recalculated after every edit. */
export interface PlanResult extends PlanChoice {
  readonly kind: 'made'
  readonly request: ShiftRequest
  readonly places: readonly PlannablePlace[]
  /** Places excluded by the random assignment of a test on that day. */
  readonly offToday: readonly PlannablePlace[]
  readonly routes: Routes
  /** Per crew the periods of lost time, in minutes of the shift. */
  readonly lost: readonly (readonly Break[])[]
  readonly lastMonth: { readonly span: DaySpan; readonly harm: number }
}

/** A visit with its times. */
export interface CrewVisit {
  /** `A2`: crew letter, and the number of the place in the crew's order of first visits. */
  readonly label: string
  readonly place: PlannablePlace
  readonly arrive: Instant
  readonly leave: Instant
  readonly minutes: number
  /** Travel to this visit, without breaks. */
  readonly travelMinutes: number
  readonly isRandom: boolean
}
/** Visits and breaks of one crew. */
export interface CrewPlan {
  /** Crew letter: `A`. */
  readonly crew: string
  readonly visits: readonly CrewVisit[]
  readonly travelMinutes: number
  /** `Called away`: time that this crew lost outside the shift's breaks. */
  readonly breaks: readonly CrewShiftBreak[]
}
/** A place without a visit, and why. */
export interface LeftOut {
  readonly place: PlannablePlace
  readonly reason: 'too far' | 'no time' | 'nothing reported'
}
/** A plan with times; derived from `result`. */
export interface ShiftPlan {
  readonly result: PlanResult
  readonly start: Instant
  readonly crews: readonly CrewPlan[]
  /** Usual reports (or harm) in the two hours after the visits. */
  readonly worth: number
  /** Share of last month's harm reported at the plan's places, 0 to 1; null where there was none. */
  readonly caught: number | null
  /** Unvisited places, by usual count in descending order, at most `MOST_LEFT_OUT`. */
  readonly leftOut: readonly LeftOut[]
}

/** `A` to `Z`, then `AA` and so on: unique per crew. */
export const crewLetter = (crew: number): string =>
  `${crew < LETTERS ? '' : crewLetter(Math.floor(crew / LETTERS) - 1)}${String.fromCharCode(65 + (crew % LETTERS))}`
const LETTERS = 26

/** Places chosen by hand, else those of the ranking; without those excluded by a test on that day. */
export const candidatePlaces = (request: ShiftRequest, places: readonly PlannablePlace[]) =>
  requestedPlaces(request, places).filter(({ testDay }) => testDay?.isOn !== false)

const requestedPlaces = ({ chosen }: ShiftRequest, places: readonly PlannablePlace[]) =>
  places.filter(({ id, isRanked }) => (chosen ? chosen.includes(id) : isRanked))

/** Plans routes over the candidate places with the request's seed. */
export function planResult(request: ShiftRequest, { places, lastMonth }: PlannablePlaces): PlanResult {
  const chosen = candidatePlaces(request, places)
  const { issued: routes } = plansFor(problemOf(request, chosen), request.seed)
  return {
    kind: 'made',
    request,
    places: chosen,
    offToday: requestedPlaces(request, places).filter(({ testDay }) => testDay?.isOn === false),
    routes,
    lost: routes.map(() => []),
    lastMonth,
    choice: null,
    accuracy: null,
  }
}

/** Times and worth of a plan; null where a route does not fit into the shift. */
export function shiftPlan(result: PlanResult): ShiftPlan | null {
  const { request, places, routes, lastMonth } = result
  const problem = problemOf(request, places)
  const start = startOf(request)
  const timed = routes.map((route, crew) =>
    timetable(problemForCrew(problem, result.lost[crew] ?? []), route),
  )
  if (timed.includes(null)) return null
  const numbers = routes.map(placeNumbers)
  const at = (minute: number) => instant(start + minute * 60_000)
  const crews = timed.map((route, crew): CrewPlan => ({
    crew: crewLetter(crew),
    travelMinutes: route?.travelMinutes ?? 0,
    breaks: problemForCrew(problem, result.lost[crew] ?? []).breaks.map((pause) => ({
      name: request.breaks.some(overlaps(pause)) ? 'Break' : 'Called away',
      from: at(pause.from),
      to: at(pause.to),
    })),
    visits: (route?.visits ?? []).flatMap((visit): readonly CrewVisit[] => {
      const place = places[visit.place]
      if (!place) return []
      return [
        {
          label: `${crewLetter(crew)}${numbers[crew]?.get(visit.place) ?? 0}`,
          place,
          arrive: at(visit.begin),
          leave: at(visit.end),
          minutes: visit.end - visit.begin,
          travelMinutes: visit.travel,
          isRandom: visit.isRandom ?? false,
        },
      ]
    }),
  }))
  return {
    result,
    start,
    crews,
    worth: worthIn(
      problem,
      timed.flatMap((route) => route?.visits ?? []),
    ),
    caught: lastMonth.harm > 0 ? harmAtVisitedPlaces(result) / lastMonth.harm : null,
    leftOut: leftOutOf(result, problem),
  }
}

const overlaps = (a: Break) => (b: Break) => a.from < b.to && b.from < a.to

/** Times of a plan in words, with their zone where the clocks change within its shift. */
export const planClock = ({ start, result }: ShiftPlan) =>
  clockIn({ from: start, to: instant(start + result.request.minutes * 60_000) })

/** `Break 21:00 to 21:45`. */
export const breakWords = ({ name, from, to }: CrewShiftBreak, clock: (at: Instant) => string) =>
  `${name} ${clock(from)} to ${clock(to)}`

/** Breaks between the visit before position `at` of a crew's visits and the visit there; at their number: the rest. */
export function breaksBefore<T extends { readonly from: Instant }>(
  at: number,
  visits: readonly { readonly arrive: Instant }[],
  breaks: readonly T[],
): readonly T[] {
  const [after, before] = [visits[at - 1]?.arrive ?? -Infinity, visits[at]?.arrive ?? Infinity]
  return breaks.filter(({ from }) => from >= after && from < before)
}

const placeNumbers = (route: Route): ReadonlyMap<number, number> =>
  new Map([...new Set(route.map(({ place }) => place))].map((place, i) => [place, i + 1]))

/** The problem of one crew: its lost time is added to the breaks. */
export const problemForCrew = (problem: ShiftProblem, lost: readonly Break[]): ShiftProblem =>
  lost.length === 0 ? problem : { ...problem, breaks: mergeBreaks([...problem.breaks, ...lost]) }

function mergeBreaks(pauses: readonly Break[]): readonly Break[] {
  const mergedBreaks: Break[] = []
  for (const pause of pauses.toSorted((a, b) => a.from - b.from)) {
    const last = mergedBreaks.at(-1)
    if (last && pause.from <= last.to)
      mergedBreaks[mergedBreaks.length - 1] = { from: last.from, to: Math.max(last.to, pause.to) }
    else mergedBreaks.push(pause)
  }
  return mergedBreaks
}

function worthIn(
  { cumulativeReports }: ShiftProblem,
  visits: readonly { readonly place: number; readonly begin: number }[],
) {
  return cumulativeReports.reduce((sum, sums, place) => {
    const begins = visits.filter((visit) => visit.place === place).map(({ begin }) => begin)
    return (
      sum +
      coveredReports(
        sums,
        begins.toSorted((a, b) => a - b),
      )
    )
  }, 0)
}

/** Capped at the total: own hotspots may overlap ranked places. */
function harmAtVisitedPlaces({ routes, places, lastMonth }: PlanResult): number {
  const visited = new Set(routes.flat().map(({ place }) => place))
  return Math.min(
    lastMonth.harm,
    [...visited].reduce((sum, place) => sum + (places[place]?.lastMonth ?? 0), 0),
  )
}

const MOST_LEFT_OUT = 12
function leftOutOf({ request, routes, places }: PlanResult, problem: ShiftProblem): readonly LeftOut[] {
  const visited = new Set(routes.flat().map(({ place }) => place))
  const inReach = new Set(problem.patches.flat())
  const usual = (place: number) => problem.cumulativeReports[place]?.[request.minutes + COVER_MINUTES] ?? 0
  const reasonFor = (place: number): LeftOut['reason'] => {
    if (!isReachable(problem, place)) return 'too far'
    if (usual(place) === 0) return 'nothing reported'
    return inReach.has(place) ? 'no time' : 'too far'
  }
  return [...places.keys()]
    .filter((place) => !visited.has(place) && (usual(place) > 0 || request.chosen !== null))
    .toSorted((a, b) => usual(b) - usual(a))
    .slice(0, MOST_LEFT_OUT)
    .flatMap((place) => {
      const of = places[place]
      return of ? [{ place: of, reason: reasonFor(place) }] : []
    })
}

/** People per crew; the remainder joins the last crew. */
export function peopleOf(request: ShiftRequest): readonly number[] {
  const crews = crewsOf(request)
  return Array.from({ length: crews }, (_, crew) =>
    crew === crews - 1 ? request.people - request.perCrew * (crews - 1) : request.perCrew,
  )
}
