/** Compares the optimised bounds of the attack with a plain linear program for every unknown over the whole system. */
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { boundsBy, boundsByProgram, boundsOf, boundsOfOneRow } from '../../../src/publish/attack/bounds.ts'
import {
  type Component,
  componentsOf,
  type Bound,
  type ConstraintRow,
  type ConstraintSystem,
  type Term,
} from '../../../src/publish/attack/system.ts'
import { type Solver, openSolver } from '../../../src/publish/attack/linear-program.ts'

let solver: Solver
beforeAll(async () => {
  solver = await openSolver()
})

/** Reference bounds without components or reuse of solutions: two programs for each unknown. Null where infeasible. */
function referenceBounds(system: ConstraintSystem): readonly Bound[] | null {
  const whole: Component = { unknowns: [...system.unknowns.keys()], rows: system.rows }
  return solver.with(system, whole, (program) => {
    const extreme = (place: number, sign: 1 | -1) => {
      const costs = new Float64Array(system.unknowns.length)
      costs[place] = sign
      return program.least(costs)
    }
    const bounds: Bound[] = []
    for (const place of system.unknowns.keys()) {
      const [least, most] = [extreme(place, 1), extreme(place, -1)]
      if (least.kind === 'infeasible' || most.kind === 'infeasible') return null
      bounds.push({
        low: least.kind === 'solved' ? Math.ceil((least.values[place] ?? 0) - 1e-6) + 0 : -Infinity,
        high: most.kind === 'solved' ? Math.floor((most.values[place] ?? 0) + 1e-6) + 0 : Infinity,
      })
    }
    return bounds
  })
}

const band = fc.integer({ min: 0, max: 6 }).map((n) => ({ low: n * 5, high: n * 5 + 4 }))
const withheld = fc.constant({ low: 0, high: Infinity })
const unknown = fc.oneof({ weight: 5, arbitrary: band }, { weight: 1, arbitrary: withheld })

const systemOf = (mostRows: number): fc.Arbitrary<ConstraintSystem> =>
  fc.array(unknown, { minLength: 2, maxLength: 9 }).chain((unknowns) => {
    const term = fc.record({
      unknown: fc.nat(unknowns.length - 1),
      times: fc.constantFrom<1 | -1>(1, 1, 1, -1),
    })
    const terms = fc.uniqueArray(term, { minLength: 1, maxLength: 6, selector: (each) => each.unknown })
    const row = fc
      .tuple(terms, fc.integer({ min: -20, max: 90 }), fc.nat(12))
      .map(([these, low, width]: readonly [readonly Term[], number, number]): ConstraintRow => ({
        terms: these,
        low,
        high: low + width,
        where: 'invented',
      }))
    return fc.record({ unknowns: fc.constant(unknowns), rows: fc.array(row, { maxLength: mostRows }) })
  })

describe('the bounds', () => {
  it('by component equal those of the whole system', () => {
    fc.assert(
      fc.property(systemOf(5), (system) => {
        const whole = referenceBounds(system)
        const { bounds, contradictions } = boundsOf(system, solver)
        expect(contradictions.length > 0).toBe(whole === null)
        if (whole) expect(bounds).toEqual(whole)
      }),
      { numRuns: 300 },
    )
  })
  it('of one row equal those of its linear program', () => {
    fc.assert(
      fc.property(systemOf(1), (system) => {
        const byProgram = boundsBy(system, (whole, component) => boundsByProgram(whole, component, solver))
        expect(boundsBy(system, boundsOfOneRow)).toEqual(byProgram)
      }),
      { numRuns: 300 },
    )
  })
  it('of many unknowns in crossing sums need few solutions, and are the same', () => {
    // Six areas by five groups in bands, with all margins known exactly.
    const truth = Array.from({ length: 30 }, (_, i) => (i * 17 + 3) % 23)
    const unknowns = truth.map((count) => ({ low: count - (count % 5), high: count - (count % 5) + 4 }))
    const sum = (members: readonly number[]): ConstraintRow => {
      const total = members.reduce((all, i) => all + (truth[i] ?? 0), 0)
      const terms = members.map((i): Term => ({ unknown: i, times: 1 }))
      return { terms, low: total, high: total, where: 'a margin' }
    }
    const all = [...truth.keys()]
    const rows = [
      ...[0, 1, 2, 3, 4, 5].map((area) => sum(all.filter((i) => Math.floor(i / 5) === area))),
      ...[0, 1, 2, 3, 4].map((group) => sum(all.filter((i) => i % 5 === group))),
    ]
    const system: ConstraintSystem = { unknowns, rows }
    let solveCount = 0
    const counting: Solver = {
      with: (whole, component, ask) =>
        solver.with(whole, component, (program) =>
          ask({
            least: (costs) => {
              solveCount += 1
              return program.least(costs)
            },
          }),
        ),
    }
    const { bounds } = boundsOf(system, counting)
    expect(bounds).toEqual(referenceBounds(system))
    for (const [i, { low, high }] of bounds.entries()) {
      expect(truth[i]).toBeGreaterThanOrEqual(low)
      expect(truth[i]).toBeLessThanOrEqual(high)
    }
    expect(solveCount).toBeLessThan(2 * truth.length)
  })
})

describe('the components', () => {
  const unknowns = [1, 2, 3, 4].map(() => ({ low: 0, high: 4 }))
  const row = (members: readonly number[], low: number, high: number): ConstraintRow => ({
    terms: members.map((i) => ({ unknown: i, times: 1 })),
    low,
    high,
    where: '',
  })
  it('leave out rows that the bands imply, and unknowns bounded by their own band alone', () => {
    const implied = row([0, 1, 2, 3], 0, 16)
    const effectiveRow = row([1, 3], 7, 8)
    expect(componentsOf({ unknowns, rows: [implied, effectiveRow] })).toEqual([
      { unknowns: [1, 3], rows: [effectiveRow] },
    ])
  })
  it('with contradictions are reported, and the others are still bounded', () => {
    const { bounds, contradictions } = boundsOf(
      { unknowns, rows: [row([0], 9, 9), row([2, 3], 8, 8)] },
      solver,
    )
    expect(contradictions).toHaveLength(1)
    expect(bounds).toEqual([
      { low: 0, high: 4 },
      { low: 0, high: 4 },
      { low: 4, high: 4 },
      { low: 4, high: 4 },
    ])
  })
})
