/** One crew's route by iterated local search: filled by insertion, shaken, filled again; what was nearly as good is kept. */
import { seededUniform, type Uniform } from '../seeded.ts'
import { COVER_MINUTES, type PlannedVisit, type Route, type ShiftProblem } from './shift.ts'
import type { Scales } from './worth.ts'

export interface BestRoutes {
  readonly route: Route
  /** What it adds to what the others do. */
  readonly worth: number
  /** Routes met on the way, the best among them, that are worth at least `NEARLY` of it. */
  readonly near: readonly Route[]
}

/** Plans are as good as the best where they are worth so much of it. */
export const NEARLY = 0.95
const MOST_NEAR = 40
/** So many shakes without a better route end the search. */
const PATIENCE = 150
/** After so many the search goes back to the best. */
const RETURN_AFTER = 15

interface Search {
  readonly problem: ShiftProblem
  readonly crew: number
  readonly scales: Scales
  /** Visits weighed at most: what bounds the time, on any machine the same. */
  readonly effort: number
}

/**
 * Iterated local search for the team orienteering problem (Vansteenwegen, Souffriau, Vanden Berghe and Van Oudheusden
 * 2009), one crew at a time beside the others, with worth that hangs on the time: insertion by gain over added time,
 * then visits are held back to the full hour or until the last one there has worn off, then a stretch is taken out.
 * Draws are from a seed of its own, so that the best found does not hang on the plan's. Assumes that what is usual is
 * even within an hour. Cost: `effort` visits weighed. Refuses nothing: what does not fit is not inserted.
 */
export function searchedRoute(search: Search, begin: Route): BestRoutes {
  const { problem } = search
  const uniform = seededUniform(search.crew + 1)
  const met = new Map<string, { readonly route: Route; readonly worth: number }>()
  const work = { ...search, left: search.effort, power: 2 }
  let current = heldBack(work, filled(work, begin))
  let best = { route: current, worth: search.scales.weigh(current) }
  met.set(keyOf(current), best)
  for (let quiet = 0; quiet < PATIENCE && work.left > 0; quiet++) {
    work.power = 1 + (quiet % 3)
    if (quiet % RETURN_AFTER === 0) current = best.route
    current = heldBack(work, filled(work, shaken(problem, current, uniform)))
    const weighed = { route: current, worth: search.scales.weigh(current) }
    met.set(keyOf(current), weighed)
    if (weighed.worth > best.worth + 1e-9) {
      best = weighed
      quiet = 0
    }
  }
  const near = [...met.values()]
    .filter(({ worth }) => worth >= NEARLY * best.worth)
    .sort((a, b) => b.worth - a.worth)
    .slice(0, MOST_NEAR)
  return { ...best, near: near.map(({ route }) => route) }
}

const keyOf = (route: Route) => route.map(({ place, notBefore }) => `${place}@${notBefore}`).join()

interface Work extends Search {
  left: number
  /** Of the gain, against the time it costs: more looks at the gain. */
  power: number
}

/** Inserts the best visit, again and again, until none adds anything. */
function filled(work: Work, begin: Route): Route {
  let route = begin
  for (;;) {
    const next = insertion(work, route)
    if (!next) return route
    route = next
  }
}

function insertion(work: Work, route: Route): Route | null {
  const { scales, problem, crew } = work
  const before = scales.weigh(route)
  const done = scales.done
  let best: { readonly visit: PlannedVisit; readonly at: number } | null = null
  let most = 1e-12
  for (const place of problem.patches[crew] ?? []) {
    const visit = { place, notBefore: 0 }
    const candidate: PlannedVisit[] = [visit, ...route]
    for (let at = 0; at <= route.length; at++) {
      if (at > 0) swap(candidate, at)
      work.left -= candidate.length
      const gain = scales.weigh(candidate) - before
      if (gain <= 1e-9) continue
      const merit = gain ** work.power / Math.max(1, scales.done - done)
      if (merit > most) [best, most] = [{ visit, at }, merit]
    }
  }
  return best && [...route.slice(0, best.at), best.visit, ...route.slice(best.at)]
}

const hourAfter = ({ firstHour }: ShiftProblem, minute: number) =>
  firstHour + Math.ceil((minute + 1 - firstHour) / 60) * 60

function swap(visits: PlannedVisit[], at: number) {
  const [before, after] = [visits[at - 1], visits[at]]
  if (before && after) [visits[at - 1], visits[at]] = [after, before]
}

/** Visits that are worth more later begin later: at the full hour, or when the last one there has worn off. */
function heldBack(work: Work, begin: Route): Route {
  const { scales, problem } = work
  const route = [...begin]
  let worth = scales.weigh(route)
  for (let at = route.length - 1; at >= 0; at--) {
    const visit = route[at]
    if (!visit) continue
    scales.weigh(route)
    for (const notBefore of beginnings(problem, route, { at, begins: scales.begins })) {
      const kept = route[at] ?? visit
      route[at] = { ...visit, notBefore }
      work.left -= route.length
      const weighed = scales.weigh(route)
      if (weighed > worth + 1e-9) worth = weighed
      else route[at] = kept
    }
  }
  return route
}

/** When a visit may well begin: at once, at the next full hours, two hours from another there, or as late as can be. */
function beginnings(
  problem: ShiftProblem,
  route: Route,
  { at, begins }: { readonly at: number; readonly begins: Int32Array },
): readonly number[] {
  const begin = begins[at] ?? 0
  const { place = 0 } = route[at] ?? {}
  const hour = hourAfter(problem, begin)
  // So that the one before has worn off, or this one has when the next begins there.
  const others = route.flatMap((visit, i) =>
    i !== at && visit.place === place ? [(begins[i] ?? 0) + Math.sign(at - i) * COVER_MINUTES] : [],
  )
  const next = route[at + 1]
  const way = next ? problem.travel[place * problem.places + next.place] : problem.toEnd?.[place]
  const until = next ? (begins[at + 1] ?? 0) : problem.minutes
  const last = until - (way ?? 0) - problem.visitMinutes
  return [0, ...[hour, hour + 60, ...others, last].filter((minute) => minute > begin)]
}

/** Takes a stretch out, round the end if need be; what stays may begin sooner again, and one visit waits for an hour. */
function shaken({ firstHour, minutes }: ShiftProblem, route: Route, uniform: Uniform): Route {
  const most = Math.max(1, Math.ceil(route.length / 2))
  const length = 1 + Math.floor(uniform() * most)
  const first = Math.floor(uniform() * route.length)
  const waiting = Math.floor(uniform() * 2 * route.length)
  const hour = firstHour + 60 * Math.floor((uniform() * minutes) / 60)
  return route
    .map((visit, i) => (i === waiting ? { ...visit, notBefore: hour } : visit))
    .filter((_, i) => (i - first + route.length) % route.length >= length)
    .map((visit) => (uniform() < 0.3 ? { ...visit, notBefore: 0 } : visit))
}
