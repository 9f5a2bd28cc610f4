/** Value of a plan: expected reports in the two hours after each visit, overlapping minutes counted once. */
import { COVER_MINUTES, type Route, type Routes, type ShiftProblem } from './shift.ts'
import { scheduleVisits } from './timetable.ts'

/** Start minutes of visits by place, each list ascending. */
type Begins = readonly (readonly number[])[]

/**
 * Expected reports at one place in the two hours after each visit, overlaps counted once.
 * @param sums cumulative expected reports by minute
 * @param begins start minutes, ascending
 */
export function coveredReports(sums: Float64Array, begins: readonly number[]): number {
  let [worth, to] = [0, 0]
  for (const begin of begins) {
    const from = Math.max(begin, to)
    to = begin + COVER_MINUTES
    worth += (sums[to] ?? 0) - (sums[from] ?? 0)
  }
  return worth
}

/**
 * Value of the routes of all crews.
 * @throws RangeError where a route does not fit the shift
 */
export function worthOf(problem: ShiftProblem, routes: Routes): number {
  const begins = visitStarts(problem, routes)
  return begins.reduce(
    (sum, starts, place) => sum + coveredReports(problem.cumulativeReports[place] ?? EMPTY, starts),
    0,
  )
}
const EMPTY = new Float64Array(0)

/**
 * Start minutes of visits by place, from the routes of all crews but `leftOut`.
 * @throws RangeError where a route does not fit the shift
 */
export function visitStarts(problem: ShiftProblem, routes: Routes, leftOut = -1): Begins {
  const all = Array.from({ length: problem.places }, (): number[] => [])
  for (const [crew, route] of routes.entries()) {
    if (crew === leftOut) continue
    const begins = new Int32Array(route.length)
    if (scheduleVisits(problem, route, begins) === Infinity)
      throw new RangeError(`the route of crew ${crew} ends after the ${problem.minutes} minutes of the shift`)
    for (const [i, { place }] of route.entries()) all[place]?.push(begins[i] ?? 0)
  }
  for (const starts of all) starts.sort((a, b) => a - b)
  return all
}

/**
 * Evaluates routes of one crew given the visits of the others, thousands of times, on preallocated buffers: one call at
 * a time.
 */
export class RouteEvaluator {
  /** Start minute of each visit of the route evaluated last. */
  readonly begins = new Int32Array(256)
  /** End of the route evaluated last, in minutes; Infinity where it does not fit the shift. */
  done = 0
  /** By place, the minute up to which the current route covers it. */
  private readonly coveredTo: Int32Array
  /** By place, the number of the evaluation that met it last; saves clearing `coveredTo`. */
  private readonly lastEvaluation: Int32Array
  private evaluation = 0

  private others: Begins = []
  /** By place, the reports that the visits of the other crews cover. */
  private alreadyCovered: readonly number[] = []

  constructor(
    private readonly problem: ShiftProblem,
    others: Begins,
  ) {
    this.setOtherVisits(others)
    this.coveredTo = new Int32Array(problem.places)
    this.lastEvaluation = new Int32Array(problem.places)
  }

  /** Sets the visits of the other crews by place. */
  setOtherVisits(others: Begins): this {
    this.others = others
    this.alreadyCovered = others.map((starts, place) =>
      coveredReports(this.problem.cumulativeReports[place] ?? EMPTY, starts),
    )
    return this
  }

  /** Value that the route adds to the others' visits; -1 where it does not fit the shift. Sets `begins` and `done`. */
  evaluate(route: Route): number {
    this.done = scheduleVisits(this.problem, route, this.begins)
    if (this.done === Infinity) return -1
    const evaluation = ++this.evaluation
    let worth = 0
    for (let i = 0; i < route.length; i++) {
      const place = route[i]?.place ?? 0
      const isFirst = this.lastEvaluation[place] !== evaluation
      this.lastEvaluation[place] = evaluation
      if (this.others[place]?.length) worth += isFirst ? this.valueBesideOthers(route, place) : 0
      else worth += this.valueAlone(place, this.begins[i] ?? 0, isFirst)
    }
    return worth
  }

  /** Value of one visit to a place that no other crew visits. */
  private valueAlone(place: number, begin: number, isFirst: boolean): number {
    const sums = this.problem.cumulativeReports[place] ?? EMPTY
    const from = Math.max(begin, isFirst ? 0 : (this.coveredTo[place] ?? 0))
    const to = begin + COVER_MINUTES
    this.coveredTo[place] = to
    return (sums[to] ?? 0) - (sums[from] ?? 0)
  }

  /** Merges the crew's visits to a place with the others' and returns what its visits alone cover. */
  private valueBesideOthers(route: Route, place: number): number {
    const sums = this.problem.cumulativeReports[place] ?? EMPTY
    const others = this.others[place] ?? []
    let [worth, to, other] = [0, 0, 0]
    const cover = (begin: number) => {
      const from = Math.max(begin, to)
      to = begin + COVER_MINUTES
      worth += (sums[to] ?? 0) - (sums[from] ?? 0)
    }
    for (let i = 0; i < route.length; i++) {
      if (route[i]?.place !== place) continue
      const begin = this.begins[i] ?? 0
      while (other < others.length && (others[other] ?? 0) <= begin) cover(others[other++] ?? 0)
      cover(begin)
    }
    while (other < others.length) cover(others[other++] ?? 0)
    return worth - (this.alreadyCovered[place] ?? 0)
  }
}
