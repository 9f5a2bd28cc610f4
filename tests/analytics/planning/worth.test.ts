/** Value of visits and travel times, by hand. */
import { expect, test } from 'vitest'
import { runningReports } from '../../../src/analytics/planning/shift.ts'
import {
  arrivalMinute,
  firstFreeMinute,
  BY_CAR,
  DETOUR,
  minutesBetween,
  ON_FOOT,
} from '../../../src/analytics/planning/timetable.ts'
import { coveredReports } from '../../../src/analytics/planning/worth.ts'
import { metresBetween } from '../../../src/analytics/geometry.ts'

const cumulative = runningReports([1, 2, 3, 4, 5, 6], (minute) => Math.floor(minute / 60), 240)

test('a visit is worth the expected reports of the two hours after its start', () => {
  expect(coveredReports(cumulative, [0])).toBeCloseTo(1 + 2)
  expect(coveredReports(cumulative, [30])).toBeCloseTo(0.5 + 2 + 1.5)
  expect(coveredReports(cumulative, [240])).toBeCloseTo(5 + 6)
})
test('a second visit inside two hours counts only the time not yet covered', () => {
  expect(coveredReports(cumulative, [0, 60])).toBeCloseTo(1 + 2 + 3)
  expect(coveredReports(cumulative, [0, 120])).toBeCloseTo(1 + 2 + 3 + 4)
  expect(coveredReports(cumulative, [0, 0])).toBeCloseTo(3)
})
test('travel pauses and no visit starts during a break', () => {
  const breaks = [{ from: 60, to: 90 }]
  expect(arrivalMinute(breaks, 50, 10)).toBe(60)
  expect(arrivalMinute(breaks, 50, 11)).toBe(91)
  expect(arrivalMinute(breaks, 70, 5)).toBe(95)
  expect(firstFreeMinute(breaks, 45, 15)).toBe(45)
  expect(firstFreeMinute(breaks, 46, 15)).toBe(90)
})
test('travel time is the straight line times 1.3 at the speed, rounded up', () => {
  const [from, to] = [
    [-2.63, 53.54],
    [-2.63, 53.55],
  ] as const
  const metres = metresBetween(from, to)
  expect(minutesBetween(from, to, ON_FOOT)).toBe(Math.ceil((metres * DETOUR) / 75))
  expect(minutesBetween(from, to, BY_CAR)).toBe(Math.ceil((metres * DETOUR) / (25_000 / 60) + 3))
  expect(minutesBetween(from, from, BY_CAR)).toBe(0)
})
