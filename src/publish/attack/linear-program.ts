/** Linear programs with HiGHS: one model for each component, solved repeatedly for the extremes of its unknowns. */
import loadHighs from 'highs'
import type { Highs, Model } from 'highs'
import type { Component, ConstraintSystem } from './system.ts'

/** A feasible set of counts at which the objective is minimal. */
export type Solved =
  | { readonly kind: 'solved'; readonly values: Float64Array }
  /** The objective has no minimum. */
  | { readonly kind: 'unbounded' }
  /** No counts satisfy all constraints. */
  | { readonly kind: 'infeasible' }

/** An open model of a component; costs are indexed by position in the component. */
export interface OpenProgram {
  /** Minimises the sum of costs times counts. */
  readonly least: (costs: Float64Array) => Solved
}
/** Opens a component's program, passes it to `ask`, and releases it afterwards. */
export interface Solver {
  readonly with: <T>(system: ConstraintSystem, component: Component, ask: (program: OpenProgram) => T) => T
}

/** Loads the solver once, in about 0.2 s. */
export async function openSolver(): Promise<Solver> {
  const highs = await loadHighs()
  return {
    with: (system, component, ask) => {
      const model = highs.createModel()
      try {
        fill(model, system, component)
        return ask({ least: (costs) => solve(model, highs, costs) })
      } finally {
        // The solver's WebAssembly memory is not garbage-collected.
        model.dispose()
      }
    },
  }
}

function fill(model: Model, { unknowns }: ConstraintSystem, { unknowns: numbers, rows }: Component): void {
  const placeOf = new Map(numbers.map((number, place) => [number, place]))
  const [starts, indices, values]: [number[], number[], number[]] = [[], [], []]
  for (const { terms } of rows) {
    starts.push(indices.length)
    for (const { unknown, times } of terms) {
      indices.push(placeOf.get(unknown) ?? 0)
      values.push(times)
    }
  }
  starts.push(indices.length)
  const [numCols, numRows] = [numbers.length, rows.length]
  // Presolve would be repeated for every objective and would discard the last basis.
  model.options.set({ output_flag: false, presolve: 'off', solver: 'simplex' })
  model.passModel({
    numCols,
    numRows,
    colCost: new Float64Array(numCols),
    colLower: numbers.map((number) => unknowns[number]?.low ?? 0),
    colUpper: numbers.map((number) => unknowns[number]?.high ?? Infinity),
    rowLower: rows.map(({ low }) => low),
    rowUpper: rows.map(({ high }) => high),
    matrix: { format: 'csr', numRows, numCols, starts, indices, values },
  })
}

/** @throws Error where the solver ends without an answer, as that proves nothing */
function solve(model: Model, { constants }: Highs, costs: Float64Array): Solved {
  const numbers = Int32Array.from(costs.keys())
  model.changeColsCost({ kind: 'set', indices: numbers }, costs)
  const { modelStatus } = model.run()
  const { optimal, infeasible, unbounded, unboundedOrInfeasible } = constants.modelStatus
  if (modelStatus === optimal) return { kind: 'solved', values: model.getSolution().colValue }
  if (modelStatus === infeasible) return { kind: 'infeasible' }
  if (modelStatus === unbounded || modelStatus === unboundedOrInfeasible) return { kind: 'unbounded' }
  throw new Error(`The linear program ended with status ${modelStatus}, not with an answer`)
}
