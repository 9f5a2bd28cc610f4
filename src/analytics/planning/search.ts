/** Route of one crew by iterated local search; near-best routes met on the way are collected. */
import { seededUniform, type Uniform } from '../seeded.ts'
import { COVER_MINUTES, type PlannedVisit, type Route, type ShiftProblem } from './shift.ts'
import type { RouteEvaluator } from './worth.ts'

/** Result of the search for one crew. */
export interface BestRoutes {
  readonly route: Route
  /** Value that the route adds to those of the other crews. */
  readonly worth: number
  /** Routes met in the search with at least NEAR_BEST_SHARE of the best value, best first. */
  readonly near: readonly Route[]
}

/** Share of the best value from which a plan counts as equally good. */
export const NEAR_BEST_SHARE = 0.95
/** Most near-best routes returned. */
const MOST_NEAR = 40
/** Perturbations without improvement after which the search ends. */
const PATIENCE = 150
/** Perturbations without improvement after which the search restarts from the best route. */
const RETURN_AFTER = 15

/** Input of the search. */
interface Search {
  readonly problem: ShiftProblem
  readonly crew: number
  readonly evaluator: RouteEvaluator
  /** Evaluated visits at most: bounds the work equally on any machine. */
  readonly effort: number
}

/**
 * Iterated local search for the team orienteering problem (Vansteenwegen, Souffriau, Vanden Berghe and Van Oudheusden
 * 2009), one crew at a time given the others, with time-dependent values: insertion by gain over added time; then
 * visits are delayed to the next full hour or until the previous visit to the place no longer counts; then a section of
 * the route is removed. Uses its own seed, so the best route does not depend on the plan's seed. Assumes that expected
 * reports are constant within an hour. Visits that do not fit are not inserted. Cost: `effort` evaluated visits.
 */
export function searchRoute(search: Search, initial: Route): BestRoutes {
  const { problem } = search
  const uniform = seededUniform(search.crew + 1)
  const visited = new Map<string, { readonly route: Route; readonly worth: number }>()
  const work = { ...search, remainingEffort: search.effort, power: 2 }
  let current = delayVisits(work, insertVisits(work, initial))
  let best = { route: current, worth: search.evaluator.evaluate(current) }
  visited.set(keyOf(current), best)
  for (let unimproved = 0; unimproved < PATIENCE && work.remainingEffort > 0; unimproved++) {
    work.power = 1 + (unimproved % 3)
    if (unimproved % RETURN_AFTER === 0) current = best.route
    current = delayVisits(work, insertVisits(work, perturb(problem, current, uniform)))
    const evaluated = { route: current, worth: search.evaluator.evaluate(current) }
    visited.set(keyOf(current), evaluated)
    if (evaluated.worth > best.worth + 1e-9) {
      best = evaluated
      unimproved = 0
    }
  }
  const near = [...visited.values()]
    .filter(({ worth }) => worth >= NEAR_BEST_SHARE * best.worth)
    .sort((a, b) => b.worth - a.worth)
    .slice(0, MOST_NEAR)
  return { ...best, near: near.map(({ route }) => route) }
}

const keyOf = (route: Route) => route.map(({ place, notBefore }) => `${place}@${notBefore}`).join()

/** Search state. */
interface Work extends Search {
  /** Visits that may still be evaluated. */
  remainingEffort: number
  /** Exponent of the gain relative to the added time: a higher one favours gain. */
  power: number
}

/** Inserts the best visit repeatedly until none adds value. */
function insertVisits(work: Work, initial: Route): Route {
  let route = initial
  for (;;) {
    const next = withBestInsertion(work, route)
    if (!next) return route
    route = next
  }
}

/** The route with the one visit inserted that scores highest; null where none adds value. */
function withBestInsertion(work: Work, route: Route): Route | null {
  const { evaluator, problem, crew } = work
  const before = evaluator.evaluate(route)
  const done = evaluator.done
  let best: { readonly visit: PlannedVisit; readonly at: number } | null = null
  let bestScore = 1e-12
  for (const place of problem.patches[crew] ?? []) {
    const visit = { place, notBefore: 0 }
    const candidate: PlannedVisit[] = [visit, ...route]
    for (let at = 0; at <= route.length; at++) {
      if (at > 0) swap(candidate, at)
      work.remainingEffort -= candidate.length
      const gain = evaluator.evaluate(candidate) - before
      if (gain <= 1e-9) continue
      const score = gain ** work.power / Math.max(1, evaluator.done - done)
      if (score > bestScore) [best, bestScore] = [{ visit, at }, score]
    }
  }
  return best && [...route.slice(0, best.at), best.visit, ...route.slice(best.at)]
}

const nextFullHour = ({ firstHour }: ShiftProblem, minute: number) =>
  firstHour + Math.ceil((minute + 1 - firstHour) / 60) * 60

function swap(visits: PlannedVisit[], at: number) {
  const [before, after] = [visits[at - 1], visits[at]]
  if (before && after) [visits[at - 1], visits[at]] = [after, before]
}

/**
 * Delays visits whose value is higher later: to a full hour, or until the previous visit to the place no longer counts.
 */
function delayVisits(work: Work, initial: Route): Route {
  const { evaluator, problem } = work
  const route = [...initial]
  let worth = evaluator.evaluate(route)
  for (let at = route.length - 1; at >= 0; at--) {
    const visit = route[at]
    if (!visit) continue
    evaluator.evaluate(route)
    for (const notBefore of candidateStarts(problem, route, { at, begins: evaluator.begins })) {
      const previous = route[at] ?? visit
      route[at] = { ...visit, notBefore }
      work.remainingEffort -= route.length
      const evaluated = evaluator.evaluate(route)
      if (evaluated > worth + 1e-9) worth = evaluated
      else route[at] = previous
    }
  }
  return route
}

/**
 * Candidate starts of a visit: at once, the next full hours, two hours from another visit to the place, or as late as
 * possible.
 */
function candidateStarts(
  problem: ShiftProblem,
  route: Route,
  { at, begins }: { readonly at: number; readonly begins: Int32Array },
): readonly number[] {
  const begin = begins[at] ?? 0
  const { place = 0 } = route[at] ?? {}
  const hour = nextFullHour(problem, begin)
  // Two hours after the previous visit to the place, or before the next one.
  const others = route.flatMap((visit, i) =>
    i !== at && visit.place === place ? [(begins[i] ?? 0) + Math.sign(at - i) * COVER_MINUTES] : [],
  )
  const next = route[at + 1]
  const travelOut = next ? problem.travel[place * problem.places + next.place] : problem.toEnd?.[place]
  const latestEnd = next ? (begins[at + 1] ?? 0) : problem.minutes
  const last = latestEnd - (travelOut ?? 0) - problem.visitMinutes
  return [0, ...[hour, hour + 60, ...others, last].filter((minute) => minute > begin)]
}

/**
 * Perturbation: removes a section (cyclic), lets some remaining visits start earlier, and makes one wait for a full
 * hour.
 */
function perturb({ firstHour, minutes }: ShiftProblem, route: Route, uniform: Uniform): Route {
  const maxLength = Math.max(1, Math.ceil(route.length / 2))
  const length = 1 + Math.floor(uniform() * maxLength)
  const first = Math.floor(uniform() * route.length)
  const waiting = Math.floor(uniform() * 2 * route.length)
  const hour = firstHour + 60 * Math.floor((uniform() * minutes) / 60)
  return route
    .map((visit, i) => (i === waiting ? { ...visit, notBefore: hour } : visit))
    .filter((_, i) => (i - first + route.length) % route.length >= length)
    .map((visit) => (uniform() < 0.3 ? { ...visit, notBefore: 0 } : visit))
}
