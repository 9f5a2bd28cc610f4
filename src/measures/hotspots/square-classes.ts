/** The classes in which squares and density are coloured: fixed from the whole data, so that a colour means one thing. */

/** Five classes by their least values; what is less has no colour. */
export type Classes = readonly [number, number, number, number, number]

/** So many of the squares that hold anything lie in the uppermost class, in a usual year of the data. */
const UPPERMOST_SHARE = 0.01
const STEPS = [1 / 24, 1 / 8, 1 / 4, 1 / 2, 1] as const
const DAYS_A_YEAR = 365.25

/**
 * By the values of all data, brought to one year: the least of the uppermost class is where a hundredth of what is
 * not nought begins, rounded to a number that the lower classes divide. Neither window, categories nor hours play a
 * part in it.
 */
export function fixedClasses(values: ArrayLike<number>, days: number): Classes {
  const yearly = DAYS_A_YEAR / Math.max(1, days)
  const held = Array.from(values)
    .filter((value) => value > 0)
    .map((value) => value * Math.min(1, yearly))
    .toSorted((a, b) => b - a)
  const top = rounded(held[Math.floor(held.length * UPPERMOST_SHARE)] ?? 0)
  const [a, b, c, d, e] = STEPS.map((step) => top * step)
  return [a ?? 1, b ?? 3, c ?? 6, d ?? 12, e ?? 24]
}

/** 24, 48, 120, 240 and so on: the nearest by ratio, and never under 24. */
function rounded(value: number): number {
  const steps = [1, 10, 100, 1000].flatMap((ten) => [1, 2, 5].map((times) => 24 * ten * times))
  const away = (step: number) => Math.abs(Math.log(step / Math.max(value, 1)))
  return steps.reduce((best, step) => (away(step) < away(best) ? step : best))
}

/** The same for counts: a single report has a colour, since nought has none. */
export const withOne = ([, ...more]: Classes): Classes => [1, ...more]

/** 0 for what is under the first class, else 1 to 5. */
export function classOf(classes: Classes, value: number): number {
  let found = 0
  while (found < classes.length && value >= (classes[found] ?? Infinity)) found++
  return found
}
