/** Plans against the exact optimum and the greedy plan, and the constraints that every plan meets. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { worthWithoutRandomVisits } from '../../../src/analytics/planning/random-choice.ts'
import { plansFor } from '../../../src/analytics/planning/planner.ts'
import type { Route, Routes, ShiftProblem } from '../../../src/analytics/planning/shift.ts'
import { arrivalMinute, timetable } from '../../../src/analytics/planning/timetable.ts'
import { worthOf } from '../../../src/analytics/planning/worth.ts'
import { exactWorth } from './exact-optimum.ts'
import { inventedShift, type ShiftOptions } from './invented-shifts.ts'

const placesIn = (routes: Routes) => routes.map((route) => route.map(({ place }) => place))

describe('against the exact optimum, on shifts of up to 12 visits', () => {
  const shifts = Array.from({ length: 40 }, (_, i): ShiftOptions => ({
    seed: i + 1,
    places: 3 + (i % 3),
    minutes: 180 + 60 * (i % 4),
    gridMinutes: 15,
    hasEnds: i % 2 === 0,
  }))
  const results = shifts.map((of) => {
    const problem = inventedShift(of)
    const plans = plansFor(problem, of.seed)
    return { of, problem, ...plans, optimum: exactWorth(problem, 15) }
  })

  test('the synthetic shifts reach 12 visits and have a positive optimum', () => {
    expect(Math.max(...results.map(({ best }) => best.flat().length))).toBe(12)
    expect(results.every(({ optimum }) => optimum > 0)).toBe(true)
  })
  test.each(results)(
    'shift $of.seed: the best plan is within 5 % and the issued one within 10 % of the optimum',
    ({ problem, optimum, best, issued }) => {
      expect(worthOf(problem, best) / optimum).toBeGreaterThanOrEqual(0.95)
      // A plan above the optimum would prove the reference wrong.
      expect(worthOf(problem, best) / optimum).toBeLessThanOrEqual(1 + 1e-9)
      expect(worthWithoutRandomVisits(problem, issued) / optimum).toBeGreaterThanOrEqual(0.9)
    },
  )
})

describe('any plan', () => {
  const anyShift = fc.record({
    seed: fc.integer({ min: 1, max: 1e6 }),
    places: fc.integer({ min: 1, max: 12 }),
    minutes: fc.integer({ min: 10, max: 480 }),
    crews: fc.integer({ min: 1, max: 3 }),
    hasEnds: fc.boolean(),
    isApart: fc.boolean(),
    breaks: fc.constantFrom(
      [],
      [{ from: 100, to: 130 }],
      [
        { from: 0, to: 20 },
        { from: 200, to: 245 },
      ],
    ),
  })
  test('respects shift length, travel times, breaks and the interval between visits to one place', () => {
    fc.assert(
      fc.property(anyShift, (of) => {
        const problem = inventedShift(of)
        const { greedy, best, issued } = plansFor(problem, of.seed)
        for (const route of [...greedy, ...best, ...issued]) expectFeasible(problem, route)
        expect(worthOf(problem, best)).toBeGreaterThanOrEqual(worthOf(problem, greedy))
        expect(issued.flat().filter(({ isRandom }) => isRandom).length).toBeLessThanOrEqual(
          issued.flat().length / 10,
        )
        for (const [crew, route] of issued.entries())
          expect(route.every(({ place }) => problem.patches[crew]?.includes(place))).toBe(true)
      }),
      { numRuns: 60 },
    )
  })
  test('is the same for the same seed', () => {
    const of = { seed: 3, places: 12, minutes: 480, crews: 2, isApart: true }
    expect(plansFor(inventedShift(of), 9)).toEqual(plansFor(inventedShift(of), 9))
  })
  test('differs between seeds, while the best plan does not', () => {
    const problem = inventedShift({ seed: 3, places: 12, minutes: 480, crews: 2, isApart: true })
    const plans = [1, 2, 3, 4, 5].map((seed) => plansFor(problem, seed))
    expect(new Set(plans.map(({ issued }) => JSON.stringify(placesIn(issued)))).size).toBe(5)
    expect(new Set(plans.map(({ best }) => JSON.stringify(placesIn(best)))).size).toBe(1)
  })
  test.each([
    { places: 8, across: 20 },
    { places: 16, across: 40 },
  ])('differs between seeds where random visits use up the permitted loss: %j', (of) => {
    const breaks = [{ from: 240, to: 285 }]
    const problem = inventedShift({ ...of, seed: 3, minutes: 480, crews: 2, isApart: true, breaks })
    const plans = [1, 2, 3, 4, 5].map((seed) => plansFor(problem, seed))
    const orders = plans.map(({ issued }) => issued.map((route) => route.map(({ place }) => place)))
    expect(new Set(orders.map((order) => JSON.stringify(order))).size).toBe(5)
    for (const { best, issued } of plans)
      expect(worthWithoutRandomVisits(problem, issued) / worthOf(problem, best)).toBeGreaterThanOrEqual(0.9)
  })
  test('chooses a tenth of its visits at random among places of middle rank', () => {
    const problem = inventedShift({ seed: 5, places: 60, minutes: 480, crews: 4, isApart: true })
    const { issued } = plansFor(problem, 4127)
    const visits = issued.flat()
    expect(visits.filter(({ isRandom }) => isRandom)).toHaveLength(Math.floor(visits.length / 10))
    const usual = problem.cumulativeReports.map((sums) => sums.at(-1) ?? 0).sort((a, b) => b - a)
    for (const { place } of visits.filter(({ isRandom }) => isRandom)) {
      const rank = usual.indexOf(problem.cumulativeReports[place]?.at(-1) ?? -1)
      expect(rank).toBeGreaterThanOrEqual(20)
      expect(rank).toBeLessThan(40)
    }
  })
})

function expectFeasible(problem: ShiftProblem, route: Route) {
  const timed = timetable(problem, route)
  if (!timed) throw new Error('a route longer than its shift')
  expect(timed.done).toBeLessThanOrEqual(problem.minutes)
  const { visitMinutes, breaks, revisitMinutes } = problem
  for (const [i, { begin, end, leaves, travel, place }] of timed.visits.entries()) {
    expect(end - begin).toBe(visitMinutes)
    expect(leaves).toBe(timed.visits[i - 1]?.end ?? 0)
    expect(begin).toBeGreaterThanOrEqual(arrivalMinute(breaks, leaves, travel))
    const paused = breaks.reduce(
      (sum, { from, to }) => sum + Math.max(0, Math.min(to, begin) - Math.max(from, leaves)),
      0,
    )
    expect(begin - leaves - paused).toBeGreaterThanOrEqual(travel)
    expect(breaks.every(({ from, to }) => end <= from || begin >= to)).toBe(true)
    const last = timed.visits.findLast((other, at) => at < i && other.place === place)
    if (last) expect(begin - last.begin).toBeGreaterThanOrEqual(revisitMinutes)
  }
}
