/** Linear programs by HiGHS: one model a component, asked again and again for the least and the most of its unknowns. */
import loadHighs from 'highs'
import type { Highs, Model } from 'highs'
import type { Component, System } from './system.ts'

/** An answer: a set of counts that fits all that is known, at which the asked sum is extreme. */
export type Solved =
  | { readonly kind: 'solved'; readonly values: Float64Array }
  /** The sum has no limit. */
  | { readonly kind: 'unbounded' }
  /** No counts fit: what is known contradicts itself. */
  | { readonly kind: 'infeasible' }

/** A component as a linear program that is open; costs are by place in the component. */
export interface OpenProgram {
  /** The counts that make the sum of costs times counts least. */
  readonly least: (costs: Float64Array) => Solved
}
export interface Solver {
  readonly with: <T>(system: System, component: Component, ask: (program: OpenProgram) => T) => T
}

/** Loads the solver once; some 0.2 s. */
export async function openSolver(): Promise<Solver> {
  const highs = await loadHighs()
  return {
    with: (system, component, ask) => {
      const model = highs.createModel()
      try {
        fill(model, system, component)
        return ask({ least: (costs) => solve(model, highs, costs) })
      } finally {
        // The solver's memory is its own: nobody else gives it back.
        model.dispose()
      }
    },
  }
}

function fill(model: Model, { unknowns }: System, { unknowns: numbers, rows }: Component): void {
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
  // Presolve would be done anew for every question, and the last answer could not be built upon.
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

/** @throws Error where the solver gives up: no answer is no proof. */
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
