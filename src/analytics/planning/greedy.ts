/** The plan that anybody would make: each crew in turn goes where most is gained for the time it takes. */
import type { PlannedVisit, Route, Routes, ShiftProblem } from './shift.ts'
import { beginsOf, Scales } from './worth.ts'

/**
 * Crews in turn, the one that is free first: to the place that adds most a minute. Ends when no crew can add any.
 * What a better search is measured against, and what it begins from. Cost: visits times places.
 */
export function greedyRoutes(problem: ShiftProblem): Routes {
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
