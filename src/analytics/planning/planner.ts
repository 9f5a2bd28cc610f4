/** The plan of a shift: the best found, and the one given out. */

import { drawnPlan } from './random-choice.ts'
import { searchedRoute, type BestRoutes } from './search.ts'
import type { Routes, ShiftProblem, PlannedVisit, Route } from './shift.ts'
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

/** The plan that anybody would make: each crew in turn goes where most is gained for the time it takes. */

/**
 * Crews in turn, the one that is free first: to the place that adds most a minute. Ends when no crew can add any.
 * What a better search is measured against, and what it begins from. Cost: visits times places.
 */
function greedyRoutes(problem: ShiftProblem): Routes {
  const routes: Route[] = problem.patches.map(() => [])
  const done = problem.patches.map(() => 0)
  const open = new Set(problem.patches.keys())
  const scales = new Scales(problem, [])
  while (open.size > 0) {
    const crew = [...open].reduce((first, next) => ((done[next] ?? 0) < (done[first] ?? 0) ? next : first))
    const route = routes[crew] ?? []
    const next = bestNext(route, problem.patches[crew] ?? [], scales.besides(beginsOf(problem, routes, crew)))
    if (next) {
      routes[crew] = [...route, next.visit]
      done[crew] = next.done
    } else open.delete(crew)
  }
  return routes
}

function bestNext(route: Route, patch: readonly number[], scales: Scales) {
  const before = scales.weigh(route)
  const from = scales.done
  let best: { readonly visit: PlannedVisit; readonly done: number } | null = null
  let most = 1e-12
  for (const place of patch) {
    const visit = { place, notBefore: 0 }
    const gain = scales.weigh([...route, visit]) - before
    const rate = gain / Math.max(1, scales.done - from)
    if (gain > 0 && rate > most) [best, most] = [{ visit, done: scales.done }, rate]
  }
  return best
}
