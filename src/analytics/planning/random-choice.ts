/** Seeded randomisation of a plan: selection among near-optimal plans, and a share of randomly chosen visits. */
import { seededUniform, type Uniform } from '../seeded.ts'
import { NEAR_BEST_SHARE } from './search.ts'
import { COVER_MINUTES, type PlannedVisit, type Route, type Routes, type ShiftProblem } from './shift.ts'
import { scheduleVisits } from './timetable.ts'
import { worthOf } from './worth.ts'

/** Share of visits that are chosen at random; none in plans of fewer than ten. */
const RANDOM_SHARE = 0.1
/** Lowest value of the issued plan relative to the best, random visits not counted. */
const VALUE_FLOOR = 0.925
/** The same with several random visits, which may cost more than that; below it no visits are exchanged. */
const EXCHANGE_FLOOR = 0.91
const EXCHANGES = 60

/** Plans to choose from. */
interface Choice {
  readonly best: Routes
  /** By crew, routes within NEAR_BEST_SHARE of the crew's best. */
  readonly near: readonly (readonly Route[])[]
  readonly seed: number
}

/**
 * Plan to be issued: the seed selects among plans within 5 % of the best, then a tenth of the visits is replaced at
 * random, so that patrol also covers places outside the top ranks.
 */
export function randomisedPlan(problem: ShiftProblem, choice: Choice): Routes {
  const uniform = seededUniform(choice.seed)
  const chosen = exchangeVisits(problem, chosenRoutes(problem, choice, uniform), {
    floor: NEAR_BEST_SHARE * worthOf(problem, choice.best),
    worth: worthOf,
    uniform,
  })
  const context = { best: choice.best, uniform }
  const selected = withRandomVisits(problem, chosen, context)
  if (worthWithoutRandomVisits(problem, selected) >= VALUE_FLOOR * worthOf(problem, choice.best))
    return selected
  // A short shift cannot lose value twice: its random visits are inserted into the best plan instead.
  const fromBest = withRandomVisits(problem, choice.best, context)
  const better =
    worthWithoutRandomVisits(problem, fromBest) > worthWithoutRandomVisits(problem, selected)
      ? fromBest
      : selected
  // The value that the random visits left over is spent on exchanging visits, so that two seeds give different routes.
  const share = randomVisitCount(better) > 1 ? EXCHANGE_FLOOR : VALUE_FLOOR
  const floor = Math.min(share * worthOf(problem, choice.best), worthWithoutRandomVisits(problem, better))
  return exchangeVisits(problem, better, { floor, worth: worthWithoutRandomVisits, uniform })
}

const randomVisitCount = (routes: Routes) => routes.flat().filter(({ isRandom }) => isRandom).length

const randomElement = <T>(values: readonly T[], uniform: Uniform): T | undefined =>
  values[Math.floor(uniform() * values.length)]

/** A random near-best route for each crew; the best one where the whole plan would fall below NEAR_BEST_SHARE. */
function chosenRoutes(problem: ShiftProblem, { best, near }: Choice, uniform: Uniform): Routes {
  const floor = NEAR_BEST_SHARE * worthOf(problem, best)
  return best.reduce<Routes>((routes, _, crew) => {
    const selected = randomElement(near[crew] ?? [], uniform)
    const next = selected ? routes.with(crew, selected) : routes
    return worthOf(problem, next) >= floor ? next : routes
  }, best)
}

/** Lower bound of the plan's value, and how it is measured. */
interface ExchangeBounds {
  readonly floor: number
  readonly worth: (problem: ShiftProblem, routes: Routes) => number
  readonly uniform: Uniform
}
/** Exchanges random pairs of visits as long as the value stays at or above the floor, so that routes do not repeat. */
function exchangeVisits(
  problem: ShiftProblem,
  begin: Routes,
  { floor, worth, uniform }: ExchangeBounds,
): Routes {
  let routes = begin
  for (let time = 0; time < EXCHANGES; time++) {
    const crew = Math.floor(uniform() * routes.length)
    const route = routes[crew] ?? []
    if (route.length < 2) continue
    const [a, b] = [Math.floor(uniform() * route.length), Math.floor(uniform() * route.length)]
    const [first, second] = [route[a], route[b]]
    if (!first || !second || first.place === second.place) continue
    const next = routes.with(
      crew,
      route.with(a, { ...second, notBefore: 0 }).with(b, { ...first, notBefore: 0 }),
    )
    if (fits(problem, next[crew] ?? []) && worth(problem, next) >= floor) routes = next
  }
  return routes
}

const fits = (problem: ShiftProblem, route: Route) =>
  scheduleVisits(problem, route, new Int32Array(route.length)) !== Infinity

/** The best plan as reference, and the generator. */
interface RandomVisitContext {
  readonly best: Routes
  readonly uniform: Uniform
}
function withRandomVisits(
  problem: ShiftProblem,
  begin: Routes,
  { best, uniform }: RandomVisitContext,
): Routes {
  const wanted = Math.floor(begin.flat().length * RANDOM_SHARE)
  const floor = VALUE_FLOOR * worthOf(problem, best)
  let routes = begin
  for (let sortKey = 0; sortKey < wanted; sortKey++) {
    const options = randomVisitOptions(problem, routes, uniform)
    const good = options.find((option) => worthWithoutRandomVisits(problem, option) >= floor)
    const next =
      good ??
      options.toSorted(
        (a, b) => worthWithoutRandomVisits(problem, b) - worthWithoutRandomVisits(problem, a),
      )[0]
    if (next) routes = next
  }
  return routes
}

/** Value of a plan without its random visits, the other visits at unchanged times. */
export function worthWithoutRandomVisits(problem: ShiftProblem, routes: Routes): number {
  const timedOnly = routes.map((route) => {
    const begins = new Int32Array(route.length)
    scheduleVisits(problem, route, begins)
    return route
      .map((visit, i): PlannedVisit => ({ ...visit, notBefore: begins[i] ?? 0 }))
      .filter(({ isRandom }) => !isRandom)
  })
  return worthOf(problem, timedOnly)
}

const MOST_OPTIONS = 30

/**
 * Plans with one more random visit, in random order: inserted where it fits, else in place of another visit. Last come
 * those in which an existing visit is only marked as random.
 */
function randomVisitOptions(problem: ShiftProblem, routes: Routes, uniform: Uniform): readonly Routes[] {
  const selected = shuffled(middlePlaces(problem, routes), uniform)
  const options = selected.slice(0, MOST_OPTIONS).flatMap(({ crew, place }) => {
    const route = routes[crew] ?? []
    const visit: PlannedVisit = { place, notBefore: 0, isRandom: true }
    const first = Math.floor(uniform() * (route.length + 1))
    const added = positions(route.length + 1, first).map((at) => route.toSpliced(at, 0, visit))
    const inPlace = positions(route.length, first).flatMap((at) =>
      route[at]?.isRandom ? [] : [{ next: route.with(at, visit), isNew: route[at]?.place !== place }],
    )
    return [
      ...added
        .filter((next) => fits(problem, next))
        .slice(0, 1)
        .map((next) => ({ next, isNew: true })),
      ...inPlace.filter(({ next }) => fits(problem, next)),
    ].map(({ next, isNew }) => ({ routes: routes.with(crew, next), isNew }))
  })
  return [...options.filter(({ isNew }) => isNew), ...options.filter(({ isNew }) => !isNew)].map(
    (option) => option.routes,
  )
}

const positions = (count: number, first: number) =>
  Array.from({ length: count }, (_, i) => (first + i) % Math.max(1, count))

/** A crew and a place that it could visit. */
interface VisitOption {
  readonly crew: number
  readonly place: number
}
/**
 * Places in the middle third of all ranks, unvisited ones first; where a patch has none, the middle third of its own
 * ranks.
 */
function middlePlaces(problem: ShiftProblem, routes: Routes): readonly VisitOption[] {
  const used = new Set(routes.flat().map(({ place }) => place))
  const middleOfAll = new Set(middleThird(problem, [...new Set(problem.patches.flat())]))
  const options = problem.patches.flatMap((patch, crew) => {
    const inAll = patch.filter((place) => middleOfAll.has(place))
    const middle = inAll.length > 0 ? inAll : middleThird(problem, patch)
    return middle.map((place) => ({ crew, place }))
  })
  const unvisited = options.filter(({ place }) => !used.has(place))
  return unvisited.length > 0 ? unvisited : options
}

/** The middle third of the places by expected reports over the whole shift. */
function middleThird(
  { cumulativeReports, minutes }: ShiftProblem,
  places: readonly number[],
): readonly number[] {
  const usual = (place: number) => cumulativeReports[place]?.[minutes + COVER_MINUTES] ?? 0
  const ranked = places.toSorted((a, b) => usual(b) - usual(a) || a - b)
  const third = ranked.length / 3
  return ranked.slice(Math.floor(third), Math.max(Math.floor(third) + 1, Math.ceil(2 * third)))
}

function shuffled<T>(values: readonly T[], uniform: Uniform): readonly T[] {
  return values
    .map((value) => ({ value, sortKey: uniform() }))
    .sort((a, b) => a.sortKey - b.sortKey)
    .map(({ value }) => value)
}
