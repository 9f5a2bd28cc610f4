/**
 * Plans the visits of a shift: a greedy solution, the best one found by local search, and a randomised one near the
 * best.
 */
import { randomisedPlan } from './random-choice.ts'
import { searchRoute, type BestRoutes } from './search.ts'
import type { Routes, ShiftProblem, PlannedVisit, Route } from './shift.ts'
import { visitStarts, RouteEvaluator, worthOf } from './worth.ts'

/** The three plans of one problem. */
interface Plans {
  readonly greedy: Routes
  readonly best: Routes
  /** Plan to be issued: chosen by the seed among plans within 5 % of the best, random visits aside. */
  readonly issued: Routes
}

/**
 * Search effort as a number of evaluated visits, about 200 ms; halved where crews share places, since evaluation then
 * costs more.
 */
const EFFORT = 1_800_000
/** Rounds over the crews where they share places: each is optimised again given the routes of the others. */
const ROUNDS = 2

/** Plans of a problem. Deterministic for a problem and seed. Cost: at most half a second for 4 crews and 60 places. */
export function plansFor(problem: ShiftProblem, seed: number): Plans {
  const greedy = greedyRoutes(problem)
  const patches = problem.patches
  const isShared = new Set(patches.flat()).size < patches.flat().length
  const rounds = isShared ? ROUNDS : 1
  const effort = (isShared ? EFFORT / 2 : EFFORT) / Math.max(1, patches.length * rounds)
  let best = greedy
  let searched: readonly BestRoutes[] = []
  for (let round = 0; round < rounds; round++)
    for (const crew of patches.keys()) {
      const evaluator = new RouteEvaluator(problem, visitStarts(problem, best, crew))
      const next = searchRoute({ problem, crew, evaluator, effort }, best[crew] ?? [])
      searched = Object.assign([...searched], { [crew]: next })
      best = best.with(crew, next.route)
    }
  if (worthOf(problem, best) < worthOf(problem, greedy)) best = greedy
  const issued = randomisedPlan(problem, { best, near: searched.map(({ near }) => near), seed })
  return { greedy, best, issued }
}

/**
 * Greedy routes: the crew that is free first takes the place with the highest gain per minute, until no crew can add a
 * visit. Starting point and reference of the local search. Cost: visits times places.
 */
function greedyRoutes(problem: ShiftProblem): Routes {
  const routes: Route[] = problem.patches.map(() => [])
  const done = problem.patches.map(() => 0)
  const open = new Set(problem.patches.keys())
  const evaluator = new RouteEvaluator(problem, [])
  while (open.size > 0) {
    const crew = [...open].reduce((first, next) => ((done[next] ?? 0) < (done[first] ?? 0) ? next : first))
    const route = routes[crew] ?? []
    const next = bestNext(
      route,
      problem.patches[crew] ?? [],
      evaluator.setOtherVisits(visitStarts(problem, routes, crew)),
    )
    if (next) {
      routes[crew] = [...route, next.visit]
      done[crew] = next.done
    } else open.delete(crew)
  }
  return routes
}

function bestNext(route: Route, patch: readonly number[], evaluator: RouteEvaluator) {
  const before = evaluator.evaluate(route)
  const from = evaluator.done
  let best: { readonly visit: PlannedVisit; readonly done: number } | null = null
  let bestRate = 1e-12
  for (const place of patch) {
    const visit = { place, notBefore: 0 }
    const gain = evaluator.evaluate([...route, visit]) - before
    const rate = gain / Math.max(1, evaluator.done - from)
    if (gain > 0 && rate > bestRate) [best, bestRate] = [{ visit, done: evaluator.done }, rate]
  }
  return best
}
