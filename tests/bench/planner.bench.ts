/** The planner against the exact optimum and the greedy plan, and the time of a shift of realistic size. */
import { worthWithoutRandomVisits } from '../../src/analytics/planning/random-choice.ts'
import { plansFor } from '../../src/analytics/planning/planner.ts'
import { worthOf } from '../../src/analytics/planning/worth.ts'
import { exactWorth } from '../analytics/planning/exact-optimum.ts'
import { inventedShift } from '../analytics/planning/invented-shifts.ts'
import { median, milliseconds, report } from './harness.ts'

const GRID = 15
const OPTIMUM = 'exact optimum by dynamic programming'

for (const seed of [1, 2, 3, 4, 5, 6, 7, 8]) {
  const [places, minutes] = [3 + (seed % 3), 180 + 60 * (seed % 4)]
  const problem = inventedShift({ seed, places, minutes, gridMinutes: GRID, hasEnds: seed % 2 === 0 })
  const optimum = exactWorth(problem, GRID)
  const begun = performance.now()
  const { best, issued, greedy } = plansFor(problem, seed)
  const took = performance.now() - begun
  const name = `plan.shift-${seed}.${places}-places.${best.flat().length}-visits`
  const line = (what: string, value: number, bar?: string) =>
    report({
      name: `${name}.${what}`,
      value,
      unit: 'reports',
      peer: OPTIMUM,
      ratio: value / optimum,
      ...(bar !== undefined && { bar }),
    })
  report({ name: `${name}.optimum`, value: optimum, unit: 'reports' })
  line('best', worthOf(problem, best), '>= 0.95')
  line('given', worthWithoutRandomVisits(problem, issued), '>= 0.9')
  line('greedy', worthOf(problem, greedy))
  report({ name: `${name}.time`, value: took, unit: 'ms' })
}

/** On foot each crew has a patch; by car all crews share all places. */
for (const [name, isApart] of [
  ['on-foot', true],
  ['by-car', false],
] as const) {
  const shift = {
    seed: 5,
    places: 60,
    minutes: 480,
    crews: 4,
    isApart,
    across: 40,
    breaks: [{ from: 240, to: 285 }],
  }
  const problem = inventedShift(shift)
  const times: number[] = []
  for (let run = 0; run < 7; run++) times.push(await milliseconds(() => plansFor(problem, run)))
  report({ name: `plan.4-crews-60-places.${name}`, value: median(times), unit: 'ms', bar: '<= 500' })
}
