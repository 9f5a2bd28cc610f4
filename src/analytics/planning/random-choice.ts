/** What the seed decides: which of the plans that are as good is given out, and which visits are drawn by lot. */
import { seededUniform, type Uniform } from '../seeded.ts'
import { NEARLY } from './search.ts'
import { COVER_MINUTES, type PlannedVisit, type Route, type Routes, type ShiftProblem } from './shift.ts'
import { timed } from './timetable.ts'
import { worthOf } from './worth.ts'

/** A tenth of the visits is drawn by lot; of fewer than ten, none. */
const LOT_SHARE = 0.1
/** What the plan is worth at least, its lot visits aside, of the best found. */
const FLOOR = 0.925
/** The same where several lots take more than that alone: below it no two visits change places. */
const LEAST = 0.91
const EXCHANGES = 60

interface Choice {
  readonly best: Routes
  /** By crew, routes nearly as good as its best. */
  readonly near: readonly (readonly Route[])[]
  readonly seed: number
}

/** The plan given out. Among plans within 5 % of the best found the seed chooses; then lots are drawn. */
export function drawnPlan(problem: ShiftProblem, choice: Choice): Routes {
  const uniform = seededUniform(choice.seed)
  const chosen = wandered(problem, chosenRoutes(problem, choice, uniform), {
    floor: NEARLY * worthOf(problem, choice.best),
    worth: worthOf,
    uniform,
  })
  const lots = { best: choice.best, uniform }
  const drawn = withLots(problem, chosen, lots)
  if (worthAside(problem, drawn) >= FLOOR * worthOf(problem, choice.best)) return drawn
  // A short shift has little to give away twice: its lots are drawn out of the best.
  const sparing = withLots(problem, choice.best, lots)
  const kept = worthAside(problem, sparing) > worthAside(problem, drawn) ? sparing : drawn
  // So that two seeds do not give the same walk: what the lots left over is spent on the order.
  const share = lotsIn(kept) > 1 ? LEAST : FLOOR
  const floor = Math.min(share * worthOf(problem, choice.best), worthAside(problem, kept))
  return wandered(problem, kept, { floor, worth: worthAside, uniform })
}

const lotsIn = (routes: Routes) => routes.flat().filter(({ isLot }) => isLot).length

const drawnOf = <T>(values: readonly T[], uniform: Uniform): T | undefined =>
  values[Math.floor(uniform() * values.length)]

/** A route for each crew; its best again where the whole would fall under what is nearly as good. */
function chosenRoutes(problem: ShiftProblem, { best, near }: Choice, uniform: Uniform): Routes {
  const floor = NEARLY * worthOf(problem, best)
  return best.reduce<Routes>((routes, _, crew) => {
    const drawn = drawnOf(near[crew] ?? [], uniform)
    const next = drawn ? routes.with(crew, drawn) : routes
    return worthOf(problem, next) >= floor ? next : routes
  }, best)
}

interface Bounds {
  readonly floor: number
  readonly worth: (problem: ShiftProblem, routes: Routes) => number
  readonly uniform: Uniform
}
/** Two visits change places, as often as it costs no more than may be lost: the same walk is not seen twice. */
function wandered(problem: ShiftProblem, begin: Routes, { floor, worth, uniform }: Bounds): Routes {
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
  timed(problem, route, new Int32Array(route.length)) !== Infinity

interface Lots {
  readonly best: Routes
  readonly uniform: Uniform
}
function withLots(problem: ShiftProblem, begin: Routes, { best, uniform }: Lots): Routes {
  const wanted = Math.floor(begin.flat().length * LOT_SHARE)
  const floor = FLOOR * worthOf(problem, best)
  let routes = begin
  for (let lot = 0; lot < wanted; lot++) {
    const options = lotsFor(problem, routes, uniform)
    const good = options.find((option) => worthAside(problem, option) >= floor)
    const next = good ?? options.toSorted((a, b) => worthAside(problem, b) - worthAside(problem, a))[0]
    if (next) routes = next
  }
  return routes
}

/** What a plan is worth without its visits by lot, the rest at its times. */
export function worthAside(problem: ShiftProblem, routes: Routes): number {
  const timedOnly = routes.map((route) => {
    const begins = new Int32Array(route.length)
    timed(problem, route, begins)
    return route
      .map((visit, i): PlannedVisit => ({ ...visit, notBefore: begins[i] ?? 0 }))
      .filter(({ isLot }) => !isLot)
  })
  return worthOf(problem, timedOnly)
}

const MOST_OPTIONS = 30

/**
 * Plans with one more visit by lot, in a drawn order: beside the others where it fits, else in the place of one. Last
 * those in which a visit that was there already is drawn in name alone.
 */
function lotsFor(problem: ShiftProblem, routes: Routes, uniform: Uniform): readonly Routes[] {
  const drawn = shuffled(middlePlaces(problem, routes), uniform)
  const options = drawn.slice(0, MOST_OPTIONS).flatMap(({ crew, place }) => {
    const route = routes[crew] ?? []
    const visit: PlannedVisit = { place, notBefore: 0, isLot: true }
    const first = Math.floor(uniform() * (route.length + 1))
    const added = positions(route.length + 1, first).map((at) => route.toSpliced(at, 0, visit))
    const inPlace = positions(route.length, first).flatMap((at) =>
      route[at]?.isLot ? [] : [{ next: route.with(at, visit), isNew: route[at]?.place !== place }],
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

interface Option {
  readonly crew: number
  readonly place: number
}
/** Places of middle rank, those that no crew goes to first of all; of a patch's own ranks where it has none of all. */
function middlePlaces(problem: ShiftProblem, routes: Routes): readonly Option[] {
  const used = new Set(routes.flat().map(({ place }) => place))
  const middleOfAll = new Set(middleThird(problem, [...new Set(problem.patches.flat())]))
  const options = problem.patches.flatMap((patch, crew) => {
    const inAll = patch.filter((place) => middleOfAll.has(place))
    const middle = inAll.length > 0 ? inAll : middleThird(problem, patch)
    return middle.map((place) => ({ crew, place }))
  })
  const fresh = options.filter(({ place }) => !used.has(place))
  return fresh.length > 0 ? fresh : options
}

/** By what is usual over the whole shift. */
function middleThird({ reported, minutes }: ShiftProblem, places: readonly number[]): readonly number[] {
  const usual = (place: number) => reported[place]?.[minutes + COVER_MINUTES] ?? 0
  const ranked = places.toSorted((a, b) => usual(b) - usual(a) || a - b)
  const third = ranked.length / 3
  return ranked.slice(Math.floor(third), Math.max(Math.floor(third) + 1, Math.ceil(2 * third)))
}

function shuffled<T>(values: readonly T[], uniform: Uniform): readonly T[] {
  return values
    .map((value) => ({ value, lot: uniform() }))
    .sort((a, b) => a.lot - b.lot)
    .map(({ value }) => value)
}
