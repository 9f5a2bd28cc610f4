/** A plan changed by hand: a visit moved, taken out or put in, time that was lost; timed anew at once, nothing lost in silence. */
import type { PlannedVisit, Route, ShiftProblem } from '../../analytics/planning/shift.ts'
import { scheduleVisits, timetable } from '../../analytics/planning/timetable.ts'
import { worthOf } from '../../analytics/planning/worth.ts'
import { clockWords, planFault, type PlanFault } from './shift-request.ts'
import { problemOf } from './problem.ts'
import { crewLetter, forCrew, type PlanResult } from './shift-plan.ts'

export type PlanEdit =
  | { readonly kind: 'move'; readonly crew: number; readonly visit: number; readonly to: number }
  | { readonly kind: 'delete'; readonly crew: number; readonly visit: number }
  /** Place by its id, at the end of a crew's visits. */
  | { readonly kind: 'add'; readonly crew: number; readonly place: string }
  /** Minutes of the shift. */
  | { readonly kind: 'lose'; readonly crew: number; readonly from: number; readonly minutes: number }

interface Edited {
  readonly kind: 'edited'
  readonly made: PlanResult
  /** One sentence on what changed: what is spoken. */
  readonly said: string
}

/** The old plan stays with whoever asked where this is a fault. */
export function editedPlan(made: PlanResult, edit: PlanEdit): Edited | PlanFault {
  const route = made.routes[edit.crew]
  if (!route) throw new RangeError(`crew ${edit.crew} of ${made.routes.length}`)
  switch (edit.kind) {
    case 'move':
      return moved(made, route, edit)
    case 'delete':
      return deleted(made, route, edit)
    case 'add':
      return added(made, route, edit)
    case 'lose':
      return afterLoss(made, route, edit)
  }
}

/** By hand the order is what counts: nobody waits for the full hour that the search chose. */
const atOnce = (route: Route): Route => route.map((visit) => ({ ...visit, notBefore: 0 }))
const nameOf = (made: PlanResult, visit: PlannedVisit | undefined) =>
  made.places[visit?.place ?? -1]?.name ?? ''
const withRoute = (made: PlanResult, crew: number, route: Route): PlanResult => ({
  ...made,
  routes: made.routes.with(crew, route),
})

function problemFor(made: PlanResult, crew: number): ShiftProblem {
  return forCrew(problemOf(made.asked, made.places), made.lost[crew] ?? [])
}

function moved(made: PlanResult, route: Route, { crew, visit, to }: PlanEdit & { kind: 'move' }): Edited {
  const all = atOnce(route)
  const moving = all[visit]
  if (!moving || to < 0 || to >= route.length) return { kind: 'edited', made, said: 'It stays where it is.' }
  let next = all.toSpliced(visit, 1).toSpliced(to, 0, moving)
  const begins = new Int32Array(next.length)
  const out: string[] = []
  // The shift is as long as it is: what no longer fits is taken out from its end, never what was just moved.
  while (scheduleVisits(problemFor(made, crew), next, begins) === Infinity && next.length > 1) {
    const last = next.at(-1) === moving ? next.length - 2 : next.length - 1
    out.push(nameOf(made, next[last]))
    next = next.toSpliced(last, 1)
  }
  const now = next.indexOf(moving)
  const at = clockWords(made.asked.startMinute + (begins[now] ?? 0))
  const said = `${nameOf(made, moving)} is now ${crewLetter(crew)}${now + 1}, at ${at}.`
  const dropped = out.length === 0 ? '' : ` No longer in time, and taken out: ${out.join('; ')}.`
  return { kind: 'edited', made: withRoute(made, crew, next), said: said + dropped }
}

function deleted(made: PlanResult, route: Route, { crew, visit }: PlanEdit & { kind: 'delete' }): Edited {
  const next = atOnce(route.toSpliced(visit, 1))
  const left = next.length === 1 ? '1 visit' : `${next.length} visits`
  const said = `${nameOf(made, route[visit])} is taken out. Crew ${crewLetter(crew)} has ${left} left.`
  return { kind: 'edited', made: withRoute(made, crew, next), said }
}

function added(
  made: PlanResult,
  route: Route,
  { crew, place }: PlanEdit & { kind: 'add' },
): Edited | PlanFault {
  const number = made.places.findIndex(({ id }) => id === place)
  if (number < 0) throw new RangeError(`no place ${place} in the plan`)
  const next = [...atOnce(route), { place: number, notBefore: 0 }]
  const name = made.places[number]?.name ?? ''
  const problem = problemFor(made, crew)
  const begins = new Int32Array(next.length)
  if (scheduleVisits(problem, next, begins) === Infinity)
    return planFault(
      'too-far',
      `${name} is farther than the time that crew ${crewLetter(crew)} has left. Take a visit out first.`,
    )
  const at = clockWords(made.asked.startMinute + (begins[next.length - 1] ?? 0))
  return {
    kind: 'edited',
    made: withRoute(made, crew, next),
    said: `${name} is now ${crewLetter(crew)}${next.length}, at ${at}.`,
  }
}

/** Visits that began before stay as they are; of the rest the least worth are taken out until the others fit. */
function afterLoss(
  made: PlanResult,
  route: Route,
  { crew, from, minutes }: PlanEdit & { kind: 'lose' },
): Edited {
  const before = timetable(problemFor(made, crew), route)?.visits ?? []
  const done = before.filter(({ begin }) => begin < from).length
  const lost = [
    ...(made.lost[crew] ?? []),
    { from: Math.max(from, before[done - 1]?.end ?? 0), to: from + minutes },
  ]
  const whole = {
    ...made,
    lost: made.lost.with(
      crew,
      lost.filter((pause) => pause.to > pause.from),
    ),
  }
  const problem = problemFor(whole, crew)
  let next: Route = route.map((visit, i) => ({ ...visit, notBefore: i < done ? (before[i]?.begin ?? 0) : 0 }))
  const out: string[] = []
  while (next.length > done && scheduleVisits(problem, next, new Int32Array(next.length)) === Infinity) {
    const least = leastMissed(problem, next, done)
    out.push(nameOf(made, next[least]))
    next = next.toSpliced(least, 1)
  }
  const said = `Crew ${crewLetter(crew)} lost ${minutes} minutes from ${clockWords(made.asked.startMinute + from)}.`
  const dropped = out.length === 0 ? 'Everything still fits.' : `Taken out: ${out.join('; ')}.`
  return { kind: 'edited', made: withRoute(whole, crew, next), said: `${said} ${dropped}` }
}

/** Of the visits not yet begun, the one without which the others are worth most, or take least. */
function leastMissed(problem: ShiftProblem, route: Route, done: number): number {
  let [least, most] = [route.length - 1, -1]
  for (let at = done; at < route.length; at++) {
    const without = route.toSpliced(at, 1)
    const fits = scheduleVisits(problem, without, new Int32Array(without.length)) !== Infinity
    const worth = fits ? worthOf({ ...problem, patches: [[]] }, [without]) : -1
    if (worth > most) [least, most] = [at, worth]
  }
  return least
}
