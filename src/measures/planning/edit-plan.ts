/**
 * Manual edits of a shift plan: moving, deleting or adding a visit, and lost time; recalculates the times and
 * names every visit dropped.
 */
import type { PlannedVisit, Route, ShiftProblem } from '../../analytics/planning/shift.ts'
import { scheduleVisits, timetable } from '../../analytics/planning/timetable.ts'
import { worthOf } from '../../analytics/planning/worth.ts'
import { shiftClock, planFault, type PlanFault } from './shift-request.ts'
import { problemOf } from './problem.ts'
import { crewLetter, problemForCrew, type PlanResult } from './shift-plan.ts'

/** An edit of a plan; `crew` and `visit` are indexes. */
export type PlanEdit =
  | { readonly kind: 'move'; readonly crew: number; readonly visit: number; readonly to: number }
  | { readonly kind: 'delete'; readonly crew: number; readonly visit: number }
  /** Adds the place of this id after the crew's visits. */
  | { readonly kind: 'add'; readonly crew: number; readonly place: string }
  /** `from` in minutes of the shift. */
  | { readonly kind: 'lose'; readonly crew: number; readonly from: number; readonly minutes: number }

interface PlanEdited {
  readonly kind: 'edited'
  readonly result: PlanResult
  /** One sentence on what changed, also announced to screen readers. */
  readonly message: string
}

/** Returns the edited plan, or a fault; the caller then keeps the old plan. */
export function editedPlan(result: PlanResult, edit: PlanEdit): PlanEdited | PlanFault {
  const route = result.routes[edit.crew]
  if (!route) throw new RangeError(`crew ${edit.crew} of ${result.routes.length}`)
  switch (edit.kind) {
    case 'move':
      return withVisitMoved(result, route, edit)
    case 'delete':
      return withVisitDeleted(result, route, edit)
    case 'add':
      return withVisitAdded(result, route, edit)
    case 'lose':
      return withTimeLost(result, route, edit)
  }
}

/** Removes the waiting times chosen by the search: after a manual edit only the order counts. */
const withoutWaits = (route: Route): Route => route.map((visit) => ({ ...visit, notBefore: 0 }))
const nameOf = (result: PlanResult, visit: PlannedVisit | undefined) =>
  result.places[visit?.place ?? -1]?.name ?? ''
const withRoute = (result: PlanResult, crew: number, route: Route): PlanResult => ({
  ...result,
  routes: result.routes.with(crew, route),
})

function problemFor(result: PlanResult, crew: number): ShiftProblem {
  return problemForCrew(problemOf(result.request, result.places), result.lost[crew] ?? [])
}

function withVisitMoved(
  result: PlanResult,
  route: Route,
  { crew, visit, to }: PlanEdit & { kind: 'move' },
): PlanEdited {
  const all = withoutWaits(route)
  const moving = all[visit]
  if (!moving || to < 0 || to >= route.length)
    return { kind: 'edited', result, message: 'It stays where it is.' }
  let next = all.toSpliced(visit, 1).toSpliced(to, 0, moving)
  const begins = new Int32Array(next.length)
  const removed: string[] = []
  // The shift's length is fixed: visits that no longer fit are removed from the end, never the one just
  // moved.
  while (scheduleVisits(problemFor(result, crew), next, begins) === Infinity && next.length > 1) {
    const last = next.at(-1) === moving ? next.length - 2 : next.length - 1
    removed.push(nameOf(result, next[last]))
    next = next.toSpliced(last, 1)
  }
  const now = next.indexOf(moving)
  const at = shiftClock(result.request)(begins[now] ?? 0)
  const message = `${nameOf(result, moving)} is now ${crewLetter(crew)}${now + 1}, at ${at}.`
  const dropped = removed.length === 0 ? '' : ` No longer in time, and removed: ${removed.join('; ')}.`
  return { kind: 'edited', result: withRoute(result, crew, next), message: message + dropped }
}

function withVisitDeleted(
  result: PlanResult,
  route: Route,
  { crew, visit }: PlanEdit & { kind: 'delete' },
): PlanEdited {
  const next = withoutWaits(route.toSpliced(visit, 1))
  const left = next.length === 1 ? '1 visit' : `${next.length} visits`
  const message = `${nameOf(result, route[visit])} is removed. Crew ${crewLetter(crew)} has ${left} left.`
  return { kind: 'edited', result: withRoute(result, crew, next), message }
}

function withVisitAdded(
  result: PlanResult,
  route: Route,
  { crew, place }: PlanEdit & { kind: 'add' },
): PlanEdited | PlanFault {
  const number = result.places.findIndex(({ id }) => id === place)
  if (number < 0) throw new RangeError(`no place ${place} in the plan`)
  const next = [...withoutWaits(route), { place: number, notBefore: 0 }]
  const name = result.places[number]?.name ?? ''
  const problem = problemFor(result, crew)
  const begins = new Int32Array(next.length)
  if (scheduleVisits(problem, next, begins) === Infinity)
    return planFault(
      'too-far',
      `${name} is farther than the time that crew ${crewLetter(crew)} has left. Remove a visit first.`,
    )
  const at = shiftClock(result.request)(begins[next.length - 1] ?? 0)
  return {
    kind: 'edited',
    result: withRoute(result, crew, next),
    message: `${name} is now ${crewLetter(crew)}${next.length}, at ${at}.`,
  }
}

/** Keeps the visits that have begun; of the rest removes the least valuable until the others fit. */
function withTimeLost(
  result: PlanResult,
  route: Route,
  { crew, from, minutes }: PlanEdit & { kind: 'lose' },
): PlanEdited {
  const before = timetable(problemFor(result, crew), route)?.visits ?? []
  const done = before.filter(({ begin }) => begin < from).length
  const lost = [
    ...(result.lost[crew] ?? []),
    { from: Math.max(from, before[done - 1]?.end ?? 0), to: from + minutes },
  ]
  const updated = {
    ...result,
    lost: result.lost.with(
      crew,
      lost.filter((pause) => pause.to > pause.from),
    ),
  }
  const problem = problemFor(updated, crew)
  let next: Route = route.map((visit, i) => ({ ...visit, notBefore: i < done ? (before[i]?.begin ?? 0) : 0 }))
  const removed: string[] = []
  while (next.length > done && scheduleVisits(problem, next, new Int32Array(next.length)) === Infinity) {
    const least = leastValuable(problem, next, done)
    removed.push(nameOf(result, next[least]))
    next = next.toSpliced(least, 1)
  }
  const message = `Crew ${crewLetter(crew)} lost ${minutes} minutes from ${shiftClock(result.request)(from)}.`
  const dropped = removed.length === 0 ? 'Everything still fits.' : `Removed: ${removed.join('; ')}.`
  return { kind: 'edited', result: withRoute(updated, crew, next), message: `${message} ${dropped}` }
}

/** Index of the visit not yet begun whose removal leaves the highest worth; ties go to the earliest. */
function leastValuable(problem: ShiftProblem, route: Route, done: number): number {
  let [least, most] = [route.length - 1, -1]
  for (let at = done; at < route.length; at++) {
    const without = route.toSpliced(at, 1)
    const fits = scheduleVisits(problem, without, new Int32Array(without.length)) !== Infinity
    const worth = fits ? worthOf({ ...problem, patches: [[]] }, [without]) : -1
    if (worth > most) [least, most] = [at, worth]
  }
  return least
}
