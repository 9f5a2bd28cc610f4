/** The arithmetic behind the benches: medians, pairs, and when a bar is broken. */
import { describe, expect, test } from 'vitest'
import { isWithinBar, median, milliseconds, pairedMedians } from './harness.ts'

describe('a median', () => {
  test.each([
    [[3], 3],
    [[9, 1, 5], 5],
    [[4, 1, 3, 2], 2.5],
  ])('of %j is %d', (values, middle) => expect(median(values)).toBe(middle))
  test('of none is no number', () => expect(median([])).toBeNaN())
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
  ])('of %j against %s: %s', (measure, bar, kept) => expect(isWithinBar(measure, bar)).toBe(kept))
  test.each(['< 4', '<=4', '4', '<= four'])('is not written as %s', (bar) => {
    expect(() => isWithinBar({ value: 1 }, bar)).toThrow(bar)
  })
})

test('pairs take turns in going first, after one of each that does not count', async () => {
  const order: string[] = []
  const pair = await pairedMedians({ ours: () => order.push('o'), peer: () => order.push('p') }, 3)
  expect(order.join('')).toBe('opoppoop')
  expect(pair.ours).toBeGreaterThanOrEqual(0)
})

test('a run is timed over as many times as asked', async () => {
  let runs = 0
  await milliseconds(() => (runs += 1), 7)
  expect(runs).toBe(7)
})
