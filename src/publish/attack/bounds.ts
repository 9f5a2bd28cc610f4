/**
 * Bounds each unknown count by all constraints, by intersecting bands and by linear programming (Fischetti and
 * Salazar-Gonzalez 2001, on attacks on published tables). Counts are integers, so bounds are rounded inwards; integer
 * programming is not used.
 */
import {
  type Component,
  componentsOf,
  type Bound,
  type ConstraintRow,
  type ConstraintSystem,
  type Term,
  rangeOfTerms,
} from './system.ts'
import type { OpenProgram, Solved, Solver } from './linear-program.ts'

/** Feasibility tolerance of the solver is about 1e-7. */
const TOLERANCE = 1e-6

/** Result of bounding a system. */
export interface Bounds {
  /** One for each unknown, in the system's order; never wider than its own band. */
  readonly bounds: readonly Bound[]
  /** Contradictory rows, by component; the unknowns of such a component have their own bands as bounds. */
  readonly contradictions: readonly (readonly ConstraintRow[])[]
}

/** Bounds of one component; null where it is infeasible. */
type BoundsOf = (system: ConstraintSystem, component: Component) => readonly Bound[] | null

/** As exact as linear programming over the whole system, but computed by component. */
export const boundsOf = (system: ConstraintSystem, solver: Solver): Bounds =>
  boundsBy(system, (whole, component) =>
    component.rows.length === 1
      ? boundsOfOneRow(whole, component)
      : boundsByProgram(whole, component, solver),
  )

/** Bounds computed by `find` for each component. */
export function boundsBy(system: ConstraintSystem, find: BoundsOf): Bounds {
  const bounds: Bound[] = system.unknowns.map(({ low, high }) => ({ low, high }))
  const contradictions: (readonly ConstraintRow[])[] = []
  for (const component of componentsOf(system)) {
    const componentBounds = find(system, component)
    if (componentBounds === null) contradictions.push(component.rows)
    else
      for (const [place, bound] of componentBounds.entries()) bounds[component.unknowns[place] ?? -1] = bound
  }
  return { bounds, contradictions }
}

/**
 * Closed form for a component with one row: each unknown reaches as far as the row allows with all others at their
 * ends.
 */
export function boundsOfOneRow({ unknowns }: ConstraintSystem, { unknowns: numbers, rows }: Component) {
  const [row] = rows
  if (!row) throw new Error('A component without a row is no component')
  const reach = rangeOfTerms(row.terms, unknowns)
  if (reach.high < row.low || reach.low > row.high) return null
  const termOf = new Map(row.terms.map((term) => [term.unknown, term]))
  return numbers.map((number): Bound => {
    const { low, high } = unknowns[number] ?? { low: 0, high: Infinity }
    const term = termOf.get(number) ?? { unknown: number, times: 1 }
    const others = rangeOfOthers(row, term, { unknowns, reach })
    return term.times === 1
      ? { low: Math.max(low, row.low - others.high), high: Math.min(high, row.high - others.low) }
      : { low: Math.max(low, others.low - row.high), high: Math.min(high, others.high - row.low) }
  })
}

interface RowReach extends Pick<ConstraintSystem, 'unknowns'> {
  readonly reach: Bound
}
/**
 * Range of the sum of all other terms; summed anew where the term is unbounded, as infinity minus infinity is
 * undefined.
 */
function rangeOfOthers({ terms }: ConstraintRow, term: Term, { unknowns, reach }: RowReach): Bound {
  const ownRange = rangeOfTerms([term], unknowns)
  if (Number.isFinite(ownRange.low) && Number.isFinite(ownRange.high))
    return { low: reach.low - ownRange.low, high: reach.high - ownRange.high }
  return rangeOfTerms(
    terms.filter(({ unknown }) => unknown !== term.unknown),
    unknowns,
  )
}

/**
 * Minimum and maximum of every unknown by linear programming. Each solution is a feasible set of counts, and so proves
 * that every unknown at an end of its band in it can reach that end; most unknowns are settled by a few solutions.
 */
export function boundsByProgram(
  system: ConstraintSystem,
  component: Component,
  solver: Solver,
): readonly Bound[] | null {
  return solver.with(system, component, (program) => {
    const search = searchOf(system, component)
    const first = program.least(new Float64Array(component.unknowns.length))
    if (first.kind === 'infeasible') return null
    settleBy(search, first)
    for (const end of ENDS) settleTogether(search, program, end)
    for (const end of ENDS) solveOneByOne(search, program, end)
    return component.unknowns.map((_, place) => ({
      low: search.bound.low[place] ?? 0,
      high: search.bound.high[place] ?? Infinity,
    }))
  })
}

const ENDS = ['low', 'high'] as const
type End = (typeof ENDS)[number]

interface Search {
  /** Own bands. */
  readonly own: Readonly<Record<End, Float64Array>>
  readonly bound: Readonly<Record<End, Float64Array>>
  /** 1: this end is settled. */
  readonly isDone: Readonly<Record<End, Uint8Array>>
}

function searchOf({ unknowns }: ConstraintSystem, { unknowns: numbers }: Component): Search {
  const low = Float64Array.from(numbers, (number) => unknowns[number]?.low ?? 0)
  const high = Float64Array.from(numbers, (number) => unknowns[number]?.high ?? Infinity)
  return {
    own: { low, high },
    bound: { low: low.slice(), high: high.slice() },
    isDone: { low: new Uint8Array(numbers.length), high: new Uint8Array(numbers.length) },
  }
}

/** Marks the ends that a solution reaches; returns how many are new. */
function settleBy({ own, isDone }: Search, solved: Solved): number {
  if (solved.kind !== 'solved') return 0
  let proved = 0
  for (const [place, value] of solved.values.entries()) {
    const isLow = value <= (own.low[place] ?? 0) + TOLERANCE
    const isHigh = value >= (own.high[place] ?? Infinity) - TOLERANCE
    for (const [end, isThere] of [
      ['low', isLow],
      ['high', isHigh],
    ] as const) {
      if (!isThere || isDone[end][place] === 1) continue
      isDone[end][place] = 1
      proved += 1
    }
  }
  return proved
}

/** Optimises the sum of all unsettled unknowns while that settles more. */
function settleTogether(search: Search, program: OpenProgram, end: End): void {
  const sign = end === 'low' ? 1 : -1
  for (;;) {
    const open = Float64Array.from(search.isDone[end], (done) => (done === 1 ? 0 : sign))
    if (open.every((cost) => cost === 0)) return
    if (settleBy(search, program.least(open)) === 0) return
  }
}

function solveOneByOne(search: Search, program: OpenProgram, end: End): void {
  const costs = new Float64Array(search.isDone[end].length)
  for (const place of costs.keys()) {
    if (search.isDone[end][place] === 1) continue
    costs[place] = end === 'low' ? 1 : -1
    const solved = program.least(costs)
    costs[place] = 0
    settleBy(search, solved)
    if (solved.kind !== 'solved' || search.isDone[end][place] === 1) continue
    const value = solved.values[place] ?? 0
    search.bound[end][place] = end === 'low' ? Math.ceil(value - TOLERANCE) : Math.floor(value + TOLERANCE)
  }
}
