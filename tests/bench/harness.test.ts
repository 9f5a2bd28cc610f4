/** Arithmetic of the benches: medians, paired runs, and evaluation of bars. */
import { describe, expect, test } from 'vitest'
import { isWithinBar, median, milliseconds, pairedMedians } from './harness.ts'

describe('a median', () => {
  test.each([
    [[3], 3],
    [[9, 1, 5], 5],
    [[4, 1, 3, 2], 2.5],
  ])('of %j is %d', (values, middle) => expect(median(values)).toBe(middle))
  test('of an empty list is NaN', () => expect(median([])).toBeNaN())
})

describe('a bar', () => {
  test.each([
    [{ value: 4 }, '<= 4', true],
    [{ value: 4.1 }, '<= 4', false],
    [{ value: 4 }, '>= 4.5', false],
    [{ value: 100, ratio: 0.01 }, '<= 0.02', true],
    [{ value: 1, ratio: 0.03 }, '<= 0.02', false],
    [{ value: NaN }, '<= 4', false],
    [{ value: NaN }, '>= 4', false],
  ])('of %j against %s: %s', (measure, bar, expected) => expect(isWithinBar(measure, bar)).toBe(expected))
  test.each(['< 4', '<=4', '4', '<= four'])('throws when written as %s', (bar) => {
    expect(() => isWithinBar({ value: 1 }, bar)).toThrow(bar)
  })
})

test('pairs alternate in order, after one warm-up run of each', async () => {
  const order: string[] = []
  const pair = await pairedMedians({ ours: () => order.push('o'), peer: () => order.push('p') }, 3)
  expect(order.join('')).toBe('opoppoop')
  expect(pair.ours).toBeGreaterThanOrEqual(0)
})

test('a run is repeated as often as requested', async () => {
  let runs = 0
  await milliseconds(() => (runs += 1), 7)
  expect(runs).toBe(7)
})
