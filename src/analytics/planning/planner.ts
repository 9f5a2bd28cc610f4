/** The plan of a shift: the best found, and the one given out. */
import { greedyRoutes } from './greedy.ts'
import { drawnPlan } from './random-choice.ts'
import { searchedRoute, type BestRoutes } from './search.ts'
import type { Routes, ShiftProblem } from './shift.ts'
import { beginsOf, Scales, worthOf } from './worth.ts'

interface Plans {
  readonly greedy: Routes
  readonly best: Routes
  /** Within 5 % of the best, its visits by lot aside: what the seed chose. */
  readonly given: Routes
}

/** Visits weighed in all, before the search ends: some 200 ms; half where each is weighed against the others' too. */
const EFFORT = 1_800_000
/** Where crews share places, each looks again at what the others did. */
const ROUNDS = 2

/** The same problem and seed give the same plans. Cost: half a second at most for 4 crews and 60 places. */
export function plansFor(problem: ShiftProblem, seed: number): Plans {
  const greedy = greedyRoutes(problem)
  const patches = problem.patches
  const isShared = new Set(patches.flat()).size < patches.flat().length
  const rounds = isShared ? ROUNDS : 1
  const effort = (isShared ? EFFORT / 2 : EFFORT) / Math.max(1, patches.length * rounds)
  let best = greedy
  let found: readonly BestRoutes[] = []
  for (let round = 0; round < rounds; round++)
    for (const crew of patches.keys()) {
      const scales = new Scales(problem, beginsOf(problem, best, crew))
      const next = searchedRoute({ problem, crew, scales, effort }, best[crew] ?? [])
      found = Object.assign([...found], { [crew]: next })
      best = best.with(crew, next.route)
    }
  if (worthOf(problem, best) < worthOf(problem, greedy)) best = greedy
  const given = drawnPlan(problem, { best, near: found.map(({ near }) => near), seed })
  return { greedy, best, given }
}
