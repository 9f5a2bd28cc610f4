/** What a visit is worth, reckoned by hand; and how long ways take. */
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

const two = runningReports([1, 2, 3, 4, 5, 6], (minute) => Math.floor(minute / 60), 240)

test('a visit is worth what is usual in the two hours after it', () => {
  expect(coveredReports(two, [0])).toBeCloseTo(1 + 2)
  expect(coveredReports(two, [30])).toBeCloseTo(0.5 + 2 + 1.5)
  expect(coveredReports(two, [240])).toBeCloseTo(5 + 6)
})
test('a second visit inside two hours counts only the time not yet covered', () => {
  expect(coveredReports(two, [0, 60])).toBeCloseTo(1 + 2 + 3)
  expect(coveredReports(two, [0, 120])).toBeCloseTo(1 + 2 + 3 + 4)
  expect(coveredReports(two, [0, 0])).toBeCloseTo(3)
})
test('nobody travels or begins a visit in a break', () => {
  const breaks = [{ from: 60, to: 90 }]
  expect(arrivalMinute(breaks, 50, 10)).toBe(60)
  expect(arrivalMinute(breaks, 50, 11)).toBe(91)
  expect(arrivalMinute(breaks, 70, 5)).toBe(95)
  expect(firstFreeMinute(breaks, 45, 15)).toBe(45)
  expect(firstFreeMinute(breaks, 46, 15)).toBe(90)
})
test('a way is the straight line times 1.3 at the pace, rounded up', () => {
  const [from, to] = [
    [-2.63, 53.54],
    [-2.63, 53.55],
  ] as const
  const metres = metresBetween(from, to)
  expect(minutesBetween(from, to, ON_FOOT)).toBe(Math.ceil((metres * DETOUR) / 75))
  expect(minutesBetween(from, to, BY_CAR)).toBe(Math.ceil((metres * DETOUR) / (25_000 / 60) + 3))
  expect(minutesBetween(from, from, BY_CAR)).toBe(0)
})
