/** A shift's plan as everybody reads it: crews with their visits and times, what it is worth, and what it leaves out. */
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
import { crewsOf, startOf, type ShiftRequest } from './shift-request.ts'
import { reaches, problemOf } from './problem.ts'
import type { Plannable } from './places.ts'
import type { PlannablePlace } from './plannable-place.ts'

/** All that a plan hangs on: with it the page times it anew after every change by hand. */
export interface PlanResult {
  readonly kind: 'made'
  readonly asked: ShiftRequest
  readonly places: readonly PlannablePlace[]
  /** Those that the draw of a test leaves alone on that day. */
  readonly offToday: readonly PlannablePlace[]
  readonly routes: Routes
  /** By crew, time that was lost; in minutes of the shift. */
  readonly lost: readonly (readonly Break[])[]
  readonly lastMonth: { readonly span: DaySpan; readonly harm: number }
  /** The sentence on how good such a choice was, month by month; null while it is still being worked out. */
  readonly choice: string | null
}

export interface CrewVisit {
  /** `A2`: the crew, and the number of the place in the order in which it first comes to it. */
  readonly label: string
  readonly place: PlannablePlace
  readonly arrive: Instant
  readonly leave: Instant
  readonly minutes: number
  /** On the way there, breaks aside. */
  readonly travelMinutes: number
  readonly isLot: boolean
}
export interface CrewPlan {
  /** `A`. */
  readonly crew: string
  readonly visits: readonly CrewVisit[]
  readonly travelMinutes: number
  readonly breaks: readonly { readonly from: Instant; readonly to: Instant }[]
}
export interface LeftOut {
  readonly place: PlannablePlace
  readonly reason: 'too far' | 'no time' | 'nothing reported'
}
export interface ShiftPlan {
  readonly made: PlanResult
  readonly start: Instant
  readonly crews: readonly CrewPlan[]
  /** Reports (or harm) usual in the two hours after the visits. */
  readonly worth: number
  /** Share of last month's harm that was reported in the places of the plan; null where none was anywhere. */
  readonly caught: number | null
  /** The best of the ranking that no crew goes to, the best first; by hand all that no crew goes to. */
  readonly leftOut: readonly LeftOut[]
}

/** `A` to `Z`, then `AA` and on: no two crews share one. */
export const crewLetter = (crew: number): string =>
  `${crew < LETTERS ? '' : crewLetter(Math.floor(crew / LETTERS) - 1)}${String.fromCharCode(65 + (crew % LETTERS))}`
const LETTERS = 26

/** Those asked for by hand, else those of the ranking; without those that the draw of a test leaves alone. */
export const candidates = (asked: ShiftRequest, places: readonly PlannablePlace[]) =>
  wanted(asked, places).filter(({ testDay }) => testDay?.isOn !== false)

const wanted = ({ chosen }: ShiftRequest, places: readonly PlannablePlace[]) =>
  places.filter(({ id, isRanked }) => (chosen ? chosen.includes(id) : isRanked))

/** Of the places asked for by hand, or of all; nothing is planned for places without a report in those hours. */
export function planResult(asked: ShiftRequest, { places, lastMonth }: Plannable): PlanResult {
  const chosen = candidates(asked, places)
  const { issued: given } = plansFor(problemOf(asked, chosen), asked.seed)
  return {
    kind: 'made',
    asked,
    places: chosen,
    offToday: wanted(asked, places).filter(({ testDay }) => testDay?.isOn === false),
    routes: given,
    lost: given.map(() => []),
    lastMonth,
    choice: null,
  }
}

/** Null where a route does not fit into the shift. */
export function shiftPlan(made: PlanResult): ShiftPlan | null {
  const { asked, places, routes, lastMonth } = made
  const problem = problemOf(asked, places)
  const start = startOf(asked)
  const timed = routes.map((route, crew) => timetable(forCrew(problem, made.lost[crew] ?? []), route))
  if (timed.includes(null)) return null
  const numbers = routes.map(placeNumbers)
  const at = (minute: number) => instant(start + minute * 60_000)
  const crews = timed.map((route, crew): CrewPlan => ({
    crew: crewLetter(crew),
    travelMinutes: route?.travelMinutes ?? 0,
    breaks: forCrew(problem, made.lost[crew] ?? []).breaks.map(({ from, to }) => ({
      from: at(from),
      to: at(to),
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
          isLot: visit.isLot ?? false,
        },
      ]
    }),
  }))
  return {
    made,
    start,
    crews,
    worth: worthIn(
      problem,
      timed.flatMap((route) => route?.visits ?? []),
    ),
    caught: lastMonth.harm > 0 ? caughtBy(made) / lastMonth.harm : null,
    leftOut: leftOutOf(made, problem),
  }
}

const placeNumbers = (route: Route): ReadonlyMap<number, number> =>
  new Map([...new Set(route.map(({ place }) => place))].map((place, i) => [place, i + 1]))

/** A crew's own problem: its lost time is a break like another. */
export const forCrew = (problem: ShiftProblem, lost: readonly Break[]): ShiftProblem =>
  lost.length === 0 ? problem : { ...problem, breaks: merged([...problem.breaks, ...lost]) }

function merged(pauses: readonly Break[]): readonly Break[] {
  const whole: Break[] = []
  for (const pause of pauses.toSorted((a, b) => a.from - b.from)) {
    const last = whole.at(-1)
    if (last && pause.from <= last.to)
      whole[whole.length - 1] = { from: last.from, to: Math.max(last.to, pause.to) }
    else whole.push(pause)
  }
  return whole
}

function worthIn(
  { cumulativeReports: reported }: ShiftProblem,
  visits: readonly { readonly place: number; readonly begin: number }[],
) {
  return reported.reduce((sum, sums, place) => {
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

/** Two places may share ground where the partnership's own lie on the ranking's: never more than there was. */
function caughtBy({ routes, places, lastMonth }: PlanResult): number {
  const visited = new Set(routes.flat().map(({ place }) => place))
  return Math.min(
    lastMonth.harm,
    [...visited].reduce((sum, place) => sum + (places[place]?.lastMonth ?? 0), 0),
  )
}

const MOST_LEFT_OUT = 12
function leftOutOf({ asked, routes, places }: PlanResult, problem: ShiftProblem): readonly LeftOut[] {
  const visited = new Set(routes.flat().map(({ place }) => place))
  const inReach = new Set(problem.patches.flat())
  const usual = (place: number) => problem.cumulativeReports[place]?.[asked.minutes + COVER_MINUTES] ?? 0
  const reasonFor = (place: number): LeftOut['reason'] => {
    if (!reaches(problem, place)) return 'too far'
    if (usual(place) === 0) return 'nothing reported'
    return inReach.has(place) ? 'no time' : 'too far'
  }
  return [...places.keys()]
    .filter((place) => !visited.has(place) && (usual(place) > 0 || asked.chosen !== null))
    .toSorted((a, b) => usual(b) - usual(a))
    .slice(0, MOST_LEFT_OUT)
    .flatMap((place) => {
      const of = places[place]
      return of ? [{ place: of, reason: reasonFor(place) }] : []
    })
}

/** How many people go with each crew: the one left over with the last. */
export function peopleOf(asked: ShiftRequest): readonly number[] {
  const crews = crewsOf(asked)
  return Array.from({ length: crews }, (_, crew) =>
    crew === crews - 1 ? asked.people - asked.perCrew * (crews - 1) : asked.perCrew,
  )
}
